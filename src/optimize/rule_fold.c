/* Constant folding.
 *
 *     Filter(a > 1 + 2 AND TRUE)      ->  Filter(a > 3)
 *     Filter(TRUE)                    ->  its input
 *     Filter(FALSE or NULL)           ->  Values without rows
 *     Project(UPPER('x'))             ->  Project('X')
 *
 * Folding uses the kernels that would run. What fails to evaluate stays as it is: the error then
 * comes when a row gets there, and never when none does.
 */
#include "expr/program.h"
#include "optimize/rewrite.h"

static yl_status fold(const yl_optimize_context *context, const yl_expr *e, const yl_expr **out,
                      yl_error *err)
{
    return yl_expr_fold(context->arena, e, context->env, false, out, err);
}

static yl_status fold_filter(const yl_optimize_context *context, const yl_rel *rel,
                             const yl_rel **out, yl_error *err)
{
    const yl_expr *condition;
    bool value = false;
    YL_TRY(fold(context, rel->u.filter.condition, &condition, err));
    *out = rel;
    if (yl_expr_is_const(condition)) {
        if (yl_expr_const_bool(condition, &value) && value)
            *out = rel->inputs[0];
        else
            *out = yl_rel_values(context->arena, rel->schema, NULL, 0, rel->span);
    } else if (condition != rel->u.filter.condition) {
        *out = yl_rel_filter(context->arena, rel->inputs[0], condition, rel->span);
    }
    return YL_OK;
}

static yl_status fold_array(const yl_optimize_context *context, const yl_expr *const *exprs,
                            uint32_t n, const yl_expr *const **out, yl_error *err)
{
    const yl_expr **folded = YL_NEW_ARRAY(context->arena, const yl_expr *, n);
    if (yl_arena_oom(context->arena))
        return YL_FAIL_MEMORY(err);
    for (uint32_t i = 0; i < n; i++)
        YL_TRY(fold(context, exprs[i], &folded[i], err));
    *out = folded;
    return YL_OK;
}

static yl_status fold_calls(const yl_optimize_context *context, yl_rel *rel, yl_error *err)
{
    uint32_t n = rel->u.aggregate.n_calls;
    yl_agg_call *calls = YL_NEW_ARRAY(context->arena, yl_agg_call, n);
    if (yl_arena_oom(context->arena))
        return YL_FAIL_MEMORY(err);
    for (uint32_t c = 0; c < n; c++) {
        calls[c] = rel->u.aggregate.calls[c];
        for (uint32_t a = 0; a < calls[c].n_args; a++)
            YL_TRY(fold(context, calls[c].args[a], &calls[c].args[a], err));
        if (calls[c].filter != NULL)
            YL_TRY(fold(context, calls[c].filter, &calls[c].filter, err));
    }
    rel->u.aggregate.calls = calls;
    return YL_OK;
}

yl_status yl_rule_fold(const yl_optimize_context *context, const yl_rel *rel, const yl_rel **out,
                       yl_error *err)
{
    yl_rel *copy;
    *out = rel;
    switch (rel->kind) {
    case YL_REL_FILTER:
        return fold_filter(context, rel, out, err);
    case YL_REL_PROJECT:
        *out = copy = yl_rel_copy(context->arena, rel);
        return fold_array(context, rel->u.project.exprs, rel->schema.n, &copy->u.project.exprs,
                          err);
    case YL_REL_VALUES:
        *out = copy = yl_rel_copy(context->arena, rel);
        return fold_array(context, rel->u.values.rows, rel->schema.n * rel->u.values.n_rows,
                          &copy->u.values.rows, err);
    case YL_REL_AGGREGATE:
        *out = copy = yl_rel_copy(context->arena, rel);
        return fold_calls(context, copy, err);
    case YL_REL_JOIN:
        if (rel->u.join.condition == NULL)
            return YL_OK;
        *out = copy = yl_rel_copy(context->arena, rel);
        return fold(context, rel->u.join.condition, &copy->u.join.condition, err);
    default:
        return YL_OK;
    }
}
