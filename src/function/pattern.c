/* Patterns of arguments; see pattern.h and, for the notation, signature.h. */
#include "function/pattern.h"

enum {
    COST_SAME = 0,
    COST_FAMILY = 1,
    COST_VARIABLE = 2,
    COST_PARAMETERS = 1, /* the same root with other parameters */
    COST_ANY = 10,
    COST_FAR = 20,
};

typedef enum family {
    FAMILY_ANY,
    FAMILY_NUMERIC,
    FAMILY_EXACT,
    FAMILY_INTEGER,
    FAMILY_APPROX,
    FAMILY_DECIMAL,
    FAMILY_TEXT,
    FAMILY_BINARY,
    FAMILY_TIMESTAMP,
    FAMILY_LTZ,
    FAMILY_TEMPORAL,
    FAMILY_INTERVAL,
    FAMILY_ARRAY,
    FAMILY_MAP,
    FAMILY_MULTISET,
    FAMILY_ROW,
    FAMILY_RAW,
    FAMILY_COUNT,
} family;

static const struct {
    const char *name;
    const yl_type *usual; /* what a NULL literal becomes */
} families[FAMILY_COUNT] = {
    [FAMILY_ANY] = {"any", NULL},
    [FAMILY_NUMERIC] = {"numeric", &yl_type_int},
    [FAMILY_EXACT] = {"exact", &yl_type_int},
    [FAMILY_INTEGER] = {"integer", &yl_type_int},
    [FAMILY_APPROX] = {"approx", &yl_type_double},
    [FAMILY_DECIMAL] = {"decimal", NULL},
    [FAMILY_TEXT] = {"text", &yl_type_string},
    [FAMILY_BINARY] = {"binary", &yl_type_bytes},
    [FAMILY_TIMESTAMP] = {"timestamp", &yl_type_timestamp3},
    [FAMILY_LTZ] = {"ltz", &yl_type_ltz3},
    [FAMILY_TEMPORAL] = {"temporal", &yl_type_timestamp3},
    [FAMILY_INTERVAL] = {"interval", &yl_type_interval_second},
    [FAMILY_ARRAY] = {"array", NULL},
    [FAMILY_MAP] = {"map", NULL},
    [FAMILY_MULTISET] = {"multiset", NULL},
    [FAMILY_ROW] = {"row", NULL},
    [FAMILY_RAW] = {"raw", NULL},
};

static bool is_word(yl_str word, const char *text)
{
    return yl_str_equal(word, yl_str_of(text));
}

/* ---- Taking texts apart ---- */

/* The part of `text` up to the first `separator` outside of brackets; *rest is what follows. */
static yl_str cut(yl_str text, char separator, yl_str *rest)
{
    int depth = 0;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        depth += (c == '<' || c == '(') - (c == '>' || c == ')');
        if (c == separator && depth == 0) {
            *rest = (yl_str){text.data + i + 1, text.size - i - 1};
            return yl_str_trim((yl_str){text.data, i});
        }
    }
    *rest = (yl_str){text.data + text.size, 0};
    return yl_str_trim(text);
}

static bool ends_with(yl_str s, const char *tail)
{
    size_t n = strlen(tail);
    return s.size >= n && memcmp(s.data + s.size - n, tail, n) == 0;
}

uint32_t yl_patterns_parse(const char *text, yl_pattern *out)
{
    uint32_t n = 0;
    yl_str rest = yl_str_of(text);
    while (rest.size > 0 && n < YL_PATTERNS_MAX) {
        yl_pattern p = {.word = cut(rest, ',', &rest)};
        if (ends_with(p.word, "...")) {
            p.repeat = true;
            p.word.size -= 3;
        }
        if (ends_with(p.word, "?")) {
            p.optional = true;
            p.word.size--;
        }
        if (p.word.size > 0 && p.word.data[0] == '=') {
            p.constant = true;
            p.word = (yl_str){p.word.data + 1, p.word.size - 1};
        }
        out[n++] = p;
    }
    return n;
}

