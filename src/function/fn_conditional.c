/* Conditional functions: CASE, IF, NULLIF, IFNULL, COALESCE, GREATEST, LEAST.
 *
 * All but the last two are forms of the expression tree (expr.h), so that each branch is computed
 * for its own rows only. Branches are cast to their common type. "CASE" takes when1, then1, ...,
 * else; the binder has turned CASE x WHEN y into x = y and a missing ELSE into NULL.
 */
#include "function/signature.h"

static yl_status fail_common(yl_arena *arena, const char *what, const yl_expr *const *args,
                             uint32_t n, yl_span span, yl_error *err)
{
    yl_strbuf types = {0};
    (void)arena;
    for (uint32_t i = 0; i < n; i++) {
        yl_strbuf_puts(&types, i > 0 ? ", " : "");
        yl_type_print(args[i]->type, &types);
    }
    yl_status status =
        YL_FAIL_AT(err, TYPE, span, "%s: no common type of %s", what, yl_strbuf_text(&types));
    yl_strbuf_clear(&types);
    return status;
}

/* ---- CASE and IF ---- */

static yl_status make_case(yl_arena *arena, const char *what, const yl_expr *const *args,
                           uint32_t n, yl_span span, const yl_expr **out, yl_error *err)
{
    uint32_t whens = n / 2;
    const yl_expr **values = YL_NEW_ARRAY(arena, const yl_expr *, whens + 1);
    const yl_expr **all = YL_NEW_ARRAY(arena, const yl_expr *, n);
    const yl_type *type;
    if (yl_arena_oom(arena))
        return YL_FAIL_MEMORY(err);
    for (uint32_t i = 0; i < whens; i++) {
        const yl_expr *when = args[2 * i];
        if (when->type->root != YL_BOOLEAN && when->type->root != YL_NULL)
            return YL_FAIL_AT(err, TYPE, when->span, "%s: the condition is %s, not BOOLEAN", what,
                              yl_type_text(arena, when->type));
        YL_TRY(yl_cast_implicit(arena, when, &yl_type_boolean, &all[2 * i], err));
        values[i] = args[2 * i + 1];
    }
    values[whens] = args[n - 1];
    YL_TRY(yl_bind_common(arena, values, whens + 1, &type, err));
    if (type == NULL)
        return fail_common(arena, what, values, whens + 1, span, err);
    for (uint32_t i = 0; i < whens; i++)
        all[2 * i + 1] = values[i];
    all[n - 1] = values[whens];
    *out = yl_expr_form(arena, YL_EXPR_CASE, type, all, n, span);
    return YL_OK;
}

static yl_status expand_case(yl_arena *arena, const yl_expr *const *args, uint32_t n, yl_span span,
                             const yl_expr **out, yl_error *err)
{
    if (n % 2 == 0)
        return YL_OK;
    return make_case(arena, "CASE", args, n, span, out, err);
}

/* A CASE, except that the result is nullable when the condition is. */
static yl_status expand_if(yl_arena *arena, const yl_expr *const *args, uint32_t n, yl_span span,
                           const yl_expr **out, yl_error *err)
{
    YL_TRY(make_case(arena, "IF", args, n, span, out, err));
    if (!args[0]->type->nullable || (*out)->type->nullable)
        return YL_OK;
    *out = yl_expr_form(arena, YL_EXPR_CASE, yl_type_nullable(arena, (*out)->type, true),
                        (*out)->args, (*out)->n_args, span);
    return YL_OK;
}

/* CASE WHEN a = b THEN NULL ELSE a END */
static yl_status expand_nullif(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                               yl_span span, const yl_expr **out, yl_error *err)
{
    (void)n;
    const yl_type *type = yl_type_nullable(arena, args[0]->type, true);
    const yl_expr *parts[3] = {NULL, yl_expr_null(arena, type, span), args[0]};
    YL_TRY(yl_bind_two(arena, "=", args[0], args[1], span, &parts[0], err));
    *out = yl_expr_form(arena, YL_EXPR_CASE, type, parts, 3, span);
    return YL_OK;
}

/* ---- COALESCE ---- */

/* NULL only if all are: the type is NOT NULL as soon as one argument is. */
static yl_status make_coalesce(yl_arena *arena, const char *what, const yl_expr *const *args,
                               uint32_t n, yl_span span, const yl_expr **out, yl_error *err)
{
    const yl_expr **values = YL_NEW_ARRAY(arena, const yl_expr *, n);
    const yl_type *type;
    bool nullable = true;
    if (yl_arena_oom(arena))
        return YL_FAIL_MEMORY(err);
    for (uint32_t i = 0; i < n; i++) {
        values[i] = args[i];
        nullable &= args[i]->type->nullable;
    }
    YL_TRY(yl_bind_merged(arena, values, n, &type, err));
    if (type == NULL)
        return fail_common(arena, what, values, n, span, err);
    type = yl_type_nullable(arena, type, nullable);
    *out = n == 1 ? values[0] : yl_expr_form(arena, YL_EXPR_COALESCE, type, values, n, span);
    return YL_OK;
}

static yl_status expand_coalesce(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                                 yl_span span, const yl_expr **out, yl_error *err)
{
    return make_coalesce(arena, "COALESCE", args, n, span, out, err);
}

