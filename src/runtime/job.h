/* Running a job graph: from created to finished.
 *
 *     created -> running -> finishing -> finished
 *                   |  \-> restarting -> running
 *                   |-> cancelling -> cancelled
 *                   \-> failed
 *
 * A job is run by worker threads (yl_job_start) or step by step from one thread with a seed
 * (yl_job_step): the code below is the same and does not know which.
 */
#ifndef YL_RUNTIME_JOB_H
#define YL_RUNTIME_JOB_H

#include "runtime/operator.h"
#include "runtime/source.h"

typedef struct yl_job yl_job;

typedef enum yl_job_state {
    YL_JOB_CREATED,
    YL_JOB_RUNNING,
    YL_JOB_RESTARTING,
    YL_JOB_FINISHING,
    YL_JOB_CANCELLING,
    YL_JOB_FINISHED,
    YL_JOB_CANCELLED,
    YL_JOB_FAILED,
} yl_job_state;

typedef struct yl_job_options {
    const yl_job_graph *graph; /* chained */
    const yl_operator_registry *operators;
    const yl_expr_env *env;
    yl_world *world;
    uint32_t threads;              /* 0: as many as processors */
    uint32_t batch_rows;           /* 0: YL_BATCH_ROWS */
    int64_t memory_max;            /* bytes; the budget */
    uint32_t exchange_batches_max; /* queue length between two tasks; 0: 8 */
    bool batch_mode;
} yl_job_options;

/* Opens nothing yet. `options` and what it points to outlive the job. */
yl_status yl_job_new(const yl_job_options *options, yl_job **out, yl_error *err);
void yl_job_free(yl_job *job);            /* cancels and waits first when it runs; NULL is fine */
const char *yl_job_id(const yl_job *job); /* 32 hex digits */

/* Opens all operators (errors appear here) and runs in the background. */
yl_status yl_job_start(yl_job *job, yl_error *err);
/* Opens all operators without threads; then each call runs one task chosen by `seed` for one
 * step. *ran false: nothing could run (all wait, or the job has ended). */
yl_status yl_job_open(yl_job *job, yl_error *err);
yl_status yl_job_step(yl_job *job, uint64_t *seed, bool *ran, yl_error *err);

/* Asks for the end; returns at once. Any thread, also a signal handler's. */
void yl_job_cancel(yl_job *job);
/* Waits for an end state; timeout_ms < 0 waits for ever. The job's error if it failed. */
yl_status yl_job_wait(yl_job *job, int64_t timeout_ms, bool *ended, yl_error *err);
yl_job_state yl_job_state_of(const yl_job *job);
const char *yl_job_state_name(yl_job_state state);

/* Batches of the COLLECT vertex, in order of arrival; NULL at the end. Blocks when the job runs
 * in the background (steps it by itself when opened with yl_job_open). Waits at most timeout_ms
 * (< 0: for ever; 0: gives only what is there); *got false on time-out. */
yl_status yl_job_next(yl_job *job, int64_t timeout_ms, yl_batch **batch, bool *got, yl_error *err);

/* Counters summed over the subtasks of sources or sinks. */
typedef struct yl_job_stats {
    int64_t rows_in, bytes_in, bytes_in_total, bad_rows;
    int64_t rows_out, bytes_out;
    int64_t memory_used;
} yl_job_stats;
void yl_job_stats_get(const yl_job *job, yl_job_stats *out);
/* The I/O counters of a source or sink vertex (index in the graph). */
yl_io_stats *yl_job_vertex_stats(yl_job *job, uint32_t vertex);
/* For the COLLECT operator: hands a batch to the client (takes it), tells whether the client's
 * queue has room. */
yl_status yl_job_collect(yl_job *job, yl_batch *batch, yl_error *err);
bool yl_job_collect_room(const yl_job *job);
/* For the SINK operator: a commit record of its vertex; the bytes are copied. Any task thread. */
yl_status yl_job_add_commit(yl_job *job, const yl_vertex *vertex, yl_str record, yl_error *err);

/* Checkpoint in memory: every source emits a barrier; when all tasks have snapshotted, `out`
 * holds one entry per (vertex uid, subtask). Runs the job until it is complete. A job made from
 * the same graph (any parallelism) and given it by yl_job_restore before start/open continues.
 * Sinks have prepared but not committed what is in it. */
typedef struct yl_savepoint yl_savepoint;
yl_status yl_job_savepoint(yl_job *job, yl_savepoint **out, yl_error *err);
yl_status yl_job_restore(yl_job *job, const yl_savepoint *savepoint, yl_error *err);
void yl_savepoint_free(yl_savepoint *savepoint);

#endif
