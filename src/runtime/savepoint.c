/* Savepoints in memory: a consistent cut of a running job and the way back; see job.h.
 *
 * Sources get a barrier; every task snapshots its chain when all its barriers have come (task.c)
 * and passes it on. The cut is complete when all tasks that had not ended have snapshotted. The
 * shared state of a vertex (a source's enumerator) is taken last, when its readers have handed in
 * their positions. Readers hold still from their barrier to the end of the cut, so every split is
 * either in a reader's state or still with the enumerator.
 */
#include <assert.h>

#include "runtime/job_internal.h"

static yl_status add_entry(yl_savepoint *savepoint, yl_savepoint_entry entry, yl_str bytes,
                           yl_error *err)
{
    entry.bytes = yl_malloc(bytes.size);
    entry.size = bytes.size;
    if (entry.bytes == NULL)
        return YL_FAIL_MEMORY(err);
    if (bytes.size > 0)
        memcpy(entry.bytes, bytes.data, bytes.size);
    if (!yl_list_push(&savepoint->entries, entry)) {
        yl_free(entry.bytes);
        return YL_FAIL_MEMORY(err);
    }
    return YL_OK;
}

static yl_status add_locked(yl_job *job, yl_savepoint_entry entry, yl_str bytes, yl_error *err)
{
    pthread_mutex_lock(&job->lock);
    yl_status status = job->savepoint == NULL
                           ? YL_FAIL(err, INTERNAL, "a barrier without a savepoint")
                           : add_entry(job->savepoint, entry, bytes, err);
    pthread_mutex_unlock(&job->lock);
    return status;
}

bool yl_job_savepoint_pending(const yl_job *job)
{
    return atomic_load_explicit(&((yl_job *)job)->savepoint_pending, memory_order_acquire);
}

yl_status yl_job_snapshot_task(yl_task *task, uint64_t epoch, yl_error *err)
{
    yl_job *job = task->job;
    yl_status status = YL_OK;
    for (uint32_t i = 0; i < task->n_ops && status == YL_OK; i++) {
        yl_operator *op = task->ops[i];
        yl_snapshot snapshot;
        yl_snapshot_init(&snapshot);
        if (op->type->snapshot != NULL)
            status = op->type->snapshot(op, &snapshot, err);
        yl_snapshot_end(&snapshot);
        if (status == YL_OK && (snapshot.oom || snapshot.bytes.oom))
            status = YL_FAIL_MEMORY(err);
        if (status == YL_OK)
            status = add_locked(
                job, (yl_savepoint_entry){.uid = op->vertex->uid, .subtask = task->subtask},
                yl_strbuf_view(&snapshot.bytes), err);
        yl_snapshot_clear(&snapshot);
    }
    pthread_mutex_lock(&job->lock);
    task->epoch_snapshotted = epoch;
    if (job->savepoint_epoch == epoch && job->savepoint_left > 0)
        job->savepoint_left--;
    pthread_cond_broadcast(&job->wake);
    pthread_mutex_unlock(&job->lock);
    return status;
}

static yl_status add_finished(yl_savepoint *savepoint, const yl_task *task, yl_error *err)
{
    for (uint32_t i = 0; i < task->n_ops; i++)
        YL_TRY(add_entry(savepoint,
                         (yl_savepoint_entry){.uid = task->ops[i]->vertex->uid,
                                              .subtask = task->subtask,
                                              .finished = true},
                         (yl_str){0}, err));
    return YL_OK;
}

yl_status yl_job_savepoint_task_ended(yl_job *job, yl_task *task, yl_error *err)
{
    if (job->savepoint == NULL || task->epoch_snapshotted == job->savepoint_epoch)
        return YL_OK;
    job->savepoint_left--;
    return add_finished(job->savepoint, task, err);
}

