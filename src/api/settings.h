/* The session's settings: SET and RESET.
 *
 * What was set is kept as text, in order of keys; settings.def says which keys have a meaning, and
 * the typed values of those stand in yl_settings, defaults where nothing was set. Other keys are
 * stored for who asks for them, as Flink does; keys that begin with "yeoul." must exist.
 */
#ifndef YL_API_SETTINGS_H
#define YL_API_SETTINGS_H

#include "base/list.h"
#include "base/option.h"

enum { YL_MODE_STREAMING, YL_MODE_BATCH, YL_MODE_AUTOMATIC };
enum { YL_ENFORCE_ERROR, YL_ENFORCE_DROP };

typedef struct yl_setting {
    char *key, *value; /* NUL-terminated, own */
} yl_setting;

typedef struct yl_settings {
    YL_LIST(yl_setting) given; /* in order of keys */
    yl_arena *arena;           /* of the texts below */
#define YL_SETTING(KIND, type, field, name, text, min, max, values, doc) type field;
#include "api/settings.def"
#undef YL_SETTING
} yl_settings;

/* All defaults. */
yl_status yl_settings_init(yl_settings *settings, yl_error *err);
void yl_settings_clear(yl_settings *settings);
/* OPTION error when the value does not fit; nothing is changed then. *nearest (may be NULL): the
 * known key that an unknown one looks like, or NULL. */
yl_status yl_settings_set(yl_settings *settings, yl_str key, yl_str value, yl_span span,
                          const char **nearest, yl_error *err);
/* Back to the default; `key.data` NULL: all. Resetting what was not set is fine. */
yl_status yl_settings_reset(yl_settings *settings, yl_str key, yl_error *err);
/* The value as text, the default if it was not set, NULL for keys that have neither. */
const char *yl_settings_get(const yl_settings *settings, yl_str key);
/* The table: one row per setting with a meaning, in order of names. */
const yl_option *yl_settings_table(uint32_t *n);

/* Subtasks and threads of the next job. */
uint32_t yl_settings_parallelism(const yl_settings *settings);
int64_t yl_settings_memory(const yl_settings *settings);

#endif
