/* What kernels share: access to values and short-hands for the usual loops.
 *
 *     static yl_status sqrt_f64(yl_kernel_call *call)
 *     {
 *         YL_KERNEL_UNARY(f64, f64, sqrt(a))        // out->f64[i] = sqrt(a), a = args[0]->f64[i]
 *     }
 *
 * The short-hands compute every row, NULL or not, without a branch: they are for expressions that
 * are good for any bytes (the value behind a NULL is zero), so that the compiler vectorises them.
 * A kernel whose expression can fail loops over yl_kernel_valid rows instead.
 */
#ifndef YL_EXPR_KERNEL_H
#define YL_EXPR_KERNEL_H

#include "expr/function.h"

/* Is row i to be computed? With YL_NULLS_PROPAGATE: no argument is NULL there. */
static inline bool yl_kernel_valid(const yl_kernel_call *call, uint32_t i)
{
    return call->out->validity == NULL || yl_bit_get(call->out->validity, i);
}

/* Where row i of an argument lies: 0 for a constant (YL_FN_TAKES_CONST). */
static inline uint32_t yl_kernel_at(const yl_vector *arg, uint32_t i)
{
    return arg->form == YL_CONST ? 0 : i;
}

static inline yl_str yl_kernel_str(const yl_kernel_call *call, uint32_t arg, uint32_t i)
{
    const yl_vector *v = call->args[arg];
    return yl_view_str(&v->views[yl_kernel_at(v, i)]);
}

/* ---- Bytes of BOOLEANs and bitmaps, in expr/bits.c ---- */

/* bits <- bytes != 0, for n rows; the rest of the last word becomes 0. */
void yl_bits_pack(uint64_t *bits, const uint8_t *bytes, uint32_t n);
/* bytes <- 0 or 1. */
void yl_bits_unpack(uint8_t *bytes, const uint64_t *bits, uint32_t n);
/* Positions of the set bits below n; returns how many. */
uint32_t yl_bits_positions(const uint64_t *bits, uint32_t n, uint16_t *out);
uint32_t yl_bits_count(const uint64_t *bits, uint32_t n);

/* ---- Loops ---- */

#define YL_KERNEL_UNARY(in_, out_, expr_)                                                          \
    {                                                                                              \
        const __typeof__(*call->args[0]->in_) *restrict a_ = call->args[0]->in_;                   \
        __typeof__(*call->out->out_) *restrict to_ = call->out->out_;                              \
        for (uint32_t i = 0, n_ = call->n; i < n_; i++) {                                          \
            const __typeof__(*call->args[0]->in_) a = a_[i];                                       \
            to_[i] = (__typeof__(*call->out->out_))(expr_);                                        \
        }                                                                                          \
        return YL_OK;                                                                              \
    }

#define YL_KERNEL_BINARY(in1_, in2_, out_, expr_)                                                  \
    {                                                                                              \
        const __typeof__(*call->args[0]->in1_) *restrict a_ = call->args[0]->in1_;                 \
        const __typeof__(*call->args[1]->in2_) *restrict b_ = call->args[1]->in2_;                 \
        __typeof__(*call->out->out_) *restrict to_ = call->out->out_;                              \
        for (uint32_t i = 0, n_ = call->n; i < n_; i++) {                                          \
            const __typeof__(*call->args[0]->in1_) a = a_[i];                                      \
            const __typeof__(*call->args[1]->in2_) b = b_[i];                                      \
            to_[i] = (__typeof__(*call->out->out_))(expr_);                                        \
        }                                                                                          \
        return YL_OK;                                                                              \
    }

#endif
