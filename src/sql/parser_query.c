/* Queries: WITH, set operations, SELECT, VALUES, ORDER BY, LIMIT, and windows.
 *
 *     query = [WITH [RECURSIVE] name [(columns)] AS (query), ...]
 *             body [ORDER BY ...] [LIMIT n | LIMIT ALL] [OFFSET n [ROWS]] [FETCH ... n ROWS ONLY]
 *     body  = term { UNION | EXCEPT | MINUS [ALL | DISTINCT] term }     INTERSECT binds tighter
 *     term  = SELECT ... | VALUES ... | TABLE name | (query)
 */
#include "sql/parser_impl.h"

static yl_status parse_body(yl_parser *p, yl_ast *left, int min, yl_ast **out);

/* ---- ORDER BY, windows ---- */

static yl_status parse_order_item(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, node, order_item, ORDER_ITEM, here(p));
    YL_TRY(yl_parser_expr(p, &node->expr));
    if (accept_word(p, YL_KW_DESC))
        node->descending = true;
    else
        (void)accept_word(p, YL_KW_ASC);
    if (accept_word(p, YL_KW_NULLS)) {
        if (accept_word(p, YL_KW_FIRST))
            node->nulls = YL_NULLS_FIRST;
        else if (accept_word(p, YL_KW_LAST))
            node->nulls = YL_NULLS_LAST;
        else
            return yl_parser_fail(p, "FIRST or LAST");
    }
    return finish(p, node, out);
}

yl_status yl_parser_order_by(yl_parser *p, yl_ast_list *list)
{
    YL_TRY(yl_parser_expect_word(p, YL_KW_ORDER));
    YL_TRY(yl_parser_expect_word(p, YL_KW_BY));
    do {
        yl_ast *item = NULL;
        YL_TRY(parse_order_item(p, &item));
        YL_TRY(yl_parser_push(p, list, item));
    } while (accept_kind(p, YL_TOKEN_COMMA));
    return YL_OK;
}

yl_status yl_parser_partition_by(yl_parser *p, yl_ast_list *list)
{
    YL_TRY(yl_parser_expect_word(p, YL_KW_PARTITION));
    YL_TRY(yl_parser_expect_word(p, YL_KW_BY));
    return yl_parser_exprs(p, list);
}

static yl_status parse_bound(yl_parser *p, yl_ast_bound *bound)
{
    bound->span = peek(p)->span;
    if (accept_words(p, YL_KW_CURRENT, YL_KW_ROW)) {
        bound->kind = YL_BOUND_CURRENT_ROW;
    } else if (is_words(p, YL_KW_UNBOUNDED, YL_KW_PRECEDING) ||
               is_words(p, YL_KW_UNBOUNDED, YL_KW_FOLLOWING)) {
        yl_parser_take(p);
        bound->kind = is_word(p, YL_KW_PRECEDING) ? YL_BOUND_UNBOUNDED_PRECEDING
                                                  : YL_BOUND_UNBOUNDED_FOLLOWING;
        yl_parser_take(p);
    } else {
        YL_TRY(yl_parser_expr(p, &bound->offset));
        if (accept_word(p, YL_KW_PRECEDING))
            bound->kind = YL_BOUND_PRECEDING;
        else if (accept_word(p, YL_KW_FOLLOWING))
            bound->kind = YL_BOUND_FOLLOWING;
        else
            return yl_parser_fail(p, "PRECEDING or FOLLOWING");
    }
    bound->span.end = p->previous.span.end;
    return YL_OK;
}

/* ROWS|RANGE bound, ROWS|RANGE BETWEEN bound AND bound */
static yl_status parse_frame(yl_parser *p, yl_ast_window *window)
{
    if (accept_word(p, YL_KW_ROWS))
        window->unit = YL_FRAME_ROWS;
    else if (accept_word(p, YL_KW_RANGE))
        window->unit = YL_FRAME_RANGE;
    else if (accept_word(p, YL_KW_GROUPS))
        window->unit = YL_FRAME_GROUPS;
    else
        return YL_OK;
    if (!accept_word(p, YL_KW_BETWEEN)) {
        YL_TRY(parse_bound(p, &window->start));
    } else {
        YL_TRY(parse_bound(p, &window->start));
        YL_TRY(yl_parser_expect_word(p, YL_KW_AND));
        YL_TRY(parse_bound(p, &window->end));
    }
    if (is_word(p, YL_KW_EXCLUDE))
        return yl_parser_refuse(p, peek(p)->span, "EXCLUDE in a window frame");
    return YL_OK;
}

