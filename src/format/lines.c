/* Lines of files; see lines.h. */
#include "format/lines.h"

#include <stdio.h>

uint64_t yl_lines_count(const char *bytes, size_t size)
{
    uint64_t n = 0;
    for (size_t i = 0; i < size; i++) /* compilers make vectors of this */
        n += bytes[i] == '\n';
    return n;
}

size_t yl_lines_find_border(const void *config, const char *bytes, size_t size, size_t from,
                            uint64_t *state, uint64_t *lines)
{
    (void)config;
    (void)state;
    size_t begin = from > 0 ? from - 1 : 0; /* a LF in front of `from` is a border at `from` */
    const char *lf = begin < size ? memchr(bytes + begin, '\n', size - begin) : NULL;
    size_t border = lf == NULL ? size : (size_t)(lf - bytes) + 1;
    if (lines != NULL)
        *lines += yl_lines_count(bytes, border);
    return border;
}

void yl_place_print(const yl_input_place *place, const char *bytes, const char *at, char *buf,
                    size_t size)
{
    const char *begin = bytes - place->behind;
    size_t before = (size_t)(at - begin);
    if (place->line > 0)
        snprintf(buf, size, "%.*s, line %llu", YL_STR_ARGS(place->name),
                 (unsigned long long)(place->line + yl_lines_count(begin, before)));
    else
        snprintf(buf, size, "%.*s, byte %llu", YL_STR_ARGS(place->name),
                 (unsigned long long)(place->offset + before));
}
