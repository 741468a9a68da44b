/* What the tests of the filesystem connector share: a directory of their own, csv tables in it that
 * are read by several readers or written by several writers, and gzip. Include it once per program.
 */
#ifndef YL_TESTS_FS_CHECK_H
#define YL_TESTS_FS_CHECK_H

#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include "base/list.h"
#include "check.h"
#include "connector/connector_registry.h"
#include "connector/filesystem_internal.h"

/* ---- Files of the test ---- */

static char root[64];

static inline char *in_root(const char *name)
{
    static char paths[8][300];
    static int next;
    char *path = paths[next++ % 8];
    snprintf(path, sizeof paths[0], "%s/%s", root, name);
    return path;
}

static inline void put_bytes(const char *name, const void *bytes, size_t size)
{
    yl_world *world = yl_world_real();
    yl_error err = {0};
    yl_file *file;
    (void)world->remove(world, in_root(name), NULL);
    check_ok(world->create(world, in_root(name), &file, &err), &err);
    check_ok(world->append(file, bytes, size, &err), &err);
    check_ok(world->close(file, &err), &err);
}

static inline void put(const char *name, const char *text)
{
    put_bytes(name, text, strlen(text));
}

static inline bool exists(const char *name)
{
    yl_file_info info;
    return yl_world_real()->stat(yl_world_real(), in_root(name), &info, NULL) == YL_OK;
}

/* The files below a directory, "name: contents" with the run's uuid as U, in order. */
typedef struct tree {
    yl_strbuf out;
    char path[400];
} tree;

static inline void add_file(tree *t, const char *path)
{
    yl_world *world = yl_world_real();
    yl_file *file;
    char text[4096];
    size_t got = 0;
    if (world->open_read(world, path, &file, NULL) == YL_OK) {
        (void)world->read_at(file, 0, text, sizeof text, &got, NULL);
        (void)world->close(file, NULL);
    }
    for (const char *p = path + strlen(root) + 1; *p != '\0'; p++) {
        if (strncmp(p, "part-", 5) == 0) {
            yl_strbuf_puts(&t->out, "part-U");
            p += 5 + FS_UUID_TEXT - 1;
        } else {
            yl_strbuf_char(&t->out, *p);
        }
    }
    yl_strbuf_puts(&t->out, ": ");
    for (size_t i = 0; i < got; i++)
        yl_strbuf_char(&t->out, text[i] == '\n' ? '/' : text[i]);
    yl_strbuf_char(&t->out, '\n');
}

static inline yl_status walk(void *arg, const char *name, const yl_file_info *info, yl_error *err)
{
    tree *t = arg;
    size_t size = strlen(t->path);
    snprintf(t->path + size, sizeof t->path - size, "/%s", name);
    yl_status status = YL_OK;
    if (info->is_directory)
        status = yl_world_real()->list(yl_world_real(), t->path, walk, t, err);
    else
        add_file(t, t->path);
    t->path[size] = '\0';
    return status;
}

static inline void check_tree(const char *name, const char *expected)
{
    tree t = {0};
    yl_error err = {0};
    snprintf(t.path, sizeof t.path, "%s", in_root(name));
    if (exists(name))
        check_ok(yl_world_real()->list(yl_world_real(), t.path, walk, &t, &err), &err);
    check_str(yl_strbuf_view(&t.out), expected);
    yl_strbuf_clear(&t.out);
}

static inline int set_up(void **state)
{
    (void)state;
    const char *tmp = getenv("TMPDIR");
    snprintf(root, sizeof root, "%.40s/yl-fs-XXXXXX", tmp == NULL ? "/tmp" : tmp);
    return mkdtemp(root) == NULL;
}

static inline int tear_down(void **state)
{
    (void)state;
    return yl_world_remove_tree(yl_world_real(), root, NULL) != YL_OK;
}

/* ---- A table ---- */

typedef struct table {
    yl_arena *arena;
    yl_table_context context;
    yl_option_pair options[16];
    uint32_t columns[16];
    yl_io_stats stats;
    yl_world *world;
    yl_error err;
} table;

