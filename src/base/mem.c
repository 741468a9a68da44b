/* Allocation with injected failure; see mem.h. */
#include "base/mem.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* < 0: off. Written by tests only, while no job runs. */
static atomic_llong countdown = -1;
static atomic_llong failures = 0;

static inline bool must_fail(void)
{
    if (__builtin_expect(atomic_load_explicit(&countdown, memory_order_relaxed) < 0, 1))
        return false;
    if (atomic_fetch_sub(&countdown, 1) > 0)
        return false;
    atomic_store(&countdown, 0);
    atomic_fetch_add(&failures, 1);
    return true;
}

void yl_mem_fail_after(int64_t n)
{
    atomic_store(&failures, 0);
    atomic_store(&countdown, n < 0 ? -1 : n);
}

int64_t yl_mem_failed(void)
{
    return atomic_load(&failures);
}

void *yl_malloc(size_t size)
{
    return must_fail() ? NULL : malloc(size == 0 ? 1 : size);
}

void *yl_calloc(size_t count, size_t size)
{
    return must_fail() ? NULL : calloc(count == 0 ? 1 : count, size == 0 ? 1 : size);
}

void *yl_realloc(void *p, size_t size)
{
    return must_fail() ? NULL : realloc(p, size == 0 ? 1 : size);
}

void yl_free(void *p)
{
    free(p);
}

void *yl_malloc_aligned(size_t size)
{
    void *p = NULL;
    size_t padded;
    if (must_fail() || __builtin_add_overflow(size, 64 + 63, &padded))
        return NULL;
    padded &= ~(size_t)63;
    if (posix_memalign(&p, 64, padded) != 0)
        return NULL;
    memset((char *)p + size, 0, padded - size);
    return p;
}

void yl_free_aligned(void *p)
{
    free(p);
}
