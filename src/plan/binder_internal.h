/* What the bind_*.c files say to each other. Nobody else includes this.
 *
 * A yl_binder goes through one statement. A yl_bind_env says where an expression stands: which
 * columns it sees and what is allowed there. Expressions are bound over the columns of a relation
 * under construction, `*env->rel`: a subquery inside of an expression joins its result to that
 * relation's right and is read as one more column, so the numbers of the columns that were there
 * before never change.
 *
 * Three kinds of columns do not exist yet when an expression is bound. They get numbers out of
 * reach and are replaced when their time comes:
 *
 *     YL_AGGREGATE_BASE + i   the aggregate call env->aggregates->calls[i]
 *     YL_DEFERRED_BASE + i    the subquery env->deferred->items[i], to be joined above the
 * aggregate YL_OUTER_BASE + i       column i of the enclosing query, in a correlated condition
 *
 * Out of memory is asked for at the head of every function that recurses or reads what it made:
 * nodes made after the arena's flag is set are garbage (base/arena.h).
 */
#ifndef YL_PLAN_BINDER_INTERNAL_H
#define YL_PLAN_BINDER_INTERNAL_H

#include "base/list.h"
#include "function/registry.h"
#include "plan/binder.h"
#include "plan/rel_build.h"
#include "plan/scope.h"
#include "sql/parser.h"

enum {
    YL_AGGREGATE_BASE = 1 << 28,
    YL_DEFERRED_BASE = 1 << 29,
    YL_OUTER_BASE = 1 << 30,
    YL_BIND_COLUMNS_MAX = 16384, /* of one relation */
    YL_BIND_VIEWS_MAX = 64,      /* views within views */
    YL_BIND_QUERIES_MAX = 200,   /* queries within queries */
};

/* A WITH item, bound once: every use is the same node. */
typedef struct yl_with_item yl_with_item;
struct yl_with_item {
    yl_str name;
    const yl_rel *rel;
    const yl_with_item *next; /* older ones, and those of the enclosing queries */
};

/* For CREATE VIEW: what the names and stars of its query turned out to be. */
typedef struct yl_bind_use yl_bind_use;
struct yl_bind_use {
    const yl_ast *node;    /* TABLE_NAME, EXPLICIT_TABLE, STAR or COLUMN */
    const yl_table *table; /* of the first two */
    uint32_t n;            /* a star's columns, with the tables they are of (or data NULL) */
    const yl_str *tables, *columns;
    yl_str qualifier; /* a column's table, to be written before its names from number n on */
    yl_bind_use *next;
};

/* A view that was expanded already in this statement. */
typedef struct yl_bind_memo yl_bind_memo;
struct yl_bind_memo {
    const yl_table *table;
    const yl_rel *rel;
    yl_bind_memo *next;
};

typedef struct yl_binder {
    const yl_bind_context *context;
    yl_arena *arena;
    yl_error *err;
    const yl_with_item *with;
    yl_bind_memo *memo;
    const yl_scope *outer;        /* of the enclosing query, for correlated subqueries */
    uint32_t views, queries;      /* how deep */
    bool elsewhere;               /* the tree being bound is not of the statement's text ... */
    yl_span reference;            /* ... but was referred to here */
    const yl_type *const *wanted; /* INSERT: types that bare NULLs of the next select list take */
    uint32_t n_wanted;
    bool records; /* `uses` is wanted */
    yl_bind_use *uses;
    bool keep_order; /* the next query's ORDER BY counts even without a LIMIT */
} yl_binder;

/* ---- Aggregates of one SELECT ---- */

typedef struct yl_agg_list {
    yl_agg_call *calls; /* args over the SELECT's input */
    uint32_t n, capacity;
    bool grouped; /* GROUP BY has keys: aggregates of what is NOT NULL are NOT NULL */
} yl_agg_list;

/* ---- Subqueries that wait for the aggregate below them ---- */

typedef struct yl_deferred {
    const yl_ast *ast;        /* SUBQUERY, IN, EXISTS or QUANTIFIED */
    const yl_rel *rel;        /* the bound subquery */
    const yl_expr **operands; /* of IN and QUANTIFIED */
    uint32_t n_operands;
    const yl_type *type;
} yl_deferred;

typedef struct yl_deferred_list {
    yl_deferred *items;
    uint32_t n, capacity;
} yl_deferred_list;

/* What ORDER BY may call by name or number: the select list before anything was replaced. */
typedef struct yl_alias_list {
    const yl_str *names;
    const yl_expr *const *exprs;
    uint32_t n;
} yl_alias_list;

typedef struct yl_bind_env {
    const yl_scope *scope;
    const char *clause;           /* "WHERE", for messages */
    const yl_rel **rel;           /* where subqueries are joined; NULL: they are refused */
    yl_deferred_list *deferred;   /* not NULL: they wait */
    yl_agg_list *aggregates;      /* NULL: aggregate calls are refused */
    const yl_alias_list *aliases; /* or NULL */
    bool correlated;              /* columns of b->outer may be used */
    bool in_aggregate;            /* inside of an aggregate's arguments */
} yl_bind_env;

