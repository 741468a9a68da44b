/* Vectors: equality and order of two values; see vector.h.
 *
 * Equality is that of GROUP BY: a NULL equals a NULL, NaNs are equal, 0.0 and -0.0 are not (Java's
 * equals). The order agrees with it: NaN last, -0.0 before 0.0, and inside of nested values a NULL
 * before everything. MAPs and MULTISETs are equal when they hold the same entries in any order.
 */
#include "data/vector_internal.h"

int yl_view_compare(const yl_view *a, const yl_view *b)
{
    const char *x = yl_view_data(a), *y = yl_view_data(b);
    uint32_t n = a->size < b->size ? a->size : b->size;
    int order = n == 0 ? 0 : memcmp(x, y, n);
    return order != 0 ? order : (a->size > b->size) - (a->size < b->size);
}

/* The bits of a DOUBLE such that equal bits are equal values: one NaN. */
static inline uint64_t double_bits(double x)
{
    uint64_t bits;
    if (x != x)
        return UINT64_C(0x7FF8000000000000);
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

/* Java's Double.compare. */
static inline int compare_doubles(double x, double y)
{
    if (x < y)
        return -1;
    if (x > y)
        return 1;
    int64_t a = (int64_t)double_bits(x), b = (int64_t)double_bits(y);
    return (a > b) - (a < b); /* -0.0 is negative, NaN is above infinity */
}

static bool equal_runs(const yl_vector *a, uint32_t i, const yl_vector *b, uint32_t j, uint32_t n)
{
    for (uint32_t k = 0; k < n; k++)
        if (!yl_vector_equal(a, i + k, b, j + k))
            return false;
    return true;
}

/* Every key of `a` with its value is in `b`. Keys are distinct, so equal sizes make that enough;
 * usually the orders agree and the first probe hits. */
static bool equal_maps(const yl_vector *a, yl_list_entry x, const yl_vector *b, yl_list_entry y)
{
    for (uint32_t k = 0; k < x.length; k++) {
        uint32_t probe = 0;
        for (; probe < y.length; probe++) {
            uint32_t at = k + probe < y.length ? k + probe : k + probe - y.length;
            if (yl_vector_equal(a->children[0], x.offset + k, b->children[0], y.offset + at) &&
                yl_vector_equal(a->children[1], x.offset + k, b->children[1], y.offset + at))
                break;
        }
        if (probe == y.length)
            return false;
    }
    return true;
}

bool yl_vector_equal(const yl_vector *a, uint32_t i, const yl_vector *b, uint32_t j)
{
    bool valid = yl_vector_valid(a, i);
    if (valid != yl_vector_valid(b, j))
        return false;
    if (!valid)
        return true;
    uint32_t row_i = i, row_j = j;
    if (a->form == YL_CONST)
        i = 0;
    if (b->form == YL_CONST)
        j = 0;
    switch ((yl_phys)a->phys) {
    case YL_PHYS_BOOL:
    case YL_PHYS_I8:
        return a->i8[i] == b->i8[j];
    case YL_PHYS_I16:
        return a->i16[i] == b->i16[j];
    case YL_PHYS_I32:
        return a->i32[i] == b->i32[j];
    case YL_PHYS_I64:
        return a->i64[i] == b->i64[j];
    case YL_PHYS_I128:
        return a->i128[i] == b->i128[j];
    case YL_PHYS_F32:
        return double_bits(a->f32[i]) == double_bits(b->f32[j]);
    case YL_PHYS_F64:
        return double_bits(a->f64[i]) == double_bits(b->f64[j]);
    case YL_PHYS_STR:
        return yl_view_equal(&a->views[i], &b->views[j]);
    case YL_PHYS_LIST:
        return a->entries[i].length == b->entries[j].length &&
               equal_runs(a->children[0], a->entries[i].offset, b->children[0],
                          b->entries[j].offset, a->entries[i].length);
    case YL_PHYS_MAP:
        return a->entries[i].length == b->entries[j].length &&
               equal_maps(a, a->entries[i], b, b->entries[j]);
    case YL_PHYS_ROW:
        for (uint32_t c = 0; c < a->n_children; c++)
            if (!yl_vector_equal(a->children[c], row_i, b->children[c], row_j))
                return false;
        return true;
    case YL_PHYS_OBJECT: {
        void *x = a->objects[i], *y = b->objects[j];
        return x == y || (x != NULL && y != NULL && a->type->objects->equal(x, y));
    }
    }
    return false;
}

/* Like yl_vector_compare for elements, which may be NULL. */
static int compare_nullable(const yl_vector *a, uint32_t i, const yl_vector *b, uint32_t j)
{
    bool x = yl_vector_valid(a, i), y = yl_vector_valid(b, j);
    if (!x || !y)
        return (int)x - (int)y;
    return yl_vector_compare(a, i, b, j);
}

static int compare_lists(const yl_vector *a, yl_list_entry x, const yl_vector *b, yl_list_entry y)
{
    for (uint32_t k = 0; k < x.length && k < y.length; k++)
        for (uint32_t c = 0; c < a->n_children; c++) {
            int order =
                compare_nullable(a->children[c], x.offset + k, b->children[c], y.offset + k);
            if (order != 0)
                return order;
        }
    return (x.length > y.length) - (x.length < y.length);
}

static int compare_rows(const yl_vector *a, uint32_t i, const yl_vector *b, uint32_t j)
{
    for (uint32_t c = 0; c < a->n_children; c++) {
        int order = compare_nullable(a->children[c], i, b->children[c], j);
        if (order != 0)
            return order;
    }
    return 0;
}

#define ORDER(x, y) (((x) > (y)) - ((x) < (y)))

int yl_vector_compare(const yl_vector *a, uint32_t i, const yl_vector *b, uint32_t j)
{
    if (a->phys == YL_PHYS_ROW)
        return compare_rows(a, i, b, j);
    if (a->form == YL_CONST)
        i = 0;
    if (b->form == YL_CONST)
        j = 0;
    switch ((yl_phys)a->phys) {
    case YL_PHYS_BOOL:
        return ORDER(a->u8[i], b->u8[j]);
    case YL_PHYS_I8:
        return ORDER(a->i8[i], b->i8[j]);
    case YL_PHYS_I16:
        return ORDER(a->i16[i], b->i16[j]);
    case YL_PHYS_I32:
        return ORDER(a->i32[i], b->i32[j]);
    case YL_PHYS_I64:
        return ORDER(a->i64[i], b->i64[j]);
    case YL_PHYS_I128:
        return ORDER(a->i128[i], b->i128[j]);
    case YL_PHYS_F32:
        return compare_doubles(a->f32[i], b->f32[j]);
    case YL_PHYS_F64:
        return compare_doubles(a->f64[i], b->f64[j]);
    case YL_PHYS_STR:
        return yl_view_compare(&a->views[i], &b->views[j]);
    case YL_PHYS_LIST:
    case YL_PHYS_MAP:
        return compare_lists(a, a->entries[i], b, b->entries[j]);
    case YL_PHYS_OBJECT:
        return a->type->objects->compare(a->objects[i], b->objects[j]);
    case YL_PHYS_ROW:
        break;
    }
    return 0;
}
