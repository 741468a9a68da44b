/* Constant folding, by the kernels that would run anyway.
 *
 * A subtree without columns becomes its value, as far as a literal can hold it (expr/literal.h); a
 * CAST within it is such a literal already when what is around it is computed. Where evaluation
 * fails, the parts are tried, and the failing call stays to fail when a row reaches it; only a
 * floating-point division by a constant zero is refused at once, as Flink does, because no row
 * would ever fail. Forms lose the branches that constants decide:
 *
 *     x AND TRUE -> x      x AND FALSE -> FALSE      CASE WHEN FALSE THEN .. -> the rest
 *     COALESCE(NULL, x, ..) -> COALESCE(x, ..)       COALESCE(x NOT NULL, ..) -> x
 *     x IS NULL -> FALSE, b IS TRUE -> b             where the type of x or b is NOT NULL
 *
 * Types never change: a form whose last remaining argument differs in nullability stays a form.
 * Values of nested types are left as they are written, because plans print them so.
 */
#include "base/mem.h"
#include "expr/literal.h"
#include "expr/program_internal.h"

typedef struct folder {
    yl_arena *arena;
    const yl_expr_env *env;
    bool strict;
    yl_error *err;
} folder;

yl_status yl_expr_eval_const(const yl_expr *e, const yl_expr_env *env, yl_vector **out,
                             yl_error *err)
{
    yl_program *program;
    yl_vector *value;
    yl_batch one = {.rows = 1, .count = 1};
    *out = NULL;
    YL_TRY(yl_program_new(&e, 1, env, &program, err));
    yl_status status = yl_program_eval(program, &one, &value, err);
    yl_program_free(program);
    if (status != YL_OK)
        return status;
    status = yl_vector_flatten(value, out);
    yl_vector_unref(value);
    return status == YL_OK ? YL_OK : YL_FAIL_MEMORY(err);
}

static bool is_foldable(const folder *f, const yl_expr *e)
{
    if (e->kind == YL_EXPR_COLUMN)
        return false;
    if (e->kind == YL_EXPR_CALL && (e->fn->determinism == YL_PER_ROW ||
                                    (e->fn->determinism == YL_PER_QUERY && f->env->streaming)))
        return false;
    for (uint32_t i = 0; i < e->n_args; i++)
        if (!is_foldable(f, e->args[i]))
            return false;
    return true;
}

/* The 1 in "bigint_column + 1" is printed as it was written, not as the BIGINT it became. */
static yl_status keep_origin(const folder *f, const yl_expr *e, const yl_expr **out)
{
    if (e->kind != YL_EXPR_CALL || (e->fn->flags & YL_FN_IMPLICIT) == 0 ||
        !yl_expr_is_const(e->args[0]))
        return YL_OK;
    yl_expr *copy = YL_NEW(f->arena, yl_expr);
    if (yl_arena_oom(f->arena))
        return YL_FAIL_MEMORY(f->err);
    *copy = **out;
    copy->args = e->args;
    *out = copy;
    return YL_OK;
}

static bool is_named(const yl_expr *e, const char *a, const char *b)
{
    return strcmp(e->fn->name, a) == 0 || strcmp(e->fn->name, b) == 0;
}

/* A cast that somebody wrote, or that Flink's planner adds. */
static bool is_cast(const yl_expr *e)
{
    return e->kind == YL_EXPR_CALL && (e->fn->flags & YL_FN_IMPLICIT) == 0 &&
           is_named(e, "CAST", "TRY_CAST");
}

/* The value of `e`, NULL when it cannot be evaluated. */
static yl_status compute(const folder *f, const yl_expr *e, yl_vector **value)
{
    yl_error local = {0};
    yl_status status = yl_expr_eval_const(e, f->env, value, &local);
    if (status == YL_OK)
        return YL_OK;
    *value = NULL;
    if (!f->strict && status != YL_ERR_MEMORY)
        return YL_OK;
    if (f->err != NULL && f->err->status == YL_OK)
        *f->err = local;
    return status;
}

