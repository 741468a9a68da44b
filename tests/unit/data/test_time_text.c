/* Dates and times as text. Tables were written by Flink 2.3.0 (its casts, and its formats'
 * java.time formatters) over random texts; "ok" texts mean milliseconds:nanoseconds. */
#include "check.h"

#include "data/time_text.h"

/* Text, precisions of the timestamp and of the time; then by column: CAST to DATE, TIME,
 * TIMESTAMP; ISO date, java.sql.Date, LocalTime.parse, SQL time; timestamps: SQL, SQL with Z, ISO,
 * ISO with Z, java.sql.Timestamp. NULL is a refusal. */
static const struct {
    const char *text;
    int precision, time_precision;
    const char *results[12];
} texts[] = {
    {"1987-02-08 22:0:00Z",
     9,
     0,
     {"6247", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL}},
    {"195-09-09 1:00:33",
     8,
     3,
     {"-648054", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL}},
    {"16:21:43",
     7,
     1,
     {NULL, "58903000", NULL, NULL, NULL, "58903000", "58903000", NULL, NULL, NULL, NULL, NULL}},
    {"00:07:0 .850878200",
     1,
     3,
     {NULL, "420851", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL}},
    {"15:13:00+06:23",
     4,
     2,
     {NULL, "77760000", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL}},
    {"1926-11-29 16:15:00",
     6,
     1,
     {"-15739", NULL, "-1359791100000:0", NULL, NULL, NULL, NULL, "-1359791100000:0", NULL, NULL,
      NULL, "-1359791100000:0"}},
    {"1904-03-12 10:52:5.4409274",
     8,
     3,
     {"-24036", NULL, "-2076671274560:927400", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
      "-2076671274560:927400"}},
    {"2099-07-1 10:00:46",
     1,
     0,
     {"47298", NULL, "4086583246000:0", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
      "4086583246000:0"}},
    {"21:24:28.2505998",
     9,
     2,
     {NULL, "77068250", NULL, NULL, NULL, "77068250", "77068250", NULL, NULL, NULL, NULL, NULL}},
    {"-11997-10-04",
     3,
     3,
     {NULL, NULL, NULL, "-5101066", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL}},
    {"+11396-02-28",
     7,
     3,
     {NULL, NULL, "297460857600000:0", "3442834", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL}},
    {"1986-12-10 10:55:06",
     0,
     1,
     {"6187", NULL, "534596106000:0", NULL, NULL, NULL, NULL, "534596106000:0", NULL, NULL, NULL,
      "534596106000:0"}},
    {"2025-06-31",
     7,
     0,
     {NULL, NULL, "1751241600000:0", NULL, "20270", NULL, NULL, NULL, NULL, NULL, NULL,
      "1751328000000:0"}},
    {"2040-+9-26",
     5,
     3,
     {NULL, NULL, NULL, NULL, "25836", NULL, NULL, NULL, NULL, NULL, NULL, "2232230400000:0"}},
    {"1924-11-22 05:22:09.67678124",
     3,
     1,
     {"-16476", NULL, "-1423507070324:0", NULL, NULL, NULL, NULL, "-1423507070324:781240", NULL,
      NULL, NULL, "-1423507070324:781240"}},
    {"18:31:00",
     3,
     2,
     {NULL, "66660000", NULL, NULL, NULL, "66660000", "66660000", NULL, NULL, NULL, NULL, NULL}},
    {"20:25:22",
     7,
     1,
     {NULL, "73522000", NULL, NULL, NULL, "73522000", "73522000", NULL, NULL, NULL, NULL, NULL}},
    {"1955-08-07",
     7,
     2,
     {"-5261", NULL, "-454550400000:0", "-5261", "-5261", NULL, NULL, NULL, NULL, NULL, NULL,
      "-454550400000:0"}},
    {"07:25:42.64",
     0,
     1,
     {NULL, "26742600", NULL, NULL, NULL, "26742640", "26742640", NULL, NULL, NULL, NULL, NULL}},
    {"06:40:58",
     3,
     2,
     {NULL, "24058000", NULL, NULL, NULL, "24058000", "24058000", NULL, NULL, NULL, NULL, NULL}},
    {"2057-04-09 23:0:00.69791829",
     9,
     2,
     {"31875", NULL, "2754082800697:918290", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
      "2754082800697:918290"}},
    {"1981-03-05 05:00:00.",
     5,
     1,
     {"4081", NULL, "352616400000:0", NULL, NULL, NULL, NULL, "352616400000:0", NULL, NULL, NULL,
      NULL}},
    {"+11237-11-04 17:08:00",
     2,
     0,
     {NULL, NULL, "292464925680000:0", NULL, NULL, NULL, NULL, "292464925680000:0", NULL, NULL,
      NULL, NULL}},
    {"1927-12-28 13:00:0.2216",
     7,
     2,
     {"-15345", NULL, "-1325761199779:600000", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
      "-1325761199779:600000"}},
    {"1938-11-17 22:11:28Z",
     6,
     2,
     {"-11368", NULL, NULL, NULL, NULL, NULL, NULL, NULL, "-982115312000:0", NULL, NULL, NULL}},
    {"2082-08-13 22:00:43Z",
     7,
     3,
     {"41132", NULL, NULL, NULL, NULL, NULL, NULL, NULL, "3553884043000:0", NULL, NULL, NULL}},
    {"1582-10-27 18:00:01.1086071",
     4,
     0,
     {"-141415", NULL, "-12218191198892:600000", NULL, NULL, NULL, NULL, "-12218191198892:607100",
      NULL, NULL, NULL, "-12218191198892:607100"}},
    {"2010-06-28T13:35:00.",
     3,
     2,
     {NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, "1277732100000:0", NULL, NULL}},
    {"1979-04-29T01:00:23.2695",
     3,
     1,
     {NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, "294195623269:500000", NULL, NULL}},
    {"2098-01-29 08:00:00",
     7,
     3,
     {"46780", NULL, "4041820800000:0", NULL, NULL, NULL, NULL, "4041820800000:0", NULL, NULL, NULL,
      "4041820800000:0"}},
    {"2020-07-28T15:00:59Z",
     9,
     1,
     {NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, "1595948459000:0", NULL}},
    {"1582-12-28T09:00Z",
     5,
     0,
     {NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, "-12212866800000:0", NULL}},
    {"2067-05-09",
     4,
     0,
     {"35557", NULL, "3072124800000:0", "35557", "35557", NULL, NULL, NULL, NULL, NULL, NULL,
      "3072124800000:0"}},
    {" 1990-02-07 18:59:16 ",
     9,
     1,
     {NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, "634417156000:0"}},
    {"2022-02-20 12:0:18",
     7,
     3,
     {"19043", NULL, "1645358418000:0", NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
      "1645358418000:0"}},
    {"09:00:00.603981",
     5,
     1,
     {NULL, "32400600", NULL, NULL, NULL, "32400603", "32400603", NULL, NULL, NULL, NULL, NULL}},
};

