/* Texts: length, case, trimming, parts of a text.
 *
 * Characters are code points, except where Flink counts Java chars (fn_string_build.c). What is a
 * part of its argument is a view into the argument's bytes.
 */
#include "base/mem.h"
#include "data/utf8.h"
#include "function/signature.h"
#include "function/text_case.h"
#include "function/text_out.h"
#include "function/text_type.h"

static inline yl_str text_at(const yl_kernel_call *call, uint32_t arg, uint32_t i)
{
    return yl_kernel_str(call, arg, i);
}

static inline int32_t int_at(const yl_kernel_call *call, uint32_t arg, uint32_t i)
{
    const yl_vector *v = call->args[arg];
    return v->i32[yl_kernel_at(v, i)];
}

/* ---- Length ---- */

static yl_status char_length(yl_kernel_call *call)
{
    const yl_view *in = call->args[0]->views;
    for (uint32_t i = 0; i < call->n; i++)
        call->out->i32[i] = (int32_t)yl_utf8_count(yl_view_str(&in[i]));
    return YL_OK;
}

/* ---- Case ---- */

static yl_status change_case(yl_kernel_call *call, bool upper)
{
    const yl_view *in = call->args[0]->views;
    yl_text_out w = yl_text_out_of(call->out);
    yl_strbuf buf = {0};
    yl_status status = YL_OK;
    for (uint32_t i = 0; i < call->n && status == YL_OK; i++) {
        if (!yl_kernel_valid(call, i))
            continue;
        yl_str s = yl_view_str(&in[i]);
        if (yl_utf8_is_ascii(s)) {
            char *p = yl_text_out_begin(&w, s.size);
            if (p == NULL) {
                status = YL_FAIL_MEMORY(call->err);
                break;
            }
            yl_text_case_ascii(s.data, s.size, upper, p);
            yl_text_out_end(&w, i, s.size);
            continue;
        }
        status = yl_text_case(s, upper, &buf, call->err);
        if (status == YL_OK && !yl_text_out_put(&w, i, yl_strbuf_view(&buf)))
            status = YL_FAIL_MEMORY(call->err);
    }
    yl_strbuf_clear(&buf);
    return status;
}

static yl_status upper(yl_kernel_call *call)
{
    return change_case(call, true);
}

static yl_status lower(yl_kernel_call *call)
{
    return change_case(call, false);
}

/* Only ASCII letters and digits make words; every other character ends one. */
static void capitalise(yl_str s, char *to)
{
    bool begins = true;
    for (size_t i = 0; i < s.size; i++) {
        unsigned char c = (unsigned char)s.data[i];
        bool is_lower = (unsigned char)(c - 'a') < 26, is_upper = (unsigned char)(c - 'A') < 26;
        bool in_word = is_lower || is_upper || (unsigned char)(c - '0') < 10;
        if ((begins && is_lower) || (!begins && is_upper))
            c ^= 0x20;
        to[i] = (char)c;
        begins = !in_word;
    }
}

static yl_status initcap(yl_kernel_call *call)
{
    const yl_view *in = call->args[0]->views;
    yl_text_out w = yl_text_out_of(call->out);
    for (uint32_t i = 0; i < call->n; i++) {
        if (!yl_kernel_valid(call, i))
            continue;
        yl_str s = yl_view_str(&in[i]);
        char *p = yl_text_out_begin(&w, s.size);
        if (p == NULL)
            return YL_FAIL_MEMORY(call->err);
        capitalise(s, p);
        yl_text_out_end(&w, i, s.size);
    }
    return YL_OK;
}

/* ---- Trimming ---- */

enum { FRONT = 1, BACK = 2 };

/* Does `set` contain the character `c`? */
static bool contains(yl_str set, yl_str c)
{
    for (size_t at = 0; at < set.size;) {
        size_t size = yl_utf8_size((unsigned char)set.data[at]);
        if (size > set.size - at)
            size = set.size - at;
        if (size == c.size && memcmp(set.data + at, c.data, size) == 0)
            return true;
        at += size;
    }
    return false;
}

static yl_str first_char(yl_str s)
{
    size_t size = yl_utf8_size((unsigned char)s.data[0]);
    return (yl_str){s.data, size < s.size ? size : s.size};
}

static yl_str last_char(yl_str s)
{
    size_t at = s.size - 1;
    while (at > 0 && ((unsigned char)s.data[at] & 0xC0) == 0x80)
        at--;
    return (yl_str){s.data + at, s.size - at};
}

static yl_str trim_set(yl_str s, yl_str set, int sides)
{
    if ((sides & FRONT) != 0)
        while (s.size > 0) {
            yl_str c = first_char(s);
            if (!contains(set, c))
                break;
            s.data += c.size;
            s.size -= c.size;
        }
    if ((sides & BACK) != 0)
        while (s.size > 0) {
            yl_str c = last_char(s);
            if (!contains(set, c))
                break;
            s.size -= c.size;
        }
    return s;
}

