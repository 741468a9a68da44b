/* Programs against the plainest interpreter there is: one row, one node at a time.
 *
 * Random expressions over columns of several types, with NULLs, selections and constant columns,
 * at batch sizes from 1 to 4,096. Every program runs over several batches, some of whose results
 * are kept alive, so that scratch vectors are both reused and replaced. A program must fail
 * exactly when some row fails in the interpreter.
 */
#include "check.h"
#include "sexpr.h"

enum { COLUMNS = 8, EXPRS = 5, POOL = 64 };

static uint64_t seed = 12345;

static uint32_t rnd(uint32_t below)
{
    seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
    return (uint32_t)(((seed >> 33) * (uint64_t)below) >> 31);
}

typedef enum kind { BOOL, INT, BIGINT, DOUBLE, TEXT, DEC, ARR, KINDS } kind;

static const yl_type *types[KINDS];
static const yl_type *columns[COLUMNS];
static const kind column_kinds[COLUMNS] = {BOOL, BOOL, INT, INT, BIGINT, DOUBLE, TEXT, DEC};

/* ---- Random expressions ---- */

typedef struct pool {
    const yl_expr *exprs[POOL];
    kind kinds[POOL];
    uint32_t n;
} pool;

static const yl_expr *gen(yl_arena *arena, kind k, uint32_t depth, pool *p);

static const yl_expr *bind(yl_arena *arena, const char *name, const yl_expr *const *args,
                           uint32_t n)
{
    const yl_expr *e;
    yl_error err = {0};
    check_ok(yl_function_bind(arena, yl_str_of(name), args, n, (yl_span){7, 9}, &e, &err), &err);
    return e;
}

static const yl_expr *cast_to(yl_arena *arena, const yl_expr *e, kind k)
{
    yl_error err = {0};
    const yl_expr *out;
    check_ok(yl_cast_bind(arena, e, types[k], false, (yl_span){7, 9}, &out, &err), &err);
    return out;
}

static const yl_expr *leaf(yl_arena *arena, kind k)
{
    static const char *const texts[] = {"''", "'a'", "'abcdefghijkl'",
                                        "'longer than twelve bytes'"};
    char text[64];
    yl_error err = {0};
    const yl_expr *e;
    if (rnd(3) != 0)
        for (uint32_t tries = 0; tries < 20; tries++) {
            uint32_t c = rnd(COLUMNS);
            if (column_kinds[c] == k)
                return yl_expr_column(arena, c, columns[c], (yl_span){1, 2});
        }
    if (rnd(8) == 0)
        return yl_expr_null(arena, types[k], (yl_span){1, 2});
    switch (k) {
    case BOOL:
        return yl_expr_bool(arena, rnd(2) != 0, (yl_span){1, 2});
    case INT:
        return yl_expr_int(arena, (int32_t)rnd(7) - 3, (yl_span){1, 2});
    case BIGINT:
        return yl_expr_bigint(arena, (int64_t)rnd(7) - 3, (yl_span){1, 2});
    case DOUBLE:
        snprintf(text, sizeof text, "%u.%ue0", rnd(5), rnd(10));
        break;
    case TEXT:
        snprintf(text, sizeof text, "%s", texts[rnd(4)]);
        break;
    case ARR: {
        const yl_expr *args[2] = {gen(arena, INT, 0, NULL), gen(arena, INT, 0, NULL)};
        return cast_to(arena, bind(arena, "ARRAY", args, 2), ARR);
    }
    default:
        snprintf(text, sizeof text, "%u.%u", rnd(5), rnd(10));
    }
    check_ok(sexpr_bind(arena, text, NULL, &e, &err), &err);
    return cast_to(arena, e, k);
}

