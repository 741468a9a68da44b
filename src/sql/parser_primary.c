/* Operands of expressions: literals, names, parentheses, constructors, CASE and CAST.
 *
 * A parenthesis may open an expression, a row or a query, and only what stands behind the first
 * operand tells which: ((SELECT 1) + 1), ((SELECT 1) UNION (SELECT 2)), ((SELECT 1), 2). So the
 * inner parenthesis is parsed first and the outer one goes on with it as what it turns out to be;
 * no token is read twice.
 */
#include "sql/parser_impl.h"

/* ---- literals ---- */

static yl_status parse_number(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, node, literal, LITERAL, here(p));
    yl_token_kind kind = peek(p)->kind;
    node->type = kind == YL_TOKEN_INTEGER   ? YL_LITERAL_INTEGER
                 : kind == YL_TOKEN_DECIMAL ? YL_LITERAL_DECIMAL
                                            : YL_LITERAL_APPROX;
    YL_TRY(yl_token_text(p->arena, p->lexer.sql, peek(p), 0, &node->text, p->err));
    yl_parser_take(p);
    return finish(p, node, out);
}

static yl_status parse_string_literal(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, node, literal, LITERAL, here(p));
    yl_ast_string string;
    node->type = YL_LITERAL_STRING;
    if (is_kind(p, YL_TOKEN_CHARSET_STRING))
        node->charset = yl_token_charset(p->lexer.sql, peek(p));
    YL_TRY(yl_parser_string(p, "a string", &string));
    node->text = string.text;
    if (is_word(p, YL_KW_COLLATE))
        return yl_parser_refuse(p, peek(p)->span, "COLLATE");
    return finish(p, node, out);
}

static yl_status parse_binary_literal(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, node, literal, LITERAL, here(p));
    node->type = YL_LITERAL_BINARY;
    YL_TRY(yl_token_text(p->arena, p->lexer.sql, peek(p), 0, &node->text, p->err));
    yl_parser_take(p);
    return finish(p, node, out);
}

static yl_status parse_constant(yl_parser *p, yl_ast_literal_kind type, yl_ast **out)
{
    YL_PARSER_NEW(p, node, literal, LITERAL, here(p));
    node->type = type;
    yl_parser_take(p);
    return finish(p, node, out);
}

/* DATE '...', TIMESTAMP WITH LOCAL TIME ZONE '...': `words` tokens stand before the string. */
static yl_status parse_temporal(yl_parser *p, yl_ast_literal_kind type, unsigned words,
                                yl_ast **out)
{
    YL_PARSER_NEW(p, node, literal, LITERAL, here(p));
    yl_ast_string string;
    node->type = type;
    for (unsigned i = 0; i < words; i++) {
        (void)peek(p);
        yl_parser_take(p);
    }
    YL_TRY(yl_parser_string(p, "a string", &string));
    node->text = string.text;
    return finish(p, node, out);
}

/* Whether a literal of date or time begins here; *words is what stands before its string. */
static bool is_temporal(yl_parser *p, yl_ast_literal_kind *type, unsigned *words)
{
    *words = 1;
    if (is_word(p, YL_KW_DATE))
        *type = YL_LITERAL_DATE;
    else if (is_word(p, YL_KW_TIME))
        *type = YL_LITERAL_TIME;
    else if (is_word(p, YL_KW_TIMESTAMP))
        *type = YL_LITERAL_TIMESTAMP;
    else
        return false;
    if (is_kind_at(p, 1, YL_TOKEN_STRING))
        return true;
    if (*type != YL_LITERAL_TIMESTAMP || !is_word_at(p, 1, YL_KW_WITH))
        return false;
    *type = YL_LITERAL_TIMESTAMP_LTZ;
    *words = 5;
    return true;
}

