/* Symbols as constants; see registry.h and symbols.def. */
#include "function/registry.h"

static const char *const names[YL_SYMBOL_COUNT] = {
#define YL_SYMBOL(name) #name,
#include "function/symbols.def"
#undef YL_SYMBOL
};

static const yl_type symbol_type = {.root = YL_SYMBOL, .nullable = false};

const yl_expr *yl_expr_symbol(yl_arena *arena, yl_symbol symbol, yl_span span)
{
    yl_vector *value = yl_vector_new(&symbol_type, 1);
    if (value == NULL) {
        yl_arena_alloc_raw(arena, SIZE_MAX / 2); /* sets the flag */
        return yl_expr_null(arena, &yl_type_null, span);
    }
    value->i32[0] = (int32_t)symbol;
    value->length = 1;
    const yl_expr *e = yl_expr_const(arena, &symbol_type, value, span);
    yl_vector_unref(value);
    return e;
}

bool yl_symbol_find(yl_str name, yl_symbol *out)
{
    for (int i = 0; i < YL_SYMBOL_COUNT; i++)
        if (yl_str_equal_nocase(name, yl_str_of(names[i]))) {
            *out = (yl_symbol)i;
            return true;
        }
    return false;
}

const char *yl_symbol_name(yl_symbol symbol)
{
    return (unsigned)symbol < YL_SYMBOL_COUNT ? names[symbol] : "?";
}
