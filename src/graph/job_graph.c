/* Building, checking and chaining a job graph; see job_graph.h. */
#include "graph/job_graph.h"

#include <assert.h>

enum { VERTICES_MAX = 10000, EDGES_MAX = 100000 };

yl_job_graph *yl_graph_new(yl_arena *arena, const char *name)
{
    yl_job_graph *graph = YL_NEW(arena, yl_job_graph);
    graph->arena = arena;
    graph->name = name;
    return graph;
}

/* Room for one more item: arrays grow by doubling, the old one stays in the arena. */
static void *grow(yl_arena *arena, void *items, uint32_t n, size_t item_size)
{
    if (n != 0 && (n & (n - 1)) != 0)
        return items;
    size_t capacity = n == 0 ? 1 : (size_t)n * 2;
    void *grown = yl_arena_alloc_raw(arena, capacity * item_size);
    if (grown != NULL && n > 0)
        memcpy(grown, items, n * item_size);
    return grown;
}

uint32_t yl_graph_add_vertex(yl_job_graph *graph, yl_vertex vertex)
{
    yl_vertex *grown =
        grow(graph->arena, graph->vertices, graph->n_vertices, sizeof *graph->vertices);
    if (grown == NULL || graph->n_vertices >= VERTICES_MAX)
        return 0;
    graph->vertices = grown;
    graph->vertices[graph->n_vertices] = vertex;
    return graph->n_vertices++;
}

void yl_graph_add_edge(yl_job_graph *graph, yl_edge edge)
{
    yl_edge *grown = grow(graph->arena, graph->edges, graph->n_edges, sizeof *graph->edges);
    if (grown == NULL || graph->n_edges >= EDGES_MAX)
        return;
    graph->edges = grown;
    graph->edges[graph->n_edges++] = edge;
}

static yl_status check_edge(const yl_job_graph *graph, const yl_edge *edge, yl_error *err)
{
    if (edge->from >= graph->n_vertices || edge->to >= graph->n_vertices)
        return YL_FAIL(err, INTERNAL, "an edge of the job graph leads to no vertex");
    if (!edge->feedback && edge->from >= edge->to)
        return YL_FAIL(err, INTERNAL, "the job graph is not in topological order at %s",
                       graph->vertices[edge->to].name);
    if (edge->input >= graph->vertices[edge->to].n_inputs)
        return YL_FAIL(err, INTERNAL, "%s has no input %u", graph->vertices[edge->to].name,
                       edge->input);
    for (uint32_t k = 0; k < edge->n_keys; k++)
        if (edge->keys[k] >= graph->vertices[edge->from].schema.n)
            return YL_FAIL(err, INTERNAL, "%s has no column %u to partition by",
                           graph->vertices[edge->from].name, edge->keys[k]);
    return YL_OK;
}

static uint32_t count_inputs(const yl_job_graph *graph, uint32_t vertex)
{
    uint32_t n = 0;
    for (uint32_t e = 0; e < graph->n_edges; e++)
        n += graph->edges[e].to == vertex;
    return n;
}

/* A vertex runs in its input's task when it has one input edge, a forward one, and as many
 * subtasks. */
static const yl_edge *chaining_edge(const yl_job_graph *graph, uint32_t vertex)
{
    const yl_vertex *to = &graph->vertices[vertex];
    if (!to->chainable || count_inputs(graph, vertex) != 1)
        return NULL;
    for (uint32_t e = 0; e < graph->n_edges; e++) {
        const yl_edge *edge = &graph->edges[e];
        if (edge->to == vertex)
            return edge->distribution == YL_DIST_FORWARD && !edge->feedback &&
                           graph->vertices[edge->from].parallelism == to->parallelism
                       ? edge
                       : NULL;
    }
    return NULL;
}

yl_status yl_graph_chain(yl_job_graph *graph, yl_error *err)
{
    if (yl_arena_oom(graph->arena))
        return YL_FAIL_MEMORY(err);
    if (graph->n_vertices == 0)
        return YL_FAIL(err, INTERNAL, "the job graph is empty");
    if (graph->n_vertices >= VERTICES_MAX || graph->n_edges >= EDGES_MAX)
        return YL_FAIL(err, BUDGET, "the job has more than %d operators", VERTICES_MAX);
    for (uint32_t v = 0; v < graph->n_vertices; v++)
        if (graph->vertices[v].parallelism > YL_PARALLELISM_MAX)
            return YL_FAIL(err, BUDGET, "%s would run %u times side by side, at most %d can",
                           graph->vertices[v].name, graph->vertices[v].parallelism,
                           YL_PARALLELISM_MAX);
    for (uint32_t e = 0; e < graph->n_edges; e++)
        YL_TRY(check_edge(graph, &graph->edges[e], err));
    graph->chain_of = YL_NEW_ARRAY(graph->arena, uint32_t, graph->n_vertices);
    if (yl_arena_oom(graph->arena))
        return YL_FAIL_MEMORY(err);
    graph->n_chains = 0;
    for (uint32_t v = 0; v < graph->n_vertices; v++) {
        const yl_edge *edge = chaining_edge(graph, v);
        assert(graph->vertices[v].parallelism > 0);
        graph->chain_of[v] = edge != NULL ? graph->chain_of[edge->from] : graph->n_chains++;
    }
    return YL_OK;
}
