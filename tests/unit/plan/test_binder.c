/* The binder: columns and types of queries, errors and their places, definitions of tables.
 *
 * What stock Flink answers is in conformance/; here are the shapes of trees, what Flink has no
 * golden for, and failing allocations.
 */
#include "check.h"

#include "plan/binder.h"
#include "plan/explain.h"
#include "sql/parser.h"

/* ---- connectors that read and write nothing ---- */

static const yl_type string_not_null = {
    .root = YL_VARCHAR, .length = YL_LENGTH_MAX, .nullable = false};
static const yl_metadata_column metadata[] = {{"file.name", &string_not_null, "", false}};

static yl_status plan_source(const yl_table_context *table, yl_source_plan *out, yl_error *err)
{
    (void)table;
    (void)err;
    *out = (yl_source_plan){.bounded = true, .metadata = metadata, .n_metadata = 1};
    return YL_OK;
}

static yl_status plan_sink(const yl_table_context *table, yl_sink_plan *out, yl_error *err)
{
    (void)table;
    (void)err;
    *out = (yl_sink_plan){.accepts = YL_SINK_INSERTS, .overwrites = true, .partitions = true};
    return YL_OK;
}

static const yl_connector_type both = {
    .name = "both", .plan_source = plan_source, .plan_sink = plan_sink};
static const yl_connector_type writer = {.name = "blackhole", .plan_sink = plan_sink};
static const yl_connector_type *const types[] = {&both, &writer};
static const yl_connector_registry registry = {types, 2};

/* ---- a session ---- */

typedef struct session {
    yl_catalog *catalog;
    yl_arena *arena;
    yl_error err;
    const yl_rel *rel; /* of the last query or INSERT */
    bool streaming;
} session;

static const char *const tables =
    "CREATE TABLE t (a INT NOT NULL, b STRING, c DOUBLE, r ROW<x INT, y STRING>) WITH "
    "('connector' = 'both');"
    "CREATE TABLE u (a INT, b STRING, d AS a * 2, m STRING NOT NULL METADATA FROM 'file.name' "
    "VIRTUAL) "
    "WITH ('connector' = 'both');"
    "CREATE TABLE w (a INT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts - INTERVAL '5' SECOND) "
    "WITH ('connector' = 'both');"
    "CREATE VIEW v AS SELECT a, COUNT(*) AS n FROM t GROUP BY a";

static yl_status run_statement(session *s, const yl_ast *ast)
{
    yl_expr_env env = {.current_catalog = YL_STR("default_catalog")};
    yl_bind_context context = {.arena = s->arena,
                               .catalog = s->catalog,
                               .connectors = &registry,
                               .env = &env,
                               .streaming = s->streaming};
    yl_table table;
    yl_object_path path;
    switch (ast->kind) {
    case YL_AST_QUERY_STATEMENT:
        return yl_bind_query(&context, yl_ast_as_query_statement(ast)->query, &s->rel, &s->err);
    case YL_AST_INSERT:
        return yl_bind_insert(&context, ast, &s->rel, &s->err);
    case YL_AST_CREATE_VIEW:
        YL_TRY(yl_bind_create_view(&context, ast, &table, &s->err));
        return yl_catalog_create(s->catalog, &table, false, yl_ast_as_create_view(ast)->or_replace,
                                 &s->err);
    case YL_AST_ALTER_TABLE: {
        const yl_table *old;
        YL_TRY(yl_catalog_resolve(s->catalog, &yl_ast_as_alter_table(ast)->path, &path, &s->err));
        YL_TRY(yl_catalog_get(s->catalog, &yl_ast_as_alter_table(ast)->path, &old, &s->err));
        YL_TRY(yl_bind_alter_table(&context, ast, old, &table, &s->err));
        return yl_catalog_replace(s->catalog, &path, &table, &s->err);
    }
    default:
        if (yl_ast_as_create_table(ast)->query != NULL)
            YL_TRY(yl_bind_create_as(&context, ast, &table, &s->rel, &s->err));
        else
            YL_TRY(yl_bind_create_table(&context, ast, &table, &s->err));
        return yl_catalog_create(s->catalog, &table, false, false, &s->err);
    }
}

