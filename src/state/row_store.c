/* Row store; see row_store.h. */
#include "state/row_store.h"

#include "base/mem.h"

enum { ROWS_AT_FIRST = 64 };

yl_status yl_row_store_init(yl_row_store *store, yl_schema schema, yl_error *err)
{
    *store = (yl_row_store){.schema = schema};
    store->columns = yl_calloc(schema.n, sizeof(yl_vector *));
    if (store->columns == NULL)
        return YL_FAIL_MEMORY(err);
    for (uint32_t c = 0; c < schema.n; c++) {
        store->columns[c] = yl_vector_new(schema.fields[c].type, ROWS_AT_FIRST);
        if (store->columns[c] == NULL)
            return YL_FAIL_MEMORY(err);
    }
    return YL_OK;
}

void yl_row_store_clear(yl_row_store *store)
{
    for (uint32_t c = 0; store->columns != NULL && c < store->schema.n; c++)
        yl_vector_unref(store->columns[c]);
    yl_free(store->columns);
    *store = (yl_row_store){0};
}

yl_status yl_row_store_add(yl_row_store *store, const yl_batch *batch, yl_error *err)
{
    if (batch->count >= YL_ROW_NONE - store->n_rows)
        return YL_FAIL(err, BUDGET, "more than 4 billion rows to be held");
    for (uint32_t c = 0; c < store->schema.n; c++) {
        yl_status status = yl_vector_copy(store->columns[c], store->n_rows, batch->columns[c],
                                          batch->sel, 0, batch->count);
        if (status == YL_ERR_BUDGET)
            return YL_FAIL(err, BUDGET, "more than 4 billion nested values to be held");
        if (status != YL_OK)
            return YL_FAIL_MEMORY(err);
    }
    store->n_rows += batch->count;
    return YL_OK;
}

yl_status yl_row_store_gather(const yl_row_store *store, const uint32_t *rows, uint32_t n,
                              yl_vector **columns, yl_error *err)
{
    for (uint32_t c = 0; c < store->schema.n; c++)
        if (yl_vector_gather_wide(store->columns[c], rows, n, &columns[c]) != YL_OK)
            return YL_FAIL_MEMORY(err);
    return YL_OK;
}

size_t yl_row_store_bytes(const yl_row_store *store)
{
    size_t bytes = 0;
    for (uint32_t c = 0; c < store->schema.n; c++)
        bytes += yl_vector_bytes(store->columns[c]);
    return bytes;
}
