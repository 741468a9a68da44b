/* SetOp: INTERSECT and EXCEPT, with and without ALL.
 *
 *     left rows  --> group, left[group]++
 *     right rows --> group, right[group]++
 *     at the end, per group, so many copies of its row:
 *
 *                  distinct                        ALL
 *     INTERSECT    1 if left > 0 and right > 0     min(left, right)
 *     EXCEPT       1 if left > 0 and right = 0     left - right, if positive
 *
 * The whole row is the key, NULL equals NULL. SQL's equality holds for numbers: Flink plans these
 * operations as joins, so 0.0 meets -0.0 and a NaN on the left meets no NaN on the right.
 *
 * Changelog: bounded input is insert-only. State: the groups with their two counters, by key group.
 */
#include "checkpoint/keyed_rows.h"
#include "data/serialize.h"
#include "operator/operators.h"
#include "state/group_table.h"

typedef struct counts {
    uint64_t side[2];
} counts;

typedef struct set_op {
    yl_operator base;
    const yl_set_op_spec *spec;
    yl_group_table *table;
    counts *counts;
    uint32_t n_groups, capacity;
    uint32_t group; /* at the end: the group at hand ... */
    uint64_t given; /* ... and how many copies have gone out */
    uint32_t *scratch;
    uint32_t scratch_rows;
    yl_field *state_fields;
    yl_budget_share share;
} set_op;

static yl_status set_op_open(yl_operator *op, yl_error *err)
{
    set_op *self = (set_op *)op;
    self->spec = op->vertex->spec;
    self->share.budget = op->context->budget;
    uint32_t n = self->spec->input.n;
    self->state_fields = yl_calloc((size_t)n + 2, sizeof *self->state_fields);
    if (self->state_fields == NULL)
        return YL_FAIL_MEMORY(err);
    memcpy(self->state_fields, self->spec->input.fields, n * sizeof *self->state_fields);
    self->state_fields[n].type = self->state_fields[n + 1].type = &yl_type_bigint;
    return yl_group_table_new(self->spec->input, &self->table, err);
}

/* One zero for both; a NaN of the right side, which can match nothing, is left out by the caller
 * through *drop. */
static yl_status normal_columns(const yl_batch *batch, yl_vector **columns)
{
    for (uint32_t c = 0; c < batch->n_columns; c++) {
        yl_vector *v = batch->columns[c];
        if (v->phys != YL_PHYS_F32 && v->phys != YL_PHYS_F64) {
            columns[c] = yl_vector_ref(v);
            continue;
        }
        YL_TRY(yl_vector_gather(v, NULL, batch->rows, &columns[c]));
        for (uint32_t i = 0; i < batch->rows; i++) {
            if (v->phys == YL_PHYS_F64 && columns[c]->f64[i] == 0)
                columns[c]->f64[i] = 0.0;
            else if (v->phys == YL_PHYS_F32 && columns[c]->f32[i] == 0)
                columns[c]->f32[i] = 0.0f;
        }
    }
    return YL_OK;
}

static bool has_nan(yl_vector *const *columns, uint32_t n, uint32_t row)
{
    for (uint32_t c = 0; c < n; c++) {
        const yl_vector *v = columns[c];
        uint32_t i = v->form == YL_CONST ? 0 : row;
        if ((v->phys == YL_PHYS_F64 && v->f64[i] != v->f64[i]) ||
            (v->phys == YL_PHYS_F32 && v->f32[i] != v->f32[i]))
            return true;
    }
    return false;
}

static yl_status need_room(set_op *self, uint32_t rows, yl_error *err)
{
    if (rows > self->scratch_rows) {
        uint32_t *scratch = yl_realloc(self->scratch, rows * sizeof *scratch);
        if (scratch == NULL)
            return YL_FAIL_MEMORY(err);
        self->scratch = scratch;
        self->scratch_rows = rows;
    }
    uint64_t wanted = (uint64_t)self->n_groups + rows, capacity = self->capacity;
    if (wanted > capacity) {
        capacity = capacity == 0 ? 4096 : capacity;
        while (capacity < wanted)
            capacity *= 2;
        counts *grown = yl_realloc(self->counts, capacity * sizeof *grown);
        if (grown == NULL)
            return YL_FAIL_MEMORY(err);
        self->counts = grown;
        self->capacity = (uint32_t)capacity;
    }
    return YL_OK;
}

