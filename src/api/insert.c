/* Queries, INSERT, statement sets and CREATE TABLE AS: the statements that become jobs. */
#include "api/api_internal.h"

#include "plan/rel_build.h"

/* ---- Roots ---- */

static yl_status bind_list(yl_result *r, const yl_ast_list *inserts, const yl_rel ***out,
                           uint32_t *n, yl_error *err)
{
    yl_bind_context context;
    YL_TRY(yl_api_bind_context(r, &context, err));
    const yl_rel **roots = YL_NEW_ARRAY(r->arena, const yl_rel *, inserts->size);
    if (roots == NULL)
        return YL_FAIL_MEMORY(err);
    for (size_t i = 0; i < inserts->size; i++)
        YL_TRY(yl_bind_insert(&context, inserts->items[i], &roots[i], err));
    *out = roots;
    *n = (uint32_t)inserts->size;
    return YL_OK;
}

static yl_status bind_one(yl_result *r, const yl_ast *ast, const yl_rel ***out, uint32_t *n,
                          yl_error *err)
{
    yl_bind_context context;
    yl_table table = {0};
    YL_TRY(yl_api_bind_context(r, &context, err));
    const yl_rel **roots = YL_NEW_ARRAY(r->arena, const yl_rel *, 1);
    if (ast->kind == YL_AST_QUERY_STATEMENT) {
        YL_TRY(yl_bind_query(&context, yl_ast_as_query_statement(ast)->query, &roots[0], err));
    } else {
        YL_TRY(yl_bind_create_as(&context, ast, &table, &roots[0], err));
    }
    *out = roots;
    *n = 1;
    return YL_OK;
}

yl_status yl_api_bind_roots(yl_result *r, const yl_ast *ast, const yl_rel ***roots, uint32_t *n,
                            yl_error *err)
{
    if (ast->kind == YL_AST_EXECUTE)
        return yl_api_bind_roots(r, yl_ast_as_execute(ast)->statement, roots, n, err);
    if (ast->kind == YL_AST_STATEMENT_SET)
        return bind_list(r, &yl_ast_as_statement_set(ast)->inserts, roots, n, err);
    if (ast->kind == YL_AST_INSERT) {
        yl_ast *item = (yl_ast *)ast;
        return bind_list(r, &(yl_ast_list){&item, 1}, roots, n, err);
    }
    bool create_as = ast->kind == YL_AST_CREATE_TABLE && yl_ast_as_create_table(ast)->query != NULL;
    if (ast->kind != YL_AST_QUERY_STATEMENT && !create_as)
        return YL_FAIL_AT(err, INVALID, ast->span,
                          "only queries, INSERT, statement sets and CREATE TABLE AS have a plan");
    return bind_one(r, ast, roots, n, err);
}

/* ---- Queries ---- */

yl_status yl_run_query(yl_result *r, const yl_ast *query, bool plan_only, yl_error *err)
{
    yl_bind_context context;
    const yl_rel *root;
    YL_TRY(yl_api_bind_context(r, &context, err));
    YL_TRY(yl_bind_query(&context, query, &root, err));
    YL_TRY(yl_api_result_schema(r, root->schema, err));
    r->ordered = yl_ast_as_query(query)->order_by.size > 0;
    root = yl_rel_collect(r->arena, root);
    if (yl_arena_oom(r->arena))
        return YL_FAIL_MEMORY(err);
    yl_str given = r->env->settings.pipeline_name;
    const char *name = given.size == 0 ? "collect" : yl_arena_strdup(r->arena, given);
    if (!plan_only)
        return yl_api_run(r, &root, 1, name, err);
    YL_TRY(yl_api_optimize(r, &root, 1, err));
    return yl_api_make_graph(r, &root, 1, name, err);
}

/* ---- INSERT ---- */

const char *yl_api_job_name(yl_result *r, const yl_rel *const *roots, uint32_t n)
{
    yl_str given = r->env->settings.pipeline_name;
    if (given.size > 0)
        return yl_arena_strdup(r->arena, given);
    yl_strbuf text = {0};
    yl_strbuf_puts(&text, "insert-into_");
    for (uint32_t i = 0; i < n; i++)
        yl_strbuf_printf(
            &text, "%s%.*s.%.*s.%.*s", i == 0 ? "" : ",", YL_STR_ARGS(roots[i]->u.sink.catalog),
            YL_STR_ARGS(roots[i]->u.sink.database), YL_STR_ARGS(roots[i]->u.sink.table));
    const char *name = yl_arena_strdup(r->arena, yl_strbuf_view(&text));
    yl_strbuf_clear(&text);
    return name;
}

