/* One row per overload: everything there is to know about a built-in function.
 *
 * A file function/fn_*.c (or agg_*.c) ends with one table of rows, closed by an empty row, and has
 * one line in builtin.def. Adding a function touches one row and one kernel:
 *
 *     static yl_status reverse(yl_kernel_call *call)
 *     {
 *         const yl_view *in = call->args[0]->views;
 *         for (uint32_t i = 0; i < call->n; i++) {
 *             if (!yl_kernel_valid(call, i))           // expr/kernel.h; the row is NULL
 *                 continue;
 *             ...
 *         }
 *         return YL_OK;
 *     }
 *
 *     const yl_signature yl_fn_string_rows[] = {
 *         {.name = "REVERSE", .args = "text", .result = "string", .kernel = reverse,
 *          .doc = "The characters in opposite order.",
 *          .examples = "REVERSE('abc') -> cba"},
 *         {.name = "SUBSTRING", .alias = "SUBSTR", .args = "text, int, int?", .result = "string",
 *          .kernel = substring, .doc = "...", .examples = "SUBSTRING('flink', 2, 3) -> lin\n"
 *                                                         "SUBSTRING('flink', 0, 2) -> fl"},
 *         {.name = "REGEXP", .args = "text, text", .result = "boolean", .kernel = regexp,
 *          .flags = YL_FN_TAKES_CONST, .prepare = regexp_prepare, .release = regexp_release, ...},
 *         {.name = "ABS", .args = "numeric", .result = "$1", .choose = choose_abs, ...},
 *         {.name = "CONCAT_WS", .args = "text, text?...", .result = "string", .nulls =
 * YL_NULLS_OWN}, {0},
 *     };
 *
 * Argument patterns: a comma-separated list of words.
 *
 *     exact types   boolean tinyint smallint int bigint float double date time
 *                   time(p) timestamp(p) ltz(p) decimal(p,s)
 *                   string, bytes          the kernel sees any CHAR/VARCHAR (BINARY/VARBINARY)
 *                   interval_month interval_second symbol
 *                   The argument is brought to this type by an implicit cast if there is one.
 *                   `string` also takes every type that Flink casts to STRING implicitly.
 *     families      any       everything, untouched (NULL keeps the type NULL)
 *                   numeric   integers, DECIMAL, FLOAT, DOUBLE
 *                   exact     integers, DECIMAL
 *                   integer   TINYINT..BIGINT
 *                   approx    FLOAT, DOUBLE
 *                   decimal   DECIMAL; integers become the DECIMAL that holds them
 *                   text      CHAR, VARCHAR         binary   BINARY, VARBINARY
 *                   timestamp TIMESTAMP(any p)      ltz      TIMESTAMP_LTZ(any p)
 *                   temporal  DATE, TIME, TIMESTAMP, TIMESTAMP_LTZ
 *                   interval  both INTERVALs
 *                   array map multiset row raw
 *                   The argument keeps its own type. A NULL literal becomes the family's usual
 *                   type (text: STRING, numeric: INT, timestamp: TIMESTAMP(3), ...).
 *     T, U          all arguments with the same letter are cast to their common type
 *     array<T>      an ARRAY whose elements take part in T; map<T,U> likewise
 *     a|b           either; the first that fits without a cast wins
 *     word?         may be missing (and so may everything behind it)
 *     word...       once or more, last;  word?...  any number of times, last
 *     =word         must be a constant at the call site (a CONST node, not NULL)
 *
 * Result rules:
 *
 *     boolean int bigint double string bytes date time(0) timestamp(3) ltz(3) decimal(38,18) ...
 *                   that type; array<...> and map<...,...> of such
 *     $1 $2 ...     the type of that argument, after casts
 *     T, U          the common type; array<T>, map<T,U>
 *     infer         .infer is called (it is the default when .result is NULL or only a suffix)
 *     suffix ?      always nullable;  suffix !  never NULL;  suffix =  exactly as inferred
 *     no suffix     nullable if any argument is
 *
 * The overload with the least sum of conversion costs wins; of equals the first in table order.
 */
