/* The binder's entry points, and what all of its parts use; see binder.h and binder_internal.h. */
#include "plan/binder_internal.h"

yl_status yl_binder_init(yl_binder *b, const yl_bind_context *context, yl_error *err,
                         yl_error *spare)
{
    *spare = (yl_error){0};
    *b = (yl_binder){
        .context = context,
        .arena = context->arena,
        .err = err == NULL ? spare : err, /* the parts below look at what was raised */
    };
    return yl_bind_memory(b);
}

yl_span yl_bind_span(const yl_binder *b, yl_span span)
{
    return b->elsewhere ? b->reference : span;
}

yl_status yl_bind_memory(const yl_binder *b)
{
    return yl_arena_oom(b->arena) ? YL_FAIL_MEMORY(b->err) : YL_OK;
}

yl_status yl_bind_grow(yl_binder *b, void **items, uint32_t n, uint32_t *capacity, size_t size)
{
    if (n < *capacity)
        return YL_OK;
    uint32_t wanted = *capacity == 0 ? 8 : *capacity * 2;
    void *grown = yl_arena_alloc(b->arena, size * wanted);
    if (grown == NULL || yl_arena_oom(b->arena))
        return YL_FAIL_MEMORY(b->err);
    if (n > 0)
        memcpy(grown, *items, size * n);
    *items = grown;
    *capacity = wanted;
    return YL_OK;
}

static bool is_used(const yl_str *names, uint32_t n, yl_str name)
{
    for (uint32_t i = 0; i < n; i++) {
        if (yl_str_equal(names[i], name))
            return true;
    }
    return false;
}

yl_str yl_bind_unique_name(yl_binder *b, const yl_str *names, uint32_t n, yl_str name)
{
    yl_str unique = name;
    for (uint32_t i = 0; is_used(names, n, unique); i++)
        unique = yl_str_of(yl_arena_printf(b->arena, "%.*s%u", YL_STR_ARGS(name), i));
    return unique;
}

yl_status yl_bind_record(yl_binder *b, yl_bind_use use)
{
    if (!b->records)
        return YL_OK;
    yl_bind_use *copy = YL_NEW(b->arena, yl_bind_use);
    YL_BIND_ALIVE(b);
    *copy = use;
    copy->next = b->uses;
    b->uses = copy;
    return YL_OK;
}

yl_status yl_bind_query(const yl_bind_context *context, const yl_ast *query, const yl_rel **out,
                        yl_error *err)
{
    yl_binder b;
    yl_error spare;
    YL_TRY(yl_binder_init(&b, context, err, &spare));
    b.keep_order = true;
    YL_TRY(yl_bind_query_node(&b, query, out));
    return yl_bind_memory(&b);
}

yl_status yl_bind_expr(const yl_bind_context *context, const yl_ast *expr, yl_schema schema,
                       const yl_expr **out, yl_error *err)
{
    yl_binder b;
    yl_error spare;
    YL_TRY(yl_binder_init(&b, context, err, &spare));
    const yl_rel *rel = yl_rel_values(b.arena, schema, NULL, 0, expr->span);
    YL_TRY(yl_bind_memory(&b));
    yl_bind_env env = {
        .scope = yl_scope_new(b.arena, rel, (yl_scope_table){.n = 0}),
        .clause = "this expression",
    };
    YL_TRY(yl_bind_memory(&b));
    YL_TRY(yl_bind_value(&b, &env, expr, out));
    return yl_bind_memory(&b);
}
