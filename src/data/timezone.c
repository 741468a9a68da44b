/* Time zones; see timezone.h.
 *
 * A named zone is one TZif file: a sorted list of transitions (instant, index of a local time
 * type), the types (offset, daylight saving, abbreviation) and a footer with a POSIX rule such as
 *
 *     EST5EDT,M3.2.0,M11.1.0
 *
 * which holds after the last transition. Only the second block of the file is used, whose
 * instants have 64 bits. A look-up searches the list, or, behind its end, computes the two
 * transitions of the year in question from the rule; both give the range in which the offset
 * holds, for the caller's cache.
 *
 * Zones are interned in one list under one lock, which guards nothing but that list: a zone
 * never changes once it is in. Zones stay until the process ends.
 */
#include "data/timezone.h"

#include <pthread.h>
#include <stdio.h>

#include "base/mem.h"
#include "base/strbuf.h"
#include "base/world.h"

#define ZONE_DIRECTORY "/usr/share/zoneinfo/"

enum {
    ZONE_ID_MAX = 64,
    ZONE_FILE_MAX = 64 * 1024,
    TYPES_MAX = 255,
    ABBREVIATION_MAX = 16,
    OFFSET_MAX = 18 * 3600, /* Java's bound */
};

typedef struct time_type {
    int32_t offset;
    uint8_t abbreviation; /* place among the zone's */
} time_type;

/* A day of the year in a POSIX rule, and a time of that day. */
typedef struct rule_day {
    enum { RULE_MONTH_WEEK_DAY, RULE_JULIAN, RULE_ZERO_BASED } kind;
    int month, week, day; /* Mm.w.d; the other two kinds have only `day` */
    int32_t seconds;      /* local time, may be negative or beyond the day */
} rule_day;

struct yl_timezone {
    yl_timezone *next;
    char name[ZONE_ID_MAX];
    bool fixed;
    int32_t offset; /* of a fixed zone; else the standard offset that holds in the end */
    char standard[ABBREVIATION_MAX];
    /* The rule: daylight saving from `begin` to `end`, if there is any. */
    bool has_rule, has_dst;
    int32_t dst_offset;
    char dst[ABBREVIATION_MAX];
    rule_day begin, end;
    /* The list, in one allocation. */
    size_t count;
    int64_t *times;
    uint8_t *types; /* type behind each transition */
    size_t type_count;
    time_type *type;
    char *abbreviations;
};

static const yl_timezone utc_zone = {.name = "UTC", .fixed = true, .standard = "UTC"};
const yl_timezone *const yl_timezone_utc = &utc_zone;

static pthread_mutex_t zones_lock = PTHREAD_MUTEX_INITIALIZER;
static yl_timezone *zones; /* guarded by zones_lock */

/* POSIX rules. */

typedef struct cursor {
    const char *p, *end;
} cursor;

static bool take(cursor *c, char wanted)
{
    if (c->p == c->end || *c->p != wanted)
        return false;
    c->p++;
    return true;
}

static bool take_number(cursor *c, int max, int *out)
{
    const char *first = c->p;
    *out = 0;
    while (c->p < c->end && *c->p >= '0' && *c->p <= '9' && *out <= max)
        *out = *out * 10 + (*c->p++ - '0');
    return c->p > first && *out <= max;
}

/* "EST" or "<+03>". */
static bool take_abbreviation(cursor *c, char out[ABBREVIATION_MAX])
{
    bool quoted = take(c, '<');
    size_t n = 0;
    while (c->p < c->end && n + 1 < ABBREVIATION_MAX) {
        char letter = *c->p;
        bool alpha = (letter | 0x20) >= 'a' && (letter | 0x20) <= 'z';
        if (quoted ? letter == '>' : !alpha)
            break;
        out[n++] = letter;
        c->p++;
    }
    out[n] = '\0';
    return n > 0 && (!quoted || take(c, '>'));
}

/* [+-]hh[:mm[:ss]] in seconds. */
static bool take_clock(cursor *c, int32_t *out)
{
    int hours, minutes = 0, seconds = 0;
    bool minus = take(c, '-');
    if (!minus)
        take(c, '+');
    if (!take_number(c, 167, &hours))
        return false;
    if (take(c, ':')) {
        if (!take_number(c, 59, &minutes) || (take(c, ':') && !take_number(c, 59, &seconds)))
            return false;
    }
    *out = hours * 3600 + minutes * 60 + seconds;
    if (minus)
        *out = -*out;
    return true;
}

