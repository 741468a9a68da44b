/* From trees back to SQL: function calls and their arguments. */
#include "sql/ast_impl.h"
#include "sql/lexer.h"

enum { RANK_ADDITIVE = 40 };

/* Names of built-ins that are keywords are written bare: in backticks they would lose their
 * special syntax. RUNNING and FINAL too want a bare name behind them. */
static void put_name(const yl_unparser *u, const yl_ast_call *call)
{
    const yl_ast_writer *writer = u->writer;
    if (writer != NULL && writer->function != NULL && writer->function(call, u->out, writer->arg))
        return;
    const yl_ast_name *name = &call->name.items[0];
    yl_keyword word = name->quoted ? YL_NO_KEYWORD : yl_keyword_find(name->text);
    bool bare = word != YL_NO_KEYWORD && yl_keyword_class_of(word) != YL_KEYWORD_FREE;
    if (call->name.size == 1 && (bare || (call->syntax != YL_CALL_PLAIN && word != 0)))
        yl_strbuf_puts(u->out, yl_keyword_text(word));
    else if (call->semantics != YL_MATCH_DEFAULT)
        yl_strbuf_str(u->out, name->text);
    else
        yl_ast_unparse_path(&call->name, u->out);
}

static void put_arg(const yl_unparser *u, const yl_ast_call *call, size_t i)
{
    yl_unparse_node(u, call->args.items[i]);
}

/* a word w b word c, with the words of the syntax */
static void put_worded(const yl_unparser *u, const yl_ast_call *call, const char *const *words)
{
    for (size_t i = 0; i < call->args.size; i++) {
        if (i > 0)
            yl_strbuf_printf(u->out, " %s ", words[i - 1]);
        put_arg(u, call, i);
    }
}

static void put_trim(const yl_unparser *u, const yl_ast_call *call)
{
    static const char *const words[] = {"BOTH", "LEADING", "TRAILING"};
    yl_strbuf_printf(u->out, "%s ", words[call->syntax - YL_CALL_TRIM_BOTH]);
    if (call->args.size > 1) {
        put_arg(u, call, 1);
        yl_strbuf_char(u->out, ' ');
    }
    yl_strbuf_puts(u->out, "FROM ");
    put_arg(u, call, 0);
}

static void put_position(const yl_unparser *u, const yl_ast_call *call)
{
    yl_unparse_expr(u, call->args.items[0], RANK_ADDITIVE);
    for (size_t i = 1; i < call->args.size; i++) {
        yl_strbuf_puts(u->out, i == 1 ? " IN " : " FROM ");
        put_arg(u, call, i);
    }
}

static void put_behaviour(const yl_unparser *u, yl_ast_json_behaviour behaviour,
                          const yl_ast *value, const char *on)
{
    if (behaviour == YL_JSON_UNSET)
        return;
    yl_strbuf_printf(u->out, " %s", yl_ast_json_names[behaviour]);
    if (value != NULL) {
        yl_strbuf_char(u->out, ' ');
        yl_unparse_node(u, value);
    }
    yl_strbuf_printf(u->out, " ON %s", on);
}

static void put_json(const yl_unparser *u, const yl_ast_call *call)
{
    static const char *const wrappers[] = {"", " WITHOUT ARRAY WRAPPER",
                                           " WITH CONDITIONAL ARRAY WRAPPER",
                                           " WITH UNCONDITIONAL ARRAY WRAPPER"};
    static const char *const nulls[] = {"", "NULL ON NULL", "ABSENT ON NULL"};
    const yl_ast_json *json = call->json;
    yl_keyword word = yl_keyword_find(call->name.items[0].text);
    bool pairs = word == YL_KW_JSON_OBJECT || word == YL_KW_JSON_OBJECTAGG;
    for (size_t i = 0; i < call->args.size; i++) {
        bool key = pairs && i % 2 == 0;
        if (i > 0)
            yl_strbuf_puts(u->out, pairs && !key ? " VALUE " : ", ");
        if (key)
            yl_strbuf_puts(u->out, "KEY ");
        put_arg(u, call, i);
    }
    yl_unparse_order_by(u, &json->order_by);
    if (json->returning != NULL) {
        yl_strbuf_puts(u->out, " RETURNING ");
        yl_unparse_node(u, json->returning);
    }
    yl_strbuf_puts(u->out, wrappers[json->wrapper]);
    put_behaviour(u, json->on_empty, json->empty_default, "EMPTY");
    put_behaviour(u, json->on_error, json->error_default, "ERROR");
    if (json->nulls != YL_JSON_NULLS_UNSET && call->args.size > 0)
        yl_strbuf_char(u->out, ' ');
    yl_strbuf_puts(u->out, nulls[json->nulls]);
}

