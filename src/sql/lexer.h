/* The words of a SQL text, one at a time.
 *
 * A token is its kind, its span and, for a plain word, the keyword it may be. The lexer allocates
 * nothing: what a literal means (escapes, doubled quotes) is decoded by yl_token_text when
 * somebody wants it. Blanks and comments vanish; hint comments are tokens. The text is UTF-8;
 * bytes that are not are an error outside of comments.
 */
#ifndef YL_SQL_LEXER_H
#define YL_SQL_LEXER_H

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

typedef enum yl_keyword {
    YL_NO_KEYWORD = 0,
#define YL_KEYWORD(WORD, CLASS) YL_KW_##WORD,
#include "sql/keywords.def"
#undef YL_KEYWORD
    YL_KEYWORDS_END
} yl_keyword;

typedef enum yl_keyword_class {
    YL_KEYWORD_FREE,
    YL_KEYWORD_RESERVED,
    YL_KEYWORD_FUNCTION,
    YL_KEYWORD_VARIABLE,
    YL_KEYWORD_FUNCTION_VARIABLE
} yl_keyword_class;

typedef enum yl_token_kind {
    YL_TOKEN_END, /* end of the text; its span is empty */
    YL_TOKEN_WORD,
    YL_TOKEN_QUOTED_NAME,    /* `name` */
    YL_TOKEN_STRING,         /* 'it''s' */
    YL_TOKEN_UNICODE_STRING, /* U&'\0041' */
    YL_TOKEN_ESCAPE_STRING,  /* E'\n' */
    YL_TOKEN_CHARSET_STRING, /* _UTF8'a', N'a' */
    YL_TOKEN_BINARY,         /* X'0A' */
    YL_TOKEN_INTEGER,
    YL_TOKEN_DECIMAL,
    YL_TOKEN_APPROX,
    YL_TOKEN_LPAREN,
    YL_TOKEN_RPAREN,
    YL_TOKEN_LBRACKET,
    YL_TOKEN_RBRACKET,
    YL_TOKEN_LBRACE,
    YL_TOKEN_RBRACE,
    YL_TOKEN_LBRACE_MINUS, /* {- */
    YL_TOKEN_RBRACE_MINUS, /* -} */
    YL_TOKEN_COMMA,
    YL_TOKEN_SEMICOLON,
    YL_TOKEN_DOT,
    YL_TOKEN_COLON,
    YL_TOKEN_PLUS,
    YL_TOKEN_MINUS,
    YL_TOKEN_STAR,
    YL_TOKEN_SLASH,
    YL_TOKEN_PERCENT,
    YL_TOKEN_EQ,
    YL_TOKEN_NE,      /* <> */
    YL_TOKEN_BANG_NE, /* != */
    YL_TOKEN_LT,
    YL_TOKEN_LE,
    YL_TOKEN_GT,
    YL_TOKEN_GE,
    YL_TOKEN_CONCAT, /* || */
    YL_TOKEN_ARROW,  /* => */
    YL_TOKEN_BAR,
    YL_TOKEN_CARET,
    YL_TOKEN_DOLLAR,
    YL_TOKEN_QUESTION,
    YL_TOKEN_HINT_BEGIN, /* the opening of a hint comment, slash star plus */
    YL_TOKEN_HINT_END,   /* star slash: where no comment was begun, it closes a hint */
    YL_TOKEN_ERROR       /* the parser's: the lexer failed here and said why */
} yl_token_kind;

typedef struct yl_token {
    yl_token_kind kind;
    yl_keyword keyword; /* of a WORD, YL_NO_KEYWORD when it is none */
    yl_span span;
} yl_token;

typedef struct yl_lexer {
    yl_str sql;
    size_t offset; /* where the next token is looked for */
} yl_lexer;

/* `sql` must outlive the lexer and be at most 4 GiB. */
void yl_lexer_init(yl_lexer *lexer, yl_str sql, size_t offset);
yl_status yl_lexer_next(yl_lexer *lexer, yl_token *token, yl_error *err);

/* SYNTAX with its place when the bytes of `span` are not UTF-8. */
yl_status yl_lexer_check_utf8(yl_str sql, yl_span span, yl_error *err);

/* Decodes a string, quoted name, binary or number token. Points into `sql` when nothing had to be
 * changed, else into the arena; never NULL data. `escape` is the character of UESCAPE. */
yl_status yl_token_text(yl_arena *arena, yl_str sql, const yl_token *token, char escape,
                        yl_str *text, yl_error *err);
/* The character set of a CHARSET_STRING token ("UTF8"; "NCHAR" for N'...'). */
yl_str yl_token_charset(yl_str sql, const yl_token *token);

/* The keyword spelt so (in any case), or YL_NO_KEYWORD. */
yl_keyword yl_keyword_find(yl_str word);
const char *yl_keyword_text(yl_keyword keyword);
yl_keyword_class yl_keyword_class_of(yl_keyword keyword);
/* "','", "=>", "a name": a kind of token in a message. */
const char *yl_token_kind_text(yl_token_kind kind);
/* Whether the code point may begin (or, with digits, go on) a plain name. */
bool yl_lexer_is_letter(uint32_t code_point);

#endif
