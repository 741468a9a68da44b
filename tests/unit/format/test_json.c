/* JSON: reading and writing by example, cuts at every byte, errors and failing allocations. The
 * examples were given to stock Flink 2.3. */
#include "format/json_internal.h"

#include "base/list.h"
#include "check.h"
#include "data/print.h"
#include "format/json_scan.h"

/* ---- A table to read or write ---- */

typedef struct table {
    yl_arena *arena;
    json_config *config;
    yl_schema schema;
    uint32_t columns[16], n_columns;
    uint32_t max_rows;
    yl_io_stats stats;
    yl_error err;
} table;

static const yl_format_type *json(void)
{
    return yl_format_find(YL_STR("json"));
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
    t->config = yl_arena_alloc(t->arena, json()->config_size);
    check_ok(yl_options_parse(t->arena, "json", json()->options, json()->n_options, pairs, n_pairs,
                              t->config, &t->err),
             &t->err);
    t->schema = (yl_schema){n, fields};
    t->n_columns = n;
    t->max_rows = 100;
    for (uint32_t i = 0; i < n; i++)
        t->columns[i] = i;
}

static void table_clear(table *t)
{
    yl_arena_free(t->arena);
}

static yl_batch *new_batch(const table *t)
{
    yl_batch *batch = yl_batch_new(t->n_columns);
    for (uint32_t i = 0; batch != NULL && i < t->n_columns; i++) {
        batch->columns[i] = yl_vector_new(t->schema.fields[t->columns[i]].type, t->max_rows);
        if (batch->columns[i] == NULL) {
            yl_batch_free(batch);
            return NULL;
        }
    }
    return batch;
}

static void print_batch(const yl_batch *batch, yl_strbuf *out)
{
    const yl_print_options options = {.style = YL_PRINT_CAST};
    for (uint32_t row = 0; row < batch->rows; row++) {
        for (uint32_t i = 0; i < batch->n_columns; i++) {
            yl_strbuf_puts(out, i == 0 ? "" : "|");
            if (yl_vector_valid(batch->columns[i], row))
                yl_value_print(batch->columns[i], row, &options, out);
            else
                yl_strbuf_char(out, '-');
        }
        yl_strbuf_char(out, '\n');
    }
}

/* Decodes a copy of bytes[0, size) that dies before the values are looked at, unless a batch
 * keeps it. */
static yl_status decode_piece(table *t, yl_decoder *d, yl_input_place place, const char *bytes,
                              size_t size, bool last, yl_strbuf *out, size_t *used_total)
{
    char *copy = yl_malloc_aligned(size);
    yl_heap *heap = yl_heap_new();
    YL_LIST(yl_batch *) batches = {0};
    yl_status status = YL_OK;
    *used_total = 0;
    if (copy == NULL || heap == NULL || !yl_heap_take(heap, yl_free_aligned, copy)) {
        yl_free_aligned(copy);
        yl_heap_unref(heap);
        return YL_FAIL_MEMORY(&t->err);
    }
    if (size > 0)
        memcpy(copy, bytes, size);
    while (status == YL_OK) {
        uint32_t rows = 0;
        size_t used = 0;
        yl_batch *batch = new_batch(t);
        if (batch == NULL || !yl_list_push(&batches, batch)) {
            yl_batch_free(batch);
            status = YL_FAIL_MEMORY(&t->err);
            break;
        }
        place.behind = *used_total;
        status = json()->decode(d, &place, copy + *used_total, size - *used_total, last, heap,
                                batch->columns, t->max_rows, &rows, &used, &t->err);
        if (status != YL_OK)
            break;
        batch->rows = batch->count = rows;
        *used_total += used;
        if ((rows == 0 && used == 0) || *used_total == size)
            break;
    }
    yl_heap_unref(heap);
    for (size_t b = 0; b < batches.size; b++) {
        print_batch(batches.items[b], out);
        yl_batch_free(batches.items[b]);
    }
    yl_list_clear(&batches);
    return status == YL_OK && out->oom ? YL_ERR_MEMORY : status;
}

static yl_status open_decoder(table *t, bool whole, yl_decoder **d)
{
    yl_decoder_spec spec = {.config = t->config,
                            .schema = t->schema,
                            .columns = t->columns,
                            .n_columns = t->n_columns,
                            .stats = &t->stats,
                            .whole = whole};
    return json()->decoder_open(&spec, d, &t->err);
}

