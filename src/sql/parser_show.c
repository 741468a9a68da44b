/* Statements that look at or steer the engine: SHOW, DESCRIBE, USE, SET, RESET, EXPLAIN, EXECUTE,
 * COMPILE PLAN, modules, jars, ANALYZE, STOP JOB.
 */
#include "sql/parser_impl.h"

/* ---- SHOW ---- */

/* [FROM | IN path] */
static yl_status parse_show_from(yl_parser *p, yl_ast_show *show)
{
    if (is_word(p, YL_KW_IN))
        show->in_written = true;
    else if (!is_word(p, YL_KW_FROM))
        return YL_OK;
    yl_parser_take(p);
    return yl_parser_path(p, "a name", &show->from);
}

/* [[NOT] LIKE | ILIKE 'pattern'] */
static yl_status parse_show_like(yl_parser *p, yl_ast_show *show)
{
    show->not_like = accept_word(p, YL_KW_NOT);
    if (accept_word(p, YL_KW_LIKE))
        show->like = true;
    else if (accept_word(p, YL_KW_ILIKE))
        show->ilike = true;
    else
        return show->not_like ? yl_parser_fail(p, "LIKE or ILIKE") : YL_OK;
    return yl_parser_string(p, "a pattern, a string", &show->pattern);
}

static yl_status parse_show_create(yl_parser *p, yl_ast_show *show, yl_ast **unsupported)
{
    uint32_t begin = show->head.span.begin;
    yl_parser_take(p); /* CREATE */
    if (is_word(p, YL_KW_MODEL))
        return yl_parser_unsupported(p, begin, "SHOW CREATE MODEL", unsupported);
    if (is_word(p, YL_KW_MATERIALIZED))
        return yl_parser_unsupported(p, begin, "SHOW CREATE MATERIALIZED TABLE", unsupported);
    if (is_word(p, YL_KW_CONNECTION))
        return yl_parser_unsupported(p, begin, "SHOW CREATE CONNECTION", unsupported);
    if (accept_word(p, YL_KW_TABLE))
        show->show = YL_SHOW_CREATE_TABLE;
    else if (accept_word(p, YL_KW_VIEW))
        show->show = YL_SHOW_CREATE_VIEW;
    else if (accept_word(p, YL_KW_CATALOG))
        show->show = YL_SHOW_CREATE_CATALOG;
    else
        return yl_parser_fail(p, "TABLE, VIEW or CATALOG");
    return yl_parser_path(p, "a name", &show->from);
}

static yl_status parse_show_table(yl_parser *p, yl_ast_show *show)
{
    if (show->show == YL_SHOW_COLUMNS) {
        if (!is_word(p, YL_KW_FROM) && !is_word(p, YL_KW_IN))
            return yl_parser_fail(p, "FROM or IN");
        YL_TRY(parse_show_from(p, show));
        return parse_show_like(p, show);
    }
    YL_TRY(yl_parser_path(p, "a table name", &show->from));
    if (accept_word(p, YL_KW_PARTITION))
        YL_TRY(yl_parser_partition_spec(p, false, &show->partition));
    return YL_OK;
}

typedef struct show_row {
    yl_keyword first, second; /* second NO_KEYWORD: one word */
    yl_ast_show_kind show;
    bool from, like; /* what may follow */
} show_row;

