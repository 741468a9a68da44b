/* Logical types; see types.h. */
#include "data/types.h"

#define PLAIN(root_)                                                                               \
    {                                                                                              \
        .root = (root_), .nullable = true                                                          \
    }

const yl_type yl_type_null = PLAIN(YL_NULL);
const yl_type yl_type_boolean = PLAIN(YL_BOOLEAN);
const yl_type yl_type_tinyint = PLAIN(YL_TINYINT);
const yl_type yl_type_smallint = PLAIN(YL_SMALLINT);
const yl_type yl_type_int = PLAIN(YL_INT);
const yl_type yl_type_bigint = PLAIN(YL_BIGINT);
const yl_type yl_type_float = PLAIN(YL_FLOAT);
const yl_type yl_type_double = PLAIN(YL_DOUBLE);
const yl_type yl_type_string = {.root = YL_VARCHAR, .nullable = true, .length = YL_LENGTH_MAX};
const yl_type yl_type_bytes = {.root = YL_VARBINARY, .nullable = true, .length = YL_LENGTH_MAX};
const yl_type yl_type_date = PLAIN(YL_DATE);
const yl_type yl_type_time = PLAIN(YL_TIME);
const yl_type yl_type_timestamp3 = {.root = YL_TIMESTAMP, .nullable = true, .precision = 3};
const yl_type yl_type_timestamp6 = {.root = YL_TIMESTAMP, .nullable = true, .precision = 6};
const yl_type yl_type_ltz3 = {.root = YL_TIMESTAMP_LTZ, .nullable = true, .precision = 3};
const yl_type yl_type_ltz6 = {.root = YL_TIMESTAMP_LTZ, .nullable = true, .precision = 6};
const yl_type yl_type_interval_month = {
    .root = YL_INTERVAL_YEAR_MONTH, .nullable = true, .precision = 2};
const yl_type yl_type_interval_second = {
    .root = YL_INTERVAL_DAY_TIME, .nullable = true, .precision = 2, .scale = 6};

static const struct {
    const char *name;
    yl_phys phys;
} roots[YL_ROOT_COUNT] = {
#define YL_TYPE(root, name, phys) [YL_##root] = {name, YL_PHYS_##phys},
#include "data/types.def"
#undef YL_TYPE
};

static const yl_type *make(yl_arena *arena, yl_type type)
{
    yl_type *made = YL_NEW(arena, yl_type);
    if (yl_arena_oom(arena))
        return &yl_type_null;
    *made = type;
    return made;
}

const yl_type *yl_type_plain(yl_arena *arena, yl_root root)
{
    return make(arena, (yl_type){.root = root, .nullable = true});
}

const yl_type *yl_type_with_length(yl_arena *arena, yl_root root, int32_t length)
{
    return make(arena, (yl_type){.root = root, .nullable = true, .length = length});
}

const yl_type *yl_type_with_precision(yl_arena *arena, yl_root root, int precision)
{
    return make(arena, (yl_type){.root = root, .nullable = true, .precision = (uint8_t)precision});
}

const yl_type *yl_type_decimal(yl_arena *arena, int precision, int scale)
{
    return make(arena, (yl_type){.root = YL_DECIMAL,
                                 .nullable = true,
                                 .precision = (uint8_t)precision,
                                 .scale = (uint8_t)scale});
}

static const yl_type *with_fields(yl_arena *arena, yl_root root, const yl_field *fields, uint32_t n)
{
    yl_field *copy = YL_NEW_ARRAY(arena, yl_field, n);
    if (yl_arena_oom(arena))
        return &yl_type_null;
    if (n > 0)
        memcpy(copy, fields, n * sizeof *copy);
    return make(arena, (yl_type){.root = root, .nullable = true, .n_fields = n, .fields = copy});
}

const yl_type *yl_type_array(yl_arena *arena, const yl_type *element)
{
    return with_fields(arena, YL_ARRAY, &(yl_field){YL_STR("element"), element, {0}}, 1);
}

const yl_type *yl_type_multiset(yl_arena *arena, const yl_type *element)
{
    return with_fields(arena, YL_MULTISET, &(yl_field){YL_STR("element"), element, {0}}, 1);
}

