/* UTF-8; see utf8.h.
 *
 * Text is mostly ASCII, so the loops look at 16 bytes at a time (SSE2, which every x86-64 has) or
 * at 8 in a plain word, and go byte by byte only where a high bit is set.
 */
#include "data/utf8.h"

#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#define HIGH_BITS UINT64_C(0x8080808080808080)

static inline uint64_t load8(const char *p)
{
    uint64_t word;
    memcpy(&word, p, sizeof word);
    return word;
}

/* The number of ASCII bytes at the front. */
static size_t ascii_prefix(const char *p, size_t size)
{
    size_t i = 0;
#if defined(__SSE2__)
    for (; i + 16 <= size; i += 16) {
        int mask = _mm_movemask_epi8(_mm_loadu_si128((const __m128i *)(const void *)(p + i)));
        if (mask != 0)
            return i + (size_t)__builtin_ctz((unsigned)mask);
    }
#endif
    for (; i + 8 <= size; i += 8)
        if ((load8(p + i) & HIGH_BITS) != 0)
            break;
    while (i < size && (unsigned char)p[i] < 0x80)
        i++;
    return i;
}

bool yl_utf8_is_ascii(yl_str s)
{
    return ascii_prefix(s.data, s.size) == s.size;
}

/* The range of second bytes that may follow `first` narrows for some: this rules out overlong
 * forms, surrogates and what lies beyond U+10FFFF. */
static inline bool second_fits(unsigned char first, unsigned char second)
{
    unsigned char low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    unsigned char high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    return second >= low && second <= high;
}

unsigned yl_utf8_decode(const char *p, const char *end, uint32_t *code_point, bool *valid)
{
    unsigned char first = (unsigned char)*p;
    *valid = true;
    if (first < 0x80) {
        *code_point = first;
        return 1;
    }
    unsigned size = yl_utf8_size(first);
    if (size == 1 || first > 0xF4) {
        *valid = false;
        *code_point = YL_UTF8_REPLACEMENT;
        return 1;
    }
    uint32_t value = first & (0x7Fu >> size);
    for (unsigned i = 1; i < size; i++) {
        unsigned char c = p + i < end ? (unsigned char)p[i] : 0;
        if ((c & 0xC0) != 0x80 || (i == 1 && !second_fits(first, c))) {
            *valid = false;
            *code_point = YL_UTF8_REPLACEMENT;
            return i;
        }
        value = value << 6 | (c & 0x3F);
    }
    *code_point = value;
    return size;
}

unsigned yl_utf8_encode(uint32_t code_point, char *buf)
{
    if ((code_point >= 0xD800 && code_point <= 0xDFFF) || code_point > 0x10FFFF)
        code_point = YL_UTF8_REPLACEMENT;
    if (code_point < 0x80) {
        buf[0] = (char)code_point;
        return 1;
    }
    unsigned size = code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
    for (unsigned i = size; --i > 0; code_point >>= 6)
        buf[i] = (char)(0x80 | (code_point & 0x3F));
    buf[0] = (char)((0xF00u >> size & 0xFF) | code_point);
    return size;
}

size_t yl_utf8_valid_prefix(yl_str s)
{
    const char *p = s.data, *end = p + s.size;
    while (p < end) {
        p += ascii_prefix(p, (size_t)(end - p));
        while (p < end && (unsigned char)*p >= 0x80) {
            uint32_t code_point;
            bool valid;
            unsigned size = yl_utf8_decode(p, end, &code_point, &valid);
            if (!valid)
                return (size_t)(p - s.data);
            p += size;
        }
    }
    return s.size;
}

bool yl_utf8_valid(yl_str s)
{
    return yl_utf8_valid_prefix(s) == s.size;
}

size_t yl_utf8_repaired_size(yl_str s)
{
    size_t total = 0;
    while (s.size > 0) {
        size_t good = yl_utf8_valid_prefix(s);
        total += good;
        if (good == s.size)
            break;
        uint32_t code_point;
        bool valid;
        size_t bad = yl_utf8_decode(s.data + good, s.data + s.size, &code_point, &valid);
        total += 3;
        s.data += good + bad;
        s.size -= good + bad;
    }
    return total;
}

size_t yl_utf8_repair(yl_str s, char *buf)
{
    char *p = buf;
    while (s.size > 0) {
        size_t good = yl_utf8_valid_prefix(s);
        memcpy(p, s.data, good);
        p += good;
        if (good == s.size)
            break;
        uint32_t code_point;
        bool valid;
        size_t bad = yl_utf8_decode(s.data + good, s.data + s.size, &code_point, &valid);
        p += yl_utf8_encode(YL_UTF8_REPLACEMENT, p);
        s.data += good + bad;
        s.size -= good + bad;
    }
    return (size_t)(p - buf);
}

/* Counting walks by the sizes that first bytes claim, as Flink does, and not by counting the
 * bytes that begin a character: the two differ on ill-formed text, which CAST(bytes AS STRING)
 * can make. */
size_t yl_utf8_count(yl_str s)
{
    size_t front = ascii_prefix(s.data, s.size), count = front;
    const char *end = s.data + s.size;
    for (const char *p = s.data + front; p < end; count++)
        p += yl_utf8_size((unsigned char)*p);
    return count;
}

size_t yl_utf8_count_utf16(yl_str s)
{
    size_t count = 0;
    const char *end = s.data + s.size;
    for (const char *p = s.data; p < end;) {
        unsigned size = yl_utf8_size((unsigned char)*p);
        count += size == 4 ? 2 : 1;
        p += size;
    }
    return count;
}

size_t yl_utf8_offset(yl_str s, size_t index)
{
    size_t front = ascii_prefix(s.data, s.size < index ? s.size : index);
    index -= front;
    const char *p = s.data + front, *end = s.data + s.size;
    for (; index > 0 && p < end; index--)
        p += yl_utf8_size((unsigned char)*p);
    return p < end ? (size_t)(p - s.data) : s.size;
}

yl_str yl_utf8_slice(yl_str s, size_t start, size_t count)
{
    size_t begin = yl_utf8_offset(s, start);
    yl_str rest = {s.data + begin, s.size - begin};
    return yl_utf8_prefix(rest, count);
}
