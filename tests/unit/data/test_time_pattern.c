/* Date-time patterns. The table was written by Java 17's SimpleDateFormat and by Flink 2.3.0's
 * DateTimeUtils (for java.time's patterns) over random patterns, values and texts. */
#include "check.h"

#include "data/time_pattern.h"

/* SimpleDateFormat or not; pattern; zone; a value (milliseconds, nanoseconds of one) and its text;
 * a text and its value (milliseconds, or milliseconds:nanoseconds). NULL is a refusal. */
static const struct {
    bool simple;
    const char *pattern, *zone;
    int64_t millis;
    int32_t nanos;
    const char *printed, *text, *value;
} rows[] = {
    {false, "yyyyy", "America/New_York", INT64_C(2811325511093), 0, "02059", "2024-02-30 24:00:00",
     "1709337600000:0"},
    {true, "Q yyyy", "Asia/Seoul", INT64_C(1625534066789), 808814, NULL, "2024-02-30 25:/61:00",
     NULL},
    {true, "ddMMyy", "Asia/Seoul", INT64_C(139082483508), 477450, "300574", "202-02-3025:61:00",
     "-62226176400000"},
    {true, "yyyy-MM-dd HH:mm:ss.SSSSSS", "Asia/Seoul", INT64_C(-1279371232000), 0,
     "1929-06-17 20:06:08.000000", "1929-06-17 20:06:08.000000", "-1279371232000"},
    {true, "YYYY-MM-dd", "America/New_York", INT64_C(-378788696000), 0, "1958-12-30", "1958-12-30",
     "-378932400000"},
    {false, "u-MM-dd", "Asia/Seoul", INT64_C(-24112431590331), 984042, "1205-11-27", "1205-11-27",
     "-24112512000000:0"},
    {true, "dd", "Asia/Seoul", INT64_C(949440173911), 0, "02", "02", "54000000"},
    {false, "D", "Asia/Seoul", INT64_C(1496339629000), 646697, "152", "152", "0:0"},
    {true, "hh:mm:ss a", "Asia/Seoul", INT64_C(252213890147851), 0, "02:55:47 PM", "02:55:47 PM",
     "21347000"},
    {false, "yyyy-MM", "Asia/Seoul", INT64_C(-14394333313), 0, "1969-07", "1969-07",
     "-15897600000:0"},
    {true, "yyyy-MM-dd'T'HH:mm:ss", "Asia/Seoul", INT64_C(-2057747815000), 0, "1904-10-17T19:50:57",
     "11:23:05 AM", NULL},
    {true, "EEEE dd MMMM yyyy", "Asia/Seoul", INT64_C(934344054203), 0, "Wednesday 11 August 1999",
     "-999-08-11", NULL},
    {false, "yyyy-MM-dd'T'HH:mm:ss", "America/New_York", INT64_C(916656735739), 0,
     "1999-01-18T10:52:15", "1999-01-18T10:52:15", "916656735000:0"},
    {true, "dd/MM/yyyy", "UTC", INT64_C(172966323000), 0, "25/06/1975", "25/06/1975",
     "172886400000"},
    {false, "yyyy-DDD", "Asia/Seoul", INT64_C(-1401420264000), 0, "1925-216", "1925-216",
     "-1401494400000:0"},
    {true, "u-MM-dd", "America/New_York", INT64_C(-1864420226000), 0, "5-12-02", "5-12-0 ",
     "28789200000"},
    {false, "AAAAAAAA", "UTC", INT64_C(-388836721135), 0, "49678865", "2024-02-30 24:00:00",
     "1709337600000:0"},
    {false, "a", "UTC", INT64_C(28395478163566), 0, "AM", "AM/6", NULL},
    {false, "yyyy MM F E", "America/New_York", INT64_C(1006311186000), 923062, "2001 11 7 Wed",
     "2001 11 7 Wed", "1004572800000:0"},
    {false, "yyyyDDD", "UTC", INT64_C(286287121815928), 0, "+11042029", "+11042029",
     "286287091200000:0"},
    {false, "ZZZ", "Asia/Seoul", INT64_C(-181439094910), 0, NULL, "2024-01-02", "1704153600000:0"},
    {false, "yyyyMMMdd", "UTC", INT64_C(72450068717095), 0, "4265Nov07", "4265Nov07",
     "72450028800000:0"},
    {true, "D", "UTC", INT64_C(782144699000), 0, "287", "287", "24710400000"},
    {false, "yyyy W E MM", "UTC", INT64_C(-9999098489227), 0, "1653 4 Thu 02", "161530220/", NULL},
    {true, "y-M-d h:m:s a", "Asia/Seoul", INT64_C(882479182000), 0, "1997-12-19 6:6:22 AM",
     "1997-12-19 6:6:22 AM", "882479182000"},
    {true, "yyyy-MM-dd hh:mm a", "Asia/Seoul", INT64_C(22437465747828), 484974,
     "2681-01-06 06:22 AM", "01", NULL},
    {true, "yyyy/MM/dd'o''clock'HH", "UTC", INT64_C(809182249072), 858272, "1995/08/23o'clock12",
     "1995/08/23o7'clock12", NULL},
    {false, "W", "Asia/Seoul", INT64_C(153406015325425), 0, "6", "2024-0230 24:00:00", NULL},
    {false, "yyyy-MM-dd HH:mm:ss", "UTC", INT64_C(-1238534527000), 0, "1930-10-03 02:37:53",
     "1930-10-03 02:37:53", "-1238534527000:0"},
    {false, "YYYY-w-eee", "Asia/Seoul", INT64_C(2570489325755), 0, "2051-24-Fri", "201T24-Fri",
     NULL},
    {false, "QQQQ", "America/New_York", INT64_C(897070077000), 0, "2nd quarter",
     "2024-02-30 24:00:00", "1709337600000:0"},
    {false, "yyyy-MM-dd HH:mm:ssX", "America/New_York", INT64_C(1893143012000), 205729, NULL,
     "2024802-30 24:003:00", NULL},
    {true, "SSSSS", "Asia/Seoul", INT64_C(-1282405797000), 0, "00000", "1929-053 08:10:03",
     "-32398071"},
    {false, "yyyy-MM-dd HH:mm:ssZ", "UTC", INT64_C(2427470930601), 0, NULL, "2024-01-02",
     "1704153600000:0"},
    {true, "MM", "America/New_York", INT64_C(284027411963523), 582560, "06", "06", "13060800000"},
    {true, "yyyy'\345\271\264'MM'\346\234\210'dd'\346\227\245'", "America/New_York",
     INT64_C(916377137000), 0, "1999\345\271\26401\346\234\21015\346\227\245", "19990115051217",
     NULL},
    {false, "hh 'o''clock' a", "UTC", INT64_C(26304887696254), 283648, "05 o'clock PM",
     "05 o'9lo-ck PM", NULL},
    {false, "yyyy-D", "America/New_York", INT64_C(197624518460433), 0, "8232-173", "8232-173",
     "197624448000000:0"},
    {true, "yyyy", "Asia/Seoul", INT64_C(2487225077795), 0, "2048", ".48", NULL},
    {false, "ZZZZZ", "America/New_York", INT64_C(1339540674233), 0, NULL, "2024-02-30 24:00:00",
     "1709337600000:0"},
    {true, "y", "America/New_York", INT64_C(-1952456337000), 0, "1908", "1908-02-18 03:01:03",
     "-1956596400000"},
    {true, "yyyy.MM.dd G 'at' HH:mm:ss", "Asia/Seoul", INT64_C(-19999881675892), 677591,
     "1336.03.17 AD at 06:18:44", "20324-02-36 25:61:00", NULL},
    {false, "ppppd", "Asia/Seoul", INT64_C(3182177571961), 365259, "   2", "2024-02-30 24:00:00",
     "1709337600000:0"},
    {true, "EEE, d MMM yyyy HH:mm:ss", "Asia/Seoul", INT64_C(-1010514704000), 869544,
     "Fri, 24 Dec 1937 14:28:16", "Fri, 24 Dec 1937 14:8:16", "-1010515904000"},
    {false, "uuuu-MM-dd'T'HH:mm:ssxxx", "Asia/Seoul", INT64_C(1787539907059), 0, NULL, "2024-01-02",
     "1704153600000:0"},
    {true, "yyyy MM F E", "America/New_York", INT64_C(-344197682000), 389998, "1959 02 1 Wed",
     "2024-02-30 25:61:00", NULL},
};

