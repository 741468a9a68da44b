/* Which files a table has.
 *
 * Without partitions: the file at the path, or all files below the directory at any depth; names
 * that begin with '.' or '_' are passed over, that of the path itself included, as in Flink. With
 * partitions: one level of directories per partition column ("column=value"), and all files below
 * them. A path with wildcards stands for all that match, each treated as a path of its own; a path
 * that exists is taken literally. Only a table with partitions may have no directory at all: it
 * has no files then.
 *
 * A directory's entries come in the order of their names, so the files do, too.
 */
#include "connector/filesystem_internal.h"
#include "function/regex.h"

enum { DEPTH_MAX = 64 }; /* links may make directories endless */

typedef struct lister {
    yl_arena *arena;
    yl_world *world;
    const fs_config *config;
    size_t max;
    fs_file_list *out;
    yl_regex *pattern; /* source.path.regex-pattern, or NULL */
} lister;

/* One directory being listed. */
typedef struct level {
    lister *l;
    const char *dir;
    uint32_t depth;
    uint32_t partitions; /* levels of partition directories that are still to come */
    yl_str *values;      /* per partition column, those of the levels above */
    const char *glob;    /* the wildcard part of the path that entries must match, or NULL */
    const char *rest;    /* what follows it, without the slash in front; NULL = nothing */
} level;

static yl_status visit(lister *l, const char *path, const yl_file_info *info, uint32_t depth,
                       uint32_t partitions, yl_str *values, yl_error *err);

/* ---- Compression ---- */

yl_status yl_fs_codec_of(const char *path, fs_codec *out, yl_error *err)
{
    static const struct {
        const char *extension;
        int codec; /* -1: not supported */
    } table[] = {
        {".gz", FS_GZIP},  {".gzip", FS_GZIP}, {".deflate", FS_ZLIB},
        {".zst", FS_ZSTD}, {".bz2", -1},       {".xz", -1},
    };
    size_t size = strlen(path);
    *out = FS_PLAIN;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        size_t n = strlen(table[i].extension);
        if (size < n || strcmp(path + size - n, table[i].extension) != 0)
            continue;
        if (table[i].codec < 0)
            return YL_FAIL(err, UNSUPPORTED,
                           "'%s': %s files are not supported; .gz, .deflate and .zst are", path,
                           table[i].extension);
        *out = (fs_codec)table[i].codec;
    }
    return YL_OK;
}

/* ---- The regular expression ---- */

static yl_status compile_pattern(lister *l, yl_error *err)
{
    yl_regex_fault fault = {0};
    if (!l->config->has_regex)
        return YL_OK;
    YL_TRY(yl_regex_new(l->config->regex, &l->pattern, &fault, err));
    if (l->pattern == NULL)
        return YL_FAIL(err, OPTION, "option 'source.path.regex-pattern': %s, at byte %zu",
                       fault.text, fault.offset + 1);
    return YL_OK;
}

static yl_status matches_pattern(lister *l, const char *path, bool *matches, yl_error *err)
{
    yl_strbuf full = {0};
    *matches = true;
    if (l->pattern == NULL)
        return YL_OK;
    yl_status status = yl_path_absolute(path, &full, err);
    if (status == YL_OK)
        status = yl_regex_matches(l->pattern, yl_strbuf_view(&full), matches, err);
    yl_strbuf_clear(&full);
    return status;
}

/* ---- Directories ---- */

static yl_status add_file(lister *l, const char *path, const yl_file_info *info,
                          const yl_str *values, yl_error *err)
{
    bool wanted;
    YL_TRY(matches_pattern(l, path, &wanted, err));
    if (!wanted || l->out->size >= l->max)
        return YL_OK;
    fs_file file = {.path = path, .size = info->size, .modified_ms = info->modified_ms};
    YL_TRY(yl_fs_codec_of(path, &file.codec, err));
    uint32_t n = l->config->n_partition;
    if (n > 0) {
        yl_str *copy = yl_arena_alloc(l->arena, n * sizeof *copy);
        if (copy == NULL || yl_arena_oom(l->arena))
            return YL_FAIL_MEMORY(err);
        memcpy(copy, values, n * sizeof *copy);
        file.values = copy;
    }
    return yl_list_push(l->out, file) ? YL_OK : YL_FAIL_MEMORY(err);
}

