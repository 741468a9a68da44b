/* VALUES (1, 'a'), (2, 'b'): every column gets the common type of its rows.
 *
 * Rows whose expressions are all constants or calls without columns are a VALUES node; the columns
 * are named EXPR$0, EXPR$1 ... A row may contain subqueries only where it is the only row: then the
 * VALUES is one row without columns under a projection.
 */
#include "plan/binder_internal.h"

enum { VALUES_CELLS_MAX = 1 << 22 };

static uint32_t row_width(const yl_ast *row)
{
    return row->kind == YL_AST_ROW ? (uint32_t)yl_ast_as_row(row)->items.size : 1;
}

static const yl_ast *row_item(const yl_ast *row, uint32_t i)
{
    return row->kind == YL_AST_ROW ? yl_ast_as_row(row)->items.items[i] : row;
}

/* A bare NULL has a type only where INSERT says which. */
static yl_status fix_null(yl_binder *b, uint32_t column, const yl_ast *ast, const yl_expr **cell)
{
    if ((*cell)->type->root != YL_NULL)
        return YL_OK;
    if (column < b->n_wanted) {
        *cell = yl_expr_null(b->arena, b->wanted[column], yl_bind_span(b, ast->span));
        return yl_bind_memory(b);
    }
    YL_FAIL_AT(b->err, TYPE, yl_bind_span(b, ast->span), "Illegal use of 'NULL'");
    return yl_error_hintf(b->err, "write CAST(NULL AS <type>)");
}

/* Brings column `c` to its common type, *type. */
static yl_status unify(yl_binder *b, const yl_ast_values *values, const yl_expr **cells,
                       const yl_expr **column, uint32_t n_rows, uint32_t width, uint32_t c,
                       const yl_type **type)
{
    for (uint32_t r = 0; r < n_rows; r++)
        column[r] = cells[(size_t)r * width + c];
    YL_TRY(yl_bind_to_common(b, column, n_rows, type));
    if (*type == NULL)
        return YL_FAIL_AT(b->err, TYPE, yl_bind_span(b, values->head.span),
                          "Values passed to VALUES operator must have compatible types: column %u "
                          "has none in common",
                          c + 1);
    bool nullable = false;
    for (uint32_t r = 0; r < n_rows; r++) {
        cells[(size_t)r * width + c] = column[r];
        nullable |= column[r]->type->nullable;
    }
    *type = yl_type_nullable(b->arena, *type, nullable);
    return yl_bind_memory(b);
}

static yl_status bind_cells(yl_binder *b, const yl_ast_values *values, uint32_t width,
                            const yl_expr **cells)
{
    yl_bound_from none;
    YL_TRY(yl_bind_no_from(b, values->head.span, &none));
    yl_bind_env env = {.scope = none.scope, .clause = "VALUES"};
    for (size_t r = 0; r < values->rows.size; r++) {
        const yl_ast *row = values->rows.items[r];
        for (uint32_t c = 0; c < width; c++) {
            const yl_expr **cell = &cells[r * width + c];
            YL_TRY(yl_bind_value(b, &env, row_item(row, c), cell));
            YL_TRY(fix_null(b, c, row_item(row, c), cell));
        }
    }
    return YL_OK;
}

/* One row with subqueries in it: SELECT without FROM. */
static yl_status bind_single(yl_binder *b, const yl_ast_values *values, uint32_t width,
                             const yl_rel **out)
{
    yl_bound_from from;
    YL_TRY(yl_bind_no_from(b, values->head.span, &from));
    yl_bind_env env = {.scope = from.scope, .clause = "VALUES", .rel = &from.rel};
    const yl_expr **cells = YL_NEW_ARRAY(b->arena, const yl_expr *, width);
    if (cells == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    for (uint32_t c = 0; c < width; c++) {
        const yl_ast *item = row_item(values->rows.items[0], c);
        YL_TRY(yl_bind_value(b, &env, item, &cells[c]));
        YL_TRY(fix_null(b, c, item, &cells[c]));
    }
    *out =
        yl_rel_project(b->arena, from.rel, cells, NULL, width, yl_bind_span(b, values->head.span));
    return yl_bind_memory(b);
}

static yl_status check_widths(yl_binder *b, const yl_ast_values *values, uint32_t width)
{
    for (size_t r = 0; r < values->rows.size; r++) {
        const yl_ast *row = values->rows.items[r];
        if (row_width(row) == width)
            continue;
        YL_FAIL_AT(b->err, TYPE, yl_bind_span(b, row->span),
                   "Values passed to VALUES operator must have compatible types");
        return yl_error_hintf(b->err, "this row has %u columns, the first one has %u",
                              row_width(row), width);
    }
    return YL_OK;
}

yl_status yl_bind_values(yl_binder *b, const yl_ast_values *values, const yl_rel **out)
{
    YL_BIND_ALIVE(b);
    uint32_t n_rows = (uint32_t)values->rows.size, width = row_width(values->rows.items[0]);
    YL_TRY(check_widths(b, values, width));
    if ((uint64_t)n_rows * width > VALUES_CELLS_MAX)
        return YL_FAIL_AT(b->err, BUDGET, yl_bind_span(b, values->head.span),
                          "VALUES has more than %d values", VALUES_CELLS_MAX);
    if (n_rows == 1 && yl_ast_has_subquery(values->rows.items[0]))
        return bind_single(b, values, width, out);
    const yl_expr **cells = YL_NEW_ARRAY(b->arena, const yl_expr *, (size_t)n_rows *width);
    const yl_expr **column = YL_NEW_ARRAY(b->arena, const yl_expr *, n_rows);
    yl_field *fields = YL_NEW_ARRAY(b->arena, yl_field, width);
    if (cells == NULL || column == NULL || fields == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    YL_TRY(bind_cells(b, values, width, cells));
    for (uint32_t c = 0; c < width; c++) {
        YL_TRY(unify(b, values, cells, column, n_rows, width, c, &fields[c].type));
        fields[c].name = yl_str_of(yl_arena_printf(b->arena, "EXPR$%u", c));
    }
    *out = yl_rel_values(b->arena, (yl_schema){width, fields}, cells, n_rows,
                         yl_bind_span(b, values->head.span));
    return yl_bind_memory(b);
}
