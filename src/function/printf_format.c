/* The format strings of java.util.Formatter; see format.h. */
#include "function/printf_format.h"

#include "data/number.h"
#include "data/print.h"
#include "data/time_text.h"
#include "data/utf8.h"
#include "function/text_case.h"
#include "function/text_out.h"

typedef struct args {
    yl_vector *const *values;
    const yl_type *const *types;
    uint32_t n, row;
    const yl_timezone *zone;
    int32_t ordinary, last; /* the next argument without an index, the last one used */
} args;

/* ---- Parsing ---- */

static uint32_t flag_of(char c)
{
    switch (c) {
    case '-':
        return YL_FORMAT_LEFT;
    case '#':
        return YL_FORMAT_ALTERNATE;
    case '+':
        return YL_FORMAT_PLUS;
    case ' ':
        return YL_FORMAT_BLANK;
    case '0':
        return YL_FORMAT_ZERO;
    case ',':
        return YL_FORMAT_GROUP;
    case '(':
        return YL_FORMAT_PAREN;
    case '<':
        return YL_FORMAT_PREVIOUS;
    default:
        return 0;
    }
}

/* Digits at *at; -1 when there are none. */
static int32_t take_number(yl_str s, size_t *at)
{
    int64_t v = -1;
    for (; *at < s.size && s.data[*at] >= '0' && s.data[*at] <= '9'; ++*at) {
        v = (v < 0 ? 0 : v) * 10 + (s.data[*at] - '0');
        v = v > INT32_MAX ? INT32_MAX : v;
    }
    return (int32_t)v;
}

/* Behind '%'. */
static yl_format_code take_spec(yl_str s, size_t *at, yl_format_spec *spec)
{
    *spec = (yl_format_spec){.index = -1, .width = -1, .precision = -1};
    size_t begin = *at;
    if (*at < s.size && s.data[*at] != '0') {
        spec->index = take_number(s, at);
        if (*at >= s.size || s.data[*at] != '$' || spec->index == 0) {
            *at = begin;
            spec->index = -1;
        } else {
            ++*at;
        }
    }
    for (uint32_t flag; *at < s.size && (flag = flag_of(s.data[*at])) != 0; ++*at) {
        if ((spec->flags & flag) != 0)
            return YL_FORMAT_BAD;
        spec->flags |= flag;
    }
    spec->width = take_number(s, at);
    if (*at < s.size && s.data[*at] == '.') {
        ++*at;
        spec->precision = take_number(s, at);
        if (spec->precision < 0)
            return YL_FORMAT_BAD;
    }
    if (*at >= s.size)
        return YL_FORMAT_BAD;
    char c = s.data[(*at)++];
    if (c == 't' || c == 'T' || c == 'a' || c == 'A')
        return YL_FORMAT_UNSUPPORTED;
    spec->upper = c >= 'A' && c <= 'Z';
    spec->conversion = spec->upper ? (char)(c | 0x20) : c;
    if (spec->upper && strchr("bhscxeg", spec->conversion) == NULL)
        return YL_FORMAT_BAD;
    if (spec->width > YL_TEXT_BYTES_MAX || spec->precision > YL_TEXT_BYTES_MAX)
        return YL_FORMAT_LONG;
    return YL_FORMAT_OK;
}

