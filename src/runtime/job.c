/* The life of a job: states, the end, the client's side; see job.h.
 *
 * Whoever runs tasks last (the last worker to leave, or the caller of yl_job_step) finalizes:
 * when all tasks have ended, every sink's commit records are committed; else all sinks abort.
 * Only then is the end state set, so that a client who sees FINISHED sees the output, too.
 */
#include "runtime/job.h"

#include <assert.h>
#include <stdio.h>

#include "base/wait.h"
#include "runtime/job_internal.h"

static const char *const state_names[] = {
    [YL_JOB_CREATED] = "CREATED",       [YL_JOB_RUNNING] = "RUNNING",
    [YL_JOB_RESTARTING] = "RESTARTING", [YL_JOB_FINISHING] = "FINISHING",
    [YL_JOB_CANCELLING] = "CANCELLING", [YL_JOB_FINISHED] = "FINISHED",
    [YL_JOB_CANCELLED] = "CANCELED",    [YL_JOB_FAILED] = "FAILED",
};

/* steps[from] has bit `to` set when the step is allowed. */
static const uint16_t steps[] = {
    [YL_JOB_CREATED] = 1 << YL_JOB_RUNNING | 1 << YL_JOB_CANCELLING | 1 << YL_JOB_FAILED,
    [YL_JOB_RUNNING] = 1 << YL_JOB_RESTARTING | 1 << YL_JOB_FINISHING | 1 << YL_JOB_CANCELLING |
                       1 << YL_JOB_FAILED,
    [YL_JOB_RESTARTING] = 1 << YL_JOB_RUNNING | 1 << YL_JOB_CANCELLING | 1 << YL_JOB_FAILED,
    [YL_JOB_FINISHING] = 1 << YL_JOB_FINISHED | 1 << YL_JOB_FAILED,
    [YL_JOB_CANCELLING] = 1 << YL_JOB_CANCELLED | 1 << YL_JOB_FAILED,
    [YL_JOB_FAILED] = 0,
};

const char *yl_job_state_name(yl_job_state state)
{
    return state_names[state];
}

void yl_job_set_state(yl_job *job, yl_job_state state)
{
    assert(steps[job->state] >> state & 1);
    job->state = state;
    pthread_cond_broadcast(&job->wake);
}

yl_job_state yl_job_state_of(const yl_job *job)
{
    yl_job *j = (yl_job *)job;
    pthread_mutex_lock(&j->lock);
    yl_job_state state = j->state;
    pthread_mutex_unlock(&j->lock);
    return state;
}

static bool has_ended(const yl_job *job)
{
    return job->state >= YL_JOB_FINISHED;
}

static uint32_t thread_count(const yl_job_options *options)
{
    uint32_t n = options->threads == 0 ? yl_processor_count() : options->threads;
    return n > YL_THREADS_MAX ? YL_THREADS_MAX : n;
}

yl_status yl_job_new(const yl_job_options *options, yl_job **out, yl_error *err)
{
    yl_job *job = yl_calloc(1, sizeof *job);
    if (job == NULL)
        return YL_FAIL_MEMORY(err);
    job->options = *options;
    if (job->options.batch_rows == 0)
        job->options.batch_rows = YL_BATCH_ROWS;
    if (job->options.exchange_batches_max == 0)
        job->options.exchange_batches_max = 8;
    job->next_wake_at = INT64_MAX;
    yl_budget_init(&job->budget, options->memory_max);
    job->n_threads = thread_count(options);
    pthread_mutex_init(&job->lock, NULL);
    yl_cond_init(&job->wake);
    snprintf(job->id, sizeof job->id, "%016llx%016llx",
             (unsigned long long)options->world->random(options->world),
             (unsigned long long)options->world->random(options->world));
    *out = job;
    return YL_OK;
}

const char *yl_job_id(const yl_job *job)
{
    return job->id;
}

void yl_job_fail(yl_job *job, const yl_error *err)
{
    pthread_mutex_lock(&job->lock);
    if (job->error.status == YL_OK)
        job->error = *err;
    atomic_store(&job->stopping, true);
    pthread_cond_broadcast(&job->wake);
    pthread_mutex_unlock(&job->lock);
}

void yl_job_task_done(yl_job *job, yl_task *task)
{
    pthread_mutex_lock(&job->lock);
    if (yl_job_savepoint_task_ended(job, task, &job->error) != YL_OK || --job->tasks_left == 0)
        atomic_store(&job->stopping, true);
    pthread_cond_broadcast(&job->wake);
    pthread_mutex_unlock(&job->lock);
}

static yl_status commit_all(yl_job *job, yl_error *err)
{
    for (uint32_t i = 0; i < job->options.graph->n_vertices; i++) {
        yl_vertex_run *run = &job->vertices[i];
        if (run->type->vertex_commit != NULL)
            YL_TRY(run->type->vertex_commit(run->shared, run->commits.items,
                                            (uint32_t)run->commits.size, err));
    }
    return YL_OK;
}

