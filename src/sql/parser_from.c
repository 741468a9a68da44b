/* FROM: tables, subqueries, table functions and joins; hints.
 *
 *     from    = joined { , joined }
 *     joined  = table { [NATURAL] [INNER | LEFT | RIGHT | FULL [OUTER] | CROSS] JOIN table
 *                       [ON expr | USING (names)] }
 *     table   = primary [FOR SYSTEM_TIME AS OF expr] [alias] [MATCH_RECOGNIZE (...)] [alias]
 *     primary = name [hints] | f(...) | [LATERAL] TABLE(f(...)) | [LATERAL] (query)
 *             | [LATERAL] UNNEST(...) [WITH ORDINALITY] | (joined)
 *
 * As in expressions, ((...)...) is decided by what follows the inner parenthesis.
 */
#include "sql/parser_impl.h"

static yl_status parse_joined(yl_parser *p, yl_ast *first, yl_ast **out);

/* ---- hints ---- */

/* a.b as one text */
static yl_status joined_name(yl_parser *p, yl_ast_string *out)
{
    yl_ast_path path;
    YL_TRY(yl_parser_path(p, "a name", &path));
    *out = (yl_ast_string){.text = path.items[0].text, .span = path.span};
    for (size_t i = 1; i < path.size; i++) {
        const char *text = yl_arena_printf(p->arena, "%.*s.%.*s", YL_STR_ARGS(out->text),
                                           YL_STR_ARGS(path.items[i].text));
        if (text == NULL || yl_arena_oom(p->arena))
            return YL_FAIL_MEMORY(p->err);
        out->text = yl_str_of(text);
    }
    return YL_OK;
}

static yl_status parse_hint_value(yl_parser *p, yl_ast_string *value, bool *is_name)
{
    *is_name = false;
    if (yl_parser_is_string(p))
        return yl_parser_string(p, "a string", value);
    if (is_kind(p, YL_TOKEN_INTEGER) || is_kind(p, YL_TOKEN_DECIMAL)) {
        value->span = peek(p)->span;
        YL_TRY(yl_token_text(p->arena, p->lexer.sql, peek(p), 0, &value->text, p->err));
        yl_parser_take(p);
        return YL_OK;
    }
    if (!yl_parser_is_name(p))
        return yl_parser_fail(p, "a name, a string or a number");
    *is_name = true;
    return joined_name(p, value);
}

static yl_status parse_hint_option(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, option, hint_option, HINT_OPTION, here(p));
    YL_TRY(parse_hint_value(p, &option->value, &option->value_is_name));
    if (accept_kind(p, YL_TOKEN_EQ)) {
        option->key = option->value;
        option->value_is_name = false;
        YL_TRY(yl_parser_string(p, "a value in quotes, a string", &option->value));
    }
    return finish(p, option, out);
}

static yl_status parse_hint(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, hint, hint, HINT, here(p));
    YL_TRY(yl_parser_name(p, "the name of a hint", &hint->name));
    if (accept_kind(p, YL_TOKEN_LPAREN) && !accept_kind(p, YL_TOKEN_RPAREN)) {
        do {
            yl_ast *option = NULL;
            YL_TRY(parse_hint_option(p, &option));
            YL_TRY(yl_parser_push(p, &hint->options, option));
        } while (accept_kind(p, YL_TOKEN_COMMA));
        if (!accept_kind(p, YL_TOKEN_RPAREN))
            return yl_parser_fail(p, "',' or ')'");
    }
    return finish(p, hint, out);
}

yl_status yl_parser_hints(yl_parser *p, yl_ast_list *hints)
{
    while (accept_kind(p, YL_TOKEN_HINT_BEGIN)) {
        do {
            yl_ast *hint = NULL;
            YL_TRY(parse_hint(p, &hint));
            YL_TRY(yl_parser_push(p, hints, hint));
        } while (accept_kind(p, YL_TOKEN_COMMA));
        if (!accept_kind(p, YL_TOKEN_HINT_END))
            return yl_parser_fail(p, "',' or '*/' at the end of the hint");
    }
    return YL_OK;
}

/* ---- table functions ---- */

