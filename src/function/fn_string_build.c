/* Texts made of texts: joining, padding, repeating, replacing.
 *
 * LPAD, RPAD and OVERLAY count Java's chars (UTF-16 units), as Flink's implementations do: a
 * letter beyond the basic plane counts twice, and where one would be torn apart a '?' stands for
 * each half, because that is what Java writes for a lone surrogate.
 *
 * Every kernel knows the size of a result before it writes it, and asks for that much room.
 */
#include "data/utf8.h"
#include "function/signature.h"
#include "function/text_find.h"
#include "function/text_out.h"
#include "function/text_type.h"

static inline int32_t int_at(const yl_kernel_call *call, uint32_t arg, uint32_t i)
{
    const yl_vector *v = call->args[arg];
    return v->i32[yl_kernel_at(v, i)];
}

static yl_status set_null(yl_kernel_call *call, uint32_t i)
{
    return yl_vector_set_null(call->out, i) == YL_OK ? YL_OK : YL_FAIL_MEMORY(call->err);
}

/* Room for a result, which must not be too large. */
static yl_status begin(yl_kernel_call *call, yl_text_out *w, size_t size, char **p)
{
    *p = NULL;
    if (size > YL_TEXT_BYTES_MAX)
        return yl_text_out_too_long(size, call->err);
    *p = yl_text_out_begin(w, size);
    return *p == NULL ? YL_FAIL_MEMORY(call->err) : YL_OK;
}

static inline char *add(char *p, yl_str s)
{
    if (s.size > 0)
        memcpy(p, s.data, s.size);
    return p + s.size;
}

/* ---- Joining ---- */

static yl_status concat(yl_kernel_call *call)
{
    yl_text_out w = yl_text_out_of(call->out);
    for (uint32_t i = 0; i < call->n; i++) {
        size_t size = 0;
        char *p;
        if (!yl_kernel_valid(call, i))
            continue;
        for (uint32_t a = 0; a < call->n_args; a++)
            size += yl_kernel_str(call, a, i).size;
        YL_TRY(begin(call, &w, size, &p));
        for (uint32_t a = 0; a < call->n_args; a++)
            p = add(p, yl_kernel_str(call, a, i));
        yl_text_out_end(&w, i, size);
    }
    return YL_OK;
}

/* NULL separators make NULL, other NULLs are skipped. */
static yl_status concat_ws(yl_kernel_call *call)
{
    yl_text_out w = yl_text_out_of(call->out);
    for (uint32_t i = 0; i < call->n; i++) {
        size_t size = 0;
        uint32_t parts = 0;
        char *p;
        if (!yl_vector_valid(call->args[0], i)) {
            YL_TRY(set_null(call, i));
            continue;
        }
        yl_str separator = yl_kernel_str(call, 0, i);
        for (uint32_t a = 1; a < call->n_args; a++)
            if (yl_vector_valid(call->args[a], i)) {
                size += yl_kernel_str(call, a, i).size;
                parts++;
            }
        size += parts > 1 ? separator.size * (parts - 1) : 0;
        YL_TRY(begin(call, &w, size, &p));
        for (uint32_t a = 1; a < call->n_args; a++) {
            if (!yl_vector_valid(call->args[a], i))
                continue;
            p = add(p, yl_kernel_str(call, a, i));
            if (--parts > 0)
                p = add(p, separator);
        }
        yl_text_out_end(&w, i, size);
    }
    return YL_OK;
}

static yl_status repeat(yl_kernel_call *call)
{
    yl_text_out w = yl_text_out_of(call->out);
    for (uint32_t i = 0; i < call->n; i++) {
        char *p;
        if (!yl_kernel_valid(call, i))
            continue;
        yl_str s = yl_kernel_str(call, 0, i);
        int32_t times = int_at(call, 1, i);
        if (times <= 0 || s.size == 0) {
            yl_text_out_empty(call->out, i);
            continue;
        }
        size_t size = s.size * (size_t)times; /* below 2^63: both factors are below 2^32 */
        YL_TRY(begin(call, &w, size, &p));
        if (s.size == 1) {
            memset(p, s.data[0], size);
        } else {
            /* Doubling: each copy is as long as what is there already. */
            memcpy(p, s.data, s.size);
            for (size_t done = s.size; done < size;) {
                size_t more = done < size - done ? done : size - done;
                memcpy(p + done, p, more);
                done += more;
            }
        }
        yl_text_out_end(&w, i, size);
    }
    return YL_OK;
}

