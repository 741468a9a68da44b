/* From trees back to SQL: statements and the parts of DDL. */
#include "sql/ast_impl.h"

/* ---- small parts ---- */

static void put(const yl_unparser *u, const char *text)
{
    yl_strbuf_puts(u->out, text);
}

static void put_if(const yl_unparser *u, bool condition, const char *text)
{
    if (condition)
        yl_strbuf_puts(u->out, text);
}

/* `text` and a string; nothing for an absent string */
static void put_string(const yl_unparser *u, const char *text, yl_ast_string string)
{
    if (!yl_ast_string_present(string))
        return;
    put(u, text);
    yl_ast_unparse_string(string.text, u->out);
}

static void put_names(const yl_unparser *u, const char *text, const yl_ast_name_list *names)
{
    if (names->size == 0)
        return;
    put(u, text);
    put(u, "(");
    yl_unparse_names(u, names);
    put(u, ")");
}

/* (\n  a,\n  b\n) */
static void put_block(const yl_unparser *u, const char *text, const yl_ast_list *list)
{
    put(u, text);
    put(u, "(");
    for (size_t i = 0; i < list->size; i++) {
        put(u, i == 0 ? "\n  " : ",\n  ");
        yl_unparse_node(u, list->items[i]);
    }
    put(u, "\n)");
}

static void put_options(const yl_unparser *u, const yl_ast_list *options)
{
    if (options->size > 0)
        put_block(u, "\nWITH ", options);
}

static void put_partition(const yl_unparser *u, const yl_ast_list *values)
{
    if (values->size == 0)
        return;
    put(u, " PARTITION (");
    yl_unparse_list(u, values, ", ");
    put(u, ")");
}

static void put_where(const yl_unparser *u, const yl_ast *where)
{
    if (where == NULL)
        return;
    put(u, "\nWHERE ");
    yl_unparse_node(u, where);
}

/* ---- parts of tables ---- */

static void put_column(const yl_unparser *u, const yl_ast_column_def *column)
{
    yl_ast_unparse_name(column->name.text, u->out);
    if (column->type != NULL) {
        put(u, " ");
        yl_unparse_node(u, column->type);
    }
    if (column->expr != NULL) {
        put(u, " AS ");
        yl_unparse_node(u, column->expr);
    }
    put_if(u, column->type_of_column == YL_COLUMN_METADATA, " METADATA");
    put_string(u, " FROM ", column->metadata_key);
    put_if(u, column->is_virtual, " VIRTUAL");
    if (column->constraint != NULL) {
        put(u, " ");
        yl_unparse_node(u, column->constraint);
    }
    put_string(u, " COMMENT ", column->comment);
    put_if(u, column->position == YL_POSITION_FIRST, " FIRST");
    if (column->position == YL_POSITION_AFTER) {
        put(u, " AFTER ");
        yl_ast_unparse_name(column->after.text, u->out);
    }
}

/* A column's own constraint does not repeat the column's name. */
static void put_constraint(const yl_unparser *u, const yl_ast_constraint *node, bool of_table)
{
    if (yl_ast_name_present(node->name)) {
        put(u, "CONSTRAINT ");
        yl_ast_unparse_name(node->name.text, u->out);
        put(u, " ");
    }
    put(u, node->primary_key ? "PRIMARY KEY" : "UNIQUE");
    if (of_table)
        put_names(u, " ", &node->columns);
    put_if(u, node->enforcement == YL_ENFORCED, " ENFORCED");
    put_if(u, node->enforcement == YL_NOT_ENFORCED, " NOT ENFORCED");
}

static void put_watermark(const yl_unparser *u, const yl_ast_watermark *node)
{
    put(u, "WATERMARK FOR ");
    yl_ast_unparse_path(&node->column, u->out);
    put(u, " AS ");
    yl_unparse_node(u, node->expr);
}

