/* The parser's core: tokens, errors and their hints, names, lists; and the public entry points. */
#include "sql/parser.h"

#include <stdio.h>

#include "base/list.h"
#include "sql/parser_impl.h"

/* ---- tokens ---- */

const yl_token *yl_parser_peek_at(yl_parser *p, unsigned n)
{
    assert(n < YL_PARSER_LOOKAHEAD);
    while (p->filled <= n) {
        if (p->filled > 0) {
            const yl_token *last = &p->ring[(p->first + p->filled - 1) % YL_PARSER_LOOKAHEAD];
            if (last->kind == YL_TOKEN_END || last->kind == YL_TOKEN_SEMICOLON ||
                last->kind == YL_TOKEN_ERROR)
                return last;
        }
        yl_token *token = &p->ring[(p->first + p->filled) % YL_PARSER_LOOKAHEAD];
        if (yl_lexer_next(&p->lexer, token, p->err) != YL_OK)
            *token = (yl_token){.kind = YL_TOKEN_ERROR,
                                .span = {(uint32_t)p->lexer.offset, (uint32_t)p->lexer.offset}};
        p->filled++;
    }
    return &p->ring[(p->first + n) % YL_PARSER_LOOKAHEAD];
}

void yl_parser_take(yl_parser *p)
{
    assert(p->filled > 0 && peek(p)->kind != YL_TOKEN_ERROR);
    p->previous = p->ring[p->first];
    p->first = (p->first + 1) % YL_PARSER_LOOKAHEAD;
    p->filled--;
}

void yl_parser_seek(yl_parser *p, size_t offset)
{
    p->filled = 0;
    p->lexer.offset = offset;
}

yl_status yl_parser_expect(yl_parser *p, yl_token_kind kind)
{
    if (accept_kind(p, kind))
        return YL_OK;
    return yl_parser_fail(p, yl_token_kind_text(kind));
}

yl_status yl_parser_expect_word(yl_parser *p, yl_keyword word)
{
    if (accept_word(p, word))
        return YL_OK;
    return yl_parser_fail(p, yl_keyword_text(word));
}

bool yl_parser_at_end(yl_parser *p)
{
    return is_kind(p, YL_TOKEN_END) || is_kind(p, YL_TOKEN_SEMICOLON);
}

/* ---- errors ---- */

enum { FOUND_MAX = 40, CANDIDATES_MAX = 80 };

static yl_str source_of(const yl_parser *p, const yl_token *token)
{
    return (yl_str){p->lexer.sql.data + token->span.begin, token->span.end - token->span.begin};
}

/* At most `max` bytes of `s`, not cutting a character in two. */
static int cut(yl_str s, size_t max)
{
    if (s.size <= max)
        return (int)s.size;
    while (max > 0 && ((unsigned char)s.data[max] & 0xc0) == 0x80)
        max--;
    return (int)max;
}

static void describe(const yl_parser *p, const yl_token *token, char *out, size_t size)
{
    yl_str text = source_of(p, token);
    int shown = cut(text, FOUND_MAX);
    const char *more = (size_t)shown < text.size ? "..." : "";
    switch (token->kind) {
    case YL_TOKEN_END:
        snprintf(out, size, "the end of the text");
        break;
    case YL_TOKEN_WORD:
        if (token->keyword != YL_NO_KEYWORD &&
            yl_keyword_class_of(token->keyword) != YL_KEYWORD_FREE)
            snprintf(out, size, "%s", yl_keyword_text(token->keyword));
        else
            snprintf(out, size, "'%.*s%s'", shown, text.data, more);
        break;
    case YL_TOKEN_QUOTED_NAME:
    case YL_TOKEN_BINARY:
    case YL_TOKEN_UNICODE_STRING:
    case YL_TOKEN_ESCAPE_STRING:
    case YL_TOKEN_CHARSET_STRING:
        snprintf(out, size, "%.*s%s", shown, text.data, more);
        break;
    case YL_TOKEN_STRING:
        snprintf(out, size, "the string %.*s%s", shown, text.data, more);
        break;
    case YL_TOKEN_INTEGER:
    case YL_TOKEN_DECIMAL:
    case YL_TOKEN_APPROX:
        snprintf(out, size, "the number %.*s%s", shown, text.data, more);
        break;
    default:
        snprintf(out, size, "%s", yl_token_kind_text(token->kind));
        break;
    }
}

