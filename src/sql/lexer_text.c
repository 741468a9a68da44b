/* What the text of a literal token means: quotes taken off, escapes and hex digits decoded.
 *
 * A literal that needs no change is returned as a slice of the source text; only escapes cost
 * memory. Positions of errors point at the very escape.
 */
#include "sql/lexer.h"

#include <assert.h>

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Reads exactly `count` hex digits; false when they are not there. */
static bool read_hex(yl_str s, size_t at, size_t count, uint32_t *value)
{
    *value = 0;
    if (s.size < count || at > s.size - count)
        return false;
    for (size_t i = 0; i < count; i++) {
        int digit = hex_digit(s.data[at + i]);
        if (digit < 0)
            return false;
        *value = *value << 4 | (uint32_t)digit;
    }
    return true;
}

/* Appends a code point as UTF-8; false when it is none. */
static bool put_utf8(char *out, size_t *size, uint32_t c)
{
    if (c > 0x10ffff || (c >= 0xd800 && c < 0xe000))
        return false;
    if (c < 0x80) {
        out[(*size)++] = (char)c;
    } else if (c < 0x800) {
        out[(*size)++] = (char)(0xc0 | c >> 6);
        out[(*size)++] = (char)(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        out[(*size)++] = (char)(0xe0 | c >> 12);
        out[(*size)++] = (char)(0x80 | (c >> 6 & 0x3f));
        out[(*size)++] = (char)(0x80 | (c & 0x3f));
    } else {
        out[(*size)++] = (char)(0xf0 | c >> 18);
        out[(*size)++] = (char)(0x80 | (c >> 12 & 0x3f));
        out[(*size)++] = (char)(0x80 | (c >> 6 & 0x3f));
        out[(*size)++] = (char)(0x80 | (c & 0x3f));
    }
    return true;
}

/* A body under decoding: what is read, where it stands in the source, what is written. */
typedef struct decoder {
    yl_str body;
    size_t base; /* offset of the body in the source */
    char *out;
    size_t size;
    yl_error *err;
} decoder;

static yl_status fail_escape(decoder *d, size_t at, size_t size, const char *hint)
{
    if (size > d->body.size - at)
        size = d->body.size - at;
    yl_span span = {(uint32_t)(d->base + at), (uint32_t)(d->base + at + size)};
    YL_FAIL_AT(d->err, SYNTAX, span, "'%.*s' is no escape sequence", (int)size, d->body.data + at);
    return yl_error_hintf(d->err, "%s", hint);
}

/* The UTF-16 unit of 4 hexadecimal digits. Flink reads + and 3 digits as well, because Java's
 * parseInt does; \+01F600 is therefore U+001F and the text 600, not U+1F600. */
static bool read_unit(yl_str s, size_t at, uint32_t *unit)
{
    if (at < s.size && s.data[at] == '+')
        return read_hex(s, at + 1, 3, unit);
    return read_hex(s, at, 4, unit);
}

/* U&: escape + 4 hex digits is a UTF-16 unit, a doubled escape is itself. */
static yl_status decode_unicode(decoder *d, char escape)
{
    static const char hint[] = "it is the escape character and 4 hexadecimal digits (a pair of "
                               "them beyond U+FFFF), or the escape character twice";
    for (size_t at = 0; at < d->body.size;) {
        char c = d->body.data[at];
        if (c != escape) {
            d->out[d->size++] = c;
            at += c == '\'' ? 2 : 1;
            continue;
        }
        if (at + 1 < d->body.size && d->body.data[at + 1] == escape) {
            d->out[d->size++] = escape;
            at += 2;
            continue;
        }
        uint32_t unit, low;
        if (!read_unit(d->body, at + 1, &unit))
            return fail_escape(d, at, 5, hint);
        size_t used = 5;
        if (unit >= 0xd800 && unit < 0xdc00 && at + 5 < d->body.size &&
            d->body.data[at + 5] == escape && read_hex(d->body, at + 6, 4, &low) && low >= 0xdc00 &&
            low < 0xe000) {
            unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
            used = 10;
        }
        if (!put_utf8(d->out, &d->size, unit))
            return fail_escape(d, at, 5, hint);
        at += used;
    }
    return YL_OK;
}

/* One backslash sequence of an E string; *used is its size. */
static yl_status decode_backslash(decoder *d, size_t at, size_t *used)
{
    static const char letters[] = "bfnrt", values[] = "\b\f\n\r\t";
    char c = at + 1 < d->body.size ? d->body.data[at + 1] : '\0';
    const char *letter = c == '\0' ? NULL : strchr(letters, c);
    uint32_t value = 0;
    *used = 2;
    if (letter != NULL) {
        value = (unsigned char)values[letter - letters];
    } else if (c >= '0' && c <= '7') {
        size_t i = at + 1;
        for (; i < d->body.size && i < at + 4 && d->body.data[i] >= '0' && d->body.data[i] <= '7';
             i++)
            value = value * 8 + (uint32_t)(d->body.data[i] - '0');
        *used = i - at;
    } else if (c == 'x' || c == 'u' || c == 'U') {
        size_t count = c == 'x' ? 2 : c == 'u' ? 4 : 8;
        if (c == 'x' && !read_hex(d->body, at + 2, 2, &value))
            count = 1;
        if (!read_hex(d->body, at + 2, count, &value))
            return fail_escape(d, at, 2 + count,
                               "\\xHH, \\uHHHH and \\UHHHHHHHH take that many "
                               "hexadecimal digits");
        *used = 2 + count;
    } else {
        value = (unsigned char)c;
        if (c == '\'' || c == '\\' || (value >= 0x20 && value < 0x80)) {
            d->out[d->size++] = c;
            return YL_OK;
        }
        return fail_escape(d, at, 1, "write a backslash twice");
    }
    if (!put_utf8(d->out, &d->size, value))
        return fail_escape(d, at, *used, "this is no code point");
    return YL_OK;
}

static yl_status decode_escapes(decoder *d)
{
    for (size_t at = 0; at < d->body.size;) {
        char c = d->body.data[at];
        size_t used = c == '\'' ? 2 : 1;
        if (c == '\\')
            YL_TRY(decode_backslash(d, at, &used));
        else
            d->out[d->size++] = c;
        at += used;
    }
    return YL_OK;
}

static yl_status decode_binary(decoder *d)
{
    for (size_t at = 0; at < d->body.size; at += 2) {
        uint32_t byte;
        if (!read_hex(d->body, at, 2, &byte)) {
            yl_span span = {(uint32_t)(d->base + at), (uint32_t)(d->base + at + 1)};
            YL_FAIL_AT(d->err, SYNTAX, span,
                       "a binary literal is made of pairs of hexadecimal digits");
            return yl_error_hintf(d->err, "as in X'0AFF'");
        }
        d->out[d->size++] = (char)byte;
    }
    return YL_OK;
}

static void decode_doubled(decoder *d, char quote)
{
    for (size_t at = 0; at < d->body.size; at++) {
        d->out[d->size++] = d->body.data[at];
        if (d->body.data[at] == quote)
            at++;
    }
}

yl_status yl_token_text(yl_arena *arena, yl_str sql, const yl_token *token, char escape,
                        yl_str *text, yl_error *err)
{
    yl_str whole = {sql.data + token->span.begin, token->span.end - token->span.begin};
    char quote = token->kind == YL_TOKEN_QUOTED_NAME ? '`' : '\'';
    *text = whole;
    if (token->kind == YL_TOKEN_WORD || token->kind == YL_TOKEN_INTEGER ||
        token->kind == YL_TOKEN_DECIMAL || token->kind == YL_TOKEN_APPROX)
        return YL_OK;
    const char *open = memchr(whole.data, quote, whole.size);
    assert(open != NULL);
    size_t prefix = (size_t)(open - whole.data) + 1;
    yl_str body = {whole.data + prefix, whole.size - prefix - 1};
    *text = body;
    bool plain = memchr(body.data, quote, body.size) == NULL;
    if (token->kind == YL_TOKEN_UNICODE_STRING)
        plain = plain && memchr(body.data, escape, body.size) == NULL;
    else if (token->kind == YL_TOKEN_ESCAPE_STRING)
        plain = plain && memchr(body.data, '\\', body.size) == NULL;
    else if (token->kind == YL_TOKEN_BINARY)
        plain = body.size == 0;
    if (plain)
        return YL_OK;
    /* No decoding is longer than its source: \uHHHH makes at most 3 bytes, \ooo at most 2. */
    decoder d = {body, token->span.begin + prefix, yl_arena_alloc_raw(arena, body.size), 0, err};
    if (d.out == NULL)
        return YL_FAIL_MEMORY(err);
    if (token->kind == YL_TOKEN_UNICODE_STRING)
        YL_TRY(decode_unicode(&d, escape));
    else if (token->kind == YL_TOKEN_ESCAPE_STRING)
        YL_TRY(decode_escapes(&d));
    else if (token->kind == YL_TOKEN_BINARY)
        YL_TRY(decode_binary(&d));
    else
        decode_doubled(&d, quote);
    *text = (yl_str){d.out, d.size};
    return YL_OK;
}

yl_str yl_token_charset(yl_str sql, const yl_token *token)
{
    assert(token->kind == YL_TOKEN_CHARSET_STRING);
    const char *begin = sql.data + token->span.begin;
    if (*begin != '_')
        return YL_STR("NCHAR");
    const char *quote = memchr(begin, '\'', token->span.end - token->span.begin);
    return (yl_str){begin + 1, (size_t)(quote - begin - 1)};
}
