/* What the filesystem*.c files share and nobody else needs.
 *
 *     filesystem.c         options, what the planner asks
 *     filesystem_path.c    paths, names and values of partitions
 *     filesystem_list.c    which files a table has
 *     filesystem_input.c   bytes out of one file, compressed or not; recycled buffers
 *     filesystem_source.c  which piece of which file is next (the enumerator)
 *     filesystem_reader.c  pieces to batches
 *     filesystem_writer.c  batches to staged files
 *     filesystem_sink.c    staged files to final ones
 *
 * A partitioned table has one directory level per partition column, named column=value. The files
 * hold the other columns.
 */
#ifndef YL_CONNECTOR_FILESYSTEM_INTERNAL_H
#define YL_CONNECTOR_FILESYSTEM_INTERNAL_H

#include <pthread.h>

#include "base/list.h"
#include "base/world.h"
#include "format/format.h"
#include "runtime/sink.h"
#include "runtime/source.h"
#include "sql/connector.h"

typedef struct fs_config {
    /* Options. */
    yl_str path, format_name, default_partition, regex, commit_policies;
    yl_str time_kind, time_class, time_formatter, time_pattern, time_zone;
    yl_str commit_class, success_name;
    yl_str_list commit_parameters;
    int32_t statistics, commit_trigger, sink_parallelism, compaction_parallelism;
    int64_t monitor_ms, roll_bytes, rollover_ms, inactivity_ms, check_ms, commit_delay_ms;
    int64_t compaction_bytes;
    bool shuffle, compact, has_monitor, has_regex;

    /* What follows from them and from the table. */
    const char *location; /* `path` without its scheme, NUL-terminated */
    const yl_format_type *format;
    const void *format_config;
    yl_schema physical;
    uint32_t n_partition;
    const uint32_t *partition; /* physical columns, in the order of PARTITIONED BY */
    yl_schema stored;          /* the physical columns that are in the files */
    const uint32_t *stored_columns;
    bool success_file, streaming;
} fs_config;

/* Metadata columns, by the index in the connector's table. */
typedef enum fs_metadata { FS_PATH, FS_NAME, FS_SIZE, FS_MODIFIED, FS_METADATA } fs_metadata;
extern const yl_metadata_column yl_fs_metadata[FS_METADATA];

/* ---- Paths ---- */

/* The local path of 'path': "file:" and "file://" go, other schemes are UNSUPPORTED. */
yl_status yl_fs_location(yl_arena *arena, yl_str path, const char **out, yl_error *err);
/* Appends a partition's name or value with %XX for what cannot stand in a path. */
void yl_fs_escape(yl_strbuf *out, yl_str text);
yl_str yl_fs_unescape(yl_arena *arena, yl_str text);
/* The text of a value in a path, as Flink has it (a DATE is its day number); false when NULL. */
bool yl_fs_partition_text(const yl_vector *v, uint32_t row, yl_strbuf *out);
/* Reads it into row `row` of `v`, also in SQL's spelling. */
yl_status yl_fs_partition_value(yl_vector *v, uint32_t row, yl_str text, yl_str column,
                                yl_error *err);
/* Names that Flink does not look at: those that begin with '.' or '_'. */
static inline bool yl_fs_hidden(const char *name)
{
    return name[0] == '.' || name[0] == '_';
}
/* "dir/name" in `arena`; NULL when out of memory. */
char *yl_fs_join(yl_arena *arena, const char *dir, const char *name);

/* ---- Files ---- */

typedef enum fs_codec { FS_PLAIN, FS_GZIP, FS_ZLIB, FS_ZSTD } fs_codec;

typedef struct fs_file {
    const char *path;
    uint64_t size;
    int64_t modified_ms;
    fs_codec codec;
    const yl_str *values; /* per partition column; data NULL = NULL */
} fs_file;

typedef YL_LIST(fs_file) fs_file_list;

/* All files of the table in the order of their names; memory is `arena`'s but for the list. */
yl_status yl_fs_list(yl_arena *arena, yl_world *world, const fs_config *config, size_t max,
                     fs_file_list *out, yl_error *err);
/* UNSUPPORTED for compressions that we cannot read. */
yl_status yl_fs_codec_of(const char *path, fs_codec *out, yl_error *err);

/* ---- Buffers ---- */

/* Memory for pieces of files. A buffer goes back to its pool when the last batch that points into
 * it is gone, which may be long after the source is closed; hence the count. */
typedef struct fs_pool fs_pool;

typedef struct fs_buffer {
    fs_pool *pool;
    struct fs_buffer *next;
    size_t capacity; /* 64 readable bytes follow */
    char *bytes;
} fs_buffer;

