/* What the files of the program say to each other.
 *
 *     main.c        commands and their options
 *     sql_command.c `yeoul sql`: where statements come from
 *     session.c     one statement after the other: run, show, report, cancel
 *     shell.c       reading statements from a terminal
 *     table.c       results as the tables of Flink's SQL client
 *     print.c       results as csv, json, markdown
 *     trouble.c     errors with their source line
 *     width.c       widths of texts
 *     docs.c        the reference pages; `functions` and `connectors`
 *
 * The program uses <yeoul/...> only. It runs out of memory by saying so and leaving.
 */
#ifndef CLI_H
#define CLI_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yeoul/yeoul.h>

enum {
    CLI_OK = 0,
    CLI_FAILED = 1,        /* a statement failed */
    CLI_USAGE = 2,         /* the command line is wrong */
    CLI_INTERRUPTED = 130, /* as shells say it: 128 + SIGINT */
};

/* ---- text.c ---- */

typedef struct cli_text {
    char *data; /* NUL-terminated when not NULL */
    size_t size, capacity;
} cli_text;

void cli_add(cli_text *text, const char *bytes, size_t size);
void cli_puts(cli_text *text, const char *s);
void cli_printf(cli_text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));
void cli_clear(cli_text *text);
void *cli_alloc(size_t size); /* zeroed */
void *cli_grow(void *p, size_t size);
/* The whole file, "-" for standard input. False: errno says why. */
bool cli_read_file(const char *path, cli_text *out);
double cli_seconds(void); /* of a clock that never goes back */
/* "1,234,567" */
void cli_print_count(FILE *to, long long count);

/* ---- width.c ---- */

bool cli_is_wide(unsigned code_point);
unsigned cli_next_letter(const char **p, const char *end);
size_t cli_width(const char *text, size_t size);
size_t cli_units(const char *text, size_t size);
size_t cli_columns(const char *text, size_t size);

/* ---- session.c ---- */

typedef enum cli_format { CLI_TABLE, CLI_CSV, CLI_JSON, CLI_MARKDOWN } cli_format;

/* A text of statements; `name` is shown in errors, or NULL. */
typedef struct cli_source {
    const char *name;
    const char *text;
    size_t size;
} cli_source;

/* An INSERT that runs in the background, and where it stands, for its errors. */
typedef struct cli_job {
    yl_result *result;
    cli_text name, text; /* copies of the source's; no name: data NULL */
    size_t begin;
} cli_job;

typedef struct cli_session {
    yl_env *env;
    cli_format format;
    bool interactive; /* a shell: errors do not end it */
    bool keep_going;
    bool quiet; /* an init file: only errors show */
    bool quit;  /* QUIT was said */
    bool shown; /* something was printed: the next answer begins with an empty line */
    int code;   /* the exit code so far */
    cli_job *jobs;
    size_t n_jobs;
} cli_session;

/* False when a statement failed and the rest is not to be run. */
bool cli_run_source(cli_session *session, const cli_source *source);
/* Reports jobs that have ended; with `wait`, waits for all. */
void cli_finish_jobs(cli_session *session, bool wait);
/* SIGINT: cancels the statement that runs. */
void cli_catch_interrupts(void);
bool cli_interrupted(void); /* and forgets it */

/* Reads rows, showing progress meanwhile. False: failed or cancelled. */
bool cli_next_row(cli_session *session, yl_result *result);

/* ---- shell.c ---- */

void cli_shell(cli_session *session);

/* ---- table.c, print.c ---- */

typedef struct cli_cell {
    size_t at, size; /* in the text of all cells */
    bool null;
} cli_cell;

/* Each reads all rows; false: failed or cancelled (the caller reports it). */
bool cli_print_table(cli_session *session, yl_result *result, double begun);
bool cli_print_csv(cli_session *session, yl_result *result);
bool cli_print_json(cli_session *session, yl_result *result);
bool cli_print_markdown(cli_session *session, yl_result *result);

/* ---- trouble.c ---- */

/* The error of the environment; the statement begins at `begin` of the source. */
void cli_report(cli_session *session, const cli_source *source, size_t begin);

/* ---- docs.c ---- */

int cli_list_functions(const char *pattern);
int cli_list_connectors(const char *name);
int cli_write_docs(const char *directory);

#endif
