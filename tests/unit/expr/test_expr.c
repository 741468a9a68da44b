/* Expression trees: printing, comparison, rewriting, folding. */
#include "check.h"
#include "sexpr.h"

static const yl_type *columns[] = {&yl_type_int, &yl_type_bigint, &yl_type_string, &yl_type_boolean,
                                   &yl_type_double};
static const yl_str names[] = {{"a", 1}, {"b", 1}, {"s", 1}, {"p", 1}, {"d", 1}};

static const yl_expr *parse(yl_arena *arena, const char *text)
{
    const yl_expr *e;
    yl_error err = {0};
    check_ok(sexpr_bind(arena, text, columns, &e, &err), &err);
    return e;
}

#define check_print(text, expected) check_print_at(text, expected, false, __FILE__, __LINE__)
#define check_fold(text, expected)  check_print_at(text, expected, true, __FILE__, __LINE__)

static void check_print_at(const char *text, const char *expected, bool fold, const char *file,
                           int line)
{
    yl_arena *arena = yl_arena_new("test", 0);
    yl_strbuf out = {0};
    yl_error err = {0};
    yl_expr_env env = sexpr_env();
    const yl_expr *e = parse(arena, text);
    if (fold)
        check_ok_at(yl_expr_fold(arena, e, &env, false, &e, &err), &err, file, line);
    yl_expr_print(e, names, &out);
    check_str_at(yl_strbuf_view(&out), expected, file, line);
    yl_strbuf_clear(&out);
    yl_arena_free(arena);
}

static void prints_as_flink_does(void **state)
{
    (void)state;
    check_print("(+ $0 1)", "(a + 1)");
    check_print("(+ $1 1)", "(b + 1)");
    check_fold("(+ $1 1)", "(b + 1)");
    check_print("(= $1 $0)", "(b = CAST(a AS BIGINT))");
    check_print("(< $1 $0)", "(b < a)");
    check_print("(AND (> $0 5) (AND (< $1 3L) $3))", "((a > 5) AND (b < 3L) AND p)");
    check_print("(OR (|IS NULL| $0) (NOT $3))", "(a IS NULL OR NOT(p))");
    check_print("(MOD $0 7)", "MOD(a, 7)");
    check_print("(- $0)", "-(a)");
    check_print("(CASE $3 1 2)", "CASE(p, 1, 2)");
    check_fold("(COALESCE $2 'it''s')", "COALESCE(s, 'it's')");
    check_print("(cast $0 string)", "CAST(a AS VARCHAR(2147483647))");
    check_print("(try $2 timestamp(3))", "TRY_CAST(s AS TIMESTAMP(3))");
    check_print("(cast null int)", "null:INTEGER");
    check_print("(* $4 1.5e0)", "(d * 1.5E0)");
    check_print("(* $4 100e0)", "(d * 1.000E2)");
    check_print("(= $3 true)", "(p = true)");
    check_print("([] (ARRAY $0 2) 1)", "ITEM(ARRAY(a, 2), CAST(1 AS BIGINT))");
}

static void folds(void **state)
{
    (void)state;
    check_fold("(+ 1 2)", "3");
    check_fold("(+ $0 (* 2 3))", "(a + 6)");
    check_fold("(AND $3 true)", "p");
    check_fold("(AND $3 false)", "false");
    check_fold("(OR (= $0 1) (= 1 1))", "true");
    check_fold("(CASE false $0 (= 1 1) 7 $0)", "7");
    check_fold("(CASE $3 1 (cast null boolean) 2 3)", "CASE(p, 1, 3)");
    check_fold("(COALESCE null (+ 1 1) $0)", "2");
    check_fold("(COALESCE $0 1 2)", "COALESCE(a, 1)");
    check_fold("(+ $0 (/ 1 0))", "(a + (1 / 0))");
    check_fold("(CASE $3 (/ 1 0) 2)", "CASE(p, (1 / 0), 2)");
    check_fold("(|| 'a' (cast 12 string))", "'a12'");
    check_fold("(= $4 $4)", "(d IS NOT NULL OR null:BOOLEAN)");
    check_fold("(> $0 (RAND_INTEGER 5))", "(a > RAND_INTEGER(5))");
    check_fold("(ARRAY (+ 1 2))", "ARRAY(3)");
}

static void refuses_what_fails_when_strict(void **state)
{
    yl_arena *arena = yl_arena_new("test", 0);
    yl_error err = {0};
    yl_expr_env env = sexpr_env();
    const yl_expr *e = parse(arena, "(+ $0 (/ 1 0))");
    (void)state;
    check_fails(ARITHMETIC, yl_expr_fold(arena, e, &env, true, &e, &err), &err);
    assert_int_equal(err.span.begin, 6);
    assert_int_equal(err.span.end, 13);
    yl_arena_free(arena);
}

static void streaming_clocks_stay(void **state)
{
    yl_arena *arena = yl_arena_new("test", 0);
    yl_error err = {0};
    yl_expr_env env = sexpr_env();
    const yl_expr *e = parse(arena, "(CURRENT_DATE)"), *folded;
    (void)state;
    check_ok(yl_expr_fold(arena, e, &env, false, &folded, &err), &err);
    assert_true(yl_expr_is_const(folded));
    env.streaming = true;
    check_ok(yl_expr_fold(arena, e, &env, false, &folded, &err), &err);
    assert_false(yl_expr_is_const(folded));
    yl_arena_free(arena);
}

static void compares_and_rewrites(void **state)
{
    yl_arena *arena = yl_arena_new("test", 0);
    yl_strbuf out = {0};
    const yl_expr *e = parse(arena, "(AND (> $0 5) (AND (< $1 3L) $3))"), *parts[3];
    const yl_expr *same = parse(arena, "(AND (> $0 5) (AND (< $1 3L) $3))");
    const int32_t map[] = {1, 0, 2, 4, 3};
    bool used[5] = {false};
    (void)state;
    assert_true(yl_expr_equal(e, same));
    assert_false(yl_expr_equal(e, parse(arena, "(AND (> $0 5) (AND (< $1 4L) $3))")));
    assert_int_equal(yl_expr_count_conjuncts(e), 3);
    assert_int_equal(yl_expr_conjuncts(e, parts), 3);
    assert_true(parts[2]->kind == YL_EXPR_COLUMN);
    yl_expr_columns(e, used);
    assert_true(used[0] && used[1] && used[3] && !used[2] && !used[4]);
    yl_expr_print(yl_expr_remap(arena, e, map), NULL, &out);
    check_str(yl_strbuf_view(&out), "(($1 > 5) AND ($0 < 3L) AND $4)");
    yl_strbuf_clear(&out);
    yl_arena_free(arena);
}

CHECK_MAIN(cmocka_unit_test(prints_as_flink_does), cmocka_unit_test(folds),
           cmocka_unit_test(refuses_what_fails_when_strict),
           cmocka_unit_test(streaming_clocks_stay), cmocka_unit_test(compares_and_rewrites))
