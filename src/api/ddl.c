/* CREATE, ALTER, DROP and USE: what changes the catalog.
 *
 * The binder turns a definition into what the catalog stores; here it is stored. Errors of the
 * catalog know no place in the text, so they get that of the name.
 */
#include "api/api_internal.h"

static yl_status at_path(yl_status status, const yl_ast_path *path, yl_error *err)
{
    if (status != YL_OK && err->span.end == 0)
        err->span = path->span;
    return status;
}

static yl_status at_name(yl_status status, const yl_ast_name *name, yl_error *err)
{
    if (status != YL_OK && err->span.end == 0)
        err->span = name->span;
    return status;
}

/* ---- Tables ---- */

yl_status yl_run_create_table(yl_result *r, const yl_ast *ast, yl_error *err)
{
    const yl_ast_create_table *create = yl_ast_as_create_table(ast);
    yl_bind_context context;
    yl_table table = {0};
    if (!create->create)
        return yl_api_refuse(ast, "REPLACE TABLE", err);
    YL_TRY(yl_api_bind_context(r, &context, err));
    YL_TRY(yl_bind_create_table(&context, ast, &table, err));
    return at_path(
        yl_catalog_create(r->env->catalog, &table, create->if_not_exists, create->or_replace, err),
        &create->path, err);
}

yl_status yl_run_alter_table(yl_result *r, const yl_ast *ast, yl_error *err)
{
    const yl_ast_alter_table *alter = yl_ast_as_alter_table(ast);
    yl_catalog *catalog = r->env->catalog;
    yl_bind_context context;
    yl_object_path path;
    yl_table table = {0};
    YL_TRY(yl_catalog_resolve(catalog, &alter->path, &path, err));
    const yl_table *old = yl_catalog_find(catalog, &path);
    if (old == NULL && alter->if_exists)
        return YL_OK;
    if (old == NULL)
        return at_path(yl_catalog_get(catalog, &alter->path, &old, err), &alter->path, err);
    if (old->is_view)
        return YL_FAIL_AT(err, INVALID, alter->path.span,
                          "`%.*s`.`%.*s`.`%.*s` is a view; ALTER VIEW changes views",
                          YL_STR_ARGS(path.catalog), YL_STR_ARGS(path.database),
                          YL_STR_ARGS(path.name));
    if (old->temporary)
        return YL_FAIL_AT(err, INVALID, alter->path.span,
                          "`%.*s`.`%.*s`.`%.*s` is a temporary table, which cannot be altered",
                          YL_STR_ARGS(path.catalog), YL_STR_ARGS(path.database),
                          YL_STR_ARGS(path.name));
    YL_TRY(yl_api_bind_context(r, &context, err));
    YL_TRY(yl_bind_alter_table(&context, ast, old, &table, err));
    return at_path(yl_catalog_replace(catalog, &path, &table, err), &alter->path, err);
}

/* ---- Views ---- */

yl_status yl_run_create_view(yl_result *r, const yl_ast *ast, yl_error *err)
{
    const yl_ast_create_view *create = yl_ast_as_create_view(ast);
    yl_bind_context context;
    yl_table view = {0};
    YL_TRY(yl_api_bind_context(r, &context, err));
    YL_TRY(yl_bind_create_view(&context, ast, &view, err));
    return at_path(
        yl_catalog_create(r->env->catalog, &view, create->if_not_exists, create->or_replace, err),
        &create->path, err);
}

static yl_status find_view(yl_result *r, const yl_ast_path *name, yl_object_path *path,
                           const yl_table **view, yl_error *err)
{
    YL_TRY(yl_catalog_resolve(r->env->catalog, name, path, err));
    *view = yl_catalog_find(r->env->catalog, path);
    if (*view == NULL)
        return at_path(yl_catalog_get(r->env->catalog, name, view, err), name, err);
    if (!(*view)->is_view)
        return YL_FAIL_AT(
            err, INVALID, name->span, "`%.*s`.`%.*s`.`%.*s` is a table; ALTER TABLE changes tables",
            YL_STR_ARGS(path->catalog), YL_STR_ARGS(path->database), YL_STR_ARGS(path->name));
    return YL_OK;
}

