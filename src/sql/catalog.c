/* Catalogs, databases, tables and views of a session; see catalog.h.
 *
 *     catalog -> entries (sorted) -> databases (sorted) -> objects (sorted): permanent ones
 *             -> temporaries, sorted by catalog, database, name
 *
 * Every object is a deep copy in an arena of its own, so dropping one frees it and replacing one
 * leaves no garbage. Lists are sorted arrays: a session has tens of objects, and SHOW wants them
 * sorted. Temporary objects stand beside the catalogs as in Flink: they need no database to exist
 * and hide a permanent object of the same name.
 */
#include "sql/catalog.h"

#include <assert.h>

#include "base/list.h"
#include "base/mem.h"

typedef struct object {
    yl_arena *arena;
    const yl_table *table;
} object;

typedef struct database {
    char *name;
    YL_LIST(object) objects;
} database;

typedef struct entry {
    char *name, *default_database;
    YL_LIST(database) databases;
} entry;

struct yl_catalog {
    YL_LIST(entry) entries;
    YL_LIST(object) temporaries;
    char *current, *current_database;
};

/* ---- small things ---- */

static char *copy_text(yl_str s)
{
    char *p = yl_malloc(s.size + 1);
    if (p == NULL)
        return NULL;
    if (s.size > 0)
        memcpy(p, s.data, s.size);
    p[s.size] = '\0';
    return p;
}

static int order(const char *name, yl_str other)
{
    return yl_str_compare(yl_str_of(name), other);
}

/* The position of `name` in a sorted list of things with a name, or where it would go. */
#define FIND(list, name_of, wanted, at, found)                                                     \
    do {                                                                                           \
        size_t low_ = 0, high_ = (list)->size;                                                     \
        (found) = false;                                                                           \
        while (low_ < high_) {                                                                     \
            size_t mid_ = low_ + (high_ - low_) / 2;                                               \
            int c_ = name_of((list)->items[mid_], wanted);                                         \
            if (c_ == 0) {                                                                         \
                (found) = true;                                                                    \
                low_ = mid_;                                                                       \
                break;                                                                             \
            }                                                                                      \
            if (c_ < 0)                                                                            \
                low_ = mid_ + 1;                                                                   \
            else                                                                                   \
                high_ = mid_;                                                                      \
        }                                                                                          \
        (at) = low_;                                                                               \
    } while (0)

/* Makes room at `at`; false when out of memory. */
#define INSERT(list, at, item)                                                                     \
    (yl_list_grow(list) ? (memmove(&(list)->items[(at) + 1], &(list)->items[at],                   \
                                   ((list)->size - (at)) * sizeof *(list)->items),                 \
                           (list)->size++, (list)->items[at] = (item), true)                       \
                        : false)

#define REMOVE(list, at)                                                                           \
    (memmove(&(list)->items[at], &(list)->items[(at) + 1],                                         \
             ((list)->size - (at)-1) * sizeof *(list)->items),                                     \
     (list)->size--)

static int entry_order(entry e, yl_str name)
{
    return order(e.name, name);
}

static int database_order(database d, yl_str name)
{
    return order(d.name, name);
}

static int object_order(object o, yl_str name)
{
    return yl_str_compare(o.table->name, name);
}

static int temporary_order(object o, const yl_object_path *path)
{
    int c = yl_str_compare(o.table->catalog, path->catalog);
    if (c == 0)
        c = yl_str_compare(o.table->database, path->database);
    return c == 0 ? yl_str_compare(o.table->name, path->name) : c;
}

static entry *find_entry(const yl_catalog *catalog, yl_str name)
{
    size_t at;
    bool found;
    FIND(&catalog->entries, entry_order, name, at, found);
    return found ? &catalog->entries.items[at] : NULL;
}

static database *find_database(const entry *e, yl_str name)
{
    size_t at;
    bool found;
    FIND(&e->databases, database_order, name, at, found);
    return found ? &e->databases.items[at] : NULL;
}

