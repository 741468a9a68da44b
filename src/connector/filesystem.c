/* The filesystem connector: its options, and what the planner asks of it.
 *
 * The options are Flink's. Those that steer what Yeoul does not do are accepted where they change
 * nothing that can be seen (statistics, shuffling by partition, compaction of batch output) and
 * refused where they would.
 */
#include "connector/connector_registry.h"
#include "connector/filesystem_internal.h"

#define CONFIG(field) offsetof(fs_config, field)

static const char *const statistics_values[] = {"NONE", "ALL", NULL};
static const char *const trigger_values[] = {"process-time", "partition-time", NULL};

static const yl_option options[] = {
    {"path", YL_OPT_STRING, CONFIG(path), .required = true,
     .doc = "A file or directory, relative or absolute, with or without 'file://'. When read, it "
            "may hold the wildcards *, ? and [...]; directories are read with what is below them, "
            "but for names that begin with '.' or '_'; .gz, .gzip, .deflate and .zst files are "
            "decompressed."},
    {"format", YL_OPT_STRING, CONFIG(format_name), .required = true,
     .doc = "The format of the files; its options have its name in front."},
    {"partition.default-name", YL_OPT_STRING, CONFIG(default_partition),
     .text = "__DEFAULT_PARTITION__",
     .doc = "Stands in paths for a partition value that is NULL or empty."},
    {"source.monitor-interval", YL_OPT_DURATION, CONFIG(monitor_ms),
     .set_offset = CONFIG(has_monitor), .doc = "Not supported: tables of files are bounded."},
    {"source.report-statistics", YL_OPT_ENUM, CONFIG(statistics), .text = "ALL",
     .values = statistics_values, .doc = "Accepted; sizes are always looked at."},
    {"source.path.regex-pattern", YL_OPT_STRING, CONFIG(regex), .set_offset = CONFIG(has_regex),
     .doc = "Reads only files whose absolute path matches this regular expression as a whole."},
    {"sink.parallelism", YL_OPT_INT, CONFIG(sink_parallelism), .min = 1, .max = 0,
     .doc = "How many subtasks write; each writes files of its own."},
    {"sink.rolling-policy.file-size", YL_OPT_MEMORY, CONFIG(roll_bytes), .text = "128 mb", .min = 1,
     .doc = "In streaming, a larger file is ended and a new one begun."},
    {"sink.rolling-policy.rollover-interval", YL_OPT_DURATION, CONFIG(rollover_ms),
     .text = "30 min", .doc = "Accepted; files end with each checkpoint, as in Flink."},
    {"sink.rolling-policy.inactivity-interval", YL_OPT_DURATION, CONFIG(inactivity_ms),
     .text = "30 min", .doc = "Accepted; files end with each checkpoint, as in Flink."},
    {"sink.rolling-policy.check-interval", YL_OPT_DURATION, CONFIG(check_ms), .text = "1 min",
     .doc = "Accepted; files end with each checkpoint, as in Flink."},
    {"sink.shuffle-by-partition.enable", YL_OPT_BOOL, CONFIG(shuffle),
     .doc = "Accepted; rows are not shuffled."},
    {"partition.time-extractor.kind", YL_OPT_STRING, CONFIG(time_kind), .text = "default",
     .doc = "Belongs to sink.partition-commit.trigger = partition-time."},
    {"partition.time-extractor.class", YL_OPT_STRING, CONFIG(time_class),
     .doc = "Belongs to sink.partition-commit.trigger = partition-time."},
    {"partition.time-extractor.timestamp-formatter", YL_OPT_STRING, CONFIG(time_formatter),
     .doc = "Belongs to sink.partition-commit.trigger = partition-time."},
    {"partition.time-extractor.timestamp-pattern", YL_OPT_STRING, CONFIG(time_pattern),
     .doc = "Belongs to sink.partition-commit.trigger = partition-time."},
    {"sink.partition-commit.trigger", YL_OPT_ENUM, CONFIG(commit_trigger), .text = "process-time",
     .values = trigger_values,
     .doc = "When a partition is announced; only process-time is supported in streaming."},
    {"sink.partition-commit.delay", YL_OPT_DURATION, CONFIG(commit_delay_ms), .text = "0 s",
     .doc = "How long a partition waits to be announced; only 0 is supported in streaming."},
    {"sink.partition-commit.watermark-time-zone", YL_OPT_STRING, CONFIG(time_zone), .text = "UTC",
     .doc = "Belongs to sink.partition-commit.trigger = partition-time."},
    {"sink.partition-commit.policy.kind", YL_OPT_STRING, CONFIG(commit_policies),
     .doc = "'success-file' puts an empty file into each directory that was written. 'metastore' "
            "has no effect on files. Several are separated by commas."},
    {"sink.partition-commit.policy.class", YL_OPT_STRING, CONFIG(commit_class),
     .doc = "Not supported: classes cannot be loaded."},
    {"sink.partition-commit.policy.class.parameters", YL_OPT_LIST, CONFIG(commit_parameters),
     .doc = "Not supported: classes cannot be loaded."},
    {"sink.partition-commit.success-file.name", YL_OPT_STRING, CONFIG(success_name),
     .text = "_SUCCESS", .doc = "The name of the file of the policy 'success-file'."},
    {"auto-compaction", YL_OPT_BOOL, CONFIG(compact),
     .doc = "In batch accepted: a subtask writes one file per directory anyway. Not supported in "
            "streaming."},
    {"compaction.file-size", YL_OPT_MEMORY, CONFIG(compaction_bytes),
     .doc = "See auto-compaction."},
    {"compaction.parallelism", YL_OPT_INT, CONFIG(compaction_parallelism), .min = 1, .max = 0,
     .doc = "See auto-compaction."},
};

