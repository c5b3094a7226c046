#include "geo/geojson.h"
#include "base/json.h"
#include <math.h>

#define SOUTH 8.0
#define NORTH 24.0
#define WEST 102.0
#define EAST 118.0
#define WKT_MAX ((size_t)1024 * 1024)

struct reading {
    struct arena *a;
    struct buf wkt;
    size_t points, parts;
    double area; /* of the ring in hand, twice, signed */
};

static str text_of(const struct json *properties, const char *name)
{
    const struct json *v = json_get(properties, str_from(name));
    return v && v->type == JSON_TEXT ? v->text : S("");
}

static bool number(const struct json *v, double *out)
{
    if (v->type != JSON_WHOLE && v->type != JSON_DECIMAL)
        return false;
    *out = v->type == JSON_WHOLE ? (double)v->whole : v->decimal;
    return true;
}

/* NULL, or what is wrong. A height behind the two numbers is allowed and forgotten. */
static const char *position(const struct json *v, double *x, double *y)
{
    if (v->type != JSON_LIST || v->n < 2 || v->n > 3 || !number(&v->items[0], x)
        || !number(&v->items[1], y))
        return "a position must be [longitude, latitude]";
    if (!(*x >= WEST && *x <= EAST && *y >= SOUTH && *y <= NORTH))
        return "a point outside 8..24 north, 102..118 east (longitude comes first)";
    return NULL;
}

/* One ring; its area by the shoelace rule, about its first point so that digits stay. */
static const char *ring(struct reading *r, const struct json *v)
{
    double x0 = 0, y0 = 0, x = 0, y = 0, xl = 0, yl = 0;
    if (v->type != JSON_LIST || v->n < 4)
        return "a ring needs four points at least";
    if (++r->parts > GEO_PARTS_MAX || (r->points += v->n) > GEO_POINTS_MAX)
        return "more than 20000 points or 2000 rings; simplify it";
    r->area = 0;
    buf_byte(&r->wkt, '(');
    for (size_t i = 0; i < v->n; i++) {
        const char *wrong = position(&v->items[i], &x, &y);
        if (wrong)
            return wrong;
        if (i == 0) {
            x0 = x;
            y0 = y;
        }
        r->area += (xl - x0) * (y - y0) - (x - x0) * (yl - y0);
        xl = x;
        yl = y;
        buf_fmt(&r->wkt, "%s%.7f %.7f", i ? "," : "", x, y);
    }
    buf_byte(&r->wkt, ')');
    if (x < x0 || x > x0 || y < y0 || y > y0)
        return "a ring is not closed";
    return fabs(r->area) < 1e-10 ? "a ring encloses no area" : NULL;
}

static const char *polygon(struct reading *r, const struct json *v)
{
    if (v->type != JSON_LIST || v->n == 0)
        return "a polygon without rings";
    buf_byte(&r->wkt, '(');
    for (size_t i = 0; i < v->n; i++) {
        if (i)
            buf_byte(&r->wkt, ',');
        const char *wrong = ring(r, &v->items[i]);
        if (wrong)
            return wrong;
    }
    buf_byte(&r->wkt, ')');
    return NULL;
}

static const char *geometry(struct reading *r, const struct json *v)
{
    const struct json *c = v ? json_get(v, S("coordinates")) : NULL;
    const str type = v ? text_of(v, "type") : S("");
    const bool many = str_eq(type, S("MultiPolygon"));
    if (!c || c->type != JSON_LIST || (!many && !str_eq(type, S("Polygon"))))
        return "its geometry must be a Polygon or a MultiPolygon";
    if (many && c->n == 0)
        return "a MultiPolygon without polygons";
    buf_add(&r->wkt, S("MULTIPOLYGON("));
    for (size_t i = 0; i < (many ? c->n : 1); i++) {
        if (i)
            buf_byte(&r->wkt, ',');
        const char *wrong = polygon(r, many ? &c->items[i] : c);
        if (wrong)
            return wrong;
    }
    buf_byte(&r->wkt, ')');
    return r->wkt.full ? "too large; simplify it" : NULL;
}

