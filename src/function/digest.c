/* Digests by libcrypto's EVP interface; see digest.h. */
#include "function/digest.h"

#include <openssl/evp.h>
#include <openssl/opensslv.h>

#include "function/lazy_library.h"

#define TEXT2(x) #x
#define TEXT(x)  TEXT2(x)

#ifdef OPENSSL_SHLIB_VERSION
#define LIBRARY "libcrypto.so." TEXT(OPENSSL_SHLIB_VERSION)
#else
#define LIBRARY "libcrypto.so." SHLIB_VERSION_NUMBER
#endif

enum { CONTEXT_NEW, CONTEXT_FREE, INIT, UPDATE, FINAL, FIRST_KIND };

typedef EVP_MD_CTX *(*new_fn)(void);
typedef void (*free_fn)(EVP_MD_CTX *context);
typedef int (*init_fn)(EVP_MD_CTX *context, const EVP_MD *type, ENGINE *engine);
typedef int (*update_fn)(EVP_MD_CTX *context, const void *data, size_t size);
typedef int (*final_fn)(EVP_MD_CTX *context, unsigned char *out, unsigned *size);
typedef const EVP_MD *(*kind_fn)(void);

static yl_lazy_library crypto = {.name = LIBRARY};
static const char *const names[FIRST_KIND + YL_DIGEST_KINDS] = {
    "EVP_MD_CTX_new",     "EVP_MD_CTX_free", "EVP_DigestInit_ex", "EVP_DigestUpdate",
    "EVP_DigestFinal_ex", "EVP_md5",         "EVP_sha1",          "EVP_sha224",
    "EVP_sha256",         "EVP_sha384",      "EVP_sha512",
};

size_t yl_digest_size(yl_digest_kind kind)
{
    static const uint8_t sizes[YL_DIGEST_KINDS] = {16, 20, 28, 32, 48, 64};
    return sizes[kind];
}

yl_status yl_digest_of(yl_digest *digest, yl_digest_kind kind, yl_str s, unsigned char *out,
                       yl_error *err)
{
    YL_TRY(yl_lazy_open(&crypto, names, FIRST_KIND + YL_DIGEST_KINDS, err));
    EVP_MD_CTX *context = digest->contexts[kind];
    const EVP_MD *type = NULL; /* a context keeps its algorithm */
    if (context == NULL) {
        context = ((new_fn)crypto.symbols[CONTEXT_NEW])();
        if (context == NULL)
            return YL_FAIL_MEMORY(err);
        digest->contexts[kind] = context;
        type = ((kind_fn)crypto.symbols[FIRST_KIND + kind])();
    }
    if (((init_fn)crypto.symbols[INIT])(context, type, NULL) != 1 ||
        ((update_fn)crypto.symbols[UPDATE])(context, s.data, s.size) != 1 ||
        ((final_fn)crypto.symbols[FINAL])(context, out, NULL) != 1)
        return YL_FAIL(err, UNSUPPORTED, "the digest is not available from %s", crypto.name);
    return YL_OK;
}

void yl_digest_clear(yl_digest *digest)
{
    for (int i = 0; i < YL_DIGEST_KINDS; i++) {
        if (digest->contexts[i] != NULL)
            ((free_fn)crypto.symbols[CONTEXT_FREE])(digest->contexts[i]);
        digest->contexts[i] = NULL;
    }
}
