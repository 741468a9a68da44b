/* The step of a task; see task.h. */
#include "runtime/task.h"

#include <assert.h>

#include "runtime/job_internal.h"

/* ---- Outputs ---- */

static yl_status give(yl_operator *op, uint32_t input, yl_batch *batch, yl_error *err)
{
    assert(!op->more);
    if (op->done) {
        yl_batch_free(batch);
        return YL_OK;
    }
    yl_status status = op->type->batch(op, input, batch, err);
    if (status != YL_OK && err != NULL && err->status == YL_OK)
        YL_FAIL(err, MEMORY, "out of memory in %s", op->vertex->name);
    return status;
}

static yl_status give_to(yl_output *output, uint32_t target, yl_batch *batch, yl_error *err)
{
    if (target < output->n_ops)
        return give(output->ops[target], 0, batch, err);
    return yl_partitioner_push(&output->partitioners[target - output->n_ops], batch, err);
}

yl_status yl_output_push(yl_output *output, yl_batch *batch, yl_error *err)
{
    uint32_t n = output->n_ops + output->n_partitioners;
    if (batch->count == 0 || n == 0) {
        yl_batch_free(batch);
        return YL_OK;
    }
    for (uint32_t i = 0; i + 1 < n; i++) {
        yl_batch *copy = yl_batch_share(batch);
        yl_status status = copy == NULL ? YL_FAIL_MEMORY(err) : give_to(output, i, copy, err);
        if (status != YL_OK) {
            yl_batch_free(batch);
            return status;
        }
    }
    return give_to(output, n - 1, batch, err);
}

static yl_status op_watermark(yl_operator *op, int64_t time, yl_error *err)
{
    if (op->type->watermark != NULL)
        return op->type->watermark(op, time, err);
    return yl_output_watermark(op->output, time, err);
}

yl_status yl_output_watermark(yl_output *output, int64_t time, yl_error *err)
{
    for (uint32_t i = 0; i < output->n_ops; i++)
        YL_TRY(op_watermark(output->ops[i], time, err));
    for (uint32_t i = 0; i < output->n_partitioners; i++)
        yl_partitioner_control(&output->partitioners[i],
                               (yl_element){.kind = YL_ELEMENT_WATERMARK, .time = time});
    return YL_OK;
}

static void control_all(yl_task *task, yl_element element)
{
    for (uint32_t i = 0; i < task->n_ops; i++)
        for (uint32_t p = 0; p < task->outputs[i].n_partitioners; p++)
            yl_partitioner_control(&task->outputs[i].partitioners[p], element);
}

static void flush_all(yl_task *task)
{
    for (uint32_t i = 0; i < task->n_ops; i++)
        for (uint32_t p = 0; p < task->outputs[i].n_partitioners; p++)
            yl_partitioner_flush(&task->outputs[i].partitioners[p]);
}

bool yl_task_has_room(const yl_task *task)
{
    for (uint32_t i = 0; i < task->n_ops; i++) {
        const yl_operator *op = task->ops[i];
        if (op->type->room != NULL && !op->type->room(op))
            return false;
        for (uint32_t p = 0; p < task->outputs[i].n_partitioners; p++)
            if (!yl_partitioner_has_room(&task->outputs[i].partitioners[p]))
                return false;
    }
    return true;
}

/* Room may appear between the look and the wish to be woken: so look again after wishing. */
static bool wait_for_room(yl_task *task)
{
    for (uint32_t i = 0; i < task->n_ops; i++)
        for (uint32_t p = 0; p < task->outputs[i].n_partitioners; p++)
            yl_partitioner_wait(&task->outputs[i].partitioners[p]);
    return yl_task_has_room(task);
}

/* True when nothing that operator `i` gives is needed any more. */
static bool op_unneeded(const yl_task *task, uint32_t i)
{
    const yl_operator *op = task->ops[i];
    const yl_output *out = &task->outputs[i];
    if (op->done)
        return true;
    if (out->n_ops + out->n_partitioners == 0)
        return false; /* a sink */
    for (uint32_t p = 0; p < out->n_partitioners; p++)
        if (!yl_partitioner_closed(&out->partitioners[p]))
            return false;
    for (uint32_t k = 0; k < out->n_ops; k++)
        for (uint32_t j = i + 1; j < task->n_ops; j++)
            if (task->ops[j] == out->ops[k] && !op_unneeded(task, j))
                return false;
    return true;
}

/* ---- Input ---- */

