/* Dumping, comparing and walking trees, all driven by the table of fields in ast_fields.def. */
#include "sql/ast_print.h"

#include "sql/ast_impl.h"

/* ---- names of enums ---- */

const char *const yl_ast_binary_names[] = {"OR",
                                           "AND",
                                           "=",
                                           "<>",
                                           "<",
                                           "<=",
                                           ">",
                                           ">=",
                                           "IS DISTINCT FROM",
                                           "IS NOT DISTINCT FROM",
                                           "+",
                                           "-",
                                           "*",
                                           "/",
                                           "%",
                                           "||",
                                           "OVERLAPS",
                                           "CONTAINS",
                                           "PRECEDES",
                                           "SUCCEEDS",
                                           "IMMEDIATELY PRECEDES",
                                           "IMMEDIATELY SUCCEEDS",
                                           "EQUALS",
                                           "MEMBER OF",
                                           "NOT MEMBER OF",
                                           "SUBMULTISET OF",
                                           "NOT SUBMULTISET OF",
                                           "MULTISET UNION",
                                           "MULTISET UNION DISTINCT",
                                           "MULTISET INTERSECT",
                                           "MULTISET INTERSECT DISTINCT",
                                           "MULTISET EXCEPT",
                                           "MULTISET EXCEPT DISTINCT"};
static_assert(sizeof yl_ast_binary_names / sizeof *yl_ast_binary_names == YL_BINARY_OP_COUNT,
              "one name per operator");
const char *const yl_ast_is_names[] = {"NULL",       "TRUE",        "FALSE",      "UNKNOWN",
                                       "JSON VALUE", "JSON OBJECT", "JSON ARRAY", "JSON SCALAR",
                                       "A SET",      "EMPTY"};
const char *const yl_ast_like_names[] = {"LIKE", "ILIKE", "RLIKE", "SIMILAR TO"};
const char *const yl_ast_collection_names[] = {"ARRAY", "MAP", "MULTISET"};
const char *const yl_ast_unit_names[] = {
    "NONE",   "YEAR",    "QUARTER",     "MONTH",       "WEEK",       "DAY",       "HOUR",
    "MINUTE", "SECOND",  "MILLISECOND", "MICROSECOND", "NANOSECOND", "DOW",       "DOY",
    "ISODOW", "ISOYEAR", "EPOCH",       "DECADE",      "CENTURY",    "MILLENNIUM"};
const char *const yl_ast_type_names[] = {
    "BOOLEAN", "TINYINT",  "SMALLINT",  "INT",          "BIGINT",        "FLOAT",     "DOUBLE",
    "DECIMAL", "CHAR",     "VARCHAR",   "STRING",       "BINARY",        "VARBINARY", "BYTES",
    "DATE",    "TIME",     "TIMESTAMP", "TIMESTAMP_TZ", "TIMESTAMP_LTZ", "TIME_TZ",   "INTERVAL",
    "ARRAY",   "MULTISET", "MAP",       "ROW",          "STRUCTURED",    "RAW",       "NULL",
    "VARIANT", "BITMAP",   "NAMED"};
static_assert(sizeof yl_ast_type_names / sizeof *yl_ast_type_names == YL_ATYPE_COUNT,
              "one name per type");
const char *const yl_ast_set_op_names[] = {"UNION", "INTERSECT", "EXCEPT"};
const char *const yl_ast_grouping_names[] = {"GROUPING SETS", "ROLLUP", "CUBE", "EMPTY"};
const char *const yl_ast_frame_names[] = {"NONE", "ROWS", "RANGE", "GROUPS"};
const char *const yl_ast_bound_names[] = {
    "NONE", "UNBOUNDED PRECEDING", "PRECEDING", "CURRENT ROW", "FOLLOWING", "UNBOUNDED FOLLOWING"};
