/* yeoul: the commands and what stands behind them on the command line. */
#include "cli.h"

#include <errno.h>
#include <unistd.h>

static const char usage_text[] =
    "usage: yeoul COMMAND ...\n"
    "\n"
    "  yeoul sql [OPTION]...        runs SQL; without -e and -f a shell, or standard input\n"
    "      -e STATEMENTS            runs these; may be repeated\n"
    "      -f FILE                  runs a file ('-' is standard input); may be repeated\n"
    "      -i FILE                  runs a file first, without showing results\n"
    "      --format FORMAT          table, csv, json or markdown\n"
    "      --set KEY=VALUE          a setting, as SET 'KEY' = 'VALUE'\n"
    "      --keep-going             goes on after a statement that failed\n"
    "  yeoul explain [--json|--dot|--text] (-e STATEMENTS | -f FILE)\n"
    "                               shows the plan of the last query or INSERT\n"
    "  yeoul functions [PART]       lists functions, those whose names contain PART\n"
    "  yeoul connectors [NAME]      lists connectors and formats, or the options of one\n"
    "  yeoul docs DIRECTORY         writes the reference pages\n"
    "  yeoul help, yeoul --version\n"
    "\n"
    "Exit codes: 0 done, 1 a statement failed, 2 wrong command line, 130 interrupted.\n";

static int usage_error(const char *format, ...) __attribute__((format(printf, 1, 2)));
static int usage_error(const char *format, ...)
{
    va_list args;
    fputs("yeoul: ", stderr);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputs("\n'yeoul help' shows the commands\n", stderr);
    return CLI_USAGE;
}

/* ---- Options of sql and explain ---- */

typedef struct input {
    char kind; /* 'e', 'f', 'i' */
    const char *text;
} input;

typedef struct options {
    input *inputs;
    size_t n;
    char **settings;
    size_t n_settings;
    cli_format format;
    bool keep_going;
    const char *plan; /* of explain */
} options;

static bool parse_format(const char *word, cli_format *format)
{
    static const char *const words[] = {"table", "csv", "json", "markdown"};
    for (int i = 0; i < 4; i++)
        if (strcmp(word, words[i]) == 0) {
            *format = (cli_format)i;
            return true;
        }
    return false;
}

/* The value of an option: "--name=value", or the next argument; NULL when there is none. */
static const char *value_of(int argc, char **argv, int *at, const char *name)
{
    size_t size = strlen(name);
    if (strncmp(argv[*at], name, size) == 0 && argv[*at][size] == '=')
        return argv[*at] + size + 1;
    return *at + 1 < argc ? argv[++*at] : NULL;
}

static bool is_option(const char *argument, const char *name)
{
    size_t size = strlen(name);
    return strncmp(argument, name, size) == 0 && (argument[size] == '\0' || argument[size] == '=');
}

static void add_input(options *o, char kind, const char *text)
{
    o->inputs = cli_grow(o->inputs, (o->n + 1) * sizeof *o->inputs);
    o->inputs[o->n++] = (input){kind, text};
}

/* 0 when all is well, else the exit code. */
static int parse_input(options *o, int argc, char **argv, int *at)
{
    static const struct {
        const char *name;
        char kind;
    } names[] = {{"-e", 'e'}, {"-f", 'f'}, {"--file", 'f'}, {"-i", 'i'}, {"--init", 'i'}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!is_option(argv[*at], names[i].name))
            continue;
        const char *text = value_of(argc, argv, at, names[i].name);
        if (text == NULL)
            return usage_error("%s needs a value", names[i].name);
        add_input(o, names[i].kind, text);
        return 0;
    }
    return usage_error("there is no option '%s'", argv[*at]);
}

