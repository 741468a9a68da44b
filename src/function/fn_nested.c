/* ROW, ARRAY and MAP: constructors, access to their parts, CARDINALITY and ELEMENT.
 *
 * A ROW is made by reference: its fields are the arguments' vectors. ARRAY and MAP interleave
 * their arguments: row i of an ARRAY of k arguments has the elements i*k .. i*k+k-1. Elements are
 * taken out by a list of indexes into the child vector, where NO_ELEMENT stands for NULL.
 *
 * An index outside of an array and a key that is missing give NULL (Flink gives -1 and the like
 * when the element type is NOT NULL). A constant index below 1 is refused. When a MAP is built,
 * the last value of a key counts, at the place of its first.
 */
#include "base/mem.h"
#include "function/signature.h"

#define NO_ELEMENT UINT32_MAX

/* ---- ROW ---- */

static const yl_type *infer_row(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                                yl_span span, yl_error *err)
{
    yl_field *fields = YL_NEW_ARRAY(arena, yl_field, n);
    (void)span;
    if (yl_arena_oom(arena)) {
        YL_FAIL_MEMORY(err);
        return NULL;
    }
    for (uint32_t i = 0; i < n; i++)
        fields[i] = (yl_field){.name = yl_str_of(yl_arena_printf(arena, "EXPR$%u", i)),
                               .type = args[i]->type};
    return yl_type_row(arena, fields, n);
}

static yl_status make_row(yl_kernel_call *call)
{
    for (uint32_t i = 0; i < call->n_args; i++) {
        yl_vector *old = call->out->children[i];
        call->out->children[i] = yl_vector_ref(call->args[i]);
        yl_vector_unref(old);
    }
    return YL_OK;
}

static bool find_field(const yl_type *row, yl_str name, uint32_t *index)
{
    for (uint32_t i = 0; i < row->n_fields; i++)
        if (yl_str_equal(row->fields[i].name, name)) {
            *index = i;
            return true;
        }
    return false;
}

static const yl_type *infer_field(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                                  yl_span span, yl_error *err)
{
    const yl_type *row = args[0]->type;
    uint32_t i;
    yl_str name = {NULL, 0};
    (void)n;
    yl_expr_const_text(args[1], &name);
    if (find_field(row, name, &i))
        return yl_type_nullable(arena, row->fields[i].type,
                                row->nullable || row->fields[i].type->nullable);
    YL_FAIL_AT(err, NOT_FOUND, span, "unknown field '%.*s'", YL_STR_ARGS(name));
    const char **names = YL_NEW_ARRAY(arena, const char *, row->n_fields);
    if (!yl_arena_oom(arena)) {
        for (i = 0; i < row->n_fields; i++)
            names[i] = yl_arena_strdup(arena, row->fields[i].name);
        const char *near = yl_str_nearest(name, names, row->n_fields);
        if (near != NULL)
            yl_error_hintf(err, "did you mean '%s'?", near);
    }
    return NULL;
}

static yl_status row_field(yl_kernel_call *call)
{
    const yl_vector *row = call->args[0];
    yl_str name = {NULL, 0};
    uint32_t i = 0, words = (call->n + 63) / 64;
    yl_expr_const_text(call->expr->args[1], &name);
    find_field(call->expr->args[0]->type, name, &i);
    if (yl_vector_copy(call->out, 0, row->children[i], NULL, 0, call->n) != YL_OK)
        return YL_FAIL_MEMORY(call->err);
    if (row->validity == NULL)
        return YL_OK;
    if (yl_vector_need_validity(call->out) != YL_OK)
        return YL_FAIL_MEMORY(call->err);
    for (uint32_t w = 0; w < words; w++)
        call->out->validity[w] &= row->validity[w];
    for (i = 0; i < call->n; i++)
        if (!yl_bit_get(row->validity, i))
            YL_TRY(yl_vector_set_null(call->out, i));
    return YL_OK;
}

/* ---- Building lists ---- */

/* Values of a fixed size, interleaved: to[i * step + at] = from[i]. */
static void interleave(char *to, const char *from, size_t size, uint32_t at, uint32_t step,
                       uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        memcpy(to + ((size_t)i * step + at) * size, from + i * size, size);
}

