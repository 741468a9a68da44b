/* LIKE, SIMILAR TO and regular expressions: answers as java.util.regex gives them in Flink 2.3. */
#include "check.h"
#include "function/regex.h"
#include "sexpr.h"

static void like(void **state)
{
    (void)state;
    check_sexpr("(|LIKE| '😀' '_')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(|LIKE| 'a%c' 'a!%c' '!')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(|LIKE| 'abc' 'a\\%c')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(|LIKE| 'a%c' 'a\\%c')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(|LIKE| 'a\\bc' 'a\\%c')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(|LIKE| 'A' 'a')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(|LIKE| '' '')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(|LIKE| '' '%')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(|LIKE| 'abc' '')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(|LIKE| 'a' '_%')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(|LIKE| '' '_%')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(|LIKE| 'abc' 'abc' '')", "TRUE : BOOLEAN NOT NULL");
}

static void similar(void **state)
{
    (void)state;
    check_sexpr("(|SIMILAR TO| '😀' '_')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(|SIMILAR TO| 'a%b' 'a!%b' '!')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(|SIMILAR TO| 'a' 'a?')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(|SIMILAR TO| 'ab' 'a*b')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(|SIMILAR TO| 'a^b' 'a^b')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(|SIMILAR TO| 'a$' 'a$')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(|SIMILAR TO| 'abc' 'a\\wc')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(|SIMILAR TO| 'ab' '[:ALPHA:]b')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(|SIMILAR TO| 'a-b' 'a[-]b')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(|SIMILAR TO| 'abc' 'b')", "FALSE : BOOLEAN NOT NULL");
}

static void regexp(void **state)
{
    (void)state;
    check_sexpr("(REGEXP 'abc' 'b')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'abc' '^b$')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'ABC' '(?i)b')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP '한글' '글')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP (cast null string) 'a')", "NULL : BOOLEAN");
    check_sexpr("(REGEXP 'a' (cast null string))", "NULL : BOOLEAN");
    check_sexpr("(REGEXP '😀' '^.$')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'a1' '\\w\\d')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'a' '(')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'ab\nc' 'b$')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'ab\n' 'b$')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'ab\nc' 'b.c')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'aé' '\\bé')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'é' '\\w')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'É' '(?i)é')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'É' '(?iu)é')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP '１' '\\d')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'xab' '(?<=\\w{1,3})b')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'a' '\\p{IsGreek}')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'a' '\\p{Foo}')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'α' '\\p{IsGreek}')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'a]' '[]a]+')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'a' '[a')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP '{' '{')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'a{' 'a{')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'aa' 'a{2}{3}')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'a' 'a**')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP '}' '}')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP ']' ']')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'a' '\\8')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'aa' '(a)\\1')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'aa' '\\1(a)')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'K' '(?i)K')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'a' '(?i')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'a' '(?P<x>a)')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'a' '(?#c)a')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'a' '\\y')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'a' 'a{2,1}')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'a' '[z-a]')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'a' '\\x6')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'a' '\\u006')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'a' '\\')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'a' 'a)')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'a' '?a')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'a' '(?<1n>a)')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'a' '(?<n>a)(?<n>b)')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'a' '\\k<zz>')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'a' '\\p{')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'a' '[[a]')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'a' '\\Qa')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'a' '[a-\\d]')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'a' '(?>a)')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'a' 'a++')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'a' '^*a')", "TRUE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'a' '(*F)a')", "FALSE : BOOLEAN NOT NULL");
    check_sexpr("(REGEXP 'a' '(?R)')", "FALSE : BOOLEAN NOT NULL");
}

