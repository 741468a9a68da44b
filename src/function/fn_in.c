/* x IN (a, b, ...): membership in a list.
 *
 * A list of constants becomes a set when the program is compiled: up to SMALL_MAX integers are
 * compared one after the other (a loop over the rows each, without a branch), larger lists and
 * other types go through a hash table. A list with other expressions is compared argument by
 * argument. Equality is that of values (yl_vector_equal): NaN is in (NaN), and -0.0 is not in
 * (0.0), as with Flink's hash sets.
 *
 * NULL logic: NULL if x is NULL; otherwise TRUE if found; otherwise NULL if the list holds a NULL.
 *
 * Types, as Flink has them: the elements must have a common type. One of another kind than x is
 * cast to the type of x, so that 1 IN (1.4) is TRUE; a DECIMAL that is too large for that equals
 * nothing. DECIMALs among each other, and points in time of different precision, are compared as
 * they are.
 */
#include "base/mem.h"
#include "data/hash.h"
#include "function/signature.h"

enum { SMALL_MAX = 12, SMALL_TEXTS_MAX = 6 };

typedef struct in_set {
    yl_vector *values; /* FLAT, without NULLs and duplicates */
    bool has_null;
    bool small; /* compare one by one: integers and texts */
    uint32_t mask;
    uint32_t *slots; /* row of `values` + 1; 0 = free */
    uint64_t *hashes;
    uint32_t room; /* rows that `hashes` holds */
} in_set;

static void release_set(void *state)
{
    in_set *set = state;
    if (set == NULL)
        return;
    yl_vector_unref(set->values);
    yl_free(set->slots);
    yl_free(set->hashes);
    yl_free(set);
}

/* ---- Making the set ---- */

static uint32_t *find_slot(const in_set *set, const yl_vector *v, uint32_t row, uint64_t hash)
{
    uint32_t at = (uint32_t)hash & set->mask;
    while (set->slots[at] != 0 && !yl_vector_equal(set->values, set->slots[at] - 1, v, row))
        at = (at + 1) & set->mask;
    return &set->slots[at];
}

static yl_status add_value(in_set *set, const yl_vector *value)
{
    uint64_t hash;
    yl_vector_hash(value, 1, &hash, false);
    uint32_t *slot = find_slot(set, value, 0, hash);
    if (*slot != 0)
        return YL_OK;
    YL_TRY(yl_vector_copy(set->values, set->values->length, value, NULL, 0, 1));
    *slot = set->values->length;
    return YL_OK;
}

static yl_status fill_set(in_set *set, const yl_expr *call)
{
    uint32_t n = call->n_args - 1, size = 16;
    while (size < n * 2)
        size *= 2;
    set->mask = size - 1;
    set->slots = yl_calloc(size, sizeof *set->slots);
    set->values = yl_vector_new(call->args[0]->type, n);
    if (set->slots == NULL || set->values == NULL)
        return YL_ERR_MEMORY;
    for (uint32_t i = 1; i <= n; i++) {
        if (yl_expr_const_is_null(call->args[i]))
            set->has_null |= call->args[i]->type->nullable;
        else
            YL_TRY(add_value(set, call->args[i]->value));
    }
    yl_phys phys = (yl_phys)set->values->phys;
    set->small = set->values->length <= (phys == YL_PHYS_STR ? SMALL_TEXTS_MAX : SMALL_MAX) &&
                 (phys <= YL_PHYS_I64 || phys == YL_PHYS_STR);
    return YL_OK;
}

static yl_status prepare_set(const yl_expr *call, const yl_expr_env *env, void **state,
                             yl_error *err)
{
    (void)env;
    *state = NULL;
    for (uint32_t i = 1; i < call->n_args; i++)
        if (!yl_expr_is_const(call->args[i]))
            return YL_OK;
    in_set *set = yl_calloc(1, sizeof *set);
    if (set == NULL || fill_set(set, call) != YL_OK) {
        release_set(set);
        return YL_FAIL_MEMORY(err);
    }
    *state = set;
    return YL_OK;
}

/* ---- Asking it ---- */

#define SMALL(T, member)                                                                           \
    {                                                                                              \
        const T *restrict x = v->member;                                                           \
        for (uint32_t k = 0; k < set->values->length; k++) {                                       \
            const T wanted = set->values->member[k];                                               \
            for (uint32_t i = 0; i < n; i++)                                                       \
                to[i] |= x[i] == wanted;                                                           \
        }                                                                                          \
    }                                                                                              \
    break