static yl_status interleave_nulls(yl_vector *child, const yl_vector *from, uint32_t at,
                                  uint32_t step, uint32_t n)
{
    if (from->validity == NULL)
        return YL_OK;
    YL_TRY(yl_vector_need_validity(child));
    for (uint32_t i = 0; i < n; i++)
        if (!yl_bit_get(from->validity, i))
            yl_bit_clear(child->validity, i * step + at);
    return YL_OK;
}

/* Fills a list's child from `step` arguments of which every `every`-th counts. */
static yl_status fill_child(yl_kernel_call *call, yl_vector *child, uint32_t first, uint32_t every)
{
    uint32_t step = call->n_args / every, n = call->n;
    size_t size = yl_phys_size((yl_phys)child->phys);
    bool plain = child->phys <= YL_PHYS_STR;
    if ((uint64_t)step * n > INT32_MAX)
        return YL_ERR_BUDGET;
    YL_TRY(yl_vector_reserve(child, step * n));
    for (uint32_t k = 0; k < step && plain; k++) {
        const yl_vector *from = call->args[first + k * every];
        interleave(child->values, from->values, size, k, step, n);
        YL_TRY(interleave_nulls(child, from, k, step, n));
        if (from->heap == NULL)
            continue;
        yl_heap *heap = yl_vector_need_heap(child);
        if (heap == NULL || !yl_heap_adopt(heap, from->heap))
            return YL_ERR_MEMORY;
    }
    for (uint32_t i = 0; i < n && !plain; i++)
        for (uint32_t k = 0; k < step; k++)
            YL_TRY(yl_vector_copy(child, i * step + k, call->args[first + k * every], NULL, i, 1));
    child->length = step * n;
    return YL_OK;
}

static yl_status fail_list(yl_kernel_call *call, yl_status status)
{
    if (status == YL_ERR_BUDGET)
        return YL_FAIL(call->err, BUDGET, "the elements of one batch are too many");
    return YL_FAIL_MEMORY(call->err);
}

static yl_status make_array(yl_kernel_call *call)
{
    yl_status status = fill_child(call, call->out->children[0], 0, 1);
    if (status != YL_OK)
        return fail_list(call, status);
    for (uint32_t i = 0; i < call->n; i++)
        call->out->entries[i] = (yl_list_entry){i * call->n_args, call->n_args};
    return YL_OK;
}

static yl_status expand_array(yl_arena *arena, const yl_expr *const *given, uint32_t n,
                              yl_span span, const yl_expr **out, yl_error *err);
static yl_status expand_map(yl_arena *arena, const yl_expr *const *given, uint32_t n, yl_span span,
                            const yl_expr **out, yl_error *err);

static const yl_signature array_row = {
    .name = "ARRAY", .args = "any...", .nulls = YL_NULLS_OWN, .kernel = make_array};

static yl_status fail_elements(const char *what, yl_span span, yl_error *err)
{
    return YL_FAIL_AT(err, TYPE, span, "%s must have a common type", what);
}

static yl_status copy_args(yl_arena *arena, const yl_expr *const *given, uint32_t n,
                           const yl_expr ***args, yl_error *err)
{
    *args = YL_NEW_ARRAY(arena, const yl_expr *, n);
    if (yl_arena_oom(arena))
        return YL_FAIL_MEMORY(err);
    memcpy(*args, given, n * sizeof *given);
    return YL_OK;
}

static yl_status expand_array(yl_arena *arena, const yl_expr *const *given, uint32_t n,
                              yl_span span, const yl_expr **out, yl_error *err)
{
    const yl_expr **args;
    const yl_type *element;
    YL_TRY(copy_args(arena, given, n, &args, err));
    YL_TRY(yl_bind_common(arena, args, n, &element, err));
    if (element == NULL)
        return fail_elements("the elements of an ARRAY", span, err);
    const yl_type *type = yl_type_nullable(arena, yl_type_array(arena, element), false);
    *out = yl_bind_kernel(arena, &array_row, make_array, 0, type, args, n, span);
    return YL_OK;
}

/* ---- MAP ---- */

