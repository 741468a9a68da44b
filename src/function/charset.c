/* Character sets; see charset.h. */
#include "function/charset.h"

#include <limits.h>
#include <unicode/ucnv.h>
#include <unicode/uversion.h>

#include "base/mem.h"
#include "data/utf8.h"
#include "function/lazy_library.h"

#define TEXT2(x) #x
#define TEXT(x)  TEXT2(x)

typedef enum kind { UTF8, BYTE, UTF16, UTF32, ICU } kind;

struct yl_charset {
    kind kind;
    uint32_t limit;        /* BYTE: the first code point that it lacks */
    bool little, mark;     /* UTF16, UTF32: byte order, and a byte order mark */
    UConverter *converter; /* ICU */
    yl_strbuf units;       /* ICU: UTF-16 on the way */
    char *name;
    size_t name_size;
};

/* ---- ICU's converters ---- */

typedef UConverter *(*open_fn)(const char *name, UErrorCode *code);
typedef void (*close_fn)(UConverter *converter);
typedef int32_t (*from_fn)(UConverter *converter, char *to, int32_t room, const UChar *from,
                           int32_t size, UErrorCode *code);
typedef int32_t (*to_fn)(UConverter *converter, UChar *to, int32_t room, const char *from,
                         int32_t size, UErrorCode *code);
typedef void (*subst_fn)(UConverter *converter, const char *text, int8_t size, UErrorCode *code);

enum { OPEN, CLOSE, FROM, TO, SUBST, SYMBOLS };

static yl_lazy_library icu = {.name = "libicuuc.so." TEXT(U_ICU_VERSION_MAJOR_NUM)};
static const char *const names[SYMBOLS] = {
    TEXT(ucnv_open),     TEXT(ucnv_close),         TEXT(ucnv_fromUChars),
    TEXT(ucnv_toUChars), TEXT(ucnv_setSubstChars),
};

static bool open_converter(yl_charset *charset)
{
    UErrorCode code = U_ZERO_ERROR;
    if (strlen(charset->name) != charset->name_size || charset->name_size == 0)
        return false;
    if (yl_lazy_open(&icu, names, SYMBOLS, NULL) != YL_OK)
        return false;
    charset->converter = ((open_fn)icu.symbols[OPEN])(charset->name, &code);
    if (U_FAILURE(code) || charset->converter == NULL)
        return false;
    code = U_ZERO_ERROR;
    ((subst_fn)icu.symbols[SUBST])(charset->converter, "?", 1, &code);
    charset->kind = ICU;
    return true;
}

/* ---- Opening ---- */

static bool is_one_of(yl_str name, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (yl_str_equal_nocase(name, yl_str_of(list[i])))
            return true;
    return false;
}

#define IS(name, list) is_one_of(name, list, sizeof list / sizeof list[0])

static bool open_unicode(yl_charset *charset, yl_str name)
{
    static const char *const utf8[] = {"UTF-8", "UTF8", "unicode-1-1-utf-8"};
    static const char *const utf16[] = {"UTF-16", "UTF_16", "UTF16", "UnicodeBig", "unicode"};
    static const char *const utf16be[] = {"UTF-16BE", "UTF_16BE", "X-UTF-16BE",
                                          "UnicodeBigUnmarked", "ISO-10646-UCS-2"};
    static const char *const utf16le[] = {"UTF-16LE", "UTF_16LE", "X-UTF-16LE",
                                          "UnicodeLittleUnmarked"};
    static const char *const utf32[] = {"UTF-32", "UTF_32", "UTF32", "ISO-10646-UCS-4"};
    static const char *const utf32be[] = {"UTF-32BE", "UTF_32BE", "X-UTF-32BE"};
    static const char *const utf32le[] = {"UTF-32LE", "UTF_32LE", "X-UTF-32LE"};
    if (IS(name, utf8)) {
        charset->kind = UTF8;
        return true;
    }
    charset->mark = IS(name, utf16) || IS(name, utf32);
    charset->little = IS(name, utf16le) || IS(name, utf32le);
    charset->kind = IS(name, utf16) || IS(name, utf16be) || IS(name, utf16le) ? UTF16 : UTF32;
    return charset->mark || charset->little || IS(name, utf16be) || IS(name, utf32be);
}

