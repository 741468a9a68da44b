/* The reference: functions, options of connectors and formats, and settings, as their tables have
 * them. The program prints them and writes docs/ from them.
 */
#include "api/api_internal.h"

#include <stdio.h>

#include "format/format.h"
#include "function/registry.h"

/* ---- Functions ---- */

typedef struct each_function {
    void (*fn)(void *arg, const yl_function_doc *doc);
    void *arg;
} each_function;

static void give_function(void *arg, const yl_function_info *info)
{
    const each_function *each = arg;
    each->fn(each->arg, &(yl_function_doc){
                            .name = info->name,
                            .signature = info->signature,
                            .category = info->category,
                            .text = info->doc == NULL ? "" : info->doc,
                            .is_aggregate = info->aggregate,
                        });
}

void yl_each_function(void (*fn)(void *arg, const yl_function_doc *doc), void *arg)
{
    each_function each = {fn, arg};
    yl_function_each(give_function, &each);
}

/* ---- Options ---- */

static const char *kind_text(const yl_option *option)
{
    switch (option->kind) {
    case YL_OPT_BOOL:
        return "Boolean";
    case YL_OPT_INT:
    case YL_OPT_LONG:
        return "Integer";
    case YL_OPT_DOUBLE:
        return "Number";
    case YL_OPT_DURATION:
        return "Duration";
    case YL_OPT_MEMORY:
        return "Size";
    case YL_OPT_LIST:
        return "List";
    case YL_OPT_PREFIX:
        return "Prefix";
    case YL_OPT_STRING:
    case YL_OPT_ENUM:
        break;
    }
    return "String";
}

/* "Enum: a, b, c" into `buf` for the options that choose a word. */
static const char *type_text(const yl_option *option, char *buf, size_t size)
{
    if (option->kind != YL_OPT_ENUM || option->values == NULL)
        return kind_text(option);
    size_t used = (size_t)snprintf(buf, size, "Enum: ");
    for (size_t i = 0; option->values[i] != NULL && used < size; i++)
        used +=
            (size_t)snprintf(buf + used, size - used, i == 0 ? "%s" : ", %s", option->values[i]);
    return buf;
}

typedef struct each_option {
    void (*fn)(void *arg, const yl_option_doc *doc);
    void *arg;
    yl_option_doc owner; /* kind, owner, reads, writes */
} each_option;

static void give_options(const each_option *each, const char *text, const yl_option *options,
                         uint32_t n)
{
    char words[300];
    yl_option_doc doc = each->owner;
    doc.text = text == NULL ? "" : text;
    if (doc.owner[0] != '\0')
        each->fn(each->arg, &doc);
    for (uint32_t i = 0; i < n; i++) {
        doc.option = options[i].name;
        doc.type = type_text(&options[i], words, sizeof words);
        doc.default_value = options[i].text;
        doc.text = options[i].doc == NULL ? "" : options[i].doc;
        doc.required = options[i].required;
        each->fn(each->arg, &doc);
    }
}

void yl_each_option(void (*fn)(void *arg, const yl_option_doc *doc), void *arg)
{
    enum { FORMATS_MAX = 64 };
    const char *formats[FORMATS_MAX];
    const yl_connector_registry *connectors = yl_connector_builtins();
    for (uint32_t i = 0; i < connectors->n; i++) {
        const yl_connector_type *type = connectors->types[i];
        each_option each = {fn, arg, {.kind = "connector", .owner = type->name}};
        each.owner.reads = type->plan_source != NULL;
        each.owner.writes = type->plan_sink != NULL;
        give_options(&each, type->doc, type->options, type->n_options);
    }
    uint32_t n = yl_format_names(formats, FORMATS_MAX);
    for (uint32_t i = 0; i < n && i < FORMATS_MAX; i++) {
        const yl_format_type *type = yl_format_find(yl_str_of(formats[i]));
        each_option each = {fn, arg, {.kind = "format", .owner = type->name}};
        each.owner.reads = type->decoder_open != NULL;
        each.owner.writes = type->encoder_open != NULL;
        give_options(&each, NULL, type->options, type->n_options);
    }
}

void yl_each_setting(void (*fn)(void *arg, const yl_option_doc *doc), void *arg)
{
    uint32_t n;
    const yl_option *settings = yl_settings_table(&n);
    each_option each = {fn, arg, {.kind = "setting", .owner = ""}};
    give_options(&each, NULL, settings, n);
}
