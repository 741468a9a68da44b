/* SHOW: what there is, as rows of names. */
#include "api/api_internal.h"

#include <stdlib.h>

#include "data/time_text.h"
#include "function/like.h"
#include "function/registry.h"

/* ---- [NOT] LIKE 'pattern' ---- */

bool yl_name_passes(const yl_name_filter *filter, yl_str name)
{
    if (filter->show == NULL || !(filter->show->like || filter->show->ilike))
        return true;
    return yl_like_matches(filter->like, name) != filter->show->not_like;
}

/* ---- Lists of names ---- */

static yl_status show_names(yl_result *r, const char *heading, const yl_str_list *names,
                            const yl_name_filter *filter, yl_error *err)
{
    YL_TRY(yl_result_set_texts(r, &heading, 1, err));
    for (uint32_t i = 0; i < names->n; i++)
        if (yl_name_passes(filter, names->items[i]))
            YL_TRY(yl_result_add_row(r, &names->items[i], err));
    return YL_OK;
}

static yl_status show_one(yl_result *r, const char *heading, yl_str value, yl_error *err)
{
    YL_TRY(yl_result_set_texts(r, &heading, 1, err));
    return yl_result_add_row(r, &value, err);
}

/* FROM or IN "db" or "cat.db"; nothing written means the current ones. */
static yl_status place_of(yl_result *r, const yl_ast_show *show, yl_str *catalog, yl_str *database,
                          yl_error *err)
{
    const yl_ast_path *from = &show->from;
    *catalog = yl_catalog_current(r->env->catalog);
    *database = yl_catalog_current_database(r->env->catalog);
    if (from->size > 2)
        return YL_FAIL_AT(err, INVALID, from->span, "the name of a database has at most two parts");
    if (from->size > 0)
        *database = from->items[from->size - 1].text;
    if (from->size == 2)
        *catalog = from->items[0].text;
    return YL_OK;
}

static yl_status show_tables(yl_result *r, const yl_ast_show *show, const yl_name_filter *filter,
                             yl_error *err)
{
    yl_str catalog, database;
    yl_str_list names;
    bool views = show->show == YL_SHOW_VIEWS;
    YL_TRY(place_of(r, show, &catalog, &database, err));
    YL_TRY(yl_catalog_list_tables(r->env->catalog, catalog, database,
                                  views ? YL_LIST_VIEWS : YL_LIST_TABLES | YL_LIST_VIEWS, r->arena,
                                  &names, err));
    return show_names(r, views ? "view name" : "table name", &names, filter, err);
}

static yl_status show_databases(yl_result *r, const yl_ast_show *show, const yl_name_filter *filter,
                                yl_error *err)
{
    yl_str_list names;
    yl_str catalog = yl_catalog_current(r->env->catalog);
    if (show->from.size > 0)
        catalog = show->from.items[0].text;
    YL_TRY(yl_catalog_list_databases(r->env->catalog, catalog, r->arena, &names, err));
    return show_names(r, "database name", &names, filter, err);
}

/* ---- Functions ---- */

typedef struct function_names {
    yl_result *r;
    const yl_name_filter *filter;
    bool user; /* only CREATE FUNCTION's */
    YL_LIST(yl_str) names;
    bool oom;
} function_names;

static void add_name(function_names *list, yl_str name)
{
    size_t n = list->names.size;
    yl_str copy = yl_arena_str(list->r->arena, name);
    for (size_t i = 0; i < copy.size; i++) /* Flink lists names in small letters */
        if (copy.data[i] >= 'A' && copy.data[i] <= 'Z')
            ((char *)copy.data)[i] = (char)(copy.data[i] | 0x20);
    if (n > 0 && yl_str_equal(list->names.items[n - 1], copy))
        return; /* the next overload */
    if (!yl_name_passes(list->filter, copy))
        return;
    list->oom |= !yl_list_push(&list->names, copy);
}

