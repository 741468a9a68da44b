/* yeoul-slt [--update] [-v] FILE...: runs SQL scripts under many configurations.
 *
 * tests/slt/README.md describes the scripts. Each one is run in a fresh environment and an empty
 * directory of its own
 *
 *     at batch sizes      1, 7, default
 *     at parallelisms     1, 3
 *     as the API runs it  with worker threads, and
 *     cut in two          by the stepping driver: at some step a savepoint is taken, the job is
 *                         dropped, and the same graph goes on from the savepoint with 2 subtasks
 *                         where it had 3
 *
 * and every run must give what the script says. A run is one TAP line. `--update` writes what the
 * first configuration gives into the script.
 *
 * Which step the cut is made at follows from the script's name, the statement and the
 * configuration, so that a run can be repeated.
 */
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "api/api_internal.h"

typedef struct config {
    const char *batch_rows; /* NULL: default */
    uint32_t parallelism;
    bool cut;
} config;

static const config configs[] = {
    {NULL, 1, false}, {"1", 1, false}, {"7", 1, false}, {NULL, 3, false},
    {"1", 3, false},  {"7", 3, false}, {NULL, 1, true}, {"1", 1, true},
    {"7", 1, true},   {NULL, 3, true}, {"1", 3, true},  {"7", 3, true},
};
enum { CONFIGS = sizeof configs / sizeof *configs };

typedef struct line {
    char *text;
    size_t size;
} line;

typedef YL_LIST(line) line_list;

typedef enum verb { STATEMENT_OK, STATEMENT_ERROR, QUERY, FILE_VERB, CAT } verb;

typedef struct record {
    verb verb;
    int number; /* of its first line */
    bool ordered;
    char *argument;           /* pattern of an error, name of a file */
    line_list sql;            /* or the file's lines */
    line_list rows;           /* what is expected */
    size_t rows_at, rows_end; /* lines of the script that hold them */
} record;

typedef struct script {
    const char *path;
    line_list lines;
    YL_LIST(record) records;
} script;

typedef struct run {
    const script *script;
    const config *config;
    yl_env *env;
    char dir[64];
    yl_strbuf trouble;
    int failures;
    uint64_t seed;
} run;

static int tests_run, tests_failed, cuts;

static void *check(void *p)
{
    if (p == NULL) {
        fputs("yeoul-slt: out of memory\n", stderr);
        exit(2);
    }
    return p;
}

static void push(line_list *list, const char *text, size_t size)
{
    line l = {check(yl_malloc(size + 1)), size};
    if (size > 0)
        memcpy(l.text, text, size);
    l.text[size] = '\0';
    if (!yl_list_push(list, l))
        check(NULL);
}

static void clear_list(line_list *list)
{
    for (size_t i = 0; i < list->size; i++)
        yl_free(list->items[i].text);
    yl_list_clear(list);
}

static int compare_lines(const void *a, const void *b)
{
    const line *x = a, *y = b;
    return yl_str_compare((yl_str){x->text, x->size}, (yl_str){y->text, y->size});
}

static void sort_lines(line_list *list)
{
    if (list->size > 0)
        qsort(list->items, list->size, sizeof *list->items, compare_lines);
}

/* ---- Reading scripts ---- */

static bool read_lines(const char *path, line_list *out)
{
    FILE *file = fopen(path, "rb");
    char *text = NULL;
    size_t capacity = 0;
    ssize_t size;
    if (file == NULL)
        return false;
    while ((size = getline(&text, &capacity, file)) >= 0) {
        if (size > 0 && text[size - 1] == '\n')
            size--;
        push(out, text, (size_t)size);
    }
    free(text);
    fclose(file);
    return true;
}

static bool starts(const line *l, const char *word)
{
    size_t size = strlen(word);
    return l->size >= size && memcmp(l->text, word, size) == 0 &&
           (l->text[size] == '\0' || l->text[size] == ' ');
}