static object *find_temporary(const yl_catalog *catalog, const yl_object_path *path)
{
    size_t at;
    bool found;
    FIND(&catalog->temporaries, temporary_order, path, at, found);
    return found ? &catalog->temporaries.items[at] : NULL;
}

static object *find_permanent(const yl_catalog *catalog, const yl_object_path *path)
{
    const entry *e = find_entry(catalog, path->catalog);
    const database *d = e == NULL ? NULL : find_database(e, path->database);
    size_t at;
    bool found;
    if (d == NULL)
        return NULL;
    FIND(&d->objects, object_order, path->name, at, found);
    return found ? &d->objects.items[at] : NULL;
}

static void clear_object(object *o)
{
    yl_arena_free(o->arena);
}

static void clear_database(database *d)
{
    for (size_t i = 0; i < d->objects.size; i++)
        clear_object(&d->objects.items[i]);
    yl_list_clear(&d->objects);
    yl_free(d->name);
}

static void clear_entry(entry *e)
{
    for (size_t i = 0; i < e->databases.size; i++)
        clear_database(&e->databases.items[i]);
    yl_list_clear(&e->databases);
    yl_free(e->name);
    yl_free(e->default_database);
}

static yl_status set_text(char **to, yl_str s, yl_error *err)
{
    char *copy = copy_text(s);
    if (copy == NULL)
        return YL_FAIL_MEMORY(err);
    yl_free(*to);
    *to = copy;
    return YL_OK;
}

/* ---- copies of tables ---- */

static const void *copy_items(yl_arena *arena, const void *items, uint32_t n, size_t size)
{
    if (n == 0)
        return NULL;
    void *copy = yl_arena_alloc_raw(arena, size * n);
    if (copy != NULL)
        memcpy(copy, items, size * n);
    return copy;
}

static yl_column copy_column(yl_arena *arena, const yl_column *from)
{
    yl_column c = *from;
    c.name = yl_arena_str(arena, from->name);
    c.type = from->type == NULL ? NULL : yl_type_copy(arena, from->type);
    c.expr = yl_arena_str(arena, from->expr);
    c.metadata_key = yl_arena_str(arena, from->metadata_key);
    c.comment = yl_arena_str(arena, from->comment);
    return c;
}

static void copy_lists(yl_arena *arena, yl_table *t, const yl_table *from)
{
    yl_column *columns = YL_NEW_ARRAY(arena, yl_column, from->n_columns);
    yl_option_pair *options = YL_NEW_ARRAY(arena, yl_option_pair, from->n_options);
    if (columns == NULL || options == NULL || yl_arena_oom(arena))
        return;
    for (uint32_t i = 0; i < from->n_columns; i++)
        columns[i] = copy_column(arena, &from->columns[i]);
    for (uint32_t i = 0; i < from->n_options; i++) {
        options[i] = from->options[i];
        options[i].key = yl_arena_str(arena, from->options[i].key);
        options[i].value = yl_arena_str(arena, from->options[i].value);
    }
    t->columns = columns;
    t->options = options;
    t->key = copy_items(arena, from->key, from->n_key, sizeof *from->key);
    t->partition = copy_items(arena, from->partition, from->n_partition, sizeof *from->partition);
}

static yl_status copy_object(const yl_table *from, object *out, yl_error *err)
{
    yl_arena *arena = yl_arena_new("table", 0);
    if (arena == NULL)
        return YL_FAIL_MEMORY(err);
    yl_table *t = YL_NEW(arena, yl_table);
    *t = *from;
    yl_str *const texts[] = {&t->catalog,          &t->database,      &t->name,  &t->comment,
                             &t->key_name,         &t->distribution,  &t->query, &t->expanded,
                             &t->watermark_column, &t->watermark_expr};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = yl_arena_str(arena, *texts[i]);
    copy_lists(arena, t, from);
    if (yl_arena_oom(arena)) {
        yl_arena_free(arena);
        return YL_FAIL_MEMORY(err);
    }
    *out = (object){arena, t};
    return YL_OK;
}

/* ---- the catalog ---- */

