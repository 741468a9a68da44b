/* Gathering rows of long vectors by 32-bit row numbers, with NULLs for rows that are not there:
 * what joins and sorts build their output from. See vector.h.
 *
 * Strings keep pointing to the source's heap, which the result shares whole.
 */
#include "data/vector_internal.h"

#define GATHER(name, T)                                                                            \
    static void gather_##name(T *restrict to, const T *restrict from, const uint32_t *rows,        \
                              uint32_t n)                                                          \
    {                                                                                              \
        for (uint32_t i = 0; i < n; i++)                                                           \
            to[i] = rows[i] == YL_ROW_NONE ? (T){0} : from[rows[i]];                               \
    }

typedef struct wide16 {
    uint64_t words[2];
} wide16;

GATHER(1, uint8_t)
GATHER(2, uint16_t)
GATHER(4, uint32_t)
GATHER(8, uint64_t)
GATHER(16, wide16)

static yl_status gather_validity(const yl_vector *src, const uint32_t *rows, uint32_t n,
                                 yl_vector *dst)
{
    bool any_null = false;
    for (uint32_t i = 0; i < n && !any_null; i++)
        any_null = rows[i] == YL_ROW_NONE ||
                   (src->validity != NULL && !yl_bit_get(src->validity, rows[i]));
    if (!any_null)
        return YL_OK;
    YL_TRY(yl_vector_need_validity(dst));
    for (uint32_t i = 0; i < n; i++)
        if (rows[i] == YL_ROW_NONE ||
            (src->validity != NULL && !yl_bit_get(src->validity, rows[i])))
            yl_bit_clear(dst->validity, i);
    return YL_OK;
}

/* Nested values and objects go one by one; runs of neighbours together. */
static yl_status gather_nested(const yl_vector *src, const uint32_t *rows, uint32_t n,
                               yl_vector *dst)
{
    for (uint32_t i = 0; i < n;) {
        uint32_t run = 1;
        if (rows[i] == YL_ROW_NONE) {
            YL_TRY(yl_vector_put_null(dst, i++));
            continue;
        }
        while (i + run < n && rows[i + run] == rows[i] + run)
            run++;
        YL_TRY(yl_vector_copy(dst, i, src, NULL, rows[i], run));
        i += run;
    }
    return YL_OK;
}

static yl_status gather_flat(const yl_vector *src, const uint32_t *rows, uint32_t n, yl_vector *dst)
{
    switch ((yl_phys)src->phys) {
    case YL_PHYS_BOOL:
    case YL_PHYS_I8:
        gather_1(dst->u8, src->u8, rows, n);
        break;
    case YL_PHYS_I16:
        gather_2((uint16_t *)dst->i16, (const uint16_t *)src->i16, rows, n);
        break;
    case YL_PHYS_I32:
    case YL_PHYS_F32:
        gather_4((uint32_t *)dst->i32, (const uint32_t *)src->i32, rows, n);
        break;
    case YL_PHYS_I64:
    case YL_PHYS_F64:
        gather_8((uint64_t *)dst->i64, (const uint64_t *)src->i64, rows, n);
        break;
    case YL_PHYS_I128:
    case YL_PHYS_STR:
        gather_16((wide16 *)dst->values, (const wide16 *)src->values, rows, n);
        break;
    default:
        return gather_nested(src, rows, n, dst);
    }
    if (src->heap != NULL)
        dst->heap = yl_heap_ref(src->heap);
    dst->length = n;
    return gather_validity(src, rows, n, dst);
}

yl_status yl_vector_gather_wide(const yl_vector *src, const uint32_t *rows, uint32_t n,
                                yl_vector **out)
{
    bool nested = src->phys >= YL_PHYS_LIST;
    *out = NULL;
    yl_vector *dst = yl_vector_new_raw(src->type, n, nested), *flat = NULL;
    if (dst == NULL)
        return YL_ERR_MEMORY;
    yl_status status = YL_OK;
    if (src->form == YL_CONST) {
        status = yl_vector_flatten((yl_vector *)src, &flat);
        src = flat;
    }
    if (status == YL_OK)
        status = gather_flat(src, rows, n, dst);
    yl_vector_unref(flat);
    if (status != YL_OK) {
        yl_vector_unref(dst);
        return status;
    }
    *out = dst;
    return YL_OK;
}
