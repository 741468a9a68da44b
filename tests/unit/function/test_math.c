/* Mathematical functions: results and types as Flink gives them (conformance/math). */
#include "check.h"
#include "sexpr.h"

static void keep_their_type(void **state)
{
    (void)state;
    check_sexpr("(ABS (cast -128 tinyint))", "-128 : TINYINT NOT NULL");
    check_sexpr("(ABS (cast -127 tinyint))", "127 : TINYINT NOT NULL");
    check_sexpr("(ABS (cast -2147483648 int))", "-2147483648 : INT NOT NULL");
    check_sexpr("(ABS -1.5)", "1.5 : DECIMAL(2, 1) NOT NULL");
    check_sexpr("(ABS -1e0)", "1.0 : DOUBLE NOT NULL");
    check_sexpr("(ABS (cast -0.5 float))", "0.5 : FLOAT NOT NULL");
    check_sexpr("(ABS (cast null int))", "NULL : INT");
    check_sexpr("(ABS (day 5))", "TYPE: ABS cannot be called with (INTERVAL SECOND(3))");
    check_sexpr("(SIGN -1.5)", "-1.0 : DECIMAL(2, 1) NOT NULL");
    check_sexpr("(SIGN 0)", "0 : INT NOT NULL");
    check_sexpr("(SIGN -7L)", "-1 : BIGINT NOT NULL");
    check_sexpr("(SIGN (cast 3 tinyint))", "1 : TINYINT NOT NULL");
    check_sexpr("(SIGN -2.5e0)", "-1.0 : DOUBLE NOT NULL");
    check_sexpr("(SIGN (cast 0.5 decimal(5,5)))", "NULL : DECIMAL(5, 5) NOT NULL");
    check_sexpr("(CEIL 1.5)", "2 : DECIMAL(2, 0) NOT NULL");
    check_sexpr("(FLOOR -1.5)", "-2 : DECIMAL(2, 0) NOT NULL");
    check_sexpr("(FLOOR (cast 0 decimal(3,2)))", "0 : DECIMAL(3, 0) NOT NULL");
    check_sexpr("(CEIL (cast '9999999999999999999999999999999999999.5' decimal(38,1)))",
                "10000000000000000000000000000000000000 : DECIMAL(38, 0) NOT NULL");
    check_sexpr("(CEILING 1.2e0)", "2.0 : DOUBLE NOT NULL");
    check_sexpr("(FLOOR 7L)", "7 : BIGINT NOT NULL");
}