/* Drops values of keys that come again: chosen[k] is the argument whose value key k gets, or
 * NO_ELEMENT when the key stood there before. Returns how many keys are left. */
static uint32_t distinct_keys(const yl_kernel_call *call, uint32_t row, uint32_t *chosen)
{
    uint32_t keys = call->n_args / 2, left = keys;
    for (uint32_t k = 0; k < keys; k++) {
        chosen[k] = k;
        for (uint32_t before = 0; before < k; before++) {
            if (chosen[before] == NO_ELEMENT ||
                !yl_vector_equal(call->args[2 * before], row, call->args[2 * k], row))
                continue;
            chosen[before] = k;
            chosen[k] = NO_ELEMENT;
            left--;
            break;
        }
    }
    return left;
}

static yl_status add_entries(yl_kernel_call *call, uint32_t row, const uint32_t *chosen)
{
    yl_vector *keys = call->out->children[0], *values = call->out->children[1];
    uint32_t first = keys->length;
    for (uint32_t k = 0; k < call->n_args / 2; k++) {
        if (chosen[k] == NO_ELEMENT)
            continue;
        YL_TRY(yl_vector_copy(keys, keys->length, call->args[2 * k], NULL, row, 1));
        YL_TRY(yl_vector_copy(values, values->length, call->args[2 * chosen[k] + 1], NULL, row, 1));
    }
    call->out->entries[row] = (yl_list_entry){first, keys->length - first};
    return YL_OK;
}

static yl_status make_map(yl_kernel_call *call)
{
    uint32_t keys = call->n_args / 2;
    uint32_t *chosen = yl_malloc(keys * sizeof *chosen);
    yl_status status = chosen == NULL ? YL_ERR_MEMORY : YL_OK;
    bool plain = true;
    for (uint32_t i = 0; status == YL_OK && plain && i < call->n; i++)
        plain = distinct_keys(call, i, chosen) == keys;
    if (status == YL_OK && plain) {
        status = fill_child(call, call->out->children[0], 0, 2);
        if (status == YL_OK)
            status = fill_child(call, call->out->children[1], 1, 2);
        for (uint32_t i = 0; i < call->n; i++)
            call->out->entries[i] = (yl_list_entry){i * keys, keys};
    }
    for (uint32_t i = 0; status == YL_OK && !plain && i < call->n; i++) {
        distinct_keys(call, i, chosen);
        status = add_entries(call, i, chosen);
    }
    yl_free(chosen);
    return status == YL_OK ? YL_OK : fail_list(call, status);
}

static const yl_signature map_row = {
    .name = "MAP", .args = "any...", .nulls = YL_NULLS_OWN, .kernel = make_map};

static yl_status expand_map(yl_arena *arena, const yl_expr *const *given, uint32_t n, yl_span span,
                            const yl_expr **out, yl_error *err)
{
    const yl_expr **args, **half;
    const yl_type *types[2];
    if (n % 2 != 0)
        return YL_FAIL_AT(err, TYPE, span, "MAP requires an even number of arguments");
    YL_TRY(copy_args(arena, given, n, &args, err));
    YL_TRY(copy_args(arena, given, n / 2, &half, err));
    for (uint32_t part = 0; part < 2; part++) {
        for (uint32_t i = 0; i < n / 2; i++)
            half[i] = given[2 * i + part];
        YL_TRY(yl_bind_common(arena, half, n / 2, &types[part], err));
        if (types[part] == NULL)
            return fail_elements(part == 0 ? "the keys of a MAP" : "the values of a MAP", span,
                                 err);
        for (uint32_t i = 0; i < n / 2; i++)
            args[2 * i + part] = half[i];
    }
    const yl_type *type = yl_type_nullable(arena, yl_type_map(arena, types[0], types[1]), false);
    *out = yl_bind_kernel(arena, &map_row, make_map, 0, type, args, n, span);
    return YL_OK;
}

/* ---- Taking elements out ---- */

#define TAKE(T)                                                                                    \
    {                                                                                              \
        T *to = out->values;                                                                       \
        const T *from = child->values;                                                             \
        for (uint32_t i = 0; i < n; i++)                                                           \
            if (at[i] != NO_ELEMENT)                                                               \
                to[i] = from[at[i]];                                                               \
    }                                                                                              \
    break

