/* Between registry.c (names) and bind.c (overloads). */
#ifndef YL_FUNCTION_REGISTRY_INTERNAL_H
#define YL_FUNCTION_REGISTRY_INTERNAL_H

#include <stdlib.h>

#include "function/signature.h"

/* One overload of a name; aliases have entries of their own. */
typedef struct yl_overload yl_overload;
struct yl_overload {
    yl_str name;
    const yl_signature *row;
    yl_overload *next;
};

/* The first overload of a name in any case, or NULL. */
const yl_overload *yl_overloads_find(yl_str name);
/* True when the index is too small for the tables: a unit test asks. */
bool yl_registry_overflowed(void);
bool yl_flink_has_function(yl_str name);
const char *yl_function_nearest(yl_str name);
/* "SUBSTRING(text, int, int?)" */
void yl_signature_print(const yl_signature *row, yl_strbuf *out);

#endif