static char *argument_of(const line *l, const char *word)
{
    const char *p = l->text + strlen(word);
    while (*p == ' ')
        p++;
    char *copy = check(yl_malloc(strlen(p) + 1));
    memcpy(copy, p, strlen(p) + 1);
    return copy;
}

static bool parse_verb(const line *l, record *r)
{
    static const struct {
        const char *word;
        verb verb;
        bool ordered;
    } verbs[] = {{"statement ok", STATEMENT_OK, false},
                 {"statement error", STATEMENT_ERROR, false},
                 {"query ordered", QUERY, true},
                 {"query sorted", QUERY, false},
                 {"query", QUERY, false},
                 {"file", FILE_VERB, false},
                 {"cat", CAT, false}};
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        if (!starts(l, verbs[i].word))
            continue;
        *r = (record){.verb = verbs[i].verb, .ordered = verbs[i].ordered};
        r->argument = argument_of(l, verbs[i].word);
        return true;
    }
    return false;
}

/* Records end at an empty line. */
static void parse_record(script *s, size_t *at, record *r)
{
    bool rows = false;
    line_list *lines = &s->lines;
    r->number = (int)*at + 1;
    for (++*at; *at < lines->size && lines->items[*at].size > 0; ++*at) {
        const line *l = &lines->items[*at];
        if (!rows && strcmp(l->text, "----") == 0) {
            rows = true;
            r->rows_at = *at + 1;
            continue;
        }
        push(rows ? &r->rows : &r->sql, l->text, l->size);
    }
    if (rows)
        r->rows_end = *at;
}

static bool parse_script(script *s)
{
    if (!read_lines(s->path, &s->lines)) {
        fprintf(stderr, "yeoul-slt: %s: %s\n", s->path, strerror(errno));
        return false;
    }
    for (size_t at = 0; at < s->lines.size; at++) {
        const line *l = &s->lines.items[at];
        record r;
        if (l->size == 0 || l->text[0] == '#')
            continue;
        if (!parse_verb(l, &r)) {
            fprintf(stderr, "yeoul-slt: %s:%zu: no verb: %s\n", s->path, at + 1, l->text);
            return false;
        }
        parse_record(s, &at, &r);
        if (!yl_list_push(&s->records, r))
            check(NULL);
    }
    return true;
}

static void clear_script(script *s)
{
    for (size_t i = 0; i < s->records.size; i++) {
        yl_free(s->records.items[i].argument);
        clear_list(&s->records.items[i].sql);
        clear_list(&s->records.items[i].rows);
    }
    yl_list_clear(&s->records);
    clear_list(&s->lines);
}

/* ---- ${DIR} ---- */

static void add_replaced(yl_strbuf *out, yl_str text, const char *from, const char *to)
{
    size_t size = strlen(from);
    for (size_t i = 0; i < text.size;) {
        if (i + size <= text.size && memcmp(text.data + i, from, size) == 0) {
            yl_strbuf_puts(out, to);
            i += size;
        } else {
            yl_strbuf_char(out, text.data[i++]);
        }
    }
}

static void sql_of(const run *r, const record *rec, yl_strbuf *out)
{
    for (size_t i = 0; i < rec->sql.size; i++) {
        if (i > 0)
            yl_strbuf_char(out, '\n');
        add_replaced(out, (yl_str){rec->sql.items[i].text, rec->sql.items[i].size}, "${DIR}",
                     r->dir);
    }
}

static void remove_tree(const char *path)
{
    DIR *directory = opendir(path);
    if (directory != NULL) {
        for (struct dirent *entry; (entry = readdir(directory)) != NULL;) {
            char below[4096];
            if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
                continue;
            snprintf(below, sizeof below, "%s/%s", path, entry->d_name);
            if (unlink(below) != 0)
                remove_tree(below);
        }
        closedir(directory);
    }
    rmdir(path);
}

