/* The JSON functions with clauses of their own.
 *
 *     JSON_EXISTS(x, path [TRUE|FALSE|UNKNOWN|ERROR ON ERROR])
 *     JSON_VALUE(x, path [RETURNING t] [NULL|ERROR|DEFAULT e ON EMPTY] [... ON ERROR])
 *     JSON_QUERY(x, path [RETURNING t] [wrapper] [NULL|ERROR|EMPTY ARRAY|EMPTY OBJECT ON EMPTY]
 *                [... ON ERROR])
 *     JSON_OBJECT([[KEY] k VALUE v | k : v, ...] [NULL|ABSENT ON NULL])
 *     JSON_ARRAY([v, ...] [NULL|ABSENT ON NULL])
 *     JSON_OBJECTAGG and JSON_ARRAYAGG: the same for one pair or one value
 */
#include "sql/parser_impl.h"

bool yl_parser_is_json(yl_parser *p)
{
    static const yl_keyword words[] = {YL_KW_JSON_ARRAY,  YL_KW_JSON_ARRAYAGG,  YL_KW_JSON_EXISTS,
                                       YL_KW_JSON_OBJECT, YL_KW_JSON_OBJECTAGG, YL_KW_JSON_QUERY,
                                       YL_KW_JSON_VALUE};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (is_word(p, words[i]))
            return is_kind_at(p, 1, YL_TOKEN_LPAREN);
    return false;
}

static yl_status push_expr(yl_parser *p, yl_ast_call *call)
{
    yl_ast *expr = NULL;
    YL_TRY(yl_parser_expr(p, &expr));
    return yl_parser_push(p, &call->args, expr);
}

/* FORMAT JSON behind a value would take it for JSON instead of text. */
static yl_status refuse_format(yl_parser *p)
{
    if (is_words(p, YL_KW_FORMAT, YL_KW_JSON))
        return yl_parser_refuse(p, peek(p)->span, "FORMAT JSON");
    return YL_OK;
}

/* The operand and path of JSON_EXISTS, JSON_VALUE, JSON_QUERY. */
static yl_status parse_input(yl_parser *p, yl_ast_call *call)
{
    YL_TRY(push_expr(p, call));
    (void)accept_words(p, YL_KW_FORMAT, YL_KW_JSON); /* as it is anyway */
    YL_TRY(yl_parser_expect(p, YL_TOKEN_COMMA));
    YL_TRY(push_expr(p, call));
    if (is_word(p, YL_KW_PASSING))
        return yl_parser_refuse(p, peek(p)->span, "PASSING");
    return YL_OK;
}

static yl_status parse_returning(yl_parser *p, yl_ast_json *json)
{
    return accept_word(p, YL_KW_RETURNING) ? yl_parser_type(p, &json->returning) : YL_OK;
}

/* Behaviours that begin here, UNSET when none does; the words are taken. */
static yl_status parse_behaviour(yl_parser *p, yl_ast_json_behaviour *behaviour, yl_ast **value)
{
    *behaviour = YL_JSON_UNSET;
    *value = NULL;
    if (accept_word(p, YL_KW_NULL)) {
        *behaviour = YL_JSON_NULL;
    } else if (accept_word(p, YL_KW_ERROR)) {
        *behaviour = YL_JSON_ERROR;
    } else if (accept_word(p, YL_KW_TRUE)) {
        *behaviour = YL_JSON_TRUE;
    } else if (accept_word(p, YL_KW_FALSE)) {
        *behaviour = YL_JSON_FALSE;
    } else if (accept_word(p, YL_KW_UNKNOWN)) {
        *behaviour = YL_JSON_UNKNOWN;
    } else if (accept_word(p, YL_KW_DEFAULT)) {
        *behaviour = YL_JSON_DEFAULT;
        return yl_parser_expr(p, value);
    } else if (accept_word(p, YL_KW_EMPTY)) {
        if (accept_word(p, YL_KW_ARRAY))
            *behaviour = YL_JSON_EMPTY_ARRAY;
        else if (accept_word(p, YL_KW_OBJECT))
            *behaviour = YL_JSON_EMPTY_OBJECT;
        else
            return yl_parser_fail(p, "ARRAY or OBJECT");
    }
    return YL_OK;
}

