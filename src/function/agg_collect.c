/* COLLECT and ARRAY_AGG: what came, as a MULTISET or an ARRAY.
 *
 * COLLECT leaves NULLs out and gives an empty MULTISET for no value. ARRAY_AGG keeps NULLs, unless
 * it is told to IGNORE NULLS, and gives NULL for no row, whatever its type says about NULLs.
 * Elements of the ARRAY are in the order in which they came, those of the MULTISET in that of
 * their first appearance.
 *
 * Partial columns: the MULTISET; the ARRAY (NULL for no row).
 */
#include "base/mem.h"
#include "function/agg_bag.h"

/* ---- COLLECT ---- */

static uint32_t collect_partials(yl_arena *arena, const yl_agg_call *call, const yl_type **types)
{
    types[0] = yl_type_nullable(arena, call->type, true);
    return 1;
}

static void collect_init(const yl_agg_run *run, char *states, uint32_t first, uint32_t n)
{
    (void)run;
    memset((yl_agg_bag *)states + first, 0, n * sizeof(yl_agg_bag));
}

static yl_status collect_rows(char *states, const uint32_t *groups, const yl_vector *arg,
                              uint32_t n, int64_t count)
{
    uint64_t *hashes = yl_malloc(n * sizeof *hashes);
    yl_status status = hashes == NULL ? YL_ERR_MEMORY : YL_OK;
    if (status == YL_OK)
        yl_vector_hash(arg, n, hashes, false);
    for (uint32_t i = 0; i < n && status == YL_OK; i++)
        if (yl_vector_valid(arg, i))
            status = yl_agg_bag_add((yl_agg_bag *)states + yl_agg_group(groups, i), arg, i,
                                    hashes[i], count);
    yl_free(hashes);
    return status;
}

static yl_status collect_accumulate(const yl_agg_run *run, char *states, const uint32_t *groups,
                                    yl_vector *const *args, uint32_t n)
{
    (void)run;
    return collect_rows(states, groups, args[0], n, 1);
}

static yl_status collect_retract(const yl_agg_run *run, char *states, const uint32_t *groups,
                                 yl_vector *const *args, uint32_t n)
{
    (void)run;
    return collect_rows(states, groups, args[0], n, -1);
}

/* With `all`, also what was taken out more often than put in: for partial columns. */
static yl_status collect_put(const yl_agg_bag *bag, bool all, yl_vector *out, uint32_t row)
{
    yl_vector *keys = out->children[0], *counts = out->children[1];
    uint32_t offset = keys->length;
    for (uint32_t i = 0; i < bag->n; i++) {
        if (bag->counts[i] == 0 || (bag->counts[i] < 0 && !all))
            continue;
        uint32_t at = keys->length;
        YL_TRY(yl_vector_reserve(counts, at + 1));
        YL_TRY(yl_vector_set(keys, at, bag->values, i));
        counts->i32[at] = (int32_t)bag->counts[i];
        counts->length = at + 1;
    }
    uint32_t length = keys->length - offset;
    out->entries[row] = (yl_list_entry){length == 0 ? 0 : offset, length};
    return YL_OK;
}

static yl_status collect_partial(const yl_agg_run *run, char *states, uint32_t first, uint32_t n,
                                 yl_vector **out)
{
    (void)run;
    for (uint32_t i = 0; i < n; i++)
        YL_TRY(collect_put((const yl_agg_bag *)states + first + i, true, out[0], i));
    return YL_OK;
}

static yl_status collect_result(const yl_agg_run *run, char *states, uint32_t first, uint32_t n,
                                yl_vector *out)
{
    (void)run;
    for (uint32_t i = 0; i < n; i++)
        YL_TRY(collect_put((const yl_agg_bag *)states + first + i, false, out, i));
    return YL_OK;
}

