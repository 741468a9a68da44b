/* Statement nodes of the syntax tree. Include "sql/ast.h", not this file. */
#ifndef YL_SQL_AST_STMT_H
#define YL_SQL_AST_STMT_H

#ifndef YL_SQL_AST_H
#error "include sql/ast.h"
#endif

/* ---- parts ---- */

/* 'key' = 'value' */
typedef struct yl_ast_option {
    yl_ast head;
    yl_ast_string key, value;
} yl_ast_option;

typedef enum yl_ast_column_kind {
    YL_COLUMN_PHYSICAL, /* name TYPE */
    YL_COLUMN_COMPUTED, /* name AS expr */
    YL_COLUMN_METADATA, /* name TYPE METADATA [FROM 'key'] [VIRTUAL] */
    YL_COLUMN_NAME_ONLY /* a bare name: the column order of CREATE TABLE t (a, b) AS SELECT */
} yl_ast_column_kind;

typedef enum yl_ast_position_kind {
    YL_POSITION_DEFAULT, /* ADD: at the end; MODIFY: where it is */
    YL_POSITION_FIRST,
    YL_POSITION_AFTER
} yl_ast_position_kind;

typedef struct yl_ast_column_def {
    yl_ast head;
    yl_ast_name name;
    yl_ast_column_kind type_of_column;
    yl_ast *type;               /* TYPE, or NULL (computed, name only) */
    yl_ast *expr;               /* expr of a computed column, or NULL */
    yl_ast_string metadata_key; /* may be absent */
    bool is_virtual;
    yl_ast *constraint; /* CONSTRAINT on the column itself, or NULL */
    yl_ast_string comment;
    yl_ast_position_kind position; /* in ALTER TABLE ADD and MODIFY */
    yl_ast_name after;
} yl_ast_column_def;

typedef enum yl_ast_enforcement {
    YL_ENFORCEMENT_DEFAULT, /* nothing written: ENFORCED by the standard, which Flink refuses */
    YL_ENFORCED,
    YL_NOT_ENFORCED
} yl_ast_enforcement;

/* [CONSTRAINT name] PRIMARY KEY|UNIQUE [(columns)] [[NOT] ENFORCED] */
typedef struct yl_ast_constraint {
    yl_ast head;
    yl_ast_name name;         /* may be absent */
    bool primary_key;         /* else UNIQUE */
    yl_ast_name_list columns; /* of a column's own constraint: that column */
    yl_ast_enforcement enforcement;
} yl_ast_constraint;

/* WATERMARK FOR column AS expr */
typedef struct yl_ast_watermark {
    yl_ast head;
    yl_ast_path column; /* a nested field has several names */
    yl_ast *expr;       /* expr */
} yl_ast_watermark;

typedef enum yl_ast_distribution_kind {
    YL_DISTRIBUTION_UNKNOWN, /* DISTRIBUTED BY (a): the connector chooses; DISTRIBUTED INTO n */
    YL_DISTRIBUTION_HASH,
    YL_DISTRIBUTION_RANGE
} yl_ast_distribution_kind;

/* DISTRIBUTED [BY [HASH|RANGE] (columns)] [INTO n BUCKETS] */
typedef struct yl_ast_distribution {
    yl_ast head;
    yl_ast_distribution_kind type;
    yl_ast_name_list columns; /* may be empty */
    int64_t buckets;          /* -1 when not written */
} yl_ast_distribution;

typedef enum yl_ast_merging { YL_INCLUDING, YL_EXCLUDING, YL_OVERWRITING } yl_ast_merging;

typedef enum yl_ast_like_feature {
    YL_FEATURE_ALL,
    YL_FEATURE_CONSTRAINTS,
    YL_FEATURE_DISTRIBUTION,
    YL_FEATURE_GENERATED,
    YL_FEATURE_METADATA,
    YL_FEATURE_OPTIONS,
    YL_FEATURE_PARTITIONS,
    YL_FEATURE_WATERMARKS
} yl_ast_like_feature;

