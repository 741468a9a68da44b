/* A borrowed slice of bytes, usually UTF-8 text. Not NUL-terminated unless stated. */
#ifndef YL_BASE_STR_H
#define YL_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct yl_str {
    const char *data; /* may be NULL when size is 0 */
    size_t size;
} yl_str;

#define YL_STR(literal) ((yl_str){(literal), sizeof(literal) - 1})
/* For printf: printf("%.*s", YL_STR_ARGS(s)) */
#define YL_STR_ARGS(s) (int)(s).size, (s).data

static inline yl_str yl_str_of(const char *text)
{
    return (yl_str){text, text == NULL ? 0 : strlen(text)};
}

static inline bool yl_str_equal(yl_str a, yl_str b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

/* Compares ASCII letters without regard to case; other bytes exactly. */
bool yl_str_equal_nocase(yl_str a, yl_str b);
/* Order by unsigned bytes; a prefix comes first. <0, 0, >0. */
int yl_str_compare(yl_str a, yl_str b);
/* Removes ASCII blanks, tabs and line ends on both sides. */
yl_str yl_str_trim(yl_str s);
/* The nearest of `count` names to `name` by edit distance, for "did you mean", or NULL when
 * nothing is near (more than a third of the letters differ). Case does not count. */
const char *yl_str_nearest(yl_str name, const char *const *names, size_t count);

#endif
