/* A table or view as the statement that would create it: the answer of SHOW CREATE.
 *
 *     CREATE TABLE `cat`.`db`.`t` (
 *       `a` INT NOT NULL,
 *       `b` AS `a` + 1,
 *       WATERMARK FOR `ts` AS `ts` - INTERVAL '5' SECOND,
 *       CONSTRAINT `PK_a` PRIMARY KEY (`a`) NOT ENFORCED
 *     )
 *     COMMENT '...'
 *     PARTITIONED BY (`b`)
 *     WITH (
 *       'connector' = '...'
 *     )
 *
 * Types are written in full (VARCHAR(2147483647), not STRING), options sorted by key, the values
 * of options that look like secrets masked.
 */
#include "sql/catalog.h"

static void print_name(yl_str name, yl_strbuf *out)
{
    yl_strbuf_char(out, '`');
    for (size_t i = 0; i < name.size; i++) {
        if (name.data[i] == '`')
            yl_strbuf_char(out, '`');
        yl_strbuf_char(out, name.data[i]);
    }
    yl_strbuf_char(out, '`');
}

static void print_text(yl_str text, yl_strbuf *out)
{
    yl_strbuf_char(out, '\'');
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '\'')
            yl_strbuf_char(out, '\'');
        yl_strbuf_char(out, text.data[i]);
    }
    yl_strbuf_char(out, '\'');
}

static void print_names(const yl_table *table, const uint32_t *columns, uint32_t n, yl_strbuf *out)
{
    for (uint32_t i = 0; i < n; i++) {
        yl_strbuf_puts(out, i == 0 ? "" : ", ");
        print_name(table->columns[columns[i]].name, out);
    }
}

/* ---- types ---- */

static void print_type(const yl_type *type, yl_strbuf *out);

static void print_row(const yl_type *type, yl_strbuf *out)
{
    yl_strbuf_puts(out, "ROW<");
    for (uint32_t i = 0; i < type->n_fields; i++) {
        yl_strbuf_puts(out, i == 0 ? "" : ", ");
        print_name(type->fields[i].name, out);
        yl_strbuf_char(out, ' ');
        print_type(type->fields[i].type, out);
        if (type->fields[i].comment.size > 0) {
            yl_strbuf_char(out, ' ');
            print_text(type->fields[i].comment, out);
        }
    }
    yl_strbuf_char(out, '>');
}

/* What the summary string (yl_type_print) shortens is written in full. */
static void print_type(const yl_type *type, yl_strbuf *out)
{
    switch (type->root) {
    case YL_CHAR:
    case YL_VARCHAR:
    case YL_BINARY:
    case YL_VARBINARY:
        yl_strbuf_printf(out, "%s(%d)", yl_root_name(type->root), (int)type->length);
        break;
    case YL_TIMESTAMP_LTZ:
        yl_strbuf_printf(out, "TIMESTAMP(%d) WITH LOCAL TIME ZONE", type->precision);
        break;
    case YL_TIMESTAMP:
        yl_strbuf_printf(out, "TIMESTAMP(%d)", type->precision);
        break;
    case YL_ARRAY:
    case YL_MULTISET:
    case YL_MAP:
        yl_strbuf_printf(out, "%s<", yl_root_name(type->root));
        for (uint32_t i = 0; i < type->n_fields; i++) {
            yl_strbuf_puts(out, i == 0 ? "" : ", ");
            print_type(type->fields[i].type, out);
        }
        yl_strbuf_char(out, '>');
        break;
    case YL_ROW:
        print_row(type, out);
        break;
    default: {
        yl_type plain = *type;
        plain.nullable = true;
        yl_type_print(&plain, out);
        break;
    }
    }
    if (!type->nullable)
        yl_strbuf_puts(out, " NOT NULL");
}

/* ---- the statement ---- */

static bool is_secret(yl_str key)
{
    static const char *const words[] = {"password",    "secret",      "fs.azure.account.key",
                                        "apikey",      "api-key",     "auth-params",
                                        "service-key", "token",       "basic-auth",
                                        "jaas.config", "http-headers"};
    for (size_t w = 0; w < sizeof words / sizeof *words; w++) {
        yl_str word = yl_str_of(words[w]);
        for (size_t i = 0; i + word.size <= key.size; i++) {
            if (yl_str_equal_nocase((yl_str){key.data + i, word.size}, word))
                return true;
        }
    }
    return false;
}

