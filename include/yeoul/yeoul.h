/* Yeoul: Apache Flink programs without a JVM.
 *
 *     yl_env *env;
 *     if (yl_env_new(NULL, &env) != YL_OK) ...
 *     yl_result *result;
 *     if (yl_env_execute(env, "SELECT 1 + 1", 12, &result) != YL_OK) {
 *         fprintf(stderr, "%s\n", yl_error_message(yl_env_error(env)));
 *     } else {
 *         while (yl_result_next(result) == YL_OK && !yl_result_at_end(result))
 *             puts(yl_result_text(result, 0, NULL));
 *         yl_result_free(result);
 *     }
 *     yl_env_free(env);
 *
 * Handles are opaque. An environment holds a catalog and settings; it and its results belong to
 * one thread at a time, except for yl_result_cancel, which any thread or signal handler may call.
 * Strings given back live as long as their comment says; the library never keeps a pointer to a
 * string given in. Functions that can fail return a yl_status; the environment keeps what went
 * wrong until its next call.
 */
#ifndef YEOUL_YEOUL_H
#define YEOUL_YEOUL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <yeoul/error.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct yl_env yl_env;
typedef struct yl_result yl_result;

/* "0.1.0"; static. */
YL_API const char *yl_version(void);

/* ---- Environments ---- */

typedef struct yl_env_options {
    size_t size; /* sizeof(yl_env_options) of the caller: the struct grows at its end */
    const char *const *roots; /* files are read and written only below these directories;
                                 NULL: anywhere. NULL-terminated, copied. */
} yl_env_options;

/* `options` may be NULL. On failure *env is NULL (out of memory is the only cause). */
YL_API yl_status yl_env_new(const yl_env_options *options, yl_env **env);
/* Cancels what runs and frees everything, also results that were not freed. NULL is fine. */
YL_API void yl_env_free(yl_env *env);
/* What the last failed call said; valid until the next call on this environment. */
YL_API const yl_error *yl_env_error(const yl_env *env);
/* One setting, as SET 'key' = 'value' does. Unknown keys with Flink's prefixes are accepted. */
YL_API yl_status yl_env_set(yl_env *env, const char *key, const char *value);
/* The value of a setting, its default if it was not set, or NULL for a key that has none. Valid
 * until the next call. */
YL_API const char *yl_env_get(yl_env *env, const char *key);

/* Runs one statement (`size` bytes; a closing semicolon is fine). *result is NULL when it failed.
 * A query runs in the background while its rows are read. An INSERT or STATEMENT SET runs in the
 * background, too, unless 'table.dml-sync' is true: read its one row to wait for it. */
YL_API yl_status yl_env_execute(yl_env *env, const char *sql, size_t size, yl_result **result);
/* The same, but returns as soon as the job runs, whatever 'table.dml-sync' says: for callers who
 * want to show progress or to cancel while they wait. */
YL_API yl_status yl_env_submit(yl_env *env, const char *sql, size_t size, yl_result **result);
/* The plan of a statement: AST, optimised and execution plan, as EXPLAIN prints them; or the job
 * graph: `format` is "plan", "text", "json" or "dot". The text is the result's only value. */
YL_API yl_status yl_env_explain(yl_env *env, const char *sql, size_t size, const char *format,
                                yl_result **result);

/* ---- Results ---- */

typedef enum yl_result_kind {
    YL_RESULT_OK,   /* a statement without rows: CREATE, SET, ... */
    YL_RESULT_ROWS, /* a query, SHOW, DESCRIBE, EXPLAIN */
    YL_RESULT_JOB,  /* INSERT, STATEMENT SET */
} yl_result_kind;

YL_API void yl_result_free(yl_result *result); /* cancels what runs; NULL is fine */
YL_API yl_result_kind yl_result_kind_of(const yl_result *result);
/* The rows are text that is to be shown as it is (SHOW CREATE TABLE, EXPLAIN). */
YL_API bool yl_result_is_raw_text(const yl_result *result);
/* Something that the user should know though the statement succeeded (a setting that nothing
 * reads), or "". Lives as long as the result. */
