/* Statements: which one it is, queries, INSERT, UPDATE, DELETE, statement sets. */
#include "sql/parser_impl.h"

/* ---- shared parts ---- */

static yl_status parse_option(yl_parser *p, bool with_value, yl_ast **out)
{
    YL_PARSER_NEW(p, option, option, OPTION, here(p));
    YL_TRY(yl_parser_string(p, "the key of an option, a string", &option->key));
    if (with_value) {
        YL_TRY(yl_parser_expect(p, YL_TOKEN_EQ));
        YL_TRY(yl_parser_string(p, "the value of the option, a string", &option->value));
    }
    return finish(p, option, out);
}

static yl_status parse_option_list(yl_parser *p, bool with_value, yl_ast_list *options)
{
    YL_TRY(yl_parser_expect(p, YL_TOKEN_LPAREN));
    if (accept_kind(p, YL_TOKEN_RPAREN))
        return YL_OK;
    do {
        yl_ast *option = NULL;
        YL_TRY(parse_option(p, with_value, &option));
        YL_TRY(yl_parser_push(p, options, option));
    } while (accept_kind(p, YL_TOKEN_COMMA));
    if (accept_kind(p, YL_TOKEN_RPAREN))
        return YL_OK;
    if (is_kind(p, YL_TOKEN_EQ) && p->previous.kind == YL_TOKEN_STRING) {
        /* 'a' = 'x' and 'b' = 'y' on the next line: the strings were joined. */
        return yl_parser_fail_hint(p, "',' or ')'", "is a comma missing between two options?");
    }
    return yl_parser_fail(p, "',' or ')'");
}

yl_status yl_parser_options(yl_parser *p, yl_ast_list *options)
{
    return parse_option_list(p, true, options);
}

yl_status yl_parser_option_keys(yl_parser *p, yl_ast_list *options)
{
    return parse_option_list(p, false, options);
}

static yl_status parse_partition_value(yl_parser *p, bool bare, yl_ast **out)
{
    YL_PARSER_NEW(p, node, partition_value, PARTITION_VALUE, here(p));
    YL_TRY(yl_parser_name(p, "the name of a partition column", &node->column));
    if (bare && !is_kind(p, YL_TOKEN_EQ))
        return finish(p, node, out);
    YL_TRY(yl_parser_expect(p, YL_TOKEN_EQ));
    YL_TRY(yl_parser_expr_at(p, YL_PRECEDENCE_UNARY, &node->value));
    const yl_ast *value = node->value;
    if (value->kind == YL_AST_UNARY)
        value = yl_ast_as_unary(value)->operand;
    if (value->kind != YL_AST_LITERAL)
        return YL_FAIL_AT(p->err, SYNTAX, node->value->span,
                          "the value of a partition must be a literal");
    return finish(p, node, out);
}

yl_status yl_parser_partition_spec(yl_parser *p, bool bare, yl_ast_list *values)
{
    YL_TRY(yl_parser_expect(p, YL_TOKEN_LPAREN));
    do {
        yl_ast *value = NULL;
        YL_TRY(parse_partition_value(p, bare, &value));
        YL_TRY(yl_parser_push(p, values, value));
    } while (accept_kind(p, YL_TOKEN_COMMA));
    if (accept_kind(p, YL_TOKEN_RPAREN))
        return YL_OK;
    return yl_parser_fail(p, "',' or ')'");
}

bool yl_parser_if_not_exists(yl_parser *p)
{
    if (!is_words(p, YL_KW_IF, YL_KW_NOT) || !is_word_at(p, 2, YL_KW_EXISTS))
        return false;
    for (int i = 0; i < 3; i++) {
        (void)peek(p);
        yl_parser_take(p);
    }
    return true;
}

bool yl_parser_if_exists(yl_parser *p)
{
    return accept_words(p, YL_KW_IF, YL_KW_EXISTS);
}