/* ---- Rows ---- */

static void add_cell(yl_strbuf *out, yl_str cell)
{
    if (cell.size == 0)
        yl_strbuf_puts(out, "\\e");
    for (size_t i = 0; i < cell.size; i++) {
        switch (cell.data[i]) {
        case '\\':
            yl_strbuf_puts(out, "\\\\");
            break;
        case '\t':
            yl_strbuf_puts(out, "\\t");
            break;
        case '\n':
            yl_strbuf_puts(out, "\\n");
            break;
        case '\r':
            yl_strbuf_puts(out, "\\r");
            break;
        default:
            yl_strbuf_char(out, cell.data[i]);
        }
    }
}

/* The row that `result` stands on, as a line. */
static void take_row(const run *r, yl_result *result, line_list *rows)
{
    yl_strbuf cells = {0}, text = {0};
    for (int i = 0; i < yl_result_columns(result); i++) {
        size_t size;
        const char *value = yl_result_text(result, i, &size);
        if (i > 0)
            yl_strbuf_char(&cells, '\t');
        if (value == NULL)
            yl_strbuf_puts(&cells, "\\N");
        else
            add_cell(&cells, (yl_str){value, size});
    }
    add_replaced(&text, yl_strbuf_view(&cells), r->dir, "${DIR}");
    push(rows, yl_strbuf_text(&text), text.size);
    yl_strbuf_clear(&cells);
    yl_strbuf_clear(&text);
}

/* ---- The API's way ---- */

static yl_status run_plain(run *r, yl_str sql, line_list *rows, yl_error *err)
{
    yl_result *result;
    yl_status status = yl_env_execute(r->env, sql.data, sql.size, &result);
    if (status != YL_OK) {
        *err = *yl_env_error(r->env);
        return status;
    }
    bool is_query = yl_result_kind_of(result) == YL_RESULT_ROWS;
    while ((status = yl_result_next(result)) == YL_OK && !yl_result_at_end(result))
        if (is_query)
            take_row(r, result, rows);
    if (status != YL_OK)
        *err = *yl_env_error(r->env);
    yl_result_free(result);
    return status;
}

/* ---- The cut ---- */

static bool has_ended(const yl_job *job)
{
    return yl_job_state_of(job) >= YL_JOB_FINISHED;
}

/* Rows that have come to the client; *any when there were some. */
static yl_status drain(run *r, yl_result *result, yl_job *job, line_list *rows, bool *any,
                       yl_error *err)
{
    *any = false;
    for (;;) {
        bool got;
        YL_TRY(yl_job_next(job, 0, &result->batch, &got, err));
        if (!got || result->batch == NULL)
            return YL_OK;
        *any = true;
        result->on_row = true;
        for (result->position = 1; result->position <= result->batch->count; result->position++)
            take_row(r, result, rows);
        result->on_row = false;
        yl_batch_free(result->batch);
        result->batch = NULL;
    }
}

/* Steps until the job has ended, or `steps` are done. */
static yl_status step_job(run *r, yl_result *result, yl_job *job, uint64_t steps, line_list *rows,
                          yl_error *err)
{
    bool ran = true, any = true;
    while (steps-- > 0 && !has_ended(job)) {
        YL_TRY(yl_job_step(job, &r->seed, &ran, err));
        YL_TRY(drain(r, result, job, rows, &any, err));
        if (!ran && !any && !has_ended(job))
            return YL_FAIL(err, INTERNAL, "no task can run, but the job has not ended");
    }
    return drain(r, result, job, rows, &any, err);
}

