/* From trees back to SQL: the parts that all statements share, and expressions.
 *
 * Parentheses are written where the ranks of parser_expr.c ask for them and nowhere else. Names
 * stand in backticks always, so that no name can turn into a keyword.
 */
#include "sql/ast_print.h"

#include "sql/ast_impl.h"
#include "sql/lexer.h"

enum {
    RANK_OR = 22,
    RANK_AND = 24,
    RANK_NOT = 26,
    RANK_IS = 28,
    RANK_COMPARISON = 30,
    RANK_PREDICATE = 32,
    RANK_DISTINCT = 39, /* IS DISTINCT FROM: like + for its neighbours, but never beside it */
    RANK_ADDITIVE = 40,
    RANK_MULTIPLICATIVE = 60,
    RANK_UNARY = 80,
    RANK_POSTFIX = 100,
    RANK_PRIMARY = 200
};

/* ---- names, strings, lists ---- */

static void put_quoted(yl_str text, char quote, yl_strbuf *out)
{
    yl_strbuf_char(out, quote);
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == quote)
            yl_strbuf_char(out, quote);
        yl_strbuf_char(out, text.data[i]);
    }
    yl_strbuf_char(out, quote);
}

void yl_ast_unparse_name(yl_str name, yl_strbuf *out)
{
    put_quoted(name, '`', out);
}

void yl_ast_unparse_string(yl_str text, yl_strbuf *out)
{
    put_quoted(text, '\'', out);
}

static void put_path(const yl_ast_name *names, size_t size, yl_strbuf *out)
{
    for (size_t i = 0; i < size; i++) {
        if (i > 0)
            yl_strbuf_char(out, '.');
        yl_ast_unparse_name(names[i].text, out);
    }
}

void yl_ast_unparse_path(const yl_ast_path *path, yl_strbuf *out)
{
    put_path(path->items, path->size, out);
}

void yl_unparse_names(const yl_unparser *u, const yl_ast_name_list *names)
{
    for (size_t i = 0; i < names->size; i++) {
        if (i > 0)
            yl_strbuf_puts(u->out, ", ");
        yl_ast_unparse_name(names->items[i].text, u->out);
    }
}

void yl_unparse_list(const yl_unparser *u, const yl_ast_list *list, const char *separator)
{
    for (size_t i = 0; i < list->size; i++) {
        if (i > 0)
            yl_strbuf_puts(u->out, separator);
        yl_unparse_node(u, list->items[i]);
    }
}

/* (a, b, c) */
static void put_list(const yl_unparser *u, const yl_ast_list *list)
{
    yl_strbuf_char(u->out, '(');
    yl_unparse_list(u, list, ", ");
    yl_strbuf_char(u->out, ')');
}

void yl_unparse_partition_by(const yl_unparser *u, const yl_ast_list *list)
{
    if (list->size == 0)
        return;
    yl_strbuf_puts(u->out, " PARTITION BY ");
    yl_unparse_list(u, list, ", ");
}

void yl_unparse_order_by(const yl_unparser *u, const yl_ast_list *list)
{
    if (list->size == 0)
        return;
    yl_strbuf_puts(u->out, " ORDER BY ");
    yl_unparse_list(u, list, ", ");
}

void yl_unparse_node(const yl_unparser *u, const yl_ast *node)
{
    const yl_ast_writer *writer = u->writer;
    if (writer != NULL && writer->node != NULL && writer->node(node, u->out, writer->arg))
        return;
    if (writer != NULL && writer->validated && yl_unparse_validated(u, node))
        return;
    if (!yl_unparse_expr_kind(u, node) && !yl_unparse_query_kind(u, node))
        (void)yl_unparse_statement_kind(u, node);
}

void yl_ast_unparse(const yl_ast *node, const yl_ast_writer *writer, yl_strbuf *out)
{
    yl_unparser u = {writer, out};
    yl_unparse_node(&u, node);
}

/* ---- ranks ---- */

static int binary_rank(yl_ast_binary_op op)
{
    switch (op) {
    case YL_BINARY_OR:
        return RANK_OR;
    case YL_BINARY_AND:
        return RANK_AND;
    case YL_BINARY_IS_DISTINCT_FROM:
    case YL_BINARY_IS_NOT_DISTINCT_FROM:
        return RANK_DISTINCT;
    case YL_BINARY_ADD:
    case YL_BINARY_SUB:
        return RANK_ADDITIVE;
    case YL_BINARY_MUL:
    case YL_BINARY_DIV:
    case YL_BINARY_MOD:
    case YL_BINARY_CONCAT:
        return RANK_MULTIPLICATIVE;
    case YL_BINARY_MULTISET_UNION:
    case YL_BINARY_MULTISET_UNION_DISTINCT:
    case YL_BINARY_MULTISET_EXCEPT:
    case YL_BINARY_MULTISET_EXCEPT_DISTINCT:
        return 14;
    case YL_BINARY_MULTISET_INTERSECT:
    case YL_BINARY_MULTISET_INTERSECT_DISTINCT:
        return 18;
    default:
        return RANK_COMPARISON;
    }
}

