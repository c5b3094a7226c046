#include "pages/violations/record.h"
#include "base/lang.h"
#include "domain/violations/ticks.h"
#include "pages/answer.h"
#include "pages/cases/preview.h"
#include "pages/cases/refused.h"
#include "pages/drafts/form_draft.h"
#include "pages/drafts/shared.h"
#include "pages/frame.h"
#include "pages/violations/acts_form.h"
#include "pages/violations/record_form.h"
#include "pages/violations/record_samples.h"
#include "pages/violations/record_view.h"
#include "tpl/record.h"

/* Until when to explain, by the terms in force on the day of the record. */
static str explain_words(struct cx *cx, struct date made)
{
    struct law_due written, direct;
    const struct moment from = { made, 0, 0 };
    if (law_due(cx->a, cx->law, S("EXPLAIN_WRITTEN"), from, &written) != OK
        || law_due(cx->a, cx->law, S("EXPLAIN_DIRECT_REQUEST"), from, &direct) != OK)
        return str_from(tr(TR("Người vi phạm có quyền giải trình; thời hạn của ngày này chưa có "
                              "trong bảng pháp luật.")));
    const str args[] = { date_vi(cx->a, written.due.day), date_vi(cx->a, direct.due.day) };
    return tr_args(cx->a, TR("Người vi phạm có quyền giải trình, theo mức cao nhất của khung "
                             "hoặc hình thức đình chỉ, tước giấy phép (Điều 61 Luật "
                             "15/2012/QH13). Gửi văn bản đến hết ngày {0}; yêu cầu giải trình "
                             "trực tiếp đến hết ngày {1}."), args, 2);
}

/* An act that went on after the stop order is aggravated; a person counts the circumstance. */
static str stopped_words(struct req *r, const struct write_case *c, const struct record_new *in)
{
    struct moment at;
    if (moment_parse(case_show_value(&c->show, S("stopped_at")), &at) != OK)
        return S("");
    for (size_t i = 0; i < in->n_acts; i++)
        if (date_valid(in->acts[i].in.day)
            && !ticks_have(r->cx->law, in->acts[i].ticks, S(LAW_FACT_WENT_ON))
            && (in->acts[i].in.going_on || date_cmp(in->acts[i].in.day, at.day) > 0)) {
            const str args[] = { date_vi(r->cx->a, at.day) };
            return tr_args(r->cx->a,
                           TR("Đã buộc chấm dứt ngày {0}. Hành vi còn tiếp diễn sau đó thì "
                              "chọn tình tiết tăng nặng này (điểm i khoản 1 Điều 10 Luật "
                              "15/2012/QH13), không lập biên bản mới."), args, 1);
        }
    return S("");
}

/* What the law says of the acts so far; empty while they cannot be read. */
static void law_says(struct req *r, const struct write_case *c, const struct form *f,
                     struct record_view *v)
{
    struct form g = { .a = f->a, .lang = f->lang, .fields = f->fields,
                      .cap_fields = f->fields.n };
    struct buf why = { .a = r->cx->a, .max = 2000 };
    struct law_assessment as;
    if (acts_typed(f) == 0)
        return;
    const struct record_new in = record_read(r->cx, &g);
    if (!date_valid(in.made) || in.subject == 0 || record_assess(r->cx, &in, &as, &why) != OK)
        return;
    v->power = in.sheet.unknown
        ? str_from(tr(TR("Chưa xác định được người vi phạm nên chưa có ai để giải trình "
                         "(khoản 3 Điều 58 Luật 15/2012/QH13).")))
        : as.may_explain ? explain_words(r->cx, in.made)
        : str_from(tr(TR("Các hành vi này không thuộc trường hợp được giải trình (khoản 1 "
                         "Điều 61 Luật 15/2012/QH13).")));
    v->notes = age_notes(r->cx, record_age(r->cx->law, &in), &v->n_notes);
    v->stopped = stopped_words(r, c, &in);
}

static enum err page(struct req *r, struct resp *w, const struct write_case *c,
                     const struct form *f, const struct draft_bar *draft, int status)
{
    struct record_view v = {
        .page = page_staff(r, str_from(tr(TR("Biên bản vi phạm hành chính")))), .draft = *draft,
        .code = c->show.held.code, .title = c->show.c.title, .basis = c->step->basis,
        .action = url_own(r->path),
    };
    v.page.drafts = true;
    record_fields(r->cx, f, &v);
    record_choices(r->cx, f, &v);
    record_act_blocks(r->cx, f, &v);
    law_says(r, c, f, &v);
    if (r->method == GET)
        TRY(record_proposals(r, c->show.held.id, f, &v));
    TRY(clock_preview_of(r, f, &c->show, c->step, &v.clocks));
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_record(resp_html(w, status), &v);
    return OK;
}

