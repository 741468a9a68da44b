/* 64-bit hashes of values, for key groups and hash tables.
 *
 * They are part of the snapshot format: key groups come from them, so the functions here never
 * change. An integer hashes by its value widened to 64 bits, bytes by XXH3. All 64 bits are good:
 * tables may take low bits, key groups high ones.
 */
#ifndef YL_DATA_HASH_H
#define YL_DATA_HASH_H

#include <stdint.h>

#include "base/str.h"

/* What a NULL hashes to. */
#define YL_HASH_NULL UINT64_C(0x8F1BBCDC5BE0CD19)

static inline uint64_t yl_hash_u64(uint64_t x)
{
    x += UINT64_C(0x9E3779B97F4A7C15);
    x = (x ^ (x >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94D049BB133111EB);
    return x ^ (x >> 31);
}

/* The hash of a pair (a, b) from the hash of each; the order counts. */
static inline uint64_t yl_hash_combine(uint64_t a, uint64_t b)
{
    uint64_t x = (a ^ UINT64_C(0x9E3779B97F4A7C15)) * UINT64_C(0x9FB21C651E98DF25) + b;
    x = (x ^ (x >> 32)) * UINT64_C(0xD6E8FEB86659FD93);
    return x ^ (x >> 32);
}

/* The hash a STR value of these bytes has. In vector_hash.c. */
uint64_t yl_hash_bytes(yl_str bytes);

#endif
