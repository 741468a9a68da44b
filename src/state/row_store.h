/* Row store: rows kept for later, column by column, addressed by number. The build side of joins,
 * the input of a sort.
 *
 * Strings are shared with the batches they came from (data/vector.h), so adding copies values and
 * no bytes. At most 2^32 - 2 rows. One thread.
 */
#ifndef YL_STATE_ROW_STORE_H
#define YL_STATE_ROW_STORE_H

#include "data/batch.h"

typedef struct yl_row_store {
    yl_schema schema;
    uint32_t n_rows;
    yl_vector **columns;
} yl_row_store;

/* `schema` outlives the store. */
yl_status yl_row_store_init(yl_row_store *store, yl_schema schema, yl_error *err);
void yl_row_store_clear(yl_row_store *store);
/* Appends the selected rows of a batch (which stays the caller's). */
yl_status yl_row_store_add(yl_row_store *store, const yl_batch *batch, yl_error *err);
/* Fills columns[0..schema.n) with the given rows; YL_ROW_NONE gives NULLs. */
yl_status yl_row_store_gather(const yl_row_store *store, const uint32_t *rows, uint32_t n,
                              yl_vector **columns, yl_error *err);
size_t yl_row_store_bytes(const yl_row_store *store);

#endif
