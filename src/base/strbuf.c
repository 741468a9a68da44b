/* A growing byte buffer; see strbuf.h. */
#include "base/strbuf.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/mem.h"

void yl_strbuf_clear(yl_strbuf *buf)
{
    yl_free(buf->data);
    *buf = (yl_strbuf){0};
}

char *yl_strbuf_reserve(yl_strbuf *buf, size_t more)
{
    size_t needed;
    if (__builtin_add_overflow(buf->size + 1, more, &needed)) {
        buf->oom = true;
        return NULL;
    }
    if (needed > buf->capacity) {
        size_t capacity = buf->capacity < 64 ? 64 : buf->capacity + buf->capacity / 2;
        if (capacity < needed)
            capacity = needed;
        char *data = yl_realloc(buf->data, capacity);
        if (data == NULL) {
            buf->oom = true;
            return NULL;
        }
        buf->data = data;
        buf->capacity = capacity;
    }
    return buf->data + buf->size;
}

void yl_strbuf_add(yl_strbuf *buf, const void *bytes, size_t size)
{
    char *room = yl_strbuf_reserve(buf, size);
    if (room == NULL)
        return;
    if (size > 0)
        memcpy(room, bytes, size);
    buf->size += size;
    buf->data[buf->size] = '\0';
}

void yl_strbuf_printf(yl_strbuf *buf, const char *format, ...)
{
    char small[512];
    va_list args;
    va_start(args, format);
    int n = vsnprintf(small, sizeof small, format, args);
    va_end(args);
    if (n < 0)
        return;
    if ((size_t)n < sizeof small) {
        yl_strbuf_add(buf, small, (size_t)n);
        return;
    }
    char *room = yl_strbuf_reserve(buf, (size_t)n);
    if (room == NULL)
        return;
    va_start(args, format);
    vsnprintf(room, (size_t)n + 1, format, args);
    va_end(args);
    buf->size += (size_t)n;
}
