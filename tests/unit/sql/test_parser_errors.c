/* What the parser says about wrong statements: the place, what was expected, the hint; and the
 * bounds on size and nesting.
 */
#include "check.h"

#include "base/strbuf.h"
#include "sql/parser.h"

static yl_arena *new_arena(void)
{
    yl_arena *arena = yl_arena_new("test", 0);
    assert_non_null(arena);
    return arena;
}

/* The caret stands below the first byte of the span. */
static const struct {
    const char *sql, *caret, *message, *hint;
} rows[] = {
    {"SELEC 1", "^", "expected a statement such as SELECT", "did you mean SELECT?"},
    {"SELECT a FORM t", "              ^", "expected ',', FROM",
     "'FORM' was read as a name: did "
     "you mean FROM?"},
    {"SELECT a FROM t WHRE x", "                     ^", "found 'x'", "did you mean WHERE?"},
    {"SELECT a FROM t HAVNG x > 1", "                      ^", "found 'x'", "HAVING?"},
    {"SELECT a b c FROM t", "           ^", "found 'c'", "is a comma missing?"},
    {"SELECT a, FROM t", "          ^", "expected an expression, found FROM",
     "remove the comma before FROM"},
    {"SELECT order FROM t", "       ^", "expected an expression, found ORDER",
     "order is a reserved word: as a name write it in backticks, `order`"},
    {"SELECT 1 AS value", "            ^", "expected a column name behind AS, found VALUE",
     "`value`"},
    {"CREATE TABLE t (per INT)", "                ^", "found PER", "`per`"},
    {"CREATE TABLE t (a INT b INT)", "                      ^", "expected ',' or ')'",
     "is a comma missing?"},
    {"CREATE TABLE t (a 1)", "                  ^", "expected a data type such as BOOLEAN", NULL},
    {"CREATE TABLE t (a INT COMMENT 'x' NOT NULL)", "                                  ^",
     "found NOT", "NULL and NOT NULL stand right behind the data type"},
    {"CREATE TABLE t (a INT) WIHT ('a' = 'b')", "                       ^", "WITH",
     "did you mean WITH?"},
    {"CREATE TABLE t (a INT) WITH ('a' = 'x' 'b' = 'y')",
     "                                       ^", "expected ',' or ')', found the string 'b'",
     "is a comma missing?"},
    {"CREATE TABLE t (a INT) WITH ('a' = 'x'\n 'b' = 'y')",
     "                                            ^", "expected ',' or ')', found '='",
     "is a comma missing between two options?"},
    {"SELECT 'a' 'b'", "           ^", "found the string 'b'", "is a comma missing?"},
    {"SELECT CAST(a AS REAL)", "                 ^", "REAL is not supported", "write FLOAT"},
    {"SELECT 1 WHERE a", "         ^", "expected FROM before it", NULL},
    {"CREATE TABLE t (a INTERVAL DAY)", "                  ^", "cannot have the type INTERVAL",
     NULL},
    {"SELECT (a + b) DAY", "               ^", "only a difference", NULL},
    {"CREATE TABLE t (a INT) WITH (connector = 'x')", "                             ^",
     "the key of an option, a string, found 'connector'", "single quotes: 'connector'"},
    {"CREATE TABLE t (a, b)", "                ^", "expected a data type behind the column a",
     "only CREATE TABLE ... AS"},
    {"CREATE TABLE t (WATERMARK FOR a AS a, WATERMARK FOR b AS b)",
     "                                      ^", "at most one WATERMARK", NULL},
    {"CREATE TABEL t (a INT)", "       ^", "expected TABLE", "did you mean TABLE?"},
    {"CREATE TABLE t (a INT, PRIMARY KEY (a) NOT ENFORCE)",
     "                                           ^", "expected ENFORCED", "did you mean ENFORCED?"},
    {"SELECT 'abc", "       ^", "the string that begins here does not end",
     "a quote inside is written twice"},
    {"SELECT `abc", "       ^", "the name that begins here does not end", NULL},
    {"SELECT /* abc", "       ^", "the comment that begins here does not end", NULL},
    {"SELECT \"a\" FROM t", "       ^", "U+0022", "names stand in `backticks`"},
    {"SELECT a == b", "          ^", "expected an expression", "equality is a single ="},
    {"SELECT a != b", "         ^", "'!=' is no operator", "use <>"},
    {"SELECT 1 MINUS SELECT 2", "         ^", "MINUS is no set operation", "use EXCEPT"},
    {"SELECT a && b", "         ^", "U+0026", "AND"},
    {"SELECT a :: INT", "         ^", "found ':'", "CAST(value AS type)"},
    {"SELECT count(* FROM t", "               ^", "expected ')'", NULL},
    {"SELECT (a + b FROM t", "              ^", "expected an operator, ',' or ')'", NULL},
    {"SELECT f(a,) FROM t", "           ^", "expected an expression", "remove the comma"},
    {"SELECT CASE WHEN a THEN b FROM t", "                          ^",
     "expected WHEN, ELSE or END", NULL},
    {"SELECT a FROM t LEFT u", "                     ^", "expected JOIN or OUTER JOIN", NULL},
    {"INSERT t SELECT 1", "       ^", "expected INTO or OVERWRITE", NULL},
    {"INSERT INTO t VALUE (1)", "              ^", "VALUES", NULL},
    {"SELECT * FROM t LIMIT 10, 20", "                        ^", "OFFSET",
     "write LIMIT count OFFSET start"},
    {"SELECT EXTRACT(YEER FROM a)", "               ^", "expected a unit", "did you mean YEAR?"},
    {"SELECT INTERVAL '1' DAY TO YEAR", "                           ^", "shorter unit", NULL},
    {"SELECT a IS NUL", "            ^", "expected NULL", "did you mean NULL?"},
    {"SHOW TABELS", "     ^", "expected CATALOGS", "did you mean TABLES?"},
    {"SELECT \xe2\x80\x99"
     "a",
     "       ^", "U+2019", "typographic quote"},
    {"SELECT a\xef\xbc\x8c"
     "b",
     "        ^", "U+FF0C", "write ,"},
    {"SELECT '\xff'", "        ^", "no UTF-8", NULL},
    {"SELECT * FROM SELECT 1", "              ^", "expected a table name",
     "a query in FROM stands in parentheses"},
    {"SELECT 1 FROM t WHERE a IN 1", "                           ^", "expected '('", NULL},
    {"SELECT a FROM t WHERE t.* = 1", "                      ^", "only be asked for in a SELECT",
     NULL},
    {"SELECT t.* + 1 FROM t", "       ^", "must stand alone", NULL},
    {"SELECT SUM(a) OVER (PARTITON BY b)", "                             ^", "PARTITION BY",
     "did you mean PARTITION?"},
    {"SELECT MAP['a']", "       ^", "pairs of a key and a value; here are 1", NULL},
    {"SELECT X'0g'", "         ^", "pairs of hexadecimal digits", NULL},
    {"SELECT U&'\\00zz'", "          ^", "no escape sequence", "4 hexadecimal digits"},
    {"SELECT ``", "       ^", "a name must not be empty", NULL},
    {"ALTER TABLE t ADD COLUMN a INT", "                  ^", "found COLUMN", "leave it out"},
    {"EXPLAIN CHANGELOG_MODE, CHANGELOG_MODE SELECT 1", "                        ^", "named twice",
     NULL},
    {"EXPLAIN CREATE TABLE t (a INT)", "        ^", "can be explained", NULL},
    {"SELECT 1 /*+ X */", "         ^", "found '/*+'", "a hint stands behind SELECT"},
    {"SELECT ?", "       ^", "a parameter (?) is not supported", NULL},
    {"SELECT * FROM t TABLESAMPLE SYSTEM(1)", "                ^", "TABLESAMPLE is not supported",
     NULL},
    {"SELECT * FROM t MATCH_RECOGNIZE(PATTERN (A{3,2}) DEFINE A AS a)",
     "                                              ^", "at least 3 and at most 2", NULL},
    {"SELECT", "      ^", "expected an expression, found the end of the text", NULL},
    {"SELECT 1; SELECT", "          ^", "one statement is wanted", NULL},
    {" -- nothing", "           ^", "expected a statement, found the end of the text", NULL},
};