/* Which flags a conversion takes, and whether they fit together. */
static bool flags_fit(const yl_format_spec *spec)
{
    uint32_t allowed = YL_FORMAT_LEFT | YL_FORMAT_PREVIOUS, flags = spec->flags;
    uint32_t number = YL_FORMAT_PLUS | YL_FORMAT_BLANK | YL_FORMAT_ZERO | YL_FORMAT_PAREN;
    bool precision = spec->precision >= 0;
    switch (spec->conversion) {
    case 'd':
        allowed |= number | YL_FORMAT_GROUP;
        break;
    case 'x':
    case 'o':
        allowed |= YL_FORMAT_ALTERNATE | YL_FORMAT_ZERO;
        break;
    case 'e':
        allowed |= number | YL_FORMAT_ALTERNATE;
        precision = false;
        break;
    case 'f':
        allowed |= number | YL_FORMAT_ALTERNATE | YL_FORMAT_GROUP;
        precision = false;
        break;
    case 'g':
        allowed |= number | YL_FORMAT_GROUP;
        precision = false;
        break;
    case 'b':
    case 'h':
    case 's':
        precision = false;
        break;
    case 'c':
    case '%':
        break;
    case 'n':
        return flags == 0 && spec->width < 0 && !precision;
    default:
        return false;
    }
    if (precision || (flags & ~allowed) != 0)
        return false;
    bool both = (flags & YL_FORMAT_LEFT) != 0 && (flags & YL_FORMAT_ZERO) != 0;
    both |= (flags & YL_FORMAT_PLUS) != 0 && (flags & YL_FORMAT_BLANK) != 0;
    return !both && (spec->width >= 0 || (flags & (YL_FORMAT_LEFT | YL_FORMAT_ZERO)) == 0);
}

static bool choose_arg(args *a, const yl_format_spec *spec, uint32_t *out)
{
    int32_t index;
    if ((spec->flags & YL_FORMAT_PREVIOUS) != 0)
        index = a->last;
    else if (spec->index > 0)
        index = spec->index;
    else
        index = ++a->ordinary;
    if (index <= 0 || (uint32_t)index > a->n)
        return false;
    a->last = index;
    *out = (uint32_t)index - 1;
    return true;
}

/* ---- Values ---- */

/* Integers, and what Flink keeps as integers; *bits is the width that Java has for it. */
static bool int_value(const args *a, uint32_t i, int64_t *value, int *bits)
{
    const yl_vector *v = a->values[i];
    uint32_t row = v->form == YL_CONST ? 0 : a->row;
    switch (a->types[i]->root) {
    case YL_TINYINT:
        *value = v->i8[row];
        *bits = 8;
        return true;
    case YL_SMALLINT:
        *value = v->i16[row];
        *bits = 16;
        return true;
    case YL_INT:
    case YL_DATE:
    case YL_TIME:
    case YL_INTERVAL_YEAR_MONTH:
        *value = v->i32[row];
        *bits = 32;
        return true;
    case YL_BIGINT:
    case YL_INTERVAL_DAY_TIME:
        *value = v->i64[row];
        *bits = 64;
        return true;
    default:
        return false;
    }
}

static bool double_value(const args *a, uint32_t i, double *value)
{
    const yl_vector *v = a->values[i];
    uint32_t row = v->form == YL_CONST ? 0 : a->row;
    if (a->types[i]->root == YL_FLOAT)
        *value = (double)v->f32[row];
    else if (a->types[i]->root == YL_DOUBLE)
        *value = v->f64[row];
    else
        return false;
    return true;
}

/* LocalDateTime.toString */
static void put_timestamp(const args *a, uint32_t i, yl_strbuf *out)
{
    char text[YL_TIME_TEXT_MAX];
    const yl_vector *v = a->values[i];
    uint32_t row = v->form == YL_CONST ? 0 : a->row;
    yl_instant t = yl_type_phys(a->types[i]) == YL_PHYS_I128 ? yl_instant_from_nanos(v->i128[row])
                                                             : yl_instant_from_micros(v->i64[row]);
    yl_strbuf_add(out, text, yl_java_datetime_print(t, text));
}

static void put_text(const args *a, uint32_t i, yl_strbuf *out)
{
    int64_t value;
    int bits;
    char text[YL_NUMBER_TEXT_MAX];
    const yl_vector *v = a->values[i];
    uint32_t row = v->form == YL_CONST ? 0 : a->row;
    if (int_value(a, i, &value, &bits)) {
        yl_strbuf_add(out, text, yl_int64_print(value, text));
    } else if (a->types[i]->root == YL_BOOLEAN) {
        yl_strbuf_puts(out, v->u8[row] ? "true" : "false");
    } else if (yl_type_is_timestamp(a->types[i])) {
        put_timestamp(a, i, out);
    } else {
        yl_print_options options = {.style = YL_PRINT_CAST, .zone = a->zone};
        yl_value_print(v, row, &options, out);
    }
}

