/* Sort: everything is held, sorted and given out at the end of the input.
 *
 *     rows --> row store --> entries {prefix, row} --> merge sort --> batches by row number
 *
 * An entry's prefix orders by the first key as far as 64 bits reach (a number entirely, a string
 * by its first eight bytes), so that most comparisons are of two words; where prefixes tie, the
 * keys are compared one by one, and at last the row numbers: the order is that of a stable sort.
 *
 * With a limit only offset + limit rows matter: as soon as four times as many are held, they are
 * sorted and the rest is thrown away, so memory is bounded by the limit.
 *
 * Changelog: bounded input is insert-only. State: the rows held, in sections of the subtask; every
 * restored sort with a single subtask takes them all, local ones leave them to subtask 0.
 */
#include <assert.h>

#include "data/serialize.h"
#include "operator/operators.h"
#include "state/row_store.h"

typedef struct entry {
    uint64_t prefix;
    uint32_t row;
    uint32_t rank; /* 0: NULL that comes first, 1: value, 2: NULL that comes last */
} entry;

typedef struct sort {
    yl_operator base;
    const yl_sort_spec *spec;
    yl_row_store rows;
    entry *entries, *scratch;
    uint32_t n_sorted; /* rows to be given, once sorted */
    uint32_t given;
    bool sorted;
    yl_budget_share share;
} sort;

enum { KEEP_ROWS_MIN = 65536 };

/* ---- Prefixes ---- */

static uint64_t signed_prefix(int64_t x)
{
    return (uint64_t)x ^ (uint64_t)1 << 63;
}

/* Order of doubles as unsigned integers: -0.0 before 0.0, NaN last. */
static uint64_t double_prefix(double x)
{
    uint64_t bits;
    if (x != x)
        return UINT64_MAX;
    memcpy(&bits, &x, sizeof bits);
    return bits >> 63 ? ~bits : bits | (uint64_t)1 << 63;
}

static uint64_t string_prefix(const yl_view *view)
{
    const char *data = yl_view_data(view);
    uint64_t prefix = 0;
    for (uint32_t i = 0; i < 8; i++)
        prefix = prefix << 8 | (i < view->size ? (unsigned char)data[i] : 0);
    return prefix;
}

static uint64_t prefix_of(const yl_vector *v, uint32_t row)
{
    switch ((yl_phys)v->phys) {
    case YL_PHYS_BOOL:
        return v->u8[row];
    case YL_PHYS_I8:
        return signed_prefix(v->i8[row]);
    case YL_PHYS_I16:
        return signed_prefix(v->i16[row]);
    case YL_PHYS_I32:
        return signed_prefix(v->i32[row]);
    case YL_PHYS_I64:
        return signed_prefix(v->i64[row]);
    case YL_PHYS_I128:
        return signed_prefix((int64_t)(v->i128[row] >> 64));
    case YL_PHYS_F32:
        return double_prefix((double)v->f32[row]);
    case YL_PHYS_F64:
        return double_prefix(v->f64[row]);
    case YL_PHYS_STR:
        return string_prefix(&v->views[row]);
    default:
        return 0;
    }
}

static void fill_entries(const sort *self)
{
    const yl_sort_key *key = &self->spec->keys[0];
    const yl_vector *v = self->rows.columns[key->column];
    for (uint32_t i = 0; i < self->rows.n_rows; i++) {
        entry *e = &self->entries[i];
        *e = (entry){.row = i, .rank = key->nulls_first ? 0 : 2};
        if (yl_vector_valid(v, i)) {
            uint64_t prefix = prefix_of(v, i);
            *e = (entry){.prefix = key->descending ? ~prefix : prefix, .row = i, .rank = 1};
        }
    }
}

/* ---- Sorting ---- */

static int compare_keys(const sort *self, uint32_t a, uint32_t b)
{
    for (uint32_t k = 0; k < self->spec->n_keys; k++) {
        const yl_sort_key *key = &self->spec->keys[k];
        const yl_vector *v = self->rows.columns[key->column];
        bool has_a = yl_vector_valid(v, a), has_b = yl_vector_valid(v, b);
        int order;
        if (!has_a && !has_b)
            continue;
        if (!has_a || !has_b)
            return has_a == key->nulls_first ? 1 : -1;
        order = yl_vector_compare(v, a, v, b);
        if (order != 0)
            return key->descending ? -order : order;
    }
    return a < b ? -1 : 1;
}

