/* Query and FROM nodes of the syntax tree. Include "sql/ast.h", not this file.
 *
 *     QUERY = [WITH ...] body [ORDER BY] [OFFSET] [LIMIT]
 *     body  = SELECT | VALUES | EXPLICIT_TABLE | SET_OP (of two bodies) | QUERY (parenthesised)
 *
 * Wherever a tree holds "a query", it holds a QUERY node, also around a bare SELECT.
 */
#ifndef YL_SQL_AST_QUERY_H
#define YL_SQL_AST_QUERY_H

#ifndef YL_SQL_AST_H
#error "include sql/ast.h"
#endif

typedef struct yl_ast_query {
    yl_ast head;
    bool recursive;       /* WITH RECURSIVE */
    yl_ast_list with;     /* WITH_ITEMs */
    yl_ast *body;         /* SELECT, VALUES, EXPLICIT_TABLE, SET_OP or QUERY */
    yl_ast_list order_by; /* ORDER_ITEMs */
    yl_ast *offset;       /* expr (an unsigned integer literal) or NULL */
    yl_ast *limit;        /* expr (an unsigned integer literal), LIMIT n or FETCH n; or NULL */
} yl_ast_query;

/* name [(columns)] AS (query) */
typedef struct yl_ast_with_item {
    yl_ast head;
    yl_ast_name name;
    yl_ast_name_list columns;
    yl_ast *query; /* QUERY */
} yl_ast_with_item;

typedef struct yl_ast_select {
    yl_ast head;
    yl_ast_list hints;            /* HINTs after SELECT */
    yl_ast_quantifier quantifier; /* SELECT ALL | DISTINCT */
    yl_ast_list items;            /* SELECT_ITEMs, at least one */
    yl_ast *from;                 /* from item, or NULL; commas are JOINs */
    yl_ast *where;                /* expr or NULL */
    bool grouped;                 /* GROUP BY was written (it may be `GROUP BY ()`) */
    yl_ast_quantifier group_quantifier;
    yl_ast_list group_by; /* exprs and GROUPINGs */
    yl_ast *having;       /* expr or NULL */
    yl_ast_list windows;  /* WINDOWs with their names */
    yl_ast *qualify;      /* expr or NULL */
} yl_ast_select;

/* expr [[AS] alias] */
typedef struct yl_ast_select_item {
    yl_ast head;
    yl_ast *expr;      /* expr, or STAR (never with an alias) */
    yl_ast_name alias; /* may be absent */
} yl_ast_select_item;

/* VALUES (1, 'a'), (2, 'b'): a row is a ROW node, or an expr for a row of one column */
typedef struct yl_ast_values {
    yl_ast head;
    yl_ast_list rows;
} yl_ast_values;

/* TABLE t as a query */
typedef struct yl_ast_explicit_table {
    yl_ast head;
    yl_ast_path path;
} yl_ast_explicit_table;

typedef enum yl_ast_set_op_kind {
    YL_SET_UNION,
    YL_SET_INTERSECT,
    YL_SET_EXCEPT /* also MINUS */
} yl_ast_set_op_kind;

/* left op [ALL] right; INTERSECT binds tighter, the rest leans to the left */
typedef struct yl_ast_set_op {
    yl_ast head;
    yl_ast_set_op_kind op;
    bool all;
    yl_ast *left, *right; /* bodies */
} yl_ast_set_op;

typedef enum yl_ast_grouping_kind {
    YL_GROUPING_SETS,
    YL_GROUPING_ROLLUP,
    YL_GROUPING_CUBE,
    YL_GROUPING_EMPTY /* () */
} yl_ast_grouping_kind;

/* GROUPING SETS (...), ROLLUP (...), CUBE (...), (): an item with several columns is a ROW */
typedef struct yl_ast_grouping {
    yl_ast head;
    yl_ast_grouping_kind type;
    yl_ast_list items; /* exprs and, inside of GROUPING SETS, GROUPINGs */
} yl_ast_grouping;

