/* Constraints of sink columns; see sink_enforce.h.
 *
 * Lengths are those of the declared types: characters (code points) of CHAR and VARCHAR, bytes of
 * BINARY and VARBINARY. CHAR and BINARY ask for exactly so many, the others for at most so many.
 * INSERT has cast its values to the column's type before, so only values that came in with that
 * very type can be of another length: a CHAR(3) column of a file that holds four letters.
 */
#include "operator/sink_enforce.h"

#include "base/mem.h"
#include "data/utf8.h"

static yl_status fail_null(const yl_sink_op_spec *spec, uint32_t column, yl_error *err)
{
    yl_str name = spec->sink->schema.fields[column].name;
    YL_FAIL(err, CONSTRAINT, "column '%.*s' of %.*s is NOT NULL, but a row has NULL there",
            YL_STR_ARGS(name), YL_STR_ARGS(spec->sink->table_name));
    return yl_error_hintf(err, "SET 'table.exec.sink.not-null-enforcer' = 'DROP' drops such rows; "
                               "COALESCE gives them a value");
}

static yl_status enforce_not_null(const yl_sink_op_spec *spec, yl_batch *batch, yl_error *err)
{
    uint8_t *keep = NULL;
    yl_status status = YL_OK;
    for (uint32_t c = 0; c < batch->n_columns && status == YL_OK; c++) {
        if (!spec->not_null[c] || !yl_vector_has_nulls(batch->columns[c], batch->rows))
            continue;
        if (keep == NULL && (keep = yl_malloc(batch->rows)) != NULL)
            memset(keep, 1, batch->rows);
        if (keep == NULL)
            return YL_FAIL_MEMORY(err);
        for (uint32_t i = 0; i < batch->count && status == YL_OK; i++) {
            uint32_t row = yl_batch_row(batch, i);
            if (yl_vector_valid(batch->columns[c], row))
                continue;
            keep[row] = 0;
            if (!spec->sink->drops_nulls)
                status = fail_null(spec, c, err);
        }
    }
    if (status == YL_OK && keep != NULL && yl_batch_filter(batch, keep) != YL_OK)
        status = YL_FAIL_MEMORY(err);
    yl_free(keep);
    return status;
}

static bool has_length(const yl_type *type)
{
    return (yl_type_is_text(type) || yl_type_is_bytes(type)) && type->length != YL_LENGTH_MAX;
}

static size_t length_of(const yl_type *type, yl_str value)
{
    return yl_type_is_text(type) ? yl_utf8_count(value) : value.size;
}

static bool fits(const yl_type *type, size_t length)
{
    bool exact = type->root == YL_CHAR || type->root == YL_BINARY;
    return exact ? length == (size_t)type->length : length <= (size_t)type->length;
}

/* The value cut or padded to the column's length: blanks for text, zero bytes for binary. */
static yl_status mend(const yl_type *type, yl_vector *v, uint32_t row)
{
    yl_view view = v->views[row];
    yl_str value = yl_view_str(&view);
    size_t length = length_of(type, value), wanted = (size_t)type->length;
    yl_strbuf text = {0};
    if (length > wanted)
        value.size = yl_type_is_text(type) ? yl_utf8_offset(value, wanted) : wanted;
    yl_strbuf_str(&text, value);
    for (; length < wanted; length++)
        yl_strbuf_char(&text, yl_type_is_text(type) ? ' ' : '\0');
    yl_status status = text.oom ? YL_ERR_MEMORY : yl_vector_set_str(v, row, yl_strbuf_view(&text));
    yl_strbuf_clear(&text);
    return status;
}

static yl_status fail_length(const yl_sink_op_spec *spec, uint32_t column, size_t length,
                             yl_error *err)
{
    const yl_field *field = &spec->sink->schema.fields[column];
    YL_FAIL(err, CONSTRAINT, "column '%.*s' of %.*s is %s(%d), but a value of length %zu came",
            YL_STR_ARGS(field->name), YL_STR_ARGS(spec->sink->table_name),
            yl_root_name(field->type->root), field->type->length, length);
    return yl_error_hintf(err, "SET 'table.exec.sink.type-length-enforcer' = 'TRIM_PAD' cuts and "
                               "pads such values");
}

static yl_status enforce_length(const yl_sink_op_spec *spec, uint32_t column, yl_batch *batch,
                                yl_error *err)
{
    const yl_type *type = spec->sink->schema.fields[column].type;
    yl_vector *v = batch->columns[column], *own = NULL;
    yl_status status = YL_OK;
    for (uint32_t i = 0; i < batch->count && status == YL_OK; i++) {
        uint32_t row = yl_batch_row(batch, i);
        if (!yl_vector_valid(v, row))
            continue;
        size_t length = length_of(type, yl_view_str(&v->views[v->form == YL_CONST ? 0 : row]));
        if (fits(type, length))
            continue;
        if (spec->sink->lengths == YL_LENGTH_ERROR)
            return fail_length(spec, column, length, err);
        if (own == NULL) { /* the column may be shared: values are mended in a copy */
            if (yl_vector_gather(v, NULL, batch->rows, &own) != YL_OK)
                return YL_FAIL_MEMORY(err);
            yl_vector_unref(v);
            batch->columns[column] = v = own;
        }
        if (mend(type, v, row) != YL_OK)
            status = YL_FAIL_MEMORY(err);
    }
    return status;
}

yl_status yl_sink_enforce(const yl_sink_op_spec *spec, yl_batch *batch, yl_error *err)
{
    YL_TRY(enforce_not_null(spec, batch, err));
    if (spec->sink->lengths == YL_LENGTH_IGNORE)
        return YL_OK;
    for (uint32_t c = 0; c < batch->n_columns; c++)
        if (has_length(spec->sink->schema.fields[c].type))
            YL_TRY(enforce_length(spec, c, batch, err));
    return YL_OK;
}
