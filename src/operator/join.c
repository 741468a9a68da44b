/* HashJoin and NestedLoopJoin: one side is held, the other streams by.
 *
 *     held side --> rows + table (join_build.c)            probe batch --> groups
 *     pairs (probe row, held row), at most a batch per step --> residual condition --> output
 *
 * A nested loop is the same with no keys: every held row is in the one group, and the whole
 * condition is the residual. A step makes at most batch_rows candidate pairs, whatever the number
 * of matches; the place reached is kept in `row` and `at`.
 *
 * Kinds. INNER gives the pairs that pass. Outer kinds note who found a partner: probe rows without
 * one are given padded after the pairs of their batch, held rows without one after the end of the
 * probe side. SEMI and ANTI give probe rows by that note. NOT IN (null_aware ANTI): nothing passes
 * when the held side has a NULL key, a NULL probe key passes only when nothing is held; with a
 * residual, an unknown condition counts as a match.
 *
 * Changelog: bounded input is insert-only. State: the held rows with their notes, and probe rows
 * that came before the held side was complete.
 */
#include "operator/join.h"

#include <assert.h>

bool join_keeps_probe(const join *self)
{
    return self->kind == YL_JOIN_FULL || (self->kind == YL_JOIN_LEFT && self->probe == 0) ||
           (self->kind == YL_JOIN_RIGHT && self->probe == 1);
}

bool join_keeps_build(const join *self)
{
    return self->kind == YL_JOIN_FULL || (self->kind == YL_JOIN_LEFT && self->build == 0) ||
           (self->kind == YL_JOIN_RIGHT && self->build == 1);
}

bool join_is_filter(const join *self)
{
    return self->kind == YL_JOIN_SEMI || self->kind == YL_JOIN_ANTI;
}

static yl_status open_common(join *self, const yl_expr *residual, yl_error *err)
{
    uint32_t most = self->base.context->batch_rows;
    self->share.budget = self->base.context->budget;
    self->probe = 1 - self->build;
    assert(!join_is_filter(self) || self->probe == 0);
    self->pair_probe = yl_malloc(most * sizeof *self->pair_probe);
    self->pair_build = yl_malloc(most * sizeof *self->pair_build);
    if (self->pair_probe == NULL || self->pair_build == NULL)
        return YL_FAIL_MEMORY(err);
    if (residual != NULL)
        YL_TRY(yl_program_new(&residual, 1, self->base.context->env, &self->residual, err));
    return join_build_open(self, err);
}

static yl_status hash_join_open(yl_operator *op, yl_error *err)
{
    join *self = (join *)op;
    const yl_hash_join_spec *spec = op->vertex->spec;
    self->sides[0] = spec->left;
    self->sides[1] = spec->right;
    self->kind = spec->kind;
    self->n_keys = spec->n_keys;
    self->keys[0] = spec->left_keys;
    self->keys[1] = spec->right_keys;
    self->null_equal = spec->null_equal;
    self->null_aware = spec->null_aware;
    self->build = spec->build_left ? 0 : 1;
    return open_common(self, spec->residual, err);
}

static yl_status loop_join_open(yl_operator *op, yl_error *err)
{
    join *self = (join *)op;
    const yl_loop_join_spec *spec = op->vertex->spec;
    self->sides[0] = spec->left;
    self->sides[1] = spec->right;
    self->kind = spec->kind;
    self->null_aware = spec->null_aware;
    self->build = 1;
    return open_common(self, spec->condition, err);
}

/* ---- Output ---- */

