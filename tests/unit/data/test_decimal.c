/* DECIMAL. The tables were written by Flink 2.3.0's DecimalDataUtils and LogicalTypeMerging over
 * random values; texts are those of conformance/cast/string_to_decimal and random ones. */
#include "check.h"

#include "data/decimal.h"

static yl_str view(const char *buf, size_t size)
{
    return (yl_str){buf, size};
}

static yl_int128 big(const char *text)
{
    bool minus = *text == '-';
    yl_int128 value = 0;
    for (text += minus; *text != '\0'; text++)
        value = value * 10 + (*text - '0');
    return minus ? -value : value;
}

static const char *shown(yl_int128 value)
{
    static char buf[4][YL_DECIMAL_TEXT_MAX];
    static int next;
    char *to = buf[next++ % 4];
    to[yl_decimal_print(value, 0, to)] = '\0';
    return to;
}

static const char *outcome(yl_decimal_code code, yl_int128 value)
{
    static const char *const names[] = {"", "null", "bad", "zero", "impossible"};
    return code == YL_DECIMAL_OK ? shown(value) : names[code];
}

/* a, b, and the type and value of a + b, a - b, a * b, a / b, a % b; the sign of a - b. */
static const struct {
    yl_decimal_type type_a;
    const char *a;
    yl_decimal_type type_b;
    const char *b;
    struct {
        int precision, scale;
        const char *value;
    } results[5];
    int order;
} operations[] = {
    {{35, 8},
     "-999094970906090",
     {35, 0},
     "-180799983998107606960093099005",
     {{38, 6, "-180799983998107606960103089954709061"},
      {38, 6, "180799983998107606960083108055290939"},
      {38, 6, "null"},
      {38, 11, "0"},
      {35, 8, "-999094970906090"}},
     1},
    {{32, 27},
     "-9010",
     {35, 14},
     "-2939080088690093018059409999796508",
     {{38, 16, "-293908008869009301805940999979650800"},
      {38, 16, "293908008869009301805940999979650800"},
      {38, 11, "26481112"},
      {38, 19, "0"},
      {32, 27, "-9010"}},
     1},
    {{35, 32},
     "-90383964952790431",
     {36, 36},
     "-998949",
     {{38, 34, "-9038396495279053089"},
      {38, 34, "-9038396495279033111"},
      {38, 34, "0"},
      {38, 6, "904790584432142491759"},
      {36, 36, "-491242"}},
     -1},
    {{14, 3},
     "-597952",
     {9, 7},
     "70",
     {{19, 7, "-5979519930"},
      {19, 7, "-5979520070"},
      {24, 10, "-41856640"},
      {31, 13, "-854217142857142857143"},
      {9, 7, "-20"}},
     -1},
    {{11, 2},
     "-340",
     {13, 4},
     "299900230",
     {{14, 4, "299866230"},
      {14, 4, "-299934230"},
      {25, 6, "-101966078200"},
      {29, 16, "-1133710367611"},
      {13, 4, "-34000"}},
     -1},
    {{27, 5},
     "-955189008049890099969203",
     {37, 31},
     "-7094",
     {{38, 15, "-9551890080498900999692030000000000"},
      {38, 15, "-9551890080498900999692030000000000"},
      {38, 9, "7"},
      {38, 6, "null"},
      {37, 31, "impossible"}},
     -1},
    {{20, 14},
     "-829976980009004520",
     {3, 2},
     "0",
     {{21, 14, "-829976980009004520"},
      {21, 14, "-829976980009004520"},
      {24, 16, "0"},
      {26, 18, "zero"},
      {15, 14, "zero"}},
     -1},
    {{25, 6},
     "-8",
     {38, 3},
     "-397999900099090729809901903740980471",
     {{38, 6, "null"},
      {38, 6, "null"},
      {38, 6, "3183999200792725838479215229927844"},
      {38, 16, "0"},
      {25, 6, "-8"}},
     1},
    {{22, 22},
     "-895",
     {36, 8},
     "4549058389789990151979039",
     {{38, 9, "45490583897899901519790390"},
      {38, 9, "-45490583897899901519790390"},
      {38, 9, "-4071407"},
      {38, 30, "0"},
      {22, 22, "-895"}},
     -1},
    {{28, 11},
     "94",
     {27, 14},
     "98094020369966920069",
     {{32, 14, "98094020369967014069"},
      {32, 14, "-98094020369966826069"},
      {38, 7, "9221"},
      {38, 7, "0"},
      {27, 14, "94000"}},
     -1},
};