/* The words of capital letters in `what`; they are copied to `words`. */
static size_t candidates_of(const char *what, char words[CANDIDATES_MAX][FOUND_MAX],
                            const char *pointers[CANDIDATES_MAX])
{
    size_t count = 0;
    while (*what != '\0' && count < CANDIDATES_MAX) {
        size_t size = 0;
        while ((what[size] >= 'A' && what[size] <= 'Z') || what[size] == '_')
            size++;
        if (size >= 2 && size < FOUND_MAX) {
            memcpy(words[count], what, size);
            words[count][size] = '\0';
            pointers[count] = words[count];
            count++;
        }
        what += size == 0 ? 1 : size;
    }
    return count;
}

static bool is_unknown_word(const yl_token *token)
{
    return token->kind == YL_TOKEN_WORD && (token->keyword == YL_NO_KEYWORD ||
                                            yl_keyword_class_of(token->keyword) == YL_KEYWORD_FREE);
}

/* Whether what follows could begin a value: then a comma was perhaps forgotten. */
static bool begins_value(const yl_token *token)
{
    switch (token->kind) {
    case YL_TOKEN_QUOTED_NAME:
    case YL_TOKEN_STRING:
    case YL_TOKEN_INTEGER:
    case YL_TOKEN_DECIMAL:
    case YL_TOKEN_APPROX:
        return true;
    default:
        return is_unknown_word(token);
    }
}

/* Reserved words that are more likely to go on with the statement than to be meant as names. */
static bool is_clause_word(yl_keyword word)
{
    static const yl_keyword words[] = {
        YL_KW_FROM, YL_KW_WHERE, YL_KW_SELECT, YL_KW_ON,   YL_KW_AND,    YL_KW_OR,    YL_KW_THEN,
        YL_KW_ELSE, YL_KW_WHEN,  YL_KW_AS,     YL_KW_JOIN, YL_KW_HAVING, YL_KW_LIMIT, YL_KW_UNION,
        YL_KW_END,  YL_KW_INTO,  YL_KW_WITH,   YL_KW_IN,   YL_KW_IS};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (words[i] == word)
            return true;
    return false;
}

enum { MISSPELT_MIN = 3 }; /* shorter words are near to everything */

/* A word that was to be one of the candidates, or was taken for a name before. */
static bool add_spelling_hint(yl_parser *p, const char *what, const yl_token *found)
{
    char words[CANDIDATES_MAX][FOUND_MAX];
    const char *pointers[CANDIDATES_MAX], *near = NULL;
    size_t count = candidates_of(what, words, pointers);
    yl_str text = source_of(p, found), before = source_of(p, &p->previous);
    if (is_unknown_word(found) && text.size >= MISSPELT_MIN)
        near = yl_str_nearest(text, pointers, count);
    if (near != NULL) {
        yl_error_hintf(p->err, "did you mean %s?", near);
        return true;
    }
    /* FORM in "SELECT a FORM t" was taken for a's new name. */
    if (is_unknown_word(&p->previous) && before.size >= MISSPELT_MIN && found->kind != YL_TOKEN_END)
        near = yl_str_nearest(before, pointers, count);
    if (near == NULL || yl_str_equal_nocase(before, yl_str_of(near)))
        return false;
    yl_error_hintf(p->err, "'%.*s' was read as a name: did you mean %s?", cut(before, FOUND_MAX),
                   before.data, near);
    return true;
}

