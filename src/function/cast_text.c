/* Everything to text, and CHAR, VARCHAR, BINARY and VARBINARY among each other.
 *
 * A length cuts silently and counts characters of texts, bytes of bytes. CHAR(n) is filled up with
 * blanks, BINARY(n) with zeros. Texts that only get shorter, or nothing at all, are views into
 * the bytes of the argument; bytes that are no UTF-8 get U+FFFD where Java would put it.
 *
 * What is printed here is ASCII except for nested values, so that lengths can be applied in place.
 */
#include "data/number.h"
#include "data/print.h"
#include "data/time_text.h"
#include "data/utf8.h"
#include "function/cast.h"
#include "function/text_out.h"

enum { NANOS_FROM_PRECISION = 7, TEXT_ROOM = 128 };

_Static_assert((int)TEXT_ROOM >= (int)YL_DECIMAL_TEXT_MAX &&
                   (int)TEXT_ROOM >= (int)YL_TIME_TEXT_MAX &&
                   (int)TEXT_ROOM >= (int)YL_NUMBER_TEXT_MAX,
               "the longest printed value fits");

/* ---- Lengths ---- */

static bool has_length(const yl_type *to)
{
    return to->length != YL_LENGTH_MAX;
}

/* Room for a text of up to `size` bytes and the blanks or zeros behind it. */
static size_t room_for(const yl_type *to, size_t size)
{
    bool filled = to->root == YL_CHAR || to->root == YL_BINARY;
    return filled && (size_t)to->length > size ? (size_t)to->length : size;
}

/* CHAR(2147483647) is a type, but nobody can have its values. */
static yl_status check_length(const yl_cast_job *job)
{
    if (room_for(job->to, 0) > YL_TEXT_BYTES_MAX)
        return yl_text_out_too_long(room_for(job->to, 0), job->err);
    return YL_OK;
}

/* Applies the length to `size` bytes of ASCII (or of no text at all) at `p`. */
static inline size_t fit_bytes(char *p, size_t size, const yl_type *to)
{
    size_t length = (size_t)to->length;
    if (size >= length)
        return length;
    if (to->root == YL_CHAR)
        memset(p + size, ' ', length - size);
    else if (to->root == YL_BINARY)
        memset(p + size, 0, length - size);
    else
        return size;
    return length;
}

/* Writes a text with the length applied. */
static bool put_fitted(yl_text_out *w, uint32_t i, yl_str s, const yl_type *to)
{
    s = yl_utf8_prefix(s, (size_t)to->length);
    size_t fill = 0;
    if (to->root == YL_CHAR)
        fill = (size_t)to->length - yl_utf8_count(s);
    if (fill == 0)
        return yl_text_out_put(w, i, s);
    char *p = yl_text_out_begin(w, s.size + fill);
    if (p == NULL)
        return false;
    if (s.size > 0)
        memcpy(p, s.data, s.size);
    memset(p + s.size, ' ', fill);
    yl_text_out_end(w, i, s.size + fill);
    return true;
}

/* ---- Printing ---- */

/* `print_` writes to `p` and gives the size. */
#define STAMP(name_, prepare_, print_)                                                             \
    static yl_status name_(yl_cast_job *job)                                                       \
    {                                                                                              \
        yl_text_out w = yl_text_out_of(job->out);                                                  \
        YL_TRY(check_length(job));                                                                 \
        size_t room = room_for(job->to, TEXT_ROOM);                                                \
        prepare_;                                                                                  \
        for (uint32_t i = 0; i < job->n; i++) {                                                    \
            if (!yl_cast_valid(job, i)) {                                                          \
                yl_text_out_empty(job->out, i);                                                    \
                continue;                                                                          \
            }                                                                                      \
            char *p = yl_text_out_begin(&w, room);                                                 \
            if (p == NULL)                                                                         \
                return YL_FAIL_MEMORY(job->err);                                                   \
            size_t size = (print_);                                                                \
            if (has_length(job->to))                                                               \
                size = fit_bytes(p, size, job->to);                                                \
            yl_text_out_end(&w, i, size);                                                          \
        }                                                                                          \
        return YL_OK;                                                                              \
    }

static inline size_t print_bool(bool value, char *p)
{
    memcpy(p, value ? "TRUE" : "FALSE", value ? 4 : 5);
    return value ? 4 : 5;
}

