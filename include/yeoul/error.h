/* Errors as values.
 *
 * Every function that can fail returns a yl_status; those that have more to say also take or hold
 * a yl_error. A yl_error is plain memory: it owns nothing, so that running out of memory can be
 * reported, too.
 */
#ifndef YEOUL_ERROR_H
#define YEOUL_ERROR_H

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define YL_API __attribute__((visibility("default")))
#else
#define YL_API
#endif

typedef enum yl_status {
    YL_OK = 0,
#define YL_ERROR(name, sqlstate, class_, text) YL_ERR_##name,
#include <yeoul/errors.def>
#undef YL_ERROR
    YL_STATUS_COUNT
} yl_status;

typedef enum yl_error_class { YL_CLASS_USER, YL_CLASS_RETRIABLE, YL_CLASS_FATAL } yl_error_class;

typedef struct yl_error yl_error;

/* Name of a status as in errors.def ("SYNTAX"), its five-letter SQLSTATE, and its class.
 * The strings are static. */
YL_API const char *yl_status_name(yl_status status);
YL_API const char *yl_status_sqlstate(yl_status status);
YL_API yl_error_class yl_status_class(yl_status status);

/* What an error says. The strings live as long as the error. `hint` is "" when there is none.
 * `line` and `column` count from 1, columns in characters; both are 0 when the error has no place
 * in a SQL text. */
YL_API yl_status yl_error_status(const yl_error *err);
YL_API const char *yl_error_message(const yl_error *err);
YL_API const char *yl_error_hint(const yl_error *err);
YL_API int yl_error_line(const yl_error *err);
YL_API int yl_error_column(const yl_error *err);

#ifdef __cplusplus
}
#endif
#endif
