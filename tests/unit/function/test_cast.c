/* Casts: values of every family (conformance/cast has all pairs), nested values, batches with
 * NULLs, and what may be cast to what. */
#include "check.h"
#include "function/cast.h"
#include "sexpr.h"

/* ---- Types by their SQL text ---- */

static const yl_type *type_of(yl_arena *arena, const char *text)
{
    char name[32];
    int a = 0, b = 0;
    if (strcmp(text, "STRING") == 0)
        return &yl_type_string;
    if (strcmp(text, "BYTES") == 0)
        return &yl_type_bytes;
    int n = sscanf(text, "%31[A-Z_](%d,%d)", name, &a, &b);
    assert_true(n >= 1);
    for (int root = 0; root < YL_ROOT_COUNT; root++) {
        if (strcmp(name, yl_root_name((yl_root)root)) != 0)
            continue;
        switch ((yl_root)root) {
        case YL_CHAR:
        case YL_VARCHAR:
        case YL_BINARY:
        case YL_VARBINARY:
            return yl_type_with_length(arena, (yl_root)root, a);
        case YL_DECIMAL:
            return yl_type_decimal(arena, a, b);
        case YL_TIME:
        case YL_TIMESTAMP:
        case YL_TIMESTAMP_LTZ:
            return yl_type_with_precision(arena, (yl_root)root, a);
        default:
            return yl_type_plain(arena, (yl_root)root);
        }
    }
    fail_msg("what is %s?", text);
    return NULL;
}

/* Casts row by row without an evaluator. */
static yl_status cast_vector(const yl_vector *in, const yl_type *from, const yl_type *to,
                             yl_cast_mode mode, const char *zone, yl_vector **out, yl_error *err)
{
    yl_expr_env env = {.zone = yl_timezone_find(yl_str_of(zone))};
    *out = yl_vector_new(to, in->length);
    assert_non_null(*out);
    (*out)->length = in->length;
    if (in->validity != NULL) {
        assert_int_equal(yl_vector_need_validity(*out), YL_OK);
        memcpy((*out)->validity, in->validity, yl_bitmap_bytes(in->length));
    }
    yl_cast_job job = {.n = in->length,
                       .in = in,
                       .out = *out,
                       .from = from,
                       .to = to,
                       .env = &env,
                       .mode = mode,
                       .err = err};
    return yl_cast_find(from, to)(&job);
}

typedef struct row {
    const char *from, *value, *to, *expected; /* NULL: the value is bad */
} row;

/* The value is brought to `from` by a cast from text. */
static void check_row(const row *r, const char *zone)
{
    yl_arena *arena = yl_arena_new("test", 0);
    const yl_type *from = type_of(arena, r->from), *to = type_of(arena, r->to);
    yl_vector *text = yl_vector_new(&yl_type_string, 1), *value, *out;
    yl_error err = {0};
    yl_strbuf got = {0};
    assert_int_equal(yl_vector_set_str(text, 0, yl_str_of(r->value)), YL_OK);
    text->length = 1;
    check_ok(cast_vector(text, &yl_type_string, from, YL_CAST_FAIL, zone, &value, &err), &err);
    if (yl_cast_kind_of(from, to) == YL_CAST_REFUSED) {
        yl_strbuf_puts(&got, "refused");
        out = NULL;
    } else {
        check_ok(cast_vector(value, from, to, YL_CAST_NULL, zone, &out, &err), &err);
        yl_print_options options = {.zone = yl_timezone_find(yl_str_of(zone))};
        yl_value_print(out, 0, &options, &got);
    }
    if (strcmp(yl_strbuf_text(&got), r->expected) != 0)
        fail_msg("%s '%s' to %s: expected %s, got %s", r->from, r->value, r->to, r->expected,
                 yl_strbuf_text(&got));
    yl_vector_unref(text);
    yl_vector_unref(value);
    yl_vector_unref(out);
    yl_strbuf_clear(&got);
    yl_arena_free(arena);
}

static void check_rows(const row *rows, size_t n, const char *zone)
{
    for (size_t i = 0; i < n; i++)
        check_row(&rows[i], zone);
}

#define CHECK_ROWS(rows) check_rows(rows, sizeof rows / sizeof rows[0], "UTC")

