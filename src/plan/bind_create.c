/* CREATE TABLE, with LIKE and AS, to the definition that the catalog stores. */
#include "plan/table_draft.h"

/* ---- LIKE ---- */

/* What each feature of the source table does; the order is yl_ast_like_feature's. */
typedef struct like_rules {
    yl_ast_merging of[YL_FEATURE_WATERMARKS + 1];
} like_rules;

static const char *const feature_names[] = {
    [YL_FEATURE_ALL] = "ALL",
    [YL_FEATURE_CONSTRAINTS] = "CONSTRAINTS",
    [YL_FEATURE_DISTRIBUTION] = "DISTRIBUTION",
    [YL_FEATURE_GENERATED] = "GENERATED",
    [YL_FEATURE_METADATA] = "METADATA",
    [YL_FEATURE_OPTIONS] = "OPTIONS",
    [YL_FEATURE_PARTITIONS] = "PARTITIONS",
    [YL_FEATURE_WATERMARKS] = "WATERMARKS",
};

static bool can_overwrite(yl_ast_like_feature feature)
{
    return feature == YL_FEATURE_GENERATED || feature == YL_FEATURE_METADATA ||
           feature == YL_FEATURE_OPTIONS || feature == YL_FEATURE_WATERMARKS;
}

/* Everything is included and options may be overwritten; ALL changes that, then each by name. */
static yl_status like_rules_of(yl_binder *b, const yl_ast_table_like *like, like_rules *rules)
{
    bool seen[YL_FEATURE_WATERMARKS + 1] = {false};
    for (int f = 0; f <= YL_FEATURE_WATERMARKS; f++)
        rules->of[f] = f == YL_FEATURE_OPTIONS ? YL_OVERWRITING : YL_INCLUDING;
    for (size_t i = 0; i < like->options.size; i++) {
        const yl_ast_like_option *o = yl_ast_as_like_option(like->options.items[i]);
        if (o->merging == YL_OVERWRITING && !can_overwrite(o->feature))
            return YL_FAIL_AT(b->err, INVALID, o->head.span,
                              "Illegal merging strategy 'OVERWRITING' for '%s' option.",
                              feature_names[o->feature]);
        if (seen[o->feature])
            return YL_FAIL_AT(b->err, INVALID, o->head.span,
                              "Each like option feature can be declared only once.");
        seen[o->feature] = true;
        for (int f = 0; o->feature == YL_FEATURE_ALL && f <= YL_FEATURE_WATERMARKS; f++) {
            if (!seen[f] || f == YL_FEATURE_ALL)
                rules->of[f] = o->merging;
        }
        rules->of[o->feature] = o->merging;
    }
    return YL_OK;
}

static bool leaves_out(const like_rules *rules, const yl_column *column)
{
    return (column->kind == YL_COL_COMPUTED && rules->of[YL_FEATURE_GENERATED] == YL_EXCLUDING) ||
           (column->kind == YL_COL_METADATA && rules->of[YL_FEATURE_METADATA] == YL_EXCLUDING);
}