static yl_status collect_merge(const yl_agg_run *run, char *states, const uint32_t *groups,
                               yl_vector *const *partials, uint32_t n)
{
    const yl_vector *keys = partials[0]->children[0], *counts = partials[0]->children[1];
    uint64_t *hashes = yl_malloc((keys->length + (size_t)1) * sizeof *hashes);
    yl_status status = hashes == NULL ? YL_ERR_MEMORY : YL_OK;
    (void)run;
    if (status == YL_OK)
        yl_vector_hash(keys, keys->length, hashes, false);
    for (uint32_t i = 0; i < n; i++) {
        yl_list_entry entry = partials[0]->entries[i];
        for (uint32_t k = entry.offset; k < entry.offset + entry.length && status == YL_OK; k++)
            status = yl_agg_bag_add((yl_agg_bag *)states + yl_agg_group(groups, i), keys, k,
                                    hashes[k], counts->i32[k]);
    }
    yl_free(hashes);
    return status;
}

static void collect_destroy(char *states, uint32_t first, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        yl_agg_bag_clear((yl_agg_bag *)states + first + i);
}

static size_t collect_bytes(const char *states, uint32_t first, uint32_t n)
{
    size_t bytes = 0;
    for (uint32_t i = 0; i < n; i++)
        bytes += yl_agg_bag_bytes((const yl_agg_bag *)states + first + i);
    return bytes;
}

/* ---- ARRAY_AGG ---- */

typedef struct array_state {
    yl_vector *elements; /* NULL: no row yet */
    int64_t unused;
} array_state;

YL_AGG_STATE(array_state);

static void array_init(const yl_agg_run *run, char *states, uint32_t first, uint32_t n)
{
    (void)run;
    memset((array_state *)states + first, 0, n * sizeof(array_state));
}

static yl_status array_need(array_state *s, const yl_type *type)
{
    if (s->elements == NULL)
        s->elements = yl_vector_new(type, 1);
    return s->elements == NULL ? YL_ERR_MEMORY : YL_OK;
}

static yl_status array_accumulate(const yl_agg_run *run, char *states, const uint32_t *groups,
                                  yl_vector *const *args, uint32_t n)
{
    const yl_vector *arg = args[0];
    bool skip = run->call->ignore_nulls && arg->validity != NULL;
    if (groups == NULL && !skip && n > 0) {
        array_state *s = (array_state *)states;
        YL_TRY(array_need(s, arg->type));
        return yl_vector_copy(s->elements, s->elements->length, arg, NULL, 0, n);
    }
    for (uint32_t i = 0; i < n; i++) {
        array_state *s = (array_state *)states + yl_agg_group(groups, i);
        if (skip && !yl_vector_valid(arg, i))
            continue;
        YL_TRY(array_need(s, arg->type));
        YL_TRY(yl_vector_set(s->elements, s->elements->length, arg, i));
    }
    return YL_OK;
}

/* Takes out the first element that equals the row; nothing when there is none. */
static yl_status array_remove(array_state *s, const yl_vector *arg, uint32_t row)
{
    uint32_t length = s->elements == NULL ? 0 : s->elements->length, at = 0;
    while (at < length && !yl_vector_equal(s->elements, at, arg, row))
        at++;
    if (at == length)
        return YL_OK;
    yl_vector *rest = NULL;
    if (length > 1) {
        rest = yl_vector_new(arg->type, length - 1);
        yl_status status = rest == NULL ? YL_ERR_MEMORY : YL_OK;
        if (status == YL_OK)
            status = yl_vector_copy(rest, 0, s->elements, NULL, 0, at);
        if (status == YL_OK)
            status = yl_vector_copy(rest, at, s->elements, NULL, at + 1, length - at - 1);
        if (status != YL_OK) {
            yl_vector_unref(rest);
            return status;
        }
    }
    yl_vector_unref(s->elements);
    s->elements = rest;
    return YL_OK;
}

static yl_status array_retract(const yl_agg_run *run, char *states, const uint32_t *groups,
                               yl_vector *const *args, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (!run->call->ignore_nulls || yl_vector_valid(args[0], i))
            YL_TRY(array_remove((array_state *)states + yl_agg_group(groups, i), args[0], i));
    return YL_OK;
}

