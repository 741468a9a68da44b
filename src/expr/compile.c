/* From expressions to steps; see program_internal.h for what a program looks like.
 *
 * Every subexpression gets one register per scope, found again by its hash (CSE). What scope 0
 * computes unconditionally anyway is compiled there even when it is met inside a branch first, so
 * that a branch imports it instead of computing it again. Calls that differ per row (RAND) are
 * never shared.
 */
#include "expr/program_internal.h"

#include "data/hash.h"

/* Branches up to this cost are computed for all rows rather than for chosen ones: gathering the
 * inputs of a branch costs about as much as one or two cheap kernels each. */
enum { DENSE_COST_MAX = 8, TEXT_COST = 3, DEPTH_MAX = 2000 };

static uint64_t hash_expr(const yl_expr *e)
{
    uint64_t h = yl_hash_u64((uint64_t)e->kind << 32 | e->type->root);
    if (e->kind == YL_EXPR_COLUMN)
        return yl_hash_combine(h, e->index);
    if (e->kind == YL_EXPR_CONST) {
        uint64_t value = 0;
        yl_vector_hash(e->value, 1, &value, false);
        return yl_hash_combine(h, value);
    }
    if (e->kind == YL_EXPR_CALL)
        h = yl_hash_combine(h, yl_hash_bytes(yl_str_of(e->fn->name)));
    for (uint32_t i = 0; i < e->n_args; i++)
        h = yl_hash_combine(h, hash_expr(e->args[i]));
    return h;
}

/* What computing `e` for a row costs, in cheap kernels; more than DENSE_COST_MAX when it must not
 * run for rows that nobody asked for. */
static uint32_t dense_cost(const yl_expr *e)
{
    uint32_t cost = 0;
    if (e->kind == YL_EXPR_COLUMN || e->kind == YL_EXPR_CONST)
        return yl_type_is_nested(e->type) || e->type->root == YL_OBJECT ? DENSE_COST_MAX + 1 : 0;
    if (e->kind == YL_EXPR_CALL) {
        if ((e->fn->flags & YL_FN_TOTAL) == 0 || e->fn->prepare != NULL ||
            e->fn->determinism == YL_PER_ROW || yl_type_is_nested(e->type))
            return DENSE_COST_MAX + 1;
    }
    cost = 1;
    for (uint32_t i = 0; i < e->n_args && cost <= DENSE_COST_MAX; i++) {
        if (yl_type_phys(e->args[i]->type) == YL_PHYS_STR)
            cost += TEXT_COST - 1;
        cost += dense_cost(e->args[i]);
    }
    return cost;
}

static bool is_dense(const yl_expr *e)
{
    return dense_cost(e) <= DENSE_COST_MAX;
}

/* AND and OR take each argument as it comes; CASE and COALESCE of dense arguments (and of values
 * that can be merged by plain copies) are one merge, otherwise all but the first argument are
 * branches. */
static bool is_one_merge(const yl_expr *e)
{
    if (e->kind == YL_EXPR_AND || e->kind == YL_EXPR_OR || yl_type_is_nested(e->type) ||
        e->type->root == YL_OBJECT)
        return false;
    for (uint32_t i = 1; i < e->n_args; i++)
        if (!is_dense(e->args[i]))
            return false;
    return true;
}

/* Is argument i computed for chosen rows only? `merge` is is_one_merge(e). */
static bool is_branch(const yl_expr *e, uint32_t i, bool merge)
{
    if (e->kind == YL_EXPR_CALL || i == 0 || merge)
        return false;
    return (e->kind != YL_EXPR_AND && e->kind != YL_EXPR_OR) || !is_dense(e->args[i]);
}

static yl_status collect_certain(yl_program *program, const yl_expr *e, uint32_t depth,
                                 yl_error *err)
{
    if (depth > DEPTH_MAX)
        return YL_FAIL_AT(err, BUDGET, e->span, "the expression is nested too deeply");
    if (e->kind == YL_EXPR_CALL && !yl_list_push(&program->certain, e))
        return YL_FAIL_MEMORY(err);
    bool merge = e->n_args > 0 && is_one_merge(e);
    for (uint32_t i = 0; i < e->n_args; i++)
        if (!is_branch(e, i, merge))
            YL_TRY(collect_certain(program, e->args[i], depth + 1, err));
    return YL_OK;
}

static bool is_certain(const yl_program *program, const yl_expr *e)
{
    for (size_t i = 0; i < program->certain.size; i++)
        if (yl_expr_equal(program->certain.items[i], e))
            return true;
    return false;
}

/* ---- Registers ---- */

static bool find_known(const yl_program *program, uint32_t scope, const yl_expr *e, uint64_t hash,
                       uint32_t *reg)
{
    for (size_t i = program->known.size; i-- > 0;) {
        const yl_known *k = &program->known.items[i];
        if (k->hash == hash && k->scope == scope && yl_expr_equal(k->expr, e)) {
            *reg = k->reg;
            return true;
        }
    }
    return false;
}