static yl_status find_groups(set_op *self, yl_vector *const *columns, uint32_t n, yl_error *err)
{
    YL_TRY(need_room(self, n, err));
    YL_TRY(yl_group_table_add(self->table, columns, n, NULL, self->scratch, err));
    uint32_t size = yl_group_table_size(self->table);
    if (size > self->n_groups)
        memset(self->counts + self->n_groups, 0, (size - self->n_groups) * sizeof *self->counts);
    self->n_groups = size;
    return yl_budget_share_set(&self->share, "the set operation",
                               (int64_t)(yl_group_table_bytes(self->table) +
                                         (size_t)self->capacity * sizeof *self->counts),
                               err);
}

static yl_status add_batch(set_op *self, uint32_t input, yl_batch *batch, yl_error *err)
{
    uint32_t n = self->spec->input.n;
    if (yl_batch_compact(batch) != YL_OK)
        return YL_FAIL_MEMORY(err);
    yl_vector **columns = yl_calloc(n, sizeof(yl_vector *));
    if (columns == NULL)
        return YL_FAIL_MEMORY(err);
    yl_status status = normal_columns(batch, columns) != YL_OK ? YL_FAIL_MEMORY(err) : YL_OK;
    if (status == YL_OK)
        status = find_groups(self, columns, batch->rows, err);
    for (uint32_t i = 0; i < batch->rows && status == YL_OK; i++)
        if (input == 0 || !has_nan(columns, n, i))
            self->counts[self->scratch[i]].side[input]++;
    for (uint32_t c = 0; c < n; c++)
        yl_vector_unref(columns[c]);
    yl_free(columns);
    return status;
}

static yl_status set_op_batch(yl_operator *op, uint32_t input, yl_batch *batch, yl_error *err)
{
    yl_status status = add_batch((set_op *)op, input, batch, err);
    yl_batch_free(batch);
    return status;
}

static uint64_t copies_of(const set_op *self, uint32_t group)
{
    uint64_t left = self->counts[group].side[0], right = self->counts[group].side[1];
    if (self->spec->op == YL_INTERSECT)
        return self->spec->all ? (left < right ? left : right) : left > 0 && right > 0;
    return self->spec->all ? (left > right ? left - right : 0) : left > 0 && right == 0;
}

static yl_status set_op_finish(yl_operator *op, yl_error *err)
{
    (void)err;
    op->more = ((set_op *)op)->n_groups > 0;
    return YL_OK;
}

static yl_status make_columns(const set_op *self, const uint32_t *groups, uint32_t n,
                              uint32_t extra, yl_batch **out, yl_error *err)
{
    yl_schema schema = self->spec->input;
    yl_batch *batch = yl_batch_new(schema.n + extra);
    yl_status status = batch == NULL ? YL_FAIL_MEMORY(err) : YL_OK;
    for (uint32_t c = 0; c < schema.n && status == YL_OK; c++) {
        batch->columns[c] = yl_vector_new(schema.fields[c].type, n);
        if (batch->columns[c] == NULL)
            status = YL_FAIL_MEMORY(err);
    }
    if (status == YL_OK)
        status = yl_group_table_keys(self->table, groups, 0, n, batch->columns, err);
    if (status != YL_OK) {
        yl_batch_free(batch);
        return status;
    }
    batch->rows = batch->count = n;
    *out = batch;
    return YL_OK;
}

