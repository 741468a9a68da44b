/* The binder: from syntax trees to relational trees, names resolved and types inferred.
 *
 * It stands in plan/ and not in sql/ because its results are plan nodes: a tree of its own between
 * AST and plan would only be copied.
 */
#ifndef YL_PLAN_BINDER_H
#define YL_PLAN_BINDER_H

#include "plan/rel.h"
#include "sql/catalog.h"

typedef struct yl_bind_context {
    yl_arena *arena; /* of the statement; plans live there */
    const yl_catalog *catalog;
    const yl_connector_registry *connectors;
    const yl_expr_env *env;
    bool streaming;                  /* execution.runtime-mode */
    bool sinks_drop_nulls;           /* table.exec.sink.not-null-enforcer = DROP */
    yl_length_enforcer sink_lengths; /* table.exec.sink.type-length-enforcer */
} yl_bind_context;

/* A QUERY to a tree whose root gives the query's columns, named as Flink names them (EXPR$0 ...).
 * A top-level ORDER BY and LIMIT is a SORT node at the root. */
yl_status yl_bind_query(const yl_bind_context *context, const yl_ast *query, const yl_rel **out,
                        yl_error *err);
/* INSERT: the query with casts to the sink's columns, a SINK node on top. */
yl_status yl_bind_insert(const yl_bind_context *context, const yl_ast *insert, const yl_rel **out,
                         yl_error *err);
/* A scalar expression over the columns of `schema` (computed columns, watermarks, tests). */
yl_status yl_bind_expr(const yl_bind_context *context, const yl_ast *expr, yl_schema schema,
                       const yl_expr **out, yl_error *err);
/* A TYPE node of the AST. */
yl_status yl_bind_type(yl_arena *arena, const yl_ast *type, const yl_type **out, yl_error *err);
/* CREATE TABLE (without AS) to the definition that the catalog stores: types resolved, computed
 * columns typed, LIKE merged, constraints checked. */
yl_status yl_bind_create_table(const yl_bind_context *context, const yl_ast *create, yl_table *out,
                               yl_error *err);
/* CREATE TABLE ... AS query: the definition, and the INSERT that fills it. */
yl_status yl_bind_create_as(const yl_bind_context *context, const yl_ast *create, yl_table *out,
                            const yl_rel **query, yl_error *err);
/* CREATE/ALTER VIEW: checks the query, expands its names. */
yl_status yl_bind_create_view(const yl_bind_context *context, const yl_ast *create, yl_table *out,
                              yl_error *err);
/* ALTER TABLE: the new definition of `old`. */
yl_status yl_bind_alter_table(const yl_bind_context *context, const yl_ast *alter,
                              const yl_table *old, yl_table *out, yl_error *err);

#endif
