/* What the machine and the system say to this process, besides processors (base/wait.h). */
#ifndef YL_BASE_MACHINE_H
#define YL_BASE_MACHINE_H

#include <stddef.h>
#include <stdint.h>

/* Bytes of memory that the process may use: the machine's, or its control group's if that is
 * less. Asked for once; never 0. */
int64_t yl_memory_total(void);
/* The name of the system's time zone, "Asia/Seoul": $TZ, else where /etc/localtime points to below
 * a zoneinfo directory, else "UTC". Whether there is such a zone is not asked. */
void yl_system_zone(char *name, size_t size);

#endif
