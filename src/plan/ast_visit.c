/* Walks over the expressions of a syntax tree: "is there a ... in here?". */
#include "plan/binder_internal.h"
#include "sql/ast_print.h"

typedef bool (*ast_test)(const yl_ast *node, void *arg);

typedef struct search {
    ast_test test;
    void *arg;
    bool found;
} search;

static bool visit(const yl_ast *node, void *arg)
{
    search *s = arg;
    if (node->kind == YL_AST_QUERY || node->kind == YL_AST_WINDOW)
        return true;
    s->found = s->test(node, s->arg);
    return !s->found && yl_ast_each_child(node, visit, s);
}

bool yl_ast_any(const yl_ast *e, ast_test test, void *arg)
{
    search s = {test, arg, false};
    visit(e, &s);
    return s.found;
}

bool yl_ast_is_aggregate_call(const yl_ast *e)
{
    if (e->kind != YL_AST_CALL)
        return false;
    const yl_ast_call *call = yl_ast_as_call(e);
    return call->over == NULL && call->name.size == 1 &&
           yl_aggregate_exists(call->name.items[0].text);
}

static bool is_aggregate(const yl_ast *node, void *arg)
{
    (void)arg;
    return yl_ast_is_aggregate_call(node);
}

static bool is_subquery(const yl_ast *node, void *arg)
{
    (void)arg;
    return node->kind == YL_AST_SUBQUERY || node->kind == YL_AST_EXISTS ||
           (node->kind == YL_AST_IN && yl_ast_as_in(node)->query != NULL) ||
           (node->kind == YL_AST_QUANTIFIED && yl_ast_as_quantified(node)->query != NULL);
}

bool yl_ast_has_aggregate(const yl_ast *e)
{
    return yl_ast_any(e, is_aggregate, NULL);
}

bool yl_ast_has_subquery(const yl_ast *e)
{
    return yl_ast_any(e, is_subquery, NULL);
}

/* Functions that Flink plans in a way of its own: it writes their names in backticks. */
static bool is_bridged(yl_str name)
{
    static const char *const families[] = {"ARRAY_", "MAP_"};
    static const char *const names[] = {
        "BTRIM",
        "ELT",
        "ENDSWITH",
        "GREATEST",
        "IFNULL",
        "JSON",
        "JSON_QUOTE",
        "JSON_STRING",
        "JSON_UNQUOTE",
        "LEAST",
        "PARSE_JSON",
        "PERCENTILE",
        "PRINTF",
        "REGEXP_COUNT",
        "REGEXP_EXTRACT_ALL",
        "REGEXP_INSTR",
        "REGEXP_SUBSTR",
        "SPLIT",
        "STARTSWITH",
        "TO_TIMESTAMP_LTZ",
        "TYPEOF",
        "TRY_PARSE_JSON",
        "UNHEX",
        "URL_DECODE",
        "URL_ENCODE",
    };
    for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
        size_t n = strlen(families[i]);
        if (name.size > n && yl_str_equal_nocase((yl_str){name.data, n}, yl_str_of(families[i])))
            return !yl_str_equal_nocase(name, YL_STR("ARRAY_AGG"));
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (yl_str_equal_nocase(name, yl_str_of(names[i])))
            return true;
    }
    return false;
}

bool yl_ast_write_function(const yl_ast_call *call, yl_strbuf *out, void *arg)
{
    (void)arg;
    yl_str name = call->name.items[0].text;
    if (call->name.size > 1 || !(yl_function_exists(name) || yl_aggregate_exists(name)))
        return false;
    if (yl_str_equal_nocase(name, YL_STR("CEILING")))
        name.size = 4;
    bool quoted = is_bridged(name);
    if (quoted)
        yl_strbuf_char(out, '`');
    for (size_t i = 0; i < name.size; i++) {
        char c = name.data[i];
        yl_strbuf_char(out, c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c);
    }
    if (quoted)
        yl_strbuf_char(out, '`');
    return true;
}
