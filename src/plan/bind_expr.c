/* Expressions: from syntax to typed calls.
 *
 * What is written with a syntax of its own becomes a call of a built-in function by a fixed name
 * with its arguments in a fixed order (yl_function_bind); here is the list. `unit` and `where` are
 * symbol constants.
 *
 *     a + b, - * / %        "+" "-" "*" "/" "%"           unary: "-" (a), "+" (a)
 *     a = b, <> < <= > >=   "=" "<>" "<" "<=" ">" ">="    rows and arrays, too
 *     a IS [NOT] DISTINCT   "IS DISTINCT FROM", "IS NOT DISTINCT FROM"
 *     a AND b AND c         "AND" (a, b, c), "OR", "NOT" (a): long chains in portions
 *     a || b                "||" (a, b)
 *     a IS [NOT] NULL ...   "IS NULL" "IS NOT NULL" "IS TRUE" "IS NOT TRUE" "IS FALSE"
 *                           "IS NOT FALSE" "IS UNKNOWN" "IS NOT UNKNOWN"
 *     a BETWEEN b AND c     "BETWEEN" "NOT BETWEEN" "BETWEEN SYMMETRIC" "NOT BETWEEN SYMMETRIC"
 *     a [NOT] LIKE b ESCAPE "LIKE" (a, b [, e]), "SIMILAR TO", "RLIKE", "ILIKE"; then "NOT"
 *     a IN (b, c)           "IN" (a, b, c); long lists in portions under "OR"
 *     (a, b) OVERLAPS (c, d)   "OVERLAPS" (a, b, c, d)
 *     CASE                  no call: a CASE node, its branches brought to their common type
 *     CAST, TRY_CAST        no call: yl_cast_bind
 *     a[i]                  "[]" (a, i)
 *     a.f                   "." (a, 'f')
 *     ARRAY[...], MAP[...]  "ARRAY" (...), "MAP" (k, v, k, v)
 *     (a, b), ROW(a, b)     "ROW" (a, b)
 *     EXTRACT(u FROM a)     "EXTRACT" (unit, a)
 *     FLOOR(a TO u), CEIL   "FLOOR" (a, unit), "CEIL" (a, unit)
 *     TRIM(w c FROM s)      "TRIM" (where, c, s); "TRIM" (where, s); TRIM(s): "TRIM" (s)
 *     SUBSTRING(s FROM i FOR n)          "SUBSTRING" (s, i [, n])
 *     POSITION(a IN b FROM i)            "POSITION" (a, b [, i])
 *     OVERLAY(s PLACING t FROM i FOR n)  "OVERLAY" (s, t, i [, n])
 *     TIMESTAMPADD(u, a, b)              "TIMESTAMPADD" (unit, a, b), "TIMESTAMPDIFF"
 *     CURRENT_DATE ...      the name, without arguments
 *     INTERVAL x DAY        "*" (x, INTERVAL '1' DAY)
 *     (a - b) DAY           "MINUS_DATE" (a, b, unit)
 */
#include "function/signature.h"
#include "plan/binder_internal.h"

enum { CHAIN_PORTION = 500 };

yl_status yl_bind_function(yl_binder *b, const char *name, const yl_expr *const *args, uint32_t n,
                           yl_span span, const yl_expr **out)
{
    const yl_expr *value; /* `out` may be one of the arguments */
    YL_BIND_ALIVE(b);
    YL_TRY(yl_function_bind(b->arena, yl_str_of(name), args, n, span, &value, b->err));
    *out = value;
    return YL_OK;
}

static yl_status unsupported(yl_binder *b, const yl_ast *ast, const char *what)
{
    return YL_FAIL_AT(b->err, UNSUPPORTED, yl_bind_span(b, ast->span), "%s not supported", what);
}

/* ---- columns ---- */

