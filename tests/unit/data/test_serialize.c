/* Bytes, frames, types, vectors and batches: round trips, and every way to damage them. */
#include "values.h"

#include "data/serialize.h"

static yl_arena *arena;
static const yl_type *types[VALUES_TYPES];
static yl_field fields[VALUES_TYPES];
static yl_schema schema = {VALUES_TYPES, fields};

static int setup(void **state)
{
    (void)state;
    arena = yl_arena_new("test", 0);
    values_types(arena, types);
    for (int i = 0; i < VALUES_TYPES; i++)
        fields[i] = (yl_field){YL_STR("c"), types[i], {0}};
    values_seed(5);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    yl_arena_free(arena);
    assert_int_equal(values_objects, 0);
    return 0;
}

static void primitives(void **state)
{
    (void)state;
    static const uint64_t unsigneds[] = {0, 1, 127, 128, 16383, 16384, UINT32_MAX, UINT64_MAX};
    static const int64_t signeds[] = {0, -1, 1, -64, 64, INT32_MIN, INT64_MIN, INT64_MAX};
    yl_strbuf out = {0};
    yl_error err = {0};
    for (int i = 0; i < 8; i++) {
        yl_put_varint(&out, unsigneds[i]);
        yl_put_signed(&out, signeds[i]);
    }
    yl_put_u8(&out, 200);
    yl_put_u16(&out, 60000);
    yl_put_u32(&out, 4000000000u);
    yl_put_u64(&out, UINT64_MAX - 1);
    yl_put_i64(&out, INT64_MIN);
    yl_put_f64(&out, -0.5);
    yl_put_str(&out, YL_STR("text"));
    yl_put_str(&out, YL_STR(""));
    yl_put_varint(&out, 3);
    for (size_t size = 0; size <= out.size; size++) {
        yl_byte_reader in = yl_byte_reader_of((yl_str){out.data, size});
        bool whole = size == out.size;
        for (int i = 0; i < 8; i++) {
            uint64_t u = yl_get_varint(&in);
            int64_t s = yl_get_signed(&in);
            assert_true(u == unsigneds[i] || (!whole && u == 0));
            assert_true(s == signeds[i] || (!whole && s == 0));
        }
        yl_get_u8(&in);
        yl_get_u16(&in);
        uint32_t x = yl_get_u32(&in);
        yl_get_u64(&in);
        int64_t y = yl_get_i64(&in);
        double z = yl_get_f64(&in);
        yl_str text = yl_get_str(&in), empty = yl_get_str(&in);
        assert_int_equal(yl_get_count(&in, 1), 0); /* nothing is left to count */
        assert_true(in.failed);
        if (whole) {
            assert_true(x == 4000000000u && y == INT64_MIN && z == -0.5);
            check_str(text, "text");
            check_str(empty, "");
        }
        yl_error_clear(&err);
        check_fails(CORRUPT, yl_byte_reader_end(&in, "it", &err), &err);
    }
    yl_byte_reader endless =
        yl_byte_reader_of(YL_STR("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"));
    yl_get_varint(&endless);
    assert_true(endless.failed);
    yl_byte_reader left = yl_byte_reader_of(YL_STR("ab"));
    yl_get_u8(&left);
    yl_error_clear(&err);
    check_fails(CORRUPT, yl_byte_reader_end(&left, "it", &err), &err);
    check_message(&err, "1 bytes too many");
    yl_strbuf_clear(&out);
}

static void frames(void **state)
{
    (void)state;
    yl_strbuf out = {0};
    yl_error err = {0};
    yl_byte_reader body;
    uint16_t version;
    for (int i = 0; i < 2; i++) {
        size_t begin = yl_frame_begin(&out, "TEST", 3);
        yl_put_str(&out, YL_STR("body"));
        yl_frame_end(&out, begin);
    }
    yl_str in = yl_strbuf_view(&out);
    for (int i = 0; i < 2; i++) {
        check_ok(yl_frame_read(&in, "TEST", 3, &body, &version, &err), &err);
        assert_int_equal(version, 3);
        check_str(yl_get_str(&body), "body");
        check_ok(yl_byte_reader_end(&body, "it", &err), &err);
    }
    assert_int_equal(in.size, 0);
    in = yl_strbuf_view(&out);
    check_fails(CORRUPT, yl_frame_read(&in, "ELSE", 3, &body, &version, &err), &err);
    yl_error_clear(&err);
    check_fails(CORRUPT, yl_frame_read(&in, "TEST", 2, &body, &version, &err), &err);
    check_message(&err, "newer");
    assert_int_equal(in.size, out.size);
    for (size_t at = 0; at < out.size / 2; at++) { /* every bit counts */
        out.data[at] ^= 1 << at % 8;
        yl_error_clear(&err);
        check_fails(CORRUPT, yl_frame_read(&in, "TEST", 3, &body, &version, &err), &err);
        out.data[at] ^= 1 << at % 8;
    }
    yl_strbuf_clear(&out);
}

