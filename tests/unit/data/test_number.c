/* Texts of numbers. What is in the tables came from Java 17 (whose doubles were chosen so that they
 * print shortest there, too) and from Flink 2.3.0's casts. */
#include "check.h"

#include <math.h>

#include "data/number.h"

static yl_str view(const char *buf, size_t size)
{
    return (yl_str){buf, size};
}

static void check_double(double value, const char *text)
{
    char buf[YL_NUMBER_TEXT_MAX];
    check_str(view(buf, yl_double_print(value, buf)), text);
    double back = 0;
    assert_true(yl_double_parse_java(yl_str_of(text), &back));
    assert_true(back == value || (value != value && back != back));
}

static void prints_doubles(void **state)
{
    (void)state;
    check_double(0.0, "0.0");
    check_double(-0.0, "-0.0");
    check_double((double)NAN, "NaN");
    check_double((double)INFINITY, "Infinity");
    check_double(-(double)INFINITY, "-Infinity");
    check_double(100, "100.0");
    check_double(406.25, "406.25");
    check_double(-19.99, "-19.99");
    check_double(0.1, "0.1");
    check_double(1.0 / 3, "0.3333333333333333");
    check_double(2026369.7, "2026369.7");
    check_double(9999999.0, "9999999.0");
    check_double(1e7, "1.0E7");
    check_double(11859426.26, "1.185942626E7");
    check_double(0.001, "0.001");
    check_double(0.00099, "9.9E-4");
    check_double(1e-5, "1.0E-5");
    check_double(1e21, "1.0E21");
    check_double(123456.789012, "123456.789012");
    check_double(1.7976931348623157e308, "1.7976931348623157E308");
    check_double(2.2250738585072014e-308, "2.2250738585072014E-308");
    check_double(4.9e-324, "4.9E-324");
    check_double(9.9e-324, "9.9E-324");
    check_double(2e23, "2.0E23"); /* JDK 19 and later; 17 says 1.9999999999999998E23 */
}

static void prints_floats(void **state)
{
    (void)state;
    static const struct {
        float value;
        const char *text;
    } cases[] = {{0.1f, "0.1"},
                 {1.0f / 3, "0.33333334"},
                 {100.0f, "100.0"},
                 {-2.5f, "-2.5"},
                 {19.99f, "19.99"},
                 {1e10f, "1.0E10"},
                 {1e-5f, "1.0E-5"},
                 {1.4e-45f, "1.4E-45"},
                 {3.4028235e38f, "3.4028235E38"},
                 {16777216.0f, "1.6777216E7"},
                 {1234.5678f, "1234.5677"}};
    char buf[YL_NUMBER_TEXT_MAX];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        check_str(view(buf, yl_float_print(cases[i].value, buf)), cases[i].text);
        float back = 0;
        assert_true(yl_float_parse_java(yl_str_of(cases[i].text), &back));
        assert_true(back == cases[i].value);
    }
}

static void prints_integers(void **state)
{
    (void)state;
    char buf[YL_NUMBER_TEXT_MAX];
    check_str(view(buf, yl_int64_print(0, buf)), "0");
    check_str(view(buf, yl_int64_print(-7, buf)), "-7");
    check_str(view(buf, yl_int64_print(10, buf)), "10");
    check_str(view(buf, yl_int64_print(123456789012345, buf)), "123456789012345");
    check_str(view(buf, yl_int64_print(INT64_MIN, buf)), "-9223372036854775808");
    check_str(view(buf, yl_uint64_print(UINT64_MAX, buf)), "18446744073709551615");
}

