/* Base64 as Jackson reads and writes it, for BYTES in CSV and JSON.
 *
 * Reading: blanks may stand around the text and between groups of four, not inside a group;
 * padding is required; text may go on behind it. Writing: one line, padded.
 */
#ifndef YL_FORMAT_BASE64_H
#define YL_FORMAT_BASE64_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* Room for what `size` characters can stand for, and for the text of `size` bytes. */
static inline size_t yl_base64_decoded_max(size_t size)
{
    return size / 4 * 3 + 3;
}
static inline size_t yl_base64_encoded_size(size_t size)
{
    return (size + 2) / 3 * 4;
}
/* False when the text is malformed; else *size bytes were written to `out`. */
bool yl_base64_decode(yl_str text, char *out, size_t *size);
/* Writes yl_base64_encoded_size bytes. */
void yl_base64_encode(yl_str bytes, char *out);

#endif