yl_status yl_parser_unsupported(yl_parser *p, uint32_t begin, const char *name, yl_ast **out)
{
    YL_PARSER_NEW(p, node, unsupported, UNSUPPORTED, begin);
    node->name = name;
    while (!yl_parser_at_end(p)) {
        if (is_kind(p, YL_TOKEN_ERROR))
            return yl_parser_fail(p, "");
        yl_parser_take(p);
    }
    return finish(p, node, out);
}

/* ---- queries and data ---- */

bool yl_parser_is_query_statement(yl_parser *p)
{
    return yl_parser_is_query(p) || is_kind(p, YL_TOKEN_LPAREN);
}

yl_status yl_parser_query_statement(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, node, query_statement, QUERY_STATEMENT, here(p));
    YL_TRY(yl_parser_query(p, &node->query));
    return finish(p, node, out);
}

/* (a, b.c) */
static yl_status parse_insert_columns(yl_parser *p, yl_ast_list *columns)
{
    yl_parser_take(p);
    do {
        yl_ast *out;
        YL_PARSER_NEW(p, column, column, COLUMN, here(p));
        YL_TRY(yl_parser_path(p, "a column name or a query", &column->path));
        YL_TRY(finish(p, column, &out));
        YL_TRY(yl_parser_push(p, columns, out));
    } while (accept_kind(p, YL_TOKEN_COMMA));
    if (accept_kind(p, YL_TOKEN_RPAREN))
        return YL_OK;
    return yl_parser_fail(p, "',' or ')'");
}

/* Whether '(' opens a query rather than a list of columns. */
static bool is_paren_query(yl_parser *p)
{
    return is_kind_at(p, 1, YL_TOKEN_LPAREN) || is_word_at(p, 1, YL_KW_SELECT) ||
           is_word_at(p, 1, YL_KW_WITH) || is_word_at(p, 1, YL_KW_VALUES) ||
           is_word_at(p, 1, YL_KW_TABLE);
}

/* ON CONFLICT DO ERROR|NOTHING|DEDUPLICATE */
static yl_status parse_conflict(yl_parser *p, yl_ast_insert *insert)
{
    if (!accept_words(p, YL_KW_ON, YL_KW_CONFLICT))
        return YL_OK;
    YL_TRY(yl_parser_expect_word(p, YL_KW_DO));
    if (accept_word(p, YL_KW_ERROR))
        insert->on_conflict = YL_CONFLICT_ERROR;
    else if (accept_word(p, YL_KW_NOTHING))
        insert->on_conflict = YL_CONFLICT_NOTHING;
    else if (accept_word(p, YL_KW_DEDUPLICATE))
        insert->on_conflict = YL_CONFLICT_DEDUPLICATE;
    else
        return yl_parser_fail(p, "ERROR, NOTHING or DEDUPLICATE");
    return YL_OK;
}

yl_status yl_parser_insert(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, insert, insert, INSERT, here(p));
    if (is_word(p, YL_KW_UPSERT))
        return yl_parser_refuse(p, peek(p)->span, "UPSERT");
    if (!accept_word(p, YL_KW_INSERT))
        return yl_parser_fail(p, "INSERT");
    if (accept_word(p, YL_KW_OVERWRITE))
        insert->overwrite = true;
    else if (!accept_word(p, YL_KW_INTO))
        return yl_parser_fail(p, "INTO or OVERWRITE");
    YL_TRY(yl_parser_path(p, "a table name", &insert->path));
    YL_TRY(yl_parser_hints(p, &insert->hints));
    if (accept_word(p, YL_KW_PARTITION))
        YL_TRY(yl_parser_partition_spec(p, false, &insert->partition));
    if (is_kind(p, YL_TOKEN_LPAREN) && !is_paren_query(p))
        YL_TRY(parse_insert_columns(p, &insert->columns));
    if (!yl_parser_is_query_statement(p))
        return yl_parser_fail(p, insert->columns.size > 0
                                     ? "SELECT, VALUES, TABLE, WITH or '('"
                                     : "SELECT, VALUES, TABLE, WITH, PARTITION or '('");
    YL_TRY(yl_parser_query(p, &insert->query));
    YL_TRY(parse_conflict(p, insert));
    return finish(p, insert, out);
}

