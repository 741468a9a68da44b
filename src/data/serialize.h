/* Types, vectors and batches as bytes: for snapshots, spill files and the network.
 *
 * A frame carries anything and knows whether it is whole:
 *
 *     offset  size  what
 *      0      4     kind, four letters: "YLBA" is a batch
 *      4      2     version of the body; readers refuse newer ones
 *      6      2     0
 *      8      8     size of the body
 *     16      8     XXH3 of bytes 0..15 and the body
 *     24            body
 *
 * Version 1 of a batch's body. Only selected rows are written, so a batch that is read has none
 * hidden. Column types are not part of it: the reader brings the schema.
 *
 *      0      4     rows (at most 65,535)
 *      4      2     columns
 *      6      1     flags: 1 kinds, 2 times, 4 hashes
 *      7      1     0
 *      8            kinds (1 byte a row), times (8), hashes (8), as the flags say
 *                   per column: 0 (not read), or 1 and a vector
 *
 * A vector of n values; n is known from outside, and 1 for a constant:
 *
 *      0      1     physical form (yl_phys)
 *      1      1     flags: 1 constant, 2 has NULLs
 *      2            when it has NULLs: (n + 7) / 8 bytes, bit set = not NULL
 *      then   BOOL..F64   n values as they lie in memory
 *             STR         1 byte w (1, 2 or 4), n sizes of w bytes, all bytes one after another
 *             LIST, MAP   n lengths of 4 bytes, then the children, each with sum-of-lengths values
 *             ROW         the children, each with n values
 *             OBJECT      n times a size as a varint and what the type's `write` gave; a NULL's
 *                         size is 0
 *     Only a column itself can be a constant, what is below never is.
 *
 * A type: its root's name (size as a varint, bytes), 1 byte of flags (1 nullable), length as a
 * varint, then 4 bytes precision, scale, time attribute, interval units; the class of RAW; the
 * number of fields, and per field name, comment and type. Names and not numbers, so that
 * data/types.def can grow anywhere. A schema: the number of fields, and the fields likewise.
 *
 * Malformed bytes give CORRUPT and never more memory than a small multiple of their size.
 */
#ifndef YL_DATA_SERIALIZE_H
#define YL_DATA_SERIALIZE_H

#include "data/batch.h"
#include "data/bytes.h"

enum { YL_FRAME_HEADER_BYTES = 24, YL_BATCH_FORMAT_VERSION = 1 };

/* Begins a frame and returns where, for yl_frame_end, which fills in size and checksum. What is
 * put into `out` between is the body. `kind` has four letters. */
size_t yl_frame_begin(yl_strbuf *out, const char *kind, uint16_t version);
void yl_frame_end(yl_strbuf *out, size_t begin);
/* Takes the first frame off `in` and opens its body. CORRUPT when it is cut off, damaged, of
 * another kind or newer than `version_max`. */
yl_status yl_frame_read(yl_str *in, const char *kind, uint16_t version_max, yl_byte_reader *body,
                        uint16_t *version, yl_error *err);

/* UNSUPPORTED for an OBJECT: its functions cannot be written. */
yl_status yl_type_write(const yl_type *type, yl_strbuf *out, yl_error *err);
yl_status yl_type_read(yl_byte_reader *in, yl_arena *arena, const yl_type **out, yl_error *err);
yl_status yl_schema_write(yl_schema schema, yl_strbuf *out, yl_error *err);
yl_status yl_schema_read(yl_byte_reader *in, yl_arena *arena, yl_schema *out, yl_error *err);

/* Rows [0, n) without a frame: the parts of a snapshot. */
yl_status yl_vector_write(const yl_vector *v, uint32_t n, yl_strbuf *out, yl_error *err);
yl_status yl_vector_read(const yl_type *type, uint32_t n, yl_byte_reader *in, yl_vector **out,
                         yl_error *err);

/* One frame. `in` then begins behind it. Strings are copied: `in` may go away. */
yl_status yl_batch_write(const yl_batch *batch, yl_strbuf *out, yl_error *err);
yl_status yl_batch_read(yl_schema schema, yl_str *in, yl_batch **out, yl_error *err);

#endif