static void take_plain(yl_vector *out, const yl_vector *child, const uint32_t *at, uint32_t n)
{
    switch (yl_phys_size((yl_phys)out->phys)) {
    case 1:
        TAKE(uint8_t);
    case 2:
        TAKE(uint16_t);
    case 4:
        TAKE(uint32_t);
    case 8:
        TAKE(uint64_t);
    default:
        TAKE(yl_view);
    }
}

/* out[i] = child[at[i]]; NULL for NO_ELEMENT. */
static yl_status take(yl_vector *out, const yl_vector *child, const uint32_t *at, uint32_t n)
{
    bool plain = child->phys <= YL_PHYS_STR;
    if (plain) {
        take_plain(out, child, at, n);
        if (child->heap != NULL) {
            yl_heap *heap = yl_vector_need_heap(out);
            if (heap == NULL || !yl_heap_adopt(heap, child->heap))
                return YL_ERR_MEMORY;
        }
    }
    for (uint32_t i = 0; i < n; i++) {
        if (at[i] == NO_ELEMENT || !yl_vector_valid(child, at[i]))
            YL_TRY(yl_vector_set_null(out, i));
        else if (!plain)
            YL_TRY(yl_vector_copy(out, i, child, NULL, at[i], 1));
    }
    return YL_OK;
}

static yl_status take_found(yl_kernel_call *call, const yl_vector *child, uint32_t *at)
{
    yl_status status = take(call->out, child, at, call->n);
    yl_free(at);
    return status == YL_OK ? YL_OK : YL_FAIL_MEMORY(call->err);
}

static uint32_t *new_places(yl_kernel_call *call)
{
    uint32_t *at = yl_malloc(call->n * sizeof *at);
    if (at == NULL)
        YL_FAIL_MEMORY(call->err);
    return at;
}

static yl_status array_item(yl_kernel_call *call)
{
    const yl_vector *list = call->args[0], *index = call->args[1];
    uint32_t *at = new_places(call);
    if (at == NULL)
        return YL_ERR_MEMORY;
    for (uint32_t i = 0; i < call->n; i++) {
        bool known = yl_vector_valid(list, i) && yl_vector_valid(index, i);
        int64_t k = index->i64[i];
        at[i] = known && k >= 1 && k <= list->entries[i].length
                    ? list->entries[i].offset + (uint32_t)(k - 1)
                    : NO_ELEMENT;
    }
    return take_found(call, list->children[0], at);
}

static yl_status map_item(yl_kernel_call *call)
{
    const yl_vector *map = call->args[0], *key = call->args[1];
    uint32_t *at = new_places(call);
    if (at == NULL)
        return YL_ERR_MEMORY;
    for (uint32_t i = 0; i < call->n; i++) {
        yl_list_entry entry = map->entries[i];
        bool known = yl_vector_valid(map, i) && yl_vector_valid(key, i);
        at[i] = NO_ELEMENT;
        for (uint32_t k = 0; known && k < entry.length; k++)
            if (yl_vector_equal(map->children[0], entry.offset + k, key, i)) {
                at[i] = entry.offset + k;
                break;
            }
    }
    return take_found(call, map->children[1], at);
}

static const yl_type *infer_array_item(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                                       yl_span span, yl_error *err)
{
    int64_t index;
    (void)n;
    if (yl_bind_literal_int(args[1], &index) && index < 1) {
        YL_FAIL_AT(err, TYPE, span, "an index into an array begins at 1, and this one is %lld",
                   (long long)index);
        return NULL;
    }
    return yl_type_nullable(arena, args[0]->type->fields[0].type, true);
}

static const yl_signature map_item_row = {
    .name = "[]", .args = "map, any", .nulls = YL_NULLS_OWN, .kernel = map_item};