static int parse_options(options *o, int argc, char **argv, bool explain)
{
    *o = (options){.format = CLI_TABLE, .plan = "plan"};
    for (int at = 0; at < argc; at++) {
        if (explain && (strcmp(argv[at], "--json") == 0 || strcmp(argv[at], "--dot") == 0 ||
                        strcmp(argv[at], "--text") == 0)) {
            o->plan = argv[at] + 2;
        } else if (!explain && strcmp(argv[at], "--keep-going") == 0) {
            o->keep_going = true;
        } else if (!explain && is_option(argv[at], "--format")) {
            const char *word = value_of(argc, argv, &at, "--format");
            if (word == NULL || !parse_format(word, &o->format))
                return usage_error("--format is table, csv, json or markdown");
        } else if (is_option(argv[at], "--set")) {
            const char *setting = value_of(argc, argv, &at, "--set");
            if (setting == NULL || strchr(setting, '=') == NULL)
                return usage_error("--set needs KEY=VALUE");
            o->settings = cli_grow(o->settings, (o->n_settings + 1) * sizeof *o->settings);
            o->settings[o->n_settings++] = (char *)setting;
        } else {
            int code = parse_input(o, argc, argv, &at);
            if (code != 0)
                return code;
        }
    }
    return 0;
}

static void clear_options(options *o)
{
    free(o->inputs);
    free(o->settings);
}

/* ---- Sessions ---- */

static int open_session(cli_session *session, const options *o)
{
    *session = (cli_session){.format = o->format, .keep_going = o->keep_going};
    if (yl_env_new(NULL, &session->env) != YL_OK) {
        fputs("yeoul: out of memory\n", stderr);
        return CLI_FAILED;
    }
    for (size_t i = 0; i < o->n_settings; i++) {
        cli_text key = {NULL, 0, 0};
        const char *equal = strchr(o->settings[i], '=');
        cli_add(&key, o->settings[i], (size_t)(equal - o->settings[i]));
        yl_status status = yl_env_set(session->env, key.data, equal + 1);
        cli_clear(&key);
        if (status != YL_OK) {
            const yl_error *err = yl_env_error(session->env);
            fprintf(stderr, "yeoul: --set %s: %s\n", o->settings[i], yl_error_message(err));
            if (yl_error_hint(err)[0] != '\0')
                fprintf(stderr, "hint: %s\n", yl_error_hint(err));
            yl_env_free(session->env);
            return CLI_USAGE;
        }
    }
    return 0;
}

/* The text of an input; false: the file cannot be read. */
static bool read_input(const input *in, cli_text *text, cli_source *source)
{
    if (in->kind == 'e') {
        *source = (cli_source){NULL, in->text, strlen(in->text)};
        return true;
    }
    if (!cli_read_file(in->text, text)) {
        fprintf(stderr, "yeoul: %s: %s\n", in->text, strerror(errno));
        return false;
    }
    bool standard = strcmp(in->text, "-") == 0;
    *source = (cli_source){standard ? "stdin" : in->text, text->data, text->size};
    return true;
}

static bool run_inputs(cli_session *session, const options *o, bool init)
{
    bool fine = true;
    session->quiet = init;
    for (size_t i = 0; i < o->n && fine && !session->quit; i++) {
        cli_text text = {NULL, 0, 0};
        cli_source source;
        if ((o->inputs[i].kind == 'i') != init)
            continue;
        if (!read_input(&o->inputs[i], &text, &source)) {
            session->code = CLI_FAILED;
            fine = false;
        } else {
            fine = cli_run_source(session, &source);
        }
        cli_clear(&text);
    }
    session->quiet = false;
    return fine;
}

static int run_sql(int argc, char **argv)
{
    options o;
    cli_session session;
    int code = parse_options(&o, argc, argv, false);
    if (code == 0)
        code = open_session(&session, &o);
    if (code != 0) {
        clear_options(&o);
        return code;
    }
    bool given = false;
    for (size_t i = 0; i < o.n; i++)
        given = given || o.inputs[i].kind != 'i';
    cli_catch_interrupts();
    bool shell = !given && isatty(STDIN_FILENO);
    if (!given && !shell)
        add_input(&o, 'f', "-");
    if (run_inputs(&session, &o, true) && !session.quit) {
        if (shell)
            cli_shell(&session);
        else
            (void)run_inputs(&session, &o, false);
    }
    cli_finish_jobs(&session, session.code != CLI_INTERRUPTED);
    yl_env_free(session.env);
    clear_options(&o);
    return session.code;
}

