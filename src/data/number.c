/* Texts of numbers; see number.h.
 *
 * Printing a double takes the shortest digits from the C++ library (std::to_chars) and lays them
 * out as Java does. Most doubles of real tables are amounts with a few decimals; those take a
 * short cut: when v is the double nearest to i / 10^6 for a whole i below 10^15, then i's digits
 * are the shortest, because no two decimals of up to 15 digits share a double.
 *
 * Reading goes the other way: number.h has the fast path, what is left is checked here against
 * Java's grammar and handed to std::from_chars, which rounds correctly.
 */
#include "data/number.h"

#include <math.h>

#include "data/utf8.h"

const double yl_pow10_double[23] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                    1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                    1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

static const char digit_pairs[201] = "0001020304050607080910111213141516171819"
                                     "2021222324252627282930313233343536373839"
                                     "4041424344454647484950515253545556575859"
                                     "6061626364656667686970717273747576777879"
                                     "8081828384858687888990919293949596979899";

/* Integers out. */

size_t yl_uint64_print(uint64_t value, char *buf)
{
    char text[20];
    size_t at = sizeof text;
    while (value >= 100) {
        at -= 2;
        memcpy(text + at, digit_pairs + 2 * (value % 100), 2);
        value /= 100;
    }
    if (value >= 10) {
        at -= 2;
        memcpy(text + at, digit_pairs + 2 * value, 2);
    } else {
        text[--at] = (char)('0' + value);
    }
    memcpy(buf, text + at, sizeof text - at);
    return sizeof text - at;
}

size_t yl_int64_print(int64_t value, char *buf)
{
    if (value >= 0)
        return yl_uint64_print((uint64_t)value, buf);
    buf[0] = '-';
    return 1 + yl_uint64_print(-(uint64_t)value, buf + 1);
}

/* Floating point out. */

/* Lays out `n` digits d1 d2 ... whose value is 0.d1d2... * 10^point. */
static size_t layout(const char *digits, int n, int point, char *buf)
{
    char *p = buf;
    if (point > -3 && point <= 0) { /* 10^-3 <= v < 1 */
        memcpy(p, "0.00", 4);
        p += 2 - point;
        memcpy(p, digits, (size_t)n);
        p += n;
    } else if (point > 0 && point <= 7) { /* 1 <= v < 10^7 */
        int whole = n < point ? n : point;
        memcpy(p, digits, (size_t)whole);
        memset(p + whole, '0', (size_t)(point - whole));
        p += point;
        *p++ = '.';
        if (n > point) {
            memcpy(p, digits + point, (size_t)(n - point));
            p += n - point;
        } else {
            *p++ = '0';
        }
    } else {
        *p++ = digits[0];
        *p++ = '.';
        if (n > 1) {
            memcpy(p, digits + 1, (size_t)(n - 1));
            p += n - 1;
        } else {
            *p++ = '0';
        }
        *p++ = 'E';
        p += yl_int64_print(point - 1, p);
    }
    return (size_t)(p - buf);
}

/* Prints v = scaled / 10^decimals, 10^-3 <= v < 10^7. */
static size_t print_short(uint64_t scaled, int decimals, char *buf)
{
    while (decimals > 1 && scaled % 10 == 0) {
        scaled /= 10;
        decimals--;
    }
    uint64_t unit = decimals == 0 ? 1 : (uint64_t)yl_pow10_double[decimals];
    size_t n = yl_uint64_print(scaled / unit, buf);
    buf[n++] = '.';
    uint64_t rest = scaled % unit;
    for (int i = decimals - 1; i >= 0; i--) {
        buf[n + (size_t)i] = (char)('0' + rest % 10);
        rest /= 10;
    }
    return n + (size_t)decimals;
}

static size_t print_special(double value, char *buf)
{
    const char *text = value != value ? "NaN" : value < 0 ? "-Infinity" : "Infinity";
    if (value == 0)
        text = signbit(value) ? "-0.0" : "0.0";
    size_t n = strlen(text);
    memcpy(buf, text, n);
    return n;
}

