/* Expressions as text, in the manner of Flink's physical plans.
 *
 *     (a + 1)   (a > 5)   ((a = 1) AND (b < 3))      signs of arithmetic, comparison and logic
 *     a IS NULL   UPPER(b)   CASE(c, 1, 2)            everything else by name
 *     CAST(a AS BIGINT)                               types as Calcite names them
 *     1   5L   1.5   1.0E0   'it''s'   true   2024-01-01   null:INTEGER
 */
#include <math.h>
#include <stdio.h>

#include "data/number.h"
#include "data/print.h"
#include "expr/program_internal.h"

/* ---- Types, as Calcite writes them ---- */

static void print_type(const yl_type *type, yl_strbuf *out)
{
    switch (type->root) {
    case YL_INT:
        yl_strbuf_puts(out, "INTEGER");
        break;
    case YL_TIMESTAMP_LTZ:
        yl_strbuf_printf(out, "TIMESTAMP_WITH_LOCAL_TIME_ZONE(%d)", type->precision);
        break;
    case YL_CHAR:
    case YL_VARCHAR:
    case YL_BINARY:
    case YL_VARBINARY:
        yl_strbuf_printf(out, "%s(%d)", yl_root_name(type->root), type->length);
        break;
    case YL_ARRAY:
    case YL_MULTISET:
        print_type(type->fields[0].type, out);
        yl_strbuf_printf(out, " %s", yl_root_name(type->root));
        break;
    case YL_MAP:
        yl_strbuf_char(out, '(');
        print_type(type->fields[0].type, out);
        yl_strbuf_puts(out, ", ");
        print_type(type->fields[1].type, out);
        yl_strbuf_puts(out, ") MAP");
        break;
    case YL_ROW:
        yl_strbuf_puts(out, "RecordType:peek_no_expand(");
        for (uint32_t i = 0; i < type->n_fields; i++) {
            yl_strbuf_puts(out, i > 0 ? ", " : "");
            print_type(type->fields[i].type, out);
            yl_strbuf_char(out, ' ');
            yl_strbuf_str(out, type->fields[i].name);
        }
        yl_strbuf_char(out, ')');
        break;
    default: {
        yl_type plain = *type;
        plain.nullable = true;
        plain.time_attribute = YL_ATTRIBUTE_NONE;
        yl_type_print(&plain, out);
    }
    }
}

/* ---- Constants ---- */

/* "1.5E0": the shortest digits in scientific notation. Java's text is taken apart for that. */
static void print_double(double v, yl_strbuf *out)
{
    char text[YL_NUMBER_TEXT_MAX], digits[YL_NUMBER_TEXT_MAX];
    size_t size = yl_double_print(v, text), n = 0, i = 0;
    if (!isfinite(v)) {
        yl_strbuf_add(out, text, size);
        return;
    }
    int exponent = -1, shift = 0, sign = 1;
    bool fraction = false;
    if (text[0] == '-')
        yl_strbuf_char(out, text[i++]);
    for (; i < size && text[i] != 'E'; i++) {
        if (text[i] == '.') {
            fraction = true;
            continue;
        }
        if (n > 0 || text[i] != '0' || v == 0)
            digits[n++] = text[i];
        if (!fraction && n > 0)
            exponent++;
        else if (fraction && n == 0)
            exponent--;
    }
    for (i++; i < size; i++) {
        if (text[i] == '-')
            sign = -1;
        else
            shift = shift * 10 + (text[i] - '0');
    }
    yl_strbuf_char(out, digits[0]);
    yl_strbuf_char(out, '.');
    yl_strbuf_add(out, n > 1 ? digits + 1 : "0", n > 1 ? n - 1 : 1);
    yl_strbuf_printf(out, "E%d", exponent + sign * shift);
}

static void print_quoted(yl_str s, yl_strbuf *out)
{
    yl_strbuf_char(out, '\'');
    yl_strbuf_str(out, s);
    yl_strbuf_char(out, '\'');
}

static void print_bytes(yl_str s, yl_strbuf *out)
{
    yl_strbuf_puts(out, "X'");
    for (size_t i = 0; i < s.size; i++)
        yl_strbuf_printf(out, "%02x", (unsigned char)s.data[i]);
    yl_strbuf_char(out, '\'');
}

static void print_const(const yl_expr *e, yl_strbuf *out)
{
    const yl_vector *v = e->value;
    if (!yl_vector_valid(v, 0)) {
        yl_strbuf_puts(out, "null:");
        print_type(e->type, out);
        return;
    }
    switch (e->type->root) {
    case YL_BOOLEAN:
        yl_strbuf_puts(out, v->u8[0] != 0 ? "true" : "false");
        break;
    case YL_BIGINT:
        yl_strbuf_printf(out, "%lldL", (long long)v->i64[0]);
        break;
    case YL_DOUBLE:
        print_double(v->f64[0], out);
        break;
    case YL_CHAR:
    case YL_VARCHAR:
        print_quoted(yl_view_str(&v->views[0]), out);
        break;
    case YL_BINARY:
    case YL_VARBINARY:
        print_bytes(yl_view_str(&v->views[0]), out);
        break;
    case YL_SYMBOL:
        /* Words of the grammar, named above this layer; see function/symbols.c. */
        yl_strbuf_printf(out, "FLAG(%d)", v->i32[0]);
        break;
    default:
        yl_value_print(v, 0, NULL, out);
    }
}

/* ---- Calls ---- */

static bool is_one_of(const char *name, const char *const *names)
{
    for (; *names != NULL; names++)
        if (strcmp(name, *names) == 0)
            return true;
    return false;
}