static yl_status array_result(const yl_agg_run *run, char *states, uint32_t first, uint32_t n,
                              yl_vector *out)
{
    const array_state *s = (const array_state *)states + first;
    (void)run;
    for (uint32_t i = 0; i < n; i++) {
        yl_vector *to = out->children[0];
        uint32_t offset = to->length;
        if (s[i].elements == NULL) {
            YL_TRY(yl_vector_set_null(out, i));
            continue;
        }
        YL_TRY(yl_vector_copy(to, offset, s[i].elements, NULL, 0, s[i].elements->length));
        out->entries[i] = (yl_list_entry){offset, s[i].elements->length};
    }
    return YL_OK;
}

static yl_status array_partial(const yl_agg_run *run, char *states, uint32_t first, uint32_t n,
                               yl_vector **out)
{
    return array_result(run, states, first, n, out[0]);
}

static yl_status array_merge(const yl_agg_run *run, char *states, const uint32_t *groups,
                             yl_vector *const *partials, uint32_t n)
{
    const yl_vector *from = partials[0]->children[0];
    for (uint32_t i = 0; i < n; i++) {
        array_state *s = (array_state *)states + yl_agg_group(groups, i);
        yl_list_entry entry = partials[0]->entries[i];
        if (!yl_vector_valid(partials[0], i) || entry.length == 0)
            continue;
        YL_TRY(array_need(s, run->call->args[0]->type));
        YL_TRY(yl_vector_copy(s->elements, s->elements->length, from, NULL, entry.offset,
                              entry.length));
    }
    return YL_OK;
}

static void array_destroy(char *states, uint32_t first, uint32_t n)
{
    array_state *s = (array_state *)states + first;
    for (uint32_t i = 0; i < n; i++)
        yl_vector_unref(s[i].elements);
}

static size_t array_bytes(const char *states, uint32_t first, uint32_t n)
{
    const array_state *s = (const array_state *)states + first;
    size_t bytes = 0;
    for (uint32_t i = 0; i < n; i++)
        bytes += s[i].elements == NULL ? 0 : yl_vector_bytes(s[i].elements);
    return bytes;
}

/* ---- Tables ---- */

extern const yl_signature yl_agg_collect_rows[];

static const yl_aggregate collect = {
    .name = "COLLECT",
    .signature = &yl_agg_collect_rows[0],
    .state_size = sizeof(yl_agg_bag),
    .partial_types = collect_partials,
    .init = collect_init,
    .accumulate = collect_accumulate,
    .retract = collect_retract,
    .partial = collect_partial,
    .merge = collect_merge,
    .result = collect_result,
    .destroy = collect_destroy,
    .bytes = collect_bytes,
};

static const yl_aggregate array_agg = {
    .name = "ARRAY_AGG",
    .signature = &yl_agg_collect_rows[1],
    .takes_nulls = true,
    .state_size = sizeof(array_state),
    .partial_types = collect_partials,
    .init = array_init,
    .accumulate = array_accumulate,
    .retract = array_retract,
    .partial = array_partial,
    .merge = array_merge,
    .result = array_result,
    .destroy = array_destroy,
    .bytes = array_bytes,
};

static const yl_type *infer_multiset(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                                     yl_span span, yl_error *err)
{
    (void)n, (void)span, (void)err;
    return yl_type_multiset(arena, args[0]->type);
}

static const yl_type *infer_array(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                                  yl_span span, yl_error *err)
{
    (void)n, (void)span, (void)err;
    return yl_type_array(arena, args[0]->type);
}

const yl_signature yl_agg_collect_rows[] = {
    {.name = "COLLECT",
     .args = "any",
     .result = "infer!",
     .infer = infer_multiset,
     .aggregate = &collect,
     .flags = YL_FN_REFUSES_NULL,
     .doc = "A MULTISET of the values that are not NULL."},
    {.name = "ARRAY_AGG",
     .args = "any",
     .result = "infer",
     .infer = infer_array,
     .aggregate = &array_agg,
     .flags = YL_FN_REFUSES_NULL,
     .doc = "An ARRAY of the values, in the order in which they come."},
    {0},
};
