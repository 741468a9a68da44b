/* Errors as a user wants to see them:
 *
 *     job.sql:3:8: error: there is no column 'nmae'
 *         SELECT nmae FROM people
 *                ^
 *     hint: did you mean 'name'?
 */
#include "cli.h"

enum { LINE_SHOWN = 100, BEFORE_CARET = 60 };

/* The line of the source in which `at` stands. */
static void find_line(const cli_source *source, size_t at, size_t *begin, size_t *end)
{
    *begin = *end = at;
    while (*begin > 0 && source->text[*begin - 1] != '\n')
        --*begin;
    while (*end < source->size && source->text[*end] != '\n')
        ++*end;
    if (*end > *begin && source->text[*end - 1] == '\r')
        --*end;
}

/* The byte where line and column (in letters, from 1) of a statement stand. */
static size_t find_place(const cli_source *source, size_t begin, int line, int column)
{
    size_t at = begin;
    for (int i = 1; i < line && at < source->size; at++)
        i += source->text[at] == '\n';
    for (int i = 1; i < column && at < source->size && source->text[at] != '\n'; i++) {
        const char *p = source->text + at;
        (void)cli_next_letter(&p, source->text + source->size);
        at = (size_t)(p - source->text);
    }
    return at;
}

static bool is_letter_start(char c)
{
    return ((unsigned char)c & 0xC0) != 0x80;
}

static void print_line(const cli_source *source, size_t at)
{
    size_t begin, end;
    find_line(source, at, &begin, &end);
    bool cut_front = at - begin > BEFORE_CARET && end - begin > LINE_SHOWN;
    if (cut_front)
        for (begin = at - BEFORE_CARET; !is_letter_start(source->text[begin]);)
            begin++;
    bool cut_end = end - begin > LINE_SHOWN;
    if (cut_end)
        for (end = begin + LINE_SHOWN; !is_letter_start(source->text[end]);)
            end--;
    fprintf(stderr, "    %s%.*s%s\n    %s", cut_front ? "..." : "", (int)(end - begin),
            source->text + begin, cut_end ? "..." : "", cut_front ? "   " : "");
    for (const char *p = source->text + begin; p < source->text + at;) {
        unsigned letter = cli_next_letter(&p, source->text + at);
        fputs(letter == '\t' ? "\t" : cli_is_wide(letter) ? "  " : " ", stderr);
    }
    fputs("^\n", stderr);
}

/* Line and column in the source, of a byte. */
static void locate(const cli_source *source, size_t at, int *line, int *column)
{
    *line = *column = 1;
    for (const char *p = source->text; p < source->text + at;) {
        if (cli_next_letter(&p, source->text + at) == '\n') {
            ++*line;
            *column = 1;
        } else {
            ++*column;
        }
    }
}

void cli_report(cli_session *session, const cli_source *source, size_t begin)
{
    const yl_error *err = yl_env_error(session->env);
    fflush(stdout);
    if (yl_error_line(err) > 0) {
        size_t at = find_place(source, begin, yl_error_line(err), yl_error_column(err));
        int line, column;
        locate(source, at, &line, &column);
        fprintf(stderr, "%s%s%d:%d: error: %s\n", source->name == NULL ? "" : source->name,
                source->name == NULL ? "" : ":", line, column, yl_error_message(err));
        print_line(source, at);
    } else {
        fprintf(stderr, "%s%serror: %s\n", source->name == NULL ? "" : source->name,
                source->name == NULL ? "" : ": ", yl_error_message(err));
    }
    if (yl_error_hint(err)[0] != '\0')
        fprintf(stderr, "hint: %s\n", yl_error_hint(err));
    const char *verbose = yl_env_get(session->env, "sql-client.verbose");
    if (verbose != NULL && strcmp(verbose, "true") == 0)
        fprintf(stderr, "(%s, SQLSTATE %s)\n", yl_status_name(yl_error_status(err)),
                yl_status_sqlstate(yl_error_status(err)));
}