static bool take_rule_day(cursor *c, rule_day *day)
{
    if (!take(c, ','))
        return false;
    if (take(c, 'M')) {
        day->kind = RULE_MONTH_WEEK_DAY;
        if (!take_number(c, 12, &day->month) || day->month < 1 || !take(c, '.') ||
            !take_number(c, 5, &day->week) || day->week < 1 || !take(c, '.') ||
            !take_number(c, 6, &day->day))
            return false;
    } else {
        day->kind = take(c, 'J') ? RULE_JULIAN : RULE_ZERO_BASED;
        if (!take_number(c, 365, &day->day))
            return false;
    }
    day->seconds = 2 * 3600;
    return !take(c, '/') || take_clock(c, &day->seconds);
}

static bool parse_rule(yl_timezone *zone, const char *begin, const char *end)
{
    cursor c = {begin, end};
    int32_t west;
    if (!take_abbreviation(&c, zone->standard) || !take_clock(&c, &west))
        return false;
    zone->offset = -west;
    zone->has_rule = true;
    if (c.p == c.end)
        return true;
    zone->has_dst = true;
    zone->dst_offset = zone->offset + 3600;
    if (!take_abbreviation(&c, zone->dst))
        return false;
    if (c.p < c.end && *c.p != ',') {
        if (!take_clock(&c, &west))
            return false;
        zone->dst_offset = -west;
    }
    return take_rule_day(&c, &zone->begin) && take_rule_day(&c, &zone->end) && c.p == c.end;
}

/* Local seconds at which a rule's day comes in `year`. */
static int64_t rule_seconds(const rule_day *rule, int64_t year)
{
    int64_t days;
    if (rule->kind == RULE_MONTH_WEEK_DAY) {
        int64_t first = yl_days_from_ymd(year, rule->month, 1);
        int weekday = yl_iso_weekday(first) % 7; /* 0 is Sunday */
        int day = (rule->day - weekday + 7) % 7 + (rule->week - 1) * 7;
        if (day >= yl_month_days(year, rule->month)) /* week 5 is the last one */
            day -= 7;
        days = first + day;
    } else {
        days = yl_days_from_ymd(year, 1, 1) + rule->day;
        if (rule->kind == RULE_JULIAN) /* counts from 1 and never counts February 29 */
            days += yl_year_is_leap(year) && rule->day >= 60 ? 0 : -1;
    }
    return days * YL_SECONDS_PER_DAY + rule->seconds;
}

typedef struct segment {
    int64_t begin, end; /* the range of instants */
    int32_t offset;
    const char *abbreviation;
} segment;

/* By the rule, for an instant not before `floor`, the last listed transition. The transitions of
 * three years around are enough to have one on either side. */
static segment rule_segment(const yl_timezone *zone, int64_t utc, int64_t floor)
{
    segment s = {floor, INT64_MAX, zone->offset, zone->standard};
    if (!zone->has_dst)
        return s;
    int64_t year = yl_ymd_from_days(yl_floor_div(utc, YL_SECONDS_PER_DAY)).year;
    int64_t before = INT64_MIN;
    for (int64_t y = year - 1; y <= year + 1; y++) {
        int64_t on = rule_seconds(&zone->begin, y) - zone->offset;
        int64_t off = rule_seconds(&zone->end, y) - zone->dst_offset;
        for (int i = 0; i < 2; i++) {
            int64_t at = i == 0 ? on : off;
            if (at <= utc && at > before) {
                before = at;
                s.offset = i == 0 ? zone->dst_offset : zone->offset;
                s.abbreviation = i == 0 ? zone->dst : zone->standard;
            } else if (at > utc && at < s.end) {
                s.end = at;
            }
        }
    }
    if (before > floor)
        s.begin = before;
    return s;
}

static segment find_segment(const yl_timezone *zone, int64_t utc)
{
    if (zone->fixed)
        return (segment){INT64_MIN, INT64_MAX, zone->offset, zone->standard};
    size_t low = 0, high = zone->count; /* the number of transitions at or before `utc` */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (zone->times[middle] <= utc)
            low = middle + 1;
        else
            high = middle;
    }
    int64_t begin = low == 0 ? INT64_MIN : zone->times[low - 1];
    if (low == zone->count && zone->has_rule)
        return rule_segment(zone, utc, begin);
    const time_type *type = &zone->type[low == 0 ? 0 : zone->types[low - 1]];
    return (segment){begin, low == zone->count ? INT64_MAX : zone->times[low], type->offset,
                     zone->abbreviations + type->abbreviation};
}

