/* Tasks: one chain of operators in one subtask, run in steps.
 *
 *        input gate                 chain (a tree of operators)             outputs
 *     channel, channel, ... --> op 0 --> op 1 --> op 2 --------> partitioner --> channels
 *                                   \--> op 3 -----------------> partitioner --> channels
 *
 * A task is a state machine for one thread at a time. A step is small: one element of input, one
 * poll of a source, one resume. Before each step the task sees to it that every outgoing channel
 * has room for what a step can give.
 *
 *     IDLE ---wake---> QUEUED ---worker---> RUNNING --+--> QUEUED  (more to do)
 *      ^                                     |  wake  |--> IDLE    (waits for input or room)
 *      |                                     v        \--> DONE
 *      +-----------------------------------AGAIN ----> QUEUED
 *
 * A wake-up that comes while a task runs is not lost: RUNNING becomes AGAIN.
 *
 * Barriers: the gate stops reading a channel whose barrier has come, until all have it; then the
 * chain is snapshotted and the barrier goes on. Sources get theirs from the job.
 */
#ifndef YL_RUNTIME_TASK_H
#define YL_RUNTIME_TASK_H

#include "runtime/exchange.h"
#include "runtime/job.h"
#include "runtime/operator.h"

typedef enum yl_task_state {
    YL_TASK_IDLE,
    YL_TASK_QUEUED,
    YL_TASK_RUNNING,
    YL_TASK_AGAIN,
    YL_TASK_DONE
} yl_task_state;

typedef enum yl_step_result {
    YL_STEP_RAN,   /* did something; there may be more */
    YL_STEP_WAITS, /* needs input or room: a wake-up will come */
    YL_STEP_DONE,  /* the task has ended */
} yl_step_result;

/* A channel seen from the consumer. */
typedef struct yl_gate_channel {
    yl_channel *channel;
    uint32_t input;
    bool ended, aligned, idle; /* aligned: its barrier has come, it is not read */
    int64_t watermark;
} yl_gate_channel;

/* Where an operator's batches go: other operators of the chain, or partitioners. */
struct yl_output {
    yl_task *task;
    uint32_t n_ops, n_partitioners;
    struct yl_operator **ops;
    yl_partitioner *partitioners;
};

struct yl_task {
    yl_job *job;
    uint32_t index, chain, subtask; /* index in the job */
    atomic_int state;               /* yl_task_state */
    yl_task *next_queued;           /* the scheduler's */
    int64_t wake_at;                /* monotonic nanoseconds; INT64_MAX: none; the job's lock */
    yl_task_context context;
    yl_task_context *op_contexts; /* the same with each operator's own counters */
    uint32_t n_ops;
    yl_operator **ops;  /* topological; ops[0] is the head */
    yl_output *outputs; /* one per operator */
    uint32_t n_channels, n_inputs;
    yl_gate_channel *channels;
    uint32_t *open_channels;       /* per input: how many have not ended */
    uint32_t next_channel;         /* round robin */
    int64_t watermark;             /* merged, sent */
    bool head_ended;               /* the input has ended or is not needed */
    uint32_t finishing;            /* half steps of the end: end_input, finish per operator */
    bool restored_finished;        /* had ended in the savepoint: end at once */
    uint64_t epoch_aligning;       /* 0 = none */
    uint64_t epoch_snapshotted;    /* the last one; guarded by the job's lock */
    atomic_bool take_unwanted;     /* read one element of an input that is not wanted yet */
    bool holds_still;              /* a source behind its barrier: no polls until the savepoint
                                      is complete, or splits would be in neither half of it */
    atomic_ullong epoch_requested; /* sources: barrier to send; 0 = none */
};

/* Makes the task ready to run; any thread. */
void yl_task_wake(yl_task *task);
/* Makes the task ready to run at a time of the monotonic clock. */
void yl_task_wake_at(yl_task *task, int64_t monotonic_nanos);
/* Whether a step could give what it makes. */
bool yl_task_has_room(const yl_task *task);
/* One step. On failure the status is returned and the task must not run again. */
yl_status yl_task_step(yl_task *task, yl_step_result *result, yl_error *err);
/* Closes the operators and frees what the task owns (not the channels). */
void yl_task_close(yl_task *task);

#endif
