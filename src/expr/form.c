/* AND, OR, CASE and COALESCE: who is asked what, and how the answers are merged.
 *
 * Logic keeps two bitmaps per form, "known TRUE" and "known FALSE"; a row in neither is NULL (or
 * not yet decided):
 *
 *     AND   true &= t   false |= f   asked next: rows not known FALSE
 *     OR    true |= t   false &= f   asked next: rows not known TRUE
 *
 * A lazy CASE shrinks the list of rows that no condition has taken yet; a lazy COALESCE the list
 * of rows that are still NULL. Their results are scattered into the output. The dense variants
 * merge whole vectors from the last argument to the first by select loops without a branch.
 */
#include "base/mem.h"
#include "expr/program_internal.h"

typedef struct value16 {
    uint64_t a, b;
} value16;

static uint32_t words_of(uint32_t n)
{
    return (n + 63) / 64;
}

/* Room for four bitmaps and two row lists of n rows. */
static yl_status reserve(yl_step *step, uint32_t n, yl_error *err)
{
    if (step->room >= n && step->bits != NULL)
        return YL_OK;
    uint32_t room = (n + 255) / 256 * 256 + 256;
    yl_free_aligned(step->bits);
    yl_free(step->rest);
    yl_free(step->taken);
    step->bits = yl_malloc_aligned(4 * words_of(room) * sizeof *step->bits);
    step->rest = yl_malloc(room * sizeof *step->rest);
    step->taken = yl_malloc(room * sizeof *step->taken);
    step->room = 0;
    if (step->bits == NULL || step->rest == NULL || step->taken == NULL)
        return YL_FAIL_MEMORY(err);
    step->room = room;
    return YL_OK;
}

static uint64_t *bitmap(const yl_step *step, uint32_t which)
{
    return step->bits + which * words_of(step->room);
}

static uint32_t rows_of(const yl_program *program, const yl_step *step)
{
    return program->scopes.items[step->scope].n;
}

/* ---- AND, OR ---- */

/* Bits of the rows where a BOOLEAN vector is TRUE, and where it is FALSE. */
static void split_truth(const yl_vector *v, uint32_t n, uint64_t *is_true, uint64_t *is_false)
{
    uint32_t words = words_of(n);
    yl_bits_pack(is_true, v->u8, n);
    for (uint32_t w = 0; w < words; w++)
        is_false[w] = ~is_true[w];
    if (v->validity == NULL)
        return;
    for (uint32_t w = 0; w < words; w++) {
        is_true[w] &= v->validity[w];
        is_false[w] &= v->validity[w];
    }
}

static void merge_dense(yl_step_kind kind, uint64_t *restrict is_true, uint64_t *restrict is_false,
                        const uint64_t *restrict t, const uint64_t *restrict f, uint32_t words)
{
    if (kind == YL_STEP_AND) {
        for (uint32_t w = 0; w < words; w++) {
            is_true[w] &= t[w];
            is_false[w] |= f[w];
        }
    } else {
        for (uint32_t w = 0; w < words; w++) {
            is_true[w] |= t[w];
            is_false[w] &= f[w];
        }
    }
}

/* The answers v[i] for the rows rows[i]. */
static void merge_rows(yl_step_kind kind, uint64_t *is_true, uint64_t *is_false, const yl_vector *v,
                       const uint16_t *rows, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        uint32_t row = rows[i], shift = row & 63;
        uint64_t valid = v->validity == NULL || yl_bit_get(v->validity, i);
        uint64_t t = (v->u8[i] & valid) << shift, f = (~(uint64_t)v->u8[i] & valid) << shift;
        uint64_t bit = (uint64_t)1 << shift;
        if (kind == YL_STEP_AND) {
            is_true[row >> 6] &= t | ~bit;
            is_false[row >> 6] |= f;
        } else {
            is_true[row >> 6] |= t;
            is_false[row >> 6] &= f | ~bit;
        }
    }
}

/* The rows that argument i has to answer for, in step->rest. */
static uint32_t undecided(const yl_step *step, uint32_t n)
{
    const uint64_t *decided = bitmap(step, step->kind == YL_STEP_AND ? 1 : 0);
    uint64_t *open = bitmap(step, 2);
    for (uint32_t w = 0; w < words_of(n); w++)
        open[w] = ~decided[w];
    return yl_bits_positions(open, n, step->rest);
}