static void put_distribution(const yl_unparser *u, const yl_ast *node)
{
    static const char *const kinds[] = {"BY ", "BY HASH", "BY RANGE"};
    const yl_ast_distribution *distribution = yl_ast_as_distribution(node);
    put_names(u, kinds[distribution->type], &distribution->columns);
    put_if(u, distribution->columns.size > 0 && distribution->buckets >= 0, " ");
    if (distribution->buckets >= 0)
        yl_strbuf_printf(u->out, "INTO %d BUCKETS", (int)distribution->buckets);
}

static void put_like(const yl_unparser *u, const yl_ast_table_like *like)
{
    put(u, "\nLIKE ");
    yl_ast_unparse_path(&like->path, u->out);
    if (like->options.size == 0)
        return;
    put(u, " (");
    for (size_t i = 0; i < like->options.size; i++) {
        const yl_ast_like_option *option = yl_ast_as_like_option(like->options.items[i]);
        yl_strbuf_printf(u->out, "\n  %s %s", yl_ast_merging_names[option->merging],
                         yl_ast_feature_names[option->feature]);
    }
    put(u, "\n)");
}

/* Columns, constraints and the watermark, as a block or, one alone, bare. */
static void put_table_parts(const yl_unparser *u, const yl_ast_list *columns,
                            const yl_ast_list *constraints, const yl_ast *watermark)
{
    size_t count = 0;
    put(u, "(");
    for (size_t i = 0; i < columns->size; i++) {
        put(u, count++ == 0 ? "\n  " : ",\n  ");
        yl_unparse_node(u, columns->items[i]);
    }
    for (size_t i = 0; i < constraints->size; i++) {
        put(u, count++ == 0 ? "\n  " : ",\n  ");
        put_constraint(u, yl_ast_as_constraint(constraints->items[i]), true);
    }
    if (watermark != NULL) {
        put(u, count++ == 0 ? "\n  " : ",\n  ");
        yl_unparse_node(u, watermark);
    }
    put(u, "\n)");
}

static void put_create_table(const yl_unparser *u, const yl_ast_create_table *table)
{
    put_if(u, table->create, "CREATE ");
    put_if(u, table->create && table->or_replace, "OR ");
    put_if(u, table->or_replace, "REPLACE ");
    put_if(u, table->temporary, "TEMPORARY ");
    put(u, table->if_not_exists ? "TABLE IF NOT EXISTS " : "TABLE ");
    yl_ast_unparse_path(&table->path, u->out);
    if (table->columns_written) {
        put(u, " ");
        put_table_parts(u, &table->columns, &table->constraints, table->watermark);
    }
    put_string(u, "\nCOMMENT ", table->comment);
    if (table->distribution != NULL) {
        put(u, "\nDISTRIBUTED ");
        put_distribution(u, table->distribution);
    }
    put_names(u, "\nPARTITIONED BY ", &table->partitioned);
    if (table->with_written)
        put_block(u, "\nWITH ", &table->options);
    if (table->like != NULL)
        yl_unparse_node(u, table->like);
    if (table->query != NULL) {
        put(u, "\nAS ");
        yl_unparse_node(u, table->query);
    }
}

static void put_create_view(const yl_unparser *u, const yl_ast_create_view *view)
{
    put(u, "CREATE ");
    put_if(u, view->or_replace, "OR REPLACE ");
    put_if(u, view->temporary, "TEMPORARY ");
    put(u, view->if_not_exists ? "VIEW IF NOT EXISTS " : "VIEW ");
    yl_ast_unparse_path(&view->path, u->out);
    put_names(u, " ", &view->columns);
    put_string(u, "\nCOMMENT ", view->comment);
    put(u, "\nAS ");
    yl_unparse_node(u, view->query);
}

