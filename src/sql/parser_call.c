/* Function calls: names, arguments, the functions with a syntax of their own, and what may follow
 * a call (WITHIN GROUP, FILTER, IGNORE NULLS, OVER).
 */
#include "sql/parser_impl.h"

/* ---- arguments ---- */

/* DESCRIPTOR(a, b) */
static yl_status parse_descriptor(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, node, descriptor, DESCRIPTOR, here(p));
    yl_parser_take(p);
    YL_TRY(yl_parser_name_list(p, "a column name", &node->names));
    return finish(p, node, out);
}

/* MODEL m, where MODEL alone is a plain name. */
static bool is_model(yl_parser *p)
{
    const yl_token *name = yl_parser_peek_at(p, 1);
    if (!is_word(p, YL_KW_MODEL))
        return false;
    return name->kind == YL_TOKEN_QUOTED_NAME ||
           (name->kind == YL_TOKEN_WORD && yl_keyword_class_of(name->keyword) == YL_KEYWORD_FREE);
}

/* One argument of a call, its name apart. */
static yl_status parse_value(yl_parser *p, yl_ast **out)
{
    if (is_word(p, YL_KW_TABLE))
        return yl_parser_table_arg(p, out);
    if (is_word(p, YL_KW_DESCRIPTOR) && is_kind_at(p, 1, YL_TOKEN_LPAREN))
        return parse_descriptor(p, out);
    if (is_model(p))
        return yl_parser_refuse(p, peek(p)->span, "a MODEL argument");
    if (yl_parser_is_query(p)) {
        YL_TRY(yl_parser_query(p, out));
    } else {
        YL_TRY(yl_parser_expr(p, out));
    }
    yl_ast_kind kind = (*out)->kind;
    if ((kind == YL_AST_SUBQUERY || kind == YL_AST_QUERY) &&
        (is_words(p, YL_KW_PARTITION, YL_KW_BY) || is_words(p, YL_KW_ORDER, YL_KW_BY))) {
        YL_PARSER_NEW(p, table, derived_table, DERIVED_TABLE, (*out)->span.begin);
        table->query = kind == YL_AST_QUERY ? *out : ((yl_ast_subquery *)(void *)*out)->query;
        table->head.span.end = (*out)->span.end;
        return yl_parser_table_arg_rest(p, &table->head, out);
    }
    return YL_OK;
}

static yl_status parse_argument(yl_parser *p, yl_ast **out)
{
    if (!is_kind_at(p, 1, YL_TOKEN_ARROW))
        return parse_value(p, out);
    YL_PARSER_NEW(p, node, named_arg, NAMED_ARG, here(p));
    YL_TRY(yl_parser_any_word(p, "the name of a parameter", &node->name));
    yl_parser_take(p); /* => */
    YL_TRY(parse_value(p, &node->value));
    return finish(p, node, out);
}

static yl_status close_paren(yl_parser *p)
{
    if (accept_kind(p, YL_TOKEN_RPAREN))
        return YL_OK;
    return yl_parser_fail(p, "an operator, ',' or ')'");
}

/* [IGNORE | RESPECT NULLS] */
static void parse_null_treatment(yl_parser *p, yl_ast_call *call)
{
    if (accept_words(p, YL_KW_IGNORE, YL_KW_NULLS))
        call->nulls = YL_NULLS_IGNORE;
    else if (accept_words(p, YL_KW_RESPECT, YL_KW_NULLS))
        call->nulls = YL_NULLS_RESPECT;
}

/* ([DISTINCT|ALL] a, b) or (*); ARRAY_AGG alone has clauses behind its argument. */
static yl_status parse_arguments(yl_parser *p, yl_ast_call *call)
{
    YL_TRY(yl_parser_expect(p, YL_TOKEN_LPAREN));
    if (accept_kind(p, YL_TOKEN_STAR)) {
        call->star = true;
        return yl_parser_expect(p, YL_TOKEN_RPAREN);
    }
    if (accept_word(p, YL_KW_DISTINCT))
        call->quantifier = YL_QUANTIFIER_DISTINCT;
    else if (accept_word(p, YL_KW_ALL))
        call->quantifier = YL_QUANTIFIER_ALL;
    else if (accept_kind(p, YL_TOKEN_RPAREN))
        return YL_OK;
    do {
        yl_ast *argument = NULL;
        YL_TRY(parse_argument(p, &argument));
        YL_TRY(yl_parser_push(p, &call->args, argument));
    } while (accept_kind(p, YL_TOKEN_COMMA));
    if (call->name.size == 1 && yl_keyword_find(call->name.items[0].text) == YL_KW_ARRAY_AGG) {
        parse_null_treatment(p, call);
        if (is_words(p, YL_KW_ORDER, YL_KW_BY))
            YL_TRY(yl_parser_order_by(p, &call->order_by));
    }
    return close_paren(p);
}