/* Reads "column=value" into values[...]; false when it is no partition of this table. */
static bool take_partition(lister *l, const char *name, yl_str *values)
{
    const char *equals = strchr(name, '=');
    if (equals == NULL || equals == name || equals[1] == '\0')
        return false;
    yl_str column = yl_fs_unescape(l->arena, (yl_str){name, (size_t)(equals - name)});
    const fs_config *config = l->config;
    for (uint32_t i = 0; i < config->n_partition; i++) {
        if (!yl_str_equal(config->physical.fields[config->partition[i]].name, column))
            continue;
        values[i] = yl_fs_unescape(l->arena, yl_str_of(equals + 1));
        if (yl_str_equal(values[i], config->default_partition))
            values[i] = (yl_str){NULL, 0};
        return true;
    }
    return false;
}

static yl_status visit_entry(void *arg, const char *name, const yl_file_info *info, yl_error *err)
{
    level *v = arg;
    lister *l = v->l;
    if (yl_fs_hidden(name) || l->out->size >= l->max)
        return YL_OK;
    if (v->partitions > 0 && (!info->is_directory || !take_partition(l, name, v->values)))
        return YL_OK;
    const char *path = yl_fs_join(l->arena, v->dir, name);
    if (path == NULL || yl_arena_oom(l->arena))
        return YL_FAIL_MEMORY(err);
    return visit(l, path, info, v->depth + 1, v->partitions > 0 ? v->partitions - 1 : 0, v->values,
                 err);
}

static yl_status visit(lister *l, const char *path, const yl_file_info *info, uint32_t depth,
                       uint32_t partitions, yl_str *values, yl_error *err)
{
    if (!info->is_directory)
        return partitions > 0 ? YL_OK : add_file(l, path, info, values, err);
    if (depth > DEPTH_MAX)
        return YL_FAIL(err, INVALID, "'%s' lies more than %d directories deep: do links lead back?",
                       path, DEPTH_MAX);
    level v = {.l = l, .dir = path, .depth = depth, .partitions = partitions, .values = values};
    return l->world->list(l->world, path, visit_entry, &v, err);
}

/* A path given by the user, or one that its wildcards match. */
static yl_status visit_root(lister *l, const char *path, yl_error *err)
{
    yl_file_info info;
    const char *slash = strrchr(path, '/');
    yl_status status = l->world->stat(l->world, path, &info, err);
    /* A partitioned table that nobody has written to has no partitions; other paths must exist. */
    if (status == YL_ERR_NOT_FOUND && l->config->n_partition > 0) {
        yl_error_clear(err);
        return YL_OK;
    }
    YL_TRY(status);
    if (yl_fs_hidden(slash == NULL ? path : slash + 1) && strcmp(path, ".") != 0 &&
        strcmp(path, "..") != 0 &&
        (slash == NULL || (strcmp(slash, "/.") != 0 && strcmp(slash, "/..") != 0)))
        return YL_OK;
    uint32_t n = l->config->n_partition;
    yl_str *values = yl_arena_alloc(l->arena, (n + 1) * sizeof *values);
    if (values == NULL || yl_arena_oom(l->arena))
        return YL_FAIL_MEMORY(err);
    return visit(l, path, &info, 0, n, values, err);
}

/* ---- Wildcards ---- */

/* Does the set behind '[' hold `c`? *after: behind the ']'. NULL: there is no ']'. */
static const char *match_set(const char *p, char c, bool *holds)
{
    bool negated = *p == '!' || *p == '^', found = false;
    p += negated;
    for (bool first = true; *p != ']' || first; first = false) {
        if (*p == '\0')
            return NULL;
        char low = *p++, high = low;
        if (*p == '-' && p[1] != ']' && p[1] != '\0') {
            high = p[1];
            p += 2;
        }
        found |= (unsigned char)low <= (unsigned char)c && (unsigned char)c <= (unsigned char)high;
    }
    *holds = found != negated;
    return p + 1;
}

