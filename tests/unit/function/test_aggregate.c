/* Aggregate functions, by three laws that hold for every one of them:
 *
 *     groups      rows of one group give what the same rows without groups give
 *     splitting   merging the partial columns of any split of the rows = one pass
 *     retracting  rows put in and taken out again = rows never seen
 *
 * and by values for what the laws do not say. Floating-point arguments are multiples of 1/4, so
 * that sums are exact in any order.
 */
#include "base/arena.h"
#include "function/registry.h"
#include "values.h"

enum { ROWS = 300, GROUPS = 7, ARGS_MAX = 3 };

typedef struct fixture {
    yl_arena *arena;
    yl_agg_call call;
    yl_agg_run run;
    yl_error err;
    const yl_type *partials[YL_AGG_PARTIALS_MAX];
    uint32_t n_partials;
} fixture;

static const yl_expr_env env;

/* Binds name(column 0, column 1, ...) with columns of these types. */
static void bind(fixture *f, const char *name, const yl_type *const *types, uint32_t n)
{
    const yl_expr *args[ARGS_MAX];
    memset(f, 0, sizeof *f);
    f->arena = yl_arena_new("test", 0);
    assert_non_null(f->arena);
    for (uint32_t i = 0; i < n; i++)
        args[i] = yl_expr_column(f->arena, i, types[i], (yl_span){0, 0});
    check_ok(
        yl_aggregate_bind(f->arena, yl_str_of(name), args, n, (yl_span){0, 0}, &f->call, &f->err),
        &f->err);
    assert_non_null(f->call.fn);
    f->run = (yl_agg_run){&f->call, &env, &f->err};
    f->n_partials = f->call.fn->partial_types(f->arena, &f->call, f->partials);
    assert_in_range(f->n_partials, 1, YL_AGG_PARTIALS_MAX);
    assert_int_equal(f->call.fn->state_size % 16, 0);
}

static void unbind(fixture *f)
{
    yl_arena_free(f->arena);
}

static char *new_states(fixture *f, uint32_t n)
{
    char *states = yl_malloc(f->call.fn->state_size * n);
    assert_non_null(states);
    f->call.fn->init(&f->run, states, 0, n);
    return states;
}

static void free_states(fixture *f, char *states, uint32_t n)
{
    if (f->call.fn->destroy != NULL)
        f->call.fn->destroy(states, 0, n);
    yl_free(states);
}

static yl_vector *result_of(fixture *f, char *states, uint32_t n)
{
    yl_vector *out = yl_vector_new(f->call.type, n);
    assert_non_null(out);
    check_ok(f->call.fn->result(&f->run, states, 0, n, out), &f->err);
    out->length = n;
    return out;
}

/* Adds what `from` holds to `to` by way of partial columns; groups are the same in both. */
static void merge_into(fixture *f, char *to, char *from, uint32_t n)
{
    yl_vector *columns[YL_AGG_PARTIALS_MAX];
    uint32_t groups[GROUPS];
    for (uint32_t p = 0; p < f->n_partials; p++) {
        columns[p] = yl_vector_new(f->partials[p], n);
        assert_non_null(columns[p]);
    }
    check_ok(f->call.fn->partial(&f->run, from, 0, n, columns), &f->err);
    for (uint32_t p = 0; p < f->n_partials; p++)
        columns[p]->length = n;
    for (uint32_t g = 0; g < n; g++)
        groups[g] = g;
    check_ok(f->call.fn->merge(&f->run, to, n == 1 ? NULL : groups, columns, n), &f->err);
    for (uint32_t p = 0; p < f->n_partials; p++)
        yl_vector_unref(columns[p]);
}

/* ---- Equal results ---- */

static double number(const yl_vector *v, uint32_t i)
{
    switch ((yl_phys)v->phys) {
    case YL_PHYS_I8:
        return v->i8[i];
    case YL_PHYS_I16:
        return v->i16[i];
    case YL_PHYS_I32:
        return v->i32[i];
    case YL_PHYS_I64:
        return (double)v->i64[i];
    case YL_PHYS_F32:
        return v->f32[i];
    case YL_PHYS_F64:
        return v->f64[i];
    default:
        return (double)v->i128[i];
    }
}

