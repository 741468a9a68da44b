/* Vectors: copy, gather, scatter and deep set; see vector.h.
 *
 * One routine, `transfer`, moves n values described by a `move`:
 *
 *     row of dst   at != NULL ? at[i] : dst_at + i
 *     row of src   src CONST ? 0 : rows != NULL ? rows[i] : src_at + i
 *
 * At most one of `at` and `rows` is given. Values go by their size alone, in loops without a
 * branch on type: memcpy for runs, a gather loop for selections. Views are moved as 16 bytes and
 * the bytes of the long ones summed up on the way, because that sum decides what happens to the
 * heap: nothing (no long view moved), adopt it, or copy the bytes when they are few compared with
 * the heap that would be kept alive. Validity is moved by words; a source without any costs
 * nothing.
 *
 * Elements of ARRAY and MAP are appended to dst's children; neighbouring entries are moved as one
 * run. On failure the rows concerned are zeroed, so nothing points into memory that may go away.
 */
#include "data/vector_internal.h"

#include <assert.h>

#include "base/mem.h"

enum { COPY_BYTES_BELOW_PART = 16 }; /* long views below 1/16 of their heap are copied */

typedef struct move {
    yl_vector *dst;
    const yl_vector *src;
    const uint16_t *at, *rows;
    uint32_t dst_at, src_at, n;
} move;

typedef struct wide {
    uint64_t words[2];
} wide;

static inline uint32_t dst_row(const move *m, uint32_t i)
{
    return m->at != NULL ? m->at[i] : m->dst_at + i;
}

static inline uint32_t src_row(const move *m, uint32_t i)
{
    if (m->src->form == YL_CONST)
        return 0;
    return m->rows != NULL ? m->rows[i] : m->src_at + i;
}

/* ---- Fixed widths ---- */

#define MOVE_FIXED(name, T)                                                                        \
    static void move_##name(const move *m)                                                         \
    {                                                                                              \
        T *dst = (T *)m->dst->values;                                                              \
        const T *src = (const T *)m->src->values;                                                  \
        const uint16_t *at = m->at, *rows = m->rows;                                               \
        uint32_t n = m->n;                                                                         \
        if (at == NULL)                                                                            \
            dst += m->dst_at;                                                                      \
        if (m->src->form == YL_CONST) {                                                            \
            const T value = src[0];                                                                \
            for (uint32_t i = 0; i < n; i++)                                                       \
                dst[at == NULL ? i : at[i]] = value;                                               \
        } else if (at != NULL) {                                                                   \
            src += m->src_at;                                                                      \
            for (uint32_t i = 0; i < n; i++)                                                       \
                dst[at[i]] = src[i];                                                               \
        } else if (rows != NULL) {                                                                 \
            for (uint32_t i = 0; i < n; i++)                                                       \
                dst[i] = src[rows[i]];                                                             \
        } else {                                                                                   \
            memmove(dst, src + m->src_at, n * sizeof(T));                                          \
        }                                                                                          \
    }

MOVE_FIXED(1, uint8_t)
MOVE_FIXED(2, uint16_t)
MOVE_FIXED(4, uint32_t)
MOVE_FIXED(8, uint64_t)
MOVE_FIXED(16, wide)

/* ---- Strings ---- */

/* Gathers views and sums up the sizes of the long ones. */
static uint64_t gather_views(yl_view *dst, const yl_view *src, const uint16_t *rows, uint32_t n)
{
    uint64_t bytes = 0;
    for (uint32_t i = 0; i < n; i++) {
        const yl_view *from = &src[rows[i]];
        uint32_t size = from->size;
        memcpy(&dst[i], from, sizeof *dst);
        bytes += size > YL_VIEW_INLINE ? size : 0;
    }
    return bytes;
}

static uint64_t long_bytes(const move *m)
{
    uint64_t bytes = 0;
    if (m->src->form == YL_CONST)
        return m->src->views[0].size > YL_VIEW_INLINE ? m->src->views[0].size : 0;
    for (uint32_t i = 0; i < m->n; i++) {
        uint32_t size = m->src->views[src_row(m, i)].size;
        bytes += size > YL_VIEW_INLINE ? size : 0;
    }
    return bytes;
}

/* Gives the long views just moved bytes of their own in dst's heap. */
static bool copy_bytes(const move *m, uint64_t bytes)
{
    yl_heap *heap = yl_vector_need_heap(m->dst);
    char *p = heap == NULL ? NULL : yl_heap_alloc(heap, bytes);
    if (p == NULL)
        return false;
    bool once = m->src->form == YL_CONST, copied = false;
    for (uint32_t i = 0; i < m->n; i++) {
        yl_view *view = &m->dst->views[dst_row(m, i)];
        if (view->size <= YL_VIEW_INLINE)
            continue;
        if (!copied)
            memcpy(p, view->data, view->size);
        copied = once;
        view->data = p;
        p += once ? 0 : view->size;
    }
    return true;
}

