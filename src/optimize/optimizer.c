/* Applies the rules in order; see optimizer.h. */
#include "optimize/optimizer.h"

#include "optimize/rewrite.h"

static const yl_rule rules[] = {
#define YL_RULE(name) yl_rule_##name,
#include "optimize/rules.def"
#undef YL_RULE
};

yl_status yl_optimize(const yl_optimize_context *context, const yl_rel **roots, uint32_t n_roots,
                      yl_error *err)
{
    YL_TRY(yl_share_scans(context, roots, n_roots, err));
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        YL_TRY(yl_rewrite(context, rules[i], roots, n_roots, err));
    YL_TRY(yl_prune_columns(context, roots, n_roots, err));
    return yl_rewrite(context, yl_rule_merge_projects, roots, n_roots, err);
}