/* The variances of parts join with rounding errors, which may tip over an integer. */
static bool nearly(const yl_vector *a, uint32_t i, const yl_vector *b, uint32_t j)
{
    if (yl_vector_valid(a, i) != yl_vector_valid(b, j))
        return false;
    double x = number(a, i), y = number(b, j), size = x < 0 ? -x : x;
    double room =
        a->phys == YL_PHYS_F32 || a->phys == YL_PHYS_F64 ? 1e-5 * (size + 1) : 1.0 + 1e-9 * size;
    return !yl_vector_valid(a, i) || (x - y <= room && y - x <= room);
}

static bool is_variance(const fixture *f)
{
    return strncmp(f->call.fn->name, "VAR", 3) == 0 || strncmp(f->call.fn->name, "STD", 3) == 0;
}

static void check_same(const fixture *f, const yl_vector *a, const yl_vector *b)
{
    assert_int_equal(a->length, b->length);
    for (uint32_t i = 0; i < a->length; i++) {
        bool same = is_variance(f) ? nearly(a, i, b, i) : yl_vector_equal(a, i, b, i);
        if (!same)
            fail_msg("%s over %s differs in group %u", f->call.fn->name,
                     f->call.n_args == 0 ? "*" : yl_type_text(f->arena, f->call.args[0]->type), i);
    }
}

/* ---- Rows ---- */

static void tame(yl_vector *v)
{
    for (uint32_t i = 0; i < v->length; i++) {
        int32_t quarters = (int32_t)values_random(400) - 200;
        if (!yl_vector_valid(v, i))
            continue;
        if (v->phys == YL_PHYS_F32)
            v->f32[i] = (float)quarters / 4;
        else if (v->phys == YL_PHYS_F64)
            v->f64[i] = (double)quarters / 4;
    }
}

static void tame_integers(yl_vector *v)
{
    for (uint32_t i = 0; i < v->length; i++) {
        int32_t small = (int32_t)values_random(100) - 50;
        if (!yl_vector_valid(v, i))
            continue;
        if (v->phys == YL_PHYS_I8)
            v->i8[i] = (int8_t)small;
        else if (v->phys == YL_PHYS_I16)
            v->i16[i] = (int16_t)small;
        else if (v->phys == YL_PHYS_I32)
            v->i32[i] = small;
        else if (v->phys == YL_PHYS_I64)
            v->i64[i] = small;
        else if (v->phys == YL_PHYS_I128)
            v->i128[i] = small;
    }
}

typedef struct rows {
    yl_vector *args[ARGS_MAX];
    uint32_t groups[ROWS];
    uint32_t n, n_args;
} rows;

static rows new_rows(const fixture *f, uint32_t n, uint32_t null_percent)
{
    rows r = {.n = n, .n_args = f->call.n_args};
    for (uint32_t a = 0; a < r.n_args; a++) {
        r.args[a] = values_vector(f->call.args[a]->type, n, null_percent);
        tame(r.args[a]);
        if (is_variance(f))
            tame_integers(r.args[a]);
    }
    for (uint32_t i = 0; i < n; i++)
        r.groups[i] = values_random(GROUPS);
    return r;
}

static void free_rows(rows *r)
{
    for (uint32_t a = 0; a < r->n_args; a++)
        yl_vector_unref(r->args[a]);
}

/* The rows whose flag is `which`. */
static rows choose(const rows *r, const uint8_t *flags, uint8_t which)
{
    rows out = {.n_args = r->n_args};
    uint16_t chosen[ROWS];
    for (uint32_t i = 0; i < r->n; i++)
        if (flags[i] == which) {
            out.groups[out.n] = r->groups[i];
            chosen[out.n++] = (uint16_t)i;
        }
    for (uint32_t a = 0; a < r->n_args; a++)
        assert_int_equal(yl_vector_gather(r->args[a], chosen, out.n, &out.args[a]), YL_OK);
    return out;
}

