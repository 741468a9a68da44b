/* Channels and partitioners; see exchange.h.
 *
 * Rows that are partitioned by hash are copied once, into one builder per channel, and travel as
 * full batches; what is in the builders goes out early when the task has nothing else to do, and
 * always before a control element, so that elements keep their place between rows. The hashes go
 * along: the operator behind the exchange looks its groups up with them.
 */
#include "runtime/exchange.h"

#include <assert.h>

#include "checkpoint/snapshot.h"
#include "runtime/task.h"

yl_channel *yl_channel_new(uint32_t capacity)
{
    yl_channel *channel = yl_malloc_aligned(sizeof *channel);
    if (channel == NULL)
        return NULL;
    memset(channel, 0, sizeof *channel);
    if (!yl_ring_init(&channel->ring, capacity + YL_STEP_ELEMENTS_MAX, sizeof(yl_element))) {
        yl_free_aligned(channel);
        return NULL;
    }
    return channel;
}

void yl_channel_free(yl_channel *channel)
{
    yl_element element;
    if (channel == NULL)
        return;
    while (yl_ring_get(&channel->ring, &element))
        if (element.kind == YL_ELEMENT_BATCH)
            yl_batch_free(element.batch);
    yl_ring_clear(&channel->ring);
    yl_free_aligned(channel);
}

static bool is_closed(const yl_channel *channel)
{
    return atomic_load_explicit(&((yl_channel *)channel)->closed, memory_order_acquire);
}

bool yl_channel_has_room(const yl_channel *channel)
{
    return is_closed(channel) || yl_ring_free_slots(&channel->ring) >= YL_STEP_ELEMENTS_MAX;
}

void yl_channel_put(yl_channel *channel, yl_element element)
{
    if (is_closed(channel)) {
        if (element.kind == YL_ELEMENT_BATCH)
            yl_batch_free(element.batch);
        return;
    }
    assert(yl_ring_free_slots(&channel->ring) > 0);
    yl_ring_put(&channel->ring, &element);
    yl_task_wake(channel->consumer);
}

bool yl_channel_get(yl_channel *channel, yl_element *element)
{
    if (!yl_ring_get(&channel->ring, element))
        return false;
    /* Pairs with yl_partitioner_wait: the producer sets the flag, then looks for room again. */
    atomic_thread_fence(memory_order_seq_cst);
    if (atomic_load_explicit(&channel->producer_waits, memory_order_relaxed) &&
        yl_ring_free_slots(&channel->ring) >= YL_STEP_ELEMENTS_MAX &&
        atomic_exchange(&channel->producer_waits, false))
        yl_task_wake(channel->producer);
    return true;
}

yl_status yl_partitioner_open(yl_partitioner *p, yl_schema schema, yl_error *err)
{
    if (p->distribution != YL_DIST_HASH || p->n_channels == 1)
        return YL_OK;
    p->builders = yl_calloc(p->n_channels, sizeof *p->builders);
    if (p->builders == NULL)
        return YL_FAIL_MEMORY(err);
    for (uint32_t i = 0; i < p->n_channels; i++)
        yl_batch_builder_init(&p->builders[i], schema, p->batch_rows);
    return YL_OK;
}

void yl_partitioner_clear(yl_partitioner *p)
{
    if (p->builders != NULL)
        for (uint32_t i = 0; i < p->n_channels; i++)
            yl_batch_builder_clear(&p->builders[i]);
    yl_free(p->builders);
    yl_free(p->channels);
    yl_free(p->rows);
    yl_free(p->hashes);
    *p = (yl_partitioner){0};
}

bool yl_partitioner_has_room(const yl_partitioner *p)
{
    for (uint32_t i = 0; i < p->n_channels; i++)
        if (!yl_channel_has_room(p->channels[i]))
            return false;
    return true;
}

bool yl_partitioner_closed(const yl_partitioner *p)
{
    for (uint32_t i = 0; i < p->n_channels; i++)
        if (!is_closed(p->channels[i]))
            return false;
    return true;
}

void yl_partitioner_wait(yl_partitioner *p)
{
    for (uint32_t i = 0; i < p->n_channels; i++)
        atomic_store_explicit(&p->channels[i]->producer_waits, true, memory_order_seq_cst);
    atomic_thread_fence(memory_order_seq_cst);
}

