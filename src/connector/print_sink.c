/* The print connector: every row as a line on standard output or error.
 *
 *     identifier:2> +I[1, apples, 2.5]
 *
 * The prefix is Flink's: the identifier if one is given, the subtask (from 1) if there are
 * several, both or neither. A batch is written by one call, so lines of several subtasks never
 * mix. There is nothing to commit.
 */
#include <stdio.h>

#include "base/mem.h"
#include "data/print.h"
#include "runtime/sink.h"
#include "sql/connector.h"

typedef struct print_config {
    yl_str identifier;
    bool standard_error;
    int32_t parallelism;
} print_config;

static const yl_option print_options[] = {
    {"print-identifier", YL_OPT_STRING, offsetof(print_config, identifier),
     .doc = "Put in front of every line."},
    {"standard-error", YL_OPT_BOOL, offsetof(print_config, standard_error), .text = "false",
     .doc = "Whether lines go to standard error."},
    {"sink.parallelism", YL_OPT_INT, offsetof(print_config, parallelism), .min = 1,
     .max = INT32_MAX, .doc = "How many subtasks write; the input's number if not given."},
};

enum { N_OPTIONS = sizeof print_options / sizeof *print_options };

struct yl_sink {
    yl_sink_context context;
};

struct yl_writer {
    const yl_sink_context *context;
    yl_str prefix;
    char prefix_bytes[300];
    yl_strbuf lines;
};

static yl_status print_open(const yl_sink_context *context, yl_sink **out, yl_error *err)
{
    *out = yl_calloc(1, sizeof **out);
    if (*out == NULL)
        return YL_FAIL_MEMORY(err);
    (*out)->context = *context;
    return YL_OK;
}

static void print_close(yl_sink *sink)
{
    yl_free(sink);
}

static yl_status print_writer_open(yl_sink *sink, uint32_t subtask, yl_writer **out, yl_error *err)
{
    const print_config *config = sink->context.spec->config;
    yl_str name = config->identifier;
    yl_writer *writer = yl_calloc(1, sizeof *writer);
    int n = 0;
    if (writer == NULL)
        return YL_FAIL_MEMORY(err);
    writer->context = &sink->context;
    if (name.size > 200)
        name.size = 200;
    if (name.size > 0 && sink->context.parallelism > 1)
        n = snprintf(writer->prefix_bytes, sizeof writer->prefix_bytes, "%.*s:%u> ",
                     YL_STR_ARGS(name), subtask + 1);
    else if (name.size > 0)
        n = snprintf(writer->prefix_bytes, sizeof writer->prefix_bytes, "%.*s> ",
                     YL_STR_ARGS(name));
    else if (sink->context.parallelism > 1)
        n = snprintf(writer->prefix_bytes, sizeof writer->prefix_bytes, "%u> ", subtask + 1);
    writer->prefix = (yl_str){writer->prefix_bytes, (size_t)n};
    *out = writer;
    return YL_OK;
}

static void print_row(yl_writer *writer, const yl_batch *batch, uint32_t row)
{
    const yl_print_options options = {.style = YL_PRINT_SINK, .zone = writer->context->env->zone};
    yl_strbuf *out = &writer->lines;
    yl_strbuf_str(out, writer->prefix);
    yl_strbuf_printf(out, "%s[", yl_row_kind_text(yl_batch_kind(batch, row)));
    for (uint32_t c = 0; c < batch->n_columns; c++) {
        if (c > 0)
            yl_strbuf_puts(out, ", ");
        yl_value_print(batch->columns[c], row, &options, out);
    }
    yl_strbuf_puts(out, "]\n");
}

static yl_status print_write(yl_writer *writer, const yl_batch *batch, yl_error *err)
{
    const print_config *config = writer->context->spec->config;
    FILE *to = config->standard_error ? stderr : stdout;
    yl_strbuf_reset(&writer->lines);
    for (uint32_t i = 0; i < batch->count; i++)
        print_row(writer, batch, yl_batch_row(batch, i));
    if (writer->lines.oom)
        return YL_FAIL_MEMORY(err);
    if (fwrite(writer->lines.data, 1, writer->lines.size, to) != writer->lines.size ||
        fflush(to) != 0)
        return YL_FAIL(err, IO, "writing rows of %.*s to standard %s failed",
                       YL_STR_ARGS(writer->context->spec->table_name),
                       config->standard_error ? "error" : "output");
    atomic_fetch_add(&writer->context->stats->bytes, (long long)writer->lines.size);
    return YL_OK;
}

static void print_writer_close(yl_writer *writer)
{
    yl_strbuf_clear(&writer->lines);
    yl_free(writer);
}

static const yl_sink_type print_sink = {
    .name = "print",
    .open = print_open,
    .close = print_close,
    .writer_open = print_writer_open,
    .write = print_write,
    .writer_close = print_writer_close,
};

static yl_status print_plan_sink(const yl_table_context *table, yl_sink_plan *out, yl_error *err)
{
    print_config *config = YL_NEW(table->arena, print_config);
    const char *who = yl_arena_printf(table->arena, "table %.*s", YL_STR_ARGS(table->name));
    YL_TRY(yl_options_parse(table->arena, who, print_options, N_OPTIONS, table->options,
                            table->n_options, config, err));
    *out = (yl_sink_plan){
        .type = &print_sink,
        .config = config,
        .accepts = YL_SINK_INSERTS | YL_SINK_UPDATES | YL_SINK_DELETES,
        .parallelism = (uint32_t)config->parallelism,
        .partitions = true,
    };
    return YL_OK;
}

const yl_connector_type yl_connector_print = {
    .name = "print",
    .doc = "Writes every row as a line to standard output or error.",
    .options = print_options,
    .n_options = N_OPTIONS,
    .plan_sink = print_plan_sink,
};