static yl_status parse_temporal_ltz(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, node, literal, LITERAL, here(p));
    yl_ast_string string;
    node->type = YL_LITERAL_TIMESTAMP_LTZ;
    yl_parser_take(p); /* TIMESTAMP */
    yl_parser_take(p); /* WITH */
    YL_TRY(yl_parser_expect_word(p, YL_KW_LOCAL));
    YL_TRY(yl_parser_expect_word(p, YL_KW_TIME));
    YL_TRY(yl_parser_expect_word(p, YL_KW_ZONE));
    YL_TRY(yl_parser_string(p, "a string", &string));
    node->text = string.text;
    return finish(p, node, out);
}

bool yl_parser_time_unit(const yl_token *token, yl_ast_unit *unit)
{
    static const struct {
        yl_keyword word;
        yl_ast_unit unit;
    } rows[] = {
        {YL_KW_YEAR, YL_AST_UNIT_YEAR},
        {YL_KW_YEARS, YL_AST_UNIT_YEAR},
        {YL_KW_QUARTER, YL_AST_UNIT_QUARTER},
        {YL_KW_QUARTERS, YL_AST_UNIT_QUARTER},
        {YL_KW_MONTH, YL_AST_UNIT_MONTH},
        {YL_KW_MONTHS, YL_AST_UNIT_MONTH},
        {YL_KW_WEEK, YL_AST_UNIT_WEEK},
        {YL_KW_WEEKS, YL_AST_UNIT_WEEK},
        {YL_KW_DAY, YL_AST_UNIT_DAY},
        {YL_KW_DAYS, YL_AST_UNIT_DAY},
        {YL_KW_HOUR, YL_AST_UNIT_HOUR},
        {YL_KW_HOURS, YL_AST_UNIT_HOUR},
        {YL_KW_MINUTE, YL_AST_UNIT_MINUTE},
        {YL_KW_MINUTES, YL_AST_UNIT_MINUTE},
        {YL_KW_SECOND, YL_AST_UNIT_SECOND},
        {YL_KW_SECONDS, YL_AST_UNIT_SECOND},
        {YL_KW_MILLISECOND, YL_AST_UNIT_MILLISECOND},
        {YL_KW_MICROSECOND, YL_AST_UNIT_MICROSECOND},
        {YL_KW_NANOSECOND, YL_AST_UNIT_NANOSECOND},
        {YL_KW_DOW, YL_AST_UNIT_DOW},
        {YL_KW_DAYOFWEEK, YL_AST_UNIT_DOW},
        {YL_KW_DOY, YL_AST_UNIT_DOY},
        {YL_KW_DAYOFYEAR, YL_AST_UNIT_DOY},
        {YL_KW_ISODOW, YL_AST_UNIT_ISODOW},
        {YL_KW_ISOYEAR, YL_AST_UNIT_ISOYEAR},
        {YL_KW_EPOCH, YL_AST_UNIT_EPOCH},
        {YL_KW_DECADE, YL_AST_UNIT_DECADE},
        {YL_KW_CENTURY, YL_AST_UNIT_CENTURY},
        {YL_KW_MILLENNIUM, YL_AST_UNIT_MILLENNIUM},
        {YL_KW_SQL_TSI_YEAR, YL_AST_UNIT_YEAR},
        {YL_KW_SQL_TSI_QUARTER, YL_AST_UNIT_QUARTER},
        {YL_KW_SQL_TSI_MONTH, YL_AST_UNIT_MONTH},
        {YL_KW_SQL_TSI_WEEK, YL_AST_UNIT_WEEK},
        {YL_KW_SQL_TSI_DAY, YL_AST_UNIT_DAY},
        {YL_KW_SQL_TSI_HOUR, YL_AST_UNIT_HOUR},
        {YL_KW_SQL_TSI_MINUTE, YL_AST_UNIT_MINUTE},
        {YL_KW_SQL_TSI_SECOND, YL_AST_UNIT_SECOND},
        {YL_KW_SQL_TSI_MICROSECOND, YL_AST_UNIT_MICROSECOND},
        {YL_KW_SQL_TSI_FRAC_SECOND, YL_AST_UNIT_MICROSECOND},
        {YL_KW_FRAC_SECOND, YL_AST_UNIT_MICROSECOND},
    };
    if (token->kind != YL_TOKEN_WORD || token->keyword == YL_NO_KEYWORD)
        return false;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].word == token->keyword) {
            *unit = rows[i].unit;
            return true;
        }
    return false;
}

