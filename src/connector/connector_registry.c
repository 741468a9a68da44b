/* The built-in connectors by name; see connector_registry.h. */
#include "connector/connector_registry.h"

static const yl_connector_type *const types[] = {
#define YL_CONNECTOR(name) &yl_connector_##name,
#include "connector/builtin.def"
#undef YL_CONNECTOR
};

const yl_connector_registry *yl_connector_builtins(void)
{
    static const yl_connector_registry registry = {types, sizeof types / sizeof *types};
    return &registry;
}
