/* LIKE patterns, compiled: literal pieces between '%', in which '_' stands for one character.
 *
 * What a pattern needs decides how it is matched: no wildcard is a comparison, 'x%', '%x' and
 * '%x%' are one comparison or search, and everything else takes the pieces from left to right,
 * each at its earliest place, which is right because a piece has no choice about how many
 * characters it takes. '_' does not match the end of a line (Flink makes it a '.' of
 * java.util.regex).
 */
#ifndef YL_FUNCTION_LIKE_H
#define YL_FUNCTION_LIKE_H

#include "base/error.h"
#include "base/list.h"
#include "base/str.h"
#include "base/strbuf.h"

/* A run of literal bytes, or (size 0) one arbitrary character. */
typedef struct yl_like_item {
    uint32_t at, size; /* in `text` */
} yl_like_item;

typedef struct yl_like_piece {
    uint32_t first, n; /* items */
    uint32_t chars;    /* that it takes */
} yl_like_piece;

typedef enum yl_like_kind {
    YL_LIKE_EQUAL,    /* no % and no _ */
    YL_LIKE_PREFIX,   /* x% */
    YL_LIKE_SUFFIX,   /* %x */
    YL_LIKE_CONTAINS, /* %x% */
    YL_LIKE_GENERAL,
} yl_like_kind;

/* All zero is no pattern yet. */
typedef struct yl_like {
    yl_like_kind kind;
    bool open_begin, open_end; /* the pattern begins, ends with % */
    yl_strbuf text;            /* all literals */
    YL_LIST(yl_like_item) items;
    YL_LIST(yl_like_piece) pieces;
} yl_like;

/* `escape` is empty when there is none, else one character. DATA error for an escape that stands
 * before anything but '%', '_' or itself. May be called again with another pattern. */
yl_status yl_like_compile(yl_like *like, yl_str pattern, yl_str escape, yl_error *err);
bool yl_like_matches(const yl_like *like, yl_str s);
void yl_like_clear(yl_like *like);

/* The pattern of SIMILAR TO as one of java.util.regex. */
yl_status yl_similar_translate(yl_str pattern, yl_str escape, yl_strbuf *out, yl_error *err);

#endif