/* (n): at most 9 digits matter, larger numbers are refused with the type */
static yl_status parse_precision(yl_parser *p, int *precision, int *second)
{
    int64_t value;
    if (!accept_kind(p, YL_TOKEN_LPAREN))
        return YL_OK;
    YL_TRY(yl_parser_integer(p, "a precision", &value));
    *precision = (int)value;
    if (second != NULL && accept_kind(p, YL_TOKEN_COMMA)) {
        YL_TRY(yl_parser_integer(p, "a precision", &value));
        *second = (int)value;
    }
    return yl_parser_expect(p, YL_TOKEN_RPAREN);
}

static bool is_interval_unit(const yl_token *token, yl_ast_unit *unit)
{
    return yl_parser_time_unit(token, unit) && *unit <= YL_AST_UNIT_SECOND;
}

/* What may follow TO: a shorter unit of the same kind. */
static bool is_range(yl_ast_unit from, yl_ast_unit to)
{
    if (from == YL_AST_UNIT_YEAR)
        return to == YL_AST_UNIT_MONTH;
    return from >= YL_AST_UNIT_DAY && from < YL_AST_UNIT_SECOND && to > from &&
           to <= YL_AST_UNIT_SECOND;
}

yl_status yl_parser_interval_qualifier(yl_parser *p, yl_ast_interval_qualifier *qualifier)
{
    *qualifier = (yl_ast_interval_qualifier){.precision = -1, .fraction = -1};
    qualifier->span = peek(p)->span;
    if (!is_interval_unit(peek(p), &qualifier->from))
        return yl_parser_fail(p, "YEAR, QUARTER, MONTH, WEEK, DAY, HOUR, MINUTE or SECOND");
    yl_parser_take(p);
    bool second = qualifier->from == YL_AST_UNIT_SECOND;
    YL_TRY(parse_precision(p, &qualifier->precision, second ? &qualifier->fraction : NULL));
    if (accept_word(p, YL_KW_TO)) {
        if (!is_interval_unit(peek(p), &qualifier->to) ||
            !is_range(qualifier->from, qualifier->to)) {
            if (qualifier->from == YL_AST_UNIT_YEAR)
                return yl_parser_fail(p, "MONTH (as in YEAR TO MONTH)");
            return yl_parser_fail(p, "a shorter unit of the same kind, as in DAY TO SECOND");
        }
        yl_parser_take(p);
        if (qualifier->to == YL_AST_UNIT_SECOND)
            YL_TRY(parse_precision(p, &qualifier->fraction, NULL));
    }
    qualifier->span.end = p->previous.span.end;
    return YL_OK;
}

static yl_status parse_row(yl_parser *p, uint32_t begin, yl_ast_list items, yl_ast **out);

/* INTERVAL [sign] 'text' qualifier, or INTERVAL value unit */
static yl_status parse_interval(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, node, interval_literal, INTERVAL_LITERAL, here(p));
    yl_parser_take(p);
    if (is_kind_at(p, 1, YL_TOKEN_STRING) &&
        (is_kind(p, YL_TOKEN_MINUS) || is_kind(p, YL_TOKEN_PLUS))) {
        node->negative = is_kind(p, YL_TOKEN_MINUS);
        yl_parser_take(p);
    }
    if (is_kind(p, YL_TOKEN_STRING)) {
        yl_ast_string string;
        YL_TRY(yl_parser_string(p, "a string", &string));
        node->text = string.text;
    } else if (is_kind(p, YL_TOKEN_LPAREN)) { /* its unit is the interval's */
        yl_ast_list items;
        uint32_t begin = here(p);
        YL_TRY(yl_parser_paren(p, &items, &node->value));
        if (node->value == NULL)
            YL_TRY(parse_row(p, begin, items, &node->value));
        else
            YL_TRY(yl_parser_subquery(p, node->value, &node->value));
    } else if (is_kind(p, YL_TOKEN_INTEGER) || is_kind(p, YL_TOKEN_DECIMAL) ||
               yl_parser_is_name(p)) {
        YL_TRY(yl_parser_primary(p, &node->value));
    } else {
        return yl_parser_fail(p, "a string such as '1' behind INTERVAL");
    }
    YL_TRY(yl_parser_interval_qualifier(p, &node->qualifier));
    return finish(p, node, out);
}

