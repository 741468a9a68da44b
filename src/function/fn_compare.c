/* Comparison: = <> < <= > >=, IS [NOT] DISTINCT FROM.
 *
 * Flink brings both sides of = and <> to their common type (so that FLOAT = DOUBLE is compared as
 * FLOAT), but compares numbers of different types under < <= > >= as Java does: the narrower side
 * is widened, DECIMALs are compared exactly. Texts are compared as bytes. A text beside a DATE,
 * TIME or TIMESTAMP is cast to it; beside a number it is refused; beside anything else = is
 * FALSE. Nested values only know = and <>; ROWs are compared field by field, with the NULL logic
 * of AND.
 *
 * `x = x` of one and the same expression is TRUE unless x is NULL, also for NaN, as Flink's
 * planner simplifies it.
 */
#include "function/signature.h"

/* ---- Kernels ----
 *
 * One loop per operator and physical type, three forms each: a column with a column, with a
 * constant on the right, on the left. */

#define LOOP(T, member, expr_)                                                                     \
    const T *restrict x = call->args[0]->member, *restrict y = call->args[1]->member;              \
    uint8_t *restrict to = call->out->u8;                                                          \
    uint32_t n = call->n;                                                                          \
    if (call->args[1]->form == YL_CONST && call->args[0]->form == YL_FLAT) {                       \
        const T b = y[0];                                                                          \
        for (uint32_t i = 0; i < n; i++) {                                                         \
            const T a = x[i];                                                                      \
            to[i] = (expr_);                                                                       \
        }                                                                                          \
    } else if (call->args[0]->form == YL_CONST) {                                                  \
        const T a = x[0];                                                                          \
        uint32_t step = call->args[1]->form == YL_FLAT;                                            \
        for (uint32_t i = 0; i < n; i++) {                                                         \
            const T b = y[i * step];                                                               \
            to[i] = (expr_);                                                                       \
        }                                                                                          \
    } else {                                                                                       \
        for (uint32_t i = 0; i < n; i++) {                                                         \
            const T a = x[i], b = y[i];                                                            \
            to[i] = (expr_);                                                                       \
        }                                                                                          \
    }                                                                                              \
    return YL_OK

#define COMPARE(name, T, member)                                                                   \
    static yl_status eq_##name(yl_kernel_call *call)                                               \
    {                                                                                              \
        LOOP(T, member, a == b);                                                                   \
    }                                                                                              \
    static yl_status ne_##name(yl_kernel_call *call)                                               \
    {                                                                                              \
        LOOP(T, member, a != b);                                                                   \
    }                                                                                              \
    static yl_status lt_##name(yl_kernel_call *call)                                               \
    {                                                                                              \
        LOOP(T, member, a < b);                                                                    \
    }                                                                                              \
    static yl_status le_##name(yl_kernel_call *call)                                               \
    {                                                                                              \
        LOOP(T, member, a <= b);                                                                   \
    }                                                                                              \
    static yl_status gt_##name(yl_kernel_call *call)                                               \
    {                                                                                              \
        LOOP(T, member, a > b);                                                                    \
    }                                                                                              \
    static yl_status ge_##name(yl_kernel_call *call)                                               \
    {                                                                                              \
        LOOP(T, member, a >= b);                                                                   \
    }

COMPARE(bool, uint8_t, u8)
COMPARE(i8, int8_t, i8)
COMPARE(i16, int16_t, i16)
COMPARE(i32, int32_t, i32)
COMPARE(i64, int64_t, i64)
COMPARE(i128, yl_int128, i128)
COMPARE(f32, float, f32)
COMPARE(f64, double, f64)

