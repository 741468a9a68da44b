/* java.net.URL and its URLStreamHandler, as far as taking apart goes. */
#include "function/url.h"

#include <limits.h>

void yl_url_clear(yl_url *url)
{
    yl_strbuf_clear(&url->buf);
    *url = (yl_url){0};
}

static yl_str sub(yl_str s, size_t begin, size_t end)
{
    return (yl_str){s.data + begin, end - begin};
}

/* The place of a character at or behind `from`; s.size if there is none. */
static size_t find_char(yl_str s, char c, size_t from)
{
    const char *hit = from < s.size ? memchr(s.data + from, c, s.size - from) : NULL;
    return hit == NULL ? s.size : (size_t)(hit - s.data);
}

static bool begins(yl_str s, const char *text)
{
    size_t size = strlen(text);
    return s.size >= size && memcmp(s.data, text, size) == 0;
}

static bool ends(yl_str s, const char *text)
{
    size_t size = strlen(text);
    return s.size >= size && memcmp(s.data + s.size - size, text, size) == 0;
}

/* ---- Authority ---- */

/* Integer.parseInt, and not below -1. */
static bool is_port(yl_str s)
{
    bool minus = s.size > 0 && s.data[0] == '-';
    size_t i = minus || (s.size > 0 && s.data[0] == '+');
    long long v = 0;
    if (i == s.size)
        return false;
    for (; i < s.size; i++) {
        if (s.data[i] < '0' || s.data[i] > '9')
            return false;
        v = v * 10 + (s.data[i] - '0');
        if (v > INT_MAX)
            return false;
    }
    return !minus || v <= 1;
}

/* "[::1]:80" */
static bool parse_ipv6(yl_url *url, yl_str host)
{
    size_t close = find_char(host, ']', 0);
    if (close == host.size || close <= 2)
        return false;
    for (size_t i = 1; i < close; i++)
        if (strchr("0123456789abcdefABCDEF:.%", host.data[i]) == NULL)
            return false;
    url->host = sub(host, 0, close + 1);
    yl_str rest = sub(host, close + 1, host.size);
    if (rest.size == 0)
        return true;
    return rest.data[0] == ':' && (rest.size == 1 || is_port(sub(rest, 1, rest.size)));
}

static bool parse_authority(yl_url *url)
{
    yl_str host = url->authority;
    size_t at = find_char(host, '@', 0);
    if (at < host.size) {
        if (find_char(host, '@', at + 1) < host.size) {
            url->host = sub(host, 0, 0);
            return true;
        }
        url->user_info = sub(host, 0, at);
        url->has_user_info = true;
        host = sub(host, at + 1, host.size);
    }
    if (begins(host, "["))
        return parse_ipv6(url, host);
    size_t colon = find_char(host, ':', 0);
    url->host = sub(host, 0, colon);
    return colon + 1 >= host.size || is_port(sub(host, colon + 1, host.size));
}

/* ---- Path ---- */

/* Removes bytes [begin, end) of the path, which is the tail of the buffer from `path` on. */
static void cut(yl_strbuf *buf, size_t path, size_t begin, size_t end)
{
    memmove(buf->data + path + begin, buf->data + path + end, buf->size - path - end);
    buf->size -= end - begin;
    buf->data[buf->size] = '\0';
}

/* The last '/' before `end`; SIZE_MAX if there is none. */
static size_t slash_before(yl_str s, size_t end)
{
    while (end > 0)
        if (s.data[--end] == '/')
            return end;
    return SIZE_MAX;
}

static size_t find_text(yl_str s, const char *text, size_t from)
{
    size_t size = strlen(text);
    const char *hit = from < s.size ? memmem(s.data + from, s.size - from, text, size) : NULL;
    return hit == NULL ? SIZE_MAX : (size_t)(hit - s.data);
}