fs_pool *yl_fs_pool_new(void);
void yl_fs_pool_unref(fs_pool *pool);
fs_buffer *yl_fs_buffer_get(fs_pool *pool, size_t capacity); /* NULL: out of memory */
void yl_fs_buffer_put(void *buffer);

/* ---- Input ---- */

/* The bytes of one file in order, decompressed. */
typedef struct fs_input fs_input;
yl_status yl_fs_input_open(yl_world *world, const char *path, fs_codec codec, fs_input **out,
                           yl_error *err);
/* Fills `to` unless the end comes first; *got < size only at the end. */
yl_status yl_fs_input_read(fs_input *input, char *to, size_t size, size_t *got, yl_error *err);
/* Bytes of the file itself that were read so far. */
uint64_t yl_fs_input_consumed(const fs_input *input);
void yl_fs_input_close(fs_input *input); /* NULL is fine */

/* ---- Source ---- */

enum {
    FS_CHUNK_BYTES = 512 * 1024,              /* of a file that several readers share */
    FS_RECORD_BYTES_MAX = 1024 * 1024 * 1024, /* a record that is larger fails the job */
};

/* Work: a range of a plain file that begins and ends at record borders, or (`stream`) a file from
 * a position in its decompressed bytes to its end. */
typedef struct fs_chunk {
    uint32_t file;
    bool stream;
    uint64_t begin, end;
} fs_chunk;

typedef YL_LIST(fs_chunk) fs_chunk_list;

/* A chunk with its bytes. */
typedef struct fs_piece {
    fs_chunk chunk;
    fs_buffer *buffer; /* NULL for a stream, which the reader fills itself */
    size_t size;
} fs_piece;

struct yl_source {
    yl_source_context context;
    const fs_config *config;
    yl_arena *arena;
    fs_pool *pool;

    pthread_mutex_t lock; /* guards everything below */
    fs_file_list files;
    uint32_t at_file; /* the file being handed out */
    yl_file *open;    /* it, when it is plain and being cut into chunks */
    uint64_t offset;  /* where its next chunk begins */
    uint64_t border_state;
    char *tail; /* bytes read behind the last chunk, from `offset` on */
    size_t tail_size, tail_capacity;
    fs_chunk_list pending; /* to be handed out again after a restore */
    uint32_t n_readers;
    fs_chunk_list *since; /* per subtask: handed out since its last snapshot */
    yl_status failed;     /* sticky */
};

/* The next piece for `subtask`; *found false when there is none. Locks. */
yl_status yl_fs_source_next(yl_source *source, uint32_t subtask, fs_piece *out, bool *found,
                            yl_error *err);
/* The reader of `subtask` has written its state / has come to the end. Locks. */
void yl_fs_source_note_snapshot(yl_source *source, uint32_t subtask);
/* Line number (from 1) of byte `offset` of a plain file, by reading it; 0 when not known. */
uint64_t yl_fs_source_line(yl_source *source, uint32_t file, uint64_t offset);
void yl_fs_put_chunk(yl_strbuf *out, const fs_chunk *chunk);

extern const yl_source_type yl_fs_source;
yl_status yl_fs_reader_open(yl_source *source, uint32_t subtask, const yl_waker *waker,
                            yl_reader **out, yl_error *err);
yl_status yl_fs_reader_poll(yl_reader *reader, yl_poll *what, yl_batch **batch, yl_error *err);
yl_status yl_fs_reader_snapshot(yl_reader *reader, yl_strbuf *out, yl_error *err);
void yl_fs_reader_close(yl_reader *reader);

/* ---- Sink ---- */

enum { FS_UUID_TEXT = 36 };

struct yl_sink {
    yl_sink_context context;
    const fs_config *config;
    yl_arena *arena;
    char uuid[FS_UUID_TEXT + 1]; /* in the names of all files of this run */
    const char *staging;         /* the directory's name below the table's: ".staging_<uuid>" */
    bool fresh;                  /* the table's directory did not exist before */
    YL_LIST(yl_str) recovered;   /* in batch: records to be committed with the last ones */
};

extern const yl_sink_type yl_fs_sink;
yl_status yl_fs_writer_open(yl_sink *sink, uint32_t subtask, yl_writer **out, yl_error *err);
yl_status yl_fs_write(yl_writer *writer, const yl_batch *batch, yl_error *err);
yl_status yl_fs_prepare(yl_writer *writer, uint64_t epoch, bool end_of_input, yl_strbuf *records,
                        yl_error *err);
void yl_fs_writer_close(yl_writer *writer);

/* Commit records, as a byte and strings (data/bytes.h):
 *     FILE  staged name, directory of the partition ("" when there are none), final name; names
 *           and directories are relative to the table's directory
 *     END   the staging directory: the input has ended
 */
enum { FS_RECORD_FILE = 1, FS_RECORD_END = 2 };

#endif