#define COMPARE_OTHER(name, equal_, order_)                                                        \
    static yl_status eq_##name(yl_kernel_call *call)                                               \
    {                                                                                              \
        equal_(==, 1);                                                                             \
    }                                                                                              \
    static yl_status ne_##name(yl_kernel_call *call)                                               \
    {                                                                                              \
        equal_(!=, 1);                                                                             \
    }                                                                                              \
    static yl_status lt_##name(yl_kernel_call *call)                                               \
    {                                                                                              \
        order_(<, 0);                                                                              \
    }                                                                                              \
    static yl_status le_##name(yl_kernel_call *call)                                               \
    {                                                                                              \
        order_(<=, 0);                                                                             \
    }                                                                                              \
    static yl_status gt_##name(yl_kernel_call *call)                                               \
    {                                                                                              \
        order_(>, 0);                                                                              \
    }                                                                                              \
    static yl_status ge_##name(yl_kernel_call *call)                                               \
    {                                                                                              \
        order_(>=, 0);                                                                             \
    }

#define TEXT_LOOP(value_)                                                                          \
    const yl_view *x = call->args[0]->views, *y = call->args[1]->views;                            \
    uint32_t dx = call->args[0]->form == YL_FLAT, dy = call->args[1]->form == YL_FLAT;             \
    uint8_t *restrict to = call->out->u8;                                                          \
    for (uint32_t i = 0; i < call->n; i++) {                                                       \
        const yl_view *a = x + (size_t)i * dx, *b = y + (size_t)i * dy;                            \
        to[i] = (value_);                                                                          \
    }                                                                                              \
    return YL_OK
#define TEXT_EQUAL(op, one)  TEXT_LOOP(yl_view_equal(a, b) op one)
#define TEXT_ORDER(op, zero) TEXT_LOOP(yl_view_compare(a, b) op zero)
COMPARE_OTHER(str, TEXT_EQUAL, TEXT_ORDER)

/* DECIMALs of different scales. */
#define DECIMAL_LOOP(op, zero)                                                                     \
    const yl_int128 *x = call->args[0]->i128, *y = call->args[1]->i128;                            \
    uint32_t dx = call->args[0]->form == YL_FLAT, dy = call->args[1]->form == YL_FLAT;             \
    int sx = call->expr->args[0]->type->scale, sy = call->expr->args[1]->type->scale;              \
    uint8_t *restrict to = call->out->u8;                                                          \
    for (uint32_t i = 0; i < call->n; i++)                                                         \
        to[i] = yl_decimal_compare(x[(size_t)i * dx], sx, y[(size_t)i * dy], sy) op zero;          \
    return YL_OK
#define DECIMAL_EQUAL(op, one) DECIMAL_LOOP(op, 0)
COMPARE_OTHER(decimal, DECIMAL_EQUAL, DECIMAL_LOOP)

#define NESTED_LOOP(op, one)                                                                       \
    for (uint32_t i = 0; i < call->n; i++)                                                         \
        call->out->u8[i] = yl_kernel_valid(call, i) &&                                             \
                           (yl_vector_equal(call->args[0], i, call->args[1], i) op one);           \
    return YL_OK

static yl_status eq_nested(yl_kernel_call *call)
{
    NESTED_LOOP(==, 1);
}

static yl_status ne_nested(yl_kernel_call *call)
{
    NESTED_LOOP(!=, 1);
}

/* = of values that are never equal, and <> of them. */
static yl_status eq_never(yl_kernel_call *call)
{
    memset(call->out->u8, 0, call->n);
    return YL_OK;
}

static yl_status ne_never(yl_kernel_call *call)
{
    memset(call->out->u8, 1, call->n);
    return YL_OK;
}

typedef enum op { EQ, NE, LT, LE, GT, GE, OPS } op;

#define OPS_OF(name)                                                                               \
    {                                                                                              \
        eq_##name, ne_##name, lt_##name, le_##name, gt_##name, ge_##name                           \
    }

static const yl_kernel by_phys[][OPS] = {
    [YL_PHYS_BOOL] = OPS_OF(bool), [YL_PHYS_I8] = OPS_OF(i8),   [YL_PHYS_I16] = OPS_OF(i16),
    [YL_PHYS_I32] = OPS_OF(i32),   [YL_PHYS_I64] = OPS_OF(i64), [YL_PHYS_I128] = OPS_OF(i128),
    [YL_PHYS_F32] = OPS_OF(f32),   [YL_PHYS_F64] = OPS_OF(f64), [YL_PHYS_STR] = OPS_OF(str),
};
static const yl_kernel by_decimal[OPS] = OPS_OF(decimal);

