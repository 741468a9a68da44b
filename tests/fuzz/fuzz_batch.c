/* Stored batches, schemas and frames: any bytes give a value or CORRUPT, never more.
 *
 * The input is read as it is, and again as the body of a frame whose checksum fits, because no
 * fuzzer finds a checksum. What can be read is hashed, packed, printed and written; what was
 * written must be read back as the same bytes.
 */
#include <stdint.h>
#include <stdlib.h>

#include "data/print.h"
#include "data/serialize.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { COLUMNS = 9 };

static void use(yl_batch *batch)
{
    yl_strbuf text = {0};
    uint64_t *hashes = calloc(batch->rows + 1, sizeof *hashes);
    for (uint32_t c = 0; c < batch->n_columns && hashes != NULL; c++) {
        const yl_vector *v = batch->columns[c];
        if (v == NULL || batch->rows == 0)
            continue;
        yl_vector_hash(v, batch->rows, hashes, c > 0);
        for (uint32_t i = 0; i < (v->form == YL_CONST ? 1 : batch->rows); i++) {
            yl_print_options options = {.style = (yl_print_style)(i % 3)};
            yl_strbuf_reset(&text);
            yl_value_print(v, i, &options, &text);
        }
    }
    free(hashes);
    yl_strbuf_clear(&text);
}

static void read_batch(yl_schema schema, yl_str bytes)
{
    yl_batch *batch, *again;
    yl_strbuf first = {0}, second = {0};
    if (yl_batch_read(schema, &bytes, &batch, NULL) != YL_OK)
        return;
    use(batch);
    if (yl_batch_write(batch, &first, NULL) != YL_OK)
        abort();
    bytes = yl_strbuf_view(&first);
    if (yl_batch_read(schema, &bytes, &again, NULL) != YL_OK ||
        yl_batch_write(again, &second, NULL) != YL_OK ||
        !yl_str_equal(yl_strbuf_view(&first), yl_strbuf_view(&second)))
        abort();
    if (again->rows <= 64 && yl_batch_compact(again) != YL_OK) /* constants may get large */
        abort();
    yl_batch_free(batch);
    yl_batch_free(again);
    yl_strbuf_clear(&first);
    yl_strbuf_clear(&second);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    yl_str input = {(const char *)data, size};
    yl_arena *arena = yl_arena_new("fuzz", 0);
    yl_strbuf framed = {0}, text = {0};
    const yl_type *strings = yl_type_array(arena, &yl_type_string);
    const yl_type *pair = yl_type_row(
        arena, (yl_field[]){{YL_STR("a"), &yl_type_int, {0}}, {YL_STR("b"), strings, {0}}}, 2);
    const yl_type *types[COLUMNS] = {
        &yl_type_boolean,
        &yl_type_bigint,
        &yl_type_string,
        &yl_type_bytes,
        &yl_type_ltz3,
        yl_type_decimal(arena, 20, 3),
        pair,
        yl_type_map(arena, &yl_type_string, pair),
        yl_type_array(arena, strings),
    };
    yl_field fields[COLUMNS];
    for (int i = 0; i < COLUMNS; i++)
        fields[i] = (yl_field){YL_STR("c"), types[i], {0}};
    /* The first byte chooses how many of the columns there are, and the last ones first. */
    uint32_t n = size == 0 ? COLUMNS : 1 + data[0] % COLUMNS;
    yl_schema schema = {n, fields + (COLUMNS - n)};
    read_batch(schema, input);
    size_t begin = yl_frame_begin(&framed, "YLBA", YL_BATCH_FORMAT_VERSION);
    if (size > 0)
        yl_strbuf_add(&framed, data + 1, size - 1);
    yl_frame_end(&framed, begin);
    read_batch(schema, yl_strbuf_view(&framed));

    yl_schema stored;
    yl_byte_reader in = yl_byte_reader_of(input);
    if (yl_schema_read(&in, arena, &stored, NULL) == YL_OK)
        for (uint32_t i = 0; i < stored.n; i++)
            yl_type_print(stored.fields[i].type, &text);
    yl_strbuf_clear(&framed);
    yl_strbuf_clear(&text);
    yl_arena_free(arena);
    return 0;
}
