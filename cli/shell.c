/* The shell: reads statements of one or more lines from a terminal.
 *
 * libedit is loaded when the first line is read, so that `yeoul sql -e` does not pay for it; where
 * it is missing, lines are read plainly. The history lies in $XDG_STATE_HOME/yeoul/history (by
 * default ~/.local/state), one statement a line.
 */
#include "cli.h"

#include <dlfcn.h>
#include <errno.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

enum { HISTORY_MAX = 1000 };

/* What is used of libedit's readline interface. */
typedef struct editor {
    char *(*readline)(const char *prompt);
    int (*add_history)(const char *line);
    int (*read_history)(const char *path);
    int (*write_history)(const char *path);
    void (*stifle_history)(int max);
    char **(*completion_matches)(const char *text, char *(*next)(const char *text, int state));
    char **(**attempted_completion)(const char *text, int start, int end);
    char **line_buffer;
    int *append_character;
    const char **name;
} editor;

static editor edit;
static cli_session *completing; /* whose names the tabulator completes */
static cli_text before;         /* the lines of the statement before this one */

static void *symbol(void *library, const char *name)
{
    return dlsym(library, name);
}

/* ISO C has no cast from void * to a function; POSIX says that the bytes are the same. */
#define LOAD(library, field, name)                                                                 \
    do {                                                                                           \
        void *loaded_ = symbol(library, name);                                                     \
        memcpy(&edit.field, &loaded_, sizeof loaded_);                                             \
    } while (0)

static bool load_editor(void)
{
    void *library = dlopen("libedit.so.2", RTLD_NOW);
    if (library == NULL)
        library = dlopen("libedit.so.0", RTLD_NOW);
    if (library == NULL)
        return false;
    LOAD(library, readline, "readline");
    LOAD(library, add_history, "add_history");
    LOAD(library, read_history, "read_history");
    LOAD(library, write_history, "write_history");
    LOAD(library, stifle_history, "stifle_history");
    LOAD(library, completion_matches, "rl_completion_matches");
    LOAD(library, attempted_completion, "rl_attempted_completion_function");
    LOAD(library, line_buffer, "rl_line_buffer");
    LOAD(library, append_character, "rl_completion_append_character");
    LOAD(library, name, "rl_readline_name");
    return edit.readline != NULL && edit.add_history != NULL;
}

/* ---- Completion ---- */

typedef struct word_list {
    char **items;
    size_t n, next;
} word_list;

static word_list words;

static bool keep_word(void *arg, const char *word)
{
    word_list *list = arg;
    size_t size = strlen(word) + 1;
    list->items = cli_grow(list->items, (list->n + 1) * sizeof *list->items);
    list->items[list->n] = cli_alloc(size);
    memcpy(list->items[list->n++], word, size);
    return list->n < 500;
}

/* The editor frees what it gets. */
static char *next_word(const char *text, int state)
{
    (void)text;
    (void)state;
    return words.next < words.n ? words.items[words.next++] : NULL;
}

/* Everything up to the end of the word goes to the library: the statement's earlier lines, too. */
static char **complete(const char *text, int start, int end)
{
    cli_text sql = {NULL, 0, 0};
    (void)start;
    words = (word_list){NULL, 0, 0};
    cli_add(&sql, before.data == NULL ? "" : before.data, before.size);
    if (edit.line_buffer != NULL && *edit.line_buffer != NULL)
        cli_add(&sql, *edit.line_buffer, strnlen(*edit.line_buffer, (size_t)end));
    else
        cli_puts(&sql, text);
    yl_env_complete(completing->env, sql.data, sql.size, keep_word, &words);
    cli_clear(&sql);
    char **matches = words.n > 0 ? edit.completion_matches(text, next_word) : NULL;
    while (words.next < words.n)
        free(words.items[words.next++]);
    free(words.items);
    return matches;
}

/* ---- History ---- */

/* The path of the history file, its directories made; false: there is nowhere to put it. */
static bool history_path(cli_text *path)
{
    const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    if (state != NULL && state[0] == '/')
        cli_printf(path, "%s/yeoul/history", state);
    else if (home != NULL && home[0] == '/')
        cli_printf(path, "%s/.local/state/yeoul/history", home);
    else
        return false;
    for (char *p = path->data + 1; *p != '\0'; p++) {
        if (*p != '/')
            continue;
        *p = '\0';
        int made = mkdir(path->data, 0700);
        *p = '/';
        if (made != 0 && errno != EEXIST)
            return false;
    }
    return true;
}