/* Object.hashCode. That of Flink's texts is no Java text's, and is not offered. */
static bool hash_value(const args *a, uint32_t i, uint32_t *out)
{
    int64_t value;
    int bits;
    if (int_value(a, i, &value, &bits)) {
        *out = bits == 64 ? (uint32_t)value ^ (uint32_t)((uint64_t)value >> 32) : (uint32_t)value;
        return true;
    }
    const yl_vector *v = a->values[i];
    *out = a->types[i]->root == YL_BOOLEAN && v->u8[v->form == YL_CONST ? 0 : a->row] ? 1231 : 1237;
    return a->types[i]->root == YL_BOOLEAN;
}

/* ---- Conversions ---- */

static void put_radix(const yl_format_spec *spec, int64_t value, int bits, yl_strbuf *out)
{
    unsigned shift = spec->conversion == 'x' ? 4 : 3;
    uint64_t v = bits == 64 ? (uint64_t)value : (uint64_t)value & ((UINT64_C(1) << bits) - 1);
    char digits[32];
    size_t n = 0;
    do {
        digits[n++] = "0123456789abcdef"[v & ((1u << shift) - 1)];
        v >>= shift;
    } while (v != 0);
    const char *prefix = (spec->flags & YL_FORMAT_ALTERNATE) == 0 ? "" : shift == 4 ? "0x" : "0";
    yl_strbuf_puts(out, prefix);
    if ((spec->flags & YL_FORMAT_ZERO) != 0)
        for (size_t k = strlen(prefix) + n; k < (size_t)spec->width && !out->oom; k++)
            yl_strbuf_char(out, '0');
    while (n > 0)
        yl_strbuf_char(out, digits[--n]);
}

static bool put_char(const args *a, uint32_t i, yl_strbuf *out)
{
    int64_t value;
    int bits;
    char text[YL_UTF8_SIZE_MAX];
    if (!int_value(a, i, &value, &bits) || bits == 64 || value < 0 || value > 0x10FFFF)
        return false;
    yl_strbuf_add(out, text, yl_utf8_encode((uint32_t)value, text));
    return true;
}

/* Appends the value without padding; BAD when the conversion is not for its type. */
static yl_format_code put_value(const yl_format_spec *spec, const args *a, uint32_t i,
                                yl_strbuf *out)
{
    int64_t value;
    int bits;
    double number;
    uint32_t hash;
    bool null = !yl_vector_valid(a->values[i], a->row) || a->types[i]->root == YL_NULL;
    if (spec->conversion == 'b') {
        const yl_vector *v = a->values[i];
        bool truth = !null && (a->types[i]->root != YL_BOOLEAN ||
                               v->u8[v->form == YL_CONST ? 0 : a->row] != 0);
        yl_strbuf_puts(out, truth ? "true" : "false");
        return YL_FORMAT_OK;
    }
    if (null) {
        yl_strbuf_puts(out, "null");
        return YL_FORMAT_OK;
    }
    switch (spec->conversion) {
    case 's':
        put_text(a, i, out);
        return YL_FORMAT_OK;
    case 'h':
        if (!hash_value(a, i, &hash))
            return YL_FORMAT_UNSUPPORTED;
        yl_strbuf_printf(out, "%x", (unsigned)hash);
        return YL_FORMAT_OK;
    case 'c':
        return put_char(a, i, out) ? YL_FORMAT_OK : YL_FORMAT_BAD;
    case 'd':
        if (!int_value(a, i, &value, &bits))
            return YL_FORMAT_BAD;
        yl_format_decimal(spec, value, out);
        return YL_FORMAT_OK;
    case 'x':
    case 'o':
        if (!int_value(a, i, &value, &bits))
            return YL_FORMAT_BAD;
        put_radix(spec, value, bits, out);
        return YL_FORMAT_OK;
    default:
        if (!double_value(a, i, &number))
            return YL_FORMAT_BAD;
        yl_format_double(spec, number, out);
        return YL_FORMAT_OK;
    }
}

