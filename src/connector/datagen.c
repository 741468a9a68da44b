/* The datagen connector: random or counted rows at a given rate.
 *
 *     'rows-per-second', 'number-of-rows', 'scan.parallelism'
 *     'fields.<name>.kind' = 'random' | 'sequence', .min .max .length .var-len .max-past
 *                            .null-rate, .start .end
 *
 * Rows are numbered over all subtasks; a reader claims the next numbers from the enumerator for
 * each batch. A sequence's value is its start plus the row's number; the table ends with its
 * shortest sequence or at number-of-rows. The rate is shared by the subtasks and kept by the
 * world's clock: a reader that is ahead asks to be woken later.
 *
 * State: the enumerator's next number, 8 bytes; a reader holds nothing between two batches.
 */
#include "connector/datagen.h"
#include "base/mem.h"
#include "data/bytes.h"
#include "data/number.h"
#include "runtime/source.h"
#include "sql/connector.h"

typedef struct datagen_config {
    int64_t rows_per_second, number_of_rows;
    bool has_number_of_rows;
    int32_t parallelism;
    datagen_field *fields; /* by physical column */
    int64_t rows;          /* INT64_MAX: without end */
} datagen_config;

static const yl_option datagen_options[] = {
    {"rows-per-second", YL_OPT_LONG, offsetof(datagen_config, rows_per_second), .text = "10000",
     .min = 1, .max = INT64_MAX, .doc = "Rows a second, over all subtasks."},
    {"number-of-rows", YL_OPT_LONG, offsetof(datagen_config, number_of_rows), .min = 0,
     .max = INT64_MAX, .set_offset = offsetof(datagen_config, has_number_of_rows),
     .doc = "How many rows there are; without it the table has no end."},
    {"scan.parallelism", YL_OPT_INT, offsetof(datagen_config, parallelism), .min = 1,
     .max = INT32_MAX, .doc = "How many subtasks make rows."},
    {"fields.*", YL_OPT_PREFIX,
     .doc = "Per field: kind (random, sequence), min, max, length, var-len, max-past, null-rate; "
            "start and end of a sequence."},
};

enum { N_OPTIONS = sizeof datagen_options / sizeof *datagen_options };

/* ---- Planning: options of fields ---- */

typedef struct field_options {
    int32_t kind;
    yl_str min, max;
    int64_t length, max_past, start, end;
    bool var_length, has_length, has_start, has_end;
    double null_rate;
} field_options;

static const char *const kinds[] = {"random", "sequence", NULL};

static const yl_option field_table[] = {
    {"kind", YL_OPT_ENUM, offsetof(field_options, kind), .text = "random", .values = kinds,
     .doc = "random or sequence"},
    {"min", YL_OPT_STRING, offsetof(field_options, min), .doc = "least number"},
    {"max", YL_OPT_STRING, offsetof(field_options, max), .doc = "largest number"},
    {"max-past", YL_OPT_DURATION, offsetof(field_options, max_past), .doc = "timestamps"},
    {"length", YL_OPT_LONG, offsetof(field_options, length), .min = 0, .max = INT32_MAX,
     .set_offset = offsetof(field_options, has_length), .doc = "of texts and collections"},
    {"var-len", YL_OPT_BOOL, offsetof(field_options, var_length), .text = "false",
     .doc = "texts of varying length"},
    {"null-rate", YL_OPT_DOUBLE, offsetof(field_options, null_rate), .text = "0",
     .doc = "part of NULLs"},
    {"start", YL_OPT_LONG, offsetof(field_options, start), .min = INT64_MIN, .max = INT64_MAX,
     .set_offset = offsetof(field_options, has_start), .doc = "of a sequence"},
    {"end", YL_OPT_LONG, offsetof(field_options, end), .min = INT64_MIN, .max = INT64_MAX,
     .set_offset = offsetof(field_options, has_end), .doc = "of a sequence"},
};