static yl_status reverse(yl_kernel_call *call)
{
    yl_text_out w = yl_text_out_of(call->out);
    for (uint32_t i = 0; i < call->n; i++) {
        char *p;
        if (!yl_kernel_valid(call, i))
            continue;
        yl_str s = yl_kernel_str(call, 0, i);
        YL_TRY(begin(call, &w, s.size, &p));
        for (size_t at = 0, size; at < s.size; at += size) {
            size = yl_utf8_size((unsigned char)s.data[at]);
            size = size < s.size - at ? size : s.size - at;
            memcpy(p + s.size - at - size, s.data + at, size);
        }
        yl_text_out_end(&w, i, s.size);
    }
    return YL_OK;
}

/* ---- Java's chars ---- */

/* A place between two UTF-16 units: before byte `at`, or within the character that begins there. */
typedef struct unit_place {
    size_t at;
    bool torn;
} unit_place;

static unit_place place_of(yl_str s, size_t units)
{
    if (yl_utf8_is_ascii(s))
        return (unit_place){units < s.size ? units : s.size, false};
    size_t at = 0;
    while (at < s.size && units > 0) {
        size_t size = yl_utf8_size((unsigned char)s.data[at]);
        size_t width = size == YL_UTF8_SIZE_MAX ? 2 : 1;
        if (width > units)
            return (unit_place){at, true};
        units -= width;
        at += size < s.size - at ? size : s.size - at;
    }
    return (unit_place){at, false};
}

static size_t front_size(unit_place end)
{
    return end.at + end.torn;
}

/* Everything before a place; a torn character is '?'. */
static char *add_front(char *p, yl_str s, unit_place end)
{
    p = add(p, (yl_str){s.data, end.at});
    if (end.torn)
        *p++ = '?';
    return p;
}

static size_t back_size(yl_str s, unit_place begins)
{
    return begins.torn ? 1 + s.size - begins.at - YL_UTF8_SIZE_MAX : s.size - begins.at;
}

static char *add_back(char *p, yl_str s, unit_place begins)
{
    size_t at = begins.at;
    if (begins.torn) {
        *p++ = '?';
        at += YL_UTF8_SIZE_MAX;
    }
    return add(p, (yl_str){s.data + at, s.size - at});
}

/* ---- Padding ---- */

static yl_status pad_one(yl_kernel_call *call, yl_text_out *w, uint32_t i, bool in_front)
{
    yl_str s = yl_kernel_str(call, 0, i), with = yl_kernel_str(call, 2, i);
    int32_t length = int_at(call, 1, i);
    char *p;
    if (length < 0 || with.size == 0)
        return set_null(call, i);
    size_t units = yl_utf8_count_utf16(s);
    if (units >= (size_t)length) {
        unit_place end = place_of(s, (size_t)length);
        YL_TRY(begin(call, w, front_size(end), &p));
        add_front(p, s, end);
        yl_text_out_end(w, i, front_size(end));
        return YL_OK;
    }
    size_t missing = (size_t)length - units, width = yl_utf8_count_utf16(with);
    size_t times = missing / width;
    unit_place rest = place_of(with, missing % width);
    size_t size = s.size + times * with.size + front_size(rest);
    YL_TRY(begin(call, w, size, &p));
    if (!in_front)
        p = add(p, s);
    for (size_t k = 0; k < times; k++)
        p = add(p, with);
    p = add_front(p, with, rest);
    if (in_front)
        add(p, s);
    yl_text_out_end(w, i, size);
    return YL_OK;
}

static yl_status pad(yl_kernel_call *call, bool in_front)
{
    yl_text_out w = yl_text_out_of(call->out);
    for (uint32_t i = 0; i < call->n; i++)
        if (yl_kernel_valid(call, i))
            YL_TRY(pad_one(call, &w, i, in_front));
    return YL_OK;
}

static yl_status lpad(yl_kernel_call *call)
{
    return pad(call, true);
}

static yl_status rpad(yl_kernel_call *call)
{
    return pad(call, false);
}

/* ---- Replacing ---- */

/* A start outside of the text changes nothing. When the replaced part reaches the end, or is
 * empty, everything behind the start goes (Flink's oddity). */
