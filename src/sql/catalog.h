/* The catalog: catalogs, databases, tables and views of one session, in memory.
 *
 * Names are case sensitive, as in Flink. An identifier of one to three parts is resolved against
 * the current catalog and database; a temporary object hides a permanent one of the same name.
 *
 * A table is stored as it was declared, resolved: its columns with types, computed columns,
 * watermark and view queries as SQL text (Flink's expanded form), so that every use is bound
 * afresh against its own statement. Objects are immutable and live in the catalog's arena of their
 * own; ALTER replaces them. A pointer from yl_catalog_find stays valid until the next change.
 */
#ifndef YL_SQL_CATALOG_H
#define YL_SQL_CATALOG_H

#include "sql/ast.h"
#include "sql/connector.h"

typedef struct yl_catalog yl_catalog;

typedef enum yl_column_kind {
    YL_COL_PHYSICAL,
    YL_COL_COMPUTED, /* `expr` */
    YL_COL_METADATA, /* `metadata_key`, `is_virtual` */
} yl_column_kind;

typedef struct yl_column {
    yl_column_kind kind;
    yl_str name;
    const yl_type *type; /* also of computed columns */
    yl_str expr;         /* SQL text */
    yl_str metadata_key; /* as the connector calls it; the column's name when FROM is absent */
    bool metadata_from;  /* FROM 'key' was written */
    bool is_virtual;
    yl_str comment;
    bool has_comment;
} yl_column;

typedef struct yl_table {
    yl_str catalog, database, name;
    bool temporary, is_view;
    uint32_t n_columns;
    const yl_column *columns;
    yl_str comment;
    /* tables */
    uint32_t n_options;
    const yl_option_pair *options;
    yl_str key_name; /* of the PRIMARY KEY constraint, "PK_..." when none was given */
    uint32_t n_key;
    const uint32_t *key; /* columns */
    uint32_t n_partition;
    const uint32_t *partition;
    bool has_watermark;
    yl_str watermark_column, watermark_expr;
    yl_str distribution; /* SQL text of DISTRIBUTED ..., or empty */
    /* views */
    yl_str query;    /* as written */
    yl_str expanded; /* with full names */
} yl_table;

/* Resolved three-part name. */
typedef struct yl_object_path {
    yl_str catalog, database, name;
} yl_object_path;

/* With default_catalog.default_database, as Flink starts. */
yl_status yl_catalog_new(yl_catalog **out, yl_error *err);
void yl_catalog_free(yl_catalog *catalog);
yl_str yl_catalog_current(const yl_catalog *catalog);
yl_str yl_catalog_current_database(const yl_catalog *catalog);

/* Fills in current catalog and database. Does not look whether the object exists. */
yl_status yl_catalog_resolve(const yl_catalog *catalog, const yl_ast_path *path,
                             yl_object_path *out, yl_error *err);
/* The table or view, or NULL (also when catalog or database do not exist). */
const yl_table *yl_catalog_find(const yl_catalog *catalog, const yl_object_path *path);
/* NOT_FOUND with the nearest name as a hint. */
yl_status yl_catalog_get(const yl_catalog *catalog, const yl_ast_path *path, const yl_table **out,
                         yl_error *err);

/* Copies `table`. EXISTS unless `ignore_if_exists`; NOT_FOUND when the database does not exist. */
yl_status yl_catalog_create(yl_catalog *catalog, const yl_table *table, bool ignore_if_exists,
                            bool replace, yl_error *err);
/* `view`: a view is meant (DROP VIEW on a table is refused and the other way round).
 * `temporary`: only a temporary one. */
yl_status yl_catalog_drop(yl_catalog *catalog, const yl_object_path *path, bool view,
                          bool temporary, bool ignore_if_missing, yl_error *err);
/* Puts another definition in place of an existing one (ALTER). Copies. */
yl_status yl_catalog_replace(yl_catalog *catalog, const yl_object_path *path, const yl_table *table,
                             yl_error *err);

yl_status yl_catalog_create_catalog(yl_catalog *catalog, yl_str name, bool ignore_if_exists,
                                    const yl_option_pair *options, uint32_t n, yl_str comment,
                                    yl_error *err);
yl_status yl_catalog_drop_catalog(yl_catalog *catalog, yl_str name, bool ignore_if_missing,
                                  yl_error *err);
yl_status yl_catalog_create_database(yl_catalog *catalog, yl_str in_catalog, yl_str name,
                                     bool ignore_if_exists, const yl_option_pair *options,
                                     uint32_t n, yl_str comment, yl_error *err);
yl_status yl_catalog_drop_database(yl_catalog *catalog, yl_str in_catalog, yl_str name,
                                   bool ignore_if_missing, bool cascade, yl_error *err);
yl_status yl_catalog_use_catalog(yl_catalog *catalog, yl_str name, yl_error *err);
yl_status yl_catalog_use_database(yl_catalog *catalog, yl_str in_catalog, yl_str name,
                                  yl_error *err);

/* Names in order of bytes; the array lives in `arena`. An empty catalog or database means the
 * current one. */
enum { YL_LIST_TABLES = 1, YL_LIST_VIEWS = 2 };
yl_status yl_catalog_list_catalogs(const yl_catalog *catalog, yl_arena *arena, yl_str_list *out,
                                   yl_error *err);
yl_status yl_catalog_list_databases(const yl_catalog *catalog, yl_str in_catalog, yl_arena *arena,
                                    yl_str_list *out, yl_error *err);
yl_status yl_catalog_list_tables(const yl_catalog *catalog, yl_str in_catalog, yl_str in_database,
                                 int what, yl_arena *arena, yl_str_list *out, yl_error *err);

/* The SQL text that SHOW CREATE TABLE / VIEW answers with, as Flink lays it out. Secret options
 * are masked. */
void yl_table_print_ddl(const yl_table *table, yl_strbuf *out);

#endif
