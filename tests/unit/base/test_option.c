/* Option tables: kinds, defaults, ranges, and what is said of mistakes. */
#include "base/option.h"

#include "check.h"

typedef struct config {
    yl_str text, secret;
    bool flag, given;
    int32_t small, choice;
    int64_t large, duration, memory;
    double number;
    yl_str_list list;
} config;

static const char *const colours[] = {"red", "green", "dark-blue", NULL};

static const yl_option options[] = {
    {"text", YL_OPT_STRING, offsetof(config, text), .text = "none",
     .set_offset = offsetof(config, given)},
    {"secret", YL_OPT_BOOL, offsetof(config, flag), .secret = true},
    {"small", YL_OPT_INT, offsetof(config, small), .text = "7", .min = 1, .max = 9},
    {"large", YL_OPT_LONG, offsetof(config, large), .min = 1, .max = 0},
    {"duration", YL_OPT_DURATION, offsetof(config, duration), .text = "5 min"},
    {"memory", YL_OPT_MEMORY, offsetof(config, memory), .text = "64 mb"},
    {"choice", YL_OPT_ENUM, offsetof(config, choice), .text = "green", .values = colours},
    {"number", YL_OPT_DOUBLE, offsetof(config, number), .text = "0.5"},
    {"list", YL_OPT_LIST, offsetof(config, list), .text = "a; b"},
    {"properties.*", YL_OPT_PREFIX, 0, .doc = "Handed on."},
};

enum { N = sizeof options / sizeof *options };

static yl_arena *arena;
static yl_error err;

static yl_status parse(const char *key, const char *value, config *out)
{
    yl_option_pair pair = {yl_str_of(key), yl_str_of(value), {3, 9}};
    memset(out, 0, sizeof *out);
    yl_error_clear(&err);
    return yl_options_parse(arena, "table 't'", options, N, &pair, key == NULL ? 0 : 1, out, &err);
}

static void has_defaults(void **state)
{
    (void)state;
    config c;
    check_ok(parse(NULL, NULL, &c), &err);
    check_str(c.text, "none");
    assert_false(c.given);
    assert_int_equal(c.small, 7);
    assert_int_equal(c.large, 0);
    assert_int_equal(c.duration, 300000);
    assert_int_equal(c.memory, 64 << 20);
    assert_int_equal(c.choice, 1);
    assert_true(c.number == 0.5);
    assert_int_equal(c.list.n, 2);
    check_str(c.list.items[1], "b");
}

static void reads_values(void **state)
{
    (void)state;
    config c;
    check_ok(parse("text", "", &c), &err);
    check_str(c.text, "");
    assert_true(c.given);
    check_ok(parse("small", " 9 ", &c), &err);
    assert_int_equal(c.small, 9);
    check_ok(parse("choice", "DARK-blue", &c), &err);
    assert_int_equal(c.choice, 2);
    check_ok(parse("list", "", &c), &err);
    assert_int_equal(c.list.n, 0);
    check_ok(parse("number", "-1e3", &c), &err);
    assert_true(c.number == -1000);
    check_ok(parse("properties.anything", "x", &c), &err);
}

static void explains_mistakes(void **state)
{
    (void)state;
    static const char *const cases[][3] = {
        {"small", "10", "must be between 1 and 9"},
        {"small", "x", "option 'small' is 'x', but must be an integer"},
        {"small", "99999999999", "must be an integer"},
        {"large", "0", "must be at least 1"},
        {"duration", "5 lightyears", "must be a duration"},
        {"memory", "1 mib", "must be a size"},
        {"choice", "gren", "did you mean 'green'?"},
        {"choice", "pink", "one of: red, green, dark-blue"},
        {"txt", "x", "table 't' has no option 'txt'"},
        {"txt", "x", "did you mean 'text'?"},
        {"number", "1,5", "must be a number"},
        {"properties.", "x", "has no option"},
    };
    config c;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        check_fails(OPTION, parse(cases[i][0], cases[i][1], &c), &err);
        check_message(&err, cases[i][2]);
        assert_int_equal(err.span.begin, 3);
    }
    check_fails(OPTION, parse("secret", "hunter2", &c), &err);
    assert_null(strstr(err.message, "hunter2"));
}

static void wants_what_is_required(void **state)
{
    (void)state;
    static const yl_option need[] = {{"path", YL_OPT_STRING, 0, .required = true}};
    yl_str path;
    yl_error_clear(&err);
    check_fails(OPTION, yl_options_parse(arena, "table 't'", need, 1, NULL, 0, &path, &err), &err);
    check_message(&err, "table 't' needs the option 'path'");
}

static void reads_durations(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t millis;
    } good[] = {{"0", 0},           {"17", 17},         {"100ms", 100},
                {"1 s", 1000},      {"2 sec", 2000},    {"3 Minutes", 180000},
                {"4h", 14400000},   {"1 d", 86400000},  {"500 us", -1},
                {"2500 micros", 2}, {"5 \xC2\xB5s", 0}, {"3000000 ns", 3}};
    int64_t millis;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_int_equal(yl_duration_parse(yl_str_of(good[i].text), &millis), good[i].millis >= 0);
        if (good[i].millis >= 0)
            assert_int_equal(millis, good[i].millis);
    }
    assert_false(yl_duration_parse(YL_STR(""), &millis));
    assert_false(yl_duration_parse(YL_STR("-1 s"), &millis));
    assert_false(yl_duration_parse(YL_STR("9223372036854775807 d"), &millis));
}

static void reads_sizes(void **state)
{
    (void)state;
    int64_t bytes;
    assert_true(yl_memory_parse(YL_STR("3 kb"), &bytes));
    assert_int_equal(bytes, 3072);
    assert_true(yl_memory_parse(YL_STR("2G"), &bytes));
    assert_int_equal(bytes, INT64_C(2) << 30);
    assert_true(yl_memory_parse(YL_STR("10"), &bytes));
    assert_int_equal(bytes, 10);
    assert_false(yl_memory_parse(YL_STR("9999999999 tb"), &bytes));
}

static int set_up(void **state)
{
    (void)state;
    arena = yl_arena_new("test", 0);
    return arena == NULL;
}

static int tear_down(void **state)
{
    (void)state;
    yl_arena_free(arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(has_defaults),      cmocka_unit_test(reads_values),
        cmocka_unit_test(explains_mistakes), cmocka_unit_test(wants_what_is_required),
        cmocka_unit_test(reads_durations),   cmocka_unit_test(reads_sizes),
    };
    setvbuf(stdout, NULL, _IOLBF, 0);
    return cmocka_run_group_tests_name(__FILE__, tests, set_up, tear_down);
}
