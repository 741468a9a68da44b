/* FROM: tables, derived tables, joins, and which names they bring into sight. */
#include "plan/binder_internal.h"

/* ---- leaves ---- */

yl_status yl_bind_no_from(yl_binder *b, yl_span span, yl_bound_from *out)
{
    YL_BIND_ALIVE(b);
    span = yl_bind_span(b, span);
    const yl_expr *zero = yl_expr_int(b->arena, 0, span);
    YL_BIND_ALIVE(b);
    yl_field field = {.name = YL_STR("ZERO"), .type = zero->type};
    yl_scope *scope = YL_NEW(b->arena, yl_scope);
    out->rel = yl_rel_values(b->arena, (yl_schema){1, &field}, &zero, 1, span);
    YL_BIND_ALIVE(b);
    *scope = (yl_scope){.rel = out->rel};
    out->scope = scope;
    return YL_OK;
}

/* AS t (a, b): other names for the columns. */
static yl_status rename_columns(yl_binder *b, const yl_ast_alias *alias, yl_span span,
                                const yl_rel **rel)
{
    size_t n = alias->columns.size;
    if (n == 0)
        return YL_OK;
    if (n != (*rel)->schema.n) {
        YL_FAIL_AT(b->err, INVALID, yl_bind_span(b, alias->columns.items[0].span),
                   "List of column aliases must have same degree as table; table has %u columns, "
                   "whereas alias list has %zu columns",
                   (*rel)->schema.n, n);
        return YL_ERR_INVALID;
    }
    yl_str *names = YL_NEW_ARRAY(b->arena, yl_str, n);
    if (names == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    for (size_t i = 0; i < n; i++)
        names[i] = alias->columns.items[i].text;
    *rel = yl_rel_rename(b->arena, *rel, names, span);
    return yl_bind_memory(b);
}

static yl_status as_table(yl_binder *b, const yl_ast_alias *alias, const yl_rel *rel,
                          yl_scope_table table, yl_span span, yl_bound_from *out)
{
    if (yl_ast_name_present(alias->name))
        table = (yl_scope_table){.name = alias->name.text};
    YL_TRY(rename_columns(b, alias, yl_bind_span(b, span), &rel));
    out->rel = rel;
    out->scope = yl_scope_new(b->arena, rel, table);
    return yl_bind_memory(b);
}

static const yl_with_item *find_with(const yl_binder *b, const yl_ast_path *path)
{
    const yl_with_item *item = path->size == 1 ? b->with : NULL;
    while (item != NULL && !yl_str_equal(item->name, path->items[0].text))
        item = item->next;
    return item;
}

static yl_status bind_table_name(yl_binder *b, const yl_ast_table_name *name, yl_bound_from *out)
{
    const yl_ast_path *path = &name->path;
    yl_span span = yl_bind_span(b, path->span);
    if (name->system_time != NULL)
        return YL_FAIL_AT(b->err, UNSUPPORTED, yl_bind_span(b, name->system_time->span),
                          "FOR SYSTEM_TIME AS OF is not supported");
    const yl_with_item *with = find_with(b, path);
    yl_scope_table table = {.name = path->items[path->size - 1].text};
    if (with != NULL)
        return as_table(b, &name->alias, with->rel, table, span, out);
    const yl_table *found;
    const yl_rel *rel;
    YL_TRY(yl_catalog_get(b->context->catalog, path, &found, b->err));
    YL_TRY(yl_bind_record(b, (yl_bind_use){.node = &name->head, .table = found}));
    table.catalog = found->catalog;
    table.database = found->database;
    YL_TRY(yl_bind_table(b, found, &name->hints, span, &rel));
    return as_table(b, &name->alias, rel, table, span, out);
}

static yl_status bind_derived(yl_binder *b, const yl_ast_derived_table *derived,
                              const yl_scope *left, yl_bound_from *out)
{
    const yl_scope *outer = b->outer;
    const yl_rel *rel;
    if (derived->system_time != NULL)
        return YL_FAIL_AT(b->err, UNSUPPORTED, yl_bind_span(b, derived->system_time->span),
                          "FOR SYSTEM_TIME AS OF is not supported");
    if (derived->lateral && left != NULL)
        b->outer = left;
    b->keep_order = false;
    yl_status status = yl_bind_query_node(b, derived->query, &rel);
    b->outer = outer;
    YL_TRY(status);
    return as_table(b, &derived->alias, rel, (yl_scope_table){.n = 0}, derived->head.span, out);
}

static yl_status refuse_function(yl_binder *b, const yl_ast_table_function *function)
{
    static const char *const windows[] = {"TUMBLE", "HOP", "CUMULATE", "SESSION"};
    const yl_ast_call *call = yl_ast_as_call(function->call);
    yl_str name = call->name.items[call->name.size - 1].text;
    yl_span span = yl_bind_span(b, call->name.span);
    for (size_t i = 0; i < sizeof windows / sizeof *windows; i++) {
        if (yl_str_equal_nocase(name, yl_str_of(windows[i])))
            return YL_FAIL_AT(b->err, UNSUPPORTED, span,
                              "the window table function %s is not supported", windows[i]);
    }
    return YL_FAIL_AT(b->err, UNSUPPORTED, span, "the table function %.*s is not supported",
                      YL_STR_ARGS(name));
}

/* ---- joins ---- */

static yl_status check_names(yl_binder *b, const yl_ast_join *join, const yl_scope *left,
                             const yl_scope *right)
{
    for (uint32_t r = 0; r < right->n_tables; r++) {
        for (uint32_t l = 0; l < left->n_tables; l++) {
            yl_str name = right->tables[r].name;
            if (name.data == NULL || left->tables[l].name.data == NULL ||
                !yl_str_equal(name, left->tables[l].name))
                continue;
            YL_FAIL_AT(b->err, INVALID, yl_bind_span(b, join->right->span),
                       "Duplicate relation name '%.*s' in FROM clause", YL_STR_ARGS(name));
            return yl_error_hintf(b->err, "give one of the two another name: ... AS x");
        }
    }
    return YL_OK;
}

static yl_status find_item(yl_binder *b, const yl_scope *scope, const yl_ast_name *name,
                           const char *side, uint32_t *at)
{
    uint32_t found = 0;
    for (uint32_t i = 0; i < scope->n_items; i++) {
        if (yl_str_equal(scope->items[i].name, name->text)) {
            *at = i;
            found++;
        }
    }
    if (found == 1)
        return YL_OK;
    if (found > 1)
        return YL_FAIL_AT(b->err, NOT_FOUND, yl_bind_span(b, name->span),
                          "Column name '%.*s' in USING clause is not unique on the %s side of join",
                          YL_STR_ARGS(name->text), side);
    YL_FAIL_AT(b->err, NOT_FOUND, yl_bind_span(b, name->span),
               "Column '%.*s' not found on the %s side of the join", YL_STR_ARGS(name->text), side);
    const char *near = yl_scope_nearest_column(b->arena, scope, name->text);
    return near == NULL ? YL_ERR_NOT_FOUND : yl_error_hintf(b->err, "did you mean '%s'?", near);
}

/* The pairs of items that USING names or NATURAL finds. */
static yl_status find_merged(yl_binder *b, const yl_ast_join *join, const yl_scope *left,
                             const yl_scope *right, yl_scope_merge **out, uint32_t *n)
{
    size_t most = join->natural ? left->n_items : join->using.size;
    yl_scope_merge *merged = YL_NEW_ARRAY(b->arena, yl_scope_merge, most);
    if (merged == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    *n = 0;
    for (size_t i = 0; i < most; i++) {
        yl_ast_name name = {.span = join->join_span};
        yl_scope_merge *m = &merged[*n];
        if (join->natural) {
            bool common = false;
            name.text = left->items[i].name;
            for (uint32_t k = 0; k < right->n_items && !common; k++)
                common = yl_str_equal(right->items[k].name, name.text);
            if (!common)
                continue;
        } else {
            name = join->using.items[i];
        }
        YL_TRY(find_item(b, left, &name, "left", &m->left));
        YL_TRY(find_item(b, right, &name, "right", &m->right));
        m->coalesce = join->type == YL_AST_JOIN_FULL;
        m->from_right = join->type == YL_AST_JOIN_RIGHT;
        (*n)++;
    }
    *out = merged;
    return YL_OK;
}

/* An item of one side as a value over both sides' columns. */
static yl_status item_value(yl_binder *b, const yl_scope *scope, uint32_t item, uint32_t by,
                            yl_span span, const yl_expr **out)
{
    const yl_scope_item *it = &scope->items[item];
    const yl_expr **args = YL_NEW_ARRAY(b->arena, const yl_expr *, it->n_columns);
    if (args == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    for (uint32_t i = 0; i < it->n_columns; i++)
        args[i] = yl_expr_column(b->arena, it->columns[i] + by,
                                 scope->rel->schema.fields[it->columns[i]].type, span);
    *out = args[0];
    if (it->n_columns == 1)
        return yl_bind_memory(b);
    return yl_bind_function(b, "COALESCE", args, it->n_columns, span, out);
}

static yl_status equal_items(yl_binder *b, const yl_bound_from *left, const yl_bound_from *right,
                             const yl_scope_merge *merged, uint32_t n, yl_span span,
                             const yl_expr **condition)
{
    for (uint32_t i = 0; i < n; i++) {
        const yl_expr *args[2], *equal;
        YL_TRY(item_value(b, left->scope, merged[i].left, 0, span, &args[0]));
        YL_TRY(item_value(b, right->scope, merged[i].right, left->rel->schema.n, span, &args[1]));
        YL_TRY(yl_bind_function(b, "=", args, 2, span, &equal));
        *condition = yl_expr_and(b->arena, *condition, equal);
        YL_BIND_ALIVE(b);
    }
    return YL_OK;
}

/* ON sees both sides before an outer join pads them with NULLs. */
static yl_status bind_on(yl_binder *b, const yl_ast *on, const yl_bound_from *left,
                         const yl_bound_from *right, const yl_expr **condition)
{
    const yl_rel *both =
        yl_rel_join(b->arena, YL_JOIN_INNER, left->rel, right->rel, NULL, false, on->span);
    YL_BIND_ALIVE(b);
    yl_bind_env env = {
        .scope = yl_scope_join(b->arena, left->scope, right->scope, both, NULL, 0),
        .clause = "ON",
    };
    YL_BIND_ALIVE(b);
    return yl_bind_condition(b, &env, on, condition);
}

static yl_status bind_item(yl_binder *b, const yl_ast *from, const yl_scope *left,
                           yl_bound_from *out);

static yl_status bind_join(yl_binder *b, const yl_ast_join *join, yl_bound_from *out)
{
    static const yl_join_kind kinds[] = {
        [YL_AST_JOIN_COMMA] = YL_JOIN_INNER, [YL_AST_JOIN_CROSS] = YL_JOIN_INNER,
        [YL_AST_JOIN_INNER] = YL_JOIN_INNER, [YL_AST_JOIN_LEFT] = YL_JOIN_LEFT,
        [YL_AST_JOIN_RIGHT] = YL_JOIN_RIGHT, [YL_AST_JOIN_FULL] = YL_JOIN_FULL};
    yl_bound_from left, right;
    const yl_expr *condition = NULL;
    yl_scope_merge *merged = NULL;
    uint32_t n_merged = 0;
    yl_span span = yl_bind_span(b, join->head.span);
    YL_TRY(bind_item(b, join->left, NULL, &left));
    YL_TRY(bind_item(b, join->right, left.scope, &right));
    YL_TRY(check_names(b, join, left.scope, right.scope));
    if (left.rel->schema.n + right.rel->schema.n > YL_BIND_COLUMNS_MAX)
        return YL_FAIL_AT(b->err, BUDGET, span, "a join with more than %d columns",
                          YL_BIND_COLUMNS_MAX);
    bool needs = join->type >= YL_AST_JOIN_INNER;
    if (needs && !join->natural && join->on == NULL && join->using.size == 0)
        return YL_FAIL_AT(
            b->err, INVALID, yl_bind_span(b, join->join_span),
            "INNER, LEFT, RIGHT or FULL join requires a condition (NATURAL keyword or "
            "ON or USING clause)");
    if (join->natural || join->using.size > 0) {
        YL_TRY(find_merged(b, join, left.scope, right.scope, &merged, &n_merged));
        YL_TRY(equal_items(b, &left, &right, merged, n_merged, span, &condition));
    } else if (join->on != NULL) {
        YL_TRY(bind_on(b, join->on, &left, &right, &condition));
    }
    out->rel =
        yl_rel_join(b->arena, kinds[join->type], left.rel, right.rel, condition, false, span);
    YL_BIND_ALIVE(b);
    out->scope = yl_scope_join(b->arena, left.scope, right.scope, out->rel, merged, n_merged);
    return yl_bind_memory(b);
}

static yl_status bind_item(yl_binder *b, const yl_ast *from, const yl_scope *left,
                           yl_bound_from *out)
{
    YL_BIND_ALIVE(b);
    yl_span span = yl_bind_span(b, from->span);
    switch (from->kind) {
    case YL_AST_TABLE_NAME:
        return bind_table_name(b, yl_ast_as_table_name(from), out);
    case YL_AST_DERIVED_TABLE:
        return bind_derived(b, yl_ast_as_derived_table(from), left, out);
    case YL_AST_JOIN:
        return bind_join(b, yl_ast_as_join(from), out);
    case YL_AST_TABLE_FUNCTION:
        return refuse_function(b, yl_ast_as_table_function(from));
    case YL_AST_UNNEST:
        return YL_FAIL_AT(b->err, UNSUPPORTED, span, "UNNEST is not supported");
    case YL_AST_MATCH_RECOGNIZE:
        return YL_FAIL_AT(b->err, UNSUPPORTED, span, "MATCH_RECOGNIZE is not supported");
    default:
        return YL_FAIL_AT(b->err, UNSUPPORTED, span, "a %s cannot stand in FROM",
                          yl_ast_kind_name(from->kind));
    }
}

yl_status yl_bind_from(yl_binder *b, const yl_ast *from, yl_bound_from *out)
{
    return bind_item(b, from, NULL, out);
}