static void regexp_extracts(void **state)
{
    (void)state;
    check_sexpr("(REGEXP_EXTRACT 'foothebar' 'foo(.*?)(bar)' 2)", "bar : STRING");
    check_sexpr("(REGEXP_EXTRACT 'foothebar' 'foo(.*?)(bar)' 0)", "foothebar : STRING");
    check_sexpr("(REGEXP_EXTRACT 'foothebar' 'foo(.*?)(bar)' 1)", "the : STRING");
    check_sexpr("(REGEXP_EXTRACT 'abc' 'x(.)' 1)", "NULL : STRING");
    check_sexpr("(REGEXP_EXTRACT 'abc' 'a(x)?b' 1)", "NULL : STRING");
    check_sexpr("(REGEXP_EXTRACT 'abc' 'b')", "b : STRING");
    check_sexpr("(REGEXP_EXTRACT_ALL 'a1b22c333' '([a-z])([0-9]+)')", "[a, b, c] : ARRAY<STRING>");
    check_sexpr("(REGEXP_EXTRACT_ALL 'a1b22c333' '([a-z])([0-9]+)' 2)",
                "[1, 22, 333] : ARRAY<STRING>");
    check_sexpr("(REGEXP_EXTRACT_ALL 'abc' 'x')", "NULL : ARRAY<STRING>");
    check_sexpr("(REGEXP_SUBSTR 'abc' 'x')", "NULL : STRING");
    check_sexpr("(REGEXP_EXTRACT 'foobar' '(?<=fo{1,2})bar' 0)", "bar : STRING");
    check_sexpr("(REGEXP_EXTRACT 'abc' '[a-z&&[^b]]+' 0)", "a : STRING");
    check_sexpr("(REGEXP_EXTRACT '한글abc' '\\p{IsHangul}+' 0)", "한글 : STRING");
    check_sexpr("(REGEXP_EXTRACT 'αβγ' '\\p{InGreek}+' 0)", "αβγ : STRING");
    check_sexpr("(REGEXP_SUBSTR 'foobar' 'o+')", "oo : STRING");
    check_sexpr("(REGEXP_EXTRACT_ALL 'ab' '(a)(b)' 0)", "[ab] : ARRAY<STRING>");
    check_sexpr("(REGEXP_EXTRACT_ALL 'ab' '(a)(b)' 3)", "NULL : ARRAY<STRING>");
    check_sexpr("(REGEXP_EXTRACT_ALL 'ab' '(a)|(b)' 1)", "[a, NULL] : ARRAY<STRING>");
    check_sexpr("(REGEXP_EXTRACT_ALL 'ab' '(a' 1)", "NULL : ARRAY<STRING>");
    check_sexpr("(REGEXP_EXTRACT_ALL 'ab' '(a)' -1)", "NULL : ARRAY<STRING>");
    check_sexpr("(REGEXP_EXTRACT_ALL 'ab' 'ab')", "NULL : ARRAY<STRING>");
    check_sexpr("(REGEXP_EXTRACT 'ab' 'ab')", "ab : STRING");
    check_sexpr("(REGEXP_EXTRACT_ALL '' '')", "NULL : ARRAY<STRING>");
    check_sexpr("(REGEXP_SUBSTR 'abc' '')", " : STRING");
    check_sexpr("(REGEXP_SUBSTR 'abc' '(')", "NULL : STRING");
    check_sexpr("(REGEXP_EXTRACT 'foobar' '(?<=o{1,2})b')", "b : STRING");
    check_sexpr("(REGEXP_EXTRACT 'a1b2' '[a-z&&[^b]]\\d')", "a1 : STRING");
    check_sexpr("(REGEXP_EXTRACT 'abcdef' '[a-f&&c-e]+')", "cde : STRING");
    check_sexpr("(REGEXP_EXTRACT 'abcdef' '[^a-c&&[b-e]]+')", "a : STRING");
    check_sexpr("(REGEXP_EXTRACT 'ab-c' '[a\\-b]+')", "ab- : STRING");
    check_sexpr("(REGEXP_EXTRACT 'ab-c' '[a-]+')", "a : STRING");
    check_sexpr("(REGEXP_EXTRACT 'a&&b' '[&]+')", "&& : STRING");
    check_sexpr("(REGEXP_EXTRACT 'a b' '(?x) a \\  b')", "a b : STRING");
    check_sexpr("(REGEXP_EXTRACT 'ab' '(?x)a # c')", "a : STRING");
    check_sexpr("(REGEXP_EXTRACT 'a.b' '\\Qa.b\\E')", "a.b : STRING");
    check_sexpr("(REGEXP_EXTRACT 'a.b' 'a\\Q.\\Eb')", "a.b : STRING");
    check_sexpr("(REGEXP_EXTRACT 'AbC' '(?i:b)C')", "bC : STRING");
    check_sexpr("(REGEXP_EXTRACT 'ABC' '(?i)b(?-i)c')", "NULL : STRING");
    check_sexpr("(REGEXP_EXTRACT 'ABC' '(?i)b(?-i)C')", "BC : STRING");
    check_sexpr("(REGEXP_EXTRACT 'foo' '(?<n>o)\\k<n>')", "oo : STRING");
    check_sexpr("(REGEXP_EXTRACT 'x' '[\\d\\w]')", "x : STRING");
    check_sexpr("(REGEXP_EXTRACT 'x' '[^\\d\\W]')", "x : STRING");
    check_sexpr("(REGEXP_EXTRACT 'a_b' '[\\p{Alpha}_]+')", "a_b : STRING");
    check_sexpr("(REGEXP_EXTRACT 'É' '[é]')", "NULL : STRING");
    check_sexpr("(REGEXP_EXTRACT 'É' '(?iu)[é]')", "É : STRING");
    check_sexpr("(REGEXP_EXTRACT '😀x' '.')", "😀 : STRING");
    check_sexpr("(REGEXP_EXTRACT (|| (|| 'a' ' ') 'b') 'a.b')", "NULL : STRING");
    check_sexpr("(REGEXP_EXTRACT (|| (|| 'a' '') 'b') '(?s)a.b')", "ab : STRING");
    check_sexpr("(REGEXP_SUBSTR 'x=1;y=2' '[a-z]=\\d$')", "y=2 : STRING");
}