const char *const yl_ast_merging_names[] = {"INCLUDING", "EXCLUDING", "OVERWRITING"};
const char *const yl_ast_feature_names[] = {"ALL",        "CONSTRAINTS", "DISTRIBUTION",
                                            "GENERATED",  "METADATA",    "OPTIONS",
                                            "PARTITIONS", "WATERMARKS"};
const char *const yl_ast_language_names[] = {"UNSET", "JAVA", "SCALA", "SQL", "PYTHON"};
const char *const yl_ast_object_names[] = {"TABLE",   "VIEW",     "DATABASE",
                                           "CATALOG", "FUNCTION", "JOB"};
const char *const yl_ast_show_names[] = {"CATALOGS",    "CURRENT CATALOG",
                                         "DATABASES",   "CURRENT DATABASE",
                                         "TABLES",      "VIEWS",
                                         "FUNCTIONS",   "USER FUNCTIONS",
                                         "PROCEDURES",  "COLUMNS",
                                         "PARTITIONS",  "CREATE TABLE",
                                         "CREATE VIEW", "CREATE CATALOG",
                                         "MODULES",     "FULL MODULES",
                                         "JARS",        "JOBS"};
const char *const yl_ast_json_names[] = {"UNSET",        "NULL", "ERROR", "DEFAULT", "EMPTY ARRAY",
                                         "EMPTY OBJECT", "TRUE", "FALSE", "UNKNOWN"};

static const char *const literal_names[] = {
    "NULL",   "TRUE",   "FALSE", "UNKNOWN", "INTEGER",   "DECIMAL",      "APPROX",
    "STRING", "BINARY", "DATE",  "TIME",    "TIMESTAMP", "TIMESTAMP_LTZ"};
static const char *const unary_names[] = {"+", "-", "NOT"};
static const char *const syntax_names[] = {
    "PLAIN",     "NILADIC",      "EXTRACT",       "FLOOR_TO",  "TRIM",
    "TRIM_BOTH", "TRIM_LEADING", "TRIM_TRAILING", "SUBSTRING", "POSITION",
    "OVERLAY",   "TIMESTAMP",    "CONVERT",       "TRANSLATE", "JSON"};
static const char *const quantifier_names[] = {"NONE", "ALL", "DISTINCT"};
static const char *const nulls_names[] = {"DEFAULT", "RESPECT", "IGNORE"};
static const char *const semantics_names[] = {"DEFAULT", "RUNNING", "FINAL"};
static const char *const json_wrapper_names[] = {"UNSET", "WITHOUT", "CONDITIONAL",
                                                 "UNCONDITIONAL"};
static const char *const json_nulls_names[] = {"UNSET", "NULL", "ABSENT"};
static const char *const nulls_order_names[] = {"DEFAULT", "FIRST", "LAST"};
static const char *const join_names[] = {"COMMA", "CROSS", "INNER", "LEFT", "RIGHT", "FULL"};
static const char *const rows_per_match_names[] = {"DEFAULT", "ONE", "ALL"};
static const char *const after_match_names[] = {"DEFAULT", "NEXT_ROW", "PAST_LAST_ROW", "FIRST",
                                                "LAST"};
static const char *const pattern_names[] = {"VARIABLE", "CONCAT",  "ALTERNATE",
                                            "PERMUTE",  "EXCLUDE", "QUANTIFIED"};
static const char *const column_names[] = {"PHYSICAL", "COMPUTED", "METADATA", "NAME_ONLY"};
static const char *const position_names[] = {"DEFAULT", "FIRST", "AFTER"};
static const char *const enforcement_names[] = {"DEFAULT", "ENFORCED", "NOT_ENFORCED"};
static const char *const distribution_names[] = {"UNKNOWN", "HASH", "RANGE"};
static const char *const conflict_names[] = {"UNSET", "ERROR", "NOTHING", "DEDUPLICATE"};
static const char *const alter_names[] = {"RENAME",
                                          "RENAME_COLUMN",
                                          "ADD",
                                          "MODIFY",
                                          "DROP_COLUMNS",
                                          "DROP_PRIMARY_KEY",
                                          "DROP_CONSTRAINT",
                                          "DROP_WATERMARK",
                                          "DROP_DISTRIBUTION",
                                          "SET",
                                          "RESET",
                                          "ADD_PARTITIONS",
                                          "DROP_PARTITIONS"};