typedef enum yl_ast_nulls_order {
    YL_NULLS_ORDER_DEFAULT,
    YL_NULLS_FIRST,
    YL_NULLS_LAST
} yl_ast_nulls_order;

typedef struct yl_ast_order_item {
    yl_ast head;
    yl_ast *expr; /* expr; an integer literal means a column's number where the clause allows it */
    bool descending;
    yl_ast_nulls_order nulls;
} yl_ast_order_item;

typedef enum yl_ast_frame_unit {
    YL_FRAME_NONE, /* no frame was written */
    YL_FRAME_ROWS,
    YL_FRAME_RANGE,
    YL_FRAME_GROUPS
} yl_ast_frame_unit;

typedef enum yl_ast_bound_kind {
    YL_BOUND_NONE, /* the end of a frame without BETWEEN */
    YL_BOUND_UNBOUNDED_PRECEDING,
    YL_BOUND_PRECEDING,
    YL_BOUND_CURRENT_ROW,
    YL_BOUND_FOLLOWING,
    YL_BOUND_UNBOUNDED_FOLLOWING
} yl_ast_bound_kind;

typedef struct yl_ast_bound {
    yl_ast_bound_kind kind;
    yl_ast *offset; /* expr with PRECEDING and FOLLOWING, else NULL */
    yl_span span;
} yl_ast_bound;

/* ([base] [PARTITION BY ...] [ORDER BY ...] [ROWS|RANGE ...]) */
typedef struct yl_ast_window {
    yl_ast head;
    yl_ast_name name;         /* in a WINDOW clause: name AS (...); absent in OVER */
    yl_ast_name base;         /* OVER base, or (base ...); may be absent */
    yl_ast_list partition_by; /* exprs */
    yl_ast_list order_by;     /* ORDER_ITEMs */
    yl_ast_frame_unit unit;
    yl_ast_bound start, end;
} yl_ast_window;

/* One hint of a hint comment: OPTIONS('k'='v'), BROADCAST(t1, t2), LOOKUP('table'='t', ...) */
typedef struct yl_ast_hint {
    yl_ast head;
    yl_ast_name name;
    yl_ast_list options; /* HINT_OPTIONs in order */
} yl_ast_hint;

/* 'k' = 'v' or k = 'v' (key and value), or a bare name, string or number (only value) */
typedef struct yl_ast_hint_option {
    yl_ast head;
    yl_ast_string key; /* absent for a bare value */
    yl_ast_string value;
    bool value_is_name; /* a bare identifier; `value` holds its parts joined by points */
} yl_ast_hint_option;

/* What follows every kind of table in FROM: [AS] name [(columns)] */
typedef struct yl_ast_alias {
    yl_ast_name name; /* may be absent */
    yl_ast_name_list columns;
} yl_ast_alias;

/* From items all begin with a head and an alias, except JOIN, which has no alias of its own. */

/* t, db.t, cat.db.t, a WITH name, or a dotted path to be correlated */
typedef struct yl_ast_table_name {
    yl_ast head;
    yl_ast_alias alias;
    yl_ast_path path;
    yl_ast_list hints;   /* HINTs */
    yl_ast *system_time; /* expr of FOR SYSTEM_TIME AS OF, or NULL */
} yl_ast_table_name;

/* [LATERAL] (query) */
typedef struct yl_ast_derived_table {
    yl_ast head;
    yl_ast_alias alias;
    bool lateral;
    yl_ast *query;       /* QUERY */
    yl_ast *system_time; /* expr or NULL */
} yl_ast_derived_table;

/* UNNEST(a [, b]) [WITH ORDINALITY] */
typedef struct yl_ast_unnest {
    yl_ast head;
    yl_ast_alias alias;
    bool lateral; /* LATERAL was written; UNNEST sees the tables to its left in any case */
    bool ordinality;
    yl_ast_list exprs;
} yl_ast_unnest;

