/* Statements to trees: operators, literals, names, statements; trees to SQL and back.
 *
 * Trees are compared as dumps (yl_ast_dump). The statements of the fuzzer's corpus are parsed,
 * printed and parsed again here as well, so that one list serves both.
 */
#include "check.h"

#include <dirent.h>

#include "sql/ast_print.h"
#include "sql/lexer.h"
#include "sql/parser.h"

static yl_arena *new_arena(void)
{
    yl_arena *arena = yl_arena_new("test", 0);
    assert_non_null(arena);
    return arena;
}

/* ---- operators ---- */

/* Writes every operator in parentheses, so that the tree can be seen. */
static bool put_wrapped(const yl_ast *node, yl_strbuf *out, void *arg)
{
    const yl_ast_writer *writer = arg;
    if (node->kind == YL_AST_BINARY) {
        const yl_ast_binary *binary = yl_ast_as_binary(node);
        yl_strbuf_char(out, '(');
        yl_ast_unparse(binary->left, writer, out);
        yl_strbuf_printf(out, " %s ", yl_ast_binary_text(binary->op));
        yl_ast_unparse(binary->right, writer, out);
        yl_strbuf_char(out, ')');
        return true;
    }
    if (node->kind == YL_AST_UNARY) {
        static const char *const words[] = {"+", "-", "NOT "};
        yl_strbuf_printf(out, "(%s", words[yl_ast_as_unary(node)->op]);
        yl_ast_unparse(yl_ast_as_unary(node)->operand, writer, out);
        yl_strbuf_char(out, ')');
        return true;
    }
    if (node->kind == YL_AST_IS) {
        yl_strbuf_char(out, '(');
        yl_ast_unparse(yl_ast_as_is(node)->operand, writer, out);
        yl_strbuf_puts(out, " IS ..)");
        return true;
    }
    if (node->kind == YL_AST_COLUMN) {
        yl_strbuf_str(out, yl_ast_as_column(node)->path.items[0].text);
        return true;
    }
    return false;
}

static void operators(void **state)
{
    static const struct {
        const char *sql, *tree;
    } rows[] = {
        {"a + b * c - d", "((a + (b * c)) - d)"},
        {"a * b + c", "((a * b) + c)"},
        {"a || b * c", "((a || b) * c)"},
        {"a + b || c", "(a + (b || c))"},
        {"a OR b AND c OR d", "((a OR (b AND c)) OR d)"},
        {"NOT a = b AND c", "((NOT (a = b)) AND c)"},
        {"NOT NOT a", "(NOT (NOT a))"},
        {"a = b IS NULL", "((a = b) IS ..)"},
        {"a AND b IS NULL", "(a AND (b IS ..))"},
        {"NOT a IS NULL", "(NOT (a IS ..))"},
        {"a IS NULL IS NOT NULL", "((a IS ..) IS ..)"},
        {"a = b < c", "((a = b) < c)"},
        {"a < b + 1", "(a < (b + 1))"},
        {"a IS DISTINCT FROM b + 1", "(a IS DISTINCT FROM (b + 1))"},
        {"a + 1 IS NOT DISTINCT FROM b", "((a + 1) IS NOT DISTINCT FROM b)"},
        {"a = b IS DISTINCT FROM c", "(a = (b IS DISTINCT FROM c))"},
        {"a IS DISTINCT FROM b AND c", "((a IS DISTINCT FROM b) AND c)"},
        {"- a * b", "((-a) * b)"},
        {"- a[1]", "(-a[1])"},
        {"a - - 1", "(a - (-1))"},
        {"+ - a", "(+(-a))"},
        {"a = b IN (1, 2)", "(a = b IN (1, 2))"},
        {"a + 1 IN (1)", "(a + 1) IN (1)"},
        {"a BETWEEN b AND c AND d", "(a BETWEEN ASYMMETRIC b AND c AND d)"},
        {"a BETWEEN b + 1 AND c + 1 OR d", "(a BETWEEN ASYMMETRIC (b + 1) AND (c + 1) OR d)"},
        {"a NOT BETWEEN SYMMETRIC b AND c", "a NOT BETWEEN SYMMETRIC b AND c"},
        {"a LIKE b || c AND d", "(a LIKE (b || c) AND d)"},
        {"a NOT LIKE b ESCAPE c OR d", "(a NOT LIKE b ESCAPE c OR d)"},
        {"a SIMILAR TO b", "a SIMILAR TO b"},
        {"a = ANY (1, 2) AND b", "(a = SOME (1, 2) AND b)"},
        {"a % b / c", "((a % b) / c)"},
        {"a <> b", "(a <> b)"},
        {"(a OR b) AND c", "((a OR b) AND c)"},
        {"a -- comment\n + // comment\n b /* c */ + d", "((a + b) + d)"},
        {"a OVERLAPS b AND c", "((a OVERLAPS b) AND c)"},
        {"a IMMEDIATELY PRECEDES b", "(a IMMEDIATELY PRECEDES b)"},
        {"a MULTISET UNION DISTINCT b", "(a MULTISET UNION DISTINCT b)"},
        {"a NOT MEMBER OF b", "(a NOT MEMBER OF b)"},
    };
    (void)state;
    yl_arena *arena = new_arena();
    yl_strbuf text = {0};
    yl_ast_writer writer = {.node = put_wrapped};
    writer.arg = &writer;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        yl_error err = {0};
        yl_ast *expr;
        check_ok(yl_sql_parse_expr(arena, yl_str_of(rows[i].sql), &expr, &err), &err);
        yl_strbuf_reset(&text);
        yl_ast_unparse(expr, &writer, &text);
        check_text(yl_strbuf_text(&text), rows[i].tree);
    }
    yl_strbuf_clear(&text);
    yl_arena_free(arena);
}