static yl_kernel kernel_of(op o, const yl_type *type)
{
    if (yl_type_is_nested(type))
        return o == EQ ? eq_nested : o == NE ? ne_nested : NULL;
    yl_phys phys = yl_type_phys(type);
    return phys <= YL_PHYS_STR ? by_phys[phys][o] : NULL;
}

/* ---- Types ---- */

static const yl_signature rows_of_ops[OPS];

static bool is_time_point(const yl_type *type)
{
    return yl_type_is_temporal(type);
}

static bool is_ordered(op o)
{
    return o >= LT;
}

static yl_status cast_both(yl_arena *arena, const yl_expr **args, const yl_type *to, bool hidden,
                           yl_error *err)
{
    for (int i = 0; i < 2; i++) {
        if (yl_type_equal(args[i]->type, to, false))
            continue;
        if (hidden)
            YL_TRY(yl_bind_hidden_cast(arena, args[i], to, &args[i], err));
        else
            YL_TRY(yl_cast_bind(arena, args[i], to, false, args[i]->span, &args[i], err));
    }
    return YL_OK;
}

/* What Java promotes two numbers to before it compares them; NULL: exact DECIMALs. */
static const yl_type *promoted(const yl_type *a, const yl_type *b)
{
    if (a->root == YL_DOUBLE || b->root == YL_DOUBLE)
        return &yl_type_double;
    if (a->root == YL_DECIMAL || b->root == YL_DECIMAL)
        return a->root == YL_FLOAT || b->root == YL_FLOAT ? &yl_type_double : NULL;
    if (a->root == YL_FLOAT || b->root == YL_FLOAT)
        return &yl_type_float;
    return a->root > b->root ? a : b;
}

static const yl_expr *make(yl_arena *arena, op o, yl_kernel kernel, uint32_t flags,
                           const yl_expr **args, yl_span span)
{
    const yl_type *type = yl_type_nullable(arena, &yl_type_boolean, yl_any_nullable(args, 2));
    return yl_bind_kernel(arena, &rows_of_ops[o], kernel, flags, type, args, 2, span);
}

static yl_status order_numbers(yl_arena *arena, op o, const yl_expr **args, yl_span span,
                               const yl_expr **out, yl_error *err)
{
    const yl_type *to = promoted(args[0]->type, args[1]->type);
    yl_kernel kernel = by_decimal[o];
    if (to != NULL) {
        YL_TRY(cast_both(arena, args, to, true, err));
        kernel = kernel_of(o, to);
    } else {
        for (int i = 0; i < 2; i++)
            if (args[i]->type->root != YL_DECIMAL)
                YL_TRY(yl_bind_hidden_cast(arena, args[i], yl_type_as_decimal(arena, args[i]->type),
                                           &args[i], err));
        if (args[0]->type->scale == args[1]->type->scale)
            kernel = by_phys[YL_PHYS_I128][o];
    }
    *out = make(arena, o, kernel, YL_FN_TOTAL, args, span);
    return YL_OK;
}

static yl_status refuse_text_number(const yl_expr **args, yl_span span, yl_error *err)
{
    YL_FAIL_AT(err, TYPE, span, "a comparison between %s and %s needs a CAST",
               yl_root_name(args[0]->type->root), yl_root_name(args[1]->type->root));
    return yl_error_hintf(err, "texts and numbers are not converted into each other");
}

