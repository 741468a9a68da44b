/* Between bytes and bits: a BOOLEAN is a byte per row, validity a bit.
 *
 * Eight rows at a time: a multiplication moves the lowest bits of eight bytes side by side, and
 * another one spreads a byte over eight. The byte order of the machine decides which constant is
 * right; both supported machines are little-endian, and a plain loop serves any other.
 */
#include "expr/program_internal.h"

#define LOW_BITS UINT64_C(0x0101010101010101)

#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
static inline uint64_t pack8(const uint8_t *bytes)
{
    uint64_t x;
    memcpy(&x, bytes, 8);
    return ((x & LOW_BITS) * UINT64_C(0x0102040810204080)) >> 56;
}

static inline void unpack8(uint8_t *bytes, uint64_t bits)
{
    uint64_t x = ((bits & 0xFF) * LOW_BITS) & UINT64_C(0x8040201008040201);
    x = ((x + UINT64_C(0x7F7F7F7F7F7F7F7F)) >> 7) & LOW_BITS;
    memcpy(bytes, &x, 8);
}
#else
static inline uint64_t pack8(const uint8_t *bytes)
{
    uint64_t bits = 0;
    for (int i = 0; i < 8; i++)
        bits |= (uint64_t)(bytes[i] & 1) << i;
    return bits;
}

static inline void unpack8(uint8_t *bytes, uint64_t bits)
{
    for (int i = 0; i < 8; i++)
        bytes[i] = bits >> i & 1;
}
#endif

void yl_bits_pack(uint64_t *bits, const uint8_t *bytes, uint32_t n)
{
    uint32_t i = 0;
    for (; i + 64 <= n; i += 64) {
        uint64_t word = 0;
        for (uint32_t k = 0; k < 8; k++)
            word |= pack8(bytes + i + 8 * k) << (8 * k);
        bits[i >> 6] = word;
    }
    if (i == n)
        return;
    uint64_t word = 0;
    for (uint32_t k = 0; i + k < n; k++)
        word |= (uint64_t)(bytes[i + k] & 1) << k;
    bits[i >> 6] = word;
}

void yl_bits_unpack(uint8_t *bytes, const uint64_t *bits, uint32_t n)
{
    uint32_t i = 0;
    for (; i + 8 <= n; i += 8)
        unpack8(bytes + i, bits[i >> 6] >> (i & 63));
    for (; i < n; i++)
        bytes[i] = bits[i >> 6] >> (i & 63) & 1;
}

static inline uint64_t word_below(const uint64_t *bits, uint32_t at, uint32_t n)
{
    uint64_t word = bits[at >> 6];
    return n - at >= 64 ? word : word & (((uint64_t)1 << (n - at)) - 1);
}

uint32_t yl_bits_positions(const uint64_t *bits, uint32_t n, uint16_t *out)
{
    uint32_t count = 0;
    for (uint32_t at = 0; at < n; at += 64) {
        uint64_t word = word_below(bits, at, n);
        if (word == ~(uint64_t)0) {
            for (uint32_t k = 0; k < 64; k++)
                out[count + k] = (uint16_t)(at + k);
            count += 64;
            continue;
        }
        for (; word != 0; word &= word - 1)
            out[count++] = (uint16_t)(at + (uint32_t)__builtin_ctzll(word));
    }
    return count;
}

uint32_t yl_bits_count(const uint64_t *bits, uint32_t n)
{
    uint32_t count = 0;
    for (uint32_t at = 0; at < n; at += 64)
        count += (uint32_t)__builtin_popcountll(word_below(bits, at, n));
    return count;
}
