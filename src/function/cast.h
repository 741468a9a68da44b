/* Casts from within: which pairs of types exist, and the loop for each.
 *
 * registry.h has what others call (yl_cast_bind and its kin). Here is what the cast_*.c files say
 * to each other:
 *
 *     cast_rules.c     may it be written, is it implicit, can it fail
 *     cast_bind.c      nodes of expressions, and the kernel that runs a loop
 *     cast_numeric.c   BOOLEAN and numbers among each other, numbers to INTERVALs
 *     cast_text.c      CHAR, VARCHAR and bytes among each other, anything flat to text
 *     cast_parse.c     text to values
 *     cast_temporal.c  DATE, TIME, TIMESTAMP, TIMESTAMP_LTZ among each other
 *     cast_nested.c    ARRAY, MAP, MULTISET, ROW, by the loops of their parts
 *
 * A loop (yl_cast_fn) is chosen by the two types once per batch. It sees FLAT vectors; `out` has
 * room for n rows, its length, and the input's validity. Rows that are NULL in `out` are skipped
 * or computed from their zero bytes, whichever is faster, and leave zero bytes behind.
 *
 * A value that cannot be cast goes to yl_cast_bad, which does what the mode asks: CAST fails,
 * TRY_CAST makes a NULL, and inside of nested values the row is only marked, because an element
 * may belong to no row at all, and a bad element makes the whole value NULL. A DECIMAL that is
 * too large is no such failure: Flink makes a NULL of it in CAST as well.
 */
#ifndef YL_FUNCTION_CAST_H
#define YL_FUNCTION_CAST_H

#include "expr/function.h"

typedef enum yl_cast_mode {
    YL_CAST_FAIL, /* raise an error */
    YL_CAST_NULL, /* make the row NULL */
    YL_CAST_MARK, /* the same, and set the row's bit in `bad` */
} yl_cast_mode;

typedef struct yl_cast_job {
    uint32_t n;
    const yl_vector *in;
    yl_vector *out;
    const yl_type *from, *to;
    const yl_expr_env *env;
    yl_cast_mode mode;
    uint64_t *bad; /* MARK: one bit per row, zeroed */
    bool any_bad;  /* MARK: some bit was set */
    yl_error *err;
} yl_cast_job;

typedef yl_status (*yl_cast_fn)(yl_cast_job *job);

static inline bool yl_cast_valid(const yl_cast_job *job, uint32_t i)
{
    return job->out->validity == NULL || yl_bit_get(job->out->validity, i);
}

/* The value of row `i` cannot be cast. Goes on with the next row when it returns YL_OK. */
yl_status yl_cast_bad(yl_cast_job *job, uint32_t i);
/* Row `i` is NULL and nothing is wrong. */
yl_status yl_cast_null(yl_cast_job *job, uint32_t i);

/* ---- cast_rules.c ---- */

typedef enum yl_cast_kind {
    YL_CAST_REFUSED,
    YL_CAST_EXPLICIT,
    YL_CAST_IMPLICIT,
} yl_cast_kind;

/* LogicalTypeCasts, without its view on nullability, narrowed by what Flink's planner and code
 * generator really take. */
yl_cast_kind yl_cast_kind_of(const yl_type *from, const yl_type *to);
/* Can a value be bad (see above)? */
bool yl_cast_can_fail(const yl_type *from, const yl_type *to);
/* Neither bad values nor NULLs nor allocations: good for any bytes. */
bool yl_cast_is_total(const yl_type *from, const yl_type *to);

/* ---- Loops: NULL when the pair belongs to another file ---- */

yl_cast_fn yl_cast_numeric_fn(const yl_type *from, const yl_type *to);
yl_cast_fn yl_cast_text_fn(const yl_type *from, const yl_type *to);
yl_cast_fn yl_cast_parse_fn(const yl_type *from, const yl_type *to);
yl_cast_fn yl_cast_temporal_fn(const yl_type *from, const yl_type *to);
yl_cast_fn yl_cast_nested_fn(const yl_type *from, const yl_type *to);
/* The same values with another type: copies them, sharing heaps and children. */
yl_status yl_cast_same(yl_cast_job *job);
/* The loop of any pair that yl_cast_kind_of admits. */
yl_cast_fn yl_cast_find(const yl_type *from, const yl_type *to);

#endif