/* LIKE path [(INCLUDING ALL ...)] */
typedef struct yl_ast_table_like {
    yl_ast head;
    yl_ast_path path;
    yl_ast_list options; /* LIKE_OPTIONs */
} yl_ast_table_like;

typedef struct yl_ast_like_option {
    yl_ast head;
    yl_ast_merging merging;
    yl_ast_like_feature feature;
} yl_ast_like_option;

/* PARTITION (a = 'x', b): in ADD and DROP, with the options of ADD ... WITH (...) */
typedef struct yl_ast_partition {
    yl_ast head;
    yl_ast_list values;  /* PARTITION_VALUEs */
    yl_ast_list options; /* OPTIONs */
} yl_ast_partition;

typedef struct yl_ast_partition_value {
    yl_ast head;
    yl_ast_name column;
    yl_ast *value; /* LITERAL (or signed one), or NULL where only the column is named */
} yl_ast_partition_value;

/* column = expr in UPDATE */
typedef struct yl_ast_assignment {
    yl_ast head;
    yl_ast_path column;
    yl_ast *value; /* expr */
} yl_ast_assignment;

/* ---- queries and data ---- */

typedef struct yl_ast_query_statement {
    yl_ast head;
    yl_ast *query; /* QUERY */
} yl_ast_query_statement;

typedef enum yl_ast_conflict {
    YL_CONFLICT_UNSET,
    YL_CONFLICT_ERROR,   /* ON CONFLICT DO ERROR */
    YL_CONFLICT_NOTHING, /* ON CONFLICT DO NOTHING */
    YL_CONFLICT_DEDUPLICATE
} yl_ast_conflict;

/* INSERT INTO|OVERWRITE path [PARTITION (...)] [(columns)] query */
typedef struct yl_ast_insert {
    yl_ast head;
    bool overwrite;
    yl_ast_path path;
    yl_ast_list hints;     /* HINTs of the target */
    yl_ast_list partition; /* PARTITION_VALUEs */
    yl_ast_list columns;   /* COLUMNs (paths); empty: all */
    yl_ast *query;         /* QUERY */
    yl_ast_conflict on_conflict;
} yl_ast_insert;

typedef struct yl_ast_update {
    yl_ast head;
    yl_ast_path path;
    yl_ast_alias alias;
    yl_ast_list assignments; /* ASSIGNMENTs */
    yl_ast *where;           /* expr or NULL */
} yl_ast_update;

typedef struct yl_ast_delete {
    yl_ast head;
    yl_ast_path path;
    yl_ast_alias alias;
    yl_ast *where; /* expr or NULL */
} yl_ast_delete;

typedef struct yl_ast_truncate {
    yl_ast head;
    yl_ast_path path;
} yl_ast_truncate;

/* BEGIN STATEMENT SET; the INSERTs that follow, up to END, are one job */
typedef struct yl_ast_begin_statement_set {
    yl_ast head;
} yl_ast_begin_statement_set;

typedef struct yl_ast_end_statement_set {
    yl_ast head;
} yl_ast_end_statement_set;

/* STATEMENT SET BEGIN insert; insert; END: under EXECUTE, EXPLAIN and COMPILE PLAN, and what
 * yl_sql_split hands out as one statement for BEGIN STATEMENT SET; ... END */
typedef struct yl_ast_statement_set {
    yl_ast head;
    yl_ast_list inserts; /* INSERTs */
} yl_ast_statement_set;

/* EXECUTE query | insert | statement set */
typedef struct yl_ast_execute {
    yl_ast head;
    yl_ast *statement; /* QUERY_STATEMENT, INSERT or STATEMENT_SET */
} yl_ast_execute;

enum {
    YL_EXPLAIN_ESTIMATED_COST = 1,
    YL_EXPLAIN_CHANGELOG_MODE = 2,
    YL_EXPLAIN_JSON_EXECUTION_PLAN = 4,
    YL_EXPLAIN_PLAN_ADVICE = 8
};

