/* The filesystem connector over a directory of its own: which files are read, how they are shared
 * and continued after a checkpoint, and what a sink leaves behind at each step. */
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include "base/list.h"
#include "check.h"
#include "connector/connector_registry.h"
#include "connector/filesystem_internal.h"

/* ---- Files of the test ---- */

static char root[64];

static char *in_root(const char *name)
{
    static char paths[8][300];
    static int next;
    char *path = paths[next++ % 8];
    snprintf(path, sizeof paths[0], "%s/%s", root, name);
    return path;
}

static void put_bytes(const char *name, const void *bytes, size_t size)
{
    yl_world *world = yl_world_real();
    yl_error err = {0};
    yl_file *file;
    (void)world->remove(world, in_root(name), NULL);
    check_ok(world->create(world, in_root(name), &file, &err), &err);
    check_ok(world->append(file, bytes, size, &err), &err);
    check_ok(world->close(file, &err), &err);
}

static void put(const char *name, const char *text)
{
    put_bytes(name, text, strlen(text));
}

static bool exists(const char *name)
{
    yl_file_info info;
    return yl_world_real()->stat(yl_world_real(), in_root(name), &info, NULL) == YL_OK;
}

/* The files below a directory, "name: contents" with the run's uuid as U, in order. */
typedef struct tree {
    yl_strbuf out;
    char path[400];
} tree;

static void add_file(tree *t, const char *path)
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

static yl_status walk(void *arg, const char *name, const yl_file_info *info, yl_error *err)
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

static void check_tree(const char *name, const char *expected)
{
    tree t = {0};
    yl_error err = {0};
    snprintf(t.path, sizeof t.path, "%s", in_root(name));
    if (exists(name))
        check_ok(yl_world_real()->list(yl_world_real(), t.path, walk, &t, &err), &err);
    check_str(yl_strbuf_view(&t.out), expected);
    yl_strbuf_clear(&t.out);
}

static int set_up(void **state)
{
    (void)state;
    const char *tmp = getenv("TMPDIR");
    snprintf(root, sizeof root, "%.40s/yl-fs-XXXXXX", tmp == NULL ? "/tmp" : tmp);
    return mkdtemp(root) == NULL;
}

static int tear_down(void **state)
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

#define FIELD(n, t) {.name = YL_STR(n), .type = (t)}

static const yl_field AB[] = {FIELD("a", &yl_type_int), FIELD("b", &yl_type_string)};
static const yl_field APQ[] = {FIELD("a", &yl_type_int), FIELD("p", &yl_type_string),
                               FIELD("q", &yl_type_int)};
static const uint32_t PQ[] = {1, 2};

/* `options`: "key=value" separated by LF, for a csv table at `path` below the root. */
static void table_init(table *t, const char *path, const char *options, const yl_field *fields,
                       uint32_t n, const uint32_t *partition, uint32_t n_partition)
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

static void table_clear(table *t)
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

static yl_status scan_open(scan *s, table *t, uint32_t parallelism, bool metadata)
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
    s->spec = (yl_scan_spec){.type = s->plan.type, .config = s->plan.config,
                             .table_schema = t->context.physical, .schema = {n, s->schema},
                             .columns = t->columns, .metadata_keys = keys,
                             .n_metadata = metadata ? 4 : 0, .limit = -1,
                             .table_name = t->context.name};
    s->context = (yl_source_context){.spec = &s->spec, .world = t->world, .stats = &t->stats,
                                     .parallelism = parallelism, .batch_rows = 100};
    return s->plan.type->open(&s->context, &s->source, &t->err);
}

static yl_status scan_start(scan *s)
{
    for (uint32_t i = 0; i < s->n; i++)
        YL_TRY(s->plan.type->reader_open(s->source, i, NULL, &s->readers[i], &s->t->err));
    return YL_OK;
}

static void scan_close(scan *s)
{
    for (uint32_t i = 0; s->source != NULL && i < s->n; i++)
        s->plan.type->reader_close(s->readers[i]);
    if (s->source != NULL)
        s->plan.type->close(s->source);
}

static void print_row(const yl_batch *batch, uint32_t row, yl_strbuf *out)
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
static yl_status scan_run(scan *s, yl_strbuf *out, int polls)
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

static yl_status read_table(table *t, uint32_t parallelism, bool metadata, yl_strbuf *out)
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

static void check_read(const char *path, const char *options, const yl_field *fields, uint32_t n,
                       const uint32_t *partition, uint32_t n_partition, const char *expected)
{
    table t;
    yl_strbuf out = {0};
    table_init(&t, path, options, fields, n, partition, n_partition);
    check_ok(read_table(&t, 1, false, &out), &t.err);
    check_str(yl_strbuf_view(&out), expected);
    yl_strbuf_clear(&out);
    table_clear(&t);
}