/* The same graph with fewer subtasks where there were three. */
static yl_status narrow_graph(yl_arena *arena, const yl_job_graph *graph, yl_job_graph **out,
                              yl_error *err)
{
    yl_job_graph *copy = yl_graph_new(arena, graph->name);
    for (uint32_t i = 0; i < graph->n_vertices; i++) {
        yl_vertex vertex = graph->vertices[i];
        if (vertex.parallelism == 3)
            vertex.parallelism = 2;
        (void)yl_graph_add_vertex(copy, vertex);
    }
    for (uint32_t i = 0; i < graph->n_edges; i++)
        yl_graph_add_edge(copy, graph->edges[i]);
    YL_TRY(yl_graph_chain(copy, err));
    *out = copy;
    return yl_arena_oom(arena) ? YL_FAIL_MEMORY(err) : YL_OK;
}

/* Goes on from a savepoint in a new job, to the end. */
static yl_status run_second(run *r, yl_result *result, const yl_savepoint *savepoint,
                            line_list *rows, yl_error *err)
{
    yl_job_options options;
    yl_job_graph *graph;
    yl_job *job;
    yl_api_job_options(result, &options);
    YL_TRY(narrow_graph(result->arena, result->graph, &graph, err));
    options.graph = graph;
    YL_TRY(yl_job_new(&options, &job, err));
    yl_status status = yl_job_restore(job, savepoint, err);
    if (status == YL_OK)
        status = yl_job_open(job, err);
    if (status == YL_OK)
        status = step_job(r, result, job, UINT64_MAX, rows, err);
    yl_job_free(job);
    return status;
}

/* A savepoint after some steps, unless the job has ended by then. */
static yl_status run_halves(run *r, yl_result *result, yl_job *first, uint64_t steps,
                            line_list *rows, yl_error *err)
{
    yl_savepoint *savepoint = NULL;
    YL_TRY(yl_job_open(first, err));
    YL_TRY(step_job(r, result, first, steps, rows, err));
    if (has_ended(first))
        return YL_OK;
    bool any;
    yl_status status = yl_job_savepoint(first, &savepoint, err);
    if (status == YL_ERR_INVALID && yl_job_state_of(first) == YL_JOB_FINISHED) {
        yl_error_clear(err); /* it was about to end, and did */
        return drain(r, result, first, rows, &any, err);
    }
    cuts += status == YL_OK;
    if (status == YL_OK)
        status = drain(r, result, first, rows, &any, err);
    if (status == YL_OK)
        status = run_second(r, result, savepoint, rows, err);
    yl_savepoint_free(savepoint);
    return status;
}

static uint64_t hash_text(uint64_t h, yl_str text)
{
    for (size_t i = 0; i < text.size; i++)
        h = (h ^ (unsigned char)text.data[i]) * 1099511628211u;
    return h ^ h >> 29;
}

/* *done false: the statement has no plan and must be run the other way. */
static yl_status run_cut(run *r, yl_str sql, line_list *rows, bool *done, yl_error *err)
{
    yl_result *result;
    yl_job *job = NULL;
    yl_job_options options;
    YL_TRY(yl_result_new(r->env, sql, &result, err));
    yl_status status = yl_api_execute(result, true, err);
    *done = status == YL_OK && result->graph != NULL;
    if (!*done) {
        yl_error_clear(err);
        yl_result_free(result);
        return YL_OK;
    }
    /* Short jobs end after a few steps, long ones after thousands: so all magnitudes. */
    uint64_t chance = hash_text(r->seed, sql);
    uint64_t steps = (chance >> 8) % (UINT64_C(2) << chance % 11);
    yl_api_job_options(result, &options);
    status = yl_job_new(&options, &job, err);
    if (status == YL_OK)
        status = run_halves(r, result, job, steps, rows, err);
    yl_job_free(job); /* only now: what it staged belongs to the savepoint */
    yl_result_free(result);
    return status;
}

/* ---- Records ---- */

