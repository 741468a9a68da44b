/* The slow halves of text_out.h. */
#include "function/text_out.h"

char *yl_text_out_grow(yl_text_out *w, size_t size)
{
    yl_heap *heap = yl_vector_need_heap(w->out);
    if (heap == NULL)
        return NULL;
    size_t room = size > w->chunk ? size : w->chunk;
    char *at = yl_heap_alloc(heap, room);
    if (at == NULL)
        return NULL;
    if (w->chunk < YL_TEXT_OUT_CHUNK_MAX)
        w->chunk *= 2;
    w->at = at;
    w->end = at + room;
    return at;
}

bool yl_text_out_share(yl_vector *out, const yl_vector *in)
{
    if (in->heap == NULL)
        return true;
    if (out->heap == NULL) {
        out->heap = yl_heap_ref(in->heap);
        return true;
    }
    yl_heap *heap = yl_vector_need_heap(out);
    return heap != NULL && yl_heap_adopt(heap, in->heap);
}

yl_status yl_text_out_too_long(size_t size, yl_error *err)
{
    return YL_FAIL(err, BUDGET, "a text of %zu bytes is longer than the limit of %d bytes", size,
                   (int)YL_TEXT_BYTES_MAX);
}
