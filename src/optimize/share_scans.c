/* One scan for all that read the same table with the same options.
 *
 *     Sink a <- Filter <- Scan t          Sink a <- Filter <-+
 *     Sink b <- Project <- Scan t   ->    Sink b <- Project <-+- Scan t
 *
 * Of the INSERTs of a statement set, and of a table that a query names twice, the file is then
 * read and decoded once. A table that answers differently each time it is read (datagen) would be
 * shared as well; Flink shares such scans, too.
 *
 * Sharing stops where the two uses would wait for each other: a join that reads one side first
 * holds back the scan that both sides need. So scans are shared between roots only: within one
 * root each use keeps its own.
 */
#include "optimize/rewrite.h"

typedef struct sharing {
    const yl_optimize_context *context;
    const yl_rel **scans; /* those of the roots before this one */
    const yl_rel **here;  /* those of this root, with their first use */
    uint32_t n_scans, n_here, capacity;
    yl_rel_map done;
    yl_error *err;
} sharing;

static const yl_rel *find_same(const yl_rel *const *scans, uint32_t n, const yl_rel *scan)
{
    yl_str identity = scan->u.scan.spec->identity;
    for (uint32_t i = 0; i < n && identity.size > 0; i++)
        if (yl_str_equal(scans[i]->u.scan.spec->identity, identity) &&
            scans[i]->schema.n == scan->schema.n)
            return scans[i];
    return NULL;
}

static yl_status share_scan(sharing *s, const yl_rel *scan, const yl_rel **out)
{
    const yl_rel *same = find_same(s->scans, s->n_scans, scan);
    *out = scan;
    if (find_same(s->here, s->n_here, scan) != NULL || s->n_here == s->capacity)
        return YL_OK; /* the second use within one root */
    s->here[s->n_here++] = scan;
    if (same != NULL)
        *out = same;
    else if (s->n_scans < s->capacity)
        s->scans[s->n_scans++] = scan;
    return YL_OK;
}

static yl_status share(sharing *s, const yl_rel *rel, const yl_rel **out)
{
    const yl_rel *known = yl_rel_map_get(&s->done, rel);
    if (known != NULL) {
        *out = known;
        return YL_OK;
    }
    const yl_rel **inputs = YL_NEW_ARRAY(s->context->arena, const yl_rel *, rel->n_inputs);
    if (yl_arena_oom(s->context->arena))
        return YL_FAIL_MEMORY(s->err);
    for (uint32_t i = 0; i < rel->n_inputs; i++)
        YL_TRY(share(s, rel->inputs[i], &inputs[i]));
    *out = yl_rel_with_inputs(s->context->arena, rel, inputs);
    if (rel->kind == YL_REL_SCAN)
        YL_TRY(share_scan(s, rel, out));
    return yl_rel_map_put(&s->done, rel, *out, s->err);
}

enum { SCANS_MAX = 1024 };

yl_status yl_share_scans(const yl_optimize_context *context, const yl_rel **roots, uint32_t n_roots,
                         yl_error *err)
{
    sharing s = {
        .context = context, .capacity = SCANS_MAX, .done = {.arena = context->arena}, .err = err};
    if (n_roots < 2)
        return YL_OK;
    s.scans = YL_NEW_ARRAY(context->arena, const yl_rel *, SCANS_MAX);
    s.here = YL_NEW_ARRAY(context->arena, const yl_rel *, SCANS_MAX);
    if (yl_arena_oom(context->arena))
        return YL_FAIL_MEMORY(err);
    for (uint32_t i = 0; i < n_roots; i++) {
        s.n_here = 0;
        YL_TRY(share(&s, roots[i], &roots[i]));
    }
    return yl_arena_oom(context->arena) ? YL_FAIL_MEMORY(err) : YL_OK;
}
