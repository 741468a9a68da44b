/* A cell: one value of any type inside of an aggregate's state.
 *
 * All zero is an empty cell, which is also what NULL looks like. Fixed widths lie in the cell, and
 * so do texts of up to 12 bytes; longer ones have memory of the cell's own, which is kept for the
 * next value. Nested values and objects lie in a vector of one row.
 *
 * A cell may be moved as plain bytes, like the state that it is part of.
 */
#ifndef YL_FUNCTION_AGG_CELL_H
#define YL_FUNCTION_AGG_CELL_H

#include "function/agg_state.h"

typedef struct yl_agg_cell {
    union {
        char fixed[16];
        yl_view view;
        yl_vector *nested;
    };
    char *bytes; /* of a long text */
    uint32_t capacity;
    uint32_t has;
} yl_agg_cell;

YL_AGG_STATE(yl_agg_cell);

/* Takes a copy of row `row` of the FLAT vector, or empties the cell when it is NULL. MEMORY: the
 * cell keeps what it had. */
yl_status yl_agg_cell_set(yl_agg_cell *cell, const yl_vector *from, uint32_t row);
/* Texts only. */
yl_status yl_agg_cell_set_view(yl_agg_cell *cell, const yl_view *value);
/* Empties the cell; memory for texts stays. `nested` as yl_agg_cell_is_nested says. */
void yl_agg_cell_empty(yl_agg_cell *cell, bool nested);
/* Writes row `row` of `out`. */
yl_status yl_agg_cell_get(const yl_agg_cell *cell, yl_vector *out, uint32_t row);
void yl_agg_cell_clear(yl_agg_cell *cell, bool nested);
/* Beyond the cell itself. */
size_t yl_agg_cell_bytes(const yl_agg_cell *cell, bool nested);

static inline bool yl_agg_cell_is_nested(const yl_type *type)
{
    return yl_type_is_nested(type) || type->root == YL_OBJECT;
}

#endif