enum { OPTIONS = sizeof options / sizeof *options };

static const yl_type string_not_null = {.root = YL_VARCHAR, .length = YL_LENGTH_MAX};
static const yl_type bigint_not_null = {.root = YL_BIGINT};
static const yl_type ltz3_not_null = {.root = YL_TIMESTAMP_LTZ, .precision = 3};

const yl_metadata_column yl_fs_metadata[FS_METADATA] = {
    [FS_PATH] = {"file.path", &string_not_null, "The absolute path of the file."},
    [FS_NAME] = {"file.name", &string_not_null, "The name of the file without directories."},
    [FS_SIZE] = {"file.size", &bigint_not_null, "The bytes of the file as it is stored."},
    [FS_MODIFIED] = {"file.modification-time", &ltz3_not_null, "When the file was changed last."},
};

/* ---- Options ---- */

static const char *who(const yl_table_context *table)
{
    return yl_arena_printf(table->arena, "table %.*s", YL_STR_ARGS(table->name));
}

static yl_status unknown_format(const yl_table_context *table, const yl_option_pair *pair,
                                yl_error *err)
{
    const char *names[32];
    uint32_t n = yl_format_names(names, 32);
    yl_strbuf all = {0};
    for (uint32_t i = 0; i < n; i++)
        yl_strbuf_printf(&all, i == 0 ? "%s" : ", %s", names[i]);
    yl_status status = YL_FAIL_AT(
        err, NOT_FOUND, pair->span, "table %.*s: there is no format '%.*s'; known are: %s",
        YL_STR_ARGS(table->name), YL_STR_ARGS(pair->value), yl_strbuf_text(&all));
    yl_strbuf_clear(&all);
    const char *nearest = yl_str_nearest(pair->value, names, n);
    if (nearest != NULL)
        yl_error_hintf(err, "did you mean '%s'?", nearest);
    return status;
}