static bool is_allowed(yl_keyword function, yl_ast_json_behaviour behaviour)
{
    switch (behaviour) {
    case YL_JSON_ERROR:
        return true;
    case YL_JSON_NULL:
        return function != YL_KW_JSON_EXISTS;
    case YL_JSON_DEFAULT:
        return function == YL_KW_JSON_VALUE;
    case YL_JSON_EMPTY_ARRAY:
    case YL_JSON_EMPTY_OBJECT:
        return function == YL_KW_JSON_QUERY;
    default:
        return function == YL_KW_JSON_EXISTS;
    }
}

/* [behaviour ON EMPTY] [behaviour ON ERROR], in any order */
static yl_status parse_behaviours(yl_parser *p, yl_keyword function, yl_ast_json *json)
{
    for (;;) {
        yl_ast_json_behaviour behaviour;
        yl_ast *value;
        yl_span span = peek(p)->span;
        YL_TRY(parse_behaviour(p, &behaviour, &value));
        if (behaviour == YL_JSON_UNSET)
            return YL_OK;
        if (!is_allowed(function, behaviour))
            return YL_FAIL_AT(p->err, SYNTAX, span, "%s does not take this behaviour",
                              yl_keyword_text(function));
        YL_TRY(yl_parser_expect_word(p, YL_KW_ON));
        bool may_be_empty = function != YL_KW_JSON_EXISTS && json->on_empty == YL_JSON_UNSET;
        if (may_be_empty && accept_word(p, YL_KW_EMPTY)) {
            json->on_empty = behaviour;
            json->empty_default = value;
        } else if (json->on_error == YL_JSON_UNSET && accept_word(p, YL_KW_ERROR)) {
            json->on_error = behaviour;
            json->error_default = value;
        } else {
            return yl_parser_fail(p, json->on_error != YL_JSON_UNSET ? "EMPTY"
                                     : may_be_empty                  ? "EMPTY or ERROR"
                                                                     : "ERROR");
        }
    }
}

/* WITHOUT [ARRAY] WRAPPER, WITH [CONDITIONAL|UNCONDITIONAL] [ARRAY] WRAPPER */
static yl_status parse_wrapper(yl_parser *p, yl_ast_json *json)
{
    if (accept_word(p, YL_KW_WITHOUT)) {
        json->wrapper = YL_JSON_WRAPPER_WITHOUT;
    } else if (accept_word(p, YL_KW_WITH)) {
        json->wrapper = YL_JSON_WRAPPER_UNCONDITIONAL;
        if (accept_word(p, YL_KW_CONDITIONAL))
            json->wrapper = YL_JSON_WRAPPER_CONDITIONAL;
        else
            (void)accept_word(p, YL_KW_UNCONDITIONAL);
    } else {
        return YL_OK;
    }
    (void)accept_word(p, YL_KW_ARRAY);
    return yl_parser_expect_word(p, YL_KW_WRAPPER);
}

/* NULL ON NULL, ABSENT ON NULL */
static yl_status parse_nulls(yl_parser *p, yl_ast_json *json)
{
    yl_ast_json_nulls nulls = is_word(p, YL_KW_NULL) ? YL_JSON_NULLS_NULL : YL_JSON_NULLS_ABSENT;
    if (!is_words(p, YL_KW_NULL, YL_KW_ON) && !is_words(p, YL_KW_ABSENT, YL_KW_ON))
        return YL_OK;
    yl_parser_take(p);
    YL_TRY(yl_parser_expect_word(p, YL_KW_ON));
    YL_TRY(yl_parser_expect_word(p, YL_KW_NULL));
    json->nulls = nulls;
    return YL_OK;
}

