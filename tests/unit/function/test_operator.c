/* Operators, conditional functions and nested values: results and types as Flink gives them
 * (conformance/arith, compare, logic3, nested, type_infer). */
#include "check.h"
#include "sexpr.h"

static void arithmetic_wraps(void **state)
{
    (void)state;
    check_sexpr("(+ 1 2)", "3 : INT NOT NULL");
    check_sexpr("(+ 2147483647 1)", "-2147483648 : INT NOT NULL");
    check_sexpr("(+ 9223372036854775807L 1)", "-9223372036854775808 : BIGINT NOT NULL");
    check_sexpr("(+ (cast 127 tinyint) (cast 1 tinyint))", "-128 : TINYINT NOT NULL");
    check_sexpr("(+ (cast 1 tinyint) (cast 1 smallint))", "2 : SMALLINT NOT NULL");
    check_sexpr("(* (cast 100 tinyint) (cast 3 tinyint))", "44 : TINYINT NOT NULL");
    check_sexpr("(* 65536 65536)", "0 : INT NOT NULL");
    check_sexpr("(- 0 (cast -2147483648 int))", "-2147483648 : INT NOT NULL");
    check_sexpr("(- (cast -128 tinyint))", "-128 : TINYINT NOT NULL");
    check_sexpr("(- 1.5)", "-1.5 : DECIMAL(2, 1) NOT NULL");
    check_sexpr("(+ 7)", "7 : INT NOT NULL");
}

static void division(void **state)
{
    (void)state;
    check_sexpr("(/ 7 2)", "3 : INT NOT NULL");
    check_sexpr("(/ -7 2)", "-3 : INT NOT NULL");
    check_sexpr("(/ (cast -2147483648 int) -1)", "-2147483648 : INT NOT NULL");
    check_sexpr("(/ 7 0)", "ARITHMETIC: / by zero");
    check_sexpr("(/ (cast null int) 0)", "NULL : INT");
    check_sexpr("(/ 7 2.0)", "3.500000 : DECIMAL(17, 6) NOT NULL");
    check_sexpr("(/ 1 3.0)", "0.333333 : DECIMAL(17, 6) NOT NULL");
    check_sexpr("(/ 2.0 3)", "0.666666666667 : DECIMAL(13, 12) NOT NULL");
    check_sexpr("(/ 1.0 3.0)", "0.333333 : DECIMAL(8, 6) NOT NULL");
    check_sexpr("(/ 1.0 0)", "ARITHMETIC: Division by zero");
    check_sexpr("(/ 1e0 0)", "Infinity : DOUBLE NOT NULL");
    check_sexpr("(/ 0e0 0)", "NaN : DOUBLE NOT NULL");
}

static void remainders(void **state)
{
    (void)state;
    check_sexpr("(% -7 3)", "-1 : INT NOT NULL");
    check_sexpr("(MOD 7 -3)", "1 : INT NOT NULL");
    check_sexpr("(MOD 9223372036854775807L (cast 127 tinyint))", "0 : TINYINT NOT NULL");
    check_sexpr("(MOD (cast -128 tinyint) -9223372036854775807L)", "-128 : BIGINT NOT NULL");
    check_sexpr("(MOD (cast -2147483648 int) -1)", "0 : INT NOT NULL");
    check_sexpr("(MOD 5 0)", "ARITHMETIC: / by zero");
    check_sexpr("(MOD 7.5 2)", "1.5 : DECIMAL(2, 1) NOT NULL");
    check_sexpr("(MOD -7.5 2.25)", "-0.75 : DECIMAL(3, 2) NOT NULL");
    check_sexpr("(MOD (cast 10 decimal(10,0)) 3)", "1 : INT NOT NULL");
    check_sexpr("(MOD 10 (cast 3 decimal(5,0)))", "1 : DECIMAL(5, 0) NOT NULL");
    check_sexpr("(MOD 7.5e0 2)", "TYPE: MOD cannot be called with (DOUBLE, INT)");
}