static yl_status move_views(const move *m)
{
    yl_vector *dst = m->dst;
    uint64_t bytes;
    if (m->at == NULL && m->rows != NULL && m->src->form == YL_FLAT) {
        bytes = gather_views(dst->views + m->dst_at, m->src->views, m->rows, m->n);
    } else {
        bytes = m->src->heap == NULL ? 0 : long_bytes(m);
        move_16(m);
    }
    yl_heap *heap = m->src->heap;
    if (bytes == 0 || heap == NULL || heap == dst->heap)
        return YL_OK;
    bool done;
    if (bytes < yl_heap_bytes(heap) / COPY_BYTES_BELOW_PART) {
        done = copy_bytes(m, bytes);
    } else if (dst->heap == NULL) {
        dst->heap = yl_heap_ref(heap);
        done = true;
    } else {
        yl_heap *own = yl_vector_need_heap(dst);
        done = own != NULL && yl_heap_adopt(own, heap);
    }
    if (done)
        return YL_OK;
    for (uint32_t i = 0; i < m->n; i++)
        dst->views[dst_row(m, i)] = (yl_view){0};
    return YL_ERR_MEMORY;
}

/* ---- Nested values and objects ---- */

static yl_status transfer(const move *m);

/* Appends elements [offset, offset + length) of every child of src to the one of dst. */
static yl_status append_run(const move *m, uint32_t offset, uint32_t length)
{
    for (uint32_t c = 0; length > 0 && c < m->dst->n_children; c++) {
        yl_vector *child = m->dst->children[c];
        YL_TRY(yl_vector_copy(child, child->length, m->src->children[c], NULL, offset, length));
    }
    return YL_OK;
}

static yl_status append_elements(const move *m)
{
    yl_list_entry run = {0, 0};
    uint32_t end = m->dst->children[0]->length;
    for (uint32_t i = 0; i < m->n; i++) {
        yl_list_entry entry = m->src->entries[src_row(m, i)];
        m->dst->entries[dst_row(m, i)] = (yl_list_entry){entry.length == 0 ? 0 : end, entry.length};
        if (__builtin_add_overflow(end, entry.length, &end))
            return YL_ERR_BUDGET;
        if (entry.length == 0)
            continue;
        if (entry.offset == run.offset + run.length) {
            run.length += entry.length;
            continue;
        }
        YL_TRY(append_run(m, run.offset, run.length));
        run = entry;
    }
    return append_run(m, run.offset, run.length);
}

static yl_status move_lists(const move *m)
{
    yl_vector *dst = m->dst;
    uint32_t length = dst->children[0]->length;
    yl_status status = YL_OK;
    for (uint32_t c = 0; c < dst->n_children && status == YL_OK; c++)
        status = yl_vector_own_child(dst, c);
    if (status == YL_OK)
        status = append_elements(m);
    if (status == YL_OK)
        return YL_OK;
    for (uint32_t i = 0; i < m->n; i++)
        dst->entries[dst_row(m, i)] = (yl_list_entry){0, 0};
    for (uint32_t c = 0; c < dst->n_children; c++)
        if (dst->children[c]->length > length)
            dst->children[c]->length = length;
    return status;
}

static yl_status move_fields(const move *m)
{
    for (uint32_t c = 0; c < m->dst->n_children; c++) {
        move field = *m;
        field.dst = m->dst->children[c];
        field.src = m->src->children[c];
        YL_TRY(transfer(&field));
    }
    return YL_OK;
}

static void move_objects(const move *m)
{
    const yl_object_ops *ops = m->dst->type->objects;
    for (uint32_t i = 0; i < m->n; i++) {
        void *object = m->src->objects[src_row(m, i)], **place = &m->dst->objects[dst_row(m, i)];
        if (object != NULL)
            object = ops->ref(object);
        if (*place != NULL)
            ops->unref(*place);
        *place = object;
    }
}

/* ---- Validity ---- */

/* `n` <= 64 bits beginning at bit `at`. */
static inline uint64_t bits_read(const uint64_t *bits, uint32_t at, uint32_t n)
{
    uint32_t shift = at & 63;
    uint64_t word = bits[at >> 6] >> shift;
    if (shift != 0 && n > 64 - shift)
        word |= bits[(at >> 6) + 1] << (64 - shift);
    return word;
}

