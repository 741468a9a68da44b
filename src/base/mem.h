/* All memory of the engine comes through here, so that one place can count it and fail it.
 *
 * The test build's allocation-failure loop sets a countdown: the n-th allocation after it, and
 * every one that follows, fails. Release builds pay one predictable branch per allocation.
 * Sizes of 0 give a valid pointer. Nothing below src/ calls malloc itself (tools/lint checks it).
 */
#ifndef YL_BASE_MEM_H
#define YL_BASE_MEM_H

#include <stddef.h>
#include <stdint.h>

void *yl_malloc(size_t size);
void *yl_calloc(size_t count, size_t size); /* NULL also when count * size overflows */
void *yl_realloc(void *p, size_t size);     /* on failure `p` stays valid */
void yl_free(void *p);                      /* NULL is fine */
/* 64-byte aligned with 64 readable bytes behind the end: column buffers, SIMD inputs. Freed by
 * yl_free_aligned. Contents are undefined. */
void *yl_malloc_aligned(size_t size);
void yl_free_aligned(void *p);

/* For tests: after `n` more successful allocations all fail; n < 0 switches failing off. */
void yl_mem_fail_after(int64_t n);
/* How many allocations yl_mem_fail_after has made fail since it was set. */
int64_t yl_mem_failed(void);

#endif