static void decimal_types(void **state)
{
    (void)state;
    check_sexpr("(+ (cast 1 tinyint) (cast 1 decimal(10,2)))", "2.00 : DECIMAL(11, 2) NOT NULL");
    check_sexpr("(+ 1L (cast 1 decimal(10,2)))", "2.00 : DECIMAL(22, 2) NOT NULL");
    check_sexpr("(* 1.10 1.10)", "1.2100 : DECIMAL(7, 4) NOT NULL");
    check_sexpr("(* 2 (cast 1.5 decimal(10,2)))", "3.00 : DECIMAL(21, 2) NOT NULL");
    check_sexpr("(* 0.908 9223372036854775807L)",
                "8374821809464136432.756 : DECIMAL(23, 3) NOT NULL");
    check_sexpr("(* (cast -3 tinyint) 1.5)", "-4.5 : DECIMAL(6, 1) NOT NULL");
    check_sexpr("(- 5.5 2)", "3.5 : DECIMAL(12, 1) NOT NULL");
    check_sexpr("(+ (cast 1 decimal(38,18)) (cast 2 decimal(38,18)))",
                "3.00000000000000000 : DECIMAL(38, 17) NOT NULL");
    check_sexpr("(* (cast 1 decimal(38,18)) (cast 2 decimal(38,18)))",
                "2.000000 : DECIMAL(38, 6) NOT NULL");
    check_sexpr("(* (cast '99999999999999999999999999999999999999' decimal(38,0)) 10)",
                "NULL : DECIMAL(38, 0) NOT NULL");
    check_sexpr("(/ (cast 12345.67 decimal(10,2)) 3)",
                "4115.2233333333333 : DECIMAL(21, 13) NOT NULL");
}

static void approximate_types(void **state)
{
    (void)state;
    check_sexpr("(+ (cast 0.5 float) 0.25e0)", "0.75 : FLOAT NOT NULL");
    check_sexpr("(+ 0.25e0 (cast 0.5 float))", "0.75 : DOUBLE NOT NULL");
    check_sexpr("(+ 1 (cast 0.5 float))", "1.5 : FLOAT NOT NULL");
    check_sexpr("(+ 1.5 (cast 0.5 float))", "2.0 : DOUBLE NOT NULL");
    check_sexpr("(* 1e0 2L)", "2.0 : DOUBLE NOT NULL");
}

static void null_literals(void **state)
{
    (void)state;
    check_sexpr("(+ null 1)", "TYPE: NULL has no type here");
    check_sexpr("(+ (cast null int) 1)", "NULL : INT");
    check_sexpr("(= null 1)", "NULL : BOOLEAN");
    check_sexpr("(|IS NULL| null)", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(|IS DISTINCT FROM| null null)", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(+ true 1)", "TYPE: '+' cannot be applied to (BOOLEAN, INT)");
}