/* ---- explain ---- */

/* Statements before the last one are run: they make the tables that it needs. */
static int explain_source(cli_session *session, const cli_source *source, const char *format)
{
    size_t offset = 0, begin = 0, end = 0, next_begin, next_end;
    yl_result *result;
    bool any = false;
    for (;;) {
        if (yl_sql_next_statement(source->text, source->size, &offset, &next_begin, &next_end,
                                  NULL) == YL_STATEMENT_NONE)
            break;
        if (any) {
            yl_result *done = NULL;
            if (yl_env_execute(session->env, source->text + begin, end - begin, &done) != YL_OK) {
                cli_report(session, source, begin);
                return CLI_FAILED;
            }
            yl_result_free(done);
        }
        begin = next_begin;
        end = next_end;
        any = true;
    }
    if (!any)
        return usage_error("there is no statement to explain");
    if (yl_env_explain(session->env, source->text + begin, end - begin, format, &result) != YL_OK) {
        cli_report(session, source, begin);
        return CLI_FAILED;
    }
    bool fine = cli_print_table(session, result, 0);
    yl_result_free(result);
    return fine ? CLI_OK : CLI_FAILED;
}

static int run_explain(int argc, char **argv)
{
    options o;
    cli_session session;
    cli_text text = {NULL, 0, 0};
    cli_source source;
    int code = parse_options(&o, argc, argv, true);
    if (code == 0 && o.n == 0 && isatty(STDIN_FILENO))
        code = usage_error("explain needs -e STATEMENTS or -f FILE");
    if (code == 0 && o.n == 0)
        add_input(&o, 'f', "-");
    if (code == 0 && o.n > 1)
        code = usage_error("explain takes one -e or -f");
    if (code == 0)
        code = open_session(&session, &o);
    if (code == 0) {
        code = read_input(&o.inputs[0], &text, &source) ? explain_source(&session, &source, o.plan)
                                                        : CLI_FAILED;
        yl_env_free(session.env);
    }
    cli_clear(&text);
    clear_options(&o);
    return code;
}

/* ---- Commands ---- */

static int print_version(void)
{
    printf("yeoul %s\n", yl_version());
    return CLI_OK;
}

static int finish(int code)
{
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fprintf(stderr, "yeoul: standard output: %s\n", strerror(errno));
        return code == CLI_OK ? CLI_FAILED : code;
    }
    return code;
}

int main(int argc, char **argv)
{
    const char *command = argc > 1 ? argv[1] : "help";
    int left = argc - 2;
    char **rest = argv + 2;
    if (strcmp(command, "sql") == 0)
        return finish(run_sql(left, rest));
    if (strcmp(command, "explain") == 0)
        return finish(run_explain(left, rest));
    if (strcmp(command, "functions") == 0 && left <= 1)
        return finish(cli_list_functions(left == 1 ? rest[0] : NULL));
    if (strcmp(command, "connectors") == 0 && left <= 1)
        return finish(cli_list_connectors(left == 1 ? rest[0] : NULL));
    if (strcmp(command, "docs") == 0 && left == 1)
        return finish(cli_write_docs(rest[0]));
    if (strcmp(command, "--version") == 0 || strcmp(command, "-V") == 0)
        return finish(print_version());
    if (strcmp(command, "help") == 0 || strcmp(command, "--help") == 0 ||
        strcmp(command, "-h") == 0) {
        fputs(usage_text, argc > 1 ? stdout : stderr);
        return finish(argc > 1 ? CLI_OK : CLI_USAGE);
    }
    return usage_error("there is no command '%s', or it takes other arguments", command);
}
