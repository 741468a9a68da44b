/* IS_ALPHA, IS_DIGIT, IS_DECIMAL: what does a text look like?
 *
 * Java asks for every UTF-16 unit, so a character beyond the BMP is neither letter nor digit. For
 * values that are no texts the answer depends on the type alone: integers are digits and decimal,
 * FLOAT and DOUBLE are decimal, a DECIMAL is neither. The answer is never NULL: a NULL text looks
 * like nothing, and a NULL integer is a digit like any integer.
 */
#include <unicode/uchar.h>
#include <unicode/uversion.h>

#include "data/number.h"
#include "data/utf8.h"
#include "function/lazy_library.h"
#include "function/signature.h"

#define NAME2(x) #x
#define NAME(x)  NAME2(x)

static yl_lazy_library icu = {.name = "libicuuc.so." NAME(U_ICU_VERSION_MAJOR_NUM)};
static const char *const icu_names[] = {NAME(u_isalpha)};
typedef UBool (*is_letter_fn)(UChar32 c);

static bool is_ascii_letter(uint32_t c)
{
    return (c | 0x20) - 'a' < 26;
}

static yl_status is_letter(uint32_t c, bool *yes, yl_error *err)
{
    *yes = is_ascii_letter(c);
    if (c < 0x80 || c > 0xFFFF)
        return YL_OK;
    YL_TRY(yl_lazy_open(&icu, icu_names, 1, err));
    *yes = ((is_letter_fn)icu.symbols[0])((UChar32)c) != 0;
    return YL_OK;
}

static yl_status all_letters(yl_str s, bool *yes, yl_error *err)
{
    const char *p = s.data, *end = p + s.size;
    *yes = s.size > 0;
    while (*yes && p < end) {
        uint32_t c;
        bool valid;
        p += yl_utf8_decode(p, end, &c, &valid);
        YL_TRY(is_letter(c, yes, err));
    }
    return YL_OK;
}

static bool all_digits(yl_str s)
{
    const char *p = s.data, *end = p + s.size;
    while (p < end) {
        uint32_t c;
        bool valid;
        p += yl_utf8_decode(p, end, &c, &valid);
        if (c > 0xFFFF || yl_unicode_digit(c) < 0)
            return false;
    }
    return s.size > 0;
}

static bool is_number(yl_str s)
{
    int64_t integer;
    double number;
    return s.size > 0 && (yl_int64_parse_slow(s, INT64_MIN, INT64_MAX, &integer) ||
                          yl_double_parse_java(s, &number));
}

static yl_status text_is_alpha(yl_kernel_call *call)
{
    for (uint32_t i = 0; i < call->n; i++) {
        bool yes = false;
        if (yl_vector_valid(call->args[0], i))
            YL_TRY(all_letters(yl_kernel_str(call, 0, i), &yes, call->err));
        call->out->u8[i] = yes;
    }
    return YL_OK;
}

static yl_status text_is_digit(yl_kernel_call *call)
{
    for (uint32_t i = 0; i < call->n; i++)
        call->out->u8[i] =
            yl_vector_valid(call->args[0], i) && all_digits(yl_kernel_str(call, 0, i));
    return YL_OK;
}

static yl_status text_is_decimal(yl_kernel_call *call)
{
    for (uint32_t i = 0; i < call->n; i++)
        call->out->u8[i] =
            yl_vector_valid(call->args[0], i) && is_number(yl_kernel_str(call, 0, i));
    return YL_OK;
}

static yl_status never(yl_kernel_call *call)
{
    memset(call->out->u8, 0, call->n);
    return YL_OK;
}

static yl_status always(yl_kernel_call *call)
{
    memset(call->out->u8, 1, call->n);
    return YL_OK;
}

static yl_kernel choose_digit(const yl_type *const *args, uint32_t n, const yl_type *result)
{
    (void)n, (void)result;
    return yl_type_is_integer(args[0]) ? always : never;
}

static yl_kernel choose_decimal(const yl_type *const *args, uint32_t n, const yl_type *result)
{
    (void)n, (void)result;
    bool number = yl_type_is_numeric(args[0]) && args[0]->root != YL_DECIMAL;
    return number ? always : never;
}

const yl_signature yl_fn_is_rows[] = {
    {.name = "IS_ALPHA",
     .args = "text",
     .result = "boolean!",
     .nulls = YL_NULLS_OWN,
     .kernel = text_is_alpha,
     .doc = "TRUE if the text consists of letters, and of at least one.",
     .examples = "IS_ALPHA('abc') -> TRUE\nIS_ALPHA('') -> FALSE"},
    {.name = "IS_ALPHA",
     .args = "numeric",
     .result = "boolean!",
     .nulls = YL_NULLS_OWN,
     .kernel = never,
     .doc = "FALSE: a number is no text.",
     .examples = "IS_ALPHA(5) -> FALSE"},
    {.name = "IS_DIGIT",
     .args = "text",
     .result = "boolean!",
     .nulls = YL_NULLS_OWN,
     .kernel = text_is_digit,
     .doc = "TRUE if the text consists of digits, and of at least one.",
     .examples = "IS_DIGIT('123') -> TRUE\nIS_DIGIT('1.5') -> FALSE"},
    {.name = "IS_DIGIT",
     .args = "numeric",
     .result = "boolean!",
     .nulls = YL_NULLS_OWN,
     .choose = choose_digit,
     .doc = "TRUE for integers.",
     .examples = "IS_DIGIT(12) -> TRUE"},
    {.name = "IS_DECIMAL",
     .args = "text",
     .result = "boolean!",
     .nulls = YL_NULLS_OWN,
     .kernel = text_is_decimal,
     .doc = "TRUE if the text reads as a number.",
     .examples = "IS_DECIMAL('1e5') -> TRUE\nIS_DECIMAL('x') -> FALSE"},
    {.name = "IS_DECIMAL",
     .args = "numeric",
     .result = "boolean!",
     .nulls = YL_NULLS_OWN,
     .choose = choose_decimal,
     .doc = "TRUE for integers, FLOAT and DOUBLE.",
     .examples = "IS_DECIMAL(1.5) -> FALSE"},
    {0},
};
