/* The states of the hash aggregate: room, results, partial columns, snapshot and restore.
 *
 * The sections of a snapshot are rows (checkpoint/keyed_rows.h), tagged 0 for groups: keys, then
 * all partial columns; and c + 1 for the DISTINCT set of call c: keys, then the arguments that were
 * seen. A section of the whole subtask has the same contents (no keys, or phase LOCAL) and is taken
 * by subtask 0. Restoring merges: several sections for one group add up.
 */
#include <assert.h>

#include "checkpoint/keyed_rows.h"
#include "data/serialize.h"
#include "operator/hash_aggregate.h"

yl_status aggregate_open_calls(aggregate *self, yl_error *err)
{
    for (uint32_t c = 0; c < self->spec->n_calls; c++) {
        agg_call *call = &self->calls[c];
        const yl_agg_call *bound = &self->spec->calls[c];
        call->call = bound;
        call->run = (yl_agg_run){.call = bound, .env = self->base.context->env};
        call->n_partials = bound->fn->partial_types(self->arena, bound, call->partials);
        assert(call->n_partials >= 1 && call->n_partials <= YL_AGG_PARTIALS_MAX);
        if (!bound->distinct || self->spec->phase == YL_AGG_GLOBAL)
            continue;
        yl_field *fields = YL_NEW_ARRAY(self->arena, yl_field, 1 + bound->n_args);
        if (yl_arena_oom(self->arena))
            return YL_FAIL_MEMORY(err);
        fields[0] = (yl_field){.name = YL_STR("group"), .type = &yl_type_int};
        for (uint32_t a = 0; a < bound->n_args; a++)
            fields[1 + a] = (yl_field){.name = YL_STR("argument"), .type = bound->args[a]->type};
        call->distinct_fields = fields;
        YL_TRY(yl_group_table_new((yl_schema){1 + bound->n_args, fields}, &call->distinct, err));
    }
    return yl_arena_oom(self->arena) ? YL_FAIL_MEMORY(err) : YL_OK;
}

static void destroy_states(aggregate *self)
{
    for (uint32_t c = 0; self->calls != NULL && c < self->spec->n_calls; c++) {
        agg_call *call = &self->calls[c];
        if (call->states != NULL && call->call->fn->destroy != NULL)
            call->call->fn->destroy(call->states, 0, self->n_groups);
    }
    self->n_groups = 0;
}

void aggregate_free_calls(aggregate *self)
{
    destroy_states(self);
    for (uint32_t c = 0; self->calls != NULL && c < self->spec->n_calls; c++) {
        yl_free(self->calls[c].states);
        yl_group_table_free(self->calls[c].distinct);
    }
    yl_free(self->calls);
    self->calls = NULL;
}

void aggregate_reset(aggregate *self)
{
    destroy_states(self);
    if (self->groups != NULL)
        yl_group_table_reset(self->groups);
    for (uint32_t c = 0; c < self->spec->n_calls; c++)
        if (self->calls[c].distinct != NULL)
            yl_group_table_reset(self->calls[c].distinct);
}

static yl_status grow_states(aggregate *self, uint32_t n, yl_error *err)
{
    uint64_t capacity = self->capacity == 0 ? (self->groups == NULL ? 1 : 1024) : self->capacity;
    while (capacity < n)
        capacity *= 2;
    for (uint32_t c = 0; c < self->spec->n_calls; c++) {
        agg_call *call = &self->calls[c];
        char *states = yl_realloc(call->states, capacity * call->call->fn->state_size);
        if (states == NULL)
            return YL_FAIL_MEMORY(err);
        call->states = states;
    }
    self->capacity = (uint32_t)(capacity > UINT32_MAX ? UINT32_MAX : capacity);
    return YL_OK;
}

yl_status aggregate_need_groups(aggregate *self, uint32_t n, yl_error *err)
{
    if (n <= self->n_groups)
        return YL_OK;
    if (n > self->capacity)
        YL_TRY(grow_states(self, n, err));
    for (uint32_t c = 0; c < self->spec->n_calls; c++) {
        agg_call *call = &self->calls[c];
        call->call->fn->init(&call->run, call->states, self->n_groups, n - self->n_groups);
    }
    self->n_groups = n;
    return YL_OK;
}

