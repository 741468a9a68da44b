/* URL_ENCODE, URL_DECODE, PARSE_URL, INET_ATON, INET_NTOA. */
#include "base/mem.h"
#include "data/number.h"
#include "data/utf8.h"
#include "function/signature.h"
#include "function/text_out.h"
#include "function/url.h"

static yl_status set_null(yl_kernel_call *call, uint32_t i)
{
    return yl_vector_set_null(call->out, i) == YL_OK ? YL_OK : YL_FAIL_MEMORY(call->err);
}

static yl_status begin(yl_kernel_call *call, yl_text_out *w, size_t size, char **p)
{
    *p = NULL;
    if (size > YL_TEXT_BYTES_MAX)
        return yl_text_out_too_long(size, call->err);
    *p = yl_text_out_begin(w, size);
    return *p == NULL ? YL_FAIL_MEMORY(call->err) : YL_OK;
}

/* ---- Percent encoding, of HTML forms: a blank is '+' ---- */

static bool is_plain(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '.' ||
           c == '-' || c == '*' || c == '_';
}

static size_t encode(yl_str s, char *to)
{
    size_t size = 0;
    for (size_t i = 0; i < s.size; i++) {
        unsigned char c = (unsigned char)s.data[i];
        if (is_plain((char)c)) {
            to[size++] = (char)c;
        } else if (c == ' ') {
            to[size++] = '+';
        } else {
            to[size++] = '%';
            to[size++] = "0123456789ABCDEF"[c >> 4];
            to[size++] = "0123456789ABCDEF"[c & 15];
        }
    }
    return size;
}

static yl_status url_encode(yl_kernel_call *call)
{
    yl_text_out w = yl_text_out_of(call->out);
    for (uint32_t i = 0; i < call->n; i++) {
        char *p;
        if (!yl_kernel_valid(call, i))
            continue;
        yl_str s = yl_kernel_str(call, 0, i);
        YL_TRY(begin(call, &w, s.size * 3, &p));
        yl_text_out_end(&w, i, encode(s, p));
    }
    return YL_OK;
}

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool decode(yl_str s, char *to, size_t *size)
{
    *size = 0;
    for (size_t i = 0; i < s.size; i++) {
        char c = s.data[i];
        if (c == '%') {
            int high = i + 2 < s.size ? hex_value(s.data[i + 1]) : -1;
            int low = i + 2 < s.size ? hex_value(s.data[i + 2]) : -1;
            if (high < 0 || low < 0)
                return false;
            c = (char)(high << 4 | low);
            i += 2;
        } else if (c == '+') {
            c = ' ';
        }
        to[(*size)++] = c;
    }
    return true;
}

static yl_status url_decode_one(yl_kernel_call *call, yl_text_out *w, yl_strbuf *buf, uint32_t i)
{
    yl_str s = yl_kernel_str(call, 0, i), decoded;
    char *p;
    YL_TRY(begin(call, w, s.size, &p));
    decoded.data = p;
    if (!decode(s, p, &decoded.size))
        return set_null(call, i);
    if (yl_utf8_valid(decoded)) {
        yl_text_out_end(w, i, decoded.size);
        return YL_OK;
    }
    yl_strbuf_reset(buf);
    char *repaired = yl_strbuf_reserve(buf, yl_utf8_repaired_size(decoded));
    if (repaired == NULL)
        return YL_FAIL_MEMORY(call->err);
    buf->size = yl_utf8_repair(decoded, repaired);
    return yl_text_out_put(w, i, yl_strbuf_view(buf)) ? YL_OK : YL_FAIL_MEMORY(call->err);
}

static yl_status url_decode(yl_kernel_call *call)
{
    yl_text_out w = yl_text_out_of(call->out);
    yl_strbuf buf = {0};
    yl_status status = YL_OK;
    for (uint32_t i = 0; i < call->n && status == YL_OK; i++)
        if (yl_kernel_valid(call, i))
            status = url_decode_one(call, &w, &buf, i);
    yl_strbuf_clear(&buf);
    return status;
}

/* ---- PARSE_URL ---- */

typedef enum part { HOST, PATH, QUERY, REF, PROTOCOL, PART_FILE, AUTHORITY, USERINFO, PARTS } part;

static bool find_part(yl_str name, part *out)
{
    static const char *const names[PARTS] = {"HOST",     "PATH", "QUERY",     "REF",
                                             "PROTOCOL", "FILE", "AUTHORITY", "USERINFO"};
    for (int i = 0; i < PARTS; i++)
        if (yl_str_equal(name, yl_str_of(names[i]))) {
            *out = (part)i;
            return true;
        }
    return false;
}

/* The value of `key` in "k1=v1&k2=v2". */
static bool find_key(yl_str query, yl_str key, yl_str *out)
{
    for (size_t at = 0; at <= query.size; at++) {
        if (at > 0 && query.data[at - 1] != '&')
            continue;
        yl_str rest = {query.data + at, query.size - at};
        if (rest.size <= key.size || memcmp(rest.data, key.data, key.size) != 0 ||
            rest.data[key.size] != '=')
            continue;
        rest.data += key.size + 1;
        rest.size -= key.size + 1;
        const char *end = memchr(rest.data, '&', rest.size);
        *out = (yl_str){rest.data, end == NULL ? rest.size : (size_t)(end - rest.data)};
        return true;
    }
    return false;
}

