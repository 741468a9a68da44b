/* Frames, types and schemas as bytes; see serialize.h for the formats. */
#include "data/serialize.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

enum {
    FRAME_CHECKED_BYTES = 16,
    TYPE_BYTES_MIN = 8, /* the shortest type: an empty name and every other part */
    TYPE_DEPTH_MAX = 64,
};

static uint64_t frame_checksum(const char *header, const char *body, size_t size)
{
    return XXH3_64bits_withSeed(body, size, XXH3_64bits(header, FRAME_CHECKED_BYTES));
}

size_t yl_frame_begin(yl_strbuf *out, const char *kind, uint16_t version)
{
    size_t begin = out->size;
    yl_strbuf_add(out, kind, 4);
    yl_put_u16(out, version);
    yl_put_u16(out, 0);
    yl_put_u64(out, 0);
    yl_put_u64(out, 0);
    return begin;
}

void yl_frame_end(yl_strbuf *out, size_t begin)
{
    if (out->oom)
        return;
    char *header = out->data + begin, *body = header + YL_FRAME_HEADER_BYTES;
    uint64_t size = out->size - begin - YL_FRAME_HEADER_BYTES;
    memcpy(header + 8, &size, sizeof size);
    uint64_t checksum = frame_checksum(header, body, size);
    memcpy(header + FRAME_CHECKED_BYTES, &checksum, sizeof checksum);
}

yl_status yl_frame_read(yl_str *in, const char *kind, uint16_t version_max, yl_byte_reader *body,
                        uint16_t *version, yl_error *err)
{
    yl_byte_reader reader = yl_byte_reader_of(*in);
    const char *header = yl_get_bytes(&reader, YL_FRAME_HEADER_BYTES);
    if (header == NULL)
        return YL_FAIL(err, CORRUPT, "a frame's header is cut off after %zu bytes", in->size);
    if (memcmp(header, kind, 4) != 0)
        return YL_FAIL(err, CORRUPT, "no frame of kind %.4s begins here", kind);
    uint16_t found;
    uint64_t size, checksum;
    memcpy(&found, header + 4, sizeof found);
    memcpy(&size, header + 8, sizeof size);
    memcpy(&checksum, header + FRAME_CHECKED_BYTES, sizeof checksum);
    const char *bytes = yl_get_bytes(&reader, size);
    if (bytes == NULL)
        return YL_FAIL(err, CORRUPT, "a frame of kind %.4s is cut off", kind);
    if (frame_checksum(header, bytes, size) != checksum)
        return YL_FAIL(err, CORRUPT, "the checksum of a frame of kind %.4s is wrong", kind);
    if (found > version_max)
        return YL_FAIL(err, CORRUPT, "a frame of kind %.4s has version %d, newer than %d", kind,
                       found, version_max);
    *body = yl_byte_reader_of((yl_str){bytes, size});
    *version = found;
    *in = (yl_str){reader.at, (size_t)(reader.end - reader.at)};
    return YL_OK;
}

/* ---- Types ---- */

static yl_status write_fields(const yl_field *fields, uint32_t n, yl_strbuf *out, yl_error *err)
{
    yl_put_varint(out, n);
    for (uint32_t i = 0; i < n; i++) {
        yl_put_str(out, fields[i].name);
        yl_put_str(out, fields[i].comment);
        YL_TRY(yl_type_write(fields[i].type, out, err));
    }
    return out->oom ? YL_FAIL_MEMORY(err) : YL_OK;
}

yl_status yl_type_write(const yl_type *type, yl_strbuf *out, yl_error *err)
{
    if (type->root == YL_OBJECT)
        return YL_FAIL(err, UNSUPPORTED, "the type of objects (%s) cannot be stored",
                       type->objects == NULL ? "?" : type->objects->name);
    yl_put_str(out, yl_str_of(yl_root_name(type->root)));
    yl_put_u8(out, type->nullable);
    yl_put_varint(out, (uint32_t)type->length);
    yl_put_u8(out, type->precision);
    yl_put_u8(out, type->scale);
    yl_put_u8(out, type->time_attribute);
    yl_put_u8(out, type->interval_units);
    yl_put_str(out, type->raw_class);
    return write_fields(type->fields, type->n_fields, out, err);
}

yl_status yl_schema_write(yl_schema schema, yl_strbuf *out, yl_error *err)
{
    return write_fields(schema.fields, schema.n, out, err);
}