/* Columns of the output from row numbers of both sides (NULL: that side is padded). */
static yl_status pair_columns(const join *self, const uint32_t *probe, const uint32_t *held,
                              uint32_t n, yl_batch **out, yl_error *err)
{
    uint32_t n_left = self->sides[0].n, total = n_left + self->sides[1].n;
    yl_batch *batch = yl_batch_new(total);
    yl_status status = batch == NULL ? YL_FAIL_MEMORY(err) : YL_OK;
    for (uint32_t c = 0; c < total && status == YL_OK; c++) {
        uint32_t side = c < n_left ? 0 : 1, at = c < n_left ? c : c - n_left;
        const uint32_t *rows = side == self->probe ? probe : held;
        const yl_vector *from = side != self->probe
                                    ? self->rows.columns[at]
                                    : (self->batch == NULL ? NULL : self->batch->columns[at]);
        if (rows == NULL)
            batch->columns[c] = yl_vector_new_null(self->sides[side].fields[at].type, n);
        else if (yl_vector_gather_wide(from, rows, n, &batch->columns[c]) != YL_OK)
            batch->columns[c] = NULL;
        if (batch->columns[c] == NULL)
            status = YL_FAIL_MEMORY(err);
    }
    if (status != YL_OK) {
        yl_batch_free(batch);
        return status;
    }
    batch->rows = batch->count = n;
    *out = batch;
    return YL_OK;
}

/* ---- Pairs ---- */

/* The next candidate pairs of the probe batch; sets pairs_done with the last ones. */
static uint32_t next_pairs(join *self)
{
    uint32_t most = self->base.context->batch_rows, n = 0;
    bool stop_at_first = join_is_filter(self);
    while (self->row < self->batch->rows && n < most) {
        uint32_t group = self->groups[self->row];
        bool settled = stop_at_first && self->probe_matched[self->row];
        uint32_t begin = 0, end = 0;
        if (group != YL_GROUP_NONE && !settled) {
            begin = self->starts[group] + self->at;
            end = self->starts[group + 1];
        }
        uint32_t some = end - begin < most - n ? end - begin : most - n;
        for (uint32_t i = 0; i < some; i++) {
            self->pair_probe[n] = self->row;
            self->pair_build[n++] = self->order[begin + i];
        }
        if (begin + some == end) {
            self->row++;
            self->at = 0;
        } else {
            self->at += some;
        }
    }
    self->pairs_done = self->row == self->batch->rows;
    return n;
}

/* Which pairs pass the residual: narrows the batch of pairs. NOT IN takes "unknown" as a match. */
static yl_status apply_residual(join *self, yl_batch *pairs, yl_error *err)
{
    if (self->residual == NULL)
        return YL_OK;
    if (!self->null_aware)
        return yl_program_filter(self->residual, pairs, err);
    yl_vector *result = NULL;
    YL_TRY(yl_program_eval(self->residual, pairs, &result, err));
    uint8_t *keep = yl_malloc(pairs->rows);
    yl_status status = keep == NULL ? YL_FAIL_MEMORY(err) : YL_OK;
    for (uint32_t i = 0; i < pairs->rows && status == YL_OK; i++)
        keep[i] = !yl_vector_valid(result, i) || result->u8[result->form == YL_CONST ? 0 : i] != 0;
    if (status == YL_OK && yl_batch_filter(pairs, keep) != YL_OK)
        status = YL_FAIL_MEMORY(err);
    yl_free(keep);
    yl_vector_unref(result);
    return status;
}

static void note_matches(join *self, const yl_batch *pairs)
{
    for (uint32_t i = 0; i < pairs->count; i++) {
        uint32_t pair = yl_batch_row(pairs, i);
        self->probe_matched[self->pair_probe[pair]] = 1;
        self->matched[self->pair_build[pair]] = 1;
    }
}

static yl_status step_pairs(join *self, yl_error *err)
{
    uint32_t n = next_pairs(self);
    yl_batch *pairs = NULL;
    if (n == 0)
        return YL_OK;
    if (join_is_filter(self) && self->residual == NULL) { /* the pair alone decides */
        for (uint32_t i = 0; i < n; i++)
            self->probe_matched[self->pair_probe[i]] = 1;
        return YL_OK;
    }
    YL_TRY(pair_columns(self, self->pair_probe, self->pair_build, n, &pairs, err));
    yl_status status = apply_residual(self, pairs, err);
    if (status == YL_OK)
        note_matches(self, pairs);
    if (status != YL_OK || join_is_filter(self)) {
        yl_batch_free(pairs);
        return status;
    }
    return yl_output_push(self->base.output, pairs, err);
}

