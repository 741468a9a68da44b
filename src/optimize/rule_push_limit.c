/* A limit without an order tells a scan that it may stop early.
 *
 *     Sort(limit=10)(Project(Scan t))  ->  Sort(limit=10)(Project(Scan t, limit=10))
 *
 * The limit itself stays: several readers may each give so many rows.
 */
#include "optimize/rewrite.h"

static const yl_rel *limit_below(const yl_optimize_context *context, const yl_rel *rel,
                                 int64_t limit)
{
    if (rel->kind == YL_REL_PROJECT) {
        const yl_rel *below = limit_below(context, rel->inputs[0], limit);
        return yl_rel_with_inputs(context->arena, rel, &below);
    }
    if (rel->kind != YL_REL_SCAN || !rel->u.scan.pushes_limit)
        return rel;
    yl_rel *scan = yl_rel_copy(context->arena, rel);
    yl_scan_spec *spec = YL_NEW(context->arena, yl_scan_spec);
    *spec = *rel->u.scan.spec;
    spec->limit = limit;
    scan->u.scan.spec = spec;
    return scan;
}

yl_status yl_rule_push_limit(const yl_optimize_context *context, const yl_rel *rel,
                             const yl_rel **out, yl_error *err)
{
    int64_t rows;
    (void)err;
    *out = rel;
    if (rel->kind != YL_REL_SORT || rel->u.sort.n_keys > 0 || rel->u.sort.limit == YL_LIMIT_NONE ||
        __builtin_add_overflow(rel->u.sort.limit, rel->u.sort.offset, &rows))
        return YL_OK;
    const yl_rel *below = limit_below(context, rel->inputs[0], rows);
    *out = yl_rel_with_inputs(context->arena, rel, &below);
    return YL_OK;
}
