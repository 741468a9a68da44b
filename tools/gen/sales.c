/* The sales of an online shop, in the 17 columns that a marketplace exports:
 *
 *     order_id order_date status fulfilment style sku category size asin courier_status
 *     qty currency amount ship_city ship_state ship_postal_code promotion_ids
 *
 * About 160 bytes a row. A cancelled order has quantity 0 and, in a dirty file, often neither
 * currency nor amount. Promotions are a list with commas in it, hence quoted.
 *
 * Without --clean, about 1.6 % of the rows are dirty, each in one of the ways of `dirt` below: what
 * exports, spreadsheets and hands do to such files. With --clean every field has its type
 * (order_date DATE, qty INT, amount DOUBLE, ship_postal_code INT), so that engines can be compared
 * which treat dirt differently; quotes and commas inside of quotes stay.
 *
 * Rows are made in two steps: `draw` decides the values, and the writers below put them down. Dirt
 * changes how a row is written, never the numbers drawn for it.
 */
#include "gen.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A value and how often it comes, in thousandths. */
typedef struct weighted {
    const char *text;
    unsigned share;
} weighted;

static const weighted categories[] = {
    {"Set", 389},  {"kurta", 386}, {"Western Dress", 120}, {"Top", 82},    {"Ethnic Dress", 9},
    {"Blouse", 7}, {"Bottom", 4},  {"Saree", 2},           {"Dupatta", 1},
};
static const weighted statuses[] = {
    {"Shipped", 603},
    {"Shipped - Delivered to Buyer", 223},
    {"Cancelled", 142},
    {"Shipped - Returned to Seller", 15},
    {"Shipped - Picked Up", 8},
    {"Pending", 7},
    {"Shipped - Lost in Transit", 2},
};
static const weighted sizes[] = {
    {"M", 176},   {"L", 171}, {"XL", 162}, {"XXL", 140}, {"S", 132},
    {"3XL", 115}, {"XS", 87}, {"Free", 9}, {"6XL", 5},   {"5XL", 3},
};
static const weighted sku_kinds[] = {{"KR", 600}, {"SET", 300}, {"TP", 60}, {"DR", 40}};
/* Of each category, by its row above: the least price in rupees, and how far above it they go. */
static const struct {
    unsigned least, spread;
} prices[] = {{486, 1300}, {299, 600}, {399, 900}, {292, 500}, {459, 950},
              {301, 500},  {259, 480}, {495, 900}, {199, 260}};

static const struct {
    const char *city, *state, *pin;
} places[] = {
    {"BENGALURU", "KARNATAKA", "560"},
    {"HYDERABAD", "TELANGANA", "500"},
    {"MUMBAI", "MAHARASHTRA", "400"},
    {"NEW DELHI", "DELHI", "110"},
    {"CHENNAI", "TAMIL NADU", "600"},
    {"PUNE", "MAHARASHTRA", "411"},
    {"KOLKATA", "WEST BENGAL", "700"},
    {"GURUGRAM", "HARYANA", "122"},
    {"THANE", "MAHARASHTRA", "400"},
    {"LUCKNOW", "UTTAR PRADESH", "226"},
    {"NOIDA", "UTTAR PRADESH", "201"},
    {"NAVI MUMBAI", "MAHARASHTRA", "410"},
    {"GHAZIABAD", "UTTAR PRADESH", "201"},
    {"PATNA", "BIHAR", "800"},
    {"JAIPUR", "RAJASTHAN", "302"},
    {"AHMEDABAD", "GUJARAT", "380"},
    {"BHUBANESWAR", "ODISHA", "751"},
    {"VISAKHAPATNAM", "ANDHRA PRADESH", "530"},
    {"KOCHI", "KERALA", "682"},
    {"DEHRADUN", "UTTARAKHAND", "248"},
    {"INDORE", "MADHYA PRADESH", "452"},
    {"GUWAHATI", "ASSAM", "781"},
    {"RANCHI", "JHARKHAND", "834"},
    {"CHANDIGARH", "CHANDIGARH", "160"},
    {"COIMBATORE", "TAMIL NADU", "641"},
    {"SURAT", "GUJARAT", "395"},
    {"THIRUVANANTHAPURAM", "KERALA", "695"},
    {"MYSURU", "KARNATAKA", "570"},
    {"SHILLONG", "MEGHALAYA", "793"},
    {"PUDUCHERRY", "PUDUCHERRY", "605"},
};

/* One kind of dirt a dirty row has. */
typedef enum dirt {
    CLEAN,
    FEW_COLUMNS,       /* the row ends early */
    MANY_COLUMNS,      /* one or two fields too many */
    TEXT_QTY,          /* words where the quantity should be */
    TEXT_AMOUNT,       /* "1,299.00", "Rs. 406", "n/a" */
    DOUBLED_QUOTES,    /* "5"" border kurta" */
    SEPARATOR_IN_TEXT, /* "ANDHERI, MUMBAI" */
    NEWLINE_IN_TEXT,   /* a quoted field over two lines */
    EMPTY_FIELDS,      /* nothing where something should be */
    KOREAN,            /* texts in another script */
    STRAY_BLANKS,      /* blanks around numbers and names */
    QUOTED_NUMBERS,    /* "2","406.00" */
    ODD_NUMBERS,       /* +2, 1e3, 0406.0, 2.0 */
    STRAY_QUOTE,       /* a quote inside a field that is not quoted */
    DIRT_COUNT
} dirt;