static yl_str view(const char *text, size_t size)
{
    return (yl_str){text, size};
}

static void prints_and_reads(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const yl_timezone *zone = yl_timezone_find(yl_str_of(rows[i].zone));
        if (zone == NULL) {
            print_message("no time zone database: %s left out\n", rows[i].zone);
            continue;
        }
        yl_instant t = yl_instant_from_millis(rows[i].millis);
        t.nanos += rows[i].nanos;
        yl_time_pattern pattern;
        yl_strbuf out = {0};
        char buf[64];
        bool simple = rows[i].simple;
        bool known = yl_time_pattern_compile(yl_str_of(rows[i].pattern),
                                             simple ? YL_PATTERN_SIMPLE : YL_PATTERN_TEMPORAL,
                                             &pattern, NULL) == YL_OK;
        bool good = known && yl_time_pattern_format(&pattern, t, zone, &out);
        check_text(good ? yl_strbuf_text(&out) : "refused",
                   rows[i].printed == NULL ? "refused" : rows[i].printed);
        yl_strbuf_clear(&out);
        yl_str text = yl_str_of(rows[i].text);
        if (simple) {
            good = known && yl_time_pattern_parse(&pattern, text, zone, &t);
            snprintf(buf, sizeof buf, "%lld", (long long)yl_instant_to_millis(t));
        } else {
            good = known && yl_time_pattern_to_timestamp(&pattern, text, 3, &t);
            snprintf(buf, sizeof buf, "%lld:%d", (long long)yl_instant_to_millis(t),
                     t.nanos % 1000000);
        }
        check_text(good ? buf : "refused", rows[i].value == NULL ? "refused" : rows[i].value);
    }
}

