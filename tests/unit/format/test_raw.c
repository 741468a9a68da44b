/* raw: lines of a file and whole messages, both ways. */
#include "base/mem.h"
#include "check.h"
#include "format/format.h"

typedef struct table {
    yl_arena *arena;
    void *config;
    yl_field field;
    yl_error err;
} table;

static const yl_format_type *raw(void)
{
    return yl_format_find(YL_STR("raw"));
}

static void table_init(table *t, const yl_type *type, const char *key, const char *value)
{
    yl_option_pair pair = {yl_str_of(key), yl_str_of(value), {0, 0}};
    memset(t, 0, sizeof *t);
    t->arena = yl_arena_new("test", 0);
    t->config = yl_arena_alloc(t->arena, raw()->config_size);
    t->field = (yl_field){YL_STR("v"), type, {0}};
    check_ok(yl_options_parse(t->arena, "raw", raw()->options, raw()->n_options, &pair,
                              key == NULL ? 0 : 1, t->config, &t->err),
             &t->err);
}

/* Decodes `bytes` and encodes the rows again: both must give what is expected. */
static void check_both(const yl_type *type, const char *key, const char *value, bool whole,
                       yl_str bytes, uint32_t expected_rows, yl_str expected)
{
    static const uint32_t columns[] = {0};
    table t;
    yl_decoder *d;
    yl_encoder *e;
    yl_strbuf out = {0};
    uint32_t rows = 0;
    size_t used = 0;
    table_init(&t, type, key, value);
    check_ok(raw()->check(t.config, (yl_schema){1, &t.field}, false, &t.err), &t.err);
    yl_decoder_spec spec = {.config = t.config,
                            .schema = {1, &t.field},
                            .columns = columns,
                            .n_columns = 1,
                            .whole = whole};
    yl_encoder_spec back = {
        .config = t.config, .schema = {1, &t.field}, .columns = columns, .whole = whole};
    check_ok(raw()->decoder_open(&spec, &d, &t.err), &t.err);
    check_ok(raw()->encoder_open(&back, &e, &t.err), &t.err);
    char *copy = yl_malloc_aligned(bytes.size);
    memcpy(copy, bytes.data, bytes.size);
    yl_heap *heap = yl_heap_new();
    yl_heap_take(heap, yl_free_aligned, copy);
    yl_batch *batch = yl_batch_new(1);
    batch->columns[0] = yl_vector_new(type, 10);
    yl_input_place place = {.name = YL_STR("f"), .line = 1};
    check_ok(raw()->decode(d, &place, copy, bytes.size, true, heap, batch->columns, 10, &rows,
                           &used, &t.err),
             &t.err);
    yl_heap_unref(heap);
    assert_int_equal(rows, expected_rows);
    assert_int_equal(used, bytes.size);
    batch->rows = batch->count = rows;
    check_ok(raw()->encode(e, batch, &out, &t.err), &t.err);
    assert_int_equal(out.size, expected.size);
    assert_memory_equal(out.data, expected.data, expected.size);
    yl_batch_free(batch);
    raw()->decoder_close(d);
    raw()->encoder_close(e);
    yl_strbuf_clear(&out);
    yl_arena_free(t.arena);
}

static void lines(void **state)
{
    (void)state;
    check_both(&yl_type_string, NULL, NULL, false, YL_STR("one\r\n\ntwo, and a long line\nlast"), 4,
               YL_STR("one\n\ntwo, and a long line\nlast\n"));
    check_both(&yl_type_bytes, NULL, NULL, false, YL_STR("\x01\xFF\n"), 1, YL_STR("\x01\xFF\n"));
    check_both(&yl_type_int, NULL, NULL, false, YL_STR("ABCD\n\0\0\0\x01\n"), 2,
               YL_STR("ABCD\n\0\0\0\x01\n"));
}

static void messages(void **state)
{
    (void)state;
    check_both(&yl_type_string, NULL, NULL, true, YL_STR("one\ntwo\n"), 1, YL_STR("one\ntwo\n"));
    check_both(&yl_type_string, NULL, NULL, true, YL_STR(""), 1, YL_STR(""));
    check_both(&yl_type_bigint, "endianness", "little-endian", true, YL_STR("\x01\0\0\0\0\0\0\0"),
               1, YL_STR("\x01\0\0\0\0\0\0\0"));
    check_both(&yl_type_double, NULL, NULL, true, YL_STR("\x3F\xF8\0\0\0\0\0\0"), 1,
               YL_STR("\x3F\xF8\0\0\0\0\0\0"));
    check_both(&yl_type_boolean, NULL, NULL, true, YL_STR("\x02"), 1, YL_STR("\x01"));
    check_both(&yl_type_string, "charset", "UTF-16BE", true, YL_STR("\0A\xAC\0"), 1,
               YL_STR("\0A\xAC\0"));
    check_both(&yl_type_string, "charset", "ISO-8859-1", true, YL_STR("\xE9"), 1, YL_STR("\xE9"));
}

static void refuses(void **state)
{
    (void)state;
    static const uint32_t columns[] = {0};
    table t;
    table_init(&t, &yl_type_date, NULL, NULL);
    check_fails(UNSUPPORTED, raw()->check(t.config, (yl_schema){1, &t.field}, false, &t.err),
                &t.err);
    yl_error_clear(&t.err);
    const yl_field two[] = {t.field, t.field};
    check_fails(INVALID, raw()->check(t.config, (yl_schema){2, two}, false, &t.err), &t.err);
    yl_arena_free(t.arena);
    table_init(&t, &yl_type_string, "charset", "no-such-set");
    assert_int_not_equal(raw()->check(t.config, (yl_schema){1, &t.field}, false, &t.err), YL_OK);
    check_message(&t.err, "no-such-set");
    yl_arena_free(t.arena);

    table_init(&t, &yl_type_int, NULL, NULL);
    yl_decoder *d;
    yl_decoder_spec spec = {
        .config = t.config, .schema = {1, &t.field}, .columns = columns, .n_columns = 1};
    check_ok(raw()->decoder_open(&spec, &d, &t.err), &t.err);
    yl_vector *v = yl_vector_new(&yl_type_int, 10);
    yl_input_place place = {.name = YL_STR("f"), .line = 1};
    uint32_t rows;
    size_t used;
    char *bytes = yl_malloc_aligned(16);
    memcpy(bytes, "ABCD\nABC\n", 9);
    check_ok(raw()->decode(d, &place, bytes, 9, true, NULL, &v, 10, &rows, &used, &t.err), &t.err);
    assert_int_equal(rows, 1);
    place.behind = used;
    check_fails(
        DATA,
        raw()->decode(d, &place, bytes + used, 9 - used, true, NULL, &v, 10, &rows, &used, &t.err),
        &t.err);
    check_message(&t.err, "f, line 2: a INT has 4 bytes, but the record has 3");
    yl_free_aligned(bytes);
    yl_vector_unref(v);
    raw()->decoder_close(d);
    yl_arena_free(t.arena);
}

CHECK_MAIN(cmocka_unit_test(lines), cmocka_unit_test(messages), cmocka_unit_test(refuses))
