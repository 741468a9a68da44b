/* Vectors: every way to move values against a value-by-value walk, hashes, order, heaps. */
#include "values.h"

#include "data/hash.h"

static yl_arena *arena;
static const yl_type *types[VALUES_TYPES];

static int setup(void **state)
{
    (void)state;
    arena = yl_arena_new("test", 0);
    values_types(arena, types);
    values_seed(7);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    yl_arena_free(arena);
    assert_int_equal(values_objects, 0);
    return 0;
}

/* A vector of `rows` rows; every third one is CONST, of ROWs some fields are. */
static yl_vector *any_vector(const yl_type *type, uint32_t rows)
{
    yl_vector *v = values_vector(type, rows, values_random(2) * 30);
    if (values_random(3) == 0) {
        yl_vector *c = yl_vector_new_const(v, values_random(rows), rows);
        assert_non_null(c);
        yl_vector_unref(v);
        return c;
    }
    if (type->root == YL_ROW && values_random(2) == 0) {
        yl_vector *c = yl_vector_new_const(v->children[0], 0, rows);
        assert_non_null(c);
        yl_vector_unref(v->children[0]);
        v->children[0] = c;
    }
    return v;
}

static void gathers(void **state)
{
    (void)state;
    uint16_t rows[300];
    for (int round = 0; round < 20; round++)
        for (int t = 0; t < VALUES_TYPES; t++) {
            uint32_t n = values_random(300), length = 1 + values_random(200);
            yl_vector *v = any_vector(types[t], length), *out;
            for (uint32_t i = 0; i < n; i++)
                rows[i] = (uint16_t)values_random(length);
            assert_int_equal(yl_vector_gather(v, rows, n, &out), YL_OK);
            assert_int_equal(out->form, YL_FLAT);
            assert_int_equal(out->length, n);
            assert_true(out->validity == NULL || yl_vector_has_nulls(out, n));
            yl_vector *keep = values_random(2) ? yl_vector_ref(v) : NULL;
            for (uint32_t i = 0; i < n; i++)
                assert_true(values_same(out, i, v, rows[i]));
            yl_vector_unref(v);
            yl_vector_hash(out, n, (uint64_t[300]){0}, false); /* the bytes are still there */
            yl_vector_unref(out);
            yl_vector_unref(keep);
        }
}

/* Copies into random places of a growing vector; `shadow` knows where each row came from. */
static void copies(void **state)
{
    (void)state;
    enum { SOURCES = 4 };
    struct {
        int source;
        uint32_t row;
    } shadow[1200];
    uint16_t rows[64];
    for (int round = 0; round < 12; round++)
        for (int t = 0; t < VALUES_TYPES; t++) {
            yl_vector *sources[SOURCES], *dst = yl_vector_new(types[t], values_random(3) * 50);
            for (int s = 0; s < SOURCES; s++)
                sources[s] = any_vector(types[t], 200);
            uint32_t length = 0;
            while (length < 1000) {
                int s = (int)values_random(SOURCES);
                uint32_t n = values_random(64), at = values_random(length + 1);
                uint32_t from = values_random(200 - n + 1);
                bool chosen = values_random(2) == 0;
                if (values_random(2) == 0)
                    at = length;
                for (uint32_t i = 0; i < n; i++)
                    rows[i] = (uint16_t)values_random(200);
                assert_int_equal(yl_vector_copy(dst, at, sources[s], chosen ? rows : NULL, from, n),
                                 YL_OK);
                for (uint32_t i = 0; i < n; i++) {
                    shadow[at + i].source = s;
                    shadow[at + i].row = chosen ? rows[i] : from + i;
                }
                length = at + n > length ? at + n : length;
                assert_int_equal(dst->length, length);
            }
            for (uint32_t i = 0; i < length; i++)
                assert_true(values_same(dst, i, sources[shadow[i].source], shadow[i].row));
            for (int s = 0; s < SOURCES; s++)
                yl_vector_unref(sources[s]);
            yl_vector_unref(dst);
        }
}

