/* Finding where statements end, from their tokens alone.
 *
 * A statement ends at a semicolon, but a statement set has semicolons inside:
 *
 *     BEGIN STATEMENT SET; INSERT ...; INSERT ...; END;
 *     EXECUTE STATEMENT SET BEGIN INSERT ...; END;          also EXPLAIN, COMPILE PLAN
 *
 * Both end at the semicolon behind an END that stands where a statement begins. Text that the
 * lexer refuses (a stray character, bytes that are no UTF-8) does not matter here: the parser
 * will complain about it when the extent is handed to it.
 */
#include "sql/lexer.h"
#include "sql/parser.h"

typedef struct splitter {
    yl_lexer lexer;
    yl_keyword last[3]; /* the keywords taken last, newest first */
    unsigned words;     /* tokens of the statement so far */
    bool in_set;        /* between STATEMENT SET and its END */
    bool at_begin;      /* the next token begins a statement inside of a set */
    bool ending;        /* END was seen: the next semicolon is the last */
} splitter;

/* What the lexer could not finish at its position: a quote or comment that stays open, or '\0'
 * after stepping over something that is merely wrong. */
static char skip_wrong(yl_lexer *lexer)
{
    yl_str sql = lexer->sql;
    size_t at = lexer->offset;
    if (at + 1 < sql.size && sql.data[at] == '/' && sql.data[at + 1] == '*')
        return '*';
    /* Of what begins with a letter only a literal with a prefix can be wrong: E'...'. */
    bool letter = (sql.data[at] | 0x20) >= 'a' && (sql.data[at] | 0x20) <= 'z';
    size_t quote = at;
    while ((letter || sql.data[at] == '_') && quote + 1 < sql.size && sql.data[quote] != '\'')
        quote++;
    if (sql.data[quote] != '\'' && sql.data[quote] != '`') {
        lexer->offset = at + 1;
        return '\0';
    }
    const char *close = memchr(sql.data + quote + 1, sql.data[quote], sql.size - quote - 1);
    if (close == NULL)
        return sql.data[quote];
    lexer->offset = (size_t)(close - sql.data) + 1;
    return '\0';
}

/* Notes a token; true when it is the semicolon that ends the statement. */
static bool note_token(splitter *s, const yl_token *token)
{
    if (token->kind == YL_TOKEN_SEMICOLON) {
        if (!s->in_set && s->words == 3 && s->last[0] == YL_KW_SET &&
            s->last[1] == YL_KW_STATEMENT && s->last[2] == YL_KW_BEGIN) {
            s->in_set = s->at_begin = true;
            return false;
        }
        s->at_begin = true;
        return !s->in_set || s->ending;
    }
    yl_keyword word = token->kind == YL_TOKEN_WORD ? token->keyword : YL_NO_KEYWORD;
    s->ending = s->in_set && s->at_begin && word == YL_KW_END;
    s->at_begin = false;
    if (!s->in_set && word == YL_KW_BEGIN && s->last[0] == YL_KW_SET &&
        s->last[1] == YL_KW_STATEMENT)
        s->in_set = s->at_begin = true;
    s->last[2] = s->last[1];
    s->last[1] = s->last[0];
    s->last[0] = word;
    s->words++;
    return false;
}

static yl_sql_split_result finish_open(yl_str sql, yl_span *extent, size_t *next, char open,
                                       char *inside)
{
    size_t end = sql.size;
    while (end > extent->begin &&
           (sql.data[end - 1] == ' ' || (sql.data[end - 1] >= '\t' && sql.data[end - 1] <= '\r')))
        end--;
    extent->end = (uint32_t)end;
    *next = sql.size;
    if (inside != NULL)
        *inside = open;
    return YL_SPLIT_INCOMPLETE;
}

yl_sql_split_result yl_sql_split(yl_str sql, size_t offset, yl_span *extent, size_t *next,
                                 char *inside)
{
    splitter s = {.words = 0};
    bool begun = false;
    *extent = (yl_span){(uint32_t)offset, (uint32_t)offset};
    if (inside != NULL)
        *inside = '\0';
    yl_lexer_init(&s.lexer, sql, offset < sql.size ? offset : sql.size);
    for (;;) {
        yl_token token;
        if (yl_lexer_next(&s.lexer, &token, NULL) != YL_OK) {
            if (!begun)
                extent->begin = (uint32_t)s.lexer.offset;
            begun = true;
            char open = skip_wrong(&s.lexer);
            if (open != '\0')
                return finish_open(sql, extent, next, open, inside);
            extent->end = (uint32_t)s.lexer.offset;
            continue;
        }
        if (token.kind == YL_TOKEN_END) {
            if (begun)
                return finish_open(sql, extent, next, s.in_set && !s.ending ? 'S' : ';', inside);
            *next = sql.size;
            return YL_SPLIT_END;
        }
        if (token.kind == YL_TOKEN_SEMICOLON && !begun)
            continue; /* an empty statement */
        if (!begun)
            extent->begin = token.span.begin;
        begun = true;
        if (note_token(&s, &token)) {
            *next = token.span.end;
            return YL_SPLIT_STATEMENT;
        }
        extent->end = token.span.end;
    }
}