static const yl_expr *gen_bool(yl_arena *arena, uint32_t depth, pool *p)
{
    static const char *const compares[] = {
        "=", "<>", "<", "<=", ">", ">=", "IS DISTINCT FROM", "IS NOT DISTINCT FROM"};
    static const char *const tests[] = {"NOT", "IS TRUE", "IS NOT FALSE", "IS UNKNOWN"};
    const yl_expr *args[6];
    uint32_t n = 2 + rnd(3);
    kind k = (kind)rnd(ARR);
    switch (rnd(8)) {
    case 0:
    case 1:
    case 2:
        args[0] = gen(arena, k, depth, p);
        args[1] = gen(arena, k, depth, p);
        return bind(arena, compares[rnd(8)], args, 2);
    case 3:
    case 4:
        for (uint32_t i = 0; i < n; i++)
            args[i] = gen(arena, BOOL, depth, p);
        return bind(arena, rnd(2) == 0 ? "AND" : "OR", args, n);
    case 5:
        args[0] = gen(arena, BOOL, depth, p);
        return bind(arena, tests[rnd(4)], args, 1);
    case 6:
        args[0] = gen(arena, k, depth, p);
        return bind(arena, rnd(2) == 0 ? "IS NULL" : "IS NOT NULL", args, 1);
    default:
        args[0] = gen(arena, k, depth, p);
        for (uint32_t i = 1; i < 5; i++)
            args[i] = leaf(arena, k);
        return bind(arena, "IN", args, 5);
    }
}

static const yl_expr *gen_value(yl_arena *arena, kind k, uint32_t depth, pool *p)
{
    const yl_expr *args[2] = {gen(arena, k, depth, p), gen(arena, k, depth, p)};
    const char *ops = k == INT || k == BIGINT ? "+-*/" : "+-*";
    char op[2] = {ops[rnd((uint32_t)strlen(ops))], 0};
    if (k == ARR)
        return args[0];
    return cast_to(arena, bind(arena, k == TEXT ? "||" : op, args, 2), k);
}

static const yl_expr *gen_form(yl_arena *arena, kind k, uint32_t depth, pool *p)
{
    const yl_expr *args[5];
    uint32_t n = 2 + rnd(2);
    if (rnd(3) == 0) {
        for (uint32_t i = 0; i < n; i++)
            args[i] = gen(arena, k, depth, p);
        return bind(arena, "COALESCE", args, n);
    }
    n = rnd(2) == 0 ? 3 : 5;
    for (uint32_t i = 0; i < n; i++)
        args[i] = gen(arena, i % 2 == 0 && i + 1 < n ? BOOL : k, depth, p);
    return bind(arena, "CASE", args, n);
}

static const yl_expr *gen(yl_arena *arena, kind k, uint32_t depth, pool *p)
{
    if (depth == 0)
        return leaf(arena, k);
    if (p->n > 0 && rnd(4) == 0)
        for (uint32_t tries = 0; tries < 8; tries++) {
            uint32_t i = rnd(p->n);
            if (p->kinds[i] == k)
                return p->exprs[i];
        }
    const yl_expr *e = rnd(3) == 0 ? gen_form(arena, k, depth - 1, p)
                       : k == BOOL ? gen_bool(arena, depth - 1, p)
                                   : gen_value(arena, k, depth - 1, p);
    e = k == DEC ? cast_to(arena, e, k) : e;
    uint32_t at = p->n < POOL ? p->n++ : rnd(POOL);
    p->exprs[at] = e;
    p->kinds[at] = k;
    return e;
}

/* ---- Random batches ---- */

static void set_value(yl_vector *v, uint32_t i, kind k)
{
    static const char *const texts[] = {"", "a", "abcdefghijkl", "longer than twelve bytes"};
    switch (k) {
    case BOOL:
        v->u8[i] = (uint8_t)rnd(2);
        break;
    case INT:
        v->i32[i] = rnd(50) == 0 ? INT32_MIN : (int32_t)rnd(7) - 3;
        break;
    case BIGINT:
        v->i64[i] = rnd(50) == 0 ? INT64_MAX : (int64_t)rnd(7) - 3;
        break;
    case DOUBLE:
        v->f64[i] = rnd(20) == 0 ? NAN : rnd(20) == 0 ? -0.0 : (double)rnd(9) / 2;
        break;
    case TEXT:
        assert_int_equal(yl_vector_set_str(v, i, yl_str_of(texts[rnd(4)])), YL_OK);
        break;
    default:
        v->i128[i] = (yl_int128)rnd(900) - 300;
    }
}