static void places(void **state)
{
    (void)state;
    yl_arena *arena = new_arena();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        yl_error err = {0};
        yl_ast *node = NULL;
        yl_status status = yl_sql_parse_one(arena, yl_str_of(rows[i].sql), &node, &err);
        assert_true(status == YL_ERR_SYNTAX || status == YL_ERR_UNSUPPORTED);
        assert_null(node);
        check_message(&err, rows[i].message);
        if (rows[i].hint != NULL)
            check_message(&err, rows[i].hint);
        if (err.span.begin != strlen(rows[i].caret) - 1)
            fail_msg("%s\n%*s^ %s", rows[i].sql, (int)err.span.begin, "", err.message);
        assert_true(err.span.end <= strlen(rows[i].sql));
    }
    yl_arena_free(arena);
}

/* Places count from the beginning of the whole script, and the script goes on after an error. */
static void scripts(void **state)
{
    static const char sql[] = "SELECT 1;\n\nSELECT FROM t;\n-- ;\nSELECT ';' ;; SELECT\n 'open";
    (void)state;
    yl_arena *arena = new_arena();
    yl_error err = {0};
    yl_ast *statement;
    yl_sql_script script;
    yl_sql_script_init(&script, arena, YL_STR(sql));
    check_ok(yl_sql_script_next(&script, &statement, &err), &err);
    check_fails(SYNTAX, yl_sql_script_next(&script, &statement, &err), &err);
    yl_error_locate(&err, sql, sizeof sql - 1);
    assert_int_equal(err.line, 3);
    assert_int_equal(err.column, 8);
    yl_error_clear(&err);
    check_ok(yl_sql_script_next(&script, &statement, &err), &err);
    assert_memory_equal(sql + statement->span.begin, "SELECT ';'", 10);
    check_fails(SYNTAX, yl_sql_script_next(&script, &statement, &err), &err);
    yl_error_locate(&err, sql, sizeof sql - 1);
    assert_int_equal(err.line, 6);
    assert_int_equal(err.column, 2);
    yl_error_clear(&err);
    check_ok(yl_sql_script_next(&script, &statement, &err), &err);
    assert_null(statement);
    yl_arena_free(arena);
}