static void doubles(void **state)
{
    (void)state;
    check_sexpr("(POWER 2 10)", "1024.0 : DOUBLE NOT NULL");
    check_sexpr("(POWER 0 0)", "1.0 : DOUBLE NOT NULL");
    check_sexpr("(POWER 10 -400)", "0.0 : DOUBLE NOT NULL");
    check_sexpr("(POWER 10 400)", "Infinity : DOUBLE NOT NULL");
    check_sexpr("(POWER -8 (/ 1.0 3))", "NaN : DOUBLE NOT NULL");
    check_sexpr("(POWER 1 (/ 0e0 0))", "NaN : DOUBLE NOT NULL");
    check_sexpr("(POWER 1 (/ 1e0 0))", "NaN : DOUBLE NOT NULL");
    check_sexpr("(POWER 2 (cast null int))", "NULL : DOUBLE");
    check_sexpr("(SQRT 2)", "1.4142135623730951 : DOUBLE NOT NULL");
    check_sexpr("(SQRT -1)", "NaN : DOUBLE NOT NULL");
    check_sexpr("(SQRT 12345.67)", "111.11107055554815 : DOUBLE NOT NULL");
    check_sexpr("(EXP 0)", "1.0 : DOUBLE NOT NULL");
    check_sexpr("(EXP (cast 1.5 float))", "4.4816890703380645 : DOUBLE NOT NULL");
    check_sexpr("(LN 0e0)", "-Infinity : DOUBLE NOT NULL");
    check_sexpr("(LN -1e0)", "NaN : DOUBLE NOT NULL");
    check_sexpr("(LOG 2 8)", "3.0 : DOUBLE NOT NULL");
    check_sexpr("(LOG 10 1000)", "2.9999999999999996 : DOUBLE NOT NULL");
    check_sexpr("(LOG 1 8)", "Infinity : DOUBLE NOT NULL");
    check_sexpr("(LOG 2e0)", "0.6931471805599453 : DOUBLE NOT NULL");
    check_sexpr("(LOG10 100)", "2.0 : DOUBLE NOT NULL");
    /* The last digits are Java's. */
    check_sexpr("(LOG10 0.7374101693382116e0)", "-0.13229087750150967 : DOUBLE NOT NULL");
    check_sexpr("(TAN 6.186599844459259e0)", "-0.09688692828618913 : DOUBLE NOT NULL");
    check_sexpr("(COSH 1)", "1.543080634815244 : DOUBLE NOT NULL");
    check_sexpr("(COSH 0.1e0)", "1.0050041680558035 : DOUBLE NOT NULL");
    check_sexpr("(COSH -27.993858739031722e0)", "7.187012196715664E11 : DOUBLE NOT NULL");
    check_sexpr("(COSH 709.5e0)", "6.774931596573164E307 : DOUBLE NOT NULL");
    check_sexpr("(COSH 720)", "Infinity : DOUBLE NOT NULL");
    check_sexpr("(SINH -500)", "-7.017961089264186E216 : DOUBLE NOT NULL");
    check_sexpr("(LOG2 10e0)", "3.3219280948873626 : DOUBLE NOT NULL");
    check_sexpr("(COT 1e0)", "0.6420926159343306 : DOUBLE NOT NULL");
    check_sexpr("(ASIN 2e0)", "NaN : DOUBLE NOT NULL");
    check_sexpr("(ATAN2 0e0 -1e0)", "3.141592653589793 : DOUBLE NOT NULL");
    check_sexpr("(SINH 1e0)", "1.1752011936438014 : DOUBLE NOT NULL");
    check_sexpr("(DEGREES 1)", "57.29577951308232 : DOUBLE NOT NULL");
    check_sexpr("(RADIANS 90.0)", "1.5707963267948966 : DOUBLE NOT NULL");
    check_sexpr("(PI)", "3.141592653589793 : DOUBLE NOT NULL");
    check_sexpr("(E)", "2.718281828459045 : DOUBLE NOT NULL");
}

static void round_integers(void **state)
{
    (void)state;
    check_sexpr("(ROUND 7)", "7 : INT NOT NULL");
    check_sexpr("(ROUND 7 -1)", "10 : INT NOT NULL");
    check_sexpr("(ROUND -7 -1)", "-10 : INT NOT NULL");
    check_sexpr("(ROUND 2147483647 -1)", "-2147483646 : INT NOT NULL");
    check_sexpr("(ROUND 9223372036854775807L -3)", "-9223372036854775616 : BIGINT NOT NULL");
    check_sexpr("(ROUND (cast -128 tinyint) -2)", "-100 : TINYINT NOT NULL");
    check_sexpr("(ROUND 1234567 -9)", "0 : INT NOT NULL");
    check_sexpr("(ROUND 1234567 -2147483647)", "0 : INT NOT NULL");
    check_sexpr("(TRUNCATE 9223372036854775807L -3)", "9223372036854775000 : BIGINT NOT NULL");
    check_sexpr("(TRUNCATE -7 -1)", "0 : INT NOT NULL");
}