static void normalise(yl_strbuf *buf, size_t at)
{
#define PATH ((yl_str){buf->data + at, buf->size - at})
    size_t i, before;
    while ((i = find_text(PATH, "/./", 0)) != SIZE_MAX)
        cut(buf, at, i, i + 2);
    for (i = 0; (i = find_text(PATH, "/../", i)) != SIZE_MAX;) {
        before = slash_before(PATH, i);
        if (i > 0 && before != SIZE_MAX && find_text(PATH, "/../", before) != 0) {
            cut(buf, at, before, i + 3);
            i = 0;
        } else {
            i += 3;
        }
    }
    while (ends(PATH, "/..")) {
        i = find_text(PATH, "/..", 0);
        before = slash_before(PATH, i);
        if (before == SIZE_MAX)
            break;
        cut(buf, at, before + 1, PATH.size);
    }
    if (begins(PATH, "./") && PATH.size > 2)
        cut(buf, at, 0, 2);
    if (ends(PATH, "/."))
        cut(buf, at, PATH.size - 1, PATH.size);
#undef PATH
}

/* What comes behind "protocol:". */
static bool parse_hierarchy(yl_url *url, yl_str s)
{
    size_t query = find_char(s, '?', 0);
    if (query < s.size) {
        url->query = sub(s, query + 1, s.size);
        url->has_query = true;
        s.size = query;
    }
    if (begins(s, "//") && !begins(s, "////")) {
        size_t end = find_char(s, '/', 2);
        url->authority = sub(s, 2, end);
        url->has_authority = true;
        if (!parse_authority(url))
            return false;
        s = sub(s, end, s.size);
    }
    size_t at = url->buf.size;
    if (s.size > 0 && s.data[0] != '/' && url->has_authority)
        yl_strbuf_char(&url->buf, '/');
    yl_strbuf_str(&url->buf, s);
    if (url->buf.oom || url->buf.data == NULL)
        return false;
    normalise(&url->buf, at);
    url->path = sub(yl_strbuf_view(&url->buf), at, url->buf.size);
    return true;
}

/* mailto: and jar: have a path only. */
static bool parse_opaque(yl_url *url, yl_str s)
{
    bool jar = yl_str_equal(url->protocol, YL_STR("jar"));
    if (s.size == 0 || (jar && find_text(s, "!/", 0) == SIZE_MAX))
        return false;
    url->path = s;
    return true;
}

/* The protocol goes to the buffer in lower case; the rest is returned. */
static bool take_protocol(yl_url *url, yl_str *s)
{
    static const char *const known[] = {"http", "https",  "ftp", "file",
                                        "jar",  "mailto", "jrt", "jmod"};
    size_t colon = find_char(*s, ':', 0);
    if (colon == s->size || find_char(*s, '/', 0) < colon)
        return false;
    for (size_t i = 0; i < colon; i++) {
        char c = s->data[i];
        yl_strbuf_char(&url->buf, c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c);
    }
    url->protocol = yl_strbuf_view(&url->buf);
    *s = sub(*s, colon + 1, s->size);
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (yl_str_equal(url->protocol, yl_str_of(known[i])))
            return true;
    return false;
}

bool yl_url_parse(yl_str text, yl_url *url)
{
    yl_strbuf buf = url->buf;
    yl_str s = text;
    *url = (yl_url){.buf = buf};
    yl_strbuf_reset(&url->buf);
    /* Room for everything, so that the slices into the buffer stay good. */
    if (yl_strbuf_reserve(&url->buf, text.size + 2) == NULL)
        return false;
    while (s.size > 0 && (unsigned char)s.data[s.size - 1] <= ' ')
        s.size--;
    while (s.size > 0 && (unsigned char)s.data[0] <= ' ')
        s = sub(s, 1, s.size);
    if (s.size >= 4 && yl_str_equal_nocase(sub(s, 0, 4), YL_STR("url:")))
        s = sub(s, 4, s.size);
    if (begins(s, "#") || !take_protocol(url, &s))
        return false;
    size_t hash = find_char(s, '#', 0);
    if (hash < s.size) {
        url->ref = sub(s, hash + 1, s.size);
        url->has_ref = true;
        s.size = hash;
    }
    bool opaque =
        yl_str_equal(url->protocol, YL_STR("jar")) || yl_str_equal(url->protocol, YL_STR("mailto"));
    return opaque ? parse_opaque(url, s) : parse_hierarchy(url, s);
}
