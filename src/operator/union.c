/* Union: UNION ALL. Its inputs meet in the gate of its task; it passes every batch on. No state. */
#include "operator/operators.h"

static yl_status union_batch(yl_operator *op, uint32_t input, yl_batch *batch, yl_error *err)
{
    (void)input;
    return yl_output_push(op->output, batch, err);
}

const yl_operator_type yl_op_union = {
    .name = "Union",
    .state_version = 1,
    .size = sizeof(yl_operator),
    .batch = union_batch,
};
