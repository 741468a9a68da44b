/* ALTER TABLE: the old definition as a draft, changed and finished again.
 *
 * What the change would break is found by finishing: a computed column whose column is gone does
 * not bind any more.
 */
#include "plan/table_draft.h"

typedef struct alteration {
    yl_table_draft draft;
    yl_binder *b;
    const yl_ast_alter_action *action;
} alteration;

/* Every refusal begins as Flink's does. */
#define REFUSE(a, name, span, ...)                                                                 \
    (YL_FAIL_AT((a)->b->err, name, span, __VA_ARGS__),                                             \
     yl_error_prefix((a)->b->err, "Failed to execute ALTER TABLE statement.\n"))

static yl_status need_column(alteration *a, const yl_ast_name *name, uint32_t *at)
{
    int64_t found = yl_draft_find(&a->draft, name->text);
    if (found >= 0) {
        *at = (uint32_t)found;
        return YL_OK;
    }
    const char *names[256];
    size_t n = 0;
    for (uint32_t i = 0; i < a->draft.n && n < 256; i++)
        names[n++] = yl_arena_strdup(a->b->arena, a->draft.columns[i].column.name);
    YL_TRY(yl_bind_memory(a->b));
    yl_status status =
        REFUSE(a, NOT_FOUND, name->span, "The column `%.*s` does not exist in the base table.",
               YL_STR_ARGS(name->text));
    const char *near = yl_str_nearest(name->text, names, n);
    return near == NULL ? status : yl_error_hintf(a->b->err, "did you mean '%s'?", near);
}

static const yl_ast_name *last_name(const yl_ast_path *path)
{
    return &path->items[path->size - 1];
}

/* Who needs the column, or NULL. */
static const char *used_by(const alteration *a, yl_str name)
{
    if (yl_draft_has_name(&a->draft.key, name))
        return "the primary key";
    if (yl_draft_has_name(&a->draft.partition, name))
        return "a partition key";
    if (a->draft.has_watermark && yl_str_equal(a->draft.watermark_column, name))
        return "the watermark";
    return NULL;
}

/* ---- columns ---- */

/* Where FIRST and AFTER want a column, when it stands at `from` now (draft.n: nowhere). */
static yl_status place_of(alteration *a, const yl_ast_column_def *def, uint32_t from, uint32_t *to)
{
    *to = from;
    if (def->position == YL_POSITION_FIRST)
        *to = 0;
    if (def->position != YL_POSITION_AFTER)
        return YL_OK;
    YL_TRY(need_column(a, &def->after, to));
    (*to)++;
    if (*to > from)
        (*to)--; /* the column itself leaves its place before it */
    return YL_OK;
}

static yl_status add_columns(alteration *a)
{
    for (size_t i = 0; i < a->action->columns.size; i++) {
        const yl_ast_column_def *def = yl_ast_as_column_def(a->action->columns.items[i]);
        yl_draft_column column;
        uint32_t at;
        if (yl_draft_find(&a->draft, def->name.text) >= 0)
            return REFUSE(a, EXISTS, def->name.span,
                          "Try to add a column `%.*s` which already exists in the table.",
                          YL_STR_ARGS(def->name.text));
        YL_TRY(yl_draft_column_of(&a->draft, def, &column));
        YL_TRY(place_of(a, def, a->draft.n, &at));
        YL_TRY(yl_draft_insert(&a->draft, at, &column));
    }
    return YL_OK;
}

static yl_status modify_columns(alteration *a)
{
    for (size_t i = 0; i < a->action->columns.size; i++) {
        const yl_ast_column_def *def = yl_ast_as_column_def(a->action->columns.items[i]);
        yl_draft_column column;
        uint32_t from, to;
        YL_TRY(need_column(a, &def->name, &from));
        YL_TRY(yl_draft_column_of(&a->draft, def, &column));
        if (!column.column.has_comment) {
            column.column.has_comment = a->draft.columns[from].column.has_comment;
            column.column.comment = a->draft.columns[from].column.comment;
        }
        YL_TRY(place_of(a, def, from, &to));
        yl_draft_remove(&a->draft, from);
        YL_TRY(yl_draft_insert(&a->draft, to, &column));
    }
    return YL_OK;
}

static yl_status drop_columns(alteration *a)
{
    for (size_t i = 0; i < a->action->column_paths.size; i++) {
        const yl_ast_column *path = yl_ast_as_column(a->action->column_paths.items[i]);
        const yl_ast_name *name = last_name(&path->path);
        uint32_t at;
        YL_TRY(need_column(a, name, &at));
        const char *user = used_by(a, name->text);
        if (user != NULL)
            return REFUSE(a, INVALID, name->span, "The column `%.*s` is used as %s.",
                          YL_STR_ARGS(name->text), user);
        yl_draft_remove(&a->draft, at);
    }
    return YL_OK;
}

