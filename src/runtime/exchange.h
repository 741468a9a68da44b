/* Exchanges: how batches get from one task to another.
 *
 *     task A --partitioner--> channel (A0 -> B0) --> input gate of B0
 *                        \--> channel (A0 -> B1) --> input gate of B1
 *
 * A channel is a bounded ring of elements between one producing and one consuming subtask. The
 * producing task looks for room before each step, so that a push itself always succeeds: one step
 * puts at most YL_STEP_ELEMENTS_MAX elements into a channel. A consumer that needs no more input
 * closes the channel; the producer then drops what it would put there.
 */
#ifndef YL_RUNTIME_EXCHANGE_H
#define YL_RUNTIME_EXCHANGE_H

#include "base/ring.h"
#include "data/batch.h"
#include "graph/job_graph.h"

enum { YL_STEP_ELEMENTS_MAX = 4 };

typedef enum yl_element_kind {
    YL_ELEMENT_BATCH,
    YL_ELEMENT_WATERMARK,
    YL_ELEMENT_STATUS, /* idle or active again */
    YL_ELEMENT_BARRIER,
    YL_ELEMENT_END,
} yl_element_kind;

typedef struct yl_element {
    yl_element_kind kind;
    bool idle; /* STATUS */
    union {
        yl_batch *batch;
        int64_t time;   /* WATERMARK */
        uint64_t epoch; /* BARRIER */
    };
} yl_element;

typedef struct yl_task yl_task;

typedef struct yl_channel {
    yl_ring ring;
    yl_task *producer, *consumer;
    atomic_bool producer_waits; /* wake the producer at the next get */
    atomic_bool closed;         /* set by the consumer: nothing is needed any more */
} yl_channel;

/* One outgoing edge of one subtask. */
typedef struct yl_partitioner {
    yl_distribution distribution;
    uint32_t n_keys;
    const uint32_t *keys;
    uint32_t n_channels, next; /* next: of REBALANCE */
    uint32_t max_parallelism, batch_rows;
    yl_channel **channels;
    yl_batch_builder *builders; /* HASH with several channels: rows on their way */
    uint16_t *rows;             /* HASH: scratch, n_channels * rows of a batch */
    uint64_t *hashes;
    uint32_t scratch_rows;
} yl_partitioner;

yl_channel *yl_channel_new(uint32_t capacity);
void yl_channel_free(yl_channel *channel); /* with the batches in it */
bool yl_channel_has_room(const yl_channel *channel);
/* Puts and wakes the consumer; a closed channel drops the element. */
void yl_channel_put(yl_channel *channel, yl_element element);
/* Takes the next element; wakes a waiting producer. */
bool yl_channel_get(yl_channel *channel, yl_element *element);

yl_status yl_partitioner_open(yl_partitioner *p, yl_schema schema, yl_error *err);
void yl_partitioner_clear(yl_partitioner *p);
bool yl_partitioner_has_room(const yl_partitioner *p);
bool yl_partitioner_closed(const yl_partitioner *p); /* every channel is */
/* Takes the batch. */
yl_status yl_partitioner_push(yl_partitioner *p, yl_batch *batch, yl_error *err);
/* Sends the rows that wait for more. */
void yl_partitioner_flush(yl_partitioner *p);
/* Flushes, then puts `element` (no batch) into every channel. */
void yl_partitioner_control(yl_partitioner *p, yl_element element);
/* Asks for a wake-up when a channel gets room. */
void yl_partitioner_wait(yl_partitioner *p);

#endif