static void types_round_trip(void **state)
{
    (void)state;
    yl_strbuf out = {0};
    yl_error err = {0};
    for (int t = 0; t < VALUES_TYPES; t++) {
        const yl_type *back, *strict = yl_type_nullable(arena, types[t], false);
        yl_strbuf_reset(&out);
        yl_error_clear(&err);
        if (types[t]->root == YL_OBJECT) {
            check_fails(UNSUPPORTED, yl_type_write(types[t], &out, &err), &err);
            continue;
        }
        check_ok(yl_type_write(types[t], &out, &err), &err);
        check_ok(yl_type_write(strict, &out, &err), &err);
        yl_byte_reader in = yl_byte_reader_of(yl_strbuf_view(&out));
        check_ok(yl_type_read(&in, arena, &back, &err), &err);
        assert_true(yl_type_equal(types[t], back, true));
        check_ok(yl_type_read(&in, arena, &back, &err), &err);
        assert_true(yl_type_equal(strict, back, true));
        check_ok(yl_byte_reader_end(&in, "it", &err), &err);
        for (size_t size = 0; size < out.size / 2; size++) {
            in = yl_byte_reader_of((yl_str){out.data, size});
            yl_error_clear(&err);
            check_fails(CORRUPT, yl_type_read(&in, arena, &back, &err), &err);
        }
    }
    const yl_type *deep = &yl_type_int, *back;
    for (int i = 0; i < 100; i++)
        deep = yl_type_array(arena, deep);
    yl_strbuf_reset(&out);
    yl_error_clear(&err);
    check_ok(yl_type_write(deep, &out, &err), &err);
    yl_byte_reader in = yl_byte_reader_of(yl_strbuf_view(&out));
    check_fails(CORRUPT, yl_type_read(&in, arena, &back, &err), &err);
    check_message(&err, "nested");
    yl_strbuf_clear(&out);
}

static void schemas_round_trip(void **state)
{
    (void)state;
    yl_strbuf out = {0};
    yl_error err = {0};
    yl_schema back, stored = {VALUES_TYPES - 1, fields}; /* without OBJECT */
    fields[3].comment = YL_STR("the fourth");
    check_ok(yl_schema_write(stored, &out, &err), &err);
    yl_byte_reader in = yl_byte_reader_of(yl_strbuf_view(&out));
    check_ok(yl_schema_read(&in, arena, &back, &err), &err);
    check_ok(yl_byte_reader_end(&in, "it", &err), &err);
    assert_int_equal(back.n, stored.n);
    for (uint32_t i = 0; i < back.n; i++) {
        assert_true(yl_type_equal(back.fields[i].type, fields[i].type, true));
        assert_true(yl_str_equal(back.fields[i].name, fields[i].name));
        assert_true(yl_str_equal(back.fields[i].comment, fields[i].comment));
    }
    yl_strbuf_clear(&out);
}

/* A batch of all types; some columns constant, some missing. */
static yl_batch *random_batch(uint32_t rows)
{
    yl_batch *batch = yl_batch_new(VALUES_TYPES);
    batch->rows = batch->count = rows;
    for (int t = 0; t < VALUES_TYPES; t++) {
        yl_vector *v = values_vector(types[t], rows + 1, values_random(2) * 30);
        uint32_t what = values_random(8);
        if (what == 0 || rows == 0) {
            batch->columns[t] = yl_vector_new_const(v, 0, rows);
            yl_vector_unref(v);
        } else if (what == 1) {
            yl_vector_unref(v);
        } else {
            if (v->phys == YL_PHYS_ROW && what == 2) {
                yl_vector *c = yl_vector_new_const(v->children[0], 0, rows + 1);
                yl_vector_unref(v->children[0]);
                v->children[0] = c;
            }
            batch->columns[t] = v;
        }
    }
    if (values_random(2)) {
        assert_int_equal(yl_batch_need_kinds(batch), YL_OK);
        for (uint32_t i = 0; i < rows; i++)
            batch->kinds[i] = (uint8_t)values_random(4);
    }
    if (values_random(2)) {
        batch->times = yl_malloc(rows * sizeof *batch->times);
        batch->hashes = yl_malloc(rows * sizeof *batch->hashes);
        batch->hashes_valid = true;
        for (uint32_t i = 0; i < rows; i++) {
            batch->times[i] = (int64_t)values_random(1000) - 500;
            batch->hashes[i] = values_random(1000);
        }
    }
    if (values_random(2)) {
        uint8_t keep[300];
        for (uint32_t i = 0; i < rows; i++)
            keep[i] = values_random(3) != 0;
        assert_int_equal(yl_batch_filter(batch, keep), YL_OK);
    }
    return batch;
}

static void check_equal(const yl_batch *a, const yl_batch *b)
{
    assert_int_equal(a->count, b->count);
    assert_int_equal(b->rows, b->count);
    assert_true((a->times == NULL) == (b->times == NULL));
    assert_true((a->hashes == NULL) == (b->hashes == NULL));
    for (uint32_t i = 0; i < a->count; i++) {
        uint32_t row = yl_batch_row(a, i);
        for (int c = 0; c < VALUES_TYPES; c++) {
            assert_true((a->columns[c] == NULL) == (b->columns[c] == NULL));
            if (a->columns[c] != NULL)
                assert_true(values_same(a->columns[c], row, b->columns[c], i));
        }
        assert_int_equal(yl_batch_kind(a, row), yl_batch_kind(b, i));
        if (a->times != NULL)
            assert_true(a->times[row] == b->times[i] && a->hashes[row] == b->hashes[i]);
    }
}