static const show_row show_rows[] = {
    {YL_KW_CATALOGS, YL_NO_KEYWORD, YL_SHOW_CATALOGS, false, true},
    {YL_KW_CURRENT, YL_KW_CATALOG, YL_SHOW_CURRENT_CATALOG, false, false},
    {YL_KW_DATABASES, YL_NO_KEYWORD, YL_SHOW_DATABASES, true, true},
    {YL_KW_CURRENT, YL_KW_DATABASE, YL_SHOW_CURRENT_DATABASE, false, false},
    {YL_KW_TABLES, YL_NO_KEYWORD, YL_SHOW_TABLES, true, true},
    {YL_KW_VIEWS, YL_NO_KEYWORD, YL_SHOW_VIEWS, true, true},
    {YL_KW_FUNCTIONS, YL_NO_KEYWORD, YL_SHOW_FUNCTIONS, true, true},
    {YL_KW_USER, YL_KW_FUNCTIONS, YL_SHOW_USER_FUNCTIONS, true, true},
    {YL_KW_PROCEDURES, YL_NO_KEYWORD, YL_SHOW_PROCEDURES, true, true},
    {YL_KW_COLUMNS, YL_NO_KEYWORD, YL_SHOW_COLUMNS, false, false},
    {YL_KW_PARTITIONS, YL_NO_KEYWORD, YL_SHOW_PARTITIONS, false, false},
    {YL_KW_MODULES, YL_NO_KEYWORD, YL_SHOW_MODULES, false, false},
    {YL_KW_FULL, YL_KW_MODULES, YL_SHOW_FULL_MODULES, false, false},
    {YL_KW_JARS, YL_NO_KEYWORD, YL_SHOW_JARS, false, false},
    {YL_KW_JOBS, YL_NO_KEYWORD, YL_SHOW_JOBS, false, false},
};

static const show_row *find_show(yl_parser *p)
{
    for (size_t i = 0; i < sizeof show_rows / sizeof *show_rows; i++) {
        const show_row *row = &show_rows[i];
        if (row->second == YL_NO_KEYWORD ? accept_word(p, row->first)
                                         : accept_words(p, row->first, row->second))
            return row;
    }
    return NULL;
}

yl_status yl_parser_show(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, show, show, SHOW, here(p));
    yl_parser_take(p);
    if (is_word(p, YL_KW_CREATE)) {
        yl_ast *unsupported = NULL;
        YL_TRY(parse_show_create(p, show, &unsupported));
        *out = unsupported;
        return unsupported != NULL ? YL_OK : finish(p, show, out);
    }
    if (is_word(p, YL_KW_MODELS))
        return yl_parser_unsupported(p, show->head.span.begin, "SHOW MODELS", out);
    if (is_word(p, YL_KW_CONNECTIONS))
        return yl_parser_unsupported(p, show->head.span.begin, "SHOW CONNECTIONS", out);
    if (is_word(p, YL_KW_MATERIALIZED))
        return yl_parser_unsupported(p, show->head.span.begin, "SHOW MATERIALIZED TABLES", out);
    const show_row *row = find_show(p);
    if (row == NULL)
        return yl_parser_fail(p, "CATALOGS, DATABASES, TABLES, VIEWS, FUNCTIONS, USER FUNCTIONS, "
                                 "COLUMNS, PARTITIONS, CREATE, CURRENT CATALOG, CURRENT DATABASE, "
                                 "MODULES, FULL MODULES, PROCEDURES, JARS or JOBS");
    show->show = row->show;
    if (row->from)
        YL_TRY(parse_show_from(p, show));
    if (row->like)
        YL_TRY(parse_show_like(p, show));
    if (row->show == YL_SHOW_COLUMNS || row->show == YL_SHOW_PARTITIONS)
        YL_TRY(parse_show_table(p, show));
    return finish(p, show, out);
}

/* ---- DESCRIBE ---- */

/* Whether a word that names a kind of object is followed by an object: DESCRIBE catalog alone
 * describes a table of that name. */
static bool is_described(yl_parser *p, yl_keyword word)
{
    return is_word(p, word) && !is_kind_at(p, 1, YL_TOKEN_END) &&
           !is_kind_at(p, 1, YL_TOKEN_SEMICOLON) && !is_kind_at(p, 1, YL_TOKEN_DOT);
}

/* DESCRIBE SELECT ... explains; the words before the statement were taken. */
static yl_status parse_explained(yl_parser *p, yl_ast **out);

