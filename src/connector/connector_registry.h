/* The built-in connectors, for api/ to hand to the planner (sql/connector.h). */
#ifndef YL_CONNECTOR_CONNECTOR_REGISTRY_H
#define YL_CONNECTOR_CONNECTOR_REGISTRY_H

#include "sql/connector.h"

#define YL_CONNECTOR(name) extern const yl_connector_type yl_connector_##name;
#include "connector/builtin.def"
#undef YL_CONNECTOR

/* Static. */
const yl_connector_registry *yl_connector_builtins(void);

#endif