static yl_status ask_branch(yl_program *program, yl_step *step, uint32_t i, uint32_t n,
                            yl_error *err)
{
    yl_vector *v;
    uint32_t count = undecided(step, n);
    if (count == 0)
        return YL_OK;
    bool all = count == n;
    YL_TRY(yl_scope_run(program, step->branch[i], all ? NULL : step->rest, count, err));
    YL_TRY(yl_step_flat(program, step->args[i], &v, err));
    if (all) {
        split_truth(v, n, bitmap(step, 2), bitmap(step, 3));
        merge_dense(step->kind, bitmap(step, 0), bitmap(step, 1), bitmap(step, 2), bitmap(step, 3),
                    words_of(n));
    } else {
        merge_rows(step->kind, bitmap(step, 0), bitmap(step, 1), v, step->rest, count);
    }
    return YL_OK;
}

/* Two arguments or more without a NULL and without branches: one loop over bytes each. */
static yl_status run_plain_logic(yl_program *program, yl_step *step, bool *done, yl_error *err)
{
    yl_vector *out, *v;
    uint32_t n = rows_of(program, step);
    *done = false;
    if (step->lazy)
        return YL_OK;
    for (uint32_t i = 0; i < step->n_args; i++) {
        YL_TRY(yl_step_flat(program, step->args[i], &v, err));
        if (v->validity != NULL)
            return YL_OK;
    }
    YL_TRY(yl_step_out(step, n, &out, err));
    for (uint32_t i = 0; i < step->n_args; i++) {
        YL_TRY(yl_step_flat(program, step->args[i], &v, err));
        uint8_t *restrict to = out->u8;
        const uint8_t *restrict from = v->u8;
        if (i == 0)
            memcpy(to, from, n);
        else if (step->kind == YL_STEP_AND)
            for (uint32_t k = 0; k < n; k++)
                to[k] &= from[k];
        else
            for (uint32_t k = 0; k < n; k++)
                to[k] |= from[k];
    }
    *done = true;
    return YL_OK;
}

static yl_status run_logic(yl_program *program, yl_step *step, yl_error *err)
{
    yl_vector *out, *v;
    bool done;
    uint32_t n = rows_of(program, step), words = words_of(n);
    YL_TRY(run_plain_logic(program, step, &done, err));
    if (done)
        return YL_OK;
    YL_TRY(reserve(step, n, err));
    for (uint32_t i = 0; i < step->n_args; i++) {
        if (step->branch[i] != YL_NO_SCOPE) {
            YL_TRY(ask_branch(program, step, i, n, err));
            continue;
        }
        YL_TRY(yl_step_flat(program, step->args[i], &v, err));
        uint32_t at = i == 0 ? 0 : 2;
        split_truth(v, n, bitmap(step, at), bitmap(step, at + 1));
        if (i > 0)
            merge_dense(step->kind, bitmap(step, 0), bitmap(step, 1), bitmap(step, 2),
                        bitmap(step, 3), words);
    }
    uint64_t *is_true = bitmap(step, 0), *is_false = bitmap(step, 1);
    YL_TRY(yl_step_out(step, n, &out, err));
    yl_bits_unpack(out->u8, is_true, n);
    for (uint32_t w = 0; w < words; w++)
        is_false[w] |= is_true[w];
    if (yl_bits_count(is_false, n) == n)
        return YL_OK;
    YL_TRY(yl_step_validity(step, out, err));
    memcpy(out->validity, is_false, words * sizeof *is_false);
    return YL_OK;
}

/* ---- Dense merging: out = mask ? a : b ---- */

#define SELECT(T)                                                                                  \
    {                                                                                              \
        T *to = out;                                                                               \
        const T *x = a, *y = b;                                                                    \
        for (uint32_t i = 0; i < n; i++)                                                           \
            to[i] = mask[i] ? x[i] : y[i];                                                         \
    }                                                                                              \
    break