/* A reserved word where a name or a value should stand. */
static bool add_reserved_hint(yl_parser *p, const char *what, const yl_token *found)
{
    bool name = strstr(what, "name") != NULL, value = strstr(what, "expression") != NULL;
    yl_str text = source_of(p, found);
    if (found->kind != YL_TOKEN_WORD || is_unknown_word(found) || !(name || value))
        return false;
    if (is_clause_word(found->keyword) && p->previous.kind == YL_TOKEN_COMMA)
        yl_error_hintf(p->err, "remove the comma before %s", yl_keyword_text(found->keyword));
    else if (name || !is_clause_word(found->keyword))
        yl_error_hintf(p->err, "%.*s is a reserved word: as a name write it in backticks, `%.*s`",
                       YL_STR_ARGS(text), YL_STR_ARGS(text));
    return true;
}

/* Says what may have been meant; the likeliest first. */
static void add_hint(yl_parser *p, const char *what, const yl_token *found)
{
    yl_str text = source_of(p, found);
    if (add_spelling_hint(p, what, found) || add_reserved_hint(p, what, found))
        return;
    if (strstr(what, "','") != NULL && begins_value(found))
        yl_error_hintf(p->err, "is a comma missing?");
    else if (strstr(what, "string") != NULL && is_unknown_word(found))
        yl_error_hintf(p->err, "strings stand in single quotes: '%.*s'", cut(text, FOUND_MAX),
                       text.data);
    else if (strstr(what, "name") != NULL && found->kind == YL_TOKEN_STRING)
        yl_error_hintf(p->err, "names stand in backticks or bare; '...' is a string");
    else if (found->kind == YL_TOKEN_EQ && p->previous.kind == YL_TOKEN_EQ)
        yl_error_hintf(p->err, "equality is a single =");
    else if (found->kind == YL_TOKEN_RPAREN && p->previous.kind == YL_TOKEN_COMMA)
        yl_error_hintf(p->err, "remove the comma before the parenthesis");
    else if (found->kind == YL_TOKEN_HINT_BEGIN)
        yl_error_hintf(p->err, "a hint stands behind SELECT or behind a table's name");
    else if (found->kind == YL_TOKEN_COLON)
        yl_error_hintf(p->err, "to convert a value write CAST(value AS type)");
}

yl_status yl_parser_fail_hint(yl_parser *p, const char *what, const char *hint)
{
    const yl_token *token = peek(p);
    if (token->kind == YL_TOKEN_ERROR)
        return p->err != NULL && p->err->status != YL_OK ? p->err->status : YL_ERR_SYNTAX;
    char found[FOUND_MAX * 2];
    describe(p, token, found, sizeof found);
    YL_FAIL_AT(p->err, SYNTAX, token->span, "expected %s, found %s", what, found);
    if (hint != NULL)
        yl_error_hintf(p->err, "%s", hint);
    else
        add_hint(p, what, token);
    return YL_ERR_SYNTAX;
}

yl_status yl_parser_fail(yl_parser *p, const char *what)
{
    return yl_parser_fail_hint(p, what, NULL);
}

yl_status yl_parser_refuse(yl_parser *p, yl_span span, const char *what)
{
    return YL_FAIL_AT(p->err, UNSUPPORTED, span, "%s is not supported", what);
}

yl_status yl_parser_enter(yl_parser *p, unsigned *saved)
{
    if (p->depth >= YL_SQL_DEPTH_MAX) {
        YL_FAIL_AT(p->err, BUDGET, peek(p)->span,
                   "the statement is nested more than %d levels deep", YL_SQL_DEPTH_MAX);
        return YL_ERR_BUDGET;
    }
    p->depth++;
    *saved = p->height;
    p->height = 0;
    return YL_OK;
}

void yl_parser_leave(yl_parser *p, unsigned saved)
{
    p->depth--;
    p->height = p->height + 1 > saved ? p->height + 1 : saved;
}

yl_status yl_parser_chain(yl_parser *p)
{
    if (++p->height <= YL_SQL_HEIGHT_MAX)
        return YL_OK;
    YL_FAIL_AT(p->err, BUDGET, p->previous.span, "more than %d operators follow each other here",
               YL_SQL_HEIGHT_MAX);
    yl_error_hintf(p->err, "many values to compare with belong into IN (...)");
    return YL_ERR_BUDGET;
}

/* ---- nodes and lists ---- */

