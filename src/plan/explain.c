/* Plans as text; see explain.h. One function per kind of node writes what stands in its
 * parentheses; columns are shown by the names that the input gives them.
 */
#include "plan/explain.h"

#include "plan/rel_build.h"

static const yl_str *names_of(yl_arena *arena, yl_schema schema)
{
    yl_str *names = YL_NEW_ARRAY(arena, yl_str, schema.n);
    for (uint32_t i = 0; i < schema.n && names != NULL; i++)
        names[i] = schema.fields[i].name;
    return names;
}

static void print_names(yl_schema schema, yl_strbuf *out)
{
    for (uint32_t i = 0; i < schema.n; i++)
        yl_strbuf_printf(out, "%s%.*s", i > 0 ? ", " : "", YL_STR_ARGS(schema.fields[i].name));
}

static void print_columns(const uint32_t *columns, uint32_t n, yl_schema schema, yl_strbuf *out)
{
    for (uint32_t i = 0; i < n; i++)
        yl_strbuf_printf(out, "%s%.*s", i > 0 ? ", " : "",
                         YL_STR_ARGS(schema.fields[columns[i]].name));
}

/* "a, (b + 1) AS c": an expression that is not the column of that name says what it is called. */
static void print_exprs(const yl_expr *const *exprs, yl_schema schema, const yl_str *names,
                        yl_strbuf *out)
{
    for (uint32_t i = 0; i < schema.n; i++) {
        yl_str name = schema.fields[i].name;
        if (i > 0)
            yl_strbuf_puts(out, ", ");
        yl_expr_print(exprs[i], names, out);
        if (names == NULL || exprs[i]->kind != YL_EXPR_COLUMN ||
            !yl_str_equal(names[exprs[i]->index], name))
            yl_strbuf_printf(out, " AS %.*s", YL_STR_ARGS(name));
    }
}

static void print_table(yl_str catalog, yl_str database, yl_str table, yl_strbuf *out)
{
    yl_strbuf_printf(out, "table=[[%.*s, %.*s, %.*s]]", YL_STR_ARGS(catalog), YL_STR_ARGS(database),
                     YL_STR_ARGS(table));
}

static void print_scan(const yl_rel *rel, yl_strbuf *out)
{
    yl_strbuf_puts(out, rel->physical ? "TableSourceScan(" : "LogicalTableScan(");
    print_table(rel->u.scan.catalog, rel->u.scan.database, rel->u.scan.table, out);
    if (rel->u.scan.spec->limit >= 0)
        yl_strbuf_printf(out, ", limit=[%lld]", (long long)rel->u.scan.spec->limit);
    if (rel->physical) {
        yl_strbuf_puts(out, ", fields=[");
        print_names(rel->schema, out);
        yl_strbuf_char(out, ']');
    }
    yl_strbuf_char(out, ')');
}

static void print_values(const yl_rel *rel, yl_strbuf *out)
{
    enum { ROWS_SHOWN = 10 };
    yl_strbuf_puts(out, rel->physical ? "Values(tuples=[[" : "LogicalValues(tuples=[[");
    for (uint32_t r = 0; r < rel->u.values.n_rows && r < ROWS_SHOWN; r++) {
        yl_strbuf_puts(out, r > 0 ? ", { " : "{ ");
        for (uint32_t c = 0; c < rel->schema.n; c++) {
            if (c > 0)
                yl_strbuf_puts(out, ", ");
            yl_expr_print(rel->u.values.rows[(size_t)r * rel->schema.n + c], NULL, out);
        }
        yl_strbuf_puts(out, " }");
    }
    if (rel->u.values.n_rows > ROWS_SHOWN)
        yl_strbuf_printf(out, ", ... %u rows", rel->u.values.n_rows);
    yl_strbuf_puts(out, "]]");
    if (rel->physical) {
        yl_strbuf_puts(out, ", values=[");
        print_names(rel->schema, out);
        yl_strbuf_char(out, ']');
    }
    yl_strbuf_char(out, ')');
}

static void print_call(const yl_agg_call *call, const yl_str *names, yl_strbuf *out)
{
    yl_strbuf_printf(out, "%s(%s", call->fn->name, call->distinct ? "DISTINCT " : "");
    for (uint32_t a = 0; a < call->n_args; a++) {
        if (a > 0)
            yl_strbuf_puts(out, ", ");
        yl_expr_print(call->args[a], names, out);
    }
    if (call->n_args == 0)
        yl_strbuf_char(out, '*');
    yl_strbuf_char(out, ')');
    if (call->filter != NULL) {
        yl_strbuf_puts(out, " FILTER ");
        yl_expr_print(call->filter, names, out);
    }
}

