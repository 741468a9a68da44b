/* DECIMAL values; see decimal.h.
 *
 * Magnitudes are unsigned 128-bit integers and signs are kept beside them. Products and shifted
 * dividends need up to 253 bits; they live in a `wide` of two 128-bit halves, which knows only
 * the three operations that are wanted: multiply two halves, multiply by a word, divide by a
 * half. Everything that fits is done without it.
 *
 * Rounding HALF_UP away from zero looks at one thing only: whether the first digit that is cut
 * off is 5 or more, that is, whether twice the remainder reaches the divisor.
 */
#include "data/decimal.h"

#include <assert.h>

#include "data/number.h"
#include "data/utf8.h"

#define TEN_18          UINT64_C(1000000000000000000)
#define TEN_19          UINT64_C(10000000000000000000)
#define P128(high, low) ((yl_uint128)(high)*TEN_19 + (low))

const uint64_t yl_pow10_u64[20] = {UINT64_C(1),
                                   UINT64_C(10),
                                   UINT64_C(100),
                                   UINT64_C(1000),
                                   UINT64_C(10000),
                                   UINT64_C(100000),
                                   UINT64_C(1000000),
                                   UINT64_C(10000000),
                                   UINT64_C(100000000),
                                   UINT64_C(1000000000),
                                   UINT64_C(10000000000),
                                   UINT64_C(100000000000),
                                   UINT64_C(1000000000000),
                                   UINT64_C(10000000000000),
                                   UINT64_C(100000000000000),
                                   UINT64_C(1000000000000000),
                                   UINT64_C(10000000000000000),
                                   UINT64_C(100000000000000000),
                                   TEN_18,
                                   TEN_19};

#define LOW(n) UINT64_C(n)
const yl_uint128 yl_pow10_u128[39] = {LOW(1),
                                      LOW(10),
                                      LOW(100),
                                      LOW(1000),
                                      LOW(10000),
                                      LOW(100000),
                                      LOW(1000000),
                                      LOW(10000000),
                                      LOW(100000000),
                                      LOW(1000000000),
                                      LOW(10000000000),
                                      LOW(100000000000),
                                      LOW(1000000000000),
                                      LOW(10000000000000),
                                      LOW(100000000000000),
                                      LOW(1000000000000000),
                                      LOW(10000000000000000),
                                      LOW(100000000000000000),
                                      TEN_18,
                                      P128(1, 0),
                                      P128(LOW(10), 0),
                                      P128(LOW(100), 0),
                                      P128(LOW(1000), 0),
                                      P128(LOW(10000), 0),
                                      P128(LOW(100000), 0),
                                      P128(LOW(1000000), 0),
                                      P128(LOW(10000000), 0),
                                      P128(LOW(100000000), 0),
                                      P128(LOW(1000000000), 0),
                                      P128(LOW(10000000000), 0),
                                      P128(LOW(100000000000), 0),
                                      P128(LOW(1000000000000), 0),
                                      P128(LOW(10000000000000), 0),
                                      P128(LOW(100000000000000), 0),
                                      P128(LOW(1000000000000000), 0),
                                      P128(LOW(10000000000000000), 0),
                                      P128(LOW(100000000000000000), 0),
                                      P128(TEN_18, 0),
                                      P128(TEN_19, 0)};
#undef LOW

static inline yl_uint128 magnitude(yl_int128 v)
{
    return v < 0 ? -(yl_uint128)v : (yl_uint128)v;
}

static inline yl_int128 with_sign(yl_uint128 m, bool minus)
{
    return (yl_int128)(minus ? -m : m);
}

/* Stores the signed value if it has at most `precision` digits. */
static inline bool store(yl_uint128 m, bool minus, int precision, yl_int128 *out)
{
    if (m >= yl_pow10_u128[precision])
        return false;
    *out = with_sign(m, minus);
    return true;
}

static int digits_of(yl_uint128 m)
{
    /* log10(2) = 0.30103: the estimate from the bit length is right or one too low. */
    uint64_t high = (uint64_t)(m >> 64), low = (uint64_t)m;
    int bits = high != 0 ? 128 - __builtin_clzll(high) : low != 0 ? 64 - __builtin_clzll(low) : 1;
    int digits = (bits * 1233) >> 12; /* at most 38 */
    return digits + (m >= yl_pow10_u128[digits]) + (m == 0);
}

