/* Guesses; see estimate.h. The factors are the usual ones: a filter keeps a quarter for each
 * conjunct that compares with a constant, grouping by keys leaves a tenth. */
#include "optimize/estimate.h"

enum { BYTES_PER_ROW = 100, ROWS_UNKNOWN = 1000000 };

static double filtered(double rows, const yl_expr *condition)
{
    uint32_t n = condition == NULL ? 0 : yl_expr_count_conjuncts(condition);
    for (uint32_t i = 0; i < n && i < 3; i++)
        rows *= 0.25;
    return rows < 1 ? 1 : rows;
}

static double limited(double rows, int64_t limit)
{
    return limit != YL_LIMIT_NONE && (double)limit < rows ? (double)limit : rows;
}

static double joined(const yl_rel *rel, double left)
{
    double right = yl_estimate_rows(rel->inputs[1]);
    if (rel->u.join.kind == YL_JOIN_SEMI || rel->u.join.kind == YL_JOIN_ANTI)
        return left;
    return rel->u.join.condition == NULL ? left * right : left > right ? left : right;
}

static double estimate(const yl_rel *rel)
{
    double rows = rel->n_inputs == 0 ? 0 : yl_estimate_rows(rel->inputs[0]);
    switch (rel->kind) {
    case YL_REL_SCAN: {
        int64_t bytes = rel->u.scan.spec->bytes_estimate;
        rows = bytes < 0 ? ROWS_UNKNOWN : (double)bytes / BYTES_PER_ROW + 1;
        return limited(rows, rel->u.scan.spec->limit);
    }
    case YL_REL_VALUES:
        return rel->u.values.n_rows;
    case YL_REL_FILTER:
        return filtered(rows, rel->u.filter.condition);
    case YL_REL_CALC:
        return filtered(rows, rel->u.calc.condition);
    case YL_REL_AGGREGATE:
        return rel->u.aggregate.n_keys == 0 ? 1 : rows / 10 + 1;
    case YL_REL_JOIN:
        return joined(rel, rows);
    case YL_REL_SORT:
        return limited(rows, rel->u.sort.limit);
    case YL_REL_SET_OP:
        for (uint32_t i = 1; i < rel->n_inputs && rel->u.set_op.op == YL_UNION; i++)
            rows += yl_estimate_rows(rel->inputs[i]);
        return rows;
    default:
        return rows;
    }
}

double yl_estimate_rows(const yl_rel *rel)
{
    return rel->rows > 0 ? rel->rows : estimate(rel);
}

void yl_estimate_keep(yl_rel *rel)
{
    double rows = estimate(rel);
    rel->rows = rows > 0.001 ? rows : 0.001;
}
