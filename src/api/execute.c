/* One statement: parsed, then handed to the function for its kind.
 *
 * A text may be a whole BEGIN STATEMENT SET; ... END block, because that is what
 * yl_sql_next_statement hands out; its INSERTs then become one job. Given one by one, the INSERTs
 * between BEGIN and END are checked as they come and kept until END (insert.c).
 */
#include "api/api_internal.h"

#include <stdio.h>

typedef yl_status (*run_fn)(yl_result *r, const yl_ast *ast, yl_error *err);

/* Statements that are run at once and may not stand in a statement set. */
static run_fn find_run(yl_ast_kind kind)
{
    static const struct {
        yl_ast_kind kind;
        run_fn run;
    } rows[] = {
        {YL_AST_EXPLAIN, yl_run_explain},
        {YL_AST_CREATE_TABLE, yl_run_create_table},
        {YL_AST_CREATE_VIEW, yl_run_create_view},
        {YL_AST_CREATE_DATABASE, yl_run_create_database},
        {YL_AST_CREATE_CATALOG, yl_run_create_catalog},
        {YL_AST_CREATE_FUNCTION, yl_run_create_function},
        {YL_AST_ALTER_TABLE, yl_run_alter_table},
        {YL_AST_ALTER_VIEW, yl_run_alter_view},
        {YL_AST_ALTER_DATABASE, yl_run_alter_database},
        {YL_AST_ALTER_CATALOG, yl_run_alter_catalog},
        {YL_AST_ALTER_FUNCTION, yl_run_alter_function},
        {YL_AST_DROP, yl_run_drop},
        {YL_AST_SHOW, yl_run_show},
        {YL_AST_DESCRIBE, yl_run_describe},
        {YL_AST_USE, yl_run_use},
        {YL_AST_SET, yl_run_set},
        {YL_AST_RESET, yl_run_reset},
        {YL_AST_LOAD_MODULE, yl_run_load_module},
        {YL_AST_JAR, yl_run_jar},
        {YL_AST_STOP_JOB, yl_run_stop_job},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].kind == kind)
            return rows[i].run;
    return NULL;
}

yl_status yl_api_refuse(const yl_ast *ast, const char *what, yl_error *err)
{
    return YL_FAIL_AT(err, UNSUPPORTED, ast->span, "%s is not supported by this version", what);
}

/* Statements that are known but that no table, or no shell, can carry out here. */
static yl_status refuse_known(const yl_ast *ast, yl_error *err)
{
    switch (ast->kind) {
    case YL_AST_UNSUPPORTED:
        return yl_api_refuse(ast, yl_ast_as_unsupported(ast)->name, err);
    case YL_AST_UPDATE:
        return yl_api_refuse(ast, "UPDATE", err);
    case YL_AST_DELETE:
        return yl_api_refuse(ast, "DELETE", err);
    case YL_AST_TRUNCATE:
        return yl_api_refuse(ast, "TRUNCATE TABLE", err);
    case YL_AST_CALL_PROCEDURE:
        return yl_api_refuse(ast, "CALL", err);
    case YL_AST_ANALYZE_TABLE:
        return yl_api_refuse(ast, "ANALYZE TABLE", err);
    case YL_AST_COMPILE_PLAN:
        return yl_api_refuse(ast, "COMPILE PLAN", err);
    case YL_AST_EXECUTE_PLAN:
        return yl_api_refuse(ast, "EXECUTE PLAN", err);
    case YL_AST_CLIENT_COMMAND:
        return YL_FAIL_AT(err, INVALID, ast->span,
                          "QUIT, EXIT, HELP and CLEAR are words for the shell alone");
    default:
        return YL_FAIL_AT(err, INTERNAL, ast->span, "a %s node is no statement",
                          yl_ast_kind_name(ast->kind));
    }
}

