/* Results as Flink's SQL client prints them in tableau mode:
 *
 *     +--------+------+
 *     | EXPR$0 |    b |
 *     +--------+------+
 *     |      2 | text |
 *     +--------+------+
 *     1 row in set (0.02 seconds)
 *
 * Everything stands on the right. A column is as wide as its longest cell, a query's at most
 * 'table.display.max-column-width': longer cells and headings end in "...". NULL is <NULL> in a
 * query and nothing in the answer of a SHOW. Widths need all rows, so rows are kept; after
 * ROWS_KEPT of them the widths are settled by what was seen and the rest is printed as it comes.
 */
#include "cli.h"

#include <limits.h>

enum { ROWS_KEPT = 100000 };

typedef struct table {
    int columns;
    size_t *widths;
    size_t width_max;
    bool query;
    cli_text bytes;
    cli_cell *cells;
    size_t n_cells, capacity;
    bool settled;
} table;

static size_t width_max_of(cli_session *session, bool query)
{
    const char *text = query ? yl_env_get(session->env, "table.display.max-column-width") : NULL;
    long width = text == NULL ? 0 : strtol(text, NULL, 10);
    return width > 0 ? (size_t)width : INT_MAX;
}

static void init(table *t, cli_session *session, yl_result *result)
{
    *t = (table){.columns = yl_result_columns(result)};
    t->query = yl_result_job_id(result)[0] != '\0';
    t->width_max = width_max_of(session, t->query);
    t->widths = cli_alloc((size_t)t->columns * sizeof *t->widths);
    for (int i = 0; i < t->columns; i++) {
        const char *name = yl_result_column_name(result, i);
        t->widths[i] = cli_units(name, strlen(name));
    }
}

static void clear(table *t)
{
    free(t->widths);
    free(t->cells);
    cli_clear(&t->bytes);
}

static const char *text_of(table *t, const cli_cell *cell, size_t *size)
{
    const char *null = t->query ? "<NULL>" : "";
    *size = cell->null ? strlen(null) : cell->size;
    return cell->null ? null : t->bytes.data + cell->at;
}

static void keep_row(table *t, yl_result *result)
{
    for (int i = 0; i < t->columns; i++) {
        size_t size;
        const char *text = yl_result_text(result, i, &size);
        if (t->n_cells == t->capacity) {
            t->capacity = t->capacity == 0 ? 64 : t->capacity * 2;
            t->cells = cli_grow(t->cells, t->capacity * sizeof *t->cells);
        }
        cli_cell *cell = &t->cells[t->n_cells++];
        *cell = (cli_cell){.at = t->bytes.size, .size = size, .null = text == NULL};
        cli_add(&t->bytes, text == NULL ? "" : text, size);
        text = text_of(t, cell, &size);
        size_t width = cli_width(text, size);
        if (!t->settled && width > t->widths[i])
            t->widths[i] = width;
    }
}

/* ---- Printing ---- */

static void put(char c, size_t n)
{
    while (n-- > 0)
        fputc(c, stdout);
}

static void print_border(const table *t)
{
    fputc('+', stdout);
    for (int i = 0; i < t->columns; i++) {
        put('-', t->widths[i] + 2);
        fputc('+', stdout);
    }
    fputc('\n', stdout);
}

/* The front of a text, `width` columns of it, and "..."; the client cuts UTF-16 units, so half an
 * emoji may remain, which becomes '?'. */
static void print_cut(const char *text, size_t size, size_t width)
{
    const char *p = text, *end = text + size, *last = text;
    size_t passed = 0, shown = 0;
    bool half = false;
    while (p < end) {
        unsigned code = cli_next_letter(&p, end);
        bool pair = code > 0xFFFF;
        size_t first = cli_is_wide(code) ? 2 : 1;
        if (passed + first > width)
            break;
        half = pair && passed + first + 1 > width;
        if (half)
            break;
        passed += first + (pair ? 1 : 0);
        shown += (pair ? 2 : 1) + (first - 1);
        last = p;
    }
    shown += half;
    put(' ', width > shown ? width - shown : 0);
    fwrite(text, 1, (size_t)(last - text), stdout);
    if (half)
        fputc('?', stdout);
    fputs("...", stdout);
}

static void print_cell(const table *t, int column, const char *text, size_t size)
{
    size_t width = cli_width(text, size), room = t->widths[column];
    fputc(' ', stdout);
    if (width <= room) {
        put(' ', room - width);
        fwrite(text, 1, size, stdout);
    } else {
        print_cut(text, size, room > 3 ? room - 3 : 0);
    }
    fputs(" |", stdout);
}

static void print_heading(table *t, yl_result *result)
{
    for (int i = 0; i < t->columns; i++)
        if (t->widths[i] > t->width_max)
            t->widths[i] = t->width_max;
    t->settled = true;
    print_border(t);
    fputc('|', stdout);
    for (int i = 0; i < t->columns; i++) {
        const char *name = yl_result_column_name(result, i);
        print_cell(t, i, name, strlen(name));
    }
    fputc('\n', stdout);
    print_border(t);
}

static void print_kept(table *t)
{
    for (size_t at = 0; at < t->n_cells; at += (size_t)t->columns) {
        fputc('|', stdout);
        for (int i = 0; i < t->columns; i++) {
            size_t size;
            const char *text = text_of(t, &t->cells[at + (size_t)i], &size);
            print_cell(t, i, text, size);
        }
        fputc('\n', stdout);
    }
    t->n_cells = 0;
    t->bytes.size = 0;
}

static void print_end(cli_session *session, const table *t, long long rows, double begun)
{
    const char *wanted = yl_env_get(session->env, "sql-client.display.print-time-cost");
    if (rows == 0)
        printf("Empty set");
    else
        printf("%lld %s in set", rows, rows == 1 ? "row" : "rows");
    if (t->query && (wanted == NULL || strcmp(wanted, "false") != 0))
        printf(" (%.2f seconds)", cli_seconds() - begun);
    fputc('\n', stdout);
}

/* Texts that are a whole page. */
static bool print_raw(cli_session *session, yl_result *result)
{
    while (cli_next_row(session, result) && !yl_result_at_end(result)) {
        size_t size;
        const char *text = yl_result_text(result, 0, &size);
        fwrite(text, 1, size, stdout);
        if (size == 0 || text[size - 1] != '\n')
            fputc('\n', stdout);
    }
    return yl_result_at_end(result);
}

bool cli_print_table(cli_session *session, yl_result *result, double begun)
{
    table t;
    long long rows = 0;
    bool fine;
    if (yl_result_is_raw_text(result))
        return print_raw(session, result);
    init(&t, session, result);
    while ((fine = cli_next_row(session, result)) && !yl_result_at_end(result)) {
        keep_row(&t, result);
        rows++;
        if (rows == ROWS_KEPT)
            print_heading(&t, result);
        if (rows >= ROWS_KEPT)
            print_kept(&t);
    }
    if (fine && rows > 0 && !t.settled)
        print_heading(&t, result);
    if (fine && rows > 0) {
        print_kept(&t);
        print_border(&t);
    }
    if (fine)
        print_end(session, &t, rows, begun);
    clear(&t);
    return fine;
}
