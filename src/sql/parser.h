/* From SQL text to syntax trees: Flink SQL 2.x (docs/grammar.ebnf).
 *
 *     yl_sql_script script;                        // a whole text, statement by statement
 *     yl_sql_script_init(&script, arena, sql);
 *     for (;;) {
 *         yl_ast *statement;
 *         YL_TRY(yl_sql_script_next(&script, &statement, err));
 *         if (statement == NULL)
 *             break;
 *         ... spans count from the beginning of the whole text ...
 *     }
 *
 * Errors are YL_ERR_SYNTAX (or UNSUPPORTED, MEMORY, BUDGET) with the span of the token that does
 * not fit, "expected X, found Y", and often a hint; yl_error_locate turns the span into line and
 * column. The parser is a function of its text: no global state, any number of threads.
 */
#ifndef YL_SQL_PARSER_H
#define YL_SQL_PARSER_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "sql/ast.h"

enum {
    YL_SQL_BYTES_MAX = 16 << 20, /* longest text */
    YL_SQL_DEPTH_MAX = 400,      /* deepest nesting of syntax: parentheses, subqueries, types */
    /* Highest tree. Chains of operators of one rank (a OR b OR ...) lean to the left and are as
     * high as they are long, whatever recursive walk goes over them needs stack for it. */
    YL_SQL_HEIGHT_MAX = 2000
};

/* Parses all statements of `sql`, separated by semicolons; empty ones are dropped. The text is
 * copied into the arena, so the trees need nothing else. On failure *statements is empty. */
yl_status yl_sql_parse(yl_arena *arena, yl_str sql, yl_ast_list *statements, yl_error *err);

/* Parses exactly one statement (a closing semicolon is fine). */
yl_status yl_sql_parse_one(yl_arena *arena, yl_str sql, yl_ast **statement, yl_error *err);

/* Parses a text that is a single expression: a computed column or a filter kept as text. */
yl_status yl_sql_parse_expr(yl_arena *arena, yl_str sql, yl_ast **expr, yl_error *err);

/* Parses a text that is a data type: "ROW<a INT NOT NULL, b STRING>". */
yl_status yl_sql_parse_type(yl_arena *arena, yl_str sql, yl_ast **type, yl_error *err);

/* Parses a text that is a name: "cat.db.`t x`". Any keyword may stand in it, as in Flink's Table
 * API; at most three parts. */
yl_status yl_sql_parse_path(yl_arena *arena, yl_str sql, yl_ast_path *path, yl_error *err);

/* One statement after the other. BEGIN STATEMENT SET, its INSERTs and END come as they stand, one
 * by one. After an error the script may go on: the next call begins behind the next semicolon. */
typedef struct yl_sql_script {
    yl_arena *arena;
    yl_str sql;    /* the arena's copy, once the first statement was asked for */
    size_t offset; /* where the next statement begins */
    bool started;
} yl_sql_script;

/* `sql` must live until the first yl_sql_script_next. */
void yl_sql_script_init(yl_sql_script *script, yl_arena *arena, yl_str sql);
/* *statement is NULL at the end. */
yl_status yl_sql_script_next(yl_sql_script *script, yl_ast **statement, yl_error *err);

typedef enum yl_sql_split_result {
    YL_SPLIT_STATEMENT,  /* *extent is one statement, without its semicolon */
    YL_SPLIT_INCOMPLETE, /* text without its semicolon, or inside of a quote, comment or block */
    YL_SPLIT_END         /* only blanks and comments are left */
} yl_sql_split_result;

/* Finds the extent of the next statement at or after `offset`, without parsing it: for a shell
 * that collects lines and for echoing scripts. Semicolons in strings, quoted names, comments and
 * between STATEMENT SET ... END do not count: a BEGIN STATEMENT SET block or an EXECUTE / EXPLAIN
 * STATEMENT SET is one extent. *next is where to go on. For INCOMPLETE the extent is the rest of
 * the text (trimmed), which a script's last statement without a semicolon is as well, and
 * *inside says what is open: ';' nothing but the semicolon, '\'' a string, '`' a name,
 * '*' a comment, 'S' a statement set. `inside` may be NULL. */
yl_sql_split_result yl_sql_split(yl_str sql, size_t offset, yl_span *extent, size_t *next,
                                 char *inside);

#endif
