/* PERCENTILE(value, percentage [, frequency]): exact, with linear interpolation.
 *
 * `percentage` is a number of 0 to 1 or an ARRAY of such, taken from the first row of a group;
 * `frequency` says how often the value counts, rows of a NULL one or one below 1 are left out. All
 * values are kept as DOUBLEs with their counts. The position of percentage p among n ordered
 * values is p * (n - 1) + 1.
 *
 * Partial columns: MAP<DOUBLE, BIGINT> of values and counts, and the percentages.
 */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "data/number.h"
#include "function/agg_bag.h"

typedef struct percentile_state {
    yl_agg_bag bag;
    double *percentages; /* NULL: no row yet */
    uint32_t n_percentages;
    uint32_t unused;
} percentile_state;

YL_AGG_STATE(percentile_state);

enum { PERCENTAGES_MAX = 65536 };

static uint32_t percentile_partials(yl_arena *arena, const yl_agg_call *call, const yl_type **types)
{
    (void)call;
    types[0] = yl_type_map(arena, &yl_type_double, &yl_type_bigint);
    types[1] = yl_type_array(arena, &yl_type_double);
    return 2;
}

static void percentile_init(const yl_agg_run *run, char *states, uint32_t first, uint32_t n)
{
    (void)run;
    memset((percentile_state *)states + first, 0, n * sizeof(percentile_state));
}

/* ---- Percentages ---- */

static double number_at(const yl_vector *v, uint32_t i)
{
    switch (v->type->root) {
    case YL_TINYINT:
        return v->i8[i];
    case YL_SMALLINT:
        return v->i16[i];
    case YL_INT:
        return v->i32[i];
    case YL_BIGINT:
        return (double)v->i64[i];
    case YL_FLOAT:
        return v->f32[i];
    case YL_DECIMAL:
        return yl_decimal_to_double(v->i128[i], v->type->precision, v->type->scale);
    default:
        return v->f64[i];
    }
}

static yl_status set_percentages(const yl_agg_run *run, percentile_state *s, const yl_vector *from,
                                 uint32_t at, uint32_t n)
{
    if (n > PERCENTAGES_MAX)
        return YL_FAIL_AT(run->err, BUDGET, run->call->span,
                          "PERCENTILE is asked for more than %d percentages", PERCENTAGES_MAX);
    double *percentages = yl_malloc(n * sizeof *percentages);
    if (percentages == NULL)
        return YL_ERR_MEMORY;
    for (uint32_t i = 0; i < n; i++) {
        percentages[i] = number_at(from, at + i);
        if (!yl_vector_valid(from, at + i) || !(percentages[i] >= 0 && percentages[i] <= 1)) {
            yl_free(percentages);
            return YL_FAIL_AT(run->err, DATA, run->call->span,
                              "the percentages of PERCENTILE must be from 0 to 1");
        }
    }
    s->percentages = percentages;
    s->n_percentages = n;
    return YL_OK;
}

static yl_status need_percentages(const yl_agg_run *run, percentile_state *s, const yl_vector *from,
                                  uint32_t row)
{
    if (s->percentages != NULL)
        return YL_OK;
    if (from->phys != YL_PHYS_LIST)
        return set_percentages(run, s, from, row, 1);
    if (!yl_vector_valid(from, row))
        return YL_FAIL_AT(run->err, DATA, run->call->span,
                          "the percentages of PERCENTILE are NULL");
    return set_percentages(run, s, from->children[0], from->entries[row].offset,
                           from->entries[row].length);
}

/* ---- Rows ---- */

static int64_t frequency_at(const yl_vector *v, uint32_t i)
{
    return v == NULL ? 1 : !yl_vector_valid(v, i) ? 0 : v->i64[i];
}