/* ---- dumps ---- */

typedef struct dump_row {
    const char *sql, *dump;
} dump_row;

static const dump_row expressions[] = {
    {"12", "(literal :type INTEGER :text \"12\")"},
    {"1.50", "(literal :type DECIMAL :text \"1.50\")"},
    {".5", "(literal :type DECIMAL :text \".5\")"},
    {"1.5E-7", "(literal :type APPROX :text \"1.5E-7\")"},
    {"'it''s'", "(literal :type STRING :text \"it's\")"},
    {"''", "(literal :type STRING)"},
    {"'a' -- x\n 'b'\n'c'", "(literal :type STRING :text \"abc\")"},
    {"U&'\\+01F600'", "(literal :type STRING :text \"\\x1f600\")"},
    {"(a - b) DAY TO SECOND",
     "(date_difference :left (column :path a) :right (column :path b) :qualifier (DAY TO SECOND))"},
    {"INTERVAL (a - b) DAY", "(interval_literal :value (binary :op - :left (column :path a) :right "
                             "(column :path b)) :qualifier (DAY))"},
    {"ARRAY_AGG(DISTINCT a IGNORE NULLS)", "(call :name ARRAY_AGG :quantifier DISTINCT :args "
                                           "((column :path a)) :nulls IGNORE)"},
    {"U&'\\D55C x\\\\'", "(literal :type STRING :text \"한 x\\\\\")"},
    {"U&'\\D83D\\DE00'", "(literal :type STRING :text \"😀\")"},
    {"U&'!0041' UESCAPE '!'", "(literal :type STRING :text \"A\")"},
    {"E'a\\tb\\'c\\x41'", "(literal :type STRING :text \"a\\x09b'cA\")"},
    {"_UTF8'한'", "(literal :type STRING :text \"한\" :charset \"UTF8\")"},
    {"N'a'", "(literal :type STRING :text \"a\" :charset \"NCHAR\")"},
    {"X'4a4B'", "(literal :type BINARY :text \"JK\")"},
    {"TRUE", "(literal :type TRUE)"},
    {"unknown", "(literal :type UNKNOWN)"},
    {"DATE '2024-02-30'", "(literal :type DATE :text \"2024-02-30\")"},
    {"TIME '1'", "(literal :type TIME :text \"1\")"},
    {"TIMESTAMP '2024-01-01 00:00:00'", "(literal :type TIMESTAMP :text \"2024-01-01 00:00:00\")"},
    {"TIMESTAMP WITH LOCAL TIME ZONE 'x'", "(literal :type TIMESTAMP_LTZ :text \"x\")"},
    {"INTERVAL '1-2' YEAR(3) TO MONTH",
     "(interval_literal :text \"1-2\" :qualifier (YEAR 3 TO MONTH))"},
    {"INTERVAL -'5' SECOND(2, 3)",
     "(interval_literal :negative :text \"5\" :qualifier (SECOND 2 . 3))"},
    {"INTERVAL '1' HOURS", "(interval_literal :text \"1\" :qualifier (HOUR))"},
    {"INTERVAL a DAY", "(interval_literal :value (column :path a) :qualifier (DAY))"},
    {"A.`b c`.`d``e`", "(column :path A.`b c`.`d\\`e`)"},
    {"t.year", "(column :path t.year)"},
    {"(a).b", "(field :base (column :path a) :name b)"},
    {"f(x).y[1]", "(index :base (field :base (call :name f :args ((column :path x))) "
                  ":name y) :index (literal :type INTEGER :text \"1\"))"},
    {"(1, 'a')", "(row :items ((literal :type INTEGER :text \"1\") (literal :type STRING :text "
                 "\"a\")))"},
    {"ARRAY[]", "(collection :type ARRAY)"},
    {"MAP['k', 1]", "(collection :type MAP :items ((literal :type STRING :text \"k\") (literal "
                    ":type INTEGER :text \"1\")))"},
    {"CASE a WHEN 1, 2 THEN b END",
     "(case :operand (column :path a) :whens ((when :tests ((literal :type INTEGER :text \"1\") "
     "(literal :type INTEGER :text \"2\")) :result (column :path b))))"},
    {"TRY_CAST(a AS DECIMAL(10, 2))", "(cast :try_cast :operand (column :path a) :type (type :type "
                                      "DECIMAL :precision 10 :scale 2))"},
    {"EXTRACT(year FROM a)", "(call :name EXTRACT :syntax EXTRACT :args ((time_unit :unit YEAR) "
                             "(column :path a)))"},
    {"FLOOR(a TO DAY)",
     "(call :name FLOOR :syntax FLOOR_TO :args ((column :path a) (time_unit :unit DAY)))"},
    {"TRIM(LEADING 'x' FROM a)", "(call :name TRIM :syntax TRIM_LEADING :args ((column :path a) "
                                 "(literal :type STRING :text \"x\")))"},
    {"TRIM(a)", "(call :name TRIM :syntax TRIM :args ((column :path a)))"},
    {"SUBSTRING(a, 1)", "(call :name SUBSTRING :args ((column :path a) (literal :type "
                        "INTEGER :text \"1\")))"},
    {"POSITION(a IN b)",
     "(call :name POSITION :syntax POSITION :args ((column :path a) (column :path b)))"},
    {"TIMESTAMPADD(DAY, 1, a)",
     "(call :name TIMESTAMPADD :syntax TIMESTAMP :args ((time_unit :unit DAY) (literal :type "
     "INTEGER :text \"1\") (column :path a)))"},
    {"CURRENT_DATE", "(call :name CURRENT_DATE :syntax NILADIC)"},
    {"CURRENT_TIMESTAMP(3)", "(call :name CURRENT_TIMESTAMP :args ((literal :type "
                             "INTEGER :text \"3\")))"},
    {"COUNT(*)", "(call :name COUNT :star)"},
    {"COUNT(DISTINCT a) FILTER (WHERE b)",
     "(call :name COUNT :quantifier DISTINCT :args ((column :path a)) :filter "
     "(column :path b))"},
    {"LAG(a) IGNORE NULLS OVER w", "(call :name LAG :args ((column :path a)) :nulls "
                                   "IGNORE :over (window :base w))"},
    {"f(x => 1)", "(call :name f :args ((named_arg :name x :value (literal :type "
                  "INTEGER :text \"1\"))))"},
    {"cat.db.f()", "(call :name cat.db.f)"},
    {"FINAL LAST(A.x)", "(call :name LAST :semantics FINAL :args ((column :path A.x)))"},
    {"JSON_VALUE(a, '$' RETURNING INT NULL ON EMPTY DEFAULT 1 ON ERROR)",
     "(call :name JSON_VALUE :syntax JSON :args ((column :path a) (literal :type STRING :text "
     "\"$\")) :json (json :returning (type :type INT) :on_empty NULL :on_error DEFAULT "
     ":error_default (literal :type INTEGER :text \"1\")))"},
    {"JSON_OBJECT('k' VALUE 1 ABSENT ON NULL)",
     "(call :name JSON_OBJECT :syntax JSON :args ((literal :type STRING :text \"k\") (literal "
     ":type "
     "INTEGER :text \"1\")) :json (json :nulls ABSENT))"},
    {"a IS NOT JSON OBJECT", "(is :negated :test JSON OBJECT :operand (column :path a))"},
    {"a IN (SELECT 1)",
     "(in :operand (column :path a) :query (query :body (select :items ((select_item :expr "
     "(literal :type INTEGER :text \"1\"))))))"},
    {"(SELECT 1)", "(subquery :query (query :body (select :items ((select_item :expr (literal "
                   ":type INTEGER :text \"1\"))))))"},
};

