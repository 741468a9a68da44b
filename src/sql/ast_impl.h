/* Shared by ast_print.c and the unparser: the words of the enums. Not for others. */
#ifndef YL_SQL_AST_IMPL_H
#define YL_SQL_AST_IMPL_H

#include "sql/ast_print.h"

extern const char *const yl_ast_binary_names[];
extern const char *const yl_ast_is_names[];
extern const char *const yl_ast_like_names[];
extern const char *const yl_ast_collection_names[];
extern const char *const yl_ast_unit_names[];
extern const char *const yl_ast_type_names[];
extern const char *const yl_ast_set_op_names[];
extern const char *const yl_ast_grouping_names[];
extern const char *const yl_ast_frame_names[];
extern const char *const yl_ast_bound_names[];
extern const char *const yl_ast_merging_names[];
extern const char *const yl_ast_feature_names[];
extern const char *const yl_ast_language_names[];
extern const char *const yl_ast_object_names[];
extern const char *const yl_ast_show_names[];
extern const char *const yl_ast_json_names[];

/* The state of one run of the unparser. */
typedef struct yl_unparser {
    const yl_ast_writer *writer;
    yl_strbuf *out;
} yl_unparser;

/* Any node; parentheses are the caller's. */
void yl_unparse_node(const yl_unparser *u, const yl_ast *node);
/* An expression, in parentheses when it binds weaker than `min` (parser_expr.c has the ranks). */
void yl_unparse_expr(const yl_unparser *u, const yl_ast *expr, int min);
/* a, b, c */
void yl_unparse_list(const yl_unparser *u, const yl_ast_list *list, const char *separator);
void yl_unparse_names(const yl_unparser *u, const yl_ast_name_list *names);
/* [ AS `a` (`b`, `c`)] with a blank before */
void yl_unparse_alias(const yl_unparser *u, const yl_ast_alias *alias);
/* "PARTITION BY ..." and "ORDER BY ..." with a blank before; nothing for empty lists */
void yl_unparse_partition_by(const yl_unparser *u, const yl_ast_list *list);
void yl_unparse_order_by(const yl_unparser *u, const yl_ast_list *list);
void yl_unparse_qualifier(const yl_unparser *u, const yl_ast_interval_qualifier *qualifier);
/* A query in parentheses, also where it is a body. */
void yl_unparse_paren_query(const yl_unparser *u, const yl_ast *query);
/* The hint comment with a blank before; nothing without hints. */
void yl_unparse_hints(const yl_unparser *u, const yl_ast_list *hints);

/* The kinds of nodes that each file writes; false when the kind is another file's. */
bool yl_unparse_expr_kind(const yl_unparser *u, const yl_ast *node);
bool yl_unparse_call_kind(const yl_unparser *u, const yl_ast *node);
bool yl_unparse_query_kind(const yl_unparser *u, const yl_ast *node);
bool yl_unparse_statement_kind(const yl_unparser *u, const yl_ast *node);
/* What Flink's validator writes in another way; false: as usual. */
bool yl_unparse_validated(const yl_unparser *u, const yl_ast *node);

#endif