/* "name(a, b)" or "name<a, b>": the name, and what is inside. */
static yl_str split_inner(yl_str word, yl_str *inner)
{
    for (size_t i = 0; i < word.size; i++)
        if (word.data[i] == '(' || word.data[i] == '<') {
            *inner = (yl_str){word.data + i + 1, word.size - i - 2};
            return (yl_str){word.data, i};
        }
    *inner = (yl_str){NULL, 0};
    return word;
}

static int number_in(yl_str *text)
{
    yl_str digits = cut(*text, ',', text);
    int value = 0;
    for (size_t i = 0; i < digits.size; i++)
        value = value * 10 + (digits.data[i] - '0');
    return value;
}

static int variable_of(yl_str word)
{
    return is_word(word, "T") ? 0 : is_word(word, "U") ? 1 : -1;
}

static bool find_family(yl_str word, family *out)
{
    for (int f = 0; f < FAMILY_COUNT; f++)
        if (is_word(word, families[f].name)) {
            *out = (family)f;
            return true;
        }
    return false;
}

/* ---- Types in words ---- */

static const yl_type *plain_type(yl_str word)
{
    static const struct {
        const char *name;
        const yl_type *type;
    } types[] = {
        {"boolean", &yl_type_boolean},
        {"tinyint", &yl_type_tinyint},
        {"smallint", &yl_type_smallint},
        {"int", &yl_type_int},
        {"bigint", &yl_type_bigint},
        {"float", &yl_type_float},
        {"double", &yl_type_double},
        {"string", &yl_type_string},
        {"bytes", &yl_type_bytes},
        {"date", &yl_type_date},
        {"time", &yl_type_time},
        {"interval_month", &yl_type_interval_month},
        {"interval_second", &yl_type_interval_second},
        {"null", &yl_type_null},
    };
    static const yl_type symbol = {.root = YL_SYMBOL, .nullable = true};
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
        if (is_word(word, types[i].name))
            return types[i].type;
    return is_word(word, "symbol") ? &symbol : NULL;
}

static const yl_type *parametric_type(yl_arena *arena, yl_str name, yl_str inner)
{
    static const struct {
        const char *name;
        yl_root root;
        bool length;
    } roots[] = {
        {"time", YL_TIME, false},         {"timestamp", YL_TIMESTAMP, false},
        {"ltz", YL_TIMESTAMP_LTZ, false}, {"char", YL_CHAR, true},
        {"varchar", YL_VARCHAR, true},
    };
    if (is_word(name, "decimal")) {
        int precision = number_in(&inner);
        return yl_type_decimal(arena, precision, number_in(&inner));
    }
    for (size_t i = 0; i < sizeof roots / sizeof roots[0]; i++)
        if (is_word(name, roots[i].name))
            return roots[i].length
                       ? yl_type_with_length(arena, roots[i].root, number_in(&inner))
                       : yl_type_with_precision(arena, roots[i].root, number_in(&inner));
    return NULL;
}

/* array<...>, map<...,...>, multiset<...>; elements without "!" are nullable. */
static const yl_type *nested_type(yl_arena *arena, yl_str name, yl_str inner,
                                  const yl_type_vars *vars)
{
    const yl_type *first = yl_word_type(arena, cut(inner, ',', &inner), vars);
    if (first == NULL)
        return NULL;
    if (is_word(name, "array"))
        return yl_type_array(arena, first);
    if (is_word(name, "multiset"))
        return yl_type_multiset(arena, first);
    const yl_type *second = yl_word_type(arena, cut(inner, ',', &inner), vars);
    return is_word(name, "map") && second != NULL ? yl_type_map(arena, first, second) : NULL;
}

