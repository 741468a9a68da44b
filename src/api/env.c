/* Environments: a catalog, settings, a world, and the results that are still out. */
#include "api/api_internal.h"

const char *yl_version(void)
{
    return YL_BUILD_VERSION;
}

char *yl_api_copy(yl_str text)
{
    char *copy = yl_malloc(text.size + 1);
    if (copy == NULL)
        return NULL;
    if (text.size > 0)
        memcpy(copy, text.data, text.size);
    copy[text.size] = '\0';
    return copy;
}

/* `size` says what the caller's struct has; a caller of an older header has less of it. */
static const char *const *roots_of(const yl_env_options *options)
{
    size_t needed = offsetof(yl_env_options, roots) + sizeof options->roots;
    return options != NULL && options->size >= needed ? options->roots : NULL;
}

static yl_status open_env(yl_env *env, const yl_env_options *options, yl_error *err)
{
    const char *const *roots = roots_of(options);
    env->world = yl_world_real();
    env->core_used = true;
    if (roots != NULL) {
        size_t n = 0;
        while (roots[n] != NULL)
            n++;
        YL_TRY(yl_world_rooted(env->world, roots, n, &env->rooted, err));
        env->world = env->rooted;
    }
    YL_TRY(yl_settings_init(&env->settings, err));
    return yl_catalog_new(&env->catalog, err);
}

yl_status yl_env_new(const yl_env_options *options, yl_env **out)
{
    yl_error err = {0};
    yl_env *env = yl_calloc(1, sizeof *env);
    *out = NULL;
    if (env == NULL)
        return YL_ERR_MEMORY;
    yl_status status = open_env(env, options, &err);
    if (status != YL_OK) {
        yl_env_free(env);
        return status;
    }
    *out = env;
    return YL_OK;
}

static void free_functions(yl_env *env)
{
    for (size_t i = 0; i < env->functions.size; i++) {
        yl_user_function *f = &env->functions.items[i];
        yl_free(f->catalog);
        yl_free(f->database);
        yl_free(f->name);
        yl_free(f->class_name);
    }
    yl_list_clear(&env->functions);
}

void yl_env_free(yl_env *env)
{
    if (env == NULL)
        return;
    while (env->results != NULL)
        yl_result_free(env->results);
    free_functions(env);
    while (env->catalog_infos.size > 0)
        yl_api_remove_catalog_info(env, env->catalog_infos.size - 1);
    yl_list_clear(&env->catalog_infos);
    for (size_t i = 0; i < env->jars.size; i++)
        yl_free(env->jars.items[i]);
    yl_list_clear(&env->jars);
    for (size_t i = 0; i < env->jobs.size; i++)
        yl_free(env->jobs.items[i].name);
    yl_list_clear(&env->jobs);
    yl_strbuf_clear(&env->set_sql);
    yl_settings_clear(&env->settings);
    yl_catalog_free(env->catalog);
    yl_world_rooted_free(env->rooted);
    yl_free(env);
}

const yl_error *yl_env_error(const yl_env *env)
{
    return &env->error;
}

yl_status yl_env_set(yl_env *env, const char *key, const char *value)
{
    yl_error_clear(&env->error);
    return yl_settings_set(&env->settings, yl_str_of(key), yl_str_of(value), (yl_span){0, 0}, NULL,
                           &env->error);
}

const char *yl_env_get(yl_env *env, const char *key)
{
    return yl_settings_get(&env->settings, yl_str_of(key));
}

/* ---- Statements ---- */

static yl_status run(yl_env *env, const char *sql, size_t size, bool wait, yl_result **out)
{
    yl_result *r = NULL;
    *out = NULL;
    yl_error_clear(&env->error);
    yl_error err = {0};
    yl_status status = yl_result_new(env, (yl_str){sql, size}, &r, &err);
    if (status == YL_OK)
        status = yl_api_execute(r, false, &err);
    if (status == YL_OK && wait && r->kind == YL_RESULT_JOB && env->settings.dml_sync)
        status = yl_result_wait(r, &err);
    if (status != YL_OK) {
        if (r != NULL)
            yl_result_locate(r, &err);
        env->error = err;
        yl_result_free(r);
        return status;
    }
    *out = r;
    return YL_OK;
}

yl_status yl_env_execute(yl_env *env, const char *sql, size_t size, yl_result **result)
{
    return run(env, sql, size, true, result);
}

yl_status yl_env_submit(yl_env *env, const char *sql, size_t size, yl_result **result)
{
    return run(env, sql, size, false, result);
}

/* ---- Plans ---- */

static yl_status explain_graph(yl_result *r, const char *format, yl_strbuf *out, yl_error *err)
{
    YL_TRY(yl_api_execute(r, true, err));
    if (r->graph == NULL)
        return YL_FAIL(err, INVALID, "only queries and INSERT statements have a job graph");
    if (strcmp(format, "json") == 0)
        yl_graph_print_json(r->graph, out);
    else if (strcmp(format, "dot") == 0)
        yl_graph_print_dot(r->graph, out);
    else
        yl_graph_print(r->graph, out);
    return YL_OK;
}

static yl_status explain(yl_result *r, const char *format, yl_strbuf *out, yl_error *err)
{
    static const char *const formats[] = {"plan", "text", "json", "dot", NULL};
    int known = 0;
    while (formats[known] != NULL && strcmp(formats[known], format) != 0)
        known++;
    if (formats[known] == NULL)
        return YL_FAIL(err, OPTION, "a plan has the formats plan, text, json and dot, not '%s'",
                       format);
    if (known > 0)
        return explain_graph(r, format, out, err);
    yl_ast_list statements;
    yl_ast_statement_set block;
    const yl_ast *ast;
    YL_TRY(yl_sql_parse(r->arena, r->sql, &statements, err));
    YL_TRY(yl_api_one_statement(r, &statements, &block, &ast, err));
    if (ast->kind == YL_AST_EXPLAIN)
        ast = yl_ast_as_explain(ast)->statement;
    return yl_explain_statement(r, ast, 0, out, err);
}

yl_status yl_env_explain(yl_env *env, const char *sql, size_t size, const char *format,
                         yl_result **out)
{
    yl_result *planned = NULL, *r = NULL;
    yl_strbuf text = {0};
    yl_error err = {0};
    *out = NULL;
    yl_error_clear(&env->error);
    yl_status status = yl_result_new(env, (yl_str){sql, size}, &planned, &err);
    if (status == YL_OK)
        status = explain(planned, format, &text, &err);
    if (status != YL_OK && planned != NULL)
        yl_result_locate(planned, &err);
    if (status == YL_OK)
        status = yl_result_new(env, (yl_str){sql, size}, &r, &err);
    if (status == YL_OK)
        status = yl_result_set_texts(r, (const char *const[]){"result"}, 1, &err);
    if (status == YL_OK && text.oom)
        status = YL_FAIL_MEMORY(&err);
    yl_str cell = {yl_strbuf_text(&text), text.size};
    if (status == YL_OK)
        status = yl_result_add_row(r, &cell, &err);
    yl_strbuf_clear(&text);
    yl_result_free(planned);
    if (status != YL_OK) {
        env->error = err;
        yl_result_free(r);
        return status;
    }
    r->raw_text = true;
    *out = r;
    return YL_OK;
}
