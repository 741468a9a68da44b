/* Heaps: where the bytes of long views live; declared in vector.h.
 *
 *     heap -> chunk -> chunk -> ...     bytes that never move, newest chunk first
 *          -> adopted[]                 other heaps, kept alive as long as this one
 *          -> taken[]                   foreign memory, released with this heap
 *
 * Invariants:
 *  1. Only the sole owner of a heap allocates from it (yl_vector_need_heap sees to that), so a
 *     heap that others read never changes under them.
 *  2. A heap is adopted when somebody holds it, and adopts only while it has one owner; hence no
 *     cycles.
 *  3. Chains of adoption may be as long as a job runs: freeing walks them with a list, never by
 *     recursion, and a heap's size counts what it adopted at the time it did.
 */
#include "base/list.h"
#include "base/mem.h"
#include "data/vector_internal.h"

enum {
    CHUNK_BYTES_MIN = 1024,
    CHUNK_BYTES_MAX = 256 * 1024,
    ADOPTED_LOOKBACK = 32, /* how many of the newest adoptions are searched for the same heap */
};

typedef struct chunk {
    struct chunk *next;
    char bytes[];
} chunk;

typedef struct foreign {
    void (*release)(void *arg);
    void *arg;
} foreign;

struct yl_heap {
    atomic_uint refs;
    size_t chunk_bytes; /* of the next chunk */
    size_t bytes;
    char *at, *end; /* free room in the newest chunk */
    chunk *chunks;
    YL_LIST(yl_heap *) adopted;
    YL_LIST(foreign) taken;
    yl_heap *next_dead; /* while it waits to be freed */
};

yl_heap *yl_heap_new(void)
{
    yl_heap *heap = yl_calloc(1, sizeof *heap);
    if (heap == NULL)
        return NULL;
    atomic_init(&heap->refs, 1);
    heap->chunk_bytes = CHUNK_BYTES_MIN;
    heap->bytes = sizeof *heap;
    return heap;
}

yl_heap *yl_heap_ref(yl_heap *heap)
{
    atomic_fetch_add_explicit(&heap->refs, 1, memory_order_relaxed);
    return heap;
}

bool yl_heap_unshared(const yl_heap *heap)
{
    return atomic_load_explicit(&((yl_heap *)heap)->refs, memory_order_acquire) == 1;
}

/* Gives up one reference; puts the heap on the list of the dead when it was the last. */
static void drop(yl_heap *heap, yl_heap **dead)
{
    if (atomic_fetch_sub_explicit(&heap->refs, 1, memory_order_acq_rel) != 1)
        return;
    heap->next_dead = *dead;
    *dead = heap;
}

void yl_heap_unref(yl_heap *heap)
{
    yl_heap *dead = NULL;
    if (heap != NULL)
        drop(heap, &dead);
    while (dead != NULL) {
        heap = dead;
        dead = heap->next_dead;
        for (size_t i = 0; i < heap->adopted.size; i++)
            drop(heap->adopted.items[i], &dead);
        for (size_t i = 0; i < heap->taken.size; i++)
            heap->taken.items[i].release(heap->taken.items[i].arg);
        for (chunk *c = heap->chunks, *next; c != NULL; c = next) {
            next = c->next;
            yl_free(c);
        }
        yl_list_clear(&heap->adopted);
        yl_list_clear(&heap->taken);
        yl_free(heap);
    }
}

static chunk *add_chunk(yl_heap *heap, size_t size)
{
    size_t total;
    if (__builtin_add_overflow(size, sizeof(chunk), &total))
        return NULL;
    chunk *c = yl_malloc(total);
    if (c == NULL)
        return NULL;
    heap->bytes += total;
    c->next = heap->chunks;
    heap->chunks = c;
    return c;
}

char *yl_heap_alloc(yl_heap *heap, size_t size)
{
    if (size <= (size_t)(heap->end - heap->at)) {
        char *p = heap->at;
        heap->at += size;
        return p;
    }
    if (size > heap->chunk_bytes / 4) {
        /* A chunk of its own; what is left of the current one stays in use. */
        chunk *c = add_chunk(heap, size);
        return c == NULL ? NULL : c->bytes;
    }
    chunk *c = add_chunk(heap, heap->chunk_bytes);
    if (c == NULL)
        return NULL;
    heap->at = c->bytes + size;
    heap->end = c->bytes + heap->chunk_bytes;
    if (heap->chunk_bytes < CHUNK_BYTES_MAX)
        heap->chunk_bytes *= 2;
    return c->bytes;
}

bool yl_heap_adopt(yl_heap *heap, yl_heap *other)
{
    if (other == NULL || other == heap)
        return true;
    size_t n = heap->adopted.size, stop = n > ADOPTED_LOOKBACK ? n - ADOPTED_LOOKBACK : 0;
    for (size_t i = n; i > stop; i--)
        if (heap->adopted.items[i - 1] == other)
            return true;
    if (!yl_list_push(&heap->adopted, other))
        return false;
    yl_heap_ref(other);
    heap->bytes += other->bytes;
    return true;
}

bool yl_heap_take(yl_heap *heap, void (*release)(void *arg), void *arg)
{
    return yl_list_push(&heap->taken, ((foreign){release, arg}));
}

size_t yl_heap_bytes(const yl_heap *heap)
{
    return heap == NULL ? 0 : heap->bytes;
}