yl_status yl_parser_describe(yl_parser *p, yl_ast **out)
{
    uint32_t begin = here(p);
    yl_parser_take(p);
    if (yl_parser_is_query_statement(p) && !is_word(p, YL_KW_TABLE)) {
        YL_PARSER_NEW(p, explain, explain, EXPLAIN, begin);
        YL_TRY(parse_explained(p, &explain->statement));
        return finish(p, explain, out);
    }
    YL_PARSER_NEW(p, node, describe, DESCRIBE, begin);
    if (is_described(p, YL_KW_MODEL))
        return yl_parser_unsupported(p, begin, "DESCRIBE MODEL", out);
    if (is_described(p, YL_KW_CONNECTION))
        return yl_parser_unsupported(p, begin, "DESCRIBE CONNECTION", out);
    if (is_described(p, YL_KW_CATALOG))
        node->describe = YL_DESCRIBE_CATALOG;
    else if (is_described(p, YL_KW_DATABASE))
        node->describe = YL_DESCRIBE_DATABASE;
    else if (is_word(p, YL_KW_FUNCTION))
        node->describe = YL_DESCRIBE_FUNCTION;
    else if (is_described(p, YL_KW_JOB))
        node->describe = YL_DESCRIBE_JOB;
    if (node->describe != YL_DESCRIBE_TABLE)
        yl_parser_take(p);
    else
        (void)accept_word(p, YL_KW_TABLE);
    if (node->describe == YL_DESCRIBE_JOB)
        YL_TRY(yl_parser_string(p, "the id of a job, a string", &node->job));
    else
        node->extended = accept_word(p, YL_KW_EXTENDED);
    if (node->describe != YL_DESCRIBE_JOB)
        YL_TRY(yl_parser_path(p, "a name", &node->path));
    return finish(p, node, out);
}

/* ---- USE, SET, RESET ---- */

yl_status yl_parser_use(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, use, use, USE, here(p));
    yl_parser_take(p);
    bool catalog = is_word(p, YL_KW_CATALOG) && !is_kind_at(p, 1, YL_TOKEN_END) &&
                   !is_kind_at(p, 1, YL_TOKEN_SEMICOLON) && !is_kind_at(p, 1, YL_TOKEN_DOT);
    if (catalog) {
        use->use = YL_USE_CATALOG;
        yl_parser_take(p);
        YL_TRY(yl_parser_path(p, "the name of a catalog", &use->path));
    } else if (accept_word(p, YL_KW_MODULES)) {
        use->use = YL_USE_MODULES;
        do {
            yl_ast_name name;
            YL_TRY(yl_parser_name(p, "the name of a module", &name));
            YL_TRY(yl_parser_push_name(p, &use->modules, name));
        } while (accept_kind(p, YL_TOKEN_COMMA));
    } else {
        YL_TRY(yl_parser_path(p, "the name of a database, CATALOG or MODULES", &use->path));
    }
    return finish(p, use, out);
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The unquoted text up to a blank, a semicolon or `stop`. The parser goes on behind it. */
static yl_status raw_word(yl_parser *p, size_t begin, char stop, yl_ast_string *word)
{
    yl_str sql = p->lexer.sql;
    size_t at = begin;
    while (at < sql.size && !is_blank(sql.data[at]) && sql.data[at] != ';' && sql.data[at] != stop)
        at++;
    *word = (yl_ast_string){.text = {sql.data + begin, at - begin},
                            .span = {(uint32_t)begin, (uint32_t)at}};
    YL_TRY(yl_lexer_check_utf8(sql, word->span, p->err));
    yl_parser_seek(p, at);
    p->previous = (yl_token){.kind = YL_TOKEN_STRING, .span = word->span};
    return YL_OK;
}

/* SET key = value without quotes: the text is taken as it is, not as tokens. */
static yl_status parse_raw_set(yl_parser *p, yl_ast_set *set)
{
    yl_str sql = p->lexer.sql;
    YL_TRY(raw_word(p, here(p), '=', &set->key));
    if (!accept_kind(p, YL_TOKEN_EQ))
        return yl_parser_fail_hint(p, "'='", "write SET 'key' = 'value'");
    size_t at = p->previous.span.end;
    while (at < sql.size && is_blank(sql.data[at]))
        at++;
    yl_parser_seek(p, at);
    if (at < sql.size && sql.data[at] == '\'')
        return yl_parser_string(p, "a value, a string", &set->value);
    YL_TRY(raw_word(p, at, ';', &set->value));
    return set->value.text.size != 0 ? YL_OK : yl_parser_fail(p, "a value");
}