static yl_status parse_assignment(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, node, assignment, ASSIGNMENT, here(p));
    YL_TRY(yl_parser_path(p, "a column name", &node->column));
    YL_TRY(yl_parser_expect(p, YL_TOKEN_EQ));
    YL_TRY(yl_parser_expr(p, &node->value));
    return finish(p, node, out);
}

static yl_status parse_update(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, update, update, UPDATE, here(p));
    yl_parser_take(p);
    YL_TRY(yl_parser_path(p, "a table name", &update->path));
    YL_TRY(yl_parser_alias(p, &update->alias));
    YL_TRY(yl_parser_expect_word(p, YL_KW_SET));
    do {
        yl_ast *assignment = NULL;
        YL_TRY(parse_assignment(p, &assignment));
        YL_TRY(yl_parser_push(p, &update->assignments, assignment));
    } while (accept_kind(p, YL_TOKEN_COMMA));
    if (accept_word(p, YL_KW_WHERE))
        YL_TRY(yl_parser_expr(p, &update->where));
    return finish(p, update, out);
}

static yl_status parse_delete(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, node, delete, DELETE, here(p));
    yl_parser_take(p);
    YL_TRY(yl_parser_expect_word(p, YL_KW_FROM));
    YL_TRY(yl_parser_path(p, "a table name", &node->path));
    YL_TRY(yl_parser_alias(p, &node->alias));
    if (accept_word(p, YL_KW_WHERE))
        YL_TRY(yl_parser_expr(p, &node->where));
    return finish(p, node, out);
}

static yl_status parse_truncate(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, node, truncate, TRUNCATE, here(p));
    yl_parser_take(p);
    YL_TRY(yl_parser_expect_word(p, YL_KW_TABLE));
    YL_TRY(yl_parser_path(p, "a table name", &node->path));
    return finish(p, node, out);
}

/* CALL path(args) */
static yl_status parse_call_statement(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, node, call_procedure, CALL_PROCEDURE, here(p));
    yl_ast_path name;
    yl_parser_take(p);
    YL_TRY(yl_parser_path(p, "the name of a procedure", &name));
    if (!is_kind(p, YL_TOKEN_LPAREN))
        return yl_parser_fail(p, "'(' and the arguments of the procedure");
    YL_TRY(yl_parser_call_rest(p, &name, &node->call));
    return finish(p, node, out);
}

/* ---- statement sets ---- */

yl_status yl_parser_statement_set(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, set, statement_set, STATEMENT_SET, here(p));
    YL_TRY(yl_parser_expect_word(p, YL_KW_STATEMENT));
    YL_TRY(yl_parser_expect_word(p, YL_KW_SET));
    YL_TRY(yl_parser_expect_word(p, YL_KW_BEGIN));
    do {
        yl_ast *insert = NULL;
        YL_TRY(yl_parser_insert(p, &insert));
        YL_TRY(yl_parser_push(p, &set->inserts, insert));
        YL_TRY(yl_parser_expect(p, YL_TOKEN_SEMICOLON));
    } while (!is_word(p, YL_KW_END) && !is_kind(p, YL_TOKEN_END));
    if (!accept_word(p, YL_KW_END))
        return yl_parser_fail(p, "INSERT or END");
    return finish(p, set, out);
}

static yl_status parse_begin(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, node, begin_statement_set, BEGIN_STATEMENT_SET, here(p));
    yl_parser_take(p);
    YL_TRY(yl_parser_expect_word(p, YL_KW_STATEMENT));
    YL_TRY(yl_parser_expect_word(p, YL_KW_SET));
    return finish(p, node, out);
}

static yl_status parse_end(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, node, end_statement_set, END_STATEMENT_SET, here(p));
    yl_parser_take(p);
    return finish(p, node, out);
}

