/* Literals: from their text to a constant of the type that Flink gives it.
 *
 *     12            INT, BIGINT when it does not fit; beyond BIGINT refused
 *     1.50          DECIMAL(3, 2): all digits as written, leading zeros too; "2." is an INT
 *     1e3           DOUBLE
 *     'abc'         CHAR(3) NOT NULL, in Java's chars
 *     X'0AFF'       BINARY(2) NOT NULL
 *     DATE '...'    TIME and TIMESTAMP have as many fraction digits as are written
 *     INTERVAL ...  months or milliseconds
 *     NULL          the type NULL, which a cast around it replaces
 *
 * A minus before a number belongs to it: -1 is one constant, as functions that want one ask for.
 */
#include "data/calendar.h"
#include "data/number.h"
#include "data/time_text.h"
#include "plan/binder_internal.h"

enum { DIGITS_MAX = 38, TIME_DIGITS_MAX = 3, TEXT_MAX = 48 };
enum { YEAR_DIGITS_MAX = 10, DAY_DIGITS_MAX = 3 }; /* the leading field of an INTERVAL */

static yl_status out_of_range(yl_binder *b, const yl_ast_literal *literal)
{
    return YL_FAIL_AT(b->err, TYPE, yl_bind_span(b, literal->head.span),
                      "Numeric literal '%.*s' out of range", YL_STR_ARGS(literal->text));
}

/* A constant of one value; `fill` has set values of `v`. */
static yl_status constant(yl_binder *b, const yl_type *type, yl_vector *v, yl_span span,
                          const yl_expr **out)
{
    v->length = 1;
    *out = yl_expr_const(b->arena, type, v, yl_bind_span(b, span));
    yl_vector_unref(v);
    return yl_bind_memory(b);
}

static yl_status new_value(yl_binder *b, const yl_type **type, yl_vector **out)
{
    *type = yl_type_nullable(b->arena, *type, false);
    *out = yl_arena_oom(b->arena) ? NULL : yl_vector_new(*type, 1);
    return *out == NULL ? YL_FAIL_MEMORY(b->err) : YL_OK;
}

/* ---- numbers ---- */

/* The digits of `text`, points left out; false when they do not fit a BIGINT (or its negative). */
static bool read_digits(yl_str text, bool negative, int64_t *out)
{
    int64_t value = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '.')
            continue;
        int digit = text.data[i] - '0';
        if (__builtin_mul_overflow(value, 10, &value) ||
            __builtin_sub_overflow(value, digit, &value))
            return false;
    }
    if (!negative && value == INT64_MIN)
        return false;
    *out = negative ? value : -value;
    return true;
}

/* As Calcite types it: by the size of the number without its sign. */
static yl_status bind_integer(yl_binder *b, const yl_ast_literal *literal, yl_str digits,
                              bool negative, const yl_expr **out)
{
    int64_t value;
    if (!read_digits(digits, negative, &value))
        return out_of_range(b, literal);
    yl_span span = yl_bind_span(b, literal->head.span);
    if (negative ? value < -INT32_MAX : value > INT32_MAX)
        *out = yl_expr_bigint(b->arena, value, span);
    else
        *out = yl_expr_int(b->arena, (int32_t)value, span);
    return yl_bind_memory(b);
}

static yl_status bind_decimal(yl_binder *b, const yl_ast_literal *literal, bool negative,
                              const yl_expr **out)
{
    yl_str text = literal->text;
    const char *point = memchr(text.data, '.', text.size);
    size_t fraction = point == NULL ? 0 : text.size - (size_t)(point - text.data) - 1;
    if (fraction == 0)
        return bind_integer(b, literal, (yl_str){text.data, text.size - 1}, negative, out);
    size_t precision = text.size - 1;
    int64_t value;
    if (fraction > DIGITS_MAX || !read_digits(text, negative, &value))
        return out_of_range(b, literal);
    if (precision > DIGITS_MAX)
        precision = DIGITS_MAX;
    const yl_type *type = yl_type_decimal(b->arena, (int)precision, (int)fraction);
    yl_vector *v;
    YL_TRY(new_value(b, &type, &v));
    v->i128[0] = value;
    return constant(b, type, v, literal->head.span, out);
}

static yl_status bind_double(yl_binder *b, const yl_ast_literal *literal, bool negative,
                             const yl_expr **out)
{
    double value;
    if (!yl_double_parse_java(literal->text, &value) || value - value != 0)
        return out_of_range(b, literal);
    const yl_type *type = &yl_type_double;
    yl_vector *v;
    YL_TRY(new_value(b, &type, &v));
    v->f64[0] = negative && value != 0 ? -value : value; /* Flink folds -0E0 to 0.0 */
    return constant(b, type, v, literal->head.span, out);
}

