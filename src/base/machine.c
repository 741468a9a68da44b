/* Asking the system; see machine.h. */
#include "base/machine.h"

#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The number in a small file, or -1 ("max", no such file). */
static int64_t read_number(const char *path)
{
    char text[32];
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return -1;
    ssize_t n = read(fd, text, sizeof text - 1);
    close(fd);
    if (n <= 0 || text[0] < '0' || text[0] > '9')
        return -1;
    text[n] = '\0';
    long long value = strtoll(text, NULL, 10);
    return value > 0 ? value : -1;
}

static int64_t find_memory(void)
{
    static const char *const limits[] = {"/sys/fs/cgroup/memory.max",
                                         "/sys/fs/cgroup/memory/memory.limit_in_bytes"};
    const int64_t fallback = INT64_C(4) << 30;
    long pages = sysconf(_SC_PHYS_PAGES), page = sysconf(_SC_PAGESIZE);
    int64_t total = pages > 0 && page > 0 ? (int64_t)pages * page : fallback;
    for (int i = 0; i < 2; i++) {
        int64_t limit = read_number(limits[i]);
        if (limit > 0 && limit < total)
            total = limit;
    }
    return total;
}

int64_t yl_memory_total(void)
{
    static atomic_llong known;
    int64_t total = atomic_load(&known);
    if (total == 0) {
        total = find_memory();
        atomic_store(&known, total);
    }
    return total;
}

void yl_system_zone(char *name, size_t size)
{
    static const char folder[] = "/zoneinfo/";
    char path[256];
    const char *zone = getenv("TZ");
    if (zone != NULL && zone[0] == ':')
        zone++;
    if (zone == NULL || zone[0] == '\0' || zone[0] == '/') {
        ssize_t n = readlink("/etc/localtime", path, sizeof path - 1);
        path[n < 0 ? 0 : n] = '\0';
        const char *below = strstr(path, folder);
        zone = below == NULL ? "UTC" : below + sizeof folder - 1;
    }
    snprintf(name, size, "%s", zone);
}
