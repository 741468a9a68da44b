/* PRINTF: Java's String.format over SQL values. A format that Java refuses gives NULL. */
#include "base/mem.h"
#include "function/printf_format.h"
#include "function/signature.h"
#include "function/text_out.h"

typedef struct printf_state {
    const yl_type **types; /* of the arguments behind the format */
    yl_strbuf buf;
} printf_state;

static void release(void *arg)
{
    printf_state *state = arg;
    if (state == NULL)
        return;
    yl_free(state->types);
    yl_strbuf_clear(&state->buf);
    yl_free(state);
}

static yl_status prepare(const yl_expr *call, const yl_expr_env *env, void **out, yl_error *err)
{
    (void)env;
    printf_state *state = yl_calloc(1, sizeof *state);
    if (state != NULL)
        state->types = yl_calloc(call->n_args, sizeof *state->types);
    if (state == NULL || state->types == NULL) {
        release(state);
        return YL_FAIL_MEMORY(err);
    }
    for (uint32_t i = 1; i < call->n_args; i++)
        state->types[i - 1] = call->args[i]->type;
    *out = state;
    return YL_OK;
}

static yl_status printf_kernel(yl_kernel_call *call)
{
    printf_state *state = call->state;
    yl_text_out w = yl_text_out_of(call->out);
    for (uint32_t i = 0; i < call->n; i++) {
        yl_format_code code = YL_FORMAT_BAD;
        if (yl_vector_valid(call->args[0], i))
            code = yl_format_java(yl_kernel_str(call, 0, i), call->args + 1, state->types,
                                  call->n_args - 1, i, call->env->zone, &state->buf);
        if (code == YL_FORMAT_UNSUPPORTED)
            return YL_FAIL(call->err, UNSUPPORTED,
                           "PRINTF: %%t (use DATE_FORMAT), %%a, and %%h of a text");
        if (code == YL_FORMAT_LONG)
            return yl_text_out_too_long(state->buf.size, call->err);
        bool ok = code == YL_FORMAT_OK    ? yl_text_out_put(&w, i, yl_strbuf_view(&state->buf))
                  : code == YL_FORMAT_BAD ? yl_vector_set_null(call->out, i) == YL_OK
                                          : false;
        if (!ok)
            return YL_FAIL_MEMORY(call->err);
    }
    return YL_OK;
}

const yl_signature yl_fn_printf_rows[] = {
    {.name = "PRINTF",
     .args = "text, any?...",
     .result = "string?",
     .nulls = YL_NULLS_OWN,
     .kernel = printf_kernel,
     .flags = YL_FN_TAKES_CONST,
     .prepare = prepare,
     .release = release,
     .doc = "The arguments in a format of Java: %s, %d, %05d, %.2f, %x, %e, %b, %c, %n, %%.",
     .examples = "PRINTF('%d-%s', 5, 'x') -> 5-x"},
    {0},
};
