/* The constructors of relational nodes; see rel_build.h.
 *
 * Every array goes through copy_array, which is the one place that can fail: it then leaves the
 * arena's flag set and the node gets an array of no items, so that nothing here reads through a
 * NULL pointer.
 */
#include "plan/rel_build.h"

#include <assert.h>

static void *copy_array(yl_arena *arena, const void *items, uint32_t *n, size_t size)
{
    if (*n == 0)
        return NULL;
    void *copy = yl_arena_alloc(arena, size * *n);
    if (copy == NULL || yl_arena_oom(arena)) {
        *n = 0;
        return NULL;
    }
    memcpy(copy, items, size * *n);
    return copy;
}

/* Fields to be filled in; none when out of memory. */
static yl_field *new_fields(yl_arena *arena, uint32_t *n)
{
    if (*n == 0)
        return NULL;
    yl_field *fields = YL_NEW_ARRAY(arena, yl_field, *n);
    if (fields == NULL || yl_arena_oom(arena)) {
        *n = 0;
        return NULL;
    }
    return fields;
}

static yl_rel *new_rel(yl_arena *arena, yl_rel_kind kind, const yl_rel *const *inputs,
                       uint32_t n_inputs, yl_span span)
{
    yl_rel *rel = YL_NEW(arena, yl_rel);
    *rel = (yl_rel){.kind = kind, .id = yl_arena_serial(arena), .span = span};
    rel->n_inputs = n_inputs;
    rel->inputs = copy_array(arena, inputs, &rel->n_inputs, sizeof *inputs);
    rel->changelog = YL_SINK_INSERTS;
    for (uint32_t i = 0; i < rel->n_inputs; i++)
        rel->changelog |= inputs[i]->changelog;
    return rel;
}

const yl_rel *yl_rel_scan(yl_arena *arena, const yl_scan_spec *spec, const yl_source_plan *plan,
                          yl_rel_path path, yl_span span)
{
    yl_rel *rel = new_rel(arena, YL_REL_SCAN, NULL, 0, span);
    rel->schema = spec->schema;
    rel->changelog = plan->changelog == 0 ? (uint8_t)YL_SINK_INSERTS : plan->changelog;
    rel->u.scan.spec = spec;
    rel->u.scan.bounded = plan->bounded;
    rel->u.scan.pushes_projection = plan->pushes_projection;
    rel->u.scan.pushes_limit = plan->pushes_limit;
    rel->u.scan.catalog = path.catalog;
    rel->u.scan.database = path.database;
    rel->u.scan.table = path.table;
    return rel;
}

const yl_rel *yl_rel_values(yl_arena *arena, yl_schema schema, const yl_expr *const *rows,
                            uint32_t n_rows, yl_span span)
{
    yl_rel *rel = new_rel(arena, YL_REL_VALUES, NULL, 0, span);
    uint32_t n = schema.n * n_rows;
    rel->schema.n = schema.n;
    rel->schema.fields = copy_array(arena, schema.fields, &rel->schema.n, sizeof *schema.fields);
    rel->u.values.n_rows = n_rows;
    rel->u.values.rows = copy_array(arena, rows, &n, sizeof *rows);
    if (n == 0 && schema.n > 0)
        rel->u.values.n_rows = 0;
    return rel;
}

/* The schema of expressions under names. */
static yl_schema schema_of(yl_arena *arena, const yl_expr *const *exprs, const yl_str *names,
                           uint32_t n)
{
    yl_field *fields = new_fields(arena, &n);
    for (uint32_t i = 0; i < n; i++) {
        fields[i].name = names == NULL || names[i].data == NULL
                             ? yl_str_of(yl_arena_printf(arena, "EXPR$%u", i))
                             : names[i];
        fields[i].type = exprs[i]->type;
    }
    return (yl_schema){n, fields};
}

const yl_rel *yl_rel_project(yl_arena *arena, const yl_rel *input, const yl_expr *const *exprs,
                             const yl_str *names, uint32_t n, yl_span span)
{
    yl_rel *rel = new_rel(arena, YL_REL_PROJECT, &input, 1, span);
    rel->schema = schema_of(arena, exprs, names, n);
    rel->u.project.exprs = copy_array(arena, exprs, &n, sizeof *exprs);
    if (n == 0)
        rel->schema.n = 0;
    return rel;
}

