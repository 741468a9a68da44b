/* Functions of one ARRAY: adding, finding, removing, ordering elements; sets are in
 * fn_array_set.c.
 *
 * A function that takes an element casts it to the type of the array's elements, as far as that is
 * implicit: ARRAY_CONTAINS(ARRAY['a'], 'abc') looks for 'a'. A NULL array gives NULL. A NULL
 * element is looked for like any other, except by ARRAY_POSITION, which then is NULL.
 */
#include "base/mem.h"
#include "function/array_parts.h"
#include "function/text_out.h"

/* ---- An array and an element ---- */

/* args[1] <- given[1] as an element of given[0]. */
static yl_status bind_element(yl_arena *arena, const yl_signature *row, const yl_expr *const *given,
                              yl_span span, const yl_expr **args, yl_error *err)
{
    const yl_type *element = given[0]->type->fields[0].type, *type = given[1]->type;
    args[0] = given[0];
    args[1] = given[1];
    if (type->root == YL_NULL) {
        args[1] = yl_expr_null(arena, element, given[1]->span);
        return YL_OK;
    }
    if (yl_type_equal(type, element, false))
        return YL_OK;
    if (!yl_cast_is_implicit(type, element) || (yl_type_is_text(element) && !yl_type_is_text(type)))
        return YL_FAIL_AT(err, TYPE, span, "%s: %s is no element of %s", row->name,
                          yl_type_text(arena, yl_type_nullable(arena, type, true)),
                          yl_type_text(arena, yl_type_nullable(arena, given[0]->type, true)));
    return yl_cast_bind(arena, given[1], element, false, given[1]->span, &args[1], err);
}

static yl_status bind_search(yl_arena *arena, const yl_signature *row, const yl_expr *const *given,
                             yl_span span, const yl_type *type, const yl_expr **out, yl_error *err)
{
    const yl_expr *args[2];
    YL_TRY(bind_element(arena, row, given, span, args, err));
    bool nullable =
        args[0]->type->nullable || (row->nulls == YL_NULLS_PROPAGATE && args[1]->type->nullable);
    *out = yl_bind_kernel(arena, row, row->kernel, 0, yl_type_nullable(arena, type, nullable), args,
                          2, span);
    return YL_OK;
}

/* The result's elements are nullable when the new one is, and then the result is as well. */
static yl_status bind_longer(yl_arena *arena, const yl_signature *row, const yl_expr *const *given,
                             yl_span span, const yl_expr **out, yl_error *err)
{
    const yl_expr *args[2];
    YL_TRY(bind_element(arena, row, given, span, args, err));
    const yl_type *element = args[0]->type->fields[0].type;
    bool null = args[1]->type->nullable;
    element = yl_type_nullable(arena, element, element->nullable || null);
    const yl_type *type = yl_type_array(arena, element);
    type = yl_type_nullable(arena, type, args[0]->type->nullable || null);
    *out = yl_bind_kernel(arena, row, row->kernel, 0, type, args, 2, span);
    return YL_OK;
}

/* The nulls of the array are those of the result. */
static yl_status null_arrays(yl_kernel_call *call)
{
    for (uint32_t i = 0; i < call->n; i++)
        if (!yl_vector_valid(call->args[0], i) && yl_vector_set_null(call->out, i) != YL_OK)
            return YL_FAIL_MEMORY(call->err);
    return YL_OK;
}

static yl_status put_before(yl_kernel_call *call)
{
    const yl_vector *array = call->args[0];
    for (uint32_t i = 0; i < call->n; i++) {
        yl_list_entry entry = yl_parts_of(array, i);
        uint32_t first = call->out->children[0]->length;
        if (!yl_vector_valid(array, i))
            continue;
        YL_TRY(yl_parts_append(call, 0, call->args[1], i, 1));
        YL_TRY(yl_parts_append(call, 0, array->children[0], entry.offset, entry.length));
        yl_parts_end(call, i, first);
    }
    return null_arrays(call);
}

static yl_status put_behind(yl_kernel_call *call)
{
    const yl_vector *array = call->args[0];
    for (uint32_t i = 0; i < call->n; i++) {
        yl_list_entry entry = yl_parts_of(array, i);
        uint32_t first = call->out->children[0]->length;
        if (!yl_vector_valid(array, i))
            continue;
        YL_TRY(yl_parts_append(call, 0, array->children[0], entry.offset, entry.length));
        YL_TRY(yl_parts_append(call, 0, call->args[1], i, 1));
        yl_parts_end(call, i, first);
    }
    return null_arrays(call);
}

