/* What the map of the form draws. */
#ifndef PAGES_INTAKE_MAP_H
#define PAGES_INTAKE_MAP_H

#include "http/http.h"

/*
 * GET /map.json: GeoJSON of the province today: outlines as far as they were imported
 * (properties level, code, name, accuracy) and the centre of each commune (level "centre").
 * The same for everybody; kept an hour.
 */
enum err map_json_get(struct req *r, struct resp *w);

#endif
