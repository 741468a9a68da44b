/* LIKE, SIMILAR TO and their negations.
 *
 * A constant pattern is compiled when the program is, others whenever they change from one row to
 * the next: a column of patterns is most often one pattern.
 */
#include "base/mem.h"
#include "function/like.h"
#include "function/regex.h"
#include "function/signature.h"

/* The state of one call site. */
typedef struct like_state {
    bool compiled;
    yl_like like;
    yl_regex_cache regexes;    /* SIMILAR TO */
    yl_strbuf pattern, escape; /* what is compiled */
    yl_strbuf java;            /* SIMILAR TO: the pattern translated */
} like_state;

static void release(void *arg)
{
    like_state *state = arg;
    if (state == NULL)
        return;
    yl_like_clear(&state->like);
    yl_regex_cache_clear(&state->regexes);
    yl_strbuf_clear(&state->pattern);
    yl_strbuf_clear(&state->escape);
    yl_strbuf_clear(&state->java);
    yl_free(state);
}

static yl_status compile_like(like_state *state, yl_str pattern, yl_str escape, yl_error *err)
{
    return yl_like_compile(&state->like, pattern, escape, err);
}

static yl_status compile_similar(like_state *state, yl_str pattern, yl_str escape, yl_error *err)
{
    return yl_similar_translate(pattern, escape, &state->java, err);
}

typedef yl_status (*compile_fn)(like_state *state, yl_str pattern, yl_str escape, yl_error *err);

/* Compiles unless it is the same as before. */
static yl_status need(like_state *state, compile_fn compile, yl_str pattern, yl_str escape,
                      yl_error *err)
{
    if (state->compiled && yl_str_equal(yl_strbuf_view(&state->pattern), pattern) &&
        yl_str_equal(yl_strbuf_view(&state->escape), escape))
        return YL_OK;
    state->compiled = false;
    yl_strbuf_reset(&state->pattern);
    yl_strbuf_reset(&state->escape);
    yl_strbuf_str(&state->pattern, pattern);
    yl_strbuf_str(&state->escape, escape);
    if (state->pattern.oom || state->escape.oom)
        return YL_FAIL_MEMORY(err);
    YL_TRY(compile(state, pattern, escape, err));
    state->compiled = true;
    return YL_OK;
}

static yl_status prepare(const yl_expr *call, const yl_expr_env *env, void **state, yl_error *err)
{
    (void)call, (void)env;
    *state = yl_calloc(1, sizeof(like_state));
    return *state == NULL ? YL_FAIL_MEMORY(err) : YL_OK;
}

static yl_str escape_at(const yl_kernel_call *call, uint32_t i)
{
    return call->n_args > 2 ? yl_kernel_str(call, 2, i) : (yl_str){"", 0};
}

static bool is_const(const yl_kernel_call *call)
{
    return call->args[1]->form == YL_CONST && (call->n_args < 3 || call->args[2]->form == YL_CONST);
}

static yl_status like(yl_kernel_call *call, bool negate)
{
    like_state *state = call->state;
    bool constant = is_const(call), ready = false;
    for (uint32_t i = 0; i < call->n; i++) {
        call->out->u8[i] = 0;
        if (!yl_kernel_valid(call, i))
            continue;
        if (!ready)
            YL_TRY(need(state, compile_like, yl_kernel_str(call, 1, i), escape_at(call, i),
                        call->err));
        ready = constant;
        call->out->u8[i] = yl_like_matches(&state->like, yl_kernel_str(call, 0, i)) != negate;
    }
    return YL_OK;
}

static yl_status like_kernel(yl_kernel_call *call)
{
    return like(call, false);
}

static yl_status not_like_kernel(yl_kernel_call *call)
{
    return like(call, true);
}

static yl_status similar(yl_kernel_call *call, bool negate)
{
    like_state *state = call->state;
    for (uint32_t i = 0; i < call->n; i++) {
        yl_regex *re;
        const yl_regex_fault *fault;
        bool found;
        call->out->u8[i] = 0;
        if (!yl_kernel_valid(call, i))
            continue;
        yl_str pattern = yl_kernel_str(call, 1, i);
        YL_TRY(need(state, compile_similar, pattern, escape_at(call, i), call->err));
        YL_TRY(
            yl_regex_cached(&state->regexes, yl_strbuf_view(&state->java), &re, &fault, call->err));
        if (re == NULL)
            return YL_FAIL(call->err, DATA, "invalid pattern '%.*s' of SIMILAR TO: %s",
                           YL_STR_ARGS(pattern), fault->text);
        YL_TRY(yl_regex_matches(re, yl_kernel_str(call, 0, i), &found, call->err));
        call->out->u8[i] = found != negate;
    }
    return YL_OK;
}

static yl_status similar_kernel(yl_kernel_call *call)
{
    return similar(call, false);
}

static yl_status not_similar_kernel(yl_kernel_call *call)
{
    return similar(call, true);
}

#define ROW(name_, kernel_, doc_, examples_)                                                       \
    {                                                                                              \
        .name = name_, .args = "text, text, text?", .result = "boolean", .kernel = kernel_,        \
        .flags = YL_FN_TAKES_CONST | YL_FN_HIDDEN, .prepare = prepare, .release = release,         \
        .doc = doc_, .examples = examples_                                                         \
    }

const yl_signature yl_fn_like_rows[] = {
    ROW("LIKE", like_kernel,
        "Whether the text matches a pattern: % stands for any characters, _ for one.",
        "'flink' LIKE 'f%k' -> TRUE\n'100%' LIKE '100!%' ESCAPE '!' -> TRUE"),
    ROW("NOT LIKE", not_like_kernel, "Whether the text does not match a pattern.",
        "'flink' NOT LIKE 'f_' -> TRUE"),
    ROW("SIMILAR TO", similar_kernel,
        "Whether the text matches an SQL regular expression: % and _ as in LIKE, and | * + ? { } "
        "( ) [ ].",
        "'flink' SIMILAR TO '(f|g)%' -> TRUE"),
    ROW("NOT SIMILAR TO", not_similar_kernel,
        "Whether the text does not match an SQL regular expression.",
        "'flink' NOT SIMILAR TO '[a-c]%' -> TRUE"),
    {0},
};
