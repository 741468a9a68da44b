/* Vectors: life, growing and single values; see vector.h.
 *
 * vector_move.c copies rows, vector_compare.c and vector_hash.c read them. What kernels may count
 * on, and this file keeps:
 *
 *  1. `values` has room for `capacity` rows and 64 readable bytes behind (base/mem.h); it is NULL
 *     only for ROW and for capacity 0.
 *  2. `validity`, when there is one, has whole words for `capacity` rows, and bits that nobody
 *     wrote are set.
 *  3. The children of a CONST ROW are CONST with the same length; the children of a FLAT ROW may
 *     have any form, until somebody writes into the row (yl_vector_own_children).
 */
#include "data/vector_internal.h"

#include "base/mem.h"

enum { GROW_MIN = 16 };

static bool must_be_zeroed(uint8_t phys)
{
    return phys == YL_PHYS_STR || phys == YL_PHYS_LIST || phys == YL_PHYS_MAP ||
           phys == YL_PHYS_OBJECT;
}

/* Pointers are followed when the vector dies, so these are zeroed even for those who promise to
 * write every row. */
static bool must_be_zeroed_always(uint8_t phys)
{
    return phys == YL_PHYS_LIST || phys == YL_PHYS_MAP || phys == YL_PHYS_OBJECT;
}

static bool make_children(yl_vector *v, uint32_t capacity, bool zeroed)
{
    uint32_t n = v->type->n_fields;
    if (n == 0 || (v->phys != YL_PHYS_ROW && v->phys != YL_PHYS_LIST && v->phys != YL_PHYS_MAP))
        return true;
    /* A MULTISET's type has one field, its vector keys and counts. */
    uint32_t made = v->type->root == YL_MULTISET ? 2 : n;
    v->children = yl_calloc(made, sizeof *v->children);
    if (v->children == NULL)
        return false;
    v->n_children = (uint16_t)made;
    for (uint32_t i = 0; i < made; i++) {
        const yl_type *type = i < n ? v->type->fields[i].type : &yl_type_int;
        v->children[i] = yl_vector_new_raw(type, v->phys == YL_PHYS_ROW ? capacity : 0, zeroed);
        if (v->children[i] == NULL)
            return false;
    }
    return true;
}

yl_vector *yl_vector_new_raw(const yl_type *type, uint32_t capacity, bool zeroed)
{
    yl_vector *v = yl_calloc(1, sizeof *v);
    if (v == NULL)
        return NULL;
    atomic_init(&v->refs, 1);
    v->form = YL_FLAT;
    v->phys = (uint8_t)yl_type_phys(type);
    v->type = type;
    size_t bytes = yl_phys_size((yl_phys)v->phys) * capacity;
    if (bytes > 0) {
        v->values = yl_malloc_aligned(bytes);
        if (v->values == NULL)
            goto fail;
        if (zeroed ? must_be_zeroed(v->phys) : must_be_zeroed_always(v->phys))
            memset(v->values, 0, bytes);
    }
    v->capacity = capacity;
    if (!make_children(v, capacity, zeroed))
        goto fail;
    return v;
fail:
    yl_vector_unref(v);
    return NULL;
}

yl_vector *yl_vector_new(const yl_type *type, uint32_t capacity)
{
    return yl_vector_new_raw(type, capacity, true);
}

void yl_vector_make_const(yl_vector *v, uint32_t length)
{
    v->form = YL_CONST;
    v->length = length;
    if (v->phys == YL_PHYS_ROW)
        for (uint32_t i = 0; i < v->n_children; i++)
            yl_vector_make_const(v->children[i], length);
}

yl_vector *yl_vector_new_const(const yl_vector *from, uint32_t row, uint32_t length)
{
    yl_vector *v = yl_vector_new(from->type, 1);
    if (v == NULL)
        return NULL;
    if (yl_vector_copy(v, 0, from, NULL, row, 1) != YL_OK) {
        yl_vector_unref(v);
        return NULL;
    }
    yl_vector_make_const(v, length);
    return v;
}

yl_vector *yl_vector_new_null(const yl_type *type, uint32_t length)
{
    yl_vector *v = yl_vector_new(type, 1);
    if (v == NULL)
        return NULL;
    if (yl_vector_put_null(v, 0) != YL_OK) {
        yl_vector_unref(v);
        return NULL;
    }
    yl_vector_make_const(v, length);
    return v;
}

void yl_vector_unref(yl_vector *v)
{
    if (v == NULL || atomic_fetch_sub_explicit(&v->refs, 1, memory_order_acq_rel) != 1)
        return;
    if (v->phys == YL_PHYS_OBJECT)
        for (uint32_t i = 0; i < v->capacity; i++)
            if (v->objects[i] != NULL)
                v->type->objects->unref(v->objects[i]);
    for (uint32_t i = 0; i < v->n_children; i++)
        yl_vector_unref(v->children[i]);
    yl_free(v->children);
    yl_free_aligned(v->values);
    yl_free_aligned(v->validity);
    yl_heap_unref(v->heap);
    yl_free(v);
}

size_t yl_vector_bytes(const yl_vector *v)
{
    size_t bytes = sizeof *v + yl_phys_size((yl_phys)v->phys) * v->capacity;
    if (v->validity != NULL)
        bytes += yl_bitmap_bytes(v->capacity);
    bytes += yl_heap_bytes(v->heap);
    for (uint32_t i = 0; i < v->n_children; i++)
        bytes += yl_vector_bytes(v->children[i]);
    return bytes;
}

