/* Temporal functions: results and types as Flink gives them (conformance/temporal). */
#include "check.h"
#include "sexpr.h"

static void extract(void **state)
{
    (void)state;
    check_sexpr("(EXTRACT @YEAR (date '2024-02-29'))", "2024 : BIGINT NOT NULL");
    check_sexpr("(EXTRACT @DOW (date '2024-02-25'))", "1 : BIGINT NOT NULL");
    check_sexpr("(EXTRACT @HOUR (date '2024-02-29'))", "0 : BIGINT NOT NULL");
    check_sexpr("(EXTRACT @SECOND (date '2024-02-29'))", "19 : BIGINT NOT NULL");
    check_sexpr("(EXTRACT @MILLISECOND (date '1960-02-29'))", "-594 : BIGINT NOT NULL");
    check_sexpr("(EXTRACT @DECADE (date '2024-02-29'))", "202 : BIGINT NOT NULL");
    check_sexpr("(EXTRACT @EPOCH (timestamp '2024-02-29 12:34:56.789'))",
                "1709210096 : BIGINT NOT NULL");
    check_sexpr("(EXTRACT @MILLISECOND (timestamp '2024-02-29 12:34:56.789'))",
                "789 : BIGINT NOT NULL");
    check_sexpr("(EXTRACT @NANOSECOND (cast '2024-02-29 12:34:56.123456789' timestamp(9)))",
                "123456789 : BIGINT NOT NULL");
    check_sexpr("(EXTRACT @MICROSECOND (cast '2024-02-29 12:34:56.123456789' timestamp(9)))",
                "123456 : BIGINT NOT NULL");
    check_sexpr("(EXTRACT @MINUTE (time '12:34:56'))", "34 : BIGINT NOT NULL");
    check_sexpr("(EXTRACT @YEAR (time '12:34:56'))",
                "TYPE: YEAR cannot be taken out of a value of type TIME");
    check_sexpr("(EXTRACT @HOUR (second 273906))", "4 : BIGINT NOT NULL");
    check_sexpr("(EXTRACT @DAY (second 273906))", "3 : BIGINT NOT NULL");
    check_sexpr("(EXTRACT @MONTH (month 14))", "2 : BIGINT NOT NULL");
    check_sexpr("(EXTRACT @DAY (cast null date))", "NULL : BIGINT");
    check_sexpr("(YEAR (date '1969-12-31'))", "1969 : BIGINT NOT NULL");
    check_sexpr("(WEEK (date '2021-01-03'))", "53 : BIGINT NOT NULL");
    check_sexpr("(DAYOFWEEK (timestamp '2024-02-29 12:34:56'))", "5 : BIGINT NOT NULL");
    check_sexpr("(SECOND (timestamp '2024-02-29 12:34:56'))", "56 : BIGINT NOT NULL");
}

static void extract_before_1970(void **state)
{
    (void)state;
    check_sexpr("(EXTRACT @YEAR (timestamp '1969-12-31 23:59:59.999'))", "1970 : BIGINT NOT NULL");
    check_sexpr("(EXTRACT @DAY (timestamp '1900-03-01 01:02:03.004'))", "2 : BIGINT NOT NULL");
    check_sexpr("(EXTRACT @HOUR (timestamp '1900-03-01 01:02:03.004'))", "-22 : BIGINT NOT NULL");
    check_sexpr("(EXTRACT @MINUTE (timestamp '1900-03-01 01:02:03.004'))", "-57 : BIGINT NOT NULL");
    check_sexpr("(EXTRACT @SECOND (timestamp '1900-03-01 01:02:03.004'))", "-56 : BIGINT NOT NULL");
    check_sexpr("(EXTRACT @MILLISECOND (timestamp '1900-03-01 01:02:03.004'))",
                "-996 : BIGINT NOT NULL");
}