#define FIELD(n, t)                                                                                \
    {                                                                                              \
        .name = YL_STR(n), .type = (t)                                                             \
    }

static const yl_field AB[] = {FIELD("a", &yl_type_int), FIELD("b", &yl_type_string)};
static const yl_field APQ[] = {FIELD("a", &yl_type_int), FIELD("p", &yl_type_string),
                               FIELD("q", &yl_type_int)};
static const uint32_t PQ[] = {1, 2};

/* `options`: "key=value" separated by LF, for a csv table at `path` below the root. */
static inline void table_init(table *t, const char *path, const char *options,
                              const yl_field *fields, uint32_t n, const uint32_t *partition,
                              uint32_t n_partition)
{
    memset(t, 0, sizeof *t);
    t->arena = yl_arena_new("test", 0);
    t->world = yl_world_real();
    uint32_t k = 0;
    char *full = yl_arena_printf(t->arena, "%s", in_root(path));
    t->options[k++] = (yl_option_pair){YL_STR("path"), yl_str_of(full), {0, 0}};
    t->options[k++] = (yl_option_pair){YL_STR("format"), YL_STR("csv"), {0, 0}};
    for (const char *p = options; *p != '\0'; k++) {
        size_t key = strcspn(p, "="), value = strcspn(p + key + 1, "\n");
        yl_option_pair pair = {{p, key}, {p + key + 1, value}, {0, 0}};
        if (yl_str_equal(pair.key, YL_STR("path")))
            t->options[0] = pair;
        t->options[yl_str_equal(pair.key, YL_STR("path")) ? 0 : k] = pair;
        k -= yl_str_equal(pair.key, YL_STR("path"));
        p += key + 1 + value;
        p += *p == '\n';
    }
    t->context = (yl_table_context){.arena = t->arena,
                                    .name = YL_STR("`t`"),
                                    .physical = {n, fields},
                                    .options = t->options,
                                    .n_options = k,
                                    .partition = partition,
                                    .n_partition = n_partition};
    for (uint32_t i = 0; i < 16; i++)
        t->columns[i] = i;
}

static inline void table_clear(table *t)
{
    yl_arena_free(t->arena);
}

/* ---- Reading ---- */

typedef struct scan {
    table *t;
    yl_source_plan plan;
    yl_scan_spec spec;
    yl_source_context context;
    yl_source *source;
    yl_reader *readers[8];
    uint32_t n;
    yl_field schema[20];
} scan;

static inline yl_status scan_open(scan *s, table *t, uint32_t parallelism, bool metadata)
{
    static const char *const keys[] = {"file.path", "file.name", "file.size",
                                       "file.modification-time"};
    memset(s, 0, sizeof *s);
    s->t = t;
    s->n = parallelism;
    YL_TRY(yl_connector_filesystem.plan_source(&t->context, &s->plan, &t->err));
    uint32_t n = t->context.physical.n;
    memcpy(s->schema, t->context.physical.fields, n * sizeof(yl_field));
    for (uint32_t i = 0; metadata && i < 4; i++)
        s->schema[n++] = (yl_field){yl_str_of(keys[i]), yl_fs_metadata[i].type, {0}};
    s->spec = (yl_scan_spec){.type = s->plan.type,
                             .config = s->plan.config,
                             .table_schema = t->context.physical,
                             .schema = {n, s->schema},
                             .columns = t->columns,
                             .metadata_keys = keys,
                             .n_metadata = metadata ? 4 : 0,
                             .limit = -1,
                             .table_name = t->context.name};
    s->context = (yl_source_context){.spec = &s->spec,
                                     .world = t->world,
                                     .stats = &t->stats,
                                     .parallelism = parallelism,
                                     .batch_rows = 100};
    return s->plan.type->open(&s->context, &s->source, &t->err);
}

static inline yl_status scan_start(scan *s)
{
    for (uint32_t i = 0; i < s->n; i++)
        YL_TRY(s->plan.type->reader_open(s->source, i, NULL, &s->readers[i], &s->t->err));
    return YL_OK;
}