static void accumulate(fixture *f, char *states, const rows *r)
{
    check_ok(f->call.fn->accumulate(&f->run, states, r->groups, r->args, r->n), &f->err);
}

/* ---- The laws ---- */

static void check_groups(fixture *f, const rows *r)
{
    char *grouped = new_states(f, GROUPS);
    accumulate(f, grouped, r);
    yl_vector *expected = result_of(f, grouped, GROUPS);
    for (uint32_t g = 0; g < GROUPS; g++) {
        uint8_t flags[ROWS];
        for (uint32_t i = 0; i < r->n; i++)
            flags[i] = r->groups[i] == g;
        rows own = choose(r, flags, 1);
        char *state = new_states(f, 1);
        check_ok(f->call.fn->accumulate(&f->run, state, NULL, own.args, own.n), &f->err);
        yl_vector *result = result_of(f, state, 1), *one = NULL;
        uint16_t row = (uint16_t)g;
        assert_int_equal(yl_vector_gather(expected, &row, 1, &one), YL_OK);
        check_same(f, result, one);
        yl_vector_unref(one);
        yl_vector_unref(result);
        free_states(f, state, 1);
        free_rows(&own);
    }
    yl_vector_unref(expected);
    free_states(f, grouped, GROUPS);
}

/* Splits go by position, so that what depends on the order is kept. */
static void check_splitting(fixture *f, const rows *r)
{
    char *once = new_states(f, GROUPS), *merged = new_states(f, GROUPS);
    accumulate(f, once, r);
    for (uint32_t from = 0; from < r->n;) {
        uint32_t size = 1 + values_random(100), end = from + size < r->n ? from + size : r->n;
        uint8_t flags[ROWS];
        for (uint32_t i = 0; i < r->n; i++)
            flags[i] = i >= from && i < end;
        rows part = choose(r, flags, 1);
        char *states = new_states(f, GROUPS);
        accumulate(f, states, &part);
        merge_into(f, merged, states, GROUPS);
        free_states(f, states, GROUPS);
        free_rows(&part);
        from = end;
    }
    yl_vector *a = result_of(f, once, GROUPS), *b = result_of(f, merged, GROUPS);
    check_same(f, a, b);
    if (f->call.fn->bytes != NULL)
        assert_true(f->call.fn->bytes(once, 0, GROUPS) < 1 << 24);
    yl_vector_unref(a);
    yl_vector_unref(b);
    free_states(f, once, GROUPS);
    free_states(f, merged, GROUPS);
}

/* The order of what is left may differ (ARRAY_AGG takes out the first that is equal), so all rows
 * that go come after the ones that stay. */
static void check_retracting(fixture *f, const rows *r)
{
    uint8_t flags[ROWS];
    for (uint32_t i = 0; i < r->n; i++)
        flags[i] = values_random(3) == 0;
    rows stay = choose(r, flags, 0), go = choose(r, flags, 1);
    char *both = new_states(f, GROUPS), *only = new_states(f, GROUPS);
    accumulate(f, only, &stay);
    accumulate(f, both, &go);
    accumulate(f, both, &stay);
    check_ok(f->call.fn->retract(&f->run, both, go.groups, go.args, go.n), &f->err);
    yl_vector *a = result_of(f, both, GROUPS), *b = result_of(f, only, GROUPS);
    check_same(f, a, b);
    yl_vector_unref(a);
    yl_vector_unref(b);
    check_ok(f->call.fn->retract(&f->run, both, stay.groups, stay.args, stay.n), &f->err);
    char *fresh = new_states(f, GROUPS);
    a = result_of(f, both, GROUPS);
    b = result_of(f, fresh, GROUPS);
    check_same(f, a, b);
    yl_vector_unref(a);
    yl_vector_unref(b);
    free_states(f, fresh, GROUPS);
    free_states(f, both, GROUPS);
    free_states(f, only, GROUPS);
    free_rows(&stay);
    free_rows(&go);
}

