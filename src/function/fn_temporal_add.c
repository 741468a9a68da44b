/* TIMESTAMPADD, TIMESTAMPDIFF and OVERLAPS. The operators with intervals are in fn_interval.c.
 *
 *     TIMESTAMPADD(unit, n, x)     x + n * INTERVAL '1' unit, in x's type; a DATE that hours or
 *                                  less are added to becomes a TIMESTAMP(6)
 *     TIMESTAMPDIFF(unit, a, b)    whole units from a to b, an INT that wraps; microseconds are
 *                                  thousands of milliseconds
 *     (a, b) OVERLAPS (c, d)       each pair two points in either order, or a point and an interval
 */
#include "function/temporal.h"

/* ---- TIMESTAMPADD ---- */

/* INTERVAL '1' unit; NULL when there is no such interval. */
static const yl_expr *one_unit(yl_arena *arena, yl_time_unit unit, yl_span span)
{
    int32_t months = yl_time_unit_months(unit);
    int64_t millis = yl_time_unit_millis(unit);
    if (months == 0 && millis == 0)
        return NULL;
    const yl_type *type = months > 0 ? &yl_type_interval_month : &yl_type_interval_second;
    type = yl_type_nullable(arena, type, false);
    yl_vector *value = yl_vector_new(type, 1);
    if (value == NULL)
        return yl_expr_null(arena, type, span);
    if (months > 0)
        value->i32[0] = months;
    else
        value->i64[0] = millis;
    value->length = 1;
    const yl_expr *one = yl_expr_const(arena, type, value, span);
    yl_vector_unref(value);
    return one;
}

static bool is_below_day(yl_time_unit unit)
{
    return yl_time_unit_months(unit) == 0 && yl_time_unit_millis(unit) < YL_MILLIS_PER_DAY;
}

/* What x is brought to before the interval is added. */
static const yl_type *base_type(yl_arena *arena, yl_time_unit unit, const yl_type *type)
{
    bool timestamp = type->root == YL_TIMESTAMP || type->root == YL_TIMESTAMP_LTZ;
    if (type->root == YL_DATE && is_below_day(unit))
        type = yl_type_nullable(arena, &yl_type_timestamp6, type->nullable);
    else if (timestamp && unit == YL_UNIT_MILLISECOND && type->precision < 3)
        type =
            yl_type_nullable(arena, yl_type_with_precision(arena, type->root, 3), type->nullable);
    return type;
}

static yl_status expand_add(yl_arena *arena, const yl_expr *const *args, uint32_t n, yl_span span,
                            const yl_expr **out, yl_error *err)
{
    yl_time_unit unit = yl_temporal_unit(args[0]);
    const yl_expr *one = unit == YL_UNIT_COUNT ? NULL : one_unit(arena, unit, args[0]->span);
    const yl_expr *base = args[2], *interval;
    (void)n;
    if (one == NULL)
        return YL_FAIL_AT(err, TYPE, args[0]->span, "TIMESTAMPADD does not take this unit");
    YL_TRY(yl_cast_bind(arena, base, base_type(arena, unit, base->type), false, base->span, &base,
                        err));
    YL_TRY(yl_bind_two(arena, "*", one, args[1], span, &interval, err));
    return yl_bind_two(arena, "+", base, interval, span, out, err);
}

/* ---- TIMESTAMPDIFF ---- */

/* False for units that it does not count in. */
static bool diff_of(yl_time_unit unit, yl_instant a, yl_instant b, int32_t *out)
{
    if (unit != YL_UNIT_MILLISECOND && unit != YL_UNIT_MICROSECOND)
        return yl_instant_diff(unit, b, a, out);
    uint64_t millis = (uint64_t)yl_instant_to_millis(b) - (uint64_t)yl_instant_to_millis(a);
    *out = (int32_t)(unit == YL_UNIT_MILLISECOND ? millis : millis * 1000);
    return true;
}

static yl_status diff(yl_kernel_call *call)
{
    yl_time_unit unit = yl_temporal_unit(call->expr->args[0]);
    for (uint32_t i = 0; i < call->n; i++)
        diff_of(unit, yl_temporal_at(call->args[1], i), yl_temporal_at(call->args[2], i),
                &call->out->i32[i]);
    return YL_OK;
}

static bool comparable(yl_root a, yl_root b)
{
    return (a == YL_TIME) == (b == YL_TIME) && (a == YL_TIMESTAMP_LTZ) == (b == YL_TIMESTAMP_LTZ);
}

