/* Texts: searching, splitting, choosing, single characters.
 *
 * Positions count characters from 1. Searching goes by bytes, which cannot go wrong in UTF-8: a
 * character never begins within another one. Characters are counted only up to a hit.
 */
#include "data/utf8.h"
#include "function/signature.h"
#include "function/text_find.h"
#include "function/text_list.h"
#include "function/text_out.h"

static inline int32_t int_at(const yl_kernel_call *call, uint32_t arg, uint32_t i)
{
    const yl_vector *v = call->args[arg];
    return v->i32[yl_kernel_at(v, i)];
}

static yl_status set_null(yl_kernel_call *call, uint32_t i)
{
    return yl_vector_set_null(call->out, i) == YL_OK ? YL_OK : YL_FAIL_MEMORY(call->err);
}

/* ---- Positions ---- */

/* The position of `seek` in `s` from character `from` (0-based, below 0 is 0) on; 0 when there is
 * none. An empty `seek` is found at 1, wherever the search begins. */
static int32_t position_from(yl_str s, yl_str seek, int64_t from)
{
    if (seek.size == 0)
        return 1;
    size_t start = from > 0 ? yl_utf8_offset(s, (size_t)from) : 0;
    if (seek.size > s.size - start)
        return 0;
    const char *hit = yl_text_find((yl_str){s.data + start, s.size - start}, seek);
    if (hit == NULL)
        return 0;
    return (int32_t)yl_utf8_count((yl_str){s.data, (size_t)(hit - s.data)}) + 1;
}

/* POSITION(seek IN s), LOCATE(seek, s [, from]) */
static yl_status position(yl_kernel_call *call)
{
    for (uint32_t i = 0; i < call->n; i++) {
        call->out->i32[i] = 0;
        if (!yl_kernel_valid(call, i))
            continue;
        int64_t from = call->n_args > 2 ? (int64_t)int_at(call, 2, i) - 1 : 0;
        call->out->i32[i] =
            position_from(yl_kernel_str(call, 1, i), yl_kernel_str(call, 0, i), from);
    }
    return YL_OK;
}

/* The n-th hit that begins at character `from` (0-based) or behind, overlapping ones counted. */
static int32_t instr_forward(yl_str s, yl_str seek, int64_t from, int32_t nth)
{
    int32_t at = 0;
    for (; nth > 0; nth--) {
        at = position_from(s, seek, from);
        if (at == 0 || seek.size == 0)
            return at;
        from = at; /* the next character */
    }
    return at;
}

/* The n-th hit from the end, where `from` counts characters that are left out there (1: none). */
static int32_t instr_backward(yl_str s, yl_str seek, int64_t from, int32_t nth)
{
    int64_t chars = (int64_t)yl_utf8_count(s), width = (int64_t)yl_utf8_count(seek);
    if (width == 0)
        return (int32_t)chars + 1;
    int64_t last = chars - (from - 1) - width; /* 0-based */
    if (last < 0)
        return 0;
    size_t at = yl_utf8_offset(s, (size_t)last);
    for (int64_t p = last; p >= 0; p--) {
        if (seek.size <= s.size - at && memcmp(s.data + at, seek.data, seek.size) == 0 &&
            --nth == 0)
            return (int32_t)p + 1;
        while (at > 0 && ((unsigned char)s.data[--at] & 0xC0) == 0x80)
            ;
    }
    return 0;
}

/* INSTR(s, seek [, start [, nth]]) */
static yl_status instr(yl_kernel_call *call)
{
    for (uint32_t i = 0; i < call->n; i++) {
        call->out->i32[i] = 0;
        if (!yl_kernel_valid(call, i))
            continue;
        yl_str s = yl_kernel_str(call, 0, i), seek = yl_kernel_str(call, 1, i);
        int64_t start = call->n_args > 2 ? int_at(call, 2, i) : 1;
        int32_t nth = call->n_args > 3 ? int_at(call, 3, i) : 1;
        if (nth <= 0)
            return YL_FAIL(call->err, DATA, "INSTR: the occurrence must be positive, not %d", nth);
        if (start > 0)
            call->out->i32[i] = instr_forward(s, seek, start - 1, nth);
        else if (start < 0)
            call->out->i32[i] = instr_backward(s, seek, -start, nth);
    }
    return YL_OK;
}

