/* What the files of the parser share. Only parser*.c include it.
 *
 *     parser.c          tokens, errors, names, lists, the entry points
 *     parser_split.c    finding the ends of statements without parsing
 *     parser_stmt.c     which statement it is; queries and data as statements
 *     parser_ddl.c      CREATE TABLE and its parts
 *     parser_create.c   CREATE of everything else
 *     parser_alter.c    ALTER, DROP
 *     parser_show.c     SHOW, DESCRIBE, USE, SET, EXPLAIN and other words to the engine
 *     parser_query.c    WITH, set operations, SELECT, ORDER BY, windows
 *     parser_from.c     FROM: tables, joins, table functions, hints
 *     parser_match.c    MATCH_RECOGNIZE
 *     parser_expr.c     operators, by precedence
 *     parser_primary.c  literals, parentheses, constructors, CASE, CAST
 *     parser_call.c     function calls and everything with a syntax of its own
 *     parser_type.c     data types
 *
 * Conventions: a function is called with its first token not yet taken, writes its node to *out
 * and leaves the token behind it untaken. It returns a status; after a failure neither *out nor
 * the parser's position mean anything. Up to YL_PARSER_LOOKAHEAD tokens can be seen in advance,
 * never beyond a semicolon, so that an error in the next statement does not hit this one.
 */
#ifndef YL_SQL_PARSER_IMPL_H
#define YL_SQL_PARSER_IMPL_H

#include "sql/ast.h"
#include "sql/lexer.h"
#include "sql/parser.h"

enum { YL_PARSER_LOOKAHEAD = 4 };

typedef struct yl_parser {
    yl_arena *arena;
    yl_error *err;
    yl_lexer lexer;
    yl_token ring[YL_PARSER_LOOKAHEAD]; /* tokens seen and not taken, from `first` on */
    unsigned first, filled;
    yl_token previous; /* the token taken last; kind END before the first */
    unsigned depth;    /* nesting of syntax, at most YL_SQL_DEPTH_MAX */
    unsigned height;   /* bound on the height of what was parsed at this level */
    uint32_t star_at;  /* where a select item begins: only there t.* may stand */
    yl_span star;      /* the last t.* that was read */
} yl_parser;

/* ---- tokens ---- */

/* The n-th untaken token, n < YL_PARSER_LOOKAHEAD. Never NULL. After a lexical error it is a
 * token of kind ERROR, which fits nothing; the error is set already. */
const yl_token *yl_parser_peek_at(yl_parser *p, unsigned n);
/* Takes the first token, which must have been seen. Its END and SEMICOLON are not taken by it. */
void yl_parser_take(yl_parser *p);
/* Forgets the tokens that were seen and reads on at `offset` of the text. */
void yl_parser_seek(yl_parser *p, size_t offset);

static inline const yl_token *peek(yl_parser *p)
{
    return p->filled > 0 ? &p->ring[p->first] : yl_parser_peek_at(p, 0);
}

static inline bool is_kind(yl_parser *p, yl_token_kind kind)
{
    return peek(p)->kind == kind;
}

static inline bool is_word(yl_parser *p, yl_keyword word)
{
    const yl_token *token = peek(p);
    return token->kind == YL_TOKEN_WORD && token->keyword == word;
}

static inline bool is_kind_at(yl_parser *p, unsigned n, yl_token_kind kind)
{
    return yl_parser_peek_at(p, n)->kind == kind;
}

static inline bool is_word_at(yl_parser *p, unsigned n, yl_keyword word)
{
    const yl_token *token = yl_parser_peek_at(p, n);
    return token->kind == YL_TOKEN_WORD && token->keyword == word;
}

static inline bool is_words(yl_parser *p, yl_keyword first, yl_keyword second)
{
    return is_word(p, first) && is_word_at(p, 1, second);
}

static inline bool accept_kind(yl_parser *p, yl_token_kind kind)
{
    if (!is_kind(p, kind))
        return false;
    yl_parser_take(p);
    return true;
}

static inline bool accept_word(yl_parser *p, yl_keyword word)
{
    if (!is_word(p, word))
        return false;
    yl_parser_take(p);
    return true;
}

/* Takes both words or none. */
static inline bool accept_words(yl_parser *p, yl_keyword first, yl_keyword second)
{
    if (!is_words(p, first, second))
        return false;
    yl_parser_take(p);
    yl_parser_take(p);
    return true;
}

yl_status yl_parser_expect(yl_parser *p, yl_token_kind kind);
yl_status yl_parser_expect_word(yl_parser *p, yl_keyword word);
/* Where a statement, or a list of things in it, may end. */
bool yl_parser_at_end(yl_parser *p);

/* ---- errors ---- */

/* "expected <what>, found <the next token>". Words of capital letters in `what` are the keywords
 * that would have fitted: a misspelt one gets its hint from them. */