static void print_logical_aggregate(const yl_rel *rel, yl_strbuf *out)
{
    yl_strbuf_puts(out, "LogicalAggregate(group=[{");
    for (uint32_t k = 0; k < rel->u.aggregate.n_keys; k++)
        yl_strbuf_printf(out, "%s%u", k > 0 ? ", " : "", rel->u.aggregate.keys[k]);
    yl_strbuf_puts(out, "}]");
    for (uint32_t c = 0; c < rel->u.aggregate.n_calls; c++) {
        yl_strbuf_printf(out, ", %s=[", rel->u.aggregate.calls[c].name);
        print_call(&rel->u.aggregate.calls[c], NULL, out);
        yl_strbuf_char(out, ']');
    }
    yl_strbuf_char(out, ')');
}

static void print_aggregate(yl_arena *arena, const yl_rel *rel, yl_strbuf *out)
{
    static const char *const prefixes[] = {
        [YL_AGG_COMPLETE] = "", [YL_AGG_LOCAL] = "Partial_", [YL_AGG_GLOBAL] = "Final_"};
    yl_schema input = rel->inputs[0]->schema;
    yl_agg_phase phase = rel->u.aggregate.phase;
    uint32_t at = rel->u.aggregate.n_keys;
    yl_strbuf_puts(out, phase == YL_AGG_LOCAL ? "LocalHashAggregate(" : "HashAggregate(");
    if (phase != YL_AGG_LOCAL)
        yl_strbuf_printf(out, "isMerge=[%s], ", phase == YL_AGG_GLOBAL ? "true" : "false");
    if (rel->u.aggregate.n_keys > 0) {
        yl_strbuf_puts(out, "groupBy=[");
        print_columns(rel->u.aggregate.keys, rel->u.aggregate.n_keys, input, out);
        yl_strbuf_puts(out, "], ");
    }
    yl_strbuf_puts(out, "select=[");
    print_columns(rel->u.aggregate.keys, rel->u.aggregate.n_keys, input, out);
    for (uint32_t c = 0; c < rel->u.aggregate.n_calls; c++) {
        const yl_agg_call *call = &rel->u.aggregate.calls[c];
        yl_strbuf_printf(out, "%s%s", at + c > 0 ? ", " : "", prefixes[phase]);
        if (phase == YL_AGG_GLOBAL) {
            const yl_type *types[YL_AGG_PARTIALS_MAX];
            uint32_t n = call->fn->partial_types(arena, call, types);
            yl_strbuf_printf(out, "%s(", call->fn->name);
            for (uint32_t p = 0; p < n; p++)
                yl_strbuf_printf(out, "%s%s$%u", p > 0 ? ", " : "", call->name, p);
            yl_strbuf_char(out, ')');
        } else {
            print_call(call, names_of(arena, input), out);
        }
        yl_strbuf_printf(out, " AS %s", call->name);
    }
    yl_strbuf_puts(out, "])");
}

static const char *join_type(yl_join_kind kind, bool physical)
{
    static const char *const logical[] = {"inner", "left", "right", "full", "semi", "anti"};
    static const char *const flink[] = {"InnerJoin",     "LeftOuterJoin", "RightOuterJoin",
                                        "FullOuterJoin", "LeftSemiJoin",  "LeftAntiJoin"};
    return physical ? flink[kind] : logical[kind];
}

static void print_join(yl_arena *arena, const yl_rel *rel, yl_strbuf *out)
{
    yl_schema left = rel->inputs[0]->schema, right = rel->inputs[1]->schema;
    yl_str *names = YL_NEW_ARRAY(arena, yl_str, left.n + right.n);
    for (uint32_t i = 0; i < left.n + right.n && names != NULL; i++)
        names[i] = (i < left.n ? left.fields[i] : right.fields[i - left.n]).name;
    yl_strbuf_printf(out, "%s(%s=[",
                     !rel->physical     ? "LogicalJoin"
                     : rel->u.join.hash ? "HashJoin"
                                        : "NestedLoopJoin",
                     rel->physical ? "joinType" : "condition");
    if (rel->physical)
        yl_strbuf_printf(out, "%s], where=[", join_type(rel->u.join.kind, true));
    if (rel->u.join.condition == NULL)
        yl_strbuf_puts(out, "true");
    else
        yl_expr_print(rel->u.join.condition, rel->physical ? names : NULL, out);
    if (!rel->physical) {
        yl_strbuf_printf(out, "], joinType=[%s])", join_type(rel->u.join.kind, false));
        return;
    }
    yl_strbuf_puts(out, "], select=[");
    print_names(rel->schema, out);
    bool build_left = rel->u.join.hash && rel->u.join.build_left;
    yl_strbuf_printf(out, "], build=[%s]%s)", build_left ? "left" : "right",
                     rel->u.join.null_aware ? ", nullAware=[true]" : "");
}