/* ---- behind the call ---- */

static yl_status parse_over(yl_parser *p, yl_ast **out)
{
    yl_parser_take(p); /* OVER */
    YL_PARSER_NEW(p, node, window, WINDOW, here(p));
    if (is_kind(p, YL_TOKEN_LPAREN))
        YL_TRY(yl_parser_window_spec(p, node));
    else
        YL_TRY(yl_parser_name(p, "'(' or the name of a window", &node->base));
    return finish(p, node, out);
}

static yl_status parse_within_group(yl_parser *p, yl_ast_call *call)
{
    yl_parser_take(p); /* WITHIN */
    YL_TRY(yl_parser_expect_word(p, YL_KW_GROUP));
    YL_TRY(yl_parser_expect(p, YL_TOKEN_LPAREN));
    YL_TRY(yl_parser_order_by(p, &call->order_by));
    return close_paren(p);
}

static yl_status parse_filter(yl_parser *p, yl_ast_call *call)
{
    yl_parser_take(p); /* FILTER */
    YL_TRY(yl_parser_expect(p, YL_TOKEN_LPAREN));
    YL_TRY(yl_parser_expect_word(p, YL_KW_WHERE));
    YL_TRY(yl_parser_expr(p, &call->filter));
    return close_paren(p);
}

yl_status yl_parser_call_tail(yl_parser *p, yl_ast_call *call)
{
    parse_null_treatment(p, call);
    if (is_words(p, YL_KW_WITHIN, YL_KW_GROUP))
        YL_TRY(parse_within_group(p, call));
    if (is_word(p, YL_KW_FILTER) && is_kind_at(p, 1, YL_TOKEN_LPAREN))
        YL_TRY(parse_filter(p, call));
    if (is_word(p, YL_KW_OVER))
        YL_TRY(parse_over(p, &call->over));
    return YL_OK;
}

yl_status yl_parser_call_rest(yl_parser *p, const yl_ast_path *name, yl_ast **out)
{
    YL_PARSER_NEW(p, call, call, CALL, name->span.begin);
    call->name = *name;
    YL_TRY(parse_arguments(p, call));
    YL_TRY(yl_parser_call_tail(p, call));
    return finish(p, call, out);
}

/* ---- functions with a syntax of their own ---- */

static yl_status push_expr(yl_parser *p, yl_ast_call *call)
{
    yl_ast *expr = NULL;
    YL_TRY(yl_parser_expr(p, &expr));
    return yl_parser_push(p, &call->args, expr);
}

static yl_status push_unit(yl_parser *p, yl_ast_call *call, const char *what)
{
    YL_PARSER_NEW(p, node, time_unit, TIME_UNIT, here(p));
    if (!yl_parser_time_unit(peek(p), &node->unit))
        return yl_parser_fail(p, what);
    yl_parser_take(p);
    node->head.span.end = p->previous.span.end;
    return yl_parser_push(p, &call->args, &node->head);
}

/* The rest of a plain argument list whose first argument was parsed. */
static yl_status more_arguments(yl_parser *p, yl_ast_call *call)
{
    while (accept_kind(p, YL_TOKEN_COMMA)) {
        yl_ast *argument = NULL;
        YL_TRY(parse_argument(p, &argument));
        YL_TRY(yl_parser_push(p, &call->args, argument));
    }
    return YL_OK;
}

static yl_status parse_extract(yl_parser *p, yl_ast_call *call)
{
    call->syntax = YL_CALL_EXTRACT;
    YL_TRY(push_unit(p, call,
                     "a unit such as YEAR, QUARTER, MONTH, WEEK, DAY, HOUR, MINUTE, "
                     "SECOND, MILLISECOND, DOW, DOY or EPOCH"));
    YL_TRY(yl_parser_expect_word(p, YL_KW_FROM));
    return push_expr(p, call);
}

/* FLOOR(x) and FLOOR(x TO unit) */
static yl_status parse_floor(yl_parser *p, yl_ast_call *call)
{
    YL_TRY(push_expr(p, call));
    if (!accept_word(p, YL_KW_TO))
        return more_arguments(p, call);
    call->syntax = YL_CALL_FLOOR_TO;
    return push_unit(p, call, "a unit such as YEAR, MONTH, DAY, HOUR, MINUTE or SECOND");
}

