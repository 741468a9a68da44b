/* Results: rows that are at hand, rows that a job makes, and the one row that an INSERT answers
 * with when its job has ended.
 *
 * The error of a failed step goes into the environment, with its place in the statement.
 */
#include "api/api_internal.h"

#include "data/batch.h"

yl_status yl_result_new(yl_env *env, yl_str sql, yl_result **out, yl_error *err)
{
    yl_result *r = yl_calloc(1, sizeof *r);
    *out = NULL;
    if (r == NULL)
        return YL_FAIL_MEMORY(err);
    r->arena = yl_arena_new("statement", 0);
    if (r->arena == NULL) {
        yl_free(r);
        return YL_FAIL_MEMORY(err);
    }
    r->env = env;
    r->note = "";
    r->sql = yl_arena_str(r->arena, sql);
    r->next = env->results;
    if (r->next != NULL)
        r->next->before = r;
    env->results = r;
    if (yl_arena_oom(r->arena)) {
        yl_result_free(r);
        return YL_FAIL_MEMORY(err);
    }
    *out = r;
    return YL_OK;
}

void yl_result_free(yl_result *r)
{
    if (r == NULL)
        return;
    if (r->job != NULL)
        yl_job_cancel(r->job);
    yl_api_forget_job(r);
    if (r->before != NULL)
        r->before->next = r->next;
    else
        r->env->results = r->next;
    if (r->next != NULL)
        r->next->before = r->before;
    yl_batch_free(r->batch);
    for (uint32_t i = 0; r->texts != NULL && i < 2 * r->n_columns; i++)
        yl_strbuf_clear(&r->texts[i]);
    yl_free(r->texts);
    yl_list_clear(&r->rows);
    yl_arena_free(r->arena);
    yl_free(r);
}

void yl_result_locate(const yl_result *r, yl_error *err)
{
    if (r->elsewhere)
        err->span = (yl_span){0, 0};
    yl_error_locate(err, r->sql.data, r->sql.size);
}

/* ---- What the rows look like ---- */

yl_status yl_result_set_columns(yl_result *r, const yl_result_column *columns, uint32_t n,
                                yl_error *err)
{
    yl_result_column *copies = YL_NEW_ARRAY(r->arena, yl_result_column, n);
    r->texts = yl_calloc((size_t)n * 2, sizeof *r->texts);
    if (copies == NULL || r->texts == NULL)
        return YL_FAIL_MEMORY(err);
    for (uint32_t i = 0; i < n; i++) {
        copies[i].name = yl_arena_str(r->arena, columns[i].name);
        copies[i].type = columns[i].type;
        copies[i].type_text = yl_type_text(r->arena, columns[i].type);
    }
    r->columns = copies;
    r->n_columns = n;
    r->kind = YL_RESULT_ROWS;
    return yl_arena_oom(r->arena) ? YL_FAIL_MEMORY(err) : YL_OK;
}

yl_status yl_result_set_texts(yl_result *r, const char *const *names, uint32_t n, yl_error *err)
{
    enum { MANY = 16 };
    yl_result_column columns[MANY];
    if (n > MANY)
        return YL_FAIL(err, INTERNAL, "%u columns of text", n);
    for (uint32_t i = 0; i < n; i++)
        columns[i] = (yl_result_column){.name = yl_str_of(names[i]), .type = &yl_type_string};
    return yl_result_set_columns(r, columns, n, err);
}

yl_status yl_result_add_row(yl_result *r, const yl_str *cells, yl_error *err)
{
    yl_str *copies = YL_NEW_ARRAY(r->arena, yl_str, r->n_columns);
    if (copies == NULL)
        return YL_FAIL_MEMORY(err);
    for (uint32_t i = 0; i < r->n_columns; i++)
        copies[i] = cells[i].data == NULL ? (yl_str){NULL, 0} : yl_arena_str(r->arena, cells[i]);
    if (yl_arena_oom(r->arena) || !yl_list_push(&r->rows, copies))
        return YL_FAIL_MEMORY(err);
    return YL_OK;
}

yl_result_kind yl_result_kind_of(const yl_result *r)
{
    return r->kind;
}

bool yl_result_is_raw_text(const yl_result *r)
{
    return r->raw_text;
}

const char *yl_result_note(const yl_result *r)
{
    return r->note;
}

int yl_result_columns(const yl_result *r)
{
    return (int)r->n_columns;
}

static const yl_result_column *column_of(const yl_result *r, int column)
{
    return column >= 0 && (uint32_t)column < r->n_columns ? &r->columns[column] : NULL;
}

const char *yl_result_column_name(const yl_result *r, int column)
{
    const yl_result_column *c = column_of(r, column);
    return c == NULL ? "" : c->name.data;
}

