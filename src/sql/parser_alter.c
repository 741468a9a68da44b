/* ALTER and DROP. */
#include "sql/parser_impl.h"

/* ---- ALTER TABLE ---- */

/* RENAME TO t, RENAME a TO b */
static yl_status parse_rename(yl_parser *p, yl_ast_alter_action *action)
{
    yl_parser_take(p);
    if (accept_word(p, YL_KW_TO)) {
        action->action = YL_ALTER_RENAME;
        return yl_parser_path(p, "a table name", &action->new_path);
    }
    action->action = YL_ALTER_RENAME_COLUMN;
    YL_TRY(yl_parser_path(p, "TO or a column name", &action->column));
    YL_TRY(yl_parser_expect_word(p, YL_KW_TO));
    return yl_parser_name(p, "a column name", &action->new_name);
}

/* PARTITION (...) [WITH (...)] ... */
static yl_status parse_add_partitions(yl_parser *p, yl_ast_alter_action *action)
{
    action->action = YL_ALTER_ADD_PARTITIONS;
    do {
        yl_ast *out;
        YL_PARSER_NEW(p, partition, partition, PARTITION, here(p));
        YL_TRY(yl_parser_expect_word(p, YL_KW_PARTITION));
        YL_TRY(yl_parser_partition_spec(p, false, &partition->values));
        if (accept_word(p, YL_KW_WITH))
            YL_TRY(yl_parser_options(p, &partition->options));
        YL_TRY(finish(p, partition, &out));
        YL_TRY(yl_parser_push(p, &action->partitions, out));
    } while (is_word(p, YL_KW_PARTITION));
    return YL_OK;
}

static yl_status parse_drop_partitions(yl_parser *p, yl_ast_alter_action *action)
{
    action->action = YL_ALTER_DROP_PARTITIONS;
    do {
        yl_ast *out;
        YL_PARSER_NEW(p, partition, partition, PARTITION, here(p));
        YL_TRY(yl_parser_expect_word(p, YL_KW_PARTITION));
        YL_TRY(yl_parser_partition_spec(p, false, &partition->values));
        YL_TRY(finish(p, partition, &out));
        YL_TRY(yl_parser_push(p, &action->partitions, out));
    } while (accept_kind(p, YL_TOKEN_COMMA));
    return YL_OK;
}

/* One part or several in parentheses, of ADD and MODIFY. */
static yl_status parse_parts(yl_parser *p, yl_ast_alter_action *action)
{
    if (accept_word(p, YL_KW_DISTRIBUTION))
        return yl_parser_distribution(p, &action->distribution);
    if (is_word(p, YL_KW_COLUMN)) {
        return yl_parser_fail_hint(p, "a column name or '('",
                                   "Flink's dialect has no word COLUMN here: leave it out");
    }
    yl_parser_columns columns = {.alter = true};
    bool several = accept_kind(p, YL_TOKEN_LPAREN);
    do {
        YL_TRY(yl_parser_column_part(p, &columns));
    } while (several && accept_kind(p, YL_TOKEN_COMMA));
    if (several && !accept_kind(p, YL_TOKEN_RPAREN))
        return yl_parser_fail(p, "',' or ')'");
    action->columns = columns.columns;
    action->constraints = columns.constraints;
    action->watermark = columns.watermark;
    return YL_OK;
}

static yl_status parse_add(yl_parser *p, yl_ast_alter_action *action)
{
    yl_parser_take(p);
    action->if_exists = yl_parser_if_not_exists(p);
    if (action->if_exists || is_word(p, YL_KW_PARTITION))
        return parse_add_partitions(p, action);
    action->action = YL_ALTER_ADD;
    return parse_parts(p, action);
}

static yl_status push_dropped_column(yl_parser *p, yl_ast_alter_action *action)
{
    yl_ast *out;
    YL_PARSER_NEW(p, column, column, COLUMN, here(p));
    YL_TRY(yl_parser_path(p,
                          "a column name, '(', PRIMARY KEY, CONSTRAINT, WATERMARK, "
                          "DISTRIBUTION or PARTITION",
                          &column->path));
    YL_TRY(finish(p, column, &out));
    return yl_parser_push(p, &action->column_paths, out);
}