static yl_status add_database(entry *e, yl_str name, yl_error *err)
{
    size_t at;
    bool found;
    FIND(&e->databases, database_order, name, at, found);
    assert(!found);
    database d = {.name = copy_text(name)};
    if (d.name == NULL || !INSERT(&e->databases, at, d)) {
        yl_free(d.name);
        return YL_FAIL_MEMORY(err);
    }
    return YL_OK;
}

static yl_status add_entry(yl_catalog *catalog, yl_str name, yl_str default_database, yl_error *err)
{
    size_t at;
    bool found;
    FIND(&catalog->entries, entry_order, name, at, found);
    assert(!found);
    entry e = {.name = copy_text(name), .default_database = copy_text(default_database)};
    yl_status status = YL_OK;
    if (e.name == NULL || e.default_database == NULL)
        status = YL_FAIL_MEMORY(err);
    if (status == YL_OK)
        status = add_database(&e, default_database, err);
    if (status == YL_OK && !INSERT(&catalog->entries, at, e))
        status = YL_FAIL_MEMORY(err);
    if (status != YL_OK)
        clear_entry(&e);
    return status;
}

yl_status yl_catalog_new(yl_catalog **out, yl_error *err)
{
    yl_catalog *catalog = yl_calloc(1, sizeof *catalog);
    if (catalog == NULL)
        return YL_FAIL_MEMORY(err);
    yl_status status =
        add_entry(catalog, YL_STR("default_catalog"), YL_STR("default_database"), err);
    if (status == YL_OK)
        status = set_text(&catalog->current, YL_STR("default_catalog"), err);
    if (status == YL_OK)
        status = set_text(&catalog->current_database, YL_STR("default_database"), err);
    if (status != YL_OK) {
        yl_catalog_free(catalog);
        return status;
    }
    *out = catalog;
    return YL_OK;
}

void yl_catalog_free(yl_catalog *catalog)
{
    if (catalog == NULL)
        return;
    for (size_t i = 0; i < catalog->entries.size; i++)
        clear_entry(&catalog->entries.items[i]);
    for (size_t i = 0; i < catalog->temporaries.size; i++)
        clear_object(&catalog->temporaries.items[i]);
    yl_list_clear(&catalog->entries);
    yl_list_clear(&catalog->temporaries);
    yl_free(catalog->current);
    yl_free(catalog->current_database);
    yl_free(catalog);
}

yl_str yl_catalog_current(const yl_catalog *catalog)
{
    return yl_str_of(catalog->current);
}

yl_str yl_catalog_current_database(const yl_catalog *catalog)
{
    return yl_str_of(catalog->current_database);
}

yl_status yl_catalog_resolve(const yl_catalog *catalog, const yl_ast_path *path,
                             yl_object_path *out, yl_error *err)
{
    if (path->size == 0 || path->size > 3)
        return YL_FAIL_AT(err, NOT_FOUND, path->span,
                          "a table's name has at most three parts: catalog, database and name");
    const yl_ast_name *last = &path->items[path->size - 1];
    out->name = last->text;
    out->database = path->size >= 2 ? last[-1].text : yl_catalog_current_database(catalog);
    out->catalog = path->size == 3 ? path->items[0].text : yl_catalog_current(catalog);
    return YL_OK;
}

const yl_table *yl_catalog_find(const yl_catalog *catalog, const yl_object_path *path)
{
    const object *o = find_temporary(catalog, path);
    if (o == NULL)
        o = find_permanent(catalog, path);
    return o == NULL ? NULL : o->table;
}

/* ---- "did you mean" ---- */

enum { NAMES_MAX = 512 };

static void hint_nearest(yl_error *err, yl_str name, const char *const *names, size_t n)
{
    const char *near = yl_str_nearest(name, names, n);
    if (near != NULL && err != NULL)
        yl_error_hintf(err, "did you mean '%s'?", near);
}

