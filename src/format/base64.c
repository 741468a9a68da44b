/* Base64; see base64.h. */
#include "format/base64.h"

#include <stdint.h>

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static int value_of(unsigned char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

bool yl_base64_decode(yl_str text, char *out, size_t *size)
{
    const char *p = text.data, *end = p + text.size;
    char *to = out;
    for (;;) {
        while (p < end && (unsigned char)*p <= ' ')
            p++;
        if (p == end)
            break;
        if (end - p < 4)
            return false;
        int a = value_of((unsigned char)p[0]), b = value_of((unsigned char)p[1]);
        int c = value_of((unsigned char)p[2]), d = value_of((unsigned char)p[3]);
        bool two = p[2] == '=', one = p[3] == '=';
        if (a < 0 || b < 0 || (c < 0 && !two) || (d < 0 && !one) || (two && !one))
            return false;
        uint32_t bits = (uint32_t)a << 18 | (uint32_t)b << 12 | (two ? 0 : (uint32_t)c << 6) |
                        (one ? 0 : (uint32_t)d);
        *to++ = (char)(bits >> 16);
        if (!two)
            *to++ = (char)(bits >> 8);
        if (!one)
            *to++ = (char)bits;
        p += 4;
    }
    *size = (size_t)(to - out);
    return true;
}

void yl_base64_encode(yl_str bytes, char *out)
{
    const unsigned char *p = (const unsigned char *)bytes.data;
    size_t n = bytes.size;
    for (; n >= 3; n -= 3, p += 3) {
        uint32_t bits = (uint32_t)p[0] << 16 | (uint32_t)p[1] << 8 | p[2];
        for (int shift = 18; shift >= 0; shift -= 6)
            *out++ = alphabet[bits >> shift & 63];
    }
    if (n == 0)
        return;
    uint32_t bits = (uint32_t)p[0] << 16 | (n == 2 ? (uint32_t)p[1] << 8 : 0);
    *out++ = alphabet[bits >> 18];
    *out++ = alphabet[bits >> 12 & 63];
    *out++ = n == 2 ? alphabet[bits >> 6 & 63] : '=';
    *out++ = '=';
}