static const yl_type *infer_diff(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                                 yl_span span, yl_error *err)
{
    yl_time_unit unit = yl_temporal_unit(args[0]);
    int32_t days;
    (void)arena, (void)n;
    if (unit == YL_UNIT_COUNT || !diff_of(unit, (yl_instant){0, 0}, (yl_instant){0, 0}, &days)) {
        YL_FAIL_AT(err, TYPE, args[0]->span, "TIMESTAMPDIFF does not count in this unit");
        return NULL;
    }
    if (!comparable(args[1]->type->root, args[2]->type->root)) {
        YL_FAIL_AT(err, TYPE, span, "TIMESTAMPDIFF cannot compare a %s with a %s",
                   yl_root_name(args[1]->type->root), yl_root_name(args[2]->type->root));
        return NULL;
    }
    return &yl_type_int;
}

/* ---- OVERLAPS ---- */

static yl_status overlaps(yl_kernel_call *call)
{
    for (uint32_t i = 0; i < call->n; i++) {
        yl_instant t[4], swap;
        for (int k = 0; k < 4; k++)
            t[k] = yl_temporal_at(call->args[k], i);
        for (int k = 0; k < 4; k += 2)
            if (yl_instant_compare(t[k], t[k + 1]) > 0) {
                swap = t[k];
                t[k] = t[k + 1];
                t[k + 1] = swap;
            }
        call->out->u8[i] =
            yl_instant_compare(t[1], t[2]) >= 0 && yl_instant_compare(t[3], t[0]) >= 0;
    }
    return YL_OK;
}

static const yl_signature overlaps_row = {
    .name = "OVERLAPS",
    .args = "temporal, temporal, temporal, temporal",
    .result = "boolean",
    .flags = YL_FN_TOTAL | YL_FN_TAKES_CONST | YL_FN_HIDDEN,
};

static yl_status expand_overlaps(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                                 yl_span span, const yl_expr **out, yl_error *err)
{
    const yl_expr *points[4] = {args[0], args[1], args[2], args[3]};
    for (int k = 1; k < 4; k += 2) {
        if (yl_type_is_interval(points[k]->type))
            YL_TRY(yl_bind_two(arena, "+", points[k - 1], points[k], points[k]->span, &points[k],
                               err));
    }
    for (int k = 1; k < 4; k++)
        if (!comparable(points[0]->type->root, points[k]->type->root))
            return YL_FAIL_AT(err, TYPE, span, "OVERLAPS cannot compare a %s with a %s",
                              yl_root_name(points[0]->type->root),
                              yl_root_name(points[k]->type->root));
    const yl_type *boolean = yl_type_nullable(arena, &yl_type_boolean, yl_any_nullable(points, n));
    *out = yl_bind_kernel(arena, &overlaps_row, overlaps, 0, boolean, points, n, span);
    return YL_OK;
}

/* ---- Table ---- */

const yl_signature yl_fn_temporal_add_rows[] = {
    {.name = "TIMESTAMPADD",
     .args = "=symbol, bigint, temporal",
     .expand = expand_add,
     .flags = YL_FN_REFUSES_NULL,
     .doc = "A point in time, moved by so many units.",
     .examples = "TIMESTAMPADD(MONTH, 1, DATE '2024-01-31') -> 2024-02-29\n"
                 "TIMESTAMPADD(HOUR, 1, TIME '23:30:00') -> 00:30:00"},
    {.name = "TIMESTAMPDIFF",
     .args = "=symbol, temporal, temporal",
     .infer = infer_diff,
     .flags = YL_FN_TOTAL | YL_FN_TAKES_CONST | YL_FN_REFUSES_NULL,
     .kernel = diff,
     .doc = "How many whole units lie between two points in time.",
     .examples = "TIMESTAMPDIFF(MONTH, DATE '2024-01-31', DATE '2024-02-29') -> 1"},
    {.name = "OVERLAPS",
     .args = "temporal, temporal|interval, temporal, temporal|interval",
     .expand = expand_overlaps,
     .flags = YL_FN_REFUSES_NULL,
     .doc = "Do two spans of time touch? Written (begin, end) OVERLAPS (begin, end).",
     .examples = "(DATE '2024-01-01', DATE '2024-01-31') OVERLAPS "
                 "(DATE '2024-01-31', DATE '2024-02-10') -> TRUE"},
    {0},
};
