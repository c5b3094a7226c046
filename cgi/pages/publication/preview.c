/* Exactly what the public will get, before anybody outside does. */
#include "base/config.h"
#include "domain/publication/life.h"
#include "domain/publication/opendata.h"
#include "pages/publication/feed.h"
#include "pages/publication/head.h"

#define LINE_MAX ((size_t)64 * 1024)

static str csv_line(struct cx *cx, const struct violator *v)
{
    struct buf b = { .a = cx->a, .max = LINE_MAX };
    str values[OPEN_COLUMNS];
    open_values(cx->a, cx->conf->public_site.url, v, values);
    open_csv_row(&b, values);
    return str_trim(buf_str(&b));
}

enum err publication_preview(struct cx *cx, const struct violator *v,
                             struct publication_view *out)
{
    struct violator *shown = NEW(cx->a, struct violator);
    struct publication_stay stay;
    *shown = *v;
    shown->slug = S("");
    if (!shown->until.has) {
        TRY(publication_stay(cx->a, cx->law, cx->now, &stay));
        shown->until = (opt_instant){ .has = true, .v = stay.until };
    }
    const struct feed_said said = {
        .what = str_empty(shown->correction) ? S("published") : S("corrected"),
        .name = shown->name, .act = shown->act, .sanction = shown->sanction,
        .unit_name = shown->unit_name, .number = shown->number, .correction = shown->correction,
        .signed_on = shown->signed_on };
    out->shown = shown;
    out->csv = csv_line(cx, shown);
    out->feed_title = feed_title(cx->a, &said);
    out->feed_text = feed_text(cx->a, &said);
    return OK;
}