static void check_laws_of(const char *name, const yl_type *const *types, uint32_t n)
{
    fixture f;
    bind(&f, name, types, n);
    for (uint32_t null_percent = 0; null_percent <= 100; null_percent += 50) {
        rows r = new_rows(&f, ROWS, null_percent);
        check_groups(&f, &r);
        check_splitting(&f, &r);
        if (f.call.fn->retract != NULL)
            check_retracting(&f, &r);
        free_rows(&r);
    }
    unbind(&f);
}

static void laws_of_numbers(void **state)
{
    static const char *const names[] = {"SUM",    "AVG",     "STDDEV_POP", "STDDEV_SAMP",
                                        "STDDEV", "VAR_POP", "VAR_SAMP",   "VARIANCE"};
    yl_arena *arena = yl_arena_new("types", 0);
    const yl_type *types[] = {&yl_type_tinyint,
                              &yl_type_smallint,
                              &yl_type_int,
                              &yl_type_bigint,
                              &yl_type_float,
                              &yl_type_double,
                              yl_type_decimal(arena, 10, 2),
                              yl_type_decimal(arena, 30, 5)};
    (void)state;
    values_seed(1);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        for (size_t t = 0; t < sizeof types / sizeof types[0]; t++)
            check_laws_of(names[i], &types[t], 1);
    yl_arena_free(arena);
}

static void laws_of_any(void **state)
{
    static const char *const names[] = {"COUNT", "FIRST_VALUE", "LAST_VALUE", "COLLECT",
                                        "ARRAY_AGG"};
    yl_arena *arena = yl_arena_new("types", 0);
    const yl_type *types[VALUES_TYPES];
    (void)state;
    values_seed(2);
    values_types(arena, types);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        for (size_t t = 0; t < VALUES_TYPES; t++)
            if (types[t]->root != YL_NULL)
                check_laws_of(names[i], &types[t], 1);
    check_laws_of("COUNT", NULL, 0);
    check_laws_of("COUNT", (const yl_type *const[]){&yl_type_int, &yl_type_string}, 2);
    yl_arena_free(arena);
    assert_int_equal(values_objects, 0);
}

static void laws_of_order(void **state)
{
    static const char *const names[] = {"MIN", "MAX", "APPROX_COUNT_DISTINCT"};
    yl_arena *arena = yl_arena_new("types", 0);
    const yl_type *types[VALUES_TYPES];
    (void)state;
    values_seed(3);
    values_types(arena, types);
    for (size_t i = 0; i < 3; i++)
        for (size_t t = 0; t < VALUES_TYPES; t++)
            if ((types[t]->root == YL_BOOLEAN && i < 2) || yl_type_is_numeric(types[t]) ||
                yl_type_is_text(types[t]) || yl_type_is_temporal(types[t]))
                check_laws_of(names[i], &types[t], 1);
    yl_arena_free(arena);
}

static void laws_of_texts(void **state)
{
    const yl_type *type = &yl_type_string;
    (void)state;
    values_seed(4);
    check_laws_of("LISTAGG", &type, 1);
}

/* ---- Values ---- */

#define CALL(f, name, ...)                                                                         \
    bind(f, name, (const yl_type *const[]){__VA_ARGS__},                                           \
         sizeof((const yl_type *const[]){__VA_ARGS__}) / sizeof(const yl_type *))

/* The result over these doubles; NaN for NULL is told apart by *is_null. */
static double of_doubles(const char *name, const double *x, uint32_t n, bool *is_null)
{
    fixture f;
    CALL(&f, name, &yl_type_double);
    yl_vector *arg = yl_vector_new(&yl_type_double, n);
    if (n > 0)
        memcpy(arg->f64, x, n * sizeof *x);
    arg->length = n;
    char *state = new_states(&f, 1);
    check_ok(f.call.fn->accumulate(&f.run, state, NULL, &arg, n), &f.err);
    yl_vector *out = result_of(&f, state, 1);
    double result = out->f64[0];
    *is_null = !yl_vector_valid(out, 0);
    yl_vector_unref(out);
    yl_vector_unref(arg);
    free_states(&f, state, 1);
    unbind(&f);
    return result;
}