static const char *const alter_catalog_names[] = {"SET", "RESET", "COMMENT"};
static const char *const describe_names[] = {"TABLE", "CATALOG", "DATABASE", "JOB", "FUNCTION"};
static const char *const use_names[] = {"DATABASE", "CATALOG", "MODULES"};
static const char *const client_names[] = {"QUIT", "HELP", "CLEAR"};

const char *yl_ast_binary_text(yl_ast_binary_op op)
{
    return yl_ast_binary_names[op];
}

const char *yl_ast_unit_text(yl_ast_unit unit)
{
    return yl_ast_unit_names[unit];
}

const char *yl_ast_type_text(yl_ast_type_kind type)
{
    return yl_ast_type_names[type];
}

/* ---- the table of fields ---- */

typedef enum field_type {
    FIELD_BOOL,
    FIELD_INT, /* -1 is the default */
    FIELD_INT64,
    FIELD_UNSIGNED, /* 0 is the default */
    FIELD_ENUM,     /* 0 is the default */
    FIELD_KIND,     /* an enum without a default */
    FIELD_TEXT,
    FIELD_CSTR,
    FIELD_STRING,
    FIELD_NAME,
    FIELD_NAMES,
    FIELD_PATH,
    FIELD_ALIAS,
    FIELD_QUALIFIER,
    FIELD_BOUND,
    FIELD_JSON,
    FIELD_NODE,
    FIELD_LIST
} field_type;

typedef struct field {
    const char *name; /* NULL ends the list */
    uint16_t offset;
    uint8_t type; /* field_type */
    const char *const *names;
} field;

#define YL_AST_STRUCT(node) static const field fields_##node[] = {
#define YL_AST_FIELD(node, member, TYPE, names)                                                    \
    {#member, offsetof(yl_ast_##node, member), FIELD_##TYPE, names},
#define YL_AST_END(node)                                                                           \
    {                                                                                              \
        NULL, 0, 0, NULL                                                                           \
    }                                                                                              \
    }                                                                                              \
    ; /* clang-format off */
#include "sql/ast_fields.def"
#undef YL_AST_STRUCT
#undef YL_AST_FIELD
#undef YL_AST_END
/* clang-format on */

static const struct {
    const char *name;
    const field *fields;
} kinds[YL_AST_KIND_COUNT] = {
    {"none", NULL},
#define YL_AST_NODE(KIND, node) {#node, fields_##node},
#include "sql/ast_kinds.def"
#undef YL_AST_NODE
};

const char *yl_ast_kind_name(yl_ast_kind kind)
{
    assert((unsigned)kind < YL_AST_KIND_COUNT);
    return kinds[kind].name;
}

static const void *member(const void *base, const field *f)
{
    return (const char *)base + f->offset;
}

/* Enums are stored as unsigned int by every compiler we build with. */
static unsigned enum_value(const void *p)
{
    unsigned value;
    static_assert(sizeof(yl_ast_unit) == sizeof value, "enums are ints");
    memcpy(&value, p, sizeof value);
    return value;
}

/* ---- dump ---- */

static void dump_text(yl_str text, char quote, yl_strbuf *out)
{
    yl_strbuf_char(out, quote);
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c < 0x20 || c == 0x7f)
            yl_strbuf_printf(out, "\\x%02x", c);
        else if (c == (unsigned char)quote || c == '\\')
            yl_strbuf_printf(out, "\\%c", c);
        else
            yl_strbuf_char(out, (char)c);
    }
    yl_strbuf_char(out, quote);
}