/* The field whose name follows "fields.", and what follows that. */
static bool match_field(yl_schema schema, yl_str key, uint32_t *field, yl_str *rest)
{
    yl_str name = {key.data + 7, key.size - 7};
    for (uint32_t i = 0; i < schema.n; i++) {
        yl_str wanted = schema.fields[i].name;
        if (name.size > wanted.size + 1 && memcmp(name.data, wanted.data, wanted.size) == 0 &&
            name.data[wanted.size] == '.') {
            *field = i;
            *rest = (yl_str){name.data + wanted.size + 1, name.size - wanted.size - 1};
            return true;
        }
    }
    return false;
}

static bool has_prefix(yl_str key)
{
    return key.size > 7 && memcmp(key.data, "fields.", 7) == 0;
}

static yl_status apply_bound(const yl_type *type, yl_str text, int64_t *integer, double *real,
                             const char *who, yl_error *err)
{
    bool is_real = type->root == YL_FLOAT || type->root == YL_DOUBLE;
    if (text.data == NULL)
        return YL_OK;
    if (is_real ? yl_double_parse_java(text, real) : yl_int64_parse(text, integer))
        return YL_OK;
    return YL_FAIL(err, OPTION, "%s: '%.*s' is no %s", who, YL_STR_ARGS(text),
                   is_real ? "number" : "integer");
}

static yl_status set_field(const yl_type *type, const field_options *options, const char *who,
                           datagen_field *field, yl_error *err)
{
    YL_TRY(apply_bound(type, options->min, &field->min, &field->min_real, who, err));
    YL_TRY(apply_bound(type, options->max, &field->max, &field->max_real, who, err));
    if (field->min > field->max || field->min_real > field->max_real)
        return YL_FAIL(err, OPTION, "%s: min is larger than max", who);
    if (options->null_rate < 0 || options->null_rate > 1)
        return YL_FAIL(err, OPTION, "%s: null-rate must be between 0 and 1", who);
    field->kind = (datagen_kind)options->kind;
    field->null_rate = options->null_rate;
    field->var_length = options->var_length;
    field->max_past_ms = options->max_past;
    if (options->has_length)
        field->length = options->length;
    if (field->kind == DATAGEN_SEQUENCE) {
        if (!options->has_start || !options->has_end)
            return YL_FAIL(err, OPTION, "%s: a sequence needs start and end", who);
        if (options->start > options->end)
            return YL_FAIL(err, OPTION, "%s: start is larger than end", who);
        if (!yl_type_is_numeric(type) && !yl_type_is_text(type))
            return YL_FAIL(err, OPTION, "%s: only numbers and texts can be a sequence", who);
        field->start = options->start;
        field->end = options->end;
    }
    return YL_OK;
}

static yl_status parse_field(const yl_table_context *table, uint32_t column, datagen_field *field,
                             yl_error *err)
{
    const yl_field *declared = &table->physical.fields[column];
    yl_option_pair *pairs = YL_NEW_ARRAY(table->arena, yl_option_pair, table->n_options);
    field_options options = {0};
    uint32_t n = 0;
    if (yl_arena_oom(table->arena))
        return YL_FAIL_MEMORY(err);
    for (uint32_t i = 0; i < table->n_options; i++) {
        yl_option_pair pair = table->options[i];
        uint32_t which;
        yl_str rest;
        if (has_prefix(pair.key) && match_field(table->physical, pair.key, &which, &rest) &&
            which == column) {
            pair.key = rest;
            pairs[n++] = pair;
        }
    }
    const char *who = yl_arena_printf(table->arena, "table %.*s, field '%.*s'",
                                      YL_STR_ARGS(table->name), YL_STR_ARGS(declared->name));
    YL_TRY(yl_options_parse(table->arena, who, field_table,
                            sizeof field_table / sizeof *field_table, pairs, n, &options, err));
    datagen_defaults(declared->type, field);
    return set_field(declared->type, &options, who, field, err);
}

static yl_status check_field_names(const yl_table_context *table, yl_error *err)
{
    for (uint32_t i = 0; i < table->n_options; i++) {
        yl_str key = table->options[i].key, rest;
        uint32_t which;
        if (has_prefix(key) && !match_field(table->physical, key, &which, &rest))
            return YL_FAIL_AT(err, OPTION, table->options[i].span,
                              "table %.*s: option '%.*s' names no column of the table",
                              YL_STR_ARGS(table->name), YL_STR_ARGS(key));
    }
    return YL_OK;
}

