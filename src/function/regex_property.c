/* The names within \p{...}: Java's POSIX classes, java* methods, categories, scripts, binary
 * properties, as members of a class. Only ICU knows blocks of Unicode (\p{InGreek}). */
#include "function/regex_java.h"

typedef struct property {
    const char *name, *members;
} property;

/* ASCII only, as Java has it without (?U). Cased ones match both cases under (?i). */
static const property posix[] = {
    {"Lower", "a-z"},
    {"Upper", "A-Z"},
    {"ASCII", "\\x{0}-\\x{7f}"},
    {"Alpha", "a-zA-Z"},
    {"Digit", "0-9"},
    {"Alnum", "a-zA-Z0-9"},
    {"Punct", "\\x{21}-\\x{2f}\\x{3a}-\\x{40}\\x{5b}-\\x{60}\\x{7b}-\\x{7e}"},
    {"Graph", "\\x{21}-\\x{7e}"},
    {"Print", "\\x{20}-\\x{7e}"},
    {"Blank", "\\x{20}\\t"},
    {"Cntrl", "\\x{0}-\\x{1f}\\x{7f}"},
    {"XDigit", "0-9a-fA-F"},
    {"Space", "\\x{20}\\t\\n\\x{0b}\\f\\r"},
    {"javaLowerCase", "\\p{Lowercase}"},
    {"javaUpperCase", "\\p{Uppercase}"},
    {"javaAlphabetic", "\\p{Alphabetic}"},
    {"javaIdeographic", "\\p{Ideographic}"},
    {"javaTitleCase", "\\p{Lt}"},
    {"javaDigit", "\\p{Nd}"},
    {"javaLetter", "\\p{L}"},
    {"javaLetterOrDigit", "\\p{L}\\p{Nd}"},
    {"javaSpaceChar", "\\p{Z}"},
    {"javaISOControl", "\\x{0}-\\x{1f}\\x{7f}-\\x{9f}"},
    {"javaWhitespace", "\\x{09}-\\x{0d}\\x{1c}-\\x{20}\\x{1680}\\x{2000}-\\x{2006}"
                       "\\x{2008}-\\x{200a}\\x{2028}\\x{2029}\\x{205f}\\x{3000}"},
    {"L1", "\\x{0}-\\x{ff}"},
    {"all", "\\x{0}-\\x{10ffff}"},
    {"LC", "\\p{Lu}\\p{Ll}\\p{Lt}"},
    {"LD", "\\p{L}\\p{Nd}"},
};

/* Behind "Is", in any case. */
static const property binary[] = {
    {"ALPHABETIC", "\\p{Alphabetic}"},
    {"LETTER", "\\p{L}"},
    {"IDEOGRAPHIC", "\\p{Ideographic}"},
    {"LOWERCASE", "\\p{Lowercase}"},
    {"UPPERCASE", "\\p{Uppercase}"},
    {"TITLECASE", "\\p{Lt}"},
    {"WHITE_SPACE", "\\p{White_Space}"},
    {"WHITESPACE", "\\p{White_Space}"},
    {"CONTROL", "\\p{Cc}"},
    {"PUNCTUATION", "\\p{P}"},
    {"HEX_DIGIT", "\\p{Nd}0-9a-fA-F\\x{ff10}-\\x{ff19}\\x{ff21}-\\x{ff26}\\x{ff41}-\\x{ff46}"},
    {"HEXDIGIT", "\\p{Nd}0-9a-fA-F\\x{ff10}-\\x{ff19}\\x{ff21}-\\x{ff26}\\x{ff41}-\\x{ff46}"},
    {"ASSIGNED", "\\P{Cn}"},
    {"DIGIT", "\\p{Nd}"},
    {"ALNUM", "\\p{Alphabetic}\\p{Nd}"},
    {"BLANK", "\\p{Zs}\\t"},
    {"JOIN_CONTROL", "\\x{200c}\\x{200d}"},
};

static const char *const categories[] = {
    "Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Me", "Mc", "Nd", "Nl", "No", "Zs",
    "Zl", "Zp", "Cc", "Cf", "Co", "Cs", "Pd", "Ps", "Pe", "Pc", "Po", "Sm", "Sc",
    "Sk", "So", "Pi", "Pf", "L",  "M",  "N",  "Z",  "C",  "P",  "S",
};

static bool find_posix(yl_java_regex *re, yl_str name, yl_strbuf *members)
{
    for (size_t i = 0; i < sizeof posix / sizeof posix[0]; i++) {
        if (!yl_str_equal(name, yl_str_of(posix[i].name)))
            continue;
        bool cased = i < 2 && (re->flags & YL_JAVA_CASELESS) != 0;
        yl_strbuf_puts(members, cased ? "a-zA-Z" : posix[i].members);
        return true;
    }
    return false;
}

