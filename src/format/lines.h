/* Formats whose records are lines of a file: raw, JSON.
 *
 * A line ends with LF; a CR in front of it does not belong to the line, as in Flink. The last line
 * may lack its end. Line ends have no other meaning, so that any LF is a border.
 */
#ifndef YL_FORMAT_LINES_H
#define YL_FORMAT_LINES_H

#include "format/format.h"

/* The line at `p` (< `end`), without its end. *next: where the next one begins. False when the
 * bytes end before the line does and `last` does not say that this ends it. */
static inline bool yl_line_next(const char *p, const char *end, bool last, yl_str *line,
                                const char **next)
{
    const char *stop = (const char *)memchr(p, '\n', (size_t)(end - p));
    if (stop == NULL && !last)
        return false;
    *next = stop == NULL ? end : stop + 1;
    if (stop == NULL)
        stop = end;
    size_t size = (size_t)(stop - p);
    if (size > 0 && p[size - 1] == '\r')
        size--;
    *line = (yl_str){p, size};
    return true;
}

/* yl_format_type.find_border for such formats. */
size_t yl_lines_find_border(const void *config, const char *bytes, size_t size, size_t from,
                            uint64_t *state, uint64_t *lines);
/* LFs in bytes[0, size). */
uint64_t yl_lines_count(const char *bytes, size_t size);
/* "events.json, line 12" or, when lines are not counted, "events.json, byte 345": the place of
 * `at`, a byte of the input whose first byte is `bytes`. */
void yl_place_print(const yl_input_place *place, const char *bytes, const char *at, char *buf,
                    size_t size);

#endif
