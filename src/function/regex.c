/* Compiling and matching by PCRE2, or by those that it is handed on to; see regex.h. What patterns
 * mean is settled in regex_java.c. */
#include "function/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/mem.h"
#include "data/hash.h"
#include "data/utf8.h"
#include "function/text_find.h"

enum {
    MATCH_LIMIT = 10000000,     /* backtracking steps of one match, some tenths of a second */
    HEAP_LIMIT_KIB = 64 * 1024, /* of the interpreter */
    JIT_STACK_MIN = 64 * 1024,
    JIT_STACK_MAX = 4 * 1024 * 1024,
};

struct yl_regex {
    char *literal; /* or NULL */
    size_t literal_size;
    size_t literal_at; /* its last match */
    yl_regex_icu *icu; /* or NULL */
    pcre2_code *code;
    pcre2_match_data *match;
    pcre2_match_context *context;
    pcre2_jit_stack *stack; /* made when the machine's stack was too small */
    uint32_t groups;
};

static void *take(size_t size, void *arg)
{
    (void)arg;
    return yl_malloc(size);
}

static void give(void *p, void *arg)
{
    (void)arg;
    yl_free(p);
}

void yl_regex_free(yl_regex *re)
{
    if (re == NULL)
        return;
    yl_free(re->literal);
    yl_regex_icu_free(re->icu);
    pcre2_match_data_free(re->match);
    pcre2_match_context_free(re->context);
    pcre2_jit_stack_free(re->stack);
    pcre2_code_free(re->code);
    yl_free(re);
}

static yl_status refuse_pattern(const char *reason, yl_str pattern, yl_error *err)
{
    return YL_FAIL(err, UNSUPPORTED, "the regular expression '%.*s' is not supported: %s",
                   (int)(pattern.size < 200 ? pattern.size : 200), pattern.data, reason);
}

/* Leaves re->code NULL, with *code the reason, when PCRE2 refuses the pattern. */
static yl_status compile(yl_regex *re, yl_str translated, int *code, yl_error *err)
{
    PCRE2_SIZE at;
    PCRE2_SPTR text = (PCRE2_SPTR)(translated.size == 0 ? "" : translated.data);
    *code = PCRE2_ERROR_HEAP_FAILED;
    pcre2_general_context *general = pcre2_general_context_create(take, give, NULL);
    pcre2_compile_context *how = general == NULL ? NULL : pcre2_compile_context_create(general);
    if (how != NULL)
        re->code = pcre2_compile(text, translated.size,
                                 PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | PCRE2_DOTALL |
                                     PCRE2_NEVER_BACKSLASH_C,
                                 code, &at, how);
    bool memory = re->code == NULL && *code == PCRE2_ERROR_HEAP_FAILED;
    if (re->code != NULL) {
        re->match = pcre2_match_data_create_from_pattern(re->code, general);
        re->context = pcre2_match_context_create(general);
        memory = re->match == NULL || re->context == NULL;
    }
    pcre2_compile_context_free(how);
    pcre2_general_context_free(general);
    if (memory)
        return YL_FAIL_MEMORY(err);
    if (re->code == NULL)
        return YL_OK;
    pcre2_set_match_limit(re->context, MATCH_LIMIT);
    pcre2_set_heap_limit(re->context, HEAP_LIMIT_KIB);
    pcre2_pattern_info(re->code, PCRE2_INFO_CAPTURECOUNT, &re->groups);
    /* Without JIT, where memory must not be executable, the interpreter does. */
    pcre2_jit_compile(re->code, PCRE2_JIT_COMPLETE);
    return YL_OK;
}

