/* Vectors: typed columns of up to a few thousand values.
 *
 *     type, phys      what the values are
 *     form            FLAT  values[i], validity bit i
 *                     CONST one value (index 0) that stands for all `length` rows
 *     values          `length` values of yl_phys_size bytes (see types.h); 64 bytes padded
 *     validity        one bit per row, set = not NULL; NULL pointer = no NULL at all
 *     heap            where views longer than 12 bytes point; shared, NULL if there are none
 *     children        ARRAY: [0] elements; MAP: [0] keys, [1] values; ROW: its fields
 *
 * Rules:
 *  1. A vector is the unit of sharing: reference counted, read-only while shared. It may be
 *     written only while yl_vector_unshared(v). A batch holds references to its columns.
 *  2. The value behind a NULL is defined: zero bytes (an empty view, an empty list). Kernels that
 *     cannot fail may therefore compute on it.
 *  3. A heap is append-only while its vector is unshared, and may adopt (keep alive) other heaps;
 *     so a vector whose strings come from several vectors needs no copying of bytes.
 *  4. `type` and everything below it outlives the vector (it lives in the arena of the job).
 *  5. `capacity` rows fit into `values` and `validity`; `length` is what is filled.
 *
 * A vector is made and freed by any thread; its count is atomic, its contents are not.
 */
#ifndef YL_DATA_VECTOR_H
#define YL_DATA_VECTOR_H

#include <stdatomic.h>

#include "base/error.h"
#include "data/types.h"

/* A string: `size` bytes; up to 12 inline, else 4 of prefix and a pointer into a heap. All 16
 * bytes are defined: the unused inline ones are zero, so that short views compare as two words. */
typedef struct yl_view {
    uint32_t size;
    union {
        char inlined[12];
        struct {
            char prefix[4];
            const char *data;
        } __attribute__((packed, aligned(4)));
    };
} yl_view;

_Static_assert(sizeof(yl_view) == 16, "a view is 16 bytes");

enum { YL_VIEW_INLINE = 12 };

typedef struct yl_list_entry {
    uint32_t offset, length;
} yl_list_entry;

typedef struct yl_heap yl_heap;
typedef struct yl_vector yl_vector;

typedef enum yl_vector_form { YL_FLAT, YL_CONST } yl_vector_form;

struct yl_vector {
    atomic_uint refs;
    uint8_t form; /* yl_vector_form */
    uint8_t phys; /* yl_phys */
    uint16_t n_children;
    uint32_t length, capacity;
    const yl_type *type;
    union {
        void *values;
        uint8_t *u8;
        int8_t *i8;
        int16_t *i16;
        int32_t *i32;
        int64_t *i64;
        yl_int128 *i128;
        float *f32;
        double *f64;
        yl_view *views;
        yl_list_entry *entries;
        void **objects;
    };
    uint64_t *validity;
    yl_heap *heap;
    yl_vector **children;
};

/* ---- Views ---- */

static inline const char *yl_view_data(const yl_view *v)
{
    return v->size <= YL_VIEW_INLINE ? v->inlined : v->data;
}

/* Borrowed; for an inline view it points into `v` itself. */
static inline yl_str yl_view_str(const yl_view *v)
{
    return (yl_str){yl_view_data(v), v->size};
}

/* A view over bytes that stay where they are for the view's life (a heap, a buffer). */
static inline yl_view yl_view_of(const char *data, size_t size)
{
    yl_view v = {.size = (uint32_t)size};
    if (size <= YL_VIEW_INLINE) {
        if (size > 0)
            memcpy(v.inlined, data, size);
    } else {
        memcpy(v.prefix, data, 4);
        v.data = data;
    }
    return v;
}

static inline bool yl_view_equal(const yl_view *a, const yl_view *b)
{
    uint64_t a0, b0, a1, b1;
    memcpy(&a0, a, 8); /* size and the first four bytes */
    memcpy(&b0, b, 8);
    if (a0 != b0)
        return false;
    if (a->size <= YL_VIEW_INLINE) {
        memcpy(&a1, (const char *)a + 8, 8);
        memcpy(&b1, (const char *)b + 8, 8);
        return a1 == b1;
    }
    return memcmp(a->data, b->data, a->size) == 0;
}

/* Order by unsigned bytes (= code points in UTF-8). */
int yl_view_compare(const yl_view *a, const yl_view *b);

/* ---- Heaps ---- */

yl_heap *yl_heap_new(void); /* NULL when out of memory */
yl_heap *yl_heap_ref(yl_heap *heap);
void yl_heap_unref(yl_heap *heap);
/* Room for `size` bytes that stay where they are; NULL when out of memory. */
char *yl_heap_alloc(yl_heap *heap, size_t size);
/* Keeps `other` alive as long as `heap`. False when out of memory. NULL and itself are fine. */
bool yl_heap_adopt(yl_heap *heap, yl_heap *other);
/* Takes over memory that ends with `release(arg)`: a file buffer, a Python object. On failure
 * nothing is taken. */
bool yl_heap_take(yl_heap *heap, void (*release)(void *arg), void *arg);
size_t yl_heap_bytes(const yl_heap *heap);

/* ---- Life ---- */

/* A FLAT vector with room for `capacity` rows (values undefined except for views, entries and
 * objects, which are zeroed), length 0, no validity, no heap. Children of nested types are made
 * too: of ROW with the same capacity, of ARRAY and MAP with capacity 0. NULL: out of memory. */
