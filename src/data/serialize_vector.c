/* Vectors and batches as bytes; see serialize.h for the format.
 *
 * Writing goes over dense data only: a selection, gaps between the elements of lists and constant
 * fields of rows are packed away by yl_vector_gather first, so that equal batches give equal
 * bytes. Reading checks every size against what is left of the input before it allocates.
 */
#include "data/serialize.h"

#include "base/mem.h"
#include "data/vector_internal.h"

enum { FLAG_CONST = 1, FLAG_NULLS = 2 };
enum { BATCH_KINDS = 1, BATCH_TIMES = 2, BATCH_HASHES = 4 };

_Static_assert(YL_PHYS_OBJECT == 12, "the numbers of physical forms are part of the format");

static const char batch_kind[] = "YLBA";

/* ---- Writing ---- */

static yl_status write_dense(const yl_vector *v, uint32_t n, bool constant, yl_strbuf *out,
                             yl_error *err);

/* Writes `n` values of a vector that stands below another one: never as a constant. */
static yl_status write_child(const yl_vector *v, uint32_t n, yl_strbuf *out, yl_error *err)
{
    if (v->form == YL_FLAT)
        return write_dense(v, n, false, out, err);
    yl_vector *flat;
    yl_status status = yl_vector_gather(v, NULL, n, &flat);
    if (status != YL_OK)
        return YL_FAIL_MEMORY(err);
    status = write_dense(flat, n, false, out, err);
    yl_vector_unref(flat);
    return status;
}

static void write_validity(const yl_vector *v, uint32_t n, yl_strbuf *out)
{
    size_t whole = n / 8;
    yl_strbuf_add(out, v->validity, whole);
    if (n % 8 != 0)
        yl_put_u8(out, ((const uint8_t *)v->validity)[whole] & ((1u << (n % 8)) - 1));
}

static void write_views(const yl_view *views, uint32_t n, yl_strbuf *out)
{
    uint32_t largest = 0;
    size_t bytes = 0;
    for (uint32_t i = 0; i < n; i++) {
        bytes += views[i].size;
        largest = views[i].size > largest ? views[i].size : largest;
    }
    uint8_t width = largest <= UINT8_MAX ? 1 : largest <= UINT16_MAX ? 2 : 4;
    yl_put_u8(out, width);
    char *p = yl_strbuf_reserve(out, (size_t)n * width + bytes);
    if (p == NULL)
        return;
    for (uint32_t i = 0; i < n; i++, p += width)
        memcpy(p, &views[i].size, width);
    for (uint32_t i = 0; i < n; i++) {
        memcpy(p, yl_view_data(&views[i]), views[i].size);
        p += views[i].size;
    }
    out->size += (size_t)n * width + bytes;
    out->data[out->size] = '\0';
}

/* True if the elements of the n rows follow each other from the first element on. */
static bool is_contiguous(const yl_vector *v, uint32_t n)
{
    uint32_t end = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (v->entries[i].length > 0 && v->entries[i].offset != end)
            return false;
        end += v->entries[i].length;
    }
    return true;
}

static yl_status write_lists(const yl_vector *v, uint32_t n, yl_strbuf *out, yl_error *err)
{
    uint32_t total = 0;
    for (uint32_t i = 0; i < n; i++) {
        total += v->entries[i].length;
        yl_put_u32(out, v->entries[i].length);
    }
    for (uint32_t c = 0; c < v->n_children; c++)
        YL_TRY(write_child(v->children[c], total, out, err));
    return YL_OK;
}

static yl_status write_objects(const yl_vector *v, uint32_t n, yl_strbuf *out, yl_error *err)
{
    const yl_object_ops *ops = v->type->objects;
    yl_strbuf bytes = {0};
    yl_status status = YL_OK;
    if (ops->write == NULL)
        return YL_FAIL(err, UNSUPPORTED, "objects of type %s cannot be stored", ops->name);
    for (uint32_t i = 0; i < n && status == YL_OK; i++) {
        yl_strbuf_reset(&bytes);
        if (v->objects[i] != NULL)
            status = ops->write(v->objects[i], &bytes, err);
        if (bytes.oom)
            status = YL_FAIL_MEMORY(err);
        yl_put_str(out, yl_strbuf_view(&bytes));
    }
    yl_strbuf_clear(&bytes);
    return status;
}