int yl_decimal_digits(yl_int128 value)
{
    return digits_of(magnitude(value));
}

/* 256 bits. */

typedef struct wide {
    yl_uint128 high, low;
} wide;

static wide wide_mul(yl_uint128 a, yl_uint128 b)
{
    uint64_t a0 = (uint64_t)a, a1 = (uint64_t)(a >> 64);
    uint64_t b0 = (uint64_t)b, b1 = (uint64_t)(b >> 64);
    yl_uint128 p00 = (yl_uint128)a0 * b0, p01 = (yl_uint128)a0 * b1;
    yl_uint128 p10 = (yl_uint128)a1 * b0, p11 = (yl_uint128)a1 * b1;
    yl_uint128 middle = (p00 >> 64) + (uint64_t)p01 + (uint64_t)p10;
    return (wide){p11 + (p01 >> 64) + (p10 >> 64) + (middle >> 64), middle << 64 | (uint64_t)p00};
}

/* a * b, which the caller knows to fit. */
static wide wide_mul_half(wide a, yl_uint128 b)
{
    wide low = wide_mul(a.low, b);
    low.high += a.high * b;
    return low;
}

/* Divides 256 by 128 bits for a quotient of 128 bits (n.high < d): long division with two digits
 * of 64 bits, each estimated from the leading digits and corrected (Knuth's algorithm D). */
static yl_uint128 divide_narrow(wide n, yl_uint128 d, yl_uint128 *remainder)
{
    assert(n.high < d);
    if (n.high == 0) {
        *remainder = n.low % d;
        return n.low / d;
    }
    /* Here d > n.high >= 1; shift until its top bit is set. */
    uint64_t top = (uint64_t)(d >> 64);
    int shift = top != 0 ? __builtin_clzll(top) : 64 + __builtin_clzll((uint64_t)d);
    d <<= shift;
    yl_uint128 high = shift == 0 ? n.high : n.high << shift | n.low >> (128 - shift);
    yl_uint128 low = n.low << shift;
    yl_uint128 d1 = d >> 64, d0 = (uint64_t)d, quotient = 0;
    for (int i = 0; i < 2; i++) {
        uint64_t next = (uint64_t)(i == 0 ? low >> 64 : low);
        yl_uint128 q = high / d1, r = high % d1;
        while (q >> 64 != 0 || q * d0 > (r << 64 | next)) {
            q--;
            r += d1;
            if (r >> 64 != 0)
                break;
        }
        high = (high << 64 | next) - q * d; /* modulo 2^128: the true rest is below d */
        quotient = quotient << 64 | (uint64_t)q;
    }
    *remainder = high >> shift;
    return quotient;
}

static wide wide_div(wide n, yl_uint128 d, yl_uint128 *remainder)
{
    wide q;
    q.high = n.high / d;
    n.high %= d;
    q.low = divide_narrow(n, d, remainder);
    return q;
}

/* Divides by 10^power, rounds HALF_UP, and stores what has at most `precision` digits. */
static bool store_shrunk(wide m, int power, bool minus, int precision, yl_int128 *out)
{
    yl_uint128 rest, unit;
    for (; power > 38; power -= 37) { /* digits below the first one cut off do not matter */
        if (m.high == 0 && m.low == 0)
            return store(0, false, precision, out);
        m = wide_div(m, yl_pow10_u128[37], &rest);
    }
    unit = yl_pow10_u128[power];
    m = wide_div(m, unit, &rest);
    if (m.high != 0 || m.low >= yl_pow10_u128[38])
        return false;
    return store(m.low + (rest >= unit - rest), minus, precision, out);
}

/* Brings m / 10^from to `scale` and stores it. */
static bool store_scaled(yl_uint128 m, int from, bool minus, int precision, int scale,
                         yl_int128 *out)
{
    int up = scale - from;
    if (up < 0)
        return store_shrunk((wide){0, m}, -up, minus, precision, out);
    if (m == 0)
        return store(0, false, precision, out);
    if (up > 38 || digits_of(m) + up > precision)
        return false;
    return store(m * yl_pow10_u128[up], minus, precision, out);
}

/* Text in. */

typedef struct decimal_text {
    char digits[YL_DECIMAL_DIGITS_MAX + 2]; /* values 0..9 without leading zeros, a prefix */
    int count;                              /* of digits above */
    int64_t point;                          /* value = 0.d1d2... * 10^point */
    bool minus;
} decimal_text;

