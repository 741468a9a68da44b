/* Bytes and texts in other clothes: character sets, Base64, hexadecimal, binary, digests. */
#include "base/mem.h"
#include "data/utf8.h"
#include "function/charset.h"
#include "function/digest.h"
#include "function/signature.h"
#include "function/text_out.h"

static yl_status set_null(yl_kernel_call *call, uint32_t i)
{
    return yl_vector_set_null(call->out, i) == YL_OK ? YL_OK : YL_FAIL_MEMORY(call->err);
}

static yl_status begin(yl_kernel_call *call, yl_text_out *w, size_t size, char **p)
{
    *p = NULL;
    if (size > YL_TEXT_BYTES_MAX)
        return yl_text_out_too_long(size, call->err);
    *p = yl_text_out_begin(w, size);
    return *p == NULL ? YL_FAIL_MEMORY(call->err) : YL_OK;
}

/* ---- ENCODE, DECODE ---- */

typedef struct charset_state {
    yl_charset *charset; /* the last one */
    yl_strbuf buf;
} charset_state;

static yl_status charset_prepare(const yl_expr *call, const yl_expr_env *env, void **state,
                                 yl_error *err)
{
    (void)call, (void)env;
    *state = yl_calloc(1, sizeof(charset_state));
    return *state == NULL ? YL_FAIL_MEMORY(err) : YL_OK;
}

static void charset_release(void *arg)
{
    charset_state *state = arg;
    if (state == NULL)
        return;
    yl_charset_close(state->charset);
    yl_strbuf_clear(&state->buf);
    yl_free(state);
}

static yl_status need_charset(charset_state *state, yl_str name, yl_error *err)
{
    if (state->charset != NULL && yl_str_equal(yl_charset_name(state->charset), name))
        return YL_OK;
    yl_charset_close(state->charset);
    state->charset = NULL;
    return yl_charset_open(name, &state->charset, err);
}

static yl_status convert(yl_kernel_call *call, bool encode)
{
    charset_state *state = call->state;
    yl_text_out w = yl_text_out_of(call->out);
    for (uint32_t i = 0; i < call->n; i++) {
        if (!yl_kernel_valid(call, i))
            continue;
        yl_str s = yl_kernel_str(call, 0, i);
        YL_TRY(need_charset(state, yl_kernel_str(call, 1, i), call->err));
        if (encode)
            YL_TRY(yl_charset_encode(state->charset, s, &state->buf, call->err));
        else
            YL_TRY(yl_charset_decode(state->charset, s, &state->buf, call->err));
        if (!yl_text_out_put(&w, i, yl_strbuf_view(&state->buf)))
            return YL_FAIL_MEMORY(call->err);
    }
    return YL_OK;
}

static yl_status encode(yl_kernel_call *call)
{
    return convert(call, true);
}

static yl_status decode(yl_kernel_call *call)
{
    return convert(call, false);
}

/* ---- Base64 ---- */