yl_status yl_parser_window_spec(yl_parser *p, yl_ast_window *window)
{
    YL_TRY(yl_parser_expect(p, YL_TOKEN_LPAREN));
    if (yl_parser_is_name(p))
        YL_TRY(yl_parser_name(p, "the name of a window", &window->base));
    if (is_word(p, YL_KW_PARTITION))
        YL_TRY(yl_parser_partition_by(p, &window->partition_by));
    if (is_word(p, YL_KW_ORDER))
        YL_TRY(yl_parser_order_by(p, &window->order_by));
    YL_TRY(parse_frame(p, window));
    if (accept_kind(p, YL_TOKEN_RPAREN))
        return YL_OK;
    return yl_parser_fail(p, window->unit != YL_FRAME_NONE ? "')'"
                             : window->order_by.size > 0   ? "',', ROWS, RANGE or ')'"
                                                           : "PARTITION BY, ORDER BY, ROWS, RANGE "
                                                             "or ')'");
}

/* ---- GROUP BY ---- */

static yl_status parse_grouping(yl_parser *p, yl_ast **out);

static yl_status parse_grouping_items(yl_parser *p, yl_ast_grouping *node)
{
    YL_TRY(yl_parser_expect(p, YL_TOKEN_LPAREN));
    do {
        yl_ast *item = NULL;
        if (node->type == YL_GROUPING_SETS)
            YL_TRY(parse_grouping(p, &item));
        else
            YL_TRY(yl_parser_expr(p, &item));
        YL_TRY(yl_parser_push(p, &node->items, item));
    } while (accept_kind(p, YL_TOKEN_COMMA));
    if (accept_kind(p, YL_TOKEN_RPAREN))
        return YL_OK;
    return yl_parser_fail(p, "',' or ')'");
}

/* expr, (), GROUPING SETS (...), ROLLUP (...), CUBE (...) */
static yl_status parse_grouping(yl_parser *p, yl_ast **out)
{
    bool sets = is_words(p, YL_KW_GROUPING, YL_KW_SETS);
    bool empty = is_kind(p, YL_TOKEN_LPAREN) && is_kind_at(p, 1, YL_TOKEN_RPAREN);
    if (!sets && !empty && !is_word(p, YL_KW_ROLLUP) && !is_word(p, YL_KW_CUBE))
        return yl_parser_expr(p, out);
    unsigned saved;
    YL_TRY(yl_parser_enter(p, &saved));
    YL_PARSER_NEW(p, node, grouping, GROUPING, here(p));
    node->type = sets                       ? YL_GROUPING_SETS
                 : empty                    ? YL_GROUPING_EMPTY
                 : is_word(p, YL_KW_ROLLUP) ? YL_GROUPING_ROLLUP
                                            : YL_GROUPING_CUBE;
    yl_parser_take(p);
    if (sets || empty)
        (void)(accept_word(p, YL_KW_SETS) || accept_kind(p, YL_TOKEN_RPAREN));
    if (!empty)
        YL_TRY(parse_grouping_items(p, node));
    yl_parser_leave(p, saved);
    return finish(p, node, out);
}

static yl_status parse_group_by(yl_parser *p, yl_ast_select *select)
{
    yl_parser_take(p); /* GROUP */
    YL_TRY(yl_parser_expect_word(p, YL_KW_BY));
    select->grouped = true;
    if (accept_word(p, YL_KW_DISTINCT))
        select->group_quantifier = YL_QUANTIFIER_DISTINCT;
    else if (accept_word(p, YL_KW_ALL))
        select->group_quantifier = YL_QUANTIFIER_ALL;
    do {
        yl_ast *item = NULL;
        YL_TRY(parse_grouping(p, &item));
        YL_TRY(yl_parser_push(p, &select->group_by, item));
    } while (accept_kind(p, YL_TOKEN_COMMA));
    return YL_OK;
}

/* ---- SELECT ---- */

