/* Texts of numbers: no reader may crash, the fast and the exact readers must agree, and what is
 * printed must read back as the same value. */
#include <stdint.h>
#include <stdlib.h>

#include "data/number.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds)
{
    if (!holds)
        abort();
}

static void check_double(double value)
{
    char buf[YL_NUMBER_TEXT_MAX];
    yl_str text = {buf, yl_double_print(value, buf)};
    double back;
    require(text.size <= YL_NUMBER_TEXT_MAX);
    require(yl_double_parse_java(text, &back));
    require(back == value || (value != value && back != back));
}

static void check_float(float value)
{
    char buf[YL_NUMBER_TEXT_MAX];
    yl_str text = {buf, yl_float_print(value, buf)};
    float back;
    require(text.size <= YL_NUMBER_TEXT_MAX);
    require(yl_float_parse_java(text, &back));
    require(back == value || (value != value && back != back));
}

static void check_text(yl_str text)
{
    char buf[YL_NUMBER_TEXT_MAX];
    double fast, exact;
    float single;
    int64_t integer, back;
    bool flag;
    if (yl_double_parse(text, &fast)) {
        require(yl_double_parse_java(text, &exact));
        require(fast == exact || (fast != fast && exact != exact));
        check_double(fast);
    }
    if (yl_float_parse_java(text, &single))
        check_float(single);
    if (yl_int64_parse(text, &integer)) {
        require(yl_int64_parse_slow(text, INT64_MIN, INT64_MAX, &back) && back == integer);
        yl_str shown = {buf, yl_int64_print(integer, buf)};
        require(yl_int64_parse(shown, &back) && back == integer);
    } else {
        require(!yl_int64_parse_slow(text, INT64_MIN, INT64_MAX, &back));
    }
    if (yl_cast_text_to_int(text, INT32_MIN, INT32_MAX, &integer))
        require(integer >= INT32_MIN && integer <= INT32_MAX);
    yl_cast_text_to_bool(text, &flag);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    check_text((yl_str){(const char *)data, size});
    if (size >= sizeof(double)) {
        double value;
        float single;
        memcpy(&value, data, sizeof value);
        memcpy(&single, data, sizeof single);
        check_double(value);
        check_float(single);
    }
    return 0;
}