/* Counted from 1; 0 when there is none. */
static uint32_t find(const yl_kernel_call *call, uint32_t i)
{
    const yl_vector *array = call->args[0];
    yl_list_entry entry = yl_parts_of(array, i);
    for (uint32_t k = 0; k < entry.length; k++)
        if (yl_parts_equal(array->children[0], entry.offset + k, call->args[1], i))
            return k + 1;
    return 0;
}

static yl_status contains(yl_kernel_call *call)
{
    for (uint32_t i = 0; i < call->n; i++)
        call->out->u8[i] = find(call, i) > 0;
    return null_arrays(call);
}

static yl_status position(yl_kernel_call *call)
{
    for (uint32_t i = 0; i < call->n; i++)
        call->out->i32[i] = yl_kernel_valid(call, i) ? (int32_t)find(call, i) : 0;
    return YL_OK;
}

static yl_status without(yl_kernel_call *call)
{
    const yl_vector *array = call->args[0];
    yl_places places = {0};
    yl_status status = YL_OK;
    for (uint32_t i = 0; i < call->n && status == YL_OK; i++) {
        yl_list_entry entry = yl_parts_of(array, i);
        size_t first = places.size;
        for (uint32_t k = 0; k < entry.length && status == YL_OK; k++)
            if (!yl_parts_equal(array->children[0], entry.offset + k, call->args[1], i))
                status = yl_places_push(call, &places, entry.offset + k);
        yl_places_end(call, &places, i, first);
    }
    YL_TRY(yl_places_take(call, array->children[0], &places, status));
    return null_arrays(call);
}

static const yl_signature append_row = {
    .name = "ARRAY_APPEND", .nulls = YL_NULLS_OWN, .kernel = put_behind};
static const yl_signature prepend_row = {
    .name = "ARRAY_PREPEND", .nulls = YL_NULLS_OWN, .kernel = put_before};
static const yl_signature contains_row = {
    .name = "ARRAY_CONTAINS", .nulls = YL_NULLS_OWN, .kernel = contains};
static const yl_signature position_row = {
    .name = "ARRAY_POSITION", .nulls = YL_NULLS_PROPAGATE, .kernel = position};
static const yl_signature remove_row = {
    .name = "ARRAY_REMOVE", .nulls = YL_NULLS_OWN, .kernel = without};

#define EXPAND(name_, call_)                                                                       \
    static yl_status expand_##name_(yl_arena *arena, const yl_expr *const *given, uint32_t n,      \
                                    yl_span span, const yl_expr **out, yl_error *err)              \
    {                                                                                              \
        (void)n;                                                                                   \
        return call_;                                                                              \
    }

EXPAND(append, bind_longer(arena, &append_row, given, span, out, err))
EXPAND(prepend, bind_longer(arena, &prepend_row, given, span, out, err))
EXPAND(contains, bind_search(arena, &contains_row, given, span, &yl_type_boolean, out, err))
EXPAND(position, bind_search(arena, &position_row, given, span, &yl_type_int, out, err))
EXPAND(remove, bind_search(arena, &remove_row, given, span, given[0]->type, out, err))

/* ---- Whole arrays ---- */

static yl_status concat(yl_kernel_call *call)
{
    for (uint32_t i = 0; i < call->n; i++) {
        uint32_t first = call->out->children[0]->length;
        if (!yl_kernel_valid(call, i))
            continue;
        for (uint32_t k = 0; k < call->n_args; k++) {
            yl_list_entry entry = call->args[k]->entries[i];
            YL_TRY(
                yl_parts_append(call, 0, call->args[k]->children[0], entry.offset, entry.length));
        }
        yl_parts_end(call, i, first);
    }
    return YL_OK;
}

static yl_status reverse(yl_kernel_call *call)
{
    const yl_vector *array = call->args[0];
    yl_places places = {0};
    yl_status status = YL_OK;
    for (uint32_t i = 0; i < call->n && status == YL_OK; i++) {
        yl_list_entry entry = yl_parts_of(array, i);
        size_t first = places.size;
        for (uint32_t k = entry.length; k-- > 0 && status == YL_OK;)
            status = yl_places_push(call, &places, entry.offset + k);
        yl_places_end(call, &places, i, first);
    }
    return yl_places_take(call, array->children[0], &places, status);
}