static void scatters(void **state)
{
    (void)state;
    for (int round = 0; round < 10; round++)
        for (int t = 0; t < VALUES_TYPES; t++) {
            enum { N = 150 };
            uint16_t at[2][N];
            uint32_t n[2] = {0, 0};
            yl_vector *dst = yl_vector_new(types[t], N), *branch[2];
            for (uint16_t i = 0; i < N; i++) {
                uint32_t side = values_random(2);
                at[side][n[side]++] = i;
            }
            for (int side = 0; side < 2; side++) {
                branch[side] = any_vector(types[t], n[side] + 1);
                assert_int_equal(yl_vector_scatter(dst, at[side], branch[side], n[side]), YL_OK);
            }
            assert_int_equal(dst->length, N);
            for (int side = 0; side < 2; side++) {
                for (uint32_t i = 0; i < n[side]; i++)
                    assert_true(values_same(dst, at[side][i], branch[side], i));
                yl_vector_unref(branch[side]);
            }
            yl_vector_unref(dst);
        }
}

static void sets(void **state)
{
    (void)state;
    for (int round = 0; round < 10; round++)
        for (int t = 0; t < VALUES_TYPES; t++) {
            enum { N = 80 };
            yl_vector *dst = yl_vector_new(types[t], 0), *src = any_vector(types[t], 50), *again;
            uint32_t from[N];
            for (uint32_t i = 0; i < N; i++) {
                from[i] = values_random(50);
                assert_int_equal(yl_vector_set(dst, i, src, from[i]), YL_OK);
            }
            for (uint32_t k = 0; k < 20; k++) {
                uint32_t i = values_random(N), j = values_random(N);
                assert_int_equal(yl_vector_set(dst, i, dst, j), YL_OK);
                from[i] = from[j];
            }
            again = yl_vector_new(types[t], N);
            assert_int_equal(yl_vector_copy(again, 0, src, NULL, 0, 50), YL_OK);
            for (uint32_t i = 0; i < N; i++)
                assert_true(values_same(dst, i, src, from[i]));
            yl_vector_unref(src); /* dst has bytes of its own */
            for (uint32_t i = 0; i < N; i++)
                assert_true(values_same(dst, i, again, from[i]));
            yl_vector_unref(again);
            yl_vector_unref(dst);
        }
}

static void constants(void **state)
{
    (void)state;
    for (int t = 0; t < VALUES_TYPES; t++) {
        yl_vector *v = values_vector(types[t], 10, 30), *c = yl_vector_new_const(v, 3, 1000);
        yl_vector *flat, *same;
        assert_int_equal(c->form, YL_CONST);
        assert_int_equal(c->length, 1000);
        assert_int_equal(yl_vector_flatten(c, &flat), YL_OK);
        assert_int_equal(flat->form, YL_FLAT);
        assert_int_equal(flat->length, 1000);
        assert_true(values_same(c, 999, v, 3) && values_same(flat, 999, v, 3));
        assert_int_equal(yl_vector_flatten(flat, &same), YL_OK);
        assert_ptr_equal(flat, same);
        yl_vector_unref(same);
        yl_vector_unref(c);
        c = yl_vector_new_null(types[t], 5);
        assert_false(yl_vector_valid(c, 4));
        assert_true(yl_vector_has_nulls(c, 5));
        yl_vector_unref(c);
        assert_true(yl_vector_bytes(flat) > sizeof *flat);
        yl_vector_unref(flat);
        yl_vector_unref(v);
    }
}

static void hashes_agree(void **state)
{
    (void)state;
    enum { N = 600 };
    uint64_t a[N], b[N];
    uint16_t rows[N];
    for (int t = 0; t < VALUES_TYPES; t++) {
        yl_vector *v = any_vector(types[t], N), *out;
        for (uint32_t i = 0; i < N; i++)
            rows[i] = (uint16_t)(N - 1 - i);
        assert_int_equal(yl_vector_gather(v, rows, N, &out), YL_OK);
        yl_vector_hash(v, N, a, false);
        yl_vector_hash(out, N, b, false);
        for (uint32_t i = 0; i < N; i++)
            assert_true(a[i] == b[N - 1 - i]);
        for (uint32_t k = 0; k < 2000; k++) {
            uint32_t i = values_random(N), j = values_random(N);
            bool equal = yl_vector_equal(v, i, out, j);
            /* No collision among so few, except that 0.0 and -0.0 differ and hash alike. */
            bool zeros = types[t]->root == YL_FLOAT || types[t]->root == YL_DOUBLE ||
                         yl_type_is_nested(types[t]);
            assert_true(equal == (a[i] == b[j]) || (zeros && !equal));
            if (types[t]->root != YL_MAP && types[t]->root != YL_MULTISET)
                assert_true(equal == values_same(v, i, out, j) || types[t]->root == YL_ROW);
            if (yl_vector_valid(v, i) && yl_vector_valid(out, j)) {
                int order = yl_vector_compare(v, i, out, j);
                int back = yl_vector_compare(out, j, v, i);
                assert_true((order < 0) == (back > 0) && (order == 0) == (back == 0));
                if (types[t]->root < YL_MAP || types[t]->root > YL_ROW)
                    assert_true(equal == (order == 0));
            }
        }
        yl_vector_hash(out, N, b, true);
        for (uint32_t i = 0; i < N; i++)
            assert_true(b[i] == yl_hash_combine(a[N - 1 - i], a[N - 1 - i]));
        yl_vector_unref(v);
        yl_vector_unref(out);
    }
}

