/* A view used in a query: its stored text bound in a world of its own.
 *
 * The text is the expanded one, in which every table has its full name, so that it means the same
 * whatever catalog and database are current. It sees neither the WITH items nor the tables of the
 * query that uses it. Errors in it (a table that was dropped meanwhile) are reported at the place
 * where the view is used. A view that stands in a statement twice is the same node.
 */
#include "plan/binder_internal.h"

static const yl_rel *find_memo(const yl_binder *b, const yl_table *view)
{
    const yl_bind_memo *m = b->memo;
    while (m != NULL && m->table != view)
        m = m->next;
    return m == NULL ? NULL : m->rel;
}

static yl_status bind_text(yl_binder *b, const yl_table *view, const yl_rel **out)
{
    yl_ast *ast;
    YL_TRY(yl_sql_parse_one(b->arena, view->expanded, &ast, b->err));
    if (ast->kind != YL_AST_QUERY_STATEMENT)
        return YL_FAIL(b->err, INTERNAL, "the stored text is no query");
    YL_TRY(yl_bind_query_node(b, yl_ast_as_query_statement(ast)->query, out));
    if ((*out)->schema.n != view->n_columns)
        return YL_FAIL(b->err, INVALID, "its query has %u columns now, the view was made with %u",
                       (*out)->schema.n, view->n_columns);
    yl_str *names = YL_NEW_ARRAY(b->arena, yl_str, view->n_columns);
    if (names == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    for (uint32_t i = 0; i < view->n_columns; i++)
        names[i] = view->columns[i].name;
    *out = yl_rel_rename(b->arena, *out, names, b->reference);
    return yl_bind_memory(b);
}

static yl_status remember(yl_binder *b, const yl_table *view, const yl_rel *rel)
{
    yl_bind_memo *m = YL_NEW(b->arena, yl_bind_memo);
    YL_BIND_ALIVE(b);
    *m = (yl_bind_memo){view, rel, b->memo};
    b->memo = m;
    return YL_OK;
}

yl_status yl_bind_view(yl_binder *b, const yl_table *view, yl_span span, const yl_rel **out)
{
    YL_BIND_ALIVE(b);
    *out = find_memo(b, view);
    if (*out != NULL)
        return YL_OK;
    if (b->views == YL_BIND_VIEWS_MAX)
        return YL_FAIL_AT(b->err, BUDGET, span, "views are nested more than %d deep",
                          YL_BIND_VIEWS_MAX);
    yl_binder saved = *b;
    b->views++;
    b->with = NULL;
    b->outer = NULL;
    b->n_wanted = 0;
    b->keep_order = false;
    b->elsewhere = true;
    b->reference = span;
    yl_status status = bind_text(b, view, out);
    yl_bind_memo *memo = b->memo;
    yl_bind_use *uses = b->uses;
    *b = saved;
    b->memo = memo;
    b->uses = uses;
    if (status != YL_OK) {
        b->err->span = span;
        yl_error_prefix(b->err, "view '%.*s': ", YL_STR_ARGS(view->name));
        return status;
    }
    return remember(b, view, *out);
}
