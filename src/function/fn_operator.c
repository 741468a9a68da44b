/* Logic, IS tests, BETWEEN and ||.
 *
 * AND and OR become nodes of their own (expr.h), flattened: a AND (b AND c) has three arguments.
 * BETWEEN is two comparisons; what stands on its left is one expression and computed once.
 */
#include "function/signature.h"

/* ---- NOT, IS ... ---- */

static yl_status not_bool(yl_kernel_call *call)
{
    YL_KERNEL_UNARY(u8, u8, a ^ 1)
}

static const yl_signature not_row = {
    .name = "NOT", .args = "boolean", .flags = YL_FN_HIDDEN | YL_FN_TOTAL, .kernel = not_bool};

static yl_status is_not_null(yl_kernel_call *call)
{
    const yl_vector *v = call->args[0];
    if (v->validity == NULL)
        memset(call->out->u8, 1, call->n);
    else
        yl_bits_unpack(call->out->u8, v->validity, call->n);
    return YL_OK;
}

static yl_status is_null(yl_kernel_call *call)
{
    YL_TRY(is_not_null(call));
    uint8_t *to = call->out->u8;
    for (uint32_t i = 0; i < call->n; i++)
        to[i] ^= 1;
    return YL_OK;
}

/* out = (not NULL and equal to `wanted`) != negate */
static yl_status is_bool(yl_kernel_call *call, uint8_t wanted, uint8_t negate)
{
    const uint8_t *v = call->args[0]->u8;
    uint8_t *to = call->out->u8;
    YL_TRY(is_not_null(call));
    for (uint32_t i = 0; i < call->n; i++)
        to[i] = (uint8_t)((to[i] & (v[i] == wanted)) ^ negate);
    return YL_OK;
}

static yl_status is_true(yl_kernel_call *call)
{
    return is_bool(call, 1, 0);
}

static yl_status is_not_true(yl_kernel_call *call)
{
    return is_bool(call, 1, 1);
}

static yl_status is_false(yl_kernel_call *call)
{
    return is_bool(call, 0, 0);
}

static yl_status is_not_false(yl_kernel_call *call)
{
    return is_bool(call, 0, 1);
}

/* NOT (a < b) is a >= b, as Flink's planner has it (also for NaN, where that is not the same). */
static yl_status expand_not(yl_arena *arena, const yl_expr *const *args, uint32_t n, yl_span span,
                            const yl_expr **out, yl_error *err)
{
    static const char *const opposites[][2] = {{"=", "<>"}, {"<>", "="}, {"<", ">="},
                                               {">=", "<"}, {">", "<="}, {"<=", ">"}};
    const yl_expr *e = args[0];
    if (e->kind == YL_EXPR_CALL && e->n_args == 2)
        for (size_t i = 0; i < sizeof opposites / sizeof opposites[0]; i++)
            if (strcmp(e->fn->name, opposites[i][0]) == 0)
                return yl_bind_two(arena, opposites[i][1], e->args[0], e->args[1], span, out, err);
    const yl_type *type = yl_type_nullable(arena, &yl_type_boolean, e->type->nullable);
    *out = yl_bind_kernel(arena, &not_row, not_bool, 0, type, args, n, span);
    return YL_OK;
}

/* ---- AND, OR ---- */

static uint32_t count_flat(yl_expr_kind kind, const yl_expr *const *args, uint32_t n)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < n; i++)
        count += args[i]->kind == kind ? args[i]->n_args : 1;
    return count;
}

static yl_status expand_logic(yl_arena *arena, yl_expr_kind kind, const yl_expr *const *args,
                              uint32_t n, yl_span span, const yl_expr **out, yl_error *err)
{
    uint32_t count = count_flat(kind, args, n), at = 0;
    const yl_expr **flat = YL_NEW_ARRAY(arena, const yl_expr *, count);
    if (yl_arena_oom(arena))
        return YL_FAIL_MEMORY(err);
    for (uint32_t i = 0; i < n; i++) {
        if (args[i]->kind != kind) {
            flat[at++] = args[i];
            continue;
        }
        for (uint32_t k = 0; k < args[i]->n_args; k++)
            flat[at++] = args[i]->args[k];
    }
    const yl_type *type = yl_type_nullable(arena, &yl_type_boolean, yl_any_nullable(flat, count));
    *out = count == 1 ? flat[0] : yl_expr_form(arena, kind, type, flat, count, span);
    return YL_OK;
}

static yl_status expand_and(yl_arena *arena, const yl_expr *const *args, uint32_t n, yl_span span,
                            const yl_expr **out, yl_error *err)
{
    return expand_logic(arena, YL_EXPR_AND, args, n, span, out, err);
}