static void put_create_database(const yl_unparser *u, const yl_ast_create_database *node)
{
    put(u, node->if_not_exists ? "CREATE DATABASE IF NOT EXISTS " : "CREATE DATABASE ");
    yl_ast_unparse_path(&node->path, u->out);
    put_string(u, "\nCOMMENT ", node->comment);
    put_options(u, &node->options);
}

static void put_create_catalog(const yl_unparser *u, const yl_ast_create_catalog *node)
{
    put(u, node->if_not_exists ? "CREATE CATALOG IF NOT EXISTS " : "CREATE CATALOG ");
    yl_ast_unparse_name(node->name.text, u->out);
    put_string(u, "\nCOMMENT ", node->comment);
    put_options(u, &node->options);
}

static void put_create_function(const yl_unparser *u, const yl_ast_create_function *node)
{
    put(u, "CREATE ");
    put_if(u, node->temporary, "TEMPORARY ");
    put_if(u, node->system, "SYSTEM ");
    put(u, node->if_not_exists ? "FUNCTION IF NOT EXISTS " : "FUNCTION ");
    yl_ast_unparse_path(&node->path, u->out);
    put_string(u, " AS ", node->class_name);
    if (node->language != YL_LANGUAGE_UNSET)
        yl_strbuf_printf(u->out, " LANGUAGE %s", yl_ast_language_names[node->language]);
    for (size_t i = 0; i < node->resources.size; i++) {
        const yl_ast_option *resource = yl_ast_as_option(node->resources.items[i]);
        yl_strbuf_printf(u->out, "%s%.*s ", i == 0 ? " USING " : ", ",
                         YL_STR_ARGS(resource->key.text));
        yl_ast_unparse_string(resource->value.text, u->out);
    }
    put_options(u, &node->options);
}

/* ---- ALTER, DROP ---- */

static void put_alter_parts(const yl_unparser *u, const yl_ast_alter_action *action)
{
    if (action->distribution != NULL) {
        put(u, "DISTRIBUTION ");
        put_distribution(u, action->distribution);
        return;
    }
    put_table_parts(u, &action->columns, &action->constraints, action->watermark);
}

static void put_alter_partitions(const yl_unparser *u, const yl_ast_alter_action *action, bool add)
{
    put(u, add ? "ADD" : "DROP");
    put_if(u, action->if_exists, add ? " IF NOT EXISTS" : " IF EXISTS");
    for (size_t i = 0; i < action->partitions.size; i++) {
        const yl_ast_partition *partition = yl_ast_as_partition(action->partitions.items[i]);
        put_if(u, i > 0 && !add, ",");
        put_partition(u, &partition->values);
        if (partition->options.size > 0) {
            put(u, " WITH (");
            yl_unparse_list(u, &partition->options, ", ");
            put(u, ")");
        }
    }
}

static void put_alter_action(const yl_unparser *u, const yl_ast_alter_action *action)
{
    switch (action->action) {
    case YL_ALTER_RENAME:
        put(u, "RENAME TO ");
        yl_ast_unparse_path(&action->new_path, u->out);
        break;
    case YL_ALTER_RENAME_COLUMN:
        put(u, "RENAME ");
        yl_ast_unparse_path(&action->column, u->out);
        put(u, " TO ");
        yl_ast_unparse_name(action->new_name.text, u->out);
        break;
    case YL_ALTER_ADD:
    case YL_ALTER_MODIFY:
        put(u, action->action == YL_ALTER_ADD ? "ADD " : "MODIFY ");
        put_alter_parts(u, action);
        break;
    case YL_ALTER_DROP_COLUMNS:
        put_block(u, "DROP ", &action->column_paths);
        break;
    case YL_ALTER_DROP_PRIMARY_KEY:
        put(u, "DROP PRIMARY KEY");
        break;
    case YL_ALTER_DROP_CONSTRAINT:
        put(u, "DROP CONSTRAINT ");
        yl_ast_unparse_name(action->new_name.text, u->out);
        break;
    case YL_ALTER_DROP_WATERMARK:
        put(u, "DROP WATERMARK");
        break;
    case YL_ALTER_DROP_DISTRIBUTION:
        put(u, "DROP DISTRIBUTION");
        break;
    case YL_ALTER_SET:
        put_block(u, "SET ", &action->options);
        break;
    case YL_ALTER_RESET:
        put_block(u, "RESET ", &action->options);
        break;
    case YL_ALTER_ADD_PARTITIONS:
    case YL_ALTER_DROP_PARTITIONS:
        put_alter_partitions(u, action, action->action == YL_ALTER_ADD_PARTITIONS);
        break;
    }
}