static inline yl_instant stamp_at(const yl_vector *v, uint32_t i, bool nanos)
{
    return nanos ? yl_instant_from_nanos(v->i128[i]) : yl_instant_from_micros(v->i64[i]);
}

STAMP(boolean_to_text, (void)0, print_bool(job->in->u8[i], p))
STAMP(tinyint_to_text, (void)0, yl_int64_print(job->in->i8[i], p))
STAMP(smallint_to_text, (void)0, yl_int64_print(job->in->i16[i], p))
STAMP(int_to_text, (void)0, yl_int64_print(job->in->i32[i], p))
STAMP(bigint_to_text, (void)0, yl_int64_print(job->in->i64[i], p))
STAMP(float_to_text, (void)0, yl_float_print(job->in->f32[i], p))
STAMP(double_to_text, (void)0, yl_double_print(job->in->f64[i], p))
STAMP(decimal_to_text, int scale = job->from->scale, yl_decimal_print(job->in->i128[i], scale, p))
STAMP(date_to_text, (void)0, yl_date_print(job->in->i32[i], p))
STAMP(time_to_text, int digits = job->from->precision, yl_time_print(job->in->i32[i], digits, p))
STAMP(timestamp_to_text, bool nanos = job->from->precision >= NANOS_FROM_PRECISION,
      yl_timestamp_print(stamp_at(job->in, i, nanos), job->from->precision, p))
STAMP(ltz_to_text, bool nanos = job->from->precision >= NANOS_FROM_PRECISION;
      yl_timezone_cache cache = {0},
      yl_timestamp_print(yl_timezone_local_of(job->env->zone, stamp_at(job->in, i, nanos), &cache),
                         job->from->precision, p))
STAMP(months_to_text, (void)0, yl_interval_months_print(job->in->i32[i], p))
STAMP(millis_to_text, (void)0, yl_interval_millis_print(job->in->i64[i], p))

static yl_status nested_to_text(yl_cast_job *job)
{
    yl_text_out w = yl_text_out_of(job->out);
    yl_timezone_cache cache = {0};
    yl_print_options options = {.style = YL_PRINT_CAST, .zone = job->env->zone, .cache = &cache};
    yl_strbuf buf = {0};
    yl_status status = check_length(job);
    for (uint32_t i = 0; i < job->n && status == YL_OK; i++) {
        if (!yl_cast_valid(job, i)) {
            yl_text_out_empty(job->out, i);
            continue;
        }
        yl_strbuf_reset(&buf);
        yl_value_print(job->in, i, &options, &buf);
        yl_str s = yl_strbuf_view(&buf);
        if (buf.oom)
            status = YL_FAIL_MEMORY(job->err);
        else if (s.size > YL_TEXT_BYTES_MAX)
            status = yl_text_out_too_long(s.size, job->err);
        else if (!put_fitted(&w, i, s, job->to))
            status = YL_FAIL_MEMORY(job->err);
    }
    yl_strbuf_clear(&buf);
    return status;
}

/* ---- Text and bytes ---- */

/* CHAR or VARCHAR to VARCHAR(n): the first n characters. */
static yl_status text_to_varchar(yl_cast_job *job)
{
    const yl_view *from = job->in->views;
    if (!yl_text_out_share(job->out, job->in))
        return YL_FAIL_MEMORY(job->err);
    for (uint32_t i = 0; i < job->n; i++)
        yl_text_out_slice(job->out, i,
                          yl_utf8_prefix(yl_view_str(&from[i]), (size_t)job->to->length));
    return YL_OK;
}

static yl_status text_to_char(yl_cast_job *job)
{
    const yl_view *from = job->in->views;
    yl_text_out w = yl_text_out_of(job->out);
    YL_TRY(check_length(job));
    for (uint32_t i = 0; i < job->n; i++) {
        if (!yl_cast_valid(job, i))
            yl_text_out_empty(job->out, i);
        else if (!put_fitted(&w, i, yl_view_str(&from[i]), job->to))
            return YL_FAIL_MEMORY(job->err);
    }
    return YL_OK;
}

/* Bytes or text to VARBINARY(n). */
static yl_status bytes_to_varbinary(yl_cast_job *job)
{
    const yl_view *from = job->in->views;
    size_t length = (size_t)job->to->length;
    if (!yl_text_out_share(job->out, job->in))
        return YL_FAIL_MEMORY(job->err);
    for (uint32_t i = 0; i < job->n; i++) {
        yl_str s = yl_view_str(&from[i]);
        if (s.size > length)
            s.size = length;
        yl_text_out_slice(job->out, i, s);
    }
    return YL_OK;
}

