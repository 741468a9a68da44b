/* What the engine's tables say of functions, connectors, formats and settings: lists for the
 * terminal, pages for docs/. The pages are committed; a test compares them with what this writes.
 */
#include "cli.h"

#include <errno.h>
#include <strings.h>

/* ---- functions [PATTERN] ---- */

typedef struct listing {
    const char *wanted; /* or NULL */
    FILE *to;
    int found;
    const char *kind;
    bool inside; /* of the wanted connector */
    char category[100];
    cli_text *page;
} listing;

static bool contains(const char *text, const char *part)
{
    size_t size = strlen(part);
    for (; *text != '\0'; text++)
        if (strncasecmp(text, part, size) == 0)
            return true;
    return size == 0;
}

static void list_function(void *arg, const yl_function_doc *doc)
{
    listing *list = arg;
    if (list->wanted != NULL && !contains(doc->name, list->wanted))
        return;
    printf("%s\n    %s\n", doc->signature, doc->text);
    list->found++;
}

int cli_list_functions(const char *pattern)
{
    listing list = {.wanted = pattern};
    yl_each_function(list_function, &list);
    if (list.found > 0)
        return CLI_OK;
    fprintf(stderr, "yeoul: no function has '%s' in its name\n", pattern == NULL ? "" : pattern);
    return CLI_FAILED;
}

/* ---- connectors [NAME] ---- */

static const char *direction(const yl_option_doc *doc)
{
    return doc->reads && doc->writes ? "reads and writes" : doc->reads ? "reads" : "writes";
}

static void list_option(void *arg, const yl_option_doc *doc)
{
    listing *list = arg;
    if (doc->option == NULL) {
        list->inside = list->wanted != NULL && strcmp(doc->owner, list->wanted) == 0;
        if (list->wanted == NULL || list->inside) {
            printf("%s %s (%s)%s%s\n", doc->kind, doc->owner, direction(doc),
                   doc->text[0] == '\0' ? "" : ": ", doc->text);
            list->found++;
        }
        return;
    }
    if (!list->inside)
        return;
    printf("  %s%s\n      %s", doc->option, doc->required ? " (required)" : "", doc->type);
    if (doc->default_value != NULL)
        printf(", default '%s'", doc->default_value);
    printf("\n      %s\n", doc->text);
}

int cli_list_connectors(const char *name)
{
    listing list = {.wanted = name};
    yl_each_option(list_option, &list);
    if (list.found > 0)
        return CLI_OK;
    fprintf(stderr, "yeoul: there is no connector or format '%s'\n", name);
    return CLI_FAILED;
}

/* ---- docs DIR ---- */

/* Text inside of a table cell. */
static void add_cell(cli_text *page, const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '|')
            cli_puts(page, "\\|");
        else if (*text == '\n')
            cli_puts(page, "<br>");
        else
            cli_add(page, text, 1);
    }
}

static void add_code(cli_text *page, const char *text)
{
    const char *fence = strchr(text, '`') == NULL ? "`" : "``";
    cli_puts(page, fence);
    add_cell(page, text);
    cli_puts(page, fence);
}

typedef struct function_row {
    char *category, *signature, *text;
    size_t order;
} function_row;

typedef struct function_rows {
    function_row *items;
    size_t n;
} function_rows;

static char *copy(const char *text)
{
    size_t size = strlen(text) + 1;
    return memcpy(cli_alloc(size), text, size);
}

static void keep_function(void *arg, const yl_function_doc *doc)
{
    function_rows *rows = arg;
    rows->items = cli_grow(rows->items, (rows->n + 1) * sizeof *rows->items);
    rows->items[rows->n] =
        (function_row){copy(doc->is_aggregate ? "Aggregate functions" : doc->category),
                       copy(doc->signature), copy(doc->text), rows->n};
    rows->n++;
}

static int by_category(const void *a, const void *b)
{
    const function_row *x = a, *y = b;
    int order = strcmp(x->category, y->category);
    return order != 0 ? order : (x->order > y->order) - (x->order < y->order);
}

