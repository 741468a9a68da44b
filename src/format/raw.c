/* The raw format: one column, whose value is the bytes themselves.
 *
 * In files a value is a line; as a message it is the whole message. Texts are converted from and
 * to a character set; numbers are their bytes in either order and must have the right length.
 * There is no policy for bad records: as in Flink, a value of the wrong length fails the job. A
 * NULL is written as an empty value.
 */
#include <stdio.h>
#include <unicode/ucnv.h>

#include "base/mem.h"
#include "data/utf8.h"
#include "format/format_internal.h"
#include "format/lines.h"

typedef struct raw_config {
    yl_str charset;
    int32_t little_endian;
} raw_config;

static const char *const endiannesses[] = {"big-endian", "little-endian", NULL};

static const yl_option raw_options[] = {
    {"charset", YL_OPT_STRING, offsetof(raw_config, charset), .text = "UTF-8",
     .doc = "The character set of texts."},
    {"endianness", YL_OPT_ENUM, offsetof(raw_config, little_endian), .text = "big-endian",
     .values = endiannesses, .doc = "The order of a number's bytes."},
};

/* Texts of other character sets. All NULL and false: UTF-8. */
typedef struct text_codec {
    UConverter *converter;
    bool marked; /* "UTF-16": written big-endian with a byte order mark */
} text_codec;

struct yl_decoder {
    const raw_config *config;
    const yl_type *type;
    bool whole, wanted;
    text_codec codec;
};

struct yl_encoder {
    const raw_config *config;
    const yl_type *type;
    bool whole;
    uint32_t column;
    text_codec codec;
};

/* ---- Character sets ---- */

static yl_status codec_open(text_codec *codec, yl_str charset, yl_error *err)
{
    char name[64];
    *codec = (text_codec){0};
    if (yl_str_equal_nocase(charset, YL_STR("UTF-8")) || yl_str_equal_nocase(charset, YL_STR("UTF8")))
        return YL_OK;
    UErrorCode code = U_ZERO_ERROR;
    if (charset.size > 0 && charset.size < sizeof name) {
        memcpy(name, charset.data, charset.size);
        name[charset.size] = '\0';
        codec->converter = ucnv_open(name, &code);
    }
    if (codec->converter == NULL || U_FAILURE(code))
        return YL_FAIL(err, OPTION, "option 'raw.charset': there is no character set '%.*s'",
                       YL_STR_ARGS(charset));
    codec->marked = yl_str_equal_nocase(charset, YL_STR("UTF-16"));
    return YL_OK;
}

static void codec_close(text_codec *codec)
{
    if (codec->converter != NULL)
        ucnv_close(codec->converter);
}

static yl_status codec_read(text_codec *codec, yl_str bytes, yl_vector *v, uint32_t row)
{
    enum { GROWTH = 3 }; /* bytes of UTF-8 that a byte of another set may become */
    if (bytes.size == 0 || bytes.size > INT32_MAX / GROWTH)
        return bytes.size == 0 ? yl_vector_set_str(v, row, bytes) : YL_ERR_BUDGET;
    yl_heap *heap = yl_vector_need_heap(v);
    int32_t room = (int32_t)bytes.size * GROWTH + GROWTH;
    char *text = heap == NULL ? NULL : yl_heap_alloc(heap, (size_t)room);
    if (text == NULL)
        return YL_ERR_MEMORY;
    UErrorCode code = U_ZERO_ERROR;
    int32_t size = ucnv_toAlgorithmic(UCNV_UTF8, codec->converter, text, room, bytes.data,
                                      (int32_t)bytes.size, &code);
    if (U_FAILURE(code))
        return YL_ERR_DATA;
    v->views[row] = yl_view_of(text, (size_t)size);
    return YL_OK;
}

static yl_status codec_write(text_codec *codec, yl_str text, yl_strbuf *out)
{
    enum { GROWTH = 4 };
    if (text.size > INT32_MAX / GROWTH - 16)
        return YL_ERR_BUDGET;
    int32_t room = (int32_t)text.size * GROWTH + 16;
    char *to = yl_strbuf_reserve(out, (size_t)room);
    if (to == NULL)
        return YL_ERR_MEMORY;
    UErrorCode code = U_ZERO_ERROR;
    int32_t size = ucnv_fromAlgorithmic(codec->converter, UCNV_UTF8, to, room, text.data,
                                        (int32_t)text.size, &code);
    if (U_FAILURE(code))
        return YL_ERR_DATA;
    if (codec->marked && size >= 2 && (unsigned char)to[0] == 0xFF) /* Java writes big-endian */
        for (int32_t i = 0; i + 1 < size; i += 2) {
            char first = to[i];
            to[i] = to[i + 1];
            to[i + 1] = first;
        }
    out->size += (size_t)size;
    return YL_OK;
}