yl_status aggregate_account(aggregate *self, yl_error *err)
{
    size_t bytes = self->groups == NULL ? 0 : yl_group_table_bytes(self->groups);
    for (uint32_t c = 0; c < self->spec->n_calls; c++) {
        const agg_call *call = &self->calls[c];
        bytes += (size_t)self->capacity * call->call->fn->state_size;
        if (call->call->fn->bytes != NULL)
            bytes += call->call->fn->bytes(call->states, 0, self->n_groups);
        if (call->distinct != NULL)
            bytes += yl_group_table_bytes(call->distinct);
    }
    return yl_budget_share_set(&self->share, "the hash aggregate", (int64_t)bytes, err);
}

/* ---- Rows out of states ---- */

static yl_status fill_call(agg_call *call, uint32_t first, uint32_t n, bool partials,
                           yl_vector **columns, yl_error *err)
{
    uint32_t n_columns = partials ? call->n_partials : 1;
    call->run.err = err;
    for (uint32_t p = 0; p < n_columns; p++) {
        columns[p] = yl_vector_new(partials ? call->partials[p] : call->call->type, n);
        if (columns[p] == NULL)
            return YL_FAIL_MEMORY(err);
    }
    yl_status status = partials
                           ? call->call->fn->partial(&call->run, call->states, first, n, columns)
                           : call->call->fn->result(&call->run, call->states, first, n, columns[0]);
    if (status == YL_ERR_MEMORY)
        return YL_FAIL_MEMORY(err);
    for (uint32_t p = 0; p < n_columns; p++)
        columns[p]->length = n;
    return status;
}

yl_status aggregate_rows(aggregate *self, uint32_t first, uint32_t n, bool partials, yl_batch **out,
                         yl_error *err)
{
    uint32_t n_columns = self->keys.n, at = self->keys.n;
    for (uint32_t c = 0; c < self->spec->n_calls; c++)
        n_columns += partials ? self->calls[c].n_partials : 1;
    yl_batch *batch = yl_batch_new(n_columns);
    if (batch == NULL)
        return YL_FAIL_MEMORY(err);
    yl_status status = YL_OK;
    for (uint32_t k = 0; k < self->keys.n && status == YL_OK; k++) {
        batch->columns[k] = yl_vector_new(self->keys.fields[k].type, n);
        if (batch->columns[k] == NULL)
            status = YL_FAIL_MEMORY(err);
    }
    if (status == YL_OK && self->groups != NULL)
        status = yl_group_table_keys(self->groups, NULL, first, n, batch->columns, err);
    for (uint32_t c = 0; c < self->spec->n_calls && status == YL_OK; c++) {
        status = fill_call(&self->calls[c], first, n, partials, batch->columns + at, err);
        at += partials ? self->calls[c].n_partials : 1;
    }
    if (status != YL_OK) {
        yl_batch_free(batch);
        return status;
    }
    batch->rows = batch->count = n;
    *out = batch;
    return YL_OK;
}

yl_status aggregate_merge(aggregate *self, yl_vector **columns, uint32_t n, const uint32_t *groups,
                          yl_error *err)
{
    for (uint32_t c = 0, at = 0; c < self->spec->n_calls; at += self->calls[c++].n_partials) {
        agg_call *call = &self->calls[c];
        yl_vector *flat[YL_AGG_PARTIALS_MAX] = {0};
        yl_status status = YL_OK;
        call->run.err = err;
        for (uint32_t p = 0; p < call->n_partials && status == YL_OK; p++)
            status = yl_vector_flatten(columns[at + p], &flat[p]);
        if (status == YL_OK)
            status = call->call->fn->merge(&call->run, call->states, groups, flat, n);
        for (uint32_t p = 0; p < call->n_partials; p++)
            yl_vector_unref(flat[p]);
        if (status == YL_ERR_MEMORY)
            return YL_FAIL_MEMORY(err);
        YL_TRY(status);
    }
    return YL_OK;
}

/* ---- Snapshot ---- */

static bool keyed(const aggregate *self)
{
    return self->groups != NULL && self->spec->phase != YL_AGG_LOCAL;
}