static void batches_round_trip(void **state)
{
    (void)state;
    for (int round = 0; round < 60; round++) {
        yl_strbuf out = {0}, again = {0};
        yl_error err = {0};
        yl_batch *batch = random_batch(round < 5 ? (uint32_t)round : values_random(300)), *back;
        check_ok(yl_batch_write(batch, &out, &err), &err);
        size_t size = out.size;
        yl_put_str(&out, YL_STR("what follows"));
        yl_str in = yl_strbuf_view(&out);
        check_ok(yl_batch_read(schema, &in, &back, &err), &err);
        assert_ptr_equal(in.data, out.data + size);
        check_ok(yl_batch_write(back, &again, &err), &err);
        assert_true(yl_str_equal((yl_str){out.data, size}, yl_strbuf_view(&again)));
        memset(out.data, 'x', out.size); /* nothing points into the input */
        check_equal(batch, back);
        yl_batch_free(batch);
        yl_batch_free(back);
        yl_strbuf_clear(&out);
        yl_strbuf_clear(&again);
    }
}

/* Damage behind a checksum that fits: it may be read, but never beyond the input. */
static void damage_is_survived(void **state)
{
    (void)state;
    for (int round = 0; round < 1500; round++) {
        yl_strbuf out = {0};
        yl_error err = {0};
        yl_batch *batch = random_batch(values_random(20)), *back;
        check_ok(yl_batch_write(batch, &out, &err), &err);
        size_t size = out.size - YL_FRAME_HEADER_BYTES;
        char *bytes = malloc(size), *end;
        memcpy(bytes, out.data + YL_FRAME_HEADER_BYTES, size);
        for (uint32_t i = values_random(4); i > 0; i--)
            bytes[values_random((uint32_t)size)] = (char)values_random(256);
        if (values_random(2))
            size = values_random((uint32_t)size);
        yl_strbuf_reset(&out);
        size_t begin = yl_frame_begin(&out, "YLBA", YL_BATCH_FORMAT_VERSION);
        yl_strbuf_add(&out, bytes, size);
        yl_frame_end(&out, begin);
        end = malloc(out.size); /* the sanitizer sees reads behind this one */
        memcpy(end, out.data, out.size);
        yl_str in = {end, out.size};
        yl_status status = yl_batch_read(schema, &in, &back, &err);
        assert_true(status == YL_OK || status == YL_ERR_CORRUPT);
        if (status == YL_OK) {
            for (int c = 0; c < VALUES_TYPES; c++)
                if (back->columns[c] != NULL && back->rows > 0)
                    yl_vector_hash(back->columns[c], back->rows, (uint64_t[YL_BATCH_ROWS_MAX]){0},
                                   false);
            assert_int_equal(yl_batch_compact(back), YL_OK);
        }
        yl_batch_free(back);
        yl_batch_free(batch);
        yl_strbuf_clear(&out);
        free(bytes);
        free(end);
    }
}

static void refuses_other_schemas(void **state)
{
    (void)state;
    yl_strbuf out = {0};
    yl_error err = {0};
    yl_batch *batch = yl_batch_new(1), *back;
    yl_field text = {YL_STR("t"), &yl_type_string, {0}}, two[2] = {text, text};
    batch->rows = batch->count = 5;
    batch->columns[0] = values_vector(&yl_type_int, 5, 0);
    check_ok(yl_batch_write(batch, &out, &err), &err);
    yl_str in = yl_strbuf_view(&out);
    check_fails(CORRUPT, yl_batch_read((yl_schema){1, &text}, &in, &back, &err), &err);
    check_message(&err, "type");
    in = yl_strbuf_view(&out);
    yl_error_clear(&err);
    check_fails(CORRUPT, yl_batch_read((yl_schema){2, two}, &in, &back, &err), &err);
    check_message(&err, "1 columns, expected are 2");
    yl_batch_free(batch);
    yl_strbuf_clear(&out);
}

static yl_status write_and_read(void *arg)
{
    yl_strbuf out = {0};
    yl_error err = {0};
    yl_batch *back = NULL;
    yl_status status = yl_batch_write(arg, &out, &err);
    yl_str in = yl_strbuf_view(&out);
    if (status == YL_OK)
        status = yl_batch_read(schema, &in, &back, &err);
    yl_batch_free(back);
    yl_strbuf_clear(&out);
    return status;
}

static void survives_failing_allocations(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++) {
        yl_batch *batch = random_batch(30);
        check_allocations(write_and_read, batch);
        yl_batch_free(batch);
    }
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

CHECK_MAIN(TEST(primitives), TEST(frames), TEST(types_round_trip), TEST(schemas_round_trip),
           TEST(batches_round_trip), TEST(damage_is_survived), TEST(refuses_other_schemas),
           TEST(survives_failing_allocations))