/* Hands the pattern on to ICU. */
static yl_status compile_icu(yl_regex *re, yl_str pattern, yl_strbuf *text, const char *reason,
                             yl_error *err)
{
    yl_regex_fault fault;
    yl_regex_code code = yl_regex_translate(pattern, true, text, &fault);
    if (code == YL_REGEX_MEMORY)
        return YL_FAIL_MEMORY(err);
    if (code == YL_REGEX_OK)
        YL_TRY(yl_regex_icu_new(yl_strbuf_view(text), &re->icu, err));
    if (re->icu == NULL)
        return refuse_pattern(reason, pattern, err);
    re->groups = yl_regex_icu_groups(re->icu);
    return YL_OK;
}

static yl_status make(yl_regex *re, yl_str pattern, yl_strbuf *text, yl_regex_fault *fault,
                      bool *valid, yl_error *err)
{
    *valid = true;
    if (yl_regex_is_literal(pattern, text)) {
        re->literal = yl_malloc(text->size + 1);
        if (re->literal == NULL || text->oom)
            return YL_FAIL_MEMORY(err);
        if (text->size > 0)
            memcpy(re->literal, text->data, text->size);
        re->literal_size = text->size;
        return YL_OK;
    }
    int code;
    char reason[160] = "";
    switch (yl_regex_translate(pattern, false, text, fault)) {
    case YL_REGEX_OK:
        YL_TRY(compile(re, yl_strbuf_view(text), &code, err));
        if (re->code != NULL)
            return YL_OK;
        pcre2_get_error_message(code, (PCRE2_UCHAR *)reason, sizeof reason);
        return compile_icu(re, pattern, text, reason, err);
    case YL_REGEX_INVALID:
        *valid = false;
        return YL_OK;
    case YL_REGEX_UNSUPPORTED:
        return compile_icu(re, pattern, text, fault->text, err);
    default:
        return YL_FAIL_MEMORY(err);
    }
}

yl_status yl_regex_new(yl_str pattern, yl_regex **out, yl_regex_fault *fault, yl_error *err)
{
    yl_strbuf text = {0};
    bool valid = true;
    *out = NULL;
    yl_regex *re = yl_calloc(1, sizeof *re);
    yl_status status =
        re == NULL ? YL_FAIL_MEMORY(err) : make(re, pattern, &text, fault, &valid, err);
    yl_strbuf_clear(&text);
    if (status != YL_OK || !valid) {
        yl_regex_free(re);
        return status;
    }
    *out = re;
    return YL_OK;
}

uint32_t yl_regex_groups(const yl_regex *re)
{
    return re->groups;
}

/* ---- Matching ---- */

static yl_status match(yl_regex *re, yl_str s, size_t from, uint32_t options, bool *found,
                       yl_error *err)
{
    PCRE2_SPTR subject = (PCRE2_SPTR)(s.size == 0 ? "" : s.data);
    for (;;) {
        int code = pcre2_match(re->code, subject, s.size, from, options, re->match, re->context);
        *found = code >= 0;
        if (code >= 0 || code == PCRE2_ERROR_NOMATCH)
            return YL_OK;
        if (code == PCRE2_ERROR_NOMEMORY)
            return YL_FAIL_MEMORY(err);
        if (code == PCRE2_ERROR_JIT_STACKLIMIT && re->stack == NULL) {
            re->stack = pcre2_jit_stack_create(JIT_STACK_MIN, JIT_STACK_MAX, NULL);
            if (re->stack == NULL)
                return YL_FAIL_MEMORY(err);
            pcre2_jit_stack_assign(re->context, NULL, re->stack);
            continue;
        }
        char reason[160] = "";
        pcre2_get_error_message(code, (PCRE2_UCHAR *)reason, sizeof reason);
        return YL_FAIL(err, BUDGET, "a regular expression backtracked too far (%s)", reason);
    }
}

yl_status yl_regex_find(yl_regex *re, yl_str s, size_t from, bool *found, yl_error *err)
{
    if (re->icu != NULL)
        return yl_regex_icu_find(re->icu, s, from, found, err);
    if (re->literal == NULL)
        return match(re, s, from, 0, found, err);
    const char *hit = s.data + from;
    if (re->literal_size > 0)
        hit = yl_text_find((yl_str){s.data + from, s.size - from},
                           (yl_str){re->literal, re->literal_size});
    *found = hit != NULL;
    re->literal_at = hit == NULL ? 0 : (size_t)(hit - s.data);
    return YL_OK;
}

