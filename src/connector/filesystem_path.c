/* Paths of tables, names and values of partitions, as Flink spells them. */
#include "connector/filesystem_internal.h"
#include "data/decimal.h"
#include "data/number.h"
#include "data/time_text.h"

yl_status yl_fs_location(yl_arena *arena, yl_str path, const char **out, yl_error *err)
{
    yl_str rest = path;
    const char *colon = memchr(path.data, ':', path.size);
    const char *slash = memchr(path.data, '/', path.size);
    if (memchr(path.data, '\0', path.size) != NULL)
        return YL_FAIL(err, OPTION, "option 'path' holds a NUL character");
    if (colon != NULL && (slash == NULL || colon < slash)) {
        yl_str scheme = {path.data, (size_t)(colon - path.data)};
        if (!yl_str_equal_nocase(scheme, YL_STR("file")))
            return YL_FAIL(err, UNSUPPORTED,
                           "option 'path' is '%.*s': the file system '%.*s' is not supported",
                           YL_STR_ARGS(path), YL_STR_ARGS(scheme));
        rest.data = colon + 1;
        rest.size -= scheme.size + 1;
        if (rest.size >= 2 && rest.data[0] == '/' && rest.data[1] == '/') {
            /* file://host/path: only the empty host and localhost are here. */
            yl_str host = {rest.data + 2, rest.size - 2};
            const char *end = memchr(host.data, '/', host.size);
            if (end != NULL)
                host.size = (size_t)(end - host.data);
            if (host.size > 0 && !yl_str_equal_nocase(host, YL_STR("localhost")))
                return YL_FAIL(
                    err, UNSUPPORTED,
                    "option 'path' is '%.*s': files of the host '%.*s' cannot be reached",
                    YL_STR_ARGS(path), YL_STR_ARGS(host));
            rest.data += 2 + host.size;
            rest.size -= 2 + host.size;
        }
    }
    while (rest.size > 1 && rest.data[rest.size - 1] == '/')
        rest.size--;
    if (rest.size == 0)
        return YL_FAIL(err, OPTION, "option 'path' is '%.*s': it names no file or directory",
                       YL_STR_ARGS(path));
    *out = yl_arena_strdup(arena, rest);
    return yl_arena_oom(arena) ? YL_FAIL_MEMORY(err) : YL_OK;
}

char *yl_fs_join(yl_arena *arena, const char *dir, const char *name)
{
    bool slash = dir[0] == '/' && dir[1] == '\0';
    return yl_arena_printf(arena, slash ? "%s%s" : "%s/%s", dir, name);
}

/* ---- Escapes ---- */

static bool must_escape(unsigned char c)
{
    return c < ' ' || c == 0x7F || (c < 0x80 && strchr("\"#%'*/:=?\\{[]^", c) != NULL);
}

void yl_fs_escape(yl_strbuf *out, yl_str text)
{
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (must_escape(c))
            yl_strbuf_printf(out, "%%%02X", c);
        else
            yl_strbuf_char(out, (char)c);
    }
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

yl_str yl_fs_unescape(yl_arena *arena, yl_str text)
{
    char *out = yl_arena_alloc(arena, text.size + 1);
    size_t n = 0;
    if (out == NULL)
        return (yl_str){"", 0};
    for (size_t i = 0; i < text.size; i++) {
        int high = -1, low = -1;
        if (text.data[i] == '%' && i + 2 < text.size) {
            high = hex_digit(text.data[i + 1]);
            low = hex_digit(text.data[i + 2]);
        }
        if (high >= 0 && low >= 0) {
            out[n++] = (char)(high * 16 + low);
            i += 2;
        } else {
            out[n++] = text.data[i];
        }
    }
    return (yl_str){out, n};
}

/* ---- Values ---- */

/* LocalDateTime.toString: seconds and fractions only when there are any, the latter in groups of
 * three digits. */
static void print_local(yl_instant t, yl_strbuf *out)
{
    char buf[YL_TIME_TEXT_MAX];
    yl_hms time = yl_instant_hms(t);
    size_t n = yl_date_print_iso(yl_instant_days(t), buf);
    yl_strbuf_add(out, buf, n);
    yl_strbuf_printf(out, "T%02d:%02d", time.hour, time.minute);
    if (time.second != 0 || time.nanos != 0)
        yl_strbuf_printf(out, ":%02d", time.second);
    if (time.nanos == 0)
        return;
    if (time.nanos % 1000000 == 0)
        yl_strbuf_printf(out, ".%03d", time.nanos / 1000000);
    else if (time.nanos % 1000 == 0)
        yl_strbuf_printf(out, ".%06d", time.nanos / 1000);
    else
        yl_strbuf_printf(out, ".%09d", time.nanos);
}

