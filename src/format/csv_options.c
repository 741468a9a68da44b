/* The options of CSV: Flink's names and defaults, checked and compiled into a dialect. */
#include "data/utf8.h"
#include "format/csv_internal.h"

#define CONFIG(field) offsetof(csv_config, field)

const yl_option yl_csv_options[CSV_OPTIONS] = {
    {"field-delimiter", YL_OPT_STRING, CONFIG(field_delimiter), .text = ",",
     .doc = "The character between two fields. Java escapes such as \\t are understood."},
    {"disable-quote-character", YL_OPT_BOOL, CONFIG(disable_quote),
     .doc = "Takes quotes for ordinary characters. Then quote-character must not be given."},
    {"quote-character", YL_OPT_STRING, CONFIG(quote_character), .text = "\"",
     .set_offset = CONFIG(has_quote), .doc = "The character that encloses a field."},
    {"allow-comments", YL_OPT_BOOL, CONFIG(allow_comments),
     .doc = "Skips lines that begin with '#', and empty lines."},
    {"ignore-parse-errors", YL_OPT_BOOL, CONFIG(ignore_parse_errors),
     .doc = "A field that does not fit its type becomes NULL, a row that cannot be split is "
            "dropped, and the job goes on."},
    {"array-element-delimiter", YL_OPT_STRING, CONFIG(array_element_delimiter), .text = ";",
     .doc = "The character between the elements of an ARRAY or ROW."},
    {"escape-character", YL_OPT_STRING, CONFIG(escape_character), .set_offset = CONFIG(has_escape),
     .doc = "Makes the next character an ordinary one."},
    {"null-literal", YL_OPT_STRING, CONFIG(null_literal), .set_offset = CONFIG(has_null_literal),
     .doc = "The text that stands for NULL."},
    {"write-bigdecimal-in-scientific-notation", YL_OPT_BOOL, CONFIG(scientific_decimals),
     .text = "true", .doc = "Accepted as in Flink, where it changes nothing in files."},
    {"trim-spaces", YL_OPT_BOOL, CONFIG(trim_spaces),
     .doc = "Takes blanks off both ends of fields that are not quoted."},
    {"ignore-trailing-unmappable", YL_OPT_BOOL, CONFIG(ignore_trailing_unmappable),
     .doc = "Ignores fields behind those of the table."},
    {"allow-trailing-comma", YL_OPT_BOOL, CONFIG(allow_trailing_comma), .text = "true",
     .doc = "Ignores one empty field behind those of the table."},
    {"fail-on-missing-columns", YL_OPT_BOOL, CONFIG(fail_on_missing_columns),
     .doc = "Takes a row with too few fields for a bad one."},
    {"empty-string-as-null", YL_OPT_BOOL, CONFIG(empty_string_as_null),
     .doc = "Takes an empty field for NULL."},
};

static int hex_value(char c)
{
    return c >= '0' && c <= '9'                 ? c - '0'
           : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10
                                                : -1;
}

/* Reads Java's escapes \t, \n, \\, \u0001, \7. Gives the text in `out` (room for CSV_TOKEN_MAX + 1
 * bytes) and its size, or 0 when it is not one character of at most three bytes. */
static uint8_t one_character(yl_str text, bool escapes, char *out)
{
    static const char names[] = "tnrbf\\\"'", values[] = "\t\n\r\b\f\\\"'";
    if (escapes && text.size >= 2 && text.data[0] == '\\') {
        char name = text.data[1];
        const char *found = name == '\0' ? NULL : strchr(names, name);
        uint32_t code = 0;
        size_t i = 1;
        if (found != NULL && text.size == 2) {
            out[0] = values[found - names];
            out[1] = '\0';
            return 1;
        }
        if (name == 'u') {
            while (i < text.size && text.data[i] == 'u')
                i++;
            if (text.size - i != 4)
                return 0;
            for (; i < text.size; i++) {
                int digit = hex_value(text.data[i]);
                if (digit < 0)
                    return 0;
                code = code * 16 + (uint32_t)digit;
            }
        } else {
            if (text.size > 4)
                return 0;
            for (; i < text.size; i++) {
                if (text.data[i] < '0' || text.data[i] > '7')
                    return 0;
                code = code * 8 + (uint32_t)(text.data[i] - '0');
            }
        }
        if (code >= 0xD800 && code <= 0xDFFF)
            return 0;
        uint8_t size = (uint8_t)yl_utf8_encode(code, out);
        out[size] = '\0';
        return size;
    }
    if (text.size == 0 || text.size > CSV_TOKEN_MAX ||
        yl_utf8_size((unsigned char)text.data[0]) != text.size)
        return 0;
    memcpy(out, text.data, text.size);
    out[text.size] = '\0';
    return (uint8_t)text.size;
}