static void put_alter_function(const yl_unparser *u, const yl_ast_alter_function *node)
{
    put(u, "ALTER ");
    put_if(u, node->temporary, "TEMPORARY ");
    put_if(u, node->system, "SYSTEM ");
    put(u, node->if_exists ? "FUNCTION IF EXISTS " : "FUNCTION ");
    yl_ast_unparse_path(&node->path, u->out);
    put_string(u, " AS ", node->class_name);
    if (node->language != YL_LANGUAGE_UNSET)
        yl_strbuf_printf(u->out, " LANGUAGE %s", yl_ast_language_names[node->language]);
}

static void put_alter_view(const yl_unparser *u, const yl_ast_alter_view *node)
{
    put(u, "ALTER VIEW ");
    yl_ast_unparse_path(&node->path, u->out);
    if (node->query == NULL) {
        put(u, " RENAME TO ");
        yl_ast_unparse_path(&node->new_path, u->out);
    } else {
        put(u, "\nAS ");
        yl_unparse_node(u, node->query);
    }
}

static void put_alter_catalog(const yl_unparser *u, const yl_ast_alter_catalog *node)
{
    put(u, "ALTER CATALOG ");
    yl_ast_unparse_name(node->name.text, u->out);
    if (node->action == YL_ALTER_CATALOG_COMMENT)
        put_string(u, " COMMENT ", node->comment);
    else
        put_block(u, node->action == YL_ALTER_CATALOG_SET ? " SET " : " RESET ", &node->options);
}

static void put_drop(const yl_unparser *u, const yl_ast_drop *drop)
{
    put(u, "DROP ");
    put_if(u, drop->temporary, "TEMPORARY ");
    put_if(u, drop->system, "SYSTEM ");
    yl_strbuf_printf(u->out, "%s ", yl_ast_object_names[drop->object]);
    put_if(u, drop->if_exists, "IF EXISTS ");
    yl_ast_unparse_path(&drop->path, u->out);
    put_if(u, drop->cascade, " CASCADE");
    put_if(u, drop->restrict_written, " RESTRICT");
}

/* ---- data ---- */

static void put_insert(const yl_unparser *u, const yl_ast_insert *insert)
{
    static const char *const conflicts[] = {
        "", "\nON CONFLICT DO ERROR", "\nON CONFLICT DO NOTHING", "\nON CONFLICT DO DEDUPLICATE"};
    put(u, insert->overwrite ? "INSERT OVERWRITE " : "INSERT INTO ");
    yl_ast_unparse_path(&insert->path, u->out);
    yl_unparse_hints(u, &insert->hints);
    put_partition(u, &insert->partition);
    if (insert->columns.size > 0) {
        put(u, " (");
        yl_unparse_list(u, &insert->columns, ", ");
        put(u, ")");
    }
    put(u, "\n");
    yl_unparse_node(u, insert->query);
    put(u, conflicts[insert->on_conflict]);
}

static void put_update(const yl_unparser *u, const yl_ast_update *update)
{
    put(u, "UPDATE ");
    yl_ast_unparse_path(&update->path, u->out);
    yl_unparse_alias(u, &update->alias);
    put(u, "\nSET ");
    for (size_t i = 0; i < update->assignments.size; i++) {
        const yl_ast_assignment *assignment = yl_ast_as_assignment(update->assignments.items[i]);
        put_if(u, i > 0, ", ");
        yl_ast_unparse_path(&assignment->column, u->out);
        put(u, " = ");
        yl_unparse_node(u, assignment->value);
    }
    put_where(u, update->where);
}

