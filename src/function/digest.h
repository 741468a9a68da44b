/* Digests: MD5, SHA-1, SHA-2, from libcrypto, which is loaded at the first use. */
#ifndef YL_FUNCTION_DIGEST_H
#define YL_FUNCTION_DIGEST_H

#include "base/error.h"
#include "base/str.h"

typedef enum yl_digest_kind {
    YL_DIGEST_MD5,
    YL_DIGEST_SHA1,
    YL_DIGEST_SHA224,
    YL_DIGEST_SHA256,
    YL_DIGEST_SHA384,
    YL_DIGEST_SHA512,
    YL_DIGEST_KINDS,
} yl_digest_kind;

enum { YL_DIGEST_BYTES_MAX = 64 };

/* One per thread; all zero is ready for use. */
typedef struct yl_digest {
    void *contexts[YL_DIGEST_KINDS];
} yl_digest;

/* Bytes of a digest. */
size_t yl_digest_size(yl_digest_kind kind);
/* Writes yl_digest_size bytes. */
yl_status yl_digest_of(yl_digest *digest, yl_digest_kind kind, yl_str s, unsigned char *out,
                       yl_error *err);
void yl_digest_clear(yl_digest *digest);

#endif
