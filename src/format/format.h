/* The contract of formats: bytes to columns and back.
 *
 * A decoder is fed pieces of a file or one message at a time and appends rows to the vectors of
 * the projected columns only. It owns the policy for bad records: fail with the place, or skip
 * and count, or null the field, as the format's options say.
 *
 * Files are cut into chunks at record borders (`find_border`), so that one file can be read by
 * several subtasks: the border finder walks the bytes in order, cheaply, with a small state (is
 * the position inside quotes?).
 */
#ifndef YL_FORMAT_FORMAT_H
#define YL_FORMAT_FORMAT_H

#include "base/option.h"
#include "data/batch.h"
#include "expr/function.h"
#include "runtime/source.h" /* yl_io_stats */

typedef struct yl_decoder yl_decoder;
typedef struct yl_encoder yl_encoder;

/* Where a piece of input comes from, for messages: file "sales.csv", byte offset of its start. */
typedef struct yl_input_place {
    yl_str name;
    uint64_t offset;
    uint64_t line; /* line number of its first byte, from 1; 0 = not known */
    size_t behind; /* the place is that of bytes - behind: so nobody counts lines but a message */
} yl_input_place;

typedef struct yl_decoder_spec {
    const void *config;
    yl_schema schema;        /* all fields of the record, in the table's order */
    const uint32_t *columns; /* projected: out column i is field columns[i] */
    uint32_t n_columns;
    const yl_expr_env *env;
    yl_io_stats *stats;
    bool whole; /* each call of decode gets one message (Kafka), not lines of a file */
} yl_decoder_spec;

typedef struct yl_encoder_spec {
    const void *config;
    yl_schema schema; /* of the batch columns that are written: batch column columns[i] */
    const uint32_t *columns;
    const yl_expr_env *env;
    bool whole; /* the result of encode for one row is a message: no line end behind it */
} yl_encoder_spec;

typedef struct yl_format_type {
    const char *name;
    const yl_option *options; /* without the "csv." prefix */
    uint32_t n_options;
    size_t config_size;
    bool splittable; /* find_border works; else a file is one split */
    /* Checks that every type of the schema can be read or written; UNSUPPORTED or TYPE if not. */
    yl_status (*check)(const void *config, yl_schema schema, bool writing, yl_error *err);

    yl_status (*decoder_open)(const yl_decoder_spec *spec, yl_decoder **out, yl_error *err);
    /* Decodes records from `bytes` into out[0..n_columns) (FLAT, unshared, with room for
     * `max_rows` rows beyond their length; STR values may point into `bytes`, which `bytes_heap`
     * keeps alive - adopt it - or are copied). `last`: no bytes follow, so an unfinished record
     * at the end is a record. *used: bytes consumed (whole records only). 64 readable bytes
     * follow the input. Returns when max_rows rows were added or no whole record is left. */
    yl_status (*decode)(yl_decoder *decoder, const yl_input_place *place, const char *bytes,
                        size_t size, bool last, yl_heap *bytes_heap, yl_vector **out,
                        uint32_t max_rows, uint32_t *rows, size_t *used, yl_error *err);
    void (*decoder_close)(yl_decoder *decoder);
    /* The least offset >= `from` in bytes[0, size) behind which a record starts, or size when
     * there is none; `*state` (0 at the start of a file) is carried from one call to the next,
     * which continues where the last one returned. bytes[0] is where the last call ended: at the
     * border it returned, or, when it returned size, behind what it was given. `lines` is
     * increased by the line ends passed; NULL is faster. 64 readable bytes follow. */
    size_t (*find_border)(const void *config, const char *bytes, size_t size, size_t from,
                          uint64_t *state, uint64_t *lines);

    yl_status (*encoder_open)(const yl_encoder_spec *spec, yl_encoder **out, yl_error *err);
    yl_status (*encode)(yl_encoder *encoder, const yl_batch *batch, yl_strbuf *out, yl_error *err);
    void (*encoder_close)(yl_encoder *encoder);
} yl_format_type;

/* NULL when there is none; the names of all for hints. */
const yl_format_type *yl_format_find(yl_str name);
uint32_t yl_format_names(const char **names, uint32_t max);

#endif
