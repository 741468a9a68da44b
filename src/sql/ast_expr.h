/* Expression and type nodes of the syntax tree. Include "sql/ast.h", not this file.
 *
 * Functions with a syntax of their own (TRIM(BOTH a FROM b), EXTRACT, JSON_VALUE ... ON ERROR)
 * are CALL nodes like all others: the arguments stand in a fixed order, `syntax` says how it was
 * written, and clauses that are no arguments hang off the call.
 */
#ifndef YL_SQL_AST_EXPR_H
#define YL_SQL_AST_EXPR_H

#ifndef YL_SQL_AST_H
#error "include sql/ast.h"
#endif

typedef enum yl_ast_literal_kind {
    YL_LITERAL_NULL,
    YL_LITERAL_TRUE,
    YL_LITERAL_FALSE,
    YL_LITERAL_UNKNOWN, /* a BOOLEAN NULL */
    YL_LITERAL_INTEGER, /* text: digits only; the sign is a UNARY node around it */
    YL_LITERAL_DECIMAL, /* text: digits with one point, "1.50", ".5", "2." */
    YL_LITERAL_APPROX,  /* text: with an exponent, "1e3", "1.5E-7"; a DOUBLE */
    YL_LITERAL_STRING,  /* text: decoded UTF-8 */
    YL_LITERAL_BINARY,  /* text: the bytes of X'0AFF' */
    YL_LITERAL_DATE,    /* text: what stands between the quotes, not checked */
    YL_LITERAL_TIME,
    YL_LITERAL_TIMESTAMP,
    YL_LITERAL_TIMESTAMP_LTZ /* TIMESTAMP WITH LOCAL TIME ZONE '...' */
} yl_ast_literal_kind;

typedef struct yl_ast_literal {
    yl_ast head;
    yl_ast_literal_kind type;
    yl_str text;    /* see the kinds; empty for NULL and the booleans */
    yl_str charset; /* of _UTF8'...', else empty */
} yl_ast_literal;

/* Units of time in intervals, EXTRACT, FLOOR, CEIL, TIMESTAMPADD and TIMESTAMPDIFF. */
typedef enum yl_ast_unit {
    YL_AST_UNIT_NONE,
    YL_AST_UNIT_YEAR,
    YL_AST_UNIT_QUARTER,
    YL_AST_UNIT_MONTH,
    YL_AST_UNIT_WEEK,
    YL_AST_UNIT_DAY,
    YL_AST_UNIT_HOUR,
    YL_AST_UNIT_MINUTE,
    YL_AST_UNIT_SECOND,
    YL_AST_UNIT_MILLISECOND,
    YL_AST_UNIT_MICROSECOND,
    YL_AST_UNIT_NANOSECOND,
    YL_AST_UNIT_DOW,
    YL_AST_UNIT_DOY,
    YL_AST_UNIT_ISODOW,
    YL_AST_UNIT_ISOYEAR,
    YL_AST_UNIT_EPOCH,
    YL_AST_UNIT_DECADE,
    YL_AST_UNIT_CENTURY,
    YL_AST_UNIT_MILLENNIUM
} yl_ast_unit;

/* DAY(3) TO SECOND(6): from, to (NONE for a single unit), precisions (-1 when not written). */
typedef struct yl_ast_interval_qualifier {
    yl_ast_unit from, to;
    int precision; /* of `from` */
    int fraction;  /* of seconds: of `to`, or of a single SECOND(p, f) */
    yl_span span;
} yl_ast_interval_qualifier;

/* INTERVAL [+|-] '1-2' YEAR TO MONTH; also INTERVAL x DAY with a value that is no string */
typedef struct yl_ast_interval_literal {
    yl_ast head;
    bool negative;
    yl_str text;   /* between the quotes, not checked; NULL data when `value` is set */
    yl_ast *value; /* expr or NULL */
    yl_ast_interval_qualifier qualifier;
} yl_ast_interval_literal;

/* (left - right) DAY TO SECOND: the interval between two points in time */
typedef struct yl_ast_date_difference {
    yl_ast head;
    yl_ast *left, *right; /* exprs */
    yl_ast_interval_qualifier qualifier;
} yl_ast_date_difference;

/* a, t.a, c.d.t.a.field: which part is table, column or field is not known yet. Also MATCH
 * pattern variables (A.price). Niladic functions (CURRENT_DATE) are CALL nodes. */
