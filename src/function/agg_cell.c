/* Cells; see agg_cell.h. */
#include "function/agg_cell.h"

#include "base/mem.h"

yl_status yl_agg_cell_set_view(yl_agg_cell *cell, const yl_view *value)
{
    if (value->size <= YL_VIEW_INLINE) {
        cell->view = *value;
    } else {
        if (value->size > cell->capacity) {
            char *bytes = yl_realloc(cell->bytes, value->size);
            if (bytes == NULL)
                return YL_ERR_MEMORY;
            cell->bytes = bytes;
            cell->capacity = value->size;
        }
        memcpy(cell->bytes, value->data, value->size);
        cell->view = yl_view_of(cell->bytes, value->size);
    }
    cell->has = true;
    return YL_OK;
}

/* A new vector for every value: the old one's heap and children would only grow. */
static yl_status set_nested(yl_agg_cell *cell, const yl_vector *from, uint32_t row)
{
    yl_vector *one = yl_vector_new(from->type, 1);
    yl_status status = one == NULL ? YL_ERR_MEMORY : yl_vector_set(one, 0, from, row);
    if (status != YL_OK) {
        yl_vector_unref(one);
        return status;
    }
    one->length = 1;
    yl_agg_cell_empty(cell, true);
    cell->nested = one;
    cell->has = true;
    return YL_OK;
}

yl_status yl_agg_cell_set(yl_agg_cell *cell, const yl_vector *from, uint32_t row)
{
    if (!yl_vector_valid(from, row)) {
        yl_agg_cell_empty(cell, yl_agg_cell_is_nested(from->type));
        return YL_OK;
    }
    if (from->phys == YL_PHYS_STR)
        return yl_agg_cell_set_view(cell, &from->views[row]);
    if (yl_agg_cell_is_nested(from->type))
        return set_nested(cell, from, row);
    size_t size = yl_phys_size((yl_phys)from->phys);
    memcpy(cell->fixed, (const char *)from->values + row * size, size);
    cell->has = true;
    return YL_OK;
}

void yl_agg_cell_empty(yl_agg_cell *cell, bool nested)
{
    if (nested && cell->has)
        yl_vector_unref(cell->nested);
    memset(cell->fixed, 0, sizeof cell->fixed);
    cell->has = false;
}

/* A NULL down to the fields of a ROW, which are as long as the row's own vector. */
static yl_status put_null(yl_vector *out, uint32_t row)
{
    YL_TRY(yl_vector_set_null(out, row));
    for (uint32_t c = 0; out->phys == YL_PHYS_ROW && c < out->n_children; c++) {
        YL_TRY(yl_vector_reserve(out->children[c], row + 1));
        YL_TRY(put_null(out->children[c], row));
        if (out->children[c]->length <= row)
            out->children[c]->length = row + 1;
    }
    return YL_OK;
}

yl_status yl_agg_cell_get(const yl_agg_cell *cell, yl_vector *out, uint32_t row)
{
    if (!cell->has)
        return put_null(out, row);
    if (out->phys == YL_PHYS_STR)
        return yl_vector_set_str(out, row, yl_view_str(&cell->view));
    if (yl_agg_cell_is_nested(out->type))
        return yl_vector_set(out, row, cell->nested, 0);
    size_t size = yl_phys_size((yl_phys)out->phys);
    memcpy((char *)out->values + row * size, cell->fixed, size);
    return YL_OK;
}

void yl_agg_cell_clear(yl_agg_cell *cell, bool nested)
{
    yl_agg_cell_empty(cell, nested);
    yl_free(cell->bytes);
    *cell = (yl_agg_cell){0};
}

size_t yl_agg_cell_bytes(const yl_agg_cell *cell, bool nested)
{
    return cell->capacity + (nested && cell->has ? yl_vector_bytes(cell->nested) : 0);
}
