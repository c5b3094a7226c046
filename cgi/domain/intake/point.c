#include "domain/intake/point.h"
#include "sql/places.h"
#include <math.h>

#define DEGREE_M 111195.0 /* of a great circle; a sphere is good enough for a suggestion */

/* Sides of a box around the point that reach `metres` each way. */
struct box {
    double south, west, north, east;
};

static double radians(double degrees)
{
    return degrees * M_PI / 180;
}

static struct box around(double lat, double lon, double metres)
{
    const double up = metres / DEGREE_M;
    const double aside = up / cos(radians(lat));
    return (struct box){ lat - up, lon - aside, lat + up, lon + aside };
}

static double between(double lat, double lon, double lat2, double lon2)
{
    const double north = lat2 - lat;
    const double east = (lon2 - lon) * cos(radians(lat));
    return sqrt(north * north + east * east) * DEGREE_M;
}

/* The database measures in degrees, of which those to the east are shorter: the mean of both. */
static double edge(double lat, double degrees)
{
    return degrees * DEGREE_M * (1 + cos(radians(lat))) / 2;
}

static int rank_of(str accuracy)
{
    if (str_eq(accuracy, S("official")))
        return 0;
    return str_eq(accuracy, S("generalised")) ? 1 : 2;
}

/* a before b: the stronger way, then the nearer, then the better drawn. */
static bool better(const struct point_unit *a, const struct point_unit *b)
{
    if (b->how == 0 || a->how != b->how)
        return b->how == 0 || a->how < b->how;
    const int ra = rank_of(a->accuracy), rb = rank_of(b->accuracy);
    if (a->how == POINT_INSIDE)
        return ra < rb;
    return a->metres < b->metres;
}

static struct point_unit *level_of(struct point_units *out, str level)
{
    if (str_eq(level, S("commune")))
        return &out->commune;
    return str_eq(level, S("district")) ? &out->district : &out->province;
}

static void consider(struct point_units *out, const struct place_at_row *row, double lat,
                     double lon)
{
    struct point_unit u = { .id = row->id, .code = row->code, .level = row->level,
                            .kind = row->kind, .name = row->name, .accuracy = row->accuracy,
                            .parent = row->parent.has ? row->parent.v : S("") };
    if (str_eq(row->what, S("outline"))) {
        u.how = row->far > 0 ? POINT_OUTLINE : POINT_INSIDE;
        u.metres = edge(lat, row->far);
        if (u.metres > POINT_EDGE_M)
            return;
    } else {
        u.how = POINT_CENTRE;
        u.metres = between(lat, lon, row->lat.v, row->lon.v);
        if (!row->lat.has || !row->lon.has || u.metres > POINT_FAR_M)
            return;
    }
    struct point_unit *best = level_of(out, row->level);
    if (better(&u, best))
        *best = u;
}

enum err place_of_point(struct cx *cx, double lat, double lon, struct date day,
                        struct point_units *out)
{
    const struct box near = around(lat, lon, POINT_EDGE_M * 1.05);
    const struct box far = around(lat, lon, POINT_FAR_M);
    struct place_at_row *rows;
    size_t n;
    *out = (struct point_units){ 0 };
    TRY(place_at(cx, (struct place_at_in){
        .lat = lat, .lon = lon, .day = day,
        .south = near.south, .west = near.west, .north = near.north, .east = near.east,
        .far_south = far.south, .far_west = far.west, .far_north = far.north,
        .far_east = far.east }, &rows, &n));
    for (size_t i = 0; i < n; i++)
        consider(out, &rows[i], lat, lon);
    return OK;
}

bool point_sure(const struct point_unit *u)
{
    return u->how == POINT_INSIDE && str_eq(u->accuracy, S("official"));
}

str point_how_code(enum point_how how)
{
    return how == POINT_INSIDE ? S("inside") : how == POINT_OUTLINE ? S("outline") : S("centre");
}

str point_distance(struct arena *a, enum lang lang, double metres)
{
    if (metres < 950)
        return str_fmt(a, "%.0f m", ceil(metres / 10) * 10);
    const double tenths = floor(metres / 100 + 0.5);
    if (tenths >= 100)
        return str_fmt(a, "%.0f km", metres / 1000);
    return str_fmt(a, "%.0f%c%.0f km", floor(tenths / 10), lang == LANG_EN ? '.' : ',',
                   fmod(tenths, 10));
}