static yl_status write_values(const yl_vector *v, uint32_t n, yl_strbuf *out, yl_error *err)
{
    switch ((yl_phys)v->phys) {
    case YL_PHYS_STR:
        write_views(v->views, n, out);
        return YL_OK;
    case YL_PHYS_LIST:
    case YL_PHYS_MAP:
        return write_lists(v, n, out, err);
    case YL_PHYS_ROW:
        for (uint32_t c = 0; c < v->n_children; c++)
            YL_TRY(write_child(v->children[c], n, out, err));
        return YL_OK;
    case YL_PHYS_OBJECT:
        return write_objects(v, n, out, err);
    default:
        yl_strbuf_add(out, v->values, n * yl_phys_size((yl_phys)v->phys));
        return YL_OK;
    }
}

/* The first `n` values (1 of a constant) as they lie, whatever the vector's form. */
static yl_status write_dense(const yl_vector *v, uint32_t n, bool constant, yl_strbuf *out,
                             yl_error *err)
{
    bool list = v->phys == YL_PHYS_LIST || v->phys == YL_PHYS_MAP;
    if (list && !is_contiguous(v, n)) {
        yl_vector *packed;
        if (yl_vector_gather(v, NULL, n, &packed) != YL_OK)
            return YL_FAIL_MEMORY(err);
        yl_status status = write_dense(packed, n, constant, out, err);
        yl_vector_unref(packed);
        return status;
    }
    bool nulls = yl_vector_has_nulls(v, n);
    yl_put_u8(out, v->phys);
    yl_put_u8(out, (uint8_t)((constant ? FLAG_CONST : 0) | (nulls ? FLAG_NULLS : 0)));
    if (nulls)
        write_validity(v, n, out);
    YL_TRY(write_values(v, n, out, err));
    return out->oom ? YL_FAIL_MEMORY(err) : YL_OK;
}

yl_status yl_vector_write(const yl_vector *v, uint32_t n, yl_strbuf *out, yl_error *err)
{
    if (v->form == YL_CONST)
        return write_dense(v, 1, true, out, err);
    return write_dense(v, n, false, out, err);
}

static yl_status write_column(const yl_batch *batch, const yl_vector *column, yl_strbuf *out,
                              yl_error *err)
{
    yl_put_u8(out, column != NULL);
    if (column == NULL)
        return YL_OK;
    if (batch->sel == NULL || column->form == YL_CONST)
        return yl_vector_write(column, batch->count, out, err);
    yl_vector *dense;
    if (yl_vector_gather(column, batch->sel, batch->count, &dense) != YL_OK)
        return YL_FAIL_MEMORY(err);
    yl_status status = yl_vector_write(dense, batch->count, out, err);
    yl_vector_unref(dense);
    return status;
}

/* One array of the batch, its selected rows. */
static void write_rows(const yl_batch *batch, const void *array, size_t size, yl_strbuf *out)
{
    if (batch->sel == NULL) {
        yl_strbuf_add(out, array, batch->rows * size);
        return;
    }
    for (uint32_t i = 0; i < batch->count; i++)
        yl_strbuf_add(out, (const char *)array + batch->sel[i] * size, size);
}