int32_t yl_timezone_offset_slow(const yl_timezone *zone, int64_t utc, yl_timezone_cache *cache)
{
    segment s = find_segment(zone, utc);
    if (cache != NULL)
        *cache = (yl_timezone_cache){s.begin, s.end, s.offset};
    return s.offset;
}

/* Where java.util.TimeZone begins to know of transitions: 1900-01-01. */
#define UTIL_BEGIN INT64_C(-2208988800)

static int32_t offset_at(const yl_timezone *zone, int64_t utc, bool util)
{
    return util && utc < UTIL_BEGIN ? zone->offset : find_segment(zone, utc).offset;
}

static int64_t to_utc(const yl_timezone *zone, int64_t local, bool util)
{
    /* No two transitions are within a day of each other, so that the offsets a day before and a
     * day after are all that can be meant. */
    int32_t before = offset_at(zone, local - 2 * OFFSET_MAX, util);
    int32_t after = offset_at(zone, local + 2 * OFFSET_MAX, util);
    int64_t early = local - before;
    if (before == after)
        return early;
    bool early_fits = offset_at(zone, early, util) == before;
    bool late_fits = offset_at(zone, local - after, util) == after;
    if (late_fits && (util || !early_fits))
        return local - after;
    return early; /* it fits, or the time falls into a gap and moves on by its length */
}

int64_t yl_timezone_to_utc(const yl_timezone *zone, int64_t local, yl_timezone_cache *cache)
{
    if (zone->fixed)
        return local - zone->offset;
    /* Within the cached range, but clear of an overlap at its begin, there is no doubt. */
    const int64_t clear = 2 * OFFSET_MAX;
    if (cache != NULL && cache->end > cache->begin) {
        int64_t utc = local - cache->offset;
        if (utc < cache->end && utc >= cache->begin &&
            (cache->begin < INT64_MIN + clear || utc >= cache->begin + clear))
            return utc;
    }
    int64_t utc = to_utc(zone, local, false);
    if (cache != NULL)
        yl_timezone_offset_slow(zone, utc, cache);
    return utc;
}

int32_t yl_timezone_offset_util(const yl_timezone *zone, int64_t utc)
{
    return offset_at(zone, utc, true);
}

int64_t yl_timezone_to_utc_util(const yl_timezone *zone, int64_t local)
{
    return zone->fixed ? local - zone->offset : to_utc(zone, local, true);
}

const char *yl_timezone_abbreviation(const yl_timezone *zone, int64_t utc)
{
    const char *text = find_segment(zone, utc).abbreviation;
    return (text[0] | 0x20) >= 'a' && (text[0] | 0x20) <= 'z' ? text : "";
}

const char *yl_timezone_name(const yl_timezone *zone)
{
    return zone->name;
}

bool yl_timezone_is_fixed(const yl_timezone *zone, int32_t *offset)
{
    *offset = zone->offset;
    return zone->fixed;
}

/* TZif files. */

static int64_t big_endian(const uint8_t *p, int bytes)
{
    uint64_t v = p[0] >= 0x80 ? UINT64_MAX : 0;
    for (int i = 0; i < bytes; i++)
        v = v << 8 | p[i];
    return (int64_t)v;
}

typedef struct tzif_header {
    int version;
    size_t utc_flags, standard_flags, leaps, times, types, letters;
} tzif_header;

enum { TZIF_HEADER_SIZE = 44 };

static bool read_header(const uint8_t *p, size_t size, tzif_header *h)
{
    if (size < TZIF_HEADER_SIZE || memcmp(p, "TZif", 4) != 0)
        return false;
    h->version = p[4] == 0 ? 1 : p[4] - '0';
    size_t *counts[6] = {&h->utc_flags, &h->standard_flags, &h->leaps,
                         &h->times,     &h->types,          &h->letters};
    for (int i = 0; i < 6; i++) {
        int64_t count = big_endian(p + 20 + 4 * i, 4);
        if (count < 0 || count > ZONE_FILE_MAX)
            return false;
        *counts[i] = (size_t)count;
    }
    return h->types > 0 && h->types <= TYPES_MAX && h->letters > 0 && h->letters <= 255;
}

