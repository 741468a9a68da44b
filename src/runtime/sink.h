/* The contract of sinks: writers that take batches, commits that make their work visible.
 *
 *     open (once) -> [truncate for OVERWRITE] -> writer_open (per subtask) -> write ...
 *         -> prepare (per writer and epoch: opaque commit records, durable data behind them)
 *         -> commit (once, after the records are safe) -> writer_close -> close
 *     after a crash: open -> recover(records) instead of commit
 *     on failure or cancel: abort, then close
 *
 * Rules: commit and recover are idempotent. "Cannot prove that it happened" is an error. Until
 * commit nothing is visible under its final name; abort leaves nothing behind. At the end of the
 * input the last epoch is prepared and committed like any other. A sink without anything to
 * commit (print, blackhole) leaves prepare, commit, recover and abort NULL.
 */
#ifndef YL_RUNTIME_SINK_H
#define YL_RUNTIME_SINK_H

#include "runtime/source.h"

typedef struct yl_sink yl_sink;
typedef struct yl_writer yl_writer;

typedef struct yl_sink_context {
    const yl_sink_spec *spec;
    const yl_expr_env *env;
    yl_world *world;
    yl_io_stats *stats;
    uint32_t parallelism;
    yl_str job_id; /* 32 hex digits; unique names are made from it */
} yl_sink_context;

typedef struct yl_sink_type {
    const char *name;
    yl_status (*open)(const yl_sink_context *context, yl_sink **out, yl_error *err);
    yl_status (*recover)(yl_sink *sink, const yl_str *records, uint32_t n, yl_error *err);
    yl_status (*commit)(yl_sink *sink, const yl_str *records, uint32_t n, yl_error *err);
    void (*abort)(yl_sink *sink);
    void (*close)(yl_sink *sink);

    yl_status (*writer_open)(yl_sink *sink, uint32_t subtask, yl_writer **out, yl_error *err);
    /* The batch stays the caller's; it may have a selection and row kinds. */
    yl_status (*write)(yl_writer *writer, const yl_batch *batch, yl_error *err);
    /* Appends one commit record per item to make visible, each as u32 length + bytes. */
    yl_status (*prepare)(yl_writer *writer, uint64_t epoch, bool end_of_input, yl_strbuf *records,
                         yl_error *err);
    void (*writer_close)(yl_writer *writer);
} yl_sink_type;

#endif