/* Key groups come from these: they must never change. */
static void hashes_are_stable(void **state)
{
    (void)state;
    uint64_t narrow[3], wide[3], text[2];
    yl_vector *i = yl_vector_new(&yl_type_int, 3), *l = yl_vector_new(&yl_type_bigint, 3);
    yl_vector *s = yl_vector_new(&yl_type_string, 2);
    const int32_t values[] = {0, -1, 42};
    for (int k = 0; k < 3; k++)
        l->i64[k] = i->i32[k] = values[k];
    yl_vector_hash(i, 3, narrow, false);
    yl_vector_hash(l, 3, wide, false);
    assert_memory_equal(narrow, wide, sizeof wide);
    assert_true(wide[0] == UINT64_C(0xE220A8397B1DCDAF));
    assert_int_equal(yl_vector_set_str(s, 0, YL_STR("")), YL_OK);
    assert_int_equal(yl_vector_set_str(s, 1, YL_STR("a text that is long")), YL_OK);
    yl_vector_hash(s, 2, text, false);
    assert_true(text[0] == UINT64_C(0x2D06800538D394C2));
    assert_true(text[1] == yl_hash_bytes(YL_STR("a text that is long")));
    yl_vector_unref(i);
    yl_vector_unref(l);
    yl_vector_unref(s);
}

static void doubles_are_ordered(void **state)
{
    (void)state;
    yl_vector *v = yl_vector_new(&yl_type_double, 6);
    double nan = strtod("nan", NULL), list[] = {-1.0 / 0.0, -1, -0.0, 0.0, 1.0 / 0.0, nan};
    memcpy(v->f64, list, sizeof list);
    v->length = 6;
    for (uint32_t i = 0; i < 6; i++)
        for (uint32_t j = 0; j < 6; j++) {
            int order = yl_vector_compare(v, i, v, j);
            assert_true((order < 0) == (i < j) && (order > 0) == (i > j));
            assert_true(yl_vector_equal(v, i, v, j) == (i == j));
        }
    yl_vector_unref(v);
}

static void maps_ignore_order(void **state)
{
    (void)state;
    const yl_type *type = yl_type_map(arena, &yl_type_int, &yl_type_int);
    yl_vector *v = yl_vector_new(type, 3);
    const int32_t keys[] = {1, 2, 3, 3, 1, 2, 1, 2, 3}, values[] = {7, 8, 9, 9, 7, 8, 7, 9, 8};
    uint64_t hashes[3];
    for (int c = 0; c < 2; c++) {
        assert_int_equal(yl_vector_reserve(v->children[c], 9), YL_OK);
        memcpy(v->children[c]->i32, c == 0 ? keys : values, sizeof keys);
        v->children[c]->length = 9;
    }
    for (uint32_t i = 0; i < 3; i++)
        v->entries[i] = (yl_list_entry){i * 3, 3};
    v->length = 3;
    yl_vector_hash(v, 3, hashes, false);
    assert_true(yl_vector_equal(v, 0, v, 1) && hashes[0] == hashes[1]);
    assert_true(!yl_vector_equal(v, 0, v, 2) && hashes[0] != hashes[2]);
    yl_vector_unref(v);
}

static void count_release(void *arg)
{
    ++*(int *)arg;
}

