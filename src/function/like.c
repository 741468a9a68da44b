/* LIKE and SIMILAR TO patterns; see like.h. */
#include "function/like.h"

#include "data/utf8.h"
#include "function/text_find.h"

void yl_like_clear(yl_like *like)
{
    yl_strbuf_clear(&like->text);
    yl_list_clear(&like->items);
    yl_list_clear(&like->pieces);
    *like = (yl_like){0};
}

/* ---- Compiling ---- */

static yl_str char_at(yl_str s, size_t at)
{
    size_t size = yl_utf8_size((unsigned char)s.data[at]);
    return (yl_str){s.data + at, size < s.size - at ? size : s.size - at};
}

static yl_status bad_escape(yl_str pattern, size_t at, yl_error *err)
{
    size_t chars = yl_utf8_count((yl_str){pattern.data, at});
    return YL_FAIL(err, DATA, "invalid escape sequence in '%.*s' at character %zu",
                   YL_STR_ARGS(pattern), chars + 1);
}

static bool add_item(yl_like *like, yl_like_item item)
{
    yl_like_piece *piece = &like->pieces.items[like->pieces.size - 1];
    if (!yl_list_push(&like->items, item))
        return false;
    piece->n++;
    return true;
}

/* Adds literal bytes to the last item when that is a literal of the same piece. */
static bool add_literal(yl_like *like, yl_str c)
{
    yl_like_piece *piece = &like->pieces.items[like->pieces.size - 1];
    uint32_t at = (uint32_t)like->text.size;
    yl_strbuf_str(&like->text, c);
    piece->chars++;
    if (piece->n > 0 && like->items.items[like->items.size - 1].size > 0) {
        like->items.items[like->items.size - 1].size += (uint32_t)c.size;
        return !like->text.oom;
    }
    return add_item(like, (yl_like_item){at, (uint32_t)c.size}) && !like->text.oom;
}

static bool add_any(yl_like *like)
{
    like->pieces.items[like->pieces.size - 1].chars++;
    return add_item(like, (yl_like_item){0, 0});
}

static bool add_piece(yl_like *like)
{
    return yl_list_push(&like->pieces, ((yl_like_piece){.first = (uint32_t)like->items.size}));
}

/* Is the pattern one literal with % at most around it? */
static yl_like_kind kind_of(const yl_like *like)
{
    const yl_like_piece *piece = like->pieces.items;
    bool literal = like->pieces.size == 1 &&
                   (piece->n == 0 || (piece->n == 1 && like->items.items[piece->first].size > 0));
    if (!literal)
        return YL_LIKE_GENERAL;
    if (like->open_begin)
        return like->open_end ? YL_LIKE_CONTAINS : YL_LIKE_SUFFIX;
    return like->open_end ? YL_LIKE_PREFIX : YL_LIKE_EQUAL;
}

/* '%' ends a piece, unless it is empty: then there is nothing between two of them. */
static bool add_percent(yl_like *like, bool first)
{
    if (first)
        like->open_begin = true;
    like->open_end = true;
    return like->pieces.items[like->pieces.size - 1].n == 0 || add_piece(like);
}

static yl_status compile(yl_like *like, yl_str pattern, yl_str escape, yl_error *err)
{
    if (!add_piece(like))
        return YL_FAIL_MEMORY(err);
    for (size_t at = 0; at < pattern.size;) {
        yl_str c = char_at(pattern, at);
        bool first = at == 0, ok;
        at += c.size;
        if (escape.size > 0 && yl_str_equal(c, escape)) {
            yl_str next = at < pattern.size ? char_at(pattern, at) : (yl_str){"", 0};
            if (!yl_str_equal(next, YL_STR("%")) && !yl_str_equal(next, YL_STR("_")) &&
                !yl_str_equal(next, escape))
                return bad_escape(pattern, at - c.size, err);
            at += next.size;
            ok = add_literal(like, next);
            like->open_end = false;
        } else if (yl_str_equal(c, YL_STR("%"))) {
            ok = add_percent(like, first);
        } else {
            ok = yl_str_equal(c, YL_STR("_")) ? add_any(like) : add_literal(like, c);
            like->open_end = false;
        }
        if (!ok)
            return YL_FAIL_MEMORY(err);
    }
    /* A last piece that is empty stands behind a '%'. */
    if (like->pieces.size > 1 && like->pieces.items[like->pieces.size - 1].n == 0)
        like->pieces.size--;
    like->kind = kind_of(like);
    return YL_OK;
}

