/* Operators, by precedence climbing.
 *
 * The ranks are Calcite's; a higher one binds tighter, operators of one rank lean to the left:
 *
 *     100  a[i]  a.b                     32  BETWEEN  IN  LIKE  SIMILAR TO  = ANY (...)
 *      80  + and - as signs              30  = <> < <= > >=  OVERLAPS and kin  MEMBER OF
 *      60  * / % ||                      28  IS NULL and kin (behind their operand)
 *      40  + -  IS [NOT] DISTINCT FROM   26  NOT      24  AND      22  OR
 *                                        18  MULTISET INTERSECT    14  MULTISET UNION, EXCEPT
 *
 * So `a = b IN (1)` is a = (b IN (1)), `a = b IS NULL` is (a = b) IS NULL. The right side of IS
 * DISTINCT FROM takes a whole sum, other than in Calcite, where `a IS DISTINCT FROM b + 1` adds 1
 * to a truth value and fails for its types.
 */
#include "sql/parser_impl.h"

enum {
    RANK_LOWEST = 0,
    RANK_OR = 22,
    RANK_AND = 24,
    RANK_NOT = 26,
    RANK_IS = 28,
    RANK_COMPARISON = 30,
    RANK_PREDICATE = 32,
    RANK_ADDITIVE = YL_PRECEDENCE_ADDITIVE,
    RANK_MULTIPLICATIVE = 60,
    RANK_UNARY = YL_PRECEDENCE_UNARY
};

/* ---- what operator comes next ---- */

typedef enum operator_form {
    FORM_NONE,
    FORM_BINARY,     /* plain: `words` tokens, then the right operand */
    FORM_COMPARISON, /* binary, perhaps quantified */
    FORM_IS,
    FORM_PREDICATE /* [NOT] BETWEEN, IN, LIKE, SIMILAR TO */
} operator_form;

typedef struct next_operator {
    operator_form form;
    yl_ast_binary_op op;
    int rank;
    unsigned words;  /* tokens of the operator itself */
    yl_keyword word; /* of a predicate */
    bool negated;    /* NOT stands before a predicate */
    int right_rank;  /* lowest rank within the right operand */
} next_operator;

static bool binary(next_operator *next, yl_ast_binary_op op, int rank, unsigned words)
{
    *next = (next_operator){
        .form = FORM_BINARY, .op = op, .rank = rank, .words = words, .right_rank = rank + 1};
    if (op >= YL_BINARY_EQ && op <= YL_BINARY_GE)
        next->form = FORM_COMPARISON;
    return true;
}

static bool symbol_operator(yl_token_kind kind, next_operator *next)
{
    switch (kind) {
    case YL_TOKEN_EQ:
        return binary(next, YL_BINARY_EQ, RANK_COMPARISON, 1);
    case YL_TOKEN_NE:
    case YL_TOKEN_BANG_NE:
        return binary(next, YL_BINARY_NE, RANK_COMPARISON, 1);
    case YL_TOKEN_LT:
        return binary(next, YL_BINARY_LT, RANK_COMPARISON, 1);
    case YL_TOKEN_LE:
        return binary(next, YL_BINARY_LE, RANK_COMPARISON, 1);
    case YL_TOKEN_GT:
        return binary(next, YL_BINARY_GT, RANK_COMPARISON, 1);
    case YL_TOKEN_GE:
        return binary(next, YL_BINARY_GE, RANK_COMPARISON, 1);
    case YL_TOKEN_PLUS:
        return binary(next, YL_BINARY_ADD, RANK_ADDITIVE, 1);
    case YL_TOKEN_MINUS:
        return binary(next, YL_BINARY_SUB, RANK_ADDITIVE, 1);
    case YL_TOKEN_STAR:
        return binary(next, YL_BINARY_MUL, RANK_MULTIPLICATIVE, 1);
    case YL_TOKEN_SLASH:
        return binary(next, YL_BINARY_DIV, RANK_MULTIPLICATIVE, 1);
    case YL_TOKEN_PERCENT:
        return binary(next, YL_BINARY_MOD, RANK_MULTIPLICATIVE, 1);
    case YL_TOKEN_CONCAT:
        return binary(next, YL_BINARY_CONCAT, RANK_MULTIPLICATIVE, 1);
    default:
        return false;
    }
}

/* MULTISET UNION|INTERSECT|EXCEPT [ALL|DISTINCT] */
static bool multiset_operator(yl_parser *p, next_operator *next)
{
    static const struct {
        yl_keyword word;
        yl_ast_binary_op op;
        int rank;
    } rows[] = {{YL_KW_UNION, YL_BINARY_MULTISET_UNION, 14},
                {YL_KW_EXCEPT, YL_BINARY_MULTISET_EXCEPT, 14},
                {YL_KW_INTERSECT, YL_BINARY_MULTISET_INTERSECT, 18}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!is_word_at(p, 1, rows[i].word))
            continue;
        if (is_word_at(p, 2, YL_KW_DISTINCT))
            return binary(next, rows[i].op + 1, rows[i].rank, 3);
        return binary(next, rows[i].op, rows[i].rank, is_word_at(p, 2, YL_KW_ALL) ? 3 : 2);
    }
    return false;
}