typedef struct sale {
    uint64_t a, b, c; /* random bits for ids */
    dirt d;
    unsigned category, status, size, sku_kind, place, style;
    unsigned qty, cents;
    bool merchant, cancelled;
} sale;

static unsigned choose(const weighted *list, unsigned count, uint32_t bits)
{
    unsigned share = pick(bits, 1000);
    for (unsigned i = 0; i + 1 < count; i++) {
        if (share < list[i].share)
            return i;
        share -= list[i].share;
    }
    return count - 1;
}

static sale draw(rng *r, const options *opt)
{
    sale s = {.a = rng_next(r), .b = rng_next(r), .c = rng_next(r)};
    uint64_t x = rng_next(r), y = rng_next(r), z = rng_next(r);
    s.d = !opt->clean && pick((uint32_t)x, 1000) < 16
              ? (dirt)(1 + pick((uint32_t)(x >> 32), DIRT_COUNT - 1))
              : CLEAN;
    s.category = choose(categories, COUNT(categories), (uint32_t)y);
    s.status = choose(statuses, COUNT(statuses), (uint32_t)(y >> 32));
    s.size = choose(sizes, COUNT(sizes), (uint32_t)z);
    s.sku_kind = choose(sku_kinds, COUNT(sku_kinds), (uint32_t)(z >> 32));
    x = rng_next(r);
    y = rng_next(r);
    /* Cities at the head of the list buy more: the lesser of two draws. */
    unsigned p = pick((uint32_t)x, COUNT(places)), q = pick((uint32_t)(x >> 32), COUNT(places));
    s.place = p < q ? p : q;
    s.style = 1000 + pick((uint32_t)y, 3000);
    s.cancelled = s.status == 2;
    s.merchant = (y >> 32) % 10 < 3;
    s.qty = s.cancelled ? 0 : (y >> 40) % 250 == 0 ? 2 + (unsigned)(y >> 52) % 8 : 1;
    s.cents = 100 * (prices[s.category].least + pick((uint32_t)s.c, prices[s.category].spread));
    if ((s.c >> 32) % 6 == 0)
        s.cents += (unsigned)(s.c >> 40) % 100;
    return s;
}

static void put_order_id(out *o, const sale *s)
{
    static const char *const heads[] = {"171-", "402-", "403-", "404-", "405-", "406-", "407-"};
    put_bytes(o, heads[s->a % COUNT(heads)], 4);
    put_digits(o, (s->a >> 8) % 10000000, 7);
    put_char(o, '-');
    put_digits(o, (s->a >> 36) % 10000000, 7);
}

static void put_asin(out *o, uint64_t bits)
{
    static const char letters[] = "0123456789ABCDEFGHIJKLMNPQRSTVWX";
    PUT_LITERAL(o, "B0");
    for (int i = 0; i < 8; i++, bits >>= 5)
        put_char(o, letters[bits & 31]);
}

static void put_style(out *o, const sale *s)
{
    put_text(o, s->sku_kind == 1 ? "SET" : "JNE");
    put_digits(o, s->style, 4);
}

static void put_qty(out *o, const sale *s)
{
    static const char *const words[] = {"one", "two pcs", "N/A", "1 pc", "-", "한 개", "1;2"};
    switch (s->d) {
    case TEXT_QTY:
        put_text(o, words[s->b % COUNT(words)]);
        break;
    case STRAY_BLANKS:
        put_char(o, ' ');
        put_uint(o, s->qty);
        PUT_LITERAL(o, "  ");
        break;
    case QUOTED_NUMBERS:
        put_char(o, '"');
        put_uint(o, s->qty);
        put_char(o, '"');
        break;
    case ODD_NUMBERS:
        put_text(o, s->b % 2 == 0 ? "+" : "0");
        put_uint(o, s->qty);
        break;
    case EMPTY_FIELDS:
        if (s->b % 3 != 0)
            put_uint(o, s->qty);
        break;
    default:
        put_uint(o, s->qty);
    }
}

static void put_amount(out *o, const sale *s, bool clean)
{
    if (s->cancelled && !clean && s->b % 2 == 0)
        return;
    switch (s->d) {
    case TEXT_AMOUNT:
        if (s->b % 4 == 0)
            PUT_LITERAL(o, "\"1,299.00\"");
        else if (s->b % 4 == 1)
            PUT_LITERAL(o, "n/a");
        else
            PUT_LITERAL(o, "Rs. ");
        if (s->b % 4 >= 2)
            put_cents(o, s->cents);
        break;
    case STRAY_BLANKS:
        put_char(o, ' ');
        put_cents(o, s->cents);
        put_char(o, ' ');
        break;
    case QUOTED_NUMBERS:
        put_char(o, '"');
        put_cents(o, s->cents);
        put_char(o, '"');
        break;
    case ODD_NUMBERS:
        put_uint(o, s->cents / 100);
        put_text(o, s->b % 3 == 0 ? "" : s->b % 3 == 1 ? ".500" : "e0");
        break;
    case EMPTY_FIELDS:
        if (s->b % 3 != 1)
            put_cents(o, s->cents);
        break;
    default:
        put_cents(o, s->cents);
    }
}

