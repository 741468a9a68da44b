/* Memory by lifetime: everything of a statement or a job dies together.
 *
 *     yl_arena *arena = yl_arena_new("statement", 0);
 *     node *n = YL_NEW(arena, node);            // zeroed; NULL only after out of memory
 *     if (yl_arena_oom(arena)) return YL_FAIL_MEMORY(err);   // asked once per phase
 *     yl_arena_free(arena);
 *
 * Allocation failure is sticky: the arena then hands out memory from one static scratch page for
 * requests that fit it (never NULL for sizes up to YL_ARENA_SCRATCH), so that a phase may run on
 * and ask once at its end. Larger requests return NULL and their callers check. The scratch page
 * is thread-local and its contents are garbage: nothing may be trusted once the flag is set.
 * An arena belongs to one thread at a time.
 */
#ifndef YL_BASE_ARENA_H
#define YL_BASE_ARENA_H

#include <stdalign.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum { YL_ARENA_SCRATCH = 4096 };

typedef struct yl_arena yl_arena;

/* `limit` bounds the bytes an arena may hold; 0 means the default of 1 GiB. NULL if out of memory.
 * `name` must be static. */
yl_arena *yl_arena_new(const char *name, size_t limit);
/* Runs the clean-ups, newest first, and returns all memory. NULL is fine. */
void yl_arena_free(yl_arena *arena);
/* Runs the clean-ups and empties the arena, keeping its first block. The oom flag is cleared. */
void yl_arena_reset(yl_arena *arena);
/* `fn(arg)` runs at the next reset or free. On failure to note it, the flag is set and `fn` runs
 * at once. */
void yl_arena_defer(yl_arena *arena, void (*fn)(void *arg), void *arg);
bool yl_arena_oom(const yl_arena *arena);
size_t yl_arena_bytes(const yl_arena *arena);
/* 1, 2, 3 ...: numbers for what lives in the arena (plan nodes), unique within it. */
uint32_t yl_arena_serial(yl_arena *arena);

/* Zeroed memory aligned for any type (16). */
void *yl_arena_alloc(yl_arena *arena, size_t size);
/* Not zeroed; NULL when out of memory at any size. */
void *yl_arena_alloc_raw(yl_arena *arena, size_t size);
/* Copies with a NUL behind. */
char *yl_arena_strdup(yl_arena *arena, yl_str s);
yl_str yl_arena_str(yl_arena *arena, yl_str s);
char *yl_arena_printf(yl_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#define YL_NEW(arena, T) ((T *)yl_arena_alloc((arena), sizeof(T)))
/* NULL when out of memory and larger than the scratch page. */
#define YL_NEW_ARRAY(arena, T, n) ((T *)yl_arena_alloc((arena), sizeof(T) * (size_t)(n)))

#endif
