/* How errors are raised and passed on inside the engine.
 *
 *     YL_TRY(yl_lexer_next(lexer, &token, err));
 *     if (token.kind != TOKEN_IDENT)
 *         return YL_FAIL_AT(err, SYNTAX, token.span, "expected a name, found %s", ...);
 *
 * `err` may be NULL everywhere: then only the status survives. A yl_error is plain memory and
 * owns nothing. The first error wins: YL_FAIL on an error that is already set keeps the old one,
 * because what is raised during clean-up is a consequence.
 */
#ifndef YL_BASE_ERROR_H
#define YL_BASE_ERROR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <yeoul/error.h>

/* A range of bytes in a SQL text: [begin, end). {0, 0} means "nowhere". */
typedef struct yl_span {
    uint32_t begin, end;
} yl_span;

struct yl_error {
    yl_status status;
    yl_span span;     /* place in the SQL text, or {0, 0} */
    int line, column; /* of span.begin, filled by yl_error_locate; 0 = no place */
    char message[1400];
    char hint[400];
    const char *file; /* where it was raised, for the log */
    int source_line;
};

#define YL_TRY(expr)                                                                               \
    do {                                                                                           \
        yl_status yl_status_ = (expr);                                                             \
        if (yl_status_ != YL_OK)                                                                   \
            return yl_status_;                                                                     \
    } while (0)

/* Like YL_TRY, but leaves through `label` with the status in the variable `status`. */
#define YL_TRY_TO(label, status, expr)                                                             \
    do {                                                                                           \
        (status) = (expr);                                                                         \
        if ((status) != YL_OK)                                                                     \
            goto label;                                                                            \
    } while (0)

#define YL_FAIL(err, name, ...)                                                                    \
    yl_error_raise((err), YL_ERR_##name, (yl_span){0, 0}, __FILE__, __LINE__, __VA_ARGS__)
#define YL_FAIL_AT(err, name, span, ...)                                                           \
    yl_error_raise((err), YL_ERR_##name, (span), __FILE__, __LINE__, __VA_ARGS__)
#define YL_FAIL_MEMORY(err) YL_FAIL(err, MEMORY, "out of memory")

/* Fills `err` (unless it is NULL or set already) and returns `status`. */
yl_status yl_error_raise(yl_error *err, yl_status status, yl_span span, const char *file, int line,
                         const char *format, ...) __attribute__((format(printf, 6, 7)));
void yl_error_clear(yl_error *err);
/* Adds a hint to a set error; the first hint stays. Returns the error's status, to be returned. */
yl_status yl_error_hintf(yl_error *err, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Puts "text: " in front of the message: the way up adds context (file, table, operator). */
yl_status yl_error_prefix(yl_error *err, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Computes line and column of the error's span in `sql` (`size` bytes). */
void yl_error_locate(yl_error *err, const char *sql, size_t size);

#endif
