/* The bytes of an operator's state, as snapshot gives and restore takes them.
 *
 * A snapshot of one operator in one subtask is a list of sections. Keyed state is written in one
 * section per key group, so that a restore at another parallelism reads only its range; what is
 * not keyed is in section YL_SECTION_SUBTASK, and every restored subtask sees those of all old
 * subtasks and takes its share (an operator says in its essay how).
 *
 *     snapshot: yl_snapshot_section(to, group); then bytes are appended to to->bytes
 *     restore:  for each section of the restored subtasks: restore(op, section, group)
 */
#ifndef YL_CHECKPOINT_SNAPSHOT_H
#define YL_CHECKPOINT_SNAPSHOT_H

#include "base/error.h"
#include "base/strbuf.h"

enum { YL_SECTION_SUBTASK = -1 };

typedef struct yl_snapshot {
    yl_strbuf bytes;   /* sections one behind the other */
    size_t section_at; /* where the open section's length stands; SIZE_MAX = none open */
    bool oom;
} yl_snapshot;

void yl_snapshot_init(yl_snapshot *snapshot);
void yl_snapshot_clear(yl_snapshot *snapshot);
/* Begins a section (ending the open one); what follows is appended to snapshot->bytes. */
void yl_snapshot_section(yl_snapshot *snapshot, int32_t key_group);
void yl_snapshot_end(yl_snapshot *snapshot);
/* Walks the sections: *offset starts at 0; false at the end. CORRUPT through `status`. */
bool yl_snapshot_next(yl_str bytes, size_t *offset, int32_t *key_group, yl_str *section,
                      yl_status *status, yl_error *err);

/* Key groups: Flink's scheme. max_parallelism groups, cut into ranges over the subtasks. */
static inline uint32_t yl_key_group_of(uint64_t hash, uint32_t max_parallelism)
{
    return (uint32_t)((hash >> 32) * max_parallelism >> 32);
}
static inline uint32_t yl_key_group_subtask(uint32_t group, uint32_t max_parallelism,
                                            uint32_t parallelism)
{
    return (uint32_t)((uint64_t)group * parallelism / max_parallelism);
}

#endif