static const yl_source_type datagen_source;

static yl_status datagen_plan_source(const yl_table_context *table, yl_source_plan *out,
                                     yl_error *err)
{
    datagen_config *config = YL_NEW(table->arena, datagen_config);
    const char *who = yl_arena_printf(table->arena, "table %.*s", YL_STR_ARGS(table->name));
    YL_TRY(yl_options_parse(table->arena, who, datagen_options, N_OPTIONS, table->options,
                            table->n_options, config, err));
    YL_TRY(check_field_names(table, err));
    config->fields = YL_NEW_ARRAY(table->arena, datagen_field, table->physical.n);
    if (yl_arena_oom(table->arena))
        return YL_FAIL_MEMORY(err);
    config->rows = config->has_number_of_rows ? config->number_of_rows : INT64_MAX;
    for (uint32_t c = 0; c < table->physical.n; c++) {
        datagen_field *field = &config->fields[c];
        YL_TRY(parse_field(table, c, field, err));
        int64_t length;
        if (field->kind == DATAGEN_SEQUENCE &&
            !__builtin_sub_overflow(field->end, field->start, &length) && length < config->rows)
            config->rows = length + 1;
    }
    *out = (yl_source_plan){
        .type = &datagen_source,
        .config = config,
        .bounded = config->has_number_of_rows,
        .pushes_projection = true,
        .pushes_limit = true,
        .parallelism = (uint32_t)config->parallelism,
        .changelog = YL_SINK_INSERTS,
        .bytes_estimate = config->rows < INT64_MAX / 100 ? config->rows * 100 : -1,
    };
    if (!table->streaming && !out->bounded) {
        YL_FAIL(err, INVALID, "table %.*s has no end, which a batch query needs",
                YL_STR_ARGS(table->name));
        return yl_error_hintf(err, "give the datagen table 'number-of-rows'");
    }
    return YL_OK;
}

/* ---- Running ---- */

struct yl_source {
    yl_source_context context;
    int64_t began_nanos;
    atomic_llong next; /* number of the next row to be claimed */
};

struct yl_reader {
    yl_source *source;
    const yl_waker *waker;
    int64_t given; /* rows given by this reader since it began, for the rate */
    uint64_t random;
};

static yl_status datagen_open(const yl_source_context *context, yl_source **out, yl_error *err)
{
    *out = yl_calloc(1, sizeof **out);
    if (*out == NULL)
        return YL_FAIL_MEMORY(err);
    (*out)->context = *context;
    (*out)->began_nanos = context->world->monotonic_nanos(context->world);
    return YL_OK;
}

static yl_status datagen_snapshot(yl_source *source, yl_strbuf *out, yl_error *err)
{
    (void)err;
    yl_put_i64(out, atomic_load(&source->next));
    return YL_OK;
}

static yl_status datagen_restore(yl_source *source, yl_str state, const yl_str *readers, uint32_t n,
                                 yl_error *err)
{
    yl_byte_reader in = yl_byte_reader_of(state);
    (void)readers;
    (void)n;
    atomic_store(&source->next, yl_get_i64(&in));
    return yl_byte_reader_end(&in, "the position of a datagen table", err);
}

static void datagen_close(yl_source *source)
{
    yl_free(source);
}

static yl_status datagen_reader_open(yl_source *source, uint32_t subtask, const yl_waker *waker,
                                     yl_reader **out, yl_error *err)
{
    yl_world *world = source->context.world;
    yl_reader *reader = yl_calloc(1, sizeof *reader);
    if (reader == NULL)
        return YL_FAIL_MEMORY(err);
    (void)subtask;
    *reader = (yl_reader){.source = source, .waker = waker, .random = world->random(world)};
    *out = reader;
    return YL_OK;
}

/* How many rows the rate allows now; 0 asks for a wake-up when it allows one. */
static int64_t rows_allowed(yl_reader *reader)
{
    const yl_source *source = reader->source;
    const datagen_config *config = source->context.spec->config;
    yl_world *world = source->context.world;
    double rate = (double)config->rows_per_second / source->context.parallelism;
    int64_t elapsed = world->monotonic_nanos(world) - source->began_nanos;
    double allowed = (double)elapsed * 1e-9 * rate + 1 - (double)reader->given;
    if (allowed >= 1)
        return allowed > 1e9 ? 1000000000 : (int64_t)allowed;
    int64_t at = source->began_nanos + (int64_t)((double)reader->given / rate * 1e9);
    reader->waker->wake_at(reader->waker->task, at + 1000000);
    return 0;
}