yl_status yl_like_compile(yl_like *like, yl_str pattern, yl_str escape, yl_error *err)
{
    if (yl_utf8_count_utf16(escape) > 1)
        return YL_FAIL(err, DATA, "invalid escape character '%.*s'", YL_STR_ARGS(escape));
    yl_strbuf_reset(&like->text);
    like->items.size = like->pieces.size = 0;
    like->open_begin = like->open_end = false;
    return compile(like, pattern, escape, err);
}

/* ---- Matching ---- */

/* The end of a character that '_' matches; 0 at a line end or the end of the text. */
static size_t any_char(yl_str s, size_t at)
{
    uint32_t c;
    bool valid;
    if (at >= s.size || s.data[at] == '\n' || s.data[at] == '\r')
        return 0;
    if ((unsigned char)s.data[at] < 0x80)
        return at + 1;
    at += yl_utf8_decode(s.data + at, s.data + s.size, &c, &valid);
    return c == 0x85 || c == 0x2028 || c == 0x2029 ? 0 : at;
}

/* Matches a piece at byte `at`; *end is behind it. */
static bool piece_at(const yl_like *like, const yl_like_piece *piece, yl_str s, size_t at,
                     size_t *end)
{
    const yl_like_item *items = like->items.items + piece->first;
    for (uint32_t i = 0; i < piece->n; i++) {
        if (items[i].size == 0) {
            at = any_char(s, at);
            if (at == 0)
                return false;
            continue;
        }
        if (items[i].size > s.size - at ||
            memcmp(s.data + at, like->text.data + items[i].at, items[i].size) != 0)
            return false;
        at += items[i].size;
    }
    *end = at;
    return true;
}

/* The earliest match at or behind `at`. */
static bool piece_from(const yl_like *like, const yl_like_piece *piece, yl_str s, size_t at,
                       size_t *end)
{
    yl_like_item first = like->items.items[piece->first];
    while (at <= s.size) {
        if (first.size > 0) {
            const char *hit = yl_text_find((yl_str){s.data + at, s.size - at},
                                           (yl_str){like->text.data + first.at, first.size});
            if (hit == NULL)
                return false;
            at = (size_t)(hit - s.data);
        }
        if (piece_at(like, piece, s, at, end))
            return true;
        if (at == s.size)
            return false;
        at += char_at(s, at).size;
    }
    return false;
}

/* Matches the last piece at the end of the text, not before `at`. */
static bool piece_at_end(const yl_like *like, const yl_like_piece *piece, yl_str s, size_t at)
{
    size_t begin = s.size, end;
    for (uint32_t chars = piece->chars; chars > 0; chars--) {
        if (begin <= at)
            return false;
        do
            begin--;
        while (begin > at && ((unsigned char)s.data[begin] & 0xC0) == 0x80);
    }
    return piece_at(like, piece, s, begin, &end) && end == s.size;
}

static bool matches_pieces(const yl_like *like, yl_str s)
{
    size_t at = 0, n = like->pieces.size, i = 0;
    const yl_like_piece *pieces = like->pieces.items;
    if (!like->open_begin) {
        if (!piece_at(like, &pieces[0], s, 0, &at))
            return false;
        if (n == 1 && !like->open_end)
            return at == s.size;
        i = 1;
    }
    size_t free_pieces = like->open_end ? n : n - 1;
    for (; i < free_pieces; i++)
        if (!piece_from(like, &pieces[i], s, at, &at))
            return false;
    return i == n || piece_at_end(like, &pieces[i], s, at);
}

bool yl_like_matches(const yl_like *like, yl_str s)
{
    size_t size = like->text.size;
    if (like->kind != YL_LIKE_GENERAL && s.size < size)
        return false;
    if (like->kind != YL_LIKE_GENERAL && size == 0)
        return like->open_begin || like->open_end || s.size == 0;
    switch (like->kind) {
    case YL_LIKE_EQUAL:
        return s.size == size && memcmp(s.data, like->text.data, size) == 0;
    case YL_LIKE_PREFIX:
        return memcmp(s.data, like->text.data, size) == 0;
    case YL_LIKE_SUFFIX:
        return memcmp(s.data + s.size - size, like->text.data, size) == 0;
    case YL_LIKE_CONTAINS:
        return yl_text_find(s, (yl_str){like->text.data, size}) != NULL;
    default:
        return matches_pieces(like, s);
    }
}

/* ---- SIMILAR TO ---- */

static const char similar_specials[] = "[]()|^-+*_%?{}";
static const char java_specials[] = "[]()|^-+*?{}$\\.";