/* Pairs that have no common type; *out stays NULL when they cannot be compared. */
static yl_status compare_unlike(yl_arena *arena, op o, const yl_expr **args, yl_span span,
                                const yl_expr **out, yl_error *err)
{
    const yl_type *a = args[0]->type, *b = args[1]->type, *to = NULL;
    bool text = yl_type_is_text(a) || yl_type_is_text(b);
    if (yl_type_is_bytes(a) || yl_type_is_bytes(b))
        return YL_OK;
    if (text && (yl_type_is_numeric(a) || yl_type_is_numeric(b)))
        return refuse_text_number(args, span, err);
    if (yl_type_is_text(a) && is_time_point(b))
        to = b;
    else if (yl_type_is_text(b) && is_time_point(a))
        to = a;
    if (to != NULL) {
        YL_TRY(cast_both(arena, args, to, false, err));
        *out = make(arena, o, kernel_of(o, to), YL_FN_TOTAL, args, span);
    } else if (text && !is_ordered(o) && !yl_type_is_nested(a) && !yl_type_is_nested(b)) {
        *out = make(arena, o, o == EQ ? eq_never : ne_never, YL_FN_TOTAL, args, span);
    }
    return YL_OK;
}

/* ---- Same on both sides ---- */

/* TRUE or FALSE where x is not NULL. */
static yl_status compare_itself(yl_arena *arena, op o, const yl_expr *x, yl_span span,
                                const yl_expr **out, yl_error *err)
{
    bool value = o == EQ || o == LE || o == GE;
    const yl_expr *parts[2] = {NULL, yl_expr_null(arena, &yl_type_boolean, span)};
    if (!x->type->nullable) {
        *out = yl_expr_bool(arena, value, span);
        return YL_OK;
    }
    YL_TRY(yl_bind_one(arena, value ? "IS NOT NULL" : "IS NULL", x, span, &parts[0], err));
    *out = yl_expr_form(arena, value ? YL_EXPR_OR : YL_EXPR_AND, &yl_type_boolean, parts, 2, span);
    return YL_OK;
}

/* ---- ROWs ---- */

static yl_status field_of(yl_arena *arena, const yl_expr *row, uint32_t i, const yl_expr **out,
                          yl_error *err)
{
    if (row->kind == YL_EXPR_CALL && strcmp(row->fn->name, "ROW") == 0) {
        *out = row->args[i];
        return YL_OK;
    }
    return yl_bind_two(arena, ".", row, yl_expr_text(arena, row->type->fields[i].name, row->span),
                       row->span, out, err);
}

/* a.x = b.x AND a.y = b.y; its negation for <>. */
static yl_status compare_rows(yl_arena *arena, op o, const yl_expr **args, yl_span span,
                              const yl_expr **out, yl_error *err)
{
    const yl_expr *all = NULL;
    uint32_t n = args[0]->type->n_fields;
    if (n != args[1]->type->n_fields || n == 0)
        return YL_OK;
    for (uint32_t i = 0; i < n; i++) {
        const yl_expr *a, *b, *same;
        YL_TRY(field_of(arena, args[0], i, &a, err));
        YL_TRY(field_of(arena, args[1], i, &b, err));
        YL_TRY(yl_bind_two(arena, "=", a, b, span, &same, err));
        all = yl_expr_and(arena, all, same);
    }
    if (o == EQ) {
        *out = all;
        return YL_OK;
    }
    return yl_bind_one(arena, "NOT", all, span, out, err);
}

/* ---- Binding ---- */

static yl_status expand(yl_arena *arena, op o, const yl_expr *const *given, yl_span span,
                        const yl_expr **out, yl_error *err)
{
    const yl_expr *args[2] = {given[0], given[1]};
    const yl_type *types[2] = {args[0]->type, args[1]->type};
    if (types[0]->root == YL_ROW && types[1]->root == YL_ROW)
        return is_ordered(o) ? YL_OK : compare_rows(arena, o, args, span, out, err);
    if (types[0]->root != YL_NULL && yl_expr_equal(args[0], args[1]) &&
        yl_expr_is_deterministic(args[0]) && (!is_ordered(o) || !yl_type_is_nested(types[0])))
        return compare_itself(arena, o, args[0], span, out, err);
    if (is_ordered(o) && yl_type_is_numeric(types[0]) && yl_type_is_numeric(types[1]))
        return order_numbers(arena, o, args, span, out, err);
    const yl_type *common = yl_type_common(arena, types, 2);
    if (common == NULL && types[0]->root == YL_NULL && types[1]->root == YL_NULL)
        common = &yl_type_boolean;
    if (common == NULL)
        return compare_unlike(arena, o, args, span, out, err);
    yl_kernel kernel = kernel_of(o, common);
    if (kernel == NULL)
        return YL_OK;
    if (!yl_type_is_text(common) && !yl_type_is_bytes(common))
        YL_TRY(cast_both(arena, args, common, false, err));
    bool nested = yl_type_is_nested(common);
    *out = make(arena, o, kernel, nested ? 0 : YL_FN_TOTAL, args, span);
    return YL_OK;
}

