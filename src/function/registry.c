/* Built-in functions by name; see registry.h.
 *
 * The tables of builtin.def are indexed once, when the first name is looked up: some microseconds
 * for some hundred names, no allocation, nothing at start-up. The index maps a name (any case) to
 * its overloads, which are chained in table order.
 */
#include "function/registry_internal.h"

#include <pthread.h>

#include "base/mem.h"

enum { SLOTS = 4096, ENTRIES_MAX = 2048, INFOS_MAX = 1024 };

#define YL_FUNCTIONS(table, category) extern const yl_signature yl_##table##_rows[];
#include "function/builtin.def"
#undef YL_FUNCTIONS

static const yl_function_table tables[] = {
#define YL_FUNCTIONS(table, category) {category, yl_##table##_rows},
#include "function/builtin.def"
#undef YL_FUNCTIONS
};
enum { TABLES = sizeof tables / sizeof tables[0] };

/* Functions that Flink has; those of them that are in no table are refused by name. */
static const char *const flink_names[] = {
#define YL_FLINK_FUNCTION(name) name,
#include "function/flink_names.def"
#undef YL_FLINK_FUNCTION
};

static yl_overload entries[ENTRIES_MAX];
static uint16_t slots[SLOTS]; /* entry + 1 of a name's first overload; 0 = free */
static uint32_t n_entries;
static bool overflow;
static pthread_once_t once = PTHREAD_ONCE_INIT;

/* ---- The index ---- */

static uint32_t hash_name(yl_str name)
{
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < name.size; i++) {
        unsigned char c = (unsigned char)name.data[i];
        h = (h ^ (c >= 'a' && c <= 'z' ? c - 32u : c)) * 16777619u;
    }
    return h ^ (h >> 15);
}

static uint16_t *find_slot(yl_str name)
{
    uint32_t at = hash_name(name) % SLOTS;
    while (slots[at] != 0 && !yl_str_equal_nocase(entries[slots[at] - 1].name, name))
        at = (at + 1) % SLOTS;
    return &slots[at];
}

static void add_name(yl_str name, const yl_signature *row)
{
    if (n_entries == ENTRIES_MAX) {
        overflow = true;
        return;
    }
    yl_overload *entry = &entries[n_entries++];
    *entry = (yl_overload){.name = name, .row = row};
    uint16_t *slot = find_slot(name);
    if (*slot == 0) {
        *slot = (uint16_t)n_entries;
        return;
    }
    yl_overload *last = &entries[*slot - 1];
    while (last->next != NULL)
        last = last->next;
    last->next = entry;
}

static void build_index(void)
{
    for (int t = 0; t < TABLES; t++)
        for (const yl_signature *row = tables[t].rows; row->name != NULL; row++) {
            add_name(yl_str_of(row->name), row);
            for (const char *p = row->alias; p != NULL && *p != '\0';) {
                size_t size = strcspn(p, " ");
                add_name((yl_str){p, size}, row);
                p += size + (p[size] == ' ');
            }
        }
}

const yl_overload *yl_overloads_find(yl_str name)
{
    pthread_once(&once, build_index);
    uint16_t slot = *find_slot(name);
    return slot == 0 ? NULL : &entries[slot - 1];
}

bool yl_registry_overflowed(void)
{
    pthread_once(&once, build_index);
    return overflow;
}

bool yl_flink_has_function(yl_str name)
{
    for (size_t i = 0; i < sizeof flink_names / sizeof flink_names[0]; i++)
        if (yl_str_equal_nocase(name, yl_str_of(flink_names[i])))
            return true;
    return false;
}

const char *yl_function_nearest(yl_str name)
{
    const char *names[ENTRIES_MAX];
    size_t n = 0;
    pthread_once(&once, build_index);
    for (int t = 0; t < TABLES; t++)
        for (const yl_signature *row = tables[t].rows; row->name != NULL; row++)
            if ((row->flags & YL_FN_HIDDEN) == 0 && n < ENTRIES_MAX)
                names[n++] = row->name;
    return yl_str_nearest(name, names, n);
}

static bool is_aggregate(const yl_signature *row)
{
    return row->aggregate != NULL || row->choose_aggregate != NULL;
}

bool yl_function_exists(yl_str name)
{
    const yl_overload *o = yl_overloads_find(name);
    while (o != NULL && is_aggregate(o->row))
        o = o->next;
    return o != NULL;
}

bool yl_aggregate_exists(yl_str name)
{
    const yl_overload *o = yl_overloads_find(name);
    while (o != NULL && !is_aggregate(o->row))
        o = o->next;
    return o != NULL;
}

/* ---- The reference ---- */

typedef struct info_line {
    const yl_signature *row;
    const char *category;
    uint32_t order; /* keeps overloads in table order */
} info_line;

static int compare_lines(const void *a, const void *b)
{
    const info_line *x = a, *y = b;
    int names = strcmp(x->row->name, y->row->name);
    return names != 0 ? names : (x->order > y->order) - (x->order < y->order);
}

void yl_signature_print(const yl_signature *row, yl_strbuf *out)
{
    yl_strbuf_puts(out, row->name);
    if (row->args != NULL && (row->args[0] != '\0' || (row->flags & YL_FN_BARE) == 0))
        yl_strbuf_printf(out, "(%s)", row->args);
}

void yl_function_each(void (*fn)(void *arg, const yl_function_info *info), void *arg)
{
    info_line *lines = yl_calloc(INFOS_MAX, sizeof *lines);
    yl_strbuf text = {0};
    uint32_t n = 0;
    for (int t = 0; lines != NULL && t < TABLES; t++)
        for (const yl_signature *row = tables[t].rows; row->name != NULL && n < INFOS_MAX; row++)
            if ((row->flags & YL_FN_HIDDEN) == 0) {
                lines[n] = (info_line){row, tables[t].category, n};
                n++;
            }
    if (n > 0)
        qsort(lines, n, sizeof *lines, compare_lines);
    for (uint32_t i = 0; i < n; i++) {
        const yl_signature *row = lines[i].row;
        yl_strbuf_reset(&text);
        yl_signature_print(row, &text);
        fn(arg, &(yl_function_info){.name = row->name,
                                    .signature = yl_strbuf_text(&text),
                                    .doc = row->doc,
                                    .category = lines[i].category,
                                    .aggregate = is_aggregate(row)});
    }
    yl_strbuf_clear(&text);
    yl_free(lines);
}

void yl_signature_each(void (*fn)(void *arg, const yl_signature *row), void *arg)
{
    for (int t = 0; t < TABLES; t++)
        for (const yl_signature *row = tables[t].rows; row->name != NULL; row++)
            fn(arg, row);
}
