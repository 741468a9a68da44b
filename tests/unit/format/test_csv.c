/* CSV: splitting against a naive reader, values and errors by example, writing by example. The
 * examples were given to stock Flink 2.3. */
#include "format/csv_internal.h"

#include "base/list.h"
#include "csv_reference.h"
#include "data/decimal.h"
#include "data/time_text.h"

/* ---- A table to read or write ---- */

typedef struct table {
    yl_arena *arena;
    csv_config *config;
    yl_schema schema;
    uint32_t columns[16];
    uint32_t n_columns;
    yl_io_stats stats;
    yl_error err;
} table;

static const yl_format_type *csv(void)
{
    return yl_format_find(YL_STR("csv"));
}

/* `options`: "key=value" separated by LF. All fields are projected. */
static void table_init(table *t, const char *options, const yl_field *fields, uint32_t n)
{
    yl_option_pair pairs[16];
    uint32_t n_pairs = 0;
    memset(t, 0, sizeof *t);
    t->arena = yl_arena_new("test", 0);
    for (const char *p = options; *p != '\0'; n_pairs++) {
        size_t key = strcspn(p, "="), value = strcspn(p + key + 1, "\n");
        pairs[n_pairs] = (yl_option_pair){{p, key}, {p + key + 1, value}, {0, 0}};
        p += key + 1 + value;
        p += *p == '\n';
    }
    t->config = yl_arena_alloc(t->arena, csv()->config_size);
    check_ok(yl_options_parse(t->arena, "csv", csv()->options, csv()->n_options, pairs, n_pairs,
                              t->config, &t->err),
             &t->err);
    t->schema = (yl_schema){n, fields};
    t->n_columns = n;
    for (uint32_t i = 0; i < n; i++)
        t->columns[i] = i;
}

static void table_clear(table *t)
{
    yl_arena_free(t->arena);
}

static void print_value(const yl_vector *v, uint32_t row, yl_strbuf *out)
{
    char buf[128];
    if (!yl_vector_valid(v, row)) {
        yl_strbuf_puts(out, "-");
        return;
    }
    switch (v->type->root) {
    case YL_BOOLEAN:
        yl_strbuf_puts(out, v->u8[row] ? "true" : "false");
        break;
    case YL_TINYINT:
        yl_strbuf_printf(out, "%d", v->i8[row]);
        break;
    case YL_INT:
    case YL_TIME:
        yl_strbuf_printf(out, "%d", v->i32[row]);
        break;
    case YL_DATE:
        yl_strbuf_add(out, buf, yl_date_print_iso(v->i32[row], buf));
        break;
    case YL_BIGINT:
        yl_strbuf_printf(out, "%lld", (long long)v->i64[row]);
        break;
    case YL_TIMESTAMP:
    case YL_TIMESTAMP_LTZ:
        yl_strbuf_printf(out, "%lld", (long long)v->i64[row]);
        break;
    case YL_DOUBLE:
        yl_strbuf_printf(out, "%.17g", v->f64[row]);
        break;
    case YL_DECIMAL:
        yl_strbuf_add(out, buf, yl_decimal_print(v->i128[row], v->type->scale, buf));
        break;
    case YL_ARRAY:
        yl_strbuf_char(out, '[');
        for (uint32_t i = 0; i < v->entries[row].length; i++) {
            yl_strbuf_puts(out, i == 0 ? "" : ";");
            print_value(v->children[0], v->entries[row].offset + i, out);
        }
        yl_strbuf_char(out, ']');
        break;
    case YL_ROW:
        for (uint32_t i = 0; i < v->n_children; i++) {
            yl_strbuf_puts(out, i == 0 ? "(" : ";");
            print_value(v->children[i], row, out);
        }
        yl_strbuf_char(out, ')');
        break;
    default:
        yl_strbuf_char(out, '<');
        yl_strbuf_str(out, yl_view_str(&v->views[row]));
        yl_strbuf_char(out, '>');
    }
}

static yl_batch *new_batch(const table *t, uint32_t capacity)
{
    yl_batch *batch = yl_batch_new(t->n_columns);
    for (uint32_t i = 0; batch != NULL && i < t->n_columns; i++) {
        batch->columns[i] = yl_vector_new(t->schema.fields[t->columns[i]].type, capacity);
        if (batch->columns[i] == NULL) {
            yl_batch_free(batch);
            return NULL;
        }
    }
    return batch;
}

/* Decodes bytes[0, size), a copy of which dies before the values are looked at unless a batch
 * keeps it. Appends lines to `out` and the bytes used. */
static yl_status decode_piece(table *t, yl_decoder *d, yl_input_place place, const char *bytes,
                              size_t size, bool last, uint32_t max_rows, yl_strbuf *out,
                              size_t *used_total)
{
    char *copy = yl_malloc_aligned(size);
    yl_heap *heap = yl_heap_new();
    yl_status status = YL_OK;
    *used_total = 0;
    if (copy == NULL || heap == NULL || !yl_heap_take(heap, yl_free_aligned, copy)) {
        yl_free_aligned(copy);
        yl_heap_unref(heap);
        return YL_FAIL_MEMORY(&t->err);
    }
    if (size > 0)
        memcpy(copy, bytes, size);
    YL_LIST(yl_batch *) batches = {0};
    while (status == YL_OK) {
        uint32_t rows = 0;
        size_t used = 0;
        yl_batch *batch = new_batch(t, max_rows);
        if (batch == NULL || !yl_list_push(&batches, batch)) {
            yl_batch_free(batch);
            status = YL_FAIL_MEMORY(&t->err);
            break;
        }
        place.behind = *used_total;
        status = csv()->decode(d, &place, copy + *used_total, size - *used_total, last, heap,
                               batch->columns, max_rows, &rows, &used, &t->err);
        if (status != YL_OK)
            break;
        batch->rows = batch->count = rows;
        *used_total += used;
        if ((rows == 0 && used == 0) || *used_total == size)
            break;
    }
    yl_heap_unref(heap);
    for (size_t b = 0; b < batches.size; b++) {
        yl_batch *batch = batches.items[b];
        for (uint32_t row = 0; row < batch->rows; row++) {
            for (uint32_t i = 0; i < t->n_columns; i++) {
                yl_strbuf_puts(out, i == 0 ? "" : ",");
                print_value(batch->columns[i], row, out);
            }
            yl_strbuf_char(out, '\n');
        }
        yl_batch_free(batch);
    }
    yl_list_clear(&batches);
    return status == YL_OK && out->oom ? YL_ERR_MEMORY : status;
}