yl_status yl_batch_write(const yl_batch *batch, yl_strbuf *out, yl_error *err)
{
    bool hashes = batch->hashes != NULL && batch->hashes_valid;
    size_t begin = yl_frame_begin(out, batch_kind, YL_BATCH_FORMAT_VERSION);
    yl_put_u32(out, batch->count);
    yl_put_u16(out, batch->n_columns);
    yl_put_u8(out,
              (uint8_t)((batch->kinds != NULL ? BATCH_KINDS : 0) |
                        (batch->times != NULL ? BATCH_TIMES : 0) | (hashes ? BATCH_HASHES : 0)));
    yl_put_u8(out, 0);
    if (batch->kinds != NULL)
        write_rows(batch, batch->kinds, sizeof *batch->kinds, out);
    if (batch->times != NULL)
        write_rows(batch, batch->times, sizeof *batch->times, out);
    if (hashes)
        write_rows(batch, batch->hashes, sizeof *batch->hashes, out);
    for (uint32_t i = 0; i < batch->n_columns; i++)
        YL_TRY(write_column(batch, batch->columns[i], out, err));
    yl_frame_end(out, begin);
    return out->oom ? YL_FAIL_MEMORY(err) : YL_OK;
}

/* ---- Reading ---- */

static yl_status damaged(yl_error *err)
{
    return YL_FAIL(err, CORRUPT, "a stored column is cut off or damaged");
}

static yl_status read_vector(const yl_type *type, uint32_t n, bool top, yl_byte_reader *in,
                             yl_vector **out, yl_error *err);

static yl_status read_validity(yl_vector *v, uint32_t n, yl_byte_reader *in, yl_error *err)
{
    size_t size = ((size_t)n + 7) / 8;
    const char *bytes = yl_get_bytes(in, size);
    if (bytes == NULL)
        return damaged(err);
    if (yl_vector_need_validity(v) != YL_OK)
        return YL_FAIL_MEMORY(err);
    memcpy(v->validity, bytes, size);
    if (n % 8 != 0) /* rows that may follow are valid until somebody says otherwise */
        ((uint8_t *)v->validity)[size - 1] |= (uint8_t)(0xFFu << (n % 8));
    return YL_OK;
}

static yl_status read_fixed(yl_vector *v, uint32_t n, yl_byte_reader *in, yl_error *err)
{
    size_t size = n * yl_phys_size((yl_phys)v->phys);
    const char *bytes = yl_get_bytes(in, size);
    if (bytes == NULL)
        return damaged(err);
    if (size > 0)
        memcpy(v->values, bytes, size);
    if (v->phys == YL_PHYS_BOOL) {
        uint8_t all = 0;
        for (uint32_t i = 0; i < n; i++)
            all |= v->u8[i];
        if (all > 1)
            return damaged(err);
    }
    return YL_OK;
}

static inline uint32_t read_size(const char *sizes, uint8_t width, uint32_t i)
{
    uint32_t size = 0;
    memcpy(&size, sizes + (size_t)i * width, width);
    return size;
}

static yl_status read_views(yl_vector *v, uint32_t n, yl_byte_reader *in, yl_error *err)
{
    uint8_t width = yl_get_u8(in);
    if (width != 1 && width != 2 && width != 4)
        return damaged(err);
    const char *sizes = yl_get_bytes(in, (size_t)n * width);
    size_t total = 0, far = 0;
    if (sizes == NULL)
        return damaged(err);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t size = read_size(sizes, width, i);
        total += size;
        far += size > YL_VIEW_INLINE ? size : 0;
    }
    const char *bytes = yl_get_bytes(in, total);
    if (bytes == NULL)
        return damaged(err);
    yl_heap *heap = far == 0 ? NULL : yl_vector_need_heap(v);
    char *room = heap == NULL ? NULL : yl_heap_alloc(heap, far);
    if (far > 0 && room == NULL)
        return YL_FAIL_MEMORY(err);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t size = read_size(sizes, width, i);
        if (size > YL_VIEW_INLINE) {
            memcpy(room, bytes, size);
            v->views[i] = yl_view_of(room, size);
            room += size;
        } else {
            v->views[i] = yl_view_of(bytes, size);
        }
        bytes += size;
    }
    return YL_OK;
}