/* ---- parentheses and rows ---- */

yl_status yl_parser_subquery(yl_parser *p, yl_ast *query, yl_ast **out)
{
    YL_PARSER_NEW(p, node, subquery, SUBQUERY, query->span.begin);
    node->query = query;
    node->head.span.end = query->span.end;
    *out = &node->head;
    return YL_OK;
}

static yl_status parse_row(yl_parser *p, uint32_t begin, yl_ast_list items, yl_ast **out)
{
    if (items.size == 1) {
        *out = items.items[0];
        return YL_OK;
    }
    YL_PARSER_NEW(p, node, row, ROW, begin);
    node->items = items;
    return finish(p, node, out);
}

/* Whether a qualifier follows a parenthesis. Only reserved words count: (a - b) week is a column
 * named week. */
static bool is_qualifier(yl_parser *p)
{
    yl_ast_unit unit;
    const yl_token *token = peek(p);
    return is_interval_unit(token, &unit) && yl_keyword_class_of(token->keyword) != YL_KEYWORD_FREE;
}

/* (a - b) DAY TO SECOND */
static yl_status parse_date_difference(yl_parser *p, uint32_t begin, yl_ast *inner, yl_ast **out)
{
    if (inner->kind != YL_AST_BINARY || yl_ast_as_binary(inner)->op != YL_BINARY_SUB)
        return YL_FAIL_AT(p->err, SYNTAX, peek(p)->span,
                          "only a difference, (a - b), takes the unit of an interval");
    YL_PARSER_NEW(p, node, date_difference, DATE_DIFFERENCE, begin);
    node->left = yl_ast_as_binary(inner)->left;
    node->right = yl_ast_as_binary(inner)->right;
    YL_TRY(yl_parser_interval_qualifier(p, &node->qualifier));
    return finish(p, node, out);
}

/* What a closed parenthesis with expressions is: (a), (a, b), (a - b) DAY. */
static yl_status parse_items(yl_parser *p, uint32_t begin, yl_ast_list items, yl_ast **out)
{
    if (items.size == 1 && is_qualifier(p))
        return parse_date_difference(p, begin, items.items[0], out);
    return parse_row(p, begin, items, out);
}

/* The first thing behind a parenthesis: a query or an expression; *is_query says which. */
static yl_status parse_paren_first(yl_parser *p, yl_ast **out, bool *is_query)
{
    *is_query = true;
    if (yl_parser_is_query(p))
        return yl_parser_query(p, out);
    *is_query = false;
    if (!is_kind(p, YL_TOKEN_LPAREN))
        return yl_parser_expr(p, out);
    uint32_t begin = here(p);
    yl_ast_list items = {0};
    yl_ast *first = NULL;
    YL_TRY(yl_parser_paren(p, &items, &first));
    if (first == NULL) {
        YL_TRY(parse_items(p, begin, items, &first));
        return yl_parser_expr_rest(p, first, 0, out);
    }
    if (yl_parser_is_query_rest(p)) {
        *is_query = true;
        return yl_parser_query_rest(p, first, begin, out);
    }
    if (is_kind(p, YL_TOKEN_RPAREN)) { /* ((SELECT 1)) */
        *is_query = true;
        *out = first;
        return YL_OK;
    }
    YL_TRY(yl_parser_subquery(p, first, &first));
    return yl_parser_expr_rest(p, first, 0, out);
}

