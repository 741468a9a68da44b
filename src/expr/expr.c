/* Expression trees: construction, comparison, walking; see expr.h.
 *
 * After a failed allocation every constructor returns one static NULL constant, so that the
 * binder may run on and ask yl_arena_oom once. Nodes are never changed once returned; remap and
 * substitute share every subtree that stays the same.
 */
#include "expr/expr.h"

#include "expr/function.h"

static uint64_t no_validity[1] = {0};
static uint8_t no_values[16] = {0};
static const yl_vector no_value = {.refs = 1,
                                   .form = YL_FLAT,
                                   .phys = YL_PHYS_BOOL,
                                   .length = 1,
                                   .capacity = 1,
                                   .type = &yl_type_null,
                                   .u8 = no_values,
                                   .validity = no_validity};
static const yl_expr no_expr = {.kind = YL_EXPR_CONST, .type = &yl_type_null, .value = &no_value};

/* ---- Construction ---- */

static const yl_expr *make(yl_arena *arena, yl_expr e, const yl_expr *const *args)
{
    if (e.n_args > 0) {
        e.args = YL_NEW_ARRAY(arena, const yl_expr *, e.n_args);
        if (yl_arena_oom(arena))
            return &no_expr;
        memcpy(e.args, args, e.n_args * sizeof *args);
    }
    yl_expr *made = YL_NEW(arena, yl_expr);
    if (yl_arena_oom(arena))
        return &no_expr;
    *made = e;
    return made;
}

const yl_expr *yl_expr_column(yl_arena *arena, uint32_t index, const yl_type *type, yl_span span)
{
    return make(
        arena, (yl_expr){.kind = YL_EXPR_COLUMN, .type = type, .index = index, .span = span}, NULL);
}

static void unref_vector(void *v)
{
    yl_vector_unref(v);
}

/* Takes the caller's reference; NULL means out of memory. */
static const yl_expr *make_const(yl_arena *arena, const yl_type *type, yl_vector *value,
                                 yl_span span)
{
    if (value == NULL) {
        /* Only the arena can carry the news: a request beyond its limit sets the flag. */
        yl_arena_alloc_raw(arena, SIZE_MAX / 2);
        return &no_expr;
    }
    value->length = 1;
    yl_arena_defer(arena, unref_vector, value);
    return make(arena, (yl_expr){.kind = YL_EXPR_CONST, .type = type, .value = value, .span = span},
                NULL);
}

const yl_expr *yl_expr_const(yl_arena *arena, const yl_type *type, yl_vector *value, yl_span span)
{
    return make_const(arena, type, yl_vector_ref(value), span);
}

const yl_expr *yl_expr_null(yl_arena *arena, const yl_type *type, yl_span span)
{
    type = yl_type_nullable(arena, type, true);
    yl_vector *v = yl_vector_new_null(type, 1);
    if (v != NULL)
        v->form = YL_FLAT;
    return make_const(arena, type, v, span);
}

static const yl_type *not_null(yl_arena *arena, const yl_type *type)
{
    return yl_type_nullable(arena, type, false);
}

const yl_expr *yl_expr_bool(yl_arena *arena, bool value, yl_span span)
{
    const yl_type *type = not_null(arena, &yl_type_boolean);
    yl_vector *v = yl_vector_new(type, 1);
    if (v != NULL)
        v->u8[0] = value;
    return make_const(arena, type, v, span);
}

const yl_expr *yl_expr_int(yl_arena *arena, int32_t value, yl_span span)
{
    const yl_type *type = not_null(arena, &yl_type_int);
    yl_vector *v = yl_vector_new(type, 1);
    if (v != NULL)
        v->i32[0] = value;
    return make_const(arena, type, v, span);
}

const yl_expr *yl_expr_bigint(yl_arena *arena, int64_t value, yl_span span)
{
    const yl_type *type = not_null(arena, &yl_type_bigint);
    yl_vector *v = yl_vector_new(type, 1);
    if (v != NULL)
        v->i64[0] = value;
    return make_const(arena, type, v, span);
}

/* Flink counts the length of a literal in Java chars: UTF-16 units. */
static int32_t utf16_length(yl_str s)
{
    int32_t n = 0;
    for (size_t i = 0; i < s.size; i++) {
        unsigned char c = (unsigned char)s.data[i];
        n += (c & 0xC0) != 0x80;
        n += c >= 0xF0;
    }
    return n;
}

const yl_expr *yl_expr_text(yl_arena *arena, yl_str value, yl_span span)
{
    const yl_type *type = not_null(arena, yl_type_with_length(arena, YL_CHAR, utf16_length(value)));
    yl_vector *v = yl_vector_new(type, 1);
    if (v != NULL && yl_vector_set_str(v, 0, value) != YL_OK) {
        yl_vector_unref(v);
        v = NULL;
    }
    return make_const(arena, type, v, span);
}

const yl_expr *yl_expr_form(yl_arena *arena, yl_expr_kind kind, const yl_type *type,
                            const yl_expr *const *args, uint32_t n, yl_span span)
{
    return make(arena, (yl_expr){.kind = kind, .type = type, .n_args = n, .span = span}, args);
}

const yl_expr *yl_expr_call(yl_arena *arena, const yl_function *fn, const yl_type *type,
                            const yl_expr *const *args, uint32_t n, yl_span span)
{
    return make(arena,
                (yl_expr){.kind = YL_EXPR_CALL, .fn = fn, .type = type, .n_args = n, .span = span},
                args);
}

const yl_expr *yl_expr_and(yl_arena *arena, const yl_expr *a, const yl_expr *b)
{
    if (a == NULL || b == NULL)
        return a == NULL ? b : a;
    const yl_expr *args[2] = {a, b};
    const yl_type *type =
        yl_type_nullable(arena, &yl_type_boolean, a->type->nullable || b->type->nullable);
    return yl_expr_form(arena, YL_EXPR_AND, type, args, 2, a->span);
}