static int rank_of(const yl_ast *expr)
{
    switch (expr->kind) {
    case YL_AST_BINARY:
        return binary_rank(yl_ast_as_binary(expr)->op);
    case YL_AST_UNARY:
        return yl_ast_as_unary(expr)->op == YL_UNARY_NOT ? RANK_NOT : RANK_UNARY;
    case YL_AST_IS:
        return RANK_IS;
    case YL_AST_QUANTIFIED:
        return RANK_COMPARISON;
    case YL_AST_BETWEEN:
    case YL_AST_IN:
    case YL_AST_LIKE:
        return RANK_PREDICATE;
    case YL_AST_INDEX:
    case YL_AST_FIELD:
        return RANK_POSTFIX;
    default:
        return RANK_PRIMARY;
    }
}

void yl_unparse_expr(const yl_unparser *u, const yl_ast *expr, int min)
{
    bool wrapped = rank_of(expr) < min;
    if (wrapped)
        yl_strbuf_char(u->out, '(');
    yl_unparse_node(u, expr);
    if (wrapped)
        yl_strbuf_char(u->out, ')');
}

/* ---- literals ---- */

static void put_hex(yl_str bytes, yl_strbuf *out)
{
    yl_strbuf_puts(out, "X'");
    for (size_t i = 0; i < bytes.size; i++)
        yl_strbuf_printf(out, "%02X", (unsigned)(unsigned char)bytes.data[i]);
    yl_strbuf_char(out, '\'');
}

static void put_charset(yl_str charset, yl_strbuf *out)
{
    if (yl_str_equal(charset, YL_STR("NCHAR")))
        yl_strbuf_char(out, 'N');
    else if (charset.size > 0)
        yl_strbuf_printf(out, "_%.*s", YL_STR_ARGS(charset));
}

static void put_literal(const yl_unparser *u, const yl_ast_literal *literal)
{
    static const char *const words[] = {
        [YL_LITERAL_NULL] = "NULL",
        [YL_LITERAL_TRUE] = "TRUE",
        [YL_LITERAL_FALSE] = "FALSE",
        [YL_LITERAL_UNKNOWN] = "UNKNOWN",
        [YL_LITERAL_DATE] = "DATE ",
        [YL_LITERAL_TIME] = "TIME ",
        [YL_LITERAL_TIMESTAMP] = "TIMESTAMP ",
        [YL_LITERAL_TIMESTAMP_LTZ] = "TIMESTAMP WITH LOCAL TIME ZONE ",
    };
    switch (literal->type) {
    case YL_LITERAL_INTEGER:
    case YL_LITERAL_DECIMAL:
    case YL_LITERAL_APPROX:
        yl_strbuf_str(u->out, literal->text);
        break;
    case YL_LITERAL_STRING:
        put_charset(literal->charset, u->out);
        yl_ast_unparse_string(literal->text, u->out);
        break;
    case YL_LITERAL_BINARY:
        put_hex(literal->text, u->out);
        break;
    case YL_LITERAL_NULL:
    case YL_LITERAL_TRUE:
    case YL_LITERAL_FALSE:
    case YL_LITERAL_UNKNOWN:
        yl_strbuf_puts(u->out, words[literal->type]);
        break;
    default:
        yl_strbuf_puts(u->out, words[literal->type]);
        yl_ast_unparse_string(literal->text, u->out);
        break;
    }
}

void yl_unparse_qualifier(const yl_unparser *u, const yl_ast_interval_qualifier *q)
{
    yl_strbuf_puts(u->out, yl_ast_unit_names[q->from]);
    if (q->precision >= 0 && q->from == YL_AST_UNIT_SECOND && q->fraction >= 0)
        yl_strbuf_printf(u->out, "(%d, %d)", q->precision, q->fraction);
    else if (q->precision >= 0)
        yl_strbuf_printf(u->out, "(%d)", q->precision);
    if (q->to == YL_AST_UNIT_NONE)
        return;
    yl_strbuf_printf(u->out, " TO %s", yl_ast_unit_names[q->to]);
    if (q->fraction >= 0)
        yl_strbuf_printf(u->out, "(%d)", q->fraction);
}