yl_status yl_parser_paren(yl_parser *p, yl_ast_list *items, yl_ast **query)
{
    unsigned saved;
    yl_ast *first;
    bool is_query;
    uint32_t begin = here(p);
    *items = (yl_ast_list){0};
    *query = NULL;
    YL_TRY(yl_parser_enter(p, &saved));
    YL_TRY(yl_parser_expect(p, YL_TOKEN_LPAREN));
    YL_TRY(parse_paren_first(p, &first, &is_query));
    if (is_query) {
        if (!accept_kind(p, YL_TOKEN_RPAREN))
            return yl_parser_fail(p, YL_PARSER_CLAUSES " or ')'");
        first->span = (yl_span){begin, p->previous.span.end};
        *query = first;
    } else {
        YL_TRY(yl_parser_push(p, items, first));
        if (accept_kind(p, YL_TOKEN_COMMA))
            do {
                YL_TRY(yl_parser_expr(p, &first));
                YL_TRY(yl_parser_push(p, items, first));
            } while (accept_kind(p, YL_TOKEN_COMMA));
        if (!accept_kind(p, YL_TOKEN_RPAREN))
            return yl_parser_fail(p, "an operator, ',' or ')'");
    }
    yl_parser_leave(p, saved);
    return YL_OK;
}

static yl_status parse_parenthesised(yl_parser *p, yl_ast **out)
{
    uint32_t begin = here(p);
    yl_ast_list items;
    yl_ast *query;
    YL_TRY(yl_parser_paren(p, &items, &query));
    if (query != NULL)
        return yl_parser_subquery(p, query, out);
    return parse_items(p, begin, items, out);
}

/* ROW(a, b) */
static yl_status parse_explicit_row(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, node, row, ROW, here(p));
    node->explicit_row = true;
    yl_parser_take(p);
    YL_TRY(yl_parser_expect(p, YL_TOKEN_LPAREN));
    if (!is_kind(p, YL_TOKEN_RPAREN))
        YL_TRY(yl_parser_exprs(p, &node->items));
    if (!accept_kind(p, YL_TOKEN_RPAREN))
        return yl_parser_fail(p, "',' or ')'");
    return finish(p, node, out);
}

/* ARRAY[...], ARRAY(query), and so on */
static yl_status parse_collection(yl_parser *p, yl_ast_collection_kind type, yl_ast **out)
{
    YL_PARSER_NEW(p, node, collection, COLLECTION, here(p));
    node->type = type;
    yl_parser_take(p);
    if (is_kind(p, YL_TOKEN_LPAREN)) {
        YL_TRY(yl_parser_paren(p, &node->items, &node->query));
        if (node->query == NULL)
            return YL_FAIL_AT(p->err, SYNTAX, node->items.items[0]->span,
                              "expected a query in these parentheses; values stand in brackets");
        return finish(p, node, out);
    }
    YL_TRY(yl_parser_expect(p, YL_TOKEN_LBRACKET));
    if (!is_kind(p, YL_TOKEN_RBRACKET))
        YL_TRY(yl_parser_exprs(p, &node->items));
    if (!accept_kind(p, YL_TOKEN_RBRACKET))
        return yl_parser_fail(p, "',' or ']'");
    YL_TRY(finish(p, node, out));
    if (type == YL_COLLECTION_MAP && node->items.size % 2 != 0)
        return YL_FAIL_AT(p->err, SYNTAX, node->head.span,
                          "MAP[...] takes pairs of a key and a value; here are %zu values",
                          node->items.size);
    return YL_OK;
}

/* ---- CASE, CAST, EXISTS ---- */

static yl_status parse_when(yl_parser *p, bool simple, yl_ast **out)
{
    YL_PARSER_NEW(p, node, when, WHEN, here(p));
    YL_TRY(yl_parser_expect_word(p, YL_KW_WHEN));
    if (simple) {
        YL_TRY(yl_parser_exprs(p, &node->tests));
    } else {
        yl_ast *test;
        YL_TRY(yl_parser_expr(p, &test));
        YL_TRY(yl_parser_push(p, &node->tests, test));
    }
    YL_TRY(yl_parser_expect_word(p, YL_KW_THEN));
    YL_TRY(yl_parser_expr(p, &node->result));
    return finish(p, node, out);
}

