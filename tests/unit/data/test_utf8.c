/* UTF-8. Ill-formed texts and their repair are those of Java's String(bytes, UTF_8). */
#include "check.h"

#include "data/utf8.h"

static void counts(void **state)
{
    (void)state;
    yl_str s = YL_STR("a\303\251\355\225\234\360\237\230\200z"); /* a é 한 😀 z */
    assert_int_equal(yl_utf8_count(s), 5);
    assert_int_equal(yl_utf8_count_utf16(s), 6);
    assert_int_equal(yl_utf8_offset(s, 0), 0);
    assert_int_equal(yl_utf8_offset(s, 1), 1);
    assert_int_equal(yl_utf8_offset(s, 2), 3);
    assert_int_equal(yl_utf8_offset(s, 4), 10);
    assert_int_equal(yl_utf8_offset(s, 5), 11);
    assert_int_equal(yl_utf8_offset(s, 99), 11);
    check_str(yl_utf8_prefix(s, 2), "a\303\251");
    check_str(yl_utf8_slice(s, 2, 2), "\355\225\234\360\237\230\200");
    check_str(yl_utf8_slice(s, 4, 9), "z");
    check_str(yl_utf8_slice(s, 9, 9), "");
    assert_int_equal(yl_utf8_count((yl_str){0}), 0);
    assert_int_equal(yl_utf8_count(YL_STR("\200\200")), 2); /* stray bytes count one each */
}

/* All characters, there and back. */
static void encodes_and_decodes(void **state)
{
    (void)state;
    char buf[YL_UTF8_SIZE_MAX];
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        bool surrogate = c >= 0xD800 && c <= 0xDFFF, valid;
        uint32_t back;
        unsigned size = yl_utf8_encode(c, buf);
        assert_int_equal(size, c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4);
        assert_int_equal(yl_utf8_size((unsigned char)buf[0]), size);
        assert_int_equal(yl_utf8_decode(buf, buf + size, &back, &valid), size);
        assert_true(valid);
        assert_int_equal(back, surrogate ? YL_UTF8_REPLACEMENT : c);
    }
    assert_int_equal(yl_utf8_encode(0x110000, buf), 3);
}

static void repairs(void **state)
{
    (void)state;
#define BAD "\357\277\275"
    static const struct {
        const char *text, *repaired;
    } cases[] = {
        {"", ""},
        {"plain text that is longer than sixteen bytes", NULL},
        {"\355\225\234\352\265\255\354\226\264", NULL},
        {"a\200b", "a" BAD "b"},
        {"\300\200", BAD BAD},
        {"\340\200\200", BAD BAD BAD},
        {"\355\240\200", BAD BAD BAD}, /* a surrogate */
        {"\360\237\230", BAD},         /* cut off: one for all of it */
        {"\360\237\230z", BAD "z"},
        {"\364\220\200\200", BAD BAD BAD BAD},
        {"\365\200", BAD BAD},
        {"\303", BAD},
        {"sixteen bytes ..\377seventeen more bytes", "sixteen bytes .." BAD "seventeen more bytes"},
    };
    char buf[64];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        yl_str s = yl_str_of(cases[i].text);
        const char *expected = cases[i].repaired == NULL ? cases[i].text : cases[i].repaired;
        assert_int_equal(yl_utf8_valid(s), strcmp(expected, cases[i].text) == 0);
        assert_int_equal(yl_utf8_repaired_size(s), strlen(expected));
        yl_str repaired = {buf, yl_utf8_repair(s, buf)};
        check_str(repaired, expected);
    }
}

static void sees_ascii(void **state)
{
    (void)state;
    char text[40];
    memset(text, 'x', sizeof text);
    for (size_t n = 0; n <= sizeof text; n++) {
        yl_str s = {text, n};
        assert_true(yl_utf8_is_ascii(s));
        for (size_t at = 0; at < n; at++) {
            text[at] = '\302';
            assert_false(yl_utf8_is_ascii(s));
            assert_int_equal(yl_utf8_valid_prefix(s), at);
            text[at] = 'x';
        }
    }
}

CHECK_MAIN(cmocka_unit_test(counts), cmocka_unit_test(encodes_and_decodes),
           cmocka_unit_test(repairs), cmocka_unit_test(sees_ascii))
