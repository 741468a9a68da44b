/* From trees back to SQL: queries, FROM, MATCH_RECOGNIZE. One clause a line. */
#include "sql/ast_impl.h"

/* ---- queries ---- */

void yl_unparse_paren_query(const yl_unparser *u, const yl_ast *query)
{
    yl_strbuf_char(u->out, '(');
    yl_unparse_node(u, query);
    yl_strbuf_char(u->out, ')');
}

/* A clause of expressions on a line of its own; nothing for an empty list. */
static void put_clause(const yl_unparser *u, const char *word, const yl_ast_list *list)
{
    if (list->size == 0)
        return;
    yl_strbuf_printf(u->out, "\n%s ", word);
    yl_unparse_list(u, list, ", ");
}

static void put_condition(const yl_unparser *u, const char *word, const yl_ast *expr)
{
    if (expr == NULL)
        return;
    yl_strbuf_printf(u->out, "\n%s ", word);
    yl_unparse_node(u, expr);
}

static void put_body(const yl_unparser *u, const yl_ast *body, bool wrapped)
{
    if (wrapped || body->kind == YL_AST_QUERY)
        yl_unparse_paren_query(u, body);
    else
        yl_unparse_node(u, body);
}

static void put_query(const yl_unparser *u, const yl_ast_query *query)
{
    if (query->with.size > 0) {
        yl_strbuf_puts(u->out, query->recursive ? "WITH RECURSIVE " : "WITH ");
        yl_unparse_list(u, &query->with, ", ");
        yl_strbuf_char(u->out, '\n');
    }
    put_body(u, query->body, false);
    put_clause(u, "ORDER BY", &query->order_by);
    if (query->offset != NULL) {
        put_condition(u, "OFFSET", query->offset);
        yl_strbuf_puts(u->out, " ROWS");
    }
    if (query->limit != NULL) {
        put_condition(u, "FETCH NEXT", query->limit);
        yl_strbuf_puts(u->out, " ROWS ONLY");
    }
}

static void put_with_item(const yl_unparser *u, const yl_ast_with_item *item)
{
    yl_ast_unparse_name(item->name.text, u->out);
    if (item->columns.size > 0) {
        yl_strbuf_puts(u->out, " (");
        yl_unparse_names(u, &item->columns);
        yl_strbuf_char(u->out, ')');
    }
    yl_strbuf_puts(u->out, " AS ");
    yl_unparse_paren_query(u, item->query);
}

static int set_op_rank(const yl_ast *body)
{
    if (body->kind != YL_AST_SET_OP)
        return 3;
    return yl_ast_as_set_op(body)->op == YL_SET_INTERSECT ? 2 : 1;
}

static void put_set_op(const yl_unparser *u, const yl_ast_set_op *node)
{
    int rank = node->op == YL_SET_INTERSECT ? 2 : 1;
    put_body(u, node->left, set_op_rank(node->left) < rank);
    yl_strbuf_printf(u->out, "\n%s%s\n", yl_ast_set_op_names[node->op], node->all ? " ALL" : "");
    put_body(u, node->right, set_op_rank(node->right) <= rank);
}

void yl_unparse_hints(const yl_unparser *u, const yl_ast_list *hints)
{
    if (hints->size == 0)
        return;
    yl_strbuf_puts(u->out, " /*+ ");
    yl_unparse_list(u, hints, ", ");
    yl_strbuf_puts(u->out, " */");
}

static void put_hint_option(const yl_unparser *u, const yl_ast_hint_option *option)
{
    if (yl_ast_string_present(option->key)) {
        yl_ast_unparse_string(option->key.text, u->out);
        yl_strbuf_puts(u->out, " = ");
    }
    if (!option->value_is_name) {
        yl_ast_unparse_string(option->value.text, u->out);
        return;
    }
    yl_str rest = option->value.text;
    for (;;) { /* a.b as `a`.`b` */
        const char *point = memchr(rest.data, '.', rest.size);
        size_t size = point == NULL ? rest.size : (size_t)(point - rest.data);
        yl_ast_unparse_name((yl_str){rest.data, size}, u->out);
        if (point == NULL)
            return;
        yl_strbuf_char(u->out, '.');
        rest = (yl_str){point + 1, rest.size - size - 1};
    }
}