/* What may stand behind INTERVAL without parentheses. */
static bool is_simple_value(const yl_ast *value)
{
    if (value->kind == YL_AST_LITERAL)
        return yl_ast_as_literal(value)->type == YL_LITERAL_INTEGER ||
               yl_ast_as_literal(value)->type == YL_LITERAL_DECIMAL;
    return value->kind == YL_AST_COLUMN || value->kind == YL_AST_SUBQUERY;
}

static void put_interval(const yl_unparser *u, const yl_ast_interval_literal *interval)
{
    yl_strbuf_puts(u->out, "INTERVAL ");
    if (interval->value != NULL) {
        bool simple = is_simple_value(interval->value);
        yl_strbuf_puts(u->out, simple ? "" : "(");
        yl_unparse_node(u, interval->value);
        yl_strbuf_puts(u->out, simple ? "" : ")");
    } else {
        if (interval->negative)
            yl_strbuf_char(u->out, '-');
        yl_ast_unparse_string(interval->text, u->out);
    }
    yl_strbuf_char(u->out, ' ');
    yl_unparse_qualifier(u, &interval->qualifier);
}

static void put_date_difference(const yl_unparser *u, const yl_ast_date_difference *node)
{
    yl_strbuf_char(u->out, '(');
    yl_unparse_expr(u, node->left, RANK_ADDITIVE);
    yl_strbuf_puts(u->out, " - ");
    yl_unparse_expr(u, node->right, RANK_ADDITIVE + 1);
    yl_strbuf_puts(u->out, ") ");
    yl_unparse_qualifier(u, &node->qualifier);
}

/* ---- operators ---- */

static void put_binary(const yl_unparser *u, const yl_ast_binary *node)
{
    int rank = binary_rank(node->op);
    bool distinct = rank == RANK_DISTINCT;
    yl_unparse_expr(u, node->left, distinct ? RANK_ADDITIVE : rank);
    yl_strbuf_printf(u->out, " %s ", yl_ast_binary_names[node->op]);
    yl_unparse_expr(u, node->right, rank + 1);
}

static void put_in_list(const yl_unparser *u, const yl_ast_list *list, const yl_ast *query)
{
    if (query != NULL)
        yl_unparse_paren_query(u, query);
    else
        put_list(u, list);
}

static void put_predicate(const yl_unparser *u, const yl_ast *node)
{
    if (node->kind == YL_AST_BETWEEN) {
        const yl_ast_between *between = yl_ast_as_between(node);
        yl_unparse_expr(u, between->operand, RANK_PREDICATE);
        yl_strbuf_printf(u->out, " %sBETWEEN %s ", between->negated ? "NOT " : "",
                         between->symmetric ? "SYMMETRIC" : "ASYMMETRIC");
        yl_unparse_expr(u, between->low, RANK_AND + 1);
        yl_strbuf_puts(u->out, " AND ");
        yl_unparse_expr(u, between->high, RANK_PREDICATE + 1);
    } else if (node->kind == YL_AST_IN) {
        const yl_ast_in *in = yl_ast_as_in(node);
        yl_unparse_expr(u, in->operand, RANK_PREDICATE);
        yl_strbuf_puts(u->out, in->negated ? " NOT IN " : " IN ");
        put_in_list(u, &in->list, in->query);
    } else {
        const yl_ast_like *like = yl_ast_as_like(node);
        yl_unparse_expr(u, like->operand, RANK_PREDICATE);
        yl_strbuf_printf(u->out, " %s%s ", like->negated ? "NOT " : "",
                         yl_ast_like_names[like->op]);
        yl_unparse_expr(u, like->pattern, RANK_PREDICATE + 1);
        if (like->escape != NULL) {
            yl_strbuf_puts(u->out, " ESCAPE ");
            yl_unparse_expr(u, like->escape, RANK_PREDICATE + 1);
        }
    }
}

static void put_quantified(const yl_unparser *u, const yl_ast_quantified *node)
{
    yl_unparse_expr(u, node->operand, RANK_COMPARISON);
    yl_strbuf_printf(u->out, " %s %s ", yl_ast_binary_names[node->op], node->all ? "ALL" : "SOME");
    put_in_list(u, &node->list, node->query);
}

static void put_unary(const yl_unparser *u, const yl_ast_unary *node)
{
    static const char *const words[] = {"+ ", "- ", "NOT "};
    yl_strbuf_puts(u->out, words[node->op]);
    yl_unparse_expr(u, node->operand, node->op == YL_UNARY_NOT ? RANK_NOT : RANK_UNARY);
}

