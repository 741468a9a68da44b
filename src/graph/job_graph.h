/* The job graph: vertices (operator kind + spec), edges, chains. SQL and DataStream both end here.
 *
 * Vertices and edges are plain data in the job's arena. A spec is the struct that graph/specs.h
 * gives for the vertex's kind. Vertices are listed in topological order: every edge goes from a
 * lower index to a higher one (feedback edges excepted).
 */
#ifndef YL_GRAPH_JOB_GRAPH_H
#define YL_GRAPH_JOB_GRAPH_H

#include "graph/specs.h"

enum { YL_PARALLELISM_MAX = 256 }; /* channels grow with its square */

typedef enum yl_op_kind {
#define YL_OPERATOR(kind, name) YL_OP_##kind,
#include "graph/operators.def"
#undef YL_OPERATOR
    YL_OP_COUNT
} yl_op_kind;

typedef struct yl_edge {
    uint32_t from, to; /* vertex indexes */
    uint32_t input;    /* which of the target's inputs */
    yl_distribution distribution;
    uint32_t n_keys; /* HASH: columns of the rows that flow here */
    const uint32_t *keys;
    bool feedback; /* closes an iteration loop */
} yl_edge;

typedef struct yl_vertex {
    yl_op_kind kind;
    const void *spec;
    const char *name;     /* as EXPLAIN shows it: "HashAggregate(...)" */
    const char *uid;      /* stable id for state; made from the plan when the user gave none */
    uint32_t parallelism; /* > 0 */
    uint32_t max_parallelism;
    uint32_t n_inputs;
    yl_schema schema; /* of the output */
    bool chainable;   /* may run in the task of its only forward input; default true */
} yl_vertex;

typedef struct yl_job_graph {
    yl_arena *arena;
    const char *name;
    uint32_t n_vertices, n_edges;
    yl_vertex *vertices;
    yl_edge *edges;
    /* Filled by yl_graph_chain: the chain that each vertex runs in. A chain is a tree of vertices
     * connected by forward edges of equal parallelism; its tasks are its subtasks. */
    uint32_t n_chains;
    uint32_t *chain_of;
} yl_job_graph;

/* An empty graph in `arena`. */
yl_job_graph *yl_graph_new(yl_arena *arena, const char *name);
/* Both copy; out of memory shows in the arena. The vertex's index is returned. */
uint32_t yl_graph_add_vertex(yl_job_graph *graph, yl_vertex vertex);
void yl_graph_add_edge(yl_job_graph *graph, yl_edge edge);
/* Checks the graph's rules (acyclic, inputs complete, keys in range) and assigns chains. */
yl_status yl_graph_chain(yl_job_graph *graph, yl_error *err);
/* One vertex a line with its inputs, chain and parallelism; Flink's JSON shape; DOT. */
void yl_graph_print(const yl_job_graph *graph, yl_strbuf *out);
void yl_graph_print_json(const yl_job_graph *graph, yl_strbuf *out);
void yl_graph_print_dot(const yl_job_graph *graph, yl_strbuf *out);

/* From a physical plan (several roots for a statement set; shared nodes become one vertex). */
struct yl_rel;
yl_status yl_graph_from_plan(yl_arena *arena, const char *name, const struct yl_rel *const *roots,
                             uint32_t n_roots, uint32_t parallelism, yl_job_graph **out,
                             yl_error *err);

#endif