static yl_status decode_all(table *t, const char *text, size_t size, yl_strbuf *out)
{
    size_t used;
    yl_decoder *d = NULL;
    yl_status status = open_decoder(t, false, &d);
    yl_input_place place = {.name = YL_STR("t.json"), .line = 1};
    if (status == YL_OK)
        status = decode_piece(t, d, place, text, size, true, out, &used);
    json()->decoder_close(d);
    return status;
}

static void check_rows(const char *options, const yl_field *fields, uint32_t n, const char *text,
                       const char *expected)
{
    table t;
    yl_strbuf out = {0};
    table_init(&t, options, fields, n);
    for (t.max_rows = 1; t.max_rows < 1000; t.max_rows += 99) {
        yl_strbuf_reset(&out);
        check_ok(decode_all(&t, text, strlen(text), &out), &t.err);
        check_str(yl_strbuf_view(&out), expected);
    }
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
#define IGNORE "ignore-parse-errors=true\n"

static const yl_field AB[] = {FIELD("a", &yl_type_int), FIELD("b", &yl_type_string)};
static const yl_field TEXT[] = {FIELD("s", &yl_type_string)};

/* ---- Records ---- */

static void records(void **state)
{
    (void)state;
    check_rows("", AB, 2, "{\"a\":1,\"b\":\"x\"}\n{\"b\":\"y\",\"a\":2}\r\n{ \"a\" : 3 }\n{}",
               "1|x\n2|y\n3|-\n-|-\n");
    check_rows("", AB, 2, "\n\r\n{\"a\":1} tail\n\xEF\xBB\xBF {\"a\":2}{\"a\":3}\n", "1|-\n2|-\n");
    check_rows("", AB, 2, "{\"q\":{\"a\":[1,{\"b\":[]}]},\"a\":1,\"A\":5,\"\":null}\n", "1|-\n");
    check_rows("", AB, 2, "{\"\\u0061\":1,\"b\":\"x\"}\n{\"\\u0061\":2,\"b\":\"y\"}\n",
               "1|x\n2|y\n");
    check_rows("", AB, 2, "", "");
    /* The last of several counts, and nothing behind it is lost. */
    check_rows("", AB, 2, "{\"a\":1,\"a\":2,\"b\":\"x\",\"a\":3}\n", "3|x\n");
    check_rows("", AB, 2,
               "{\"a\":1,\"b\":\"x\"}\n{\"a\":1,\"c\":[],\"b\":\"x\"}\n{\"b\":\"z\"}\n"
               "{\"a\":4,\"c\":1,\"d\":2,\"b\":\"q\"}\n{\"d\":2,\"a\":7}\n",
               "1|x\n1|x\n-|z\n4|q\n7|-\n");
}

static const char *const malformed_lines[] = {
    "null",
    "[1]",
    "\"x\"",
    "1",
    " ",
    "{",
    "{,}",
    "{\"a\":1,}",
    "{\"a\":1",
    "{\"a\":",
    "{\"a\"",
    "{\"a",
    "{a:1}",
    "{'a':1}",
    "{\"a\" 1}",
    "{\"a\"::1}",
    "{\"a\":}",
    "{\"a\":1 \"b\":2}",
    "{\"a\":01}",
    "{\"a\":+1}",
    "{\"a\":1.}",
    "{\"a\":.5}",
    "{\"a\":1e}",
    "{\"a\":1e+}",
    "{\"a\":-}",
    "{\"a\":NaN}",
    "{\"a\":-Infinity}",
    "{\"a\":tru}",
    "{\"a\":nulll}",
    "{\"b\":\"\\x\"}",
    "{\"b\":\"\\u12g4\"}",
    "{\"b\":\"\\u12\"}",
    "{\"b\":\"x}",
    "{\"b\":\"\\\"}",
    "{\"q\":[1,]}",
    "{\"q\":[1 2]}",
    "{\"q\":{\"x\":1,}}",
    "{\"q\":{\"x\"}}",
    "{\"q\":{x:1}}",
    "{\"q\":[1}",
    "{\"q\":{\"x\":1]",
    "{\"q\":[",
    "{\"q\":[1",
    "{\"q\":{\"x\":",
    "{\"q\":[01]}",
    "{\"b\":\"\xFF\"}",
    "{\"b\":\"\xC3\"}",
    "{\"b\":\"\xE3\x81\"}",
    "{\"q\":\"\x80\"}",
    "{\"\xFF\":1}",
    "{\"a\":1/**/}",
    "{\"a\":1;\"b\":2}",
};

static void malformed(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof malformed_lines / sizeof *malformed_lines; i++) {
        char text[200];
        table t;
        yl_strbuf out = {0};
        snprintf(text, sizeof text, "{\"a\":1}\n%s\n{\"a\":2}", malformed_lines[i]);
        check_failure("", AB, 2, text, "1|-\n", "t.json, line 2: ");
        table_init(&t, IGNORE, AB, 2);
        check_ok(decode_all(&t, text, strlen(text), &out), &t.err);
        check_str(yl_strbuf_view(&out), "1|-\n2|-\n");
        assert_int_equal(atomic_load(&t.stats.bad_rows), 1);
        /* As the last thing in the input. */
        yl_strbuf_reset(&out);
        check_ok(decode_all(&t, malformed_lines[i], strlen(malformed_lines[i]), &out), &t.err);
        check_str(yl_strbuf_view(&out), "");
        yl_strbuf_clear(&out);
        table_clear(&t);
    }
}

