/* From trees back to SQL, as Flink's validator leaves them.
 *
 * Flink stores the text of a view and of a computed column after validation, which has replaced
 * some calls by others: YEAR(d) by EXTRACT(YEAR FROM d), NULLIF and a CASE with an operand by a
 * CASE of conditions. SHOW CREATE and DESCRIBE show that text. What is written here means the same
 * as what stood there; the trees themselves stay as they were.
 */
#include "sql/ast_impl.h"

enum { RANK_COMPARISON = 30, RANK_PREDICATE = 32 };

static bool is_call(const yl_ast_call *call, const char *name, size_t n_args)
{
    return call->syntax == YL_CALL_PLAIN && call->name.size == 1 && call->args.size == n_args &&
           yl_str_equal_nocase(call->name.items[0].text, yl_str_of(name));
}

/* YEAR(d): EXTRACT(YEAR FROM d) */
static bool put_date_part(const yl_unparser *u, const yl_ast_call *call)
{
    static const char *const parts[][2] = {
        {"YEAR", "YEAR"},     {"QUARTER", "QUARTER"}, {"MONTH", "MONTH"},   {"WEEK", "WEEK"},
        {"DAYOFYEAR", "DOY"}, {"DAYOFMONTH", "DAY"},  {"DAYOFWEEK", "DOW"}, {"HOUR", "HOUR"},
        {"MINUTE", "MINUTE"}, {"SECOND", "SECOND"},
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!is_call(call, parts[i][0], 1))
            continue;
        yl_strbuf_printf(u->out, "EXTRACT(%s FROM ", parts[i][1]);
        yl_unparse_node(u, call->args.items[0]);
        yl_strbuf_char(u->out, ')');
        return true;
    }
    return false;
}

/* NULLIF(a, b): CASE WHEN a = b THEN NULL ELSE a END */
static void put_nullif(const yl_unparser *u, const yl_ast *a, const yl_ast *b)
{
    yl_strbuf_puts(u->out, "CASE WHEN ");
    yl_unparse_expr(u, a, RANK_COMPARISON);
    yl_strbuf_puts(u->out, " = ");
    yl_unparse_expr(u, b, RANK_COMPARISON + 1);
    yl_strbuf_puts(u->out, " THEN NULL ELSE ");
    yl_unparse_node(u, a);
    yl_strbuf_puts(u->out, " END");
}

static bool put_call(const yl_unparser *u, const yl_ast_call *call)
{
    bool trim =
        call->syntax == YL_CALL_TRIM || (call->syntax == YL_CALL_TRIM_BOTH && call->args.size == 1);
    if (trim) {
        yl_strbuf_puts(u->out, "TRIM(BOTH ' ' FROM ");
        yl_unparse_node(u, call->args.items[0]);
        yl_strbuf_char(u->out, ')');
        return true;
    }
    if (is_call(call, "NULLIF", 2)) {
        put_nullif(u, call->args.items[0], call->args.items[1]);
        return true;
    }
    return put_date_part(u, call);
}

/* WHEN 1, 2 THEN 'x': WHEN operand IN (1, 2) THEN 'x' */
static void put_when(const yl_unparser *u, const yl_ast *operand, const yl_ast_when *when)
{
    yl_strbuf_puts(u->out, " WHEN ");
    if (operand == NULL) {
        yl_unparse_node(u, when->tests.items[0]);
    } else if (when->tests.size == 1) {
        yl_unparse_expr(u, operand, RANK_COMPARISON);
        yl_strbuf_puts(u->out, " = ");
        yl_unparse_expr(u, when->tests.items[0], RANK_COMPARISON + 1);
    } else {
        yl_unparse_expr(u, operand, RANK_PREDICATE);
        yl_strbuf_puts(u->out, " IN (");
        yl_unparse_list(u, &when->tests, ", ");
        yl_strbuf_char(u->out, ')');
    }
    yl_strbuf_puts(u->out, " THEN ");
    yl_unparse_node(u, when->result);
}

static void put_case(const yl_unparser *u, const yl_ast_case *node)
{
    yl_strbuf_puts(u->out, "CASE");
    for (size_t i = 0; i < node->whens.size; i++)
        put_when(u, node->operand, yl_ast_as_when(node->whens.items[i]));
    yl_strbuf_puts(u->out, " ELSE ");
    if (node->otherwise != NULL)
        yl_unparse_node(u, node->otherwise);
    else
        yl_strbuf_puts(u->out, "NULL");
    yl_strbuf_puts(u->out, " END");
}

bool yl_unparse_validated(const yl_unparser *u, const yl_ast *node)
{
    switch (node->kind) {
    case YL_AST_CALL:
        return put_call(u, yl_ast_as_call(node));
    case YL_AST_CASE:
        put_case(u, yl_ast_as_case(node));
        return true;
    case YL_AST_TYPE:
        if (yl_ast_as_type(node)->type != YL_ATYPE_INT || yl_ast_as_type(node)->not_null ||
            yl_ast_as_type(node)->null_written)
            return false;
        yl_strbuf_puts(u->out, "INTEGER");
        return true;
    default:
        return false;
    }
}