static yl_status parse_function(yl_parser *p, yl_ast **out)
{
    yl_ast_path name;
    if (yl_parser_is_call(p)) {
        YL_TRY(yl_parser_call(p, out));
        return YL_OK;
    }
    YL_TRY(yl_parser_path(p, "the name of a table function", &name));
    if (!is_kind(p, YL_TOKEN_LPAREN))
        return yl_parser_fail(p, "'(' and the arguments of the function");
    return yl_parser_call_rest(p, &name, out);
}

/* TABLE(f(...)) or f(...), behind LATERAL if that was written */
static yl_status parse_table_function(yl_parser *p, bool lateral, uint32_t begin, yl_ast **out)
{
    YL_PARSER_NEW(p, node, table_function, TABLE_FUNCTION, begin);
    node->lateral = lateral;
    if (accept_word(p, YL_KW_TABLE)) {
        node->table_written = true;
        YL_TRY(yl_parser_expect(p, YL_TOKEN_LPAREN));
        YL_TRY(parse_function(p, &node->call));
        YL_TRY(yl_parser_expect(p, YL_TOKEN_RPAREN));
    } else {
        YL_TRY(parse_function(p, &node->call));
    }
    return finish(p, node, out);
}

/* In an argument several columns stand in parentheses; a comma outside ends the argument. */
static yl_status parse_arg_partition(yl_parser *p, yl_ast_list *list)
{
    yl_ast_list items;
    yl_ast *query = NULL, *expr = NULL;
    yl_parser_take(p);
    YL_TRY(yl_parser_expect_word(p, YL_KW_BY));
    if (!is_kind(p, YL_TOKEN_LPAREN)) {
        YL_TRY(yl_parser_expr(p, &expr));
        return yl_parser_push(p, list, expr);
    }
    YL_TRY(yl_parser_paren(p, &items, &query));
    if (query != NULL)
        return YL_FAIL_AT(p->err, SYNTAX, query->span, "expected columns behind PARTITION BY");
    *list = items;
    return YL_OK;
}

static yl_status parse_arg_order_item(yl_parser *p, yl_ast_list *list)
{
    yl_ast *out;
    YL_PARSER_NEW(p, item, order_item, ORDER_ITEM, here(p));
    YL_TRY(yl_parser_expr(p, &item->expr));
    if (accept_word(p, YL_KW_DESC))
        item->descending = true;
    else
        (void)accept_word(p, YL_KW_ASC);
    if (accept_words(p, YL_KW_NULLS, YL_KW_FIRST))
        item->nulls = YL_NULLS_FIRST;
    else if (accept_words(p, YL_KW_NULLS, YL_KW_LAST))
        item->nulls = YL_NULLS_LAST;
    YL_TRY(finish(p, item, &out));
    return yl_parser_push(p, list, out);
}

static yl_status parse_arg_order(yl_parser *p, yl_ast_list *list)
{
    yl_parser_take(p);
    YL_TRY(yl_parser_expect_word(p, YL_KW_BY));
    if (!accept_kind(p, YL_TOKEN_LPAREN))
        return parse_arg_order_item(p, list);
    do {
        YL_TRY(parse_arg_order_item(p, list));
    } while (accept_kind(p, YL_TOKEN_COMMA));
    if (accept_kind(p, YL_TOKEN_RPAREN))
        return YL_OK;
    return yl_parser_fail(p, "',' or ')'");
}

yl_status yl_parser_table_arg_rest(yl_parser *p, yl_ast *table, yl_ast **out)
{
    YL_PARSER_NEW(p, node, table_arg, TABLE_ARG, table->span.begin);
    node->table = table;
    if (is_words(p, YL_KW_PARTITION, YL_KW_BY))
        YL_TRY(parse_arg_partition(p, &node->partition_by));
    if (is_words(p, YL_KW_ORDER, YL_KW_BY))
        YL_TRY(parse_arg_order(p, &node->order_by));
    return finish(p, node, out);
}

