/* Logical types: Flink's, with nullability, and how their values lie in memory.
 *
 * A yl_type is immutable. It lives in an arena (statement, then job) or is one of the static
 * ones below; whoever holds a vector, plan or schema knows that its types outlive it. Types are
 * compared by yl_type_equal, never by address.
 *
 * Values by physical form:
 *
 *     BOOL    uint8_t 0/1       one byte, not a bit: comparisons and AND/OR stay plain loops;
 *                               the Arrow boundary packs them
 *     I8..I64 intN_t            DATE: days since 1970-01-01; TIME: milliseconds of the day;
 *                               TIMESTAMP, TIMESTAMP_LTZ (p <= 6): microseconds since the epoch;
 *                               INTERVAL YEAR TO MONTH: months; DAY TO SECOND: milliseconds
 *     I128    yl_int128         DECIMAL: unscaled value; TIMESTAMP(7..9): nanoseconds
 *     F32 F64 float, double
 *     STR     yl_view           16 bytes, see data/vector.h
 *     LIST    yl_list_entry     {offset, length} into child 0 (ARRAY elements)
 *     MAP     yl_list_entry     into child 0 (keys) and child 1 (values); a MULTISET's values
 *                               are INT counts
 *     ROW     nothing           fields are the children, each as long as the row vector
 *     OBJECT  void *            with a table of ref, unref, hash, equal, serialise
 */
#ifndef YL_DATA_TYPES_H
#define YL_DATA_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "base/strbuf.h"
#include "data/decimal.h" /* yl_int128 */

typedef enum yl_root {
#define YL_TYPE(root, name, phys) YL_##root,
#include "data/types.def"
#undef YL_TYPE
    YL_ROOT_COUNT
} yl_root;

typedef enum yl_phys {
    YL_PHYS_BOOL,
    YL_PHYS_I8,
    YL_PHYS_I16,
    YL_PHYS_I32,
    YL_PHYS_I64,
    YL_PHYS_I128,
    YL_PHYS_F32,
    YL_PHYS_F64,
    YL_PHYS_STR,
    YL_PHYS_LIST,
    YL_PHYS_MAP,
    YL_PHYS_ROW,
    YL_PHYS_OBJECT,
} yl_phys;

enum {
    YL_LENGTH_MAX = 2147483647, /* VARCHAR(YL_LENGTH_MAX) is STRING, VARBINARY(...) is BYTES */
    YL_DECIMAL_PRECISION_MAX = 38,
    YL_TIME_PRECISION_MAX = 9,
};

typedef struct yl_type yl_type;

/* What vectors do with the pointers of an OBJECT type. Objects are never NULL here; `hash`,
 * `equal` and the rest may be NULL where the type is never a key, ordered, stored or printed. A
 * table whose ref and unref need a lock (Python's) is only moved by threads that hold it. */
typedef struct yl_object_ops {
    const char *name;
    void *(*ref)(void *object); /* another reference to the same object; cannot fail */
    void (*unref)(void *object);
    uint64_t (*hash)(const void *object); /* stable across runs: key groups depend on it */
    bool (*equal)(const void *a, const void *b);
    int (*compare)(const void *a, const void *b);
    yl_status (*write)(const void *object, yl_strbuf *out, yl_error *err);
    yl_status (*read)(yl_str bytes, void **out, yl_error *err);
    void (*print)(const void *object, yl_strbuf *out);
} yl_object_ops;

typedef struct yl_field {
    yl_str name;
    const yl_type *type;
    yl_str comment; /* empty when there is none */
} yl_field;

struct yl_type {
    yl_root root;
    bool nullable;
    int32_t length;         /* CHAR, VARCHAR, BINARY, VARBINARY */
    uint8_t precision;      /* DECIMAL, TIME, TIMESTAMP*, the day or year digits of INTERVALs */
    uint8_t scale;          /* DECIMAL; fraction digits of INTERVAL_DAY_TIME */
    uint8_t time_attribute; /* 0, or a YL_ATTRIBUTE_ of a TIMESTAMP* column */
    uint8_t interval_units; /* of INTERVALs: yl_interval_units(first, last); 0 = not said */
    uint32_t n_fields;      /* ROW: its fields; ARRAY, MULTISET: 1; MAP: 2 (key, value) */
    const yl_field *fields;
    yl_str raw_class;             /* RAW: the class name it was declared with */
    const yl_object_ops *objects; /* OBJECT: how its pointers are kept; static */
};

