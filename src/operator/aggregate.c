/* HashAggregate: GROUP BY, DISTINCT and aggregates over everything, bounded input.
 *
 *     rows --> keys, arguments, filters (one program) --> groups (group table)
 *          --> per call: [FILTER] --> [DISTINCT set] --> accumulate into states[group]
 *
 * Phases: COMPLETE turns rows into results; LOCAL turns rows into partial columns, in front of an
 * exchange; GLOBAL merges partial columns into results. LOCAL holds a bounded number of groups: it
 * gives them out and starts anew when they are more, so that it stays in the cache and a high
 * number of groups costs little there.
 *
 * Results come at the end of the input, in the order in which the groups first appeared, a batch
 * per step. Without keys there is one group, and COMPLETE and GLOBAL give its row even when no
 * row came in.
 *
 * A batch's hashes, if it has them, are of exactly the grouping keys: the physical plan puts an
 * exchange by these keys, and nothing else, directly in front.
 *
 * Changelog: bounded input is insert-only; continuous queries have an operator of their own.
 * State: groups with their partial columns by key group, and the DISTINCT sets; what LOCAL holds
 * belongs to no key group and goes to subtask 0.
 */
#include "operator/hash_aggregate.h"

#include <assert.h>

enum { LOCAL_GROUPS_MAX = 16384, ACCOUNT_EVERY = 16 };

static yl_status open_program(aggregate *self, yl_error *err)
{
    const yl_aggregate_spec *spec = self->spec;
    uint32_t n = spec->n_keys, at = 0;
    for (uint32_t c = 0; c < spec->n_calls; c++)
        n += spec->calls[c].n_args + (spec->calls[c].filter != NULL);
    const yl_expr **exprs = YL_NEW_ARRAY(self->arena, const yl_expr *, n);
    if (yl_arena_oom(self->arena))
        return YL_FAIL_MEMORY(err);
    for (uint32_t k = 0; k < spec->n_keys; k++)
        exprs[at++] =
            yl_expr_column(self->arena, spec->keys[k], self->keys.fields[k].type, (yl_span){0, 0});
    for (uint32_t c = 0; c < spec->n_calls; c++) {
        self->calls[c].first_arg = at;
        for (uint32_t a = 0; a < spec->calls[c].n_args; a++)
            exprs[at++] = spec->calls[c].args[a];
        self->calls[c].filter = -1;
        if (spec->calls[c].filter != NULL) {
            self->calls[c].filter = (int32_t)at;
            exprs[at++] = spec->calls[c].filter;
        }
    }
    if (yl_arena_oom(self->arena))
        return YL_FAIL_MEMORY(err);
    self->n_inputs = n;
    self->vectors = yl_calloc(n, sizeof(yl_vector *));
    if (self->vectors == NULL)
        return YL_FAIL_MEMORY(err);
    return n == 0 ? YL_OK : yl_program_new(exprs, n, self->base.context->env, &self->inputs, err);
}

static yl_status aggregate_open(yl_operator *op, yl_error *err)
{
    aggregate *self = (aggregate *)op;
    const yl_aggregate_spec *spec = op->vertex->spec;
    self->spec = spec;
    self->share.budget = op->context->budget;
    self->arena = yl_arena_new("aggregate", 0);
    self->calls = yl_calloc(spec->n_calls, sizeof *self->calls);
    if (self->arena == NULL || self->calls == NULL)
        return YL_FAIL_MEMORY(err);
    yl_field *fields = YL_NEW_ARRAY(self->arena, yl_field, spec->n_keys);
    if (yl_arena_oom(self->arena))
        return YL_FAIL_MEMORY(err);
    for (uint32_t k = 0; k < spec->n_keys; k++)
        fields[k] = spec->input.fields[spec->keys[k]];
    self->keys = (yl_schema){spec->n_keys, fields};
    if (spec->n_keys > 0)
        YL_TRY(yl_group_table_new(self->keys, &self->groups, err));
    YL_TRY(aggregate_open_calls(self, err));
    return spec->phase == YL_AGG_GLOBAL ? YL_OK : open_program(self, err);
}

static yl_status need_scratch(aggregate *self, uint32_t n, yl_error *err)
{
    if (n <= self->scratch_rows)
        return YL_OK;
    uint32_t *row_groups = yl_realloc(self->row_groups, n * 2 * sizeof *row_groups);
    if (row_groups != NULL)
        self->row_groups = row_groups;
    uint64_t *hashes = yl_realloc(self->hashes, n * sizeof *hashes);
    if (hashes != NULL)
        self->hashes = hashes;
    uint16_t *rows = yl_realloc(self->rows, n * sizeof *rows);
    if (rows != NULL)
        self->rows = rows;
    if (row_groups == NULL || hashes == NULL || rows == NULL)
        return YL_FAIL_MEMORY(err);
    self->scratch_rows = n;
    return YL_OK;
}