static bool find_category(yl_java_regex *re, yl_str name, yl_strbuf *members)
{
    for (size_t i = 0; i < sizeof categories / sizeof categories[0]; i++) {
        if (!yl_str_equal(name, yl_str_of(categories[i])))
            continue;
        bool cased = (re->flags & YL_JAVA_CASELESS) != 0 && name.size == 2 && name.data[0] == 'L' &&
                     strchr("ult", name.data[1]) != NULL;
        if (cased)
            yl_strbuf_puts(members, "\\p{Lu}\\p{Ll}\\p{Lt}");
        else
            yl_strbuf_printf(members, "\\p{%s}", categories[i]);
        return true;
    }
    return false;
}

static bool find_binary(yl_str name, yl_strbuf *members)
{
    for (size_t i = 0; i < sizeof binary / sizeof binary[0]; i++)
        if (yl_str_equal_nocase(name, yl_str_of(binary[i].name))) {
            yl_strbuf_puts(members, binary[i].members);
            return true;
        }
    return false;
}

/* PCRE2 knows the scripts; one that it does not know fails when it compiles. */
static bool put_script(yl_java_regex *re, yl_str name, yl_strbuf *members)
{
    for (size_t i = 0; i < name.size; i++) {
        char c = name.data[i];
        if (!((c | 0x20) >= 'a' && (c | 0x20) <= 'z') && c != '_')
            return yl_java_fail(re, "unknown character property");
    }
    yl_strbuf_printf(members, "\\p{sc=%.*s}", YL_STR_ARGS(name));
    return true;
}

static bool put_block(yl_java_regex *re, yl_str name, yl_strbuf *members)
{
    if (!re->icu)
        return yl_java_unsupported(re, "blocks of Unicode");
    for (size_t i = 0; i < name.size; i++) {
        char c = name.data[i];
        bool word = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
        if (!word && c != '_' && c != '-' && c != ' ')
            return yl_java_fail(re, "unknown character block");
    }
    yl_strbuf_printf(members, "\\p{blk=%.*s}", YL_STR_ARGS(name));
    return true;
}

static bool find_keyed(yl_java_regex *re, yl_str key, yl_str value, yl_strbuf *members)
{
    if (yl_str_equal_nocase(key, YL_STR("sc")) || yl_str_equal_nocase(key, YL_STR("script")))
        return put_script(re, value, members);
    if (yl_str_equal_nocase(key, YL_STR("gc")) ||
        yl_str_equal_nocase(key, YL_STR("general_category")))
        return find_category(re, value, members) || yl_java_fail(re, "unknown character property");
    if (yl_str_equal_nocase(key, YL_STR("blk")) || yl_str_equal_nocase(key, YL_STR("block")))
        return put_block(re, value, members);
    return yl_java_fail(re, "unknown character property");
}

static bool take_name(yl_java_regex *re, yl_str *name)
{
    if (re->p == re->end)
        return yl_java_fail(re, "a character property is missing");
    if (*re->p != '{') {
        *name = (yl_str){re->p++, 1};
        return true;
    }
    const char *begin = ++re->p;
    while (re->p < re->end && *re->p != '}')
        re->p++;
    if (re->p == re->end)
        return yl_java_fail(re, "unclosed character family");
    *name = (yl_str){begin, (size_t)(re->p - begin)};
    re->p++;
    if (name->size == 0)
        return yl_java_fail(re, "empty character family");
    return true;
}

bool yl_java_property(yl_java_regex *re, yl_strbuf *members)
{
    yl_str name;
    if (!take_name(re, &name))
        return false;
    const char *equals = memchr(name.data, '=', name.size);
    if (equals != NULL)
        return find_keyed(re, (yl_str){name.data, (size_t)(equals - name.data)},
                          (yl_str){equals + 1, name.size - (size_t)(equals - name.data) - 1},
                          members);
    if (name.size > 2 && memcmp(name.data, "In", 2) == 0)
        return put_block(re, (yl_str){name.data + 2, name.size - 2}, members);
    if (name.size > 2 && memcmp(name.data, "Is", 2) == 0) {
        yl_str rest = {name.data + 2, name.size - 2};
        return find_category(re, rest, members) || find_binary(rest, members) ||
               put_script(re, rest, members);
    }
    return find_posix(re, name, members) || find_category(re, name, members) ||
           yl_java_fail(re, "unknown character property");
}