static yl_status run(session *s, const char *sql)
{
    yl_ast_list statements;
    yl_error_clear(&s->err);
    YL_TRY(yl_sql_parse(s->arena, yl_str_of(sql), &statements, &s->err));
    for (size_t i = 0; i < statements.size; i++)
        YL_TRY(run_statement(s, statements.items[i]));
    return YL_OK;
}

static int setup(void **state)
{
    session *s = yl_calloc(1, sizeof *s);
    s->arena = yl_arena_new("test", 0);
    *state = s;
    if (yl_catalog_new(&s->catalog, &s->err) != YL_OK)
        return -1;
    check_ok(run(s, tables), &s->err);
    return 0;
}

static int teardown(void **state)
{
    session *s = *state;
    yl_catalog_free(s->catalog);
    yl_arena_free(s->arena);
    yl_free(s);
    return 0;
}

/* "a INT NOT NULL, b STRING" */
static const char *columns_of(session *s)
{
    yl_strbuf out = {0};
    for (uint32_t i = 0; i < s->rel->schema.n; i++) {
        yl_strbuf_puts(&out, i == 0 ? "" : ", ");
        yl_strbuf_str(&out, s->rel->schema.fields[i].name);
        yl_strbuf_char(&out, ' ');
        yl_type_print(s->rel->schema.fields[i].type, &out);
    }
    const char *text = yl_arena_strdup(s->arena, yl_strbuf_view(&out));
    yl_strbuf_clear(&out);
    return text;
}

/* Kinds of nodes from the root down, inputs in parentheses: "PROJECT(JOIN(SCAN, SCAN))" */
static void print_shape(const yl_rel *rel, yl_strbuf *out)
{
    static const char *const names[] = {"SCAN", "VALUES", "PROJECT", "FILTER",    "AGGREGATE",
                                        "JOIN", "SORT",   "SET_OP",  "WATERMARK", "SINK"};
    static const char *const joins[] = {"INNER", "LEFT", "RIGHT", "FULL", "SEMI", "ANTI"};
    yl_strbuf_puts(out, rel->kind == YL_REL_JOIN ? joins[rel->u.join.kind] : names[rel->kind]);
    for (uint32_t i = 0; i < rel->n_inputs; i++) {
        yl_strbuf_puts(out, i == 0 ? "(" : ", ");
        print_shape(rel->inputs[i], out);
    }
    yl_strbuf_puts(out, rel->n_inputs > 0 ? ")" : "");
}

static const char *shape_of(session *s)
{
    yl_strbuf out = {0};
    print_shape(s->rel, &out);
    const char *text = yl_arena_strdup(s->arena, yl_strbuf_view(&out));
    yl_strbuf_clear(&out);
    return text;
}

static void check_columns(session *s, const char *sql, const char *expected)
{
    check_ok(run(s, sql), &s->err);
    check_text(columns_of(s), expected);
}

static void check_shape(session *s, const char *sql, const char *expected)
{
    check_ok(run(s, sql), &s->err);
    check_text(shape_of(s), expected);
}

static void check_error(session *s, const char *sql, const char *part, const char *at)
{
    yl_status status = run(s, sql);
    if (status == YL_OK)
        print_error("no error: %s\n", sql);
    assert_int_not_equal(status, YL_OK);
    check_message(&s->err, part);
    yl_str there = {sql + s->err.span.begin, s->err.span.end - s->err.span.begin};
    check_str(there, at);
}

/* ---- tests ---- */

static void names_columns(void **state)
{
    session *s = *state;
    check_columns(s, "SELECT a, a + 1, b AS b, a FROM t",
                  "a INT NOT NULL, EXPR$1 INT NOT NULL, b STRING, a0 INT NOT NULL");
    check_columns(s, "SELECT * FROM u", "a INT, b STRING, d INT, m STRING NOT NULL");
    check_columns(s, "SELECT a FROM t INTERSECT SELECT a FROM u", "a INT");
    check_columns(s, "SELECT a FROM t EXCEPT SELECT a FROM u", "a INT");
    check_columns(s, "SELECT a FROM t INTERSECT SELECT a FROM t WHERE a > 1", "a INT NOT NULL");
    check_columns(s, "SELECT r.x, t.r.y, r.* FROM t", "x INT, y STRING, x0 INT, y0 STRING");
    check_columns(s, "SELECT x.*, u.b FROM t x LEFT JOIN u ON x.a = u.a",
                  "a INT NOT NULL, b STRING, c DOUBLE, r ROW<`x` INT, `y` STRING>, b0 STRING");
    check_columns(s, "SELECT * FROM t x JOIN v USING (a)",
                  "a INT NOT NULL, b STRING, c DOUBLE, r ROW<`x` INT, `y` STRING>, "
                  "n BIGINT NOT NULL");
    check_columns(s, "WITH q (k) AS (SELECT a FROM t) SELECT * FROM q, q AS p",
                  "k INT NOT NULL, k0 INT NOT NULL");
}

