/* The held side of a join: rows, their groups, and the snapshot of both.
 *
 * Rows go into a row store as they come; their keys into a group table. When the side has ended,
 * a counting sort by group makes the list of each group's rows contiguous, in the order of their
 * arrival. Without keys (nested loops) all rows are one group.
 *
 * SQL's equality decides what a key is: a NULL matches nothing unless the key is null_equal (IS NOT
 * DISTINCT FROM), NaN matches nothing, 0.0 matches -0.0. So floating-point keys are normalised
 * before they are hashed into the table, and rows with such keys get no group.
 *
 * The snapshot's sections are rows (checkpoint/keyed_rows.h) by key group of the join keys, tagged
 * 0 for held rows, with one more column: has found a partner; and 1 for probe rows that wait. When
 * the held side came by broadcast or there are no keys, they are sections of the whole subtask:
 * subtask 0 writes the held rows, and all read them.
 */
#include "checkpoint/keyed_rows.h"
#include "data/serialize.h"
#include "operator/join.h"

yl_status join_build_open(join *self, yl_error *err)
{
    self->key_fields = yl_calloc(self->n_keys, sizeof *self->key_fields);
    if (self->key_fields == NULL)
        return YL_FAIL_MEMORY(err);
    for (uint32_t k = 0; k < self->n_keys; k++)
        self->key_fields[k] = self->sides[self->build].fields[self->keys[self->build][k]];
    self->key_schema = (yl_schema){self->n_keys, self->key_fields};
    YL_TRY(yl_row_store_init(&self->rows, self->sides[self->build], err));
    YL_TRY(yl_row_store_init(&self->waiting, self->sides[self->probe], err));
    return yl_group_table_new(self->key_schema, &self->table, err);
}

void join_build_close(join *self)
{
    yl_row_store_clear(&self->rows);
    yl_row_store_clear(&self->waiting);
    yl_group_table_free(self->table);
    yl_free(self->key_fields);
    yl_free(self->group_of_row);
    yl_free(self->starts);
    yl_free(self->order);
    yl_free(self->matched);
}

/* A copy of a floating-point key with one zero; other keys are shared. */
static yl_status normal_key(yl_vector *key, yl_vector **out)
{
    bool is_double = key->phys == YL_PHYS_F64;
    YL_TRY(yl_vector_flatten(key, out));
    if (!is_double && key->phys != YL_PHYS_F32)
        return YL_OK;
    yl_vector *copy;
    yl_status status = yl_vector_gather(*out, NULL, (*out)->length, &copy);
    yl_vector_unref(*out);
    *out = status == YL_OK ? copy : NULL;
    for (uint32_t i = 0; i < key->length && status == YL_OK; i++) {
        if (is_double && copy->f64[i] == 0)
            copy->f64[i] = 0.0;
        else if (!is_double && copy->f32[i] == 0)
            copy->f32[i] = 0.0f;
    }
    return status;
}

static bool is_nan(const yl_vector *key, uint32_t row)
{
    return key->phys == YL_PHYS_F64 ? key->f64[row] != key->f64[row]
                                    : key->f32[row] != key->f32[row];
}

/* Rows whose key matches nothing get no group. */
static void drop_unequal(join *self, uint32_t k, const yl_vector *key, uint32_t n, bool add,
                         uint32_t *groups)
{
    bool is_float = key->phys == YL_PHYS_F32 || key->phys == YL_PHYS_F64;
    for (uint32_t i = 0; i < n; i++) {
        bool null = key->validity != NULL && !yl_bit_get(key->validity, i);
        if (null ? self->null_equal[k] : !is_float || !is_nan(key, i))
            continue;
        groups[i] = YL_GROUP_NONE;
        self->held_null |= null && add;
    }
}

static yl_status look_up(join *self, yl_vector *const *keys, uint32_t n, bool add, uint32_t *groups,
                         yl_error *err)
{
    YL_TRY(add ? yl_group_table_add(self->table, keys, n, NULL, groups, err)
               : yl_group_table_find(self->table, keys, n, NULL, groups, err));
    for (uint32_t k = 0; k < self->n_keys; k++) {
        bool is_float = keys[k]->phys == YL_PHYS_F32 || keys[k]->phys == YL_PHYS_F64;
        if (is_float || (keys[k]->validity != NULL && !self->null_equal[k]))
            drop_unequal(self, k, keys[k], n, add, groups);
    }
    return YL_OK;
}

