/* What the vector_*.c files share and nobody else needs; see vector.h for the contract. */
#ifndef YL_DATA_VECTOR_INTERNAL_H
#define YL_DATA_VECTOR_INTERNAL_H

#include "data/vector.h"

/* True if the caller's reference is the only one. */
bool yl_heap_unshared(const yl_heap *heap);

/* Like yl_vector_new; with `zeroed` false the caller writes every view before anybody reads it. */
yl_vector *yl_vector_new_raw(const yl_type *type, uint32_t capacity, bool zeroed);
/* Makes a vector of one row stand for `length` rows. */
void yl_vector_make_const(yl_vector *v, uint32_t length);
/* Makes child `i` FLAT and unshared, so that it may be written. */
yl_status yl_vector_own_child(yl_vector *v, uint32_t i);
/* Zeroes the value of row `i`, giving up an object. */
void yl_vector_zero_value(yl_vector *v, uint32_t i);
/* Makes row `i` NULL with its fields at every level of ROWs, growing the vector to hold it. */
yl_status yl_vector_put_null(yl_vector *v, uint32_t i);

#endif
