/* Time zones: offsets at instants, and from local time back to instants.
 *
 * A yl_timezone is immutable, interned and lives until the process ends; yl_timezone_find is
 * thread-safe. Fixed offsets and UTC cost no file access. A named zone reads its one file below
 * /usr/share/zoneinfo at the first use of its name (some 2 kB); nothing is read before, so that a
 * process which stays in UTC never touches the database. Files are TZif (RFC 8536) of any
 * version, "fat" or "slim": beyond the last listed transition their POSIX rule holds, for ever.
 *
 * Instants are seconds since 1970-01-01 UTC. Offsets are seconds east of UTC.
 *
 * Loops over rows keep a yl_timezone_cache, zeroed at the start: while the instants stay within
 * the cached range, a look-up is two comparisons.
 */
#ifndef YL_DATA_TIMEZONE_H
#define YL_DATA_TIMEZONE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "data/calendar.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct yl_timezone yl_timezone;

/* The offset holds for begin <= t < end. All zero is an empty cache; one cache is for one zone. */
typedef struct yl_timezone_cache {
    int64_t begin, end;
    int32_t offset;
} yl_timezone_cache;

extern const yl_timezone *const yl_timezone_utc;

/* Java's ZoneId.of: "UTC", "GMT", "UT", "Z", "+8", "+08:00", "-0530", "GMT+8", "UTC+08:00",
 * "Asia/Seoul". NULL when unknown (or out of memory). */
const yl_timezone *yl_timezone_find(yl_str id);
/* Java's TimeZone.getTimeZone, for CONVERT_TZ: named zones, "GMT+8", the old short names ("PST"),
 * and everything else is GMT. */
const yl_timezone *yl_timezone_find_or_gmt(yl_str id);

/* The normalised id: "Asia/Seoul", "UTC", "+08:00", "GMT+08:00". Lives as long as the zone. */
const char *yl_timezone_name(const yl_timezone *zone);
bool yl_timezone_is_fixed(const yl_timezone *zone, int32_t *offset);

int32_t yl_timezone_offset_slow(const yl_timezone *zone, int64_t utc, yl_timezone_cache *cache);
static inline int32_t yl_timezone_offset(const yl_timezone *zone, int64_t utc,
                                         yl_timezone_cache *cache)
{
    if (cache != NULL && utc >= cache->begin && utc < cache->end)
        return cache->offset;
    return yl_timezone_offset_slow(zone, utc, cache);
}

/* The instant of a local time: in a gap the local time moves forward by the gap's length, in an
 * overlap the earlier offset counts (ZonedDateTime.of). */
int64_t yl_timezone_to_utc(const yl_timezone *zone, int64_t local, yl_timezone_cache *cache);

/* The same on timestamps. */
static inline yl_instant yl_timezone_local_of(const yl_timezone *zone, yl_instant utc,
                                              yl_timezone_cache *cache)
{
    return (yl_instant){utc.seconds + yl_timezone_offset(zone, utc.seconds, cache), utc.nanos};
}
static inline yl_instant yl_timezone_instant_of(const yl_timezone *zone, yl_instant local,
                                                yl_timezone_cache *cache)
{
    return (yl_instant){yl_timezone_to_utc(zone, local.seconds, cache), local.nanos};
}

/* The ways of java.util.TimeZone and GregorianCalendar, for SimpleDateFormat: before 1900 a zone
 * has today's standard offset, and in an overlap the later offset counts. */
int32_t yl_timezone_offset_util(const yl_timezone *zone, int64_t utc);
int64_t yl_timezone_to_utc_util(const yl_timezone *zone, int64_t local);

/* The abbreviation in force ("KST", "EDT"), or "" where the database has only an offset. */
const char *yl_timezone_abbreviation(const yl_timezone *zone, int64_t utc);

#ifdef __cplusplus
}
#endif

#endif