yl_status yl_run_alter_view(yl_result *r, const yl_ast *ast, yl_error *err)
{
    const yl_ast_alter_view *alter = yl_ast_as_alter_view(ast);
    yl_catalog *catalog = r->env->catalog;
    yl_object_path path, to;
    const yl_table *old;
    yl_table view;
    YL_TRY(find_view(r, &alter->path, &path, &old, err));
    view = *old;
    if (alter->query != NULL) {
        yl_bind_context context;
        bool temporary = old->temporary;
        YL_TRY(yl_api_bind_context(r, &context, err));
        YL_TRY(yl_bind_create_view(&context, ast, &view, err));
        view.temporary = temporary;
    } else {
        YL_TRY(yl_catalog_resolve(catalog, &alter->new_path, &to, err));
        view.catalog = to.catalog;
        view.database = to.database;
        view.name = to.name;
    }
    return at_path(yl_catalog_replace(catalog, &path, &view, err), &alter->path, err);
}

/* ---- Databases ---- */

/* "db" or "cat.db". */
static yl_status split_database(yl_result *r, const yl_ast_path *path, yl_str *catalog,
                                yl_str *name, yl_error *err)
{
    if (path->size > 2)
        return YL_FAIL_AT(err, INVALID, path->span, "the name of a database has at most two parts");
    *catalog = path->size == 2 ? path->items[0].text : yl_catalog_current(r->env->catalog);
    *name = path->items[path->size - 1].text;
    return YL_OK;
}

static yl_status option_pairs(yl_result *r, const yl_ast_list *options, yl_option_pair **out,
                              yl_error *err)
{
    *out = YL_NEW_ARRAY(r->arena, yl_option_pair, options->size);
    if (*out == NULL)
        return YL_FAIL_MEMORY(err);
    for (size_t i = 0; i < options->size; i++) {
        const yl_ast_option *option = yl_ast_as_option(options->items[i]);
        (*out)[i] = (yl_option_pair){option->key.text, option->value.text, option->head.span};
    }
    return yl_arena_oom(r->arena) ? YL_FAIL_MEMORY(err) : YL_OK;
}

yl_status yl_run_create_database(yl_result *r, const yl_ast *ast, yl_error *err)
{
    const yl_ast_create_database *create = yl_ast_as_create_database(ast);
    yl_str catalog, name;
    yl_option_pair *options;
    YL_TRY(split_database(r, &create->path, &catalog, &name, err));
    YL_TRY(option_pairs(r, &create->options, &options, err));
    return at_path(yl_catalog_create_database(r->env->catalog, catalog, name, create->if_not_exists,
                                              options, (uint32_t)create->options.size,
                                              create->comment.text, err),
                   &create->path, err);
}

static bool contains(const yl_str_list *names, yl_str name)
{
    for (uint32_t i = 0; i < names->n; i++)
        if (yl_str_equal(names->items[i], name))
            return true;
    return false;
}

yl_status yl_run_alter_database(yl_result *r, const yl_ast *ast, yl_error *err)
{
    const yl_ast_alter_database *alter = yl_ast_as_alter_database(ast);
    yl_str catalog, name;
    yl_str_list names;
    YL_TRY(split_database(r, &alter->path, &catalog, &name, err));
    YL_TRY(yl_catalog_list_databases(r->env->catalog, catalog, r->arena, &names, err));
    if (!contains(&names, name))
        return YL_FAIL_AT(err, NOT_FOUND, alter->path.span,
                          "the catalog '%.*s' has no database '%.*s'", YL_STR_ARGS(catalog),
                          YL_STR_ARGS(name));
    r->note = "a database in memory keeps no properties: ALTER DATABASE changed nothing";
    return YL_OK;
}

/* ---- Catalogs ---- */

static yl_status catalog_type(const yl_ast_create_catalog *create, yl_error *err)
{
    for (size_t i = 0; i < create->options.size; i++) {
        const yl_ast_option *option = yl_ast_as_option(create->options.items[i]);
        if (!yl_str_equal(option->key.text, YL_STR("type")))
            continue;
        if (yl_str_equal(option->value.text, YL_STR("generic_in_memory")))
            return YL_OK;
        return YL_FAIL_AT(err, UNSUPPORTED, option->value.span,
                          "there is no catalog of type '%.*s'; the only type is "
                          "'generic_in_memory'",
                          YL_STR_ARGS(option->value.text));
    }
    return YL_FAIL_AT(err, OPTION, create->head.span,
                      "CREATE CATALOG needs the option 'type' ('generic_in_memory')");
}