/* A literal with a copy of the value; `from`: the type it was cast from, or NULL. */
static yl_status make_literal(const folder *f, const yl_expr *e, const yl_type *from,
                              yl_vector *value, const yl_expr **out)
{
    yl_vector *own = yl_vector_new(e->type, 1);
    if (own == NULL)
        return YL_FAIL_MEMORY(f->err);
    own->length = 1;
    yl_status status = yl_vector_copy(own, 0, value, NULL, 0, 1);
    status = status == YL_OK ? yl_literal_settle(e->type, from, own, e->span, f->err)
                             : YL_FAIL_MEMORY(f->err);
    if (status == YL_OK)
        *out = yl_expr_const(f->arena, e->type, own, e->span);
    yl_vector_unref(own);
    return status;
}

/* The number that is cast to FLOAT or DOUBLE, and perhaps more than once, before `e` casts it. */
static const yl_expr *cast_number(const yl_expr *e)
{
    const yl_expr *from = e->args[0];
    while (yl_type_is_numeric(e->type) && is_cast(from) &&
           (from->type->root == YL_FLOAT || from->type->root == YL_DOUBLE) &&
           yl_type_is_numeric(from->args[0]->type))
        from = from->args[0];
    return from;
}

/* A cast of a literal; *out stays `e` where it cannot be computed. `written`: it is a literal of
 * the text, so that 0.1E0 is no binary fraction yet. */
static yl_status literal_of_cast(const folder *f, const yl_expr *e, bool written,
                                 const yl_expr **out)
{
    const yl_expr *from = e->args[0];
    yl_vector *value = NULL;
    if (!yl_expr_is_const(from) || yl_type_is_nested(e->type))
        return YL_OK;
    if (yl_vector_valid(from->value, 0) && (!written || from->type->root != YL_DOUBLE))
        YL_TRY(yl_literal_cast(from->value, e->type, &value, f->err));
    if (value == NULL)
        YL_TRY(compute(f, e, &value));
    if (value == NULL)
        return YL_OK;
    yl_status status = make_literal(f, e, from->type, value, out);
    yl_vector_unref(value);
    return status;
}

/* `e`, which has no columns, with literals in place of the casts below and at it. */
static yl_status literals_of(const folder *f, const yl_expr *e, const yl_expr **out)
{
    bool same = true;
    *out = e;
    if (e->n_args == 0 || e->kind == YL_EXPR_CONST)
        return YL_OK;
    const yl_expr **args = YL_NEW_ARRAY(f->arena, const yl_expr *, e->n_args);
    if (yl_arena_oom(f->arena))
        return YL_FAIL_MEMORY(f->err);
    for (uint32_t i = 0; i < e->n_args; i++) {
        const yl_expr *arg = is_cast(e) ? cast_number(e) : e->args[i];
        YL_TRY(literals_of(f, arg, &args[i]));
        same = same && args[i] == e->args[i];
    }
    if (!same)
        *out = e->kind == YL_EXPR_CALL
                   ? yl_expr_call(f->arena, e->fn, e->type, args, e->n_args, e->span)
                   : yl_expr_form(f->arena, e->kind, e->type, args, e->n_args, e->span);
    if (yl_arena_oom(f->arena))
        return YL_FAIL_MEMORY(f->err);
    return is_cast(e) ? literal_of_cast(f, *out, yl_expr_is_const(cast_number(e)), out) : YL_OK;
}

/* What stands below the casts that plans do not show. */
static const yl_expr *without_implicit(const yl_expr *e)
{
    while (e->kind == YL_EXPR_CALL && (e->fn->flags & YL_FN_IMPLICIT) != 0)
        e = e->args[0];
    return e;
}

static bool is_zero(const yl_expr *e)
{
    e = without_implicit(e);
    if (!yl_expr_is_const(e) || !yl_vector_valid(e->value, 0))
        return false;
    int64_t whole;
    switch (e->type->root) {
    case YL_FLOAT:
        return e->value->f32[0] == 0;
    case YL_DOUBLE:
        return e->value->f64[0] == 0;
    case YL_DECIMAL:
        return e->value->i128[0] == 0;
    default:
        return yl_expr_const_int(e, &whole) && whole == 0;
    }
}

