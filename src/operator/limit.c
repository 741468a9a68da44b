/* Limit: passes on the rows from `offset` up to `offset + limit`, in the order they come.
 *
 * When the last row has gone out the operator is done: its task tells the inputs, which stop. With
 * a limit of 0 that is so from the start. State: how many rows have been seen, one section of the
 * subtask. A limit over several subtasks is a local limit per subtask and a global one behind it;
 * restored at another parallelism every subtask starts from the largest count of the old ones,
 * which is right for the global one (it has a single subtask) and harmless for the local ones only
 * if they count anew: so these start from 0.
 */
#include "operator/operators.h"

typedef struct limit {
    yl_operator base;
    int64_t seen;
} limit;

static int64_t end_of(const yl_limit_spec *spec)
{
    int64_t end;
    if (spec->limit == YL_LIMIT_NONE || __builtin_add_overflow(spec->offset, spec->limit, &end))
        return INT64_MAX;
    return end;
}

static yl_status limit_open(yl_operator *op, yl_error *err)
{
    (void)err;
    op->done = end_of(op->vertex->spec) == 0;
    return YL_OK;
}

static yl_status limit_batch(yl_operator *op, uint32_t input, yl_batch *batch, yl_error *err)
{
    limit *self = (limit *)op;
    const yl_limit_spec *spec = op->vertex->spec;
    int64_t from = spec->offset - self->seen, to = end_of(spec) - self->seen;
    yl_batch *head = NULL;
    yl_status status = YL_OK;
    (void)input;
    self->seen += batch->count;
    op->done = self->seen >= end_of(spec);
    if (to < (int64_t)batch->count) {
        status = yl_batch_split(batch, (uint32_t)to, &head);
        yl_batch_free(batch);
        batch = head;
    }
    if (status == YL_OK && from > 0) {
        status = yl_batch_split(batch, from < (int64_t)batch->count ? (uint32_t)from : batch->count,
                                &head);
        if (status == YL_OK)
            yl_batch_free(head);
    }
    if (status != YL_OK) {
        yl_batch_free(batch);
        return YL_FAIL_MEMORY(err);
    }
    return yl_output_push(op->output, batch, err);
}

static yl_status limit_snapshot(yl_operator *op, yl_snapshot *to, yl_error *err)
{
    (void)err;
    yl_snapshot_section(to, YL_SECTION_SUBTASK);
    yl_strbuf_add(&to->bytes, &((limit *)op)->seen, sizeof(int64_t));
    return YL_OK;
}

static yl_status limit_restore(yl_operator *op, int32_t key_group, yl_str section, yl_error *err)
{
    limit *self = (limit *)op;
    int64_t seen;
    (void)key_group;
    if (section.size != sizeof seen)
        return YL_FAIL(err, CORRUPT, "the state of %s has %zu bytes instead of 8", op->vertex->name,
                       section.size);
    memcpy(&seen, section.data, sizeof seen);
    if (op->context->parallelism == 1 && seen > self->seen)
        self->seen = seen;
    op->done = self->seen >= end_of(op->vertex->spec);
    return YL_OK;
}

const yl_operator_type yl_op_limit = {
    .name = "Limit",
    .state_version = 1,
    .size = sizeof(limit),
    .open = limit_open,
    .batch = limit_batch,
    .snapshot = limit_snapshot,
    .restore = limit_restore,
};
