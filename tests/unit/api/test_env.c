/* Environments and results through the public API. */
#include "check.h"

#include <yeoul/yeoul.h>

static yl_env *open_env(void)
{
    yl_env *env;
    assert_int_equal(yl_env_new(NULL, &env), YL_OK);
    assert_int_equal(yl_env_set(env, "parallelism.default", "1"), YL_OK);
    assert_int_equal(yl_env_set(env, "table.local-time-zone", "UTC"), YL_OK);
    assert_int_equal(yl_env_set(env, "table.dml-sync", "true"), YL_OK);
    return env;
}

static yl_result *run(yl_env *env, const char *sql)
{
    yl_result *result;
    check_ok(yl_env_execute(env, sql, strlen(sql), &result), yl_env_error(env));
    return result;
}

static void run_quietly(yl_env *env, const char *sql)
{
    yl_result *result = run(env, sql);
    while (!yl_result_at_end(result))
        check_ok(yl_result_next(result), yl_env_error(env));
    yl_result_free(result);
}

static void fails(yl_env *env, const char *sql, yl_status status, const char *part)
{
    yl_result *result;
    check_fails_at(status, yl_env_execute(env, sql, strlen(sql), &result), yl_env_error(env),
                   __FILE__, __LINE__);
    assert_null(result);
    check_message(yl_env_error(env), part);
}

/* The first value of the first row. */
static void check_value(yl_env *env, const char *sql, const char *expected)
{
    yl_result *result = run(env, sql);
    check_ok(yl_result_next(result), yl_env_error(env));
    assert_false(yl_result_at_end(result));
    check_text(yl_result_text(result, 0, NULL), expected);
    yl_result_free(result);
}

/* ---- Results ---- */

static void reads_rows(void **state)
{
    (void)state;
    yl_env *env = open_env();
    yl_result *result =
        run(env, "SELECT a, b FROM (VALUES (1, 'x'), (2, CAST(NULL AS STRING))) AS t(a, b) "
                 "ORDER BY a");
    size_t size;
    assert_int_equal(yl_result_kind_of(result), YL_RESULT_ROWS);
    assert_int_equal(yl_result_columns(result), 2);
    check_text(yl_result_column_name(result, 0), "a");
    check_text(yl_result_column_type(result, 0), "INT NOT NULL");
    check_text(yl_result_column_type(result, 1), "STRING");
    assert_true(yl_result_column_right(result, 0));
    assert_int_equal(yl_result_column_json(result, 1), 's');
    assert_int_equal(yl_result_column_width(result, 0), 11);
    assert_true(yl_result_is_ordered(result));
    assert_int_equal(strlen(yl_result_job_id(result)), 32);
    check_ok(yl_result_next(result), yl_env_error(env));
    check_text(yl_result_text(result, 0, &size), "1");
    assert_int_equal(size, 1);
    check_text(yl_result_json(result, 1, NULL), "\"x\"");
    check_text(yl_result_row_kind(result), "+I");
    check_ok(yl_result_next(result), yl_env_error(env));
    assert_null(yl_result_text(result, 1, &size));
    check_text(yl_result_json(result, 1, NULL), "null");
    check_ok(yl_result_next(result), yl_env_error(env));
    assert_true(yl_result_at_end(result));
    check_ok(yl_result_next(result), yl_env_error(env)); /* stays at the end */
    assert_null(yl_result_text(result, 0, NULL));
    assert_null(yl_result_text(result, 7, NULL));
    yl_result_free(result);
    yl_env_free(env);
}

