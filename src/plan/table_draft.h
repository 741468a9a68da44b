/* A table's definition while it is put together: by CREATE TABLE, LIKE, AS and ALTER TABLE.
 *
 * Columns are collected by name; keys, partitions and the watermark are names, too, until
 * yl_draft_finish resolves them, types the computed columns and checks that everything fits
 * together. So a rule holds in one place, however a definition came about: a column that a
 * computed column needs cannot be dropped, because the rest does not bind any more.
 *
 * A computed column or watermark is a syntax tree (just written; its errors point into the
 * statement) or a text (of the definition that is copied or altered; its errors point at `where`).
 */
#ifndef YL_PLAN_TABLE_DRAFT_H
#define YL_PLAN_TABLE_DRAFT_H

#include "plan/binder_internal.h"

typedef struct yl_draft_column {
    yl_column column;
    const yl_ast *expr; /* of a computed column: the tree, or NULL when there is only the text */
    yl_span span;       /* {0, 0}: it is not of this statement */
} yl_draft_column;

typedef struct yl_draft_names {
    yl_str *items;
    yl_span *spans;
    uint32_t n;
} yl_draft_names;

typedef struct yl_table_draft {
    yl_binder *b;
    yl_span where;  /* what messages about the whole point at */
    yl_table table; /* names, comment, options, distribution; the rest comes with finish */
    yl_draft_column *columns;
    uint32_t n, capacity;
    yl_option_pair *options;
    uint32_t n_options, options_capacity;
    yl_draft_names key, partition;
    bool has_watermark;
    yl_str watermark_column, watermark_text;
    const yl_ast *watermark_expr; /* or NULL: the text counts */
    yl_span watermark_span;
} yl_table_draft;

/* An empty table of that name. */
yl_status yl_draft_init(yl_table_draft *d, yl_binder *b, const yl_ast_path *path);
/* Everything of `old`, to be changed. */
yl_status yl_draft_from(yl_table_draft *d, yl_binder *b, const yl_table *old, yl_span where);

/* Position in d->columns, or -1. */
int64_t yl_draft_find(const yl_table_draft *d, yl_str name);
/* A column definition of the syntax; its own PRIMARY KEY is added as well. */
yl_status yl_draft_column_of(yl_table_draft *d, const yl_ast_column_def *def, yl_draft_column *out);
/* Puts a column at `at` (d->n: the end). */
yl_status yl_draft_insert(yl_table_draft *d, uint32_t at, const yl_draft_column *column);
void yl_draft_remove(yl_table_draft *d, uint32_t at);
yl_status yl_draft_constraint(yl_table_draft *d, const yl_ast_constraint *constraint);
yl_status yl_draft_watermark(yl_table_draft *d, const yl_ast_watermark *watermark);
yl_status yl_draft_distribution(yl_table_draft *d, const yl_ast_distribution *distribution);
yl_status yl_draft_option(yl_table_draft *d, const yl_ast_option *option);
yl_status yl_draft_set_names(yl_table_draft *d, yl_draft_names *names,
                             const yl_ast_name_list *list);
/* Puts `column` to the end of a list of names. */
yl_status yl_draft_add_name(yl_table_draft *d, yl_draft_names *names, yl_str name, yl_span span);
bool yl_draft_has_name(const yl_draft_names *names, yl_str name);

/* Checks everything and fills *out, whose arrays live in the binder's arena. */
yl_status yl_draft_finish(yl_table_draft *d, yl_table *out);

#endif
