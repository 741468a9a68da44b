/* Errors as plain memory; see error.h. */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const struct {
    const char *name, *sqlstate;
    yl_error_class class_;
} statuses[YL_STATUS_COUNT] = {
    [YL_OK] = {"OK", "00000", YL_CLASS_USER},
#define YL_ERROR(name, sqlstate, class_, text)                                                     \
    [YL_ERR_##name] = {#name, sqlstate, YL_CLASS_##class_},
#include <yeoul/errors.def>
#undef YL_ERROR
};

static bool is_status(yl_status status)
{
    return (unsigned)status < YL_STATUS_COUNT;
}

const char *yl_status_name(yl_status status)
{
    return is_status(status) ? statuses[status].name : "UNKNOWN";
}

const char *yl_status_sqlstate(yl_status status)
{
    return is_status(status) ? statuses[status].sqlstate : "XX000";
}

yl_error_class yl_status_class(yl_status status)
{
    return is_status(status) ? statuses[status].class_ : YL_CLASS_FATAL;
}

yl_status yl_error_status(const yl_error *err)
{
    return err->status;
}

const char *yl_error_message(const yl_error *err)
{
    return err->message;
}

const char *yl_error_hint(const yl_error *err)
{
    return err->hint;
}

int yl_error_line(const yl_error *err)
{
    return err->line;
}

int yl_error_column(const yl_error *err)
{
    return err->column;
}

/* Cuts a text that did not fit at the start of a UTF-8 character, so that messages stay valid. */
static void trim_partial_character(char *text, size_t size)
{
    size_t n = strlen(text);
    if (n + 1 < size)
        return;
    while (n > 0 && ((unsigned char)text[n - 1] & 0xC0) == 0x80)
        n--;
    if (n > 0 && (unsigned char)text[n - 1] >= 0xC0)
        n--;
    text[n] = '\0';
}

yl_status yl_error_raise(yl_error *err, yl_status status, yl_span span, const char *file, int line,
                         const char *format, ...)
{
    va_list args;
    if (err == NULL)
        return status;
    if (err->status != YL_OK)
        return err->status;
    err->status = status;
    err->span = span;
    err->line = err->column = 0;
    err->hint[0] = '\0';
    err->file = file;
    err->source_line = line;
    va_start(args, format);
    vsnprintf(err->message, sizeof err->message, format, args);
    va_end(args);
    trim_partial_character(err->message, sizeof err->message);
    return status;
}

void yl_error_clear(yl_error *err)
{
    if (err != NULL)
        *err = (yl_error){.status = YL_OK};
}

yl_status yl_error_hintf(yl_error *err, const char *format, ...)
{
    va_list args;
    if (err == NULL)
        return YL_ERR_INVALID;
    if (err->hint[0] == '\0') {
        va_start(args, format);
        vsnprintf(err->hint, sizeof err->hint, format, args);
        va_end(args);
        trim_partial_character(err->hint, sizeof err->hint);
    }
    return err->status;
}

yl_status yl_error_prefix(yl_error *err, const char *format, ...)
{
    char prefixed[sizeof err->message];
    va_list args;
    if (err == NULL)
        return YL_ERR_INVALID;
    va_start(args, format);
    int n = vsnprintf(prefixed, sizeof prefixed, format, args);
    va_end(args);
    if (n < 0 || (size_t)n >= sizeof prefixed)
        return err->status;
    size_t room = sizeof prefixed - (size_t)n, length = strlen(err->message);
    memcpy(prefixed + n, err->message, length < room ? length + 1 : room);
    prefixed[sizeof prefixed - 1] = '\0';
    trim_partial_character(prefixed, sizeof prefixed);
    memcpy(err->message, prefixed, sizeof prefixed);
    return err->status;
}

void yl_error_locate(yl_error *err, const char *sql, size_t size)
{
    if (err == NULL || (err->span.begin == 0 && err->span.end == 0) || err->line != 0)
        return;
    err->line = 1;
    err->column = 1;
    for (size_t i = 0; i < err->span.begin && i < size; i++) {
        if (sql[i] == '\n') {
            err->line++;
            err->column = 1;
        } else if (((unsigned char)sql[i] & 0xC0) != 0x80) {
            err->column++;
        }
    }
}