void *yl_parser_node(yl_parser *p, yl_ast_kind kind, size_t size, uint32_t begin)
{
    yl_ast *node = yl_arena_alloc(p->arena, size);
    if (node == NULL || yl_arena_oom(p->arena))
        return NULL;
    node->kind = kind;
    node->span = (yl_span){begin, begin};
    return node;
}

/* Arrays grow at sizes 0, 4, 8, 16, ... into fresh arena memory. */
static yl_status grow(yl_parser *p, void **items, size_t size, size_t item_size)
{
    if (size != 0 && (size < 4 || (size & (size - 1)) != 0))
        return YL_OK;
    void *grown = yl_arena_alloc_raw(p->arena, (size == 0 ? 4 : size * 2) * item_size);
    if (grown == NULL)
        return YL_FAIL_MEMORY(p->err);
    if (size != 0)
        memcpy(grown, *items, size * item_size);
    *items = grown;
    return YL_OK;
}

yl_status yl_parser_push(yl_parser *p, yl_ast_list *list, yl_ast *node)
{
    YL_TRY(grow(p, (void **)&list->items, list->size, sizeof *list->items));
    list->items[list->size++] = node;
    return YL_OK;
}

yl_status yl_parser_push_name(yl_parser *p, yl_ast_name_list *list, yl_ast_name name)
{
    YL_TRY(grow(p, (void **)&list->items, list->size, sizeof *list->items));
    list->items[list->size++] = name;
    return YL_OK;
}

yl_status yl_parser_push_path(yl_parser *p, yl_ast_path *path, yl_ast_name name)
{
    YL_TRY(grow(p, (void **)&path->items, path->size, sizeof *path->items));
    if (path->size == 0)
        path->span.begin = name.span.begin;
    path->span.end = name.span.end;
    path->items[path->size++] = name;
    return YL_OK;
}

/* ---- names and literals ---- */

enum { NAME_CHARS_MAX = 256 };

bool yl_parser_is_name(yl_parser *p)
{
    return is_kind(p, YL_TOKEN_QUOTED_NAME) || is_unknown_word(peek(p));
}

static yl_status take_name(yl_parser *p, yl_ast_name *name)
{
    const yl_token *token = peek(p);
    *name = (yl_ast_name){.span = token->span, .quoted = token->kind == YL_TOKEN_QUOTED_NAME};
    YL_TRY(yl_token_text(p->arena, p->lexer.sql, token, 0, &name->text, p->err));
    size_t chars = 0;
    for (size_t i = 0; i < name->text.size; i++)
        chars += ((unsigned char)name->text.data[i] & 0xc0) != 0x80;
    if (chars == 0)
        return YL_FAIL_AT(p->err, SYNTAX, token->span, "a name must not be empty");
    if (chars > NAME_CHARS_MAX)
        return YL_FAIL_AT(p->err, SYNTAX, token->span,
                          "a name has at most %d characters; this one has %zu", NAME_CHARS_MAX,
                          chars);
    yl_parser_take(p);
    return YL_OK;
}

yl_status yl_parser_name(yl_parser *p, const char *what, yl_ast_name *name)
{
    if (!yl_parser_is_name(p))
        return yl_parser_fail(p, what);
    return take_name(p, name);
}

yl_status yl_parser_any_word(yl_parser *p, const char *what, yl_ast_name *name)
{
    if (!is_kind(p, YL_TOKEN_QUOTED_NAME) && !is_kind(p, YL_TOKEN_WORD))
        return yl_parser_fail(p, what);
    return take_name(p, name);
}

yl_status yl_parser_path(yl_parser *p, const char *what, yl_ast_path *path)
{
    yl_ast_name name;
    *path = (yl_ast_path){0};
    YL_TRY(yl_parser_name(p, what, &name));
    YL_TRY(yl_parser_push_path(p, path, name));
    while (accept_kind(p, YL_TOKEN_DOT)) {
        YL_TRY(yl_parser_any_word(p, "a name behind the point", &name));
        YL_TRY(yl_parser_push_path(p, path, name));
    }
    return YL_OK;
}