static size_t print_digits(double value, bool single, char *buf)
{
    char digits[YL_NUMBER_TEXT_MAX];
    int exponent;
    int n = (int)yl_shim_double_digits(value, single, 0, digits, &exponent);
    if (n == 1) {
        /* Java wants two digits at least and takes the two that come nearest; that is not always
         * "d.0" where doubles are sparse: 4.9E-324. */
        char two[YL_NUMBER_TEXT_MAX];
        int two_exponent;
        yl_shim_double_digits(value, single, 2, two, &two_exponent);
        if (two[1] != '0') {
            char text[YL_NUMBER_TEXT_MAX];
            double back = 0;
            float back_single = 0;
            size_t size = layout(two, 2, two_exponent + 1, text);
            if (single ? yl_shim_float_read(text, size, false, &back_single)
                       : yl_shim_double_read(text, size, false, &back)) {
                if (single ? back_single == (float)value : back == value) {
                    memcpy(buf, text, size);
                    return size;
                }
            }
        }
    }
    return layout(digits, n, exponent + 1, buf);
}

size_t yl_double_print(double value, char *buf)
{
    double v = fabs(value);
    if (!(v > 0 && v <= 1.7976931348623157e308))
        return print_special(value, buf);
    size_t sign = value < 0;
    buf[0] = '-';
    if (v >= 1e-3 && v < 1e7) {
        if (v == (double)(int64_t)v)
            return sign + print_short((uint64_t)v * 10, 1, buf + sign);
        double cents = (double)(int64_t)(v * 100 + 0.5);
        if (cents / 100 == v)
            return sign + print_short((uint64_t)cents, 2, buf + sign);
        double millionths = (double)(int64_t)(v * 1e6 + 0.5); /* below 10^13 */
        if (millionths / 1e6 == v)
            return sign + print_short((uint64_t)millionths, 6, buf + sign);
    }
    return sign + print_digits(v, false, buf + sign);
}

size_t yl_float_print(float value, char *buf)
{
    float v = fabsf(value);
    if (!(v > 0 && v <= 3.4028234663852886e38f))
        return print_special((double)value, buf);
    size_t sign = value < 0;
    buf[0] = '-';
    if (v >= 1e-3f && v < 1e4f) { /* decimals of up to 6 digits */
        double cents = (double)(int64_t)((double)v * 100 + 0.5);
        if ((float)(cents / 100) == v)
            return sign + print_short((uint64_t)cents, 2, buf + sign);
    }
    return sign + print_digits((double)v, true, buf + sign);
}

/* Integers in. */

/* Zeros of the decimal digits of the basic plane; each is followed by its nine others. */
static const uint16_t digit_zeros[] = {
    0x0030, 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6,
    0x0C66, 0x0CE6, 0x0D66, 0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0,
    0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620,
    0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10};

int yl_unicode_digit(uint32_t code_point)
{
    for (size_t i = 0; i < sizeof digit_zeros / sizeof digit_zeros[0]; i++)
        if (code_point - digit_zeros[i] <= 9)
            return (int)(code_point - digit_zeros[i]);
    return -1;
}

bool yl_int64_parse_slow(yl_str text, int64_t min, int64_t max, int64_t *out)
{
    const char *p = text.data, *end = p + text.size;
    bool minus = p < end && *p == '-';
    if (p < end && (*p == '-' || *p == '+'))
        p++;
    if (p == end)
        return false;
    /* Negative accumulation, since there is one more number below zero than above. */
    int64_t value = 0;
    while (p < end) {
        int digit = (unsigned char)*p - '0';
        if (digit >= 0 && digit <= 9) {
            p++;
        } else {
            uint32_t code_point;
            bool valid;
            p += yl_utf8_decode(p, end, &code_point, &valid);
            if (!valid || code_point > 0xFFFF || (digit = yl_unicode_digit(code_point)) < 0)
                return false;
        }
        if (__builtin_mul_overflow(value, 10, &value) ||
            __builtin_sub_overflow(value, digit, &value))
            return false;
    }
    if (!minus && value == INT64_MIN)
        return false;
    value = minus ? value : -value;
    if (value < min || value > max)
        return false;
    *out = value;
    return true;
}

bool yl_cast_text_to_int(yl_str text, int64_t min, int64_t max, int64_t *out)
{
    while (text.size > 0 && text.data[0] == ' ')
        text.data++, text.size--;
    while (text.size > 0 && text.data[text.size - 1] == ' ')
        text.size--;
    const char *p = text.data, *end = p + text.size;
    if (p == end)
        return false;
    bool minus = *p == '-';
    if (minus || *p == '+') {
        if (++p == end)
            return false;
    }
    int64_t value = 0;
    unsigned digit;
    for (; p < end && *p != '.'; p++) {
        if ((digit = (unsigned char)*p - (unsigned)'0') > 9)
            return false;
        if (__builtin_mul_overflow(value, 10, &value) ||
            __builtin_sub_overflow(value, (int64_t)digit, &value))
            return false;
    }
    for (p += p < end; p < end; p++) /* the fraction must be digits and is dropped */
        if ((unsigned char)*p - (unsigned)'0' > 9)
            return false;
    if (!minus && value == INT64_MIN)
        return false;
    value = minus ? value : -value;
    if (value < min || value > max)
        return false;
    *out = value;
    return true;
}