static inline bool before(const sort *self, const entry *a, const entry *b)
{
    if (a->rank != b->rank)
        return a->rank < b->rank;
    if (a->prefix != b->prefix)
        return a->prefix < b->prefix;
    return compare_keys(self, a->row, b->row) < 0;
}

enum { INSERTION_ENTRIES = 12 };

static void insertion_sort(const sort *self, entry *e, uint32_t n)
{
    for (uint32_t i = 1; i < n; i++) {
        entry moving = e[i];
        uint32_t at = i;
        for (; at > 0 && before(self, &moving, &e[at - 1]); at--)
            e[at] = e[at - 1];
        e[at] = moving;
    }
}

/* Sorts e[0..n); `to` is room for as many. Recursion is as deep as the logarithm of n. */
static void merge_sort(const sort *self, entry *e, entry *to, uint32_t n)
{
    uint32_t half = n / 2, i = 0, j = half, k = 0;
    if (n <= INSERTION_ENTRIES) {
        insertion_sort(self, e, n);
        return;
    }
    merge_sort(self, e, to, half);
    merge_sort(self, e + half, to + half, n - half);
    if (!before(self, &e[half], &e[half - 1]))
        return;
    while (i < half && j < n)
        to[k++] = before(self, &e[j], &e[i]) ? e[j++] : e[i++];
    while (i < half)
        to[k++] = e[i++];
    while (j < n)
        to[k++] = e[j++];
    memcpy(e, to, n * sizeof *e);
}

static uint64_t rows_wanted(const yl_sort_spec *spec)
{
    int64_t wanted;
    if (spec->limit == YL_LIMIT_NONE || __builtin_add_overflow(spec->offset, spec->limit, &wanted))
        return UINT64_MAX;
    return (uint64_t)wanted;
}

static yl_status sort_rows(sort *self, yl_error *err)
{
    size_t bytes = (size_t)self->rows.n_rows * sizeof(entry);
    yl_free(self->entries);
    yl_free(self->scratch);
    self->entries = yl_malloc(bytes);
    self->scratch = yl_malloc(bytes);
    if (self->entries == NULL || self->scratch == NULL)
        return YL_FAIL_MEMORY(err);
    fill_entries(self);
    merge_sort(self, self->entries, self->scratch, self->rows.n_rows);
    uint64_t wanted = rows_wanted(self->spec);
    self->n_sorted = wanted < self->rows.n_rows ? (uint32_t)wanted : self->rows.n_rows;
    return YL_OK;
}

/* ---- Rows out ---- */

static yl_status take_rows(const sort *self, uint32_t first, uint32_t n, yl_batch **out,
                           yl_error *err)
{
    uint32_t *rows = yl_malloc((size_t)n * sizeof *rows);
    yl_batch *batch = yl_batch_new(self->spec->input.n);
    yl_status status = rows == NULL || batch == NULL ? YL_FAIL_MEMORY(err) : YL_OK;
    for (uint32_t i = 0; i < n && status == YL_OK; i++)
        rows[i] = self->entries[first + i].row;
    if (status == YL_OK)
        status = yl_row_store_gather(&self->rows, rows, n, batch->columns, err);
    yl_free(rows);
    if (status != YL_OK) {
        yl_batch_free(batch);
        return status;
    }
    batch->rows = batch->count = n;
    *out = batch;
    return YL_OK;
}

/* Keeps only the rows that can still be among the first ones, in their old order so that ties
 * stay stable. */
static yl_status drop_rest(sort *self, yl_error *err)
{
    yl_row_store kept;
    YL_TRY(sort_rows(self, err));
    uint8_t *keep = yl_calloc(self->rows.n_rows, 1);
    if (keep == NULL)
        return YL_FAIL_MEMORY(err);
    for (uint32_t i = 0; i < self->n_sorted; i++)
        keep[self->entries[i].row] = 1;
    uint32_t n = 0;
    for (uint32_t i = 0; i < self->rows.n_rows; i++)
        if (keep[i])
            self->entries[n++].row = i;
    yl_free(keep);
    yl_status status = yl_row_store_init(&kept, self->rows.schema, err);
    for (uint32_t first = 0; first < n && status == YL_OK; first += YL_BATCH_ROWS) {
        uint32_t some = n - first < YL_BATCH_ROWS ? n - first : YL_BATCH_ROWS;
        yl_batch *batch = NULL;
        status = take_rows(self, first, some, &batch, err);
        if (status == YL_OK)
            status = yl_row_store_add(&kept, batch, err);
        yl_batch_free(batch);
    }
    if (status != YL_OK) {
        yl_row_store_clear(&kept);
        return status;
    }
    yl_row_store_clear(&self->rows);
    self->rows = kept;
    return YL_OK;
}