typedef struct yl_ast_column {
    yl_ast head;
    yl_ast_path path; /* at least one name */
} yl_ast_column;

/* * or t.*: only as a SELECT item (COUNT(*) is a CALL with `star`). */
typedef struct yl_ast_star {
    yl_ast head;
    yl_ast_path qualifier; /* size 0 for a bare star */
} yl_ast_star;

/* f(x).name, (r).name, a[1].name; plain a.b.c is a COLUMN. */
typedef struct yl_ast_field {
    yl_ast head;
    yl_ast *base; /* expr */
    yl_ast_name name;
} yl_ast_field;

/* base[index]: array, map or row */
typedef struct yl_ast_index {
    yl_ast head;
    yl_ast *base, *index; /* exprs */
} yl_ast_index;

typedef enum yl_ast_unary_op { YL_UNARY_PLUS, YL_UNARY_MINUS, YL_UNARY_NOT } yl_ast_unary_op;

typedef struct yl_ast_unary {
    yl_ast head;
    yl_ast_unary_op op;
    yl_ast *operand; /* expr */
} yl_ast_unary;

typedef enum yl_ast_binary_op {
    YL_BINARY_OR,
    YL_BINARY_AND,
    YL_BINARY_EQ,
    YL_BINARY_NE, /* <> and != */
    YL_BINARY_LT,
    YL_BINARY_LE,
    YL_BINARY_GT,
    YL_BINARY_GE,
    YL_BINARY_IS_DISTINCT_FROM,
    YL_BINARY_IS_NOT_DISTINCT_FROM,
    YL_BINARY_ADD,
    YL_BINARY_SUB,
    YL_BINARY_MUL,
    YL_BINARY_DIV,
    YL_BINARY_MOD, /* % */
    YL_BINARY_CONCAT,
    YL_BINARY_OVERLAPS, /* both sides ROWs of two */
    YL_BINARY_CONTAINS,
    YL_BINARY_PRECEDES,
    YL_BINARY_SUCCEEDS,
    YL_BINARY_IMMEDIATELY_PRECEDES,
    YL_BINARY_IMMEDIATELY_SUCCEEDS,
    YL_BINARY_PERIOD_EQUALS,
    YL_BINARY_MEMBER_OF,
    YL_BINARY_NOT_MEMBER_OF,
    YL_BINARY_SUBMULTISET_OF,
    YL_BINARY_NOT_SUBMULTISET_OF,
    YL_BINARY_MULTISET_UNION,
    YL_BINARY_MULTISET_UNION_DISTINCT,
    YL_BINARY_MULTISET_INTERSECT,
    YL_BINARY_MULTISET_INTERSECT_DISTINCT,
    YL_BINARY_MULTISET_EXCEPT,
    YL_BINARY_MULTISET_EXCEPT_DISTINCT,
    YL_BINARY_OP_COUNT
} yl_ast_binary_op;

/* Chains of one operator lean to the left: a AND b AND c is ((a AND b) AND c). */
typedef struct yl_ast_binary {
    yl_ast head;
    yl_ast_binary_op op;
    yl_span op_span;      /* of the operator's token(s), for messages about both sides */
    yl_ast *left, *right; /* exprs */
} yl_ast_binary;

typedef enum yl_ast_is_test {
    YL_IS_NULL,
    YL_IS_TRUE,
    YL_IS_FALSE,
    YL_IS_UNKNOWN,
    YL_IS_JSON_VALUE, /* IS JSON and IS JSON VALUE */
    YL_IS_JSON_OBJECT,
    YL_IS_JSON_ARRAY,
    YL_IS_JSON_SCALAR,
    YL_IS_A_SET,
    YL_IS_EMPTY
} yl_ast_is_test;

/* operand IS [NOT] test */
typedef struct yl_ast_is {
    yl_ast head;
    yl_ast *operand; /* expr */
    yl_ast_is_test test;
    bool negated;
} yl_ast_is;

typedef struct yl_ast_between {
    yl_ast head;
    yl_ast *operand, *low, *high; /* exprs */
    bool negated, symmetric;
} yl_ast_between;

/* operand [NOT] IN (list) or (query). A row on the left is a ROW node. */
typedef struct yl_ast_in {
    yl_ast head;
    yl_ast *operand;  /* expr */
    yl_ast_list list; /* exprs; empty when `query` is set */
    yl_ast *query;    /* QUERY or NULL */
    bool negated;
} yl_ast_in;

