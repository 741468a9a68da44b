/* Libraries that are loaded when the first function needs them.
 *
 * ICU and libcrypto cost a process several megabytes and milliseconds just by being linked, and
 * most programs use neither. So they are opened at the first call of a function that needs them,
 * by the very version (soname and symbol suffix) whose headers we were compiled with.
 *
 *     static yl_lazy_library crypto = {.name = "libcrypto.so.3"};
 *     YL_TRY(yl_lazy_open(&crypto, names, count, err));      // thread-safe; cheap when open
 *     ((digest_fn)crypto.symbols[0])(...);
 *
 * A library stays loaded until the process ends.
 */
#ifndef YL_FUNCTION_LAZY_LIBRARY_H
#define YL_FUNCTION_LAZY_LIBRARY_H

#include <stdatomic.h>

#include "base/error.h"

enum { YL_LAZY_SYMBOLS_MAX = 24 };

typedef struct yl_lazy_library {
    const char *name;
    atomic_int state; /* 0 not tried, 1 open, -1 not to be had */
    void *symbols[YL_LAZY_SYMBOLS_MAX];
} yl_lazy_library;

/* Fills library->symbols in the order of `names`; UNSUPPORTED when the library or one of the
 * symbols is missing. */
yl_status yl_lazy_open(yl_lazy_library *library, const char *const *names, uint32_t count,
                       yl_error *err);

#endif
