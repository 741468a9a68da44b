/* Time zones. The table was written by java.time and java.util over random instants around
 * transitions, some of them far beyond the last one that zone files list. */
#include "check.h"

#include "data/timezone.h"

/* Zone, instant, its offset; a local time, its instant by ZonedDateTime, by GregorianCalendar. */
static const struct {
    const char *zone;
    int64_t utc;
    int32_t offset;
    int64_t local, local_utc, local_utc_util;
} rows[] = {
    {"America/New_York", INT64_C(877845600), -18000, INT64_C(877828097), INT64_C(877842497),
     INT64_C(877846097)},
    {"America/New_York", INT64_C(5673973037), -14400, INT64_C(5673952459), INT64_C(5673966859),
     INT64_C(5673966859)},
    {"America/New_York", INT64_C(5433804152), -18000, INT64_C(5433768305), INT64_C(5433786305),
     INT64_C(5433786305)},
    {"America/New_York", INT64_C(443256749), -18000, INT64_C(443231395), INT64_C(443249395),
     INT64_C(443249395)},
    {"America/New_York", INT64_C(1210233160), -14400, INT64_C(1210230730), INT64_C(1210245130),
     INT64_C(1210245130)},
    {"Asia/Seoul", INT64_C(3323359416), 32400, INT64_C(3323402778), INT64_C(3323370378),
     INT64_C(3323370378)},
    {"Asia/Seoul", INT64_C(5110954138), 32400, INT64_C(5110994443), INT64_C(5110962043),
     INT64_C(5110962043)},
    {"Asia/Seoul", INT64_C(516974397), 32400, INT64_C(517018120), INT64_C(516985720),
     INT64_C(516985720)},
    {"Asia/Seoul", INT64_C(547587518), 36000, INT64_C(547620210), INT64_C(547584210),
     INT64_C(547584210)},
    {"Europe/London", INT64_C(2014246800), 0, INT64_C(2014250278), INT64_C(2014246678),
     INT64_C(2014250278)},
    {"Europe/London", INT64_C(5201533409), 3600, INT64_C(5201518276), INT64_C(5201514676),
     INT64_C(5201514676)},
    {"Europe/London", INT64_C(6968768399), 3600, INT64_C(6968764650), INT64_C(6968761050),
     INT64_C(6968761050)},
    {"Europe/London", INT64_C(1133808515), 0, INT64_C(1133792269), INT64_C(1133792269),
     INT64_C(1133792269)},
    {"Europe/London", INT64_C(435718799), 3600, INT64_C(435729373), INT64_C(435729373),
     INT64_C(435729373)},
    {"Australia/Lord_Howe", INT64_C(511283319), 37800, INT64_C(511322059), INT64_C(511282459),
     INT64_C(511284259)},
    {"Australia/Lord_Howe", INT64_C(2879679599), 39600, INT64_C(2879723894), INT64_C(2879686094),
     INT64_C(2879686094)},
    {"Australia/Lord_Howe", INT64_C(7176706930), 37800, INT64_C(7176743214), INT64_C(7176705414),
     INT64_C(7176705414)},
    {"Australia/Lord_Howe", INT64_C(352216800), 37800, INT64_C(352250363), INT64_C(352214363),
     INT64_C(352214363)},
    {"Australia/Lord_Howe", INT64_C(352215282), 36000, INT64_C(352237030), INT64_C(352201030),
     INT64_C(352201030)},
    {"Asia/Kolkata", INT64_C(3030322451), 19800, INT64_C(3030352297), INT64_C(3030332497),
     INT64_C(3030332497)},
    {"Asia/Kolkata", INT64_C(4715854322), 19800, INT64_C(4715854892), INT64_C(4715835092),
     INT64_C(4715835092)},
    {"Asia/Kolkata", INT64_C(1613517119), 19800, INT64_C(1613550124), INT64_C(1613530324),
     INT64_C(1613530324)},
    {"Asia/Kolkata", INT64_C(341825765), 19800, INT64_C(341836801), INT64_C(341817001),
     INT64_C(341817001)},
    {"America/Sao_Paulo", INT64_C(761714538), -10800, INT64_C(761701383), INT64_C(761708583),
     INT64_C(761712183)},
    {"America/Sao_Paulo", INT64_C(6008304218), -10800, INT64_C(6008296779), INT64_C(6008307579),
     INT64_C(6008307579)},
    {"America/Sao_Paulo", INT64_C(2811949523), -10800, INT64_C(2811929837), INT64_C(2811940637),
     INT64_C(2811940637)},
    {"America/Sao_Paulo", INT64_C(632741740), -7200, INT64_C(632717361), INT64_C(632724561),
     INT64_C(632724561)},
    {"America/Sao_Paulo", INT64_C(499748399), -10800, INT64_C(499733956), INT64_C(499744756),
     INT64_C(499744756)},
    {"America/St_Johns", INT64_C(1636259400), -12600, INT64_C(1636249156), INT64_C(1636258156),
     INT64_C(1636261756)},
    {"America/St_Johns", INT64_C(3529283399), -9000, INT64_C(3529272234), INT64_C(3529281234),
     INT64_C(3529284834)},
    {"America/St_Johns", INT64_C(2972265172), -12600, INT64_C(2972249219), INT64_C(2972261819),
     INT64_C(2972261819)},
    {"America/St_Johns", INT64_C(288838153), -12600, INT64_C(288831312), INT64_C(288843912),
     INT64_C(288843912)},
    {"America/St_Johns", INT64_C(1225587679), -9000, INT64_C(1225595653), INT64_C(1225608253),
     INT64_C(1225608253)},
    {"Europe/Dublin", INT64_C(1224982800), 0, INT64_C(1224985009), INT64_C(1224981409),
     INT64_C(1224985009)},
    {"Europe/Dublin", INT64_C(3916606151), 0, INT64_C(3916615422), INT64_C(3916615422),
     INT64_C(3916615422)},
    {"Europe/Dublin", INT64_C(2412930325), 3600, INT64_C(2412948744), INT64_C(2412945144),
     INT64_C(2412945144)},
    {"Europe/Dublin", INT64_C(1519130534), 0, INT64_C(1519142933), INT64_C(1519142933),
     INT64_C(1519142933)},
    {"Europe/Dublin", INT64_C(1382012269), 3600, INT64_C(1382017908), INT64_C(1382014308),
     INT64_C(1382014308)},
    {"Pacific/Auckland", INT64_C(4520501859), 43200, INT64_C(4520544151), INT64_C(4520497351),
     INT64_C(4520500951)},
    {"Pacific/Auckland", INT64_C(5623465527), 46800, INT64_C(5623502785), INT64_C(5623455985),
     INT64_C(5623455985)},
    {"Pacific/Auckland", INT64_C(2919135216), 43200, INT64_C(2919180662), INT64_C(2919137462),
     INT64_C(2919137462)},
    {"Pacific/Auckland", INT64_C(71020053), 43200, INT64_C(71052229), INT64_C(71009029),
     INT64_C(71009029)},
    {"Pacific/Auckland", INT64_C(152627796), 43200, INT64_C(152652953), INT64_C(152609753),
     INT64_C(152609753)},
};