/* A relation and what its columns are called in one query. */
typedef struct yl_bound_from {
    const yl_rel *rel;
    const yl_scope *scope;
} yl_bound_from;

/* ---- binder.c ---- */

yl_status yl_binder_init(yl_binder *b, const yl_bind_context *context, yl_error *err,
                         yl_error *spare);
yl_span yl_bind_span(const yl_binder *b, yl_span span);
yl_status yl_bind_memory(const yl_binder *b); /* YL_OK, or out of memory */
#define YL_BIND_ALIVE(b)                                                                           \
    do {                                                                                           \
        if (yl_arena_oom((b)->arena))                                                              \
            return YL_FAIL_MEMORY((b)->err);                                                       \
    } while (0)
/* A growing array in the arena, `*items` with `n` of `*capacity` used. */
yl_status yl_bind_grow(yl_binder *b, void **items, uint32_t n, uint32_t *capacity, size_t size);
/* name, name0, name1 ...: names[n] made different from names[0..n). */
yl_str yl_bind_unique_name(yl_binder *b, const yl_str *names, uint32_t n, yl_str name);

yl_status yl_bind_record(yl_binder *b, yl_bind_use use);

/* ---- bind_query.c ---- */

/* A QUERY node. Its ORDER BY without LIMIT counts only with b->keep_order. */
yl_status yl_bind_query_node(yl_binder *b, const yl_ast *query, const yl_rel **out);
yl_status yl_bind_limits(yl_binder *b, const yl_ast_query *query, int64_t *offset, int64_t *limit);
/* NULLS FIRST or LAST as written or as Flink has it (first when ascending). */
yl_sort_key yl_bind_sort_key(const yl_ast_order_item *item, uint32_t column);
yl_status yl_bind_ordinal(yl_binder *b, const yl_ast *expr, uint32_t n, bool *is_ordinal,
                          uint32_t *column);

/* ---- bind_select.c ---- */

/* A SELECT with the ORDER BY and LIMIT of the query around it. */
yl_status yl_bind_select(yl_binder *b, const yl_ast_select *select, const yl_ast_query *query,
                         const yl_rel **out);
/* The WHERE clause over from->rel, which is replaced. `kept`: the conjuncts that use columns of
 * b->outer are not filtered by but returned (NULL: none are allowed). */
yl_status yl_bind_where(yl_binder *b, const yl_ast *where, yl_bound_from *from,
                        const yl_expr **kept);
/* The select list's expressions and names, stars expanded; arrays in the arena. */
yl_status yl_bind_items(yl_binder *b, const yl_ast_select *select, const yl_bind_env *env,
                        const yl_expr ***exprs, yl_str **names, uint32_t *n);
bool yl_select_has_aggregates(const yl_ast_select *select);

/* ---- bind_from.c, bind_table.c, bind_view.c, bind_values.c ---- */

yl_status yl_bind_from(yl_binder *b, const yl_ast *from, yl_bound_from *out);
/* A FROM clause that is missing: one row, no columns in sight. */
yl_status yl_bind_no_from(yl_binder *b, yl_span span, yl_bound_from *out);
/* A table or view of the catalog as a relation with all its declared columns. */
yl_status yl_bind_table(yl_binder *b, const yl_table *table, const yl_ast_list *hints, yl_span span,
                        const yl_rel **out);
yl_status yl_bind_view(yl_binder *b, const yl_table *view, yl_span span, const yl_rel **out);
/* WITH options and OPTIONS hints without 'connector', and the connector they name. */
yl_status yl_bind_connector(yl_binder *b, const yl_table *table, const yl_ast_list *hints,
                            yl_span span, yl_table_context *context,
                            const yl_connector_type **connector);
/* `cat`.`db`.`t` */
yl_str yl_bind_table_name(yl_binder *b, const yl_table *table);
yl_status yl_bind_values(yl_binder *b, const yl_ast_values *values, const yl_rel **out);

/* ---- bind_insert.c ---- */

/* The SINK for a table that is being created: the query's columns go to those of their names. */
yl_status yl_bind_insert_into(yl_binder *b, const yl_table *table, const yl_ast_path *path,
                              const yl_rel *query, const yl_rel **out);

/* ---- bind_expr.c, bind_call.c, bind_literal.c ---- */

yl_status yl_bind_value(yl_binder *b, const yl_bind_env *env, const yl_ast *ast,
                        const yl_expr **out);
/* A BOOLEAN; "WHERE clause must be a condition" otherwise. */
yl_status yl_bind_condition(yl_binder *b, const yl_bind_env *env, const yl_ast *ast,
                            const yl_expr **out);
yl_status yl_bind_call_node(yl_binder *b, const yl_bind_env *env, const yl_ast_call *call,
                            const yl_expr **out);
