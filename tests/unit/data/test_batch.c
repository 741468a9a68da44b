/* Batches and their builders: selections against a list of expected rows. */
#include "values.h"

static yl_arena *arena;
static yl_field fields[3];
static yl_schema schema = {3, fields};

static int setup(void **state)
{
    (void)state;
    arena = yl_arena_new("test", 0);
    fields[0] = (yl_field){YL_STR("id"), &yl_type_int, {0}};
    fields[1] = (yl_field){YL_STR("name"), &yl_type_string, {0}};
    fields[2] = (yl_field){YL_STR("list"), yl_type_array(arena, &yl_type_string), {0}};
    values_seed(11);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    yl_arena_free(arena);
    return 0;
}

enum { KINDS = 1, TIMES = 2, HASHES = 4 };

/* `rows` rows, of which column 0 counts up from `first`; NULL when out of memory. */
static yl_batch *numbered(uint32_t rows, int32_t first, int with)
{
    yl_batch *batch = yl_batch_new(3);
    batch->rows = batch->count = rows;
    for (uint32_t c = 0; c < 3; c++)
        batch->columns[c] = values_vector(fields[c].type, rows, c == 0 ? 0 : 20);
    for (uint32_t i = 0; i < rows; i++)
        batch->columns[0]->i32[i] = first + (int32_t)i;
    if (with & KINDS) {
        assert_int_equal(yl_batch_need_kinds(batch), YL_OK);
        for (uint32_t i = 0; i < rows; i++)
            batch->kinds[i] = (uint8_t)((uint32_t)(first + (int32_t)i) % 4);
    }
    if (with & TIMES) {
        batch->times = yl_malloc(rows * sizeof *batch->times);
        for (uint32_t i = 0; i < rows; i++)
            batch->times[i] = first + (int32_t)i + 1000;
    }
    if (with & HASHES) {
        batch->hashes = yl_malloc(rows * sizeof *batch->hashes);
        batch->hashes_valid = true;
        for (uint32_t i = 0; i < rows; i++)
            batch->hashes[i] = (uint64_t)(first + (int32_t)i) * 3;
    }
    return batch;
}

/* The selected rows are `expected`, and all that goes with a row came along. */
static void check_rows(const yl_batch *batch, const int32_t *expected, uint32_t n)
{
    assert_int_equal(batch->count, n);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t row = yl_batch_row(batch, i);
        int32_t number = batch->columns[0]->i32[row];
        assert_int_equal(number, expected[i]);
        if (batch->kinds != NULL)
            assert_int_equal(yl_batch_kind(batch, row), (uint32_t)number % 4);
        if (batch->times != NULL)
            assert_int_equal(batch->times[row], number + 1000);
        if (batch->hashes != NULL)
            assert_int_equal(batch->hashes[row], (uint64_t)number * 3);
    }
}

static void filters_and_compacts(void **state)
{
    (void)state;
    for (int round = 0; round < 40; round++) {
        uint32_t rows = 1 + values_random(300), n = 0;
        yl_batch *batch = numbered(rows, 0, (int)values_random(8)), *whole;
        int32_t expected[300];
        uint8_t keep[300], kept[300];
        memset(kept, 1, sizeof kept);
        whole = yl_batch_share(batch);
        for (int pass = 0; pass < 3; pass++) {
            uint32_t percent = values_random(110);
            for (uint32_t i = 0; i < rows; i++) {
                keep[i] = values_random(100) < percent;
                kept[i] &= keep[i];
            }
            assert_int_equal(yl_batch_filter(batch, keep), YL_OK);
        }
        for (uint32_t i = 0; i < rows; i++)
            if (kept[i])
                expected[n++] = (int32_t)i;
        check_rows(batch, expected, n);
        yl_batch *copy = yl_batch_share(batch);
        assert_int_equal(yl_batch_compact(batch), YL_OK);
        assert_true(batch->sel == NULL && batch->rows == n);
        check_rows(batch, expected, n);
        check_rows(copy, expected, n);
        for (uint32_t i = 0; i < n; i++)
            for (uint32_t c = 0; c < 3; c++)
                assert_true(
                    values_same(batch->columns[c], i, whole->columns[c], (uint32_t)expected[i]));
        assert_true(yl_batch_bytes(batch) > 0);
        yl_batch_free(batch);
        yl_batch_free(copy);
        yl_batch_free(whole);
    }
}

static void compacts_constants(void **state)
{
    (void)state;
    yl_batch *batch = numbered(10, 0, 0);
    yl_vector *c = yl_vector_new_const(batch->columns[1], 2, 10);
    assert_true(values_same(c, 9, batch->columns[1], 2));
    yl_vector_unref(batch->columns[1]);
    batch->columns[1] = c;
    yl_vector_unref(batch->columns[2]);
    batch->columns[2] = NULL; /* not read */
    assert_int_equal(yl_batch_compact(batch), YL_OK);
    assert_int_equal(batch->columns[1]->form, YL_FLAT);
    assert_int_equal(batch->columns[1]->length, 10);
    assert_null(batch->columns[2]);
    yl_batch_free(batch);
    yl_batch_free(NULL);
}

