/* FIRST_VALUE, LAST_VALUE, SINGLE_VALUE: one of the values that came, as it came.
 *
 * FIRST_VALUE and LAST_VALUE pass over NULLs. SINGLE_VALUE stands for a scalar subquery: it takes
 * a NULL like any value, and a second row is an error.
 *
 * Partial columns: the value; of SINGLE_VALUE also the number of rows. What was first or last
 * before cannot be told once it is taken out, so only SINGLE_VALUE has a retract.
 */
#include "function/agg_cell.h"

typedef struct single_state {
    yl_agg_cell cell;
    int64_t rows;
    int64_t nested; /* how to clear the cell; states are destroyed without their call */
} single_state;

YL_AGG_STATE(single_state);

/* The same for all three; FIRST_VALUE and LAST_VALUE count no rows. */
static void value_init(const yl_agg_run *run, char *states, uint32_t first, uint32_t n)
{
    single_state *s = (single_state *)states + first;
    memset(s, 0, n * sizeof *s);
    for (uint32_t i = 0; i < n; i++)
        s[i].nested = yl_agg_cell_is_nested(run->call->args[0]->type);
}

static void value_destroy(char *states, uint32_t first, uint32_t n)
{
    single_state *s = (single_state *)states + first;
    for (uint32_t i = 0; i < n; i++)
        yl_agg_cell_clear(&s[i].cell, s[i].nested);
}

static size_t value_bytes(const char *states, uint32_t first, uint32_t n)
{
    const single_state *s = (const single_state *)states + first;
    size_t bytes = 0;
    for (uint32_t i = 0; i < n; i++)
        bytes += yl_agg_cell_bytes(&s[i].cell, s[i].nested);
    return bytes;
}

static yl_status value_result(const yl_agg_run *run, char *states, uint32_t first, uint32_t n,
                              yl_vector *out)
{
    const single_state *s = (const single_state *)states + first;
    (void)run;
    for (uint32_t i = 0; i < n; i++)
        YL_TRY(yl_agg_cell_get(&s[i].cell, out, i));
    return YL_OK;
}

/* ---- FIRST_VALUE, LAST_VALUE ---- */

static uint32_t value_partials(yl_arena *arena, const yl_agg_call *call, const yl_type **types)
{
    types[0] = yl_type_nullable(arena, call->args[0]->type, true);
    return 1;
}

static yl_status value_partial(const yl_agg_run *run, char *states, uint32_t first, uint32_t n,
                               yl_vector **out)
{
    return value_result(run, states, first, n, out[0]);
}

static yl_status first_accumulate(const yl_agg_run *run, char *states, const uint32_t *groups,
                                  yl_vector *const *args, uint32_t n)
{
    single_state *s = (single_state *)states;
    (void)run;
    if (groups == NULL && s->cell.has)
        return YL_OK;
    YL_AGG_EACH_VALID(args[0], n, i, {
        yl_agg_cell *cell = &s[yl_agg_group(groups, i)].cell;
        if (!cell->has)
            YL_TRY(yl_agg_cell_set(cell, args[0], i));
    });
    return YL_OK;
}

static yl_status last_accumulate(const yl_agg_run *run, char *states, const uint32_t *groups,
                                 yl_vector *const *args, uint32_t n)
{
    single_state *s = (single_state *)states;
    (void)run;
    if (groups == NULL) {
        while (n > 0 && !yl_vector_valid(args[0], n - 1))
            n--;
        return n == 0 ? YL_OK : yl_agg_cell_set(&s->cell, args[0], n - 1);
    }
    YL_AGG_EACH_VALID(args[0], n, i, YL_TRY(yl_agg_cell_set(&s[groups[i]].cell, args[0], i)););
    return YL_OK;
}

/* ---- SINGLE_VALUE ---- */

static yl_status too_many(const yl_agg_run *run)
{
    return YL_FAIL_AT(run->err, DATA, run->call->span,
                      "a subquery that stands for one value gave more than one row");
}

