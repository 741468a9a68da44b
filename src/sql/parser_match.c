/* MATCH_RECOGNIZE: row patterns.
 *
 *     MATCH_RECOGNIZE (
 *         [PARTITION BY ...] [ORDER BY ...] [MEASURES expr AS name, ...]
 *         [ONE ROW PER MATCH | ALL ROWS PER MATCH]
 *         [AFTER MATCH SKIP PAST LAST ROW | TO NEXT ROW | TO [FIRST | LAST] variable]
 *         PATTERN ([^] pattern [$]) [WITHIN interval] [SUBSET name = (a, b), ...]
 *         DEFINE variable AS expr, ...)
 */
#include "sql/parser_impl.h"

/* ---- patterns ---- */

static yl_status parse_alternatives(yl_parser *p, yl_ast **out);

static void start(yl_ast_pattern *node, yl_ast_pattern_kind type)
{
    node->type = type;
    node->min = node->max = -1;
}

static yl_status parse_permute(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, node, pattern, PATTERN, here(p));
    start(node, YL_PATTERN_PERMUTE);
    yl_parser_take(p);
    YL_TRY(yl_parser_expect(p, YL_TOKEN_LPAREN));
    do {
        yl_ast *item = NULL;
        YL_TRY(parse_alternatives(p, &item));
        YL_TRY(yl_parser_push(p, &node->items, item));
    } while (accept_kind(p, YL_TOKEN_COMMA));
    YL_TRY(yl_parser_expect(p, YL_TOKEN_RPAREN));
    return finish(p, node, out);
}

static yl_status parse_exclusion(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, node, pattern, PATTERN, here(p));
    yl_ast *item = NULL;
    start(node, YL_PATTERN_EXCLUDE);
    yl_parser_take(p);
    YL_TRY(parse_alternatives(p, &item));
    YL_TRY(yl_parser_push(p, &node->items, item));
    YL_TRY(yl_parser_expect(p, YL_TOKEN_RBRACE_MINUS));
    return finish(p, node, out);
}

static yl_status parse_atom(yl_parser *p, yl_ast **out)
{
    if (is_word(p, YL_KW_PERMUTE))
        return parse_permute(p, out);
    if (is_kind(p, YL_TOKEN_LBRACE_MINUS))
        return parse_exclusion(p, out);
    if (accept_kind(p, YL_TOKEN_LPAREN)) {
        YL_TRY(parse_alternatives(p, out));
        if (accept_kind(p, YL_TOKEN_RPAREN))
            return YL_OK;
        return yl_parser_fail(p, "a pattern variable, '|' or ')'");
    }
    YL_PARSER_NEW(p, node, pattern, PATTERN, here(p));
    start(node, YL_PATTERN_VARIABLE);
    YL_TRY(yl_parser_name(p, "a pattern variable (a name)", &node->name));
    return finish(p, node, out);
}

/* {n}, {n,}, {n,m}, {,m} */
static yl_status parse_repetition(yl_parser *p, yl_ast_pattern *node)
{
    yl_parser_take(p);
    node->min = 0;
    node->max = -1;
    bool from = is_kind(p, YL_TOKEN_INTEGER);
    if (from)
        YL_TRY(yl_parser_integer(p, "a number", &node->min));
    if (accept_kind(p, YL_TOKEN_COMMA)) {
        if (is_kind(p, YL_TOKEN_INTEGER))
            YL_TRY(yl_parser_integer(p, "a number", &node->max));
        else if (!from)
            return yl_parser_fail(p, "a number");
    } else if (from) {
        node->max = node->min;
    } else {
        return yl_parser_fail(p, "a number, as in {2,4}");
    }
    YL_TRY(yl_parser_expect(p, YL_TOKEN_RBRACE));
    if (node->max >= 0 && node->max < node->min)
        return YL_FAIL_AT(p->err, SYNTAX, p->previous.span,
                          "the pattern is to repeat at least %d and at most %d times",
                          (int)node->min, (int)node->max);
    return YL_OK;
}

static bool is_quantifier(yl_parser *p)
{
    return is_kind(p, YL_TOKEN_STAR) || is_kind(p, YL_TOKEN_PLUS) ||
           is_kind(p, YL_TOKEN_QUESTION) || is_kind(p, YL_TOKEN_LBRACE);
}