const yl_rel *yl_rel_project_range(yl_arena *arena, const yl_rel *input, uint32_t first, uint32_t n,
                                   yl_span span)
{
    assert(first + n <= input->schema.n || yl_arena_oom(arena));
    const yl_expr **exprs = YL_NEW_ARRAY(arena, const yl_expr *, n);
    yl_str *names = YL_NEW_ARRAY(arena, yl_str, n);
    if (exprs == NULL || names == NULL || yl_arena_oom(arena))
        return input;
    for (uint32_t i = 0; i < n; i++) {
        exprs[i] = yl_rel_column(arena, input, first + i, span);
        names[i] = input->schema.fields[first + i].name;
    }
    return yl_rel_project(arena, input, exprs, names, n, span);
}

const yl_rel *yl_rel_rename(yl_arena *arena, const yl_rel *input, const yl_str *names, yl_span span)
{
    uint32_t n = input->schema.n;
    bool same = true;
    for (uint32_t i = 0; i < n && same; i++)
        same = yl_str_equal(names[i], input->schema.fields[i].name);
    if (same)
        return input;
    const yl_expr **exprs = YL_NEW_ARRAY(arena, const yl_expr *, n);
    if (exprs == NULL || yl_arena_oom(arena))
        return input;
    for (uint32_t i = 0; i < n; i++)
        exprs[i] = yl_rel_column(arena, input, i, span);
    return yl_rel_project(arena, input, exprs, names, n, span);
}

const yl_rel *yl_rel_filter(yl_arena *arena, const yl_rel *input, const yl_expr *condition,
                            yl_span span)
{
    yl_rel *rel = new_rel(arena, YL_REL_FILTER, &input, 1, span);
    rel->schema = input->schema;
    rel->u.filter.condition = condition;
    return rel;
}

static yl_schema aggregate_schema(yl_arena *arena, const yl_rel *input, const uint32_t *keys,
                                  uint32_t n_keys, const yl_agg_call *calls, uint32_t n_calls)
{
    uint32_t n = n_keys + n_calls;
    yl_field *fields = new_fields(arena, &n);
    for (uint32_t i = 0; i < n; i++) {
        if (i < n_keys) {
            fields[i] = input->schema.fields[keys[i]];
        } else {
            const yl_agg_call *call = &calls[i - n_keys];
            fields[i].name = yl_str_of(call->name == NULL ? "" : call->name);
            fields[i].type = call->type;
        }
    }
    return (yl_schema){n, fields};
}

const yl_rel *yl_rel_aggregate(yl_arena *arena, const yl_rel *input, const uint32_t *keys,
                               uint32_t n_keys, const yl_agg_call *calls, uint32_t n_calls,
                               yl_span span)
{
    yl_rel *rel = new_rel(arena, YL_REL_AGGREGATE, &input, 1, span);
    rel->schema = aggregate_schema(arena, input, keys, n_keys, calls, n_calls);
    rel->u.aggregate.n_keys = n_keys;
    rel->u.aggregate.keys = copy_array(arena, keys, &rel->u.aggregate.n_keys, sizeof *keys);
    rel->u.aggregate.n_calls = n_calls;
    rel->u.aggregate.calls = copy_array(arena, calls, &rel->u.aggregate.n_calls, sizeof *calls);
    rel->u.aggregate.phase = YL_AGG_COMPLETE;
    return rel;
}

const yl_rel *yl_rel_distinct(yl_arena *arena, const yl_rel *input, yl_span span)
{
    uint32_t n = input->schema.n;
    uint32_t *keys = YL_NEW_ARRAY(arena, uint32_t, n);
    if (keys == NULL || yl_arena_oom(arena))
        return input;
    for (uint32_t i = 0; i < n; i++)
        keys[i] = i;
    return yl_rel_aggregate(arena, input, keys, n, NULL, 0, span);
}

static yl_schema join_schema(yl_arena *arena, yl_join_kind kind, const yl_rel *left,
                             const yl_rel *right)
{
    if (kind == YL_JOIN_SEMI || kind == YL_JOIN_ANTI)
        return left->schema;
    uint32_t n = left->schema.n + right->schema.n;
    yl_field *fields = new_fields(arena, &n);
    bool pad_left = kind == YL_JOIN_RIGHT || kind == YL_JOIN_FULL;
    bool pad_right = kind == YL_JOIN_LEFT || kind == YL_JOIN_FULL;
    for (uint32_t i = 0; i < n; i++) {
        bool is_left = i < left->schema.n;
        fields[i] = is_left ? left->schema.fields[i] : right->schema.fields[i - left->schema.n];
        if (is_left ? pad_left : pad_right)
            fields[i].type = yl_type_nullable(arena, fields[i].type, true);
    }
    return (yl_schema){n, fields};
}

