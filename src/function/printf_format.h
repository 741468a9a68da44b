/* String.format of Java: %[index$][flags][width][.precision]conversion. */
#ifndef YL_FUNCTION_PRINTF_FORMAT_H
#define YL_FUNCTION_PRINTF_FORMAT_H

#include "data/timezone.h"
#include "data/vector.h"

typedef enum yl_format_code {
    YL_FORMAT_OK,
    YL_FORMAT_BAD,         /* Java would throw an IllegalFormatException */
    YL_FORMAT_UNSUPPORTED, /* %t, %a, and %h of anything but integers and BOOLEAN */
    YL_FORMAT_LONG,        /* a width or precision beyond reason */
    YL_FORMAT_MEMORY,
} yl_format_code;

/* Formats row `row` of the arguments. What a value is to Java follows from its type: integers,
 * FLOAT, DOUBLE, BOOLEAN and texts are themselves; DATE, TIME and INTERVALs are integers; all
 * others only have a text (%s). */
yl_format_code yl_format_java(yl_str format, yl_vector *const *args, const yl_type *const *types,
                              uint32_t n, uint32_t row, const yl_timezone *zone, yl_strbuf *out);

/* ---- format_number.c ---- */

enum {
    YL_FORMAT_LEFT = 1,      /* '-' */
    YL_FORMAT_ALTERNATE = 2, /* '#' */
    YL_FORMAT_PLUS = 4,
    YL_FORMAT_BLANK = 8,
    YL_FORMAT_ZERO = 16,
    YL_FORMAT_GROUP = 32,     /* ',' */
    YL_FORMAT_PAREN = 64,     /* '(' */
    YL_FORMAT_PREVIOUS = 128, /* '<' */
};

typedef struct yl_format_spec {
    uint32_t flags;
    int32_t index;            /* -1: none */
    int32_t width, precision; /* -1: none */
    char conversion;          /* lower case */
    bool upper;
} yl_format_spec;

/* %d of a signed number, and %e %f %g. They append without the padding to the width, except for
 * zeros. */
void yl_format_decimal(const yl_format_spec *spec, int64_t value, yl_strbuf *out);
void yl_format_double(const yl_format_spec *spec, double value, yl_strbuf *out);

#endif
