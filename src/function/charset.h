/* Text to bytes and back in the character sets that Java knows by name.
 *
 * UTF-8, US-ASCII, ISO-8859-1, UTF-16 and UTF-32 with their byte orders are done here, all others
 * by ICU's converters, which are loaded at the first use. What a set cannot hold becomes '?',
 * bytes that mean nothing become U+FFFD.
 */
#ifndef YL_FUNCTION_CHARSET_H
#define YL_FUNCTION_CHARSET_H

#include "base/error.h"
#include "base/str.h"
#include "base/strbuf.h"

typedef struct yl_charset yl_charset; /* used by one thread at a time */

/* DATA error for an unknown name. */
yl_status yl_charset_open(yl_str name, yl_charset **out, yl_error *err);
void yl_charset_close(yl_charset *charset);
/* The name it was opened by. */
yl_str yl_charset_name(const yl_charset *charset);

/* Both replace the contents of `out`. */
yl_status yl_charset_encode(yl_charset *charset, yl_str text, yl_strbuf *out, yl_error *err);
yl_status yl_charset_decode(yl_charset *charset, yl_str bytes, yl_strbuf *out, yl_error *err);

#endif
