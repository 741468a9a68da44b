/* What the files of api/ say to each other. Nobody else includes this, the test tools excepted,
 * which drive a planned job by themselves.
 *
 * A statement's life is its yl_result: it is made when the statement comes in, owns the arena in
 * which text, tree, plan and graph live, is filled by the function that runs that kind of statement
 * (yl_run_...), and is what the caller gets. On failure it is freed and the error stays in the
 * environment.
 *
 *     text -> AST -> [binder] -> logical plan -> [optimizer] -> physical plan -> graph -> job
 *             r->sql             roots                          roots           r->graph  r->job
 */
#ifndef YL_API_API_INTERNAL_H
#define YL_API_API_INTERNAL_H

#include <stdatomic.h>
#include <yeoul/yeoul.h>

#include "api/settings.h"
#include "base/world.h"
#include "connector/connector_registry.h"
#include "data/print.h"
#include "optimize/optimizer.h"
#include "plan/binder.h"
#include "runtime/job.h"
#include "sql/parser.h"

enum { YL_JOBS_REMEMBERED = 200 };

typedef struct yl_result_column {
    yl_str name;           /* NUL-terminated */
    const yl_type *type;   /* how values are shown */
    const char *type_text; /* filled by yl_result_set_columns */
} yl_result_column;

struct yl_result {
    yl_env *env;
    yl_result *next, *before; /* in env->results */
    yl_arena *arena;
    yl_str sql;     /* the statement, a copy */
    bool elsewhere; /* spans of later errors are of another text: they are not shown */
    yl_result_kind kind;
    bool raw_text, ordered;
    const char *note; /* "" */

    uint32_t n_columns;
    const yl_result_column *columns;

    /* Answers that are at hand: n_columns cells a row, data NULL for NULL. */
    YL_LIST(const yl_str *) rows;
    size_t next_row;
    const yl_str *cells; /* the current row */

    /* Answers of a job. */
    yl_expr_env expr_env;
    yl_job_graph *graph;
    yl_job *job;
    char job_id[33];
    atomic_bool cancelled;
    yl_batch *batch;
    uint32_t position; /* of the current row in the batch's selection, plus one */
    bool at_end, on_row;
    yl_timezone_cache zone_cache;
    yl_strbuf *texts; /* 2 * n_columns: of the current row, as text and as JSON */
};

/* CREATE FUNCTION's entries: known by name, refused when they are used. */
typedef struct yl_user_function {
    char *catalog, *database, *name, *class_name; /* catalog "" for TEMPORARY SYSTEM ones */
    bool temporary;
} yl_user_function;

/* What a catalog was created with: SHOW CREATE CATALOG, DESCRIBE CATALOG. */
typedef struct yl_catalog_info {
    char *name, *comment;        /* comment NULL: none */
    YL_LIST(yl_setting) options; /* in order of keys */
} yl_catalog_info;

typedef struct yl_job_record {
    char id[33];
    char *name;
    int64_t start_micros;
    yl_result *live; /* NULL once the result is freed */
    yl_job_state state;
} yl_job_record;

struct yl_env {
    yl_world *world;  /* what statements use */
    yl_world *rooted; /* the same when there are roots, to be freed; or NULL */
    yl_catalog *catalog;
    yl_settings settings;
    yl_error error;
    yl_result *results;
    YL_LIST(yl_user_function) functions;
    YL_LIST(yl_catalog_info) catalog_infos;
    YL_LIST(char *) jars;
    YL_LIST(yl_job_record) jobs; /* oldest first */
    bool core_used;              /* USE MODULES */
    /* Between BEGIN STATEMENT SET and END: the INSERTs' texts. */
    bool set_open;
    uint32_t set_inserts;
    yl_strbuf set_sql;
};

/* ---- env.c ---- */

char *yl_api_copy(yl_str text); /* NULL: out of memory */

/* ---- result.c ---- */

/* An empty result in the environment's list, with an arena and a copy of the text. */
yl_status yl_result_new(yl_env *env, yl_str sql, yl_result **out, yl_error *err);
/* Copies names and types into the result's arena. */
yl_status yl_result_set_columns(yl_result *r, const yl_result_column *columns, uint32_t n,
                                yl_error *err);
/* All columns STRING: for the many SHOW statements. */
yl_status yl_result_set_texts(yl_result *r, const char *const *names, uint32_t n, yl_error *err);
/* A row of texts, copied; data NULL is NULL. */
yl_status yl_result_add_row(yl_result *r, const yl_str *cells, yl_error *err);
/* Line and column for the user, or none when the error's text is not the statement's. */
void yl_result_locate(const yl_result *r, yl_error *err);
/* Waits for a job's end. */
yl_status yl_result_wait(yl_result *r, yl_error *err);

/* ---- pipeline.c ---- */

yl_status yl_api_bind_context(yl_result *r, yl_bind_context *context, yl_error *err);
/* Logical roots to physical ones, in place. */
yl_status yl_api_optimize(yl_result *r, const yl_rel **roots, uint32_t n, yl_error *err);
/* The graph, in r->graph. */
yl_status yl_api_make_graph(yl_result *r, const yl_rel *const *roots, uint32_t n, const char *name,
                            yl_error *err);
/* All options of the graph's job, as the settings have them. */
void yl_api_job_options(const yl_result *r, yl_job_options *out);
/* Everything from logical roots to a running job. */
yl_status yl_api_run(yl_result *r, const yl_rel **roots, uint32_t n, const char *name,
                     yl_error *err);
