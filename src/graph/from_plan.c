/* From physical plans to the job graph.
 *
 * Every physical node becomes one vertex, except EXCHANGE, which becomes the distribution of the
 * edge, and a UNION ALL of inputs, which is a vertex without work. A node that several roots share
 * becomes one vertex with several outgoing edges: a scan under two sinks runs once.
 */

#include "graph/job_graph.h"
#include "optimize/rewrite.h"
#include "plan/explain.h"

typedef struct translation {
    yl_arena *arena;
    yl_job_graph *graph;
    uint32_t parallelism;
    yl_rel_map done; /* nodes with a vertex, in the order of their vertices */
    yl_error *err;
} translation;

#define SPEC(t, T, ...)                                                                            \
    do {                                                                                           \
        T *spec_ = YL_NEW((t)->arena, T);                                                          \
        *spec_ = (T){__VA_ARGS__};                                                                 \
        vertex->spec = spec_;                                                                      \
    } while (0)

static void join_vertex(translation *t, const yl_rel *rel, yl_vertex *vertex)
{
    yl_schema left = rel->inputs[0]->schema, right = rel->inputs[1]->schema;
    if (rel->u.join.hash) {
        vertex->kind = YL_OP_HASH_JOIN;
        SPEC(t, yl_hash_join_spec, .left = left, .right = right, .kind = rel->u.join.kind,
             .n_keys = rel->u.join.n_keys, .left_keys = rel->u.join.left_keys,
             .right_keys = rel->u.join.right_keys, .null_equal = rel->u.join.null_equal,
             .residual = rel->u.join.residual, .null_aware = rel->u.join.null_aware,
             .build_left = rel->u.join.build_left);
    } else {
        vertex->kind = YL_OP_LOOP_JOIN;
        SPEC(t, yl_loop_join_spec, .left = left, .right = right, .kind = rel->u.join.kind,
             .condition = rel->u.join.condition, .null_aware = rel->u.join.null_aware);
    }
}

static void sink_vertex(translation *t, const yl_rel *rel, yl_vertex *vertex)
{
    const yl_sink_spec *sink = rel->u.sink.spec;
    bool *not_null = YL_NEW_ARRAY(t->arena, bool, sink->schema.n);
    for (uint32_t i = 0; i < sink->schema.n && not_null != NULL; i++)
        not_null[i] = !sink->schema.fields[i].type->nullable;
    vertex->kind = YL_OP_SINK;
    SPEC(t, yl_sink_op_spec, .sink = sink, .not_null = not_null);
}

/* Fills kind and spec. */
static yl_status fill_vertex(translation *t, const yl_rel *rel, yl_vertex *vertex)
{
    switch (rel->kind) {
    case YL_REL_SCAN:
        vertex->kind = YL_OP_SOURCE;
        SPEC(t, yl_source_op_spec, .scan = rel->u.scan.spec);
        return YL_OK;
    case YL_REL_VALUES:
        vertex->kind = YL_OP_VALUES;
        SPEC(t, yl_values_spec, .n_rows = rel->u.values.n_rows, .rows = rel->u.values.rows);
        return YL_OK;
    case YL_REL_CALC:
        vertex->kind = YL_OP_CALC;
        SPEC(t, yl_calc_spec, .condition = rel->u.calc.condition, .exprs = rel->u.calc.exprs);
        return YL_OK;
    case YL_REL_AGGREGATE:
        vertex->kind = YL_OP_AGGREGATE;
        SPEC(t, yl_aggregate_spec, .input = rel->inputs[0]->schema,
             .n_keys = rel->u.aggregate.n_keys, .keys = rel->u.aggregate.keys,
             .n_calls = rel->u.aggregate.n_calls, .calls = rel->u.aggregate.calls,
             .phase = rel->u.aggregate.phase);
        return YL_OK;
    case YL_REL_JOIN:
        join_vertex(t, rel, vertex);
        return YL_OK;
    case YL_REL_SORT:
        if (rel->u.sort.n_keys == 0) {
            vertex->kind = YL_OP_LIMIT;
            SPEC(t, yl_limit_spec, .offset = rel->u.sort.offset, .limit = rel->u.sort.limit);
            return YL_OK;
        }
        vertex->kind = YL_OP_SORT;
        SPEC(t, yl_sort_spec, .input = rel->inputs[0]->schema, .n_keys = rel->u.sort.n_keys,
             .keys = rel->u.sort.keys, .offset = rel->u.sort.offset, .limit = rel->u.sort.limit);
        return YL_OK;
    case YL_REL_SET_OP:
        vertex->kind = YL_OP_UNION;
        if (rel->u.set_op.op == YL_UNION)
            return YL_OK;
        vertex->kind = YL_OP_SET_OP;
        SPEC(t, yl_set_op_spec, .input = rel->schema, .op = rel->u.set_op.op,
             .all = rel->u.set_op.all);
        return YL_OK;
    case YL_REL_SINK:
        sink_vertex(t, rel, vertex);
        return YL_OK;
    case YL_REL_COLLECT:
        vertex->kind = YL_OP_COLLECT;
        SPEC(t, yl_collect_spec, .schema = rel->schema);
        return YL_OK;
    default:
        return YL_FAIL_AT(t->err, INTERNAL, rel->span, "%s is no physical operator",
                          yl_rel_text(t->arena, rel));
    }
}

