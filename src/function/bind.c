/* Choosing an overload and making the call; see registry.h and signature.h.
 *
 * Every row of the name is matched against the types of the arguments. Those that fit are tried
 * from the cheapest on: arguments are cast, `infer` and `choose` may still decline, and the first
 * row that yields an expression wins. An error out of `infer` or `expand` ends the search: the row
 * knew what was meant and why it cannot be.
 */
#include "function/pattern.h"
#include "function/registry_internal.h"

enum { CANDIDATES_MAX = 32, ARGS_MAX = 1 << 16, SHOWN_OVERLOADS_MAX = 6 };

typedef struct candidate {
    const yl_signature *row;
    int cost;
} candidate;

typedef struct bound_args {
    const yl_expr **exprs;
    uint32_t n;
    yl_type_vars vars;
} bound_args;

/* ---- Matching a row ---- */

static const yl_pattern *pattern_of(const yl_pattern *patterns, uint32_t n, uint32_t i)
{
    if (i < n)
        return &patterns[i];
    return n > 0 && patterns[n - 1].repeat ? &patterns[n - 1] : NULL;
}

static bool may_end(const yl_pattern *patterns, uint32_t n, uint32_t n_args)
{
    return n_args >= n || patterns[n_args].optional;
}

static int match_row(yl_arena *arena, const yl_signature *row, const yl_expr *const *args,
                     uint32_t n_args, yl_type_vars *vars)
{
    yl_pattern patterns[YL_PATTERNS_MAX];
    uint32_t n = yl_patterns_parse(row->args, patterns);
    int cost = 0;
    if (!may_end(patterns, n, n_args))
        return YL_COST_NEVER;
    for (uint32_t i = 0; i < n_args; i++) {
        const yl_type *target;
        const yl_pattern *p = pattern_of(patterns, n, i);
        if (p == NULL ||
            (p->constant && (!yl_expr_is_const(args[i]) || yl_expr_const_is_null(args[i]))))
            return YL_COST_NEVER;
        int one = yl_word_match(arena, p->word, args[i]->type, vars, &target);
        if (one >= YL_COST_NEVER)
            return YL_COST_NEVER;
        cost += one;
    }
    return cost;
}

static bool is_null_literal(const yl_expr *e)
{
    return e->type->root == YL_NULL;
}

/* Casts the arguments to what the row wants. */
static yl_status coerce(yl_arena *arena, const yl_signature *row, const yl_expr *const *args,
                        bound_args *bound, yl_error *err)
{
    yl_pattern patterns[YL_PATTERNS_MAX];
    uint32_t n = yl_patterns_parse(row->args, patterns);
    bound->vars = (yl_type_vars){0};
    match_row(arena, row, args, bound->n, &bound->vars);
    for (uint32_t i = 0; i < bound->n; i++) {
        const yl_type *target;
        yl_type_vars unused = {0};
        const yl_pattern *p = pattern_of(patterns, n, i);
        yl_word_match(arena, p->word, args[i]->type, &unused, &target);
        const yl_type *common = yl_word_target(arena, p->word, args[i]->type, &bound->vars);
        bound->exprs[i] = args[i];
        if (common != NULL)
            target = common;
        if (target != NULL && !yl_type_equal(target, args[i]->type, false))
            YL_TRY(
                yl_cast_bind(arena, args[i], target, false, args[i]->span, &bound->exprs[i], err));
    }
    return YL_OK;
}

/* ---- The result ---- */

bool yl_any_nullable(const yl_expr *const *args, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (args[i]->type->nullable)
            return true;
    return false;
}

/* Takes the suffix off a result rule: 0, '?', '!' or '='. */
static char take_suffix(yl_str *rule)
{
    char c = rule->size == 0 ? 0 : rule->data[rule->size - 1];
    if (c != '?' && c != '!' && c != '=')
        return 0;
    rule->size--;
    return c;
}

static const yl_type *without_attribute(yl_arena *arena, const yl_type *type)
{
    if (type->time_attribute == YL_ATTRIBUTE_NONE)
        return type;
    yl_type *copy = YL_NEW(arena, yl_type);
    if (yl_arena_oom(arena))
        return type;
    *copy = *type;
    copy->time_attribute = YL_ATTRIBUTE_NONE;
    return copy;
}

