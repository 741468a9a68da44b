/* ARRAY, MAP, MULTISET and ROW to the same with other parts, by casting the parts as columns.
 *
 * The children of the argument are cast whole, whatever rows refer to their elements, and become
 * the children of the result; offsets and lengths stay. Children whose type stays are shared.
 *
 * An element that cannot be cast (MARK in cast.h) spoils the rows that contain it: CAST fails with
 * the message of that element, TRY_CAST makes the whole value NULL. Elements that no valid row
 * refers to do no harm.
 *
 * Casting the keys of a MAP may make two of them equal ({1=a, 257=b} as TINYINT): the last value
 * wins, in the place of the first. The children are then built anew.
 */
#include "base/mem.h"
#include "function/cast.h"
#include "function/text_out.h"

static void set_child(yl_vector *v, uint32_t c, yl_vector *child)
{
    yl_vector_unref(v->children[c]);
    v->children[c] = child;
}

/* ---- The same values ---- */

yl_status yl_cast_same(yl_cast_job *job)
{
    const yl_vector *in = job->in;
    yl_vector *out = job->out;
    size_t size = yl_phys_size((yl_phys)in->phys);
    if (in->phys == YL_PHYS_OBJECT) {
        if (yl_vector_copy(out, 0, in, NULL, 0, job->n) != YL_OK)
            return YL_FAIL_MEMORY(job->err);
        return YL_OK;
    }
    if (in->phys == YL_PHYS_STR && !yl_text_out_share(out, in))
        return YL_FAIL_MEMORY(job->err);
    if (size > 0 && job->n > 0)
        memcpy(out->values, in->values, size * job->n);
    for (uint32_t c = 0; c < in->n_children; c++)
        set_child(out, c, yl_vector_ref(in->children[c]));
    return YL_OK;
}

/* ---- One child ---- */

typedef struct part {
    yl_vector *in, *out; /* FLAT; `in` is a reference, too */
    yl_cast_fn fn;
    yl_cast_job job;
} part;

static void clear_part(part *p)
{
    yl_vector_unref(p->in);
    yl_vector_unref(p->out);
    yl_free(p->job.bad);
}

static yl_status copy_validity(yl_vector *out, const yl_vector *in, uint32_t n)
{
    if (in->validity == NULL || n == 0)
        return YL_OK;
    YL_TRY(yl_vector_need_validity(out));
    memcpy(out->validity, in->validity, yl_bitmap_bytes(n));
    return YL_OK;
}

/* Casts the first `n` values of `child`; the caller clears `p` in any case. */
static yl_status cast_part(const yl_cast_job *parent, yl_vector *child, uint32_t n,
                           const yl_type *from, const yl_type *to, part *p)
{
    if (yl_vector_flatten(child, &p->in) != YL_OK)
        return YL_FAIL_MEMORY(parent->err);
    p->fn = yl_cast_find(from, to);
    p->job = (yl_cast_job){
        .n = n,
        .in = p->in,
        .from = from,
        .to = to,
        .env = parent->env,
        .mode = YL_CAST_MARK,
        .err = parent->err,
    };
    if (yl_type_equal(from, to, false)) {
        p->out = yl_vector_ref(p->in);
        return YL_OK;
    }
    p->out = yl_vector_new(to, n);
    p->job.bad = yl_calloc(yl_bitmap_bytes(n) / 8 + 1, 8);
    if (p->out == NULL || p->job.bad == NULL || copy_validity(p->out, p->in, n) != YL_OK)
        return YL_FAIL_MEMORY(parent->err);
    p->out->length = n;
    p->job.out = p->out;
    return p->fn(&p->job);
}

