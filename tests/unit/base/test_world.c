/* The real world's files, and the one that is confined to directories. */
#include "base/world.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"

static char root[64];
static yl_error err;

static char *in_root(const char *name)
{
    static char paths[4][300];
    static int next;
    char *path = paths[next++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", root, name);
    return path;
}

static void put(yl_world *world, const char *name, const char *text)
{
    yl_file *file;
    yl_error_clear(&err);
    check_ok(world->create(world, in_root(name), &file, &err), &err);
    check_ok(world->append(file, text, strlen(text), &err), &err);
    check_ok(world->sync(file, &err), &err);
    check_ok(world->close(file, &err), &err);
}

static void files(void **state)
{
    (void)state;
    yl_world *world = yl_world_real();
    yl_file *file;
    yl_file_info info;
    char buf[16];
    size_t got;
    put(world, "a/b/c", "hello"); /* makes the directories */
    check_fails(EXISTS, world->create(world, in_root("a/b/c"), &file, &err), &err);
    yl_error_clear(&err);
    check_ok(world->open_read(world, in_root("a/b/c"), &file, &err), &err);
    check_ok(world->read_at(file, 1, buf, sizeof buf, &got, &err), &err);
    assert_int_equal(got, 4);
    check_str(((yl_str){buf, got}), "ello");
    check_ok(world->read_at(file, 9, buf, sizeof buf, &got, &err), &err);
    assert_int_equal(got, 0);
    check_ok(world->close(file, &err), &err);
    check_ok(world->stat(world, in_root("a/b/c"), &info, &err), &err);
    assert_int_equal(info.size, 5);
    assert_false(info.is_directory);
    put(world, "a/d", "other");
    check_ok(world->rename(world, in_root("a/d"), in_root("a/b/c"), &err), &err);
    check_ok(world->stat(world, in_root("a/b/c"), &info, &err), &err);
    check_fails(NOT_FOUND, world->stat(world, in_root("a/d"), &info, &err), &err);
    check_message(&err, "/a/d': No such file or directory");
    yl_error_clear(&err);
    check_fails(IO, world->open_read(world, in_root("a"), &file, &err), &err);
    check_message(&err, "Is a directory");
    yl_error_clear(&err);
    check_fails(EXISTS, world->make_dirs(world, in_root("a/b/c"), &err), &err);
    yl_error_clear(&err);
    check_fails(NOT_FOUND, world->rename(world, in_root("x"), in_root("y"), &err), &err);
    check_message(&err, "cannot rename");
}

static yl_status collect(void *arg, const char *name, const yl_file_info *info, yl_error *error)
{
    (void)error;
    yl_strbuf_printf(arg, "%s%s ", name, info->is_directory ? "/" : "");
    return YL_OK;
}

static void lists_by_name(void **state)
{
    (void)state;
    yl_world *world = yl_world_real();
    yl_strbuf out = {0};
    put(world, "l/b", "");
    put(world, "l/a", "");
    put(world, "l/c/x", "");
    put(world, "l/.h", "");
    assert_int_equal(symlink("nowhere", in_root("l/dangling")), 0);
    check_ok(world->list(world, in_root("l"), collect, &out, &err), &err);
    check_str(yl_strbuf_view(&out), ".h a b c/ dangling ");
    yl_strbuf_clear(&out);
    yl_error_clear(&err);
    check_fails(NOT_FOUND, world->list(world, in_root("none"), collect, &out, &err), &err);
}

static void removes_trees(void **state)
{
    (void)state;
    yl_world *world = yl_world_real();
    yl_file_info info;
    yl_error_clear(&err);
    put(world, "t/a/b/c", "");
    put(world, "keep/x", "");
    assert_int_equal(symlink(in_root("keep"), in_root("t/link")), 0);
    assert_int_equal(symlink("nowhere", in_root("t/a/dangling")), 0);
    check_ok(yl_world_remove_tree(world, in_root("t"), &err), &err);
    check_fails(NOT_FOUND, world->stat(world, in_root("t"), &info, NULL), NULL);
    check_ok(world->stat(world, in_root("keep/x"), &info, &err), &err); /* not through the link */
    check_ok(yl_world_remove_tree(world, in_root("t"), &err), &err);
}

static void randomness(void **state)
{
    (void)state;
    yl_world *world = yl_world_real();
    uint64_t seen = 0, here, there = 0;
    for (int i = 0; i < 100; i++)
        seen |= world->random(world);
    assert_true(seen == UINT64_MAX);
    /* A forked child has numbers of its own. */
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    here = world->random(world);
    if (child == 0)
        _exit(write(ends[1], &here, sizeof here) != sizeof here);
    assert_int_equal(read(ends[0], &there, sizeof there), sizeof there);
    waitpid(child, NULL, 0);
    assert_true(here != there);
    close(ends[0]);
    close(ends[1]);
}

static void clocks(void **state)
{
    (void)state;
    yl_world *world = yl_world_real();
    int64_t a = world->monotonic_nanos(world), b = world->monotonic_nanos(world);
    assert_true(b >= a);
    assert_true(world->now_micros(world) > INT64_C(1700000000000000));
}

static void absolute_paths(void **state)
{
    (void)state;
    yl_strbuf out = {0};
    yl_error_clear(&err);
    check_ok(yl_path_absolute("/a/./b//../c/", &out, &err), &err);
    check_str(yl_strbuf_view(&out), "/a/c");
    yl_strbuf_reset(&out);
    check_ok(yl_path_absolute("/../..", &out, &err), &err);
    check_str(yl_strbuf_view(&out), "/");
    yl_strbuf_reset(&out);
    check_ok(yl_path_absolute("x/../y", &out, &err), &err);
    assert_true(out.size > 2 && out.data[0] == '/' && strcmp(out.data + out.size - 2, "/y") == 0);
    yl_strbuf_clear(&out);
}

static void roots_confine(void **state)
{
    (void)state;
    yl_world *real = yl_world_real(), *world;
    yl_file *file;
    yl_file_info info;
    put(real, "in/a", "");
    put(real, "in-side/b", "");
    put(real, "out/c", "");
    assert_int_equal(symlink(in_root("out"), in_root("in/link")), 0);
    const char *roots[] = {in_root("in")};
    check_ok(yl_world_rooted(real, roots, 1, &world, &err), &err);
    check_ok(yl_path_allowed(world, in_root("in/new/file"), &err), &err);
    check_ok(world->stat(world, in_root("in/a"), &info, &err), &err);
    check_ok(world->open_read(world, in_root("out/../in/a"), &file, &err), &err);
    check_ok(world->close(file, &err), &err);
    static const char *const outside[] = {"out/c", "in/../out/c",      "in/link/c", "in-side/b",
                                          "in/..", "in/link/../out/c", "."};
    for (size_t i = 0; i < sizeof outside / sizeof *outside; i++) {
        yl_error_clear(&err);
        check_fails(PERMISSION, world->open_read(world, in_root(outside[i]), &file, &err), &err);
        check_message(&err, "outside of the directories");
        check_fails(PERMISSION, world->stat(world, in_root(outside[i]), &info, NULL), NULL);
        check_fails(PERMISSION, world->create(world, in_root(outside[i]), &file, NULL), NULL);
        check_fails(PERMISSION, world->rename(world, in_root("in/a"), in_root(outside[i]), NULL),
                    NULL);
        check_fails(PERMISSION, world->remove(world, in_root(outside[i]), NULL), NULL);
    }
    check_ok(yl_path_allowed(real, "/", NULL), NULL);
    yl_world_rooted_free(world);
}

static int set_up(void **state)
{
    (void)state;
    const char *tmp = getenv("TMPDIR");
    snprintf(root, sizeof root, "%.40s/yl-world-XXXXXX", tmp == NULL ? "/tmp" : tmp);
    return mkdtemp(root) == NULL;
}

static int tear_down(void **state)
{
    (void)state;
    return yl_world_remove_tree(yl_world_real(), root, NULL) != YL_OK;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files),         cmocka_unit_test(lists_by_name),
        cmocka_unit_test(removes_trees), cmocka_unit_test(randomness),
        cmocka_unit_test(clocks),        cmocka_unit_test(absolute_paths),
        cmocka_unit_test(roots_confine),
    };
    setvbuf(stdout, NULL, _IOLBF, 0);
    return cmocka_run_group_tests_name(__FILE__, tests, set_up, tear_down);
}