/* The draft begins as the source table, without what is excluded. */
static yl_status begin_like(yl_table_draft *d, const yl_ast_create_table *create, like_rules *rules)
{
    yl_binder *b = d->b;
    const yl_ast_table_like *like = yl_ast_as_table_like(create->like);
    const yl_table *source;
    yl_table_draft from;
    YL_TRY(like_rules_of(b, like, rules));
    yl_object_path path;
    YL_TRY(yl_catalog_resolve(b->context->catalog, &like->path, &path, b->err));
    source = yl_catalog_find(b->context->catalog, &path);
    if (source == NULL)
        YL_TRY(yl_catalog_get(b->context->catalog, &like->path, &source, b->err));
    if (source->is_view)
        return YL_FAIL_AT(b->err, INVALID, like->path.span,
                          "Source table '%.*s' of the LIKE clause can not be a VIEW",
                          YL_STR_ARGS(source->name));
    YL_TRY(yl_draft_from(&from, b, source, like->path.span));
    for (uint32_t i = 0; i < from.n; i++) {
        if (!leaves_out(rules, &from.columns[i].column))
            YL_TRY(yl_draft_insert(d, d->n, &from.columns[i]));
    }
    if (rules->of[YL_FEATURE_CONSTRAINTS] != YL_EXCLUDING) {
        d->key = from.key;
        d->table.key_name = from.table.key_name;
    }
    if (rules->of[YL_FEATURE_PARTITIONS] != YL_EXCLUDING)
        d->partition = from.partition;
    if (rules->of[YL_FEATURE_DISTRIBUTION] != YL_EXCLUDING)
        d->table.distribution = from.table.distribution;
    if (rules->of[YL_FEATURE_WATERMARKS] != YL_EXCLUDING) {
        d->has_watermark = from.has_watermark;
        d->watermark_column = from.watermark_column;
        d->watermark_text = from.watermark_text;
        d->watermark_span = like->path.span;
    }
    if (rules->of[YL_FEATURE_OPTIONS] != YL_EXCLUDING) {
        d->options = from.options;
        d->n_options = from.n_options;
        d->options_capacity = from.options_capacity;
    }
    return YL_OK;
}

/* A column of the statement over one of the same name in the source table. */
static yl_status merge_column(yl_table_draft *d, const like_rules *rules,
                              const yl_draft_column *column, uint32_t at)
{
    yl_binder *b = d->b;
    yl_column_kind kind = column->column.kind, old = d->columns[at].column.kind;
    bool computed = kind == YL_COL_COMPUTED;
    if (d->columns[at].span.end != 0) /* both are of this statement */
        return YL_FAIL_AT(b->err, EXISTS, column->span,
                          "A regular Column named '%.*s' already exists in the table.",
                          YL_STR_ARGS(column->column.name));
    if (kind == YL_COL_PHYSICAL || kind != old)
        return YL_FAIL_AT(b->err, EXISTS, column->span,
                          "A column named '%.*s' already exists in the base table.",
                          YL_STR_ARGS(column->column.name));
    if (rules->of[computed ? YL_FEATURE_GENERATED : YL_FEATURE_METADATA] != YL_OVERWRITING)
        return YL_FAIL_AT(b->err, EXISTS, column->span,
                          "A %s column named '%.*s' already exists in the base table. You might "
                          "want to specify EXCLUDING %s or OVERWRITING %s.",
                          computed ? "generated" : "metadata", YL_STR_ARGS(column->column.name),
                          computed ? "GENERATED" : "METADATA", computed ? "GENERATED" : "METADATA");
    d->columns[at] = *column;
    return YL_OK;
}

static yl_status check_like_clauses(yl_table_draft *d, const yl_ast_create_table *create,
                                    const like_rules *rules)
{
    yl_binder *b = d->b;
    bool has_key = create->constraints.size > 0;
    for (size_t i = 0; i < create->columns.size; i++)
        has_key |= yl_ast_as_column_def(create->columns.items[i])->constraint != NULL;
    if (has_key && d->key.n > 0)
        return YL_FAIL_AT(b->err, EXISTS, d->where,
                          "The base table already has a primary key. You might want to specify "
                          "EXCLUDING CONSTRAINTS.");
    if (create->partitioned.size > 0 && d->partition.n > 0)
        return YL_FAIL_AT(
            b->err, EXISTS, create->partitioned.items[0].span,
            "The base table already has partitions defined. You might want to specify "
            "EXCLUDING PARTITIONS.");
    if (create->distribution != NULL && d->table.distribution.size > 0)
        return YL_FAIL_AT(b->err, EXISTS, create->distribution->span,
                          "The base table already has a distribution defined. You might want to "
                          "specify EXCLUDING DISTRIBUTION.");
    if (create->watermark != NULL && d->has_watermark &&
        rules->of[YL_FEATURE_WATERMARKS] != YL_OVERWRITING)
        return YL_FAIL_AT(b->err, EXISTS, create->watermark->span,
                          "There already exists a watermark spec for column '%.*s' in the base "
                          "table. You might want to specify EXCLUDING WATERMARKS or OVERWRITING "
                          "WATERMARKS.",
                          YL_STR_ARGS(d->watermark_column));
    return YL_OK;
}