static bool open_byte(yl_charset *charset, yl_str name)
{
    static const char *const ascii[] = {"US-ASCII", "ASCII", "ISO646-US", "ASCII7",        "646",
                                        "us",       "cp367", "IBM367",    "ANSI_X3.4-1968"};
    static const char *const latin1[] = {"ISO-8859-1", "ISO8859_1", "ISO8859-1", "latin1",
                                         "l1",         "8859_1",    "IBM819",    "cp819",
                                         "ISO_8859-1", "ISO_8859_1"};
    charset->kind = BYTE;
    charset->limit = IS(name, ascii) ? 0x80 : 0x100;
    return charset->limit == 0x80 || IS(name, latin1);
}

yl_status yl_charset_open(yl_str name, yl_charset **out, yl_error *err)
{
    *out = NULL;
    yl_charset *charset = yl_calloc(1, sizeof *charset);
    if (charset == NULL)
        return YL_FAIL_MEMORY(err);
    charset->name = yl_malloc(name.size + 1);
    charset->name_size = name.size;
    if (charset->name == NULL) {
        yl_charset_close(charset);
        return YL_FAIL_MEMORY(err);
    }
    if (name.size > 0)
        memcpy(charset->name, name.data, name.size);
    charset->name[name.size] = '\0';
    if (!open_unicode(charset, name) && !open_byte(charset, name) && !open_converter(charset)) {
        yl_charset_close(charset);
        return YL_FAIL(err, DATA, "unknown character set '%.*s'", YL_STR_ARGS(name));
    }
    *out = charset;
    return YL_OK;
}

void yl_charset_close(yl_charset *charset)
{
    if (charset == NULL)
        return;
    if (charset->converter != NULL)
        ((close_fn)icu.symbols[CLOSE])(charset->converter);
    yl_strbuf_clear(&charset->units);
    yl_free(charset->name);
    yl_free(charset);
}

yl_str yl_charset_name(const yl_charset *charset)
{
    return (yl_str){charset->name, charset->name_size};
}

/* ---- UTF-16 and UTF-32 ---- */

static void put_unit(yl_strbuf *out, uint32_t unit, unsigned bytes, bool little)
{
    char buf[4];
    for (unsigned i = 0; i < bytes; i++)
        buf[i] = (char)(unit >> 8 * (little ? i : bytes - 1 - i));
    yl_strbuf_add(out, buf, bytes);
}

static void put_utf16(yl_strbuf *out, uint32_t c, bool little)
{
    if (c >= 0x10000) {
        put_unit(out, 0xD800 + ((c - 0x10000) >> 10), 2, little);
        c = 0xDC00 + ((c - 0x10000) & 0x3FF);
    }
    put_unit(out, c, 2, little);
}

static uint32_t unit_at(yl_str s, size_t at, unsigned bytes, bool little)
{
    uint32_t unit = 0;
    for (unsigned i = 0; i < bytes; i++)
        unit |= (uint32_t)(unsigned char)s.data[at + i] << 8 * (little ? i : bytes - 1 - i);
    return unit;
}

static void put_utf8(yl_strbuf *out, uint32_t c)
{
    char buf[YL_UTF8_SIZE_MAX];
    yl_strbuf_add(out, buf, yl_utf8_encode(c, buf)); /* surrogates become U+FFFD */
}

static void decode_units(const yl_charset *charset, yl_str s, yl_strbuf *out)
{
    unsigned bytes = charset->kind == UTF16 ? 2 : 4;
    bool little = charset->little;
    size_t at = 0;
    if (charset->mark && s.size >= bytes) {
        bool big_mark = unit_at(s, 0, bytes, false) == 0xFEFF;
        little = unit_at(s, 0, bytes, true) == 0xFEFF;
        at = big_mark || little ? bytes : 0;
    }
    for (; s.size - at >= bytes; at += bytes) {
        uint32_t c = unit_at(s, at, bytes, little);
        if (bytes == 2 && c >= 0xD800 && c < 0xDC00 && s.size - at >= 4) {
            uint32_t low = unit_at(s, at + 2, 2, little);
            if (low >= 0xDC00 && low < 0xE000) {
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                at += 2;
            }
        }
        put_utf8(out, c);
    }
    if (at < s.size)
        put_utf8(out, YL_UTF8_REPLACEMENT);
}

/* ---- Encoding, decoding ---- */