static yl_status not_one(const char *option, yl_str value, yl_error *err)
{
    return YL_FAIL(err, OPTION, "option 'csv.%s' must be a single character, but is '%.*s'", option,
                   YL_STR_ARGS(value));
}

static yl_status one_byte(const char *option, yl_str value, int *out, yl_error *err)
{
    char token[CSV_TOKEN_MAX + 1];
    uint8_t size = one_character(value, false, token);
    if (size == 0)
        return not_one(option, value, err);
    if (size > 1)
        return YL_FAIL(err, UNSUPPORTED,
                       "option 'csv.%s' is '%.*s': only ASCII characters are supported", option,
                       YL_STR_ARGS(value));
    *out = (unsigned char)token[0];
    return YL_OK;
}

static bool is_scannable(const csv_dialect *d)
{
    int delimiter = (unsigned char)d->delimiter[0];
    if (d->delimiter_size != 1 || delimiter == d->quote || delimiter == d->escape)
        return false;
    if (delimiter == '\r' || delimiter == '\n')
        return false;
    if (d->comments && (delimiter == '#' || d->quote == '#' || delimiter == ' ' || d->quote == ' '))
        return false;
    /* Blanks in front of a quote: a quote that is a blank itself would be trimmed. */
    return !(d->trim && d->quote >= 0 && d->quote <= ' ') &&
           (d->quote < 0 || d->quote != d->escape);
}

yl_status yl_csv_dialect_init(csv_dialect *d, const csv_config *config, yl_error *err)
{
    *d = (csv_dialect){
        .quote = -1,
        .escape = -1,
        .comments = config->allow_comments,
        .trim = config->trim_spaces,
        .ignore_errors = config->ignore_parse_errors,
        .ignore_trailing = config->ignore_trailing_unmappable,
        .allow_trailing = config->allow_trailing_comma,
        .fail_on_missing = config->fail_on_missing_columns,
        .empty_as_null = config->empty_string_as_null,
        .has_null = config->has_null_literal,
        .scientific = config->scientific_decimals,
        .null_literal = config->null_literal,
    };
    if (config->disable_quote && config->has_quote)
        return YL_FAIL(
            err, OPTION,
            "'csv.quote-character' and 'csv.disable-quote-character' exclude each other");
    d->delimiter_size = one_character(config->field_delimiter, true, d->delimiter);
    if (d->delimiter_size == 0)
        return not_one("field-delimiter", config->field_delimiter, err);
    d->array_delimiter_size =
        one_character(config->array_element_delimiter, false, d->array_delimiter);
    if (d->array_delimiter_size == 0)
        return not_one("array-element-delimiter", config->array_element_delimiter, err);
    if (!config->disable_quote)
        YL_TRY(one_byte("quote-character", config->quote_character, &d->quote, err));
    if (config->has_escape)
        YL_TRY(one_byte("escape-character", config->escape_character, &d->escape, err));
    return YL_OK;
}

static int unless_line_end(int c)
{
    return c == '\r' || c == '\n' ? -1 : c;
}

yl_status yl_csv_reading_dialect_init(csv_dialect *d, const csv_config *config, yl_error *err)
{
    YL_TRY(yl_csv_dialect_init(d, config, err));
    d->quote = unless_line_end(d->quote);
    d->escape = unless_line_end(d->escape);
    d->scannable = is_scannable(d);
    return YL_OK;
}

csv_chars yl_csv_chars_of(const csv_dialect *d)
{
    csv_chars chars = {.delimiter = d->delimiter[0],
                       .quote = d->quote < 0 ? d->delimiter[0] : (char)d->quote,
                       .has_quote = d->quote >= 0,
                       .has_special = d->escape >= 0 || d->comments};
    chars.special[0] = d->escape >= 0 ? (char)d->escape : '#';
    chars.special[1] = d->comments ? '#' : chars.special[0];
    return chars;
}
