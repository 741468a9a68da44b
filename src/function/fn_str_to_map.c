/* STR_TO_MAP: a text split into pairs, pairs into key and value, by regular expressions.
 *
 * Splitting is Java's String.split: empty parts at the end are dropped, and an empty match at the
 * very beginning gives no part. The last value of a key counts. The entries come out in the order
 * of a java.util.HashMap, because that is how Flink shows them: by bucket, within one bucket by
 * insertion.
 */
#include "base/list.h"
#include "base/mem.h"
#include "data/utf8.h"
#include "function/regex.h"
#include "function/signature.h"
#include "function/text_list.h"
#include "function/text_out.h"

typedef struct pair {
    yl_str key, value;
    bool has_value;
    uint32_t hash, next; /* next: in its bucket, + 1 */
} pair;

typedef struct map_state {
    yl_regex_cache cache;
    YL_LIST(yl_str) parts;
    YL_LIST(pair) pairs; /* distinct keys, by insertion */
    uint32_t *buckets;   /* first pair + 1 */
    size_t room;
} map_state;

static yl_status prepare(const yl_expr *call, const yl_expr_env *env, void **state, yl_error *err)
{
    (void)call, (void)env;
    *state = yl_calloc(1, sizeof(map_state));
    return *state == NULL ? YL_FAIL_MEMORY(err) : YL_OK;
}

static void release(void *arg)
{
    map_state *state = arg;
    if (state == NULL)
        return;
    yl_regex_cache_clear(&state->cache);
    yl_list_clear(&state->parts);
    yl_list_clear(&state->pairs);
    yl_free(state->buckets);
    yl_free(state);
}

/* ---- Splitting ---- */

static yl_status need_regex(map_state *state, yl_str pattern, yl_regex **re, yl_error *err)
{
    const yl_regex_fault *fault;
    YL_TRY(yl_regex_cached(&state->cache, pattern, re, &fault, err));
    if (*re == NULL)
        return YL_FAIL(err, DATA, "STR_TO_MAP: invalid delimiter '%.*s': %s", YL_STR_ARGS(pattern),
                       fault->text);
    return YL_OK;
}

/* The parts of `s` go to state->parts. */
static yl_status split_pairs(map_state *state, yl_str s, yl_str delimiter, yl_error *err)
{
    yl_regex *re;
    yl_regex_scan scan = {.subject = s};
    size_t at = 0;
    state->parts.size = 0;
    YL_TRY(need_regex(state, delimiter, &re, err));
    for (;;) {
        YL_TRY(yl_regex_next(re, &scan, err));
        if (!scan.found)
            break;
        if (scan.end == 0)
            continue;
        if (!yl_list_push(&state->parts, ((yl_str){s.data + at, scan.begin - at})))
            return YL_FAIL_MEMORY(err);
        at = scan.end;
    }
    if (!yl_list_push(&state->parts, ((yl_str){s.data + at, s.size - at})))
        return YL_FAIL_MEMORY(err);
    /* A text without any delimiter stays, even when it is empty. */
    if (state->parts.size > 1)
        while (state->parts.size > 0 && state->parts.items[state->parts.size - 1].size == 0)
            state->parts.size--;
    return YL_OK;
}

/* Splits at the first delimiter that is not an empty match at the beginning. */
static yl_status split_pair(map_state *state, yl_str s, yl_str delimiter, pair *out, yl_error *err)
{
    yl_regex *re;
    yl_regex_scan scan = {.subject = s};
    YL_TRY(need_regex(state, delimiter, &re, err));
    do
        YL_TRY(yl_regex_next(re, &scan, err));
    while (scan.found && scan.end == 0);
    *out = (pair){.key = s};
    if (scan.found) {
        out->key.size = scan.begin;
        out->value = (yl_str){s.data + scan.end, s.size - scan.end};
        out->has_value = true;
    }
    return YL_OK;
}

/* ---- java.util.HashMap ---- */

/* HashMap.hash(String.hashCode()) */
static uint32_t java_hash(yl_str s)
{
    uint32_t h = 0;
    const char *p = s.data, *end = p + s.size;
    while (p < end) {
        uint32_t c;
        bool valid;
        p += yl_utf8_decode(p, end, &c, &valid);
        if (c >= 0x10000) {
            h = 31 * h + (0xD800 + ((c - 0x10000) >> 10));
            c = 0xDC00 + ((c - 0x10000) & 0x3FF);
        }
        h = 31 * h + c;
    }
    return h ^ (h >> 16);
}

static bool need_buckets(map_state *state, size_t n)
{
    if (state->room < n) {
        uint32_t *buckets = yl_realloc(state->buckets, n * sizeof *buckets);
        if (buckets == NULL)
            return false;
        state->buckets = buckets;
        state->room = n;
    }
    memset(state->buckets, 0, n * sizeof *state->buckets);
    return true;
}

