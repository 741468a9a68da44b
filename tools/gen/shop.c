/* Two tables that belong together, for joins and for large groupings:
 *
 *     orders     order_id, customer_id, order_date, amount, channel
 *     customers  customer_id, name, segment, city
 *
 * Customers are numbered 0 .. keys-1. Every customer has the same chance of an order, so that
 * grouping the orders by customer gives nearly `keys` groups. Customer rows are written in a
 * scattered order (a multiplication modulo the number of rows), or a join could profit from
 * sorted keys.
 */
#include "gen.h"

static const char *const channels[] = {"web", "app", "store", "partner"};
static const char *const segments[] = {"consumer", "corporate", "home office", "small business",
                                       "public",   "school",    "reseller",    "staff"};
static const char *const cities[] = {"Seoul",   "Busan", "Incheon", "Daegu", "Daejeon",
                                     "Gwangju", "Suwon", "Ulsan",   "Jeju",  "Sejong"};

static void orders_row(out *o, rng *r, const options *opt, uint64_t number)
{
    uint64_t bits = rng_next(r), more = rng_next(r);
    put_uint(o, 1000000 + number);
    put_char(o, ',');
    put_uint(o, pick((uint32_t)bits, (uint32_t)opt->keys));
    put_char(o, ',');
    put_date(o, pick((uint32_t)(bits >> 32), 730));
    put_char(o, ',');
    put_cents(o, 100 + pick((uint32_t)more, 500000));
    put_char(o, ',');
    put_text(o, channels[more >> 62]);
    put_char(o, '\n');
}

static void customers_row(out *o, rng *r, const options *opt, uint64_t number)
{
    /* 2654435761 is a prime, so it has no factor in common with any other count of rows. */
    uint64_t id = number * 2654435761u % opt->rows, bits = rng_next(r);
    put_uint(o, id);
    PUT_LITERAL(o, ",Customer ");
    put_digits(o, id, 9);
    put_char(o, ',');
    put_text(o, segments[pick((uint32_t)bits, 8)]);
    put_char(o, ',');
    put_text(o, cities[pick((uint32_t)(bits >> 32), 10)]);
    put_char(o, '\n');
}

const kind kind_orders = {
    .name = "orders",
    .header = "order_id,customer_id,order_date,amount,channel",
    .rows = 5000000,
    .row = orders_row,
};
const kind kind_customers = {
    .name = "customers",
    .header = "customer_id,name,segment,city",
    .rows = 1000000,
    .row = customers_row,
};
