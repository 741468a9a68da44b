/* Functions of ARRAYs and MAPs: results and types as Flink gives them (conformance/nested,
 * functions), and over random batches against plain loops. */
#include "check.h"
#include "sexpr.h"
#include "values.h"

static void adds_elements(void **state)
{
    (void)state;
    check_sexpr("(ARRAY_APPEND (ARRAY 1) 2)", "[1, 2] : ARRAY<INT NOT NULL> NOT NULL");
    check_sexpr("(ARRAY_APPEND (ARRAY 1) (cast null int))", "[1, NULL] : ARRAY<INT>");
    check_sexpr("(ARRAY_APPEND (ARRAY 1) null)", "[1, NULL] : ARRAY<INT>");
    check_sexpr("(ARRAY_APPEND (cast null array<int>) 1)", "NULL : ARRAY<INT>");
    check_sexpr("(ARRAY_APPEND (cast null array<int!>) 1)", "NULL : ARRAY<INT NOT NULL>");
    check_sexpr("(ARRAY_APPEND (ARRAY 'a') 'bcd')", "[a, b] : ARRAY<CHAR(1) NOT NULL> NOT NULL");
    check_sexpr("(ARRAY_APPEND (ARRAY 'abc') 'b')",
                "[abc, b  ] : ARRAY<CHAR(3) NOT NULL> NOT NULL");
    check_sexpr("(ARRAY_APPEND (ARRAY 1.5) 3.25)",
                "[1.5, 3.3] : ARRAY<DECIMAL(2, 1) NOT NULL> NOT NULL");
    check_sexpr("(ARRAY_APPEND (ARRAY (cast 1 tinyint)) 3)",
                "TYPE: ARRAY_APPEND: INT is no element of ARRAY<TINYINT NOT NULL>");
    check_sexpr("(ARRAY_APPEND (ARRAY (cast 'a' string)) 3)",
                "TYPE: ARRAY_APPEND: INT is no element of ARRAY<STRING NOT NULL>");
    check_sexpr("(ARRAY_APPEND 1 2)", "TYPE: ARRAY_APPEND cannot be called with (INT, INT)");
    check_sexpr("(ARRAY_APPEND (ARRAY (ARRAY 1)) (ARRAY 2 3))",
                "[[1], [2, 3]] : ARRAY<ARRAY<INT NOT NULL> NOT NULL> NOT NULL");
    check_sexpr("(ARRAY_PREPEND (ARRAY 1) 2)", "[2, 1] : ARRAY<INT NOT NULL> NOT NULL");
    check_sexpr("(ARRAY_PREPEND (ARRAY 1) (cast null int))", "[NULL, 1] : ARRAY<INT>");
    check_sexpr("(ARRAY_CONCAT (ARRAY 1) (ARRAY 2) (ARRAY 3 4))",
                "[1, 2, 3, 4] : ARRAY<INT NOT NULL> NOT NULL");
    check_sexpr("(ARRAY_CONCAT (ARRAY 1) (cast null array<int>))", "NULL : ARRAY<INT>");
    check_sexpr("(ARRAY_CONCAT (ARRAY 1) (ARRAY 2.5))",
                "[1.0, 2.5] : ARRAY<DECIMAL(11, 1) NOT NULL> NOT NULL");
}