yl_status yl_regex_matches(yl_regex *re, yl_str s, bool *found, yl_error *err)
{
    if (re->icu != NULL)
        return yl_regex_icu_matches(re->icu, s, found, err);
    if (re->literal == NULL)
        return match(re, s, 0, PCRE2_ANCHORED | PCRE2_ENDANCHORED, found, err);
    *found = yl_str_equal(s, (yl_str){re->literal, re->literal_size});
    re->literal_at = 0;
    return YL_OK;
}

bool yl_regex_group(const yl_regex *re, yl_str s, uint32_t group, yl_str *out)
{
    if (re->literal != NULL) {
        *out = (yl_str){s.data + re->literal_at, re->literal_size};
        return group == 0;
    }
    if (re->icu != NULL)
        return group <= re->groups && yl_regex_icu_group(re->icu, s, group, out);
    const PCRE2_SIZE *places = pcre2_get_ovector_pointer(re->match);
    if (group > re->groups || places[2 * group] == PCRE2_UNSET)
        return false;
    *out = (yl_str){s.data + places[2 * group], places[2 * group + 1] - places[2 * group]};
    return true;
}

yl_status yl_regex_next(yl_regex *re, yl_regex_scan *scan, yl_error *err)
{
    yl_str s = scan->subject, whole;
    scan->found = false;
    if (scan->done)
        return YL_OK;
    YL_TRY(yl_regex_find(re, s, scan->from, &scan->found, err));
    if (!scan->found) {
        scan->done = true;
        return YL_OK;
    }
    yl_regex_group(re, s, 0, &whole);
    scan->begin = (size_t)(whole.data - s.data);
    scan->end = scan->begin + whole.size;
    scan->from = scan->end;
    if (whole.size == 0) {
        /* The next search begins one character further. */
        if (scan->end >= s.size)
            scan->done = true;
        else
            scan->from += yl_utf8_size((unsigned char)s.data[scan->end]);
        if (scan->from > s.size)
            scan->from = s.size;
    }
    return YL_OK;
}

/* ---- Cache ---- */

static void clear_slot(yl_regex_slot *slot)
{
    yl_free(slot->pattern);
    yl_regex_free(slot->re);
    *slot = (yl_regex_slot){0};
}

void yl_regex_cache_clear(yl_regex_cache *cache)
{
    for (int i = 0; i < YL_REGEX_CACHE; i++)
        clear_slot(&cache->slots[i]);
    cache->last = NULL;
}

static bool slot_has(const yl_regex_slot *slot, yl_str pattern)
{
    return slot->used && yl_str_equal((yl_str){slot->pattern, slot->size}, pattern);
}

yl_status yl_regex_cached(yl_regex_cache *cache, yl_str pattern, yl_regex **out,
                          const yl_regex_fault **fault, yl_error *err)
{
    yl_regex_slot *slot = cache->last;
    if (slot == NULL || !slot_has(slot, pattern))
        slot = &cache->slots[yl_hash_bytes(pattern) % YL_REGEX_CACHE];
    if (!slot_has(slot, pattern)) {
        clear_slot(slot);
        cache->last = NULL;
        slot->pattern = yl_malloc(pattern.size + 1);
        if (slot->pattern == NULL)
            return YL_FAIL_MEMORY(err);
        if (pattern.size > 0)
            memcpy(slot->pattern, pattern.data, pattern.size);
        slot->size = pattern.size;
        YL_TRY(yl_regex_new(pattern, &slot->re, &slot->fault, err));
        slot->used = true;
    }
    cache->last = slot;
    *out = slot->re;
    if (fault != NULL)
        *fault = &slot->fault;
    return YL_OK;
}
