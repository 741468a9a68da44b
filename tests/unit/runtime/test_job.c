/* Jobs built by hand: joins, set operations, sorts and limits behind exchanges, run by threads and
 * step by step, at several batch sizes and parallelisms, with a savepoint in the middle that is
 * restored at another parallelism. Every way must give the rows of a naive evaluation.
 */
#include "check.h"
#include "graph/job_graph.h"
#include "operator/operators.h"
#include "runtime/job.h"

enum { ROWS_MAX = 60, OUT_MAX = 8000, NONE = -1000 };

/* A table of (k, v); k == NONE is NULL. */
typedef struct table {
    int n, k[ROWS_MAX], v[ROWS_MAX];
} table;

/* Rows of the result as sorted texts. */
typedef struct result {
    int n;
    char *rows[OUT_MAX];
} result;

static uint64_t seed = 1;

static int random_below(int n)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (int)((seed >> 33) % (uint64_t)n);
}

static table random_table(int rows, int keys)
{
    table t = {.n = rows};
    for (int i = 0; i < rows; i++) {
        t.k[i] = random_below(8) == 0 ? NONE : random_below(keys);
        t.v[i] = i;
    }
    return t;
}

static void add(result *r, const char *text)
{
    assert_true(r->n < OUT_MAX);
    r->rows[r->n++] = strdup(text);
}

