/* SET, RESET and what they mean; see settings.h.
 *
 * The typed values are always made anew from all texts, into a fresh arena: settings change rarely,
 * and a SET that fails half-way then leaves the old ones in place.
 */
#include "api/settings.h"

#include "base/machine.h"
#include "base/wait.h"

static const char *const yl_runtime_modes[] = {"STREAMING", "BATCH", "AUTOMATIC", NULL};
static const char *const yl_result_modes[] = {"TABLE", "CHANGELOG", "TABLEAU", NULL};
static const char *const yl_not_null_enforcers[] = {"ERROR", "DROP", NULL};
static const char *const yl_type_length_enforcers[] = {"IGNORE", "TRIM_PAD", "ERROR", NULL};
static const char *const yl_sql_dialects[] = {"default", NULL};

static const yl_option table[] = {
#define YL_SETTING(KIND, type, field, key, default_, least, most, names, about)                    \
    {.name = key,                                                                                  \
     .kind = YL_OPT_##KIND,                                                                        \
     .offset = offsetof(yl_settings, field),                                                       \
     .text = default_,                                                                             \
     .min = least,                                                                                 \
     .max = most,                                                                                  \
     .values = names,                                                                              \
     .doc = about},
#include "api/settings.def"
#undef YL_SETTING
};
enum { SETTINGS = sizeof table / sizeof table[0] };

const yl_option *yl_settings_table(uint32_t *n)
{
    *n = SETTINGS;
    return table;
}

/* ---- Texts ---- */

static char *copy_text(yl_str text)
{
    char *copy = yl_malloc(text.size + 1);
    if (copy == NULL)
        return NULL;
    if (text.size > 0)
        memcpy(copy, text.data, text.size);
    copy[text.size] = '\0';
    return copy;
}

static void free_setting(yl_setting *setting)
{
    yl_free(setting->key);
    yl_free(setting->value);
}

/* Where `key` is or would be in the list. */
static bool find_given(const yl_settings *settings, yl_str key, size_t *at)
{
    size_t i = 0;
    int order = 1;
    while (i < settings->given.size &&
           (order = yl_str_compare(yl_str_of(settings->given.items[i].key), key)) < 0)
        i++;
    *at = i;
    return i < settings->given.size && order == 0;
}

static yl_status insert_given(yl_settings *settings, size_t at, yl_str key, yl_str value,
                              yl_error *err)
{
    yl_setting setting = {copy_text(key), copy_text(value)};
    if (setting.key == NULL || setting.value == NULL || !yl_list_grow(&settings->given)) {
        free_setting(&setting);
        return YL_FAIL_MEMORY(err);
    }
    yl_setting *items = settings->given.items;
    memmove(&items[at + 1], &items[at], (settings->given.size - at) * sizeof *items);
    items[at] = setting;
    settings->given.size++;
    return YL_OK;
}

static void remove_given(yl_settings *settings, size_t at)
{
    yl_setting *items = settings->given.items;
    free_setting(&items[at]);
    settings->given.size--;
    memmove(&items[at], &items[at + 1], (settings->given.size - at) * sizeof *items);
}

/* ---- Typed values ---- */

/* Reads all texts into *to, whose `arena` is new. */
static yl_status read_values(const yl_settings *from, yl_settings *to, yl_error *err)
{
    YL_LIST(yl_option_pair) pairs = {0};
    yl_status status = YL_OK;
    to->arena = yl_arena_new("settings", 0);
    if (to->arena == NULL)
        return YL_FAIL_MEMORY(err);
    for (size_t i = 0; i < from->given.size && status == YL_OK; i++) {
        const yl_setting *setting = &from->given.items[i];
        yl_option_pair pair = {yl_str_of(setting->key), yl_str_of(setting->value), {0, 0}};
        if (yl_option_find(table, SETTINGS, pair.key) != NULL && !yl_list_push(&pairs, pair))
            status = YL_FAIL_MEMORY(err);
    }
    if (status == YL_OK)
        status = yl_options_parse(to->arena, "the session", table, SETTINGS, pairs.items,
                                  (uint32_t)pairs.size, to, err);
    yl_list_clear(&pairs);
    return status;
}

/* Takes the typed values over from the texts; on failure they stay what they were. */
static yl_status refresh(yl_settings *settings, yl_error *err)
{
    yl_settings fresh = {.arena = NULL};
    yl_status status = read_values(settings, &fresh, err);
    if (status != YL_OK) {
        yl_arena_free(fresh.arena);
        return status;
    }
    yl_arena_free(settings->arena);
    memcpy(&fresh.given, &settings->given, sizeof fresh.given);
    *settings = fresh;
    return YL_OK;
}