static yl_status fill_column(const datagen_field *field, yl_vector *v, int64_t first, uint32_t n,
                             int64_t now, uint64_t *state)
{
    for (uint32_t i = 0; i < n; i++) {
        v->length = i + 1;
        if (field->kind == DATAGEN_SEQUENCE)
            YL_TRY(datagen_sequence_value(v, i, field->start + first + i));
        else
            YL_TRY(datagen_random_value(field, v, i, now, state));
    }
    return YL_OK;
}

static yl_status make_batch(yl_reader *reader, int64_t first, uint32_t n, yl_batch **out,
                            yl_error *err)
{
    const yl_scan_spec *spec = reader->source->context.spec;
    const datagen_config *config = spec->config;
    yl_world *world = reader->source->context.world;
    int64_t now = world->now_micros(world);
    yl_batch *batch = yl_batch_new(spec->schema.n);
    yl_status status = batch == NULL ? YL_FAIL_MEMORY(err) : YL_OK;
    for (uint32_t c = 0; c < spec->schema.n && status == YL_OK; c++) {
        batch->columns[c] = yl_vector_new(spec->schema.fields[c].type, n);
        if (batch->columns[c] == NULL)
            status = YL_FAIL_MEMORY(err);
        else
            status = fill_column(&config->fields[spec->columns[c]], batch->columns[c], first, n,
                                 now, &reader->random);
        if (status == YL_ERR_UNSUPPORTED)
            YL_FAIL(err, UNSUPPORTED, "datagen makes no values of type %s",
                    yl_root_name(spec->schema.fields[c].type->root));
        else if (status != YL_OK)
            YL_FAIL_MEMORY(err);
    }
    if (status != YL_OK) {
        yl_batch_free(batch);
        return status;
    }
    batch->rows = batch->count = n;
    *out = batch;
    return YL_OK;
}

static yl_status datagen_poll(yl_reader *reader, yl_poll *what, yl_batch **batch, yl_error *err)
{
    yl_source *source = reader->source;
    const datagen_config *config = source->context.spec->config;
    int64_t rows = config->rows, limit = source->context.spec->limit;
    if (limit >= 0 && limit < rows)
        rows = limit;
    *what = YL_POLL_END;
    if (atomic_load(&source->next) >= rows)
        return YL_OK;
    int64_t n = rows_allowed(reader);
    *what = YL_POLL_IDLE;
    if (n == 0)
        return YL_OK;
    if (n > source->context.batch_rows)
        n = source->context.batch_rows;
    int64_t first = atomic_fetch_add(&source->next, n);
    if (n > rows - first)
        n = rows - first;
    *what = YL_POLL_END;
    if (n <= 0)
        return YL_OK;
    YL_TRY(make_batch(reader, first, (uint32_t)n, batch, err));
    reader->given += n;
    atomic_fetch_add(&source->context.stats->rows, n);
    *what = YL_POLL_BATCH;
    return YL_OK;
}

static yl_status datagen_reader_snapshot(yl_reader *reader, yl_strbuf *out, yl_error *err)
{
    (void)reader;
    (void)out;
    (void)err;
    return YL_OK;
}

static void datagen_reader_close(yl_reader *reader)
{
    yl_free(reader);
}

static const yl_source_type datagen_source = {
    .name = "datagen",
    .open = datagen_open,
    .restore = datagen_restore,
    .snapshot = datagen_snapshot,
    .close = datagen_close,
    .reader_open = datagen_reader_open,
    .poll = datagen_poll,
    .reader_snapshot = datagen_reader_snapshot,
    .reader_close = datagen_reader_close,
};

const yl_connector_type yl_connector_datagen = {
    .name = "datagen",
    .doc = "Makes random or counted rows.",
    .options = datagen_options,
    .n_options = N_OPTIONS,
    .plan_source = datagen_plan_source,
};