/* False: the part is NULL. Uses the buffer of `url` for FILE. */
static bool part_of(yl_url *url, part which, yl_str *out)
{
    switch (which) {
    case HOST:
        *out = url->host;
        return true;
    case PATH:
        *out = url->path;
        return true;
    case QUERY:
        *out = url->query;
        return url->has_query;
    case REF:
        *out = url->ref;
        return url->has_ref;
    case PROTOCOL:
        *out = url->protocol;
        return true;
    case AUTHORITY:
        *out = url->authority;
        return url->has_authority;
    case USERINFO:
        *out = url->user_info;
        return url->has_user_info;
    default:
        break;
    }
    *out = url->path;
    if (url->has_query) {
        /* The path may lie in the buffer itself. */
        yl_strbuf file = {0};
        yl_strbuf_str(&file, url->path);
        yl_strbuf_char(&file, '?');
        yl_strbuf_str(&file, url->query);
        yl_strbuf_clear(&url->buf);
        url->buf = file;
        *out = yl_strbuf_view(&url->buf);
    }
    return true;
}

static yl_status parse_url_one(yl_kernel_call *call, yl_text_out *w, yl_url *url, uint32_t i)
{
    part which;
    yl_str found;
    bool keyed = call->n_args > 2;
    bool good = find_part(yl_kernel_str(call, 1, i), &which) && (!keyed || which == QUERY) &&
                yl_url_parse(yl_kernel_str(call, 0, i), url) && part_of(url, which, &found) &&
                (!keyed || find_key(found, yl_kernel_str(call, 2, i), &found));
    if (url->buf.oom)
        return YL_FAIL_MEMORY(call->err);
    if (!good)
        return set_null(call, i);
    return yl_text_out_put(w, i, found) ? YL_OK : YL_FAIL_MEMORY(call->err);
}

static yl_status parse_url(yl_kernel_call *call)
{
    yl_text_out w = yl_text_out_of(call->out);
    yl_url url = {0};
    yl_status status = YL_OK;
    for (uint32_t i = 0; i < call->n && status == YL_OK; i++)
        if (yl_kernel_valid(call, i))
            status = parse_url_one(call, &w, &url, i);
    yl_url_clear(&url);
    return status;
}

/* ---- IPv4 addresses ---- */

/* "a.b.c.d", and fewer parts: the last one is the lowest byte. */
static bool parse_address(yl_str s, int64_t *out)
{
    uint32_t parts[4] = {0}, n = 0, digits = 0;
    for (size_t i = 0; i <= s.size; i++) {
        if (i == s.size || s.data[i] == '.') {
            if (digits == 0 || parts[n] > 255 || (i < s.size && n == 3))
                return false;
            n++;
            digits = 0;
            continue;
        }
        unsigned d = (unsigned char)s.data[i] - (unsigned)'0';
        if (d > 9 || ++digits > 3)
            return false;
        parts[n] = parts[n] * 10 + d;
    }
    *out = 0;
    for (uint32_t i = 0; i + 1 < n; i++)
        *out |= (int64_t)parts[i] << (24 - 8 * i);
    *out |= parts[n - 1];
    return true;
}

static yl_status inet_aton_kernel(yl_kernel_call *call)
{
    for (uint32_t i = 0; i < call->n; i++) {
        call->out->i64[i] = 0;
        if (yl_kernel_valid(call, i) &&
            !parse_address(yl_kernel_str(call, 0, i), &call->out->i64[i])) {
            call->out->i64[i] = 0;
            YL_TRY(set_null(call, i));
        }
    }
    return YL_OK;
}

static yl_status inet_ntoa_kernel(yl_kernel_call *call)
{
    yl_text_out w = yl_text_out_of(call->out);
    for (uint32_t i = 0; i < call->n; i++) {
        char text[4 * YL_NUMBER_TEXT_MAX];
        size_t size = 0;
        int64_t v = call->args[0]->i64[i];
        if (!yl_kernel_valid(call, i))
            continue;
        if (v < 0 || v > UINT32_MAX) {
            YL_TRY(set_null(call, i));
            continue;
        }
        for (int shift = 24; shift >= 0; shift -= 8) {
            size += yl_int64_print(v >> shift & 255, text + size);
            if (shift > 0)
                text[size++] = '.';
        }
        if (!yl_text_out_put(&w, i, (yl_str){text, size}))
            return YL_FAIL_MEMORY(call->err);
    }
    return YL_OK;
}

const yl_signature yl_fn_url_rows[] = {
    {.name = "URL_ENCODE",
     .args = "text",
     .result = "string?",
     .kernel = url_encode,
     .doc = "The text as part of a URL: UTF-8, percent signs, '+' for a blank.",
     .examples = "URL_ENCODE('a b&c') -> a+b%26c"},
    {.name = "URL_DECODE",
     .args = "text",
     .result = "string?",
     .kernel = url_decode,
     .doc = "The text that a part of a URL stands for; NULL when it is malformed.",
     .examples = "URL_DECODE('a+b%26c') -> a b&c"},
    {.name = "PARSE_URL",
     .args = "text, text, text?",
     .result = "string?",
     .kernel = parse_url,
     .flags = YL_FN_TAKES_CONST,
     .doc = "A part of a URL: HOST, PATH, QUERY, REF, PROTOCOL, FILE, AUTHORITY, USERINFO; with a "
            "key, its value in the QUERY.",
     .examples = "PARSE_URL('http://a.b/c?k=v', 'HOST') -> a.b\n"
                 "PARSE_URL('http://a.b/c?k=v', 'QUERY', 'k') -> v"},
    {.name = "INET_ATON",
     .args = "text",
     .result = "bigint?",
     .kernel = inet_aton_kernel,
     .doc = "The number of an IPv4 address.",
     .examples = "INET_ATON('1.2.3.4') -> 16909060"},
    {.name = "INET_NTOA",
     .args = "bigint",
     .result = "string?",
     .kernel = inet_ntoa_kernel,
     .doc = "The IPv4 address of a number.",
     .examples = "INET_NTOA(16909060) -> 1.2.3.4"},
    {0},
};