/* The batch's own hashes as dense rows, or NULL. */
static const uint64_t *dense_hashes(aggregate *self, const yl_batch *batch)
{
    if (batch->hashes == NULL || batch->sel == NULL)
        return batch->hashes;
    for (uint32_t i = 0; i < batch->count; i++)
        self->hashes[i] = batch->hashes[batch->sel[i]];
    return self->hashes;
}

static yl_status find_groups(aggregate *self, yl_vector *const *keys, const yl_batch *batch,
                             yl_error *err)
{
    if (self->groups == NULL)
        return aggregate_need_groups(self, 1, err);
    YL_TRY(yl_group_table_add(self->groups, keys, batch->count, dense_hashes(self, batch),
                              self->row_groups, err));
    return aggregate_need_groups(self, yl_group_table_size(self->groups), err);
}

/* ---- One call ---- */

static uint32_t passing_rows(const yl_vector *filter, uint32_t n, uint16_t *rows)
{
    uint32_t passing = 0;
    bool constant = filter->form == YL_CONST;
    for (uint32_t i = 0; i < n; i++) {
        rows[passing] = (uint16_t)i;
        passing += filter->u8[constant ? 0 : i] != 0 && yl_vector_valid(filter, i);
    }
    return passing;
}

/* Replaces the arguments by the chosen rows; groups likewise, in the second half of row_groups. */
static yl_status choose_rows(aggregate *self, yl_vector **args, uint32_t n_args,
                             const uint32_t **groups, const uint16_t *rows, uint32_t n,
                             yl_error *err)
{
    for (uint32_t a = 0; a < n_args; a++) {
        yl_vector *chosen = NULL;
        if (yl_vector_gather(args[a], rows, n, &chosen) != YL_OK)
            return YL_FAIL_MEMORY(err);
        yl_vector_unref(args[a]);
        args[a] = chosen;
    }
    if (*groups != NULL) {
        uint32_t *to = self->row_groups + self->scratch_rows;
        for (uint32_t i = 0; i < n; i++)
            to[i] = (*groups)[rows[i]]; /* in place is fine: rows ascend, rows[i] >= i */
        *groups = to;
    }
    return YL_OK;
}

/* Keeps the rows whose (group, arguments) were not there before. Rows with a NULL argument are
 * dropped unless the function takes them (ARRAY_AGG does, COUNT does not). */
static yl_status distinct_rows(agg_call *call, yl_vector **args, const uint32_t *groups, uint32_t n,
                               uint16_t *rows, uint32_t *n_rows, yl_error *err)
{
    yl_vector *keys[1 + YL_AGG_ARGS_MAX];
    uint32_t n_args = call->call->n_args, before = yl_group_table_size(call->distinct);
    bool drop_nulls = !call->call->fn->takes_nulls || call->call->ignore_nulls;
    uint32_t *found = yl_malloc((size_t)n * sizeof *found);
    keys[0] = yl_vector_new(&yl_type_int, n);
    if (found == NULL || keys[0] == NULL) {
        yl_free(found);
        yl_vector_unref(keys[0]);
        return YL_FAIL_MEMORY(err);
    }
    for (uint32_t i = 0; i < n; i++)
        keys[0]->i32[i] = (int32_t)(groups == NULL ? 0 : groups[i]);
    keys[0]->length = n;
    for (uint32_t a = 0; a < n_args; a++)
        keys[1 + a] = args[a];
    yl_status status = yl_group_table_add(call->distinct, keys, n, NULL, found, err);
    *n_rows = 0;
    for (uint32_t i = 0; i < n && status == YL_OK; i++) {
        bool is_new = found[i] == before;
        before += is_new;
        for (uint32_t a = 0; a < n_args && drop_nulls; a++)
            is_new = is_new && yl_vector_valid(args[a], i);
        rows[*n_rows] = (uint16_t)i;
        *n_rows += is_new;
    }
    yl_vector_unref(keys[0]);
    yl_free(found);
    return status;
}

