/* Finding a connector by the name that WITH ('connector' = '...') gives. */
#include "sql/connector.h"

const yl_connector_type *yl_connector_find(const yl_connector_registry *registry, yl_str name)
{
    for (uint32_t i = 0; registry != NULL && i < registry->n; i++) {
        if (yl_str_equal(yl_str_of(registry->types[i]->name), name))
            return registry->types[i];
    }
    return NULL;
}