yl_status yl_parser_set(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, set, set, SET, here(p));
    yl_parser_take(p);
    if (yl_parser_at_end(p))
        return finish(p, set, out);
    if (!yl_parser_is_string(p)) {
        if (!is_kind(p, YL_TOKEN_WORD))
            return yl_parser_fail(p, "the key of a setting, a string");
        YL_TRY(parse_raw_set(p, set));
        return finish(p, set, out);
    }
    YL_TRY(yl_parser_string(p, "the key of a setting, a string", &set->key));
    YL_TRY(yl_parser_expect(p, YL_TOKEN_EQ));
    YL_TRY(yl_parser_string(p, "the value of the setting, a string", &set->value));
    return finish(p, set, out);
}

yl_status yl_parser_reset(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, reset, reset, RESET, here(p));
    yl_parser_take(p);
    if (is_kind(p, YL_TOKEN_WORD)) {
        YL_TRY(raw_word(p, here(p), ';', &reset->key));
    } else if (!yl_parser_at_end(p)) {
        YL_TRY(yl_parser_string(p, "the key of a setting, a string", &reset->key));
    }
    return finish(p, reset, out);
}

/* ---- EXPLAIN, EXECUTE, COMPILE ---- */

/* query | INSERT | STATEMENT SET BEGIN ... END */
static yl_status parse_job(yl_parser *p, bool query_allowed, yl_ast **out)
{
    if (is_word(p, YL_KW_STATEMENT))
        return yl_parser_statement_set(p, out);
    if (is_word(p, YL_KW_INSERT) || is_word(p, YL_KW_UPSERT))
        return yl_parser_insert(p, out);
    if (query_allowed && yl_parser_is_query_statement(p))
        return yl_parser_query_statement(p, out);
    return yl_parser_fail(p, query_allowed
                                 ? "a query (SELECT, WITH, VALUES, TABLE), INSERT or STATEMENT SET"
                                 : "INSERT or STATEMENT SET");
}

static yl_status parse_explained(yl_parser *p, yl_ast **out)
{
    (void)accept_word(p, YL_KW_EXECUTE);
    if (!is_word(p, YL_KW_CREATE) && !is_word(p, YL_KW_REPLACE))
        return parse_job(p, true, out);
    YL_TRY(yl_parser_create(p, out));
    if ((*out)->kind == YL_AST_CREATE_TABLE && yl_ast_as_create_table(*out)->query != NULL)
        return YL_OK;
    return YL_FAIL_AT(p->err, SYNTAX, (*out)->span,
                      "of all CREATE statements only CREATE TABLE ... AS can be explained");
}

static bool explain_detail(yl_parser *p, unsigned *detail)
{
    static const struct {
        yl_keyword word;
        unsigned detail;
    } rows[] = {{YL_KW_ESTIMATED_COST, YL_EXPLAIN_ESTIMATED_COST},
                {YL_KW_CHANGELOG_MODE, YL_EXPLAIN_CHANGELOG_MODE},
                {YL_KW_JSON_EXECUTION_PLAN, YL_EXPLAIN_JSON_EXECUTION_PLAN},
                {YL_KW_PLAN_ADVICE, YL_EXPLAIN_PLAN_ADVICE}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (is_word(p, rows[i].word)) {
            *detail = rows[i].detail;
            return true;
        }
    return false;
}

yl_status yl_parser_explain(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, explain, explain, EXPLAIN, here(p));
    unsigned detail;
    yl_parser_take(p);
    if (accept_word(p, YL_KW_PLAN)) {
        YL_TRY(yl_parser_expect_word(p, YL_KW_FOR));
        explain->plan_for = true;
    } else if (explain_detail(p, &detail)) {
        do {
            if (!explain_detail(p, &detail))
                return yl_parser_fail(p, "ESTIMATED_COST, CHANGELOG_MODE, JSON_EXECUTION_PLAN or "
                                         "PLAN_ADVICE");
            if ((explain->details & detail) != 0)
                return YL_FAIL_AT(p->err, SYNTAX, peek(p)->span, "this detail is named twice");
            explain->details |= detail;
            yl_parser_take(p);
        } while (accept_kind(p, YL_TOKEN_COMMA));
    }
    YL_TRY(parse_explained(p, &explain->statement));
    return finish(p, explain, out);
}

