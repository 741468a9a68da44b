/* Types as written to types as they are: defaults filled in, ranges checked.
 *
 * Lengths and precisions that are not written: CHAR(1), BINARY(1), but VARCHAR is STRING and
 * VARBINARY is BYTES (Flink's type system, not the standard's), DECIMAL(10, 0), TIME(0),
 * TIMESTAMP(6), TIMESTAMP_LTZ(6). Precisions beyond what there is are cut silently, as Flink does:
 * DECIMAL to 38 digits, TIMESTAMP to 9, TIME to 3.
 */
#include "plan/binder_internal.h"

enum { TYPE_FIELDS_MAX = 4096, TIME_DIGITS_MAX = 3 };

static yl_status check_range(yl_binder *b, const yl_ast_type *ast, const char *what, int value,
                             int low, int high)
{
    if (value >= low && value <= high)
        return YL_OK;
    return YL_FAIL_AT(b->err, TYPE, ast->head.span, "%s must be between %d and %d, this is %d",
                      what, low, high, value);
}

static yl_status bind_any(yl_binder *b, const yl_ast *ast, const yl_type **out);

static yl_status with_length(yl_binder *b, const yl_ast_type *ast, yl_root root, int standard,
                             const yl_type **out)
{
    int length = ast->precision < 0 ? standard : ast->precision;
    YL_TRY(check_range(b, ast, "the length of a string", length, 0, YL_LENGTH_MAX));
    *out = yl_type_with_length(b->arena, root, length);
    return YL_OK;
}

static yl_status with_precision(yl_binder *b, const yl_ast_type *ast, yl_root root, int standard,
                                const yl_type **out)
{
    int precision = ast->precision < 0 ? standard : ast->precision;
    int most = root == YL_TIME ? TIME_DIGITS_MAX : YL_TIME_PRECISION_MAX;
    *out = yl_type_with_precision(b->arena, root, precision < most ? precision : most);
    return yl_bind_memory(b);
}

static yl_status bind_decimal(yl_binder *b, const yl_ast_type *ast, const yl_type **out)
{
    int precision = ast->precision < 0 ? 10 : ast->precision;
    int scale = ast->scale == -1 ? 0 : ast->scale;
    if (precision > YL_DECIMAL_PRECISION_MAX)
        precision = YL_DECIMAL_PRECISION_MAX;
    YL_TRY(
        check_range(b, ast, "the precision of a DECIMAL", precision, 1, YL_DECIMAL_PRECISION_MAX));
    YL_TRY(check_range(b, ast, "the scale of a DECIMAL", scale, 0, precision));
    *out = yl_type_decimal(b->arena, precision, scale);
    return YL_OK;
}

static yl_status bind_row(yl_binder *b, const yl_ast_type *ast, const yl_type **out)
{
    uint32_t n = (uint32_t)ast->children.size;
    YL_TRY(check_range(b, ast, "the number of fields", (int)n, 0, TYPE_FIELDS_MAX));
    yl_field *fields = YL_NEW_ARRAY(b->arena, yl_field, n);
    if (fields == NULL)
        return YL_FAIL_MEMORY(b->err);
    YL_BIND_ALIVE(b);
    for (uint32_t i = 0; i < n; i++) {
        const yl_ast_type_field *field = yl_ast_as_type_field(ast->children.items[i]);
        for (uint32_t k = 0; k < i; k++) {
            if (yl_str_equal(fields[k].name, field->name.text))
                return YL_FAIL_AT(b->err, INVALID, field->name.span,
                                  "the field '%.*s' is in the ROW twice",
                                  YL_STR_ARGS(field->name.text));
        }
        fields[i].name = field->name.text;
        fields[i].comment = field->comment.text;
        YL_TRY(bind_any(b, field->type, &fields[i].type));
    }
    *out = yl_type_row(b->arena, fields, n);
    return YL_OK;
}

static yl_status bind_collection(yl_binder *b, const yl_ast_type *ast, const yl_type **out)
{
    const yl_type *parts[2];
    for (size_t i = 0; i < ast->children.size && i < 2; i++)
        YL_TRY(bind_any(b, ast->children.items[i], &parts[i]));
    if (ast->type == YL_ATYPE_ARRAY)
        *out = yl_type_array(b->arena, parts[0]);
    else if (ast->type == YL_ATYPE_MULTISET)
        *out = yl_type_multiset(b->arena, parts[0]);
    else
        *out = yl_type_map(b->arena, parts[0], parts[1]);
    return YL_OK;
}

