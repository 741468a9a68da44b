/* Elements of ARRAYs and MAPs: what fn_array.c, fn_array_set.c and fn_map.c share.
 *
 * Two ways to fill a result:
 *   - yl_parts_append copies runs of elements behind what the result's child holds;
 *   - a kernel whose elements all come from one child collects their places in a yl_places and
 *     takes them out at once, by yl_places_take.
 */
#ifndef YL_FUNCTION_ARRAY_PARTS_H
#define YL_FUNCTION_ARRAY_PARTS_H

#include "base/list.h"
#include "function/signature.h"

typedef YL_LIST(uint32_t) yl_places;

/* The elements of a row; none of a NULL. */
static inline yl_list_entry yl_parts_of(const yl_vector *list, uint32_t i)
{
    return yl_vector_valid(list, i) ? list->entries[i] : (yl_list_entry){0, 0};
}

/* Equality as `=` has it: NaN equals nothing and 0.0 equals -0.0, but NULL equals NULL. */
bool yl_parts_equal(const yl_vector *a, uint32_t i, const yl_vector *b, uint32_t j);

/* Copies n values from `from` on behind child `c` of the result. */
yl_status yl_parts_append(yl_kernel_call *call, uint32_t c, const yl_vector *src, uint32_t from,
                          uint32_t n);
/* Row `i` consists of what child 0 got since it had `first` elements. */
static inline void yl_parts_end(yl_kernel_call *call, uint32_t i, uint32_t first)
{
    uint32_t n = call->out->children[0]->length - first;
    call->out->entries[i] = (yl_list_entry){n == 0 ? 0 : first, n};
}

/* Notes the place of one more element. */
yl_status yl_places_push(yl_kernel_call *call, yl_places *places, uint32_t place);
/* Row `i` consists of the places noted since there were `first`. */
static inline void yl_places_end(yl_kernel_call *call, const yl_places *places, uint32_t i,
                                 size_t first)
{
    uint32_t n = (uint32_t)(places->size - first);
    call->out->entries[i] = (yl_list_entry){n == 0 ? 0 : (uint32_t)first, n};
}
/* Ends a kernel: the result's elements are src[places]; clears `places`. */
yl_status yl_places_take(yl_kernel_call *call, const yl_vector *src, yl_places *places,
                         yl_status status);

#endif