static yl_decoder *open_decoder(table *t)
{
    yl_decoder *d = NULL;
    yl_decoder_spec spec = {.config = t->config,
                            .schema = t->schema,
                            .columns = t->columns,
                            .n_columns = t->n_columns,
                            .stats = &t->stats};
    check_ok(csv()->decoder_open(&spec, &d, &t->err), &t->err);
    return d;
}

static yl_status decode_all(table *t, const char *text, size_t size, yl_strbuf *out)
{
    size_t used;
    yl_decoder *d = open_decoder(t);
    yl_input_place place = {.name = YL_STR("t.csv"), .line = 1};
    yl_status status = decode_piece(t, d, place, text, size, true, 100, out, &used);
    csv()->decoder_close(d);
    return status;
}

static void check_rows(const char *options, const yl_field *fields, uint32_t n, const char *text,
                       const char *expected)
{
    table t;
    yl_strbuf out = {0};
    table_init(&t, options, fields, n);
    check_ok(decode_all(&t, text, strlen(text), &out), &t.err);
    check_str(yl_strbuf_view(&out), expected);
    yl_strbuf_clear(&out);
    table_clear(&t);
}

static void check_failure(const char *options, const yl_field *fields, uint32_t n, const char *text,
                          const char *rows, const char *message)
{
    table t;
    yl_strbuf out = {0};
    table_init(&t, options, fields, n);
    check_fails(DATA, decode_all(&t, text, strlen(text), &out), &t.err);
    check_str(yl_strbuf_view(&out), rows);
    check_message(&t.err, message);
    yl_strbuf_clear(&out);
    table_clear(&t);
}

#define FIELD(n, t)                                                                                \
    {                                                                                              \
        .name = YL_STR(n), .type = (t)                                                             \
    }

static const yl_field ABC[] = {FIELD("a", &yl_type_int), FIELD("b", &yl_type_string),
                               FIELD("c", &yl_type_double)};

#define IGNORE "ignore-parse-errors=true\n"

/* ---- Rows ---- */

static void rows(void **state)
{
    (void)state;
    check_rows("", ABC, 3, "1,x,2.5\n2,y,3", "1,<x>,2.5\n2,<y>,3\n");
    check_rows(IGNORE, ABC, 3, "1,x,2.5\n\n2,y,3", "1,<x>,2.5\n-,-,-\n2,<y>,3\n");
    check_rows(IGNORE, ABC, 3, "1,x\n2\n3,y,1.5,\n4,y,1.5, \n5,y,1.5,z\n6,y,1.5,,\n7,z,0",
               "1,<x>,-\n2,-,-\n3,<y>,1.5\n4,<y>,1.5\n7,<z>,0\n");
    check_rows(IGNORE, ABC, 3, "1,\"x\"y,2\n2,b,3\n", "2,<b>,3\n");
    check_rows(IGNORE, ABC, 3, "1,\"xy,2\n2,b,3\n", "");
    check_rows(IGNORE, ABC, 3, "1,\"x\" ,2\n 2,b \"q\" c, 3 \n3, \"x\",1\n",
               "1,<x>,2\n2,<b \"q\" c>,3\n3,< \"x\">,1\n");
    check_rows("", ABC, 3,
               "\xEF\xBB\xBF"
               "1,x,2\n",
               "1,<x>,2\n");
    check_rows(IGNORE, ABC, 3, "1,a\rb,2\r3,c,4\r\n5,d,6\n\r7,e,8",
               "1,<a>,-\n-,<2>,-\n3,<c>,4\n5,<d>,6\n-,-,-\n7,<e>,8\n");
    check_rows("", ABC, 3, "", "");
    check_rows(IGNORE, ABC, 3, "\r\n", "-,-,-\n");
    check_rows(IGNORE, ABC, 3, "\"", "");
    check_rows(IGNORE, ABC, 3, ",", "-,<>,-\n");
}

