/* The texts of java.time's toString, which the print connector shows; declared in print.h.
 *
 * LocalTime leaves out seconds when there are none, and prints fractions in groups of three
 * digits; Instant always has seconds. Years beyond 0..9999 carry a sign. A Duration counts hours
 * without bound and knows no days; the sign of its parts is that of the whole.
 */
#include "data/print.h"

#include <stdio.h>

#include "data/time_text.h"

static size_t print_year_month_day(yl_ymd date, char *buf)
{
    char *p = buf;
    if (date.year < 0 || date.year > 9999)
        *p++ = date.year < 0 ? '-' : '+';
    int year = date.year < 0 ? -date.year : date.year;
    int n = snprintf(p, YL_TIME_TEXT_MAX / 2, "%04d-%02d-%02d", year, date.month, date.day);
    return (size_t)n + (size_t)(p - buf);
}

/* ".7" as ".700": 3, 6 or 9 digits, as few as hold the fraction; nothing for none. */
static size_t print_fraction(int32_t nanos, char *buf)
{
    if (nanos == 0)
        return 0;
    if (nanos % 1000000 == 0)
        return (size_t)snprintf(buf, 12, ".%03d", nanos / 1000000);
    if (nanos % 1000 == 0)
        return (size_t)snprintf(buf, 12, ".%06d", nanos / 1000);
    return (size_t)snprintf(buf, 12, ".%09d", nanos);
}

static size_t print_hms(yl_hms time, bool always_seconds, char *buf)
{
    size_t n = (size_t)snprintf(buf, 16, "%02d:%02d", time.hour, time.minute);
    if (always_seconds || time.second != 0 || time.nanos != 0) {
        n += (size_t)snprintf(buf + n, 16, ":%02d", time.second);
        n += print_fraction(time.nanos, buf + n);
    }
    return n;
}

size_t yl_java_date_print(int32_t days, char *buf)
{
    return print_year_month_day(yl_ymd_from_days(days), buf);
}

size_t yl_java_time_print(int64_t nanos_of_day, char *buf)
{
    yl_instant t = {nanos_of_day / 1000000000, (int32_t)(nanos_of_day % 1000000000)};
    return print_hms(yl_instant_hms(t), false, buf);
}

size_t yl_java_datetime_print(yl_instant local, char *buf)
{
    size_t n = print_year_month_day(
        yl_ymd_from_days(yl_floor_div(local.seconds, YL_SECONDS_PER_DAY)), buf);
    buf[n++] = 'T';
    return n + print_hms(yl_instant_hms(local), false, buf + n);
}

size_t yl_java_instant_print(yl_instant utc, char *buf)
{
    size_t n =
        print_year_month_day(yl_ymd_from_days(yl_floor_div(utc.seconds, YL_SECONDS_PER_DAY)), buf);
    buf[n++] = 'T';
    n += print_hms(yl_instant_hms(utc), true, buf + n);
    buf[n++] = 'Z';
    return n;
}

size_t yl_java_period_print(int32_t months, char *buf)
{
    int years = months / 12, rest = months % 12, n;
    if (months == 0)
        n = snprintf(buf, YL_TIME_TEXT_MAX, "P0D");
    else if (years == 0)
        n = snprintf(buf, YL_TIME_TEXT_MAX, "P%dM", rest);
    else if (rest == 0)
        n = snprintf(buf, YL_TIME_TEXT_MAX, "P%dY", years);
    else
        n = snprintf(buf, YL_TIME_TEXT_MAX, "P%dY%dM", years, rest);
    return (size_t)n;
}

size_t yl_java_duration_print(int64_t millis, char *buf)
{
    int64_t seconds = millis / 1000, hours = seconds / 3600;
    int minutes = (int)(seconds / 60 % 60), second = (int)(seconds % 60);
    int rest = (int)(millis % 1000), n = 0;
    if (millis == 0)
        return (size_t)snprintf(buf, YL_TIME_TEXT_MAX, "PT0S");
    n += snprintf(buf, YL_TIME_TEXT_MAX, "PT");
    if (hours != 0)
        n += snprintf(buf + n, 32, "%lldH", (long long)hours);
    if (minutes != 0)
        n += snprintf(buf + n, 16, "%dM", minutes);
    if (second == 0 && rest == 0)
        return (size_t)n;
    n += snprintf(buf + n, 16, "%s%d", millis < 0 && second == 0 ? "-" : "", second);
    if (rest != 0) {
        n += snprintf(buf + n, 16, ".%03d", rest < 0 ? -rest : rest);
        while (buf[n - 1] == '0')
            n--;
    }
    buf[n++] = 'S';
    return (size_t)n;
}
