/* APPROX_COUNT_DISTINCT: how many different values, within about one per cent, in 16 kB.
 *
 * HyperLogLog with 2^14 registers. The first 14 bits of a value's XXH64 (seed 42) choose a
 * register, which keeps the largest number of leading zeros, plus one, seen in the other 50.
 *
 *     up to 15,500       linear counting: m ln(m / empty registers)
 *     beyond 5 m         the plain estimate of HyperLogLog
 *     in between         Ertl's estimate out of the histogram of registers, which needs no
 *                        tables of measured bias
 *
 * Hashes, registers and the first and last of these are Flink's, so its answers are the same there.
 * Values are hashed as it hashes them: timestamps by their milliseconds, DECIMALs of more than 18
 * digits by the bytes of a Java BigInteger, -0.0 as 0.0.
 *
 * Partial column: the registers, or NULL when no value came.
 */
#include <math.h>

#include "base/mem.h"
#include "data/calendar.h"
#include "function/agg_state.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

enum {
    INDEX_BITS = 14,
    REGISTERS = 1 << INDEX_BITS,
    RANK_MAX = 64 - INDEX_BITS + 1,
    HASH_SEED = 42,
    LINEAR_MAX = 15500,
    LONG_DIGITS = 18, /* of a DECIMAL that Flink keeps as a long */
};

typedef struct approx_state {
    uint8_t *registers; /* NULL: no value yet */
    int64_t unused;
} approx_state;

YL_AGG_STATE(approx_state);

static uint32_t approx_partials(yl_arena *arena, const yl_agg_call *call, const yl_type **types)
{
    (void)arena, (void)call;
    types[0] = &yl_type_bytes;
    return 1;
}

static void approx_init(const yl_agg_run *run, char *states, uint32_t first, uint32_t n)
{
    (void)run;
    memset((approx_state *)states + first, 0, n * sizeof(approx_state));
}

/* ---- Hashes ---- */

static inline uint64_t hash_32(uint32_t x)
{
    return XXH64(&x, sizeof x, HASH_SEED);
}

static inline uint64_t hash_64(uint64_t x)
{
    return XXH64(&x, sizeof x, HASH_SEED);
}

static uint64_t hash_float(float x)
{
    uint32_t bits = 0x7FC00000u;
    if (x == 0)
        bits = 0;
    else if (x == x)
        memcpy(&bits, &x, sizeof bits);
    return hash_32(bits);
}

static uint64_t hash_double(double x)
{
    uint64_t bits = UINT64_C(0x7FF8000000000000);
    if (x == 0)
        bits = 0;
    else if (x == x)
        memcpy(&bits, &x, sizeof bits);
    return hash_64(bits);
}

/* The two's complement, highest byte first, in as few bytes as hold its sign. */
static uint64_t hash_big_integer(yl_int128 x)
{
    unsigned char bytes[16];
    int n = 0;
    for (yl_int128 rest = x; n < 16; rest >>= 8) {
        bytes[15 - n++] = (unsigned char)rest;
        if (rest >> 7 == 0 || rest >> 7 == -1)
            break;
    }
    return XXH64(bytes + 16 - n, (size_t)n, HASH_SEED);
}

static uint64_t hash_value(const yl_vector *v, uint32_t i)
{
    switch (v->type->root) {
    case YL_TINYINT:
        return hash_32((uint32_t)v->i8[i]);
    case YL_SMALLINT:
        return hash_32((uint32_t)v->i16[i]);
    case YL_INT:
        return hash_32((uint32_t)v->i32[i]);
    case YL_DATE:
    case YL_TIME:
        return hash_64((uint64_t)v->i32[i]);
    case YL_FLOAT:
        return hash_float(v->f32[i]);
    case YL_DOUBLE:
        return hash_double(v->f64[i]);
    case YL_TIMESTAMP:
    case YL_TIMESTAMP_LTZ:
        return hash_64((uint64_t)(v->phys == YL_PHYS_I128
                                      ? yl_instant_to_millis(yl_instant_from_nanos(v->i128[i]))
                                      : yl_floor_div(v->i64[i], 1000)));
    case YL_DECIMAL:
        return v->type->precision > LONG_DIGITS ? hash_big_integer(v->i128[i])
                                                : hash_64((uint64_t)v->i128[i]);
    case YL_CHAR:
    case YL_VARCHAR:
        return XXH64(yl_view_data(&v->views[i]), v->views[i].size, HASH_SEED);
    default:
        return hash_64((uint64_t)v->i64[i]);
    }
}

/* ---- Registers ---- */

static yl_status need_registers(approx_state *s)
{
    if (s->registers == NULL)
        s->registers = yl_calloc(REGISTERS, 1);
    return s->registers == NULL ? YL_ERR_MEMORY : YL_OK;
}

static yl_status approx_accumulate(const yl_agg_run *run, char *states, const uint32_t *groups,
                                   yl_vector *const *args, uint32_t n)
{
    (void)run;
    YL_AGG_EACH_VALID(args[0], n, i, {
        approx_state *s = (approx_state *)states + yl_agg_group(groups, i);
        uint64_t hash = hash_value(args[0], i);
        /* The bit that is set bounds the number of zeros. */
        uint64_t rest = hash << INDEX_BITS | UINT64_C(1) << (INDEX_BITS - 1);
        uint8_t rank = (uint8_t)(__builtin_clzll(rest) + 1);
        YL_TRY(need_registers(s));
        uint8_t *at = &s->registers[hash >> (64 - INDEX_BITS)];
        *at = rank > *at ? rank : *at;
    });
    return YL_OK;
}