/* A plain name as it is, any other in backticks. */
static void dump_name(yl_str name, yl_strbuf *out)
{
    bool plain = name.size > 0 && !(name.data[0] >= '0' && name.data[0] <= '9');
    for (size_t i = 0; i < name.size && plain; i++) {
        char c = name.data[i];
        plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                c == '_' || (unsigned char)c >= 0x80;
    }
    if (plain)
        yl_strbuf_str(out, name);
    else
        dump_text(name, '`', out);
}

static void dump_names(const yl_ast_name *names, size_t size, const char *separator, yl_strbuf *out)
{
    for (size_t i = 0; i < size; i++) {
        if (i > 0)
            yl_strbuf_puts(out, separator);
        dump_name(names[i].text, out);
    }
}

static void dump_qualifier(const yl_ast_interval_qualifier *q, yl_strbuf *out)
{
    yl_strbuf_printf(out, "(%s", yl_ast_unit_names[q->from]);
    if (q->precision >= 0)
        yl_strbuf_printf(out, " %d", q->precision);
    if (q->to != YL_AST_UNIT_NONE)
        yl_strbuf_printf(out, " TO %s", yl_ast_unit_names[q->to]);
    if (q->fraction >= 0)
        yl_strbuf_printf(out, " . %d", q->fraction);
    yl_strbuf_char(out, ')');
}

static void dump_list(const yl_ast_list *list, yl_strbuf *out)
{
    yl_strbuf_char(out, '(');
    for (size_t i = 0; i < list->size; i++) {
        if (i > 0)
            yl_strbuf_char(out, ' ');
        yl_ast_dump(list->items[i], out);
    }
    yl_strbuf_char(out, ')');
}

static void dump_fields(const void *base, const field *fields, yl_strbuf *out);

/* Whether the field has a value that is worth printing. */
static bool is_set(const void *p, const field *f)
{
    switch ((field_type)f->type) {
    case FIELD_BOOL:
        return *(const bool *)p;
    case FIELD_INT:
        return *(const int *)p >= 0;
    case FIELD_INT64:
        return *(const int64_t *)p != -1;
    case FIELD_UNSIGNED:
        return *(const unsigned *)p != 0;
    case FIELD_ENUM:
        return enum_value(p) != 0;
    case FIELD_TEXT:
        return ((const yl_str *)p)->size != 0;
    case FIELD_STRING:
        return yl_ast_string_present(*(const yl_ast_string *)p);
    case FIELD_NAME:
        return yl_ast_name_present(*(const yl_ast_name *)p);
    case FIELD_NAMES:
        return ((const yl_ast_name_list *)p)->size != 0;
    case FIELD_PATH:
        return ((const yl_ast_path *)p)->size != 0;
    case FIELD_ALIAS:
        return yl_ast_name_present(((const yl_ast_alias *)p)->name);
    case FIELD_QUALIFIER:
        return ((const yl_ast_interval_qualifier *)p)->from != YL_AST_UNIT_NONE;
    case FIELD_BOUND:
        return ((const yl_ast_bound *)p)->kind != YL_BOUND_NONE;
    case FIELD_JSON:
        return *(const yl_ast_json *const *)p != NULL;
    case FIELD_NODE:
        return *(yl_ast *const *)p != NULL;
    case FIELD_LIST:
        return ((const yl_ast_list *)p)->size != 0;
    case FIELD_KIND:
    case FIELD_CSTR:
        break;
    }
    return true;
}

static void dump_alias(const yl_ast_alias *alias, yl_strbuf *out)
{
    dump_name(alias->name.text, out);
    if (alias->columns.size == 0)
        return;
    yl_strbuf_char(out, '(');
    dump_names(alias->columns.items, alias->columns.size, " ", out);
    yl_strbuf_char(out, ')');
}

static void dump_bound(const yl_ast_bound *bound, yl_strbuf *out)
{
    yl_strbuf_printf(out, "(%s", yl_ast_bound_names[bound->kind]);
    if (bound->offset != NULL) {
        yl_strbuf_char(out, ' ');
        yl_ast_dump(bound->offset, out);
    }
    yl_strbuf_char(out, ')');
}

