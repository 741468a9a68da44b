/* Running a program over a batch; see program_internal.h.
 *
 * Steps run in the order of the array, a form runs the steps of its branches itself. Between two
 * batches a program keeps its scratch vectors (without their heaps, so that no file buffer stays
 * alive) and the flat copies of its constants.
 */
#include "base/mem.h"
#include "expr/program_internal.h"

enum { SCRATCH_ROWS_MIN = 64 };

static bool is_reusable(const yl_type *type)
{
    return !yl_type_is_nested(type) && type->root != YL_OBJECT;
}

static uint32_t words_of(uint32_t n)
{
    return (n + 63) / 64;
}

/* ---- Vectors of steps ---- */

static uint32_t round_up(uint32_t n)
{
    uint32_t room = SCRATCH_ROWS_MIN;
    while (room < n)
        room *= 2;
    return room;
}

/* Takes the bitmap off a vector and keeps it for the next batch with NULLs. */
static void strip_validity(yl_step *step, yl_vector *v)
{
    if (v->validity == NULL)
        return;
    if (step->spare == NULL || step->spare_rows != v->capacity) {
        yl_free_aligned(step->spare);
        step->spare = v->validity;
        step->spare_rows = v->capacity;
    } else {
        yl_free_aligned(v->validity);
    }
    v->validity = NULL;
}

yl_status yl_step_out(yl_step *step, uint32_t n, yl_vector **out, yl_error *err)
{
    yl_vector *v = step->scratch;
    if (v != NULL && is_reusable(v->type) && yl_vector_unshared(v) && v->capacity >= n) {
        strip_validity(step, v);
        yl_heap_unref(v->heap);
        v->heap = NULL;
        if (v->phys == YL_PHYS_STR && n > 0)
            memset(v->views, 0, n * sizeof *v->views);
    } else {
        uint32_t room = is_reusable(step->expr->type) ? round_up(n) : n;
        yl_vector_unref(v);
        v = step->scratch = yl_vector_new(step->expr->type, room);
        if (v == NULL)
            return YL_FAIL_MEMORY(err);
    }
    v->length = n;
    yl_vector_unref(step->value);
    *out = step->value = yl_vector_ref(v);
    return YL_OK;
}

yl_status yl_step_validity(yl_step *step, yl_vector *v, yl_error *err)
{
    if (v->validity != NULL)
        return YL_OK;
    if (step->spare != NULL && step->spare_rows == v->capacity) {
        v->validity = step->spare;
        step->spare = NULL;
        return YL_OK;
    }
    if (yl_vector_need_validity(v) != YL_OK)
        return YL_FAIL_MEMORY(err);
    return YL_OK;
}

/* The flat copy of a constant is made for more rows than asked, once and for all. */
yl_status yl_step_flat(yl_program *program, uint32_t reg, yl_vector **out, yl_error *err)
{
    yl_step *step = &program->steps.items[reg];
    uint32_t n = program->scopes.items[step->scope].n;
    if (step->value->form == YL_FLAT) {
        *out = step->value;
        return YL_OK;
    }
    if (step->flat == NULL || step->flat->length < n) {
        uint32_t room = step->kind == YL_STEP_CONST ? round_up(n) : n;
        yl_vector_unref(step->flat);
        step->flat = yl_vector_new(step->value->type, room);
        if (step->flat == NULL ||
            yl_vector_copy(step->flat, 0, step->value, NULL, 0, room) != YL_OK)
            return YL_FAIL_MEMORY(err);
        step->flat->length = room;
    }
    *out = step->flat;
    return YL_OK;
}

/* step->value = the rows of `from` (NULL: all of them). */
static yl_status take_rows(yl_step *step, yl_vector *from, const uint16_t *rows, uint32_t n,
                           yl_error *err)
{
    yl_vector *out;
    if (from->form == YL_CONST || rows == NULL) {
        yl_vector_ref(from);
        yl_vector_unref(step->value);
        step->value = from;
        return YL_OK;
    }
    YL_TRY(yl_step_out(step, n, &out, err));
    if (yl_vector_copy(out, 0, from, rows, 0, n) != YL_OK)
        return YL_FAIL_MEMORY(err);
    return YL_OK;
}