yl_status yl_parser_execute(yl_parser *p, yl_ast **out)
{
    uint32_t begin = here(p);
    yl_parser_take(p);
    if (accept_word(p, YL_KW_PLAN)) {
        YL_PARSER_NEW(p, plan, execute_plan, EXECUTE_PLAN, begin);
        YL_TRY(yl_parser_string(p, "the path of a plan, a string", &plan->file));
        return finish(p, plan, out);
    }
    YL_PARSER_NEW(p, execute, execute, EXECUTE, begin);
    YL_TRY(parse_job(p, true, &execute->statement));
    return finish(p, execute, out);
}

yl_status yl_parser_compile(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, node, compile_plan, COMPILE_PLAN, here(p));
    yl_parser_take(p);
    if (accept_word(p, YL_KW_AND)) {
        node->execute = true;
        YL_TRY(yl_parser_expect_word(p, YL_KW_EXECUTE));
    }
    YL_TRY(yl_parser_expect_word(p, YL_KW_PLAN));
    YL_TRY(yl_parser_string(p, "the path of a plan, a string", &node->file));
    if (!node->execute)
        node->if_not_exists = yl_parser_if_not_exists(p);
    YL_TRY(yl_parser_expect_word(p, YL_KW_FOR));
    YL_TRY(parse_job(p, false, &node->statement));
    return finish(p, node, out);
}

/* ---- modules, jars, statistics, jobs ---- */

yl_status yl_parser_module(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, node, load_module, LOAD_MODULE, here(p));
    node->unload = is_word(p, YL_KW_UNLOAD);
    yl_parser_take(p);
    YL_TRY(yl_parser_expect_word(p, YL_KW_MODULE));
    YL_TRY(yl_parser_name(p, "the name of a module", &node->name));
    if (!node->unload && accept_word(p, YL_KW_WITH))
        YL_TRY(yl_parser_options(p, &node->options));
    return finish(p, node, out);
}

yl_status yl_parser_jar(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, node, jar, JAR, here(p));
    node->remove = is_word(p, YL_KW_REMOVE);
    yl_parser_take(p);
    YL_TRY(yl_parser_expect_word(p, YL_KW_JAR));
    YL_TRY(yl_parser_string(p, "the path of a jar, a string", &node->file));
    return finish(p, node, out);
}

yl_status yl_parser_analyze(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, node, analyze_table, ANALYZE_TABLE, here(p));
    yl_parser_take(p);
    YL_TRY(yl_parser_expect_word(p, YL_KW_TABLE));
    YL_TRY(yl_parser_path(p, "a table name", &node->path));
    if (accept_word(p, YL_KW_PARTITION))
        YL_TRY(yl_parser_partition_spec(p, true, &node->partition));
    YL_TRY(yl_parser_expect_word(p, YL_KW_COMPUTE));
    YL_TRY(yl_parser_expect_word(p, YL_KW_STATISTICS));
    if (accept_word(p, YL_KW_FOR)) {
        node->all_columns = accept_word(p, YL_KW_ALL);
        YL_TRY(yl_parser_expect_word(p, YL_KW_COLUMNS));
        while (!node->all_columns) {
            yl_ast_name name;
            YL_TRY(yl_parser_name(p, "a column name", &name));
            YL_TRY(yl_parser_push_name(p, &node->columns, name));
            if (!accept_kind(p, YL_TOKEN_COMMA))
                break;
        }
    }
    return finish(p, node, out);
}

yl_status yl_parser_stop_job(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, node, stop_job, STOP_JOB, here(p));
    yl_parser_take(p);
    YL_TRY(yl_parser_expect_word(p, YL_KW_JOB));
    YL_TRY(yl_parser_string(p, "the id of a job, a string", &node->job));
    while (accept_word(p, YL_KW_WITH)) {
        if (!node->savepoint && accept_word(p, YL_KW_SAVEPOINT))
            node->savepoint = true;
        else if (node->savepoint && !node->drain && accept_word(p, YL_KW_DRAIN))
            node->drain = true;
        else
            return yl_parser_fail(p, node->savepoint ? "DRAIN" : "SAVEPOINT");
    }
    return finish(p, node, out);
}