static yl_status merge_options(yl_table_draft *d, const yl_ast_create_table *create,
                               const like_rules *rules)
{
    uint32_t inherited = d->n_options;
    for (size_t i = 0; i < create->options.size; i++) {
        const yl_ast_option *option = yl_ast_as_option(create->options.items[i]);
        for (uint32_t k = 0; rules != NULL && k < inherited; k++) {
            if (rules->of[YL_FEATURE_OPTIONS] == YL_OVERWRITING ||
                !yl_str_equal(d->options[k].key, option->key.text))
                continue;
            return YL_FAIL_AT(
                d->b->err, EXISTS, option->head.span,
                "There already exists an option ['%.*s' -> '%.*s']  in the base table. "
                "You might want to specify EXCLUDING OPTIONS or OVERWRITING OPTIONS.",
                YL_STR_ARGS(d->options[k].key), YL_STR_ARGS(d->options[k].value));
        }
        YL_TRY(yl_draft_option(d, option));
    }
    return YL_OK;
}

/* ---- CREATE TABLE ---- */

static yl_status add_columns(yl_table_draft *d, const yl_ast_create_table *create,
                             const like_rules *rules)
{
    for (size_t i = 0; i < create->columns.size; i++) {
        yl_draft_column column;
        YL_TRY(yl_draft_column_of(d, yl_ast_as_column_def(create->columns.items[i]), &column));
        int64_t at = yl_draft_find(d, column.column.name);
        if (at < 0)
            YL_TRY(yl_draft_insert(d, d->n, &column));
        else if (rules != NULL)
            YL_TRY(merge_column(d, rules, &column, (uint32_t)at));
        else
            return YL_FAIL_AT(d->b->err, EXISTS, column.span,
                              "A regular Column named '%.*s' already exists in the table.",
                              YL_STR_ARGS(column.column.name));
    }
    return YL_OK;
}

static yl_status add_clauses(yl_table_draft *d, const yl_ast_create_table *create,
                             const like_rules *rules)
{
    for (size_t i = 0; i < create->constraints.size; i++)
        YL_TRY(yl_draft_constraint(d, yl_ast_as_constraint(create->constraints.items[i])));
    if (create->watermark != NULL)
        YL_TRY(yl_draft_watermark(d, yl_ast_as_watermark(create->watermark)));
    if (create->partitioned.size > 0)
        YL_TRY(yl_draft_set_names(d, &d->partition, &create->partitioned));
    if (create->distribution != NULL)
        YL_TRY(yl_draft_distribution(d, yl_ast_as_distribution(create->distribution)));
    d->table.temporary = create->temporary;
    d->table.comment = create->comment.text;
    return merge_options(d, create, rules);
}

yl_status yl_bind_create_table(const yl_bind_context *context, const yl_ast *ast, yl_table *out,
                               yl_error *err)
{
    yl_binder b;
    yl_error spare;
    yl_table_draft d;
    like_rules rules;
    const yl_ast_create_table *create = yl_ast_as_create_table(ast);
    YL_TRY(yl_binder_init(&b, context, err, &spare));
    YL_TRY(yl_draft_init(&d, &b, &create->path));
    if (create->like != NULL) {
        YL_TRY(begin_like(&d, create, &rules));
        YL_TRY(check_like_clauses(&d, create, &rules));
    }
    const like_rules *like = create->like == NULL ? NULL : &rules;
    YL_TRY(add_columns(&d, create, like));
    YL_TRY(add_clauses(&d, create, like));
    return yl_draft_finish(&d, out);
}

