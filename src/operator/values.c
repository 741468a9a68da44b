/* Values: constant rows, given out by subtask 0.
 *
 * The expressions have no columns; each is evaluated once, in order, when its row is given. State:
 * the number of rows given, in a section of the subtask.
 */
#include "expr/program.h"
#include "operator/operators.h"

typedef struct values {
    yl_operator base;
    uint64_t next;
} values;

static yl_status add_row(values *self, const yl_values_spec *spec, yl_batch *batch, yl_error *err)
{
    uint32_t n = self->base.vertex->schema.n;
    for (uint32_t c = 0; c < n; c++) {
        yl_vector *value = NULL;
        YL_TRY(yl_expr_eval_const(spec->rows[self->next * n + c], self->base.context->env, &value,
                                  err));
        yl_status status = yl_vector_set(batch->columns[c], batch->rows, value, 0);
        yl_vector_unref(value);
        if (status != YL_OK)
            return YL_FAIL_MEMORY(err);
    }
    batch->rows++;
    batch->count++;
    self->next++;
    return YL_OK;
}

static yl_status values_poll(yl_operator *op, bool *idle, bool *end, yl_error *err)
{
    values *self = (values *)op;
    const yl_values_spec *spec = op->vertex->spec;
    yl_schema schema = op->vertex->schema;
    (void)idle;
    *end = op->context->subtask != 0 || self->next >= spec->n_rows;
    if (*end)
        return YL_OK;
    uint64_t left = spec->n_rows - self->next;
    uint32_t n = left < op->context->batch_rows ? (uint32_t)left : op->context->batch_rows;
    yl_batch *batch = yl_batch_new(schema.n);
    if (batch == NULL)
        return YL_FAIL_MEMORY(err);
    yl_status status = YL_OK;
    for (uint32_t c = 0; c < schema.n && status == YL_OK; c++) {
        batch->columns[c] = yl_vector_new(schema.fields[c].type, n);
        if (batch->columns[c] == NULL)
            status = YL_FAIL_MEMORY(err);
    }
    for (uint32_t i = 0; i < n && status == YL_OK; i++)
        status = add_row(self, spec, batch, err);
    if (status != YL_OK) {
        yl_batch_free(batch);
        return status;
    }
    return yl_output_push(op->output, batch, err);
}

static yl_status values_snapshot(yl_operator *op, yl_snapshot *to, yl_error *err)
{
    (void)err;
    yl_snapshot_section(to, YL_SECTION_SUBTASK);
    yl_strbuf_add(&to->bytes, &((values *)op)->next, sizeof(uint64_t));
    return YL_OK;
}

static yl_status values_restore(yl_operator *op, int32_t key_group, yl_str section, yl_error *err)
{
    values *self = (values *)op;
    uint64_t next;
    (void)key_group;
    if (section.size != sizeof next)
        return YL_FAIL(err, CORRUPT, "the state of %s has %zu bytes instead of 8", op->vertex->name,
                       section.size);
    memcpy(&next, section.data, sizeof next);
    if (next > self->next)
        self->next = next;
    return YL_OK;
}

const yl_operator_type yl_op_values = {
    .name = "Values",
    .state_version = 1,
    .size = sizeof(values),
    .poll = values_poll,
    .snapshot = values_snapshot,
    .restore = values_restore,
};