static yl_status percentile_rows(const yl_agg_run *run, char *states, const uint32_t *groups,
                                 yl_vector *const *args, uint32_t n, int sign)
{
    const yl_vector *frequencies = run->call->n_args > 2 ? args[2] : NULL;
    uint64_t *hashes = yl_malloc(n * sizeof *hashes);
    yl_status status = hashes == NULL ? YL_ERR_MEMORY : YL_OK;
    if (status == YL_OK)
        yl_vector_hash(args[0], n, hashes, false);
    for (uint32_t i = 0; i < n && status == YL_OK; i++) {
        percentile_state *s = (percentile_state *)states + yl_agg_group(groups, i);
        int64_t frequency = frequency_at(frequencies, i);
        status = need_percentages(run, s, args[1], i);
        if (status == YL_OK && frequency > 0 && yl_vector_valid(args[0], i))
            status = yl_agg_bag_add(&s->bag, args[0], i, hashes[i], sign * frequency);
    }
    yl_free(hashes);
    return status;
}

static yl_status percentile_accumulate(const yl_agg_run *run, char *states, const uint32_t *groups,
                                       yl_vector *const *args, uint32_t n)
{
    return percentile_rows(run, states, groups, args, n, 1);
}

static yl_status percentile_retract(const yl_agg_run *run, char *states, const uint32_t *groups,
                                    yl_vector *const *args, uint32_t n)
{
    return percentile_rows(run, states, groups, args, n, -1);
}

/* ---- Partial columns ---- */

static yl_status put_doubles(yl_vector *out, uint32_t row, const double *values, uint32_t n)
{
    yl_vector *to = out->children[0];
    uint32_t offset = to->length;
    YL_TRY(yl_vector_reserve(to, offset + n));
    if (n > 0)
        memcpy(to->f64 + offset, values, n * sizeof *values);
    to->length = offset + n;
    out->entries[row] = (yl_list_entry){n == 0 ? 0 : offset, n};
    return YL_OK;
}

static yl_status percentile_partial(const yl_agg_run *run, char *states, uint32_t first, uint32_t n,
                                    yl_vector **out)
{
    const percentile_state *s = (const percentile_state *)states + first;
    (void)run;
    for (uint32_t i = 0; i < n; i++) {
        const yl_agg_bag *bag = &s[i].bag;
        YL_TRY(put_doubles(out[0], i, bag->n == 0 ? NULL : bag->values->f64, bag->n));
        yl_vector *counts = out[0]->children[1];
        YL_TRY(yl_vector_reserve(counts, counts->length + bag->n));
        if (bag->n > 0)
            memcpy(counts->i64 + counts->length, bag->counts, bag->n * sizeof *bag->counts);
        counts->length += bag->n;
        if (s[i].percentages == NULL)
            YL_TRY(yl_vector_set_null(out[1], i));
        else
            YL_TRY(put_doubles(out[1], i, s[i].percentages, s[i].n_percentages));
    }
    return YL_OK;
}

static yl_status percentile_merge(const yl_agg_run *run, char *states, const uint32_t *groups,
                                  yl_vector *const *partials, uint32_t n)
{
    const yl_vector *values = partials[0]->children[0], *counts = partials[0]->children[1];
    uint64_t *hashes = yl_malloc((values->length + (size_t)1) * sizeof *hashes);
    yl_status status = hashes == NULL ? YL_ERR_MEMORY : YL_OK;
    if (status == YL_OK)
        yl_vector_hash(values, values->length, hashes, false);
    for (uint32_t i = 0; i < n && status == YL_OK; i++) {
        percentile_state *s = (percentile_state *)states + yl_agg_group(groups, i);
        yl_list_entry entry = partials[0]->entries[i];
        if (yl_vector_valid(partials[1], i))
            status = need_percentages(run, s, partials[1], i);
        for (uint32_t k = entry.offset; k < entry.offset + entry.length && status == YL_OK; k++)
            status = yl_agg_bag_add(&s->bag, values, k, hashes[k], counts->i64[k]);
    }
    yl_free(hashes);
    return status;
}

/* ---- Results ---- */

typedef struct weighed {
    double value;
    int64_t count;
} weighed;

/* Java's Double.compare. */
static int compare_weighed(const void *a, const void *b)
{
    double x = ((const weighed *)a)->value, y = ((const weighed *)b)->value;
    if (x != x || y != y)
        return (x != x) - (y != y);
    if (x == y)
        return (signbit(y) != 0) - (signbit(x) != 0);
    return x < y ? -1 : 1;
}

