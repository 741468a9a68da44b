/* The group table against a naive list of keys, on random batches of every type. */
#include "../values.h"
#include "check.h"
#include "state/group_table.h"

enum { ROWS = 300, BATCHES = 12 };

typedef struct naive {
    yl_vector *keys[2]; /* one row per group, deep copies */
    uint32_t n;
} naive;

static bool same_key(const naive *all, uint32_t group, yl_vector *const *keys, uint32_t n_keys,
                     uint32_t row)
{
    for (uint32_t k = 0; k < n_keys; k++)
        if (!yl_vector_equal(all->keys[k], group, keys[k], row))
            return false;
    return true;
}

static uint32_t naive_group(naive *all, yl_vector *const *keys, uint32_t n_keys, uint32_t row)
{
    for (uint32_t g = 0; g < all->n; g++)
        if (same_key(all, g, keys, n_keys, row))
            return g;
    for (uint32_t k = 0; k < n_keys; k++)
        assert_int_equal(yl_vector_set(all->keys[k], all->n, keys[k], row), YL_OK);
    return all->n++;
}

static void check_keys(yl_group_table *table, const naive *all, yl_schema schema)
{
    yl_error err = {0};
    yl_vector *out[2];
    uint32_t n = yl_group_table_size(table);
    assert_int_equal(n, all->n);
    for (uint32_t k = 0; k < schema.n; k++)
        out[k] = yl_vector_new(schema.fields[k].type, n);
    check_ok(yl_group_table_keys(table, NULL, 0, n, out, &err), &err);
    for (uint32_t k = 0; k < schema.n; k++) {
        for (uint32_t g = 0; g < n; g++)
            assert_true(yl_vector_equal(out[k], g, all->keys[k], g));
        yl_vector_unref(out[k]);
    }
}

static void run(const yl_type *a, const yl_type *b)
{
    yl_error err = {0};
    yl_field fields[2] = {{.name = YL_STR("a"), .type = a}, {.name = YL_STR("b"), .type = b}};
    yl_schema schema = {b == NULL ? 1 : 2, fields};
    yl_group_table *table;
    naive all = {.keys = {yl_vector_new(a, 16), b == NULL ? NULL : yl_vector_new(b, 16)}};
    check_ok(yl_group_table_new(schema, &table, &err), &err);
    for (int batch = 0; batch < BATCHES; batch++) {
        uint32_t groups[ROWS], found[ROWS];
        yl_vector *keys[2] = {values_vector(a, ROWS, 10),
                              b == NULL ? NULL : values_vector(b, ROWS, 10)};
        check_ok(yl_group_table_add(table, keys, ROWS, NULL, groups, &err), &err);
        for (uint32_t i = 0; i < ROWS; i++)
            assert_int_equal(groups[i], naive_group(&all, keys, schema.n, i));
        check_ok(yl_group_table_find(table, keys, ROWS, NULL, found, &err), &err);
        assert_memory_equal(groups, found, sizeof groups);
        for (uint32_t k = 0; k < schema.n; k++)
            yl_vector_unref(keys[k]);
    }
    check_keys(table, &all, schema);
    yl_group_table_free(table);
    yl_vector_unref(all.keys[0]);
    yl_vector_unref(all.keys[1]);
}

static void every_type_alone(void **state)
{
    const yl_type *types[VALUES_TYPES];
    yl_arena *arena = yl_arena_new("test", 0);
    (void)state;
    values_types(arena, types);
    for (int t = 0; t < VALUES_TYPES; t++) {
        values_seed((uint64_t)t + 1);
        run(types[t], NULL);
    }
    yl_arena_free(arena);
}

static void pairs_of_types(void **state)
{
    const yl_type *types[VALUES_TYPES];
    yl_arena *arena = yl_arena_new("test", 0);
    (void)state;
    values_types(arena, types);
    for (int t = 0; t < VALUES_TYPES; t++) {
        values_seed((uint64_t)t + 100);
        run(types[t], types[(t * 7 + 3) % VALUES_TYPES]);
    }
    yl_arena_free(arena);
}

/* A key that is not there is not added by find. */
static void find_adds_nothing(void **state)
{
    yl_error err = {0};
    yl_field field = {.name = YL_STR("a"), .type = &yl_type_int};
    yl_group_table *table;
    uint32_t group;
    yl_vector *key = yl_vector_new(&yl_type_int, 1);
    (void)state;
    key->i32[0] = 7;
    key->length = 1;
    check_ok(yl_group_table_new((yl_schema){1, &field}, &table, &err), &err);
    check_ok(yl_group_table_find(table, &key, 1, NULL, &group, &err), &err);
    assert_int_equal(group, YL_GROUP_NONE);
    assert_int_equal(yl_group_table_size(table), 0);
    check_ok(yl_group_table_add(table, &key, 1, NULL, &group, &err), &err);
    assert_int_equal(group, 0);
    yl_group_table_reset(table);
    check_ok(yl_group_table_find(table, &key, 1, NULL, &group, &err), &err);
    assert_int_equal(group, YL_GROUP_NONE);
    yl_group_table_free(table);
    yl_vector_unref(key);
}

/* Many groups: the slots grow several times and every key keeps its number. */
static void grows(void **state)
{
    enum { N = 200000, STEP = 4000 };
    yl_error err = {0};
    yl_field field = {.name = YL_STR("a"), .type = &yl_type_bigint};
    yl_group_table *table;
    uint32_t groups[STEP];
    yl_vector *key = yl_vector_new(&yl_type_bigint, STEP);
    (void)state;
    key->length = STEP;
    check_ok(yl_group_table_new((yl_schema){1, &field}, &table, &err), &err);
    for (int round = 0; round < 2; round++)
        for (int64_t first = 0; first < N; first += STEP) {
            for (int64_t i = 0; i < STEP; i++)
                key->i64[i] = (first + i) * 1000003;
            check_ok(yl_group_table_add(table, &key, STEP, NULL, groups, &err), &err);
            for (int64_t i = 0; i < STEP; i++)
                assert_int_equal(groups[i], first + i);
        }
    assert_int_equal(yl_group_table_size(table), N);
    yl_group_table_free(table);
    yl_vector_unref(key);
}

CHECK_MAIN(cmocka_unit_test(every_type_alone), cmocka_unit_test(pairs_of_types),
           cmocka_unit_test(find_adds_nothing), cmocka_unit_test(grows))