static inline void scan_close(scan *s)
{
    for (uint32_t i = 0; s->source != NULL && i < s->n; i++)
        s->plan.type->reader_close(s->readers[i]);
    if (s->source != NULL)
        s->plan.type->close(s->source);
}

static inline void print_row(const yl_batch *batch, uint32_t row, yl_strbuf *out)
{
    for (uint32_t i = 0; i < batch->n_columns; i++) {
        const yl_vector *v = batch->columns[i];
        uint32_t at = v->form == YL_CONST ? 0 : row;
        yl_strbuf_puts(out, i == 0 ? "" : ",");
        if (!yl_vector_valid(v, row))
            yl_strbuf_char(out, '-');
        else if (v->phys == YL_PHYS_I32)
            yl_strbuf_printf(out, "%d", v->i32[at]);
        else if (v->phys == YL_PHYS_I64)
            yl_strbuf_printf(out, "%lld", (long long)v->i64[at]);
        else
            yl_strbuf_str(out, yl_view_str(&v->views[at]));
    }
    yl_strbuf_char(out, '\n');
}

/* Polls the readers in turn until all have ended, or until `polls` batches came. */
static inline yl_status scan_run(scan *s, yl_strbuf *out, int polls)
{
    uint32_t left = s->n;
    bool ended[8] = {false};
    for (uint32_t i = 0; left > 0 && polls != 0; i = (i + 1) % s->n) {
        yl_poll what;
        yl_batch *batch;
        if (ended[i])
            continue;
        YL_TRY(s->plan.type->poll(s->readers[i], &what, &batch, &s->t->err));
        if (what == YL_POLL_END) {
            ended[i] = true;
            left--;
            continue;
        }
        for (uint32_t row = 0; row < batch->rows; row++)
            print_row(batch, row, out);
        yl_batch_free(batch);
        polls--;
    }
    return YL_OK;
}

static inline yl_status read_table(table *t, uint32_t parallelism, bool metadata, yl_strbuf *out)
{
    scan s;
    yl_status status = scan_open(&s, t, parallelism, metadata);
    if (status == YL_OK)
        status = scan_start(&s);
    if (status == YL_OK)
        status = scan_run(&s, out, -1);
    scan_close(&s);
    return status;
}

static inline void check_read(const char *path, const char *options, const yl_field *fields,
                              uint32_t n, const uint32_t *partition, uint32_t n_partition,
                              const char *expected)
{
    table t;
    yl_strbuf out = {0};
    table_init(&t, path, options, fields, n, partition, n_partition);
    check_ok(read_table(&t, 1, false, &out), &t.err);
    check_str(yl_strbuf_view(&out), expected);
    yl_strbuf_clear(&out);
    table_clear(&t);
}

static inline void check_unreadable(const char *path, const char *options, const char *message)
{
    table t;
    yl_strbuf out = {0};
    table_init(&t, path, options, AB, 2, NULL, 0);
    assert_int_not_equal(read_table(&t, 1, false, &out), YL_OK);
    check_message(&t.err, message);
    yl_strbuf_clear(&out);
    table_clear(&t);
}

static inline size_t gzip(const yl_strbuf *text, char *out, size_t room)
{
    z_stream z = {0};
    deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    z.next_in = (Bytef *)text->data;
    z.avail_in = (uInt)text->size;
    z.next_out = (Bytef *)out;
    z.avail_out = (uInt)room;
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    deflateEnd(&z);
    return room - z.avail_out;
}

/* ---- Writing ---- */

typedef struct output {
    table *t;
    yl_sink_plan plan;
    yl_sink_spec spec;
    yl_sink_context context;
    yl_sink *sink;
    yl_writer *writers[4];
    uint32_t n;
    yl_strbuf records;
} output;

