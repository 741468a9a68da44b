/* Ten statements from text to rows with the 1st, 2nd, 3rd ... allocation failing, and all after it:
 * each time the statement gives its rows or an error, nothing leaks (the sanitizer build looks) and
 * no half-written file stays.
 */
#include <dirent.h>
#include <unistd.h>
#include <yeoul/yeoul.h>

#include "check.h"

static char directory[] = "/tmp/yeoul-allocations-XXXXXX";

static void write_file(const char *name, const char *text)
{
    char path[200];
    snprintf(path, sizeof path, "%s/%s", directory, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static yl_status run_one(yl_env *env, const char *sql)
{
    yl_result *result;
    yl_status status = yl_env_execute(env, sql, strlen(sql), &result);
    if (status != YL_OK)
        return status;
    while (status == YL_OK) {
        status = yl_result_next(result);
        if (status != YL_OK || yl_result_at_end(result))
            break;
        for (int c = 0; c < yl_result_columns(result); c++) {
            (void)yl_result_text(result, c, NULL);
            (void)yl_result_json(result, c, NULL);
        }
    }
    yl_result_free(result);
    return status;
}

/* Every statement with the tables it needs, in an environment of its own. */
static yl_status run(void *arg)
{
    char sql[1500];
    yl_env *env = NULL;
    yl_status status = yl_env_new(NULL, &env);
    static const char *const setup[][2] = {
        {"CREATE TABLE t (a INT, b STRING, c DOUBLE)", "t.csv"},
        {"CREATE TABLE u (a INT, x DECIMAL(10, 2))", "u.csv"},
        {"CREATE TABLE o (a INT, n BIGINT)", "out"},
    };
    if (status == YL_OK)
        status = yl_env_set(env, "parallelism.default", "1");
    if (status == YL_OK)
        status = yl_env_set(env, "table.dml-sync", "true");
    for (size_t i = 0; i < sizeof setup / sizeof *setup && status == YL_OK; i++) {
        snprintf(sql, sizeof sql,
                 "%s WITH ('connector'='filesystem', 'format'='csv', "
                 "'csv.null-literal'='', 'path'='%s/%s')",
                 setup[i][0], directory, setup[i][1]);
        status = run_one(env, sql);
    }
    if (status == YL_OK)
        status = run_one(env, arg);
    if (status != YL_OK && status != YL_ERR_MEMORY)
        print_error("%s\n", yl_error_message(yl_env_error(env)));
    yl_env_free(env);
    return status;
}

/* Nothing but hidden names may be left behind by a failed INSERT; they are removed, too. */
static void remove_output(void)
{
    char path[600];
    snprintf(path, sizeof path, "rm -rf %s/out", directory);
    assert_int_equal(system(path), 0);
}

#define STATEMENT(name, text)                                                                      \
    static void name(void **state)                                                                 \
    {                                                                                              \
        static char sql[] = text;                                                                  \
        (void)state;                                                                               \
        check_allocations(run, sql);                                                               \
        remove_output();                                                                           \
    }

STATEMENT(filters_and_computes,
          "SELECT a + 1, UPPER(b) || '!', CASE WHEN c > 1 THEN 'x' ELSE b END FROM t WHERE a > 0")
STATEMENT(groups, "SELECT b, COUNT(*), SUM(c), AVG(a), COUNT(DISTINCT a) FROM t GROUP BY b")
STATEMENT(joins, "SELECT t.b, u.x FROM t LEFT JOIN u ON t.a = u.a AND u.x > 1")
STATEMENT(sorts, "SELECT * FROM t ORDER BY c DESC, b LIMIT 3 OFFSET 1")
STATEMENT(unites, "SELECT a FROM t UNION SELECT a FROM u EXCEPT SELECT 3")
STATEMENT(reads_subqueries, "SELECT b FROM t WHERE a IN (SELECT a FROM u) AND c < "
                            "(SELECT MAX(c) FROM t)")
STATEMENT(names_queries, "WITH q AS (SELECT a, COUNT(*) AS n FROM t GROUP BY a) SELECT x.a, y.n "
                         "FROM q x JOIN q y ON x.a = y.a")
STATEMENT(lists_values, "SELECT CAST(v AS DECIMAL(10, 3)), k, ARRAY[v, v], MAP[k, v] FROM "
                        "(VALUES ('one', 1), ('two', 2)) AS r(k, v)")
STATEMENT(writes, "INSERT INTO o SELECT a, COUNT(*) FROM t GROUP BY a")
STATEMENT(explains, "EXPLAIN SELECT b, COUNT(*) FROM t JOIN u ON t.a = u.a GROUP BY b")
STATEMENT(makes_views, "CREATE VIEW v AS SELECT a, b FROM t WHERE c > 1")
STATEMENT(shows, "SHOW CREATE TABLE t")

static int make_files(void **state)
{
    (void)state;
    assert_non_null(mkdtemp(directory));
    write_file("t.csv", "1,one,1.5\n2,two,2.5\n,\"a, longer text than twelve bytes\",3\n2,two,\n");
    write_file("u.csv", "1,10.50\n2,0.25\n7,3\n");
    return 0;
}

static int remove_files(void **state)
{
    char command[100];
    (void)state;
    snprintf(command, sizeof command, "rm -rf %s", directory);
    return system(command);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(filters_and_computes),
        cmocka_unit_test(groups),
        cmocka_unit_test(joins),
        cmocka_unit_test(sorts),
        cmocka_unit_test(unites),
        cmocka_unit_test(reads_subqueries),
        cmocka_unit_test(names_queries),
        cmocka_unit_test(lists_values),
        cmocka_unit_test(writes),
        cmocka_unit_test(explains),
        cmocka_unit_test(makes_views),
        cmocka_unit_test(shows),
    };
    setvbuf(stdout, NULL, _IOLBF, 0);
    return cmocka_run_group_tests_name(__FILE__, tests, make_files, remove_files);
}