static yl_status expand_or(yl_arena *arena, const yl_expr *const *args, uint32_t n, yl_span span,
                           const yl_expr **out, yl_error *err)
{
    return expand_logic(arena, YL_EXPR_OR, args, n, span, out, err);
}

/* ---- BETWEEN ---- */

/* low <= x AND x <= high, or x < low OR x > high. */
static yl_status range(yl_arena *arena, const yl_expr *x, const yl_expr *low, const yl_expr *high,
                       bool negate, yl_span span, const yl_expr **out, yl_error *err)
{
    const yl_expr *parts[2];
    YL_TRY(yl_bind_two(arena, negate ? "<" : ">=", x, low, span, &parts[0], err));
    YL_TRY(yl_bind_two(arena, negate ? ">" : "<=", x, high, span, &parts[1], err));
    return yl_bind_two(arena, negate ? "OR" : "AND", parts[0], parts[1], span, out, err);
}

static yl_status between(yl_arena *arena, const yl_expr *const *args, bool negate, bool symmetric,
                         yl_span span, const yl_expr **out, yl_error *err)
{
    const yl_expr *parts[2];
    YL_TRY(range(arena, args[0], args[1], args[2], negate, span, &parts[0], err));
    if (!symmetric) {
        *out = parts[0];
        return YL_OK;
    }
    YL_TRY(range(arena, args[0], args[2], args[1], negate, span, &parts[1], err));
    return yl_bind_two(arena, negate ? "AND" : "OR", parts[0], parts[1], span, out, err);
}

#define BETWEEN(name, negate, symmetric)                                                           \
    static yl_status expand_##name(yl_arena *arena, const yl_expr *const *args, uint32_t n,        \
                                   yl_span span, const yl_expr **out, yl_error *err)               \
    {                                                                                              \
        (void)n;                                                                                   \
        return between(arena, args, negate, symmetric, span, out, err);                            \
    }

BETWEEN(between, false, false)
BETWEEN(not_between, true, false)
BETWEEN(between_symmetric, false, true)
BETWEEN(not_between_symmetric, true, true)

/* ---- || ---- */

static const yl_type *infer_concat(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                                   yl_span span, yl_error *err)
{
    const yl_type *a = args[0]->type, *b = args[1]->type;
    bool text = yl_type_is_text(a);
    (void)n, (void)span, (void)err;
    int64_t length = (int64_t)a->length + b->length;
    if (length > YL_LENGTH_MAX)
        length = YL_LENGTH_MAX;
    bool fixed = a->root == (text ? YL_CHAR : YL_BINARY) && b->root == a->root;
    yl_root root = text ? (fixed ? YL_CHAR : YL_VARCHAR) : (fixed ? YL_BINARY : YL_VARBINARY);
    return yl_type_with_length(arena, root, (int32_t)length);
}

/* One allocation for all long results of a batch: their sizes are known beforehand. */
static yl_status concat(yl_kernel_call *call)
{
    const yl_view *x = call->args[0]->views, *y = call->args[1]->views;
    size_t dx = call->args[0]->form == YL_FLAT, dy = call->args[1]->form == YL_FLAT, bytes = 0;
    for (uint32_t i = 0; i < call->n; i++) {
        size_t size = (size_t)x[i * dx].size + y[i * dy].size;
        if (size > INT32_MAX)
            return YL_FAIL(call->err, BUDGET, "a text of more than 2 GiB");
        bytes += size > YL_VIEW_INLINE && yl_kernel_valid(call, i) ? size : 0;
    }
    yl_heap *heap = bytes == 0 ? NULL : yl_vector_need_heap(call->out);
    char *to = heap == NULL ? NULL : yl_heap_alloc(heap, bytes), small[YL_VIEW_INLINE];
    if (bytes > 0 && to == NULL)
        return YL_FAIL_MEMORY(call->err);
    for (uint32_t i = 0; i < call->n; i++) {
        if (!yl_kernel_valid(call, i))
            continue;
        const yl_view *a = &x[i * dx], *b = &y[i * dy];
        size_t size = (size_t)a->size + b->size;
        char *at = size > YL_VIEW_INLINE ? to : small;
        memcpy(at, yl_view_data(a), a->size);
        memcpy(at + a->size, yl_view_data(b), b->size);
        call->out->views[i] = yl_view_of(at, size);
        to += size > YL_VIEW_INLINE ? size : 0;
    }
    return YL_OK;
}

#define TEST(test, fn)                                                                             \
    .name = test, .args = "boolean", .result = "boolean!", .nulls = YL_NULLS_OWN,                  \
    .flags = YL_FN_HIDDEN | YL_FN_TOTAL, .kernel = fn