yl_vector *yl_vector_new(const yl_type *type, uint32_t capacity);
/* A CONST vector: one row copied out of `from` at `row`, standing for `length` rows. */
yl_vector *yl_vector_new_const(const yl_vector *from, uint32_t row, uint32_t length);
/* A CONST NULL. */
yl_vector *yl_vector_new_null(const yl_type *type, uint32_t length);
static inline yl_vector *yl_vector_ref(yl_vector *v)
{
    atomic_fetch_add_explicit(&v->refs, 1, memory_order_relaxed);
    return v;
}
void yl_vector_unref(yl_vector *v); /* NULL is fine */
static inline bool yl_vector_unshared(const yl_vector *v)
{
    return atomic_load_explicit(&((yl_vector *)v)->refs, memory_order_acquire) == 1;
}
/* Bytes held by values, validity, heap and children, for accounting. */
size_t yl_vector_bytes(const yl_vector *v);

/* ---- Growing and writing (sole owner) ---- */

/* Room for at least `capacity` rows, keeping contents. */
yl_status yl_vector_reserve(yl_vector *v, uint32_t capacity);
/* Gives the vector a validity bitmap with all rows up to capacity valid, if it has none. */
yl_status yl_vector_need_validity(yl_vector *v);
/* The vector's heap, made when it has none; NULL when out of memory. */
yl_heap *yl_vector_need_heap(yl_vector *v);
/* Marks row `i` NULL and zeroes its value (of ROW: only the row's own bit). */
yl_status yl_vector_set_null(yl_vector *v, uint32_t i);
/* Copies bytes into row `i` of a STR vector. */
yl_status yl_vector_set_str(yl_vector *v, uint32_t i, yl_str s);

static inline bool yl_vector_valid(const yl_vector *v, uint32_t i)
{
    if (v->form == YL_CONST)
        i = 0;
    return v->validity == NULL || (v->validity[i >> 6] >> (i & 63) & 1) != 0;
}
static inline bool yl_bit_get(const uint64_t *bits, uint32_t i)
{
    return (bits[i >> 6] >> (i & 63) & 1) != 0;
}
static inline void yl_bit_set(uint64_t *bits, uint32_t i)
{
    bits[i >> 6] |= (uint64_t)1 << (i & 63);
}
static inline void yl_bit_clear(uint64_t *bits, uint32_t i)
{
    bits[i >> 6] &= ~((uint64_t)1 << (i & 63));
}
static inline size_t yl_bitmap_bytes(uint32_t rows)
{
    return ((size_t)rows + 63) / 64 * 8;
}
/* True if any of the first `rows` rows is NULL. */
bool yl_vector_has_nulls(const yl_vector *v, uint32_t rows);

/* ---- Moving values ---- */

/* dst[dst_at + i] = src[rows == NULL ? src_at + i : rows[i]] for i < n. `dst` is FLAT, unshared,
 * of the same physical type, with room (it grows if needed; length becomes at least
 * dst_at + n). Strings are shared by adopting src's heap, nested children are appended. */
yl_status yl_vector_copy(yl_vector *dst, uint32_t dst_at, const yl_vector *src,
                         const uint16_t *rows, uint32_t src_at, uint32_t n);
/* dst[at[i]] = src[i] for i < n: merges the branches of a CASE. `dst` FLAT and unshared. */
yl_status yl_vector_scatter(yl_vector *dst, const uint16_t *at, const yl_vector *src, uint32_t n);
/* A new FLAT vector with the chosen rows. */
yl_status yl_vector_gather(const yl_vector *src, const uint16_t *rows, uint32_t n, yl_vector **out);
/* The same for rows of long vectors; YL_ROW_NONE gives a NULL (the padding of an outer join). */
#define YL_ROW_NONE UINT32_MAX
yl_status yl_vector_gather_wide(const yl_vector *src, const uint32_t *rows, uint32_t n,
                                yl_vector **out);
/* `v` itself (ref'd) if it is FLAT, else a FLAT copy with all its rows. */
yl_status yl_vector_flatten(yl_vector *v, yl_vector **out);
/* Deep copy of row `src_row` into `dst` at `dst_row` with bytes copied, not shared: for state. */
yl_status yl_vector_set(yl_vector *dst, uint32_t dst_row, const yl_vector *src, uint32_t src_row);

/* ---- Hash, equality, order (what GROUP BY, joins and ORDER BY see) ---- */

/* hashes[i] (for row i, i < n) becomes the hash of v[i], or is combined with the one there when
 * `combine`. NULLs hash alike, and so do all NaNs, and 0.0 and -0.0 (groups tell these two apart,
 * joins do not); DECIMALs of one type by unscaled value. Stable across runs and machines: key
 * groups depend on it. */
void yl_vector_hash(const yl_vector *v, uint32_t n, uint64_t *hashes, bool combine);
/* NULL equals NULL here (grouping). For nested types by contents. */
bool yl_vector_equal(const yl_vector *a, uint32_t i, const yl_vector *b, uint32_t j);
/* <0, 0, >0; both rows not NULL. Strings by bytes, NaN last, ROW and ARRAY by elements. */
int yl_vector_compare(const yl_vector *a, uint32_t i, const yl_vector *b, uint32_t j);

#endif
