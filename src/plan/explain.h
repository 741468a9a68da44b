/* Plans as text: Flink's node names and layout.
 *
 *     HashAggregate(isMerge=[true], groupBy=[category], select=[category, Final_SUM(s$0) AS s])
 *     +- Exchange(distribution=[hash[category]])
 *        +- LocalHashAggregate(groupBy=[category], select=[category, Partial_SUM(amount) AS s])
 *           +- TableSourceScan(table=[[default_catalog, default_database, sales]], fields=[...])
 */
#ifndef YL_PLAN_EXPLAIN_H
#define YL_PLAN_EXPLAIN_H

#include "plan/rel.h"

/* The whole tree below `root`: logical nodes with Calcite's names (LogicalProject ...), physical
 * ones with Flink's. */
void yl_rel_print(const yl_rel *root, yl_strbuf *out);
/* One node without its inputs: "Calc(select=[a], where=[(a > 5)])"; in `arena`. */
const char *yl_rel_text(yl_arena *arena, const yl_rel *rel);

#endif
