/* Where fields and rows end: the first stage of reading CSV.
 *
 * Each block of 64 bytes becomes bit masks (bit i: byte i is a delimiter, a line end, a quote);
 * prefix sums modulo 2 of the quote mask tell which bytes lie between quotes; what remains of
 * the other masks is written out as offsets. Rows are then cut by counting (csv_decode.c).
 *
 * Counting quotes is right only where every quote stands at an end of its field. So each block is
 * checked: an opening quote must follow a delimiter, a line end or a closing quote (then it is
 * the second half of ""), and a closing quote must precede one of these. When that holds for all
 * bytes up to a point, the count and Jackson's rules (csv_internal.h) agree up to there, by
 * induction over the quotes. The first block in which it does not hold, or which holds an escape
 * character or a '#' while these mean something, ends the index; the row at hand is then
 * read byte by byte (csv_row.c), and the scan begins anew behind it. `index->quotes` may then
 * be set although the quotes lie behind the indexed rows; that costs a look, nothing else.
 *
 * Kernels: AVX-512 (VBMI2) or AVX2 where the processor has them, else SSE2, NEON or plain C; the
 * best one is found at the first call.
 */
#include <stdatomic.h>

#include "format/csv_internal.h"

#if defined(__x86_64__)
#include <immintrin.h>
#elif defined(__aarch64__)
#include <arm_neon.h>
#endif

static inline uint64_t prefix_xor(uint64_t m)
{
    m ^= m << 1;
    m ^= m << 2;
    m ^= m << 4;
    m ^= m << 8;
    m ^= m << 16;
    m ^= m << 32;
    return m;
}

static inline unsigned popcount(uint64_t m)
{
    m -= m >> 1 & 0x5555555555555555u;
    m = (m & 0x3333333333333333u) + (m >> 2 & 0x3333333333333333u);
    m = (m + (m >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
    return (unsigned)(m * 0x0101010101010101u >> 56);
}

static inline uint64_t equal_mask_plain(const char *p, char c)
{
    uint64_t mask = 0;
    for (unsigned word = 0; word < 8; word++) {
        uint64_t bits = 0;
        for (unsigned i = 0; i < 8; i++)
            bits |= (uint64_t)(p[word * 8 + i] == c) << i;
        mask |= bits << (word * 8);
    }
    return mask;
}

static inline void write_ends(uint16_t *ends, uint32_t at, uint64_t m)
{
    for (; m != 0; m &= m - 1)
        *ends++ = (uint16_t)(at + (uint32_t)__builtin_ctzll(m));
}

#define KERNEL scan_plain
#define KERNEL_TARGET
#define EQUAL_MASK(p, c)           equal_mask_plain((p), (c))
#define PREFIX_XOR(m)              prefix_xor(m)
#define POPCOUNT(m)                popcount(m)
#define WRITE_ENDS(ends, at, m, n) write_ends((ends), (at), (m))
#define RANK(m, bit)               popcount((m) & ((bit)-1))
#include "format/csv_scan_kernel.h"

#if defined(__x86_64__)

static inline uint64_t equal_mask_sse2(const char *p, char c)
{
    __m128i wanted = _mm_set1_epi8(c);
    uint64_t mask = 0;
    for (int i = 0; i < 4; i++) {
        __m128i v = _mm_loadu_si128((const __m128i *)(p + i * 16));
        mask |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v, wanted)) << (i * 16);
    }
    return mask;
}

#define KERNEL scan_sse2
#define KERNEL_TARGET
#define EQUAL_MASK(p, c)           equal_mask_sse2((p), (c))
#define PREFIX_XOR(m)              prefix_xor(m)
#define POPCOUNT(m)                popcount(m)
#define WRITE_ENDS(ends, at, m, n) write_ends((ends), (at), (m))
#define RANK(m, bit)               popcount((m) & ((bit)-1))
#include "format/csv_scan_kernel.h"

#define AVX2 __attribute__((target("avx2,bmi,bmi2,popcnt,lzcnt,pclmul")))

AVX2 static inline uint64_t equal_mask_avx2(const char *p, char c)
{
    __m256i wanted = _mm256_set1_epi8(c);
    __m256i a = _mm256_loadu_si256((const __m256i *)p);
    __m256i b = _mm256_loadu_si256((const __m256i *)(p + 32));
    uint64_t low = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(a, wanted));
    uint64_t high = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(b, wanted));
    return low | high << 32;
}

AVX2 static inline uint64_t prefix_xor_clmul(uint64_t m)
{
    __m128i all = _mm_set1_epi8((char)0xFF);
    return (uint64_t)_mm_cvtsi128_si64(_mm_clmulepi64_si128(_mm_set_epi64x(0, (int64_t)m), all, 0));
}

/* Eight at a time without asking for each. */
AVX2 static inline void write_ends_avx2(uint16_t *ends, uint32_t at, uint64_t m, uint32_t n)
{
    for (uint32_t done = 0; done < n; done += 8) {
        for (uint32_t i = 0; i < 8; i++) {
            ends[done + i] = (uint16_t)(at + (uint32_t)_tzcnt_u64(m));
            m = _blsr_u64(m);
        }
    }
}

#define KERNEL                     scan_avx2
#define KERNEL_TARGET              AVX2
#define EQUAL_MASK(p, c)           equal_mask_avx2((p), (c))
#define PREFIX_XOR(m)              prefix_xor_clmul(m)
#define POPCOUNT(m)                __builtin_popcountll(m)
#define WRITE_ENDS(ends, at, m, n) write_ends_avx2((ends), (at), (m), (n))
#define RANK(m, bit)               __builtin_popcountll((m) & ((bit)-1))
#include "format/csv_scan_kernel.h"

