/* The shell: reads statements of one or more lines from a terminal.
 *
 * libedit is loaded when the first line is read, so that `yeoul sql -e` does not pay for it; where
 * it is missing, lines are read plainly. While a line is edited Ctrl-C is a key like any other (the
 * terminal sends no SIGINT then): it drops what was typed, or leaves when nothing was. The history
 * lies in $XDG_STATE_HOME/yeoul/history (by default ~/.local/state), one statement a line.
 */
#include "cli.h"

#include <dlfcn.h>
#include <errno.h>
#include <histedit.h>
#include <locale.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#else
#define __lsan_disable() ((void)0)
#define __lsan_enable()  ((void)0)
#endif

enum { HISTORY_MAX = 1000, WORDS_MAX = 500, LISTED_MAX = 60, KEY_INTERRUPT = 3 };

/* What is used of libedit; all NULL when there is none. */
static struct {
    EditLine *(*el_init)(const char *program, FILE *in, FILE *out, FILE *err);
    void (*el_end)(EditLine *editor);
    const char *(*el_gets)(EditLine *editor, int *count);
    int (*el_set)(EditLine *editor, int what, ...);
    const LineInfo *(*el_line)(EditLine *editor);
    int (*el_insertstr)(EditLine *editor, const char *text);
    History *(*history_init)(void);
    void (*history_end)(History *history);
    int (*history)(History *history, HistEvent *event, int what, ...);
} lib;

static EditLine *editor;
static History *history_list;
static cli_session *completing; /* whose names the tabulator completes */
static cli_text before;         /* the lines of the statement before this one */
static bool key_interrupt;      /* Ctrl-C ended the line */

/* ISO C has no cast from void * to a function; POSIX says that the bytes are the same. */
#define LOAD(library, name)                                                                        \
    do {                                                                                           \
        void *loaded_ = dlsym(library, #name);                                                     \
        memcpy(&lib.name, &loaded_, sizeof loaded_);                                               \
        complete = complete && loaded_ != NULL;                                                    \
    } while (0)

static bool load_library(void)
{
    bool complete = true;
    void *library = dlopen("libedit.so.2", RTLD_NOW);
    if (library == NULL)
        library = dlopen("libedit.so.0", RTLD_NOW);
    if (library == NULL)
        return false;
    LOAD(library, el_init);
    LOAD(library, el_end);
    LOAD(library, el_gets);
    LOAD(library, el_set);
    LOAD(library, el_line);
    LOAD(library, el_insertstr);
    LOAD(library, history_init);
    LOAD(library, history_end);
    LOAD(library, history);
    return complete;
}

/* ---- Completion ---- */

typedef struct word_list {
    char **items;
    size_t n;
} word_list;

static bool keep_word(void *arg, const char *word)
{
    word_list *list = arg;
    size_t size = strlen(word) + 1;
    list->items = cli_grow(list->items, (list->n + 1) * sizeof *list->items);
    list->items[list->n] = cli_alloc(size);
    memcpy(list->items[list->n++], word, size);
    return list->n < WORDS_MAX;
}

/* How many letters all words begin with, whatever their case. */
static size_t common_front(const word_list *words)
{
    size_t size = strlen(words->items[0]);
    for (size_t i = 1; i < words->n; i++) {
        size_t same = 0;
        while (same < size && strncasecmp(words->items[0], words->items[i], same + 1) == 0)
            same++;
        size = same;
    }
    return size;
}

static void list_words(const word_list *words)
{
    fputc('\n', stdout);
    for (size_t i = 0; i < words->n && i < LISTED_MAX; i++)
        printf("%s%s", words->items[i], i + 1 < words->n ? "  " : "");
    puts(words->n > LISTED_MAX ? "..." : "");
    fflush(stdout);
}

static bool is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           (unsigned char)c >= 0x80;
}

