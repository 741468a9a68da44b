/* Catalogs, databases, tables, views and temporary objects. */
#include "check.h"

#include "data/types.h"
#include "sql/catalog.h"
#include "sql/parser.h"

static yl_object_path path_of(const char *name)
{
    return (yl_object_path){YL_STR("default_catalog"), YL_STR("default_database"), yl_str_of(name)};
}

static yl_table table_of(const char *name)
{
    static const yl_column columns[] = {
        {.kind = YL_COL_PHYSICAL, .name = YL_STR("a"), .type = &yl_type_int}};
    yl_object_path path = path_of(name);
    return (yl_table){.catalog = path.catalog,
                      .database = path.database,
                      .name = path.name,
                      .n_columns = 1,
                      .columns = columns};
}

static yl_table view_of(const char *name)
{
    yl_table view = table_of(name);
    view.is_view = true;
    view.expanded = YL_STR("SELECT 1 AS `a`");
    return view;
}

/* The names joined by blanks; all of it in `arena`. */
static const char *listed(const yl_catalog *catalog, yl_arena *arena, int what)
{
    yl_str_list list;
    yl_error err = {0};
    char *text = yl_arena_printf(arena, "%s", "");
    check_ok(yl_catalog_list_tables(catalog, (yl_str){0}, (yl_str){0}, what, arena, &list, &err),
             &err);
    for (uint32_t i = 0; i < list.n; i++)
        text =
            yl_arena_printf(arena, "%s%s%.*s", text, i == 0 ? "" : " ", YL_STR_ARGS(list.items[i]));
    return text;
}

typedef struct fixture {
    yl_catalog *catalog;
    yl_arena *arena;
    yl_error err;
} fixture;

static int setup(void **state)
{
    fixture *f = yl_calloc(1, sizeof *f);
    f->arena = yl_arena_new("test", 0);
    *state = f;
    return yl_catalog_new(&f->catalog, NULL) == YL_OK ? 0 : -1;
}

static int teardown(void **state)
{
    fixture *f = *state;
    yl_catalog_free(f->catalog);
    yl_arena_free(f->arena);
    yl_free(f);
    return 0;
}

static void creates_and_drops(void **state)
{
    fixture *f = *state;
    yl_table b = table_of("b"), a = table_of("a"), v = view_of("v");
    yl_object_path path = path_of("a"), nope = path_of("nope"), vp = path_of("v");
    check_ok(yl_catalog_create(f->catalog, &b, false, false, &f->err), &f->err);
    check_ok(yl_catalog_create(f->catalog, &a, false, false, &f->err), &f->err);
    check_ok(yl_catalog_create(f->catalog, &v, false, false, &f->err), &f->err);
    check_text(listed(f->catalog, f->arena, YL_LIST_TABLES | YL_LIST_VIEWS), "a b v");
    check_text(listed(f->catalog, f->arena, YL_LIST_VIEWS), "v");
    check_fails(EXISTS, yl_catalog_create(f->catalog, &a, false, false, &f->err), &f->err);
    yl_error_clear(&f->err);
    check_ok(yl_catalog_create(f->catalog, &a, true, false, &f->err), &f->err);
    check_ok(yl_catalog_create(f->catalog, &a, false, true, &f->err), &f->err);
    check_fails(NOT_FOUND, yl_catalog_drop(f->catalog, &nope, false, false, false, &f->err),
                &f->err);
    yl_error_clear(&f->err);
    check_ok(yl_catalog_drop(f->catalog, &nope, false, false, true, &f->err), &f->err);
    check_fails(NOT_FOUND, yl_catalog_drop(f->catalog, &vp, false, false, false, &f->err), &f->err);
    check_message(&f->err, "DROP VIEW");
    check_ok(yl_catalog_drop(f->catalog, &path, false, false, false, NULL), NULL);
    check_text(listed(f->catalog, f->arena, YL_LIST_TABLES), "b");
}

static void temporary_hides(void **state)
{
    fixture *f = *state;
    yl_table v = view_of("v"), t = view_of("v");
    yl_object_path path = path_of("v");
    t.temporary = true;
    t.expanded = YL_STR("SELECT 2 AS `b`");
    check_ok(yl_catalog_create(f->catalog, &v, false, false, &f->err), &f->err);
    check_ok(yl_catalog_create(f->catalog, &t, false, false, &f->err), &f->err);
    check_str(yl_catalog_find(f->catalog, &path)->expanded, "SELECT 2 AS `b`");
    check_text(listed(f->catalog, f->arena, YL_LIST_VIEWS), "v");
    check_fails(EXISTS, yl_catalog_drop(f->catalog, &path, true, false, false, &f->err), &f->err);
    check_ok(yl_catalog_drop(f->catalog, &path, true, true, false, NULL), NULL);
    check_str(yl_catalog_find(f->catalog, &path)->expanded, "SELECT 1 AS `a`");
}

