/* Batches: selection, compaction, cutting; see batch.h.
 *
 * Everything here touches row numbers and references only; values move in yl_batch_compact alone,
 * by yl_vector_gather. A function that fails leaves its batch as it was.
 */
#include "data/batch.h"

#include <assert.h>

#include "base/mem.h"

yl_batch *yl_batch_new(uint32_t n_columns)
{
    if (n_columns > UINT16_MAX)
        return NULL;
    yl_batch *batch = yl_calloc(1, sizeof *batch);
    if (batch == NULL)
        return NULL;
    batch->columns = yl_calloc(n_columns, sizeof *batch->columns);
    if (batch->columns == NULL) {
        yl_free(batch);
        return NULL;
    }
    batch->n_columns = (uint16_t)n_columns;
    return batch;
}

void yl_batch_free(yl_batch *batch)
{
    if (batch == NULL)
        return;
    for (uint32_t i = 0; i < batch->n_columns; i++)
        yl_vector_unref(batch->columns[i]);
    yl_free(batch->columns);
    yl_free(batch->sel);
    yl_free(batch->kinds);
    yl_free(batch->times);
    yl_free(batch->hashes);
    yl_free(batch);
}

const char *yl_row_kind_text(yl_row_kind kind)
{
    static const char *const texts[] = {"+I", "-U", "+U", "-D"};
    return texts[kind & 3];
}

/* A copy of `size` bytes in *to; nothing when there is nothing to copy. */
static bool copy_array(void **to, const void *from, size_t size)
{
    if (from == NULL)
        return true;
    *to = yl_malloc(size);
    if (*to == NULL)
        return false;
    if (size > 0)
        memcpy(*to, from, size);
    return true;
}

/* Like yl_batch_share, but with rows sel[0..count) of `batch` selected. */
static yl_batch *share(const yl_batch *batch, const uint16_t *sel, uint32_t count)
{
    yl_batch *copy = yl_batch_new(batch->n_columns);
    if (copy == NULL)
        return NULL;
    size_t rows = batch->rows;
    copy->rows = batch->rows;
    copy->count = count;
    copy->hashes_valid = batch->hashes_valid;
    for (uint32_t i = 0; i < batch->n_columns; i++)
        if (batch->columns[i] != NULL)
            copy->columns[i] = yl_vector_ref(batch->columns[i]);
    if (!copy_array((void **)&copy->sel, sel, count * sizeof *sel) ||
        !copy_array((void **)&copy->kinds, batch->kinds, rows) ||
        !copy_array((void **)&copy->times, batch->times, rows * sizeof *batch->times) ||
        !copy_array((void **)&copy->hashes, batch->hashes, rows * sizeof *batch->hashes)) {
        yl_batch_free(copy);
        return NULL;
    }
    return copy;
}

yl_batch *yl_batch_share(const yl_batch *batch)
{
    return share(batch, batch->sel, batch->count);
}

/* Gives the batch a selection with all its rows, if it has none. */
static yl_status need_selection(yl_batch *batch)
{
    if (batch->sel != NULL)
        return YL_OK;
    uint16_t *sel = yl_malloc(batch->rows * sizeof *sel);
    if (sel == NULL)
        return YL_ERR_MEMORY;
    for (uint32_t i = 0; i < batch->rows; i++)
        sel[i] = (uint16_t)i;
    batch->sel = sel;
    return YL_OK;
}

/* No branch on the flag: a filter's outcome is rarely predictable. */
static uint32_t select_all(uint16_t *restrict sel, const uint8_t *restrict keep, uint32_t rows)
{
    uint32_t count = 0;
    for (uint32_t row = 0; row < rows; row++) {
        sel[count] = (uint16_t)row;
        count += keep[row];
    }
    return count;
}

static uint32_t select_some(uint16_t *sel, const uint8_t *keep, uint32_t n)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint16_t row = sel[i];
        sel[count] = row;
        count += keep[row];
    }
    return count;
}