typedef struct yl_ast_explain {
    yl_ast head;
    unsigned details;  /* YL_EXPLAIN_... bits */
    bool plan_for;     /* EXPLAIN PLAN FOR was written */
    yl_ast *statement; /* QUERY_STATEMENT, INSERT, STATEMENT_SET, CREATE_TABLE (AS), EXECUTE... */
} yl_ast_explain;

/* COMPILE PLAN 'file' [IF NOT EXISTS] FOR x; COMPILE AND EXECUTE PLAN 'file' FOR x */
typedef struct yl_ast_compile_plan {
    yl_ast head;
    yl_ast_string file;
    bool if_not_exists, execute;
    yl_ast *statement; /* INSERT or STATEMENT_SET */
} yl_ast_compile_plan;

typedef struct yl_ast_execute_plan {
    yl_ast head;
    yl_ast_string file;
} yl_ast_execute_plan;

/* ---- catalog objects ---- */

typedef struct yl_ast_create_table {
    yl_ast head;
    bool create; /* false: REPLACE TABLE without CREATE */
    bool or_replace, temporary, if_not_exists;
    yl_ast_path path;
    bool columns_written;    /* a column list stands there, possibly of constraints only */
    yl_ast_list columns;     /* COLUMN_DEFs */
    yl_ast_list constraints; /* CONSTRAINTs of the table */
    yl_ast *watermark;       /* WATERMARK or NULL */
    yl_ast_string comment;
    yl_ast *distribution;         /* DISTRIBUTION or NULL */
    yl_ast_name_list partitioned; /* PARTITIONED BY (...) */
    yl_ast_list options;          /* OPTIONs of WITH (...) */
    bool with_written;
    yl_ast *like;  /* TABLE_LIKE or NULL */
    yl_ast *query; /* QUERY of AS, or NULL */
} yl_ast_create_table;

typedef struct yl_ast_create_view {
    yl_ast head;
    bool or_replace, temporary, if_not_exists;
    yl_ast_path path;
    yl_ast_name_list columns;
    yl_ast_string comment;
    yl_ast *query; /* QUERY; its span is the view's text */
} yl_ast_create_view;

typedef struct yl_ast_create_database {
    yl_ast head;
    bool if_not_exists;
    yl_ast_path path;
    yl_ast_string comment;
    yl_ast_list options; /* OPTIONs */
} yl_ast_create_database;

typedef struct yl_ast_create_catalog {
    yl_ast head;
    bool if_not_exists;
    yl_ast_name name;
    yl_ast_string comment;
    yl_ast_list options; /* OPTIONs */
} yl_ast_create_catalog;

typedef enum yl_ast_language {
    YL_LANGUAGE_UNSET,
    YL_LANGUAGE_JAVA,
    YL_LANGUAGE_SCALA,
    YL_LANGUAGE_SQL,
    YL_LANGUAGE_PYTHON
} yl_ast_language;

/* CREATE [TEMPORARY [SYSTEM]] FUNCTION path AS 'class' [LANGUAGE x] [USING JAR '...'] */
typedef struct yl_ast_create_function {
    yl_ast head;
    bool temporary, system, if_not_exists;
    yl_ast_path path;
    yl_ast_string class_name;
    yl_ast_language language;
    yl_ast_list resources; /* OPTIONs: key JAR, FILE, ARTIFACT or ARCHIVE; value the path */
    yl_ast_list options;   /* OPTIONs of WITH (...) */
} yl_ast_create_function;

typedef enum yl_ast_alter_kind {
    YL_ALTER_RENAME,        /* new_path */
    YL_ALTER_RENAME_COLUMN, /* column TO new_name */
    YL_ALTER_ADD,           /* columns, constraints, watermark, distribution */
    YL_ALTER_MODIFY,        /* the same */
    YL_ALTER_DROP_COLUMNS,  /* column_paths (COLUMNs) */
    YL_ALTER_DROP_PRIMARY_KEY,
    YL_ALTER_DROP_CONSTRAINT, /* new_name: the constraint */
    YL_ALTER_DROP_WATERMARK,
    YL_ALTER_DROP_DISTRIBUTION,
    YL_ALTER_SET,            /* options */
    YL_ALTER_RESET,          /* keys (OPTIONs without value) */
    YL_ALTER_ADD_PARTITIONS, /* partitions, if_exists means IF NOT EXISTS */
    YL_ALTER_DROP_PARTITIONS /* partitions, if_exists */
} yl_ast_alter_kind;