bool yl_cast_text_to_bool(yl_str text, bool *out)
{
    static const char *const words[2][5] = {{"f", "false", "n", "no", "0"},
                                            {"t", "true", "y", "yes", "1"}};
    for (int value = 0; value < 2; value++) {
        for (int i = 0; i < 5; i++) {
            if (yl_str_equal_nocase(text, yl_str_of(words[value][i]))) {
                *out = value == 1;
                return true;
            }
        }
    }
    return false;
}

/* Floating point in. */

typedef struct float_text {
    enum { TEXT_BAD, TEXT_NAN, TEXT_INFINITY, TEXT_DECIMAL, TEXT_HEX } kind;
    bool minus;
    yl_str digits; /* as std::from_chars wants it: no sign, suffix nor 0x */
} float_text;

static bool is_hex(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}

/* Skips digits (decimal or hexadecimal), one point among them, and counts the digits. */
static const char *skip_mantissa(const char *p, const char *end, bool hex, size_t *digits)
{
    bool point = false;
    for (*digits = 0; p < end; p++) {
        if (hex ? is_hex(*p) : *p >= '0' && *p <= '9')
            ++*digits;
        else if (*p == '.' && !point)
            point = true;
        else
            break;
    }
    return p;
}

/* Java's grammar of Double.parseDouble, after trimming. */
static float_text scan_java(yl_str text)
{
    float_text result = {TEXT_BAD, false, {NULL, 0}};
    text = yl_text_trim_java(text);
    const char *p = text.data, *end = p + text.size;
    if (p == end)
        return result;
    result.minus = *p == '-';
    if (*p == '-' || *p == '+')
        p++;
    yl_str rest = {p, (size_t)(end - p)};
    if (yl_str_equal(rest, YL_STR("NaN"))) {
        result.kind = TEXT_NAN;
        return result;
    }
    if (yl_str_equal(rest, YL_STR("Infinity"))) {
        result.kind = TEXT_INFINITY;
        return result;
    }
    bool hex = end - p > 2 && p[0] == '0' && (p[1] | 0x20) == 'x';
    p += hex ? 2 : 0;
    const char *first = p;
    size_t digits;
    p = skip_mantissa(p, end, hex, &digits);
    if (digits == 0)
        return result;
    char mark = hex ? 'p' : 'e';
    if (p < end && (*p | 0x20) == mark) {
        p++;
        if (p < end && (*p == '-' || *p == '+'))
            p++;
        const char *exponent = p;
        while (p < end && *p >= '0' && *p <= '9')
            p++;
        if (p == exponent)
            return result;
    } else if (hex) {
        return result;
    }
    result.digits = (yl_str){first, (size_t)(p - first)};
    if (p < end && ((*p | 0x20) == 'f' || (*p | 0x20) == 'd'))
        p++;
    if (p == end)
        result.kind = hex ? TEXT_HEX : TEXT_DECIMAL;
    return result;
}

bool yl_double_parse_java(yl_str text, double *out)
{
    float_text t = scan_java(text);
    double v = 0;
    if (t.kind == TEXT_BAD)
        return false;
    if (t.kind == TEXT_NAN)
        v = (double)NAN;
    else if (t.kind == TEXT_INFINITY)
        v = (double)INFINITY;
    else if (!yl_shim_double_read(t.digits.data, t.digits.size, t.kind == TEXT_HEX, &v))
        return false;
    *out = t.minus ? -v : v;
    return true;
}

bool yl_float_parse_java(yl_str text, float *out)
{
    float_text t = scan_java(text);
    float v = 0;
    if (t.kind == TEXT_BAD)
        return false;
    if (t.kind == TEXT_NAN)
        v = NAN;
    else if (t.kind == TEXT_INFINITY)
        v = INFINITY;
    else if (!yl_shim_float_read(t.digits.data, t.digits.size, t.kind == TEXT_HEX, &v))
        return false;
    *out = t.minus ? -v : v;
    return true;
}

bool yl_double_parse_slow(yl_str text, double *out)
{
    if (text.size == 0 || (unsigned char)text.data[0] <= ' ' ||
        (unsigned char)text.data[text.size - 1] <= ' ')
        return false;
    return yl_double_parse_java(text, out);
}
