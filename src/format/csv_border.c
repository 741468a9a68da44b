/* Where rows end in a piece of a file, with the state at its beginning carried along.
 *
 * The bytes of a file must be walked in order, because only what came before tells whether a line
 * end stands between quotes. The walk is cheap: a block of 64 bytes without quotes (and without
 * escape characters and, where comments are allowed, '#') cannot change the state but by its last
 * bytes, so that two or three masks per block are all there is to it; a block whose quotes all
 * stand where they belong is done with the same masks as in csv_scan.c; the rest goes byte by
 * byte through the automaton below.
 *
 *     FILE_START      where a byte order mark may stand
 *     MARK_1, MARK_2  behind as many bytes of what may be one
 *     ROW_START, FIELD_START
 *     PLAIN           in a field without quotes
 *     QUOTED          between quotes
 *     QUOTE           behind a quote that either closes or is the first of two
 *     CLOSED          in the blanks behind a closing quote
 *     CR              behind the CR of a line end (LF may follow)
 *     PLAIN_ESCAPE, QUOTED_ESCAPE   behind an escape character
 *     COMMENT
 *     ERROR           behind the first byte of an offending character: a field begins
 *
 * The state is the automaton's state, with the number of bytes of a longer delimiter that have
 * matched above it, and whether the last byte was a CR between quotes (for counting lines).
 */
#include "format/csv_internal.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

typedef enum border_state {
    FILE_START, /* 0: the contract says so */
    ROW_START,
    FIELD_START,
    PLAIN,
    QUOTED,
    QUOTE,
    CLOSED,
    CR,
    PLAIN_ESCAPE,
    QUOTED_ESCAPE,
    COMMENT,
    ERROR,
    MARK_1,
    MARK_2,
} border_state;

typedef struct walk {
    csv_dialect dialect;
    border_state state;
    unsigned matched; /* bytes of the delimiter */
    bool cr;          /* the last byte was a CR that counted as a line */
    bool counting;    /* lines are wanted */
    uint64_t lines;
} walk;

/* ---- Byte by byte ---- */

/* True when `c` completes a delimiter. */
static bool match_delimiter(walk *w, char c)
{
    const csv_dialect *d = &w->dialect;
    if (c == d->delimiter[w->matched])
        w->matched++;
    else
        w->matched = c == d->delimiter[0];
    if (w->matched < d->delimiter_size)
        return false;
    w->matched = 0;
    return true;
}

static border_state line_end(char c)
{
    return c == '\r' ? CR : ROW_START;
}

static border_state begin_field(walk *w, unsigned char c, bool row)
{
    const csv_dialect *d = &w->dialect;
    if (c == '\n' || c == '\r')
        return line_end((char)c);
    if (row && d->comments && (c == ' ' || c == '#'))
        return c == ' ' ? ROW_START : COMMENT;
    bool trimmed = d->trim && c <= ' ' && c != (unsigned char)d->delimiter[0];
    if (d->quote >= 0 && c == (unsigned char)d->quote && !trimmed)
        return QUOTED;
    if (match_delimiter(w, (char)c))
        return FIELD_START;
    if (trimmed)
        return FIELD_START;
    return d->escape >= 0 && c == (unsigned char)d->escape ? PLAIN_ESCAPE : PLAIN;
}

/* In the rest of an offending character, if there is one: a field begins behind it. */
static border_state behind_error(walk *w, unsigned char c)
{
    return (c & 0xC0) == 0x80 ? ERROR : begin_field(w, c, false);
}

/* The offending character behind a quoted field is passed over, and a field begins behind it. Of a
 * character beyond the BMP that is only the first half of Java's pair: of its bytes, the first. */
static border_state behind_quote(walk *w, unsigned char c)
{
    bool begun = w->matched > 0;
    if (match_delimiter(w, (char)c))
        return FIELD_START;
    if (begun && w->matched <= 1) { /* what began like a delimiter was the offending character */
        w->matched = 0;
        return behind_error(w, c);
    }
    if (w->matched > 0)
        return CLOSED; /* perhaps a delimiter of several bytes */
    if (c == '\n' || c == '\r')
        return line_end((char)c);
    if (c <= ' ')
        return CLOSED;
    return c >= 0xF0 ? FIELD_START : ERROR;
}

static border_state step(walk *w, unsigned char c);

/* A byte order mark is EF BB BF. What only begins like one is text. */
static border_state behind_mark(walk *w, unsigned char c)
{
    bool two = w->state == MARK_2;
    if (c == (two ? 0xBF : 0xBB))
        return two ? ROW_START : MARK_2;
    w->state = begin_field(w, 0xEF, true);
    if (two)
        w->state = step(w, 0xBB);
    return step(w, c);
}

