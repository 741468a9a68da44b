/* Rows by key group; see keyed_rows.h.
 *
 *     offset  size  of a section
 *     0       1     tag
 *     1       n     a batch
 */
#include "checkpoint/keyed_rows.h"

#include <assert.h>

#include "base/mem.h"
#include "data/serialize.h"

yl_status yl_snapshot_subtask_rows(yl_snapshot *to, uint8_t tag, const yl_batch *batch,
                                   yl_error *err)
{
    yl_snapshot_section(to, YL_SECTION_SUBTASK);
    yl_put_u8(&to->bytes, tag);
    return yl_batch_write(batch, &to->bytes, err);
}

/* A counting sort of the row numbers by key group: starts[g] is where group g begins in `order`. */
static void sort_by_group(const uint64_t *hashes, uint32_t rows, uint32_t max_parallelism,
                          uint16_t *order, uint32_t *starts)
{
    memset(starts, 0, (max_parallelism + 1) * sizeof *starts);
    for (uint32_t i = 0; i < rows; i++)
        starts[yl_key_group_of(hashes[i], max_parallelism) + 1]++;
    for (uint32_t g = 0; g < max_parallelism; g++)
        starts[g + 1] += starts[g];
    for (uint32_t i = 0; i < rows; i++)
        order[starts[yl_key_group_of(hashes[i], max_parallelism)]++] = (uint16_t)i;
    memmove(starts + 1, starts, max_parallelism * sizeof *starts); /* ends are the next begins */
    starts[0] = 0;
}

yl_status yl_snapshot_keyed_rows(yl_snapshot *to, uint8_t tag, yl_batch *batch,
                                 const uint64_t *hashes, uint32_t max_parallelism, yl_error *err)
{
    uint16_t *order = yl_malloc(batch->rows * sizeof *order);
    uint32_t *starts = yl_malloc(((size_t)max_parallelism + 1) * sizeof *starts);
    yl_status status = order == NULL || starts == NULL ? YL_FAIL_MEMORY(err) : YL_OK;
    assert(batch->sel == NULL && batch->rows <= YL_BATCH_ROWS_MAX);
    if (status == YL_OK)
        sort_by_group(hashes, batch->rows, max_parallelism, order, starts);
    for (uint32_t g = 0; g < max_parallelism && status == YL_OK; g++) {
        if (starts[g] == starts[g + 1])
            continue;
        batch->sel = order + starts[g];
        batch->count = starts[g + 1] - starts[g];
        yl_snapshot_section(to, (int32_t)g);
        yl_put_u8(&to->bytes, tag);
        status = yl_batch_write(batch, &to->bytes, err);
    }
    batch->sel = NULL;
    batch->count = batch->rows;
    yl_free(order);
    yl_free(starts);
    return status;
}

yl_status yl_snapshot_tag(yl_str section, uint8_t tag_max, uint8_t *tag, yl_str *rest,
                          yl_error *err)
{
    if (section.size < 1 || (uint8_t)section.data[0] > tag_max)
        return YL_FAIL(err, CORRUPT, "a section of a snapshot does not fit its operator");
    *tag = (uint8_t)section.data[0];
    *rest = (yl_str){section.data + 1, section.size - 1};
    return YL_OK;
}