static yl_status parse_select_item(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, item, select_item, SELECT_ITEM, here(p));
    if (is_kind(p, YL_TOKEN_STAR)) {
        YL_PARSER_NEW(p, star, star, STAR, here(p));
        yl_parser_take(p);
        YL_TRY(finish(p, star, &item->expr));
        return finish(p, item, out);
    }
    p->star_at = here(p);
    p->star = (yl_span){UINT32_MAX, UINT32_MAX};
    YL_TRY(yl_parser_expr(p, &item->expr));
    if (item->expr->kind != YL_AST_STAR && p->star.begin == item->head.span.begin)
        return YL_FAIL_AT(p->err, SYNTAX, p->star, "all columns (t.*) must stand alone");
    if (item->expr->kind != YL_AST_STAR) {
        if (accept_word(p, YL_KW_AS))
            YL_TRY(yl_parser_name(p, "a column name behind AS", &item->alias));
        else if (yl_parser_is_name(p))
            YL_TRY(yl_parser_name(p, "a column name", &item->alias));
    }
    return finish(p, item, out);
}

static yl_status parse_windows(yl_parser *p, yl_ast_select *select)
{
    yl_parser_take(p); /* WINDOW */
    do {
        yl_ast *out;
        YL_PARSER_NEW(p, window, window, WINDOW, here(p));
        YL_TRY(yl_parser_name(p, "the name of a window", &window->name));
        YL_TRY(yl_parser_expect_word(p, YL_KW_AS));
        YL_TRY(yl_parser_window_spec(p, window));
        YL_TRY(finish(p, window, &out));
        YL_TRY(yl_parser_push(p, &select->windows, out));
    } while (accept_kind(p, YL_TOKEN_COMMA));
    return YL_OK;
}

/* Everything from WHERE on, each at most once and in this order. */
static yl_status parse_clauses(yl_parser *p, yl_ast_select *select)
{
    if (accept_word(p, YL_KW_WHERE))
        YL_TRY(yl_parser_expr(p, &select->where));
    if (is_word(p, YL_KW_GROUP))
        YL_TRY(parse_group_by(p, select));
    if (accept_word(p, YL_KW_HAVING))
        YL_TRY(yl_parser_expr(p, &select->having));
    if (is_word(p, YL_KW_WINDOW))
        YL_TRY(parse_windows(p, select));
    if (accept_word(p, YL_KW_QUALIFY))
        YL_TRY(yl_parser_expr(p, &select->qualify));
    return YL_OK;
}

/* Whether a name or a literal follows, which a comma should have separated. */
static bool begins_operand(yl_parser *p)
{
    return yl_parser_is_name(p) || is_kind(p, YL_TOKEN_STRING) || is_kind(p, YL_TOKEN_INTEGER);
}

static yl_status parse_select(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, select, select, SELECT, here(p));
    yl_parser_take(p);
    YL_TRY(yl_parser_hints(p, &select->hints));
    if (accept_word(p, YL_KW_DISTINCT))
        select->quantifier = YL_QUANTIFIER_DISTINCT;
    else if (accept_word(p, YL_KW_ALL))
        select->quantifier = YL_QUANTIFIER_ALL;
    do {
        yl_ast *item = NULL;
        YL_TRY(parse_select_item(p, &item));
        YL_TRY(yl_parser_push(p, &select->items, item));
    } while (accept_kind(p, YL_TOKEN_COMMA));
    if (accept_word(p, YL_KW_FROM)) {
        YL_TRY(yl_parser_from(p, &select->from));
    } else if (is_word(p, YL_KW_WHERE) || is_word(p, YL_KW_GROUP) || is_word(p, YL_KW_HAVING) ||
               is_word(p, YL_KW_WINDOW) || is_word(p, YL_KW_QUALIFY)) {
        return yl_parser_fail(p, "FROM before it, or the end of the query");
    } else if (begins_operand(p)) {
        /* The commonest slip: here a list says what could have followed. */
        return yl_parser_fail(p, "',', FROM, WHERE or the end of the query");
    }
    YL_TRY(parse_clauses(p, select));
    return finish(p, select, out);
}

/* ---- the other terms ---- */

static yl_status parse_values(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, values, values, VALUES, here(p));
    yl_parser_take(p);
    YL_TRY(yl_parser_exprs(p, &values->rows));
    return finish(p, values, out);
}