/* The elements start .. end, counted from 1, or from the end below 0; 0 stands for 1. A start
 * before the first element is the first, an end before it leaves nothing. */
static yl_list_entry slice_of(yl_list_entry entry, int64_t start, int64_t end)
{
    int64_t n = entry.length;
    start = start == 0 ? 1 : start < 0 ? start + n + 1 : start;
    end = end == 0 ? 1 : end < 0 ? end + n + 1 : end;
    if (start < 1)
        start = 1;
    if (end > n)
        end = n;
    if (start > end)
        return (yl_list_entry){0, 0};
    return (yl_list_entry){entry.offset + (uint32_t)(start - 1), (uint32_t)(end - start + 1)};
}

/* Elements may lie anywhere in the child, so that the result has the argument's. */
static yl_status slice(yl_kernel_call *call)
{
    const yl_vector *array = call->args[0], *start = call->args[1];
    const yl_vector *end = call->n_args > 2 ? call->args[2] : NULL;
    for (uint32_t i = 0; i < call->n; i++) {
        if (yl_kernel_valid(call, i))
            call->out->entries[i] =
                slice_of(array->entries[i], start->i32[i], end == NULL ? -1 : end->i32[i]);
    }
    yl_vector_unref(call->out->children[0]);
    call->out->children[0] = yl_vector_ref(array->children[0]);
    return YL_OK;
}

/* ---- Order ---- */

static bool has_order(const yl_type *type)
{
    return !yl_type_is_nested(type) && !yl_type_is_interval(type) && type->root != YL_BOOLEAN &&
           type->root != YL_RAW && type->root != YL_OBJECT && type->root != YL_NULL;
}

static bool check_order(const yl_type *array, const char *name, yl_span span, yl_error *err)
{
    yl_strbuf text = {0};
    const yl_type *element = array->fields[0].type;
    if (has_order(element))
        return true;
    yl_type_print(element, &text);
    YL_FAIL_AT(err, TYPE, span, "%s: values of %s have no order", name, yl_strbuf_text(&text));
    yl_strbuf_clear(&text);
    return false;
}

static const yl_type *infer_extreme(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                                    yl_span span, yl_error *err)
{
    (void)n;
    if (!check_order(args[0]->type, "ARRAY_MAX and ARRAY_MIN", span, err))
        return NULL;
    return yl_type_nullable(arena, args[0]->type->fields[0].type, true);
}

static const yl_type *infer_sorted(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                                   yl_span span, yl_error *err)
{
    if (!check_order(args[0]->type, "ARRAY_SORT", span, err))
        return NULL;
    return yl_type_nullable(arena, args[0]->type, yl_any_nullable(args, n));
}

/* Java's < and >: a NaN in front stays, one behind is never taken. */
static int compare_extremes(const yl_vector *v, uint32_t a, uint32_t b)
{
    if (v->phys == YL_PHYS_F32)
        return (v->f32[a] > v->f32[b]) - (v->f32[a] < v->f32[b]);
    if (v->phys == YL_PHYS_F64)
        return (v->f64[a] > v->f64[b]) - (v->f64[a] < v->f64[b]);
    return yl_vector_compare(v, a, v, b);
}

static yl_status extreme(yl_kernel_call *call, int sign)
{
    const yl_vector *array = call->args[0], *child = array->children[0];
    for (uint32_t i = 0; i < call->n; i++) {
        yl_list_entry entry = yl_parts_of(array, i);
        uint32_t best = YL_ROW_NONE;
        for (uint32_t k = entry.offset; k < entry.offset + entry.length; k++)
            if (yl_vector_valid(child, k) &&
                (best == YL_ROW_NONE || compare_extremes(child, k, best) * sign > 0))
                best = k;
        yl_status status = best == YL_ROW_NONE ? yl_vector_set_null(call->out, i)
                                               : yl_vector_copy(call->out, i, child, NULL, best, 1);
        if (status != YL_OK)
            return YL_FAIL_MEMORY(call->err);
    }
    return YL_OK;
}

static yl_status greatest(yl_kernel_call *call)
{
    return extreme(call, 1);
}

static yl_status least(yl_kernel_call *call)
{
    return extreme(call, -1);
}

typedef struct order {
    const yl_vector *child;
    bool descending, nulls_first;
} order;

