/* Accounts of memory; see budget.h. */
#include "base/budget.h"

yl_status yl_budget_take(yl_budget *budget, const char *who, int64_t bytes, yl_error *err)
{
    int64_t before = atomic_fetch_add_explicit(&budget->used, bytes, memory_order_relaxed);
    if (bytes <= 0 || before + bytes <= budget->limit)
        return YL_OK;
    atomic_fetch_sub_explicit(&budget->used, bytes, memory_order_relaxed);
    YL_FAIL(err, BUDGET, "%s needs more than the job's %lld MiB of memory", who,
            (long long)(budget->limit >> 20));
    yl_error_hintf(err, "raise it with SET 'yeoul.memory.job' = '...' or reduce the number of "
                        "groups or rows that must be held");
    return YL_ERR_BUDGET;
}

yl_status yl_budget_share_set(yl_budget_share *share, const char *who, int64_t bytes, yl_error *err)
{
    if (share->budget == NULL || bytes == share->held)
        return YL_OK;
    YL_TRY(yl_budget_take(share->budget, who, bytes - share->held, err));
    share->held = bytes;
    return YL_OK;
}

void yl_budget_share_clear(yl_budget_share *share)
{
    if (share->budget != NULL)
        yl_budget_give(share->budget, share->held);
    share->held = 0;
}