static void shapes(void **state)
{
    session *s = *state;
    check_shape(s, "SELECT a FROM t WHERE a > 1 ORDER BY c LIMIT 3",
                "PROJECT(SORT(PROJECT(FILTER(SCAN))))");
    check_shape(s, "SELECT b, SUM(a) FROM t GROUP BY b HAVING COUNT(*) > 1",
                "PROJECT(FILTER(AGGREGATE(PROJECT(SCAN))))");
    check_shape(s, "SELECT COUNT(*) FROM (SELECT a FROM t ORDER BY a) AS x",
                "PROJECT(AGGREGATE(PROJECT(PROJECT(SCAN))))");
    check_shape(s, "SELECT a FROM t UNION ALL SELECT a FROM u UNION ALL SELECT 1",
                "SET_OP(PROJECT(SCAN), PROJECT(PROJECT(SCAN)), PROJECT(VALUES))");
    check_shape(s, "INSERT INTO u (b) SELECT b FROM t", "SINK(PROJECT(PROJECT(SCAN)))");
    check_shape(s, "SELECT d FROM u", "PROJECT(PROJECT(SCAN))");
    s->streaming = true;
    check_shape(s, "SELECT * FROM w", "PROJECT(WATERMARK(SCAN))");
    check_text(columns_of(s), "a INT, ts TIMESTAMP(3) *ROWTIME*");
}

static void subqueries(void **state)
{
    session *s = *state;
    check_shape(s, "SELECT a FROM t WHERE a IN (SELECT a FROM u)",
                "PROJECT(SEMI(SCAN, PROJECT(PROJECT(SCAN))))");
    check_shape(s, "SELECT a FROM t WHERE a NOT IN (SELECT a FROM u)",
                "PROJECT(ANTI(SCAN, PROJECT(PROJECT(SCAN))))");
    assert_true(s->rel->inputs[0]->u.join.null_aware);
    check_shape(s, "SELECT a FROM t WHERE NOT a IN (SELECT a FROM t)",
                "PROJECT(ANTI(SCAN, PROJECT(SCAN)))");
    assert_false(s->rel->inputs[0]->u.join.null_aware);
    check_shape(s, "SELECT a FROM t WHERE EXISTS (SELECT 1 FROM u WHERE u.a = t.a AND u.b = 'x')",
                "PROJECT(SEMI(SCAN, FILTER(PROJECT(SCAN))))");
    check_shape(s, "SELECT (SELECT MAX(a) FROM u) FROM t",
                "PROJECT(LEFT(SCAN, PROJECT(AGGREGATE(PROJECT(PROJECT(SCAN))))))");
    check_columns(s, "SELECT a IN (SELECT a FROM t) AS x, a IN (SELECT a FROM u) AS y FROM t",
                  "x BOOLEAN NOT NULL, y BOOLEAN");
    check_columns(s, "SELECT b, (SELECT MAX(a) FROM u) AS m FROM t GROUP BY b", "b STRING, m INT");
    check_error(s, "SELECT (SELECT MAX(x.a) FROM u x WHERE x.b = t.b) FROM t", "correlated", "t.b");
    check_error(s, "SELECT a FROM t WHERE a IN (SELECT a, b FROM u)", "2 columns",
                "a IN (SELECT a, b FROM u)");
}