static bool predicate_operator(yl_parser *p, unsigned at, next_operator *next)
{
    yl_keyword word = yl_parser_peek_at(p, at)->keyword;
    if (word == YL_KW_MEMBER && is_word_at(p, at + 1, YL_KW_OF))
        return binary(next, at == 0 ? YL_BINARY_MEMBER_OF : YL_BINARY_NOT_MEMBER_OF,
                      RANK_COMPARISON, at + 2);
    if (word == YL_KW_SUBMULTISET && is_word_at(p, at + 1, YL_KW_OF))
        return binary(next, at == 0 ? YL_BINARY_SUBMULTISET_OF : YL_BINARY_NOT_SUBMULTISET_OF,
                      RANK_COMPARISON, at + 2);
    if (word != YL_KW_BETWEEN && word != YL_KW_IN && word != YL_KW_LIKE && word != YL_KW_ILIKE &&
        word != YL_KW_RLIKE && word != YL_KW_SIMILAR)
        return false;
    *next = (next_operator){.form = FORM_PREDICATE,
                            .rank = RANK_PREDICATE,
                            .words = at + (word == YL_KW_SIMILAR ? 2 : 1),
                            .word = word,
                            .negated = at > 0};
    return true;
}

static bool is_operator(yl_parser *p, next_operator *next)
{
    bool negated = is_word_at(p, 1, YL_KW_NOT);
    unsigned at = negated ? 2 : 1;
    if (is_word_at(p, at, YL_KW_DISTINCT) && is_word_at(p, at + 1, YL_KW_FROM)) {
        binary(next, negated ? YL_BINARY_IS_NOT_DISTINCT_FROM : YL_BINARY_IS_DISTINCT_FROM,
               RANK_ADDITIVE, at + 2);
        next->right_rank = RANK_ADDITIVE;
        return true;
    }
    *next = (next_operator){.form = FORM_IS, .rank = RANK_IS, .words = at, .negated = negated};
    return true;
}

static bool word_operator(yl_parser *p, yl_keyword word, next_operator *next)
{
    switch (word) {
    case YL_KW_OR:
        return binary(next, YL_BINARY_OR, RANK_OR, 1);
    case YL_KW_AND:
        return binary(next, YL_BINARY_AND, RANK_AND, 1);
    case YL_KW_IS:
        return is_operator(p, next);
    case YL_KW_NOT:
        return predicate_operator(p, 1, next);
    case YL_KW_OVERLAPS:
        return binary(next, YL_BINARY_OVERLAPS, RANK_COMPARISON, 1);
    case YL_KW_CONTAINS:
        return binary(next, YL_BINARY_CONTAINS, RANK_COMPARISON, 1);
    case YL_KW_EQUALS:
        return binary(next, YL_BINARY_PERIOD_EQUALS, RANK_COMPARISON, 1);
    case YL_KW_PRECEDES:
        return binary(next, YL_BINARY_PRECEDES, RANK_COMPARISON, 1);
    case YL_KW_SUCCEEDS:
        return binary(next, YL_BINARY_SUCCEEDS, RANK_COMPARISON, 1);
    case YL_KW_IMMEDIATELY:
        if (is_word_at(p, 1, YL_KW_PRECEDES))
            return binary(next, YL_BINARY_IMMEDIATELY_PRECEDES, RANK_COMPARISON, 2);
        if (is_word_at(p, 1, YL_KW_SUCCEEDS))
            return binary(next, YL_BINARY_IMMEDIATELY_SUCCEEDS, RANK_COMPARISON, 2);
        return false;
    case YL_KW_MULTISET:
        return multiset_operator(p, next);
    default:
        return predicate_operator(p, 0, next);
    }
}

static bool find_operator(yl_parser *p, next_operator *next)
{
    const yl_token *token = peek(p);
    if (token->kind != YL_TOKEN_WORD)
        return symbol_operator(token->kind, next);
    return token->keyword != YL_NO_KEYWORD && word_operator(p, token->keyword, next);
}

/* ---- parsing what follows the left operand ---- */

static void take_words(yl_parser *p, const next_operator *next, yl_span *span)
{
    *span = peek(p)->span;
    for (unsigned i = 0; i < next->words; i++) {
        (void)yl_parser_peek_at(p, 0);
        yl_parser_take(p);
    }
    span->end = p->previous.span.end;
}