/* ---- Steps ---- */

static yl_status run_column(yl_program *program, yl_step *step, yl_error *err)
{
    const yl_scope *scope = &program->scopes.items[step->scope];
    yl_vector *column =
        step->source < program->in->n_columns ? program->in->columns[step->source] : NULL;
    if (column == NULL)
        return YL_FAIL_AT(err, INTERNAL, step->expr->span, "column %u was not read", step->source);
    return take_rows(step, column, scope->abs, scope->n, err);
}

static yl_status run_const(yl_program *program, yl_step *step, yl_error *err)
{
    uint32_t n = program->scopes.items[step->scope].n;
    if (step->value == NULL)
        step->value = yl_vector_new_const(step->expr->value, 0, n);
    if (step->value == NULL)
        return YL_FAIL_MEMORY(err);
    step->value->length = n;
    return YL_OK;
}

/* Positions of this scope's rows in the scope of the imported register. */
static yl_status run_import(yl_program *program, yl_step *step, yl_error *err)
{
    yl_step *source = &program->steps.items[step->source];
    const yl_scope *scope = &program->scopes.items[step->scope];
    const uint16_t *rows = scope->rows;
    uint32_t n = scope->n;
    for (uint32_t around = scope->parent; around != source->scope;
         around = program->scopes.items[around].parent) {
        const uint16_t *outer = program->scopes.items[around].rows;
        if (outer == NULL)
            continue;
        if (rows == NULL) {
            rows = outer;
            continue;
        }
        if (step->room < n) {
            yl_free(step->rest);
            step->rest = yl_malloc(round_up(n) * sizeof *step->rest);
            step->room = step->rest == NULL ? 0 : round_up(n);
            if (step->rest == NULL)
                return YL_FAIL_MEMORY(err);
        }
        for (uint32_t i = 0; i < n; i++)
            step->rest[i] = outer[rows[i]];
        rows = step->rest;
    }
    return take_rows(step, source->value, rows, n, err);
}

/* out's validity = AND of the arguments'. */
static yl_status propagate_nulls(yl_step *step, yl_vector *out, yl_error *err)
{
    uint32_t words = words_of(out->length);
    bool first = true;
    for (uint32_t i = 0; i < step->n_args; i++) {
        const yl_vector *arg = step->argv[i];
        if (arg->validity == NULL || (arg->form == YL_CONST && yl_bit_get(arg->validity, 0)))
            continue;
        YL_TRY(yl_step_validity(step, out, err));
        uint64_t *restrict to = out->validity;
        if (arg->form == YL_CONST)
            memset(to, 0, words * sizeof *to);
        else if (first)
            memcpy(to, arg->validity, words * sizeof *to);
        else
            for (uint32_t w = 0; w < words; w++)
                to[w] &= arg->validity[w];
        first = false;
    }
    return YL_OK;
}

static yl_status fail_call(const yl_step *step, yl_status status, yl_error *err)
{
    if (err == NULL)
        return status;
    if (err->status == YL_OK && status == YL_ERR_MEMORY)
        YL_FAIL_MEMORY(err);
    else if (err->status == YL_OK)
        yl_error_raise(err, status, step->expr->span, __FILE__, __LINE__, "%s failed",
                       step->expr->fn->name);
    if (err->span.begin == 0 && err->span.end == 0)
        err->span = step->expr->span;
    return status;
}

