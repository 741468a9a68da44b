/* A table of the catalog as a relation.
 *
 *     Watermark(ts, ts - INTERVAL ...)       streaming only
 *       Project(a, ts, b AS a + 1, m)        when there are computed or metadata columns
 *         Scan(a, ts, metadata...)           physical columns, then metadata
 *
 * Computed columns and watermarks are stored as text and bound here against the columns that are
 * stored; one computed column does not see another.
 */
#include "plan/binder_internal.h"

/* ---- options and connector ---- */

yl_str yl_bind_table_name(yl_binder *b, const yl_table *table)
{
    return yl_str_of(yl_arena_printf(b->arena, "`%.*s`.`%.*s`.`%.*s`", YL_STR_ARGS(table->catalog),
                                     YL_STR_ARGS(table->database), YL_STR_ARGS(table->name)));
}

static size_t count_hint_options(const yl_ast_list *hints)
{
    size_t n = 0;
    for (size_t i = 0; hints != NULL && i < hints->size; i++)
        n += yl_ast_as_hint(hints->items[i])->options.size;
    return n;
}

/* Sets `key`, adding it when it is new. */
static void set_option(yl_option_pair *pairs, uint32_t *n, yl_option_pair pair)
{
    for (uint32_t i = 0; i < *n; i++) {
        if (yl_str_equal(pairs[i].key, pair.key)) {
            pairs[i] = pair;
            return;
        }
    }
    pairs[(*n)++] = pair;
}

static yl_status add_hints(yl_binder *b, const yl_ast_list *hints, yl_option_pair *pairs,
                           uint32_t *n)
{
    for (size_t i = 0; hints != NULL && i < hints->size; i++) {
        const yl_ast_hint *hint = yl_ast_as_hint(hints->items[i]);
        if (!yl_str_equal_nocase(hint->name.text, YL_STR("OPTIONS")))
            continue;
        for (size_t k = 0; k < hint->options.size; k++) {
            const yl_ast_hint_option *o = yl_ast_as_hint_option(hint->options.items[k]);
            yl_span span = yl_bind_span(b, o->head.span);
            if (!yl_ast_string_present(o->key))
                return YL_FAIL_AT(b->err, OPTION, span, "OPTIONS wants pairs: 'key' = 'value'");
            set_option(pairs, n, (yl_option_pair){o->key.text, o->value.text, span});
        }
    }
    return YL_OK;
}

static yl_status find_connector(yl_binder *b, yl_str table, yl_str name, yl_span span,
                                const yl_connector_type **out)
{
    const yl_connector_registry *registry = b->context->connectors;
    const char *names[64];
    size_t n = 0;
    *out = yl_connector_find(registry, name);
    if (*out != NULL)
        return YL_OK;
    YL_FAIL_AT(b->err, OPTION, span, "table %.*s: there is no connector '%.*s'", YL_STR_ARGS(table),
               YL_STR_ARGS(name));
    for (uint32_t i = 0; registry != NULL && i < registry->n && n < 64; i++)
        names[n++] = registry->types[i]->name;
    const char *near = yl_str_nearest(name, names, n);
    if (near != NULL)
        return yl_error_hintf(b->err, "did you mean '%s'?", near);
    yl_strbuf all = {0};
    for (size_t i = 0; i < n; i++)
        yl_strbuf_printf(&all, "%s%s", i == 0 ? "" : ", ", names[i]);
    yl_error_hintf(b->err, "the connectors are %s", yl_strbuf_text(&all));
    yl_strbuf_clear(&all);
    return b->err->status;
}

/* Positions of `columns` among the physical columns. */
static yl_status to_physical(yl_binder *b, const yl_table *table, const uint32_t *columns,
                             uint32_t n, const uint32_t **out)
{
    uint32_t *physical = YL_NEW_ARRAY(b->arena, uint32_t, n);
    if (physical == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t c = 0; c < columns[i]; c++)
            physical[i] += table->columns[c].kind == YL_COL_PHYSICAL;
    }
    *out = physical;
    return YL_OK;
}