static void comparison(void **state)
{
    (void)state;
    check_sexpr("(= 1 1.0)", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(= 0.1 0.1e0)", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(= (cast 0.1 float) 0.1e0)", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(= 0.1e0 (cast 0.1 float))", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(< (cast 0.1 float) 0.1e0)", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(> (cast 0.1 float) 0.1e0)", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(< 1L 2.5)", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(< (cast 1.55 decimal(38,30)) (cast 1.6 decimal(38,1)))",
                "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(= 'a' 'a ')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(< 'B' 'a')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(< x'7f' x'80')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(< x'01' x'0100')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(= true 'true')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(>= true false)", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(= 1 '1')", "TYPE: a comparison between INT and CHAR needs a CAST");
    check_sexpr("(= true 1)", "TYPE: '=' cannot be applied to (BOOLEAN, INT)");
    check_sexpr("(= (date '2024-02-29') '2024-02-29')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(> (timestamp '2024-01-01 00:00:01') '2024-01-01 00:00:00')",
                "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(> (timestamp '2024-01-01 00:00:01') (date '2024-01-01'))",
                "TYPE: '>' cannot be applied to (TIMESTAMP(3), DATE)");
    check_sexpr("(|IS DISTINCT FROM| (cast null string) '')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(|IS NOT DISTINCT FROM| 1 1L)", "TRUE : BOOLEAN NOT NULL");
}

static void logic(void **state)
{
    (void)state;
    check_sexpr("(AND true (cast null boolean))", "NULL : BOOLEAN");
    check_sexpr("(AND false (cast null boolean))", "FALSE : BOOLEAN");
    check_sexpr("(AND (cast null boolean) false)", "FALSE : BOOLEAN");
    check_sexpr("(OR (cast null boolean) true)", "TRUE : BOOLEAN");
    check_sexpr("(OR false (cast null boolean))", "NULL : BOOLEAN");
    check_sexpr("(NOT (cast null boolean))", "NULL : BOOLEAN");
    check_sexpr("(AND true (AND true (= 1 1)))", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(|IS TRUE| (cast null boolean))", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(|IS NOT FALSE| (cast null boolean))", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(|IS UNKNOWN| (cast null boolean))", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(AND false (= (/ 1 0) 1))", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(OR (= (/ 1 0) 1) true)", "ARITHMETIC: / by zero");
}

static void ranges_and_lists(void **state)
{
    (void)state;
    check_sexpr("(BETWEEN 1.5 1 2)", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(BETWEEN 2 (cast null int) 1)", "FALSE : BOOLEAN");
    check_sexpr("(BETWEEN 2 (cast null int) 3)", "NULL : BOOLEAN");
    check_sexpr("(|NOT BETWEEN| 2 0 1)", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(|BETWEEN SYMMETRIC| 1 2 0)", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(|NOT BETWEEN SYMMETRIC| 1 2 0)", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(IN 4 1 2 3)", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(IN 1.0 1 2)", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(IN 1 '1' '2')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(IN 1 1 null)", "TRUE : BOOLEAN");
    check_sexpr("(IN 2 1 null)", "NULL : BOOLEAN");
    check_sexpr("(|NOT IN| 2 1 null)", "NULL : BOOLEAN");
    check_sexpr("(IN (cast null int) 1 2)", "NULL : BOOLEAN");
    check_sexpr("(IN 'a' 'b' 'A' 'this text is a long one' 'a')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(IN 77L 1L 2L 3L 4L 5L 6L 7L 8L 9L 10L 11L 12L 13L 14L 77L)",
                "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(IN (ROW 1 'a') (ROW 1 'a') (ROW 2 'b'))", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(IN (/ 0e0 0) 1e0 (/ 0e0 0))", "TRUE : BOOLEAN NOT NULL");
}

static void conditional(void **state)
{
    (void)state;
    check_sexpr("(CASE true 'a' 'bcd')", "a : VARCHAR(3) NOT NULL");
    check_sexpr("(CASE false 1 null)", "NULL : INT");
    check_sexpr("(CASE (cast null boolean) 1 2)", "2 : INT NOT NULL");
    check_sexpr("(CASE false 1 false 2.5 3e0)", "3.0 : DOUBLE NOT NULL");
    check_sexpr("(CASE (= 1 1) 1 (/ 1 0))", "1 : INT NOT NULL");
    check_sexpr("(CASE true 1 'a')",
                "TYPE: CASE: no common type of INT NOT NULL, CHAR(1) NOT NULL");
    check_sexpr("(CASE 1 1 2)", "TYPE: CASE: the condition is INT NOT NULL, not BOOLEAN");
    check_sexpr("(IF true 1 2.5)", "1.0 : DECIMAL(11, 1) NOT NULL");
    check_sexpr("(IF false 'none' 'some')", "some : CHAR(4) NOT NULL");
    check_sexpr("(IF (cast null boolean) 1 2)", "2 : INT");
    check_sexpr("(IFNULL (cast null string) 'x')", "x : STRING NOT NULL");
    check_sexpr("(NULLIF 1 1)", "NULL : INT");
    check_sexpr("(NULLIF 1 2)", "1 : INT");
    check_sexpr("(COALESCE null 1)", "1 : INT NOT NULL");
    check_sexpr("(COALESCE (cast null int) (cast null bigint))", "NULL : BIGINT");
    check_sexpr("(COALESCE 1 2.5)", "1.0 : DECIMAL(11, 1) NOT NULL");
    check_sexpr("(COALESCE 1 'a')",
                "TYPE: COALESCE: no common type of INT NOT NULL, CHAR(1) NOT NULL");
    check_sexpr("(COALESCE 'a' 'bcd')", "a : VARCHAR(3) NOT NULL");
    check_sexpr("(GREATEST 1 2.5)", "2.5 : DECIMAL(11, 1) NOT NULL");
    check_sexpr("(GREATEST 1 (cast null int))", "NULL : INT");
    check_sexpr("(LEAST 'a' 'B' 'a text longer than twelve')", "B : VARCHAR(25) NOT NULL");
    check_sexpr("(GREATEST 5)", "5 : INT NOT NULL");
    check_sexpr("(GREATEST 1 'a')", "TYPE: GREATEST cannot be called with (INT, CHAR(1))");
}

static void texts(void **state)
{
    (void)state;
    check_sexpr("(|| (|| 'a' 'b') 'c')", "abc : CHAR(3) NOT NULL");
    check_sexpr("(|| 'n' (cast 2 string))", "n2 : STRING NOT NULL");
    check_sexpr("(|| 'a text of some ' 'length, not inlined')",
                "a text of some length, not inlined : CHAR(34) NOT NULL");
    check_sexpr("(|| x'01' x'ff')", "x'01ff' : BINARY(2) NOT NULL");
    check_sexpr("(|| 1 'x')", "TYPE: '||' cannot be applied to (INT, CHAR(1))");
    check_sexpr("(|| 'x' (cast null string))", "NULL : STRING");
    check_sexpr("(IS_ALPHA '한글')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(IS_ALPHA 'ab1')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(IS_DECIMAL '1e5')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(IS_DECIMAL 1.5)", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(IS_DIGIT 12)", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(IS_ALPHA (cast null string))", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(IS_DIGIT (cast null int))", "TRUE : BOOLEAN NOT NULL");
}

static void intervals(void **state)
{
    (void)state;
    check_sexpr("(+ (date '2024-01-31') (month 1))", "2024-02-29 : DATE NOT NULL");
    check_sexpr("(+ (date '2024-01-31') (day 1))", "2024-02-01 : DATE NOT NULL");
    check_sexpr("(+ (date '2024-01-31') (hour 30))", "2024-02-01 : DATE NOT NULL");
    check_sexpr("(- (date '2024-03-31') (month 1))", "2024-02-29 : DATE NOT NULL");
    check_sexpr("(+ (time '23:30:00') (minute 45))", "00:15:00 : TIME(0) NOT NULL");
    check_sexpr("(- (time '00:15:00') (minute 45))", "23:30:00 : TIME(0) NOT NULL");
    check_sexpr("(+ (day 1) (timestamp '2024-02-28 01:02:03.456'))",
                "2024-02-29 01:02:03.456 : TIMESTAMP(3) NOT NULL");
    check_sexpr("(- (cast '2024-03-31 00:00:00.123456789' timestamp(9)) (month 1))",
                "2024-02-29 00:00:00.123456789 : TIMESTAMP(9) NOT NULL");
    check_sexpr("(cast (+ (day 1) (hour 2)) string)", "+1 02:00:00.000 : STRING NOT NULL");
    check_sexpr("(cast (* (month 1) 14) string)", "+1-02 : STRING NOT NULL");
    check_sexpr("(cast (* 2 (day 1)) string)", "+2 00:00:00.000 : STRING NOT NULL");
    check_sexpr("(cast (- (month 1)) string)", "-0-01 : STRING NOT NULL");
    check_sexpr("(+ (month 1) 5)", "TYPE: '+' cannot be applied to (INTERVAL MONTH, INT)");
    check_sexpr("(cast (MINUS_DATE (date '2024-03-01') (date '2024-02-01') @DAY) string)",
                "+29 00:00:00.000 : STRING NOT NULL");
    check_sexpr("(cast (MINUS_DATE (date '2024-03-01') (date '2023-02-01') @MONTH) string)",
                "+1-01 : STRING NOT NULL");
}

static void nested(void **state)
{
    (void)state;
    check_sexpr("(ARRAY 1 2 3)", "[1, 2, 3] : ARRAY<INT NOT NULL> NOT NULL");
    check_sexpr("(ARRAY 1 2.5)", "[1.0, 2.5] : ARRAY<DECIMAL(11, 1) NOT NULL> NOT NULL");
    check_sexpr("(ARRAY 'a' 'bcd')", "[a, bcd] : ARRAY<VARCHAR(3) NOT NULL> NOT NULL");
    check_sexpr("(ARRAY 1 (cast null int))", "[1, NULL] : ARRAY<INT> NOT NULL");
    check_sexpr("(ARRAY (ARRAY 1) (ARRAY 2 3))",
                "[[1], [2, 3]] : ARRAY<ARRAY<INT NOT NULL> NOT NULL> NOT NULL");
    check_sexpr("(ARRAY 1 'a')", "TYPE: the elements of an ARRAY must have a common type");
    check_sexpr("([] (ARRAY 1 2 3) 3)", "3 : INT");
    check_sexpr("([] (ARRAY 1 2 3) 4)", "NULL : INT");
    check_sexpr("([] (ARRAY 1 2) 0)",
                "TYPE: an index into an array begins at 1, and this one is 0");
    check_sexpr("([] ([] (ARRAY (ARRAY 1) (ARRAY 2 3)) 2) 1)", "2 : INT");
    check_sexpr("([] (ARRAY 'a' 'a text of more than twelve') 2)",
                "a text of more than twelve : VARCHAR(26)");
    check_sexpr("(CARDINALITY (ARRAY 1 2 3))", "3 : INT NOT NULL");
    check_sexpr("(CARDINALITY (cast null array<int>))", "NULL : INT");
    check_sexpr("(ELEMENT (ARRAY 5))", "5 : INT NOT NULL");
    check_sexpr("(ELEMENT (ARRAY 1 2))", "DATA: ELEMENT: the array has more than one element");
    check_sexpr("(MAP 'a' 1 'b' 2)", "{a=1, b=2} : MAP<CHAR(1) NOT NULL, INT NOT NULL> NOT NULL");
    check_sexpr("(MAP 'a' 1 'b' 3 'a' 2)",
                "{a=2, b=3} : MAP<CHAR(1) NOT NULL, INT NOT NULL> NOT NULL");
    check_sexpr("([] (MAP 'a' 1) 'a')", "1 : INT");
    check_sexpr("([] (MAP 'a' 1) 'zz')", "NULL : INT");
    check_sexpr("([] (MAP 1 'x') 1)", "x : CHAR(1)");
    check_sexpr("(MAP 'a' 1 'b')", "TYPE: MAP requires an even number of arguments");
    check_sexpr("(ROW 1 'a')",
                "(1, a) : ROW<`EXPR$0` INT NOT NULL, `EXPR$1` CHAR(1) NOT NULL> NOT NULL");
    check_sexpr("(. (ROW 1 'a') 'EXPR$1')", "a : CHAR(1) NOT NULL");
    check_sexpr("(. (ROW 1 'a') 'f0')", "NOT_FOUND: unknown field 'f0'");
    check_sexpr("(= (ROW 1 'a') (ROW 1 'a'))", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(<> (ROW 1 'a') (ROW 1 'b'))", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(= (ROW 1 (cast null int)) (ROW 1 (cast null bigint)))", "NULL : BOOLEAN");
    check_sexpr("(= (ROW 1 (cast null int)) (ROW 1 (cast null int)))", "NULL : BOOLEAN");
    check_sexpr("(= (ROW 1 (cast null int)) (ROW 2 (cast null int)))", "FALSE : BOOLEAN");
    check_sexpr("(= (ARRAY 1 2) (ARRAY 1 2))", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(= (ARRAY null 1) (ARRAY null 1))", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(< (ARRAY 1) (ARRAY 2))",
                "TYPE: '<' cannot be applied to (ARRAY<INT NOT NULL>, ARRAY<INT NOT NULL>)");
    check_sexpr("(< (ROW 1) (ROW 2))",
                "TYPE: '<' cannot be applied to (ROW<`EXPR$0` INT NOT NULL>, "
                "ROW<`EXPR$0` INT NOT NULL>)");
}

static void session(void **state)
{
    (void)state;
    check_sexpr("(CURRENT_TIMESTAMP)", "2023-11-14 22:13:20.123 : TIMESTAMP_LTZ(3) NOT NULL");
    check_sexpr("(LOCALTIMESTAMP)", "2023-11-14 22:13:20.123 : TIMESTAMP(3) NOT NULL");
    check_sexpr("(LOCALTIME)", "22:13:20 : TIME(0) NOT NULL");
    check_sexpr("(CURRENT_DATE)", "2023-11-14 : DATE NOT NULL");
    check_sexpr("(CURRENT_DATABASE)", "default_database : STRING NOT NULL");
    /* java.util.Random(1): nextDouble, nextInt(10), nextInt(16) */
    check_sexpr("(RAND 1)", "0.7308781907032909 : DOUBLE NOT NULL");
    check_sexpr("(RAND_INTEGER 1 10)", "5 : INT NOT NULL");
    check_sexpr("(RAND_INTEGER 1 16)", "11 : INT NOT NULL");
    check_sexpr("(RAND_INTEGER 0)", "DATA: RAND_INTEGER: the bound must be positive, and it is 0");
    check_sexpr("(CHARACTERISTIC 1)", "NOT_FOUND: there is no function named CHARACTERISTIC");
}

static yl_status with_failures(void *arg)
{
    const char *const *text = arg;
    yl_arena *arena = yl_arena_new("sexpr", 0);
    yl_strbuf out = {0};
    yl_error err = {0};
    if (arena == NULL)
        return YL_ERR_MEMORY;
    yl_status status = sexpr_eval_text(arena, *text, &out, &err);
    if (out.oom)
        status = YL_ERR_MEMORY;
    yl_strbuf_clear(&out);
    yl_arena_free(arena);
    return status;
}

static void survives_failing_allocations(void **state)
{
    static const char *const texts[] = {
        "(OR (= (+ 1 2L) 3.5) (IN 'some text' 'another text of length' 'some text'))",
        "(CASE (= (/ 4 2) 1) (|| 'a text of some ' 'length, not inlined') 'x')",
        "([] (MAP 'a' (ARRAY 'x' 'a text of more than twelve')) 'a')",
        "(= (ROW 1 (cast '2' bigint)) (ROW 1L (COALESCE null (/ 6 3))))",
    };
    (void)state;
    yl_function_exists(YL_STR("+")); /* makes the index */
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        check_allocations(with_failures, (void *)&texts[i]);
}

CHECK_MAIN(cmocka_unit_test(arithmetic_wraps), cmocka_unit_test(division),
           cmocka_unit_test(remainders), cmocka_unit_test(decimal_types),
           cmocka_unit_test(approximate_types), cmocka_unit_test(null_literals),
           cmocka_unit_test(comparison), cmocka_unit_test(logic),
           cmocka_unit_test(ranges_and_lists), cmocka_unit_test(conditional),
           cmocka_unit_test(texts), cmocka_unit_test(intervals), cmocka_unit_test(nested),
           cmocka_unit_test(session), cmocka_unit_test(survives_failing_allocations))