static inline bool begins_with(yl_str s, yl_str with)
{
    return with.size <= s.size && memcmp(s.data, with.data, with.size) == 0;
}

static inline bool ends_with(yl_str s, yl_str with)
{
    return with.size <= s.size && memcmp(s.data + s.size - with.size, with.data, with.size) == 0;
}

static yl_status starts_with(yl_kernel_call *call)
{
    for (uint32_t i = 0; i < call->n; i++)
        call->out->u8[i] = begins_with(yl_kernel_str(call, 0, i), yl_kernel_str(call, 1, i));
    return YL_OK;
}

static yl_status ends_with_kernel(yl_kernel_call *call)
{
    for (uint32_t i = 0; i < call->n; i++)
        call->out->u8[i] = ends_with(yl_kernel_str(call, 0, i), yl_kernel_str(call, 1, i));
    return YL_OK;
}

/* ---- Splitting ---- */

/* Character.isWhitespace: Unicode's separators but for the non-breaking ones, and controls. */
static bool is_java_blank(uint32_t c)
{
    if (c < 0x80)
        return c == ' ' || (c >= 9 && c <= 13) || (c >= 0x1C && c <= 0x1F);
    return c == 0x1680 || (c >= 0x2000 && c <= 0x200A && c != 0x2007) || c == 0x2028 ||
           c == 0x2029 || c == 0x205F || c == 0x3000;
}

/* The first separator at or behind `at`: its place, and its size in *size; s.size if none. An
 * empty separator means white space. */
static size_t next_separator(yl_str s, yl_str separator, size_t at, size_t *size)
{
    if (separator.size > 0) {
        const char *hit = yl_text_find((yl_str){s.data + at, s.size - at}, separator);
        *size = separator.size;
        return hit == NULL ? s.size : (size_t)(hit - s.data);
    }
    while (at < s.size) {
        uint32_t c;
        bool valid;
        *size = yl_utf8_decode(s.data + at, s.data + s.size, &c, &valid);
        if (is_java_blank(c))
            return at;
        at += *size;
    }
    return s.size;
}

/* False when there is no such part. */
static bool split_index_of(yl_str s, yl_str separator, int32_t index, yl_str *out)
{
    size_t at = 0, size = 0;
    if (index < 0 || s.size == 0)
        return false;
    for (;; index--) {
        size_t end = next_separator(s, separator, at, &size);
        if (index == 0) {
            *out = (yl_str){s.data + at, end - at};
            return true;
        }
        if (end == s.size)
            return false;
        at = end + size;
    }
}

static yl_status split_index(yl_kernel_call *call)
{
    if (!yl_text_out_share(call->out, call->args[0]))
        return YL_FAIL_MEMORY(call->err);
    for (uint32_t i = 0; i < call->n; i++) {
        yl_str found;
        if (!yl_kernel_valid(call, i))
            continue;
        if (split_index_of(yl_kernel_str(call, 0, i), yl_kernel_str(call, 1, i), int_at(call, 2, i),
                           &found))
            yl_text_out_slice(call->out, i, found);
        else
            YL_TRY(set_null(call, i));
    }
    return YL_OK;
}

/* The separator is the number of a Latin-1 character. */
static yl_status split_index_by_code(yl_kernel_call *call)
{
    if (!yl_text_out_share(call->out, call->args[0]))
        return YL_FAIL_MEMORY(call->err);
    for (uint32_t i = 0; i < call->n; i++) {
        char bytes[YL_UTF8_SIZE_MAX];
        yl_str found;
        if (!yl_kernel_valid(call, i))
            continue;
        int32_t code = int_at(call, 1, i);
        yl_str separator = {bytes, 0};
        if (code >= 1 && code <= 255)
            separator.size = yl_utf8_encode((uint32_t)code, bytes);
        if (separator.size > 0 &&
            split_index_of(yl_kernel_str(call, 0, i), separator, int_at(call, 2, i), &found))
            yl_text_out_slice(call->out, i, found);
        else
            YL_TRY(set_null(call, i));
    }
    return YL_OK;
}

