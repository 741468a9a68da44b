/* What the csv_*.c files share and nobody else needs.
 *
 *     csv_options.c  the options as typed tables, checked and compiled into a dialect
 *     csv_scan.c     where fields and rows end, 64 bytes at a time
 *     csv_row.c      one row, byte by byte, for what the scan does not understand
 *     csv_border.c   where rows end in a piece of a file whose beginning is elsewhere
 *     csv_decode.c   bytes to slices of the wanted fields
 *     csv_value.c    slices to values in vectors
 *     csv_write.c    batches to bytes
 *
 * The dialect is Jackson's, because Flink reads CSV through it:
 *  1. Lines end with LF, CR or CR LF. The last one may lack its end.
 *  2. A quote opens a quoted field only as the field's first byte (with trim-spaces: after
 *     blanks); anywhere else it is an ordinary byte. Inside, "" is one quote, and line ends are
 *     ordinary. Behind the closing quote only bytes up to the blank may stand before the
 *     delimiter or line end; anything else makes the row bad.
 *  3. After such an error the rest of the row is skipped field by field, and the next field begins
 *     right behind the offending character.
 *  4. The escape character, in and out of quotes, makes the next character ordinary, but for
 *     n, r, t and 0.
 *  5. With comments allowed, blanks, empty lines and comments in front of a row are skipped.
 */
#ifndef YL_FORMAT_CSV_INTERNAL_H
#define YL_FORMAT_CSV_INTERNAL_H

#include "base/mem.h"
#include "format/format.h"

typedef struct csv_config {
    yl_str field_delimiter, quote_character, escape_character, array_element_delimiter;
    yl_str null_literal;
    bool has_quote, has_escape, has_null_literal; /* given by the user */
    bool disable_quote, allow_comments, ignore_parse_errors, scientific_decimals, trim_spaces;
    bool ignore_trailing_unmappable, allow_trailing_comma, fail_on_missing_columns;
    bool empty_string_as_null;
} csv_config;

enum { CSV_OPTIONS = 14 };
extern const yl_option yl_csv_options[CSV_OPTIONS];

enum { CSV_TOKEN_MAX = 3 }; /* bytes of one UTF-16 unit in UTF-8 */

/* The options in the form that loops need. */
typedef struct csv_dialect {
    char delimiter[CSV_TOKEN_MAX + 1], array_delimiter[CSV_TOKEN_MAX + 1]; /* NUL-terminated */
    uint8_t delimiter_size, array_delimiter_size;
    int quote, escape; /* a byte, or -1 */
    bool comments, trim;
    bool scannable; /* csv_scan understands it; only set for reading */
    bool ignore_errors, ignore_trailing, allow_trailing, fail_on_missing, empty_as_null, has_null;
    bool scientific;
    yl_str null_literal;
} csv_dialect;

/* OPTION when an option is not a single character and the like. */
yl_status yl_csv_dialect_init(csv_dialect *dialect, const csv_config *config, yl_error *err);
/* The same for reading: a quote or escape character that is a line end never acts as one, because
 * Jackson looks for line ends first. */
yl_status yl_csv_reading_dialect_init(csv_dialect *dialect, const csv_config *config,
                                      yl_error *err);

static inline bool csv_is_delimiter(const csv_dialect *d, const char *p, const char *end)
{
    return *p == d->delimiter[0] &&
           (d->delimiter_size == 1 || ((size_t)(end - p) >= d->delimiter_size &&
                                       memcmp(p, d->delimiter, d->delimiter_size) == 0));
}

/* ---- The scan ---- */

enum {
    CSV_WINDOW = 32 * 1024,         /* bytes that are indexed at a time; offsets fit 16 bits */
    CSV_ENDS_MAX = CSV_WINDOW + 65, /* the kernels write some entries too many */
};

/* Where fields and rows end in one window. */
typedef struct csv_index {
    uint16_t *ends;     /* offsets of delimiters and line ends, ascending */
    uint16_t *row_last; /* per row, where in `ends` its line end is */
    uint32_t n_ends, n_rows;
    bool quotes; /* there are quotes in the rows */
} csv_index;

typedef struct csv_chars {
    char delimiter, quote, special[2];
    bool has_quote, has_special;
} csv_chars;

csv_chars yl_csv_chars_of(const csv_dialect *dialect);

