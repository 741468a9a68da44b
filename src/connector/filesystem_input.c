/* Bytes out of one file, and the memory that they are put into. */
#include <zlib.h>
#include <zstd.h>

#include "base/mem.h"
#include "connector/filesystem_internal.h"

/* ---- Buffers ---- */

enum { POOLED_MAX = 16 }; /* buffers kept for another use */

struct fs_pool {
    pthread_mutex_t lock;
    uint32_t refs, n_free; /* refs: the source's and one per buffer that is out */
    fs_buffer *free;
};

fs_pool *yl_fs_pool_new(void)
{
    fs_pool *pool = yl_calloc(1, sizeof *pool);
    if (pool == NULL)
        return NULL;
    pthread_mutex_init(&pool->lock, NULL);
    pool->refs = 1;
    return pool;
}

static void buffer_free(fs_buffer *buffer)
{
    yl_free_aligned(buffer->bytes);
    yl_free(buffer);
}

void yl_fs_pool_unref(fs_pool *pool)
{
    if (pool == NULL)
        return;
    pthread_mutex_lock(&pool->lock);
    bool last = --pool->refs == 0;
    pthread_mutex_unlock(&pool->lock);
    if (!last)
        return;
    for (fs_buffer *b = pool->free, *next; b != NULL; b = next) {
        next = b->next;
        buffer_free(b);
    }
    pthread_mutex_destroy(&pool->lock);
    yl_free(pool);
}

fs_buffer *yl_fs_buffer_get(fs_pool *pool, size_t capacity)
{
    fs_buffer *buffer = NULL;
    pthread_mutex_lock(&pool->lock);
    if (pool->free != NULL && pool->free->capacity >= capacity) {
        buffer = pool->free;
        pool->free = buffer->next;
        pool->n_free--;
        pool->refs++;
    }
    pthread_mutex_unlock(&pool->lock);
    if (buffer != NULL)
        return buffer;
    buffer = yl_calloc(1, sizeof *buffer);
    if (buffer == NULL)
        return NULL;
    buffer->bytes = yl_malloc_aligned(capacity + 64);
    if (buffer->bytes == NULL) {
        yl_free(buffer);
        return NULL;
    }
    buffer->capacity = capacity;
    buffer->pool = pool;
    pthread_mutex_lock(&pool->lock);
    pool->refs++;
    pthread_mutex_unlock(&pool->lock);
    return buffer;
}

void yl_fs_buffer_put(void *arg)
{
    fs_buffer *buffer = arg;
    if (buffer == NULL)
        return;
    fs_pool *pool = buffer->pool;
    bool keep;
    pthread_mutex_lock(&pool->lock);
    keep = pool->n_free < POOLED_MAX && buffer->capacity <= 2 * (size_t)FS_CHUNK_BYTES;
    if (keep) {
        buffer->next = pool->free;
        pool->free = buffer;
        pool->n_free++;
    }
    pthread_mutex_unlock(&pool->lock);
    if (!keep)
        buffer_free(buffer);
    yl_fs_pool_unref(pool);
}

/* ---- Input ---- */

enum { COMPRESSED_BYTES = 256 * 1024 };

struct fs_input {
    yl_world *world;
    yl_file *file;
    uint64_t offset; /* in the file */
    fs_codec codec;
    bool at_end; /* of the file */
    bool idle;   /* no compressed stream is begun: the file may end here */
    bool zlib_open;
    char *compressed;
    size_t compressed_at, compressed_size;
    z_stream zlib;
    ZSTD_DStream *zstd;
    char path[];
};

void yl_fs_input_close(fs_input *in)
{
    if (in == NULL)
        return;
    if (in->zlib_open)
        inflateEnd(&in->zlib);
    ZSTD_freeDStream(in->zstd);
    if (in->file != NULL)
        (void)in->world->close(in->file, NULL);
    yl_free(in->compressed);
    yl_free(in);
}

static yl_status open_codec(fs_input *in, yl_error *err)
{
    enum { ZLIB_BITS = 15, GZIP_BITS = 16 + 15 };
    in->idle = true;
    if (in->codec == FS_PLAIN)
        return YL_OK;
    in->compressed = yl_malloc(COMPRESSED_BYTES);
    if (in->compressed == NULL)
        return YL_FAIL_MEMORY(err);
    if (in->codec == FS_ZSTD) {
        in->zstd = ZSTD_createDStream();
        return in->zstd == NULL ? YL_FAIL_MEMORY(err) : YL_OK;
    }
    if (inflateInit2(&in->zlib, in->codec == FS_GZIP ? GZIP_BITS : ZLIB_BITS) != Z_OK)
        return YL_FAIL_MEMORY(err);
    in->zlib_open = true;
    return YL_OK;
}