const char *yl_result_column_type(const yl_result *r, int column)
{
    const yl_result_column *c = column_of(r, column);
    return c == NULL ? "" : c->type_text;
}

bool yl_result_column_right(const yl_result *r, int column)
{
    const yl_result_column *c = column_of(r, column);
    return c != NULL && yl_type_is_numeric(c->type);
}

char yl_result_column_json(const yl_result *r, int column)
{
    const yl_result_column *c = column_of(r, column);
    return c == NULL ? 's' : yl_type_json_kind(c->type);
}

/* "2024-01-02 03:04:05" with the digits that the client shows for a precision. */
static int timestamp_width(int precision)
{
    enum { SECONDS = 19 };
    return precision == 0   ? SECONDS
           : precision <= 3 ? SECONDS + 4
           : precision <= 6 ? SECONDS + 7
                            : SECONDS + 10;
}

int yl_result_column_width(const yl_result *r, int column)
{
    const yl_result_column *c = column_of(r, column);
    if (c == NULL)
        return 0;
    switch (c->type->root) {
    case YL_BOOLEAN:
        return 5;
    case YL_TINYINT:
        return 4;
    case YL_SMALLINT:
        return 6;
    case YL_INT:
        return 11;
    case YL_BIGINT:
        return 20;
    case YL_DECIMAL:
        return c->type->precision + 2;
    case YL_DATE:
        return 10;
    case YL_TIME:
        return c->type->precision == 0 ? 8 : c->type->precision + 9;
    case YL_TIMESTAMP:
    case YL_TIMESTAMP_LTZ:
        return timestamp_width(c->type->precision);
    default:
        return 0;
    }
}

bool yl_result_is_ordered(const yl_result *r)
{
    return r->ordered;
}

const char *yl_result_row_kind(const yl_result *r)
{
    if (!r->on_row || r->batch == NULL)
        return "+I";
    return yl_row_kind_text(yl_batch_kind(r->batch, yl_batch_row(r->batch, r->position - 1)));
}

/* ---- Row by row ---- */

static yl_status fail(yl_result *r, yl_status status, yl_error *err)
{
    r->at_end = true;
    yl_result_locate(r, err);
    r->env->error = *err;
    return status;
}

static yl_status next_at_hand(yl_result *r)
{
    r->at_end = r->next_row >= r->rows.size;
    r->on_row = !r->at_end;
    if (r->on_row)
        r->cells = r->rows.items[r->next_row++];
    return YL_OK;
}

/* NULLs in columns whose type says NOT NULL (a CAST of a constant that fails, LISTAGG over no rows)
 * fail the query as they fail Flink's collecting sink, or their rows are dropped. */
static yl_status enforce_not_null(yl_result *r, yl_error *err)
{
    yl_batch *batch = r->batch;
    uint8_t *keep = NULL;
    yl_status status = YL_OK;
    for (uint32_t c = 0; c < r->n_columns && status == YL_OK; c++) {
        const yl_vector *v = batch->columns[c];
        if (r->columns[c].type->nullable || v->validity == NULL)
            continue;
        for (uint32_t i = 0; i < batch->count && status == YL_OK; i++) {
            uint32_t row = yl_batch_row(batch, i);
            if (yl_vector_valid(v, row))
                continue;
            if (r->env->settings.not_null_enforcer == YL_ENFORCE_ERROR) {
                status = YL_FAIL(err, CONSTRAINT,
                                 "column '%.*s' is NOT NULL, but a row of the result has NULL "
                                 "there",
                                 YL_STR_ARGS(r->columns[c].name));
                yl_error_hintf(err, "SET 'table.exec.sink.not-null-enforcer' = 'DROP' drops such "
                                    "rows");
                continue;
            }
            if (keep == NULL && (keep = yl_malloc(batch->rows)) != NULL)
                memset(keep, 1, batch->rows);
            if (keep == NULL)
                status = YL_FAIL_MEMORY(err);
            else
                keep[row] = 0;
        }
    }
    if (status == YL_OK && keep != NULL && yl_batch_filter(batch, keep) != YL_OK)
        status = YL_FAIL_MEMORY(err);
    yl_free(keep);
    return status;
}

static yl_status next_of_query(yl_result *r, int64_t timeout_ms, bool *got, yl_error *err)
{
    if (r->batch != NULL && r->position < r->batch->count) {
        r->position++;
        r->on_row = true;
        return YL_OK;
    }
    do {
        yl_batch_free(r->batch);
        r->batch = NULL;
        r->on_row = false;
        YL_TRY(yl_job_next(r->job, timeout_ms, &r->batch, got, err));
        if (*got && r->batch != NULL)
            YL_TRY(enforce_not_null(r, err));
    } while (*got && r->batch != NULL && r->batch->count == 0);
    if (!*got)
        return YL_OK;
    r->at_end = r->batch == NULL;
    r->on_row = !r->at_end;
    r->position = 1;
    return YL_OK;
}

