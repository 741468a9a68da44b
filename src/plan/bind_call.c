/* Calls: arguments put into the order that bind_expr.c's list promises; aggregate functions and
 * what is not supported sorted out first.
 */
#include "plan/binder_internal.h"

enum { ARGS_ON_STACK = 8 };

static yl_status unsupported(yl_binder *b, yl_span span, const char *what)
{
    return YL_FAIL_AT(b->err, UNSUPPORTED, yl_bind_span(b, span), "%s not supported", what);
}

static yl_status check_supported(yl_binder *b, const yl_ast_call *call)
{
    if (call->over != NULL)
        return unsupported(b, call->over->span, "OVER windows are");
    if (call->semantics != YL_MATCH_DEFAULT)
        return unsupported(b, call->head.span, "RUNNING and FINAL are");
    if (call->syntax == YL_CALL_CONVERT || call->syntax == YL_CALL_TRANSLATE)
        return unsupported(b, call->head.span, "USING in CONVERT and TRANSLATE is");
    if (call->syntax == YL_CALL_JSON)
        return YL_FAIL_AT(b->err, UNSUPPORTED, yl_bind_span(b, call->head.span),
                          "the JSON function %.*s is not supported",
                          YL_STR_ARGS(call->name.items[0].text));
    if (call->name.size > 1)
        return YL_FAIL_AT(b->err, NOT_FOUND, yl_bind_span(b, call->name.span),
                          "there is no function of this name: only built-in functions, which have "
                          "names of one part, exist");
    return YL_OK;
}

/* What belongs to aggregate functions must not stand at another one. */
static yl_status check_plain(yl_binder *b, const yl_ast_call *call)
{
    const char *extra = call->star                               ? "*"
                        : call->quantifier != YL_QUANTIFIER_NONE ? "DISTINCT or ALL"
                        : call->filter != NULL                   ? "FILTER"
                        : call->order_by.size > 0                ? "WITHIN GROUP"
                        : call->nulls != YL_NULLS_DEFAULT        ? "IGNORE or RESPECT NULLS"
                                                                 : NULL;
    if (extra == NULL)
        return YL_OK;
    if (!yl_function_exists(call->name.items[0].text))
        return YL_OK; /* that it does not exist is the better message */
    return YL_FAIL_AT(b->err, INVALID, yl_bind_span(b, call->head.span),
                      "%s goes with aggregate functions, %.*s is none", extra,
                      YL_STR_ARGS(call->name.items[0].text));
}

static yl_status bind_args(yl_binder *b, const yl_bind_env *env, const yl_ast_call *call,
                           const yl_expr **args)
{
    for (size_t i = 0; i < call->args.size; i++)
        YL_TRY(yl_bind_value(b, env, call->args.items[i], &args[i]));
    return YL_OK;
}

/* TRIM(where [c] FROM s): args are s [, c], the function wants where [, c], s. */
static uint32_t arrange_trim(yl_binder *b, const yl_ast_call *call, const yl_expr **args)
{
    yl_symbol where = call->syntax == YL_CALL_TRIM_LEADING    ? YL_SYM_LEADING
                      : call->syntax == YL_CALL_TRIM_TRAILING ? YL_SYM_TRAILING
                                                              : YL_SYM_BOTH;
    const yl_expr *s = args[0];
    uint32_t n = (uint32_t)call->args.size;
    args[n] = s; /* c, if there is one, stands where it shall */
    args[0] = yl_expr_symbol(b->arena, where, yl_bind_span(b, call->head.span));
    return n + 1;
}

yl_status yl_bind_call_node(yl_binder *b, const yl_bind_env *env, const yl_ast_call *call,
                            const yl_expr **out)
{
    YL_TRY(check_supported(b, call));
    yl_str name = call->name.items[0].text;
    if (yl_aggregate_exists(name))
        return yl_bind_aggregate(b, env, call, out);
    YL_TRY(check_plain(b, call));
    const yl_expr *few[ARGS_ON_STACK], **args = few;
    uint32_t n = (uint32_t)call->args.size;
    if (n + 1 > ARGS_ON_STACK) {
        args = YL_NEW_ARRAY(b->arena, const yl_expr *, (size_t)n + 1);
        if (args == NULL)
            return YL_FAIL_MEMORY(b->err);
        YL_BIND_ALIVE(b);
    }
    YL_TRY(bind_args(b, env, call, args));
    if (call->syntax >= YL_CALL_TRIM_BOTH && call->syntax <= YL_CALL_TRIM_TRAILING)
        n = arrange_trim(b, call, args);
    YL_BIND_ALIVE(b);
    return yl_function_bind(b->arena, name, args, n, yl_bind_span(b, call->head.span), out, b->err);
}
