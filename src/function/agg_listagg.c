/* LISTAGG(text [, separator]): the texts that are not NULL, joined in the order in which they come.
 *
 * The separator is a constant, a comma if there is none. No text at all gives NULL, although the
 * result has the argument's type, NOT NULL included: as in Flink, whoever enforces NOT NULL then
 * refuses the row.
 *
 * Partial column: the joined text.
 */
#include "base/mem.h"
#include "function/agg_state.h"

typedef struct list_state {
    char *bytes;
    uint32_t size, capacity;
    int64_t has;
    int64_t unused;
} list_state;

YL_AGG_STATE(list_state);

enum { LISTAGG_BYTES_MAX = INT32_MAX };

static uint32_t list_partials(yl_arena *arena, const yl_agg_call *call, const yl_type **types)
{
    (void)arena, (void)call;
    types[0] = &yl_type_string;
    return 1;
}

static void list_init(const yl_agg_run *run, char *states, uint32_t first, uint32_t n)
{
    (void)run;
    memset((list_state *)states + first, 0, n * sizeof(list_state));
}

static yl_status list_reserve(const yl_agg_run *run, list_state *s, size_t more)
{
    size_t wanted = s->size + more, capacity = s->capacity == 0 ? 32 : s->capacity;
    if (wanted > LISTAGG_BYTES_MAX)
        return YL_FAIL_AT(run->err, BUDGET, run->call->span,
                          "LISTAGG gives a text of more than %d bytes", LISTAGG_BYTES_MAX);
    if (wanted <= s->capacity)
        return YL_OK;
    while (capacity < wanted)
        capacity *= 2;
    char *bytes = yl_realloc(s->bytes, capacity);
    if (bytes == NULL)
        return YL_ERR_MEMORY;
    s->bytes = bytes;
    s->capacity = (uint32_t)capacity;
    return YL_OK;
}

static void list_append(list_state *s, yl_str text)
{
    if (text.size > 0)
        memcpy(s->bytes + s->size, text.data, text.size);
    s->size += (uint32_t)text.size;
}

static yl_status list_accumulate(const yl_agg_run *run, char *states, const uint32_t *groups,
                                 yl_vector *const *args, uint32_t n)
{
    yl_str comma = YL_STR(","), separator = comma;
    if (run->call->n_args > 1)
        yl_expr_const_text(run->call->args[1], &separator);
    YL_AGG_EACH_VALID(args[0], n, i, {
        list_state *s = (list_state *)states + yl_agg_group(groups, i);
        yl_str text = yl_view_str(&args[0]->views[i]);
        YL_TRY(list_reserve(run, s, text.size + separator.size));
        if (s->has)
            list_append(s, separator);
        list_append(s, text);
        s->has = true;
    });
    return YL_OK;
}

static yl_status list_result(const yl_agg_run *run, char *states, uint32_t first, uint32_t n,
                             yl_vector *out)
{
    const list_state *s = (const list_state *)states + first;
    (void)run;
    for (uint32_t i = 0; i < n; i++)
        YL_TRY(s[i].has ? yl_vector_set_str(out, i, (yl_str){s[i].bytes, s[i].size})
                        : yl_vector_set_null(out, i));
    return YL_OK;
}

static yl_status list_partial(const yl_agg_run *run, char *states, uint32_t first, uint32_t n,
                              yl_vector **out)
{
    return list_result(run, states, first, n, out[0]);
}

static void list_destroy(char *states, uint32_t first, uint32_t n)
{
    list_state *s = (list_state *)states + first;
    for (uint32_t i = 0; i < n; i++)
        yl_free(s[i].bytes);
}

static size_t list_bytes(const char *states, uint32_t first, uint32_t n)
{
    const list_state *s = (const list_state *)states + first;
    size_t bytes = 0;
    for (uint32_t i = 0; i < n; i++)
        bytes += s[i].capacity;
    return bytes;
}

extern const yl_signature yl_agg_listagg_rows[];

static const yl_aggregate listagg = {
    .name = "LISTAGG",
    .signature = yl_agg_listagg_rows,
    .state_size = sizeof(list_state),
    .partial_types = list_partials,
    .init = list_init,
    .accumulate = list_accumulate,
    .partial = list_partial,
    .merge = list_accumulate,
    .result = list_result,
    .destroy = list_destroy,
    .bytes = list_bytes,
};

const yl_signature yl_agg_listagg_rows[] = {
    {.name = "LISTAGG",
     .args = "text, =text?",
     .result = "$1",
     .aggregate = &listagg,
     .flags = YL_FN_REFUSES_NULL,
     .doc = "The texts that are not NULL, with a separator (a comma) between them."},
    {0},
};