static yl_status parse_case(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, node, case, CASE, here(p));
    yl_parser_take(p);
    if (!is_word(p, YL_KW_WHEN))
        YL_TRY(yl_parser_expr(p, &node->operand));
    do {
        yl_ast *when = NULL;
        YL_TRY(parse_when(p, node->operand != NULL, &when));
        YL_TRY(yl_parser_push(p, &node->whens, when));
    } while (is_word(p, YL_KW_WHEN));
    if (accept_word(p, YL_KW_ELSE))
        YL_TRY(yl_parser_expr(p, &node->otherwise));
    if (!accept_word(p, YL_KW_END))
        return yl_parser_fail(p, node->otherwise == NULL ? "WHEN, ELSE or END" : "END");
    return finish(p, node, out);
}

static yl_status parse_cast(yl_parser *p, bool try_cast, yl_ast **out)
{
    YL_PARSER_NEW(p, node, cast, CAST, here(p));
    node->try_cast = try_cast;
    yl_parser_take(p);
    YL_TRY(yl_parser_expect(p, YL_TOKEN_LPAREN));
    YL_TRY(yl_parser_expr(p, &node->operand));
    YL_TRY(yl_parser_expect_word(p, YL_KW_AS));
    YL_TRY(yl_parser_type(p, &node->type));
    YL_TRY(yl_parser_expect(p, YL_TOKEN_RPAREN));
    return finish(p, node, out);
}

static yl_status parse_exists(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, node, exists, EXISTS, here(p));
    yl_ast_list items;
    node->unique = is_word(p, YL_KW_UNIQUE);
    yl_parser_take(p);
    YL_TRY(yl_parser_paren(p, &items, &node->query));
    if (node->query == NULL)
        return YL_FAIL_AT(p->err, SYNTAX, items.items[0]->span, "expected a query behind %s",
                          node->unique ? "UNIQUE" : "EXISTS");
    return finish(p, node, out);
}

/* ---- names ---- */

/* a.b.c, a.b.*; a call when a parenthesis follows */
static yl_status parse_name(yl_parser *p, yl_ast **out)
{
    yl_ast_path path = {0};
    yl_ast_name name;
    YL_TRY(yl_parser_name(p, "an expression", &name));
    YL_TRY(yl_parser_push_path(p, &path, name));
    while (accept_kind(p, YL_TOKEN_DOT)) {
        if (is_kind(p, YL_TOKEN_STAR)) {
            YL_PARSER_NEW(p, star, star, STAR, path.span.begin);
            star->qualifier = path;
            yl_parser_take(p);
            p->star = (yl_span){path.span.begin, p->previous.span.end};
            if (p->star_at != path.span.begin)
                return YL_FAIL_AT(p->err, SYNTAX, p->star,
                                  "all columns (t.*) can only be asked for in a SELECT list");
            return finish(p, star, out);
        }
        YL_TRY(yl_parser_any_word(p, "a name or * behind the point", &name));
        YL_TRY(yl_parser_push_path(p, &path, name));
    }
    if (is_kind(p, YL_TOKEN_LPAREN))
        return yl_parser_call_rest(p, &path, out);
    YL_PARSER_NEW(p, node, column, COLUMN, path.span.begin);
    node->path = path;
    return finish(p, node, out);
}

static yl_status parse_default(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, node, default, DEFAULT, here(p));
    yl_parser_take(p);
    return finish(p, node, out);
}

