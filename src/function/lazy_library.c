/* dlopen, once for each library; see lazy_library.h. */
#include "function/lazy_library.h"

#include <assert.h>
#include <dlfcn.h>
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* guards the opening of all of them */

static bool load(yl_lazy_library *library, const char *const *names, uint32_t count)
{
    void *handle = dlopen(library->name, RTLD_LAZY | RTLD_LOCAL);
    if (handle == NULL)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        library->symbols[i] = dlsym(handle, names[i]);
        if (library->symbols[i] == NULL)
            return false;
    }
    return true;
}

yl_status yl_lazy_open(yl_lazy_library *library, const char *const *names, uint32_t count,
                       yl_error *err)
{
    assert(count <= YL_LAZY_SYMBOLS_MAX);
    if (atomic_load_explicit(&library->state, memory_order_acquire) > 0)
        return YL_OK;
    pthread_mutex_lock(&lock);
    int state = atomic_load_explicit(&library->state, memory_order_relaxed);
    if (state == 0) {
        state = load(library, names, count) ? 1 : -1;
        atomic_store_explicit(&library->state, state, memory_order_release);
    }
    pthread_mutex_unlock(&lock);
    if (state > 0)
        return YL_OK;
    return YL_FAIL(err, UNSUPPORTED, "this function needs the library %s, which is not installed",
                   library->name);
}
