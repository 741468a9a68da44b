/* Data types, as they stand in column definitions and in CAST.
 *
 *     type = name [(p [, s])] ... [[NOT] NULL] { ARRAY | MULTISET [[NOT] NULL] }
 *
 * Collections may stand behind their element type: INT NOT NULL ARRAY is an array of INT NOT
 * NULL. What the numbers mean, and whether they are allowed, is the binder's to say.
 */
#include "sql/parser_impl.h"

typedef struct type_word {
    yl_keyword word;
    yl_ast_type_kind type;
    uint8_t params; /* how many numbers may follow in parentheses */
} type_word;

static const type_word type_words[] = {
    {YL_KW_BOOLEAN, YL_ATYPE_BOOLEAN, 0},
    {YL_KW_TINYINT, YL_ATYPE_TINYINT, 0},
    {YL_KW_SMALLINT, YL_ATYPE_SMALLINT, 0},
    {YL_KW_INT, YL_ATYPE_INT, 0},
    {YL_KW_INTEGER, YL_ATYPE_INT, 0},
    {YL_KW_BIGINT, YL_ATYPE_BIGINT, 0},
    {YL_KW_FLOAT, YL_ATYPE_FLOAT, 0},
    {YL_KW_DOUBLE, YL_ATYPE_DOUBLE, 0},
    {YL_KW_DECIMAL, YL_ATYPE_DECIMAL, 2},
    {YL_KW_DEC, YL_ATYPE_DECIMAL, 2},
    {YL_KW_NUMERIC, YL_ATYPE_DECIMAL, 2},
    {YL_KW_CHAR, YL_ATYPE_CHAR, 1},
    {YL_KW_CHARACTER, YL_ATYPE_CHAR, 1},
    {YL_KW_VARCHAR, YL_ATYPE_VARCHAR, 1},
    {YL_KW_STRING, YL_ATYPE_STRING, 0},
    {YL_KW_BINARY, YL_ATYPE_BINARY, 1},
    {YL_KW_VARBINARY, YL_ATYPE_VARBINARY, 1},
    {YL_KW_BYTES, YL_ATYPE_BYTES, 0},
    {YL_KW_DATE, YL_ATYPE_DATE, 0},
    {YL_KW_TIME, YL_ATYPE_TIME, 1},
    {YL_KW_TIMESTAMP, YL_ATYPE_TIMESTAMP, 1},
    {YL_KW_TIMESTAMP_LTZ, YL_ATYPE_TIMESTAMP_LTZ, 1},
    {YL_KW_INTERVAL, YL_ATYPE_INTERVAL, 0},
    {YL_KW_ARRAY, YL_ATYPE_ARRAY, 0},
    {YL_KW_MULTISET, YL_ATYPE_MULTISET, 0},
    {YL_KW_MAP, YL_ATYPE_MAP, 0},
    {YL_KW_ROW, YL_ATYPE_ROW, 0},
    {YL_KW_STRUCTURED, YL_ATYPE_STRUCTURED, 0},
    {YL_KW_RAW, YL_ATYPE_RAW, 0},
    {YL_KW_NULL, YL_ATYPE_NULL, 0},
    {YL_KW_VARIANT, YL_ATYPE_VARIANT, 0},
    {YL_KW_BITMAP, YL_ATYPE_BITMAP, 0},
};

static const char type_names[] =
    "a data type such as BOOLEAN, TINYINT, SMALLINT, INT, BIGINT, FLOAT, DOUBLE, DECIMAL, CHAR, "
    "VARCHAR, STRING, BINARY, VARBINARY, BYTES, DATE, TIME, TIMESTAMP, TIMESTAMP_LTZ, INTERVAL, "
    "ARRAY, MULTISET, MAP or ROW";

static const type_word *find_type_word(const yl_token *token)
{
    if (token->kind != YL_TOKEN_WORD || token->keyword == YL_NO_KEYWORD)
        return NULL;
    for (size_t i = 0; i < sizeof type_words / sizeof *type_words; i++)
        if (type_words[i].word == token->keyword)
            return &type_words[i];
    return NULL;
}

