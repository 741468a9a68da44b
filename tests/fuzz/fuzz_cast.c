/* Casts: any text may be cast to any type, and what came of it to every other one.
 *
 * The input's lines are the rows of a column; a line "~" is a NULL. The first byte chooses whether
 * they are texts or bytes. Nothing may crash, TRY_CAST may not fail, NULL stays NULL, and what a
 * type prints must be readable by the type again (but for nested values, which have no reader).
 */
#include <stdint.h>
#include <stdlib.h>

#include "data/utf8.h"
#include "function/cast.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { ROWS_MAX = 64, TYPES_MAX = 40 };

static const yl_type *types[TYPES_MAX];
static uint32_t n_types;

static void add(const yl_type *type)
{
    types[n_types++] = type;
}

static void make_types(yl_arena *arena)
{
    static const yl_root plain[] = {YL_BOOLEAN, YL_TINYINT, YL_SMALLINT, YL_INT,
                                    YL_BIGINT,  YL_FLOAT,   YL_DOUBLE,   YL_DATE};
    static const int digits[] = {0, 1, 3, 6, 7, 9};
    n_types = 0;
    add(&yl_type_string);
    add(&yl_type_bytes);
    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++)
        add(yl_type_plain(arena, plain[i]));
    add(yl_type_decimal(arena, 10, 2));
    add(yl_type_decimal(arena, 38, 18));
    add(yl_type_decimal(arena, 3, 3));
    add(yl_type_with_precision(arena, YL_TIME, 0));
    add(yl_type_with_precision(arena, YL_TIME, 3));
    for (size_t i = 0; i < sizeof digits / sizeof digits[0]; i++) {
        add(yl_type_with_precision(arena, YL_TIMESTAMP, digits[i]));
        add(yl_type_with_precision(arena, YL_TIMESTAMP_LTZ, digits[i]));
    }
    add(yl_type_with_length(arena, YL_CHAR, 5));
    add(yl_type_with_length(arena, YL_VARCHAR, 3));
    add(yl_type_with_length(arena, YL_BINARY, 4));
    add(yl_type_with_length(arena, YL_VARBINARY, 2));
    add(&yl_type_interval_month);
    add(&yl_type_interval_second);
    if (yl_arena_oom(arena))
        abort();
}

/* A new vector; NULL when the pair does not exist. */
static yl_vector *cast(const yl_vector *in, const yl_type *from, const yl_type *to)
{
    yl_expr_env env = {.zone = yl_timezone_utc};
    if (yl_cast_kind_of(from, to) == YL_CAST_REFUSED)
        return NULL;
    yl_vector *out = yl_vector_new(to, in->length);
    if (out == NULL)
        abort();
    out->length = in->length;
    if (in->validity != NULL) {
        if (yl_vector_need_validity(out) != YL_OK)
            abort();
        memcpy(out->validity, in->validity, yl_bitmap_bytes(in->length));
    }
    yl_cast_job job = {.n = in->length,
                       .in = in,
                       .out = out,
                       .from = from,
                       .to = to,
                       .env = &env,
                       .mode = YL_CAST_NULL};
    if (yl_cast_find(from, to)(&job) != YL_OK)
        abort();
    for (uint32_t i = 0; i < in->length; i++)
        if (!yl_vector_valid(in, i) && yl_vector_valid(out, i))
            abort();
    return out;
}

static void check_text(const yl_vector *texts)
{
    for (uint32_t i = 0; i < texts->length; i++)
        if (!yl_utf8_valid(yl_view_str(&texts->views[i])))
            abort();
}

static yl_vector *read_rows(const uint8_t *data, size_t size, const yl_type *type)
{
    yl_vector *v = yl_vector_new(type, ROWS_MAX);
    if (v == NULL)
        abort();
    for (size_t at = 0; at < size && v->length < ROWS_MAX;) {
        const uint8_t *end = memchr(data + at, '\n', size - at);
        size_t n = end == NULL ? size - at : (size_t)(end - data) - at;
        yl_str line = {(const char *)data + at, n};
        uint32_t i = v->length++;
        yl_status status = yl_str_equal(line, YL_STR("~")) ? yl_vector_set_null(v, i)
                                                           : yl_vector_set_str(v, i, line);
        if (status != YL_OK)
            abort();
        at += n + 1;
    }
    return v;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    yl_arena *arena = yl_arena_new("fuzz", 0);
    if (arena == NULL || size == 0 || size > 4096) {
        yl_arena_free(arena);
        return 0;
    }
    make_types(arena);
    yl_vector *bytes = read_rows(data + 1, size - 1, &yl_type_bytes);
    yl_vector *texts = cast(bytes, &yl_type_bytes, &yl_type_string);
    const yl_type *from = data[0] & 1 ? &yl_type_bytes : &yl_type_string;
    const yl_vector *in = data[0] & 1 ? bytes : texts;
    check_text(texts);
    for (uint32_t a = 0; a < n_types; a++) {
        yl_vector *values = cast(in, from, types[a]);
        if (values == NULL)
            continue;
        for (uint32_t b = 0; b < n_types; b++) {
            yl_vector *again = cast(values, types[a], types[b]);
            if (again != NULL && yl_type_is_text(types[b]))
                check_text(again);
            yl_vector_unref(again);
        }
        yl_vector_unref(values);
    }
    yl_vector_unref(texts);
    yl_vector_unref(bytes);
    yl_arena_free(arena);
    return 0;
}