static yl_status add_step(yl_program *program, yl_step step, uint64_t hash, uint32_t *reg,
                          yl_error *err)
{
    *reg = (uint32_t)program->steps.size;
    step.next = *reg + 1;
    yl_known known = {hash, step.expr, step.scope, *reg};
    if (!yl_list_push(&program->steps, step) || !yl_list_push(&program->known, known))
        return YL_FAIL_MEMORY(err);
    return YL_OK;
}

static yl_status add_scope(yl_program *program, uint32_t parent, uint32_t *scope, yl_error *err)
{
    *scope = (uint32_t)program->scopes.size;
    if (!yl_list_push(&program->scopes, ((yl_scope){.parent = parent})))
        return YL_FAIL_MEMORY(err);
    return YL_OK;
}

static yl_status compile(yl_program *program, uint32_t scope, const yl_expr *e, uint32_t depth,
                         uint32_t *reg, yl_error *err);

/* Imports `e` from the nearest scope around `scope` that has it. */
static yl_status import(yl_program *program, uint32_t scope, const yl_expr *e, uint64_t hash,
                        uint32_t *reg, bool *found, yl_error *err)
{
    yl_step step = {.kind = YL_STEP_IMPORT, .expr = e, .scope = scope};
    *found = false;
    for (uint32_t around = scope; around != 0 && !*found;) {
        around = program->scopes.items[around].parent;
        *found = find_known(program, around, e, hash, &step.source);
    }
    return *found ? add_step(program, step, hash, reg, err) : YL_OK;
}

/* Compiles into scope 0 whatever below a branch of scope 0 is needed there in any case. It must
 * happen before the form gets its step, and for all that is below: later, steps of scope 0 would
 * end up between those of a branch. */
static yl_status hoist(yl_program *program, const yl_expr *e, uint32_t depth, yl_error *err)
{
    uint32_t reg;
    if (e->kind == YL_EXPR_CALL && yl_expr_is_deterministic(e) && is_certain(program, e))
        return compile(program, 0, e, depth, &reg, err);
    for (uint32_t i = 0; i < e->n_args; i++)
        YL_TRY(hoist(program, e->args[i], depth + 1, err));
    return YL_OK;
}

static yl_status compile_call(yl_program *program, uint32_t scope, const yl_expr *e, uint64_t hash,
                              uint32_t depth, uint32_t *reg, yl_error *err)
{
    yl_step step = {.kind = YL_STEP_CALL, .expr = e, .scope = scope, .n_args = e->n_args};
    step.args = YL_NEW_ARRAY(program->arena, uint32_t, e->n_args + 1);
    step.argv = YL_NEW_ARRAY(program->arena, yl_vector *, e->n_args + 1);
    if (yl_arena_oom(program->arena))
        return YL_FAIL_MEMORY(err);
    for (uint32_t i = 0; i < e->n_args; i++)
        YL_TRY(compile(program, scope, e->args[i], depth + 1, &step.args[i], err));
    YL_TRY(add_step(program, step, hash, reg, err));
    if (e->fn->prepare == NULL)
        return YL_OK;
    /* The step is in the list, so that what `prepare` made is released with the program. */
    void *state = NULL;
    yl_error local = {0};
    yl_status status = e->fn->prepare(e, program->env, &state, err == NULL ? &local : err);
    program->steps.items[*reg].state = state;
    if (status != YL_OK && err != NULL && err->span.end == 0)
        err->span = e->span;
    return status;
}

static yl_step_kind form_kind(const yl_expr *e)
{
    return e->kind == YL_EXPR_AND    ? YL_STEP_AND
           : e->kind == YL_EXPR_OR   ? YL_STEP_OR
           : e->kind == YL_EXPR_CASE ? YL_STEP_CASE
                                     : YL_STEP_COALESCE;
}

static yl_status compile_branches(yl_program *program, uint32_t form, uint32_t depth, yl_error *err)
{
    const yl_expr *e = program->steps.items[form].expr;
    uint32_t *args = program->steps.items[form].args, *branch = program->steps.items[form].branch;
    for (uint32_t i = 1; i < e->n_args; i++) {
        if (branch[i] == YL_NO_SCOPE)
            continue;
        uint32_t begin = (uint32_t)program->steps.size;
        YL_TRY(compile(program, branch[i], e->args[i], depth + 1, &args[i], err));
        program->scopes.items[branch[i]].begin = begin;
        program->scopes.items[branch[i]].end = (uint32_t)program->steps.size;
    }
    program->steps.items[form].next = (uint32_t)program->steps.size;
    return YL_OK;
}

