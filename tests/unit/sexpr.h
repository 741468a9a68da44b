/* Expressions for unit tests, written as lists:
 *
 *     (+ 1 (cast '2' bigint))     a call by the name that yl_function_bind knows
 *     |IS NULL|                   a name with blanks between bars: (|IS NULL| 1)
 *     1  2L  1.5  1e0  'it''s'  x'0aff'  true  null
 *                                 INT, BIGINT, DECIMAL, DOUBLE, CHAR, BINARY, BOOLEAN, NULL
 *     $0 $1                       columns, of the types in `columns`
 *     @DAY                        a symbol
 *     (cast x type) (try x type)  a type as in function/signature.h: decimal(10,2), timestamp(3)
 *     (date '2024-01-01') (time ..) (timestamp ..)   not NULL
 *     (year 1) (month 1) (day 1) (hour 1) (second 1.5)   intervals, in milliseconds or months
 *
 * sexpr_text(text) gives "value : TYPE" of a folded expression, or "STATUS: message".
 */
#ifndef YL_TESTS_SEXPR_H
#define YL_TESTS_SEXPR_H

#include <ctype.h>
#include <math.h>

#include "base/world.h"
#include "data/print.h"
#include "expr/program.h"
#include "function/pattern.h"

typedef struct sexpr {
    yl_arena *arena;
    const char *start, *at;
    const yl_type *const *columns;
    uint32_t n_columns;
    yl_error *err;
} sexpr;

static inline yl_status sexpr_parse(sexpr *s, const yl_expr **out);

static inline void sexpr_blanks(sexpr *s)
{
    while (isspace((unsigned char)*s->at))
        s->at++;
}

/* A vector for one value, which sexpr_made turns into a constant; NULL after out of memory. */
static inline yl_vector *sexpr_value(sexpr *s, const yl_type *type)
{
    yl_vector *v = yl_vector_new(type, 1);
    if (v == NULL)
        yl_arena_alloc_raw(s->arena, SIZE_MAX / 2); /* sets the flag */
    else
        v->length = 1;
    return v;
}

static inline const yl_expr *sexpr_made(sexpr *s, yl_vector *v, yl_span span)
{
    if (v == NULL)
        return yl_expr_null(s->arena, &yl_type_null, span);
    const yl_expr *e = yl_expr_const(s->arena, v->type, v, span);
    yl_vector_unref(v);
    return e;
}

static inline const yl_expr *sexpr_decimal(sexpr *s, const char *text, size_t size)
{
    const char *dot = memchr(text, '.', size);
    int scale = dot == NULL ? 0 : (int)(text + size - dot - 1), precision = 0;
    for (size_t i = 0; i < size; i++)
        precision += isdigit((unsigned char)text[i]) != 0;
    if (precision > scale && text[text[0] == '-'] == '0')
        precision--;
    if (precision <= scale)
        precision = scale + (scale == 1 || precision < scale);
    const yl_type *type =
        yl_type_nullable(s->arena, yl_type_decimal(s->arena, precision, scale), false);
    yl_vector *v = sexpr_value(s, type);
    if (v != NULL)
        yl_decimal_parse((yl_str){text, size}, 38, scale, &v->i128[0]);
    return sexpr_made(s, v, (yl_span){0, 0});
}

static inline const yl_expr *sexpr_i64(sexpr *s, const yl_type *type, int64_t value)
{
    type = yl_type_nullable(s->arena, type, false);
    yl_vector *v = sexpr_value(s, type);
    if (v != NULL && v->phys == YL_PHYS_I32)
        v->i32[0] = (int32_t)value;
    else if (v != NULL)
        v->i64[0] = value;
    return sexpr_made(s, v, (yl_span){0, 0});
}

static inline const yl_expr *sexpr_double(sexpr *s, double value)
{
    const yl_type *type = yl_type_nullable(s->arena, &yl_type_double, false);
    yl_vector *v = sexpr_value(s, type);
    if (v != NULL)
        v->f64[0] = value;
    return sexpr_made(s, v, (yl_span){0, 0});
}

