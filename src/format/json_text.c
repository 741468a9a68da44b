/* Texts in JSON: escapes read and written, and what a nested value is as a STRING.
 *
 * Java's strings are UTF-16, so half a surrogate pair may come from an escape and the other half
 * from (ill-formed) bytes; a half that stands alone becomes '?' when Flink turns the string into
 * UTF-8. Decoding never makes a text longer.
 *
 * A nested value becomes a STRING the way Flink does it, through a tree: blanks go, of members
 * with the same name the last value stays at the first one's place, fractions are printed as
 * doubles, or, when the table has a DECIMAL, as decimals without zeros at the end. Printing
 * recurses, at most JSON_DEPTH_MAX deep.
 */
#include "data/hash.h"
#include "data/number.h"
#include "data/utf8.h"
#include "format/json_scan.h"

enum { SURROGATE_HIGH = 0xD800, SURROGATE_LOW = 0xDC00, SURROGATE_END = 0xE000 };

/* ---- Decoding ---- */

static bool continues(const char *p, const char *end)
{
    return p < end && ((unsigned char)*p & 0xC0) == 0x80;
}

/* One character as Jackson reads it: by form only. Returns its bytes, 0 when it is malformed. */
static unsigned read_lenient(const char *p, const char *end, uint32_t *code)
{
    const unsigned char *u = (const unsigned char *)p;
    if (u[0] < 0x80) {
        *code = u[0];
        return 1;
    }
    if ((u[0] & 0xE0) == 0xC0 && continues(p + 1, end)) {
        *code = (u[0] & 0x1Fu) << 6 | (u[1] & 0x3Fu);
        return 2;
    }
    if ((u[0] & 0xF0) == 0xE0 && continues(p + 1, end) && continues(p + 2, end)) {
        *code = (u[0] & 0x0Fu) << 12 | (u[1] & 0x3Fu) << 6 | (u[2] & 0x3Fu);
        return 3;
    }
    if ((u[0] & 0xF8) == 0xF0 && continues(p + 1, end) && continues(p + 2, end) &&
        continues(p + 3, end)) {
        *code = (u[0] & 0x07u) << 18 | (u[1] & 0x3Fu) << 12 | (u[2] & 0x3Fu) << 6 | (u[3] & 0x3Fu);
        return *code >= 0x10000 && *code <= 0x10FFFF ? 4 : 0;
    }
    return 0;
}

bool yl_json_utf8_accepted(yl_str text)
{
    const char *p = text.data, *end = p + text.size;
    while (p < end) {
        uint32_t code;
        unsigned size = read_lenient(p, end, &code);
        if (size == 0)
            return false;
        p += size;
    }
    return true;
}

static unsigned hex_value(char c)
{
    return c <= '9' ? (unsigned)(c - '0') : (unsigned)((c | 32) - 'a') + 10;
}

/* The escape at `p`, which is known to be good. */
static const char *read_escape(const char *p, uint32_t *code)
{
    static const char names[] = "bfnrt", values[] = "\b\f\n\r\t";
    if (p[1] == 'u') {
        *code =
            hex_value(p[2]) << 12 | hex_value(p[3]) << 8 | hex_value(p[4]) << 4 | hex_value(p[5]);
        return p + 6;
    }
    const char *found = memchr(names, p[1], sizeof names - 1);
    *code = (unsigned char)(found == NULL ? p[1] : values[found - names]);
    return p + 2;
}

size_t yl_json_decode_text(const json_cell *cell, char *out)
{
    const char *p = cell->p, *end = p + cell->n;
    char *to = out;
    uint32_t high = 0; /* half a pair that waits for the other */
    while (p < end) {
        uint32_t code;
        if (*p == '\\') {
            p = read_escape(p, &code);
        } else {
            unsigned size = read_lenient(p, end, &code);
            p += size == 0 ? 1 : size; /* never 0: the scan has looked */
        }
        if (high != 0 && code >= SURROGATE_LOW && code < SURROGATE_END) {
            code = 0x10000 + ((high - SURROGATE_HIGH) << 10) + (code - SURROGATE_LOW);
            high = 0;
        } else if (high != 0) {
            *to++ = '?';
            high = 0;
        }
        if (code >= SURROGATE_HIGH && code < SURROGATE_LOW)
            high = code;
        else if (code >= SURROGATE_LOW && code < SURROGATE_END)
            *to++ = '?';
        else
            to += yl_utf8_encode(code, to);
    }
    if (high != 0)
        *to++ = '?';
    return (size_t)(to - out);
}