static yl_status compile_form(yl_program *program, uint32_t scope, const yl_expr *e, uint64_t hash,
                              uint32_t depth, uint32_t *reg, yl_error *err)
{
    yl_step step = {.kind = form_kind(e), .expr = e, .scope = scope, .n_args = e->n_args};
    bool merge = is_one_merge(e);
    step.args = YL_NEW_ARRAY(program->arena, uint32_t, e->n_args + 1);
    step.branch = YL_NEW_ARRAY(program->arena, uint32_t, e->n_args + 1);
    if (yl_arena_oom(program->arena))
        return YL_FAIL_MEMORY(err);
    for (uint32_t i = 0; i < e->n_args; i++) {
        if (!is_branch(e, i, merge)) {
            YL_TRY(compile(program, scope, e->args[i], depth + 1, &step.args[i], err));
            continue;
        }
        step.lazy = true;
        if (scope == 0)
            YL_TRY(hoist(program, e->args[i], depth + 1, err));
        YL_TRY(add_scope(program, scope, &step.branch[i], err));
    }
    YL_TRY(add_step(program, step, hash, reg, err));
    return step.lazy ? compile_branches(program, *reg, depth, err) : YL_OK;
}

static yl_status compile(yl_program *program, uint32_t scope, const yl_expr *e, uint32_t depth,
                         uint32_t *reg, yl_error *err)
{
    if (depth > DEPTH_MAX)
        return YL_FAIL_AT(err, BUDGET, e->span, "the expression is nested too deeply");
    uint64_t hash = hash_expr(e);
    if (yl_expr_is_deterministic(e)) {
        bool found = find_known(program, scope, e, hash, reg);
        if (!found && e->kind != YL_EXPR_COLUMN && e->kind != YL_EXPR_CONST)
            YL_TRY(import(program, scope, e, hash, reg, &found, err));
        if (found)
            return YL_OK;
    }
    yl_step step = {.expr = e, .scope = scope};
    switch (e->kind) {
    case YL_EXPR_COLUMN:
        step.kind = YL_STEP_COLUMN;
        step.source = e->index;
        return add_step(program, step, hash, reg, err);
    case YL_EXPR_CONST:
        step.kind = YL_STEP_CONST;
        return add_step(program, step, hash, reg, err);
    case YL_EXPR_CALL:
        return compile_call(program, scope, e, hash, depth, reg, err);
    default:
        return compile_form(program, scope, e, hash, depth, reg, err);
    }
}

/* ---- Life ---- */

yl_status yl_program_new(const yl_expr *const *exprs, uint32_t n, const yl_expr_env *env,
                         yl_program **out, yl_error *err)
{
    yl_status status = YL_OK;
    yl_program *program = yl_calloc(1, sizeof *program);
    *out = NULL;
    if (program == NULL)
        return YL_FAIL_MEMORY(err);
    program->env = env;
    program->n_outputs = n;
    program->arena = yl_arena_new("program", 0);
    program->outputs = yl_calloc(n, sizeof *program->outputs);
    if (program->arena == NULL || program->outputs == NULL ||
        !yl_list_push(&program->scopes, ((yl_scope){0}))) {
        yl_program_free(program);
        return YL_FAIL_MEMORY(err);
    }
    for (uint32_t i = 0; i < n; i++)
        YL_TRY_TO(fail, status, collect_certain(program, exprs[i], 0, err));
    for (uint32_t i = 0; i < n; i++)
        YL_TRY_TO(fail, status, compile(program, 0, exprs[i], 0, &program->outputs[i], err));
    program->scopes.items[0].end = (uint32_t)program->steps.size;
    yl_list_clear(&program->known);
    yl_list_clear(&program->certain);
    *out = program;
    return YL_OK;
fail:
    yl_program_free(program);
    return status;
}

static void clear_step(yl_step *step)
{
    if (step->kind == YL_STEP_CALL && step->state != NULL && step->expr->fn->release != NULL)
        step->expr->fn->release(step->state);
    yl_vector_unref(step->value);
    yl_vector_unref(step->flat);
    yl_vector_unref(step->scratch);
    yl_free_aligned(step->spare);
    yl_free_aligned(step->bits);
    yl_free(step->rest);
    yl_free(step->taken);
}

void yl_program_free(yl_program *program)
{
    if (program == NULL)
        return;
    for (size_t i = 0; i < program->steps.size; i++)
        clear_step(&program->steps.items[i]);
    for (size_t i = 0; i < program->scopes.size; i++) {
        yl_free(program->scopes.items[i].rows_buffer);
        yl_free(program->scopes.items[i].abs_buffer);
    }
    yl_list_clear(&program->steps);
    yl_list_clear(&program->scopes);
    yl_list_clear(&program->known);
    yl_list_clear(&program->certain);
    yl_free(program->outputs);
    yl_free(program->keep);
    yl_arena_free(program->arena);
    yl_free(program);
}