static void ask_small(const in_set *set, const yl_vector *v, uint8_t *restrict to, uint32_t n)
{
    memset(to, 0, n);
    switch ((yl_phys)v->phys) {
    case YL_PHYS_I16:
        SMALL(int16_t, i16);
    case YL_PHYS_I32:
        SMALL(int32_t, i32);
    case YL_PHYS_I64:
        SMALL(int64_t, i64);
    case YL_PHYS_STR:
        for (uint32_t k = 0; k < set->values->length; k++) {
            const yl_view *wanted = &set->values->views[k];
            for (uint32_t i = 0; i < n; i++)
                to[i] |= yl_view_equal(&v->views[i], wanted);
        }
        break;
    default:
        SMALL(uint8_t, u8);
    }
}

static yl_status ask_table(in_set *set, const yl_vector *v, uint8_t *to, uint32_t n, yl_error *err)
{
    if (set->room < n) {
        yl_free(set->hashes);
        set->hashes = yl_malloc(n * sizeof *set->hashes);
        set->room = set->hashes == NULL ? 0 : n;
        if (set->hashes == NULL)
            return YL_FAIL_MEMORY(err);
    }
    yl_vector_hash(v, n, set->hashes, false);
    for (uint32_t i = 0; i < n; i++)
        to[i] = *find_slot(set, v, i, set->hashes[i]) != 0;
    return YL_OK;
}

static yl_status set_nulls(yl_kernel_call *call, const yl_vector *v, bool has_null)
{
    for (uint32_t i = 0; i < call->n; i++)
        if (!yl_vector_valid(v, i) || (has_null && call->out->u8[i] == 0))
            YL_TRY(yl_vector_set_null(call->out, i));
    return YL_OK;
}

/* A list that is not constant. */
static yl_status ask_args(yl_kernel_call *call)
{
    const yl_vector *v = call->args[0];
    for (uint32_t i = 0; i < call->n; i++) {
        bool found = false, unknown = !yl_vector_valid(v, i);
        for (uint32_t k = 1; !unknown && !found && k < call->n_args; k++)
            found = yl_vector_valid(call->args[k], i) && yl_vector_equal(v, i, call->args[k], i);
        for (uint32_t k = 1; !unknown && !found && k < call->n_args; k++)
            unknown = call->expr->args[k]->type->nullable && !yl_vector_valid(call->args[k], i);
        call->out->u8[i] = found;
        if (unknown)
            YL_TRY(yl_vector_set_null(call->out, i));
    }
    return YL_OK;
}

static yl_status in_list(yl_kernel_call *call)
{
    in_set *set = call->state;
    yl_vector *v = call->args[0], *flat = NULL;
    if (set == NULL)
        return ask_args(call);
    if (v->form == YL_CONST) {
        /* Constants elsewhere are welcome, here they are not. */
        flat = yl_vector_new(v->type, call->n);
        if (flat == NULL || yl_vector_copy(flat, 0, v, NULL, 0, call->n) != YL_OK) {
            yl_vector_unref(flat);
            return YL_FAIL_MEMORY(call->err);
        }
        v = flat;
    }
    yl_status status = YL_OK;
    if (set->small)
        ask_small(set, v, call->out->u8, call->n);
    else
        status = ask_table(set, v, call->out->u8, call->n, call->err);
    if (status == YL_OK && (set->has_null || v->validity != NULL))
        status = set_nulls(call, v, set->has_null);
    yl_vector_unref(flat);
    return status;
}

/* ---- Binding ---- */

static const yl_signature in_row;

static yl_status any_equal(yl_arena *arena, const yl_expr *const *args, uint32_t n, yl_span span,
                           const yl_expr **out, yl_error *err)
{
    const yl_expr **parts = YL_NEW_ARRAY(arena, const yl_expr *, n);
    if (yl_arena_oom(arena))
        return YL_FAIL_MEMORY(err);
    for (uint32_t i = 1; i < n; i++)
        YL_TRY(yl_bind_two(arena, "=", args[0], args[i], span, &parts[i - 1], err));
    return yl_function_bind(arena, YL_STR("OR"), parts, n - 1, span, out, err);
}

/* Whether an element of this type may be looked for among values of that type. */
static bool is_castable(const yl_type *from, const yl_type *to)
{
    bool texts = yl_type_is_text(from) != yl_type_is_text(to);
    const yl_type *other = yl_type_is_text(from) ? to : from;
    return texts &&
           (yl_type_is_numeric(other) || yl_type_is_temporal(other) || other->root == YL_BOOLEAN);
}