static size_t object_names(const yl_catalog *catalog, const yl_object_path *path,
                           const char **names)
{
    size_t n = 0;
    const entry *e = find_entry(catalog, path->catalog);
    const database *d = e == NULL ? NULL : find_database(e, path->database);
    for (size_t i = 0; d != NULL && i < d->objects.size && n < NAMES_MAX; i++)
        names[n++] = d->objects.items[i].table->name.data;
    for (size_t i = 0; i < catalog->temporaries.size && n < NAMES_MAX; i++) {
        const yl_table *t = catalog->temporaries.items[i].table;
        if (yl_str_equal(t->catalog, path->catalog) && yl_str_equal(t->database, path->database))
            names[n++] = t->name.data;
    }
    return n;
}

static size_t catalog_names(const yl_catalog *catalog, const char **names)
{
    size_t n = 0;
    for (size_t i = 0; i < catalog->entries.size && n < NAMES_MAX; i++)
        names[n++] = catalog->entries.items[i].name;
    return n;
}

static size_t database_names(const entry *e, const char **names)
{
    size_t n = 0;
    for (size_t i = 0; i < e->databases.size && n < NAMES_MAX; i++)
        names[n++] = e->databases.items[i].name;
    return n;
}

/* Which part of the path is the one that does not exist? */
static yl_status not_found(const yl_catalog *catalog, const yl_ast_path *written,
                           const yl_object_path *path, yl_error *err)
{
    const char *names[NAMES_MAX];
    const entry *e = find_entry(catalog, path->catalog);
    yl_status status;
    if (e == NULL) {
        status = YL_FAIL_AT(err, NOT_FOUND, written->items[0].span, "Catalog '%.*s' not found",
                            YL_STR_ARGS(path->catalog));
        hint_nearest(err, path->catalog, names, catalog_names(catalog, names));
        return status;
    }
    if (find_database(e, path->database) == NULL && written->size >= 2) {
        status = YL_FAIL_AT(err, NOT_FOUND, written->items[written->size - 2].span,
                            "Database '%.*s' not found within '%.*s'", YL_STR_ARGS(path->database),
                            YL_STR_ARGS(path->catalog));
        hint_nearest(err, path->database, names, database_names(e, names));
        return status;
    }
    status = YL_FAIL_AT(err, NOT_FOUND, written->span, "Object '%.*s' not found within '%.*s.%.*s'",
                        YL_STR_ARGS(path->name), YL_STR_ARGS(path->catalog),
                        YL_STR_ARGS(path->database));
    hint_nearest(err, path->name, names, object_names(catalog, path, names));
    return status;
}

yl_status yl_catalog_get(const yl_catalog *catalog, const yl_ast_path *path, const yl_table **out,
                         yl_error *err)
{
    yl_object_path resolved;
    YL_TRY(yl_catalog_resolve(catalog, path, &resolved, err));
    *out = yl_catalog_find(catalog, &resolved);
    if (*out != NULL)
        return YL_OK;
    /* In a session without a database of that name, db.t may still mean a catalog: Flink does not
     * look there, so neither do we. */
    return not_found(catalog, path, &resolved, err);
}

/* ---- objects ---- */

static yl_object_path path_of(const yl_table *table)
{
    return (yl_object_path){table->catalog, table->database, table->name};
}

static yl_status no_catalog(const yl_catalog *catalog, yl_str name, yl_error *err)
{
    const char *names[NAMES_MAX];
    yl_status status = YL_FAIL(err, NOT_FOUND, "Catalog %.*s does not exist.", YL_STR_ARGS(name));
    hint_nearest(err, name, names, catalog_names(catalog, names));
    return status;
}

static yl_status no_database(const entry *e, yl_str name, yl_error *err)
{
    const char *names[NAMES_MAX];
    yl_status status = YL_FAIL(err, NOT_FOUND, "Database %.*s does not exist in Catalog %s.",
                               YL_STR_ARGS(name), e->name);
    hint_nearest(err, name, names, database_names(e, names));
    return status;
}

/* Puts a copy of `table` where `old` stands. */
static yl_status replace_object(object *old, const yl_table *table, yl_error *err)
{
    object o;
    YL_TRY(copy_object(table, &o, err));
    clear_object(old);
    *old = o;
    return YL_OK;
}

