/* Functions that take an ARRAY for a set: ARRAY_DISTINCT, ARRAY_UNION, ARRAY_EXCEPT,
 * ARRAY_INTERSECT. Elements come out without duplicates, in the order of their first appearance.
 *
 * A row's set is an open hash table of numbers of elements; the elements of both arguments are
 * hashed once per batch. Short arrays, the usual case, are compared one by one.
 */
#include "base/mem.h"
#include "function/array_parts.h"

enum { COMPARED_MAX = 8 }; /* elements that are not worth a table */

/* An element of args[side]. */
typedef struct member {
    uint32_t side, place;
} member;

typedef struct sets {
    yl_kernel_call *call;
    uint64_t *hashes[2];
    YL_LIST(member) members;
    YL_LIST(uint32_t) slots; /* a member + 1, or 0 */
} sets;

static const yl_vector *elements(const sets *s, uint32_t side)
{
    return s->call->args[side]->children[0];
}

static void clear(sets *s)
{
    yl_free(s->hashes[0]);
    yl_free(s->hashes[1]);
    yl_list_clear(&s->members);
    yl_list_clear(&s->slots);
}

static yl_status need_hashes(sets *s, uint32_t side)
{
    const yl_vector *child = elements(s, side);
    if (s->hashes[side] != NULL)
        return YL_OK;
    s->hashes[side] = yl_malloc(((size_t)child->length + 1) * sizeof *s->hashes[side]);
    if (s->hashes[side] == NULL)
        return YL_FAIL_MEMORY(s->call->err);
    if (child->length > 0)
        yl_vector_hash(child, child->length, s->hashes[side], false);
    return YL_OK;
}

/* An empty set that will get at most `n` members. */
static yl_status begin(sets *s, size_t n)
{
    size_t room = 2 * COMPARED_MAX;
    s->members.size = s->slots.size = 0;
    if (n <= COMPARED_MAX)
        return YL_OK;
    for (uint32_t side = 0; side < s->call->n_args; side++)
        YL_TRY(need_hashes(s, side));
    while (room < 2 * n)
        room *= 2;
    while (s->slots.size < room)
        if (!yl_list_push(&s->slots, 0u))
            return YL_FAIL_MEMORY(s->call->err);
    return YL_OK;
}

static bool same_member(const sets *s, member a, member b)
{
    return yl_parts_equal(elements(s, a.side), a.place, elements(s, b.side), b.place);
}

/* The slot of a member that equals `m`, or the free one for it. */
static size_t find_slot(const sets *s, member m)
{
    size_t mask = s->slots.size - 1, at = s->hashes[m.side][m.place] & mask;
    while (s->slots.items[at] != 0 && !same_member(s, s->members.items[s->slots.items[at] - 1], m))
        at = (at + 1) & mask;
    return at;
}

static bool has(const sets *s, member m)
{
    if (s->slots.size > 0)
        return s->slots.items[find_slot(s, m)] != 0;
    for (size_t i = 0; i < s->members.size; i++)
        if (same_member(s, s->members.items[i], m))
            return true;
    return false;
}

/* *added: it was not there yet. */
static yl_status add(sets *s, member m, bool *added)
{
    *added = !has(s, m);
    if (!*added)
        return YL_OK;
    if (!yl_list_push(&s->members, m))
        return YL_FAIL_MEMORY(s->call->err);
    if (s->slots.size > 0)
        s->slots.items[find_slot(s, m)] = (uint32_t)s->members.size;
    return YL_OK;
}

/* Adds all elements of row i of args[side]; those that were not there yet go to the result when
 * `emit`. */
static yl_status add_all(sets *s, uint32_t side, uint32_t i, bool emit)
{
    yl_list_entry entry = s->call->args[side]->entries[i];
    for (uint32_t k = entry.offset; k < entry.offset + entry.length; k++) {
        bool added;
        YL_TRY(add(s, (member){side, k}, &added));
        if (added && emit)
            YL_TRY(yl_parts_append(s->call, 0, elements(s, side), k, 1));
    }
    return YL_OK;
}