static yl_status check_list(yl_arena *arena, const yl_expr *const *args, uint32_t n, yl_span span,
                            yl_error *err)
{
    const yl_type **types = YL_NEW_ARRAY(arena, const yl_type *, n);
    if (yl_arena_oom(arena))
        return YL_FAIL_MEMORY(err);
    for (uint32_t i = 0; i < n; i++)
        types[i] = args[i]->type;
    const yl_type *list = yl_type_common(arena, types + 1, n - 1);
    bool nulls = true;
    for (uint32_t i = 1; i < n; i++)
        nulls &= types[i]->root == YL_NULL;
    if (nulls)
        return YL_OK;
    if (list == NULL)
        return YL_FAIL_AT(err, TYPE, span, "the values in an IN list must have a common type");
    types[1] = list;
    if (yl_type_common(arena, types, 2) == NULL && !is_castable(list, types[0]))
        return YL_FAIL_AT(err, TYPE, span, "%s cannot be looked for in a list of %s",
                          yl_type_text(arena, yl_type_nullable(arena, types[0], true)),
                          yl_type_text(arena, yl_type_nullable(arena, list, true)));
    return YL_OK;
}

/* DECIMALs, and TIMESTAMPs, differ in their parameters only. */
static bool same_kind(const yl_type *a, const yl_type *b)
{
    return a->root == b->root || (yl_type_is_text(a) && yl_type_is_text(b));
}

/* The type in which everything is compared: that of x, wide enough for elements of its kind. */
static const yl_type *type_of_all(yl_arena *arena, const yl_expr *const *args, uint32_t n)
{
    const yl_type *types[2] = {args[0]->type, NULL};
    for (uint32_t i = 1; i < n; i++) {
        types[1] = args[i]->type;
        if (!same_kind(types[0], types[1]) || yl_type_is_text(types[0]))
            continue;
        const yl_type *both = yl_type_common(arena, types, 2);
        types[0] = both == NULL ? types[0] : both;
    }
    return types[0];
}

static yl_status expand_in(yl_arena *arena, const yl_expr *const *args, uint32_t n, yl_span span,
                           const yl_expr **out, yl_error *err)
{
    const yl_type *type = args[0]->type;
    if (type->root == YL_ROW || type->root == YL_NULL)
        return any_equal(arena, args, n, span, out, err);
    YL_TRY(check_list(arena, args, n, span, err));
    const yl_expr **cast = YL_NEW_ARRAY(arena, const yl_expr *, n);
    if (yl_arena_oom(arena))
        return YL_FAIL_MEMORY(err);
    const yl_type *all = type_of_all(arena, args, n);
    for (uint32_t i = 0; i < n; i++) {
        cast[i] = args[i];
        /* By way of the type of x: 12345 is too large for 2.50 IN (12345, 1.5). */
        if (!same_kind(args[i]->type, type))
            YL_TRY(yl_cast_bind(arena, args[i], type, false, args[i]->span, &cast[i], err));
        if (!yl_type_is_text(type) && !yl_type_equal(cast[i]->type, all, false))
            YL_TRY(yl_cast_bind(arena, cast[i], all, false, args[i]->span, &cast[i], err));
    }
    if (n == 2 && same_kind(args[1]->type, type))
        return any_equal(arena, cast, n, span, out, err);
    const yl_type *result = yl_type_nullable(arena, &yl_type_boolean, yl_any_nullable(cast, n));
    *out = yl_bind_kernel(arena, &in_row, in_list, 0, result, cast, n, span);
    return YL_OK;
}

static yl_status expand_not_in(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                               yl_span span, const yl_expr **out, yl_error *err)
{
    const yl_expr *in = NULL;
    YL_TRY(expand_in(arena, args, n, span, &in, err));
    return yl_bind_one(arena, "NOT", in, span, out, err);
}

static const yl_signature in_row = {
    .name = "IN",
    .args = "any, any...",
    .nulls = YL_NULLS_OWN,
    .flags = YL_FN_HIDDEN | YL_FN_TAKES_CONST,
    .kernel = in_list,
    .prepare = prepare_set,
    .release = release_set,
};

const yl_signature yl_fn_in_rows[] = {
    {.name = "IN",
     .args = "any, any...",
     .flags = YL_FN_HIDDEN,
     .expand = expand_in,
     .doc = "TRUE if the value is in the list.",
     .examples = "2 IN (1, 2, 3) -> TRUE\n'a' IN ('b', 'A') -> FALSE"},
    {.name = "NOT IN",
     .args = "any, any...",
     .flags = YL_FN_HIDDEN,
     .expand = expand_not_in,
     .doc = "TRUE if the value is not in the list.",
     .examples = "2 NOT IN (1, 3) -> TRUE"},
    {0},
};