static const dump_row types[] = {
    {"INTEGER NOT NULL", "(type :type INT :not_null)"},
    {"character varying(3)", "(type :type VARCHAR :precision 3)"},
    {"TIMESTAMP(3) WITH LOCAL TIME ZONE", "(type :type TIMESTAMP_LTZ :precision 3)"},
    {"TIMESTAMP WITHOUT TIME ZONE", "(type :type TIMESTAMP)"},
    {"TIMESTAMP_LTZ", "(type :type TIMESTAMP_LTZ)"},
    {"DOUBLE PRECISION", "(type :type DOUBLE)"},
    {"INT NOT NULL ARRAY MULTISET NOT NULL",
     "(type :type MULTISET :children ((type :type ARRAY :children ((type :type INT :not_null)))) "
     ":not_null)"},
    {"MAP<STRING, ARRAY<ROW<a INT>>>",
     "(type :type MAP :children ((type :type STRING) (type :type ARRAY :children ((type :type ROW "
     ":children ((type_field :name a :type (type :type INT))))))))"},
    {"ROW(`a b` INT 'c', d BYTES NULL)",
     "(type :type ROW :children ((type_field :name `a b` :type (type :type INT) :comment \"c\") "
     "(type_field :name d :type (type :type BYTES :null_written))))"},
    {"ROW<>", "(type :type ROW)"},
    {"INTERVAL DAY(3) TO SECOND(6)", "(type :type INTERVAL :qualifier (DAY 3 TO SECOND . 6))"},
    {"RAW('c', 's')", "(type :type RAW :class_name \"c\" :serializer \"s\")"},
    {"my.Type", "(type :type NAMED :path my.Type)"},
};