static void doubles(void **state)
{
    bool null;
    double nan = 0.0 / 0.0, r;
    (void)state;
    r = of_doubles("MIN", (double[]){nan, 1}, 2, &null);
    assert_true(r != r);
    assert_true(of_doubles("MIN", (double[]){1, nan}, 2, &null) == 1);
    r = of_doubles("MAX", (double[]){nan, 1}, 2, &null);
    assert_true(r != r);
    r = of_doubles("MIN", (double[]){0.0, -0.0}, 2, &null);
    assert_false(__builtin_signbit(r));
    r = of_doubles("SUM", (double[]){-0.0, -0.0}, 2, &null);
    assert_true(__builtin_signbit(r) != 0);
    of_doubles("SUM", (double[]){1}, 0, &null);
    assert_true(null);
    of_doubles("VAR_SAMP", (double[]){1}, 1, &null);
    assert_true(null);
    assert_true(of_doubles("VAR_POP", (double[]){1}, 1, &null) == 0 && !null);
    assert_true(of_doubles("VAR_SAMP", (double[]){0, 1, 2.5, 0.1}, 4, &null) == 1.3399999999999999);
    assert_true(of_doubles("STDDEV_POP", (double[]){0, 1, 2.5, 0.1}, 4, &null) ==
                1.002496882788171);
}

static int64_t of_integers(const char *name, const yl_type *type, const int64_t *x, uint32_t n)
{
    fixture f;
    CALL(&f, name, type);
    yl_vector *arg = yl_vector_new(type, n);
    for (uint32_t i = 0; i < n; i++) {
        if (arg->phys == YL_PHYS_I8)
            arg->i8[i] = (int8_t)x[i];
        else if (arg->phys == YL_PHYS_I32)
            arg->i32[i] = (int32_t)x[i];
        else
            arg->i64[i] = x[i];
    }
    arg->length = n;
    char *state = new_states(&f, 1);
    check_ok(f.call.fn->accumulate(&f.run, state, NULL, &arg, n), &f.err);
    yl_vector *out = result_of(&f, state, 1);
    assert_true(yl_vector_valid(out, 0));
    int64_t result = out->phys == YL_PHYS_I8    ? out->i8[0]
                     : out->phys == YL_PHYS_I32 ? out->i32[0]
                                                : out->i64[0];
    yl_vector_unref(out);
    yl_vector_unref(arg);
    free_states(&f, state, 1);
    unbind(&f);
    return result;
}

static void integers(void **state)
{
    (void)state;
    assert_int_equal(of_integers("SUM", &yl_type_tinyint, (int64_t[]){127, 7}, 2), -122);
    assert_int_equal(of_integers("SUM", &yl_type_int, (int64_t[]){INT32_MAX, 7}, 2), -2147483642);
    assert_int_equal(of_integers("AVG", &yl_type_int, (int64_t[]){INT32_MAX, 7}, 2), 1073741827);
    assert_int_equal(of_integers("AVG", &yl_type_bigint, (int64_t[]){INT64_MAX, 7}, 2),
                     -4611686018427387901);
    assert_int_equal(of_integers("AVG", &yl_type_int, (int64_t[]){-1, -2}, 2), -1);
    assert_int_equal(of_integers("STDDEV_POP", &yl_type_int, (int64_t[]){0, 1, 7, 300}, 4), 128);
    assert_int_equal(of_integers("VAR_SAMP", &yl_type_int, (int64_t[]){0, 1, 7, 300}, 4), 22111);
    assert_int_equal(of_integers("COUNT", &yl_type_int, (int64_t[]){0, 1}, 2), 2);
}