static int64_t merged_watermark(const yl_task *task)
{
    int64_t least = YL_TIME_MAX;
    bool any = false;
    for (uint32_t i = 0; i < task->n_channels; i++) {
        const yl_gate_channel *c = &task->channels[i];
        if (c->idle || c->ended)
            continue;
        any = true;
        if (c->watermark < least)
            least = c->watermark;
    }
    return any ? least : task->watermark;
}

static yl_status advance_watermark(yl_task *task, yl_error *err)
{
    int64_t time = merged_watermark(task);
    if (time <= task->watermark)
        return YL_OK;
    task->watermark = time;
    return op_watermark(task->ops[0], time, err);
}

static bool all_aligned(const yl_task *task)
{
    for (uint32_t i = 0; i < task->n_channels; i++)
        if (!task->channels[i].ended && !task->channels[i].aligned)
            return false;
    return true;
}

static yl_status complete_barrier(yl_task *task, uint64_t epoch, yl_error *err)
{
    flush_all(task);
    YL_TRY(yl_job_snapshot_task(task, epoch, err));
    control_all(task, (yl_element){.kind = YL_ELEMENT_BARRIER, .epoch = epoch});
    task->epoch_aligning = 0;
    for (uint32_t i = 0; i < task->n_channels; i++)
        task->channels[i].aligned = false;
    return YL_OK;
}

static yl_status channel_ended(yl_task *task, yl_gate_channel *c, yl_error *err)
{
    yl_operator *head = task->ops[0];
    c->ended = true;
    c->watermark = YL_TIME_MAX;
    YL_TRY(advance_watermark(task, err));
    if (--task->open_channels[c->input] == 0 && head->type->end_input != NULL && !head->done)
        YL_TRY(head->type->end_input(head, c->input, err));
    for (uint32_t i = 0; i < task->n_channels; i++)
        if (!task->channels[i].ended)
            goto still_open;
    task->head_ended = true;
    return YL_OK;
still_open:
    if (task->epoch_aligning != 0 && all_aligned(task))
        return complete_barrier(task, task->epoch_aligning, err);
    return YL_OK;
}

static yl_status handle(yl_task *task, yl_gate_channel *c, yl_element element, yl_error *err)
{
    switch (element.kind) {
    case YL_ELEMENT_BATCH:
        return give(task->ops[0], c->input, element.batch, err);
    case YL_ELEMENT_WATERMARK:
        c->watermark = element.time;
        return advance_watermark(task, err);
    case YL_ELEMENT_STATUS:
        c->idle = element.idle;
        return advance_watermark(task, err);
    case YL_ELEMENT_BARRIER:
        c->aligned = true;
        task->epoch_aligning = element.epoch;
        return all_aligned(task) ? complete_barrier(task, element.epoch, err) : YL_OK;
    case YL_ELEMENT_END:
        return channel_ended(task, c, err);
    }
    return YL_OK;
}

/* Takes one element from the next channel that may be read. `wanted_only` keeps to the inputs
 * that the head operator wants. */
static bool next_element(yl_task *task, uint32_t wanted, yl_gate_channel **from,
                         yl_element *element)
{
    for (uint32_t i = 0; i < task->n_channels; i++) {
        uint32_t at = (task->next_channel + i) % task->n_channels;
        yl_gate_channel *c = &task->channels[at];
        if (c->ended || c->aligned || (wanted >> c->input & 1) == 0)
            continue;
        if (yl_channel_get(c->channel, element)) {
            *from = c;
            task->next_channel = (at + 1) % task->n_channels;
            return true;
        }
    }
    return false;
}

static yl_status read_input(yl_task *task, yl_step_result *result, yl_error *err)
{
    yl_operator *head = task->ops[0];
    yl_gate_channel *from;
    yl_element element;
    uint32_t wanted = head->type->wants == NULL ? UINT32_MAX : head->type->wants(head);
    if (task->epoch_aligning != 0)
        wanted = UINT32_MAX;
    if (next_element(task, wanted, &from, &element)) {
        *result = YL_STEP_RAN;
        return handle(task, from, element, err);
    }
    /* Nothing to read: what waits for more rows goes out now. Barriers may stand in channels that
     * are not wanted; they are looked for when a savepoint is under way. And when the whole job
     * stands still because two inputs come from one place, somebody must give way (scheduler.c). */
    flush_all(task);
    if (wanted != UINT32_MAX &&
        (yl_job_savepoint_pending(task->job) || atomic_exchange(&task->take_unwanted, false)) &&
        next_element(task, UINT32_MAX, &from, &element)) {
        *result = YL_STEP_RAN;
        return handle(task, from, element, err);
    }
    *result = YL_STEP_WAITS;
    return YL_OK;
}

