/* Values of the session and of chance.
 *
 * The clock of a statement stands still in batch mode: CURRENT_TIMESTAMP and its kin give the
 * statement's start and are folded. In streaming mode every batch asks the clock.
 * CURRENT_ROW_TIMESTAMP and PROCTIME ask it always. All are cut to milliseconds.
 *
 * RAND and RAND_INTEGER with a seed follow java.util.Random, one generator per call site; without
 * a seed they and UUID take the world's random bits.
 */
#include "base/mem.h"
#include "function/signature.h"
#include "function/text_out.h"

/* ---- Time ---- */

static int64_t now_micros(const yl_kernel_call *call, bool always)
{
    const yl_expr_env *env = call->env;
    int64_t micros =
        env->streaming || always ? env->world->now_micros(env->world) : env->query_micros;
    return yl_floor_div(micros, 1000) * 1000;
}

static yl_instant now_local(const yl_kernel_call *call)
{
    const yl_timezone *zone = call->env->zone == NULL ? yl_timezone_utc : call->env->zone;
    return yl_timezone_local_of(zone, yl_instant_from_micros(now_micros(call, false)), NULL);
}

static yl_status fill_i64(yl_kernel_call *call, int64_t value)
{
    for (uint32_t i = 0; i < call->n; i++)
        call->out->i64[i] = value;
    return YL_OK;
}

static yl_status fill_i32(yl_kernel_call *call, int32_t value)
{
    for (uint32_t i = 0; i < call->n; i++)
        call->out->i32[i] = value;
    return YL_OK;
}

static yl_status current_timestamp(yl_kernel_call *call)
{
    return fill_i64(call, now_micros(call, false));
}

static yl_status current_row_timestamp(yl_kernel_call *call)
{
    return fill_i64(call, now_micros(call, true));
}

static yl_status local_timestamp(yl_kernel_call *call)
{
    return fill_i64(call, yl_instant_to_micros(now_local(call)));
}

static yl_status current_date(yl_kernel_call *call)
{
    return fill_i32(call, yl_instant_days(now_local(call)));
}

/* TIME(0): whole seconds. */
static yl_status local_time(yl_kernel_call *call)
{
    return fill_i32(call, yl_instant_millis_of_day(now_local(call)) / 1000 * 1000);
}

static const yl_type *infer_proctime(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                                     yl_span span, yl_error *err)
{
    static const yl_type type = {.root = YL_TIMESTAMP_LTZ,
                                 .nullable = false,
                                 .precision = 3,
                                 .time_attribute = YL_ATTRIBUTE_PROCTIME};
    (void)arena, (void)args, (void)n, (void)span, (void)err;
    return &type;
}

/* ---- Session ---- */

static yl_status fill_text(yl_kernel_call *call, yl_str text)
{
    for (uint32_t i = 0; i < call->n; i++) {
        if (i > 0)
            call->out->views[i] = call->out->views[0];
        else if (yl_vector_set_str(call->out, 0, text) != YL_OK)
            return YL_FAIL_MEMORY(call->err);
    }
    return YL_OK;
}

static yl_status current_database(yl_kernel_call *call)
{
    return fill_text(call, call->env->current_database);
}

static yl_status current_catalog(yl_kernel_call *call)
{
    return fill_text(call, call->env->current_catalog);
}

/* ---- Chance ---- */

#define JAVA_MULTIPLIER UINT64_C(0x5DEECE66D)
#define JAVA_MASK       ((UINT64_C(1) << 48) - 1)

static uint64_t java_seed(int64_t seed)
{
    return ((uint64_t)seed ^ JAVA_MULTIPLIER) & JAVA_MASK;
}

static int32_t java_next(uint64_t *state, int bits)
{
    *state = (*state * JAVA_MULTIPLIER + 0xB) & JAVA_MASK;
    return (int32_t)(uint32_t)(*state >> (48 - bits));
}