static yl_status refuse_zero_divisor(const folder *f, const yl_expr *e)
{
    if (e->kind != YL_EXPR_CALL || !is_named(e, "/", "/") || !is_zero(e->args[1]) ||
        (e->type->root != YL_FLOAT && e->type->root != YL_DOUBLE))
        return YL_OK;
    YL_FAIL_AT(f->err, DATA, e->span, "division by zero");
    return yl_error_hintf(f->err, "among constants it is refused for FLOAT and DOUBLE as well; "
                                  "between columns it gives Infinity or NaN");
}

/* a < b and its like between literals that are texts; *out stays NULL for anything else. */
static yl_status compare_texts(const folder *f, const yl_expr *e, const yl_expr **out)
{
    static const char signs[][3] = {"<", "<=", ">", ">="};
    yl_str a, b;
    int sign = 0;
    if (e->kind != YL_EXPR_CALL || e->n_args != 2)
        return YL_OK;
    while (sign < 4 && strcmp(e->fn->name, signs[sign]) != 0)
        sign++;
    if (sign == 4 || !yl_expr_const_text(without_implicit(e->args[0]), &a) ||
        !yl_expr_const_text(without_implicit(e->args[1]), &b))
        return YL_OK;
    int order = yl_literal_compare_texts(a, b);
    bool value = sign == 0   ? order < 0
                 : sign == 1 ? order <= 0
                 : sign == 2 ? order > 0
                             : order >= 0;
    *out = yl_expr_bool(f->arena, value, e->span);
    return YL_OK;
}

/* *out stays NULL when `e` cannot be evaluated. */
static yl_status evaluate(const folder *f, const yl_expr *e, const yl_expr **out)
{
    const yl_expr *known;
    yl_vector *value;
    YL_TRY(literals_of(f, e, &known));
    if (yl_expr_is_const(known)) {
        *out = known;
        return YL_OK;
    }
    YL_TRY(refuse_zero_divisor(f, known));
    YL_TRY(compare_texts(f, known, out));
    if (*out != NULL)
        return YL_OK;
    YL_TRY(compute(f, known, &value));
    if (value == NULL)
        return YL_OK;
    yl_status status = make_literal(f, e, NULL, value, out);
    yl_vector_unref(value);
    return status == YL_OK ? keep_origin(f, e, out) : status;
}

/* ---- Forms ---- */

/* `e` with other arguments; the only one of them when it has the form's type. */
static const yl_expr *rebuild(const folder *f, const yl_expr *e, const yl_expr **args, uint32_t n)
{
    bool same = n == e->n_args;
    for (uint32_t i = 0; same && i < n; i++)
        same = args[i] == e->args[i];
    if (same)
        return e;
    if (n == 1 && e->kind != YL_EXPR_CALL && yl_type_equal(args[0]->type, e->type, true))
        return args[0];
    if (n == 1 && yl_expr_is_const(args[0]) && e->kind != YL_EXPR_CALL)
        return yl_expr_const(f->arena, e->type, (yl_vector *)args[0]->value, args[0]->span);
    if (e->kind == YL_EXPR_CALL)
        return yl_expr_call(f->arena, e->fn, e->type, args, n, e->span);
    return yl_expr_form(f->arena, e->kind, e->type, args, n, e->span);
}

static const yl_expr *fold_logic(const folder *f, const yl_expr *e, const yl_expr **args)
{
    bool value, neutral = e->kind == YL_EXPR_AND;
    uint32_t n = 0;
    for (uint32_t i = 0; i < e->n_args; i++) {
        if (yl_expr_const_bool(args[i], &value) && value == neutral)
            continue;
        /* The constant that decides; what stands before it could only have failed. */
        if (yl_expr_const_bool(args[i], &value))
            return yl_expr_const(f->arena, e->type, (yl_vector *)args[i]->value, e->span);
        args[n++] = args[i];
    }
    if (n == 0)
        return yl_expr_const(f->arena, e->type, (yl_vector *)args[0]->value, e->span);
    return rebuild(f, e, args, n);
}