static void regexp_counts(void **state)
{
    (void)state;
    check_sexpr("(REGEXP_COUNT 'abab' 'ab')", "2 : INT");
    check_sexpr("(REGEXP_COUNT 'abc' '')", "4 : INT");
    check_sexpr("(REGEXP_INSTR '한글x' 'x')", "3 : INT");
    check_sexpr("(REGEXP_COUNT (cast null string) 'a')", "NULL : INT");
    check_sexpr("(REGEXP_COUNT 'abc' '(')", "NULL : INT");
    check_sexpr("(REGEXP_COUNT '' 'a')", "0 : INT");
    check_sexpr("(REGEXP_INSTR 'abcabc' 'c')", "3 : INT");
    check_sexpr("(REGEXP_INSTR 'a😀b' 'b')", "4 : INT");
    check_sexpr("(REGEXP_COUNT 'a.b' '.')", "3 : INT");
    check_sexpr("(REGEXP_INSTR 'abc' '$')", "4 : INT");
    check_sexpr("(REGEXP_INSTR '' '^')", "1 : INT");
}

static void regexp_replaces(void **state)
{
    (void)state;
    check_sexpr("(REGEXP_REPLACE 'foobar' 'oo|ar' '')", "fb : STRING NOT NULL");
    check_sexpr("(REGEXP_REPLACE 'john smith' '(\\w+) (\\w+)' '$2 $1')", "$2 $1 : STRING NOT NULL");
    check_sexpr("(REGEXP_REPLACE 'aaa' 'a*' 'x')", "xx : STRING NOT NULL");
    check_sexpr("(REGEXP_REPLACE '' '^' 'x')", "x : STRING NOT NULL");
    check_sexpr("(REGEXP_REPLACE 'a\\b' '\\\\' '/')", "a/b : STRING NOT NULL");
    check_sexpr("(REGEXP_REPLACE '한글' '.' 'x')", "xx : STRING NOT NULL");
    check_sexpr("(REGEXP_REPLACE '😀' '.' 'x')", "x : STRING NOT NULL");
    check_sexpr("(REGEXP_REPLACE 'a1b22' '\\d+' '#')", "a#b# : STRING NOT NULL");
    check_sexpr("(REGEXP_REPLACE 'abc' '' '-')", "-a-b-c- : STRING NOT NULL");
    check_sexpr("(REGEXP_REPLACE 'abc' 'x*' '-')", "-a-b-c- : STRING NOT NULL");
    check_sexpr("(REGEXP_REPLACE 'hello' 'l' 'L')", "heLLo : STRING NOT NULL");
    check_sexpr("(REGEXP_REPLACE 'a.b.c' '\\.' '')", "abc : STRING NOT NULL");
    check_sexpr("(REGEXP_REPLACE 'abc' '(?=b)' '|')", "a|bc : STRING NOT NULL");
    check_sexpr("(REGEXP_REPLACE 'aXbX' 'X$' '!')", "aXb! : STRING NOT NULL");
    check_sexpr("(REGEXP_REPLACE 'a\nb' '(?m)^' '> ')", "> a\n> b : STRING NOT NULL");
    check_sexpr("(REGEXP_REPLACE 'a\nb\n' '(?m)$' '<')", "a<\nb<\n< : STRING NOT NULL");
    check_sexpr("(REGEXP_REPLACE 'ab' '\\b' '|')", "|ab| : STRING NOT NULL");
    check_sexpr("(REGEXP_REPLACE 'é a' '\\b' '|')", "|é| |a| : STRING NOT NULL");
}