/* 'text' or x'hex'; the quote is at s->at. */
static inline const yl_expr *sexpr_quoted(sexpr *s, bool hex)
{
    char text[512];
    size_t n = 0;
    yl_span span = {(uint32_t)(s->at - s->start), 0};
    for (s->at++; *s->at != '\0' && (*s->at != '\'' || s->at[1] == '\'') && n < sizeof text;
         s->at++) {
        s->at += *s->at == '\'';
        text[n++] = *s->at;
    }
    s->at++;
    span.end = (uint32_t)(s->at - s->start);
    if (!hex)
        return yl_expr_text(s->arena, (yl_str){text, n}, span);
    for (size_t i = 0; i < n / 2; i++) {
        char pair[3] = {text[2 * i], text[2 * i + 1], 0};
        text[i] = (char)strtol(pair, NULL, 16);
    }
    const yl_type *type = yl_type_nullable(
        s->arena, yl_type_with_length(s->arena, YL_BINARY, (int32_t)(n / 2)), false);
    yl_vector *v = sexpr_value(s, type);
    if (v != NULL && yl_vector_set_str(v, 0, (yl_str){text, n / 2}) != YL_OK) {
        yl_vector_unref(v);
        v = NULL;
        yl_arena_alloc_raw(s->arena, SIZE_MAX / 2);
    }
    return sexpr_made(s, v, span);
}

static inline yl_str sexpr_word(sexpr *s)
{
    sexpr_blanks(s);
    if (*s->at == '|' && s->at[1] != '|') {
        const char *begin = ++s->at;
        while (*s->at != '|')
            s->at++;
        return (yl_str){begin, (size_t)(s->at++ - begin)};
    }
    const char *begin = s->at;
    int depth = 0;
    while (*s->at != '\0' && (depth > 0 || (!isspace((unsigned char)*s->at) && *s->at != ')'))) {
        depth += (*s->at == '(') - (*s->at == ')');
        s->at++;
    }
    return (yl_str){begin, (size_t)(s->at - begin)};
}

static inline yl_status sexpr_atom(sexpr *s, const yl_expr **out)
{
    yl_span span = {(uint32_t)(s->at - s->start), 0};
    if (*s->at == '\'' || (*s->at == 'x' && s->at[1] == '\'')) {
        bool hex = *s->at == 'x';
        s->at += hex;
        *out = sexpr_quoted(s, hex);
        return YL_OK;
    }
    yl_str word = sexpr_word(s);
    yl_symbol symbol;
    span.end = (uint32_t)(s->at - s->start);
    if (word.data[0] == '$') {
        uint32_t i = (uint32_t)strtol(word.data + 1, NULL, 10);
        *out = yl_expr_column(s->arena, i, s->columns[i], span);
    } else if (word.data[0] == '@') {
        assert_true(yl_symbol_find((yl_str){word.data + 1, word.size - 1}, &symbol));
        *out = yl_expr_symbol(s->arena, symbol, span);
    } else if (yl_str_equal(word, YL_STR("true")) || yl_str_equal(word, YL_STR("false"))) {
        *out = yl_expr_bool(s->arena, word.data[0] == 't', span);
    } else if (yl_str_equal(word, YL_STR("null"))) {
        *out = yl_expr_null(s->arena, &yl_type_null, span);
    } else if (memchr(word.data, 'e', word.size) != NULL) {
        *out = sexpr_double(s, strtod(word.data, NULL));
    } else if (memchr(word.data, '.', word.size) != NULL) {
        *out = sexpr_decimal(s, word.data, word.size);
    } else if (word.data[word.size - 1] == 'L') {
        *out = yl_expr_bigint(s->arena, strtoll(word.data, NULL, 10), span);
    } else {
        *out = yl_expr_int(s->arena, (int32_t)strtol(word.data, NULL, 10), span);
    }
    return YL_OK;
}

static inline yl_status sexpr_cast(sexpr *s, bool try_cast, yl_span span, const yl_expr **out)
{
    const yl_expr *arg;
    yl_type_vars vars = {0};
    YL_TRY(sexpr_parse(s, &arg));
    const yl_type *type = yl_word_type(s->arena, sexpr_word(s), &vars);
    assert_non_null(type);
    sexpr_blanks(s);
    s->at++;
    span.end = (uint32_t)(s->at - s->start);
    return yl_cast_bind(s->arena, arg, type, try_cast, span, out, s->err);
}