static double java_double(uint64_t *state)
{
    uint64_t high = (uint64_t)(uint32_t)java_next(state, 26) << 27;
    return (double)(high + (uint32_t)java_next(state, 27)) * 0x1p-53;
}

static int32_t java_int_below(uint64_t *state, int32_t bound)
{
    int32_t r = java_next(state, 31), m = bound - 1;
    if ((bound & m) == 0)
        return (int32_t)(((int64_t)bound * r) >> 31);
    for (int32_t u = r; (int64_t)u - (r = u % bound) + m > INT32_MAX; u = java_next(state, 31))
        continue;
    return r;
}

static double world_double(yl_world *world)
{
    return (double)(world->random(world) >> 11) * 0x1p-53;
}

/* Without bias worth speaking of: 64 random bits times the bound, the upper half. */
static int32_t world_int_below(yl_world *world, int32_t bound)
{
    return (int32_t)(((yl_uint128)world->random(world) * (uint32_t)bound) >> 64);
}

/* A generator per call site; its state is made at the first row, because a seed that is not
 * constant makes a new one for every row. */
static yl_status prepare_random(const yl_expr *call, const yl_expr_env *env, void **state,
                                yl_error *err)
{
    int64_t seed;
    (void)env;
    *state = NULL;
    if (call->n_args == 0 || !yl_expr_const_int(call->args[0], &seed))
        return YL_OK;
    uint64_t *random = yl_malloc(sizeof *random);
    if (random == NULL)
        return YL_FAIL_MEMORY(err);
    *random = java_seed(seed);
    *state = random;
    return YL_OK;
}

static yl_status rand_plain(yl_kernel_call *call)
{
    for (uint32_t i = 0; i < call->n; i++)
        call->out->f64[i] = world_double(call->env->world);
    return YL_OK;
}

static yl_status rand_seeded(yl_kernel_call *call)
{
    for (uint32_t i = 0; i < call->n; i++) {
        uint64_t own = java_seed(call->args[0]->i32[i]);
        if (yl_kernel_valid(call, i))
            call->out->f64[i] = java_double(call->state == NULL ? &own : call->state);
    }
    return YL_OK;
}

static yl_status check_bound(yl_kernel_call *call, int32_t bound)
{
    if (bound > 0)
        return YL_OK;
    return YL_FAIL(call->err, DATA, "RAND_INTEGER: the bound must be positive, and it is %d",
                   bound);
}

static yl_status rand_integer(yl_kernel_call *call)
{
    for (uint32_t i = 0; i < call->n; i++) {
        if (!yl_kernel_valid(call, i))
            continue;
        YL_TRY(check_bound(call, call->args[0]->i32[i]));
        call->out->i32[i] = world_int_below(call->env->world, call->args[0]->i32[i]);
    }
    return YL_OK;
}

static yl_status rand_integer_seeded(yl_kernel_call *call)
{
    for (uint32_t i = 0; i < call->n; i++) {
        uint64_t own = java_seed(call->args[0]->i32[i]);
        if (!yl_kernel_valid(call, i))
            continue;
        YL_TRY(check_bound(call, call->args[1]->i32[i]));
        call->out->i32[i] =
            java_int_below(call->state == NULL ? &own : call->state, call->args[1]->i32[i]);
    }
    return YL_OK;
}

static void print_uuid(uint64_t high, uint64_t low, char *to)
{
    static const char digits[] = "0123456789abcdef";
    high = (high & ~UINT64_C(0xF000)) | 0x4000;
    low = (low & ~(UINT64_C(3) << 62)) | UINT64_C(1) << 63;
    for (int i = 0; i < 32; i++) {
        uint64_t half = i < 16 ? high : low;
        if (i == 8 || i == 12 || i == 16 || i == 20)
            *to++ = '-';
        *to++ = digits[half >> (60 - 4 * (i & 15)) & 15];
    }
}

