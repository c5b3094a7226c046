#include "domain/inspection/sample.h"
#include "domain/audit/audit.h"
#include "store/db.h"

static bool one_of(str word, const char *const *words)
{
    for (; *words; words++)
        if (str_eq(word, str_from(*words)))
            return true;
    return false;
}

static bool text_in(str s, size_t min, size_t max)
{
    return s.n >= min && s.n <= max;
}

static bool sample_valid(const struct sample_new *in, instant now)
{
    static const char *const media[] = { "wastewater", "emission", "noise", "vibration", "water",
                                         "air", "soil", "waste", NULL };
    return site_id_valid(in->item) && one_of(in->medium, media)
        && text_in(in->code, 1, SAMPLE_CODE_MAX) && text_in(in->point, 1, 120)
        && text_in(in->takers, 1, 500) && text_in(in->witness, 0, 300)
        && text_in(in->method, 0, 300) && text_in(in->amount, 0, 300)
        && text_in(in->preserved, 0, 300) && text_in(in->seal, 1, 60) && in->at.at > 0
        && in->at.at <= now && in->at.lat.has == in->at.lon.has && in->flow >= 0;
}

struct keeping {
    const struct user *who;
    str code;
    const struct sample_new *in;
    sample_id *out;
};

static enum err add(struct cx *cx, case_id cid, const struct keeping *j)
{
    const struct sample_new *in = j->in;
    const bool flow = in->flow_of != SAMPLE_FLOW_NONE;
    TRY(sample_add(cx, (struct sample_add_in){
        .cid = cid, .item = in->item, .code = in->code, .medium = in->medium,
        .point = in->point, .place = in->place, .taken = in->at.at, .lat = in->at.lat,
        .lon = in->at.lon, .takers = in->takers, .witness = site_text(in->witness),
        .method = site_text(in->method), .amount = site_text(in->amount),
        .preserved = site_text(in->preserved), .seal = in->seal,
        .flow = { .has = flow, .v = in->flow },
        .flow_of = { .has = flow, .v = in->flow_of == SAMPLE_FLOW_DAY ? S("day") : S("hour") },
        .account = j->who->id, .now = cx->now }));
    *j->out = (sample_id){ db_last_id(cx) };
    const str pairs[] = {
        S("sample"), in->code, S("medium"), in->medium, S("point"), in->point, S("seal"),
        in->seal, S("takers"), in->takers, S("taken"), instant_iso(cx->a, in->at.at),
    };
    return audit_add(cx, j->who, cid, S("sample_taken"),
                     audit_data(cx->a, pairs, COUNT(pairs) / 2));
}

static enum err keep_tx(struct cx *cx, void *arg)
{
    const struct keeping *j = arg;
    struct case_held c;
    struct sample_once_row row;
    TRY(case_hold(cx, j->code, &c));
    TRY(site_may(cx, j->who, &c));
    const enum err e = sample_once(cx, (struct sample_once_in){
        .cid = c.id, .item = j->in->item }, &row);
    if (e == OK)
        *j->out = row.id;
    return e == ERR_NOT_FOUND ? add(cx, c.id, j) : e;
}

enum err sample_keep(struct cx *cx, const struct user *who, str code,
                     const struct sample_new *in, sample_id *out)
{
    if (!sample_valid(in, cx->now))
        return ERR_INVALID;
    return db_tx(cx, keep_tx, &(struct keeping){ .who = who, .code = code, .in = in,
                                                 .out = out });
}

struct voiding {
    const struct user *who;
    str code, why;
    sample_id id;
};

static enum err void_tx(struct cx *cx, void *arg)
{
    const struct voiding *j = arg;
    struct case_held c;
    struct sample_lock_row row;
    TRY(case_hold(cx, j->code, &c));
    TRY(site_may(cx, j->who, &c));
    TRY(sample_lock(cx, (struct sample_lock_in){ .cid = c.id, .id = j->id }, &row));
    if (row.voided)
        return ERR_CONFLICT;
    TRY(sample_void_set(cx, (struct sample_void_set_in){
        .id = j->id, .account = j->who->id, .why = j->why, .now = cx->now }));
    return audit_add(cx, j->who, c.id, S("sample_void"),
                     audit_data(cx->a, (const str[]){ S("sample"), row.code, S("reason"),
                                                      j->why }, 2));
}

enum err sample_void(struct cx *cx, const struct user *who, str code, sample_id id, str why)
{
    if (!text_in(why, 1, 500))
        return ERR_INVALID;
    return db_tx(cx, void_tx, &(struct voiding){ .who = who, .code = code, .why = why,
                                                 .id = id });
}