static void finds_elements(void **state)
{
    (void)state;
    check_sexpr("(ARRAY_CONTAINS (ARRAY 1 2) 2)", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(ARRAY_CONTAINS (ARRAY 1 2) null)", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(ARRAY_CONTAINS (ARRAY 1 (cast null int)) null)", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(ARRAY_CONTAINS (cast null array<int>) 1)", "NULL : BOOLEAN");
    check_sexpr("(ARRAY_CONTAINS (ARRAY 'a' 'b') 'bcd')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(ARRAY_CONTAINS (ARRAY (cast 'NaN' double)) (cast 'NaN' double))",
                "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(ARRAY_CONTAINS (ARRAY 0e0) (- 0e0))", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(ARRAY_CONTAINS (ARRAY 1 2) 2.0)",
                "TYPE: ARRAY_CONTAINS: DECIMAL(2, 1) is no element of ARRAY<INT NOT NULL>");
    check_sexpr("(ARRAY_POSITION (ARRAY 1 2 1) 1)", "1 : INT NOT NULL");
    check_sexpr("(ARRAY_POSITION (ARRAY 1 2) 5)", "0 : INT NOT NULL");
    check_sexpr("(ARRAY_POSITION (ARRAY 1 (cast null int)) null)", "NULL : INT");
    check_sexpr("(ARRAY_REMOVE (ARRAY 1 (cast null int) 2) null)", "[1, 2] : ARRAY<INT> NOT NULL");
    check_sexpr("(ARRAY_REMOVE (ARRAY 1) 1)", "[] : ARRAY<INT NOT NULL> NOT NULL");
    check_sexpr("(ARRAY_REMOVE (cast null array<int>) 1)", "NULL : ARRAY<INT>");
}

static void slices(void **state)
{
    static const struct {
        const char *range, *result;
    } rows[] = {{"0 2", "[1, 2]"},
                {"1 2", "[1, 2]"},
                {"-3 -2", "[3, 4]"},
                {"4 2", "[]"},
                {"6 8", "[]"},
                {"-9 2", "[1, 2]"},
                {"2 99", "[2, 3, 4, 5]"},
                {"2 -9", "[]"},
                {"2 0", "[]"},
                {"0 0", "[1]"},
                {"0", "[1, 2, 3, 4, 5]"},
                {"9", "[]"},
                {"-9", "[1, 2, 3, 4, 5]"},
                {"-9 -8", "[]"},
                {"-9 0", "[1]"}};
    char text[100], expected[100];
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        snprintf(text, sizeof text, "(ARRAY_SLICE (ARRAY 1 2 3 4 5) %s)", rows[i].range);
        snprintf(expected, sizeof expected, "%s : ARRAY<INT NOT NULL> NOT NULL", rows[i].result);
        check_sexpr(text, expected);
    }
    check_sexpr("(ARRAY_SLICE (cast null array<int>) 1)", "NULL : ARRAY<INT>");
    check_sexpr("(ARRAY_SLICE (ARRAY 1) (cast null int))", "NULL : ARRAY<INT NOT NULL>");
    check_sexpr("(ARRAY_SLICE (ARRAY 1) 1L)",
                "TYPE: ARRAY_SLICE cannot be called with (ARRAY<INT NOT NULL>, BIGINT)");
}

static void orders(void **state)
{
    (void)state;
    check_sexpr("(ARRAY_SORT (ARRAY 3 null 2))", "[NULL, 2, 3] : ARRAY<INT> NOT NULL");
    check_sexpr("(ARRAY_SORT (ARRAY 3 null 2) false)", "[3, 2, NULL] : ARRAY<INT> NOT NULL");
    check_sexpr("(ARRAY_SORT (ARRAY 3 null 2) true false)", "[2, 3, NULL] : ARRAY<INT> NOT NULL");
    check_sexpr("(ARRAY_SORT (ARRAY 3 null 2) false true)", "[NULL, 3, 2] : ARRAY<INT> NOT NULL");
    check_sexpr("(ARRAY_SORT (ARRAY 2 1) (cast null boolean))", "NULL : ARRAY<INT NOT NULL>");
    check_sexpr("(ARRAY_SORT (ARRAY (cast 'NaN' double) 1e0 (cast '-Infinity' double)))",
                "[-Infinity, 1.0, NaN] : ARRAY<DOUBLE NOT NULL> NOT NULL");
    check_sexpr("(ARRAY_SORT (ARRAY true false))",
                "TYPE: ARRAY_SORT: values of BOOLEAN NOT NULL have no order");
    check_sexpr("(ARRAY_REVERSE (ARRAY 1 null 3))", "[3, NULL, 1] : ARRAY<INT> NOT NULL");
    check_sexpr("(ARRAY_MAX (ARRAY null 3 1))", "3 : INT");
    check_sexpr("(ARRAY_MIN (ARRAY null 3 1))", "1 : INT");
    check_sexpr("(ARRAY_MAX (ARRAY (cast null int)))", "NULL : INT");
    check_sexpr("(ARRAY_MAX (cast null array<int>))", "NULL : INT");
    check_sexpr("(ARRAY_MAX (ARRAY 'b' 'a text of more than twelve'))", "b : VARCHAR(26)");
    check_sexpr("(ARRAY_MAX (ARRAY (cast 'NaN' double) 1e0))", "NaN : DOUBLE");
    check_sexpr("(ARRAY_MAX (ARRAY 1e0 (cast 'NaN' double)))", "1.0 : DOUBLE");
    check_sexpr("(ARRAY_MIN (ARRAY (cast 'NaN' float) (cast 1 float)))", "NaN : FLOAT");
    check_sexpr("(ARRAY_MAX (ARRAY (ROW 1)))",
                "TYPE: ARRAY_MAX and ARRAY_MIN: values of ROW<`EXPR$0` INT NOT NULL> NOT NULL have "
                "no order");
}

