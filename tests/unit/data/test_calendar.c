/* The calendar. Tables were written by Flink 2.3.0's DateTimeUtils and java.time. */
#include "check.h"

#include "data/calendar.h"

static const yl_time_unit date_units[12] = {YL_UNIT_YEAR,    YL_UNIT_MONTH,   YL_UNIT_DAY,
                                            YL_UNIT_QUARTER, YL_UNIT_ISOYEAR, YL_UNIT_WEEK,
                                            YL_UNIT_DOW,     YL_UNIT_ISODOW,  YL_UNIT_DOY,
                                            YL_UNIT_DECADE,  YL_UNIT_CENTURY, YL_UNIT_MILLENNIUM};
static const yl_time_unit clock_units[7] = {
    YL_UNIT_HOUR,        YL_UNIT_MINUTE,     YL_UNIT_SECOND, YL_UNIT_MILLISECOND,
    YL_UNIT_MICROSECOND, YL_UNIT_NANOSECOND, YL_UNIT_EPOCH};
static const yl_time_unit floor_units[7] = {YL_UNIT_YEAR,      YL_UNIT_QUARTER, YL_UNIT_MONTH,
                                            YL_UNIT_WEEK,      YL_UNIT_DECADE,  YL_UNIT_CENTURY,
                                            YL_UNIT_MILLENNIUM};

/* A day, a timestamp of that day (milliseconds and nanoseconds of one), another of both, months;
 * EXTRACT of the day, of the timestamp, of its clock; FLOOR and CEIL of the day, of the timestamp;
 * day + months, timestamp + months, months between the days, between the timestamps. */