static void check_unreadable(const char *path, const char *options, const char *message)
{
    table t;
    yl_strbuf out = {0};
    table_init(&t, path, options, AB, 2, NULL, 0);
    assert_int_not_equal(read_table(&t, 1, false, &out), YL_OK);
    check_message(&t.err, message);
    yl_strbuf_clear(&out);
    table_clear(&t);
}

static void finds_files(void **state)
{
    (void)state;
    put("d/b.csv", "3,c\n");
    put("d/a.csv", "1,a\n2,b");
    put("d/sub/x/z.csv", "4,d\n");
    put("d/.hidden.csv", "5,e\n");
    put("d/_SUCCESS", "6,f\n");
    put("d/_tmp/c.csv", "7,g\n");
    put("d/empty.csv", "");
    check_read("d", "", AB, 2, NULL, 0, "1,a\n2,b\n3,c\n4,d\n");
    check_read("d/", "", AB, 2, NULL, 0, "1,a\n2,b\n3,c\n4,d\n");
    check_read("d/b.csv", "", AB, 2, NULL, 0, "3,c\n");
    check_read("d/.hidden.csv", "", AB, 2, NULL, 0, "");
    check_read("d/*.csv", "", AB, 2, NULL, 0, "1,a\n2,b\n3,c\n");
    check_read("?/[ac]*", "", AB, 2, NULL, 0, "1,a\n2,b\n");
    check_read("d/*/x", "", AB, 2, NULL, 0, "4,d\n");
    check_read("d", "source.path.regex-pattern=.*/[b-z].csv", AB, 2, NULL, 0, "3,c\n4,d\n");
    char option[200];
    snprintf(option, sizeof option, "path=file://%s/d/b.csv", root);
    check_read("", option, AB, 2, NULL, 0, "3,c\n");
    snprintf(option, sizeof option, "path=file:%s/d/b.csv", root);
    check_read("", option, AB, 2, NULL, 0, "3,c\n");
    put("star/a*b.csv", "8,h\n");
    put("star/axb.csv", "9,i\n");
    check_read("star/a*b.csv", "", AB, 2, NULL, 0, "8,h\n"); /* it exists: no wildcard */
}

static void refuses(void **state)
{
    (void)state;
    put("r/a.csv", "1,a\n");
    check_unreadable("nowhere", "", "/nowhere': No such file or directory");
    check_unreadable("r/*.txt", "", "no file matches");
    check_unreadable("r", "path=s3://bucket/x", "the file system 's3' is not supported");
    check_unreadable("r", "path=hdfs:///x", "'hdfs' is not supported");
    check_unreadable("r", "source.monitor-interval=1 s", "unbounded");
    check_unreadable("r", "source.path.regex-pattern=(", "source.path.regex-pattern");
    check_unreadable("r", "csv.field-delimiter=ab", "must be a single character");
    check_unreadable("r", "csv.field-delimitr=a", "did you mean 'field-delimiter'?");
    check_unreadable("r", "pth=a", "did you mean 'path'?");
    put("r2/a.csv.bz2", "x");
    check_unreadable("r2", "", ".bz2 files are not supported");
}

static void knows_metadata(void **state)
{
    (void)state;
    table t;
    yl_strbuf out = {0}, expected = {0};
    yl_file_info info;
    put("m/x.csv", "1,a\n2,b\n");
    check_ok(yl_world_real()->stat(yl_world_real(), in_root("m/x.csv"), &info, NULL), NULL);
    for (int i = 1; i <= 2; i++)
        yl_strbuf_printf(&expected, "%d,%c,%s,x.csv,8,%lld\n", i, i == 1 ? 'a' : 'b',
                         in_root("m/x.csv"), (long long)info.modified_ms * 1000);
    table_init(&t, "m", "", AB, 2, NULL, 0);
    check_ok(read_table(&t, 1, true, &out), &t.err);
    check_str(yl_strbuf_view(&out), expected.data);
    assert_int_equal(atomic_load(&t.stats.rows), 2);
    assert_int_equal(atomic_load(&t.stats.bytes), 8);
    assert_int_equal(atomic_load(&t.stats.bytes_total), 8);
    yl_strbuf_clear(&out);
    yl_strbuf_clear(&expected);
    table_clear(&t);
}

static void reads_partitions(void **state)
{
    (void)state;
    put("p/p=x/q=1/f.csv", "1\n2\n");
    put("p/p=a%2Fb/q=-5/f.csv", "3\n");
    put("p/p=__DEFAULT_PARTITION__/q=__DEFAULT_PARTITION__/f.csv", "4\n");
    put("p/stray.csv", "5\n");
    put("p/p=x/stray.csv", "6\n");
    put("p/other=1/q=1/f.csv", "7\n");
    put("p/p=x/q=2/deep/er/f.csv", "8\n");
    check_read("p", "", APQ, 3, PQ, 2, "4,-,-\n3,a/b,-5\n1,x,1\n2,x,1\n8,x,2\n");
    put("bad/p=x/q=z/f.csv", "1\n");
    table t;
    yl_strbuf out = {0};
    table_init(&t, "bad", "", APQ, 3, PQ, 2);
    check_fails(DATA, read_table(&t, 1, false, &out), &t.err);
    check_message(&t.err, "the partition value 'z' of column 'q' is no INT");
    yl_strbuf_clear(&out);
    table_clear(&t);
}