/* (p) or (p, s) */
static yl_status parse_params(yl_parser *p, yl_ast_type *type, unsigned params)
{
    int64_t value;
    type->precision = type->scale = -1;
    if (params == 0 || !accept_kind(p, YL_TOKEN_LPAREN))
        return YL_OK;
    YL_TRY(yl_parser_integer(p, "a whole number", &value));
    type->precision = (int)value;
    if (params == 2 && accept_kind(p, YL_TOKEN_COMMA)) {
        YL_TRY(yl_parser_integer(p, "a whole number", &value));
        type->scale = (int)value;
    }
    if (accept_kind(p, YL_TOKEN_RPAREN))
        return YL_OK;
    return yl_parser_fail(p, params == 2 && type->scale < 0 ? "',' or ')'" : "')'");
}

/* WITH[OUT] [LOCAL] TIME ZONE */
static yl_status parse_time_zone(yl_parser *p, yl_ast_type *type)
{
    bool timestamp = type->type == YL_ATYPE_TIMESTAMP;
    if (is_words(p, YL_KW_WITHOUT, YL_KW_TIME)) {
        yl_parser_take(p);
    } else if (is_words(p, YL_KW_WITH, YL_KW_TIME)) {
        yl_parser_take(p);
        type->type = timestamp ? YL_ATYPE_TIMESTAMP_TZ : YL_ATYPE_TIME_TZ;
    } else if (is_words(p, YL_KW_WITH, YL_KW_LOCAL)) {
        yl_parser_take(p);
        yl_parser_take(p);
        type->type = timestamp ? YL_ATYPE_TIMESTAMP_LTZ : YL_ATYPE_TIME_TZ;
    } else {
        return YL_OK;
    }
    YL_TRY(yl_parser_expect_word(p, YL_KW_TIME));
    return yl_parser_expect_word(p, YL_KW_ZONE);
}

static yl_status push_type(yl_parser *p, yl_ast_type *type)
{
    yl_ast *child = NULL;
    YL_TRY(yl_parser_type(p, &child));
    return yl_parser_push(p, &type->children, child);
}

/* name TYPE ['comment'] */
static yl_status parse_field(yl_parser *p, yl_ast_type *type)
{
    yl_ast *out;
    YL_PARSER_NEW(p, field, type_field, TYPE_FIELD, here(p));
    YL_TRY(yl_parser_name(p, "the name of a field", &field->name));
    YL_TRY(yl_parser_type(p, &field->type));
    if (yl_parser_is_string(p))
        YL_TRY(yl_parser_string(p, "a comment", &field->comment));
    YL_TRY(finish(p, field, &out));
    return yl_parser_push(p, &type->children, out);
}

static yl_status parse_fields(yl_parser *p, yl_ast_type *type, yl_token_kind close)
{
    if (accept_kind(p, close))
        return YL_OK;
    do {
        YL_TRY(parse_field(p, type));
    } while (accept_kind(p, YL_TOKEN_COMMA));
    if (accept_kind(p, close))
        return YL_OK;
    return yl_parser_fail(p, close == YL_TOKEN_GT ? "',' or '>'" : "',' or ')'");
}

/* ROW<...>, ROW(...), ROW<> */
static yl_status parse_row_type(yl_parser *p, yl_ast_type *type)
{
    if (accept_kind(p, YL_TOKEN_NE))
        return YL_OK;
    if (accept_kind(p, YL_TOKEN_LT))
        return parse_fields(p, type, YL_TOKEN_GT);
    if (accept_kind(p, YL_TOKEN_LPAREN))
        return parse_fields(p, type, YL_TOKEN_RPAREN);
    return yl_parser_fail(p, "'<' or '(' and the fields of the row");
}

/* STRUCTURED<'class', name TYPE, ...> */
static yl_status parse_structured(yl_parser *p, yl_ast_type *type)
{
    YL_TRY(yl_parser_expect(p, YL_TOKEN_LT));
    YL_TRY(yl_parser_string(p, "the name of a class as a string", &type->class_name));
    while (accept_kind(p, YL_TOKEN_COMMA))
        YL_TRY(parse_field(p, type));
    return yl_parser_expect(p, YL_TOKEN_GT);
}

/* RAW('class', 'serializer') */
static yl_status parse_raw(yl_parser *p, yl_ast_type *type)
{
    YL_TRY(yl_parser_expect(p, YL_TOKEN_LPAREN));
    YL_TRY(yl_parser_string(p, "the name of a class as a string", &type->class_name));
    YL_TRY(yl_parser_expect(p, YL_TOKEN_COMMA));
    YL_TRY(yl_parser_string(p, "a serializer as a string", &type->serializer));
    return yl_parser_expect(p, YL_TOKEN_RPAREN);
}