static yl_status create_temporary(yl_catalog *catalog, const yl_table *table, bool ignore_if_exists,
                                  bool replace, yl_error *err)
{
    yl_object_path path = path_of(table);
    size_t at;
    bool found;
    FIND(&catalog->temporaries, temporary_order, &path, at, found);
    if (found && replace)
        return replace_object(&catalog->temporaries.items[at], table, err);
    if (found)
        return ignore_if_exists
                   ? YL_OK
                   : YL_FAIL(err, EXISTS, "Temporary table '`%.*s`.`%.*s`.`%.*s`' already exists",
                             YL_STR_ARGS(path.catalog), YL_STR_ARGS(path.database),
                             YL_STR_ARGS(path.name));
    object o;
    YL_TRY(copy_object(table, &o, err));
    if (!INSERT(&catalog->temporaries, at, o)) {
        clear_object(&o);
        return YL_FAIL_MEMORY(err);
    }
    return YL_OK;
}

yl_status yl_catalog_create(yl_catalog *catalog, const yl_table *table, bool ignore_if_exists,
                            bool replace, yl_error *err)
{
    if (table->temporary)
        return create_temporary(catalog, table, ignore_if_exists, replace, err);
    entry *e = find_entry(catalog, table->catalog);
    if (e == NULL)
        return no_catalog(catalog, table->catalog, err);
    database *d = find_database(e, table->database);
    if (d == NULL)
        return no_database(e, table->database, err);
    size_t at;
    bool found;
    FIND(&d->objects, object_order, table->name, at, found);
    if (found && replace)
        return replace_object(&d->objects.items[at], table, err);
    if (found)
        return ignore_if_exists
                   ? YL_OK
                   : YL_FAIL(err, EXISTS,
                             "Table (or view) %.*s.%.*s already exists in Catalog %.*s.",
                             YL_STR_ARGS(table->database), YL_STR_ARGS(table->name),
                             YL_STR_ARGS(table->catalog));
    object o;
    YL_TRY(copy_object(table, &o, err));
    if (!INSERT(&d->objects, at, o)) {
        clear_object(&o);
        return YL_FAIL_MEMORY(err);
    }
    return YL_OK;
}

static yl_status drop_missing(const yl_catalog *catalog, const yl_object_path *path, bool view,
                              bool temporary, yl_error *err)
{
    const char *names[NAMES_MAX];
    yl_status status = YL_FAIL(
        err, NOT_FOUND, "%s with identifier '%.*s.%.*s.%.*s' does not exist.",
        temporary ? (view ? "Temporary view" : "Temporary table") : (view ? "View" : "Table"),
        YL_STR_ARGS(path->catalog), YL_STR_ARGS(path->database), YL_STR_ARGS(path->name));
    const yl_table *there = yl_catalog_find(catalog, path);
    if (there != NULL && there->is_view != view && err != NULL)
        yl_error_hintf(err, "there is a %s of that name: use DROP %s%s",
                       there->is_view ? "view" : "table", there->temporary ? "TEMPORARY " : "",
                       there->is_view ? "VIEW" : "TABLE");
    else if (there == NULL)
        hint_nearest(err, path->name, names, object_names(catalog, path, names));
    return status;
}

yl_status yl_catalog_drop(yl_catalog *catalog, const yl_object_path *path, bool view,
                          bool temporary, bool ignore_if_missing, yl_error *err)
{
    object *o = find_temporary(catalog, path);
    if (o != NULL && o->table->is_view == view) {
        const char *kind = view ? "view" : "table";
        if (!temporary)
            return YL_FAIL(err, EXISTS,
                           "Temporary %s with identifier '`%.*s`.`%.*s`.`%.*s`' exists. Drop it "
                           "first before removing the permanent %s.",
                           kind, YL_STR_ARGS(path->catalog), YL_STR_ARGS(path->database),
                           YL_STR_ARGS(path->name), kind);
        clear_object(o);
        REMOVE(&catalog->temporaries, (size_t)(o - catalog->temporaries.items));
        return YL_OK;
    }
    o = temporary ? NULL : find_permanent(catalog, path);
    if (o == NULL || o->table->is_view != view)
        return ignore_if_missing ? YL_OK : drop_missing(catalog, path, view, temporary, err);
    database *d = find_database(find_entry(catalog, path->catalog), path->database);
    clear_object(o);
    REMOVE(&d->objects, (size_t)(o - d->objects.items));
    return YL_OK;
}

