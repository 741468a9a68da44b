/* SQL text: any bytes give statements or an error with a place in the text, never more.
 *
 * What parses must print as SQL that parses to an equal tree, its nodes must lie inside of their
 * parents, and its dump must not fail. The splitter must come to the end of every text and agree
 * with the parser where a statement ends.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "sql/ast_print.h"
#include "sql/parser.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition, const char *what, const char *text)
{
    if (condition)
        return;
    fprintf(stderr, "fuzz_parser: %s: %s\n", what, text);
    abort();
}

static bool visit(const yl_ast *child, void *arg)
{
    const yl_span *outer = arg;
    require(child->span.begin >= outer->begin && child->span.end <= outer->end &&
                child->span.begin <= child->span.end,
            "a child outside of its parent", yl_ast_kind_name(child->kind));
    yl_span inner = child->span;
    return yl_ast_each_child(child, visit, &inner);
}

static void print_again(yl_arena *arena, const yl_ast *statement)
{
    yl_strbuf text = {0}, dump = {0};
    yl_error err = {0};
    yl_ast *again;
    if (statement->kind == YL_AST_UNSUPPORTED) /* prints only its name */
        return;
    yl_ast_dump(statement, &dump);
    yl_ast_unparse(statement, NULL, &text);
    yl_status status = yl_sql_parse_one(arena, yl_strbuf_view(&text), &again, &err);
    /* Parentheses that the printer adds may lead beyond the bound on nesting. */
    if (status != YL_ERR_BUDGET) {
        require(status == YL_OK, err.message, yl_strbuf_text(&text));
        require(yl_ast_equal(statement, again), yl_strbuf_text(&text), yl_strbuf_text(&dump));
    }
    yl_strbuf_clear(&text);
    yl_strbuf_clear(&dump);
}

static void split(yl_str sql)
{
    yl_span extent;
    size_t at = 0, next;
    char inside;
    for (;;) {
        yl_sql_split_result result = yl_sql_split(sql, at, &extent, &next, &inside);
        require(next <= sql.size, "split: next beyond the text", "");
        if (result != YL_SPLIT_STATEMENT)
            return;
        require(next > at && extent.begin < extent.end && extent.end <= next,
                "split: an extent that is none", "");
        at = next;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    yl_str sql = {(const char *)data, size};
    yl_arena *arena = yl_arena_new("fuzz", 64 << 20);
    yl_sql_script script;
    if (arena == NULL)
        return 0;
    yl_sql_script_init(&script, arena, sql);
    for (;;) {
        yl_error err = {0};
        yl_ast *statement;
        size_t before = script.offset;
        yl_status status = yl_sql_script_next(&script, &statement, &err);
        if (status != YL_OK) {
            require(err.message[0] != '\0' && err.span.end <= size, "an error without place",
                    err.message);
            if (script.offset == before || status == YL_ERR_MEMORY)
                break;
            continue;
        }
        if (statement == NULL)
            break;
        require(script.offset > before && statement->span.end <= script.offset,
                "a script that stands still", "");
        yl_span span = statement->span;
        yl_ast_each_child(statement, visit, &span);
        print_again(arena, statement);
    }
    split(sql);
    yl_arena_free(arena);
    return 0;
}