#ifndef YL_FUNCTION_SIGNATURE_H
#define YL_FUNCTION_SIGNATURE_H

#include "expr/kernel.h"
#include "function/registry.h"

typedef struct yl_signature yl_signature;

/* Arguments as the patterns made them. NULL with the error set: the call is refused; NULL
 * without: this overload does not fit (the next one is tried). */
typedef const yl_type *(*yl_infer)(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                                   yl_span span, yl_error *err);

struct yl_signature {
    const char *name;   /* upper case, or an operator's sign */
    const char *alias;  /* other names, separated by blanks; or NULL */
    const char *args;   /* argument pattern; "" takes none */
    const char *result; /* result rule */
    yl_infer infer;
    const char *doc;      /* one line */
    const char *examples; /* "call -> text as the SQL client shows it", one a line */

    /* A scalar function: */
    yl_nulls nulls;
    yl_determinism determinism;
    uint32_t flags;
    yl_kernel kernel;
    /* Or the kernel by types (the physical types of arguments and result); NULL: the overload
     * does not fit. */
    yl_kernel (*choose)(const yl_type *const *args, uint32_t n, const yl_type *result);
    yl_status (*prepare)(const yl_expr *call, const yl_expr_env *env, void **state, yl_error *err);
    void (*release)(void *state);

    /* Or it is expressed by other expressions (IF, BETWEEN): no kernel. `*out` left NULL: the
     * overload does not fit. */
    yl_status (*expand)(yl_arena *arena, const yl_expr *const *args, uint32_t n, yl_span span,
                        const yl_expr **out, yl_error *err);

    /* Or an aggregate function: */
    const yl_aggregate *aggregate;
    const yl_aggregate *(*choose_aggregate)(const yl_type *const *args, uint32_t n,
                                            const yl_type *result);
};

/* One table of builtin.def. */
typedef struct yl_function_table {
    const char *category; /* as the reference page heads it */
    const yl_signature *rows;
} yl_function_table;

/* Calls `fn` for every row of every table, hidden ones too: tests run the examples. */
void yl_signature_each(void (*fn)(void *arg, const yl_signature *row), void *arg);

/* ---- For `infer` and `expand` ---- */

/* The value of an integer literal, also below the cast that the pattern asked for. */
bool yl_bind_literal_int(const yl_expr *e, int64_t *value);
bool yl_any_nullable(const yl_expr *const *args, uint32_t n);
/* A call of a built-in by its sign, bound as yl_function_bind does. */
yl_status yl_bind_one(yl_arena *arena, const char *name, const yl_expr *a, yl_span span,
                      const yl_expr **out, yl_error *err);
yl_status yl_bind_two(yl_arena *arena, const char *name, const yl_expr *a, const yl_expr *b,
                      yl_span span, const yl_expr **out, yl_error *err);
/* A cast that plans do not show: to what an operator computes in. */
yl_status yl_bind_hidden_cast(yl_arena *arena, const yl_expr *arg, const yl_type *to,
                              const yl_expr **out, yl_error *err);
/* A CALL of `row` with this kernel, as it stands. */
const yl_expr *yl_bind_kernel(yl_arena *arena, const yl_signature *row, yl_kernel kernel,
                              uint32_t flags, const yl_type *type, const yl_expr *const *args,
                              uint32_t n, yl_span span);
/* The DECIMAL that holds an integer type's values ((3,0), (5,0), (10,0), (19,0)); others as is. */
const yl_type *yl_type_as_decimal(yl_arena *arena, const yl_type *type);
/* Casts every argument to the common type of all of them, in place, by either rule of registry.h.
 * *common stays NULL when there is none. */
yl_status yl_bind_common(yl_arena *arena, const yl_expr **args, uint32_t n, const yl_type **common,
                         yl_error *err);
yl_status yl_bind_merged(yl_arena *arena, const yl_expr **args, uint32_t n, const yl_type **common,
                         yl_error *err);

#endif