static yl_status parse_factor(yl_parser *p, yl_ast **out)
{
    yl_ast *atom = NULL;
    YL_TRY(parse_atom(p, &atom));
    if (!is_quantifier(p)) {
        *out = atom;
        return YL_OK;
    }
    YL_PARSER_NEW(p, node, pattern, PATTERN, atom->span.begin);
    start(node, YL_PATTERN_QUANTIFIED);
    YL_TRY(yl_parser_push(p, &node->items, atom));
    if (is_kind(p, YL_TOKEN_LBRACE)) {
        YL_TRY(parse_repetition(p, node));
    } else {
        node->min = is_kind(p, YL_TOKEN_PLUS) ? 1 : 0;
        node->max = is_kind(p, YL_TOKEN_QUESTION) ? 1 : -1;
        yl_parser_take(p);
    }
    node->reluctant = accept_kind(p, YL_TOKEN_QUESTION);
    return finish(p, node, out);
}

static bool begins_factor(yl_parser *p)
{
    return yl_parser_is_name(p) || is_kind(p, YL_TOKEN_LPAREN) ||
           is_kind(p, YL_TOKEN_LBRACE_MINUS) || is_word(p, YL_KW_PERMUTE);
}

/* Several factors or alternatives in a row become one node with that many items. */
static yl_status parse_sequence(yl_parser *p, yl_ast **out)
{
    yl_ast *factor = NULL;
    YL_TRY(parse_factor(p, &factor));
    if (!begins_factor(p)) {
        *out = factor;
        return YL_OK;
    }
    YL_PARSER_NEW(p, node, pattern, PATTERN, factor->span.begin);
    start(node, YL_PATTERN_CONCAT);
    YL_TRY(yl_parser_push(p, &node->items, factor));
    while (begins_factor(p)) {
        YL_TRY(parse_factor(p, &factor));
        YL_TRY(yl_parser_push(p, &node->items, factor));
    }
    return finish(p, node, out);
}

static yl_status parse_alternatives(yl_parser *p, yl_ast **out)
{
    unsigned saved;
    yl_ast *first = NULL;
    YL_TRY(yl_parser_enter(p, &saved));
    YL_TRY(parse_sequence(p, &first));
    if (is_kind(p, YL_TOKEN_BAR)) {
        YL_PARSER_NEW(p, node, pattern, PATTERN, first->span.begin);
        start(node, YL_PATTERN_ALTERNATE);
        YL_TRY(yl_parser_push(p, &node->items, first));
        while (accept_kind(p, YL_TOKEN_BAR)) {
            YL_TRY(parse_sequence(p, &first));
            YL_TRY(yl_parser_push(p, &node->items, first));
        }
        YL_TRY(finish(p, node, &first));
    }
    yl_parser_leave(p, saved);
    *out = first;
    return YL_OK;
}

static yl_status parse_pattern(yl_parser *p, yl_ast_match_recognize *match)
{
    YL_TRY(yl_parser_expect_word(p, YL_KW_PATTERN));
    YL_TRY(yl_parser_expect(p, YL_TOKEN_LPAREN));
    match->start_anchor = accept_kind(p, YL_TOKEN_CARET);
    YL_TRY(parse_alternatives(p, &match->pattern));
    match->end_anchor = accept_kind(p, YL_TOKEN_DOLLAR);
    if (accept_kind(p, YL_TOKEN_RPAREN))
        return YL_OK;
    return yl_parser_fail(p, "a pattern variable, '|' or ')'");
}

/* ---- clauses ---- */

static yl_status parse_measures(yl_parser *p, yl_ast_match_recognize *match)
{
    yl_parser_take(p);
    do {
        yl_ast *out;
        YL_PARSER_NEW(p, item, match_item, MATCH_ITEM, here(p));
        YL_TRY(yl_parser_expr(p, &item->expr));
        YL_TRY(yl_parser_expect_word(p, YL_KW_AS));
        YL_TRY(yl_parser_name(p, "the name of a measure", &item->name));
        YL_TRY(finish(p, item, &out));
        YL_TRY(yl_parser_push(p, &match->measures, out));
    } while (accept_kind(p, YL_TOKEN_COMMA));
    return YL_OK;
}

static yl_status parse_rows_per_match(yl_parser *p, yl_ast_match_recognize *match)
{
    if (accept_word(p, YL_KW_ONE)) {
        match->rows_per_match = YL_ROWS_PER_MATCH_ONE;
        YL_TRY(yl_parser_expect_word(p, YL_KW_ROW));
    } else if (accept_word(p, YL_KW_ALL)) {
        match->rows_per_match = YL_ROWS_PER_MATCH_ALL;
        YL_TRY(yl_parser_expect_word(p, YL_KW_ROWS));
    } else {
        return YL_OK;
    }
    YL_TRY(yl_parser_expect_word(p, YL_KW_PER));
    return yl_parser_expect_word(p, YL_KW_MATCH);
}

