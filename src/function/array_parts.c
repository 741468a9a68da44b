/* Elements of ARRAYs and MAPs; see array_parts.h. */
#include "function/array_parts.h"

bool yl_parts_equal(const yl_vector *a, uint32_t i, const yl_vector *b, uint32_t j)
{
    if ((a->phys != YL_PHYS_F32 && a->phys != YL_PHYS_F64) || !yl_vector_valid(a, i) ||
        !yl_vector_valid(b, j))
        return yl_vector_equal(a, i, b, j);
    return a->phys == YL_PHYS_F32 ? a->f32[i] == b->f32[j] : a->f64[i] == b->f64[j];
}

static yl_status too_many(yl_error *err)
{
    return YL_FAIL(err, BUDGET, "the elements of one batch are too many");
}

yl_status yl_parts_append(yl_kernel_call *call, uint32_t c, const yl_vector *src, uint32_t from,
                          uint32_t n)
{
    yl_vector *child = call->out->children[c];
    if (n == 0)
        return YL_OK;
    if (n > INT32_MAX - child->length)
        return too_many(call->err);
    yl_status status = yl_vector_copy(child, child->length, src, NULL, from, n);
    if (status == YL_ERR_BUDGET)
        return too_many(call->err);
    return status == YL_OK ? YL_OK : YL_FAIL_MEMORY(call->err);
}

yl_status yl_places_push(yl_kernel_call *call, yl_places *places, uint32_t place)
{
    if (places->size == INT32_MAX)
        return too_many(call->err);
    return yl_list_push(places, place) ? YL_OK : YL_FAIL_MEMORY(call->err);
}

yl_status yl_places_take(yl_kernel_call *call, const yl_vector *src, yl_places *places,
                         yl_status status)
{
    yl_vector *child = NULL;
    if (status == YL_OK) {
        status = yl_vector_gather_wide(src, places->items, (uint32_t)places->size, &child);
        if (status == YL_ERR_BUDGET)
            too_many(call->err);
        else if (status != YL_OK)
            YL_FAIL_MEMORY(call->err);
    }
    if (status == YL_OK) {
        yl_vector_unref(call->out->children[0]);
        call->out->children[0] = child;
    }
    yl_list_clear(places);
    return status;
}