static void put_batch(yl_partitioner *p, uint32_t channel, yl_batch *batch)
{
    yl_channel_put(p->channels[channel], (yl_element){.kind = YL_ELEMENT_BATCH, .batch = batch});
}

static yl_status need_scratch(yl_partitioner *p, uint32_t rows, yl_error *err)
{
    if (rows <= p->scratch_rows)
        return YL_OK;
    uint16_t *lists = yl_realloc(p->rows, (size_t)rows * p->n_channels * sizeof *lists);
    if (lists != NULL)
        p->rows = lists;
    uint64_t *hashes = yl_realloc(p->hashes, (size_t)rows * sizeof *hashes);
    if (hashes != NULL)
        p->hashes = hashes;
    if (lists == NULL || hashes == NULL)
        return YL_FAIL_MEMORY(err);
    p->scratch_rows = rows;
    return YL_OK;
}

static yl_status add_rows(yl_partitioner *p, uint32_t channel, const yl_batch *batch,
                          const uint16_t *rows, uint32_t n, yl_error *err)
{
    yl_batch_builder *builder = &p->builders[channel];
    while (n > 0) {
        uint32_t room = yl_batch_builder_room(builder), take = n < room ? n : room;
        if (yl_batch_builder_add(builder, batch, rows, take) != YL_OK)
            return YL_FAIL_MEMORY(err);
        rows += take;
        n -= take;
        if (yl_batch_builder_room(builder) == 0)
            put_batch(p, channel, yl_batch_builder_take(builder));
    }
    return YL_OK;
}

static yl_status push_hashed(yl_partitioner *p, yl_batch *batch, yl_error *err)
{
    uint32_t counts[YL_PARALLELISM_MAX] = {0}, n_channels = p->n_channels;
    assert(n_channels <= YL_PARALLELISM_MAX);
    YL_TRY(need_scratch(p, batch->rows, err));
    for (uint32_t k = 0; k < p->n_keys; k++)
        yl_vector_hash(batch->columns[p->keys[k]], batch->rows, p->hashes, k > 0);
    for (uint32_t i = 0; i < batch->count; i++) {
        uint32_t row = yl_batch_row(batch, i);
        uint32_t group = yl_key_group_of(p->hashes[row], p->max_parallelism);
        uint32_t c = yl_key_group_subtask(group, p->max_parallelism, n_channels);
        p->rows[(size_t)c * p->scratch_rows + counts[c]++] = (uint16_t)row;
    }
    yl_free(batch->hashes);
    batch->hashes = p->hashes;
    yl_status status = YL_OK;
    for (uint32_t c = 0; c < n_channels && status == YL_OK; c++)
        if (counts[c] > 0)
            status = add_rows(p, c, batch, p->rows + (size_t)c * p->scratch_rows, counts[c], err);
    batch->hashes = NULL;
    return status;
}

yl_status yl_partitioner_push(yl_partitioner *p, yl_batch *batch, yl_error *err)
{
    yl_status status = YL_OK;
    switch (p->distribution) {
    case YL_DIST_HASH:
        if (p->n_channels > 1) {
            status = push_hashed(p, batch, err);
            yl_batch_free(batch);
            return status;
        }
        put_batch(p, 0, batch);
        return YL_OK;
    case YL_DIST_BROADCAST:
        for (uint32_t c = 0; c + 1 < p->n_channels; c++) {
            yl_batch *copy = yl_batch_share(batch);
            if (copy == NULL) {
                yl_batch_free(batch);
                return YL_FAIL_MEMORY(err);
            }
            put_batch(p, c, copy);
        }
        put_batch(p, p->n_channels - 1, batch);
        return YL_OK;
    default:
        put_batch(p, p->next, batch);
        p->next = (p->next + 1) % p->n_channels;
        return YL_OK;
    }
}

void yl_partitioner_flush(yl_partitioner *p)
{
    if (p->builders == NULL)
        return;
    for (uint32_t c = 0; c < p->n_channels; c++)
        if (yl_batch_builder_rows(&p->builders[c]) > 0)
            put_batch(p, c, yl_batch_builder_take(&p->builders[c]));
}

void yl_partitioner_control(yl_partitioner *p, yl_element element)
{
    yl_partitioner_flush(p);
    for (uint32_t c = 0; c < p->n_channels; c++)
        yl_channel_put(p->channels[c], element);
}