static yl_status poll_source(yl_task *task, yl_step_result *result, yl_error *err)
{
    yl_operator *head = task->ops[0];
    uint64_t epoch = atomic_load(&task->epoch_requested);
    bool idle = false, end = false;
    *result = YL_STEP_RAN;
    if (epoch != 0) {
        atomic_store(&task->epoch_requested, 0);
        task->holds_still = true;
        return complete_barrier(task, epoch, err);
    }
    if (task->holds_still && yl_job_savepoint_pending(task->job)) {
        *result = YL_STEP_WAITS; /* the end of the savepoint wakes it */
        return YL_OK;
    }
    task->holds_still = false;
    YL_TRY(head->type->poll(head, &idle, &end, err));
    if (end) {
        YL_TRY(yl_output_watermark(head->output, YL_TIME_MAX, err));
        task->head_ended = true;
    } else if (idle) {
        flush_all(task);
        *result = YL_STEP_WAITS;
    }
    return YL_OK;
}

/* ---- The end ---- */

/* One operator after the other, from the head on: each sees the end of its only input (the head
 * has seen its inputs' ends already), then flushes. `finishing` counts these half steps; an
 * operator with more to give is resumed in between. */
static yl_status finish_next(yl_task *task, yl_step_result *result, yl_error *err)
{
    *result = YL_STEP_RAN;
    while (task->finishing < 2 * task->n_ops && !task->restored_finished) {
        uint32_t stage = task->finishing++;
        yl_operator *op = task->ops[stage / 2];
        if (stage % 2 == 0 && stage > 0 && op->type->end_input != NULL && !op->done)
            return op->type->end_input(op, 0, err);
        if (stage % 2 == 1 && op->type->finish != NULL)
            return op->type->finish(op, err);
    }
    for (uint32_t i = 0; i < task->n_channels; i++)
        atomic_store_explicit(&task->channels[i].channel->closed, true, memory_order_release);
    for (uint32_t i = 0; i < task->n_channels; i++)
        yl_task_wake(task->channels[i].channel->producer);
    control_all(task, (yl_element){.kind = YL_ELEMENT_END});
    *result = YL_STEP_DONE;
    return YL_OK;
}

yl_status yl_task_step(yl_task *task, yl_step_result *result, yl_error *err)
{
    if (!yl_task_has_room(task) && !wait_for_room(task)) {
        *result = YL_STEP_WAITS;
        return YL_OK;
    }
    for (uint32_t i = task->n_ops; i-- > 0;) {
        yl_operator *op = task->ops[i];
        if (op->more) {
            *result = YL_STEP_RAN;
            return op->type->resume(op, err);
        }
    }
    if (!task->head_ended && (task->restored_finished || op_unneeded(task, 0)))
        task->head_ended = true;
    if (task->head_ended) {
        /* Once it finishes, a task counts as ended in a savepoint. */
        uint64_t epoch = task->finishing == 0 ? atomic_load(&task->epoch_requested) : 0;
        if (epoch != 0) {
            atomic_store(&task->epoch_requested, 0);
            *result = YL_STEP_RAN;
            return complete_barrier(task, epoch, err);
        }
        return finish_next(task, result, err);
    }
    return task->n_channels == 0 ? poll_source(task, result, err) : read_input(task, result, err);
}

void yl_task_close(yl_task *task)
{
    for (uint32_t i = 0; i < task->n_ops; i++) {
        yl_operator *op = task->ops[i];
        if (op != NULL && op->type->close != NULL)
            op->type->close(op);
        yl_free(op);
        if (task->outputs != NULL) {
            for (uint32_t p = 0; p < task->outputs[i].n_partitioners; p++)
                yl_partitioner_clear(&task->outputs[i].partitioners[p]);
            yl_free(task->outputs[i].partitioners);
            yl_free(task->outputs[i].ops);
        }
    }
    yl_free(task->ops);
    yl_free(task->outputs);
    yl_free(task->channels);
    yl_free(task->open_channels);
    yl_free(task->op_contexts);
    task->n_ops = 0;
    task->ops = NULL;
    task->outputs = NULL;
    task->channels = NULL;
    task->open_channels = NULL;
    task->op_contexts = NULL;
}
