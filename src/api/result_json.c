/* Values of results as JSON: --format json of the program, and callers who want types.
 *
 *     numbers, DECIMAL    numbers, every digit written out; NaN and infinities are strings
 *     BOOLEAN             true, false
 *     ARRAY               [1, 2]
 *     ROW                 {"name": value}
 *     MAP, MULTISET       {"key": value}, keys as the client prints them
 *     everything else     a string, as the client prints it
 */
#include "api/api_internal.h"

#include <math.h>

#include "data/utf8.h"

void yl_json_print_text(yl_str text, yl_strbuf *out)
{
    static const char digits[] = "0123456789abcdef";
    const char *end = text.data + text.size;
    yl_strbuf_char(out, '"');
    for (const char *p = text.data; p != end;) {
        unsigned char c = (unsigned char)*p;
        if (c >= 0x80) {
            char encoded[YL_UTF8_SIZE_MAX];
            uint32_t code;
            bool valid;
            p += yl_utf8_decode(p, end, &code, &valid);
            yl_strbuf_add(out, encoded, yl_utf8_encode(code, encoded));
            continue;
        }
        p++;
        if (c == '"' || c == '\\') {
            yl_strbuf_char(out, '\\');
            yl_strbuf_char(out, (char)c);
        } else if (c == '\n' || c == '\t' || c == '\r') {
            yl_strbuf_puts(out, c == '\n' ? "\\n" : c == '\t' ? "\\t" : "\\r");
        } else if (c < 0x20 || c == 0x7F) {
            yl_strbuf_puts(out, "\\u00");
            yl_strbuf_char(out, digits[c >> 4]);
            yl_strbuf_char(out, digits[c & 15]);
        } else {
            yl_strbuf_char(out, (char)c);
        }
    }
    yl_strbuf_char(out, '"');
}

char yl_type_json_kind(const yl_type *type)
{
    if (yl_type_is_numeric(type))
        return 'n';
    if (type->root == YL_BOOLEAN)
        return 'b';
    return yl_type_is_nested(type) ? 'j' : 's';
}

static void print_quoted(const yl_vector *v, uint32_t row, const yl_print_options *options,
                         yl_strbuf *out)
{
    yl_strbuf text = {0};
    yl_value_print(v, row, options, &text);
    yl_json_print_text(yl_strbuf_view(&text), out);
    out->oom |= text.oom;
    yl_strbuf_clear(&text);
}

static void print_row(const yl_vector *v, uint32_t row, const yl_print_options *options,
                      yl_strbuf *out)
{
    yl_strbuf_char(out, '{');
    for (uint32_t i = 0; i < v->type->n_fields; i++) {
        yl_strbuf_puts(out, i == 0 ? "" : ", ");
        yl_json_print_text(v->type->fields[i].name, out);
        yl_strbuf_puts(out, ": ");
        yl_value_print_json(v->children[i], row, options, out);
    }
    yl_strbuf_char(out, '}');
}

static void print_entries(const yl_vector *v, uint32_t row, const yl_print_options *options,
                          yl_strbuf *out)
{
    bool list = v->phys == YL_PHYS_LIST;
    yl_list_entry entry = v->entries[row];
    yl_strbuf_char(out, list ? '[' : '{');
    for (uint32_t i = 0; i < entry.length; i++) {
        yl_strbuf_puts(out, i == 0 ? "" : ", ");
        if (!list) {
            print_quoted(v->children[0], entry.offset + i, options, out);
            yl_strbuf_puts(out, ": ");
        }
        yl_value_print_json(v->children[list ? 0 : 1], entry.offset + i, options, out);
    }
    yl_strbuf_char(out, list ? ']' : '}');
}

void yl_value_print_json(const yl_vector *v, uint32_t row, const yl_print_options *options,
                         yl_strbuf *out)
{
    if (v->form == YL_CONST)
        row = 0;
    if (!yl_vector_valid(v, row)) {
        yl_strbuf_puts(out, "null");
        return;
    }
    switch (v->phys) {
    case YL_PHYS_BOOL:
        yl_strbuf_puts(out, v->u8[row] ? "true" : "false");
        return;
    case YL_PHYS_ROW:
        print_row(v, row, options, out);
        return;
    case YL_PHYS_LIST:
    case YL_PHYS_MAP:
        print_entries(v, row, options, out);
        return;
    default:
        break;
    }
    bool finite = !(v->phys == YL_PHYS_F32 && !isfinite(v->f32[row])) &&
                  !(v->phys == YL_PHYS_F64 && !isfinite(v->f64[row]));
    if (yl_type_is_numeric(v->type) && finite)
        yl_value_print(v, row, options, out);
    else
        print_quoted(v, row, options, out);
}