/* A sum beyond 38 digits is NULL; SUM goes on with the next value, AVG does not. */
static void decimal_overflow(void **state)
{
    (void)state;
    for (int avg = 0; avg < 2; avg++) {
        fixture f;
        yl_arena *arena = yl_arena_new("types", 0);
        const yl_type *type = yl_type_decimal(arena, 38, 0);
        CALL(&f, avg ? "AVG" : "SUM", type);
        yl_vector *arg = yl_vector_new(type, 3);
        arg->i128[0] = (yl_int128)yl_pow10_u128[38] - 1;
        arg->i128[1] = 1;
        arg->i128[2] = 5;
        arg->length = 3;
        char *states = new_states(&f, 1);
        check_ok(f.call.fn->accumulate(&f.run, states, NULL, &arg, 2), &f.err);
        yl_vector *out = result_of(&f, states, 1);
        assert_false(yl_vector_valid(out, 0));
        yl_vector_unref(out);
        char *other = new_states(&f, 1);
        merge_into(&f, other, states, 1);
        out = result_of(&f, other, 1);
        assert_false(yl_vector_valid(out, 0));
        yl_vector_unref(out);
        check_ok(f.call.fn->accumulate(&f.run, states, NULL, &arg, 3), &f.err);
        out = result_of(&f, states, 1);
        assert_int_equal(yl_vector_valid(out, 0), !avg);
        assert_true(avg || out->i128[0] == 5);
        yl_vector_unref(out);
        free_states(&f, other, 1);
        free_states(&f, states, 1);
        yl_vector_unref(arg);
        yl_arena_free(arena);
        unbind(&f);
    }
}

static void single_value(void **state)
{
    fixture f;
    (void)state;
    CALL(&f, "SINGLE_VALUE", &yl_type_int);
    yl_vector *arg = yl_vector_new(&yl_type_int, 2);
    arg->length = 2;
    arg->i32[0] = 7;
    assert_int_equal(yl_vector_set_null(arg, 1), YL_OK);
    char *one = new_states(&f, 1), *other = new_states(&f, 1);
    check_ok(f.call.fn->accumulate(&f.run, one, NULL, &arg, 1), &f.err);
    merge_into(&f, other, one, 1);
    yl_vector *out = result_of(&f, other, 1);
    assert_true(yl_vector_valid(out, 0) && out->i32[0] == 7);
    yl_vector_unref(out);
    check_fails(DATA, f.call.fn->accumulate(&f.run, one, NULL, &arg, 1), &f.err);
    f.err = (yl_error){0};
    check_ok(f.call.fn->retract(&f.run, other, NULL, &arg, 1), &f.err);
    check_fails(DATA, f.call.fn->accumulate(&f.run, other, NULL, &arg, 2), &f.err);
    free_states(&f, one, 1);
    free_states(&f, other, 1);
    yl_vector_unref(arg);
    unbind(&f);
}

static void percentile(void **state)
{
    static const double parts[] = {0, 0.25, 0.5, 1}, expected[] = {1, 3.25, 5.5, 10};
    fixture f;
    (void)state;
    for (int i = 0; i < 4; i++) {
        CALL(&f, "PERCENTILE", &yl_type_double, &yl_type_double);
        yl_vector *args[2] = {yl_vector_new(&yl_type_double, 10),
                              yl_vector_new(&yl_type_double, 10)};
        for (int k = 0; k < 10; k++) {
            args[0]->f64[k] = (k * 7) % 10 + 1;
            args[1]->f64[k] = parts[i];
        }
        args[0]->length = args[1]->length = 10;
        char *states = new_states(&f, 1), *other = new_states(&f, 1);
        check_ok(f.call.fn->accumulate(&f.run, states, NULL, args, 10), &f.err);
        merge_into(&f, other, states, 1);
        yl_vector *out = result_of(&f, other, 1);
        assert_true(out->f64[0] == expected[i]);
        yl_vector_unref(out);
        check_ok(f.call.fn->retract(&f.run, other, NULL, args, 10), &f.err);
        out = result_of(&f, other, 1);
        assert_false(yl_vector_valid(out, 0));
        yl_vector_unref(out);
        args[1]->f64[0] = 1.5;
        free_states(&f, states, 1);
        states = new_states(&f, 1);
        check_fails(DATA, f.call.fn->accumulate(&f.run, states, NULL, args, 10), &f.err);
        free_states(&f, states, 1);
        free_states(&f, other, 1);
        yl_vector_unref(args[0]);
        yl_vector_unref(args[1]);
        unbind(&f);
    }
}

