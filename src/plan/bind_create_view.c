/* CREATE VIEW and ALTER VIEW AS: checks the query and writes it down with full names.
 *
 * The text that is stored says `cat`.`db`.`t` AS `t` for every table, `t`.`a` for every column and
 * names the columns of every star, so that it goes on meaning what it meant when the current
 * database changes or a table gets a column more. Binding the query tells what its names are
 * (yl_bind_use); the unparser asks for them node by node.
 */
#include "plan/binder_internal.h"
#include "sql/ast_print.h"

static const yl_bind_use *find_use(const yl_bind_use *uses, const yl_ast *node)
{
    while (uses != NULL && uses->node != node)
        uses = uses->next;
    return uses;
}

static yl_ast_path full_path(const yl_table *table, yl_ast_name names[3])
{
    const yl_str parts[3] = {table->catalog, table->database, table->name};
    for (int i = 0; i < 3; i++)
        names[i] = (yl_ast_name){.text = parts[i], .quoted = true};
    return (yl_ast_path){.items = names, .size = 3};
}

static void write_star(const yl_bind_use *use, yl_strbuf *out)
{
    for (uint32_t i = 0; i < use->n; i++) {
        yl_strbuf_puts(out, i == 0 ? "" : ", ");
        if (use->tables[i].data != NULL) {
            yl_ast_unparse_name(use->tables[i], out);
            yl_strbuf_char(out, '.');
        }
        yl_ast_unparse_name(use->columns[i], out);
    }
}

static void write_column(const yl_bind_use *use, const yl_ast_column *column, yl_strbuf *out)
{
    yl_ast_unparse_name(use->qualifier, out);
    for (size_t i = use->n; i < column->path.size; i++) {
        yl_strbuf_char(out, '.');
        yl_ast_unparse_name(column->path.items[i].text, out);
    }
}

static bool write_node(const yl_ast *node, yl_strbuf *out, void *arg)
{
    yl_ast_name names[3];
    if (node->kind != YL_AST_TABLE_NAME && node->kind != YL_AST_EXPLICIT_TABLE &&
        node->kind != YL_AST_STAR && node->kind != YL_AST_COLUMN)
        return false;
    const yl_bind_use *use = find_use(arg, node);
    if (use == NULL)
        return false;
    if (node->kind == YL_AST_TABLE_NAME) {
        yl_ast_table_name copy = *yl_ast_as_table_name(node);
        if (!yl_ast_name_present(copy.alias.name))
            copy.alias.name = copy.path.items[copy.path.size - 1];
        copy.path = full_path(use->table, names);
        yl_ast_unparse(&copy.head, NULL, out);
    } else if (node->kind == YL_AST_COLUMN) {
        write_column(use, yl_ast_as_column(node), out);
    } else if (node->kind == YL_AST_EXPLICIT_TABLE) {
        yl_ast_explicit_table copy = *yl_ast_as_explicit_table(node);
        copy.path = full_path(use->table, names);
        yl_ast_unparse(&copy.head, NULL, out);
    } else {
        write_star(use, out);
    }
    return true;
}

static yl_status write_text(yl_binder *b, const yl_ast *query, const yl_ast_writer *writer,
                            yl_str *out)
{
    yl_strbuf text = {0};
    yl_ast_unparse(query, writer, &text);
    bool oom = text.oom;
    *out = yl_arena_str(b->arena, yl_strbuf_view(&text));
    yl_strbuf_clear(&text);
    return oom ? YL_FAIL_MEMORY(b->err) : yl_bind_memory(b);
}

/* A view whose query comes, through whatever views, back to itself could never be expanded. */
static yl_status check_cycle(yl_binder *b, const yl_table *view, yl_span span)
{
    for (const yl_bind_use *use = b->uses; use != NULL; use = use->next) {
        const yl_table *t = use->table;
        if (t != NULL && yl_str_equal(t->name, view->name) &&
            yl_str_equal(t->database, view->database) && yl_str_equal(t->catalog, view->catalog))
            return YL_FAIL_AT(b->err, INVALID, span,
                              "the view '%.*s' would read itself: give it another name",
                              YL_STR_ARGS(view->name));
    }
    return YL_OK;
}

static yl_status name_columns(yl_binder *b, const yl_ast_name_list *names, const yl_rel *rel,
                              yl_span span, yl_table *out)
{
    uint32_t n = rel->schema.n;
    yl_column *columns = YL_NEW_ARRAY(b->arena, yl_column, n);
    if (columns == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    if (names->size > 0 && names->size != n)
        return YL_FAIL_AT(b->err, INVALID, span,
                          "VIEW definition and input fields not match: %zu names for %u columns",
                          names->size, n);
    for (uint32_t i = 0; i < n; i++) {
        columns[i].name = names->size > 0 ? names->items[i].text : rel->schema.fields[i].name;
        columns[i].type = rel->schema.fields[i].type;
        for (uint32_t k = 0; k < i; k++) {
            if (yl_str_equal(columns[k].name, columns[i].name))
                return YL_FAIL_AT(b->err, EXISTS, span, "the view has two columns named '%.*s'",
                                  YL_STR_ARGS(columns[i].name));
        }
    }
    out->n_columns = n;
    out->columns = columns;
    return YL_OK;
}

yl_status yl_bind_create_view(const yl_bind_context *context, const yl_ast *ast, yl_table *out,
                              yl_error *err)
{
    yl_binder b;
    yl_error spare;
    yl_object_path name;
    const yl_rel *rel;
    bool create = ast->kind == YL_AST_CREATE_VIEW;
    const yl_ast_name_list none = {0};
    const yl_ast_path *path =
        create ? &yl_ast_as_create_view(ast)->path : &yl_ast_as_alter_view(ast)->path;
    const yl_ast *query =
        create ? yl_ast_as_create_view(ast)->query : yl_ast_as_alter_view(ast)->query;
    YL_TRY(yl_binder_init(&b, context, err, &spare));
    YL_TRY(yl_catalog_resolve(context->catalog, path, &name, b.err));
    *out = (yl_table){
        .catalog = name.catalog, .database = name.database, .name = name.name, .is_view = true};
    if (create) {
        out->temporary = yl_ast_as_create_view(ast)->temporary;
        out->comment = yl_ast_as_create_view(ast)->comment.text;
    } else {
        const yl_table *old = yl_catalog_find(context->catalog, &name);
        out->temporary = old != NULL && old->temporary;
        out->comment = old == NULL ? out->comment : old->comment;
    }
    b.records = true;
    b.keep_order = true;
    YL_TRY(yl_bind_query_node(&b, query, &rel));
    YL_TRY(check_cycle(&b, out, path->span));
    YL_TRY(name_columns(&b, create ? &yl_ast_as_create_view(ast)->columns : &none, rel, path->span,
                        out));
    YL_TRY(write_text(&b, query, NULL, &out->query));
    yl_ast_writer writer = {
        .node = write_node, .arg = b.uses, .function = yl_ast_write_function, .validated = true};
    return write_text(&b, query, &writer, &out->expanded);
}