static yl_status bytes_to_binary(yl_cast_job *job)
{
    const yl_view *from = job->in->views;
    size_t length = (size_t)job->to->length;
    yl_text_out w = yl_text_out_of(job->out);
    YL_TRY(check_length(job));
    for (uint32_t i = 0; i < job->n; i++) {
        if (!yl_cast_valid(job, i)) {
            yl_text_out_empty(job->out, i);
            continue;
        }
        yl_str s = yl_view_str(&from[i]);
        char *p = yl_text_out_begin(&w, length);
        if (p == NULL)
            return YL_FAIL_MEMORY(job->err);
        size_t size = s.size < length ? s.size : length;
        if (size > 0)
            memcpy(p, s.data, size);
        yl_text_out_end(&w, i, fit_bytes(p, size, job->to));
    }
    return YL_OK;
}

/* What is no UTF-8 is repaired in a buffer. */
static yl_status bytes_to_text(yl_cast_job *job)
{
    const yl_view *from = job->in->views;
    yl_text_out w = yl_text_out_of(job->out);
    yl_strbuf buf = {0};
    yl_status status = check_length(job);
    if (status == YL_OK && !yl_text_out_share(job->out, job->in))
        status = YL_FAIL_MEMORY(job->err);
    for (uint32_t i = 0; i < job->n && status == YL_OK; i++) {
        if (!yl_cast_valid(job, i)) {
            yl_text_out_empty(job->out, i);
            continue;
        }
        yl_str s = yl_view_str(&from[i]);
        bool shared = yl_utf8_valid(s);
        if (!shared) {
            size_t size = yl_utf8_repaired_size(s);
            yl_strbuf_reset(&buf);
            char *p = yl_strbuf_reserve(&buf, size);
            if (p == NULL) {
                status = YL_FAIL_MEMORY(job->err);
                break;
            }
            s = (yl_str){p, yl_utf8_repair(s, p)};
        }
        if (shared && job->to->root == YL_VARCHAR)
            yl_text_out_slice(job->out, i, yl_utf8_prefix(s, (size_t)job->to->length));
        else if (!put_fitted(&w, i, s, job->to))
            status = YL_FAIL_MEMORY(job->err);
    }
    yl_strbuf_clear(&buf);
    return status;
}

static yl_cast_fn text_or_bytes_fn(const yl_type *from, const yl_type *to)
{
    bool longer = to->length >= from->length;
    if (yl_type_is_text(from) && yl_type_is_text(to)) {
        if (to->root == YL_CHAR)
            return text_to_char;
        return longer ? yl_cast_same : text_to_varchar;
    }
    if (yl_type_is_text(to))
        return bytes_to_text;
    if (to->root == YL_BINARY)
        return bytes_to_binary;
    /* The length of a text says nothing about its bytes. */
    return longer && (yl_type_is_bytes(from) || !has_length(to)) ? yl_cast_same
                                                                 : bytes_to_varbinary;
}

yl_cast_fn yl_cast_text_fn(const yl_type *from, const yl_type *to)
{
    if ((yl_type_is_text(from) || yl_type_is_bytes(from)) &&
        (yl_type_is_text(to) || yl_type_is_bytes(to)))
        return text_or_bytes_fn(from, to);
    if (!yl_type_is_text(to))
        return NULL;
    switch (from->root) {
    case YL_BOOLEAN:
        return boolean_to_text;
    case YL_TINYINT:
        return tinyint_to_text;
    case YL_SMALLINT:
        return smallint_to_text;
    case YL_INT:
        return int_to_text;
    case YL_BIGINT:
        return bigint_to_text;
    case YL_FLOAT:
        return float_to_text;
    case YL_DOUBLE:
        return double_to_text;
    case YL_DECIMAL:
        return decimal_to_text;
    case YL_DATE:
        return date_to_text;
    case YL_TIME:
        return time_to_text;
    case YL_TIMESTAMP:
        return timestamp_to_text;
    case YL_TIMESTAMP_LTZ:
        return ltz_to_text;
    case YL_INTERVAL_YEAR_MONTH:
        return months_to_text;
    case YL_INTERVAL_DAY_TIME:
        return millis_to_text;
    default:
        return nested_to_text;
    }
}