/* `out` may be `b`. */
static void select_values(void *out, const uint8_t *restrict mask, const void *a, const void *b,
                          uint32_t n, size_t size)
{
    switch (size) {
    case 1:
        SELECT(uint8_t);
    case 2:
        SELECT(uint16_t);
    case 4:
        SELECT(uint32_t);
    case 8:
        SELECT(uint64_t);
    default: {
        value16 *to = out;
        const value16 *x = a, *y = b;
        for (uint32_t i = 0; i < n; i++) {
            uint64_t m = (uint64_t)0 - mask[i];
            to[i].a = (x[i].a & m) | (y[i].a & ~m);
            to[i].b = (x[i].b & m) | (y[i].b & ~m);
        }
    }
    }
}

static yl_status keep_heap(yl_vector *out, const yl_vector *from, yl_error *err)
{
    if (from->heap == NULL || from->heap == out->heap)
        return YL_OK;
    if (out->heap == NULL) {
        out->heap = yl_heap_ref(from->heap);
        return YL_OK;
    }
    yl_heap *heap = yl_vector_need_heap(out);
    if (heap == NULL || !yl_heap_adopt(heap, from->heap))
        return YL_FAIL_MEMORY(err);
    return YL_OK;
}

/* out[i] = mask[i] ? a[i] : b[i]; `bits` are the mask's. `b` may be `out`. */
static yl_status select_rows(yl_step *step, yl_vector *out, const uint8_t *mask,
                             const uint64_t *bits, const yl_vector *a, const yl_vector *b,
                             uint32_t n, yl_error *err)
{
    if (out->phys == YL_PHYS_STR) {
        YL_TRY(keep_heap(out, a, err));
        YL_TRY(keep_heap(out, b, err));
    }
    select_values(out->values, mask, a->values, b->values, n, yl_phys_size((yl_phys)out->phys));
    if (a->validity == NULL && b->validity == NULL)
        return YL_OK;
    const uint64_t *va = a->validity, *vb = b->validity;
    YL_TRY(yl_step_validity(step, out, err));
    for (uint32_t w = 0; w < words_of(n); w++)
        out->validity[w] = (bits[w] & (va == NULL ? ~(uint64_t)0 : va[w])) |
                           (~bits[w] & (vb == NULL ? ~(uint64_t)0 : vb[w]));
    return YL_OK;
}

static yl_status run_dense_case(yl_program *program, yl_step *step, yl_error *err)
{
    yl_vector *out, *when, *then, *other;
    uint32_t n = rows_of(program, step), words = words_of(n);
    YL_TRY(reserve(step, n, err));
    uint64_t *bits = bitmap(step, 0);
    uint8_t *mask = (uint8_t *)step->rest; /* n bytes of the list's 2n */
    YL_TRY(yl_step_flat(program, step->args[step->n_args - 1], &other, err));
    YL_TRY(yl_step_out(step, n, &out, err));
    for (uint32_t i = step->n_args - 1; i > 0; i -= 2, other = out) {
        YL_TRY(yl_step_flat(program, step->args[i - 2], &when, err));
        YL_TRY(yl_step_flat(program, step->args[i - 1], &then, err));
        yl_bits_pack(bits, when->u8, n);
        const uint8_t *chosen = when->u8;
        if (when->validity != NULL) {
            for (uint32_t w = 0; w < words; w++)
                bits[w] &= when->validity[w];
            yl_bits_unpack(mask, bits, n);
            chosen = mask;
        }
        YL_TRY(select_rows(step, out, chosen, bits, then, other, n, err));
    }
    return YL_OK;
}

/* Makes the step's result a reference of another register's value. */
static void become(const yl_program *program, yl_step *step, uint32_t reg)
{
    yl_vector *value = yl_vector_ref(program->steps.items[reg].value);
    yl_vector_unref(step->value);
    step->value = value;
}

static yl_status run_dense_coalesce(yl_program *program, yl_step *step, yl_error *err)
{
    yl_vector *out, *v, *rest = NULL;
    uint32_t n = rows_of(program, step), last = 0;
    /* What stands behind an argument without NULLs does not count. */
    for (; last < step->n_args; last++) {
        YL_TRY(yl_step_flat(program, step->args[last], &rest, err));
        if (last + 1 == step->n_args || !yl_vector_has_nulls(rest, n))
            break;
    }
    if (last == 0) {
        become(program, step, step->args[0]);
        return YL_OK;
    }
    YL_TRY(reserve(step, n, err));
    uint8_t *mask = (uint8_t *)step->rest;
    YL_TRY(yl_step_out(step, n, &out, err));
    for (uint32_t i = last; i-- > 0; rest = out) {
        YL_TRY(yl_step_flat(program, step->args[i], &v, err));
        /* The bitmap may grow new words under the loop when `v` is read; it is not `out`. */
        yl_bits_unpack(mask, v->validity, n);
        YL_TRY(select_rows(step, out, mask, v->validity, v, rest, n, err));
    }
    return YL_OK;
}