static yl_str view(const char *text, size_t size)
{
    return (yl_str){text, size};
}

static char buf[YL_TIME_TEXT_MAX];

static void check_number(bool good, int32_t value, const char *expected)
{
    snprintf(buf, sizeof buf, "%d", value);
    check_text(good ? buf : "refused", expected == NULL ? "refused" : expected);
}

static void check_instant(bool good, yl_instant t, const char *expected)
{
    snprintf(buf, sizeof buf, "%lld:%d", (long long)yl_instant_to_millis(t), t.nanos % 1000000);
    check_text(good ? buf : "refused", expected == NULL ? "refused" : expected);
}

static void reads(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        yl_str s = yl_str_of(texts[i].text);
        const char *const *expected = texts[i].results;
        int32_t n = 0;
        yl_instant t = {0, 0};
        bool good = yl_cast_text_to_date(s, &n);
        check_number(good, n, expected[0]);
        good = yl_cast_text_to_time(s, texts[i].time_precision, &n);
        check_number(good, n, expected[1]);
        good = yl_cast_text_to_timestamp(s, texts[i].precision, &t);
        check_instant(good, t, expected[2]);
        good = yl_text_to_date_iso(s, &n);
        check_number(good, n, expected[3]);
        good = yl_text_to_date_jdbc(s, &n);
        check_number(good, n, expected[4]);
        good = yl_text_to_time_iso(s, &n);
        check_number(good, n, expected[5]);
        good = yl_text_to_time_sql(s, &n);
        check_number(good, n, expected[6]);
        for (int k = 0; k < 4; k++) {
            good = yl_text_to_timestamp(s, k < 2 ? ' ' : 'T', k % 2 == 1, &t);
            check_instant(good, t, expected[7 + k]);
        }
        good = yl_text_to_timestamp_jdbc(s, &t);
        check_instant(good, t, expected[11]);
    }
}

