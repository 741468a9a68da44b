/* Character classes of Java: unions, intersections and negations, nested at will.
 *
 *     [a-z&&[^b]x]   ->   (?:(?=[a-z])(?:(?!b)...|x))
 *
 * PCRE2 has no operations on classes, but each of them is a pattern that takes one character:
 *
 *     union           (?:A|B)            members of one level go into one plain [...] first
 *     intersection    (?:(?=A)B)
 *     negation        (?:(?!A).)         or [^...] when A is plain
 *
 * Grammar, as java.util.regex reads it:
 *
 *     class = '[' '^'? union { '&&' union } ']'
 *     union = { class | range | character | escape }
 */
#include "data/utf8.h"
#include "function/regex_java.h"

enum { DEPTH_MAX = 100 };

/* One union: `members` of a plain class, and alternatives that are more than that. */
typedef struct operand {
    yl_strbuf members;
    yl_strbuf others; /* "|A|B" */
} operand;

static void clear(operand *o)
{
    yl_strbuf_clear(&o->members);
    yl_strbuf_clear(&o->others);
}

const char *yl_java_shorthand(char letter, bool *negated)
{
    *negated = letter >= 'A' && letter <= 'Z';
    switch (letter | 0x20) {
    case 'd':
        return "0-9";
    case 'w':
        return "a-zA-Z0-9_";
    case 's':
        return "\\x{20}\\t\\n\\x{0b}\\f\\r";
    case 'h':
        return "\\x{20}\\t\\x{a0}\\x{1680}\\x{180e}\\x{2000}-\\x{200a}\\x{202f}\\x{205f}\\x{3000}";
    case 'v':
        return "\\n\\x{0b}\\f\\r\\x{85}\\x{2028}\\x{2029}";
    default:
        return NULL;
    }
}

/* ---- Members ---- */

static void put_range(yl_strbuf *out, uint32_t low, uint32_t high)
{
    yl_java_put_char(out, low);
    if (low == high)
        return;
    yl_strbuf_char(out, '-');
    yl_java_put_char(out, high);
}

/* Adds a range; under (?i) without (?u) with the other case of its ASCII letters. */
static void add_range(yl_java_regex *re, operand *o, uint32_t low, uint32_t high)
{
    put_range(&o->members, low, high);
    if ((re->flags & (YL_JAVA_CASELESS | YL_JAVA_UNICODE)) != YL_JAVA_CASELESS)
        return;
    uint32_t a = low > 'a' ? low : 'a', z = high < 'z' ? high : 'z';
    if (a <= z)
        put_range(&o->members, a - 32, z - 32);
    a = low > 'A' ? low : 'A';
    z = high < 'Z' ? high : 'Z';
    if (a <= z)
        put_range(&o->members, a + 32, z + 32);
}

static void add_members(operand *o, const char *members, bool negated)
{
    if (negated)
        yl_strbuf_printf(&o->others, "|[^%s]", members);
    else
        yl_strbuf_puts(&o->members, members);
}

static bool add_property(yl_java_regex *re, operand *o, bool negated)
{
    yl_strbuf members = {0};
    bool ok = yl_java_property(re, &members);
    if (ok)
        add_members(o, yl_strbuf_text(&members), negated);
    if (members.oom)
        o->members.oom = true;
    yl_strbuf_clear(&members);
    return ok;
}

/* One character or an escape that stands for one; *is_char false when the escape was a class,
 * which has been added. */
static bool take_member(yl_java_regex *re, operand *o, uint32_t *c, bool *is_char)
{
    *is_char = true;
    if (re->quoting || !yl_java_at(re, '\\')) {
        *c = yl_java_take(re);
        return true;
    }
    re->p++;
    if (yl_java_char_escape(re, c))
        return true;
    if (re->code != YL_REGEX_OK)
        return false;
    *is_char = false;
    bool negated;
    char letter = *re->p;
    const char *members = yl_java_shorthand(letter, &negated);
    if (members != NULL) {
        re->p++;
        add_members(o, members, negated);
        return true;
    }
    if (letter == 'p' || letter == 'P') {
        re->p++;
        return add_property(re, o, letter == 'P');
    }
    return yl_java_fail(re, "illegal or unsupported escape sequence");
}

static bool range_follows(const yl_java_regex *re)
{
    return !re->quoting && re->p + 1 < re->end && re->p[0] == '-' && re->p[1] != '[' &&
           re->p[1] != ']';
}

