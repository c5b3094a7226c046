/* What the minutes give to the form of the inspection record. */
#include "base/lang.h"
#include "domain/onsite/onsite.h"
#include "pages/frame.h"
#include "pages/onsite/onsite.h"

struct found {
    struct arena *a;
    const struct onsite_current_row *rows;
    size_t n;
};

static str text_of(const struct found *in, const char *group, const char *part)
{
    for (size_t i = 0; i < in->n; i++)
        if (str_eq(in->rows[i].grp, str_from(group)))
            return onsite_text(in->a, in->rows[i].body, part);
    return S("");
}

static void visit(const struct found *in, struct form *f)
{
    struct moment m;
    if (moment_parse(text_of(in, "visit", "visited"), &m) == OK) {
        form_fill(f, "visited", date_iso(in->a, m.day));
        form_fill(f, "visited_time", str_fmt(in->a, "%02d:%02d", m.hour, m.minute));
    }
    const str place = text_of(in, "visit", "place");
    if (!str_empty(place))
        form_fill(f, "place", place);
}

/* One field of the record holds what is three groups on the spot. */
static void seen(const struct found *in, struct form *f)
{
    static const struct { const char *group, *part, *title; } parts[] = {
        { "seen", "seen", NULL },
        { "said", "said", TR("Ý kiến của cơ sở") },
        { "finding", "asked", TR("Yêu cầu, kiến nghị đối với cơ sở") },
    };
    struct buf b = { .a = in->a, .max = 32 * KiB };
    for (size_t i = 0; i < COUNT(parts); i++) {
        const str text = text_of(in, parts[i].group, parts[i].part);
        if (str_empty(text))
            continue;
        if (b.n)
            buf_add(&b, S("\n\n"));
        if (parts[i].title)
            buf_fmt(&b, "%s: ", tr(parts[i].title));
        buf_add(&b, text);
    }
    form_fill(f, "seen", buf_str(&b));
}

enum err onsite_fill(struct req *r, case_id cid, struct form *f)
{
    struct onsite_current_row *rows;
    struct found in = { .a = r->cx->a };
    TRY(onsite_load(r->cx, cid, &rows, &in.n));
    in.rows = rows;
    if (in.n == 0)
        return OK;
    visit(&in, f);
    form_fill(f, "people", text_of(&in, "people", "people"));
    seen(&in, f);
    form_fill(f, "finding", text_of(&in, "finding", "finding"));
    return OK;
}