const yl_type *yl_word_type(yl_arena *arena, yl_str word, const yl_type_vars *vars)
{
    yl_str inner;
    int variable = variable_of(word);
    if (variable >= 0)
        return vars->of[variable];
    if (ends_with(word, "!")) {
        word.size--;
        const yl_type *type = yl_word_type(arena, word, vars);
        return type == NULL ? NULL : yl_type_nullable(arena, type, false);
    }
    yl_str name = split_inner(word, &inner);
    if (inner.data == NULL)
        return plain_type(word);
    const yl_type *type = parametric_type(arena, name, inner);
    return type != NULL ? type : nested_type(arena, name, inner, vars);
}

/* ---- Matching ---- */

static bool in_family(family f, const yl_type *type)
{
    yl_root root = type->root;
    switch (f) {
    case FAMILY_ANY:
        return true;
    case FAMILY_NUMERIC:
        return yl_type_is_numeric(type);
    case FAMILY_EXACT:
        return yl_type_is_integer(type) || root == YL_DECIMAL;
    case FAMILY_INTEGER:
        return yl_type_is_integer(type);
    case FAMILY_APPROX:
        return root == YL_FLOAT || root == YL_DOUBLE;
    case FAMILY_DECIMAL:
        return root == YL_DECIMAL;
    case FAMILY_TEXT:
        return yl_type_is_text(type);
    case FAMILY_BINARY:
        return yl_type_is_bytes(type);
    case FAMILY_TIMESTAMP:
        return root == YL_TIMESTAMP;
    case FAMILY_LTZ:
        return root == YL_TIMESTAMP_LTZ;
    case FAMILY_TEMPORAL:
        return yl_type_is_temporal(type);
    case FAMILY_INTERVAL:
        return yl_type_is_interval(type);
    case FAMILY_ARRAY:
        return root == YL_ARRAY;
    case FAMILY_MAP:
        return root == YL_MAP;
    case FAMILY_MULTISET:
        return root == YL_MULTISET;
    case FAMILY_ROW:
        return root == YL_ROW;
    case FAMILY_RAW:
        return root == YL_RAW;
    default:
        return false;
    }
}

static int match_family(yl_arena *arena, family f, const yl_type *from, const yl_type **target)
{
    *target = NULL;
    if (from->root == YL_NULL) {
        *target = families[f].usual;
        return f == FAMILY_ANY || *target != NULL ? COST_FAMILY : YL_COST_NEVER;
    }
    if (in_family(f, from))
        return f == FAMILY_ANY ? COST_ANY : COST_FAMILY;
    if (f == FAMILY_DECIMAL && yl_type_is_integer(from)) {
        *target = yl_type_as_decimal(arena, from);
        return COST_FAMILY + 3;
    }
    return YL_COST_NEVER;
}

/* How far an implicit cast goes: nearer types are preferred. */
static int cast_cost(const yl_type *from, const yl_type *to)
{
    static const uint8_t width[] = {
        [YL_TINYINT] = 1, [YL_SMALLINT] = 2, [YL_INT] = 3,    [YL_BIGINT] = 4,
        [YL_DECIMAL] = 6, [YL_FLOAT] = 8,    [YL_DOUBLE] = 9,
    };
    if (!yl_cast_is_implicit(from, to))
        return YL_COST_NEVER;
    if (!yl_type_is_numeric(from) || !yl_type_is_numeric(to))
        return COST_FAR;
    int distance = width[to->root] - width[from->root];
    return distance > 0 ? distance : COST_FAR;
}

static int match_exact(const yl_type *from, const yl_type *to, const yl_type **target)
{
    *target = to;
    if (from->root == YL_NULL)
        return COST_FAMILY;
    if ((to->root == YL_VARCHAR && to->length == YL_LENGTH_MAX && yl_type_is_text(from)) ||
        (to->root == YL_VARBINARY && to->length == YL_LENGTH_MAX && yl_type_is_bytes(from)) ||
        (from->root == to->root && yl_type_is_interval(to))) {
        *target = NULL;
        return COST_SAME;
    }
    if (yl_type_equal(from, to, false)) {
        *target = NULL;
        return COST_SAME;
    }
    if (from->root == to->root)
        return yl_cast_is_implicit(from, to) ? COST_PARAMETERS : YL_COST_NEVER;
    return cast_cost(from, to);
}