static void add_builtin(void *arg, const yl_function_info *info)
{
    char first = info->name[0];
    if ((first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z'))
        add_name(arg, yl_str_of(info->name));
}

static int compare_names(const void *a, const void *b)
{
    return yl_str_compare(*(const yl_str *)a, *(const yl_str *)b);
}

static yl_status show_functions(yl_result *r, const yl_ast_show *show, const yl_name_filter *filter,
                                yl_error *err)
{
    yl_str catalog, database;
    function_names list = {.r = r, .filter = filter};
    YL_TRY(place_of(r, show, &catalog, &database, err));
    if (show->show == YL_SHOW_FUNCTIONS)
        yl_function_each(add_builtin, &list);
    for (size_t i = 0; i < r->env->functions.size; i++) {
        const yl_user_function *f = &r->env->functions.items[i];
        if (f->catalog[0] == '\0' || (yl_str_equal(yl_str_of(f->catalog), catalog) &&
                                      yl_str_equal(yl_str_of(f->database), database)))
            add_name(&list, yl_str_of(f->name));
    }
    yl_status status = list.oom || yl_arena_oom(r->arena) ? YL_FAIL_MEMORY(err) : YL_OK;
    if (list.names.size > 0)
        qsort(list.names.items, list.names.size, sizeof(yl_str), compare_names);
    yl_str_list names = {list.names.items, (uint32_t)list.names.size};
    yl_name_filter all = {0};
    if (status == YL_OK)
        status = show_names(r, "function name", &names, &all, err);
    yl_list_clear(&list.names);
    return status;
}

/* ---- One table ---- */

static yl_status show_columns(yl_result *r, const yl_ast_show *show, const yl_name_filter *filter,
                              yl_error *err)
{
    const yl_table *table;
    YL_TRY(yl_catalog_get(r->env->catalog, &show->from, &table, err));
    return yl_describe_columns(r, table, filter, err);
}

/* Flink's catalog in memory knows no partitions, whatever directories there are. */
static yl_status show_partitions(yl_result *r, const yl_ast_show *show, yl_error *err)
{
    const yl_table *table;
    YL_TRY(yl_catalog_get(r->env->catalog, &show->from, &table, err));
    if (table->n_partition == 0)
        return YL_FAIL_AT(err, INVALID, show->from.span, "the table %.*s is not partitioned",
                          YL_STR_ARGS(table->name));
    return yl_result_set_texts(r, (const char *const[]){"partition name"}, 1, err);
}

static yl_status show_text(yl_result *r, yl_strbuf *text, yl_error *err)
{
    yl_status status = text->oom ? YL_FAIL_MEMORY(err) : YL_OK;
    if (status == YL_OK)
        status = show_one(r, "result", (yl_str){yl_strbuf_text(text), text->size}, err);
    yl_strbuf_clear(text);
    r->raw_text = true;
    return status;
}

static yl_status show_create(yl_result *r, const yl_ast_show *show, yl_error *err)
{
    bool view = show->show == YL_SHOW_CREATE_VIEW;
    const yl_table *table;
    yl_strbuf text = {0};
    YL_TRY(yl_catalog_get(r->env->catalog, &show->from, &table, err));
    if (table->is_view != view)
        return YL_FAIL_AT(
            err, INVALID, show->from.span, "`%.*s`.`%.*s`.`%.*s` is a %s; use SHOW CREATE %s",
            YL_STR_ARGS(table->catalog), YL_STR_ARGS(table->database), YL_STR_ARGS(table->name),
            view ? "table" : "view", view ? "TABLE" : "VIEW");
    yl_table_print_ddl(table, &text);
    return show_text(r, &text, err);
}

static void print_quoted(const char *text, yl_strbuf *out)
{
    yl_strbuf_char(out, '\'');
    for (; *text != '\0'; text++) {
        if (*text == '\'')
            yl_strbuf_char(out, '\'');
        yl_strbuf_char(out, *text);
    }
    yl_strbuf_char(out, '\'');
}

static yl_status show_create_catalog(yl_result *r, const yl_ast_show *show, yl_error *err)
{
    const yl_ast_name *name = &show->from.items[0];
    yl_strbuf text = {0};
    size_t at;
    if (!yl_api_find_catalog_info(r->env, name->text, &at))
        return YL_FAIL_AT(err, NOT_FOUND, name->span,
                          "there is no catalog '%.*s' that CREATE CATALOG has made",
                          YL_STR_ARGS(name->text));
    const yl_catalog_info *info = &r->env->catalog_infos.items[at];
    yl_strbuf_printf(&text, "CREATE CATALOG `%s`\n", info->name);
    if (info->comment != NULL) {
        yl_strbuf_puts(&text, "COMMENT ");
        print_quoted(info->comment, &text);
        yl_strbuf_char(&text, '\n');
    }
    yl_strbuf_puts(&text, "WITH (\n");
    for (size_t i = 0; i < info->options.size; i++) {
        yl_strbuf_puts(&text, "  ");
        print_quoted(info->options.items[i].key, &text);
        yl_strbuf_puts(&text, " = ");
        print_quoted(info->options.items[i].value, &text);
        yl_strbuf_puts(&text, i + 1 < info->options.size ? ",\n" : "\n");
    }
    yl_strbuf_puts(&text, ")\n");
    return show_text(r, &text, err);
}

/* ---- The session ---- */

static yl_status show_modules(yl_result *r, bool full, yl_error *err)
{
    const yl_result_column columns[] = {{.name = YL_STR("module name"), .type = &yl_type_string},
                                        {.name = YL_STR("used"), .type = &yl_type_boolean}};
    yl_str cells[] = {YL_STR("core"), r->env->core_used ? YL_STR("TRUE") : YL_STR("FALSE")};
    YL_TRY(yl_result_set_columns(r, columns, full ? 2 : 1, err));
    return yl_result_add_row(r, cells, err);
}

static yl_status show_jars(yl_result *r, yl_error *err)
{
    YL_TRY(yl_result_set_texts(r, (const char *const[]){"jars"}, 1, err));
    for (size_t i = 0; i < r->env->jars.size; i++) {
        yl_str jar = yl_str_of(r->env->jars.items[i]);
        YL_TRY(yl_result_add_row(r, &jar, err));
    }
    return YL_OK;
}

static yl_status show_jobs(yl_result *r, yl_error *err)
{
    const yl_result_column columns[] = {{.name = YL_STR("job id"), .type = &yl_type_string},
                                        {.name = YL_STR("job name"), .type = &yl_type_string},
                                        {.name = YL_STR("status"), .type = &yl_type_string},
                                        {.name = YL_STR("start time"), .type = &yl_type_ltz6}};
    YL_TRY(yl_result_set_columns(r, columns, 4, err));
    for (size_t i = 0; i < r->env->jobs.size; i++) {
        const yl_job_record *job = &r->env->jobs.items[i];
        yl_job_state state = job->live == NULL ? job->state : yl_job_state_of(job->live->job);
        char time[YL_TIME_TEXT_MAX];
        size_t size = yl_timestamp_print(yl_instant_from_micros(job->start_micros), 3, time);
        yl_str cells[] = {yl_str_of(job->id),
                          yl_str_of(job->name),
                          yl_str_of(yl_job_state_name(state)),
                          {time, size}};
        YL_TRY(yl_result_add_row(r, cells, err));
    }
    return YL_OK;
}

/* ---- Dispatch ---- */

static yl_status run_show(yl_result *r, const yl_ast_show *show, const yl_name_filter *filter,
                          yl_error *err)
{
    const yl_catalog *catalog = r->env->catalog;
    yl_str_list names;
    switch (show->show) {
    case YL_SHOW_CATALOGS:
        YL_TRY(yl_catalog_list_catalogs(catalog, r->arena, &names, err));
        return show_names(r, "catalog name", &names, filter, err);
    case YL_SHOW_CURRENT_CATALOG:
        return show_one(r, "current catalog name", yl_catalog_current(catalog), err);
    case YL_SHOW_DATABASES:
        return show_databases(r, show, filter, err);
    case YL_SHOW_CURRENT_DATABASE:
        return show_one(r, "current database name", yl_catalog_current_database(catalog), err);
    case YL_SHOW_TABLES:
    case YL_SHOW_VIEWS:
        return show_tables(r, show, filter, err);
    case YL_SHOW_FUNCTIONS:
    case YL_SHOW_USER_FUNCTIONS:
        return show_functions(r, show, filter, err);
    case YL_SHOW_COLUMNS:
        return show_columns(r, show, filter, err);
    case YL_SHOW_PARTITIONS:
        return show_partitions(r, show, err);
    case YL_SHOW_CREATE_TABLE:
    case YL_SHOW_CREATE_VIEW:
        return show_create(r, show, err);
    case YL_SHOW_CREATE_CATALOG:
        return show_create_catalog(r, show, err);
    case YL_SHOW_MODULES:
        return show_modules(r, false, err);
    case YL_SHOW_FULL_MODULES:
        return show_modules(r, true, err);
    case YL_SHOW_JARS:
        return show_jars(r, err);
    case YL_SHOW_JOBS:
        return show_jobs(r, err);
    case YL_SHOW_PROCEDURES:
        break;
    }
    return yl_api_refuse(&show->head, "SHOW PROCEDURES", err);
}

yl_status yl_run_show(yl_result *r, const yl_ast *ast, yl_error *err)
{
    const yl_ast_show *show = yl_ast_as_show(ast);
    yl_like like = {0};
    yl_name_filter filter = {show, &like};
    yl_status status = YL_OK;
    if (show->ilike)
        return yl_api_refuse(ast, "ILIKE in SHOW", err);
    if (show->like)
        status = yl_like_compile(&like, show->pattern.text, YL_STR("\\"), err);
    if (status == YL_OK)
        status = run_show(r, show, &filter, err);
    yl_like_clear(&like);
    if (status != YL_OK && err->span.end == 0)
        err->span = show->from.size > 0 ? show->from.span : show->head.span;
    return status;
}
