#include "pages/cases/place.h"
#include "domain/flows/picture.h"

/* Steps that lead to another stage, whoever may take them; one line for each. */
static void ways_of(struct cx *cx, const struct flow *f, const struct flow_stage *at,
                    struct place_line *out)
{
    struct way_line *ways = NEWS(cx->a, struct way_line, f->n_steps);
    const struct flow_step *s = flow_next(f, at, NULL);
    for (; s; s = flow_next(f, at, s))
        if (s->to && s->to != at)
            ways[out->n_ways++] = (struct way_line){
                flow_words(cx->lang, s->title), flow_words(cx->lang, s->to->title) };
    out->ways = ways;
}

void places_of(struct cx *cx, const struct case_show *s, struct case_view *v)
{
    const struct flow *f = s->held.flow;
    struct place_line *out = NEWS(cx->a, struct place_line, f->n_tracks);
    struct buf stages = { .a = cx->a, .max = 2000 };
    v->procedure = flow_words(cx->lang, f->title);
    v->version = f->version;
    for (size_t i = 0; i < f->n_tracks; i++) {
        const struct flow_track *t = &f->tracks[i];
        const struct flow_stage *at = i == 0 ? s->held.stage
            : track_stage(t, s->values, s->n_values, f);
        if (!at)
            continue;
        struct place_line *p = &out[v->n_places++];
        p->track = i == 0 ? S("") : flow_words(cx->lang, t->title);
        p->stage = flow_words(cx->lang, at->title);
        ways_of(cx, f, at, p);
        buf_fmt(&stages, "%s%.*s", stages.n ? "," : "", STR_ARG(at->name));
    }
    v->places = out;
    if (!flow_picture_there(cx, f))
        return;
    const str args[] = { f->name, str_fmt(cx->a, "%d.svg", f->version) };
    v->picture = url_with(cx->a, url_path(cx->a, "/staff/flows/%s/%s", args, COUNT(args)),
                          S("stage"), buf_str(&stages));
}