static void calculates(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof operations / sizeof *operations; i++) {
        yl_decimal_type x = operations[i].type_a, y = operations[i].type_b;
        yl_int128 a = big(operations[i].a), b = big(operations[i].b), out = 0;
        const yl_decimal_type types[5] = {yl_decimal_add_type(x, y), yl_decimal_add_type(x, y),
                                          yl_decimal_mul_type(x, y), yl_decimal_div_type(x, y),
                                          yl_decimal_mod_type(x, y)};
        for (int k = 0; k < 5; k++) {
            int p = types[k].precision, s = types[k].scale;
            yl_decimal_code code = YL_DECIMAL_OVERFLOW;
            assert_int_equal(p, operations[i].results[k].precision);
            assert_int_equal(s, operations[i].results[k].scale);
            if (k == 0 && yl_decimal_add(a, x.scale, b, y.scale, p, s, &out))
                code = YL_DECIMAL_OK;
            else if (k == 1 && yl_decimal_sub(a, x.scale, b, y.scale, p, s, &out))
                code = YL_DECIMAL_OK;
            else if (k == 2 && yl_decimal_mul(a, x.scale, b, y.scale, p, s, &out))
                code = YL_DECIMAL_OK;
            else if (k == 3)
                code = yl_decimal_div(a, x.scale, b, y.scale, p, s, &out);
            else if (k == 4)
                code = yl_decimal_mod(a, x.scale, b, y.scale, p, s, &out);
            check_text(outcome(code, out), operations[i].results[k].value);
        }
        assert_int_equal(yl_decimal_compare(a, x.scale, b, y.scale), operations[i].order);
        assert_int_equal(yl_decimal_compare(b, y.scale, a, x.scale), -operations[i].order);
    }
}

/* DECIMAL(p, s), value, floor, ceil, ROUND to digits, longValue, toString, toPlainString, and
 * toString without trailing zeros. */
static const struct {
    int precision, scale;
    const char *value, *floor, *ceil;
    int digits;
    const char *round;
    int64_t whole;
    const char *java, *plain, *stripped;
} values[] = {
    {7, 7, "9", "0", "1", 2, "0", INT64_C(0), "9E-7", "0.0000009", "9E-7"},
    {34, 16, "990049690", "0", "1", 26, "990049690", INT64_C(0), "9.90049690E-8",
     "0.0000000990049690", "9.9004969E-8"},
    {16, 14, "89809", "0", "1", 4, "0", INT64_C(0), "8.9809E-10", "0.00000000089809", "8.9809E-10"},
    {13, 2, "996000", "9960", "9960", 28, "996000", INT64_C(9960), "9960.00", "9960.00", "9.96E+3"},
    {16, 0, "-4123761479780", "-4123761479780", "-4123761479780", -4, "-4123761480000",
     INT64_C(-4123761479780), "-4123761479780", "-4123761479780", "-4.12376147978E+12"},
    {9, 0, "-5709220", "-5709220", "-5709220", -5, "-5700000", INT64_C(-5709220), "-5709220",
     "-5709220", "-5.70922E+6"},
    {24, 2, "906778953299900970459137", "9067789532999009704591", "9067789532999009704592", -5,
     "9067789532999009700000", INT64_C(-8008551266089690481), "9067789532999009704591.37",
     "9067789532999009704591.37", "9067789532999009704591.37"},
    {31, 1, "466028642200581700900300960708", "46602864220058170090030096070",
     "46602864220058170090030096071", 23, "466028642200581700900300960708",
     INT64_C(-7900693268416176442), "46602864220058170090030096070.8",
     "46602864220058170090030096070.8", "46602864220058170090030096070.8"},
    {3, 0, "-9", "-9", "-9", 30, "-9", INT64_C(-9), "-9", "-9", "-9"},
    {23, 9, "-60409919", "-1", "0", 25, "-60409919", INT64_C(0), "-0.060409919", "-0.060409919",
     "-0.060409919"},
    {8, 7, "-89219", "-1", "0", 16, "-89219", INT64_C(0), "-0.0089219", "-0.0089219", "-0.0089219"},
    {10, 2, "-224", "-3", "-2", 6, "-224", INT64_C(-2), "-2.24", "-2.24", "-2.24"},
};

