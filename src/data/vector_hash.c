/* Vectors: hashes of whole columns; see vector.h and hash.h.
 *
 * Rows are hashed in blocks that fit into the first-level cache: a typed loop fills a block, NULLs
 * are patched in afterwards, and only then the block is combined with what the caller has. The
 * typed loops neither call nor branch. Equal values (yl_vector_equal) hash alike:
 *
 *     integers, BOOLEAN, dates, times   the value widened to 64 bits
 *     I128                              both halves combined
 *     FLOAT, DOUBLE                     the bits as DOUBLE, one NaN
 *     STR                               XXH3 of the bytes
 *     ARRAY, ROW                        elements in order, begun with their number
 *     MAP                               the sum over the entries: order does not count
 */
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "data/hash.h"
#include "data/vector_internal.h"

enum { BLOCK = 256 };

static void hash_range(const yl_vector *v, uint32_t from, uint32_t n, uint64_t *out);

uint64_t yl_hash_bytes(yl_str bytes)
{
    return XXH3_64bits(bytes.data, bytes.size);
}

#define HASH_INTEGERS(name, T)                                                                     \
    static void hash_##name(const T *restrict values, uint32_t n, uint64_t *restrict out)          \
    {                                                                                              \
        for (uint32_t i = 0; i < n; i++)                                                           \
            out[i] = yl_hash_u64((uint64_t)(int64_t)values[i]);                                    \
    }

HASH_INTEGERS(bool, uint8_t)
HASH_INTEGERS(i8, int8_t)
HASH_INTEGERS(i16, int16_t)
HASH_INTEGERS(i32, int32_t)
HASH_INTEGERS(i64, int64_t)

#define HASH_FLOATS(name, T)                                                                       \
    static void hash_##name(const T *restrict values, uint32_t n, uint64_t *restrict out)          \
    {                                                                                              \
        for (uint32_t i = 0; i < n; i++) {                                                         \
            double x = values[i] + 0.0; /* -0.0 becomes 0.0 */                                     \
            uint64_t bits;                                                                         \
            memcpy(&bits, &x, sizeof bits);                                                        \
            out[i] = yl_hash_u64(x == x ? bits : UINT64_C(0x7FF8000000000000));                    \
        }                                                                                          \
    }

HASH_FLOATS(f32, float)
HASH_FLOATS(f64, double)

static void hash_i128(const yl_int128 *restrict values, uint32_t n, uint64_t *restrict out)
{
    for (uint32_t i = 0; i < n; i++)
        out[i] = yl_hash_combine(yl_hash_u64((uint64_t)(values[i] >> 64)), (uint64_t)values[i]);
}

static void hash_views(const yl_view *views, uint32_t n, uint64_t *out)
{
    for (uint32_t i = 0; i < n; i++)
        out[i] = XXH3_64bits(yl_view_data(&views[i]), views[i].size);
}

static void hash_objects(const yl_vector *v, uint32_t from, uint32_t n, uint64_t *out)
{
    for (uint32_t i = 0; i < n; i++) {
        void *object = v->objects[from + i];
        out[i] = object == NULL ? YL_HASH_NULL : v->type->objects->hash(object);
    }
}

static uint64_t hash_list(const yl_vector *elements, yl_list_entry entry)
{
    uint64_t block[BLOCK], hash = yl_hash_u64(entry.length);
    for (uint32_t k = 0; k < entry.length; k += BLOCK) {
        uint32_t some = entry.length - k < BLOCK ? entry.length - k : BLOCK;
        hash_range(elements, entry.offset + k, some, block);
        for (uint32_t i = 0; i < some; i++)
            hash = yl_hash_combine(hash, block[i]);
    }
    return hash;
}

static uint64_t hash_map(const yl_vector *v, yl_list_entry entry)
{
    uint64_t keys[BLOCK], values[BLOCK], hash = yl_hash_u64(entry.length);
    for (uint32_t k = 0; k < entry.length; k += BLOCK) {
        uint32_t some = entry.length - k < BLOCK ? entry.length - k : BLOCK;
        hash_range(v->children[0], entry.offset + k, some, keys);
        hash_range(v->children[1], entry.offset + k, some, values);
        for (uint32_t i = 0; i < some; i++)
            hash += yl_hash_combine(keys[i], values[i]);
    }
    return hash;
}

static void hash_rows(const yl_vector *v, uint32_t from, uint32_t n, uint64_t *out)
{
    uint64_t field[BLOCK], begin = yl_hash_u64(v->n_children);
    for (uint32_t i = 0; i < n; i++)
        out[i] = begin;
    for (uint32_t c = 0; c < v->n_children; c++) {
        hash_range(v->children[c], from, n, field);
        for (uint32_t i = 0; i < n; i++)
            out[i] = yl_hash_combine(out[i], field[i]);
    }
}

static void hash_flat(const yl_vector *v, uint32_t from, uint32_t n, uint64_t *out)
{
    switch ((yl_phys)v->phys) {
    case YL_PHYS_BOOL:
        hash_bool(v->u8 + from, n, out);
        break;
    case YL_PHYS_I8:
        hash_i8(v->i8 + from, n, out);
        break;
    case YL_PHYS_I16:
        hash_i16(v->i16 + from, n, out);
        break;
    case YL_PHYS_I32:
        hash_i32(v->i32 + from, n, out);
        break;
    case YL_PHYS_I64:
        hash_i64(v->i64 + from, n, out);
        break;
    case YL_PHYS_I128:
        hash_i128(v->i128 + from, n, out);
        break;
    case YL_PHYS_F32:
        hash_f32(v->f32 + from, n, out);
        break;
    case YL_PHYS_F64:
        hash_f64(v->f64 + from, n, out);
        break;
    case YL_PHYS_STR:
        hash_views(v->views + from, n, out);
        break;
    case YL_PHYS_LIST:
        for (uint32_t i = 0; i < n; i++)
            out[i] = hash_list(v->children[0], v->entries[from + i]);
        break;
    case YL_PHYS_MAP:
        for (uint32_t i = 0; i < n; i++)
            out[i] = hash_map(v, v->entries[from + i]);
        break;
    case YL_PHYS_ROW:
        hash_rows(v, from, n, out);
        break;
    case YL_PHYS_OBJECT:
        hash_objects(v, from, n, out);
        break;
    }
    if (v->validity != NULL)
        for (uint32_t i = 0; i < n; i++)
            out[i] = yl_bit_get(v->validity, from + i) ? out[i] : YL_HASH_NULL;
}

/* out[i] = hash of v[from + i] for i < n <= BLOCK. */
static void hash_range(const yl_vector *v, uint32_t from, uint32_t n, uint64_t *out)
{
    if (v->form == YL_FLAT) {
        hash_flat(v, from, n, out);
    } else if (n > 0) {
        hash_flat(v, 0, 1, out);
        for (uint32_t i = 1; i < n; i++)
            out[i] = out[0];
    }
}

void yl_vector_hash(const yl_vector *v, uint32_t n, uint64_t *hashes, bool combine)
{
    uint64_t block[BLOCK];
    for (uint32_t from = 0; from < n; from += BLOCK) {
        uint32_t some = n - from < BLOCK ? n - from : BLOCK;
        if (!combine) {
            hash_range(v, from, some, hashes + from);
            continue;
        }
        hash_range(v, from, some, block);
        for (uint32_t i = 0; i < some; i++)
            hashes[from + i] = yl_hash_combine(hashes[from + i], block[i]);
    }
}
