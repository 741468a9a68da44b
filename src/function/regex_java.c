/* Translation of java.util.regex patterns to PCRE2's.
 *
 * Nothing is passed through unread: what Java does not know is refused, so that PCRE2's own
 * extensions (recursion, verbs, conditions) cannot be reached. Flags are followed by the
 * translation itself and written into what they change, because several mean other things there:
 *
 *     (?i)    ASCII letters become [xX]; with (?u) they become (?i:x)
 *     . ^ $   Java ends lines by \n, \r, \r\n, U+0085, U+2028, U+2029 (only \n under (?d))
 *     \b      separates Unicode's letters and digits (as in Java 8 to 18), whereas \w is ASCII
 *     \12     a back reference takes as many digits as there are groups so far; one to a group
 *             that never comes matches nothing
 *     a{2}{3} the second quantifier stands for itself: Java repeats an empty text by it
 *     [...]   see regex_class.c
 *
 * The parser is java.util.regex's: alternatives of sequences of quantified atoms. It runs twice
 * when a back reference stands before its group, to know how many groups there are.
 */
#include "function/regex_java.h"

#include <stdio.h>

#include "data/utf8.h"

enum { NESTING_MAX = 250, REPEAT_MAX = 65535 };

bool yl_java_fail(yl_java_regex *re, const char *text)
{
    if (re->code == YL_REGEX_OK) {
        re->code = YL_REGEX_INVALID;
        snprintf(re->fault->text, sizeof re->fault->text, "%s", text);
        re->fault->offset = (size_t)(re->p - re->begin);
    }
    return false;
}

bool yl_java_unsupported(yl_java_regex *re, const char *text)
{
    if (re->code == YL_REGEX_OK) {
        yl_java_fail(re, text);
        re->code = YL_REGEX_UNSUPPORTED;
    }
    return false;
}

/* ---- Characters ---- */