/* operand op ANY|SOME|ALL (...) */
static yl_status parse_quantified(yl_parser *p, yl_ast *left, yl_ast_binary_op op, yl_ast **out)
{
    YL_PARSER_NEW(p, node, quantified, QUANTIFIED, left->span.begin);
    node->op = op;
    node->all = is_word(p, YL_KW_ALL);
    node->operand = left;
    yl_parser_take(p);
    YL_TRY(yl_parser_paren(p, &node->list, &node->query));
    return finish(p, node, out);
}

static yl_status parse_binary(yl_parser *p, const next_operator *next, yl_ast *left, yl_ast **out)
{
    yl_span op_span;
    if (is_kind(p, YL_TOKEN_BANG_NE)) {
        YL_FAIL_AT(p->err, SYNTAX, peek(p)->span, "'!=' is no operator of Flink's SQL");
        return yl_error_hintf(p->err, "use <>");
    }
    take_words(p, next, &op_span);
    if (next->form == FORM_COMPARISON && is_kind_at(p, 1, YL_TOKEN_LPAREN) &&
        (is_word(p, YL_KW_ANY) || is_word(p, YL_KW_SOME) || is_word(p, YL_KW_ALL)))
        return parse_quantified(p, left, next->op, out);
    YL_PARSER_NEW(p, node, binary, BINARY, left->span.begin);
    node->op = next->op;
    node->op_span = op_span;
    node->left = left;
    YL_TRY(yl_parser_expr_at(p, next->right_rank, &node->right));
    return finish(p, node, out);
}