static pair *find_pair(map_state *state, const pair *wanted, size_t mask)
{
    for (uint32_t at = state->buckets[wanted->hash & mask]; at != 0;
         at = state->pairs.items[at - 1].next) {
        pair *p = &state->pairs.items[at - 1];
        if (p->hash == wanted->hash && yl_str_equal(p->key, wanted->key))
            return p;
    }
    return NULL;
}

/* Fills state->pairs with distinct keys. */
static yl_status put_pairs(map_state *state, yl_str delimiter, yl_error *err)
{
    size_t size = 4;
    while (size < state->parts.size * 2)
        size *= 2;
    if (!need_buckets(state, size))
        return YL_FAIL_MEMORY(err);
    state->pairs.size = 0;
    for (size_t i = 0; i < state->parts.size; i++) {
        pair p;
        YL_TRY(split_pair(state, state->parts.items[i], delimiter, &p, err));
        p.hash = java_hash(p.key);
        pair *old = find_pair(state, &p, size - 1);
        if (old != NULL) {
            old->value = p.value;
            old->has_value = p.has_value;
            continue;
        }
        p.next = state->buckets[p.hash & (size - 1)];
        if (!yl_list_push(&state->pairs, p))
            return YL_FAIL_MEMORY(err);
        state->buckets[p.hash & (size - 1)] = (uint32_t)state->pairs.size;
    }
    return YL_OK;
}

/* The size of the table of `new HashMap(parts)` once it holds all pairs. */
static size_t java_capacity(size_t parts, size_t pairs)
{
    size_t capacity = 1;
    while (capacity < parts)
        capacity *= 2;
    while (pairs > capacity * 3 / 4)
        capacity *= 2;
    return capacity;
}

static bool add_pair(yl_vector *keys, yl_vector *values, const pair *p)
{
    return yl_text_list_add(keys, p->key) &&
           (p->has_value ? yl_text_list_add(values, p->value) : yl_text_list_add_null(values));
}

/* Appends the pairs in the order of a HashMap. */
static yl_status take_pairs(map_state *state, yl_vector *keys, yl_vector *values, yl_error *err)
{
    size_t capacity = java_capacity(state->parts.size, state->pairs.size);
    if (!need_buckets(state, capacity))
        return YL_FAIL_MEMORY(err);
    for (size_t i = state->pairs.size; i-- > 0;) {
        pair *p = &state->pairs.items[i];
        uint32_t *bucket = &state->buckets[p->hash & (capacity - 1)];
        p->next = *bucket;
        *bucket = (uint32_t)i + 1;
    }
    for (size_t b = 0; b < capacity; b++)
        for (uint32_t at = state->buckets[b]; at != 0; at = state->pairs.items[at - 1].next)
            if (!add_pair(keys, values, &state->pairs.items[at - 1]))
                return YL_FAIL_MEMORY(err);
    return YL_OK;
}

static yl_status one_map(yl_kernel_call *call, uint32_t i, yl_vector *keys, yl_vector *values)
{
    map_state *state = call->state;
    yl_str s = yl_kernel_str(call, 0, i);
    bool given = call->n_args > 1;
    if (s.size == 0)
        return YL_OK;
    YL_TRY(split_pairs(state, s, given ? yl_kernel_str(call, 1, i) : YL_STR(","), call->err));
    YL_TRY(put_pairs(state, given ? yl_kernel_str(call, 2, i) : YL_STR("="), call->err));
    return take_pairs(state, keys, values, call->err);
}

static yl_status str_to_map(yl_kernel_call *call)
{
    yl_vector *keys = yl_text_list_new(call->out, 0), *values = yl_text_list_new(call->out, 1);
    if (keys == NULL || values == NULL || !yl_text_out_share(keys, call->args[0]) ||
        !yl_text_out_share(values, call->args[0]))
        return YL_FAIL_MEMORY(call->err);
    for (uint32_t i = 0; i < call->n; i++) {
        uint32_t first = keys->length;
        if (yl_kernel_valid(call, i))
            YL_TRY(one_map(call, i, keys, values));
        call->out->entries[i] = yl_text_list_entry(keys, first);
    }
    return YL_OK;
}

const yl_signature yl_fn_str_to_map_rows[] = {
    {.name = "STR_TO_MAP",
     .args = "text",
     .result = "map<string,string>?",
     .kernel = str_to_map,
     .flags = YL_FN_TAKES_CONST,
     .prepare = prepare,
     .release = release,
     .doc = "The map that a text of the form k1=v1,k2=v2 describes.",
     .examples = "STR_TO_MAP('k1=v1,k2=v2') -> {k1=v1, k2=v2}"},
    {.name = "STR_TO_MAP",
     .args = "text, text, text",
     .result = "map<string,string>?",
     .kernel = str_to_map,
     .flags = YL_FN_TAKES_CONST,
     .prepare = prepare,
     .release = release,
     .doc = "The same with regular expressions between pairs, and between key and value.",
     .examples = "STR_TO_MAP('k1:v1;k2:v2', ';', ':') -> {k1=v1, k2=v2}"},
    {0},
};