static yl_status parse_pair(yl_parser *p, yl_ast_call *call)
{
    bool key_written = is_word(p, YL_KW_KEY) && !is_kind_at(p, 1, YL_TOKEN_COLON) &&
                       !is_kind_at(p, 1, YL_TOKEN_COMMA) && !is_kind_at(p, 1, YL_TOKEN_DOT) &&
                       !is_word_at(p, 1, YL_KW_VALUE) && !is_kind_at(p, 1, YL_TOKEN_LPAREN);
    if (key_written)
        yl_parser_take(p);
    YL_TRY(push_expr(p, call));
    if (!accept_word(p, YL_KW_VALUE) && (key_written || !accept_kind(p, YL_TOKEN_COLON)))
        return yl_parser_fail(p, key_written ? "VALUE" : "VALUE or ':'");
    YL_TRY(push_expr(p, call));
    return refuse_format(p);
}

static bool is_nulls(yl_parser *p)
{
    return is_words(p, YL_KW_NULL, YL_KW_ON) || is_words(p, YL_KW_ABSENT, YL_KW_ON);
}

static yl_status parse_object(yl_parser *p, yl_ast_call *call, bool one)
{
    if (!one && (is_kind(p, YL_TOKEN_RPAREN) || is_nulls(p)))
        return YL_OK;
    do {
        YL_TRY(parse_pair(p, call));
    } while (!one && accept_kind(p, YL_TOKEN_COMMA));
    return YL_OK;
}

static yl_status parse_array(yl_parser *p, yl_ast_call *call, yl_ast_json *json, bool one)
{
    if (!one && (is_kind(p, YL_TOKEN_RPAREN) || is_nulls(p)))
        return YL_OK;
    do {
        YL_TRY(push_expr(p, call));
        YL_TRY(refuse_format(p));
    } while (!one && accept_kind(p, YL_TOKEN_COMMA));
    if (one && is_words(p, YL_KW_ORDER, YL_KW_BY))
        return yl_parser_order_by(p, &json->order_by);
    return YL_OK;
}

static yl_status parse_operands(yl_parser *p, yl_keyword function, yl_ast_call *call,
                                yl_ast_json *json)
{
    switch (function) {
    case YL_KW_JSON_OBJECT:
    case YL_KW_JSON_OBJECTAGG:
        YL_TRY(parse_object(p, call, function == YL_KW_JSON_OBJECTAGG));
        return parse_nulls(p, json);
    case YL_KW_JSON_ARRAY:
    case YL_KW_JSON_ARRAYAGG:
        YL_TRY(parse_array(p, call, json, function == YL_KW_JSON_ARRAYAGG));
        return parse_nulls(p, json);
    default:
        YL_TRY(parse_input(p, call));
        if (function != YL_KW_JSON_EXISTS)
            YL_TRY(parse_returning(p, json));
        if (function == YL_KW_JSON_QUERY)
            YL_TRY(parse_wrapper(p, json));
        return parse_behaviours(p, function, json);
    }
}

yl_status yl_parser_json(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, call, call, CALL, here(p));
    yl_ast_json *json = YL_NEW(p->arena, yl_ast_json);
    yl_keyword function = peek(p)->keyword;
    yl_ast_name name;
    if (json == NULL || yl_arena_oom(p->arena))
        return YL_FAIL_MEMORY(p->err);
    YL_TRY(yl_parser_any_word(p, "a function", &name));
    name.text = yl_str_of(yl_keyword_text(function));
    YL_TRY(yl_parser_push_path(p, &call->name, name));
    call->syntax = YL_CALL_JSON;
    call->json = json;
    YL_TRY(yl_parser_expect(p, YL_TOKEN_LPAREN));
    YL_TRY(parse_operands(p, function, call, json));
    if (!accept_kind(p, YL_TOKEN_RPAREN))
        return yl_parser_fail(p, "a clause of the function or ')'");
    YL_TRY(yl_parser_call_tail(p, call));
    return finish(p, call, out);
}