static void floor_and_ceil(void **state)
{
    (void)state;
    check_sexpr("(FLOOR (timestamp '2024-02-29 12:34:56.789') @HOUR)",
                "2024-02-29 12:00:00.000 : TIMESTAMP(3) NOT NULL");
    check_sexpr("(FLOOR (timestamp '2024-02-29 12:34:56.789') @WEEK)",
                "2024-02-25 00:00:00.000 : TIMESTAMP(3) NOT NULL");
    check_sexpr("(FLOOR (timestamp '1969-12-31 23:59:59.999') @YEAR)",
                "1970-01-01 00:00:00.000 : TIMESTAMP(3) NOT NULL");
    check_sexpr("(FLOOR (cast '2024-02-29 12:34:56.123456789' timestamp(9)) @SECOND)",
                "2024-02-29 12:34:56.000000000 : TIMESTAMP(9) NOT NULL");
    check_sexpr("(FLOOR (date '2024-02-29') @MONTH)", "2024-02-01 : DATE NOT NULL");
    check_sexpr("(FLOOR (date '2024-02-29') @DAY)", "2024-02-29 : DATE NOT NULL");
    check_sexpr("(FLOOR (time '12:34:56') @MINUTE)", "12:34:00 : TIME(0) NOT NULL");
    check_sexpr("(FLOOR (time '12:34:56') @DAY)", "12:34:56 : TIME(0) NOT NULL");
    check_sexpr("(FLOOR (date '2024-02-29') @HOUR)", "2024-02-29 : DATE NOT NULL");
    check_sexpr("(FLOOR (time '12:34:56') @EPOCH)",
                "TYPE: FLOOR and CEIL do not take a value of type TIME to EPOCH");
    check_sexpr("(CEIL (timestamp '2024-02-29 12:34:56.789') @QUARTER)",
                "2024-04-01 00:00:00.000 : TIMESTAMP(3) NOT NULL");
    check_sexpr("(CEIL (date '2024-02-29') @MONTH)", "2024-03-01 : DATE NOT NULL");
    check_sexpr("(CEIL (time '12:34:56') @HOUR)", "13:00:00 : TIME(0) NOT NULL");
}

static void adding(void **state)
{
    (void)state;
    check_sexpr("(TIMESTAMPADD @MONTH 1 (date '2024-01-31'))", "2024-02-29 : DATE NOT NULL");
    check_sexpr("(TIMESTAMPADD @WEEK -1 (date '2024-01-31'))", "2024-01-24 : DATE NOT NULL");
    check_sexpr("(TIMESTAMPADD @HOUR 1 (date '2024-01-31'))",
                "2024-01-31 01:00:00.000000 : TIMESTAMP(6) NOT NULL");
    check_sexpr("(TIMESTAMPADD @HOUR 1 (time '23:30:00'))", "00:30:00 : TIME(0) NOT NULL");
    check_sexpr("(TIMESTAMPADD @SECOND 1000 (timestamp '2024-01-31 23:59:59'))",
                "2024-02-01 00:16:39.000 : TIMESTAMP(3) NOT NULL");
    check_sexpr("(TIMESTAMPADD @DAY (cast null int) (date '2024-01-01'))", "NULL : DATE");
    check_sexpr("(TIMESTAMPADD @MONTH 1 (time '23:30:00'))", "23:30:00 : TIME(0) NOT NULL");
    check_sexpr("(TIMESTAMPDIFF @MICROSECOND (time '10:00:00') (time '10:00:01'))",
                "1000000 : INT NOT NULL");
    check_sexpr("(TIMESTAMPADD @EPOCH 1 (date '2024-01-01'))",
                "TYPE: TIMESTAMPADD does not take this unit");
    check_sexpr("(TIMESTAMPDIFF @MONTH (date '2024-01-31') (date '2024-02-29'))",
                "1 : INT NOT NULL");
    check_sexpr("(TIMESTAMPDIFF @HOUR (date '2025-01-01') (date '2024-12-31'))",
                "-24 : INT NOT NULL");
    check_sexpr("(TIMESTAMPDIFF @SECOND (time '10:00:00') (time '11:00:00'))",
                "3600 : INT NOT NULL");
    check_sexpr("(TIMESTAMPDIFF @DAY (timestamp '2024-01-01 10:00:00') (date '2024-01-03'))",
                "1 : INT NOT NULL");
    check_sexpr("(TIMESTAMPDIFF @DAY (time '10:00:00') (date '2024-01-03'))",
                "TYPE: TIMESTAMPDIFF cannot compare a TIME with a DATE");
}

static void overlaps(void **state)
{
    (void)state;
    check_sexpr("(OVERLAPS (time '2:55:00') (hour 1) (time '3:30:00') (hour 2))",
                "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(OVERLAPS (time '9:00:00') (time '10:00:00') (time '10:15:00') (hour 3))",
                "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(OVERLAPS (date '2024-01-01') (date '2024-01-31') (date '2024-01-31') "
                "(date '2024-02-10'))",
                "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(OVERLAPS (date '2024-01-31') (date '2024-01-01') (date '2024-01-10') (day 1))",
                "TRUE : BOOLEAN NOT NULL");
}