/* What is wrong behind the semicolon does not hit the statement before it. */
static void next_statement(void **state)
{
    (void)state;
    yl_arena *arena = new_arena();
    yl_error err = {0};
    yl_ast *statement;
    yl_sql_script script;
    yl_sql_script_init(&script, arena, YL_STR("DESCRIBE job; \"; SHOW JARS; 'x"));
    check_ok(yl_sql_script_next(&script, &statement, &err), &err);
    assert_non_null(statement);
    check_fails(SYNTAX, yl_sql_script_next(&script, &statement, &err), &err);
    yl_error_clear(&err);
    check_ok(yl_sql_script_next(&script, &statement, &err), &err);
    assert_int_equal(statement->kind, YL_AST_SHOW);
    check_fails(SYNTAX, yl_sql_script_next(&script, &statement, &err), &err);
    yl_arena_free(arena);
}

/* ---- bounds ---- */

static yl_status parse_repeated(const char *head, const char *middle, int times, const char *tail,
                                int tail_times, yl_error *err)
{
    yl_strbuf sql = {0};
    yl_arena *arena = new_arena();
    yl_ast_list list;
    yl_strbuf_puts(&sql, head);
    for (int i = 0; i < times; i++)
        yl_strbuf_puts(&sql, middle);
    for (int i = 0; i < tail_times; i++)
        yl_strbuf_puts(&sql, tail);
    yl_status status = yl_sql_parse(arena, yl_strbuf_view(&sql), &list, err);
    yl_arena_free(arena);
    yl_strbuf_clear(&sql);
    return status;
}