/* What follows the type's first word. */
static yl_status parse_details(yl_parser *p, yl_ast_type *type)
{
    switch (type->type) {
    case YL_ATYPE_DOUBLE:
        (void)accept_word(p, YL_KW_PRECISION);
        return YL_OK;
    case YL_ATYPE_TIME:
    case YL_ATYPE_TIMESTAMP:
        return parse_time_zone(p, type);
    case YL_ATYPE_INTERVAL:
        return yl_parser_interval_qualifier(p, &type->qualifier);
    case YL_ATYPE_ARRAY:
    case YL_ATYPE_MULTISET:
        YL_TRY(yl_parser_expect(p, YL_TOKEN_LT));
        YL_TRY(push_type(p, type));
        return yl_parser_expect(p, YL_TOKEN_GT);
    case YL_ATYPE_MAP:
        YL_TRY(yl_parser_expect(p, YL_TOKEN_LT));
        YL_TRY(push_type(p, type));
        YL_TRY(yl_parser_expect(p, YL_TOKEN_COMMA));
        YL_TRY(push_type(p, type));
        return yl_parser_expect(p, YL_TOKEN_GT);
    case YL_ATYPE_ROW:
        return parse_row_type(p, type);
    case YL_ATYPE_STRUCTURED:
        return parse_structured(p, type);
    case YL_ATYPE_RAW:
        return parse_raw(p, type);
    default:
        return YL_OK;
    }
}

/* A type up to its nullability. MAP is a free word: a type named map stands in backticks. */
static yl_status parse_type_name(yl_parser *p, yl_ast_type *type)
{
    const type_word *row = find_type_word(peek(p));
    type->precision = type->scale = -1;
    if (is_word(p, YL_KW_REAL)) {
        YL_FAIL_AT(p->err, UNSUPPORTED, peek(p)->span, "the type REAL is not supported");
        yl_error_hintf(p->err, "write FLOAT");
        return YL_ERR_UNSUPPORTED;
    }
    if (row == NULL) {
        if (!yl_parser_is_name(p))
            return yl_parser_fail(p, type_names);
        type->type = YL_ATYPE_NAMED;
        YL_TRY(yl_parser_path(p, type_names, &type->path));
        type->head.span.end = p->previous.span.end;
        return YL_OK;
    }
    type->type = row->type;
    yl_keyword word = row->word;
    yl_parser_take(p);
    if ((word == YL_KW_CHAR || word == YL_KW_CHARACTER) && accept_word(p, YL_KW_VARYING))
        type->type = YL_ATYPE_VARCHAR;
    if (word == YL_KW_BINARY && accept_word(p, YL_KW_VARYING))
        type->type = YL_ATYPE_VARBINARY;
    YL_TRY(parse_params(p, type, row->params));
    YL_TRY(parse_details(p, type));
    type->head.span.end = p->previous.span.end;
    return YL_OK;
}

/* [NULL | NOT NULL]; in RETURNING t NULL ON EMPTY the word belongs to what follows */
static void parse_nullability(yl_parser *p, yl_ast_type *type)
{
    if (accept_words(p, YL_KW_NOT, YL_KW_NULL))
        type->not_null = true;
    else if (!is_word_at(p, 1, YL_KW_ON) && accept_word(p, YL_KW_NULL))
        type->null_written = true;
    else
        return;
    type->head.span.end = p->previous.span.end;
}

static yl_status parse_type(yl_parser *p, yl_ast **out)
{
    uint32_t begin = here(p);
    YL_PARSER_NEW(p, type, type, TYPE, begin);
    YL_TRY(parse_type_name(p, type));
    parse_nullability(p, type);
    while (is_word(p, YL_KW_ARRAY) || is_word(p, YL_KW_MULTISET)) {
        YL_PARSER_NEW(p, collection, type, TYPE, begin);
        collection->type = is_word(p, YL_KW_ARRAY) ? YL_ATYPE_ARRAY : YL_ATYPE_MULTISET;
        collection->precision = collection->scale = -1;
        YL_TRY(yl_parser_chain(p));
        YL_TRY(yl_parser_push(p, &collection->children, &type->head));
        yl_parser_take(p);
        collection->head.span.end = p->previous.span.end;
        parse_nullability(p, collection);
        type = collection;
    }
    return finish(p, type, out);
}

yl_status yl_parser_type(yl_parser *p, yl_ast **out)
{
    unsigned saved;
    YL_TRY(yl_parser_enter(p, &saved));
    YL_TRY(parse_type(p, out));
    yl_parser_leave(p, saved);
    return YL_OK;
}
