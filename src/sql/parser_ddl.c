/* CREATE TABLE and what it is made of: columns, constraints, watermark, distribution, LIKE.
 *
 *     column     = name type [METADATA [FROM 'key'] [VIRTUAL]] [constraint] [COMMENT 'text']
 *                | name AS expr [COMMENT 'text']
 *     constraint = [CONSTRAINT name] PRIMARY KEY | UNIQUE [(columns)] [[NOT] ENFORCED]
 */
#include "sql/ast_print.h"
#include "sql/parser_impl.h"

/* ---- constraints ---- */

static bool is_constraint(yl_parser *p)
{
    return is_word(p, YL_KW_CONSTRAINT) || is_word(p, YL_KW_PRIMARY) || is_word(p, YL_KW_UNIQUE);
}

/* `column` is the column whose own constraint it is; NULL for one of the table. */
static yl_status parse_constraint(yl_parser *p, const yl_ast_name *column, yl_ast **out)
{
    YL_PARSER_NEW(p, node, constraint, CONSTRAINT, here(p));
    if (accept_word(p, YL_KW_CONSTRAINT))
        YL_TRY(yl_parser_name(p, "the name of a constraint", &node->name));
    if (accept_word(p, YL_KW_PRIMARY)) {
        YL_TRY(yl_parser_expect_word(p, YL_KW_KEY));
        node->primary_key = true;
    } else if (!accept_word(p, YL_KW_UNIQUE)) {
        return yl_parser_fail(p, "PRIMARY KEY or UNIQUE");
    }
    if (column != NULL)
        YL_TRY(yl_parser_push_name(p, &node->columns, *column));
    else
        YL_TRY(yl_parser_name_list(p, "a column name", &node->columns));
    if (accept_word(p, YL_KW_NOT)) {
        YL_TRY(yl_parser_expect_word(p, YL_KW_ENFORCED));
        node->enforcement = YL_NOT_ENFORCED;
    } else if (accept_word(p, YL_KW_ENFORCED)) {
        node->enforcement = YL_ENFORCED;
    }
    return finish(p, node, out);
}

/* ---- columns ---- */

static yl_status parse_comment(yl_parser *p, yl_ast_string *comment)
{
    if (!accept_word(p, YL_KW_COMMENT))
        return YL_OK;
    return yl_parser_string(p, "the comment, a string", comment);
}

/* FIRST | AFTER name, in ALTER TABLE only */
static yl_status parse_position(yl_parser *p, yl_ast_column_def *column)
{
    if (accept_word(p, YL_KW_FIRST)) {
        column->position = YL_POSITION_FIRST;
    } else if (accept_word(p, YL_KW_AFTER)) {
        column->position = YL_POSITION_AFTER;
        YL_TRY(yl_parser_name(p, "a column name", &column->after));
    }
    return YL_OK;
}

static yl_status parse_metadata(yl_parser *p, yl_ast_column_def *column)
{
    yl_parser_take(p); /* METADATA */
    column->type_of_column = YL_COLUMN_METADATA;
    if (accept_word(p, YL_KW_FROM))
        YL_TRY(yl_parser_string(p, "the key of the metadata, a string", &column->metadata_key));
    column->is_virtual = accept_word(p, YL_KW_VIRTUAL);
    return YL_OK;
}

static yl_status parse_column(yl_parser *p, yl_parser_columns *columns, yl_ast **out)
{
    YL_PARSER_NEW(p, column, column_def, COLUMN_DEF, here(p));
    YL_TRY(yl_parser_name(p, "a column name, PRIMARY KEY, UNIQUE, CONSTRAINT or WATERMARK",
                          &column->name));
    if (columns->names_only && (is_kind(p, YL_TOKEN_COMMA) || is_kind(p, YL_TOKEN_RPAREN))) {
        column->type_of_column = YL_COLUMN_NAME_ONLY;
        return finish(p, column, out);
    }
    if (accept_word(p, YL_KW_AS)) {
        column->type_of_column = YL_COLUMN_COMPUTED;
        YL_TRY(yl_parser_expr(p, &column->expr));
    } else {
        YL_TRY(yl_parser_type(p, &column->type));
        yl_ast_type_kind type = yl_ast_as_type(column->type)->type;
        if (type == YL_ATYPE_INTERVAL || type == YL_ATYPE_NULL)
            return YL_FAIL_AT(p->err, SYNTAX, column->type->span,
                              "a column of a table cannot have the type %s",
                              yl_ast_type_text(type));
        if (is_word(p, YL_KW_METADATA))
            YL_TRY(parse_metadata(p, column));
        else if (is_constraint(p))
            YL_TRY(parse_constraint(p, &column->name, &column->constraint));
    }
    YL_TRY(parse_comment(p, &column->comment));
    if (columns->alter)
        YL_TRY(parse_position(p, column));
    return finish(p, column, out);
}

