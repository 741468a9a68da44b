/* Walks over the expressions of a syntax tree: "is there a ... in here?". */
#include "plan/binder_internal.h"

typedef bool (*ast_test)(const yl_ast *node, void *arg);

static bool any_of(const yl_ast_list *list, ast_test test, void *arg)
{
    for (size_t i = 0; i < list->size; i++) {
        if (yl_ast_any(list->items[i], test, arg))
            return true;
    }
    return false;
}

static bool any_in_case(const yl_ast_case *c, ast_test test, void *arg)
{
    for (size_t i = 0; i < c->whens.size; i++) {
        const yl_ast_when *when = yl_ast_as_when(c->whens.items[i]);
        if (any_of(&when->tests, test, arg) || yl_ast_any(when->result, test, arg))
            return true;
    }
    return yl_ast_any(c->operand, test, arg) || yl_ast_any(c->otherwise, test, arg);
}

static bool any_in_call(const yl_ast_call *call, ast_test test, void *arg)
{
    return any_of(&call->args, test, arg) || yl_ast_any(call->filter, test, arg);
}

bool yl_ast_any(const yl_ast *e, ast_test test, void *arg)
{
    if (e == NULL)
        return false;
    if (test(e, arg))
        return true;
    switch (e->kind) {
    case YL_AST_FIELD:
        return yl_ast_any(yl_ast_as_field(e)->base, test, arg);
    case YL_AST_INDEX:
        return yl_ast_any(yl_ast_as_index(e)->base, test, arg) ||
               yl_ast_any(yl_ast_as_index(e)->index, test, arg);
    case YL_AST_UNARY:
        return yl_ast_any(yl_ast_as_unary(e)->operand, test, arg);
    case YL_AST_BINARY:
        return yl_ast_any(yl_ast_as_binary(e)->left, test, arg) ||
               yl_ast_any(yl_ast_as_binary(e)->right, test, arg);
    case YL_AST_IS:
        return yl_ast_any(yl_ast_as_is(e)->operand, test, arg);
    case YL_AST_BETWEEN:
        return yl_ast_any(yl_ast_as_between(e)->operand, test, arg) ||
               yl_ast_any(yl_ast_as_between(e)->low, test, arg) ||
               yl_ast_any(yl_ast_as_between(e)->high, test, arg);
    case YL_AST_IN:
        return yl_ast_any(yl_ast_as_in(e)->operand, test, arg) ||
               any_of(&yl_ast_as_in(e)->list, test, arg);
    case YL_AST_LIKE:
        return yl_ast_any(yl_ast_as_like(e)->operand, test, arg) ||
               yl_ast_any(yl_ast_as_like(e)->pattern, test, arg) ||
               yl_ast_any(yl_ast_as_like(e)->escape, test, arg);
    case YL_AST_QUANTIFIED:
        return yl_ast_any(yl_ast_as_quantified(e)->operand, test, arg) ||
               any_of(&yl_ast_as_quantified(e)->list, test, arg);
    case YL_AST_ROW:
        return any_of(&yl_ast_as_row(e)->items, test, arg);
    case YL_AST_COLLECTION:
        return any_of(&yl_ast_as_collection(e)->items, test, arg);
    case YL_AST_CASE:
        return any_in_case(yl_ast_as_case(e), test, arg);
    case YL_AST_CAST:
        return yl_ast_any(yl_ast_as_cast(e)->operand, test, arg);
    case YL_AST_CALL:
        return any_in_call(yl_ast_as_call(e), test, arg);
    case YL_AST_NAMED_ARG:
        return yl_ast_any(yl_ast_as_named_arg(e)->value, test, arg);
    case YL_AST_INTERVAL_LITERAL:
        return yl_ast_any(yl_ast_as_interval_literal(e)->value, test, arg);
    default:
        return false;
    }
}

bool yl_ast_is_aggregate_call(const yl_ast *e)
{
    if (e->kind != YL_AST_CALL)
        return false;
    const yl_ast_call *call = yl_ast_as_call(e);
    return call->over == NULL && call->name.size == 1 &&
           yl_aggregate_exists(call->name.items[0].text);
}

static bool is_aggregate(const yl_ast *node, void *arg)
{
    (void)arg;
    return yl_ast_is_aggregate_call(node);
}

static bool is_subquery(const yl_ast *node, void *arg)
{
    (void)arg;
    return node->kind == YL_AST_SUBQUERY || node->kind == YL_AST_EXISTS ||
           (node->kind == YL_AST_IN && yl_ast_as_in(node)->query != NULL) ||
           (node->kind == YL_AST_QUANTIFIED && yl_ast_as_quantified(node)->query != NULL);
}

bool yl_ast_has_aggregate(const yl_ast *e)
{
    return yl_ast_any(e, is_aggregate, NULL);
}

bool yl_ast_has_subquery(const yl_ast *e)
{
    return yl_ast_any(e, is_subquery, NULL);
}