static bool is_infix(const char *name)
{
    static const char *const names[] = {"+", "-", "*", "/", "=", "<>", "<", "<=", ">", ">=", NULL};
    return is_one_of(name, names);
}

static bool is_postfix(const char *name)
{
    static const char *const names[] = {"IS NULL",     "IS NOT NULL",    "IS TRUE",
                                        "IS NOT TRUE", "IS FALSE",       "IS NOT FALSE",
                                        "IS UNKNOWN",  "IS NOT UNKNOWN", NULL};
    return is_one_of(name, names);
}

static void print_args(const yl_expr *e, const char *between, const yl_str *names, yl_strbuf *out)
{
    yl_strbuf_char(out, '(');
    for (uint32_t i = 0; i < e->n_args; i++) {
        if (i > 0)
            yl_strbuf_puts(out, between);
        yl_expr_print(e->args[i], names, out);
    }
    yl_strbuf_char(out, ')');
}

static void print_call(const yl_expr *e, const yl_str *names, yl_strbuf *out)
{
    const char *name = e->fn->name;
    yl_str field;
    if ((e->fn->flags & YL_FN_IMPLICIT) != 0) {
        yl_expr_print(e->args[0], names, out);
    } else if (strcmp(name, "CAST") == 0 || strcmp(name, "TRY_CAST") == 0) {
        yl_strbuf_printf(out, "%s(", name);
        yl_expr_print(e->args[0], names, out);
        yl_strbuf_puts(out, " AS ");
        print_type(e->type, out);
        yl_strbuf_char(out, ')');
    } else if (e->n_args == 2 && is_infix(name)) {
        char between[8];
        snprintf(between, sizeof between, " %s ", name);
        print_args(e, between, names, out);
    } else if (e->n_args == 1 && is_postfix(name)) {
        yl_expr_print(e->args[0], names, out);
        yl_strbuf_printf(out, " %s", name);
    } else if (strcmp(name, ".") == 0 && yl_expr_const_text(e->args[1], &field)) {
        yl_expr_print(e->args[0], names, out);
        yl_strbuf_char(out, '.');
        yl_strbuf_str(out, field);
    } else {
        yl_strbuf_puts(out, strcmp(name, "[]") == 0 ? "ITEM" : name);
        print_args(e, ", ", names, out);
    }
}

void yl_expr_print(const yl_expr *e, const yl_str *names, yl_strbuf *out)
{
    switch (e->kind) {
    case YL_EXPR_COLUMN:
        if (names == NULL)
            yl_strbuf_printf(out, "$%u", e->index);
        else
            yl_strbuf_str(out, names[e->index]);
        break;
    case YL_EXPR_CONST:
        /* fold.c leaves behind what an implicit cast was made of. */
        print_const(e->args != NULL ? e->args[0] : e, out);
        break;
    case YL_EXPR_CALL:
        print_call(e, names, out);
        break;
    case YL_EXPR_AND:
        print_args(e, " AND ", names, out);
        break;
    case YL_EXPR_OR:
        print_args(e, " OR ", names, out);
        break;
    case YL_EXPR_CASE:
        yl_strbuf_puts(out, "CASE");
        print_args(e, ", ", names, out);
        break;
    case YL_EXPR_COALESCE:
        yl_strbuf_puts(out, "COALESCE");
        print_args(e, ", ", names, out);
        break;
    }
}

/* ---- Programs ---- */

static const char *step_name(const yl_step *step)
{
    static const char *const names[] = {
        [YL_STEP_COLUMN] = "column", [YL_STEP_CONST] = "const",       [YL_STEP_IMPORT] = "import",
        [YL_STEP_CALL] = "call",     [YL_STEP_AND] = "and",           [YL_STEP_OR] = "or",
        [YL_STEP_CASE] = "case",     [YL_STEP_COALESCE] = "coalesce",
    };
    return names[step->kind];
}

static void print_indent(const yl_program *program, uint32_t scope, yl_strbuf *out)
{
    for (; scope != 0; scope = program->scopes.items[scope].parent)
        yl_strbuf_puts(out, "    ");
}

static void print_step(const yl_program *program, uint32_t i, yl_strbuf *out)
{
    const yl_step *step = &program->steps.items[i];
    print_indent(program, step->scope, out);
    yl_strbuf_printf(out, "%%%u %s", i, step_name(step));
    if (step->kind == YL_STEP_CALL)
        yl_strbuf_printf(out, " %s", step->expr->fn->name);
    else if (step->kind == YL_STEP_COLUMN)
        yl_strbuf_printf(out, " %u", step->source);
    else if (step->kind == YL_STEP_IMPORT)
        yl_strbuf_printf(out, " %%%u", step->source);
    else if (step->kind == YL_STEP_CONST) {
        yl_strbuf_char(out, ' ');
        yl_expr_print(step->expr, NULL, out);
    }
    if (step->lazy)
        yl_strbuf_puts(out, " lazily");
    for (uint32_t k = 0; k < step->n_args; k++) {
        bool branch = step->branch != NULL && step->branch[k] != YL_NO_SCOPE;
        yl_strbuf_printf(out, branch ? " [%%%u]" : " %%%u", step->args[k]);
    }
    yl_strbuf_puts(out, " : ");
    yl_type_print(step->expr->type, out);
    yl_strbuf_char(out, '\n');
}

void yl_program_print(const yl_program *program, yl_strbuf *out)
{
    for (uint32_t i = 0; i < program->steps.size; i++)
        print_step(program, i, out);
    yl_strbuf_puts(out, "=>");
    for (uint32_t i = 0; i < program->n_outputs; i++)
        yl_strbuf_printf(out, " %%%u", program->outputs[i]);
    yl_strbuf_char(out, '\n');
}
