/* Random values of all types, for the unit tests of src/data and what builds on it.
 *
 *     values_seed(7);
 *     const yl_type *types[VALUES_TYPES]; values_types(arena, types);
 *     yl_vector *v = values_vector(types[k], 100, 20);    // 100 rows, 20 % NULL
 *     values_same(a, i, b, j)   equal by a plain recursive walk, written apart from the engine's
 *
 * The last type is OBJECT: counted integers; values_objects says how many references are alive.
 */
#ifndef YL_TESTS_VALUES_H
#define YL_TESTS_VALUES_H

#include "base/mem.h"
#include "check.h"
#include "data/batch.h"

enum { VALUES_TYPES = 24 };

static uint64_t values_state = 1;
static long values_objects;

static inline void values_seed(uint64_t seed)
{
    values_state = seed * 2 + 1;
}

static inline uint32_t values_random(uint32_t below)
{
    values_state = values_state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((values_state >> 33) % below);
}

typedef struct values_object {
    int refs, number;
} values_object;

static inline void *values_object_ref(void *object)
{
    ((values_object *)object)->refs++;
    values_objects++;
    return object;
}

static inline void values_object_unref(void *object)
{
    values_objects--;
    if (--((values_object *)object)->refs == 0)
        free(object);
}

static inline uint64_t values_object_hash(const void *object)
{
    return (uint64_t)((const values_object *)object)->number * UINT64_C(0x9E3779B97F4A7C15);
}

static inline bool values_object_equal(const void *a, const void *b)
{
    return ((const values_object *)a)->number == ((const values_object *)b)->number;
}

static inline int values_object_compare(const void *a, const void *b)
{
    return ((const values_object *)a)->number - ((const values_object *)b)->number;
}

static inline values_object *values_object_new(int number)
{
    values_object *object = malloc(sizeof *object);
    assert_non_null(object);
    *object = (values_object){1, number};
    values_objects++;
    return object;
}

static inline yl_status values_object_write(const void *object, yl_strbuf *out, yl_error *err)
{
    (void)err;
    yl_strbuf_add(out, &((const values_object *)object)->number, sizeof(int));
    return YL_OK;
}

static inline yl_status values_object_read(yl_str bytes, void **out, yl_error *err)
{
    int number;
    if (bytes.size != sizeof number)
        return YL_FAIL(err, CORRUPT, "not a number");
    memcpy(&number, bytes.data, sizeof number);
    *out = values_object_new(number);
    return YL_OK;
}

static inline void values_object_print(const void *object, yl_strbuf *out)
{
    yl_strbuf_printf(out, "#%d", ((const values_object *)object)->number);
}

static const yl_object_ops values_object_ops = {
    .name = "number",
    .ref = values_object_ref,
    .unref = values_object_unref,
    .hash = values_object_hash,
    .equal = values_object_equal,
    .compare = values_object_compare,
    .write = values_object_write,
    .read = values_object_read,
    .print = values_object_print,
};

static inline void values_types(yl_arena *arena, const yl_type **types)
{
    const yl_type *pair = yl_type_row(
        arena, (yl_field[]){{YL_STR("a"), &yl_type_int, {0}}, {YL_STR("b"), &yl_type_string, {0}}},
        2);
    const yl_type *strings = yl_type_array(arena, &yl_type_string);
    const yl_type *map = yl_type_map(arena, &yl_type_string, &yl_type_bigint);
    const yl_type *all[VALUES_TYPES] = {
        &yl_type_boolean,
        &yl_type_tinyint,
        &yl_type_smallint,
        &yl_type_int,
        &yl_type_bigint,
        &yl_type_float,
        &yl_type_double,
        &yl_type_string,
        &yl_type_bytes,
        &yl_type_date,
        &yl_type_timestamp3,
        &yl_type_ltz6,
        yl_type_with_precision(arena, YL_TIMESTAMP, 9),
        yl_type_decimal(arena, 38, 10),
        strings,
        yl_type_array(arena, &yl_type_int),
        map,
        yl_type_multiset(arena, &yl_type_string),
        pair,
        yl_type_array(arena, pair),
        yl_type_row(arena,
                    (yl_field[]){{YL_STR("p"), pair, {0}},
                                 {YL_STR("q"), strings, {0}},
                                 {YL_STR("r"), map, {0}}},
                    3),
        yl_type_array(arena, strings),
        &yl_type_null,
        yl_type_object(arena, &values_object_ops),
    };
    memcpy(types, all, sizeof all);
    assert_false(yl_arena_oom(arena));
}

static inline void values_fill(yl_vector *v, uint32_t row, uint32_t null_percent);

