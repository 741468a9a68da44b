/* Looking names up in a FROM clause; see scope.h. */
#include "plan/scope.h"

enum { NEAREST_MAX = 256 };

static const uint32_t *one_column(yl_arena *arena, uint32_t column)
{
    uint32_t *p = YL_NEW(arena, uint32_t);
    *p = column;
    return p;
}

const yl_scope *yl_scope_new(yl_arena *arena, const yl_rel *rel, yl_scope_table table)
{
    yl_scope *scope = YL_NEW(arena, yl_scope);
    yl_scope_table *tables = YL_NEW(arena, yl_scope_table);
    yl_scope_item *items = YL_NEW_ARRAY(arena, yl_scope_item, rel->schema.n);
    if (items == NULL || yl_arena_oom(arena)) {
        *scope = (yl_scope){.rel = rel};
        return scope;
    }
    table.first = 0;
    table.n = rel->schema.n;
    *tables = table;
    for (uint32_t i = 0; i < rel->schema.n; i++)
        items[i] = (yl_scope_item){rel->schema.fields[i].name, 1, one_column(arena, i)};
    *scope = (yl_scope){rel, 1, rel->schema.n, tables, items};
    return scope;
}

static yl_scope_item shifted(yl_arena *arena, yl_scope_item item, uint32_t by)
{
    uint32_t *columns = YL_NEW_ARRAY(arena, uint32_t, item.n_columns);
    if (columns == NULL || yl_arena_oom(arena))
        return item;
    for (uint32_t i = 0; i < item.n_columns; i++)
        columns[i] = item.columns[i] + by;
    item.columns = columns;
    return item;
}

static yl_scope_item merge(yl_arena *arena, yl_scope_item left, yl_scope_item right,
                           const yl_scope_merge *how)
{
    if (!how->coalesce)
        return how->from_right ? right : left;
    uint32_t n = left.n_columns + right.n_columns;
    uint32_t *columns = YL_NEW_ARRAY(arena, uint32_t, n);
    if (columns == NULL || yl_arena_oom(arena))
        return left;
    memcpy(columns, left.columns, sizeof *columns * left.n_columns);
    memcpy(columns + left.n_columns, right.columns, sizeof *columns * right.n_columns);
    return (yl_scope_item){left.name, n, columns};
}

const yl_scope *yl_scope_join(yl_arena *arena, const yl_scope *left, const yl_scope *right,
                              const yl_rel *rel, const yl_scope_merge *merged, uint32_t n_merged)
{
    uint32_t by = left->rel->schema.n, n_tables = left->n_tables + right->n_tables;
    uint32_t n_items = left->n_items + right->n_items - n_merged, at = 0;
    yl_scope *scope = YL_NEW(arena, yl_scope);
    yl_scope_table *tables = YL_NEW_ARRAY(arena, yl_scope_table, n_tables);
    yl_scope_item *items = YL_NEW_ARRAY(arena, yl_scope_item, n_items);
    bool *taken = YL_NEW_ARRAY(arena, bool, left->n_items + right->n_items);
    if (tables == NULL || items == NULL || taken == NULL || yl_arena_oom(arena)) {
        *scope = (yl_scope){.rel = rel};
        return scope;
    }
    for (uint32_t i = 0; i < n_tables; i++) {
        bool is_left = i < left->n_tables;
        tables[i] = is_left ? left->tables[i] : right->tables[i - left->n_tables];
        tables[i].first += is_left ? 0 : by;
    }
    for (uint32_t i = 0; i < n_merged; i++) {
        const yl_scope_merge *m = &merged[i];
        items[at++] =
            merge(arena, left->items[m->left], shifted(arena, right->items[m->right], by), m);
        taken[m->left] = taken[left->n_items + m->right] = true;
    }
    for (uint32_t i = 0; i < left->n_items; i++) {
        if (!taken[i])
            items[at++] = left->items[i];
    }
    for (uint32_t i = 0; i < right->n_items; i++) {
        if (!taken[left->n_items + i])
            items[at++] = shifted(arena, right->items[i], by);
    }
    *scope = (yl_scope){rel, n_tables, at, tables, items};
    return scope;
}