static const struct {
    int32_t days;
    int64_t millis;
    int32_t nanos;
    int32_t other_days;
    int64_t other_millis;
    int32_t months;
    int64_t of_date[12], of_timestamp[12], of_clock[7];
    int64_t date_floor_ceil[14], timestamp_floor_ceil[14];
    int64_t sums[4];
} rows[] = {
    {-214622,
     INT64_C(-18543297600000),
     0,
     19333,
     INT64_C(1670414400000),
     -269,
     {1382, 5, 21, 2, 1382, 21, 3, 2, 141, 138, 14, 2},
     {1382, 5, 22, 2, 1382, 21, 4, 3, 142, 138, 14, 2},
     {-12, 0, 0, 0, 0, 0, -18543297600},
     {-214762, -214672, -214642, -214632, -215493, -244347, -353920, -214397, -214581, -214611,
      -214625, -211840, -207823, 11323},
     {-18555436800000, -18547660800000, -18545068800000, -18544204800000, -18618595200000,
      -21111580800000, -30578688000000, -18523900800000, -18539798400000, -18542390400000,
      -18543600000000, -18302976000000, -17955907200000, 978307200000},
     {-222809, -19250654400000, -7686, -7686}},
    {-141443,
     INT64_C(-12220618897003),
     0,
     7005,
     INT64_C(605288302997),
     -228,
     {1582, 9, 29, 3, 1582, 39, 4, 3, 272, 158, 16, 2},
     {1582, 9, 30, 3, 1582, 39, 5, 4, 273, 158, 16, 2},
     {-8, -21, -37, -3, -3000, -3000000, -12220618897},
     {-141714, -141533, -141471, -141456, -142445, -171299, -353920, -141349, -141441, -141441,
      -141449, -138792, -134774, 11323},
     {-12244089600000, -12228451200000, -12223094400000, -12221798400000, -12307248000000,
      -14800233600000, -30578688000000, -12212553600000, -12220502400000, -12220502400000,
      -12221193600000, -11991628800000, -11644473600000, 978307200000},
     {-148383, -12820234897003, -4877, -4877}},
    {-596104,
     INT64_C(-51503343809976),
     516560,
     -15672,
     INT64_C(-1354047085847),
     -85,
     {337, 12, 4, 4, 337, 48, 7, 6, 338, 33, 4, 1},
     {337, 12, 5, 4, 337, 48, 1, 7, 339, 33, 4, 1},
     {-12, -23, -29, -976, -975484, -975483440, -51503343809},
     {-596441, -596168, -596107, -596111, -598998, -609590, -719162, -596076, -596076, -596076,
      -596104, -595346, -573065, -353920},
     {-51532502400000, -51508915200000, -51503644800000, -51503385600000, -51753427200000,
      -52668576000000, -62135596800000, -51500966400000, -51500966400000, -51500966400000,
      -51503385600000, -51437894400000, -49512816000000, -30578688000000},
     {-598691, -51726860609976, -19070, -19070}},
    {-141420,
     INT64_C(-12218688000000),
     840934,
     -141355,
     INT64_C(-12213072000000),
     81,
     {1582, 10, 22, 4, 1582, 42, 6, 5, 295, 158, 16, 2},
     {1582, 10, 22, 4, 1582, 42, 6, 5, 295, 158, 16, 2},
     {0, 0, 0, 0, 840, 840934, -12218688000},
     {-141714, -141441, -141441, -141425, -142445, -171299, -353920, -141349, -141349, -141410,
      -141418, -138792, -134774, 11323},
     {-12244089600000, -12220502400000, -12220502400000, -12219120000000, -12307248000000,
      -14800233600000, -30578688000000, -12212553600000, -12212553600000, -12217824000000,
      -12218515200000, -11991628800000, -11644473600000, 978307200000},
     {-138955, -12005712000000, -2, -2}},
    {-6889,
     INT64_C(-595167444667),
     465421,
     2166,
     INT64_C(187198696108),
     168,
     {1951, 2, 21, 1, 1951, 8, 4, 3, 52, 195, 20, 2},
     {1951, 2, 22, 1, 1951, 8, 5, 4, 53, 195, 20, 2},
     {-12, -17, -24, -667, -666535, -666534579, -595167444},
     {-6940, -6940, -6909, -6892, -7305, -25202, -353920, -6575, -6850, -6881, -6885, -3653, 11323,
      11323},
     {-599616000000, -599616000000, -596937600000, -595468800000, -631152000000, -2177452800000,
      -30578688000000, -568080000000, -591840000000, -594518400000, -594864000000, -315619200000,
      978307200000, 978307200000},
     {-1775, -153317844667, -297, -297}},
    {-4679,
     INT64_C(-404237242724),
     0,
     -621,
     INT64_C(-53648524870),
     120,
     {1957, 3, 11, 1, 1957, 11, 2, 1, 70, 195, 20, 2},
     {1957, 3, 12, 1, 1957, 11, 3, 2, 71, 195, 20, 2},
     {-16, -7, -22, -724, -724000, -724000000, -404237242},
     {-4748, -4748, -4689, -4680, -7305, -25202, -353920, -4383, -4658, -4658, -4673, -3653, 11323,
      11323},
     {-410227200000, -410227200000, -405129600000, -404352000000, -631152000000, -2177452800000,
      -30578688000000, -378691200000, -402451200000, -402451200000, -403747200000, -315619200000,
      978307200000, 978307200000},
     {-1027, -88704442724, -133, -133}},
    {-10148,
     INT64_C(-876749604794),
     544,
     -9338,
     INT64_C(-806725830554),
     143,
     {1942, 3, 21, 1, 1942, 12, 7, 6, 80, 194, 20, 2},
     {1942, 3, 22, 1, 1942, 12, 1, 7, 81, 194, 20, 2},
     {-13, -33, -24, -794, -794000, -793999456, -876749604},
     {-10227, -10227, -10168, -10154, -10958, -25202, -353920, -9862, -10137, -10137, -10147, -7305,
      11323, 11323},
     {-883612800000, -883612800000, -878515200000, -876700800000, -946771200000, -2177452800000,
      -30578688000000, -852076800000, -875836800000, -875836800000, -876700800000, -631152000000,
      978307200000, 978307200000},
     {-5793, -500477604794, -26, -26}},
    {1033248,
     INT64_C(89272627200000),
     0,
     -4174,
     INT64_C(-360617334247),
     158,
     {4798, 12, 9, 4, 4798, 50, 4, 3, 343, 479, 48, 5},
     {4798, 12, 9, 4, 4798, 50, 4, 3, 343, 479, 48, 5},
     {0, 0, 0, 0, 0, 0, 89272627200},
     {1032906, 1033179, 1033240, 1033245, 1029984, 997477, 741808, 1033271, 1033271, 1033271,
      1033252, 1033636, 1034002, 1107050},
     {89243078400000, 89266665600000, 89271936000000, 89272368000000, 88990617600000,
      86182012800000, 64092211200000, 89274614400000, 89274614400000, 89274614400000,
      89272972800000, 89306150400000, 89337772800000, 95649120000000},
     {1038058, 89688211200000, 34084, 34084}},
    {13368,
     INT64_C(1155042893506),
     545,
     12656,
     INT64_C(1093555480962),
     -210,
     {2006, 8, 8, 3, 2006, 32, 3, 2, 220, 200, 21, 3},
     {2006, 8, 8, 3, 2006, 32, 3, 2, 220, 200, 21, 3},
     {13, 14, 53, 506, 506000, 506000545, 1155042893},
     {13149, 13330, 13361, 13366, 10957, 11323, 11323, 13514, 13422, 13392, 13373, 14610, 47847,
      376565},
     {1136073600000, 1151712000000, 1154390400000, 1154822400000, 946684800000, 978307200000,
      978307200000, 1167609600000, 1159660800000, 1157068800000, 1155427200000, 1262304000000,
      4133980800000, 32535216000000},
     {6978, 602946893506, 23, 23}},
    {2340894,
     INT64_C(202253241600000),
     889424,
     19428,
     INT64_C(1678579200000),
     48,
     {8379, 2, 25, 1, 8379, 8, 1, 7, 56, 837, 84, 9},
     {8379, 2, 25, 1, 8379, 8, 1, 7, 56, 837, 84, 9},
     {0, 0, 0, 0, 889, 889424, 202253241600},
     {2340839, 2340839, 2340870, 2340894, 2337552, 2312350, 2202778, 2341204, 2340929, 2340898,
      2340894, 2341204, 2348875, 2568020},
     {202248489600000, 202248489600000, 202251168000000, 202253241600000, 201964492800000,
      199787040000000, 190320019200000, 202280025600000, 202256265600000, 202253587200000,
      202253241600000, 202280025600000, 202942800000000, 221876928000000},
     {2342355, 202379472000000, 76271, 76271}},
};