/* The key is cast to the type of the map's keys. */
static yl_status expand_map_item(yl_arena *arena, const yl_expr *const *given, uint32_t n,
                                 yl_span span, const yl_expr **out, yl_error *err)
{
    const yl_type *map = given[0]->type, *wanted = map->fields[0].type;
    const yl_expr *args[2] = {given[0], given[1]};
    (void)n;
    if (!(yl_type_is_text(args[1]->type) && yl_type_is_text(wanted)))
        YL_TRY(yl_cast_implicit(arena, given[1], wanted, &args[1], err));
    const yl_type *type = yl_type_nullable(arena, map->fields[1].type, true);
    *out = yl_bind_kernel(arena, &map_item_row, map_item, 0, type, args, 2, span);
    return YL_OK;
}

static yl_status cardinality(yl_kernel_call *call)
{
    for (uint32_t i = 0; i < call->n; i++)
        call->out->i32[i] = (int32_t)call->args[0]->entries[i].length;
    return YL_OK;
}

static const yl_type *infer_element(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                                    yl_span span, yl_error *err)
{
    const yl_type *type = args[0]->type;
    (void)n, (void)span, (void)err;
    return yl_type_nullable(arena, type->fields[0].type,
                            type->nullable || type->fields[0].type->nullable);
}

static yl_status element(yl_kernel_call *call)
{
    const yl_vector *list = call->args[0];
    uint32_t *at = new_places(call);
    if (at == NULL)
        return YL_ERR_MEMORY;
    for (uint32_t i = 0; i < call->n; i++) {
        yl_list_entry entry = list->entries[i];
        bool known = yl_vector_valid(list, i);
        if (known && entry.length > 1) {
            yl_free(at);
            return YL_FAIL(call->err, DATA, "ELEMENT: the array has more than one element");
        }
        at[i] = known && entry.length == 1 ? entry.offset : NO_ELEMENT;
    }
    return take_found(call, list->children[0], at);
}

const yl_signature yl_fn_nested_rows[] = {
    {.name = "ROW",
     .args = "any...",
     .result = "infer!",
     .infer = infer_row,
     .nulls = YL_NULLS_OWN,
     .flags = YL_FN_TAKES_CONST | YL_FN_HIDDEN,
     .kernel = make_row,
     .doc = "A row of the given values.",
     .examples = "ROW(1, 'a') -> (1, a)"},
    {.name = "ARRAY",
     .args = "any...",
     .flags = YL_FN_HIDDEN,
     .expand = expand_array,
     .doc = "An array of the given elements.",
     .examples = "ARRAY[1, 2.5] -> [1.0, 2.5]"},
    {.name = "MAP",
     .args = "any, any, any?...",
     .flags = YL_FN_HIDDEN,
     .expand = expand_map,
     .doc = "A map of the given keys and values.",
     .examples = "MAP['a', 1, 'a', 2] -> {a=2}"},
    {.name = "[]",
     .args = "array, bigint",
     .result = "infer=",
     .infer = infer_array_item,
     .nulls = YL_NULLS_OWN,
     .flags = YL_FN_HIDDEN,
     .kernel = array_item,
     .doc = "An element of an array, counted from 1; NULL outside of it.",
     .examples = "ARRAY[1, 2][2] -> 2"},
    {.name = "[]",
     .args = "map, any",
     .flags = YL_FN_HIDDEN,
     .expand = expand_map_item,
     .doc = "The value of a key; NULL if there is none.",
     .examples = "MAP['a', 1]['a'] -> 1"},
    {.name = ".",
     .args = "row, =text",
     .result = "infer=",
     .infer = infer_field,
     .nulls = YL_NULLS_OWN,
     .flags = YL_FN_HIDDEN,
     .kernel = row_field,
     .doc = "A field of a row.",
     .examples = "CAST(ROW(1, 'q') AS ROW<a INT, b STRING>).b -> q"},
    {.name = "CARDINALITY",
     .args = "array|map",
     .result = "int",
     .flags = YL_FN_TOTAL,
     .kernel = cardinality,
     .doc = "How many elements or entries there are.",
     .examples = "CARDINALITY(ARRAY[1, 2, 3]) -> 3"},
    {.name = "ELEMENT",
     .args = "array",
     .result = "infer=",
     .infer = infer_element,
     .nulls = YL_NULLS_OWN,
     .kernel = element,
     .doc = "The only element of an array; NULL for an empty one, an error for more.",
     .examples = "ELEMENT(ARRAY[5]) -> 5"},
    {0},
};