yl_status yl_bind_literal(yl_binder *b, const yl_ast_literal *literal, bool negative,
                          const yl_expr **out);
yl_status yl_bind_interval(yl_binder *b, const yl_bind_env *env,
                           const yl_ast_interval_literal *literal, const yl_expr **out);
yl_status yl_bind_interval_type(yl_binder *b, const yl_ast_interval_qualifier *qualifier,
                                const yl_type **out);
yl_status yl_bind_function(yl_binder *b, const char *name, const yl_expr *const *args, uint32_t n,
                           yl_span span, const yl_expr **out);
/* Turns each expression of a list into one of the common type; *type NULL when there is none. */
yl_status yl_bind_to_common(yl_binder *b, const yl_expr **exprs, uint32_t n, const yl_type **type);
/* The conjuncts of nested ANDs, in order; the array is in the arena. */
yl_status yl_bind_chain(yl_binder *b, const yl_ast *ast, yl_ast_binary_op op, const yl_ast ***out,
                        uint32_t *n);
/* AND of expressions; NULL for none. */
const yl_expr *yl_bind_all(yl_binder *b, const yl_expr *const *exprs, uint32_t n, yl_span span);
/* A field of a ROW. */
yl_status yl_bind_field(yl_binder *b, const yl_expr *row, const yl_ast_name *name,
                        const yl_expr **out);

/* ---- bind_agg.c ---- */

/* An aggregate call as a placeholder column. */
yl_status yl_bind_aggregate(yl_binder *b, const yl_bind_env *env, const yl_ast_call *call,
                            const yl_expr **out);
typedef struct yl_grouping {
    const yl_expr **keys; /* over the SELECT's input */
    uint32_t n;
} yl_grouping;
yl_status yl_bind_group_by(yl_binder *b, const yl_ast_select *select, const yl_bind_env *env,
                           yl_grouping *out);
/* Puts the projection and the AGGREGATE on `input`; `names` are of the calls, data NULL: "$f3". */
yl_status yl_bind_aggregate_rel(yl_binder *b, const yl_rel *input, const yl_grouping *grouping,
                                const yl_agg_list *aggregates, const yl_str *names, yl_span span,
                                const yl_rel **out);
/* An expression over the SELECT's input as one over the AGGREGATE's output. Errors when it uses a
 * column that is not grouped. */
yl_status yl_bind_regroup(yl_binder *b, const yl_expr *e, const yl_grouping *grouping,
                          const yl_rel *input, const yl_rel *aggregate, const yl_expr **out);

/* ---- bind_subquery.c ---- */

/* SUBQUERY, IN (query), EXISTS, QUANTIFIED (query) as a value. */
yl_status yl_bind_subquery(yl_binder *b, const yl_bind_env *env, const yl_ast *ast,
                           const yl_expr **out);
/* A conjunct of WHERE that is a semi or anti join: EXISTS, IN (query) and their negations. */
bool yl_bind_is_semi_join(const yl_ast *conjunct);
yl_status yl_bind_semi_join(yl_binder *b, const yl_bind_env *env, const yl_ast *conjunct);
/* Joins the waiting subqueries to *rel and says by which expressions to replace them. */
yl_status yl_bind_deferred(yl_binder *b, const yl_deferred_list *list, const yl_rel **rel,
                           const yl_expr ***values);

/* ---- expr_rewrite.c ---- */

/* Rebuilds `e`; `fn` gives *out for the nodes it replaces and leaves it NULL for the others. */
typedef yl_status (*yl_rewrite_fn)(void *arg, const yl_expr *e, const yl_expr **out);
yl_status yl_bind_rewrite(yl_binder *b, const yl_expr *e, yl_rewrite_fn fn, void *arg,
                          const yl_expr **out);
bool yl_bind_uses(const yl_expr *e, uint32_t from, uint32_t to); /* a column in [from, to) */
/* Columns `from` and above move by `by`. */
const yl_expr *yl_bind_shift(yl_binder *b, const yl_expr *e, uint32_t from, int64_t by);
/* Placeholders of waiting subqueries become what yl_bind_deferred gave. */
yl_status yl_bind_undefer(yl_binder *b, const yl_expr *e, const yl_expr *const *values,
                          const yl_expr **out);

/* ---- ast_visit.c ---- */

/* True as soon as `test` is for a node of the expression; what is below subqueries and OVER is not
 * looked at. */
bool yl_ast_any(const yl_ast *e, bool (*test)(const yl_ast *node, void *arg), void *arg);
bool yl_ast_has_aggregate(const yl_ast *e);
bool yl_ast_has_subquery(const yl_ast *e);
bool yl_ast_is_aggregate_call(const yl_ast *e);
/* For yl_ast_writer: built-in functions are written in capitals, and without backticks unless
 * Flink writes them so. */
bool yl_ast_write_function(const yl_ast_call *call, yl_strbuf *out, void *arg);

#endif