static yl_status parse_after_match(yl_parser *p, yl_ast_match_recognize *match)
{
    yl_parser_take(p); /* AFTER */
    YL_TRY(yl_parser_expect_word(p, YL_KW_MATCH));
    YL_TRY(yl_parser_expect_word(p, YL_KW_SKIP));
    if (accept_word(p, YL_KW_PAST)) {
        match->after_match = YL_AFTER_MATCH_PAST_LAST_ROW;
        YL_TRY(yl_parser_expect_word(p, YL_KW_LAST));
        return yl_parser_expect_word(p, YL_KW_ROW);
    }
    if (!accept_word(p, YL_KW_TO))
        return yl_parser_fail(p, "PAST LAST ROW, TO NEXT ROW, TO FIRST or TO LAST");
    if (accept_word(p, YL_KW_NEXT)) {
        match->after_match = YL_AFTER_MATCH_NEXT_ROW;
        return yl_parser_expect_word(p, YL_KW_ROW);
    }
    bool named = is_kind_at(p, 1, YL_TOKEN_WORD) || is_kind_at(p, 1, YL_TOKEN_QUOTED_NAME);
    match->after_match = YL_AFTER_MATCH_LAST;
    if (named && !is_word_at(p, 1, YL_KW_PATTERN)) {
        if (accept_word(p, YL_KW_FIRST))
            match->after_match = YL_AFTER_MATCH_FIRST;
        else
            (void)accept_word(p, YL_KW_LAST);
    }
    return yl_parser_name(p, "a pattern variable (a name)", &match->after_variable);
}

static yl_status parse_subsets(yl_parser *p, yl_ast_match_recognize *match)
{
    yl_parser_take(p);
    do {
        yl_ast *out;
        YL_PARSER_NEW(p, subset, match_subset, MATCH_SUBSET, here(p));
        YL_TRY(yl_parser_name(p, "the name of a subset", &subset->name));
        YL_TRY(yl_parser_expect(p, YL_TOKEN_EQ));
        YL_TRY(yl_parser_name_list(p, "a pattern variable (a name)", &subset->members));
        YL_TRY(finish(p, subset, &out));
        YL_TRY(yl_parser_push(p, &match->subsets, out));
    } while (accept_kind(p, YL_TOKEN_COMMA));
    return YL_OK;
}

static yl_status parse_defines(yl_parser *p, yl_ast_match_recognize *match)
{
    if (!accept_word(p, YL_KW_DEFINE))
        return yl_parser_fail(p, match->subsets.size > 0 ? "',' or DEFINE"
                                                         : "WITHIN, SUBSET or DEFINE");
    do {
        yl_ast *out;
        YL_PARSER_NEW(p, item, match_item, MATCH_ITEM, here(p));
        YL_TRY(yl_parser_name(p, "a pattern variable (a name)", &item->name));
        YL_TRY(yl_parser_expect_word(p, YL_KW_AS));
        YL_TRY(yl_parser_expr(p, &item->expr));
        YL_TRY(finish(p, item, &out));
        YL_TRY(yl_parser_push(p, &match->defines, out));
    } while (accept_kind(p, YL_TOKEN_COMMA));
    return YL_OK;
}

static yl_status parse_clauses(yl_parser *p, yl_ast_match_recognize *match)
{
    if (is_word(p, YL_KW_PARTITION))
        YL_TRY(yl_parser_partition_by(p, &match->partition_by));
    if (is_word(p, YL_KW_ORDER))
        YL_TRY(yl_parser_order_by(p, &match->order_by));
    if (is_word(p, YL_KW_MEASURES))
        YL_TRY(parse_measures(p, match));
    YL_TRY(parse_rows_per_match(p, match));
    if (is_word(p, YL_KW_AFTER))
        YL_TRY(parse_after_match(p, match));
    if (!is_word(p, YL_KW_PATTERN))
        return yl_parser_fail(p, "PARTITION BY, ORDER BY, MEASURES, ONE ROW PER MATCH, AFTER MATCH "
                                 "or PATTERN");
    YL_TRY(parse_pattern(p, match));
    if (accept_word(p, YL_KW_WITHIN)) {
        if (!is_word(p, YL_KW_INTERVAL))
            return yl_parser_fail(p, "INTERVAL");
        YL_TRY(yl_parser_primary(p, &match->within));
    }
    if (is_word(p, YL_KW_SUBSET))
        YL_TRY(parse_subsets(p, match));
    return parse_defines(p, match);
}

yl_status yl_parser_match_recognize(yl_parser *p, yl_ast *input, yl_ast **out)
{
    YL_PARSER_NEW(p, match, match_recognize, MATCH_RECOGNIZE, input->span.begin);
    match->input = input;
    yl_parser_take(p);
    YL_TRY(yl_parser_expect(p, YL_TOKEN_LPAREN));
    YL_TRY(parse_clauses(p, match));
    if (!accept_kind(p, YL_TOKEN_RPAREN))
        return yl_parser_fail(p, "an operator, ',' or ')'");
    return finish(p, match, out);
}
