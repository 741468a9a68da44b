/* Functions with regular expressions, in the syntax of java.util.regex (regex.h).
 *
 * A pattern that Java refuses is no error in Flink: REGEXP is FALSE then, the others are NULL.
 * Matches are found one after the other as by Matcher.find. The replacement of REGEXP_REPLACE is
 * plain text.
 */
#include "base/mem.h"
#include "data/utf8.h"
#include "function/regex.h"
#include "function/signature.h"
#include "function/text_list.h"
#include "function/text_out.h"

typedef struct regex_state {
    yl_regex_cache cache;
    yl_strbuf buf;
} regex_state;

static yl_status prepare(const yl_expr *call, const yl_expr_env *env, void **state, yl_error *err)
{
    (void)call, (void)env;
    *state = yl_calloc(1, sizeof(regex_state));
    return *state == NULL ? YL_FAIL_MEMORY(err) : YL_OK;
}

static void release(void *arg)
{
    regex_state *state = arg;
    if (state == NULL)
        return;
    yl_regex_cache_clear(&state->cache);
    yl_strbuf_clear(&state->buf);
    yl_free(state);
}

/* The pattern of row `i`; NULL when Java refuses it. */
static inline yl_status regex_at(yl_kernel_call *call, uint32_t i, yl_regex **re)
{
    regex_state *state = call->state;
    return yl_regex_cached(&state->cache, yl_kernel_str(call, 1, i), re, NULL, call->err);
}

static inline int32_t int_at(const yl_kernel_call *call, uint32_t arg, uint32_t i)
{
    const yl_vector *v = call->args[arg];
    return v->i32[yl_kernel_at(v, i)];
}

static yl_status set_null(yl_kernel_call *call, uint32_t i)
{
    return yl_vector_set_null(call->out, i) == YL_OK ? YL_OK : YL_FAIL_MEMORY(call->err);
}

static yl_status regexp(yl_kernel_call *call)
{
    for (uint32_t i = 0; i < call->n; i++) {
        yl_regex *re;
        bool found = false;
        call->out->u8[i] = 0;
        if (!yl_kernel_valid(call, i) || yl_kernel_str(call, 1, i).size == 0)
            continue;
        YL_TRY(regex_at(call, i, &re));
        if (re != NULL)
            YL_TRY(yl_regex_find(re, yl_kernel_str(call, 0, i), 0, &found, call->err));
        call->out->u8[i] = found;
    }
    return YL_OK;
}

/* REGEXP_EXTRACT(s, pattern [, group]) and REGEXP_SUBSTR(s, pattern) */
static yl_status extract(yl_kernel_call *call)
{
    if (!yl_text_out_share(call->out, call->args[0]))
        return YL_FAIL_MEMORY(call->err);
    for (uint32_t i = 0; i < call->n; i++) {
        yl_regex *re;
        bool found = false;
        yl_str part;
        if (!yl_kernel_valid(call, i))
            continue;
        YL_TRY(regex_at(call, i, &re));
        int32_t group = call->n_args > 2 ? int_at(call, 2, i) : 0;
        yl_str s = yl_kernel_str(call, 0, i);
        if (re != NULL && group >= 0)
            YL_TRY(yl_regex_find(re, s, 0, &found, call->err));
        if (found && yl_regex_group(re, s, (uint32_t)group, &part))
            yl_text_out_slice(call->out, i, part);
        else
            YL_TRY(set_null(call, i));
    }
    return YL_OK;
}

/* Appends the group of every match; *fits false when there is no such group. */
static yl_status extract_all_of(yl_kernel_call *call, uint32_t i, yl_vector *parts, bool *fits)
{
    yl_regex *re;
    yl_regex_scan scan = {.subject = yl_kernel_str(call, 0, i)};
    YL_TRY(regex_at(call, i, &re));
    int32_t group = call->n_args > 2 ? int_at(call, 2, i) : 1;
    *fits = re != NULL && group >= 0 && (uint32_t)group <= yl_regex_groups(re);
    if (!*fits)
        return YL_OK;
    for (;;) {
        yl_str part;
        YL_TRY(yl_regex_next(re, &scan, call->err));
        if (!scan.found)
            return YL_OK;
        bool ok = yl_regex_group(re, scan.subject, (uint32_t)group, &part)
                      ? yl_text_list_add(parts, part)
                      : yl_text_list_add_null(parts);
        if (!ok)
            return YL_FAIL_MEMORY(call->err);
    }
}

static yl_status extract_all(yl_kernel_call *call)
{
    yl_vector *parts = yl_text_list_new(call->out, 0);
    if (parts == NULL || !yl_text_out_share(parts, call->args[0]))
        return YL_FAIL_MEMORY(call->err);
    for (uint32_t i = 0; i < call->n; i++) {
        uint32_t first = parts->length;
        bool fits = true;
        if (yl_kernel_valid(call, i))
            YL_TRY(extract_all_of(call, i, parts, &fits));
        call->out->entries[i] = yl_text_list_entry(parts, first);
        if (!fits)
            YL_TRY(set_null(call, i));
    }
    return YL_OK;
}

static yl_status count(yl_kernel_call *call)
{
    for (uint32_t i = 0; i < call->n; i++) {
        yl_regex *re;
        call->out->i32[i] = 0;
        if (!yl_kernel_valid(call, i))
            continue;
        YL_TRY(regex_at(call, i, &re));
        if (re == NULL) {
            YL_TRY(set_null(call, i));
            continue;
        }
        yl_regex_scan scan = {.subject = yl_kernel_str(call, 0, i)};
        for (;;) {
            YL_TRY(yl_regex_next(re, &scan, call->err));
            if (!scan.found)
                break;
            call->out->i32[i]++;
        }
    }
    return YL_OK;
}

