/* Numbers as java.util.Formatter writes them.
 *
 * %e, %f and %g round the shortest decimal digits of a double, half up, and not its exact value:
 * 0.15 is 0.2 with one digit. Digits beyond the shortest are zeros.
 */
#include "data/number.h"
#include "function/printf_format.h"

enum { DIGITS_MAX = 24 };

/* value = 0.d1d2... * 10^exponent */
typedef struct decimal {
    char digits[DIGITS_MAX];
    int n, exponent;
} decimal;

static void sign_before(const yl_format_spec *spec, bool negative, yl_strbuf *out)
{
    if (negative)
        yl_strbuf_char(out, (spec->flags & YL_FORMAT_PAREN) != 0 ? '(' : '-');
    else if ((spec->flags & YL_FORMAT_PLUS) != 0)
        yl_strbuf_char(out, '+');
    else if ((spec->flags & YL_FORMAT_BLANK) != 0)
        yl_strbuf_char(out, ' ');
}

static void sign_behind(const yl_format_spec *spec, bool negative, yl_strbuf *out)
{
    if (negative && (spec->flags & YL_FORMAT_PAREN) != 0)
        yl_strbuf_char(out, ')');
}

/* Appends digits, grouped if asked for, with zeros in front so that everything from `begin` on
 * takes the width less `reserved`. */
static void magnitude(const yl_format_spec *spec, yl_str text, size_t begin, size_t reserved,
                      yl_strbuf *out)
{
    const char *point = text.size == 0 ? NULL : memchr(text.data, '.', text.size);
    size_t whole = point == NULL ? text.size : (size_t)(point - text.data);
    bool group = (spec->flags & YL_FORMAT_GROUP) != 0;
    size_t size = text.size + (group && whole > 0 ? (whole - 1) / 3 : 0);
    if ((spec->flags & YL_FORMAT_ZERO) != 0 && spec->width > 0) {
        size_t have = out->size - begin + size + reserved;
        for (; have < (size_t)spec->width && !out->oom; have++)
            yl_strbuf_char(out, '0');
    }
    for (size_t i = 0; i < whole; i++) {
        if (group && i > 0 && (whole - i) % 3 == 0)
            yl_strbuf_char(out, ',');
        yl_strbuf_char(out, text.data[i]);
    }
    yl_strbuf_add(out, text.data + whole, text.size - whole);
}

void yl_format_decimal(const yl_format_spec *spec, int64_t value, yl_strbuf *out)
{
    char digits[YL_NUMBER_TEXT_MAX];
    bool negative = value < 0;
    uint64_t absolute = negative ? 0 - (uint64_t)value : (uint64_t)value;
    yl_str text = {digits, yl_uint64_print(absolute, digits)};
    size_t begin = out->size;
    sign_before(spec, negative, out);
    magnitude(spec, text, begin, negative && (spec->flags & YL_FORMAT_PAREN) != 0, out);
    sign_behind(spec, negative, out);
}

/* ---- Doubles ---- */

/* The shortest digits, read off Double.toString. */
static void take_digits(double value, decimal *d)
{
    char text[YL_NUMBER_TEXT_MAX + 1];
    size_t size = yl_double_print(value, text), i = 0;
    int shift = 0;
    bool fraction = false, leading = true;
    *d = (decimal){.n = 0};
    for (; i < size && text[i] != 'E'; i++) {
        if (text[i] == '.') {
            fraction = true;
            continue;
        }
        if (leading && text[i] == '0') {
            shift -= fraction;
            continue;
        }
        leading = false;
        shift += !fraction;
        if (d->n < DIGITS_MAX)
            d->digits[d->n++] = text[i];
    }
    int64_t exponent = 0;
    if (i < size)
        yl_int64_parse((yl_str){text + i + 1, size - i - 1}, &exponent);
    while (d->n > 0 && d->digits[d->n - 1] == '0')
        d->n--;
    d->exponent = shift + (int)exponent;
}