/* Cuts, raises and pads what stands behind `begin`. */
static yl_format_code finish(const yl_format_spec *spec, size_t begin, yl_strbuf *out)
{
    bool is_text = strchr("bhs", spec->conversion) != NULL;
    yl_str s = {out->data + begin, out->size - begin};
    if (out->oom)
        return YL_FORMAT_MEMORY;
    if (is_text && spec->precision >= 0) {
        out->size = begin + yl_utf8_prefix(s, (size_t)spec->precision).size;
        s.size = out->size - begin;
    }
    if (spec->upper && yl_utf8_is_ascii(s)) {
        yl_text_case_ascii(s.data, s.size, true, out->data + begin);
    } else if (spec->upper) {
        yl_strbuf raised = {0};
        yl_status status = yl_text_case(s, true, &raised, NULL);
        out->size = begin;
        yl_strbuf_str(out, yl_strbuf_view(&raised));
        yl_strbuf_clear(&raised);
        if (status != YL_OK)
            return YL_FORMAT_MEMORY;
        s = (yl_str){out->data + begin, out->size - begin};
    }
    size_t units = yl_utf8_count_utf16(s);
    if (spec->width < 0 || units >= (size_t)spec->width)
        return YL_FORMAT_OK;
    size_t fill = (size_t)spec->width - units;
    if (yl_strbuf_reserve(out, fill) == NULL)
        return YL_FORMAT_MEMORY;
    char *at = out->data + begin;
    if ((spec->flags & YL_FORMAT_LEFT) != 0) {
        memset(at + s.size, ' ', fill);
    } else {
        memmove(at + fill, at, s.size);
        memset(at, ' ', fill);
    }
    out->size += fill;
    return YL_FORMAT_OK;
}

static yl_format_code put_spec(const yl_format_spec *spec, args *a, yl_strbuf *out)
{
    size_t begin = out->size;
    uint32_t i;
    if (!flags_fit(spec))
        return YL_FORMAT_BAD;
    if (spec->conversion == 'n') {
        yl_strbuf_char(out, '\n');
        return YL_FORMAT_OK;
    }
    yl_format_code code = YL_FORMAT_OK;
    if (spec->conversion == '%')
        yl_strbuf_char(out, '%');
    else
        code = choose_arg(a, spec, &i) ? put_value(spec, a, i, out) : YL_FORMAT_BAD;
    return code != YL_FORMAT_OK ? code : finish(spec, begin, out);
}

yl_format_code yl_format_java(yl_str format, yl_vector *const *values, const yl_type *const *types,
                              uint32_t n, uint32_t row, const yl_timezone *zone, yl_strbuf *out)
{
    args a = {.values = values, .types = types, .n = n, .row = row, .zone = zone};
    yl_strbuf_reset(out);
    if (yl_strbuf_reserve(out, format.size + 1) == NULL) /* from here on `data` is not NULL */
        return YL_FORMAT_MEMORY;
    for (size_t at = 0; at < format.size;) {
        const char *percent = memchr(format.data + at, '%', format.size - at);
        size_t plain = percent == NULL ? format.size : (size_t)(percent - format.data);
        yl_strbuf_add(out, format.data + at, plain - at);
        if (percent == NULL)
            break;
        yl_format_spec spec;
        at = plain + 1;
        yl_format_code code = take_spec(format, &at, &spec);
        if (code == YL_FORMAT_OK)
            code = put_spec(&spec, &a, out);
        if (code == YL_FORMAT_OK && out->size > YL_TEXT_BYTES_MAX)
            code = YL_FORMAT_LONG;
        if (code != YL_FORMAT_OK)
            return code;
    }
    return out->oom ? YL_FORMAT_MEMORY : YL_FORMAT_OK;
}