static yl_status parse_arg_table(yl_parser *p, yl_ast **out)
{
    uint32_t begin = here(p);
    yl_ast_path path;
    if (is_kind(p, YL_TOKEN_LPAREN)) { /* TABLE (query) */
        YL_PARSER_NEW(p, derived, derived_table, DERIVED_TABLE, begin);
        yl_ast_list items;
        YL_TRY(yl_parser_paren(p, &items, &derived->query));
        if (derived->query != NULL)
            return finish(p, derived, out);
        if (items.size != 1 || items.items[0]->kind != YL_AST_CALL)
            return YL_FAIL_AT(p->err, SYNTAX, items.items[0]->span,
                              "expected a query or a table function in these parentheses");
        YL_PARSER_NEW(p, wrapped, table_function, TABLE_FUNCTION, begin);
        wrapped->table_written = true;
        wrapped->call = items.items[0];
        return finish(p, wrapped, out);
    }
    YL_TRY(yl_parser_path(p, "a table name", &path));
    if (is_kind(p, YL_TOKEN_LPAREN)) {
        YL_PARSER_NEW(p, function, table_function, TABLE_FUNCTION, begin);
        YL_TRY(yl_parser_call_rest(p, &path, &function->call));
        return finish(p, function, out);
    }
    YL_PARSER_NEW(p, table, table_name, TABLE_NAME, begin);
    table->path = path;
    YL_TRY(yl_parser_hints(p, &table->hints));
    return finish(p, table, out);
}

yl_status yl_parser_table_arg(yl_parser *p, yl_ast **out)
{
    uint32_t begin = here(p);
    yl_ast *table = NULL;
    yl_parser_take(p); /* TABLE */
    YL_TRY(parse_arg_table(p, &table));
    YL_TRY(yl_parser_table_arg_rest(p, table, out));
    (*out)->span.begin = begin;
    return YL_OK;
}

/* ---- tables ---- */

static yl_status parse_unnest(yl_parser *p, bool lateral, uint32_t begin, yl_ast **out)
{
    YL_PARSER_NEW(p, node, unnest, UNNEST, begin);
    node->lateral = lateral;
    yl_parser_take(p);
    YL_TRY(yl_parser_expect(p, YL_TOKEN_LPAREN));
    if (yl_parser_is_query(p)) {
        yl_ast *query = NULL;
        YL_TRY(yl_parser_query(p, &query));
        YL_TRY(yl_parser_subquery(p, query, &query));
        YL_TRY(yl_parser_push(p, &node->exprs, query));
    } else {
        YL_TRY(yl_parser_exprs(p, &node->exprs));
    }
    YL_TRY(yl_parser_expect(p, YL_TOKEN_RPAREN));
    node->ordinality = accept_words(p, YL_KW_WITH, YL_KW_ORDINALITY);
    return finish(p, node, out);
}

static yl_status make_derived(yl_parser *p, yl_ast *query, bool lateral, uint32_t begin,
                              yl_ast **out)
{
    YL_PARSER_NEW(p, node, derived_table, DERIVED_TABLE, begin);
    node->lateral = lateral;
    node->query = query;
    return finish(p, node, out);
}

static yl_status parse_table_name(yl_parser *p, yl_ast **out)
{
    uint32_t begin = here(p);
    yl_ast_path path;
    YL_TRY(yl_parser_path(p, "a table name", &path));
    if (is_kind(p, YL_TOKEN_LPAREN)) {
        YL_PARSER_NEW(p, function, table_function, TABLE_FUNCTION, begin);
        YL_TRY(yl_parser_call_rest(p, &path, &function->call));
        return finish(p, function, out);
    }
    YL_PARSER_NEW(p, table, table_name, TABLE_NAME, begin);
    table->path = path;
    YL_TRY(yl_parser_hints(p, &table->hints));
    return finish(p, table, out);
}

/* The places that hold the alias and FOR SYSTEM_TIME of a from item; NULL where it has none. */
static yl_ast_alias *alias_of(yl_ast *item)
{
    switch (item->kind) {
    case YL_AST_TABLE_NAME:
        return &((yl_ast_table_name *)item)->alias;
    case YL_AST_DERIVED_TABLE:
        return &((yl_ast_derived_table *)item)->alias;
    case YL_AST_UNNEST:
        return &((yl_ast_unnest *)item)->alias;
    case YL_AST_TABLE_FUNCTION:
        return &((yl_ast_table_function *)item)->alias;
    case YL_AST_MATCH_RECOGNIZE:
        return &((yl_ast_match_recognize *)item)->alias;
    default:
        return NULL;
    }
}