/* The object of `path` moves to the name that `table` has: RENAME keeps one object. */
static yl_status rename_object(yl_catalog *catalog, const yl_object_path *path,
                               const yl_table *table, yl_error *err)
{
    YL_TRY(yl_catalog_create(catalog, table, false, false, err));
    return yl_catalog_drop(catalog, path, table->is_view, table->temporary, false, err);
}

yl_status yl_catalog_replace(yl_catalog *catalog, const yl_object_path *path, const yl_table *table,
                             yl_error *err)
{
    object *o = table->temporary ? find_temporary(catalog, path) : find_permanent(catalog, path);
    if (o == NULL)
        return drop_missing(catalog, path, table->is_view, table->temporary, err);
    yl_object_path to = path_of(table);
    if (yl_str_equal(to.catalog, path->catalog) && yl_str_equal(to.database, path->database) &&
        yl_str_equal(to.name, path->name))
        return replace_object(o, table, err);
    return rename_object(catalog, path, table, err);
}

/* ---- catalogs and databases ---- */

yl_status yl_catalog_create_catalog(yl_catalog *catalog, yl_str name, bool ignore_if_exists,
                                    const yl_option_pair *options, uint32_t n, yl_str comment,
                                    yl_error *err)
{
    (void)comment; /* nothing shows a catalog's comment */
    yl_str type = {0}, database_name = YL_STR("default");
    for (uint32_t i = 0; i < n; i++) {
        if (yl_str_equal(options[i].key, YL_STR("type")))
            type = options[i].value;
        else if (yl_str_equal(options[i].key, YL_STR("default-database")))
            database_name = options[i].value;
        else
            return YL_FAIL_AT(err, OPTION, options[i].span,
                              "Unsupported options found for catalog '%.*s': '%.*s' (type and "
                              "default-database are the ones there are)",
                              YL_STR_ARGS(name), YL_STR_ARGS(options[i].key));
    }
    if (find_entry(catalog, name) != NULL)
        return ignore_if_exists
                   ? YL_OK
                   : YL_FAIL(err, EXISTS, "Catalog %.*s already exists.", YL_STR_ARGS(name));
    if (type.data == NULL)
        return YL_FAIL(err, OPTION, "catalog '%.*s': the option 'type' is missing",
                       YL_STR_ARGS(name));
    if (!yl_str_equal(type, YL_STR("generic_in_memory"))) {
        yl_status status =
            YL_FAIL(err, NOT_FOUND, "Could not find any catalog type '%.*s'", YL_STR_ARGS(type));
        if (err != NULL)
            yl_error_hintf(err, "the catalog type that exists is 'generic_in_memory'");
        return status;
    }
    if (database_name.size == 0)
        return YL_FAIL(err, OPTION, "catalog '%.*s': default-database must not be empty",
                       YL_STR_ARGS(name));
    return add_entry(catalog, name, database_name, err);
}

static void drop_temporaries(yl_catalog *catalog, yl_str in_catalog, const yl_str *in_database)
{
    for (size_t i = catalog->temporaries.size; i-- > 0;) {
        object *o = &catalog->temporaries.items[i];
        if (!yl_str_equal(o->table->catalog, in_catalog) ||
            (in_database != NULL && !yl_str_equal(o->table->database, *in_database)))
            continue;
        clear_object(o);
        REMOVE(&catalog->temporaries, i);
    }
}

yl_status yl_catalog_drop_catalog(yl_catalog *catalog, yl_str name, bool ignore_if_missing,
                                  yl_error *err)
{
    entry *e = find_entry(catalog, name);
    if (e == NULL)
        return ignore_if_missing ? YL_OK : no_catalog(catalog, name, err);
    if (yl_str_equal(name, yl_catalog_current(catalog)))
        return YL_FAIL(err, INVALID, "Cannot drop a catalog which is currently in use.");
    drop_temporaries(catalog, name, NULL);
    clear_entry(e);
    REMOVE(&catalog->entries, (size_t)(e - catalog->entries.items));
    return YL_OK;
}