#define EXPAND(name, o)                                                                            \
    static yl_status expand_##name(yl_arena *arena, const yl_expr *const *args, uint32_t n,        \
                                   yl_span span, const yl_expr **out, yl_error *err)               \
    {                                                                                              \
        (void)n;                                                                                   \
        return expand(arena, o, args, span, out, err);                                             \
    }

EXPAND(eq, EQ)
EXPAND(ne, NE)
EXPAND(lt, LT)
EXPAND(le, LE)
EXPAND(gt, GT)
EXPAND(ge, GE)

/* ---- IS DISTINCT FROM ----
 *
 * The kernel computes the bytes of = first, over values that are zero behind NULLs, and then
 * decides by validity: out = both NULL, or both not NULL and equal. */

static yl_status distinct(yl_kernel_call *call, bool negate)
{
    const yl_vector *a = call->args[0], *b = call->args[1];
    yl_kernel equal = kernel_of(EQ, call->expr->args[0]->type);
    if (yl_type_is_nested(call->expr->args[0]->type)) {
        for (uint32_t i = 0; i < call->n; i++)
            call->out->u8[i] = yl_vector_equal(a, i, b, i) != negate;
        return YL_OK;
    }
    YL_TRY(equal(call));
    uint8_t *restrict to = call->out->u8;
    for (uint32_t i = 0; i < call->n; i++) {
        uint8_t va = a->validity == NULL || yl_bit_get(a->validity, i);
        uint8_t vb = b->validity == NULL || yl_bit_get(b->validity, i);
        to[i] = (uint8_t)((va & vb & to[i]) | (!va & !vb)) ^ (uint8_t)negate;
    }
    return YL_OK;
}

static yl_status is_distinct(yl_kernel_call *call)
{
    return distinct(call, true);
}

static yl_status is_not_distinct(yl_kernel_call *call)
{
    return distinct(call, false);
}

static const yl_signature distinct_rows[2];

static yl_status expand_distinct(yl_arena *arena, const yl_expr *const *given, bool negate,
                                 yl_span span, const yl_expr **out, yl_error *err)
{
    const yl_expr *args[2] = {given[0], given[1]};
    const yl_type *common, *type = yl_type_nullable(arena, &yl_type_boolean, false);
    if (yl_expr_equal(args[0], args[1]) && yl_expr_is_deterministic(args[0])) {
        *out = yl_expr_bool(arena, !negate, span);
        return YL_OK;
    }
    YL_TRY(yl_bind_common(arena, args, 2, &common, err));
    if (common != NULL && kernel_of(EQ, common) != NULL) {
        *out = yl_bind_kernel(arena, &distinct_rows[negate], distinct_rows[negate].kernel,
                              yl_type_is_nested(common) ? 0 : YL_FN_TOTAL, type, args, 2, span);
        return YL_OK;
    }
    if (args[0]->type->root == YL_NULL && args[1]->type->root == YL_NULL) {
        *out = yl_expr_bool(arena, !negate, span);
        return YL_OK;
    }
    /* Texts beside times and the like: NOT TRUE of the comparison, unless both are NULL. */
    const yl_expr *same, *both[2], *either[2];
    YL_TRY(yl_bind_two(arena, "=", args[0], args[1], span, &same, err));
    YL_TRY(yl_bind_one(arena, "IS TRUE", same, span, &either[0], err));
    YL_TRY(yl_bind_one(arena, "IS NULL", args[0], span, &both[0], err));
    YL_TRY(yl_bind_one(arena, "IS NULL", args[1], span, &both[1], err));
    either[1] = yl_expr_and(arena, both[0], both[1]);
    *out = yl_expr_form(arena, YL_EXPR_OR, type, either, 2, span);
    return negate ? yl_bind_one(arena, "NOT", *out, span, out, err) : YL_OK;
}