static yl_status answer_with_id(yl_result *r, yl_error *err)
{
    YL_TRY(yl_result_set_texts(r, (const char *const[]){"job id"}, 1, err));
    yl_str id = yl_str_of(r->job_id);
    YL_TRY(yl_result_add_row(r, &id, err));
    r->kind = YL_RESULT_JOB;
    return YL_OK;
}

static yl_status run_roots(yl_result *r, const yl_rel **roots, uint32_t n, bool plan_only,
                           yl_error *err)
{
    const char *name = yl_api_job_name(r, roots, n);
    if (yl_arena_oom(r->arena))
        return YL_FAIL_MEMORY(err);
    if (plan_only) {
        YL_TRY(yl_api_optimize(r, roots, n, err));
        return yl_api_make_graph(r, roots, n, name, err);
    }
    YL_TRY(yl_api_run(r, roots, n, name, err));
    return answer_with_id(r, err);
}

yl_status yl_run_inserts(yl_result *r, const yl_ast_list *inserts, bool plan_only, yl_error *err)
{
    const yl_rel **roots;
    uint32_t n;
    YL_TRY(bind_list(r, inserts, &roots, &n, err));
    return run_roots(r, roots, n, plan_only, err);
}

/* Between BEGIN and END an INSERT is checked and kept. */
static yl_status keep_insert(yl_result *r, const yl_ast *insert, yl_error *err)
{
    const yl_rel **roots;
    uint32_t n;
    yl_env *env = r->env;
    YL_TRY(yl_api_bind_roots(r, insert, &roots, &n, err));
    yl_strbuf_add(&env->set_sql, r->sql.data + insert->span.begin,
                  insert->span.end - insert->span.begin);
    yl_strbuf_puts(&env->set_sql, ";\n");
    if (env->set_sql.oom)
        return YL_FAIL_MEMORY(err);
    env->set_inserts++;
    return YL_OK;
}

yl_status yl_run_insert(yl_result *r, const yl_ast *insert, bool plan_only, yl_error *err)
{
    if (r->env->set_open && !plan_only)
        return keep_insert(r, insert, err);
    yl_ast *item = (yl_ast *)insert;
    return yl_run_inserts(r, &(yl_ast_list){&item, 1}, plan_only, err);
}

/* ---- BEGIN STATEMENT SET ... END, statement by statement ---- */

yl_status yl_run_begin_set(yl_result *r, yl_error *err)
{
    (void)err;
    r->env->set_open = true;
    r->env->set_inserts = 0;
    yl_strbuf_clear(&r->env->set_sql);
    return YL_OK;
}

yl_status yl_run_end_set(yl_result *r, const yl_ast *end, bool plan_only, yl_error *err)
{
    yl_env *env = r->env;
    yl_ast_list inserts;
    if (!env->set_open)
        return YL_FAIL_AT(err, INVALID, end->span, "END without BEGIN STATEMENT SET before it");
    env->set_open = false;
    if (env->set_inserts == 0)
        return YL_FAIL_AT(err, INVALID, end->span, "the statement set is empty");
    r->elsewhere = true;
    YL_TRY(yl_sql_parse(r->arena, yl_strbuf_view(&env->set_sql), &inserts, err));
    yl_strbuf_clear(&env->set_sql);
    return yl_run_inserts(r, &inserts, plan_only, err);
}

/* ---- CREATE TABLE ... AS ---- */

yl_status yl_run_create_as(yl_result *r, const yl_ast *ast, bool plan_only, yl_error *err)
{
    const yl_ast_create_table *create = yl_ast_as_create_table(ast);
    yl_env *env = r->env;
    yl_object_path path;
    yl_bind_context context;
    yl_table table = {0};
    const yl_rel *root;
    if (env->set_open)
        return yl_api_refuse(ast, "CREATE TABLE AS in a statement set", err);
    YL_TRY(yl_catalog_resolve(env->catalog, &create->path, &path, err));
    bool exists = yl_catalog_find(env->catalog, &path) != NULL;
    if (exists && create->if_not_exists)
        return YL_OK;
    YL_TRY(yl_api_bind_context(r, &context, err));
    YL_TRY(yl_bind_create_as(&context, ast, &table, &root, err));
    if (!plan_only)
        YL_TRY(yl_catalog_create(env->catalog, &table, false, create->or_replace, err));
    return run_roots(r, &root, 1, plan_only, err);
}