/* conformance/cast/string_to_{date,time,timestamp}: text, DATE, TIME(3), TIMESTAMP(3). */
static void casts(void **state)
{
    (void)state;
    static const struct {
        const char *text, *date, *time, *timestamp;
    } cases[] = {
        {"2024-02-29", "2024-02-29", NULL, "2024-02-29 00:00:00.000"},
        {"2024-02-30", NULL, NULL, "2024-02-29 00:00:00.000"},
        {"2024-1-5", "2024-01-05", NULL, "2024-01-05 00:00:00.000"},
        {"2024-06", "2024-06-01", NULL, NULL},
        {"12", "0012-01-01", "12:00:00.0", NULL},
        {"0", "0000-01-01", "00:00:00.0", NULL},
        {" 2024-01-05 ", "2024-01-05", NULL, NULL},
        {"2024-01-05 12:34:56", "2024-01-05", NULL, "2024-01-05 12:34:56.000"},
        {"2024-01-05x", NULL, NULL, NULL},
        {"10000-01-01", NULL, NULL, NULL},
        {"12:34:56.789", NULL, "12:34:56.789", NULL},
        {" 12:34:56 ", NULL, "12:34:56.0", NULL},
        {"24:00:00", NULL, NULL, NULL},
        {"1:2:3", NULL, "01:02:03.0", NULL},
        {"12:34", NULL, "12:34:00.0", NULL},
        {"-1:00:00", NULL, NULL, NULL},
        {"2024-02-29 12:34:56.123456789", "2024-02-29", NULL, "2024-02-29 12:34:56.123"},
        {"2024-02-29 12:34:56.1234567891", "2024-02-29", NULL, NULL},
        {"2024-02-29T12:34:56", NULL, NULL, NULL},
        {"2024-02-29 24:00:00", "2024-02-29", NULL, "2024-03-01 00:00:00.000"},
        {"2024-1-5 1:2:3", "2024-01-05", NULL, "2024-01-05 01:02:03.000"},
        {"1969-12-31 23:59:59.999", "1969-12-31", NULL, "1969-12-31 23:59:59.999"},
        {"2024-02-29 12:34", "2024-02-29", NULL, NULL},
        {"", NULL, NULL, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        yl_str s = yl_str_of(cases[i].text);
        int32_t n;
        yl_instant t;
        size_t size = yl_cast_text_to_date(s, &n) ? yl_date_print(n, buf) : 0;
        check_str(view(buf, size), cases[i].date == NULL ? "" : cases[i].date);
        size = yl_cast_text_to_time(s, 3, &n) ? yl_time_print(n, 3, buf) : 0;
        check_str(view(buf, size), cases[i].time == NULL ? "" : cases[i].time);
        size = yl_cast_text_to_timestamp(s, 3, &t) ? yl_timestamp_print(t, 3, buf) : 0;
        check_str(view(buf, size), cases[i].timestamp == NULL ? "" : cases[i].timestamp);
    }
}

/* Days, a timestamp (milliseconds, nanoseconds of one), milliseconds of the day, precision, both
 * intervals; then their texts in the order of `prints`. */
static const struct {
    int32_t days;
    int64_t millis;
    int32_t nanos, time;
    int precision;
    int32_t months;
    int64_t interval;
    const char *texts[10];
} prints_of[] = {
    {-7468,
     INT64_C(-645185238067),
     1000,
     17560242,
     7,
     -4,
     INT64_C(-11466012150),
     {"1949-07-22", "04:52:40.242", "1949-07-22 13:52:41.9330010", "-0-04", "-132 17:00:12.150",
      "1949-07-22", "04:52:40.242", "1949-07-22 13:52:41.933001", "1949-07-22T13:52:41.933001",
      "1949-07-22 13:52:41.933001Z"}},
    {-3245,
     INT64_C(-280341596000),
     385536,
     51204040,
     4,
     -2001867,
     INT64_C(-638047428528),
     {"1961-02-12", "14:13:24.04", "1961-02-12 07:20:04.0003", "-166822-03", "-7384 19:23:48.528",
      "1961-02-12", "14:13:24.04", "1961-02-12 07:20:04.000385536", "1961-02-12T07:20:04.000385536",
      "1961-02-12 07:20:04.000385536Z"}},
    {6185074,
     INT64_C(534390455827350),
     44000,
     74987892,
     4,
     29471838,
     INT64_C(496976636536),
     {"8904-02-28", "20:49:47.892", "8904-02-28 17:17:07.3500", "+2455986-06", "+5752 01:03:56.536",
      "+18904-02-28", "20:49:47.892", "+18904-02-28 17:17:07.350044",
      "+18904-02-28T17:17:07.350044", "+18904-02-28 17:17:07.350044Z"}},
    {-4107,
     INT64_C(-354832228653),
     893000,
     30229519,
     3,
     0,
     INT64_C(-710131853),
     {"1958-10-04", "08:23:49.519", "1958-10-04 03:29:31.347", "+0-00", "-8 05:15:31.853",
      "1958-10-04", "08:23:49.519", "1958-10-04 03:29:31.347893", "1958-10-04T03:29:31.347893",
      "1958-10-04 03:29:31.347893Z"}},
    {7621,
     INT64_C(658511327000),
     0,
     6709600,
     5,
     129600801,
     INT64_C(2556612432674),
     {"1990-11-13", "01:51:49.6", "1990-11-13 15:48:47.00000", "+10800066-09",
      "+29590 10:07:12.674", "1990-11-13", "01:51:49.6", "1990-11-13 15:48:47",
      "1990-11-13T15:48:47", "1990-11-13 15:48:47Z"}},
    {317,
     INT64_C(27415031139),
     716000,
     50437807,
     3,
     145321,
     INT64_C(3713359),
     {"1970-11-14", "14:00:37.807", "1970-11-14 07:17:11.139", "+12110-01", "+0 01:01:53.359",
      "1970-11-14", "14:00:37.807", "1970-11-14 07:17:11.139716", "1970-11-14T07:17:11.139716",
      "1970-11-14 07:17:11.139716Z"}},
    {851019,
     INT64_C(73528106922304),
     324579,
     43931532,
     8,
     -4,
     INT64_C(23654668484961),
     {"4300-01-05", "12:12:11.532", "4300-01-05 18:08:42.30432457", "-0-04", "+273780 21:14:44.961",
      "4300-01-05", "12:12:11.532", "4300-01-05 18:08:42.304324579",
      "4300-01-05T18:08:42.304324579", "4300-01-05 18:08:42.304324579Z"}},
    {-6842,
     INT64_C(-591119462662),
     136000,
     32838364,
     0,
     -57289848,
     INT64_C(818574647826),
     {"1951-04-09", "09:07:18", "1951-04-09 08:08:57", "-4774154-00", "+9474 05:50:47.826",
      "1951-04-09", "09:07:18.364", "1951-04-09 08:08:57.338136", "1951-04-09T08:08:57.338136",
      "1951-04-09 08:08:57.338136Z"}},
    {321073,
     INT64_C(27740708551525),
     698645,
     83948369,
     0,
     109657855,
     INT64_C(3121616350771),
     {"2849-01-25", "23:19:08", "2849-01-25 00:22:31", "+9138154-07", "+36129 19:39:10.771",
      "2849-01-25", "23:19:08.369", "2849-01-25 00:22:31.525698645",
      "2849-01-25T00:22:31.525698645", "2849-01-25 00:22:31.525698645Z"}},
    {12767,
     INT64_C(1103125177971),
     700653,
     74012033,
     7,
     937,
     INT64_C(-141376149685),
     {"2004-12-15", "20:33:32.033", "2004-12-15 15:39:37.9717006", "+78-01", "-1636 07:09:09.685",
      "2004-12-15", "20:33:32.033", "2004-12-15 15:39:37.971700653",
      "2004-12-15T15:39:37.971700653", "2004-12-15 15:39:37.971700653Z"}},
    {4654,
     INT64_C(402171667000),
     0,
     48471011,
     8,
     28,
     INT64_C(8534372236004),
     {"1982-09-29", "13:27:51.011", "1982-09-29 18:21:07.00000000", "+2-04", "+98777 10:57:16.004",
      "1982-09-29", "13:27:51.011", "1982-09-29 18:21:07", "1982-09-29T18:21:07",
      "1982-09-29 18:21:07Z"}},
    {-1605,
     INT64_C(-138618586551),
     897357,
     26566900,
     1,
     -3735166,
     INT64_C(5517944),
     {"1965-08-10", "07:22:46.9", "1965-08-10 14:50:13.4", "-311263-10", "+0 01:31:57.944",
      "1965-08-10", "07:22:46.9", "1965-08-10 14:50:13.449897357", "1965-08-10T14:50:13.449897357",
      "1965-08-10 14:50:13.449897357Z"}},
};

static void prints(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof prints_of / sizeof *prints_of; i++) {
        int32_t days = prints_of[i].days, time = prints_of[i].time;
        int precision = prints_of[i].precision;
        yl_instant t = yl_instant_from_millis(prints_of[i].millis);
        t.nanos += prints_of[i].nanos;
        char out[10][YL_TIME_TEXT_MAX];
        const size_t sizes[10] = {
            yl_date_print(days, out[0]),
            yl_time_print(time, precision, out[1]),
            yl_timestamp_print(t, precision, out[2]),
            yl_interval_months_print(prints_of[i].months, out[3]),
            yl_interval_millis_print(prints_of[i].interval, out[4]),
            yl_date_print_iso(days, out[5]),
            yl_time_print_iso(time, out[6]),
            yl_timestamp_print_iso(t, ' ', false, out[7]),
            yl_timestamp_print_iso(t, 'T', false, out[8]),
            yl_timestamp_print_iso(t, ' ', true, out[9]),
        };
        for (int k = 0; k < 10; k++)
            check_str(view(out[k], sizes[k]), prints_of[i].texts[k]);
    }
}