yl_status yl_vector_own_child(yl_vector *v, uint32_t i)
{
    yl_vector *child = v->children[i], *copy;
    if (child->form == YL_FLAT && yl_vector_unshared(child))
        return YL_OK;
    copy = yl_vector_new_raw(child->type, child->length, false);
    if (copy == NULL)
        return YL_ERR_MEMORY;
    yl_status status = yl_vector_copy(copy, 0, child, NULL, 0, child->length);
    if (status != YL_OK) {
        yl_vector_unref(copy);
        return status;
    }
    yl_vector_unref(child);
    v->children[i] = copy;
    return YL_OK;
}

static bool grow_values(yl_vector *v, uint32_t capacity)
{
    size_t size = yl_phys_size((yl_phys)v->phys);
    if (size == 0)
        return true;
    void *grown = yl_malloc_aligned(size * capacity);
    if (grown == NULL)
        return false;
    if (v->capacity > 0)
        memcpy(grown, v->values, size * v->capacity);
    if (must_be_zeroed(v->phys))
        memset((char *)grown + size * v->capacity, 0, size * (capacity - v->capacity));
    yl_free_aligned(v->values);
    v->values = grown;
    return true;
}

static bool grow_validity(yl_vector *v, uint32_t capacity)
{
    size_t old = yl_bitmap_bytes(v->capacity), wanted = yl_bitmap_bytes(capacity);
    if (v->validity == NULL || old == wanted)
        return true;
    uint64_t *grown = yl_malloc_aligned(wanted);
    if (grown == NULL)
        return false;
    if (old > 0)
        memcpy(grown, v->validity, old);
    memset((char *)grown + old, 0xFF, wanted - old);
    yl_free_aligned(v->validity);
    v->validity = grown;
    return true;
}

yl_status yl_vector_reserve(yl_vector *v, uint32_t capacity)
{
    if (v->phys == YL_PHYS_ROW)
        for (uint32_t i = 0; i < v->n_children; i++) {
            YL_TRY(yl_vector_own_child(v, i));
            YL_TRY(yl_vector_reserve(v->children[i], capacity));
        }
    if (capacity <= v->capacity)
        return YL_OK;
    uint64_t wanted = (uint64_t)v->capacity * 2;
    if (wanted > UINT32_MAX)
        wanted = UINT32_MAX;
    if (v->capacity > 0 && wanted < GROW_MIN)
        wanted = GROW_MIN;
    if (wanted < capacity)
        wanted = capacity;
    if (!grow_validity(v, (uint32_t)wanted) || !grow_values(v, (uint32_t)wanted))
        return YL_ERR_MEMORY;
    v->capacity = (uint32_t)wanted;
    return YL_OK;
}

yl_status yl_vector_need_validity(yl_vector *v)
{
    if (v->validity != NULL)
        return YL_OK;
    size_t bytes = yl_bitmap_bytes(v->capacity);
    v->validity = yl_malloc_aligned(bytes);
    if (v->validity == NULL)
        return YL_ERR_MEMORY;
    memset(v->validity, 0xFF, bytes);
    return YL_OK;
}

yl_heap *yl_vector_need_heap(yl_vector *v)
{
    if (v->heap != NULL && yl_heap_unshared(v->heap))
        return v->heap;
    yl_heap *heap = yl_heap_new();
    if (heap == NULL)
        return NULL;
    if (!yl_heap_adopt(heap, v->heap)) {
        yl_heap_unref(heap);
        return NULL;
    }
    yl_heap_unref(v->heap);
    v->heap = heap;
    return heap;
}

void yl_vector_zero_value(yl_vector *v, uint32_t i)
{
    size_t size = yl_phys_size((yl_phys)v->phys);
    if (v->phys == YL_PHYS_OBJECT && v->objects[i] != NULL)
        v->type->objects->unref(v->objects[i]);
    if (size > 0)
        memset((char *)v->values + size * i, 0, size);
}

yl_status yl_vector_set_null(yl_vector *v, uint32_t i)
{
    YL_TRY(yl_vector_need_validity(v));
    yl_bit_clear(v->validity, i);
    yl_vector_zero_value(v, i);
    return YL_OK;
}

yl_status yl_vector_put_null(yl_vector *v, uint32_t i)
{
    YL_TRY(yl_vector_reserve(v, i + 1));
    YL_TRY(yl_vector_set_null(v, i));
    if (v->phys == YL_PHYS_ROW)
        for (uint32_t c = 0; c < v->n_children; c++)
            YL_TRY(yl_vector_put_null(v->children[c], i));
    if (v->length <= i)
        v->length = i + 1;
    return YL_OK;
}

yl_status yl_vector_set_str(yl_vector *v, uint32_t i, yl_str s)
{
    if (s.size > INT32_MAX)
        return YL_ERR_BUDGET;
    if (s.size > YL_VIEW_INLINE) {
        yl_heap *heap = yl_vector_need_heap(v);
        char *bytes = heap == NULL ? NULL : yl_heap_alloc(heap, s.size);
        if (bytes == NULL)
            return YL_ERR_MEMORY;
        memcpy(bytes, s.data, s.size);
        s.data = bytes;
    }
    v->views[i] = yl_view_of(s.data, s.size);
    if (v->validity != NULL)
        yl_bit_set(v->validity, i);
    return YL_OK;
}

bool yl_vector_has_nulls(const yl_vector *v, uint32_t rows)
{
    if (v->validity == NULL || rows == 0)
        return false;
    if (v->form == YL_CONST)
        return !yl_bit_get(v->validity, 0);
    for (uint32_t word = 0; word < rows / 64; word++)
        if (v->validity[word] != ~(uint64_t)0)
            return true;
    uint64_t tail = rows % 64 == 0 ? 0 : ((uint64_t)1 << (rows % 64)) - 1;
    return tail != 0 && (v->validity[rows / 64] & tail) != tail;
}