/* Raises the error of element `at`, by casting it alone. */
static yl_status fail_part(const part *p, uint32_t at)
{
    yl_vector *in = yl_vector_new(p->job.from, 1), *out = yl_vector_new(p->job.to, 1);
    yl_status status = YL_ERR_MEMORY;
    if (in != NULL && out != NULL)
        status = yl_vector_copy(in, 0, p->in, NULL, at, 1);
    if (status == YL_OK) {
        yl_cast_job job = p->job;
        job.n = 1;
        job.in = in;
        job.out = out;
        job.mode = YL_CAST_FAIL;
        out->length = 1;
        status = p->fn(&job);
    } else {
        status = YL_FAIL_MEMORY(p->job.err);
    }
    yl_vector_unref(in);
    yl_vector_unref(out);
    return status;
}

/* Row `i` of the parent contains values [begin, end) of the child. */
static yl_status check_row(yl_cast_job *parent, const part *p, uint32_t i, uint32_t begin,
                           uint32_t end)
{
    for (uint32_t at = begin; at < end; at++) {
        if (!yl_bit_get(p->job.bad, at))
            continue;
        return parent->mode == YL_CAST_FAIL ? fail_part(p, at) : yl_cast_bad(parent, i);
    }
    return YL_OK;
}

/* ---- ROW ---- */

static yl_status row_to_row(yl_cast_job *job)
{
    yl_status status = YL_OK;
    for (uint32_t c = 0; c < job->in->n_children && status == YL_OK; c++) {
        part p = {0};
        status = cast_part(job, job->in->children[c], job->n, job->from->fields[c].type,
                           job->to->fields[c].type, &p);
        for (uint32_t i = 0; p.job.any_bad && i < job->n && status == YL_OK; i++)
            if (yl_cast_valid(job, i))
                status = check_row(job, &p, i, i, i + 1);
        if (status == YL_OK)
            set_child(job->out, c, yl_vector_ref(p.out));
        clear_part(&p);
    }
    return status;
}

/* ---- ARRAY, MAP, MULTISET ---- */

/* Which keys stay when equal ones fall together. */
typedef struct survivors {
    uint64_t *hashes; /* of all keys */
    uint32_t *slots;  /* of one row: position in `keys` + 1, or 0 */
    uint32_t *keys;   /* elements that stay */
    uint32_t *values; /* whose value each of them has */
    uint32_t n, n_slots;
} survivors;

static void clear_survivors(survivors *s)
{
    yl_free(s->hashes);
    yl_free(s->slots);
    yl_free(s->keys);
    yl_free(s->values);
}

/* Rows may share elements, so that `total`, the sum of their lengths, is no function of the number
 * of keys. */
static bool make_survivors(survivors *s, const yl_vector *keys, uint32_t total, uint32_t longest)
{
    s->n_slots = 4;
    while (s->n_slots < (uint64_t)longest * 2 && s->n_slots < UINT32_C(1) << 31)
        s->n_slots *= 2;
    s->hashes = yl_malloc(sizeof *s->hashes * keys->length);
    s->slots = yl_malloc(sizeof *s->slots * s->n_slots);
    s->keys = yl_malloc(sizeof *s->keys * total);
    s->values = yl_malloc(sizeof *s->values * total);
    if (s->hashes == NULL || s->slots == NULL || s->keys == NULL || s->values == NULL)
        return false;
    yl_vector_hash(keys, keys->length, s->hashes, false);
    return true;
}

/* Adds the keys of one entry; returns how many stay. */
static uint32_t add_survivors(survivors *s, const yl_vector *keys, yl_list_entry entry)
{
    uint32_t first = s->n, mask = s->n_slots - 1;
    memset(s->slots, 0, sizeof *s->slots * s->n_slots);
    for (uint32_t at = entry.offset; at < entry.offset + entry.length; at++) {
        uint32_t slot = (uint32_t)s->hashes[at] & mask;
        while (s->slots[slot] != 0 && !yl_vector_equal(keys, s->keys[s->slots[slot] - 1], keys, at))
            slot = (slot + 1) & mask;
        if (s->slots[slot] == 0) {
            s->keys[s->n++] = at;
            s->slots[slot] = s->n;
        }
        s->values[s->slots[slot] - 1] = at;
    }
    return s->n - first;
}