/* A word that begins an operand and is no plain name; *taken says whether there was one. */
static yl_status parse_word(yl_parser *p, yl_keyword word, bool *taken, yl_ast **out)
{
    yl_ast_literal_kind type;
    unsigned words;
    *taken = true;
    switch (word) {
    case YL_KW_NULL:
        return parse_constant(p, YL_LITERAL_NULL, out);
    case YL_KW_TRUE:
        return parse_constant(p, YL_LITERAL_TRUE, out);
    case YL_KW_FALSE:
        return parse_constant(p, YL_LITERAL_FALSE, out);
    case YL_KW_UNKNOWN:
        return parse_constant(p, YL_LITERAL_UNKNOWN, out);
    case YL_KW_CASE:
        return parse_case(p, out);
    case YL_KW_CAST:
    case YL_KW_TRY_CAST:
        return parse_cast(p, word == YL_KW_TRY_CAST, out);
    case YL_KW_EXISTS:
    case YL_KW_UNIQUE:
        return parse_exists(p, out);
    case YL_KW_INTERVAL:
        return parse_interval(p, out);
    case YL_KW_DEFAULT:
        return parse_default(p, out);
    case YL_KW_ROW:
        return parse_explicit_row(p, out);
    case YL_KW_ARRAY:
        return parse_collection(p, YL_COLLECTION_ARRAY, out);
    case YL_KW_MULTISET:
        return parse_collection(p, YL_COLLECTION_MULTISET, out);
    case YL_KW_MAP:
        if (is_kind_at(p, 1, YL_TOKEN_LBRACKET) || is_kind_at(p, 1, YL_TOKEN_LPAREN))
            return parse_collection(p, YL_COLLECTION_MAP, out);
        break;
    case YL_KW_DATE:
    case YL_KW_TIME:
    case YL_KW_TIMESTAMP:
        if (!is_temporal(p, &type, &words))
            break;
        if (type == YL_LITERAL_TIMESTAMP_LTZ)
            return parse_temporal_ltz(p, out);
        return parse_temporal(p, type, words, out);
    case YL_KW_PERIOD:
        return yl_parser_refuse(p, peek(p)->span, "PERIOD");
    case YL_KW_CURSOR:
        return yl_parser_refuse(p, peek(p)->span, "CURSOR");
    case YL_KW_NEW:
        return yl_parser_refuse(p, peek(p)->span, "NEW");
    default:
        break;
    }
    *taken = false;
    return YL_OK;
}

yl_status yl_parser_primary(yl_parser *p, yl_ast **out)
{
    const yl_token *token = peek(p);
    switch (token->kind) {
    case YL_TOKEN_INTEGER:
    case YL_TOKEN_DECIMAL:
    case YL_TOKEN_APPROX:
        return parse_number(p, out);
    case YL_TOKEN_STRING:
    case YL_TOKEN_UNICODE_STRING:
    case YL_TOKEN_ESCAPE_STRING:
    case YL_TOKEN_CHARSET_STRING:
        return parse_string_literal(p, out);
    case YL_TOKEN_BINARY:
        return parse_binary_literal(p, out);
    case YL_TOKEN_LPAREN:
        return parse_parenthesised(p, out);
    case YL_TOKEN_QUESTION:
        YL_TRY(yl_parser_refuse(p, token->span, "a parameter (?)"));
        break;
    case YL_TOKEN_LBRACE:
        YL_TRY(yl_parser_refuse(p, token->span, "a JDBC escape ({...})"));
        break;
    default:
        break;
    }
    if (token->kind == YL_TOKEN_WORD && token->keyword != YL_NO_KEYWORD) {
        bool taken;
        YL_TRY(parse_word(p, token->keyword, &taken, out));
        if (taken)
            return YL_OK;
        if (yl_parser_is_json(p))
            return yl_parser_json(p, out);
        if (yl_parser_is_call(p))
            return yl_parser_call(p, out);
    }
    if (yl_parser_is_name(p))
        return parse_name(p, out);
    if (yl_parser_is_query(p)) {
        YL_TRY(yl_parser_fail(p, "an expression (a query as a value stands in parentheses)"));
    }
    return yl_parser_fail(p, "an expression");
}
