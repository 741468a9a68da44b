/* Group table; see group_table.h for the layout.
 *
 * An encoded key row of w words:
 *
 *     word 0           NULL bits, one per key column
 *     words 1..        fixed columns: one word (two for 128-bit values), zero when NULL
 *     words fixed..w   strings: a view of two words; longer ones point into `heap`
 *
 * Floating-point values are encoded by their bits with one NaN, so 0.0 and -0.0 are two groups, as
 * in Flink, whose keys are compared as bytes. Nested columns do not encode: their values stand in
 * vectors beside the rows and are compared there.
 */
#include "state/group_table.h"

#include <assert.h>

#include "base/mem.h"

enum { BLOCK_ROWS = 64, GROUPS_MIN = 1024, KEY_COLUMNS_MAX = 63 };

typedef struct slot {
    uint32_t tag;
    uint32_t group_plus_1; /* 0: empty */
} slot;

typedef struct key_column {
    yl_phys phys;
    uint32_t word; /* where it stands in a row; of nested ones: its vector */
} key_column;

struct yl_group_table {
    yl_schema schema;
    key_column *columns;
    uint32_t fixed_words, words, n_nested;
    yl_vector **nested;
    slot *slots;
    uint32_t mask;
    uint32_t n_groups, capacity;
    uint64_t *rows;
    uint64_t *hashes;
    yl_heap *heap;
    /* scratch of one call */
    uint64_t *encoded, *computed;
    uint32_t scratch_rows;
};

static bool is_nested(yl_phys phys)
{
    return phys >= YL_PHYS_LIST;
}

yl_status yl_group_table_new(yl_schema keys, yl_group_table **out, yl_error *err)
{
    yl_group_table *table = yl_calloc(1, sizeof *table);
    *out = NULL;
    if (table == NULL)
        return YL_FAIL_MEMORY(err);
    table->schema = keys;
    table->columns = yl_calloc(keys.n, sizeof *table->columns);
    table->nested = yl_calloc(keys.n, sizeof(yl_vector *));
    table->heap = yl_heap_new();
    if (table->columns == NULL || table->nested == NULL || table->heap == NULL ||
        keys.n > KEY_COLUMNS_MAX) {
        yl_group_table_free(table);
        return keys.n > KEY_COLUMNS_MAX
                   ? YL_FAIL(err, UNSUPPORTED, "more than %d key columns", KEY_COLUMNS_MAX)
                   : YL_FAIL_MEMORY(err);
    }
    table->words = 1;
    for (uint32_t c = 0; c < keys.n; c++) {
        key_column *column = &table->columns[c];
        column->phys = yl_type_phys(keys.fields[c].type);
        if (is_nested(column->phys)) {
            column->word = table->n_nested++;
            table->nested[column->word] = yl_vector_new(keys.fields[c].type, GROUPS_MIN);
            if (table->nested[column->word] == NULL) {
                yl_group_table_free(table);
                return YL_FAIL_MEMORY(err);
            }
        } else if (column->phys != YL_PHYS_STR) {
            column->word = table->words;
            table->words += column->phys == YL_PHYS_I128 ? 2 : 1;
        }
    }
    table->fixed_words = table->words;
    for (uint32_t c = 0; c < keys.n; c++)
        if (table->columns[c].phys == YL_PHYS_STR) {
            table->columns[c].word = table->words;
            table->words += 2;
        }
    *out = table;
    return YL_OK;
}

void yl_group_table_free(yl_group_table *table)
{
    if (table == NULL)
        return;
    for (uint32_t i = 0; i < table->n_nested; i++)
        yl_vector_unref(table->nested[i]);
    yl_heap_unref(table->heap);
    yl_free(table->nested);
    yl_free(table->columns);
    yl_free(table->slots);
    yl_free(table->rows);
    yl_free(table->hashes);
    yl_free(table->encoded);
    yl_free(table->computed);
    yl_free(table);
}