static void clear(result *r)
{
    for (int i = 0; i < r->n; i++)
        free(r->rows[i]);
    r->n = 0;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void same_rows(result *got, result *expected, const char *what)
{
    qsort(got->rows, (size_t)got->n, sizeof *got->rows, by_text);
    qsort(expected->rows, (size_t)expected->n, sizeof *expected->rows, by_text);
    for (int i = 0; i < got->n && i < expected->n; i++)
        if (strcmp(got->rows[i], expected->rows[i]) != 0) {
            print_error("%s: row %d: got %s, expected %s\n", what, i, got->rows[i],
                        expected->rows[i]);
            fail();
        }
    if (got->n != expected->n) {
        print_error("%s: got %d rows, expected %d\n", what, got->n, expected->n);
        fail();
    }
    clear(got);
}

static void print_cell(char *to, size_t room, int x)
{
    if (x == NONE)
        snprintf(to, room, "NULL");
    else
        snprintf(to, room, "%d", x);
}

static void add_ints(result *r, const int *cells, int n)
{
    char text[100] = "", cell[20];
    size_t at = 0;
    for (int i = 0; i < n; i++) {
        print_cell(cell, sizeof cell, cells[i]);
        at += (size_t)snprintf(text + at, sizeof text - at, "%s ", cell);
    }
    add(r, text);
}

/* ---- Graphs ---- */

static const yl_field pair_fields[4] = {{.name = YL_STR("k"), .type = &yl_type_int},
                                        {.name = YL_STR("v"), .type = &yl_type_int},
                                        {.name = YL_STR("k2"), .type = &yl_type_int},
                                        {.name = YL_STR("v2"), .type = &yl_type_int}};
static const yl_schema pair = {2, pair_fields}, two_pairs = {4, pair_fields};
static const uint32_t first_column[1] = {0}, both_columns[2] = {0, 1};
static const bool plain_equal[1] = {false};

static uint32_t add_values(yl_job_graph *graph, const table *t, const char *uid)
{
    yl_arena *arena = graph->arena;
    yl_span nowhere = {0, 0};
    const yl_expr **rows = YL_NEW_ARRAY(arena, const yl_expr *, t->n * 2);
    yl_values_spec *spec = YL_NEW(arena, yl_values_spec);
    for (int i = 0; i < t->n; i++) {
        rows[2 * i] = t->k[i] == NONE ? yl_expr_null(arena, &yl_type_int, nowhere)
                                      : yl_expr_int(arena, t->k[i], nowhere);
        rows[2 * i + 1] = yl_expr_int(arena, t->v[i], nowhere);
    }
    *spec = (yl_values_spec){(uint32_t)t->n, rows};
    return yl_graph_add_vertex(graph, (yl_vertex){.kind = YL_OP_VALUES,
                                                  .spec = spec,
                                                  .name = "Values",
                                                  .uid = uid,
                                                  .parallelism = 1,
                                                  .max_parallelism = 128,
                                                  .schema = pair,
                                                  .chainable = true});
}

static yl_vertex vertex(yl_op_kind kind, const void *spec, const char *name, uint32_t parallelism,
                        uint32_t n_inputs, yl_schema schema)
{
    return (yl_vertex){.kind = kind,
                       .spec = spec,
                       .name = name,
                       .uid = name,
                       .parallelism = parallelism,
                       .max_parallelism = 128,
                       .n_inputs = n_inputs,
                       .schema = schema,
                       .chainable = true};
}

static void add_edge(yl_job_graph *graph, uint32_t from, uint32_t to, uint32_t input,
                     yl_distribution distribution, const uint32_t *keys, uint32_t n_keys)
{
    yl_graph_add_edge(graph, (yl_edge){.from = from,
                                       .to = to,
                                       .input = input,
                                       .distribution = distribution,
                                       .keys = keys,
                                       .n_keys = n_keys});
}

static void add_collect(yl_job_graph *graph, uint32_t from, yl_schema schema)
{
    yl_error err = {0};
    yl_collect_spec *spec = YL_NEW(graph->arena, yl_collect_spec);
    *spec = (yl_collect_spec){schema};
    uint32_t to = yl_graph_add_vertex(graph, vertex(YL_OP_COLLECT, spec, "Collect", 1, 1, schema));
    add_edge(graph, from, to, 0, YL_DIST_SINGLE, NULL, 0);
    check_ok(yl_graph_chain(graph, &err), &err);
}

/* ---- Running ---- */

static void take(result *r, yl_batch *batch)
{
    for (uint32_t i = 0; i < batch->count; i++) {
        uint32_t row = yl_batch_row(batch, i);
        int cells[4];
        for (uint32_t c = 0; c < batch->n_columns; c++) {
            const yl_vector *v = batch->columns[c];
            cells[c] = yl_vector_valid(v, row) ? v->i32[v->form == YL_CONST ? 0 : row] : NONE;
        }
        add_ints(r, cells, batch->n_columns);
    }
    yl_batch_free(batch);
}

static yl_job *new_job(const yl_job_graph *graph, uint32_t threads, uint32_t batch_rows)
{
    static yl_expr_env env;
    yl_error err = {0};
    yl_job *job;
    env = (yl_expr_env){.world = yl_world_real()};
    yl_job_options options = {.graph = graph,
                              .operators = &yl_builtin_operators,
                              .env = &env,
                              .world = yl_world_real(),
                              .threads = threads,
                              .batch_rows = batch_rows,
                              .memory_max = 1 << 30,
                              .exchange_batches_max = 2,
                              .batch_mode = true};
    check_ok(yl_job_new(&options, &job, &err), &err);
    return job;
}

static void drain(yl_job *job, result *r)
{
    yl_error err = {0};
    for (;;) {
        yl_batch *batch;
        bool got;
        check_ok(yl_job_next(job, -1, &batch, &got, &err), &err);
        assert_true(got);
        if (batch == NULL)
            break;
        take(r, batch);
    }
    assert_int_equal(yl_job_state_of(job), YL_JOB_FINISHED);
}

static void run_threads(const yl_job_graph *graph, uint32_t threads, uint32_t batch_rows,
                        result *out)
{
    yl_error err = {0};
    yl_job *job = new_job(graph, threads, batch_rows);
    check_ok(yl_job_start(job, &err), &err);
    drain(job, out);
    yl_job_free(job);
}

/* Takes the rows that wait for the client, without making the job work for more. */
static void take_ready(yl_job *job, result *out)
{
    yl_error err = {0};
    for (;;) {
        yl_batch *batch;
        bool got;
        check_ok(yl_job_next(job, 0, &batch, &got, &err), &err);
        if (!got || batch == NULL)
            return;
        take(out, batch);
    }
}

/* Runs `steps` steps, takes a savepoint, and goes on in a new job over `then`. */
static void run_restored(const yl_job_graph *graph, const yl_job_graph *then, int steps,
                         uint32_t batch_rows, result *out)
{
    yl_error err = {0};
    yl_savepoint *savepoint = NULL;
    yl_job *job = new_job(graph, 1, batch_rows);
    uint64_t order = (uint64_t)steps * 7919 + 3;
    bool ran = true;
    check_ok(yl_job_open(job, &err), &err);
    for (int i = 0; i < steps && ran && yl_job_state_of(job) == YL_JOB_RUNNING; i++) {
        check_ok(yl_job_step(job, &order, &ran, &err), &err);
        take_ready(job, out);
    }
    if (yl_job_state_of(job) == YL_JOB_RUNNING &&
        yl_job_savepoint(job, &savepoint, &err) == YL_OK) {
        take_ready(job, out);
        yl_job_free(job);
        job = new_job(then, 1, batch_rows);
        check_ok(yl_job_restore(job, savepoint, &err), &err);
        check_ok(yl_job_open(job, &err), &err);
    }
    drain(job, out); /* also when it was too late for a savepoint */
    yl_job_free(job);
    yl_savepoint_free(savepoint);
}

typedef void (*make_graph)(yl_job_graph *graph, uint32_t parallelism, const void *arg);

static void run_all_ways(make_graph make, const void *arg, result *expected, const char *what)
{
    static const uint32_t batch_sizes[] = {1, 7, 4096}, parallelisms[] = {1, 3};
    result got = {0};
    for (size_t b = 0; b < 3; b++)
        for (size_t p = 0; p < 2; p++) {
            yl_arena *arena = yl_arena_new("test", 0);
            yl_job_graph *graph = yl_graph_new(arena, "test"),
                         *other = yl_graph_new(arena, "other");
            make(graph, parallelisms[p], arg);
            make(other, parallelisms[1 - p], arg);
            run_threads(graph, 1, batch_sizes[b], &got);
            same_rows(&got, expected, what);
            run_threads(graph, 3, batch_sizes[b], &got);
            same_rows(&got, expected, what);
            for (int steps = 1; steps < 200; steps += 31) {
                run_restored(graph, other, steps, batch_sizes[b], &got);
                same_rows(&got, expected, what);
            }
            yl_arena_free(arena);
        }
    clear(expected);
}

/* ---- Joins ---- */

typedef struct join_case {
    table left, right;
    yl_join_kind kind;
    bool build_left, hash;
} join_case;

static void make_join(yl_job_graph *graph, uint32_t parallelism, const void *arg)
{
    const join_case *c = arg;
    yl_arena *arena = graph->arena;
    yl_span nowhere = {0, 0};
    bool filter = c->kind == YL_JOIN_SEMI || c->kind == YL_JOIN_ANTI;
    yl_schema schema = filter ? pair : two_pairs;
    uint32_t left = add_values(graph, &c->left, "left"),
             right = add_values(graph, &c->right, "right");
    uint32_t join;
    if (c->hash) {
        yl_hash_join_spec *spec = YL_NEW(arena, yl_hash_join_spec);
        *spec = (yl_hash_join_spec){.left = pair,
                                    .right = pair,
                                    .kind = c->kind,
                                    .n_keys = 1,
                                    .left_keys = first_column,
                                    .right_keys = first_column,
                                    .null_equal = plain_equal,
                                    .build_left = c->build_left};
        join = yl_graph_add_vertex(
            graph, vertex(YL_OP_HASH_JOIN, spec, "HashJoin", parallelism, 2, schema));
        add_edge(graph, left, join, 0, YL_DIST_HASH, first_column, 1);
        add_edge(graph, right, join, 1, YL_DIST_HASH, first_column, 1);
    } else {
        yl_loop_join_spec *spec = YL_NEW(arena, yl_loop_join_spec);
        const yl_expr *always = yl_expr_bool(arena, true, nowhere);
        *spec =
            (yl_loop_join_spec){.left = pair, .right = pair, .kind = c->kind, .condition = always};
        if (c->kind == YL_JOIN_RIGHT || c->kind == YL_JOIN_FULL)
            parallelism = 1;
        join = yl_graph_add_vertex(
            graph, vertex(YL_OP_LOOP_JOIN, spec, "NestedLoopJoin", parallelism, 2, schema));
        add_edge(graph, left, join, 0, YL_DIST_REBALANCE, NULL, 0);
        add_edge(graph, right, join, 1, YL_DIST_BROADCAST, NULL, 0);
    }
    add_collect(graph, join, schema);
}

static void naive_join(const join_case *c, result *out)
{
    bool right_matched[ROWS_MAX] = {false};
    for (int i = 0; i < c->left.n; i++) {
        bool matched = false;
        for (int j = 0; j < c->right.n; j++) {
            bool equal = !c->hash || (c->left.k[i] != NONE && c->left.k[i] == c->right.k[j]);
            int cells[4] = {c->left.k[i], c->left.v[i], c->right.k[j], c->right.v[j]};
            if (equal && c->kind < YL_JOIN_SEMI)
                add_ints(out, cells, 4);
            matched |= equal;
            right_matched[j] |= equal;
        }
        int padded[4] = {c->left.k[i], c->left.v[i], NONE, NONE};
        if (!matched && (c->kind == YL_JOIN_LEFT || c->kind == YL_JOIN_FULL))
            add_ints(out, padded, 4);
        if ((c->kind == YL_JOIN_SEMI && matched) || (c->kind == YL_JOIN_ANTI && !matched))
            add_ints(out, padded, 2);
    }
    for (int j = 0; j < c->right.n; j++) {
        int padded[4] = {NONE, NONE, c->right.k[j], c->right.v[j]};
        if (!right_matched[j] && (c->kind == YL_JOIN_RIGHT || c->kind == YL_JOIN_FULL))
            add_ints(out, padded, 4);
    }
}

static void check_join(bool hash)
{
    static const int sizes[][2] = {{0, 0}, {0, 9}, {9, 0}, {40, 30}, {60, 5}};
    for (int kind = YL_JOIN_INNER; kind <= YL_JOIN_ANTI; kind++)
        for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++)
            for (int build_left = 0; build_left < (hash && kind < YL_JOIN_SEMI ? 2 : 1);
                 build_left++) {
                result expected = {0};
                join_case c = {.left = random_table(sizes[s][0], 10),
                               .right = random_table(sizes[s][1], 10),
                               .kind = (yl_join_kind)kind,
                               .build_left = build_left != 0,
                               .hash = hash};
                char what[60];
                snprintf(what, sizeof what, "join kind %d sizes %d %d build_left %d", kind,
                         sizes[s][0], sizes[s][1], build_left);
                naive_join(&c, &expected);
                run_all_ways(make_join, &c, &expected, what);
            }
}