/* Writes the rows of `batch`, row i of which belongs to group groups[i] (or first + i). */
static yl_status write_rows(aggregate *self, uint8_t kind, yl_batch *batch, const int32_t *groups,
                            uint32_t first, yl_snapshot *to, yl_error *err)
{
    if (!keyed(self))
        return yl_snapshot_subtask_rows(to, kind, batch, err);
    uint64_t *hashes = yl_malloc(batch->rows * sizeof *hashes);
    if (hashes == NULL)
        return YL_FAIL_MEMORY(err);
    for (uint32_t i = 0; i < batch->rows; i++)
        hashes[i] =
            yl_group_table_hash(self->groups, groups != NULL ? (uint32_t)groups[i] : first + i);
    yl_status status =
        yl_snapshot_keyed_rows(to, kind, batch, hashes, self->base.context->max_parallelism, err);
    yl_free(hashes);
    return status;
}

/* A batch with the keys of the groups in column 0 of `seen`, then the other columns of `seen`. */
static yl_status distinct_batch(aggregate *self, const agg_call *call, uint32_t first, uint32_t n,
                                yl_batch **out, int32_t **groups, yl_error *err)
{
    uint32_t n_args = call->call->n_args, n_keys = self->keys.n;
    yl_batch *batch = yl_batch_new(n_keys + n_args);
    yl_vector *columns[1 + YL_AGG_ARGS_MAX] = {0};
    *groups = yl_malloc(n * sizeof **groups);
    yl_status status = batch == NULL || *groups == NULL ? YL_FAIL_MEMORY(err) : YL_OK;
    for (uint32_t c = 0; c < 1 + n_args && status == YL_OK; c++) {
        columns[c] = yl_vector_new(call->distinct_fields[c].type, n);
        if (columns[c] == NULL)
            status = YL_FAIL_MEMORY(err);
    }
    if (status == YL_OK)
        status = yl_group_table_keys(call->distinct, NULL, first, n, columns, err);
    for (uint32_t k = 0; k < n_keys && status == YL_OK; k++) {
        batch->columns[k] = yl_vector_new(self->keys.fields[k].type, n);
        if (batch->columns[k] == NULL)
            status = YL_FAIL_MEMORY(err);
    }
    if (status == YL_OK) {
        memcpy(*groups, columns[0]->i32, n * sizeof **groups);
        if (self->groups != NULL)
            status = yl_group_table_keys(self->groups, (const uint32_t *)*groups, 0, n,
                                         batch->columns, err);
    }
    for (uint32_t a = 0; a < n_args && status == YL_OK; a++)
        batch->columns[n_keys + a] = yl_vector_ref(columns[1 + a]);
    for (uint32_t c = 0; c < 1 + n_args; c++)
        yl_vector_unref(columns[c]);
    if (status != YL_OK) {
        yl_batch_free(batch);
        yl_free(*groups);
        return status;
    }
    batch->rows = batch->count = n;
    *out = batch;
    return YL_OK;
}

static yl_status snapshot_distinct(aggregate *self, uint32_t c, yl_snapshot *to, yl_error *err)
{
    agg_call *call = &self->calls[c];
    uint32_t size = yl_group_table_size(call->distinct);
    for (uint32_t first = 0; first < size; first += YL_BATCH_ROWS) {
        uint32_t n = size - first < YL_BATCH_ROWS ? size - first : YL_BATCH_ROWS;
        yl_batch *batch;
        int32_t *groups;
        YL_TRY(distinct_batch(self, call, first, n, &batch, &groups, err));
        yl_status status = write_rows(self, (uint8_t)(c + 1), batch, groups, 0, to, err);
        yl_batch_free(batch);
        yl_free(groups);
        YL_TRY(status);
    }
    return YL_OK;
}

yl_status aggregate_snapshot(yl_operator *op, yl_snapshot *to, yl_error *err)
{
    aggregate *self = (aggregate *)op;
    if (self->finished)
        return YL_FAIL(err, INVALID, "%s cannot be saved while it gives its results",
                       op->vertex->name);
    for (uint32_t first = 0; first < self->n_groups; first += YL_BATCH_ROWS) {
        uint32_t left = self->n_groups - first, n = left < YL_BATCH_ROWS ? left : YL_BATCH_ROWS;
        yl_batch *batch;
        YL_TRY(aggregate_rows(self, first, n, true, &batch, err));
        yl_status status = write_rows(self, 0, batch, NULL, first, to, err);
        yl_batch_free(batch);
        YL_TRY(status);
    }
    for (uint32_t c = 0; c < self->spec->n_calls; c++)
        if (self->calls[c].distinct != NULL)
            YL_TRY(snapshot_distinct(self, c, to, err));
    return YL_OK;
}