static void put_hint(const yl_unparser *u, const yl_ast_hint *hint)
{
    yl_ast_unparse_name(hint->name.text, u->out);
    if (hint->options.size == 0)
        return;
    yl_strbuf_char(u->out, '(');
    yl_unparse_list(u, &hint->options, ", ");
    yl_strbuf_char(u->out, ')');
}

static void put_select(const yl_unparser *u, const yl_ast_select *select)
{
    static const char *const quantifiers[] = {"", "ALL ", "DISTINCT "};
    yl_strbuf_puts(u->out, "SELECT");
    yl_unparse_hints(u, &select->hints);
    yl_strbuf_printf(u->out, " %s", quantifiers[select->quantifier]);
    yl_unparse_list(u, &select->items, ", ");
    put_condition(u, "FROM", select->from);
    put_condition(u, "WHERE", select->where);
    if (select->grouped) {
        yl_strbuf_printf(u->out, "\nGROUP BY %s", quantifiers[select->group_quantifier]);
        yl_unparse_list(u, &select->group_by, ", ");
    }
    put_condition(u, "HAVING", select->having);
    for (size_t i = 0; i < select->windows.size; i++) {
        const yl_ast_window *window = yl_ast_as_window(select->windows.items[i]);
        yl_strbuf_puts(u->out, i == 0 ? "\nWINDOW " : ",\n");
        yl_ast_unparse_name(window->name.text, u->out);
        yl_strbuf_puts(u->out, " AS ");
        yl_unparse_node(u, &window->head);
    }
    put_condition(u, "QUALIFY", select->qualify);
}

static void put_select_item(const yl_unparser *u, const yl_ast_select_item *item)
{
    yl_unparse_node(u, item->expr);
    if (!yl_ast_name_present(item->alias))
        return;
    yl_strbuf_puts(u->out, " AS ");
    yl_ast_unparse_name(item->alias.text, u->out);
}

static void put_grouping(const yl_unparser *u, const yl_ast_grouping *grouping)
{
    if (grouping->type != YL_GROUPING_EMPTY)
        yl_strbuf_puts(u->out, yl_ast_grouping_names[grouping->type]);
    yl_strbuf_char(u->out, '(');
    for (size_t i = 0; i < grouping->items.size; i++) {
        const yl_ast *item = grouping->items.items[i];
        if (i > 0)
            yl_strbuf_puts(u->out, ", ");
        if (item->kind == YL_AST_ROW) { /* (a, b) is a set of columns here */
            yl_strbuf_char(u->out, '(');
            yl_unparse_list(u, &yl_ast_as_row(item)->items, ", ");
            yl_strbuf_char(u->out, ')');
        } else {
            yl_unparse_node(u, item);
        }
    }
    yl_strbuf_char(u->out, ')');
}

static void put_order_item(const yl_unparser *u, const yl_ast_order_item *item)
{
    static const char *const nulls[] = {"", " NULLS FIRST", " NULLS LAST"};
    yl_unparse_node(u, item->expr);
    yl_strbuf_puts(u->out, item->descending ? " DESC" : "");
    yl_strbuf_puts(u->out, nulls[item->nulls]);
}

/* ---- windows ---- */

static void put_bound(const yl_unparser *u, const yl_ast_bound *bound)
{
    if (bound->offset != NULL) {
        yl_unparse_node(u, bound->offset);
        yl_strbuf_char(u->out, ' ');
    }
    yl_strbuf_puts(u->out, yl_ast_bound_names[bound->kind]);
}

static void put_window(const yl_unparser *u, const yl_ast_window *window)
{
    yl_strbuf_char(u->out, '(');
    size_t begin = u->out->size;
    if (yl_ast_name_present(window->base))
        yl_ast_unparse_name(window->base.text, u->out);
    if (window->partition_by.size > 0) {
        yl_strbuf_puts(u->out, u->out->size > begin ? " PARTITION BY " : "PARTITION BY ");
        yl_unparse_list(u, &window->partition_by, ", ");
    }
    if (window->order_by.size > 0) {
        yl_strbuf_puts(u->out, u->out->size > begin ? " ORDER BY " : "ORDER BY ");
        yl_unparse_list(u, &window->order_by, ", ");
    }
    if (window->unit != YL_FRAME_NONE) {
        bool between = window->end.kind != YL_BOUND_NONE;
        yl_strbuf_printf(u->out, "%s%s%s ", u->out->size > begin ? " " : "",
                         yl_ast_frame_names[window->unit], between ? " BETWEEN" : "");
        put_bound(u, &window->start);
        if (between) {
            yl_strbuf_puts(u->out, " AND ");
            put_bound(u, &window->end);
        }
    }
    yl_strbuf_char(u->out, ')');
}