/* ---- bytes ---- */

static yl_status bind_binary(yl_binder *b, const yl_ast_literal *literal, const yl_expr **out)
{
    const yl_type *type = yl_type_with_length(b->arena, YL_BINARY, (int32_t)literal->text.size);
    yl_vector *v;
    YL_TRY(new_value(b, &type, &v));
    if (yl_vector_set_str(v, 0, literal->text) != YL_OK) {
        yl_vector_unref(v);
        return YL_FAIL_MEMORY(b->err);
    }
    return constant(b, type, v, literal->head.span, out);
}

/* ---- date and time ---- */

static yl_status illegal(yl_binder *b, const yl_ast_literal *literal, const char *what,
                         const char *form)
{
    return YL_FAIL_AT(b->err, SYNTAX, yl_bind_span(b, literal->head.span),
                      "Illegal %s literal '%.*s': not in format '%s'", what,
                      YL_STR_ARGS(literal->text), form);
}

/* A literal's text with every number at its full width. */
typedef struct padded {
    char text[TEXT_MAX];
    size_t size;
} padded;

static void put(padded *out, const char *text, size_t size)
{
    memcpy(out->text + out->size, text, size);
    out->size += size;
}

static yl_str view(const padded *p)
{
    return (yl_str){p->text, p->size};
}

/* Copies numbers separated by `signs`, each padded to its width, so that the strict readers take
 * '2024-1-5' as well. Returns how many bytes of `text` it took; 0: no match. */
static size_t pad_numbers(yl_str text, const char *signs, const int *widths, padded *out)
{
    size_t at = 0;
    for (int i = 0;; i++) {
        size_t start = at, width = (size_t)widths[i];
        while (at < text.size && text.data[at] >= '0' && text.data[at] <= '9')
            at++;
        size_t n = at - start;
        if (n == 0 || n > width)
            return 0;
        put(out, "0000", width - n);
        put(out, text.data + start, n);
        if (signs[i] == '\0')
            return at;
        if (at == text.size || text.data[at] != signs[i])
            return 0;
        put(out, &text.data[at++], 1);
    }
}

static const int date_widths[] = {4, 2, 2}, time_widths[] = {2, 2, 2};

/* The strict readers know 24:00:00, literals do not. */
static bool is_hour(const padded *p, size_t at)
{
    return p->size > at + 1 && memcmp(p->text + at, "24", 2) < 0;
}

/* ".123" at the end of a text: how many digits, or -1 when it is something else. */
static int fraction_digits(yl_str rest)
{
    if (rest.size == 0)
        return 0;
    if (rest.data[0] != '.' || rest.size > 10)
        return -1;
    for (size_t i = 1; i < rest.size; i++) {
        if (rest.data[i] < '0' || rest.data[i] > '9')
            return -1;
    }
    return (int)rest.size - 1;
}

static yl_status bind_date(yl_binder *b, const yl_ast_literal *literal, const yl_expr **out)
{
    padded text = {.size = 0};
    int32_t days = 0;
    if (literal->text.size == 0 ||
        pad_numbers(literal->text, "--", date_widths, &text) != literal->text.size ||
        !yl_text_to_date_iso(view(&text), &days))
        return illegal(b, literal, "DATE", "yyyy-MM-dd");
    const yl_type *type = &yl_type_date;
    yl_vector *v;
    YL_TRY(new_value(b, &type, &v));
    v->i32[0] = days;
    return constant(b, type, v, literal->head.span, out);
}

static yl_status bind_time(yl_binder *b, const yl_ast_literal *literal, const yl_expr **out)
{
    padded text = {.size = 0};
    int32_t millis = 0;
    size_t used = pad_numbers(literal->text, "::", time_widths, &text);
    yl_str rest = {literal->text.data + used, literal->text.size - used};
    int digits = used == 0 ? -1 : fraction_digits(rest);
    if (digits > 0)
        put(&text, rest.data, rest.size);
    if (digits < 0 || !is_hour(&text, 0) || !yl_text_to_time_sql(view(&text), &millis))
        return illegal(b, literal, "TIME", "HH:mm:ss");
    const yl_type *type = yl_type_with_precision(
        b->arena, YL_TIME, digits < TIME_DIGITS_MAX ? digits : TIME_DIGITS_MAX);
    yl_vector *v;
    YL_TRY(new_value(b, &type, &v));
    v->i32[0] = millis;
    return constant(b, type, v, literal->head.span, out);
}

