/* A chain of blocks, filled from the newest; see arena.h.
 *
 *     arena -> block (newest) -> block -> block (first, kept by reset)
 *              [head | used ......... | free]
 *
 * Requests larger than half a block get a block of their own behind the newest, so that they do
 * not waste its free part.
 */
#include "base/arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

#include "base/mem.h"

enum { BLOCK_BYTES_MIN = 8 << 10, BLOCK_BYTES_MAX = 256 << 10, ALIGNMENT = 16 };

typedef struct block {
    struct block *next;
    size_t size, used; /* of the bytes behind the head */
    alignas(ALIGNMENT) char bytes[];
} block;

typedef struct deferred {
    struct deferred *next;
    void (*fn)(void *arg);
    void *arg;
} deferred;

struct yl_arena {
    const char *name;
    block *blocks;
    deferred *cleanups;
    size_t bytes, limit;
    size_t next_block;
    uint32_t serial;
    bool oom;
};

static _Thread_local alignas(ALIGNMENT) char scratch[YL_ARENA_SCRATCH];

yl_arena *yl_arena_new(const char *name, size_t limit)
{
    yl_arena *arena = yl_calloc(1, sizeof *arena);
    if (arena == NULL)
        return NULL;
    arena->name = name;
    arena->limit = limit == 0 ? (size_t)1 << 30 : limit;
    arena->next_block = BLOCK_BYTES_MIN;
    return arena;
}

static void run_cleanups(yl_arena *arena)
{
    while (arena->cleanups != NULL) {
        deferred *d = arena->cleanups;
        arena->cleanups = d->next;
        d->fn(d->arg);
    }
}

static void free_blocks(block *b)
{
    while (b != NULL) {
        block *next = b->next;
        yl_free(b);
        b = next;
    }
}

void yl_arena_free(yl_arena *arena)
{
    if (arena == NULL)
        return;
    run_cleanups(arena);
    free_blocks(arena->blocks);
    yl_free(arena);
}

void yl_arena_reset(yl_arena *arena)
{
    run_cleanups(arena);
    block *keep = arena->blocks;
    if (keep != NULL) {
        free_blocks(keep->next);
        keep->next = NULL;
        keep->used = 0;
    }
    arena->bytes = keep == NULL ? 0 : keep->size;
    arena->oom = false;
}

bool yl_arena_oom(const yl_arena *arena)
{
    return arena->oom;
}

size_t yl_arena_bytes(const yl_arena *arena)
{
    return arena->bytes;
}

uint32_t yl_arena_serial(yl_arena *arena)
{
    return ++arena->serial;
}

static block *add_block(yl_arena *arena, size_t size, bool behind)
{
    size_t total;
    if (__builtin_add_overflow(sizeof(block), size, &total) || arena->bytes > arena->limit ||
        size > arena->limit - arena->bytes)
        return NULL;
    block *b = yl_malloc(total);
    if (b == NULL)
        return NULL;
    b->size = size;
    b->used = 0;
    if (behind && arena->blocks != NULL) {
        b->next = arena->blocks->next;
        arena->blocks->next = b;
    } else {
        b->next = arena->blocks;
        arena->blocks = b;
    }
    arena->bytes += size;
    return b;
}

void *yl_arena_alloc_raw(yl_arena *arena, size_t size)
{
    block *b = arena->blocks;
    size_t padded;
    if (__builtin_add_overflow(size, ALIGNMENT - 1, &padded))
        padded = SIZE_MAX;
    padded &= ~(size_t)(ALIGNMENT - 1);
    if (b == NULL || b->size - b->used < padded) {
        if (padded > BLOCK_BYTES_MAX / 2) {
            b = add_block(arena, padded, true);
        } else {
            size_t wanted = arena->next_block < padded ? BLOCK_BYTES_MAX : arena->next_block;
            b = add_block(arena, wanted, false);
            if (b != NULL && arena->next_block < BLOCK_BYTES_MAX)
                arena->next_block *= 2;
        }
        if (b == NULL) {
            arena->oom = true;
            return NULL;
        }
    }
    void *p = b->bytes + b->used;
    b->used += padded;
    return p;
}

void *yl_arena_alloc(yl_arena *arena, size_t size)
{
    void *p = yl_arena_alloc_raw(arena, size);
    if (p == NULL) {
        if (size > sizeof scratch)
            return NULL;
        p = scratch;
    }
    return memset(p, 0, size);
}

void yl_arena_defer(yl_arena *arena, void (*fn)(void *arg), void *arg)
{
    deferred *d = yl_arena_alloc_raw(arena, sizeof *d);
    if (d == NULL) {
        fn(arg);
        return;
    }
    *d = (deferred){arena->cleanups, fn, arg};
    arena->cleanups = d;
}

char *yl_arena_strdup(yl_arena *arena, yl_str s)
{
    char *copy = yl_arena_alloc_raw(arena, s.size + 1);
    if (copy == NULL) {
        scratch[0] = '\0';
        return scratch;
    }
    if (s.size > 0)
        memcpy(copy, s.data, s.size);
    copy[s.size] = '\0';
    return copy;
}

yl_str yl_arena_str(yl_arena *arena, yl_str s)
{
    char *copy = yl_arena_strdup(arena, s);
    return (yl_str){copy, arena->oom ? 0 : s.size};
}

char *yl_arena_printf(yl_arena *arena, const char *format, ...)
{
    char small[256];
    va_list args;
    va_start(args, format);
    int n = vsnprintf(small, sizeof small, format, args);
    va_end(args);
    if (n < 0)
        return yl_arena_strdup(arena, YL_STR(""));
    if ((size_t)n < sizeof small)
        return yl_arena_strdup(arena, (yl_str){small, (size_t)n});
    char *text = yl_arena_alloc_raw(arena, (size_t)n + 1);
    if (text == NULL) {
        scratch[0] = '\0';
        return scratch;
    }
    va_start(args, format);
    vsnprintf(text, (size_t)n + 1, format, args);
    va_end(args);
    return text;
}
