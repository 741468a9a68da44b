/* What users do in a shop, one JSON object a line, about 105 bytes:
 *
 *     {"user_id":"u123456","item_id":"i0042","category":"books","behavior":"pv","ts":"2022-..."}
 *
 * Nine views in ten events; the others put into the cart, mark as a favourite, or buy. Time goes
 * up by about a millisecond per event; two events in a hundred are a little late.
 */
#include "gen.h"

static const char *const categories[] = {
    "books",     "electronics", "fashion", "grocery", "beauty",     "sports",
    "furniture", "toys",        "garden",  "music",   "stationery", "pets",
};

static void put_time(out *o, uint64_t ms)
{
    put_date(o, (unsigned)(ms / 86400000 % 730));
    put_char(o, ' ');
    put_digits(o, ms / 3600000 % 24, 2);
    put_char(o, ':');
    put_digits(o, ms / 60000 % 60, 2);
    put_char(o, ':');
    put_digits(o, ms / 1000 % 60, 2);
    put_char(o, '.');
    put_digits(o, ms % 1000, 3);
}

static void events_row(out *o, rng *r, const options *opt, uint64_t number)
{
    uint64_t bits = rng_next(r), more = rng_next(r);
    unsigned act = (unsigned)(more >> 32) % 100, item = pick((uint32_t)more, 100000);
    uint64_t late = (more >> 48) % 50 == 0 ? 1 + (more >> 56) : 0;
    PUT_LITERAL(o, "{\"user_id\":\"u");
    put_uint(o, pick((uint32_t)bits, (uint32_t)opt->keys));
    PUT_LITERAL(o, "\",\"item_id\":\"i");
    put_digits(o, item, 5);
    PUT_LITERAL(o, "\",\"category\":\"");
    put_text(o, categories[item % 12]);
    PUT_LITERAL(o, "\",\"behavior\":\"");
    put_text(o, act < 90 ? "pv" : act < 95 ? "cart" : act < 98 ? "fav" : "buy");
    PUT_LITERAL(o, "\",\"ts\":\"");
    put_time(o, number + 256 - late);
    PUT_LITERAL(o, "\"}\n");
}

const kind kind_events = {
    .name = "events",
    .header = NULL,
    .rows = 1000000,
    .row = events_row,
};