static yl_batch *make_batch(uint32_t rows)
{
    yl_batch *batch = yl_batch_new(COLUMNS);
    batch->rows = batch->count = rows;
    for (uint32_t c = 0; c < COLUMNS; c++) {
        yl_vector *v = yl_vector_new(columns[c], rows + 1);
        uint32_t nulls = rnd(3) == 0 ? 0 : 1 + rnd(6);
        for (uint32_t i = 0; i < rows; i++) {
            set_value(v, i, column_kinds[c]);
            if (nulls != 0 && rnd(nulls + 1) == 0)
                assert_int_equal(yl_vector_set_null(v, i), YL_OK);
        }
        v->length = rows;
        if (rows > 0 && rnd(6) == 0) {
            yl_vector *one = yl_vector_new_const(v, 0, rows);
            yl_vector_unref(v);
            v = one;
        }
        batch->columns[c] = v;
    }
    if (rnd(2) == 0) {
        uint8_t *keep = yl_calloc(rows + 1, 1);
        uint32_t rate = 1 + rnd(5);
        for (uint32_t i = 0; i < rows; i++)
            keep[i] = rnd(rate) == 0;
        assert_int_equal(yl_batch_filter(batch, keep), YL_OK);
        yl_free(keep);
    }
    return batch;
}

/* ---- The interpreter ---- */

static yl_vector *interpret(const yl_expr *e, const yl_batch *in, uint32_t row);

static yl_vector *one_null(const yl_type *type)
{
    yl_vector *v = yl_vector_new(type, 1);
    assert_int_equal(yl_vector_set_null(v, 0), YL_OK);
    v->length = 1;
    return v;
}

/* NULL when the row fails. */
static yl_vector *interpret_call(const yl_expr *e, const yl_batch *in, uint32_t row)
{
    yl_vector *args[8], *out = yl_vector_new(e->type, 1);
    yl_expr_env env = sexpr_env();
    void *state = NULL;
    bool failed = false, null = false;
    memset(args, 0, sizeof args);
    for (uint32_t i = 0; i < e->n_args && !failed; i++) {
        args[i] = interpret(e->args[i], in, row);
        failed = args[i] == NULL;
        null |= !failed && !yl_vector_valid(args[i], 0);
    }
    if (!failed && e->fn->nulls == YL_NULLS_PROPAGATE && null)
        assert_int_equal(yl_vector_set_null(out, 0), YL_OK);
    if (!failed && e->fn->prepare != NULL)
        assert_int_equal(e->fn->prepare(e, &env, &state, NULL), YL_OK);
    yl_error err = {0};
    yl_kernel_call call = {.n = 1,
                           .n_args = e->n_args,
                           .args = args,
                           .out = out,
                           .state = state,
                           .env = &env,
                           .expr = e,
                           .err = &err};
    failed = failed || e->fn->kernel(&call) != YL_OK;
    if (state != NULL)
        e->fn->release(state);
    for (uint32_t i = 0; i < e->n_args; i++)
        yl_vector_unref(args[i]);
    out->length = 1;
    if (!failed)
        return out;
    yl_vector_unref(out);
    return NULL;
}

/* 1, 0, -1 for NULL, -2 for a failure */
static int truth(const yl_expr *e, const yl_batch *in, uint32_t row)
{
    yl_vector *v = interpret(e, in, row);
    int t = v == NULL ? -2 : !yl_vector_valid(v, 0) ? -1 : v->u8[0];
    yl_vector_unref(v);
    return t;
}

static yl_vector *interpret_logic(const yl_expr *e, const yl_batch *in, uint32_t row)
{
    int decided = e->kind == YL_EXPR_OR, result = !decided;
    for (uint32_t i = 0; i < e->n_args; i++) {
        int t = truth(e->args[i], in, row);
        if (t == -2)
            return NULL;
        if (t == -1)
            result = -1;
        if (t == decided) {
            result = decided;
            break;
        }
    }
    yl_vector *out = result == -1 ? one_null(e->type) : yl_vector_new(e->type, 1);
    if (result != -1)
        out->u8[0] = (uint8_t)result;
    out->length = 1;
    return out;
}