static void dump_value(const void *p, const field *f, yl_strbuf *out)
{
    switch ((field_type)f->type) {
    case FIELD_BOOL:
        break; /* its name says it */
    case FIELD_INT:
        yl_strbuf_printf(out, "%d", *(const int *)p);
        break;
    case FIELD_INT64:
        yl_strbuf_printf(out, "%lld", (long long)*(const int64_t *)p);
        break;
    case FIELD_UNSIGNED:
        yl_strbuf_printf(out, "%u", *(const unsigned *)p);
        break;
    case FIELD_ENUM:
    case FIELD_KIND:
        yl_strbuf_puts(out, f->names[enum_value(p)]);
        break;
    case FIELD_TEXT:
        dump_text(*(const yl_str *)p, '"', out);
        break;
    case FIELD_CSTR:
        dump_text(yl_str_of(*(const char *const *)p), '"', out);
        break;
    case FIELD_STRING:
        dump_text(((const yl_ast_string *)p)->text, '"', out);
        break;
    case FIELD_NAME:
        dump_name(((const yl_ast_name *)p)->text, out);
        break;
    case FIELD_NAMES: {
        const yl_ast_name_list *names = p;
        yl_strbuf_char(out, '(');
        dump_names(names->items, names->size, " ", out);
        yl_strbuf_char(out, ')');
        break;
    }
    case FIELD_PATH:
        dump_names(((const yl_ast_path *)p)->items, ((const yl_ast_path *)p)->size, ".", out);
        break;
    case FIELD_ALIAS:
        dump_alias(p, out);
        break;
    case FIELD_QUALIFIER:
        dump_qualifier(p, out);
        break;
    case FIELD_BOUND:
        dump_bound(p, out);
        break;
    case FIELD_JSON:
        yl_strbuf_puts(out, "(json");
        dump_fields(*(const yl_ast_json *const *)p, fields_json, out);
        yl_strbuf_char(out, ')');
        break;
    case FIELD_NODE:
        yl_ast_dump(*(yl_ast *const *)p, out);
        break;
    case FIELD_LIST:
        dump_list(p, out);
        break;
    }
}

static void dump_fields(const void *base, const field *fields, yl_strbuf *out)
{
    for (const field *f = fields; f->name != NULL; f++) {
        const void *p = member(base, f);
        if (!is_set(p, f))
            continue;
        yl_strbuf_printf(out, " :%s", f->name);
        if (f->type != FIELD_BOOL)
            yl_strbuf_char(out, ' ');
        dump_value(p, f, out);
    }
}

void yl_ast_dump(const yl_ast *node, yl_strbuf *out)
{
    if (node == NULL) {
        yl_strbuf_puts(out, "()");
        return;
    }
    yl_strbuf_printf(out, "(%s", yl_ast_kind_name(node->kind));
    dump_fields(node, kinds[node->kind].fields, out);
    yl_strbuf_char(out, ')');
}

/* ---- comparing ---- */

static bool equal_names(const yl_ast_name *a, size_t a_size, const yl_ast_name *b, size_t b_size)
{
    if (a_size != b_size)
        return false;
    for (size_t i = 0; i < a_size; i++)
        if (!yl_str_equal(a[i].text, b[i].text))
            return false;
    return true;
}

static bool equal_lists(const yl_ast_list *a, const yl_ast_list *b)
{
    if (a->size != b->size)
        return false;
    for (size_t i = 0; i < a->size; i++)
        if (!yl_ast_equal(a->items[i], b->items[i]))
            return false;
    return true;
}

static bool equal_fields(const void *a, const void *b, const field *fields);

static bool equal_qualifiers(const yl_ast_interval_qualifier *a, const yl_ast_interval_qualifier *b)
{
    return a->from == b->from && a->to == b->to && a->precision == b->precision &&
           a->fraction == b->fraction;
}

static bool equal_json(const yl_ast_json *a, const yl_ast_json *b)
{
    return a == NULL || b == NULL ? a == b : equal_fields(a, b, fields_json);
}