/* Indexes bytes[0, size), size <= CSV_WINDOW, which begins with a row. Stops in front of a block
 * of 64 bytes that it does not understand (see csv_scan.c); the index then holds what came
 * before. 64 readable bytes follow. `last`: the end of the bytes is the end of a row, too. */
void yl_csv_scan(const csv_chars *chars, const char *bytes, uint32_t size, bool last,
                 csv_index *index);
/* Names of the kernels that this machine can run, best first, and how to force one: for tests. */
uint32_t yl_csv_scan_kernels(const char **names, uint32_t max);
bool yl_csv_scan_force(const char *name); /* NULL: the best again */

/* Counts line ends in bytes[0, size): LF, CR, and CR LF as one. */
uint64_t yl_csv_count_lines(const char *bytes, size_t size);

/* ---- Slices and rows ---- */

/* A field's text. At least 16 readable bytes follow it. `p` is NULL for a NULL value. */
typedef struct csv_slice {
    const char *p;
    uint32_t n;
} csv_slice;

typedef enum csv_verdict {
    CSV_ROW,        /* a good row */
    CSV_BAD,        /* a row that must be dropped or fail the job */
    CSV_NONE,       /* the input ended without a row */
    CSV_INCOMPLETE, /* the row goes on behind the bytes */
    CSV_NO_MEMORY,
} csv_verdict;

typedef struct csv_row_reader {
    const csv_dialect *dialect;
    uint32_t n_fields;    /* of the record type */
    const int32_t *slots; /* per field, where its slice goes, or -1 */
    yl_heap **heap;       /* where changed texts are kept; made when needed */
    yl_strbuf text;       /* scratch */

    /* The row that was read. */
    const char *start, *next;
    uint32_t found;     /* fields, at most n_fields */
    const char *bad_at; /* CSV_BAD: where */
    const char *bad_why;
} csv_row_reader;

/* Reads the row at `p` into slices[slots[field]]; absent fields become NULL. */
csv_verdict yl_csv_row_read(csv_row_reader *reader, const char *p, const char *end, bool last,
                            csv_slice *slices);
/* The texts of a quoted field whose quotes are off and which holds quotes: makes "" to ". */
bool yl_csv_unquote(yl_heap **heap, char quote, csv_slice *slice);

/* ---- Values ---- */

/* Turns slices of one column into values. One per projected column, and one per child. */
typedef struct csv_converter csv_converter;
struct csv_converter {
    const csv_dialect *dialect;
    const yl_type *type;
    /* Writes rows at..at+n of `out` (which has room and keeps its length). Stops at the first
     * slice that does not fit the type, unless errors are ignored; returns how many were done. */
    uint32_t (*convert)(csv_converter *converter, const csv_slice *slices, uint32_t n,
                        yl_vector *out, uint32_t at);
    csv_converter *children;
    uint32_t n_children;
    csv_slice *parts; /* of nested values */
    uint32_t n_parts, parts_capacity;
    bool borrows; /* views point into the slices' memory: it must be kept */
    bool oom;     /* what `convert` could not do was for want of memory */
};

/* UNSUPPORTED for types that CSV has no text for. `converter` may be NULL: only checks. */
yl_status yl_csv_converter_init(csv_converter *converter, const csv_dialect *dialect,
                                const yl_field *field, yl_error *err);
void yl_csv_converter_clear(csv_converter *converter);

/* ---- The rest of the format type ---- */

size_t yl_csv_find_border(const void *config, const char *bytes, size_t size, size_t from,
                          uint64_t *state, uint64_t *lines);
yl_status yl_csv_decoder_open(const yl_decoder_spec *spec, yl_decoder **out, yl_error *err);
yl_status yl_csv_decode(yl_decoder *decoder, const yl_input_place *place, const char *bytes,
                        size_t size, bool last, yl_heap *bytes_heap, yl_vector **out,
                        uint32_t max_rows, uint32_t *rows, size_t *used, yl_error *err);
void yl_csv_decoder_close(yl_decoder *decoder);
yl_status yl_csv_encoder_open(const yl_encoder_spec *spec, yl_encoder **out, yl_error *err);
yl_status yl_csv_encode(yl_encoder *encoder, const yl_batch *batch, yl_strbuf *out, yl_error *err);
void yl_csv_encoder_close(yl_encoder *encoder);

#endif