void yl_api_forget_job(yl_result *r);
/* r's columns are the schema's. */
yl_status yl_api_result_schema(yl_result *r, yl_schema schema, yl_error *err);

/* ---- execute.c ---- */

/* Parses and runs one statement. With `plan_only`, queries and INSERTs get r->graph, no job. */
yl_status yl_api_execute(yl_result *r, bool plan_only, yl_error *err);
/* The one statement of a text; `block` is filled when that is a BEGIN STATEMENT SET; ... END. */
yl_status yl_api_one_statement(const yl_result *r, const yl_ast_list *statements,
                               yl_ast_statement_set *block, const yl_ast **out, yl_error *err);
yl_status yl_api_refuse(const yl_ast *ast, const char *what, yl_error *err);

/* ---- one function per kind of statement ---- */

yl_status yl_run_query(yl_result *r, const yl_ast *query, bool plan_only, yl_error *err);
yl_status yl_run_insert(yl_result *r, const yl_ast *insert, bool plan_only, yl_error *err);
yl_status yl_run_inserts(yl_result *r, const yl_ast_list *inserts, bool plan_only, yl_error *err);
yl_status yl_run_begin_set(yl_result *r, yl_error *err);
yl_status yl_run_end_set(yl_result *r, const yl_ast *end, bool plan_only, yl_error *err);
/* INSERTs and queries to the roots of a plan; the array is in r's arena. */
yl_status yl_api_bind_roots(yl_result *r, const yl_ast *statement, const yl_rel ***roots,
                            uint32_t *n, yl_error *err);
/* "insert-into_cat.db.t1,cat.db.t2", or what 'pipeline.name' says. */
const char *yl_api_job_name(yl_result *r, const yl_rel *const *roots, uint32_t n);
yl_status yl_run_create_as(yl_result *r, const yl_ast *create, bool plan_only, yl_error *err);
yl_status yl_run_explain(yl_result *r, const yl_ast *explain, yl_error *err);
yl_status yl_explain_statement(yl_result *r, const yl_ast *statement, unsigned details,
                               yl_strbuf *out, yl_error *err);

yl_status yl_run_create_table(yl_result *r, const yl_ast *ast, yl_error *err);
yl_status yl_run_create_view(yl_result *r, const yl_ast *ast, yl_error *err);
yl_status yl_run_create_database(yl_result *r, const yl_ast *ast, yl_error *err);
yl_status yl_run_create_catalog(yl_result *r, const yl_ast *ast, yl_error *err);
yl_status yl_run_create_function(yl_result *r, const yl_ast *ast, yl_error *err);
yl_status yl_run_alter_table(yl_result *r, const yl_ast *ast, yl_error *err);
yl_status yl_run_alter_view(yl_result *r, const yl_ast *ast, yl_error *err);
yl_status yl_run_alter_database(yl_result *r, const yl_ast *ast, yl_error *err);
yl_status yl_run_alter_catalog(yl_result *r, const yl_ast *ast, yl_error *err);
yl_status yl_run_alter_function(yl_result *r, const yl_ast *ast, yl_error *err);
yl_status yl_run_drop(yl_result *r, const yl_ast *ast, yl_error *err);
yl_status yl_run_use(yl_result *r, const yl_ast *ast, yl_error *err);

yl_status yl_run_set(yl_result *r, const yl_ast *ast, yl_error *err);
yl_status yl_run_reset(yl_result *r, const yl_ast *ast, yl_error *err);
yl_status yl_run_load_module(yl_result *r, const yl_ast *ast, yl_error *err);
yl_status yl_run_jar(yl_result *r, const yl_ast *ast, yl_error *err);
yl_status yl_run_stop_job(yl_result *r, const yl_ast *ast, yl_error *err);

yl_status yl_run_show(yl_result *r, const yl_ast *ast, yl_error *err);
yl_status yl_run_describe(yl_result *r, const yl_ast *ast, yl_error *err);
/* The rows of DESCRIBE whose names match (`like` NULL: all), for SHOW COLUMNS. */
struct yl_name_filter;
yl_status yl_describe_columns(yl_result *r, const yl_table *table,
                              const struct yl_name_filter *filter, yl_error *err);

/* [NOT] LIKE 'pattern' of SHOW. */
typedef struct yl_name_filter {
    const yl_ast_show *show; /* NULL: everything passes */
    struct yl_like *like;
} yl_name_filter;
bool yl_name_passes(const yl_name_filter *filter, yl_str name);

/* ---- session.c ---- */

bool yl_api_find_catalog_info(yl_env *env, yl_str name, size_t *at);
yl_status yl_api_add_catalog_info(yl_env *env, yl_str name, yl_ast_string comment,
                                  const yl_ast_list *options, yl_error *err);
void yl_api_remove_catalog_info(yl_env *env, size_t at);
yl_status yl_api_set_catalog_options(yl_catalog_info *info, const yl_ast_list *options, bool reset,
                                     yl_error *err);
bool yl_api_find_function(const yl_env *env, yl_str catalog, yl_str database, yl_str name,
                          size_t *at);

/* ---- result_json.c ---- */

void yl_value_print_json(const yl_vector *v, uint32_t row, const yl_print_options *options,
                         yl_strbuf *out);
char yl_type_json_kind(const yl_type *type);
void yl_json_print_text(yl_str text, yl_strbuf *out);

#endif