static void shows_and_cuts(void **state)
{
    (void)state;
    char buf[YL_DECIMAL_TEXT_MAX];
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        int p = values[i].precision, s = values[i].scale;
        yl_int128 v = big(values[i].value), out = 0;
        check_text(shown(yl_decimal_floor(v, s)), values[i].floor);
        check_text(shown(yl_decimal_ceil(v, s)), values[i].ceil);
        bool fits = yl_decimal_round(v, p, s, values[i].digits, &out);
        check_text(fits ? shown(out) : "null", values[i].round);
        assert_int_equal(yl_decimal_to_int64(v, s), values[i].whole);
        check_str(view(buf, yl_decimal_print_java(v, s, buf)), values[i].java);
        check_str(view(buf, yl_decimal_print(v, s, buf)), values[i].plain);
        check_str(view(buf, yl_decimal_print_stripped(v, s, buf)), values[i].stripped);
        assert_true(yl_decimal_parse(yl_str_of(values[i].plain), p, s, &out) == YL_DECIMAL_OK);
        assert_true(out == v);
        assert_true(yl_decimal_parse(yl_str_of(values[i].java), p, s, &out) == YL_DECIMAL_OK);
        assert_true(out == v);
    }
    check_str(view(buf, yl_decimal_print_stripped(22000, 2, buf)), "2.2E+2");
    check_str(view(buf, yl_decimal_print_stripped(1, 18, buf)), "1E-18");
    check_str(view(buf, yl_decimal_print_stripped(0, 2, buf)), "0");
    check_str(view(buf, yl_decimal_print_stripped(8520, 2, buf)), "85.2");
}

