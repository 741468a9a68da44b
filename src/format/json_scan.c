/* The less frequent parts of scanning JSON: escapes, text that is not ASCII, nested values.
 *
 * Why this is written by hand. simdjson (3.0.1, On-Demand) and this scanner were measured on 1 M
 * events of 105 bytes with five fields, two of them asked for; CPU time, one core of an EPYC:
 *
 *     simdjson, iterate per line, AVX-512, the two fields, the rest not looked at    2.5 GB/s
 *     simdjson, the same with AVX2                                                   2.0 GB/s
 *     simdjson, iterate per line, AVX-512, every field looked at                     1.0 GB/s
 *     simdjson, iterate_many, AVX-512, the two fields, the rest not looked at        4.9 GB/s
 *     this decoder, SSE2: all is checked, and two columns of vectors are built       3.3 GB/s
 *     this decoder without SIMD                                                      2.6 GB/s
 *
 * So small documents are no trouble to simdjson; the checking is. And a reader with Jackson's
 * answers has to check: On-Demand takes `{"a":01,"b":1}` for good when only b is read, so that
 * which lines are bad would depend on the query. It also refuses what Flink reads (raw control
 * characters, overlong UTF-8), and iterate_many does not go on behind a broken line. A second,
 * exact parser would be needed beside it. The speed here comes from the shape of records
 * (json_decode.c), which saves looking for names at all.
 */
#include "format/json_scan.h"

#include "data/utf8.h"

static bool is_hex(char c)
{
    return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'f');
}

/* Behind the escape at `p`, or NULL. */
static const char *scan_escape(const char *p)
{
    switch (p[1]) {
    case '"':
    case '\\':
    case '/':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't':
        return p + 2;
    case 'u':
        return is_hex(p[2]) && is_hex(p[3]) && is_hex(p[4]) && is_hex(p[5]) ? p + 6 : NULL;
    default:
        return NULL;
    }
}

const char *yl_json_scan_string_rest(const char *p, const char *end, bool high, json_cell *cell,
                                     json_fault *fault)
{
    json_mask any = high, more, stops;
    while (p < end && *p != '"') {
        if (*p == '\\') {
            const char *escape = p;
            cell->coded = true;
            p = scan_escape(p);
            if (p == NULL)
                return json_fail(fault, escape, "an escape that JSON does not have");
            continue;
        }
        stops = json_string_stops(p, &more);
        if (stops == 0) {
            any |= more;
            p += JSON_BLOCK;
        } else {
            any |= more & ((stops & -stops) - 1);
            p += json_first(stops);
        }
    }
    if (p >= end)
        return json_fail(fault, cell->p - 1, "the closing quote is missing");
    cell->n = (uint32_t)(p - cell->p);
    if (any != 0 && !yl_utf8_valid(json_text_of(cell))) {
        if (!yl_json_utf8_accepted(json_text_of(cell)))
            return json_fail(fault, cell->p - 1, "the text is not UTF-8");
        cell->coded = true;
    }
    return p + 1;
}

const char *yl_json_scan_nested(const char *p, const char *end, uint32_t depth, json_cell *cell,
                                json_fault *fault)
{
    uint64_t objects[JSON_DEPTH_MAX / 64 + 1] = {0}; /* bit: the value at this depth is an object */
    uint32_t open = 0;
    json_cell inner;
    bool object;
    cell->p = p;
    cell->kind = *p == '{' ? JSON_OBJECT : JSON_ARRAY;
    cell->coded = false;

enter:
    if (open + depth >= JSON_DEPTH_MAX)
        return json_fail(fault, p, "values are nested too deep");
    object = *p == '{';
    objects[open / 64] = (objects[open / 64] & ~(UINT64_C(1) << open % 64)) | (uint64_t)object
                                                                                  << open % 64;
    open++;
    p = json_skip_blanks(p + 1, end);
    if (p < end && *p == (object ? '}' : ']'))
        goto leave;
    if (!object)
        goto value;

member:
    if (p >= end || *p != '"')
        return json_fail(fault, p, "a name in quotes is missing");
    p = json_scan_string(p, end, &inner, fault);
    if (p == NULL)
        return NULL;
    p = json_skip_blanks(p, end);
    if (p >= end || *p != ':')
        return json_fail(fault, p, "a colon is missing");
    p = json_skip_blanks(p + 1, end);

value:
    if (p >= end)
        return json_fail(fault, p, "a value is missing");
    if (*p == '{' || *p == '[')
        goto enter;
    p = json_scan_value(p, end, 0, &inner, fault);
    if (p == NULL)
        return NULL;

after:
    p = json_skip_blanks(p, end);
    if (p >= end)
        return json_fail(fault, cell->p, "the closing bracket is missing");
    if (*p == ',') {
        p = json_skip_blanks(p + 1, end);
        if (object)
            goto member;
        goto value;
    }
    if (*p != (object ? '}' : ']'))
        return json_fail(fault, p, "a comma or a closing bracket is missing");

leave:
    p++;
    open--;
    if (open == 0) {
        cell->n = (uint32_t)(p - cell->p);
        return p;
    }
    object = (objects[(open - 1) / 64] >> (open - 1) % 64 & 1) != 0;
    goto after;
}
