#include "domain/flows/picture.h"
#include "pages/flows/flows.h"

enum { MOST_STAGES = 16, STAGES_BYTES = 800, HOUR_S = 3600 };

static const struct flow *asked(const struct req *r)
{
    const str file = req_path(r, "picture");
    int64_t version = 0;
    if (!str_ends(file, S(".svg"))
        || str_i64(str_sub(file, 0, file.n - 4), &version) != OK || version <= 0
        || version > FLOW_ALL)
        return NULL;
    return flow_find(r->cx->flows, req_path(r, "flow"), (int)version);
}

static size_t split(str list, str *out, size_t most)
{
    size_t n = 0, from = 0;
    for (size_t i = 0; i <= list.n && n < most; i++)
        if (i == list.n || list.p[i] == ',') {
            if (i > from)
                out[n++] = str_sub(list, from, i);
            from = i + 1;
        }
    return n;
}

enum err flow_picture_get(struct req *r, struct resp *w)
{
    const struct flow *f = asked(r);
    str stages[MOST_STAGES], svg;
    if (!f)
        return ERR_NOT_FOUND;
    const size_t n = split(req_query(r, "stage", STAGES_BYTES), stages, MOST_STAGES);
    TRY(flow_picture(r->cx, f, stages, n, &svg));
    resp_cache_private(w, HOUR_S);
    return resp_bytes(w, 200, "image/svg+xml", svg);
}
