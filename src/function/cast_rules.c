/* Which casts exist: Flink's tables, and what its planner makes of them.
 *
 * Three authorities have to agree before Flink runs a cast: Calcite's validator, the table of
 * LogicalTypeCasts and the rules of the code generator. The tables below are their intersection,
 * taken from the answers that Flink 2.3 gives for every pair (conformance/cast). So an INT cannot
 * become BINARY nor an INTERVAL a number, although the table alone would allow both. An integer
 * becomes an INTERVAL of one unit by CAST only: the table calls that implicit, but the validator
 * never lets it happen by itself.
 *
 * Nullability plays no part here: a CAST keeps it, a sink checks it while it runs.
 */
#include "function/cast.h"

/* Rows of the tables: one bit per root. */
#define BIT(root) (UINT32_C(1) << YL_##root)
#define INTEGERS  (BIT(TINYINT) | BIT(SMALLINT) | BIT(INT) | BIT(BIGINT))
#define NUMBERS   (INTEGERS | BIT(DECIMAL) | BIT(FLOAT) | BIT(DOUBLE))
#define TEXTS     (BIT(CHAR) | BIT(VARCHAR))
#define BYTES     (BIT(BINARY) | BIT(VARBINARY))
#define STAMPS    (BIT(TIMESTAMP) | BIT(TIMESTAMP_LTZ))
#define INTERVALS (BIT(INTERVAL_YEAR_MONTH) | BIT(INTERVAL_DAY_TIME))

_Static_assert(YL_ROOT_COUNT <= 32, "a root has a bit");

/* To which roots a value goes by itself, apart from its own. */
static const uint32_t implicit_to[YL_ROOT_COUNT] = {
    [YL_TINYINT] = NUMBERS & ~BIT(TINYINT),
    [YL_SMALLINT] = NUMBERS & ~(BIT(TINYINT) | BIT(SMALLINT)),
    [YL_INT] = BIT(BIGINT) | BIT(DECIMAL) | BIT(FLOAT) | BIT(DOUBLE),
    [YL_BIGINT] = BIT(DECIMAL) | BIT(FLOAT) | BIT(DOUBLE),
    [YL_FLOAT] = BIT(DECIMAL) | BIT(DOUBLE),
    [YL_DOUBLE] = BIT(DECIMAL),
    [YL_DECIMAL] = BIT(FLOAT) | BIT(DOUBLE),
    [YL_CHAR] = BIT(VARCHAR),
    [YL_BINARY] = BIT(VARBINARY),
    [YL_TIMESTAMP] = BIT(DATE) | BIT(TIME) | BIT(TIMESTAMP_LTZ),
    [YL_TIMESTAMP_LTZ] = BIT(TIMESTAMP),
};

/* Where only CAST brings it, in addition. */
static const uint32_t explicit_to[YL_ROOT_COUNT] = {
    [YL_BOOLEAN] = NUMBERS | TEXTS,
    [YL_TINYINT] = BIT(BOOLEAN) | TEXTS | INTERVALS,
    [YL_SMALLINT] = BIT(BOOLEAN) | BIT(TINYINT) | TEXTS | INTERVALS,
    [YL_INT] = BIT(BOOLEAN) | BIT(TINYINT) | BIT(SMALLINT) | TEXTS | INTERVALS,
    [YL_BIGINT] = BIT(BOOLEAN) | BIT(TINYINT) | BIT(SMALLINT) | BIT(INT) | TEXTS | INTERVALS,
    [YL_FLOAT] = BIT(BOOLEAN) | INTEGERS | TEXTS,
    [YL_DOUBLE] = BIT(BOOLEAN) | INTEGERS | BIT(FLOAT) | TEXTS,
    [YL_DECIMAL] = BIT(BOOLEAN) | INTEGERS | TEXTS,
    [YL_CHAR] = BIT(BOOLEAN) | NUMBERS | BIT(DATE) | BIT(TIME) | STAMPS | BYTES,
    [YL_VARCHAR] = BIT(BOOLEAN) | NUMBERS | BIT(CHAR) | BIT(DATE) | BIT(TIME) | STAMPS | BYTES,
    [YL_BINARY] = TEXTS,
    [YL_VARBINARY] = BIT(BINARY) | TEXTS,
    [YL_DATE] = TEXTS | STAMPS,
    [YL_TIME] = TEXTS | STAMPS,
    [YL_TIMESTAMP] = TEXTS,
    [YL_TIMESTAMP_LTZ] = BIT(DATE) | BIT(TIME) | TEXTS,
    [YL_INTERVAL_YEAR_MONTH] = TEXTS,
    [YL_INTERVAL_DAY_TIME] = TEXTS,
    [YL_ARRAY] = TEXTS,
    [YL_MAP] = TEXTS,
    [YL_MULTISET] = TEXTS,
    [YL_ROW] = TEXTS,
};

static yl_cast_kind nested_kind(const yl_type *from, const yl_type *to)
{
    yl_cast_kind kind = YL_CAST_IMPLICIT;
    if (from->n_fields != to->n_fields)
        return YL_CAST_REFUSED;
    for (uint32_t i = 0; i < from->n_fields; i++) {
        yl_cast_kind field = yl_cast_kind_of(from->fields[i].type, to->fields[i].type);
        if (field < kind)
            kind = field;
    }
    return kind;
}

yl_cast_kind yl_cast_kind_of(const yl_type *from, const yl_type *to)
{
    if (to->root == YL_SYMBOL || to->root == YL_OBJECT || to->root == YL_RAW ||
        from->root == YL_SYMBOL || from->root == YL_OBJECT || from->root == YL_RAW)
        return yl_type_equal(from, to, false) ? YL_CAST_IMPLICIT : YL_CAST_REFUSED;
    if (from->root == YL_NULL)
        return YL_CAST_IMPLICIT;
    if (yl_type_is_integer(from) && yl_type_is_interval(to) && !yl_interval_is_single(to))
        return YL_CAST_REFUSED;
    if (from->root == to->root)
        return yl_type_is_nested(from) ? nested_kind(from, to) : YL_CAST_IMPLICIT;
    if (implicit_to[from->root] >> to->root & 1)
        return YL_CAST_IMPLICIT;
    return explicit_to[from->root] >> to->root & 1 ? YL_CAST_EXPLICIT : YL_CAST_REFUSED;
}

bool yl_cast_can_fail(const yl_type *from, const yl_type *to)
{
    if (yl_type_is_nested(from)) {
        if (from->root != to->root)
            return false; /* to text */
        for (uint32_t i = 0; i < from->n_fields; i++)
            if (yl_cast_can_fail(from->fields[i].type, to->fields[i].type))
                return true;
        return false;
    }
    if (yl_type_is_text(from))
        return !yl_type_is_text(to) && !yl_type_is_bytes(to);
    return (from->root == YL_FLOAT || from->root == YL_DOUBLE) && to->root == YL_DECIMAL;
}

bool yl_cast_is_total(const yl_type *from, const yl_type *to)
{
    uint32_t plain = BIT(BOOLEAN) | INTEGERS | BIT(FLOAT) | BIT(DOUBLE);
    return (plain >> from->root & 1) && (plain >> to->root & 1);
}