static inline void bits_write(uint64_t *bits, uint32_t at, uint32_t n, uint64_t word)
{
    uint32_t shift = at & 63;
    uint64_t mask = n == 64 ? ~(uint64_t)0 : ((uint64_t)1 << n) - 1, *to = &bits[at >> 6];
    word &= mask;
    to[0] = (to[0] & ~(mask << shift)) | word << shift;
    if (shift != 0 && n > 64 - shift)
        to[1] = (to[1] & ~(mask >> (64 - shift))) | word >> (64 - shift);
}

static void fill_validity(const move *m, bool valid)
{
    uint64_t *bits = m->dst->validity;
    if (m->at == NULL) {
        for (uint32_t i = 0; i < m->n; i += 64)
            bits_write(bits, m->dst_at + i, m->n - i < 64 ? m->n - i : 64,
                       valid ? ~(uint64_t)0 : 0);
    } else {
        for (uint32_t i = 0; i < m->n; i++) {
            if (valid)
                yl_bit_set(bits, m->at[i]);
            else
                yl_bit_clear(bits, m->at[i]);
        }
    }
}

static inline uint64_t gather_bits(const uint64_t *from, const uint16_t *rows, uint32_t n)
{
    const uint8_t *bytes = (const uint8_t *)from;
    uint64_t word = 0;
    for (uint32_t i = 0; i < n; i++)
        word |= (uint64_t)(bytes[rows[i] >> 3] >> (rows[i] & 7) & 1) << i;
    return word;
}

static void copy_validity(const move *m)
{
    uint64_t *to = m->dst->validity;
    const uint64_t *from = m->src->validity;
    uint32_t n = m->n, i = 0;
    if (m->at != NULL) {
        for (; i < n; i++) {
            if (yl_bit_get(from, m->src_at + i))
                yl_bit_set(to, m->at[i]);
            else
                yl_bit_clear(to, m->at[i]);
        }
        return;
    }
    if (m->rows == NULL && m->dst_at % 64 == 0 && m->src_at % 64 == 0) {
        memmove(to + m->dst_at / 64, from + m->src_at / 64, n / 64 * 8);
        i = n / 64 * 64;
    }
    for (; i < n; i += 64) {
        uint32_t some = n - i < 64 ? n - i : 64;
        uint64_t word = m->rows == NULL ? bits_read(from, m->src_at + i, some)
                                        : gather_bits(from, m->rows + i, some);
        bits_write(to, m->dst_at + i, some, word);
    }
}

static yl_status move_validity(const move *m)
{
    const yl_vector *src = m->src;
    bool all_valid = src->validity == NULL;
    if (!all_valid && src->form == YL_CONST)
        all_valid = yl_bit_get(src->validity, 0);
    if (all_valid) {
        if (m->dst->validity != NULL)
            fill_validity(m, true);
        return YL_OK;
    }
    YL_TRY(yl_vector_need_validity(m->dst));
    if (src->form == YL_CONST)
        fill_validity(m, false);
    else
        copy_validity(m);
    return YL_OK;
}

/* ---- All of it ---- */

static yl_status move_values(const move *m)
{
    switch ((yl_phys)m->dst->phys) {
    case YL_PHYS_BOOL:
    case YL_PHYS_I8:
        move_1(m);
        break;
    case YL_PHYS_I16:
        move_2(m);
        break;
    case YL_PHYS_I32:
    case YL_PHYS_F32:
        move_4(m);
        break;
    case YL_PHYS_I64:
    case YL_PHYS_F64:
        move_8(m);
        break;
    case YL_PHYS_I128:
        move_16(m);
        break;
    case YL_PHYS_STR:
        return move_views(m);
    case YL_PHYS_LIST:
    case YL_PHYS_MAP:
        return move_lists(m);
    case YL_PHYS_ROW:
        return move_fields(m);
    case YL_PHYS_OBJECT:
        move_objects(m);
        break;
    }
    return YL_OK;
}

static yl_status transfer(const move *m)
{
    yl_vector *dst = m->dst;
    assert(dst->form == YL_FLAT && dst->phys == m->src->phys);
    if (m->n == 0)
        return YL_OK;
    uint32_t end;
    if (m->at != NULL) {
        end = dst->length;
        for (uint32_t i = 0; i < m->n; i++)
            if (m->at[i] >= end)
                end = (uint32_t)m->at[i] + 1;
    } else if (__builtin_add_overflow(m->dst_at, m->n, &end)) {
        return YL_ERR_BUDGET;
    }
    YL_TRY(yl_vector_reserve(dst, end));
    YL_TRY(move_validity(m));
    YL_TRY(move_values(m));
    if (end > dst->length)
        dst->length = end;
    return YL_OK;
}