static yl_vector *interpret(const yl_expr *e, const yl_batch *in, uint32_t row)
{
    yl_vector *v = NULL;
    switch (e->kind) {
    case YL_EXPR_COLUMN:
    case YL_EXPR_CONST:
        v = yl_vector_new(e->type, 1);
        assert_int_equal(yl_vector_copy(v, 0,
                                        e->kind == YL_EXPR_CONST ? e->value : in->columns[e->index],
                                        NULL, e->kind == YL_EXPR_CONST ? 0 : row, 1),
                         YL_OK);
        return v;
    case YL_EXPR_CALL:
        return interpret_call(e, in, row);
    case YL_EXPR_AND:
    case YL_EXPR_OR:
        return interpret_logic(e, in, row);
    case YL_EXPR_CASE:
        for (uint32_t i = 0; i + 1 < e->n_args; i += 2) {
            int t = truth(e->args[i], in, row);
            if (t == -2)
                return NULL;
            if (t == 1)
                return interpret(e->args[i + 1], in, row);
        }
        return interpret(e->args[e->n_args - 1], in, row);
    case YL_EXPR_COALESCE:
        for (uint32_t i = 0; i < e->n_args; i++) {
            yl_vector_unref(v);
            v = interpret(e->args[i], in, row);
            if (v == NULL || yl_vector_valid(v, 0))
                return v;
        }
        return v;
    }
    return NULL;
}

/* ---- Comparing ---- */

static void fail_row(const yl_expr *e, const yl_vector *got, uint32_t i, const yl_vector *wanted)
{
    yl_strbuf text = {0};
    yl_expr_print(e, NULL, &text);
    yl_strbuf_puts(&text, "\n     got: ");
    yl_value_print(got, i, NULL, &text);
    yl_strbuf_puts(&text, "\nexpected: ");
    yl_value_print(wanted, 0, NULL, &text);
    fail_msg("position %u of %s", i, yl_strbuf_text(&text));
}

static bool fails_somewhere(const yl_expr *const *exprs, uint32_t n, const yl_batch *in)
{
    for (uint32_t i = 0; i < in->count; i++)
        for (uint32_t e = 0; e < n; e++) {
            yl_vector *v = interpret(exprs[e], in, yl_batch_row(in, i));
            if (v == NULL)
                return true;
            yl_vector_unref(v);
        }
    return false;
}

static void check_outputs(const yl_expr *const *exprs, uint32_t n, const yl_batch *in,
                          yl_vector *const *out)
{
    uint32_t step = in->count > 200 ? 1 + in->count / 60 : 1;
    for (uint32_t e = 0; e < n; e++) {
        assert_int_equal(out[e]->length, in->count);
        for (uint32_t i = rnd(step); i < in->count; i += step) {
            yl_vector *wanted = interpret(exprs[e], in, yl_batch_row(in, i));
            if (wanted == NULL)
                fail_msg("the interpreter fails at position %u, the program does not", i);
            if (!yl_vector_equal(out[e], out[e]->form == YL_CONST ? 0 : i, wanted, 0))
                fail_row(exprs[e], out[e], i, wanted);
            yl_vector_unref(wanted);
        }
    }
}

static void run_batch(yl_program *program, const yl_expr *const *exprs, uint32_t n, uint32_t rows,
                      yl_vector **kept)
{
    yl_vector *out[EXPRS];
    yl_error err = {0};
    yl_batch *in = make_batch(rows);
    yl_status status = yl_program_eval(program, in, out, &err);
    if (status == YL_OK) {
        check_outputs(exprs, n, in, out);
        yl_vector_unref(*kept);
        *kept = rnd(2) == 0 ? yl_vector_ref(out[rnd(n)]) : NULL;
        for (uint32_t e = 0; e < n; e++)
            yl_vector_unref(out[e]);
    } else {
        assert_int_equal(status, YL_ERR_ARITHMETIC);
        assert_int_equal(err.span.begin, 7);
        assert_true(fails_somewhere(exprs, n, in));
    }
    yl_batch_free(in);
}

static void random_programs(void **state)
{
    static const uint32_t sizes[] = {1, 7, 4096, 0, 64, 300};
    yl_expr_env env = sexpr_env();
    (void)state;
    for (int round = 0; round < 400; round++) {
        yl_arena *arena = yl_arena_new("test", 0);
        const yl_expr *exprs[EXPRS];
        yl_program *program;
        yl_error err = {0};
        pool p = {.n = 0};
        yl_vector *kept = NULL;
        uint32_t n = 1 + rnd(EXPRS);
        for (uint32_t e = 0; e < n; e++) {
            exprs[e] = gen(arena, (kind)rnd(KINDS), 1 + rnd(4), &p);
            if (rnd(2) == 0)
                check_ok(yl_expr_fold(arena, exprs[e], &env, false, &exprs[e], &err), &err);
        }
        check_ok(yl_program_new(exprs, n, &env, &program, &err), &err);
        for (uint32_t b = 0; b < 4; b++)
            run_batch(program, exprs, n, sizes[rnd(round % 10 == 0 ? 6 : 2)] + (b == 0), &kept);
        yl_vector_unref(kept);
        yl_program_free(program);
        yl_arena_free(arena);
    }
}