static bool one_of(str s, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(s, str_from(words[i])))
            return true;
    return false;
}

static const char *properties(const struct json *p, struct outline *o)
{
    static const char *const levels[] = { "province", "district", "commune" };
    static const char *const accuracies[] = { "official", "generalised", "approximate" };
    const str from = text_of(p, "valid_from"), to = text_of(p, "valid_to");
    o->code = text_of(p, "code");
    o->level = text_of(p, "level");
    o->parent = text_of(p, "parent_code");
    o->accuracy = text_of(p, "accuracy");
    o->since = (struct date){ 1900, 1, 1 };
    if (str_empty(o->code) || o->code.n > 12)
        return "code: a text of 1 to 12 characters";
    if (!one_of(o->level, levels, COUNT(levels)))
        return "level: province, district or commune";
    if (!one_of(o->accuracy, accuracies, COUNT(accuracies)))
        return "accuracy: official, generalised or approximate";
    if (!str_empty(from) && date_parse(from, &o->since) != OK)
        return "valid_from: YYYY-MM-DD or empty";
    o->until.has = !str_empty(to);
    if (o->until.has && date_parse(to, &o->until.v) != OK)
        return "valid_to: YYYY-MM-DD or empty";
    if (o->until.has && date_cmp(o->until.v, o->since) < 0)
        return "valid_to lies before valid_from";
    return NULL;
}

/* Digits of a code only, so that a line of faults stays one line. */
static str shown(struct arena *a, str code)
{
    for (size_t i = 0; i < code.n; i++)
        if (code.p[i] < '!' || code.p[i] > '~')
            return S("?");
    return str_empty(code) ? S("no code") : str_fmt(a, "%.*s", (int)(code.n > 12 ? 12 : code.n),
                                                    code.p);
}

static const char *feature(struct arena *a, const struct json *f, struct outline *o)
{
    const struct json *p = json_get(f, S("properties"));
    struct reading r = { .a = a, .wkt = { .a = a, .max = WKT_MAX } };
    if (!str_eq(text_of(f, "type"), S("Feature")) || !p || p->type != JSON_RECORD)
        return "it is no feature with properties";
    const char *wrong = properties(p, o);
    if (!wrong)
        wrong = geometry(&r, json_get(f, S("geometry")));
    if (wrong)
        return wrong;
    o->wkt = buf_str(&r.wkt);
    o->points = r.points;
    return NULL;
}

enum err geojson_outlines(struct arena *a, str file, str text, struct outline **out, size_t *n,
                          struct buf *faults)
{
    const struct json *root;
    str fault = S("larger than 8 MiB");
    *out = NULL;
    *n = 0;
    if (text.n > GEO_FILE_MAX || json_parse(a, text, &root, &fault) != OK) {
        buf_fmt(faults, "%.*s: %.*s\n", STR_ARG(file), STR_ARG(fault));
        return ERR_INVALID;
    }
    const struct json *list = json_get(root, S("features"));
    if (!str_eq(text_of(root, "type"), S("FeatureCollection")) || !list
        || list->type != JSON_LIST || list->n > GEO_FEATURES_MAX) {
        buf_fmt(faults, "%.*s: no FeatureCollection of at most %d features\n", STR_ARG(file),
                GEO_FEATURES_MAX);
        return ERR_INVALID;
    }
    *out = NEWS(a, struct outline, list->n);
    for (size_t i = 0; i < list->n; i++) {
        struct outline o = { .feature = i + 1 };
        const char *wrong = feature(a, &list->items[i], &o);
        if (wrong)
            buf_fmt(faults, "%.*s: feature %zu (%.*s): %s\n", STR_ARG(file), i + 1,
                    STR_ARG(shown(a, o.code)), wrong);
        else
            (*out)[(*n)++] = o;
    }
    return OK;
}
