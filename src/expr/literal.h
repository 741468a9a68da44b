/* Literals: the value that a constant keeps once it has been folded.
 *
 * Flink's planner turns every constant into a literal of its own, and its literals cannot hold all
 * values of their types. What a constant loses there shows in results, so it is lost here as well:
 *
 *     FLOAT         seven digits, 16777216 is 1.677722E7, unless it was cast from a number;
 *                   neither -0.0 nor NaN nor Infinity
 *     DOUBLE        no -0.0
 *     CHAR(n)       n characters exactly: UPPER('straße') is STRASS; VARCHAR(n) at most n
 *     DATE          the years 1 to 9999
 *     DECIMAL(p,s)  p digits, where a CAST of a text may round up to one more
 *
 * A CAST of a literal works on what the literal says, not on what a column would hold:
 *
 *     number to FLOAT or DOUBLE to another number      the first to the last, at one go
 *     FLOAT to DOUBLE, DECIMAL     by its seven digits: 0.1 stays 0.1
 *     DOUBLE to DECIMAL            by all of its binary digits: 0.1 is 0.100000000000000006,
 *                                  unless it is written as a DOUBLE: 0.1E0 is 0.1
 *     TIMESTAMP, TIMESTAMP_LTZ     to fewer digits: cut, also before 1970
 *
 * And texts of literals have the order of Java's chars, where U+1F600 comes before U+FF61.
 */
#ifndef YL_EXPR_LITERAL_H
#define YL_EXPR_LITERAL_H

#include "expr/expr.h"

/* Makes the one row of `value` what a literal of `type` holds; an error when none can hold it.
 * `from` is the type it was cast from, NULL for other calls. */
yl_status yl_literal_settle(const yl_type *type, const yl_type *from, yl_vector *value,
                            yl_span span, yl_error *err);
/* CAST(from AS to) of a literal that is not NULL, by the rules above. *out stays NULL when the
 * ordinary cast is meant. */
yl_status yl_literal_cast(const yl_vector *from, const yl_type *to, yl_vector **out, yl_error *err);

/* <0, 0, >0: the order of two literals' texts. */
int yl_literal_compare_texts(yl_str a, yl_str b);

#endif
