/* CSV as a format: what format.h asks for, put together from the csv_*.c files. The overview is in
 * csv_internal.h. */
#include "format/csv_internal.h"
#include "format/format_internal.h"

static yl_status check(const void *config, yl_schema schema, bool writing, yl_error *err)
{
    csv_dialect dialect;
    (void)writing; /* what can be read can be written, and the reverse */
    YL_TRY(yl_csv_dialect_init(&dialect, config, err));
    for (uint32_t i = 0; i < schema.n; i++)
        YL_TRY(yl_csv_converter_init(NULL, &dialect, &schema.fields[i], err));
    return YL_OK;
}

const yl_format_type yl_format_csv = {
    .name = "csv",
    .options = yl_csv_options,
    .n_options = CSV_OPTIONS,
    .config_size = sizeof(csv_config),
    .splittable = true,
    .check = check,
    .decoder_open = yl_csv_decoder_open,
    .decode = yl_csv_decode,
    .decoder_close = yl_csv_decoder_close,
    .find_border = yl_csv_find_border,
    .encoder_open = yl_csv_encoder_open,
    .encode = yl_csv_encode,
    .encoder_close = yl_csv_encoder_close,
};
