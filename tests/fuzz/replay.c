/* Runs a fuzz target over files, without a fuzzer.
 *
 *     replay-csv [-t seconds] FILE-OR-FOLDER...
 *
 * Every input is printed before it runs, so that the last line names the culprit when the target
 * crashes, and an alarm ends an input that does not come back. The input lies at the end of its
 * own allocation, so that the address sanitizer sees every read beyond it. Folders are read in
 * the order of their names: two runs do the same.
 */
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static unsigned timeout_s = 30;
static unsigned long inputs;

static int run_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    struct stat info;
    if (file == NULL || fstat(fileno(file), &info) != 0) {
        fprintf(stderr, "replay: %s: %s\n", path, strerror(errno));
        if (file != NULL)
            fclose(file);
        return 1;
    }
    size_t size = (size_t)info.st_size;
    uint8_t *data = malloc(size == 0 ? 1 : size);
    if (data == NULL || fread(data, 1, size, file) != size) {
        fprintf(stderr, "replay: cannot read %s\n", path);
        free(data);
        fclose(file);
        return 1;
    }
    fclose(file);
    printf("input %s\n", path);
    fflush(stdout);
    alarm(timeout_s);
    /* An empty input has no byte that may be read, not even the one that malloc gave. */
    LLVMFuzzerTestOneInput(data + (size == 0 ? 1 : 0), size);
    alarm(0);
    free(data);
    inputs++;
    return 0;
}

static int not_hidden(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static int run_path(const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0 || !S_ISDIR(info.st_mode))
        return run_file(path);
    struct dirent **entries;
    int count = scandir(path, &entries, not_hidden, alphasort), failed = 0;
    if (count < 0) {
        fprintf(stderr, "replay: %s: %s\n", path, strerror(errno));
        return 1;
    }
    for (int i = 0; i < count; i++) {
        char inner[4096];
        int n = snprintf(inner, sizeof inner, "%s/%s", path, entries[i]->d_name);
        failed |= n < 0 || (size_t)n >= sizeof inner ? 1 : run_path(inner);
        free(entries[i]);
    }
    free(entries);
    return failed;
}

static void timed_out(int signal_number)
{
    static const char message[] = "replay: the input took too long\n";
    (void)signal_number;
    if (write(STDERR_FILENO, message, sizeof message - 1) < 0)
        _exit(98);
    _exit(99);
}

int main(int argc, char **argv)
{
    int option, failed = 0;
    while ((option = getopt(argc, argv, "t:")) != -1) {
        if (option != 't')
            return 2;
        timeout_s = (unsigned)strtoul(optarg, NULL, 10);
    }
    signal(SIGALRM, timed_out);
    for (int i = optind; i < argc; i++)
        failed |= run_path(argv[i]);
    printf("replayed %lu inputs\n", inputs);
    return failed;
}
