/* What a plan says of the tables it reads and writes: made by the planner out of a connector's
 * yl_source_plan or yl_sink_plan (sql/connector.h), read by the connector's run-time half
 * (runtime/source.h, runtime/sink.h). Plain data in the plan's arena.
 */
#ifndef YL_PLAN_TABLE_SPEC_H
#define YL_PLAN_TABLE_SPEC_H

#include "data/types.h"

struct yl_source_type; /* runtime/source.h */
struct yl_sink_type;   /* runtime/sink.h */

/* What the planner asks of a source (projection pushed in and so on). All in the plan's arena. */
typedef struct yl_scan_spec {
    const struct yl_source_type *type;
    const void *config;      /* the connector's parsed options */
    yl_schema table_schema;  /* all physical columns of the table, in order */
    yl_schema schema;        /* what a reader produces: the projected columns, then metadata */
    const uint32_t *columns; /* schema.fields[i] is table column columns[i], or
                                n_physical + k for metadata key k */
    const char *const *metadata_keys;
    uint32_t n_metadata;
    int64_t limit;            /* a reader may stop after so many rows; -1 = none */
    uint32_t parallelism;     /* wished for by the connector; 0 = the job's */
    uint32_t parallelism_max; /* more subtasks would have nothing to do; 0 = no bound */
    int64_t bytes_estimate;   /* of the table as stored; -1 = not known */
    yl_str table_name;        /* for messages */
    yl_str identity;          /* name and options: two scans of equal identity read the same */
} yl_scan_spec;

/* What is done with a value whose length does not fit its column (CHAR, VARCHAR, BINARY,
 * VARBINARY), as table.exec.sink.type-length-enforcer says; in the order of that setting. */
typedef enum yl_length_enforcer {
    YL_LENGTH_IGNORE,
    YL_LENGTH_TRIM_PAD,
    YL_LENGTH_ERROR,
} yl_length_enforcer;

typedef struct yl_sink_spec {
    const struct yl_sink_type *type;
    const void *config;
    yl_schema schema;    /* the table's physical columns */
    const uint32_t *key; /* primary key columns */
    uint32_t n_key;
    const uint32_t *partition; /* PARTITIONED BY columns */
    uint32_t n_partition;
    const yl_str *static_values; /* PARTITION (p = 'x'): value per partition column; data NULL =
                                    dynamic; NULL pointer = all dynamic */
    bool overwrite;
    bool drops_nulls; /* rows with a NULL in a NOT NULL column are dropped */
    yl_length_enforcer lengths;
    uint32_t parallelism; /* sink.parallelism; 0 = the input's */
    yl_str table_name;    /* for messages: `cat`.`db`.`t` */
} yl_sink_spec;

#endif