/* Every length goes through another path of the inline readers. */
static void reads_integers(void **state)
{
    (void)state;
    char buf[YL_NUMBER_TEXT_MAX];
    int64_t value = 7, back;
    for (int i = 1; i < 19; i++, value = value * 10 + i % 10) {
        for (int sign = -1; sign <= 1; sign += 2) {
            yl_str text = {buf, yl_int64_print(sign * value, buf)};
            assert_true(yl_int64_parse(text, &back));
            assert_int_equal(back, sign * value);
            for (size_t at = 0; at < text.size; at++) { /* no other letter anywhere */
                char kept = buf[at];
                for (const char *wrong = "/:a .\x80"; *wrong != '\0'; wrong++) {
                    buf[at] = *wrong;
                    assert_false(yl_int64_parse(text, &back));
                }
                buf[at] = kept;
            }
        }
    }
    assert_false(yl_int64_parse(YL_STR(""), &back));
    assert_false(yl_int64_parse(YL_STR("-"), &back));
    assert_false(yl_int64_parse(YL_STR("9223372036854775808"), &back));
    assert_true(yl_int64_parse(YL_STR("+5"), &back) && back == 5);
    assert_true(yl_int64_parse(YL_STR("-9223372036854775808"), &back) && back == INT64_MIN);
    assert_true(yl_int64_parse(YL_STR("\357\274\221\357\274\222"), &back) && back == 12);
}

/* Text, DECIMAL(p, s) is test_decimal's, double and float by their bits, or "bad". */
static const struct {
    const char *text, *double_bits, *float_bits;
} float_texts[] = {
    {"51579048", "4188984540000000", "4c44c22a"},
    {"1.40191441598487956E253", "747e98394ecdee0d", "7f800000"},
    {"90.4", "405699999999999a", "42b4cccd"},
    {"907909", "412bb50a00000000", "495da850"},
    {"-x", "bad", "bad"},
    {" 0E-7\011", "0", "0"},
    {"0.000f", "0", "0"},
    {" 89.7\011", "40566ccccccccccd", "42b36666"},
    {"e", "bad", "bad"},
    {" -0.0000904\011", "bf17b2a42c9a92be", "b8bd9521"},
    {"-16965e-3", "c030f70a3d70a3d7", "c187b852"},
    {"-79e-6", "bf14b599aa60913a", "b8a5accd"},
    {"15.2e-98", "2bd4c764cda167da", "0"},
    {"-0.0092e11", "c1cb6b0b00000000", "ce5b5858"},
    {"0x1.59d1a3aac7a3p-373", "28a59d1a3aac7a30", "0"},
    {"-0x1.c24ae411fb012p126", "c7dc24ae411fb012", "fee12572"},
    {"0x1.0cfed02827f4p932", "7a30cfed02827f40", "7f800000"},
    {"0x1.e940e18fb14b9p48", "42fe940e18fb14b9", "57f4a071"},
    {"-0x1.21180525186fp930", "fa121180525186f0", "ff800000"},
    {"-0x1.3c9fbdfd70afdp652", "e8b3c9fbdfd70afd", "ff800000"},
    {"0x1.b0d69ep22", "415b0d69e0000000", "4ad86b4f"},
    {"0x1.01f734c9c9497p-295", "2d801f734c9c9497", "0"},
    {"-0.0000\357\274\2219270209900", "bad", "bad"},
    {"3\357\274\221.", "bad", "bad"},
};

static void reads_floats(void **state)
{
    (void)state;
    char buf[24];
    for (size_t i = 0; i < sizeof float_texts / sizeof *float_texts; i++) {
        yl_str text = yl_str_of(float_texts[i].text);
        double d;
        float f;
        uint64_t bits;
        uint32_t bits_single;
        bool good = yl_double_parse_java(text, &d);
        memcpy(&bits, &d, sizeof bits);
        snprintf(buf, sizeof buf, "%llx", (unsigned long long)bits);
        check_text(good ? buf : "bad", float_texts[i].double_bits);
        good = yl_float_parse_java(text, &f);
        memcpy(&bits_single, &f, sizeof bits_single);
        snprintf(buf, sizeof buf, "%x", bits_single);
        check_text(good ? buf : "bad", float_texts[i].float_bits);
    }
}