static void round_doubles(void **state)
{
    (void)state;
    check_sexpr("(ROUND 1.005e0 2)", "1.01 : DOUBLE NOT NULL");
    check_sexpr("(ROUND 2.675e0 2)", "2.68 : DOUBLE NOT NULL");
    check_sexpr("(ROUND -1.45e0 1)", "-1.5 : DOUBLE NOT NULL");
    check_sexpr("(ROUND -0.5e0)", "-1.0 : DOUBLE NOT NULL");
    check_sexpr("(ROUND -0.4e0)", "0.0 : DOUBLE NOT NULL");
    check_sexpr("(ROUND 9.99e0 1)", "10.0 : DOUBLE NOT NULL");
    check_sexpr("(ROUND 0.05e0 1)", "0.1 : DOUBLE NOT NULL");
    check_sexpr("(ROUND 0.04e0 1)", "0.0 : DOUBLE NOT NULL");
    check_sexpr("(ROUND 1e15 2)", "1.0E15 : DOUBLE NOT NULL");
    check_sexpr("(ROUND 1e-5 4)", "0.0 : DOUBLE NOT NULL");
    check_sexpr("(ROUND 1.7976931348623157e308)", "1.7976931348623157E308 : DOUBLE NOT NULL");
    check_sexpr("(ROUND 1555e0 -2)", "1600.0 : DOUBLE NOT NULL");
    check_sexpr("(ROUND 55e0 -2)", "100.0 : DOUBLE NOT NULL");
    check_sexpr("(ROUND 45e0 -2)", "0.0 : DOUBLE NOT NULL");
    check_sexpr("(ROUND (cast 0.1 float) 1)", "0.1 : FLOAT NOT NULL");
    check_sexpr("(ROUND (/ 0e0 0))", "DATA: ROUND of NaN or Infinity is no number");
    check_sexpr("(TRUNCATE (/ 1e0 0) 1)", "DATA: TRUNCATE of NaN or Infinity is no number");
    check_sexpr("(TRUNCATE 42.345e0 2)", "42.34 : DOUBLE NOT NULL");
    check_sexpr("(TRUNCATE -2.59e0 1)", "-2.5 : DOUBLE NOT NULL");
    check_sexpr("(TRUNCATE (cast null double) 1)", "NULL : DOUBLE");
}

static void round_decimals(void **state)
{
    (void)state;
    check_sexpr("(ROUND 1.005 2)", "1.01 : DECIMAL(4, 2) NOT NULL");
    check_sexpr("(ROUND -2.5)", "-3 : DECIMAL(2, 0) NOT NULL");
    check_sexpr("(ROUND 1234.567 -2)", "1200 : DECIMAL(5, 0) NOT NULL");
    check_sexpr("(ROUND (cast 12345.67 decimal(10,2)) 1)", "12345.7 : DECIMAL(10, 1) NOT NULL");
    check_sexpr("(ROUND (cast 12345.67 decimal(10,2)))", "12346 : DECIMAL(9, 0) NOT NULL");
    check_sexpr("(ROUND 1.5 (cast null int))", "NULL : DECIMAL(2, 1)");
    check_sexpr("(ROUND (cast '99999999999999999999999999999999999999' decimal(38,0)) -2)",
                "NULL : DECIMAL(38, 0) NOT NULL");
    check_sexpr("(TRUNCATE -42.345 2)", "-42.34 : DECIMAL(5, 2) NOT NULL");
    check_sexpr("(TRUNCATE 1.5)", "1 : DECIMAL(2, 0) NOT NULL");
    check_sexpr("(TRUNCATE 42.324 (cast null int))", "NULL : DECIMAL(5, 3)");
    /* Digits that differ from row to row: the argument's type. */
    check_sexpr("(ROUND 1.255 (+ 1 1))", "1.260 : DECIMAL(4, 3) NOT NULL");
    check_sexpr("(ROUND -1.255 (+ 0 0))", "-1.000 : DECIMAL(4, 3) NOT NULL");
    check_sexpr("(ROUND 1.255 (+ 0 5))", "1.255 : DECIMAL(4, 3) NOT NULL");
    check_sexpr("(ROUND 1.255 (- 0 1))", "0.000 : DECIMAL(4, 3) NOT NULL");
}

CHECK_MAIN(cmocka_unit_test(keep_their_type), cmocka_unit_test(doubles),
           cmocka_unit_test(round_integers), cmocka_unit_test(round_doubles),
           cmocka_unit_test(round_decimals))
