/* What the generators share: a seeded source of numbers and a fast way out.
 *
 * Everything that is written depends on the seed and the row's number alone, so that the same
 * command gives the same bytes on every machine. Nothing here includes the engine: a generator
 * and a decoder that shared code could agree on the same mistake.
 *
 * Output goes through one buffer. A row's writer asks once for the most that a row can need
 * (`out_room`) and then stores bytes without further checks.
 */
#ifndef GEN_H
#define GEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { ROW_BYTES_MAX = 4096 };

typedef struct out {
    int fd;
    char *begin, *at, *end;
    uint64_t written; /* bytes that have left the buffer */
} out;

typedef struct rng {
    uint64_t state;
} rng;

typedef struct options {
    uint64_t rows, seed;
    uint64_t keys; /* distinct customers of the orders, distinct users of the events */
    bool clean;    /* no dirt: every field is of its type */
    bool header;
} options;

/* One kind of data: its header line (or NULL), and how a row is written. */
typedef struct kind {
    const char *name, *header;
    uint64_t rows; /* when --rows is missing */
    void (*row)(out *o, rng *r, const options *opt, uint64_t number);
} kind;

extern const kind kind_sales, kind_orders, kind_customers, kind_events;

void out_flush(out *o);

static inline void out_room(out *o)
{
    if ((size_t)(o->end - o->at) < ROW_BYTES_MAX)
        out_flush(o);
}

static inline void put_char(out *o, char c)
{
    *o->at++ = c;
}

static inline void put_bytes(out *o, const char *bytes, size_t size)
{
    memcpy(o->at, bytes, size);
    o->at += size;
}

static inline void put_text(out *o, const char *text)
{
    put_bytes(o, text, strlen(text));
}

#define PUT_LITERAL(o, literal) put_bytes((o), (literal), sizeof(literal) - 1)

void put_uint(out *o, uint64_t value);
/* Exactly `width` digits, with zeros in front. */
void put_digits(out *o, uint64_t value, int width);
/* 12345 as 123.45 */
void put_cents(out *o, uint64_t cents);
/* Day 0 is 2022-01-01; written as 2022-01-01. */
void put_date(out *o, unsigned day);

/* splitmix64: one multiplication chain, every state is good. */
static inline uint64_t rng_next(rng *r)
{
    uint64_t z = r->state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

/* 0 .. bound-1, from 32 of the bits of `bits`: several draws share one rng_next. */
static inline uint32_t pick(uint32_t bits, uint32_t bound)
{
    return (uint32_t)(((uint64_t)bits * bound) >> 32);
}

static inline uint32_t rng_below(rng *r, uint32_t bound)
{
    return pick((uint32_t)(rng_next(r) >> 32), bound);
}

#endif