static struct shared_form shared_of(struct req *r, const struct write_case *c)
{
    return (struct shared_form){
        .cid = c->show.held.id, .code = c->show.held.code,
        .form = str_fmt(r->cx->a, "write/%.*s", STR_ARG(c->step->name)) };
}

/* The name that stands in the title of the file: "Xử phạt: ...". */
static str suspect(str title)
{
    const str lead = S("Xử phạt: ");
    return str_starts(title, lead) ? str_sub(title, lead.n, title.n) : S("");
}

/* What is known before anybody typed. */
static void prefill(struct req *r, const struct write_case *c, struct form *f)
{
    const struct office *home = user_home(r->who);
    const struct case_by_code_row *row = &c->show.c;
    const struct moment now = instant_moment(r->cx->now);
    const str body = unit_body_name(r->cx->a, row->level, row->kind, row->unit_name);
    form_fill(f, "made", date_iso(r->cx->a, r->cx->today));
    form_fill(f, "made_time", str_fmt(r->cx->a, "%02d:%02d", now.hour, now.minute));
    form_fill(f, "detected", case_show_value(&c->show, S("detected_on")));
    form_fill(f, "place", row->place);
    form_fill(f, "field", S("Bảo vệ môi trường"));
    form_fill(f, "name", suspect(row->title));
    form_fill(f, "officials", str_fmt(r->cx->a, "%.*s; ; %.*s", STR_ARG(r->who->name),
                                      STR_ARG(home->unit_name)));
    form_fill(f, "explain_to", body);
    form_fill(f, "copies", S("2"));
    if (!str_empty(case_show_value(&c->show, S("stopped_at"))))
        form_fill(f, "stop", S("1"));
}

enum err record_get(struct req *r, struct resp *w, const struct write_case *c)
{
    struct form f;
    struct draft_bar draft = { 0 };
    const struct shared_form s = shared_of(r, c);
    form_empty(r, &f);
    prefill(r, c, &f);
    TRY(shared_open(r, &s, &f, &draft));
    return page(r, w, c, &f, &draft, 200);
}

/* The record is kept, or why it is not stands in f. */
static enum err save(struct req *r, const struct write_case *c, struct form *f)
{
    struct step_fault fault = { 0 };
    struct law_assessment as;
    struct buf why = { .a = r->cx->a, .max = 2000 };
    const struct record_new in = record_read(r->cx, f);
    if (form_ok(f) == OK && record_assess(r->cx, &in, &as, &why) != OK) {
        const str args[] = { buf_str(&why) };
        form_problem(f, "q", tr_args(r->cx->a, TR("Chưa tính được theo luật: {0}"), args, 1));
    }
    TRY(form_ok(f));
    const enum err e = record_write(r->cx, r->who, c->show.held.code, c->step->name, &in, &fault);
    if (!fault.early)
        return e;
    form_problem(f, "made", step_refused_words(r->cx, &fault));
    return ERR_INVALID;
}

enum err record_post(struct req *r, struct resp *w, const struct write_case *c)
{
    struct form f;
    struct draft_bar draft = { 0 };
    const struct shared_form s = shared_of(r, c);
    TRY(form_read(r, &f));
    const bool done = str_eq(form_raw(&f, "do"), S("save"));
    const bool share = str_eq(form_raw(&f, "do"), S("share"));
    if (!done && !share) {
        draft_bar_typed(r, s.code, s.form, &f, &draft);
        draft.shared = true;
        TRY(acts_change(r->cx, &f));
        if (str_eq(form_raw(&f, "do"), S("samples")))
            TRY(record_take_samples(r, s.cid, &f));
        return page(r, w, c, &f, &draft, form_ok(&f) == OK ? 200 : 422);
    }
    enum err e = shared_settle(r, &s, &f, &draft);
    if (e == OK)
        e = share ? shared_keep(r, &s, &f, &draft) : save(r, c, &f);
    if (e == ERR_CONFLICT && draft.collision.n)
        return page(r, w, c, &f, &draft, 409);
    if (e == ERR_INVALID && form_ok(&f) != OK)
        return page(r, w, c, &f, &draft, 422);
    TRY(e);
    if (share)
        return resp_redirect(w, str_fmt(r->cx->a, "/staff/cases/%.*s/%.*s", STR_ARG(s.code),
                                        STR_ARG(s.form)));
    draft_done(r, s.cid, s.form);
    return resp_redirect(w, case_path(r->cx->a, s.code));
}
