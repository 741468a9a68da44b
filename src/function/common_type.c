/* The common type of several, by two rules that differ in FLOAT, DOUBLE and DECIMAL only:
 *
 *   - what Calcite calls leastRestrictive, with Flink's settings. It decides for CASE, IF, set
 *     operations, IN lists, arrays, both sides of =. Of FLOAT and DOUBLE the first wins, because
 *     both count as 15 digits.
 *   - Flink's own merging of types, for COALESCE, GREATEST and other functions whose arguments
 *     share a type. There DOUBLE wins, a DECIMAL becomes the FLOAT behind it, and both become
 *     DOUBLE when the FLOAT comes first.
 *
 * The types are folded from left to right. NULL literals take part by making the result nullable.
 *
 *     texts, bytes   the longer one; different lengths make it varying
 *     exact numbers  the wider integer, or the DECIMAL that holds the integer digits of both
 *     approximate    beats integers; with DECIMAL it becomes DOUBLE
 *     timestamps     the higher precision; TIMESTAMP beside TIMESTAMP_LTZ becomes one
 *     ARRAY, MAP, ROW  part by part; a ROW keeps the names of the first
 */
#include "function/signature.h"

enum { ROW_FIELDS_MAX = 1024 };

typedef enum rule { LEAST_RESTRICTIVE, MERGED } rule;

static const yl_type *common_of_two(yl_arena *arena, rule by, const yl_type *a, const yl_type *b);

const yl_type *yl_type_as_decimal(yl_arena *arena, const yl_type *type)
{
    static const uint8_t digits[] = {
        [YL_TINYINT] = 3, [YL_SMALLINT] = 5, [YL_INT] = 10, [YL_BIGINT] = 19};
    if (!yl_type_is_integer(type))
        return type;
    return yl_type_nullable(arena, yl_type_decimal(arena, digits[type->root], 0), type->nullable);
}

/* CHAR and VARCHAR, or BINARY and VARBINARY. */
static const yl_type *common_string(yl_arena *arena, const yl_type *a, const yl_type *b,
                                    yl_root fixed, yl_root varying)
{
    bool same = a->root == fixed && b->root == fixed && a->length == b->length;
    int32_t length = a->length > b->length ? a->length : b->length;
    return yl_type_with_length(arena, same ? fixed : varying, length);
}

static const yl_type *common_exact(yl_arena *arena, const yl_type *a, const yl_type *b)
{
    if (a->root != YL_DECIMAL && b->root != YL_DECIMAL)
        return b->root > a->root ? b : a;
    a = yl_type_as_decimal(arena, a);
    b = yl_type_as_decimal(arena, b);
    yl_decimal_type common = yl_decimal_common_type((yl_decimal_type){a->precision, a->scale},
                                                    (yl_decimal_type){b->precision, b->scale});
    return yl_type_decimal(arena, common.precision, common.scale);
}

static bool is_approximate(const yl_type *type)
{
    return type->root == YL_FLOAT || type->root == YL_DOUBLE;
}

static const yl_type *merged_approximate(const yl_type *a, const yl_type *b)
{
    bool wide = a->root == YL_DOUBLE || b->root == YL_DOUBLE ||
                (a->root == YL_FLOAT && b->root == YL_DECIMAL);
    return wide ? &yl_type_double : &yl_type_float;
}

static const yl_type *common_numeric(yl_arena *arena, rule by, const yl_type *a, const yl_type *b)
{
    if (!is_approximate(a) && !is_approximate(b))
        return common_exact(arena, a, b);
    if (by == MERGED)
        return merged_approximate(a, b);
    if (a->root == YL_DECIMAL || b->root == YL_DECIMAL)
        return &yl_type_double;
    return is_approximate(a) ? a : b;
}

static const yl_type *common_nested(yl_arena *arena, rule by, const yl_type *a, const yl_type *b)
{
    if (a->n_fields != b->n_fields || a->n_fields > ROW_FIELDS_MAX)
        return NULL;
    yl_field *fields = YL_NEW_ARRAY(arena, yl_field, a->n_fields);
    if (yl_arena_oom(arena))
        return NULL;
    for (uint32_t i = 0; i < a->n_fields; i++) {
        const yl_type *type = common_of_two(arena, by, a->fields[i].type, b->fields[i].type);
        if (type == NULL)
            return NULL;
        fields[i] = (yl_field){a->fields[i].name, type, a->fields[i].comment};
    }
    switch (a->root) {
    case YL_ARRAY:
        return yl_type_array(arena, fields[0].type);
    case YL_MULTISET:
        return yl_type_multiset(arena, fields[0].type);
    case YL_MAP:
        return yl_type_map(arena, fields[0].type, fields[1].type);
    default:
        return yl_type_row(arena, fields, a->n_fields);
    }
}

static const yl_type *common_parts(yl_arena *arena, rule by, const yl_type *a, const yl_type *b)
{
    if (yl_type_equal(a, b, false) && !yl_type_is_nested(a))
        return a;
    if (yl_type_is_text(a) && yl_type_is_text(b))
        return common_string(arena, a, b, YL_CHAR, YL_VARCHAR);
    if (yl_type_is_bytes(a) && yl_type_is_bytes(b))
        return common_string(arena, a, b, YL_BINARY, YL_VARBINARY);
    if (yl_type_is_numeric(a) && yl_type_is_numeric(b))
        return common_numeric(arena, by, a, b);
    if (yl_type_is_timestamp(a) && yl_type_is_timestamp(b) && a->root != b->root) {
        int precision = a->precision > b->precision ? a->precision : b->precision;
        return yl_type_with_precision(arena, YL_TIMESTAMP_LTZ, precision);
    }
    if (a->root != b->root)
        return NULL;
    if (a->root == YL_TIME || yl_type_is_timestamp(a) || yl_type_is_interval(a))
        return b->precision > a->precision || b->scale > a->scale ? b : a;
    return yl_type_is_nested(a) ? common_nested(arena, by, a, b) : NULL;
}

static const yl_type *common_of_two(yl_arena *arena, rule by, const yl_type *a, const yl_type *b)
{
    const yl_type *common = a->root == YL_NULL   ? b
                            : b->root == YL_NULL ? a
                                                 : common_parts(arena, by, a, b);
    if (common == NULL)
        return NULL;
    common = yl_type_nullable(arena, common, a->nullable || b->nullable);
    if (common->time_attribute == YL_ATTRIBUTE_NONE || a == b)
        return common;
    yl_type *plain = YL_NEW(arena, yl_type);
    if (yl_arena_oom(arena))
        return common;
    *plain = *common;
    plain->time_attribute = YL_ATTRIBUTE_NONE;
    return plain;
}

static const yl_type *common(yl_arena *arena, rule by, const yl_type *const *types, uint32_t n)
{
    const yl_type *type = n == 0 ? NULL : types[0];
    for (uint32_t i = 1; i < n && type != NULL; i++)
        type = common_of_two(arena, by, type, types[i]);
    return type == NULL || type->root == YL_NULL ? NULL : type;
}

const yl_type *yl_type_common(yl_arena *arena, const yl_type *const *types, uint32_t n)
{
    return common(arena, LEAST_RESTRICTIVE, types, n);
}

const yl_type *yl_type_merged(yl_arena *arena, const yl_type *const *types, uint32_t n)
{
    return common(arena, MERGED, types, n);
}
