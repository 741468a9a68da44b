/* The raw format: one column, whose value is the bytes themselves.
 *
 * In files a value is a line; as a message it is the whole message. Texts are converted from and
 * to a character set; numbers are their bytes in either order and must have the right length.
 * There is no policy for bad records: as in Flink, a value of the wrong length fails the job. A
 * NULL is written as an empty value.
 */
#include "base/mem.h"
#include "format/format_internal.h"
#include "format/lines.h"
#include "function/charset.h"

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

struct yl_decoder {
    const raw_config *config;
    const yl_type *type;
    bool whole, wanted;
    yl_charset *charset; /* NULL: UTF-8, nothing is converted */
    yl_strbuf text;
};

struct yl_encoder {
    const raw_config *config;
    const yl_type *type;
    bool whole;
    uint32_t column;
    yl_charset *charset; /* NULL: UTF-8, nothing is converted */
    yl_strbuf text;
};

/* ---- Character sets ---- */

static yl_status open_charset(yl_str name, yl_charset **out, yl_error *err)
{
    *out = NULL;
    if (yl_str_equal_nocase(name, YL_STR("UTF-8")) || yl_str_equal_nocase(name, YL_STR("UTF8")))
        return YL_OK;
    yl_status status = yl_charset_open(name, out, err);
    return status == YL_OK || err == NULL ? status : yl_error_prefix(err, "option 'raw.charset': ");
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
    yl_charset *charset;
    yl_status status = open_charset(raw->charset, &charset, err);
    yl_charset_close(charset);
    return status;
}

/* ---- Reading ---- */

static void raw_decoder_close(yl_decoder *d)
{
    if (d == NULL)
        return;
    yl_charset_close(d->charset);
    yl_strbuf_clear(&d->text);
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
    yl_status status = open_charset(d->config->charset, &d->charset, err);
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
        put_number(d->type, v, row,
                   load_number(bytes.data, bytes.size, d->config->little_endian != 0));
        return YL_OK;
    }
    if (bytes.size > INT32_MAX)
        return YL_FAIL(err, BUDGET, "a record of more than 2 GiB");
    if (d->charset != NULL && yl_type_is_text(d->type)) {
        YL_TRY(yl_charset_decode(d->charset, bytes, &d->text, err));
        yl_status status = yl_vector_set_str(v, row, yl_strbuf_view(&d->text));
        return status == YL_OK ? YL_OK : YL_FAIL_MEMORY(err);
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
            yl_error *here = n == 0 ? err : NULL; /* else the next call meets it again */
            yl_status status = put_value(d, line, v, v->length, &borrows, here);
            if (status != YL_OK && n > 0)
                break;
            if (status != YL_OK) {
                char where[700];
                yl_place_print(place, bytes, p, where, sizeof where);
                return err == NULL ? status : yl_error_prefix(err, "%s: ", where);
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
    yl_charset_close(e->charset);
    yl_strbuf_clear(&e->text);
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
    yl_status status = open_charset(e->config->charset, &e->charset, err);
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
    if (e->charset == NULL || !yl_type_is_text(e->type)) {
        yl_strbuf_str(out, bytes);
        return YL_OK;
    }
    YL_TRY(yl_charset_encode(e->charset, bytes, &e->text, err));
    yl_strbuf_str(out, yl_strbuf_view(&e->text));
    return YL_OK;
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