yl_status yl_parser_name_list(yl_parser *p, const char *what, yl_ast_name_list *names)
{
    *names = (yl_ast_name_list){0};
    YL_TRY(yl_parser_expect(p, YL_TOKEN_LPAREN));
    do {
        yl_ast_name name;
        YL_TRY(yl_parser_name(p, what, &name));
        YL_TRY(yl_parser_push_name(p, names, name));
    } while (accept_kind(p, YL_TOKEN_COMMA));
    if (accept_kind(p, YL_TOKEN_RPAREN))
        return YL_OK;
    return yl_parser_fail(p, "',' or ')'");
}

static bool is_string_kind(yl_token_kind kind)
{
    return kind == YL_TOKEN_STRING || kind == YL_TOKEN_UNICODE_STRING ||
           kind == YL_TOKEN_ESCAPE_STRING || kind == YL_TOKEN_CHARSET_STRING;
}

bool yl_parser_is_string(yl_parser *p)
{
    return is_string_kind(peek(p)->kind);
}

/* U&'...' UESCAPE '!': the escape character, the backslash when nothing is written. */
static yl_status take_unicode(yl_parser *p, const yl_token *token, yl_str *text)
{
    char escape = '\\';
    if (accept_word(p, YL_KW_UESCAPE)) {
        const yl_token *which = peek(p);
        yl_str body = source_of(p, which);
        if (which->kind != YL_TOKEN_STRING)
            return yl_parser_fail(p, "the escape character as a string");
        char c = body.size == 3 ? body.data[1] : '\'';
        if (c == '\'' || c == '+' || c == ' ' || c == '\t' || c == '\n' || c == '"' ||
            strchr("0123456789abcdefABCDEF", c) != NULL || (unsigned char)c >= 0x80)
            return YL_FAIL_AT(p->err, SYNTAX, which->span,
                              "UESCAPE takes one character that is no blank, quote, plus sign or "
                              "hexadecimal digit");
        escape = c;
        yl_parser_take(p);
    }
    return yl_token_text(p->arena, p->lexer.sql, token, escape, text, p->err);
}

/* Whether the next token is a string on a later line than the one before: it continues that. */
static bool is_continued(yl_parser *p)
{
    const yl_token *token = peek(p);
    yl_str sql = p->lexer.sql;
    if (token->kind != YL_TOKEN_STRING)
        return false;
    for (size_t i = p->previous.span.end; i < token->span.begin; i++)
        if (sql.data[i] == '\n' || sql.data[i] == '\r')
            return true;
    return false;
}

/* 'a' and 'b' on the next line are 'ab': the parts are listed first, so that joining is linear. */
static yl_status join_strings(yl_parser *p, yl_ast_string *string)
{
    YL_LIST(yl_str) parts = {0};
    yl_status status = YL_OK;
    size_t size = string->text.size;
    if (!yl_list_push(&parts, string->text))
        status = YL_FAIL_MEMORY(p->err);
    while (status == YL_OK && is_continued(p)) {
        yl_str part;
        status = yl_token_text(p->arena, p->lexer.sql, peek(p), 0, &part, p->err);
        if (status == YL_OK && !yl_list_push(&parts, part))
            status = YL_FAIL_MEMORY(p->err);
        size += part.size;
        yl_parser_take(p);
    }
    char *joined = status == YL_OK ? yl_arena_alloc_raw(p->arena, size + 1) : NULL;
    if (status == YL_OK && joined == NULL)
        status = YL_FAIL_MEMORY(p->err);
    if (status == YL_OK) {
        size_t at = 0;
        for (size_t i = 0; i < parts.size; i++) {
            if (parts.items[i].size != 0)
                memcpy(joined + at, parts.items[i].data, parts.items[i].size);
            at += parts.items[i].size;
        }
        string->text = (yl_str){joined, size};
        string->span.end = p->previous.span.end;
    }
    yl_list_clear(&parts);
    return status;
}

