/* Casts as nodes of expressions, and the one kernel behind all of them.
 *
 * A cast is a CALL of one of four function objects: CAST or TRY_CAST, total or not. The loop is
 * found anew for every batch from the types of the node: a look-up in a table or two, nothing
 * against the rows it is for. When only the nullability changes, no call is made: the argument is
 * copied as a node of the other type.
 *
 * The result of CAST is nullable when its argument is; that of TRY_CAST always. A CAST may still
 * give NULL for a value that was none (a DECIMAL that is too large): whoever needs to know checks,
 * as Flink's sinks do.
 */
#include "data/print.h"
#include "function/cast.h"
#include "function/signature.h"

enum { TEXT_SHOWN_MAX = 100 }; /* bytes of a bad value in an error message */

/* ---- Running ---- */

static yl_status raise_bad(yl_cast_job *job, uint32_t i)
{
    yl_strbuf value = {0}, type = {0};
    yl_print_options options = {.style = YL_PRINT_CLIENT, .zone = job->env->zone};
    yl_value_print(job->in, i, &options, &value);
    yl_type to = *job->to;
    to.nullable = true; /* "to INT", not "to INT NOT NULL" */
    yl_type_print(&to, &type);
    yl_str shown = yl_strbuf_view(&value);
    const char *more = "";
    if (shown.size > TEXT_SHOWN_MAX) {
        shown.size = TEXT_SHOWN_MAX;
        while (shown.size > 0 && ((unsigned char)shown.data[shown.size] & 0xC0) == 0x80)
            shown.size--;
        more = "...";
    }
    const char *quote = yl_type_is_text(job->from) ? "'" : "";
    yl_status status = YL_FAIL(job->err, DATA, "cannot cast %s%.*s%s%s to %s", quote,
                               YL_STR_ARGS(shown), more, quote, yl_strbuf_text(&type));
    yl_strbuf_clear(&value);
    yl_strbuf_clear(&type);
    return status;
}

yl_status yl_cast_null(yl_cast_job *job, uint32_t i)
{
    if (yl_vector_set_null(job->out, i) != YL_OK)
        return YL_FAIL_MEMORY(job->err);
    return YL_OK;
}

yl_status yl_cast_bad(yl_cast_job *job, uint32_t i)
{
    if (job->mode == YL_CAST_FAIL)
        return raise_bad(job, i);
    if (job->mode == YL_CAST_MARK) {
        yl_bit_set(job->bad, i);
        job->any_bad = true;
    }
    return yl_cast_null(job, i);
}

static yl_status all_null(yl_cast_job *job)
{
    for (uint32_t i = 0; i < job->n; i++)
        YL_TRY(yl_cast_null(job, i));
    return YL_OK;
}

yl_cast_fn yl_cast_find(const yl_type *from, const yl_type *to)
{
    static yl_cast_fn (*const files[])(const yl_type *from, const yl_type *to) = {
        yl_cast_numeric_fn,  yl_cast_parse_fn,  yl_cast_text_fn,
        yl_cast_temporal_fn, yl_cast_nested_fn,
    };
    if (from->root == YL_NULL)
        return all_null;
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        yl_cast_fn fn = files[i](from, to);
        if (fn != NULL)
            return fn;
    }
    return yl_cast_same; /* the types agree in all that matters */
}

static yl_status run(yl_kernel_call *call, yl_cast_mode mode)
{
    yl_cast_job job = {
        .n = call->n,
        .in = call->args[0],
        .out = call->out,
        .from = call->expr->args[0]->type,
        .to = call->expr->type,
        .env = call->env,
        .mode = mode,
        .err = call->err,
    };
    return yl_cast_find(job.from, job.to)(&job);
}

static yl_status run_cast(yl_kernel_call *call)
{
    return run(call, YL_CAST_FAIL);
}

static yl_status run_try_cast(yl_kernel_call *call)
{
    return run(call, YL_CAST_NULL);
}

/* ---- Binding ---- */

static const yl_signature cast_row = {
    .name = "CAST",
    .args = "any",
    .doc = "The value as another type; what cannot be converted is an error.",
    .examples = "CAST('42' AS INT) -> 42",
    .flags = YL_FN_HIDDEN,
    .kernel = run_cast,
};
static const yl_signature try_cast_row = {
    .name = "TRY_CAST",
    .args = "any",
    .doc = "The value as another type; what cannot be converted is NULL.",
    .examples = "TRY_CAST('abc' AS INT) -> NULL",
    .flags = YL_FN_HIDDEN,
    .kernel = run_try_cast,
};