void yl_group_table_reset(yl_group_table *table)
{
    yl_heap *fresh = yl_heap_new();
    if (fresh != NULL) { /* else the old bytes stay until the end: a loss of room, not of sense */
        yl_heap_unref(table->heap);
        table->heap = fresh;
    }
    if (table->slots != NULL)
        memset(table->slots, 0, ((size_t)table->mask + 1) * sizeof *table->slots);
    for (uint32_t i = 0; i < table->n_nested; i++) {
        yl_vector *old = table->nested[i];
        yl_vector *fresh_vector = yl_vector_new(old->type, GROUPS_MIN);
        if (fresh_vector != NULL) {
            yl_vector_unref(old);
            table->nested[i] = fresh_vector;
        }
    }
    table->n_groups = 0;
}

uint32_t yl_group_table_size(const yl_group_table *table)
{
    return table->n_groups;
}

uint64_t yl_group_table_hash(const yl_group_table *table, uint32_t group)
{
    return table->hashes[group];
}

size_t yl_group_table_bytes(const yl_group_table *table)
{
    size_t bytes = (size_t)table->capacity * (table->words + 1) * 8 + yl_heap_bytes(table->heap);
    if (table->slots != NULL)
        bytes += ((size_t)table->mask + 1) * sizeof(slot);
    for (uint32_t i = 0; i < table->n_nested; i++)
        bytes += yl_vector_bytes(table->nested[i]);
    return bytes;
}

/* ---- Encoding ---- */

#define ENCODE(T, field, to_word)                                                                  \
    for (uint32_t i = 0; i < n; i++) {                                                             \
        T value = v->field[constant ? 0 : i];                                                      \
        to[(size_t)i * words] = (to_word);                                                         \
    }                                                                                              \
    break