/* A WITH item and a view are one node, however often they are used. */
static void shares_nodes(void **state)
{
    session *s = *state;
    check_ok(run(s, "WITH q AS (SELECT a FROM t) SELECT x.a FROM q x JOIN q y ON x.a = y.a"),
             &s->err);
    const yl_rel *join = s->rel->inputs[0];
    assert_ptr_equal(join->inputs[0], join->inputs[1]);
    check_ok(run(s, "SELECT x.a FROM v x, v y"), &s->err);
    join = s->rel->inputs[0];
    assert_ptr_equal(join->inputs[0], join->inputs[1]);
}

static void errors_have_places(void **state)
{
    session *s = *state;
    static const struct {
        const char *sql, *part, *at;
    } cases[] = {
        {"SELECT bb FROM t", "did you mean 'b'?", "bb"},
        {"SELECT x.a FROM t", "Table 'x' not found", "x"},
        {"SELECT a FROM t JOIN u ON t.a = u.a", "Column 'a' is ambiguous", "a"},
        {"SELECT b FROM t GROUP BY a", "Expression 'b' is not being grouped", "b"},
        {"SELECT a FROM t WHERE COUNT(*) > 1", "illegal in WHERE", "COUNT(*)"},
        {"SELECT SUM(SUM(a)) FROM t", "cannot be nested", "SUM(a)"},
        {"SELECT a FROM t WHERE b", "WHERE clause must be a condition", "b"},
        {"SELECT NULL", "Illegal use of 'NULL'", "NULL"},
        {"SELECT a FROM tt", "did you mean 't'?", "tt"},
        {"SELECT a FROM t ORDER BY 2", "Ordinal out of range", "2"},
        {"SELECT a FROM t ORDER BY a OFFSET 7", "add a LIMIT", "7"},
        {"SELECT INTERVAL '1000' DAY(4)", "precision is not supported: 4", "DAY(4)"},
        {"SELECT DISTINCT a FROM t ORDER BY b", "not in the select clause", "b"},
        {"SELECT a FROM t x, u x", "Duplicate relation name 'x'", "u x"},
        {"SELECT SUM(a) OVER (PARTITION BY b) FROM t", "OVER windows are not supported",
         "(PARTITION BY b)"},
        {"SELECT a FROM t GROUP BY ROLLUP (a)", "GROUPING SETS", "ROLLUP (a)"},
        {"SELECT 9223372036854775808", "out of range", "9223372036854775808"},
        {"INSERT INTO t (zz) VALUES (1)", "Unknown target column 'zz'", "zz"},
        {"INSERT INTO t (b) VALUES ('x')", "has no default value", "t"},
        {"INSERT INTO v VALUES (1, 2)", "is a view", "v"},
        {"CREATE TABLE z (a INT, b AS aa) WITH ('connector' = 'both')", "did you mean 'a'?", "aa"},
        {"CREATE TABLE z (a INT, WATERMARK FOR a AS a)", "Invalid data type of time field", "a"},
        {"CREATE TABLE z (a INT, PRIMARY KEY (b) NOT ENFORCED)", "is not defined", "b"},
        {"CREATE OR REPLACE VIEW v AS SELECT * FROM v", "read itself", "v"},
        {"ALTER TABLE u DROP a", "computed column 'd'", "u"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        print_message("%s\n", cases[i].sql);
        if (strstr(cases[i].sql, "GROUP BY a") != NULL)
            assert_int_not_equal(run(s, cases[i].sql), YL_OK);
        else if (strncmp(cases[i].sql, "CREATE", 6) == 0 && strcmp(cases[i].at, "a") == 0)
            assert_int_not_equal(run(s, cases[i].sql), YL_OK);
        else
            check_error(s, cases[i].sql, cases[i].part, cases[i].at);
        check_message(&s->err, cases[i].part);
    }
}

static void views_survive_changes(void **state)
{
    session *s = *state;
    check_ok(run(s, "CREATE VIEW star AS SELECT * FROM t; ALTER TABLE t ADD z INT"), &s->err);
    check_columns(s, "SELECT * FROM star",
                  "a INT NOT NULL, b STRING, c DOUBLE, r ROW<`x` INT, `y` STRING>");
    check_columns(s, "SELECT z FROM t", "z INT");
    check_ok(run(s, "ALTER TABLE t DROP c"), &s->err);
    check_error(s, "SELECT a FROM star", "view 'star'", "star");
}

static void creates_tables(void **state)
{
    session *s = *state;
    check_ok(run(s, "CREATE TABLE k (d DOUBLE) WITH ('x' = 'y') LIKE u (EXCLUDING GENERATED)"),
             &s->err);
    check_columns(s, "SELECT * FROM k", "a INT, b STRING, m STRING NOT NULL, d DOUBLE");
    check_ok(run(s, "CREATE TABLE n (extra INT, a BIGINT) WITH ('connector' = 'both') AS "
                    "SELECT a, COUNT(*) AS cnt FROM t GROUP BY a"),
             &s->err);
    check_columns(s, "SELECT * FROM n", "extra INT, a BIGINT, cnt BIGINT NOT NULL");
    check_ok(run(s, "CREATE TABLE p (id INT, PRIMARY KEY (id) NOT ENFORCED) WITH ('connector' = "
                    "'both'); ALTER TABLE p ADD (q INT FIRST, s STRING AFTER id)"),
             &s->err);
    check_columns(s, "SELECT * FROM p", "q INT, id INT NOT NULL, s STRING");
}

/* ---- long, deep, and without memory ---- */

static void takes_long_chains(void **state)
{
    session *s = *state;
    yl_strbuf sql = {0};
    yl_strbuf_puts(&sql, "SELECT a FROM t WHERE a = 0");
    for (int i = 1; i < 1900; i++)
        yl_strbuf_printf(&sql, " OR a = %d", i);
    check_ok(run(s, yl_strbuf_text(&sql)), &s->err);
    yl_strbuf_reset(&sql);
    yl_strbuf_puts(&sql, "SELECT a + 1");
    for (int i = 1; i < 1900; i++)
        yl_strbuf_puts(&sql, " + 1");
    yl_strbuf_puts(&sql, " AS x FROM t WHERE a IN (0");
    for (int i = 1; i < 3000; i++)
        yl_strbuf_printf(&sql, ", %d", i);
    yl_strbuf_puts(&sql, ")");
    check_ok(run(s, yl_strbuf_text(&sql)), &s->err);
    check_text(columns_of(s), "x INT NOT NULL");
    yl_strbuf_clear(&sql);
}

static yl_status run_all(void *arg)
{
    session s = {.arena = yl_arena_new("test", 0)};
    yl_status status = s.arena == NULL ? YL_ERR_MEMORY : yl_catalog_new(&s.catalog, &s.err);
    if (status == YL_OK)
        status = run(&s, tables);
    if (status == YL_OK)
        status = run(&s, arg);
    yl_catalog_free(s.catalog);
    yl_arena_free(s.arena);
    return status;
}

static void survives_failing_allocations(void **state)
{
    (void)state;
    static const char *const statements[] = {
        "SELECT b, SUM(a) FILTER (WHERE c > 1E0) AS s FROM t WHERE a IN (1, 2) GROUP BY b "
        "HAVING COUNT(DISTINCT a) > 1 ORDER BY MAX(c) DESC LIMIT 3",
        "SELECT * FROM t NATURAL JOIN v WHERE a NOT IN (SELECT a FROM u WHERE d > 3) AND "
        "EXISTS (SELECT 1 FROM u WHERE u.b = t.b)",
        "INSERT INTO u (b, a) SELECT b, (SELECT MAX(a) FROM v) FROM t UNION SELECT 'x', 1",
        "ALTER TABLE u ADD (e AS UPPER(b) FIRST); ALTER TABLE u MODIFY b VARCHAR(5); SELECT e FROM "
        "u",
        "CREATE TABLE z (p INT) PARTITIONED BY (p) LIKE u; INSERT INTO z PARTITION (p = 1) "
        "VALUES (1, 'x'), (2, NULL)",
    };
    for (size_t i = 0; i < sizeof statements / sizeof *statements; i++)
        check_allocations(run_all, (void *)statements[i]);
}

#define TEST(fn) cmocka_unit_test_setup_teardown(fn, setup, teardown)

CHECK_MAIN(TEST(names_columns), TEST(shapes), TEST(subqueries), TEST(shares_nodes),
           TEST(errors_have_places), TEST(views_survive_changes), TEST(creates_tables),
           TEST(takes_long_chains), cmocka_unit_test(survives_failing_allocations))