/* Names that stand for a literal. */
static inline bool sexpr_literal(sexpr *s, yl_str name, const yl_expr *arg, const yl_expr **out,
                                 yl_status *status)
{
    static const struct {
        const char *name;
        int64_t millis, months;
    } units[] = {{"year", 0, 12},      {"month", 0, 1},      {"day", 86400000, 0},
                 {"hour", 3600000, 0}, {"minute", 60000, 0}, {"second", 1000, 0}};
    int64_t n = 0;
    yl_type_vars vars = {0};
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (!yl_str_equal(name, yl_str_of(units[i].name)) || !yl_expr_const_int(arg, &n))
            continue;
        *out = units[i].months != 0 ? sexpr_i64(s, &yl_type_interval_month, n * units[i].months)
                                    : sexpr_i64(s, &yl_type_interval_second, n * units[i].millis);
        *status = YL_OK;
        return true;
    }
    const char *types[] = {"date", "time", "timestamp"};
    const char *words[] = {"date", "time", "timestamp(3)"};
    for (int i = 0; i < 3; i++)
        if (yl_str_equal(name, yl_str_of(types[i])) && yl_type_is_text(arg->type)) {
            *status =
                yl_cast_bind(s->arena, arg, yl_word_type(s->arena, yl_str_of(words[i]), &vars),
                             false, arg->span, out, s->err);
            return true;
        }
    return false;
}

static inline yl_status sexpr_call(sexpr *s, const yl_expr **out)
{
    const yl_expr *args[64];
    uint32_t n = 0;
    yl_status status;
    yl_span span = {(uint32_t)(s->at - s->start), 0};
    s->at++;
    yl_str name = sexpr_word(s);
    if (yl_str_equal(name, YL_STR("cast")) || yl_str_equal(name, YL_STR("try")))
        return sexpr_cast(s, name.data[0] == 't', span, out);
    for (sexpr_blanks(s); *s->at != ')' && *s->at != '\0'; sexpr_blanks(s))
        YL_TRY(sexpr_parse(s, &args[n++]));
    s->at++;
    span.end = (uint32_t)(s->at - s->start);
    if (n == 1 && sexpr_literal(s, name, args[0], out, &status))
        return status;
    return yl_function_bind(s->arena, name, args, n, span, out, s->err);
}

static inline yl_status sexpr_parse(sexpr *s, const yl_expr **out)
{
    sexpr_blanks(s);
    return *s->at == '(' ? sexpr_call(s, out) : sexpr_atom(s, out);
}

static inline yl_status sexpr_bind(yl_arena *arena, const char *text, const yl_type *const *columns,
                                   const yl_expr **out, yl_error *err)
{
    sexpr s = {.arena = arena, .start = text, .at = text, .columns = columns, .err = err};
    yl_status status = sexpr_parse(&s, out);
    if (!yl_arena_oom(arena))
        return status;
    yl_error_clear(err);
    return YL_FAIL_MEMORY(err);
}

static inline yl_expr_env sexpr_env(void)
{
    return (yl_expr_env){.zone = yl_timezone_utc,
                         .query_micros = INT64_C(1700000000123456),
                         .world = yl_world_real(),
                         .current_database = YL_STR("default_database"),
                         .current_catalog = YL_STR("default_catalog")};
}

static inline yl_status sexpr_eval_text(yl_arena *arena, const char *text, yl_strbuf *out,
                                        yl_error *err)
{
    const yl_expr *e;
    yl_vector *value;
    yl_expr_env env = sexpr_env();
    YL_TRY(sexpr_bind(arena, text, NULL, &e, err));
    YL_TRY(yl_expr_eval_const(e, &env, &value, err));
    yl_value_print(value, 0, NULL, out);
    yl_strbuf_puts(out, " : ");
    yl_type_print(e->type, out);
    yl_vector_unref(value);
    return YL_OK;
}

/* check_sexpr("(+ 1 2)", "3 : INT NOT NULL"), check_sexpr("(/ 1 0)", "ARITHMETIC: / by zero") */
#define check_sexpr(text, expected) check_sexpr_at(text, expected, __FILE__, __LINE__)
static inline void check_sexpr_at(const char *text, const char *expected, const char *file,
                                  int line)
{
    yl_arena *arena = yl_arena_new("sexpr", 0);
    yl_strbuf out = {0};
    yl_error err = {0};
    yl_status status = sexpr_eval_text(arena, text, &out, &err);
    if (status != YL_OK) {
        yl_strbuf_reset(&out);
        yl_strbuf_printf(&out, "%s: %s", yl_status_name(status), err.message);
    }
    bool same = strcmp(yl_strbuf_text(&out), expected) == 0;
    if (!same)
        print_error("%s\nexpected: %s\n     got: %s\n", text, expected, yl_strbuf_text(&out));
    yl_strbuf_clear(&out);
    yl_arena_free(arena);
    if (!same)
        _fail(file, line);
}

#endif