static inline yl_str trim_byte(yl_str s, char c, int sides)
{
    if ((sides & FRONT) != 0)
        while (s.size > 0 && s.data[0] == c)
            s.data++, s.size--;
    if ((sides & BACK) != 0)
        while (s.size > 0 && s.data[s.size - 1] == c)
            s.size--;
    return s;
}

/* Trims argument `from` by the set in argument `set` (-1: blanks). */
static yl_status trim_sides(yl_kernel_call *call, uint32_t from, int set, int sides)
{
    if (!yl_text_out_share(call->out, call->args[from]))
        return YL_FAIL_MEMORY(call->err);
    for (uint32_t i = 0; i < call->n; i++) {
        if (!yl_kernel_valid(call, i))
            continue;
        yl_str s = text_at(call, from, i);
        yl_str chars = set < 0 ? YL_STR(" ") : text_at(call, (uint32_t)set, i);
        if (chars.size == 1)
            s = trim_byte(s, chars.data[0], sides);
        else
            s = trim_set(s, chars, sides);
        yl_text_out_slice(call->out, i, s);
    }
    return YL_OK;
}

static int sides_of(const yl_kernel_call *call)
{
    switch ((yl_symbol)call->args[0]->i32[0]) {
    case YL_SYM_LEADING:
        return FRONT;
    case YL_SYM_TRAILING:
        return BACK;
    default:
        return FRONT | BACK;
    }
}

static yl_status trim(yl_kernel_call *call)
{
    if (call->n == 0)
        return YL_OK;
    switch (call->n_args) {
    case 1:
        return trim_sides(call, 0, -1, FRONT | BACK);
    case 2:
        return trim_sides(call, 1, -1, sides_of(call));
    default:
        return trim_sides(call, 2, 1, sides_of(call));
    }
}

static yl_status ltrim(yl_kernel_call *call)
{
    return trim_sides(call, 0, call->n_args > 1 ? 1 : -1, FRONT);
}

static yl_status rtrim(yl_kernel_call *call)
{
    return trim_sides(call, 0, call->n_args > 1 ? 1 : -1, BACK);
}

static yl_status btrim(yl_kernel_call *call)
{
    return trim_sides(call, 0, call->n_args > 1 ? 1 : -1, FRONT | BACK);
}

/* ---- Parts ---- */

/* The last `count` characters; the whole text when there are not so many, with *fewer set. */
static yl_str suffix(yl_str s, uint32_t count, bool *fewer)
{
    size_t at = s.size;
    *fewer = false;
    while (count > 0 && at > 0) {
        at--;
        count -= ((unsigned char)s.data[at] & 0xC0) != 0x80;
    }
    *fewer = count > 0;
    return (yl_str){s.data + at, s.size - at};
}

/* Positions count from 1, from the end when negative; 0 is taken for 1. */
static yl_str part(yl_str s, int32_t start, int32_t count)
{
    if (s.size == 0)
        return s;
    if (start < 0) {
        bool fewer;
        s = suffix(s, (uint32_t) - (int64_t)start, &fewer);
        if (fewer)
            return (yl_str){s.data, 0};
    } else if (start > 1) {
        size_t at = yl_utf8_offset(s, (size_t)start - 1);
        s.data += at;
        s.size -= at;
    }
    return yl_utf8_prefix(s, (size_t)count);
}

static yl_status substring(yl_kernel_call *call)
{
    if (!yl_text_out_share(call->out, call->args[0]))
        return YL_FAIL_MEMORY(call->err);
    for (uint32_t i = 0; i < call->n; i++) {
        if (!yl_kernel_valid(call, i))
            continue;
        int32_t count = call->n_args > 2 ? int_at(call, 2, i) : INT32_MAX;
        if (count < 0) {
            if (yl_vector_set_null(call->out, i) != YL_OK)
                return YL_FAIL_MEMORY(call->err);
            continue;
        }
        yl_text_out_slice(call->out, i, part(text_at(call, 0, i), int_at(call, 1, i), count));
    }
    return YL_OK;
}

static yl_status left(yl_kernel_call *call)
{
    if (!yl_text_out_share(call->out, call->args[0]))
        return YL_FAIL_MEMORY(call->err);
    for (uint32_t i = 0; i < call->n; i++) {
        if (!yl_kernel_valid(call, i))
            continue;
        int32_t count = int_at(call, 1, i);
        yl_text_out_slice(call->out, i,
                          yl_utf8_prefix(text_at(call, 0, i), count < 0 ? 0 : (size_t)count));
    }
    return YL_OK;
}