/* TABLE(f(...)), LATERAL TABLE(f(...)), f(...): also the window TVFs */
typedef struct yl_ast_table_function {
    yl_ast head;
    yl_ast_alias alias;
    bool lateral;
    bool table_written;  /* wrapped in TABLE(...) */
    yl_ast *call;        /* CALL */
    yl_ast *system_time; /* expr or NULL */
} yl_ast_table_function;

typedef enum yl_ast_join_kind {
    YL_AST_JOIN_COMMA,
    YL_AST_JOIN_CROSS,
    YL_AST_JOIN_INNER,
    YL_AST_JOIN_LEFT,
    YL_AST_JOIN_RIGHT,
    YL_AST_JOIN_FULL
} yl_ast_join_kind;

/* Joins lean to the left; a comma binds weaker than JOIN. */
typedef struct yl_ast_join {
    yl_ast head;
    yl_ast_join_kind type;
    bool natural;
    yl_span join_span;      /* of the words LEFT OUTER JOIN */
    yl_ast *left, *right;   /* from items */
    yl_ast *on;             /* expr or NULL */
    yl_ast_name_list using; /* empty unless USING (...) */
} yl_ast_join;

typedef enum yl_ast_rows_per_match {
    YL_ROWS_PER_MATCH_DEFAULT,
    YL_ROWS_PER_MATCH_ONE,
    YL_ROWS_PER_MATCH_ALL
} yl_ast_rows_per_match;

typedef enum yl_ast_after_match {
    YL_AFTER_MATCH_DEFAULT,
    YL_AFTER_MATCH_NEXT_ROW,
    YL_AFTER_MATCH_PAST_LAST_ROW,
    YL_AFTER_MATCH_FIRST, /* TO FIRST variable */
    YL_AFTER_MATCH_LAST   /* TO LAST variable and TO variable */
} yl_ast_after_match;

typedef struct yl_ast_match_recognize {
    yl_ast head;
    yl_ast_alias alias;
    yl_ast *input;            /* from item (its own alias may be set) */
    yl_ast_list partition_by; /* exprs */
    yl_ast_list order_by;     /* ORDER_ITEMs */
    yl_ast_list measures;     /* MATCH_ITEMs */
    yl_ast_rows_per_match rows_per_match;
    yl_ast_after_match after_match;
    yl_ast_name after_variable;    /* with FIRST and LAST */
    bool start_anchor, end_anchor; /* ^ and $ around the pattern */
    yl_ast *pattern;               /* PATTERN */
    yl_ast *within;                /* INTERVAL_LITERAL or NULL */
    yl_ast_list subsets;           /* MATCH_SUBSETs */
    yl_ast_list defines;           /* MATCH_ITEMs, possibly none */
} yl_ast_match_recognize;

/* a measure: expr AS name; a definition: name AS expr */
typedef struct yl_ast_match_item {
    yl_ast head;
    yl_ast_name name;
    yl_ast *expr; /* expr */
} yl_ast_match_item;

/* SUBSET name = (a, b) */
typedef struct yl_ast_match_subset {
    yl_ast head;
    yl_ast_name name;
    yl_ast_name_list members;
} yl_ast_match_subset;

typedef enum yl_ast_pattern_kind {
    YL_PATTERN_VARIABLE,   /* `name` */
    YL_PATTERN_CONCAT,     /* items one after the other */
    YL_PATTERN_ALTERNATE,  /* a | b */
    YL_PATTERN_PERMUTE,    /* PERMUTE(a, b) */
    YL_PATTERN_EXCLUDE,    /* {- a -}: one item */
    YL_PATTERN_QUANTIFIED, /* one item, min, max, greedy */
} yl_ast_pattern_kind;

typedef struct yl_ast_pattern {
    yl_ast head;
    yl_ast_pattern_kind type;
    yl_ast_name name;
    yl_ast_list items; /* PATTERNs */
    int64_t min, max;  /* of QUANTIFIED, max -1: without bound; else -1 */
    bool reluctant;    /* a? after the quantifier */
} yl_ast_pattern;

#endif