static yl_status next_of_insert(yl_result *r, int64_t timeout_ms, bool *got, yl_error *err)
{
    if (r->next_row == 0)
        YL_TRY(yl_job_wait(r->job, timeout_ms, got, err));
    return *got ? next_at_hand(r) : YL_OK;
}

yl_status yl_result_next_within(yl_result *r, int timeout_ms, bool *got)
{
    yl_error err = {0};
    yl_status status;
    *got = true;
    yl_error_clear(&r->env->error);
    if (r->at_end) {
        r->on_row = false;
        return YL_OK;
    }
    if (atomic_load(&r->cancelled))
        status = YL_FAIL(&err, CANCELLED, "the statement was cancelled");
    else if (r->job == NULL)
        status = next_at_hand(r);
    else if (r->kind == YL_RESULT_JOB)
        status = next_of_insert(r, timeout_ms, got, &err);
    else
        status = next_of_query(r, timeout_ms, got, &err);
    return status == YL_OK ? YL_OK : fail(r, status, &err);
}

yl_status yl_result_next(yl_result *r)
{
    bool got;
    return yl_result_next_within(r, -1, &got);
}

yl_status yl_result_wait(yl_result *r, yl_error *err)
{
    bool ended = true;
    return r->job == NULL ? YL_OK : yl_job_wait(r->job, -1, &ended, err);
}

bool yl_result_at_end(const yl_result *r)
{
    return r->at_end;
}

/* ---- Values ---- */

static bool is_null(const yl_result *r, uint32_t column, uint32_t *row)
{
    *row = yl_batch_row(r->batch, r->position - 1);
    return !yl_vector_valid(r->batch->columns[column], *row);
}

static yl_print_options print_options(yl_result *r)
{
    return (yl_print_options){
        .style = YL_PRINT_CLIENT, .zone = r->expr_env.zone, .cache = &r->zone_cache};
}

static const char *give(const char *text, size_t length, size_t *size)
{
    if (size != NULL)
        *size = length;
    return text;
}

const char *yl_result_text(yl_result *r, int column, size_t *size)
{
    uint32_t row;
    if (column_of(r, column) == NULL || !r->on_row)
        return give(NULL, 0, size);
    if (r->batch == NULL)
        return give(r->cells[column].data, r->cells[column].size, size);
    if (is_null(r, (uint32_t)column, &row))
        return give(NULL, 0, size);
    yl_strbuf *text = &r->texts[column];
    yl_print_options options = print_options(r);
    yl_strbuf_reset(text);
    yl_value_print(r->batch->columns[column], row, &options, text);
    return give(yl_strbuf_text(text), text->size, size);
}

/* Cells at hand are text; those of BOOLEAN columns are JSON's words in capitals. */
static void print_cell_json(const yl_result_column *column, yl_str cell, yl_strbuf *out)
{
    if (cell.data == NULL)
        yl_strbuf_puts(out, "null");
    else if (column->type->root == YL_BOOLEAN)
        yl_strbuf_puts(out, cell.data[0] == 'T' ? "true" : "false");
    else
        yl_json_print_text(cell, out);
}

const char *yl_result_json(yl_result *r, int column, size_t *size)
{
    uint32_t row;
    const yl_result_column *c = column_of(r, column);
    if (c == NULL || !r->on_row)
        return give("null", 4, size);
    yl_strbuf *text = &r->texts[r->n_columns + (uint32_t)column];
    yl_strbuf_reset(text);
    if (r->batch == NULL) {
        print_cell_json(c, r->cells[column], text);
    } else if (is_null(r, (uint32_t)column, &row)) {
        return give("null", 4, size);
    } else {
        yl_print_options options = print_options(r);
        yl_value_print_json(r->batch->columns[column], row, &options, text);
    }
    return give(yl_strbuf_text(text), text->size, size);
}

/* ---- The job behind ---- */

void yl_result_cancel(yl_result *r)
{
    atomic_store(&r->cancelled, true);
    if (r->job != NULL)
        yl_job_cancel(r->job);
}

const char *yl_result_job_id(const yl_result *r)
{
    return r->job_id;
}

void yl_result_progress(const yl_result *r, yl_progress *progress)
{
    yl_job_stats stats;
    *progress = (yl_progress){0};
    if (r->job == NULL)
        return;
    yl_job_stats_get(r->job, &stats);
    *progress = (yl_progress){
        .rows_read = stats.rows_in,
        .bytes_read = stats.bytes_in,
        .bytes_to_read = stats.bytes_in_total,
        .rows_written = stats.rows_out,
        .bytes_written = stats.bytes_out,
        .rows_ignored = stats.bad_rows,
        .memory_bytes = stats.memory_used,
    };
}