/* ---- Restore ---- */

static yl_status restore_groups(aggregate *self, yl_batch *batch, uint32_t *groups, yl_error *err)
{
    if (self->groups == NULL)
        return aggregate_need_groups(self, 1, err);
    YL_TRY(yl_group_table_add(self->groups, batch->columns, batch->rows, NULL, groups, err));
    return aggregate_need_groups(self, yl_group_table_size(self->groups), err);
}

static yl_status restore_distinct(agg_call *call, yl_batch *batch, uint32_t n_keys,
                                  const uint32_t *groups, bool one_group, yl_error *err)
{
    yl_vector *keys[1 + YL_AGG_ARGS_MAX];
    uint32_t *found = yl_malloc((size_t)batch->rows * sizeof *found);
    keys[0] = yl_vector_new(&yl_type_int, batch->rows);
    yl_status status = found == NULL || keys[0] == NULL ? YL_FAIL_MEMORY(err) : YL_OK;
    for (uint32_t i = 0; i < batch->rows && status == YL_OK; i++)
        keys[0]->i32[i] = one_group ? 0 : (int32_t)groups[i];
    for (uint32_t a = 0; a < call->call->n_args; a++)
        keys[1 + a] = batch->columns[n_keys + a];
    if (status == YL_OK)
        status = yl_group_table_add(call->distinct, keys, batch->rows, NULL, found, err);
    yl_vector_unref(keys[0]);
    yl_free(found);
    return status;
}

/* The columns of a section of this kind. */
static yl_status section_schema(aggregate *self, uint8_t kind, yl_schema *out, yl_error *err)
{
    uint32_t n = self->keys.n, at = self->keys.n;
    if (kind > self->spec->n_calls || (kind > 0 && self->calls[kind - 1].distinct == NULL))
        return YL_FAIL(err, CORRUPT, "the state of %s does not fit its plan",
                       self->base.vertex->name);
    for (uint32_t c = 0; kind == 0 && c < self->spec->n_calls; c++)
        n += self->calls[c].n_partials;
    if (kind > 0)
        n += self->calls[kind - 1].call->n_args;
    yl_field *fields = YL_NEW_ARRAY(self->arena, yl_field, n);
    if (yl_arena_oom(self->arena))
        return YL_FAIL_MEMORY(err);
    for (uint32_t k = 0; k < self->keys.n; k++)
        fields[k] = self->keys.fields[k];
    for (uint32_t c = 0; kind == 0 && c < self->spec->n_calls; c++)
        for (uint32_t p = 0; p < self->calls[c].n_partials; p++)
            fields[at++].type = self->calls[c].partials[p];
    for (uint32_t a = 0; kind > 0 && a < self->calls[kind - 1].call->n_args; a++)
        fields[at++].type = self->calls[kind - 1].call->args[a]->type;
    *out = (yl_schema){n, fields};
    return YL_OK;
}

yl_status aggregate_restore(yl_operator *op, int32_t key_group, yl_str section, yl_error *err)
{
    aggregate *self = (aggregate *)op;
    yl_schema schema;
    yl_batch *batch = NULL;
    if (key_group == YL_SECTION_SUBTASK && op->context->subtask != 0)
        return YL_OK;
    uint8_t kind;
    yl_str rest;
    YL_TRY(yl_snapshot_tag(section, UINT8_MAX, &kind, &rest, err));
    YL_TRY(section_schema(self, kind, &schema, err));
    YL_TRY(yl_batch_read(schema, &rest, &batch, err));
    uint32_t *groups = yl_malloc(((size_t)batch->rows + 1) * sizeof *groups);
    yl_status status = groups == NULL ? YL_FAIL_MEMORY(err) : YL_OK;
    if (status == YL_OK)
        status = restore_groups(self, batch, groups, err);
    if (status == YL_OK && kind == 0)
        status = aggregate_merge(self, batch->columns + self->keys.n, batch->rows,
                                 self->groups == NULL ? NULL : groups, err);
    else if (status == YL_OK)
        status = restore_distinct(&self->calls[kind - 1], batch, self->keys.n, groups,
                                  self->groups == NULL, err);
    yl_free(groups);
    yl_batch_free(batch);
    return status == YL_OK ? aggregate_account(self, err) : status;
}