static inline void values_fill_elements(yl_vector *v, uint32_t row, uint32_t null_percent)
{
    uint32_t offset = v->children[0]->length, n = values_random(4);
    for (uint32_t c = 0; c < v->n_children; c++)
        for (uint32_t i = 0; i < n; i++) {
            yl_vector *child = v->children[c];
            assert_int_equal(yl_vector_reserve(child, offset + i + 1), YL_OK);
            values_fill(child, offset + i, null_percent);
            if (v->phys == YL_PHYS_MAP && c == 0 && child->phys == YL_PHYS_STR) {
                char key[40]; /* distinct within the map */
                int size = snprintf(key, sizeof key, "%s%u",
                                    values_random(2) ? "key number of many letters " : "k", i);
                assert_int_equal(yl_vector_set_str(child, offset + i, (yl_str){key, (size_t)size}),
                                 YL_OK);
            }
        }
    v->entries[row] = (yl_list_entry){n == 0 ? 0 : offset, n};
}

/* Writes a random value into `row`, for which there is room. */
static inline void values_fill(yl_vector *v, uint32_t row, uint32_t null_percent)
{
    static const double doubles[] = {0.0, -0.0, 1.5, -7.25, 1e300, -1e-300, 1.0 / 3};
    uint64_t x = (uint64_t)values_random(1u << 31) << 33 ^ values_random(1u << 31);
    if (values_random(2) == 0)
        x = values_random(5);
    if (v->phys == YL_PHYS_ROW)
        for (uint32_t c = 0; c < v->n_children; c++)
            values_fill(v->children[c], row, null_percent);
    if (v->type->root == YL_NULL || values_random(100) < null_percent) {
        assert_int_equal(yl_vector_set_null(v, row), YL_OK);
        if (row >= v->length)
            v->length = row + 1;
        return;
    }
    switch ((yl_phys)v->phys) {
    case YL_PHYS_BOOL:
        v->u8[row] = x & 1;
        break;
    case YL_PHYS_I8:
        v->i8[row] = (int8_t)x;
        break;
    case YL_PHYS_I16:
        v->i16[row] = (int16_t)x;
        break;
    case YL_PHYS_I32:
        v->i32[row] = (int32_t)x;
        break;
    case YL_PHYS_I64:
        v->i64[row] = (int64_t)x;
        break;
    case YL_PHYS_I128:
        v->i128[row] = (yl_int128)(int64_t)x * (values_random(2) ? 1 : 1000000007);
        break;
    case YL_PHYS_F32:
        v->f32[row] = (float)doubles[values_random(7)];
        break;
    case YL_PHYS_F64:
        v->f64[row] = doubles[values_random(7)];
        break;
    case YL_PHYS_STR: {
        char text[64];
        int size = snprintf(text, sizeof text, "%.*s%u", (int)values_random(24),
                            "a text of many letters ...", values_random(9));
        assert_int_equal(yl_vector_set_str(v, row, (yl_str){text, (size_t)size}), YL_OK);
        break;
    }
    case YL_PHYS_LIST:
    case YL_PHYS_MAP:
        values_fill_elements(v, row, null_percent);
        break;
    case YL_PHYS_OBJECT:
        v->objects[row] = values_object_new((int)values_random(9));
        break;
    case YL_PHYS_ROW:
        break;
    }
    if (row >= v->length)
        v->length = row + 1;
}

static inline yl_vector *values_vector(const yl_type *type, uint32_t rows, uint32_t null_percent)
{
    yl_vector *v = yl_vector_new(type, rows);
    assert_non_null(v);
    for (uint32_t i = 0; i < rows; i++)
        values_fill(v, i, null_percent);
    return v;
}

static inline bool values_same(const yl_vector *a, uint32_t i, const yl_vector *b, uint32_t j)
{
    bool valid = yl_vector_valid(a, i);
    if (valid != yl_vector_valid(b, j))
        return false;
    uint32_t x = a->form == YL_CONST ? 0 : i, y = b->form == YL_CONST ? 0 : j;
    size_t size = yl_phys_size((yl_phys)a->phys);
    if (a->phys == YL_PHYS_STR) {
        yl_str s = yl_view_str(&a->views[x]), t = yl_view_str(&b->views[y]);
        return yl_str_equal(s, t) && (s.size > 12 || memcmp(&a->views[x], &b->views[y], 16) == 0);
    }
    if (a->phys == YL_PHYS_LIST || a->phys == YL_PHYS_MAP) {
        yl_list_entry s = a->entries[x], t = b->entries[y];
        if (s.length != t.length)
            return false;
        for (uint32_t c = 0; c < a->n_children; c++)
            for (uint32_t k = 0; k < s.length; k++)
                if (!values_same(a->children[c], s.offset + k, b->children[c], t.offset + k))
                    return false;
        return true;
    }
    if (a->phys == YL_PHYS_ROW) {
        for (uint32_t c = 0; valid && c < a->n_children; c++)
            if (!values_same(a->children[c], i, b->children[c], j))
                return false;
        return true;
    }
    if (a->phys == YL_PHYS_OBJECT && a->objects[x] != NULL && b->objects[y] != NULL)
        return values_object_equal(a->objects[x], b->objects[y]);
    /* Also behind a NULL, where all bytes are zero. */
    return memcmp((char *)a->values + x * size, (char *)b->values + y * size, size) == 0;
}

#endif