typedef enum yl_ast_like_op { YL_LIKE, YL_ILIKE, YL_RLIKE, YL_SIMILAR_TO } yl_ast_like_op;

typedef struct yl_ast_like {
    yl_ast head;
    yl_ast_like_op op;
    bool negated;
    yl_ast *operand, *pattern; /* exprs */
    yl_ast *escape;            /* expr or NULL */
} yl_ast_like;

/* operand op ANY|ALL (list or query); SOME is ANY */
typedef struct yl_ast_quantified {
    yl_ast head;
    yl_ast_binary_op op; /* EQ .. GE */
    bool all;
    yl_ast *operand;  /* expr */
    yl_ast_list list; /* exprs; empty when `query` is set */
    yl_ast *query;    /* QUERY or NULL */
} yl_ast_quantified;

/* EXISTS (query) and UNIQUE (query); NOT is a UNARY around it */
typedef struct yl_ast_exists {
    yl_ast head;
    bool unique;
    yl_ast *query; /* QUERY */
} yl_ast_exists;

/* (query) as a value */
typedef struct yl_ast_subquery {
    yl_ast head;
    yl_ast *query; /* QUERY */
} yl_ast_subquery;

/* (a, b) or ROW(a, b); (a) alone is just a */
typedef struct yl_ast_row {
    yl_ast head;
    bool explicit_row; /* ROW was written; (a, b) and ROW(a, b) mean the same */
    yl_ast_list items; /* exprs; may be empty when explicit */
} yl_ast_row;

typedef enum yl_ast_collection_kind {
    YL_COLLECTION_ARRAY,
    YL_COLLECTION_MAP, /* items: key, value, key, value, ...; an even number is checked */
    YL_COLLECTION_MULTISET
} yl_ast_collection_kind;

/* ARRAY[1, 2], MAP['a', 1], MULTISET[1], ARRAY(SELECT ...) */
typedef struct yl_ast_collection {
    yl_ast head;
    yl_ast_collection_kind type;
    yl_ast_list items; /* exprs; empty when `query` is set */
    yl_ast *query;     /* QUERY or NULL */
} yl_ast_collection;

typedef struct yl_ast_case {
    yl_ast head;
    yl_ast *operand;   /* expr of the simple form, or NULL */
    yl_ast_list whens; /* WHENs, at least one */
    yl_ast *otherwise; /* expr, or NULL when there is no ELSE */
} yl_ast_case;

/* WHEN a, b THEN result: more than one test only in the simple form */
typedef struct yl_ast_when {
    yl_ast head;
    yl_ast_list tests; /* exprs, at least one */
    yl_ast *result;    /* expr */
} yl_ast_when;

/* CAST(operand AS type), TRY_CAST(...) */
typedef struct yl_ast_cast {
    yl_ast head;
    bool try_cast;
    yl_ast *operand; /* expr */
    yl_ast *type;    /* TYPE */
} yl_ast_cast;

/* How a call was written, where that is not name(argument, ...). */
typedef enum yl_ast_call_syntax {
    YL_CALL_PLAIN,
    YL_CALL_NILADIC,       /* CURRENT_DATE, LOCALTIMESTAMP, ... without parentheses */
    YL_CALL_EXTRACT,       /* EXTRACT(unit FROM x): args TIME_UNIT, x */
    YL_CALL_FLOOR_TO,      /* FLOOR(x TO unit), CEIL(x TO unit): args x, TIME_UNIT */
    YL_CALL_TRIM,          /* TRIM(s): args s (means BOTH) */
    YL_CALL_TRIM_BOTH,     /* TRIM([BOTH] [c] FROM s): args s [, c] */
    YL_CALL_TRIM_LEADING,  /* args s [, c] */
    YL_CALL_TRIM_TRAILING, /* args s [, c] */
    YL_CALL_SUBSTRING,     /* SUBSTRING(s FROM i [FOR n]): args s, i [, n] */
    YL_CALL_POSITION,      /* POSITION(a IN b [FROM i]): args a, b [, i] */
    YL_CALL_OVERLAY,       /* OVERLAY(s PLACING t FROM i [FOR n]): args s, t, i [, n] */
    YL_CALL_TIMESTAMP,     /* TIMESTAMPADD|DIFF(unit, a, b): args TIME_UNIT, a, b */
    YL_CALL_CONVERT,       /* CONVERT(x USING name): args x, COLUMN */
    YL_CALL_TRANSLATE,     /* TRANSLATE(x USING name): args x, COLUMN */
    YL_CALL_JSON           /* the clauses stand in `json` */
} yl_ast_call_syntax;