const yl_rel *yl_rel_join(yl_arena *arena, yl_join_kind kind, const yl_rel *left,
                          const yl_rel *right, const yl_expr *condition, bool null_aware,
                          yl_span span)
{
    assert(!null_aware || kind == YL_JOIN_ANTI);
    yl_rel *rel = new_rel(arena, YL_REL_JOIN, (const yl_rel *const[]){left, right}, 2, span);
    rel->schema = join_schema(arena, kind, left, right);
    rel->u.join.kind = kind;
    rel->u.join.condition = condition;
    rel->u.join.null_aware = null_aware;
    return rel;
}

const yl_rel *yl_rel_sort(yl_arena *arena, const yl_rel *input, const yl_sort_key *keys,
                          uint32_t n_keys, int64_t offset, int64_t limit, yl_span span)
{
    yl_rel *rel = new_rel(arena, YL_REL_SORT, &input, 1, span);
    rel->schema = input->schema;
    rel->u.sort.n_keys = n_keys;
    rel->u.sort.keys = copy_array(arena, keys, &rel->u.sort.n_keys, sizeof *keys);
    rel->u.sort.offset = offset;
    rel->u.sort.limit = limit;
    rel->u.sort.global = true;
    return rel;
}

/* A column may be NULL if it may be in any input: also in an INTERSECT and an EXCEPT, whose types
 * Flink finds in the same way. */
static yl_schema set_op_schema(yl_arena *arena, const yl_rel *const *inputs, uint32_t n_inputs)
{
    uint32_t n = inputs[0]->schema.n;
    yl_field *fields = new_fields(arena, &n);
    for (uint32_t i = 0; i < n; i++) {
        fields[i] = inputs[0]->schema.fields[i];
        bool nullable = fields[i].type->nullable;
        for (uint32_t k = 1; k < n_inputs; k++)
            nullable |= inputs[k]->schema.fields[i].type->nullable;
        fields[i].type = yl_type_nullable(arena, fields[i].type, nullable);
    }
    return (yl_schema){n, fields};
}

const yl_rel *yl_rel_set_op(yl_arena *arena, yl_set_op op, bool all, const yl_rel *const *inputs,
                            uint32_t n_inputs, yl_span span)
{
    assert(n_inputs >= 2);
    yl_rel *rel = new_rel(arena, YL_REL_SET_OP, inputs, n_inputs, span);
    rel->schema = set_op_schema(arena, inputs, n_inputs);
    rel->u.set_op.op = op;
    rel->u.set_op.all = all;
    return rel;
}

const yl_rel *yl_rel_watermark(yl_arena *arena, const yl_rel *input, uint32_t column,
                               const yl_expr *expr, yl_span span)
{
    yl_rel *rel = new_rel(arena, YL_REL_WATERMARK, &input, 1, span);
    uint32_t n = input->schema.n;
    yl_field *fields = copy_array(arena, input->schema.fields, &n, sizeof *fields);
    rel->schema = (yl_schema){n, fields};
    if (column < n) {
        yl_type *type = YL_NEW(arena, yl_type);
        *type = *fields[column].type;
        type->time_attribute = YL_ATTRIBUTE_ROWTIME;
        fields[column].type = type;
    }
    rel->u.watermark.column = column;
    rel->u.watermark.expr = expr;
    return rel;
}

const yl_rel *yl_rel_sink(yl_arena *arena, const yl_rel *input, const yl_sink_spec *spec,
                          yl_rel_path path, yl_span span)
{
    yl_rel *rel = new_rel(arena, YL_REL_SINK, &input, 1, span);
    rel->schema = spec->schema;
    rel->parallelism = spec->parallelism;
    rel->u.sink.spec = spec;
    rel->u.sink.catalog = path.catalog;
    rel->u.sink.database = path.database;
    rel->u.sink.table = path.table;
    return rel;
}

const yl_rel *yl_rel_collect(yl_arena *arena, const yl_rel *input)
{
    yl_rel *rel = new_rel(arena, YL_REL_COLLECT, &input, 1, input->span);
    rel->schema = input->schema;
    return rel;
}

const yl_rel *yl_rel_calc(yl_arena *arena, const yl_rel *input, const yl_expr *condition,
                          const yl_expr *const *exprs, const yl_str *names, uint32_t n,
                          yl_span span)
{
    yl_rel *rel = new_rel(arena, YL_REL_CALC, &input, 1, span);
    rel->physical = true;
    rel->parallelism = input->parallelism;
    rel->u.calc.condition = condition;
    if (exprs == NULL) {
        rel->schema = input->schema;
        return rel;
    }
    rel->schema = schema_of(arena, exprs, names, n);
    rel->u.calc.exprs = copy_array(arena, exprs, &n, sizeof *exprs);
    if (n == 0)
        rel->schema.n = 0;
    return rel;
}