static const dump_row statements[] = {
    {"SELECT DISTINCT a, t.*, b AS c FROM t",
     "(query_statement :query (query :body (select :quantifier DISTINCT :items ((select_item :expr "
     "(column :path a)) (select_item :expr (star :qualifier t)) (select_item :expr (column :path "
     "b) "
     ":alias c)) :from (table_name :path t))))"},
    {"SELECT 1 UNION ALL SELECT 2 INTERSECT SELECT 3 EXCEPT SELECT 4",
     "(query_statement :query (query :body (set_op :op EXCEPT :left (set_op :op UNION :all :left "
     "(select :items ((select_item :expr (literal :type INTEGER :text \"1\")))) :right (set_op :op "
     "INTERSECT :left (select :items ((select_item :expr (literal :type INTEGER :text \"2\")))) "
     ":right (select :items ((select_item :expr (literal :type INTEGER :text \"3\")))))) :right "
     "(select :items ((select_item :expr (literal :type INTEGER :text \"4\")))))))"},
    {"TABLE a ORDER BY 1 DESC NULLS LAST LIMIT 3 OFFSET 2",
     "(query_statement :query (query :body (explicit_table :path a) :order_by ((order_item :expr "
     "(literal :type INTEGER :text \"1\") :descending :nulls LAST)) :offset (literal :type INTEGER "
     ":text \"2\") :limit (literal :type INTEGER :text \"3\")))"},
    {"VALUES (1, 2), 3",
     "(query_statement :query (query :body (values :rows ((row :items ((literal :type INTEGER "
     ":text "
     "\"1\") (literal :type INTEGER :text \"2\"))) (literal :type INTEGER :text \"3\")))))"},
    {"SELECT * FROM a LEFT JOIN b ON c, d",
     "(query_statement :query (query :body (select :items ((select_item :expr (star))) :from (join "
     ":type COMMA :left (join :type LEFT :left (table_name :path a) :right (table_name :path b) "
     ":on "
     "(column :path c)) :right (table_name :path d)))))"},
    {"SELECT * FROM t /*+ OPTIONS('k'='v') */ FOR SYSTEM_TIME AS OF o.x AS y (p, q)",
     "(query_statement :query (query :body (select :items ((select_item :expr (star))) :from "
     "(table_name :path t :hints ((hint :name OPTIONS :options ((hint_option :key \"k\" :value "
     "\"v\")))) :system_time (column :path o.x) :alias y(p q)))))"},
    {"SELECT * FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '1' MINUTE))",
     "(query_statement :query (query :body (select :items ((select_item :expr (star))) :from "
     "(table_function :table_written :call (call :name TUMBLE :args ((table_arg :table "
     "(table_name :path t)) (descriptor :names (ts)) (interval_literal :text \"1\" :qualifier "
     "(MINUTE))))))))"},
    {"SELECT * FROM f(TABLE t PARTITION BY a, 1)",
     "(query_statement :query (query :body (select :items ((select_item :expr (star))) :from "
     "(table_function :call (call :name f :args ((table_arg :table (table_name :path "
     "t) :partition_by ((column :path a))) (literal :type INTEGER :text \"1\")))))))"},
    {"SELECT * FROM t, LATERAL TABLE(f(a)) AS x(y), UNNEST(b) WITH ORDINALITY",
     "(query_statement :query (query :body (select :items ((select_item :expr (star))) :from (join "
     ":type COMMA :left (join :type COMMA :left (table_name :path t) :right (table_function "
     ":lateral "
     ":table_written :call (call :name f :args ((column :path a))) :alias x(y))) "
     ":right (unnest :exprs ((column :path b)) :ordinality)))))"},
    {"SELECT 1 FROM t GROUP BY GROUPING SETS ((a, b), ()), ROLLUP(c)",
     "(query_statement :query (query :body (select :items ((select_item :expr (literal :type "
     "INTEGER "
     ":text \"1\"))) :from (table_name :path t) :grouped :group_by ((grouping :type GROUPING SETS "
     ":items ((row :items "
     "((column "
     ":path a) (column :path b))) (grouping :type EMPTY))) (grouping :type ROLLUP :items ((column "
     ":path c)))))))"},
    {"SELECT SUM(a) OVER (PARTITION BY b ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)",
     "(query_statement :query (query :body (select :items ((select_item :expr (call :name SUM "
     ":args ((column :path a)) :over (window :partition_by ((column :path b)) :unit "
     "ROWS :start (PRECEDING (literal :type INTEGER :text \"1\")) :end (CURRENT ROW))))))))"},
    {"SELECT * FROM t MATCH_RECOGNIZE (ORDER BY a MEASURES A.x AS y AFTER MATCH SKIP TO LAST B "
     "PATTERN (A+ (B | C){2,}?) WITHIN INTERVAL '1' HOUR DEFINE A AS x > 1)",
     "(query_statement :query (query :body (select :items ((select_item :expr (star))) :from "
     "(match_recognize :input (table_name :path t) :order_by ((order_item :expr (column :path a))) "
     ":measures ((match_item :name y :expr (column :path A.x))) :after_match LAST :after_variable "
     "B "
     ":pattern (pattern :type CONCAT :items ((pattern :type QUANTIFIED :items ((pattern :type "
     "VARIABLE :name A)) :min 1) (pattern :type QUANTIFIED :items ((pattern :type "
     "ALTERNATE :items ((pattern :type VARIABLE :name B) (pattern :type VARIABLE "
     ":name C)))) :min 2 :reluctant))) :within "
     "(interval_literal :text \"1\" :qualifier (HOUR)) :defines ((match_item :name A :expr (binary "
     ":op > :left (column :path x) :right (literal :type INTEGER :text \"1\"))))))))"},
    {"INSERT OVERWRITE t PARTITION (p = 'x') (a, b.c) SELECT 1",
     "(insert :overwrite :path t :partition ((partition_value :column p :value (literal :type "
     "STRING "
     ":text \"x\"))) :columns ((column :path a) (column :path b.c)) :query (query :body (select "
     ":items ((select_item :expr (literal :type INTEGER :text \"1\"))))))"},
    {"CREATE TEMPORARY TABLE IF NOT EXISTS c.d.t (a INT PRIMARY KEY NOT ENFORCED COMMENT 'x', b AS "
     "a, "
     "c STRING METADATA FROM 'k' VIRTUAL, WATERMARK FOR b AS b) PARTITIONED BY (a) WITH ('k'='v')",
     "(create_table :create :temporary :if_not_exists :path c.d.t :columns_written :columns "
     "((column_def :name a :type (type :type INT) :constraint (constraint :primary_key :columns "
     "(a) "
     ":enforcement NOT_ENFORCED) :comment \"x\") (column_def :name b :type_of_column COMPUTED "
     ":expr "
     "(column :path a)) (column_def :name c :type_of_column METADATA :type (type :type STRING) "
     ":metadata_key \"k\" :is_virtual)) :watermark (watermark :column b :expr (column :path b)) "
     ":partitioned (a) :with_written :options ((option :key \"k\" :value \"v\")))"},
    {"CREATE TABLE t LIKE u (EXCLUDING ALL INCLUDING OPTIONS)",
     "(create_table :create :path t :like (table_like :path u :options ((like_option :merging "
     "EXCLUDING :feature ALL) (like_option :merging INCLUDING :feature OPTIONS))))"},
    {"ALTER TABLE t ADD (a INT FIRST, b INT AFTER c)",
     "(alter_table :path t :action (alter_action :action ADD :columns ((column_def :name a :type "
     "(type :type INT) :position FIRST) (column_def :name b :type (type :type INT) :position AFTER "
     ":after c))))"},
    {"DROP DATABASE IF EXISTS d CASCADE", "(drop :object DATABASE :if_exists :path d :cascade)"},
    {"SHOW TABLES IN a.b NOT LIKE 'x'",
     "(show :show TABLES :from a.b :in_written :not_like :like :pattern \"x\")"},
    {"DESC EXTENDED t", "(describe :describe TABLE :extended :path t)"},
    {"DESCRIBE catalog", "(describe :describe TABLE :path catalog)"},
    {"USE CATALOG c", "(use :use CATALOG :path c)"},
    {"SET 'a' = 'b'", "(set :key \"a\" :value \"b\")"},
    {"SET a.b-c = 10 s", ""},
    {"SET a.b-c=10s ", "(set :key \"a.b-c\" :value \"10s\")"},
    {"SET a = 'x y'", "(set :key \"a\" :value \"x y\")"},
    {"RESET a.b", "(reset :key \"a.b\")"},
    {"EXPLAIN CHANGELOG_MODE, PLAN_ADVICE TABLE t",
     "(explain :details 10 :statement (query_statement :query (query :body (explicit_table :path "
     "t))))"},
    {"EXECUTE STATEMENT SET BEGIN INSERT INTO t TABLE u; END",
     "(execute :statement (statement_set :inserts ((insert :path t :query (query :body "
     "(explicit_table :path u))))))"},
    {"quit", "(client_command :command QUIT)"},
    {"ALTER MATERIALIZED TABLE t SUSPEND", "(unsupported :name \"ALTER MATERIALIZED TABLE\")"},
};