typedef enum yl_ast_quantifier {
    YL_QUANTIFIER_NONE,
    YL_QUANTIFIER_ALL,
    YL_QUANTIFIER_DISTINCT
} yl_ast_quantifier;

typedef enum yl_ast_null_treatment {
    YL_NULLS_DEFAULT,
    YL_NULLS_RESPECT,
    YL_NULLS_IGNORE
} yl_ast_null_treatment;

typedef enum yl_ast_match_semantics {
    YL_MATCH_DEFAULT,
    YL_MATCH_RUNNING,
    YL_MATCH_FINAL
} yl_ast_match_semantics;

/* What JSON_VALUE and its kin do ON EMPTY or ON ERROR. */
typedef enum yl_ast_json_behaviour {
    YL_JSON_UNSET,
    YL_JSON_NULL,
    YL_JSON_ERROR,
    YL_JSON_DEFAULT, /* JSON_VALUE; the expr stands beside */
    YL_JSON_EMPTY_ARRAY,
    YL_JSON_EMPTY_OBJECT,
    YL_JSON_TRUE, /* JSON_EXISTS */
    YL_JSON_FALSE,
    YL_JSON_UNKNOWN
} yl_ast_json_behaviour;

typedef enum yl_ast_json_wrapper {
    YL_JSON_WRAPPER_UNSET,
    YL_JSON_WRAPPER_WITHOUT,       /* WITHOUT [ARRAY] WRAPPER */
    YL_JSON_WRAPPER_CONDITIONAL,   /* WITH CONDITIONAL [ARRAY] WRAPPER */
    YL_JSON_WRAPPER_UNCONDITIONAL, /* WITH [UNCONDITIONAL] [ARRAY] WRAPPER */
} yl_ast_json_wrapper;

typedef enum yl_ast_json_nulls {
    YL_JSON_NULLS_UNSET,
    YL_JSON_NULLS_NULL,  /* NULL ON NULL */
    YL_JSON_NULLS_ABSENT /* ABSENT ON NULL */
} yl_ast_json_nulls;

/* The clauses of the JSON functions. Their operands are the call's args:
 * JSON_EXISTS, JSON_VALUE, JSON_QUERY: input, path. JSON_OBJECT, JSON_OBJECTAGG: key, value, ...
 * JSON_ARRAY, JSON_ARRAYAGG: the elements. Other names with JSON_ are plain calls. */
typedef struct yl_ast_json {
    yl_ast *returning; /* TYPE or NULL */
    yl_ast_json_behaviour on_empty, on_error;
    yl_ast *empty_default, *error_default; /* exprs, set with YL_JSON_DEFAULT */
    yl_ast_json_wrapper wrapper;
    yl_ast_json_nulls nulls;
    yl_ast_list order_by; /* ORDER_ITEMs inside of JSON_ARRAYAGG(x ORDER BY y) */
} yl_ast_json;

typedef struct yl_ast_call {
    yl_ast head;
    yl_ast_path name; /* the function, as written; reserved words in capitals */
    yl_ast_call_syntax syntax;
    yl_ast_quantifier quantifier; /* f(DISTINCT x) */
    bool star;                    /* COUNT(*); args is empty then */
    yl_ast_list args; /* exprs, NAMED_ARG, TABLE_ARG, DESCRIPTOR, TIME_UNIT, DEFAULT, QUERY (a table
                         argument written as a bare query) */
    const yl_ast_json *json;          /* with YL_CALL_JSON, else NULL */
    yl_ast_match_semantics semantics; /* RUNNING f(x), FINAL f(x) in MATCH_RECOGNIZE */
    yl_ast_list order_by;             /* ORDER_ITEMs: WITHIN GROUP (ORDER BY ...) */
    yl_ast_null_treatment nulls;
    yl_ast *filter; /* expr of FILTER (WHERE ...), or NULL */
    yl_ast *over;   /* WINDOW, or NULL; OVER w is a WINDOW with only `base` set */
} yl_ast_call;