static void put_postfix(const yl_unparser *u, const yl_ast *node)
{
    if (node->kind == YL_AST_INDEX) {
        const yl_ast_index *index = yl_ast_as_index(node);
        yl_unparse_expr(u, index->base, RANK_POSTFIX);
        yl_strbuf_char(u->out, '[');
        yl_unparse_node(u, index->index);
        yl_strbuf_char(u->out, ']');
        return;
    }
    const yl_ast_field *field = yl_ast_as_field(node);
    /* (`a`).`b` is a field of a; without parentheses it would be a compound name. */
    bool wrapped = field->base->kind == YL_AST_COLUMN || field->base->kind == YL_AST_LITERAL;
    yl_unparse_expr(u, field->base, wrapped ? RANK_PRIMARY + 1 : RANK_POSTFIX);
    yl_strbuf_char(u->out, '.');
    yl_ast_unparse_name(field->name.text, u->out);
}

/* ---- constructors, CASE, CAST, types ---- */

static void put_collection(const yl_unparser *u, const yl_ast_collection *node)
{
    yl_strbuf_puts(u->out, yl_ast_collection_names[node->type]);
    if (node->query != NULL) {
        yl_strbuf_char(u->out, ' ');
        yl_unparse_paren_query(u, node->query);
        return;
    }
    yl_strbuf_char(u->out, '[');
    yl_unparse_list(u, &node->items, ", ");
    yl_strbuf_char(u->out, ']');
}

static void put_case(const yl_unparser *u, const yl_ast_case *node)
{
    yl_strbuf_puts(u->out, "CASE");
    if (node->operand != NULL) {
        yl_strbuf_char(u->out, ' ');
        yl_unparse_node(u, node->operand);
    }
    for (size_t i = 0; i < node->whens.size; i++) {
        yl_strbuf_char(u->out, ' ');
        yl_unparse_node(u, node->whens.items[i]);
    }
    if (node->otherwise != NULL) {
        yl_strbuf_puts(u->out, " ELSE ");
        yl_unparse_node(u, node->otherwise);
    }
    yl_strbuf_puts(u->out, " END");
}

static void put_when(const yl_unparser *u, const yl_ast_when *node)
{
    yl_strbuf_puts(u->out, "WHEN ");
    yl_unparse_list(u, &node->tests, ", ");
    yl_strbuf_puts(u->out, " THEN ");
    yl_unparse_node(u, node->result);
}

static void put_precision(const yl_unparser *u, const yl_ast_type *type)
{
    if (type->precision < 0)
        return;
    yl_strbuf_printf(u->out, "(%d", type->precision);
    if (type->scale >= 0)
        yl_strbuf_printf(u->out, ", %d", type->scale);
    yl_strbuf_char(u->out, ')');
}

/* <...>; also for types without children, where a list is needed: ROW<> */
static void put_type_children(const yl_unparser *u, const yl_ast_type *type)
{
    yl_strbuf_char(u->out, '<');
    if (yl_ast_string_present(type->class_name)) {
        yl_ast_unparse_string(type->class_name.text, u->out);
        if (type->children.size > 0)
            yl_strbuf_puts(u->out, ", ");
    }
    yl_unparse_list(u, &type->children, ", ");
    yl_strbuf_char(u->out, '>');
}

static void put_type(const yl_unparser *u, const yl_ast_type *type)
{
    const char *word = yl_ast_type_names[type->type], *behind = "";
    if (type->type == YL_ATYPE_TIMESTAMP_TZ || type->type == YL_ATYPE_TIME_TZ) {
        word = type->type == YL_ATYPE_TIME_TZ ? "TIME" : "TIMESTAMP";
        behind = " WITH TIME ZONE";
    }
    if (type->type == YL_ATYPE_NAMED)
        yl_ast_unparse_path(&type->path, u->out);
    else
        yl_strbuf_puts(u->out, word);
    put_precision(u, type);
    yl_strbuf_puts(u->out, behind);
    if (type->type == YL_ATYPE_INTERVAL) {
        yl_strbuf_char(u->out, ' ');
        yl_unparse_qualifier(u, &type->qualifier);
    } else if (type->type == YL_ATYPE_RAW) {
        yl_strbuf_char(u->out, '(');
        yl_ast_unparse_string(type->class_name.text, u->out);
        yl_strbuf_puts(u->out, ", ");
        yl_ast_unparse_string(type->serializer.text, u->out);
        yl_strbuf_char(u->out, ')');
    } else if (type->children.size > 0 || type->type == YL_ATYPE_ROW ||
               type->type == YL_ATYPE_STRUCTURED) {
        put_type_children(u, type);
    }
    if (type->not_null)
        yl_strbuf_puts(u->out, " NOT NULL");
    else if (type->null_written)
        yl_strbuf_puts(u->out, " NULL");
}

