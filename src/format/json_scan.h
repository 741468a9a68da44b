/* Where strings and numbers end: the inner loops of reading JSON.
 *
 * All functions may read up to 63 bytes behind `end`, and may return a pointer behind it when
 * what lies there continues the value: the caller, who knows that something must follow every
 * value, treats `p >= end` as the end of the text in all cases. NULL says that the text is
 * malformed, which `fault` then explains.
 *
 * A block is 16 bytes with SSE2, and 8 in a machine word elsewhere. A mask has one bit per byte at
 * JSON_MASK_STEP distance, the lowest for the first byte.
 */
#ifndef YL_FORMAT_JSON_SCAN_H
#define YL_FORMAT_JSON_SCAN_H

#include "format/json_internal.h"

#if defined(__SSE2__) && !defined(YL_JSON_PORTABLE)
#include <emmintrin.h>

enum { JSON_BLOCK = 16, JSON_MASK_STEP = 1 };
typedef uint32_t json_mask;

/* Bytes that end a run of ordinary string bytes, and bytes that are not ASCII. */
static inline json_mask json_string_stops(const char *p, json_mask *high)
{
    __m128i v = _mm_loadu_si128((const __m128i *)p);
    *high = (json_mask)_mm_movemask_epi8(v);
    return (json_mask)_mm_movemask_epi8(_mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('"')),
                                                     _mm_cmpeq_epi8(v, _mm_set1_epi8('\\'))));
}

static inline json_mask json_non_digits(const char *p)
{
    __m128i v = _mm_sub_epi8(_mm_loadu_si128((const __m128i *)p), _mm_set1_epi8('0'));
    __m128i digit = _mm_cmpeq_epi8(_mm_min_epu8(v, _mm_set1_epi8(9)), v);
    return (json_mask)_mm_movemask_epi8(digit) ^ 0xFFFF;
}

/* Whether the bytes at `p` and `q` agree in the first `n`, n <= 16. */
static inline bool json_equal_short(const char *p, const char *q, uint32_t n)
{
    __m128i same =
        _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)p), _mm_loadu_si128((const __m128i *)q));
    return ((~(unsigned)_mm_movemask_epi8(same)) & ((1u << n) - 1)) == 0;
}
#else

enum { JSON_BLOCK = 8, JSON_MASK_STEP = 8 };
typedef uint64_t json_mask;

#define JSON_EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

