/* JSON as a format: what format.h asks for, put together from the json_*.c files, and the options.
 * The overview is in json_internal.h. */
#include "format/format_internal.h"
#include "format/json_internal.h"
#include "format/lines.h"

#define CONFIG(field) offsetof(json_config, field)

static const char *const standards[] = {"SQL", "ISO-8601", NULL};
static const char *const null_key_modes[] = {"FAIL", "DROP", "LITERAL", NULL};

const yl_option yl_json_options[JSON_OPTIONS] = {
    {"fail-on-missing-field", YL_OPT_BOOL, CONFIG(fail_on_missing),
     .doc = "Takes a record that lacks a field that is read for a bad one, else the field is "
            "NULL. Excludes ignore-parse-errors."},
    {"ignore-parse-errors", YL_OPT_BOOL, CONFIG(ignore_errors),
     .doc = "A field that does not fit its type becomes NULL, a line that is no JSON object is "
            "dropped, and the job goes on."},
    {"timestamp-format.standard", YL_OPT_ENUM, CONFIG(iso), .text = "SQL", .values = standards,
     .doc = "How timestamps are read and written: '2024-02-29 12:34:56.7' (SQL) or "
            "'2024-02-29T12:34:56.7' (ISO-8601); those with local time zone end with Z."},
    {"map-null-key.mode", YL_OPT_ENUM, CONFIG(null_key), .text = "FAIL", .values = null_key_modes,
     .doc = "What to do when a MAP with a NULL key is written: fail, drop the entry, or write "
            "map-null-key.literal as its name."},
    {"map-null-key.literal", YL_OPT_STRING, CONFIG(null_key_literal), .text = "null",
     .doc = "The name of an entry whose key is NULL, in the mode LITERAL."},
    {"encode.decimal-as-plain-number", YL_OPT_BOOL, CONFIG(plain_decimals),
     .doc = "Writes DECIMALs with all their digits (220.00), else as Java does (2.2E+2)."},
    {"encode.ignore-null-fields", YL_OPT_BOOL, CONFIG(ignore_nulls),
     .doc = "Leaves out fields that are NULL instead of writing null."},
    {"decode.json-parser.enabled", YL_OPT_BOOL, CONFIG(json_parser), .text = "true",
     .doc = "Accepted as in Flink, where it chooses between two readers; here there is one."},
};

static yl_status check(const void *config, yl_schema schema, bool writing, yl_error *err)
{
    const json_config *json = config;
    if (!writing && json->fail_on_missing && json->ignore_errors)
        return YL_FAIL(err, OPTION,
                       "'json.fail-on-missing-field' and 'json.ignore-parse-errors' "
                       "must not both be true");
    for (uint32_t i = 0; i < schema.n; i++)
        YL_TRY(yl_json_check_type(&schema.fields[i], schema.fields[i].type, err));
    return YL_OK;
}

const yl_format_type yl_format_json = {
    .name = "json",
    .options = yl_json_options,
    .n_options = JSON_OPTIONS,
    .config_size = sizeof(json_config),
    .splittable = true,
    .check = check,
    .decoder_open = yl_json_decoder_open,
    .decode = yl_json_decode,
    .decoder_close = yl_json_decoder_close,
    .find_border = yl_lines_find_border,
    .encoder_open = yl_json_encoder_open,
    .encode = yl_json_encode,
    .encoder_close = yl_json_encoder_close,
};
