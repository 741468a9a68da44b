/* Collect: hands result batches to the client (runtime/job.h, yl_job_next).
 *
 * The client's queue is bounded; `room` keeps the task from giving more while the client reads
 * slowly. What the client has not fetched at a savepoint is not part of it: it has left the job.
 */
#include "operator/operators.h"
#include "runtime/job.h"

static yl_status collect_batch(yl_operator *op, uint32_t input, yl_batch *batch, yl_error *err)
{
    (void)input;
    return yl_job_collect(op->context->job, batch, err);
}

static bool collect_room(const yl_operator *op)
{
    return yl_job_collect_room(op->context->job);
}

const yl_operator_type yl_op_collect = {
    .name = "Collect",
    .state_version = 1,
    .size = sizeof(yl_operator),
    .batch = collect_batch,
    .room = collect_room,
};