const yl_type *yl_type_map(yl_arena *arena, const yl_type *key, const yl_type *value)
{
    yl_field fields[2] = {{YL_STR("key"), key, {0}}, {YL_STR("value"), value, {0}}};
    return with_fields(arena, YL_MAP, fields, 2);
}

const yl_type *yl_type_row(yl_arena *arena, const yl_field *fields, uint32_t n)
{
    return with_fields(arena, YL_ROW, fields, n);
}

const yl_type *yl_type_object(yl_arena *arena, const yl_object_ops *objects)
{
    return make(arena, (yl_type){.root = YL_OBJECT, .nullable = true, .objects = objects});
}

const yl_type *yl_type_nullable(yl_arena *arena, const yl_type *type, bool nullable)
{
    if (type->nullable == nullable)
        return type;
    yl_type copy = *type;
    copy.nullable = nullable;
    return make(arena, copy);
}

const yl_type *yl_type_copy(yl_arena *arena, const yl_type *type)
{
    yl_type copy = *type;
    if (type->root == YL_RAW)
        copy.raw_class = yl_arena_str(arena, type->raw_class);
    if (type->n_fields > 0) {
        yl_field *fields = YL_NEW_ARRAY(arena, yl_field, type->n_fields);
        if (yl_arena_oom(arena))
            return &yl_type_null;
        for (uint32_t i = 0; i < type->n_fields; i++)
            fields[i] = (yl_field){yl_arena_str(arena, type->fields[i].name),
                                   yl_type_copy(arena, type->fields[i].type),
                                   yl_arena_str(arena, type->fields[i].comment)};
        copy.fields = fields;
    }
    return make(arena, copy);
}

yl_phys yl_type_phys(const yl_type *type)
{
    if (yl_type_is_timestamp(type) && type->precision > 6)
        return YL_PHYS_I128;
    return roots[type->root].phys;
}

size_t yl_phys_size(yl_phys phys)
{
    static const uint8_t sizes[] = {
        [YL_PHYS_BOOL] = 1,
        [YL_PHYS_I8] = 1,
        [YL_PHYS_I16] = 2,
        [YL_PHYS_I32] = 4,
        [YL_PHYS_I64] = 8,
        [YL_PHYS_I128] = 16,
        [YL_PHYS_F32] = 4,
        [YL_PHYS_F64] = 8,
        [YL_PHYS_STR] = 16,
        [YL_PHYS_LIST] = 8,
        [YL_PHYS_MAP] = 8,
        [YL_PHYS_ROW] = 0,
        [YL_PHYS_OBJECT] = sizeof(void *),
    };
    return sizes[phys];
}

bool yl_type_equal(const yl_type *a, const yl_type *b, bool equal_nulls)
{
    if (a == b)
        return true;
    if (a->root != b->root || (equal_nulls && a->nullable != b->nullable) ||
        a->length != b->length || a->precision != b->precision || a->scale != b->scale ||
        a->n_fields != b->n_fields || a->objects != b->objects ||
        !yl_str_equal(a->raw_class, b->raw_class))
        return false;
    for (uint32_t i = 0; i < a->n_fields; i++) {
        if (a->root == YL_ROW && !yl_str_equal(a->fields[i].name, b->fields[i].name))
            return false;
        if (!yl_type_equal(a->fields[i].type, b->fields[i].type, equal_nulls))
            return false;
    }
    return true;
}

bool yl_type_is_integer(const yl_type *type)
{
    return type->root >= YL_TINYINT && type->root <= YL_BIGINT;
}

bool yl_type_is_numeric(const yl_type *type)
{
    return type->root >= YL_TINYINT && type->root <= YL_DECIMAL;
}

bool yl_type_is_text(const yl_type *type)
{
    return type->root == YL_CHAR || type->root == YL_VARCHAR;
}

bool yl_type_is_bytes(const yl_type *type)
{
    return type->root == YL_BINARY || type->root == YL_VARBINARY;
}

bool yl_type_is_timestamp(const yl_type *type)
{
    return type->root == YL_TIMESTAMP || type->root == YL_TIMESTAMP_LTZ;
}