static void put_delete(const yl_unparser *u, const yl_ast_delete *node)
{
    put(u, "DELETE FROM ");
    yl_ast_unparse_path(&node->path, u->out);
    yl_unparse_alias(u, &node->alias);
    put_where(u, node->where);
}

static void put_statement_set(const yl_unparser *u, const yl_ast_statement_set *set)
{
    put(u, "STATEMENT SET BEGIN\n");
    for (size_t i = 0; i < set->inserts.size; i++) {
        yl_unparse_node(u, set->inserts.items[i]);
        put(u, ";\n");
    }
    put(u, "END");
}

/* ---- looking and steering ---- */

static void put_explain(const yl_unparser *u, const yl_ast_explain *explain)
{
    static const char *const details[] = {"ESTIMATED_COST", "CHANGELOG_MODE", "JSON_EXECUTION_PLAN",
                                          "PLAN_ADVICE"};
    const char *separator = " ";
    put(u, explain->plan_for ? "EXPLAIN PLAN FOR" : "EXPLAIN");
    for (unsigned i = 0; i < 4; i++)
        if (explain->details & 1u << i) {
            yl_strbuf_printf(u->out, "%s%s", separator, details[i]);
            separator = ", ";
        }
    put(u, " ");
    yl_unparse_node(u, explain->statement);
}

static void put_compile(const yl_unparser *u, const yl_ast_compile_plan *node)
{
    put_string(u, node->execute ? "COMPILE AND EXECUTE PLAN " : "COMPILE PLAN ", node->file);
    put_if(u, node->if_not_exists, " IF NOT EXISTS");
    put(u, " FOR ");
    yl_unparse_node(u, node->statement);
}

static void put_show(const yl_unparser *u, const yl_ast_show *show)
{
    yl_strbuf_printf(u->out, "SHOW %s", yl_ast_show_names[show->show]);
    if (show->from.size > 0) {
        bool bare = show->show == YL_SHOW_PARTITIONS || show->show == YL_SHOW_CREATE_TABLE ||
                    show->show == YL_SHOW_CREATE_VIEW || show->show == YL_SHOW_CREATE_CATALOG;
        put(u, bare ? " " : show->in_written ? " IN " : " FROM ");
        yl_ast_unparse_path(&show->from, u->out);
    }
    put_partition(u, &show->partition);
    put_if(u, show->not_like, " NOT");
    put_string(u, show->ilike ? " ILIKE " : " LIKE ", show->pattern);
}

static void put_describe(const yl_unparser *u, const yl_ast_describe *node)
{
    static const char *const kinds[] = {"", "CATALOG ", "DATABASE ", "JOB ", "FUNCTION "};
    yl_strbuf_printf(u->out, "DESCRIBE %s", kinds[node->describe]);
    put_if(u, node->extended, "EXTENDED ");
    yl_ast_unparse_path(&node->path, u->out);
    put_string(u, "", node->job);
}

static void put_use(const yl_unparser *u, const yl_ast_use *use)
{
    static const char *const kinds[] = {"", "CATALOG ", "MODULES "};
    yl_strbuf_printf(u->out, "USE %s", kinds[use->use]);
    yl_ast_unparse_path(&use->path, u->out);
    yl_unparse_names(u, &use->modules);
}

static void put_analyze(const yl_unparser *u, const yl_ast_analyze_table *node)
{
    put(u, "ANALYZE TABLE ");
    yl_ast_unparse_path(&node->path, u->out);
    put_partition(u, &node->partition);
    put(u, " COMPUTE STATISTICS");
    put_if(u, node->all_columns, " FOR ALL COLUMNS");
    if (node->columns.size > 0) {
        put(u, " FOR COLUMNS ");
        yl_unparse_names(u, &node->columns);
    }
}