static void numbers_narrow_as_in_java(void **state)
{
    static const row rows[] = {
        {"INT", "300", "TINYINT", "44"},
        {"INT", "-2147483648", "SMALLINT", "0"},
        {"BIGINT", "4294967297", "INT", "1"},
        {"BIGINT", "9223372036854775807", "TINYINT", "-1"},
        {"DOUBLE", "1e308", "TINYINT", "-1"},
        {"DOUBLE", "1e308", "INT", "2147483647"},
        {"DOUBLE", "-1e308", "BIGINT", "-9223372036854775808"},
        {"DOUBLE", "NaN", "INT", "0"},
        {"DOUBLE", "-1.9", "SMALLINT", "-1"},
        {"FLOAT", "Infinity", "BIGINT", "9223372036854775807"},
        {"FLOAT", "0.1", "DOUBLE", "0.10000000149011612"},
        {"DOUBLE", "1.7976931348623157E308", "FLOAT", "Infinity"},
        {"DECIMAL(38,0)", "99999999999999999999", "INT", "1661992959"},
        {"DECIMAL(38,0)", "9223372036854775808", "BIGINT", "-9223372036854775808"},
        {"DECIMAL(10,2)", "127.99", "TINYINT", "127"},
        {"DECIMAL(10,2)", "2.50", "DECIMAL(5,0)", "3"},
        {"DECIMAL(10,2)", "99999999.99", "DECIMAL(5,0)", "NULL"},
        {"INT", "65536", "DECIMAL(5,0)", "65536"},
        {"INT", "2147483647", "DECIMAL(10,2)", "NULL"},
        {"DOUBLE", "1.005", "DECIMAL(10,2)", "1.01"},
        {"DOUBLE", "1e100", "DECIMAL(10,2)", "NULL"},
        {"DOUBLE", "NaN", "DECIMAL(10,2)", "NULL"},
        {"DECIMAL(38,18)", "123456789.123456789", "DOUBLE", "1.2345678912345679E8"},
        {"BOOLEAN", "true", "INT", "1"},
        {"BOOLEAN", "false", "DECIMAL(10,2)", "0.00"},
        {"DOUBLE", "NaN", "BOOLEAN", "TRUE"},
        {"DOUBLE", "-0.0", "BOOLEAN", "FALSE"},
        {"DECIMAL(10,2)", "0.01", "BOOLEAN", "TRUE"},
    };
    (void)state;
    CHECK_ROWS(rows);
}

static void values_become_text(void **state)
{
    static const row rows[] = {
        {"BOOLEAN", "t", "STRING", "TRUE"},
        {"BOOLEAN", "f", "VARCHAR(4)", "FALS"},
        {"INT", "-42", "CHAR(5)", "-42  "},
        {"INT", "-42", "VARCHAR(2)", "-4"},
        {"DOUBLE", "1e10", "STRING", "1.0E10"},
        {"DECIMAL(10,2)", "1.5", "CHAR(3)", "1.5"},
        {"DECIMAL(38,18)", "0.0000001", "STRING", "0.000000100000000000"},
        {"DATE", "2024-02-29", "STRING", "2024-02-29"},
        {"TIME(0)", "12:34:56", "CHAR(10)", "12:34:56  "},
        {"TIMESTAMP(3)", "1969-12-31 23:59:59.999", "STRING", "1969-12-31 23:59:59.999"},
        {"TIMESTAMP(9)", "2024-01-01 00:00:00.000000001", "STRING",
         "2024-01-01 00:00:00.000000001"},
        {"STRING", "\xed\x95\x9c\xea\xb8\x80", "CHAR(3)", "\xed\x95\x9c\xea\xb8\x80 "},
        {"STRING", "\xed\x95\x9c\xea\xb8\x80", "VARCHAR(1)", "\xed\x95\x9c"},
        {"STRING", "a text of more than twelve", "VARCHAR(15)", "a text of more "},
        {"STRING", "abc", "BINARY(2)", "x'6162'"},
        {"STRING", "abc", "BINARY(5)", "x'6162630000'"},
        {"STRING", "abc", "VARBINARY(2)", "x'6162'"},
        {"BYTES", "abc", "CHAR(4)", "abc "},
        {"BYTES", "\xff\x41", "STRING", "\xef\xbf\xbd\x41"},
        {"BYTES", "abc", "BINARY(4)", "x'61626300'"},
        {"INT", "5", "BYTES", "refused"},
        {"DATE", "2024-01-01", "INT", "refused"},
        {"INT", "5", "TIMESTAMP(3)", "refused"},
        {"TIMESTAMP(3)", "2024-01-01", "BIGINT", "refused"},
        {"BYTES", "5", "INT", "refused"},
        {"DATE", "2024-01-01", "TIME(0)", "refused"},
    };
    (void)state;
    CHECK_ROWS(rows);
}

