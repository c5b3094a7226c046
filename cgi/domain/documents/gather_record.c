#include "domain/documents/gather.h"
#include "base/cite.h"
#include "domain/violations/ticks.h"

enum { DECREES_MAX = 8, CIRCUMSTANCES_MAX = 32000 };
struct decrees {
    str decree[DECREES_MAX], places[DECREES_MAX];
    struct paper_data *row[DECREES_MAX];
    size_t n;
};

/* Under the law of the day when it ended, or was detected (Decree 118/2021 art. 7.2). */
static const struct law_act *act_of(struct cx *cx, const struct record_whole_row *r)
{
    return law_act(cx->law, r->act, r->ended.has ? r->ended.v : r->going_on.v);
}

static void put_act(struct cx *cx, const struct record_whole_row *r, struct paper_data *d)
{
    const struct date day = r->ended.has ? r->ended.v : r->going_on.v;
    const struct law_act *act = act_of(cx, r);
    struct paper_data *row = paper_row(d, "act");
    paper_put(row, "act.code", r->act);
    paper_put(row, "act.name", act ? act->name_vi : r->act);
    paper_put(row, "act.provision", act ? act->basis_vi : S(""));
    paper_put(row, "act.described", r->described);
    paper_put_day(row, "act.day", day);
    paper_put(row, "act.state", r->ended.has ? S("đã kết thúc") : S("đang diễn ra"));
    if (r->mitigating)
        paper_put(row, "act.mitigating", str_fmt(cx->a, "%lld", (long long)r->mitigating));
    if (r->aggravating)
        paper_put(row, "act.aggravating", str_fmt(cx->a, "%lld", (long long)r->aggravating));
    if (!r->circumstances.has)
        return;
    paper_put(row, "act.mitigating_which",
              ticks_words(cx, LANG_VI, r->circumstances.v, LAW_MITIGATING, TICKS_ALONE));
    paper_put(row, "act.aggravating_which",
              ticks_words(cx, LANG_VI, r->circumstances.v, LAW_AGGRAVATING, TICKS_ALONE));
}

/* "9.1.a": where the decree has the act. */
static str place_of(struct cx *cx, const struct law_act *act)
{
    const size_t at = str_find(act->code, S("Đ"));
    return str_dup(cx->a, str_sub(act->code, at + sizeof "Đ" - 1, act->code.n));
}

/* "19.1" is not in "19.10". */
static bool cites(str places, str place)
{
    str one;
    while (str_next(&places, ',', &one))
        if (str_eq(str_trim(one), place))
            return true;
    return false;
}

/* "Nghị định 45/2022/NĐ-CP" once, with the articles of its acts, which it is the decree of. */
static void put_decree(struct cx *cx, const struct law_act *act, bool organization,
                       struct decrees *known, struct paper_data *d)
{
    const str place = place_of(cx, act);
    size_t i = 0;
    while (i < known->n && !str_eq(known->decree[i], act->decree))
        i++;
    if (i == DECREES_MAX)
        return;
    if (i == known->n) {
        known->row[known->n] = paper_row(d, "decree");
        known->decree[known->n] = act->decree;
        known->places[known->n++] = place;
        paper_put(known->row[i], "decree.name",
                  str_fmt(cx->a, "Nghị định %.*s", STR_ARG(act->decree)));
        paper_put(known->row[i], "decree.field", law_field_words(cx->law, act->field));
    } else if (!cites(known->places[i], place)) {
        known->places[i] = str_fmt(cx->a, "%.*s, %.*s", STR_ARG(known->places[i]),
                                   STR_ARG(place));
    }
    paper_put(known->row[i], "decree.articles", cite_places(cx->a, known->places[i]));
    if (organization && act->org_factor > 1)
        paper_put(known->row[i], "decree.doubled", law_field_doubled(cx->law, act->field));
}

static str subject_vi(str subject)
{
    static const struct { const char *code, *word; } all[] = {
        { "individual", "Cá nhân" }, { "household", "Hộ gia đình" },
        { "business_household", "Hộ kinh doanh" }, { "community", "Cộng đồng dân cư" } };
    for (size_t i = 0; i < COUNT(all); i++)
        if (str_eq(subject, str_from(all[i].code)))
            return str_from(all[i].word);
    return S("Tổ chức");
}

/* By name, of each act; an older file counts them, which they are is written in by hand. */
static str circumstances(struct cx *cx, const struct violation *v, enum law_side side)
{
    struct buf b = { .a = cx->a, .max = CIRCUMSTANCES_MAX };
    int64_t n = 0;
    for (size_t i = 0; i < v->n; i++) {
        const struct record_whole_row *r = &v->rows[i];
        const str words = ticks_decided(cx, LANG_VI, r, side);
        if (!r->circumstances.has)
            n += side == LAW_MITIGATING ? r->mitigating : r->aggravating;
        else if (!str_empty(words) && v->n > 1)
            buf_fmt(&b, "%shành vi %zu: %.*s", b.n ? ". Đối với " : "Đối với ", i + 1,
                    STR_ARG(words));
        else
            buf_add(&b, words);
    }
    return b.n ? buf_str(&b)
        : n ? str_fmt(cx->a, "%lld tình tiết: ……………………", (long long)n) : S("Không");
}