static void put_load_module(const yl_unparser *u, const yl_ast_load_module *node)
{
    put(u, node->unload ? "UNLOAD MODULE " : "LOAD MODULE ");
    yl_ast_unparse_name(node->name.text, u->out);
    put_options(u, &node->options);
}

static void put_stop_job(const yl_unparser *u, const yl_ast_stop_job *node)
{
    put_string(u, "STOP JOB ", node->job);
    put_if(u, node->savepoint, " WITH SAVEPOINT");
    put_if(u, node->drain, " WITH DRAIN");
}

/* ---- dispatch ---- */

static bool put_part_kind(const yl_unparser *u, const yl_ast *node)
{
    switch (node->kind) {
    case YL_AST_OPTION:
        yl_ast_unparse_string(yl_ast_as_option(node)->key.text, u->out);
        put_string(u, " = ", yl_ast_as_option(node)->value);
        return true;
    case YL_AST_COLUMN_DEF:
        put_column(u, yl_ast_as_column_def(node));
        return true;
    case YL_AST_CONSTRAINT:
        put_constraint(u, yl_ast_as_constraint(node), false);
        return true;
    case YL_AST_WATERMARK:
        put_watermark(u, yl_ast_as_watermark(node));
        return true;
    case YL_AST_DISTRIBUTION:
        put_distribution(u, node);
        return true;
    case YL_AST_TABLE_LIKE:
        put_like(u, yl_ast_as_table_like(node));
        return true;
    case YL_AST_PARTITION_VALUE:
        yl_ast_unparse_name(yl_ast_as_partition_value(node)->column.text, u->out);
        if (yl_ast_as_partition_value(node)->value != NULL) {
            put(u, " = ");
            yl_unparse_node(u, yl_ast_as_partition_value(node)->value);
        }
        return true;
    default:
        return false;
    }
}

static bool put_ddl_kind(const yl_unparser *u, const yl_ast *node)
{
    switch (node->kind) {
    case YL_AST_CREATE_TABLE:
        put_create_table(u, yl_ast_as_create_table(node));
        return true;
    case YL_AST_CREATE_VIEW:
        put_create_view(u, yl_ast_as_create_view(node));
        return true;
    case YL_AST_CREATE_DATABASE:
        put_create_database(u, yl_ast_as_create_database(node));
        return true;
    case YL_AST_CREATE_CATALOG:
        put_create_catalog(u, yl_ast_as_create_catalog(node));
        return true;
    case YL_AST_CREATE_FUNCTION:
        put_create_function(u, yl_ast_as_create_function(node));
        return true;
    case YL_AST_ALTER_TABLE:
        put(u, yl_ast_as_alter_table(node)->if_exists ? "ALTER TABLE IF EXISTS " : "ALTER TABLE ");
        yl_ast_unparse_path(&yl_ast_as_alter_table(node)->path, u->out);
        put(u, " ");
        yl_unparse_node(u, yl_ast_as_alter_table(node)->action);
        return true;
    case YL_AST_ALTER_ACTION:
        put_alter_action(u, yl_ast_as_alter_action(node));
        return true;
    case YL_AST_ALTER_VIEW:
        put_alter_view(u, yl_ast_as_alter_view(node));
        return true;
    case YL_AST_ALTER_DATABASE:
        put(u, "ALTER DATABASE ");
        yl_ast_unparse_path(&yl_ast_as_alter_database(node)->path, u->out);
        put_block(u, " SET ", &yl_ast_as_alter_database(node)->options);
        return true;
    case YL_AST_ALTER_CATALOG:
        put_alter_catalog(u, yl_ast_as_alter_catalog(node));
        return true;
    case YL_AST_ALTER_FUNCTION:
        put_alter_function(u, yl_ast_as_alter_function(node));
        return true;
    case YL_AST_DROP:
        put_drop(u, yl_ast_as_drop(node));
        return true;
    default:
        return put_part_kind(u, node);
    }
}