static void hash_joins(void **state)
{
    (void)state;
    check_join(true);
}

static void loop_joins(void **state)
{
    (void)state;
    check_join(false);
}

/* ---- Set operations, sorts, limits ---- */

typedef struct set_case {
    table left, right;
    yl_set_op op;
    bool all;
} set_case;

static void make_set_op(yl_job_graph *graph, uint32_t parallelism, const void *arg)
{
    const set_case *c = arg;
    yl_set_op_spec *spec = YL_NEW(graph->arena, yl_set_op_spec);
    uint32_t left = add_values(graph, &c->left, "left"),
             right = add_values(graph, &c->right, "right");
    *spec = (yl_set_op_spec){pair, c->op, c->all};
    uint32_t op =
        yl_graph_add_vertex(graph, vertex(YL_OP_SET_OP, spec, "SetOp", parallelism, 2, pair));
    add_edge(graph, left, op, 0, YL_DIST_HASH, both_columns, 2);
    add_edge(graph, right, op, 1, YL_DIST_HASH, both_columns, 2);
    add_collect(graph, op, pair);
}

static int count_of(const table *t, int k, int v)
{
    int n = 0;
    for (int i = 0; i < t->n; i++)
        n += t->k[i] == k && t->v[i] == v;
    return n;
}

static void naive_set_op(const set_case *c, result *out)
{
    for (int i = 0; i < c->left.n; i++) {
        int k = c->left.k[i], v = c->left.v[i], before = 0;
        for (int j = 0; j < i; j++)
            before += c->left.k[j] == k && c->left.v[j] == v;
        int right = count_of(&c->right, k, v);
        bool keep = c->op == YL_INTERSECT ? (c->all ? before < right : before == 0 && right > 0)
                                          : (c->all ? before >= right : before == 0 && right == 0);
        if (c->op == YL_EXCEPT && c->all) /* which of the copies stay does not matter */
            keep = before < count_of(&c->left, k, v) - right;
        int cells[2] = {k, v};
        if (keep)
            add_ints(out, cells, 2);
    }
}