static const char base64_digits[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static size_t base64_encode(yl_str s, char *to)
{
    size_t i = 0, size = 0;
    for (; i < s.size; i += 3) {
        size_t n = s.size - i < 3 ? s.size - i : 3;
        uint32_t v = 0;
        for (size_t k = 0; k < 3; k++)
            v = v << 8 | (k < n ? (unsigned char)s.data[i + k] : 0);
        for (size_t k = 0; k < 4; k++)
            to[size++] = k <= n ? base64_digits[v >> (18 - 6 * k) & 63] : '=';
    }
    return size;
}

static int base64_value(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

/* Java's Base64.getDecoder: no blanks, and padding that is complete or missing. */
static bool base64_decode(yl_str s, char *to, size_t *size)
{
    uint32_t bits = 0;
    size_t at = 0, n = 0;
    *size = 0;
    for (; at < s.size && s.data[at] != '='; at++) {
        int v = base64_value(s.data[at]);
        if (v < 0)
            return false;
        bits = bits << 6 | (uint32_t)v;
        if (++n % 4 == 0) {
            to[(*size)++] = (char)(bits >> 16);
            to[(*size)++] = (char)(bits >> 8);
            to[(*size)++] = (char)bits;
        }
    }
    size_t rest = n % 4, padding = s.size - at;
    if (rest == 1 || (rest == 0 && padding > 0))
        return false;
    if (padding > 0 && padding != 4 - rest)
        return false;
    for (size_t k = at; k < s.size; k++)
        if (s.data[k] != '=')
            return false;
    if (rest >= 2)
        to[(*size)++] = (char)(bits >> (rest == 2 ? 4 : 10));
    if (rest == 3)
        to[(*size)++] = (char)(bits >> 2);
    return true;
}

static yl_status to_base64(yl_kernel_call *call)
{
    yl_text_out w = yl_text_out_of(call->out);
    for (uint32_t i = 0; i < call->n; i++) {
        char *p;
        if (!yl_kernel_valid(call, i))
            continue;
        yl_str s = yl_kernel_str(call, 0, i);
        YL_TRY(begin(call, &w, (s.size + 2) / 3 * 4, &p));
        yl_text_out_end(&w, i, base64_encode(s, p));
    }
    return YL_OK;
}

/* The bytes become text, whatever they are. */
static yl_status from_base64_one(yl_kernel_call *call, yl_text_out *w, yl_strbuf *buf, uint32_t i)
{
    yl_str s = yl_kernel_str(call, 0, i);
    char *p;
    size_t size;
    YL_TRY(begin(call, w, s.size / 4 * 3 + 3, &p));
    if (!base64_decode(s, p, &size))
        return YL_FAIL(call->err, DATA, "FROM_BASE64: '%.*s' is not Base64",
                       (int)(s.size < 100 ? s.size : 100), s.data);
    if (yl_utf8_valid((yl_str){p, size})) {
        yl_text_out_end(w, i, size);
        return YL_OK;
    }
    yl_strbuf_reset(buf);
    char *repaired = yl_strbuf_reserve(buf, yl_utf8_repaired_size((yl_str){p, size}));
    if (repaired == NULL)
        return YL_FAIL_MEMORY(call->err);
    buf->size = yl_utf8_repair((yl_str){p, size}, repaired);
    return yl_text_out_put(w, i, yl_strbuf_view(buf)) ? YL_OK : YL_FAIL_MEMORY(call->err);
}

static yl_status from_base64(yl_kernel_call *call)
{
    yl_text_out w = yl_text_out_of(call->out);
    yl_strbuf buf = {0};
    yl_status status = YL_OK;
    for (uint32_t i = 0; i < call->n && status == YL_OK; i++)
        if (yl_kernel_valid(call, i))
            status = from_base64_one(call, &w, &buf, i);
    yl_strbuf_clear(&buf);
    return status;
}

/* ---- Hexadecimal, binary ---- */

static void put_hex(const unsigned char *bytes, size_t size, const char *digits, char *to)
{
    for (size_t i = 0; i < size; i++) {
        to[2 * i] = digits[bytes[i] >> 4];
        to[2 * i + 1] = digits[bytes[i] & 15];
    }
}

static yl_status hex_text(yl_kernel_call *call)
{
    yl_text_out w = yl_text_out_of(call->out);
    for (uint32_t i = 0; i < call->n; i++) {
        char *p;
        if (!yl_kernel_valid(call, i))
            continue;
        yl_str s = yl_kernel_str(call, 0, i);
        YL_TRY(begin(call, &w, s.size * 2, &p));
        put_hex((const unsigned char *)s.data, s.size, "0123456789ABCDEF", p);
        yl_text_out_end(&w, i, s.size * 2);
    }
    return YL_OK;
}

/* Digits of an unsigned number in base 2^bits. */
static yl_status print_bits(yl_kernel_call *call, unsigned bits)
{
    yl_text_out w = yl_text_out_of(call->out);
    for (uint32_t i = 0; i < call->n; i++) {
        char *p;
        if (!yl_kernel_valid(call, i))
            continue;
        uint64_t v = (uint64_t)call->args[0]->i64[i];
        size_t size = v == 0 ? 1 : (63 - (size_t)__builtin_clzll(v)) / bits + 1;
        YL_TRY(begin(call, &w, size, &p));
        for (size_t k = size; k-- > 0; v >>= bits)
            p[k] = "0123456789ABCDEF"[v & ((1u << bits) - 1)];
        yl_text_out_end(&w, i, size);
    }
    return YL_OK;
}

static yl_status hex_number(yl_kernel_call *call)
{
    return print_bits(call, 4);
}

static yl_status bin(yl_kernel_call *call)
{
    return print_bits(call, 1);
}

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* With an odd number of digits the first byte is zero and the first digit lost, as in Flink. */
static bool unhex_one(yl_str s, char *to)
{
    size_t odd = s.size & 1;
    if (odd) {
        if (hex_value(s.data[0]) < 0)
            return false;
        *to++ = 0;
    }
    for (size_t at = odd; at < s.size; at += 2) {
        int high = hex_value(s.data[at]), low = hex_value(s.data[at + 1]);
        if (high < 0 || low < 0)
            return false;
        *to++ = (char)(high << 4 | low);
    }
    return true;
}

static yl_status unhex(yl_kernel_call *call)
{
    yl_text_out w = yl_text_out_of(call->out);
    for (uint32_t i = 0; i < call->n; i++) {
        char *p;
        if (!yl_kernel_valid(call, i))
            continue;
        yl_str s = yl_kernel_str(call, 0, i);
        size_t size = (s.size + 1) / 2;
        YL_TRY(begin(call, &w, size, &p));
        if (unhex_one(s, p))
            yl_text_out_end(&w, i, size);
        else
            YL_TRY(set_null(call, i));
    }
    return YL_OK;
}

/* ---- Digests ---- */

static yl_status digest_prepare(const yl_expr *call, const yl_expr_env *env, void **state,
                                yl_error *err)
{
    (void)call, (void)env;
    *state = yl_calloc(1, sizeof(yl_digest));
    return *state == NULL ? YL_FAIL_MEMORY(err) : YL_OK;
}

static void digest_release(void *arg)
{
    if (arg != NULL)
        yl_digest_clear(arg);
    yl_free(arg);
}

static yl_status put_digest(yl_kernel_call *call, yl_text_out *w, uint32_t i, yl_digest_kind kind)
{
    unsigned char bytes[YL_DIGEST_BYTES_MAX];
    size_t size = yl_digest_size(kind);
    char *p;
    YL_TRY(yl_digest_of(call->state, kind, yl_kernel_str(call, 0, i), bytes, call->err));
    YL_TRY(begin(call, w, size * 2, &p));
    put_hex(bytes, size, "0123456789abcdef", p);
    yl_text_out_end(w, i, size * 2);
    return YL_OK;
}

#define DIGEST(name_, kind_)                                                                       \
    static yl_status name_(yl_kernel_call *call)                                                   \
    {                                                                                              \
        yl_text_out w = yl_text_out_of(call->out);                                                 \
        for (uint32_t i = 0; i < call->n; i++)                                                     \
            if (yl_kernel_valid(call, i))                                                          \
                YL_TRY(put_digest(call, &w, i, kind_));                                            \
        return YL_OK;                                                                              \
    }                                                                                              \
    static const yl_type *name_##_type(yl_arena *arena, const yl_expr *const *args, uint32_t n,    \
                                       yl_span span, yl_error *err)                                \
    {                                                                                              \
        (void)args, (void)n, (void)span, (void)err;                                                \
        return yl_type_with_length(arena, YL_CHAR, (int32_t)yl_digest_size(kind_) * 2);            \
    }

DIGEST(md5, YL_DIGEST_MD5)
DIGEST(sha1, YL_DIGEST_SHA1)
DIGEST(sha224, YL_DIGEST_SHA224)
DIGEST(sha256, YL_DIGEST_SHA256)
DIGEST(sha384, YL_DIGEST_SHA384)
DIGEST(sha512, YL_DIGEST_SHA512)

static yl_status sha2(yl_kernel_call *call)
{
    yl_text_out w = yl_text_out_of(call->out);
    for (uint32_t i = 0; i < call->n; i++) {
        yl_digest_kind kind;
        if (!yl_kernel_valid(call, i))
            continue;
        int64_t bits = call->args[1]->i64[yl_kernel_at(call->args[1], i)];
        switch (bits) {
        case 224:
            kind = YL_DIGEST_SHA224;
            break;
        case 256:
            kind = YL_DIGEST_SHA256;
            break;
        case 384:
            kind = YL_DIGEST_SHA384;
            break;
        case 512:
            kind = YL_DIGEST_SHA512;
            break;
        default:
            return YL_FAIL(call->err, DATA, "SHA2: %lld bits; there are 224, 256, 384 and 512",
                           (long long)bits);
        }
        YL_TRY(put_digest(call, &w, i, kind));
    }
    return YL_OK;
}

static const yl_type *sha2_type(yl_arena *arena, const yl_expr *const *args, uint32_t n,
                                yl_span span, yl_error *err)
{
    (void)args, (void)n, (void)span, (void)err;
    return yl_type_with_length(arena, YL_VARCHAR, YL_DIGEST_BYTES_MAX * 2);
}

#define DIGEST_ROW(name_, kernel_, examples_)                                                      \
    {                                                                                              \
        .name = name_, .args = "text|binary", .infer = kernel_##_type, .kernel = kernel_,          \
        .prepare = digest_prepare, .release = digest_release, .flags = YL_FN_TAKES_CONST,          \
        .doc = "The " name_ " digest in hexadecimal digits.", .examples = examples_                \
    }

const yl_signature yl_fn_encoding_rows[] = {
    {.name = "ENCODE",
     .args = "text, text",
     .result = "bytes",
     .kernel = encode,
     .flags = YL_FN_TAKES_CONST,
     .prepare = charset_prepare,
     .release = charset_release,
     .doc = "The bytes of a text in a character set.",
     .examples = "ENCODE('abc', 'UTF-16BE') -> x'006100620063'"},
    {.name = "DECODE",
     .args = "binary, text",
     .result = "string",
     .kernel = decode,
     .flags = YL_FN_TAKES_CONST,
     .prepare = charset_prepare,
     .release = charset_release,
     .doc = "The text that bytes stand for in a character set.",
     .examples = "DECODE(x'616263', 'UTF-8') -> abc"},
    {.name = "TO_BASE64",
     .args = "text|binary",
     .result = "string",
     .kernel = to_base64,
     .doc = "The Base64 digits of a text or of bytes.",
     .examples = "TO_BASE64('hello') -> aGVsbG8="},
    {.name = "FROM_BASE64",
     .args = "text",
     .result = "string",
     .kernel = from_base64,
     .doc = "The text that Base64 digits stand for.",
     .examples = "FROM_BASE64('aGVsbG8=') -> hello"},
    {.name = "HEX",
     .args = "text",
     .result = "string",
     .kernel = hex_text,
     .doc = "The bytes of a text in hexadecimal digits.",
     .examples = "HEX('hello') -> 68656C6C6F"},
    {.name = "HEX",
     .args = "bigint",
     .result = "string",
     .kernel = hex_number,
     .doc = "A number in hexadecimal digits.",
     .examples = "HEX(255) -> FF"},
    {.name = "UNHEX",
     .args = "text",
     .result = "bytes?",
     .kernel = unhex,
     .doc = "The bytes that hexadecimal digits stand for; NULL for anything else.",
     .examples = "UNHEX('68656c') -> x'68656c'"},
    {.name = "BIN",
     .args = "bigint",
     .result = "string",
     .kernel = bin,
     .doc = "A number in binary digits.",
     .examples = "BIN(12) -> 1100"},
    DIGEST_ROW("MD5", md5, "MD5('') -> d41d8cd98f00b204e9800998ecf8427e"),
    DIGEST_ROW("SHA1", sha1, "SHA1('') -> da39a3ee5e6b4b0d3255bfef95601890afd80709"),
    DIGEST_ROW("SHA224", sha224, NULL),
    DIGEST_ROW("SHA256", sha256, NULL),
    DIGEST_ROW("SHA384", sha384, NULL),
    DIGEST_ROW("SHA512", sha512, NULL),
    {.name = "SHA2",
     .args = "text|binary, bigint",
     .infer = sha2_type,
     .kernel = sha2,
     .flags = YL_FN_TAKES_CONST,
     .prepare = digest_prepare,
     .release = digest_release,
     .doc = "The SHA-2 digest of 224, 256, 384 or 512 bits in hexadecimal digits.",
     .examples = NULL},
    {0},
};
