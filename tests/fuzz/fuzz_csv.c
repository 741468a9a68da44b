/* CSV: any bytes, in any dialect, cut in any way.
 *
 * The first four bytes choose the options and how the text is cut; the rest is the text. The rows
 * must be the same whether it is decoded whole (with every scan kernel), fed in pieces, or cut at
 * the borders that find_border gives; and these and the lines it counts must be the same byte by
 * byte and block by block. Values of all types are made of the text on the way.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "format/csv_internal.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { COLUMNS = 5 };

typedef struct input {
    const yl_format_type *format;
    csv_config config;
    yl_schema schema;
    yl_decoder *decoder;
    const char *text;
    size_t size;
    uint32_t step; /* how pieces are cut */
} input;

static void must(bool condition, const char *what)
{
    if (condition)
        return;
    fprintf(stderr, "fuzz_csv: %s\n", what);
    abort();
}

static void print_text(const yl_vector *v, uint32_t row, yl_strbuf *out)
{
    if (!yl_vector_valid(v, row))
        yl_strbuf_char(out, '-');
    else
        yl_strbuf_printf(out, "%u:%.*s|", v->views[row].size,
                         YL_STR_ARGS(yl_view_str(&v->views[row])));
}

static void print_rows(yl_vector **columns, uint32_t rows, yl_strbuf *out)
{
    for (uint32_t row = 0; row < rows; row++) {
        for (uint32_t i = 0; i < COLUMNS; i++) {
            const yl_vector *v = columns[i];
            if (!yl_vector_valid(v, row))
                yl_strbuf_puts(out, "-|");
            else if (v->phys == YL_PHYS_STR)
                print_text(v, row, out);
            else if (v->phys == YL_PHYS_I32)
                yl_strbuf_printf(out, "%d|", v->i32[row]);
            else if (v->phys == YL_PHYS_F64)
                yl_strbuf_printf(out, "%a|", v->f64[row]);
            else
                for (uint32_t k = 0; k < v->entries[row].length; k++)
                    print_text(v->children[0], v->entries[row].offset + k, out);
        }
        yl_strbuf_char(out, '\n');
    }
}

/* Decodes a piece; gives the bytes used. */
static size_t decode(input *in, size_t begin, size_t end, bool last, yl_strbuf *out)
{
    size_t size = end - begin, used = 0, total = 0;
    uint32_t rows = 0, max = 1 + in->step % 50;
    char *copy = yl_malloc_aligned(size);
    yl_heap *heap = yl_heap_new();
    must(copy != NULL && heap != NULL && yl_heap_take(heap, yl_free_aligned, copy), "memory");
    if (size > 0)
        memcpy(copy, in->text + begin, size);
    yl_input_place place = {.name = YL_STR("fuzz"), .offset = begin};
    do {
        yl_error err = {0};
        yl_vector *columns[COLUMNS];
        for (uint32_t i = 0; i < COLUMNS; i++)
            columns[i] = yl_vector_new(in->schema.fields[i].type, max);
        place.behind = total;
        yl_status status = in->format->decode(in->decoder, &place, copy + total, size - total, last,
                                              heap, columns, max, &rows, &used, &err);
        must(status == YL_OK, "decode fails");
        total += used;
        print_rows(columns, rows, out);
        for (uint32_t i = 0; i < COLUMNS; i++)
            yl_vector_unref(columns[i]);
    } while (used > 0 && total < size);
    yl_heap_unref(heap);
    must(!last || total == size, "not all is used");
    return total;
}

static void decode_pieces(input *in, yl_strbuf *out)
{
    size_t begin = 0, end = 0;
    while (end < in->size) {
        in->step = in->step * 1103515245 + 12345;
        end += in->step >> 16 & 63;
        if (end > in->size)
            end = in->size;
        begin += decode(in, begin, end, false, out);
    }
    decode(in, begin, in->size, true, out);
}

/* Where records begin: the next border, again and again, so that find_border goes byte by byte. */
static size_t *all_borders(const input *in, size_t *n)
{
    size_t *borders = yl_malloc((in->size + 1) * sizeof *borders);
    char *copy = yl_malloc_aligned(in->size);
    uint64_t state = 0, lines = 0;
    must(borders != NULL && copy != NULL, "memory");
    if (in->size > 0)
        memcpy(copy, in->text, in->size);
    *n = 0;
    for (size_t at = 0; at < in->size; borders[(*n)++] = at) {
        size_t left = in->size - at;
        size_t border = in->format->find_border(&in->config, copy + at, left, 1, &state, &lines);
        must(border > 0 && border <= left, "border");
        at += border;
    }
    must(lines == yl_csv_count_lines(in->text, in->size), "lines, byte by byte");
    yl_free_aligned(copy);
    return borders;
}

/* The size of the next piece of a text of which `left` bytes are left. */
static size_t next_piece(input *in, size_t left)
{
    in->step = in->step * 1103515245 + 12345;
    size_t piece = 1 + (in->step >> 16) % 300;
    return piece < left ? piece : left;
}

