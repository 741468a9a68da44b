/* What the aggregate functions (agg_*.c) share: walking rows, NULLs in and out, rows of states.
 *
 * States lie side by side, `T *s = (T *)states`, the one of group g is s[g]; every T is a multiple
 * of 16 bytes (YL_AGG_STATE checks it). Leaf loops come in three shapes:
 *
 *     groups == NULL              everything into s[0]: a sum in a register
 *     groups, no NULLs            s[groups[i]] op= x[i]
 *     groups and NULLs            YL_AGG_EACH_VALID, or branch-free where the zero behind a NULL
 *                                 (data/vector.h, rule 2) does no harm
 */
#ifndef YL_FUNCTION_AGG_STATE_H
#define YL_FUNCTION_AGG_STATE_H

#include "function/signature.h"

#define YL_AGG_STATE(T) _Static_assert(sizeof(T) % 16 == 0, "states are multiples of 16 bytes")

/* Runs the statements for every valid row i < n_ of the FLAT vector v_. */
#define YL_AGG_EACH_VALID(v_, n_, i, ...)                                                          \
    do {                                                                                           \
        const uint64_t *bits_ = (v_)->validity;                                                    \
        if (bits_ == NULL) {                                                                       \
            for (uint32_t i = 0; i < (n_); i++) {                                                  \
                __VA_ARGS__                                                                        \
            }                                                                                      \
        } else {                                                                                   \
            for (uint32_t at_ = 0; at_ < (n_); at_ += 64) {                                        \
                for (uint64_t word_ = yl_agg_word(bits_, at_, (n_)); word_ != 0;                   \
                     word_ &= word_ - 1) {                                                         \
                    const uint32_t i = at_ + (uint32_t)__builtin_ctzll(word_);                     \
                    __VA_ARGS__                                                                    \
                }                                                                                  \
            }                                                                                      \
        }                                                                                          \
    } while (0)

/* The validity of rows [at, at + 64) below n; `at` is a multiple of 64. */
static inline uint64_t yl_agg_word(const uint64_t *bits, uint32_t at, uint32_t n)
{
    uint64_t word = bits[at >> 6];
    return n - at < 64 ? word & (((uint64_t)1 << (n - at)) - 1) : word;
}

static inline uint32_t yl_agg_count_valid(const yl_vector *v, uint32_t n)
{
    return v->validity == NULL ? n : yl_bits_count(v->validity, n);
}

/* The group of row i. */
static inline uint32_t yl_agg_group(const uint32_t *groups, uint32_t i)
{
    return groups == NULL ? 0 : groups[i];
}

static inline int64_t yl_agg_wrap_add(int64_t a, int64_t b)
{
    return (int64_t)((uint64_t)a + (uint64_t)b);
}

static inline int64_t yl_agg_wrap_sub(int64_t a, int64_t b)
{
    return (int64_t)((uint64_t)a - (uint64_t)b);
}

#endif
