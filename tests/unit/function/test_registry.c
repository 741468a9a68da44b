/* The tables of built-in functions as a whole, the choice of overloads, and errors. */
#include "check.h"
#include "function/registry_internal.h"
#include "sexpr.h"

static const char *const family_words[] = {
    "any",      "numeric",   "exact", "integer",  "approx",   "decimal", "text",
    "binary",   "timestamp", "ltz",   "temporal", "interval", "array",   "map",
    "multiset", "row",       "raw",   "T",        "U"};

static bool is_known_word(yl_arena *arena, yl_str word)
{
    yl_type_vars vars = {.of = {&yl_type_int, &yl_type_int}};
    for (size_t i = 0; i < sizeof family_words / sizeof family_words[0]; i++)
        if (yl_str_equal(word, yl_str_of(family_words[i])))
            return true;
    if (memchr(word.data, '<', word.size) != NULL)
        return true; /* its parts are types, families or variables */
    return yl_word_type(arena, word, &vars) != NULL;
}

static void check_row(void *arg, const yl_signature *row)
{
    yl_arena *arena = arg;
    yl_pattern patterns[YL_PATTERNS_MAX];
    bool aggregate = row->aggregate != NULL || row->choose_aggregate != NULL;
    assert_non_null(row->args);
    assert_non_null(row->doc);
    assert_true(strlen(row->doc) < 160);
    if (!aggregate)
        assert_true((row->kernel != NULL) + (row->choose != NULL) + (row->expand != NULL) == 1);
    if (row->expand == NULL && row->infer == NULL)
        assert_non_null(row->result);
    for (const char *p = row->name; *p != '\0'; p++)
        assert_false(*p >= 'a' && *p <= 'z');
    uint32_t n = yl_patterns_parse(row->args, patterns);
    for (uint32_t i = 0; i < n; i++) {
        assert_true(!patterns[i].repeat || i + 1 == n);
        assert_true(i == 0 || patterns[i].optional || !patterns[i - 1].optional);
        for (yl_str rest = patterns[i].word; rest.size > 0;) {
            const char *bar = memchr(rest.data, '|', rest.size);
            yl_str word = {rest.data, bar == NULL ? rest.size : (size_t)(bar - rest.data)};
            rest = (yl_str){word.data + word.size + (bar != NULL),
                            rest.size - word.size - (bar != NULL)};
            if (!is_known_word(arena, word))
                fail_msg("%s: what is %.*s?", row->name, YL_STR_ARGS(word));
        }
    }
}

static void rows_are_complete(void **state)
{
    yl_arena *arena = yl_arena_new("test", 0);
    (void)state;
    yl_signature_each(check_row, arena);
    assert_false(yl_registry_overflowed());
    yl_arena_free(arena);
}

typedef struct names_seen {
    char last[64];
    int n;
} names_seen;

static void see(void *arg, const yl_function_info *info)
{
    names_seen *seen = arg;
    assert_true(strcmp(seen->last, info->name) <= 0);
    assert_non_null(strstr(info->signature, info->name));
    snprintf(seen->last, sizeof seen->last, "%s", info->name);
    seen->n++;
}

static void lists_functions(void **state)
{
    names_seen seen = {.n = 0};
    (void)state;
    yl_function_each(see, &seen);
    assert_true(seen.n > 15);
    assert_true(yl_function_exists(YL_STR("coalesce")));
    assert_false(yl_function_exists(YL_STR("coalesc")));
    assert_false(yl_aggregate_exists(YL_STR("coalesce")));
}

static void refuses_with_a_hint(void **state)
{
    const yl_expr *e;
    yl_error err = {0};
    yl_arena *arena = yl_arena_new("test", 0);
    (void)state;
    check_fails(NOT_FOUND, sexpr_bind(arena, "(COALESC 1)", NULL, &e, &err), &err);
    check_message(&err, "did you mean COALESCE?");
    yl_error_clear(&err);
    check_fails(UNSUPPORTED, sexpr_bind(arena, "(JSON_VALUE 'a' 'b')", NULL, &e, &err), &err);
    check_message(&err, "JSON_VALUE is not supported");
    yl_error_clear(&err);
    check_fails(TYPE, sexpr_bind(arena, "(IF 1 2 3)", NULL, &e, &err), &err);
    check_message(&err, "it takes IF(boolean, any, any)");
    assert_int_equal(err.span.begin, 0);
    assert_int_equal(err.span.end, 10);
    yl_arena_free(arena);
}

static void common_types(void **state)
{
    static const struct {
        const char *a, *b, *common; /* NULL: none */
    } cases[] = {
        {"int", "bigint", "BIGINT"},
        {"float", "double", "FLOAT"},
        {"double", "float", "DOUBLE"},
        {"float", "decimal(10,2)", "DOUBLE"},
        {"int", "decimal(10,2)", "DECIMAL(12, 2)"},
        {"decimal(38,18)", "decimal(38,0)", "DECIMAL(38, 0)"},
        {"char(3)", "char(3)", "CHAR(3)"},
        {"char(3)", "char(4)", "VARCHAR(4)"},
        {"char(3)", "string", "STRING"},
        {"timestamp(3)", "timestamp(9)", "TIMESTAMP(9)"},
        {"timestamp(9)", "timestamp(3)", "TIMESTAMP(9)"},
        {"ltz(3)", "timestamp(6)", "TIMESTAMP_LTZ(6)"},
        {"array<int>", "array<bigint!>", "ARRAY<BIGINT>"},
        {"map<char(1),int>", "map<char(2),double>", "MAP<VARCHAR(2), DOUBLE>"},
        {"null", "int!", "INT"},
        {"int", "string", NULL},
        {"boolean", "int", NULL},
        {"null", "null", NULL},
    };
    yl_arena *arena = yl_arena_new("test", 0);
    yl_type_vars vars = {0};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const yl_type *types[2] = {yl_word_type(arena, yl_str_of(cases[i].a), &vars),
                                   yl_word_type(arena, yl_str_of(cases[i].b), &vars)};
        const yl_type *common = yl_type_common(arena, types, 2);
        check_text(common == NULL ? "none" : yl_type_text(arena, common),
                   cases[i].common == NULL ? "none" : cases[i].common);
    }
    yl_arena_free(arena);
}

static void symbols(void **state)
{
    yl_symbol symbol;
    (void)state;
    assert_true(yl_symbol_find(YL_STR("day"), &symbol));
    assert_int_equal(symbol, YL_SYM_DAY);
    check_text(yl_symbol_name(YL_SYM_EPOCH), "EPOCH");
    assert_false(yl_symbol_find(YL_STR("dy"), &symbol));
}

CHECK_MAIN(cmocka_unit_test(rows_are_complete), cmocka_unit_test(lists_functions),
           cmocka_unit_test(refuses_with_a_hint), cmocka_unit_test(common_types),
           cmocka_unit_test(symbols))