static void depth(void **state)
{
    (void)state;
    static char text[4096];
    for (int deep = 999; deep <= 1000; deep++) { /* with the record: 1000 and 1001 */
        size_t n = (size_t)snprintf(text, sizeof text, "{\"a\":1,\"b\":");
        for (int i = 0; i < deep; i++)
            text[n++] = '[';
        for (int i = 0; i < deep; i++)
            text[n++] = ']';
        memcpy(text + n, "}", 2);
        if (deep == 1000)
            check_failure("", AB, 2, text, "", "values are nested too deep");
        else
            check_rows("", AB, 1, text, "1\n");
    }
}

static void strings(void **state)
{
    (void)state;
    check_rows("", TEXT, 1, "{\"s\":\"\\\"\\\\\\/\\u00e9\\uD83d\\uDe00\"}", "\"\\/é😀\n");
    check_rows("", TEXT, 1, "{\"s\":\"\\ud83d\"}\n{\"s\":\"\\ude00\\ud83dx\"}", "?\n??x\n");
    check_rows("", TEXT, 1,
               "{\"s\":\"a\tb\x01"
               "c\"}",
               "a\tb\x01"
               "c\n");
    check_rows("", TEXT, 1, "{\"s\":\"\xC1\xA1\xED\xA0\xBD\xED\xB8\x80\xED\xA0\x80\"}", "a😀?\n");
    check_rows("", TEXT, 1, "{\"s\":1.50}\n{\"s\":-0}\n{\"s\":true}\n{\"s\":null}\n{\"s\":1e5}",
               "1.50\n-0\ntrue\n-\n1e5\n");
    check_rows("", TEXT, 1,
               "{\"s\":{ \"a\" : 1.50 , \"b\":[1, -0, 1e5,\"\\u00e9\\n\"],\"a\":{} }}\n"
               "{\"s\":[1e400,null]}\n",
               "{\"a\":{},\"b\":[1,0,100000.0,\"é\\n\"]}\n[\"Infinity\",null]\n");
    for (size_t n = 0; n < 70; n++) { /* where blocks end */
        char text[200], expected[100];
        memset(expected, 'x', n);
        memcpy(expected + n, "\n", 2);
        snprintf(text, sizeof text, "{\"s\":\"%.*s\"}", (int)n, expected);
        check_rows("", TEXT, 1, text, expected);
    }
}

/* A column with a DECIMAL makes nested texts keep all digits. */
static void exact_trees(void **state)
{
    (void)state;
    table t;
    yl_strbuf out = {0};
    table_init(&t, "", NULL, 0);
    yl_field fields[] = {TEXT[0], FIELD("d", yl_type_decimal(t.arena, 10, 2))};
    check_rows("", fields, 2,
               "{\"s\":[1.50,100.0,1e5,0.0000001,0.000001,-0.0,12e-9,123456789012345678901.5,1.0]}",
               "[1.5,1E+2,1E+5,1E-7,0.000001,0,1.2E-8,123456789012345678901.5,1]|-\n");
    check_rows("", fields, 2, "{\"d\":\" 1.005 \"}\n{\"d\":99999999999}\n{\"d\":1e2}",
               "-|1.01\n-|-\n-|100.00\n");
    yl_strbuf_clear(&out);
    table_clear(&t);
}