static yl_instant at(size_t i)
{
    yl_instant t = yl_instant_from_millis(rows[i].millis);
    t.nanos += rows[i].nanos;
    return t;
}

static void extracts(void **state)
{
    (void)state;
    int64_t out;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (int k = 0; k < 12; k++) {
            assert_true(yl_extract_date(date_units[k], rows[i].days, &out));
            assert_int_equal(out, rows[i].of_date[k]);
            assert_true(yl_extract_local(date_units[k], at(i), YL_CALENDAR_FLINK, &out));
            assert_int_equal(out, rows[i].of_timestamp[k]);
            assert_true(yl_extract_local(date_units[k], at(i), YL_CALENDAR_FLOOR, &out));
            assert_int_equal(out, rows[i].of_date[k]);
        }
        for (int k = 0; k < 7; k++) {
            assert_true(yl_extract_local(clock_units[k], at(i), YL_CALENDAR_FLINK, &out));
            assert_int_equal(out, rows[i].of_clock[k]);
        }
    }
    /* FLINK-FACTS 22, and what is right. */
    yl_instant t = yl_instant_of((yl_ymd){1969, 12, 31}, (yl_hms){23, 59, 59, 999000000});
    assert_true(yl_extract_local(YL_UNIT_YEAR, t, YL_CALENDAR_FLINK, &out) && out == 1970);
    assert_true(yl_extract_local(YL_UNIT_HOUR, t, YL_CALENDAR_FLINK, &out) && out == 0);
    assert_true(yl_extract_local(YL_UNIT_MILLISECOND, t, YL_CALENDAR_FLINK, &out) && out == -1);
    assert_true(yl_extract_local(YL_UNIT_YEAR, t, YL_CALENDAR_FLOOR, &out) && out == 1969);
    assert_true(yl_extract_local(YL_UNIT_HOUR, t, YL_CALENDAR_FLOOR, &out) && out == 23);
    assert_true(yl_extract_local(YL_UNIT_MICROSECOND, t, YL_CALENDAR_FLOOR, &out));
    assert_int_equal(out, 999000);
    assert_false(yl_extract_date(YL_UNIT_HOUR, 0, &out));
    assert_false(yl_extract_time(YL_UNIT_DAY, 0, &out));
    assert_true(yl_extract_time(YL_UNIT_MINUTE, 45296789, &out) && out == 34);
}

