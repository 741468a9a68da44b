/* Sections of a snapshot; see snapshot.h.
 *
 *     offset  size  of each section
 *     0       4     key group, little-endian int32; -1: of the whole subtask
 *     4       8     length of the bytes that follow, little-endian uint64
 *     12      n     the operator's bytes (data/serialize.h: versioned and checksummed)
 */
#include "checkpoint/snapshot.h"

#include <assert.h>

enum { HEAD_BYTES = 12 };

void yl_snapshot_init(yl_snapshot *snapshot)
{
    *snapshot = (yl_snapshot){.section_at = SIZE_MAX};
}

void yl_snapshot_clear(yl_snapshot *snapshot)
{
    yl_strbuf_clear(&snapshot->bytes);
    yl_snapshot_init(snapshot);
}

void yl_snapshot_end(yl_snapshot *snapshot)
{
    if (snapshot->section_at == SIZE_MAX || snapshot->bytes.oom)
        return;
    uint64_t length = snapshot->bytes.size - snapshot->section_at - HEAD_BYTES;
    memcpy(snapshot->bytes.data + snapshot->section_at + 4, &length, sizeof length);
    snapshot->section_at = SIZE_MAX;
}

void yl_snapshot_section(yl_snapshot *snapshot, int32_t key_group)
{
    char head[HEAD_BYTES] = {0};
    yl_snapshot_end(snapshot);
    memcpy(head, &key_group, sizeof key_group);
    snapshot->section_at = snapshot->bytes.size;
    yl_strbuf_add(&snapshot->bytes, head, sizeof head);
}

bool yl_snapshot_next(yl_str bytes, size_t *offset, int32_t *key_group, yl_str *section,
                      yl_status *status, yl_error *err)
{
    uint64_t length;
    if (*offset == bytes.size)
        return false;
    if (*offset > bytes.size || bytes.size - *offset < HEAD_BYTES)
        goto damaged;
    memcpy(key_group, bytes.data + *offset, sizeof *key_group);
    memcpy(&length, bytes.data + *offset + 4, sizeof length);
    if (length > bytes.size - *offset - HEAD_BYTES)
        goto damaged;
    *section = (yl_str){bytes.data + *offset + HEAD_BYTES, (size_t)length};
    *offset += HEAD_BYTES + (size_t)length;
    return true;
damaged:
    *status = YL_FAIL(err, CORRUPT, "a snapshot ends in the middle of a section");
    return false;
}
