#include "pages/violations/sign.h"
#include "base/lang.h"
#include "base/words_vi.h"
#include "domain/documents/signed.h"
#include "domain/violations/sign.h"
#include "pages/accounts/second.h"
#include "pages/answer.h"
#include "pages/cases/preview.h"
#include "pages/cases/refused.h"
#include "pages/documents/documents.h"
#include "pages/drafts/form_draft.h"
#include "pages/frame.h"
#include "pages/violations/lines.h"
#include "tpl/decision_sign.h"

struct paper { /* what is to be signed */
    struct violation violation;
    struct decision decision;
    struct law_signer signer; /* the reader's power today */
    struct law_assessment as;
};

/* ERR_NOT_FOUND: nothing was drafted yet. */
static enum err load(struct req *r, const struct write_case *c, struct paper *p)
{
    struct buf why = { .a = r->cx->a, .max = 2000 };
    TRY(violation_load(r->cx, c->show.c.id, &p->violation));
    TRY(decision_load(r->cx, c->show.c.id, &p->decision));
    TRY(violation_assess(r->cx, &p->violation, r->cx->today, &p->as, &why));
    return signer_pick(r->cx, r->who, c->show.held.unit, &p->as, LAW_TO_SANCTION,
                       &p->signer);
}

static void fields(const struct form *f, struct sign_view *v)
{
    v->number = field_of(f, (struct field){
        .name = "number", .label = TR("Số quyết định"), .required = true,
        .hint = TR("Ví dụ 12/QĐ-XPHC") });
    v->signed_on = field_of(f, (struct field){
        .name = "signed_on", .label = TR("Ngày ký"), .required = true });
    v->file = field_of(f, (struct field){
        .name = "file", .label = TR("Bản quyết định đã ký"), .required = true,
        .accept = DOCUMENT_ACCEPT,
        .hint = TR("Tệp PDF hoặc ảnh, tối đa 20 MB; được niêm phong khi lưu.") });
    v->totp = second_field(f);
}

/* "Chủ tịch UBND ...: có thẩm quyền ký; Nghị định ..." */
static str power_words(struct cx *cx, const struct paper *p)
{
    const struct law_position *at = p->signer.position;
    const str words = law_signer_words(cx->a, cx->lang, &p->as, &p->signer);
    if (!at)
        return words;
    const struct law_deputy *deputy = p->signer.deputy;
    const str name = cx->lang == LANG_EN ? (deputy ? deputy->name : at->name)
                                         : (deputy ? deputy->name_vi : at->name_vi);
    return str_fmt(cx->a, "%.*s: %.*s", STR_ARG(name), STR_ARG(words));
}

/* What a digitally signed file must hold, as the reader looks for it. */
static size_t paper_words(struct cx *cx, const struct paper *p, const str **out)
{
    const struct wording *list;
    const size_t n = sign_wordings(cx->a, &p->violation, &p->decision, &list);
    str *words = NEWS(cx->a, str, n);
    for (size_t i = 0; i < n; i++)
        words[i] = list[i].sum > 0 ? money_words(cx->a, list[i].sum) : list[i].words;
    *out = words;
    return n;
}

/* What the step knows of the decision decides which terms run: nothing is left to be guessed. */
static enum err clocks_of(struct req *r, const struct write_case *c, const struct paper *p,
                          const struct form *f, struct sign_view *v)
{
    struct form known = { .a = f->a, .lang = f->lang };
    form_fill(&known, "revokes_permit", decision_revokes(&p->decision) ? S("yes") : S("no"));
    form_fill(&known, "decided_on", form_raw(f, "signed_on"));
    return clock_preview_of(r, &known, &c->show, c->step, &v->clocks);
}

static enum err page(struct req *r, struct resp *w, const struct write_case *c,
                     const struct paper *p, struct form *f, int status)
{
    struct cx *cx = r->cx;
    const struct record_whole_row *head = &p->violation.rows[0];
    const str args[] = { head->number, date_vi(cx->a, head->made) };
    struct sign_view v = {
        .page = page_staff(r, str_from(tr(TR("Ký quyết định xử phạt")))),
        .code = c->show.held.code, .title = c->show.c.title, .action = url_own(r->path),
        .violator = head->name, .address = head->address,
        .subject = str_from(tr(subject_label(head->subject))),
        .record = tr_args(cx->a, TR("Biên bản số {0} ngày {1}"), args, 2),
        .acts = act_lines(cx, &p->violation, &p->decision), .n_acts = p->violation.n,
        .decision = decision_words(cx, c->show.held.code, &p->decision),
        .power = power_words(cx, p),
        .may = p->signer.refusal == LAW_MAY_SIGN,
    };
    TRY(draft_here(r, c->show.held.id, S(""), f, &v.page, &v.draft));
    fields(f, &v);
    TRY(draft_open(cx->a, &p->decision, &v.open, &v.n_open));
    v.n_words = paper_words(cx, p, &v.words);
    TRY(clocks_of(r, c, p, f, &v));
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_decision_sign(resp_html(w, status), &v);
    return OK;
}

/* Without a draft there is nothing to sign: the page to write one comes first. */
static enum err to_draft(struct req *r, struct resp *w, const struct write_case *c)
{
    const str path = case_path(r->cx->a, c->show.held.code);
    return resp_redirect(w, str_fmt(r->cx->a, "%.*s/decision", STR_ARG(path)));
}