static yl_status distinct_row(sets *s, uint32_t i)
{
    YL_TRY(begin(s, s->call->args[0]->entries[i].length));
    return add_all(s, 0, i, true);
}

static size_t length_of_both(const sets *s, uint32_t i)
{
    return (size_t)s->call->args[0]->entries[i].length + s->call->args[1]->entries[i].length;
}

static yl_status union_row(sets *s, uint32_t i)
{
    YL_TRY(begin(s, length_of_both(s, i)));
    YL_TRY(add_all(s, 0, i, true));
    return add_all(s, 1, i, true);
}

static yl_status except_row(sets *s, uint32_t i)
{
    YL_TRY(begin(s, length_of_both(s, i)));
    YL_TRY(add_all(s, 1, i, false));
    return add_all(s, 0, i, true);
}

/* What is in both: noted in the second's set, moved to a list of places, and made distinct. */
static yl_status intersect_row(sets *s, uint32_t i)
{
    yl_list_entry entry = s->call->args[0]->entries[i];
    yl_places both = {0};
    yl_status status = begin(s, length_of_both(s, i));
    if (status == YL_OK)
        status = add_all(s, 1, i, false);
    for (uint32_t k = entry.offset; k < entry.offset + entry.length && status == YL_OK; k++)
        if (has(s, (member){0, k}))
            status = yl_places_push(s->call, &both, k);
    if (status == YL_OK)
        status = begin(s, both.size);
    for (size_t k = 0; k < both.size && status == YL_OK; k++) {
        bool added;
        status = add(s, (member){0, both.items[k]}, &added);
        if (status == YL_OK && added)
            status = yl_parts_append(s->call, 0, elements(s, 0), both.items[k], 1);
    }
    yl_list_clear(&both);
    return status;
}

static yl_status run(yl_kernel_call *call, yl_status (*row)(sets *s, uint32_t i))
{
    sets s = {.call = call};
    yl_status status = YL_OK;
    for (uint32_t i = 0; i < call->n && status == YL_OK; i++) {
        uint32_t first = call->out->children[0]->length;
        if (!yl_kernel_valid(call, i))
            continue;
        status = row(&s, i);
        yl_parts_end(call, i, first);
    }
    clear(&s);
    return status;
}

#define KERNEL(name_)                                                                              \
    static yl_status run_##name_(yl_kernel_call *call)                                             \
    {                                                                                              \
        return run(call, name_##_row);                                                             \
    }

KERNEL(distinct)
KERNEL(union)
KERNEL(except)
KERNEL(intersect)

const yl_signature yl_fn_array_set_rows[] = {
    {.name = "ARRAY_DISTINCT",
     .args = "array",
     .result = "$1",
     .kernel = run_distinct,
     .doc = "The elements without duplicates.",
     .examples = "ARRAY_DISTINCT(ARRAY[1, 1, 2]) -> [1, 2]"},
    {.name = "ARRAY_EXCEPT",
     .args = "array<T>, array<T>",
     .result = "array<T>",
     .kernel = run_except,
     .doc = "The elements of the first array that are not in the second, without duplicates.",
     .examples = "ARRAY_EXCEPT(ARRAY[1, 2], ARRAY[1]) -> [2]"},
    {.name = "ARRAY_INTERSECT",
     .args = "array<T>, array<T>",
     .result = "array<T>",
     .kernel = run_intersect,
     .doc = "The elements that are in both arrays, without duplicates.",
     .examples = "ARRAY_INTERSECT(ARRAY[1, 2], ARRAY[2, 3]) -> [2]"},
    {.name = "ARRAY_UNION",
     .args = "array<T>, array<T>",
     .result = "array<T>",
     .kernel = run_union,
     .doc = "The elements of both arrays, without duplicates.",
     .examples = "ARRAY_UNION(ARRAY[1, 2], ARRAY[2, 3]) -> [1, 2, 3]"},
    {0},
};