static void many_names(void **state)
{
    (void)state;
    table t;
    yl_strbuf text = {0}, expected = {0};
    table_init(&t, "", NULL, 0);
    yl_field fields[] = {FIELD("m", yl_type_map(t.arena, &yl_type_string, &yl_type_int))};
    yl_strbuf_puts(&text, "{\"m\":{");
    for (int i = 0; i < 400; i++)
        yl_strbuf_printf(&text, "%s\"k%d\":%d", i == 0 ? "" : ",", i % 200, i);
    yl_strbuf_puts(&text, "}}");
    for (int i = 0; i < 200; i++)
        yl_strbuf_printf(&expected, "%sk%d=%d", i == 0 ? "{" : ", ", i, i + 200);
    yl_strbuf_puts(&expected, "}\n");
    check_rows("", fields, 1, yl_strbuf_text(&text), yl_strbuf_text(&expected));
    /* Two objects with as many names, each with one that stands twice. */
    yl_strbuf_reset(&text);
    yl_strbuf_reset(&expected);
    for (int k = 0; k < 2; k++) {
        for (int i = 0; i < 18; i++)
            yl_strbuf_printf(&text, "%s\"%c%d\":%d", i == 0 ? "{\"m\":{" : ",", 'a' + k, i % 17, i);
        yl_strbuf_puts(&text, "}}\n");
        for (int i = 0; i < 17; i++)
            yl_strbuf_printf(&expected, "%s%c%d=%d", i == 0 ? "{" : ", ", 'a' + k, i,
                             i == 0 ? 17 : i);
        yl_strbuf_puts(&expected, "}\n");
    }
    check_rows("", fields, 1, yl_strbuf_text(&text), yl_strbuf_text(&expected));
    /* Records without any shape: every name is new. */
    yl_strbuf_reset(&text);
    yl_strbuf_reset(&expected);
    for (int i = 0; i < 300; i++) {
        yl_strbuf_printf(&text, "{\"x%d\":1,\"a\":%d,\"y%d\":[]}\n", i, i, i);
        yl_strbuf_printf(&expected, "%d|-\n", i);
    }
    t.max_rows = 1000;
    check_rows("", AB, 2, yl_strbuf_text(&text), yl_strbuf_text(&expected));
    yl_strbuf_clear(&text);
    yl_strbuf_clear(&expected);
    table_clear(&t);
}

/* ---- Values ---- */

static void numbers(void **state)
{
    (void)state;
    const yl_field fields[] = {FIELD("b", &yl_type_boolean),  FIELD("t", &yl_type_tinyint),
                               FIELD("s", &yl_type_smallint), FIELD("i", &yl_type_int),
                               FIELD("l", &yl_type_bigint),   FIELD("d", &yl_type_double)};
    check_rows(
        IGNORE, fields, 6,
        "{\"b\":true,\"t\":-128,\"s\":32767,\"i\":40.9,\"l\":-0.9,\"d\":1.5}\n"
        "{\"b\":1,\"t\":128,\"s\":32768,\"i\":99999999999,\"l\":1e19,\"d\":1e400}\n"
        "{\"b\":\" TRUE \",\"t\":\" 5 \",\"s\":\"+6\",\"i\":\"7\",\"l\":1e2,\"d\":\"NaN\"}\n"
        "{\"b\":\"x\",\"t\":1.9,\"s\":1e2,\"i\":\"1.5\",\"l\":true,\"d\":\"1.5d\"}\n"
        "{\"b\":{\"t\":1},\"t\":[],\"i\":2147483647.5,\"l\":9223372036854775807,\"d\":-0.0}\n",
        "TRUE|-128|32767|40|0|1.5\nFALSE|-|-|-|-|Infinity\nTRUE|5|6|7|100|NaN\n"
        "FALSE|-|-|-|-|1.5\n-|-|-|-|9223372036854775807|-0.0\n");
}