/* NULL: the row does not fit, or (err set) the call is refused. */
static const yl_type *result_type(yl_arena *arena, const yl_signature *row, const bound_args *bound,
                                  yl_span span, yl_error *err)
{
    yl_str rule = yl_str_of(row->result);
    const yl_type *type = NULL;
    char suffix = take_suffix(&rule);
    if (rule.size == 0 || yl_str_equal(rule, YL_STR("infer"))) {
        type = row->infer == NULL ? NULL : row->infer(arena, bound->exprs, bound->n, span, err);
    } else if (rule.data[0] == '$') {
        uint32_t i = (uint32_t)(rule.data[1] - '1');
        type = i < bound->n ? without_attribute(arena, bound->exprs[i]->type) : NULL;
    } else {
        type = yl_word_type(arena, rule, &bound->vars);
    }
    if (type == NULL || suffix == '=')
        return type;
    bool nullable = suffix == '?' || (suffix == 0 && yl_any_nullable(bound->exprs, bound->n));
    return yl_type_nullable(arena, type, nullable);
}

static yl_kernel choose_kernel(yl_arena *arena, const yl_signature *row, const bound_args *bound,
                               const yl_type *result)
{
    if (row->choose == NULL)
        return row->kernel;
    const yl_type **types = YL_NEW_ARRAY(arena, const yl_type *, bound->n + 1);
    if (yl_arena_oom(arena))
        return NULL;
    for (uint32_t i = 0; i < bound->n; i++)
        types[i] = bound->exprs[i]->type;
    return row->choose(types, bound->n, result);
}

const yl_expr *yl_bind_kernel(yl_arena *arena, const yl_signature *row, yl_kernel kernel,
                              uint32_t flags, const yl_type *type, const yl_expr *const *args,
                              uint32_t n, yl_span span)
{
    yl_function *fn = YL_NEW(arena, yl_function);
    if (yl_arena_oom(arena))
        return yl_expr_null(arena, type, span);
    *fn = (yl_function){
        .name = row->name,
        .signature = row,
        .nulls = row->nulls,
        .determinism = row->determinism,
        .flags = row->flags | flags,
        .kernel = kernel,
        .prepare = row->prepare,
        .release = row->release,
    };
    return yl_expr_call(arena, fn, type, args, n, span);
}

/* *out stays NULL when the row declines. */
static yl_status bind_row(yl_arena *arena, const yl_signature *row, const yl_expr *const *args,
                          uint32_t n, yl_span span, const yl_expr **out, yl_error *err)
{
    bound_args bound = {.exprs = YL_NEW_ARRAY(arena, const yl_expr *, n + 1), .n = n};
    *out = NULL;
    if (yl_arena_oom(arena))
        return YL_FAIL_MEMORY(err);
    YL_TRY(coerce(arena, row, args, &bound, err));
    if (row->expand != NULL)
        return row->expand(arena, bound.exprs, n, span, out, err);
    const yl_type *type = result_type(arena, row, &bound, span, err);
    if (type == NULL)
        return err->status;
    yl_kernel kernel = choose_kernel(arena, row, &bound, type);
    if (kernel != NULL)
        *out = yl_bind_kernel(arena, row, kernel, 0, type, bound.exprs, n, span);
    return YL_OK;
}

/* ---- Errors ---- */

static bool is_operator(const char *name)
{
    return !((name[0] >= 'A' && name[0] <= 'Z') || name[0] == '_') || strchr(name, ' ') != NULL;
}

static void print_types(const yl_expr *const *args, uint32_t n, yl_strbuf *out)
{
    yl_strbuf_char(out, '(');
    for (uint32_t i = 0; i < n; i++) {
        yl_type plain = *args[i]->type;
        plain.nullable = true;
        plain.time_attribute = YL_ATTRIBUTE_NONE;
        yl_strbuf_puts(out, i > 0 ? ", " : "");
        yl_type_print(&plain, out);
    }
    yl_strbuf_char(out, ')');
}

static yl_status fail_types(const yl_overload *first, bool aggregate, const yl_expr *const *args,
                            uint32_t n, yl_span span, yl_error *err)
{
    yl_strbuf types = {0}, forms = {0};
    const char *name = first->row->name;
    uint32_t shown = 0;
    print_types(args, n, &types);
    for (const yl_overload *o = first; o != NULL && shown < SHOWN_OVERLOADS_MAX; o = o->next) {
        if ((o->row->aggregate != NULL || o->row->choose_aggregate != NULL) != aggregate)
            continue;
        yl_strbuf_puts(&forms, shown++ > 0 ? ", " : "");
        yl_signature_print(o->row, &forms);
    }
    yl_status status;
    if (is_operator(name))
        status = YL_FAIL_AT(err, TYPE, span, "'%s' cannot be applied to %s", name,
                            yl_strbuf_text(&types));
    else
        status = YL_FAIL_AT(err, TYPE, span, "%s cannot be called with %s", name,
                            yl_strbuf_text(&types));
    yl_error_hintf(err, "it takes %s", yl_strbuf_text(&forms));
    yl_strbuf_clear(&types);
    yl_strbuf_clear(&forms);
    return status;
}

