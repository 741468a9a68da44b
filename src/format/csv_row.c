/* One row of CSV, byte by byte.
 *
 * This is the dialect spelled out (csv_internal.h), for the rows that the scan leaves: with
 * escapes, comments, quotes in odd places, line ends that are missing. It is also what the
 * scan's answers are tested against. Nothing is consumed of a row that is incomplete.
 */
#include "format/csv_internal.h"

/* What a field ended with. */
typedef enum field_end {
    END_DELIMITER,
    END_LINE,  /* at a line end, which is not consumed, or at the end of the input */
    END_BAD,   /* an error; the next field begins at *at */
    END_SHORT, /* the bytes end before the field does */
    END_MEMORY,
} field_end;

typedef struct cursor {
    const csv_dialect *dialect;
    const char *at, *end;
    bool last;
    const char *bad_at, *bad_why;
} cursor;

static inline bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

/* Keeps the scratch text in the heap. */
static bool keep_text(csv_row_reader *r, csv_slice *slice)
{
    enum { PADDING = 16 };
    if (*r->heap == NULL && (*r->heap = yl_heap_new()) == NULL)
        return false;
    char *p = yl_heap_alloc(*r->heap, r->text.size + PADDING);
    if (p == NULL)
        return false;
    if (r->text.size > 0)
        memcpy(p, r->text.data, r->text.size);
    memset(p + r->text.size, 0, PADDING);
    *slice = (csv_slice){p, (uint32_t)r->text.size};
    return true;
}

/* The character behind an escape character; false at the end of the bytes. */
static bool read_escaped(cursor *c, yl_strbuf *text)
{
    if (c->at == c->end)
        return false;
    char x = *c->at++;
    yl_strbuf_char(text, x == '0' ? '\0' : x == 'n' ? '\n' : x == 'r' ? '\r' : x == 't' ? '\t' : x);
    return true;
}

static field_end bad(cursor *c, const char *at, const char *why)
{
    if (c->bad_why == NULL) {
        c->bad_at = at;
        c->bad_why = why;
    }
    return END_BAD;
}

/* Behind a closing quote: blanks, then the end of the field. */
static field_end finish_quoted(cursor *c)
{
    while (c->at < c->end) {
        unsigned char x = (unsigned char)*c->at;
        if (csv_is_delimiter(c->dialect, c->at, c->end)) {
            c->at += c->dialect->delimiter_size;
            return END_DELIMITER;
        }
        if (is_line_end((char)x))
            return END_LINE;
        if (x > ' ') {
            const char *at = c->at++;
            /* The whole character is skipped; of those beyond the BMP, half of Java's pair. */
            while (x < 0xF0 && c->at < c->end && (*c->at & 0xC0) == 0x80)
                c->at++;
            return bad(c, at, "there is text behind the closing quote");
        }
        c->at++;
    }
    return c->last ? END_LINE : END_SHORT;
}

static field_end read_quoted(csv_row_reader *r, cursor *c, csv_slice *slice)
{
    const char quote = (char)c->dialect->quote;
    const char *open = c->at++, *from = c->at;
    bool changed = false;
    yl_strbuf_reset(&r->text);
    for (;;) {
        const char *p = c->at;
        while (p < c->end && *p != quote &&
               (c->dialect->escape < 0 || *p != (char)c->dialect->escape))
            p++;
        if (p == c->end) {
            if (!c->last)
                return END_SHORT;
            c->at = p;
            return bad(c, open, "the closing quote is missing");
        }
        c->at = p + 1;
        if (*p == quote) {
            if (c->at == c->end && !c->last)
                return END_SHORT;
            if (c->at == c->end || *c->at != quote) {
                if (!changed) {
                    *slice = (csv_slice){from, (uint32_t)(p - from)};
                    return finish_quoted(c);
                }
                yl_strbuf_add(&r->text, from, (size_t)(p - from));
                break;
            }
            yl_strbuf_add(&r->text, from, (size_t)(p + 1 - from));
            c->at++;
        } else {
            yl_strbuf_add(&r->text, from, (size_t)(p - from));
            if (!read_escaped(c, &r->text))
                return c->last ? bad(c, p, "the text ends behind the escape character") : END_SHORT;
        }
        changed = true;
        from = c->at;
    }
    if (r->text.oom || !keep_text(r, slice))
        return END_MEMORY;
    return finish_quoted(c);
}

static csv_slice trimmed_end(csv_slice s)
{
    while (s.n > 0 && (unsigned char)s.p[s.n - 1] <= ' ')
        s.n--;
    return s;
}

static field_end read_plain(csv_row_reader *r, cursor *c, csv_slice *slice)
{
    const csv_dialect *d = c->dialect;
    const char *from = c->at;
    bool changed = false;
    field_end end = END_LINE;
    yl_strbuf_reset(&r->text);
    while (c->at < c->end) {
        if (csv_is_delimiter(d, c->at, c->end)) {
            end = END_DELIMITER;
            break;
        }
        if (is_line_end(*c->at))
            break;
        if (d->escape >= 0 && *c->at == (char)d->escape) {
            const char *p = c->at;
            yl_strbuf_add(&r->text, from, (size_t)(p - from));
            c->at++;
            if (!read_escaped(c, &r->text))
                return c->last ? bad(c, p, "the text ends behind the escape character") : END_SHORT;
            changed = true;
            from = c->at;
            continue;
        }
        c->at++;
    }
    if (c->at == c->end && !c->last)
        return END_SHORT;
    *slice = (csv_slice){from, (uint32_t)(c->at - from)};
    if (changed) {
        yl_strbuf_add(&r->text, from, (size_t)(c->at - from));
        if (r->text.oom || !keep_text(r, slice))
            return END_MEMORY;
    }
    if (d->trim)
        *slice = trimmed_end(*slice);
    if (end == END_DELIMITER)
        c->at += d->delimiter_size;
    return end;
}

