/* Regular expressions by ICU, for those patterns that PCRE2 cannot match; see regex.h.
 *
 * ICU matches UTF-16, so that the subject is converted, with the byte offset of each unit beside
 * it. A scan over one subject converts it once: every scan begins at byte 0, and what begins
 * behind it is about the same bytes.
 */
#include <limits.h>
#include <unicode/uregex.h>
#include <unicode/uversion.h>

#include "base/list.h"
#include "base/mem.h"
#include "data/utf8.h"
#include "function/lazy_library.h"
#include "function/regex.h"

#define TEXT2(x) #x
#define TEXT(x)  TEXT2(x)

enum {
    TIME_LIMIT = 2000,              /* ICU's unit is about a millisecond */
    STACK_LIMIT = 16 * 1024 * 1024, /* bytes */
};

typedef URegularExpression *(*open_fn)(const UChar *pattern, int32_t size, uint32_t flags,
                                       UParseError *place, UErrorCode *code);
typedef void (*close_fn)(URegularExpression *re);
typedef void (*text_fn)(URegularExpression *re, const UChar *text, int32_t size, UErrorCode *code);
typedef UBool (*find_fn)(URegularExpression *re, int32_t from, UErrorCode *code);
typedef int32_t (*place_fn)(URegularExpression *re, int32_t group, UErrorCode *code);
typedef int32_t (*count_fn)(URegularExpression *re, UErrorCode *code);
typedef void (*limit_fn)(URegularExpression *re, int32_t limit, UErrorCode *code);

enum { OPEN, CLOSE, SET_TEXT, FIND, MATCHES, START, END, GROUPS, SET_TIME, SET_STACK, SYMBOLS };

static yl_lazy_library icu = {.name = "libicui18n.so." TEXT(U_ICU_VERSION_MAJOR_NUM)};
static const char *const names[SYMBOLS] = {
    TEXT(uregex_open),          TEXT(uregex_close),      TEXT(uregex_setText),
    TEXT(uregex_find),          TEXT(uregex_matches),    TEXT(uregex_start),
    TEXT(uregex_end),           TEXT(uregex_groupCount), TEXT(uregex_setTimeLimit),
    TEXT(uregex_setStackLimit),
};

struct yl_regex_icu {
    URegularExpression *re;
    YL_LIST(uint16_t) units;
    YL_LIST(uint32_t) offsets; /* of the units, and one behind the last */
    uint32_t groups;
};

/* UTF-8 to re->units and re->offsets. */
static bool convert(yl_regex_icu *re, yl_str s)
{
    const char *p = s.data, *end = p + s.size;
    re->units.size = re->offsets.size = 0;
    while (p < end) {
        uint32_t c, at = (uint32_t)(p - s.data);
        bool valid;
        p += yl_utf8_decode(p, end, &c, &valid);
        if (c >= 0x10000) {
            if (!yl_list_push(&re->units, (uint16_t)(0xD800 + ((c - 0x10000) >> 10))) ||
                !yl_list_push(&re->offsets, at))
                return false;
            c = 0xDC00 + ((c - 0x10000) & 0x3FF);
        }
        if (!yl_list_push(&re->units, (uint16_t)c) || !yl_list_push(&re->offsets, at))
            return false;
    }
    return yl_list_push(&re->offsets, (uint32_t)s.size);
}

/* The unit at a byte offset. */
static int32_t unit_at(const yl_regex_icu *re, size_t offset)
{
    size_t low = 0, high = re->offsets.size - 1;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (re->offsets.items[middle] < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return (int32_t)low;
}

void yl_regex_icu_free(yl_regex_icu *re)
{
    if (re == NULL)
        return;
    if (re->re != NULL)
        ((close_fn)icu.symbols[CLOSE])(re->re);
    yl_list_clear(&re->units);
    yl_list_clear(&re->offsets);
    yl_free(re);
}

yl_status yl_regex_icu_new(yl_str translated, yl_regex_icu **out, yl_error *err)
{
    UErrorCode code = U_ZERO_ERROR;
    UParseError place;
    *out = NULL;
    YL_TRY(yl_lazy_open(&icu, names, SYMBOLS, err));
    yl_regex_icu *re = yl_calloc(1, sizeof *re);
    if (re == NULL || !convert(re, translated)) {
        yl_regex_icu_free(re);
        return YL_FAIL_MEMORY(err);
    }
    re->re = ((open_fn)icu.symbols[OPEN])((const UChar *)re->units.items, (int32_t)re->units.size,
                                          UREGEX_DOTALL, &place, &code);
    if (U_FAILURE(code) || re->re == NULL) {
        yl_regex_icu_free(re);
        return YL_OK;
    }
    ((limit_fn)icu.symbols[SET_TIME])(re->re, TIME_LIMIT, &code);
    ((limit_fn)icu.symbols[SET_STACK])(re->re, STACK_LIMIT, &code);
    re->groups = (uint32_t)((count_fn)icu.symbols[GROUPS])(re->re, &code);
    *out = re;
    return YL_OK;
}

uint32_t yl_regex_icu_groups(const yl_regex_icu *re)
{
    return re->groups;
}

static yl_status match(yl_regex_icu *re, yl_str s, size_t from, int how, bool *found, yl_error *err)
{
    UErrorCode code = U_ZERO_ERROR;
    if (s.size > INT_MAX)
        return YL_FAIL(err, BUDGET, "a text of %zu bytes is too long to be matched", s.size);
    if (from == 0) {
        if (!convert(re, s))
            return YL_FAIL_MEMORY(err);
        static const UChar none[1] = {0};
        const UChar *units = re->units.size == 0 ? none : (const UChar *)re->units.items;
        ((text_fn)icu.symbols[SET_TEXT])(re->re, units, (int32_t)re->units.size, &code);
    }
    *found = ((find_fn)icu.symbols[how])(re->re, from == 0 ? 0 : unit_at(re, from), &code);
    if (U_SUCCESS(code))
        return YL_OK;
    return YL_FAIL(err, BUDGET, "a regular expression backtracked too far");
}

yl_status yl_regex_icu_find(yl_regex_icu *re, yl_str s, size_t from, bool *found, yl_error *err)
{
    return match(re, s, from, FIND, found, err);
}

yl_status yl_regex_icu_matches(yl_regex_icu *re, yl_str s, bool *found, yl_error *err)
{
    return match(re, s, 0, MATCHES, found, err);
}

bool yl_regex_icu_group(const yl_regex_icu *re, yl_str s, uint32_t group, yl_str *out)
{
    UErrorCode code = U_ZERO_ERROR;
    int32_t begin = ((place_fn)icu.symbols[START])(re->re, (int32_t)group, &code);
    int32_t end = ((place_fn)icu.symbols[END])(re->re, (int32_t)group, &code);
    if (U_FAILURE(code) || begin < 0)
        return false;
    uint32_t from = re->offsets.items[begin], to = re->offsets.items[end];
    *out = (yl_str){s.data + from, to - from};
    return true;
}
