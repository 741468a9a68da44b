/* CREATE of everything but tables: views, databases, catalogs, functions. */
#include "sql/parser_impl.h"

static yl_status parse_comment(yl_parser *p, yl_ast_string *comment)
{
    if (!accept_word(p, YL_KW_COMMENT))
        return YL_OK;
    return yl_parser_string(p, "the comment, a string", comment);
}

static yl_status parse_with(yl_parser *p, yl_ast_list *options)
{
    return accept_word(p, YL_KW_WITH) ? yl_parser_options(p, options) : YL_OK;
}

static yl_status parse_view(yl_parser *p, uint32_t begin, bool replace, bool temporary,
                            yl_ast **out)
{
    YL_PARSER_NEW(p, view, create_view, CREATE_VIEW, begin);
    view->or_replace = replace;
    view->temporary = temporary;
    yl_parser_take(p);
    view->if_not_exists = yl_parser_if_not_exists(p);
    YL_TRY(yl_parser_path(p, "the name of a view", &view->path));
    if (is_kind(p, YL_TOKEN_LPAREN))
        YL_TRY(yl_parser_name_list(p, "a column name", &view->columns));
    YL_TRY(parse_comment(p, &view->comment));
    if (!accept_word(p, YL_KW_AS))
        return yl_parser_fail(p, "COMMENT or AS and a query");
    YL_TRY(yl_parser_query(p, &view->query));
    return finish(p, view, out);
}

static yl_status parse_database(yl_parser *p, uint32_t begin, yl_ast **out)
{
    YL_PARSER_NEW(p, database, create_database, CREATE_DATABASE, begin);
    yl_parser_take(p);
    database->if_not_exists = yl_parser_if_not_exists(p);
    YL_TRY(yl_parser_path(p, "the name of a database", &database->path));
    YL_TRY(parse_comment(p, &database->comment));
    YL_TRY(parse_with(p, &database->options));
    return finish(p, database, out);
}

static yl_status parse_catalog(yl_parser *p, uint32_t begin, yl_ast **out)
{
    YL_PARSER_NEW(p, catalog, create_catalog, CREATE_CATALOG, begin);
    yl_parser_take(p);
    catalog->if_not_exists = yl_parser_if_not_exists(p);
    YL_TRY(yl_parser_name(p, "the name of a catalog", &catalog->name));
    YL_TRY(parse_comment(p, &catalog->comment));
    YL_TRY(parse_with(p, &catalog->options));
    return finish(p, catalog, out);
}

/* JAR 'path': an OPTION whose key is the word */
static yl_status parse_resource(yl_parser *p, yl_ast **out)
{
    YL_PARSER_NEW(p, resource, option, OPTION, here(p));
    if (!is_word(p, YL_KW_JAR) && !is_word(p, YL_KW_ARTIFACT) && !is_word(p, YL_KW_FILE) &&
        !is_word(p, YL_KW_ARCHIVE))
        return yl_parser_fail(p, "JAR, ARTIFACT, FILE or ARCHIVE");
    resource->key = (yl_ast_string){.text = yl_str_of(yl_keyword_text(peek(p)->keyword)),
                                    .span = peek(p)->span};
    yl_parser_take(p);
    YL_TRY(yl_parser_string(p, "the path of the resource, a string", &resource->value));
    return finish(p, resource, out);
}

static yl_status parse_function(yl_parser *p, uint32_t begin, bool temporary, yl_ast **out)
{
    YL_PARSER_NEW(p, function, create_function, CREATE_FUNCTION, begin);
    function->temporary = temporary;
    function->system = accept_word(p, YL_KW_SYSTEM);
    if (function->system && !temporary)
        return YL_FAIL_AT(p->err, SYNTAX, p->previous.span,
                          "a SYSTEM FUNCTION can only be created as TEMPORARY");
    YL_TRY(yl_parser_expect_word(p, YL_KW_FUNCTION));
    function->if_not_exists = yl_parser_if_not_exists(p);
    YL_TRY(yl_parser_path(p, "the name of a function", &function->path));
    YL_TRY(yl_parser_expect_word(p, YL_KW_AS));
    YL_TRY(yl_parser_string(p, "the name of a class, a string", &function->class_name));
    YL_TRY(yl_parser_language(p, &function->language));
    if (accept_word(p, YL_KW_USING))
        do {
            yl_ast *resource = NULL;
            YL_TRY(parse_resource(p, &resource));
            YL_TRY(yl_parser_push(p, &function->resources, resource));
        } while (accept_kind(p, YL_TOKEN_COMMA));
    YL_TRY(parse_with(p, &function->options));
    return finish(p, function, out);
}

yl_status yl_parser_language(yl_parser *p, yl_ast_language *language)
{
    if (!accept_word(p, YL_KW_LANGUAGE))
        return YL_OK;
    if (accept_word(p, YL_KW_JAVA))
        *language = YL_LANGUAGE_JAVA;
    else if (accept_word(p, YL_KW_SCALA))
        *language = YL_LANGUAGE_SCALA;
    else if (accept_word(p, YL_KW_SQL))
        *language = YL_LANGUAGE_SQL;
    else if (accept_word(p, YL_KW_PYTHON))
        *language = YL_LANGUAGE_PYTHON;
    else
        return yl_parser_fail(p, "JAVA, SCALA, SQL or PYTHON");
    return YL_OK;
}

yl_status yl_parser_create(yl_parser *p, yl_ast **out)
{
    uint32_t begin = here(p);
    bool create = accept_word(p, YL_KW_CREATE);
    bool replace =
        create ? accept_words(p, YL_KW_OR, YL_KW_REPLACE) : accept_word(p, YL_KW_REPLACE);
    bool temporary = create && accept_word(p, YL_KW_TEMPORARY);
    if (is_word(p, YL_KW_TABLE))
        return yl_parser_create_table(p, begin, create, replace, temporary, out);
    if (!create)
        return yl_parser_fail(p, "TABLE");
    if (is_word(p, YL_KW_VIEW))
        return parse_view(p, begin, replace, temporary, out);
    if (is_word(p, YL_KW_FUNCTION) || is_word(p, YL_KW_SYSTEM))
        return parse_function(p, begin, temporary, out);
    if (is_word(p, YL_KW_MODEL))
        return yl_parser_unsupported(p, begin, "CREATE MODEL", out);
    if (is_word(p, YL_KW_CONNECTION))
        return yl_parser_unsupported(p, begin, "CREATE CONNECTION", out);
    if (temporary)
        return yl_parser_fail(p, "TABLE, VIEW, FUNCTION or SYSTEM FUNCTION");
    if (is_word(p, YL_KW_MATERIALIZED))
        return yl_parser_unsupported(p, begin, "CREATE MATERIALIZED TABLE", out);
    if (is_word(p, YL_KW_DATABASE))
        return parse_database(p, begin, out);
    if (is_word(p, YL_KW_CATALOG))
        return parse_catalog(p, begin, out);
    return yl_parser_fail(p, "TABLE, TEMPORARY, VIEW, DATABASE, CATALOG or FUNCTION");
}