/* Plans are as deep as their queries, which the parser bounds. */
static yl_status translate(translation *t, const yl_rel *rel, uint32_t *index)
{
    *index = yl_rel_map_find(&t->done, rel);
    if (*index != YL_REL_NOT_FOUND)
        return YL_OK;
    uint32_t *inputs = YL_NEW_ARRAY(t->arena, uint32_t, rel->n_inputs);
    if (yl_arena_oom(t->arena))
        return YL_FAIL_MEMORY(t->err);
    for (uint32_t i = 0; i < rel->n_inputs; i++) {
        const yl_rel *input = rel->inputs[i];
        if (input->kind == YL_REL_EXCHANGE)
            input = input->inputs[0];
        YL_TRY(translate(t, input, &inputs[i]));
    }
    /* Several inputs of a union meet in one gate: to the runtime they are one input. */
    bool is_union = rel->kind == YL_REL_SET_OP && rel->u.set_op.op == YL_UNION;
    if (yl_arena_oom(t->arena))
        return YL_FAIL_MEMORY(t->err);
    yl_vertex vertex = {
        .name = yl_rel_text(t->arena, rel),
        .parallelism = rel->parallelism == 0 ? t->parallelism : rel->parallelism,
        .max_parallelism = 128,
        .n_inputs = is_union ? 1 : rel->n_inputs,
        .schema = rel->schema,
        .chainable = true,
    };
    YL_TRY(fill_vertex(t, rel, &vertex));
    vertex.uid = yl_arena_printf(t->arena, "%u", t->graph->n_vertices + 1);
    *index = yl_graph_add_vertex(t->graph, vertex);
    if (yl_arena_oom(t->arena))
        return YL_FAIL_MEMORY(t->err);
    if (*index != t->done.n) /* the graph is full */
        return YL_FAIL_AT(t->err, BUDGET, rel->span, "the job has more than %u operators",
                          t->graph->n_vertices);
    for (uint32_t i = 0; i < rel->n_inputs; i++) {
        const yl_rel *input = rel->inputs[i];
        yl_edge edge = {.from = inputs[i], .to = *index, .input = is_union ? 0 : i};
        if (input->kind == YL_REL_EXCHANGE) {
            edge.distribution = input->u.exchange.distribution;
            edge.n_keys = input->u.exchange.n_keys;
            edge.keys = input->u.exchange.keys;
        } else if (t->graph->vertices[inputs[i]].parallelism != vertex.parallelism) {
            edge.distribution = vertex.parallelism == 1 ? YL_DIST_SINGLE : YL_DIST_REBALANCE;
        }
        yl_graph_add_edge(t->graph, edge);
    }
    return yl_rel_map_put(&t->done, rel, rel, t->err);
}

yl_status yl_graph_from_plan(yl_arena *arena, const char *name, const yl_rel *const *roots,
                             uint32_t n_roots, uint32_t parallelism, yl_job_graph **out,
                             yl_error *err)
{
    translation t = {
        .arena = arena, .parallelism = parallelism, .done = {.arena = arena}, .err = err};
    t.graph = yl_graph_new(arena, name);
    if (yl_arena_oom(arena))
        return YL_FAIL_MEMORY(err);
    for (uint32_t i = 0; i < n_roots; i++) {
        uint32_t vertex;
        YL_TRY(translate(&t, roots[i], &vertex));
    }
    YL_TRY(yl_graph_chain(t.graph, err));
    *out = t.graph;
    return YL_OK;
}
