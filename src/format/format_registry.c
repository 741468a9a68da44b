/* The built-in formats by name; see format.h. */
#include "format/format_internal.h"

static const yl_format_type *const formats[] = {
#define YL_FORMAT(name) &yl_format_##name,
#include "format/builtin.def"
#undef YL_FORMAT
};

enum { FORMATS = sizeof formats / sizeof *formats };

const yl_format_type *yl_format_find(yl_str name)
{
    for (size_t i = 0; i < FORMATS; i++)
        if (yl_str_equal(name, yl_str_of(formats[i]->name)))
            return formats[i];
    return NULL;
}

uint32_t yl_format_names(const char **names, uint32_t max)
{
    uint32_t n = 0;
    for (; n < FORMATS && n < max; n++)
        names[n] = formats[n]->name;
    return n;
}