static void times(void **state)
{
    (void)state;
    const yl_field fields[] = {FIELD("d", &yl_type_date), FIELD("t", &yl_type_time),
                               FIELD("s", &yl_type_timestamp3), FIELD("l", &yl_type_ltz3)};
    const yl_field stamp[] = {FIELD("s", &yl_type_timestamp3)};
    check_rows(IGNORE, fields, 3,
               "{\"d\":\"2024-02-29\",\"t\":\"12:34:56.789\",\"s\":\"2024-02-29 12:34:56.7891\"}\n"
               "{\"d\":\"2023-02-29\",\"t\":\"12:34\",\"s\":\"2024-02-29T12:34:56\"}\n"
               "{\"d\":5,\"t\":\"\",\"s\":\"1969-12-31 23:59:59.9999\"}\n",
               "2024-02-29|12:34:56|2024-02-29 12:34:56.789\n-|-|-\n-|-|1969-12-31 23:59:59.999\n");
    check_rows("timestamp-format.standard=ISO-8601", stamp, 1, "{\"s\":\"2024-02-29T12:34:56\"}",
               "2024-02-29 12:34:56.000\n");
    check_failure("", stamp, 1, "{\"s\":\"2024-02-29T12:34:56\"}", "",
                  "t.json, line 1, field 's': '2024-02-29T12:34:56' is no TIMESTAMP(3)");
}

static void nested(void **state)
{
    (void)state;
    table t;
    table_init(&t, "", NULL, 0);
    const yl_field inner[] = {FIELD("x", &yl_type_int), FIELD("y", &yl_type_string)};
    const yl_type *row = yl_type_row(t.arena, inner, 2);
    const yl_field fields[] = {
        FIELD("r", row),
        FIELD("a", yl_type_array(t.arena, &yl_type_int)),
        FIELD("m", yl_type_map(t.arena, &yl_type_string, &yl_type_int)),
        FIELD("ar", yl_type_array(t.arena, row)),
        FIELD("mm", yl_type_map(t.arena, &yl_type_string,
                                yl_type_map(t.arena, &yl_type_string, &yl_type_string))),
        FIELD("ms", yl_type_multiset(t.arena, &yl_type_string))};
    check_rows("", fields, 6,
               "{\"r\":{\"y\":\"q\",\"x\":1},\"a\":[ 1 , null,\"3\"],\"m\":{\"k\":1,\"l\":null,"
               "\"\\u006b\":2},\"ar\":[{\"x\":1},null,{}],"
               "\"mm\":{\"a\":{\"b\":\"a long text, that is not inline\"},\"c\":{},\"d\":null},"
               "\"ms\":{\"x\":2}}\n{\"r\":null,\"a\":[],\"m\":{},\"ar\":null}\n",
               "(1, q)|[1, NULL, 3]|{k=2, l=NULL}|[(1, NULL), NULL, (NULL, NULL)]|"
               "{a={b=a long text, that is not inline}, c={}, d=NULL}|{x=2}\n"
               "-|[]|{}|-|-|-\n");
    check_rows(
        IGNORE, fields, 4,
        "{\"r\":{\"x\":\"z\",\"y\":\"q\"},\"a\":[1,{},3],\"m\":{\"k\":[1]},\"ar\":[1,{\"x\":2}]}\n"
        "{\"r\":[],\"a\":{},\"m\":[],\"ar\":5}\n",
        "(NULL, q)|[1, NULL, 3]|{k=NULL}|[NULL, (2, NULL)]\n-|-|-|-\n");
    check_failure("", fields, 4, "{\"a\":[7]}\n{\"a\":[1,2],\"ar\":[{\"x\":1},{\"x\":\"z\"}]}",
                  "-|[7]|-|-\n", "t.json, line 2, field 'ar[2].x': 'z' is no INT");
    check_failure("fail-on-missing-field=true", fields, 1, "{\"r\":{\"x\":1}}", "",
                  "t.json, line 1: field 'r.y' is missing");
    table_clear(&t);
}