/* Reads one digit of any script at *p. */
static int read_digit(const char **p, const char *end)
{
    unsigned d = (unsigned char)**p - (unsigned)'0';
    if (d <= 9) {
        ++*p;
        return (int)d;
    }
    if ((unsigned char)**p < 0x80)
        return -1;
    uint32_t code_point;
    bool valid;
    unsigned size = yl_utf8_decode(*p, end, &code_point, &valid);
    int digit = valid && code_point <= 0xFFFF ? yl_unicode_digit(code_point) : -1;
    if (digit >= 0)
        *p += size;
    return digit;
}

/* BigDecimal's exponent: a sign and at most 10 digits after leading zeros. */
static bool read_exponent(const char *p, const char *end, int64_t *exponent)
{
    bool minus = p < end && *p == '-';
    if (p < end && (*p == '-' || *p == '+'))
        p++;
    if (p == end)
        return false;
    int64_t value = 0;
    int digits = 0;
    while (p < end) {
        int d = read_digit(&p, end);
        if (d < 0)
            return false;
        if ((digits += digits > 0 || d > 0) > 10)
            return false;
        value = value * 10 + d;
    }
    *exponent = minus ? -value : value;
    return true;
}

/* The grammar of new BigDecimal(String). */
static bool scan(yl_str text, decimal_text *t)
{
    const char *p = text.data, *end = p + text.size;
    int64_t whole = 0, zeros = 0, exponent = 0, scale = 0;
    bool any = false, point = false;
    t->count = 0;
    t->minus = p < end && *p == '-';
    if (p < end && (*p == '-' || *p == '+'))
        p++;
    while (p < end && *p != 'e' && *p != 'E') {
        if (*p == '.') {
            if (point)
                return false;
            point = true;
            p++;
            continue;
        }
        int d = read_digit(&p, end);
        if (d < 0)
            return false;
        any = true;
        scale += point;
        if (t->count == 0 && d == 0) {
            zeros += point;
            continue;
        }
        whole += !point;
        if (t->count < (int)sizeof t->digits)
            t->digits[t->count++] = (char)d;
    }
    if (!any || (p < end && !read_exponent(p + 1, end, &exponent)))
        return false;
    /* Java's scale must fit an int. */
    if (scale - exponent > INT32_MAX || scale - exponent < INT32_MIN)
        return false;
    t->point = whole - zeros + exponent;
    return true;
}

/* Cuts 0.d1d2... * 10^point to `scale`. One digit behind the last kept one decides. */
static yl_decimal_code round_text(const decimal_text *t, int precision, int scale, yl_int128 *out)
{
    int64_t keep = t->point + scale; /* digits of the result */
    if (t->count == 0 || keep < 0) {
        *out = 0;
        return YL_DECIMAL_OK;
    }
    if (keep > precision)
        return YL_DECIMAL_OVERFLOW;
    yl_uint128 m = 0;
    for (int i = 0; i < keep; i++)
        m = m * 10 + (yl_uint128)(i < t->count ? t->digits[i] : 0);
    if (keep < t->count && t->digits[keep] >= 5)
        m++;
    return store(m, t->minus, precision, out) ? YL_DECIMAL_OK : YL_DECIMAL_OVERFLOW;
}

yl_decimal_code yl_decimal_parse(yl_str text, int precision, int scale, yl_int128 *out)
{
    decimal_text t;
    if (!scan(text, &t))
        return YL_DECIMAL_MALFORMED;
    return round_text(&t, precision, scale, out);
}

static bool is_cast_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

/* The exponent of a short text at *p, behind its 'e'. Like the rest of it, it stops at whatever
 * is no digit, and swallows that. */
static bool cast_exponent(const char **p, const char *end, int *exponent)
{
    bool minus = **p == '-';
    if (minus || **p == '+') {
        if (++*p == end)
            return false;
    }
    int value = 0;
    while (*p < end) {
        unsigned d = (unsigned char)*(*p)++ - (unsigned)'0';
        if (d > 9)
            break;
        if (value < 40)
            value = value * 10 + (int)d;
    }
    *exponent = minus ? -value : value;
    return true;
}

