/* Case mapping: a loop for ASCII, ICU for the rest. */
#include "function/text_case.h"

#include <limits.h>
#include <unicode/ucasemap.h>
#include <unicode/uversion.h>

#include "function/lazy_library.h"

#define TEXT2(x) #x
#define TEXT(x)  TEXT2(x)

typedef UCaseMap *(*open_fn)(const char *locale, uint32_t options, UErrorCode *code);
typedef int32_t (*map_fn)(const UCaseMap *map, char *to, int32_t room, const char *from,
                          int32_t size, UErrorCode *code);

enum { OPEN, UPPER, LOWER, SYMBOLS };

static yl_lazy_library icu = {.name = "libicuuc.so." TEXT(U_ICU_VERSION_MAJOR_NUM)};
static const char *const names[SYMBOLS] = {
    TEXT(ucasemap_open),
    TEXT(ucasemap_utf8ToUpper),
    TEXT(ucasemap_utf8ToLower),
};
/* Never changed once made, and shared by all threads. Two may make one at the same time; the
 * loser's stays unused. */
static _Atomic(UCaseMap *) root_map;

static yl_status need_map(UCaseMap **out, yl_error *err)
{
    YL_TRY(yl_lazy_open(&icu, names, SYMBOLS, err));
    *out = atomic_load(&root_map);
    if (*out != NULL)
        return YL_OK;
    UErrorCode code = U_ZERO_ERROR;
    UCaseMap *map = ((open_fn)icu.symbols[OPEN])("", 0, &code);
    if (U_FAILURE(code) || map == NULL)
        return YL_FAIL_MEMORY(err);
    UCaseMap *none = NULL;
    *out = atomic_compare_exchange_strong(&root_map, &none, map) ? map : none;
    return YL_OK;
}

yl_status yl_text_case(yl_str s, bool upper, yl_strbuf *out, yl_error *err)
{
    UCaseMap *map;
    YL_TRY(need_map(&map, err));
    map_fn fn = (map_fn)icu.symbols[upper ? UPPER : LOWER];
    if (s.size > INT_MAX / 4)
        return YL_FAIL(err, BUDGET, "a text of %zu bytes is too long for a case mapping", s.size);
    int32_t room = (int32_t)(s.size + s.size / 4 + 16);
    for (;;) {
        yl_strbuf_reset(out);
        char *to = yl_strbuf_reserve(out, (size_t)room);
        if (to == NULL)
            return YL_FAIL_MEMORY(err);
        UErrorCode code = U_ZERO_ERROR;
        int32_t size = fn(map, to, room, s.data, (int32_t)s.size, &code);
        if (code == U_BUFFER_OVERFLOW_ERROR && size > room) {
            room = size;
            continue;
        }
        if (U_FAILURE(code))
            return YL_FAIL_MEMORY(err);
        out->size = (size_t)size;
        return YL_OK;
    }
}

void yl_text_case_ascii(const char *from, size_t size, bool upper, char *to)
{
    unsigned char first = upper ? 'a' : 'A';
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)from[i];
        to[i] = (char)(c ^ ((unsigned char)(c - first) < 26 ? 0x20 : 0));
    }
}