/* "yyyy-MM-dd HH:mm:ss[.f]" or a date alone. */
static bool read_timestamp(yl_str text, yl_instant *out, int *digits)
{
    padded whole = {.size = 0};
    int32_t days;
    size_t used = pad_numbers(text, "--", date_widths, &whole);
    *digits = 0;
    if (used == 0)
        return false;
    if (used == text.size) {
        if (!yl_text_to_date_iso(view(&whole), &days))
            return false;
        *out = (yl_instant){(int64_t)days * YL_SECONDS_PER_DAY, 0};
        return true;
    }
    if (text.data[used] != ' ')
        return false;
    put(&whole, " ", 1);
    yl_str rest = {text.data + used + 1, text.size - used - 1};
    used = pad_numbers(rest, "::", time_widths, &whole);
    rest = (yl_str){rest.data + used, rest.size - used};
    *digits = used == 0 ? -1 : fraction_digits(rest);
    if (*digits > 0)
        put(&whole, rest.data, rest.size);
    return *digits >= 0 && is_hour(&whole, sizeof "yyyy-MM-dd") &&
           yl_text_to_timestamp(view(&whole), ' ', false, out);
}

static yl_status bind_timestamp(yl_binder *b, const yl_ast_literal *literal, const yl_expr **out)
{
    yl_instant at = {0};
    int digits;
    if (!read_timestamp(literal->text, &at, &digits))
        return illegal(b, literal, "TIMESTAMP", "yyyy-MM-dd HH:mm:ss");
    const yl_type *type = yl_type_with_precision(b->arena, YL_TIMESTAMP, digits);
    yl_vector *v;
    YL_TRY(new_value(b, &type, &v));
    if (yl_type_phys(type) == YL_PHYS_I64)
        v->i64[0] = at.seconds * 1000000 + at.nanos / 1000;
    else
        v->i128[0] = (yl_int128)at.seconds * 1000000000 + at.nanos;
    YL_TRY(constant(b, type, v, literal->head.span, out));
    if (literal->type != YL_LITERAL_TIMESTAMP_LTZ)
        return YL_OK;
    type = yl_type_with_precision(b->arena, YL_TIMESTAMP_LTZ, digits);
    return yl_cast_bind(b->arena, *out, yl_type_nullable(b->arena, type, false), false,
                        yl_bind_span(b, literal->head.span), out, b->err);
}

yl_status yl_bind_literal(yl_binder *b, const yl_ast_literal *literal, bool negative,
                          const yl_expr **out)
{
    YL_BIND_ALIVE(b);
    yl_span span = yl_bind_span(b, literal->head.span);
    switch (literal->type) {
    case YL_LITERAL_NULL:
        *out = yl_expr_null(b->arena, &yl_type_null, span);
        break;
    case YL_LITERAL_UNKNOWN:
        *out = yl_expr_null(b->arena, &yl_type_boolean, span);
        break;
    case YL_LITERAL_TRUE:
    case YL_LITERAL_FALSE:
        *out = yl_expr_bool(b->arena, literal->type == YL_LITERAL_TRUE, span);
        break;
    case YL_LITERAL_STRING:
        *out = yl_expr_text(b->arena, literal->text, span);
        break;
    case YL_LITERAL_INTEGER:
        return bind_integer(b, literal, literal->text, negative, out);
    case YL_LITERAL_DECIMAL:
        return bind_decimal(b, literal, negative, out);
    case YL_LITERAL_APPROX:
        return bind_double(b, literal, negative, out);
    case YL_LITERAL_BINARY:
        return bind_binary(b, literal, out);
    case YL_LITERAL_DATE:
        return bind_date(b, literal, out);
    case YL_LITERAL_TIME:
        return bind_time(b, literal, out);
    case YL_LITERAL_TIMESTAMP:
    case YL_LITERAL_TIMESTAMP_LTZ:
        return bind_timestamp(b, literal, out);
    }
    return yl_bind_memory(b);
}

/* ---- intervals ---- */

static yl_time_unit unit_of(yl_ast_unit unit)
{
    switch (unit) {
    case YL_AST_UNIT_YEAR:
        return YL_UNIT_YEAR;
    case YL_AST_UNIT_QUARTER:
        return YL_UNIT_QUARTER;
    case YL_AST_UNIT_MONTH:
        return YL_UNIT_MONTH;
    case YL_AST_UNIT_WEEK:
        return YL_UNIT_WEEK;
    case YL_AST_UNIT_DAY:
        return YL_UNIT_DAY;
    case YL_AST_UNIT_HOUR:
        return YL_UNIT_HOUR;
    case YL_AST_UNIT_MINUTE:
        return YL_UNIT_MINUTE;
    case YL_AST_UNIT_SECOND:
        return YL_UNIT_SECOND;
    default:
        return YL_UNIT_COUNT;
    }
}

