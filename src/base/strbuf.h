/* A growing byte buffer for texts and encoded records.
 *
 *     yl_strbuf out = {0};                    // all zero is an empty buffer
 *     yl_strbuf_printf(&out, "%d rows", n);
 *     if (out.oom) ...                        // sticky; asked once at the end
 *     yl_strbuf_clear(&out);
 *
 * `data` is NUL-terminated whenever it is not NULL. yl_strbuf_text never returns NULL.
 */
#ifndef YL_BASE_STRBUF_H
#define YL_BASE_STRBUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

typedef struct yl_strbuf {
    char *data;
    size_t size, capacity;
    bool oom; /* something could not be appended; the contents are a prefix */
} yl_strbuf;

void yl_strbuf_clear(yl_strbuf *buf); /* frees; the buffer is empty and usable again */
/* Makes room for `more` bytes and returns where they go, or NULL (oom set). The caller writes
 * them and adds to `size` itself; what it does not add is not part of the contents. */
char *yl_strbuf_reserve(yl_strbuf *buf, size_t more);
void yl_strbuf_add(yl_strbuf *buf, const void *bytes, size_t size);
void yl_strbuf_printf(yl_strbuf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static inline void yl_strbuf_str(yl_strbuf *buf, yl_str s)
{
    yl_strbuf_add(buf, s.data, s.size);
}

static inline void yl_strbuf_puts(yl_strbuf *buf, const char *text)
{
    yl_strbuf_add(buf, text, strlen(text));
}

static inline void yl_strbuf_char(yl_strbuf *buf, char c)
{
    if (buf->size + 1 < buf->capacity) {
        buf->data[buf->size++] = c;
        buf->data[buf->size] = '\0';
    } else {
        yl_strbuf_add(buf, &c, 1);
    }
}

static inline void yl_strbuf_reset(yl_strbuf *buf) /* empties, keeps the memory */
{
    buf->size = 0;
    buf->oom = false;
    if (buf->data != NULL)
        buf->data[0] = '\0';
}

static inline const char *yl_strbuf_text(const yl_strbuf *buf)
{
    return buf->data == NULL ? "" : buf->data;
}

static inline yl_str yl_strbuf_view(const yl_strbuf *buf)
{
    return (yl_str){buf->data, buf->size};
}

#endif