static void filters(void **state)
{
    yl_expr_env env = sexpr_env();
    (void)state;
    for (int round = 0; round < 200; round++) {
        yl_arena *arena = yl_arena_new("test", 0);
        yl_program *program;
        yl_error err = {0};
        pool p = {.n = 0};
        const yl_expr *e = gen(arena, BOOL, 3, &p);
        yl_batch *in = make_batch(round % 3 == 0 ? 1000 : rnd(100)), *copy = yl_batch_share(in);
        check_ok(yl_program_new(&e, 1, &env, &program, &err), &err);
        yl_status status = yl_program_filter(program, in, &err);
        if (status == YL_OK) {
            uint32_t at = 0;
            for (uint32_t i = 0; i < copy->count; i++) {
                uint32_t row = yl_batch_row(copy, i);
                if (truth(e, copy, row) != 1)
                    continue;
                assert_true(at < in->count);
                assert_int_equal(yl_batch_row(in, at++), row);
            }
            assert_int_equal(at, in->count);
        } else {
            assert_true(fails_somewhere(&e, 1, copy));
        }
        yl_program_free(program);
        yl_batch_free(in);
        yl_batch_free(copy);
        yl_arena_free(arena);
    }
}

static yl_status eval_with_failures(void *arg)
{
    const char *const *text = arg;
    yl_expr_env env = sexpr_env();
    yl_arena *arena = yl_arena_new("test", 0);
    yl_batch *in = NULL;
    yl_program *program = NULL;
    const yl_expr *e;
    yl_vector *out;
    yl_status status = arena == NULL ? YL_ERR_MEMORY : YL_OK;
    seed = 77;
    if (status == YL_OK)
        status = sexpr_bind(arena, *text, columns, &e, NULL);
    if (status == YL_OK)
        status = yl_program_new(&e, 1, &env, &program, NULL);
    /* The batch itself is not what is tested. */
    int64_t failed = yl_mem_failed();
    if (status == YL_OK && failed == 0) {
        status = (in = yl_batch_new(COLUMNS)) == NULL ? YL_ERR_MEMORY : YL_OK;
        for (uint32_t c = 0; status == YL_OK && c < COLUMNS; c++) {
            yl_vector *v = in->columns[c] = yl_vector_new(columns[c], 100);
            if (v == NULL || yl_vector_set_null(v, 5) != YL_OK)
                status = YL_ERR_MEMORY;
            for (uint32_t i = 0; status == YL_OK && i < 100; i++)
                if (column_kinds[c] == TEXT)
                    status = yl_vector_set_str(v, i, YL_STR("a text of more than twelve"));
                else
                    memset((char *)v->values + i * yl_phys_size((yl_phys)v->phys), i % 2, 1);
            if (v != NULL)
                v->length = 100;
        }
        if (in != NULL)
            in->rows = in->count = 100;
    }
    for (int round = 0; status == YL_OK && round < 2; round++) {
        status = yl_program_eval(program, in, &out, NULL);
        if (status == YL_OK)
            yl_vector_unref(out);
    }
    if (in != NULL)
        yl_batch_free(in);
    yl_program_free(program);
    yl_arena_free(arena);
    return status;
}