/* Texts of up to 18 bytes into up to 18 digits. Any one byte may end the number. */
static yl_decimal_code cast_short(yl_str text, int precision, int scale, yl_int128 *out)
{
    const char *p = text.data, *end = p + text.size;
    while (p < end && is_cast_blank(*p))
        p++;
    if (p == end)
        return YL_DECIMAL_MALFORMED;
    char c = *p;
    bool minus = c == '-';
    if (minus || c == '+') {
        if (++p == end)
            return YL_DECIMAL_MALFORMED;
    }
    int64_t value = 0;
    int digits = 0, point = -1, exponent = 0;
    while (p < end) {
        c = *p++;
        if (c >= '0' && c <= '9') {
            value = value * 10 + (c - '0');
            digits++;
        } else if (c != '.') {
            break;
        } else if (point >= 0) {
            return YL_DECIMAL_MALFORMED;
        } else {
            point = digits;
        }
    }
    if ((c == 'e' || c == 'E') && p < end && !cast_exponent(&p, end, &exponent))
        return YL_DECIMAL_MALFORMED;
    exponent -= point < 0 ? 0 : digits - point;
    for (; p < end; p++)
        if (!is_cast_blank(*p))
            return YL_DECIMAL_MALFORMED;
    int change = exponent + scale;
    if (digits + change > precision)
        return YL_DECIMAL_OVERFLOW;
    value = minus ? -value : value;
    if (change >= 0) {
        *out = value * (int64_t)yl_pow10_u64[change];
    } else if (-change <= 18) {
        int64_t unit = (int64_t)yl_pow10_u64[-change];
        *out = (value + (minus ? -5 : 5) * (unit / 10)) / unit;
    } else {
        return YL_DECIMAL_MALFORMED; /* Java: index out of bounds */
    }
    return YL_DECIMAL_OK;
}

yl_decimal_code yl_decimal_cast_text(yl_str text, int precision, int scale, yl_int128 *out)
{
    if (precision <= 18 && text.size <= 18)
        return cast_short(text, precision, scale, out);
    while (text.size > 0 && is_cast_blank(text.data[0]))
        text.data++, text.size--;
    while (text.size > 0 && is_cast_blank(text.data[text.size - 1]))
        text.size--;
    return yl_decimal_parse(text, precision, scale, out);
}

/* Text out. */

/* The digits of m without sign, 1 to 39 of them. */
static size_t print_magnitude(yl_uint128 m, char *buf)
{
    uint64_t high = (uint64_t)(m >> 64), low = (uint64_t)m;
    if (high == 0)
        return yl_uint64_print(low, buf);
    low = (uint64_t)(m % TEN_19);
    size_t n = print_magnitude(m / TEN_19, buf);
    for (size_t i = 19; i-- > 0; low /= 10)
        buf[n + i] = (char)('0' + low % 10);
    return n + 19;
}

size_t yl_decimal_print(yl_int128 value, int scale, char *buf)
{
    assert(scale >= -40 && scale <= 40);
    char digits[40];
    int n = (int)print_magnitude(magnitude(value), digits);
    char *p = buf;
    if (value < 0)
        *p++ = '-';
    if (scale <= 0) {
        memcpy(p, digits, (size_t)n);
        p += n;
        if (value != 0) {
            memset(p, '0', (size_t)-scale);
            p += -scale;
        }
        return (size_t)(p - buf);
    }
    int whole = n - scale;
    if (whole > 0) {
        memcpy(p, digits, (size_t)whole);
        p += whole;
        *p++ = '.';
        memcpy(p, digits + whole, (size_t)scale);
        p += scale;
    } else {
        *p++ = '0';
        *p++ = '.';
        memset(p, '0', (size_t)-whole);
        p += -whole;
        memcpy(p, digits, (size_t)n);
        p += n;
    }
    return (size_t)(p - buf);
}

size_t yl_decimal_print_java(yl_int128 value, int scale, char *buf)
{
    char digits[40];
    int n = (int)print_magnitude(magnitude(value), digits);
    int exponent = n - 1 - scale;
    if (scale >= 0 && exponent >= -6)
        return yl_decimal_print(value, scale, buf);
    char *p = buf;
    if (value < 0)
        *p++ = '-';
    *p++ = digits[0];
    if (n > 1) {
        *p++ = '.';
        memcpy(p, digits + 1, (size_t)(n - 1));
        p += n - 1;
    }
    if (exponent != 0) {
        *p++ = 'E';
        if (exponent > 0)
            *p++ = '+';
        p += yl_int64_print(exponent, p);
    }
    return (size_t)(p - buf);
}