static yl_status parse_trim(yl_parser *p, yl_ast_call *call)
{
    yl_ast *first = NULL, *second = NULL;
    bool which = true;
    call->syntax = YL_CALL_TRIM_BOTH;
    if (accept_word(p, YL_KW_LEADING))
        call->syntax = YL_CALL_TRIM_LEADING;
    else if (accept_word(p, YL_KW_TRAILING))
        call->syntax = YL_CALL_TRIM_TRAILING;
    else
        which = accept_word(p, YL_KW_BOTH);
    if (accept_word(p, YL_KW_FROM)) /* TRIM(BOTH FROM s) */
        return push_expr(p, call);
    YL_TRY(yl_parser_expr(p, &first));
    if (accept_word(p, YL_KW_FROM)) {
        YL_TRY(yl_parser_expr(p, &second));
        YL_TRY(yl_parser_push(p, &call->args, second));
        return yl_parser_push(p, &call->args, first);
    }
    if (which)
        return yl_parser_fail(p, "FROM and the text to trim");
    call->syntax = YL_CALL_TRIM;
    if (is_kind(p, YL_TOKEN_COMMA))
        return yl_parser_fail(p, "FROM or ')'");
    return yl_parser_push(p, &call->args, first);
}

static yl_status parse_substring(yl_parser *p, yl_ast_call *call)
{
    YL_TRY(push_expr(p, call));
    if (!accept_word(p, YL_KW_FROM))
        return more_arguments(p, call);
    call->syntax = YL_CALL_SUBSTRING;
    YL_TRY(push_expr(p, call));
    return accept_word(p, YL_KW_FOR) ? push_expr(p, call) : YL_OK;
}

/* The first operand of POSITION must not take IN for its own. */
static yl_status parse_position(yl_parser *p, yl_ast_call *call)
{
    yl_ast *needle = NULL;
    YL_TRY(yl_parser_expr_at(p, YL_PRECEDENCE_ADDITIVE, &needle));
    YL_TRY(yl_parser_push(p, &call->args, needle));
    if (is_kind(p, YL_TOKEN_COMMA))
        return more_arguments(p, call);
    YL_TRY(yl_parser_expect_word(p, YL_KW_IN));
    call->syntax = YL_CALL_POSITION;
    YL_TRY(push_expr(p, call));
    return accept_word(p, YL_KW_FROM) ? push_expr(p, call) : YL_OK;
}

static yl_status parse_overlay(yl_parser *p, yl_ast_call *call)
{
    YL_TRY(push_expr(p, call));
    if (!accept_word(p, YL_KW_PLACING))
        return more_arguments(p, call);
    call->syntax = YL_CALL_OVERLAY;
    YL_TRY(push_expr(p, call));
    YL_TRY(yl_parser_expect_word(p, YL_KW_FROM));
    YL_TRY(push_expr(p, call));
    return accept_word(p, YL_KW_FOR) ? push_expr(p, call) : YL_OK;
}

static yl_status parse_timestamp_call(yl_parser *p, yl_ast_call *call)
{
    call->syntax = YL_CALL_TIMESTAMP;
    YL_TRY(push_unit(p, call,
                     "a unit such as YEAR, QUARTER, MONTH, WEEK, DAY, HOUR, MINUTE or "
                     "SECOND"));
    YL_TRY(yl_parser_expect(p, YL_TOKEN_COMMA));
    YL_TRY(push_expr(p, call));
    YL_TRY(yl_parser_expect(p, YL_TOKEN_COMMA));
    return push_expr(p, call);
}

/* CONVERT(x USING name), TRANSLATE(x USING name) and TRANSLATE(a, b, c) */
static yl_status parse_using(yl_parser *p, yl_ast_call *call, yl_ast_call_syntax syntax)
{
    YL_TRY(push_expr(p, call));
    if (!accept_word(p, YL_KW_USING))
        return more_arguments(p, call);
    call->syntax = syntax;
    YL_PARSER_NEW(p, name, column, COLUMN, here(p));
    YL_TRY(yl_parser_path(p, "the name of a conversion", &name->path));
    name->head.span.end = p->previous.span.end;
    return yl_parser_push(p, &call->args, &name->head);
}