static int compare_places(const order *o, uint32_t a, uint32_t b)
{
    bool x = yl_vector_valid(o->child, a), y = yl_vector_valid(o->child, b);
    if (!x || !y)
        return x == y ? 0 : x == o->nulls_first ? 1 : -1;
    int sign = yl_vector_compare(o->child, a, o->child, b);
    return o->descending ? -sign : sign;
}

/* By merging; `room` is as long as `places`. */
static void sort_places(const order *o, uint32_t *places, uint32_t *room, size_t n)
{
    size_t half = n / 2, a = 0, b = half;
    if (n < 2)
        return;
    sort_places(o, places, room, half);
    sort_places(o, places + half, room + half, n - half);
    memcpy(room, places, n * sizeof *places);
    for (size_t i = 0; i < n; i++)
        places[i] = b == n || (a < half && compare_places(o, room[a], room[b]) <= 0) ? room[a++]
                                                                                     : room[b++];
}

static yl_status sort_all(yl_kernel_call *call, yl_places *places)
{
    const yl_vector *array = call->args[0];
    uint32_t *room = yl_malloc((places->size + 1) * sizeof *room);
    if (room == NULL)
        return YL_FAIL_MEMORY(call->err);
    for (uint32_t i = 0; i < call->n; i++) {
        yl_list_entry entry = call->out->entries[i];
        bool ascending = call->n_args < 2 || call->args[1]->u8[i] != 0;
        order o = {.child = array->children[0],
                   .descending = !ascending,
                   .nulls_first = call->n_args < 3 ? ascending : call->args[2]->u8[i] != 0};
        if (entry.length > 1)
            sort_places(&o, places->items + entry.offset, room, entry.length);
    }
    yl_free(room);
    return YL_OK;
}

static yl_status sort(yl_kernel_call *call)
{
    const yl_vector *array = call->args[0];
    yl_places places = {0};
    yl_status status = YL_OK;
    for (uint32_t i = 0; i < call->n && status == YL_OK; i++) {
        yl_list_entry entry = yl_parts_of(array, i);
        size_t first = places.size;
        for (uint32_t k = 0; k < entry.length && status == YL_OK; k++)
            status = yl_places_push(call, &places, entry.offset + k);
        yl_places_end(call, &places, i, first);
    }
    if (status == YL_OK)
        status = sort_all(call, &places);
    return yl_places_take(call, array->children[0], &places, status);
}

/* ---- Texts ---- */

/* NULLs are left out, or written as the third argument says. */
static bool next_text(const yl_kernel_call *call, uint32_t i, uint32_t place, yl_str *text)
{
    const yl_vector *child = call->args[0]->children[0];
    if (yl_vector_valid(child, place))
        *text = yl_view_str(&child->views[place]);
    else if (call->n_args > 2)
        *text = yl_kernel_str(call, 2, i);
    else
        return false;
    return true;
}

static yl_status join_row(yl_kernel_call *call, yl_text_out *w, uint32_t i)
{
    yl_list_entry entry = call->args[0]->entries[i];
    yl_str text, between = yl_kernel_str(call, 1, i);
    size_t size = 0, at = 0;
    for (uint32_t k = 0; k < entry.length; k++)
        if (next_text(call, i, entry.offset + k, &text))
            size += text.size + between.size;
    if (size > YL_TEXT_BYTES_MAX)
        return yl_text_out_too_long(size, call->err);
    char *p = yl_text_out_begin(w, size);
    if (p == NULL)
        return YL_FAIL_MEMORY(call->err);
    bool any = false;
    for (uint32_t k = 0; k < entry.length; k++) {
        if (!next_text(call, i, entry.offset + k, &text))
            continue;
        if (any && between.size > 0)
            memcpy(p + at, between.data, between.size);
        at += any ? between.size : 0;
        if (text.size > 0)
            memcpy(p + at, text.data, text.size);
        at += text.size;
        any = true;
    }
    yl_text_out_end(w, i, at);
    return YL_OK;
}

static yl_status join(yl_kernel_call *call)
{
    yl_text_out w = yl_text_out_of(call->out);
    for (uint32_t i = 0; i < call->n; i++)
        if (yl_kernel_valid(call, i))
            YL_TRY(join_row(call, &w, i));
    return YL_OK;
}