static void prints_json(void **state)
{
    (void)state;
    yl_env *env = open_env();
    static const char *const cases[][2] = {
        {"SELECT ARRAY[1, CAST(NULL AS INT)]", "[1, null]"},
        {"SELECT MAP['k', 1.50]", "{\"k\": 1.50}"},
        {"SELECT ROW(1, TRUE)", "{\"EXPR$0\": 1, \"EXPR$1\": true}"},
        {"SELECT x FROM (VALUES CAST('NaN' AS DOUBLE)) AS t(x) WHERE x IS NOT NULL", NULL},
        {"SELECT 'a\"\\b' || U&'\\0009\\000A\\0001'", "\"a\\\"\\\\b\\t\\n\\u0001\""},
        {"SELECT DATE '2024-01-02'", "\"2024-01-02\""},
        {"SELECT 1.5E10", "1.5E10"},
        {"SELECT FALSE", "false"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        yl_result *result;
        if (cases[i][1] == NULL)
            continue;
        result = run(env, cases[i][0]);
        check_ok(yl_result_next(result), yl_env_error(env));
        check_text(yl_result_json(result, 0, NULL), cases[i][1]);
        yl_result_free(result);
    }
    yl_env_free(env);
}

static void enforces_not_null(void **state)
{
    (void)state;
    yl_env *env = open_env();
    const char *sql = "SELECT ARRAY_AGG(a) FROM (VALUES 1) AS t(a) WHERE a > 1";
    yl_result *result = run(env, sql);
    yl_status status = yl_result_next(result);
    if (strstr(yl_result_column_type(result, 0), "NOT NULL") != NULL) {
        check_fails(CONSTRAINT, status, yl_env_error(env));
        check_ok(yl_env_set(env, "table.exec.sink.not-null-enforcer", "DROP"), yl_env_error(env));
        yl_result_free(result);
        result = run(env, sql);
        check_ok(yl_result_next(result), yl_env_error(env));
        assert_true(yl_result_at_end(result));
    }
    yl_result_free(result);
    yl_env_free(env);
}

static void cancels(void **state)
{
    (void)state;
    yl_env *env = open_env();
    run_quietly(env, "CREATE TABLE g (a BIGINT) WITH ('connector' = 'datagen', 'number-of-rows' = "
                     "'9000000000000000', 'rows-per-second' = '1000000000')");
    yl_result *result = run(env, "SELECT COUNT(*) FROM g");
    bool got;
    check_ok(yl_result_next_within(result, 1, &got), yl_env_error(env));
    assert_false(got);
    yl_result_cancel(result);
    check_fails(CANCELLED, yl_result_next(result), yl_env_error(env));
    assert_true(yl_result_at_end(result));
    yl_result_free(result);
    result = run(env, "SELECT COUNT(*) FROM g"); /* freed while it runs */
    (void)result;
    yl_env_free(env);
}

/* ---- Errors ---- */

static void locates_errors(void **state)
{
    (void)state;
    yl_env *env = open_env();
    fails(env, "SELECT\n  nope\nFROM (VALUES 1) AS t(name)", YL_ERR_NOT_FOUND, "nope");
    assert_int_equal(yl_error_line(yl_env_error(env)), 2);
    assert_int_equal(yl_error_column(yl_env_error(env)), 3);
    fails(env, "SELECT 1 +", YL_ERR_SYNTAX, "expected");
    fails(env, "", YL_ERR_SYNTAX, "no statement");
    fails(env, "SELECT 1; SELECT 2", YL_ERR_INVALID, "one statement");
    fails(env, "DROP TABLE nope", YL_ERR_NOT_FOUND, "nope");
    assert_int_equal(yl_error_column(yl_env_error(env)), 12);
    fails(env, "QUIT", YL_ERR_INVALID, "shell");
    yl_result *result = run(env, "SELECT 1 / a FROM (VALUES 0) AS t(a)");
    check_fails(ARITHMETIC, yl_result_next(result), yl_env_error(env));
    assert_int_equal(yl_error_line(yl_env_error(env)), 1);
    yl_result_free(result);
    yl_env_free(env);
}

static void refuses_by_name(void **state)
{
    (void)state;
    yl_env *env = open_env();
    static const char *const texts[][2] = {
        {"TRUNCATE TABLE t", "TRUNCATE TABLE"},
        {"CALL p(1)", "CALL"},
        {"DELETE FROM t WHERE a = 1", "DELETE"},
        {"ANALYZE TABLE t COMPUTE STATISTICS", "ANALYZE"},
        {"EXPLAIN ESTIMATED_COST SELECT 1", "ESTIMATED_COST"},
        {"SHOW PROCEDURES", "PROCEDURES"},
        {"SET 'execution.runtime-mode' = 'streaming'", "continuous"},
        {"STOP JOB '1' WITH SAVEPOINT", "SAVEPOINT"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        fails(env, texts[i][0], YL_ERR_UNSUPPORTED, texts[i][1]);
    yl_env_free(env);
}

/* ---- Settings ---- */

static void keeps_settings(void **state)
{
    (void)state;
    yl_env *env;
    assert_int_equal(yl_env_new(NULL, &env), YL_OK);
    check_text(yl_env_get(env, "table.dml-sync"), "false");
    assert_null(yl_env_get(env, "no.such"));
    check_ok(yl_env_set(env, "no.such", "x"), yl_env_error(env));
    check_text(yl_env_get(env, "no.such"), "x");
    check_fails(OPTION, yl_env_set(env, "yeoul.batch.row", "1"), yl_env_error(env));
    check_message(yl_env_error(env), "yeoul.batch.rows");
    check_fails(OPTION, yl_env_set(env, "yeoul.batch.rows", "0"), yl_env_error(env));
    check_fails(OPTION, yl_env_set(env, "parallelism.default", "0"), yl_env_error(env));
    check_text(yl_env_get(env, "parallelism.default"), "-1");
    run_quietly(env, "SET 'parallelism.default' = '2'");
    check_text(yl_env_get(env, "parallelism.default"), "2");
    run_quietly(env, "RESET 'parallelism.default'");
    check_text(yl_env_get(env, "parallelism.default"), "-1");
    run_quietly(env, "RESET");
    assert_null(yl_env_get(env, "no.such"));
    run_quietly(env, "SET 'table.local-time-zone' = 'Nowhere/City'");
    fails(env, "SELECT 1", YL_ERR_OPTION, "Nowhere/City");
    yl_env_free(env);
}

/* ---- Statement sets ---- */

static void collects_statement_sets(void **state)
{
    (void)state;
    yl_env *env = open_env();
    run_quietly(env, "CREATE TABLE b (a INT) WITH ('connector' = 'blackhole')");
    fails(env, "END", YL_ERR_INVALID, "BEGIN STATEMENT SET");
    run_quietly(env, "BEGIN STATEMENT SET");
    fails(env, "SELECT 1", YL_ERR_INVALID, "only INSERT");
    fails(env, "INSERT INTO nope VALUES 1", YL_ERR_NOT_FOUND, "nope");
    run_quietly(env, "INSERT INTO b VALUES 1");
    run_quietly(env, "INSERT INTO b VALUES 2, 3");
    yl_result *result = run(env, "END");
    yl_progress progress;
    assert_int_equal(yl_result_kind_of(result), YL_RESULT_JOB);
    check_ok(yl_result_next(result), yl_env_error(env));
    check_text(yl_result_text(result, 0, NULL), yl_result_job_id(result));
    yl_result_progress(result, &progress);
    assert_int_equal(progress.rows_written, 3);
    yl_result_free(result);
    run_quietly(env, "BEGIN STATEMENT SET");
    fails(env, "END", YL_ERR_INVALID, "empty");
    run_quietly(env, "BEGIN STATEMENT SET; INSERT INTO b VALUES 1; INSERT INTO b VALUES 2; END");
    run_quietly(env, "EXECUTE STATEMENT SET BEGIN INSERT INTO b VALUES 1; END");
    fails(env, "BEGIN STATEMENT SET; SELECT 1; END", YL_ERR_INVALID, "only INSERT");
    yl_env_free(env);
}

/* ---- Catalog statements ---- */

static void keeps_the_catalog(void **state)
{
    (void)state;
    yl_env *env = open_env();
    run_quietly(env, "CREATE CATALOG c COMMENT 'it''s' WITH ('type' = 'generic_in_memory')");
    run_quietly(env, "ALTER CATALOG c SET ('k' = 'v')");
    check_value(env, "SHOW CREATE CATALOG c",
                "CREATE CATALOG `c`\nCOMMENT 'it''s'\nWITH (\n  'k' = 'v',\n  'type' = "
                "'generic_in_memory'\n)\n");
    fails(env, "CREATE CATALOG d WITH ('type' = 'hive')", YL_ERR_UNSUPPORTED, "hive");
    fails(env, "SHOW CREATE CATALOG default_catalog", YL_ERR_NOT_FOUND, "default_catalog");
    run_quietly(env, "CREATE DATABASE c.d");
    run_quietly(env, "USE c.d");
    check_value(env, "SHOW CURRENT DATABASE", "d");
    run_quietly(env, "CREATE VIEW v AS SELECT 1 AS a");
    check_value(env, "SHOW TABLES LIKE 'v%'", "v");
    run_quietly(env, "ALTER VIEW v RENAME TO w");
    check_value(env, "SELECT * FROM w", "1");
    run_quietly(env, "ALTER VIEW w AS SELECT 2 AS b");
    check_value(env, "SELECT * FROM w", "2");
    fails(env, "ALTER TABLE w RENAME TO x", YL_ERR_INVALID, "view");
    run_quietly(env, "USE CATALOG default_catalog");
    run_quietly(env, "DROP CATALOG c");
    fails(env, "SELECT * FROM c.d.w", YL_ERR_NOT_FOUND, "c");
    run_quietly(env, "CREATE FUNCTION f AS 'a.B'");
    check_value(env, "SHOW USER FUNCTIONS", "f");
    run_quietly(env, "DROP FUNCTION f");
    run_quietly(env, "ADD JAR 'x.jar'");
    check_value(env, "SHOW JARS", "x.jar");
    run_quietly(env, "SELECT 1");
    yl_result *result = run(env, "SHOW JOBS");
    check_ok(yl_result_next(result), yl_env_error(env));
    assert_false(yl_result_at_end(result));
    yl_result_free(result);
    yl_env_free(env);
}

/* ---- Plans ---- */

static void explains(void **state)
{
    (void)state;
    yl_env *env = open_env();
    const char *sql = "SELECT COUNT(*) AS n FROM (VALUES 1, 2) AS t(a)";
    static const char *const formats[][2] = {{"plan", "== Optimized Execution Plan =="},
                                             {"text", "HashAggregate"},
                                             {"json", "\"nodes\""},
                                             {"dot", "digraph"}};
    yl_result *result;
    for (size_t i = 0; i < 4; i++) {
        check_ok(yl_env_explain(env, sql, strlen(sql), formats[i][0], &result), yl_env_error(env));
        assert_true(yl_result_is_raw_text(result));
        check_ok(yl_result_next(result), yl_env_error(env));
        assert_non_null(strstr(yl_result_text(result, 0, NULL), formats[i][1]));
        yl_result_free(result);
    }
    check_fails(OPTION, yl_env_explain(env, sql, strlen(sql), "xml", &result), yl_env_error(env));
    check_fails(INVALID, yl_env_explain(env, "SHOW TABLES", 11, "text", &result),
                yl_env_error(env));
    yl_env_free(env);
}

/* ---- Roots ---- */

static void stays_below_its_roots(void **state)
{
    (void)state;
    const char *const roots[] = {"/nonexistent-root", NULL};
    yl_env_options options = {.size = sizeof options, .roots = roots};
    yl_env *env;
    if (yl_env_new(&options, &env) != YL_OK)
        return; /* a root that is not there may be refused at once */
    run_quietly(env, "CREATE TABLE t (a STRING) WITH ('connector' = 'filesystem', 'path' = '/etc', "
                     "'format' = 'raw')");
    yl_result *result = NULL;
    yl_status status = yl_env_execute(env, "SELECT * FROM t", 15, &result);
    if (status == YL_OK)
        status = yl_result_next(result);
    check_fails(PERMISSION, status, yl_env_error(env));
    yl_result_free(result);
    yl_env_free(env);
}

/* ---- Texts ---- */

typedef struct words {
    char text[4000];
    int n;
} words;

static bool add_word(void *arg, const char *word)
{
    words *w = arg;
    size_t size = strlen(w->text);
    snprintf(w->text + size, sizeof w->text - size, "%s ", word);
    return ++w->n < 200;
}

static void completes(void **state)
{
    (void)state;
    yl_env *env = open_env();
    words w = {"", 0};
    run_quietly(env, "CREATE VIEW wonderful AS SELECT 1 AS zebra");
    yl_env_complete(env, "SELECT zeb", 10, add_word, &w);
    check_text(w.text, "zebra ");
    w = (words){"", 0};
    yl_env_complete(env, "SELECT wonderful.", 17, add_word, &w);
    assert_non_null(strstr(w.text, "zebra"));
    w = (words){"", 0};
    yl_env_complete(env, "SELECT * FROM wonder", 20, add_word, &w);
    check_text(w.text, "wonderful ");
    w = (words){"", 0};
    yl_env_complete(env, "selec", 5, add_word, &w);
    check_text(w.text, "SELECT ");
    yl_env_free(env);
}

static void splits_texts(void **state)
{
    (void)state;
    const char *sql =
        "SELECT ';' -- ;\n; BEGIN STATEMENT SET; INSERT INTO a VALUES 1; END; SELECT '";
    size_t size = strlen(sql), offset = 0, begin, end;
    char open;
    assert_int_equal(yl_sql_next_statement(sql, size, &offset, &begin, &end, &open),
                     YL_STATEMENT_COMPLETE);
    check_str(((yl_str){sql + begin, end - begin}), "SELECT ';'");
    assert_int_equal(yl_sql_next_statement(sql, size, &offset, &begin, &end, &open),
                     YL_STATEMENT_COMPLETE);
    assert_int_equal(sql[begin], 'B');
    assert_int_equal(yl_sql_next_statement(sql, size, &offset, &begin, &end, &open),
                     YL_STATEMENT_INCOMPLETE);
    assert_int_equal(open, '\'');
    assert_int_equal(yl_sql_next_statement(sql, size, &offset, &begin, &end, NULL),
                     YL_STATEMENT_NONE);
}

/* ---- Reference ---- */

static void count_function(void *arg, const yl_function_doc *doc)
{
    assert_true(doc->name[0] != '\0' && doc->signature[0] != '\0' && doc->text[0] != '\0');
    ++*(int *)arg;
}

static void count_option(void *arg, const yl_option_doc *doc)
{
    assert_non_null(doc->text);
    if (doc->option != NULL && doc->text[0] == '\0')
        print_error("%s '%s' has no text\n", doc->owner, doc->option);
    ++*(int *)arg;
}

static void has_a_reference(void **state)
{
    (void)state;
    int functions = 0, options = 0, settings = 0;
    yl_each_function(count_function, &functions);
    yl_each_option(count_option, &options);
    yl_each_setting(count_option, &settings);
    assert_true(functions > 100 && options > 20 && settings > 10);
}

/* ---- Failing allocations ---- */

static yl_status run_with_failures(void *arg)
{
    yl_env *env;
    yl_result *result = NULL;
    const char *const *statements = arg;
    yl_status status = yl_env_new(NULL, &env);
    if (status != YL_OK)
        return status;
    status = yl_env_set(env, "parallelism.default", "2");
    for (size_t i = 0; statements[i] != NULL && status == YL_OK; i++) {
        status = yl_env_execute(env, statements[i], strlen(statements[i]), &result);
        while (status == YL_OK && !yl_result_at_end(result))
            status = yl_result_next(result);
        yl_result_free(result);
    }
    yl_env_free(env);
    return status;
}

static void survives_failing_allocations(void **state)
{
    (void)state;
    static const char *const statements[][4] = {
        {"SELECT 1 + 1", NULL},
        {"SELECT a, COUNT(*) FROM (VALUES (1, 'x'), (2, 'y')) AS t(a, b) GROUP BY a", NULL},
        {"SELECT UPPER(b) FROM (VALUES (1, 'x'), (2, 'y')) AS t(a, b) WHERE a > 1 ORDER BY b",
         NULL},
        {"SELECT * FROM (VALUES 1, 2) AS l(a) JOIN (VALUES 2, 3) AS r(b) ON a = b", NULL},
        {"SELECT 1 UNION SELECT 2", NULL},
        {"CREATE TABLE t (a INT, b AS a + 1) WITH ('connector' = 'blackhole')",
         "INSERT INTO t VALUES 1, 2", NULL},
        {"CREATE VIEW v AS SELECT 1 AS a", "SELECT * FROM v", "SHOW TABLES", NULL},
        {"SET 'table.dml-sync' = 'true'", "SET", "RESET", NULL},
        {"EXPLAIN SELECT 1", "SHOW FUNCTIONS", NULL},
        {"CREATE CATALOG c WITH ('type' = 'generic_in_memory')", "DESCRIBE CATALOG c",
         "CREATE FUNCTION f AS 'a.B'", NULL},
    };
    for (size_t i = 0; i < sizeof statements / sizeof *statements; i++)
        check_allocations(run_with_failures, (void *)statements[i]);
}

CHECK_MAIN(cmocka_unit_test(reads_rows), cmocka_unit_test(prints_json),
           cmocka_unit_test(enforces_not_null), cmocka_unit_test(cancels),
           cmocka_unit_test(locates_errors), cmocka_unit_test(refuses_by_name),
           cmocka_unit_test(keeps_settings), cmocka_unit_test(collects_statement_sets),
           cmocka_unit_test(keeps_the_catalog), cmocka_unit_test(explains),
           cmocka_unit_test(stays_below_its_roots), cmocka_unit_test(completes),
           cmocka_unit_test(splits_texts), cmocka_unit_test(has_a_reference),
           cmocka_unit_test(survives_failing_allocations))