static void replaces_and_renames(void **state)
{
    fixture *f = *state;
    yl_table a = table_of("a"), b = table_of("b");
    yl_object_path from = path_of("a"), to = path_of("b");
    check_ok(yl_catalog_create(f->catalog, &a, false, false, &f->err), &f->err);
    a.comment = YL_STR("changed");
    check_ok(yl_catalog_replace(f->catalog, &from, &a, &f->err), &f->err);
    check_str(yl_catalog_find(f->catalog, &from)->comment, "changed");
    yl_table moved = *yl_catalog_find(f->catalog, &from);
    moved.name = YL_STR("b");
    check_ok(yl_catalog_replace(f->catalog, &from, &moved, &f->err), &f->err);
    assert_null(yl_catalog_find(f->catalog, &from));
    check_str(yl_catalog_find(f->catalog, &to)->comment, "changed");
    check_fails(NOT_FOUND, yl_catalog_replace(f->catalog, &from, &b, &f->err), &f->err);
}

static void databases(void **state)
{
    fixture *f = *state;
    yl_str none = {0}, d = YL_STR("d");
    check_ok(yl_catalog_create_database(f->catalog, none, d, false, NULL, 0, none, &f->err),
             &f->err);
    check_fails(EXISTS,
                yl_catalog_create_database(f->catalog, none, d, false, NULL, 0, none, &f->err),
                &f->err);
    yl_error_clear(&f->err);
    check_ok(yl_catalog_use_database(f->catalog, none, d, &f->err), &f->err);
    check_str(yl_catalog_current_database(f->catalog), "d");
    yl_table t = table_of("t");
    t.database = d;
    check_ok(yl_catalog_create(f->catalog, &t, false, false, &f->err), &f->err);
    check_fails(INVALID, yl_catalog_drop_database(f->catalog, none, d, false, true, &f->err),
                &f->err);
    yl_error_clear(&f->err);
    check_ok(yl_catalog_use_database(f->catalog, none, YL_STR("default_database"), &f->err),
             &f->err);
    check_fails(INVALID, yl_catalog_drop_database(f->catalog, none, d, false, false, &f->err),
                &f->err);
    check_message(&f->err, "is not empty");
    yl_error_clear(&f->err);
    check_ok(yl_catalog_drop_database(f->catalog, none, d, false, true, &f->err), &f->err);
    check_fails(NOT_FOUND,
                yl_catalog_use_database(f->catalog, none, YL_STR("default_databse"), &f->err),
                &f->err);
    check_message(&f->err, "did you mean 'default_database'?");
}

static void catalogs(void **state)
{
    fixture *f = *state;
    yl_option_pair options[] = {{YL_STR("type"), YL_STR("generic_in_memory"), {0, 0}},
                                {YL_STR("default-database"), YL_STR("main"), {0, 0}}};
    yl_str c = YL_STR("c"), none = {0};
    yl_str_list list;
    check_ok(yl_catalog_create_catalog(f->catalog, c, false, options, 2, none, &f->err), &f->err);
    check_fails(EXISTS, yl_catalog_create_catalog(f->catalog, c, false, options, 2, none, &f->err),
                &f->err);
    yl_error_clear(&f->err);
    check_ok(yl_catalog_use_catalog(f->catalog, c, &f->err), &f->err);
    check_str(yl_catalog_current_database(f->catalog), "main");
    check_fails(INVALID, yl_catalog_drop_catalog(f->catalog, c, false, &f->err), &f->err);
    yl_error_clear(&f->err);
    check_ok(yl_catalog_use_catalog(f->catalog, YL_STR("default_catalog"), &f->err), &f->err);
    check_ok(yl_catalog_drop_catalog(f->catalog, c, false, &f->err), &f->err);
    check_ok(yl_catalog_list_catalogs(f->catalog, f->arena, &list, &f->err), &f->err);
    assert_int_equal(list.n, 1);
    options[0].value = YL_STR("hive");
    check_fails(NOT_FOUND,
                yl_catalog_create_catalog(f->catalog, c, false, options, 1, none, &f->err),
                &f->err);
}

static void names_what_is_missing(void **state)
{
    fixture *f = *state;
    static const struct {
        const char *path, *part;
    } cases[] = {
        {"orderz", "did you mean 'orders'?"},
        {"default_databas.orders", "Database 'default_databas' not found"},
        {"default_catalo.x.orders", "did you mean 'default_catalog'?"},
    };
    yl_table t = table_of("orders");
    check_ok(yl_catalog_create(f->catalog, &t, false, false, &f->err), &f->err);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        yl_ast_path path;
        const yl_table *found;
        yl_error err = {0};
        check_ok(yl_sql_parse_path(f->arena, yl_str_of(cases[i].path), &path, &err), &err);
        check_fails(NOT_FOUND, yl_catalog_get(f->catalog, &path, &found, &err), &err);
        check_message(&err, cases[i].part);
    }
}