static void rename_in(yl_draft_names *names, yl_str from, yl_str to)
{
    for (uint32_t i = 0; i < names->n; i++) {
        if (yl_str_equal(names->items[i], from))
            names->items[i] = to;
    }
}

static yl_status rename_column(alteration *a)
{
    const yl_ast_name *name = last_name(&a->action->column);
    yl_str to = a->action->new_name.text;
    uint32_t at;
    YL_TRY(need_column(a, name, &at));
    if (yl_draft_find(&a->draft, to) >= 0)
        return REFUSE(a, EXISTS, a->action->new_name.span,
                      "The column `%.*s` already existed in table schema.", YL_STR_ARGS(to));
    yl_column *column = &a->draft.columns[at].column;
    yl_str from = column->name;
    column->name = to;
    if (column->kind == YL_COL_METADATA) /* the key is what it was */
        column->metadata_from = true;
    rename_in(&a->draft.key, from, to);
    rename_in(&a->draft.partition, from, to);
    if (a->draft.has_watermark && yl_str_equal(a->draft.watermark_column, from))
        return REFUSE(a, INVALID, name->span, "The column `%.*s` is referenced by the watermark.",
                      YL_STR_ARGS(from));
    return YL_OK;
}

/* ---- keys, watermarks, distribution ---- */

static yl_status add_parts(alteration *a)
{
    const yl_ast_alter_action *action = a->action;
    if (action->constraints.size > 0 && a->draft.key.n > 0)
        return REFUSE(a, EXISTS, action->constraints.items[0]->span,
                      "The base table has already defined the primary key constraint [%.*s]. You "
                      "might want to drop it before adding a new one.",
                      YL_STR_ARGS(a->draft.table.key_name));
    if (action->watermark != NULL && a->draft.has_watermark)
        return REFUSE(
            a, EXISTS, action->watermark->span,
            "The base table has already defined the watermark strategy. You might want to "
            "drop it before adding a new one.");
    if (action->distribution != NULL && a->draft.table.distribution.size > 0)
        return REFUSE(a, EXISTS, action->distribution->span,
                      "The base table has already defined the distribution. You might want to drop "
                      "it before adding a new one.");
    return YL_OK;
}

static yl_status modify_parts(alteration *a)
{
    const yl_ast_alter_action *action = a->action;
    if (action->constraints.size > 0) {
        if (a->draft.key.n == 0)
            return REFUSE(a, NOT_FOUND, action->constraints.items[0]->span,
                          "The base table does not define any primary key constraint. You might "
                          "want to add a new one.");
        a->draft.key = (yl_draft_names){0};
    }
    if (action->watermark != NULL && !a->draft.has_watermark)
        return REFUSE(a, NOT_FOUND, action->watermark->span,
                      "The base table does not define any watermark. You might want to add a new "
                      "one.");
    return YL_OK;
}

static yl_status put_parts(alteration *a)
{
    const yl_ast_alter_action *action = a->action;
    for (size_t i = 0; i < action->constraints.size; i++)
        YL_TRY(yl_draft_constraint(&a->draft, yl_ast_as_constraint(action->constraints.items[i])));
    if (action->watermark != NULL)
        YL_TRY(yl_draft_watermark(&a->draft, yl_ast_as_watermark(action->watermark)));
    if (action->distribution != NULL)
        YL_TRY(yl_draft_distribution(&a->draft, yl_ast_as_distribution(action->distribution)));
    return YL_OK;
}

static yl_status drop_key(alteration *a)
{
    if (a->draft.key.n == 0)
        return REFUSE(a, NOT_FOUND, a->action->head.span,
                      "The base table does not define any primary key.");
    if (a->action->action == YL_ALTER_DROP_CONSTRAINT &&
        !yl_str_equal(a->action->new_name.text, a->draft.table.key_name)) {
        REFUSE(a, NOT_FOUND, a->action->new_name.span,
               "The base table does not define a primary key constraint named '%.*s'.",
               YL_STR_ARGS(a->action->new_name.text));
        return yl_error_hintf(a->b->err, "its constraint is '%.*s'",
                              YL_STR_ARGS(a->draft.table.key_name));
    }
    a->draft.key = (yl_draft_names){0};
    return YL_OK;
}

/* ---- options ---- */