/* ---- Lazy CASE and COALESCE ---- */

/* Runs branch `i` over `rows` and puts its values there. */
static yl_status scatter_branch(yl_program *program, yl_step *step, uint32_t i, yl_vector *out,
                                const uint16_t *rows, uint32_t count, yl_error *err)
{
    if (count == 0)
        return YL_OK;
    YL_TRY(yl_scope_run(program, step->branch[i], rows, count, err));
    if (yl_vector_scatter(out, rows, program->steps.items[step->args[i]].value, count) != YL_OK)
        return YL_FAIL_MEMORY(err);
    return YL_OK;
}

/* Moves the rows where `when` (one answer per row of step->rest) is TRUE to step->taken. */
static uint32_t take_rows(yl_step *step, const yl_vector *when, uint32_t *rest)
{
    uint32_t taken = 0, left = 0;
    for (uint32_t i = 0; i < *rest; i++) {
        uint16_t row = step->rest[i];
        uint32_t yes = when->u8[i] & (when->validity == NULL || yl_bit_get(when->validity, i));
        step->taken[taken] = row;
        step->rest[left] = row;
        taken += yes;
        left += !yes;
    }
    *rest = left;
    return taken;
}

static yl_status run_lazy_case(yl_program *program, yl_step *step, yl_error *err)
{
    yl_vector *out, *when;
    uint32_t n = rows_of(program, step), rest = n, last = step->n_args - 1;
    YL_TRY(reserve(step, n, err));
    YL_TRY(yl_step_out(step, n, &out, err));
    for (uint32_t i = 0; i < n; i++)
        step->rest[i] = (uint16_t)i;
    for (uint32_t i = 0; i < last && rest > 0; i += 2) {
        if (i > 0)
            YL_TRY(yl_scope_run(program, step->branch[i], step->rest, rest, err));
        YL_TRY(yl_step_flat(program, step->args[i], &when, err));
        uint32_t taken = take_rows(step, when, &rest);
        YL_TRY(scatter_branch(program, step, i + 1, out, step->taken, taken, err));
    }
    return scatter_branch(program, step, last, out, step->rest, rest, err);
}

static uint32_t null_rows(yl_step *step, const yl_vector *v, uint32_t n)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < n; i++) {
        step->rest[count] = (uint16_t)i;
        count += !yl_bit_get(v->validity, i);
    }
    return count;
}

static yl_status run_lazy_coalesce(yl_program *program, yl_step *step, yl_error *err)
{
    yl_vector *out, *first;
    uint32_t n = rows_of(program, step);
    YL_TRY(yl_step_flat(program, step->args[0], &first, err));
    if (!yl_vector_has_nulls(first, n)) {
        become(program, step, step->args[0]);
        return YL_OK;
    }
    YL_TRY(reserve(step, n, err));
    YL_TRY(yl_step_out(step, n, &out, err));
    if (yl_vector_copy(out, 0, first, NULL, 0, n) != YL_OK)
        return YL_FAIL_MEMORY(err);
    for (uint32_t i = 1; i < step->n_args; i++) {
        uint32_t rest = null_rows(step, out, n);
        YL_TRY(scatter_branch(program, step, i, out, step->rest, rest, err));
        if (rest == 0)
            break;
    }
    return YL_OK;
}

yl_status yl_form_run(yl_program *program, uint32_t reg, yl_error *err)
{
    yl_step *step = &program->steps.items[reg];
    switch (step->kind) {
    case YL_STEP_AND:
    case YL_STEP_OR:
        return run_logic(program, step, err);
    case YL_STEP_CASE:
        return step->lazy ? run_lazy_case(program, step, err) : run_dense_case(program, step, err);
    default:
        return step->lazy ? run_lazy_coalesce(program, step, err)
                          : run_dense_coalesce(program, step, err);
    }
}