static yl_ast **system_time_of(yl_ast *item)
{
    switch (item->kind) {
    case YL_AST_TABLE_NAME:
        return &((yl_ast_table_name *)item)->system_time;
    case YL_AST_DERIVED_TABLE:
        return &((yl_ast_derived_table *)item)->system_time;
    case YL_AST_TABLE_FUNCTION:
        return &((yl_ast_table_function *)item)->system_time;
    default:
        return NULL;
    }
}

static yl_status refuse_suffix(yl_parser *p)
{
    static const yl_keyword words[] = {YL_KW_TABLESAMPLE, YL_KW_PIVOT, YL_KW_UNPIVOT, YL_KW_EXTEND};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (is_word(p, words[i]))
            return yl_parser_refuse(p, peek(p)->span, yl_keyword_text(words[i]));
    return YL_OK;
}

/* What may follow every table. A join in parentheses takes no alias. */
static yl_status parse_suffix(yl_parser *p, yl_ast *item, yl_ast **out)
{
    *out = item;
    if (item->kind == YL_AST_JOIN)
        return YL_OK;
    yl_ast **system_time = system_time_of(item);
    if (system_time != NULL && is_words(p, YL_KW_FOR, YL_KW_SYSTEM_TIME)) {
        yl_parser_take(p);
        yl_parser_take(p);
        YL_TRY(yl_parser_expect_word(p, YL_KW_AS));
        YL_TRY(yl_parser_expect_word(p, YL_KW_OF));
        YL_TRY(yl_parser_expr(p, system_time));
    }
    YL_TRY(refuse_suffix(p));
    YL_TRY(yl_parser_alias(p, alias_of(item)));
    YL_TRY(refuse_suffix(p));
    item->span.end = p->previous.span.end;
    if (is_word(p, YL_KW_MATCH_RECOGNIZE)) {
        YL_TRY(yl_parser_match_recognize(p, item, &item));
        YL_TRY(yl_parser_alias(p, alias_of(item)));
    }
    return finish(p, item, out);
}

/* (query) or (joined): one of *query and *item is set. */
static yl_status parse_paren(yl_parser *p, yl_ast **query, yl_ast **item)
{
    unsigned saved;
    uint32_t begin = here(p);
    *query = *item = NULL;
    YL_TRY(yl_parser_enter(p, &saved));
    yl_parser_take(p);
    if (yl_parser_is_query(p)) {
        YL_TRY(yl_parser_query(p, query));
    } else if (!is_kind(p, YL_TOKEN_LPAREN)) {
        YL_TRY(parse_joined(p, NULL, item));
    } else {
        uint32_t inner = here(p);
        YL_TRY(parse_paren(p, query, item));
        if (*query != NULL && yl_parser_is_query_rest(p)) {
            YL_TRY(yl_parser_query_rest(p, *query, inner, query));
        } else if (*query == NULL || !is_kind(p, YL_TOKEN_RPAREN)) {
            if (*query != NULL)
                YL_TRY(make_derived(p, *query, false, inner, item));
            *query = NULL;
            YL_TRY(parse_suffix(p, *item, item));
            YL_TRY(parse_joined(p, *item, item));
        }
    }
    if (!accept_kind(p, YL_TOKEN_RPAREN))
        return yl_parser_fail(p, *query != NULL ? YL_PARSER_CLAUSES " or ')'" : "JOIN or ')'");
    if (*query != NULL)
        (*query)->span = (yl_span){begin, p->previous.span.end};
    yl_parser_leave(p, saved);
    return YL_OK;
}

static yl_status parse_primary(yl_parser *p, yl_ast **out)
{
    uint32_t begin = here(p);
    bool lateral = accept_word(p, YL_KW_LATERAL);
    if (is_word(p, YL_KW_UNNEST))
        return parse_unnest(p, lateral, begin, out);
    if (is_word(p, YL_KW_TABLE))
        return parse_table_function(p, lateral, begin, out);
    if (is_kind(p, YL_TOKEN_LPAREN)) {
        yl_ast *query = NULL;
        YL_TRY(parse_paren(p, &query, out));
        if (query != NULL)
            return make_derived(p, query, lateral, begin, out);
        if (lateral)
            return YL_FAIL_AT(p->err, SYNTAX, (*out)->span, "expected a query behind LATERAL");
        return YL_OK;
    }
    if (lateral)
        return parse_table_function(p, true, begin, out);
    if (yl_parser_is_call(p))
        return parse_table_function(p, false, begin, out);
    if (is_word(p, YL_KW_VALUES) || is_word(p, YL_KW_SELECT)) {
        return yl_parser_fail_hint(p, "a table name or '('",
                                   "a query in FROM stands in parentheses");
    }
    return parse_table_name(p, out);
}

