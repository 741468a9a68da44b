/* From a chained graph to tasks, operators and channels, and back to nothing.
 *
 * For every chain there are `parallelism` tasks. An edge inside a chain becomes a pointer from one
 * operator's output to the next operator; any other edge becomes a partitioner in each producing
 * task with a channel to each consuming subtask that it can reach.
 */
#include <assert.h>
#include <stdio.h>

#include "runtime/job_internal.h"

static bool in_chain(const yl_job_graph *graph, const yl_edge *edge)
{
    return graph->chain_of[edge->from] == graph->chain_of[edge->to] && !edge->feedback;
}

/* The first task of each chain in job->tasks, and the end; tasks lie chain by chain. */
static uint32_t *first_tasks(const yl_job_graph *graph)
{
    uint32_t *first = yl_calloc((size_t)graph->n_chains + 1, sizeof *first);
    for (uint32_t v = 0; first != NULL && v < graph->n_vertices; v++)
        first[graph->chain_of[v] + 1] = graph->vertices[v].parallelism;
    for (uint32_t c = 0; first != NULL && c < graph->n_chains; c++)
        first[c + 1] += first[c];
    return first;
}

static void wake_task(void *task)
{
    yl_task_wake(task);
}

static void wake_task_at(void *task, int64_t monotonic_nanos)
{
    yl_task_wake_at(task, monotonic_nanos);
}

static yl_status open_vertices(yl_job *job, yl_error *err)
{
    const yl_job_graph *graph = job->options.graph;
    job->vertices = yl_calloc(graph->n_vertices, sizeof *job->vertices);
    if (job->vertices == NULL)
        return YL_FAIL_MEMORY(err);
    for (uint32_t v = 0; v < graph->n_vertices; v++) {
        yl_vertex_run *run = &job->vertices[v];
        run->vertex = &graph->vertices[v];
        run->type = job->options.operators->types[run->vertex->kind];
        if (run->type == NULL)
            return YL_FAIL(err, UNSUPPORTED, "the operator %s is not part of this build",
                           run->vertex->name);
    }
    for (uint32_t v = 0; v < graph->n_vertices; v++) {
        yl_vertex_run *run = &job->vertices[v];
        yl_task_context context = {
            .env = job->options.env,
            .world = job->options.world,
            .budget = &job->budget,
            .arena = graph->arena,
            .parallelism = run->vertex->parallelism,
            .max_parallelism = run->vertex->max_parallelism,
            .batch_rows = job->options.batch_rows,
            .batch_mode = job->options.batch_mode,
            .job = job,
            .stats = &run->stats,
        };
        run->opened = true; /* what a failed vertex_open made is closed, too */
        if (run->type->vertex_open != NULL)
            YL_TRY(run->type->vertex_open(run->vertex, &context, &run->shared, err));
    }
    return YL_OK;
}

static yl_operator *find_op(const yl_task *task, const yl_vertex *vertex)
{
    for (uint32_t i = 0; i < task->n_ops; i++)
        if (task->ops[i] != NULL && task->ops[i]->vertex == vertex)
            return task->ops[i];
    return NULL;
}

/* Makes the operators of a task; the outputs are wired afterwards. */
static yl_status make_ops(yl_job *job, yl_task *task, yl_error *err)
{
    const yl_job_graph *graph = job->options.graph;
    uint32_t n = 0;
    for (uint32_t v = 0; v < graph->n_vertices; v++)
        n += graph->chain_of[v] == task->chain;
    task->ops = yl_calloc(n, sizeof *task->ops);
    task->outputs = yl_calloc(n, sizeof *task->outputs);
    if (task->ops == NULL || task->outputs == NULL)
        return YL_FAIL_MEMORY(err);
    for (uint32_t v = 0; v < graph->n_vertices; v++) {
        if (graph->chain_of[v] != task->chain)
            continue;
        const yl_vertex_run *run = &job->vertices[v];
        yl_operator *op = yl_calloc(1, run->type->size);
        if (op == NULL)
            return YL_FAIL_MEMORY(err);
        op->type = run->type;
        op->vertex = run->vertex;
        op->shared = run->shared;
        op->output = &task->outputs[task->n_ops];
        op->output->task = task;
        task->ops[task->n_ops++] = op;
        if (run->vertex->kind == YL_OP_COLLECT)
            job->collect_task = task;
    }
    return YL_OK;
}