static void refuses(void **state)
{
    (void)state;
    yl_error err = {0};
    yl_time_pattern p;
    check_fails(INVALID, yl_time_pattern_compile(YL_STR("yyyy'"), YL_PATTERN_SIMPLE, &p, &err),
                &err);
    yl_error_clear(&err);
    check_fails(INVALID, yl_time_pattern_compile(YL_STR("bb"), YL_PATTERN_SIMPLE, &p, &err), &err);
    yl_error_clear(&err);
    check_fails(INVALID, yl_time_pattern_compile(YL_STR("HHH"), YL_PATTERN_TEMPORAL, &p, &err),
                &err);
    yl_error_clear(&err);
    check_fails(INVALID, yl_time_pattern_compile(YL_STR("yyyy]"), YL_PATTERN_TEMPORAL, &p, &err),
                &err);
    yl_error_clear(&err);
    check_fails(UNSUPPORTED, yl_time_pattern_compile(YL_STR("zzzz"), YL_PATTERN_SIMPLE, &p, &err),
                &err);
    yl_error_clear(&err);
    char many[2 * YL_PATTERN_ITEMS_MAX + 3];
    for (size_t i = 0; i < sizeof many; i++)
        many[i] = i % 2 == 0 ? 'd' : 'M';
    check_fails(BUDGET,
                yl_time_pattern_compile(view(many, sizeof many), YL_PATTERN_SIMPLE, &p, &err),
                &err);
}

/* A text that the pattern does not match gets a second chance as JDBC's. */
static void falls_back(void **state)
{
    (void)state;
    yl_time_pattern p;
    yl_instant t;
    check_ok(yl_time_pattern_compile(YL_STR("yyyy-MM-dd"), YL_PATTERN_TEMPORAL, &p, NULL), NULL);
    assert_true(yl_time_pattern_to_timestamp(&p, YL_STR("1999-9-10 05:20:10"), 3, &t));
    assert_int_equal(t.seconds, 936940810);
    assert_false(yl_time_pattern_to_timestamp(&p, YL_STR("bad"), 3, &t));
    check_ok(yl_time_pattern_compile(YL_STR("yy"), YL_PATTERN_SIMPLE, &p, NULL), NULL);
    p.century_begin = 1930;
    assert_true(yl_time_pattern_parse(&p, YL_STR("29"), yl_timezone_utc, &t));
    assert_int_equal(yl_ymd_from_days(yl_instant_days(t)).year, 2029);
    assert_true(yl_time_pattern_parse(&p, YL_STR("30"), yl_timezone_utc, &t));
    assert_int_equal(yl_ymd_from_days(yl_instant_days(t)).year, 1930);
}

CHECK_MAIN(cmocka_unit_test(prints_and_reads), cmocka_unit_test(refuses),
           cmocka_unit_test(falls_back))