static void write_functions(cli_text *page)
{
    function_rows rows = {NULL, 0};
    const char *category = "";
    yl_each_function(keep_function, &rows);
    if (rows.n > 0)
        qsort(rows.items, rows.n, sizeof *rows.items, by_category);
    cli_puts(page,
             "# Functions\n\n"
             "`yeoul docs` writes this page from the tables in `src/function`. A word of a\n"
             "signature that ends in `?` may be left out, one that ends in `...` may be\n"
             "repeated, `=` asks for a constant; equal capital letters stand for one type.\n");
    for (size_t i = 0; i < rows.n; i++) {
        function_row *row = &rows.items[i];
        if (strcmp(category, row->category) != 0) {
            cli_printf(page, "\n## %s\n\n| call | what it gives |\n|---|---|\n", row->category);
            category = row->category;
        }
        cli_puts(page, "| ");
        add_code(page, row->signature);
        cli_puts(page, " | ");
        add_cell(page, row->text);
        cli_puts(page, " |\n");
    }
    for (size_t i = 0; i < rows.n; i++) {
        free(rows.items[i].category);
        free(rows.items[i].signature);
        free(rows.items[i].text);
    }
    free(rows.items);
}

static void add_option_row(cli_text *page, const yl_option_doc *doc)
{
    cli_puts(page, "| ");
    add_code(page, doc->option);
    cli_puts(page, doc->required ? " (required) | " : " | ");
    add_cell(page, doc->type);
    cli_puts(page, " | ");
    if (doc->default_value != NULL)
        add_code(page, doc->default_value[0] == '\0' ? " " : doc->default_value);
    cli_puts(page, " | ");
    add_cell(page, doc->text);
    cli_puts(page, " |\n");
}

static const char table_head[] = "\n| option | type | default | meaning |\n|---|---|---|---|\n";

typedef struct option_page {
    cli_text *page;
    bool headed;
} option_page;

static void add_option(void *arg, const yl_option_doc *doc)
{
    option_page *to = arg;
    if (doc->option == NULL) {
        cli_printf(to->page, "\n## %c%s `%s`\n\n", doc->kind[0] - 'a' + 'A', doc->kind + 1,
                   doc->owner);
        if (doc->text[0] != '\0')
            cli_printf(to->page, "%s\n\n", doc->text);
        cli_printf(to->page, "It %s.\n", direction(doc));
        to->headed = false;
        return;
    }
    if (!to->headed)
        cli_puts(to->page, table_head);
    to->headed = true;
    add_option_row(to->page, doc);
}

static void write_connectors(cli_text *page)
{
    option_page to = {page, false};
    cli_puts(page,
             "# Connectors and formats\n\n"
             "`yeoul docs` writes this page from the option tables in the code. Options of a\n"
             "format are written with its name in front: `'csv.field-delimiter' = ';'`.\n");
    yl_each_option(add_option, &to);
}

static void add_setting(void *arg, const yl_option_doc *doc)
{
    add_option_row(((option_page *)arg)->page, doc);
}

static void write_settings(cli_text *page)
{
    option_page to = {page, true};
    cli_puts(page, "# Settings\n\n"
                   "`yeoul docs` writes this page from `src/api/settings.def`. A setting is\n"
                   "changed by `SET 'key' = 'value'` or `yeoul sql --set key=value`. Other keys\n"
                   "are stored, so that programs written for Flink run, but nothing reads them.\n");
    cli_puts(page, table_head);
    yl_each_setting(add_setting, &to);
}

static bool write_page(const char *directory, const char *name, void (*write)(cli_text *page))
{
    cli_text path = {NULL, 0, 0}, page = {NULL, 0, 0};
    cli_printf(&path, "%s/%s", directory, name);
    write(&page);
    FILE *file = fopen(path.data, "wb");
    bool fine = file != NULL && fwrite(page.data, 1, page.size, file) == page.size;
    if (file != NULL && fclose(file) != 0)
        fine = false;
    if (!fine)
        fprintf(stderr, "yeoul: %s: %s\n", path.data, strerror(errno));
    cli_clear(&path);
    cli_clear(&page);
    return fine;
}

int cli_write_docs(const char *directory)
{
    bool fine = write_page(directory, "functions.md", write_functions) &&
                write_page(directory, "connectors.md", write_connectors) &&
                write_page(directory, "settings.md", write_settings);
    return fine ? CLI_OK : CLI_FAILED;
}