yl_status join_find_groups(join *self, uint32_t side, const yl_batch *batch, bool add,
                           uint32_t *groups, yl_error *err)
{
    yl_vector *keys[64] = {0};
    yl_status status = YL_OK;
    if (self->n_keys == 0) {
        bool any = add || self->rows.n_rows > 0;
        if (add && yl_group_table_size(self->table) == 0)
            YL_TRY(yl_group_table_add(self->table, keys, 1, NULL, groups, err));
        for (uint32_t i = 0; i < batch->rows; i++)
            groups[i] = any ? 0 : YL_GROUP_NONE;
        return YL_OK;
    }
    for (uint32_t k = 0; k < self->n_keys && status == YL_OK; k++)
        if (normal_key(batch->columns[self->keys[side][k]], &keys[k]) != YL_OK)
            status = YL_FAIL_MEMORY(err);
    if (status == YL_OK)
        status = look_up(self, keys, batch->rows, add, groups, err);
    for (uint32_t k = 0; k < self->n_keys; k++)
        yl_vector_unref(keys[k]);
    return status;
}

static yl_status account(join *self, yl_error *err)
{
    size_t bytes = yl_row_store_bytes(&self->rows) + yl_group_table_bytes(self->table) +
                   (size_t)self->group_capacity * 3 * sizeof(uint32_t) +
                   yl_row_store_bytes(&self->waiting);
    return yl_budget_share_set(&self->share, "the join", (int64_t)bytes, err);
}

yl_status join_build_add(join *self, const yl_batch *batch, yl_error *err)
{
    uint32_t first = self->rows.n_rows;
    uint64_t wanted = (uint64_t)first + batch->count;
    if (wanted > self->group_capacity) {
        uint64_t capacity = self->group_capacity == 0 ? 4096 : self->group_capacity;
        while (capacity < wanted)
            capacity *= 2;
        uint32_t *grown = yl_realloc(self->group_of_row, capacity * sizeof *grown);
        if (grown == NULL)
            return YL_FAIL_MEMORY(err);
        self->group_of_row = grown;
        self->group_capacity = (uint32_t)capacity;
    }
    YL_TRY(join_find_groups(self, self->build, batch, true, self->group_of_row + first, err));
    YL_TRY(yl_row_store_add(&self->rows, batch, err));
    return account(self, err);
}

yl_status join_build_finish(join *self, yl_error *err)
{
    uint32_t n_groups = yl_group_table_size(self->table), n = self->rows.n_rows;
    self->starts = yl_calloc((size_t)n_groups + 1, sizeof *self->starts);
    self->order = yl_malloc((size_t)n * sizeof *self->order);
    uint8_t *matched = yl_realloc(self->matched, n);
    if (matched != NULL)
        self->matched = matched;
    if (self->starts == NULL || self->order == NULL || matched == NULL)
        return YL_FAIL_MEMORY(err);
    memset(matched + self->matched_restored, 0, n - self->matched_restored);
    for (uint32_t i = 0; i < n; i++)
        if (self->group_of_row[i] != YL_GROUP_NONE)
            self->starts[self->group_of_row[i] + 1]++;
    for (uint32_t g = 0; g < n_groups; g++)
        self->starts[g + 1] += self->starts[g];
    uint32_t *next = yl_malloc(((size_t)n_groups + 1) * sizeof *next);
    if (next == NULL)
        return YL_FAIL_MEMORY(err);
    memcpy(next, self->starts, ((size_t)n_groups + 1) * sizeof *next);
    for (uint32_t i = 0; i < n; i++)
        if (self->group_of_row[i] != YL_GROUP_NONE)
            self->order[next[self->group_of_row[i]]++] = i;
    yl_free(next);
    self->built = true;
    return account(self, err);
}

/* ---- Snapshot ---- */

static bool is_keyed(const join *self)
{
    return self->n_keys > 0 && !self->null_aware;
}

