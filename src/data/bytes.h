/* Primitive values as bytes: what every snapshot, spill file and message is made of.
 *
 *     yl_strbuf out = {0};               yl_byte_reader in = yl_byte_reader_of(bytes);
 *     yl_put_varint(&out, n);            uint64_t n = yl_get_varint(&in);
 *     yl_put_str(&out, name);            yl_str name = yl_get_str(&in);   // borrowed
 *     if (out.oom) ...                   YL_TRY(yl_byte_reader_end(&in, "the offsets", err));
 *
 * Integers are little-endian; a varint is 7 bits per byte, lowest first, at most 10 bytes, and the
 * signed one is zigzag. Writing can only run out of memory (sticky in the strbuf). Reading has a
 * sticky error: after the first value that is cut off or malformed all others are zero or empty,
 * so that a whole record is read first and asked about once, before anything is believed. Sizes
 * that lead to loops or allocations are checked with yl_get_count.
 */
#ifndef YL_DATA_BYTES_H
#define YL_DATA_BYTES_H

#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "base/strbuf.h"

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "values are written as they lie");

typedef struct yl_byte_reader {
    const char *at, *end;
    bool failed;
} yl_byte_reader;

/* ---- Writing ---- */

static inline void yl_put_u8(yl_strbuf *out, uint8_t x)
{
    yl_strbuf_add(out, &x, sizeof x);
}

static inline void yl_put_u16(yl_strbuf *out, uint16_t x)
{
    yl_strbuf_add(out, &x, sizeof x);
}

static inline void yl_put_u32(yl_strbuf *out, uint32_t x)
{
    yl_strbuf_add(out, &x, sizeof x);
}

static inline void yl_put_u64(yl_strbuf *out, uint64_t x)
{
    yl_strbuf_add(out, &x, sizeof x);
}

static inline void yl_put_i64(yl_strbuf *out, int64_t x)
{
    yl_strbuf_add(out, &x, sizeof x);
}

static inline void yl_put_f64(yl_strbuf *out, double x)
{
    yl_strbuf_add(out, &x, sizeof x);
}

static inline void yl_put_varint(yl_strbuf *out, uint64_t x)
{
    char bytes[10];
    size_t n = 0;
    for (; x >= 0x80; x >>= 7)
        bytes[n++] = (char)(x | 0x80);
    bytes[n++] = (char)x;
    yl_strbuf_add(out, bytes, n);
}

static inline void yl_put_signed(yl_strbuf *out, int64_t x)
{
    yl_put_varint(out, (uint64_t)x << 1 ^ (uint64_t)(x >> 63));
}

/* Its size as a varint, then the bytes. */
static inline void yl_put_str(yl_strbuf *out, yl_str s)
{
    yl_put_varint(out, s.size);
    yl_strbuf_str(out, s);
}

/* ---- Reading ---- */

static inline yl_byte_reader yl_byte_reader_of(yl_str bytes)
{
    return (yl_byte_reader){bytes.data, bytes.data == NULL ? NULL : bytes.data + bytes.size, false};
}

static inline size_t yl_byte_reader_left(const yl_byte_reader *in)
{
    return in->failed ? 0 : (size_t)(in->end - in->at);
}

/* `size` bytes where they lie, or NULL (and the reader has failed). */
static inline const char *yl_get_bytes(yl_byte_reader *in, size_t size)
{
    if (in->failed || size > (size_t)(in->end - in->at)) {
        in->failed = true;
        return NULL;
    }
    const char *bytes = in->at;
    if (size > 0)
        in->at += size;
    return bytes;
}

#define YL_GET_FIXED(name, T)                                                                      \
    static inline T yl_get_##name(yl_byte_reader *in)                                              \
    {                                                                                              \
        T x = 0;                                                                                   \
        const char *bytes = yl_get_bytes(in, sizeof x);                                            \
        if (bytes != NULL)                                                                         \
            memcpy(&x, bytes, sizeof x);                                                           \
        return x;                                                                                  \
    }

YL_GET_FIXED(u8, uint8_t)
YL_GET_FIXED(u16, uint16_t)
YL_GET_FIXED(u32, uint32_t)
YL_GET_FIXED(u64, uint64_t)
YL_GET_FIXED(i64, int64_t)
YL_GET_FIXED(f64, double)

#undef YL_GET_FIXED

static inline uint64_t yl_get_varint(yl_byte_reader *in)
{
    uint64_t x = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        uint8_t byte = yl_get_u8(in);
        if (in->failed || (shift == 63 && byte > 1))
            break;
        x |= (uint64_t)(byte & 0x7F) << shift;
        if ((byte & 0x80) == 0)
            return x;
    }
    in->failed = true;
    return 0;
}

static inline int64_t yl_get_signed(yl_byte_reader *in)
{
    uint64_t x = yl_get_varint(in);
    return (int64_t)(x >> 1) ^ -(int64_t)(x & 1);
}

/* Borrowed from the input. */
static inline yl_str yl_get_str(yl_byte_reader *in)
{
    uint64_t size = yl_get_varint(in);
    const char *bytes = yl_get_bytes(in, size);
    return bytes == NULL ? (yl_str){0} : (yl_str){bytes, (size_t)size};
}

/* A varint that counts things of at least `item_bytes` (> 0) each: fails, giving 0, when there are
 * not so many bytes left. What it gives may be allocated. */
static inline size_t yl_get_count(yl_byte_reader *in, size_t item_bytes)
{
    uint64_t count = yl_get_varint(in);
    if (count > yl_byte_reader_left(in) / item_bytes) {
        in->failed = true;
        return 0;
    }
    return (size_t)count;
}

/* CORRUPT, naming `what`, when the reader has failed. */
static inline yl_status yl_byte_reader_check(const yl_byte_reader *in, const char *what,
                                             yl_error *err)
{
    if (in->failed)
        return YL_FAIL(err, CORRUPT, "%s: the bytes are cut off or damaged", what);
    return YL_OK;
}

/* The same, and all bytes must have been read. */
static inline yl_status yl_byte_reader_end(const yl_byte_reader *in, const char *what,
                                           yl_error *err)
{
    YL_TRY(yl_byte_reader_check(in, what, err));
    if (in->at != in->end)
        return YL_FAIL(err, CORRUPT, "%s: %zu bytes too many", what, (size_t)(in->end - in->at));
    return YL_OK;
}

#endif