static yl_status take_elements(const yl_vector *from, const uint32_t *at, uint32_t n,
                               yl_vector **out)
{
    *out = yl_vector_new(from->type, n);
    if (*out == NULL)
        return YL_ERR_MEMORY;
    for (uint32_t i = 0, run; i < n; i += run) {
        for (run = 1; i + run < n && at[i + run] == at[i] + run; run++)
            ;
        YL_TRY(yl_vector_copy(*out, i, from, NULL, at[i], run));
    }
    return YL_OK;
}

/* Removes doubled keys from a MAP or MULTISET whose keys have been cast. */
static yl_status unify_keys(yl_cast_job *job)
{
    yl_vector *out = job->out, *keys = NULL, *values = NULL;
    uint32_t total = 0, longest = 0;
    for (uint32_t i = 0; i < job->n; i++) {
        uint32_t length = out->entries[i].length;
        longest = length > longest ? length : longest;
        if (__builtin_add_overflow(total, length, &total))
            return YL_FAIL(job->err, BUDGET, "a batch has too many map entries");
    }
    if (longest < 2)
        return YL_OK;
    survivors s = {0};
    yl_status status = YL_ERR_MEMORY;
    if (!make_survivors(&s, out->children[0], total, longest))
        goto done;
    status = YL_OK;
    for (uint32_t i = 0; i < job->n; i++) {
        uint32_t offset = s.n;
        uint32_t length = add_survivors(&s, out->children[0], out->entries[i]);
        out->entries[i] = (yl_list_entry){length == 0 ? 0 : offset, length};
    }
    status = take_elements(out->children[0], s.keys, s.n, &keys);
    if (status == YL_OK)
        status = take_elements(out->children[1], s.values, s.n, &values);
    if (status == YL_OK) {
        set_child(out, 0, keys);
        set_child(out, 1, values);
        keys = values = NULL;
    }
done:
    yl_vector_unref(keys);
    yl_vector_unref(values);
    clear_survivors(&s);
    return status == YL_OK ? YL_OK : YL_FAIL_MEMORY(job->err);
}

static yl_status list_to_list(yl_cast_job *job)
{
    const yl_vector *in = job->in;
    yl_vector *out = job->out;
    yl_status status = YL_OK;
    if (job->n > 0)
        memcpy(out->entries, in->entries, sizeof *in->entries * job->n);
    for (uint32_t c = 0; c < in->n_children && status == YL_OK; c++) {
        /* A MULTISET's type has one field; its second child are the counts. */
        const yl_type *from = c < job->from->n_fields ? job->from->fields[c].type : &yl_type_int;
        const yl_type *to = c < job->to->n_fields ? job->to->fields[c].type : &yl_type_int;
        part p = {0};
        status = cast_part(job, in->children[c], in->children[c]->length, from, to, &p);
        for (uint32_t i = 0; p.job.any_bad && i < job->n && status == YL_OK; i++) {
            yl_list_entry entry = in->entries[i];
            if (yl_cast_valid(job, i))
                status = check_row(job, &p, i, entry.offset, entry.offset + entry.length);
        }
        if (status == YL_OK)
            set_child(out, c, yl_vector_ref(p.out));
        clear_part(&p);
    }
    if (status == YL_OK && in->phys == YL_PHYS_MAP &&
        !yl_type_equal(job->from->fields[0].type, job->to->fields[0].type, false))
        status = unify_keys(job);
    return status;
}

yl_cast_fn yl_cast_nested_fn(const yl_type *from, const yl_type *to)
{
    if (from->root != to->root || !yl_type_is_nested(from) || yl_type_equal(from, to, false))
        return NULL;
    return from->root == YL_ROW ? row_to_row : list_to_list;
}