/* The state behind `c`; CR means: a row ended, unless LF follows. */
static border_state step(walk *w, unsigned char c)
{
    const csv_dialect *d = &w->dialect;
    switch (w->state) {
    case CR:
        if (c == '\n')
            return ROW_START;
        return begin_field(w, c, true);
    case FILE_START:
        return c == 0xEF ? MARK_1 : begin_field(w, c, true);
    case MARK_1:
    case MARK_2:
        return behind_mark(w, c);
    case ROW_START:
        return begin_field(w, c, true);
    case ERROR:
        return behind_error(w, c);
    case FIELD_START:
        return begin_field(w, c, false);
    case PLAIN:
        if (match_delimiter(w, (char)c))
            return FIELD_START;
        if (c == '\n' || c == '\r')
            return line_end((char)c);
        return d->escape >= 0 && c == (unsigned char)d->escape ? PLAIN_ESCAPE : PLAIN;
    case PLAIN_ESCAPE:
        return PLAIN;
    case QUOTED:
        if (c == (unsigned char)d->quote)
            return QUOTE;
        return d->escape >= 0 && c == (unsigned char)d->escape ? QUOTED_ESCAPE : QUOTED;
    case QUOTED_ESCAPE:
        return QUOTED;
    case QUOTE:
        if (c == (unsigned char)d->quote)
            return QUOTED;
        return behind_quote(w, c);
    case CLOSED:
        return behind_quote(w, c);
    case COMMENT:
        return c == '\n' || c == '\r' ? line_end((char)c) : COMMENT;
    }
    return w->state;
}

/* Walks bytes[at, stop) and on to the first border that is not below `from`; returns it, or
 * `stop`. *border tells which. */
static size_t walk_bytes(walk *w, const char *bytes, size_t at, size_t stop, size_t from,
                         bool *border)
{
    while (at < stop) {
        unsigned char c = (unsigned char)bytes[at];
        if (w->state == CR && c != '\n' && at >= from) {
            w->state = ROW_START; /* the row ended at the CR, which is already counted */
            *border = true;
            return at;
        }
        w->state = step(w, c);
        w->lines += c == '\r' || (c == '\n' && !w->cr);
        w->cr = c == '\r';
        at++;
        if (w->state == ROW_START && c == '\n' && at >= from) {
            *border = true;
            return at;
        }
    }
    return at;
}

/* ---- Block by block ---- */

typedef struct block_masks {
    uint64_t quote, special, lf, cr, delimiter;
} block_masks;

static inline uint64_t equal_mask(const char *p, char c)
{
#if defined(__x86_64__)
    __m128i wanted = _mm_set1_epi8(c);
    uint64_t mask = 0;
    for (int i = 0; i < 4; i++) {
        __m128i v = _mm_loadu_si128((const __m128i *)(p + i * 16));
        mask |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v, wanted)) << (i * 16);
    }
    return mask;
#else
    uint64_t mask = 0;
    for (unsigned i = 0; i < 64; i++)
        mask |= (uint64_t)(p[i] == c) << i;
    return mask;
#endif
}

static inline uint64_t prefix_xor(uint64_t m)
{
    for (unsigned i = 1; i < 64; i *= 2)
        m ^= m << i;
    return m;
}

static inline void count_lines(walk *w, const block_masks *m)
{
    if (!w->counting)
        return;
    w->lines += (unsigned)__builtin_popcountll(m->cr | m->lf);
    uint64_t pairs = m->lf & (m->cr << 1 | w->cr);
    w->lines -= (unsigned)__builtin_popcountll(pairs);
    w->cr = m->cr >> 63 != 0;
}

/* Passes a block without quotes, escapes and comments. False: not possible, nothing changed. */
static bool pass_plain(walk *w, const char *p, const block_masks *m)
{
    switch (w->state) {
    case QUOTED:
        count_lines(w, m);
        return true;
    case FILE_START:
    case ROW_START:
    case FIELD_START:
    case PLAIN:
    case CR:
        break;
    default:
        return false;
    }
    const csv_dialect *d = &w->dialect;
    uint64_t ends = m->lf | m->cr | m->delimiter;
    if (d->trim || d->comments) {
        /* Blanks at the end keep the state at a field's start: look at what follows the last end,
         * and only if there is one. */
        if (ends == 0)
            return false;
        count_lines(w, m);
        unsigned after = 64 - (unsigned)__builtin_clzll(ends);
        walk tail = *w;
        tail.matched = 0;
        char end = p[after - 1];
        tail.state = end == '\r' ? CR : end == '\n' ? ROW_START : FIELD_START;
        for (unsigned i = after; i < 64; i++)
            tail.state = step(&tail, (unsigned char)p[i]);
        w->state = tail.state;
        w->matched = tail.matched;
        return true;
    }
    count_lines(w, m);
    w->state = (int64_t)m->lf < 0          ? ROW_START
               : (int64_t)m->cr < 0        ? CR
               : (int64_t)m->delimiter < 0 ? FIELD_START
                                           : PLAIN;
    return true;
}