/* What Flink's APPROX_COUNT_DISTINCT gives for 0, 1, ... n - 1; in the middle only nearly so. */
static void approx_count_distinct(void **state)
{
    static const struct {
        int32_t n;
        int64_t expected, room;
    } cases[] = {{1, 1, 0},           {10, 10, 0},          {1000, 1002, 0},
                 {15000, 15039, 0},   {20000, 19972, 300},  {81000, 81000, 1500},
                 {200000, 200074, 0}, {1000000, 1004865, 0}};
    enum { BATCH = 4096 };
    (void)state;
    for (size_t c = 0; c < sizeof cases / sizeof cases[0]; c++) {
        fixture f;
        CALL(&f, "APPROX_COUNT_DISTINCT", &yl_type_int);
        char *states = new_states(&f, 1);
        yl_vector *arg = yl_vector_new(&yl_type_int, BATCH);
        for (int32_t from = 0; from < cases[c].n; from += BATCH) {
            int32_t n = cases[c].n - from < BATCH ? cases[c].n - from : BATCH;
            for (int32_t i = 0; i < n; i++)
                arg->i32[i] = from + i;
            arg->length = (uint32_t)n;
            check_ok(f.call.fn->accumulate(&f.run, states, NULL, &arg, (uint32_t)n), &f.err);
        }
        yl_vector *out = result_of(&f, states, 1);
        assert_in_range(out->i64[0], cases[c].expected - cases[c].room,
                        cases[c].expected + cases[c].room);
        yl_vector_unref(out);
        yl_vector_unref(arg);
        free_states(&f, states, 1);
        unbind(&f);
    }
}

static void approx_count_distinct_texts(void **state)
{
    fixture f;
    (void)state;
    CALL(&f, "APPROX_COUNT_DISTINCT", &yl_type_string);
    char *states = new_states(&f, 1);
    yl_vector *arg = yl_vector_new(&yl_type_string, 1000);
    for (uint32_t i = 0; i < 1000; i++) {
        char text[40];
        int size = snprintf(text, sizeof text, "value number %u", i);
        assert_int_equal(yl_vector_set_str(arg, i, (yl_str){text, (size_t)size}), YL_OK);
    }
    arg->length = 1000;
    check_ok(f.call.fn->accumulate(&f.run, states, NULL, &arg, 1000), &f.err);
    yl_vector *out = result_of(&f, states, 1);
    assert_int_equal(out->i64[0], 997);
    yl_vector_unref(out);
    yl_vector_unref(arg);
    free_states(&f, states, 1);
    unbind(&f);
}

/* ---- Out of memory ---- */

static yl_status whole_life(void *arg)
{
    fixture *f = arg;
    yl_status status;
    yl_vector *out[YL_AGG_PARTIALS_MAX] = {0};
    char states[256] __attribute__((aligned(16))), others[256] __attribute__((aligned(16)));
    assert_true(f->call.fn->state_size <= sizeof states);
    f->err = (yl_error){0};
    yl_vector *row = (yl_vector *)f->call.args[0]->value; /* the test's rows */
    f->call.fn->init(&f->run, states, 0, 1);
    f->call.fn->init(&f->run, others, 0, 1);
    status = f->call.fn->accumulate(&f->run, states, NULL, &row, row->length);
    for (uint32_t p = 0; p < f->n_partials && status == YL_OK; p++) {
        out[p] = yl_vector_new(f->partials[p], 1);
        status = out[p] == NULL ? YL_ERR_MEMORY : YL_OK;
    }
    if (status == YL_OK)
        status = f->call.fn->partial(&f->run, states, 0, 1, out);
    for (uint32_t p = 0; p < f->n_partials && status == YL_OK; p++)
        out[p]->length = 1;
    if (status == YL_OK)
        status = f->call.fn->merge(&f->run, others, NULL, out, 1);
    if (status == YL_OK && f->call.fn->retract != NULL)
        status = f->call.fn->retract(&f->run, others, NULL, &row, row->length);
    for (uint32_t p = 0; p < f->n_partials; p++)
        yl_vector_unref(out[p]);
    if (f->call.fn->destroy != NULL) {
        f->call.fn->destroy(states, 0, 1);
        f->call.fn->destroy(others, 0, 1);
    }
    return status;
}

