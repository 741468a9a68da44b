/* How a program looks inside; shared by compile.c, eval.c, form.c and expr_print.c.
 *
 * A program is one array of steps. Step i computes register i, once per batch:
 *
 *     %0 column 0
 *     %1 column 1
 *     %2 call > %0 5
 *     %3 and lazy %2 (              a form owns the steps of its branches, which follow it;
 *         %4 column 1               the steps of one branch see the rows of that branch only
 *         %5 call / ...
 *     )
 *
 * Scopes say over which rows a step runs. Scope 0 has the selected rows of the batch, densely
 * numbered. Every lazily evaluated argument of AND, OR, CASE or COALESCE has a scope of its own
 * below the one of its form; its rows are a subset of the parent's, chosen anew for each batch:
 *
 *     scope->rows    positions in the parent scope, ascending; NULL = all of them, in place
 *     scope->abs     row numbers of the batch; NULL = position and row number agree
 *
 * A register belongs to one scope. A branch that needs a register of a scope around it
 * IMPORTs it (gathers the rows); columns are gathered from the batch directly.
 *
 * Arguments whose every function is total and cheap are not worth a branch: they are computed in
 * the form's own scope ("dense") and merged by loops over bytes and bits.
 *
 * Life of a register's vector: `scratch` is kept from batch to batch and reused while nobody else
 * holds it; `value` is the current batch's result (scratch, a column, another register's value);
 * `flat` is value or a FLAT copy of it, made when a kernel asks. Both are dropped at the end of
 * the batch, except that the flat copy of a constant stays.
 */
#ifndef YL_EXPR_PROGRAM_INTERNAL_H
#define YL_EXPR_PROGRAM_INTERNAL_H

#include "base/list.h"
#include "expr/kernel.h"
#include "expr/program.h"

typedef enum yl_step_kind {
    YL_STEP_COLUMN,
    YL_STEP_CONST,
    YL_STEP_IMPORT, /* source: a register of a scope around this one */
    YL_STEP_CALL,
    YL_STEP_AND,
    YL_STEP_OR,
    YL_STEP_CASE,
    YL_STEP_COALESCE,
} yl_step_kind;

enum { YL_NO_SCOPE = 0 }; /* scope 0 is nobody's branch */

typedef struct yl_step {
    yl_step_kind kind;
    const yl_expr *expr;
    uint32_t scope;
    uint32_t next;   /* the step behind this one and its branches */
    uint32_t source; /* COLUMN: its number; IMPORT: a register */
    uint32_t n_args;
    uint32_t *args;   /* registers: of this scope, or of branch[i] where that is a scope */
    uint32_t *branch; /* forms: the scope in which argument i is computed; YL_NO_SCOPE = ours */
    yl_vector **argv; /* CALL: room for the kernel's arguments */
    void *state;      /* CALL: of prepare */
    bool lazy;        /* a form with branches */

    yl_vector *scratch, *value, *flat;
    uint64_t *spare; /* a validity bitmap for scratch, taken off when a batch had no NULLs */
    uint32_t spare_rows;
    uint64_t *bits; /* forms: bitmaps and row lists for `room` rows; see form.c */
    uint16_t *rest, *taken;
    uint32_t room;
} yl_step;

typedef struct yl_scope {
    uint32_t parent;
    uint32_t begin, end; /* the steps of the branch */
    uint32_t n;          /* rows of this batch */
    const uint16_t *rows, *abs;
    uint16_t *rows_buffer, *abs_buffer;
    uint32_t room; /* of both buffers */
} yl_scope;

typedef struct yl_known {
    uint64_t hash;
    const yl_expr *expr;
    uint32_t scope, reg;
} yl_known;

struct yl_program {
    const yl_expr_env *env;
    const yl_batch *in; /* while a batch is evaluated */
    YL_LIST(yl_step) steps;
    YL_LIST(yl_scope) scopes;
    YL_LIST(yl_known) known;          /* compile time: what has a register */
    YL_LIST(const yl_expr *) certain; /* compile time: what scope 0 computes in any case */
    uint32_t *outputs;                /* registers */
    uint32_t n_outputs;
    yl_arena *arena; /* args, branch, argv */
    uint8_t *keep;   /* yl_program_filter: one flag per row of the batch */
    uint32_t keep_rows;
};

/* ---- eval.c ---- */

/* Runs steps [begin, end) of one scope. */
yl_status yl_steps_run(yl_program *program, uint32_t begin, uint32_t end, yl_error *err);
/* A FLAT, empty vector of length n for the result of `step`, also put into step->value. Views
 * are zero; values of other types are not. */
yl_status yl_step_out(yl_step *step, uint32_t n, yl_vector **out, yl_error *err);
/* Gives `v` = step->value a bitmap whose bits the caller sets, all of them. */
yl_status yl_step_validity(yl_step *step, yl_vector *v, yl_error *err);
/* The register's value as a FLAT vector; borrowed. */
yl_status yl_step_flat(yl_program *program, uint32_t reg, yl_vector **out, yl_error *err);
/* Prepares a branch to run over `n` of its parent's rows and runs it. rows == NULL: all of them.
 * `rows` is copied. */
yl_status yl_scope_run(yl_program *program, uint32_t scope, const uint16_t *rows, uint32_t n,
                       yl_error *err);

/* ---- form.c ---- */

yl_status yl_form_run(yl_program *program, uint32_t reg, yl_error *err);

#endif
