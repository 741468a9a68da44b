/* JSON_QUOTE and JSON_UNQUOTE: a text as a JSON string and back.
 *
 * As Flink does it, oddities included: '/' is escaped, everything beyond ASCII becomes \uXXXX, a
 * letter beyond the basic plane its code point and then its low surrogate. What is no JSON string
 * comes back from JSON_UNQUOTE unchanged; only the first string token is checked, but everything
 * up to the last quote is unescaped.
 */
#include "data/utf8.h"
#include "function/signature.h"
#include "function/text_out.h"

/* ---- Quoting ---- */

static char escape_of(uint32_t c)
{
    switch (c) {
    case '"':
    case '\\':
    case '/':
        return (char)c;
    case '\b':
        return 'b';
    case '\f':
        return 'f';
    case '\n':
        return 'n';
    case '\r':
        return 'r';
    case '\t':
        return 't';
    default:
        return '\0';
    }
}

static void quote(yl_str s, yl_strbuf *out)
{
    const char *p = s.data, *end = p + s.size;
    yl_strbuf_reset(out);
    yl_strbuf_char(out, '"');
    while (p < end) {
        uint32_t c;
        bool valid;
        p += yl_utf8_decode(p, end, &c, &valid);
        char escape = escape_of(c);
        if (escape != '\0') {
            yl_strbuf_char(out, '\\');
            yl_strbuf_char(out, escape);
        } else if (c < 0x80) {
            yl_strbuf_char(out, (char)c);
        } else {
            yl_strbuf_printf(out, "\\u%04x", (unsigned)c);
            if (c >= 0x10000)
                yl_strbuf_printf(out, "\\u%04x", 0xDC00 + ((c - 0x10000) & 0x3FF));
        }
    }
    yl_strbuf_char(out, '"');
}

/* ---- Unquoting ---- */

static bool hex4(const char *p, const char *end, uint32_t *out)
{
    *out = 0;
    if (end - p < 4)
        return false;
    for (int i = 0; i < 4; i++) {
        char c = p[i];
        if (c >= '0' && c <= '9')
            c = (char)(c - '0');
        else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
            c = (char)((c | 0x20) - 'a' + 10);
        else
            return false;
        *out = *out << 4 | (uint32_t)c;
    }
    return true;
}

/* Behind a backslash: the character and what it took; 0 bytes when it is no escape. A surrogate
 * on its own is '?', which is what Java writes for it. */
static size_t unescape(const char *p, const char *end, uint32_t *c)
{
    static const char letters[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
    uint32_t low;
    if (p == end)
        return 0;
    const char *known = *p == '\0' ? NULL : strchr(letters, *p);
    if (known != NULL) {
        *c = (unsigned char)values[known - letters];
        return 1;
    }
    if (*p != 'u' || !hex4(p + 1, end, c))
        return 0;
    if (*c < 0xD800 || *c > 0xDFFF)
        return 5;
    if (*c < 0xDC00 && end - p >= 11 && p[5] == '\\' && p[6] == 'u' && hex4(p + 7, end, &low) &&
        low >= 0xDC00 && low <= 0xDFFF) {
        *c = 0x10000 + ((*c - 0xD800) << 10) + (low - 0xDC00);
        return 11;
    }
    *c = '?';
    return 5;
}

/* Does the text begin with a JSON string? */
static bool begins_with_string(yl_str s)
{
    const char *p = s.data + 1, *end = s.data + s.size;
    if (s.size < 2 || s.data[0] != '"')
        return false;
    while (p < end && *p != '"') {
        uint32_t c;
        if ((unsigned char)*p < ' ')
            return false;
        if (*p++ != '\\')
            continue;
        size_t size = unescape(p, end, &c);
        if (size == 0)
            return false;
        p += size;
    }
    return p < end;
}

/* False when the text is to stay as it is. */
static bool unquote(yl_str s, yl_strbuf *out)
{
    yl_strbuf_reset(out);
    if (!begins_with_string(s) || s.data[s.size - 1] != '"')
        return false;
    const char *p = s.data + 1, *end = s.data + s.size - 1;
    while (p < end) {
        char utf8[YL_UTF8_SIZE_MAX];
        uint32_t c;
        if (*p != '\\') {
            yl_strbuf_char(out, *p++);
            continue;
        }
        size_t size = unescape(++p, end, &c);
        if (size == 0)
            return false;
        p += size;
        yl_strbuf_add(out, utf8, yl_utf8_encode(c, utf8));
    }
    return true;
}

/* ---- Kernels ---- */

static yl_status convert(yl_kernel_call *call, bool quoting)
{
    yl_text_out w = yl_text_out_of(call->out);
    yl_strbuf buf = {0};
    bool ok = yl_text_out_share(call->out, call->args[0]);
    for (uint32_t i = 0; i < call->n && ok; i++) {
        if (!yl_kernel_valid(call, i))
            continue;
        yl_str s = yl_kernel_str(call, 0, i);
        bool changed = true;
        if (quoting)
            quote(s, &buf);
        else
            changed = unquote(s, &buf);
        if (!changed)
            yl_text_out_slice(call->out, i, s);
        ok = !buf.oom && (!changed || yl_text_out_put(&w, i, yl_strbuf_view(&buf)));
    }
    yl_strbuf_clear(&buf);
    return ok ? YL_OK : YL_FAIL_MEMORY(call->err);
}

static yl_status json_quote(yl_kernel_call *call)
{
    return convert(call, true);
}

static yl_status json_unquote(yl_kernel_call *call)
{
    return convert(call, false);
}

const yl_signature yl_fn_json_quote_rows[] = {
    {.name = "JSON_QUOTE",
     .args = "text",
     .result = "string",
     .kernel = json_quote,
     .doc = "The text as a JSON string.",
     .examples = "JSON_QUOTE('a\"b') -> \"a\\\"b\""},
    {.name = "JSON_UNQUOTE",
     .args = "text",
     .result = "string",
     .kernel = json_unquote,
     .doc = "The text that a JSON string stands for; anything else unchanged.",
     .examples = "JSON_UNQUOTE('\"a\\\"b\"') -> a\"b"},
    {0},
};
