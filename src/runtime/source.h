/* The contract of sources: an enumerator that finds and assigns work, readers that turn it into
 * batches.
 *
 * One `yl_source` per job and source vertex; it is the enumerator and is shared by all subtasks
 * (its functions lock by themselves). One `yl_reader` per subtask, owned by that task's thread.
 *
 *     open (once) -> reader_open (per subtask) -> poll ... -> reader_close -> close
 *
 * `poll` never blocks: it gives a batch, or says IDLE (nothing now; the reader has its task woken
 * through the waker), or END. Reading local files counts as not blocking; network
 * clients live on threads of their own.
 *
 * A checkpoint takes the enumerator's state once and each reader's state; both are bytes. At
 * restore the enumerator gets its own and *all* readers' states back (in any number) and assigns
 * the unfinished splits again, so that parallelism may change.
 */
#ifndef YL_RUNTIME_SOURCE_H
#define YL_RUNTIME_SOURCE_H

#include "base/budget.h"
#include "data/batch.h"
#include "expr/function.h"
#include "plan/table_spec.h"

typedef struct yl_source yl_source;
typedef struct yl_reader yl_reader;

/* How a reader without data gets its task to poll it again: at once (from any thread), or when the
 * world's monotonic clock has reached a time. */
typedef struct yl_waker {
    void (*wake)(void *task);
    void (*wake_at)(void *task, int64_t monotonic_nanos);
    void *task;
} yl_waker;

typedef enum yl_poll { YL_POLL_BATCH, YL_POLL_IDLE, YL_POLL_END } yl_poll;

/* Counters that the job reports. Written by readers and writers, read by anyone. */
typedef struct yl_io_stats {
    atomic_llong rows, bytes, bad_rows; /* bad_rows: ignored because of parse errors */
    atomic_llong bytes_total;           /* known size of the input, 0 = unknown: for progress */
} yl_io_stats;

typedef struct yl_source_context {
    const yl_scan_spec *spec;
    const yl_expr_env *env;
    yl_world *world;
    yl_io_stats *stats;
    uint32_t parallelism;
    uint32_t batch_rows;
} yl_source_context;

typedef struct yl_source_type {
    const char *name;
    /* Makes the enumerator; errors that belong to the whole table (path missing) appear here. */
    yl_status (*open)(const yl_source_context *context, yl_source **out, yl_error *err);
    /* `state` from snapshot, with `n` readers' states. Called before any reader is opened. */
    yl_status (*restore)(yl_source *source, yl_str state, const yl_str *reader_states, uint32_t n,
                         yl_error *err);
    yl_status (*snapshot)(yl_source *source, yl_strbuf *out, yl_error *err);
    void (*close)(yl_source *source);

    /* `waker` lives as long as the reader. */
    yl_status (*reader_open)(yl_source *source, uint32_t subtask, const yl_waker *waker,
                             yl_reader **out, yl_error *err);
    /* A batch of spec->schema columns, at most batch_rows rows. */
    yl_status (*poll)(yl_reader *reader, yl_poll *what, yl_batch **batch, yl_error *err);
    /* The position after the last batch that poll gave. */
    yl_status (*reader_snapshot)(yl_reader *reader, yl_strbuf *out, yl_error *err);
    void (*reader_close)(yl_reader *reader);
} yl_source_type;

#endif