/* ALTER TABLE [IF EXISTS] path action */
typedef struct yl_ast_alter_table {
    yl_ast head;
    bool if_exists;
    yl_ast_path path;
    yl_ast *action; /* ALTER_ACTION */
} yl_ast_alter_table;

typedef struct yl_ast_alter_action {
    yl_ast head;
    yl_ast_alter_kind action;
    yl_ast_path new_path, column;
    yl_ast_name new_name;
    yl_ast_list columns;      /* COLUMN_DEFs of ADD and MODIFY */
    yl_ast_list constraints;  /* CONSTRAINTs */
    yl_ast *watermark;        /* WATERMARK or NULL */
    yl_ast *distribution;     /* DISTRIBUTION or NULL */
    yl_ast_list column_paths; /* COLUMNs of DROP */
    yl_ast_list options;      /* OPTIONs of SET, keys of RESET */
    yl_ast_list partitions;   /* PARTITIONs */
    bool if_exists;
} yl_ast_alter_action;

/* ALTER VIEW path RENAME TO new_path | AS query */
typedef struct yl_ast_alter_view {
    yl_ast head;
    yl_ast_path path;
    yl_ast_path new_path; /* size 0 with AS */
    yl_ast *query;        /* QUERY or NULL */
} yl_ast_alter_view;

typedef struct yl_ast_alter_database {
    yl_ast head;
    yl_ast_path path;
    yl_ast_list options; /* OPTIONs of SET */
} yl_ast_alter_database;

typedef enum yl_ast_alter_catalog_kind {
    YL_ALTER_CATALOG_SET,
    YL_ALTER_CATALOG_RESET,
    YL_ALTER_CATALOG_COMMENT
} yl_ast_alter_catalog_kind;

typedef struct yl_ast_alter_catalog {
    yl_ast head;
    yl_ast_name name;
    yl_ast_alter_catalog_kind action;
    yl_ast_list options; /* OPTIONs of SET, keys of RESET */
    yl_ast_string comment;
} yl_ast_alter_catalog;

typedef struct yl_ast_alter_function {
    yl_ast head;
    bool temporary, system, if_exists;
    yl_ast_path path;
    yl_ast_string class_name;
    yl_ast_language language;
} yl_ast_alter_function;

typedef enum yl_ast_object {
    YL_OBJECT_TABLE,
    YL_OBJECT_VIEW,
    YL_OBJECT_DATABASE,
    YL_OBJECT_CATALOG,
    YL_OBJECT_FUNCTION,
    YL_OBJECT_JOB
} yl_ast_object;

/* DROP [TEMPORARY [SYSTEM]] object [IF EXISTS] path [RESTRICT|CASCADE] */
typedef struct yl_ast_drop {
    yl_ast head;
    yl_ast_object object;
    bool temporary, system, if_exists;
    bool cascade, restrict_written; /* DATABASE only */
    yl_ast_path path;
} yl_ast_drop;

/* ---- looking and steering ---- */

typedef enum yl_ast_show_kind {
    YL_SHOW_CATALOGS,
    YL_SHOW_CURRENT_CATALOG,
    YL_SHOW_DATABASES,
    YL_SHOW_CURRENT_DATABASE,
    YL_SHOW_TABLES,
    YL_SHOW_VIEWS,
    YL_SHOW_FUNCTIONS,
    YL_SHOW_USER_FUNCTIONS,
    YL_SHOW_PROCEDURES,
    YL_SHOW_COLUMNS,      /* from: the table */
    YL_SHOW_PARTITIONS,   /* from: the table; partition */
    YL_SHOW_CREATE_TABLE, /* from: the object */
    YL_SHOW_CREATE_VIEW,
    YL_SHOW_CREATE_CATALOG,
    YL_SHOW_MODULES,
    YL_SHOW_FULL_MODULES,
    YL_SHOW_JARS,
    YL_SHOW_JOBS
} yl_ast_show_kind;

