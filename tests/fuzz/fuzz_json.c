/* JSON: any bytes, under any options, cut in any way.
 *
 * The first four bytes choose the options and how the text is cut; the rest is the text. The rows
 * must be the same whether it is decoded whole, fed in pieces, or cut at the borders that
 * find_border gives; values of all kinds of types are made of it on the way. What is then written
 * must be read back as rows that are written as the same bytes.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "data/print.h"
#include "data/utf8.h"
#include "format/json_internal.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { COLUMNS = 16, ROWS_MAX = 50 };

typedef struct input {
    const yl_format_type *format;
    json_config config;
    yl_schema schema;
    yl_decoder *decoder;
    yl_encoder *encoder;
    const char *text;
    size_t size;
    uint32_t step; /* how pieces are cut */
} input;

static const uint32_t all_columns[COLUMNS] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

static void must(bool condition, const char *what)
{
    if (condition)
        return;
    fprintf(stderr, "fuzz_json: %s\n", what);
    abort();
}

/* Texts come out as UTF-8, whatever went in. */
static void check_texts(const yl_vector *v, uint32_t rows)
{
    for (uint32_t i = 0; yl_type_is_text(v->type) && i < rows; i++)
        must(!yl_vector_valid(v, i) || yl_utf8_valid(yl_view_str(&v->views[i])), "not UTF-8");
    for (uint32_t i = 0; i < v->n_children; i++)
        check_texts(v->children[i], v->phys == YL_PHYS_ROW ? rows : v->children[i]->length);
}

static void print_rows(const yl_batch *batch, yl_strbuf *out)
{
    for (uint32_t i = 0; i < COLUMNS; i++)
        check_texts(batch->columns[i], batch->rows);
    for (uint32_t row = 0; row < batch->rows; row++) {
        for (uint32_t i = 0; i < COLUMNS; i++) {
            yl_value_print(batch->columns[i], row, NULL, out);
            yl_strbuf_char(out, '|');
        }
        yl_strbuf_char(out, '\n');
    }
}

/* Decodes a piece; gives the bytes used. `encoded` may be NULL. */
static size_t decode(input *in, const char *text, size_t size, bool last, yl_strbuf *printed,
                     yl_strbuf *encoded)
{
    size_t used = 0, total = 0;
    uint32_t max = 1 + in->step % ROWS_MAX;
    char *copy = yl_malloc_aligned(size);
    yl_heap *heap = yl_heap_new();
    must(copy != NULL && heap != NULL && yl_heap_take(heap, yl_free_aligned, copy), "memory");
    if (size > 0)
        memcpy(copy, text, size);
    yl_input_place place = {.name = YL_STR("fuzz")};
    do {
        yl_error err = {0};
        uint32_t rows = 0;
        yl_batch *batch = yl_batch_new(COLUMNS);
        for (uint32_t i = 0; i < COLUMNS; i++)
            batch->columns[i] = yl_vector_new(in->schema.fields[i].type, max);
        place.behind = total;
        yl_status status = in->format->decode(in->decoder, &place, copy + total, size - total, last,
                                              heap, batch->columns, max, &rows, &used, &err);
        must(status == YL_OK || !in->config.ignore_errors, "decode fails");
        if (status != YL_OK) {
            must(status == YL_ERR_DATA && rows == 0, "an error of another kind");
            yl_strbuf_printf(printed, "%s\n", yl_error_message(&err));
            used = 0;
        }
        total += used;
        batch->rows = batch->count = status == YL_OK ? rows : 0;
        print_rows(batch, printed);
        if (encoded != NULL)
            must(in->format->encode(in->encoder, batch, encoded, NULL) == YL_OK, "encode fails");
        yl_batch_free(batch);
    } while (used > 0 && total < size);
    yl_heap_unref(heap);
    must(!last || total == size || !in->config.ignore_errors, "not all is used");
    return total;
}

static uint32_t next_step(input *in)
{
    in->step = in->step * 1103515245 + 12345;
    return in->step >> 16;
}

static void decode_pieces(input *in, yl_strbuf *out)
{
    size_t begin = 0, end = 0;
    while (end < in->size) {
        end += next_step(in) & 63;
        if (end > in->size)
            end = in->size;
        begin += decode(in, in->text + begin, end - begin, false, out, NULL);
    }
    decode(in, in->text + begin, in->size - begin, true, out, NULL);
}