static yl_status parse_watermark(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, node, watermark, WATERMARK, here(p));
    yl_parser_take(p);
    YL_TRY(yl_parser_expect_word(p, YL_KW_FOR));
    YL_TRY(yl_parser_path(p, "a column name", &node->column));
    YL_TRY(yl_parser_expect_word(p, YL_KW_AS));
    YL_TRY(yl_parser_expr(p, &node->expr));
    return finish(p, node, out);
}

yl_status yl_parser_column_part(yl_parser *p, yl_parser_columns *columns)
{
    yl_ast *part = NULL;
    if (is_word(p, YL_KW_WATERMARK)) {
        YL_TRY(parse_watermark(p, &part));
        if (columns->watermark != NULL)
            return YL_FAIL_AT(p->err, SYNTAX, part->span, "a table has at most one WATERMARK");
        columns->watermark = part;
        return YL_OK;
    }
    if (is_constraint(p)) {
        YL_TRY(parse_constraint(p, NULL, &part));
        return yl_parser_push(p, &columns->constraints, part);
    }
    YL_TRY(parse_column(p, columns, &part));
    return yl_parser_push(p, &columns->columns, part);
}

static yl_status parse_column_list(yl_parser *p, yl_ast_create_table *table)
{
    yl_parser_columns columns = {.names_only = true};
    yl_parser_take(p);
    do {
        YL_TRY(yl_parser_column_part(p, &columns));
    } while (accept_kind(p, YL_TOKEN_COMMA));
    if (!accept_kind(p, YL_TOKEN_RPAREN)) {
        if (is_words(p, YL_KW_NOT, YL_KW_NULL) || is_word(p, YL_KW_NULL)) {
            return yl_parser_fail_hint(p, "',' or ')'",
                                       "NULL and NOT NULL stand right behind the data type");
        }
        return yl_parser_fail(p, "',' or ')'");
    }
    table->columns_written = true;
    table->columns = columns.columns;
    table->constraints = columns.constraints;
    table->watermark = columns.watermark;
    return YL_OK;
}

/* ---- the clauses of a table ---- */

/* BY [HASH | RANGE] (columns) [INTO n BUCKETS], INTO n BUCKETS; the first word was taken */
yl_status yl_parser_distribution(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, node, distribution, DISTRIBUTION, p->previous.span.begin);
    node->buckets = -1;
    bool by = accept_word(p, YL_KW_BY);
    if (by) {
        if (accept_word(p, YL_KW_HASH))
            node->type = YL_DISTRIBUTION_HASH;
        else if (accept_word(p, YL_KW_RANGE))
            node->type = YL_DISTRIBUTION_RANGE;
        YL_TRY(yl_parser_name_list(p, "a column name", &node->columns));
    }
    if (accept_word(p, YL_KW_INTO)) {
        YL_TRY(yl_parser_integer(p, "a whole number", &node->buckets));
        YL_TRY(yl_parser_expect_word(p, YL_KW_BUCKETS));
    } else if (!by) {
        return yl_parser_fail(p, "BY or INTO");
    }
    return finish(p, node, out);
}

static yl_status parse_like_option(yl_parser *p, yl_ast **out)
{
    static const struct {
        yl_keyword word;
        yl_ast_like_feature feature;
    } rows[] = {{YL_KW_ALL, YL_FEATURE_ALL},
                {YL_KW_CONSTRAINTS, YL_FEATURE_CONSTRAINTS},
                {YL_KW_DISTRIBUTION, YL_FEATURE_DISTRIBUTION},
                {YL_KW_GENERATED, YL_FEATURE_GENERATED},
                {YL_KW_METADATA, YL_FEATURE_METADATA},
                {YL_KW_OPTIONS, YL_FEATURE_OPTIONS},
                {YL_KW_PARTITIONS, YL_FEATURE_PARTITIONS},
                {YL_KW_WATERMARKS, YL_FEATURE_WATERMARKS}};
    YL_PARSER_NEW(p, node, like_option, LIKE_OPTION, here(p));
    if (accept_word(p, YL_KW_INCLUDING))
        node->merging = YL_INCLUDING;
    else if (accept_word(p, YL_KW_EXCLUDING))
        node->merging = YL_EXCLUDING;
    else if (accept_word(p, YL_KW_OVERWRITING))
        node->merging = YL_OVERWRITING;
    else
        return yl_parser_fail(p, "INCLUDING, EXCLUDING or OVERWRITING");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (accept_word(p, rows[i].word)) {
            node->feature = rows[i].feature;
            return finish(p, node, out);
        }
    return yl_parser_fail(p, "ALL, CONSTRAINTS, DISTRIBUTION, GENERATED, METADATA, OPTIONS, "
                             "PARTITIONS or WATERMARKS");
}