static void converts(void **state)
{
    (void)state;
    yl_timezone_cache cache = {0};
    const yl_timezone *cached = NULL;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const yl_timezone *zone = yl_timezone_find(yl_str_of(rows[i].zone));
        if (zone == NULL) {
            print_message("no time zone database: %s left out\n", rows[i].zone);
            continue;
        }
        if (zone != cached)
            cache = (yl_timezone_cache){0};
        cached = zone;
        assert_ptr_equal(zone, yl_timezone_find(yl_str_of(rows[i].zone)));
        assert_int_equal(yl_timezone_offset(zone, rows[i].utc, NULL), rows[i].offset);
        for (int again = 0; again < 2; again++) {
            assert_int_equal(yl_timezone_offset(zone, rows[i].utc, &cache), rows[i].offset);
            assert_true(cache.begin <= rows[i].utc && rows[i].utc < cache.end);
            assert_int_equal(yl_timezone_to_utc(zone, rows[i].local, &cache), rows[i].local_utc);
        }
        assert_int_equal(yl_timezone_to_utc(zone, rows[i].local, NULL), rows[i].local_utc);
        assert_int_equal(yl_timezone_to_utc_util(zone, rows[i].local), rows[i].local_utc_util);
    }
}

static void knows_ids(void **state)
{
    (void)state;
    static const struct {
        const char *id, *name; /* NULL: no zone */
        int32_t offset;
    } cases[] = {
        {"UTC", "UTC", 0},
        {"GMT", "GMT", 0},
        {"Z", "Z", 0},
        {"+8", "+08:00", 28800},
        {"+08:00", "+08:00", 28800},
        {"-0530", "-05:30", -19800},
        {"GMT+8", "GMT+08:00", 28800},
        {"UTC+08:00", "UTC+08:00", 28800},
        {"UT-1", "UT-01:00", -3600},
        {"+18:00", "+18:00", 64800},
        {"+01:02:03", "+01:02:03", 3723},
        {"-00:00", "Z", 0},
        {"+18:01", NULL, 0},
        {"+8:00", NULL, 0},
        {"+080", NULL, 0},
        {"+08:60", NULL, 0},
        {"utc", NULL, 0},
        {"", NULL, 0},
        {"Nowhere/Town", NULL, 0},
        {"../../../etc/passwd", NULL, 0},
        {"tzdata.zi", NULL, 0},
        {"PST", NULL, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const yl_timezone *zone = yl_timezone_find(yl_str_of(cases[i].id));
        int32_t offset;
        assert_int_equal(zone == NULL, cases[i].name == NULL);
        if (zone == NULL)
            continue;
        check_text(yl_timezone_name(zone), cases[i].name);
        assert_true(yl_timezone_is_fixed(zone, &offset));
        assert_int_equal(offset, cases[i].offset);
        assert_int_equal(yl_timezone_offset(zone, 0, NULL), cases[i].offset);
        assert_int_equal(yl_timezone_to_utc(zone, 0, NULL), -cases[i].offset);
    }
}

static void knows_java_util_ids(void **state)
{
    (void)state;
    static const struct {
        const char *id;
        int32_t offset;
    } cases[] = {{"GMT+8", 28800}, {"GMT-0330", -12600}, {"GMT+08:30", 30600}, {"EST", -18000},
                 {"UTC", 0},       {"UTC+8", 0},         {"+08:00", 0},        {"GMT+24", 0},
                 {"GMT+8:0", 0},   {"GMT+12:60", 0},     {"nonsense", 0},      {"", 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const yl_timezone *zone = yl_timezone_find_or_gmt(yl_str_of(cases[i].id));
        assert_non_null(zone);
        assert_int_equal(yl_timezone_offset(zone, 0, NULL), cases[i].offset);
    }
}

static void abbreviates(void **state)
{
    (void)state;
    const yl_timezone *zone = yl_timezone_find(YL_STR("America/New_York"));
    if (zone == NULL)
        return;
    check_text(yl_timezone_abbreviation(zone, 1700000000), "EST");
    check_text(yl_timezone_abbreviation(zone, 1720000000), "EDT");
    check_text(yl_timezone_abbreviation(zone, INT64_C(4876000000)), "EDT"); /* by the rule */
    check_text(yl_timezone_abbreviation(yl_timezone_find(YL_STR("+08:00")), 0), "");
    check_text(yl_timezone_abbreviation(yl_timezone_utc, 0), "UTC");
}

static yl_status load(void *id)
{
    return yl_timezone_find(yl_str_of(id)) == NULL ? YL_ERR_MEMORY : YL_OK;
}

static void survives_want_of_memory(void **state)
{
    (void)state;
    char fixed[] = "+07:17", named[] = "Europe/Vienna";
    check_allocations(load, fixed);
    if (yl_timezone_find(YL_STR("Asia/Seoul")) != NULL)
        check_allocations(load, named);
}

CHECK_MAIN(cmocka_unit_test(converts), cmocka_unit_test(knows_ids),
           cmocka_unit_test(knows_java_util_ids), cmocka_unit_test(abbreviates),
           cmocka_unit_test(survives_want_of_memory))
