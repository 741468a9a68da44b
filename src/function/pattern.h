/* Argument patterns and result rules taken apart; signature.h describes the notation.
 *
 * Patterns are parsed when a call is bound: they are short, and nothing is built at start-up.
 */
#ifndef YL_FUNCTION_PATTERN_H
#define YL_FUNCTION_PATTERN_H

#include "function/signature.h"

enum { YL_PATTERNS_MAX = 12, YL_COST_NEVER = 1 << 20 };

typedef struct yl_pattern {
    yl_str word;
    bool constant, optional, repeat;
} yl_pattern;

uint32_t yl_patterns_parse(const char *text, yl_pattern *out);

/* The type variables T and U of one call. */
typedef struct yl_type_vars {
    const yl_type *of[2]; /* NULL: not met (or NULL literals only) */
    bool failed;          /* there is no common type */
} yl_type_vars;

/* What it costs to bring a value of type `from` to the pattern `word`; YL_COST_NEVER if that is
 * impossible. *target: the type to cast to, or NULL when the value stays as it is. Types that
 * take part in T or U are added to `vars`, their target is found later by yl_word_target. */
int yl_word_match(yl_arena *arena, yl_str word, const yl_type *from, yl_type_vars *vars,
                  const yl_type **target);
/* Once all arguments are matched: the target of a word with type variables; else NULL. */
const yl_type *yl_word_target(yl_arena *arena, yl_str word, const yl_type *from,
                              const yl_type_vars *vars);
/* A type as result rules write it ("array<T>", "timestamp(3)"); NULL when it is none. */
const yl_type *yl_word_type(yl_arena *arena, yl_str word, const yl_type_vars *vars);

#endif
