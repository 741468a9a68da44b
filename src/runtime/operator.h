/* The contract of operators: one page that everything in operator/ keeps to.
 *
 * An operator is a const type struct and an instance that embeds yl_operator first. Its task calls
 * it; calls never overlap. Order of a life:
 *
 *     open -> [restore per section] -> batch / watermark / end_input ... -> finish
 *          -> close (always, also after a failure, also when open failed)
 *
 * What belongs to a whole vertex and not to one subtask (a source's enumerator, a sink's commit)
 * is its `shared` object: made by vertex_open before any subtask, closed after all of them.
 *
 * Rules:
 *  1. One call (batch, resume, poll, end_input, finish, watermark) gives at most ONE batch to each
 *     of its outputs. If there is more to give, set op->more; the task then calls `resume` (when
 *     the outputs have room) until it is false, and gives no new input before. So nothing buffers
 *     without bound, and nothing ever blocks.
 *  2. A push takes the batch and always succeeds, except for errors of operators downstream.
 *  3. `batch` takes its batch: it frees it or passes it on, also on failure. Input batches may
 *     have a selection and row kinds; columns may be CONST. Output batches have count > 0.
 *  4. The task merges watermarks over channels, aligns barriers, keeps idleness and counts rows;
 *     an operator sees the merged watermark of all its inputs.
 *  5. A watermark, barrier or end stands exactly between two batches; batch borders mean nothing.
 *  6. State that `snapshot` writes is everything: after restore the operator goes on as if
 *     nothing had happened. What it computes must not depend on batch borders.
 *  7. Memory that grows with the input is charged to the budget (base/budget.h).
 */
#ifndef YL_RUNTIME_OPERATOR_H
#define YL_RUNTIME_OPERATOR_H

#include "base/budget.h"
#include "checkpoint/snapshot.h"
#include "data/batch.h"
#include "expr/function.h"
#include "graph/job_graph.h"

typedef struct yl_operator yl_operator;
typedef struct yl_output yl_output; /* the task's: where an operator's batches go */

#define YL_TIME_MIN INT64_MIN /* before any watermark */
#define YL_TIME_MAX INT64_MAX /* the watermark at the end of the input */

/* What an operator may ask of its task; constant while it lives. */
typedef struct yl_task_context {
    const yl_expr_env *env;
    yl_world *world;
    yl_budget *budget;
    yl_arena *arena; /* of the job; not for use while running (other threads) */
    uint32_t subtask, parallelism, max_parallelism;
    uint32_t batch_rows;       /* largest batch to give */
    bool batch_mode;           /* bounded: emit once at the end */
    struct yl_job *job;        /* for the few operators that need it (sink, collect) */
    struct yl_io_stats *stats; /* of the vertex, shared by its subtasks */
    void (*wake)(void *task);  /* makes the task run again; any thread */
    /* The same when the world's monotonic clock has reached a time; the task's own thread. An
     * earlier wish of the same task is replaced. */
    void (*wake_at)(void *task, int64_t monotonic_nanos);
    void *task;
} yl_task_context;

typedef struct yl_operator_type {
    const char *name;
    uint32_t state_version; /* written into every snapshot */
    size_t size;            /* of the instance */
    yl_status (*open)(yl_operator *op, yl_error *err);
    yl_status (*batch)(yl_operator *op, uint32_t input, yl_batch *batch, yl_error *err);
    /* NULL: passes it on. */
    yl_status (*watermark)(yl_operator *op, int64_t time, yl_error *err);
    /* Gives the next batch of a long answer; clears op->more with the last one. */
    yl_status (*resume)(yl_operator *op, yl_error *err);
    /* Input `input` has ended (its last watermark was seen). NULL: nothing to do. */
    yl_status (*end_input)(yl_operator *op, uint32_t input, yl_error *err);
    /* All inputs have ended: flush; with op->more it is resumed. NULL: nothing to do. */
    yl_status (*finish)(yl_operator *op, yl_error *err);
    /* Bit i set: input i should be read now. NULL: all. Asked between calls. It is a preference:
     * while a barrier is being aligned, batches of other inputs come too, and the operator holds
     * them (in its snapshot as well). */
    uint32_t (*wants)(const yl_operator *op);
    /* False: no batch should be given now (a client reads slowly); context->wake tells when.
     * NULL: always. */
    bool (*room)(const yl_operator *op);
    /* A source (no inputs): gives at most one batch; *idle when there is nothing now, *end when
     * there will be no more. */
    yl_status (*poll)(yl_operator *op, bool *idle, bool *end, yl_error *err);
    /* Appends sections to `to`. NULL: no state. */
    yl_status (*snapshot)(yl_operator *op, yl_snapshot *to, yl_error *err);
    /* One section of an old snapshot that this subtask has to take. */
    yl_status (*restore)(yl_operator *op, int32_t key_group, yl_str section, yl_error *err);
    void (*close)(yl_operator *op);

    /* The vertex's shared object; all NULL when there is none. `context` is subtask 0's. Calls of
     * these do not overlap, but `shared` is used by all subtasks at once: it locks by itself. */
    yl_status (*vertex_open)(const yl_vertex *vertex, const yl_task_context *context, void **shared,
                             yl_error *err);
    yl_status (*vertex_snapshot)(void *shared, yl_strbuf *out, yl_error *err);
    /* `subtasks`: the YL_SECTION_SUBTASK sections of all subtasks; restore is then not called. */
    yl_status (*vertex_restore)(void *shared, yl_str state, const yl_str *subtasks, uint32_t n,
                                yl_error *err);
    /* All commit records of the epoch (yl_job_add_commit), once they are safe. */
    yl_status (*vertex_commit)(void *shared, const yl_str *records, uint32_t n, yl_error *err);
    void (*vertex_abort)(void *shared); /* the job failed or was cancelled before commit */
    void (*vertex_close)(void *shared);
} yl_operator_type;

struct yl_operator {
    const yl_operator_type *type;
    const yl_vertex *vertex; /* spec, schema, name */
    const yl_task_context *context;
    void *shared; /* the vertex's, or NULL */
    yl_output *output;
    bool more; /* there is more to give: call resume */
    bool done; /* needs no more input (LIMIT reached): the task ends it early */
};

/* Gives a batch downstream (takes it, also on failure). Batches with count 0 are dropped. */
yl_status yl_output_push(yl_output *output, yl_batch *batch, yl_error *err);
/* Passes a watermark on; what `watermark` does when it is NULL. */
yl_status yl_output_watermark(yl_output *output, int64_t time, yl_error *err);

/* Operators are found by kind through the table that api/ hands to the job. */
typedef struct yl_operator_registry {
    const yl_operator_type *types[YL_OP_COUNT];
} yl_operator_registry;

#endif
