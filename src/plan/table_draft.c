/* Collecting a table's definition and checking it; see table_draft.h. */
#include "plan/table_draft.h"

#include "sql/ast_print.h"

/* ---- texts ---- */

/* The tree as SQL, as Flink stores it: names in backticks, words in capitals. */
static yl_status text_of(yl_table_draft *d, const yl_ast *ast, yl_str *out)
{
    yl_strbuf text = {0};
    yl_ast_writer writer = {.function = yl_ast_write_function, .validated = true};
    yl_ast_unparse(ast, &writer, &text);
    bool oom = text.oom;
    *out = yl_arena_str(d->b->arena, yl_strbuf_view(&text));
    yl_strbuf_clear(&text);
    return oom ? YL_FAIL_MEMORY(d->b->err) : yl_bind_memory(d->b);
}

/* ---- parts ---- */

yl_status yl_draft_init(yl_table_draft *d, yl_binder *b, const yl_ast_path *path)
{
    yl_object_path resolved;
    *d = (yl_table_draft){.b = b, .where = path->span};
    YL_TRY(yl_catalog_resolve(b->context->catalog, path, &resolved, b->err));
    d->table.catalog = resolved.catalog;
    d->table.database = resolved.database;
    d->table.name = resolved.name;
    return YL_OK;
}

static yl_status names_from(yl_table_draft *d, const yl_table *old, const uint32_t *columns,
                            uint32_t n, yl_draft_names *out)
{
    for (uint32_t i = 0; i < n; i++)
        YL_TRY(yl_draft_add_name(d, out, old->columns[columns[i]].name, d->where));
    return YL_OK;
}

yl_status yl_draft_from(yl_table_draft *d, yl_binder *b, const yl_table *old, yl_span where)
{
    *d = (yl_table_draft){.b = b, .where = where, .table = *old};
    for (uint32_t i = 0; i < old->n_columns; i++) {
        yl_draft_column column = {.column = old->columns[i]};
        YL_TRY(yl_draft_insert(d, d->n, &column));
    }
    for (uint32_t i = 0; i < old->n_options; i++) {
        YL_TRY(yl_bind_grow(b, (void **)&d->options, d->n_options, &d->options_capacity,
                            sizeof *d->options));
        d->options[d->n_options++] = old->options[i];
    }
    YL_TRY(names_from(d, old, old->key, old->n_key, &d->key));
    YL_TRY(names_from(d, old, old->partition, old->n_partition, &d->partition));
    d->has_watermark = old->has_watermark;
    d->watermark_column = old->watermark_column;
    d->watermark_text = old->watermark_expr;
    d->watermark_span = where;
    return YL_OK;
}

int64_t yl_draft_find(const yl_table_draft *d, yl_str name)
{
    for (uint32_t i = 0; i < d->n; i++) {
        if (yl_str_equal(d->columns[i].column.name, name))
            return i;
    }
    return -1;
}

yl_status yl_draft_insert(yl_table_draft *d, uint32_t at, const yl_draft_column *column)
{
    if (d->n == YL_BIND_COLUMNS_MAX)
        return YL_FAIL_AT(d->b->err, BUDGET, d->where, "a table with more than %d columns",
                          YL_BIND_COLUMNS_MAX);
    YL_TRY(yl_bind_grow(d->b, (void **)&d->columns, d->n, &d->capacity, sizeof *d->columns));
    memmove(&d->columns[at + 1], &d->columns[at], (d->n - at) * sizeof *d->columns);
    d->columns[at] = *column;
    d->n++;
    return YL_OK;
}

void yl_draft_remove(yl_table_draft *d, uint32_t at)
{
    memmove(&d->columns[at], &d->columns[at + 1], (d->n - at - 1) * sizeof *d->columns);
    d->n--;
}

yl_status yl_draft_column_of(yl_table_draft *d, const yl_ast_column_def *def, yl_draft_column *out)
{
    yl_binder *b = d->b;
    *out = (yl_draft_column){.span = def->name.span};
    yl_column *c = &out->column;
    c->name = def->name.text;
    c->has_comment = yl_ast_string_present(def->comment);
    c->comment = def->comment.text;
    if (def->constraint != NULL)
        YL_TRY(yl_draft_constraint(d, yl_ast_as_constraint(def->constraint)));
    switch (def->type_of_column) {
    case YL_COLUMN_COMPUTED:
        c->kind = YL_COL_COMPUTED;
        out->expr = def->expr;
        return text_of(d, def->expr, &c->expr);
    case YL_COLUMN_METADATA:
        c->kind = YL_COL_METADATA;
        c->is_virtual = def->is_virtual;
        c->metadata_from = yl_ast_string_present(def->metadata_key);
        c->metadata_key = c->metadata_from ? def->metadata_key.text : c->name;
        break;
    case YL_COLUMN_PHYSICAL:
        c->kind = YL_COL_PHYSICAL;
        break;
    case YL_COLUMN_NAME_ONLY:
        return YL_FAIL_AT(b->err, INVALID, def->name.span,
                          "the column '%.*s' needs a type: names alone go with AS SELECT only",
                          YL_STR_ARGS(c->name));
    }
    YL_TRY(yl_bind_type(b->arena, def->type, &c->type, b->err));
    if (yl_type_is_interval(c->type))
        return YL_FAIL_AT(b->err, UNSUPPORTED, def->type->span, "a column cannot be an INTERVAL");
    return YL_OK;
}

