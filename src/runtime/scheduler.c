/* Who runs when: a queue of ready tasks and the workers that serve it.
 *
 * Workers take a task, run it for a bounded number of steps and put it back at the end of the
 * queue, so that every ready task gets its turn. A task is in the queue at most once and run by at
 * most one worker: its atomic state says so (runtime/task.h). The last worker to leave finalizes
 * the job.
 *
 * yl_job_step is the other driver: one thread, one step at a time, the task chosen by a seed.
 */
#include <assert.h>

#include "base/wait.h"
#include "runtime/job_internal.h"

enum { STEPS_PER_TURN = 32 };

void yl_scheduler_enqueue(yl_job *job, yl_task *task)
{
    pthread_mutex_lock(&job->lock);
    task->next_queued = NULL;
    if (job->queue_tail == NULL)
        job->queue_head = task;
    else
        job->queue_tail->next_queued = task;
    job->queue_tail = task;
    pthread_cond_broadcast(&job->wake);
    pthread_mutex_unlock(&job->lock);
}

void yl_task_wake(yl_task *task)
{
    int state = atomic_load(&task->state);
    for (;;) {
        if (state == YL_TASK_IDLE) {
            if (atomic_compare_exchange_weak(&task->state, &state, YL_TASK_QUEUED)) {
                yl_scheduler_enqueue(task->job, task);
                return;
            }
        } else if (state == YL_TASK_RUNNING) {
            if (atomic_compare_exchange_weak(&task->state, &state, YL_TASK_AGAIN))
                return;
        } else {
            return; /* queued already, or done */
        }
    }
}

void yl_task_wake_at(yl_task *task, int64_t monotonic_nanos)
{
    yl_job *job = task->job;
    pthread_mutex_lock(&job->lock);
    task->wake_at = monotonic_nanos;
    if (monotonic_nanos < job->next_wake_at)
        job->next_wake_at = monotonic_nanos;
    pthread_mutex_unlock(&job->lock);
}

/* Wakes the tasks whose time has come. Lock held; it is given up while tasks are woken. */
static void wake_due(yl_job *job)
{
    if (job->next_wake_at == INT64_MAX)
        return;
    int64_t now = job->options.world->monotonic_nanos(job->options.world);
    if (now < job->next_wake_at)
        return;
    job->next_wake_at = INT64_MAX;
    for (uint32_t i = 0; i < job->n_tasks; i++) {
        yl_task *task = &job->tasks[i];
        if (task->wake_at <= now) {
            task->wake_at = INT64_MAX;
            pthread_mutex_unlock(&job->lock);
            yl_task_wake(task);
            pthread_mutex_lock(&job->lock);
        } else if (task->wake_at < job->next_wake_at) {
            job->next_wake_at = task->wake_at;
        }
    }
}

/* Lock held: waits until something changes or the next wish to be woken comes due. */
static void wait_for_work(yl_job *job)
{
    if (job->next_wake_at == INT64_MAX) {
        pthread_cond_wait(&job->wake, &job->lock);
        return;
    }
    int64_t now = job->options.world->monotonic_nanos(job->options.world);
    if (now < job->next_wake_at)
        yl_cond_wait_ms(&job->wake, &job->lock, (job->next_wake_at - now) / 1000000 + 1);
}

static bool has_unread(const yl_task *task)
{
    for (uint32_t i = 0; i < task->n_channels; i++)
        if (!task->channels[i].ended && !task->channels[i].aligned &&
            yl_ring_size(&task->channels[i].channel->ring) > 0)
            return true;
    return false;
}

/* Lock held, given up in between; nothing is queued and nothing runs. If that is because an
 * operator keeps from an input whose producer it needs for the other one (both come from one scan),
 * it has to take what it does not want yet. One task gives way at a time, and each time something
 * moves: a task without room for what it gives could not read, it only stands behind the one to be
 * moved. */
static bool break_stall(yl_job *job)
{
    for (uint32_t i = 0; i < job->n_tasks && job->queue_head == NULL; i++) {
        yl_task *task = &job->tasks[i];
        if (atomic_load(&task->state) != YL_TASK_IDLE || task->ops == NULL ||
            task->ops[0]->type->wants == NULL || !has_unread(task))
            continue;
        pthread_mutex_unlock(&job->lock); /* the client's end takes it to look for room */
        bool moves = yl_task_has_room(task);
        if (moves) {
            atomic_store(&task->take_unwanted, true);
            yl_task_wake(task);
        }
        pthread_mutex_lock(&job->lock);
        if (moves)
            return true;
    }
    return job->queue_head != NULL || atomic_load(&job->stopping); /* which came meanwhile */
}

bool yl_scheduler_wait_due(yl_job *job)
{
    pthread_mutex_lock(&job->lock);
    bool pending = job->next_wake_at != INT64_MAX;
    if (pending && job->queue_head == NULL)
        wait_for_work(job);
    pthread_mutex_unlock(&job->lock);
    return pending;
}