static void text_becomes_values(void **state)
{
    static const row rows[] = {
        {"STRING", " 12 ", "TINYINT", "12"},
        {"STRING", "128", "TINYINT", "NULL"},
        {"STRING", "-128", "TINYINT", "-128"},
        {"STRING", "1.9", "INT", "1"},
        {"STRING", "1e3", "INT", "NULL"},
        {"STRING", "", "INT", "NULL"},
        {"STRING", "12345678", "BIGINT", "12345678"},
        {"STRING", "123456789", "BIGINT", "123456789"},
        {"STRING", "1.5d", "DOUBLE", "1.5"},
        {"STRING", "1e3", "DECIMAL(10,2)", "1000.00"},
        {"STRING", "T", "DECIMAL(10,2)", "0.00"},
        {"STRING", "100000000", "DECIMAL(10,2)", "NULL"},
        {"STRING", "yes", "BOOLEAN", "TRUE"},
        {"STRING", "2", "BOOLEAN", "NULL"},
        {"STRING", "2024-6", "DATE", "2024-06-01"},
        {"STRING", "2024-02-30", "DATE", "NULL"},
        {"STRING", "1:2:3", "TIME(0)", "01:02:03"},
        {"STRING", "2024-02-30", "TIMESTAMP(3)", "2024-02-29 00:00:00.000"},
        {"STRING", "1969-12-31 23:59:59.999", "TIMESTAMP(0)", "1969-12-31 23:59:59"},
        {"STRING", "2024-02-29 12:34:56.123456789", "TIMESTAMP(9)",
         "2024-02-29 12:34:56.123456789"},
        {"STRING", "2024-02-29T12:34:56", "TIMESTAMP(3)", "NULL"},
        {"CHAR(5)", "12", "INT", "12"},
    };
    (void)state;
    CHECK_ROWS(rows);
}

static void times_convert(void **state)
{
    static const row rows[] = {
        {"TIMESTAMP(3)", "1969-12-31 23:59:59.999", "DATE", "1970-01-01"},
        {"TIMESTAMP(3)", "1969-12-31 23:59:59.999", "TIME(0)", "00:00:00"},
        {"TIMESTAMP(0)", "1969-12-31 23:59:59", "TIME(0)", "23:59:59"},
        {"TIMESTAMP(3)", "1900-03-01 01:02:03.004", "TIME(0)", "01:02:04"},
        {"TIMESTAMP(3)", "1900-03-01 01:02:03.004", "TIMESTAMP(0)", "1900-03-01 01:02:04"},
        {"TIMESTAMP(9)", "1969-12-31 23:59:59.123456789", "TIMESTAMP(1)", "1969-12-31 23:59:59.2"},
        {"TIMESTAMP(9)", "1969-12-31 23:59:59.123456789", "TIMESTAMP(4)",
         "1969-12-31 23:59:59.1234"},
        {"TIMESTAMP(3)", "2024-01-01 01:02:03.456", "TIMESTAMP(9)",
         "2024-01-01 01:02:03.456000000"},
        {"TIMESTAMP_LTZ(3)", "1969-12-31 23:59:59.999", "DATE", "1969-12-31"},
        {"TIMESTAMP_LTZ(3)", "1969-12-31 23:59:59.999", "TIME(0)", "23:59:59"},
        {"DATE", "0001-01-01", "TIMESTAMP(3)", "0001-01-01 00:00:00.000"},
        {"TIME(0)", "12:34:56", "TIMESTAMP(3)", "1970-01-01 12:34:56.000"},
        {"TIME(3)", "12:34:56.789", "TIME(1)", "12:34:56.7"},
    };
    static const row zoned[] = {
        {"TIMESTAMP(3)", "2024-03-10 02:30:00", "TIMESTAMP_LTZ(3)", "2024-03-10 03:30:00.000"},
        {"TIMESTAMP_LTZ(3)", "2024-11-03 01:30:00", "TIMESTAMP(3)", "2024-11-03 01:30:00.000"},
        {"TIMESTAMP_LTZ(3)", "1969-12-31 18:59:58.999", "TIMESTAMP(0)", "1969-12-31 18:59:59"},
        {"DATE", "2024-03-10", "TIMESTAMP_LTZ(3)", "2024-03-10 00:00:00.000"},
        {"TIME(0)", "01:00:00", "TIMESTAMP_LTZ(0)", "1970-01-01 01:00:00"},
        {"TIMESTAMP_LTZ(3)", "2024-07-01 23:00:00", "DATE", "2024-07-01"},
        {"TIMESTAMP_LTZ(3)", "2024-07-01 23:00:00", "STRING", "2024-07-01 23:00:00.000"},
        {"STRING", "2024-03-10 02:30:00.5", "TIMESTAMP_LTZ(3)", "2024-03-10 03:30:00.500"},
    };
    (void)state;
    CHECK_ROWS(rows);
    check_rows(zoned, sizeof zoned / sizeof zoned[0], "America/New_York");
}