static yl_status bind_named(yl_binder *b, const yl_ast_type *ast)
{
    yl_str name = ast->path.items[ast->path.size - 1].text;
    return YL_FAIL_AT(b->err, NOT_FOUND, ast->head.span, "Unknown type '%.*s'", YL_STR_ARGS(name));
}

/* Types without parameters. */
static const yl_type *const plain_types[YL_ATYPE_COUNT] = {
    [YL_ATYPE_BOOLEAN] = &yl_type_boolean,   [YL_ATYPE_TINYINT] = &yl_type_tinyint,
    [YL_ATYPE_SMALLINT] = &yl_type_smallint, [YL_ATYPE_INT] = &yl_type_int,
    [YL_ATYPE_BIGINT] = &yl_type_bigint,     [YL_ATYPE_FLOAT] = &yl_type_float,
    [YL_ATYPE_DOUBLE] = &yl_type_double,     [YL_ATYPE_STRING] = &yl_type_string,
    [YL_ATYPE_BYTES] = &yl_type_bytes,       [YL_ATYPE_DATE] = &yl_type_date,
};

static const char *const refused_types[YL_ATYPE_COUNT] = {
    [YL_ATYPE_TIMESTAMP_TZ] = "TIMESTAMP WITH TIME ZONE",
    [YL_ATYPE_TIME_TZ] = "TIME WITH TIME ZONE",
    [YL_ATYPE_STRUCTURED] = "STRUCTURED",
    [YL_ATYPE_RAW] = "RAW",
    [YL_ATYPE_NULL] = "NULL",
    [YL_ATYPE_VARIANT] = "VARIANT",
    [YL_ATYPE_BITMAP] = "BITMAP",
};

static yl_status bind_kind(yl_binder *b, const yl_ast_type *ast, const yl_type **out)
{
    *out = plain_types[ast->type];
    if (*out != NULL)
        return YL_OK;
    if (refused_types[ast->type] != NULL)
        return YL_FAIL_AT(b->err, UNSUPPORTED, ast->head.span, "the type %s is not supported",
                          refused_types[ast->type]);
    switch (ast->type) {
    case YL_ATYPE_DECIMAL:
        return bind_decimal(b, ast, out);
    case YL_ATYPE_CHAR:
        return with_length(b, ast, YL_CHAR, 1, out);
    case YL_ATYPE_VARCHAR:
        return with_length(b, ast, YL_VARCHAR, YL_LENGTH_MAX, out);
    case YL_ATYPE_BINARY:
        return with_length(b, ast, YL_BINARY, 1, out);
    case YL_ATYPE_VARBINARY:
        return with_length(b, ast, YL_VARBINARY, YL_LENGTH_MAX, out);
    case YL_ATYPE_TIME:
        return with_precision(b, ast, YL_TIME, 0, out);
    case YL_ATYPE_TIMESTAMP:
        return with_precision(b, ast, YL_TIMESTAMP, 6, out);
    case YL_ATYPE_TIMESTAMP_LTZ:
        return with_precision(b, ast, YL_TIMESTAMP_LTZ, 6, out);
    case YL_ATYPE_INTERVAL:
        return yl_bind_interval_type(b, &ast->qualifier, out);
    case YL_ATYPE_ARRAY:
    case YL_ATYPE_MULTISET:
    case YL_ATYPE_MAP:
        return bind_collection(b, ast, out);
    case YL_ATYPE_ROW:
        return bind_row(b, ast, out);
    default:
        return bind_named(b, ast);
    }
}

static yl_status bind_any(yl_binder *b, const yl_ast *ast, const yl_type **out)
{
    YL_BIND_ALIVE(b);
    const yl_ast_type *type = yl_ast_as_type(ast);
    YL_TRY(bind_kind(b, type, out));
    if (type->not_null)
        *out = yl_type_nullable(b->arena, *out, false);
    return yl_bind_memory(b);
}

yl_status yl_bind_type(yl_arena *arena, const yl_ast *type, const yl_type **out, yl_error *err)
{
    yl_error spare = {0};
    yl_binder b = {.arena = arena, .err = err == NULL ? &spare : err};
    return bind_any(&b, type, out);
}