static yl_status parse_drop_action(yl_parser *p, yl_ast_alter_action *action)
{
    yl_parser_take(p);
    action->if_exists = yl_parser_if_exists(p);
    if (action->if_exists || is_word(p, YL_KW_PARTITION))
        return parse_drop_partitions(p, action);
    if (accept_word(p, YL_KW_PRIMARY)) {
        action->action = YL_ALTER_DROP_PRIMARY_KEY;
        return yl_parser_expect_word(p, YL_KW_KEY);
    }
    if (accept_word(p, YL_KW_CONSTRAINT)) {
        action->action = YL_ALTER_DROP_CONSTRAINT;
        return yl_parser_name(p, "the name of a constraint", &action->new_name);
    }
    if (accept_word(p, YL_KW_WATERMARK)) {
        action->action = YL_ALTER_DROP_WATERMARK;
        return YL_OK;
    }
    if (accept_word(p, YL_KW_DISTRIBUTION)) {
        action->action = YL_ALTER_DROP_DISTRIBUTION;
        return YL_OK;
    }
    if (is_word(p, YL_KW_COLUMN)) {
        return yl_parser_fail_hint(p, "a column name or '('",
                                   "Flink's dialect has no word COLUMN here: leave it out");
    }
    action->action = YL_ALTER_DROP_COLUMNS;
    if (!accept_kind(p, YL_TOKEN_LPAREN))
        return push_dropped_column(p, action);
    do {
        YL_TRY(push_dropped_column(p, action));
    } while (accept_kind(p, YL_TOKEN_COMMA));
    if (accept_kind(p, YL_TOKEN_RPAREN))
        return YL_OK;
    return yl_parser_fail(p, "',' or ')'");
}

static yl_status parse_action(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, action, alter_action, ALTER_ACTION, here(p));
    if (is_word(p, YL_KW_RENAME)) {
        YL_TRY(parse_rename(p, action));
    } else if (is_word(p, YL_KW_ADD)) {
        YL_TRY(parse_add(p, action));
    } else if (accept_word(p, YL_KW_MODIFY)) {
        action->action = YL_ALTER_MODIFY;
        YL_TRY(parse_parts(p, action));
    } else if (is_word(p, YL_KW_DROP)) {
        YL_TRY(parse_drop_action(p, action));
    } else if (accept_word(p, YL_KW_SET)) {
        action->action = YL_ALTER_SET;
        YL_TRY(yl_parser_options(p, &action->options));
    } else if (accept_word(p, YL_KW_RESET)) {
        action->action = YL_ALTER_RESET;
        YL_TRY(yl_parser_option_keys(p, &action->options));
    } else {
        return yl_parser_fail(p, "RENAME, ADD, MODIFY, DROP, SET or RESET");
    }
    return finish(p, action, out);
}

static yl_status parse_alter_table(yl_parser *p, uint32_t begin, yl_ast **out)
{
    YL_PARSER_NEW(p, node, alter_table, ALTER_TABLE, begin);
    yl_parser_take(p);
    node->if_exists = yl_parser_if_exists(p);
    YL_TRY(yl_parser_path(p, "a table name", &node->path));
    YL_TRY(parse_action(p, &node->action));
    return finish(p, node, out);
}

/* ---- ALTER of the rest ---- */

static yl_status parse_alter_view(yl_parser *p, uint32_t begin, yl_ast **out)
{
    YL_PARSER_NEW(p, node, alter_view, ALTER_VIEW, begin);
    yl_parser_take(p);
    YL_TRY(yl_parser_path(p, "the name of a view", &node->path));
    if (accept_word(p, YL_KW_RENAME)) {
        YL_TRY(yl_parser_expect_word(p, YL_KW_TO));
        YL_TRY(yl_parser_path(p, "the name of a view", &node->new_path));
    } else if (accept_word(p, YL_KW_AS)) {
        YL_TRY(yl_parser_query(p, &node->query));
    } else {
        return yl_parser_fail(p, "RENAME TO or AS");
    }
    return finish(p, node, out);
}

static yl_status parse_alter_database(yl_parser *p, uint32_t begin, yl_ast **out)
{
    YL_PARSER_NEW(p, node, alter_database, ALTER_DATABASE, begin);
    yl_parser_take(p);
    YL_TRY(yl_parser_path(p, "the name of a database", &node->path));
    YL_TRY(yl_parser_expect_word(p, YL_KW_SET));
    YL_TRY(yl_parser_options(p, &node->options));
    return finish(p, node, out);
}

static yl_status parse_alter_catalog(yl_parser *p, uint32_t begin, yl_ast **out)
{
    YL_PARSER_NEW(p, node, alter_catalog, ALTER_CATALOG, begin);
    yl_parser_take(p);
    YL_TRY(yl_parser_name(p, "the name of a catalog", &node->name));
    if (accept_word(p, YL_KW_SET)) {
        node->action = YL_ALTER_CATALOG_SET;
        YL_TRY(yl_parser_options(p, &node->options));
    } else if (accept_word(p, YL_KW_RESET)) {
        node->action = YL_ALTER_CATALOG_RESET;
        YL_TRY(yl_parser_option_keys(p, &node->options));
    } else if (accept_word(p, YL_KW_COMMENT)) {
        node->action = YL_ALTER_CATALOG_COMMENT;
        YL_TRY(yl_parser_string(p, "the comment, a string", &node->comment));
    } else {
        return yl_parser_fail(p, "SET, RESET or COMMENT");
    }
    return finish(p, node, out);
}