yl_status yl_bind_interval_type(yl_binder *b, const yl_ast_interval_qualifier *qualifier,
                                const yl_type **out)
{
    yl_time_unit from = unit_of(qualifier->from);
    yl_time_unit to = qualifier->to == YL_AST_UNIT_NONE ? from : unit_of(qualifier->to);
    yl_span span = yl_bind_span(b, qualifier->span);
    if (from == YL_UNIT_COUNT || to == YL_UNIT_COUNT)
        return YL_FAIL_AT(b->err, UNSUPPORTED, span, "there are no INTERVALs of this unit");
    bool months = from == YL_UNIT_YEAR || from == YL_UNIT_QUARTER || from == YL_UNIT_MONTH;
    if (qualifier->precision > (months ? YEAR_DIGITS_MAX : DAY_DIGITS_MAX) ||
        qualifier->precision == 0)
        return YL_FAIL_AT(b->err, TYPE, span, "%s precision is not supported: %d",
                          months ? "YEAR_INTERVAL_TYPES" : "DAY_INTERVAL_TYPES",
                          qualifier->precision);
    if (qualifier->fraction > 9)
        return YL_FAIL_AT(b->err, TYPE, span, "DAY_INTERVAL_TYPES precision is not supported: %d",
                          qualifier->fraction);
    yl_type *type = YL_NEW(b->arena, yl_type);
    YL_BIND_ALIVE(b);
    *type = months ? yl_type_interval_month : yl_type_interval_second;
    if (qualifier->precision >= 0)
        type->precision = (uint8_t)qualifier->precision;
    if (qualifier->fraction >= 0 && !months)
        type->scale = (uint8_t)qualifier->fraction;
    type->interval_units = yl_interval_units((int)from, (int)to);
    *out = type;
    return YL_OK;
}

static yl_status interval_of(yl_binder *b, const yl_ast_interval_literal *literal,
                             const yl_type *type, yl_str text, int64_t *value)
{
    const yl_ast_interval_qualifier *q = &literal->qualifier;
    yl_time_unit from = unit_of(q->from);
    yl_time_unit to = q->to == YL_AST_UNIT_NONE ? from : unit_of(q->to);
    yl_span span = yl_bind_span(b, literal->head.span);
    switch (yl_interval_parse(text, from, to, type->precision,
                              type->root == YL_INTERVAL_DAY_TIME ? type->scale : 0, value)) {
    case YL_INTERVAL_OK:
        break;
    case YL_INTERVAL_MALFORMED:
        return YL_FAIL_AT(b->err, SYNTAX, span, "Illegal interval literal format '%.*s'",
                          YL_STR_ARGS(text));
    case YL_INTERVAL_PRECISION:
        return YL_FAIL_AT(b->err, TYPE, span,
                          "Interval field value '%.*s' exceeds the precision of its leading field",
                          YL_STR_ARGS(text));
    }
    if (literal->negative)
        *value = -*value;
    return YL_OK;
}

static yl_status interval_constant(yl_binder *b, const yl_type *type, int64_t value, yl_span span,
                                   const yl_expr **out)
{
    yl_vector *v;
    YL_TRY(new_value(b, &type, &v));
    if (type->root == YL_INTERVAL_YEAR_MONTH)
        v->i32[0] = (int32_t)value;
    else
        v->i64[0] = value;
    return constant(b, type, v, span, out);
}

yl_status yl_bind_interval(yl_binder *b, const yl_bind_env *env,
                           const yl_ast_interval_literal *literal, const yl_expr **out)
{
    YL_BIND_ALIVE(b);
    const yl_type *type;
    int64_t value;
    YL_TRY(yl_bind_interval_type(b, &literal->qualifier, &type));
    if (literal->value == NULL) {
        YL_TRY(interval_of(b, literal, type, literal->text, &value));
        return interval_constant(b, type, value, literal->head.span, out);
    }
    /* INTERVAL x DAY is x times INTERVAL '1' DAY. */
    const yl_expr *args[2];
    YL_TRY(yl_bind_value(b, env, literal->value, &args[0]));
    YL_TRY(interval_of(b, literal, type, YL_STR("1"), &value));
    YL_TRY(interval_constant(b, type, value, literal->head.span, &args[1]));
    return yl_bind_function(b, "*", args, 2, yl_bind_span(b, literal->head.span), out);
}
