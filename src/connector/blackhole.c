/* The blackhole connector: takes every row and forgets it. For measuring and for trying out. */
#include "base/mem.h"
#include "runtime/sink.h"
#include "sql/connector.h"

struct yl_sink {
    int unused; /* nothing to remember; the runtime wants an object */
};

struct yl_writer {
    int unused;
};

static yl_status blackhole_open(const yl_sink_context *context, yl_sink **out, yl_error *err)
{
    (void)context;
    *out = yl_calloc(1, sizeof **out);
    return *out == NULL ? YL_FAIL_MEMORY(err) : YL_OK;
}

static void blackhole_close(yl_sink *sink)
{
    yl_free(sink);
}

static yl_status blackhole_writer_open(yl_sink *sink, uint32_t subtask, yl_writer **out,
                                       yl_error *err)
{
    (void)sink;
    (void)subtask;
    *out = yl_calloc(1, sizeof **out);
    return *out == NULL ? YL_FAIL_MEMORY(err) : YL_OK;
}

static yl_status blackhole_write(yl_writer *writer, const yl_batch *batch, yl_error *err)
{
    (void)writer;
    (void)batch;
    (void)err;
    return YL_OK;
}

static void blackhole_writer_close(yl_writer *writer)
{
    yl_free(writer);
}

static const yl_sink_type blackhole_sink = {
    .name = "blackhole",
    .open = blackhole_open,
    .close = blackhole_close,
    .writer_open = blackhole_writer_open,
    .write = blackhole_write,
    .writer_close = blackhole_writer_close,
};

static yl_status blackhole_plan_sink(const yl_table_context *table, yl_sink_plan *out,
                                     yl_error *err)
{
    int nothing;
    const char *who = yl_arena_printf(table->arena, "table %.*s", YL_STR_ARGS(table->name));
    YL_TRY(yl_options_parse(table->arena, who, NULL, 0, table->options, table->n_options, &nothing,
                            err));
    *out = (yl_sink_plan){
        .type = &blackhole_sink,
        .accepts = YL_SINK_INSERTS | YL_SINK_UPDATES | YL_SINK_DELETES,
        .partitions = true,
    };
    return YL_OK;
}

const yl_connector_type yl_connector_blackhole = {
    .name = "blackhole",
    .doc = "Takes every row and forgets it.",
    .plan_sink = blackhole_plan_sink,
};