/* `size` bytes of pattern against a whole name. */
static bool match_glob(const char *p, const char *end, const char *name)
{
    const char *star = NULL, *again = NULL;
    for (;;) {
        const char *after = NULL;
        bool holds = false;
        if (p < end && *p == '*') {
            star = ++p;
            again = name;
            continue;
        }
        if (*name == '\0' && p == end)
            return true;
        if (*name != '\0' && p < end) {
            if (*p == '[' && (after = match_set(p + 1, *name, &holds)) != NULL && after <= end) {
                if (holds) {
                    p = after;
                    name++;
                    continue;
                }
            } else if (*p == '?' || *p == *name) {
                p++;
                name++;
                continue;
            }
        }
        if (star == NULL || *again == '\0')
            return false;
        p = star;
        name = ++again;
    }
}

static bool has_wildcard(const char *p, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (p[i] == '*' || p[i] == '?' || p[i] == '[')
            return true;
    return false;
}

static yl_status expand(lister *l, const char *dir, const char *pattern, uint32_t depth,
                        yl_error *err);

static yl_status expand_entry(void *arg, const char *name, const yl_file_info *info, yl_error *err)
{
    level *v = arg;
    lister *l = v->l;
    size_t size = v->rest == NULL ? strlen(v->glob) : (size_t)(v->rest - 1 - v->glob);
    if (yl_fs_hidden(name) || !match_glob(v->glob, v->glob + size, name) ||
        (v->rest != NULL && !info->is_directory))
        return YL_OK;
    const char *path = v->dir[0] == '\0' ? yl_arena_strdup(l->arena, yl_str_of(name))
                                         : yl_fs_join(l->arena, v->dir, name);
    if (path == NULL || yl_arena_oom(l->arena))
        return YL_FAIL_MEMORY(err);
    return v->rest == NULL ? visit_root(l, path, err) : expand(l, path, v->rest, v->depth + 1, err);
}

/* Visits what `pattern` matches below `dir` ("" is the working directory). */
static yl_status expand(lister *l, const char *dir, const char *pattern, uint32_t depth,
                        yl_error *err)
{
    if (depth > DEPTH_MAX)
        return YL_FAIL(err, INVALID, "option 'path' has too many parts");
    const char *slash = strchr(pattern, '/');
    size_t size = slash == NULL ? strlen(pattern) : (size_t)(slash - pattern);
    level v = {.l = l,
               .dir = dir,
               .depth = depth,
               .glob = pattern,
               .rest = slash == NULL ? NULL : slash + 1};
    if (has_wildcard(pattern, size))
        return l->world->list(l->world, dir[0] == '\0' ? "." : dir, expand_entry, &v, err);
    yl_str part = {pattern, size};
    const char *name = yl_arena_strdup(l->arena, part), *path = name;
    if (depth > 0 || dir[0] != '\0')
        path = yl_fs_join(l->arena, dir, name);
    if (name == NULL || path == NULL || yl_arena_oom(l->arena))
        return YL_FAIL_MEMORY(err);
    yl_file_info info;
    if (l->world->stat(l->world, path, &info, NULL) != YL_OK)
        return YL_OK; /* this branch of the wildcards leads nowhere */
    return v.rest == NULL ? visit_root(l, path, err) : expand(l, path, v.rest, depth + 1, err);
}

static yl_status list(lister *l, yl_error *err)
{
    const char *path = l->config->location;
    yl_file_info info;
    YL_TRY(compile_pattern(l, err));
    if (!has_wildcard(path, strlen(path)) || l->world->stat(l->world, path, &info, NULL) == YL_OK)
        return visit_root(l, path, err);
    const char *dir = "";
    if (path[0] == '/') {
        dir = "/";
        while (*path == '/')
            path++;
    }
    YL_TRY(expand(l, dir, path, 0, err));
    if (l->out->size == 0)
        return YL_FAIL(err, NOT_FOUND, "no file matches '%s'", l->config->location);
    return YL_OK;
}

yl_status yl_fs_list(yl_arena *arena, yl_world *world, const fs_config *config, size_t max,
                     fs_file_list *out, yl_error *err)
{
    lister l = {.arena = arena, .world = world, .config = config, .max = max, .out = out};
    yl_status status = list(&l, err);
    yl_regex_free(l.pattern);
    return status;
}