static void errors(void **state)
{
    (void)state;
    check_failure("", AB, 2, "{\"a\":1}\n\n{\"a\":\"x\\u0079\"}", "1|-\n",
                  "t.json, line 3, field 'a': 'x\\u0079' is no INT");
    check_failure("", AB, 2, "{\"a\":1,\"b\":\"x\"]", "",
                  "t.json, line 1: a comma or a closing brace is missing, at column 15: ']'");
    check_failure("", AB, 2, "{\"a\":1", "",
                  "the closing brace is missing, at the end of '{\"a\":1'");
    check_failure("fail-on-missing-field=true", AB, 2, "{\"a\":1,\"b\":null}\n{\"a\":1}", "1|-\n",
                  "t.json, line 2: field 'b' is missing");
    check_rows("fail-on-missing-field=true", AB, 1, "{\"b\":1,\"a\":1}\n", "1\n");
}

static void checks(void **state)
{
    (void)state;
    table t;
    table_init(&t, "fail-on-missing-field=true\n" IGNORE, AB, 2);
    check_fails(OPTION, json()->check(t.config, t.schema, false, &t.err), &t.err);
    yl_error_clear(&t.err);
    check_ok(json()->check(t.config, t.schema, true, &t.err), &t.err);
    yl_field bad[] = {FIELD("m", yl_type_map(t.arena, &yl_type_int, &yl_type_int))};
    check_fails(UNSUPPORTED, json()->check(t.config, (yl_schema){1, bad}, true, &t.err), &t.err);
    check_message(&t.err, "names of JSON fields are texts");
    table_clear(&t);
}

/* ---- Pieces ---- */

static const char SAMPLE[] = "{\"a\":1,\"b\":\"a text that is not inlined\"}\n\n"
                             "{\"b\":\"esc\\u0061ped \\n and long\",\"a\":\"2\"} x\r\n"
                             "{\"a\":3,\"q\":[1,{\"x\":\"}\"}]}\nbad\n{\"a\":\"z\",\"b\":{}}";
static const char SAMPLE_ROWS[] =
    "1|a text that is not inlined\n2|escaped \n and long\n3|-\n-|{}\n";

/* The same rows, wherever the input is cut. */
static void pieces(void **state)
{
    (void)state;
    for (size_t cut = 0; cut < sizeof SAMPLE; cut++) {
        table t;
        yl_strbuf out = {0};
        yl_decoder *d = NULL;
        size_t used, rest;
        yl_input_place place = {.name = YL_STR("t.json")};
        table_init(&t, IGNORE, AB, 2);
        check_ok(open_decoder(&t, false, &d), &t.err);
        check_ok(decode_piece(&t, d, place, SAMPLE, cut, false, &out, &used), &t.err);
        check_ok(
            decode_piece(&t, d, place, SAMPLE + used, sizeof SAMPLE - 1 - used, true, &out, &rest),
            &t.err);
        check_str(yl_strbuf_view(&out), SAMPLE_ROWS);
        assert_int_equal(atomic_load(&t.stats.bad_rows), 1);
        json()->decoder_close(d);
        yl_strbuf_clear(&out);
        table_clear(&t);
    }
}

static void messages(void **state)
{
    (void)state;
    table t;
    yl_strbuf out = {0};
    yl_decoder *d = NULL;
    size_t used;
    yl_input_place place = {.name = YL_STR("topic")};
    table_init(&t, "", AB, 2);
    check_ok(open_decoder(&t, true, &d), &t.err);
    static const char text[] = "{\n\"a\":1,\n\"b\":\"x\ny\"\n}\n{\"a\":2}";
    check_ok(decode_piece(&t, d, place, text, sizeof text - 1, true, &out, &used), &t.err);
    check_str(yl_strbuf_view(&out), "1|x\ny\n");
    json()->decoder_close(d);
    yl_strbuf_clear(&out);
    table_clear(&t);
}

static void no_columns(void **state)
{
    (void)state;
    table t;
    yl_strbuf out = {0};
    table_init(&t, IGNORE, AB, 2);
    t.n_columns = 0;
    check_ok(decode_all(&t, SAMPLE, sizeof SAMPLE - 1, &out), &t.err);
    check_str(yl_strbuf_view(&out), "\n\n\n\n");
    yl_strbuf_clear(&out);
    table_clear(&t);
}

/* ---- Writing ---- */

