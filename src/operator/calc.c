/* Calc: keeps the rows for which the condition is TRUE and computes expressions of them.
 *
 * Condition and projection are one compiled program each. A batch of which nothing is left is
 * dropped. Row kinds, record timestamps and the hashes of the rows that stay go along (hashes
 * only when the columns pass through unchanged, for only then the key is the same). No state.
 */
#include "expr/program.h"
#include "operator/operators.h"

typedef struct calc {
    yl_operator base;
    yl_program *condition, *projection;
} calc;

static yl_status calc_open(yl_operator *op, yl_error *err)
{
    calc *self = (calc *)op;
    const yl_calc_spec *spec = op->vertex->spec;
    if (spec->condition != NULL)
        YL_TRY(yl_program_new(&spec->condition, 1, op->context->env, &self->condition, err));
    if (spec->exprs != NULL)
        YL_TRY(yl_program_new(spec->exprs, op->vertex->schema.n, op->context->env,
                              &self->projection, err));
    return YL_OK;
}

/* Gives kinds and times of the selected rows to the batch of computed columns. */
static yl_status carry(const yl_batch *from, yl_batch *to)
{
    if (from->kinds != NULL) {
        YL_TRY(yl_batch_need_kinds(to));
        for (uint32_t i = 0; i < to->count; i++)
            to->kinds[i] = from->kinds[yl_batch_row(from, i)];
    }
    if (from->times != NULL) {
        to->times = yl_malloc(to->count * sizeof *to->times);
        if (to->times == NULL)
            return YL_ERR_MEMORY;
        for (uint32_t i = 0; i < to->count; i++)
            to->times[i] = from->times[yl_batch_row(from, i)];
    }
    return YL_OK;
}

static yl_status project(calc *self, const yl_batch *in, yl_batch **out, yl_error *err)
{
    yl_batch *batch = yl_batch_new(self->base.vertex->schema.n);
    if (batch == NULL)
        return YL_FAIL_MEMORY(err);
    batch->rows = batch->count = in->count;
    yl_status status = yl_program_eval(self->projection, in, batch->columns, err);
    if (status == YL_OK && carry(in, batch) != YL_OK)
        status = YL_FAIL_MEMORY(err);
    if (status != YL_OK) {
        yl_batch_free(batch);
        return status;
    }
    *out = batch;
    return YL_OK;
}

static yl_status calc_batch(yl_operator *op, uint32_t input, yl_batch *batch, yl_error *err)
{
    calc *self = (calc *)op;
    yl_status status = YL_OK;
    (void)input;
    if (self->condition != NULL)
        status = yl_program_filter(self->condition, batch, err);
    if (status == YL_OK && batch->count > 0 && self->projection != NULL) {
        yl_batch *projected = NULL;
        status = project(self, batch, &projected, err);
        yl_batch_free(batch);
        batch = projected;
    }
    if (status != YL_OK || batch->count == 0) {
        yl_batch_free(batch);
        return status;
    }
    return yl_output_push(op->output, batch, err);
}

static void calc_close(yl_operator *op)
{
    calc *self = (calc *)op;
    yl_program_free(self->condition);
    yl_program_free(self->projection);
}

const yl_operator_type yl_op_calc = {
    .name = "Calc",
    .state_version = 1,
    .size = sizeof(calc),
    .open = calc_open,
    .batch = calc_batch,
    .close = calc_close,
};
