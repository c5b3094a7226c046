#include "domain/leader/items.h"
#include "domain/violations/submission.h"
#include "sql/leader.h"

static enum err set(struct cx *cx, const struct case_held *c, const char *kind, struct date day,
                    str note)
{
    return desk_item_set(cx, (struct desk_item_set_in){
        .cid = c->id, .kind = str_from(kind), .unit = c->unit, .day = day, .note = note,
        .now = cx->now });
}

static enum err end(struct cx *cx, case_id cid, const char *kind)
{
    return desk_item_end(cx, (struct desk_item_end_in){
        .cid = cid, .kind = str_from(kind), .now = cx->now });
}

/* The track waits for a text, or for the second person: of a text or of a withdrawal. */
static bool to_publish(const struct desk_facts_row *f)
{
    return f->publish.has && !str_eq(f->publish.v, S("no")) && f->signed_on.has && f->track.has
        && (str_eq(f->track.v, S("pub_due")) || str_eq(f->track.v, S("pub_ready"))
            || str_eq(f->track.v, S("pub_recalled")));
}

static enum err publish(struct cx *cx, const struct case_held *c, const struct desk_facts_row *f)
{
    if (!to_publish(f))
        return f->publish_live.has ? end(cx, c->id, "publish") : OK;
    if (f->publish_live.has && str_eq(f->publish_live.v, f->track.v))
        return OK;
    return set(cx, c, "publish", f->signed_on.v, f->track.v);
}

/* A decision whose remedy has a file of its own leaves it to that file. */
static enum err remedy(struct cx *cx, const struct case_held *c, const struct desk_facts_row *f)
{
    const bool own = str_eq(f->flow, S("remedy"));
    const bool live = f->remedy_due.has && !f->ended
        && (own || (f->signed_on.has && !f->remedied && !f->followed));
    if (!live)
        return f->remedy_live.has ? end(cx, c->id, "remedy") : OK;
    if (f->remedy_live.has && date_eq(f->remedy_live.v, f->remedy_due.v))
        return OK;
    return set(cx, c, "remedy", f->remedy_due.v, S(""));
}

enum err items_follow(struct cx *cx, const struct case_held *c, const struct flow_step *step)
{
    struct desk_facts_row f;
    if (str_eq(c->flow->name, S("hotline")))
        return step->answers ? items_answered(cx, c->id)
                             : desk_item_unit(cx, (struct desk_item_unit_in){ c->id, c->unit });
    if (!str_eq(c->flow->name, S("sanction")) && !str_eq(c->flow->name, S("remedy")))
        return OK;
    TRY(desk_facts(cx, (struct desk_facts_in){ c->id }, &f));
    TRY(publish(cx, c, &f));
    TRY(remedy(cx, c, &f));
    if (f.chair.has && (f.ended || f.submitted))
        TRY(end(cx, c->id, "chair"));
    return desk_item_unit(cx, (struct desk_item_unit_in){ c->id, c->unit });
}

enum err items_chair(struct cx *cx, const struct case_held *c)
{
    struct violation v;
    struct submission_why why;
    struct desk_facts_row f;
    TRY(desk_facts(cx, (struct desk_facts_in){ c->id }, &f));
    enum err e = violation_load(cx, c->id, &v);
    if (e == OK)
        e = submission_due(cx, c, &v, &why);
    if (e != OK && e != ERR_NOT_FOUND)
        return e;
    if (e == ERR_NOT_FOUND || why.grounds == 0 || f.ended || f.submitted)
        return f.chair.has ? end(cx, c->id, "chair") : OK;
    return set(cx, c, "chair", cx->today, submission_grounds_words(cx->a, why.grounds));
}

enum err items_objected(struct cx *cx, const struct case_held *c)
{
    return set(cx, c, "objection", cx->today, S(""));
}

enum err items_answered(struct cx *cx, case_id cid)
{
    return end(cx, cid, "objection");
}