static yl_status right(yl_kernel_call *call)
{
    if (!yl_text_out_share(call->out, call->args[0]))
        return YL_FAIL_MEMORY(call->err);
    for (uint32_t i = 0; i < call->n; i++) {
        bool fewer;
        if (!yl_kernel_valid(call, i))
            continue;
        int32_t count = int_at(call, 1, i);
        yl_text_out_slice(call->out, i,
                          suffix(text_at(call, 0, i), count < 0 ? 0 : (uint32_t)count, &fewer));
    }
    return YL_OK;
}

/* ---- Types ---- */

static const yl_type *varchar_of_first(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                                       yl_span span, yl_error *err)
{
    (void)n, (void)span, (void)err;
    return yl_text_type(arena, args[0]->type->length);
}

static const yl_type *varchar_of_last(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                                      yl_span span, yl_error *err)
{
    (void)span, (void)err;
    return yl_text_type(arena, args[n - 1]->type->length);
}

const yl_signature yl_fn_string_rows[] = {
    {.name = "CHAR_LENGTH",
     .alias = "CHARACTER_LENGTH",
     .args = "text",
     .result = "int",
     .kernel = char_length,
     .flags = YL_FN_TOTAL,
     .doc = "The number of characters.",
     .examples = "CHAR_LENGTH('flink') -> 5"},
    {.name = "UPPER",
     .args = "text",
     .result = "$1",
     .kernel = upper,
     .doc = "The text in upper case.",
     .examples = "UPPER('flink') -> FLINK"},
    {.name = "LOWER",
     .args = "text",
     .result = "$1",
     .kernel = lower,
     .doc = "The text in lower case.",
     .examples = "LOWER('FLINK') -> flink"},
    {.name = "INITCAP",
     .args = "text",
     .result = "$1",
     .kernel = initcap,
     .doc = "Words with a capital first and small other letters; only ASCII makes words.",
     .examples = "INITCAP('hello wORLD') -> Hello World"},
    {.name = "TRIM",
     .args = "text",
     .infer = varchar_of_first,
     .kernel = trim,
     .flags = YL_FN_TAKES_CONST,
     .doc = "The text without blanks at both ends.",
     .examples = "TRIM('  a  ') -> a"},
    {.name = "TRIM",
     .args = "symbol, text",
     .infer = varchar_of_last,
     .kernel = trim,
     .flags = YL_FN_TAKES_CONST,
     .doc = "TRIM(BOTH | LEADING | TRAILING FROM text): without blanks there.",
     .examples = "TRIM(LEADING FROM '  a') -> a"},
    {.name = "TRIM",
     .args = "symbol, text, text",
     .infer = varchar_of_last,
     .kernel = trim,
     .flags = YL_FN_TAKES_CONST,
     .doc = "TRIM(BOTH | LEADING | TRAILING chars FROM text): without any of these characters.",
     .examples = "TRIM(BOTH 'x' FROM 'xxaxx') -> a"},
    {.name = "LTRIM",
     .args = "text, text?",
     .infer = varchar_of_first,
     .kernel = ltrim,
     .flags = YL_FN_TAKES_CONST,
     .doc = "The text without blanks, or any of the given characters, at its beginning.",
     .examples = "LTRIM('  a') -> a\nLTRIM('abcabx', 'abc') -> x"},
    {.name = "RTRIM",
     .args = "text, text?",
     .infer = varchar_of_first,
     .kernel = rtrim,
     .flags = YL_FN_TAKES_CONST,
     .doc = "The text without blanks, or any of the given characters, at its end.",
     .examples = "RTRIM('a  ') -> a\nRTRIM('xabcab', 'abc') -> x"},
    {.name = "BTRIM",
     .args = "text, text?",
     .result = "string",
     .kernel = btrim,
     .flags = YL_FN_TAKES_CONST,
     .doc = "The text without blanks, or any of the given characters, at both ends.",
     .examples = "BTRIM('  a  ') -> a\nBTRIM('abxab', 'ab') -> x"},
    {.name = "SUBSTRING",
     .alias = "SUBSTR",
     .args = "text, int, int?",
     .result = "?",
     .infer = varchar_of_first,
     .kernel = substring,
     .flags = YL_FN_TAKES_CONST,
     .doc = "Characters from a position on, which counts from 1, or from the end when negative.",
     .examples = "SUBSTRING('flink', 2, 3) -> lin\nSUBSTRING('flink', -3) -> ink"},
    {.name = "LEFT",
     .args = "text, int",
     .result = "?",
     .infer = varchar_of_first,
     .kernel = left,
     .flags = YL_FN_TAKES_CONST,
     .doc = "The first characters.",
     .examples = "LEFT('flink', 2) -> fl"},
    {.name = "RIGHT",
     .args = "text, int",
     .result = "?",
     .infer = varchar_of_first,
     .kernel = right,
     .flags = YL_FN_TAKES_CONST,
     .doc = "The last characters.",
     .examples = "RIGHT('flink', 2) -> nk"},
    {0},
};