/* ---- Types ---- */

/* Bytes of a number, 0 for texts and bytes, -1 for types that raw does not know. */
static int value_size(const yl_type *type)
{
    switch (type->root) {
    case YL_CHAR:
    case YL_VARCHAR:
    case YL_BINARY:
    case YL_VARBINARY:
    case YL_RAW:
        return 0;
    case YL_BOOLEAN:
    case YL_TINYINT:
        return 1;
    case YL_SMALLINT:
        return 2;
    case YL_INT:
    case YL_FLOAT:
        return 4;
    case YL_BIGINT:
    case YL_DOUBLE:
        return 8;
    default:
        return -1;
    }
}

static yl_status raw_check(const void *config, yl_schema schema, bool writing, yl_error *err)
{
    const raw_config *raw = config;
    (void)writing;
    if (schema.n != 1)
        return YL_FAIL(err, INVALID,
                       "the 'raw' format takes a single physical column, but the table has %u",
                       schema.n);
    if (value_size(schema.fields[0].type) < 0) {
        yl_strbuf text = {0};
        yl_type_print(schema.fields[0].type, &text);
        yl_status status = YL_FAIL(err, UNSUPPORTED, "the 'raw' format does not support type %s",
                                   yl_strbuf_text(&text));
        yl_strbuf_clear(&text);
        return status;
    }
    text_codec codec;
    yl_status status = codec_open(&codec, raw->charset, err);
    codec_close(&codec);
    return status;
}

/* ---- Reading ---- */

static void raw_decoder_close(yl_decoder *d)
{
    if (d == NULL)
        return;
    codec_close(&d->codec);
    yl_free(d);
}

static yl_status raw_decoder_open(const yl_decoder_spec *spec, yl_decoder **out, yl_error *err)
{
    yl_decoder *d = yl_calloc(1, sizeof *d);
    if (d == NULL)
        return YL_FAIL_MEMORY(err);
    d->config = spec->config;
    d->type = spec->schema.fields[0].type;
    d->whole = spec->whole;
    d->wanted = spec->n_columns > 0;
    yl_status status = codec_open(&d->codec, d->config->charset, err);
    if (status != YL_OK) {
        raw_decoder_close(d);
        return status;
    }
    *out = d;
    return YL_OK;
}

static uint64_t load_number(const char *p, size_t size, bool little)
{
    uint64_t v = 0;
    for (size_t i = 0; i < size; i++)
        v = v << 8 | (unsigned char)p[little ? size - 1 - i : i];
    return v;
}

static void put_number(const yl_type *type, yl_vector *v, uint32_t row, uint64_t bits)
{
    uint32_t word = (uint32_t)bits;
    switch (type->root) {
    case YL_BOOLEAN:
        v->u8[row] = bits != 0;
        break;
    case YL_TINYINT:
        v->i8[row] = (int8_t)bits;
        break;
    case YL_SMALLINT:
        v->i16[row] = (int16_t)bits;
        break;
    case YL_INT:
    case YL_FLOAT:
        memcpy(&v->i32[row], &word, sizeof word);
        break;
    default:
        memcpy(&v->i64[row], &bits, sizeof bits);
        break;
    }
}

static yl_status put_value(yl_decoder *d, yl_str bytes, yl_vector *v, uint32_t row, bool *borrows,
                           yl_error *err)
{
    int size = value_size(d->type);
    if (size > 0) {
        if (bytes.size != (size_t)size)
            return YL_FAIL(err, DATA, "a %s has %d byte%s, but the record has %zu",
                           yl_root_name(d->type->root), size, size == 1 ? "" : "s", bytes.size);
        put_number(d->type, v, row, load_number(bytes.data, bytes.size, d->config->little_endian != 0));
        return YL_OK;
    }
    if (bytes.size > INT32_MAX)
        return YL_FAIL(err, BUDGET, "a record of more than 2 GiB");
    if (d->codec.converter != NULL && yl_type_is_text(d->type)) {
        yl_status status = codec_read(&d->codec, bytes, v, row);
        return status == YL_OK           ? YL_OK
               : status == YL_ERR_MEMORY ? YL_FAIL_MEMORY(err)
                                         : YL_FAIL(err, DATA, "the record cannot be converted");
    }
    v->views[row] = yl_view_of(bytes.data, bytes.size);
    *borrows |= bytes.size > YL_VIEW_INLINE;
    return YL_OK;
}