yl_status yl_parser_string(yl_parser *p, const char *what, yl_ast_string *string)
{
    if (!yl_parser_is_string(p))
        return yl_parser_fail(p, what);
    yl_token token = *peek(p);
    *string = (yl_ast_string){.span = token.span};
    yl_parser_take(p);
    if (token.kind == YL_TOKEN_UNICODE_STRING)
        YL_TRY(take_unicode(p, &token, &string->text));
    else
        YL_TRY(yl_token_text(p->arena, p->lexer.sql, &token, 0, &string->text, p->err));
    string->span.end = p->previous.span.end;
    if (is_continued(p))
        YL_TRY(join_strings(p, string));
    return YL_OK;
}

yl_status yl_parser_integer(yl_parser *p, const char *what, int64_t *value)
{
    const yl_token *token = peek(p);
    if (token->kind != YL_TOKEN_INTEGER)
        return yl_parser_fail(p, what);
    yl_str text = source_of(p, token);
    *value = 0;
    for (size_t i = 0; i < text.size; i++) {
        *value = *value * 10 + (text.data[i] - '0');
        if (*value > INT32_MAX)
            return YL_FAIL_AT(p->err, SYNTAX, token->span, "%.*s is too large here",
                              cut(text, FOUND_MAX), text.data);
    }
    yl_parser_take(p);
    return YL_OK;
}

yl_status yl_parser_alias(yl_parser *p, yl_ast_alias *alias)
{
    if (accept_word(p, YL_KW_AS))
        YL_TRY(yl_parser_name(p, "a name behind AS", &alias->name));
    else if (yl_parser_is_name(p))
        YL_TRY(yl_parser_name(p, "a name", &alias->name));
    else
        return YL_OK;
    if (is_kind(p, YL_TOKEN_LPAREN))
        YL_TRY(yl_parser_name_list(p, "a column name", &alias->columns));
    return YL_OK;
}

/* ---- entry points ---- */

static yl_status begin_text(yl_arena *arena, yl_str *sql, yl_error *err)
{
    if (sql->size > YL_SQL_BYTES_MAX)
        return YL_FAIL(err, BUDGET, "the SQL text has %zu bytes; at most %d are allowed", sql->size,
                       (int)YL_SQL_BYTES_MAX);
    *sql = yl_arena_str(arena, *sql);
    if (yl_arena_oom(arena) || sql->data == NULL)
        return YL_FAIL_MEMORY(err);
    return YL_OK;
}

static yl_parser new_parser(yl_arena *arena, yl_str sql, size_t offset, yl_error *err)
{
    yl_parser p = {.arena = arena, .err = err};
    yl_lexer_init(&p.lexer, sql, offset);
    return p;
}

void yl_sql_script_init(yl_sql_script *script, yl_arena *arena, yl_str sql)
{
    *script = (yl_sql_script){.arena = arena, .sql = sql};
}

/* Whether the statement's last part is a query, so that more of it could have followed. */
static bool ends_with_query(const yl_ast *statement)
{
    switch (statement->kind) {
    case YL_AST_QUERY_STATEMENT:
    case YL_AST_INSERT:
    case YL_AST_CREATE_VIEW:
        return true;
    case YL_AST_CREATE_TABLE:
        return yl_ast_as_create_table(statement)->query != NULL;
    case YL_AST_ALTER_VIEW:
        return yl_ast_as_alter_view(statement)->query != NULL;
    case YL_AST_EXPLAIN:
        return ends_with_query(yl_ast_as_explain(statement)->statement);
    case YL_AST_EXECUTE:
        return ends_with_query(yl_ast_as_execute(statement)->statement);
    default:
        return false;
    }
}

static yl_status parse_next(yl_parser *p, yl_ast **statement)
{
    while (accept_kind(p, YL_TOKEN_SEMICOLON))
        continue;
    if (is_kind(p, YL_TOKEN_END))
        return YL_OK;
    yl_ast *parsed;
    YL_TRY(yl_parser_statement(p, &parsed));
    if (!yl_parser_at_end(p))
        return yl_parser_fail(p, ends_with_query(parsed) ? YL_PARSER_CLAUSES
                                     " or the end of the statement"
                                                         : "';' or the end of the statement");
    if (is_kind(p, YL_TOKEN_SEMICOLON))
        yl_parser_take(p);
    *statement = parsed;
    return YL_OK;
}

