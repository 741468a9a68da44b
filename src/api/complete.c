/* SQL texts for shells: where statements end, and which words may follow. */
#include "api/api_internal.h"

#include <stdlib.h>

#include "function/registry.h"
#include "sql/lexer.h"

yl_statement_end yl_sql_next_statement(const char *sql, size_t size, size_t *offset, size_t *begin,
                                       size_t *end, char *open)
{
    yl_span extent;
    size_t next;
    char inside = '\0';
    yl_sql_split_result result =
        yl_sql_split((yl_str){sql, size}, *offset, &extent, &next, &inside);
    *begin = extent.begin;
    *end = extent.end;
    *offset = next;
    if (open != NULL)
        *open = inside;
    switch (result) {
    case YL_SPLIT_STATEMENT:
        return YL_STATEMENT_COMPLETE;
    case YL_SPLIT_INCOMPLETE:
        return YL_STATEMENT_INCOMPLETE;
    case YL_SPLIT_END:
        break;
    }
    return YL_STATEMENT_NONE;
}

/* ---- Completion ---- */

typedef struct completion {
    yl_str prefix; /* what stands there of the word */
    YL_LIST(char *) words;
    bool oom;
} completion;

static bool begins_like(yl_str word, yl_str prefix)
{
    return word.size >= prefix.size &&
           yl_str_equal_nocase((yl_str){word.data, prefix.size}, prefix);
}

static void add_word(completion *c, yl_str word)
{
    if (!begins_like(word, c->prefix))
        return;
    for (size_t i = 0; i < c->words.size; i++)
        if (yl_str_equal(yl_str_of(c->words.items[i]), word))
            return;
    char *copy = yl_api_copy(word);
    if (copy == NULL || !yl_list_push(&c->words, copy)) {
        yl_free(copy);
        c->oom = true;
    }
}

static void add_function(void *arg, const yl_function_info *info)
{
    char first = info->name[0];
    if (first >= 'A' && first <= 'Z')
        add_word(arg, yl_str_of(info->name));
}

static void add_columns(completion *c, const yl_table *table)
{
    for (uint32_t i = 0; i < table->n_columns; i++)
        add_word(c, table->columns[i].name);
}

/* Tables of the current database and their columns. */
static void add_tables(completion *c, yl_env *env, bool names, yl_str only)
{
    yl_arena *arena = yl_arena_new("completion", 0);
    yl_str_list tables = {0};
    if (arena == NULL ||
        yl_catalog_list_tables(env->catalog, (yl_str){0}, (yl_str){0},
                               YL_LIST_TABLES | YL_LIST_VIEWS, arena, &tables, NULL) != YL_OK)
        tables.n = 0;
    for (uint32_t i = 0; i < tables.n; i++) {
        yl_object_path path = {yl_catalog_current(env->catalog),
                               yl_catalog_current_database(env->catalog), tables.items[i]};
        const yl_table *table = yl_catalog_find(env->catalog, &path);
        if (names)
            add_word(c, tables.items[i]);
        if (table != NULL && (only.size == 0 || yl_str_equal(only, table->name)))
            add_columns(c, table);
    }
    yl_arena_free(arena);
}

static void add_databases(completion *c, yl_env *env)
{
    yl_arena *arena = yl_arena_new("completion", 0);
    yl_str_list names = {0};
    if (arena != NULL &&
        yl_catalog_list_databases(env->catalog, (yl_str){0}, arena, &names, NULL) == YL_OK)
        for (uint32_t i = 0; i < names.n; i++)
            add_word(c, names.items[i]);
    yl_arena_free(arena);
}

static int compare_words(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           (unsigned char)c >= 0x80;
}

/* The last word, and the one before a dot in front of it ("t" of "t.col"). */
static void split_words(yl_str sql, yl_str *prefix, yl_str *qualifier, bool *qualified)
{
    size_t begin = sql.size;
    while (begin > 0 && is_word_byte(sql.data[begin - 1]))
        begin--;
    *prefix = (yl_str){sql.data + begin, sql.size - begin};
    *qualified = begin > 0 && sql.data[begin - 1] == '.';
    size_t end = *qualified ? begin - 1 : begin;
    size_t from = end;
    while (*qualified && from > 0 && is_word_byte(sql.data[from - 1]))
        from--;
    *qualifier = (yl_str){sql.data + from, end - from};
}

void yl_env_complete(yl_env *env, const char *sql, size_t size,
                     bool (*fn)(void *arg, const char *word), void *arg)
{
    completion c = {.oom = false};
    yl_str qualifier;
    bool qualified;
    split_words((yl_str){sql, size}, &c.prefix, &qualifier, &qualified);
    if (qualified) {
        add_tables(&c, env, true, qualifier);
    } else if (c.prefix.size > 0) {
        add_tables(&c, env, true, (yl_str){0});
        add_databases(&c, env);
        yl_function_each(add_function, &c);
        for (int word = YL_NO_KEYWORD + 1; word < YL_KEYWORDS_END; word++)
            add_word(&c, yl_str_of(yl_keyword_text((yl_keyword)word)));
    }
    if (c.words.size > 0)
        qsort(c.words.items, c.words.size, sizeof(char *), compare_words);
    bool more = true;
    for (size_t i = 0; i < c.words.size; i++) {
        more = more && !c.oom && fn(arg, c.words.items[i]);
        yl_free(c.words.items[i]);
    }
    yl_list_clear(&c.words);
}