/* Starts the cut: tasks that have ended are noted as such, sources get their barrier. */
static yl_status begin(yl_job *job, yl_error *err)
{
    yl_status status = YL_OK;
    pthread_mutex_lock(&job->lock);
    assert(job->savepoint == NULL);
    job->savepoint = yl_calloc(1, sizeof *job->savepoint);
    job->savepoint_epoch++;
    job->savepoint_left = 0;
    if (job->savepoint == NULL)
        status = YL_FAIL_MEMORY(err);
    for (uint32_t i = 0; i < job->n_tasks && status == YL_OK; i++) {
        yl_task *task = &job->tasks[i];
        if (atomic_load(&task->state) != YL_TASK_DONE)
            job->savepoint_left++;
        else
            status = add_finished(job->savepoint, task, err);
    }
    atomic_store(&job->savepoint_pending, status == YL_OK);
    pthread_mutex_unlock(&job->lock);
    for (uint32_t i = 0; i < job->n_tasks && status == YL_OK; i++) {
        yl_task *task = &job->tasks[i];
        if (task->n_channels == 0)
            atomic_store(&task->epoch_requested, job->savepoint_epoch);
        yl_task_wake(task);
    }
    return status;
}

/* What subtasks that had ended before the cut left to be committed. */
static yl_status add_commits(yl_job *job, yl_vertex_run *run, yl_error *err)
{
    yl_snapshot snapshot;
    if (run->commits.size == 0)
        return YL_OK;
    yl_snapshot_init(&snapshot);
    for (size_t i = 0; i < run->commits.size; i++) {
        yl_snapshot_section(&snapshot, YL_SECTION_SUBTASK);
        yl_strbuf_str(&snapshot.bytes, run->commits.items[i]);
    }
    yl_snapshot_end(&snapshot);
    yl_status status = snapshot.oom || snapshot.bytes.oom ? YL_FAIL_MEMORY(err) : YL_OK;
    if (status == YL_OK)
        status = add_locked(job, (yl_savepoint_entry){.uid = run->vertex->uid, .finished = true},
                            yl_strbuf_view(&snapshot.bytes), err);
    yl_snapshot_clear(&snapshot);
    return status;
}

static yl_status add_shared(yl_job *job, yl_error *err)
{
    for (uint32_t v = 0; v < job->options.graph->n_vertices; v++) {
        yl_vertex_run *run = &job->vertices[v];
        yl_strbuf bytes = {0};
        YL_TRY(add_commits(job, run, err));
        if (run->type->vertex_snapshot == NULL)
            continue;
        yl_status status = run->type->vertex_snapshot(run->shared, &bytes, err);
        if (status == YL_OK)
            status = add_locked(job, (yl_savepoint_entry){.uid = run->vertex->uid, .shared = true},
                                yl_strbuf_view(&bytes), err);
        yl_strbuf_clear(&bytes);
        YL_TRY(status);
    }
    return YL_OK;
}

static bool is_complete(yl_job *job)
{
    pthread_mutex_lock(&job->lock);
    bool complete = job->savepoint_left == 0;
    pthread_mutex_unlock(&job->lock);
    return complete;
}

yl_status yl_job_savepoint(yl_job *job, yl_savepoint **out, yl_error *err)
{
    uint64_t seed = 0;
    bool ran = true;
    *out = NULL;
    if (job->threaded || !job->opened || job->finalized)
        return YL_FAIL(err, INVALID, "a savepoint needs a job that is stepped and has not ended");
    YL_TRY(begin(job, err));
    yl_status status = YL_OK;
    while (status == YL_OK && !is_complete(job) && ran && !job->finalized)
        status = yl_job_step(job, &seed, &ran, err);
    /* A job whose last task ended meanwhile has committed and closed: nothing is left to save. */
    if (status == YL_OK && (job->finalized || !is_complete(job)))
        status =
            YL_FAIL(err, INVALID, "the job ended or stopped before the savepoint was complete");
    if (status == YL_OK)
        status = add_shared(job, err);
    atomic_store(&job->savepoint_pending, false);
    for (uint32_t i = 0; i < job->n_tasks; i++)
        yl_task_wake(&job->tasks[i]);
    pthread_mutex_lock(&job->lock);
    yl_savepoint *savepoint = job->savepoint;
    job->savepoint = NULL;
    pthread_mutex_unlock(&job->lock);
    if (status != YL_OK) {
        yl_savepoint_free(savepoint);
        return status;
    }
    *out = savepoint;
    return YL_OK;
}

