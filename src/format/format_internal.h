/* The tables behind builtin.def. */
#ifndef YL_FORMAT_FORMAT_INTERNAL_H
#define YL_FORMAT_FORMAT_INTERNAL_H

#include "format/format.h"

#define YL_FORMAT(name) extern const yl_format_type yl_format_##name;
#include "format/builtin.def"
#undef YL_FORMAT

#endif
