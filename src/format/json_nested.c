/* Cells to values: ARRAY, MAP, MULTISET and ROW.
 *
 * The text of a nested cell is well-formed: it is walked once more, level by level of the type, and
 * its parts become cells for the children's converters. With ignore-parse-errors each part that
 * does not fit is a NULL of its own. A value of the wrong kind is bad as a whole.
 *
 * Names of a MAP are unique: the last value stays, at the first one's place.
 */
#include "format/json_scan.h"

#include <stdio.h>

/* ---- Common ---- */

static bool push_part(json_converter *c, const json_cell *cell)
{
    if (c->n_parts == c->parts_capacity) {
        uint32_t capacity = c->parts_capacity == 0 ? 64 : c->parts_capacity * 2;
        json_cell *grown = yl_realloc(c->parts, capacity * sizeof *grown);
        if (grown == NULL) {
            c->reader->oom = true;
            return false;
        }
        c->parts = grown;
        c->parts_capacity = capacity;
    }
    c->parts[c->n_parts++] = *cell;
    return true;
}

/* Puts `step` in front of the path to the bad value. */
static void add_path(json_reader *r, const char *step, size_t size)
{
    size_t n = strlen(r->bad_path);
    if (r->oom || size + n + 1 > sizeof r->bad_path)
        return;
    memmove(r->bad_path + size, r->bad_path, n + 1);
    memcpy(r->bad_path, step, size);
}

/* Appends n cells to a child whose length is the number of its values. */
static bool append(json_converter *child, const json_cell *cells, uint32_t n, yl_vector *v)
{
    json_reader *r = child->reader;
    if (n == 0)
        return true; /* there may be no values at all yet, not even an address */
    if (n > UINT32_MAX / 2 - v->length || yl_vector_reserve(v, v->length + n) != YL_OK) {
        r->oom = true;
        return false;
    }
    uint32_t done = child->convert(child, cells, n, v, v->length);
    if (done < n) {
        char step[16];
        int size = snprintf(step, sizeof step, "[%u]", done + 1);
        add_path(r, step, (size_t)size);
        return false;
    }
    v->length += n;
    return true;
}

/* ---- ARRAY ---- */

static bool put_array(json_converter *c, const json_cell *cell, yl_vector *v, uint32_t row)
{
    const char *p = cell->p + 1, *end = cell->p + cell->n;
    yl_vector *items = v->children[0];
    json_cell item;
    c->n_parts = 0;
    while (json_next_element(&p, end, &item))
        if (!push_part(c, &item))
            return false;
    yl_list_entry entry = {items->length, c->n_parts};
    if (!append(&c->children[0], c->parts, c->n_parts, items))
        return false;
    v->entries[row] = entry;
    return true;
}

static uint32_t convert_array(json_converter *c, const json_cell *cells, uint32_t n, yl_vector *v,
                              uint32_t at)
{
    for (uint32_t i = 0; i < n; i++)
        if (cells[i].kind == JSON_ARRAY ? !put_array(c, &cells[i], v, at + i)
                                        : !yl_json_give_up(c, &cells[i], v, at + i))
            return i;
    return n;
}

/* ---- MAP and MULTISET ---- */

/* The names of coded keys live in the heap of the keys; what is not coded is borrowed. */
static bool read_members(json_converter *c, const json_cell *cell, yl_vector *keys)
{
    const char *p = cell->p + 1, *end = cell->p + cell->n;
    json_members *members = &c->reader->members;
    json_cell name, value;
    members->n = 0;
    while (json_next_member(&p, end, &name, &value)) {
        yl_str key = json_text_of(&name);
        if (name.coded) {
            yl_heap *heap = yl_vector_need_heap(keys);
            char *text = heap == NULL ? NULL : yl_heap_alloc(heap, (size_t)name.n + 1);
            if (text == NULL)
                return false;
            key = (yl_str){text, yl_json_decode_text(&name, text)};
        }
        if (!yl_json_members_put(members, 0, key, &value))
            return false;
    }
    return true;
}

