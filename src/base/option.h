/* Options as typed tables: one row per option, from which parsing of WITH clauses and SET, hints
 * for typos and the reference pages come.
 *
 *     typedef struct datagen_config { int64_t rows_per_second; yl_str kind; bool has_rows; } ...
 *     static const yl_option datagen_options[] = {
 *         { "rows-per-second", YL_OPT_LONG, offsetof(datagen_config, rows_per_second),
 *           .text = "10000", .min = 1, .doc = "Rows a second, over all subtasks." },
 *         { "fields.*", YL_OPT_PREFIX, .doc = "..." },
 *     };
 *     YL_TRY(yl_options_parse(arena, "table 't'", datagen_options, N, pairs, n, &config, err));
 */
#ifndef YL_BASE_OPTION_H
#define YL_BASE_OPTION_H

#include "base/arena.h"
#include "base/error.h"

typedef enum yl_option_kind {
    YL_OPT_STRING,   /* yl_str */
    YL_OPT_BOOL,     /* bool */
    YL_OPT_INT,      /* int32_t */
    YL_OPT_LONG,     /* int64_t */
    YL_OPT_DOUBLE,   /* double */
    YL_OPT_DURATION, /* int64_t milliseconds; "5 min", "100ms", a plain number is milliseconds */
    YL_OPT_MEMORY,   /* int64_t bytes; "64 mb", "1g", a plain number is bytes */
    YL_OPT_ENUM,     /* int32_t: index into `values`; case does not count */
    YL_OPT_LIST,     /* yl_str_list: separated by ';' */
    YL_OPT_PREFIX,   /* name ends with '*': accepted here, read by the owner himself */
} yl_option_kind;

typedef struct yl_str_list {
    const yl_str *items;
    uint32_t n;
} yl_str_list;

typedef struct yl_option {
    const char *name;
    yl_option_kind kind;
    uint32_t offset;           /* into the config struct */
    const char *text;          /* the default in text form; NULL = zero/empty */
    int64_t min, max;          /* of INT, LONG, DURATION, MEMORY; both 0 = no bound */
    const char *const *values; /* ENUM: names, NULL-terminated */
    bool required;
    bool secret;        /* masked wherever options are printed */
    int32_t set_offset; /* > 0: offset of a bool that becomes true when it was given */
    const char *doc;
} yl_option;

typedef struct yl_option_pair {
    yl_str key, value;
    yl_span span; /* of the pair in the SQL text */
} yl_option_pair;

/* Fills `config` (defaults first) from the pairs. Errors: OPTION, naming `who`, the option, what
 * is allowed, and the nearest right name for an unknown one. Strings are copied into `arena`. */
yl_status yl_options_parse(yl_arena *arena, const char *who, const yl_option *options, uint32_t n,
                           const yl_option_pair *pairs, uint32_t n_pairs, void *config,
                           yl_error *err);
/* The row for `key` (a PREFIX row matches its prefix), or NULL. */
const yl_option *yl_option_find(const yl_option *options, uint32_t n, yl_str key);
/* One value: what yl_options_parse does for each pair. `to` points at the field. */
yl_status yl_option_parse_value(yl_arena *arena, const char *who, const yl_option *option,
                                const yl_option_pair *pair, void *to, yl_error *err);
bool yl_duration_parse(yl_str text, int64_t *millis);
bool yl_memory_parse(yl_str text, int64_t *bytes);

#endif