static inline uint64_t json_load(const char *p)
{
    uint64_t word;
    memcpy(&word, p, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

/* The top bit of each byte of `x` that is zero; exact. */
static inline uint64_t json_zero_bytes(uint64_t x)
{
    return ~(((x & JSON_EACH(0x7F)) + JSON_EACH(0x7F)) | x) & JSON_EACH(0x80);
}

static inline json_mask json_string_stops(const char *p, json_mask *high)
{
    uint64_t v = json_load(p);
    *high = v & JSON_EACH(0x80);
    return json_zero_bytes(v ^ JSON_EACH('"')) | json_zero_bytes(v ^ JSON_EACH('\\'));
}

static inline json_mask json_non_digits(const char *p)
{
    uint64_t v = json_load(p), low = v & JSON_EACH(0x7F);
    return ((low + JSON_EACH(0x80 - ':')) | ~(low + JSON_EACH(0x80 - '0')) | v) & JSON_EACH(0x80);
}

static inline bool json_equal_short(const char *p, const char *q, uint32_t n)
{
    return memcmp(p, q, n) == 0;
}
#endif

static inline unsigned json_first(json_mask mask)
{
    return (unsigned)__builtin_ctzll(mask) / JSON_MASK_STEP;
}

static inline const char *json_fail(json_fault *fault, const char *at, const char *why)
{
    fault->at = at;
    fault->why = why;
    return NULL;
}

static inline const char *json_skip_blanks(const char *p, const char *end)
{
    while (p < end && (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r'))
        p++;
    return p;
}

/* The rest of a string from its first backslash or last byte on; see json_scan_string. */
const char *yl_json_scan_string_rest(const char *p, const char *end, bool high, json_cell *cell,
                                     json_fault *fault);
/* The value at `p`, which is an object or an array inside `depth` others. */
const char *yl_json_scan_nested(const char *p, const char *end, uint32_t depth, json_cell *cell,
                                json_fault *fault);

/* The string whose opening quote is at `p`; returns what follows the closing one. */
static inline const char *json_scan_string(const char *p, const char *end, json_cell *cell,
                                           json_fault *fault)
{
    const char *at = ++p;
    json_mask high, any = 0, stops;
    cell->p = p;
    cell->kind = JSON_STRING;
    cell->coded = false;
    while ((stops = json_string_stops(at, &high)) == 0) {
        any |= high;
        at += JSON_BLOCK;
        if (at >= end)
            return json_fail(fault, p - 1, "the closing quote is missing");
    }
    any |= high & ((stops & -stops) - 1);
    at += json_first(stops);
    if (__builtin_expect(any == 0 && *at == '"', 1)) {
        if (at >= end)
            return json_fail(fault, p - 1, "the closing quote is missing");
        cell->n = (uint32_t)(at - p);
        return at + 1;
    }
    return yl_json_scan_string_rest(at, end, any != 0, cell, fault);
}

static inline const char *json_scan_digits(const char *p, const char *end)
{
    json_mask others;
    while ((others = json_non_digits(p)) == 0) {
        p += JSON_BLOCK;
        if (p >= end)
            return p;
    }
    return p + json_first(others);
}

/* The number at `p`, which is a digit or a minus. */
static inline const char *json_scan_number(const char *p, const char *end, json_cell *cell,
                                           json_fault *fault)
{
    const char *first = p + (*p == '-'), *at = json_scan_digits(first, end);
    cell->p = p;
    cell->kind = JSON_INTEGER;
    cell->coded = false;
    if (at == first)
        return json_fail(fault, p, "a minus without a number");
    if (*first == '0' && at - first > 1)
        return json_fail(fault, p, "a number with a leading zero");
    if (*at == '.') {
        first = at + 1;
        at = json_scan_digits(first, end);
        cell->kind = JSON_FLOAT;
        if (at == first)
            return json_fail(fault, p, "a number without digits behind the point");
    }
    if (*at == 'e' || *at == 'E') {
        first = at + 1;
        first += *first == '+' || *first == '-';
        at = json_scan_digits(first, end);
        cell->kind = JSON_FLOAT;
        if (at == first)
            return json_fail(fault, p, "a number without digits in the exponent");
    }
    cell->n = (uint32_t)(at - p);
    return at;
}

/* The value at `p`; its end is p >= end when the text ends too early. */
static inline const char *json_scan_value(const char *p, const char *end, uint32_t depth,
                                          json_cell *cell, json_fault *fault)
{
    char c = *p;
    if (c == '"')
        return json_scan_string(p, end, cell, fault);
    if (c == '-' || (unsigned char)(c - '0') <= 9)
        return json_scan_number(p, end, cell, fault);
    if (c == '{' || c == '[')
        return yl_json_scan_nested(p, end, depth, cell, fault);
    cell->p = p;
    cell->coded = false;
    if (memcmp(p, "true", 4) == 0) {
        cell->kind = JSON_TRUE;
        cell->n = 4;
    } else if (memcmp(p, "null", 4) == 0) {
        cell->kind = JSON_NULL;
        cell->n = 4;
    } else if (memcmp(p, "false", 5) == 0) {
        cell->kind = JSON_FALSE;
        cell->n = 5;
    } else {
        return json_fail(fault, p, p < end ? "this is no JSON value" : "a value is missing");
    }
    return p + cell->n;
}

/* ---- Walking over what was scanned ---- */

/* Both take a position in an object or array that is known to be well-formed, at first behind its
 * opening bracket, and move it behind the next member or element; false at the closing bracket. */
static inline bool json_next_element(const char **at, const char *end, json_cell *value)
{
    json_fault fault;
    const char *p = json_skip_blanks(*at, end);
    if (p >= end || *p == ']')
        return false;
    p = json_scan_value(p, end, 0, value, &fault);
    if (p == NULL)
        return false;
    p = json_skip_blanks(p, end);
    *at = p + (*p == ',');
    return true;
}

static inline bool json_next_member(const char **at, const char *end, json_cell *name,
                                    json_cell *value)
{
    json_fault fault;
    const char *p = json_skip_blanks(*at, end);
    if (p >= end || *p == '}')
        return false;
    p = json_scan_string(p, end, name, &fault);
    if (p == NULL)
        return false;
    p = json_skip_blanks(p, end);
    p = json_skip_blanks(p + (*p == ':'), end);
    p = json_scan_value(p, end, 0, value, &fault);
    if (p == NULL)
        return false;
    p = json_skip_blanks(p, end);
    *at = p + (*p == ',');
    return true;
}

#endif