static size_t block_size(const tzif_header *h, size_t time_size)
{
    return h->times * (time_size + 1) + h->types * 6 + h->letters + h->leaps * (time_size + 4) +
           h->standard_flags + h->utc_flags;
}

/* Copies the block at `p` into the zone's lists. */
static bool read_block(yl_timezone *zone, const uint8_t *p, const tzif_header *h, int time_size)
{
    char *memory =
        yl_malloc(h->times * (sizeof(int64_t) + 1) + h->types * sizeof(time_type) + h->letters + 1);
    if (memory == NULL)
        return false;
    zone->count = h->times;
    zone->type_count = h->types;
    zone->times = (int64_t *)(void *)memory;
    zone->type = (time_type *)(void *)(memory + h->times * sizeof(int64_t));
    zone->types = (uint8_t *)(zone->type + h->types);
    zone->abbreviations = (char *)(zone->types + h->times);
    for (size_t i = 0; i < h->times; i++) {
        zone->times[i] = big_endian(p + i * (size_t)time_size, time_size);
        if (i > 0 && zone->times[i] <= zone->times[i - 1])
            return false;
    }
    p += h->times * (size_t)time_size;
    for (size_t i = 0; i < h->times; i++) {
        zone->types[i] = p[i];
        if (p[i] >= h->types)
            return false;
    }
    p += h->times;
    for (size_t i = 0; i < h->types; i++, p += 6) {
        int64_t offset = big_endian(p, 4);
        if (offset < -2 * OFFSET_MAX || offset > 2 * OFFSET_MAX || p[5] >= h->letters)
            return false;
        zone->type[i] = (time_type){(int32_t)offset, p[5]};
    }
    memcpy(zone->abbreviations, p, h->letters);
    zone->abbreviations[h->letters] = '\0';
    zone->offset = zone->type[h->times == 0 ? 0 : zone->types[h->times - 1]].offset;
    return true;
}

static bool read_tzif(yl_timezone *zone, const uint8_t *p, size_t size)
{
    tzif_header h;
    if (!read_header(p, size, &h))
        return false;
    int time_size = 4;
    p += TZIF_HEADER_SIZE;
    size -= TZIF_HEADER_SIZE;
    if (h.version >= 2) { /* the 32-bit block is followed by all of it again with 64 bits */
        size_t skip = block_size(&h, 4);
        if (skip > size || !read_header(p + skip, size - skip, &h))
            return false;
        p += skip + TZIF_HEADER_SIZE;
        size -= skip + TZIF_HEADER_SIZE;
        time_size = 8;
    }
    size_t block = block_size(&h, (size_t)time_size);
    if (block > size || !read_block(zone, p, &h, time_size))
        return false;
    p += block;
    size -= block;
    if (h.version < 2 || size < 2 || p[0] != '\n')
        return true;
    const uint8_t *end = memchr(p + 1, '\n', size - 1);
    if (end == NULL || end == p + 1) /* an empty rule: the last type goes on */
        return true;
    return parse_rule(zone, (const char *)p + 1, (const char *)end);
}

/* Names that may be looked for: as Java's, and not out of the directory. */
static bool is_zone_name(yl_str id)
{
    if (id.size < 2 || id.size >= ZONE_ID_MAX)
        return false;
    for (size_t i = 0; i < id.size; i++) {
        char c = id.data[i];
        bool alpha = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
        if (!alpha && (i == 0 || memchr("0123456789~/._+-", c, 16) == NULL))
            return false;
        if (c == '.' && i + 1 < id.size && id.data[i + 1] == '.')
            return false;
    }
    return memcmp(id.data, "posix", id.size < 5 ? id.size : 5) != 0 &&
           memcmp(id.data, "right", id.size < 5 ? id.size : 5) != 0;
}

static bool read_file(const char *path, yl_strbuf *out)
{
    yl_world *world = yl_world_real();
    yl_file *file;
    if (world->open_read(world, path, &file, NULL) != YL_OK)
        return false;
    bool ok = false;
    for (size_t got = 1; out->size <= ZONE_FILE_MAX;) {
        char *to = yl_strbuf_reserve(out, 4096);
        if (to == NULL || world->read_at(file, out->size, to, 4096, &got, NULL) != YL_OK)
            break;
        out->size += got;
        if (got == 0) {
            ok = true;
            break;
        }
    }
    return world->close(file, NULL) == YL_OK && ok;
}