static const yl_expr *fold_case(const folder *f, const yl_expr *e, const yl_expr **args)
{
    uint32_t n = 0, last = e->n_args - 1;
    const yl_expr *other = args[last];
    for (uint32_t i = 0; i < last; i += 2) {
        bool value = false;
        if (yl_expr_is_const(args[i]) && (!yl_expr_const_bool(args[i], &value) || !value))
            continue;
        if (value) {
            other = args[i + 1];
            break;
        }
        args[n++] = args[i];
        args[n++] = args[i + 1];
    }
    args[n++] = other;
    /* One remaining argument of another nullability: CASE needs a condition to stay a CASE. */
    if (n == 1 && !yl_expr_is_const(other) && !yl_type_equal(other->type, e->type, true)) {
        const yl_expr *whole[3] = {yl_expr_bool(f->arena, true, e->span), other, other};
        return yl_expr_form(f->arena, YL_EXPR_CASE, e->type, whole, 3, e->span);
    }
    return rebuild(f, e, args, n);
}

static const yl_expr *fold_coalesce(const folder *f, const yl_expr *e, const yl_expr **args)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < e->n_args; i++) {
        if (yl_expr_const_is_null(args[i]) && i + 1 < e->n_args)
            continue;
        args[n++] = args[i];
        if (!args[i]->type->nullable)
            break;
    }
    return rebuild(f, e, args, n);
}

static const yl_expr *fold_call(const folder *f, const yl_expr *e, const yl_expr **args)
{
    if (e->n_args != 1 || args[0]->type->nullable || !yl_expr_is_deterministic(args[0]))
        return rebuild(f, e, args, e->n_args);
    if (is_named(e, "IS NULL", "IS UNKNOWN"))
        return yl_expr_bool(f->arena, false, e->span);
    if (is_named(e, "IS NOT NULL", "IS NOT UNKNOWN"))
        return yl_expr_bool(f->arena, true, e->span);
    if (is_named(e, "IS TRUE", "IS NOT FALSE"))
        return args[0];
    return rebuild(f, e, args, e->n_args);
}

/* ---- Walking ---- */

static yl_status fold(const folder *f, const yl_expr *e, const yl_expr **out)
{
    *out = e;
    if (e->kind == YL_EXPR_COLUMN || e->kind == YL_EXPR_CONST)
        return YL_OK;
    if (!yl_type_is_nested(e->type) && is_foldable(f, e)) {
        const yl_expr *value = NULL;
        YL_TRY(evaluate(f, e, &value));
        if (value != NULL) {
            *out = value;
            return YL_OK;
        }
    }
    if (e->n_args == 0)
        return YL_OK;
    const yl_expr **args = YL_NEW_ARRAY(f->arena, const yl_expr *, e->n_args);
    if (yl_arena_oom(f->arena))
        return YL_FAIL_MEMORY(f->err);
    for (uint32_t i = 0; i < e->n_args; i++)
        YL_TRY(fold(f, e->args[i], &args[i]));
    if (yl_arena_oom(f->arena))
        return YL_FAIL_MEMORY(f->err);
    switch (e->kind) {
    case YL_EXPR_AND:
    case YL_EXPR_OR:
        *out = fold_logic(f, e, args);
        break;
    case YL_EXPR_CASE:
        *out = fold_case(f, e, args);
        break;
    case YL_EXPR_COALESCE:
        *out = fold_coalesce(f, e, args);
        break;
    default:
        *out = fold_call(f, e, args);
    }
    return YL_OK;
}

yl_status yl_expr_fold(yl_arena *arena, const yl_expr *e, const yl_expr_env *env, bool strict,
                       const yl_expr **out, yl_error *err)
{
    folder f = {.arena = arena, .env = env, .strict = strict, .err = err};
    YL_TRY(fold(&f, e, out));
    if (yl_arena_oom(arena))
        return YL_FAIL_MEMORY(err);
    return YL_OK;
}