bool yl_fs_partition_text(const yl_vector *v, uint32_t row, yl_strbuf *out)
{
    char buf[YL_DECIMAL_TEXT_MAX];
    size_t n = 0;
    if (!yl_vector_valid(v, row))
        return false;
    if (v->form == YL_CONST)
        row = 0;
    switch (v->type->root) {
    case YL_BOOLEAN:
        yl_strbuf_puts(out, v->u8[row] != 0 ? "true" : "false");
        return true;
    case YL_TINYINT:
        n = yl_int64_print(v->i8[row], buf);
        break;
    case YL_SMALLINT:
        n = yl_int64_print(v->i16[row], buf);
        break;
    case YL_INT:
    case YL_DATE:
    case YL_TIME:
    case YL_INTERVAL_YEAR_MONTH:
        n = yl_int64_print(v->i32[row], buf);
        break;
    case YL_BIGINT:
    case YL_INTERVAL_DAY_TIME:
        n = yl_int64_print(v->i64[row], buf);
        break;
    case YL_FLOAT:
        n = yl_float_print(v->f32[row], buf);
        break;
    case YL_DOUBLE:
        n = yl_double_print(v->f64[row], buf);
        break;
    case YL_DECIMAL:
        n = yl_decimal_print(v->i128[row], v->type->scale, buf);
        break;
    case YL_TIMESTAMP:
    case YL_TIMESTAMP_LTZ:
        print_local(v->phys == YL_PHYS_I128 ? yl_instant_from_nanos(v->i128[row])
                                            : yl_instant_from_micros(v->i64[row]),
                    out);
        return true;
    default:
        yl_strbuf_str(out, yl_view_str(&v->views[row]));
        return true;
    }
    yl_strbuf_add(out, buf, n);
    return true;
}

static bool read_integer(yl_str text, int64_t min, int64_t max, int64_t *out)
{
    return yl_int64_parse_slow(text, min, max, out);
}

/* "2024-01-05T12:34", and SQL's spelling. */
static bool read_timestamp(yl_str text, int precision, yl_instant *out)
{
    char buf[64];
    if (text.size >= 16 && text.size + 3 < sizeof buf && text.data[10] == 'T') {
        size_t size = text.size;
        memcpy(buf, text.data, size);
        if (size == 16) {
            memcpy(buf + size, ":00", 3);
            size += 3;
        }
        return yl_text_to_timestamp((yl_str){buf, size}, 'T', false, out);
    }
    return yl_cast_text_to_timestamp(text, precision, out);
}

static bool read_value(yl_vector *v, uint32_t row, yl_str text, bool *memory)
{
    int64_t n;
    yl_instant t;
    const yl_type *type = v->type;
    switch (type->root) {
    case YL_CHAR:
    case YL_VARCHAR:
    case YL_BINARY:
    case YL_VARBINARY:
        *memory = yl_vector_set_str(v, row, text) != YL_OK;
        return !*memory;
    case YL_BOOLEAN:
        v->u8[row] = yl_str_equal_nocase(text, YL_STR("true"));
        return true;
    case YL_TINYINT:
        return read_integer(text, INT8_MIN, INT8_MAX, &n) && ((v->i8[row] = (int8_t)n), true);
    case YL_SMALLINT:
        return read_integer(text, INT16_MIN, INT16_MAX, &n) && ((v->i16[row] = (int16_t)n), true);
    case YL_INT:
        return read_integer(text, INT32_MIN, INT32_MAX, &n) && ((v->i32[row] = (int32_t)n), true);
    case YL_BIGINT:
        return read_integer(text, INT64_MIN, INT64_MAX, &v->i64[row]);
    case YL_FLOAT:
        return yl_float_parse_java(text, &v->f32[row]);
    case YL_DOUBLE:
        return yl_double_parse_java(text, &v->f64[row]);
    case YL_DECIMAL:
        return yl_decimal_parse(text, type->precision, type->scale, &v->i128[row]) == YL_DECIMAL_OK;
    case YL_DATE:
        if (yl_text_to_date_iso(text, &v->i32[row]))
            return true;
        return read_integer(text, INT32_MIN, INT32_MAX, &n) && ((v->i32[row] = (int32_t)n), true);
    case YL_TIME:
        if (yl_text_to_time_iso(text, &v->i32[row]))
            return true;
        return read_integer(text, 0, 86399999, &n) && ((v->i32[row] = (int32_t)n), true);
    case YL_TIMESTAMP:
    case YL_TIMESTAMP_LTZ:
        if (!read_timestamp(text, type->precision, &t))
            return false;
        if (v->phys == YL_PHYS_I128)
            v->i128[row] = yl_instant_to_nanos(t);
        else
            v->i64[row] = yl_instant_to_micros(t);
        return true;
    default:
        return false;
    }
}

yl_status yl_fs_partition_value(yl_vector *v, uint32_t row, yl_str text, yl_str column,
                                yl_error *err)
{
    bool memory = false;
    if (text.data == NULL)
        return yl_vector_set_null(v, row) == YL_OK ? YL_OK : YL_FAIL_MEMORY(err);
    if (read_value(v, row, text, &memory))
        return YL_OK;
    if (memory)
        return YL_FAIL_MEMORY(err);
    yl_strbuf type = {0};
    yl_type_print(v->type, &type);
    yl_status status = YL_FAIL(err, DATA, "the partition value '%.*s' of column '%.*s' is no %s",
                               YL_STR_ARGS(text), YL_STR_ARGS(column), yl_strbuf_text(&type));
    yl_strbuf_clear(&type);
    return status;
}