/* ---- Comparison ---- */

static bool same_const(const yl_expr *a, const yl_expr *b)
{
    return a->value == b->value ||
           (a->value->phys == b->value->phys && yl_vector_equal(a->value, 0, b->value, 0));
}

bool yl_expr_equal(const yl_expr *a, const yl_expr *b)
{
    if (a == b)
        return true;
    if (a->kind != b->kind || a->n_args != b->n_args || !yl_type_equal(a->type, b->type, true))
        return false;
    if (a->kind == YL_EXPR_COLUMN)
        return a->index == b->index;
    if (a->kind == YL_EXPR_CONST)
        return same_const(a, b);
    if (a->kind == YL_EXPR_CALL && a->fn != b->fn &&
        (a->fn->signature != b->fn->signature || a->fn->kernel != b->fn->kernel ||
         strcmp(a->fn->name, b->fn->name) != 0))
        return false;
    for (uint32_t i = 0; i < a->n_args; i++)
        if (!yl_expr_equal(a->args[i], b->args[i]))
            return false;
    return true;
}

/* ---- Constants ---- */

bool yl_expr_is_const(const yl_expr *e)
{
    return e->kind == YL_EXPR_CONST;
}

bool yl_expr_const_is_null(const yl_expr *e)
{
    return e->kind == YL_EXPR_CONST && !yl_vector_valid(e->value, 0);
}

static bool has_value(const yl_expr *e)
{
    return e->kind == YL_EXPR_CONST && yl_vector_valid(e->value, 0);
}

bool yl_expr_const_int(const yl_expr *e, int64_t *value)
{
    if (!has_value(e))
        return false;
    switch (e->type->root) {
    case YL_TINYINT:
        *value = e->value->i8[0];
        return true;
    case YL_SMALLINT:
        *value = e->value->i16[0];
        return true;
    case YL_INT:
        *value = e->value->i32[0];
        return true;
    case YL_BIGINT:
        *value = e->value->i64[0];
        return true;
    default:
        return false;
    }
}

bool yl_expr_const_text(const yl_expr *e, yl_str *value)
{
    if (!has_value(e) || !yl_type_is_text(e->type))
        return false;
    *value = yl_view_str(&e->value->views[0]);
    return true;
}

bool yl_expr_const_bool(const yl_expr *e, bool *value)
{
    if (!has_value(e) || e->type->root != YL_BOOLEAN)
        return false;
    *value = e->value->u8[0] != 0;
    return true;
}

/* ---- Walking ---- */

bool yl_expr_is_foldable(const yl_expr *e)
{
    if (e->kind == YL_EXPR_COLUMN || (e->kind == YL_EXPR_CALL && e->fn->determinism == YL_PER_ROW))
        return false;
    for (uint32_t i = 0; i < e->n_args; i++)
        if (!yl_expr_is_foldable(e->args[i]))
            return false;
    return true;
}

bool yl_expr_is_deterministic(const yl_expr *e)
{
    if (e->kind == YL_EXPR_CALL && e->fn->determinism == YL_PER_ROW)
        return false;
    for (uint32_t i = 0; i < e->n_args; i++)
        if (!yl_expr_is_deterministic(e->args[i]))
            return false;
    return true;
}

void yl_expr_columns(const yl_expr *e, bool *used)
{
    if (e->kind == YL_EXPR_COLUMN)
        used[e->index] = true;
    for (uint32_t i = 0; i < e->n_args; i++)
        yl_expr_columns(e->args[i], used);
}

/* Replaces columns by `map` (new numbers) or `with` (expressions); one of them is NULL. */
static const yl_expr *replace(yl_arena *arena, const yl_expr *e, const int32_t *map,
                              const yl_expr *const *with)
{
    if (e->kind == YL_EXPR_COLUMN) {
        if (with != NULL)
            return with[e->index];
        if (map[e->index] == (int32_t)e->index)
            return e;
        return yl_expr_column(arena, (uint32_t)map[e->index], e->type, e->span);
    }
    if (e->n_args == 0)
        return e;
    const yl_expr **args = YL_NEW_ARRAY(arena, const yl_expr *, e->n_args);
    if (yl_arena_oom(arena))
        return &no_expr;
    bool changed = false;
    for (uint32_t i = 0; i < e->n_args; i++) {
        args[i] = replace(arena, e->args[i], map, with);
        changed |= args[i] != e->args[i];
    }
    if (!changed)
        return e;
    yl_expr *copy = YL_NEW(arena, yl_expr);
    if (yl_arena_oom(arena))
        return &no_expr;
    *copy = *e;
    copy->args = args;
    return copy;
}

const yl_expr *yl_expr_remap(yl_arena *arena, const yl_expr *e, const int32_t *map)
{
    return replace(arena, e, map, NULL);
}

const yl_expr *yl_expr_substitute(yl_arena *arena, const yl_expr *e, const yl_expr *const *with)
{
    return replace(arena, e, NULL, with);
}

uint32_t yl_expr_count_conjuncts(const yl_expr *e)
{
    if (e->kind != YL_EXPR_AND)
        return 1;
    uint32_t n = 0;
    for (uint32_t i = 0; i < e->n_args; i++)
        n += yl_expr_count_conjuncts(e->args[i]);
    return n;
}

uint32_t yl_expr_conjuncts(const yl_expr *e, const yl_expr **out)
{
    if (e->kind != YL_EXPR_AND) {
        out[0] = e;
        return 1;
    }
    uint32_t n = 0;
    for (uint32_t i = 0; i < e->n_args; i++)
        n += yl_expr_conjuncts(e->args[i], out + n);
    return n;
}