static void treats_arrays_as_sets(void **state)
{
    (void)state;
    check_sexpr("(ARRAY_DISTINCT (ARRAY 3 1 3 null 1 null))", "[3, 1, NULL] : ARRAY<INT> NOT NULL");
    check_sexpr("(ARRAY_DISTINCT (ARRAY (ARRAY 1) (ARRAY 1) (ARRAY 2)))",
                "[[1], [2]] : ARRAY<ARRAY<INT NOT NULL> NOT NULL> NOT NULL");
    check_sexpr("(ARRAY_DISTINCT (ARRAY (cast 'NaN' double) (cast 'NaN' double) 0e0))",
                "[NaN, NaN, 0.0] : ARRAY<DOUBLE NOT NULL> NOT NULL");
    check_sexpr("(ARRAY_UNION (ARRAY 2 1 2) (ARRAY 3 1))",
                "[2, 1, 3] : ARRAY<INT NOT NULL> NOT NULL");
    check_sexpr("(ARRAY_UNION (ARRAY 1) (ARRAY 2.5))",
                "[1.0, 2.5] : ARRAY<DECIMAL(11, 1) NOT NULL> NOT NULL");
    check_sexpr("(ARRAY_EXCEPT (ARRAY 1 1 2 3 3) (ARRAY 1))",
                "[2, 3] : ARRAY<INT NOT NULL> NOT NULL");
    check_sexpr("(ARRAY_EXCEPT (ARRAY 1) (cast null array<int>))", "NULL : ARRAY<INT>");
    check_sexpr("(ARRAY_INTERSECT (ARRAY 1 1 2 3) (ARRAY 3 1 1))",
                "[1, 3] : ARRAY<INT NOT NULL> NOT NULL");
    check_sexpr("(ARRAY_INTERSECT (ARRAY 1 null) (ARRAY (cast null int)))",
                "[NULL] : ARRAY<INT> NOT NULL");
}

static void joins_texts(void **state)
{
    (void)state;
    check_sexpr("(ARRAY_JOIN (ARRAY 'a' null 'c') ',')", "a,c : STRING NOT NULL");
    check_sexpr("(ARRAY_JOIN (ARRAY 'a' null 'c') '' 'x')", "axc : STRING NOT NULL");
    check_sexpr("(ARRAY_JOIN (ARRAY (cast null string)) ',')", " : STRING NOT NULL");
    check_sexpr("(ARRAY_JOIN (ARRAY 'a') (cast null string))", "NULL : STRING");
    check_sexpr("(ARRAY_JOIN (ARRAY 'a') ',' (cast null string))", "NULL : STRING");
    check_sexpr("(ARRAY_JOIN (ARRAY 1) ',')",
                "TYPE: ARRAY_JOIN cannot be called with (ARRAY<INT NOT NULL>, CHAR(1))");
}

static void maps(void **state)
{
    (void)state;
    check_sexpr("(MAP_KEYS (MAP 'b' 1 'a' 2 'b' 3))", "[b, a] : ARRAY<CHAR(1) NOT NULL> NOT NULL");
    check_sexpr("(MAP_VALUES (MAP 'b' 1 'a' null))", "[1, NULL] : ARRAY<INT> NOT NULL");
    check_sexpr("(MAP_ENTRIES (MAP 'b' 1 'a' 2))",
                "[(b, 1), (a, 2)] : ARRAY<ROW<`key` CHAR(1) NOT NULL, `value` INT NOT NULL>> NOT "
                "NULL");
    check_sexpr("(MAP_ENTRIES (cast null map<string,int>))",
                "NULL : ARRAY<ROW<`key` STRING, `value` INT>>");
    check_sexpr("(. ([] (MAP_ENTRIES (MAP 'a' 1)) 1) 'key')", "a : CHAR(1)");
    check_sexpr("(MAP_FROM_ARRAYS (ARRAY 1 null) (ARRAY 'a' null))",
                "{1=a, NULL=NULL} : MAP<INT, CHAR(1)> NOT NULL");
    check_sexpr("(MAP_FROM_ARRAYS (ARRAY 1) (cast null array<int>))",
                "NULL : MAP<INT NOT NULL, INT>");
    check_sexpr("(MAP_FROM_ARRAYS (ARRAY 1 2) (ARRAY 'a'))",
                "DATA: MAP_FROM_ARRAYS: there are 2 keys and 1 values");
    check_sexpr("(MAP_UNION (MAP 'a' 1) (MAP 'b' 2) (MAP 'a' 3))",
                "{a=3, b=2} : MAP<CHAR(1) NOT NULL, INT NOT NULL> NOT NULL");
    check_sexpr("(MAP_UNION (MAP 'a' 1) (MAP 'bcd' 2.5))",
                "{a=1.0, bcd=2.5} : MAP<VARCHAR(3) NOT NULL, DECIMAL(11, 1) NOT NULL> NOT NULL");
    check_sexpr("(MAP_UNION (MAP 'a' 1) (cast null map<string,int>))", "NULL : MAP<STRING, INT>");
}

