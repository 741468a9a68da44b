/* Writing by the filesystem connector: what is there before, after and in spite of a commit. */
#include "fs_check.h"

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
    check_read("wp", "", APQ, 3, PQ, 2, "6,-,3\n4,-,-\n5,a/b=c,2\n1,x,1\n3,x,1\n2,y,1\n");
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
    insert("sp",
           "sink.partition-commit.policy.kind=success-file\n"
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
    snprintf(from, sizeof from, "%s/i/.staging_%s/task-0/part-%s-task-0-file-0", root, o.sink->uuid,
             o.sink->uuid);
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
    table t;
    char path[100];
    table_init(&t, "memw", "", APQ, 3, PQ, 2);
    snprintf(path, sizeof path, "%s", in_root("memw"));
    t.options[0].value = yl_str_of(path); /* not in the arena, which is emptied */
    check_allocations(write_once, &t);
    table_clear(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
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