static field_end read_field(csv_row_reader *r, cursor *c, csv_slice *slice)
{
    const csv_dialect *d = c->dialect;
    if (d->trim)
        while (c->at < c->end && (unsigned char)*c->at <= ' ' && !is_line_end(*c->at) &&
               !csv_is_delimiter(d, c->at, c->end))
            c->at++;
    if (c->at == c->end && !c->last)
        return END_SHORT;
    if (c->at < c->end && is_line_end(*c->at)) { /* even where that is the delimiter */
        *slice = (csv_slice){c->at, 0};
        return END_LINE;
    }
    if (c->at < c->end && d->quote >= 0 && *c->at == (char)d->quote)
        return read_quoted(r, c, slice);
    return read_plain(r, c, slice);
}

/* Passes the line end at `at`. False when the bytes end behind a CR, so that a LF may follow. */
static bool pass_line_end(cursor *c)
{
    if (c->at == c->end)
        return true;
    if (*c->at == '\r') {
        if (c->at + 1 == c->end && !c->last)
            return false;
        if (c->at + 1 < c->end && c->at[1] == '\n')
            c->at++;
    }
    c->at++;
    return true;
}

/* Skips blanks, empty lines and comments. False when the bytes end in the midst of them. */
static bool skip_comments(cursor *c)
{
    for (;;) {
        while (c->at < c->end && *c->at == ' ')
            c->at++;
        if (c->at == c->end)
            return c->last;
        if (*c->at == '#')
            while (c->at < c->end && !is_line_end(*c->at))
                c->at++;
        else if (!is_line_end(*c->at))
            return true;
        if (c->at == c->end)
            return c->last;
        if (!pass_line_end(c))
            return false;
    }
}

static bool is_blank(csv_slice s)
{
    for (uint32_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] > ' ')
            return false;
    return true;
}

/* A field behind the last one of the record type. */
static field_end take_extra(cursor *c, uint32_t behind, csv_slice slice, field_end end,
                            const char *at)
{
    if (c->bad_why != NULL || c->dialect->ignore_trailing)
        return end;
    if (behind == 0 && c->dialect->allow_trailing && is_blank(slice) && end == END_LINE)
        return end;
    bad(c, at, "there are too many fields");
    return end;
}

csv_verdict yl_csv_row_read(csv_row_reader *r, const char *p, const char *end, bool last,
                            csv_slice *slices)
{
    cursor c = {.dialect = r->dialect, .at = p, .end = end, .last = last};
    if (r->dialect->comments && !skip_comments(&c))
        return CSV_INCOMPLETE;
    if (c.at == end) {
        r->next = end;
        return last ? CSV_NONE : CSV_INCOMPLETE;
    }
    r->start = c.at;
    r->bad_why = NULL;
    uint32_t field = 0;
    field_end stop;
    do {
        csv_slice slice = {NULL, 0};
        const char *at = c.at;
        stop = read_field(r, &c, &slice);
        if (stop == END_SHORT)
            return CSV_INCOMPLETE;
        if (stop == END_MEMORY)
            return CSV_NO_MEMORY;
        if (stop == END_BAD) { /* the next field begins behind the error, unless all is over */
            if (c.at == end && !last)
                return CSV_INCOMPLETE;
            if (c.at == end)
                stop = END_LINE;
        } else if (field >= r->n_fields) {
            stop = take_extra(&c, field - r->n_fields, slice, stop, at);
        } else if (r->slots[field] >= 0) {
            slices[r->slots[field]] = slice;
        }
        field++;
    } while (stop != END_LINE);
    if (!pass_line_end(&c))
        return CSV_INCOMPLETE;
    r->next = c.at;
    r->found = field < r->n_fields ? field : r->n_fields;
    for (; field < r->n_fields; field++)
        if (r->slots[field] >= 0)
            slices[r->slots[field]] = (csv_slice){NULL, 0};
    if (c.bad_why == NULL && r->dialect->fail_on_missing && r->found < r->n_fields)
        bad(&c, r->start, "there are too few fields");
    r->bad_at = c.bad_at;
    r->bad_why = c.bad_why;
    return c.bad_why == NULL ? CSV_ROW : CSV_BAD;
}

bool yl_csv_unquote(yl_heap **heap, char quote, csv_slice *slice)
{
    enum { PADDING = 16 };
    if (*heap == NULL && (*heap = yl_heap_new()) == NULL)
        return false;
    char *out = yl_heap_alloc(*heap, (size_t)slice->n + PADDING), *to = out;
    if (out == NULL)
        return false;
    const char *p = slice->p, *end = p + slice->n;
    while (p < end) {
        p += *p == quote; /* the first of two */
        *to++ = *p++;
    }
    memset(to, 0, PADDING);
    *slice = (csv_slice){out, (uint32_t)(to - out)};
    return true;
}