static bool find_root(yl_str name, yl_root *out)
{
    for (int root = 0; root < YL_ROOT_COUNT; root++)
        if (root != YL_OBJECT && yl_str_equal(name, yl_str_of(yl_root_name((yl_root)root)))) {
            *out = (yl_root)root;
            return true;
        }
    return false;
}

/* What the rest of the engine takes for granted about a type. */
static bool is_sound(const yl_type *type)
{
    switch (type->root) {
    case YL_ARRAY:
    case YL_MULTISET:
        return type->n_fields == 1;
    case YL_MAP:
        return type->n_fields == 2;
    case YL_ROW:
        return type->n_fields <= UINT16_MAX;
    case YL_DECIMAL:
        return type->n_fields == 0 && type->precision >= 1 &&
               type->precision <= YL_DECIMAL_PRECISION_MAX && type->scale <= type->precision;
    case YL_TIME:
    case YL_TIMESTAMP:
    case YL_TIMESTAMP_LTZ:
        return type->n_fields == 0 && type->precision <= YL_TIME_PRECISION_MAX &&
               type->time_attribute <= YL_ATTRIBUTE_PROCTIME;
    default:
        return type->n_fields == 0;
    }
}

static yl_status read_type(yl_byte_reader *in, yl_arena *arena, int depth, const yl_type **out,
                           yl_error *err);

static yl_status read_fields(yl_byte_reader *in, yl_arena *arena, int depth, uint32_t *n_out,
                             const yl_field **out, yl_error *err)
{
    size_t n = yl_get_count(in, TYPE_BYTES_MIN);
    *n_out = 0;
    *out = NULL;
    YL_TRY(yl_byte_reader_check(in, "the fields of a type", err));
    if (n == 0)
        return YL_OK;
    yl_field *fields = YL_NEW_ARRAY(arena, yl_field, n);
    if (yl_arena_oom(arena))
        return YL_FAIL_MEMORY(err);
    for (size_t i = 0; i < n; i++) {
        fields[i].name = yl_arena_str(arena, yl_get_str(in));
        fields[i].comment = yl_arena_str(arena, yl_get_str(in));
        YL_TRY(read_type(in, arena, depth + 1, &fields[i].type, err));
    }
    *n_out = (uint32_t)n;
    *out = fields;
    return YL_OK;
}

static yl_status read_type(yl_byte_reader *in, yl_arena *arena, int depth, const yl_type **out,
                           yl_error *err)
{
    yl_type type = {0};
    yl_str name = yl_get_str(in);
    uint8_t flags = yl_get_u8(in);
    uint64_t length = yl_get_varint(in);
    type.precision = yl_get_u8(in);
    type.scale = yl_get_u8(in);
    type.time_attribute = yl_get_u8(in);
    type.interval_units = yl_get_u8(in);
    yl_str raw_class = yl_get_str(in);
    YL_TRY(yl_byte_reader_check(in, "a type", err));
    if (depth > TYPE_DEPTH_MAX)
        return YL_FAIL(err, CORRUPT, "a type is nested more than %d deep", TYPE_DEPTH_MAX);
    if (!find_root(name, &type.root) || flags > 1 || length > YL_LENGTH_MAX)
        return YL_FAIL(err, CORRUPT, "a type is damaged");
    type.nullable = flags != 0;
    type.length = (int32_t)length;
    if (raw_class.size > 0)
        type.raw_class = yl_arena_str(arena, raw_class);
    YL_TRY(read_fields(in, arena, depth, &type.n_fields, &type.fields, err));
    if (!is_sound(&type))
        return YL_FAIL(err, CORRUPT, "a type of root %s is damaged", yl_root_name(type.root));
    yl_type *made = YL_NEW(arena, yl_type);
    if (yl_arena_oom(arena))
        return YL_FAIL_MEMORY(err);
    *made = type;
    *out = made;
    return YL_OK;
}

yl_status yl_type_read(yl_byte_reader *in, yl_arena *arena, const yl_type **out, yl_error *err)
{
    *out = NULL;
    return read_type(in, arena, 0, out, err);
}

yl_status yl_schema_read(yl_byte_reader *in, yl_arena *arena, yl_schema *out, yl_error *err)
{
    return read_fields(in, arena, 0, &out->n, &out->fields, err);
}