/* ---- Nested values ---- */

static void nested_values(void **state)
{
    (void)state;
    check_sexpr("(cast (ARRAY 1 2) array<string>)", "[1, 2] : ARRAY<STRING> NOT NULL");
    check_sexpr("(cast (ARRAY 1 300) array<tinyint>)", "[1, 44] : ARRAY<TINYINT> NOT NULL");
    check_sexpr("(cast (MAP 'a' 1) map<string,double>)", "{a=1.0} : MAP<STRING, DOUBLE> NOT NULL");
    check_sexpr("(cast (MAP 1 2 257 3) map<tinyint,int>)", "{1=3} : MAP<TINYINT, INT> NOT NULL");
    check_sexpr("(cast (ARRAY '1' 'x') array<int>)", "DATA: cannot cast 'x' to INT");
    check_sexpr("(try (ARRAY '1' 'x') array<int>)", "NULL : ARRAY<INT>");
    check_sexpr("(try (ARRAY (ARRAY '1') (ARRAY 'x')) array<array<int>>)",
                "NULL : ARRAY<ARRAY<INT>>");
    check_sexpr("(cast (ARRAY (ARRAY '1') (ARRAY 'x')) array<array<int>>)",
                "DATA: cannot cast 'x' to INT");
    check_sexpr("(cast (ARRAY 1 1000) array<decimal(2,0)>)",
                "[1, NULL] : ARRAY<DECIMAL(2, 0)> NOT NULL");
    check_sexpr("(cast (ARRAY 'a' (cast null string)) string)", "[a, NULL] : STRING NOT NULL");
    check_sexpr("(cast (ROW 1 'x' (cast null int)) string)", "(1, x, NULL) : STRING NOT NULL");
    check_sexpr("(cast (MAP 'b' 2 'a' 1) string)", "{b=2, a=1} : STRING NOT NULL");
    check_sexpr("(cast (ROW 1.50 true x'41') string)", "(1.50, TRUE, A) : STRING NOT NULL");
    check_sexpr("(cast (ARRAY 1) map<int,int>)",
                "TYPE: cannot cast ARRAY<INT NOT NULL> to MAP<INT, INT>");
    check_sexpr("(cast (ARRAY 1) int)", "TYPE: cannot cast ARRAY<INT NOT NULL> to INT");
    check_sexpr("(cast 1 array<int>)", "TYPE: cannot cast INT to ARRAY<INT>");
    check_sexpr("(cast null array<int>)", "NULL : ARRAY<INT>");
}