static yl_status no_such_column(yl_binder *b, const yl_bind_env *env, const yl_ast_path *path,
                                const yl_scope_hit *hit)
{
    if (hit->table != NULL) {
        const yl_ast_name *name = &path->items[hit->n_used - 1];
        YL_FAIL_AT(b->err, NOT_FOUND, yl_bind_span(b, name->span),
                   "Column '%.*s' not found in table '%.*s'", YL_STR_ARGS(name->text),
                   YL_STR_ARGS(hit->table->name));
    } else if (path->size > 1) {
        YL_FAIL_AT(b->err, NOT_FOUND, yl_bind_span(b, path->items[0].span),
                   "Table '%.*s' not found", YL_STR_ARGS(path->items[path->size - 2].text));
    } else {
        YL_FAIL_AT(b->err, NOT_FOUND, yl_bind_span(b, path->items[0].span),
                   "Column '%.*s' not found in any table", YL_STR_ARGS(path->items[0].text));
    }
    yl_str wanted = path->items[hit->table == NULL ? 0 : hit->n_used - 1].text;
    const char *near;
    if (hit->table != NULL)
        near = yl_scope_nearest_column(b->arena, yl_scope_of(b->arena, env->scope, hit->table),
                                       wanted);
    else if (path->size > 1)
        near = yl_scope_nearest_table(b->arena, env->scope, path->items[path->size - 2].text);
    else
        near = yl_scope_nearest_column(b->arena, env->scope, wanted);
    if (near != NULL)
        return yl_error_hintf(b->err, "did you mean '%s'?", near);
    return YL_ERR_NOT_FOUND;
}