static bool is_in(const char *set, char c)
{
    return c != '\0' && strchr(set, c) != NULL;
}

/* An escaped character; `at` is the escape's place. */
static yl_status put_escaped(yl_str pattern, size_t at, yl_str escape, yl_strbuf *out, size_t *size,
                             yl_error *err)
{
    size_t next_at = at + escape.size;
    if (next_at >= pattern.size)
        return bad_escape(pattern, at, err);
    yl_str next = char_at(pattern, next_at);
    bool special = next.size == 1 && is_in(similar_specials, next.data[0]);
    if (!special && !yl_str_equal(next, escape))
        return bad_escape(pattern, at, err);
    if (next.size == 1 && is_in(java_specials, next.data[0]))
        yl_strbuf_char(out, '\\');
    yl_strbuf_str(out, next);
    *size = escape.size + next.size;
    return YL_OK;
}

static yl_status bad_pattern(yl_str pattern, yl_error *err)
{
    return YL_FAIL(err, DATA, "invalid regular expression '%.*s'", YL_STR_ARGS(pattern));
}

/* "[:ALPHA:]" within an enumeration; 0 when there is none. */
static size_t put_named_class(yl_str rest, yl_strbuf *out)
{
    static const struct {
        const char *name, *java;
    } classes[] = {
        {"[:ALPHA:]", "\\p{Alpha}"}, {"[:UPPER:]", "\\p{Upper}"}, {"[:LOWER:]", "\\p{Lower}"},
        {"[:DIGIT:]", "\\d"},        {"[:SPACE:]", " "},          {"[:WHITESPACE:]", "\\s"},
        {"[:ALNUM:]", "\\p{Alnum}"},
    };
    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++) {
        size_t size = strlen(classes[i].name);
        if (rest.size >= size &&
            yl_str_equal_nocase((yl_str){rest.data, size}, yl_str_of(classes[i].name))) {
            yl_strbuf_puts(out, classes[i].java);
            return size;
        }
    }
    return 0;
}

/* Behind a '[' up to its ']', which is not taken. */
static yl_status put_enumeration(yl_str pattern, yl_str escape, size_t *at, yl_strbuf *out,
                                 yl_error *err)
{
    while (*at < pattern.size) {
        yl_str c = char_at(pattern, *at);
        size_t size = c.size;
        if (c.data[0] == ']')
            return YL_OK;
        if (escape.size > 0 && yl_str_equal(c, escape)) {
            YL_TRY(put_escaped(pattern, *at, escape, out, &size, err));
        } else if (c.data[0] == '-' || c.data[0] == '^') {
            yl_strbuf_str(out, c);
        } else if (*at + 1 < pattern.size && memcmp(pattern.data + *at, "[:", 2) == 0) {
            size = put_named_class((yl_str){pattern.data + *at, pattern.size - *at}, out);
            if (size == 0)
                return bad_pattern(pattern, err);
        } else if (is_in(similar_specials, c.data[0])) {
            return bad_pattern(pattern, err);
        } else {
            if (is_in("\\&", c.data[0]))
                yl_strbuf_char(out, '\\');
            yl_strbuf_str(out, c);
        }
        *at += size;
    }
    return bad_pattern(pattern, err);
}

yl_status yl_similar_translate(yl_str pattern, yl_str escape, yl_strbuf *out, yl_error *err)
{
    yl_strbuf_reset(out);
    if (yl_utf8_count_utf16(escape) > 1)
        return YL_FAIL(err, DATA, "invalid escape character '%.*s'", YL_STR_ARGS(escape));
    for (size_t at = 0, size; at < pattern.size; at += size) {
        yl_str c = char_at(pattern, at);
        size = c.size;
        if (escape.size > 0 && yl_str_equal(c, escape)) {
            YL_TRY(put_escaped(pattern, at, escape, out, &size, err));
            continue;
        }
        switch (c.data[0]) {
        case '_':
            yl_strbuf_char(out, '.');
            break;
        case '%':
            yl_strbuf_puts(out, "(?s:.*)");
            break;
        case '[':
            yl_strbuf_char(out, '[');
            at++;
            YL_TRY(put_enumeration(pattern, escape, &at, out, err));
            yl_strbuf_char(out, ']');
            break;
        case ']':
            return bad_pattern(pattern, err);
        case '\\':
        case '$':
            yl_strbuf_char(out, '\\');
            yl_strbuf_str(out, c);
            break;
        default:
            yl_strbuf_str(out, c);
        }
    }
    return out->oom ? YL_FAIL_MEMORY(err) : YL_OK;
}