/* A ROW whose second field is bad in one row, in a column of three. */
static void rows_are_cast_by_position(void **state)
{
    yl_arena *arena = yl_arena_new("test", 0);
    yl_field from_fields[] = {{YL_STR("a"), &yl_type_int, {0}},
                              {YL_STR("b"), &yl_type_string, {0}}};
    yl_field to_fields[] = {{YL_STR("x"), &yl_type_bigint, {0}}, {YL_STR("y"), &yl_type_int, {0}}};
    const yl_type *from = yl_type_row(arena, from_fields, 2);
    const yl_type *to = yl_type_row(arena, to_fields, 2);
    yl_vector *in = yl_vector_new(from, 3), *out;
    yl_error err = {0};
    static const char *const texts[] = {"7", "q", "9"};
    (void)state;
    for (uint32_t i = 0; i < 3; i++) {
        in->children[0]->i32[i] = (int32_t)i;
        assert_int_equal(yl_vector_set_str(in->children[1], i, yl_str_of(texts[i])), YL_OK);
    }
    in->length = in->children[0]->length = in->children[1]->length = 3;
    check_ok(cast_vector(in, from, to, YL_CAST_NULL, "UTC", &out, &err), &err);
    assert_true(yl_vector_valid(out, 0));
    assert_false(yl_vector_valid(out, 1));
    assert_int_equal(out->children[0]->i64[2], 2);
    assert_int_equal(out->children[1]->i32[2], 9);
    yl_vector_unref(out);
    check_fails(DATA, cast_vector(in, from, to, YL_CAST_FAIL, "UTC", &out, &err), &err);
    check_message(&err, "cannot cast 'q' to INT");
    yl_vector_unref(out);

    /* A bad value below a NULL row is nobody's. */
    assert_int_equal(yl_vector_set_null(in, 1), YL_OK);
    yl_error_clear(&err);
    check_ok(cast_vector(in, from, to, YL_CAST_FAIL, "UTC", &out, &err), &err);
    yl_vector_unref(out);
    yl_vector_unref(in);
    yl_arena_free(arena);
}

static void skips_nulls(void **state)
{
    yl_vector *in = yl_vector_new(&yl_type_string, 3), *out;
    yl_error err = {0};
    (void)state;
    assert_int_equal(yl_vector_set_str(in, 0, YL_STR("5")), YL_OK);
    assert_int_equal(yl_vector_set_null(in, 1), YL_OK);
    assert_int_equal(yl_vector_set_str(in, 2, YL_STR("x")), YL_OK);
    in->length = 3;
    check_ok(cast_vector(in, in->type, &yl_type_int, YL_CAST_NULL, "UTC", &out, &err), &err);
    assert_int_equal(out->i32[0], 5);
    assert_int_equal(out->i32[1], 0);
    assert_int_equal(out->i32[2], 0);
    assert_false(yl_vector_valid(out, 1));
    assert_false(yl_vector_valid(out, 2));
    yl_vector_unref(out);
    check_fails(DATA, cast_vector(in, in->type, &yl_type_date, YL_CAST_FAIL, "UTC", &out, &err),
                &err);
    check_message(&err, "cannot cast 'x' to DATE");
    yl_vector_unref(out);
    yl_vector_unref(in);
}

/* ---- Binding ---- */

static void implicit_casts(void **state)
{
    static const struct {
        const char *from, *to;
        bool implicit;
    } pairs[] = {
        {"TINYINT", "INT", true},        {"INT", "TINYINT", false},
        {"INT", "DOUBLE", true},         {"DOUBLE", "DECIMAL(10,2)", true},
        {"DOUBLE", "FLOAT", false},      {"DECIMAL(10,2)", "FLOAT", true},
        {"DECIMAL(10,2)", "INT", false}, {"CHAR(3)", "STRING", true},
        {"STRING", "CHAR(3)", false},    {"STRING", "VARCHAR(3)", true},
        {"BINARY(3)", "BYTES", true},    {"BYTES", "BINARY(3)", false},
        {"INT", "STRING", false},        {"STRING", "INT", false},
        {"BOOLEAN", "INT", false},       {"TIMESTAMP(3)", "DATE", true},
        {"DATE", "TIMESTAMP(3)", false}, {"TIMESTAMP(3)", "TIMESTAMP_LTZ(3)", true},
        {"TIME(0)", "TIME(3)", true},    {"TIMESTAMP_LTZ(3)", "DATE", false},
        {"NULL", "INT", true},           {"INT", "INTERVAL DAY TO SECOND", false},
    };
    yl_arena *arena = yl_arena_new("test", 0);
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        const yl_type *to = strncmp(pairs[i].to, "INTERVAL", 8) == 0 ? &yl_type_interval_second
                                                                     : type_of(arena, pairs[i].to);
        if (yl_cast_is_implicit(type_of(arena, pairs[i].from), to) != pairs[i].implicit)
            fail_msg("%s to %s", pairs[i].from, pairs[i].to);
    }
    yl_arena_free(arena);
}

static void nullability(void **state)
{
    (void)state;
    check_sexpr("(cast 1 bigint)", "1 : BIGINT NOT NULL");
    check_sexpr("(try 1 bigint)", "1 : BIGINT");
    check_sexpr("(try 1 int)", "1 : INT");
    check_sexpr("(cast (cast null int) bigint)", "NULL : BIGINT");
    check_sexpr("(cast 1000 decimal(2,0))", "NULL : DECIMAL(2, 0) NOT NULL");
    check_sexpr("(cast 'abc' int)", "DATA: cannot cast 'abc' to INT");
    check_sexpr("(try 'abc' int)", "NULL : INT");
    check_sexpr("(cast 1 timestamp(3))", "TYPE: cannot cast INT to TIMESTAMP(3)");
}