static void abort_all(yl_job *job)
{
    for (uint32_t i = 0; job->vertices != NULL && i < job->options.graph->n_vertices; i++) {
        yl_vertex_run *run = &job->vertices[i];
        if (run->opened && run->type->vertex_abort != NULL)
            run->type->vertex_abort(run->shared);
    }
}

void yl_job_finalize(yl_job *job)
{
    yl_error err = {0};
    pthread_mutex_lock(&job->lock);
    if (job->finalized) {
        pthread_mutex_unlock(&job->lock);
        return;
    }
    job->finalized = true;
    bool failed = job->error.status != YL_OK;
    bool complete = !failed && job->tasks_left == 0;
    yl_job_set_state(job, complete ? YL_JOB_FINISHING : failed ? YL_JOB_FAILED : YL_JOB_CANCELLING);
    pthread_mutex_unlock(&job->lock);

    if (complete && commit_all(job, &err) != YL_OK) {
        failed = true;
        complete = false;
    }
    if (!complete)
        abort_all(job);
    yl_job_close_tasks(job);

    pthread_mutex_lock(&job->lock);
    if (job->error.status == YL_OK && failed)
        job->error = err;
    if (job->state != YL_JOB_FAILED)
        yl_job_set_state(job, complete ? YL_JOB_FINISHED
                              : failed ? YL_JOB_FAILED
                                       : YL_JOB_CANCELLED);
    pthread_mutex_unlock(&job->lock);
}

void yl_job_free(yl_job *job)
{
    if (job == NULL)
        return;
    if (job->threaded) {
        yl_job_cancel(job);
        pthread_mutex_lock(&job->lock);
        atomic_store(&job->stopping, true);
        pthread_cond_broadcast(&job->wake);
        pthread_mutex_unlock(&job->lock);
        yl_scheduler_join(job);
    } else if (job->opened && !job->finalized) {
        yl_job_finalize(job);
    }
    yl_job_close_tasks(job);
    for (size_t i = 0; i < job->collected.size; i++)
        yl_batch_free(job->collected.items[i]);
    yl_list_clear(&job->collected);
    yl_free(job->tasks);
    yl_free(job->vertices);
    yl_savepoint_free(job->savepoint);
    pthread_cond_destroy(&job->wake);
    pthread_mutex_destroy(&job->lock);
    yl_free(job);
}

yl_status yl_job_open(yl_job *job, yl_error *err)
{
    assert(!job->opened);
    job->opened = true;
    yl_status status = yl_job_open_tasks(job, err);
    if (status == YL_OK && job->restore_from != NULL)
        status = yl_job_restore_tasks(job, err);
    if (status != YL_OK) {
        pthread_mutex_lock(&job->lock);
        job->error = err != NULL ? *err : (yl_error){.status = status};
        job->error.status = status;
        job->finalized = true;
        yl_job_set_state(job, YL_JOB_FAILED);
        pthread_mutex_unlock(&job->lock);
        abort_all(job);
        yl_job_close_tasks(job);
        return status;
    }
    pthread_mutex_lock(&job->lock);
    yl_job_set_state(job, YL_JOB_RUNNING);
    pthread_mutex_unlock(&job->lock);
    for (uint32_t i = 0; i < job->n_tasks; i++)
        yl_task_wake(&job->tasks[i]);
    return YL_OK;
}

yl_status yl_job_start(yl_job *job, yl_error *err)
{
    YL_TRY(yl_job_open(job, err));
    if (job->n_threads > job->n_tasks)
        job->n_threads = job->n_tasks;
    yl_status status = yl_scheduler_start(job, err);
    if (status != YL_OK) {
        if (err != NULL)
            yl_job_fail(job, err);
        yl_job_finalize(job);
    }
    return status;
}

void yl_job_cancel(yl_job *job)
{
    atomic_store(&job->cancel, true);
}

enum { CANCEL_LOOK_MS = 50 };

static int64_t deadline_after(const yl_job *job, int64_t timeout_ms)
{
    yl_world *world = job->options.world;
    int64_t nanos;
    if (timeout_ms < 0 || __builtin_mul_overflow(timeout_ms, INT64_C(1000000), &nanos) ||
        __builtin_add_overflow(nanos, world->monotonic_nanos(world), &nanos))
        return INT64_MAX;
    return nanos;
}

/* Lock held. Waits for a signal until `deadline` and never longer than the pause between two looks
 * at the cancel flag, which a signal handler may set. A busy job signals often: what counts is
 * the clock. False: time out. */
static bool wait_a_while(yl_job *job, int64_t deadline)
{
    int64_t pause = CANCEL_LOOK_MS;
    if (deadline != INT64_MAX) {
        int64_t left = deadline - job->options.world->monotonic_nanos(job->options.world);
        if (left <= 0)
            return false;
        if (left < pause * 1000000)
            pause = (left + 999999) / 1000000;
    }
    (void)yl_cond_wait_ms(&job->wake, &job->lock, pause);
    if (atomic_load(&job->cancel) && !atomic_load(&job->stopping)) {
        atomic_store(&job->stopping, true);
        pthread_cond_broadcast(&job->wake);
    }
    return true;
}