/* Walks the text in pieces, all of it or to the first border from *wanted on. */
static size_t next_border(input *in, size_t begin, size_t *wanted, uint64_t *state, uint64_t *lines)
{
    size_t at = begin;
    bool whole = lines == NULL && (in->step >> 20 & 1) != 0;
    while (at < in->size) {
        size_t left = in->size - at, size = whole ? left : next_piece(in, left);
        size_t from = *wanted > at ? *wanted - at : 1;
        char *copy = yl_malloc_aligned(size);
        must(copy != NULL, "memory");
        memcpy(copy, in->text + at, size);
        size_t border = in->format->find_border(&in->config, copy, size, from, state, lines);
        yl_free_aligned(copy);
        at += border;
        if (border < size)
            return at;
        if (*wanted <= at) /* a border at the end of a piece looks like none */
            *wanted = at + 1;
    }
    return at;
}

static void decode_chunks(input *in, yl_strbuf *out)
{
    size_t n = 0, *borders = all_borders(in, &n), next = 0, beyond = SIZE_MAX;
    uint64_t state = 0, lines = 0;
    must(next_border(in, 0, &beyond, &state, &lines) == in->size, "a border that is not wanted");
    must(lines == yl_csv_count_lines(in->text, in->size), "lines, block by block");
    state = 0;
    for (size_t begin = 0, end; begin < in->size; begin = end) {
        size_t wanted = begin + next_piece(in, SIZE_MAX);
        end = next_border(in, begin, &wanted, &state, NULL);
        while (next < n && borders[next] < wanted)
            next++;
        must(end == (next < n ? borders[next] : in->size), "borders differ");
        decode(in, begin, end, true, out);
    }
    yl_free(borders);
}

static void choose_options(csv_config *c, const uint8_t *bytes)
{
    static const char *const delimiters[] = {",",   ";",        "\\t",          " ",
                                             "\\n", "\xC2\xA7", "\xE2\x82\xAC", "\""};
    static const char *const quotes[] = {"\"", "'", "#", " ", "\t", "q", ",", "\r"};
    static const char *const escapes[] = {"\\", "\"", ",", " ", "\r", "#", "n", "\\"};
    *c = (csv_config){.field_delimiter = yl_str_of(delimiters[bytes[0] & 7]),
                      .quote_character = yl_str_of(quotes[bytes[0] >> 3 & 7]),
                      .array_element_delimiter = YL_STR(";"),
                      .escape_character = yl_str_of(escapes[bytes[3] >> 5]),
                      .null_literal = bytes[0] & 64 ? YL_STR("null") : YL_STR(""),
                      .has_null_literal = bytes[0] & 128,
                      .disable_quote = bytes[1] & 1,
                      .has_escape = bytes[1] & 2,
                      .allow_comments = bytes[1] & 4,
                      .ignore_parse_errors = true,
                      .trim_spaces = bytes[1] & 8,
                      .ignore_trailing_unmappable = bytes[1] & 16,
                      .allow_trailing_comma = bytes[1] & 32,
                      .fail_on_missing_columns = bytes[1] & 64,
                      .empty_string_as_null = bytes[1] & 128};
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const yl_field element = {.name = YL_STR("e"), .type = &yl_type_string};
    const yl_type array = {.root = YL_ARRAY, .nullable = true, .n_fields = 1, .fields = &element};
    const yl_field fields[COLUMNS] = {{YL_STR("a"), &yl_type_string, {0}},
                                      {YL_STR("b"), &yl_type_int, {0}},
                                      {YL_STR("c"), &yl_type_double, {0}},
                                      {YL_STR("d"), &yl_type_date, {0}},
                                      {YL_STR("e"), &array, {0}}};
    static const uint32_t columns[COLUMNS] = {0, 1, 2, 3, 4};
    input in = {.format = yl_format_find(YL_STR("csv")), .schema = {COLUMNS, fields}};
    const char *kernels[8];
    yl_strbuf first = {0}, other = {0};
    if (size < 4)
        return 0;
    if (size >= 6 && (data[4] == 0xFE || data[4] == 0xFF) && (data[5] & 0xFE) == 0xFE)
        return 0; /* UTF-16 is refused, but only at a file's beginning */
    choose_options(&in.config, data);
    in.step = (uint32_t)(data[2] | data[3] << 8);
    in.text = (const char *)data + 4;
    in.size = size - 4;
    yl_decoder_spec spec = {
        .config = &in.config, .schema = in.schema, .columns = columns, .n_columns = COLUMNS};
    if (in.format->decoder_open(&spec, &in.decoder, NULL) != YL_OK)
        return 0;
    uint32_t n = yl_csv_scan_kernels(kernels, 8);
    for (uint32_t i = 0; i < n; i++) {
        yl_csv_scan_force(kernels[i]);
        yl_strbuf *out = i == 0 ? &first : &other;
        yl_strbuf_reset(out);
        decode(&in, 0, in.size, true, out);
        must(i == 0 || yl_str_equal(yl_strbuf_view(&first), yl_strbuf_view(&other)), "kernels");
    }
    yl_csv_scan_force(NULL);
    yl_strbuf_reset(&other);
    decode_pieces(&in, &other);
    must(yl_str_equal(yl_strbuf_view(&first), yl_strbuf_view(&other)), "pieces differ");
    yl_strbuf_reset(&other);
    decode_chunks(&in, &other);
    must(yl_str_equal(yl_strbuf_view(&first), yl_strbuf_view(&other)), "chunks differ");
    in.format->decoder_close(in.decoder);
    yl_strbuf_clear(&first);
    yl_strbuf_clear(&other);
    return 0;
}
