/* Values as text; see print.h.
 *
 * One walk for all styles: scalars are written into the room that yl_strbuf_reserve gave, nested
 * values add their brackets and recurse. What differs between CLIENT and CAST is the form of bytes
 * alone; SINK is Java's toString and takes its dates from print_java.c.
 */
#include "data/print.h"

#include "data/decimal.h"
#include "data/number.h"
#include "data/time_text.h"
#include "data/utf8.h"

static void print_bytes(yl_str bytes, yl_print_style style, yl_strbuf *out)
{
    static const char digits[] = "0123456789abcdef";
    if (style == YL_PRINT_CAST) {
        char *p = yl_strbuf_reserve(out, yl_utf8_repaired_size(bytes));
        if (p == NULL)
            return;
        out->size += yl_utf8_repair(bytes, p);
        out->data[out->size] = '\0';
        return;
    }
    if (style == YL_PRINT_SINK) {
        for (size_t i = 0; i < bytes.size; i++)
            yl_strbuf_printf(out, i == 0 ? "[%d" : ", %d", (signed char)bytes.data[i]);
        yl_strbuf_puts(out, bytes.size == 0 ? "[]" : "]");
        return;
    }
    yl_strbuf_puts(out, "x'");
    for (size_t i = 0; i < bytes.size; i++) {
        unsigned char byte = (unsigned char)bytes.data[i];
        yl_strbuf_char(out, digits[byte >> 4]);
        yl_strbuf_char(out, digits[byte & 15]);
    }
    yl_strbuf_char(out, '\'');
}

/* Within Java's range of milliseconds, so that the year fits 32 bits. */
static yl_instant instant_of(const yl_vector *v, uint32_t i)
{
    if (v->phys != YL_PHYS_I128)
        return yl_instant_from_micros(v->i64[i]);
    yl_int128 limit = (yl_int128)INT64_MAX * 1000000, nanos = v->i128[i];
    return yl_instant_from_nanos(nanos > limit ? limit : nanos < -limit ? -limit : nanos);
}

static size_t print_time(const yl_vector *v, uint32_t i, const yl_print_options *options, char *p)
{
    bool java = options->style == YL_PRINT_SINK;
    switch (v->type->root) {
    case YL_DATE:
        return java ? yl_java_date_print(v->i32[i], p) : yl_date_print(v->i32[i], p);
    case YL_TIME:
        return java ? yl_java_time_print(v->i32[i] * INT64_C(1000000), p)
                    : yl_time_print(v->i32[i], v->type->precision, p);
    case YL_TIMESTAMP:
        return java ? yl_java_datetime_print(instant_of(v, i), p)
                    : yl_timestamp_print(instant_of(v, i), v->type->precision, p);
    case YL_TIMESTAMP_LTZ: {
        yl_instant t = instant_of(v, i);
        if (java)
            return yl_java_instant_print(t, p);
        if (options->zone != NULL)
            t = yl_timezone_local_of(options->zone, t, options->cache);
        return yl_timestamp_print(t, v->type->precision, p);
    }
    case YL_INTERVAL_YEAR_MONTH:
        return java ? yl_java_period_print(v->i32[i], p) : yl_interval_months_print(v->i32[i], p);
    default:
        return java ? yl_java_duration_print(v->i64[i], p) : yl_interval_millis_print(v->i64[i], p);
    }
}

/* A scalar whose text has a bounded length. */
static size_t print_scalar(const yl_vector *v, uint32_t i, const yl_print_options *options, char *p)
{
    switch (v->type->root) {
    case YL_TINYINT:
        return yl_int64_print(v->i8[i], p);
    case YL_SMALLINT:
        return yl_int64_print(v->i16[i], p);
    case YL_INT:
    case YL_SYMBOL:
        return yl_int64_print(v->i32[i], p);
    case YL_BIGINT:
        return yl_int64_print(v->i64[i], p);
    case YL_FLOAT:
        return yl_float_print(v->f32[i], p);
    case YL_DOUBLE:
        return yl_double_print(v->f64[i], p);
    case YL_DECIMAL:
        return options->style == YL_PRINT_SINK
                   ? yl_decimal_print_java(v->i128[i], v->type->scale, p)
                   : yl_decimal_print(v->i128[i], v->type->scale, p);
    default:
        return print_time(v, i, options, p);
    }
}

static void print_elements(const yl_vector *v, yl_list_entry entry, const yl_print_options *options,
                           yl_strbuf *out)
{
    bool map = v->phys == YL_PHYS_MAP;
    yl_strbuf_char(out, map ? '{' : '[');
    for (uint32_t k = 0; k < entry.length; k++) {
        if (k > 0)
            yl_strbuf_puts(out, ", ");
        yl_value_print(v->children[0], entry.offset + k, options, out);
        if (map) {
            yl_strbuf_char(out, '=');
            yl_value_print(v->children[1], entry.offset + k, options, out);
        }
    }
    yl_strbuf_char(out, map ? '}' : ']');
}

static void print_fields(const yl_vector *v, uint32_t row, const yl_print_options *options,
                         yl_strbuf *out)
{
    bool java = options->style == YL_PRINT_SINK;
    yl_strbuf_puts(out, java ? "+I[" : "(");
    for (uint32_t c = 0; c < v->n_children; c++) {
        if (c > 0)
            yl_strbuf_puts(out, ", ");
        yl_value_print(v->children[c], row, options, out);
    }
    yl_strbuf_char(out, java ? ']' : ')');
}

void yl_value_print(const yl_vector *v, uint32_t row, const yl_print_options *options,
                    yl_strbuf *out)
{
    static const yl_print_options client;
    enum {
        ROOM = (int)YL_DECIMAL_TEXT_MAX > (int)YL_TIME_TEXT_MAX ? YL_DECIMAL_TEXT_MAX
                                                                : YL_TIME_TEXT_MAX
    };
    if (options == NULL)
        options = &client;
    bool java = options->style == YL_PRINT_SINK;
    uint32_t i = v->form == YL_CONST ? 0 : row;
    if (!yl_vector_valid(v, row)) {
        yl_strbuf_puts(out, java ? "null" : "NULL");
        return;
    }
    switch (v->type->root) {
    case YL_NULL:
    case YL_BOOLEAN:
        if (java)
            yl_strbuf_puts(out, v->u8[i] ? "true" : "false");
        else
            yl_strbuf_puts(out, v->u8[i] ? "TRUE" : "FALSE");
        break;
    case YL_CHAR:
    case YL_VARCHAR:
        yl_strbuf_str(out, yl_view_str(&v->views[i]));
        break;
    case YL_BINARY:
    case YL_VARBINARY:
    case YL_RAW:
        print_bytes(yl_view_str(&v->views[i]), options->style, out);
        break;
    case YL_ARRAY:
    case YL_MAP:
    case YL_MULTISET:
        print_elements(v, v->entries[i], options, out);
        break;
    case YL_ROW:
        print_fields(v, row, options, out);
        break;
    case YL_OBJECT:
        if (v->objects[i] == NULL || v->type->objects->print == NULL)
            yl_strbuf_puts(out, v->objects[i] == NULL ? "null" : v->type->objects->name);
        else
            v->type->objects->print(v->objects[i], out);
        break;
    default: {
        char *p = yl_strbuf_reserve(out, ROOM);
        if (p == NULL)
            return;
        out->size += print_scalar(v, i, options, p);
        out->data[out->size] = '\0';
    }
    }
}