static void assignment(void **state)
{
    yl_arena *arena = yl_arena_new("test", 0);
    yl_error err = {0};
    const yl_expr *out, *text = yl_expr_text(arena, YL_STR("abcdefgh"), (yl_span){0, 0});
    (void)state;
    check_ok(yl_cast_assign(arena, text, type_of(arena, "VARCHAR(5)"), &out, &err), &err);
    assert_int_equal(out->type->length, 5);
    check_ok(yl_cast_assign(arena, text, text->type, &out, &err), &err);
    assert_ptr_equal(out, text);
    check_fails(TYPE, yl_cast_assign(arena, text, &yl_type_int, &out, &err), &err);
    check_message(&err, "cannot assign CHAR(8) to INT");
    yl_error_clear(&err);
    check_ok(yl_cast_implicit(arena, text, &yl_type_string, &out, &err), &err);
    assert_false(out->type->nullable);
    check_fails(TYPE, yl_cast_implicit(arena, text, &yl_type_bytes, &out, &err), &err);
    yl_arena_free(arena);
}

static void intervals(void **state)
{
    yl_arena *arena = yl_arena_new("test", 0);
    yl_type days = yl_type_interval_second, mixed = yl_type_interval_second;
    yl_error err = {0};
    yl_expr_env env = sexpr_env();
    yl_vector *value;
    const yl_expr *out, *five = yl_expr_int(arena, 5, (yl_span){0, 0});
    (void)state;
    days.interval_units = yl_interval_units(YL_UNIT_DAY, YL_UNIT_DAY);
    mixed.interval_units = yl_interval_units(YL_UNIT_DAY, YL_UNIT_SECOND);
    check_ok(yl_cast_bind(arena, five, &days, false, five->span, &out, &err), &err);
    check_ok(yl_expr_eval_const(out, &env, &value, &err), &err);
    assert_int_equal(value->i64[0], 5 * YL_MILLIS_PER_DAY);
    yl_vector_unref(value);
    check_fails(TYPE, yl_cast_bind(arena, five, &mixed, false, five->span, &out, &err), &err);
    check_sexpr("(cast (day 3) string)", "+3 00:00:00.000 : STRING NOT NULL");
    check_sexpr("(cast (month -14) string)", "-1-02 : STRING NOT NULL");
    yl_arena_free(arena);
}

static yl_status with_failures(void *arg)
{
    const char *text = *(const char *const *)arg;
    yl_arena *arena = yl_arena_new("sexpr", 0);
    yl_strbuf out = {0};
    yl_error err = {0};
    if (arena == NULL)
        return YL_ERR_MEMORY;
    yl_status status = sexpr_eval_text(arena, text, &out, &err);
    if (status == YL_OK && out.oom)
        status = YL_ERR_MEMORY;
    yl_strbuf_clear(&out);
    yl_arena_free(arena);
    return status;
}

static void survives_failing_allocations(void **state)
{
    static const char *const texts[] = {
        "(cast (cast 'a text of some length' bytes) string)",
        "(cast (ARRAY '1' '2') array<decimal(10,2)>)",
        "(try (ARRAY '1' 'x') array<int>)",
        "(cast (MAP 1 'a text of some length' 257 'b') map<tinyint,string>)",
        "(cast (ROW 1 'a text of some length' (ARRAY 1.5)) string)",
    };
    (void)state;
    yl_function_exists(YL_STR("+"));
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        check_allocations(with_failures, (void *)&texts[i]);
}

CHECK_MAIN(cmocka_unit_test(numbers_narrow_as_in_java), cmocka_unit_test(values_become_text),
           cmocka_unit_test(text_becomes_values), cmocka_unit_test(times_convert),
           cmocka_unit_test(nested_values), cmocka_unit_test(rows_are_cast_by_position),
           cmocka_unit_test(skips_nulls), cmocka_unit_test(implicit_casts),
           cmocka_unit_test(nullability), cmocka_unit_test(assignment), cmocka_unit_test(intervals),
           cmocka_unit_test(survives_failing_allocations))