size_t yl_decimal_print_stripped(yl_int128 value, int scale, char *buf)
{
    yl_decimal_strip(&value, &scale);
    return yl_decimal_print_java(value, scale, buf);
}

void yl_decimal_strip(yl_int128 *value, int *scale)
{
    yl_int128 v = *value;
    if (v == 0) {
        *scale = 0;
        return;
    }
    while (v != (int64_t)v) {
        if (v % 10 != 0) {
            *value = v;
            return;
        }
        v /= 10;
        --*scale;
    }
    int64_t small = (int64_t)v;
    while (small % 10 == 0) {
        small /= 10;
        --*scale;
    }
    *value = small;
}

/* Conversions. */

bool yl_decimal_rescale(yl_int128 value, int from_scale, int precision, int scale, yl_int128 *out)
{
    return store_scaled(magnitude(value), from_scale, value < 0, precision, scale, out);
}

bool yl_decimal_from_int64(int64_t value, int precision, int scale, yl_int128 *out)
{
    return yl_decimal_rescale(value, 0, precision, scale, out);
}

yl_decimal_code yl_decimal_from_double(double value, int precision, int scale, yl_int128 *out)
{
    char text[YL_NUMBER_TEXT_MAX];
    size_t size = yl_double_print(value, text);
    return yl_decimal_parse((yl_str){text, size}, precision, scale, out);
}

/* |value| without its fraction, and whether that cut something off. */
static yl_uint128 whole_part(yl_int128 value, int scale, bool *cut)
{
    yl_uint128 m = magnitude(value), unit = yl_pow10_u128[scale];
    *cut = m % unit != 0;
    return m / unit;
}

int64_t yl_decimal_to_int64(yl_int128 value, int scale)
{
    bool cut;
    return (int64_t)with_sign(whole_part(value, scale, &cut), value < 0);
}

double yl_decimal_to_double(yl_int128 value, int precision, int scale)
{
    if (precision <= 18)
        return (double)(int64_t)value / (double)yl_pow10_u64[scale];
    char text[YL_DECIMAL_TEXT_MAX];
    size_t size = yl_decimal_print(value, scale, text);
    double result = 0;
    yl_double_parse_java((yl_str){text, size}, &result);
    return result;
}

/* Arithmetic. */

bool yl_decimal_add(yl_int128 a, int scale_a, yl_int128 b, int scale_b, int precision, int scale,
                    yl_int128 *out)
{
    int up_a = scale_a < scale_b ? scale_b - scale_a : 0;
    int up_b = scale_b < scale_a ? scale_a - scale_b : 0;
    int common = scale_a + up_a;
    if (a == (int64_t)a && b == (int64_t)b && up_a <= 18 && up_b <= 18)
        return yl_decimal_rescale(a * yl_pow10_u64[up_a] + b * yl_pow10_u64[up_b], common,
                                  precision, scale, out);
    /* Up to 76 digits: add or subtract magnitudes of 256 bits. */
    wide x = wide_mul(magnitude(a), yl_pow10_u128[up_a]);
    wide y = wide_mul(magnitude(b), yl_pow10_u128[up_b]), sum;
    bool minus = a < 0;
    if ((a < 0) == (b < 0)) {
        sum.low = x.low + y.low;
        sum.high = x.high + y.high + (sum.low < x.low);
    } else {
        if (x.high < y.high || (x.high == y.high && x.low < y.low)) {
            wide swap = x;
            x = y;
            y = swap;
            minus = b < 0;
        }
        sum.low = x.low - y.low;
        sum.high = x.high - y.high - (x.low < y.low);
    }
    if (scale > common) {
        if (sum.high != 0)
            return false;
        return store_scaled(sum.low, common, minus, precision, scale, out);
    }
    return store_shrunk(sum, common - scale, minus, precision, out);
}

bool yl_decimal_sub(yl_int128 a, int scale_a, yl_int128 b, int scale_b, int precision, int scale,
                    yl_int128 *out)
{
    return yl_decimal_add(a, scale_a, -b, scale_b, precision, scale, out);
}