static void check_dumps(const dump_row *rows, size_t count,
                        yl_status (*parse)(yl_arena *, yl_str, yl_ast **, yl_error *))
{
    yl_arena *arena = new_arena();
    yl_strbuf dump = {0};
    for (size_t i = 0; i < count; i++) {
        yl_error err = {0};
        yl_ast *node;
        yl_status status = parse(arena, yl_str_of(rows[i].sql), &node, &err);
        if (rows[i].dump[0] == '\0') {
            check_fails(SYNTAX, status, &err);
            continue;
        }
        check_ok(status, &err);
        yl_strbuf_reset(&dump);
        yl_ast_dump(node, &dump);
        check_text(yl_strbuf_text(&dump), rows[i].dump);
    }
    yl_strbuf_clear(&dump);
    yl_arena_free(arena);
}

static void trees(void **state)
{
    (void)state;
    check_dumps(expressions, sizeof expressions / sizeof *expressions, yl_sql_parse_expr);
    check_dumps(types, sizeof types / sizeof *types, yl_sql_parse_type);
    check_dumps(statements, sizeof statements / sizeof *statements, yl_sql_parse_one);
}

/* ---- names ---- */

static yl_status parse_text(yl_arena *arena, const char *format, const char *word, yl_ast **out,
                            yl_error *err)
{
    yl_strbuf sql = {0};
    for (; *format != '\0'; format++)
        if (*format == '@')
            yl_strbuf_puts(&sql, word);
        else
            yl_strbuf_char(&sql, *format);
    yl_status status = yl_sql_parse_one(arena, yl_strbuf_view(&sql), out, err);
    yl_strbuf_clear(&sql);
    return status;
}