static void put_type_field(const yl_unparser *u, const yl_ast_type_field *field)
{
    yl_ast_unparse_name(field->name.text, u->out);
    yl_strbuf_char(u->out, ' ');
    yl_unparse_node(u, field->type);
    if (yl_ast_string_present(field->comment)) {
        yl_strbuf_char(u->out, ' ');
        yl_ast_unparse_string(field->comment.text, u->out);
    }
}

/* Constructors, conversions and types. */
static bool put_other_kind(const yl_unparser *u, const yl_ast *node)
{
    switch (node->kind) {
    case YL_AST_EXISTS:
        yl_strbuf_puts(u->out, yl_ast_as_exists(node)->unique ? "UNIQUE " : "EXISTS ");
        yl_unparse_paren_query(u, yl_ast_as_exists(node)->query);
        return true;
    case YL_AST_SUBQUERY:
        yl_unparse_paren_query(u, yl_ast_as_subquery(node)->query);
        return true;
    case YL_AST_ROW:
        yl_strbuf_puts(u->out, "ROW");
        put_list(u, &yl_ast_as_row(node)->items);
        return true;
    case YL_AST_COLLECTION:
        put_collection(u, yl_ast_as_collection(node));
        return true;
    case YL_AST_CASE:
        put_case(u, yl_ast_as_case(node));
        return true;
    case YL_AST_WHEN:
        put_when(u, yl_ast_as_when(node));
        return true;
    case YL_AST_CAST:
        yl_strbuf_puts(u->out, yl_ast_as_cast(node)->try_cast ? "TRY_CAST(" : "CAST(");
        yl_unparse_node(u, yl_ast_as_cast(node)->operand);
        yl_strbuf_puts(u->out, " AS ");
        yl_unparse_node(u, yl_ast_as_cast(node)->type);
        yl_strbuf_char(u->out, ')');
        return true;
    case YL_AST_DEFAULT:
        yl_strbuf_puts(u->out, "DEFAULT");
        return true;
    case YL_AST_TYPE:
        put_type(u, yl_ast_as_type(node));
        return true;
    case YL_AST_TYPE_FIELD:
        put_type_field(u, yl_ast_as_type_field(node));
        return true;
    default:
        return yl_unparse_call_kind(u, node);
    }
}

bool yl_unparse_expr_kind(const yl_unparser *u, const yl_ast *node)
{
    switch (node->kind) {
    case YL_AST_LITERAL:
        put_literal(u, yl_ast_as_literal(node));
        return true;
    case YL_AST_INTERVAL_LITERAL:
        put_interval(u, yl_ast_as_interval_literal(node));
        return true;
    case YL_AST_DATE_DIFFERENCE:
        put_date_difference(u, yl_ast_as_date_difference(node));
        return true;
    case YL_AST_COLUMN:
        yl_ast_unparse_path(&yl_ast_as_column(node)->path, u->out);
        return true;
    case YL_AST_STAR:
        yl_ast_unparse_path(&yl_ast_as_star(node)->qualifier, u->out);
        yl_strbuf_puts(u->out, yl_ast_as_star(node)->qualifier.size > 0 ? ".*" : "*");
        return true;
    case YL_AST_FIELD:
    case YL_AST_INDEX:
        put_postfix(u, node);
        return true;
    case YL_AST_UNARY:
        put_unary(u, yl_ast_as_unary(node));
        return true;
    case YL_AST_BINARY:
        put_binary(u, yl_ast_as_binary(node));
        return true;
    case YL_AST_IS:
        yl_unparse_expr(u, yl_ast_as_is(node)->operand, RANK_IS);
        yl_strbuf_printf(u->out, " IS %s%s", yl_ast_as_is(node)->negated ? "NOT " : "",
                         yl_ast_is_names[yl_ast_as_is(node)->test]);
        return true;
    case YL_AST_BETWEEN:
    case YL_AST_IN:
    case YL_AST_LIKE:
        put_predicate(u, node);
        return true;
    case YL_AST_QUANTIFIED:
        put_quantified(u, yl_ast_as_quantified(node));
        return true;
    default:
        return put_other_kind(u, node);
    }
}