/* Text, DECIMAL(p, s), new BigDecimal(text), CAST (where Flink does not tell bad from null). */
static const struct {
    const char *text;
    int precision, scale;
    const char *parsed, *cast;
} texts[] = {
    {"1.5d", 10, 2, "bad", "150"},
    {"T", 10, 2, "bad", "0"},
    {"1e3", 10, 2, "100000", "100000"},
    {"99999999.995", 10, 2, "null", "10000000000"},
    {" 1.5 ", 10, 2, "bad", "150"},
    {"-1.005", 10, 2, "-101", "-101"},
    {"5.", 10, 2, "500", "500"},
    {"--1", 10, 2, "bad", "bad"},
    {"", 10, 2, "bad", "bad"},
    {"NaN", 10, 2, "bad", "bad"},
    {"0.0000000000000000004", 10, 2, "0", "0"},
    {"99999999999999999999999999999999999999", 38, 0, "99999999999999999999999999999999999999",
     "99999999999999999999999999999999999999"},
    {"999999999999999999999999999999999999999", 38, 0, "null", "bad"},
    {"\357\274\221\357\274\222", 38, 0, "12", "12"},
    {"1e-30", 10, 2, "0", "bad"},
    {"1E+999999999", 38, 0, "null", "bad"},
    {"1E-999999999", 38, 0, "0", "0"},
    {"1E99999999999", 38, 0, "bad", "bad"},
    {"51579048", 20, 16, "null", "bad"},
    {"1.40191441598487956E253", 18, 3, "null", "bad"},
    {"90.4", 12, 11, "null", "bad"},
    {"907909", 16, 11, "null", "bad"},
    {"-x", 12, 7, "bad", "0"},
    {" 0E-7\011", 23, 2, "bad", "0"},
    {"0.000f", 13, 1, "bad", "0"},
    {" 89.7\011", 12, 5, "bad", "8970000"},
    {"e", 16, 5, "bad", "0"},
    {" -0.0000904\011", 19, 18, "bad", "-90400000000000"},
    {"-16965e-3", 31, 8, "-1696500000", "-1696500000"},
    {"-79e-6", 25, 18, "-79000000000000", "-79000000000000"},
    {"15.2e-98", 31, 7, "0", "0"},
    {"-0.0092e11", 25, 13, "-9200000000000000000000", "-9200000000000000000000"},
    {"0x1.59d1a3aac7a3p-373", 27, 23, "bad", "bad"},
    {"-0x1.c24ae411fb012p126", 25, 3, "bad", "bad"},
    {"0x1.0cfed02827f4p932", 23, 18, "bad", "bad"},
    {"0x1.e940e18fb14b9p48", 18, 6, "bad", "bad"},
    {"-0x1.21180525186fp930", 5, 3, "bad", "bad"},
    {"-0x1.3c9fbdfd70afdp652", 34, 27, "bad", "bad"},
    {"0x1.b0d69ep22", 10, 2, "bad", "bad"},
    {"0x1.01f734c9c9497p-295", 21, 5, "bad", "bad"},
    {"-0.0000\357\274\2219270209900", 25, 3, "0", "0"},
    {"3\357\274\221.", 1, 1, "null", "bad"},
};

static void reads(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        yl_str text = yl_str_of(texts[i].text);
        int p = texts[i].precision, s = texts[i].scale;
        yl_int128 out = 0;
        yl_decimal_code code = yl_decimal_parse(text, p, s, &out);
        check_text(outcome(code, out), texts[i].parsed);
        code = yl_decimal_cast_text(text, p, s, &out);
        check_text(code == YL_DECIMAL_OK ? shown(out) : "bad", texts[i].cast);
    }
}

static void converts(void **state)
{
    (void)state;
    yl_int128 out = 0;
    assert_int_equal(yl_decimal_from_double(1.005, 10, 2, &out), YL_DECIMAL_OK);
    assert_true(out == 101);
    assert_int_equal(yl_decimal_from_double(1e10, 10, 2, &out), YL_DECIMAL_OVERFLOW);
    assert_int_equal(yl_decimal_from_double(0.0 / 0.0, 10, 2, &out), YL_DECIMAL_MALFORMED);
    assert_true(yl_decimal_to_double(1005, 10, 3) == 1.005);
    assert_true(yl_decimal_to_double(big("10000000000000000000000001"), 38, 25) == 1.0);
    assert_true(yl_decimal_from_int64(-5, 3, 1, &out) && out == -50);
    assert_false(yl_decimal_from_int64(100, 3, 1, &out));
    /* DECIMAL -> INT wraps. */
    assert_int_equal((int32_t)yl_decimal_to_int64(big("99999999999999999999"), 0), 1661992959);
    yl_int128 value = big("1200");
    int scale = 1;
    yl_decimal_strip(&value, &scale);
    assert_true(value == 12 && scale == -1);
    for (int digits = 1; digits <= 38; digits++) {
        assert_int_equal(yl_decimal_digits((yl_int128)yl_pow10_u128[digits] - 1), digits);
        assert_int_equal(yl_decimal_digits(-(yl_int128)yl_pow10_u128[digits - 1]), digits);
    }
    assert_true(yl_decimal_truncate(-12999, 5, 3, 1, &out) && out == -129);
    assert_true(yl_decimal_truncate(12999, 5, 0, -2, &out) && out == 12900);
}

CHECK_MAIN(cmocka_unit_test(calculates), cmocka_unit_test(shows_and_cuts), cmocka_unit_test(reads),
           cmocka_unit_test(converts))