yl_status yl_batch_filter(yl_batch *batch, const uint8_t *keep)
{
    if (batch->sel != NULL) {
        batch->count = select_some(batch->sel, keep, batch->count);
        return YL_OK;
    }
    uint16_t *sel = yl_malloc(batch->rows * sizeof *sel);
    if (sel == NULL)
        return YL_ERR_MEMORY;
    batch->count = select_all(sel, keep, batch->rows);
    if (batch->count == batch->rows)
        yl_free(sel);
    else
        batch->sel = sel;
    return YL_OK;
}

/* The dense form of one column. A column that is dense already is only referenced. */
static yl_status dense_column(const yl_batch *batch, yl_vector *column, yl_vector **out)
{
    if (batch->sel != NULL)
        return yl_vector_gather(column, batch->sel, batch->count, out);
    if (column->form == YL_CONST && column->length != batch->rows)
        return yl_vector_gather(column, NULL, batch->rows, out);
    return yl_vector_flatten(column, out);
}

/* Moves the per-row values of the selected rows to the front; `sel` ascends, so in place. */
static void pack_rows(yl_batch *batch)
{
    const uint16_t *sel = batch->sel;
    if (batch->kinds != NULL)
        for (uint32_t i = 0; i < batch->count; i++)
            batch->kinds[i] = batch->kinds[sel[i]];
    if (batch->times != NULL)
        for (uint32_t i = 0; i < batch->count; i++)
            batch->times[i] = batch->times[sel[i]];
    if (batch->hashes != NULL)
        for (uint32_t i = 0; i < batch->count; i++)
            batch->hashes[i] = batch->hashes[sel[i]];
}

yl_status yl_batch_compact(yl_batch *batch)
{
    yl_vector **dense = yl_calloc(batch->n_columns, sizeof *dense);
    yl_status status = YL_OK;
    if (dense == NULL)
        return YL_ERR_MEMORY;
    for (uint32_t i = 0; i < batch->n_columns && status == YL_OK; i++)
        if (batch->columns[i] != NULL)
            status = dense_column(batch, batch->columns[i], &dense[i]);
    if (status != YL_OK) {
        for (uint32_t i = 0; i < batch->n_columns; i++)
            yl_vector_unref(dense[i]);
        yl_free(dense);
        return status;
    }
    for (uint32_t i = 0; i < batch->n_columns; i++)
        yl_vector_unref(batch->columns[i]);
    yl_free(batch->columns);
    batch->columns = dense;
    if (batch->sel != NULL)
        pack_rows(batch);
    yl_free(batch->sel);
    batch->sel = NULL;
    batch->rows = batch->count;
    return YL_OK;
}

yl_status yl_batch_split(yl_batch *batch, uint32_t n, yl_batch **head)
{
    *head = NULL;
    if (n > batch->count)
        n = batch->count;
    YL_TRY(need_selection(batch));
    *head = share(batch, batch->sel, n);
    if (*head == NULL)
        return YL_ERR_MEMORY;
    batch->count -= n;
    memmove(batch->sel, batch->sel + n, batch->count * sizeof *batch->sel);
    return YL_OK;
}

yl_status yl_batch_need_kinds(yl_batch *batch)
{
    _Static_assert(YL_INSERT == 0, "kinds begin as +I");
    if (batch->kinds == NULL)
        batch->kinds = yl_calloc(batch->rows, 1);
    return batch->kinds == NULL ? YL_ERR_MEMORY : YL_OK;
}

size_t yl_batch_bytes(const yl_batch *batch)
{
    size_t bytes = sizeof *batch + batch->n_columns * sizeof *batch->columns;
    for (uint32_t i = 0; i < batch->n_columns; i++)
        if (batch->columns[i] != NULL)
            bytes += yl_vector_bytes(batch->columns[i]);
    bytes += batch->sel == NULL ? 0 : batch->count * sizeof *batch->sel;
    bytes += batch->kinds == NULL ? 0 : batch->rows;
    bytes += batch->times == NULL ? 0 : batch->rows * sizeof *batch->times;
    bytes += batch->hashes == NULL ? 0 : batch->rows * sizeof *batch->hashes;
    return bytes;
}