static void dates_from_texts(void **state)
{
    (void)state;
    check_sexpr("(TO_DATE '2024-02-29')", "2024-02-29 : DATE");
    check_sexpr("(TO_DATE '2024-02-30')", "NULL : DATE");
    check_sexpr("(TO_DATE 'bad')", "NULL : DATE");
    check_sexpr("(TO_DATE '29/02/2024' 'dd/MM/yyyy')", "2024-02-29 : DATE");
    check_sexpr("(TO_DATE '2024-13-01' 'yyyy-MM-dd')", "2025-01-01 : DATE");
    check_sexpr("(TO_DATE 'x' 'yyyy-MM-dd')", "5471-09-27 : DATE");
    check_sexpr("(TO_DATE '0001-01-01' 'yyyy-MM-dd')", "0000-12-30 : DATE");
    check_sexpr("(TO_DATE '1969-12-30 23' 'yyyy-MM-dd HH')", "1969-12-30 : DATE");
    check_sexpr("(TO_DATE (cast null string))", "NULL : DATE");
}

static void timestamps_from_texts(void **state)
{
    (void)state;
    check_sexpr("(TO_TIMESTAMP '2024-02-29 12:34:56')", "2024-02-29 12:34:56.000 : TIMESTAMP(3)");
    check_sexpr("(TO_TIMESTAMP '2024-02-29 12:34')", "NULL : TIMESTAMP(3)");
    check_sexpr("(TO_TIMESTAMP '2024-02-30 00:00:00')", "2024-02-29 00:00:00.000 : TIMESTAMP(3)");
    check_sexpr("(TO_TIMESTAMP '2024-02-29 24:00:00')", "2024-03-01 00:00:00.000 : TIMESTAMP(3)");
    check_sexpr("(TO_TIMESTAMP '2024-02-29 12:34:56.9999')",
                "2024-02-29 12:34:56.999 : TIMESTAMP(3)");
    check_sexpr("(TO_TIMESTAMP '20240229010203' 'yyyyMMddHHmmss')",
                "2024-02-29 01:02:03.000 : TIMESTAMP(3)");
    check_sexpr("(TO_TIMESTAMP '2024-01-01' 'bad pattern {')", "NULL : TIMESTAMP(3)");
    check_sexpr("(TO_TIMESTAMP '2024-02-29' (cast null string))", "NULL : TIMESTAMP(3)");
}

static void instants(void **state)
{
    (void)state;
    check_sexpr("(TO_TIMESTAMP_LTZ 100)", "1970-01-01 00:00:00.100 : TIMESTAMP_LTZ(3)");
    check_sexpr("(TO_TIMESTAMP_LTZ -1 0)", "1969-12-31 23:59:59.000 : TIMESTAMP_LTZ(3)");
    check_sexpr("(TO_TIMESTAMP_LTZ 1709210096789L 0)", "NULL : TIMESTAMP_LTZ(3)");
    check_sexpr("(TO_TIMESTAMP_LTZ 253402300799999L 3)",
                "9999-12-31 23:59:59.999 : TIMESTAMP_LTZ(3)");
    check_sexpr("(TO_TIMESTAMP_LTZ 253402300800000L 3)", "NULL : TIMESTAMP_LTZ(3)");
    check_sexpr("(TO_TIMESTAMP_LTZ 5 6)", "1970-01-01 00:00:00.000005 : TIMESTAMP_LTZ(6)");
    check_sexpr("(TO_TIMESTAMP_LTZ -5 9)", "1969-12-31 23:59:59.999999995 : TIMESTAMP_LTZ(9)");
    check_sexpr("(TO_TIMESTAMP_LTZ 5 1)", "1970-01-01 00:00:00.500 : TIMESTAMP_LTZ(3)");
    check_sexpr("(TO_TIMESTAMP_LTZ 1.5e0 0)", "1970-01-01 00:00:01.500 : TIMESTAMP_LTZ(3)");
    check_sexpr("(TO_TIMESTAMP_LTZ 1.7 0)", "1970-01-01 00:00:01.000 : TIMESTAMP_LTZ(3)");
    check_sexpr("(TO_TIMESTAMP_LTZ 5 10)",
                "INVALID: the precision of TO_TIMESTAMP_LTZ must be from 0 to 9, and it is 10");
    check_sexpr("(TO_TIMESTAMP_LTZ '2024-02-29 12:34:56.789' 'yyyy-MM-dd HH:mm:ss.SSS')",
                "2024-02-29 12:34:56.789 : TIMESTAMP_LTZ(3)");
    check_sexpr("(TO_TIMESTAMP_LTZ '2024-02-29 12:34:56.123456' 'yyyy-MM-dd HH:mm:ss.SSSSSS')",
                "2024-02-29 12:34:56.123456 : TIMESTAMP_LTZ(6)");
    check_sexpr("(TO_TIMESTAMP_LTZ '2024-02-29 12:34:56' 'yyyy-MM-dd HH:mm:ss' 'Asia/Seoul')",
                "2024-02-29 03:34:56.000 : TIMESTAMP_LTZ(3)");
    check_sexpr("(TO_TIMESTAMP_LTZ '2024-02-29 12:34:56' 'yyyy-MM-dd HH:mm:ss' 'Nowhere/City')",
                "NULL : TIMESTAMP_LTZ(3)");
}