static void set_operations(void **state)
{
    (void)state;
    for (int op = YL_INTERSECT; op <= YL_EXCEPT; op++)
        for (int all = 0; all < 2; all++) {
            result expected = {0};
            set_case c = {.left = random_table(50, 4),
                          .right = random_table(40, 4),
                          .op = (yl_set_op)op,
                          .all = all != 0};
            for (int i = 0; i < ROWS_MAX; i++) {
                c.left.v[i] = i % 3;
                c.right.v[i] = i % 3;
            }
            naive_set_op(&c, &expected);
            run_all_ways(make_set_op, &c, &expected, "set operation");
        }
}

static void make_sort(yl_job_graph *graph, uint32_t parallelism, const void *arg)
{
    static const yl_sort_key keys[2] = {{0, true, false}, {1, false, true}};
    yl_sort_spec *spec = YL_NEW(graph->arena, yl_sort_spec);
    (void)parallelism;
    *spec = (yl_sort_spec){pair, 2, keys, 5, 20};
    uint32_t values = add_values(graph, arg, "values");
    uint32_t sort = yl_graph_add_vertex(graph, vertex(YL_OP_SORT, spec, "Sort", 1, 1, pair));
    add_edge(graph, values, sort, 0, YL_DIST_SINGLE, NULL, 0);
    add_collect(graph, sort, pair);
}

