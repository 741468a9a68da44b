/* SELECT: FROM, WHERE, GROUP BY, HAVING, the select list, DISTINCT, ORDER BY, LIMIT, in this order.
 *
 *     Project(a, s)                       drops what only ORDER BY needed
 *       Sort($1 DESC)
 *         Project(a, s, hidden...)
 *           Filter(HAVING)
 *             Aggregate([$0], SUM($1))
 *               Project(a, x)             keys, then arguments
 *                 Filter(WHERE)
 *                   FROM
 *
 * In an aggregate query the select list, HAVING and ORDER BY are first bound over the FROM clause,
 * with placeholders for aggregate calls; bind_agg.c then turns them into expressions over the
 * AGGREGATE's output and complains about columns that are not grouped.
 */
#include "plan/binder_internal.h"

/* One SELECT on its way. */
typedef struct selection {
    yl_binder *b;
    const yl_ast_select *select;
    const yl_ast_query *query; /* its ORDER BY and LIMIT, or NULL */
    yl_bound_from from;
    yl_bind_env env; /* of the select list, HAVING and ORDER BY */
    bool aggregated;
    yl_agg_list aggregates;
    yl_deferred_list deferred;
    const yl_expr **exprs; /* the select list, then hidden sort columns */
    yl_str *names;
    uint32_t n, n_visible, capacity;
    const yl_expr *having;
    yl_sort_key *keys;
    uint32_t n_keys;
    yl_span span;
} selection;

bool yl_select_has_aggregates(const yl_ast_select *select)
{
    if (select->grouped || select->having != NULL)
        return true;
    for (size_t i = 0; i < select->items.size; i++) {
        if (yl_ast_has_aggregate(yl_ast_as_select_item(select->items.items[i])->expr))
            return true;
    }
    return false;
}

static bool is_aggregated(const yl_ast_select *select, const yl_ast_query *query)
{
    if (yl_select_has_aggregates(select))
        return true;
    for (size_t i = 0; query != NULL && i < query->order_by.size; i++) {
        if (yl_ast_has_aggregate(yl_ast_as_order_item(query->order_by.items[i])->expr))
            return true;
    }
    return false;
}

/* ---- WHERE ---- */

