/* A session: statements one after the other, what they answer, and Ctrl-C.
 *
 * SIGINT is blocked while a statement is started, because the threads of its job inherit the mask:
 * so only the main thread ever runs the handler, and `running` cannot vanish under it. The first
 * Ctrl-C cancels the statement, the second one, when the first had no effect, ends the program.
 */
#include "cli.h"

#include <pthread.h>
#include <signal.h>
#include <strings.h>
#include <unistd.h>

enum { WAIT_MS = 100 };
#define PROGRESS_AFTER 0.5 /* seconds */

static yl_result *volatile running;
static volatile sig_atomic_t interrupts;

/* ---- Ctrl-C ---- */

static void on_interrupt(int signal_number)
{
    (void)signal_number;
    yl_result *result = running;
    interrupts++;
    if (result == NULL)
        return;
    if (interrupts > 1)
        _exit(CLI_INTERRUPTED);
    yl_result_cancel(result);
}

void cli_catch_interrupts(void)
{
    struct sigaction action = {.sa_handler = on_interrupt};
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
}

bool cli_interrupted(void)
{
    bool was = interrupts > 0;
    interrupts = 0;
    return was;
}

static void block_interrupts(bool block)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    pthread_sigmask(block ? SIG_BLOCK : SIG_UNBLOCK, &set, NULL);
}

/* ---- Progress ---- */

typedef struct progress {
    double begun;
    bool shown;
} progress;

static progress line;

static void print_bytes(long long bytes)
{
    static const char *const units[] = {"bytes", "KB", "MB", "GB", "TB"};
    double value = (double)bytes;
    int unit = 0;
    while (value >= 1000 && unit < 4) {
        value /= 1000;
        unit++;
    }
    fprintf(stderr, unit == 0 ? "%.0f %s" : "%.1f %s", value, units[unit]);
}

static void show_progress(yl_result *result)
{
    yl_progress p;
    double seconds = cli_seconds() - line.begun;
    if (seconds < PROGRESS_AFTER || yl_result_job_id(result)[0] == '\0' || !isatty(STDERR_FILENO))
        return;
    yl_result_progress(result, &p);
    fputs("\r\033[K", stderr);
    cli_print_count(stderr, p.rows_read);
    fputs(" rows read", stderr);
    if (p.bytes_read > 0) {
        fputs(", ", stderr);
        print_bytes(p.bytes_read);
    }
    if (p.bytes_to_read > 0 && p.bytes_read <= p.bytes_to_read) {
        fputs(" of ", stderr);
        print_bytes(p.bytes_to_read);
        fprintf(stderr, " (%d %%)", (int)(100.0 * (double)p.bytes_read / (double)p.bytes_to_read));
    }
    if (p.rows_written > 0) {
        fputs(", ", stderr);
        cli_print_count(stderr, p.rows_written);
        fputs(" rows written", stderr);
    }
    fprintf(stderr, ", %.1f s", seconds);
    fflush(stderr);
    line.shown = true;
}

static void hide_progress(void)
{
    if (line.shown)
        fputs("\r\033[K", stderr);
    line.shown = false;
}

bool cli_next_row(cli_session *session, yl_result *result)
{
    (void)session;
    for (;;) {
        bool got;
        yl_status status = yl_result_next_within(result, WAIT_MS, &got);
        if (status != YL_OK || got) {
            if (status != YL_OK || line.shown)
                hide_progress();
            return status == YL_OK;
        }
        show_progress(result);
    }
}

/* ---- Answers ---- */

static void say(cli_session *session, const char *text)
{
    if (session->format == CLI_TABLE && !session->quiet)
        puts(text);
}

static void report_ignored(cli_session *session, yl_result *result)
{
    yl_progress p;
    yl_result_progress(result, &p);
    if (p.rows_ignored == 0)
        return;
    (void)session;
    fflush(stdout);
    cli_print_count(stderr, p.rows_ignored);
    fprintf(stderr, " %s ignored because of parse errors\n", p.rows_ignored == 1 ? "row" : "rows");
}

static bool print_rows(cli_session *session, yl_result *result, double begun)
{
    switch (session->format) {
    case CLI_CSV:
        return cli_print_csv(session, result);
    case CLI_JSON:
        return cli_print_json(session, result);
    case CLI_MARKDOWN:
        return cli_print_markdown(session, result);
    case CLI_TABLE:
        break;
    }
    return cli_print_table(session, result, begun);
}

static bool is_sync(cli_session *session)
{
    const char *text = yl_env_get(session->env, "table.dml-sync");
    return text != NULL && strcasecmp(text, "true") == 0;
}

/* Keeps an INSERT that runs in the background. */
static void keep_job(cli_session *session, yl_result *result, const cli_source *source,
                     size_t begin)
{
    cli_job job = {.result = result, .begin = begin};
    if (source->name != NULL)
        cli_puts(&job.name, source->name);
    cli_add(&job.text, source->text, source->size);
    session->jobs = cli_grow(session->jobs, (session->n_jobs + 1) * sizeof *session->jobs);
    session->jobs[session->n_jobs++] = job;
}

/* An empty line between the answers of two statements. */
static void begin_answer(cli_session *session)
{
    if (session->quiet)
        return;
    if (session->shown && session->format == CLI_TABLE)
        fputc('\n', stdout);
    session->shown = true;
}