static void put_category(out *o, const sale *s)
{
    static const char *const korean[] = {"원피스", "한복", "블라우스"};
    if (s->d == EMPTY_FIELDS && s->b % 3 == 2)
        return;
    if (s->d == KOREAN && s->b % 2 == 0)
        put_text(o, korean[s->b / 2 % COUNT(korean)]);
    else
        put_text(o, categories[s->category].text);
}

static void put_place(out *o, const sale *s)
{
    const char *city = places[s->place].city;
    switch (s->d) {
    case DOUBLED_QUOTES:
        PUT_LITERAL(o, "\"");
        put_text(o, city);
        PUT_LITERAL(o, " \"\"EAST\"\"\"");
        break;
    case SEPARATOR_IN_TEXT:
        PUT_LITERAL(o, "\"");
        put_text(o, city);
        PUT_LITERAL(o, ", WARD 7\"");
        break;
    case NEWLINE_IN_TEXT:
        PUT_LITERAL(o, "\"");
        put_text(o, city);
        PUT_LITERAL(o, "\nNEAR STATION\"");
        break;
    case KOREAN:
        PUT_LITERAL(o, "서울 강남구");
        break;
    case STRAY_BLANKS:
        put_char(o, ' ');
        put_text(o, city);
        put_char(o, ' ');
        break;
    case STRAY_QUOTE:
        put_text(o, city);
        PUT_LITERAL(o, " 5\" ROAD");
        break;
    default:
        put_text(o, city);
    }
    put_char(o, ',');
    put_text(o, places[s->place].state);
    put_char(o, ',');
    put_text(o, places[s->place].pin);
    put_digits(o, (s->b >> 20) % 1000, 3);
}

static void put_promotions(out *o, const sale *s)
{
    unsigned share = pick((uint32_t)(s->b >> 32), 1000);
    if (share >= 360)
        return;
    if (share >= 30) {
        PUT_LITERAL(o, "IN Core Free Shipping 2022/04/08 23-48-5-108");
        return;
    }
    put_char(o, '"');
    for (unsigned i = 0, n = 2 + share % 3; i < n; i++) {
        if (i > 0)
            put_char(o, ',');
        PUT_LITERAL(o, "PLCC Free-Financing AAT-");
        put_asin(o, s->c >> (i * 7));
    }
    put_char(o, '"');
}

static void sales_row(out *o, rng *r, const options *opt, uint64_t number)
{
    sale s = draw(r, opt);
    put_order_id(o, &s);
    put_char(o, ',');
    /* Orders come roughly in the order of time, over a quarter of a year for every two million. */
    put_date(o, (unsigned)(90 + number % 2000000 * 90 / 2000000));
    put_char(o, ',');
    put_text(o, statuses[s.status].text);
    put_text(o, s.merchant ? ",Merchant," : ",Marketplace,");
    put_style(o, &s);
    put_char(o, ',');
    if (s.d == FEW_COLUMNS && s.b % 3 == 0) {
        put_char(o, '\n');
        return;
    }
    put_style(o, &s);
    put_char(o, '-');
    put_text(o, sku_kinds[s.sku_kind].text);
    put_char(o, '-');
    put_text(o, sizes[s.size].text);
    put_char(o, ',');
    put_category(o, &s);
    put_char(o, ',');
    put_text(o, sizes[s.size].text);
    put_char(o, ',');
    put_asin(o, s.b);
    put_text(o, s.cancelled ? (s.b & 1 ? ",Cancelled," : ",,") : s.merchant ? ",," : ",Shipped,");
    if (s.d == FEW_COLUMNS && s.b % 3 == 1) {
        put_char(o, '\n');
        return;
    }
    put_qty(o, &s);
    put_text(o, s.cancelled && !opt->clean ? ",," : ",INR,");
    put_amount(o, &s, opt->clean);
    if (s.d == FEW_COLUMNS) {
        put_char(o, '\n');
        return;
    }
    put_char(o, ',');
    put_place(o, &s);
    put_char(o, ',');
    put_promotions(o, &s);
    if (s.d == MANY_COLUMNS)
        put_text(o, s.b % 2 == 0 ? ",Easy Ship" : ",Easy Ship,False");
    put_char(o, '\n');
}

const kind kind_sales = {
    .name = "sales",
    .header = "order_id,order_date,status,fulfilment,style,sku,category,size,asin,courier_status,"
              "qty,currency,amount,ship_city,ship_state,ship_postal_code,promotion_ids",
    .rows = 50000,
    .row = sales_row,
};