static void options(void **state)
{
    (void)state;
    check_rows("allow-comments=true", ABC, 3, "# c\n 1,x,2\n  # foo\n\n\n2,#y,3\n#last",
               "1,<x>,2\n2,<#y>,3\n");
    check_rows(IGNORE "escape-character=\\", ABC, 3,
               "1,a\\,b,2\n2,\\\"x,3\n3,a\\\nb,4\n4,\"a\\\"b\\n\\tz\",5\n5,x\\",
               "1,<a,b>,2\n2,<\"x>,3\n3,<a\nb>,4\n4,<a\"b\n\tz>,5\n");
    check_rows(IGNORE "trim-spaces=true", ABC, 3, " 1, x y , 2 \n2, \"x \" ,3\n3,,4\n  ,  ,  \n",
               "1,<x y>,2\n2,<x >,3\n3,<>,4\n-,<>,-\n");
    check_rows("field-delimiter=;", ABC, 3, "1;x;2", "1,<x>,2\n");
    check_rows("field-delimiter=\\t", ABC, 3, "1\tx\t2", "1,<x>,2\n");
    check_rows("field-delimiter=\\u00a7", ABC, 3, "1§\"x§\"§2\n3§§4", "1,<x§>,2\n3,<>,4\n");
    check_rows("empty-string-as-null=true", ABC, 3, "1,x,2\n,,\n", "1,<x>,2\n-,-,-\n");
    check_rows("null-literal=null", ABC, 3, "null,null,null\n\"null\",\"null\",2",
               "-,-,-\n-,-,2\n");
    check_rows("null-literal=", ABC, 3, "1,\"\",2\n,,\n", "1,-,2\n-,-,-\n");
    check_rows("disable-quote-character=true", ABC, 3, "1,\"x\",2\n", "1,<\"x\">,2\n");
    check_rows("quote-character='", ABC, 3, "1,'x''y',2\n", "1,<x'y>,2\n");
    check_rows("ignore-trailing-unmappable=true", ABC, 3, "1,x,2,9,9\n2,y,3", "1,<x>,2\n2,<y>,3\n");
    check_rows(IGNORE "allow-trailing-comma=false", ABC, 3, "1,x,2,\n2,y,3", "2,<y>,3\n");
    check_rows(IGNORE "fail-on-missing-columns=true", ABC, 3, "1,x\n2,y,3", "2,<y>,3\n");
}

static void projection(void **state)
{
    (void)state;
    table t;
    yl_strbuf out = {0};
    table_init(&t, "", ABC, 3);
    t.n_columns = 2;
    t.columns[0] = 2;
    t.columns[1] = 0;
    check_ok(decode_all(&t, "1,x,2\n2,y\n", strlen("1,x,2\n2,y\n"), &out),
             &t.err); /* two fields are enough */
    check_str(yl_strbuf_view(&out), "2,1\n-,2\n");
    yl_strbuf_reset(&out);
    t.n_columns = 0;
    check_ok(decode_all(&t, "1,x,2\nz\n", strlen("1,x,2\nz\n"), &out), &t.err);
    check_str(yl_strbuf_view(&out), "\n\n");
    yl_strbuf_clear(&out);
    table_clear(&t);
}

static void errors(void **state)
{
    (void)state;
    check_failure("", ABC, 3, "1,x,2.5\n\n2,y,3", "1,<x>,2.5\n",
                  "t.csv, line 2: the row has 1 field, but 3 are needed");
    check_failure("", ABC, 3, "1,x,2\r\n2,\"y\nz\",3\r\nq,y,3", "1,<x>,2\n2,<y\nz>,3\n",
                  "t.csv, line 4, column 1 (a): 'q' is no INT");
    check_failure("", ABC, 3, "1,x,2\n2,y,1.5.3", "1,<x>,2\n",
                  "column 3 (c): '1.5.3' is no DOUBLE");
    check_failure("", ABC, 3, "1,x,2,4\n", "", "line 1: there are too many fields, at '4'");
    check_failure("", ABC, 3, "1,\"x\"y,2\n", "", "there is text behind the closing quote");
    check_failure("", ABC, 3, "1,x,2\n1,\"x\n2", "1,<x>,2\n",
                  "t.csv, line 2: the closing quote is missing, at '\"x'");
    check_failure("fail-on-missing-columns=true", ABC, 3, "1,x\n", "", "there are too few fields");
}

static void counts(void **state)
{
    (void)state;
    table t;
    yl_strbuf out = {0};
    table_init(&t, IGNORE, ABC, 3);
    check_ok(decode_all(&t, "1,x,2,4\nq,y,2\n1,\"x\"y,2\n1,\"x\n",
                        strlen("1,x,2,4\nq,y,2\n1,\"x\"y,2\n1,\"x\n"), &out),
             &t.err);
    assert_int_equal(atomic_load(&t.stats.bad_rows), 3);
    yl_strbuf_clear(&out);
    table_clear(&t);
}

static void utf16_is_refused(void **state)
{
    (void)state;
    table t;
    yl_strbuf out = {0};
    table_init(&t, IGNORE, ABC, 3);
    check_fails(UNSUPPORTED,
                decode_all(&t,
                           "\xFF\xFE"
                           "1\0",
                           4, &out),
                &t.err);
    yl_strbuf_clear(&out);
    table_clear(&t);
}

