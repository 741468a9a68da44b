/* A batch: the unit of work. Up to `yl_batch_rows` (default 4,096, at most 65,535) rows of a
 * few columns.
 *
 *     rows        how many rows every column holds
 *     sel, count  which of them are meant: `count` ascending row numbers, or sel == NULL and
 *                 count == rows
 *     kinds       a row kind per row (indexed by row, not by position in sel); NULL = all +I
 *     times       a record timestamp in milliseconds per row (DataStream); NULL = none
 *     hashes      the hash of the partition key per row, if it was computed upstream; NULL = not
 *
 * A batch is owned by exactly one place and moved from there: a function that takes a
 * `yl_batch *` that way says "takes" and frees it also when it fails. Columns are shared by
 * reference (data/vector.h). To give a batch to two consumers, yl_batch_share it.
 */
#ifndef YL_DATA_BATCH_H
#define YL_DATA_BATCH_H

#include "data/vector.h"

typedef enum yl_row_kind { YL_INSERT, YL_UPDATE_BEFORE, YL_UPDATE_AFTER, YL_DELETE } yl_row_kind;

enum { YL_BATCH_ROWS = 4096, YL_BATCH_ROWS_MAX = 65535 };

/* The record timestamp of a row that has none (Java's Long.MIN_VALUE). */
#define YL_NO_TIMESTAMP INT64_MIN

typedef struct yl_batch {
    uint32_t rows, count;
    uint16_t n_columns;
    bool hashes_valid;
    uint16_t *sel;
    uint8_t *kinds;
    int64_t *times;
    uint64_t *hashes;
    yl_vector **columns; /* n_columns references; entries may be NULL for columns not read */
} yl_batch;

/* An empty batch with room for `n_columns` column pointers, all NULL. NULL: out of memory. */
yl_batch *yl_batch_new(uint32_t n_columns);
void yl_batch_free(yl_batch *batch); /* NULL is fine */
/* Another batch over the same columns (selection, kinds, times and hashes copied). */
yl_batch *yl_batch_share(const yl_batch *batch);

/* Row number of the i-th selected row. */
static inline uint32_t yl_batch_row(const yl_batch *batch, uint32_t i)
{
    return batch->sel == NULL ? i : batch->sel[i];
}
static inline yl_row_kind yl_batch_kind(const yl_batch *batch, uint32_t row)
{
    return batch->kinds == NULL ? YL_INSERT : (yl_row_kind)batch->kinds[row];
}
/* "+I", "-U", "+U", "-D" */
const char *yl_row_kind_text(yl_row_kind kind);

/* Keeps the selected rows whose flag (by row) is 1. */
yl_status yl_batch_filter(yl_batch *batch, const uint8_t *keep);
/* Makes columns FLAT and dense: rows == count, sel == NULL. Kinds, times and hashes too. */
yl_status yl_batch_compact(yl_batch *batch);
/* Cuts off and returns in `*head` the first `n` selected rows; `batch` keeps the rest. */
yl_status yl_batch_split(yl_batch *batch, uint32_t n, yl_batch **head);
/* Room for kinds (all +I at first) when the batch has none. */
yl_status yl_batch_need_kinds(yl_batch *batch);
size_t yl_batch_bytes(const yl_batch *batch);

/* Collects rows of many batches into full ones.
 *
 *     yl_batch_builder b; yl_batch_builder_init(&b, schema, 4096);
 *     yl_batch_builder_add(&b, batch, rows, n);     // copies, strings shared by heap
 *     if (yl_batch_builder_full(&b)) yl_batch_builder_take(&b, &out);
 */
typedef struct yl_batch_builder {
    yl_schema schema;
    uint32_t capacity;
    uint32_t expected; /* rows of the last batch taken: how large columns begin */
    yl_batch *batch;   /* being filled, or NULL */
} yl_batch_builder;

void yl_batch_builder_init(yl_batch_builder *builder, yl_schema schema, uint32_t capacity);
void yl_batch_builder_clear(yl_batch_builder *builder);
/* Appends rows[0..n) of `from` (row numbers, not positions); NULL = rows 0..n. The caller keeps
 * within yl_batch_builder_room. Kinds, times and hashes are carried along when `from` has them. */
yl_status yl_batch_builder_add(yl_batch_builder *builder, const yl_batch *from,
                               const uint16_t *rows, uint32_t n);
static inline uint32_t yl_batch_builder_room(const yl_batch_builder *builder)
{
    return builder->capacity - (builder->batch == NULL ? 0 : builder->batch->rows);
}
static inline bool yl_batch_builder_full(const yl_batch_builder *builder)
{
    return yl_batch_builder_room(builder) == 0;
}
static inline uint32_t yl_batch_builder_rows(const yl_batch_builder *builder)
{
    return builder->batch == NULL ? 0 : builder->batch->rows;
}
/* Gives the batch away; NULL when nothing was added. The next add begins a new one. */
yl_batch *yl_batch_builder_take(yl_batch_builder *builder);

#endif