yl_status yl_draft_add_name(yl_table_draft *d, yl_draft_names *names, yl_str name, yl_span span)
{
    yl_str *items = YL_NEW_ARRAY(d->b->arena, yl_str, (size_t)names->n + 1);
    yl_span *spans = YL_NEW_ARRAY(d->b->arena, yl_span, (size_t)names->n + 1);
    if (items == NULL || spans == NULL)
        return YL_FAIL_MEMORY(d->b->err);
    YL_BIND_ALIVE(d->b);
    for (uint32_t i = 0; i < names->n; i++) {
        items[i] = names->items[i];
        spans[i] = names->spans[i];
    }
    items[names->n] = name;
    spans[names->n] = span;
    *names = (yl_draft_names){items, spans, names->n + 1};
    return YL_OK;
}

bool yl_draft_has_name(const yl_draft_names *names, yl_str name)
{
    for (uint32_t i = 0; i < names->n; i++) {
        if (yl_str_equal(names->items[i], name))
            return true;
    }
    return false;
}

yl_status yl_draft_set_names(yl_table_draft *d, yl_draft_names *names, const yl_ast_name_list *list)
{
    *names = (yl_draft_names){0};
    for (size_t i = 0; i < list->size; i++) {
        const yl_ast_name *name = &list->items[i];
        if (yl_draft_has_name(names, name->text))
            return YL_FAIL_AT(d->b->err, INVALID, name->span, "'%.*s' is named twice",
                              YL_STR_ARGS(name->text));
        YL_TRY(yl_draft_add_name(d, names, name->text, name->span));
    }
    return YL_OK;
}

yl_status yl_draft_constraint(yl_table_draft *d, const yl_ast_constraint *constraint)
{
    yl_binder *b = d->b;
    yl_span span = constraint->head.span;
    if (!constraint->primary_key)
        return YL_FAIL_AT(b->err, UNSUPPORTED, span, "UNIQUE constraint is not supported yet");
    if (constraint->enforcement != YL_NOT_ENFORCED) {
        YL_FAIL_AT(b->err, UNSUPPORTED, span,
                   "Flink doesn't support ENFORCED mode for PRIMARY KEY constraint. ENFORCED/NOT "
                   "ENFORCED controls if the constraint checks are performed on the "
                   "incoming/outgoing data. Flink does not own the data therefore the only "
                   "supported mode is the NOT ENFORCED mode");
        return yl_error_hintf(b->err, "write PRIMARY KEY (...) NOT ENFORCED");
    }
    if (d->key.n > 0)
        return YL_FAIL_AT(b->err, INVALID, span, "Duplicate primary key definition");
    d->table.key_name = constraint->name.text;
    return yl_draft_set_names(d, &d->key, &constraint->columns);
}

yl_status yl_draft_watermark(yl_table_draft *d, const yl_ast_watermark *watermark)
{
    if (watermark->column.size != 1)
        return YL_FAIL_AT(d->b->err, UNSUPPORTED, watermark->column.span,
                          "a watermark on a nested field is not supported");
    d->has_watermark = true;
    d->watermark_column = watermark->column.items[0].text;
    d->watermark_expr = watermark->expr;
    d->watermark_span = watermark->column.span;
    return text_of(d, watermark->expr, &d->watermark_text);
}

yl_status yl_draft_distribution(yl_table_draft *d, const yl_ast_distribution *distribution)
{
    if (distribution == NULL)
        return YL_OK;
    for (size_t i = 0; i < distribution->columns.size; i++) {
        const yl_ast_name *name = &distribution->columns.items[i];
        if (yl_draft_find(d, name->text) < 0)
            return YL_FAIL_AT(d->b->err, NOT_FOUND, name->span,
                              "Distribution column '%.*s' is not defined in the schema",
                              YL_STR_ARGS(name->text));
    }
    return text_of(d, &distribution->head, &d->table.distribution);
}

