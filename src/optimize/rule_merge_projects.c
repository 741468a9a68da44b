/* Projections that follow each other become one, and those that do nothing go.
 *
 *     Project(a + 1)(Project(b AS a)(x))   ->  Project(b + 1)(x)
 *     Project(a, b)(x with columns a, b)   ->  x
 *
 * An inner expression that is costly and used more than once, or differs from call to call, keeps
 * the two apart. (Within one projection common subexpressions are computed once anyway, so only
 * size could explode: bounds on the number of uses and on the size keep it in hand.)
 */
#include "optimize/rewrite.h"

enum { USES_MAX = 8 };

static uint32_t count_column(const yl_expr *e, uint32_t column)
{
    if (e->kind == YL_EXPR_COLUMN)
        return e->index == column;
    uint32_t n = 0;
    for (uint32_t i = 0; i < e->n_args && n <= USES_MAX; i++)
        n += count_column(e->args[i], column);
    return n;
}

static bool may_merge(const yl_rel *outer, const yl_rel *inner)
{
    for (uint32_t c = 0; c < inner->schema.n; c++) {
        const yl_expr *e = inner->u.project.exprs[c];
        if (e->kind == YL_EXPR_COLUMN || e->kind == YL_EXPR_CONST)
            continue;
        uint32_t uses = 0;
        for (uint32_t i = 0; i < outer->schema.n && uses <= USES_MAX; i++)
            uses += count_column(outer->u.project.exprs[i], c);
        if (uses > USES_MAX || (uses > 1 && !yl_expr_is_deterministic(e)))
            return false;
    }
    return yl_may_substitute(outer->u.project.exprs, outer->schema.n, inner->u.project.exprs);
}

static bool same_names(const yl_rel *a, const yl_rel *b)
{
    for (uint32_t i = 0; i < a->schema.n; i++)
        if (!yl_str_equal(a->schema.fields[i].name, b->schema.fields[i].name))
            return false;
    return true;
}

yl_status yl_rule_merge_projects(const yl_optimize_context *context, const yl_rel *rel,
                                 const yl_rel **out, yl_error *err)
{
    *out = rel;
    if (rel->kind != YL_REL_PROJECT)
        return YL_OK;
    const yl_rel *input = rel->inputs[0];
    if (input->kind == YL_REL_PROJECT && may_merge(rel, input)) {
        yl_rel *merged = yl_rel_copy(context->arena, rel);
        const yl_expr **exprs = YL_NEW_ARRAY(context->arena, const yl_expr *, rel->schema.n);
        const yl_rel **inputs = YL_NEW_ARRAY(context->arena, const yl_rel *, 1);
        if (yl_arena_oom(context->arena))
            return YL_FAIL_MEMORY(err);
        for (uint32_t i = 0; i < rel->schema.n; i++)
            exprs[i] =
                yl_expr_substitute(context->arena, rel->u.project.exprs[i], input->u.project.exprs);
        inputs[0] = input->inputs[0];
        merged->u.project.exprs = exprs;
        merged->inputs = inputs;
        return yl_rule_merge_projects(context, merged, out, err);
    }
    if (yl_rel_is_identity(rel->u.project.exprs, rel->schema.n, input) && same_names(rel, input))
        *out = input;
    return YL_OK;
}