/* Lock held. Takes the n-th task out of the queue. */
static yl_task *take_queued(yl_job *job, uint32_t n)
{
    yl_task *before = NULL, *task = job->queue_head;
    while (n-- > 0) {
        before = task;
        task = task->next_queued;
    }
    if (before == NULL)
        job->queue_head = task->next_queued;
    else
        before->next_queued = task->next_queued;
    if (job->queue_tail == task)
        job->queue_tail = before;
    return task;
}

/* Runs up to `steps` steps; afterwards the task is queued, idle or done. */
static void run_task(yl_job *job, yl_task *task, uint32_t steps)
{
    yl_error err = {0};
    yl_step_result result = YL_STEP_RAN;
    yl_status status = YL_OK;
    atomic_store(&task->state, YL_TASK_RUNNING);
    while (steps-- > 0 && result == YL_STEP_RAN && status == YL_OK) {
        if (atomic_load_explicit(&job->stopping, memory_order_relaxed) ||
            atomic_load_explicit(&job->cancel, memory_order_relaxed))
            break;
        status = yl_task_step(task, &result, &err);
    }
    if (status != YL_OK) {
        if (err.status == YL_OK)
            yl_error_raise(&err, status, (yl_span){0, 0}, __FILE__, __LINE__, "%s",
                           status == YL_ERR_MEMORY ? "out of memory" : yl_status_name(status));
        atomic_store(&task->state, YL_TASK_DONE);
        yl_job_fail(job, &err);
        return;
    }
    if (result == YL_STEP_DONE) {
        atomic_store(&task->state, YL_TASK_DONE);
        yl_job_task_done(job, task);
        return;
    }
    int running = YL_TASK_RUNNING;
    if (result == YL_STEP_WAITS &&
        atomic_compare_exchange_strong(&task->state, &running, YL_TASK_IDLE))
        return;
    atomic_store(&task->state, YL_TASK_QUEUED);
    yl_scheduler_enqueue(job, task);
}

void yl_scheduler_run_step(yl_job *job, yl_task *task)
{
    run_task(job, task, 1);
}

static void *worker(void *arg)
{
    yl_job *job = arg;
    pthread_mutex_lock(&job->lock);
    for (;;) {
        wake_due(job);
        while (job->queue_head == NULL && !atomic_load(&job->stopping)) {
            if (job->threads_idle + 1 == job->threads_running && break_stall(job))
                continue;
            job->threads_idle++;
            wait_for_work(job);
            job->threads_idle--;
            wake_due(job);
        }
        if (atomic_load(&job->stopping))
            break;
        yl_task *task = take_queued(job, 0);
        pthread_mutex_unlock(&job->lock);
        run_task(job, task, STEPS_PER_TURN);
        pthread_mutex_lock(&job->lock);
        if (atomic_load(&job->cancel)) {
            atomic_store(&job->stopping, true);
            pthread_cond_broadcast(&job->wake);
        }
    }
    bool last = --job->threads_running == 0;
    pthread_mutex_unlock(&job->lock);
    if (last)
        yl_job_finalize(job);
    return NULL;
}

yl_status yl_scheduler_start(yl_job *job, yl_error *err)
{
    pthread_mutex_lock(&job->lock);
    job->threaded = true;
    for (uint32_t i = 0; i < job->n_threads; i++) {
        if (pthread_create(&job->threads[i], NULL, worker, job) != 0) {
            job->n_threads = i;
            break;
        }
        job->threads_running++;
    }
    bool none = job->n_threads == 0;
    pthread_mutex_unlock(&job->lock);
    return none ? YL_FAIL(err, IO, "the system gives no thread to run the job") : YL_OK;
}

void yl_scheduler_join(yl_job *job)
{
    for (uint32_t i = 0; i < job->n_threads; i++)
        pthread_join(job->threads[i], NULL);
    job->n_threads = 0;
}

/* splitmix64: a small generator with one word of state, good enough to vary the order of tasks. */
static uint64_t next_random(uint64_t *seed)
{
    uint64_t z = *seed += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

yl_status yl_job_step(yl_job *job, uint64_t *seed, bool *ran, yl_error *err)
{
    uint32_t queued = 0;
    *ran = false;
    assert(job->opened && !job->threaded);
    pthread_mutex_lock(&job->lock);
    wake_due(job);
    if (job->queue_head == NULL)
        break_stall(job);
    if (atomic_load(&job->cancel))
        atomic_store(&job->stopping, true);
    for (const yl_task *t = job->queue_head; t != NULL; t = t->next_queued)
        queued++;
    yl_task *task = queued > 0 && !atomic_load(&job->stopping)
                        ? take_queued(job, (uint32_t)(next_random(seed) % queued))
                        : NULL;
    pthread_mutex_unlock(&job->lock);
    if (task != NULL) {
        *ran = true;
        yl_scheduler_run_step(job, task);
    }
    if (atomic_load(&job->stopping))
        yl_job_finalize(job);
    if (yl_job_state_of(job) == YL_JOB_FAILED) {
        if (err != NULL && err->status == YL_OK)
            *err = job->error;
        return job->error.status;
    }
    return YL_OK;
}