yl_status yl_draft_option(yl_table_draft *d, const yl_ast_option *option)
{
    yl_option_pair pair = {option->key.text, option->value.text, option->head.span};
    for (uint32_t i = 0; i < d->n_options; i++) {
        if (yl_str_equal(d->options[i].key, pair.key)) {
            d->options[i] = pair;
            return YL_OK;
        }
    }
    YL_TRY(yl_bind_grow(d->b, (void **)&d->options, d->n_options, &d->options_capacity,
                        sizeof *d->options));
    d->options[d->n_options++] = pair;
    return YL_OK;
}

/* ---- finishing ---- */

static yl_span column_span(const yl_table_draft *d, uint32_t i)
{
    return d->columns[i].span.end == 0 ? d->where : d->columns[i].span;
}

static yl_status hint_column(yl_table_draft *d, yl_str name)
{
    const char *names[256];
    size_t n = 0;
    for (uint32_t i = 0; i < d->n && n < 256; i++)
        names[n++] = yl_arena_strdup(d->b->arena, d->columns[i].column.name);
    YL_BIND_ALIVE(d->b);
    const char *near = yl_str_nearest(name, names, n);
    return near == NULL ? d->b->err->status : yl_error_hintf(d->b->err, "did you mean '%s'?", near);
}

static yl_status check_duplicates(yl_table_draft *d)
{
    static const char *const kinds[] = {[YL_COL_PHYSICAL] = "regular",
                                        [YL_COL_COMPUTED] = "computed",
                                        [YL_COL_METADATA] = "metadata"};
    for (uint32_t i = 0; i < d->n; i++) {
        int64_t first = yl_draft_find(d, d->columns[i].column.name);
        if (first != i)
            return YL_FAIL_AT(d->b->err, EXISTS, column_span(d, i),
                              "A %s column named '%.*s' already exists in the table.",
                              kinds[d->columns[first].column.kind],
                              YL_STR_ARGS(d->columns[i].column.name));
    }
    return YL_OK;
}

/* Names to positions. */
static yl_status resolve(yl_table_draft *d, const yl_draft_names *names, const char *what,
                         const uint32_t **out)
{
    uint32_t *columns = YL_NEW_ARRAY(d->b->arena, uint32_t, names->n);
    if (columns == NULL)
        return YL_FAIL_MEMORY(d->b->err);
    YL_BIND_ALIVE(d->b);
    for (uint32_t i = 0; i < names->n; i++) {
        int64_t at = yl_draft_find(d, names->items[i]);
        if (at < 0) {
            YL_FAIL_AT(d->b->err, NOT_FOUND, names->spans[i],
                       "%s column '%.*s' is not defined in the schema", what,
                       YL_STR_ARGS(names->items[i]));
            return hint_column(d, names->items[i]);
        }
        if (d->columns[at].column.kind != YL_COL_PHYSICAL)
            return YL_FAIL_AT(d->b->err, INVALID, names->spans[i],
                              "%s column '%.*s' must be a physical column", what,
                              YL_STR_ARGS(names->items[i]));
        columns[i] = (uint32_t)at;
    }
    *out = columns;
    return YL_OK;
}

/* The columns of the key become NOT NULL; its name is made of theirs. */
static yl_status finish_key(yl_table_draft *d)
{
    yl_binder *b = d->b;
    YL_TRY(resolve(d, &d->key, "Primary key", &d->table.key));
    d->table.n_key = d->key.n;
    if (d->key.n == 0) {
        d->table.key_name = (yl_str){0};
        return YL_OK;
    }
    yl_strbuf name = {0};
    for (uint32_t i = 0; i < d->key.n; i++) {
        yl_column *c = &d->columns[d->table.key[i]].column;
        c->type = yl_type_nullable(b->arena, c->type, false);
        yl_strbuf_printf(&name, "%s%.*s", i == 0 ? "PK_" : "_", YL_STR_ARGS(c->name));
    }
    if (d->table.key_name.size == 0)
        d->table.key_name = yl_arena_str(b->arena, yl_strbuf_view(&name));
    bool oom = name.oom;
    yl_strbuf_clear(&name);
    return oom ? YL_FAIL_MEMORY(b->err) : yl_bind_memory(b);
}

/* The columns as a relation: all of them, or those that computed columns see. */
static yl_status as_rel(yl_table_draft *d, bool computed, const yl_rel **out)
{
    yl_field *fields = YL_NEW_ARRAY(d->b->arena, yl_field, d->n);
    if (fields == NULL)
        return YL_FAIL_MEMORY(d->b->err);
    YL_BIND_ALIVE(d->b);
    uint32_t n = 0;
    for (uint32_t i = 0; i < d->n; i++) {
        const yl_column *c = &d->columns[i].column;
        if (c->kind != YL_COL_COMPUTED || computed)
            fields[n++] = (yl_field){.name = c->name, .type = c->type};
    }
    *out = yl_rel_values(d->b->arena, (yl_schema){n, fields}, NULL, 0, d->where);
    return yl_bind_memory(d->b);
}