static yl_status accumulate(aggregate *self, agg_call *call, uint32_t n, yl_error *err)
{
    yl_vector *args[YL_AGG_ARGS_MAX];
    const uint32_t *groups = self->groups == NULL ? NULL : self->row_groups;
    uint32_t n_args = call->call->n_args;
    yl_status status = YL_OK;
    call->run.err = err;
    for (uint32_t a = 0; a < n_args; a++)
        args[a] = yl_vector_ref(self->vectors[call->first_arg + a]);
    if (call->filter >= 0) {
        uint32_t passing = passing_rows(self->vectors[call->filter], n, self->rows);
        if (passing < n)
            status = choose_rows(self, args, n_args, &groups, self->rows, passing, err);
        n = passing;
    }
    if (status == YL_OK && call->distinct != NULL && n > 0) {
        uint32_t fresh = 0;
        status = distinct_rows(call, args, groups, n, self->rows, &fresh, err);
        if (status == YL_OK && fresh < n)
            status = choose_rows(self, args, n_args, &groups, self->rows, fresh, err);
        n = fresh;
    }
    if (status == YL_OK && n > 0) {
        for (uint32_t a = 0; a < n_args && status == YL_OK; a++) {
            yl_vector *flat = NULL;
            status = yl_vector_flatten(args[a], &flat);
            if (status == YL_OK) {
                yl_vector_unref(args[a]);
                args[a] = flat;
            }
        }
        if (status == YL_OK)
            status = call->call->fn->accumulate(&call->run, call->states, groups, args, n);
        if (status == YL_ERR_MEMORY)
            YL_FAIL_MEMORY(err);
    }
    for (uint32_t a = 0; a < n_args; a++)
        yl_vector_unref(args[a]);
    return status;
}

/* ---- Batches ---- */

static yl_status add_rows(aggregate *self, const yl_batch *batch, yl_error *err)
{
    if (self->inputs != NULL)
        YL_TRY(yl_program_eval(self->inputs, batch, self->vectors, err));
    yl_status status = find_groups(self, self->vectors, batch, err);
    for (uint32_t c = 0; c < self->spec->n_calls && status == YL_OK; c++)
        status = accumulate(self, &self->calls[c], batch->count, err);
    for (uint32_t i = 0; i < self->n_inputs; i++) {
        yl_vector_unref(self->vectors[i]);
        self->vectors[i] = NULL;
    }
    return status;
}

static yl_status add_partials(aggregate *self, yl_batch *batch, yl_error *err)
{
    if (yl_batch_compact(batch) != YL_OK)
        return YL_FAIL_MEMORY(err);
    YL_TRY(find_groups(self, batch->columns, batch, err));
    return aggregate_merge(self, batch->columns + self->spec->n_keys, batch->count,
                           self->groups == NULL ? NULL : self->row_groups, err);
}

static yl_status aggregate_batch(yl_operator *op, uint32_t input, yl_batch *batch, yl_error *err)
{
    aggregate *self = (aggregate *)op;
    (void)input;
    yl_status status = need_scratch(self, batch->rows, err);
    if (status == YL_OK)
        status = self->spec->phase == YL_AGG_GLOBAL ? add_partials(self, batch, err)
                                                    : add_rows(self, batch, err);
    yl_batch_free(batch);
    if (status == YL_OK && self->batches_seen++ % ACCOUNT_EVERY == 0)
        status = aggregate_account(self, err);
    if (status == YL_OK && self->spec->phase == YL_AGG_LOCAL && self->n_groups > LOCAL_GROUPS_MAX)
        self->emitting = op->more = true;
    return status;
}

static yl_status aggregate_resume(yl_operator *op, yl_error *err)
{
    aggregate *self = (aggregate *)op;
    uint32_t left = self->n_groups - self->emitted, most = op->context->batch_rows;
    uint32_t n = left < most ? left : most;
    yl_batch *out = NULL;
    yl_status status = YL_OK;
    if (n > 0)
        status =
            aggregate_rows(self, self->emitted, n, self->spec->phase == YL_AGG_LOCAL, &out, err);
    if (status != YL_OK)
        return status;
    self->emitted += n;
    if (self->emitted == self->n_groups) {
        op->more = self->emitting = false;
        self->emitted = 0;
        aggregate_reset(self);
    }
    return out == NULL ? YL_OK : yl_output_push(op->output, out, err);
}

static yl_status aggregate_finish(yl_operator *op, yl_error *err)
{
    aggregate *self = (aggregate *)op;
    self->finished = true;
    if (self->groups == NULL && self->spec->phase != YL_AGG_LOCAL)
        YL_TRY(aggregate_need_groups(self, 1, err));
    op->more = self->emitting = self->n_groups > 0;
    return YL_OK;
}

static void aggregate_close(yl_operator *op)
{
    aggregate *self = (aggregate *)op;
    aggregate_free_calls(self);
    yl_group_table_free(self->groups);
    yl_program_free(self->inputs);
    yl_free(self->vectors);
    yl_free(self->row_groups);
    yl_free(self->hashes);
    yl_free(self->rows);
    yl_budget_share_clear(&self->share);
    yl_arena_free(self->arena);
}

const yl_operator_type yl_op_aggregate = {
    .name = "HashAggregate",
    .state_version = 1,
    .size = sizeof(aggregate),
    .open = aggregate_open,
    .batch = aggregate_batch,
    .resume = aggregate_resume,
    .finish = aggregate_finish,
    .snapshot = aggregate_snapshot,
    .restore = aggregate_restore,
    .close = aggregate_close,
};