/* Splits the table's options into the connector's and the format's and reads both. */
static yl_status parse_options(const yl_table_context *table, fs_config *config, yl_error *err)
{
    const yl_format_type *format = NULL;
    size_t bytes = table->n_options * sizeof(yl_option_pair);
    yl_option_pair *own = yl_arena_alloc(table->arena, bytes);
    yl_option_pair *theirs = yl_arena_alloc(table->arena, bytes);
    uint32_t n_own = 0, n_theirs = 0;
    if (own == NULL || theirs == NULL || yl_arena_oom(table->arena))
        return YL_FAIL_MEMORY(err);
    for (uint32_t i = 0; i < table->n_options; i++) {
        const yl_option_pair *pair = &table->options[i];
        if (!yl_str_equal(pair->key, YL_STR("format")))
            continue;
        format = yl_format_find(pair->value);
        if (format == NULL)
            return unknown_format(table, pair, err);
    }
    for (uint32_t i = 0; i < table->n_options; i++) {
        yl_option_pair pair = table->options[i];
        size_t prefix = format == NULL ? 0 : strlen(format->name);
        if (prefix > 0 && pair.key.size > prefix && pair.key.data[prefix] == '.' &&
            memcmp(pair.key.data, format->name, prefix) == 0) {
            pair.key.data += prefix + 1;
            pair.key.size -= prefix + 1;
            theirs[n_theirs++] = pair;
        } else {
            own[n_own++] = pair;
        }
    }
    const char *name = who(table);
    YL_TRY(yl_options_parse(table->arena, name, options, OPTIONS, own, n_own, config, err));
    void *format_config = yl_arena_alloc(table->arena, format->config_size);
    if (format_config == NULL || yl_arena_oom(table->arena))
        return YL_FAIL_MEMORY(err);
    const char *format_name = yl_arena_printf(table->arena, "%s, format '%s'", name, format->name);
    config->format = format;
    config->format_config = format_config;
    return yl_options_parse(table->arena, format_name, format->options, format->n_options, theirs,
                            n_theirs, format_config, err);
}

static bool is_partition(const yl_table_context *table, uint32_t column)
{
    for (uint32_t i = 0; i < table->n_partition; i++)
        if (table->partition[i] == column)
            return true;
    return false;
}

/* The columns that are in the files. */
static yl_status choose_columns(const yl_table_context *table, fs_config *config, yl_error *err)
{
    uint32_t n = table->physical.n, stored = 0;
    yl_field *fields = yl_arena_alloc(table->arena, n * sizeof *fields);
    uint32_t *columns = yl_arena_alloc(table->arena, n * sizeof *columns);
    if (fields == NULL || columns == NULL || yl_arena_oom(table->arena))
        return YL_FAIL_MEMORY(err);
    for (uint32_t i = 0; i < n; i++) {
        if (is_partition(table, i))
            continue;
        fields[stored] = table->physical.fields[i];
        columns[stored++] = i;
    }
    config->physical = table->physical;
    config->streaming = table->streaming;
    config->partition = table->partition;
    config->n_partition = table->n_partition;
    config->stored = (yl_schema){stored, fields};
    config->stored_columns = columns;
    return YL_OK;
}

static yl_status make_config(const yl_table_context *table, bool writing, fs_config **out,
                             yl_error *err)
{
    fs_config *config = YL_NEW(table->arena, fs_config);
    if (yl_arena_oom(table->arena))
        return YL_FAIL_MEMORY(err);
    YL_TRY(parse_options(table, config, err));
    YL_TRY(yl_fs_location(table->arena, config->path, &config->location, err));
    YL_TRY(choose_columns(table, config, err));
    if (config->stored.n == 0)
        return YL_FAIL(err, INVALID,
                       "table %.*s has only partition columns: nothing is in its files",
                       YL_STR_ARGS(table->name));
    yl_status status = config->format->check(config->format_config, config->stored, writing, err);
    if (status != YL_OK)
        return err == NULL ? status
                           : yl_error_prefix(err, "table %.*s: ", YL_STR_ARGS(table->name));
    *out = config;
    return YL_OK;
}

/* ---- Source ---- */

