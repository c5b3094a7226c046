/* GET, POST /staff/cases/{code}/publication: may it be named, why, where it stands, its archive. */
#include "base/lang.h"
#include "domain/cases/show.h"
#include "domain/publication/publication.h"
#include "pages/answer.h"
#include "pages/cases/write.h"
#include "pages/drafts/form_draft.h"
#include "pages/frame.h"
#include "pages/publication/gate_view.h"
#include "pages/publication/publication.h"
#include "tpl/publication_gate.h"

static const struct gate_row *rows_of(struct arena *a, const struct publication_gate *g)
{
    static const struct { const char *mark, *tone; } marks[] = {
        [GATE_YES] = { TR("Được"), "good" }, [GATE_NO] = { TR("Không"), "bad" },
        [GATE_NOTE] = { TR("Lưu ý"), "near" } };
    struct gate_row *out = NEWS(a, struct gate_row, g->n);
    for (size_t i = 0; i < g->n; i++)
        out[i] = (struct gate_row){
            .mark = marks[g->lines[i].mark].mark, .tone = marks[g->lines[i].mark].tone,
            .says = tr_args(a, g->lines[i].says, &g->lines[i].arg, 1),
            .basis = g->lines[i].basis };
    return out;
}

static const char *state_words(const struct publication_of_case_row *p)
{
    if (str_eq(p->state, S("draft")))
        return TR("Bản thảo, chưa ai ngoài cơ quan đọc được");
    if (str_eq(p->state, S("released")))
        return p->here ? TR("Đang công bố trên trang này")
                       : TR("Đã duyệt; đăng ở nơi khác, trang này không nêu tên");
    if (p->gone_how.has && str_eq(p->gone_how.v, S("cancelled")))
        return TR("Đã gỡ vì quyết định bị hủy bỏ");
    if (p->gone_how.has && str_eq(p->gone_how.v, S("wrong")))
        return TR("Đã gỡ vì công bố sai");
    return str_eq(p->state, S("expired")) ? TR("Đã hết thời gian công bố")
                                          : TR("Đã gỡ sau thời gian đăng tối thiểu");
}

static const char *change_words(str what)
{
    static const struct { const char *code, *words; } all[] = {
        { "published", TR("Công bố") }, { "corrected", TR("Đính chính") },
        { "changed", TR("Thay đổi tình trạng") }, { "withdrawn", TR("Gỡ") },
        { "expired", TR("Hết thời gian") } };
    for (size_t i = 0; i < COUNT(all); i++)
        if (str_eq(what, str_from(all[i].code)))
            return all[i].words;
    return "";
}

static enum err archive(struct cx *cx, publication_id id, struct publication_gate_view *v)
{
    struct publication_texts_row *texts;
    struct publication_log_row *rows;
    struct log_row *log;
    TRY(publication_texts(cx, (struct publication_texts_in){ id }, &texts, &v->n_texts));
    TRY(publication_log(cx, (struct publication_log_in){ id }, &rows, &v->n_log));
    log = NEWS(cx->a, struct log_row, v->n_log);
    for (size_t i = 0; i < v->n_log; i++)
        log[i] = (struct log_row){ change_words(rows[i].what), rows[i].at };
    v->texts = texts;
    v->log = log;
    return OK;
}

static enum err text_of(struct req *r, const struct case_show *s, struct publication_gate_view *v)
{
    struct cx *cx = r->cx;
    struct publication_of_case_row *p = NEW(cx->a, struct publication_of_case_row);
    struct publication_stay stay;
    const enum err e = publication_load(cx, s->held.id, p);
    if (e != OK)
        return e == ERR_NOT_FOUND ? OK : e;
    v->has_text = true;
    v->text = p;
    v->state = state_words(p);
    v->here = p->here;
    v->released = str_eq(p->state, S("released"));
    v->may = v->released && !p->here && publication_works(r->who, s->held.unit)
        && s->held.standing.conflict == CONFLICT_NONE;
    if (p->released.has) {
        TRY(publication_stay(cx->a, cx->law, p->released.v, &stay));
        v->least = stay.least;
        v->keep_set = stay.set;
    }
    return archive(cx, p->id, v);
}

static enum err page(struct req *r, struct resp *w, struct form *f, int status)
{
    static const struct { const char *words, *tone; } verdicts[] = {
        [GATE_MUST] = { TR("Phải công bố với tên"), "good" },
        [GATE_MAY] = { TR("Được công bố với tên, do người ra quyết định chọn"), "good" },
        [GATE_MUST_NOT] = { TR("Không được nêu tên; chỉ được đếm thành con số"), "bad" } };
    struct case_show s;
    struct publication_gate gate;
    TRY(case_show_head(r->cx, r->who, req_path(r, "code"), &s));
    TRY(publication_gate_load(r->cx, s.held.id, &gate));
    struct publication_gate_view v = {
        .page = page_staff(r, str_from(tr(TR("Công bố: được hay không, và vì sao")))),
        .code = s.held.code, .title = s.c.title, .verdict = verdicts[gate.verdict].words,
        .tone = verdicts[gate.verdict].tone, .rows = rows_of(r->cx->a, &gate),
        .n_rows = gate.n };
    TRY(text_of(r, &s, &v));
    if (v.may)
        TRY(draft_here(r, s.held.id, S(""), f, &v.page, &v.draft));
    v.url = field_of(f, (struct field){ .name = "url", .label = TR("Địa chỉ trang đã đăng"),
        .required = true, .hint = TR("Bắt đầu bằng https://") });
    v.day = field_of(f, (struct field){ .name = "day", .label = TR("Ngày đăng"),
        .required = true });
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_publication_gate(resp_html(w, status), &v);
    return OK;
}

enum err gate_get(struct req *r, struct resp *w)
{
    struct form f;
    form_empty(r, &f);
    return page(r, w, &f, 200);
}

enum err gate_post(struct req *r, struct resp *w)
{
    struct form f;
    const str code = req_path(r, "code");
    TRY(form_read(r, &f));
    const str back = str_fmt(r->cx->a, "/staff/cases/%.*s/publication", STR_ARG(code));
    if (!str_empty(form_raw(&f, "off_there"))) {
        TRY(publication_off_there(r->cx, r->who, code));
        return resp_redirect(w, back);
    }
    const str url = form_str(&f, "url", PUBLICATION_URL_MAX);
    const struct date day = form_day(&f, "day");
    if (!str_empty(url) && !str_starts(url, S("https://")) && !str_starts(url, S("http://")))
        form_problem(&f, "url", str_from(tr(TR("Địa chỉ phải bắt đầu bằng https:// hoặc "
                                               "http://."))));
    if (date_valid(day) && date_cmp(day, r->cx->today) > 0)
        form_problem(&f, "day", str_from(tr(TR("Ngày này chưa tới."))));
    if (form_ok(&f) != OK)
        return page(r, w, &f, 422);
    TRY(publication_posted(r->cx, r->who, code, url, day));
    draft_here_done(r, S(""));
    return resp_redirect(w, back);
}