static yl_status run_data(yl_result *r, const yl_ast *ast, bool plan_only, yl_error *err)
{
    switch (ast->kind) {
    case YL_AST_QUERY_STATEMENT:
        return yl_run_query(r, yl_ast_as_query_statement(ast)->query, plan_only, err);
    case YL_AST_INSERT:
        return yl_run_insert(r, ast, plan_only, err);
    case YL_AST_STATEMENT_SET:
        return yl_run_inserts(r, &yl_ast_as_statement_set(ast)->inserts, plan_only, err);
    case YL_AST_EXECUTE:
        return run_data(r, yl_ast_as_execute(ast)->statement, plan_only, err);
    case YL_AST_BEGIN_STATEMENT_SET:
        return yl_run_begin_set(r, err);
    case YL_AST_END_STATEMENT_SET:
        return yl_run_end_set(r, ast, plan_only, err);
    default:
        break;
    }
    if (ast->kind == YL_AST_CREATE_TABLE && yl_ast_as_create_table(ast)->query != NULL)
        return yl_run_create_as(r, ast, plan_only, err);
    if (plan_only)
        return YL_FAIL_AT(err, INVALID, ast->span, "this statement has no plan");
    run_fn run = find_run(ast->kind);
    return run == NULL ? refuse_known(ast, err) : run(r, ast, err);
}

/* BEGIN STATEMENT SET; INSERT ...; INSERT ...; END as one text. */
static yl_status take_block(const yl_ast_list *statements, yl_ast_statement_set *block,
                            yl_error *err)
{
    yl_ast_list inserts = {statements->items + 1, statements->size - 2};
    const yl_ast *last = statements->items[statements->size - 1];
    for (size_t i = 0; i < inserts.size; i++)
        if (inserts.items[i]->kind != YL_AST_INSERT)
            return YL_FAIL_AT(err, INVALID, inserts.items[i]->span,
                              "only INSERT statements may stand in a statement set");
    if (last->kind != YL_AST_END_STATEMENT_SET)
        return YL_FAIL_AT(err, SYNTAX, last->span, "a statement set ends with END");
    if (inserts.size == 0)
        return YL_FAIL_AT(err, INVALID, last->span, "the statement set is empty");
    *block = (yl_ast_statement_set){
        .head = {YL_AST_STATEMENT_SET, {statements->items[0]->span.begin, last->span.end}},
        .inserts = inserts,
    };
    return YL_OK;
}

yl_status yl_api_one_statement(const yl_result *r, const yl_ast_list *statements,
                               yl_ast_statement_set *block, const yl_ast **out, yl_error *err)
{
    if (statements->size == 0)
        return YL_FAIL(err, SYNTAX, "there is no statement in the text");
    *out = statements->items[0];
    if (statements->size == 1)
        return YL_OK;
    if ((*out)->kind != YL_AST_BEGIN_STATEMENT_SET || r->env->set_open)
        return YL_FAIL_AT(err, INVALID, statements->items[1]->span,
                          "one statement is run at a time; here a second one begins");
    YL_TRY(take_block(statements, block, err));
    *out = &block->head;
    return YL_OK;
}

static yl_status note_trouble(yl_result *r, const yl_ast *ast, yl_error *err)
{
    if (ast->kind == YL_AST_INSERT || ast->kind == YL_AST_END_STATEMENT_SET)
        return YL_OK;
    yl_status status =
        YL_FAIL_AT(err, INVALID, ast->span, "only INSERT statements may stand in a statement set");
    yl_error_hintf(err, "END; submits the %u INSERT statements that were given",
                   r->env->set_inserts);
    return status;
}

yl_status yl_api_execute(yl_result *r, bool plan_only, yl_error *err)
{
    yl_ast_list statements;
    yl_ast_statement_set block;
    const yl_ast *ast;
    YL_TRY(yl_sql_parse(r->arena, r->sql, &statements, err));
    YL_TRY(yl_api_one_statement(r, &statements, &block, &ast, err));
    if (r->env->set_open)
        YL_TRY(note_trouble(r, ast, err));
    return run_data(r, ast, plan_only, err);
}