bool yl_decimal_mul(yl_int128 a, int scale_a, yl_int128 b, int scale_b, int precision, int scale,
                    yl_int128 *out)
{
    if (a == (int64_t)a && b == (int64_t)b)
        return yl_decimal_rescale(a * b, scale_a + scale_b, precision, scale, out);
    wide product = wide_mul(magnitude(a), magnitude(b));
    bool minus = (a < 0) != (b < 0);
    int down = scale_a + scale_b - scale;
    if (down >= 0)
        return store_shrunk(product, down, minus, precision, out);
    if (product.high != 0)
        return false;
    return store_scaled(product.low, scale_a + scale_b, minus, precision, scale, out);
}

yl_decimal_code yl_decimal_div(yl_int128 a, int scale_a, yl_int128 b, int scale_b, int precision,
                               int scale, yl_int128 *out)
{
    if (b == 0)
        return YL_DECIMAL_ZERO_DIVIDE;
    *out = 0;
    if (a == 0)
        return YL_DECIMAL_OK;
    yl_uint128 x = magnitude(a), y = magnitude(b), rest;
    bool minus = (a < 0) != (b < 0);
    /* Shift x by the power that gives a quotient of exactly 38 digits, or of 39 when the digits
     * of x, read as 0.ddd, are not below those of y; then one power less. */
    int digits_x = digits_of(x), digits_y = digits_of(y);
    int power = YL_DECIMAL_DIGITS_MAX - digits_x + digits_y;
    int align = digits_y - digits_x;
    yl_uint128 lead_x = align > 0 ? x * yl_pow10_u128[align] : x;
    yl_uint128 lead_y = align < 0 ? y * yl_pow10_u128[-align] : y;
    power -= lead_x >= lead_y;
    wide n = wide_mul(x, yl_pow10_u128[power < 38 ? power : 38]);
    if (power > 38)
        n = wide_mul_half(n, yl_pow10_u128[power - 38]);
    yl_uint128 quotient = divide_narrow(n, y, &rest);
    if (rest >= y - rest)
        quotient++;
    if (!store_scaled(quotient, power + scale_a - scale_b, minus, precision, scale, out))
        return YL_DECIMAL_OVERFLOW;
    return YL_DECIMAL_OK;
}

/* Whether q is a number of 38 digits times a power of ten. */
static bool has_38_digits(wide q)
{
    yl_uint128 rest = 0;
    while (rest == 0 && (q.high != 0 || q.low >= yl_pow10_u128[38]))
        q = wide_div(q, 10, &rest);
    return rest == 0;
}

yl_decimal_code yl_decimal_mod(yl_int128 a, int scale_a, yl_int128 b, int scale_b, int precision,
                               int scale, yl_int128 *out)
{
    if (b == 0)
        return YL_DECIMAL_ZERO_DIVIDE;
    yl_uint128 x = magnitude(a), y = magnitude(b), rest = x;
    int common = scale_a > scale_b ? scale_a : scale_b;
    if (scale_b > scale_a) {
        wide n = wide_mul(x, yl_pow10_u128[scale_b - scale_a]);
        wide quotient = wide_div(n, y, &rest);
        if (!has_38_digits(quotient))
            return YL_DECIMAL_IMPOSSIBLE;
    } else {
        wide d = wide_mul(y, yl_pow10_u128[scale_a - scale_b]);
        if (d.high == 0)
            rest = x % d.low; /* otherwise the divisor is larger than x */
    }
    if (!store_scaled(rest, common, a < 0, precision, scale, out))
        return YL_DECIMAL_OVERFLOW;
    return YL_DECIMAL_OK;
}

int yl_decimal_compare(yl_int128 a, int scale_a, yl_int128 b, int scale_b)
{
    int sign_a = yl_decimal_sign(a), sign_b = yl_decimal_sign(b);
    if (scale_a == scale_b || sign_a != sign_b)
        return (a > b) - (a < b);
    wide x = wide_mul(magnitude(a), yl_pow10_u128[scale_b > scale_a ? scale_b - scale_a : 0]);
    wide y = wide_mul(magnitude(b), yl_pow10_u128[scale_a > scale_b ? scale_a - scale_b : 0]);
    int order = x.high != y.high ? (x.high > y.high ? 1 : -1) : (x.low > y.low) - (x.low < y.low);
    return sign_a < 0 ? -order : order;
}