static yl_status parse_explicit_table(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, table, explicit_table, EXPLICIT_TABLE, here(p));
    yl_parser_take(p);
    YL_TRY(yl_parser_path(p, "a table name", &table->path));
    return finish(p, table, out);
}

bool yl_parser_is_query(yl_parser *p)
{
    return is_word(p, YL_KW_SELECT) || is_word(p, YL_KW_WITH) || is_word(p, YL_KW_VALUES) ||
           (is_word(p, YL_KW_TABLE) && !is_kind_at(p, 1, YL_TOKEN_LPAREN));
}

static yl_status parse_term(yl_parser *p, yl_ast **out)
{
    if (is_word(p, YL_KW_SELECT))
        return parse_select(p, out);
    if (is_word(p, YL_KW_VALUES))
        return parse_values(p, out);
    if (is_word(p, YL_KW_TABLE))
        return parse_explicit_table(p, out);
    if (!is_kind(p, YL_TOKEN_LPAREN))
        return yl_parser_fail(p, "SELECT, VALUES, TABLE, WITH or '('");
    yl_ast_list items;
    YL_TRY(yl_parser_paren(p, &items, out));
    if (*out == NULL)
        return YL_FAIL_AT(p->err, SYNTAX, items.items[0]->span,
                          "expected a query in these parentheses");
    return YL_OK;
}

/* ---- set operations ---- */

enum { RANK_UNION = 1, RANK_INTERSECT = 2 };

static bool find_set_op(yl_parser *p, yl_ast_set_op_kind *op, int *rank)
{
    *rank = RANK_UNION;
    if (is_word(p, YL_KW_UNION)) {
        *op = YL_SET_UNION;
    } else if (is_word(p, YL_KW_EXCEPT) || is_word(p, YL_KW_MINUS)) {
        *op = YL_SET_EXCEPT;
    } else if (is_word(p, YL_KW_INTERSECT)) {
        *op = YL_SET_INTERSECT;
        *rank = RANK_INTERSECT;
    } else {
        return false;
    }
    return true;
}

/* Goes on behind the term `left` while operators of at least rank `min` follow. */
static yl_status parse_body(yl_parser *p, yl_ast *left, int min, yl_ast **out)
{
    yl_ast_set_op_kind op;
    int rank;
    while (find_set_op(p, &op, &rank) && rank >= min) {
        if (is_word(p, YL_KW_MINUS)) {
            YL_FAIL_AT(p->err, SYNTAX, peek(p)->span, "MINUS is no set operation of Flink's SQL");
            return yl_error_hintf(p->err, "use EXCEPT");
        }
        YL_TRY(yl_parser_chain(p));
        YL_PARSER_NEW(p, node, set_op, SET_OP, left->span.begin);
        yl_ast *right = NULL;
        yl_parser_take(p);
        node->op = op;
        node->left = left;
        if (accept_word(p, YL_KW_ALL))
            node->all = true;
        else
            (void)accept_word(p, YL_KW_DISTINCT);
        YL_TRY(parse_term(p, &right));
        YL_TRY(parse_body(p, right, rank + 1, &node->right));
        YL_TRY(finish(p, node, &left));
    }
    *out = left;
    return YL_OK;
}

/* ---- whole queries ---- */

static yl_status parse_with(yl_parser *p, yl_ast_query *query)
{
    yl_parser_take(p); /* WITH */
    query->recursive = accept_word(p, YL_KW_RECURSIVE);
    do {
        yl_ast *out;
        yl_ast_list items;
        YL_PARSER_NEW(p, item, with_item, WITH_ITEM, here(p));
        YL_TRY(yl_parser_name(p, "the name of a query", &item->name));
        if (is_kind(p, YL_TOKEN_LPAREN))
            YL_TRY(yl_parser_name_list(p, "a column name", &item->columns));
        YL_TRY(yl_parser_expect_word(p, YL_KW_AS));
        YL_TRY(yl_parser_paren(p, &items, &item->query));
        if (item->query == NULL)
            return YL_FAIL_AT(p->err, SYNTAX, items.items[0]->span,
                              "expected a query in these parentheses");
        YL_TRY(finish(p, item, &out));
        YL_TRY(yl_parser_push(p, &query->with, out));
    } while (accept_kind(p, YL_TOKEN_COMMA));
    return YL_OK;
}