void yl_savepoint_free(yl_savepoint *savepoint)
{
    if (savepoint == NULL)
        return;
    for (size_t i = 0; i < savepoint->entries.size; i++)
        yl_free(savepoint->entries.items[i].bytes);
    yl_list_clear(&savepoint->entries);
    yl_free(savepoint);
}

yl_status yl_job_restore(yl_job *job, const yl_savepoint *savepoint, yl_error *err)
{
    if (job->opened)
        return YL_FAIL(err, INVALID, "a job is restored before it is opened");
    job->restore_from = savepoint;
    return YL_OK;
}

/* ---- The way back ---- */

static bool of_vertex(const yl_savepoint_entry *entry, const yl_vertex *vertex)
{
    return strcmp(entry->uid, vertex->uid) == 0;
}

static yl_status restore_shared(yl_job *job, yl_vertex_run *run, yl_error *err)
{
    const yl_savepoint *savepoint = job->restore_from;
    YL_LIST(yl_str) readers = {0};
    yl_str state = {0};
    yl_status status = YL_OK;
    for (size_t i = 0; i < savepoint->entries.size && status == YL_OK; i++) {
        const yl_savepoint_entry *entry = &savepoint->entries.items[i];
        yl_str bytes = {entry->bytes, entry->size}, section;
        size_t offset = 0;
        int32_t group;
        if (!of_vertex(entry, run->vertex))
            continue;
        if (entry->shared) {
            state = bytes;
            continue;
        }
        while (status == YL_OK && yl_snapshot_next(bytes, &offset, &group, &section, &status, err))
            if (group == YL_SECTION_SUBTASK && !yl_list_push(&readers, section))
                status = YL_FAIL_MEMORY(err);
    }
    if (status == YL_OK)
        status = run->type->vertex_restore(run->shared, state, readers.items,
                                           (uint32_t)readers.size, err);
    yl_list_clear(&readers);
    return status;
}

/* Sections of a key group go to the subtask that owns the group now; those of a whole subtask go
 * to every subtask. */
static yl_status restore_op(yl_job *job, yl_operator *op, yl_error *err)
{
    const yl_savepoint *savepoint = job->restore_from;
    yl_status status = YL_OK;
    for (size_t i = 0; i < savepoint->entries.size; i++) {
        const yl_savepoint_entry *entry = &savepoint->entries.items[i];
        yl_str bytes = {entry->bytes, entry->size}, section;
        size_t offset = 0;
        int32_t group;
        if (entry->shared || !of_vertex(entry, op->vertex))
            continue;
        while (yl_snapshot_next(bytes, &offset, &group, &section, &status, err)) {
            if (group != YL_SECTION_SUBTASK &&
                yl_key_group_subtask((uint32_t)group, op->context->max_parallelism,
                                     op->context->parallelism) != op->context->subtask)
                continue;
            YL_TRY(op->type->restore(op, group, section, err));
        }
        YL_TRY(status);
    }
    return YL_OK;
}

/* A vertex whose every old subtask had ended stays ended. */
static bool had_finished(const yl_job *job, const yl_vertex *vertex)
{
    bool any = false;
    for (size_t i = 0; i < job->restore_from->entries.size; i++) {
        const yl_savepoint_entry *entry = &job->restore_from->entries.items[i];
        if (entry->shared || !of_vertex(entry, vertex))
            continue;
        if (!entry->finished)
            return false;
        any = true;
    }
    return any;
}

yl_status yl_job_restore_tasks(yl_job *job, yl_error *err)
{
    for (uint32_t v = 0; v < job->options.graph->n_vertices; v++) {
        yl_vertex_run *run = &job->vertices[v];
        if (run->type->vertex_restore != NULL)
            YL_TRY(restore_shared(job, run, err));
    }
    for (uint32_t t = 0; t < job->n_tasks; t++) {
        yl_task *task = &job->tasks[t];
        task->restored_finished = had_finished(job, task->ops[0]->vertex);
        for (uint32_t i = 0; i < task->n_ops; i++)
            if (task->ops[i]->type->restore != NULL)
                YL_TRY(restore_op(job, task->ops[i], err));
    }
    return YL_OK;
}
