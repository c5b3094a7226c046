#include "domain/inspection/site.h"
#include "crypto/token.h"
#include "domain/audit/audit.h"
#include "domain/cases/hands.h"
#include "store/db.h"

#define TEAM (ROLE_OFFICER | ROLE_INSPECTOR | ROLE_HEAD)

bool site_may_now(const struct user *who, const struct case_held *c)
{
    return !c->ended && !c->joined.has && c->standing.conflict == CONFLICT_NONE
        && user_roles_in(who, c->unit) & TEAM;
}

enum err site_may(struct cx *cx, const struct user *who, struct case_held *c)
{
    TRY(case_may_work(cx, who, c));
    if (!(user_roles_in(who, c->unit) & TEAM))
        return ERR_FORBIDDEN;
    return c->ended ? ERR_CONFLICT : OK;
}

bool site_id_valid(str id)
{
    for (size_t i = 0; i < id.n; i++) {
        const char c = id.p[i];
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
              || c == '-' || c == '_' || c == '.'))
            return false;
    }
    return id.n > 0 && id.n <= SITE_ID_MAX;
}

str site_id_new(struct arena *a)
{
    return bytes_hex(a, random_bytes(a, 16));
}

str site_text(str s)
{
    return s.p ? s : S("");
}

static bool answer_known(str answer)
{
    return str_eq(answer, S("yes")) || str_eq(answer, S("no")) || str_eq(answer, S("na"));
}

static bool entry_valid(const struct site_entry_new *in, instant now)
{
    const bool answer = in->kind == SITE_ANSWER;
    return site_id_valid(in->item) && site_id_valid(in->edit) && in->base >= 0
        && in->body.n <= SITE_BODY_MAX && in->at.at > 0 && in->at.at <= now
        && in->at.lat.has == in->at.lon.has
        && (answer ? answer_known(in->answer) : in->body.n > 0 && str_empty(in->answer));
}

struct keeping {
    const struct user *who;
    str code;
    const struct site_entry_new *in;
    struct site_kept *out;
};

static str kind_word(enum site_kind kind)
{
    return kind == SITE_ANSWER ? S("answer") : S("note");
}

/* What stands there already: this very change, or somebody else's since. */
static enum err before(struct cx *cx, case_id cid, const struct keeping *j, bool *done)
{
    const struct site_entry_new *in = j->in;
    struct site_edit_row edit;
    enum err e = site_edit(cx, (struct site_edit_in){ .cid = cid, .edit = in->edit }, &edit);
    *done = e == OK;
    if (e == OK) {
        *j->out = (struct site_kept){ .version = edit.version, .again = true };
        return str_eq(edit.item, in->item) && str_eq(edit.kind, kind_word(in->kind))
            ? OK : ERR_INVALID;
    }
    if (e != ERR_NOT_FOUND)
        return e;
    e = site_newest(cx, (struct site_newest_in){
        .cid = cid, .kind = kind_word(in->kind), .item = in->item }, &j->out->other);
    if (e == ERR_NOT_FOUND)
        return in->base == 0 ? OK : ERR_INVALID;
    TRY(e);
    j->out->version = j->out->other.version;
    return j->out->version == in->base ? OK : ERR_CONFLICT;
}

static enum err keep_tx(struct cx *cx, void *arg)
{
    const struct keeping *j = arg;
    const struct site_entry_new *in = j->in;
    struct case_held c;
    bool done;
    *j->out = (struct site_kept){ 0 };
    TRY(case_hold(cx, j->code, &c));
    TRY(site_may(cx, j->who, &c));
    TRY(before(cx, c.id, j, &done));
    if (done)
        return OK;
    const int64_t version = in->base + 1;
    TRY(site_entry_add(cx, (struct site_entry_add_in){
        .cid = c.id, .kind = kind_word(in->kind), .item = in->item, .version = version,
        .edit = in->edit, .answer = str_opt(in->answer),
        .body = site_text(in->body), .at = in->at.at,
        .lat = in->at.lat, .lon = in->at.lon, .account = j->who->id, .now = cx->now }));
    j->out->version = version;
    const str pairs[] = { S("item"), in->item, S("version"), str_fmt(cx->a, "%lld",
                          (long long)version), S("answer"), in->answer, S("body"), in->body };
    return audit_add(cx, j->who, c.id, in->kind == SITE_ANSWER ? S("site_answer") : S("site_note"),
                     audit_data(cx->a, pairs, COUNT(pairs) / 2));
}

enum err site_entry_keep(struct cx *cx, const struct user *who, str code,
                         const struct site_entry_new *in, struct site_kept *out)
{
    *out = (struct site_kept){ 0 };
    if (!entry_valid(in, cx->now))
        return ERR_INVALID;
    return db_tx(cx, keep_tx, &(struct keeping){ .who = who, .code = code, .in = in,
                                                 .out = out });
}
