/* Sink: a writer of a connector at the end of a chain.
 *
 * The vertex's shared object is the connector's sink (runtime/sink.h), which commits; each subtask
 * has a writer. What the columns' constraints forbid is settled before anything of a batch is
 * written (sink_enforce.h). Commit records go to the job, which commits when every task has ended.
 *
 * A barrier prepares the epoch: its records are the operator's state, and a restored sink recovers
 * them first.
 */
#include "runtime/sink.h"
#include "operator/operators.h"
#include "operator/sink_enforce.h"
#include "runtime/job.h"

typedef struct sink {
    yl_operator base;
    yl_writer *writer;
    uint64_t epoch;
} sink;

typedef struct shared_sink {
    const yl_sink_type *type;
    yl_sink *sink;
    yl_sink_context context;
} shared_sink;

static yl_status sink_vertex_open(const yl_vertex *vertex, const yl_task_context *context,
                                  void **shared, yl_error *err)
{
    const yl_sink_op_spec *spec = vertex->spec;
    shared_sink *self = yl_calloc(1, sizeof *self);
    if (self == NULL)
        return YL_FAIL_MEMORY(err);
    *shared = self;
    self->type = spec->sink->type;
    self->context = (yl_sink_context){
        .spec = spec->sink,
        .env = context->env,
        .world = context->world,
        .stats = context->stats,
        .parallelism = vertex->parallelism,
        .job_id = yl_str_of(yl_job_id(context->job)),
    };
    return self->type->open(&self->context, &self->sink, err);
}

static yl_status sink_vertex_restore(void *shared, yl_str state, const yl_str *subtasks, uint32_t n,
                                     yl_error *err)
{
    shared_sink *self = shared;
    (void)state;
    if (self->type->recover == NULL)
        return YL_OK;
    return self->type->recover(self->sink, subtasks, n, err);
}

static yl_status sink_vertex_commit(void *shared, const yl_str *records, uint32_t n, yl_error *err)
{
    shared_sink *self = shared;
    if (self->type->commit == NULL)
        return YL_OK;
    return self->type->commit(self->sink, records, n, err);
}

static void sink_vertex_abort(void *shared)
{
    shared_sink *self = shared;
    if (self != NULL && self->sink != NULL && self->type->abort != NULL)
        self->type->abort(self->sink);
}

static void sink_vertex_close(void *shared)
{
    shared_sink *self = shared;
    if (self == NULL)
        return;
    if (self->sink != NULL)
        self->type->close(self->sink);
    yl_free(self);
}

static yl_status sink_open(yl_operator *op, yl_error *err)
{
    sink *self = (sink *)op;
    shared_sink *shared = op->shared;
    return shared->type->writer_open(shared->sink, op->context->subtask, &self->writer, err);
}

static yl_status sink_batch(yl_operator *op, uint32_t input, yl_batch *batch, yl_error *err)
{
    sink *self = (sink *)op;
    shared_sink *shared = op->shared;
    (void)input;
    yl_status status = yl_sink_enforce(op->vertex->spec, batch, err);
    if (status == YL_OK && batch->count > 0)
        status = shared->type->write(self->writer, batch, err);
    if (status == YL_OK)
        atomic_fetch_add_explicit(&shared->context.stats->rows, batch->count, memory_order_relaxed);
    yl_batch_free(batch);
    return status;
}

/* Walks the records that `prepare` appended: u32 length and bytes, one behind the other. */
static yl_status hand_in(yl_operator *op, const yl_strbuf *records, yl_error *err)
{
    size_t at = 0;
    while (at + sizeof(uint32_t) <= records->size) {
        uint32_t size;
        memcpy(&size, records->data + at, sizeof size);
        at += sizeof size;
        YL_TRY(yl_job_add_commit(op->context->job, op->vertex, (yl_str){records->data + at, size},
                                 err));
        at += size;
    }
    return YL_OK;
}

static yl_status sink_finish(yl_operator *op, yl_error *err)
{
    sink *self = (sink *)op;
    shared_sink *shared = op->shared;
    yl_strbuf records = {0};
    if (shared->type->prepare == NULL)
        return YL_OK;
    yl_status status = shared->type->prepare(self->writer, self->epoch, true, &records, err);
    if (status == YL_OK && records.oom)
        status = YL_FAIL_MEMORY(err);
    if (status == YL_OK)
        status = hand_in(op, &records, err);
    yl_strbuf_clear(&records);
    return status;
}

static yl_status sink_snapshot(yl_operator *op, yl_snapshot *to, yl_error *err)
{
    sink *self = (sink *)op;
    shared_sink *shared = op->shared;
    yl_strbuf records = {0};
    yl_status status = YL_OK;
    if (shared->type->prepare != NULL)
        status = shared->type->prepare(self->writer, self->epoch++, false, &records, err);
    for (size_t at = 0; status == YL_OK && at + sizeof(uint32_t) <= records.size;) {
        uint32_t size;
        memcpy(&size, records.data + at, sizeof size);
        at += sizeof size;
        yl_snapshot_section(to, YL_SECTION_SUBTASK);
        yl_strbuf_add(&to->bytes, records.data + at, size);
        at += size;
    }
    yl_strbuf_clear(&records);
    return status;
}

static void sink_close(yl_operator *op)
{
    sink *self = (sink *)op;
    shared_sink *shared = op->shared;
    if (self->writer != NULL)
        shared->type->writer_close(self->writer);
}

const yl_operator_type yl_op_sink = {
    .name = "Sink",
    .state_version = 1,
    .size = sizeof(sink),
    .open = sink_open,
    .batch = sink_batch,
    .finish = sink_finish,
    .snapshot = sink_snapshot,
    .close = sink_close,
    .vertex_open = sink_vertex_open,
    .vertex_restore = sink_vertex_restore,
    .vertex_commit = sink_vertex_commit,
    .vertex_abort = sink_vertex_abort,
    .vertex_close = sink_vertex_close,
};