static void decode_chunks(input *in, yl_strbuf *out)
{
    uint64_t state = 0;
    size_t begin = 0;
    while (begin < in->size) {
        size_t size = in->size - begin, from = 1 + next_step(in) % 200;
        size_t border =
            in->format->find_border(&in->config, in->text + begin, size, from, &state, NULL);
        must(border > 0 && border <= size && (border >= from || border == size), "border");
        decode(in, in->text + begin, border, true, out, NULL);
        begin += border;
    }
}

static void run(input *in)
{
    yl_strbuf first = {0}, other = {0}, written = {0}, again = {0};
    decode(in, in->text, in->size, true, &first, &written);
    if (in->config.ignore_errors) {
        decode_pieces(in, &other);
        must(yl_str_equal(yl_strbuf_view(&first), yl_strbuf_view(&other)), "pieces differ");
        yl_strbuf_reset(&other);
        decode_chunks(in, &other);
        must(yl_str_equal(yl_strbuf_view(&first), yl_strbuf_view(&other)), "chunks differ");
    }
    yl_strbuf_reset(&other);
    if (!in->config.fail_on_missing) {
        decode(in, written.data, written.size, true, &other, &again);
        must(yl_str_equal(yl_strbuf_view(&written), yl_strbuf_view(&again)), "another text");
    }
    yl_strbuf_clear(&first);
    yl_strbuf_clear(&other);
    yl_strbuf_clear(&written);
    yl_strbuf_clear(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 4)
        return 0;
    yl_arena *arena = yl_arena_new("fuzz", 0);
    must(arena != NULL, "memory");
    const yl_type *text = &yl_type_string;
    const yl_field inner[2] = {{YL_STR("x"), &yl_type_int, {0}}, {YL_STR("y"), text, {0}}};
    const yl_type *row = yl_type_row(arena, inner, 2);
    const yl_field fields[COLUMNS] = {
        {YL_STR("a"), &yl_type_int, {0}},
        {YL_STR("b"), text, {0}},
        {YL_STR("c"), &yl_type_double, {0}},
        {YL_STR("d"), &yl_type_date, {0}},
        {YL_STR("e"), &yl_type_boolean, {0}},
        {YL_STR("f"), &yl_type_float, {0}},
        {YL_STR("g"), &yl_type_bytes, {0}},
        {YL_STR("h"), &yl_type_bigint, {0}},
        {YL_STR("i"), yl_type_array(arena, &yl_type_int), {0}},
        {YL_STR("m"), yl_type_map(arena, text, yl_type_array(arena, text)), {0}},
        {YL_STR("r"), row, {0}},
        {YL_STR("s"), yl_type_array(arena, row), {0}},
        {YL_STR("t"), &yl_type_time, {0}},
        {YL_STR("u"), &yl_type_timestamp6, {0}},
        {YL_STR("\xC3\xA9"), &yl_type_tinyint, {0}},
        {YL_STR("a long name that is not in the shape"),
         data[0] & 1 ? yl_type_decimal(arena, 20, 5) : text,
         {0}},
    };
    input in = {.format = yl_format_find(YL_STR("json")),
                .config = {.null_key_literal = YL_STR("null"),
                           .iso = data[0] >> 1 & 1,
                           .ignore_errors = (data[0] & 12) != 0,
                           .fail_on_missing = (data[0] & 28) == 16,
                           .plain_decimals = data[0] & 32,
                           .ignore_nulls = data[0] & 64},
                .schema = {COLUMNS, fields},
                .text = (const char *)data + 4,
                .size = size - 4,
                .step = (uint32_t)(data[1] | data[2] << 8)};
    yl_decoder_spec spec = {
        .config = &in.config, .schema = in.schema, .columns = all_columns, .n_columns = COLUMNS};
    yl_encoder_spec write = {.config = &in.config, .schema = in.schema, .columns = all_columns};
    must(in.format->decoder_open(&spec, &in.decoder, NULL) == YL_OK, "decoder");
    must(in.format->encoder_open(&write, &in.encoder, NULL) == YL_OK, "encoder");
    run(&in);
    in.format->decoder_close(in.decoder);
    in.format->encoder_close(in.encoder);
    yl_arena_free(arena);
    return 0;
}