yl_status yl_run_create_catalog(yl_result *r, const yl_ast *ast, yl_error *err)
{
    const yl_ast_create_catalog *create = yl_ast_as_create_catalog(ast);
    yl_option_pair *options;
    size_t at;
    YL_TRY(catalog_type(create, err));
    YL_TRY(option_pairs(r, &create->options, &options, err));
    YL_TRY(at_name(yl_catalog_create_catalog(
                       r->env->catalog, create->name.text, create->if_not_exists, options,
                       (uint32_t)create->options.size, create->comment.text, err),
                   &create->name, err));
    if (yl_api_find_catalog_info(r->env, create->name.text, &at) ||
        yl_str_equal(create->name.text, YL_STR("default_catalog")))
        return YL_OK; /* IF NOT EXISTS: it was there */
    return yl_api_add_catalog_info(r->env, create->name.text, create->comment, &create->options,
                                   err);
}

yl_status yl_run_alter_catalog(yl_result *r, const yl_ast *ast, yl_error *err)
{
    const yl_ast_alter_catalog *alter = yl_ast_as_alter_catalog(ast);
    size_t at;
    if (!yl_api_find_catalog_info(r->env, alter->name.text, &at))
        return YL_FAIL_AT(err, NOT_FOUND, alter->name.span,
                          "there is no catalog '%.*s' that CREATE CATALOG has made",
                          YL_STR_ARGS(alter->name.text));
    yl_catalog_info *info = &r->env->catalog_infos.items[at];
    if (alter->action != YL_ALTER_CATALOG_COMMENT)
        return yl_api_set_catalog_options(info, &alter->options,
                                          alter->action == YL_ALTER_CATALOG_RESET, err);
    char *comment = yl_api_copy(alter->comment.text);
    if (comment == NULL)
        return YL_FAIL_MEMORY(err);
    yl_free(info->comment);
    info->comment = comment;
    return YL_OK;
}

/* ---- Functions ---- */

/* Functions in Java, Python or Scala are known by name, so that scripts that create and drop them
 * run; a call is refused by the binder. */
static yl_status function_path(yl_result *r, const yl_ast_path *path, bool system,
                               yl_object_path *out, yl_error *err)
{
    if (!system)
        return yl_catalog_resolve(r->env->catalog, path, out, err);
    *out = (yl_object_path){YL_STR(""), YL_STR(""), path->items[path->size - 1].text};
    return YL_OK;
}

yl_status yl_run_create_function(yl_result *r, const yl_ast *ast, yl_error *err)
{
    const yl_ast_create_function *create = yl_ast_as_create_function(ast);
    yl_env *env = r->env;
    yl_object_path path;
    size_t at;
    YL_TRY(function_path(r, &create->path, create->system, &path, err));
    if (yl_api_find_function(env, path.catalog, path.database, path.name, &at)) {
        if (create->if_not_exists)
            return YL_OK;
        return YL_FAIL_AT(err, EXISTS, create->path.span, "there is a function '%.*s' already",
                          YL_STR_ARGS(path.name));
    }
    yl_user_function f = {
        .catalog = yl_api_copy(path.catalog),
        .database = yl_api_copy(path.database),
        .name = yl_api_copy(path.name),
        .class_name = yl_api_copy(create->class_name.text),
        .temporary = create->temporary,
    };
    if (f.catalog == NULL || f.database == NULL || f.name == NULL || f.class_name == NULL ||
        !yl_list_push(&env->functions, f)) {
        yl_free(f.catalog);
        yl_free(f.database);
        yl_free(f.name);
        yl_free(f.class_name);
        return YL_FAIL_MEMORY(err);
    }
    r->note = "user functions cannot be called in this version: a query that does is refused";
    return YL_OK;
}

static yl_status find_function(yl_result *r, const yl_ast_path *name, bool system, bool if_exists,
                               bool *found, size_t *at, yl_error *err)
{
    yl_object_path path;
    YL_TRY(function_path(r, name, system, &path, err));
    *found = yl_api_find_function(r->env, path.catalog, path.database, path.name, at);
    if (*found || if_exists)
        return YL_OK;
    return YL_FAIL_AT(err, NOT_FOUND, name->span,
                      "there is no function '%.*s' that CREATE "
                      "FUNCTION has made",
                      YL_STR_ARGS(path.name));
}

