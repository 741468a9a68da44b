/* A guess at how many rows a node gives: only to choose the smaller side of a join. Scans guess
 * from what their connector knows without opening anything (bytes of the files), so guesses are
 * comparable with each other and mean nothing else. */
#ifndef YL_OPTIMIZE_ESTIMATE_H
#define YL_OPTIMIZE_ESTIMATE_H

#include "plan/rel.h"

double yl_estimate_rows(const yl_rel *rel);
/* Notes the guess in the node, so that those above need not ask its inputs again. */
void yl_estimate_keep(yl_rel *rel);
/* Notes the guess in a node that is still being made, so that it is computed once. */
void yl_estimate_keep(yl_rel *rel);

#endif
