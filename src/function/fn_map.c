/* Functions of MAPs: their parts as arrays, MAPs from arrays, MAPs put together.
 *
 * Keys, values and entries need no copying: an array's elements may lie anywhere in its child, so
 * the result's child is the map's, and the places of the entries are those of the elements.
 */
#include "base/mem.h"
#include "function/array_parts.h"

/* ---- Parts ---- */

static const yl_type *infer_part(yl_arena *arena, const yl_expr *const *args, uint32_t part)
{
    const yl_type *map = args[0]->type;
    return yl_type_nullable(arena, yl_type_array(arena, map->fields[part].type), map->nullable);
}

static const yl_type *infer_keys(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                                 yl_span span, yl_error *err)
{
    (void)n, (void)span, (void)err;
    return infer_part(arena, args, 0);
}

static const yl_type *infer_values(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                                   yl_span span, yl_error *err)
{
    (void)n, (void)span, (void)err;
    return infer_part(arena, args, 1);
}

static const yl_type *infer_entries(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                                    yl_span span, yl_error *err)
{
    const yl_type *map = args[0]->type;
    yl_field fields[2] = {{.name = YL_STR("key"), .type = map->fields[0].type},
                          {.name = YL_STR("value"), .type = map->fields[1].type}};
    (void)n, (void)span, (void)err;
    const yl_type *entry = yl_type_row(arena, fields, 2);
    return yl_type_nullable(arena, yl_type_array(arena, entry), map->nullable);
}

static void share_child(yl_vector **child, yl_vector *part)
{
    yl_vector *old = *child;
    *child = yl_vector_ref(part);
    yl_vector_unref(old);
}

static void copy_places(yl_kernel_call *call)
{
    for (uint32_t i = 0; i < call->n; i++)
        call->out->entries[i] = yl_parts_of(call->args[0], i);
}

static yl_status keys(yl_kernel_call *call)
{
    share_child(&call->out->children[0], call->args[0]->children[0]);
    copy_places(call);
    return YL_OK;
}

static yl_status values(yl_kernel_call *call)
{
    share_child(&call->out->children[0], call->args[0]->children[1]);
    copy_places(call);
    return YL_OK;
}

static yl_status entries(yl_kernel_call *call)
{
    const yl_vector *map = call->args[0];
    yl_vector *rows = call->out->children[0];
    uint32_t n = map->children[0]->length;
    if (yl_vector_reserve(rows, n) != YL_OK)
        return YL_FAIL_MEMORY(call->err);
    for (uint32_t c = 0; c < 2; c++)
        share_child(&rows->children[c], map->children[c]);
    rows->length = n;
    copy_places(call);
    return YL_OK;
}

/* ---- Building ---- */

static const yl_type *infer_from_arrays(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                                        yl_span span, yl_error *err)
{
    const yl_type *type =
        yl_type_map(arena, args[0]->type->fields[0].type, args[1]->type->fields[0].type);
    (void)span, (void)err;
    return yl_type_nullable(arena, type, yl_any_nullable(args, n));
}

/* Keys that come twice stay so, as in Flink; a look-up finds the first. */
static yl_status from_arrays(yl_kernel_call *call)
{
    for (uint32_t i = 0; i < call->n; i++) {
        uint32_t first = call->out->children[0]->length;
        if (!yl_kernel_valid(call, i))
            continue;
        yl_list_entry key = call->args[0]->entries[i], value = call->args[1]->entries[i];
        if (key.length != value.length)
            return YL_FAIL(call->err, DATA, "MAP_FROM_ARRAYS: there are %u keys and %u values",
                           key.length, value.length);
        YL_TRY(yl_parts_append(call, 0, call->args[0]->children[0], key.offset, key.length));
        YL_TRY(yl_parts_append(call, 1, call->args[1]->children[0], value.offset, value.length));
        yl_parts_end(call, i, first);
    }
    return YL_OK;
}

/* Where the entry of a key is that row i got from an earlier map; YL_ROW_NONE if there is none. */
static uint32_t find_key(const yl_vector *made, uint32_t first, const yl_vector *map, uint32_t at)
{
    for (uint32_t k = first; k < made->length; k++)
        if (yl_vector_equal(made, k, map->children[0], at))
            return k;
    return YL_ROW_NONE;
}

/* The last value of a key counts, at the place of its first. */
static yl_status add_map(yl_kernel_call *call, const yl_vector *map, uint32_t i, uint32_t first)
{
    yl_list_entry entry = map->entries[i];
    for (uint32_t k = entry.offset; k < entry.offset + entry.length; k++) {
        uint32_t at = find_key(call->out->children[0], first, map, k);
        if (at == YL_ROW_NONE) {
            YL_TRY(yl_parts_append(call, 0, map->children[0], k, 1));
            YL_TRY(yl_parts_append(call, 1, map->children[1], k, 1));
        } else if (yl_vector_copy(call->out->children[1], at, map->children[1], NULL, k, 1) !=
                   YL_OK) {
            return YL_FAIL_MEMORY(call->err);
        }
    }
    return YL_OK;
}

static yl_status map_union(yl_kernel_call *call)
{
    for (uint32_t i = 0; i < call->n; i++) {
        uint32_t first = call->out->children[0]->length;
        if (!yl_kernel_valid(call, i))
            continue;
        for (uint32_t k = 0; k < call->n_args; k++)
            YL_TRY(add_map(call, call->args[k], i, first));
        yl_parts_end(call, i, first);
    }
    return YL_OK;
}

const yl_signature yl_fn_map_rows[] = {
    {.name = "MAP_ENTRIES",
     .args = "map",
     .result = "infer=",
     .infer = infer_entries,
     .kernel = entries,
     .doc = "The entries of a map as rows of `key` and `value`.",
     .examples = "MAP_ENTRIES(MAP['a', 1]) -> [(a, 1)]"},
    {.name = "MAP_FROM_ARRAYS",
     .args = "array, array",
     .result = "infer=",
     .infer = infer_from_arrays,
     .kernel = from_arrays,
     .doc = "A map of the keys in the first array and the values in the second.",
     .examples = "MAP_FROM_ARRAYS(ARRAY['a', 'b'], ARRAY[1, 2]) -> {a=1, b=2}"},
    {.name = "MAP_KEYS",
     .args = "map",
     .result = "infer=",
     .infer = infer_keys,
     .kernel = keys,
     .doc = "The keys of a map.",
     .examples = "MAP_KEYS(MAP['a', 1]) -> [a]"},
    {.name = "MAP_UNION",
     .args = "map<T,U>...",
     .result = "map<T,U>",
     .kernel = map_union,
     .doc = "The entries of all maps; of one key the last value counts.",
     .examples = "MAP_UNION(MAP['a', 1], MAP['a', 2]) -> {a=2}"},
    {.name = "MAP_VALUES",
     .args = "map",
     .result = "infer=",
     .infer = infer_values,
     .kernel = values,
     .doc = "The values of a map.",
     .examples = "MAP_VALUES(MAP['a', 1]) -> [1]"},
    {0},
};
