/* MIN and MAX.
 *
 * A value replaces the one held only if it is strictly less (greater) by SQL's <, as in Flink: NaN
 * is neither, so it is the answer only where it comes first, and of 0.0 and -0.0 the first stays.
 * Texts go by their bytes. BINARY, intervals and nested types are refused.
 *
 * Fixed-width states hold the value, those of texts are cells (agg_cell.h).
 *
 * Partial column: the value, or NULL; merging is accumulating. What has left a group cannot be
 * taken out of a minimum, so there is no retract.
 */
#include "function/agg_cell.h"

/* ---- Fixed widths ---- */

/* `fresh_` is what every value beats, or for floating-point numbers anything: those ask `has`. */
#define FIXED(name, T, x_, less_, fresh_, must_ask_)                                               \
    typedef struct name##_state {                                                                  \
        T value;                                                                                   \
        _Alignas(8) bool has;                                                                      \
        _Alignas(16) char end[];                                                                   \
    } name##_state;                                                                                \
    YL_AGG_STATE(name##_state);                                                                    \
                                                                                                   \
    static void name##_init(const yl_agg_run *run, char *states, uint32_t first, uint32_t n)       \
    {                                                                                              \
        name##_state *s = (name##_state *)states + first;                                          \
        (void)run;                                                                                 \
        memset(s, 0, n * sizeof *s);                                                               \
        for (uint32_t i = 0; i < n; i++)                                                           \
            s[i].value = (fresh_);                                                                 \
    }                                                                                              \
                                                                                                   \
    static yl_status name##_accumulate(const yl_agg_run *run, char *states,                        \
                                       const uint32_t *groups, yl_vector *const *args, uint32_t n) \
    {                                                                                              \
        name##_state *restrict s = (name##_state *)states;                                         \
        const T *restrict x = args[0]->x_;                                                         \
        (void)run;                                                                                 \
        if (groups == NULL) {                                                                      \
            T value = s->value;                                                                    \
            bool has = s->has || !(must_ask_);                                                     \
            YL_AGG_EACH_VALID(args[0], n, i, {                                                     \
                value = x[i] less_ value || !has ? x[i] : value;                                   \
                has = true;                                                                        \
            });                                                                                    \
            s->has |= yl_agg_count_valid(args[0], n) > 0;                                          \
            s->value = value;                                                                      \
        } else {                                                                                   \
            YL_AGG_EACH_VALID(args[0], n, i, {                                                     \
                name##_state *g = &s[groups[i]];                                                   \
                if (x[i] less_ g->value || ((must_ask_) && !g->has))                               \
                    g->value = x[i];                                                               \
                g->has = true;                                                                     \
            });                                                                                    \
        }                                                                                          \
        return YL_OK;                                                                              \
    }                                                                                              \
                                                                                                   \
    static yl_status name##_result(const yl_agg_run *run, char *states, uint32_t first,            \
                                   uint32_t n, yl_vector *out)                                     \
    {                                                                                              \
        const name##_state *s = (const name##_state *)states + first;                              \
        (void)run;                                                                                 \
        for (uint32_t i = 0; i < n; i++) {                                                         \
            if (!s[i].has)                                                                         \
                YL_TRY(yl_vector_set_null(out, i));                                                \
            else                                                                                   \
                out->x_[i] = s[i].value;                                                           \
        }                                                                                          \
        return YL_OK;                                                                              \
    }                                                                                              \
                                                                                                   \
    static yl_status name##_partial(const yl_agg_run *run, char *states, uint32_t first,           \
                                    uint32_t n, yl_vector **out)                                   \
    {                                                                                              \
        return name##_result(run, states, first, n, out[0]);                                       \
    }

#define DECIMAL_TOP ((yl_int128)(((yl_uint128)1 << 127) - 1))

FIXED(min_u8, uint8_t, u8, <, UINT8_MAX, false)
FIXED(min_i8, int8_t, i8, <, INT8_MAX, false)
FIXED(min_i16, int16_t, i16, <, INT16_MAX, false)
FIXED(min_i32, int32_t, i32, <, INT32_MAX, false)
FIXED(min_i64, int64_t, i64, <, INT64_MAX, false)
FIXED(min_i128, yl_int128, i128, <, DECIMAL_TOP, false)
FIXED(min_f32, float, f32, <, 0, true)
FIXED(min_f64, double, f64, <, 0, true)
FIXED(max_u8, uint8_t, u8, >, 0, false)
FIXED(max_i8, int8_t, i8, >, INT8_MIN, false)
FIXED(max_i16, int16_t, i16, >, INT16_MIN, false)
FIXED(max_i32, int32_t, i32, >, INT32_MIN, false)
FIXED(max_i64, int64_t, i64, >, INT64_MIN, false)
FIXED(max_i128, yl_int128, i128, >, -DECIMAL_TOP, false)
FIXED(max_f32, float, f32, >, 0, true)
FIXED(max_f64, double, f64, >, 0, true)

/* ---- Texts ---- */

static void text_init(const yl_agg_run *run, char *states, uint32_t first, uint32_t n)
{
    (void)run;
    memset((yl_agg_cell *)states + first, 0, n * sizeof(yl_agg_cell));
}

static inline bool text_wins(const yl_view *a, const yl_view *b, int sign)
{
    return yl_view_compare(a, b) * sign < 0;
}