static void print_sort(const yl_rel *rel, yl_strbuf *out)
{
    bool ordered = rel->u.sort.n_keys > 0;
    bool limited = rel->u.sort.limit != YL_LIMIT_NONE || rel->u.sort.offset > 0;
    yl_strbuf_printf(out, "%s(",
                     !rel->physical ? "LogicalSort"
                     : !ordered     ? "Limit"
                     : limited      ? "SortLimit"
                                    : "Sort");
    const char *separator = "";
    if (ordered) {
        yl_strbuf_puts(out, "orderBy=[");
        for (uint32_t k = 0; k < rel->u.sort.n_keys; k++) {
            const yl_sort_key *key = &rel->u.sort.keys[k];
            yl_strbuf_printf(out, "%s%.*s %s%s", k > 0 ? ", " : "",
                             YL_STR_ARGS(rel->schema.fields[key->column].name),
                             key->descending ? "DESC" : "ASC",
                             key->nulls_first == key->descending
                                 ? (key->nulls_first ? " NULLS FIRST" : " NULLS LAST")
                                 : "");
        }
        yl_strbuf_char(out, ']');
        separator = ", ";
    }
    if (limited) {
        yl_strbuf_printf(out, "%soffset=[%lld], fetch=[", separator, (long long)rel->u.sort.offset);
        if (rel->u.sort.limit == YL_LIMIT_NONE)
            yl_strbuf_puts(out, "unlimited]");
        else
            yl_strbuf_printf(out, "%lld]", (long long)rel->u.sort.limit);
        separator = ", ";
    }
    if (rel->physical)
        yl_strbuf_printf(out, "%sglobal=[%s]", separator, rel->u.sort.global ? "true" : "false");
    yl_strbuf_char(out, ')');
}

static void print_set_op(const yl_rel *rel, yl_strbuf *out)
{
    static const char *const logical[] = {"LogicalUnion", "LogicalIntersect", "LogicalMinus"};
    static const char *const flink[] = {"Union", "Intersect", "Minus"};
    yl_strbuf_printf(out, "%s(all=[%s]", (rel->physical ? flink : logical)[rel->u.set_op.op],
                     rel->u.set_op.all ? "true" : "false");
    if (rel->physical) {
        yl_strbuf_puts(out, ", union=[");
        print_names(rel->schema, out);
        yl_strbuf_char(out, ']');
    }
    yl_strbuf_char(out, ')');
}

static void print_exchange(const yl_rel *rel, yl_strbuf *out)
{
    static const char *const names[] = {
        [YL_DIST_FORWARD] = "forward",     [YL_DIST_HASH] = "hash",
        [YL_DIST_SINGLE] = "single",       [YL_DIST_BROADCAST] = "broadcast",
        [YL_DIST_REBALANCE] = "rebalance", [YL_DIST_RESCALE] = "rescale",
        [YL_DIST_CUSTOM] = "custom",
    };
    yl_strbuf_printf(out, "Exchange(distribution=[%s", names[rel->u.exchange.distribution]);
    if (rel->u.exchange.distribution == YL_DIST_HASH) {
        yl_strbuf_char(out, '[');
        print_columns(rel->u.exchange.keys, rel->u.exchange.n_keys, rel->schema, out);
        yl_strbuf_char(out, ']');
    }
    yl_strbuf_puts(out, "])");
}

static void print_calc(yl_arena *arena, const yl_rel *rel, yl_strbuf *out)
{
    const yl_str *names = names_of(arena, rel->inputs[0]->schema);
    yl_strbuf_puts(out, "Calc(select=[");
    if (rel->u.calc.exprs == NULL)
        print_names(rel->schema, out);
    else
        print_exprs(rel->u.calc.exprs, rel->schema, names, out);
    yl_strbuf_char(out, ']');
    if (rel->u.calc.condition != NULL) {
        yl_strbuf_puts(out, ", where=[");
        yl_expr_print(rel->u.calc.condition, names, out);
        yl_strbuf_char(out, ']');
    }
    yl_strbuf_char(out, ')');
}

