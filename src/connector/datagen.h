/* The inside of the datagen connector: what a field is made of (datagen.c reads the options,
 * datagen_values.c makes the values). */
#ifndef YL_CONNECTOR_DATAGEN_H
#define YL_CONNECTOR_DATAGEN_H

#include "base/world.h"
#include "data/batch.h"

typedef enum datagen_kind { DATAGEN_RANDOM, DATAGEN_SEQUENCE } datagen_kind;

/* One column, with defaults filled in. Nested types use the same bounds for their leaves. */
typedef struct datagen_field {
    datagen_kind kind;
    double null_rate;
    int64_t min, max;          /* integers, inclusive; DECIMAL: unscaled */
    double min_real, max_real; /* FLOAT, DOUBLE */
    int64_t length;            /* characters, bytes or elements */
    bool var_length;           /* a length between 1 and `length` */
    int64_t max_past_ms;       /* timestamps: at most so long ago */
    int64_t start, end;        /* SEQUENCE, inclusive */
} datagen_field;

/* Appends a random value to `v` (FLAT, unshared). `state` is the generator's word. */
yl_status datagen_random_value(const datagen_field *field, yl_vector *v, uint32_t row,
                               int64_t now_micros, uint64_t *state);
/* Appends number `value` of a sequence. */
yl_status datagen_sequence_value(yl_vector *v, uint32_t row, int64_t value);
/* The defaults for a type. */
void datagen_defaults(const yl_type *type, datagen_field *field);

#endif