/* ---- CREATE TABLE ... AS ---- */

static bool names_only(const yl_ast_create_table *create)
{
    for (size_t i = 0; i < create->columns.size; i++) {
        if (yl_ast_as_column_def(create->columns.items[i])->type_of_column == YL_COLUMN_NAME_ONLY)
            return true;
    }
    return false;
}

static yl_draft_column query_column(yl_binder *b, const yl_field *field)
{
    yl_type *type = YL_NEW(b->arena, yl_type);
    *type = *field->type;
    type->time_attribute = YL_ATTRIBUTE_NONE;
    return (yl_draft_column){.column = {.name = field->name, .type = type}};
}

/* (b, a) AS SELECT a, b: the query's columns in another order. */
static yl_status reorder(yl_table_draft *d, const yl_ast_create_table *create, const yl_rel *query)
{
    yl_binder *b = d->b;
    if (create->columns.size != query->schema.n)
        return YL_FAIL_AT(
            b->err, INVALID, d->where,
            "The number of columns in the column list must match the number of columns "
            "in the source schema: %zu and %u",
            create->columns.size, query->schema.n);
    for (size_t i = 0; i < create->columns.size; i++) {
        const yl_ast_column_def *def = yl_ast_as_column_def(create->columns.items[i]);
        uint32_t at = 0;
        while (at < query->schema.n && !yl_str_equal(query->schema.fields[at].name, def->name.text))
            at++;
        if (at == query->schema.n)
            return YL_FAIL_AT(b->err, NOT_FOUND, def->name.span,
                              "Column '%.*s' not found in the source schema.",
                              YL_STR_ARGS(def->name.text));
        yl_draft_column column = query_column(b, &query->schema.fields[at]);
        YL_BIND_ALIVE(b);
        column.span = def->name.span;
        YL_TRY(yl_draft_insert(d, d->n, &column));
    }
    return YL_OK;
}

/* The declared columns first; a column of the query that is not among them follows. */
static yl_status append(yl_table_draft *d, const yl_rel *query)
{
    for (uint32_t i = 0; i < query->schema.n; i++) {
        const yl_field *field = &query->schema.fields[i];
        int64_t at = yl_draft_find(d, field->name);
        if (at >= 0 && d->columns[at].column.kind != YL_COL_PHYSICAL)
            return YL_FAIL_AT(d->b->err, EXISTS, d->columns[at].span,
                              "A column named '%.*s' already exists in the source schema. Computed "
                              "and metadata columns cannot overwrite columns from source.",
                              YL_STR_ARGS(field->name));
        if (at >= 0)
            continue;
        yl_draft_column column = query_column(d->b, field);
        YL_BIND_ALIVE(d->b);
        YL_TRY(yl_draft_insert(d, d->n, &column));
    }
    return YL_OK;
}

yl_status yl_bind_create_as(const yl_bind_context *context, const yl_ast *ast, yl_table *out,
                            const yl_rel **query, yl_error *err)
{
    yl_binder b;
    yl_error spare;
    yl_table_draft d;
    const yl_rel *source;
    const yl_ast_create_table *create = yl_ast_as_create_table(ast);
    YL_TRY(yl_binder_init(&b, context, err, &spare));
    YL_TRY(yl_draft_init(&d, &b, &create->path));
    b.keep_order = true;
    YL_TRY(yl_bind_query_node(&b, create->query, &source));
    if (names_only(create)) {
        YL_TRY(reorder(&d, create, source));
    } else {
        YL_TRY(add_columns(&d, create, NULL));
        YL_TRY(append(&d, source));
    }
    YL_TRY(add_clauses(&d, create, NULL));
    YL_TRY(yl_draft_finish(&d, out));
    return yl_bind_insert_into(&b, out, &create->path, source, query);
}