static void zone_free(yl_timezone *zone)
{
    yl_free(zone->times);
    yl_free(zone);
}

/* A new zone read from its file, or NULL. */
static yl_timezone *load(yl_str id)
{
    if (!is_zone_name(id))
        return NULL;
    char path[sizeof ZONE_DIRECTORY + ZONE_ID_MAX];
    snprintf(path, sizeof path, ZONE_DIRECTORY "%.*s", YL_STR_ARGS(id));
    yl_strbuf file = {0};
    yl_timezone *zone = NULL;
    if (read_file(path, &file) && (zone = yl_calloc(1, sizeof *zone)) != NULL) {
        memcpy(zone->name, id.data, id.size);
        if (!read_tzif(zone, (const uint8_t *)file.data, file.size)) {
            zone_free(zone);
            zone = NULL;
        }
    }
    yl_strbuf_clear(&file);
    return zone;
}

/* Ids. */

static const yl_timezone *known(yl_str name)
{
    for (const yl_timezone *zone = zones; zone != NULL; zone = zone->next)
        if (yl_str_equal(name, yl_str_of(zone->name)))
            return zone;
    return NULL;
}

/* The zone of that name, from the list or from its file. */
static const yl_timezone *intern_named(yl_str id)
{
    pthread_mutex_lock(&zones_lock);
    const yl_timezone *found = known(id);
    if (found == NULL) {
        yl_timezone *zone = load(id);
        if (zone != NULL) {
            zone->next = zones;
            zones = zone;
            found = zone;
        }
    }
    pthread_mutex_unlock(&zones_lock);
    return found;
}

/* The zone of a fixed offset, named "<prefix>+08:00" or just "<prefix>" for 0. */
static const yl_timezone *intern_fixed(const char *prefix, int32_t offset)
{
    char name[ZONE_ID_MAX];
    int32_t m = offset < 0 ? -offset : offset;
    int n = snprintf(name, sizeof name, "%s", prefix);
    if (offset != 0)
        n += snprintf(name + n, sizeof name - (size_t)n, "%c%02d:%02d", offset < 0 ? '-' : '+',
                      m / 3600, m / 60 % 60);
    if (m % 60 != 0)
        snprintf(name + n, sizeof name - (size_t)n, ":%02d", m % 60);
    pthread_mutex_lock(&zones_lock);
    const yl_timezone *found = known(yl_str_of(name));
    if (found == NULL) {
        yl_timezone *zone = yl_calloc(1, sizeof *zone);
        if (zone != NULL) {
            memcpy(zone->name, name, sizeof name);
            snprintf(zone->standard, sizeof zone->standard, "%.15s", name);
            zone->fixed = true;
            zone->offset = offset;
            zone->next = zones;
            zones = zone;
            found = zone;
        }
    }
    pthread_mutex_unlock(&zones_lock);
    return found;
}

/* ZoneOffset.of: +h, +hh, +hh:mm, +hhmm, +hh:mm:ss, +hhmmss. */
static bool parse_offset(yl_str s, int32_t *offset)
{
    if (s.size < 2 || (s.data[0] != '+' && s.data[0] != '-'))
        return false;
    bool minus = s.data[0] == '-';
    bool colons = s.size > 3 && s.data[3] == ':';
    size_t n = s.size;
    if (n != 2 && n != 3 && n != (colons ? 6 : 5) && n != (colons ? 9 : 7))
        return false;
    int values[3] = {0, 0, 0}, digits = 0;
    for (size_t i = 1; i < n; i++) {
        char c = s.data[i];
        if (colons && i % 3 == 0) {
            if (c != ':')
                return false;
            continue;
        }
        if (c < '0' || c > '9')
            return false;
        int *v = &values[n == 2 ? 0 : digits / 2];
        *v = *v * 10 + (c - '0');
        digits++;
    }
    *offset = values[0] * 3600 + values[1] * 60 + values[2];
    if (values[1] > 59 || values[2] > 59 || *offset > OFFSET_MAX)
        return false;
    if (minus)
        *offset = -*offset;
    return true;
}