static const table *sorting;

static int by_keys(const void *a, const void *b)
{
    int i = *(const int *)a, j = *(const int *)b, k = sorting->k[i], l = sorting->k[j];
    if (k != l) /* descending, NULLs last */
        return k == NONE ? 1 : l == NONE ? -1 : k > l ? -1 : 1;
    return sorting->v[i] - sorting->v[j];
}

static void sorts(void **state)
{
    (void)state;
    result expected = {0};
    table t = random_table(60, 6);
    int order[ROWS_MAX];
    for (int i = 0; i < t.n; i++)
        order[i] = i;
    sorting = &t;
    qsort(order, (size_t)t.n, sizeof *order, by_keys);
    for (int i = 5; i < 25; i++) {
        int cells[2] = {t.k[order[i]], t.v[order[i]]};
        add_ints(&expected, cells, 2);
    }
    run_all_ways(make_sort, &t, &expected, "sort");
}

/* A limit ends its inputs early, whatever they still have. */
static void limits(void **state)
{
    (void)state;
    for (uint32_t batch_rows = 1; batch_rows < 20; batch_rows += 6) {
        yl_arena *arena = yl_arena_new("test", 0);
        yl_job_graph *graph = yl_graph_new(arena, "test");
        table t = random_table(60, 6);
        yl_limit_spec spec = {.offset = 3, .limit = 10};
        result got = {0};
        uint32_t values = add_values(graph, &t, "values");
        uint32_t limit =
            yl_graph_add_vertex(graph, vertex(YL_OP_LIMIT, &spec, "Limit", 1, 1, pair));
        add_edge(graph, values, limit, 0, YL_DIST_REBALANCE, NULL, 0);
        add_collect(graph, limit, pair);
        run_threads(graph, 2, batch_rows, &got);
        assert_int_equal(got.n, 10);
        clear(&got);
        yl_arena_free(arena);
    }
}

static void cancelling(void **state)
{
    (void)state;
    yl_error err = {0};
    yl_arena *arena = yl_arena_new("test", 0);
    yl_job_graph *graph = yl_graph_new(arena, "test");
    join_case c = {.left = random_table(60, 3), .right = random_table(60, 3), .hash = true};
    bool ended;
    make_join(graph, 3, &c);
    yl_job *job = new_job(graph, 2, 1);
    check_ok(yl_job_start(job, &err), &err);
    yl_job_cancel(job); /* nobody reads the rows, so it could not end by itself */
    check_fails(CANCELLED, yl_job_wait(job, -1, &ended, &err), &err);
    assert_true(ended);
    assert_int_equal(yl_job_state_of(job), YL_JOB_CANCELLED);
    yl_job_free(job);
    yl_arena_free(arena);
}

CHECK_MAIN(cmocka_unit_test(hash_joins), cmocka_unit_test(loop_joins),
           cmocka_unit_test(set_operations), cmocka_unit_test(sorts), cmocka_unit_test(limits),
           cmocka_unit_test(cancelling))