static yl_status run_call(yl_program *program, yl_step *step, yl_error *err)
{
    const yl_function *fn = step->expr->fn;
    yl_vector *out;
    uint32_t n = program->scopes.items[step->scope].n;
    for (uint32_t i = 0; i < step->n_args; i++) {
        yl_vector *value = program->steps.items[step->args[i]].value;
        if (value->form == YL_CONST && (fn->flags & YL_FN_TAKES_CONST) != 0)
            step->argv[i] = value;
        else
            YL_TRY(yl_step_flat(program, step->args[i], &step->argv[i], err));
    }
    YL_TRY(yl_step_out(step, n, &out, err));
    if (fn->nulls == YL_NULLS_PROPAGATE)
        YL_TRY(propagate_nulls(step, out, err));
    yl_kernel_call call = {.n = n,
                           .n_args = step->n_args,
                           .args = step->argv,
                           .out = out,
                           .state = step->state,
                           .env = program->env,
                           .expr = step->expr,
                           .err = err};
    yl_status status = fn->kernel(&call);
    out->length = n;
    return status == YL_OK ? YL_OK : fail_call(step, status, err);
}

yl_status yl_steps_run(yl_program *program, uint32_t begin, uint32_t end, yl_error *err)
{
    for (uint32_t i = begin; i < end; i = program->steps.items[i].next) {
        yl_step *step = &program->steps.items[i];
        switch (step->kind) {
        case YL_STEP_COLUMN:
            YL_TRY(run_column(program, step, err));
            break;
        case YL_STEP_CONST:
            YL_TRY(run_const(program, step, err));
            break;
        case YL_STEP_IMPORT:
            YL_TRY(run_import(program, step, err));
            break;
        case YL_STEP_CALL:
            YL_TRY(run_call(program, step, err));
            break;
        default:
            YL_TRY(yl_form_run(program, i, err));
        }
    }
    return YL_OK;
}

/* ---- Branches ---- */

static yl_status reserve_rows(yl_scope *scope, uint32_t n, yl_error *err)
{
    if (scope->room >= n)
        return YL_OK;
    uint32_t room = round_up(n);
    yl_free(scope->rows_buffer);
    yl_free(scope->abs_buffer);
    scope->rows_buffer = yl_malloc(room * sizeof *scope->rows_buffer);
    scope->abs_buffer = yl_malloc(room * sizeof *scope->abs_buffer);
    scope->room = 0;
    if (scope->rows_buffer == NULL || scope->abs_buffer == NULL)
        return YL_FAIL_MEMORY(err);
    scope->room = room;
    return YL_OK;
}

yl_status yl_scope_run(yl_program *program, uint32_t s, const uint16_t *rows, uint32_t n,
                       yl_error *err)
{
    yl_scope *scope = &program->scopes.items[s];
    const yl_scope *parent = &program->scopes.items[scope->parent];
    scope->n = n;
    scope->rows = NULL;
    scope->abs = parent->abs;
    if (rows != NULL) {
        YL_TRY(reserve_rows(scope, n, err));
        memcpy(scope->rows_buffer, rows, n * sizeof *rows);
        scope->rows = scope->abs = scope->rows_buffer;
        if (parent->abs != NULL) {
            for (uint32_t i = 0; i < n; i++)
                scope->abs_buffer[i] = parent->abs[rows[i]];
            scope->abs = scope->abs_buffer;
        }
    }
    return yl_steps_run(program, scope->begin, scope->end, err);
}

/* ---- Batches ---- */

static yl_status begin(yl_program *program, const yl_batch *in, yl_error *err)
{
    yl_scope *scope = &program->scopes.items[0];
    program->in = in;
    scope->n = in->count;
    scope->rows = NULL;
    scope->abs = in->sel;
    return yl_steps_run(program, 0, scope->end, err);
}

/* Lets go of the batch: its columns, what was computed from them, and strings' memory. */
static void finish(yl_program *program)
{
    for (size_t i = 0; i < program->steps.size; i++) {
        yl_step *step = &program->steps.items[i];
        if (step->kind == YL_STEP_CONST)
            continue;
        yl_vector_unref(step->value);
        yl_vector_unref(step->flat);
        step->value = step->flat = NULL;
        yl_vector *scratch = step->scratch;
        if (scratch == NULL || !yl_vector_unshared(scratch))
            continue;
        if (!is_reusable(scratch->type)) {
            yl_vector_unref(scratch);
            step->scratch = NULL;
        } else if (scratch->heap != NULL) {
            yl_heap_unref(scratch->heap);
            scratch->heap = NULL;
        }
    }
    program->in = NULL;
}