/* The elements must be texts. */
static const yl_type *infer_join(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                                 yl_span span, yl_error *err)
{
    (void)n, (void)span, (void)err;
    if (!yl_type_is_text(args[0]->type->fields[0].type))
        return NULL;
    return yl_type_nullable(arena, &yl_type_string, yl_any_nullable(args, n));
}

const yl_signature yl_fn_array_rows[] = {
    {.name = "ARRAY_APPEND",
     .args = "array, any",
     .expand = expand_append,
     .doc = "The array with one more element at its end.",
     .examples = "ARRAY_APPEND(ARRAY[1], 2) -> [1, 2]"},
    {.name = "ARRAY_CONCAT",
     .args = "array<T>...",
     .result = "array<T>",
     .kernel = concat,
     .doc = "The elements of all arrays, one array after the other.",
     .examples = "ARRAY_CONCAT(ARRAY[1], ARRAY[1, 2.5]) -> [1.0, 1.0, 2.5]"},
    {.name = "ARRAY_CONTAINS",
     .args = "array, any",
     .expand = expand_contains,
     .doc = "Whether the element is in the array.",
     .examples = "ARRAY_CONTAINS(ARRAY[1, 2], 2) -> TRUE"},
    {.name = "ARRAY_JOIN",
     .args = "array, text, text?",
     .result = "infer=",
     .infer = infer_join,
     .kernel = join,
     .doc = "The texts of an array with a delimiter between; NULLs are left out, or written as "
            "the third argument.",
     .examples = "ARRAY_JOIN(ARRAY['a', 'b'], '-') -> a-b\n"
                 "ARRAY_JOIN(ARRAY['a', CAST(NULL AS STRING)], ',', '?') -> a,?"},
    {.name = "ARRAY_MAX",
     .args = "array",
     .result = "infer=",
     .infer = infer_extreme,
     .nulls = YL_NULLS_OWN,
     .kernel = greatest,
     .doc = "The greatest element that is not NULL; NULL if there is none.",
     .examples = "ARRAY_MAX(ARRAY[1, 3, 2]) -> 3"},
    {.name = "ARRAY_MIN",
     .args = "array",
     .result = "infer=",
     .infer = infer_extreme,
     .nulls = YL_NULLS_OWN,
     .kernel = least,
     .doc = "The least element that is not NULL; NULL if there is none.",
     .examples = "ARRAY_MIN(ARRAY[2, 1, 3]) -> 1"},
    {.name = "ARRAY_POSITION",
     .args = "array, any",
     .expand = expand_position,
     .doc = "Where the element stands first, counted from 1; 0 if it is not there.",
     .examples = "ARRAY_POSITION(ARRAY['a', 'b'], 'b') -> 2"},
    {.name = "ARRAY_PREPEND",
     .args = "array, any",
     .expand = expand_prepend,
     .doc = "The array with one more element in front.",
     .examples = "ARRAY_PREPEND(ARRAY[1], 2) -> [2, 1]"},
    {.name = "ARRAY_REMOVE",
     .args = "array, any",
     .expand = expand_remove,
     .doc = "The array without the elements that equal the given one.",
     .examples = "ARRAY_REMOVE(ARRAY[1, 2, 1], 1) -> [2]"},
    {.name = "ARRAY_REVERSE",
     .args = "array",
     .result = "$1",
     .kernel = reverse,
     .doc = "The elements in opposite order.",
     .examples = "ARRAY_REVERSE(ARRAY[1, 2, 3]) -> [3, 2, 1]"},
    {.name = "ARRAY_SLICE",
     .args = "array, int, int?",
     .result = "$1",
     .kernel = slice,
     .doc = "The elements from the second argument to the third, both counted from 1, or from the "
            "end when they are negative.",
     .examples = "ARRAY_SLICE(ARRAY[1, 2, 3, 4], 2, 3) -> [2, 3]\n"
                 "ARRAY_SLICE(ARRAY[1, 2, 3], -2) -> [2, 3]"},
    {.name = "ARRAY_SORT",
     .args = "array, boolean?, boolean?",
     .result = "infer=",
     .infer = infer_sorted,
     .kernel = sort,
     .doc = "The elements in ascending order, or descending when the second argument is FALSE; "
            "NULLs come first, last when descending, or as the third argument says.",
     .examples = "ARRAY_SORT(ARRAY[3, 1, 2]) -> [1, 2, 3]\n"
                 "ARRAY_SORT(ARRAY[3, CAST(NULL AS INT), 2], FALSE) -> [3, 2, NULL]"},
    {0},
};