yl_status yl_fs_input_open(yl_world *world, const char *path, fs_codec codec, fs_input **out,
                           yl_error *err)
{
    size_t size = strlen(path) + 1;
    fs_input *in = yl_calloc(1, sizeof *in + size);
    if (in == NULL)
        return YL_FAIL_MEMORY(err);
    in->world = world;
    in->codec = codec;
    memcpy(in->path, path, size);
    yl_status status = open_codec(in, err);
    if (status == YL_OK)
        status = world->open_read(world, path, &in->file, err);
    if (status != YL_OK) {
        yl_fs_input_close(in);
        return status;
    }
    *out = in;
    return YL_OK;
}

uint64_t yl_fs_input_consumed(const fs_input *in)
{
    return in->offset;
}

static yl_status refill(fs_input *in, yl_error *err)
{
    size_t got;
    YL_TRY(in->world->read_at(in->file, in->offset, in->compressed, COMPRESSED_BYTES, &got, err));
    in->offset += got;
    in->at_end = got < COMPRESSED_BYTES;
    in->compressed_at = 0;
    in->compressed_size = got;
    return YL_OK;
}

/* One step of inflating or zstd: some bytes into `to`. */
static yl_status step_zlib(fs_input *in, char *to, size_t size, size_t *got, yl_error *err)
{
    enum { STEP_MAX = 1 << 30 };
    z_stream *z = &in->zlib;
    z->next_in = (Bytef *)in->compressed + in->compressed_at;
    z->avail_in = (uInt)(in->compressed_size - in->compressed_at);
    z->next_out = (Bytef *)to;
    z->avail_out = (uInt)(size < STEP_MAX ? size : STEP_MAX);
    uInt room = z->avail_out;
    int code = inflate(z, Z_NO_FLUSH);
    in->compressed_at = in->compressed_size - z->avail_in;
    *got = room - z->avail_out;
    if (code == Z_STREAM_END) { /* further members may follow */
        in->idle = true;
        if (in->codec == FS_ZLIB)
            in->compressed_at = in->compressed_size;
        return inflateReset(z) == Z_OK ? YL_OK : YL_FAIL_MEMORY(err);
    }
    in->idle = false;
    if (code == Z_MEM_ERROR)
        return YL_FAIL_MEMORY(err);
    if (code != Z_OK && code != Z_BUF_ERROR)
        return YL_FAIL(err, DATA, "'%s' is damaged: %s", in->path,
                       z->msg == NULL ? "not a compressed stream" : z->msg);
    return YL_OK;
}

static yl_status step_zstd(fs_input *in, char *to, size_t size, size_t *got, yl_error *err)
{
    ZSTD_inBuffer from = {in->compressed, in->compressed_size, in->compressed_at};
    ZSTD_outBuffer out = {to, size, 0};
    size_t code = ZSTD_decompressStream(in->zstd, &out, &from);
    in->compressed_at = from.pos;
    *got = out.pos;
    if (ZSTD_isError(code))
        return YL_FAIL(err, DATA, "'%s' is damaged: %s", in->path, ZSTD_getErrorName(code));
    in->idle = code == 0;
    return YL_OK;
}

static yl_status read_compressed(fs_input *in, char *to, size_t size, size_t *got, yl_error *err)
{
    *got = 0;
    while (*got < size) {
        size_t n = 0;
        if (in->compressed_at == in->compressed_size && !in->at_end)
            YL_TRY(refill(in, err));
        bool dry = in->compressed_at == in->compressed_size;
        if (dry && in->idle)
            return YL_OK;
        YL_TRY(in->codec == FS_ZSTD ? step_zstd(in, to + *got, size - *got, &n, err)
                                    : step_zlib(in, to + *got, size - *got, &n, err));
        *got += n;
        if (dry && n == 0 && !in->idle)
            return YL_FAIL(err, DATA, "'%s' is damaged: it is cut off", in->path);
    }
    return YL_OK;
}

yl_status yl_fs_input_read(fs_input *in, char *to, size_t size, size_t *got, yl_error *err)
{
    if (in->codec != FS_PLAIN)
        return read_compressed(in, to, size, got, err);
    YL_TRY(in->world->read_at(in->file, in->offset, to, size, got, err));
    in->offset += *got;
    return YL_OK;
}
