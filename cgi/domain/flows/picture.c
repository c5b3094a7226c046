#include "domain/flows/picture.h"
#include "base/config.h"
#include "base/file.h"
#include "crypto/token.h"
#include <unistd.h>

#define DOT_BYTES ((size_t)4 * 1024 * 1024)
#define SVG_BYTES ((size_t)4 * 1024 * 1024)

str flow_picture_dot(struct arena *a, const struct flow *f, enum lang lang)
{
    struct buf dot = { .a = a, .max = DOT_BYTES };
    flow_draw(f, lang, DRAW_MOVES, NULL, &dot);
    return buf_str(&dot);
}

str flow_picture_name(struct arena *a, str dot)
{
    return str_fmt(a, "%.*s.svg", STR_ARG(bytes_b64url(a, hash_of(a, dot))));
}

static str path_of(const struct cx *cx, const struct flow *f)
{
    const str dot = flow_picture_dot(cx->a, f, cx->lang);
    return path_join(cx->a, cx->conf->flows.pictures, flow_picture_name(cx->a, dot));
}

bool flow_picture_there(const struct cx *cx, const struct flow *f)
{
    return !str_empty(cx->conf->flows.pictures) && access(path_of(cx, f).p, R_OK) == 0;
}

enum err flow_picture(struct cx *cx, const struct flow *f, const str *stages, size_t n, str *svg)
{
    if (str_empty(cx->conf->flows.pictures))
        return ERR_NOT_FOUND;
    TRY(file_read(cx->a, path_of(cx, f), SVG_BYTES, svg));
    for (size_t i = 0; i < n; i++) {
        if (!flow_stage(f, stages[i]))
            return ERR_NOT_FOUND;
        *svg = flow_mark(cx->a, *svg, stages[i]);
    }
    return OK;
}