/* A tree of the statement, or a text whose errors are shown at `where`. */
static yl_status bind_over(yl_table_draft *d, const yl_ast *ast, yl_str text, const yl_rel *rel,
                           const char *clause, yl_span where, const yl_expr **out)
{
    yl_binder *b = d->b;
    yl_bind_env env = {
        .scope = yl_scope_new(b->arena, rel, (yl_scope_table){.n = 0}),
        .clause = clause,
    };
    YL_BIND_ALIVE(b);
    if (ast != NULL)
        return yl_bind_value(b, &env, ast, out);
    yl_ast *parsed;
    b->elsewhere = true;
    b->reference = where;
    yl_status status = yl_sql_parse_expr(b->arena, text, &parsed, b->err);
    if (status == YL_OK)
        status = yl_bind_value(b, &env, parsed, out);
    b->elsewhere = false;
    if (status != YL_OK)
        b->err->span = where;
    return status;
}

static yl_status finish_computed(yl_table_draft *d)
{
    const yl_rel *rel;
    YL_TRY(as_rel(d, false, &rel));
    for (uint32_t i = 0; i < d->n; i++) {
        yl_draft_column *column = &d->columns[i];
        const yl_expr *e;
        if (column->column.kind != YL_COL_COMPUTED)
            continue;
        yl_status status = bind_over(d, column->expr, column->column.expr, rel, "a computed column",
                                     column_span(d, i), &e);
        if (status != YL_OK) {
            yl_error_prefix(d->b->err,
                            "computed column '%.*s': ", YL_STR_ARGS(column->column.name));
            return status;
        }
        if (e->type->root == YL_NULL)
            return YL_FAIL_AT(d->b->err, TYPE, column_span(d, i), "Illegal use of 'NULL'");
        column->column.type = e->type;
    }
    return YL_OK;
}

static bool is_rowtime(const yl_type *type)
{
    return yl_type_is_timestamp(type) && type->precision <= 3;
}

static yl_status finish_watermark(yl_table_draft *d)
{
    yl_binder *b = d->b;
    if (!d->has_watermark)
        return YL_OK;
    int64_t at = yl_draft_find(d, d->watermark_column);
    if (at < 0) {
        YL_FAIL_AT(b->err, NOT_FOUND, d->watermark_span,
                   "The rowtime attribute field '%.*s' is not defined in the table schema",
                   YL_STR_ARGS(d->watermark_column));
        return hint_column(d, d->watermark_column);
    }
    const yl_type *type = d->columns[at].column.type;
    if (!is_rowtime(type))
        return YL_FAIL_AT(
            b->err, TYPE, d->watermark_span,
            "Invalid data type of time field for watermark definition. The field must "
            "be of type TIMESTAMP(p) or TIMESTAMP_LTZ(p), the supported precision 'p' "
            "is from 0 to 3, but the time field type is %s",
            yl_type_text(b->arena, type));
    const yl_rel *rel;
    const yl_expr *e;
    YL_TRY(as_rel(d, true, &rel));
    YL_TRY(bind_over(d, d->watermark_expr, d->watermark_text, rel, "WATERMARK", d->watermark_span,
                     &e));
    if (!is_rowtime(e->type))
        return YL_FAIL_AT(
            b->err, TYPE, d->watermark_expr == NULL ? d->watermark_span : d->watermark_expr->span,
            "Invalid data type of expression for watermark definition. The expression "
            "must be of type TIMESTAMP(p) or TIMESTAMP_LTZ(p), the supported precision "
            "'p' is from 0 to 3, but the watermark expression type is %s",
            yl_type_text(b->arena, e->type));
    d->table.has_watermark = true;
    d->table.watermark_column = d->watermark_column;
    d->table.watermark_expr = d->watermark_text;
    return YL_OK;
}

yl_status yl_draft_finish(yl_table_draft *d, yl_table *out)
{
    yl_binder *b = d->b;
    d->table.has_watermark = false;
    YL_TRY(check_duplicates(d));
    YL_TRY(finish_key(d));
    YL_TRY(resolve(d, &d->partition, "Partition", &d->table.partition));
    d->table.n_partition = d->partition.n;
    YL_TRY(finish_computed(d));
    YL_TRY(finish_watermark(d));
    yl_column *columns = YL_NEW_ARRAY(b->arena, yl_column, d->n);
    if (columns == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    for (uint32_t i = 0; i < d->n; i++)
        columns[i] = d->columns[i].column;
    d->table.columns = columns;
    d->table.n_columns = d->n;
    d->table.options = d->options;
    d->table.n_options = d->n_options;
    *out = d->table;
    return yl_bind_memory(b);
}
