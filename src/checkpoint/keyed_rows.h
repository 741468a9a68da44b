/* Rows of keyed state in a snapshot: cut into sections by key group. */
#ifndef YL_CHECKPOINT_KEYED_ROWS_H
#define YL_CHECKPOINT_KEYED_ROWS_H

#include "checkpoint/snapshot.h"
#include "data/batch.h"

/* Appends the rows of a dense batch to `to`, one section per key group that occurs: `tag`, one byte
 * that tells the operator's kinds of sections apart, then a batch (data/serialize.h). hashes[i] is
 * the hash of row i's key. The batch is used as scratch and is as before afterwards. */
yl_status yl_snapshot_keyed_rows(yl_snapshot *to, uint8_t tag, yl_batch *batch,
                                 const uint64_t *hashes, uint32_t max_parallelism, yl_error *err);
/* The same in one section of the whole subtask. */
yl_status yl_snapshot_subtask_rows(yl_snapshot *to, uint8_t tag, const yl_batch *batch,
                                   yl_error *err);
/* Reads a section that either of them wrote: its tag, and what is behind it. */
yl_status yl_snapshot_tag(yl_str section, uint8_t tag_max, uint8_t *tag, yl_str *rest,
                          yl_error *err);

#endif