/* ---- dispatch ---- */

/* QUIT, EXIT, HELP, CLEAR mean something only when nothing follows. */
static bool is_client_command(yl_parser *p, yl_ast_client_kind *command)
{
    if (is_word(p, YL_KW_QUIT) || is_word(p, YL_KW_EXIT))
        *command = YL_CLIENT_QUIT;
    else if (is_word(p, YL_KW_HELP))
        *command = YL_CLIENT_HELP;
    else if (is_word(p, YL_KW_CLEAR))
        *command = YL_CLIENT_CLEAR;
    else
        return false;
    return is_kind_at(p, 1, YL_TOKEN_END) || is_kind_at(p, 1, YL_TOKEN_SEMICOLON);
}

static yl_status parse_client_command(yl_parser *p, yl_ast_client_kind command, yl_ast **out)
{
    YL_PARSER_NEW(p, node, client_command, CLIENT_COMMAND, here(p));
    node->command = command;
    yl_parser_take(p);
    return finish(p, node, out);
}

typedef yl_status (*statement_fn)(yl_parser *p, yl_ast **out);

static statement_fn find_statement(yl_keyword word)
{
    static const struct {
        yl_keyword word;
        statement_fn parse;
    } rows[] = {
        {YL_KW_INSERT, yl_parser_insert},   {YL_KW_UPSERT, yl_parser_insert},
        {YL_KW_UPDATE, parse_update},       {YL_KW_DELETE, parse_delete},
        {YL_KW_TRUNCATE, parse_truncate},   {YL_KW_CALL, parse_call_statement},
        {YL_KW_BEGIN, parse_begin},         {YL_KW_END, parse_end},
        {YL_KW_CREATE, yl_parser_create},   {YL_KW_REPLACE, yl_parser_create},
        {YL_KW_ALTER, yl_parser_alter},     {YL_KW_DROP, yl_parser_drop},
        {YL_KW_SHOW, yl_parser_show},       {YL_KW_DESCRIBE, yl_parser_describe},
        {YL_KW_DESC, yl_parser_describe},   {YL_KW_USE, yl_parser_use},
        {YL_KW_SET, yl_parser_set},         {YL_KW_RESET, yl_parser_reset},
        {YL_KW_EXPLAIN, yl_parser_explain}, {YL_KW_EXECUTE, yl_parser_execute},
        {YL_KW_COMPILE, yl_parser_compile}, {YL_KW_LOAD, yl_parser_module},
        {YL_KW_UNLOAD, yl_parser_module},   {YL_KW_ADD, yl_parser_jar},
        {YL_KW_REMOVE, yl_parser_jar},      {YL_KW_ANALYZE, yl_parser_analyze},
        {YL_KW_STOP, yl_parser_stop_job},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].word == word)
            return rows[i].parse;
    return NULL;
}

yl_status yl_parser_statement(yl_parser *p, yl_ast **out)
{
    yl_ast_client_kind command;
    if (yl_parser_is_query_statement(p))
        return yl_parser_query_statement(p, out);
    const yl_token *token = peek(p);
    if (token->kind == YL_TOKEN_WORD && token->keyword != YL_NO_KEYWORD) {
        statement_fn parse = find_statement(token->keyword);
        if (parse != NULL)
            return parse(p, out);
        if (token->keyword == YL_KW_MERGE)
            return yl_parser_unsupported(p, here(p), "MERGE", out);
        if (is_client_command(p, &command))
            return parse_client_command(p, command, out);
    }
    return yl_parser_fail(p, "a statement such as SELECT, WITH, VALUES, TABLE, INSERT, CREATE, "
                             "ALTER, DROP, SHOW, DESCRIBE, USE, SET, RESET, EXPLAIN, EXECUTE, "
                             "BEGIN, END, UPDATE, DELETE, TRUNCATE, CALL, ANALYZE, LOAD, UNLOAD, "
                             "ADD, REMOVE, COMPILE, STOP, HELP, QUIT or CLEAR");
}
