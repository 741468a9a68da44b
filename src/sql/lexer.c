/* The lexer: blanks and comments are skipped, the longest token wins.
 *
 * Lexical rules, where Flink SQL differs from what one might guess:
 *  - comments are "--" and "//" up to the end of the line, and slash-star pairs without nesting;
 *    a comment that opens with slash-star-plus is a hint and made of tokens
 *  - names stand in backticks, `` is one backtick inside; double quotes mean nothing
 *  - "1a" is the number 1 and the word a, "1e" the number 1 and the word e
 *  - U&'', E'', N'', X'' and _charset'' need the quote right behind the prefix
 *
 * Plain names take the letters that Flink takes and, beyond it, Hangul syllables and the
 * ideographs outside of the basic plane, which cannot be mistaken for anything else.
 */
#include "sql/lexer.h"

#include <assert.h>

/* ---- keywords ---- */

typedef struct keyword_row {
    const char *text;
    uint8_t size;
    uint8_t class;
} keyword_row;

static const keyword_row keywords[YL_KEYWORDS_END] = {
    {"", 0, YL_KEYWORD_FREE},
#define YL_KEYWORD(WORD, CLASS) {#WORD, sizeof(#WORD) - 1, YL_KEYWORD_##CLASS},
#include "sql/keywords.def"
#undef YL_KEYWORD
};

enum { KEYWORD_SIZE_MAX = 40 };

static char upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

yl_keyword yl_keyword_find(yl_str word)
{
    char text[KEYWORD_SIZE_MAX];
    if (word.size == 0 || word.size > sizeof text)
        return YL_NO_KEYWORD;
    for (size_t i = 0; i < word.size; i++)
        text[i] = upper(word.data[i]);
    int low = 1, high = YL_KEYWORDS_END - 1;
    while (low <= high) {
        int middle = (low + high) / 2;
        int order = yl_str_compare((yl_str){text, word.size},
                                   (yl_str){keywords[middle].text, keywords[middle].size});
        if (order == 0)
            return (yl_keyword)middle;
        if (order < 0)
            high = middle - 1;
        else
            low = middle + 1;
    }
    return YL_NO_KEYWORD;
}

const char *yl_keyword_text(yl_keyword keyword)
{
    assert((unsigned)keyword < YL_KEYWORDS_END);
    return keywords[keyword].text;
}

yl_keyword_class yl_keyword_class_of(yl_keyword keyword)
{
    assert((unsigned)keyword < YL_KEYWORDS_END);
    return (yl_keyword_class)keywords[keyword].class;
}

const char *yl_token_kind_text(yl_token_kind kind)
{
    static const char *const texts[] = {
        [YL_TOKEN_END] = "the end of the text",
        [YL_TOKEN_WORD] = "a name",
        [YL_TOKEN_QUOTED_NAME] = "a name",
        [YL_TOKEN_STRING] = "a string",
        [YL_TOKEN_UNICODE_STRING] = "a string",
        [YL_TOKEN_ESCAPE_STRING] = "a string",
        [YL_TOKEN_CHARSET_STRING] = "a string",
        [YL_TOKEN_BINARY] = "a binary literal",
        [YL_TOKEN_INTEGER] = "a whole number",
        [YL_TOKEN_DECIMAL] = "a number",
        [YL_TOKEN_APPROX] = "a number",
        [YL_TOKEN_LPAREN] = "'('",
        [YL_TOKEN_RPAREN] = "')'",
        [YL_TOKEN_LBRACKET] = "'['",
        [YL_TOKEN_RBRACKET] = "']'",
        [YL_TOKEN_LBRACE] = "'{'",
        [YL_TOKEN_RBRACE] = "'}'",
        [YL_TOKEN_LBRACE_MINUS] = "'{-'",
        [YL_TOKEN_RBRACE_MINUS] = "'-}'",
        [YL_TOKEN_COMMA] = "','",
        [YL_TOKEN_SEMICOLON] = "';'",
        [YL_TOKEN_DOT] = "'.'",
        [YL_TOKEN_COLON] = "':'",
        [YL_TOKEN_PLUS] = "'+'",
        [YL_TOKEN_MINUS] = "'-'",
        [YL_TOKEN_STAR] = "'*'",
        [YL_TOKEN_SLASH] = "'/'",
        [YL_TOKEN_PERCENT] = "'%'",
        [YL_TOKEN_EQ] = "'='",
        [YL_TOKEN_NE] = "'<>'",
        [YL_TOKEN_BANG_NE] = "'!='",
        [YL_TOKEN_LT] = "'<'",
        [YL_TOKEN_LE] = "'<='",
        [YL_TOKEN_GT] = "'>'",
        [YL_TOKEN_GE] = "'>='",
        [YL_TOKEN_CONCAT] = "'||'",
        [YL_TOKEN_ARROW] = "'=>'",
        [YL_TOKEN_BAR] = "'|'",
        [YL_TOKEN_CARET] = "'^'",
        [YL_TOKEN_DOLLAR] = "'$'",
        [YL_TOKEN_QUESTION] = "'?'",
        [YL_TOKEN_HINT_BEGIN] = "'/*+'",
        [YL_TOKEN_HINT_END] = "'*/'",
        [YL_TOKEN_ERROR] = "an error",
    };
    assert((unsigned)kind < sizeof texts / sizeof *texts);
    return texts[kind];
}