yl_status yl_sql_script_next(yl_sql_script *script, yl_ast **statement, yl_error *err)
{
    *statement = NULL;
    if (!script->started) {
        YL_TRY(begin_text(script->arena, &script->sql, err));
        script->started = true;
    }
    yl_parser p = new_parser(script->arena, script->sql, script->offset, err);
    yl_status status = parse_next(&p, statement);
    if (status != YL_OK) {
        /* Skip the broken statement as a whole; without a semicolon that is the rest. */
        yl_span extent;
        size_t next;
        (void)yl_sql_split(script->sql, script->offset, &extent, &next, NULL);
        script->offset = next;
        return status;
    }
    script->offset = p.filled > 0 ? peek(&p)->span.begin : p.lexer.offset;
    return YL_OK;
}

yl_status yl_sql_parse(yl_arena *arena, yl_str sql, yl_ast_list *statements, yl_error *err)
{
    yl_sql_script script;
    yl_ast_list found = {0};
    *statements = found;
    yl_sql_script_init(&script, arena, sql);
    yl_parser list_owner = {.arena = arena, .err = err};
    for (;;) {
        yl_ast *statement;
        YL_TRY(yl_sql_script_next(&script, &statement, err));
        if (statement == NULL)
            break;
        YL_TRY(yl_parser_push(&list_owner, &found, statement));
    }
    *statements = found;
    return YL_OK;
}

yl_status yl_sql_parse_one(yl_arena *arena, yl_str sql, yl_ast **statement, yl_error *err)
{
    *statement = NULL;
    YL_TRY(begin_text(arena, &sql, err));
    yl_parser p = new_parser(arena, sql, 0, err);
    yl_ast *parsed = NULL;
    YL_TRY(parse_next(&p, &parsed));
    if (parsed == NULL)
        return yl_parser_fail(&p, "a statement");
    while (accept_kind(&p, YL_TOKEN_SEMICOLON))
        continue;
    if (!is_kind(&p, YL_TOKEN_END))
        return yl_parser_fail(&p, "the end of the text (one statement is wanted)");
    *statement = parsed;
    return YL_OK;
}

/* A text that is one thing of the grammar. */
static yl_status parse_whole(yl_arena *arena, yl_str sql,
                             yl_status (*parse)(yl_parser *p, yl_ast **out), yl_ast **out,
                             yl_error *err)
{
    *out = NULL;
    YL_TRY(begin_text(arena, &sql, err));
    yl_parser p = new_parser(arena, sql, 0, err);
    yl_ast *parsed;
    YL_TRY(parse(&p, &parsed));
    if (!is_kind(&p, YL_TOKEN_END))
        return yl_parser_fail(&p, "the end of the text");
    *out = parsed;
    return YL_OK;
}

yl_status yl_sql_parse_expr(yl_arena *arena, yl_str sql, yl_ast **expr, yl_error *err)
{
    return parse_whole(arena, sql, yl_parser_expr, expr, err);
}

yl_status yl_sql_parse_type(yl_arena *arena, yl_str sql, yl_ast **type, yl_error *err)
{
    return parse_whole(arena, sql, yl_parser_type, type, err);
}

yl_status yl_sql_parse_path(yl_arena *arena, yl_str sql, yl_ast_path *path, yl_error *err)
{
    *path = (yl_ast_path){0};
    YL_TRY(begin_text(arena, &sql, err));
    yl_parser p = new_parser(arena, sql, 0, err);
    yl_ast_path parsed = {0};
    do {
        yl_ast_name name;
        YL_TRY(yl_parser_any_word(&p, "a name", &name));
        YL_TRY(yl_parser_push_path(&p, &parsed, name));
    } while (accept_kind(&p, YL_TOKEN_DOT));
    if (!is_kind(&p, YL_TOKEN_END))
        return yl_parser_fail(&p, "'.' or the end of the name");
    if (parsed.size > 3)
        return YL_FAIL_AT(err, SYNTAX, parsed.span,
                          "a name has at most three parts: catalog, database and object");
    *path = parsed;
    return YL_OK;
}