static yl_status overlay_one(yl_kernel_call *call, yl_text_out *w, uint32_t i)
{
    yl_str s = yl_kernel_str(call, 0, i), with = yl_kernel_str(call, 1, i);
    int64_t units = (int64_t)yl_utf8_count_utf16(s), start = int_at(call, 2, i);
    int64_t count = call->n_args > 3 ? int_at(call, 3, i) : (int64_t)yl_utf8_count_utf16(with);
    char *p;
    if (start <= 0 || start > units) {
        YL_TRY(begin(call, w, s.size, &p));
        add(p, s);
        yl_text_out_end(w, i, s.size);
        return YL_OK;
    }
    unit_place end = place_of(s, (size_t)start - 1);
    unit_place next = {s.size, false};
    if (count > 0 && start + count <= units)
        next = place_of(s, (size_t)(start - 1 + count));
    size_t size = front_size(end) + with.size + back_size(s, next);
    YL_TRY(begin(call, w, size, &p));
    p = add_front(p, s, end);
    p = add(p, with);
    add_back(p, s, next);
    yl_text_out_end(w, i, size);
    return YL_OK;
}

static yl_status overlay(yl_kernel_call *call)
{
    yl_text_out w = yl_text_out_of(call->out);
    for (uint32_t i = 0; i < call->n; i++)
        if (yl_kernel_valid(call, i))
            YL_TRY(overlay_one(call, &w, i));
    return YL_OK;
}

/* An empty `old` stands before every character and at the end. */
static yl_status replace_empty(yl_kernel_call *call, yl_text_out *w, uint32_t i, yl_str s,
                               yl_str with)
{
    size_t size = s.size + (yl_utf8_count(s) + 1) * with.size;
    char *p;
    YL_TRY(begin(call, w, size, &p));
    p = add(p, with);
    for (size_t at = 0, step; at < s.size; at += step) {
        step = yl_utf8_size((unsigned char)s.data[at]);
        step = step < s.size - at ? step : s.size - at;
        p = add(p, (yl_str){s.data + at, step});
        p = add(p, with);
    }
    yl_text_out_end(w, i, size);
    return YL_OK;
}

static const char *find(const char *at, const char *end, yl_str what)
{
    return yl_text_find((yl_str){at, (size_t)(end - at)}, what);
}

static yl_status replace_one(yl_kernel_call *call, yl_text_out *w, uint32_t i)
{
    yl_str s = yl_kernel_str(call, 0, i), old = yl_kernel_str(call, 1, i);
    yl_str with = yl_kernel_str(call, 2, i);
    const char *at = s.data, *end = s.data + s.size, *hit;
    size_t times = 0;
    char *p;
    if (old.size == 0)
        return replace_empty(call, w, i, s, with);
    for (; (hit = find(at, end, old)) != NULL; at = hit + old.size)
        times++;
    if (times == 0) {
        yl_text_out_slice(call->out, i, s);
        return YL_OK;
    }
    size_t size = s.size - times * old.size + times * with.size;
    YL_TRY(begin(call, w, size, &p));
    at = s.data;
    for (; times > 0; times--, at = hit + old.size) {
        hit = find(at, end, old);
        p = add(p, (yl_str){at, (size_t)(hit - at)});
        p = add(p, with);
    }
    add(p, (yl_str){at, (size_t)(end - at)});
    yl_text_out_end(w, i, size);
    return YL_OK;
}

static yl_status replace(yl_kernel_call *call)
{
    yl_text_out w = yl_text_out_of(call->out);
    if (!yl_text_out_share(call->out, call->args[0]))
        return YL_FAIL_MEMORY(call->err);
    for (uint32_t i = 0; i < call->n; i++)
        if (yl_kernel_valid(call, i))
            YL_TRY(replace_one(call, &w, i));
    return YL_OK;
}

/* ---- TRANSLATE ---- */

static yl_str char_at(yl_str s, size_t at)
{
    size_t size = yl_utf8_size((unsigned char)s.data[at]);
    return (yl_str){s.data + at, size < s.size - at ? size : s.size - at};
}

/* What a character becomes; false when it is not in `from`. The first mention counts. */
static bool translated(yl_str c, yl_str from, yl_str to, yl_str *out)
{
    size_t f = 0, t = 0;
    while (f < from.size) {
        yl_str source = char_at(from, f);
        *out = t < to.size ? char_at(to, t) : (yl_str){to.data, 0};
        if (yl_str_equal(source, c))
            return true;
        f += source.size;
        t += out->size;
    }
    return false;
}