static yl_status expand_ifnull(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                               yl_span span, const yl_expr **out, yl_error *err)
{
    return make_coalesce(arena, "IFNULL", args, n, span, out, err);
}

/* ---- GREATEST, LEAST ---- */

#define EXTREME(name, T, member, op)                                                               \
    static yl_status name(yl_kernel_call *call)                                                    \
    {                                                                                              \
        T *restrict to = call->out->member;                                                        \
        memcpy(to, call->args[0]->member, call->n * sizeof(T));                                    \
        for (uint32_t k = 1; k < call->n_args; k++) {                                              \
            const T *restrict v = call->args[k]->member;                                           \
            for (uint32_t i = 0; i < call->n; i++)                                                 \
                to[i] = v[i] op to[i] ? v[i] : to[i];                                              \
        }                                                                                          \
        return YL_OK;                                                                              \
    }

#define EXTREMES(name, T, member)                                                                  \
    EXTREME(greatest_##name, T, member, >)                                                         \
    EXTREME(least_##name, T, member, <)

EXTREMES(bool, uint8_t, u8)
EXTREMES(i8, int8_t, i8)
EXTREMES(i16, int16_t, i16)
EXTREMES(i32, int32_t, i32)
EXTREMES(i64, int64_t, i64)
EXTREMES(i128, yl_int128, i128)
EXTREMES(f32, float, f32)
EXTREMES(f64, double, f64)

static yl_status extreme_text(yl_kernel_call *call, int sign)
{
    yl_heap *heap = NULL;
    for (uint32_t k = 0; k < call->n_args; k++) {
        if (call->args[k]->heap == NULL)
            continue;
        heap = yl_vector_need_heap(call->out);
        if (heap == NULL || !yl_heap_adopt(heap, call->args[k]->heap))
            return YL_FAIL_MEMORY(call->err);
    }
    for (uint32_t i = 0; i < call->n; i++) {
        if (!yl_kernel_valid(call, i))
            continue;
        const yl_view *best = &call->args[0]->views[i];
        for (uint32_t k = 1; k < call->n_args; k++) {
            const yl_view *v = &call->args[k]->views[i];
            if (yl_view_compare(v, best) * sign > 0)
                best = v;
        }
        call->out->views[i] = *best;
    }
    return YL_OK;
}

static yl_status greatest_text(yl_kernel_call *call)
{
    return extreme_text(call, 1);
}

static yl_status least_text(yl_kernel_call *call)
{
    return extreme_text(call, -1);
}

#define KERNELS(name)                                                                              \
    {                                                                                              \
        [YL_PHYS_BOOL] = name##_bool, [YL_PHYS_I8] = name##_i8, [YL_PHYS_I16] = name##_i16,        \
        [YL_PHYS_I32] = name##_i32, [YL_PHYS_I64] = name##_i64, [YL_PHYS_I128] = name##_i128,      \
        [YL_PHYS_F32] = name##_f32, [YL_PHYS_F64] = name##_f64, [YL_PHYS_STR] = name##_text        \
    }

static yl_kernel choose_greatest(const yl_type *const *args, uint32_t n, const yl_type *result)
{
    static const yl_kernel kernels[YL_PHYS_OBJECT + 1] = KERNELS(greatest);
    (void)args, (void)n;
    return kernels[yl_type_phys(result)];
}

static yl_kernel choose_least(const yl_type *const *args, uint32_t n, const yl_type *result)
{
    static const yl_kernel kernels[YL_PHYS_OBJECT + 1] = KERNELS(least);
    (void)args, (void)n;
    return kernels[yl_type_phys(result)];
}

const yl_signature yl_fn_conditional_rows[] = {
    {.name = "CASE",
     .args = "any...",
     .flags = YL_FN_HIDDEN,
     .expand = expand_case,
     .doc = "The value of the first branch whose condition is TRUE.",
     .examples = "CASE WHEN 1 > 2 THEN 'a' ELSE 'bcd' END -> bcd"},
    {.name = "IF",
     .args = "boolean, any, any",
     .expand = expand_if,
     .doc = "The second argument if the condition is TRUE, else the third.",
     .examples = "IF(TRUE, 1, 2.5) -> 1.0"},
    {.name = "NULLIF",
     .args = "any, any",
     .expand = expand_nullif,
     .doc = "NULL if both are equal, else the first.",
     .examples = "NULLIF(1, 2) -> 1"},
    {.name = "IFNULL",
     .args = "any, any",
     .expand = expand_ifnull,
     .doc = "The first argument, or the second if the first is NULL.",
     .examples = "IFNULL(CAST(NULL AS STRING), 'x') -> x"},
    {.name = "COALESCE",
     .args = "any...",
     .expand = expand_coalesce,
     .doc = "The first argument that is not NULL.",
     .examples = "COALESCE(NULL, 1) -> 1"},
    {.name = "GREATEST",
     .args = "T...",
     .result = "T",
     .choose = choose_greatest,
     .doc = "The greatest argument; NULL if any is NULL.",
     .examples = "GREATEST(1, 2.5) -> 2.5"},
    {.name = "LEAST",
     .args = "T...",
     .result = "T",
     .choose = choose_least,
     .doc = "The least argument; NULL if any is NULL.",
     .examples = "LEAST('a', 'B') -> B"},
    {0},
};