static bool equal_value(const void *a, const void *b, const field *f)
{
    switch ((field_type)f->type) {
    case FIELD_BOOL:
        return *(const bool *)a == *(const bool *)b;
    case FIELD_INT:
    case FIELD_UNSIGNED:
    case FIELD_ENUM:
    case FIELD_KIND:
        return enum_value(a) == enum_value(b);
    case FIELD_INT64:
        return *(const int64_t *)a == *(const int64_t *)b;
    case FIELD_TEXT:
        return yl_str_equal(*(const yl_str *)a, *(const yl_str *)b);
    case FIELD_CSTR:
        return strcmp(*(const char *const *)a, *(const char *const *)b) == 0;
    case FIELD_STRING: {
        const yl_ast_string *x = a, *y = b;
        return yl_ast_string_present(*x) == yl_ast_string_present(*y) &&
               yl_str_equal(x->text, y->text);
    }
    case FIELD_NAME:
        return yl_str_equal(((const yl_ast_name *)a)->text, ((const yl_ast_name *)b)->text);
    case FIELD_NAMES: {
        const yl_ast_name_list *x = a, *y = b;
        return equal_names(x->items, x->size, y->items, y->size);
    }
    case FIELD_PATH: {
        const yl_ast_path *x = a, *y = b;
        return equal_names(x->items, x->size, y->items, y->size);
    }
    case FIELD_ALIAS: {
        const yl_ast_alias *x = a, *y = b;
        return yl_str_equal(x->name.text, y->name.text) &&
               equal_names(x->columns.items, x->columns.size, y->columns.items, y->columns.size);
    }
    case FIELD_QUALIFIER:
        return equal_qualifiers(a, b);
    case FIELD_BOUND:
        return ((const yl_ast_bound *)a)->kind == ((const yl_ast_bound *)b)->kind &&
               yl_ast_equal(((const yl_ast_bound *)a)->offset, ((const yl_ast_bound *)b)->offset);
    case FIELD_JSON:
        return equal_json(*(const yl_ast_json *const *)a, *(const yl_ast_json *const *)b);
    case FIELD_NODE:
        return yl_ast_equal(*(yl_ast *const *)a, *(yl_ast *const *)b);
    case FIELD_LIST:
        break;
    }
    return equal_lists(a, b);
}

static bool equal_fields(const void *a, const void *b, const field *fields)
{
    for (const field *f = fields; f->name != NULL; f++)
        if (!equal_value(member(a, f), member(b, f), f))
            return false;
    return true;
}

bool yl_ast_equal(const yl_ast *a, const yl_ast *b)
{
    if (a == NULL || b == NULL)
        return a == b;
    return a->kind == b->kind && equal_fields(a, b, kinds[a->kind].fields);
}

/* ---- walking ---- */

static bool visit_fields(const void *base, const field *fields,
                         bool (*visit)(const yl_ast *child, void *arg), void *arg)
{
    for (const field *f = fields; f->name != NULL; f++) {
        const void *p = member(base, f);
        const yl_ast *child = NULL;
        if (f->type == FIELD_NODE) {
            child = *(yl_ast *const *)p;
        } else if (f->type == FIELD_BOUND) {
            child = ((const yl_ast_bound *)p)->offset;
        } else if (f->type == FIELD_JSON) {
            const yl_ast_json *json = *(const yl_ast_json *const *)p;
            if (json != NULL && !visit_fields(json, fields_json, visit, arg))
                return false;
        } else if (f->type == FIELD_LIST) {
            const yl_ast_list *list = p;
            for (size_t i = 0; i < list->size; i++)
                if (!visit(list->items[i], arg))
                    return false;
        }
        if (child != NULL && !visit(child, arg))
            return false;
    }
    return true;
}

bool yl_ast_each_child(const yl_ast *node, bool (*visit)(const yl_ast *child, void *arg), void *arg)
{
    return visit_fields(node, kinds[node->kind].fields, visit, arg);
}
