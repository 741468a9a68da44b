/* EXPLAIN: the plan as bound, as optimised, and as it runs. */
#include "api/api_internal.h"

#include "plan/explain.h"

static void print_roots(const yl_rel *const *roots, uint32_t n, yl_strbuf *out)
{
    for (uint32_t i = 0; i < n; i++) {
        yl_rel_print(roots[i], out);
        if (out->size > 0 && out->data[out->size - 1] != '\n')
            yl_strbuf_char(out, '\n');
        yl_strbuf_char(out, '\n');
    }
}

static yl_status refuse_details(const yl_ast *ast, unsigned details, yl_error *err)
{
    if (details & YL_EXPLAIN_ESTIMATED_COST)
        return yl_api_refuse(ast, "EXPLAIN ESTIMATED_COST", err);
    if (details & YL_EXPLAIN_CHANGELOG_MODE)
        return yl_api_refuse(ast, "EXPLAIN CHANGELOG_MODE", err);
    if (details & YL_EXPLAIN_PLAN_ADVICE)
        return yl_api_refuse(ast, "EXPLAIN PLAN_ADVICE", err);
    return YL_OK;
}

yl_status yl_explain_statement(yl_result *r, const yl_ast *ast, unsigned details, yl_strbuf *out,
                               yl_error *err)
{
    const yl_rel **roots;
    uint32_t n;
    YL_TRY(refuse_details(ast, details, err));
    YL_TRY(yl_api_bind_roots(r, ast, &roots, &n, err));
    yl_strbuf_puts(out, "== Abstract Syntax Tree ==\n");
    print_roots(roots, n, out);
    YL_TRY(yl_api_optimize(r, roots, n, err));
    yl_strbuf_puts(out, "== Optimized Physical Plan ==\n");
    print_roots(roots, n, out);
    yl_strbuf_puts(out, "== Optimized Execution Plan ==\n");
    print_roots(roots, n, out);
    if (details & YL_EXPLAIN_JSON_EXECUTION_PLAN) {
        YL_TRY(yl_api_make_graph(r, roots, n, "explain", err));
        yl_strbuf_puts(out, "== Physical Execution Plan ==\n");
        yl_graph_print_json(r->graph, out);
        yl_strbuf_char(out, '\n');
    } else if (out->size > 0) {
        out->data[--out->size] = '\0'; /* the empty line behind the last plan */
    }
    return out->oom ? YL_FAIL_MEMORY(err) : YL_OK;
}

yl_status yl_run_explain(yl_result *r, const yl_ast *ast, yl_error *err)
{
    const yl_ast_explain *explain = yl_ast_as_explain(ast);
    yl_strbuf text = {0};
    YL_TRY(yl_result_set_texts(r, (const char *const[]){"result"}, 1, err));
    yl_status status = yl_explain_statement(r, explain->statement, explain->details, &text, err);
    yl_str cell = yl_strbuf_view(&text);
    if (status == YL_OK)
        status = yl_result_add_row(r, &cell, err);
    yl_strbuf_clear(&text);
    r->raw_text = true;
    return status;
}
