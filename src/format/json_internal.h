/* What the json_*.c files share and nobody else needs.
 *
 *     json.c          the options, the format type
 *     json_scan.h     where strings, numbers and values end, 16 bytes at a time; also says whether
 *     json_scan.c     they are well-formed
 *     json_text.c     escapes, and the text of a nested value that becomes a STRING
 *     json_value.c    cells to values in vectors: scalars
 *     json_nested.c   the same for ARRAY, MAP, MULTISET and ROW
 *     json_decode.c   bytes to cells, the order of things, errors
 *     json_write.c    batches to bytes
 *
 * A cell is a value that was found in the text: its kind and where its text lies. Scanning makes
 * cells and checks all of the syntax; converting turns cells into values and can then only find
 * that a value does not fit its type.
 *
 * The dialect is Jackson's as Flink sets it up:
 *  1. A record is an object. What follows it on the line is not looked at.
 *  2. Strings may hold raw control characters; escapes are JSON's eight and \u with four digits.
 *     Halves of surrogate pairs that stand alone become '?'.
 *  3. UTF-8 is checked by form only: overlong sequences and encoded surrogates are read.
 *  4. Numbers, literals and separators are strictly JSON's: no NaN, no 01, no +1, no 1., no
 *     trailing comma, no comment, no single quotes.
 *  5. Values may be nested JSON_DEPTH_MAX deep.
 * And ours, where Flink loses data: of fields with the same name the last one counts, and a nested
 * value where a scalar is wanted is one bad field, not the beginning of more fields.
 */
#ifndef YL_FORMAT_JSON_INTERNAL_H
#define YL_FORMAT_JSON_INTERNAL_H

#include "base/mem.h"
#include "format/format.h"

enum { JSON_DEPTH_MAX = 1000 };

typedef enum json_null_key {
    JSON_NULL_KEY_FAIL,
    JSON_NULL_KEY_DROP,
    JSON_NULL_KEY_LITERAL
} json_null_key;

typedef struct json_config {
    yl_str null_key_literal;
    int32_t iso;      /* timestamps by ISO-8601, else by SQL */
    int32_t null_key; /* json_null_key */
    bool fail_on_missing, ignore_errors, plain_decimals, ignore_nulls, json_parser;
} json_config;

enum { JSON_OPTIONS = 8 };
extern const yl_option yl_json_options[JSON_OPTIONS];

/* ---- Cells ---- */

typedef enum json_kind {
    JSON_ABSENT,
    JSON_NULL,
    JSON_FALSE,
    JSON_TRUE,
    JSON_INTEGER,
    JSON_FLOAT, /* a number with a fraction or an exponent */
    JSON_STRING,
    JSON_OBJECT,
    JSON_ARRAY,
} json_kind;

/* The text of a string is what stands between its quotes. At least 16 readable bytes follow. */
typedef struct json_cell {
    const char *p;
    uint32_t n;
    uint8_t kind;
    bool coded; /* a string that is not its own text: yl_json_decode_text is needed */
} json_cell;

/* Where and why a text is malformed. */
typedef struct json_fault {
    const char *at;
    const char *why;
} json_fault;

static inline yl_str json_text_of(const json_cell *cell)
{
    return (yl_str){cell->p, cell->n};
}

/* ---- Texts ---- */

/* The text of a coded string. `out` needs cell->n bytes; returns how many were written. */
size_t yl_json_decode_text(const json_cell *cell, char *out);
/* Whether Jackson reads this string, which is not UTF-8. */
bool yl_json_utf8_accepted(yl_str text);
/* Appends a quoted string. `pairs`: characters beyond the BMP are written as two \u escapes. */
void yl_json_add_string(yl_str text, bool pairs, yl_strbuf *out);

/* ---- Members of objects ---- */

typedef struct json_member {
    yl_str key; /* decoded */
    uint64_t hash;
    json_cell value;
} json_member;

/* A stack of members, one object's on top of the other's, and what finds equal names among them. */
typedef struct json_members {
    json_member *items;
    uint32_t n, capacity;
    uint32_t *table; /* places in `items` from `table_base` on, plus one */
    uint32_t table_size, table_base, table_filled;
} json_members;

/* Adds a member to those from `base` on, or gives the one of that name its new value. False when
 * out of memory. */
bool yl_json_members_put(json_members *members, uint32_t base, yl_str key, const json_cell *value);
void yl_json_members_clear(json_members *members);

/* ---- Values ---- */

/* What all converters of a decoder share. */
typedef struct json_reader {
    const json_config *config;
    bool exact_floats; /* some column holds a DECIMAL: nested texts keep all digits */
    yl_strbuf text, tree;
    json_members members;
    yl_heap *names; /* decoded names while a nested value is read */
    bool oom;

    /* The value that did not fit: its type, what was found, and the path to it. */
    const yl_type *bad_type;
    json_cell bad_cell;
    char bad_path[256];
} json_reader;

/* Turns cells of one column into values. One per projected column, and one per child. */
typedef struct json_converter json_converter;
struct json_converter {
    json_reader *reader;
    const yl_type *type;
    yl_str name; /* of the field; empty for elements */
    /* Writes rows at..at+n of `out` (which has room and keeps its length). Stops at the first cell
     * that does not fit the type, unless errors are ignored; returns how many were done. */
    uint32_t (*convert)(json_converter *c, const json_cell *cells, uint32_t n, yl_vector *out,
                        uint32_t at);
    json_converter *children;
    uint32_t n_children;
    json_cell *parts; /* of nested values */
    uint32_t n_parts, parts_capacity;
    bool borrows; /* views point into the input: it must be kept */
};

typedef uint32_t (*json_convert_fn)(json_converter *, const json_cell *, uint32_t, yl_vector *,
                                    uint32_t);

/* UNSUPPORTED for types that JSON has no value for. */
yl_status yl_json_check_type(const yl_field *field, const yl_type *type, yl_error *err);
/* `field` must have been checked. Cleared by yl_json_converter_clear, also when this fails. */
yl_status yl_json_converter_init(json_converter *c, json_reader *reader, const yl_field *field,
                                 yl_error *err);
void yl_json_converter_clear(json_converter *c);
/* The converter of a nested type, or NULL. */
json_convert_fn yl_json_nested_converter(const yl_type *type);

/* What a converter does with a cell that it cannot read: true = NULL was written, go on. */
bool yl_json_give_up(json_converter *c, const json_cell *cell, yl_vector *v, uint32_t row);
bool yl_json_put_null(json_converter *c, yl_vector *v, uint32_t row);
/* The text of a cell, decoded into reader->text if need be. NULL data: out of memory (noted). */
yl_str yl_json_scalar_text(json_reader *reader, const json_cell *cell);
/* Writes what Jackson's tree of the nested value prints as into reader->tree. */
bool yl_json_print_tree(json_reader *reader, const json_cell *cell);

/* ---- The rest of the format type ---- */

yl_status yl_json_decoder_open(const yl_decoder_spec *spec, yl_decoder **out, yl_error *err);
yl_status yl_json_decode(yl_decoder *decoder, const yl_input_place *place, const char *bytes,
                         size_t size, bool last, yl_heap *bytes_heap, yl_vector **out,
                         uint32_t max_rows, uint32_t *rows, size_t *used, yl_error *err);
void yl_json_decoder_close(yl_decoder *decoder);
yl_status yl_json_encoder_open(const yl_encoder_spec *spec, yl_encoder **out, yl_error *err);
yl_status yl_json_encode(yl_encoder *encoder, const yl_batch *batch, yl_strbuf *out, yl_error *err);
void yl_json_encoder_close(yl_encoder *encoder);

#endif
