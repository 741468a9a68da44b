/* UPPER and LOWER as Java does them: Unicode's full case mapping in the root locale. */
#ifndef YL_FUNCTION_TEXT_CASE_H
#define YL_FUNCTION_TEXT_CASE_H

#include "base/error.h"
#include "base/str.h"
#include "base/strbuf.h"

/* For texts beyond ASCII: "straße" -> "STRASSE", final sigmas. Replaces the contents of `out`. */
yl_status yl_text_case(yl_str s, bool upper, yl_strbuf *out, yl_error *err);

/* ASCII, `size` bytes; `to` may be `from`. */
void yl_text_case_ascii(const char *from, size_t size, bool upper, char *to);

#endif