/* ---- The rest of a probe batch ---- */

static bool passes_filter(const join *self, uint32_t row)
{
    if (self->kind == YL_JOIN_SEMI)
        return self->probe_matched[row];
    if (self->null_aware && self->n_keys > 0) {
        if (self->rows.n_rows == 0)
            return true;
        if (self->held_null || self->groups[row] == YL_GROUP_NONE) {
            /* a NULL on either side leaves it unknown; a value that is nowhere passes */
            const yl_vector *key = self->batch->columns[self->keys[0][0]];
            if (self->held_null || !yl_vector_valid(key, row))
                return false;
        }
    }
    return !self->probe_matched[row];
}

static yl_status give_filtered(join *self, yl_error *err)
{
    yl_batch *batch = self->batch;
    uint8_t *keep = yl_malloc(batch->rows);
    if (keep == NULL)
        return YL_FAIL_MEMORY(err);
    for (uint32_t i = 0; i < batch->rows; i++)
        keep[i] = passes_filter(self, i);
    self->batch = NULL;
    yl_status status = yl_batch_filter(batch, keep);
    yl_free(keep);
    if (status != YL_OK) {
        yl_batch_free(batch);
        return YL_FAIL_MEMORY(err);
    }
    return yl_output_push(self->base.output, batch, err);
}

static yl_status give_unmatched_probe(join *self, yl_error *err)
{
    uint32_t n = 0;
    yl_batch *out = NULL;
    for (uint32_t i = 0; i < self->batch->rows; i++)
        if (!self->probe_matched[i])
            self->groups[n++] = i; /* the groups are not needed any more */
    yl_status status = YL_OK;
    if (n > 0)
        status = pair_columns(self, self->groups, NULL, n, &out, err);
    yl_batch_free(self->batch);
    self->batch = NULL;
    return status != YL_OK || out == NULL ? status : yl_output_push(self->base.output, out, err);
}

static yl_status end_probe_batch(join *self, yl_error *err)
{
    if (join_is_filter(self))
        return give_filtered(self, err);
    if (join_keeps_probe(self))
        return give_unmatched_probe(self, err);
    yl_batch_free(self->batch);
    self->batch = NULL;
    return YL_OK;
}

/* ---- Batches in ---- */

static yl_status need_probe_room(join *self, uint32_t n, yl_error *err)
{
    if (n <= self->groups_capacity)
        return YL_OK;
    uint32_t *groups = yl_realloc(self->groups, n * sizeof *groups);
    if (groups != NULL)
        self->groups = groups;
    uint8_t *matched = yl_realloc(self->probe_matched, n);
    if (matched != NULL)
        self->probe_matched = matched;
    if (groups == NULL || matched == NULL)
        return YL_FAIL_MEMORY(err);
    self->groups_capacity = n;
    return YL_OK;
}

/* Takes the batch; the join has more to give afterwards. */
static yl_status begin_probe(join *self, yl_batch *batch, yl_error *err)
{
    assert(self->batch == NULL && self->built);
    self->batch = batch;
    if (yl_batch_compact(batch) != YL_OK)
        return YL_FAIL_MEMORY(err);
    YL_TRY(need_probe_room(self, batch->rows, err));
    YL_TRY(join_find_groups(self, self->probe, batch, false, self->groups, err));
    memset(self->probe_matched, 0, batch->rows);
    self->row = self->at = 0;
    self->pairs_done = false;
    self->base.more = true;
    return YL_OK;
}

static yl_status join_batch(yl_operator *op, uint32_t input, yl_batch *batch, yl_error *err)
{
    join *self = (join *)op;
    if (input == self->probe && self->built)
        return begin_probe(self, batch, err);
    yl_status status = yl_batch_compact(batch) != YL_OK ? YL_FAIL_MEMORY(err) : YL_OK;
    if (status == YL_OK)
        status = input == self->build ? join_build_add(self, batch, err)
                                      : yl_row_store_add(&self->waiting, batch, err);
    yl_batch_free(batch);
    return status;
}