static void remember(const cli_text *statement)
{
    cli_text one = {NULL, 0, 0};
    if (edit.add_history == NULL)
        return;
    cli_add(&one, statement->data, statement->size);
    for (size_t i = 0; i < one.size; i++)
        if (one.data[i] == '\n')
            one.data[i] = ' ';
    while (one.size > 0 && one.data[one.size - 1] == ' ')
        one.data[--one.size] = '\0';
    if (one.size > 0)
        edit.add_history(one.data);
    cli_clear(&one);
}

/* ---- Lines ---- */

static char *read_plain(const char *prompt)
{
    char *text = NULL;
    size_t capacity = 0;
    fputs(prompt, stdout);
    fflush(stdout);
    ssize_t size = getline(&text, &capacity, stdin);
    if (size < 0) {
        free(text);
        clearerr(stdin);
        return NULL;
    }
    if (size > 0 && text[size - 1] == '\n')
        text[size - 1] = '\0';
    return text;
}

static char *read_line(const char *prompt)
{
    return edit.readline != NULL ? edit.readline(prompt) : read_plain(prompt);
}

/* Whether the lines so far hold a whole statement. */
static bool is_whole(const cli_text *text)
{
    size_t offset = 0, begin, end;
    for (;;) {
        switch (yl_sql_next_statement(text->data, text->size, &offset, &begin, &end, NULL)) {
        case YL_STATEMENT_COMPLETE:
            continue;
        case YL_STATEMENT_INCOMPLETE:
            return false;
        case YL_STATEMENT_NONE:
            return true;
        }
    }
}

/* HELP, QUIT and the like need no semicolon. */
static bool is_bare_word(const char *text)
{
    static const char *const bare[] = {"quit", "exit", "help", "clear"};
    while (*text == ' ')
        text++;
    size_t size = strlen(text);
    while (size > 0 && text[size - 1] == ' ')
        size--;
    for (size_t i = 0; i < sizeof bare / sizeof *bare; i++)
        if (size == strlen(bare[i]) && strncasecmp(text, bare[i], size) == 0)
            return true;
    return false;
}

static void run_lines(cli_session *session, cli_text *text)
{
    cli_source source = {NULL, text->data, text->size};
    remember(text);
    session->shown = false;
    (void)cli_run_source(session, &source);
    if (session->code == CLI_INTERRUPTED)
        session->code = CLI_FAILED; /* the statement is over, the shell goes on */
    fputc('\n', stdout);
    cli_clear(text);
}

/* False: the user leaves. */
static bool take_line(cli_session *session, char *text)
{
    if (text == NULL) {
        bool interrupted = cli_interrupted();
        fputc('\n', stdout);
        if (!interrupted || before.size == 0) {
            session->code = interrupted ? CLI_INTERRUPTED : session->code;
            return false;
        }
        cli_clear(&before); /* Ctrl-C drops what was typed */
        return true;
    }
    bool bare = before.size == 0 && is_bare_word(text);
    cli_puts(&before, text);
    cli_puts(&before, "\n");
    free(text);
    if (bare || is_whole(&before))
        run_lines(session, &before);
    return !session->quit;
}

void cli_shell(cli_session *session)
{
    cli_text path = {NULL, 0, 0};
    bool keeps = history_path(&path);
    session->interactive = true;
    printf("Yeoul %s. HELP shows what there is; QUIT leaves.\n\n", yl_version());
    completing = session;
    if (load_editor()) {
        if (edit.name != NULL)
            *edit.name = "yeoul";
        if (edit.stifle_history != NULL)
            edit.stifle_history(HISTORY_MAX);
        if (keeps && edit.read_history != NULL)
            edit.read_history(path.data);
        if (edit.attempted_completion != NULL && edit.completion_matches != NULL)
            *edit.attempted_completion = complete;
    }
    while (take_line(session, read_line(before.size == 0 ? "yeoul> " : "    -> ")))
        cli_finish_jobs(session, false);
    if (keeps && edit.write_history != NULL)
        edit.write_history(path.data);
    cli_clear(&before);
    cli_clear(&path);
}