static void texts_of_timestamps(void **state)
{
    (void)state;
    check_sexpr("(DATE_FORMAT (timestamp '2024-02-29 12:34:56.789') 'EEE, dd MMM yyyy HH:mm')",
                "Thu, 29 Feb 2024 12:34 : STRING");
    check_sexpr("(DATE_FORMAT (timestamp '2024-12-30 12:34:56.789') 'w e')", "1 2 : STRING");
    check_sexpr("(DATE_FORMAT (timestamp '2024-02-29 12:34:56.789') '')", " : STRING");
    check_sexpr("(DATE_FORMAT '2024-02-29 12:34:56' 'yyyy.MM.dd')", "2024.02.29 : STRING");
    check_sexpr("(DATE_FORMAT '2024-02-29' 'dd')", "NULL : STRING");
    check_sexpr("(DATE_FORMAT (date '2024-02-29') 'yyyy')",
                "TYPE: DATE_FORMAT cannot be called with (DATE, CHAR(4))");
    check_sexpr("(CONVERT_TZ '1970-01-01 00:00:00' 'UTC' 'America/Los_Angeles')",
                "1969-12-31 16:00:00 : STRING");
    check_sexpr("(CONVERT_TZ '2024-01-01 00:00:00' 'UTC' 'GMT+5:30')",
                "2024-01-01 05:30:00 : STRING");
    check_sexpr("(CONVERT_TZ '2024-01-01 00:00:00' 'Nowhere/City' 'UTC')",
                "2024-01-01 00:00:00 : STRING");
    check_sexpr("(CONVERT_TZ '2024-01-01' 'UTC' 'Asia/Seoul')", "NULL : STRING");
}

static void unix_seconds(void **state)
{
    (void)state;
    check_sexpr("(UNIX_TIMESTAMP '2024-02-29 12:34:56')", "1709210096 : BIGINT NOT NULL");
    check_sexpr("(UNIX_TIMESTAMP '29/02/2024' 'dd/MM/yyyy')", "1709164800 : BIGINT NOT NULL");
    check_sexpr("(UNIX_TIMESTAMP 'bad')", "-9223372036854775808 : BIGINT NOT NULL");
    check_sexpr("(UNIX_TIMESTAMP '1969-12-31 23:59:59')", "-1 : BIGINT NOT NULL");
    check_sexpr("(UNIX_TIMESTAMP (cast null string))", "NULL : BIGINT");
    check_sexpr("(FROM_UNIXTIME 44)", "1970-01-01 00:00:44 : STRING");
    check_sexpr("(FROM_UNIXTIME -1 'yyyy/MM/dd')", "1969/12/31 : STRING");
    check_sexpr("(FROM_UNIXTIME 253402300800L)", "10000-01-01 00:00:00 : STRING");
    check_sexpr("(FROM_UNIXTIME 9223372036854775807L)", "1969-12-31 23:59:59 : STRING");
}

CHECK_MAIN(cmocka_unit_test(extract), cmocka_unit_test(extract_before_1970),
           cmocka_unit_test(floor_and_ceil), cmocka_unit_test(adding), cmocka_unit_test(overlaps),
           cmocka_unit_test(dates_from_texts), cmocka_unit_test(timestamps_from_texts),
           cmocka_unit_test(instants), cmocka_unit_test(texts_of_timestamps),
           cmocka_unit_test(unix_seconds))
