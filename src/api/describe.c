/* DESCRIBE and SHOW COLUMNS: a table's columns as rows.
 *
 *     name | type | null | key | extras | watermark [| comment]
 *
 * `type` says nothing about NULL, `null` does; `comment` is there only when some column has one.
 */
#include "api/api_internal.h"

static bool has_comments(const yl_table *table)
{
    for (uint32_t i = 0; i < table->n_columns; i++)
        if (table->columns[i].has_comment)
            return true;
    return false;
}

static bool is_key(const yl_table *table, uint32_t column)
{
    for (uint32_t i = 0; i < table->n_key; i++)
        if (table->key[i] == column)
            return true;
    return false;
}

/* "PRI(a, b)" for every column of the key. */
static yl_str key_text(yl_result *r, const yl_table *table)
{
    yl_strbuf text = {0};
    yl_strbuf_puts(&text, "PRI(");
    for (uint32_t i = 0; i < table->n_key; i++) {
        yl_strbuf_puts(&text, i == 0 ? "" : ", ");
        yl_strbuf_str(&text, table->columns[table->key[i]].name);
    }
    yl_strbuf_char(&text, ')');
    yl_str copy = yl_arena_str(r->arena, yl_strbuf_view(&text));
    yl_strbuf_clear(&text);
    return copy;
}

static yl_str extras_text(yl_result *r, const yl_column *column)
{
    const char *text = NULL;
    if (column->kind == YL_COL_COMPUTED)
        text = yl_arena_printf(r->arena, "AS %.*s", YL_STR_ARGS(column->expr));
    else if (column->kind == YL_COL_METADATA && column->metadata_from)
        text =
            yl_arena_printf(r->arena, "METADATA FROM '%.*s'%s", YL_STR_ARGS(column->metadata_key),
                            column->is_virtual ? " VIRTUAL" : "");
    else if (column->kind == YL_COL_METADATA)
        text = column->is_virtual ? "METADATA VIRTUAL" : "METADATA";
    return yl_str_of(text);
}

static yl_status add_column(yl_result *r, const yl_table *table, uint32_t i, yl_str key,
                            yl_error *err)
{
    const yl_column *column = &table->columns[i];
    bool watermark = table->has_watermark && yl_str_equal(table->watermark_column, column->name);
    yl_str none = {NULL, 0};
    yl_str cells[] = {
        column->name,
        yl_str_of(yl_type_text(r->arena, yl_type_nullable(r->arena, column->type, true))),
        column->type->nullable ? YL_STR("TRUE") : YL_STR("FALSE"),
        is_key(table, i) ? key : none,
        extras_text(r, column),
        watermark ? table->watermark_expr : none,
        column->has_comment ? column->comment : none,
    };
    return yl_result_add_row(r, cells, err);
}

yl_status yl_describe_columns(yl_result *r, const yl_table *table, const yl_name_filter *filter,
                              yl_error *err)
{
    static const char *const names[] = {"name",   "type",      "null",   "key",
                                        "extras", "watermark", "comment"};
    yl_result_column columns[7];
    for (uint32_t i = 0; i < 7; i++)
        columns[i] = (yl_result_column){
            .name = yl_str_of(names[i]),
            .type = i == 2 ? &yl_type_boolean : &yl_type_string,
        };
    YL_TRY(yl_result_set_columns(r, columns, has_comments(table) ? 7 : 6, err));
    yl_str key = key_text(r, table);
    for (uint32_t i = 0; i < table->n_columns; i++)
        if (yl_name_passes(filter, table->columns[i].name))
            YL_TRY(add_column(r, table, i, key, err));
    return YL_OK;
}

/* ---- DESCRIBE CATALOG, JOB ---- */

static yl_status add_pair(yl_result *r, const char *name, yl_str value, yl_error *err)
{
    yl_str cells[] = {yl_str_of(name), value};
    return yl_result_add_row(r, cells, err);
}

static yl_status describe_catalog(yl_result *r, const yl_ast_describe *describe, yl_error *err)
{
    size_t at;
    const yl_ast_name *name = &describe->path.items[0];
    if (!yl_api_find_catalog_info(r->env, name->text, &at))
        return YL_FAIL_AT(err, NOT_FOUND, name->span,
                          "there is no catalog '%.*s' that CREATE CATALOG has made",
                          YL_STR_ARGS(name->text));
    const yl_catalog_info *info = &r->env->catalog_infos.items[at];
    YL_TRY(yl_result_set_texts(r, (const char *const[]){"info name", "info value"}, 2, err));
    YL_TRY(add_pair(r, "name", name->text, err));
    for (size_t i = 0; i < info->options.size; i++)
        if (strcmp(info->options.items[i].key, "type") == 0)
            YL_TRY(add_pair(r, "type", yl_str_of(info->options.items[i].value), err));
    YL_TRY(add_pair(r, "comment", yl_str_of(info->comment == NULL ? "" : info->comment), err));
    for (size_t i = 0; describe->extended && i < info->options.size; i++)
        if (strcmp(info->options.items[i].key, "type") != 0)
            YL_TRY(add_pair(r, yl_arena_printf(r->arena, "option:%s", info->options.items[i].key),
                            yl_str_of(info->options.items[i].value), err));
    return YL_OK;
}

yl_status yl_run_describe(yl_result *r, const yl_ast *ast, yl_error *err)
{
    const yl_ast_describe *describe = yl_ast_as_describe(ast);
    const yl_table *table;
    yl_name_filter all = {0};
    switch (describe->describe) {
    case YL_DESCRIBE_TABLE:
        YL_TRY(yl_catalog_get(r->env->catalog, &describe->path, &table, err));
        return yl_describe_columns(r, table, &all, err);
    case YL_DESCRIBE_CATALOG:
        return describe_catalog(r, describe, err);
    case YL_DESCRIBE_DATABASE:
        return yl_api_refuse(ast, "DESCRIBE DATABASE", err);
    case YL_DESCRIBE_FUNCTION:
        return yl_api_refuse(ast, "DESCRIBE FUNCTION", err);
    case YL_DESCRIBE_JOB:
        break;
    }
    return yl_api_refuse(ast, "DESCRIBE JOB", err);
}