static inline yl_status output_open(output *o, table *t, uint32_t writers, bool overwrite,
                                    const yl_str *statics)
{
    memset(o, 0, sizeof *o);
    o->t = t;
    YL_TRY(yl_connector_filesystem.plan_sink(&t->context, &o->plan, &t->err));
    o->spec = (yl_sink_spec){.type = o->plan.type,
                             .config = o->plan.config,
                             .schema = t->context.physical,
                             .partition = t->context.partition,
                             .n_partition = t->context.n_partition,
                             .static_values = statics,
                             .overwrite = overwrite,
                             .table_name = t->context.name};
    o->context = (yl_sink_context){
        .spec = &o->spec, .world = t->world, .stats = &t->stats, .parallelism = writers};
    YL_TRY(o->plan.type->open(&o->context, &o->sink, &t->err));
    for (; o->n < writers; o->n++)
        YL_TRY(o->plan.type->writer_open(o->sink, o->n, &o->writers[o->n], &t->err));
    return YL_OK;
}

/* `rows`: "1,x,2;3,-,4" with - for NULL. */
static inline yl_status output_write(output *o, uint32_t writer, const char *rows)
{
    const yl_schema schema = o->t->context.physical;
    yl_batch *batch = yl_batch_new(schema.n);
    yl_status status = batch == NULL ? YL_FAIL_MEMORY(&o->t->err) : YL_OK;
    for (uint32_t i = 0; status == YL_OK && i < schema.n; i++) {
        batch->columns[i] = yl_vector_new(schema.fields[i].type, 100);
        if (batch->columns[i] == NULL)
            status = YL_FAIL_MEMORY(&o->t->err);
    }
    uint32_t row = 0;
    for (const char *p = rows; status == YL_OK && *p != '\0'; row++) {
        for (uint32_t i = 0; i < schema.n && status == YL_OK; i++) {
            yl_vector *v = batch->columns[i];
            size_t size = strcspn(p, ",;");
            if (size == 1 && *p == '-')
                status = yl_vector_set_null(v, row);
            else if (v->phys == YL_PHYS_I32)
                v->i32[row] = (int32_t)strtol(p, NULL, 10);
            else
                status = yl_vector_set_str(v, row, (yl_str){p, size});
            v->length = row + 1;
            p += size + (p[size] != '\0');
        }
    }
    if (status == YL_OK) {
        batch->rows = batch->count = row;
        status = o->plan.type->write(o->writers[writer], batch, &o->t->err);
    }
    yl_batch_free(batch);
    return status;
}

static inline yl_status output_prepare(output *o, bool end)
{
    yl_strbuf_reset(&o->records);
    for (uint32_t i = 0; i < o->n; i++)
        YL_TRY(o->plan.type->prepare(o->writers[i], 1, end, &o->records, &o->t->err));
    return YL_OK;
}

/* Hands the prepared records to commit or recover. */
static inline yl_status output_commit(output *o, bool recover)
{
    yl_str records[64];
    uint32_t n = 0, size;
    for (size_t at = 0; at < o->records.size; at += size) {
        memcpy(&size, o->records.data + at, 4);
        at += 4;
        records[n++] = (yl_str){o->records.data + at, size};
    }
    return (recover ? o->plan.type->recover : o->plan.type->commit)(o->sink, records, n,
                                                                    &o->t->err);
}

static inline void output_close(output *o)
{
    for (uint32_t i = 0; i < o->n; i++)
        o->plan.type->writer_close(o->writers[i]);
    if (o->sink != NULL)
        o->plan.type->close(o->sink);
    yl_strbuf_clear(&o->records);
}

/* A whole INSERT by one writer. */
static inline void insert(const char *path, const char *options, const yl_field *fields, uint32_t n,
                          uint32_t n_partition, bool overwrite, const yl_str *statics,
                          const char *rows)
{
    table t;
    output o;
    table_init(&t, path, options, fields, n, PQ, n_partition);
    check_ok(output_open(&o, &t, 1, overwrite, statics), &t.err);
    check_ok(output_write(&o, 0, rows), &t.err);
    check_ok(output_prepare(&o, true), &t.err);
    check_ok(output_commit(&o, false), &t.err);
    output_close(&o);
    table_clear(&t);
}

#endif
