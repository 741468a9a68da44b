/* Options as typed tables; see option.h.
 *
 * Texts are read as Flink reads them: durations with its unit labels, memory sizes in powers of
 * 1024, booleans by name. A message names the owner, the option, what was given (unless it is a
 * secret) and what is allowed.
 */
#include "base/option.h"

#include <stdio.h>

#include "base/list.h"

enum { NAMES_MAX = 128 }; /* how many option names a hint is sought among */

/* ---- Texts with units ---- */

typedef struct unit {
    const char *label;
    int64_t multiply, divide;
} unit;

/* Reads digits, then blanks and a unit label. False when there are no digits, the label is
 * unknown, or the value leaves 64 bits. No label means the first unit. */
static bool parse_with_unit(yl_str text, const unit *units, size_t n, int64_t *out)
{
    text = yl_str_trim(text);
    int64_t value = 0;
    size_t i = 0;
    for (; i < text.size && text.data[i] >= '0' && text.data[i] <= '9'; i++)
        if (__builtin_mul_overflow(value, 10, &value) ||
            __builtin_add_overflow(value, text.data[i] - '0', &value))
            return false;
    if (i == 0)
        return false;
    yl_str label = yl_str_trim((yl_str){text.data + i, text.size - i});
    for (size_t k = 0; k < n; k++) {
        bool fits = label.size == 0 || yl_str_equal_nocase(label, yl_str_of(units[k].label));
        if (!fits)
            continue;
        if (__builtin_mul_overflow(value, units[k].multiply, &value))
            return false;
        *out = value / units[k].divide;
        return true;
    }
    return false;
}

bool yl_duration_parse(yl_str text, int64_t *millis)
{
    enum { SECOND = 1000, MINUTE = 60 * SECOND, HOUR = 60 * MINUTE, DAY = 24 * HOUR };
    static const unit units[] = {
        {"ms", 1, 1},
        {"milli", 1, 1},
        {"millis", 1, 1},
        {"millisecond", 1, 1},
        {"milliseconds", 1, 1},
        {"d", DAY, 1},
        {"day", DAY, 1},
        {"days", DAY, 1},
        {"h", HOUR, 1},
        {"hour", HOUR, 1},
        {"hours", HOUR, 1},
        {"m", MINUTE, 1},
        {"min", MINUTE, 1},
        {"minute", MINUTE, 1},
        {"minutes", MINUTE, 1},
        {"s", SECOND, 1},
        {"sec", SECOND, 1},
        {"secs", SECOND, 1},
        {"second", SECOND, 1},
        {"seconds", SECOND, 1},
        {"\xC2\xB5s", 1, 1000},
        {"micro", 1, 1000},
        {"micros", 1, 1000},
        {"microsecond", 1, 1000},
        {"microseconds", 1, 1000},
        {"ns", 1, 1000000},
        {"nano", 1, 1000000},
        {"nanos", 1, 1000000},
        {"nanosecond", 1, 1000000},
        {"nanoseconds", 1, 1000000},
    };
    return parse_with_unit(text, units, sizeof units / sizeof *units, millis);
}

bool yl_memory_parse(yl_str text, int64_t *bytes)
{
    static const unit units[] = {
        {"b", 1, 1},
        {"bytes", 1, 1},
        {"k", INT64_C(1) << 10, 1},
        {"kb", INT64_C(1) << 10, 1},
        {"kibibytes", INT64_C(1) << 10, 1},
        {"m", INT64_C(1) << 20, 1},
        {"mb", INT64_C(1) << 20, 1},
        {"mebibytes", INT64_C(1) << 20, 1},
        {"g", INT64_C(1) << 30, 1},
        {"gb", INT64_C(1) << 30, 1},
        {"gibibytes", INT64_C(1) << 30, 1},
        {"t", INT64_C(1) << 40, 1},
        {"tb", INT64_C(1) << 40, 1},
        {"tebibytes", INT64_C(1) << 40, 1},
    };
    return parse_with_unit(text, units, sizeof units / sizeof *units, bytes);
}

/* ---- One value ---- */

/* An integer with a sign, nothing else but blanks around. */
static bool parse_integer(yl_str text, int64_t *out)
{
    text = yl_str_trim(text);
    bool minus = text.size > 0 && text.data[0] == '-';
    size_t i = minus || (text.size > 0 && text.data[0] == '+');
    int64_t value = 0;
    if (i == text.size)
        return false;
    for (; i < text.size; i++) {
        int digit = text.data[i] - '0';
        if (digit < 0 || digit > 9 || __builtin_mul_overflow(value, 10, &value) ||
            (minus ? __builtin_sub_overflow(value, digit, &value)
                   : __builtin_add_overflow(value, digit, &value)))
            return false;
    }
    *out = value;
    return true;
}