/* The tabulator: writes what all possible words have in common, or lists them. */
static unsigned char complete_word(EditLine *el, int key)
{
    const LineInfo *line = lib.el_line(el);
    cli_text sql = {NULL, 0, 0};
    word_list words = {NULL, 0};
    unsigned char result = CC_ERROR;
    size_t typed = 0;
    (void)key;
    while (line->cursor - typed > line->buffer && is_word_byte(line->cursor[-1 - (long)typed]))
        typed++;
    /* The library sees the statement from its first line on. */
    cli_add(&sql, before.data, before.size);
    cli_add(&sql, line->buffer, (size_t)(line->cursor - line->buffer));
    yl_env_complete(completing->env, sql.data, sql.size, keep_word, &words);
    size_t common = words.n > 0 ? common_front(&words) : 0;
    if (common > typed) {
        words.items[0][common] = '\0';
        lib.el_insertstr(el, words.items[0] + typed);
        if (words.n == 1)
            lib.el_insertstr(el, " ");
        result = CC_REFRESH;
    } else if (words.n > 1) {
        list_words(&words);
        result = CC_REDISPLAY;
    }
    for (size_t i = 0; i < words.n; i++)
        free(words.items[i]);
    free(words.items);
    cli_clear(&sql);
    return result;
}

static unsigned char interrupt_line(EditLine *el, int key)
{
    (void)el;
    (void)key;
    key_interrupt = true;
    return CC_EOF;
}

static char *prompt(EditLine *el)
{
    static char first[] = "yeoul> ", more[] = "    -> ";
    (void)el;
    return before.size == 0 ? first : more;
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
    HistEvent event;
    if (history_list == NULL)
        return;
    cli_add(&one, statement->data, statement->size);
    for (size_t i = 0; i < one.size; i++)
        if (one.data[i] == '\n')
            one.data[i] = ' ';
    while (one.size > 0 && one.data[one.size - 1] == ' ')
        one.data[--one.size] = '\0';
    if (one.size > 0)
        lib.history(history_list, &event, H_ENTER, one.data);
    cli_clear(&one);
}

/* ---- Lines ---- */

static void set_up_editor(const char *history_file)
{
    HistEvent event;
    setlocale(LC_CTYPE, ""); /* the editor moves by letters */
    editor = lib.el_init("yeoul", stdin, stdout, stderr);
    history_list = lib.history_init();
    if (editor == NULL)
        return;
    lib.el_set(editor, EL_PROMPT, prompt);
    lib.el_set(editor, EL_EDITOR, "emacs");
    lib.el_set(editor, EL_SETTY, "-d", "-isig", NULL);
    lib.el_set(editor, EL_ADDFN, "yeoul-complete", "complete a word", complete_word);
    lib.el_set(editor, EL_ADDFN, "yeoul-interrupt", "drop the line", interrupt_line);
    lib.el_set(editor, EL_BIND, "^I", "yeoul-complete", NULL);
    lib.el_set(editor, EL_BIND, "^C", "yeoul-interrupt", NULL);
    if (history_list == NULL)
        return;
    lib.history(history_list, &event, H_SETSIZE, HISTORY_MAX);
    lib.history(history_list, &event, H_SETUNIQUE, 1);
    lib.el_set(editor, EL_HIST, lib.history, history_list);
    if (history_file != NULL)
        lib.history(history_list, &event, H_LOAD, history_file);
}

static void open_editor(const char *history_file)
{
    if (!load_library())
        return;
    __lsan_disable(); /* el_end forgets the names of functions */
    set_up_editor(history_file);
    __lsan_enable();
}

static void close_editor(const char *history_file)
{
    HistEvent event;
    if (history_list != NULL && history_file != NULL)
        lib.history(history_list, &event, H_SAVE, history_file);
    if (editor != NULL)
        lib.el_end(editor);
    if (history_list != NULL)
        lib.history_end(history_list);
}

/* A line without its end, to be freed; NULL at the end of the input or after Ctrl-C. */
static char *read_plain(void)
{
    char *text = NULL;
    size_t capacity = 0;
    fputs(prompt(NULL), stdout);
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

static char *read_line(void)
{
    int count = 0;
    key_interrupt = false;
    if (editor == NULL)
        return read_plain();
    const char *line = lib.el_gets(editor, &count);
    if (key_interrupt || line == NULL || count <= 0)
        return NULL;
    size_t size = strlen(line);
    while (size > 0 && (line[size - 1] == '\n' || line[size - 1] == '\r'))
        size--;
    char *copy = cli_alloc(size + 1);
    memcpy(copy, line, size);
    return copy;
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
        bool interrupted = cli_interrupted() || key_interrupt;
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
    const char *history_file = history_path(&path) ? path.data : NULL;
    session->interactive = true;
    printf("Yeoul %s. HELP shows what there is; QUIT leaves.\n\n", yl_version());
    completing = session;
    open_editor(history_file);
    while (take_line(session, read_line()))
        cli_finish_jobs(session, false);
    close_editor(history_file);
    cli_clear(&before);
    cli_clear(&path);
}