static void encode_here(const yl_charset *charset, yl_str s, yl_strbuf *out)
{
    const char *p = s.data, *end = p + s.size;
    if (charset->kind == UTF16 && charset->mark)
        put_unit(out, 0xFEFF, 2, false);
    while (p < end) {
        uint32_t c;
        bool valid;
        p += yl_utf8_decode(p, end, &c, &valid);
        if (charset->kind == BYTE)
            yl_strbuf_char(out, c < charset->limit ? (char)c : '?');
        else if (charset->kind == UTF16)
            put_utf16(out, c, charset->little);
        else
            put_unit(out, c, 4, charset->little);
    }
}

static void decode_here(const yl_charset *charset, yl_str s, yl_strbuf *out)
{
    if (charset->kind == UTF8) {
        size_t size = yl_utf8_repaired_size(s);
        char *p = yl_strbuf_reserve(out, size);
        if (p != NULL)
            out->size += yl_utf8_repair(s, p);
        return;
    }
    if (charset->kind != BYTE) {
        decode_units(charset, s, out);
        return;
    }
    for (size_t i = 0; i < s.size; i++) {
        uint32_t c = (unsigned char)s.data[i];
        put_utf8(out, c < charset->limit ? c : YL_UTF8_REPLACEMENT);
    }
}

static yl_status encode_icu(yl_charset *charset, yl_str s, yl_strbuf *out, yl_error *err)
{
    const char *p = s.data, *end = p + s.size;
    bool little = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__;
    UErrorCode code = U_ZERO_ERROR;
    yl_strbuf_reset(&charset->units);
    while (p < end) {
        uint32_t c;
        bool valid;
        p += yl_utf8_decode(p, end, &c, &valid);
        put_utf16(&charset->units, c, little);
    }
    size_t units = charset->units.size / 2, room = units * 4 + 16;
    char *to = yl_strbuf_reserve(out, room);
    if (charset->units.oom || to == NULL)
        return YL_FAIL_MEMORY(err);
    int32_t size = ((from_fn)icu.symbols[FROM])(charset->converter, to, (int32_t)room,
                                                (const UChar *)(const void *)charset->units.data,
                                                (int32_t)units, &code);
    if (U_FAILURE(code))
        return YL_FAIL(err, DATA, "the text cannot be encoded in '%s'", charset->name);
    out->size += (size_t)size;
    return YL_OK;
}

static yl_status decode_icu(yl_charset *charset, yl_str s, yl_strbuf *out, yl_error *err)
{
    UErrorCode code = U_ZERO_ERROR;
    size_t room = s.size * 2 + 16;
    yl_strbuf_reset(&charset->units);
    char *units = yl_strbuf_reserve(&charset->units, room * 2);
    if (units == NULL)
        return YL_FAIL_MEMORY(err);
    int32_t n = ((to_fn)icu.symbols[TO])(charset->converter, (UChar *)(void *)units, (int32_t)room,
                                         s.data, (int32_t)s.size, &code);
    if (U_FAILURE(code))
        return YL_FAIL(err, DATA, "the bytes cannot be decoded from '%s'", charset->name);
    yl_charset native = {.kind = UTF16, .little = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__};
    decode_units(&native, (yl_str){units, (size_t)n * 2}, out);
    return YL_OK;
}

yl_status yl_charset_encode(yl_charset *charset, yl_str text, yl_strbuf *out, yl_error *err)
{
    yl_strbuf_reset(out);
    if (text.size > INT_MAX / 8)
        return YL_FAIL(err, BUDGET, "a text of %zu bytes is too long to be encoded", text.size);
    if (charset->kind == ICU)
        return encode_icu(charset, text, out, err);
    if (charset->kind == UTF8)
        yl_strbuf_str(out, text);
    else
        encode_here(charset, text, out);
    return out->oom ? YL_FAIL_MEMORY(err) : YL_OK;
}

yl_status yl_charset_decode(yl_charset *charset, yl_str bytes, yl_strbuf *out, yl_error *err)
{
    yl_strbuf_reset(out);
    if (bytes.size > INT_MAX / 8)
        return YL_FAIL(err, BUDGET, "%zu bytes are too many to be decoded", bytes.size);
    if (charset->kind == ICU)
        YL_TRY(decode_icu(charset, bytes, out, err));
    else
        decode_here(charset, bytes, out);
    return out->oom ? YL_FAIL_MEMORY(err) : YL_OK;
}
