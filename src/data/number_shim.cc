/* The part of number.c that needs the C++ library: shortest digits out, correct rounding in.
 *
 * C callers have checked the syntax already, so that what is left to decide here is what a value
 * out of range becomes: std::from_chars then stores nothing, while Java gives 0 or Infinity.
 * Nothing in here allocates or throws.
 */
#include <charconv>
#include <cstdint>
#include <cstring>
#include <limits>

#include "data/number.h"

namespace
{

/* Whether a number that does not fit its type is too large, not too small. Asked only far out of
 * range, so that the place of the first digit that is not 0 decides. */
bool is_large(const char *p, const char *end, bool hex)
{
    const char mark = hex ? 'p' : 'e';
    const long limit = 100000000;
    long whole = 0; /* digits before the point, from the first that is not 0 */
    long zeros = 0; /* zeros between the point and the first other digit */
    long exponent = 0;
    bool found = false, point = false;
    for (; p < end && (*p | 0x20) != mark; p++) {
        if (*p == '.') {
            point = true;
        } else if (!point) {
            found = found || *p != '0';
            whole += found;
        } else if (!found) {
            found = *p != '0';
            zeros += !found;
        }
    }
    if (p < end) {
        p++;
        const bool minus = *p == '-';
        p += *p == '-' || *p == '+';
        for (; p < end; p++)
            exponent = exponent > limit ? exponent : exponent * 10 + (*p - '0');
        exponent = minus ? -exponent : exponent;
    }
    const long magnitude = whole > 0 ? whole : -zeros;
    return found && magnitude * (hex ? 4 : 1) + exponent > 0;
}

template <typename T> bool read(const char *text, size_t size, bool hex, T *out)
{
    const char *end = text + size;
    T value = 0;
    auto result = std::from_chars(text, end, value,
                                  hex ? std::chars_format::hex : std::chars_format::general);
    if (result.ec == std::errc::result_out_of_range)
        value = is_large(text, end, hex) ? std::numeric_limits<T>::infinity() : 0;
    else if (result.ec != std::errc() || result.ptr != end)
        return false;
    *out = value;
    return true;
}

} // namespace

/* Writes the significant digits of a positive finite value, shortest if `digits` is 0, and tells
 * the decimal exponent of the first. */
size_t yl_shim_double_digits(double value, bool single, int digits, char *buf, int *exponent)
{
    char text[40];
    const auto format = std::chars_format::scientific;
    std::to_chars_result r{};
    if (digits > 0)
        r = std::to_chars(text, text + sizeof text, value, format, digits - 1);
    else if (single)
        r = std::to_chars(text, text + sizeof text, static_cast<float>(value), format);
    else
        r = std::to_chars(text, text + sizeof text, value, format);
    size_t n = 0;
    const char *p = text;
    for (; p < r.ptr && *p != 'e'; p++)
        if (*p != '.')
            buf[n++] = *p;
    p++; /* the e */
    const bool minus = p < r.ptr && *p == '-';
    int e = 0;
    for (p++; p < r.ptr; p++)
        e = e * 10 + (*p - '0');
    *exponent = minus ? -e : e;
    return n;
}

bool yl_shim_double_read(const char *text, size_t size, bool hex, double *out)
{
    return read(text, size, hex, out);
}

bool yl_shim_float_read(const char *text, size_t size, bool hex, float *out)
{
    return read(text, size, hex, out);
}