/* Every Java char on its own: what needs two of them gives two question marks, as in Flink. */
static bool split_chars(yl_vector *parts, yl_str s)
{
    for (size_t at = 0, size; at < s.size; at += size) {
        size = yl_utf8_size((unsigned char)s.data[at]);
        size = size < s.size - at ? size : s.size - at;
        if (size == YL_UTF8_SIZE_MAX) {
            if (!yl_text_list_add(parts, YL_STR("?")) || !yl_text_list_add(parts, YL_STR("?")))
                return false;
        } else if (!yl_text_list_add(parts, (yl_str){s.data + at, size})) {
            return false;
        }
    }
    return true;
}

static bool split_text(yl_vector *parts, yl_str s, yl_str separator)
{
    size_t at = 0, size = 0;
    if (separator.size == 0)
        return split_chars(parts, s);
    if (s.size == 0)
        return true;
    for (;;) {
        size_t end = next_separator(s, separator, at, &size);
        if (!yl_text_list_add(parts, (yl_str){s.data + at, end - at}))
            return false;
        if (end == s.size)
            return true;
        at = end + size;
    }
}

static yl_status split(yl_kernel_call *call)
{
    yl_vector *parts = yl_text_list_new(call->out, 0);
    if (parts == NULL || !yl_text_out_share(parts, call->args[0]))
        return YL_FAIL_MEMORY(call->err);
    for (uint32_t i = 0; i < call->n; i++) {
        uint32_t first = parts->length;
        if (yl_kernel_valid(call, i) &&
            !split_text(parts, yl_kernel_str(call, 0, i), yl_kernel_str(call, 1, i)))
            return YL_FAIL_MEMORY(call->err);
        call->out->entries[i] = yl_text_list_entry(parts, first);
    }
    return YL_OK;
}

/* ---- Choosing, characters ---- */

static yl_status elt(yl_kernel_call *call)
{
    for (uint32_t a = 1; a < call->n_args; a++)
        if (!yl_text_out_share(call->out, call->args[a]))
            return YL_FAIL_MEMORY(call->err);
    for (uint32_t i = 0; i < call->n; i++) {
        uint32_t chosen = 0;
        if (yl_vector_valid(call->args[0], i)) {
            int32_t index = int_at(call, 0, i);
            if (index >= 1 && (uint32_t)index < call->n_args)
                chosen = (uint32_t)index;
        }
        if (chosen == 0 || !yl_vector_valid(call->args[chosen], i))
            YL_TRY(set_null(call, i));
        else
            yl_text_out_slice(call->out, i, yl_kernel_str(call, chosen, i));
    }
    return YL_OK;
}

static yl_kernel choose_elt(const yl_type *const *args, uint32_t n, const yl_type *result)
{
    (void)args, (void)n;
    return yl_type_phys(result) == YL_PHYS_STR ? elt : NULL;
}

static yl_status ascii(yl_kernel_call *call)
{
    const yl_view *in = call->args[0]->views;
    for (uint32_t i = 0; i < call->n; i++)
        call->out->i32[i] = in[i].size == 0 ? 0 : (signed char)yl_view_data(&in[i])[0];
    return YL_OK;
}

static yl_status chr(yl_kernel_call *call)
{
    for (uint32_t i = 0; i < call->n; i++) {
        char bytes[YL_UTF8_SIZE_MAX];
        int64_t code = call->args[0]->i64[i];
        size_t size = 0;
        if (yl_kernel_valid(call, i) && code >= 0)
            size = yl_utf8_encode((uint32_t)(code & 0xFF), bytes);
        call->out->views[i] = yl_view_of(bytes, size);
    }
    return YL_OK;
}

