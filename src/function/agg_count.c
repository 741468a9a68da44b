/* COUNT(*) and COUNT(x).
 *
 * The state is a number. COUNT(*) has no argument and counts every row, COUNT(x, y) those where
 * neither is NULL. COUNT over no rows is 0, so its type is never nullable.
 *
 * Partial columns: the count.
 */
#include "function/agg_state.h"

typedef struct count_state {
    int64_t count;
    int64_t unused;
} count_state;

YL_AGG_STATE(count_state);

static uint32_t count_partials(yl_arena *arena, const yl_agg_call *call, const yl_type **types)
{
    (void)arena, (void)call;
    types[0] = &yl_type_bigint;
    return 1;
}

static void count_init(const yl_agg_run *run, char *states, uint32_t first, uint32_t n)
{
    (void)run;
    memset(states + (size_t)first * sizeof(count_state), 0, (size_t)n * sizeof(count_state));
}

static inline void count_rows(char *states, const uint32_t *groups, const yl_vector *arg,
                              uint32_t n, int64_t step)
{
    count_state *s = (count_state *)states;
    if (groups == NULL) {
        s->count += step * (arg == NULL ? n : yl_agg_count_valid(arg, n));
    } else if (arg == NULL || arg->validity == NULL) {
        for (uint32_t i = 0; i < n; i++)
            s[groups[i]].count += step;
    } else {
        for (uint32_t i = 0; i < n; i++)
            s[groups[i]].count += yl_bit_get(arg->validity, i) ? step : 0;
    }
}

/* Rows of which no argument is NULL. */
static void count_tuples(char *states, const uint32_t *groups, yl_vector *const *args,
                         uint32_t n_args, uint32_t n, int64_t step)
{
    count_state *s = (count_state *)states;
    for (uint32_t i = 0; i < n; i++) {
        bool valid = true;
        for (uint32_t a = 0; a < n_args; a++)
            valid = valid && yl_vector_valid(args[a], i);
        s[yl_agg_group(groups, i)].count += valid ? step : 0;
    }
}

static yl_status count_all(const yl_agg_run *run, char *states, const uint32_t *groups,
                           yl_vector *const *args, uint32_t n, int64_t step)
{
    uint32_t n_args = run->call->n_args;
    if (n_args > 1)
        count_tuples(states, groups, args, n_args, n, step);
    else
        count_rows(states, groups, n_args == 0 ? NULL : args[0], n, step);
    return YL_OK;
}

static yl_status count_accumulate(const yl_agg_run *run, char *states, const uint32_t *groups,
                                  yl_vector *const *args, uint32_t n)
{
    return count_all(run, states, groups, args, n, 1);
}

static yl_status count_retract(const yl_agg_run *run, char *states, const uint32_t *groups,
                               yl_vector *const *args, uint32_t n)
{
    return count_all(run, states, groups, args, n, -1);
}

static yl_status count_merge(const yl_agg_run *run, char *states, const uint32_t *groups,
                             yl_vector *const *partials, uint32_t n)
{
    count_state *s = (count_state *)states;
    const int64_t *count = partials[0]->i64;
    (void)run;
    for (uint32_t i = 0; i < n; i++)
        s[yl_agg_group(groups, i)].count += count[i];
    return YL_OK;
}

static yl_status count_result(const yl_agg_run *run, char *states, uint32_t first, uint32_t n,
                              yl_vector *out)
{
    const count_state *s = (const count_state *)states + first;
    (void)run;
    for (uint32_t i = 0; i < n; i++)
        out->i64[i] = s[i].count;
    return YL_OK;
}

static yl_status count_partial(const yl_agg_run *run, char *states, uint32_t first, uint32_t n,
                               yl_vector **out)
{
    return count_result(run, states, first, n, out[0]);
}

extern const yl_signature yl_agg_count_rows[];

static const yl_aggregate count = {
    .name = "COUNT",
    .signature = yl_agg_count_rows,
    .state_size = sizeof(count_state),
    .partial_types = count_partials,
    .init = count_init,
    .accumulate = count_accumulate,
    .retract = count_retract,
    .partial = count_partial,
    .merge = count_merge,
    .result = count_result,
};

const yl_signature yl_agg_count_rows[] = {
    {.name = "COUNT",
     .args = "",
     .result = "bigint!",
     .aggregate = &count,
     .flags = YL_FN_REFUSES_NULL,
     .doc = "The number of rows; written COUNT(*)."},
    {.name = "COUNT",
     .args = "any...",
     .result = "bigint!",
     .aggregate = &count,
     .flags = YL_FN_REFUSES_NULL,
     .doc = "The number of rows where no value is NULL; with DISTINCT, of different values."},
    {0},
};