static yl_status approx_partial(const yl_agg_run *run, char *states, uint32_t first, uint32_t n,
                                yl_vector **out)
{
    const approx_state *s = (const approx_state *)states + first;
    (void)run;
    for (uint32_t i = 0; i < n; i++)
        YL_TRY(s[i].registers == NULL
                   ? yl_vector_set_null(out[0], i)
                   : yl_vector_set_str(out[0], i, (yl_str){(char *)s[i].registers, REGISTERS}));
    return YL_OK;
}

static yl_status approx_merge(const yl_agg_run *run, char *states, const uint32_t *groups,
                              yl_vector *const *partials, uint32_t n)
{
    YL_AGG_EACH_VALID(partials[0], n, i, {
        approx_state *s = (approx_state *)states + yl_agg_group(groups, i);
        const uint8_t *other = (const uint8_t *)yl_view_data(&partials[0]->views[i]);
        if (partials[0]->views[i].size != REGISTERS)
            return YL_FAIL(run->err, CORRUPT, "a state of APPROX_COUNT_DISTINCT has %u bytes",
                           partials[0]->views[i].size);
        YL_TRY(need_registers(s));
        for (uint32_t r = 0; r < REGISTERS; r++) {
            uint8_t rank = other[r] > RANK_MAX ? RANK_MAX : other[r];
            s->registers[r] = rank > s->registers[r] ? rank : s->registers[r];
        }
    });
    return YL_OK;
}

/* ---- Estimates ---- */

/* x + sum of 2^(k-1) x^(2^k), k = 1, 2, ... */
static double ertl_sigma(double x)
{
    double sum = x, weight = 1, before;
    do {
        x *= x;
        before = sum;
        sum += x * weight;
        weight += weight;
    } while (before != sum);
    return sum;
}

/* (1 - x - sum of 2^-k (1 - x^(2^-k))^2, k = 1, 2, ...) / 3 */
static double ertl_tau(double x)
{
    double sum = 1 - x, weight = 1, before;
    if (x == 0 || x == 1)
        return 0;
    do {
        x = sqrt(x);
        before = sum;
        weight /= 2;
        sum -= (1 - x) * (1 - x) * weight;
    } while (before != sum);
    return sum / 3;
}

static double ertl_estimate(const uint32_t *counts)
{
    double m = REGISTERS, z = m * ertl_tau(1 - counts[RANK_MAX] / m);
    for (int rank = RANK_MAX - 1; rank > 0; rank--)
        z = (z + counts[rank]) / 2;
    z += m * ertl_sigma(counts[0] / m);
    return m * m / (2 * log(2.0)) / z;
}

static int64_t estimate(const uint8_t *registers)
{
    uint32_t counts[RANK_MAX + 1] = {0};
    double m = REGISTERS, inverse = 0;
    for (uint32_t r = 0; r < REGISTERS; r++)
        counts[registers[r]]++;
    if (counts[0] > 0) {
        double linear = m * log(m / counts[0]);
        if (linear <= LINEAR_MAX)
            return (int64_t)floor(linear + 0.5);
    }
    for (int rank = 0; rank <= RANK_MAX; rank++)
        inverse += ldexp(counts[rank], -rank);
    double plain = 0.7213 / (1 + 1.079 / m) * m * m / inverse;
    return (int64_t)floor((plain < 5 * m ? ertl_estimate(counts) : plain) + 0.5);
}

static yl_status approx_result(const yl_agg_run *run, char *states, uint32_t first, uint32_t n,
                               yl_vector *out)
{
    const approx_state *s = (const approx_state *)states + first;
    (void)run;
    for (uint32_t i = 0; i < n; i++)
        out->i64[i] = s[i].registers == NULL ? 0 : estimate(s[i].registers);
    return YL_OK;
}

static void approx_destroy(char *states, uint32_t first, uint32_t n)
{
    approx_state *s = (approx_state *)states + first;
    for (uint32_t i = 0; i < n; i++)
        yl_free(s[i].registers);
}

static size_t approx_bytes(const char *states, uint32_t first, uint32_t n)
{
    const approx_state *s = (const approx_state *)states + first;
    size_t bytes = 0;
    for (uint32_t i = 0; i < n; i++)
        bytes += s[i].registers == NULL ? 0 : REGISTERS;
    return bytes;
}

/* ---- Table ---- */

extern const yl_signature yl_agg_approx_rows[];

static const yl_aggregate approx = {
    .name = "APPROX_COUNT_DISTINCT",
    .signature = yl_agg_approx_rows,
    .state_size = sizeof(approx_state),
    .partial_types = approx_partials,
    .init = approx_init,
    .accumulate = approx_accumulate,
    .partial = approx_partial,
    .merge = approx_merge,
    .result = approx_result,
    .destroy = approx_destroy,
    .bytes = approx_bytes,
};

static const yl_aggregate *choose_approx(const yl_type *const *args, uint32_t n,
                                         const yl_type *result)
{
    (void)n, (void)result;
    return yl_type_is_numeric(args[0]) || yl_type_is_text(args[0]) || yl_type_is_temporal(args[0])
               ? &approx
               : NULL;
}

const yl_signature yl_agg_approx_rows[] = {
    {.name = "APPROX_COUNT_DISTINCT",
     .args = "any",
     .result = "bigint!",
     .choose_aggregate = choose_approx,
     .flags = YL_FN_REFUSES_NULL,
     .doc = "How many different values, within about one per cent, in little memory."},
    {0},
};