/* *kept: the result lives on. False: it failed; the environment says why. */
static bool answer(cli_session *session, yl_result *result, bool *kept)
{
    *kept = false;
    begin_answer(session);
    switch (yl_result_kind_of(result)) {
    case YL_RESULT_OK:
        say(session, "[INFO] Execute statement succeeded.");
        break;
    case YL_RESULT_ROWS:
        if (!session->quiet) {
            bool fine = print_rows(session, result, line.begun);
            report_ignored(session, result);
            return fine;
        }
        while (!yl_result_at_end(result))
            if (!cli_next_row(session, result))
                return false;
        break;
    case YL_RESULT_JOB:
        if (!is_sync(session)) {
            say(session,
                "[INFO] SQL update statement has been successfully submitted to the cluster:");
            if (session->format == CLI_TABLE && !session->quiet)
                printf("Job ID: %s\n", yl_result_job_id(result));
            *kept = true;
            break;
        }
        if (!cli_next_row(session, result))
            return false;
        say(session, "[INFO] Complete execution of the SQL update statement.");
        report_ignored(session, result);
        break;
    }
    return true;
}

static void set_running(yl_result *result)
{
    running = result;
}

/* ---- Statements ---- */

/* The statement is one of the shell's own words. */
static bool is_word(const cli_source *source, size_t begin, size_t end, const char *word)
{
    return end - begin == strlen(word) && strncasecmp(source->text + begin, word, end - begin) == 0;
}

static bool run_word(cli_session *session, const cli_source *source, size_t begin, size_t end)
{
    if (is_word(source, begin, end, "QUIT") || is_word(source, begin, end, "EXIT")) {
        session->quit = true;
        return true;
    }
    if (is_word(source, begin, end, "CLEAR")) {
        if (isatty(STDOUT_FILENO))
            fputs("\033[H\033[2J", stdout);
        return true;
    }
    if (!is_word(source, begin, end, "HELP"))
        return false;
    puts("Every statement ends with a semicolon and may take several lines.\n"
         "\n"
         "  SELECT, VALUES, WITH      runs a query and shows its rows\n"
         "  INSERT INTO, OVERWRITE    runs a job that writes a table\n"
         "  BEGIN STATEMENT SET; ... END;\n"
         "                            runs several INSERTs as one job\n"
         "  CREATE, ALTER, DROP       TABLE, VIEW, DATABASE, CATALOG\n"
         "  SHOW, DESCRIBE, USE       TABLES, CREATE TABLE t, FUNCTIONS, ...\n"
         "  EXPLAIN statement         shows how it would run\n"
         "  SET, SET 'key' = 'value'  lists or changes settings; RESET undoes it\n"
         "  HELP, CLEAR, QUIT, EXIT   what they say\n"
         "\n"
         "Ctrl-C cancels the statement that runs; the tabulator completes names.");
    return true;
}

static void note_failure(cli_session *session)
{
    bool cancelled = yl_error_status(yl_env_error(session->env)) == YL_ERR_CANCELLED;
    if (cancelled && cli_interrupted())
        session->code = CLI_INTERRUPTED;
    else if (session->code == CLI_OK)
        session->code = CLI_FAILED;
}

static bool run_statement(cli_session *session, const cli_source *source, size_t begin, size_t end)
{
    yl_result *result = NULL;
    bool kept = false, fine;
    if (session->interactive)
        interrupts = 0;
    cli_finish_jobs(session, false);
    if (run_word(session, source, begin, end))
        return true;
    line = (progress){.begun = cli_seconds()};
    block_interrupts(true);
    fine = yl_env_submit(session->env, source->text + begin, end - begin, &result) == YL_OK;
    set_running(result);
    block_interrupts(false);
    if (fine && interrupts > 0) /* it came before there was something to cancel */
        yl_result_cancel(result);
    if (fine)
        fine = answer(session, result, &kept);
    hide_progress();
    set_running(NULL);
    if (!fine) {
        cli_report(session, source, begin);
        note_failure(session);
    } else if (yl_result_note(result)[0] != '\0' && !session->quiet) {
        fflush(stdout);
        fprintf(stderr, "note: %s\n", yl_result_note(result));
    }
    if (kept)
        keep_job(session, result, source, begin);
    else
        yl_result_free(result);
    fflush(stdout);
    return fine;
}

bool cli_run_source(cli_session *session, const cli_source *source)
{
    size_t offset = 0, begin, end;
    while (!session->quit) {
        yl_statement_end found =
            yl_sql_next_statement(source->text, source->size, &offset, &begin, &end, NULL);
        if (found == YL_STATEMENT_NONE)
            break;
        if (!run_statement(session, source, begin, end) && !session->keep_going &&
            (!session->interactive || session->code == CLI_INTERRUPTED))
            return false;
    }
    return true;
}

/* ---- Background jobs ---- */

static void end_job(cli_session *session, size_t at, bool fine)
{
    cli_job *job = &session->jobs[at];
    if (!fine) {
        cli_source source = {job->name.data, job->text.data, job->text.size};
        fflush(stdout);
        fprintf(stderr, "Job %s failed.\n", yl_result_job_id(job->result));
        cli_report(session, &source, job->begin);
        note_failure(session);
    } else {
        report_ignored(session, job->result);
    }
    yl_result_free(job->result);
    cli_clear(&job->name);
    cli_clear(&job->text);
    session->jobs[at] = session->jobs[--session->n_jobs];
}

void cli_finish_jobs(cli_session *session, bool wait)
{
    for (size_t i = session->n_jobs; i-- > 0;) {
        bool got = true, fine;
        yl_result *job = session->jobs[i].result;
        if (wait) {
            line = (progress){.begun = cli_seconds()};
            set_running(job);
            if (interrupts > 0)
                yl_result_cancel(job);
            fine = cli_next_row(session, job);
            hide_progress();
            set_running(NULL);
        } else {
            fine = yl_result_next_within(job, 0, &got) == YL_OK;
        }
        if (!fine || got)
            end_job(session, i, fine);
    }
    if (wait) {
        free(session->jobs);
        session->jobs = NULL;
    }
}