typedef struct yl_ast_show {
    yl_ast head;
    yl_ast_show_kind show;
    yl_ast_path from; /* FROM|IN db, or the object's name; size 0 when absent */
    bool in_written;  /* IN rather than FROM */
    bool like, ilike, not_like;
    yl_ast_string pattern;
    yl_ast_list partition; /* PARTITION_VALUEs of SHOW PARTITIONS */
} yl_ast_show;

typedef enum yl_ast_describe_kind {
    YL_DESCRIBE_TABLE,
    YL_DESCRIBE_CATALOG,
    YL_DESCRIBE_DATABASE,
    YL_DESCRIBE_JOB,
    YL_DESCRIBE_FUNCTION
} yl_ast_describe_kind;

typedef struct yl_ast_describe {
    yl_ast head;
    yl_ast_describe_kind describe;
    bool extended;
    yl_ast_path path;
    yl_ast_string job; /* of DESCRIBE JOB '...' */
} yl_ast_describe;

typedef enum yl_ast_use_kind { YL_USE_DATABASE, YL_USE_CATALOG, YL_USE_MODULES } yl_ast_use_kind;

typedef struct yl_ast_use {
    yl_ast head;
    yl_ast_use_kind use;
    yl_ast_path path;         /* database or catalog */
    yl_ast_name_list modules; /* of USE MODULES */
} yl_ast_use;

/* SET; SET 'k' = 'v'; the old SET k = v (value: the text up to the end of the statement) */
typedef struct yl_ast_set {
    yl_ast head;
    yl_ast_string key, value; /* both absent: show all settings */
} yl_ast_set;

typedef struct yl_ast_reset {
    yl_ast head;
    yl_ast_string key; /* absent: all */
} yl_ast_reset;

/* LOAD MODULE name [WITH (...)]; UNLOAD MODULE name */
typedef struct yl_ast_load_module {
    yl_ast head;
    bool unload;
    yl_ast_name name;
    yl_ast_list options; /* OPTIONs */
} yl_ast_load_module;

/* ADD JAR 'file'; REMOVE JAR 'file' */
typedef struct yl_ast_jar {
    yl_ast head;
    bool remove;
    yl_ast_string file;
} yl_ast_jar;

/* CALL path(args) */
typedef struct yl_ast_call_procedure {
    yl_ast head;
    yl_ast *call; /* CALL */
} yl_ast_call_procedure;

/* ANALYZE TABLE t [PARTITION (...)] COMPUTE STATISTICS [FOR COLUMNS a, b | FOR ALL COLUMNS] */
typedef struct yl_ast_analyze_table {
    yl_ast head;
    yl_ast_path path;
    yl_ast_list partition; /* PARTITION_VALUEs, values may be NULL */
    bool all_columns;
    yl_ast_name_list columns;
} yl_ast_analyze_table;

/* STOP JOB 'id' [WITH SAVEPOINT] [WITH DRAIN] */
typedef struct yl_ast_stop_job {
    yl_ast head;
    yl_ast_string job;
    bool savepoint, drain;
} yl_ast_stop_job;

typedef enum yl_ast_client_kind {
    YL_CLIENT_QUIT, /* QUIT and EXIT */
    YL_CLIENT_HELP,
    YL_CLIENT_CLEAR
} yl_ast_client_kind;

/* words for the shell alone */
typedef struct yl_ast_client_command {
    yl_ast head;
    yl_ast_client_kind command;
} yl_ast_client_command;

/* A statement that Flink knows and Yeoul does not: its first words ("CREATE MATERIALIZED TABLE")
 * and the span of the whole; whoever runs it refuses it by that name. */
typedef struct yl_ast_unsupported {
    yl_ast head;
    const char *name;
} yl_ast_unsupported;

#endif