static bool put_data_kind(const yl_unparser *u, const yl_ast *node)
{
    switch (node->kind) {
    case YL_AST_QUERY_STATEMENT:
        yl_unparse_node(u, yl_ast_as_query_statement(node)->query);
        return true;
    case YL_AST_INSERT:
        put_insert(u, yl_ast_as_insert(node));
        return true;
    case YL_AST_UPDATE:
        put_update(u, yl_ast_as_update(node));
        return true;
    case YL_AST_DELETE:
        put_delete(u, yl_ast_as_delete(node));
        return true;
    case YL_AST_TRUNCATE:
        put(u, "TRUNCATE TABLE ");
        yl_ast_unparse_path(&yl_ast_as_truncate(node)->path, u->out);
        return true;
    case YL_AST_BEGIN_STATEMENT_SET:
        put(u, "BEGIN STATEMENT SET");
        return true;
    case YL_AST_END_STATEMENT_SET:
        put(u, "END");
        return true;
    case YL_AST_STATEMENT_SET:
        put_statement_set(u, yl_ast_as_statement_set(node));
        return true;
    case YL_AST_EXECUTE:
        put(u, "EXECUTE ");
        yl_unparse_node(u, yl_ast_as_execute(node)->statement);
        return true;
    case YL_AST_CALL_PROCEDURE:
        put(u, "CALL ");
        yl_unparse_node(u, yl_ast_as_call_procedure(node)->call);
        return true;
    default:
        return put_ddl_kind(u, node);
    }
}

bool yl_unparse_statement_kind(const yl_unparser *u, const yl_ast *node)
{
    static const char *const commands[] = {"QUIT", "HELP", "CLEAR"};
    switch (node->kind) {
    case YL_AST_EXPLAIN:
        put_explain(u, yl_ast_as_explain(node));
        return true;
    case YL_AST_COMPILE_PLAN:
        put_compile(u, yl_ast_as_compile_plan(node));
        return true;
    case YL_AST_EXECUTE_PLAN:
        put_string(u, "EXECUTE PLAN ", yl_ast_as_execute_plan(node)->file);
        return true;
    case YL_AST_SHOW:
        put_show(u, yl_ast_as_show(node));
        return true;
    case YL_AST_DESCRIBE:
        put_describe(u, yl_ast_as_describe(node));
        return true;
    case YL_AST_USE:
        put_use(u, yl_ast_as_use(node));
        return true;
    case YL_AST_SET:
        put(u, "SET");
        put_string(u, " ", yl_ast_as_set(node)->key);
        put_string(u, " = ", yl_ast_as_set(node)->value);
        return true;
    case YL_AST_RESET:
        put(u, "RESET");
        put_string(u, " ", yl_ast_as_reset(node)->key);
        return true;
    case YL_AST_LOAD_MODULE:
        put_load_module(u, yl_ast_as_load_module(node));
        return true;
    case YL_AST_JAR:
        put_string(u, yl_ast_as_jar(node)->remove ? "REMOVE JAR " : "ADD JAR ",
                   yl_ast_as_jar(node)->file);
        return true;
    case YL_AST_ANALYZE_TABLE:
        put_analyze(u, yl_ast_as_analyze_table(node));
        return true;
    case YL_AST_STOP_JOB:
        put_stop_job(u, yl_ast_as_stop_job(node));
        return true;
    case YL_AST_CLIENT_COMMAND:
        put(u, commands[yl_ast_as_client_command(node)->command]);
        return true;
    case YL_AST_UNSUPPORTED:
        put(u, yl_ast_as_unsupported(node)->name);
        return true;
    default:
        return put_data_kind(u, node);
    }
}
