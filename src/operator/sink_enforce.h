/* What a sink does with values that its columns' constraints forbid: NULL in a NOT NULL column,
 * lengths that do not fit. Flink's constraint enforcer. */
#ifndef YL_OPERATOR_SINK_ENFORCE_H
#define YL_OPERATOR_SINK_ENFORCE_H

#include "data/batch.h"
#include "graph/specs.h"

/* Fails (CONSTRAINT), drops rows or mends values of `batch`, as the spec says. */
yl_status yl_sink_enforce(const yl_sink_op_spec *spec, yl_batch *batch, yl_error *err);

#endif
