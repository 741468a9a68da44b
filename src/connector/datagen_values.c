/* Values of the datagen connector, type by type, within Flink's default ranges. */
#include "connector/datagen.h"

enum { STRING_LENGTH = 100, COLLECTION_LENGTH = 3 };

static uint64_t next(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

/* In [min, max]. */
static int64_t between(int64_t min, int64_t max, uint64_t *state)
{
    uint64_t range = (uint64_t)max - (uint64_t)min + 1;
    return (int64_t)((uint64_t)min + (range == 0 ? next(state) : next(state) % range));
}

/* In [0, 1). */
static double unit(uint64_t *state)
{
    return (double)(next(state) >> 11) * 0x1p-53;
}

void datagen_defaults(const yl_type *type, datagen_field *field)
{
    *field = (datagen_field){.kind = DATAGEN_RANDOM, .length = STRING_LENGTH};
    switch (type->root) {
    case YL_TINYINT:
        field->min = INT8_MIN;
        field->max = INT8_MAX;
        break;
    case YL_SMALLINT:
        field->min = INT16_MIN;
        field->max = INT16_MAX;
        break;
    case YL_INT:
        field->min = INT32_MIN;
        field->max = INT32_MAX;
        break;
    case YL_BIGINT:
        field->min = INT64_MIN;
        field->max = INT64_MAX;
        break;
    case YL_INTERVAL_YEAR_MONTH:
        field->max = 120000;
        break;
    case YL_INTERVAL_DAY_TIME:
        field->max = INT64_C(8640000000);
        break;
    case YL_FLOAT:
        field->max_real = 3.4028234663852886e38;
        break;
    case YL_DOUBLE:
        field->max_real = 1.7976931348623157e308;
        break;
    case YL_CHAR:
    case YL_VARCHAR:
    case YL_BINARY:
    case YL_VARBINARY:
        if (type->length != YL_LENGTH_MAX)
            field->length = type->length;
        break;
    case YL_ARRAY:
    case YL_MAP:
    case YL_MULTISET:
        field->length = COLLECTION_LENGTH;
        break;
    default:
        break;
    }
}

static yl_status random_text(const datagen_field *field, yl_vector *v, uint32_t row, bool hex,
                             uint64_t *state)
{
    int64_t length =
        field->var_length && field->length > 1 ? between(1, field->length, state) : field->length;
    yl_strbuf text = {0};
    for (int64_t i = 0; i < length; i++)
        yl_strbuf_char(&text, hex ? "0123456789abcdef"[next(state) & 15] : (char)next(state));
    yl_status status = text.oom ? YL_ERR_MEMORY : yl_vector_set_str(v, row, yl_strbuf_view(&text));
    yl_strbuf_clear(&text);
    return status;
}

static yl_int128 random_decimal(const yl_type *type, uint64_t *state)
{
    yl_int128 bound = 1;
    for (int i = 0; i < type->precision; i++)
        bound *= 10;
    yl_uint128 bits = (yl_uint128)next(state) << 64 | next(state);
    return (yl_int128)(bits % (yl_uint128)bound);
}

static yl_status random_elements(const datagen_field *field, yl_vector *v, uint32_t row,
                                 int64_t now_micros, uint64_t *state)
{
    uint32_t offset = v->children[0]->length, length = (uint32_t)field->length;
    bool is_multiset = v->type->root == YL_MULTISET;
    for (uint32_t c = 0; c < v->n_children; c++) {
        yl_vector *child = v->children[c];
        datagen_field element;
        datagen_defaults(child->type, &element);
        element.max_past_ms = field->max_past_ms;
        YL_TRY(yl_vector_reserve(child, offset + length));
        for (uint32_t i = 0; i < length; i++) {
            if (is_multiset && c == 1)
                child->i32[offset + i] = (int32_t)between(1, 10, state);
            else
                YL_TRY(datagen_random_value(&element, child, offset + i, now_micros, state));
        }
        child->length = offset + length;
    }
    v->entries[row] = (yl_list_entry){length == 0 ? 0 : offset, length};
    return YL_OK;
}

static yl_status random_fields(const datagen_field *field, yl_vector *v, uint32_t row,
                               int64_t now_micros, uint64_t *state)
{
    for (uint32_t c = 0; c < v->n_children; c++) {
        datagen_field inner;
        datagen_defaults(v->children[c]->type, &inner);
        inner.max_past_ms = field->max_past_ms;
        YL_TRY(yl_vector_reserve(v->children[c], row + 1));
        YL_TRY(datagen_random_value(&inner, v->children[c], row, now_micros, state));
        if (v->children[c]->length <= row)
            v->children[c]->length = row + 1;
    }
    return YL_OK;
}

/* Cut to the precision of the type, as its values are. */
static void set_timestamp(yl_vector *v, uint32_t row, int64_t micros)
{
    static const int64_t units[] = {1000000, 100000, 10000, 1000, 100, 10, 1};
    if (v->phys == YL_PHYS_I128) {
        v->i128[row] = (yl_int128)micros * 1000;
        return;
    }
    int64_t unit = units[v->type->precision > 6 ? 6 : v->type->precision];
    v->i64[row] = micros - ((micros % unit) + unit) % unit;
}

yl_status datagen_random_value(const datagen_field *field, yl_vector *v, uint32_t row,
                               int64_t now_micros, uint64_t *state)
{
    if (field->null_rate > 0 && v->type->nullable && unit(state) < field->null_rate)
        return yl_vector_set_null(v, row);
    switch (v->type->root) {
    case YL_BOOLEAN:
        v->u8[row] = (uint8_t)(next(state) & 1);
        return YL_OK;
    case YL_TINYINT:
        v->i8[row] = (int8_t)between(field->min, field->max, state);
        return YL_OK;
    case YL_SMALLINT:
        v->i16[row] = (int16_t)between(field->min, field->max, state);
        return YL_OK;
    case YL_INT:
    case YL_INTERVAL_YEAR_MONTH:
        v->i32[row] = (int32_t)between(field->min, field->max, state);
        return YL_OK;
    case YL_BIGINT:
    case YL_INTERVAL_DAY_TIME:
        v->i64[row] = between(field->min, field->max, state);
        return YL_OK;
    case YL_FLOAT:
        v->f32[row] = (float)(field->min_real + unit(state) * (field->max_real - field->min_real));
        return YL_OK;
    case YL_DOUBLE:
        v->f64[row] = field->min_real + unit(state) * (field->max_real - field->min_real);
        return YL_OK;
    case YL_DECIMAL:
        v->i128[row] = random_decimal(v->type, state);
        return YL_OK;
    case YL_CHAR:
    case YL_VARCHAR:
        return random_text(field, v, row, true, state);
    case YL_BINARY:
    case YL_VARBINARY:
    case YL_RAW:
        return random_text(field, v, row, false, state);
    case YL_DATE:
        v->i32[row] = (int32_t)(now_micros / INT64_C(86400000000));
        return YL_OK;
    case YL_TIME:
        v->i32[row] = (int32_t)(now_micros / 1000 % 86400000);
        return YL_OK;
    case YL_TIMESTAMP:
    case YL_TIMESTAMP_LTZ:
        set_timestamp(v, row,
                      now_micros -
                          1000 *
                              (field->max_past_ms > 0 ? between(0, field->max_past_ms, state) : 0));
        return YL_OK;
    case YL_ARRAY:
    case YL_MAP:
    case YL_MULTISET:
        return random_elements(field, v, row, now_micros, state);
    case YL_ROW:
        return random_fields(field, v, row, now_micros, state);
    default:
        return YL_ERR_UNSUPPORTED;
    }
}

yl_status datagen_sequence_value(yl_vector *v, uint32_t row, int64_t value)
{
    char text[24];
    switch (v->type->root) {
    case YL_TINYINT:
        v->i8[row] = (int8_t)value;
        return YL_OK;
    case YL_SMALLINT:
        v->i16[row] = (int16_t)value;
        return YL_OK;
    case YL_INT:
        v->i32[row] = (int32_t)value;
        return YL_OK;
    case YL_BIGINT:
        v->i64[row] = value;
        return YL_OK;
    case YL_FLOAT:
        v->f32[row] = (float)value;
        return YL_OK;
    case YL_DOUBLE:
        v->f64[row] = (double)value;
        return YL_OK;
    case YL_DECIMAL: {
        yl_int128 unscaled = value;
        for (int i = 0; i < v->type->scale; i++)
            unscaled *= 10;
        v->i128[row] = unscaled;
        return YL_OK;
    }
    case YL_CHAR:
    case YL_VARCHAR: {
        size_t n = 0;
        uint64_t left = value < 0 ? -(uint64_t)value : (uint64_t)value;
        do {
            text[sizeof text - ++n] = (char)('0' + left % 10);
            left /= 10;
        } while (left > 0);
        if (value < 0)
            text[sizeof text - ++n] = '-';
        return yl_vector_set_str(v, row, (yl_str){text + sizeof text - n, n});
    }
    default:
        return YL_ERR_UNSUPPORTED;
    }
}