static void survives_failing_allocations(void **state)
{
    static const char *const texts[] = {
        "(CASE $0 (|| $6 'x') $1 (|| 'yyyyyyyyyyyyyyyy' $6) $6)",
        "(COALESCE (NULLIF $2 $3) (/ $2 5) $3)",
        "(AND $0 (= (/ 7 (+ $2 10)) 1) (OR $1 (IN $6 'a' 'b' (|| $6 'c'))))",
        "(IF $0 (ARRAY $2 $3) (ARRAY 1 2 3))",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        check_allocations(eval_with_failures, (void *)&texts[i]);
}

/* Division by a positive constant goes through doubles. */
static void divides_exactly(void **state)
{
    static const int32_t divisors[] = {1,     2,     3,          7,          10,        1000,
                                       46341, 65537, 1073741825, 2147483646, 2147483647};
    enum { N = 3000 };
    yl_expr_env env = sexpr_env();
    (void)state;
    yl_batch *in = yl_batch_new(3);
    yl_vector *v = in->columns[2] = yl_vector_new(&yl_type_int, N);
    in->rows = in->count = v->length = N;
    for (uint32_t i = 0; i < N; i++)
        v->i32[i] = i < 10   ? INT32_MIN + (int32_t)i
                    : i < 20 ? INT32_MAX - (int32_t)i
                             : (int32_t)(rnd(UINT32_C(1) << 31) * 2 + rnd(2));
    for (size_t d = 0; d < sizeof divisors / sizeof divisors[0]; d++) {
        yl_arena *arena = yl_arena_new("test", 0);
        yl_program *program;
        yl_error err = {0};
        yl_vector *out[2];
        const yl_expr *args[2] = {yl_expr_column(arena, 2, &yl_type_int, (yl_span){1, 2}),
                                  yl_expr_int(arena, divisors[d], (yl_span){1, 2})};
        const yl_expr *exprs[2] = {bind(arena, "/", args, 2), bind(arena, "MOD", args, 2)};
        check_ok(yl_program_new(exprs, 2, &env, &program, &err), &err);
        check_ok(yl_program_eval(program, in, out, &err), &err);
        for (uint32_t i = 0; i < N; i++) {
            assert_int_equal(out[0]->i32[i], v->i32[i] / divisors[d]);
            assert_int_equal(out[1]->i32[i], v->i32[i] % divisors[d]);
        }
        yl_vector_unref(out[0]);
        yl_vector_unref(out[1]);
        yl_program_free(program);
        yl_arena_free(arena);
    }
    yl_batch_free(in);
}

static void shares_subexpressions(void **state)
{
    yl_arena *arena = yl_arena_new("test", 0);
    yl_expr_env env = sexpr_env();
    const yl_expr *exprs[2];
    yl_program *program;
    yl_strbuf text = {0};
    yl_error err = {0};
    (void)state;
    check_ok(sexpr_bind(arena, "(CASE (> $2 1) (/ $2 $3) 0)", columns, &exprs[0], &err), &err);
    check_ok(sexpr_bind(arena, "(+ (/ $2 $3) (IF (> $2 1) 1 2))", columns, &exprs[1], &err), &err);
    check_ok(yl_program_new(exprs, 2, &env, &program, &err), &err);
    yl_program_print(program, &text);
    check_text(yl_strbuf_text(&text), "%0 column 2 : INT\n"
                                      "%1 const 1 : INT NOT NULL\n"
                                      "%2 call > %0 %1 : BOOLEAN\n"
                                      "%3 column 3 : INT\n"
                                      "%4 call / %0 %3 : INT\n"
                                      "%5 case lazily %2 [%6] [%7] : INT\n"
                                      "    %6 import %4 : INT\n"
                                      "    %7 const 0 : INT NOT NULL\n"
                                      "%8 const 2 : INT NOT NULL\n"
                                      "%9 case %2 %1 %8 : INT\n"
                                      "%10 call + %4 %9 : INT\n"
                                      "=> %5 %10\n");
    yl_strbuf_clear(&text);
    yl_program_free(program);
    yl_arena_free(arena);
}

static int set_up(void **state)
{
    static yl_type decimal = {.root = YL_DECIMAL, .nullable = true, .precision = 10, .scale = 2};
    static yl_field element = {.name = {"element", 7}, .type = &yl_type_int};
    static yl_type array = {.root = YL_ARRAY, .nullable = true, .n_fields = 1, .fields = &element};
    const yl_type *all[KINDS] = {&yl_type_boolean, &yl_type_int, &yl_type_bigint, &yl_type_double,
                                 &yl_type_string,  &decimal,     &array};
    (void)state;
    memcpy(types, all, sizeof all);
    for (uint32_t c = 0; c < COLUMNS; c++)
        columns[c] = types[column_kinds[c]];
    yl_function_exists(YL_STR("+"));
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_programs),
        cmocka_unit_test(filters),
        cmocka_unit_test(divides_exactly),
        cmocka_unit_test(shares_subexpressions),
        cmocka_unit_test(survives_failing_allocations),
    };
    return cmocka_run_group_tests_name(__FILE__, tests, set_up, NULL);
}