static void prints_ddl(void **state)
{
    (void)state;
    static const yl_type row_fields_type = {.root = YL_BIGINT, .nullable = false};
    static const yl_field fields[] = {{.name = YL_STR("x"), .type = &row_fields_type}};
    static const yl_type row = {.root = YL_ROW, .nullable = true, .n_fields = 1, .fields = fields};
    static const yl_type key_type = {.root = YL_INT, .nullable = false};
    static const yl_column columns[] = {
        {.kind = YL_COL_PHYSICAL, .name = YL_STR("a`b"), .type = &key_type},
        {.kind = YL_COL_PHYSICAL,
         .name = YL_STR("s"),
         .type = &yl_type_string,
         .has_comment = true,
         .comment = YL_STR("it's")},
        {.kind = YL_COL_PHYSICAL, .name = YL_STR("r"), .type = &row},
        {.kind = YL_COL_COMPUTED,
         .name = YL_STR("c"),
         .type = &yl_type_int,
         .expr = YL_STR("`a` + 1")},
        {.kind = YL_COL_METADATA,
         .name = YL_STR("m"),
         .type = &yl_type_ltz3,
         .metadata_key = YL_STR("timestamp"),
         .metadata_from = true,
         .is_virtual = true},
    };
    static const yl_option_pair options[] = {
        {YL_STR("path"), YL_STR("/x"), {0, 0}},
        {YL_STR("connector"), YL_STR("filesystem"), {0, 0}},
        {YL_STR("my.password"), YL_STR("hidden"), {0, 0}},
    };
    static const uint32_t key[] = {0}, partition[] = {1};
    yl_table t = {.catalog = YL_STR("c"),
                  .database = YL_STR("d"),
                  .name = YL_STR("t"),
                  .n_columns = 5,
                  .columns = columns,
                  .n_options = 3,
                  .options = options,
                  .n_key = 1,
                  .key = key,
                  .key_name = YL_STR("PK_a"),
                  .n_partition = 1,
                  .partition = partition,
                  .comment = YL_STR("all")};
    yl_strbuf out = {0};
    yl_table_print_ddl(&t, &out);
    check_str(yl_strbuf_view(&out),
              "CREATE TABLE `c`.`d`.`t` (\n"
              "  `a``b` INT NOT NULL,\n"
              "  `s` VARCHAR(2147483647) COMMENT 'it''s',\n"
              "  `r` ROW<`x` BIGINT NOT NULL>,\n"
              "  `c` AS `a` + 1,\n"
              "  `m` TIMESTAMP(3) WITH LOCAL TIME ZONE METADATA FROM 'timestamp' VIRTUAL,\n"
              "  CONSTRAINT `PK_a` PRIMARY KEY (`a``b`) NOT ENFORCED\n"
              ")\n"
              "COMMENT 'all'\n"
              "PARTITIONED BY (`s`)\n"
              "WITH (\n"
              "  'connector' = 'filesystem',\n"
              "  'my.password' = '******',\n"
              "  'path' = '/x'\n"
              ")\n");
    yl_strbuf_clear(&out);
}

static yl_status build(void *arg)
{
    (void)arg;
    yl_catalog *catalog;
    yl_error err = {0};
    YL_TRY(yl_catalog_new(&catalog, &err));
    yl_table a = table_of("a"), v = view_of("v");
    yl_object_path from = path_of("a");
    v.temporary = true;
    yl_status status = yl_catalog_create(catalog, &a, false, false, &err);
    if (status == YL_OK)
        status = yl_catalog_create(catalog, &v, false, false, &err);
    a.name = YL_STR("b");
    if (status == YL_OK)
        status = yl_catalog_replace(catalog, &from, &a, &err);
    if (status == YL_OK)
        status = yl_catalog_create_database(catalog, (yl_str){0}, YL_STR("d"), false, NULL, 0,
                                            (yl_str){0}, &err);
    if (status == YL_OK)
        status = yl_catalog_use_database(catalog, (yl_str){0}, YL_STR("d"), &err);
    yl_catalog_free(catalog);
    return status;
}

static void survives_failing_allocations(void **state)
{
    (void)state;
    check_allocations(build, NULL);
}

#define TEST(fn) cmocka_unit_test_setup_teardown(fn, setup, teardown)

CHECK_MAIN(TEST(creates_and_drops), TEST(temporary_hides), TEST(replaces_and_renames),
           TEST(databases), TEST(catalogs), TEST(names_what_is_missing),
           cmocka_unit_test(prints_ddl), cmocka_unit_test(survives_failing_allocations))