/* Every free word is a name everywhere; every reserved one asks for backticks. */
static void keywords(void **state)
{
    static const char *const places[] = {
        "SELECT @ FROM t",   "SELECT a @ FROM t",        "SELECT a AS @, t.@ FROM t",
        "SELECT * FROM @ @", "CREATE TABLE @ (@ INT)",   "SELECT @(@) FROM t",
        "SELECT @.a[@]",     "INSERT INTO @ (@) TABLE @"};
    (void)state;
    yl_arena *arena = new_arena();
    for (int word = 1; word < YL_KEYWORDS_END; word++) {
        const char *text = yl_keyword_text((yl_keyword)word);
        bool is_free = yl_keyword_class_of((yl_keyword)word) == YL_KEYWORD_FREE;
        assert_int_equal(yl_keyword_find(yl_str_of(text)), word);
        for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
            yl_error err = {0};
            yl_ast *node;
            bool special =
                word == YL_KW_MAP || word == YL_KW_TIMESTAMPADD || word == YL_KW_TIMESTAMPDIFF;
            if (is_free && !(special && i == 5))
                check_ok(parse_text(arena, places[i], text, &node, &err), &err);
            yl_arena_reset(arena);
        }
        if (!is_free) {
            yl_error err = {0};
            yl_ast *node;
            check_fails(SYNTAX, parse_text(arena, "CREATE TABLE t (@ INT)", text, &node, &err),
                        word == YL_KW_PRIMARY || word == YL_KW_UNIQUE || word == YL_KW_WATERMARK ||
                                word == YL_KW_CONSTRAINT
                            ? NULL
                            : &err);
            check_ok(parse_text(arena, "CREATE TABLE t (`@` INT)", text, &node, NULL), NULL);
        }
    }
    yl_arena_free(arena);
}