static yl_status physical_schema(yl_binder *b, const yl_table *table, yl_schema *out)
{
    yl_field *fields = YL_NEW_ARRAY(b->arena, yl_field, table->n_columns);
    if (fields == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    uint32_t n = 0;
    for (uint32_t i = 0; i < table->n_columns; i++) {
        const yl_column *column = &table->columns[i];
        if (column->kind == YL_COL_PHYSICAL)
            fields[n++] = (yl_field){.name = column->name, .type = column->type};
    }
    *out = (yl_schema){n, fields};
    return YL_OK;
}

yl_status yl_bind_connector(yl_binder *b, const yl_table *table, const yl_ast_list *hints,
                            yl_span span, yl_table_context *context,
                            const yl_connector_type **connector)
{
    yl_str name = yl_bind_table_name(b, table), kind = {0};
    size_t most = table->n_options + count_hint_options(hints);
    yl_option_pair *pairs = YL_NEW_ARRAY(b->arena, yl_option_pair, most);
    uint32_t n = 0, kept = 0;
    if (pairs == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    for (uint32_t i = 0; i < table->n_options; i++)
        set_option(pairs, &n,
                   (yl_option_pair){table->options[i].key, table->options[i].value, span});
    YL_TRY(add_hints(b, hints, pairs, &n));
    for (uint32_t i = 0; i < n; i++) {
        if (yl_str_equal(pairs[i].key, YL_STR("connector")))
            kind = pairs[i].value;
        else
            pairs[kept++] = pairs[i];
    }
    if (kind.data == NULL) {
        YL_FAIL_AT(b->err, OPTION, span,
                   "table %.*s: Table options do not contain an option key 'connector' for "
                   "discovering a connector.",
                   YL_STR_ARGS(name));
        return yl_error_hintf(b->err, "give the table WITH ('connector' = '...')");
    }
    YL_TRY(find_connector(b, name, kind, span, connector));
    *context = (yl_table_context){
        .arena = b->arena,
        .name = name,
        .options = pairs,
        .n_options = kept,
        .n_key = table->n_key,
        .n_partition = table->n_partition,
        .streaming = b->context->streaming,
    };
    YL_TRY(physical_schema(b, table, &context->physical));
    YL_TRY(to_physical(b, table, table->key, table->n_key, &context->key));
    YL_TRY(to_physical(b, table, table->partition, table->n_partition, &context->partition));
    return YL_OK;
}

/* ---- the scan ---- */

static yl_status find_metadata(yl_binder *b, const yl_table *table, const yl_column *column,
                               const yl_source_plan *plan, yl_span span,
                               const yl_metadata_column **out)
{
    yl_strbuf keys = {0};
    for (uint32_t i = 0; i < plan->n_metadata; i++) {
        *out = &plan->metadata[i];
        if (yl_str_equal(yl_str_of((*out)->key), column->metadata_key)) {
            yl_strbuf_clear(&keys);
            return YL_OK;
        }
        yl_strbuf_printf(&keys, "%s'%s'", i == 0 ? "" : ", ", (*out)->key);
    }
    YL_FAIL_AT(b->err, NOT_FOUND, span,
               "Invalid metadata key '%.*s' in column '%.*s' of table '%.*s.%.*s.%.*s'",
               YL_STR_ARGS(column->metadata_key), YL_STR_ARGS(column->name),
               YL_STR_ARGS(table->catalog), YL_STR_ARGS(table->database), YL_STR_ARGS(table->name));
    yl_error_hintf(b->err,
                   keys.size == 0 ? "this connector has no metadata%s"
                                  : "this connector has the keys %s",
                   yl_strbuf_text(&keys));
    yl_strbuf_clear(&keys);
    return b->err->status;
}

/* What tells two scans of one job apart: the table and the options it is read with. */
static yl_str identity_of(yl_arena *arena, const yl_table_context *context)
{
    yl_strbuf text = {0};
    yl_strbuf_str(&text, context->name);
    for (uint32_t i = 0; i < context->n_options; i++)
        yl_strbuf_printf(&text, "\n%zu:%.*s=%zu:%.*s", context->options[i].key.size,
                         YL_STR_ARGS(context->options[i].key), context->options[i].value.size,
                         YL_STR_ARGS(context->options[i].value));
    yl_str identity = text.oom ? (yl_str){0} : yl_arena_str(arena, yl_strbuf_view(&text));
    yl_strbuf_clear(&text);
    return identity;
}

/* What a scan reads: physical columns, then the metadata that columns are declared for. */
static yl_status make_spec(yl_binder *b, const yl_table *table, const yl_table_context *context,
                           const yl_source_plan *plan, yl_span span, yl_scan_spec *spec)
{
    uint32_t n_physical = context->physical.n, n = n_physical, most = table->n_columns;
    yl_field *fields = YL_NEW_ARRAY(b->arena, yl_field, most);
    uint32_t *columns = YL_NEW_ARRAY(b->arena, uint32_t, most);
    const char **keys = YL_NEW_ARRAY(b->arena, const char *, most);
    if (fields == NULL || columns == NULL || keys == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    for (uint32_t i = 0; i < n_physical; i++) {
        fields[i] = context->physical.fields[i];
        columns[i] = i;
    }
    for (uint32_t i = 0; i < table->n_columns; i++) {
        const yl_metadata_column *metadata;
        if (table->columns[i].kind != YL_COL_METADATA)
            continue;
        YL_TRY(find_metadata(b, table, &table->columns[i], plan, span, &metadata));
        keys[n - n_physical] = metadata->key;
        fields[n] = (yl_field){.name = yl_str_of(metadata->key), .type = metadata->type};
        columns[n] = n;
        n++;
    }
    *spec = (yl_scan_spec){
        .type = plan->type,
        .config = plan->config,
        .table_schema = context->physical,
        .schema = {n, fields},
        .columns = columns,
        .metadata_keys = keys,
        .n_metadata = n - n_physical,
        .limit = YL_LIMIT_NONE,
        .parallelism = plan->parallelism,
        .parallelism_max = plan->parallelism_max,
        .bytes_estimate = plan->bytes_estimate,
        .table_name = context->name,
        .identity = identity_of(b->arena, context),
    };
    return YL_OK;
}

static yl_status bind_scan(yl_binder *b, const yl_table *table, const yl_ast_list *hints,
                           yl_span span, const yl_rel **out)
{
    const yl_connector_type *connector;
    yl_table_context context;
    yl_source_plan plan = {0};
    yl_scan_spec *spec = YL_NEW(b->arena, yl_scan_spec);
    YL_TRY(yl_bind_connector(b, table, hints, span, &context, &connector));
    if (connector->plan_source == NULL)
        return YL_FAIL_AT(
            b->err, UNSUPPORTED, span,
            "Connector '%s' can only be used as a sink. It cannot be used as a source.",
            connector->name);
    yl_status status = connector->plan_source(&context, &plan, b->err);
    if (status != YL_OK) {
        if (b->err->span.end == 0)
            b->err->span = span;
        return status;
    }
    YL_TRY(make_spec(b, table, &context, &plan, span, spec));
    yl_rel_path path = {table->catalog, table->database, table->name};
    *out = yl_rel_scan(b->arena, spec, &plan, path, span);
    return yl_bind_memory(b);
}

/* ---- columns above it ---- */

/* A stored text as an expression over `rel`, whose columns have their declared names. */
static yl_status bind_stored(yl_binder *b, yl_str text, const yl_rel *rel, const char *clause,
                             const yl_expr **out)
{
    yl_ast *ast;
    yl_bind_env env = {
        .scope = yl_scope_new(b->arena, rel, (yl_scope_table){.n = 0}),
        .clause = clause,
    };
    YL_BIND_ALIVE(b);
    YL_TRY(yl_sql_parse_expr(b->arena, text, &ast, b->err));
    return yl_bind_value(b, &env, ast, out);
}

/* The declared columns but for the computed ones: what those see. */
static yl_status stored_columns(yl_binder *b, const yl_table *table, const yl_rel *scan,
                                const yl_expr **exprs, const yl_rel **out)
{
    uint32_t n = 0, physical = 0, metadata = scan->u.scan.spec->table_schema.n;
    yl_field *fields = YL_NEW_ARRAY(b->arena, yl_field, table->n_columns);
    if (fields == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    for (uint32_t i = 0; i < table->n_columns; i++) {
        const yl_column *column = &table->columns[i];
        if (column->kind == YL_COL_COMPUTED)
            continue;
        uint32_t from = column->kind == YL_COL_PHYSICAL ? physical++ : metadata++;
        exprs[n] = yl_rel_column(b->arena, scan, from, scan->span);
        YL_BIND_ALIVE(b);
        if (column->kind == YL_COL_METADATA && !yl_type_equal(exprs[n]->type, column->type, true)) {
            YL_TRY(yl_cast_bind(b->arena, exprs[n], column->type, false, scan->span, &exprs[n],
                                b->err));
        }
        fields[n] = (yl_field){.name = column->name, .type = exprs[n]->type};
        n++;
    }
    *out = yl_rel_values(b->arena, (yl_schema){n, fields}, NULL, 0, scan->span);
    return yl_bind_memory(b);
}

static yl_status project_columns(yl_binder *b, const yl_table *table, const yl_rel *scan,
                                 const yl_rel **out)
{
    uint32_t n = table->n_columns, stored = 0;
    const yl_expr **exprs = YL_NEW_ARRAY(b->arena, const yl_expr *, n);
    const yl_expr **below = YL_NEW_ARRAY(b->arena, const yl_expr *, n);
    yl_str *names = YL_NEW_ARRAY(b->arena, yl_str, n);
    const yl_rel *seen;
    if (exprs == NULL || below == NULL || names == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    YL_TRY(stored_columns(b, table, scan, below, &seen));
    for (uint32_t i = 0; i < n; i++) {
        const yl_column *column = &table->columns[i];
        names[i] = column->name;
        if (column->kind != YL_COL_COMPUTED) {
            exprs[i] = below[stored++];
            continue;
        }
        YL_TRY(bind_stored(b, column->expr, seen, "a computed column", &exprs[i]));
        exprs[i] = yl_expr_substitute(b->arena, exprs[i], below);
        YL_BIND_ALIVE(b);
    }
    *out = yl_rel_project(b->arena, scan, exprs, names, n, scan->span);
    return yl_bind_memory(b);
}

static bool is_plain(const yl_table *table)
{
    for (uint32_t i = 0; i < table->n_columns; i++) {
        if (table->columns[i].kind != YL_COL_PHYSICAL)
            return false;
    }
    return true;
}

static yl_status add_watermark(yl_binder *b, const yl_table *table, const yl_rel **rel)
{
    const yl_expr *expr;
    uint32_t column = 0;
    while (column < table->n_columns &&
           !yl_str_equal(table->columns[column].name, table->watermark_column))
        column++;
    if (column == table->n_columns)
        return YL_FAIL_AT(b->err, UNSUPPORTED, (*rel)->span,
                          "a watermark on a nested field is not supported");
    YL_TRY(bind_stored(b, table->watermark_expr, *rel, "WATERMARK", &expr));
    *rel = yl_rel_watermark(b->arena, *rel, column, expr, (*rel)->span);
    return yl_bind_memory(b);
}

static yl_status bind_columns(yl_binder *b, const yl_table *table, const yl_ast_list *hints,
                              yl_span span, const yl_rel **out)
{
    YL_TRY(bind_scan(b, table, hints, span, out));
    if (!is_plain(table))
        YL_TRY(project_columns(b, table, *out, out));
    /* In batch mode a watermark has nobody to talk to. */
    if (table->has_watermark && b->context->streaming)
        YL_TRY(add_watermark(b, table, out));
    return YL_OK;
}

yl_status yl_bind_table(yl_binder *b, const yl_table *table, const yl_ast_list *hints, yl_span span,
                        const yl_rel **out)
{
    YL_BIND_ALIVE(b);
    if (table->is_view)
        return yl_bind_view(b, table, span, out);
    bool elsewhere = b->elsewhere;
    yl_span reference = b->reference;
    b->elsewhere = true; /* texts of the definition are not in the statement's */
    b->reference = span;
    yl_status status = bind_columns(b, table, hints, span, out);
    b->elsewhere = elsewhere;
    b->reference = reference;
    return status;
}