static yl_status parse_count(yl_parser *p, const char *what, yl_ast **out)
{
    if (!is_kind(p, YL_TOKEN_INTEGER))
        return yl_parser_fail(p, what);
    return yl_parser_primary(p, out);
}

static yl_status parse_limit(yl_parser *p, yl_ast_query *query)
{
    yl_parser_take(p); /* LIMIT */
    if (accept_word(p, YL_KW_ALL))
        return YL_OK;
    YL_TRY(parse_count(p, "a whole number or ALL", &query->limit));
    if (is_kind(p, YL_TOKEN_COMMA)) {
        return yl_parser_fail_hint(p, "OFFSET or the end of the query",
                                   "write LIMIT count OFFSET start");
    }
    return YL_OK;
}

/* OFFSET n [ROW|ROWS] */
static yl_status parse_offset(yl_parser *p, yl_ast_query *query)
{
    yl_parser_take(p);
    YL_TRY(parse_count(p, "a whole number", &query->offset));
    (void)(accept_word(p, YL_KW_ROWS) || accept_word(p, YL_KW_ROW));
    return YL_OK;
}

/* FETCH FIRST|NEXT n ROW|ROWS ONLY */
static yl_status parse_fetch(yl_parser *p, yl_ast_query *query)
{
    yl_parser_take(p);
    if (!accept_word(p, YL_KW_FIRST) && !accept_word(p, YL_KW_NEXT))
        return yl_parser_fail(p, "FIRST or NEXT");
    YL_TRY(parse_count(p, "a whole number", &query->limit));
    if (!accept_word(p, YL_KW_ROWS) && !accept_word(p, YL_KW_ROW))
        return yl_parser_fail(p, "ROWS");
    return yl_parser_expect_word(p, YL_KW_ONLY);
}

/* What follows the body: ORDER BY and the bounds. */
static yl_status parse_tail(yl_parser *p, yl_ast_query *query)
{
    if (is_word(p, YL_KW_ORDER))
        YL_TRY(yl_parser_order_by(p, &query->order_by));
    bool bounded = is_word(p, YL_KW_LIMIT);
    if (bounded)
        YL_TRY(parse_limit(p, query));
    if (is_word(p, YL_KW_OFFSET))
        YL_TRY(parse_offset(p, query));
    if (!bounded && is_word(p, YL_KW_LIMIT))
        return parse_limit(p, query);
    if (!bounded && is_word(p, YL_KW_FETCH))
        return parse_fetch(p, query);
    return YL_OK;
}

bool yl_parser_is_query_rest(yl_parser *p)
{
    yl_ast_set_op_kind op;
    int rank;
    return find_set_op(p, &op, &rank) || is_word(p, YL_KW_ORDER) || is_word(p, YL_KW_LIMIT) ||
           is_word(p, YL_KW_OFFSET) || is_word(p, YL_KW_FETCH);
}

/* A query whose first term was parsed. */
static yl_status parse_rest(yl_parser *p, yl_ast_query *query, yl_ast *term, yl_ast **out)
{
    YL_TRY(parse_body(p, term, RANK_UNION, &query->body));
    YL_TRY(parse_tail(p, query));
    /* (SELECT 1) alone is the query in the parentheses. */
    if (query->body->kind == YL_AST_QUERY && query->with.size == 0 && query->order_by.size == 0 &&
        query->limit == NULL && query->offset == NULL) {
        *out = query->body;
        return YL_OK;
    }
    return finish(p, query, out);
}

yl_status yl_parser_query_rest(yl_parser *p, yl_ast *left, uint32_t begin, yl_ast **out)
{
    YL_PARSER_NEW(p, query, query, QUERY, begin);
    return parse_rest(p, query, left, out);
}

yl_status yl_parser_query(yl_parser *p, yl_ast **out)
{
    unsigned saved;
    yl_ast *term = NULL;
    YL_TRY(yl_parser_enter(p, &saved));
    YL_PARSER_NEW(p, query, query, QUERY, here(p));
    if (is_word(p, YL_KW_WITH))
        YL_TRY(parse_with(p, query));
    YL_TRY(parse_term(p, &term));
    YL_TRY(parse_rest(p, query, term, out));
    yl_parser_leave(p, saved);
    return YL_OK;
}