static bool is_alnum(uint32_t c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

static bool is_letter(uint32_t c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

void yl_java_put_char(yl_strbuf *out, uint32_t c)
{
    if (is_alnum(c) || c == '_')
        yl_strbuf_char(out, (char)c);
    else
        yl_strbuf_printf(out, "\\x{%x}", (unsigned)c);
}

uint32_t yl_java_take(yl_java_regex *re)
{
    uint32_t c;
    bool valid;
    re->p += yl_utf8_decode(re->p, re->end, &c, &valid);
    return c;
}

void yl_java_skip_comments(yl_java_regex *re)
{
    if ((re->flags & YL_JAVA_COMMENTS) == 0 || re->quoting)
        return;
    while (re->p < re->end) {
        char c = *re->p;
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            re->p++;
        } else if (c == '#') {
            while (re->p < re->end && *re->p != '\n' && *re->p != '\r')
                re->p++;
        } else {
            break;
        }
    }
}

void yl_java_skip_quotes(yl_java_regex *re)
{
    for (;;) {
        if (re->quoting && yl_java_at2(re, '\\', 'E'))
            re->quoting = false;
        else if (!re->quoting && yl_java_at2(re, '\\', 'Q'))
            re->quoting = true;
        else
            return;
        re->p += 2;
    }
}

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool take_hex(yl_java_regex *re, int digits, uint32_t *c)
{
    *c = 0;
    for (; digits > 0; digits--, re->p++) {
        int v = re->p < re->end ? hex_value(*re->p) : -1;
        if (v < 0)
            return yl_java_fail(re, "illegal hexadecimal escape sequence");
        *c = *c << 4 | (uint32_t)v;
    }
    return true;
}

/* \x41, \x{1f600} */
static bool take_x(yl_java_regex *re, uint32_t *c)
{
    if (!yl_java_at(re, '{'))
        return take_hex(re, 2, c);
    *c = 0;
    const char *begin = ++re->p;
    for (int v; re->p < re->end && (v = hex_value(*re->p)) >= 0; re->p++) {
        *c = *c << 4 | (uint32_t)v;
        if (*c > 0x10FFFF)
            return yl_java_fail(re, "hexadecimal codepoint is too big");
    }
    if (re->p == begin || !yl_java_at(re, '}'))
        return yl_java_fail(re, "unclosed hexadecimal escape sequence");
    re->p++;
    return true;
}

/* \u00e9, and two of them for a pair of surrogates. */
static bool take_u(yl_java_regex *re, uint32_t *c)
{
    uint32_t low;
    if (!take_hex(re, 4, c))
        return false;
    if (*c < 0xD800 || *c > 0xDFFF)
        return true;
    const char *behind = re->p;
    if (*c < 0xDC00 && yl_java_at2(re, '\\', 'u')) {
        re->p += 2;
        if (!take_hex(re, 4, &low))
            return false;
        if (low >= 0xDC00 && low <= 0xDFFF) {
            *c = 0x10000 + ((*c - 0xD800) << 10) + (low - 0xDC00);
            return true;
        }
    }
    re->p = behind;
    return yl_java_unsupported(re, "a lone surrogate");
}

/* \07, \077, \0377 */
static bool take_octal(yl_java_regex *re, uint32_t *c)
{
    int digits = 0, most = yl_java_at(re, '0') || yl_java_at(re, '1') || yl_java_at(re, '2') ||
                                   yl_java_at(re, '3')
                               ? 3
                               : 2;
    *c = 0;
    for (; digits < most && re->p < re->end && *re->p >= '0' && *re->p <= '7'; digits++)
        *c = *c << 3 | (uint32_t)(*re->p++ - '0');
    return digits > 0 || yl_java_fail(re, "illegal octal escape sequence");
}

bool yl_java_char_escape(yl_java_regex *re, uint32_t *c)
{
    static const char letters[] = "aefnrt", values[] = {7, 27, 12, 10, 13, 9};
    if (re->p == re->end)
        return yl_java_fail(re, "the pattern ends with a backslash");
    char letter = *re->p;
    const char *known = letter == '\0' ? NULL : strchr(letters, letter);
    if (known != NULL) {
        re->p++;
        *c = (uint32_t)values[known - letters];
        return true;
    }
    if (!is_alnum((unsigned char)letter)) {
        *c = yl_java_take(re);
        return true;
    }
    if (strchr("0xuc", letter) == NULL)
        return false;
    re->p++;
    switch (letter) {
    case '0':
        return take_octal(re, c);
    case 'x':
        return take_x(re, c);
    case 'u':
        return take_u(re, c);
    default:
        if (re->p == re->end)
            return yl_java_fail(re, "illegal control escape sequence");
        *c = yl_java_take(re) ^ 64;
        return true;
    }
}

static void put_literal(yl_java_regex *re, uint32_t c)
{
    yl_strbuf *out = re->out;
    bool caseless = (re->flags & YL_JAVA_CASELESS) != 0;
    if (caseless && (re->flags & YL_JAVA_UNICODE) != 0) {
        yl_strbuf_puts(out, "(?i:");
        yl_java_put_char(out, c);
        yl_strbuf_char(out, ')');
    } else if (caseless && is_letter(c)) {
        yl_strbuf_printf(out, "[%c%c]", (char)c, (char)(c ^ 0x20));
    } else {
        yl_java_put_char(out, c);
    }
}

/* ---- Assertions and escapes ---- */

#define WORD "[\\p{L}\\p{Nd}\\p{Mn}_]"

static const char *end_of_text(const yl_java_regex *re)
{
    if ((re->flags & YL_JAVA_UNIX_LINES) != 0)
        return "(?:(?=\\n?\\z))";
    return "(?:(?=\\r\\n\\z)|(?<!\\r)(?=\\n\\z)|(?=[\\r\\x{85}\\x{2028}\\x{2029}]?\\z))";
}

static const char *dollar(const yl_java_regex *re)
{
    if ((re->flags & YL_JAVA_MULTILINE) == 0)
        return end_of_text(re);
    if ((re->flags & YL_JAVA_UNIX_LINES) != 0)
        return "(?:(?=\\n)|\\z)";
    return "(?:(?<!\\r)(?=\\n)|(?=[\\r\\x{85}\\x{2028}\\x{2029}])|\\z)";
}

static const char *caret(const yl_java_regex *re)
{
    if ((re->flags & YL_JAVA_MULTILINE) == 0)
        return "(?:\\A)";
    if ((re->flags & YL_JAVA_UNIX_LINES) != 0)
        return "(?:\\A|(?<=\\n)(?!\\z))";
    return "(?:\\A|(?<=[\\n\\x{85}\\x{2028}\\x{2029}])(?!\\z)|(?<=\\r)(?!\\n)(?!\\z))";
}

static const char *dot(const yl_java_regex *re)
{
    if ((re->flags & YL_JAVA_DOTALL) != 0)
        return ".";
    return (re->flags & YL_JAVA_UNIX_LINES) != 0 ? "[^\\n]" : "[^" YL_JAVA_LINE_ENDS "]";
}

/* The reference to a group by number: re->p at its first digit. */
static void put_back_reference(yl_java_regex *re)
{
    uint32_t group = (uint32_t)(*re->p++ - '0');
    while (re->p < re->end && *re->p >= '0' && *re->p <= '9') {
        uint32_t longer = group * 10 + (uint32_t)(*re->p - '0');
        if (longer > re->groups)
            break;
        group = longer;
        re->p++;
    }
    if (group > re->groups)
        re->refers_ahead = true;
    bool caseless = (re->flags & YL_JAVA_CASELESS) != 0;
    if (re->total_groups != UINT32_MAX && group > re->total_groups)
        yl_strbuf_puts(re->out, "(?!)");
    else
        yl_strbuf_printf(re->out, re->icu ? "(?%s:\\%u)" : "(?%s:\\g{%u})", caseless ? "i" : "",
                         (unsigned)group);
}

static bool take_group_name(yl_java_regex *re, yl_str *name)
{
    const char *begin = re->p;
    while (re->p < re->end && is_alnum((unsigned char)*re->p))
        re->p++;
    *name = (yl_str){begin, (size_t)(re->p - begin)};
    if (name->size == 0 || !is_letter((unsigned char)*begin))
        return yl_java_fail(re, "capturing group name does not start with a Latin letter");
    if (!yl_java_at(re, '>'))
        return yl_java_fail(re, "named capturing group is missing trailing '>'");
    re->p++;
    /* PCRE2's limit. */
    return name->size <= 32 || yl_java_unsupported(re, "a group name of over 32 letters");
}

static bool name_is_known(const yl_java_regex *re, yl_str name)
{
    for (size_t i = 0; i < re->names.size; i++)
        if (yl_str_equal(re->names.items[i], name))
            return true;
    return false;
}

static bool put_named_reference(yl_java_regex *re)
{
    yl_str name;
    re->p++;
    if (!yl_java_at(re, '<'))
        return yl_java_fail(re, "\\k is not followed by '<' for named capturing group");
    re->p++;
    if (!take_group_name(re, &name))
        return false;
    if (!name_is_known(re, name))
        return yl_java_fail(re, "named capturing group does not exist");
    bool caseless = (re->flags & YL_JAVA_CASELESS) != 0;
    yl_strbuf_printf(re->out, caseless ? "(?i:\\k<%.*s>)" : "\\k<%.*s>", YL_STR_ARGS(name));
    return true;
}

/* What one letter behind a backslash stands for; NULL: something else. */
static const char *simple_escape(const yl_java_regex *re, char letter)
{
    switch (letter) {
    case 'A':
        return "(?:\\A)";
    case 'b':
        return "(?:(?<=" WORD ")(?!" WORD ")|(?<!" WORD ")(?=" WORD "))";
    case 'B':
        return "(?:(?<=" WORD ")(?=" WORD ")|(?<!" WORD ")(?!" WORD "))";
    case 'G':
        return "(?:\\G)";
    case 'z':
        return "(?:\\z)";
    case 'Z':
        return end_of_text(re);
    case 'R':
        /* PCRE2's own is atomic. */
        return "(?:\\r\\n|[\\n\\x{0b}\\f\\r\\x{85}\\x{2028}\\x{2029}])";
    case 'X':
        return "\\X";
    default:
        return NULL;
    }
}

static bool put_property(yl_java_regex *re, bool negated)
{
    yl_strbuf members = {0};
    bool ok = yl_java_property(re, &members);
    yl_strbuf_printf(re->out, "[%s%s]", negated ? "^" : "", yl_strbuf_text(&members));
    re->out->oom |= members.oom;
    yl_strbuf_clear(&members);
    return ok;
}

static bool escape(yl_java_regex *re)
{
    uint32_t c;
    re->p++;
    if (yl_java_char_escape(re, &c)) {
        put_literal(re, c);
        return true;
    }
    if (re->code != YL_REGEX_OK)
        return false;
    char letter = *re->p;
    if (letter >= '1' && letter <= '9') {
        put_back_reference(re);
        return true;
    }
    bool negated;
    const char *members = yl_java_shorthand(letter, &negated);
    if (members != NULL) {
        re->p++;
        yl_strbuf_printf(re->out, "[%s%s]", negated ? "^" : "", members);
        return true;
    }
    if (letter == 'p' || letter == 'P') {
        re->p++;
        return put_property(re, letter == 'P');
    }
    if (letter == 'k')
        return put_named_reference(re);
    if (letter == 'N' || (letter == 'b' && re->end - re->p > 2 && memcmp(re->p, "b{g", 3) == 0))
        return yl_java_unsupported(re, "\\N{...} and \\b{g}");
    const char *text = simple_escape(re, letter);
    if (text == NULL)
        return yl_java_fail(re, "illegal or unsupported escape sequence");
    re->p++;
    yl_strbuf_puts(re->out, text);
    return true;
}

/* ---- Groups ---- */

static bool alternatives(yl_java_regex *re);

static uint32_t flag_of(char c)
{
    switch (c) {
    case 'i':
        return YL_JAVA_CASELESS;
    case 'u':
        return YL_JAVA_UNICODE;
    case 'm':
        return YL_JAVA_MULTILINE;
    case 's':
        return YL_JAVA_DOTALL;
    case 'x':
        return YL_JAVA_COMMENTS;
    case 'd':
        return YL_JAVA_UNIX_LINES;
    default:
        return 0;
    }
}

/* "i-x:" or "i-x)" behind "(?". *alone: without a body. */
static bool take_flags(yl_java_regex *re, bool *alone)
{
    bool off = false;
    for (; re->p < re->end; re->p++) {
        char c = *re->p;
        if (c == ')' || c == ':') {
            *alone = c == ')';
            re->p++;
            return true;
        }
        if (c == 'U')
            return yl_java_unsupported(re, "(?U)");
        uint32_t flag = flag_of(c);
        if (c == '-' && !off)
            off = true;
        else if (flag == 0)
            return yl_java_fail(re, "unknown inline modifier");
        else if (off)
            re->flags &= ~flag;
        else
            re->flags |= flag;
    }
    return yl_java_fail(re, "unknown inline modifier");
}

static bool named_group(yl_java_regex *re)
{
    yl_str name;
    if (!take_group_name(re, &name))
        return false;
    if (name_is_known(re, name))
        return yl_java_fail(re, "named capturing group is already defined");
    if (!yl_list_push(&re->names, name)) {
        re->out->oom = true;
        return false;
    }
    re->groups++;
    yl_strbuf_printf(re->out, "(?<%.*s>", YL_STR_ARGS(name));
    return true;
}

/* What follows "(?". *alone: a setting of flags that opens no group. */
static bool open_special(yl_java_regex *re, bool *alone)
{
    static const char *const openings[] = {":", "=", "!", ">", "<=", "<!"};
    for (size_t i = 0; i < sizeof openings / sizeof openings[0]; i++) {
        size_t size = strlen(openings[i]);
        if ((size_t)(re->end - re->p) < size || memcmp(re->p, openings[i], size) != 0)
            continue;
        re->p += size;
        yl_strbuf_printf(re->out, "(?%s", openings[i]);
        return true;
    }
    if (yl_java_at(re, '<')) {
        re->p++;
        return named_group(re);
    }
    if (!take_flags(re, alone))
        return false;
    if (!*alone)
        yl_strbuf_puts(re->out, "(?:");
    return true;
}

/* *empty: nothing that a quantifier could follow was written. */
static bool group(yl_java_regex *re, bool *empty)
{
    uint32_t flags = re->flags;
    bool alone = false;
    re->p++;
    if (yl_java_at(re, '?')) {
        re->p++;
        if (!open_special(re, &alone))
            return false;
    } else {
        re->groups++;
        yl_strbuf_char(re->out, '(');
    }
    *empty = alone;
    if (alone)
        return true;
    if (++re->depth > NESTING_MAX)
        return yl_java_unsupported(re, "groups are nested too deeply");
    if (!alternatives(re))
        return false;
    re->depth--;
    re->flags = flags;
    if (!yl_java_at(re, ')'))
        return yl_java_fail(re, "unclosed group");
    re->p++;
    yl_strbuf_char(re->out, ')');
    return true;
}

/* ---- Quantifiers and sequences ---- */

static bool take_count(yl_java_regex *re, uint32_t *count)
{
    *count = 0;
    const char *begin = re->p;
    for (; re->p < re->end && *re->p >= '0' && *re->p <= '9'; re->p++) {
        *count = *count * 10 + (uint32_t)(*re->p - '0');
        if (*count > REPEAT_MAX)
            return yl_java_unsupported(re, "more than 65535 repetitions");
    }
    return re->p > begin || yl_java_fail(re, "illegal repetition");
}

static bool repetition(yl_java_regex *re)
{
    uint32_t low, high;
    re->p++;
    if (!take_count(re, &low))
        return false;
    yl_strbuf_printf(re->out, "{%u", (unsigned)low);
    if (yl_java_at(re, ',')) {
        re->p++;
        yl_strbuf_char(re->out, ',');
        if (!yl_java_at(re, '}')) {
            if (!take_count(re, &high))
                return false;
            if (high < low)
                return yl_java_fail(re, "illegal repetition range");
            yl_strbuf_printf(re->out, "%u", (unsigned)high);
        }
    }
    if (!yl_java_at(re, '}'))
        return yl_java_fail(re, "unclosed counted closure");
    re->p++;
    yl_strbuf_char(re->out, '}');
    return true;
}

/* An optional quantifier behind an atom. */
static bool quantifier(yl_java_regex *re)
{
    yl_java_skip_comments(re);
    if (re->p == re->end)
        return true;
    char c = *re->p;
    if (c == '*' || c == '+' || c == '?') {
        re->p++;
        yl_strbuf_char(re->out, c);
    } else if (c != '{') {
        return true;
    } else if (!repetition(re)) {
        return false;
    }
    if (yl_java_at(re, '?') || yl_java_at(re, '+'))
        yl_strbuf_char(re->out, *re->p++);
    return true;
}

/* One atom; *empty when nothing was written. */
static bool atom(yl_java_regex *re, bool *empty)
{
    *empty = false;
    if (re->quoting) {
        put_literal(re, yl_java_take(re));
        yl_java_skip_quotes(re);
        return true;
    }
    switch (*re->p) {
    case '(':
        return group(re, empty);
    case '[':
        return yl_java_class(re);
    case '\\':
        return escape(re);
    case '.':
        yl_strbuf_puts(re->out, dot(re));
        break;
    case '^':
        yl_strbuf_puts(re->out, caret(re));
        break;
    case '$':
        yl_strbuf_puts(re->out, dollar(re));
        break;
    case '*':
    case '+':
    case '?':
        return yl_java_fail(re, "dangling meta character");
    case '{':
        yl_strbuf_puts(re->out, "(?:)");
        return true;
    default:
        put_literal(re, yl_java_take(re));
        return true;
    }
    re->p++;
    return true;
}

/* Up to ')' or the end, neither taken. */
static bool alternatives(yl_java_regex *re)
{
    for (;;) {
        bool empty;
        yl_java_skip_quotes(re);
        yl_java_skip_comments(re);
        if (re->p == re->end || (!re->quoting && *re->p == ')'))
            return true;
        if (!re->quoting && *re->p == '|') {
            re->p++;
            yl_strbuf_char(re->out, '|');
            continue;
        }
        if (!atom(re, &empty))
            return false;
        if (!empty && !re->quoting && !quantifier(re))
            return false;
    }
}

static yl_regex_code pass(yl_java_regex *re)
{
    if (alternatives(re) && re->p < re->end)
        yl_java_fail(re, "unmatched closing ')'");
    if (re->out->oom)
        re->code = YL_REGEX_MEMORY;
    yl_list_clear(&re->names);
    return re->code;
}

yl_regex_code yl_regex_translate(yl_str pattern, bool icu, yl_strbuf *out, yl_regex_fault *fault)
{
    yl_java_regex first = {.begin = pattern.data,
                           .p = pattern.data,
                           .end = pattern.data + pattern.size,
                           .out = out,
                           .icu = icu,
                           .total_groups = UINT32_MAX,
                           .fault = fault};
    yl_java_regex re = first;
    yl_strbuf_reset(out);
    if (pass(&re) == YL_REGEX_OK && re.refers_ahead) {
        uint32_t groups = re.groups;
        yl_strbuf_reset(out);
        re = first;
        re.total_groups = groups;
        pass(&re);
    }
    return re.code;
}

bool yl_regex_is_literal(yl_str pattern, yl_strbuf *out)
{
    yl_strbuf_reset(out);
    for (size_t i = 0; i < pattern.size; i++) {
        char c = pattern.data[i];
        if (c == '\\') {
            if (++i == pattern.size || is_alnum((unsigned char)pattern.data[i]) ||
                (unsigned char)pattern.data[i] >= 0x80)
                return false;
            c = pattern.data[i];
        } else if (strchr("^$.|?*+()[{", c) != NULL && c != '\0') {
            return false;
        }
        yl_strbuf_char(out, c);
    }
    return true;
}