/* Reads `text` and writes it again; `options` are for both. */
static yl_status rewrite(const char *options, const yl_field *fields, uint32_t n, const char *text,
                         yl_strbuf *out, yl_error *err)
{
    table t;
    yl_decoder *d = NULL;
    yl_encoder *e = NULL;
    uint32_t rows = 0;
    size_t used, size = strlen(text);
    table_init(&t, options, fields, n);
    char *copy = yl_malloc_aligned(size);
    memcpy(copy, text, size);
    yl_heap *heap = yl_heap_new();
    yl_batch *batch = new_batch(&t);
    yl_input_place place = {.name = YL_STR("t.json")};
    yl_encoder_spec spec = {.config = t.config, .schema = t.schema, .columns = t.columns};
    check_ok(open_decoder(&t, false, &d), &t.err);
    check_ok(json()->decode(d, &place, copy, size, true, heap, batch->columns, 100, &rows, &used,
                            &t.err),
             &t.err);
    batch->rows = batch->count = rows;
    check_ok(json()->encoder_open(&spec, &e, &t.err), &t.err);
    yl_status status = json()->encode(e, batch, out, err);
    json()->encoder_close(e);
    json()->decoder_close(d);
    yl_batch_free(batch);
    yl_heap_unref(heap);
    yl_free_aligned(copy);
    table_clear(&t);
    return status;
}

static void check_written(const char *options, const yl_field *fields, uint32_t n, const char *text,
                          const char *expected)
{
    yl_strbuf out = {0};
    yl_error err = {0};
    check_ok(rewrite(options, fields, n, text, &out, &err), &err);
    check_str(yl_strbuf_view(&out), expected);
    yl_strbuf_clear(&out);
}

static void writing(void **state)
{
    (void)state;
    table t;
    table_init(&t, "", NULL, 0);
    const yl_field inner[] = {FIELD("x", &yl_type_int), FIELD("y\"😀", &yl_type_string)};
    const yl_field scalars[] = {
        FIELD("b", &yl_type_boolean), FIELD("f", &yl_type_float), FIELD("d", &yl_type_double),
        FIELD("n", yl_type_decimal(t.arena, 10, 2)), FIELD("x", &yl_type_bytes)};
    const yl_field rest[] = {FIELD("r", yl_type_row(t.arena, inner, 2)),
                             FIELD("a", yl_type_array(t.arena, &yl_type_int)),
                             FIELD("m", yl_type_map(t.arena, &yl_type_string, &yl_type_int))};
    check_written("", TEXT, 1, "{\"s\":\"\\\" \\\\ / \\u0001\\b\\u001f\\u007f \\u2028é😀\"}",
                  "{\"s\":\"\\\" \\\\ / \\u0001\\b\\u001F\x7F \xE2\x80\xA8é\\uD83D\\uDE00\"}\n");
    check_written("", scalars, 5,
                  "{\"b\":true,\"f\":\"NaN\",\"d\":1e10,\"n\":220,\"x\":\"/wA=\"}\n{}",
                  "{\"b\":true,\"f\":\"NaN\",\"d\":1.0E10,\"n\":2.2E+2,\"x\":\"/wA=\"}\n"
                  "{\"b\":null,\"f\":null,\"d\":null,\"n\":null,\"x\":null}\n");
    check_written("encode.decimal-as-plain-number=true\nencode.ignore-null-fields=true", scalars, 5,
                  "{\"n\":220}\n{}", "{\"n\":220.00}\n{}\n");
    check_written("", rest, 3,
                  "{\"r\":{\"x\":1},\"a\":[1,null],\"m\":{\"k\":null,\"\\ud83d\\ude00\":1}}",
                  "{\"r\":{\"x\":1,\"y\\\"\\uD83D\\uDE00\":null},\"a\":[1,null],"
                  "\"m\":{\"k\":null,\"\\uD83D\\uDE00\":1}}\n");
    check_written("encode.ignore-null-fields=true", rest, 3, "{\"r\":{\"x\":1},\"m\":{\"k\":null}}",
                  "{\"r\":{\"x\":1},\"m\":{\"k\":null}}\n");
    table_clear(&t);
}