static void reads_plain_doubles(void **state)
{
    (void)state;
    double d;
    assert_true(yl_double_parse(YL_STR("406.00"), &d) && d == 406.0);
    assert_true(yl_double_parse(YL_STR("-0.1"), &d) && d == -0.1);
    assert_true(yl_double_parse(YL_STR("123456789012345678"), &d) && d == 123456789012345678.0);
    assert_true(yl_double_parse(YL_STR("0.12345678901234567890123"), &d));
    assert_true(d == 0.12345678901234567890123);
    assert_true(yl_double_parse(YL_STR("1e400"), &d) && isinf(d));
    assert_true(yl_double_parse(YL_STR("0.00001e-400"), &d) && d == 0);
    assert_true(yl_double_parse(YL_STR("0e999999999999"), &d) && d == 0);
    assert_true(yl_double_parse(YL_STR("-5"), &d) && d == -5);
    assert_false(yl_double_parse(YL_STR(""), &d));
    assert_false(yl_double_parse(YL_STR("."), &d));
    assert_false(yl_double_parse(YL_STR(" 1"), &d));
    assert_false(yl_double_parse(YL_STR("1 "), &d));
    assert_false(yl_double_parse(YL_STR("1e"), &d));
    assert_false(yl_double_parse(YL_STR("1..2"), &d));
    assert_false(yl_double_parse(YL_STR("0x1"), &d));
}

/* conformance/cast/string_to_integer and string_to_boolean. */
static void casts(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool good;
        int64_t value;
    } cases[] = {{"7", true, 7},
                 {"-7", true, -7},
                 {"+7", true, 7},
                 {" 12 ", true, 12},
                 {"1.5", true, 1},
                 {".5", true, 0},
                 {"1.", true, 1},
                 {"-0", true, 0},
                 {"007", true, 7},
                 {"1e3", false, 0},
                 {"0x10", false, 0},
                 {"1_000", false, 0},
                 {"", false, 0},
                 {"abc", false, 0},
                 {"12abc", false, 0},
                 {"--1", false, 0},
                 {"1 2", false, 0},
                 {"9223372036854775808", false, 0},
                 {"9223372036854775807", true, INT64_MAX},
                 {"-9223372036854775808", true, INT64_MIN},
                 {"\357\274\221\357\274\222", false, 0}};
    int64_t value;
    bool flag;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bool good = yl_cast_text_to_int(yl_str_of(cases[i].text), INT64_MIN, INT64_MAX, &value);
        assert_int_equal(good, cases[i].good);
        if (good)
            assert_int_equal(value, cases[i].value);
    }
    assert_false(yl_cast_text_to_int(YL_STR("128"), -128, 127, &value));
    assert_true(yl_cast_text_to_int(YL_STR("-128"), -128, 127, &value));
    assert_true(yl_cast_text_to_bool(YL_STR("YES"), &flag) && flag);
    assert_true(yl_cast_text_to_bool(YL_STR("0"), &flag) && !flag);
    assert_false(yl_cast_text_to_bool(YL_STR(" true "), &flag));
    assert_false(yl_cast_text_to_bool(YL_STR(""), &flag));
    assert_false(yl_cast_text_to_bool(YL_STR("on"), &flag));
}

static void narrows_doubles(void **state)
{
    (void)state;
    assert_int_equal(yl_double_to_int32((double)NAN), 0);
    assert_int_equal(yl_double_to_int32(1e308), INT32_MAX);
    assert_int_equal(yl_double_to_int32(-2147483648.9), INT32_MIN);
    assert_int_equal(yl_double_to_int32(-1.9), -1);
    assert_int_equal(yl_double_to_int64(-1e308), INT64_MIN);
    assert_int_equal(yl_double_to_int64(9.3e18), INT64_MAX);
    assert_int_equal(yl_double_to_int64((double)NAN), 0);
    assert_int_equal((int8_t)yl_double_to_int32(1e308), -1); /* DOUBLE -> TINYINT */
}

CHECK_MAIN(cmocka_unit_test(prints_doubles), cmocka_unit_test(prints_floats),
           cmocka_unit_test(prints_integers), cmocka_unit_test(reads_integers),
           cmocka_unit_test(reads_floats), cmocka_unit_test(reads_plain_doubles),
           cmocka_unit_test(casts), cmocka_unit_test(narrows_doubles))