static yl_status account(sort *self, yl_error *err)
{
    size_t bytes = yl_row_store_bytes(&self->rows) + (size_t)self->rows.n_rows * 2 * sizeof(entry);
    return yl_budget_share_set(&self->share, "the sort", (int64_t)bytes, err);
}

/* ---- The operator ---- */

static yl_status sort_open(yl_operator *op, yl_error *err)
{
    sort *self = (sort *)op;
    self->spec = op->vertex->spec;
    self->share.budget = op->context->budget;
    assert(self->spec->n_keys > 0);
    return yl_row_store_init(&self->rows, self->spec->input, err);
}

static yl_status add_batch(sort *self, const yl_batch *batch, yl_error *err)
{
    uint64_t wanted = rows_wanted(self->spec);
    YL_TRY(yl_row_store_add(&self->rows, batch, err));
    if (wanted < UINT32_MAX / 8 && self->rows.n_rows > KEEP_ROWS_MIN &&
        self->rows.n_rows > 4 * wanted)
        YL_TRY(drop_rest(self, err));
    return account(self, err);
}

static yl_status sort_batch(yl_operator *op, uint32_t input, yl_batch *batch, yl_error *err)
{
    (void)input;
    yl_status status = add_batch((sort *)op, batch, err);
    yl_batch_free(batch);
    return status;
}

static yl_status sort_finish(yl_operator *op, yl_error *err)
{
    sort *self = (sort *)op;
    YL_TRY(sort_rows(self, err));
    yl_free(self->scratch);
    self->scratch = NULL;
    self->sorted = true;
    int64_t offset = self->spec->offset;
    self->given = offset < (int64_t)self->n_sorted ? (uint32_t)offset : self->n_sorted;
    op->more = self->given < self->n_sorted;
    return YL_OK;
}

static yl_status sort_resume(yl_operator *op, yl_error *err)
{
    sort *self = (sort *)op;
    uint32_t left = self->n_sorted - self->given, most = op->context->batch_rows;
    uint32_t n = left < most ? left : most;
    yl_batch *batch;
    YL_TRY(take_rows(self, self->given, n, &batch, err));
    self->given += n;
    op->more = self->given < self->n_sorted;
    return yl_output_push(op->output, batch, err);
}

static yl_status sort_snapshot(yl_operator *op, yl_snapshot *to, yl_error *err)
{
    sort *self = (sort *)op;
    yl_status status = YL_OK;
    if (self->sorted)
        return YL_FAIL(err, INVALID, "%s cannot be saved while it gives its results",
                       op->vertex->name);
    for (uint32_t first = 0; first < self->rows.n_rows && status == YL_OK; first += YL_BATCH_ROWS) {
        uint32_t left = self->rows.n_rows - first, n = left < YL_BATCH_ROWS ? left : YL_BATCH_ROWS;
        uint32_t rows[YL_BATCH_ROWS];
        yl_batch *batch = yl_batch_new(self->spec->input.n);
        if (batch == NULL)
            return YL_FAIL_MEMORY(err);
        for (uint32_t i = 0; i < n; i++)
            rows[i] = first + i;
        status = yl_row_store_gather(&self->rows, rows, n, batch->columns, err);
        batch->rows = batch->count = n;
        yl_snapshot_section(to, YL_SECTION_SUBTASK);
        if (status == YL_OK)
            status = yl_batch_write(batch, &to->bytes, err);
        yl_batch_free(batch);
    }
    return status;
}

static yl_status sort_restore(yl_operator *op, int32_t key_group, yl_str section, yl_error *err)
{
    sort *self = (sort *)op;
    yl_batch *batch = NULL;
    (void)key_group;
    if (op->context->subtask != 0)
        return YL_OK;
    YL_TRY(yl_batch_read(self->spec->input, &section, &batch, err));
    yl_status status = add_batch(self, batch, err);
    yl_batch_free(batch);
    return status;
}

static void sort_close(yl_operator *op)
{
    sort *self = (sort *)op;
    yl_row_store_clear(&self->rows);
    yl_free(self->entries);
    yl_free(self->scratch);
    yl_budget_share_clear(&self->share);
}

const yl_operator_type yl_op_sort = {
    .name = "Sort",
    .state_version = 1,
    .size = sizeof(sort),
    .open = sort_open,
    .batch = sort_batch,
    .resume = sort_resume,
    .finish = sort_finish,
    .snapshot = sort_snapshot,
    .restore = sort_restore,
    .close = sort_close,
};