/* Keeps `keep` digits, rounding half up. */
static void round_digits(decimal *d, int keep)
{
    if (keep < 0 || keep >= d->n) {
        if (keep < 0)
            d->n = 0;
        return;
    }
    bool up = d->digits[keep] >= '5';
    d->n = keep;
    while (up && d->n > 0 && d->digits[d->n - 1] == '9')
        d->n--;
    if (up && d->n > 0) {
        d->digits[d->n - 1]++;
    } else if (up) {
        d->digits[0] = '1';
        d->n = 1;
        d->exponent++;
    }
}

static char digit_at(const decimal *d, int i)
{
    return i >= 0 && i < d->n ? d->digits[i] : '0';
}

static void put_fixed(const decimal *d, int precision, yl_strbuf *text)
{
    if (d->exponent <= 0)
        yl_strbuf_char(text, '0');
    for (int i = 0; i < d->exponent; i++)
        yl_strbuf_char(text, digit_at(d, i));
    if (precision > 0)
        yl_strbuf_char(text, '.');
    for (int i = 0; i < precision && !text->oom; i++)
        yl_strbuf_char(text, digit_at(d, d->exponent + i));
}

static void put_mantissa(const decimal *d, int precision, yl_strbuf *text)
{
    yl_strbuf_char(text, digit_at(d, 0));
    if (precision > 0)
        yl_strbuf_char(text, '.');
    for (int i = 1; i <= precision && !text->oom; i++)
        yl_strbuf_char(text, digit_at(d, i));
}

/* Writes the digits to `text` and the exponent, when there is one, to `tail`. */
static void lay_out(const yl_format_spec *spec, double value, yl_strbuf *text, char tail[16])
{
    decimal d;
    int precision = spec->precision < 0 ? 6 : spec->precision;
    bool scientific = spec->conversion == 'e';
    take_digits(value, &d);
    tail[0] = '\0';
    if (spec->conversion == 'g') {
        precision = precision == 0 ? 1 : precision;
        decimal rounded = d;
        round_digits(&rounded, precision);
        scientific = value != 0 && (rounded.exponent - 1 < -4 || rounded.exponent - 1 >= precision);
        precision -= scientific ? 1 : value == 0 ? 1 : rounded.exponent;
    }
    if (scientific) {
        round_digits(&d, precision + 1);
        put_mantissa(&d, precision, text);
        int exponent = value == 0 ? 0 : d.exponent - 1;
        char sign = exponent < 0 ? '-' : '+';
        unsigned size = exponent < 0 ? (unsigned)-exponent : (unsigned)exponent;
        int at = 0;
        tail[at++] = spec->upper ? 'E' : 'e';
        tail[at++] = sign;
        if (size >= 100)
            tail[at++] = (char)('0' + size / 100);
        tail[at++] = (char)('0' + size / 10 % 10);
        tail[at++] = (char)('0' + size % 10);
        tail[at] = '\0';
    } else {
        round_digits(&d, d.exponent + precision);
        put_fixed(&d, precision, text);
    }
    if (precision == 0 && (spec->flags & YL_FORMAT_ALTERNATE) != 0)
        yl_strbuf_char(text, '.');
}

void yl_format_double(const yl_format_spec *spec, double value, yl_strbuf *out)
{
    if (value != value) {
        yl_strbuf_puts(out, spec->upper ? "NAN" : "NaN");
        return;
    }
    bool negative = __builtin_signbit(value) != 0;
    size_t begin = out->size;
    sign_before(spec, negative, out);
    if (__builtin_isinf(value)) {
        yl_strbuf_puts(out, spec->upper ? "INFINITY" : "Infinity");
    } else {
        yl_strbuf text = {0};
        char tail[16];
        lay_out(spec, negative ? -value : value, &text, tail);
        size_t reserved = strlen(tail) + (negative && (spec->flags & YL_FORMAT_PAREN) != 0);
        magnitude(spec, yl_strbuf_view(&text), begin, reserved, out);
        yl_strbuf_puts(out, tail);
        out->oom |= text.oom;
        yl_strbuf_clear(&text);
    }
    sign_behind(spec, negative, out);
}
