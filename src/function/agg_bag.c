/* Bags; see agg_bag.h. */
#include "function/agg_bag.h"

#include "base/mem.h"

enum { SLOTS_MIN = 16 };

static yl_status grow_slots(yl_agg_bag *bag)
{
    uint32_t n_slots = bag->n_slots == 0 ? SLOTS_MIN : bag->n_slots * 2;
    if (bag->n_slots > UINT32_MAX / 4)
        return YL_ERR_BUDGET;
    uint32_t *slots = yl_calloc(n_slots, sizeof *slots);
    if (slots == NULL)
        return YL_ERR_MEMORY;
    for (uint32_t i = 0; i < bag->n; i++) {
        uint32_t at = (uint32_t)bag->hashes[i] & (n_slots - 1);
        while (slots[at] != 0)
            at = (at + 1) & (n_slots - 1);
        slots[at] = i + 1;
    }
    yl_free(bag->slots);
    bag->slots = slots;
    bag->n_slots = n_slots;
    return YL_OK;
}

/* Room for one more entry. */
static yl_status grow_entries(yl_agg_bag *bag, const yl_type *type)
{
    if (bag->values == NULL) {
        bag->values = yl_vector_new(type, 1);
        if (bag->values == NULL)
            return YL_ERR_MEMORY;
    }
    if (bag->n < bag->capacity)
        return YL_OK;
    size_t capacity = bag->capacity == 0 ? 4 : (size_t)bag->capacity * 2;
    int64_t *counts = yl_realloc(bag->counts, capacity * sizeof *counts);
    if (counts != NULL)
        bag->counts = counts;
    uint64_t *hashes = yl_realloc(bag->hashes, capacity * sizeof *hashes);
    if (hashes != NULL)
        bag->hashes = hashes;
    if (counts == NULL || hashes == NULL)
        return YL_ERR_MEMORY;
    bag->capacity = (uint32_t)capacity;
    return YL_OK;
}

yl_status yl_agg_bag_add(yl_agg_bag *bag, const yl_vector *from, uint32_t row, uint64_t hash,
                         int64_t count)
{
    if (bag->n >= bag->n_slots / 4 * 3)
        YL_TRY(grow_slots(bag));
    uint32_t at = (uint32_t)hash & (bag->n_slots - 1);
    for (; bag->slots[at] != 0; at = (at + 1) & (bag->n_slots - 1)) {
        uint32_t entry = bag->slots[at] - 1;
        if (bag->hashes[entry] == hash && yl_vector_equal(bag->values, entry, from, row)) {
            bag->counts[entry] += count;
            return YL_OK;
        }
    }
    YL_TRY(grow_entries(bag, from->type));
    YL_TRY(yl_vector_set(bag->values, bag->n, from, row));
    bag->counts[bag->n] = count;
    bag->hashes[bag->n] = hash;
    bag->slots[at] = ++bag->n;
    return YL_OK;
}

void yl_agg_bag_clear(yl_agg_bag *bag)
{
    yl_vector_unref(bag->values);
    yl_free(bag->counts);
    yl_free(bag->hashes);
    yl_free(bag->slots);
    *bag = (yl_agg_bag){0};
}

size_t yl_agg_bag_bytes(const yl_agg_bag *bag)
{
    return (bag->values == NULL ? 0 : yl_vector_bytes(bag->values)) +
           bag->capacity * (sizeof *bag->counts + sizeof *bag->hashes) +
           bag->n_slots * sizeof *bag->slots;
}