yl_status yl_settings_init(yl_settings *settings, yl_error *err)
{
    *settings = (yl_settings){.arena = NULL};
    return refresh(settings, err);
}

void yl_settings_clear(yl_settings *settings)
{
    for (size_t i = 0; i < settings->given.size; i++)
        free_setting(&settings->given.items[i]);
    yl_list_clear(&settings->given);
    yl_arena_free(settings->arena);
    settings->arena = NULL;
}

/* ---- SET and RESET ---- */

/* What a table of ranges cannot say. */
static yl_status check_value(const yl_option *option, const yl_option_pair *pair, yl_error *err)
{
    yl_settings one = {.arena = yl_arena_new("setting", 0)};
    if (one.arena == NULL)
        return YL_FAIL_MEMORY(err);
    yl_status status = yl_option_parse_value(one.arena, "the session", option, pair,
                                             (char *)&one + option->offset, err);
    yl_arena_free(one.arena);
    YL_TRY(status);
    if (option->offset == offsetof(yl_settings, runtime_mode) &&
        one.runtime_mode == YL_MODE_STREAMING) {
        status = YL_FAIL_AT(err, UNSUPPORTED, pair->span,
                            "continuous queries are not supported by this version");
        yl_error_hintf(err, "bounded inputs are read with 'execution.runtime-mode' = 'batch'");
        return status;
    }
    bool counts = option->offset == offsetof(yl_settings, parallelism) ||
                  option->offset == offsetof(yl_settings, default_parallelism) ||
                  option->offset == offsetof(yl_settings, max_parallelism);
    if (counts && *(int32_t *)((char *)&one + option->offset) == 0)
        return YL_FAIL_AT(err, OPTION, pair->span, "'%s' must be at least 1, or -1 for the default",
                          option->name);
    return YL_OK;
}

static const char *nearest_key(yl_str key)
{
    const char *names[SETTINGS];
    for (size_t i = 0; i < SETTINGS; i++)
        names[i] = table[i].name;
    return yl_str_nearest(key, names, SETTINGS);
}

static yl_status check_key(yl_str key, yl_span span, const char **nearest, yl_error *err)
{
    static const char own[] = "yeoul.";
    *nearest = nearest_key(key);
    if (key.size < sizeof own - 1 || memcmp(key.data, own, sizeof own - 1) != 0)
        return YL_OK;
    yl_status status =
        YL_FAIL_AT(err, OPTION, span, "there is no setting '%.*s'", YL_STR_ARGS(key));
    if (*nearest != NULL)
        yl_error_hintf(err, "did you mean '%s'?", *nearest);
    return status;
}

yl_status yl_settings_set(yl_settings *settings, yl_str key, yl_str value, yl_span span,
                          const char **nearest, yl_error *err)
{
    const yl_option *option = yl_option_find(table, SETTINGS, key);
    yl_option_pair pair = {key, value, span};
    const char *near = NULL;
    size_t at;
    if (nearest != NULL)
        *nearest = NULL;
    if (option == NULL)
        YL_TRY(check_key(key, span, &near, err));
    else
        YL_TRY(check_value(option, &pair, err));
    if (find_given(settings, key, &at)) {
        char *copy = copy_text(value);
        if (copy == NULL)
            return YL_FAIL_MEMORY(err);
        yl_free(settings->given.items[at].value);
        settings->given.items[at].value = copy;
    } else {
        YL_TRY(insert_given(settings, at, key, value, err));
    }
    if (nearest != NULL)
        *nearest = near;
    return refresh(settings, err);
}

yl_status yl_settings_reset(yl_settings *settings, yl_str key, yl_error *err)
{
    size_t at;
    if (key.data != NULL) {
        if (find_given(settings, key, &at))
            remove_given(settings, at);
    } else {
        while (settings->given.size > 0)
            remove_given(settings, settings->given.size - 1);
    }
    return refresh(settings, err);
}

const char *yl_settings_get(const yl_settings *settings, yl_str key)
{
    size_t at;
    if (find_given(settings, key, &at))
        return settings->given.items[at].value;
    const yl_option *option = yl_option_find(table, SETTINGS, key);
    return option == NULL ? NULL : option->text;
}

uint32_t yl_settings_parallelism(const yl_settings *settings)
{
    if (settings->default_parallelism > 0)
        return (uint32_t)settings->default_parallelism;
    return settings->parallelism > 0 ? (uint32_t)settings->parallelism : yl_processor_count();
}

int64_t yl_settings_memory(const yl_settings *settings)
{
    return settings->job_memory > 0 ? settings->job_memory : yl_memory_total() / 10 * 7;
}
