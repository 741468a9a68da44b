/* TYPEOF: the type of an expression as a text, known when the query is planned.
 *
 * The usual form is the one of DESCRIBE. The other one, which DDL reads everywhere, has no short
 * names: VARCHAR(2147483647) for STRING, VARBINARY(2147483647) for BYTES, TIMESTAMP(p) WITH LOCAL
 * TIME ZONE for TIMESTAMP_LTZ(p).
 */
#include "function/signature.h"

static bool take(yl_str *text, const char *word)
{
    size_t n = strlen(word);
    if (text->size < n || memcmp(text->data, word, n) != 0)
        return false;
    text->data += n;
    text->size -= n;
    return true;
}

/* Names of fields stand in backticks, with a backtick inside doubled. */
static void put_name(yl_str *text, yl_strbuf *out)
{
    do {
        yl_strbuf_char(out, text->data[0]);
        text->data++;
        text->size--;
    } while (text->size > 0 && text->data[0] != '`');
}

static void put_long_names(yl_str text, yl_strbuf *out)
{
    while (text.size > 0) {
        if (text.data[0] == '`') {
            put_name(&text, out);
        } else if (take(&text, "STRING")) {
            yl_strbuf_puts(out, "VARCHAR(2147483647)");
            continue;
        } else if (take(&text, "BYTES")) {
            yl_strbuf_puts(out, "VARBINARY(2147483647)");
            continue;
        } else if (take(&text, "TIMESTAMP_LTZ(") && text.size >= 2) {
            yl_strbuf_printf(out, "TIMESTAMP(%c) WITH LOCAL TIME ZONE", text.data[0]);
            text.data += 2;
            text.size -= 2;
            continue;
        }
        if (text.size == 0)
            break;
        yl_strbuf_char(out, text.data[0]);
        text.data++;
        text.size--;
    }
}

static yl_status constant_text(yl_arena *arena, yl_str text, yl_span span, const yl_expr **out,
                               yl_error *err)
{
    yl_vector *v = yl_vector_new(&yl_type_string, 1);
    if (v == NULL || yl_vector_set_str(v, 0, text) != YL_OK) {
        yl_vector_unref(v);
        return YL_FAIL_MEMORY(err);
    }
    v->length = 1;
    *out = yl_expr_const(arena, &yl_type_string, v, span);
    yl_vector_unref(v);
    return YL_OK;
}

static yl_status expand_typeof(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                               yl_span span, const yl_expr **out, yl_error *err)
{
    yl_strbuf shown = {0}, spelt = {0};
    bool long_names = false;
    if (n > 1 && !yl_expr_const_bool(args[1], &long_names))
        return YL_OK;
    yl_type_print(args[0]->type, &shown);
    put_long_names(yl_strbuf_view(&shown), &spelt);
    yl_status status = constant_text(
        arena, long_names ? yl_strbuf_view(&spelt) : yl_strbuf_view(&shown), span, out, err);
    if (shown.oom || spelt.oom)
        status = YL_FAIL_MEMORY(err);
    yl_strbuf_clear(&shown);
    yl_strbuf_clear(&spelt);
    return status;
}

const yl_signature yl_fn_typeof_rows[] = {
    {.name = "TYPEOF",
     .args = "any, =boolean?",
     .expand = expand_typeof,
     .doc = "The type of the first argument; with TRUE, in the form that has no short names.",
     .examples = "TYPEOF(1.5) -> DECIMAL(2, 1) NOT NULL\n"
                 "TYPEOF(CAST('a' AS STRING), TRUE) -> VARCHAR(2147483647) NOT NULL"},
    {0},
};
