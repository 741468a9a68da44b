/* Rebuilding bound expressions: placeholders become columns, columns move. */
#include "plan/binder_internal.h"

yl_status yl_bind_rewrite(yl_binder *b, const yl_expr *e, yl_rewrite_fn fn, void *arg,
                          const yl_expr **out)
{
    YL_BIND_ALIVE(b);
    const yl_expr *with = NULL;
    YL_TRY(fn(arg, e, &with));
    if (with != NULL) {
        *out = with;
        return YL_OK;
    }
    const yl_expr **args = NULL;
    for (uint32_t i = 0; i < e->n_args; i++) {
        const yl_expr *one;
        YL_TRY(yl_bind_rewrite(b, e->args[i], fn, arg, &one));
        if (one == e->args[i] && args == NULL)
            continue;
        if (args == NULL) {
            args = YL_NEW_ARRAY(b->arena, const yl_expr *, e->n_args);
            if (args == NULL)
                return YL_FAIL_MEMORY(b->err);
            YL_BIND_ALIVE(b);
            memcpy(args, e->args, sizeof *args * e->n_args);
        }
        args[i] = one;
    }
    if (args == NULL) {
        *out = e;
        return YL_OK;
    }
    yl_expr *copy = YL_NEW(b->arena, yl_expr);
    YL_BIND_ALIVE(b);
    *copy = *e;
    copy->args = args;
    *out = copy;
    return YL_OK;
}

bool yl_bind_uses(const yl_expr *e, uint32_t from, uint32_t to)
{
    if (e->kind == YL_EXPR_COLUMN)
        return e->index >= from && e->index < to;
    for (uint32_t i = 0; i < e->n_args; i++) {
        if (yl_bind_uses(e->args[i], from, to))
            return true;
    }
    return false;
}

typedef struct shift {
    yl_binder *b;
    uint32_t from;
    int64_t by;
} shift;

static yl_status shift_column(void *arg, const yl_expr *e, const yl_expr **out)
{
    const shift *s = arg;
    if (e->kind == YL_EXPR_COLUMN && e->index >= s->from)
        *out = yl_expr_column(s->b->arena, (uint32_t)((int64_t)e->index + s->by), e->type, e->span);
    return YL_OK;
}

const yl_expr *yl_bind_shift(yl_binder *b, const yl_expr *e, uint32_t from, int64_t by)
{
    shift s = {b, from, by};
    const yl_expr *out = e;
    return yl_bind_rewrite(b, e, shift_column, &s, &out) == YL_OK ? out : e;
}

static yl_status undefer(void *arg, const yl_expr *e, const yl_expr **out)
{
    const yl_expr *const *values = arg;
    if (e->kind == YL_EXPR_COLUMN && e->index >= YL_DEFERRED_BASE && e->index < YL_OUTER_BASE)
        *out = values[e->index - YL_DEFERRED_BASE];
    return YL_OK;
}

yl_status yl_bind_undefer(yl_binder *b, const yl_expr *e, const yl_expr *const *values,
                          const yl_expr **out)
{
    return yl_bind_rewrite(b, e, undefer, (void *)values, out);
}