static yl_str or_current(const yl_catalog *catalog, yl_str in_catalog)
{
    return in_catalog.size == 0 ? yl_catalog_current(catalog) : in_catalog;
}

yl_status yl_catalog_create_database(yl_catalog *catalog, yl_str in_catalog, yl_str name,
                                     bool ignore_if_exists, const yl_option_pair *options,
                                     uint32_t n, yl_str comment, yl_error *err)
{
    /* Flink takes any options and shows neither them nor the comment. */
    (void)options;
    (void)n;
    (void)comment;
    in_catalog = or_current(catalog, in_catalog);
    entry *e = find_entry(catalog, in_catalog);
    if (e == NULL)
        return no_catalog(catalog, in_catalog, err);
    if (find_database(e, name) != NULL)
        return ignore_if_exists
                   ? YL_OK
                   : YL_FAIL(err, EXISTS, "Database %.*s already exists in Catalog %s.",
                             YL_STR_ARGS(name), e->name);
    return add_database(e, name, err);
}

yl_status yl_catalog_drop_database(yl_catalog *catalog, yl_str in_catalog, yl_str name,
                                   bool ignore_if_missing, bool cascade, yl_error *err)
{
    in_catalog = or_current(catalog, in_catalog);
    entry *e = find_entry(catalog, in_catalog);
    if (e == NULL)
        return no_catalog(catalog, in_catalog, err);
    database *d = find_database(e, name);
    if (d == NULL)
        return ignore_if_missing ? YL_OK : no_database(e, name, err);
    if (yl_str_equal(in_catalog, yl_catalog_current(catalog)) &&
        yl_str_equal(name, yl_catalog_current_database(catalog)))
        return YL_FAIL(err, INVALID, "Cannot drop a database which is currently in use.");
    if (d->objects.size > 0 && !cascade)
        return YL_FAIL(err, INVALID, "Database %s in catalog %s is not empty.", d->name, e->name);
    drop_temporaries(catalog, in_catalog, &name);
    clear_database(d);
    REMOVE(&e->databases, (size_t)(d - e->databases.items));
    return YL_OK;
}

yl_status yl_catalog_use_catalog(yl_catalog *catalog, yl_str name, yl_error *err)
{
    const entry *e = find_entry(catalog, name);
    if (e == NULL) {
        const char *names[NAMES_MAX];
        yl_status status = YL_FAIL(err, NOT_FOUND, "A catalog with name [%.*s] does not exist.",
                                   YL_STR_ARGS(name));
        hint_nearest(err, name, names, catalog_names(catalog, names));
        return status;
    }
    if (yl_str_equal(name, yl_catalog_current(catalog)))
        return YL_OK;
    char *database_name = copy_text(yl_str_of(e->default_database));
    if (database_name == NULL)
        return YL_FAIL_MEMORY(err);
    yl_status status = set_text(&catalog->current, name, err);
    if (status != YL_OK) {
        yl_free(database_name);
        return status;
    }
    yl_free(catalog->current_database);
    catalog->current_database = database_name;
    return YL_OK;
}

yl_status yl_catalog_use_database(yl_catalog *catalog, yl_str in_catalog, yl_str name,
                                  yl_error *err)
{
    in_catalog = or_current(catalog, in_catalog);
    const entry *e = find_entry(catalog, in_catalog);
    if (e == NULL)
        return no_catalog(catalog, in_catalog, err);
    if (find_database(e, name) == NULL) {
        const char *names[NAMES_MAX];
        yl_status status = YL_FAIL(
            err, NOT_FOUND, "A database with name [%.*s] does not exist in the catalog: [%s].",
            YL_STR_ARGS(name), e->name);
        hint_nearest(err, name, names, database_names(e, names));
        return status;
    }
    char *database_name = copy_text(name);
    if (database_name == NULL)
        return YL_FAIL_MEMORY(err);
    yl_status status = set_text(&catalog->current, in_catalog, err);
    if (status != YL_OK) {
        yl_free(database_name);
        return status;
    }
    yl_free(catalog->current_database);
    catalog->current_database = database_name;
    return YL_OK;
}