enum { YL_ATTRIBUTE_NONE, YL_ATTRIBUTE_ROWTIME, YL_ATTRIBUTE_PROCTIME };

/* The names and types of a table's or operator's columns: a ROW type's fields. */
typedef struct yl_schema {
    uint32_t n;
    const yl_field *fields;
} yl_schema;

/* Static nullable types. */
extern const yl_type yl_type_null, yl_type_boolean, yl_type_tinyint, yl_type_smallint, yl_type_int,
    yl_type_bigint, yl_type_float, yl_type_double, yl_type_string, yl_type_bytes, yl_type_date,
    yl_type_time, yl_type_timestamp3, yl_type_timestamp6, yl_type_ltz3, yl_type_ltz6,
    yl_type_interval_month, yl_type_interval_second;

/* Constructors; all give nullable types, in `arena`. Arguments are taken as they are: the binder
 * has checked the ranges. On out of memory the arena's flag is set and a static type returned. */
const yl_type *yl_type_plain(yl_arena *arena, yl_root root);
const yl_type *yl_type_with_length(yl_arena *arena, yl_root root, int32_t length);
const yl_type *yl_type_with_precision(yl_arena *arena, yl_root root, int precision);
const yl_type *yl_type_decimal(yl_arena *arena, int precision, int scale);
const yl_type *yl_type_array(yl_arena *arena, const yl_type *element);
const yl_type *yl_type_multiset(yl_arena *arena, const yl_type *element);
const yl_type *yl_type_map(yl_arena *arena, const yl_type *key, const yl_type *value);
const yl_type *yl_type_row(yl_arena *arena, const yl_field *fields, uint32_t n);
const yl_type *yl_type_object(yl_arena *arena, const yl_object_ops *objects);
/* The same type, nullable or not; copies only if needed. */
const yl_type *yl_type_nullable(yl_arena *arena, const yl_type *type, bool nullable);
/* A deep copy into another arena. */
const yl_type *yl_type_copy(yl_arena *arena, const yl_type *type);

yl_phys yl_type_phys(const yl_type *type);
/* Bytes of one value in a vector; 0 for ROW. */
size_t yl_phys_size(yl_phys phys);

/* How interval_units says "DAY TO SECOND": by the yl_time_unit (data/calendar.h) of the first and
 * the last field, both plus one. */
static inline uint8_t yl_interval_units(int first, int last)
{
    return (uint8_t)((first + 1) | (last + 1) << 4);
}
/* The yl_time_unit of an INTERVAL with a single field, or -1 when units are not said. */
static inline int yl_interval_unit(const yl_type *type)
{
    return (type->interval_units & 15) - 1;
}
/* One field, or nothing said about fields. */
static inline bool yl_interval_is_single(const yl_type *type)
{
    return (type->interval_units & 15) == type->interval_units >> 4;
}

/* Same root, parameters, children and nullability; `equal_nulls` false ignores nullability at
 * every level. Field names of ROWs count, comments do not. */
bool yl_type_equal(const yl_type *a, const yl_type *b, bool equal_nulls);
bool yl_type_is_integer(const yl_type *type);   /* TINYINT..BIGINT */
bool yl_type_is_numeric(const yl_type *type);   /* integers, DECIMAL, FLOAT, DOUBLE */
bool yl_type_is_text(const yl_type *type);      /* CHAR, VARCHAR */
bool yl_type_is_bytes(const yl_type *type);     /* BINARY, VARBINARY */
bool yl_type_is_timestamp(const yl_type *type); /* TIMESTAMP, TIMESTAMP_LTZ */
bool yl_type_is_temporal(const yl_type *type);  /* DATE, TIME, TIMESTAMP* */
bool yl_type_is_interval(const yl_type *type);
bool yl_type_is_nested(const yl_type *type); /* ARRAY, MAP, MULTISET, ROW */

/* Flink's summary string: "VARCHAR(5) NOT NULL", "STRING", "ROW<`a` INT, `b` STRING>",
 * "TIMESTAMP_LTZ(3) *PROCTIME*". */
void yl_type_print(const yl_type *type, yl_strbuf *out);
/* The same in an arena. */
const char *yl_type_text(yl_arena *arena, const yl_type *type);
const char *yl_root_name(yl_root root);

#endif
