/* Results for other programs, and for pages.
 *
 *     csv        a heading line, then rows; RFC 4180's quotes. NULL is nothing, '' is "".
 *     json       one object a line: {"a": 1, "b": "x"}
 *     markdown   a table; numbers stand on the right
 */
#include "cli.h"

/* ---- csv ---- */

static void print_csv_cell(const char *text, size_t size)
{
    bool quoted = size == 0;
    for (size_t i = 0; i < size && !quoted; i++)
        quoted = text[i] == ',' || text[i] == '"' || text[i] == '\n' || text[i] == '\r';
    quoted = quoted || text[0] == ' ' || text[size - 1] == ' ';
    if (!quoted) {
        fwrite(text, 1, size, stdout);
        return;
    }
    fputc('"', stdout);
    for (size_t i = 0; i < size; i++) {
        if (text[i] == '"')
            fputc('"', stdout);
        fputc(text[i], stdout);
    }
    fputc('"', stdout);
}

bool cli_print_csv(cli_session *session, yl_result *result)
{
    int n = yl_result_columns(result);
    for (int i = 0; i < n; i++) {
        const char *name = yl_result_column_name(result, i);
        if (i > 0)
            fputc(',', stdout);
        print_csv_cell(name, strlen(name));
    }
    fputc('\n', stdout);
    while (cli_next_row(session, result)) {
        if (yl_result_at_end(result))
            return true;
        for (int i = 0; i < n; i++) {
            size_t size;
            const char *text = yl_result_text(result, i, &size);
            if (i > 0)
                fputc(',', stdout);
            if (text != NULL)
                print_csv_cell(text, size);
        }
        fputc('\n', stdout);
    }
    return false;
}

/* ---- json ---- */

static void print_json_name(const char *name)
{
    fputc('"', stdout);
    for (; *name != '\0'; name++) {
        unsigned char c = (unsigned char)*name;
        if (c == '"' || c == '\\')
            printf("\\%c", c);
        else if (c < 0x20)
            printf("\\u%04x", c);
        else
            fputc(c, stdout);
    }
    fputc('"', stdout);
}

bool cli_print_json(cli_session *session, yl_result *result)
{
    int n = yl_result_columns(result);
    while (cli_next_row(session, result)) {
        if (yl_result_at_end(result))
            return true;
        fputc('{', stdout);
        for (int i = 0; i < n; i++) {
            size_t size;
            const char *json = yl_result_json(result, i, &size);
            fputs(i > 0 ? ", " : "", stdout);
            print_json_name(yl_result_column_name(result, i));
            fputs(": ", stdout);
            fwrite(json, 1, size, stdout);
        }
        fputs("}\n", stdout);
    }
    return false;
}

/* ---- markdown ---- */

static void print_markdown_cell(const char *text, size_t size)
{
    fputc(' ', stdout);
    for (size_t i = 0; i < size; i++) {
        if (text[i] == '\n')
            fputs("<br>", stdout);
        else if (text[i] == '|')
            fputs("\\|", stdout);
        else if (text[i] != '\r')
            fputc(text[i], stdout);
    }
    fputs(" |", stdout);
}

bool cli_print_markdown(cli_session *session, yl_result *result)
{
    int n = yl_result_columns(result);
    fputc('|', stdout);
    for (int i = 0; i < n; i++) {
        const char *name = yl_result_column_name(result, i);
        print_markdown_cell(name, strlen(name));
    }
    fputs("\n|", stdout);
    for (int i = 0; i < n; i++)
        fputs(yl_result_column_right(result, i) ? "---:|" : "---|", stdout);
    fputc('\n', stdout);
    while (cli_next_row(session, result)) {
        if (yl_result_at_end(result))
            return true;
        fputc('|', stdout);
        for (int i = 0; i < n; i++) {
            size_t size;
            const char *text = yl_result_text(result, i, &size);
            print_markdown_cell(text == NULL ? "NULL" : text, text == NULL ? 4 : size);
        }
        fputc('\n', stdout);
    }
    return false;
}
