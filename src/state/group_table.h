/* Group table: from key values to dense group numbers. The heart of GROUP BY, DISTINCT, hash joins
 * and set operations.
 *
 *     slots   [tag:32 | group + 1:32] ...          open addressing, a power of two, half full
 *     rows    group 0: [fixed words][views] ...    the keys, row by row
 *     hashes  group 0, group 1, ...                as the partitioner computed them
 *
 * A batch is looked up at once: keys are encoded column by column into rows of 8-byte words, slots
 * and stored rows are prefetched a block ahead, then compared. NULL is a key like any other.
 * Groups are numbered in the order of their first appearance and never removed one by one.
 *
 * One thread. Memory is accounted by yl_group_table_bytes; the owner charges it to its budget.
 */
#ifndef YL_STATE_GROUP_TABLE_H
#define YL_STATE_GROUP_TABLE_H

#include "data/batch.h"

typedef struct yl_group_table yl_group_table;

#define YL_GROUP_NONE UINT32_MAX

/* `keys` outlives the table. At most 63 key columns. */
yl_status yl_group_table_new(yl_schema keys, yl_group_table **out, yl_error *err);
void yl_group_table_free(yl_group_table *table); /* NULL is fine */
/* Forgets all groups, keeps the memory. */
void yl_group_table_reset(yl_group_table *table);

/* groups[i] becomes the group of row i of the key vectors (dense rows 0..n-1, FLAT or CONST),
 * added if it is new: groups from yl_group_table_size before the call on are new. `hashes`: of the
 * rows, combined over the key columns by yl_vector_hash; NULL computes them. */
yl_status yl_group_table_add(yl_group_table *table, yl_vector *const *keys, uint32_t n,
                             const uint64_t *hashes, uint32_t *groups, yl_error *err);
/* The same without adding: YL_GROUP_NONE for a key that is not there. */
yl_status yl_group_table_find(yl_group_table *table, yl_vector *const *keys, uint32_t n,
                              const uint64_t *hashes, uint32_t *groups, yl_error *err);

uint32_t yl_group_table_size(const yl_group_table *table);
uint64_t yl_group_table_hash(const yl_group_table *table, uint32_t group);
size_t yl_group_table_bytes(const yl_group_table *table);
/* Writes the keys of `n` groups into out[k] (FLAT, unshared, n rows of room; length becomes n).
 * `groups` lists them, or NULL for first, first + 1, ... */
yl_status yl_group_table_keys(const yl_group_table *table, const uint32_t *groups, uint32_t first,
                              uint32_t n, yl_vector **out, yl_error *err);

#endif
