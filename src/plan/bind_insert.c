/* INSERT: the query, a projection to the sink's columns, the SINK.
 *
 *     INSERT INTO t PARTITION (p = 'x') (b, a) SELECT u, v ...
 *
 *     Sink(t)
 *       Project(a = cast(v), b = cast(u), p = 'x', c = NULL)     in the table's order
 *         the query
 *
 * Types are compared as Flink does: what converts implicitly is cast, everything else is refused
 * with both schemas in the message. A NULL in a NOT NULL column is found at run time, unless the
 * column is not in the list at all.
 */
#include "plan/binder_internal.h"

/* An INSERT on its way. */
typedef struct insertion {
    yl_binder *b;
    const yl_ast_insert *insert; /* of CREATE TABLE AS: made up, with a path only */
    yl_span query_span;
    const yl_table *table;
    yl_table_context context; /* its `physical` are the columns to be written */
    const yl_connector_type *connector;
    yl_sink_plan plan;
    yl_str *static_values;        /* per partition column; data NULL: dynamic */
    const yl_expr **static_exprs; /* per physical column, NULL: comes from the query */
    uint32_t *targets;            /* the physical column of each query column */
    uint32_t n_targets;
} insertion;

static yl_span span_of(const insertion *in)
{
    return yl_bind_span(in->b, in->insert->path.span);
}

/* ---- the sink ---- */

static yl_status check_columns(insertion *in)
{
    for (uint32_t i = 0; i < in->table->n_columns; i++) {
        const yl_column *column = &in->table->columns[i];
        if (column->kind == YL_COL_METADATA && !column->is_virtual)
            return YL_FAIL_AT(
                in->b->err, UNSUPPORTED, span_of(in),
                "table %.*s declares the metadata column '%.*s', which connector '%s' "
                "cannot write: declare it VIRTUAL",
                YL_STR_ARGS(in->context.name), YL_STR_ARGS(column->name), in->connector->name);
    }
    return YL_OK;
}

static yl_status plan_sink(insertion *in)
{
    yl_binder *b = in->b;
    const yl_ast_insert *insert = in->insert;
    if (in->table == NULL)
        YL_TRY(yl_catalog_get(b->context->catalog, &insert->path, &in->table, b->err));
    if (in->table->is_view)
        return YL_FAIL_AT(b->err, INVALID, span_of(in),
                          "'%.*s' is a view: rows can be written to tables only",
                          YL_STR_ARGS(in->table->name));
    YL_TRY(
        yl_bind_connector(b, in->table, &insert->hints, span_of(in), &in->context, &in->connector));
    if (in->connector->plan_sink == NULL)
        return YL_FAIL_AT(
            b->err, UNSUPPORTED, span_of(in),
            "Connector '%s' can only be used as a source. It cannot be used as a sink.",
            in->connector->name);
    yl_status status = in->connector->plan_sink(&in->context, &in->plan, b->err);
    if (status != YL_OK) {
        if (b->err->span.end == 0)
            b->err->span = span_of(in);
        return status;
    }
    if (insert->overwrite && !in->plan.overwrites)
        return YL_FAIL_AT(b->err, UNSUPPORTED, span_of(in),
                          "INSERT OVERWRITE is not possible with connector '%s'",
                          in->connector->name);
    if (insert->partition.size > 0 && !in->plan.partitions)
        return YL_FAIL_AT(b->err, UNSUPPORTED, span_of(in),
                          "INSERT ... PARTITION is not possible with connector '%s'",
                          in->connector->name);
    if (insert->on_conflict != YL_CONFLICT_UNSET)
        return YL_FAIL_AT(b->err, UNSUPPORTED, yl_bind_span(b, insert->head.span),
                          "ON CONFLICT is not supported");
    return check_columns(in);
}

/* ---- PARTITION (p = 'x') ---- */

static yl_status find_partition(insertion *in, const yl_ast_name *name, uint32_t *at)
{
    yl_binder *b = in->b;
    const char *names[64];
    size_t n = 0;
    for (*at = 0; *at < in->context.n_partition; (*at)++) {
        yl_str column = in->context.physical.fields[in->context.partition[*at]].name;
        if (yl_str_equal(column, name->text))
            return YL_OK;
        if (n < 64)
            names[n++] = yl_arena_strdup(b->arena, column);
    }
    YL_BIND_ALIVE(b);
    YL_FAIL_AT(b->err, NOT_FOUND, yl_bind_span(b, name->span),
               "'%.*s' is no partition column of table %.*s", YL_STR_ARGS(name->text),
               YL_STR_ARGS(in->context.name));
    const char *near = yl_str_nearest(name->text, names, n);
    return near == NULL ? YL_ERR_NOT_FOUND : yl_error_hintf(b->err, "did you mean '%s'?", near);
}