static void floors_and_ceils(void **state)
{
    (void)state;
    int32_t day;
    yl_instant t;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (int k = 0; k < 7; k++) {
            yl_time_unit unit = floor_units[k];
            assert_true(yl_floor_date(unit, rows[i].days, YL_CALENDAR_FLINK, &day));
            assert_int_equal(day, rows[i].date_floor_ceil[k]);
            assert_true(yl_ceil_date(unit, rows[i].days, YL_CALENDAR_FLINK, &day));
            assert_int_equal(day, rows[i].date_floor_ceil[7 + k]);
            assert_true(yl_floor_local(unit, at(i), YL_CALENDAR_FLINK, &t));
            assert_int_equal(yl_instant_to_millis(t), rows[i].timestamp_floor_ceil[k]);
            assert_true(yl_ceil_local(unit, at(i), YL_CALENDAR_FLINK, &t));
            assert_int_equal(yl_instant_to_millis(t), rows[i].timestamp_floor_ceil[7 + k]);
        }
    }
    assert_true(yl_floor_local(YL_UNIT_HOUR, yl_instant_from_millis(-1), 0, &t));
    assert_int_equal(t.seconds, -3600);
    assert_true(yl_ceil_local(YL_UNIT_DAY, yl_instant_from_millis(1), 0, &t));
    assert_int_equal(t.seconds, 86400);
    assert_true(yl_floor_time(YL_UNIT_MINUTE, 45296789, &day) && day == 45240000);
    assert_true(yl_ceil_time(YL_UNIT_HOUR, 45296789, &day) && day == 46800000);
    assert_false(yl_floor_time(YL_UNIT_DAY, 0, &day));
}

static void counts_months(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        yl_instant whole = yl_instant_from_millis(rows[i].millis);
        yl_instant sum = yl_instant_add_months(whole, rows[i].months);
        yl_instant other = yl_instant_from_millis(rows[i].other_millis);
        assert_int_equal(yl_days_add_months(rows[i].days, rows[i].months), rows[i].sums[0]);
        assert_int_equal(yl_instant_to_millis(sum), rows[i].sums[1]);
        assert_int_equal(yl_days_diff_months(rows[i].days, rows[i].other_days), rows[i].sums[2]);
        assert_int_equal(yl_instant_diff_months(whole, other), rows[i].sums[3]);
    }
    /* Month ends clamp. */
    yl_instant a = yl_instant_of((yl_ymd){2024, 2, 29}, (yl_hms){0, 0, 0, 0});
    yl_instant b = yl_instant_of((yl_ymd){2024, 1, 31}, (yl_hms){0, 0, 0, 0});
    int32_t out;
    assert_true(yl_instant_diff(YL_UNIT_MONTH, a, b, &out) && out == 1);
    assert_true(yl_instant_diff(YL_UNIT_DAY, a, b, &out) && out == 29);
    assert_true(yl_instant_diff(YL_UNIT_WEEK, b, a, &out) && out == -4);
    assert_false(yl_instant_diff(YL_UNIT_DOW, b, a, &out));
    assert_int_equal(yl_time_add_millis(84600000, 2700000), 900000); /* 23:30 + 45 min */
    assert_int_equal(yl_time_add_millis(0, -1), 86399999);
}

