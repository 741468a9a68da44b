/* Where statements end: yl_sql_split. */
#include "check.h"

#include "sql/parser.h"

/* All extents of a text joined by '|', and how it ends: '.' at its end, else what is open. */
static void split_all(const char *text, char *out, size_t size)
{
    yl_str sql = yl_str_of(text);
    size_t at = 0, used = 0;
    for (;;) {
        yl_span extent;
        size_t next;
        char inside;
        yl_sql_split_result result = yl_sql_split(sql, at, &extent, &next, &inside);
        if (result == YL_SPLIT_END) {
            snprintf(out + used, size - used, ".");
            return;
        }
        assert_true(next > at && extent.begin >= at && extent.end <= next);
        used += (size_t)snprintf(out + used, size - used, "%.*s|", (int)(extent.end - extent.begin),
                                 text + extent.begin);
        if (result == YL_SPLIT_INCOMPLETE) {
            assert_int_equal(next, sql.size);
            snprintf(out + used, size - used, "%c", inside);
            return;
        }
        at = next;
    }
}

static void extents(void **state)
{
    static const struct {
        const char *sql, *extents;
    } rows[] = {
        {"", "."},
        {"  -- only a comment\n /* and another */ ", "."},
        {";;", "."},
        {"SELECT 1", "SELECT 1|;"},
        {"SELECT 1 ; ", "SELECT 1|."},
        {" a; b ;c", "a|b|c|;"},
        {"SELECT ';' ; x", "SELECT ';'|x|;"},
        {"SELECT 'a'';' || `b;``` ;", "SELECT 'a'';' || `b;```|."},
        {"SELECT 1 -- ;\n + 2; x;", "SELECT 1 -- ;\n + 2|x|."},
        {"SELECT /* ; */ 1; // ;\n x;", "SELECT /* ; */ 1|x|."},
        {"SELECT 'open ; ", "SELECT 'open ;|'"},
        {"SELECT `open ; ", "SELECT `open ;|`"},
        {"SELECT 1 /* open ; ", "SELECT 1 /* open ;|*"},
        {"SELECT E'a\\';' ; x;", "SELECT E'a\\';'|x|."},
        {"SELECT U&'open ; ", "SELECT U&'open ;|'"},
        {"BEGIN STATEMENT SET; INSERT INTO a SELECT 1; INSERT INTO b SELECT CASE WHEN x THEN 1 "
         "END; "
         "END; SELECT 1;",
         "BEGIN STATEMENT SET; INSERT INTO a SELECT 1; INSERT INTO b SELECT CASE WHEN x THEN 1 "
         "END; "
         "END|SELECT 1|."},
        {"begin statement set; insert into a select 1;",
         "begin statement set; insert into a select "
         "1;|S"},
        {"BEGIN STATEMENT SET; END", "BEGIN STATEMENT SET; END|;"},
        {"EXECUTE STATEMENT SET BEGIN INSERT INTO a SELECT 1; END; x;",
         "EXECUTE STATEMENT SET BEGIN INSERT INTO a SELECT 1; END|x|."},
        {"EXPLAIN STATEMENT SET BEGIN INSERT INTO a SELECT 1;",
         "EXPLAIN STATEMENT SET BEGIN INSERT INTO a SELECT 1;|S"},
        {"SELECT 1 AS `begin`; END; x", "SELECT 1 AS `begin`|END|x|;"},
        {"SELECT \" ; x;", "SELECT \"|x|."},
        {"SELECT \xff ; x;", "SELECT \xff|x|."},
        {"SELECT 'a\xff' ; x;", "SELECT 'a\xff'|x|."},
        {"SET a = b; x;", "SET a = b|x|."},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char out[512];
        split_all(rows[i].sql, out, sizeof out);
        check_text(out, rows[i].extents);
    }
}

/* Every cut of a text is an answer, and what was complete stays complete. */
static void cuts(void **state)
{
    static const char sql[] = "SELECT 'a;' /* ; */ FROM `b;`; BEGIN STATEMENT SET; INSERT INTO x "
                              "SELECT U&'\\0041' ; END; -- ;\n";
    const size_t first = (size_t)(strstr(sql, "`b;`;") - sql) + 5;
    const size_t second = (size_t)(strstr(sql, "END;") - sql) + 4;
    (void)state;
    for (size_t n = 0; n < sizeof sql; n++) {
        size_t at = 0, next, count = 0;
        yl_span extent;
        while (yl_sql_split((yl_str){sql, n}, at, &extent, &next, NULL) == YL_SPLIT_STATEMENT) {
            at = next;
            count++;
        }
        assert_int_equal(count, n >= second ? 2 : n >= first ? 1 : 0);
    }
}

CHECK_MAIN(cmocka_unit_test(extents), cmocka_unit_test(cuts))