/* Partition values as Flink writes them, and in SQL's spelling. */
static void reads_partition_types(void **state)
{
    (void)state;
    static const uint32_t one[] = {1};
    static const struct {
        const yl_type *type;
        const char *dir, *expected;
    } cases[] = {
        {&yl_type_date, "p=19782", "1,19782\n"},
        {&yl_type_date, "p=2024-02-29", "1,19782\n"},
        {&yl_type_time, "p=43201000", "1,43201000\n"},
        {&yl_type_timestamp3, "p=2024-01-05T12%3A34", "1,1704458040000000\n"},
        {&yl_type_timestamp3, "p=2024-01-05T12%3A34%3A00.120", "1,1704458040120000\n"},
        {&yl_type_timestamp3, "p=2024-01-05 12%3A34%3A00", "1,1704458040000000\n"},
        {&yl_type_bigint, "p=10000000000", "1,10000000000\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char name[100];
        const yl_field fields[] = {FIELD("a", &yl_type_int), FIELD("p", cases[i].type)};
        snprintf(name, sizeof name, "types%zu/%s/f.csv", i, cases[i].dir);
        put(name, "1\n");
        snprintf(name, sizeof name, "types%zu", i);
        check_read(name, "", fields, 2, one, 1, cases[i].expected);
    }
}

/* ---- Large files ---- */

enum { LINES = 60000 };

/* Rows of two columns, some quoted over lines; about 2 MiB. */
static void make_lines(yl_strbuf *text, yl_strbuf *rows)
{
    for (int i = 0; i < LINES; i++) {
        const char *body = i % 7 == 0 ? "\"a quoted,\nfield\"" : "a plain field of some length";
        yl_strbuf_printf(text, "%d,%s\n", i, body);
        if (rows != NULL)
            yl_strbuf_printf(rows, "%d,%s\n", i,
                             i % 7 == 0 ? "a quoted,\nfield" : "a plain field of some length");
    }
}

/* Every number 0..LINES-1 exactly once. */
static void check_complete(const yl_strbuf *out)
{
    static uint8_t seen[LINES];
    size_t count = 0;
    memset(seen, 0, sizeof seen);
    for (const char *p = out->data; *p != '\0';) {
        if (*p >= '0' && *p <= '9' && (p == out->data || p[-1] == '\n')) {
            long n = strtol(p, NULL, 10);
            assert_in_range(n, 0, LINES - 1);
            assert_int_equal(seen[n], 0);
            seen[n] = 1;
            count++;
        }
        p += strcspn(p, "\n");
        p += *p == '\n';
    }
    assert_int_equal(count, LINES);
}

static void shares_one_file(void **state)
{
    (void)state;
    yl_strbuf text = {0}, rows = {0}, out = {0};
    table t;
    make_lines(&text, &rows);
    put_bytes("big/f.csv", text.data, text.size);
    table_init(&t, "big", "", AB, 2, NULL, 0);
    check_ok(read_table(&t, 1, false, &out), &t.err);
    assert_true(yl_str_equal(yl_strbuf_view(&out), yl_strbuf_view(&rows))); /* in order */
    yl_strbuf_reset(&out);
    check_ok(read_table(&t, 3, false, &out), &t.err);
    check_complete(&out);
    yl_strbuf_clear(&text);
    yl_strbuf_clear(&rows);
    yl_strbuf_clear(&out);
    table_clear(&t);
}

static void places_errors(void **state)
{
    (void)state;
    yl_strbuf text = {0}, out = {0};
    table t;
    make_lines(&text, NULL);
    yl_strbuf_puts(&text, "oops,x\n");
    put_bytes("err/f.csv", text.data, text.size);
    table_init(&t, "err", "", AB, 2, NULL, 0);
    check_fails(DATA, read_table(&t, 1, false, &out), &t.err);
    char expected[100];
    snprintf(expected, sizeof expected, "f.csv, line %d, column 1 (a): 'oops' is no INT",
             LINES + (LINES + 6) / 7 + 1);
    check_message(&t.err, expected);
    check_complete(&out); /* all rows before it came through */
    yl_strbuf_clear(&text);
    yl_strbuf_clear(&out);
    table_clear(&t);
}

static size_t gzip(const yl_strbuf *text, char *out, size_t room)
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

static void decompresses(void **state)
{
    (void)state;
    yl_strbuf text = {0}, out = {0};
    table t;
    make_lines(&text, NULL);
    char *packed = malloc(text.size);
    size_t half = gzip(&text, packed, text.size);
    put_bytes("gz/f.csv.gz", packed, half);
    table_init(&t, "gz", "", AB, 2, NULL, 0);
    check_ok(read_table(&t, 2, false, &out), &t.err);
    check_complete(&out);
    assert_int_equal(atomic_load(&t.stats.bytes), half);
    table_clear(&t);

    put_bytes("cut/f.csv.gz", packed, half / 2);
    yl_strbuf_reset(&out);
    table_init(&t, "cut", "", AB, 2, NULL, 0);
    check_fails(DATA, read_table(&t, 1, false, &out), &t.err);
    check_message(&t.err, "f.csv.gz' is damaged: it is cut off");
    table_clear(&t);
    free(packed);
    yl_strbuf_clear(&text);
    yl_strbuf_clear(&out);
}

static void decompresses_members(void **state)
{
    (void)state;
    char packed[400];
    yl_strbuf a = {0}, b = {0};
    yl_strbuf_puts(&a, "1,a\n2,");
    yl_strbuf_puts(&b, "b\n3,c\n");
    size_t n = gzip(&a, packed, sizeof packed);
    n += gzip(&b, packed + n, sizeof packed - n);
    put_bytes("members/f.csv.gz", packed, n);
    check_read("members", "", AB, 2, NULL, 0, "1,a\n2,b\n3,c\n");
    n = ZSTD_compress(packed, sizeof packed, "4,d\n5,e", 7, 3);
    put_bytes("zst/f.csv.zst", packed, n);
    check_read("zst", "", AB, 2, NULL, 0, "4,d\n5,e\n");
    yl_strbuf_clear(&a);
    yl_strbuf_clear(&b);
}

/* ---- Checkpoints ---- */

/* Reads some batches, takes a checkpoint while one reader has gone on after its snapshot, and
 * reads the rest in a new scan with another parallelism. */
static void restart_once(table *t, int polls, uint32_t before, uint32_t after)
{
    scan s;
    yl_strbuf out = {0}, late = {0}, shared = {0}, states[8] = {{0}};
    yl_str views[8];
    check_ok(scan_open(&s, t, before, false), &t->err);
    check_ok(scan_start(&s), &t->err);
    check_ok(scan_run(&s, &out, polls), &t->err);
    for (uint32_t i = 0; i < before; i++) {
        check_ok(s.plan.type->reader_snapshot(s.readers[i], &states[i], &t->err), &t->err);
        if (i == 0) /* what comes now is lost with the crash */
            check_ok(scan_run(&s, &late, 9), &t->err);
        views[i] = yl_strbuf_view(&states[i]);
        if (i > 0) { /* these have gone on, too: their state is as of now */
            yl_strbuf_reset(&states[i]);
            check_ok(s.plan.type->reader_snapshot(s.readers[i], &states[i], &t->err), &t->err);
            views[i] = yl_strbuf_view(&states[i]);
        }
    }
    check_ok(s.plan.type->snapshot(s.source, &shared, &t->err), &t->err);
    scan_close(&s);
    yl_strbuf_clear(&late);

    check_ok(scan_open(&s, t, after, false), &t->err);
    check_ok(s.plan.type->restore(s.source, yl_strbuf_view(&shared), views, before, &t->err),
             &t->err);
    check_ok(scan_start(&s), &t->err);
    check_ok(scan_run(&s, &out, -1), &t->err);
    scan_close(&s);
    check_complete(&out);
    yl_strbuf_clear(&out);
    yl_strbuf_clear(&shared);
    for (uint32_t i = 0; i < before; i++)
        yl_strbuf_clear(&states[i]);
}

static void continues_after_restart(void **state)
{
    (void)state;
    yl_strbuf text = {0};
    table t;
    make_lines(&text, NULL);
    put_bytes("ck/f.csv", text.data, text.size);
    table_init(&t, "ck", "", AB, 2, NULL, 0);
    for (int polls = 0; polls < 700; polls += 43)
        restart_once(&t, polls, 1, 1 + (uint32_t)polls % 3);
    table_clear(&t);
    char *packed = malloc(text.size);
    put_bytes("ckz/f.csv.gz", packed, gzip(&text, packed, text.size));
    free(packed);
    table_init(&t, "ckz", "", AB, 2, NULL, 0);
    restart_once(&t, 0, 1, 2);
    restart_once(&t, 1, 1, 1);
    restart_once(&t, 300, 1, 2);
    table_clear(&t);
    yl_strbuf_clear(&text);
}

/* Readers snapshot one after the other while all go on: no row is lost, none comes twice. */
static void checkpoints_are_consistent(void **state)
{
    (void)state;
    enum { READERS = 3 };
    yl_strbuf text = {0}, out = {0}, shared = {0}, states[READERS] = {{0}};
    yl_str views[READERS];
    table t;
    scan s;
    make_lines(&text, NULL);
    put_bytes("cons/f.csv", text.data, text.size);
    table_init(&t, "cons", "", AB, 2, NULL, 0);
    for (int round = 0; round < 20; round++) {
        check_ok(scan_open(&s, &t, READERS, false), &t.err);
        check_ok(scan_start(&s), &t.err);
        check_ok(scan_run(&s, &out, round * 7), &t.err);
        bool taken[READERS] = {false};
        for (int step = 0; step < READERS * 9; step++) {
            yl_poll what;
            yl_batch *batch;
            uint32_t i = (uint32_t)step % READERS;
            if (step / 9 == (int)i && !taken[i]) {
                check_ok(s.plan.type->reader_snapshot(s.readers[i], &states[i], &t.err), &t.err);
                taken[i] = true;
            }
            check_ok(s.plan.type->poll(s.readers[i], &what, &batch, &t.err), &t.err);
            for (uint32_t row = 0; what == YL_POLL_BATCH && !taken[i] && row < batch->rows; row++)
                print_row(batch, row, &out);
            yl_batch_free(batch);
        }
        for (uint32_t i = 0; i < READERS; i++) {
            if (!taken[i])
                check_ok(s.plan.type->reader_snapshot(s.readers[i], &states[i], &t.err), &t.err);
            views[i] = yl_strbuf_view(&states[i]);
        }
        check_ok(s.plan.type->snapshot(s.source, &shared, &t.err), &t.err);
        scan_close(&s);
        check_ok(scan_open(&s, &t, 2, false), &t.err);
        check_ok(s.plan.type->restore(s.source, yl_strbuf_view(&shared), views, READERS, &t.err),
                 &t.err);
        check_ok(scan_start(&s), &t.err);
        check_ok(scan_run(&s, &out, -1), &t.err);
        scan_close(&s);
        check_complete(&out);
        yl_strbuf_reset(&out);
        yl_strbuf_reset(&shared);
        for (uint32_t i = 0; i < READERS; i++)
            yl_strbuf_reset(&states[i]);
    }
    for (uint32_t i = 0; i < READERS; i++)
        yl_strbuf_clear(&states[i]);
    yl_strbuf_clear(&shared);
    yl_strbuf_clear(&out);
    yl_strbuf_clear(&text);
    table_clear(&t);
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

static yl_status output_open(output *o, table *t, uint32_t writers, bool overwrite,
                             const yl_str *statics)
{
    memset(o, 0, sizeof *o);
    o->t = t;
    YL_TRY(yl_connector_filesystem.plan_sink(&t->context, &o->plan, &t->err));
    o->spec = (yl_sink_spec){.type = o->plan.type, .config = o->plan.config,
                             .schema = t->context.physical, .partition = t->context.partition,
                             .n_partition = t->context.n_partition, .static_values = statics,
                             .overwrite = overwrite, .table_name = t->context.name};
    o->context = (yl_sink_context){.spec = &o->spec, .world = t->world, .stats = &t->stats,
                                   .parallelism = writers};
    YL_TRY(o->plan.type->open(&o->context, &o->sink, &t->err));
    for (; o->n < writers; o->n++)
        YL_TRY(o->plan.type->writer_open(o->sink, o->n, &o->writers[o->n], &t->err));
    return YL_OK;
}

/* `rows`: "1,x,2;3,-,4" with - for NULL. */
static yl_status output_write(output *o, uint32_t writer, const char *rows)
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

static yl_status output_prepare(output *o, bool end)
{
    yl_strbuf_reset(&o->records);
    for (uint32_t i = 0; i < o->n; i++)
        YL_TRY(o->plan.type->prepare(o->writers[i], 1, end, &o->records, &o->t->err));
    return YL_OK;
}

/* Hands the prepared records to commit or recover. */
static yl_status output_commit(output *o, bool recover)
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

static void output_close(output *o)
{
    for (uint32_t i = 0; i < o->n; i++)
        o->plan.type->writer_close(o->writers[i]);
    if (o->sink != NULL)
        o->plan.type->close(o->sink);
    yl_strbuf_clear(&o->records);
}

/* A whole INSERT by one writer. */
static void insert(const char *path, const char *options, const yl_field *fields, uint32_t n,
                   uint32_t n_partition, bool overwrite, const yl_str *statics, const char *rows)
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

static void is_visible_after_commit(void **state)
{
    (void)state;
    table t;
    output o;
    table_init(&t, "w", "", AB, 2, NULL, 0);
    check_ok(output_open(&o, &t, 2, false, NULL), &t.err);
    check_ok(output_write(&o, 0, "1,a;2,-"), &t.err);
    check_ok(output_write(&o, 1, "3,c"), &t.err);
    check_ok(output_write(&o, 0, "4,d"), &t.err);
    check_ok(output_prepare(&o, true), &t.err);
    char staging[100];
    snprintf(staging, sizeof staging, "w/.staging_%s", o.sink->uuid);
    assert_true(exists(staging));
    char inside[500];
    snprintf(inside, sizeof inside,
             "%s/task-0/part-U-task-0-file-0: 1,a/2,/4,d/\n"
             "%s/task-1/part-U-task-1-file-0: 3,c/\n",
             staging, staging);
    check_tree("w", inside);
    check_ok(output_commit(&o, false), &t.err);
    check_tree("w", "w/part-U-task-0-file-0: 1,a/2,/4,d/\nw/part-U-task-1-file-0: 3,c/\n");
    assert_false(exists(staging));
    output_close(&o);
    assert_int_equal(atomic_load(&t.stats.rows), 4);
    table_clear(&t);
    check_read("w", "", AB, 2, NULL, 0, "1,a\n2,\n4,d\n3,c\n");
}

static void writes_partitions(void **state)
{
    (void)state;
    insert("wp", "", APQ, 3, 2, false, NULL, "1,x,1;2,y,1;3,x,1;4,-,-;5,a/b=c,2;6,,3");
    check_tree("wp", "wp/p=__DEFAULT_PARTITION__/q=3/part-U-task-0-file-4: 6/\n"
                     "wp/p=__DEFAULT_PARTITION__/q=__DEFAULT_PARTITION__/part-U-task-0-file-2: 4/\n"
                     "wp/p=a%2Fb%3Dc/q=2/part-U-task-0-file-3: 5/\n"
                     "wp/p=x/q=1/part-U-task-0-file-0: 1/3/\n"
                     "wp/p=y/q=1/part-U-task-0-file-1: 2/\n");
    check_read("wp", "", APQ, 3, PQ, 2,
               "6,-,3\n4,-,-\n5,a/b=c,2\n1,x,1\n3,x,1\n2,y,1\n");
    const yl_str statics[] = {YL_STR("s t"), {NULL, 0}};
    insert("ws", "", APQ, 3, 2, false, statics, "1,ignored,1;2,ignored,2");
    check_tree("ws", "ws/p=s t/q=1/part-U-task-0-file-0: 1/\n"
                     "ws/p=s t/q=2/part-U-task-0-file-1: 2/\n");
}

static void overwrites(void **state)
{
    (void)state;
    insert("o", "", AB, 2, 0, false, NULL, "1,a");
    put("o/sub/x.csv", "9,z\n");
    put("o/.keep", "");
    insert("o", "", AB, 2, 0, true, NULL, "2,b");
    check_tree("o", "o/.keep: \no/part-U-task-0-file-0: 2,b/\n");
    insert("o", "", AB, 2, 0, true, NULL, "");
    check_tree("o", "o/.keep: \n");
    insert("op", "", APQ, 3, 2, false, NULL, "1,x,1;2,y,1");
    insert("op", "", APQ, 3, 2, true, NULL, "3,x,1");
    check_tree("op", "op/p=x/q=1/part-U-task-0-file-0: 3/\n"
                     "op/p=y/q=1/part-U-task-0-file-1: 2/\n");
    insert("op", "", APQ, 3, 2, true, NULL, "");
    check_read("op", "", APQ, 3, PQ, 2, "3,x,1\n2,y,1\n");
}

static void empty_result_makes_directory(void **state)
{
    (void)state;
    insert("empty", "", AB, 2, 0, false, NULL, "");
    check_read("empty", "", AB, 2, NULL, 0, "");
}

static void announces_success(void **state)
{
    (void)state;
    insert("s", "sink.partition-commit.policy.kind=metastore,success-file", AB, 2, 0, false, NULL,
           "1,a");
    check_tree("s", "s/_SUCCESS: \ns/part-U-task-0-file-0: 1,a/\n");
    insert("sp", "sink.partition-commit.policy.kind=success-file\n"
                 "sink.partition-commit.success-file.name=_DONE",
           APQ, 3, 2, false, NULL, "1,x,1");
    check_tree("sp", "sp/p=x/q=1/_DONE: \nsp/p=x/q=1/part-U-task-0-file-0: 1/\n");
}

static void abort_leaves_nothing(void **state)
{
    (void)state;
    table t;
    output o;
    table_init(&t, "gone", "", APQ, 3, PQ, 2);
    check_ok(output_open(&o, &t, 2, false, NULL), &t.err);
    check_ok(output_write(&o, 0, "1,x,1;2,y,1"), &t.err);
    check_ok(output_write(&o, 1, "3,x,1"), &t.err);
    assert_true(exists("gone"));
    o.plan.type->abort(o.sink);
    output_close(&o);
    assert_false(exists("gone"));
    table_clear(&t);
}

static void commit_is_idempotent(void **state)
{
    (void)state;
    table t;
    output o, again;
    insert("i", "", AB, 2, 0, false, NULL, "0,old");
    table_init(&t, "i", "", AB, 2, NULL, 0);
    check_ok(output_open(&o, &t, 2, true, NULL), &t.err);
    check_ok(output_write(&o, 0, "1,a"), &t.err);
    check_ok(output_write(&o, 1, "2,b"), &t.err);
    check_ok(output_prepare(&o, true), &t.err);
    /* The crash comes when one file has been moved. */
    char from[200], to[200];
    snprintf(from, sizeof from, "%s/i/.staging_%s/task-0/part-%s-task-0-file-0", root,
             o.sink->uuid, o.sink->uuid);
    snprintf(to, sizeof to, "%s/i/part-%s-task-0-file-0", root, o.sink->uuid);
    assert_int_equal(rename(from, to), 0);
    check_ok(output_open(&again, &t, 0, true, NULL), &t.err);
    yl_strbuf_str(&again.records, yl_strbuf_view(&o.records));
    check_ok(output_commit(&again, true), &t.err);
    check_ok(output_commit(&again, true), &t.err);
    check_tree("i", "i/part-U-task-0-file-0: 1,a/\ni/part-U-task-1-file-0: 2,b/\n");
    /* A file that is nowhere is an error. */
    assert_int_equal(unlink(to), 0);
    check_fails(CORRUPT, output_commit(&again, true), &t.err);
    check_message(&t.err, "a part of the output is lost");
    output_close(&again);
    output_close(&o);
    table_clear(&t);
}

static void streams_by_checkpoint(void **state)
{
    (void)state;
    table t;
    output o;
    table_init(&t, "st", "sink.rolling-policy.file-size=10 b", AB, 2, NULL, 0);
    t.context.streaming = true;
    check_ok(output_open(&o, &t, 1, false, NULL), &t.err);
    check_ok(output_write(&o, 0, "1,a"), &t.err);
    check_ok(output_prepare(&o, false), &t.err);
    check_ok(output_commit(&o, false), &t.err);
    check_ok(output_write(&o, 0, "2,b;3,c;4,d"), &t.err); /* more than 10 bytes: rolls */
    check_ok(output_write(&o, 0, "5,e"), &t.err);
    check_ok(output_prepare(&o, true), &t.err);
    check_ok(output_commit(&o, false), &t.err);
    check_tree("st", "st/part-U-0-0: 1,a/\nst/part-U-0-1: 2,b/3,c/4,d/\nst/part-U-0-2: 5,e/\n");
    output_close(&o);
    check_fails(INVALID, output_open(&o, &t, 0, true, NULL), &t.err);
    check_message(&t.err, "batch mode only");
    output_close(&o);
    table_clear(&t);
}

static void refuses_to_write(void **state)
{
    (void)state;
    table t;
    output o;
    put("file", "x");
    table_init(&t, "file", "", AB, 2, NULL, 0);
    check_fails(INVALID, output_open(&o, &t, 1, false, NULL), &t.err);
    check_message(&t.err, "it is a file, not a directory");
    output_close(&o);
    table_clear(&t);
    static const uint32_t all[] = {0, 1};
    table_init(&t, "x", "", AB, 2, all, 2);
    check_fails(INVALID, output_open(&o, &t, 1, false, NULL), &t.err);
    check_message(&t.err, "only partition columns");
    output_close(&o);
    table_clear(&t);
    table_init(&t, "x", "sink.partition-commit.policy.kind=custom", AB, 2, NULL, 0);
    check_fails(UNSUPPORTED, output_open(&o, &t, 1, false, NULL), &t.err);
    output_close(&o);
    table_clear(&t);
}

/* More partitions than files may be open. */
static void writes_many_partitions(void **state)
{
    (void)state;
    enum { PARTITIONS = 400 };
    table t;
    output o;
    yl_strbuf out = {0};
    table_init(&t, "many", "", APQ, 3, PQ, 2);
    check_ok(output_open(&o, &t, 1, false, NULL), &t.err);
    for (int round = 0; round < 2; round++)
        for (int i = 0; i < PARTITIONS; i++) {
            char row[40];
            snprintf(row, sizeof row, "%d,p%d,%d", round, i % 20, i);
            check_ok(output_write(&o, 0, row), &t.err);
        }
    check_ok(output_prepare(&o, true), &t.err);
    yl_str *records = calloc(PARTITIONS * 3, sizeof *records);
    uint32_t n = 0, size;
    for (size_t at = 0; at < o.records.size; at += size) {
        memcpy(&size, o.records.data + at, 4);
        at += 4;
        records[n++] = (yl_str){o.records.data + at, size};
    }
    check_ok(o.plan.type->commit(o.sink, records, n, &t.err), &t.err);
    free(records);
    output_close(&o);
    check_ok(read_table(&t, 2, false, &out), &t.err);
    size_t rows = 0;
    for (size_t i = 0; i < out.size; i++)
        rows += out.data[i] == '\n';
    assert_int_equal(rows, PARTITIONS * 2);
    yl_strbuf_clear(&out);
    table_clear(&t);
}

/* ---- Trouble ---- */

static void stays_in_its_roots(void **state)
{
    (void)state;
    table t;
    output o;
    yl_strbuf out = {0};
    put("roots/in/a.csv", "1,a\n");
    put("roots/out/b.csv", "2,b\n");
    const char *roots[] = {in_root("roots/in")};
    yl_world *world;
    yl_error err = {0};
    check_ok(yl_world_rooted(yl_world_real(), roots, 1, &world, &err), &err);
    table_init(&t, "roots/in", "", AB, 2, NULL, 0);
    t.world = world;
    check_ok(read_table(&t, 1, false, &out), &t.err);
    table_clear(&t);
    static const char *const outside[] = {"roots/out", "roots/in/../out/b.csv", "roots"};
    for (size_t i = 0; i < 3; i++) {
        table_init(&t, outside[i], "", AB, 2, NULL, 0);
        t.world = world;
        check_fails(PERMISSION, read_table(&t, 1, false, &out), &t.err);
        yl_error_clear(&t.err);
        check_fails(PERMISSION, output_open(&o, &t, 1, false, NULL), &t.err);
        output_close(&o);
        table_clear(&t);
    }
    yl_strbuf_clear(&out);
    yl_world_rooted_free(world);
}

static yl_status no_space(yl_file *file, const void *bytes, size_t size, yl_error *err)
{
    (void)file;
    (void)bytes;
    (void)size;
    return YL_FAIL(err, IO, "cannot write 'x': No space left on device");
}

static void reports_a_full_disk(void **state)
{
    (void)state;
    table t;
    output o;
    yl_world world = *yl_world_real();
    world.append = no_space;
    table_init(&t, "full", "", AB, 2, NULL, 0);
    t.world = &world;
    check_ok(output_open(&o, &t, 1, false, NULL), &t.err);
    check_ok(output_write(&o, 0, "1,a"), &t.err);
    check_fails(IO, output_prepare(&o, true), &t.err);
    check_message(&t.err, "No space left on device");
    o.plan.type->abort(o.sink);
    output_close(&o);
    assert_false(exists("full"));
    table_clear(&t);
}

static yl_status read_once(void *arg)
{
    table *t = arg;
    yl_strbuf out = {0};
    yl_error_clear(&t->err);
    yl_arena_reset(t->arena);
    yl_status status = read_table(t, 2, true, &out);
    yl_strbuf_clear(&out);
    return status;
}

static yl_status write_once(void *arg)
{
    table *t = arg;
    output o;
    yl_error_clear(&t->err);
    yl_arena_reset(t->arena);
    yl_status status = output_open(&o, t, 1, true, NULL);
    if (status == YL_OK)
        status = output_write(&o, 0, "1,x,1;2,y,1;3,x,2");
    if (status == YL_OK)
        status = output_prepare(&o, true);
    if (status == YL_OK)
        status = output_commit(&o, false);
    if (status != YL_OK && o.sink != NULL)
        o.plan.type->abort(o.sink);
    output_close(&o);
    return status;
}

static void survives_without_memory(void **state)
{
    (void)state;
    put("mem/p=x/q=1/a.csv", "1\n2\n");
    char packed[200];
    yl_strbuf text = {0};
    yl_strbuf_puts(&text, "3\n");
    put_bytes("mem/p=x/q=2/b.csv.gz", packed, gzip(&text, packed, sizeof packed));
    yl_strbuf_clear(&text);
    table t;
    char path[100];
    table_init(&t, "mem", "", APQ, 3, PQ, 2);
    snprintf(path, sizeof path, "%s", in_root("mem"));
    t.options[0].value = yl_str_of(path); /* not in the arena, which is emptied */
    check_allocations(read_once, &t);
    snprintf(path, sizeof path, "%s", in_root("memw"));
    t.options[0].value = yl_str_of(path);
    check_allocations(write_once, &t);
    table_clear(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_files),
        cmocka_unit_test(refuses),
        cmocka_unit_test(knows_metadata),
        cmocka_unit_test(reads_partitions),
        cmocka_unit_test(reads_partition_types),
        cmocka_unit_test(shares_one_file),
        cmocka_unit_test(places_errors),
        cmocka_unit_test(decompresses),
        cmocka_unit_test(decompresses_members),
        cmocka_unit_test(continues_after_restart),
        cmocka_unit_test(checkpoints_are_consistent),
        cmocka_unit_test(is_visible_after_commit),
        cmocka_unit_test(writes_partitions),
        cmocka_unit_test(overwrites),
        cmocka_unit_test(empty_result_makes_directory),
        cmocka_unit_test(announces_success),
        cmocka_unit_test(abort_leaves_nothing),
        cmocka_unit_test(commit_is_idempotent),
        cmocka_unit_test(streams_by_checkpoint),
        cmocka_unit_test(refuses_to_write),
        cmocka_unit_test(writes_many_partitions),
        cmocka_unit_test(stays_in_its_roots),
        cmocka_unit_test(reports_a_full_disk),
        cmocka_unit_test(survives_without_memory),
    };
    setvbuf(stdout, NULL, _IOLBF, 0);
    return cmocka_run_group_tests_name(__FILE__, tests, set_up, tear_down);
}