static yl_status single_accumulate(const yl_agg_run *run, char *states, const uint32_t *groups,
                                   yl_vector *const *args, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        single_state *s = (single_state *)states + yl_agg_group(groups, i);
        if (s->rows > 0)
            return too_many(run);
        YL_TRY(yl_agg_cell_set(&s->cell, args[0], i));
        s->rows++;
    }
    return YL_OK;
}

static yl_status single_retract(const yl_agg_run *run, char *states, const uint32_t *groups,
                                yl_vector *const *args, uint32_t n)
{
    (void)args;
    for (uint32_t i = 0; i < n; i++) {
        single_state *s = (single_state *)states + yl_agg_group(groups, i);
        if (s->rows != 0 && s->rows != 1)
            return too_many(run);
        yl_agg_cell_empty(&s->cell, s->nested);
        s->rows--;
    }
    return YL_OK;
}

static uint32_t single_partials(yl_arena *arena, const yl_agg_call *call, const yl_type **types)
{
    types[0] = yl_type_nullable(arena, call->args[0]->type, true);
    types[1] = &yl_type_bigint;
    return 2;
}

static yl_status single_partial(const yl_agg_run *run, char *states, uint32_t first, uint32_t n,
                                yl_vector **out)
{
    const single_state *s = (const single_state *)states + first;
    for (uint32_t i = 0; i < n; i++)
        out[1]->i64[i] = s[i].rows;
    return value_result(run, states, first, n, out[0]);
}

static yl_status single_merge(const yl_agg_run *run, char *states, const uint32_t *groups,
                              yl_vector *const *partials, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        single_state *s = (single_state *)states + yl_agg_group(groups, i);
        int64_t rows = partials[1]->i64[i];
        if (rows == 0)
            continue;
        s->rows += rows;
        if (s->rows > 1)
            return too_many(run);
        if (s->rows <= 0)
            yl_agg_cell_empty(&s->cell, s->nested);
        else if (rows > 0)
            YL_TRY(yl_agg_cell_set(&s->cell, partials[0], i));
    }
    return YL_OK;
}

/* ---- Tables ---- */

extern const yl_signature yl_agg_value_rows[];

#define COMMON                                                                                     \
    .nullable_if_empty = true, .state_size = sizeof(single_state), .init = value_init,             \
    .result = value_result, .destroy = value_destroy, .bytes = value_bytes

static const yl_aggregate first_value = {
    .name = "FIRST_VALUE",
    .signature = &yl_agg_value_rows[0],
    COMMON,
    .partial_types = value_partials,
    .accumulate = first_accumulate,
    .partial = value_partial,
    .merge = first_accumulate,
};

static const yl_aggregate last_value = {
    .name = "LAST_VALUE",
    .signature = &yl_agg_value_rows[1],
    COMMON,
    .partial_types = value_partials,
    .accumulate = last_accumulate,
    .partial = value_partial,
    .merge = last_accumulate,
};

static const yl_aggregate single_value = {
    .name = "SINGLE_VALUE",
    .signature = &yl_agg_value_rows[2],
    COMMON,
    .partial_types = single_partials,
    .accumulate = single_accumulate,
    .retract = single_retract,
    .partial = single_partial,
    .merge = single_merge,
};

const yl_signature yl_agg_value_rows[] = {
    {.name = "FIRST_VALUE",
     .args = "any",
     .result = "$1",
     .aggregate = &first_value,
     .flags = YL_FN_REFUSES_NULL,
     .doc = "The first value that is not NULL."},
    {.name = "LAST_VALUE",
     .args = "any",
     .result = "$1",
     .aggregate = &last_value,
     .flags = YL_FN_REFUSES_NULL,
     .doc = "The last value that is not NULL."},
    {.name = "SINGLE_VALUE",
     .args = "any",
     .result = "$1",
     .aggregate = &single_value,
     .doc = "The only value; more than one row is an error. Scalar subqueries use it."},
    {0},
};
