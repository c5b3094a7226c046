/*
 * Which units a point lies in on a day: of today for a new report, of then for an old event.
 * Used by every channel, by jobs and by officials.
 */
#ifndef DOMAIN_INTAKE_POINT_H
#define DOMAIN_INTAKE_POINT_H

#include "base/cx.h"
#include "base/ids.h"

/* How a unit was found; the later, the weaker. */
enum point_how {
    POINT_INSIDE = 1, /* its outline holds the point */
    POINT_OUTLINE,    /* none does; its outline passes nearest, within POINT_EDGE_M */
    POINT_CENTRE,     /* no outline is near; its centre is nearest, within POINT_FAR_M */
};

#define POINT_EDGE_M 3000
#define POINT_FAR_M 33000

struct point_unit {
    enum point_how how; /* 0: none of this level */
    unit_id id;
    str code, level, kind, name, parent;
    str accuracy;   /* of the outline: official, generalised, approximate; centre */
    double metres;  /* from the outline or centre; 0 inside; about, within a tenth */
};

struct point_units {
    struct point_unit commune, district, province;
};

/*
 * One statement, whatever the number of units. A level that has nothing near on that day has
 * how == 0; nothing at all is OK too. Precondition: lat, lon as places_point gives them.
 */
MUST_USE enum err place_of_point(struct cx *cx, double lat, double lon, struct date day,
                                 struct point_units *out);

/* Inside an official outline: certain. Anything else is a suggestion that a person confirms. */
bool point_sure(const struct point_unit *u);

/* "inside", "outline", "centre": as the table report_place has them. */
str point_how_code(enum point_how how);

/* 430 -> "430 m", 1234 -> "1,2 km" (about), in Vietnamese order of digits. */
str point_distance(struct arena *a, enum lang lang, double metres);

#endif