static void print_logical_project(const yl_rel *rel, yl_strbuf *out)
{
    yl_strbuf_puts(out, "LogicalProject(");
    for (uint32_t i = 0; i < rel->schema.n; i++) {
        yl_strbuf_printf(out, "%s%.*s=[", i > 0 ? ", " : "",
                         YL_STR_ARGS(rel->schema.fields[i].name));
        yl_expr_print(rel->u.project.exprs[i], NULL, out);
        yl_strbuf_char(out, ']');
    }
    yl_strbuf_char(out, ')');
}

static void print_node(yl_arena *arena, const yl_rel *rel, yl_strbuf *out)
{
    switch (rel->kind) {
    case YL_REL_SCAN:
        print_scan(rel, out);
        return;
    case YL_REL_VALUES:
        print_values(rel, out);
        return;
    case YL_REL_PROJECT:
        print_logical_project(rel, out);
        return;
    case YL_REL_FILTER:
        yl_strbuf_puts(out, "LogicalFilter(condition=[");
        yl_expr_print(rel->u.filter.condition, NULL, out);
        yl_strbuf_puts(out, "])");
        return;
    case YL_REL_AGGREGATE:
        if (rel->physical)
            print_aggregate(arena, rel, out);
        else
            print_logical_aggregate(rel, out);
        return;
    case YL_REL_JOIN:
        print_join(arena, rel, out);
        return;
    case YL_REL_SORT:
        print_sort(rel, out);
        return;
    case YL_REL_SET_OP:
        print_set_op(rel, out);
        return;
    case YL_REL_WATERMARK:
        yl_strbuf_printf(out, "%sWatermarkAssigner(rowtime=[%.*s], watermark=[",
                         rel->physical ? "" : "Logical",
                         YL_STR_ARGS(rel->schema.fields[rel->u.watermark.column].name));
        yl_expr_print(rel->u.watermark.expr, NULL, out);
        yl_strbuf_puts(out, "])");
        return;
    case YL_REL_SINK:
        yl_strbuf_printf(out, "%s(table=[%.*s.%.*s.%.*s], fields=[",
                         rel->physical ? "Sink" : "LogicalSink", YL_STR_ARGS(rel->u.sink.catalog),
                         YL_STR_ARGS(rel->u.sink.database), YL_STR_ARGS(rel->u.sink.table));
        print_names(rel->inputs[0]->schema, out);
        yl_strbuf_puts(out, "])");
        return;
    case YL_REL_COLLECT:
        yl_strbuf_puts(out, "Collect(select=[");
        print_names(rel->schema, out);
        yl_strbuf_puts(out, "])");
        return;
    case YL_REL_CALC:
        print_calc(arena, rel, out);
        return;
    case YL_REL_EXCHANGE:
        print_exchange(rel, out);
        return;
    }
}

const char *yl_rel_text(yl_arena *arena, const yl_rel *rel)
{
    yl_strbuf out = {0};
    print_node(arena, rel, &out);
    const char *text = yl_arena_strdup(arena, yl_strbuf_view(&out));
    yl_strbuf_clear(&out);
    return text;
}

/* The prefix of the lines below a node: a bar for each level that has more inputs to come. */
static void print_tree(yl_arena *arena, const yl_rel *rel, yl_str prefix, yl_strbuf *out)
{
    print_node(arena, rel, out);
    yl_strbuf_char(out, '\n');
    for (uint32_t i = 0; i < rel->n_inputs; i++) {
        bool last = i + 1 == rel->n_inputs;
        const char *deeper =
            yl_arena_printf(arena, "%.*s%s", YL_STR_ARGS(prefix), last ? "   " : ":  ");
        yl_strbuf_printf(out, "%.*s%s", YL_STR_ARGS(prefix), last ? "+- " : ":- ");
        print_tree(arena, rel->inputs[i], yl_str_of(deeper), out);
    }
}

void yl_rel_print(const yl_rel *root, yl_strbuf *out)
{
    yl_arena *arena = yl_arena_new("explain", 0);
    if (arena == NULL) {
        out->oom = true;
        return;
    }
    /* COLLECT is the client, not part of the plan that Flink shows. */
    if (root->kind == YL_REL_COLLECT)
        root = root->inputs[0];
    print_tree(arena, root, (yl_str){0}, out);
    out->oom |= yl_arena_oom(arena);
    yl_arena_free(arena);
}