/* ---- FROM ---- */

void yl_unparse_alias(const yl_unparser *u, const yl_ast_alias *alias)
{
    if (!yl_ast_name_present(alias->name))
        return;
    yl_strbuf_puts(u->out, " AS ");
    yl_ast_unparse_name(alias->name.text, u->out);
    if (alias->columns.size == 0)
        return;
    yl_strbuf_puts(u->out, " (");
    yl_unparse_names(u, &alias->columns);
    yl_strbuf_char(u->out, ')');
}

static void put_system_time(const yl_unparser *u, const yl_ast *time)
{
    if (time == NULL)
        return;
    yl_strbuf_puts(u->out, " FOR SYSTEM_TIME AS OF ");
    yl_unparse_node(u, time);
}

/* A join on the right, or a comma on either side of a JOIN, needs its parentheses. */
static void put_joined(const yl_unparser *u, const yl_ast *item, bool wrapped)
{
    if (wrapped)
        yl_strbuf_char(u->out, '(');
    yl_unparse_node(u, item);
    if (wrapped)
        yl_strbuf_char(u->out, ')');
}

static bool is_comma(const yl_ast *item)
{
    return item->kind == YL_AST_JOIN && yl_ast_as_join(item)->type == YL_AST_JOIN_COMMA;
}

static void put_join(const yl_unparser *u, const yl_ast_join *join)
{
    static const char *const words[] = {"",          "CROSS JOIN", "INNER JOIN",
                                        "LEFT JOIN", "RIGHT JOIN", "FULL JOIN"};
    if (join->type == YL_AST_JOIN_COMMA) {
        put_joined(u, join->left, false);
        yl_strbuf_puts(u->out, ",\n");
        put_joined(u, join->right, is_comma(join->right));
        return;
    }
    put_joined(u, join->left, is_comma(join->left));
    yl_strbuf_printf(u->out, "\n%s%s ", join->natural ? "NATURAL " : "", words[join->type]);
    put_joined(u, join->right, join->right->kind == YL_AST_JOIN);
    if (join->on != NULL) {
        yl_strbuf_puts(u->out, " ON ");
        yl_unparse_node(u, join->on);
    }
    if (join->using.size > 0) {
        yl_strbuf_puts(u->out, " USING (");
        yl_unparse_names(u, &join->using);
        yl_strbuf_char(u->out, ')');
    }
}

static void put_derived(const yl_unparser *u, const yl_ast_derived_table *table)
{
    yl_strbuf_puts(u->out, table->lateral ? "LATERAL " : "");
    yl_unparse_paren_query(u, table->query);
    put_system_time(u, table->system_time);
    yl_unparse_alias(u, &table->alias);
}

static void put_unnest(const yl_unparser *u, const yl_ast_unnest *unnest)
{
    yl_strbuf_printf(u->out, "%sUNNEST(", unnest->lateral ? "LATERAL " : "");
    yl_unparse_list(u, &unnest->exprs, ", ");
    yl_strbuf_puts(u->out, unnest->ordinality ? ") WITH ORDINALITY" : ")");
    yl_unparse_alias(u, &unnest->alias);
}

static void put_table_function(const yl_unparser *u, const yl_ast_table_function *function)
{
    yl_strbuf_puts(u->out, function->lateral ? "LATERAL " : "");
    yl_strbuf_puts(u->out, function->table_written ? "TABLE(" : "");
    yl_unparse_node(u, function->call);
    yl_strbuf_puts(u->out, function->table_written ? ")" : "");
    put_system_time(u, function->system_time);
    yl_unparse_alias(u, &function->alias);
}

/* ---- MATCH_RECOGNIZE ---- */

static void put_pattern(const yl_unparser *u, const yl_ast_pattern *pattern, bool wrapped);