static yl_status parse_is_test(yl_parser *p, yl_ast_is_test *test)
{
    static const struct {
        yl_keyword word;
        yl_ast_is_test test;
    } rows[] = {{YL_KW_NULL, YL_IS_NULL},
                {YL_KW_TRUE, YL_IS_TRUE},
                {YL_KW_FALSE, YL_IS_FALSE},
                {YL_KW_UNKNOWN, YL_IS_UNKNOWN},
                {YL_KW_EMPTY, YL_IS_EMPTY}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (accept_word(p, rows[i].word)) {
            *test = rows[i].test;
            return YL_OK;
        }
    *test = YL_IS_A_SET;
    if (is_word_at(p, 1, YL_KW_SET) && accept_word(p, YL_KW_A))
        return yl_parser_expect_word(p, YL_KW_SET);
    if (!accept_word(p, YL_KW_JSON))
        return yl_parser_fail(p, "NULL, TRUE, FALSE, UNKNOWN, NOT, DISTINCT FROM or JSON");
    *test = YL_IS_JSON_VALUE;
    if (accept_word(p, YL_KW_OBJECT))
        *test = YL_IS_JSON_OBJECT;
    else if (accept_word(p, YL_KW_ARRAY))
        *test = YL_IS_JSON_ARRAY;
    else if (accept_word(p, YL_KW_SCALAR))
        *test = YL_IS_JSON_SCALAR;
    else
        (void)accept_word(p, YL_KW_VALUE);
    return YL_OK;
}

static yl_status parse_is(yl_parser *p, const next_operator *next, yl_ast *left, yl_ast **out)
{
    yl_span span;
    take_words(p, next, &span);
    YL_PARSER_NEW(p, node, is, IS, left->span.begin);
    node->operand = left;
    node->negated = next->negated;
    YL_TRY(parse_is_test(p, &node->test));
    return finish(p, node, out);
}

static yl_status parse_between(yl_parser *p, bool negated, yl_ast *left, yl_ast **out)
{
    YL_PARSER_NEW(p, node, between, BETWEEN, left->span.begin);
    node->operand = left;
    node->negated = negated;
    if (accept_word(p, YL_KW_SYMMETRIC))
        node->symmetric = true;
    else
        (void)accept_word(p, YL_KW_ASYMMETRIC);
    YL_TRY(yl_parser_expr_at(p, RANK_AND + 1, &node->low));
    YL_TRY(yl_parser_expect_word(p, YL_KW_AND));
    YL_TRY(yl_parser_expr_at(p, RANK_PREDICATE + 1, &node->high));
    return finish(p, node, out);
}

static yl_status parse_like(yl_parser *p, const next_operator *next, yl_ast *left, yl_ast **out)
{
    YL_PARSER_NEW(p, node, like, LIKE, left->span.begin);
    node->op = next->word == YL_KW_LIKE    ? YL_LIKE
               : next->word == YL_KW_ILIKE ? YL_ILIKE
               : next->word == YL_KW_RLIKE ? YL_RLIKE
                                           : YL_SIMILAR_TO;
    node->negated = next->negated;
    node->operand = left;
    YL_TRY(yl_parser_expr_at(p, RANK_PREDICATE + 1, &node->pattern));
    if (accept_word(p, YL_KW_ESCAPE))
        YL_TRY(yl_parser_expr_at(p, RANK_PREDICATE + 1, &node->escape));
    return finish(p, node, out);
}

static yl_status parse_in(yl_parser *p, bool negated, yl_ast *left, yl_ast **out)
{
    YL_PARSER_NEW(p, node, in, IN, left->span.begin);
    node->operand = left;
    node->negated = negated;
    if (!is_kind(p, YL_TOKEN_LPAREN)) {
        YL_TRY(yl_parser_fail(p, "'(' and a list of values or a query"));
    }
    YL_TRY(yl_parser_paren(p, &node->list, &node->query));
    return finish(p, node, out);
}

static yl_status parse_predicate(yl_parser *p, const next_operator *next, yl_ast *left,
                                 yl_ast **out)
{
    yl_span span;
    if (next->word == YL_KW_SIMILAR && !is_word_at(p, next->words - 1, YL_KW_TO)) {
        yl_parser_take(p);
        return yl_parser_fail(p, "SIMILAR TO");
    }
    take_words(p, next, &span);
    if (next->word == YL_KW_BETWEEN)
        return parse_between(p, next->negated, left, out);
    if (next->word == YL_KW_IN)
        return parse_in(p, next->negated, left, out);
    return parse_like(p, next, left, out);
}

/* ---- operands ---- */

/* base[index] and base.name, as often as they come */
static yl_status parse_postfix(yl_parser *p, yl_ast *base, yl_ast **out)
{
    for (;;) {
        if (accept_kind(p, YL_TOKEN_LBRACKET)) {
            YL_PARSER_NEW(p, node, index, INDEX, base->span.begin);
            node->base = base;
            YL_TRY(yl_parser_expr(p, &node->index));
            if (!accept_kind(p, YL_TOKEN_RBRACKET))
                return yl_parser_fail(p, "']'");
            YL_TRY(finish(p, node, &base));
        } else if (is_kind(p, YL_TOKEN_DOT)) {
            yl_parser_take(p);
            YL_PARSER_NEW(p, node, field, FIELD, base->span.begin);
            node->base = base;
            YL_TRY(yl_parser_any_word(p, "the name of a field", &node->name));
            YL_TRY(finish(p, node, &base));
        } else {
            *out = base;
            return YL_OK;
        }
        YL_TRY(yl_parser_chain(p));
    }
}

static yl_status parse_operand(yl_parser *p, yl_ast **out)
{
    uint32_t begin = here(p);
    yl_ast_unary_op op;
    int rank = RANK_UNARY;
    if (is_kind(p, YL_TOKEN_PLUS)) {
        op = YL_UNARY_PLUS;
    } else if (is_kind(p, YL_TOKEN_MINUS)) {
        op = YL_UNARY_MINUS;
    } else if (is_word(p, YL_KW_NOT)) {
        op = YL_UNARY_NOT;
        rank = RANK_NOT;
    } else {
        yl_ast *primary;
        YL_TRY(yl_parser_primary(p, &primary));
        return parse_postfix(p, primary, out);
    }
    yl_parser_take(p);
    YL_PARSER_NEW(p, node, unary, UNARY, begin);
    node->op = op;
    YL_TRY(yl_parser_expr_at(p, rank, &node->operand));
    return finish(p, node, out);
}

static yl_status climb(yl_parser *p, yl_ast *left, int min, yl_ast **out)
{
    next_operator next;
    while (find_operator(p, &next) && next.rank >= min) {
        YL_TRY(yl_parser_chain(p));
        if (next.form == FORM_IS)
            YL_TRY(parse_is(p, &next, left, &left));
        else if (next.form == FORM_PREDICATE)
            YL_TRY(parse_predicate(p, &next, left, &left));
        else
            YL_TRY(parse_binary(p, &next, left, &left));
    }
    *out = left;
    return YL_OK;
}

yl_status yl_parser_expr_at(yl_parser *p, int min, yl_ast **out)
{
    unsigned saved;
    yl_ast *left;
    YL_TRY(yl_parser_enter(p, &saved));
    YL_TRY(parse_operand(p, &left));
    YL_TRY(climb(p, left, min, out));
    yl_parser_leave(p, saved);
    return YL_OK;
}

yl_status yl_parser_expr(yl_parser *p, yl_ast **out)
{
    return yl_parser_expr_at(p, RANK_LOWEST, out);
}

yl_status yl_parser_expr_rest(yl_parser *p, yl_ast *left, int min, yl_ast **out)
{
    YL_TRY(parse_postfix(p, left, &left));
    return climb(p, left, min, out);
}

yl_status yl_parser_exprs(yl_parser *p, yl_ast_list *list)
{
    do {
        yl_ast *expr;
        YL_TRY(yl_parser_expr(p, &expr));
        YL_TRY(yl_parser_push(p, list, expr));
    } while (accept_kind(p, YL_TOKEN_COMMA));
    return YL_OK;
}