static yl_status wire_inside(yl_job *job, yl_task *task, yl_error *err)
{
    const yl_job_graph *graph = job->options.graph;
    for (uint32_t i = 0; i < task->n_ops; i++) {
        yl_output *out = &task->outputs[i];
        uint32_t vertex = (uint32_t)(task->ops[i]->vertex - graph->vertices), inside = 0;
        uint32_t outside = 0;
        for (uint32_t e = 0; e < graph->n_edges; e++) {
            if (graph->edges[e].from != vertex)
                continue;
            if (in_chain(graph, &graph->edges[e]))
                inside++;
            else
                outside++;
        }
        out->ops = yl_calloc(inside, sizeof *out->ops);
        out->partitioners = yl_calloc(outside, sizeof *out->partitioners);
        if (out->ops == NULL || out->partitioners == NULL)
            return YL_FAIL_MEMORY(err);
        for (uint32_t e = 0; e < graph->n_edges; e++)
            if (graph->edges[e].from == vertex && in_chain(graph, &graph->edges[e]))
                out->ops[out->n_ops++] = find_op(task, &graph->vertices[graph->edges[e].to]);
    }
    return YL_OK;
}

/* Whether subtask `from` of `n_from` sends to subtask `to` of `n_to` over an edge. */
static bool reaches(yl_distribution distribution, uint32_t from, uint32_t n_from, uint32_t to,
                    uint32_t n_to)
{
    switch (distribution) {
    case YL_DIST_FORWARD:
        return from % n_to == to;
    case YL_DIST_SINGLE:
        return to == 0;
    case YL_DIST_RESCALE:
        return n_from >= n_to ? from * n_to / n_from == to : to * n_from / n_to == from;
    default:
        return true;
    }
}

static yl_status add_channel(yl_job *job, yl_task *from, yl_task *to, uint32_t input,
                             yl_partitioner *p, yl_error *err)
{
    yl_channel *channel = yl_channel_new(job->options.exchange_batches_max);
    if (channel == NULL)
        return YL_FAIL_MEMORY(err);
    if (!yl_list_push(&job->channels, channel)) {
        yl_channel_free(channel);
        return YL_FAIL_MEMORY(err);
    }
    channel->producer = from;
    channel->consumer = to;
    yl_gate_channel *grown = yl_realloc(to->channels, (to->n_channels + 1) * sizeof *to->channels);
    if (grown == NULL)
        return YL_FAIL_MEMORY(err);
    to->channels = grown;
    to->channels[to->n_channels++] =
        (yl_gate_channel){.channel = channel, .input = input, .watermark = YL_TIME_MIN};
    to->open_channels[input]++;
    p->channels[p->n_channels++] = channel;
    return YL_OK;
}

static yl_status wire_edge(yl_job *job, const uint32_t *first, const yl_edge *edge, yl_error *err)
{
    const yl_job_graph *graph = job->options.graph;
    const yl_vertex *from = &graph->vertices[edge->from], *to = &graph->vertices[edge->to];
    yl_task *producers = &job->tasks[first[graph->chain_of[edge->from]]];
    yl_task *consumers = &job->tasks[first[graph->chain_of[edge->to]]];
    for (uint32_t i = 0; i < from->parallelism; i++) {
        yl_operator *op = find_op(&producers[i], from);
        yl_partitioner *p = &op->output->partitioners[op->output->n_partitioners++];
        *p = (yl_partitioner){
            .distribution = edge->distribution,
            .n_keys = edge->n_keys,
            .keys = edge->keys,
            .max_parallelism = to->max_parallelism,
            .batch_rows = job->options.batch_rows,
            .channels = yl_calloc(to->parallelism, sizeof *p->channels),
        };
        if (p->channels == NULL)
            return YL_FAIL_MEMORY(err);
        for (uint32_t j = 0; j < to->parallelism; j++)
            if (reaches(edge->distribution, i, from->parallelism, j, to->parallelism))
                YL_TRY(add_channel(job, &producers[i], &consumers[j], edge->input, p, err));
        YL_TRY(yl_partitioner_open(p, from->schema, err));
    }
    return YL_OK;
}

