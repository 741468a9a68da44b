/* The types that text functions give: VARCHARs whose lengths follow from the arguments'. */
#ifndef YL_FUNCTION_TEXT_TYPE_H
#define YL_FUNCTION_TEXT_TYPE_H

#include "data/types.h"

/* VARCHAR(length); what is too long is STRING. */
static inline const yl_type *yl_text_type(yl_arena *arena, int64_t length)
{
    if (length >= YL_LENGTH_MAX)
        return &yl_type_string;
    return yl_type_with_length(arena, YL_VARCHAR, (int32_t)length);
}

#endif