static void put_args(const yl_unparser *u, const yl_ast_call *call)
{
    static const char *const extract[] = {"FROM"}, *const floor_to[] = {"TO"},
                             *const substring[] = {"FROM", "FOR"},
                             *const overlay[] = {"PLACING", "FROM", "FOR"},
                             *const conversion[] = {"USING"};
    switch (call->syntax) {
    case YL_CALL_EXTRACT:
        put_worded(u, call, extract);
        break;
    case YL_CALL_FLOOR_TO:
        put_worded(u, call, floor_to);
        break;
    case YL_CALL_SUBSTRING:
        put_worded(u, call, substring);
        break;
    case YL_CALL_OVERLAY:
        put_worded(u, call, overlay);
        break;
    case YL_CALL_CONVERT:
    case YL_CALL_TRANSLATE:
        put_worded(u, call, conversion);
        break;
    case YL_CALL_TRIM_BOTH:
    case YL_CALL_TRIM_LEADING:
    case YL_CALL_TRIM_TRAILING:
        put_trim(u, call);
        break;
    case YL_CALL_POSITION:
        put_position(u, call);
        break;
    case YL_CALL_JSON:
        put_json(u, call);
        break;
    default:
        yl_unparse_list(u, &call->args, ", ");
        break;
    }
}

static void put_window_use(const yl_unparser *u, const yl_ast *over)
{
    const yl_ast_window *window = yl_ast_as_window(over);
    yl_strbuf_puts(u->out, " OVER ");
    bool bare = yl_ast_name_present(window->base) && window->partition_by.size == 0 &&
                window->order_by.size == 0 && window->unit == YL_FRAME_NONE;
    if (bare)
        yl_ast_unparse_name(window->base.text, u->out);
    else
        yl_unparse_node(u, over);
}

static void put_call(const yl_unparser *u, const yl_ast_call *call)
{
    static const char *const semantics[] = {"", "RUNNING ", "FINAL "};
    static const char *const quantifiers[] = {"", "ALL ", "DISTINCT "};
    static const char *const nulls[] = {"", " RESPECT NULLS", " IGNORE NULLS"};
    yl_strbuf_puts(u->out, semantics[call->semantics]);
    put_name(u, call);
    if (call->syntax == YL_CALL_NILADIC)
        return;
    yl_strbuf_printf(u->out, "(%s", quantifiers[call->quantifier]);
    if (call->star)
        yl_strbuf_char(u->out, '*');
    else
        put_args(u, call);
    yl_strbuf_char(u->out, ')');
    yl_strbuf_puts(u->out, nulls[call->nulls]);
    if (call->order_by.size > 0) {
        yl_strbuf_puts(u->out, " WITHIN GROUP (ORDER BY ");
        yl_unparse_list(u, &call->order_by, ", ");
        yl_strbuf_char(u->out, ')');
    }
    if (call->filter != NULL) {
        yl_strbuf_puts(u->out, " FILTER (WHERE ");
        yl_unparse_node(u, call->filter);
        yl_strbuf_char(u->out, ')');
    }
    if (call->over != NULL)
        put_window_use(u, call->over);
}

/* TABLE t PARTITION BY (a, b): the parentheses keep a comma from ending the argument. */
static void put_table_arg(const yl_unparser *u, const yl_ast_table_arg *arg)
{
    const yl_ast *table = arg->table;
    if (table->kind != YL_AST_TABLE_FUNCTION || !yl_ast_as_table_function(table)->table_written)
        yl_strbuf_puts(u->out, "TABLE ");
    yl_unparse_node(u, table);
    if (arg->partition_by.size > 0) {
        yl_strbuf_puts(u->out, " PARTITION BY (");
        yl_unparse_list(u, &arg->partition_by, ", ");
        yl_strbuf_char(u->out, ')');
    }
    if (arg->order_by.size > 0) {
        yl_strbuf_puts(u->out, " ORDER BY (");
        yl_unparse_list(u, &arg->order_by, ", ");
        yl_strbuf_char(u->out, ')');
    }
}

bool yl_unparse_call_kind(const yl_unparser *u, const yl_ast *node)
{
    switch (node->kind) {
    case YL_AST_CALL:
        put_call(u, yl_ast_as_call(node));
        return true;
    case YL_AST_NAMED_ARG:
        yl_ast_unparse_name(yl_ast_as_named_arg(node)->name.text, u->out);
        yl_strbuf_puts(u->out, " => ");
        yl_unparse_node(u, yl_ast_as_named_arg(node)->value);
        return true;
    case YL_AST_TABLE_ARG:
        put_table_arg(u, yl_ast_as_table_arg(node));
        return true;
    case YL_AST_DESCRIPTOR:
        yl_strbuf_puts(u->out, "DESCRIPTOR(");
        yl_unparse_names(u, &yl_ast_as_descriptor(node)->names);
        yl_strbuf_char(u->out, ')');
        return true;
    case YL_AST_TIME_UNIT:
        yl_strbuf_puts(u->out, yl_ast_unit_names[yl_ast_as_time_unit(node)->unit]);
        return true;
    default:
        return false;
    }
}