static void print_column(const yl_column *column, yl_strbuf *out)
{
    yl_strbuf_puts(out, "  ");
    print_name(column->name, out);
    yl_strbuf_char(out, ' ');
    switch (column->kind) {
    case YL_COL_COMPUTED:
        yl_strbuf_puts(out, "AS ");
        yl_strbuf_str(out, column->expr);
        break;
    case YL_COL_METADATA:
        print_type(column->type, out);
        yl_strbuf_puts(out, " METADATA");
        if (column->metadata_from) {
            yl_strbuf_puts(out, " FROM ");
            print_text(column->metadata_key, out);
        }
        yl_strbuf_puts(out, column->is_virtual ? " VIRTUAL" : "");
        break;
    case YL_COL_PHYSICAL:
        print_type(column->type, out);
        break;
    }
    if (column->has_comment && column->comment.size > 0) {
        yl_strbuf_puts(out, " COMMENT ");
        print_text(column->comment, out);
    }
}

static void print_head(const yl_table *table, const char *kind, yl_strbuf *out)
{
    yl_strbuf_printf(out, "CREATE %s%s ", table->temporary ? "TEMPORARY " : "", kind);
    print_name(table->catalog, out);
    yl_strbuf_char(out, '.');
    print_name(table->database, out);
    yl_strbuf_char(out, '.');
    print_name(table->name, out);
    yl_strbuf_puts(out, " (\n");
}

static void print_comment(const yl_table *table, yl_strbuf *out)
{
    if (table->comment.size == 0)
        return;
    yl_strbuf_puts(out, "COMMENT ");
    print_text(table->comment, out);
    yl_strbuf_char(out, '\n');
}

/* Sorted by key: the next greater one each time, there are few. */
static void print_options(const yl_table *table, yl_strbuf *out)
{
    if (table->n_options == 0)
        return;
    yl_strbuf_puts(out, "WITH (\n");
    const yl_option_pair *last = NULL;
    for (uint32_t i = 0; i < table->n_options; i++) {
        const yl_option_pair *next = NULL;
        for (uint32_t k = 0; k < table->n_options; k++) {
            const yl_option_pair *o = &table->options[k];
            if ((last == NULL || yl_str_compare(o->key, last->key) > 0) &&
                (next == NULL || yl_str_compare(o->key, next->key) < 0))
                next = o;
        }
        if (next == NULL)
            break;
        yl_strbuf_puts(out, i == 0 ? "  " : ",\n  ");
        print_text(next->key, out);
        yl_strbuf_puts(out, " = ");
        print_text(is_secret(next->key) ? YL_STR("******") : next->value, out);
        last = next;
    }
    yl_strbuf_puts(out, "\n)\n");
}

static void print_view(const yl_table *view, yl_strbuf *out)
{
    print_head(view, "VIEW", out);
    for (uint32_t i = 0; i < view->n_columns; i++) {
        yl_strbuf_puts(out, i == 0 ? "  " : ",\n  ");
        print_name(view->columns[i].name, out);
    }
    yl_strbuf_puts(out, "\n)\n");
    print_comment(view, out);
    yl_strbuf_puts(out, "AS ");
    yl_strbuf_str(out, view->expanded);
    yl_strbuf_char(out, '\n');
}

void yl_table_print_ddl(const yl_table *table, yl_strbuf *out)
{
    if (table->is_view) {
        print_view(table, out);
        return;
    }
    print_head(table, "TABLE", out);
    for (uint32_t i = 0; i < table->n_columns; i++) {
        yl_strbuf_puts(out, i == 0 ? "" : ",\n");
        print_column(&table->columns[i], out);
    }
    if (table->has_watermark) {
        yl_strbuf_puts(out, ",\n  WATERMARK FOR ");
        print_name(table->watermark_column, out);
        yl_strbuf_puts(out, " AS ");
        yl_strbuf_str(out, table->watermark_expr);
    }
    if (table->n_key > 0) {
        yl_strbuf_puts(out, ",\n  CONSTRAINT ");
        print_name(table->key_name, out);
        yl_strbuf_puts(out, " PRIMARY KEY (");
        print_names(table, table->key, table->n_key, out);
        yl_strbuf_puts(out, ") NOT ENFORCED");
    }
    yl_strbuf_puts(out, "\n)\n");
    print_comment(table, out);
    if (table->distribution.size > 0) {
        yl_strbuf_str(out, table->distribution);
        yl_strbuf_char(out, '\n');
    }
    if (table->n_partition > 0) {
        yl_strbuf_puts(out, "PARTITIONED BY (");
        print_names(table, table->partition, table->n_partition, out);
        yl_strbuf_puts(out, ")\n");
    }
    print_options(table, out);
}