static yl_status raw_decode(yl_decoder *d, const yl_input_place *place, const char *bytes,
                            size_t size, bool last, yl_heap *bytes_heap, yl_vector **out,
                            uint32_t max_rows, uint32_t *rows, size_t *used, yl_error *err)
{
    const char *p = bytes, *end = bytes + size, *next;
    uint32_t n = 0;
    bool borrows = false;
    yl_vector *v = d->wanted ? out[0] : NULL;
    while (n < max_rows && (p < end || (d->whole && n == 0))) {
        yl_str line = {p, (size_t)(end - p)};
        if (d->whole)
            next = end;
        else if (!yl_line_next(p, end, last, &line, &next))
            break;
        if (v != NULL) {
            yl_status status = put_value(d, line, v, v->length, &borrows, err);
            if (status != YL_OK) {
                char where[700];
                yl_place_print(place, bytes, p, where, sizeof where);
                return err == NULL ? status : yl_error_prefix(err, "%s", where);
            }
            v->length++;
        }
        n++;
        p = next;
    }
    if (borrows) {
        yl_heap *heap = yl_vector_need_heap(v);
        if (heap == NULL || !yl_heap_adopt(heap, bytes_heap))
            return YL_FAIL_MEMORY(err);
    }
    *rows = n;
    *used = (size_t)(p - bytes);
    return YL_OK;
}

/* ---- Writing ---- */

static void raw_encoder_close(yl_encoder *e)
{
    if (e == NULL)
        return;
    codec_close(&e->codec);
    yl_free(e);
}

static yl_status raw_encoder_open(const yl_encoder_spec *spec, yl_encoder **out, yl_error *err)
{
    yl_encoder *e = yl_calloc(1, sizeof *e);
    if (e == NULL)
        return YL_FAIL_MEMORY(err);
    e->config = spec->config;
    e->type = spec->schema.fields[0].type;
    e->column = spec->columns[0];
    e->whole = spec->whole;
    yl_status status = codec_open(&e->codec, e->config->charset, err);
    if (status != YL_OK) {
        raw_encoder_close(e);
        return status;
    }
    *out = e;
    return YL_OK;
}

static uint64_t get_number(const yl_type *type, const yl_vector *v, uint32_t row)
{
    uint32_t word;
    uint64_t bits;
    switch (type->root) {
    case YL_BOOLEAN:
        return v->u8[row] != 0;
    case YL_TINYINT:
        return (uint8_t)v->i8[row];
    case YL_SMALLINT:
        return (uint16_t)v->i16[row];
    case YL_INT:
    case YL_FLOAT:
        memcpy(&word, &v->i32[row], sizeof word);
        return word;
    default:
        memcpy(&bits, &v->i64[row], sizeof bits);
        return bits;
    }
}

static yl_status write_value(yl_encoder *e, const yl_vector *v, uint32_t row, yl_strbuf *out,
                             yl_error *err)
{
    int size = value_size(e->type);
    if (size > 0) {
        uint64_t bits = get_number(e->type, v, row);
        for (int i = 0; i < size; i++) {
            int byte = e->config->little_endian != 0 ? i : size - 1 - i;
            yl_strbuf_char(out, (char)(bits >> (byte * 8)));
        }
        return YL_OK;
    }
    yl_str bytes = yl_view_str(&v->views[row]);
    if (e->codec.converter == NULL || !yl_type_is_text(e->type)) {
        yl_strbuf_str(out, bytes);
        return YL_OK;
    }
    yl_status status = codec_write(&e->codec, bytes, out);
    return status == YL_OK           ? YL_OK
           : status == YL_ERR_MEMORY ? YL_FAIL_MEMORY(err)
                                     : YL_FAIL(err, DATA, "a text cannot be converted to '%.*s'",
                                               YL_STR_ARGS(e->config->charset));
}

static yl_status raw_encode(yl_encoder *e, const yl_batch *batch, yl_strbuf *out, yl_error *err)
{
    const yl_vector *v = batch->columns[e->column];
    for (uint32_t i = 0; i < batch->count; i++) {
        uint32_t row = yl_batch_row(batch, i);
        if (yl_vector_valid(v, row))
            YL_TRY(write_value(e, v, v->form == YL_CONST ? 0 : row, out, err));
        if (!e->whole)
            yl_strbuf_char(out, '\n');
    }
    return out->oom ? YL_FAIL_MEMORY(err) : YL_OK;
}

const yl_format_type yl_format_raw = {
    .name = "raw",
    .options = raw_options,
    .n_options = sizeof raw_options / sizeof *raw_options,
    .config_size = sizeof(raw_config),
    .splittable = true,
    .check = raw_check,
    .decoder_open = raw_decoder_open,
    .decode = raw_decode,
    .decoder_close = raw_decoder_close,
    .find_border = yl_lines_find_border,
    .encoder_open = raw_encoder_open,
    .encode = raw_encode,
    .encoder_close = raw_encoder_close,
};
