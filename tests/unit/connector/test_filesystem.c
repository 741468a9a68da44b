/* Reading by the filesystem connector: which files, how several readers share one, and how they go
 * on after a checkpoint. */
#include "fs_check.h"

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

/* ---- Trouble ---- */

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

static void survives_without_memory(void **state)
{
    (void)state;
    put("mem/p=x/q=1/a.csv", "1\n2\n");
    char packed[200], path[100];
    yl_strbuf text = {0};
    table t;
    yl_strbuf_puts(&text, "3\n");
    put_bytes("mem/p=x/q=2/b.csv.gz", packed, gzip(&text, packed, sizeof packed));
    yl_strbuf_clear(&text);
    table_init(&t, "mem", "", APQ, 3, PQ, 2);
    snprintf(path, sizeof path, "%s", in_root("mem"));
    t.options[0].value = yl_str_of(path); /* not in the arena, which is emptied */
    check_allocations(read_once, &t);
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
        cmocka_unit_test(survives_without_memory),
    };
    setvbuf(stdout, NULL, _IOLBF, 0);
    return cmocka_run_group_tests_name(__FILE__, tests, set_up, tear_down);
}