static void paths(void **state)
{
    (void)state;
    yl_arena *arena = new_arena();
    yl_error err = {0};
    yl_ast_path path;
    check_ok(yl_sql_parse_path(arena, YL_STR("cat.`d b`.table"), &path, &err), &err);
    assert_int_equal(path.size, 3);
    check_str(path.items[0].text, "cat");
    check_str(path.items[1].text, "d b");
    check_str(path.items[2].text, "table");
    assert_true(path.items[1].quoted);
    check_fails(SYNTAX, yl_sql_parse_path(arena, YL_STR("a.b.c.d"), &path, &err), &err);
    yl_error_clear(&err);
    check_fails(SYNTAX, yl_sql_parse_path(arena, YL_STR("a."), &path, &err), &err);
    yl_arena_free(arena);
}

/* ---- spans ---- */

static bool lies_inside(const yl_ast *child, void *arg)
{
    const yl_span *outer = arg;
    yl_span inner = child->span;
    if (inner.begin < outer->begin || inner.end > outer->end || inner.begin > inner.end) {
        print_error("%s [%u, %u) outside of [%u, %u)\n", yl_ast_kind_name(child->kind), inner.begin,
                    inner.end, outer->begin, outer->end);
        return false;
    }
    return yl_ast_each_child(child, lies_inside, &inner);
}

static void spans(void **state)
{
    static const char sql[] = "SELECT a + (b * c) FROM t WHERE x IN (1, 2)";
    (void)state;
    yl_arena *arena = new_arena();
    yl_error err = {0};
    yl_ast *statement;
    check_ok(yl_sql_parse_one(arena, YL_STR(sql), &statement, &err), &err);
    assert_int_equal(statement->span.begin, 0);
    assert_int_equal(statement->span.end, sizeof sql - 1);
    const yl_ast_query *query = yl_ast_as_query(yl_ast_as_query_statement(statement)->query);
    const yl_ast_select *select = yl_ast_as_select(query->body);
    const yl_ast_binary *sum =
        yl_ast_as_binary(yl_ast_as_select_item(select->items.items[0])->expr);
    assert_memory_equal(sql + sum->op_span.begin, "+", 1);
    assert_memory_equal(sql + sum->right->span.begin, "b * c", 5);
    assert_memory_equal(sql + select->from->span.begin, "t", 1);
    assert_memory_equal(sql + select->where->span.begin, "x IN (1, 2)", 11);
    assert_int_equal(select->where->span.end, sizeof sql - 1);
    yl_arena_free(arena);
}

/* ---- the corpus, there and back ---- */

static yl_str read_file(yl_arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    enum { FILE_MAX = 1 << 16 };
    char *data = yl_arena_alloc_raw(arena, FILE_MAX);
    assert_non_null(data);
    size_t size = fread(data, 1, FILE_MAX, file);
    fclose(file);
    return (yl_str){data, size};
}

static void there_and_back(yl_arena *arena, const yl_ast *statement)
{
    yl_strbuf text = {0}, dump = {0};
    yl_error err = {0};
    yl_ast *again;
    yl_span span = statement->span;
    assert_true(yl_ast_each_child(statement, lies_inside, &span));
    if (statement->kind != YL_AST_UNSUPPORTED) {
        yl_ast_unparse(statement, NULL, &text);
        check_ok(yl_sql_parse_one(arena, yl_strbuf_view(&text), &again, &err), &err);
        yl_ast_dump(again, &dump);
        if (!yl_ast_equal(statement, again))
            fail_msg("%s\n%s", yl_strbuf_text(&text), yl_strbuf_text(&dump));
    }
    yl_strbuf_clear(&text);
    yl_strbuf_clear(&dump);
}