static yl_status parse_like(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, node, table_like, TABLE_LIKE, here(p));
    yl_parser_take(p);
    YL_TRY(yl_parser_path(p, "a table name", &node->path));
    if (accept_kind(p, YL_TOKEN_LPAREN)) {
        do {
            yl_ast *option = NULL;
            YL_TRY(parse_like_option(p, &option));
            YL_TRY(yl_parser_push(p, &node->options, option));
        } while (!is_kind(p, YL_TOKEN_RPAREN) && !yl_parser_at_end(p));
        YL_TRY(yl_parser_expect(p, YL_TOKEN_RPAREN));
    }
    return finish(p, node, out);
}

/* What stands between the columns and LIKE or AS. */
static yl_status parse_table_clauses(yl_parser *p, yl_ast_create_table *table)
{
    YL_TRY(parse_comment(p, &table->comment));
    if (accept_word(p, YL_KW_DISTRIBUTED))
        YL_TRY(yl_parser_distribution(p, &table->distribution));
    if (accept_word(p, YL_KW_PARTITIONED)) {
        YL_TRY(yl_parser_expect_word(p, YL_KW_BY));
        YL_TRY(yl_parser_name_list(p, "a column name", &table->partitioned));
    }
    if (accept_word(p, YL_KW_WITH)) {
        table->with_written = true;
        YL_TRY(yl_parser_options(p, &table->options));
    }
    return YL_OK;
}

/* What may still come, for the message when something else comes. */
static const char *next_clauses(const yl_ast_create_table *table)
{
    if (table->with_written)
        return "LIKE, AS or the end of the statement";
    if (table->partitioned.size > 0)
        return "WITH, LIKE, AS or the end of the statement";
    if (table->distribution != NULL)
        return "PARTITIONED BY, WITH, LIKE, AS or the end of the statement";
    return table->columns_written
               ? "COMMENT, DISTRIBUTED BY, PARTITIONED BY, WITH, LIKE, AS or the end of the "
                 "statement"
               : "'(' and the columns, COMMENT, DISTRIBUTED BY, PARTITIONED BY, WITH, LIKE, AS or "
                 "the end of the statement";
}

static yl_status check_columns(yl_parser *p, const yl_ast_create_table *table)
{
    bool bare = false, typed = false;
    const yl_ast_column_def *first_bare = NULL;
    for (size_t i = 0; i < table->columns.size; i++) {
        const yl_ast_column_def *column = yl_ast_as_column_def(table->columns.items[i]);
        bool is_bare = column->type_of_column == YL_COLUMN_NAME_ONLY;
        if (is_bare && first_bare == NULL)
            first_bare = column;
        bare = bare || is_bare;
        typed = typed || !is_bare;
    }
    if (!bare || (!typed && table->query != NULL && table->constraints.size == 0 &&
                  table->watermark == NULL))
        return YL_OK;
    YL_FAIL_AT(p->err, SYNTAX, first_bare->head.span, "expected a data type behind the column %.*s",
               YL_STR_ARGS(first_bare->name.text));
    if (table->query != NULL)
        return yl_error_hintf(p->err, "a list of bare names must hold nothing else");
    return yl_error_hintf(p->err, "only CREATE TABLE ... AS takes names without types");
}

yl_status yl_parser_create_table(yl_parser *p, uint32_t begin, bool create, bool replace,
                                 bool temporary, yl_ast **out)
{
    YL_PARSER_NEW(p, table, create_table, CREATE_TABLE, begin);
    table->create = create;
    table->or_replace = replace;
    table->temporary = temporary;
    yl_parser_take(p); /* TABLE */
    table->if_not_exists = yl_parser_if_not_exists(p);
    YL_TRY(yl_parser_path(p, "a table name", &table->path));
    if (is_kind(p, YL_TOKEN_LPAREN))
        YL_TRY(parse_column_list(p, table));
    YL_TRY(parse_table_clauses(p, table));
    if (is_word(p, YL_KW_LIKE))
        YL_TRY(parse_like(p, &table->like));
    else if (accept_word(p, YL_KW_AS))
        YL_TRY(yl_parser_query(p, &table->query));
    else if (!create)
        return yl_parser_fail(p, "AS and a query");
    else if (!yl_parser_at_end(p))
        return yl_parser_fail(p, next_clauses(table));
    YL_TRY(check_columns(p, table));
    return finish(p, table, out);
}
