/* The inside of a job, shared by job.c, job_open.c, scheduler.c and savepoint.c.
 *
 * Locks: `lock` guards everything below the line that says so; `wake` is signalled when any of it
 * changes in a way somebody waits for. Tasks are owned by the thread that runs them.
 */
#ifndef YL_RUNTIME_JOB_INTERNAL_H
#define YL_RUNTIME_JOB_INTERNAL_H

#include <pthread.h>

#include "base/list.h"
#include "runtime/job.h"
#include "runtime/task.h"

enum { YL_COLLECT_BATCHES_MAX = 4, YL_THREADS_MAX = 256 };

/* A vertex while it runs. */
typedef struct yl_vertex_run {
    const yl_vertex *vertex;
    const yl_operator_type *type;
    void *shared;
    bool opened;
    yl_io_stats stats;
    YL_LIST(yl_str) commits; /* records, own copies; guarded by the job's lock */
} yl_vertex_run;

typedef struct yl_savepoint_entry {
    const char *uid; /* borrowed from the graph's arena, which outlives the savepoint */
    uint32_t subtask;
    bool finished; /* the task had ended */
    bool shared;   /* the vertex's shared state, not a subtask's */
    char *bytes;
    size_t size;
} yl_savepoint_entry;

struct yl_savepoint {
    YL_LIST(yl_savepoint_entry) entries;
};

struct yl_job {
    yl_job_options options;
    char id[33];
    yl_budget budget;
    uint32_t n_tasks;
    yl_task *tasks;
    yl_vertex_run *vertices;
    YL_LIST(yl_channel *) channels;
    const yl_savepoint *restore_from;
    bool opened;
    atomic_bool cancel;   /* asked for by anyone, also a signal handler */
    atomic_bool stopping; /* workers leave as soon as their step is done */

    pthread_mutex_t lock; /* guards what follows */
    pthread_cond_t wake;
    yl_job_state state;
    yl_error error; /* the first failure */
    uint32_t tasks_left;
    yl_task *queue_head, *queue_tail; /* tasks ready to run */
    int64_t next_wake_at;             /* the earliest of the tasks' wake_at, or earlier */
    uint32_t n_threads, threads_running, threads_idle;
    pthread_t threads[YL_THREADS_MAX];
    bool threaded, finalized;

    YL_LIST(yl_batch *) collected; /* results that the client has not fetched */
    yl_task *collect_task;

    yl_savepoint *savepoint; /* being taken, or NULL */
    uint64_t savepoint_epoch;
    uint32_t savepoint_left; /* tasks that have not snapshotted yet */
    atomic_bool savepoint_pending;
};

/* job_open.c: operators, channels and tasks from the graph. */
yl_status yl_job_open_tasks(yl_job *job, yl_error *err);
void yl_job_close_tasks(yl_job *job);

/* job.c */
/* The only way to change the state: checks the step, wakes who waits. Lock held. */
void yl_job_set_state(yl_job *job, yl_job_state state);
/* Notes the first failure and stops the workers. Lock not held. */
void yl_job_fail(yl_job *job, const yl_error *err);
/* Called once, by the last one who ran tasks: commits or aborts, closes, sets the end state. */
void yl_job_finalize(yl_job *job);
/* A task has ended (lock not held). */
void yl_job_task_done(yl_job *job, yl_task *task);

/* scheduler.c */
void yl_scheduler_enqueue(yl_job *job, yl_task *task); /* lock not held */
yl_status yl_scheduler_start(yl_job *job, yl_error *err);
void yl_scheduler_join(yl_job *job);
/* Runs `task`, which the caller took from the queue, for one step and puts it where it belongs. */
void yl_scheduler_run_step(yl_job *job, yl_task *task);

/* Without threads: sleeps until the next task wishes to be woken; false when none does. */
bool yl_scheduler_wait_due(yl_job *job);

/* savepoint.c */
yl_status yl_job_snapshot_task(yl_task *task, uint64_t epoch, yl_error *err);
bool yl_job_savepoint_pending(const yl_job *job);
/* A task has ended. If it has not met the barrier of the savepoint under way (which began while
 * the task was finishing), there is nothing left of it to save. Lock held. */
yl_status yl_job_savepoint_task_ended(yl_job *job, yl_task *task, yl_error *err);
yl_status yl_job_restore_tasks(yl_job *job, yl_error *err);

#endif
