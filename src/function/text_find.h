/* Finding a text in a text.
 *
 * memmem of the C library prepares a table for every call, which costs more than searching the
 * short texts of a column. Here 16 places are tried at once: those where the first and the last
 * byte of what is sought both fit are compared in full.
 */
#ifndef YL_FUNCTION_TEXT_FIND_H
#define YL_FUNCTION_TEXT_FIND_H

#include <string.h>

#include "base/str.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/* The places [0, last] of `p`, one at a time. */
static inline const char *yl_text_find_plain(const char *p, size_t last, yl_str seek)
{
    for (const char *at = p, *end = p + last; at <= end; at++) {
        at = memchr(at, seek.data[0], (size_t)(end - at) + 1);
        if (at == NULL)
            return NULL;
        if (memcmp(at, seek.data, seek.size) == 0)
            return at;
    }
    return NULL;
}

#if defined(__SSE2__)
/* The places [0, 16) of `p`, those whose bit is set in `wanted`. */
static inline const char *yl_text_find_16(const char *p, yl_str seek, __m128i first, __m128i last,
                                          unsigned wanted)
{
    __m128i a = _mm_loadu_si128((const __m128i *)(const void *)p);
    __m128i b = _mm_loadu_si128((const __m128i *)(const void *)(p + seek.size - 1));
    unsigned hits = (unsigned)_mm_movemask_epi8(
        _mm_and_si128(_mm_cmpeq_epi8(a, first), _mm_cmpeq_epi8(b, last)));
    for (hits &= wanted; hits != 0; hits &= hits - 1) {
        const char *at = p + __builtin_ctz(hits);
        if (memcmp(at, seek.data, seek.size) == 0)
            return at;
    }
    return NULL;
}
#endif

/* The first occurrence of a text that is not empty; NULL if there is none. */
static inline const char *yl_text_find(yl_str s, yl_str seek)
{
    if (seek.size > s.size)
        return NULL;
    if (seek.size == 1)
        return memchr(s.data, seek.data[0], s.size);
    size_t last = s.size - seek.size; /* the last place */
#if defined(__SSE2__)
    if (last >= 15) {
        __m128i first = _mm_set1_epi8(seek.data[0]);
        __m128i end = _mm_set1_epi8(seek.data[seek.size - 1]);
        size_t i = 0;
        for (; i + 15 <= last; i += 16) {
            const char *hit = yl_text_find_16(s.data + i, seek, first, end, 0xFFFF);
            if (hit != NULL)
                return hit;
        }
        if (i > last)
            return NULL;
        /* The rest, together with places that have been tried. */
        unsigned tried = (unsigned)(15 - (last - i));
        return yl_text_find_16(s.data + last - 15, seek, first, end,
                               0xFFFFu & ~((1u << tried) - 1));
    }
#endif
    return yl_text_find_plain(s.data, last, seek);
}

#endif