static void put_pattern_items(const yl_unparser *u, const yl_ast_pattern *pattern,
                              const char *separator)
{
    for (size_t i = 0; i < pattern->items.size; i++) {
        const yl_ast_pattern *item = yl_ast_as_pattern(pattern->items.items[i]);
        if (i > 0)
            yl_strbuf_puts(u->out, separator);
        put_pattern(
            u, item,
            item->type == YL_PATTERN_ALTERNATE ||
                (item->type == YL_PATTERN_CONCAT && pattern->type != YL_PATTERN_ALTERNATE) ||
                (item->type == YL_PATTERN_QUANTIFIED && pattern->type == YL_PATTERN_QUANTIFIED));
    }
}

static void put_repetition(const yl_unparser *u, const yl_ast_pattern *pattern)
{
    if (pattern->min == 0 && pattern->max == -1)
        yl_strbuf_char(u->out, '*');
    else if (pattern->min == 1 && pattern->max == -1)
        yl_strbuf_char(u->out, '+');
    else if (pattern->min == 0 && pattern->max == 1)
        yl_strbuf_char(u->out, '?');
    else if (pattern->max == -1)
        yl_strbuf_printf(u->out, "{%d,}", (int)pattern->min);
    else
        yl_strbuf_printf(u->out, "{%d,%d}", (int)pattern->min, (int)pattern->max);
    if (pattern->reluctant)
        yl_strbuf_char(u->out, '?');
}

static void put_pattern(const yl_unparser *u, const yl_ast_pattern *pattern, bool wrapped)
{
    yl_strbuf_puts(u->out, wrapped ? "(" : "");
    switch (pattern->type) {
    case YL_PATTERN_VARIABLE:
        yl_ast_unparse_name(pattern->name.text, u->out);
        break;
    case YL_PATTERN_CONCAT:
        put_pattern_items(u, pattern, " ");
        break;
    case YL_PATTERN_ALTERNATE:
        put_pattern_items(u, pattern, " | ");
        break;
    case YL_PATTERN_PERMUTE:
        yl_strbuf_puts(u->out, "PERMUTE(");
        put_pattern_items(u, pattern, ", ");
        yl_strbuf_char(u->out, ')');
        break;
    case YL_PATTERN_EXCLUDE:
        yl_strbuf_puts(u->out, "{- ");
        put_pattern_items(u, pattern, " ");
        yl_strbuf_puts(u->out, " -}");
        break;
    case YL_PATTERN_QUANTIFIED:
        put_pattern_items(u, pattern, " ");
        put_repetition(u, pattern);
        break;
    }
    yl_strbuf_puts(u->out, wrapped ? ")" : "");
}

static void put_match_items(const yl_unparser *u, const char *word, const yl_ast_list *items,
                            bool name_first)
{
    for (size_t i = 0; i < items->size; i++) {
        const yl_ast_match_item *item = yl_ast_as_match_item(items->items[i]);
        if (i == 0)
            yl_strbuf_printf(u->out, "\n%s ", word);
        else
            yl_strbuf_puts(u->out, ", ");
        if (name_first)
            yl_ast_unparse_name(item->name.text, u->out);
        else
            yl_unparse_node(u, item->expr);
        yl_strbuf_puts(u->out, " AS ");
        if (name_first)
            yl_unparse_node(u, item->expr);
        else
            yl_ast_unparse_name(item->name.text, u->out);
    }
}

static void put_after_match(const yl_unparser *u, const yl_ast_match_recognize *match)
{
    static const char *const rows[] = {"", "\nONE ROW PER MATCH", "\nALL ROWS PER MATCH"};
    static const char *const after[] = {
        "", "\nAFTER MATCH SKIP TO NEXT ROW", "\nAFTER MATCH SKIP PAST LAST ROW",
        "\nAFTER MATCH SKIP TO FIRST ", "\nAFTER MATCH SKIP TO LAST "};
    yl_strbuf_puts(u->out, rows[match->rows_per_match]);
    yl_strbuf_puts(u->out, after[match->after_match]);
    if (yl_ast_name_present(match->after_variable))
        yl_ast_unparse_name(match->after_variable.text, u->out);
}