static void heaps(void **state)
{
    (void)state;
    int released = 0;
    yl_heap *a = yl_heap_new(), *b = yl_heap_new(), *chain;
    assert_true(yl_heap_take(a, count_release, &released));
    assert_true(yl_heap_adopt(b, a) && yl_heap_adopt(b, a) && yl_heap_adopt(b, b));
    assert_true(yl_heap_adopt(b, NULL));
    char *p = yl_heap_alloc(a, 100);
    memset(p, 'x', 100);
    for (size_t size = 1; size < 1u << 20; size = size * 3 + 1)
        memset(yl_heap_alloc(a, size), 'y', size);
    yl_heap_unref(a);
    assert_int_equal(released, 0);
    assert_true(p[0] == 'x' && p[99] == 'x');
    chain = b;
    for (int i = 0; i < 200000; i++) { /* as long as a stream runs: no recursion */
        yl_heap *next = yl_heap_new();
        assert_true(yl_heap_adopt(next, chain));
        yl_heap_unref(chain);
        chain = next;
    }
    yl_heap_unref(chain);
    assert_int_equal(released, 1);
    yl_heap_unref(NULL);
}

/* A few long strings out of a large heap do not keep it alive. */
static void few_strings_are_copied(void **state)
{
    (void)state;
    yl_vector *v = yl_vector_new(&yl_type_string, 1000), *few, *many;
    uint16_t rows[1000];
    char text[100];
    memset(text, 'z', sizeof text);
    for (uint32_t i = 0; i < 1000; i++) {
        rows[i] = (uint16_t)i;
        assert_int_equal(yl_vector_set_str(v, i, (yl_str){text, sizeof text}), YL_OK);
    }
    v->length = 1000;
    assert_int_equal(yl_vector_gather(v, rows, 3, &few), YL_OK);
    assert_int_equal(yl_vector_gather(v, rows, 1000, &many), YL_OK);
    assert_ptr_equal(many->heap, v->heap);
    assert_ptr_not_equal(few->heap, v->heap);
    assert_true(yl_heap_bytes(few->heap) < 4000);
    yl_heap *shared = many->heap; /* writing into a shared heap makes a new one */
    assert_int_equal(yl_vector_set_str(many, 0, (yl_str){text, sizeof text}), YL_OK);
    assert_ptr_not_equal(many->heap, shared);
    yl_vector_unref(v);
    assert_true(yl_view_equal(&few->views[2], &many->views[999]));
    yl_vector_unref(few);
    yl_vector_unref(many);
}

static yl_status all_moves(void *arg)
{
    const yl_vector *v = arg;
    const uint16_t rows[] = {3, 1, 4, 1, 5};
    yl_vector *out = NULL, *set = yl_vector_new(v->type, 2), *c = NULL;
    yl_status status = set == NULL ? YL_ERR_MEMORY : yl_vector_gather(v, rows, 5, &out);
    for (uint32_t i = 0; i < 10 && status == YL_OK; i++)
        status = yl_vector_set(set, i, v, 9 - i);
    if (status == YL_OK)
        status = yl_vector_copy(out, 5, v, NULL, 0, 8);
    if (status == YL_OK)
        status = yl_vector_scatter(out, rows, set, 5);
    if (status == YL_OK) {
        c = yl_vector_new_const(v, 1, 20);
        status = c == NULL ? YL_ERR_MEMORY : yl_vector_copy(out, 2, c, NULL, 0, 4);
    }
    if (out != NULL)
        yl_vector_hash(out, out->length, (uint64_t[64]){0}, false);
    if (set != NULL)
        yl_vector_hash(set, set->length, (uint64_t[64]){0}, false);
    yl_vector_unref(out);
    yl_vector_unref(set);
    yl_vector_unref(c);
    return status;
}

static void moves_survive_failing_allocations(void **state)
{
    (void)state;
    for (int t = 0; t < VALUES_TYPES; t++) {
        yl_vector *v = values_vector(types[t], 10, 20);
        check_allocations(all_moves, v);
        yl_vector_unref(v);
    }
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

CHECK_MAIN(TEST(gathers), TEST(copies), TEST(scatters), TEST(sets), TEST(constants),
           TEST(hashes_agree), TEST(hashes_are_stable), TEST(doubles_are_ordered),
           TEST(maps_ignore_order), TEST(heaps), TEST(few_strings_are_copied),
           TEST(moves_survive_failing_allocations))