static void corpus(void **state)
{
    static const char folder[] = YL_SOURCE_DIR "/tests/fuzz/corpus/parser";
    (void)state;
    DIR *dir = opendir(folder);
    assert_non_null(dir);
    size_t count = 0;
    for (const struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        char path[4096];
        if (strstr(entry->d_name, ".sql") == NULL)
            continue;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        yl_arena *arena = new_arena();
        yl_sql_script script;
        yl_sql_script_init(&script, arena, read_file(arena, path));
        bool errors = strncmp(entry->d_name, "errors", 6) == 0 ||
                      strncmp(entry->d_name, "open-", 5) == 0 ||
                      strcmp(entry->d_name, "empty-name.sql") == 0 ||
                      strcmp(entry->d_name, "escape.sql") == 0;
        for (;;) {
            yl_error err = {0};
            yl_ast *statement;
            yl_status status = yl_sql_script_next(&script, &statement, &err);
            if (status != YL_OK && errors)
                continue;
            check_ok(status, &err);
            if (statement == NULL)
                break;
            there_and_back(arena, statement);
            count++;
        }
        yl_arena_free(arena);
    }
    closedir(dir);
    assert_true(count > 250);
}

/* ---- writing with a writer ---- */

static bool put_full_table(const yl_ast *node, yl_strbuf *out, void *arg)
{
    (void)arg;
    if (node->kind == YL_AST_STAR)
        yl_strbuf_puts(out, "`t`.`a`, `t`.`b`");
    else if (node->kind == YL_AST_TABLE_NAME)
        yl_strbuf_puts(out, "`c`.`d`.`t` AS `t`");
    else
        return false;
    return true;
}

static bool put_function(const yl_ast_call *call, yl_strbuf *out, void *arg)
{
    (void)arg;
    yl_strbuf_str(out, call->name.items[0].text);
    return true;
}

static void writers(void **state)
{
    (void)state;
    yl_arena *arena = new_arena();
    yl_strbuf text = {0};
    yl_error err = {0};
    yl_ast *statement;
    yl_ast_writer writer = {.node = put_full_table, .function = put_function};
    check_ok(yl_sql_parse_one(arena,
                              YL_STR("select *, concat(a, upper(b)) x from t where a<>'it''s'"),
                              &statement, &err),
             &err);
    yl_ast_unparse(statement, &writer, &text);
    check_text(yl_strbuf_text(&text), "SELECT `t`.`a`, `t`.`b`, concat(`a`, UPPER(`b`)) AS `x`\n"
                                      "FROM `c`.`d`.`t` AS `t`\nWHERE `a` <> 'it''s'");
    yl_strbuf_clear(&text);
    yl_arena_free(arena);
}

/* ---- memory ---- */

static yl_status parse_all(void *arg)
{
    yl_arena *arena = yl_arena_new("test", 0);
    yl_ast_list list;
    if (arena == NULL)
        return YL_ERR_MEMORY;
    yl_status status = yl_sql_parse(arena, yl_str_of(arg), &list, NULL);
    yl_arena_free(arena);
    return status;
}

static void allocations(void **state)
{
    static char sql[] =
        "CREATE TABLE t (a INT, `b``c` ROW<x INT 'y', z STRING> NOT NULL, WATERMARK FOR a AS a) "
        "WITH ('k' = 'it''s'\n'x'); SELECT U&'\\0041', CASE WHEN a THEN f(DISTINCT x, y => 1) OVER "
        "(PARTITION BY b ORDER BY c) END, JSON_VALUE(a, '$' NULL ON EMPTY) FROM t /*+ X(a.b) */ "
        "JOIN "
        "(VALUES (1), (2)) AS v(c) USING (c) WHERE a IN (SELECT 1) GROUP BY ROLLUP(a); SHOW JARS;";
    (void)state;
    check_allocations(parse_all, sql);
}

CHECK_MAIN(cmocka_unit_test(operators), cmocka_unit_test(trees), cmocka_unit_test(keywords),
           cmocka_unit_test(paths), cmocka_unit_test(spans), cmocka_unit_test(corpus),
           cmocka_unit_test(writers), cmocka_unit_test(allocations))
