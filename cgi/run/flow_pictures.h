/* Pictures of workflows by Graphviz's program `dot`. */
#ifndef RUN_FLOW_PICTURES_H
#define RUN_FLOW_PICTURES_H

#include "flow/flow.h"

/* A DOT text as SVG into a descriptor. 0, or 2 after the reason was said. */
int dot_svg(str dot, int to);

/*
 * The pictures that the pages of cases show (domain/flows/picture.h), in each language,
 * into a folder, which is made; those that are there stay. 0, or 2.
 */
int flow_pictures(struct arena *a, const struct flows *all, str folder);

#endif