static yl_status read_children(yl_vector *v, uint32_t n, yl_byte_reader *in, yl_error *err)
{
    for (uint32_t c = 0; c < v->n_children; c++) {
        yl_vector *child;
        YL_TRY(read_vector(v->children[c]->type, n, false, in, &child, err));
        yl_vector_unref(v->children[c]);
        v->children[c] = child;
    }
    return YL_OK;
}

static yl_status read_lists(yl_vector *v, uint32_t n, yl_byte_reader *in, yl_error *err)
{
    const char *lengths = yl_get_bytes(in, (size_t)n * 4);
    uint64_t end = 0;
    if (lengths == NULL)
        return damaged(err);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t length = read_size(lengths, 4, i);
        v->entries[i] = (yl_list_entry){length == 0 ? 0 : (uint32_t)end, length};
        end += length;
        if (end > INT32_MAX)
            return damaged(err);
    }
    return read_children(v, (uint32_t)end, in, err);
}

static yl_status read_objects(yl_vector *v, uint32_t n, yl_byte_reader *in, yl_error *err)
{
    const yl_object_ops *ops = v->type->objects;
    if (ops->read == NULL)
        return YL_FAIL(err, UNSUPPORTED, "objects of type %s cannot be restored", ops->name);
    for (uint32_t i = 0; i < n; i++) {
        yl_str bytes = yl_get_str(in);
        if (in->failed)
            return damaged(err);
        if (yl_vector_valid(v, i))
            YL_TRY(ops->read(bytes, &v->objects[i], err));
    }
    return YL_OK;
}

static yl_status read_values(yl_vector *v, uint32_t n, yl_byte_reader *in, yl_error *err)
{
    switch ((yl_phys)v->phys) {
    case YL_PHYS_STR:
        return read_views(v, n, in, err);
    case YL_PHYS_LIST:
    case YL_PHYS_MAP:
        return read_lists(v, n, in, err);
    case YL_PHYS_ROW:
        return read_children(v, n, in, err);
    case YL_PHYS_OBJECT:
        return read_objects(v, n, in, err);
    default:
        return read_fixed(v, n, in, err);
    }
}

/* No form but ROW's has less than a bit of input per value, and a ROW allocates only validity. */
static bool may_be_allocated(const yl_vector *v, bool nulls, uint32_t n, const yl_byte_reader *in)
{
    size_t size = yl_phys_size((yl_phys)v->phys), least = size;
    if (v->phys == YL_PHYS_STR || v->phys == YL_PHYS_OBJECT)
        least = 1;
    else if (v->phys == YL_PHYS_LIST || v->phys == YL_PHYS_MAP)
        least = 4;
    else if (v->phys == YL_PHYS_ROW)
        return !nulls || n / 8 <= yl_byte_reader_left(in);
    return n <= yl_byte_reader_left(in) / least;
}

static yl_status read_vector(const yl_type *type, uint32_t n, bool top, yl_byte_reader *in,
                             yl_vector **out, yl_error *err)
{
    *out = NULL;
    uint8_t phys = yl_get_u8(in), flags = yl_get_u8(in);
    if (in->failed || (flags & ~(FLAG_NULLS | (top ? FLAG_CONST : 0))) != 0)
        return damaged(err);
    if (phys != (uint8_t)yl_type_phys(type))
        return YL_FAIL(err, CORRUPT, "a stored column does not have the type that is expected");
    bool constant = (flags & FLAG_CONST) != 0, nulls = (flags & FLAG_NULLS) != 0;
    uint32_t count = constant ? 1 : n;
    yl_vector *v = yl_vector_new(type, 0);
    if (v == NULL)
        return YL_FAIL_MEMORY(err);
    yl_status status;
    if (!may_be_allocated(v, nulls, count, in))
        YL_TRY_TO(fail, status, damaged(err));
    if (v->phys == YL_PHYS_ROW)
        v->capacity = count; /* the children are replaced by those that are read */
    else if (yl_vector_reserve(v, count) != YL_OK)
        YL_TRY_TO(fail, status, YL_FAIL_MEMORY(err));
    if (nulls)
        YL_TRY_TO(fail, status, read_validity(v, count, in, err));
    YL_TRY_TO(fail, status, read_values(v, count, in, err));
    v->length = count;
    if (constant)
        yl_vector_make_const(v, n);
    *out = v;
    return YL_OK;
fail:
    yl_vector_unref(v);
    return status;
}