YL_API const char *yl_result_note(const yl_result *result);
YL_API int yl_result_columns(const yl_result *result);
/* Both live as long as the result. Types as Flink writes them: "DECIMAL(10, 2) NOT NULL". */
YL_API const char *yl_result_column_name(const yl_result *result, int column);
YL_API const char *yl_result_column_type(const yl_result *result, int column);
/* Whether values of the column stand on the right in a table (numbers), and its JSON form: 'n'
 * number, 'b' boolean, 's' string, 'j' array or object. */
YL_API bool yl_result_column_right(const yl_result *result, int column);
YL_API char yl_result_column_json(const yl_result *result, int column);
/* The longest a value of the column can be in characters as far as its type says (4 for a
 * TINYINT's "-128"); 0 when the type says nothing (STRING). */
YL_API int yl_result_column_width(const yl_result *result, int column);
/* Whether the query's rows come in a defined order (top-level ORDER BY). */
YL_API bool yl_result_is_ordered(const yl_result *result);

/* Moves to the next row, waiting for it. After the last row yl_result_at_end is true. */
YL_API yl_status yl_result_next(yl_result *result);
/* The same, waiting at most `timeout_ms`; *got false: nothing came in that time. */
YL_API yl_status yl_result_next_within(yl_result *result, int timeout_ms, bool *got);
YL_API bool yl_result_at_end(const yl_result *result);
/* The current row. NULL for a NULL; the text, as Flink's SQL client prints it, lives until the next
 * call with the same column or the next row. `size` may be NULL. */
YL_API const char *yl_result_text(yl_result *result, int column, size_t *size);
/* The value as JSON ("null" for NULL). */
YL_API const char *yl_result_json(yl_result *result, int column, size_t *size);
/* "+I", "-U", "+U", "-D" */
YL_API const char *yl_result_row_kind(const yl_result *result);

/* Stops the job; the next yl_result_next fails with YL_ERR_CANCELLED. Any thread or handler. */
YL_API void yl_result_cancel(yl_result *result);
/* 32 hex digits; "" when no job runs. Lives as long as the result. */
YL_API const char *yl_result_job_id(const yl_result *result);

typedef struct yl_progress {
    int64_t rows_read, bytes_read, bytes_to_read; /* bytes_to_read 0: not known */
    int64_t rows_written, bytes_written;
    int64_t rows_ignored; /* because of parse errors */
    int64_t memory_bytes;
} yl_progress;
YL_API void yl_result_progress(const yl_result *result, yl_progress *progress);

/* ---- SQL texts ---- */

typedef enum yl_statement_end {
    YL_STATEMENT_COMPLETE,   /* [*begin, *end) is a statement */
    YL_STATEMENT_INCOMPLETE, /* the text ends inside of one; *open says what is open */
    YL_STATEMENT_NONE,       /* only blanks and comments are left */
} yl_statement_end;

/* Finds the next statement at or behind *offset, minding quotes, comments and BEGIN STATEMENT SET
 * ... END, and moves *offset behind it. `open` (may be NULL): ';' only the semicolon is missing,
 * '\'' '`' '*' 'S' a string, a quoted name, a comment, a statement set is open. */
YL_API yl_statement_end yl_sql_next_statement(const char *sql, size_t size, size_t *offset,
                                              size_t *begin, size_t *end, char *open);
/* Words that may stand at the end of `sql`: keywords, names of tables, columns and functions that
 * begin like its last word. Calls `fn` for each, in order, until it returns false. */
YL_API void yl_env_complete(yl_env *env, const char *sql, size_t size,
                            bool (*fn)(void *arg, const char *word), void *arg);

/* ---- Reference ---- */

/* One call per overload of every built-in function, in order of names. */
typedef struct yl_function_doc {
    const char *name, *signature, *category, *text;
    bool is_aggregate;
} yl_function_doc;
YL_API void yl_each_function(void (*fn)(void *arg, const yl_function_doc *doc), void *arg);
/* One call per option of every connector ("connector" kind) and format ("format"), with a first
 * call per connector or format whose `option` is NULL. */
typedef struct yl_option_doc {
    const char *kind, *owner, *option, *type, *default_value, *text;
    bool required, reads, writes;
} yl_option_doc;
YL_API void yl_each_option(void (*fn)(void *arg, const yl_option_doc *doc), void *arg);
/* One call per setting (SET). */
YL_API void yl_each_setting(void (*fn)(void *arg, const yl_option_doc *doc), void *arg);

#ifdef __cplusplus
}
#endif
#endif