static yl_status write_batch(join *self, uint8_t what, uint32_t side, yl_batch *batch,
                             yl_snapshot *to, yl_error *err)
{
    if (!is_keyed(self)) {
        /* The held side is the same in every subtask; what waits is each subtask's own. */
        if (what == 0 && self->base.context->subtask != 0)
            return YL_OK;
        return yl_snapshot_subtask_rows(to, what, batch, err);
    }
    uint64_t *hashes = yl_malloc(batch->rows * sizeof *hashes);
    if (hashes == NULL)
        return YL_FAIL_MEMORY(err);
    for (uint32_t k = 0; k < self->n_keys; k++)
        yl_vector_hash(batch->columns[self->keys[side][k]], batch->rows, hashes, k > 0);
    yl_status status =
        yl_snapshot_keyed_rows(to, what, batch, hashes, self->base.context->max_parallelism, err);
    yl_free(hashes);
    return status;
}

static yl_status add_matched(const join *self, uint32_t first, uint32_t n, yl_batch *batch,
                             yl_error *err)
{
    yl_vector *flags = yl_vector_new(&yl_type_boolean, n);
    if (flags == NULL)
        return YL_FAIL_MEMORY(err);
    for (uint32_t i = 0; i < n; i++)
        flags->u8[i] = self->matched != NULL && self->matched[first + i];
    flags->length = n;
    batch->columns[batch->n_columns - 1] = flags;
    return YL_OK;
}

static yl_status snapshot_store(join *self, const yl_row_store *store, uint32_t from, uint8_t what,
                                uint32_t side, yl_snapshot *to, yl_error *err)
{
    for (uint32_t first = from; first < store->n_rows; first += YL_BATCH_ROWS) {
        uint32_t rows[YL_BATCH_ROWS], left = store->n_rows - first;
        uint32_t n = left < YL_BATCH_ROWS ? left : YL_BATCH_ROWS;
        yl_batch *batch = yl_batch_new(store->schema.n + (what == 0));
        if (batch == NULL)
            return YL_FAIL_MEMORY(err);
        for (uint32_t i = 0; i < n; i++)
            rows[i] = first + i;
        yl_status status = yl_row_store_gather(store, rows, n, batch->columns, err);
        batch->rows = batch->count = n;
        if (status == YL_OK && what == 0)
            status = add_matched(self, first, n, batch, err);
        if (status == YL_OK)
            status = write_batch(self, what, side, batch, to, err);
        yl_batch_free(batch);
        YL_TRY(status);
    }
    return YL_OK;
}

yl_status join_snapshot(yl_operator *op, yl_snapshot *to, yl_error *err)
{
    join *self = (join *)op;
    YL_TRY(snapshot_store(self, &self->rows, 0, 0, self->build, to, err));
    return snapshot_store(self, &self->waiting, self->waiting_next, 1, self->probe, to, err);
}

static yl_status restore_held(join *self, yl_batch *batch, yl_error *err)
{
    uint32_t first = self->rows.n_rows;
    YL_TRY(join_build_add(self, batch, err));
    uint8_t *grown = yl_realloc(self->matched, self->rows.n_rows + 1);
    if (grown == NULL)
        return YL_FAIL_MEMORY(err);
    self->matched = grown;
    memcpy(self->matched + first, batch->columns[batch->n_columns - 1]->u8, batch->rows);
    self->matched_restored = self->rows.n_rows;
    return YL_OK;
}

yl_status join_restore(yl_operator *op, int32_t key_group, yl_str section, yl_error *err)
{
    join *self = (join *)op;
    uint8_t what;
    yl_str rest;
    YL_TRY(yl_snapshot_tag(section, 1, &what, &rest, err));
    bool held = what == 0;
    yl_schema side = self->sides[held ? self->build : self->probe];
    yl_field *fields = yl_calloc((size_t)side.n + 1, sizeof *fields);
    yl_batch *batch = NULL;
    if (!held && key_group == YL_SECTION_SUBTASK && op->context->subtask != 0) {
        yl_free(fields);
        return YL_OK;
    }
    if (fields == NULL)
        return YL_FAIL_MEMORY(err);
    memcpy(fields, side.fields, side.n * sizeof *fields);
    fields[side.n].type = &yl_type_boolean;
    yl_status status = yl_batch_read((yl_schema){side.n + held, fields}, &rest, &batch, err);
    if (status == YL_OK && yl_batch_compact(batch) != YL_OK)
        status = YL_FAIL_MEMORY(err);
    if (status == YL_OK)
        status =
            held ? restore_held(self, batch, err) : yl_row_store_add(&self->waiting, batch, err);
    yl_batch_free(batch);
    yl_free(fields);
    return status;
}