bool yl_type_is_temporal(const yl_type *type)
{
    return type->root >= YL_DATE && type->root <= YL_TIMESTAMP_LTZ;
}

bool yl_type_is_interval(const yl_type *type)
{
    return type->root == YL_INTERVAL_YEAR_MONTH || type->root == YL_INTERVAL_DAY_TIME;
}

bool yl_type_is_nested(const yl_type *type)
{
    return type->root >= YL_ARRAY && type->root <= YL_ROW;
}

const char *yl_root_name(yl_root root)
{
    return roots[root].name;
}

static void print_quoted(yl_strbuf *out, yl_str name, char quote)
{
    yl_strbuf_char(out, quote);
    for (size_t i = 0; i < name.size; i++) {
        if (name.data[i] == quote)
            yl_strbuf_char(out, quote);
        yl_strbuf_char(out, name.data[i]);
    }
    yl_strbuf_char(out, quote);
}

static void print_fields(const yl_type *type, yl_strbuf *out)
{
    for (uint32_t i = 0; i < type->n_fields; i++) {
        const yl_field *field = &type->fields[i];
        if (i > 0)
            yl_strbuf_puts(out, ", ");
        if (type->root == YL_ROW) {
            print_quoted(out, field->name, '`');
            yl_strbuf_char(out, ' ');
        }
        yl_type_print(field->type, out);
        if (field->comment.size > 0) {
            yl_strbuf_char(out, ' ');
            print_quoted(out, field->comment, '\'');
        }
    }
}

static void print_interval(const yl_type *type, yl_strbuf *out)
{
    /* Whatever fields a literal had: the planner knows two interval types only. */
    yl_strbuf_puts(out,
                   type->root == YL_INTERVAL_YEAR_MONTH ? "INTERVAL MONTH" : "INTERVAL SECOND(3)");
}

static void print_length(const yl_type *type, yl_strbuf *out)
{
    if (type->length == YL_LENGTH_MAX && type->root == YL_VARCHAR)
        yl_strbuf_puts(out, "STRING");
    else if (type->length == YL_LENGTH_MAX && type->root == YL_VARBINARY)
        yl_strbuf_puts(out, "BYTES");
    else
        yl_strbuf_printf(out, "%s(%d)", yl_root_name(type->root), type->length);
}

void yl_type_print(const yl_type *type, yl_strbuf *out)
{
    const char *name = yl_root_name(type->root);
    switch (type->root) {
    case YL_DECIMAL:
        yl_strbuf_printf(out, "%s(%d, %d)", name, type->precision, type->scale);
        break;
    case YL_CHAR:
    case YL_VARCHAR:
    case YL_BINARY:
    case YL_VARBINARY:
        print_length(type, out);
        break;
    case YL_TIME:
    case YL_TIMESTAMP:
    case YL_TIMESTAMP_LTZ:
        yl_strbuf_printf(out, "%s(%d)", name, type->precision);
        break;
    case YL_INTERVAL_YEAR_MONTH:
    case YL_INTERVAL_DAY_TIME:
        print_interval(type, out);
        break;
    case YL_ARRAY:
    case YL_MAP:
    case YL_MULTISET:
    case YL_ROW:
        yl_strbuf_puts(out, name);
        yl_strbuf_char(out, '<');
        print_fields(type, out);
        yl_strbuf_char(out, '>');
        break;
    case YL_RAW:
        yl_strbuf_printf(out, "RAW('%.*s', ...)", YL_STR_ARGS(type->raw_class));
        break;
    default:
        yl_strbuf_puts(out, name);
    }
    if (!type->nullable)
        yl_strbuf_puts(out, " NOT NULL");
    if (type->time_attribute == YL_ATTRIBUTE_ROWTIME)
        yl_strbuf_puts(out, " *ROWTIME*");
    else if (type->time_attribute == YL_ATTRIBUTE_PROCTIME)
        yl_strbuf_puts(out, " *PROCTIME*");
}

const char *yl_type_text(yl_arena *arena, const yl_type *type)
{
    yl_strbuf out = {0};
    yl_type_print(type, &out);
    const char *text = yl_arena_strdup(arena, yl_strbuf_view(&out));
    yl_strbuf_clear(&out);
    return text;
}
