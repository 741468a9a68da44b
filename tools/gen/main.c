/* sales-gen: writes the data of the demonstration, the tests and the benchmarks.
 *
 *     sales-gen [sales|orders|customers|events] [--rows N] [--seed N] [--keys N]
 *               [--clean] [--header] [--out FILE]
 *
 *     sales      an online shop's orders in 17 columns, dirt among them unless --clean (sales.c)
 *     orders     one side of a join: order, customer, day, amount, channel (shop.c)
 *     customers  the other side: one row a customer
 *     events     users' behaviour as JSON lines (events.c)
 *
 * The same arguments give the same bytes everywhere.
 */
#include "gen.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { BUFFER_BYTES = 1 << 20 };

static const kind *const kinds[] = {&kind_sales, &kind_orders, &kind_customers, &kind_events};

static void usage(FILE *to)
{
    fputs("usage: sales-gen [sales|orders|customers|events] [--rows N] [--seed N] [--keys N]\n"
          "                 [--clean] [--header] [--out FILE]\n",
          to);
}

static void die(const char *what, const char *path)
{
    fprintf(stderr, "sales-gen: %s %s: %s\n", what, path, strerror(errno));
    exit(1);
}

void out_flush(out *o)
{
    for (char *p = o->begin; p < o->at;) {
        ssize_t n = write(o->fd, p, (size_t)(o->at - p));
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            die("cannot write", "the output");
        p += n;
        o->written += (uint64_t)n;
    }
    o->at = o->begin;
}

void put_digits(out *o, uint64_t value, int width)
{
    for (int i = width - 1; i >= 0; i--) {
        o->at[i] = (char)('0' + value % 10);
        value /= 10;
    }
    o->at += width;
}

void put_uint(out *o, uint64_t value)
{
    int width = 1;
    for (uint64_t rest = value; rest >= 10; rest /= 10)
        width++;
    put_digits(o, value, width);
}

void put_cents(out *o, uint64_t cents)
{
    put_uint(o, cents / 100);
    put_char(o, '.');
    put_digits(o, cents % 100, 2);
}

void put_date(out *o, unsigned day)
{
    static const unsigned char lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    unsigned year = 2022, month = 0;
    while (day >= 365) { /* none of the years that are used is a leap year */
        day -= 365;
        year++;
    }
    while (day >= lengths[month])
        day -= lengths[month++];
    put_digits(o, year, 4);
    put_char(o, '-');
    put_digits(o, month + 1, 2);
    put_char(o, '-');
    put_digits(o, day + 1, 2);
}

static uint64_t number(const char *text, const char *option)
{
    char *end;
    errno = 0;
    unsigned long long value = strtoull(text, &end, 10);
    if (errno != 0 || end == text || *end != '\0' || text[0] == '-') {
        fprintf(stderr, "sales-gen: --%s wants a number, not '%s'\n", option, text);
        exit(2);
    }
    return value;
}

int main(int argc, char **argv)
{
    static const struct option longs[] = {
        {"rows", required_argument, NULL, 'n'}, {"seed", required_argument, NULL, 's'},
        {"keys", required_argument, NULL, 'k'}, {"out", required_argument, NULL, 'o'},
        {"clean", no_argument, NULL, 'c'},      {"header", no_argument, NULL, 'H'},
        {"help", no_argument, NULL, 'h'},       {NULL, 0, NULL, 0},
    };
    const kind *what = &kind_sales;
    options opt = {.seed = 7, .keys = 1000000};
    const char *path = NULL;
    bool rows_given = false;
    int c;
    while ((c = getopt_long(argc, argv, "n:s:k:o:h", longs, NULL)) != -1) {
        switch (c) {
        case 'n':
            opt.rows = number(optarg, "rows");
            rows_given = true;
            break;
        case 's':
            opt.seed = number(optarg, "seed");
            break;
        case 'k':
            opt.keys = number(optarg, "keys");
            break;
        case 'o':
            path = optarg;
            break;
        case 'c':
            opt.clean = true;
            break;
        case 'H':
            opt.header = true;
            break;
        case 'h':
            usage(stdout);
            return 0;
        default:
            usage(stderr);
            return 2;
        }
    }
    if (optind < argc) {
        what = NULL;
        for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
            if (strcmp(kinds[i]->name, argv[optind]) == 0)
                what = kinds[i];
    }
    if (what == NULL || optind + 1 < argc || opt.keys == 0 || opt.keys > UINT32_MAX) {
        usage(stderr);
        return 2;
    }
    if (!rows_given)
        opt.rows = what->rows;

    out o = {.fd = STDOUT_FILENO, .begin = malloc(BUFFER_BYTES)};
    if (path != NULL && strcmp(path, "-") != 0)
        o.fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (o.fd < 0 || o.begin == NULL)
        die("cannot open", path == NULL ? "a buffer" : path);
    o.at = o.begin;
    o.end = o.begin + BUFFER_BYTES;
    if (opt.header && what->header != NULL) {
        put_text(&o, what->header);
        put_char(&o, '\n');
    }
    for (uint64_t i = 0; i < opt.rows; i++) {
        /* Each row has a generator of its own: row 1000 is the same whatever came before it. */
        rng r = {.state = opt.seed * 0xD1342543DE82EF95u + i * 0xA0761D6478BD642Fu};
        out_room(&o);
        what->row(&o, &r, &opt, i);
    }
    out_flush(&o);
    if (o.fd != STDOUT_FILENO && close(o.fd) != 0)
        die("cannot close", path);
    free(o.begin);
    return 0;
}