/* Positions count Java's chars. */
static yl_status instr(yl_kernel_call *call)
{
    for (uint32_t i = 0; i < call->n; i++) {
        yl_regex *re;
        bool found;
        yl_str whole;
        call->out->i32[i] = 0;
        if (!yl_kernel_valid(call, i))
            continue;
        YL_TRY(regex_at(call, i, &re));
        if (re == NULL) {
            YL_TRY(set_null(call, i));
            continue;
        }
        yl_str s = yl_kernel_str(call, 0, i);
        YL_TRY(yl_regex_find(re, s, 0, &found, call->err));
        if (!found)
            continue;
        yl_regex_group(re, s, 0, &whole);
        yl_str before = {s.data, (size_t)(whole.data - s.data)};
        call->out->i32[i] = (int32_t)yl_utf8_count_utf16(before) + 1;
    }
    return YL_OK;
}

/* Replaces into `buf`; *hit false when there was nothing to replace. */
static yl_status replace_into(yl_regex *re, yl_str s, yl_str with, yl_strbuf *buf, bool *hit,
                              yl_error *err)
{
    yl_regex_scan scan = {.subject = s};
    size_t done = 0;
    *hit = false;
    yl_strbuf_reset(buf);
    for (;;) {
        YL_TRY(yl_regex_next(re, &scan, err));
        if (!scan.found)
            break;
        *hit = true;
        yl_strbuf_add(buf, s.data + done, scan.begin - done);
        yl_strbuf_str(buf, with);
        done = scan.end;
        if (buf->size > YL_TEXT_BYTES_MAX)
            return yl_text_out_too_long(buf->size, err);
    }
    if (*hit)
        yl_strbuf_add(buf, s.data + done, s.size - done);
    return buf->oom ? YL_FAIL_MEMORY(err) : YL_OK;
}

static yl_status replace(yl_kernel_call *call)
{
    regex_state *state = call->state;
    yl_text_out w = yl_text_out_of(call->out);
    if (!yl_text_out_share(call->out, call->args[0]))
        return YL_FAIL_MEMORY(call->err);
    for (uint32_t i = 0; i < call->n; i++) {
        yl_regex *re;
        bool hit;
        if (!yl_kernel_valid(call, i))
            continue;
        YL_TRY(regex_at(call, i, &re));
        if (re == NULL) {
            YL_TRY(set_null(call, i));
            continue;
        }
        yl_str s = yl_kernel_str(call, 0, i);
        YL_TRY(replace_into(re, s, yl_kernel_str(call, 2, i), &state->buf, &hit, call->err));
        if (!hit)
            yl_text_out_slice(call->out, i, s);
        else if (!yl_text_out_put(&w, i, yl_strbuf_view(&state->buf)))
            return YL_FAIL_MEMORY(call->err);
    }
    return YL_OK;
}

const yl_signature yl_fn_regex_rows[] = {
    {.name = "REGEXP",
     .args = "text, text",
     .result = "boolean",
     .kernel = regexp,
     .flags = YL_FN_TAKES_CONST,
     .prepare = prepare,
     .release = release,
     .doc = "Whether a regular expression matches somewhere in the text.",
     .examples = "REGEXP('flink', '^f.*k$') -> TRUE"},
    {.name = "REGEXP_EXTRACT",
     .args = "text, text, int?",
     .result = "string?",
     .kernel = extract,
     .flags = YL_FN_TAKES_CONST,
     .prepare = prepare,
     .release = release,
     .doc = "A group of the first match, by default the whole match.",
     .examples = "REGEXP_EXTRACT('foothebar', 'foo(.*?)(bar)', 2) -> bar"},
    {.name = "REGEXP_EXTRACT_ALL",
     .args = "text, text, int?",
     .result = "array<string>?",
     .kernel = extract_all,
     .flags = YL_FN_TAKES_CONST,
     .prepare = prepare,
     .release = release,
     .doc = "A group of every match, by default the first group.",
     .examples = "REGEXP_EXTRACT_ALL('a1b22', '([a-z])([0-9]+)', 2) -> [1, 22]"},
    {.name = "REGEXP_COUNT",
     .args = "text, text",
     .result = "int?",
     .kernel = count,
     .flags = YL_FN_TAKES_CONST,
     .prepare = prepare,
     .release = release,
     .doc = "The number of matches.",
     .examples = "REGEXP_COUNT('abab', 'ab') -> 2"},
    {.name = "REGEXP_INSTR",
     .args = "text, text",
     .result = "int?",
     .kernel = instr,
     .flags = YL_FN_TAKES_CONST,
     .prepare = prepare,
     .release = release,
     .doc = "Where the first match begins, counted from 1; 0 without a match.",
     .examples = "REGEXP_INSTR('abc', '[bc]') -> 2"},
    {.name = "REGEXP_SUBSTR",
     .args = "text, text",
     .result = "string?",
     .kernel = extract,
     .flags = YL_FN_TAKES_CONST,
     .prepare = prepare,
     .release = release,
     .doc = "The first match; NULL without one.",
     .examples = "REGEXP_SUBSTR('foobar', 'o+') -> oo"},
    {.name = "REGEXP_REPLACE",
     .args = "text, text, text",
     .result = "string",
     .kernel = replace,
     .flags = YL_FN_TAKES_CONST,
     .prepare = prepare,
     .release = release,
     .doc = "The text with every match replaced by a plain text.",
     .examples = "REGEXP_REPLACE('foobar', 'oo|ar', '') -> fb"},
    {0},
};