static bool starts_with(yl_str s, const char *prefix)
{
    size_t n = strlen(prefix);
    return s.size >= n && memcmp(s.data, prefix, n) == 0;
}

const yl_timezone *yl_timezone_find(yl_str id)
{
    static const char *const prefixes[] = {"UTC", "GMT", "UT", ""};
    int32_t offset;
    if (yl_str_equal(id, YL_STR("UTC")))
        return yl_timezone_utc;
    if (yl_str_equal(id, YL_STR("Z")))
        return intern_fixed("Z", 0);
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        size_t n = strlen(prefixes[i]);
        if (!starts_with(id, prefixes[i]))
            continue;
        yl_str rest = {id.data + n, id.size - n};
        if (rest.size == 0 && n > 0)
            return intern_fixed(prefixes[i], 0);
        if (parse_offset(rest, &offset))
            return intern_fixed(offset == 0 && n == 0 ? "Z" : prefixes[i], offset);
    }
    return intern_named(id);
}

/* The names of the days before regions, as java.time.ZoneId.SHORT_IDS has them. */
static const char *const short_ids[][2] = {
    {"ACT", "Australia/Darwin"},
    {"AET", "Australia/Sydney"},
    {"AGT", "America/Argentina/Buenos_Aires"},
    {"ART", "Africa/Cairo"},
    {"AST", "America/Anchorage"},
    {"BET", "America/Sao_Paulo"},
    {"BST", "Asia/Dhaka"},
    {"CAT", "Africa/Harare"},
    {"CNT", "America/St_Johns"},
    {"CST", "America/Chicago"},
    {"CTT", "Asia/Shanghai"},
    {"EAT", "Africa/Addis_Ababa"},
    {"ECT", "Europe/Paris"},
    {"IET", "America/Indiana/Indianapolis"},
    {"IST", "Asia/Kolkata"},
    {"JST", "Asia/Tokyo"},
    {"MIT", "Pacific/Apia"},
    {"NET", "Asia/Yerevan"},
    {"NST", "Pacific/Auckland"},
    {"PLT", "Asia/Karachi"},
    {"PNT", "America/Phoenix"},
    {"PRT", "America/Puerto_Rico"},
    {"PST", "America/Los_Angeles"},
    {"SST", "Pacific/Guadalcanal"},
    {"VST", "Asia/Ho_Chi_Minh"},
    {"EST", "-05:00"},
    {"MST", "-07:00"},
    {"HST", "-10:00"},
};

/* TimeZone's own ids: GMT, sign, h[h][[:]mm], up to 23:59. */
static bool parse_gmt(yl_str id, int32_t *offset)
{
    if (!starts_with(id, "GMT") || id.size < 5 || (id.data[3] != '+' && id.data[3] != '-'))
        return false;
    int digits = 0, before_colon = -1, value = 0;
    for (size_t i = 4; i < id.size; i++) {
        char c = id.data[i];
        if (c == ':' && before_colon < 0 && digits > 0) {
            before_colon = digits;
        } else if (c >= '0' && c <= '9' && digits < 4) {
            value = value * 10 + (c - '0');
            digits++;
        } else {
            return false;
        }
    }
    if (before_colon < 0 ? digits == 0 : before_colon > 2 || digits - before_colon != 2)
        return false;
    bool hours_only = before_colon < 0 && digits <= 2;
    int hours = hours_only ? value : value / 100, minutes = hours_only ? 0 : value % 100;
    if (hours > 23 || minutes > 59)
        return false;
    *offset = (hours * 3600 + minutes * 60) * (id.data[3] == '-' ? -1 : 1);
    return true;
}

const yl_timezone *yl_timezone_find_or_gmt(yl_str id)
{
    int32_t offset;
    const yl_timezone *zone = NULL;
    for (size_t i = 0; i < sizeof short_ids / sizeof *short_ids; i++)
        if (yl_str_equal(id, yl_str_of(short_ids[i][0])))
            zone = yl_timezone_find(yl_str_of(short_ids[i][1]));
    if (zone != NULL)
        return zone;
    if (parse_gmt(id, &offset))
        return intern_fixed("GMT", offset);
    if (is_zone_name(id) && !starts_with(id, "UTC+") && !starts_with(id, "UTC-"))
        zone = intern_named(id);
    return zone != NULL ? zone : yl_timezone_utc;
}