static yl_status translate_one(yl_kernel_call *call, yl_text_out *w, uint32_t i)
{
    yl_str s = yl_kernel_str(call, 0, i), from = {NULL, 0}, to = {NULL, 0}, c;
    char *p;
    if (yl_vector_valid(call->args[1], i))
        from = yl_kernel_str(call, 1, i);
    if (yl_vector_valid(call->args[2], i))
        to = yl_kernel_str(call, 2, i);
    size_t room = s.size * YL_UTF8_SIZE_MAX, size = 0;
    if (to.size == 0 || (yl_utf8_is_ascii(to) && to.size > 0))
        room = s.size; /* no character gets longer */
    YL_TRY(begin(call, w, room, &p));
    for (size_t at = 0; at < s.size;) {
        yl_str old = char_at(s, at);
        if (!translated(old, from, to, &c))
            c = old;
        add(p + size, c);
        size += c.size;
        at += old.size;
    }
    yl_text_out_end(w, i, size);
    return YL_OK;
}

/* NULL `from` changes nothing, NULL `to` deletes. */
static yl_status translate(yl_kernel_call *call)
{
    yl_text_out w = yl_text_out_of(call->out);
    for (uint32_t i = 0; i < call->n; i++) {
        if (yl_vector_valid(call->args[0], i))
            YL_TRY(translate_one(call, &w, i));
        else
            YL_TRY(set_null(call, i));
    }
    return YL_OK;
}

/* ---- Types ---- */

static const yl_type *sum_of_lengths(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                                     yl_span span, yl_error *err)
{
    (void)n, (void)span, (void)err;
    return yl_text_type(arena, (int64_t)args[0]->type->length + args[1]->type->length);
}

static const yl_type *string_as_first(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                                      yl_span span, yl_error *err)
{
    (void)n, (void)span, (void)err;
    return yl_type_nullable(arena, &yl_type_string, args[0]->type->nullable);
}

const yl_signature yl_fn_string_build_rows[] = {
    {.name = "CONCAT",
     .args = "text, text?...",
     .result = "string",
     .kernel = concat,
     .flags = YL_FN_TAKES_CONST,
     .doc = "The texts behind one another; NULL when one of them is.",
     .examples = "CONCAT('a', 'b', 'c') -> abc"},
    {.name = "CONCAT_WS",
     .args = "text, text?...",
     .result = "string",
     .nulls = YL_NULLS_OWN,
     .kernel = concat_ws,
     .flags = YL_FN_TAKES_CONST,
     .doc = "The texts, which follow the separator, with it in between; NULLs are skipped.",
     .examples = "CONCAT_WS('~', 'a', 'b') -> a~b"},
    {.name = "REPEAT",
     .args = "text, int",
     .result = "string",
     .kernel = repeat,
     .flags = YL_FN_TAKES_CONST,
     .doc = "The text a number of times.",
     .examples = "REPEAT('ab', 3) -> ababab"},
    {.name = "REVERSE",
     .args = "text",
     .result = "string?",
     .kernel = reverse,
     .doc = "The characters in opposite order.",
     .examples = "REVERSE('abc') -> cba"},
    {.name = "LPAD",
     .args = "text, int, text",
     .result = "string",
     .kernel = lpad,
     .flags = YL_FN_TAKES_CONST,
     .doc = "The text brought to a length by cutting it, or padding it in front.",
     .examples = "LPAD('hi', 4, 'x') -> xxhi"},
    {.name = "RPAD",
     .args = "text, int, text",
     .result = "string",
     .kernel = rpad,
     .flags = YL_FN_TAKES_CONST,
     .doc = "The text brought to a length by cutting it, or padding it at the end.",
     .examples = "RPAD('hi', 4, 'x') -> hixx"},
    {.name = "OVERLAY",
     .args = "text, text, int, int?",
     .infer = sum_of_lengths,
     .kernel = overlay,
     .flags = YL_FN_TAKES_CONST,
     .doc = "OVERLAY(text PLACING new FROM start FOR count): with a part replaced.",
     .examples = "OVERLAY('abcdef' PLACING 'XY' FROM 2) -> aXYdef"},
    {.name = "REPLACE",
     .args = "text, text, text",
     .result = "string",
     .kernel = replace,
     .flags = YL_FN_TAKES_CONST,
     .doc = "The text with every occurrence of the second one replaced by the third.",
     .examples = "REPLACE('hello world', 'world', 'flink') -> hello flink"},
    {.name = "TRANSLATE",
     .args = "text, text, text",
     .result = "=",
     .infer = string_as_first,
     .nulls = YL_NULLS_OWN,
     .kernel = translate,
     .flags = YL_FN_TAKES_CONST,
     .doc = "Each character of the second text becomes the one of the third at its place.",
     .examples = "TRANSLATE('hello', 'el', 'ip') -> hippo"},
    {0},
};