yl_str yl_json_scalar_text(json_reader *reader, const json_cell *cell)
{
    if (!cell->coded)
        return json_text_of(cell);
    yl_strbuf_reset(&reader->text);
    char *buf = yl_strbuf_reserve(&reader->text, (size_t)cell->n + 1);
    if (buf == NULL) {
        reader->oom = true;
        return (yl_str){NULL, 0};
    }
    return (yl_str){buf, yl_json_decode_text(cell, buf)};
}

/* ---- Writing strings ---- */

/* 0: an ordinary byte; 1: \u00XX; 2: the first of four bytes; else what follows the backslash. */
static const unsigned char escapes[256] = {
    1,           1,
    1,           1,
    1,           1,
    1,           1,
    'b',         't',
    'n',         1,
    'f',         'r',
    1,           1,
    1,           1,
    1,           1,
    1,           1,
    1,           1,
    1,           1,
    1,           1,
    1,           1,
    1,           1,
    ['"'] = '"', ['\\'] = '\\',
    [0xF0] = 2,  [0xF1] = 2,
    [0xF2] = 2,  [0xF3] = 2,
    [0xF4] = 2,
};

static char *put_unit(char *to, uint32_t unit)
{
    static const char digits[] = "0123456789ABCDEF";
    *to++ = '\\';
    *to++ = 'u';
    for (int shift = 12; shift >= 0; shift -= 4)
        *to++ = digits[unit >> shift & 15];
    return to;
}

static void add_escape(const char *p, unsigned char kind, yl_strbuf *out)
{
    char buf[12], *to = buf;
    if (kind == 1) {
        to = put_unit(to, (unsigned char)*p);
    } else if (kind == 2) {
        uint32_t code = 0;
        read_lenient(p, p + 4, &code);
        to = put_unit(to, SURROGATE_HIGH + ((code - 0x10000) >> 10));
        to = put_unit(to, SURROGATE_LOW + ((code - 0x10000) & 0x3FF));
    } else {
        *to++ = '\\';
        *to++ = (char)kind;
    }
    yl_strbuf_add(out, buf, (size_t)(to - buf));
}

void yl_json_add_string(yl_str text, bool pairs, yl_strbuf *out)
{
    const char *p = text.data, *end = p + text.size, *from = p;
    yl_strbuf_char(out, '"');
    while (p < end) {
        unsigned char kind = escapes[(unsigned char)*p];
        if (kind == 0 || (kind == 2 && (!pairs || end - p < 4))) {
            p++;
            continue;
        }
        yl_strbuf_add(out, from, (size_t)(p - from));
        add_escape(p, kind, out);
        p += kind == 2 ? 4 : 1;
        from = p;
    }
    yl_strbuf_add(out, from, (size_t)(p - from));
    yl_strbuf_char(out, '"');
}

/* ---- Members ---- */

enum { UNINDEXED_MAX = 16 }; /* so many names are compared one by one */

static void index_member(json_members *m, uint32_t place)
{
    uint32_t mask = m->table_size - 1, i = (uint32_t)m->items[place].hash & mask;
    while (m->table[i] != 0)
        i = (i + 1) & mask;
    m->table[i] = place - m->table_base + 1;
    m->table_filled++;
}

/* Makes the table one for the members from `base` on, with room for one more. */
static bool make_table(json_members *m, uint32_t base)
{
    uint32_t count = m->n - base, size = 64;
    while (size < (count + 1) * 4)
        size *= 2;
    uint32_t *table = yl_calloc(size, sizeof *table);
    if (table == NULL)
        return false;
    yl_free(m->table);
    m->table = table;
    m->table_size = size;
    m->table_base = base;
    m->table_filled = 0;
    for (uint32_t i = base; i < m->n; i++)
        index_member(m, i);
    return true;
}