/* ---- characters ---- */

/* The code point at `at` and its size; size 0 when the bytes there are not UTF-8. */
static size_t decode_utf8(yl_str sql, size_t at, uint32_t *code_point)
{
    const unsigned char *s = (const unsigned char *)sql.data + at;
    size_t left = sql.size - at;
    if (s[0] < 0x80) {
        *code_point = s[0];
        return 1;
    }
    size_t size = s[0] >= 0xf0 ? 4 : s[0] >= 0xe0 ? 3 : 2;
    if (s[0] < 0xc2 || s[0] > 0xf4 || size > left)
        return 0;
    uint32_t c = s[0] & (0xffu >> (size + 1));
    for (size_t i = 1; i < size; i++) {
        if ((s[i] & 0xc0) != 0x80)
            return 0;
        c = c << 6 | (s[i] & 0x3f);
    }
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (c < smallest[size] || c > 0x10ffff || (c >= 0xd800 && c < 0xe000))
        return 0;
    *code_point = c;
    return size;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool yl_lexer_is_letter(uint32_t c)
{
    static const uint32_t ranges[][2] = {
        {'A', 'Z'},       {'a', 'z'},       {'_', '_'},       {'$', '$'},       {0xc0, 0xd6},
        {0xd8, 0xf6},     {0xf8, 0x1fff},   {0x3005, 0x3007}, {0x3040, 0x318f}, {0x3300, 0x337f},
        {0x3400, 0x9fff}, {0xa000, 0xa48f}, {0xac00, 0xd7a3}, {0xf900, 0xfaff}, {0x20000, 0x3ffff},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (c >= ranges[i][0] && c <= ranges[i][1])
            return true;
    return false;
}

/* The size of the letter (or digit) at `at`; 0 when there is none. */
static size_t name_char(yl_str sql, size_t at)
{
    char c = sql.data[at];
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' || is_digit(c))
        return 1;
    uint32_t code_point;
    if ((unsigned char)c < 0x80)
        return 0;
    size_t size = decode_utf8(sql, at, &code_point);
    return size != 0 && yl_lexer_is_letter(code_point) ? size : 0;
}

static yl_status fail_bytes(yl_str sql, size_t at, yl_error *err)
{
    yl_span span = {(uint32_t)at, (uint32_t)at + 1};
    YL_FAIL_AT(err, SYNTAX, span, "the byte 0x%02x here is no UTF-8",
               (unsigned)(unsigned char)sql.data[at]);
    return yl_error_hintf(err, "save the text as UTF-8");
}

yl_status yl_lexer_check_utf8(yl_str sql, yl_span span, yl_error *err)
{
    uint32_t code_point;
    for (size_t at = span.begin, size; at < span.end; at += size) {
        size = decode_utf8(sql, at, &code_point);
        if (size == 0)
            return fail_bytes(sql, at, err);
    }
    return YL_OK;
}

/* A character that begins no token. */
static yl_status fail_character(yl_str sql, size_t at, yl_error *err)
{
    uint32_t c;
    size_t size = decode_utf8(sql, at, &c);
    if (size == 0)
        return fail_bytes(sql, at, err);
    yl_span span = {(uint32_t)at, (uint32_t)(at + size)};
    if (c < 0x20 || c == 0x7f)
        YL_FAIL_AT(err, SYNTAX, span, "the control character U+%04X cannot stand here",
                   (unsigned)c);
    else
        YL_FAIL_AT(err, SYNTAX, span, "the character %.*s (U+%04X) cannot stand here", (int)size,
                   sql.data + at, (unsigned)c);
    switch (c) {
    case '"':
        return yl_error_hintf(err, "names stand in `backticks`, strings in 'single quotes'");
    case 0x2018:
    case 0x2019:
    case 0x201c:
    case 0x201d:
        return yl_error_hintf(err, "this is a typographic quote; strings stand in '...'");
    case '&':
        return yl_error_hintf(err, "the logical operator is AND");
    case '!':
        return yl_error_hintf(err, "write NOT, or <> for \"not equal\"");
    case '#':
        return yl_error_hintf(err, "a comment begins with --");
    case 0xa0:
    case 0x3000:
    case 0x200b:
    case 0xfeff:
        return yl_error_hintf(err, "it looks like a blank, but it is none");
    default:
        break;
    }
    if (c >= 0xff01 && c <= 0xff5e)
        return yl_error_hintf(err, "this is a wide character; write %c", (char)(c - 0xff01 + '!'));
    return YL_ERR_SYNTAX;
}

/* ---- tokens ---- */

void yl_lexer_init(yl_lexer *lexer, yl_str sql, size_t offset)
{
    assert(sql.size <= UINT32_MAX && offset <= sql.size);
    *lexer = (yl_lexer){.sql = sql, .offset = offset};
}

static char char_at(yl_str sql, size_t at)
{
    return at < sql.size ? sql.data[at] : '\0';
}

static yl_status skip_comment(yl_lexer *lexer, yl_error *err)
{
    yl_str sql = lexer->sql;
    size_t begin = lexer->offset, at = begin + 2;
    if (sql.data[begin + 1] != '*') { /* -- and // */
        while (at < sql.size && sql.data[at] != '\n' && sql.data[at] != '\r')
            at++;
        lexer->offset = at;
        return YL_OK;
    }
    for (; at + 1 < sql.size; at++)
        if (sql.data[at] == '*' && sql.data[at + 1] == '/') {
            lexer->offset = at + 2;
            return YL_OK;
        }
    yl_span span = {(uint32_t)begin, (uint32_t)begin + 2};
    return YL_FAIL_AT(err, SYNTAX, span, "the comment that begins here does not end");
}

static yl_status skip_blanks(yl_lexer *lexer, yl_error *err)
{
    yl_str sql = lexer->sql;
    if (lexer->offset == 0 && sql.size >= 3 && memcmp(sql.data, "\xef\xbb\xbf", 3) == 0)
        lexer->offset = 3; /* a byte order mark */
    while (lexer->offset < sql.size) {
        char c = sql.data[lexer->offset], next = char_at(sql, lexer->offset + 1);
        if (c == ' ' || (c >= '\t' && c <= '\r'))
            lexer->offset++;
        else if ((c == '-' && next == '-') || (c == '/' && next == '/') ||
                 (c == '/' && next == '*' && char_at(sql, lexer->offset + 2) != '+'))
            YL_TRY(skip_comment(lexer, err));
        else
            break;
    }
    return YL_OK;
}

/* Goes to the end of a quoted token whose opening quote stands at `at`. A doubled quote goes on;
 * with `backslash` so does a quote behind a backslash. */
static yl_status scan_quoted(yl_lexer *lexer, size_t at, bool backslash, yl_error *err)
{
    yl_str sql = lexer->sql;
    char quote = sql.data[at];
    size_t begin = at++;
    while (at < sql.size) {
        char c = sql.data[at];
        if (c == quote) {
            if (char_at(sql, at + 1) != quote) {
                lexer->offset = at + 1;
                return YL_OK;
            }
            at += 2;
        } else if (c == '\\' && backslash && at + 1 < sql.size) {
            at += 2;
        } else if ((unsigned char)c < 0x80) {
            at++;
        } else {
            uint32_t code_point;
            size_t size = decode_utf8(sql, at, &code_point);
            if (size == 0)
                return fail_bytes(sql, at, err);
            at += size;
        }
    }
    yl_span span = {(uint32_t)begin, (uint32_t)begin + 1};
    YL_FAIL_AT(err, SYNTAX, span, "the %s that begins here does not end",
               quote == '\'' ? "string" : "name");
    return yl_error_hintf(err, quote == '\'' ? "close it with '; a quote inside is written twice"
                                             : "close it with `; a backtick inside is written "
                                               "twice");
}

static void scan_number(yl_lexer *lexer, yl_token *token)
{
    yl_str sql = lexer->sql;
    size_t at = lexer->offset;
    token->kind = YL_TOKEN_INTEGER;
    while (is_digit(char_at(sql, at)))
        at++;
    if (char_at(sql, at) == '.') {
        token->kind = YL_TOKEN_DECIMAL;
        at++;
        while (is_digit(char_at(sql, at)))
            at++;
    }
    if (upper(char_at(sql, at)) == 'E') {
        size_t exponent = at + 1;
        if (char_at(sql, exponent) == '+' || char_at(sql, exponent) == '-')
            exponent++;
        if (is_digit(char_at(sql, exponent))) {
            token->kind = YL_TOKEN_APPROX;
            while (is_digit(char_at(sql, exponent)))
                exponent++;
            at = exponent;
        }
    }
    lexer->offset = at;
}

/* A word, or a literal with a prefix. */
static yl_status scan_word(yl_lexer *lexer, yl_token *token, yl_error *err)
{
    yl_str sql = lexer->sql;
    size_t begin = lexer->offset, at = begin, size;
    char first = upper(sql.data[begin]), second = char_at(sql, begin + 1);
    if (second == '\'' && (first == 'X' || first == 'N' || first == 'E')) {
        token->kind = first == 'X'   ? YL_TOKEN_BINARY
                      : first == 'N' ? YL_TOKEN_CHARSET_STRING
                                     : YL_TOKEN_ESCAPE_STRING;
        return scan_quoted(lexer, begin + 1, first == 'E', err);
    }
    if (first == 'U' && second == '&' && char_at(sql, begin + 2) == '\'') {
        token->kind = YL_TOKEN_UNICODE_STRING;
        return scan_quoted(lexer, begin + 2, false, err);
    }
    while (at < sql.size && (size = name_char(sql, at)) != 0)
        at += size;
    if (first == '_' && char_at(sql, begin + 1) != '\'') { /* _UTF8'...', also _ISO-8859-1'...' */
        size_t end = at;
        while (end < sql.size && (char_at(sql, end) == '-' || char_at(sql, end) == ':' ||
                                  char_at(sql, end) == '.' || is_digit(char_at(sql, end))))
            end++;
        if (char_at(sql, end) == '\'') {
            token->kind = YL_TOKEN_CHARSET_STRING;
            return scan_quoted(lexer, end, false, err);
        }
    }
    token->kind = YL_TOKEN_WORD;
    token->keyword = yl_keyword_find((yl_str){sql.data + begin, at - begin});
    lexer->offset = at;
    return YL_OK;
}

static bool scan_pair(char c, char next, yl_token_kind *kind)
{
    static const struct {
        char text[2];
        yl_token_kind kind;
    } pairs[] = {
        {{'<', '='}, YL_TOKEN_LE},           {{'<', '>'}, YL_TOKEN_NE},
        {{'>', '='}, YL_TOKEN_GE},           {{'!', '='}, YL_TOKEN_BANG_NE},
        {{'=', '>'}, YL_TOKEN_ARROW},        {{'|', '|'}, YL_TOKEN_CONCAT},
        {{'{', '-'}, YL_TOKEN_LBRACE_MINUS}, {{'-', '}'}, YL_TOKEN_RBRACE_MINUS},
        {{'*', '/'}, YL_TOKEN_HINT_END},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (c == pairs[i].text[0] && next == pairs[i].text[1]) {
            *kind = pairs[i].kind;
            return true;
        }
    return false;
}

static bool scan_single(char c, yl_token_kind *kind)
{
    static const char texts[] = "()[]{},;.:+-*/%=<>|^?";
    static const yl_token_kind kinds[] = {
        YL_TOKEN_LPAREN,   YL_TOKEN_RPAREN, YL_TOKEN_LBRACKET,  YL_TOKEN_RBRACKET, YL_TOKEN_LBRACE,
        YL_TOKEN_RBRACE,   YL_TOKEN_COMMA,  YL_TOKEN_SEMICOLON, YL_TOKEN_DOT,      YL_TOKEN_COLON,
        YL_TOKEN_PLUS,     YL_TOKEN_MINUS,  YL_TOKEN_STAR,      YL_TOKEN_SLASH,    YL_TOKEN_PERCENT,
        YL_TOKEN_EQ,       YL_TOKEN_LT,     YL_TOKEN_GT,        YL_TOKEN_BAR,      YL_TOKEN_CARET,
        YL_TOKEN_QUESTION,
    };
    const char *found = c == '\0' ? NULL : strchr(texts, c);
    if (found == NULL)
        return false;
    *kind = kinds[found - texts];
    return true;
}

static yl_status scan_token(yl_lexer *lexer, yl_token *token, yl_error *err)
{
    yl_str sql = lexer->sql;
    size_t at = lexer->offset;
    char c = sql.data[at], next = char_at(sql, at + 1);
    if (is_digit(c) || (c == '.' && is_digit(next))) {
        scan_number(lexer, token);
        return YL_OK;
    }
    if (c == '$' && name_char(sql, at) != 0 &&
        (at + 1 >= sql.size || name_char(sql, at + 1) == 0)) {
        token->kind = YL_TOKEN_DOLLAR; /* the end anchor of a row pattern */
        lexer->offset++;
        return YL_OK;
    }
    if (name_char(sql, at) != 0)
        return scan_word(lexer, token, err);
    if (c == '\'' || c == '`') {
        token->kind = c == '\'' ? YL_TOKEN_STRING : YL_TOKEN_QUOTED_NAME;
        return scan_quoted(lexer, at, false, err);
    }
    if (c == '/' && next == '*') { /* what is no hint was skipped as a comment */
        token->kind = YL_TOKEN_HINT_BEGIN;
        lexer->offset += 3;
        return YL_OK;
    }
    if (scan_pair(c, next, &token->kind)) {
        lexer->offset += 2;
        return YL_OK;
    }
    if (!scan_single(c, &token->kind))
        return fail_character(sql, at, err);
    lexer->offset++;
    return YL_OK;
}

yl_status yl_lexer_next(yl_lexer *lexer, yl_token *token, yl_error *err)
{
    *token = (yl_token){.kind = YL_TOKEN_END};
    YL_TRY(skip_blanks(lexer, err));
    token->span = (yl_span){(uint32_t)lexer->offset, (uint32_t)lexer->offset};
    if (lexer->offset < lexer->sql.size)
        YL_TRY(scan_token(lexer, token, err));
    token->span.end = (uint32_t)lexer->offset;
    return YL_OK;
}