const yl_signature yl_fn_string_find_rows[] = {
    {.name = "POSITION",
     .args = "text, text",
     .result = "int",
     .kernel = position,
     .flags = YL_FN_TAKES_CONST,
     .doc = "POSITION(part IN text): where a part begins, counted from 1; 0 when it is absent.",
     .examples = "POSITION('c' IN 'abcabc') -> 3"},
    {.name = "LOCATE",
     .args = "text, text, int?",
     .result = "int",
     .kernel = position,
     .flags = YL_FN_TAKES_CONST,
     .doc = "Where the first text begins in the second one, from a position on; 0 when absent.",
     .examples = "LOCATE('b', 'abcabc', 3) -> 5"},
    {.name = "INSTR",
     .args = "text, text, int?, int?",
     .result = "int",
     .kernel = instr,
     .flags = YL_FN_TAKES_CONST,
     .doc = "Where the second text begins in the first one for the n-th time; a negative start "
            "searches from the end.",
     .examples = "INSTR('abcabc', 'b', 1, 2) -> 5\nINSTR('abcabc', 'b', -1) -> 5"},
    {.name = "STARTSWITH",
     .args = "text, text",
     .result = "boolean",
     .kernel = starts_with,
     .flags = YL_FN_TAKES_CONST | YL_FN_TOTAL,
     .doc = "Whether the first text begins with the second one.",
     .examples = "STARTSWITH('flink', 'fl') -> TRUE"},
    {.name = "STARTSWITH",
     .args = "binary, binary",
     .result = "boolean",
     .kernel = starts_with,
     .flags = YL_FN_TAKES_CONST | YL_FN_TOTAL,
     .doc = "Whether the first bytes begin with the second ones.",
     .examples = "STARTSWITH(x'0102', x'01') -> TRUE"},
    {.name = "ENDSWITH",
     .args = "text, text",
     .result = "boolean",
     .kernel = ends_with_kernel,
     .flags = YL_FN_TAKES_CONST | YL_FN_TOTAL,
     .doc = "Whether the first text ends with the second one.",
     .examples = "ENDSWITH('flink', 'nk') -> TRUE"},
    {.name = "ENDSWITH",
     .args = "binary, binary",
     .result = "boolean",
     .kernel = ends_with_kernel,
     .flags = YL_FN_TAKES_CONST | YL_FN_TOTAL,
     .doc = "Whether the first bytes end with the second ones.",
     .examples = "ENDSWITH(x'0102', x'01') -> FALSE"},
    {.name = "SPLIT",
     .args = "text, text",
     .result = "array<string>",
     .kernel = split,
     .flags = YL_FN_TAKES_CONST,
     .doc = "The parts between separators, which are taken literally.",
     .examples = "SPLIT('a,b,,c', ',') -> [a, b, , c]"},
    {.name = "SPLIT_INDEX",
     .args = "text, text, int",
     .result = "string?",
     .kernel = split_index,
     .flags = YL_FN_TAKES_CONST,
     .doc = "One of the parts between separators, counted from 0.",
     .examples = "SPLIT_INDEX('a,b,c', ',', 2) -> c"},
    {.name = "SPLIT_INDEX",
     .args = "text, int, int",
     .result = "string?",
     .kernel = split_index_by_code,
     .flags = YL_FN_TAKES_CONST,
     .doc = "The same with the number of the separating character.",
     .examples = "SPLIT_INDEX('a,b', 44, 1) -> b"},
    {.name = "ELT",
     .args = "int, T, T?...",
     .result = "T?",
     .nulls = YL_NULLS_OWN,
     .choose = choose_elt,
     .flags = YL_FN_TAKES_CONST,
     .doc = "The argument with that number, counted from 1.",
     .examples = "ELT(2, 'a', 'b') -> b"},
    {.name = "ASCII",
     .args = "text",
     .result = "int",
     .kernel = ascii,
     .flags = YL_FN_TOTAL,
     .doc = "The first byte as a signed number; 0 for an empty text.",
     .examples = "ASCII('A') -> 65"},
    {.name = "CHR",
     .args = "bigint",
     .result = "string?",
     .kernel = chr,
     .doc = "The Latin-1 character of a number modulo 256; empty for a negative number.",
     .examples = "CHR(65) -> A"},
    {0},
};
