#include "base/lang.h"
#include "domain/onsite/sign.h"
#include "pages/onsite/onsite.h"
#include "pages/onsite/json.h"

enum err onsite_list_get(struct req *r, struct resp *w)
{
    struct onsite_mine_row *rows;
    size_t n;
    TRY(onsite_list(r->cx, r->who, &rows, &n));
    struct buf *b = onsite_json(w, 200);
    buf_byte(b, '{');
    json_number(b, "me", r->who->id.v);
    json_text(b, "name", r->who->name);
    json_text(b, "csrf", r->csrf);
    buf_add(b, S(",\"cases\":["));
    for (size_t i = 0; i < n; i++) {
        buf_add(b, i ? S(",{") : S("{"));
        json_text(b, "code", rows[i].code);
        json_text(b, "title", rows[i].title);
        json_text(b, "place", rows[i].place);
        json_text(b, "due", rows[i].due.has ? instant_vi(r->cx->a, rows[i].due.v) : S(""));
        buf_byte(b, '}');
    }
    buf_add(b, S("]}"));
    return OK;
}

/*
 * What a team wrote down behind the n groups that stand there: answers of the checklist, "q:"
 * and the question, and notes, "n:" and their number.
 */
static enum err entries(struct req *r, struct buf *b, case_id cid, size_t n)
{
    struct site_entries_row *rows;
    size_t n_rows;
    TRY(site_entries(r->cx, (struct site_entries_in){ .cid = cid }, &rows, &n_rows));
    for (size_t i = 0; i < n_rows; i++) {
        const struct site_entries_row *e = &rows[i];
        buf_add(b, n++ ? S(",{") : S("{"));
        json_text(b, "group", str_fmt(r->cx->a, e->answer.has ? "q:%.*s" : "n:%.*s",
                                      STR_ARG(e->item)));
        json_version(b, e->version, e->name, e->at,
                     onsite_entry_texts(r->cx->a, e->answer, e->body));
        buf_byte(b, '}');
    }
    return OK;
}

static void hand_json(struct buf *b, const struct samples_carried_row *row)
{
    buf_byte(b, '{');
    json_text(b, "id", row->edit.v);
    json_text(b, "given_by", row->given_by.v);
    json_text(b, "given_to", row->given_to.v);
    json_text(b, "hand_seal", row->hand_seal.v);
    json_text(b, "intact", row->intact ? S("1") : S("0"));
    json_number(b, "at", json_ms(row->at.v));
    buf_byte(b, '}');
}

/* "samples": those that other telephones and the desk have brought in, with who had them. */
static enum err samples(struct req *r, struct buf *b, case_id cid)
{
    struct samples_carried_row *rows;
    size_t n;
    TRY(samples_carried(r->cx, (struct samples_carried_in){ .cid = cid }, &rows, &n));
    buf_add(b, S(",\"samples\":["));
    for (size_t i = 0; i < n;) {
        const struct samples_carried_row *s = &rows[i];
        buf_add(b, i ? S(",{") : S("{"));
        json_text(b, "id", s->item);
        json_text(b, "label", s->code);
        json_text(b, "point", s->point);
        json_text(b, "seal", s->seal);
        json_text(b, "takers", s->takers);
        json_number(b, "at", json_ms(s->taken));
        buf_add(b, S(",\"hands\":["));
        for (size_t k = 0; i < n && str_eq(rows[i].item, s->item); i++) {
            if (!rows[i].edit.has)
                continue;
            buf_add(b, k++ ? S(",") : S(""));
            hand_json(b, &rows[i]);
        }
        buf_add(b, S("]}"));
    }
    buf_byte(b, ']');
    return OK;
}

enum err onsite_groups_json(struct req *r, struct buf *b, case_id cid)
{
    struct onsite_current_row *rows;
    size_t n;
    TRY(onsite_load(r->cx, cid, &rows, &n));
    buf_add(b, S("\"groups\":["));
    for (size_t i = 0; i < n; i++) {
        buf_add(b, i ? S(",{") : S("{"));
        json_text(b, "group", rows[i].grp);
        json_version(b, rows[i].version, rows[i].author, rows[i].written, rows[i].body);
        buf_byte(b, '}');
    }
    TRY(entries(r, b, cid, n));
    buf_byte(b, ']');
    return samples(r, b, cid);
}

enum err onsite_state_get(struct req *r, struct resp *w)
{
    struct case_by_code_row c;
    enum err e = onsite_see(r->cx, r->who, req_query(r, "case", 16), &c);
    if (e == OK && !onsite_may(r->who, &c))
        e = c.recused ? ERR_RECUSED : ERR_NOT_FOUND;
    if (e != OK)
        return onsite_error(w, e);
    struct buf *b = onsite_json(w, 200);
    buf_byte(b, '{');
    TRY(onsite_groups_json(r, b, c.id));
    buf_byte(b, '}');
    return OK;
}

static enum err conflict(struct resp *w, const struct onsite_newest_row *other)
{
    struct buf *b = onsite_json(w, 409);
    buf_add(b, S("{\"conflict\":{"));
    json_version(b, other->version, other->author, other->written, other->body);
    buf_add(b, S("}}"));
    return OK;
}

enum err onsite_entry_post(struct req *r, struct resp *w)
{
    struct form f;
    str texts[ONSITE_PARTS_MAX];
    struct onsite_kept kept;
    TRY(form_read(r, &f));
    const struct onsite_group *group = onsite_group(form_raw(&f, "group"));
    if (!group)
        return onsite_error(w, ERR_INVALID);
    struct onsite_new in = { .group = group, .texts = texts, .client = onsite_id(&f),
                            .base = form_i64(&f, "base", 0, INT32_MAX),
                            .aside = form_flag(&f, "aside") };
    in.written = onsite_written(r, &f, &in.skew_ms);
    const str code = form_str(&f, "case", 16);
    onsite_texts(&f, group, texts);
    if (form_ok(&f) != OK)
        return onsite_problems(w, &f);
    const enum err e = onsite_keep(r->cx, r->who, code, &in, &kept);
    if (e == ERR_CONFLICT && kept.other.version)
        return conflict(w, &kept.other);
    if (e != OK)
        return onsite_error(w, e);
    return onsite_kept(w, kept.version);
}

enum err onsite_sign_post(struct req *r, struct resp *w)
{
    struct form f;
    TRY(form_read(r, &f));
    struct sign_new in = {
        .client = onsite_id(&f), .name = form_str(&f, "name", 120),
        .part = form_str(&f, "part", 10), .title = form_opt(&f, "title", 200),
        .strokes = form_str(&f, "strokes", STROKES_BYTES_MAX),
    };
    const str code = form_str(&f, "case", 16), digest = form_str(&f, "digest", 64);
    in.written = onsite_written(r, &f, &in.skew_ms);
    if (form_ok(&f) != OK)
        return onsite_problems(w, &f);
    enum err e = onsite_bytes(r->cx->a, digest, 32, &in.digest);
    if (e == OK)
        e = onsite_sign(r->cx, r->who, code, &in);
    return e == OK ? resp_bytes(w, 200, "application/json", S("{}")) : onsite_error(w, e);
}
