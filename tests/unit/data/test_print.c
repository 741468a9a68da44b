/* Values as text in all styles. Texts of CLIENT and CAST are those of FLINK-FACTS and the goldens
 * in conformance/cast; those of SINK are java.time's toString. */
#include "values.h"

#include "data/calendar.h"
#include "data/print.h"
#include "data/time_text.h"

static yl_arena *arena;
static yl_strbuf text;

static int setup(void **state)
{
    (void)state;
    arena = yl_arena_new("test", 0);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    yl_arena_free(arena);
    yl_strbuf_clear(&text);
    return 0;
}

/* Prints row 0 in each style and gives the vector back. */
static void check_prints(yl_vector *v, const char *client, const char *cast, const char *sink)
{
    const char *expected[] = {client, cast, sink};
    for (int style = YL_PRINT_CLIENT; style <= YL_PRINT_SINK; style++) {
        yl_print_options options = {.style = (yl_print_style)style};
        yl_strbuf_reset(&text);
        yl_value_print(v, 0, &options, &text);
        check_text(yl_strbuf_text(&text), expected[style]);
    }
    yl_vector_unref(v);
}

static yl_vector *one(const yl_type *type)
{
    yl_vector *v = yl_vector_new(type, 1);
    assert_non_null(v);
    v->length = 1;
    return v;
}

static yl_vector *of_i32(const yl_type *type, int32_t x)
{
    yl_vector *v = one(type);
    v->i32[0] = x;
    return v;
}

static yl_vector *of_i64(const yl_type *type, int64_t x)
{
    yl_vector *v = one(type);
    v->i64[0] = x;
    return v;
}

static yl_vector *of_i128(const yl_type *type, yl_int128 x)
{
    yl_vector *v = one(type);
    v->i128[0] = x;
    return v;
}

static yl_vector *of_double(double x)
{
    yl_vector *v = one(&yl_type_double);
    v->f64[0] = x;
    return v;
}

static yl_vector *of_str(const yl_type *type, yl_str s)
{
    yl_vector *v = one(type);
    assert_int_equal(yl_vector_set_str(v, 0, s), YL_OK);
    return v;
}

static yl_vector *of_bool(bool x)
{
    yl_vector *v = one(&yl_type_boolean);
    v->u8[0] = x;
    return v;
}

static void scalars(void **state)
{
    (void)state;
    check_prints(of_bool(true), "TRUE", "TRUE", "true");
    check_prints(of_bool(false), "FALSE", "FALSE", "false");
    check_prints(of_i32(&yl_type_int, INT32_MIN), "-2147483648", "-2147483648", "-2147483648");
    check_prints(of_i64(&yl_type_bigint, 42), "42", "42", "42");
    check_prints(of_double(1e10), "1.0E10", "1.0E10", "1.0E10");
    check_prints(of_double(-0.0), "-0.0", "-0.0", "-0.0");
    check_prints(of_i128(yl_type_decimal(arena, 10, 2), 22000), "220.00", "220.00", "220.00");
    check_prints(of_i128(yl_type_decimal(arena, 38, 18), 1), "0.000000000000000001",
                 "0.000000000000000001", "1E-18");
    check_prints(of_str(&yl_type_string, YL_STR("a text that is long")), "a text that is long",
                 "a text that is long", "a text that is long");
    check_prints(of_str(&yl_type_bytes, YL_STR("\x0a\xff"
                                               "A")),
                 "x'0aff41'",
                 "\n\xEF\xBF\xBD"
                 "A",
                 "[10, -1, 65]");
    check_prints(of_str(&yl_type_bytes, YL_STR("")), "x''", "", "[]");
    check_prints(yl_vector_new_null(&yl_type_int, 3), "NULL", "NULL", "null");
    check_prints(yl_vector_new_null(&yl_type_null, 3), "NULL", "NULL", "null");
}

static void times(void **state)
{
    (void)state;
    const int64_t day = YL_MICROS_PER_DAY, instant = 18262 * day; /* 2020-01-01 */
    check_prints(of_i32(&yl_type_date, 18262), "2020-01-01", "2020-01-01", "2020-01-01");
    check_prints(of_i32(&yl_type_time, 45296000), "12:34:56", "12:34:56", "12:34:56");
    check_prints(of_i32(&yl_type_time, 45240000), "12:34:00", "12:34:00", "12:34");
    check_prints(of_i64(&yl_type_timestamp3, instant), "2020-01-01 00:00:00.000",
                 "2020-01-01 00:00:00.000", "2020-01-01T00:00");
    check_prints(of_i64(&yl_type_timestamp6, -1), "1969-12-31 23:59:59.999999",
                 "1969-12-31 23:59:59.999999", "1969-12-31T23:59:59.999999");
    check_prints(
        of_i128(yl_type_with_precision(arena, YL_TIMESTAMP, 9), (yl_int128)instant * 1000 + 1),
        "2020-01-01 00:00:00.000000001", "2020-01-01 00:00:00.000000001",
        "2020-01-01T00:00:00.000000001");
    check_prints(of_i64(&yl_type_ltz3, instant), "2020-01-01 00:00:00.000",
                 "2020-01-01 00:00:00.000", "2020-01-01T00:00:00Z");
    check_prints(of_i64(&yl_type_interval_second, 93784567), "+1 02:03:04.567", "+1 02:03:04.567",
                 "PT26H3M4.567S");
    check_prints(of_i32(&yl_type_interval_month, 27), "+2-03", "+2-03", "P2Y3M");
    yl_timezone_cache cache = {0};
    yl_print_options seoul = {.zone = yl_timezone_find(YL_STR("Asia/Seoul")), .cache = &cache};
    yl_vector *v = of_i64(&yl_type_ltz3, instant);
    yl_strbuf_reset(&text);
    yl_value_print(v, 0, &seoul, &text);
    check_text(yl_strbuf_text(&text), "2020-01-01 09:00:00.000");
    yl_vector_unref(v);
}