/* The next of the probe rows that came too early. */
static yl_status probe_waiting(join *self, yl_error *err)
{
    uint32_t left = self->waiting.n_rows - self->waiting_next,
             most = self->base.context->batch_rows;
    uint32_t n = left < most ? left : most;
    yl_batch *batch = yl_batch_new(self->waiting.schema.n);
    if (batch == NULL)
        return YL_FAIL_MEMORY(err);
    for (uint32_t i = 0; i < n; i++)
        self->pair_probe[i] = self->waiting_next + i;
    yl_status status =
        yl_row_store_gather(&self->waiting, self->pair_probe, n, batch->columns, err);
    if (status != YL_OK) {
        yl_batch_free(batch);
        return status;
    }
    batch->rows = batch->count = n;
    self->waiting_next += n;
    return begin_probe(self, batch, err);
}

/* Held rows that found no partner, once all probe rows have been seen. */
static yl_status give_unmatched_held(join *self, yl_error *err)
{
    uint32_t n = 0, most = self->base.context->batch_rows;
    yl_batch *out = NULL;
    while (self->rest_next < self->rows.n_rows && n < most) {
        if (!self->matched[self->rest_next])
            self->pair_build[n++] = self->rest_next;
        self->rest_next++;
    }
    self->base.more = self->rest_next < self->rows.n_rows;
    if (n == 0)
        return YL_OK;
    YL_TRY(pair_columns(self, NULL, self->pair_build, n, &out, err));
    return yl_output_push(self->base.output, out, err);
}

static yl_status join_resume(yl_operator *op, yl_error *err)
{
    join *self = (join *)op;
    if (self->batch != NULL) {
        YL_TRY(self->pairs_done ? end_probe_batch(self, err) : step_pairs(self, err));
        if (self->batch == NULL)
            op->more = self->waiting_next < self->waiting.n_rows;
        return YL_OK;
    }
    if (self->waiting_next < self->waiting.n_rows)
        return probe_waiting(self, err);
    if (self->probe_ended && join_keeps_build(self))
        return give_unmatched_held(self, err);
    op->more = false;
    return YL_OK;
}

static yl_status join_end_input(yl_operator *op, uint32_t input, yl_error *err)
{
    join *self = (join *)op;
    if (input == self->build) {
        YL_TRY(join_build_finish(self, err));
        op->more = self->waiting.n_rows > 0;
    }
    return YL_OK;
}

static yl_status join_finish(yl_operator *op, yl_error *err)
{
    join *self = (join *)op;
    (void)err;
    self->probe_ended = true;
    op->more = join_keeps_build(self) && self->rows.n_rows > 0;
    return YL_OK;
}

static uint32_t join_wants(const yl_operator *op)
{
    const join *self = (const join *)op;
    return self->built ? UINT32_MAX : (uint32_t)1 << self->build;
}

static void join_close(yl_operator *op)
{
    join *self = (join *)op;
    join_build_close(self);
    yl_batch_free(self->batch);
    yl_program_free(self->residual);
    yl_free(self->groups);
    yl_free(self->probe_matched);
    yl_free(self->pair_probe);
    yl_free(self->pair_build);
    yl_budget_share_clear(&self->share);
}

const yl_operator_type yl_op_hash_join = {
    .name = "HashJoin",
    .state_version = 1,
    .size = sizeof(join),
    .open = hash_join_open,
    .batch = join_batch,
    .resume = join_resume,
    .end_input = join_end_input,
    .finish = join_finish,
    .wants = join_wants,
    .snapshot = join_snapshot,
    .restore = join_restore,
    .close = join_close,
};

const yl_operator_type yl_op_loop_join = {
    .name = "NestedLoopJoin",
    .state_version = 1,
    .size = sizeof(join),
    .open = loop_join_open,
    .batch = join_batch,
    .resume = join_resume,
    .end_input = join_end_input,
    .finish = join_finish,
    .wants = join_wants,
    .snapshot = join_snapshot,
    .restore = join_restore,
    .close = join_close,
};
