/* yeoul-conform SCRIPT: runs a conformance case and prints its blocks.
 *
 * conformance/README.md and cases.py define both formats. In short: a `;` at the end of a line ends
 * a statement, lines that begin with `--` are comments, `-- @cat PATH` shows files. Every statement
 * gives one block, whatever happens:
 *
 *     #1 ok
 *     #2 query ordered
 *     | a INT NOT NULL | b STRING
 *     1<TAB>x
 *     #3 error
 *     message
 *     #4 cat
 *     line of a file
 *
 * All statements share one environment: batch mode, parallelism 1, UTC, INSERTs that wait. The exit
 * code is 0 even when statements fail; 2 when the script cannot be read.
 */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <yeoul/yeoul.h>

/* Texts may hold NUL bytes: a cell of CAST(x'00' AS STRING), a line of a raw file. */
typedef struct text {
    char *data;
    size_t size;
} text;

typedef struct lines {
    text *items;
    size_t n;
} lines;

static void *check(void *p)
{
    if (p == NULL) {
        fputs("yeoul-conform: out of memory\n", stderr);
        exit(2);
    }
    return p;
}

static void add(text *t, const char *bytes, size_t size)
{
    t->data = check(realloc(t->data, t->size + size + 1));
    if (size > 0)
        memcpy(t->data + t->size, bytes, size);
    t->size += size;
    t->data[t->size] = '\0';
}

static void add_line(lines *list, const char *bytes, size_t size)
{
    list->items = check(realloc(list->items, (list->n + 1) * sizeof *list->items));
    list->items[list->n] = (text){NULL, 0};
    add(&list->items[list->n++], bytes, size);
}

static void clear_lines(lines *list)
{
    for (size_t i = 0; i < list->n; i++)
        free(list->items[i].data);
    free(list->items);
    *list = (lines){NULL, 0};
}

static int compare_lines(const void *left, const void *right)
{
    const text *a = left, *b = right;
    int order = memcmp(a->data, b->data, a->size < b->size ? a->size : b->size);
    return order != 0 ? order : (a->size > b->size) - (a->size < b->size);
}

static void print_lines(lines *list, bool sorted)
{
    if (sorted && list->n > 0)
        qsort(list->items, list->n, sizeof *list->items, compare_lines);
    for (size_t i = 0; i < list->n; i++) {
        fwrite(list->items[i].data, 1, list->items[i].size, stdout);
        fputc('\n', stdout);
    }
}

/* ---- Statements ---- */

static void escape(text *t, const char *value, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        switch (value[i]) {
        case '\\':
            add(t, "\\\\", 2);
            break;
        case '\t':
            add(t, "\\t", 2);
            break;
        case '\n':
            add(t, "\\n", 2);
            break;
        case '\r':
            add(t, "\\r", 2);
            break;
        default:
            add(t, &value[i], 1);
        }
    }
}

static void print_error(int number, yl_env *env)
{
    const char *message = yl_error_message(yl_env_error(env));
    printf("#%d error\n%s: %.*s\n", number, yl_status_name(yl_error_status(yl_env_error(env))),
           (int)strcspn(message, "\n"), message);
}

/* False: the rows ended with an error. */
static bool collect(yl_result *result, lines *rows)
{
    int columns = yl_result_columns(result);
    while (yl_result_next(result) == YL_OK) {
        text line = {NULL, 0};
        if (yl_result_at_end(result))
            return true;
        for (int i = 0; i < columns; i++) {
            size_t size;
            const char *value = yl_result_text(result, i, &size);
            add(&line, "\t", i > 0);
            if (value == NULL)
                add(&line, "\\N", 2);
            else
                escape(&line, value, size);
        }
        add_line(rows, line.data, line.size);
        free(line.data);
    }
    return false;
}

static void print_query(int number, yl_env *env, yl_result *result)
{
    lines rows = {NULL, 0};
    text header = {NULL, 0};
    bool ordered = yl_result_is_ordered(result);
    for (int i = 0; i < yl_result_columns(result); i++) {
        const char *name = yl_result_column_name(result, i);
        const char *type = yl_result_column_type(result, i);
        add(&header, i == 0 ? "| " : " | ", i == 0 ? 2 : 3);
        escape(&header, name, strlen(name));
        add(&header, " ", 1);
        add(&header, type, strlen(type));
    }
    if (collect(result, &rows)) {
        printf("#%d query %s\n%s\n", number, ordered ? "ordered" : "unordered", header.data);
        print_lines(&rows, !ordered);
    } else {
        print_error(number, env);
    }
    free(header.data);
    clear_lines(&rows);
}