static yl_status expand_is_distinct(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                                    yl_span span, const yl_expr **out, yl_error *err)
{
    (void)n;
    return expand_distinct(arena, args, true, span, out, err);
}

static yl_status expand_is_not_distinct(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                                        yl_span span, const yl_expr **out, yl_error *err)
{
    (void)n;
    return expand_distinct(arena, args, false, span, out, err);
}

/* What the CALL nodes point to: how the evaluator treats the kernels. */
#define NODE(sign)                                                                                 \
    {                                                                                              \
        .name = sign, .args = "any, any", .flags = YL_FN_HIDDEN | YL_FN_TAKES_CONST                \
    }
static const yl_signature rows_of_ops[OPS] = {
    [EQ] = NODE("="),  [NE] = NODE("<>"), [LT] = NODE("<"),
    [LE] = NODE("<="), [GT] = NODE(">"),  [GE] = NODE(">="),
};
static const yl_signature distinct_rows[2] = {
    {.name = "IS NOT DISTINCT FROM",
     .args = "any, any",
     .flags = YL_FN_HIDDEN,
     .nulls = YL_NULLS_OWN,
     .kernel = is_not_distinct},
    {.name = "IS DISTINCT FROM",
     .args = "any, any",
     .flags = YL_FN_HIDDEN,
     .nulls = YL_NULLS_OWN,
     .kernel = is_distinct},
};

const yl_signature yl_fn_compare_rows[] = {
    {.name = "=",
     .args = "any, any",
     .flags = YL_FN_HIDDEN,
     .expand = expand_eq,
     .doc = "TRUE if both sides are equal.",
     .examples = "1 = 1.0 -> TRUE"},
    {.name = "<>",
     .args = "any, any",
     .flags = YL_FN_HIDDEN,
     .expand = expand_ne,
     .doc = "TRUE if the sides differ.",
     .examples = "'a' <> 'a ' -> TRUE"},
    {.name = "<",
     .args = "any, any",
     .flags = YL_FN_HIDDEN,
     .expand = expand_lt,
     .doc = "TRUE if the left side is less.",
     .examples = "'B' < 'a' -> TRUE"},
    {.name = "<=",
     .args = "any, any",
     .flags = YL_FN_HIDDEN,
     .expand = expand_le,
     .doc = "TRUE if the left side is less or equal.",
     .examples = "2 <= 1 -> FALSE"},
    {.name = ">",
     .args = "any, any",
     .flags = YL_FN_HIDDEN,
     .expand = expand_gt,
     .doc = "TRUE if the left side is greater.",
     .examples = "x'80' > x'7f' -> TRUE"},
    {.name = ">=",
     .args = "any, any",
     .flags = YL_FN_HIDDEN,
     .expand = expand_ge,
     .doc = "TRUE if the left side is greater or equal.",
     .examples = "TRUE >= FALSE -> TRUE"},
    {.name = "IS DISTINCT FROM",
     .args = "any, any",
     .flags = YL_FN_HIDDEN,
     .expand = expand_is_distinct,
     .doc = "TRUE if the sides differ, where NULL is a value like others.",
     .examples = "CAST(NULL AS INT) IS DISTINCT FROM 1 -> TRUE"},
    {.name = "IS NOT DISTINCT FROM",
     .args = "any, any",
     .flags = YL_FN_HIDDEN,
     .expand = expand_is_not_distinct,
     .doc = "TRUE if both sides are equal or both NULL.",
     .examples = "NULL IS NOT DISTINCT FROM NULL -> TRUE"},
    {0},
};