/* Every day of 3000 years, forth and back, against plain counting. */
static void walks_the_days(void **state)
{
    (void)state;
    yl_ymd expected = {-500, 1, 1};
    int64_t begin = yl_days_from_ymd(-500, 1, 1), end = yl_days_from_ymd(2500, 1, 1);
    int day_of_year = 1;
    for (int64_t days = begin; days < end; days++, day_of_year++) {
        yl_ymd d = yl_ymd_from_days(days);
        assert_true(d.year == expected.year && d.month == expected.month && d.day == expected.day);
        assert_int_equal(yl_days_from_ymd(d.year, d.month, d.day), days);
        assert_int_equal(yl_day_of_year(days), day_of_year);
        d = yl_mixed_from_days(days);
        assert_int_equal(yl_days_from_mixed(d.year, d.month, d.day), days);
        if (++expected.day > yl_month_days(expected.year, expected.month)) {
            expected.day = 1;
            if (++expected.month > 12) {
                expected.month = 1;
                expected.year++;
                day_of_year = 0;
            }
        }
    }
    yl_ymd julian = yl_mixed_from_days(-141428); /* the day before 1582-10-15 */
    assert_true(julian.year == 1582 && julian.month == 10 && julian.day == 4);
    assert_int_equal(yl_days_from_mixed(2022, 2, 30), yl_days_from_ymd(2022, 3, 2));
    assert_int_equal(yl_days_from_mixed(2023, 14, 1), yl_days_from_ymd(2024, 2, 1));
}

static void converts_instants(void **state)
{
    (void)state;
    static const int64_t micros[] = {
        0, 1, -1, 999999, -1000000, 1709210096123456, -62135596800000000};
    for (size_t i = 0; i < sizeof micros / sizeof *micros; i++) {
        yl_instant t = yl_instant_from_micros(micros[i]);
        assert_true(t.nanos >= 0 && t.nanos < 1000000000);
        assert_int_equal(yl_instant_to_micros(t), micros[i]);
        assert_true(yl_instant_compare(yl_instant_from_nanos((yl_int128)micros[i] * 1000), t) == 0);
        assert_int_equal(yl_instant_to_millis(t), yl_floor_div(micros[i], 1000));
        yl_instant later = yl_instant_add_millis(t, 86400001);
        assert_int_equal(yl_instant_to_micros(later), micros[i] + 86400001000);
        assert_int_equal(yl_instant_compare(t, later), -1);
    }
    yl_instant t = {-1, 999999999};
    assert_int_equal(yl_instant_truncate(t, 3).nanos, 999000000);
    assert_int_equal(yl_instant_truncate_flink(t, 3).nanos, 999000000);
    assert_int_equal(yl_instant_truncate_flink(t, 2).nanos, 0); /* towards 1970 */
    assert_int_equal(yl_instant_truncate_flink((yl_instant){0, 500}, 3).nanos, 500);
}

static void knows_units(void **state)
{
    (void)state;
    yl_time_unit unit;
    assert_true(yl_time_unit_find(YL_STR("sql_tsi_Week"), &unit) && unit == YL_UNIT_WEEK);
    assert_false(yl_time_unit_find(YL_STR("WEEKS"), &unit));
    for (int i = 0; i < YL_UNIT_COUNT; i++) {
        const char *name = yl_time_unit_name((yl_time_unit)i);
        assert_true(yl_time_unit_find(yl_str_of(name), &unit) && unit == (yl_time_unit)i);
    }
    assert_int_equal(yl_time_unit_months(YL_UNIT_QUARTER), 3);
    assert_int_equal(yl_time_unit_millis(YL_UNIT_DAY), YL_MILLIS_PER_DAY);
}

CHECK_MAIN(cmocka_unit_test(extracts), cmocka_unit_test(floors_and_ceils),
           cmocka_unit_test(counts_months), cmocka_unit_test(walks_the_days),
           cmocka_unit_test(converts_instants), cmocka_unit_test(knows_units))