/* name => value */
typedef struct yl_ast_named_arg {
    yl_ast head;
    yl_ast_name name;
    yl_ast *value; /* anything that an argument can be */
} yl_ast_named_arg;

/* TABLE t, TABLE (query), (query) or a table with PARTITION BY / ORDER BY, as an argument of a
 * table function */
typedef struct yl_ast_table_arg {
    yl_ast head;
    yl_ast *table;            /* TABLE_NAME, DERIVED_TABLE or TABLE_FUNCTION */
    yl_ast_list partition_by; /* exprs */
    yl_ast_list order_by;     /* ORDER_ITEMs */
} yl_ast_table_arg;

/* DESCRIPTOR(a, b): each name may carry a type in Flink 2.x's PTFs, kept beside it */
typedef struct yl_ast_descriptor {
    yl_ast head;
    yl_ast_name_list names;
} yl_ast_descriptor;

/* a unit of time where an argument stands */
typedef struct yl_ast_time_unit {
    yl_ast head;
    yl_ast_unit unit;
} yl_ast_time_unit;

/* DEFAULT as an argument or a value of INSERT */
typedef struct yl_ast_default {
    yl_ast head;
} yl_ast_default;

/* Type names as written, synonyms already folded (INTEGER is INT, DEC is DECIMAL). */
typedef enum yl_ast_type_kind {
    YL_ATYPE_BOOLEAN,
    YL_ATYPE_TINYINT,
    YL_ATYPE_SMALLINT,
    YL_ATYPE_INT,
    YL_ATYPE_BIGINT,
    YL_ATYPE_FLOAT,
    YL_ATYPE_DOUBLE,
    YL_ATYPE_DECIMAL, /* p, s; both -1 when not written: DECIMAL(10, 0) */
    YL_ATYPE_CHAR,    /* p = length, -1: 1 */
    YL_ATYPE_VARCHAR, /* p = length, -1: 1 */
    YL_ATYPE_STRING,
    YL_ATYPE_BINARY,
    YL_ATYPE_VARBINARY,
    YL_ATYPE_BYTES,
    YL_ATYPE_DATE,
    YL_ATYPE_TIME,         /* p, -1: 0 */
    YL_ATYPE_TIMESTAMP,    /* p, -1: 6 */
    YL_ATYPE_TIMESTAMP_TZ, /* WITH TIME ZONE: parsed, no such type in Flink's SQL */
    YL_ATYPE_TIMESTAMP_LTZ,
    YL_ATYPE_TIME_TZ, /* TIME WITH [LOCAL] TIME ZONE: parsed, refused later */
    YL_ATYPE_INTERVAL,
    YL_ATYPE_ARRAY,      /* children[0] */
    YL_ATYPE_MULTISET,   /* children[0] */
    YL_ATYPE_MAP,        /* children[0] key, children[1] value */
    YL_ATYPE_ROW,        /* children: TYPE_FIELDs, possibly none */
    YL_ATYPE_STRUCTURED, /* STRUCTURED<'class', f T, ...>: class_name, TYPE_FIELDs */
    YL_ATYPE_RAW,        /* class_name, serializer */
    YL_ATYPE_NULL,
    YL_ATYPE_VARIANT,
    YL_ATYPE_BITMAP,
    YL_ATYPE_NAMED, /* any other name: `path` */
    YL_ATYPE_COUNT
} yl_ast_type_kind;

typedef struct yl_ast_type {
    yl_ast head;
    yl_ast_type_kind type;
    int precision, scale;                /* what stands in parentheses, -1 when absent */
    bool not_null;                       /* NOT NULL was written; types are nullable otherwise */
    bool null_written;                   /* NULL was written, which says nothing new */
    yl_ast_list children;                /* TYPEs or TYPE_FIELDs, see the kinds */
    yl_ast_interval_qualifier qualifier; /* of INTERVAL */
    yl_ast_string class_name, serializer;
    yl_ast_path path; /* of NAMED */
} yl_ast_type;

/* name TYPE ['comment'] inside of ROW<...> */
typedef struct yl_ast_type_field {
    yl_ast head;
    yl_ast_name name;
    yl_ast *type; /* TYPE */
    yl_ast_string comment;
} yl_ast_type_field;

#endif
