/* Writing texts into a STR vector without an allocation per row.
 *
 *     yl_text_out w = yl_text_out_of(call->out);
 *     for (...) {
 *         char *p = yl_text_out_begin(&w, 40);       // room for up to 40 bytes
 *         if (p == NULL) return YL_FAIL_MEMORY(call->err);
 *         yl_text_out_end(&w, i, yl_int64_print(v, p));
 *     }
 *
 * Room is taken from the vector's heap in growing chunks. Texts of up to 12 bytes are copied into
 * their view and give the room back, so that a column of short texts costs one small chunk.
 * Results that are part of an argument need no bytes at all: yl_text_out_share keeps the
 * argument's heap alive and yl_text_out_slice makes a view into it.
 */
#ifndef YL_FUNCTION_TEXT_OUT_H
#define YL_FUNCTION_TEXT_OUT_H

#include "data/vector.h"

enum {
    YL_TEXT_OUT_CHUNK_MIN = 2 * 1024,
    YL_TEXT_OUT_CHUNK_MAX = 64 * 1024,
    /* The largest text that a function makes; what would be longer is an error (BUDGET). */
    YL_TEXT_BYTES_MAX = 256 * 1024 * 1024,
};

typedef struct yl_text_out {
    yl_vector *out;
    char *at, *end;
    size_t chunk;
} yl_text_out;

static inline yl_text_out yl_text_out_of(yl_vector *out)
{
    return (yl_text_out){.out = out, .chunk = YL_TEXT_OUT_CHUNK_MIN};
}

/* The slow half of yl_text_out_begin. In text_out.c. */
char *yl_text_out_grow(yl_text_out *w, size_t size);

/* Where up to `size` bytes of the next text go; NULL when out of memory. */
static inline char *yl_text_out_begin(yl_text_out *w, size_t size)
{
    return size <= (size_t)(w->end - w->at) && w->at != NULL ? w->at : yl_text_out_grow(w, size);
}

/* The text that was begun has `size` bytes and is the value of row `i`. */
static inline void yl_text_out_end(yl_text_out *w, uint32_t i, size_t size)
{
    w->out->views[i] = yl_view_of(w->at, size);
    if (size > YL_VIEW_INLINE)
        w->at += size;
}

/* Copies a text; false when out of memory. */
static inline bool yl_text_out_put(yl_text_out *w, uint32_t i, yl_str s)
{
    if (s.size <= YL_VIEW_INLINE) {
        w->out->views[i] = yl_view_of(s.data, s.size);
        return true;
    }
    char *p = yl_text_out_begin(w, s.size);
    if (p == NULL)
        return false;
    memcpy(p, s.data, s.size);
    yl_text_out_end(w, i, s.size);
    return true;
}

/* Lets row values of `out` point into the bytes of `in`; false when out of memory. */
bool yl_text_out_share(yl_vector *out, const yl_vector *in);
/* A view of a part of a text whose vector is shared (or of up to 12 bytes from anywhere). */
static inline void yl_text_out_slice(yl_vector *out, uint32_t i, yl_str s)
{
    out->views[i] = yl_view_of(s.data, s.size);
}

static inline void yl_text_out_empty(yl_vector *out, uint32_t i)
{
    out->views[i] = (yl_view){.size = 0};
}

/* The error for a result that would be too long. */
yl_status yl_text_out_too_long(size_t size, yl_error *err);

#endif
