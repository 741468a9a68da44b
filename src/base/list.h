/* A growing array of any type, stamped by a macro.
 *
 *     typedef YL_LIST(yl_token) token_list;
 *     token_list tokens = {0};
 *     if (!yl_list_push(&tokens, token)) ... out of memory ...
 *     for (size_t i = 0; i < tokens.size; i++) use(tokens.items[i]);
 *     yl_list_clear(&tokens);
 */
#ifndef YL_BASE_LIST_H
#define YL_BASE_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"

#define YL_LIST(T)                                                                                 \
    struct {                                                                                       \
        T *items;                                                                                  \
        size_t size, capacity;                                                                     \
    }

/* Makes room for one more item; false when out of memory. */
#define yl_list_grow(list)                                                                         \
    ((list)->size < (list)->capacity ||                                                            \
     yl_list_grow_raw((void **)&(list)->items, &(list)->capacity, sizeof *(list)->items))

#define yl_list_push(list, item)                                                                   \
    (yl_list_grow(list) ? ((list)->items[(list)->size++] = (item), true) : false)

#define yl_list_clear(list)                                                                        \
    do {                                                                                           \
        yl_free((list)->items);                                                                    \
        (list)->items = NULL;                                                                      \
        (list)->size = (list)->capacity = 0;                                                       \
    } while (0)

static inline bool yl_list_grow_raw(void **items, size_t *capacity, size_t item_size)
{
    size_t wanted = *capacity == 0 ? 8 : *capacity * 2, bytes;
    if (wanted < *capacity || __builtin_mul_overflow(wanted, item_size, &bytes))
        return false;
    void *grown = yl_realloc(*items, bytes);
    if (grown == NULL)
        return false;
    *items = grown;
    *capacity = wanted;
    return true;
}

#endif
