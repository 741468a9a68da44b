/* Source: a reader of a connector as the head of a chain.
 *
 * The vertex's shared object is the connector's enumerator (runtime/source.h); each subtask has a
 * reader. State: the reader's position in a section of the subtask, the enumerator's in the
 * vertex's own; at restore the enumerator gets all of them and assigns the splits anew.
 */
#include "runtime/source.h"
#include "operator/operators.h"

typedef struct source {
    yl_operator base;
    yl_reader *reader;
    yl_waker waker;
} source;

typedef struct shared_source {
    const yl_source_type *type;
    yl_source *source;
    yl_source_context context;
} shared_source;

static yl_status source_vertex_open(const yl_vertex *vertex, const yl_task_context *context,
                                    void **shared, yl_error *err)
{
    const yl_source_op_spec *spec = vertex->spec;
    shared_source *self = yl_calloc(1, sizeof *self);
    if (self == NULL)
        return YL_FAIL_MEMORY(err);
    *shared = self;
    self->type = spec->scan->type;
    self->context = (yl_source_context){
        .spec = spec->scan,
        .env = context->env,
        .world = context->world,
        .stats = context->stats,
        .parallelism = vertex->parallelism,
        .batch_rows = context->batch_rows,
    };
    return self->type->open(&self->context, &self->source, err);
}

static yl_status source_vertex_snapshot(void *shared, yl_strbuf *out, yl_error *err)
{
    shared_source *self = shared;
    return self->type->snapshot(self->source, out, err);
}

static yl_status source_vertex_restore(void *shared, yl_str state, const yl_str *subtasks,
                                       uint32_t n, yl_error *err)
{
    shared_source *self = shared;
    return self->type->restore(self->source, state, subtasks, n, err);
}

static void source_vertex_close(void *shared)
{
    shared_source *self = shared;
    if (self == NULL)
        return;
    if (self->source != NULL)
        self->type->close(self->source);
    yl_free(self);
}

/* The reader is opened with the first poll: a restored enumerator must know the old positions
 * before readers ask it for splits. */
static yl_status need_reader(source *self, yl_error *err)
{
    const shared_source *shared = self->base.shared;
    if (self->reader != NULL)
        return YL_OK;
    self->waker = (yl_waker){.wake = self->base.context->wake,
                             .wake_at = self->base.context->wake_at,
                             .task = self->base.context->task};
    return shared->type->reader_open(shared->source, self->base.context->subtask, &self->waker,
                                     &self->reader, err);
}

static yl_status source_poll(yl_operator *op, bool *idle, bool *end, yl_error *err)
{
    source *self = (source *)op;
    const shared_source *shared = op->shared;
    yl_batch *batch = NULL;
    yl_poll what = YL_POLL_END;
    YL_TRY(need_reader(self, err));
    YL_TRY(shared->type->poll(self->reader, &what, &batch, err));
    *idle = what == YL_POLL_IDLE;
    *end = what == YL_POLL_END;
    return what == YL_POLL_BATCH ? yl_output_push(op->output, batch, err) : YL_OK;
}

static yl_status source_snapshot(yl_operator *op, yl_snapshot *to, yl_error *err)
{
    source *self = (source *)op;
    const shared_source *shared = op->shared;
    if (self->reader == NULL)
        return YL_OK;
    yl_snapshot_section(to, YL_SECTION_SUBTASK);
    return shared->type->reader_snapshot(self->reader, &to->bytes, err);
}

static void source_close(yl_operator *op)
{
    source *self = (source *)op;
    const shared_source *shared = op->shared;
    if (self->reader != NULL)
        shared->type->reader_close(self->reader);
}

const yl_operator_type yl_op_source = {
    .name = "Source",
    .state_version = 1,
    .size = sizeof(source),
    .poll = source_poll,
    .snapshot = source_snapshot,
    .close = source_close,
    .vertex_open = source_vertex_open,
    .vertex_snapshot = source_vertex_snapshot,
    .vertex_restore = source_vertex_restore,
    .vertex_close = source_vertex_close,
};