/* The text of a literal, as it stands in a path. */
static yl_status literal_text(yl_binder *b, const yl_ast *value, yl_str *out)
{
    bool minus = value->kind == YL_AST_UNARY && yl_ast_as_unary(value)->op == YL_UNARY_MINUS;
    if (value->kind == YL_AST_UNARY)
        value = yl_ast_as_unary(value)->operand;
    if (value->kind != YL_AST_LITERAL || yl_ast_as_literal(value)->type == YL_LITERAL_NULL)
        return YL_FAIL_AT(b->err, INVALID, yl_bind_span(b, value->span),
                          "the value of a partition must be a literal");
    const yl_ast_literal *literal = yl_ast_as_literal(value);
    yl_str text = literal->text;
    if (literal->type == YL_LITERAL_TRUE || literal->type == YL_LITERAL_FALSE)
        text = literal->type == YL_LITERAL_TRUE ? YL_STR("true") : YL_STR("false");
    *out = minus ? yl_str_of(yl_arena_printf(b->arena, "-%.*s", YL_STR_ARGS(text))) : text;
    return yl_bind_memory(b);
}

static yl_status bind_partition(insertion *in)
{
    yl_binder *b = in->b;
    const yl_ast_list *values = &in->insert->partition;
    in->static_exprs = YL_NEW_ARRAY(b->arena, const yl_expr *, in->context.physical.n);
    in->static_values = YL_NEW_ARRAY(b->arena, yl_str, in->context.n_partition);
    if (in->static_exprs == NULL || in->static_values == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    yl_bound_from none;
    YL_TRY(yl_bind_no_from(b, in->insert->head.span, &none));
    yl_bind_env env = {.scope = none.scope, .clause = "PARTITION"};
    for (size_t i = 0; i < values->size; i++) {
        const yl_ast_partition_value *value = yl_ast_as_partition_value(values->items[i]);
        uint32_t at;
        YL_TRY(find_partition(in, &value->column, &at));
        if (value->value == NULL)
            continue;
        uint32_t column = in->context.partition[at];
        const yl_expr *e;
        YL_TRY(literal_text(b, value->value, &in->static_values[at]));
        YL_TRY(yl_bind_value(b, &env, value->value, &e));
        YL_TRY(yl_cast_bind(b->arena, e, in->context.physical.fields[column].type, false, e->span,
                            &in->static_exprs[column], b->err));
    }
    return YL_OK;
}

/* ---- the column list ---- */

static yl_status find_target(insertion *in, const yl_ast_column *column, uint32_t *at)
{
    yl_binder *b = in->b;
    const yl_schema *schema = &in->context.physical;
    const yl_ast_name *name = &column->path.items[column->path.size - 1];
    const char *names[256];
    size_t n = 0;
    if (column->path.size > 1)
        return YL_FAIL_AT(b->err, UNSUPPORTED, yl_bind_span(b, column->head.span),
                          "inserting into fields of a ROW is not supported");
    for (*at = 0; *at < schema->n; (*at)++) {
        if (yl_str_equal(schema->fields[*at].name, name->text))
            return YL_OK;
        if (n < 256)
            names[n++] = yl_arena_strdup(b->arena, schema->fields[*at].name);
    }
    YL_BIND_ALIVE(b);
    YL_FAIL_AT(b->err, NOT_FOUND, yl_bind_span(b, name->span), "Unknown target column '%.*s'",
               YL_STR_ARGS(name->text));
    const char *near = yl_str_nearest(name->text, names, n);
    return near == NULL ? YL_ERR_NOT_FOUND : yl_error_hintf(b->err, "did you mean '%s'?", near);
}

static yl_status assigned_twice(yl_binder *b, const yl_ast *column, yl_str name)
{
    return YL_FAIL_AT(b->err, INVALID, yl_bind_span(b, column->span),
                      "Target column '%.*s' is assigned more than once", YL_STR_ARGS(name));
}

static yl_status list_targets(insertion *in)
{
    yl_binder *b = in->b;
    const yl_ast_list *columns = &in->insert->columns;
    in->n_targets = (uint32_t)columns->size;
    in->targets = YL_NEW_ARRAY(b->arena, uint32_t, in->n_targets);
    if (in->targets == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    for (uint32_t i = 0; i < in->n_targets; i++) {
        uint32_t at;
        YL_TRY(find_target(in, yl_ast_as_column(columns->items[i]), &at));
        bool twice = in->static_exprs[at] != NULL;
        for (uint32_t k = 0; k < i; k++)
            twice |= in->targets[k] == at;
        if (twice)
            return assigned_twice(b, columns->items[i], in->context.physical.fields[at].name);
        in->targets[i] = at;
    }
    return YL_OK;
}

/* Without a list: all columns in order, but for those that PARTITION gives a value. */
static yl_status all_targets(insertion *in)
{
    yl_binder *b = in->b;
    in->targets = YL_NEW_ARRAY(b->arena, uint32_t, in->context.physical.n);
    if (in->targets == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    for (uint32_t i = 0; i < in->context.physical.n; i++) {
        if (in->static_exprs[i] == NULL)
            in->targets[in->n_targets++] = i;
    }
    return YL_OK;
}

/* ---- types ---- */

static void print_schema(yl_schema schema, yl_strbuf *out)
{
    yl_strbuf_char(out, '[');
    for (uint32_t i = 0; i < schema.n; i++) {
        yl_strbuf_puts(out, i == 0 ? "" : ", ");
        yl_strbuf_str(out, schema.fields[i].name);
        yl_strbuf_puts(out, ": ");
        yl_type_print(schema.fields[i].type, out);
    }
    yl_strbuf_char(out, ']');
}

static yl_status mismatch(insertion *in, const yl_rel *query, const char *cause)
{
    yl_strbuf from = {0}, to = {0};
    yl_binder *b = in->b;
    yl_field *fields = YL_NEW_ARRAY(b->arena, yl_field, in->n_targets);
    if (fields == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    for (uint32_t i = 0; i < in->n_targets; i++)
        fields[i] = in->context.physical.fields[in->targets[i]];
    print_schema(query->schema, &from);
    print_schema((yl_schema){in->n_targets, fields}, &to);
    yl_status status = YL_FAIL_AT(
        b->err, TYPE, yl_bind_span(b, in->query_span),
        "Column types of query result and sink for '%.*s.%.*s.%.*s' do not match.\n"
        "Cause: %s\n\nQuery schema: %.*s%s\nSink schema:  %.*s%s",
        YL_STR_ARGS(in->table->catalog), YL_STR_ARGS(in->table->database),
        YL_STR_ARGS(in->table->name), cause, from.size > 480 ? 480 : (int)from.size,
        yl_strbuf_text(&from), from.size > 480 ? "..." : "", to.size > 480 ? 480 : (int)to.size,
        yl_strbuf_text(&to), to.size > 480 ? "..." : "");
    yl_strbuf_clear(&from);
    yl_strbuf_clear(&to);
    return status;
}

static yl_status assign(insertion *in, const yl_rel *query, uint32_t column, uint32_t target,
                        const yl_expr **out)
{
    yl_binder *b = in->b;
    const yl_field *field = &in->context.physical.fields[target];
    const yl_expr *value = yl_rel_column(b->arena, query, column, query->span);
    const yl_type *to = yl_type_nullable(b->arena, field->type, value->type->nullable);
    yl_error cause = {0};
    YL_BIND_ALIVE(b);
    yl_status status = yl_cast_assign(b->arena, value, to, out, &cause);
    if (status == YL_OK)
        return yl_bind_memory(b);
    if (status == YL_ERR_MEMORY)
        return YL_FAIL_MEMORY(b->err);
    const char *text =
        yl_arena_printf(b->arena, "Incompatible types for sink column '%.*s' at position %u.",
                        YL_STR_ARGS(field->name), target);
    YL_BIND_ALIVE(b);
    return mismatch(in, query, text);
}

/* The projection to the table's columns. */
static yl_status project(insertion *in, const yl_rel *query, const yl_rel **out)
{
    yl_binder *b = in->b;
    yl_schema schema = in->context.physical;
    yl_span span = span_of(in);
    const yl_expr **exprs = YL_NEW_ARRAY(b->arena, const yl_expr *, schema.n);
    yl_str *names = YL_NEW_ARRAY(b->arena, yl_str, schema.n);
    if (exprs == NULL || names == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    if (query->schema.n != in->n_targets)
        return mismatch(in, query, "Different number of columns.");
    for (uint32_t i = 0; i < in->n_targets; i++)
        YL_TRY(assign(in, query, i, in->targets[i], &exprs[in->targets[i]]));
    for (uint32_t i = 0; i < schema.n; i++) {
        names[i] = schema.fields[i].name;
        if (exprs[i] == NULL)
            exprs[i] = in->static_exprs[i];
        if (exprs[i] != NULL)
            continue;
        if (!schema.fields[i].type->nullable)
            return YL_FAIL_AT(b->err, CONSTRAINT, span,
                              "Column '%.*s' has no default value and does not allow NULLs",
                              YL_STR_ARGS(names[i]));
        exprs[i] = yl_expr_null(b->arena, schema.fields[i].type, span);
    }
    *out = yl_rel_is_identity(exprs, schema.n, query)
               ? query
               : yl_rel_project(b->arena, query, exprs, names, schema.n, span);
    return yl_bind_memory(b);
}

/* Bare NULLs in the query take the types of the columns that they go to. */
static yl_status bind_source(insertion *in, const yl_rel **query)
{
    yl_binder *b = in->b;
    const yl_type **wanted = YL_NEW_ARRAY(b->arena, const yl_type *, in->n_targets);
    if (wanted == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    for (uint32_t i = 0; i < in->n_targets; i++)
        wanted[i] = in->context.physical.fields[in->targets[i]].type;
    b->wanted = wanted;
    b->n_wanted = in->n_targets;
    b->keep_order = true;
    return yl_bind_query_node(b, in->insert->query, query);
}

static yl_status make_spec(insertion *in, yl_sink_spec *spec)
{
    const yl_table_context *c = &in->context;
    bool any_static = false;
    for (uint32_t i = 0; i < c->n_partition; i++)
        any_static |= in->static_values[i].data != NULL;
    *spec = (yl_sink_spec){
        .type = in->plan.type,
        .config = in->plan.config,
        .schema = c->physical,
        .key = c->key,
        .n_key = c->n_key,
        .partition = c->partition,
        .n_partition = c->n_partition,
        .static_values = any_static ? in->static_values : NULL,
        .overwrite = in->insert->overwrite,
        .drops_nulls = in->b->context->sinks_drop_nulls,
        .lengths = in->b->context->sink_lengths,
        .parallelism = in->plan.parallelism,
        .table_name = c->name,
    };
    return yl_bind_memory(in->b);
}

/* The projection and the SINK over the query. */
static yl_status finish(insertion *in, const yl_rel *query, const yl_rel **out)
{
    yl_binder *b = in->b;
    yl_sink_spec *spec = YL_NEW(b->arena, yl_sink_spec);
    YL_TRY(project(in, query, &query));
    YL_TRY(make_spec(in, spec));
    yl_rel_path path = {in->table->catalog, in->table->database, in->table->name};
    *out = yl_rel_sink(b->arena, query, spec, path, span_of(in));
    return yl_bind_memory(b);
}

yl_status yl_bind_insert(const yl_bind_context *context, const yl_ast *ast, const yl_rel **out,
                         yl_error *err)
{
    yl_binder b;
    yl_error spare;
    const yl_rel *query;
    YL_TRY(yl_binder_init(&b, context, err, &spare));
    insertion in = {.b = &b, .insert = yl_ast_as_insert(ast)};
    in.query_span = in.insert->query->span;
    YL_TRY(plan_sink(&in));
    YL_TRY(bind_partition(&in));
    YL_TRY(in.insert->columns.size > 0 ? list_targets(&in) : all_targets(&in));
    YL_TRY(bind_source(&in, &query));
    return finish(&in, query, out);
}

yl_status yl_bind_insert_into(yl_binder *b, const yl_table *table, const yl_ast_path *path,
                              const yl_rel *query, const yl_rel **out)
{
    yl_ast_insert insert = {.head = {YL_AST_INSERT, path->span}, .path = *path};
    insertion in = {.b = b, .insert = &insert, .table = table, .query_span = path->span};
    YL_TRY(plan_sink(&in));
    YL_TRY(bind_partition(&in));
    in.n_targets = query->schema.n;
    in.targets = YL_NEW_ARRAY(b->arena, uint32_t, in.n_targets);
    if (in.targets == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    for (uint32_t i = 0; i < in.n_targets; i++) {
        for (uint32_t k = 0; k < in.context.physical.n; k++) {
            if (yl_str_equal(in.context.physical.fields[k].name, query->schema.fields[i].name))
                in.targets[i] = k;
        }
    }
    return finish(&in, query, out);
}
