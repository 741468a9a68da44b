/* Batch builders: rows of many batches become full ones; see batch.h.
 *
 * Columns begin as large as the last batch became, so that a stream of tiny batches does not pay
 * for full ones; kinds, times and hashes have room for `capacity` rows. Each is made when the
 * first row needs it; rows that came before get NULL, +I and "no timestamp". Hashes are kept only
 * while every row brings one.
 *
 * An add that fails leaves the builder as it was: `rows` is counted up last.
 */
#include "data/batch.h"

#include <assert.h>

#include "base/mem.h"

void yl_batch_builder_init(yl_batch_builder *builder, yl_schema schema, uint32_t capacity)
{
    assert(capacity > 0 && capacity <= YL_BATCH_ROWS_MAX);
    *builder = (yl_batch_builder){.schema = schema, .capacity = capacity};
}

void yl_batch_builder_clear(yl_batch_builder *builder)
{
    yl_batch_free(builder->batch);
    builder->batch = NULL;
}

enum { BEGIN_ROWS = 64 };

static uint32_t begin_capacity(const yl_batch_builder *builder, uint32_t n)
{
    uint32_t rows = builder->expected;
    if (rows < n)
        rows = n;
    if (rows < BEGIN_ROWS)
        rows = BEGIN_ROWS;
    return rows < builder->capacity ? rows : builder->capacity;
}

/* Appends rows of one column; a column nobody has read so far stays away. */
static yl_status add_column(yl_batch_builder *builder, uint32_t i, const yl_vector *from,
                            const uint16_t *rows, uint32_t n)
{
    yl_batch *batch = builder->batch;
    const yl_type *type = builder->schema.fields[i].type;
    if (batch->columns[i] == NULL) {
        if (from == NULL)
            return YL_OK;
        batch->columns[i] = yl_vector_new(type, begin_capacity(builder, batch->rows + n));
        if (batch->columns[i] == NULL)
            return YL_ERR_MEMORY;
    }
    yl_vector *column = batch->columns[i];
    uint32_t missing = from == NULL ? n : 0, at = batch->rows;
    if (column->length < at) {
        missing = at - column->length;
        at = column->length;
    }
    if (missing > 0) {
        yl_vector *nulls = yl_vector_new_null(type, missing);
        if (nulls == NULL)
            return YL_ERR_MEMORY;
        yl_status status = yl_vector_copy(column, at, nulls, NULL, 0, missing);
        yl_vector_unref(nulls);
        YL_TRY(status);
    }
    return from == NULL ? YL_OK : yl_vector_copy(column, batch->rows, from, rows, 0, n);
}

static yl_status add_kinds(yl_batch_builder *builder, const yl_batch *from, const uint16_t *rows,
                           uint32_t n)
{
    yl_batch *batch = builder->batch;
    if (batch->kinds == NULL) {
        if (from->kinds == NULL)
            return YL_OK;
        batch->kinds = yl_calloc(builder->capacity, 1);
        if (batch->kinds == NULL)
            return YL_ERR_MEMORY;
    }
    uint8_t *to = batch->kinds + batch->rows;
    for (uint32_t i = 0; i < n; i++)
        to[i] = (uint8_t)yl_batch_kind(from, rows == NULL ? i : rows[i]);
    return YL_OK;
}

static yl_status add_times(yl_batch_builder *builder, const yl_batch *from, const uint16_t *rows,
                           uint32_t n)
{
    yl_batch *batch = builder->batch;
    if (batch->times == NULL) {
        if (from->times == NULL)
            return YL_OK;
        batch->times = yl_malloc(builder->capacity * sizeof *batch->times);
        if (batch->times == NULL)
            return YL_ERR_MEMORY;
        for (uint32_t i = 0; i < batch->rows; i++)
            batch->times[i] = YL_NO_TIMESTAMP;
    }
    int64_t *to = batch->times + batch->rows;
    for (uint32_t i = 0; i < n; i++)
        to[i] = from->times == NULL ? YL_NO_TIMESTAMP : from->times[rows == NULL ? i : rows[i]];
    return YL_OK;
}

static yl_status add_hashes(yl_batch_builder *builder, const yl_batch *from, const uint16_t *rows,
                            uint32_t n)
{
    yl_batch *batch = builder->batch;
    bool given = from->hashes != NULL && from->hashes_valid;
    if (given && batch->rows == 0) {
        if (batch->hashes == NULL)
            batch->hashes = yl_malloc(builder->capacity * sizeof *batch->hashes);
        if (batch->hashes == NULL)
            return YL_ERR_MEMORY;
        batch->hashes_valid = true;
    }
    if (!given)
        batch->hashes_valid = false;
    if (!batch->hashes_valid)
        return YL_OK;
    uint64_t *to = batch->hashes + batch->rows;
    for (uint32_t i = 0; i < n; i++)
        to[i] = from->hashes[rows == NULL ? i : rows[i]];
    return YL_OK;
}

yl_status yl_batch_builder_add(yl_batch_builder *builder, const yl_batch *from,
                               const uint16_t *rows, uint32_t n)
{
    assert(n <= yl_batch_builder_room(builder));
    assert(from->n_columns == builder->schema.n);
    if (n == 0)
        return YL_OK;
    if (builder->batch == NULL) {
        builder->batch = yl_batch_new(builder->schema.n);
        if (builder->batch == NULL)
            return YL_ERR_MEMORY;
    }
    for (uint32_t i = 0; i < builder->schema.n; i++)
        YL_TRY(add_column(builder, i, from->columns[i], rows, n));
    YL_TRY(add_kinds(builder, from, rows, n));
    YL_TRY(add_times(builder, from, rows, n));
    YL_TRY(add_hashes(builder, from, rows, n));
    builder->batch->rows += n;
    builder->batch->count += n;
    return YL_OK;
}

yl_batch *yl_batch_builder_take(yl_batch_builder *builder)
{
    yl_batch *batch = builder->batch;
    if (batch == NULL || batch->rows == 0)
        return NULL;
    if (!batch->hashes_valid) {
        yl_free(batch->hashes);
        batch->hashes = NULL;
    }
    builder->expected = batch->rows;
    builder->batch = NULL;
    return batch;
}