yl_status yl_run_alter_function(yl_result *r, const yl_ast *ast, yl_error *err)
{
    const yl_ast_alter_function *alter = yl_ast_as_alter_function(ast);
    bool found;
    size_t at;
    YL_TRY(find_function(r, &alter->path, alter->system, alter->if_exists, &found, &at, err));
    if (!found)
        return YL_OK;
    char *class_name = yl_api_copy(alter->class_name.text);
    if (class_name == NULL)
        return YL_FAIL_MEMORY(err);
    yl_free(r->env->functions.items[at].class_name);
    r->env->functions.items[at].class_name = class_name;
    return YL_OK;
}

static yl_status drop_function(yl_result *r, const yl_ast_drop *drop, yl_error *err)
{
    yl_env *env = r->env;
    bool found;
    size_t at;
    YL_TRY(find_function(r, &drop->path, drop->system, drop->if_exists, &found, &at, err));
    if (!found)
        return YL_OK;
    yl_user_function *f = &env->functions.items[at];
    yl_free(f->catalog);
    yl_free(f->database);
    yl_free(f->name);
    yl_free(f->class_name);
    *f = env->functions.items[--env->functions.size];
    return YL_OK;
}

/* ---- DROP ---- */

static yl_status drop_catalog(yl_result *r, const yl_ast_drop *drop, yl_error *err)
{
    size_t at;
    YL_TRY(
        yl_catalog_drop_catalog(r->env->catalog, drop->path.items[0].text, drop->if_exists, err));
    if (yl_api_find_catalog_info(r->env, drop->path.items[0].text, &at))
        yl_api_remove_catalog_info(r->env, at);
    return YL_OK;
}

static yl_status drop_object(yl_result *r, const yl_ast_drop *drop, yl_error *err)
{
    yl_catalog *catalog = r->env->catalog;
    yl_object_path path;
    yl_str in_catalog, name;
    switch (drop->object) {
    case YL_OBJECT_TABLE:
    case YL_OBJECT_VIEW:
        YL_TRY(yl_catalog_resolve(catalog, &drop->path, &path, err));
        return yl_catalog_drop(catalog, &path, drop->object == YL_OBJECT_VIEW, drop->temporary,
                               drop->if_exists, err);
    case YL_OBJECT_DATABASE:
        YL_TRY(split_database(r, &drop->path, &in_catalog, &name, err));
        return yl_catalog_drop_database(catalog, in_catalog, name, drop->if_exists, drop->cascade,
                                        err);
    case YL_OBJECT_CATALOG:
        return drop_catalog(r, drop, err);
    case YL_OBJECT_FUNCTION:
        return drop_function(r, drop, err);
    case YL_OBJECT_JOB:
        break;
    }
    return yl_api_refuse(&drop->head, "DROP JOB", err);
}

yl_status yl_run_drop(yl_result *r, const yl_ast *ast, yl_error *err)
{
    const yl_ast_drop *drop = yl_ast_as_drop(ast);
    return at_path(drop_object(r, drop, err), &drop->path, err);
}

/* ---- USE ---- */

static yl_status use_modules(yl_result *r, const yl_ast_use *use, yl_error *err)
{
    for (size_t i = 0; i < use->modules.size; i++)
        if (!yl_str_equal(use->modules.items[i].text, YL_STR("core")))
            return YL_FAIL_AT(err, NOT_FOUND, use->modules.items[i].span,
                              "there is no module '%.*s'", YL_STR_ARGS(use->modules.items[i].text));
    r->env->core_used = true;
    return YL_OK;
}

yl_status yl_run_use(yl_result *r, const yl_ast *ast, yl_error *err)
{
    const yl_ast_use *use = yl_ast_as_use(ast);
    yl_catalog *catalog = r->env->catalog;
    yl_str in_catalog, name;
    switch (use->use) {
    case YL_USE_CATALOG:
        return at_path(yl_catalog_use_catalog(catalog, use->path.items[0].text, err), &use->path,
                       err);
    case YL_USE_DATABASE:
        YL_TRY(split_database(r, &use->path, &in_catalog, &name, err));
        return at_path(yl_catalog_use_database(catalog, in_catalog, name, err), &use->path, err);
    case YL_USE_MODULES:
        break;
    }
    return use_modules(r, use, err);
}