static yl_status parse_alter_function(yl_parser *p, uint32_t begin, bool temporary, yl_ast **out)
{
    YL_PARSER_NEW(p, node, alter_function, ALTER_FUNCTION, begin);
    node->temporary = temporary;
    node->system = temporary && accept_word(p, YL_KW_SYSTEM);
    YL_TRY(yl_parser_expect_word(p, YL_KW_FUNCTION));
    node->if_exists = yl_parser_if_exists(p);
    YL_TRY(yl_parser_path(p, "the name of a function", &node->path));
    YL_TRY(yl_parser_expect_word(p, YL_KW_AS));
    YL_TRY(yl_parser_string(p, "the name of a class, a string", &node->class_name));
    YL_TRY(yl_parser_language(p, &node->language));
    return finish(p, node, out);
}

yl_status yl_parser_alter(yl_parser *p, yl_ast **out)
{
    uint32_t begin = here(p);
    yl_parser_take(p);
    bool temporary = accept_word(p, YL_KW_TEMPORARY);
    if (temporary || is_word(p, YL_KW_FUNCTION))
        return parse_alter_function(p, begin, temporary, out);
    if (is_word(p, YL_KW_TABLE))
        return parse_alter_table(p, begin, out);
    if (is_word(p, YL_KW_VIEW))
        return parse_alter_view(p, begin, out);
    if (is_word(p, YL_KW_DATABASE))
        return parse_alter_database(p, begin, out);
    if (is_word(p, YL_KW_CATALOG))
        return parse_alter_catalog(p, begin, out);
    if (is_word(p, YL_KW_MATERIALIZED))
        return yl_parser_unsupported(p, begin, "ALTER MATERIALIZED TABLE", out);
    if (is_word(p, YL_KW_MODEL))
        return yl_parser_unsupported(p, begin, "ALTER MODEL", out);
    if (is_word(p, YL_KW_CONNECTION))
        return yl_parser_unsupported(p, begin, "ALTER CONNECTION", out);
    return yl_parser_fail(p, "TABLE, VIEW, DATABASE, CATALOG or FUNCTION");
}

/* ---- DROP ---- */

static bool find_object(yl_parser *p, yl_ast_object *object)
{
    static const struct {
        yl_keyword word;
        yl_ast_object object;
    } rows[] = {{YL_KW_TABLE, YL_OBJECT_TABLE},
                {YL_KW_VIEW, YL_OBJECT_VIEW},
                {YL_KW_DATABASE, YL_OBJECT_DATABASE},
                {YL_KW_CATALOG, YL_OBJECT_CATALOG},
                {YL_KW_FUNCTION, YL_OBJECT_FUNCTION}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (accept_word(p, rows[i].word)) {
            *object = rows[i].object;
            return true;
        }
    return false;
}

static yl_status parse_drop_object(yl_parser *p, yl_ast_drop *drop)
{
    drop->temporary = accept_word(p, YL_KW_TEMPORARY);
    drop->system = accept_word(p, YL_KW_SYSTEM);
    if (drop->system && !is_word(p, YL_KW_FUNCTION))
        return yl_parser_fail(p, "FUNCTION");
    bool known = find_object(p, &drop->object);
    if (!known || (drop->temporary &&
                   (drop->object == YL_OBJECT_DATABASE || drop->object == YL_OBJECT_CATALOG)))
        return yl_parser_fail(p, drop->temporary ? "TABLE, VIEW, FUNCTION or SYSTEM FUNCTION"
                                                 : "TABLE, TEMPORARY, VIEW, DATABASE, CATALOG or "
                                                   "FUNCTION");
    drop->if_exists = yl_parser_if_exists(p);
    YL_TRY(yl_parser_path(p, "a name", &drop->path));
    if (drop->object != YL_OBJECT_DATABASE)
        return YL_OK;
    drop->cascade = accept_word(p, YL_KW_CASCADE);
    drop->restrict_written = !drop->cascade && accept_word(p, YL_KW_RESTRICT);
    return YL_OK;
}

yl_status yl_parser_drop(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, drop, drop, DROP, here(p));
    yl_parser_take(p);
    bool temporary = is_word(p, YL_KW_TEMPORARY);
    if (is_word_at(p, temporary ? 1 : 0, YL_KW_MODEL))
        return yl_parser_unsupported(p, drop->head.span.begin, "DROP MODEL", out);
    if (is_word_at(p, temporary ? 1 : 0, YL_KW_CONNECTION))
        return yl_parser_unsupported(p, drop->head.span.begin, "DROP CONNECTION", out);
    if (is_word(p, YL_KW_MATERIALIZED))
        return yl_parser_unsupported(p, drop->head.span.begin, "DROP MATERIALIZED TABLE", out);
    YL_TRY(parse_drop_object(p, drop));
    return finish(p, drop, out);
}