/* Who is not known or was not there to be heard has not said that he has nothing to say. */
static str unsaid(const struct record_whole_row *r)
{
    return r->unknown ? S("Chưa xác định được người vi phạm nên không có người trình bày")
        : r->has_signed ? S("Không có ý kiến")
        : S("Biên bản không ghi nhận ý kiến (người vi phạm không ký hoặc vắng mặt)");
}

void gather_record(struct cx *cx, const struct violation *v, struct paper_data *d)
{
    const struct record_whole_row *r = &v->rows[0];
    const bool person = !str_eq(r->subject, S("organization"));
    paper_put(d, "record.number", r->number);
    paper_put_day(d, "record.day", r->made);
    paper_put_day(d, "record.detected", r->detected);
    paper_put(d, "record.place", r->place);
    paper_put(d, "record.writer", r->writer_name);
    paper_put(d, "record.statement", r->statement);
    paper_put(d, "record.unsaid", unsaid(r));
    paper_put(d, "record.stop", r->stop ? S("Đã yêu cầu chấm dứt ngay hành vi vi phạm") : S(""));
    paper_put(d, "record.signed", r->has_signed ? S("Có") : S("Không"));
    paper_put(d, "record.witness", r->witness);
    paper_put(d, "record.explain", r->may_explain ? S("Có") : S("Không"));
    paper_put(d, "violator.kind", subject_vi(r->subject));
    paper_put(d, person ? "person.name" : "org.name", r->name);
    paper_put(d, person ? "person.address" : "org.address", r->address);
    paper_put(d, "violator.name", r->name);
    paper_put(d, "violator.address", r->address);
    paper_put(d, "org.representative", person ? S("") : r->representative);
    struct decrees known = { 0 };
    for (size_t i = 0; i < v->n; i++) {
        const struct law_act *act = act_of(cx, &v->rows[i]);
        put_act(cx, &v->rows[i], d);
        if (act)
            put_decree(cx, act, !person, &known, d);
    }
    paper_put(d, "decision.mitigating", circumstances(cx, v, LAW_MITIGATING));
    paper_put(d, "decision.aggravating", circumstances(cx, v, LAW_AGGRAVATING));
}

static void put_fine(struct cx *cx, const struct decision_acts_row *r,
                     const struct violation *v, struct paper_data *d)
{
    struct paper_data *row = paper_row(d, "fine");
    for (size_t i = 0; i < v->n; i++) {
        if (v->rows[i].n != r->n)
            continue;
        const struct law_act *act = act_of(cx, &v->rows[i]);
        paper_put(row, "fine.act", act ? act->name_vi : r->act);
        paper_put(row, "fine.provision", act ? act->basis_vi : S(""));
    }
    if (r->fine.has)
        paper_put_money(row, "fine.sum", r->fine.v);
    else
        paper_put(row, "fine.sum", r->frame_min.has && !r->fine_min.has
                  ? S("Không phạt tiền: hết thời hiệu") : S("Cảnh cáo"));
}

void gather_days(struct cx *cx, const str words[DRAFT_WORDS], struct date day,
                 struct paper_data *d)
{
    const int64_t days = draft_pay_days(cx->law, words, day);
    if (days > 0) /* "05 ngày", as papers write them */
        paper_put(d, "decision.days", str_fmt(cx->a, "%02lld", (long long)days));
}

/* Circumstances that were named stand in the place of their number. */
static enum err put_words(struct cx *cx, const struct decision_of_case_row *r,
                          struct paper_data *d)
{
    str words[DRAFT_WORDS];
    TRY(draft_words_read(cx->a, r->words, words));
    for (size_t i = 0; i < DRAFT_WORDS; i++)
        paper_put(d, draft_words[i].key, words[i]);
    gather_days(cx, words, r->signed_on.has ? r->signed_on.v : cx->today, d);
    return OK;
}

enum err gather_decision(struct cx *cx, const struct decision *decision,
                         const struct violation *v, struct paper_data *d)
{
    const struct decision_of_case_row *r = &decision->row;
    const bool done = str_eq(r->state, S("signed"));
    int64_t fines = 0;
    for (size_t i = 0; i < decision->n_acts; i++) {
        put_fine(cx, &decision->acts[i], v, d);
        fines += decision->acts[i].fine.has ? decision->acts[i].fine.v : 0;
    }
    paper_put(d, "decision.main", fines > 0 ? S("Phạt tiền") : S("Cảnh cáo"));
    if (fines > 0)
        paper_put_money(d, "decision.total", fines);
    paper_put(d, "decision.extra", r->extra);
    paper_put(d, "decision.remedies", r->remedies);
    paper_put(d, "decision.how", r->how);
    if (r->remedy_due.has)
        paper_put_day(d, "decision.remedy_due", r->remedy_due.v);
    paper_put(d, "decision.reason", r->reason);
    if (r->delegation.has && r->delegation_on.has) {
        paper_put(d, "delegation.number", r->delegation.v);
        paper_put_day(d, "delegation.day", r->delegation_on.v);
    }
    TRY(put_words(cx, r, d));
    if (!done)
        return OK;
    paper_put(d, "decision.number", r->number.v);
    paper_put_day(d, "decision.day", r->signed_on.v);
    paper_put(d, "decision.signer", r->signer_name.v);
    paper_put(d, "decision.title", signature_title(cx->a, cx->law, r->position.v,
                                                   r->signed_on.v, SIGN_OWN_POWER));
    return OK;
}