static void splits(void **state)
{
    (void)state;
    int32_t all[20];
    for (int32_t i = 0; i < 20; i++)
        all[i] = i;
    for (uint32_t n = 0; n <= 25; n++) {
        yl_batch *batch = numbered(20, 0, (int)values_random(8)), *head;
        uint32_t first = n < 20 ? n : 20;
        assert_int_equal(yl_batch_split(batch, n, &head), YL_OK);
        check_rows(head, all, first);
        check_rows(batch, all + first, 20 - first);
        yl_batch_free(batch);
        yl_batch_free(head);
    }
}

static void builds(void **state)
{
    (void)state;
    for (int round = 0; round < 40; round++) {
        yl_batch_builder builder;
        int with = (int)values_random(8);
        int32_t expected[64], next = 0;
        uint32_t n = 0;
        yl_batch_builder_init(&builder, schema, 64);
        for (int part = 0; part < 30; part++) {
            uint32_t rows = 1 + values_random(40), picked = 0, take;
            yl_batch *batch = numbered(rows, next, with);
            uint16_t sel[40];
            bool all = values_random(2) == 0;
            for (uint16_t i = 0; i < rows; i++)
                if (values_random(2) == 0)
                    sel[picked++] = i;
            take = all ? rows : picked;
            if (take > yl_batch_builder_room(&builder))
                take = yl_batch_builder_room(&builder);
            assert_int_equal(yl_batch_builder_add(&builder, batch, all ? NULL : sel, take), YL_OK);
            for (uint32_t i = 0; i < take; i++)
                expected[n++] = next + (all ? (int32_t)i : sel[i]);
            next += 40;
            yl_batch_free(batch);
            assert_int_equal(yl_batch_builder_rows(&builder), n);
            if (yl_batch_builder_full(&builder) || values_random(6) == 0) {
                batch = yl_batch_builder_take(&builder);
                assert_true((batch == NULL) == (n == 0));
                if (batch != NULL)
                    check_rows(batch, expected, n);
                yl_batch_free(batch);
                n = 0;
            }
        }
        yl_batch_builder_clear(&builder);
    }
}

/* Rows without kinds, times, hashes or a column, before and behind rows with them. */
static void builds_from_unlike_batches(void **state)
{
    (void)state;
    yl_batch_builder builder;
    yl_batch *plain = numbered(3, 0, 0), *full = numbered(3, 3, KINDS | TIMES | HASHES), *batch;
    yl_vector_unref(plain->columns[1]);
    plain->columns[1] = NULL;
    for (int order = 0; order < 2; order++) {
        yl_batch_builder_init(&builder, schema, 100);
        assert_int_equal(yl_batch_builder_add(&builder, order == 0 ? plain : full, NULL, 3), YL_OK);
        assert_int_equal(yl_batch_builder_add(&builder, order == 0 ? full : plain, NULL, 3), YL_OK);
        batch = yl_batch_builder_take(&builder);
        assert_null(batch->hashes);
        for (uint32_t i = 0; i < 6; i++) {
            bool from_plain = (i < 3) == (order == 0);
            uint32_t row = i % 3;
            assert_int_equal(yl_batch_kind(batch, i), from_plain ? YL_INSERT : full->kinds[row]);
            assert_true(batch->times[i] == (from_plain ? YL_NO_TIMESTAMP : full->times[row]));
            if (from_plain)
                assert_false(yl_vector_valid(batch->columns[1], i));
            else
                assert_true(values_same(batch->columns[1], i, full->columns[1], row));
        }
        assert_int_equal(batch->columns[1]->length, 6);
        yl_batch_free(batch);
    }
    yl_batch_free(plain);
    yl_batch_free(full);
}

static yl_status all_of_it(void *arg)
{
    const yl_batch *from = arg;
    yl_batch *copy = yl_batch_share(from), *head = NULL, *built = NULL;
    yl_batch_builder builder;
    yl_status status = copy == NULL ? YL_ERR_MEMORY : YL_OK;
    static const uint8_t keep[20] = {1, 0, 1, 1, 0, 1, 1, 1, 0, 0, 1};
    yl_batch_builder_init(&builder, schema, 30);
    if (status == YL_OK)
        status = yl_batch_filter(copy, keep);
    if (status == YL_OK)
        status = yl_batch_split(copy, 3, &head);
    if (status == YL_OK)
        status = yl_batch_compact(head);
    for (int i = 0; i < 4 && status == YL_OK; i++)
        status = yl_batch_builder_add(&builder, copy, copy->sel, copy->count);
    if (status == YL_OK)
        built = yl_batch_builder_take(&builder);
    yl_batch_free(copy);
    yl_batch_free(head);
    yl_batch_free(built);
    yl_batch_builder_clear(&builder);
    return status;
}

static void survives_failing_allocations(void **state)
{
    (void)state;
    yl_batch *batch = numbered(20, 0, KINDS | TIMES | HASHES);
    check_allocations(all_of_it, batch);
    yl_batch_free(batch);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

CHECK_MAIN(TEST(filters_and_compacts), TEST(compacts_constants), TEST(splits), TEST(builds),
           TEST(builds_from_unlike_batches), TEST(survives_failing_allocations))
