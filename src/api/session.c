/* What belongs to the session and not to the catalog: settings, modules, jars, jobs, the options
 * that catalogs were created with, and the names of user functions.
 */
#include "api/api_internal.h"

/* ---- SET, RESET ---- */

static yl_status show_settings(yl_result *r, yl_error *err)
{
    const yl_settings *settings = &r->env->settings;
    YL_TRY(yl_result_set_texts(r, (const char *const[]){"key", "value"}, 2, err));
    for (size_t i = 0; i < settings->given.size; i++) {
        const yl_setting *setting = &settings->given.items[i];
        yl_str cells[] = {yl_str_of(setting->key), yl_str_of(setting->value)};
        YL_TRY(yl_result_add_row(r, cells, err));
    }
    return YL_OK;
}

yl_status yl_run_set(yl_result *r, const yl_ast *ast, yl_error *err)
{
    const yl_ast_set *set = yl_ast_as_set(ast);
    const char *nearest;
    if (!yl_ast_string_present(set->key))
        return show_settings(r, err);
    yl_span span = set->value.span.end > 0 ? set->value.span : set->key.span;
    YL_TRY(yl_settings_set(&r->env->settings, set->key.text, set->value.text, span, &nearest, err));
    if (nearest != NULL)
        r->note = yl_arena_printf(r->arena, "there is no setting '%.*s'; did you mean '%s'?",
                                  YL_STR_ARGS(set->key.text), nearest);
    return YL_OK;
}

yl_status yl_run_reset(yl_result *r, const yl_ast *ast, yl_error *err)
{
    return yl_settings_reset(&r->env->settings, yl_ast_as_reset(ast)->key.text, err);
}

/* ---- Modules and jars ---- */

yl_status yl_run_load_module(yl_result *r, const yl_ast *ast, yl_error *err)
{
    const yl_ast_load_module *load = yl_ast_as_load_module(ast);
    bool core = yl_str_equal(load->name.text, YL_STR("core"));
    (void)r;
    if (load->unload)
        return core ? YL_FAIL_AT(err, UNSUPPORTED, load->name.span,
                                 "the module 'core' holds all functions and cannot be unloaded")
                    : YL_FAIL_AT(err, NOT_FOUND, load->name.span, "there is no module '%.*s'",
                                 YL_STR_ARGS(load->name.text));
    return core ? YL_FAIL_AT(err, EXISTS, load->name.span, "the module 'core' is loaded already")
                : YL_FAIL_AT(err, NOT_FOUND, load->name.span,
                             "there is no module '%.*s' to load; the only one is 'core'",
                             YL_STR_ARGS(load->name.text));
}

static bool find_jar(const yl_env *env, yl_str file, size_t *at)
{
    for (*at = 0; *at < env->jars.size; ++*at)
        if (yl_str_equal(yl_str_of(env->jars.items[*at]), file))
            return true;
    return false;
}

/* Programs that were written for Flink name the jars of connectors; here those are built in. */
yl_status yl_run_jar(yl_result *r, const yl_ast *ast, yl_error *err)
{
    const yl_ast_jar *jar = yl_ast_as_jar(ast);
    yl_env *env = r->env;
    size_t at;
    bool known = find_jar(env, jar->file.text, &at);
    if (jar->remove) {
        if (!known)
            return YL_FAIL_AT(err, NOT_FOUND, jar->file.span, "the jar '%.*s' was not added",
                              YL_STR_ARGS(jar->file.text));
        yl_free(env->jars.items[at]);
        env->jars.items[at] = env->jars.items[--env->jars.size];
        return YL_OK;
    }
    char *copy = known ? NULL : yl_api_copy(jar->file.text);
    if (!known && (copy == NULL || !yl_list_push(&env->jars, copy))) {
        yl_free(copy);
        return YL_FAIL_MEMORY(err);
    }
    r->note = "jars have no effect: connectors and formats are built in";
    return YL_OK;
}

/* ---- Jobs ---- */