static yl_status fail_unknown(yl_str name, yl_span span, yl_error *err)
{
    const char *near = yl_function_nearest(name);
    if (yl_flink_has_function(name))
        return YL_FAIL_AT(err, UNSUPPORTED, span, "the function %.*s is not supported",
                          YL_STR_ARGS(name));
    yl_status status =
        YL_FAIL_AT(err, NOT_FOUND, span, "there is no function named %.*s", YL_STR_ARGS(name));
    if (near != NULL)
        yl_error_hintf(err, "did you mean %s?", near);
    return status;
}

/* ---- Choosing ---- */

/* Candidates in order of cost, of equals in table order. */
static uint32_t find_candidates(yl_arena *arena, const yl_overload *first, bool aggregate,
                                const yl_expr *const *args, uint32_t n, candidate *out)
{
    uint32_t found = 0;
    for (const yl_overload *o = first; o != NULL && found < CANDIDATES_MAX; o = o->next) {
        yl_type_vars vars = {0};
        bool is_aggregate = o->row->aggregate != NULL || o->row->choose_aggregate != NULL;
        if (is_aggregate != aggregate)
            continue;
        int cost = match_row(arena, o->row, args, n, &vars);
        if (cost >= YL_COST_NEVER)
            continue;
        uint32_t at = found++;
        for (; at > 0 && out[at - 1].cost > cost; at--)
            out[at] = out[at - 1];
        out[at] = (candidate){o->row, cost};
    }
    return found;
}

static yl_status refuse_null(const yl_overload *first, const yl_expr *const *args, uint32_t n,
                             yl_error *err)
{
    if ((first->row->flags & YL_FN_REFUSES_NULL) == 0)
        return YL_OK;
    for (uint32_t i = 0; i < n; i++)
        if (is_null_literal(args[i])) {
            YL_FAIL_AT(err, TYPE, args[i]->span, "NULL has no type here");
            return yl_error_hintf(err, "write CAST(NULL AS <type>)");
        }
    return YL_OK;
}

static yl_status bind_function(yl_arena *arena, yl_str name, const yl_expr *const *args, uint32_t n,
                               yl_span span, const yl_expr **out, yl_error *err)
{
    candidate candidates[CANDIDATES_MAX];
    const yl_overload *first = yl_overloads_find(name);
    *out = NULL;
    if (first == NULL)
        return fail_unknown(name, span, err);
    if (n > ARGS_MAX)
        return YL_FAIL_AT(err, BUDGET, span, "%.*s has more than %d arguments", YL_STR_ARGS(name),
                          ARGS_MAX);
    YL_TRY(refuse_null(first, args, n, err));
    uint32_t found = find_candidates(arena, first, false, args, n, candidates);
    for (uint32_t i = 0; i < found; i++) {
        YL_TRY(bind_row(arena, candidates[i].row, args, n, span, out, err));
        if (*out != NULL)
            return YL_OK;
    }
    return fail_types(first, false, args, n, span, err);
}

/* After an allocation failed, types are not what they seem, and no other error can be trusted. */
static yl_status unless_memory(yl_arena *arena, yl_status status, yl_error *err)
{
    if (!yl_arena_oom(arena))
        return status;
    yl_error_clear(err);
    return YL_FAIL_MEMORY(err);
}

yl_status yl_function_bind(yl_arena *arena, yl_str name, const yl_expr *const *args, uint32_t n,
                           yl_span span, const yl_expr **out, yl_error *err)
{
    yl_error local = {0};
    if (err == NULL)
        err = &local;
    return unless_memory(arena, bind_function(arena, name, args, n, span, out, err), err);
}

yl_status yl_bind_one(yl_arena *arena, const char *name, const yl_expr *a, yl_span span,
                      const yl_expr **out, yl_error *err)
{
    return yl_function_bind(arena, yl_str_of(name), &a, 1, span, out, err);
}

yl_status yl_bind_two(yl_arena *arena, const char *name, const yl_expr *a, const yl_expr *b,
                      yl_span span, const yl_expr **out, yl_error *err)
{
    const yl_expr *args[2] = {a, b};
    return yl_function_bind(arena, yl_str_of(name), args, 2, span, out, err);
}

