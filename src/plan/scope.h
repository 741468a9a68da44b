/* What names mean inside of one SELECT: the tables of its FROM clause and their columns.
 *
 * A scope lies over a relation (the joined FROM clause). A table is a range of that relation's
 * columns. What a bare `*` gives, and what a name without a table finds, are the *items*: usually
 * the columns in order, but NATURAL and USING put one item in place of two columns (COALESCE of
 * both, unless the join kind says that one is enough) and move it to the front.
 *
 *     FROM l JOIN r USING (k)      relation: l.k l.v r.k r.w
 *                                  tables:   l [0,2)  r [2,4)
 *                                  items:    k {0}  v {1}  w {3}
 *
 * Scopes are immutable and live in the statement's arena. Names are case sensitive.
 */
#ifndef YL_PLAN_SCOPE_H
#define YL_PLAN_SCOPE_H

#include "plan/rel.h"
#include "sql/ast.h"

typedef struct yl_scope_table {
    yl_str name;              /* the alias, or the table's own name; data NULL: none */
    yl_str catalog, database; /* data NULL when it has an alias or is in no catalog */
    uint32_t first, n;        /* columns of the relation */
} yl_scope_table;

typedef struct yl_scope_item {
    yl_str name;
    uint32_t n_columns;
    const uint32_t *columns; /* one, or several to be coalesced */
} yl_scope_item;

typedef struct yl_scope {
    const yl_rel *rel;
    uint32_t n_tables, n_items;
    const yl_scope_table *tables;
    const yl_scope_item *items;
} yl_scope;

/* A relation with one name; all columns are items. An empty name: the columns have no table. */
const yl_scope *yl_scope_new(yl_arena *arena, const yl_rel *rel, yl_scope_table table);
/* Two scopes side by side over the relation that joins them. The items are both sides', in order,
 * without those that `merged` replaces (they come first). */
typedef struct yl_scope_merge {
    uint32_t left, right; /* items of the two */
    bool coalesce;        /* both are needed (FULL JOIN) */
    bool from_right;      /* RIGHT JOIN */
} yl_scope_merge;
const yl_scope *yl_scope_join(yl_arena *arena, const yl_scope *left, const yl_scope *right,
                              const yl_rel *rel, const yl_scope_merge *merged, uint32_t n_merged);

/* One table of a scope alone, over the same relation: its columns are the items. */
const yl_scope *yl_scope_of(yl_arena *arena, const yl_scope *scope, const yl_scope_table *table);

typedef enum yl_scope_result {
    YL_SCOPE_FOUND,
    YL_SCOPE_NO_TABLE,  /* no table of that name, and no column either */
    YL_SCOPE_NO_COLUMN, /* the table is there (*table), the column is not */
    YL_SCOPE_AMBIGUOUS, /* two items or tables of that name */
} yl_scope_result;

typedef struct yl_scope_hit {
    yl_scope_item item; /* FOUND */
    uint32_t column;    /* with item.n_columns == 1: the column */
    uint32_t n_used;    /* names of the path that the item took; the rest are fields of it */
    const yl_scope_table *table; /* that qualified it, or NULL */
} yl_scope_hit;

/* a, t.a, db.t.a, cat.db.t.a, each perhaps followed by fields. */
yl_scope_result yl_scope_find(const yl_scope *scope, const yl_ast_path *path, yl_scope_hit *out);
/* The table that the first `n` names stand for, or NULL; *ambiguous when there are two. */
const yl_scope_table *yl_scope_find_table(const yl_scope *scope, const yl_ast_name *names, size_t n,
                                          bool *ambiguous);
/* The nearest column or table name, or NULL. */
const char *yl_scope_nearest_column(yl_arena *arena, const yl_scope *scope, yl_str name);
const char *yl_scope_nearest_table(yl_arena *arena, const yl_scope *scope, yl_str name);

#endif
