/* Building the elements of ARRAY<STRING> and MAP<STRING, STRING> results, row by row.
 *
 *     yl_vector *parts = yl_text_list_new(call->out, 0);        // replaces child 0
 *     yl_text_out_share(parts, call->args[0]);                  // for slices
 *     yl_text_list_add(parts, slice);
 *     call->out->entries[i] = yl_text_list_entry(parts, first); // first: length before the row
 */
#ifndef YL_FUNCTION_TEXT_LIST_H
#define YL_FUNCTION_TEXT_LIST_H

#include "function/text_out.h"

/* A new, empty child `c` of the result; NULL when out of memory. */
static inline yl_vector *yl_text_list_new(yl_vector *out, uint32_t c)
{
    yl_vector *child = yl_vector_new(out->children[c]->type, 0);
    if (child == NULL)
        return NULL;
    yl_vector_unref(out->children[c]);
    out->children[c] = child;
    return child;
}

/* Appends a slice of a shared text (or any text of up to 12 bytes); false when out of memory. */
static inline bool yl_text_list_add(yl_vector *list, yl_str s)
{
    if (list->length == list->capacity && yl_vector_reserve(list, list->length + 1) != YL_OK)
        return false;
    list->views[list->length++] = yl_view_of(s.data, s.size);
    return true;
}

static inline bool yl_text_list_add_null(yl_vector *list)
{
    return yl_text_list_add(list, (yl_str){NULL, 0}) &&
           yl_vector_set_null(list, list->length - 1) == YL_OK;
}

static inline yl_list_entry yl_text_list_entry(const yl_vector *list, uint32_t first)
{
    uint32_t length = list->length - first;
    return (yl_list_entry){length == 0 ? 0 : first, length};
}

#endif