/* Passes a block whose quotes are all at the ends of their fields. */
static bool pass_quoted(walk *w, const block_masks *m)
{
    const csv_dialect *d = &w->dialect;
    if (d->trim || d->comments || w->state == CLOSED || w->state > CR)
        return false;
    uint64_t inside = w->state == QUOTED ? ~UINT64_C(0) : 0;
    uint64_t after_close = w->state == QUOTE;
    uint64_t after_end = w->state == FILE_START || w->state == ROW_START ||
                         w->state == FIELD_START || w->state == CR;
    uint64_t between = prefix_xor(m->quote) ^ inside;
    uint64_t opens = m->quote & between, closes = m->quote & ~between;
    uint64_t behind_close = closes << 1 | after_close;
    uint64_t any_end = m->delimiter | m->lf | m->cr;
    uint64_t starts = (any_end & ~between) << 1 | after_end;
    if ((opens & ~(starts | behind_close)) != 0 || (behind_close & ~(any_end | m->quote)) != 0)
        return false;
    count_lines(w, m);
    if ((int64_t)between < 0)
        w->state = QUOTED;
    else if ((int64_t)closes < 0)
        w->state = QUOTE;
    else
        w->state = (int64_t)m->lf < 0          ? ROW_START
                   : (int64_t)m->cr < 0        ? CR
                   : (int64_t)m->delimiter < 0 ? FIELD_START
                                               : PLAIN;
    return true;
}

static inline unsigned block_has(const char *p, char c)
{
    unsigned char any = 0;
    for (unsigned i = 0; i < 64; i++) /* compilers make vectors of this */
        any |= p[i] == c;
    return any;
}

/* Passes blocks without quotes and escapes when nobody counts lines: this is where nearly all of
 * a file without quotes goes by, at the speed of memory. */
static size_t skip_blocks(walk *w, const char *bytes, size_t at, size_t stop)
{
    const csv_dialect *d = &w->dialect;
    const size_t begin = at;
    if (w->counting || !d->scannable || d->trim || d->comments || w->state == QUOTE ||
        w->state == CLOSED || w->state > CR)
        return at;
    const char quote = (char)(d->quote >= 0 ? d->quote : d->escape);
    const char escape = (char)(d->escape >= 0 ? d->escape : d->quote);
    const bool none = d->quote < 0 && d->escape < 0;
    while (at + 64 <= stop &&
           (none || (block_has(bytes + at, quote) |
                     (quote == escape ? 0 : block_has(bytes + at, escape))) == 0))
        at += 64;
    if (at == begin || w->state == QUOTED)
        return at;
    char last = bytes[at - 1];
    w->state = last == '\n'              ? ROW_START
               : last == '\r'            ? CR
               : last == d->delimiter[0] ? FIELD_START
                                         : PLAIN;
    return at;
}

/* Walks whole blocks of bytes[at, stop) as long as no border in them can be wanted. */
static size_t walk_blocks(walk *w, const char *bytes, size_t at, size_t stop)
{
    const csv_dialect *d = &w->dialect;
    bool border = false;
    for (; at + 64 <= stop; at += 64) {
        at = skip_blocks(w, bytes, at, stop);
        if (at + 64 > stop)
            break;
        const char *p = bytes + at;
        block_masks m = {.lf = equal_mask(p, '\n'), .cr = equal_mask(p, '\r')};
        m.delimiter = equal_mask(p, d->delimiter[d->delimiter_size - 1]);
        if (d->quote >= 0)
            m.quote = equal_mask(p, (char)d->quote);
        if (d->escape >= 0)
            m.special = equal_mask(p, (char)d->escape);
        if (d->comments)
            m.special |= equal_mask(p, '#');
        bool passed = false;
        if (d->scannable && m.special == 0)
            passed = m.quote == 0 ? pass_plain(w, p, &m) || pass_quoted(w, &m) : pass_quoted(w, &m);
        if (!passed)
            walk_bytes(w, bytes, at, at + 64, SIZE_MAX, &border);
    }
    return at;
}

size_t yl_csv_find_border(const void *config, const char *bytes, size_t size, size_t from,
                          uint64_t *state, uint64_t *lines)
{
    enum { MATCHED_SHIFT = 8, CR_SHIFT = 16 };
    walk w = {.counting = lines != NULL};
    size_t at = 0;
    bool border = false;
    if (yl_csv_reading_dialect_init(&w.dialect, config, NULL) != YL_OK)
        return size;
    w.state = (border_state)(*state & 0xFF);
    w.matched = (unsigned)(*state >> MATCHED_SHIFT & 0xFF);
    w.cr = (*state >> CR_SHIFT & 1) != 0;
    if (from > at) /* the byte before `from` may complete a border at `from` */
        at = walk_blocks(&w, bytes, at, from - 1 < size ? from - 1 : size);
    at = walk_bytes(&w, bytes, at, size, from, &border);
    *state = (uint64_t)w.state | (uint64_t)w.matched << MATCHED_SHIFT | (uint64_t)w.cr << CR_SHIFT;
    if (lines != NULL)
        *lines += w.lines;
    return border ? at : size;
}