const yl_scope *yl_scope_of(yl_arena *arena, const yl_scope *scope, const yl_scope_table *table)
{
    yl_scope *alone = YL_NEW(arena, yl_scope);
    yl_scope_item *items = YL_NEW_ARRAY(arena, yl_scope_item, table->n);
    if (items == NULL || yl_arena_oom(arena)) {
        *alone = (yl_scope){.rel = scope->rel};
        return alone;
    }
    for (uint32_t i = 0; i < table->n; i++)
        items[i] = (yl_scope_item){scope->rel->schema.fields[table->first + i].name, 1,
                                   one_column(arena, table->first + i)};
    *alone = (yl_scope){scope->rel, 1, table->n, table, items};
    return alone;
}

static bool is_called(const yl_scope_table *table, const yl_ast_name *names, size_t n)
{
    if (n > 3 || table->name.data == NULL || !yl_str_equal(table->name, names[n - 1].text))
        return false;
    if (n >= 2 &&
        (table->database.data == NULL || !yl_str_equal(table->database, names[n - 2].text)))
        return false;
    return n < 3 || yl_str_equal(table->catalog, names[0].text);
}

const yl_scope_table *yl_scope_find_table(const yl_scope *scope, const yl_ast_name *names, size_t n,
                                          bool *ambiguous)
{
    const yl_scope_table *found = NULL;
    *ambiguous = false;
    for (uint32_t i = 0; i < scope->n_tables; i++) {
        if (!is_called(&scope->tables[i], names, n))
            continue;
        if (found != NULL)
            *ambiguous = true;
        else
            found = &scope->tables[i];
    }
    return found;
}

static yl_scope_result find_in_table(const yl_scope *scope, const yl_scope_table *table,
                                     yl_str name, yl_scope_hit *out)
{
    out->table = table;
    for (uint32_t i = 0; i < table->n; i++) {
        const uint32_t column = table->first + i;
        if (!yl_str_equal(scope->rel->schema.fields[column].name, name))
            continue;
        out->item = (yl_scope_item){name, 1, NULL};
        out->column = column;
        return YL_SCOPE_FOUND;
    }
    return YL_SCOPE_NO_COLUMN;
}

yl_scope_result yl_scope_find(const yl_scope *scope, const yl_ast_path *path, yl_scope_hit *out)
{
    *out = (yl_scope_hit){0};
    size_t longest = path->size - 1 < 3 ? path->size - 1 : 3;
    for (size_t n = longest; n > 0; n--) {
        bool ambiguous;
        const yl_scope_table *table = yl_scope_find_table(scope, path->items, n, &ambiguous);
        if (table == NULL)
            continue;
        if (ambiguous)
            return YL_SCOPE_AMBIGUOUS;
        out->n_used = (uint32_t)n + 1;
        return find_in_table(scope, table, path->items[n].text, out);
    }
    uint32_t found = 0;
    for (uint32_t i = 0; i < scope->n_items; i++) {
        if (yl_str_equal(scope->items[i].name, path->items[0].text)) {
            out->item = scope->items[i];
            out->column = scope->items[i].columns[0];
            found++;
        }
    }
    out->n_used = 1;
    return found == 1 ? YL_SCOPE_FOUND : found == 0 ? YL_SCOPE_NO_TABLE : YL_SCOPE_AMBIGUOUS;
}

const char *yl_scope_nearest_column(yl_arena *arena, const yl_scope *scope, yl_str name)
{
    const char *names[NEAREST_MAX];
    size_t n = 0;
    for (uint32_t i = 0; i < scope->n_items && n < NEAREST_MAX; i++)
        names[n++] = yl_arena_strdup(arena, scope->items[i].name);
    return yl_arena_oom(arena) ? NULL : yl_str_nearest(name, names, n);
}

const char *yl_scope_nearest_table(yl_arena *arena, const yl_scope *scope, yl_str name)
{
    const char *names[NEAREST_MAX];
    size_t n = 0;
    for (uint32_t i = 0; i < scope->n_tables && n < NEAREST_MAX; i++) {
        if (scope->tables[i].name.data != NULL)
            names[n++] = yl_arena_strdup(arena, scope->tables[i].name);
    }
    return yl_arena_oom(arena) ? NULL : yl_str_nearest(name, names, n);
}