yl_status yl_run_stop_job(yl_result *r, const yl_ast *ast, yl_error *err)
{
    const yl_ast_stop_job *stop = yl_ast_as_stop_job(ast);
    if (stop->savepoint)
        return yl_api_refuse(ast, "STOP JOB ... WITH SAVEPOINT", err);
    if (stop->drain)
        return yl_api_refuse(ast, "STOP JOB ... WITH DRAIN", err);
    for (size_t i = 0; i < r->env->jobs.size; i++) {
        yl_job_record *record = &r->env->jobs.items[i];
        if (!yl_str_equal(yl_str_of(record->id), stop->job.text))
            continue;
        if (record->live != NULL)
            yl_result_cancel(record->live);
        return YL_OK;
    }
    return YL_FAIL_AT(err, NOT_FOUND, stop->job.span, "this session has no job '%.*s'",
                      YL_STR_ARGS(stop->job.text));
}

/* ---- Options of catalogs ---- */

bool yl_api_find_catalog_info(yl_env *env, yl_str name, size_t *at)
{
    for (*at = 0; *at < env->catalog_infos.size; ++*at)
        if (yl_str_equal(yl_str_of(env->catalog_infos.items[*at].name), name))
            return true;
    return false;
}

static void clear_info(yl_catalog_info *info)
{
    yl_free(info->name);
    yl_free(info->comment);
    for (size_t i = 0; i < info->options.size; i++) {
        yl_free(info->options.items[i].key);
        yl_free(info->options.items[i].value);
    }
    yl_list_clear(&info->options);
}

void yl_api_remove_catalog_info(yl_env *env, size_t at)
{
    clear_info(&env->catalog_infos.items[at]);
    env->catalog_infos.size--;
    memmove(&env->catalog_infos.items[at], &env->catalog_infos.items[at + 1],
            (env->catalog_infos.size - at) * sizeof *env->catalog_infos.items);
}

static yl_status insert_option(yl_catalog_info *info, size_t at, yl_str key, yl_str value,
                               yl_error *err)
{
    yl_setting option = {yl_api_copy(key), yl_api_copy(value)};
    if (option.key == NULL || option.value == NULL || !yl_list_grow(&info->options)) {
        yl_free(option.key);
        yl_free(option.value);
        return YL_FAIL_MEMORY(err);
    }
    yl_setting *items = info->options.items;
    memmove(&items[at + 1], &items[at], (info->options.size - at) * sizeof *items);
    items[at] = option;
    info->options.size++;
    return YL_OK;
}

static void remove_option(yl_catalog_info *info, size_t at)
{
    yl_setting *items = info->options.items;
    yl_free(items[at].key);
    yl_free(items[at].value);
    info->options.size--;
    memmove(&items[at], &items[at + 1], (info->options.size - at) * sizeof *items);
}

yl_status yl_api_set_catalog_options(yl_catalog_info *info, const yl_ast_list *options, bool reset,
                                     yl_error *err)
{
    for (size_t i = 0; i < options->size; i++) {
        const yl_ast_option *option = yl_ast_as_option(options->items[i]);
        size_t at = 0;
        int order = 1;
        while (at < info->options.size &&
               (order = yl_str_compare(yl_str_of(info->options.items[at].key), option->key.text)) <
                   0)
            at++;
        if (at < info->options.size && order == 0)
            remove_option(info, at);
        if (!reset)
            YL_TRY(insert_option(info, at, option->key.text, option->value.text, err));
    }
    return YL_OK;
}

yl_status yl_api_add_catalog_info(yl_env *env, yl_str name, yl_ast_string comment,
                                  const yl_ast_list *options, yl_error *err)
{
    yl_catalog_info info = {.name = yl_api_copy(name)};
    yl_status status = info.name == NULL ? YL_FAIL_MEMORY(err) : YL_OK;
    if (status == YL_OK && yl_ast_string_present(comment)) {
        info.comment = yl_api_copy(comment.text);
        if (info.comment == NULL)
            status = YL_FAIL_MEMORY(err);
    }
    if (status == YL_OK)
        status = yl_api_set_catalog_options(&info, options, false, err);
    if (status == YL_OK && !yl_list_push(&env->catalog_infos, info))
        status = YL_FAIL_MEMORY(err);
    if (status != YL_OK)
        clear_info(&info);
    return status;
}

/* ---- User functions ---- */

bool yl_api_find_function(const yl_env *env, yl_str catalog, yl_str database, yl_str name,
                          size_t *at)
{
    for (*at = 0; *at < env->functions.size; ++*at) {
        const yl_user_function *f = &env->functions.items[*at];
        if (yl_str_equal_nocase(yl_str_of(f->name), name) &&
            yl_str_equal(yl_str_of(f->database), database) &&
            yl_str_equal(yl_str_of(f->catalog), catalog))
            return true;
    }
    return false;
}
