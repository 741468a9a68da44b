/* Growing texts, files and the clock. */
#include "cli.h"

#include <errno.h>
#include <time.h>
#include <unistd.h>

static void *check(void *p)
{
    if (p == NULL) {
        fputs("yeoul: out of memory\n", stderr);
        exit(CLI_FAILED);
    }
    return p;
}

void *cli_alloc(size_t size)
{
    return check(calloc(1, size == 0 ? 1 : size));
}

void *cli_grow(void *p, size_t size)
{
    return check(realloc(p, size));
}

static void need(cli_text *text, size_t more)
{
    if (text->size + more + 1 <= text->capacity)
        return;
    size_t capacity = text->capacity < 64 ? 64 : text->capacity;
    while (capacity < text->size + more + 1)
        capacity *= 2;
    text->data = cli_grow(text->data, capacity);
    text->capacity = capacity;
}

void cli_add(cli_text *text, const char *bytes, size_t size)
{
    need(text, size);
    if (size > 0)
        memcpy(text->data + text->size, bytes, size);
    text->size += size;
    text->data[text->size] = '\0';
}

void cli_puts(cli_text *text, const char *s)
{
    cli_add(text, s, strlen(s));
}

void cli_printf(cli_text *text, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int size = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (size > 0) {
        need(text, (size_t)size);
        vsnprintf(text->data + text->size, (size_t)size + 1, format, again);
        text->size += (size_t)size;
    }
    va_end(again);
}

void cli_clear(cli_text *text)
{
    free(text->data);
    *text = (cli_text){NULL, 0, 0};
}

bool cli_read_file(const char *path, cli_text *out)
{
    enum { PIECE = 65536 };
    bool standard = strcmp(path, "-") == 0;
    FILE *file = standard ? stdin : fopen(path, "rb");
    if (file == NULL)
        return false;
    errno = 0;
    for (;;) {
        need(out, PIECE);
        size_t got = fread(out->data + out->size, 1, PIECE, file);
        out->size += got;
        out->data[out->size] = '\0';
        if (got == 0)
            break;
    }
    int trouble = ferror(file) ? errno : 0;
    if (!standard)
        fclose(file);
    errno = trouble;
    return trouble == 0;
}

double cli_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

void cli_print_count(FILE *to, long long count)
{
    char digits[32];
    int n = snprintf(digits, sizeof digits, "%lld", count);
    for (int i = 0; i < n; i++) {
        fputc(digits[i], to);
        if (digits[i] != '-' && (n - i - 1) % 3 == 0 && i + 1 < n)
            fputc(',', to);
    }
}
