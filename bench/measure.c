/* yl-measure: runs a program and writes what it cost as one line of JSON.
 *
 *     yl-measure REPORT COMMAND [ARGUMENT...]
 *     {"exit": 0, "wall_s": 0.0123, "cpu_s": 0.0101, "peak_kb": 9876, "tree_peak_kb": 9876}
 *
 * wall_s        from just before the start to the end of the program
 * cpu_s         user and system time of the program and of all its children that it waited for
 * peak_kb       the most resident memory of the one process that had most
 * tree_peak_kb  the most resident memory of the whole tree at one time, sampled every 5 ms, and at
 *               least peak_kb; pages that two processes share count twice
 *
 * Why not measure from Python: a process inherits the peak of the one that it was forked from, so
 * that everything started from Python seems to need Python's 15 MB. This program needs under 2.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SAMPLE_MS = 5, DEPTH_MAX = 16 };

static double now_s(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static double seconds(struct timeval t)
{
    return (double)t.tv_sec + (double)t.tv_usec * 1e-6;
}

static size_t read_file(const char *path, char *to, size_t room)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t n = fd < 0 ? 0 : read(fd, to, room - 1);
    if (fd >= 0)
        close(fd);
    to[n < 0 ? 0 : n] = '\0';
    return n < 0 ? 0 : (size_t)n;
}

/* Resident kilobytes of a process and of everything below it. */
static long tree_kb(long pid, int depth)
{
    char path[64], text[4096];
    long kb = 0, size, resident;
    if (depth > DEPTH_MAX)
        return 0;
    snprintf(path, sizeof path, "/proc/%ld/statm", pid);
    if (read_file(path, text, sizeof text) > 0 && sscanf(text, "%ld %ld", &size, &resident) == 2)
        kb = resident * (sysconf(_SC_PAGESIZE) / 1024);
    snprintf(path, sizeof path, "/proc/%ld/task/%ld/children", pid, pid);
    if (read_file(path, text, sizeof text) == 0)
        return kb;
    char *end;
    for (char *p = text;; p = end) {
        long child = strtol(p, &end, 10);
        if (end == p)
            return kb;
        kb += tree_kb(child, depth + 1);
    }
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fputs("usage: yl-measure REPORT COMMAND [ARGUMENT...]\n", stderr);
        return 2;
    }
    FILE *report = fopen(argv[1], "we");
    if (report == NULL) {
        fprintf(stderr, "yl-measure: %s: %s\n", argv[1], strerror(errno));
        return 2;
    }
    struct rusage usage;
    struct timespec pause = {.tv_nsec = SAMPLE_MS * 1000000L};
    int status = 0;
    long tree_peak = 0;
    sigset_t child_ended;
    sigemptyset(&child_ended);
    sigaddset(&child_ended, SIGCHLD);
    sigprocmask(SIG_BLOCK, &child_ended, NULL);

    double begin = now_s();
    pid_t pid = fork();
    if (pid == 0) {
        sigprocmask(SIG_UNBLOCK, &child_ended, NULL);
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        execvp(argv[2], argv + 2);
        fprintf(stderr, "yl-measure: %s: %s\n", argv[2], strerror(errno));
        _exit(127);
    }
    if (pid < 0)
        return 2;
    while (wait4(pid, &status, WNOHANG, &usage) == 0) {
        long kb = tree_kb(pid, 0);
        if (kb > tree_peak)
            tree_peak = kb;
        /* Wakes at once when the child ends, so that sampling adds nothing to the time. */
        sigtimedwait(&child_ended, NULL, &pause);
    }
    double wall = now_s() - begin;
    if (usage.ru_maxrss > tree_peak)
        tree_peak = usage.ru_maxrss;
    int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    fprintf(report,
            "{\"exit\": %d, \"wall_s\": %.6f, \"cpu_s\": %.6f, \"peak_kb\": %ld, "
            "\"tree_peak_kb\": %ld}\n",
            code, wall, seconds(usage.ru_utime) + seconds(usage.ru_stime), usage.ru_maxrss,
            tree_peak);
    return fclose(report) == 0 ? code : 2;
}