static yl_status text_rows(yl_agg_cell *s, const uint32_t *groups, const yl_vector *arg, uint32_t n,
                           int sign)
{
    if (groups != NULL) {
        YL_AGG_EACH_VALID(arg, n, i, {
            yl_agg_cell *g = &s[groups[i]];
            if (!g->has || text_wins(&arg->views[i], &g->view, sign))
                YL_TRY(yl_agg_cell_set_view(g, &arg->views[i]));
        });
        return YL_OK;
    }
    const yl_view *best = NULL; /* of the batch; copied once */
    YL_AGG_EACH_VALID(arg, n, i, {
        if (best == NULL || text_wins(&arg->views[i], best, sign))
            best = &arg->views[i];
    });
    if (best == NULL || (s->has && !text_wins(best, &s->view, sign)))
        return YL_OK;
    return yl_agg_cell_set_view(s, best);
}

static yl_status text_min_accumulate(const yl_agg_run *run, char *states, const uint32_t *groups,
                                     yl_vector *const *args, uint32_t n)
{
    (void)run;
    return text_rows((yl_agg_cell *)states, groups, args[0], n, 1);
}

static yl_status text_max_accumulate(const yl_agg_run *run, char *states, const uint32_t *groups,
                                     yl_vector *const *args, uint32_t n)
{
    (void)run;
    return text_rows((yl_agg_cell *)states, groups, args[0], n, -1);
}

static yl_status text_result(const yl_agg_run *run, char *states, uint32_t first, uint32_t n,
                             yl_vector *out)
{
    const yl_agg_cell *s = (const yl_agg_cell *)states + first;
    (void)run;
    for (uint32_t i = 0; i < n; i++)
        YL_TRY(yl_agg_cell_get(&s[i], out, i));
    return YL_OK;
}

static yl_status text_partial(const yl_agg_run *run, char *states, uint32_t first, uint32_t n,
                              yl_vector **out)
{
    return text_result(run, states, first, n, out[0]);
}

static void text_destroy(char *states, uint32_t first, uint32_t n)
{
    yl_agg_cell *s = (yl_agg_cell *)states + first;
    for (uint32_t i = 0; i < n; i++)
        yl_agg_cell_clear(&s[i], false);
}

static size_t text_bytes(const char *states, uint32_t first, uint32_t n)
{
    const yl_agg_cell *s = (const yl_agg_cell *)states + first;
    size_t bytes = 0;
    for (uint32_t i = 0; i < n; i++)
        bytes += yl_agg_cell_bytes(&s[i], false);
    return bytes;
}

/* ---- Tables ---- */

static uint32_t partial_types(yl_arena *arena, const yl_agg_call *call, const yl_type **types)
{
    types[0] = yl_type_nullable(arena, call->args[0]->type, true);
    return 1;
}

extern const yl_signature yl_agg_minmax_rows[];

#define COMMON(name_, row_)                                                                        \
    .name = name_, .signature = &yl_agg_minmax_rows[row_], .nullable_if_empty = true,              \
    .partial_types = partial_types
#define FIXED_ROW(name_, row_, kind_)                                                              \
    {                                                                                              \
        COMMON(name_, row_), .state_size = sizeof(kind_##_state), .init = kind_##_init,            \
                             .accumulate = kind_##_accumulate, .partial = kind_##_partial,         \
                             .merge = kind_##_accumulate, .result = kind_##_result,                \
    }
#define TEXT_ROW(name_, row_, accumulate_)                                                         \
    {                                                                                              \
        COMMON(name_, row_), .state_size = sizeof(yl_agg_cell), .init = text_init,                 \
                             .accumulate = accumulate_, .partial = text_partial,                   \
                             .merge = accumulate_, .result = text_result, .destroy = text_destroy, \
                             .bytes = text_bytes,                                                  \
    }
#define ROWS(name_, row_, which_)                                                                  \
    {                                                                                              \
        [YL_PHYS_BOOL] = FIXED_ROW(name_, row_, which_##_u8),                                      \
        [YL_PHYS_I8] = FIXED_ROW(name_, row_, which_##_i8),                                        \
        [YL_PHYS_I16] = FIXED_ROW(name_, row_, which_##_i16),                                      \
        [YL_PHYS_I32] = FIXED_ROW(name_, row_, which_##_i32),                                      \
        [YL_PHYS_I64] = FIXED_ROW(name_, row_, which_##_i64),                                      \
        [YL_PHYS_I128] = FIXED_ROW(name_, row_, which_##_i128),                                    \
        [YL_PHYS_F32] = FIXED_ROW(name_, row_, which_##_f32),                                      \
        [YL_PHYS_F64] = FIXED_ROW(name_, row_, which_##_f64),                                      \
        [YL_PHYS_STR] = TEXT_ROW(name_, row_, text_##which_##_accumulate),                         \
    }

static const yl_aggregate mins[] = ROWS("MIN", 0, min);
static const yl_aggregate maxs[] = ROWS("MAX", 1, max);

static const yl_aggregate *choose(const yl_aggregate *rows, const yl_type *type)
{
    bool ordered = type->root == YL_BOOLEAN || yl_type_is_numeric(type) || yl_type_is_text(type) ||
                   yl_type_is_temporal(type);
    return ordered ? &rows[yl_type_phys(type)] : NULL;
}

static const yl_aggregate *choose_min(const yl_type *const *args, uint32_t n, const yl_type *result)
{
    (void)n, (void)result;
    return choose(mins, args[0]);
}

static const yl_aggregate *choose_max(const yl_type *const *args, uint32_t n, const yl_type *result)
{
    (void)n, (void)result;
    return choose(maxs, args[0]);
}

const yl_signature yl_agg_minmax_rows[] = {
    {.name = "MIN",
     .args = "any",
     .result = "$1",
     .choose_aggregate = choose_min,
     .flags = YL_FN_REFUSES_NULL,
     .doc = "The least of the values that are not NULL."},
    {.name = "MAX",
     .args = "any",
     .result = "$1",
     .choose_aggregate = choose_max,
     .flags = YL_FN_REFUSES_NULL,
     .doc = "The greatest of the values that are not NULL."},
    {0},
};
