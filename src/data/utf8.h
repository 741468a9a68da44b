/* UTF-8: decoding, encoding, checking and counting.
 *
 * The engine's texts are UTF-8. Flink counts characters as code points (CHAR_LENGTH, SUBSTRING),
 * and looks only at first bytes for it, so that yl_utf8_count and yl_utf8_offset do the same and
 * are defined for any bytes. Where text enters (files, Kafka), Java replaces every ill-formed
 * sequence by U+FFFD: yl_utf8_decode reports those and tells how far to skip.
 */
#ifndef YL_DATA_UTF8_H
#define YL_DATA_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

#ifdef __cplusplus
extern "C" {
#endif

enum {
    YL_UTF8_SIZE_MAX = 4,
    YL_UTF8_REPLACEMENT = 0xFFFD,
};

/* Bytes of a character by its first byte; 1 for bytes that cannot begin one. */
static inline unsigned yl_utf8_size(unsigned char first)
{
    return first < 0xC2 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF8 ? 4 : 1;
}

/* Decodes one character at `p` (< `end`) and returns its bytes. Ill-formed input gives
 * *code_point = U+FFFD, *valid = false and the size of the maximal ill-formed part, which is what
 * Java and WHATWG replace by one U+FFFD. */
unsigned yl_utf8_decode(const char *p, const char *end, uint32_t *code_point, bool *valid);
/* Writes 1 to 4 bytes; surrogates and values beyond U+10FFFF become U+FFFD. */
unsigned yl_utf8_encode(uint32_t code_point, char *buf);

bool yl_utf8_is_ascii(yl_str s);
/* Well-formed: no overlong forms, surrogates, stray or missing bytes. */
bool yl_utf8_valid(yl_str s);
/* The length of the well-formed front; s.size when all is well-formed. */
size_t yl_utf8_valid_prefix(yl_str s);
/* Bytes that the text needs once every ill-formed part is U+FFFD; yl_utf8_repair writes them. */
size_t yl_utf8_repaired_size(yl_str s);
size_t yl_utf8_repair(yl_str s, char *buf);

/* Characters (code points). */
size_t yl_utf8_count(yl_str s);
/* Java's String.length(): UTF-16 units of well-formed text. */
size_t yl_utf8_count_utf16(yl_str s);
/* The byte offset of character `index`; s.size when there are not so many. */
size_t yl_utf8_offset(yl_str s, size_t index);
/* The first `count` characters. */
static inline yl_str yl_utf8_prefix(yl_str s, size_t count)
{
    if (s.size <= count) /* a character has at least one byte */
        return s;
    return (yl_str){s.data, yl_utf8_offset(s, count)};
}
/* Characters [start, start + count), clipped to the text. */
yl_str yl_utf8_slice(yl_str s, size_t start, size_t count);

#ifdef __cplusplus
}
#endif

#endif