/* Pairs of a text, a pattern, and what Java finds first (NULL: nothing, "!": it refuses). */
static const char *const finds[][3] = {
    {"foobar", "o+", "oo"},
    {"a\nb", "a.b", NULL},
    {"a\nb", "(?s)a.b", "a\nb"},
    {"a\rb", "a.b", NULL},
    {"a\rb", "(?d)a.b", "a\rb"},
    {"ab\n", "b$", "b"},
    {"ab\r\n", "b$", "b"},
    {"ab\nc", "b$", NULL},
    {"ab\nc", "(?m)b$", "b"},
    {"xA", "(?i)a", "A"},
    {"x\u00c9", "(?i)\u00e9", NULL},
    {"x\u00c9", "(?iu)\u00e9", "\u00c9"},
    {"aXb", "[^a-z]", "X"},
    {"b-", "[a-]+$", "-"},
    {"q]", "[]]", "]"},
    {"a^b", "[a^]+", "a^"},
    {"abcdef", "[a-f&&[^bd]]+", "a"},
    {"abcdef", "[a-c[e-f]]+", "abc"},
    {"a.b", "\\Q.\\E", "."},
    {"x{2}", "x\\{2\\}", "x{2}"},
    {"tab\there", "\\t", "\t"},
    {"\u00e9", "\\x{e9}", "\u00e9"},
    {"\u00e9", "\\u00e9", "\u00e9"},
    {"A", "\\0101", "A"},
    {"aaa", "a{2}", "aa"},
    {"aaa", "a{2,}?", "aa"},
    {"aaab", "a++b", "aaab"},
    {"aaab", "a++ab", NULL},
    {"abab", "(ab)\\1", "abab"},
    {"abab", "(?<x>ab)\\k<x>", "abab"},
    {"ab", "(?<=a)b", "b"},
    {"ab", "(?<!a)b", NULL},
    {"foobar", "(?<=fo{1,2})bar", "bar"},
    {"\u03b1\u03b2", "\\p{InGreek}+", "\u03b1\u03b2"},
    {"\u03b1\u03b2", "\\p{IsGreek}+", "\u03b1\u03b2"},
    {"aB1", "\\p{Lu}", "B"},
    {"aB1", "\\P{L}", "1"},
    {"a b", "\\s", " "},
    {"a\u00a0b", "\\s", NULL},
    {"a\u00a0b", "\\h", "\u00a0"},
    {"x", "(", "!"},
    {"x", "[", "!"},
    {"x", "x**", "!"},
    {"x", "a{2,1}", "!"},
    {"x", "\\y", "!"},
    {"x", "(?<a>x)(?<a>x)", "!"},
    {"x", "\\p{Nope}", "!"},
    {"x", "(*FAIL)x", "!"},
    {"x", "(?R)", "!"},
    {"x", "x\\", "!"},
};

static void find_one(yl_regex *re, const char *text, const char *expected)
{
    yl_error err = {0};
    bool found;
    yl_str part;
    check_ok(yl_regex_find(re, yl_str_of(text), 0, &found, &err), &err);
    assert_int_equal(found, expected != NULL);
    if (found && yl_regex_group(re, yl_str_of(text), 0, &part))
        check_str(part, expected);
}

