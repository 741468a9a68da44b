/* A bag: different values of one type, each with a count. COLLECT and PERCENTILE are made of it.
 *
 *     values, counts, hashes     entry i: rows of `values`, in the order of first appearance
 *     slots                      a hash index: entry + 1, linear probing, at most 3/4 full
 *
 * A count may become 0 or negative by taking out; the entry stays, and readers pass over it. Equal
 * is what GROUP BY calls equal. All zero is an empty bag, and a bag may be moved as plain bytes.
 */
#ifndef YL_FUNCTION_AGG_BAG_H
#define YL_FUNCTION_AGG_BAG_H

#include "function/agg_state.h"

typedef struct yl_agg_bag {
    yl_vector *values;
    int64_t *counts;
    uint64_t *hashes;
    uint32_t *slots;
    uint32_t n, capacity, n_slots;
    uint32_t unused;
} yl_agg_bag;

YL_AGG_STATE(yl_agg_bag);

/* Adds `count` to the entry of a row of `from`, whose hash is yl_vector_hash's. */
yl_status yl_agg_bag_add(yl_agg_bag *bag, const yl_vector *from, uint32_t row, uint64_t hash,
                         int64_t count);
void yl_agg_bag_clear(yl_agg_bag *bag);
size_t yl_agg_bag_bytes(const yl_agg_bag *bag);

#endif