static bool take_range(yl_java_regex *re, operand *o)
{
    uint32_t low, high;
    bool is_char;
    if (!take_member(re, o, &low, &is_char))
        return false;
    if (!is_char)
        return true;
    yl_java_skip_quotes(re);
    yl_java_skip_comments(re);
    if (!range_follows(re)) {
        add_range(re, o, low, low);
        return true;
    }
    re->p++;
    yl_java_skip_quotes(re);
    yl_java_skip_comments(re);
    if (re->p == re->end)
        return yl_java_fail(re, "unclosed character class");
    if (!take_member(re, o, &high, &is_char))
        return false;
    if (!is_char || high < low)
        return yl_java_fail(re, "illegal character range");
    add_range(re, o, low, high);
    return true;
}

/* ---- Operators ---- */

/* Appends the pattern of a union. */
static void put_operand(yl_strbuf *out, const operand *o)
{
    if (o->members.oom || o->others.oom) {
        out->oom = true;
        return;
    }
    if (o->others.size == 0) {
        yl_strbuf_printf(out, "[%s]", yl_strbuf_text(&o->members));
        return;
    }
    yl_strbuf_puts(out, "(?:");
    if (o->members.size > 0)
        yl_strbuf_printf(out, "[%s]", yl_strbuf_text(&o->members));
    yl_strbuf_puts(out, yl_strbuf_text(&o->others) + (o->members.size == 0));
    yl_strbuf_char(out, ')');
}

static bool class_body(yl_java_regex *re, yl_strbuf *out);

/* Members up to ']' or '&&'. */
static bool take_union(yl_java_regex *re, operand *o, bool first)
{
    for (;; first = false) {
        yl_java_skip_quotes(re);
        yl_java_skip_comments(re);
        if (o->members.oom || o->others.oom) {
            re->out->oom = true;
            return false;
        }
        if (re->p == re->end)
            return yl_java_fail(re, "unclosed character class");
        bool any = o->members.size > 0 || o->others.size > 0;
        if (!re->quoting) {
            if (yl_java_at2(re, '&', '&') || (*re->p == ']' && (any || !first)))
                return true;
            if (*re->p == '[') {
                yl_strbuf nested = {0};
                re->p++;
                bool ok = class_body(re, &nested);
                yl_strbuf_printf(&o->others, "|%s", yl_strbuf_text(&nested));
                o->others.oom |= nested.oom;
                yl_strbuf_clear(&nested);
                if (!ok)
                    return false;
                continue;
            }
        }
        if (!take_range(re, o))
            return false;
    }
}

/* Takes the unions between '&&' and the ']'. */
static bool take_operands(yl_java_regex *re, yl_strbuf *whole, bool *plain)
{
    *plain = true;
    for (bool first = true;; first = false) {
        operand o = {0};
        bool ok = take_union(re, &o, first);
        bool more = ok && !re->quoting && yl_java_at2(re, '&', '&');
        bool empty = o.members.size == 0 && o.others.size == 0;
        if (ok && !empty) {
            if (more) {
                yl_strbuf_puts(whole, "(?=");
                put_operand(whole, &o);
                yl_strbuf_char(whole, ')');
            } else {
                put_operand(whole, &o);
            }
        } else if (ok && !more && whole->size > 0) {
            yl_strbuf_char(whole, '.'); /* "a&&]": the last operand is empty and counts not */
        }
        *plain = *plain && !more && o.others.size == 0;
        clear(&o);
        if (!ok)
            return false;
        if (!more)
            return true;
        *plain = false;
        re->p += 2;
    }
}

/* Behind '[': appends a pattern that takes one character. */
static bool class_body(yl_java_regex *re, yl_strbuf *out)
{
    yl_strbuf whole = {0};
    bool plain, negated = false;
    if (++re->depth > DEPTH_MAX)
        return yl_java_unsupported(re, "too many nested classes");
    yl_java_skip_comments(re);
    if (!re->quoting && yl_java_at(re, '^')) {
        negated = true;
        re->p++;
    }
    bool ok = take_operands(re, &whole, &plain);
    if (ok) {
        re->p++; /* the ']' */
        const char *text = yl_strbuf_text(&whole);
        if (whole.oom)
            out->oom = true;
        else if (plain && negated)
            yl_strbuf_printf(out, "[^%s", text + 1);
        else if (plain)
            yl_strbuf_puts(out, text);
        else if (negated)
            yl_strbuf_printf(out, "(?:(?!%s).)", text);
        else
            yl_strbuf_printf(out, "(?:%s)", text);
    }
    yl_strbuf_clear(&whole);
    re->depth--;
    return ok;
}

bool yl_java_class(yl_java_regex *re)
{
    bool unicode =
        (re->flags & (YL_JAVA_CASELESS | YL_JAVA_UNICODE)) == (YL_JAVA_CASELESS | YL_JAVA_UNICODE);
    re->p++;
    if (unicode)
        yl_strbuf_puts(re->out, "(?i:");
    if (!class_body(re, re->out))
        return false;
    if (unicode)
        yl_strbuf_char(re->out, ')');
    return true;
}