static void fail(run *r, const record *rec, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
static void fail(run *r, const record *rec, const char *format, ...)
{
    va_list args;
    char text[2000];
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    yl_strbuf_printf(&r->trouble, "# line %d: ", rec->number);
    for (const char *p = text; *p != '\0'; p++) {
        yl_strbuf_char(&r->trouble, *p);
        if (*p == '\n')
            yl_strbuf_puts(&r->trouble, "#   ");
    }
    yl_strbuf_char(&r->trouble, '\n');
    r->failures++;
}

static void compare(run *r, record *rec, line_list *rows)
{
    if (!rec->ordered) {
        sort_lines(rows);
        sort_lines(&rec->rows);
    }
    for (size_t i = 0; i < rows->size || i < rec->rows.size; i++) {
        const char *want = i < rec->rows.size ? rec->rows.items[i].text : "(no more rows)";
        const char *got = i < rows->size ? rows->items[i].text : "(no more rows)";
        if (strcmp(want, got) != 0) {
            fail(r, rec, "row %zu of %zu (%zu expected)\nexpected %s\nfound    %s", i + 1,
                 rows->size, rec->rows.size, want, got);
            return;
        }
    }
}

static yl_status run_sql(run *r, yl_str sql, line_list *rows, yl_error *err)
{
    if (r->config->cut) {
        bool done;
        yl_status status = run_cut(r, sql, rows, &done, err);
        if (done)
            return status;
    }
    return run_plain(r, sql, rows, err);
}

static void run_statement(run *r, record *rec, line_list *rows)
{
    yl_strbuf sql = {0};
    yl_error err = {0};
    sql_of(r, rec, &sql);
    yl_status status = run_sql(r, yl_strbuf_view(&sql), rows, &err);
    if (rec->verb != STATEMENT_ERROR && status != YL_OK)
        fail(r, rec, "%s: %s%s%s", yl_status_name(status), err.message,
             err.hint[0] == '\0' ? "" : "\nhint: ", err.hint);
    else if (rec->verb == STATEMENT_ERROR && status == YL_OK)
        fail(r, rec, "an error was expected: %s", rec->argument);
    else if (rec->verb == STATEMENT_ERROR && strstr(err.message, rec->argument) == NULL)
        fail(r, rec, "expected an error with '%s'\nfound %s", rec->argument, err.message);
    yl_strbuf_clear(&sql);
}

static void write_file(run *r, const record *rec)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", r->dir, rec->argument);
    for (char *p = path + strlen(r->dir) + 1; (p = strchr(p, '/')) != NULL; p++) {
        *p = '\0';
        (void)mkdir(path, 0700);
        *p = '/';
    }
    FILE *file = fopen(path, "wb");
    if (file == NULL) {
        fail(r, rec, "%s: %s", path, strerror(errno));
        return;
    }
    for (size_t i = 0; i < rec->sql.size; i++) {
        fwrite(rec->sql.items[i].text, 1, rec->sql.items[i].size, file);
        fputc('\n', file);
    }
    fclose(file);
}

static void cat_tree(const char *path, line_list *out)
{
    DIR *directory = opendir(path);
    if (directory == NULL) {
        (void)read_lines(path, out);
        return;
    }
    for (struct dirent *entry; (entry = readdir(directory)) != NULL;) {
        char below[4096];
        if (entry->d_name[0] == '.' || entry->d_name[0] == '_')
            continue;
        snprintf(below, sizeof below, "%s/%s", path, entry->d_name);
        cat_tree(below, out);
    }
    closedir(directory);
}

/* `found` gets what was there, for --update. */
static void run_record(run *r, record *rec, line_list *found)
{
    char path[4096];
    switch (rec->verb) {
    case FILE_VERB:
        write_file(r, rec);
        return;
    case CAT:
        snprintf(path, sizeof path, "%s/%s", r->dir, rec->argument);
        cat_tree(path, found);
        compare(r, rec, found);
        return;
    case STATEMENT_OK:
    case STATEMENT_ERROR:
        run_statement(r, rec, found);
        return;
    case QUERY:
        break;
    }
    int failures = r->failures;
    run_statement(r, rec, found);
    if (failures == r->failures)
        compare(r, rec, found);
}