/* ---- lists ---- */

static yl_status names_done(yl_arena *arena, yl_str *names, uint32_t n, yl_str_list *out,
                            yl_error *err)
{
    if (yl_arena_oom(arena))
        return YL_FAIL_MEMORY(err);
    *out = (yl_str_list){names, n};
    return YL_OK;
}

yl_status yl_catalog_list_catalogs(const yl_catalog *catalog, yl_arena *arena, yl_str_list *out,
                                   yl_error *err)
{
    yl_str *names = YL_NEW_ARRAY(arena, yl_str, catalog->entries.size);
    if (names == NULL || yl_arena_oom(arena))
        return YL_FAIL_MEMORY(err);
    for (size_t i = 0; i < catalog->entries.size; i++)
        names[i] = yl_arena_str(arena, yl_str_of(catalog->entries.items[i].name));
    return names_done(arena, names, (uint32_t)catalog->entries.size, out, err);
}

yl_status yl_catalog_list_databases(const yl_catalog *catalog, yl_str in_catalog, yl_arena *arena,
                                    yl_str_list *out, yl_error *err)
{
    in_catalog = or_current(catalog, in_catalog);
    const entry *e = find_entry(catalog, in_catalog);
    if (e == NULL)
        return no_catalog(catalog, in_catalog, err);
    yl_str *names = YL_NEW_ARRAY(arena, yl_str, e->databases.size);
    if (names == NULL || yl_arena_oom(arena))
        return YL_FAIL_MEMORY(err);
    for (size_t i = 0; i < e->databases.size; i++)
        names[i] = yl_arena_str(arena, yl_str_of(e->databases.items[i].name));
    return names_done(arena, names, (uint32_t)e->databases.size, out, err);
}

static bool is_listed(const yl_table *table, int what)
{
    return (what & (table->is_view ? YL_LIST_VIEWS : YL_LIST_TABLES)) != 0;
}

/* Both lists are sorted: a merge, in which the temporary one of two equal names counts. */
yl_status yl_catalog_list_tables(const yl_catalog *catalog, yl_str in_catalog, yl_str in_database,
                                 int what, yl_arena *arena, yl_str_list *out, yl_error *err)
{
    if (in_database.size == 0)
        in_database = yl_catalog_current_database(catalog);
    in_catalog = or_current(catalog, in_catalog);
    const entry *e = find_entry(catalog, in_catalog);
    if (e == NULL)
        return no_catalog(catalog, in_catalog, err);
    const database *d = find_database(e, in_database);
    if (d == NULL)
        return no_database(e, in_database, err);
    size_t most = d->objects.size + catalog->temporaries.size;
    yl_str *names = YL_NEW_ARRAY(arena, yl_str, most);
    if (names == NULL || yl_arena_oom(arena))
        return YL_FAIL_MEMORY(err);
    uint32_t n = 0;
    size_t p = 0, t = 0;
    while (p < d->objects.size || t < catalog->temporaries.size) {
        const yl_table *a = p < d->objects.size ? d->objects.items[p].table : NULL;
        const yl_table *b =
            t < catalog->temporaries.size ? catalog->temporaries.items[t].table : NULL;
        if (b != NULL &&
            (!yl_str_equal(b->catalog, in_catalog) || !yl_str_equal(b->database, in_database))) {
            t++;
            continue;
        }
        int c = a == NULL ? 1 : b == NULL ? -1 : yl_str_compare(a->name, b->name);
        const yl_table *next = c < 0 ? a : b;
        p += c <= 0;
        t += c >= 0;
        if (is_listed(next, what))
            names[n++] = yl_arena_str(arena, next->name);
    }
    return names_done(arena, names, n, out, err);
}
