#include "domain/publication/requests.h"
#include "base/buf.h"
#include "sql/open311.h"

#define DAY_US (86400 * US_PER_S)

enum err requests_window(const struct requests_asked *in, instant now, struct requests_days *out)
{
    const instant span = REQUESTS_SPAN_DAYS * DAY_US;
    instant until = in->until.has ? in->until.v : now;
    instant since = in->since.has ? in->since.v : until - span;
    if (in->since.has && !in->until.has)
        until = since + span;
    if (since > until)
        return ERR_INVALID;
    if (until - since > span)
        return ERR_TOO_LARGE;
    out->since = instant_date(since);
    out->until = instant_date(until);
    const instant begins = instant_of((struct moment){ .day = out->since });
    if (begins < since)
        out->since = date_add(out->since, 1);
    return OK;
}

/* Rows of the two statements have the same columns, but a type each. */
#define REQUEST_OF(row) {                                                                 \
    .public_id = (row)->public_id, .status = (row)->status, .pollution = (row)->pollution, \
    .description = (row)->description, .notes = (row)->notes, .agency = (row)->agency,     \
    .commune = (row)->commune, .address = (row)->address, .lat = (row)->lat,               \
    .lon = (row)->lon, .requested = (row)->requested, .updated = (row)->updated }

struct walk {
    request_fn *each;
    void *arg;
};

static enum err listed(struct cx *cx, const struct open311_requests_row *r, void *arg)
{
    const struct walk *w = arg;
    const struct request out = REQUEST_OF(r);
    return w->each(cx, &out, w->arg);
}

enum err requests_each(struct cx *cx, const struct requests_asked *in,
                       const struct requests_days *days, request_fn *each, void *arg)
{
    if (date_cmp(days->since, days->until) > 0)
        return OK; /* no day begins in that time */
    return open311_requests(cx, (struct open311_requests_in){
        .since = days->since, .until = days->until, .codes = in->codes,
        .statuses = in->statuses, .skip = in->skip, .most = in->most },
        listed, &(struct walk){ each, arg });
}

static enum err named(struct cx *cx, const struct open311_requests_named_row *r, void *arg)
{
    const struct walk *w = arg;
    const struct request out = REQUEST_OF(r);
    return w->each(cx, &out, w->arg);
}

/* 16 small hex digits, as clearing makes them; anything else need not be looked up. */
static bool id_shaped(str id)
{
    for (size_t i = 0; i < id.n; i++)
        if (!((id.p[i] >= '0' && id.p[i] <= '9') || (id.p[i] >= 'a' && id.p[i] <= 'f')))
            return false;
    return id.n == 16;
}

enum err requests_named(struct cx *cx, str ids, request_fn *each, void *arg)
{
    struct buf list = { .a = cx->a, .max = 32 * REQUESTS_IDS_MAX };
    str rest = ids, id;
    size_t n = 0;
    buf_byte(&list, '[');
    while (str_next(&rest, ',', &id)) {
        id = str_trim(id);
        if (!id_shaped(id))
            continue;
        if (n == REQUESTS_IDS_MAX)
            return ERR_TOO_LARGE;
        if (n++)
            buf_byte(&list, ',');
        buf_json(&list, id);
    }
    buf_byte(&list, ']');
    return open311_requests_named(cx, (struct open311_requests_named_in){
        .ids = buf_str(&list) }, named, &(struct walk){ each, arg });
}