static yl_status make_task(yl_job *job, uint32_t chain, uint32_t subtask, yl_error *err)
{
    yl_task *task = &job->tasks[job->n_tasks];
    task->job = job;
    task->index = job->n_tasks++;
    task->chain = chain;
    task->subtask = subtask;
    task->watermark = YL_TIME_MIN;
    task->wake_at = INT64_MAX;
    YL_TRY(make_ops(job, task, err));
    task->n_inputs = task->ops[0]->vertex->n_inputs;
    task->open_channels = yl_calloc(task->n_inputs, sizeof *task->open_channels);
    if (task->open_channels == NULL)
        return YL_FAIL_MEMORY(err);
    return wire_inside(job, task, err);
}

static yl_status make_tasks(yl_job *job, yl_error *err)
{
    const yl_job_graph *graph = job->options.graph;
    uint32_t *first = first_tasks(graph);
    yl_status status = YL_OK;
    if (first != NULL)
        job->tasks = yl_calloc(first[graph->n_chains], sizeof *job->tasks);
    if (job->tasks == NULL)
        status = YL_FAIL_MEMORY(err);
    for (uint32_t c = 0; c < graph->n_chains && status == YL_OK; c++)
        for (uint32_t s = 0; s < first[c + 1] - first[c] && status == YL_OK; s++)
            status = make_task(job, c, s, err);
    job->tasks_left = job->n_tasks;
    for (uint32_t e = 0; e < graph->n_edges && status == YL_OK; e++)
        if (!in_chain(graph, &graph->edges[e]))
            status = wire_edge(job, first, &graph->edges[e], err);
    yl_free(first);
    return status;
}

static yl_status open_ops(yl_job *job, yl_task *task, yl_error *err)
{
    const yl_vertex *head = task->ops[0]->vertex;
    task->context = (yl_task_context){
        .env = job->options.env,
        .world = job->options.world,
        .budget = &job->budget,
        .arena = job->options.graph->arena,
        .subtask = task->subtask,
        .parallelism = head->parallelism,
        .max_parallelism = head->max_parallelism,
        .batch_rows = job->options.batch_rows,
        .batch_mode = job->options.batch_mode,
        .job = job,
        .wake = wake_task,
        .wake_at = wake_task_at,
        .task = task,
    };
    task->op_contexts = yl_calloc(task->n_ops, sizeof *task->op_contexts);
    if (task->op_contexts == NULL)
        return YL_FAIL_MEMORY(err);
    /* From the last to the first, as Flink does: who gives finds its receivers open. */
    for (uint32_t i = task->n_ops; i-- > 0;) {
        yl_operator *op = task->ops[i];
        task->op_contexts[i] = task->context;
        task->op_contexts[i].stats =
            yl_job_vertex_stats(job, (uint32_t)(op->vertex - job->options.graph->vertices));
        op->context = &task->op_contexts[i];
        if (op->type->open != NULL) {
            yl_status status = op->type->open(op, err);
            if (status != YL_OK)
                return status;
        }
    }
    return YL_OK;
}

yl_status yl_job_open_tasks(yl_job *job, yl_error *err)
{
    YL_TRY(open_vertices(job, err));
    YL_TRY(make_tasks(job, err));
    for (uint32_t i = 0; i < job->n_tasks; i++)
        YL_TRY(open_ops(job, &job->tasks[i], err));
    return YL_OK;
}

void yl_job_close_tasks(yl_job *job)
{
    const yl_job_graph *graph = job->options.graph;
    for (uint32_t i = 0; i < job->n_tasks; i++)
        yl_task_close(&job->tasks[i]);
    for (size_t i = 0; i < job->channels.size; i++)
        yl_channel_free(job->channels.items[i]);
    yl_list_clear(&job->channels);
    for (uint32_t v = 0; job->vertices != NULL && v < graph->n_vertices; v++) {
        yl_vertex_run *run = &job->vertices[v];
        if (run->opened && run->type->vertex_close != NULL)
            run->type->vertex_close(run->shared);
        run->opened = false;
        for (size_t i = 0; i < run->commits.size; i++)
            yl_free((char *)run->commits.items[i].data);
        yl_list_clear(&run->commits);
    }
}