static void out_of_memory(void **state)
{
    static const char *const names[] = {
        "COUNT",   "MIN",     "LAST_VALUE", "FIRST_VALUE",
        "LISTAGG", "COLLECT", "ARRAY_AGG",  "APPROX_COUNT_DISTINCT"};
    (void)state;
    values_seed(5);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        fixture f;
        CALL(&f, names[i], &yl_type_string);
        yl_vector *arg = values_vector(&yl_type_string, 20, 10);
        yl_expr rows_of_test = *f.call.args[0];
        rows_of_test.value = arg;
        f.call.args[0] = &rows_of_test;
        check_allocations(whole_life, &f);
        yl_vector_unref(arg);
        unbind(&f);
    }
}

/* ---- Binding ---- */

static yl_status try_bind(const char *name, const yl_type *type, const char *expected)
{
    yl_arena *arena = yl_arena_new("test", 0);
    yl_error err = {0};
    yl_agg_call call;
    const yl_expr *arg = yl_expr_column(arena, 0, type, (yl_span){0, 0});
    yl_status status =
        yl_aggregate_bind(arena, yl_str_of(name), &arg, 1, (yl_span){0, 0}, &call, &err);
    if (status == YL_OK)
        check_text(yl_type_text(arena, call.type), expected);
    yl_arena_free(arena);
    return status;
}

static void types(void **state)
{
    yl_arena *arena = yl_arena_new("test", 0);
    const yl_type *decimal = yl_type_decimal(arena, 10, 2);
    const yl_type *whole = yl_type_nullable(arena, &yl_type_int, false);
    (void)state;
    assert_int_equal(try_bind("SUM", &yl_type_tinyint, "TINYINT"), YL_OK);
    assert_int_equal(try_bind("SUM", decimal, "DECIMAL(38, 2)"), YL_OK);
    assert_int_equal(try_bind("AVG", decimal, "DECIMAL(38, 6)"), YL_OK);
    assert_int_equal(try_bind("VAR_POP", decimal, "DECIMAL(38, 6)"), YL_OK);
    assert_int_equal(try_bind("STDDEV", &yl_type_float, "FLOAT"), YL_OK);
    assert_int_equal(try_bind("SUM", whole, "INT NOT NULL"), YL_OK);
    assert_int_equal(try_bind("COUNT", &yl_type_int, "BIGINT NOT NULL"), YL_OK);
    assert_int_equal(try_bind("COLLECT", &yl_type_int, "MULTISET<INT> NOT NULL"), YL_OK);
    assert_int_equal(try_bind("ARRAY_AGG", &yl_type_int, "ARRAY<INT>"), YL_OK);
    assert_int_equal(try_bind("ARRAY_AGG", whole, "ARRAY<INT NOT NULL> NOT NULL"), YL_OK);
    assert_int_equal(try_bind("MAX", &yl_type_date, "DATE"), YL_OK);
    assert_int_not_equal(try_bind("MIN", &yl_type_bytes, ""), YL_OK);
    assert_int_not_equal(try_bind("MIN", yl_type_array(arena, &yl_type_int), ""), YL_OK);
    assert_int_not_equal(try_bind("SUM", &yl_type_string, ""), YL_OK);
    assert_int_not_equal(try_bind("LISTAGG", &yl_type_int, ""), YL_OK);
    assert_int_not_equal(try_bind("COUNT", &yl_type_null, ""), YL_OK);
    yl_arena_free(arena);
}

CHECK_MAIN(cmocka_unit_test(types), cmocka_unit_test(integers), cmocka_unit_test(doubles),
           cmocka_unit_test(decimal_overflow), cmocka_unit_test(single_value),
           cmocka_unit_test(percentile), cmocka_unit_test(approx_count_distinct),
           cmocka_unit_test(approx_count_distinct_texts), cmocka_unit_test(laws_of_numbers),
           cmocka_unit_test(laws_of_any), cmocka_unit_test(laws_of_order),
           cmocka_unit_test(laws_of_texts), cmocka_unit_test(out_of_memory))