/* A MAP with NULL keys cannot be read, so it is made by hand: {nil=1, NULL=2, NULL=3, b=4}. */
static yl_status write_null_keys(const char *options, yl_strbuf *out, yl_error *err)
{
    table t;
    table_init(&t, options, NULL, 0);
    yl_field field = FIELD("m", yl_type_map(t.arena, &yl_type_string, &yl_type_int));
    uint32_t column = 0;
    yl_batch *batch = yl_batch_new(1);
    yl_vector *v = batch->columns[0] = yl_vector_new(field.type, 1);
    yl_vector *keys = v->children[0], *values = v->children[1];
    check_ok(yl_vector_reserve(keys, 4), NULL);
    check_ok(yl_vector_reserve(values, 4), NULL);
    for (uint32_t i = 0; i < 4; i++) {
        check_ok(i == 1 || i == 2
                     ? yl_vector_set_null(keys, i)
                     : yl_vector_set_str(keys, i, i == 0 ? YL_STR("nil") : YL_STR("b")),
                 NULL);
        values->i32[i] = (int32_t)i + 1;
    }
    keys->length = values->length = 4;
    v->entries[0] = (yl_list_entry){0, 4};
    v->length = batch->rows = batch->count = 1;
    yl_encoder *e = NULL;
    yl_encoder_spec spec = {
        .config = t.config, .schema = {1, &field}, .columns = &column, .whole = true};
    check_ok(json()->encoder_open(&spec, &e, err), err);
    yl_status status = json()->encode(e, batch, out, err);
    json()->encoder_close(e);
    yl_batch_free(batch);
    table_clear(&t);
    return status;
}

static void null_keys(void **state)
{
    (void)state;
    yl_strbuf out = {0};
    yl_error err = {0};
    check_fails(DATA, write_null_keys("", &out, &err), &err);
    check_message(&err, "NULL key");
    yl_error_clear(&err);
    yl_strbuf_reset(&out);
    check_ok(write_null_keys("map-null-key.mode=drop", &out, &err), &err);
    check_str(yl_strbuf_view(&out), "{\"m\":{\"nil\":1,\"b\":4}}");
    yl_strbuf_reset(&out);
    check_ok(write_null_keys("map-null-key.mode=LITERAL\nmap-null-key.literal=nil", &out, &err),
             &err);
    check_str(yl_strbuf_view(&out), "{\"m\":{\"nil\":3,\"b\":4}}");
    yl_strbuf_clear(&out);
}

/* ---- Failing allocations ---- */

static yl_status read_sample(void *arg)
{
    table *t = arg;
    yl_strbuf out = {0};
    static const char text[] =
        "{\"m\":{\"\\u0061 long name, "
        "decoded\":[1,2],\"b\":[]},\"s\":{\"x\\u0061\":[1.5,\"\\n\"]}}\n"
        "{\"s\":\"a text that is escaped\\n\",\"m\":{\"a long name, not inlined\":[3]}}\n";
    yl_error_clear(&t->err);
    yl_status status = decode_all(t, text, sizeof text - 1, &out);
    if (status == YL_OK && !out.oom)
        check_str(yl_strbuf_view(&out),
                  "{a long name, decoded=[1, 2], b=[]}|{\"xa\":[1.5,\"\\n\"]}\n"
                  "{a long name, not inlined=[3]}|a text that is escaped\n\n");
    yl_strbuf_clear(&out);
    return status;
}

static void allocations(void **state)
{
    (void)state;
    table t;
    table_init(&t, "", NULL, 0);
    const yl_field fields[] = {
        FIELD("m", yl_type_map(t.arena, &yl_type_string, yl_type_array(t.arena, &yl_type_int))),
        TEXT[0]};
    t.schema = (yl_schema){2, fields};
    t.n_columns = 2;
    t.columns[1] = 1;
    check_allocations(read_sample, &t);
    table_clear(&t);
}

CHECK_MAIN(cmocka_unit_test(records), cmocka_unit_test(malformed), cmocka_unit_test(depth),
           cmocka_unit_test(strings), cmocka_unit_test(exact_trees), cmocka_unit_test(many_names),
           cmocka_unit_test(numbers), cmocka_unit_test(times), cmocka_unit_test(nested),
           cmocka_unit_test(errors), cmocka_unit_test(checks), cmocka_unit_test(pieces),
           cmocka_unit_test(messages), cmocka_unit_test(no_columns), cmocka_unit_test(writing),
           cmocka_unit_test(null_keys), cmocka_unit_test(allocations))
