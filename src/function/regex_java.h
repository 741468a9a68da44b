/* How the translation of regular expressions is divided: regex_java.c has atoms, groups and
 * quantifiers, regex_class.c character classes, regex_property.c the names within \p{...}. */
#ifndef YL_FUNCTION_REGEX_JAVA_H
#define YL_FUNCTION_REGEX_JAVA_H

#include "base/list.h"
#include "function/regex.h"

enum {
    YL_JAVA_CASELESS = 1,   /* (?i) */
    YL_JAVA_UNICODE = 2,    /* (?u): caseless beyond ASCII */
    YL_JAVA_MULTILINE = 4,  /* (?m) */
    YL_JAVA_DOTALL = 8,     /* (?s) */
    YL_JAVA_COMMENTS = 16,  /* (?x) */
    YL_JAVA_UNIX_LINES = 32 /* (?d) */
};

/* Characters that end a line for '.', '^' and '$'. */
#define YL_JAVA_LINE_ENDS "\\n\\r\\x{85}\\x{2028}\\x{2029}"

typedef struct yl_java_regex {
    const char *begin, *p, *end;
    yl_strbuf *out;
    uint32_t flags;
    uint32_t groups;       /* capturing groups so far */
    uint32_t total_groups; /* of the whole pattern, in the second pass; else UINT32_MAX */
    bool refers_ahead;     /* a back reference to a group that has not begun */
    bool quoting;          /* between \Q and \E */
    bool icu;              /* write ICU's syntax, not PCRE2's */
    uint32_t depth;
    YL_LIST(yl_str) names;
    yl_regex_code code;
    yl_regex_fault *fault;
} yl_java_regex;

/* Both return false, so that `return yl_java_fail(...)` reads well. The first failure stays. */
bool yl_java_fail(yl_java_regex *re, const char *text);
bool yl_java_unsupported(yl_java_regex *re, const char *text);

/* Skips white space and #... of (?x); does nothing without it or between \Q and \E. */
void yl_java_skip_comments(yl_java_regex *re);
/* Enters \Q and leaves \E; after it, re->quoting tells how to read the next character. */
void yl_java_skip_quotes(yl_java_regex *re);
/* The code point at re->p, which is behind it afterwards. */
uint32_t yl_java_take(yl_java_regex *re);
static inline bool yl_java_at(const yl_java_regex *re, char c)
{
    return re->p < re->end && *re->p == c;
}
static inline bool yl_java_at2(const yl_java_regex *re, char c, char d)
{
    return re->p + 1 < re->end && re->p[0] == c && re->p[1] == d;
}

/* An escape that stands for one character (\t, \x41, \u00e9, \.), re->p behind the backslash.
 * False without a failure when it is of another kind; re->p is then unchanged. */
bool yl_java_char_escape(yl_java_regex *re, uint32_t *c);

/* Appends one character as PCRE2 reads it literally, in and outside of classes. */
void yl_java_put_char(yl_strbuf *out, uint32_t c);

/* regex_class.c: from '[' to its ']'. */
bool yl_java_class(yl_java_regex *re);
/* The predefined class of \d, \W and the like as members of a class ("0-9"), and whether the
 * letter negates it; NULL when the letter is none. */
const char *yl_java_shorthand(char letter, bool *negated);
/* regex_property.c: re->p behind "\p" or "\P". Appends members of a class ("\p{Lu}", "a-z") that
 * stand for the property; *negated when the name itself is a negation. */
bool yl_java_property(yl_java_regex *re, yl_strbuf *members);

#endif
