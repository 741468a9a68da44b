/* Regular expressions with the meaning that java.util.regex gives them.
 *
 *     yl_regex *re; yl_regex_fault fault;
 *     YL_TRY(yl_regex_new(pattern, &re, &fault, err));
 *     if (re == NULL) ...                       // Java would refuse the pattern: fault.text
 *     yl_regex_scan scan = {.subject = s};
 *     for (;;) {
 *         YL_TRY(yl_regex_next(re, &scan, err));        // Java's Matcher.find
 *         if (!scan.found) break;
 *         yl_regex_group(re, s, 1, &group);
 *     }
 *     yl_regex_free(re);
 *
 * A pattern is translated to one of PCRE2 (regex_java.c), which matches with its JIT compiler.
 * Look-behind without a fixed length and blocks of Unicode go to ICU (regex_icu.c), which is
 * slower. What Java takes and neither of them does is an UNSUPPORTED error. A pattern without any
 * operator is searched as a plain text.
 *
 * Matching is bounded: a pattern that backtracks without end fails with BUDGET, it never hangs.
 * A yl_regex holds the groups of its last match, so it is used by one thread at a time.
 */
#ifndef YL_FUNCTION_REGEX_H
#define YL_FUNCTION_REGEX_H

#include "base/error.h"
#include "base/str.h"
#include "base/strbuf.h"

typedef struct yl_regex yl_regex;

/* Why Java would throw a PatternSyntaxException. */
typedef struct yl_regex_fault {
    char text[120];
    size_t offset; /* in bytes of the pattern */
} yl_regex_fault;

yl_status yl_regex_new(yl_str pattern, yl_regex **out, yl_regex_fault *fault, yl_error *err);
void yl_regex_free(yl_regex *re);
/* Capturing groups, without group 0. */
uint32_t yl_regex_groups(const yl_regex *re);

/* Looks for the first match that begins at byte `from` or behind. */
yl_status yl_regex_find(yl_regex *re, yl_str s, size_t from, bool *found, yl_error *err);
/* Does the whole text match? */
yl_status yl_regex_matches(yl_regex *re, yl_str s, bool *found, yl_error *err);
/* A group of the last match in `s`; false when the group took no part in it. */
bool yl_regex_group(const yl_regex *re, yl_str s, uint32_t group, yl_str *out);

/* All matches, one after the other. */
typedef struct yl_regex_scan {
    yl_str subject;
    size_t from; /* where the next search begins */
    bool found, done;
    size_t begin, end; /* of the match found */
} yl_regex_scan;
yl_status yl_regex_next(yl_regex *re, yl_regex_scan *scan, yl_error *err);

/* ---- Patterns that differ from row to row ---- */

enum { YL_REGEX_CACHE = 16 };

typedef struct yl_regex_slot {
    char *pattern;
    size_t size;
    bool used;
    yl_regex *re; /* NULL: Java refuses it */
    yl_regex_fault fault;
} yl_regex_slot;

/* All zero is an empty cache. */
typedef struct yl_regex_cache {
    yl_regex_slot slots[YL_REGEX_CACHE];
    yl_regex_slot *last;
} yl_regex_cache;

void yl_regex_cache_clear(yl_regex_cache *cache);
/* The compiled pattern, which stays the cache's; NULL when Java refuses it. */
yl_status yl_regex_cached(yl_regex_cache *cache, yl_str pattern, yl_regex **out,
                          const yl_regex_fault **fault, yl_error *err);

/* ---- regex_java.c ---- */

typedef enum yl_regex_code {
    YL_REGEX_OK,
    YL_REGEX_INVALID,     /* fault says why */
    YL_REGEX_UNSUPPORTED, /* fault says what */
    YL_REGEX_MEMORY,
} yl_regex_code;

/* Writes the pattern in PCRE2's syntax to `out`, for the options UTF and DOTALL, or in ICU's, for
 * the option DOTALL. UNSUPPORTED for PCRE2 may still be good for ICU. */
yl_regex_code yl_regex_translate(yl_str pattern, bool icu, yl_strbuf *out, yl_regex_fault *fault);
/* True if the pattern is a plain text, which is then put into `out`. */
bool yl_regex_is_literal(yl_str pattern, yl_strbuf *out);

/* ---- regex_icu.c: the same with ICU ---- */

typedef struct yl_regex_icu yl_regex_icu;

/* YL_OK and *out NULL when ICU refuses the pattern. */
yl_status yl_regex_icu_new(yl_str translated, yl_regex_icu **out, yl_error *err);
void yl_regex_icu_free(yl_regex_icu *re);
uint32_t yl_regex_icu_groups(const yl_regex_icu *re);
yl_status yl_regex_icu_find(yl_regex_icu *re, yl_str s, size_t from, bool *found, yl_error *err);
yl_status yl_regex_icu_matches(yl_regex_icu *re, yl_str s, bool *found, yl_error *err);
bool yl_regex_icu_group(const yl_regex_icu *re, yl_str s, uint32_t group, yl_str *out);

#endif
