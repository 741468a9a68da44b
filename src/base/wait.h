/* Condition variables with a time-out on the monotonic clock: real waiting of real threads, which
 * has no place in the injected world (a simulated job has one thread and never waits).
 */
#ifndef YL_BASE_WAIT_H
#define YL_BASE_WAIT_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

void yl_cond_init(pthread_cond_t *cond);
/* Waits for a signal, at most `millis`. False: the time is over. `lock` is held by the caller. */
bool yl_cond_wait_ms(pthread_cond_t *cond, pthread_mutex_t *lock, int64_t millis);
/* How many processors this process may use; at least 1. */
uint32_t yl_processor_count(void);

#endif