static yl_status reset_options(alteration *a)
{
    for (size_t i = 0; i < a->action->options.size; i++) {
        const yl_ast_option *option = yl_ast_as_option(a->action->options.items[i]);
        if (yl_str_equal(option->key.text, YL_STR("connector")))
            return REFUSE(a, INVALID, option->head.span,
                          "ALTER TABLE RESET does not support changing 'connector'");
        for (uint32_t k = 0; k < a->draft.n_options; k++) {
            if (!yl_str_equal(a->draft.options[k].key, option->key.text))
                continue;
            a->draft.n_options--;
            memmove(&a->draft.options[k], &a->draft.options[k + 1],
                    (a->draft.n_options - k) * sizeof *a->draft.options);
            break;
        }
    }
    return YL_OK;
}

static yl_status set_options(alteration *a)
{
    for (size_t i = 0; i < a->action->options.size; i++)
        YL_TRY(yl_draft_option(&a->draft, yl_ast_as_option(a->action->options.items[i])));
    return YL_OK;
}

/* ---- the whole ---- */

static yl_status rename_table(alteration *a)
{
    const yl_ast_path *path = &a->action->new_path;
    yl_table *t = &a->draft.table;
    yl_object_path to;
    YL_TRY(yl_catalog_resolve(a->b->context->catalog, path, &to, a->b->err));
    if (path->size == 3 && !yl_str_equal(to.catalog, t->catalog))
        return REFUSE(a, INVALID, path->span,
                      "The catalog name of the new table name must be the same with the old one");
    if (path->size >= 2)
        t->database = to.database;
    t->name = to.name;
    return YL_OK;
}

static yl_status apply(alteration *a)
{
    switch (a->action->action) {
    case YL_ALTER_RENAME:
        return rename_table(a);
    case YL_ALTER_RENAME_COLUMN:
        return rename_column(a);
    case YL_ALTER_ADD:
        YL_TRY(add_parts(a));
        YL_TRY(add_columns(a));
        return put_parts(a);
    case YL_ALTER_MODIFY:
        YL_TRY(modify_parts(a));
        YL_TRY(modify_columns(a));
        return put_parts(a);
    case YL_ALTER_DROP_COLUMNS:
        return drop_columns(a);
    case YL_ALTER_DROP_PRIMARY_KEY:
    case YL_ALTER_DROP_CONSTRAINT:
        return drop_key(a);
    case YL_ALTER_DROP_WATERMARK:
        if (!a->draft.has_watermark)
            return REFUSE(a, NOT_FOUND, a->action->head.span,
                          "The base table does not define any watermark strategy.");
        a->draft.has_watermark = false;
        return YL_OK;
    case YL_ALTER_DROP_DISTRIBUTION:
        if (a->draft.table.distribution.size == 0)
            return REFUSE(a, NOT_FOUND, a->action->head.span,
                          "The base table does not define any distribution.");
        a->draft.table.distribution = (yl_str){0};
        return YL_OK;
    case YL_ALTER_SET:
        return set_options(a);
    case YL_ALTER_RESET:
        return reset_options(a);
    case YL_ALTER_ADD_PARTITIONS:
    case YL_ALTER_DROP_PARTITIONS:
        break;
    }
    return YL_FAIL_AT(a->b->err, UNSUPPORTED, a->action->head.span,
                      "ALTER TABLE ADD and DROP PARTITION are not supported");
}

yl_status yl_bind_alter_table(const yl_bind_context *context, const yl_ast *ast,
                              const yl_table *old, yl_table *out, yl_error *err)
{
    yl_binder b;
    yl_error spare;
    const yl_ast_alter_table *alter = yl_ast_as_alter_table(ast);
    alteration a = {.b = &b, .action = yl_ast_as_alter_action(alter->action)};
    YL_TRY(yl_binder_init(&b, context, err, &spare));
    if (old->is_view)
        return YL_FAIL_AT(b.err, INVALID, alter->path.span,
                          "ALTER TABLE for a view is not allowed: '%.*s' is one",
                          YL_STR_ARGS(old->name));
    if (old->temporary)
        return YL_FAIL_AT(b.err, INVALID, alter->path.span,
                          "Table `%.*s`.`%.*s`.`%.*s` doesn't exist or is a temporary table.",
                          YL_STR_ARGS(old->catalog), YL_STR_ARGS(old->database),
                          YL_STR_ARGS(old->name));
    YL_TRY(yl_draft_from(&a.draft, &b, old, alter->path.span));
    YL_TRY(apply(&a));
    return yl_draft_finish(&a.draft, out);
}