static const yl_function functions[2][2] = {
    {
        {.name = "CAST", .signature = &cast_row, .flags = YL_FN_HIDDEN, .kernel = run_cast},
        {.name = "CAST",
         .signature = &cast_row,
         .flags = YL_FN_HIDDEN | YL_FN_TOTAL,
         .kernel = run_cast},
    },
    {
        {.name = "TRY_CAST",
         .signature = &try_cast_row,
         .flags = YL_FN_HIDDEN,
         .kernel = run_try_cast},
        {.name = "TRY_CAST",
         .signature = &try_cast_row,
         .flags = YL_FN_HIDDEN | YL_FN_TOTAL,
         .kernel = run_try_cast},
    },
};

static const yl_expr *retyped(yl_arena *arena, const yl_expr *e, const yl_type *type)
{
    yl_expr *copy = YL_NEW(arena, yl_expr);
    if (yl_arena_oom(arena))
        return e;
    *copy = *e;
    copy->type = type;
    return copy;
}

static yl_status make(yl_arena *arena, const yl_expr *arg, const yl_type *to, bool try_cast,
                      yl_span span, const yl_expr **out, yl_error *err)
{
    const yl_type *type = yl_type_nullable(arena, to, try_cast || arg->type->nullable);
    if (arg->type->root == YL_NULL || yl_expr_const_is_null(arg))
        *out = yl_expr_null(arena, type, span);
    else if (yl_type_equal(arg->type, type, true) &&
             arg->type->time_attribute == type->time_attribute)
        *out = arg;
    else if (yl_type_equal(arg->type, type, false))
        *out = retyped(arena, arg, type);
    else
        *out = yl_expr_call(arena, &functions[try_cast][yl_cast_is_total(arg->type, to)], type,
                            &arg, 1, span);
    return yl_arena_oom(arena) ? YL_FAIL_MEMORY(err) : YL_OK;
}

static yl_status refuse(yl_arena *arena, const yl_type *from, const yl_type *to, yl_span span,
                        const char *what, yl_error *err)
{
    yl_status status = YL_FAIL_AT(err, TYPE, span, "%s %s to %s", what,
                                  yl_type_text(arena, yl_type_nullable(arena, from, true)),
                                  yl_type_text(arena, yl_type_nullable(arena, to, true)));
    if (yl_type_is_numeric(from) && to->root == YL_TIMESTAMP)
        yl_error_hintf(err, "use TO_TIMESTAMP(FROM_UNIXTIME(x)), where x counts seconds");
    else if (yl_type_is_numeric(from) && to->root == YL_TIMESTAMP_LTZ)
        yl_error_hintf(err, "use TO_TIMESTAMP_LTZ(x, 0) for seconds or TO_TIMESTAMP_LTZ(x, 3) "
                            "for milliseconds");
    else if (from->root == YL_TIMESTAMP && yl_type_is_numeric(to))
        yl_error_hintf(err, "use UNIX_TIMESTAMP(CAST(x AS STRING))");
    return status;
}

yl_status yl_cast_bind(yl_arena *arena, const yl_expr *arg, const yl_type *to, bool try_cast,
                       yl_span span, const yl_expr **out, yl_error *err)
{
    if (yl_cast_kind_of(arg->type, to) == YL_CAST_REFUSED)
        return refuse(arena, arg->type, to, span, "cannot cast", err);
    return make(arena, arg, to, try_cast, span, out, err);
}

bool yl_cast_is_implicit(const yl_type *from, const yl_type *to)
{
    return yl_cast_kind_of(from, to) == YL_CAST_IMPLICIT;
}

yl_status yl_cast_implicit(yl_arena *arena, const yl_expr *arg, const yl_type *to,
                           const yl_expr **out, yl_error *err)
{
    if (yl_type_equal(arg->type, to, false)) {
        *out = arg;
        return YL_OK;
    }
    if (!yl_cast_is_implicit(arg->type, to))
        return refuse(arena, arg->type, to, arg->span, "cannot convert", err);
    return make(arena, arg, to, false, arg->span, out, err);
}

yl_status yl_cast_assign(yl_arena *arena, const yl_expr *arg, const yl_type *to,
                         const yl_expr **out, yl_error *err)
{
    if (!yl_cast_is_implicit(arg->type, to))
        return refuse(arena, arg->type, to, arg->span, "cannot assign", err);
    return make(arena, arg, to, false, arg->span, out, err);
}