const yl_signature yl_fn_operator_rows[] = {
    {.name = "AND",
     .args = "boolean...",
     .flags = YL_FN_HIDDEN,
     .expand = expand_and,
     .doc = "TRUE if all are TRUE, FALSE if any is FALSE, else NULL.",
     .examples = "FALSE AND CAST(NULL AS BOOLEAN) -> FALSE"},
    {.name = "OR",
     .args = "boolean...",
     .flags = YL_FN_HIDDEN,
     .expand = expand_or,
     .doc = "TRUE if any is TRUE, FALSE if all are FALSE, else NULL.",
     .examples = "TRUE OR CAST(NULL AS BOOLEAN) -> TRUE"},
    {.name = "NOT",
     .args = "boolean",
     .flags = YL_FN_HIDDEN,
     .expand = expand_not,
     .doc = "The opposite.",
     .examples = "NOT (1 = 2) -> TRUE"},
    {.name = "IS NULL",
     .args = "any",
     .result = "boolean!",
     .nulls = YL_NULLS_OWN,
     .flags = YL_FN_HIDDEN | YL_FN_TOTAL,
     .kernel = is_null,
     .doc = "TRUE if the value is NULL.",
     .examples = "1 IS NULL -> FALSE"},
    {.name = "IS NOT NULL",
     .args = "any",
     .result = "boolean!",
     .nulls = YL_NULLS_OWN,
     .flags = YL_FN_HIDDEN | YL_FN_TOTAL,
     .kernel = is_not_null,
     .doc = "TRUE if the value is not NULL.",
     .examples = "1 IS NOT NULL -> TRUE"},
    {TEST("IS TRUE", is_true), .doc = "TRUE if the value is TRUE.",
     .examples = "(1 = 1) IS TRUE -> TRUE"},
    {TEST("IS NOT TRUE", is_not_true), .doc = "TRUE if the value is FALSE or NULL.",
     .examples = "(1 = 2) IS NOT TRUE -> TRUE"},
    {TEST("IS FALSE", is_false), .doc = "TRUE if the value is FALSE.",
     .examples = "(1 = 2) IS FALSE -> TRUE"},
    {TEST("IS NOT FALSE", is_not_false), .doc = "TRUE if the value is TRUE or NULL.",
     .examples = "(1 = 1) IS NOT FALSE -> TRUE"},
    {TEST("IS UNKNOWN", is_null), .doc = "TRUE if the value is NULL.",
     .examples = "(1 = 1) IS UNKNOWN -> FALSE"},
    {TEST("IS NOT UNKNOWN", is_not_null), .doc = "TRUE if the value is not NULL.",
     .examples = "(1 = 1) IS NOT UNKNOWN -> TRUE"},
    {.name = "BETWEEN",
     .args = "any, any, any",
     .flags = YL_FN_HIDDEN,
     .expand = expand_between,
     .doc = "TRUE if the value lies in a range, bounds included.",
     .examples = "1.5 BETWEEN 1 AND 2 -> TRUE"},
    {.name = "NOT BETWEEN",
     .args = "any, any, any",
     .flags = YL_FN_HIDDEN,
     .expand = expand_not_between,
     .doc = "TRUE if the value lies outside of a range.",
     .examples = "3 NOT BETWEEN 1 AND 2 -> TRUE"},
    {.name = "BETWEEN SYMMETRIC",
     .args = "any, any, any",
     .flags = YL_FN_HIDDEN,
     .expand = expand_between_symmetric,
     .doc = "BETWEEN with the bounds in any order.",
     .examples = "1 BETWEEN SYMMETRIC 2 AND 0 -> TRUE"},
    {.name = "NOT BETWEEN SYMMETRIC",
     .args = "any, any, any",
     .flags = YL_FN_HIDDEN,
     .expand = expand_not_between_symmetric,
     .doc = "NOT BETWEEN with the bounds in any order.",
     .examples = "1 NOT BETWEEN SYMMETRIC 2 AND 0 -> FALSE"},
    {.name = "||",
     .args = "text, text",
     .infer = infer_concat,
     .flags = YL_FN_HIDDEN | YL_FN_TAKES_CONST | YL_FN_REFUSES_NULL,
     .kernel = concat,
     .doc = "Both texts one after the other.",
     .examples = "'abc' || 'de' -> abcde"},
    {.name = "||",
     .args = "binary, binary",
     .infer = infer_concat,
     .flags = YL_FN_HIDDEN | YL_FN_TAKES_CONST | YL_FN_REFUSES_NULL,
     .kernel = concat,
     .doc = "Both byte strings one after the other.",
     .examples = "x'01' || x'ff' -> x'01ff'"},
    {0},
};