static yl_status parse_special_arguments(yl_parser *p, yl_keyword word, yl_ast_call *call)
{
    switch (word) {
    case YL_KW_EXTRACT:
        return parse_extract(p, call);
    case YL_KW_FLOOR:
    case YL_KW_CEIL:
    case YL_KW_CEILING:
        return parse_floor(p, call);
    case YL_KW_TRIM:
        return parse_trim(p, call);
    case YL_KW_SUBSTRING:
        return parse_substring(p, call);
    case YL_KW_POSITION:
        return parse_position(p, call);
    case YL_KW_OVERLAY:
        return parse_overlay(p, call);
    case YL_KW_TIMESTAMPADD:
    case YL_KW_TIMESTAMPDIFF:
        return parse_timestamp_call(p, call);
    case YL_KW_CONVERT:
        return parse_using(p, call, YL_CALL_CONVERT);
    default:
        return parse_using(p, call, YL_CALL_TRANSLATE);
    }
}

static bool is_special(yl_keyword word)
{
    switch (word) {
    case YL_KW_EXTRACT:
    case YL_KW_FLOOR:
    case YL_KW_CEIL:
    case YL_KW_CEILING:
    case YL_KW_TRIM:
    case YL_KW_SUBSTRING:
    case YL_KW_POSITION:
    case YL_KW_OVERLAY:
    case YL_KW_TIMESTAMPADD:
    case YL_KW_TIMESTAMPDIFF:
    case YL_KW_CONVERT:
    case YL_KW_TRANSLATE:
        return true;
    default:
        return false;
    }
}

/* Reserved words that the grammar takes as functions beside those marked so in keywords.def. */
static bool is_reserved_function(yl_keyword word)
{
    switch (word) {
    case YL_KW_CLASSIFIER:
    case YL_KW_CONTAINS_SUBSTR:
    case YL_KW_DATE:
    case YL_KW_DATETIME:
    case YL_KW_DATETIME_TRUNC:
    case YL_KW_DATE_TRUNC:
    case YL_KW_MATCH_NUMBER:
    case YL_KW_NEXT:
    case YL_KW_PREV:
    case YL_KW_TIME:
    case YL_KW_TIMESTAMP:
    case YL_KW_TIMESTAMP_TRUNC:
    case YL_KW_TIME_TRUNC:
        return true;
    default:
        return false;
    }
}

static bool is_class(yl_keyword word, yl_keyword_class one, yl_keyword_class other)
{
    yl_keyword_class class = yl_keyword_class_of(word);
    return class == one || class == other;
}

/* RUNNING LAST(a.x), FINAL SUM(a.x): FINAL is also a plain name. */
static bool is_semantics(yl_parser *p)
{
    return (is_word(p, YL_KW_RUNNING) || is_word(p, YL_KW_FINAL)) &&
           is_kind_at(p, 1, YL_TOKEN_WORD) && is_kind_at(p, 2, YL_TOKEN_LPAREN);
}

bool yl_parser_is_call(yl_parser *p)
{
    const yl_token *token = peek(p);
    yl_keyword word = token->keyword;
    if (token->kind != YL_TOKEN_WORD || word == YL_NO_KEYWORD)
        return false;
    if (is_semantics(p) || is_class(word, YL_KEYWORD_VARIABLE, YL_KEYWORD_FUNCTION_VARIABLE))
        return true;
    if (!is_kind_at(p, 1, YL_TOKEN_LPAREN))
        return false;
    return is_special(word) || is_reserved_function(word) ||
           is_class(word, YL_KEYWORD_FUNCTION, YL_KEYWORD_FUNCTION);
}

yl_status yl_parser_call(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, call, call, CALL, here(p));
    if (is_semantics(p)) {
        call->semantics = is_word(p, YL_KW_RUNNING) ? YL_MATCH_RUNNING : YL_MATCH_FINAL;
        yl_parser_take(p);
    }
    yl_ast_name name;
    yl_keyword word = peek(p)->keyword;
    YL_TRY(yl_parser_any_word(p, "a function", &name));
    if (is_special(word) || yl_keyword_class_of(word) != YL_KEYWORD_FREE)
        name.text = yl_str_of(yl_keyword_text(word));
    YL_TRY(yl_parser_push_path(p, &call->name, name));
    if (!is_kind(p, YL_TOKEN_LPAREN)) {
        call->syntax = YL_CALL_NILADIC;
        return finish(p, call, out);
    }
    if (is_special(word)) {
        yl_parser_take(p);
        YL_TRY(parse_special_arguments(p, word, call));
        YL_TRY(close_paren(p));
    } else {
        YL_TRY(parse_arguments(p, call));
    }
    YL_TRY(yl_parser_call_tail(p, call));
    return finish(p, call, out);
}
