/* A bounded queue between exactly one producer thread and one consumer thread at a time.
 *
 *     yl_ring ring;  yl_ring_init(&ring, 16, sizeof(element));
 *     if (yl_ring_free_slots(&ring) > 0) yl_ring_put(&ring, &element);    // producer
 *     if (yl_ring_get(&ring, &element)) ...                               // consumer
 *
 * `head` counts what was ever put, `tail` what was ever taken; slots are their remainders. Only
 * the producer writes head, only the consumer tail. The release store of head publishes the slot's
 * contents to the acquire load in get; the release store of tail gives the slot back. A task may
 * move from one worker thread to another: the scheduler's lock orders the two.
 */
#ifndef YL_BASE_RING_H
#define YL_BASE_RING_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/mem.h"

typedef struct yl_ring {
    char *slots;
    uint32_t capacity, item_size; /* capacity is a power of two */
    _Alignas(64) atomic_uint head;
    _Alignas(64) atomic_uint tail;
} yl_ring;

/* `capacity` is rounded up to a power of two. False when out of memory. */
static inline bool yl_ring_init(yl_ring *ring, uint32_t capacity, uint32_t item_size)
{
    uint32_t rounded = 1;
    while (rounded < capacity)
        rounded *= 2;
    ring->capacity = rounded;
    ring->item_size = item_size;
    atomic_init(&ring->head, 0);
    atomic_init(&ring->tail, 0);
    ring->slots = (char *)yl_calloc(rounded, item_size);
    return ring->slots != NULL;
}

static inline void yl_ring_clear(yl_ring *ring)
{
    yl_free(ring->slots);
    ring->slots = NULL;
}

static inline uint32_t yl_ring_size(const yl_ring *ring)
{
    return atomic_load_explicit(&((yl_ring *)ring)->head, memory_order_acquire) -
           atomic_load_explicit(&((yl_ring *)ring)->tail, memory_order_acquire);
}

static inline uint32_t yl_ring_free_slots(const yl_ring *ring)
{
    return ring->capacity - yl_ring_size(ring);
}

/* The caller (producer) has seen a free slot. */
static inline void yl_ring_put(yl_ring *ring, const void *item)
{
    uint32_t head = atomic_load_explicit(&ring->head, memory_order_relaxed);
    memcpy(ring->slots + (size_t)(head & (ring->capacity - 1)) * ring->item_size, item,
           ring->item_size);
    atomic_store_explicit(&ring->head, head + 1, memory_order_release);
}

static inline bool yl_ring_get(yl_ring *ring, void *item)
{
    uint32_t tail = atomic_load_explicit(&ring->tail, memory_order_relaxed);
    if (atomic_load_explicit(&ring->head, memory_order_acquire) == tail)
        return false;
    memcpy(item, ring->slots + (size_t)(tail & (ring->capacity - 1)) * ring->item_size,
           ring->item_size);
    atomic_store_explicit(&ring->tail, tail + 1, memory_order_release);
    return true;
}

#endif