static yl_status set_op_resume(yl_operator *op, yl_error *err)
{
    set_op *self = (set_op *)op;
    uint32_t n = 0, most = op->context->batch_rows;
    yl_batch *batch;
    YL_TRY(need_room(self, most, err));
    while (self->group < self->n_groups && n < most) {
        if (self->given >= copies_of(self, self->group)) {
            self->group++;
            self->given = 0;
            continue;
        }
        self->scratch[n++] = self->group;
        self->given++;
    }
    op->more = self->group < self->n_groups;
    if (n == 0)
        return YL_OK;
    YL_TRY(make_columns(self, self->scratch, n, 0, &batch, err));
    return yl_output_push(op->output, batch, err);
}

/* Groups [first, first + n) with their counters. */
static yl_status state_batch(set_op *self, uint32_t first, uint32_t n, yl_batch **out,
                             yl_error *err)
{
    uint32_t groups[YL_BATCH_ROWS];
    for (uint32_t i = 0; i < n; i++)
        groups[i] = first + i;
    YL_TRY(make_columns(self, groups, n, 2, out, err));
    for (uint32_t s = 0; s < 2; s++) {
        yl_vector *v = yl_vector_new(&yl_type_bigint, n);
        if (v == NULL) {
            yl_batch_free(*out);
            return YL_FAIL_MEMORY(err);
        }
        for (uint32_t i = 0; i < n; i++)
            v->i64[i] = (int64_t)self->counts[first + i].side[s];
        v->length = n;
        (*out)->columns[self->spec->input.n + s] = v;
    }
    return YL_OK;
}

static yl_status set_op_snapshot(yl_operator *op, yl_snapshot *to, yl_error *err)
{
    set_op *self = (set_op *)op;
    uint64_t hashes[YL_BATCH_ROWS];
    for (uint32_t first = 0; first < self->n_groups; first += YL_BATCH_ROWS) {
        uint32_t left = self->n_groups - first, n = left < YL_BATCH_ROWS ? left : YL_BATCH_ROWS;
        yl_batch *batch;
        YL_TRY(state_batch(self, first, n, &batch, err));
        for (uint32_t i = 0; i < n; i++)
            hashes[i] = yl_group_table_hash(self->table, first + i);
        yl_status status =
            yl_snapshot_keyed_rows(to, 0, batch, hashes, op->context->max_parallelism, err);
        yl_batch_free(batch);
        YL_TRY(status);
    }
    return YL_OK;
}

static yl_status set_op_restore(yl_operator *op, int32_t key_group, yl_str section, yl_error *err)
{
    set_op *self = (set_op *)op;
    uint32_t n = self->spec->input.n;
    yl_batch *batch = NULL;
    (void)key_group;
    uint8_t tag;
    yl_str rest;
    YL_TRY(yl_snapshot_tag(section, 0, &tag, &rest, err));
    YL_TRY(yl_batch_read((yl_schema){n + 2, self->state_fields}, &rest, &batch, err));
    yl_status status = yl_batch_compact(batch) != YL_OK ? YL_FAIL_MEMORY(err) : YL_OK;
    if (status == YL_OK)
        status = find_groups(self, batch->columns, batch->rows, err);
    for (uint32_t i = 0; i < batch->rows && status == YL_OK; i++)
        for (uint32_t s = 0; s < 2; s++)
            self->counts[self->scratch[i]].side[s] += (uint64_t)batch->columns[n + s]->i64[i];
    yl_batch_free(batch);
    return status;
}

static void set_op_close(yl_operator *op)
{
    set_op *self = (set_op *)op;
    yl_group_table_free(self->table);
    yl_free(self->counts);
    yl_free(self->scratch);
    yl_free(self->state_fields);
    yl_budget_share_clear(&self->share);
}

const yl_operator_type yl_op_set_op = {
    .name = "SetOp",
    .state_version = 1,
    .size = sizeof(set_op),
    .open = set_op_open,
    .batch = set_op_batch,
    .resume = set_op_resume,
    .finish = set_op_finish,
    .snapshot = set_op_snapshot,
    .restore = set_op_restore,
    .close = set_op_close,
};
