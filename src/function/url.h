/* URLs taken apart as java.net.URL does it. */
#ifndef YL_FUNCTION_URL_H
#define YL_FUNCTION_URL_H

#include "base/str.h"
#include "base/strbuf.h"

/* Parts are slices of the text, but for `protocol` and `path`, which are in the buffer. */
typedef struct yl_url {
    yl_strbuf buf;
    yl_str protocol, host, path, query, ref, authority, user_info;
    bool has_query, has_ref, has_authority, has_user_info;
} yl_url;

/* False when Java throws a MalformedURLException; the protocols are those that a JDK knows. The
 * buffer of `url` is reused; out of memory is noted there. */
bool yl_url_parse(yl_str text, yl_url *url);
void yl_url_clear(yl_url *url);

#endif