static void types(void **state)
{
    (void)state;
    check_sexpr("(TYPEOF 1)", "INT NOT NULL : STRING");
    check_sexpr("(TYPEOF null)", "NULL : STRING");
    check_sexpr("(TYPEOF (cast 'a' string) true)", "VARCHAR(2147483647) NOT NULL : STRING");
    check_sexpr("(TYPEOF (cast null map<string,ltz(3)>) true)",
                "MAP<VARCHAR(2147483647), TIMESTAMP(3) WITH LOCAL TIME ZONE> : STRING");
    check_sexpr("(TYPEOF (cast null map<string,bytes>) false)", "MAP<STRING, BYTES> : STRING");
    check_sexpr("(TYPEOF 1 (cast null boolean))",
                "TYPE: TYPEOF cannot be called with (INT, BOOLEAN)");
}

/* ---- Batches ---- */

enum { ROWS = 300, LENGTH_MAX = 40, KINDS = 12 };

typedef struct int_array {
    int n;                     /* -1: NULL */
    int items[2 * LENGTH_MAX]; /* KINDS stands for NULL */
} int_array;

static int_array random_array(void)
{
    int_array a = {.n = (int)values_random(10) == 0 ? -1 : (int)values_random(LENGTH_MAX)};
    for (int i = 0; i < a.n; i++)
        a.items[i] = (int)values_random(KINDS + 1);
    return a;
}

static bool has(const int_array *a, int item)
{
    for (int i = 0; i < a->n; i++)
        if (a->items[i] == item)
            return true;
    return false;
}

static void add_new(int_array *a, int item)
{
    if (!has(a, item))
        a->items[a->n++] = item;
}

static int_array expected_set(int op, const int_array *a, const int_array *b)
{
    int_array out = {.n = 0};
    for (int i = 0; i < a->n; i++)
        if (op < 2 || has(b, a->items[i]) == (op == 3))
            add_new(&out, a->items[i]);
    for (int i = 0; i < b->n && op == 1; i++)
        add_new(&out, b->items[i]);
    return out;
}

static int compare_items(const void *a, const void *b)
{
    return (*(const int *)a + 1) % (KINDS + 1) - (*(const int *)b + 1) % (KINDS + 1);
}

static int_array expected(int op, const int_array *a, const int_array *b)
{
    int_array out = *a;
    if (a->n < 0 || (b->n < 0 && op >= 1 && op <= 4))
        return (int_array){.n = -1};
    if (op <= 3)
        return expected_set(op, a, b);
    if (op == 4) {
        memcpy(out.items + out.n, b->items, (size_t)b->n * sizeof(int));
        out.n += b->n;
    } else if (op == 5) {
        qsort(out.items, (size_t)out.n, sizeof(int), compare_items);
    } else if (op == 6) {
        for (int i = 0; i < a->n; i++)
            out.items[i] = a->items[a->n - 1 - i];
    } else {
        out.n = 0;
        for (int i = 0; i < a->n; i++)
            if (a->items[i] != 5)
                out.items[out.n++] = a->items[i];
    }
    return out;
}

/* Elements lie backwards in the child, with gaps. */
static yl_vector *vector_of(const yl_type *type, const int_array *arrays)
{
    yl_vector *v = yl_vector_new(type, ROWS), *child = v->children[0];
    uint32_t room = ROWS * (LENGTH_MAX + 1), at = room;
    assert_int_equal(yl_vector_reserve(child, room), YL_OK);
    memset(child->values, 0, room * sizeof(int32_t));
    child->length = room;
    v->length = ROWS;
    for (uint32_t i = 0; i < ROWS; i++) {
        if (arrays[i].n < 0) {
            assert_int_equal(yl_vector_set_null(v, i), YL_OK);
            continue;
        }
        at -= (uint32_t)arrays[i].n + 1;
        v->entries[i] = (yl_list_entry){at, (uint32_t)arrays[i].n};
        for (int k = 0; k < arrays[i].n; k++)
            if (arrays[i].items[k] == KINDS)
                assert_int_equal(yl_vector_set_null(child, at + (uint32_t)k), YL_OK);
            else
                child->i32[at + (uint32_t)k] = arrays[i].items[k];
    }
    return v;
}