yl_int128 yl_decimal_floor(yl_int128 value, int scale)
{
    bool cut;
    yl_int128 whole = with_sign(whole_part(value, scale, &cut), value < 0);
    return whole - (cut && value < 0);
}

yl_int128 yl_decimal_ceil(yl_int128 value, int scale)
{
    bool cut;
    yl_int128 whole = with_sign(whole_part(value, scale, &cut), value < 0);
    return whole + (cut && value > 0);
}

/* Cuts to `digits` behind the point, rounding or not, and stores it at scale max(digits, 0). */
static bool cut_digits(yl_int128 value, int precision, int scale, int digits, bool half_up,
                       yl_int128 *out)
{
    if (digits >= scale) {
        *out = value;
        return true;
    }
    yl_decimal_type type = yl_decimal_round_type(precision, scale, digits);
    yl_uint128 m = magnitude(value);
    if (digits < -38 || scale - digits > 38) { /* all digits go, and no value reaches 5 * 10^38 */
        *out = 0;
        return true;
    }
    int drop = scale - digits;
    yl_uint128 unit = yl_pow10_u128[drop], rest = m % unit;
    m /= unit;
    if (half_up && rest >= unit - rest)
        m++;
    return store_scaled(m, digits, value < 0, type.precision, type.scale, out);
}

bool yl_decimal_round(yl_int128 value, int precision, int scale, int digits, yl_int128 *out)
{
    return cut_digits(value, precision, scale, digits, true, out);
}

bool yl_decimal_truncate(yl_int128 value, int precision, int scale, int digits, yl_int128 *out)
{
    return cut_digits(value, precision, scale, digits, false, out);
}

/* Types. */

static inline int min_int(int a, int b)
{
    return a < b ? a : b;
}

static inline int max_int(int a, int b)
{
    return a > b ? a : b;
}

static yl_decimal_type adjust(int precision, int scale)
{
    if (precision <= YL_DECIMAL_DIGITS_MAX)
        return (yl_decimal_type){precision, scale};
    int whole = precision - scale;
    return (yl_decimal_type){YL_DECIMAL_DIGITS_MAX,
                             max_int(YL_DECIMAL_DIGITS_MAX - whole, min_int(scale, 6))};
}

yl_decimal_type yl_decimal_add_type(yl_decimal_type a, yl_decimal_type b)
{
    int scale = max_int(a.scale, b.scale);
    return adjust(max_int(a.precision - a.scale, b.precision - b.scale) + scale + 1, scale);
}

yl_decimal_type yl_decimal_mul_type(yl_decimal_type a, yl_decimal_type b)
{
    return adjust(a.precision + b.precision + 1, a.scale + b.scale);
}

yl_decimal_type yl_decimal_div_type(yl_decimal_type a, yl_decimal_type b)
{
    int scale = max_int(6, a.scale + b.precision + 1);
    return adjust(a.precision - a.scale + b.scale + scale, scale);
}

yl_decimal_type yl_decimal_mod_type(yl_decimal_type a, yl_decimal_type b)
{
    int scale = max_int(a.scale, b.scale);
    return adjust(min_int(a.precision - a.scale, b.precision - b.scale) + scale, scale);
}

yl_decimal_type yl_decimal_sum_type(yl_decimal_type a)
{
    return (yl_decimal_type){YL_DECIMAL_DIGITS_MAX, a.scale};
}

yl_decimal_type yl_decimal_avg_type(yl_decimal_type a)
{
    return yl_decimal_div_type((yl_decimal_type){YL_DECIMAL_DIGITS_MAX, a.scale},
                               (yl_decimal_type){20, 0});
}

yl_decimal_type yl_decimal_round_type(int precision, int scale, int digits)
{
    if (digits >= scale)
        return (yl_decimal_type){precision, scale};
    if (digits < 0)
        return (yl_decimal_type){min_int(YL_DECIMAL_DIGITS_MAX, 1 + precision - scale), 0};
    return (yl_decimal_type){1 + precision - scale + digits, digits};
}

yl_decimal_type yl_decimal_common_type(yl_decimal_type a, yl_decimal_type b)
{
    int whole = max_int(a.precision - a.scale, b.precision - b.scale);
    whole = min_int(whole, YL_DECIMAL_DIGITS_MAX);
    int scale = min_int(max_int(a.scale, b.scale), YL_DECIMAL_DIGITS_MAX - whole);
    return (yl_decimal_type){whole + scale, scale};
}