yl_status yl_vector_read(const yl_type *type, uint32_t n, yl_byte_reader *in, yl_vector **out,
                         yl_error *err)
{
    return read_vector(type, n, true, in, out, err);
}

static yl_status read_array(yl_byte_reader *in, uint32_t rows, size_t size, void *out,
                            yl_error *err)
{
    const char *bytes = yl_get_bytes(in, rows * size);
    if (bytes == NULL)
        return YL_FAIL(err, CORRUPT, "a stored batch is cut off");
    void *array = yl_malloc(rows * size);
    if (array == NULL)
        return YL_FAIL_MEMORY(err);
    if (rows > 0)
        memcpy(array, bytes, rows * size);
    *(void **)out = array;
    return YL_OK;
}

static yl_status read_row_arrays(yl_batch *batch, uint8_t flags, yl_byte_reader *in, yl_error *err)
{
    if (flags & BATCH_KINDS) {
        YL_TRY(read_array(in, batch->rows, sizeof *batch->kinds, &batch->kinds, err));
        for (uint32_t i = 0; i < batch->rows; i++)
            if (batch->kinds[i] > YL_DELETE)
                return YL_FAIL(err, CORRUPT, "a stored batch has a row of unknown kind");
    }
    if (flags & BATCH_TIMES)
        YL_TRY(read_array(in, batch->rows, sizeof *batch->times, &batch->times, err));
    if (flags & BATCH_HASHES)
        YL_TRY(read_array(in, batch->rows, sizeof *batch->hashes, &batch->hashes, err));
    batch->hashes_valid = batch->hashes != NULL;
    return YL_OK;
}

static yl_status read_batch(yl_schema schema, yl_byte_reader *in, yl_batch *batch, yl_error *err)
{
    uint32_t rows = yl_get_u32(in);
    uint16_t columns = yl_get_u16(in);
    uint8_t flags = yl_get_u8(in);
    yl_get_u8(in);
    YL_TRY(yl_byte_reader_check(in, "a stored batch", err));
    if (rows > YL_BATCH_ROWS_MAX || flags > (BATCH_KINDS | BATCH_TIMES | BATCH_HASHES))
        return YL_FAIL(err, CORRUPT, "the head of a stored batch is damaged");
    if (columns != schema.n)
        return YL_FAIL(err, CORRUPT, "a stored batch has %d columns, expected are %u", columns,
                       schema.n);
    batch->rows = batch->count = rows;
    YL_TRY(read_row_arrays(batch, flags, in, err));
    for (uint32_t i = 0; i < schema.n; i++) {
        uint8_t present = yl_get_u8(in);
        if (in->failed || present > 1)
            return damaged(err);
        if (present)
            YL_TRY(yl_vector_read(schema.fields[i].type, rows, in, &batch->columns[i], err));
    }
    return yl_byte_reader_end(in, "a stored batch", err);
}

yl_status yl_batch_read(yl_schema schema, yl_str *in, yl_batch **out, yl_error *err)
{
    yl_byte_reader body;
    uint16_t version;
    *out = NULL;
    YL_TRY(yl_frame_read(in, batch_kind, YL_BATCH_FORMAT_VERSION, &body, &version, err));
    yl_batch *batch = yl_batch_new(schema.n);
    if (batch == NULL)
        return YL_FAIL_MEMORY(err);
    yl_status status = read_batch(schema, &body, batch, err);
    if (status != YL_OK) {
        yl_batch_free(batch);
        return status;
    }
    *out = batch;
    return YL_OK;
}
