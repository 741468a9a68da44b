/* Printing, comparing and walking syntax trees.
 *
 *     yl_strbuf out = {0};
 *     yl_ast_dump(statement, &out);            // (insert :path t :query (query ...)), for tests
 *     yl_ast_unparse(statement, NULL, &out);   // INSERT INTO `t`\nSELECT ..., SQL again
 *     if (out.oom) ...
 *
 * The unparser writes names in backticks and keywords in capitals, one clause a line, as Flink
 * writes the query of a view. Parsing its text gives an equal tree again.
 */
#ifndef YL_SQL_AST_PRINT_H
#define YL_SQL_AST_PRINT_H

#include "base/strbuf.h"
#include "sql/ast.h"

/* One line; fields that have their default are left out. `node` may be NULL. */
void yl_ast_dump(const yl_ast *node, yl_strbuf *out);

/* Whether two trees say the same; spans, and quotes that a name does not need, do not count.
 * Either may be NULL. */
bool yl_ast_equal(const yl_ast *a, const yl_ast *b);

/* Calls `visit` for each direct child in the order of the text (roughly); stops and returns false
 * when a call returns false. Children inside of JSON clauses and window bounds are included. */
bool yl_ast_each_child(const yl_ast *node, bool (*visit)(const yl_ast *child, void *arg),
                       void *arg);

/* How to write what the caller knows better.
 *
 * `node` is asked for every node before it is written, and returns true when it has written the
 * node itself (a star as its columns, a table with its full name). `function` is asked for the
 * name of every call, and returns true when it has written that (a built-in without backticks).
 * Either may be NULL. With `validated`, calls that Flink's validator replaces are written as it
 * leaves them: EXTRACT(YEAR FROM d) for YEAR(d). */
typedef struct yl_ast_writer {
    bool (*node)(const yl_ast *node, yl_strbuf *out, void *arg);
    void *arg;
    bool (*function)(const yl_ast_call *call, yl_strbuf *out, void *arg);
    bool validated;
} yl_ast_writer;

/* `writer` may be NULL. A node that is no statement is written as the part of SQL that it is. */
void yl_ast_unparse(const yl_ast *node, const yl_ast_writer *writer, yl_strbuf *out);

/* `name`, with doubled backticks; 'text', with doubled quotes; `a`.`b`. */
void yl_ast_unparse_name(yl_str name, yl_strbuf *out);
void yl_ast_unparse_string(yl_str text, yl_strbuf *out);
void yl_ast_unparse_path(const yl_ast_path *path, yl_strbuf *out);

/* The words of operators and other enums as SQL spells them. */
const char *yl_ast_binary_text(yl_ast_binary_op op);
const char *yl_ast_unit_text(yl_ast_unit unit);
const char *yl_ast_type_text(yl_ast_type_kind type);

#endif