static void put_match(const yl_unparser *u, const yl_ast_match_recognize *match)
{
    yl_unparse_node(u, match->input);
    yl_strbuf_puts(u->out, " MATCH_RECOGNIZE(");
    put_clause(u, "PARTITION BY", &match->partition_by);
    put_clause(u, "ORDER BY", &match->order_by);
    put_match_items(u, "MEASURES", &match->measures, false);
    put_after_match(u, match);
    yl_strbuf_puts(u->out, match->start_anchor ? "\nPATTERN (^ " : "\nPATTERN (");
    put_pattern(u, yl_ast_as_pattern(match->pattern), false);
    yl_strbuf_puts(u->out, match->end_anchor ? " $)" : ")");
    put_condition(u, "WITHIN", match->within);
    put_clause(u, "SUBSET", &match->subsets);
    put_match_items(u, "DEFINE", &match->defines, true);
    yl_strbuf_char(u->out, ')');
    yl_unparse_alias(u, &match->alias);
}

/* ---- dispatch ---- */

static void put_table_name(const yl_unparser *u, const yl_ast_table_name *table)
{
    yl_ast_unparse_path(&table->path, u->out);
    yl_unparse_hints(u, &table->hints);
    put_system_time(u, table->system_time);
    yl_unparse_alias(u, &table->alias);
}

static bool put_from_kind(const yl_unparser *u, const yl_ast *node)
{
    switch (node->kind) {
    case YL_AST_TABLE_NAME:
        put_table_name(u, yl_ast_as_table_name(node));
        return true;
    case YL_AST_DERIVED_TABLE:
        put_derived(u, yl_ast_as_derived_table(node));
        return true;
    case YL_AST_UNNEST:
        put_unnest(u, yl_ast_as_unnest(node));
        return true;
    case YL_AST_TABLE_FUNCTION:
        put_table_function(u, yl_ast_as_table_function(node));
        return true;
    case YL_AST_JOIN:
        put_join(u, yl_ast_as_join(node));
        return true;
    case YL_AST_MATCH_RECOGNIZE:
        put_match(u, yl_ast_as_match_recognize(node));
        return true;
    case YL_AST_MATCH_SUBSET:
        yl_ast_unparse_name(yl_ast_as_match_subset(node)->name.text, u->out);
        yl_strbuf_puts(u->out, " = (");
        yl_unparse_names(u, &yl_ast_as_match_subset(node)->members);
        yl_strbuf_char(u->out, ')');
        return true;
    case YL_AST_PATTERN:
        put_pattern(u, yl_ast_as_pattern(node), false);
        return true;
    default:
        return false;
    }
}

bool yl_unparse_query_kind(const yl_unparser *u, const yl_ast *node)
{
    switch (node->kind) {
    case YL_AST_QUERY:
        put_query(u, yl_ast_as_query(node));
        return true;
    case YL_AST_WITH_ITEM:
        put_with_item(u, yl_ast_as_with_item(node));
        return true;
    case YL_AST_SELECT:
        put_select(u, yl_ast_as_select(node));
        return true;
    case YL_AST_SELECT_ITEM:
        put_select_item(u, yl_ast_as_select_item(node));
        return true;
    case YL_AST_VALUES:
        yl_strbuf_puts(u->out, "VALUES ");
        yl_unparse_list(u, &yl_ast_as_values(node)->rows, ",\n");
        return true;
    case YL_AST_EXPLICIT_TABLE:
        yl_strbuf_puts(u->out, "TABLE ");
        yl_ast_unparse_path(&yl_ast_as_explicit_table(node)->path, u->out);
        return true;
    case YL_AST_SET_OP:
        put_set_op(u, yl_ast_as_set_op(node));
        return true;
    case YL_AST_GROUPING:
        put_grouping(u, yl_ast_as_grouping(node));
        return true;
    case YL_AST_ORDER_ITEM:
        put_order_item(u, yl_ast_as_order_item(node));
        return true;
    case YL_AST_WINDOW:
        put_window(u, yl_ast_as_window(node));
        return true;
    case YL_AST_HINT:
        put_hint(u, yl_ast_as_hint(node));
        return true;
    case YL_AST_HINT_OPTION:
        put_hint_option(u, yl_ast_as_hint_option(node));
        return true;
    default:
        return put_from_kind(u, node);
    }
}
