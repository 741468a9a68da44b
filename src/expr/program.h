/* Programs: expressions compiled to a flat list of typed steps, run a batch at a time.
 *
 * Common subexpressions of all expressions of a program are computed once per batch. AND, OR,
 * CASE and COALESCE evaluate their later arguments only over the rows that need them. Constant
 * arguments are spread once, at compile time.
 *
 * A program belongs to one operator instance and thread; the expressions it was made from are
 * shared. Scratch vectors are kept between batches.
 */
#ifndef YL_EXPR_PROGRAM_H
#define YL_EXPR_PROGRAM_H

#include "data/batch.h"
#include "expr/function.h"

typedef struct yl_program yl_program;

/* `exprs`, `env` and their arena outlive the program. */
yl_status yl_program_new(const yl_expr *const *exprs, uint32_t n, const yl_expr_env *env,
                         yl_program **out, yl_error *err);
void yl_program_free(yl_program *program);

/* Evaluates all expressions over the selected rows of `in` (which stays untouched): out[e] is a
 * new reference to a vector of in->count dense rows, FLAT or CONST. On failure all are
 * NULL. The error names the expression's place in the SQL text. */
yl_status yl_program_eval(yl_program *program, const yl_batch *in, yl_vector **out, yl_error *err);
/* The first expression is a predicate: narrows in's selection to the rows where it is TRUE. */
yl_status yl_program_filter(yl_program *program, yl_batch *in, yl_error *err);

/* Evaluates an expression without columns to a vector of one FLAT row. */
yl_status yl_expr_eval_const(const yl_expr *e, const yl_expr_env *env, yl_vector **out,
                             yl_error *err);
/* Replaces every foldable subtree by its value, with the kernels that would run it. An expression
 * that fails to evaluate stays as it is (the failure then shows when a row reaches it), unless
 * `strict`. */
yl_status yl_expr_fold(yl_arena *arena, const yl_expr *e, const yl_expr_env *env, bool strict,
                       const yl_expr **out, yl_error *err);
/* The flat steps, one a line, for tests and debugging. */
void yl_program_print(const yl_program *program, yl_strbuf *out);

#endif
