/* The CSV dialect once more, as simple as it can be: one byte after the other, no speed, no sharing
 * with the engine. test_csv.c compares the engine's answers to this one's.
 *
 *     reference r = {.options = ..., .text = ..., .size = ...};
 *     reference_run(&r, n_fields);
 *     r.out: a line per row, "<a>,<b>" with - for an absent field, or "bad"
 *     r.borders[i]: offset behind the i-th line end that ends a row, comment or empty line
 */
#ifndef YL_TESTS_CSV_REFERENCE_H
#define YL_TESTS_CSV_REFERENCE_H

#include "base/strbuf.h"
#include "check.h"

typedef struct reference_options {
    char delimiter;
    int quote, escape;
    bool comments, trim, ignore_trailing, no_trailing, fail_on_missing;
} reference_options;

typedef struct reference {
    reference_options options;
    const char *text;
    size_t size, at;
    yl_strbuf out, field;
    size_t *borders;
    size_t n_borders;
    bool ended; /* the field was ended by a line end or by the end of the text */
} reference;

static inline bool reference_line_end(const reference *r, size_t at)
{
    return at < r->size && (r->text[at] == '\n' || r->text[at] == '\r');
}

static inline void reference_pass_line(reference *r)
{
    if (r->at >= r->size)
        return;
    if (r->text[r->at] == '\r' && r->at + 1 < r->size && r->text[r->at + 1] == '\n')
        r->at++;
    r->at++;
    r->borders[r->n_borders++] = r->at;
}

static inline bool reference_escape(reference *r)
{
    if (r->at >= r->size)
        return false;
    char c = r->text[r->at++];
    yl_strbuf_char(&r->field, c == '0'   ? '\0'
                              : c == 'n' ? '\n'
                              : c == 'r' ? '\r'
                              : c == 't' ? '\t'
                                         : c);
    return true;
}

/* Reads a field into r->field; false when it is malformed. */
static inline bool reference_field(reference *r)
{
    const reference_options *o = &r->options;
    yl_strbuf_reset(&r->field);
    r->ended = false;
    while (o->trim && r->at < r->size && (unsigned char)r->text[r->at] <= ' ' &&
           r->text[r->at] != o->delimiter && !reference_line_end(r, r->at))
        r->at++;
    if (r->at < r->size && o->quote >= 0 && r->text[r->at] == (char)o->quote) {
        r->at++;
        for (;;) {
            if (r->at >= r->size) {
                r->ended = true;
                return false;
            }
            char c = r->text[r->at++];
            if (c == (char)o->quote) {
                if (r->at < r->size && r->text[r->at] == (char)o->quote)
                    yl_strbuf_char(&r->field, r->text[r->at++]);
                else
                    break;
            } else if (o->escape >= 0 && c == (char)o->escape) {
                if (!reference_escape(r)) {
                    r->ended = true;
                    return false;
                }
            } else {
                yl_strbuf_char(&r->field, c);
            }
        }
        for (;;) {
            if (r->at >= r->size || reference_line_end(r, r->at)) {
                r->ended = true;
                return true;
            }
            unsigned char c = (unsigned char)r->text[r->at++];
            if (c == (unsigned char)o->delimiter)
                return true;
            if (c > ' ') {
                while (c < 0xF0 && r->at < r->size && (r->text[r->at] & 0xC0) == 0x80)
                    r->at++;
                r->ended = r->at >= r->size;
                return false;
            }
        }
    }
    for (;;) {
        if (r->at >= r->size || reference_line_end(r, r->at)) {
            r->ended = true;
            break;
        }
        char c = r->text[r->at++];
        if (c == o->delimiter)
            break;
        if (o->escape >= 0 && c == (char)o->escape) {
            if (!reference_escape(r)) {
                r->ended = true;
                return false;
            }
        } else {
            yl_strbuf_char(&r->field, c);
        }
    }
    while (o->trim && r->field.size > 0 && (unsigned char)r->field.data[r->field.size - 1] <= ' ')
        r->field.size--;
    return true;
}

static inline bool reference_blank(const yl_strbuf *text)
{
    for (size_t i = 0; i < text->size; i++)
        if ((unsigned char)text->data[i] > ' ')
            return false;
    return true;
}

static inline void reference_row(reference *r, uint32_t n_fields)
{
    const reference_options *o = &r->options;
    size_t begin = r->out.size;
    bool good = true;
    uint32_t n = 0;
    do {
        bool fine = reference_field(r);
        good &= fine;
        if (n < n_fields) {
            yl_strbuf_puts(&r->out, n == 0 ? "<" : ",<");
            yl_strbuf_add(&r->out, r->field.data, r->field.size);
            yl_strbuf_char(&r->out, '>');
        } else if (fine && !o->ignore_trailing &&
                   !(n == n_fields && !o->no_trailing && reference_blank(&r->field) && r->ended)) {
            good = false;
        }
        n++;
    } while (!r->ended);
    reference_pass_line(r);
    if (o->fail_on_missing && n < n_fields)
        good = false;
    for (; n < n_fields; n++)
        yl_strbuf_puts(&r->out, n == 0 ? "-" : ",-");
    if (!good) {
        r->out.size = begin;
        yl_strbuf_puts(&r->out, "bad");
    }
    yl_strbuf_char(&r->out, '\n');
}

static inline void reference_run(reference *r, uint32_t n_fields)
{
    r->borders = calloc(r->size + 2, sizeof *r->borders);
    while (r->at < r->size) {
        if (r->options.comments) {
            while (r->at < r->size && r->text[r->at] == ' ')
                r->at++;
            if (r->at < r->size && r->text[r->at] == '#') {
                while (r->at < r->size && !reference_line_end(r, r->at))
                    r->at++;
                reference_pass_line(r);
                continue;
            }
            if (reference_line_end(r, r->at)) {
                reference_pass_line(r);
                continue;
            }
            if (r->at >= r->size)
                break;
        }
        reference_row(r, n_fields);
    }
}

static inline void reference_clear(reference *r)
{
    yl_strbuf_clear(&r->out);
    yl_strbuf_clear(&r->field);
    free(r->borders);
}

#endif
