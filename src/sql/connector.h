/* What the planner knows of a connector: its options and what its tables can do.
 *
 * The planner sees connectors only through this table; the connectors themselves (connector/)
 * are given to it by api/ through a yl_connector_registry. Planning a table does not open it:
 * no file is read, no socket connected.
 */
#ifndef YL_SQL_CONNECTOR_H
#define YL_SQL_CONNECTOR_H

#include "base/option.h"
#include "data/types.h"

struct yl_scan_spec; /* runtime/source.h */
struct yl_sink_spec; /* runtime/sink.h */
struct yl_source_type;
struct yl_sink_type;

/* A table as a connector sees it. Everything lives in `arena`. */
typedef struct yl_table_context {
    yl_arena *arena;
    yl_str name;                   /* `cat`.`db`.`t`, for messages */
    yl_schema physical;            /* physical columns in order */
    const yl_option_pair *options; /* WITH clause and hints, without 'connector' */
    uint32_t n_options;
    const uint32_t *key; /* primary key, as physical columns */
    uint32_t n_key;
    const uint32_t *partition; /* PARTITIONED BY, as physical columns */
    uint32_t n_partition;
    bool streaming; /* execution.runtime-mode */
} yl_table_context;

enum {
    YL_SINK_INSERTS = 1, /* takes +I */
    YL_SINK_UPDATES = 2, /* takes -U and +U */
    YL_SINK_DELETES = 4, /* takes -D */
    YL_SINK_UPSERTS = 8, /* takes +I, +U, -D by primary key; needs no -U */
};

typedef struct yl_metadata_column {
    const char *key;
    const yl_type *type;
    const char *doc;
    bool writable;
} yl_metadata_column;

typedef struct yl_source_plan {
    const struct yl_source_type *type;
    const void *config;
    bool bounded;
    bool pushes_projection, pushes_limit;
    uint32_t parallelism;     /* wish; 0 = the job's */
    uint32_t parallelism_max; /* 0 = no bound */
    int64_t bytes_estimate;   /* of the stored data, by a look at sizes; -1 = not known */
    uint8_t changelog;        /* YL_SINK_ bits of the row kinds it produces */
    const yl_metadata_column *metadata;
    uint32_t n_metadata;
} yl_source_plan;

typedef struct yl_sink_plan {
    const struct yl_sink_type *type;
    const void *config;
    uint8_t accepts;             /* YL_SINK_ bits */
    uint32_t parallelism;        /* sink.parallelism; 0 = the input's */
    bool overwrites, partitions; /* INSERT OVERWRITE, PARTITION (...) are possible */
    const yl_metadata_column *metadata;
    uint32_t n_metadata;
} yl_sink_plan;

typedef struct yl_connector_type {
    const char *name; /* 'connector' = '...' */
    const char *doc;
    const yl_option *options; /* for reference pages and hints; format options excluded */
    uint32_t n_options;
    bool takes_format; /* 'format' and '<format>.*' belong to its options */
    /* NULL: cannot be read / written. */
    yl_status (*plan_source)(const yl_table_context *table, yl_source_plan *out, yl_error *err);
    yl_status (*plan_sink)(const yl_table_context *table, yl_sink_plan *out, yl_error *err);
} yl_connector_type;

typedef struct yl_connector_registry {
    const yl_connector_type *const *types;
    uint32_t n;
} yl_connector_registry;

const yl_connector_type *yl_connector_find(const yl_connector_registry *registry, yl_str name);

#endif