yl_status yl_bind_hidden_cast(yl_arena *arena, const yl_expr *arg, const yl_type *to,
                              const yl_expr **out, yl_error *err)
{
    YL_TRY(yl_cast_bind(arena, arg, to, false, arg->span, out, err));
    const yl_expr *cast = *out;
    if (cast == arg || cast->kind != YL_EXPR_CALL || cast->n_args != 1 || cast->args[0] != arg)
        return YL_OK;
    yl_function *fn = YL_NEW(arena, yl_function);
    if (yl_arena_oom(arena))
        return YL_FAIL_MEMORY(err);
    *fn = *cast->fn;
    fn->flags |= YL_FN_IMPLICIT;
    *out = yl_expr_call(arena, fn, cast->type, cast->args, 1, cast->span);
    return YL_OK;
}

static yl_status
bind_shared(yl_arena *arena,
            const yl_type *(*rule)(yl_arena *arena, const yl_type *const *types, uint32_t n),
            const yl_expr **args, uint32_t n, const yl_type **common, yl_error *err)
{
    const yl_type **types = YL_NEW_ARRAY(arena, const yl_type *, n + 1);
    *common = NULL;
    if (yl_arena_oom(arena))
        return YL_FAIL_MEMORY(err);
    for (uint32_t i = 0; i < n; i++)
        types[i] = args[i]->type;
    *common = rule(arena, types, n);
    for (uint32_t i = 0; *common != NULL && i < n; i++)
        if (!yl_type_equal(args[i]->type, *common, false))
            YL_TRY(yl_cast_bind(arena, args[i], *common, false, args[i]->span, &args[i], err));
    return YL_OK;
}

yl_status yl_bind_common(yl_arena *arena, const yl_expr **args, uint32_t n, const yl_type **common,
                         yl_error *err)
{
    return bind_shared(arena, yl_type_common, args, n, common, err);
}

yl_status yl_bind_merged(yl_arena *arena, const yl_expr **args, uint32_t n, const yl_type **common,
                         yl_error *err)
{
    return bind_shared(arena, yl_type_merged, args, n, common, err);
}

bool yl_bind_literal_int(const yl_expr *e, int64_t *value)
{
    while (e->kind == YL_EXPR_CALL && e->n_args == 1 && strcmp(e->fn->name, "CAST") == 0)
        e = e->args[0];
    return yl_expr_const_int(e, value);
}

/* ---- Aggregates ---- */

static const yl_aggregate *choose_aggregate(yl_arena *arena, const yl_signature *row,
                                            const bound_args *bound, const yl_type *result)
{
    const yl_type *types[YL_AGG_ARGS_MAX];
    (void)arena;
    if (row->choose_aggregate == NULL)
        return row->aggregate;
    for (uint32_t i = 0; i < bound->n; i++)
        types[i] = bound->exprs[i]->type;
    return row->choose_aggregate(types, bound->n, result);
}

/* out->fn stays NULL when the row declines. */
static yl_status bind_aggregate_row(yl_arena *arena, const yl_signature *row,
                                    const yl_expr *const *args, uint32_t n, yl_span span,
                                    yl_agg_call *out, yl_error *err)
{
    bound_args bound = {.exprs = YL_NEW_ARRAY(arena, const yl_expr *, n + 1), .n = n};
    if (yl_arena_oom(arena))
        return YL_FAIL_MEMORY(err);
    YL_TRY(coerce(arena, row, args, &bound, err));
    const yl_type *type = result_type(arena, row, &bound, span, err);
    if (type == NULL)
        return err->status;
    out->fn = choose_aggregate(arena, row, &bound, type);
    out->type = type;
    out->n_args = n;
    out->span = span;
    for (uint32_t i = 0; i < n; i++)
        out->args[i] = bound.exprs[i];
    return YL_OK;
}

static yl_status bind_aggregate(yl_arena *arena, yl_str name, const yl_expr *const *args,
                                uint32_t n, yl_span span, yl_agg_call *out, yl_error *err)
{
    candidate candidates[CANDIDATES_MAX];
    const yl_overload *first = yl_overloads_find(name);
    YL_TRY(refuse_null(first, args, n, err));
    uint32_t found =
        n > YL_AGG_ARGS_MAX ? 0 : find_candidates(arena, first, true, args, n, candidates);
    for (uint32_t i = 0; i < found; i++) {
        YL_TRY(bind_aggregate_row(arena, candidates[i].row, args, n, span, out, err));
        if (out->fn != NULL)
            return YL_OK;
    }
    return fail_types(first, true, args, n, span, err);
}

yl_status yl_aggregate_bind(yl_arena *arena, yl_str name, const yl_expr *const *args, uint32_t n,
                            yl_span span, yl_agg_call *out, yl_error *err)
{
    yl_error local = {0};
    if (err == NULL)
        err = &local;
    *out = (yl_agg_call){0};
    if (!yl_aggregate_exists(name))
        return YL_OK;
    return unless_memory(arena, bind_aggregate(arena, name, args, n, span, out, err), err);
}