static void java_times(void **state)
{
    (void)state;
    char buf[YL_TIME_TEXT_MAX];
    const struct {
        int64_t millis;
        const char *text;
    } durations[] = {
        {0, "PT0S"},
        {1, "PT0.001S"},
        {-1, "PT-0.001S"},
        {1500, "PT1.5S"},
        {60000, "PT1M"},
        {3600000, "PT1H"},
        {-90061001, "PT-25H-1M-1.001S"},
        {-60000, "PT-1M"},
        {100, "PT0.1S"},
        {-1500, "PT-1.5S"},
    };
    for (size_t i = 0; i < sizeof durations / sizeof *durations; i++)
        check_str(((yl_str){buf, yl_java_duration_print(durations[i].millis, buf)}),
                  durations[i].text);
    const struct {
        int32_t months;
        const char *text;
    } periods[] = {{0, "P0D"}, {12, "P1Y"}, {-14, "P-1Y-2M"}, {5, "P5M"}};
    for (size_t i = 0; i < sizeof periods / sizeof *periods; i++)
        check_str(((yl_str){buf, yl_java_period_print(periods[i].months, buf)}), periods[i].text);
    check_str(((yl_str){buf, yl_java_time_print(INT64_C(1500000000), buf)}), "00:00:01.500");
    check_str(((yl_str){buf, yl_java_time_print(1, buf)}), "00:00:00.000000001");
    check_str(((yl_str){buf, yl_java_instant_print((yl_instant){-1, 500000}, buf)}),
              "1969-12-31T23:59:59.000500Z");
    check_str(((yl_str){buf, yl_java_date_print((int32_t)yl_days_from_ymd(12345, 6, 7), buf)}),
              "+12345-06-07");
    check_str(((yl_str){buf, yl_java_date_print((int32_t)yl_days_from_ymd(-5, 6, 7), buf)}),
              "-0005-06-07");
}

static void nested(void **state)
{
    (void)state;
    yl_field fields[] = {{YL_STR("a"), &yl_type_int, {0}},
                         {YL_STR("b"), &yl_type_bytes, {0}},
                         {YL_STR("c"), &yl_type_boolean, {0}}};
    yl_vector *row = one(yl_type_row(arena, fields, 3));
    row->children[0]->i32[0] = 1;
    assert_int_equal(yl_vector_set_str(row->children[1], 0, YL_STR("x")), YL_OK);
    assert_int_equal(yl_vector_set_null(row->children[2], 0), YL_OK);
    yl_vector *c = yl_vector_new_const(row, 0, 9);
    check_prints(row, "(1, x'78', NULL)", "(1, x, NULL)", "+I[1, [120], null]");
    check_prints(c, "(1, x'78', NULL)", "(1, x, NULL)", "+I[1, [120], null]");

    yl_vector *list = one(yl_type_array(arena, &yl_type_boolean));
    assert_int_equal(yl_vector_reserve(list->children[0], 3), YL_OK);
    memcpy(list->children[0]->u8, "\1\0\1", 3);
    list->children[0]->length = 3;
    assert_int_equal(yl_vector_set_null(list->children[0], 1), YL_OK);
    list->entries[0] = (yl_list_entry){0, 3};
    check_prints(list, "[TRUE, NULL, TRUE]", "[TRUE, NULL, TRUE]", "[true, null, true]");

    yl_vector *map = one(yl_type_map(arena, &yl_type_string, &yl_type_int));
    check_prints(yl_vector_ref(map), "{}", "{}", "{}");
    for (int i = 0; i < 2; i++)
        assert_int_equal(yl_vector_reserve(map->children[i], 2), YL_OK);
    for (uint32_t i = 0; i < 2; i++) {
        assert_int_equal(yl_vector_set_str(map->children[0], i, i ? YL_STR("l") : YL_STR("k")),
                         YL_OK);
        map->children[1]->i32[i] = (int32_t)i + 1;
    }
    map->entries[0] = (yl_list_entry){0, 2};
    check_prints(map, "{k=1, l=2}", "{k=1, l=2}", "{k=1, l=2}");

    yl_vector *object = one(yl_type_object(arena, &values_object_ops));
    object->objects[0] = values_object_new(7);
    check_prints(object, "#7", "#7", "#7");
}

static void notes_out_of_memory(void **state)
{
    (void)state;
    yl_vector *v = of_i64(&yl_type_bigint, 5);
    yl_strbuf out = {0};
    yl_mem_fail_after(0);
    yl_value_print(v, 0, NULL, &out);
    yl_mem_fail_after(-1);
    assert_true(out.oom);
    yl_vector_unref(v);
    yl_strbuf_clear(&out);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

CHECK_MAIN(TEST(scalars), TEST(times), TEST(java_times), TEST(nested), TEST(notes_out_of_memory))