/* ---- Runs ---- */

static bool open_run(run *r)
{
    char number[16];
    const char *base = getenv("TMPDIR");
    snprintf(r->dir, sizeof r->dir, "%.40s/yeoul-slt-XXXXXX",
             base != NULL && base[0] == '/' ? base : "/tmp");
    if (mkdtemp(r->dir) == NULL || yl_env_new(NULL, &r->env) != YL_OK)
        return false;
    snprintf(number, sizeof number, "%u", r->config->parallelism);
    r->seed = hash_text(14695981039346656037u, yl_str_of(r->script->path)) +
              (uint64_t)(r->config - configs);
    return yl_env_set(r->env, "parallelism.default", number) == YL_OK &&
           yl_env_set(r->env, "table.local-time-zone", "UTC") == YL_OK &&
           yl_env_set(r->env, "table.dml-sync", "true") == YL_OK &&
           (r->config->batch_rows == NULL ||
            yl_env_set(r->env, "yeoul.batch.rows", r->config->batch_rows) == YL_OK);
}

static void report(const run *r)
{
    const config *c = r->config;
    printf("%sok %d - %s batch=%s parallelism=%u%s\n", r->failures > 0 ? "not " : "", ++tests_run,
           r->script->path, c->batch_rows == NULL ? "default" : c->batch_rows, c->parallelism,
           c->cut ? " cut" : "");
    fputs(yl_strbuf_text(&r->trouble), stdout);
    fflush(stdout);
    tests_failed += r->failures > 0;
}

/* `found` (one list a record, or NULL) gets the rows. */
static void run_script(script *s, const config *c, line_list *found)
{
    run r = {.script = s, .config = c};
    if (!open_run(&r)) {
        fprintf(stderr, "yeoul-slt: cannot begin: %s\n", strerror(errno));
        exit(2);
    }
    for (size_t i = 0; i < s->records.size; i++) {
        line_list rows = {0};
        run_record(&r, &s->records.items[i], found == NULL ? &rows : &found[i]);
        clear_list(&rows);
    }
    if (found == NULL)
        report(&r);
    yl_env_free(r.env);
    remove_tree(r.dir);
    yl_strbuf_clear(&r.trouble);
}

static void update(script *s)
{
    line_list *found = check(yl_calloc(s->records.size, sizeof *found));
    run_script(s, &configs[0], found);
    FILE *file = fopen(s->path, "wb");
    check(file);
    for (size_t i = 0, next = 0; i <= s->lines.size; i++) {
        while (next < s->records.size && s->records.items[next].rows_at == 0)
            next++;
        if (next < s->records.size && s->records.items[next].rows_at == i) {
            for (size_t k = 0; k < found[next].size; k++)
                fprintf(file, "%s\n", found[next].items[k].text);
            i = s->records.items[next++].rows_end;
        }
        if (i < s->lines.size)
            fprintf(file, "%s\n", s->lines.items[i].text);
    }
    fclose(file);
    for (size_t i = 0; i < s->records.size; i++)
        clear_list(&found[i]);
    yl_free(found);
}

int main(int argc, char **argv)
{
    bool updating = false;
    int files = 0;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--update") == 0) {
            updating = true;
            continue;
        }
        script s = {.path = argv[i]};
        files++;
        if (!parse_script(&s)) {
            printf("not ok %d - %s\n", ++tests_run, argv[i]);
            tests_failed++;
        } else if (updating) {
            update(&s);
        } else {
            for (size_t c = 0; c < CONFIGS; c++)
                run_script(&s, &configs[c], NULL);
        }
        clear_script(&s);
    }
    if (files == 0) {
        fputs("usage: yeoul-slt [--update] FILE...\n", stderr);
        return 2;
    }
    if (!updating)
        printf("1..%d\n# %d statements were cut\n", tests_run, cuts);
    return tests_failed > 0;
}