static bool parse_double(yl_str text, double *out)
{
    char buf[64];
    int used = 0;
    text = yl_str_trim(text);
    if (text.size == 0 || text.size >= sizeof buf)
        return false;
    memcpy(buf, text.data, text.size);
    buf[text.size] = '\0';
    return sscanf(buf, "%lf%n", out, &used) == 1 && (size_t)used == text.size;
}

static const char *kind_name(yl_option_kind kind)
{
    switch (kind) {
    case YL_OPT_BOOL:
        return "true or false";
    case YL_OPT_INT:
    case YL_OPT_LONG:
        return "an integer";
    case YL_OPT_DOUBLE:
        return "a number";
    case YL_OPT_DURATION:
        return "a duration such as '10 s', '5 min' or '100 ms'";
    case YL_OPT_MEMORY:
        return "a size such as '64 mb' or '1 gb'";
    default:
        return "a text";
    }
}

static void print_values(char *buf, size_t size, const char *const *values)
{
    size_t used = 0;
    buf[0] = '\0';
    for (size_t i = 0; values[i] != NULL && used < size; i++)
        used += (size_t)snprintf(buf + used, size - used, i == 0 ? "%s" : ", %s", values[i]);
}

static yl_status bad_value(const char *who, const yl_option *option, const yl_option_pair *pair,
                           yl_error *err)
{
    enum { SHOWN_MAX = 100 };
    char expected[300];
    if (option->kind == YL_OPT_ENUM) {
        int n = snprintf(expected, sizeof expected, "one of: ");
        print_values(expected + n, sizeof expected - (size_t)n, option->values);
    } else {
        snprintf(expected, sizeof expected, "%s", kind_name(option->kind));
    }
    if (option->secret)
        return YL_FAIL_AT(err, OPTION, pair->span, "%s: the value of option '%s' must be %s", who,
                          option->name, expected);
    int shown = pair->value.size > SHOWN_MAX ? SHOWN_MAX : (int)pair->value.size;
    return YL_FAIL_AT(err, OPTION, pair->span, "%s: option '%s' is '%.*s', but must be %s", who,
                      option->name, shown, pair->value.data, expected);
}

static yl_status check_range(const char *who, const yl_option *option, const yl_option_pair *pair,
                             int64_t value, yl_error *err)
{
    if (option->min == 0 && option->max == 0)
        return YL_OK;
    if (option->max < option->min) {
        if (value >= option->min)
            return YL_OK;
        return YL_FAIL_AT(err, OPTION, pair->span,
                          "%s: option '%s' is %lld, but must be at least %lld", who, option->name,
                          (long long)value, (long long)option->min);
    }
    if (value >= option->min && value <= option->max)
        return YL_OK;
    return YL_FAIL_AT(
        err, OPTION, pair->span, "%s: option '%s' is %lld, but must be between %lld and %lld", who,
        option->name, (long long)value, (long long)option->min, (long long)option->max);
}

static yl_status parse_list(yl_arena *arena, yl_str text, yl_str_list *out, yl_error *err)
{
    uint32_t n = text.size > 0;
    for (size_t i = 0; i < text.size; i++)
        n += text.data[i] == ';';
    yl_str *items = YL_NEW_ARRAY(arena, yl_str, n + 1);
    if (items == NULL || yl_arena_oom(arena))
        return YL_FAIL_MEMORY(err);
    const char *p = text.data, *end = text.data + text.size;
    for (uint32_t i = 0; i < n; i++) {
        const char *stop = memchr(p, ';', (size_t)(end - p));
        if (stop == NULL)
            stop = end;
        items[i] = yl_arena_str(arena, yl_str_trim((yl_str){p, (size_t)(stop - p)}));
        p = stop + 1;
    }
    *out = (yl_str_list){items, n};
    return YL_OK;
}

static yl_status parse_enum(const char *who, const yl_option *option, const yl_option_pair *pair,
                            int32_t *out, yl_error *err)
{
    yl_str text = yl_str_trim(pair->value);
    uint32_t n = 0;
    for (; option->values[n] != NULL; n++) {
        if (yl_str_equal_nocase(text, yl_str_of(option->values[n]))) {
            *out = (int32_t)n;
            return YL_OK;
        }
    }
    yl_status status = bad_value(who, option, pair, err);
    const char *nearest = yl_str_nearest(text, option->values, n);
    if (nearest != NULL)
        yl_error_hintf(err, "did you mean '%s'?", nearest);
    return status;
}