static yl_status uuid(yl_kernel_call *call)
{
    enum { SIZE = 36 };
    yl_world *world = call->env->world;
    yl_text_out out = yl_text_out_of(call->out);
    for (uint32_t i = 0; i < call->n; i++) {
        char *to = yl_text_out_begin(&out, SIZE);
        if (to == NULL)
            return YL_FAIL_MEMORY(call->err);
        uint64_t high = world->random(world);
        print_uuid(high, world->random(world), to);
        yl_text_out_end(&out, i, SIZE);
    }
    return YL_OK;
}

#define CLOCK(sign, type, fn)                                                                      \
    .name = sign, .args = "", .result = type, .determinism = YL_PER_QUERY, .kernel = fn

const yl_signature yl_fn_session_rows[] = {
    {CLOCK("CURRENT_TIMESTAMP", "ltz(3)!", current_timestamp), .flags = YL_FN_BARE,
     .doc = "The time now, as an instant."},
    {CLOCK("NOW", "ltz(3)!", current_timestamp), .doc = "The time now, as an instant."},
    {.name = "CURRENT_ROW_TIMESTAMP",
     .args = "",
     .result = "ltz(3)!",
     .determinism = YL_PER_ROW,
     .kernel = current_row_timestamp,
     .doc = "The time at which a row is computed."},
    {.name = "PROCTIME",
     .args = "",
     .result = "=",
     .infer = infer_proctime,
     .determinism = YL_PER_ROW,
     .kernel = current_row_timestamp,
     .doc = "The time at which a row is computed, as a time attribute."},
    {CLOCK("LOCALTIMESTAMP", "timestamp(3)!", local_timestamp), .flags = YL_FN_BARE,
     .doc = "The time now in the session's time zone."},
    {CLOCK("LOCALTIME", "time(0)!", local_time), .flags = YL_FN_BARE,
     .doc = "The time of day in the session's time zone."},
    {CLOCK("CURRENT_TIME", "time(0)!", local_time), .flags = YL_FN_BARE,
     .doc = "The time of day in the session's time zone."},
    {CLOCK("CURRENT_DATE", "date!", current_date), .flags = YL_FN_BARE,
     .doc = "The day in the session's time zone."},
    {.name = "CURRENT_DATABASE",
     .args = "",
     .result = "string!",
     .determinism = YL_PER_QUERY,
     .kernel = current_database,
     .doc = "The name of the current database."},
    {.name = "CURRENT_CATALOG",
     .args = "",
     .result = "string!",
     .determinism = YL_PER_QUERY,
     .flags = YL_FN_HIDDEN,
     .kernel = current_catalog,
     .doc = "The name of the current catalog."},
    {.name = "RAND",
     .args = "",
     .result = "double!",
     .determinism = YL_PER_ROW,
     .kernel = rand_plain,
     .doc = "A random number from 0 (inclusive) to 1 (exclusive)."},
    {.name = "RAND",
     .args = "int",
     .result = "double",
     .determinism = YL_PER_ROW,
     .kernel = rand_seeded,
     .prepare = prepare_random,
     .release = yl_free,
     .doc = "A random number from 0 to 1 from a sequence that the seed begins."},
    {.name = "RAND_INTEGER",
     .args = "int",
     .result = "int",
     .determinism = YL_PER_ROW,
     .kernel = rand_integer,
     .doc = "A random integer from 0 up to, not including, the bound."},
    {.name = "RAND_INTEGER",
     .args = "int, int",
     .result = "int",
     .determinism = YL_PER_ROW,
     .kernel = rand_integer_seeded,
     .prepare = prepare_random,
     .release = yl_free,
     .doc = "A random integer below the bound (second argument), from a seeded sequence."},
    {.name = "UUID",
     .args = "",
     .result = "char(36)!",
     .determinism = YL_PER_ROW,
     .kernel = uuid,
     .doc = "A new random UUID (version 4)."},
    {0},
};