static uint64_t float_bits(float x)
{
    uint32_t bits;
    if (x != x)
        return UINT32_C(0x7FC00000);
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static uint64_t double_bits(double x)
{
    uint64_t bits;
    if (x != x)
        return UINT64_C(0x7FF8000000000000);
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static void encode_values(const key_column *column, const yl_vector *v, uint32_t n, uint64_t *to,
                          uint32_t words)
{
    bool constant = v->form == YL_CONST;
    switch (column->phys) {
    case YL_PHYS_BOOL:
        ENCODE(uint8_t, u8, value);
    case YL_PHYS_I8:
        ENCODE(int8_t, i8, (uint64_t)(int64_t)value);
    case YL_PHYS_I16:
        ENCODE(int16_t, i16, (uint64_t)(int64_t)value);
    case YL_PHYS_I32:
        ENCODE(int32_t, i32, (uint64_t)(int64_t)value);
    case YL_PHYS_I64:
        ENCODE(int64_t, i64, (uint64_t)value);
    case YL_PHYS_F32:
        ENCODE(float, f32, float_bits(value));
    case YL_PHYS_F64:
        ENCODE(double, f64, double_bits(value));
    case YL_PHYS_I128:
        for (uint32_t i = 0; i < n; i++)
            memcpy(to + (size_t)i * words, &v->i128[constant ? 0 : i], 16);
        break;
    case YL_PHYS_STR:
        for (uint32_t i = 0; i < n; i++)
            memcpy(to + (size_t)i * words, &v->views[constant ? 0 : i], 16);
        break;
    default:
        break;
    }
}

/* NULLs: their bit in word 0, zero as their value (vectors keep zero bytes behind a NULL). */
static void encode_nulls(const yl_vector *v, uint32_t n, uint32_t column, uint64_t *rows,
                         uint32_t words)
{
    if (v->validity == NULL)
        return;
    for (uint32_t i = 0; i < n; i++)
        if (!yl_vector_valid(v, i))
            rows[(size_t)i * words] |= (uint64_t)1 << column;
}

static void encode(const yl_group_table *table, yl_vector *const *keys, uint32_t n)
{
    uint32_t words = table->words;
    uint64_t *rows = table->encoded;
    for (uint32_t i = 0; i < n; i++)
        rows[(size_t)i * words] = 0;
    for (uint32_t c = 0; c < table->schema.n; c++) {
        const key_column *column = &table->columns[c];
        encode_nulls(keys[c], n, c, rows, words);
        if (!is_nested(column->phys))
            encode_values(column, keys[c], n, rows + column->word, words);
    }
}

/* ---- Growing ---- */

static yl_status need_scratch(yl_group_table *table, uint32_t n, yl_error *err)
{
    if (n <= table->scratch_rows)
        return YL_OK;
    uint64_t *encoded = yl_realloc(table->encoded, (size_t)n * table->words * 8);
    if (encoded != NULL)
        table->encoded = encoded;
    uint64_t *computed = yl_realloc(table->computed, (size_t)n * 8);
    if (computed != NULL)
        table->computed = computed;
    if (encoded == NULL || computed == NULL)
        return YL_FAIL_MEMORY(err);
    table->scratch_rows = n;
    return YL_OK;
}

static uint32_t tag_of(uint64_t hash)
{
    return (uint32_t)(hash >> 32);
}

static yl_status grow_slots(yl_group_table *table, uint64_t wanted, yl_error *err)
{
    uint64_t n = table->slots == NULL ? GROUPS_MIN * 2 : (uint64_t)table->mask + 1;
    while (n < wanted * 2)
        n *= 2;
    if (n > (uint64_t)1 << 32)
        return YL_FAIL(err, BUDGET, "more than 2 billion groups");
    slot *slots = yl_calloc(n, sizeof *slots);
    if (slots == NULL)
        return YL_FAIL_MEMORY(err);
    uint32_t mask = (uint32_t)(n - 1);
    for (uint32_t g = 0; g < table->n_groups; g++) {
        uint32_t at = (uint32_t)table->hashes[g] & mask;
        while (slots[at].group_plus_1 != 0)
            at = (at + 1) & mask;
        slots[at] = (slot){tag_of(table->hashes[g]), g + 1};
    }
    yl_free(table->slots);
    table->slots = slots;
    table->mask = mask;
    return YL_OK;
}

/* Room for `more` further groups, so that adding itself cannot fail for want of slots. */
static yl_status reserve(yl_group_table *table, uint32_t more, yl_error *err)
{
    uint64_t wanted = (uint64_t)table->n_groups + more;
    if (table->slots == NULL || wanted * 2 > (uint64_t)table->mask + 1)
        YL_TRY(grow_slots(table, wanted, err));
    if (wanted > table->capacity) {
        uint64_t capacity = table->capacity < GROUPS_MIN ? GROUPS_MIN : table->capacity;
        while (capacity < wanted)
            capacity += capacity / 2 + GROUPS_MIN;
        if (capacity >= YL_GROUP_NONE)
            return YL_FAIL(err, BUDGET, "more than 4 billion groups");
        uint64_t *rows = yl_realloc(table->rows, capacity * table->words * 8);
        if (rows != NULL)
            table->rows = rows;
        uint64_t *hashes = yl_realloc(table->hashes, capacity * 8);
        if (hashes != NULL)
            table->hashes = hashes;
        if (rows == NULL || hashes == NULL)
            return YL_FAIL_MEMORY(err);
        table->capacity = (uint32_t)capacity;
    }
    return YL_OK;
}

/* ---- Looking up ---- */

static inline bool same_key(const yl_group_table *table, uint32_t group, const uint64_t *row,
                            yl_vector *const *keys, uint32_t i)
{
    const uint64_t *stored = table->rows + (size_t)group * table->words;
    for (uint32_t w = 0; w < table->fixed_words; w++)
        if (stored[w] != row[w])
            return false;
    for (uint32_t w = table->fixed_words; w < table->words; w += 2)
        if (!yl_view_equal((const yl_view *)(const void *)(stored + w),
                           (const yl_view *)(const void *)(row + w)))
            return false;
    if (__builtin_expect(table->n_nested > 0, 0))
        for (uint32_t c = 0; c < table->schema.n; c++)
            if (is_nested(table->columns[c].phys) &&
                !yl_vector_equal(table->nested[table->columns[c].word], group, keys[c], i))
                return false;
    return true;
}

/* Copies the bytes of long strings, so that the stored row stands on its own. */
static yl_status own_strings(yl_group_table *table, uint64_t *stored)
{
    for (uint32_t w = table->fixed_words; w < table->words; w += 2) {
        yl_view *view = (yl_view *)(void *)(stored + w);
        if (view->size <= YL_VIEW_INLINE)
            continue;
        char *bytes = yl_heap_alloc(table->heap, view->size);
        if (bytes == NULL)
            return YL_ERR_MEMORY;
        memcpy(bytes, view->data, view->size);
        view->data = bytes;
    }
    return YL_OK;
}

static yl_status add_group(yl_group_table *table, const uint64_t *row, uint64_t hash,
                           yl_vector *const *keys, uint32_t i)
{
    uint32_t group = table->n_groups;
    uint64_t *stored = table->rows + (size_t)group * table->words;
    memcpy(stored, row, (size_t)table->words * 8);
    YL_TRY(own_strings(table, stored));
    if (table->n_nested > 0)
        for (uint32_t c = 0; c < table->schema.n; c++)
            if (is_nested(table->columns[c].phys))
                YL_TRY(yl_vector_set(table->nested[table->columns[c].word], group, keys[c], i));
    table->hashes[group] = hash;
    table->n_groups++;
    return YL_OK;
}

static void prefetch(const yl_group_table *table, const uint64_t *hashes, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        __builtin_prefetch(&table->slots[(uint32_t)hashes[i] & table->mask]);
    for (uint32_t i = 0; i < n; i++) {
        const slot *s = &table->slots[(uint32_t)hashes[i] & table->mask];
        if (s->group_plus_1 != 0)
            __builtin_prefetch(table->rows + (size_t)(s->group_plus_1 - 1) * table->words);
    }
}

static yl_status look_up(yl_group_table *table, yl_vector *const *keys, uint32_t n,
                         const uint64_t *hashes, uint32_t *groups, bool add)
{
    for (uint32_t begin = 0; begin < n; begin += BLOCK_ROWS) {
        uint32_t end = begin + BLOCK_ROWS < n ? begin + BLOCK_ROWS : n;
        prefetch(table, hashes + begin, end - begin);
        for (uint32_t i = begin; i < end; i++) {
            uint64_t hash = hashes[i];
            uint32_t at = (uint32_t)hash & table->mask, tag = tag_of(hash);
            const uint64_t *row = table->encoded + (size_t)i * table->words;
            for (;;) {
                slot s = table->slots[at];
                if (s.group_plus_1 == 0) {
                    groups[i] = YL_GROUP_NONE;
                    if (add) {
                        groups[i] = table->n_groups;
                        YL_TRY(add_group(table, row, hash, keys, i));
                        table->slots[at] = (slot){tag, table->n_groups};
                    }
                    break;
                }
                if (s.tag == tag && same_key(table, s.group_plus_1 - 1, row, keys, i)) {
                    groups[i] = s.group_plus_1 - 1;
                    break;
                }
                at = (at + 1) & table->mask;
            }
        }
    }
    return YL_OK;
}

static yl_status prepare(yl_group_table *table, yl_vector *const *keys, uint32_t n,
                         const uint64_t **hashes, yl_error *err)
{
    YL_TRY(need_scratch(table, n, err));
    if (*hashes == NULL) {
        for (uint32_t c = 0; c < table->schema.n; c++)
            yl_vector_hash(keys[c], n, table->computed, c > 0);
        if (table->schema.n == 0)
            memset(table->computed, 0, (size_t)n * 8);
        *hashes = table->computed;
    }
    encode(table, keys, n);
    return YL_OK;
}

yl_status yl_group_table_add(yl_group_table *table, yl_vector *const *keys, uint32_t n,
                             const uint64_t *hashes, uint32_t *groups, yl_error *err)
{
    YL_TRY(reserve(table, n, err));
    YL_TRY(prepare(table, keys, n, &hashes, err));
    if (look_up(table, keys, n, hashes, groups, true) != YL_OK)
        return YL_FAIL_MEMORY(err);
    return YL_OK;
}

yl_status yl_group_table_find(yl_group_table *table, yl_vector *const *keys, uint32_t n,
                              const uint64_t *hashes, uint32_t *groups, yl_error *err)
{
    if (table->n_groups == 0) {
        for (uint32_t i = 0; i < n; i++)
            groups[i] = YL_GROUP_NONE;
        return YL_OK;
    }
    YL_TRY(prepare(table, keys, n, &hashes, err));
    return look_up(table, keys, n, hashes, groups, false);
}

/* ---- Giving keys back ---- */

#define DECODE(T, field, ...)                                                                      \
    for (uint32_t i = 0; i < n; i++) {                                                             \
        uint64_t word = at[(size_t)(groups != NULL ? groups[i] : first + i) * table->words];       \
        (void)word;                                                                                \
        v->field[i] = (T)(__VA_ARGS__);                                                            \
    }                                                                                              \
    break

static float float_of(uint64_t word)
{
    uint32_t bits = (uint32_t)word;
    float x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

static double double_of(uint64_t word)
{
    double x;
    memcpy(&x, &word, sizeof x);
    return x;
}

static void decode_column(const yl_group_table *table, const key_column *column,
                          const uint32_t *groups, uint32_t first, uint32_t n, yl_vector *v)
{
    const uint64_t *at = table->rows + column->word;
    switch (column->phys) {
    case YL_PHYS_BOOL:
        DECODE(uint8_t, u8, word);
    case YL_PHYS_I8:
        DECODE(int8_t, i8, word);
    case YL_PHYS_I16:
        DECODE(int16_t, i16, word);
    case YL_PHYS_I32:
        DECODE(int32_t, i32, word);
    case YL_PHYS_I64:
        DECODE(int64_t, i64, word);
    case YL_PHYS_F32:
        DECODE(float, f32, float_of(word));
    case YL_PHYS_F64:
        DECODE(double, f64, double_of(word));
    default:
        for (uint32_t i = 0; i < n; i++) {
            size_t group = groups != NULL ? groups[i] : first + i;
            memcpy((char *)v->values + (size_t)i * 16, at + group * table->words, 16);
        }
    }
}

yl_status yl_group_table_keys(const yl_group_table *table, const uint32_t *groups, uint32_t first,
                              uint32_t n, yl_vector **out, yl_error *err)
{
    for (uint32_t c = 0; c < table->schema.n; c++) {
        const key_column *column = &table->columns[c];
        yl_vector *v = out[c];
        if (yl_vector_reserve(v, n) != YL_OK)
            return YL_FAIL_MEMORY(err);
        if (is_nested(column->phys)) {
            for (uint32_t i = 0; i < n; i++)
                if (yl_vector_set(v, i, table->nested[column->word],
                                  groups != NULL ? groups[i] : first + i) != YL_OK)
                    return YL_FAIL_MEMORY(err);
        } else {
            decode_column(table, column, groups, first, n, v);
            if (column->phys == YL_PHYS_STR &&
                (yl_vector_need_heap(v) == NULL || !yl_heap_adopt(v->heap, table->heap)))
                return YL_FAIL_MEMORY(err);
            for (uint32_t i = 0; i < n; i++) {
                size_t group = groups != NULL ? groups[i] : first + i;
                if ((table->rows[group * table->words] >> c & 1) != 0 &&
                    yl_vector_set_null(v, i) != YL_OK)
                    return YL_FAIL_MEMORY(err);
            }
        }
        v->length = n;
    }
    return YL_OK;
}
