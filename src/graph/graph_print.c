/* A job graph as text, as Flink's execution-plan JSON, and as a DOT drawing. */
#include "graph/job_graph.h"

static const char *ship_strategy(yl_distribution distribution)
{
    switch (distribution) {
    case YL_DIST_FORWARD:
        return "FORWARD";
    case YL_DIST_HASH:
        return "HASH";
    case YL_DIST_SINGLE:
        return "GLOBAL";
    case YL_DIST_BROADCAST:
        return "BROADCAST";
    case YL_DIST_REBALANCE:
        return "REBALANCE";
    case YL_DIST_RESCALE:
        return "RESCALE";
    case YL_DIST_CUSTOM:
        return "CUSTOM";
    }
    return "?";
}

void yl_graph_print(const yl_job_graph *graph, yl_strbuf *out)
{
    for (uint32_t v = 0; v < graph->n_vertices; v++) {
        const yl_vertex *vertex = &graph->vertices[v];
        yl_strbuf_printf(out, "%u: %s parallelism=%u", v + 1, vertex->name, vertex->parallelism);
        if (graph->chain_of != NULL)
            yl_strbuf_printf(out, " chain=%u", graph->chain_of[v] + 1);
        for (uint32_t e = 0; e < graph->n_edges; e++)
            if (graph->edges[e].to == v)
                yl_strbuf_printf(out, " <- %u %s", graph->edges[e].from + 1,
                                 ship_strategy(graph->edges[e].distribution));
        yl_strbuf_char(out, '\n');
    }
}

static void print_escaped(const char *text, yl_strbuf *out)
{
    for (; *text != '\0'; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '"' || c == '\\')
            yl_strbuf_printf(out, "\\%c", c);
        else if (c < 0x20)
            yl_strbuf_printf(out, "\\u%04x", c);
        else
            yl_strbuf_char(out, (char)c);
    }
}

static void print_predecessors(const yl_job_graph *graph, uint32_t v, yl_strbuf *out)
{
    const char *separator = ",\n    \"predecessors\" : [ ";
    for (uint32_t e = 0; e < graph->n_edges; e++) {
        if (graph->edges[e].to != v)
            continue;
        yl_strbuf_printf(out,
                         "%s{\n      \"id\" : %u,\n      \"ship_strategy\" : \"%s\",\n"
                         "      \"side\" : \"second\"\n    }",
                         separator, graph->edges[e].from + 1,
                         ship_strategy(graph->edges[e].distribution));
        separator = ", ";
    }
    if (separator[1] == ' ')
        yl_strbuf_puts(out, " ]");
}

static const char *pact(const yl_vertex *vertex)
{
    if (vertex->n_inputs == 0)
        return "Data Source";
    return vertex->kind == YL_OP_SINK || vertex->kind == YL_OP_COLLECT ? "Data Sink" : "Operator";
}

void yl_graph_print_json(const yl_job_graph *graph, yl_strbuf *out)
{
    yl_strbuf_puts(out, "{\n  \"nodes\" : [ ");
    for (uint32_t v = 0; v < graph->n_vertices; v++) {
        const yl_vertex *vertex = &graph->vertices[v];
        yl_strbuf_printf(out, "%s{\n    \"id\" : %u,\n    \"type\" : \"", v > 0 ? ", " : "", v + 1);
        print_escaped(vertex->name, out);
        yl_strbuf_printf(out, "\",\n    \"pact\" : \"%s\",\n    \"contents\" : \"", pact(vertex));
        print_escaped(vertex->name, out);
        yl_strbuf_printf(out, "\",\n    \"parallelism\" : %u", vertex->parallelism);
        print_predecessors(graph, v, out);
        yl_strbuf_puts(out, "\n  }");
    }
    yl_strbuf_puts(out, " ]\n}");
}

void yl_graph_print_dot(const yl_job_graph *graph, yl_strbuf *out)
{
    yl_strbuf_puts(out, "digraph job {\n    node [shape=box];\n");
    for (uint32_t v = 0; v < graph->n_vertices; v++) {
        yl_strbuf_printf(out, "    v%u [label=\"", v);
        print_escaped(graph->vertices[v].name, out);
        yl_strbuf_printf(out, "\\nx%u\"];\n", graph->vertices[v].parallelism);
    }
    for (uint32_t e = 0; e < graph->n_edges; e++)
        yl_strbuf_printf(out, "    v%u -> v%u [label=\"%s\"];\n", graph->edges[e].from,
                         graph->edges[e].to, ship_strategy(graph->edges[e].distribution));
    yl_strbuf_puts(out, "}\n");
}