static yl_status parse_table(yl_parser *p, yl_ast **out)
{
    yl_ast *item = NULL;
    YL_TRY(parse_primary(p, &item));
    return parse_suffix(p, item, out);
}

/* ---- joins ---- */

/* The words before and with JOIN; *found is false when no join follows. */
static yl_status parse_join_words(yl_parser *p, yl_ast_join_kind *type, bool *natural, bool *found)
{
    static const struct {
        yl_keyword word;
        yl_ast_join_kind type;
        bool outer;
    } rows[] = {{YL_KW_INNER, YL_AST_JOIN_INNER, false}, {YL_KW_CROSS, YL_AST_JOIN_CROSS, false},
                {YL_KW_LEFT, YL_AST_JOIN_LEFT, true},    {YL_KW_RIGHT, YL_AST_JOIN_RIGHT, true},
                {YL_KW_FULL, YL_AST_JOIN_FULL, true},    {YL_KW_JOIN, YL_AST_JOIN_INNER, false}};
    *natural = accept_word(p, YL_KW_NATURAL);
    *found = true;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!accept_word(p, rows[i].word))
            continue;
        *type = rows[i].type;
        if (rows[i].word == YL_KW_JOIN)
            return YL_OK;
        if (rows[i].outer && accept_word(p, YL_KW_OUTER))
            return yl_parser_expect_word(p, YL_KW_JOIN);
        if (accept_word(p, YL_KW_JOIN))
            return YL_OK;
        return yl_parser_fail(p, rows[i].outer ? "JOIN or OUTER JOIN" : "JOIN");
    }
    *found = false;
    return *natural ? yl_parser_fail(p, "JOIN, INNER, LEFT, RIGHT or FULL") : YL_OK;
}

static yl_status parse_join_condition(yl_parser *p, yl_ast_join *join)
{
    if (accept_word(p, YL_KW_ON))
        return yl_parser_expr(p, &join->on);
    if (accept_word(p, YL_KW_USING))
        return yl_parser_name_list(p, "a column name", &join->using);
    return YL_OK;
}

static yl_status parse_joined(yl_parser *p, yl_ast *first, yl_ast **out)
{
    yl_ast *left = first;
    if (left == NULL)
        YL_TRY(parse_table(p, &left));
    for (;;) {
        yl_ast_join_kind type = YL_AST_JOIN_INNER;
        bool natural, found;
        yl_span words = peek(p)->span;
        YL_TRY(parse_join_words(p, &type, &natural, &found));
        if (!found)
            break;
        words.end = p->previous.span.end;
        YL_TRY(yl_parser_chain(p));
        YL_PARSER_NEW(p, join, join, JOIN, left->span.begin);
        join->type = type;
        join->natural = natural;
        join->join_span = words;
        join->left = left;
        YL_TRY(parse_table(p, &join->right));
        YL_TRY(parse_join_condition(p, join));
        YL_TRY(finish(p, join, &left));
    }
    *out = left;
    return YL_OK;
}

yl_status yl_parser_from(yl_parser *p, yl_ast **out)
{
    yl_ast *left = NULL;
    YL_TRY(parse_joined(p, NULL, &left));
    while (is_kind(p, YL_TOKEN_COMMA)) {
        yl_span comma = peek(p)->span;
        yl_parser_take(p);
        YL_TRY(yl_parser_chain(p));
        YL_PARSER_NEW(p, join, join, JOIN, left->span.begin);
        join->type = YL_AST_JOIN_COMMA;
        join->join_span = comma;
        join->left = left;
        YL_TRY(parse_joined(p, NULL, &join->right));
        YL_TRY(finish(p, join, &left));
    }
    *out = left;
    return YL_OK;
}
