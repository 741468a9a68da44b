/* Types: constructors, equality, copies, physical forms and their summary texts. */
#include "check.h"

#include "data/types.h"

static yl_arena *arena;

static int setup(void **state)
{
    (void)state;
    arena = yl_arena_new("test", 0);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    yl_arena_free(arena);
    return 0;
}

static const yl_type *row_of(const yl_type *a, const yl_type *b)
{
    yl_field fields[] = {{YL_STR("a"), a, {0}}, {YL_STR("b`c"), b, YL_STR("it's")}};
    return yl_type_row(arena, fields, 2);
}

static void prints(void **state)
{
    (void)state;
    const struct {
        const yl_type *type;
        const char *text;
    } cases[] = {
        {&yl_type_boolean, "BOOLEAN"},
        {&yl_type_string, "STRING"},
        {&yl_type_bytes, "BYTES"},
        {yl_type_with_length(arena, YL_CHAR, 3), "CHAR(3)"},
        {yl_type_with_length(arena, YL_VARCHAR, 5), "VARCHAR(5)"},
        {yl_type_with_length(arena, YL_BINARY, 4), "BINARY(4)"},
        {yl_type_decimal(arena, 10, 2), "DECIMAL(10, 2)"},
        {&yl_type_timestamp3, "TIMESTAMP(3)"},
        {&yl_type_ltz3, "TIMESTAMP_LTZ(3)"},
        {&yl_type_time, "TIME(0)"},
        {yl_type_nullable(arena, &yl_type_int, false), "INT NOT NULL"},
        {yl_type_array(arena, yl_type_nullable(arena, &yl_type_int, false)), "ARRAY<INT NOT NULL>"},
        {yl_type_map(arena, &yl_type_string, &yl_type_bigint), "MAP<STRING, BIGINT>"},
        {yl_type_multiset(arena, &yl_type_date), "MULTISET<DATE>"},
        {row_of(&yl_type_int, &yl_type_string), "ROW<`a` INT, `b``c` STRING 'it''s'>"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_text(yl_type_text(arena, cases[i].type), cases[i].text);
    yl_type rowtime = yl_type_timestamp3;
    rowtime.time_attribute = YL_ATTRIBUTE_ROWTIME;
    check_text(yl_type_text(arena, &rowtime), "TIMESTAMP(3) *ROWTIME*");
}

static void compares(void **state)
{
    (void)state;
    const yl_type *list[] = {
        &yl_type_int,
        &yl_type_bigint,
        &yl_type_string,
        yl_type_with_length(arena, YL_VARCHAR, 5),
        yl_type_decimal(arena, 10, 2),
        yl_type_decimal(arena, 10, 3),
        &yl_type_timestamp3,
        &yl_type_timestamp6,
        yl_type_array(arena, &yl_type_int),
        yl_type_array(arena, &yl_type_bigint),
        row_of(&yl_type_int, &yl_type_string),
        row_of(&yl_type_int, &yl_type_bytes),
    };
    enum { N = sizeof list / sizeof *list };
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++) {
            const yl_type *copy = yl_type_copy(arena, list[j]);
            assert_true(yl_type_equal(list[i], copy, true) == (i == j));
            const yl_type *strict = yl_type_nullable(arena, copy, false);
            assert_false(yl_type_equal(list[i], strict, true));
            assert_true(yl_type_equal(list[i], strict, false) == (i == j));
        }
    const yl_type *inner = yl_type_array(arena, yl_type_nullable(arena, &yl_type_int, false));
    assert_false(yl_type_equal(inner, list[8], true));
    assert_true(yl_type_equal(inner, list[8], false));
}

static void copies_outlive_their_arena(void **state)
{
    (void)state;
    yl_arena *other = yl_arena_new("other", 0);
    const yl_type *copy = yl_type_copy(other, row_of(&yl_type_int, yl_type_decimal(arena, 7, 1)));
    yl_arena_free(arena);
    arena = yl_arena_new("test", 0);
    check_text(yl_type_text(other, copy), "ROW<`a` INT, `b``c` DECIMAL(7, 1) 'it''s'>");
    yl_arena_free(other);
}

static void has_physical_forms(void **state)
{
    (void)state;
    assert_int_equal(yl_type_phys(&yl_type_timestamp6), YL_PHYS_I64);
    assert_int_equal(yl_type_phys(yl_type_with_precision(arena, YL_TIMESTAMP_LTZ, 7)),
                     YL_PHYS_I128);
    assert_int_equal(yl_type_phys(yl_type_decimal(arena, 3, 0)), YL_PHYS_I128);
    assert_int_equal(yl_type_phys(&yl_type_null), YL_PHYS_BOOL);
    assert_int_equal(yl_phys_size(YL_PHYS_STR), 16);
    assert_int_equal(yl_phys_size(YL_PHYS_ROW), 0);
    assert_int_equal(yl_phys_size(YL_PHYS_MAP), 8);
    assert_true(yl_type_is_numeric(&yl_type_double) && !yl_type_is_integer(&yl_type_double));
    assert_true(yl_type_is_temporal(&yl_type_ltz3) && yl_type_is_timestamp(&yl_type_ltz3));
    assert_true(yl_type_is_interval(&yl_type_interval_month));
    assert_true(yl_type_is_text(&yl_type_string) && yl_type_is_bytes(&yl_type_bytes));
    assert_true(yl_type_is_nested(yl_type_array(arena, &yl_type_int)));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

CHECK_MAIN(TEST(prints), TEST(compares), TEST(copies_outlive_their_arena), TEST(has_physical_forms))
