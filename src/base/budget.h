/* Accounts of memory with limits: a job has one, its operators take from it.
 *
 * Taking is counted, not allocating: an operator takes what its tables hold, in steps of some
 * KiB, and gives back in close. Safe from any thread.
 */
#ifndef YL_BASE_BUDGET_H
#define YL_BASE_BUDGET_H

#include <stdatomic.h>

#include "base/error.h"

typedef struct yl_budget {
    atomic_llong used;
    int64_t limit; /* bytes */
} yl_budget;

static inline void yl_budget_init(yl_budget *budget, int64_t limit)
{
    atomic_init(&budget->used, 0);
    budget->limit = limit;
}

/* BUDGET error naming `who` and the option that raises the limit, when `bytes` do not fit. */
yl_status yl_budget_take(yl_budget *budget, const char *who, int64_t bytes, yl_error *err);
static inline void yl_budget_give(yl_budget *budget, int64_t bytes)
{
    atomic_fetch_sub_explicit(&budget->used, bytes, memory_order_relaxed);
}

/* One holder's share, adjusted to what it holds now: takes or gives the difference. */
typedef struct yl_budget_share {
    yl_budget *budget;
    int64_t held;
} yl_budget_share;
yl_status yl_budget_share_set(yl_budget_share *share, const char *who, int64_t bytes,
                              yl_error *err);
void yl_budget_share_clear(yl_budget_share *share);

#endif