static double percentile_of(const weighed *items, int64_t total, double percentage)
{
    double position = percentage * (double)(total - 1) + 1;
    int64_t lower = (int64_t)floor(position), higher = (int64_t)ceil(position);
    int64_t before = items[0].count;
    uint32_t at = 0;
    while (before < lower)
        before += items[++at].count;
    if (before >= higher)
        return items[at].value;
    return ((double)higher - position) * items[at].value +
           (position - (double)lower) * items[at + 1].value;
}

static yl_status put_percentiles(const percentile_state *s, weighed *items, double *results,
                                 yl_vector *out, uint32_t row)
{
    int64_t total = 0;
    uint32_t n = 0;
    for (uint32_t i = 0; i < s->bag.n; i++)
        if (s->bag.counts[i] > 0) {
            items[n++] = (weighed){s->bag.values->f64[i], s->bag.counts[i]};
            total += s->bag.counts[i];
        }
    if (total == 0 || s->n_percentages == 0)
        return yl_vector_set_null(out, row);
    qsort(items, n, sizeof *items, compare_weighed);
    for (uint32_t p = 0; p < s->n_percentages; p++)
        results[p] = percentile_of(items, total, s->percentages[p]);
    if (out->phys == YL_PHYS_LIST)
        return put_doubles(out, row, results, s->n_percentages);
    out->f64[row] = results[0];
    return YL_OK;
}

static yl_status percentile_result(const yl_agg_run *run, char *states, uint32_t first, uint32_t n,
                                   yl_vector *out)
{
    const percentile_state *s = (const percentile_state *)states + first;
    (void)run;
    for (uint32_t i = 0; i < n; i++) {
        weighed *items = yl_malloc(s[i].bag.n * sizeof *items);
        double *results = yl_malloc(s[i].n_percentages * sizeof *results);
        yl_status status = items == NULL || results == NULL ? YL_ERR_MEMORY : YL_OK;
        if (status == YL_OK)
            status = put_percentiles(&s[i], items, results, out, i);
        yl_free(items);
        yl_free(results);
        YL_TRY(status);
    }
    return YL_OK;
}

static void percentile_destroy(char *states, uint32_t first, uint32_t n)
{
    percentile_state *s = (percentile_state *)states + first;
    for (uint32_t i = 0; i < n; i++) {
        yl_agg_bag_clear(&s[i].bag);
        yl_free(s[i].percentages);
    }
}

static size_t percentile_bytes(const char *states, uint32_t first, uint32_t n)
{
    const percentile_state *s = (const percentile_state *)states + first;
    size_t bytes = 0;
    for (uint32_t i = 0; i < n; i++)
        bytes += yl_agg_bag_bytes(&s[i].bag) + s[i].n_percentages * sizeof *s[i].percentages;
    return bytes;
}

/* ---- Table ---- */

extern const yl_signature yl_agg_percentile_rows[];

static const yl_aggregate percentile = {
    .name = "PERCENTILE",
    .signature = yl_agg_percentile_rows,
    .nullable_if_empty = true,
    .state_size = sizeof(percentile_state),
    .partial_types = percentile_partials,
    .init = percentile_init,
    .accumulate = percentile_accumulate,
    .retract = percentile_retract,
    .partial = percentile_partial,
    .merge = percentile_merge,
    .result = percentile_result,
    .destroy = percentile_destroy,
    .bytes = percentile_bytes,
};

/* Elements are read by number_at. */
static const yl_type *infer_percentiles(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                                        yl_span span, yl_error *err)
{
    (void)n, (void)span, (void)err;
    return yl_type_is_numeric(args[1]->type->fields[0].type) ? yl_type_array(arena, &yl_type_double)
                                                             : NULL;
}

const yl_signature yl_agg_percentile_rows[] = {
    {.name = "PERCENTILE",
     .args = "double, double, bigint?",
     .result = "double?",
     .aggregate = &percentile,
     .flags = YL_FN_REFUSES_NULL,
     .doc = "The value below which a part (0 to 1) of the values lies, interpolated; the third "
            "argument says how often each value counts."},
    {.name = "PERCENTILE",
     .args = "double, array, bigint?",
     .result = "infer?",
     .infer = infer_percentiles,
     .aggregate = &percentile,
     .flags = YL_FN_REFUSES_NULL,
     .doc = "The same for several parts at once."},
    {0},
};