static void reads_patterns_as_java(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof finds / sizeof finds[0]; i++) {
        yl_regex *re;
        yl_regex_fault fault;
        yl_error err = {0};
        const char *expected = finds[i][2];
        check_ok(yl_regex_new(yl_str_of(finds[i][1]), &re, &fault, &err), &err);
        bool refused = expected != NULL && strcmp(expected, "!") == 0;
        if ((re == NULL) != refused)
            fail_msg("%s: %s", finds[i][1], re == NULL ? fault.text : "was not refused");
        if (re != NULL)
            find_one(re, finds[i][0], expected);
        yl_regex_free(re);
    }
}

static void scans(void **state)
{
    yl_regex *re;
    yl_regex_fault fault;
    yl_error err = {0};
    yl_regex_scan scan = {.subject = YL_STR("a\u00e9b")};
    size_t places[8], n = 0;
    (void)state;
    check_ok(yl_regex_new(YL_STR("x*"), &re, &fault, &err), &err);
    for (;;) {
        check_ok(yl_regex_next(re, &scan, &err), &err);
        if (!scan.found)
            break;
        places[n++] = scan.begin;
    }
    assert_int_equal(n, 4);
    assert_int_equal(places[1], 1);
    assert_int_equal(places[2], 3);
    assert_int_equal(places[3], 4);
    yl_regex_free(re);
}

/* A pattern that backtracks exponentially ends with an error, and soon. */
static void is_bounded(void **state)
{
    (void)state;
    check_sexpr("(REGEXP (REPEAT 'a' 60) '(a|aa)+[0-9]')",
                "BUDGET: a regular expression backtracked too far (match limit exceeded)");
}

static void refuses_what_it_cannot(void **state)
{
    (void)state;
    check_sexpr("(REGEXP 'ab' '(?<=a+)b')",
                "UNSUPPORTED: the regular expression '(?<=a+)b' is not supported: lookbehind "
                "assertion is not fixed length");
    check_sexpr("(REGEXP 'ab' '(?U)\\\\w')",
                "UNSUPPORTED: the regular expression '(?U)\\\\w' is not supported: (?U)");
    check_sexpr("(|SIMILAR TO| 'a' '(')",
                "DATA: invalid pattern '(' of SIMILAR TO: unclosed group");
    check_sexpr("(|LIKE| 'a' 'a!b' '!')", "DATA: invalid escape sequence in 'a!b' at character 2");
    check_sexpr("(|LIKE| 'a' 'a' 'xx')", "DATA: invalid escape character 'xx'");
}

static yl_status with_failures(void *arg)
{
    const char *text = *(const char *const *)arg;
    yl_arena *arena = yl_arena_new("sexpr", 0);
    yl_strbuf out = {0};
    yl_error err = {0};
    if (arena == NULL)
        return YL_ERR_MEMORY;
    yl_status status = sexpr_eval_text(arena, text, &out, &err);
    if (status == YL_OK && out.oom)
        status = YL_ERR_MEMORY;
    yl_strbuf_clear(&out);
    yl_arena_free(arena);
    return status;
}

static void survives_failing_allocations(void **state)
{
    static const char *const texts[] = {
        "(REGEXP_REPLACE 'a text of some length' '[aeiou](?=x|n)' 'another text')",
        "(REGEXP_EXTRACT_ALL 'a1b22c333 and more' '([a-z&&[^d]])(\\d+)')",
        "(REGEXP_EXTRACT 'foobar and more text' '(?<=fo{1,2})bar' 0)",
        "(|SIMILAR TO| 'a text of some length' '%[a-z]+ (of|for) %')",
    };
    (void)state;
    yl_function_exists(YL_STR("+"));
    check_sexpr("(REGEXP 'b' '(?<=a{0,2})b')", "TRUE : BOOLEAN NOT NULL"); /* loads ICU */
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        check_allocations(with_failures, (void *)&texts[i]);
}

CHECK_MAIN(cmocka_unit_test(like), cmocka_unit_test(similar), cmocka_unit_test(regexp),
           cmocka_unit_test(regexp_extracts), cmocka_unit_test(regexp_counts),
           cmocka_unit_test(regexp_replaces), cmocka_unit_test(reads_patterns_as_java),
           cmocka_unit_test(scans), cmocka_unit_test(is_bounded),
           cmocka_unit_test(refuses_what_it_cannot), cmocka_unit_test(survives_failing_allocations))