yl_status yl_vector_copy(yl_vector *dst, uint32_t dst_at, const yl_vector *src,
                         const uint16_t *rows, uint32_t src_at, uint32_t n)
{
    return transfer(
        &(move){.dst = dst, .src = src, .rows = rows, .dst_at = dst_at, .src_at = src_at, .n = n});
}

yl_status yl_vector_scatter(yl_vector *dst, const uint16_t *at, const yl_vector *src, uint32_t n)
{
    return transfer(&(move){.dst = dst, .src = src, .at = at, .n = n});
}

yl_status yl_vector_gather(const yl_vector *src, const uint16_t *rows, uint32_t n, yl_vector **out)
{
    *out = NULL;
    yl_vector *dst = yl_vector_new_raw(src->type, n, false);
    if (dst == NULL)
        return YL_ERR_MEMORY;
    yl_status status = yl_vector_copy(dst, 0, src, rows, 0, n);
    if (status != YL_OK) {
        yl_vector_unref(dst);
        return status;
    }
    if (dst->validity != NULL && !yl_vector_has_nulls(dst, n)) {
        yl_free_aligned(dst->validity);
        dst->validity = NULL;
    }
    *out = dst;
    return YL_OK;
}

static bool is_flat(const yl_vector *v)
{
    if (v->form != YL_FLAT)
        return false;
    for (uint32_t i = 0; v->phys == YL_PHYS_ROW && i < v->n_children; i++)
        if (!is_flat(v->children[i]))
            return false;
    return true;
}

yl_status yl_vector_flatten(yl_vector *v, yl_vector **out)
{
    if (is_flat(v)) {
        *out = yl_vector_ref(v);
        return YL_OK;
    }
    return yl_vector_gather(v, NULL, v->length, out);
}

/* Deep copies of the elements of one ARRAY or MAP behind what dst's children hold. */
static yl_status set_elements(yl_vector *dst, uint32_t row, const yl_vector *src,
                              yl_list_entry entry)
{
    uint32_t offset = dst->children[0]->length;
    if (entry.length > UINT32_MAX - offset)
        return YL_ERR_BUDGET;
    for (uint32_t c = 0; c < dst->n_children; c++) {
        YL_TRY(yl_vector_own_child(dst, c));
        YL_TRY(yl_vector_reserve(dst->children[c], offset + entry.length));
        for (uint32_t i = 0; i < entry.length; i++)
            YL_TRY(yl_vector_set(dst->children[c], offset + i, src->children[c], entry.offset + i));
    }
    dst->entries[row] = (yl_list_entry){entry.length == 0 ? 0 : offset, entry.length};
    return YL_OK;
}

/* yl_vector_set for a row that is not NULL, once there is room. */
static yl_status set_value(yl_vector *dst, uint32_t row, const yl_vector *src, uint32_t from)
{
    switch ((yl_phys)dst->phys) {
    case YL_PHYS_STR: {
        yl_view view = src->views[from]; /* dst may be src */
        return yl_vector_set_str(dst, row, yl_view_str(&view));
    }
    case YL_PHYS_LIST:
    case YL_PHYS_MAP:
        return set_elements(dst, row, src, src->entries[from]);
    case YL_PHYS_ROW:
        for (uint32_t c = 0; c < dst->n_children; c++)
            YL_TRY(yl_vector_set(dst->children[c], row, src->children[c], from));
        return YL_OK;
    case YL_PHYS_OBJECT: {
        void *object = src->objects[from];
        if (object != NULL)
            object = dst->type->objects->ref(object);
        yl_vector_zero_value(dst, row);
        dst->objects[row] = object;
        return YL_OK;
    }
    default: {
        size_t size = yl_phys_size((yl_phys)dst->phys);
        memmove((char *)dst->values + row * size, (const char *)src->values + from * size, size);
        return YL_OK;
    }
    }
}

yl_status yl_vector_set(yl_vector *dst, uint32_t dst_row_, const yl_vector *src, uint32_t src_row_)
{
    assert(dst->form == YL_FLAT && dst->phys == src->phys);
    if (dst_row_ == UINT32_MAX)
        return YL_ERR_BUDGET;
    if (!yl_vector_valid(src, src_row_))
        return yl_vector_put_null(dst, dst_row_);
    YL_TRY(yl_vector_reserve(dst, dst_row_ + 1));
    YL_TRY(set_value(dst, dst_row_, src, src->form == YL_CONST ? 0 : src_row_));
    if (dst->validity != NULL)
        yl_bit_set(dst->validity, dst_row_);
    if (dst_row_ >= dst->length)
        dst->length = dst_row_ + 1;
    return YL_OK;
}