static void run(int number, yl_env *env, const text *sql)
{
    yl_result *result;
    if (yl_env_execute(env, sql->data, sql->size, &result) != YL_OK) {
        print_error(number, env);
        return;
    }
    if (yl_result_kind_of(result) == YL_RESULT_ROWS)
        print_query(number, env, result);
    else
        printf("#%d ok\n", number);
    yl_result_free(result);
}

/* ---- @cat ---- */

static bool read_file(const char *path, text *out)
{
    char piece[65536];
    size_t got;
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return false;
    while ((got = fread(piece, 1, sizeof piece, file)) > 0)
        add(out, piece, got);
    fclose(file);
    return true;
}

static void add_file(const char *path, lines *out)
{
    text content = {NULL, 0};
    if (read_file(path, &content) && content.size > 0) {
        size_t end = content.size - (content.data[content.size - 1] == '\n');
        for (size_t at = 0; at <= end;) {
            const char *stop = memchr(content.data + at, '\n', end - at);
            size_t size = stop == NULL ? end - at : (size_t)(stop - content.data) - at;
            add_line(out, content.data + at, size);
            at += size + 1;
        }
    }
    free(content.data);
}

static void add_tree(const char *path, lines *out)
{
    struct stat info;
    if (stat(path, &info) != 0)
        return;
    if (!S_ISDIR(info.st_mode)) {
        add_file(path, out);
        return;
    }
    DIR *directory = opendir(path);
    if (directory == NULL)
        return;
    for (struct dirent *entry; (entry = readdir(directory)) != NULL;) {
        if (entry->d_name[0] == '.' || entry->d_name[0] == '_')
            continue;
        text below = {NULL, 0};
        add(&below, path, strlen(path));
        add(&below, "/", 1);
        add(&below, entry->d_name, strlen(entry->d_name));
        add_tree(below.data, out);
        free(below.data);
    }
    closedir(directory);
}

static void cat(int number, const char *path)
{
    lines list = {NULL, 0};
    add_tree(path, &list);
    printf("#%d cat\n", number);
    print_lines(&list, true);
    clear_lines(&list);
}

/* ---- Scripts ---- */

static size_t trimmed(const char *line, size_t size)
{
    while (size > 0 && strchr(" \t\r\f\v", line[size - 1]) != NULL)
        size--;
    return size;
}

static void run_script(yl_env *env, const text *script)
{
    static const char mark[] = "-- @cat ";
    text pending = {NULL, 0};
    int number = 0;
    for (size_t at = 0; at < script->size;) {
        const char *line = script->data + at;
        const char *stop = memchr(line, '\n', script->size - at);
        size_t size = stop == NULL ? script->size - at : (size_t)(stop - line);
        size_t seen = trimmed(line, size);
        at += size + 1;
        if (size >= 2 && line[0] == '-' && line[1] == '-') {
            if (seen >= sizeof mark && memcmp(line, mark, sizeof mark - 1) == 0) {
                char path[4096];
                snprintf(path, sizeof path, "%.*s", (int)(seen - sizeof mark + 1),
                         line + sizeof mark - 1);
                cat(++number, path);
            }
            continue;
        }
        if (pending.size == 0 && seen == 0)
            continue;
        add(&pending, "\n", pending.size > 0);
        add(&pending, line, seen);
        if (seen > 0 && line[seen - 1] == ';') {
            pending.data[--pending.size] = '\0';
            run(++number, env, &pending);
            fflush(stdout);
            pending.size = 0;
        }
    }
    free(pending.data);
}

int main(int argc, char **argv)
{
    static const char *const settings[][2] = {{"execution.runtime-mode", "batch"},
                                              {"parallelism.default", "1"},
                                              {"table.dml-sync", "true"},
                                              {"table.local-time-zone", "UTC"}};
    text script = {NULL, 0};
    yl_env *env;
    if (argc != 2 || !read_file(argv[1], &script)) {
        fprintf(stderr, "usage: yeoul-conform SCRIPT%s%s\n", argc == 2 ? ": " : "",
                argc == 2 ? strerror(errno) : "");
        return 2;
    }
    if (yl_env_new(NULL, &env) != YL_OK)
        return 2;
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        if (yl_env_set(env, settings[i][0], settings[i][1]) != YL_OK)
            fprintf(stderr, "%s\n", yl_error_message(yl_env_error(env)));
    run_script(env, &script);
    yl_env_free(env);
    free(script.data);
    return 0;
}
