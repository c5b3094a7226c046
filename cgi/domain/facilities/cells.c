#include "domain/facilities/cells.h"
#include "base/text.h"
#include "domain/intake/where.h"

/* Through the door and within its limit; empty after a fault. */
str cell_text(struct loader *l, str cell, const char *column, size_t max)
{
    str out;
    if (text_door(l->a, cell, &out) != OK) {
        fault(l, "%s is not UTF-8", column);
        return S("");
    }
    out = str_trim(out);
    if (out.n <= max)
        return out;
    fault(l, "%s is longer than %zu bytes", column, max);
    return S("");
}

str cell_word(struct loader *l, str cell, const char *column, const struct facility_word *list,
              str usual)
{
    const str word = cell_text(l, cell, column, 40);
    if (str_empty(word))
        return usual;
    if (!facility_word_known(list, word))
        fault(l, "%s '%.*s' is not known", column, STR_ARG(word));
    return word;
}

static opt_f64 degrees(struct loader *l, str cell, const char *column)
{
    opt_f64 out = { 0 };
    const str typed = cell_text(l, cell, column, 20);
    char *point = arena_alloc(l->a, typed.n + 1);
    for (size_t i = 0; i < typed.n; i++)
        point[i] = (char)(typed.p[i] == ',' ? '.' : typed.p[i]);
    out.has = !str_empty(typed);
    if (out.has && str_f64((str){ point, typed.n }, &out.v) != OK) {
        fault(l, "%s '%.*s' is no number", column, STR_ARG(typed));
        out.has = false;
    }
    return out;
}

void cell_point(struct loader *l, str lat, str lon, opt_f64 *out_lat, opt_f64 *out_lon)
{
    *out_lat = degrees(l, lat, "lat");
    *out_lon = degrees(l, lon, "long");
    if (out_lat->has != out_lon->has
        || (out_lat->has && !where_in_country(out_lat->v, out_lon->v)))
        fault(l, "lat, long: no point in Viet Nam, or only half of one");
}