static int add_variable(yl_arena *arena, int variable, const yl_type *from, yl_type_vars *vars)
{
    const yl_type *types[2] = {vars->of[variable], from};
    if (from->root == YL_NULL && types[0] == NULL)
        return COST_VARIABLE;
    if (types[0] == NULL) {
        vars->of[variable] = from;
        return COST_VARIABLE;
    }
    int cost = yl_type_equal(types[0], from, false) ? COST_VARIABLE : COST_VARIABLE + 1;
    vars->of[variable] = yl_type_merged(arena, types, 2);
    if (vars->of[variable] == NULL) {
        vars->failed = true;
        return YL_COST_NEVER;
    }
    return cost;
}

/* array<T>, map<T, U>, multiset<T>, array<any>. */
static int match_nested(yl_arena *arena, yl_str name, yl_str inner, const yl_type *from,
                        yl_type_vars *vars)
{
    family f;
    int cost = COST_SAME;
    if (!find_family(name, &f) || f < FAMILY_ARRAY || f > FAMILY_MULTISET || !in_family(f, from))
        return YL_COST_NEVER;
    for (uint32_t i = 0; i < from->n_fields; i++) {
        const yl_type *target, *part = from->fields[i].type;
        yl_str word = cut(inner, ',', &inner);
        int variable = variable_of(word);
        int part_cost = variable >= 0 ? add_variable(arena, variable, part, vars)
                                      : yl_word_match(arena, word, part, vars, &target);
        if (part_cost >= YL_COST_NEVER || (variable < 0 && target != NULL))
            return YL_COST_NEVER;
        cost += part_cost;
    }
    return cost;
}

static int match_one(yl_arena *arena, yl_str word, const yl_type *from, yl_type_vars *vars,
                     const yl_type **target)
{
    yl_str inner;
    family f;
    int variable = variable_of(word);
    *target = NULL;
    if (variable >= 0)
        return add_variable(arena, variable, from, vars);
    if (find_family(word, &f))
        return match_family(arena, f, from, target);
    yl_str name = split_inner(word, &inner);
    if (inner.data != NULL && word.data[word.size - 1] == '>')
        return match_nested(arena, name, inner, from, vars);
    const yl_type *type = yl_word_type(arena, word, vars);
    return type == NULL ? YL_COST_NEVER : match_exact(from, type, target);
}

int yl_word_match(yl_arena *arena, yl_str word, const yl_type *from, yl_type_vars *vars,
                  const yl_type **target)
{
    int best = YL_COST_NEVER;
    yl_type_vars before = *vars;
    *target = NULL;
    for (yl_str rest = word; rest.size > 0;) {
        const yl_type *one_target;
        yl_type_vars one_vars = before;
        int cost = match_one(arena, cut(rest, '|', &rest), from, &one_vars, &one_target);
        if (cost < best) {
            best = cost;
            *vars = one_vars;
            *target = one_target;
        }
    }
    return best;
}

const yl_type *yl_word_target(yl_arena *arena, yl_str word, const yl_type *from,
                              const yl_type_vars *vars)
{
    yl_str inner;
    int variable = variable_of(word);
    if (variable >= 0)
        return vars->of[variable];
    yl_str name = split_inner(word, &inner);
    if (inner.data == NULL || !yl_type_is_nested(from) || from->root == YL_ROW)
        return NULL;
    (void)name;
    yl_str first = cut(inner, ',', &inner);
    int a = variable_of(first), b = variable_of(cut(inner, ',', &inner));
    const yl_type *element = a >= 0 ? vars->of[a] : from->fields[0].type;
    if (from->root == YL_ARRAY)
        return yl_type_array(arena, element);
    if (from->root == YL_MULTISET)
        return yl_type_multiset(arena, element);
    return yl_type_map(arena, element, b >= 0 ? vars->of[b] : from->fields[1].type);
}