/* The column or, under NATURAL and USING, the columns of an item. */
static yl_status item_value(yl_binder *b, const yl_scope *scope, const yl_scope_hit *hit,
                            yl_span span, const yl_expr **out)
{
    if (hit->item.n_columns == 1) {
        *out = yl_rel_column(b->arena, scope->rel, hit->column, span);
        return yl_bind_memory(b);
    }
    const yl_expr **args = YL_NEW_ARRAY(b->arena, const yl_expr *, hit->item.n_columns);
    if (args == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    for (uint32_t i = 0; i < hit->item.n_columns; i++)
        args[i] = yl_rel_column(b->arena, scope->rel, hit->item.columns[i], span);
    return yl_bind_function(b, "COALESCE", args, hit->item.n_columns, span, out);
}

yl_status yl_bind_field(yl_binder *b, const yl_expr *row, const yl_ast_name *name,
                        const yl_expr **out)
{
    yl_span span = yl_bind_span(b, name->span);
    if (row->type->root != YL_ROW)
        return YL_FAIL_AT(b->err, TYPE, span, "'%.*s' is asked of a %s, which has no fields",
                          YL_STR_ARGS(name->text), yl_type_text(b->arena, row->type));
    const yl_expr *args[] = {row, yl_expr_text(b->arena, name->text, span)};
    return yl_bind_function(b, ".", args, 2, span, out);
}

static yl_status bind_fields(yl_binder *b, const yl_ast_path *path, size_t used,
                             const yl_expr **value)
{
    for (size_t i = used; i < path->size; i++)
        YL_TRY(yl_bind_field(b, *value, &path->items[i], value));
    return YL_OK;
}

/* For the text of a view: which table the column is of. */
static yl_status record_column(yl_binder *b, const yl_scope *scope, const yl_ast_column *column,
                               const yl_scope_hit *hit)
{
    const yl_scope_table *table = hit->table;
    if (!b->records || hit->item.n_columns != 1)
        return YL_OK;
    for (uint32_t i = 0; table == NULL && i < scope->n_tables; i++) {
        if (hit->column - scope->tables[i].first < scope->tables[i].n &&
            hit->column >= scope->tables[i].first)
            table = &scope->tables[i];
    }
    if (table == NULL || table->name.data == NULL)
        return YL_OK;
    return yl_bind_record(
        b, (yl_bind_use){.node = &column->head, .qualifier = table->name, .n = hit->n_used - 1});
}

static bool find_alias(const yl_bind_env *env, const yl_ast_path *path, const yl_expr **out)
{
    if (env->aliases == NULL || path->size != 1)
        return false;
    for (uint32_t i = 0; i < env->aliases->n; i++) {
        if (yl_str_equal(env->aliases->names[i], path->items[0].text)) {
            *out = env->aliases->exprs[i];
            return true;
        }
    }
    return false;
}

/* A name that only the enclosing query knows. */
static yl_status bind_outer(yl_binder *b, const yl_bind_env *env, const yl_ast_column *column,
                            const yl_scope_hit *hit, const yl_expr **out)
{
    yl_span span = yl_bind_span(b, column->head.span);
    if (!env->correlated)
        return YL_FAIL_AT(b->err, UNSUPPORTED, span,
                          "correlated subqueries are not supported here: '%.*s' is a column of the "
                          "enclosing query",
                          YL_STR_ARGS(column->path.items[hit->n_used - 1].text));
    const yl_expr *value;
    YL_TRY(item_value(b, b->outer, hit, span, &value));
    YL_TRY(record_column(b, b->outer, column, hit));
    value = yl_bind_shift(b, value, 0, YL_OUTER_BASE);
    YL_TRY(bind_fields(b, &column->path, hit->n_used, &value));
    *out = value;
    return yl_bind_memory(b);
}

static yl_status bind_column(yl_binder *b, const yl_bind_env *env, const yl_ast_column *column,
                             const yl_expr **out)
{
    const yl_ast_path *path = &column->path;
    yl_span span = yl_bind_span(b, column->head.span);
    yl_scope_hit hit, outer;
    if (find_alias(env, path, out))
        return YL_OK;
    switch (yl_scope_find(env->scope, path, &hit)) {
    case YL_SCOPE_FOUND:
        /* t.a is a column of the enclosing query's table t before it is a field of a column t. */
        if (hit.table == NULL && path->size > 1 && b->outer != NULL &&
            yl_scope_find(b->outer, path, &outer) == YL_SCOPE_FOUND && outer.table != NULL)
            return bind_outer(b, env, column, &outer, out);
        YL_TRY(item_value(b, env->scope, &hit, span, out));
        YL_TRY(record_column(b, env->scope, column, &hit));
        return bind_fields(b, path, hit.n_used, out);
    case YL_SCOPE_AMBIGUOUS:
        return YL_FAIL_AT(b->err, NOT_FOUND, span, "Column '%.*s' is ambiguous",
                          YL_STR_ARGS(path->items[hit.n_used - 1].text));
    case YL_SCOPE_NO_TABLE:
        if (b->outer != NULL && yl_scope_find(b->outer, path, &outer) == YL_SCOPE_FOUND)
            return bind_outer(b, env, column, &outer, out);
        break;
    case YL_SCOPE_NO_COLUMN:
        break;
    }
    if (path->size == 1 && !path->items[0].quoted &&
        yl_str_equal_nocase(path->items[0].text, YL_STR("PI")))
        return yl_bind_function(b, "PI", NULL, 0, span, out); /* works without parentheses */
    return no_such_column(b, env, path, &hit);
}

/* ---- logic ---- */

yl_status yl_bind_chain(yl_binder *b, const yl_ast *ast, yl_ast_binary_op op, const yl_ast ***out,
                        uint32_t *n)
{
    /* Chains lean to the left, so the count is the length of the left spine; a right side that is
     * such a chain itself (parentheses) stays one item and is looked into by the caller. */
    uint32_t count = 1;
    for (const yl_ast *e = ast; e->kind == YL_AST_BINARY && yl_ast_as_binary(e)->op == op;
         e = yl_ast_as_binary(e)->left)
        count++;
    const yl_ast **items = YL_NEW_ARRAY(b->arena, const yl_ast *, count);
    if (items == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    const yl_ast *e = ast;
    for (uint32_t i = count; i-- > 1; e = yl_ast_as_binary(e)->left)
        items[i] = yl_ast_as_binary(e)->right;
    items[0] = e;
    *out = items;
    *n = count;
    return YL_OK;
}

static yl_status bind_logic(yl_binder *b, const yl_bind_env *env, const yl_ast_binary *binary,
                            const yl_expr **out)
{
    const char *name = binary->op == YL_BINARY_AND ? "AND" : "OR";
    yl_span span = yl_bind_span(b, binary->head.span);
    const yl_ast **items;
    uint32_t n, at = 0;
    YL_TRY(yl_bind_chain(b, &binary->head, binary->op, &items, &n));
    /* Not on the stack: parentheses nest. */
    const yl_expr **args =
        YL_NEW_ARRAY(b->arena, const yl_expr *, n < CHAIN_PORTION ? n : CHAIN_PORTION);
    if (args == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    for (uint32_t i = 0; i < n; i++) {
        YL_TRY(yl_bind_value(b, env, items[i], &args[at++]));
        if (at < CHAIN_PORTION && i + 1 < n)
            continue;
        YL_TRY(yl_bind_function(b, name, args, at, span, &args[0]));
        at = 1;
    }
    *out = args[0];
    return YL_OK;
}

const yl_expr *yl_bind_all(yl_binder *b, const yl_expr *const *exprs, uint32_t n, yl_span span)
{
    const yl_expr *all = NULL;
    if (n == 0)
        return NULL;
    if (n == 1)
        return exprs[0];
    bool nullable = false;
    for (uint32_t i = 0; i < n; i++)
        nullable |= exprs[i]->type->nullable;
    all = yl_expr_form(b->arena, YL_EXPR_AND,
                       yl_type_nullable(b->arena, &yl_type_boolean, nullable), exprs, n, span);
    return all;
}

yl_status yl_bind_condition(yl_binder *b, const yl_bind_env *env, const yl_ast *ast,
                            const yl_expr **out)
{
    YL_TRY(yl_bind_value(b, env, ast, out));
    if ((*out)->type->root == YL_NULL)
        return yl_cast_bind(b->arena, *out, &yl_type_boolean, false, (*out)->span, out, b->err);
    if ((*out)->type->root != YL_BOOLEAN)
        return YL_FAIL_AT(b->err, TYPE, yl_bind_span(b, ast->span),
                          "%s clause must be a condition, this is a %s", env->clause,
                          yl_type_text(b->arena, (*out)->type));
    return YL_OK;
}

/* ---- operators ---- */

static const char *const binary_names[YL_BINARY_OP_COUNT] = {
    [YL_BINARY_EQ] = "=",
    [YL_BINARY_NE] = "<>",
    [YL_BINARY_LT] = "<",
    [YL_BINARY_LE] = "<=",
    [YL_BINARY_GT] = ">",
    [YL_BINARY_GE] = ">=",
    [YL_BINARY_IS_DISTINCT_FROM] = "IS DISTINCT FROM",
    [YL_BINARY_IS_NOT_DISTINCT_FROM] = "IS NOT DISTINCT FROM",
    [YL_BINARY_ADD] = "+",
    [YL_BINARY_SUB] = "-",
    [YL_BINARY_MUL] = "*",
    [YL_BINARY_DIV] = "/",
    [YL_BINARY_MOD] = "%",
    [YL_BINARY_CONCAT] = "||",
};

static yl_status bind_overlaps(yl_binder *b, const yl_bind_env *env, const yl_ast_binary *binary,
                               const yl_expr **out)
{
    const yl_expr *args[4];
    const yl_ast *sides[2] = {binary->left, binary->right};
    for (int s = 0; s < 2; s++) {
        if (sides[s]->kind != YL_AST_ROW || yl_ast_as_row(sides[s])->items.size != 2)
            return YL_FAIL_AT(b->err, TYPE, yl_bind_span(b, sides[s]->span),
                              "OVERLAPS wants a pair on each side: (start, end) or "
                              "(start, interval)");
        for (int i = 0; i < 2; i++)
            YL_TRY(
                yl_bind_value(b, env, yl_ast_as_row(sides[s])->items.items[i], &args[s * 2 + i]));
    }
    return yl_bind_function(b, "OVERLAPS", args, 4, yl_bind_span(b, binary->head.span), out);
}

static yl_status bind_binary(yl_binder *b, const yl_bind_env *env, const yl_ast_binary *binary,
                             const yl_expr **out)
{
    if (binary->op == YL_BINARY_AND || binary->op == YL_BINARY_OR)
        return bind_logic(b, env, binary, out);
    if (binary->op == YL_BINARY_OVERLAPS)
        return bind_overlaps(b, env, binary, out);
    const char *name = binary_names[binary->op];
    if (name == NULL)
        return unsupported(b, &binary->head, "predicates on periods and multisets are");
    const yl_expr *args[2];
    YL_TRY(yl_bind_value(b, env, binary->left, &args[0]));
    YL_TRY(yl_bind_value(b, env, binary->right, &args[1]));
    return yl_bind_function(b, name, args, 2, yl_bind_span(b, binary->head.span), out);
}

static bool is_number(const yl_ast *ast)
{
    if (ast->kind != YL_AST_LITERAL)
        return false;
    yl_ast_literal_kind type = yl_ast_as_literal(ast)->type;
    return type == YL_LITERAL_INTEGER || type == YL_LITERAL_DECIMAL || type == YL_LITERAL_APPROX;
}

static yl_status bind_unary(yl_binder *b, const yl_bind_env *env, const yl_ast_unary *unary,
                            const yl_expr **out)
{
    static const char *const names[] = {
        [YL_UNARY_PLUS] = "+", [YL_UNARY_MINUS] = "-", [YL_UNARY_NOT] = "NOT"};
    if (unary->op == YL_UNARY_MINUS && is_number(unary->operand))
        return yl_bind_literal(b, yl_ast_as_literal(unary->operand), true, out);
    const yl_expr *arg;
    YL_TRY(yl_bind_value(b, env, unary->operand, &arg));
    return yl_bind_function(b, names[unary->op], &arg, 1, yl_bind_span(b, unary->head.span), out);
}

static yl_status negate_if(yl_binder *b, bool negated, yl_span span, const yl_expr **value)
{
    return negated ? yl_bind_function(b, "NOT", value, 1, span, value) : YL_OK;
}

static yl_status bind_is(yl_binder *b, const yl_bind_env *env, const yl_ast_is *is,
                         const yl_expr **out)
{
    static const char *const names[][2] = {
        [YL_IS_NULL] = {"IS NULL", "IS NOT NULL"},
        [YL_IS_TRUE] = {"IS TRUE", "IS NOT TRUE"},
        [YL_IS_FALSE] = {"IS FALSE", "IS NOT FALSE"},
        [YL_IS_UNKNOWN] = {"IS UNKNOWN", "IS NOT UNKNOWN"},
    };
    if (is->test == YL_IS_A_SET || is->test == YL_IS_EMPTY)
        return unsupported(b, &is->head, "predicates on multisets are");
    if (is->test >= YL_IS_JSON_VALUE)
        return unsupported(b, &is->head, "IS JSON is");
    const yl_expr *arg;
    YL_TRY(yl_bind_value(b, env, is->operand, &arg));
    return yl_bind_function(b, names[is->test][is->negated], &arg, 1,
                            yl_bind_span(b, is->head.span), out);
}

static yl_status bind_between(yl_binder *b, const yl_bind_env *env, const yl_ast_between *between,
                              const yl_expr **out)
{
    static const char *const names[2][2] = {{"BETWEEN", "NOT BETWEEN"},
                                            {"BETWEEN SYMMETRIC", "NOT BETWEEN SYMMETRIC"}};
    const yl_expr *args[3];
    YL_TRY(yl_bind_value(b, env, between->operand, &args[0]));
    YL_TRY(yl_bind_value(b, env, between->low, &args[1]));
    YL_TRY(yl_bind_value(b, env, between->high, &args[2]));
    return yl_bind_function(b, names[between->symmetric][between->negated], args, 3,
                            yl_bind_span(b, between->head.span), out);
}

static yl_status bind_like(yl_binder *b, const yl_bind_env *env, const yl_ast_like *like,
                           const yl_expr **out)
{
    static const char *const names[] = {[YL_LIKE] = "LIKE",
                                        [YL_ILIKE] = "ILIKE",
                                        [YL_RLIKE] = "RLIKE",
                                        [YL_SIMILAR_TO] = "SIMILAR TO"};
    yl_span span = yl_bind_span(b, like->head.span);
    const yl_expr *args[3];
    uint32_t n = 2;
    YL_TRY(yl_bind_value(b, env, like->operand, &args[0]));
    YL_TRY(yl_bind_value(b, env, like->pattern, &args[1]));
    if (like->escape != NULL)
        YL_TRY(yl_bind_value(b, env, like->escape, &args[n++]));
    YL_TRY(yl_bind_function(b, names[like->op], args, n, span, out));
    return negate_if(b, like->negated, span, out);
}

/* ---- lists ---- */

static yl_status bind_list(yl_binder *b, const yl_bind_env *env, const yl_ast_list *list,
                           uint32_t first, const yl_expr ***out)
{
    const yl_expr **args = YL_NEW_ARRAY(b->arena, const yl_expr *, first + list->size);
    if (args == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    for (size_t i = 0; i < list->size; i++)
        YL_TRY(yl_bind_value(b, env, list->items[i], &args[first + i]));
    *out = args;
    return YL_OK;
}

/* OR (or AND) of `operand op item`, for IN without a function of its own and for ANY and ALL. */
static yl_status compare_each(yl_binder *b, const char *op, const char *logic,
                              const yl_expr *const *args, uint32_t n, yl_span span,
                              const yl_expr **out)
{
    const yl_expr *parts[CHAIN_PORTION];
    uint32_t at = 0;
    for (uint32_t i = 1; i < n; i++) {
        YL_TRY(
            yl_bind_function(b, op, (const yl_expr *[]){args[0], args[i]}, 2, span, &parts[at++]));
        if (at < CHAIN_PORTION && i + 1 < n)
            continue;
        YL_TRY(yl_bind_function(b, logic, parts, at, span, &parts[0]));
        at = 1;
    }
    *out = parts[0];
    return YL_OK;
}

/* x IN (...) of at most CHAIN_PORTION values each. args[0] is x. */
static yl_status in_portions(yl_binder *b, const yl_expr **args, uint32_t n, yl_span span,
                             const yl_expr **out)
{
    const yl_expr *x = args[0], *both[2] = {NULL, NULL};
    for (uint32_t at = 1; at < n; at += CHAIN_PORTION) {
        uint32_t more = n - at < CHAIN_PORTION ? n - at : CHAIN_PORTION;
        const yl_expr **portion = &args[at - 1]; /* what stands before it is used up */
        portion[0] = x;
        YL_TRY(yl_bind_function(b, "IN", portion, more + 1, span, &both[at > 1]));
        if (at > 1)
            YL_TRY(yl_bind_function(b, "OR", both, 2, span, &both[0]));
    }
    *out = both[0];
    return YL_OK;
}

static yl_status bind_in(yl_binder *b, const yl_bind_env *env, const yl_ast_in *in,
                         const yl_expr **out)
{
    if (in->query != NULL)
        return yl_bind_subquery(b, env, &in->head, out);
    yl_span span = yl_bind_span(b, in->head.span);
    const yl_expr **args;
    uint32_t n = (uint32_t)in->list.size + 1;
    YL_TRY(bind_list(b, env, &in->list, 1, &args));
    YL_TRY(yl_bind_value(b, env, in->operand, &args[0]));
    YL_TRY(in_portions(b, args, n, span, out));
    return negate_if(b, in->negated, span, out);
}

static yl_status bind_quantified(yl_binder *b, const yl_bind_env *env,
                                 const yl_ast_quantified *quantified, const yl_expr **out)
{
    if (quantified->query != NULL)
        return yl_bind_subquery(b, env, &quantified->head, out);
    const yl_expr **args;
    YL_TRY(bind_list(b, env, &quantified->list, 1, &args));
    YL_TRY(yl_bind_value(b, env, quantified->operand, &args[0]));
    return compare_each(b, binary_names[quantified->op], quantified->all ? "AND" : "OR", args,
                        (uint32_t)quantified->list.size + 1, yl_bind_span(b, quantified->head.span),
                        out);
}

static yl_status bind_collection(yl_binder *b, const yl_bind_env *env,
                                 const yl_ast_collection *collection, const yl_expr **out)
{
    if (collection->query != NULL)
        return unsupported(b, &collection->head, "ARRAY, MAP and MULTISET of a query are");
    if (collection->type == YL_COLLECTION_MULTISET)
        return unsupported(b, &collection->head, "the MULTISET constructor is");
    const yl_expr **args;
    YL_TRY(bind_list(b, env, &collection->items, 0, &args));
    return yl_bind_function(b, collection->type == YL_COLLECTION_MAP ? "MAP" : "ARRAY", args,
                            (uint32_t)collection->items.size,
                            yl_bind_span(b, collection->head.span), out);
}

static yl_status bind_row(yl_binder *b, const yl_bind_env *env, const yl_ast_row *row,
                          const yl_expr **out)
{
    const yl_expr **args;
    YL_TRY(bind_list(b, env, &row->items, 0, &args));
    return yl_bind_function(b, "ROW", args, (uint32_t)row->items.size,
                            yl_bind_span(b, row->head.span), out);
}

static yl_status bind_index(yl_binder *b, const yl_bind_env *env, const yl_ast_index *index,
                            const yl_expr **out)
{
    const yl_expr *args[2];
    YL_TRY(yl_bind_value(b, env, index->base, &args[0]));
    YL_TRY(yl_bind_value(b, env, index->index, &args[1]));
    return yl_bind_function(b, "[]", args, 2, yl_bind_span(b, index->head.span), out);
}

/* ---- CASE and CAST ---- */

yl_status yl_bind_to_common(yl_binder *b, const yl_expr **exprs, uint32_t n, const yl_type **type)
{
    YL_BIND_ALIVE(b);
    return yl_bind_common(b->arena, exprs, n, type, b->err);
}

/* One WHEN: its test, over the operand of a simple CASE. */
static yl_status bind_test(yl_binder *b, const yl_bind_env *env, const yl_expr *operand,
                           const yl_ast_when *when, const yl_expr **out)
{
    if (operand == NULL) {
        yl_bind_env inner = *env;
        inner.clause = "WHEN";
        return yl_bind_condition(b, &inner, when->tests.items[0], out);
    }
    const yl_expr **args;
    YL_TRY(bind_list(b, env, &when->tests, 1, &args));
    args[0] = operand;
    return compare_each(b, "=", "OR", args, (uint32_t)when->tests.size + 1,
                        yl_bind_span(b, when->head.span), out);
}

static yl_status bind_case(yl_binder *b, const yl_bind_env *env, const yl_ast_case *c,
                           const yl_expr **out)
{
    uint32_t n = (uint32_t)c->whens.size;
    yl_span span = yl_bind_span(b, c->head.span);
    const yl_expr *operand = NULL;
    const yl_expr **args = YL_NEW_ARRAY(b->arena, const yl_expr *, 2 * (size_t)n + 1);
    const yl_expr **results = YL_NEW_ARRAY(b->arena, const yl_expr *, (size_t)n + 1);
    if (args == NULL || results == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    if (c->operand != NULL)
        YL_TRY(yl_bind_value(b, env, c->operand, &operand));
    for (uint32_t i = 0; i < n; i++) {
        const yl_ast_when *when = yl_ast_as_when(c->whens.items[i]);
        YL_TRY(bind_test(b, env, operand, when, &args[2 * i]));
        YL_TRY(yl_bind_value(b, env, when->result, &results[i]));
    }
    if (c->otherwise != NULL)
        YL_TRY(yl_bind_value(b, env, c->otherwise, &results[n]));
    else
        results[n] = yl_expr_null(b->arena, &yl_type_null, span);
    const yl_type *type;
    YL_TRY(yl_bind_to_common(b, results, n + 1, &type));
    if (type == NULL)
        return YL_FAIL_AT(b->err, TYPE, span, "Illegal mixing of types in CASE or COALESCE");
    if (type->root == YL_NULL)
        return YL_FAIL_AT(b->err, TYPE, span,
                          "ELSE clause or at least one THEN clause must be non-NULL");
    for (uint32_t i = 0; i < n; i++)
        args[2 * i + 1] = results[i];
    args[2 * n] = results[n];
    type = yl_type_nullable(b->arena, type, yl_any_nullable(results, n + 1));
    *out = yl_expr_form(b->arena, YL_EXPR_CASE, type, args, 2 * n + 1, span);
    return yl_bind_memory(b);
}

static yl_status bind_cast(yl_binder *b, const yl_bind_env *env, const yl_ast_cast *cast,
                           const yl_expr **out)
{
    const yl_expr *arg;
    const yl_type *type;
    YL_TRY(yl_bind_value(b, env, cast->operand, &arg));
    YL_TRY(yl_bind_type(b->arena, cast->type, &type, b->err));
    return yl_cast_bind(b->arena, arg, type, cast->try_cast, yl_bind_span(b, cast->head.span), out,
                        b->err);
}

static yl_status bind_field_of(yl_binder *b, const yl_bind_env *env, const yl_ast_field *field,
                               const yl_expr **out)
{
    YL_TRY(yl_bind_value(b, env, field->base, out));
    return yl_bind_field(b, *out, &field->name, out);
}

/* ---- units of time ---- */

static const yl_expr *unit_symbol(yl_binder *b, yl_ast_unit unit, yl_span span)
{
    static const yl_symbol symbols[] = {
        [YL_AST_UNIT_YEAR] = YL_SYM_YEAR,
        [YL_AST_UNIT_QUARTER] = YL_SYM_QUARTER,
        [YL_AST_UNIT_MONTH] = YL_SYM_MONTH,
        [YL_AST_UNIT_WEEK] = YL_SYM_WEEK,
        [YL_AST_UNIT_DAY] = YL_SYM_DAY,
        [YL_AST_UNIT_HOUR] = YL_SYM_HOUR,
        [YL_AST_UNIT_MINUTE] = YL_SYM_MINUTE,
        [YL_AST_UNIT_SECOND] = YL_SYM_SECOND,
        [YL_AST_UNIT_MILLISECOND] = YL_SYM_MILLISECOND,
        [YL_AST_UNIT_MICROSECOND] = YL_SYM_MICROSECOND,
        [YL_AST_UNIT_NANOSECOND] = YL_SYM_NANOSECOND,
        [YL_AST_UNIT_DOW] = YL_SYM_DOW,
        [YL_AST_UNIT_DOY] = YL_SYM_DOY,
        [YL_AST_UNIT_ISODOW] = YL_SYM_ISODOW,
        [YL_AST_UNIT_ISOYEAR] = YL_SYM_ISOYEAR,
        [YL_AST_UNIT_EPOCH] = YL_SYM_EPOCH,
        [YL_AST_UNIT_DECADE] = YL_SYM_DECADE,
        [YL_AST_UNIT_CENTURY] = YL_SYM_CENTURY,
        [YL_AST_UNIT_MILLENNIUM] = YL_SYM_MILLENNIUM,
    };
    return yl_expr_symbol(b->arena, symbols[unit], yl_bind_span(b, span));
}

static yl_status bind_unit(yl_binder *b, const yl_ast_time_unit *unit, const yl_expr **out)
{
    *out = unit_symbol(b, unit->unit, unit->head.span);
    return yl_bind_memory(b);
}

static yl_status bind_difference(yl_binder *b, const yl_bind_env *env,
                                 const yl_ast_date_difference *difference, const yl_expr **out)
{
    const yl_expr *args[3];
    YL_TRY(yl_bind_value(b, env, difference->left, &args[0]));
    YL_TRY(yl_bind_value(b, env, difference->right, &args[1]));
    args[2] = unit_symbol(b, difference->qualifier.from, difference->qualifier.span);
    return yl_bind_function(b, "MINUS_DATE", args, 3, yl_bind_span(b, difference->head.span), out);
}

yl_status yl_bind_value(yl_binder *b, const yl_bind_env *env, const yl_ast *ast,
                        const yl_expr **out)
{
    YL_BIND_ALIVE(b);
    switch (ast->kind) {
    case YL_AST_LITERAL:
        return yl_bind_literal(b, yl_ast_as_literal(ast), false, out);
    case YL_AST_INTERVAL_LITERAL:
        return yl_bind_interval(b, env, yl_ast_as_interval_literal(ast), out);
    case YL_AST_DATE_DIFFERENCE:
        return bind_difference(b, env, yl_ast_as_date_difference(ast), out);
    case YL_AST_COLUMN:
        return bind_column(b, env, yl_ast_as_column(ast), out);
    case YL_AST_FIELD:
        return bind_field_of(b, env, yl_ast_as_field(ast), out);
    case YL_AST_INDEX:
        return bind_index(b, env, yl_ast_as_index(ast), out);
    case YL_AST_UNARY:
        return bind_unary(b, env, yl_ast_as_unary(ast), out);
    case YL_AST_BINARY:
        return bind_binary(b, env, yl_ast_as_binary(ast), out);
    case YL_AST_IS:
        return bind_is(b, env, yl_ast_as_is(ast), out);
    case YL_AST_BETWEEN:
        return bind_between(b, env, yl_ast_as_between(ast), out);
    case YL_AST_IN:
        return bind_in(b, env, yl_ast_as_in(ast), out);
    case YL_AST_LIKE:
        return bind_like(b, env, yl_ast_as_like(ast), out);
    case YL_AST_QUANTIFIED:
        return bind_quantified(b, env, yl_ast_as_quantified(ast), out);
    case YL_AST_EXISTS:
    case YL_AST_SUBQUERY:
        return yl_bind_subquery(b, env, ast, out);
    case YL_AST_ROW:
        return bind_row(b, env, yl_ast_as_row(ast), out);
    case YL_AST_COLLECTION:
        return bind_collection(b, env, yl_ast_as_collection(ast), out);
    case YL_AST_CASE:
        return bind_case(b, env, yl_ast_as_case(ast), out);
    case YL_AST_CAST:
        return bind_cast(b, env, yl_ast_as_cast(ast), out);
    case YL_AST_CALL:
        return yl_bind_call_node(b, env, yl_ast_as_call(ast), out);
    case YL_AST_TIME_UNIT:
        return bind_unit(b, yl_ast_as_time_unit(ast), out);
    case YL_AST_STAR:
        return YL_FAIL_AT(b->err, INVALID, yl_bind_span(b, ast->span),
                          "* stands for columns only as an item of SELECT");
    case YL_AST_NAMED_ARG:
        return unsupported(b, ast, "named arguments are");
    case YL_AST_DEFAULT:
        return unsupported(b, ast, "DEFAULT as a value is");
    default:
        return YL_FAIL_AT(b->err, UNSUPPORTED, yl_bind_span(b, ast->span),
                          "a %s cannot stand in an expression", yl_ast_kind_name(ast->kind));
    }
}