/* Binds the conjuncts that are plain conditions; those over columns of b->outer go to *kept. */
static yl_status filter_plain(yl_binder *b, const yl_bind_env *env, const yl_ast **items,
                              uint32_t n, yl_span span, const yl_expr **kept)
{
    const yl_expr **plain = YL_NEW_ARRAY(b->arena, const yl_expr *, n);
    const yl_expr **outer = YL_NEW_ARRAY(b->arena, const yl_expr *, n);
    uint32_t n_plain = 0, n_outer = 0;
    if (plain == NULL || outer == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    for (uint32_t i = 0; i < n; i++) {
        const yl_expr *e;
        if (yl_bind_is_semi_join(items[i]))
            continue;
        YL_TRY(yl_bind_condition(b, env, items[i], &e));
        if (kept != NULL && yl_bind_uses(e, YL_OUTER_BASE, UINT32_MAX))
            outer[n_outer++] = e;
        else
            plain[n_plain++] = e;
    }
    YL_BIND_ALIVE(b);
    if (n_plain > 0)
        *env->rel = yl_rel_filter(b->arena, *env->rel, yl_bind_all(b, plain, n_plain, span), span);
    if (n_outer > 0)
        *kept = yl_expr_and(b->arena, *kept, yl_bind_all(b, outer, n_outer, span));
    return yl_bind_memory(b);
}

yl_status yl_bind_where(yl_binder *b, const yl_ast *where, yl_bound_from *from,
                        const yl_expr **kept)
{
    if (where == NULL)
        return YL_OK;
    const yl_ast **items;
    uint32_t n;
    yl_bind_env env = {
        .scope = from->scope,
        .clause = "WHERE",
        .rel = &from->rel,
        .correlated = kept != NULL,
    };
    YL_TRY(yl_bind_chain(b, where, YL_BINARY_AND, &items, &n));
    YL_TRY(filter_plain(b, &env, items, n, yl_bind_span(b, where->span), kept));
    for (uint32_t i = 0; i < n; i++) {
        if (yl_bind_is_semi_join(items[i]))
            YL_TRY(yl_bind_semi_join(b, &env, items[i]));
    }
    return yl_bind_memory(b);
}

/* ---- the select list ---- */

typedef struct item_list {
    const yl_expr **exprs;
    yl_str *names;
    uint32_t n, capacity, names_capacity;
} item_list;

static yl_status push(yl_binder *b, item_list *list, const yl_expr *e, yl_str name)
{
    if (list->n == YL_BIND_COLUMNS_MAX)
        return YL_FAIL_AT(b->err, BUDGET, e->span, "a query with more than %d columns",
                          YL_BIND_COLUMNS_MAX);
    YL_TRY(yl_bind_grow(b, (void **)&list->exprs, list->n, &list->capacity, sizeof *list->exprs));
    YL_TRY(yl_bind_grow(b, (void **)&list->names, list->n, &list->names_capacity,
                        sizeof *list->names));
    list->exprs[list->n] = e;
    list->names[list->n] = yl_bind_unique_name(b, list->names, list->n, name);
    list->n++;
    return yl_bind_memory(b);
}

/* A column of the relation, under the item's name: through the expression binder, which knows how
 * merged columns are coalesced. */
static yl_status push_item(yl_binder *b, const yl_bind_env *env, item_list *list,
                           const yl_scope_item *item, yl_span span)
{
    const yl_expr **args = YL_NEW_ARRAY(b->arena, const yl_expr *, item->n_columns);
    if (args == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    for (uint32_t i = 0; i < item->n_columns; i++)
        args[i] = yl_rel_column(b->arena, env->scope->rel, item->columns[i], span);
    const yl_expr *e = args[0];
    if (item->n_columns > 1)
        YL_TRY(yl_bind_function(b, "COALESCE", args, item->n_columns, span, &e));
    return push(b, list, e, item->name);
}

/* r.*: the fields of a ROW. */
static yl_status push_fields(yl_binder *b, const yl_bind_env *env, item_list *list,
                             const yl_ast_star *star)
{
    yl_ast_column column = {
        .head = {YL_AST_COLUMN, star->head.span},
        .path = star->qualifier,
    };
    const yl_expr *row;
    YL_TRY(yl_bind_value(b, env, &column.head, &row));
    if (row->type->root != YL_ROW)
        return YL_FAIL_AT(b->err, TYPE, row->span,
                          "only a table or a ROW has columns, this is a %s",
                          yl_type_text(b->arena, row->type));
    for (uint32_t i = 0; i < row->type->n_fields; i++) {
        yl_ast_name name = {.text = row->type->fields[i].name, .span = star->head.span};
        const yl_expr *e;
        YL_TRY(yl_bind_field(b, row, &name, &e));
        YL_TRY(push(b, list, e, name.text));
    }
    return YL_OK;
}

/* The names behind a star, for the text of a view. */
static yl_status record_star(yl_binder *b, const yl_scope *scope, const yl_scope_item *items,
                             uint32_t n, const yl_ast_star *star)
{
    yl_str *tables = YL_NEW_ARRAY(b->arena, yl_str, n);
    yl_str *columns = YL_NEW_ARRAY(b->arena, yl_str, n);
    if (tables == NULL || columns == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    for (uint32_t i = 0; i < n; i++) {
        columns[i] = items[i].name;
        for (uint32_t t = 0; t < scope->n_tables && items[i].n_columns == 1; t++) {
            const yl_scope_table *table = &scope->tables[t];
            if (items[i].columns[0] >= table->first &&
                items[i].columns[0] - table->first < table->n)
                tables[i] = table->name;
        }
    }
    return yl_bind_record(
        b, (yl_bind_use){.node = &star->head, .n = n, .tables = tables, .columns = columns});
}

static yl_status push_star(yl_binder *b, const yl_bind_env *env, item_list *list,
                           const yl_ast_star *star)
{
    const yl_scope *scope = env->scope;
    yl_span span = yl_bind_span(b, star->head.span);
    if (star->qualifier.size == 0) {
        if (scope->n_tables == 0)
            return YL_FAIL_AT(b->err, INVALID, span, "SELECT * requires a FROM clause");
        for (uint32_t i = 0; i < scope->n_items; i++)
            YL_TRY(push_item(b, env, list, &scope->items[i], span));
        return b->records ? record_star(b, scope, scope->items, scope->n_items, star) : YL_OK;
    }
    bool ambiguous;
    const yl_scope_table *table =
        yl_scope_find_table(scope, star->qualifier.items, star->qualifier.size, &ambiguous);
    if (table == NULL)
        return push_fields(b, env, list, star);
    if (ambiguous)
        return YL_FAIL_AT(b->err, NOT_FOUND, span, "Table '%.*s' is ambiguous",
                          YL_STR_ARGS(table->name));
    for (uint32_t i = 0; i < table->n; i++) {
        uint32_t column = table->first + i;
        YL_TRY(push(b, list, yl_rel_column(b->arena, scope->rel, column, span),
                    scope->rel->schema.fields[column].name));
    }
    if (!b->records)
        return YL_OK;
    const yl_scope *alone = yl_scope_of(b->arena, scope, table);
    YL_BIND_ALIVE(b);
    return record_star(b, alone, alone->items, alone->n_items, star);
}

/* A plain column keeps its name; everything else is EXPR$ and its place. */
static yl_str item_name(yl_binder *b, const yl_ast_select_item *item, uint32_t place)
{
    if (yl_ast_name_present(item->alias))
        return item->alias.text;
    if (item->expr->kind == YL_AST_COLUMN) {
        const yl_ast_path *path = &yl_ast_as_column(item->expr)->path;
        return path->items[path->size - 1].text;
    }
    return yl_str_of(yl_arena_printf(b->arena, "EXPR$%u", place));
}

static yl_status fix_null(yl_binder *b, const yl_type *wanted, const yl_expr **e)
{
    if ((*e)->type->root != YL_NULL)
        return YL_OK;
    if (wanted == NULL) {
        YL_FAIL_AT(b->err, TYPE, (*e)->span, "Illegal use of 'NULL'");
        return yl_error_hintf(b->err, "write CAST(NULL AS <type>)");
    }
    *e = yl_expr_null(b->arena, wanted, (*e)->span);
    return yl_bind_memory(b);
}

yl_status yl_bind_items(yl_binder *b, const yl_ast_select *select, const yl_bind_env *env,
                        const yl_expr ***exprs, yl_str **names, uint32_t *n)
{
    item_list list = {0};
    const yl_type *const *wanted = b->wanted;
    uint32_t n_wanted = b->n_wanted;
    b->n_wanted = 0;
    for (size_t i = 0; i < select->items.size; i++) {
        const yl_ast_select_item *item = yl_ast_as_select_item(select->items.items[i]);
        if (item->expr->kind == YL_AST_STAR) {
            YL_TRY(push_star(b, env, &list, yl_ast_as_star(item->expr)));
            continue;
        }
        const yl_expr *e;
        YL_TRY(yl_bind_value(b, env, item->expr, &e));
        YL_TRY(fix_null(b, list.n < n_wanted ? wanted[list.n] : NULL, &e));
        YL_TRY(push(b, &list, e, item_name(b, item, list.n)));
    }
    *exprs = list.exprs;
    *names = list.names;
    *n = list.n;
    return YL_OK;
}

/* ---- ORDER BY ---- */

static yl_status add_hidden(selection *s, const yl_expr *e, const yl_ast *ast, uint32_t *column)
{
    yl_binder *b = s->b;
    for (*column = 0; *column < s->n; (*column)++) {
        if (yl_expr_equal(s->exprs[*column], e))
            return YL_OK;
    }
    if (s->select->quantifier == YL_QUANTIFIER_DISTINCT) {
        YL_FAIL_AT(b->err, INVALID, yl_bind_span(b, ast->span),
                   "ORDER BY expression is not in the select clause");
        return yl_error_hintf(b->err,
                              "with SELECT DISTINCT only selected columns can be sorted by");
    }
    const yl_expr **exprs = YL_NEW_ARRAY(b->arena, const yl_expr *, (size_t)s->n + 1);
    yl_str *names = YL_NEW_ARRAY(b->arena, yl_str, (size_t)s->n + 1);
    if (exprs == NULL || names == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    memcpy(exprs, s->exprs, sizeof *exprs * s->n);
    memcpy(names, s->names, sizeof *names * s->n);
    exprs[s->n] = e;
    names[s->n] =
        yl_bind_unique_name(b, names, s->n, yl_str_of(yl_arena_printf(b->arena, "EXPR$%u", s->n)));
    s->exprs = exprs;
    s->names = names;
    *column = s->n++;
    return yl_bind_memory(b);
}

static yl_status bind_order_by(selection *s, bool sorted)
{
    yl_binder *b = s->b;
    if (s->query == NULL || s->query->order_by.size == 0)
        return YL_OK;
    if (!sorted && s->query->limit == NULL && s->query->offset == NULL)
        return YL_OK;
    uint32_t n = (uint32_t)s->query->order_by.size;
    yl_alias_list aliases = {s->names, s->exprs, s->n};
    yl_bind_env env = s->env;
    env.clause = "ORDER BY";
    env.aliases = &aliases;
    s->keys = YL_NEW_ARRAY(b->arena, yl_sort_key, n);
    if (s->keys == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    for (uint32_t i = 0; i < n; i++) {
        const yl_ast_order_item *item = yl_ast_as_order_item(s->query->order_by.items[i]);
        bool is_ordinal;
        uint32_t column;
        YL_TRY(yl_bind_ordinal(b, item->expr, s->n_visible, &is_ordinal, &column));
        if (!is_ordinal) {
            const yl_expr *e;
            YL_TRY(yl_bind_value(b, &env, item->expr, &e));
            YL_TRY(add_hidden(s, e, item->expr, &column));
        }
        s->keys[i] = yl_bind_sort_key(item, column);
    }
    s->n_keys = n;
    return YL_OK;
}

/* ---- aggregation ---- */

/* Direct calls in the select list give the AGGREGATE's columns their names. */
static yl_status name_calls(selection *s, yl_str **out)
{
    yl_binder *b = s->b;
    yl_str *names = YL_NEW_ARRAY(b->arena, yl_str, s->aggregates.n);
    if (names == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    for (uint32_t i = 0; i < s->n_visible; i++) {
        const yl_expr *e = s->exprs[i];
        if (e->kind == YL_EXPR_COLUMN && e->index >= YL_AGGREGATE_BASE &&
            e->index < YL_DEFERRED_BASE && names[e->index - YL_AGGREGATE_BASE].data == NULL)
            names[e->index - YL_AGGREGATE_BASE] = s->names[i];
    }
    *out = names;
    return YL_OK;
}

static yl_status regroup_all(selection *s, const yl_grouping *grouping, const yl_rel *input,
                             const yl_rel *aggregate)
{
    for (uint32_t i = 0; i < s->n; i++)
        YL_TRY(yl_bind_regroup(s->b, s->exprs[i], grouping, input, aggregate, &s->exprs[i]));
    if (s->having != NULL)
        YL_TRY(yl_bind_regroup(s->b, s->having, grouping, input, aggregate, &s->having));
    for (uint32_t i = 0; i < s->deferred.n; i++) {
        yl_deferred *d = &s->deferred.items[i];
        for (uint32_t k = 0; k < d->n_operands; k++)
            YL_TRY(
                yl_bind_regroup(s->b, d->operands[k], grouping, input, aggregate, &d->operands[k]));
    }
    return YL_OK;
}

/* From here on s->from.rel is the AGGREGATE (and HAVING above it). */
static yl_status aggregate(selection *s, const yl_grouping *grouping)
{
    yl_binder *b = s->b;
    const yl_rel *input = s->from.rel, *rel;
    yl_str *names;
    YL_TRY(name_calls(s, &names));
    YL_TRY(yl_bind_aggregate_rel(b, input, grouping, &s->aggregates, names, s->span, &rel));
    YL_TRY(regroup_all(s, grouping, s->from.scope->rel, rel));
    s->from.rel = rel;
    if (s->deferred.n > 0) {
        const yl_expr **values;
        YL_TRY(yl_bind_deferred(b, &s->deferred, &s->from.rel, &values));
        for (uint32_t i = 0; i < s->n; i++)
            YL_TRY(yl_bind_undefer(b, s->exprs[i], values, &s->exprs[i]));
        if (s->having != NULL)
            YL_TRY(yl_bind_undefer(b, s->having, values, &s->having));
    }
    if (s->having != NULL)
        s->from.rel = yl_rel_filter(b->arena, s->from.rel, s->having,
                                    yl_bind_span(b, s->select->having->span));
    return yl_bind_memory(b);
}

/* ---- the whole ---- */

static yl_status check_supported(yl_binder *b, const yl_ast_select *select)
{
    const char *what = NULL;
    yl_span span = select->head.span;
    if (select->windows.size > 0) {
        what = "the WINDOW clause is";
        span = select->windows.items[0]->span;
    } else if (select->qualify != NULL) {
        what = "QUALIFY is";
        span = select->qualify->span;
    } else if (select->group_quantifier == YL_QUANTIFIER_DISTINCT) {
        what = "GROUP BY DISTINCT is";
    }
    if (what == NULL)
        return YL_OK;
    return YL_FAIL_AT(b->err, UNSUPPORTED, yl_bind_span(b, span), "%s not supported", what);
}

/* Projection, DISTINCT, Sort, and away with the hidden columns. */
static yl_status finish(selection *s, const yl_rel **out)
{
    yl_binder *b = s->b;
    int64_t offset = 0, limit = YL_LIMIT_NONE;
    if (s->query != NULL)
        YL_TRY(yl_bind_limits(b, s->query, &offset, &limit));
    const yl_rel *rel = yl_rel_project(b->arena, s->from.rel, s->exprs, s->names, s->n, s->span);
    YL_BIND_ALIVE(b);
    if (s->select->quantifier == YL_QUANTIFIER_DISTINCT)
        rel = yl_rel_distinct(b->arena, rel, s->span);
    YL_BIND_ALIVE(b);
    if (s->n_keys > 0 || limit != YL_LIMIT_NONE || offset > 0)
        rel = yl_rel_sort(b->arena, rel, s->keys, s->n_keys, offset, limit, s->span);
    YL_BIND_ALIVE(b);
    if (s->n > s->n_visible)
        rel = yl_rel_project_range(b->arena, rel, 0, s->n_visible, s->span);
    *out = rel;
    return yl_bind_memory(b);
}

static yl_status bind_lists(selection *s, bool sorted)
{
    yl_binder *b = s->b;
    YL_TRY(yl_bind_items(b, s->select, &s->env, &s->exprs, &s->names, &s->n));
    s->n_visible = s->n;
    if (s->select->having != NULL) {
        yl_bind_env env = s->env;
        env.clause = "HAVING";
        YL_TRY(yl_bind_condition(b, &env, s->select->having, &s->having));
    }
    return bind_order_by(s, sorted);
}

static yl_status bind_select(selection *s)
{
    yl_binder *b = s->b;
    const yl_type *const *wanted = b->wanted;
    uint32_t n_wanted = b->n_wanted;
    bool sorted = b->keep_order;
    yl_grouping grouping = {0};
    b->n_wanted = 0;
    b->keep_order = false;
    if (s->select->from != NULL)
        YL_TRY(yl_bind_from(b, s->select->from, &s->from));
    else
        YL_TRY(yl_bind_no_from(b, s->select->head.span, &s->from));
    YL_TRY(yl_bind_where(b, s->select->where, &s->from, NULL));
    s->aggregated = is_aggregated(s->select, s->query);
    s->env = (yl_bind_env){
        .scope = s->from.scope,
        .clause = "SELECT",
        .rel = &s->from.rel,
    };
    if (s->aggregated) {
        YL_TRY(yl_bind_group_by(b, s->select, &s->env, &grouping));
        s->aggregates.grouped = grouping.n > 0;
        s->env.aggregates = &s->aggregates;
        s->env.deferred = &s->deferred;
    }
    b->wanted = wanted;
    b->n_wanted = n_wanted;
    YL_TRY(bind_lists(s, sorted));
    return s->aggregated ? aggregate(s, &grouping) : YL_OK;
}

yl_status yl_bind_select(yl_binder *b, const yl_ast_select *select, const yl_ast_query *query,
                         const yl_rel **out)
{
    YL_BIND_ALIVE(b);
    selection s = {
        .b = b,
        .select = select,
        .query = query,
        .span = yl_bind_span(b, select->head.span),
    };
    YL_TRY(check_supported(b, select));
    YL_TRY(bind_select(&s));
    return finish(&s, out);
}