static void check_array(const yl_vector *v, uint32_t row, const int_array *want)
{
    assert_int_equal(yl_vector_valid(v, row), want->n >= 0);
    if (want->n < 0)
        return;
    assert_int_equal(v->entries[row].length, want->n);
    for (uint32_t k = 0; k < v->entries[row].length; k++) {
        uint32_t at = v->entries[row].offset + k;
        assert_int_equal(yl_vector_valid(v->children[0], at), want->items[k] != KINDS);
        if (want->items[k] != KINDS)
            assert_int_equal(v->children[0]->i32[at], want->items[k]);
    }
}

static void batches(void **state)
{
    static const char *const texts[] = {"(ARRAY_DISTINCT $0)",  "(ARRAY_UNION $0 $1)",
                                        "(ARRAY_EXCEPT $0 $1)", "(ARRAY_INTERSECT $0 $1)",
                                        "(ARRAY_CONCAT $0 $1)", "(ARRAY_SORT $0)",
                                        "(ARRAY_REVERSE $0)",   "(ARRAY_REMOVE $0 5)"};
    enum { OPS = sizeof texts / sizeof texts[0] };
    yl_arena *arena = yl_arena_new("test", 0);
    const yl_type *type = yl_type_array(arena, &yl_type_int), *columns[] = {type, type};
    static int_array arrays[2][ROWS];
    yl_expr_env env = sexpr_env();
    yl_error err = {0};
    yl_program *program;
    const yl_expr *exprs[OPS];
    yl_vector *out[OPS], *in[2];
    (void)state;
    values_seed(3);
    for (int i = 0; i < 2 * ROWS; i++)
        arrays[i % 2][i / 2] = random_array();
    for (int c = 0; c < 2; c++)
        in[c] = vector_of(type, arrays[c]);
    yl_batch batch = {.rows = ROWS, .count = ROWS, .n_columns = 2, .columns = in};
    for (int op = 0; op < OPS; op++)
        check_ok(sexpr_bind(arena, texts[op], columns, &exprs[op], &err), &err);
    check_ok(yl_program_new(exprs, OPS, &env, &program, &err), &err);
    check_ok(yl_program_eval(program, &batch, out, &err), &err);
    for (int op = 0; op < OPS; op++) {
        for (uint32_t i = 0; i < ROWS; i++) {
            int_array want = expected(op, &arrays[0][i], &arrays[1][i]);
            check_array(out[op], i, &want);
        }
        yl_vector_unref(out[op]);
    }
    yl_program_free(program);
    yl_vector_unref(in[0]);
    yl_vector_unref(in[1]);
    yl_arena_free(arena);
}

static yl_status all_functions(void *arg)
{
    static const char text[] =
        "(ROW (ARRAY_JOIN (ARRAY_DISTINCT (ARRAY_CONCAT (ARRAY 'a' 'b' 'c' 'd' 'e') (ARRAY 'f' 'g' "
        "'h' 'i' 'a text of more than twelve'))) '--') (ARRAY_SORT (ARRAY_UNION (ARRAY 1 2) (ARRAY "
        "2 3))) (MAP_UNION (MAP 'a' 1) (MAP 'b' 2)) (MAP_FROM_ARRAYS (ARRAY_REVERSE (ARRAY 1 2)) "
        "(ARRAY_REMOVE (ARRAY 1 2 3) 2)) (MAP_ENTRIES (MAP 1 2)) (ARRAY_INTERSECT (ARRAY 1 2) "
        "(ARRAY_APPEND (ARRAY 1) 2)) (TYPEOF 1))";
    yl_arena *arena = yl_arena_new("test", 0);
    yl_strbuf out = {0};
    yl_error err = {0};
    (void)arg;
    if (arena == NULL)
        return YL_ERR_MEMORY;
    yl_status status = sexpr_eval_text(arena, text, &out, &err);
    yl_strbuf_clear(&out);
    yl_arena_free(arena);
    return status;
}

static void survives_failed_allocations(void **state)
{
    (void)state;
    check_allocations(all_functions, NULL);
}

CHECK_MAIN(cmocka_unit_test(adds_elements), cmocka_unit_test(finds_elements),
           cmocka_unit_test(slices), cmocka_unit_test(orders),
           cmocka_unit_test(treats_arrays_as_sets), cmocka_unit_test(joins_texts),
           cmocka_unit_test(maps), cmocka_unit_test(types), cmocka_unit_test(batches),
           cmocka_unit_test(survives_failed_allocations))