static void nesting(void **state)
{
    (void)state;
    yl_error err = {0};
    check_ok(parse_repeated("SELECT a", " OR a", 1900, "", 0, &err), &err);
    check_ok(parse_repeated("SELECT 1", " UNION ALL SELECT 1", 1900, "", 0, &err), &err);
    check_ok(parse_repeated("SELECT a IN (1", ", 1", 50000, ")", 1, &err), &err);
    static const char *const deep[][2] = {
        {"SELECT ", "("},
        {"SELECT ", "- "},
        {"SELECT ", "NOT "},
        {"SELECT ", "f("},
        {"SELECT * FROM ", "("},
        {"SELECT a", " OR a"},
        {"SELECT a", "[1]"},
        {"SELECT CASE ", "WHEN CASE "},
        {"", "WITH a AS ("},
        {"SELECT 1", " UNION SELECT 1"},
        {"SELECT CAST(a AS ", "ARRAY<"},
        {"SELECT 1 FROM t GROUP BY ", "GROUPING SETS ("},
        {"SELECT * FROM t", ", t"},
        {"SELECT * FROM t", " JOIN t"},
        {"SELECT CAST(a AS INT", " ARRAY"},
        {"SELECT * FROM t MATCH_RECOGNIZE (PATTERN (", "("},
        {"SELECT * FROM t MATCH_RECOGNIZE (PATTERN (", "PERMUTE("},
    };
    for (size_t i = 0; i < sizeof deep / sizeof *deep; i++) {
        yl_error_clear(&err);
        check_fails(BUDGET, parse_repeated(deep[i][0], deep[i][1], 5000, "", 0, &err), &err);
    }
}

static void size(void **state)
{
    (void)state;
    yl_error err = {0};
    yl_ast_list list;
    yl_arena *arena = new_arena();
    char *text = malloc(YL_SQL_BYTES_MAX + 1);
    assert_non_null(text);
    memset(text, ' ', YL_SQL_BYTES_MAX + 1);
    check_ok(yl_sql_parse(arena, (yl_str){text, YL_SQL_BYTES_MAX}, &list, &err), &err);
    assert_int_equal(list.size, 0);
    check_fails(BUDGET, yl_sql_parse(arena, (yl_str){text, YL_SQL_BYTES_MAX + 1}, &list, &err),
                &err);
    free(text);
    yl_arena_free(arena);
}

/* Every beginning of a statement gives an error or a tree. */
static void prefixes(void **state)
{
    static const char sql[] =
        "WITH w (a) AS (VALUES (1)) SELECT /*+ H('k'='v') */ DISTINCT CASE WHEN a THEN INTERVAL "
        "'1' DAY(2) END AS x, SUM(b) OVER (ORDER BY c ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) "
        "FROM t FOR SYSTEM_TIME AS OF y AS z (p) JOIN LATERAL TABLE(f(q => DESCRIPTOR(r))) ON TRUE "
        "WHERE U&'\\0041' LIKE 'x' ESCAPE '!' GROUP BY GROUPING SETS ((a), ()) ORDER BY 1 NULLS "
        "FIRST LIMIT 3 OFFSET 4;";
    (void)state;
    yl_arena *arena = new_arena();
    for (size_t n = 0; n < sizeof sql; n++) {
        yl_error err = {0};
        yl_ast_list list;
        if (yl_sql_parse(arena, (yl_str){sql, n}, &list, &err) != YL_OK)
            assert_true(err.span.end <= n && err.message[0] != '\0');
        yl_arena_reset(arena);
    }
    yl_arena_free(arena);
}

CHECK_MAIN(cmocka_unit_test(places), cmocka_unit_test(scripts), cmocka_unit_test(next_statement),
           cmocka_unit_test(nesting), cmocka_unit_test(size), cmocka_unit_test(prefixes))