yl_status yl_parser_fail(yl_parser *p, const char *what);
/* The same with a hint of its own. */
yl_status yl_parser_fail_hint(yl_parser *p, const char *what, const char *hint);
/* What may follow inside of a query when nothing more exact is known. */
#define YL_PARSER_CLAUSES                                                                          \
    "an operator, ',', a clause (FROM, JOIN, ON, WHERE, GROUP BY, HAVING, WINDOW, ORDER BY, "      \
    "LIMIT, UNION)"
/* The same for a thing that was recognised and is refused. */
yl_status yl_parser_refuse(yl_parser *p, yl_span span, const char *what);

/* Every level of nesting passes here; `saved` goes back to leave. */
yl_status yl_parser_enter(yl_parser *p, unsigned *saved);
void yl_parser_leave(yl_parser *p, unsigned saved);
/* One more link of a chain that leans to the left. */
yl_status yl_parser_chain(yl_parser *p);

/* ---- nodes ---- */

/* A zeroed node of `size` bytes whose span begins at `begin`; NULL when out of memory. */
void *yl_parser_node(yl_parser *p, yl_ast_kind kind, size_t size, uint32_t begin);

/* Declares `var`, a new node; leaves the function when there is no memory. */
#define YL_PARSER_NEW(p, var, name, KIND, begin)                                                   \
    yl_ast_##name *var =                                                                           \
        yl_parser_node((p), YL_AST_##KIND, sizeof(yl_ast_##name), (uint32_t)(begin));              \
    if (var == NULL)                                                                               \
    return YL_FAIL_MEMORY((p)->err)

/* Closes the node's span at the last token taken and hands it out. */
static inline yl_status finish(yl_parser *p, void *node, yl_ast **out)
{
    yl_ast *head = node;
    head->span.end = p->previous.span.end;
    *out = head;
    return YL_OK;
}

static inline uint32_t here(yl_parser *p)
{
    return peek(p)->span.begin;
}

yl_status yl_parser_push(yl_parser *p, yl_ast_list *list, yl_ast *node);
yl_status yl_parser_push_name(yl_parser *p, yl_ast_name_list *list, yl_ast_name name);

/* ---- names and literals ---- */

/* Whether the next token can be a name. */
bool yl_parser_is_name(yl_parser *p);
/* `what` says which name is wanted: "a column name". */
yl_status yl_parser_name(yl_parser *p, const char *what, yl_ast_name *name);
/* Any word will do, also a reserved one. */
yl_status yl_parser_any_word(yl_parser *p, const char *what, yl_ast_name *name);
yl_status yl_parser_path(yl_parser *p, const char *what, yl_ast_path *path);
yl_status yl_parser_push_path(yl_parser *p, yl_ast_path *path, yl_ast_name name);
/* (a, b, ...) */
yl_status yl_parser_name_list(yl_parser *p, const char *what, yl_ast_name_list *names);
/* A string literal of any form, with those on the following lines that continue it. */
bool yl_parser_is_string(yl_parser *p);
yl_status yl_parser_string(yl_parser *p, const char *what, yl_ast_string *string);
/* An unsigned whole number up to INT32_MAX. */
yl_status yl_parser_integer(yl_parser *p, const char *what, int64_t *value);
/* [AS] name [(columns)] behind a table */
yl_status yl_parser_alias(yl_parser *p, yl_ast_alias *alias);

/* ---- expressions ---- */

yl_status yl_parser_expr(yl_parser *p, yl_ast **out);
/* Only operators that bind at least as tightly as `min`. */
yl_status yl_parser_expr_at(yl_parser *p, int min, yl_ast **out);
/* Goes on with an operand that was parsed already. */
yl_status yl_parser_expr_rest(yl_parser *p, yl_ast *left, int min, yl_ast **out);
/* Tighter than every binary operator: an operand with its signs and subscripts. */
enum { YL_PRECEDENCE_UNARY = 80, YL_PRECEDENCE_ADDITIVE = 40 };
yl_status yl_parser_primary(yl_parser *p, yl_ast **out);
/* ( query ) or ( expr, ... ): one of *query and *items is set; takes both parentheses. */
yl_status yl_parser_paren(yl_parser *p, yl_ast_list *items, yl_ast **query);
yl_status yl_parser_subquery(yl_parser *p, yl_ast *query, yl_ast **out);
yl_status yl_parser_interval_qualifier(yl_parser *p, yl_ast_interval_qualifier *qualifier);
bool yl_parser_time_unit(const yl_token *token, yl_ast_unit *unit);
/* expr, expr, ... */
yl_status yl_parser_exprs(yl_parser *p, yl_ast_list *list);

/* Whether a function call, or something that looks like one, begins here. */
bool yl_parser_is_call(yl_parser *p);
yl_status yl_parser_call(yl_parser *p, yl_ast **out);
/* The parentheses and what follows them, for a function whose name was taken. */
yl_status yl_parser_call_rest(yl_parser *p, const yl_ast_path *name, yl_ast **out);
/* FILTER, OVER, ... behind the parenthesis. */
yl_status yl_parser_call_tail(yl_parser *p, yl_ast_call *call);
/* JSON_VALUE and its kin, whose name was not yet taken. */
bool yl_parser_is_json(yl_parser *p);
yl_status yl_parser_json(yl_parser *p, yl_ast **out);

yl_status yl_parser_type(yl_parser *p, yl_ast **out);

/* ---- queries ---- */

bool yl_parser_is_query(yl_parser *p); /* SELECT, WITH, VALUES, TABLE */
yl_status yl_parser_query(yl_parser *p, yl_ast **out);
/* Whether a parenthesised query goes on as a larger one: UNION, ORDER BY, LIMIT, ... */
bool yl_parser_is_query_rest(yl_parser *p);
/* Goes on with a query in parentheses as the first operand; `begin` is where it begins. */
yl_status yl_parser_query_rest(yl_parser *p, yl_ast *left, uint32_t begin, yl_ast **out);
/* ORDER BY item, ... with its words */
yl_status yl_parser_order_by(yl_parser *p, yl_ast_list *list);
/* PARTITION BY a, b or (a, b), with its words */
yl_status yl_parser_partition_by(yl_parser *p, yl_ast_list *list);
/* (spec) of a window */
yl_status yl_parser_window_spec(yl_parser *p, yl_ast_window *window);

yl_status yl_parser_from(yl_parser *p, yl_ast **out);
yl_status yl_parser_hints(yl_parser *p, yl_ast_list *hints);
yl_status yl_parser_match_recognize(yl_parser *p, yl_ast *input, yl_ast **out);
/* TABLE t | TABLE (query) | TABLE f(...), with PARTITION BY and ORDER BY, as an argument */
yl_status yl_parser_table_arg(yl_parser *p, yl_ast **out);
/* PARTITION BY and ORDER BY behind a table or query that is an argument. */
yl_status yl_parser_table_arg_rest(yl_parser *p, yl_ast *table, yl_ast **out);

/* ---- statements ---- */

yl_status yl_parser_statement(yl_parser *p, yl_ast **out);
yl_status yl_parser_query_statement(yl_parser *p, yl_ast **out);
bool yl_parser_is_query_statement(yl_parser *p);
yl_status yl_parser_insert(yl_parser *p, yl_ast **out);
/* STATEMENT SET BEGIN ... END */
yl_status yl_parser_statement_set(yl_parser *p, yl_ast **out);

yl_status yl_parser_create(yl_parser *p, yl_ast **out);
yl_status yl_parser_create_table(yl_parser *p, uint32_t begin, bool create, bool replace,
                                 bool temporary, yl_ast **out);
yl_status yl_parser_alter(yl_parser *p, yl_ast **out);
yl_status yl_parser_drop(yl_parser *p, yl_ast **out);
yl_status yl_parser_show(yl_parser *p, yl_ast **out);
yl_status yl_parser_describe(yl_parser *p, yl_ast **out);
yl_status yl_parser_use(yl_parser *p, yl_ast **out);
yl_status yl_parser_set(yl_parser *p, yl_ast **out);
yl_status yl_parser_reset(yl_parser *p, yl_ast **out);
yl_status yl_parser_explain(yl_parser *p, yl_ast **out);
yl_status yl_parser_execute(yl_parser *p, yl_ast **out);
yl_status yl_parser_compile(yl_parser *p, yl_ast **out);
yl_status yl_parser_module(yl_parser *p, yl_ast **out);
yl_status yl_parser_jar(yl_parser *p, yl_ast **out);
yl_status yl_parser_analyze(yl_parser *p, yl_ast **out);
yl_status yl_parser_stop_job(yl_parser *p, yl_ast **out);

/* ('k' = 'v', ...) */
yl_status yl_parser_options(yl_parser *p, yl_ast_list *options);
/* ('k', ...): OPTIONs without values */
yl_status yl_parser_option_keys(yl_parser *p, yl_ast_list *options);
/* (a = 'x', b): `bare` allows names without values */
yl_status yl_parser_partition_spec(yl_parser *p, bool bare, yl_ast_list *values);
bool yl_parser_if_not_exists(yl_parser *p);
bool yl_parser_if_exists(yl_parser *p);
/* [LANGUAGE x] of a function */
yl_status yl_parser_language(yl_parser *p, yl_ast_language *language);
/* One part of a column list: a column, a constraint or the watermark (NULL until then). */
typedef struct yl_parser_columns {
    yl_ast_list columns, constraints;
    yl_ast *watermark, *distribution;
    bool names_only; /* bare names are columns: CREATE TABLE t (a, b) AS */
    bool alter;      /* FIRST and AFTER are allowed */
} yl_parser_columns;
yl_status yl_parser_column_part(yl_parser *p, yl_parser_columns *columns);
yl_status yl_parser_distribution(yl_parser *p, yl_ast **out);
/* The rest of a statement that is known by name and not supported: skips to its end. */
yl_status yl_parser_unsupported(yl_parser *p, uint32_t begin, const char *name, yl_ast **out);

#endif