/* Makes the values behind NULLs zero (data/vector.h, rule 2): kernels compute on them. */
static void zero_nulls(yl_vector *v)
{
    size_t size = yl_phys_size((yl_phys)v->phys);
    if (v->validity == NULL || size == 0 || v->phys == YL_PHYS_OBJECT)
        return;
    for (uint32_t at = 0; at < v->length; at += 64) {
        uint64_t nulls = ~v->validity[at >> 6];
        if (v->length - at < 64)
            nulls &= ((uint64_t)1 << (v->length - at)) - 1;
        for (; nulls != 0; nulls &= nulls - 1) {
            uint32_t i = at + (uint32_t)__builtin_ctzll(nulls);
            memset((char *)v->values + size * i, 0, size);
        }
    }
}

static yl_status output(yl_program *program, uint32_t reg, yl_vector **out, yl_error *err)
{
    yl_step *step = &program->steps.items[reg];
    uint32_t n = program->scopes.items[0].n;
    if (step->value->form == YL_CONST) {
        /* A new one: ours changes its length with every batch. */
        *out = yl_vector_new_const(step->value, 0, n);
        return *out == NULL ? YL_FAIL_MEMORY(err) : YL_OK;
    }
    if (step->value == step->scratch && step->kind != YL_STEP_COLUMN)
        zero_nulls(step->value);
    *out = yl_vector_ref(step->value);
    return YL_OK;
}

/* Kernels never see an empty batch. */
static yl_status empty_output(const yl_program *program, uint32_t reg, yl_vector **out,
                              yl_error *err)
{
    *out = yl_vector_new(program->steps.items[reg].expr->type, 0);
    return *out == NULL ? YL_FAIL_MEMORY(err) : YL_OK;
}

yl_status yl_program_eval(yl_program *program, const yl_batch *in, yl_vector **out, yl_error *err)
{
    yl_status status = in->count == 0 ? YL_OK : begin(program, in, err);
    uint32_t made = 0;
    while (status == YL_OK && made < program->n_outputs) {
        uint32_t reg = program->outputs[made];
        status = in->count == 0 ? empty_output(program, reg, &out[made], err)
                                : output(program, reg, &out[made], err);
        made += status == YL_OK;
    }
    if (status != YL_OK) {
        for (uint32_t i = 0; i < made; i++)
            yl_vector_unref(out[i]);
        for (uint32_t i = 0; i < program->n_outputs; i++)
            out[i] = NULL;
    }
    finish(program);
    return status;
}

/* ---- Filters ---- */

static yl_status keep_rows(yl_program *program, yl_batch *in, yl_error *err)
{
    yl_vector *v;
    YL_TRY(yl_step_flat(program, program->outputs[0], &v, err));
    if (in->sel == NULL && v->validity == NULL)
        return yl_batch_filter(in, v->u8);
    if (program->keep_rows < in->rows) {
        yl_free(program->keep);
        program->keep = yl_malloc(round_up(in->rows));
        program->keep_rows = program->keep == NULL ? 0 : round_up(in->rows);
        if (program->keep == NULL)
            return YL_FAIL_MEMORY(err);
    }
    uint8_t *restrict keep = program->keep;
    const uint8_t *restrict value = v->u8;
    if (in->sel == NULL) {
        yl_bits_unpack(keep, v->validity, in->rows);
        for (uint32_t i = 0; i < in->rows; i++)
            keep[i] &= value[i];
    } else {
        for (uint32_t i = 0; i < in->count; i++)
            keep[in->sel[i]] = value[i] & (v->validity == NULL || yl_bit_get(v->validity, i));
    }
    return yl_batch_filter(in, keep);
}

yl_status yl_program_filter(yl_program *program, yl_batch *in, yl_error *err)
{
    if (in->count == 0)
        return YL_OK;
    yl_status status = begin(program, in, err);
    if (status == YL_OK)
        status = keep_rows(program, in, err);
    finish(program);
    if (status == YL_ERR_MEMORY)
        YL_FAIL_MEMORY(err);
    return status;
}