static bool put_map(json_converter *c, const json_cell *cell, yl_vector *v, uint32_t row)
{
    json_reader *r = c->reader;
    yl_vector *keys = v->children[0], *values = v->children[1];
    if (!read_members(c, cell, keys) || r->members.n > UINT32_MAX / 2 - keys->length ||
        yl_vector_reserve(keys, keys->length + r->members.n) != YL_OK) {
        r->oom = true;
        return false;
    }
    const uint32_t n = r->members.n, at = keys->length;
    c->n_parts = 0;
    for (uint32_t i = 0; i < n; i++) { /* values may be maps, too, and use `members` */
        yl_str key = r->members.items[i].key;
        keys->views[at + i] = yl_view_of(key.data, key.size);
        c->children[0].borrows |= key.size > YL_VIEW_INLINE;
        if (!push_part(c, &r->members.items[i].value))
            return false;
    }
    yl_list_entry entry = {at, n};
    if (!append(&c->children[1], c->parts, n, values))
        return false;
    keys->length = at + n;
    v->entries[row] = entry;
    return true;
}

static uint32_t convert_map(json_converter *c, const json_cell *cells, uint32_t n, yl_vector *v,
                            uint32_t at)
{
    for (uint32_t i = 0; i < n; i++)
        if (cells[i].kind == JSON_OBJECT ? !put_map(c, &cells[i], v, at + i)
                                         : !yl_json_give_up(c, &cells[i], v, at + i))
            return i;
    return n;
}

/* ---- ROW ---- */

/* A ROW's fields are as long as the row vector, so a NULL row has NULL fields. */
static bool put_fields(json_converter *c, yl_vector *v, uint32_t row)
{
    for (uint32_t k = 0; k < c->n_children; k++) {
        json_converter *child = &c->children[k];
        yl_vector *field = v->children[k];
        if (child->convert(child, &c->parts[k], 1, field, row) == 0) {
            json_reader *r = c->reader;
            add_path(r, child->name.data, child->name.size);
            add_path(r, ".", 1);
            return false;
        }
        if (field->length <= row)
            field->length = row + 1;
    }
    return true;
}

static bool reset_parts(json_converter *c, json_kind kind)
{
    const json_cell cell = {.kind = (uint8_t)kind};
    c->n_parts = 0;
    for (uint32_t k = 0; k < c->n_children; k++)
        if (!push_part(c, &cell))
            return false;
    return true;
}

static bool put_row(json_converter *c, const json_cell *cell, yl_vector *v, uint32_t row)
{
    const char *p = cell->p + 1, *end = cell->p + cell->n;
    json_cell name, value;
    if (!reset_parts(c, JSON_ABSENT))
        return false;
    for (uint32_t expected = 0; json_next_member(&p, end, &name, &value); expected++) {
        yl_str key = yl_json_scalar_text(c->reader, &name);
        if (c->reader->oom)
            return false;
        for (uint32_t k = 0; k < c->n_children; k++) { /* most often the first try is right */
            uint32_t field = (expected + k) % c->n_children;
            if (yl_str_equal(key, c->children[field].name)) {
                c->parts[field] = value;
                expected = field;
                break;
            }
        }
    }
    return put_fields(c, v, row);
}

static uint32_t convert_row(json_converter *c, const json_cell *cells, uint32_t n, yl_vector *v,
                            uint32_t at)
{
    for (uint32_t i = 0; i < n; i++) {
        if (cells[i].kind == JSON_OBJECT) {
            if (!put_row(c, &cells[i], v, at + i))
                return i;
        } else if (!yl_json_give_up(c, &cells[i], v, at + i) || !reset_parts(c, JSON_NULL) ||
                   !put_fields(c, v, at + i)) {
            return i;
        }
    }
    return n;
}

json_convert_fn yl_json_nested_converter(const yl_type *type)
{
    switch (type->root) {
    case YL_ARRAY:
        return convert_array;
    case YL_MAP:
    case YL_MULTISET:
        return convert_map;
    case YL_ROW:
        return convert_row;
    default:
        return NULL;
    }
}