static json_member *find_member(json_members *m, uint32_t base, yl_str key, uint64_t hash)
{
    if (m->n - base <= UNINDEXED_MAX) {
        for (uint32_t i = base; i < m->n; i++)
            if (m->items[i].hash == hash && yl_str_equal(m->items[i].key, key))
                return &m->items[i];
        return NULL;
    }
    uint32_t mask = m->table_size - 1;
    for (uint32_t i = (uint32_t)hash & mask; m->table[i] != 0; i = (i + 1) & mask) {
        json_member *member = &m->items[base + m->table[i] - 1];
        if (member->hash == hash && yl_str_equal(member->key, key))
            return member;
    }
    return NULL;
}

bool yl_json_members_put(json_members *m, uint32_t base, yl_str key, const json_cell *value)
{
    const uint64_t hash = yl_hash_bytes(key);
    const uint32_t count = m->n - base;
    if (count <= UNINDEXED_MAX)
        m->table_filled = 0; /* another object's table must not be taken for this one's */
    else if ((m->table_base != base || m->table_filled != count ||
              (count + 1) * 2 > m->table_size) &&
             !make_table(m, base))
        return false;
    json_member *found = find_member(m, base, key, hash);
    if (found != NULL) {
        found->value = *value;
        return true;
    }
    if (m->n == m->capacity) {
        uint32_t capacity = m->capacity == 0 ? 64 : m->capacity * 2;
        json_member *items = yl_realloc(m->items, capacity * sizeof *items);
        if (items == NULL)
            return false;
        m->items = items;
        m->capacity = capacity;
    }
    m->items[m->n++] = (json_member){key, hash, *value};
    if (count > UNINDEXED_MAX)
        index_member(m, m->n - 1);
    return true;
}

void yl_json_members_clear(json_members *m)
{
    yl_free(m->items);
    yl_free(m->table);
    *m = (json_members){0};
}

/* ---- Trees ---- */

/* BigDecimal.stripTrailingZeros().toString() of a number's text. */
static void print_exact(const json_cell *cell, yl_strbuf *out)
{
    const char *p = cell->p, *end = p + cell->n;
    bool minus = *p == '-', point = false;
    int64_t scale = 0, exponent = 0;
    p += minus;
    char *digits = yl_strbuf_reserve(out, (size_t)cell->n * 2 + 64);
    if (digits == NULL)
        return;
    digits += cell->n + 32; /* behind what will be written */
    size_t n = 0;
    for (; p < end && *p != 'e' && *p != 'E'; p++) {
        if (*p == '.') {
            point = true;
            continue;
        }
        scale += point;
        if (n > 0 || *p != '0')
            digits[n++] = *p;
    }
    if (p < end) {
        bool negative = *++p == '-';
        p += *p == '-' || *p == '+';
        for (; p < end; p++)
            if (exponent < INT32_MAX)
                exponent = exponent * 10 + (*p - '0');
        scale += negative ? exponent : -exponent;
    }
    for (; n > 0 && digits[n - 1] == '0'; scale--)
        n--;
    if (n == 0) {
        yl_strbuf_char(out, '0');
        return;
    }
    char *to = out->data + out->size;
    const int64_t adjusted = (int64_t)n - 1 - scale;
    if (minus)
        *to++ = '-';
    if (scale >= 0 && adjusted >= -6) {
        size_t whole = adjusted >= 0 ? (size_t)adjusted + 1 : 0;
        if (whole == 0)
            *to++ = '0';
        memmove(to, digits, whole);
        to += whole;
        if (scale > 0)
            *to++ = '.';
        for (int64_t zeros = -adjusted - 1; zeros > 0; zeros--)
            *to++ = '0';
        memmove(to, digits + whole, n - whole);
        to += n - whole;
    } else {
        *to++ = *digits;
        if (n > 1) {
            *to++ = '.';
            memmove(to, digits + 1, n - 1);
            to += n - 1;
        }
        *to++ = 'E';
        if (adjusted > 0)
            *to++ = '+';
        to += yl_int64_print(adjusted, to);
    }
    out->size = (size_t)(to - out->data);
    out->data[out->size] = '\0';
}