const yl_rel *yl_rel_exchange(yl_arena *arena, const yl_rel *input, yl_distribution distribution,
                              const uint32_t *keys, uint32_t n_keys)
{
    yl_rel *rel = new_rel(arena, YL_REL_EXCHANGE, &input, 1, input->span);
    rel->physical = true;
    rel->schema = input->schema;
    rel->u.exchange.distribution = distribution;
    rel->u.exchange.n_keys = n_keys;
    rel->u.exchange.keys = copy_array(arena, keys, &rel->u.exchange.n_keys, sizeof *keys);
    return rel;
}

yl_rel *yl_rel_copy(yl_arena *arena, const yl_rel *rel)
{
    yl_rel *copy = YL_NEW(arena, yl_rel);
    *copy = *rel;
    copy->id = yl_arena_serial(arena);
    copy->inputs = copy_array(arena, rel->inputs, &copy->n_inputs, sizeof *rel->inputs);
    return copy;
}

/* Where the schema comes from the inputs it is computed anew. */
static yl_schema schema_over(yl_arena *arena, const yl_rel *rel, const yl_rel *const *inputs)
{
    switch (rel->kind) {
    case YL_REL_FILTER:
    case YL_REL_SORT:
    case YL_REL_COLLECT:
    case YL_REL_EXCHANGE:
        return inputs[0]->schema;
    case YL_REL_JOIN:
        return join_schema(arena, rel->u.join.kind, inputs[0], inputs[1]);
    case YL_REL_SET_OP:
        return set_op_schema(arena, inputs, rel->n_inputs);
    case YL_REL_CALC:
        return rel->u.calc.exprs == NULL ? inputs[0]->schema : rel->schema;
    case YL_REL_AGGREGATE:
        return rel->u.aggregate.phase != YL_AGG_COMPLETE
                   ? rel->schema
                   : aggregate_schema(arena, inputs[0], rel->u.aggregate.keys,
                                      rel->u.aggregate.n_keys, rel->u.aggregate.calls,
                                      rel->u.aggregate.n_calls);
    case YL_REL_SCAN:
    case YL_REL_VALUES:
    case YL_REL_PROJECT:
    case YL_REL_WATERMARK:
    case YL_REL_SINK:
        break;
    }
    return rel->schema;
}

const yl_rel *yl_rel_with_inputs(yl_arena *arena, const yl_rel *rel, const yl_rel *const *inputs)
{
    bool same = true;
    for (uint32_t i = 0; i < rel->n_inputs; i++)
        same &= rel->inputs[i] == inputs[i];
    if (same)
        return rel;
    yl_rel *copy = yl_rel_copy(arena, rel);
    if (copy->n_inputs != rel->n_inputs)
        return rel;
    for (uint32_t i = 0; i < rel->n_inputs; i++)
        copy->inputs[i] = inputs[i];
    copy->schema = schema_over(arena, rel, inputs);
    return copy;
}

const yl_expr *yl_rel_column(yl_arena *arena, const yl_rel *rel, uint32_t column, yl_span span)
{
    assert(column < rel->schema.n || yl_arena_oom(arena));
    if (column >= rel->schema.n)
        return yl_expr_column(arena, column, &yl_type_null, span);
    return yl_expr_column(arena, column, rel->schema.fields[column].type, span);
}

bool yl_rel_is_identity(const yl_expr *const *exprs, uint32_t n, const yl_rel *input)
{
    if (n != input->schema.n)
        return false;
    for (uint32_t i = 0; i < n; i++) {
        if (exprs[i]->kind != YL_EXPR_COLUMN || exprs[i]->index != i)
            return false;
    }
    return true;
}

const char *yl_rel_kind_name(yl_rel_kind kind)
{
    static const char *const names[] = {
        [YL_REL_SCAN] = "SCAN",           [YL_REL_VALUES] = "VALUES",
        [YL_REL_PROJECT] = "PROJECT",     [YL_REL_FILTER] = "FILTER",
        [YL_REL_AGGREGATE] = "AGGREGATE", [YL_REL_JOIN] = "JOIN",
        [YL_REL_SORT] = "SORT",           [YL_REL_SET_OP] = "SET_OP",
        [YL_REL_WATERMARK] = "WATERMARK", [YL_REL_SINK] = "SINK",
        [YL_REL_COLLECT] = "COLLECT",     [YL_REL_CALC] = "CALC",
        [YL_REL_EXCHANGE] = "EXCHANGE",
    };
    return names[kind];
}
