/* UNION to an aggregate over UNION ALL, and flattening.
 *
 *     Union(a, b)               ->  Aggregate(all columns)(UnionAll(a, b))
 *     UnionAll(UnionAll(a,b),c) ->  UnionAll(a, b, c)
 */
#include "optimize/rewrite.h"

static bool is_union_all(const yl_rel *rel)
{
    return rel->kind == YL_REL_SET_OP && rel->u.set_op.op == YL_UNION && rel->u.set_op.all;
}

yl_status yl_rule_union_distinct(const yl_optimize_context *context, const yl_rel *rel,
                                 const yl_rel **out, yl_error *err)
{
    uint32_t n = 0;
    *out = rel;
    if (rel->kind != YL_REL_SET_OP || rel->u.set_op.op != YL_UNION)
        return YL_OK;
    for (uint32_t i = 0; i < rel->n_inputs; i++)
        n += is_union_all(rel->inputs[i]) ? rel->inputs[i]->n_inputs : 1;
    const yl_rel **inputs = YL_NEW_ARRAY(context->arena, const yl_rel *, n);
    if (yl_arena_oom(context->arena))
        return YL_FAIL_MEMORY(err);
    if (n > rel->n_inputs) {
        n = 0;
        for (uint32_t i = 0; i < rel->n_inputs; i++) {
            const yl_rel *input = rel->inputs[i];
            if (!is_union_all(input)) {
                inputs[n++] = input;
                continue;
            }
            for (uint32_t k = 0; k < input->n_inputs; k++)
                inputs[n++] = input->inputs[k];
        }
    } else {
        n = rel->n_inputs;
        memcpy(inputs, rel->inputs, n * sizeof *inputs);
    }
    if (n > rel->n_inputs || !rel->u.set_op.all) {
        *out = yl_rel_set_op(context->arena, YL_UNION, true, inputs, n, rel->span);
        if (!rel->u.set_op.all)
            *out = yl_rel_distinct(context->arena, *out, rel->span);
    }
    return YL_OK;
}