static bool print_number(json_reader *r, const json_cell *cell, yl_strbuf *out)
{
    double value = 0;
    if (cell->kind == JSON_INTEGER) {
        bool zero = cell->n == 2 && cell->p[0] == '-' && cell->p[1] == '0';
        yl_strbuf_add(out, cell->p + zero, cell->n - zero);
        return !out->oom;
    }
    if (r->exact_floats) {
        print_exact(cell, out);
        return !out->oom;
    }
    if (!yl_double_parse_java(json_text_of(cell), &value))
        return false;
    char *buf = yl_strbuf_reserve(out, YL_NUMBER_TEXT_MAX + 2);
    if (buf == NULL)
        return false;
    bool quotes = __builtin_isinf(value);
    size_t n = 0;
    if (quotes)
        buf[n++] = '"';
    n += yl_double_print(value, buf + n);
    if (quotes)
        buf[n++] = '"';
    out->size += n;
    return true;
}

static bool print_tree(json_reader *r, const json_cell *cell, yl_strbuf *out);

/* The name in decoded form; what had to be decoded is kept in reader->names. */
static bool keep_name(json_reader *r, const json_cell *name, yl_str *key)
{
    *key = json_text_of(name);
    if (!name->coded)
        return true;
    if (r->names == NULL && (r->names = yl_heap_new()) == NULL)
        return false;
    char *text = yl_heap_alloc(r->names, (size_t)name->n + 1);
    if (text == NULL)
        return false;
    *key = (yl_str){text, yl_json_decode_text(name, text)};
    return true;
}

static bool print_object(json_reader *r, const json_cell *cell, yl_strbuf *out)
{
    const char *p = cell->p + 1, *end = cell->p + cell->n;
    const uint32_t base = r->members.n;
    json_cell name, value;
    yl_str key;
    bool good = true;
    while (good && json_next_member(&p, end, &name, &value))
        good = keep_name(r, &name, &key) && yl_json_members_put(&r->members, base, key, &value);
    const uint32_t behind = r->members.n;
    yl_strbuf_char(out, '{');
    for (uint32_t i = base; i < behind && good; i++) {
        json_member member = r->members.items[i]; /* the stack may move */
        if (i > base)
            yl_strbuf_char(out, ',');
        yl_json_add_string(member.key, false, out);
        yl_strbuf_char(out, ':');
        good = print_tree(r, &member.value, out);
    }
    yl_strbuf_char(out, '}');
    r->members.n = base;
    return good && !out->oom;
}

static bool print_tree(json_reader *r, const json_cell *cell, yl_strbuf *out)
{
    json_cell element;
    const char *p = cell->p + 1;
    bool good = true, first = true;
    switch (cell->kind) {
    case JSON_STRING: {
        yl_str text = yl_json_scalar_text(r, cell);
        if (cell->coded && text.data == NULL)
            return false;
        yl_json_add_string(text, false, out);
        break;
    }
    case JSON_INTEGER:
    case JSON_FLOAT:
        return print_number(r, cell, out);
    case JSON_OBJECT:
        return print_object(r, cell, out);
    case JSON_ARRAY:
        yl_strbuf_char(out, '[');
        while (good && json_next_element(&p, cell->p + cell->n, &element)) {
            if (!first)
                yl_strbuf_char(out, ',');
            first = false;
            good = print_tree(r, &element, out);
        }
        yl_strbuf_char(out, ']');
        break;
    default:
        yl_strbuf_add(out, cell->p, cell->n);
    }
    return good && !out->oom;
}

bool yl_json_print_tree(json_reader *r, const json_cell *cell)
{
    yl_strbuf_reset(&r->tree);
    r->members.n = 0;
    bool good = print_tree(r, cell, &r->tree);
    yl_heap_unref(r->names);
    r->names = NULL;
    r->oom |= !good;
    return good;
}
