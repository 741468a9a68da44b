/* What every unit test includes, instead of cmocka's long list of headers.
 *
 *     #include "check.h"
 *     #include "base/strbuf.h"
 *
 *     static void appends(void **state)
 *     {
 *         (void)state;
 *         yl_strbuf buf = {0};
 *         yl_strbuf_puts(&buf, "abc");
 *         check_str(yl_strbuf_view(&buf), "abc");
 *         yl_strbuf_clear(&buf);
 *     }
 *
 *     CHECK_MAIN(cmocka_unit_test(appends))
 *
 * check_ok(status, &err)             the call succeeded; else the error's text is shown
 * check_fails(NAME, status, &err)    it failed with YL_ERR_NAME
 * check_message(&err, "part")        the error's message or hint contains the part
 * check_str(yl_str, "text")          a slice equals a C string
 * check_text("actual", "expected")   two C strings are equal
 * check_allocations(fn, arg)         fn(arg) is run with the 1st, 2nd, 3rd ... allocation failing,
 *                                    until it gets through; each time it must either succeed or
 *                                    return an error, and leave nothing behind (asan looks)
 * CHECK_MAIN(tests...)               the main function; the group is named after the file
 */
#ifndef YL_TESTS_CHECK_H
#define YL_TESTS_CHECK_H

/* cmocka.h needs these four before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"

#define check_ok(status, err) check_ok_at((status), (err), __FILE__, __LINE__)
#define check_fails(name, status, err)                                                             \
    check_fails_at(YL_ERR_##name, (status), (err), __FILE__, __LINE__)
#define check_message(err, part)     check_message_at((err), (part), __FILE__, __LINE__)
#define check_str(actual, expected)  check_str_at((actual), (expected), __FILE__, __LINE__)
#define check_text(actual, expected) check_str_at(yl_str_of(actual), (expected), __FILE__, __LINE__)
#define check_allocations(fn, arg)   check_allocations_at((fn), (arg), __FILE__, __LINE__)

#define CHECK_MAIN(...)                                                                            \
    int main(void)                                                                                 \
    {                                                                                              \
        const struct CMUnitTest tests[] = {__VA_ARGS__};                                           \
        setvbuf(stdout, NULL, _IOLBF, 0); /* in one order with stderr, whatever they go to */      \
        return cmocka_run_group_tests_name(__FILE__, tests, NULL, NULL);                           \
    }

static inline void check_ok_at(yl_status status, const yl_error *err, const char *file, int line)
{
    if (status == YL_OK)
        return;
    print_error("%s: %s\n", yl_status_name(status), err == NULL ? "" : yl_error_message(err));
    _fail(file, line);
}

static inline void check_fails_at(yl_status expected, yl_status status, const yl_error *err,
                                  const char *file, int line)
{
    if (status == expected && (err == NULL || yl_error_status(err) == expected))
        return;
    print_error("expected %s, got %s: %s\n", yl_status_name(expected), yl_status_name(status),
                err == NULL ? "" : yl_error_message(err));
    _fail(file, line);
}

static inline void check_message_at(const yl_error *err, const char *part, const char *file,
                                    int line)
{
    if (strstr(yl_error_message(err), part) != NULL || strstr(yl_error_hint(err), part) != NULL)
        return;
    print_error("\"%s\" is not in: %s (%s)\n", part, yl_error_message(err), yl_error_hint(err));
    _fail(file, line);
}

static inline void check_str_at(yl_str actual, const char *expected, const char *file, int line)
{
    if (yl_str_equal(actual, yl_str_of(expected)))
        return;
    print_error("expected: %s\n     got: %.*s\n", expected, YL_STR_ARGS(actual));
    _fail(file, line);
}

static inline void check_allocations_at(yl_status (*fn)(void *arg), void *arg, const char *file,
                                        int line)
{
    for (int64_t n = 0;; n++) {
        yl_mem_fail_after(n);
        yl_status status = fn(arg);
        int64_t failed = yl_mem_failed();
        yl_mem_fail_after(-1);
        if (failed == 0) {
            if (status == YL_OK)
                return;
            print_error("fails (%s) although no allocation failed\n", yl_status_name(status));
            _fail(file, line);
        }
        if (status != YL_OK && status != YL_ERR_MEMORY) {
            print_error("allocation %lld failed, and the error is %s\n", (long long)n,
                        yl_status_name(status));
            _fail(file, line);
        }
    }
}

#endif
