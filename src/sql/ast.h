/* The syntax tree of a SQL statement: what was written, where, and nothing about what it means.
 *
 * Names are not resolved, types are not checked, defaults are not filled in: that is the binder's
 * work. The parser builds the tree in an arena and nobody changes it afterwards; a tree lives as
 * long as its arena. Texts (yl_str) point into the arena or into the source text, which must
 * therefore live as long as the tree (yl_sql_parse copies it into the arena).
 *
 *     const yl_ast *e = ...;
 *     switch (e->kind) {
 *     case YL_AST_BINARY: {
 *         const yl_ast_binary *b = yl_ast_as_binary(e);      // asserts the kind
 *         ... b->op, b->left, b->right ...
 *
 * Invariants:
 *  1. Every node begins with its head (kind and span). The span covers the node's source text
 *     from its first to its last token, parentheses around it not included (except for row
 *     constructors and queries, where they belong to the syntax); children lie inside of it.
 *     A few nodes that the parser invents (the QUERY around a bare SELECT) share a child's span.
 *  2. A child pointer is non-NULL unless its comment says "or NULL". Lists have NULL items only
 *     when size is 0.
 *  3. The comment at a child says which category it takes: expr (ast_expr.h), query, body, from
 *     item (ast_query.h), statement (ast_stmt.h), or one kind by its name.
 *  4. A tree is at most YL_SQL_HEIGHT_MAX nodes high (a few more for the nodes between), chains
 *     of operators (a OR b OR ...) included, so that recursive walks are safe.
 */
#ifndef YL_SQL_AST_H
#define YL_SQL_AST_H

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/str.h"

typedef enum yl_ast_kind {
    YL_AST_NONE = 0, /* no node has it */
#define YL_AST_NODE(KIND, name) YL_AST_##KIND,
#include "sql/ast_kinds.def"
#undef YL_AST_NODE
    YL_AST_KIND_COUNT
} yl_ast_kind;

/* The head of every node. */
typedef struct yl_ast {
    yl_ast_kind kind;
    yl_span span;
} yl_ast;

/* An immutable list of nodes. */
typedef struct yl_ast_list {
    yl_ast **items;
    size_t size;
} yl_ast_list;

/* One identifier as it counts: case kept, quotes and escapes removed. Absent: text.data NULL. */
typedef struct yl_ast_name {
    yl_str text;
    yl_span span;
    bool quoted; /* was written in backticks */
} yl_ast_name;

typedef struct yl_ast_name_list {
    yl_ast_name *items;
    size_t size;
} yl_ast_name_list;

/* A compound identifier a.b.c; size 0 when it is absent. */
typedef struct yl_ast_path {
    yl_ast_name *items;
    size_t size;
    yl_span span;
} yl_ast_path;

/* A character string literal as a value, where the grammar takes nothing else. Absent: text.data
 * NULL (an empty literal has a non-NULL pointer). */
typedef struct yl_ast_string {
    yl_str text; /* decoded UTF-8; may contain NUL bytes only through U&'\0000' */
    yl_span span;
} yl_ast_string;

static inline bool yl_ast_name_present(yl_ast_name name)
{
    return name.text.data != NULL;
}

static inline bool yl_ast_string_present(yl_ast_string string)
{
    return string.text.data != NULL;
}

/* "binary", "create_table", ...: the node's name in dumps and messages. */
const char *yl_ast_kind_name(yl_ast_kind kind);

#include "sql/ast_expr.h"
#include "sql/ast_query.h"
#include "sql/ast_stmt.h"

/* Checked casts: const yl_ast_binary *yl_ast_as_binary(const yl_ast *node), and so on. */
#define YL_AST_NODE(KIND, name)                                                                    \
    static inline const yl_ast_##name *yl_ast_as_##name(const yl_ast *node)                        \
    {                                                                                              \
        assert(node->kind == YL_AST_##KIND);                                                       \
        return (const yl_ast_##name *)node;                                                        \
    }
#include "sql/ast_kinds.def"
#undef YL_AST_NODE

#endif
