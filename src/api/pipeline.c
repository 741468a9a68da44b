/* From logical plans to running jobs: the path that queries, INSERTs and CREATE TABLE AS share. */
#include "api/api_internal.h"

#include <stdio.h>

#include "base/machine.h"
#include "operator/operators.h"

/* A zone counts only if both of Java's ways to read its name agree, as Flink demands: the second
 * one makes GMT of what it does not know. */
static yl_status session_zone(const yl_settings *settings, const yl_timezone **zone, yl_error *err)
{
    yl_str name = settings->local_time_zone;
    if (yl_str_equal(name, YL_STR("default"))) {
        char local[128];
        yl_system_zone(local, sizeof local);
        *zone = yl_timezone_find(yl_str_of(local));
        if (*zone == NULL) /* a POSIX rule in $TZ, a zone that is not installed */
            *zone = yl_timezone_utc;
        return YL_OK;
    }
    const yl_timezone *other = yl_timezone_find_or_gmt(name);
    *zone = yl_timezone_find(name);
    if (*zone != NULL && other != NULL &&
        strcmp(yl_timezone_name(*zone), yl_timezone_name(other)) == 0)
        return YL_OK;
    yl_status status = YL_FAIL(err, OPTION,
                               "'table.local-time-zone' is '%.*s', which is no time "
                               "zone",
                               YL_STR_ARGS(name));
    yl_error_hintf(err, "use a name of the time zone database such as 'Asia/Seoul', an offset such "
                        "as 'GMT+09:00', or 'UTC'");
    return status;
}

yl_status yl_api_bind_context(yl_result *r, yl_bind_context *context, yl_error *err)
{
    yl_env *env = r->env;
    const yl_timezone *zone;
    YL_TRY(session_zone(&env->settings, &zone, err));
    r->expr_env = (yl_expr_env){
        .zone = zone,
        .query_micros = env->world->now_micros(env->world),
        .world = env->world,
        .current_catalog = yl_arena_str(r->arena, yl_catalog_current(env->catalog)),
        .current_database = yl_arena_str(r->arena, yl_catalog_current_database(env->catalog)),
    };
    *context = (yl_bind_context){
        .arena = r->arena,
        .catalog = env->catalog,
        .connectors = yl_connector_builtins(),
        .env = &r->expr_env,
        .sinks_drop_nulls = env->settings.not_null_enforcer == 1,
        .sink_lengths = (yl_length_enforcer)env->settings.type_length_enforcer,
    };
    return yl_arena_oom(r->arena) ? YL_FAIL_MEMORY(err) : YL_OK;
}

yl_status yl_api_optimize(yl_result *r, const yl_rel **roots, uint32_t n, yl_error *err)
{
    yl_optimize_context context = {
        .arena = r->arena,
        .env = &r->expr_env,
        .parallelism = yl_settings_parallelism(&r->env->settings),
    };
    YL_TRY(yl_optimize(&context, roots, n, err));
    YL_TRY(yl_make_physical(&context, roots, n, err));
    return yl_arena_oom(r->arena) ? YL_FAIL_MEMORY(err) : YL_OK;
}

yl_status yl_api_make_graph(yl_result *r, const yl_rel *const *roots, uint32_t n, const char *name,
                            yl_error *err)
{
    const yl_settings *settings = &r->env->settings;
    YL_TRY(yl_graph_from_plan(r->arena, name, roots, n, yl_settings_parallelism(settings),
                              &r->graph, err));
    if (yl_arena_oom(r->arena))
        return YL_FAIL_MEMORY(err);
    for (uint32_t i = 0; settings->max_parallelism > 0 && i < r->graph->n_vertices; i++) {
        yl_vertex *vertex = &r->graph->vertices[i];
        vertex->max_parallelism = (uint32_t)settings->max_parallelism;
        if (vertex->parallelism > vertex->max_parallelism)
            return YL_FAIL(err, OPTION,
                           "%s has %u subtasks, but 'pipeline.max-parallelism' is only %u",
                           vertex->name, vertex->parallelism, vertex->max_parallelism);
    }
    return YL_OK;
}

void yl_api_job_options(const yl_result *r, yl_job_options *out)
{
    const yl_settings *settings = &r->env->settings;
    *out = (yl_job_options){
        .graph = r->graph,
        .operators = &yl_builtin_operators,
        .env = &r->expr_env,
        .world = r->env->world,
        .threads = yl_settings_parallelism(settings),
        .batch_rows = (uint32_t)settings->batch_rows,
        .memory_max = yl_settings_memory(settings),
        .exchange_batches_max = (uint32_t)settings->exchange_batches,
        .batch_mode = true,
    };
}

/* ---- The environment remembers its jobs ---- */

static yl_status remember_job(yl_result *r, const char *name, yl_error *err)
{
    yl_env *env = r->env;
    yl_job_record record = {
        .name = yl_api_copy(yl_str_of(name)),
        .start_micros = r->expr_env.query_micros,
        .live = r,
        .state = YL_JOB_RUNNING,
    };
    memcpy(record.id, r->job_id, sizeof record.id);
    size_t at = 0;
    while (at < env->jobs.size && env->jobs.items[at].live != NULL)
        at++;
    if (env->jobs.size >= YL_JOBS_REMEMBERED && at < env->jobs.size) {
        yl_free(env->jobs.items[at].name);
        env->jobs.size--;
        memmove(&env->jobs.items[at], &env->jobs.items[at + 1],
                (env->jobs.size - at) * sizeof *env->jobs.items);
    }
    if (record.name == NULL || !yl_list_push(&env->jobs, record)) {
        yl_free(record.name);
        return YL_FAIL_MEMORY(err);
    }
    return YL_OK;
}

void yl_api_forget_job(yl_result *r)
{
    if (r->job == NULL)
        return;
    bool ended = false;
    for (size_t i = 0; i < r->env->jobs.size; i++) {
        yl_job_record *record = &r->env->jobs.items[i];
        if (record->live != r)
            continue;
        (void)yl_job_wait(r->job, -1, &ended, NULL);
        record->state = yl_job_state_of(r->job);
        record->live = NULL;
    }
    yl_job_free(r->job);
    r->job = NULL;
}

yl_status yl_api_run(yl_result *r, const yl_rel **roots, uint32_t n, const char *name,
                     yl_error *err)
{
    yl_job_options options;
    YL_TRY(yl_api_optimize(r, roots, n, err));
    YL_TRY(yl_api_make_graph(r, roots, n, name, err));
    yl_api_job_options(r, &options);
    YL_TRY(yl_job_new(&options, &r->job, err));
    snprintf(r->job_id, sizeof r->job_id, "%s", yl_job_id(r->job));
    yl_status status = yl_job_start(r->job, err);
    if (status == YL_OK)
        status = remember_job(r, name, err);
    if (status != YL_OK) {
        yl_job_free(r->job);
        r->job = NULL;
    }
    return status;
}

yl_status yl_api_result_schema(yl_result *r, yl_schema schema, yl_error *err)
{
    yl_result_column *columns = YL_NEW_ARRAY(r->arena, yl_result_column, schema.n);
    if (columns == NULL)
        return YL_FAIL_MEMORY(err);
    for (uint32_t i = 0; i < schema.n; i++)
        columns[i] =
            (yl_result_column){.name = schema.fields[i].name, .type = schema.fields[i].type};
    return yl_result_set_columns(r, columns, schema.n, err);
}