/* Bytes of the table's files, for the planner's choices; -1 when that is not known quickly. */
static int64_t estimate_bytes(const fs_config *config)
{
    enum { LOOK_AT_MAX = 1000 };
    yl_arena *arena = yl_arena_new("estimate", 0);
    fs_file_list files = {0};
    int64_t bytes = 0;
    if (arena == NULL ||
        yl_fs_list(arena, yl_world_real(), config, LOOK_AT_MAX + 1, &files, NULL) != YL_OK ||
        files.size > LOOK_AT_MAX)
        bytes = -1;
    for (size_t i = 0; i < files.size && bytes >= 0; i++)
        bytes += (int64_t)files.items[i].size;
    yl_list_clear(&files);
    yl_arena_free(arena);
    return bytes;
}

static yl_status plan_source(const yl_table_context *table, yl_source_plan *out, yl_error *err)
{
    fs_config *config;
    YL_TRY(make_config(table, false, &config, err));
    if (config->has_monitor) {
        if (!table->streaming)
            return YL_FAIL(err, INVALID,
                           "table %.*s is unbounded ('source.monitor-interval' is set) and cannot "
                           "be read in batch mode",
                           YL_STR_ARGS(table->name));
        return YL_FAIL(err, UNSUPPORTED,
                       "table %.*s: 'source.monitor-interval' is not supported: tables of files "
                       "are read once",
                       YL_STR_ARGS(table->name));
    }
    *out = (yl_source_plan){
        .type = &yl_fs_source,
        .config = config,
        .bounded = true,
        .pushes_projection = true,
        .pushes_limit = true,
        .bytes_estimate = estimate_bytes(config),
        .changelog = YL_SINK_INSERTS,
        .metadata = yl_fs_metadata,
        .n_metadata = FS_METADATA,
    };
    return YL_OK;
}

/* ---- Sink ---- */

static yl_status check_policies(const yl_table_context *table, fs_config *config, yl_error *err)
{
    yl_str rest = config->commit_policies;
    while (rest.size > 0) {
        const char *comma = memchr(rest.data, ',', rest.size);
        size_t size = comma == NULL ? rest.size : (size_t)(comma - rest.data);
        yl_str kind = yl_str_trim((yl_str){rest.data, size});
        rest.data += size + (comma != NULL);
        rest.size -= size + (comma != NULL);
        if (yl_str_equal_nocase(kind, YL_STR("success-file")))
            config->success_file = true;
        else if (!yl_str_equal_nocase(kind, YL_STR("metastore")))
            return YL_FAIL(err, UNSUPPORTED,
                           "table %.*s: the partition commit policy '%.*s' is not supported",
                           YL_STR_ARGS(table->name), YL_STR_ARGS(kind));
    }
    return YL_OK;
}

static yl_status check_streaming(const yl_table_context *table, const fs_config *config,
                                 yl_error *err)
{
    const char *what = NULL;
    if (config->compact)
        what = "auto-compaction";
    else if (config->success_file && config->commit_trigger != 0)
        what = "sink.partition-commit.trigger = partition-time";
    else if (config->success_file && config->commit_delay_ms > 0)
        what = "sink.partition-commit.delay";
    if (what == NULL)
        return YL_OK;
    return YL_FAIL(err, UNSUPPORTED, "table %.*s: '%s' is not supported in streaming",
                   YL_STR_ARGS(table->name), what);
}

static yl_status plan_sink(const yl_table_context *table, yl_sink_plan *out, yl_error *err)
{
    fs_config *config;
    YL_TRY(make_config(table, true, &config, err));
    YL_TRY(check_policies(table, config, err));
    if (table->streaming)
        YL_TRY(check_streaming(table, config, err));
    *out = (yl_sink_plan){
        .type = &yl_fs_sink,
        .config = config,
        .accepts = YL_SINK_INSERTS,
        .parallelism = (uint32_t)config->sink_parallelism,
        .overwrites = true,
        .partitions = true,
    };
    return YL_OK;
}

const yl_connector_type yl_connector_filesystem = {
    .name = "filesystem",
    .doc = "Tables made of files in a directory.",
    .options = options,
    .n_options = OPTIONS,
    .takes_format = true,
    .plan_source = plan_source,
    .plan_sink = plan_sink,
};