static void check_interval(const char *text, yl_time_unit from, yl_time_unit to, int precision,
                           yl_interval_code code, int64_t value)
{
    int64_t out = 0;
    assert_int_equal(yl_interval_parse(yl_str_of(text), from, to, precision, 6, &out), code);
    if (code == YL_INTERVAL_OK)
        assert_int_equal(out, value);
}

static void reads_intervals(void **state)
{
    (void)state;
    const yl_interval_code ok = YL_INTERVAL_OK, bad = YL_INTERVAL_MALFORMED;
    check_interval("1-2", YL_UNIT_YEAR, YL_UNIT_MONTH, 2, ok, 14);
    check_interval("-1-02", YL_UNIT_YEAR, YL_UNIT_MONTH, 2, ok, -14);
    check_interval("1-12", YL_UNIT_YEAR, YL_UNIT_MONTH, 2, bad, 0);
    check_interval("3", YL_UNIT_QUARTER, YL_UNIT_QUARTER, 2, ok, 9);
    check_interval("99", YL_UNIT_YEAR, YL_UNIT_YEAR, 2, ok, 1188);
    check_interval("100", YL_UNIT_DAY, YL_UNIT_DAY, 2, YL_INTERVAL_PRECISION, 0);
    check_interval("100", YL_UNIT_DAY, YL_UNIT_DAY, 3, ok, 8640000000);
    check_interval("2", YL_UNIT_WEEK, YL_UNIT_WEEK, 2, ok, 1209600000);
    check_interval("1 02:03:04.5", YL_UNIT_DAY, YL_UNIT_SECOND, 2, ok, 93784500);
    check_interval("1 02:03:04.5678", YL_UNIT_DAY, YL_UNIT_SECOND, 2, ok, 93784567);
    check_interval("1 02:03", YL_UNIT_DAY, YL_UNIT_MINUTE, 2, ok, 93780000);
    check_interval("1 24:03", YL_UNIT_DAY, YL_UNIT_MINUTE, 2, bad, 0);
    check_interval("1 2", YL_UNIT_DAY, YL_UNIT_HOUR, 2, ok, 93600000);
    check_interval("10:20", YL_UNIT_HOUR, YL_UNIT_MINUTE, 2, ok, 37200000);
    check_interval("10:20.25", YL_UNIT_MINUTE, YL_UNIT_SECOND, 2, ok, 620250);
    check_interval(" -5.25 ", YL_UNIT_SECOND, YL_UNIT_SECOND, 2, ok, -5250);
    check_interval("5.", YL_UNIT_SECOND, YL_UNIT_SECOND, 2, bad, 0);
    check_interval("5.1234567", YL_UNIT_SECOND, YL_UNIT_SECOND, 2, bad, 0);
    check_interval("", YL_UNIT_SECOND, YL_UNIT_SECOND, 2, bad, 0);
    check_interval("--5", YL_UNIT_DAY, YL_UNIT_DAY, 2, bad, 0);
    check_interval("1x", YL_UNIT_DAY, YL_UNIT_DAY, 2, bad, 0);
    check_interval("99999999999999999999999", YL_UNIT_DAY, YL_UNIT_DAY, 10, YL_INTERVAL_PRECISION,
                   0);
}

CHECK_MAIN(cmocka_unit_test(reads), cmocka_unit_test(casts), cmocka_unit_test(prints),
           cmocka_unit_test(reads_intervals))