static void bad_options(void **state)
{
    (void)state;
    static const char *const texts[][2] = {
        {"field-delimiter=ab", "'csv.field-delimiter' must be a single character"},
        {"quote-character=", "'csv.quote-character' must be a single character"},
        {"quote-character=§", "only ASCII"},
        {"quote-character='\ndisable-quote-character=true", "exclude each other"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        table t;
        table_init(&t, texts[i][0], ABC, 3);
        assert_int_not_equal(csv()->check(t.config, t.schema, false, &t.err), YL_OK);
        check_message(&t.err, texts[i][1]);
        table_clear(&t);
    }
}

static void types(void **state)
{
    (void)state;
    table t;
    yl_arena *arena = yl_arena_new("types", 0);
    const yl_type *map = yl_type_map(arena, &yl_type_int, &yl_type_int);
    const yl_field good[] = {FIELD("a", yl_type_array(arena, &yl_type_int))};
    const yl_field bad[] = {FIELD("m", map)}, nested[] = {FIELD("m", yl_type_array(arena, map))};
    const yl_field time[] = {FIELD("t", yl_type_with_precision(arena, YL_TIME, 6))};
    table_init(&t, "", good, 1);
    check_ok(csv()->check(t.config, (yl_schema){1, good}, false, &t.err), &t.err);
    check_fails(UNSUPPORTED, csv()->check(t.config, (yl_schema){1, bad}, true, NULL), NULL);
    check_fails(UNSUPPORTED, csv()->check(t.config, (yl_schema){1, nested}, true, NULL), NULL);
    check_fails(UNSUPPORTED, csv()->check(t.config, (yl_schema){1, time}, true, NULL), NULL);
    table_clear(&t);
    yl_arena_free(arena);
}

/* ---- Values ---- */

static void values(void **state)
{
    (void)state;
    yl_arena *arena = yl_arena_new("types", 0);
    const struct {
        const yl_type *type;
        const char *text, *expected;
    } cases[] = {
        {&yl_type_int, "1", "1"},
        {&yl_type_int, " +1\t", "1"},
        {&yl_type_int, "-2147483648", "-2147483648"},
        {&yl_type_int, "2147483648", "-"},
        {&yl_type_int, "1.0", "-"},
        {&yl_type_int, "", "-"},
        {&yl_type_int, "-", "-"},
        {&yl_type_int, "00000000000012", "12"},
        {&yl_type_int, "\xEF\xBC\x91\xEF\xBC\x92", "12"},
        {&yl_type_tinyint, "-128", "-128"},
        {&yl_type_tinyint, "128", "-"},
        {&yl_type_bigint, "9223372036854775807", "9223372036854775807"},
        {&yl_type_bigint, "9223372036854775808", "-"},
        {&yl_type_bigint, "-1234567890123", "-1234567890123"},
        {&yl_type_double, "1234.5", "1234.5"},
        {&yl_type_double, "-0.125", "-0.125"},
        {&yl_type_double, "5.", "5"},
        {&yl_type_double, ".5", "0.5"},
        {&yl_type_double, "12345678.12345678", "12345678.12345678"},
        {&yl_type_double, "123456789.5", "123456789.5"},
        {&yl_type_double, "1e400", "inf"},
        {&yl_type_double, " 1d ", "1"},
        {&yl_type_double, ".", "-"},
        {&yl_type_double, "1-2", "-"},
        {&yl_type_double, "12.3-4", "-"},
        {&yl_type_boolean, " True ", "true"},
        {&yl_type_boolean, "yes", "false"},
        {&yl_type_boolean, "", "false"},
        {yl_type_decimal(arena, 5, 2), "1.005", "1.01"},
        {yl_type_decimal(arena, 5, 2), "99999", "-"},
        {yl_type_decimal(arena, 5, 2), " 1.5", "-"},
        {yl_type_decimal(arena, 5, 2), "1e2", "100.00"},
        {&yl_type_date, "2024-1-5", "2024-01-05"},
        {&yl_type_date, "2022-02-30", "2022-03-02"},
        {&yl_type_date, "2024-13-04", "-"},
        {&yl_type_date, " 2024-01-05", "-"},
        {yl_type_with_precision(arena, YL_TIME, 0), "12:34:56.789", "45296000"},
        {yl_type_with_precision(arena, YL_TIME, 3), "12:34:56.789", "45296789"},
        {yl_type_with_precision(arena, YL_TIME, 0), "1:2:3", "-"},
        {&yl_type_timestamp3, " 2024-01-05 12:34:56.7 ", "1704458096700000"},
        {&yl_type_timestamp3, "2024-01-05T12:34:56", "-"},
        {&yl_type_timestamp3, "2024-02-30 12:00:00", "1709208000000000"},
        {&yl_type_ltz3, "2024-01-05 12:34:56Z", "1704458096000000"},
        {&yl_type_ltz3, "2024-01-05 12:34:56", "-"},
        {&yl_type_bytes, "aGVsbG8=", "<hello>"},
        {&yl_type_bytes, "aGVsbG8", "-"},
        {&yl_type_bytes, "", "<>"},
        {&yl_type_string, "exactly 12 b", "<exactly 12 b>"},
        {&yl_type_string, "thirteen byte", "<thirteen byte>"},
        {yl_type_array(arena, &yl_type_int), "1;x;;3", "[1;-;-;3]"},
        {yl_type_array(arena, &yl_type_string), " ", "[]"},
        {yl_type_array(arena, &yl_type_string), "a;;a long text of many",
         "[<a>;<>;<a long text of many>]"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const yl_field field[] = {FIELD("v", cases[i].type), FIELD("w", &yl_type_string)};
        char text[200], expected[200];
        snprintf(text, sizeof text, "%s,z\n\"%s\",z\n", cases[i].text, cases[i].text);
        snprintf(expected, sizeof expected, "%s,<z>\n%s,<z>\n", cases[i].expected,
                 cases[i].expected);
        check_rows(IGNORE, field, 2, text, expected);
    }
    yl_arena_free(arena);
}

static void nested_rows(void **state)
{
    (void)state;
    yl_arena *arena = yl_arena_new("types", 0);
    const yl_field inner[] = {FIELD("x", &yl_type_int), FIELD("y", &yl_type_string)};
    const yl_field fields[] = {FIELD("r", yl_type_row(arena, inner, 2)),
                               FIELD("z", &yl_type_string)};
    check_rows(IGNORE "null-literal=null", fields, 2, "1;a,z\n,z\n7,z\n1;b;c,z\nnull,z\n",
               "(1;<a>),<z>\n-,<z>\n(7;-),<z>\n(1;<b>),<z>\n(-;-),<z>\n");
    check_failure("", fields, 2, "1;a,z\n7,z\n", "(1;<a>),<z>\n", "'7' is no ROW");
    yl_arena_free(arena);
}

/* ---- Against the naive reader ---- */

static uint64_t seed;

static uint32_t below(uint32_t n)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(seed >> 33) % n;
}

static size_t random_text(char *text, size_t max, const reference_options *o)
{
    static const char wild[] = "ab1 \"'#\\;\t,\n\r\xC3\xA9\xF0\x9F\x98\xFF";
    bool tame = below(2) == 0;
    size_t n = below((uint32_t)max), i = 0;
    while (i < n) {
        if (!tame) {
            text[i++] = below(4) == 0 ? o->delimiter : wild[below(sizeof wild - 1)];
            continue;
        }
        /* Rows of well-formed fields, some of them quoted, and now and then an accident. */
        for (uint32_t field = below(3) == 0 ? 1 + below(5) : 3; field > 0 && i + 40 < n; field--) {
            uint32_t size = below(20);
            bool quoted = o->quote >= 0 && below(3) == 0;
            if (quoted)
                text[i++] = (char)o->quote;
            for (uint32_t k = 0; k < size; k++) {
                char c = (char)('a' + below(26));
                if (quoted && below(8) == 0)
                    c = below(2) == 0 ? '\n' : o->delimiter;
                if (quoted && below(10) == 0) {
                    text[i++] = (char)o->quote;
                    c = (char)o->quote;
                }
                text[i++] = c;
            }
            if (quoted)
                text[i++] = (char)o->quote;
            if (below(200) == 0)
                text[i++] = wild[below(sizeof wild - 1)];
            if (field > 1)
                text[i++] = o->delimiter;
        }
        if (i + 40 >= n)
            break;
        if (below(10) == 0)
            text[i++] = '\r';
        text[i++] = '\n';
    }
    return i;
}

static reference_options random_options(char *text, size_t size)
{
    static const char delimiters[] = ",;\t| ";
    reference_options o = {.delimiter = below(2) == 0 ? ',' : delimiters[below(5)],
                           .quote = below(8) == 0   ? -1
                                    : below(6) == 0 ? '\''
                                                    : '"',
                           .escape = below(5) == 0 ? '\\' : -1,
                           .comments = below(5) == 0,
                           .trim = below(5) == 0,
                           .ignore_trailing = below(6) == 0,
                           .no_trailing = below(6) == 0,
                           .fail_on_missing = below(6) == 0};
    int n = snprintf(text, size, IGNORE "field-delimiter=%c\n", o.delimiter);
    if (o.quote < 0)
        n += snprintf(text + n, size - (size_t)n, "disable-quote-character=true\n");
    else
        n += snprintf(text + n, size - (size_t)n, "quote-character=%c\n", o.quote);
    if (o.escape >= 0)
        n += snprintf(text + n, size - (size_t)n, "escape-character=\\\n");
    snprintf(text + n, size - (size_t)n,
             "allow-comments=%s\ntrim-spaces=%s\nignore-trailing-unmappable=%s\n"
             "allow-trailing-comma=%s\nfail-on-missing-columns=%s\n",
             o.comments ? "true" : "false", o.trim ? "true" : "false",
             o.ignore_trailing ? "true" : "false", o.no_trailing ? "false" : "true",
             o.fail_on_missing ? "true" : "false");
    return o;
}

/* What the naive reader found, without the bad rows. */
static void good_rows(const reference *r, yl_strbuf *out)
{
    const char *p = r->out.data, *end = p == NULL ? NULL : p + r->out.size;
    while (p < end) {
        const char *bad = memcmp(p, "bad\n", 4) == 0 ? p + 4 : NULL;
        if (bad != NULL) {
            p = bad;
            continue;
        }
        /* A field may hold line ends: the row ends where a line end follows '>' or '-', and '<',
         * '-', "bad" or nothing comes next. The generators never write '<', '>' or '-'. */
        const char *stop = p;
        while (!(*stop == '\n' && (stop[-1] == '>' || stop[-1] == '-') &&
                 (stop + 1 == end || stop[1] == '<' || stop[1] == '-' ||
                  memcmp(stop + 1, "bad\n", 4) == 0)))
            stop++;
        yl_strbuf_add(out, p, (size_t)(stop + 1 - p));
        p = stop + 1;
    }
}

static void compare_text(yl_strbuf *got, yl_strbuf *expected, const char *how, const char *options,
                         const char *text, size_t size)
{
    if (yl_str_equal(yl_strbuf_view(got), yl_strbuf_view(expected)))
        return;
    size_t at = 0, most = got->size < expected->size ? got->size : expected->size;
    while (at < most && got->data[at] == expected->data[at])
        at++;
    size_t from = at > 20 ? at - 20 : 0;
    print_error("%s, round %s\n%zu bytes: %.*s\n", how, options, size, (int)size, text);
    print_error("at %zu expected: %.60s\n", at, yl_strbuf_text(expected) + from);
    print_error("at %zu got: %.60s\n", at, yl_strbuf_text(got) + from);
    fail();
}

/* The text in pieces of any size, as it comes out of a decompressor. */
static void decode_in_pieces(table *t, const char *text, size_t size, yl_strbuf *out)
{
    yl_decoder *d = open_decoder(t);
    size_t at = 0, end = 0, used = 0;
    while (true) {
        end += below(90);
        if (end > size)
            end = size;
        bool last = end == size && below(2) == 0;
        yl_input_place place = {.name = YL_STR("t.csv"), .offset = at};
        check_ok(decode_piece(t, d, place, text + at, end - at, last, 1 + below(9), out, &used),
                 &t->err);
        at += used;
        if (last)
            break;
    }
    csv()->decoder_close(d);
}

/* The text cut at its borders, which are found piece by piece. */
static void decode_by_borders(table *t, const char *text, size_t size, yl_strbuf *out,
                              const reference *r)
{
    yl_decoder *d = open_decoder(t);
    uint64_t state = 0, lines = 0;
    size_t begin = 0, used;
    while (begin < size) {
        size_t at = begin, wanted = begin + 1 + below(300), border = size;
        while (at < size) {
            size_t piece = size - at < 500 ? size - at : 1 + below(500);
            size_t from = wanted > at ? wanted - at : 1;
            char *copy = yl_malloc_aligned(piece);
            memcpy(copy, text + at, piece);
            size_t found = csv()->find_border(t->config, copy, piece, from, &state,
                                              below(2) == 0 ? &lines : NULL);
            yl_free_aligned(copy);
            at += found;
            if (found < piece) {
                border = at;
                break;
            }
            if (wanted <= at) /* a border at the end of a piece looks like none */
                wanted = at + 1;
        }
        /* It must be the first border that is wanted; CR LF may be cut by a piece. */
        size_t expected = size;
        for (size_t i = r->n_borders; i > 0; i--)
            if (r->borders[i - 1] >= wanted)
                expected = r->borders[i - 1];
        assert_int_equal(border, expected);
        yl_input_place place = {.name = YL_STR("t.csv"), .offset = begin};
        check_ok(decode_piece(t, d, place, text + begin, border - begin, true, 50, out, &used),
                 &t->err);
        assert_int_equal(used, border - begin);
        begin = border;
    }
    csv()->decoder_close(d);
}

static void agrees_with_naive_reader(void **state)
{
    (void)state;
    enum { ROUNDS = 3000, TEXT_MAX = 3000 };
    static const yl_field fields[] = {FIELD("a", &yl_type_string), FIELD("b", &yl_type_string),
                                      FIELD("c", &yl_type_string)};
    static char text[TEXT_MAX + 100];
    const char *kernels[8];
    uint32_t n_kernels = yl_csv_scan_kernels(kernels, 8);
    for (uint32_t round = 0; round < ROUNDS; round++) {
        char options_text[400];
        table t;
        yl_strbuf expected = {0}, got = {0};
        seed = round;
        below(2);
        reference r = {.options = random_options(options_text, sizeof options_text)};
        r.size = random_text(text, below(10) == 0 ? TEXT_MAX : 400, &r.options);
        r.text = text;
        reference_run(&r, 3);
        good_rows(&r, &expected);
        table_init(&t, options_text, fields, 3);
        for (uint32_t k = 0; k < n_kernels; k++) {
            yl_strbuf_reset(&got);
            assert_true(yl_csv_scan_force(kernels[k]));
            check_ok(decode_all(&t, text, r.size, &got), &t.err);
            compare_text(&got, &expected, kernels[k], options_text, text, r.size);
        }
        yl_csv_scan_force(NULL);
        yl_strbuf_reset(&got);
        decode_in_pieces(&t, text, r.size, &got);
        compare_text(&got, &expected, "in pieces", options_text, text, r.size);
        yl_strbuf_reset(&got);
        decode_by_borders(&t, text, r.size, &got, &r);
        compare_text(&got, &expected, "by borders", options_text, text, r.size);
        yl_strbuf_clear(&expected);
        yl_strbuf_clear(&got);
        reference_clear(&r);
        table_clear(&t);
    }
}

/* Cuts the text at every border that can be found with it given in two pieces, cut anywhere: the
 * rows must be those of the whole text. */
static void check_borders(const char *options, const yl_field *fields, uint32_t n, const char *text,
                          const char *expected)
{
    table t;
    yl_strbuf out = {0};
    size_t size = strlen(text), used;
    table_init(&t, options, fields, n);
    check_ok(decode_all(&t, text, size, &out), &t.err);
    check_str(yl_strbuf_view(&out), expected);
    for (size_t cut = 0; cut < size; cut++) {
        uint64_t state = 0;
        char *copy = yl_malloc_aligned(size);
        memcpy(copy, text, cut);
        assert_int_equal(csv()->find_border(t.config, copy, cut, cut + 1, &state, NULL), cut);
        memcpy(copy, text + cut, size - cut);
        size_t border = cut + csv()->find_border(t.config, copy, size - cut, 1, &state, NULL);
        yl_free_aligned(copy);
        yl_decoder *d = open_decoder(&t);
        yl_input_place first = {.name = YL_STR("t.csv")};
        yl_input_place second = {.name = YL_STR("t.csv"), .offset = border};
        yl_strbuf_reset(&out);
        check_ok(decode_piece(&t, d, first, text, border, true, 100, &out, &used), &t.err);
        check_ok(decode_piece(&t, d, second, text + border, size - border, true, 100, &out, &used),
                 &t.err);
        csv()->decoder_close(d);
        check_str(yl_strbuf_view(&out), expected);
    }
    yl_strbuf_clear(&out);
    table_clear(&t);
}

/* The answers are Flink's, but for bytes that are no UTF-8, where its jobs fail. */
static void borders_in_odd_places(void **state)
{
    (void)state;
    static const yl_field fields[] = {FIELD("a", &yl_type_string), FIELD("b", &yl_type_string),
                                      FIELD("c", &yl_type_string)};
    /* The field behind an error begins behind the offending character, or in its midst. */
    check_borders(IGNORE, fields, 3, "1,\"x\"\xEA\xB0\x80\"z,2\n2,b\",3\n4,5,6\n", "<4>,<5>,<6>\n");
    check_borders(IGNORE, fields, 3, "1,\"x\"\xF0\x9F\x98\x80\"z,2\n2,b\",3\n4,5,6\n",
                  "<2>,<b\">,<3>\n<4>,<5>,<6>\n");
    check_borders(IGNORE, fields, 3, "1,\"x\r\"\xFF\"\nc\nd\" 2,3\n4,5,6\n", "<4>,<5>,<6>\n");
    check_borders(IGNORE, fields, 3, "1,\"x\"\xF0\"\nc\n,d\" ,3\n4,5,6\n", "<4>,<5>,<6>\n");
    check_borders(IGNORE, fields, 3, "1,\"x\"\xF0\r\n\"2\n\",3\n4,5,6\n",
                  "<2\n>,<3>,-\n<4>,<5>,<6>\n");
    /* What begins like a delimiter of several bytes. */
    check_borders(IGNORE "field-delimiter=\u00a7", fields, 3, "\"a\"\xC2\xA3\"b\nc\"§x\n1§2§3\n",
                  "<1>,<2>,<3>\n");
    check_borders(IGNORE "field-delimiter=€", fields, 3, "\"a\"\xE2\x82\xAD\"b\nc\"€x\n1€2€3\n",
                  "<1>,<2>,<3>\n");
    check_borders(IGNORE "field-delimiter=€", fields, 3, "\"a\"\xE2\x82\"b\nc\"€x\n1€2€3\n",
                  "<1>,<2>,<3>\n");
    check_borders(IGNORE "field-delimiter=€", fields, 3, "\"a\"\xE2\xE2\x82\xAC\"b\nc\"€x\n1€2€3\n",
                  "<1>,<2>,<3>\n");
    check_borders(IGNORE "field-delimiter=€", fields, 3, "\"a\"\xE2\n\"b\n\"€x\n1€2€3\n",
                  "<b\n>,<x>,-\n<1>,<2>,<3>\n");
    /* Byte order marks, and what begins like one. */
    check_borders(IGNORE, fields, 3, "\xEF\xBB\xBF\"a\nb\",x,1\n2,y,3\n",
                  "<a\nb>,<x>,<1>\n<2>,<y>,<3>\n");
    check_borders(IGNORE, fields, 3, "\xEF\xBB\xBC\"a\nb\",x,1\n2,y,3\n",
                  "<\xEF\xBB\xBC\"a>,-,-\n<b\">,<x>,<1>\n<2>,<y>,<3>\n");
    check_borders(IGNORE, fields, 3, "\xEF\xBB\n\"b\n\",x,1\n2,y,3\n",
                  "<\xEF\xBB>,-,-\n<b\n>,<x>,<1>\n<2>,<y>,<3>\n");
    check_borders(IGNORE "field-delimiter=，", fields, 3, "，\"a\nb\"\n2，y，3\n",
                  "<>,<a\nb>,-\n<2>,<y>,<3>\n");
}

static void characters_that_mean_two_things(void **state)
{
    (void)state;
    static const yl_field fields[] = {FIELD("a", &yl_type_string), FIELD("b", &yl_type_string),
                                      FIELD("c", &yl_type_string)};
    check_borders(IGNORE "field-delimiter=\\n", fields, 3, "1\nx\n\n2\ny\n3\r4\nz\n5\r\n6",
                  "<1>,<x>,<>\n<2>,<y>,<3>\n<4>,<z>,<5>\n<6>,-,-\n");
    check_borders(IGNORE "field-delimiter=\\r", fields, 3, "1\rx\r\r2\ry\r3\n4\rz\r5\n",
                  "<1>,<x>,<>\n<2>,<y>,<3>\n<4>,<z>,<5>\n");
    check_borders(IGNORE "quote-character=\r", fields, 3, "1,\rx\r,2\n3,\ry,4",
                  "<1>,<>,-\n<x>,-,-\n<>,<2>,-\n<3>,<>,-\n<y>,<4>,-\n");
    check_borders(IGNORE "escape-character=\r", fields, 3, "1,\"a\rnb\",x\rn3,4,5",
                  "<1>,<a\rnb>,<x>\n<n3>,<4>,<5>\n");
    check_borders(IGNORE "field-delimiter= \nquote-character= \ntrim-spaces=true", fields, 3,
                  "a  b c\nd e f\n g\n h ", "<d>,<e>,<f>\n");
}

/* Rows longer than the scan's window, and windows that end anywhere in a row. */
static void long_rows(void **state)
{
    (void)state;
    enum { BIG = 100000 };
    static char text[BIG * 3];
    table t;
    yl_strbuf out = {0}, expected = {0};
    size_t n = 0;
    table_init(&t, "", ABC, 3);
    for (int i = 0; n + BIG + 100 < sizeof text; i++) {
        size_t size = i == 50 ? BIG : (size_t)i % 97;
        n += (size_t)snprintf(text + n, 40, i % 2 == 0 ? "%d,\"" : "%d,", i);
        memset(text + n, 'x', size);
        n += size;
        n += (size_t)snprintf(text + n, 40, i % 2 == 0 ? "\",0.5\n" : ",0.5\n");
        yl_strbuf_printf(&expected, "%d,<", i);
        for (size_t k = 0; k < size; k++)
            yl_strbuf_char(&expected, 'x');
        yl_strbuf_puts(&expected, ">,0.5\n");
    }
    check_ok(decode_all(&t, text, n, &out), &t.err);
    assert_true(yl_str_equal(yl_strbuf_view(&out), yl_strbuf_view(&expected)));
    yl_strbuf_clear(&out);
    yl_strbuf_clear(&expected);
    table_clear(&t);
}

static void counts_lines(void **state)
{
    (void)state;
    table t;
    uint64_t border_state = 0, lines = 0;
    char text[640 + 64] = {0};
    table_init(&t, "", ABC, 3);
    for (int i = 0; i < 64; i++)
        memcpy(text + i * 10,
               i % 3 == 0   ? "1,\"\n\",2\r\n"
               : i % 3 == 1 ? "1,xxxxx,2\n"
                            : "1,xxxxx,2\r",
               10);
    csv()->find_border(t.config, text, 640, 641, &border_state, &lines);
    assert_int_equal(lines, 64 + 22);
    table_clear(&t);
}

/* ---- Writing ---- */

/* Reads `text` as strings and writes the values with `options`. */
static void check_written(const char *write_options, const yl_field *fields, uint32_t n,
                          const char *text, const char *expected)
{
    table t, w;
    yl_encoder *encoder;
    yl_strbuf out = {0};
    uint32_t rows = 0;
    size_t used;
    table_init(&t, IGNORE "null-literal=NULL", fields, n);
    table_init(&w, write_options, fields, n);
    yl_decoder *d = open_decoder(&t);
    char *copy = yl_malloc_aligned(strlen(text));
    memcpy(copy, text, strlen(text));
    yl_heap *heap = yl_heap_new();
    yl_heap_take(heap, yl_free_aligned, copy);
    yl_batch *batch = new_batch(&t, 100);
    yl_input_place place = {.name = YL_STR("t.csv")};
    check_ok(csv()->decode(d, &place, copy, strlen(text), true, heap, batch->columns, 100, &rows,
                           &used, &t.err),
             &t.err);
    yl_heap_unref(heap);
    batch->rows = batch->count = rows;
    yl_encoder_spec spec = {.config = w.config, .schema = w.schema, .columns = w.columns};
    check_ok(csv()->encoder_open(&spec, &encoder, &w.err), &w.err);
    check_ok(csv()->encode(encoder, batch, &out, &w.err), &w.err);
    check_str(yl_strbuf_view(&out), expected);
    csv()->encoder_close(encoder);
    csv()->decoder_close(d);
    yl_batch_free(batch);
    yl_strbuf_clear(&out);
    table_clear(&t);
    table_clear(&w);
}

static void writes(void **state)
{
    (void)state;
    yl_arena *arena = yl_arena_new("types", 0);
    const yl_field texts[] = {FIELD("a", &yl_type_string), FIELD("b", &yl_type_string)};
    check_written("", texts, 2, "x,y z\n\"a,b\",\"q\"\"r\"\nNULL,\n한글,a-b\n",
                  "x,\"y z\"\n\"a,b\",\"q\"\"r\"\n,\n한글,a-b\n");
    check_written("", texts, 2, "aaaaaaaaaaaaaaaaaaaaaaaa,aaaaaaaaaaaaaaaaaaaaaaaaa\nx\\y,\n",
                  "aaaaaaaaaaaaaaaaaaaaaaaa,\"aaaaaaaaaaaaaaaaaaaaaaaaa\"\n\"x\\y\",\n");
    check_written("", texts, 2, "가나다라마바사아자차,x\n", "가나다라마바사아자차,x\n");
    check_written("field-delimiter=;\nnull-literal=n/a", texts, 2, "a1,NULL\n", "\"a1\";n/a\n");
    check_written("escape-character=\\", texts, 2, "a\\b,\"c\"\"d\"\n", "\"a\\\\b\",\"c\"\"d\"\n");
    check_written("disable-quote-character=true", texts, 2, "a b,c\n", "a b,c\n");
    check_written("quote-character='", texts, 2, "it's,c\n", "'it''s',c\n");
    const yl_field typed[] = {FIELD("d", yl_type_decimal(arena, 10, 2)),
                              FIELD("f", &yl_type_double), FIELD("t", &yl_type_timestamp3),
                              FIELD("b", &yl_type_boolean), FIELD("x", &yl_type_bytes)};
    check_written("", typed, 5, "220.00,1e10,2024-01-05 12:00:00.500,true,/w==\n",
                  "2.2E+2,1.0E10,\"2024-01-05 12:00:00.5\",true,/w==\n");
    check_written("field-delimiter=;", typed, 5, "1.50,0.5,2024-01-05 12:00:00,x,/w==\n",
                  "1.5;0.5;\"2024-01-05 12:00:00\";false;\"/w==\"\n");
    const yl_field nested[] = {FIELD("a", yl_type_array(arena, &yl_type_int)),
                               FIELD("r", yl_type_row(arena, texts, 2))};
    check_written("array-element-delimiter=|\nnull-literal=n", nested, 2, "1;2;NULL,x;y\n,\n",
                  "1|2|n,x|y\n,n\n");
    yl_arena_free(arena);
}

/* ---- Memory ---- */

static yl_status decode_once(void *arg)
{
    static const char text[] = "1,\"a long text with \"\"quotes\"\"\",2\n"
                               "q,a long text without quotes,5\n";
    table *t = arg;
    yl_strbuf out = {0};
    size_t used;
    yl_decoder *d = NULL;
    yl_error_clear(&t->err);
    yl_decoder_spec spec = {.config = t->config,
                            .schema = t->schema,
                            .columns = t->columns,
                            .n_columns = t->n_columns,
                            .stats = &t->stats};
    yl_status status = csv()->decoder_open(&spec, &d, &t->err);
    yl_input_place place = {.name = YL_STR("t.csv")};
    if (status == YL_OK)
        status = decode_piece(t, d, place, text, sizeof text - 1, true, 10, &out, &used);
    csv()->decoder_close(d);
    yl_strbuf_clear(&out);
    return status;
}

static void survives_without_memory(void **state)
{
    (void)state;
    table t;
    yl_arena *arena = yl_arena_new("types", 0);
    const yl_field fields[] = {FIELD("a", &yl_type_int), FIELD("b", &yl_type_string),
                               FIELD("c", yl_type_array(arena, &yl_type_string))};
    table_init(&t, IGNORE, fields, 3);
    check_allocations(decode_once, &t);
    table_clear(&t);
    yl_arena_free(arena);
}

CHECK_MAIN(cmocka_unit_test(rows), cmocka_unit_test(options), cmocka_unit_test(projection),
           cmocka_unit_test(errors), cmocka_unit_test(counts), cmocka_unit_test(utf16_is_refused),
           cmocka_unit_test(bad_options), cmocka_unit_test(types), cmocka_unit_test(values),
           cmocka_unit_test(nested_rows), cmocka_unit_test(agrees_with_naive_reader),
           cmocka_unit_test(borders_in_odd_places),
           cmocka_unit_test(characters_that_mean_two_things), cmocka_unit_test(long_rows),
           cmocka_unit_test(counts_lines), cmocka_unit_test(writes),
           cmocka_unit_test(survives_without_memory))