yl_status yl_option_parse_value(yl_arena *arena, const char *who, const yl_option *option,
                                const yl_option_pair *pair, void *to, yl_error *err)
{
    int64_t value;
    double number;
    yl_str text = pair->value;
    switch (option->kind) {
    case YL_OPT_STRING:
        *(yl_str *)to = yl_arena_str(arena, text);
        return yl_arena_oom(arena) ? YL_FAIL_MEMORY(err) : YL_OK;
    case YL_OPT_BOOL:
        if (yl_str_equal_nocase(yl_str_trim(text), YL_STR("true")))
            *(bool *)to = true;
        else if (yl_str_equal_nocase(yl_str_trim(text), YL_STR("false")))
            *(bool *)to = false;
        else
            return bad_value(who, option, pair, err);
        return YL_OK;
    case YL_OPT_INT:
        if (!parse_integer(text, &value) || value < INT32_MIN || value > INT32_MAX)
            return bad_value(who, option, pair, err);
        YL_TRY(check_range(who, option, pair, value, err));
        *(int32_t *)to = (int32_t)value;
        return YL_OK;
    case YL_OPT_LONG:
    case YL_OPT_DURATION:
    case YL_OPT_MEMORY:
        if (!(option->kind == YL_OPT_LONG       ? parse_integer(text, &value)
              : option->kind == YL_OPT_DURATION ? yl_duration_parse(text, &value)
                                                : yl_memory_parse(text, &value)))
            return bad_value(who, option, pair, err);
        YL_TRY(check_range(who, option, pair, value, err));
        *(int64_t *)to = value;
        return YL_OK;
    case YL_OPT_DOUBLE:
        if (!parse_double(text, &number))
            return bad_value(who, option, pair, err);
        *(double *)to = number;
        return YL_OK;
    case YL_OPT_ENUM:
        return parse_enum(who, option, pair, to, err);
    case YL_OPT_LIST:
        YL_TRY(parse_list(arena, text, to, err));
        return yl_arena_oom(arena) ? YL_FAIL_MEMORY(err) : YL_OK;
    case YL_OPT_PREFIX:
        return YL_OK;
    }
    return YL_FAIL(err, INTERNAL, "option '%s' has no kind", option->name);
}

/* ---- Tables ---- */

const yl_option *yl_option_find(const yl_option *options, uint32_t n, yl_str key)
{
    for (uint32_t i = 0; i < n; i++) {
        yl_str name = yl_str_of(options[i].name);
        if (options[i].kind == YL_OPT_PREFIX) {
            name.size--; /* the '*' */
            if (key.size > name.size && memcmp(key.data, name.data, name.size) == 0)
                return &options[i];
        } else if (yl_str_equal(name, key)) {
            return &options[i];
        }
    }
    return NULL;
}

static yl_status unknown_option(const char *who, const yl_option *options, uint32_t n,
                                const yl_option_pair *pair, yl_error *err)
{
    const char *names[NAMES_MAX];
    uint32_t n_names = 0;
    for (uint32_t i = 0; i < n && n_names < NAMES_MAX; i++)
        if (options[i].kind != YL_OPT_PREFIX)
            names[n_names++] = options[i].name;
    yl_status status =
        YL_FAIL_AT(err, OPTION, pair->span, "%s has no option '%.*s'", who, YL_STR_ARGS(pair->key));
    const char *nearest = yl_str_nearest(pair->key, names, n_names);
    if (nearest != NULL)
        yl_error_hintf(err, "did you mean '%s'?", nearest);
    return status;
}

static yl_status set_default(yl_arena *arena, const char *who, const yl_option *option,
                             void *config, yl_error *err)
{
    if (option->text == NULL)
        return YL_OK;
    yl_option_pair pair = {yl_str_of(option->name), yl_str_of(option->text), {0, 0}};
    return yl_option_parse_value(arena, who, option, &pair, (char *)config + option->offset, err);
}

yl_status yl_options_parse(yl_arena *arena, const char *who, const yl_option *options, uint32_t n,
                           const yl_option_pair *pairs, uint32_t n_pairs, void *config,
                           yl_error *err)
{
    for (uint32_t i = 0; i < n; i++)
        YL_TRY(set_default(arena, who, &options[i], config, err));
    for (uint32_t i = 0; i < n_pairs; i++) {
        const yl_option *option = yl_option_find(options, n, pairs[i].key);
        if (option == NULL)
            return unknown_option(who, options, n, &pairs[i], err);
        YL_TRY(yl_option_parse_value(arena, who, option, &pairs[i], (char *)config + option->offset,
                                     err));
        if (option->set_offset > 0)
            *((bool *)((char *)config + option->set_offset)) = true;
    }
    for (uint32_t i = 0; i < n; i++) {
        bool given = !options[i].required;
        for (uint32_t k = 0; k < n_pairs && !given; k++)
            given = yl_option_find(&options[i], 1, pairs[k].key) != NULL;
        if (!given)
            return YL_FAIL(err, OPTION, "%s needs the option '%s'", who, options[i].name);
    }
    return YL_OK;
}