enum err sign_get(struct req *r, struct resp *w, const struct write_case *c)
{
    struct paper p;
    struct form f;
    const enum err e = load(r, c, &p);
    if (e == ERR_NOT_FOUND)
        return to_draft(r, w, c);
    TRY(e);
    form_empty(r, &f);
    form_fill(&f, "signed_on", date_iso(r->cx->a, r->cx->today));
    return page(r, w, c, &p, &f, 200);
}

static void say(struct form *f, const char *field, const char *text)
{
    form_problem(f, field, str_from(tr(text)));
}

/* Each open place by the name of its field in the form of the draft. */
static str open_words(struct cx *cx, const struct sign_fault *fault)
{
    struct buf b = { .a = cx->a, .max = 4000 };
    for (size_t i = 0; i < fault->n_open; i++)
        buf_fmt(&b, "%s%s", i ? "; " : "", tr(fault->open[i]));
    return tr_args(cx->a, TR("Còn để trống trên quyết định: {0}. Hãy soạn lại dự thảo, ghi ở mục "
                             "“Ghi trên quyết định (mẫu MQĐ02)”, rồi duyệt lại."),
                   (const str[]){ buf_str(&b) }, 1);
}

/* What stopped the signature, in words; other errors have a page of their own. */
static enum err refused(struct cx *cx, struct form *f, enum err e, const struct sign_fault *fault)
{
    if (fault->power.p)
        form_problem(f, "", fault->power);
    else if (fault->approval.p)
        form_problem(f, "", fault->approval);
    else if (fault->n_open)
        form_problem(f, "", open_words(cx, fault));
    else if (fault->other_day)
        say(f, "signed_on", TR("Ngày ký phải từ ngày lập biên bản đến hôm nay."));
    else if (fault->drafted.has)
        form_problem(f, "signed_on", tr_args(cx->a, TR("Bản dự thảo được soạn và duyệt xong "
                                                       "ngày {0}: quyết định không được ghi "
                                                       "ngày ký sớm hơn, vì thời hạn ra quyết "
                                                       "định tính theo ngày ký (khoản 1 Điều "
                                                       "66; Điều 68 Luật 15/2012/QH13)."),
                     (const str[]){ date_vi(cx->a, fault->drafted.v) }, 1));
    else if (fault->no_body)
        say(f, "signed_on", TR("Danh mục đơn vị chưa có tên của cơ quan vào ngày này. Hãy chọn "
                               "ngày khác, hoặc nhờ quản trị nhập tên kèm thời gian."));
    else if (fault->number_taken)
        say(f, "number", TR("Số này đã là của một quyết định khác trong năm. Xem lại sổ văn "
                            "bản và nhập số đúng."));
    else if (fault->other_law)
        say(f, "", TR("Dự thảo không còn đúng với luật vào ngày ký. Hãy soạn lại dự thảo."));
    else if (!str_empty(step_refused_words(cx, &fault->step)))
        form_problem(f, fault->step.early ? "signed_on" : "",
                     step_refused_words(cx, &fault->step));
    else
        return e;
    return OK;
}

static struct signing read_form(struct form *f, const struct document *doc)
{
    const struct signing in = {
        .number = form_str(f, "number", 60),
        .signed_on = form_day(f, "signed_on"),
        .file = doc,
    };
    if (!str_empty(in.number) && !str_ends(in.number, S(DECISION_SUFFIX)))
        say(f, "number", TR("Số quyết định kết thúc bằng /QĐ-XPHC, ví dụ 12/QĐ-XPHC."));
    if (!doc->blob.p)
        say(f, "file", TR("Hãy chọn bản quyết định đã ký."));
    return in;
}

enum err sign_post(struct req *r, struct resp *w, const struct write_case *c)
{
    struct paper p;
    struct form f;
    struct document doc;
    struct sign_fault fault = { 0 };
    TRY(load(r, c, &p));
    TRY(document_form(r, &f, &doc));
    struct signing in = read_form(&f, &doc);
    enum err e = second_ask(r, &f, &in.second);
    if (e == OK) {
        struct signatures found;
        signed_check(r->cx, &doc, &found);
        in.signatures = &found;
        e = sanction_sign(r->cx, r->who, c->show.held.code, c->step->name, &in, &fault);
        if (e == OK) {
            draft_done(r, c->show.held.id, str_fmt(r->cx->a, "write/%.*s", STR_ARG(c->step->name)));
            return resp_redirect(w, case_path(r->cx->a, c->show.held.code));
        }
        if (e == ERR_DB)
            return e; /* at COMMIT the outcome is unknown: the file stays */
        document_forget(r->cx, &doc);
        if (e == ERR_CONFLICT && str_empty(step_refused_words(r->cx, &fault.step))) {
            say(&f, "", TR("Người khác vừa ký, hoặc hồ sơ vừa chuyển sang bước khác; lần ký của "
                           "bạn chưa ghi gì. Hãy mở vụ việc để xem."));
            return page(r, w, c, &p, &f, 409);
        }
        TRY(refused(r->cx, &f, e, &fault));
    } else {
        document_forget(r->cx, &doc);
        if (e != ERR_INVALID)
            return e;
    }
    return page(r, w, c, &p, &f, 422);
}
