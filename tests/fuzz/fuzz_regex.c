/* Regular expressions and LIKE patterns: any pattern over any text is an answer or an error.
 *
 * The input is "pattern NUL text". Nothing may crash or hang; groups lie within the text; scans
 * move forward.
 */
#include <stdint.h>
#include <stdlib.h>

#include "function/like.h"
#include "function/regex.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_groups(const yl_regex *re, yl_str text)
{
    for (uint32_t g = 0; g <= yl_regex_groups(re); g++) {
        yl_str part;
        if (yl_regex_group(re, text, g, &part) &&
            (part.data < text.data || part.data + part.size > text.data + text.size))
            abort();
    }
}

static void scan(yl_regex *re, yl_str text)
{
    yl_regex_scan s = {.subject = text};
    size_t last = 0;
    for (size_t n = 0;; n++) {
        if (yl_regex_next(re, &s, NULL) != YL_OK || !s.found)
            return;
        if (s.begin < last || s.end < s.begin || s.end > text.size || n > text.size + 1)
            abort();
        last = s.end;
        check_groups(re, text);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const uint8_t *nul = size == 0 || size > 2000 ? NULL : memchr(data, 0, size);
    if (nul == NULL)
        return 0;
    yl_str pattern = {(const char *)data, (size_t)(nul - data)};
    yl_str text = {(const char *)nul + 1, size - pattern.size - 1};
    yl_regex *re;
    yl_regex_fault fault;
    bool found;
    if (yl_regex_new(pattern, &re, &fault, NULL) == YL_OK && re != NULL) {
        scan(re, text);
        yl_regex_matches(re, text, &found, NULL);
        yl_regex_free(re);
    }
    yl_like like = {0};
    if (yl_like_compile(&like, pattern, YL_STR("!"), NULL) == YL_OK)
        yl_like_matches(&like, text);
    yl_like_clear(&like);
    yl_strbuf java = {0};
    yl_similar_translate(pattern, YL_STR("!"), &java, NULL);
    yl_strbuf_clear(&java);
    return 0;
}