#define AVX512                                                                                     \
    __attribute__((target("avx512f,avx512bw,avx512vbmi2,avx2,bmi,bmi2,popcnt,lzcnt,pclmul")))

AVX512 static inline uint64_t equal_mask_avx512(const char *p, char c)
{
    return _mm512_cmpeq_epi8_mask(_mm512_loadu_si512(p), _mm512_set1_epi8(c));
}

AVX512 static inline uint64_t prefix_xor_clmul512(uint64_t m)
{
    __m128i all = _mm_set1_epi8((char)0xFF);
    return (uint64_t)_mm_cvtsi128_si64(_mm_clmulepi64_si128(_mm_set_epi64x(0, (int64_t)m), all, 0));
}

/* Compresses the numbers 0..63 by the mask and widens them. */
AVX512 static inline void write_ends_avx512(uint16_t *ends, uint32_t at, uint64_t m, uint32_t n)
{
    static const uint8_t numbers[64] __attribute__((aligned(64))) = {
        0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
        22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43,
        44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63};
    __m512i all = _mm512_load_si512(numbers), base = _mm512_set1_epi16((short)at);
    __m512i chosen = _mm512_maskz_compress_epi8(m, all);
    __m512i low = _mm512_cvtepu8_epi16(_mm512_castsi512_si256(chosen));
    _mm512_storeu_si512(ends, _mm512_add_epi16(low, base));
    if (n > 32) {
        __m512i high = _mm512_cvtepu8_epi16(_mm512_extracti64x4_epi64(chosen, 1));
        _mm512_storeu_si512(ends + 32, _mm512_add_epi16(high, base));
    }
}

#define KERNEL                     scan_avx512
#define KERNEL_TARGET              AVX512
#define EQUAL_MASK(p, c)           equal_mask_avx512((p), (c))
#define PREFIX_XOR(m)              prefix_xor_clmul512(m)
#define POPCOUNT(m)                __builtin_popcountll(m)
#define WRITE_ENDS(ends, at, m, n) write_ends_avx512((ends), (at), (m), (n))
#define RANK(m, bit)               __builtin_popcountll((m) & ((bit)-1))
#include "format/csv_scan_kernel.h"

#elif defined(__aarch64__)

static inline uint64_t equal_mask_neon(const char *p, char c)
{
    static const uint8_t weights[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
    uint8x16_t wanted = vdupq_n_u8((uint8_t)c), weight = vld1q_u8(weights), part[4];
    for (int i = 0; i < 4; i++)
        part[i] = vandq_u8(vceqq_u8(vld1q_u8((const uint8_t *)p + i * 16), wanted), weight);
    uint8x16_t sum = vpaddq_u8(vpaddq_u8(part[0], part[1]), vpaddq_u8(part[2], part[3]));
    return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(sum, sum)), 0);
}

#define KERNEL scan_neon
#define KERNEL_TARGET
#define EQUAL_MASK(p, c)           equal_mask_neon((p), (c))
#define PREFIX_XOR(m)              prefix_xor(m)
#define POPCOUNT(m)                __builtin_popcountll(m)
#define WRITE_ENDS(ends, at, m, n) write_ends((ends), (at), (m))
#define RANK(m, bit)               __builtin_popcountll((m) & ((bit)-1))
#include "format/csv_scan_kernel.h"

#endif

/* ---- Choice ---- */

typedef void (*scan_fn)(const csv_chars *, const char *, uint32_t, bool, csv_index *);

typedef struct kernel {
    const char *name;
    scan_fn fn;
} kernel;

static const kernel kernels[] = {
#if defined(__x86_64__)
    {"avx512", scan_avx512},
    {"avx2", scan_avx2},
    {"sse2", scan_sse2},
#elif defined(__aarch64__)
    {"neon", scan_neon},
#endif
    {"plain", scan_plain},
};

enum { KERNELS = sizeof kernels / sizeof *kernels };

static bool runs_here(const kernel *k)
{
#if defined(__x86_64__)
    bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
                __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt") &&
                __builtin_cpu_supports("pclmul");
    if (k->fn == scan_avx2)
        return avx2;
    if (k->fn == scan_avx512)
        return avx2 && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi2");
#endif
    (void)k;
    return true;
}

static _Atomic(scan_fn) chosen; /* any thread may find it; all find the same */

static scan_fn choose(void)
{
    size_t i = 0;
    while (!runs_here(&kernels[i]))
        i++;
    atomic_store_explicit(&chosen, kernels[i].fn, memory_order_relaxed);
    return kernels[i].fn;
}

void yl_csv_scan(const csv_chars *chars, const char *bytes, uint32_t size, bool last,
                 csv_index *index)
{
    scan_fn fn = atomic_load_explicit(&chosen, memory_order_relaxed);
    if (fn == NULL)
        fn = choose();
    fn(chars, bytes, size, last, index);
}

uint32_t yl_csv_scan_kernels(const char **names, uint32_t max)
{
    uint32_t n = 0;
    for (size_t i = 0; i < KERNELS; i++)
        if (runs_here(&kernels[i]) && n < max)
            names[n++] = kernels[i].name;
    return n;
}

bool yl_csv_scan_force(const char *name)
{
    if (name == NULL) {
        choose();
        return true;
    }
    for (size_t i = 0; i < KERNELS; i++) {
        if (strcmp(kernels[i].name, name) == 0 && runs_here(&kernels[i])) {
            atomic_store_explicit(&chosen, kernels[i].fn, memory_order_relaxed);
            return true;
        }
    }
    return false;
}

uint64_t yl_csv_count_lines(const char *bytes, size_t size)
{
    uint64_t lines = 0;
    for (size_t i = 0; i < size; i++)
        lines += bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 == size || bytes[i + 1] != '\n'));
    return lines;
}