static yl_status end_status(yl_job *job, yl_error *err)
{
    if (job->state == YL_JOB_FAILED) {
        if (err != NULL && err->status == YL_OK)
            *err = job->error;
        return job->error.status;
    }
    if (job->state == YL_JOB_CANCELLED)
        return YL_FAIL(err, CANCELLED, "the job was cancelled");
    return YL_OK;
}

/* Drives an unthreaded job until it ends, or has a batch for the client. */
static yl_status drive(yl_job *job, bool until_batch, yl_error *err)
{
    uint64_t seed = 0;
    bool ran = true;
    while (!job->finalized && !(until_batch && job->collected.size > 0)) {
        YL_TRY(yl_job_step(job, &seed, &ran, err));
        if (!ran && !job->finalized && !yl_scheduler_wait_due(job))
            break;
    }
    return YL_OK;
}

yl_status yl_job_wait(yl_job *job, int64_t timeout_ms, bool *ended, yl_error *err)
{
    if (!job->threaded && job->opened && !job->finalized)
        YL_TRY(drive(job, false, err));
    int64_t deadline = deadline_after(job, timeout_ms);
    pthread_mutex_lock(&job->lock);
    while (!has_ended(job) && job->threaded && wait_a_while(job, deadline))
        continue;
    *ended = has_ended(job);
    yl_status status = *ended ? end_status(job, err) : YL_OK;
    pthread_mutex_unlock(&job->lock);
    return status;
}

/* ---- The client's batches ---- */

yl_status yl_job_collect(yl_job *job, yl_batch *batch, yl_error *err)
{
    yl_status status = YL_OK;
    pthread_mutex_lock(&job->lock);
    if (!yl_list_push(&job->collected, batch)) {
        yl_batch_free(batch);
        status = YL_FAIL_MEMORY(err);
    }
    pthread_cond_broadcast(&job->wake);
    pthread_mutex_unlock(&job->lock);
    return status;
}

bool yl_job_collect_room(const yl_job *job)
{
    yl_job *j = (yl_job *)job;
    pthread_mutex_lock(&j->lock);
    bool room = j->collected.size < YL_COLLECT_BATCHES_MAX || yl_job_savepoint_pending(job);
    pthread_mutex_unlock(&j->lock);
    return room;
}

yl_status yl_job_next(yl_job *job, int64_t timeout_ms, yl_batch **batch, bool *got, yl_error *err)
{
    *batch = NULL;
    *got = true;
    if (!job->threaded && timeout_ms != 0)
        YL_TRY(drive(job, true, err));
    int64_t deadline = deadline_after(job, timeout_ms);
    pthread_mutex_lock(&job->lock);
    while (job->collected.size == 0 && !has_ended(job) && job->threaded)
        if (!wait_a_while(job, deadline))
            break;
    yl_status status = YL_OK;
    bool wake = false;
    if (job->collected.size > 0 && (!has_ended(job) || job->state == YL_JOB_FINISHED)) {
        yl_batch **first = job->collected.items;
        *batch = *first;
        memmove(first, first + 1, --job->collected.size * sizeof *first);
        wake = !job->finalized;
    } else if (has_ended(job)) {
        status = end_status(job, err);
    } else {
        *got = false;
    }
    pthread_mutex_unlock(&job->lock);
    if (wake && job->collect_task != NULL)
        yl_task_wake(job->collect_task);
    return status;
}

yl_status yl_job_add_commit(yl_job *job, const yl_vertex *vertex, yl_str record, yl_error *err)
{
    yl_vertex_run *run = &job->vertices[vertex - job->options.graph->vertices];
    char *copy = yl_malloc(record.size);
    if (copy == NULL)
        return YL_FAIL_MEMORY(err);
    if (record.size > 0)
        memcpy(copy, record.data, record.size);
    pthread_mutex_lock(&job->lock);
    bool pushed = yl_list_push(&run->commits, ((yl_str){copy, record.size}));
    pthread_mutex_unlock(&job->lock);
    if (!pushed) {
        yl_free(copy);
        return YL_FAIL_MEMORY(err);
    }
    return YL_OK;
}

yl_io_stats *yl_job_vertex_stats(yl_job *job, uint32_t vertex)
{
    return &job->vertices[vertex].stats;
}

void yl_job_stats_get(const yl_job *job, yl_job_stats *out)
{
    *out = (yl_job_stats){.memory_used = atomic_load(&((yl_job *)job)->budget.used)};
    for (uint32_t i = 0; job->vertices != NULL && i < job->options.graph->n_vertices; i++) {
        yl_io_stats *stats = &job->vertices[i].stats;
        if (job->options.graph->vertices[i].kind == YL_OP_SOURCE) {
            out->rows_in += atomic_load(&stats->rows);
            out->bytes_in += atomic_load(&stats->bytes);
            out->bytes_in_total += atomic_load(&stats->bytes_total);
            out->bad_rows += atomic_load(&stats->bad_rows);
        } else if (job->options.graph->vertices[i].kind == YL_OP_SINK) {
            out->rows_out += atomic_load(&stats->rows);
            out->bytes_out += atomic_load(&stats->bytes);
        }
    }
}
