#include "pages/drafts/form_draft.h"
#include "base/lang.h"
#include "base/log.h"
#include "domain/cases/show.h"
#include "domain/drafts/form_draft.h"
#include "pages/answer.h"
#include "pages/cases/write.h"
#include "pages/documents/documents.h"
#include "pages/drafts/parts.h"
#include "pages/frame.h"
#include "tpl/drafts.h"

static struct url drafts_url(struct arena *a, str code)
{
    return str_empty(code) ? url_own(S("/staff/drafts"))
                           : url_own(str_fmt(a, "/staff/cases/%.*s/drafts", STR_ARG(code)));
}

str draft_case(const struct req *r)
{
    const str head = S("/staff/cases/");
    if (!str_starts(r->path, head))
        return S("");
    const str rest = str_sub(r->path, head.n, r->path.n);
    return str_sub(rest, 0, str_find(rest, S("/")));
}

str draft_page_here(const struct req *r)
{
    const str code = draft_case(r);
    const size_t head = str_empty(code) ? S("/staff/").n : S("/staff/cases//").n + code.n;
    return str_sub(r->path, head, r->path.n);
}

/* Where the reader goes on after a draft was kept: to the page that the form stands on. */
static str back_here(const struct req *r, const struct form *f)
{
    const str typed = form_raw(f, "draft_back");
    if (r->method == POST)
        return staff_address(typed) ? typed : S("");
    const str here = str_empty(r->query) ? r->path
                   : str_fmt(r->cx->a, "%.*s?%.*s", STR_ARG(r->path), STR_ARG(r->query));
    return staff_address(here) ? here : r->path;
}

enum err draft_bar_open(struct req *r, case_id cid, str code, str form, struct form *f,
                        struct draft_bar *out)
{
    struct form_draft d;
    TRY(draft_load(r->cx, r->who, cid, form, &d));
    struct draft_person *others = NEWS(r->cx->a, struct draft_person, d.n_others);
    for (size_t i = 0; i < d.n_others; i++)
        others[i] = (struct draft_person){ d.others[i].name, d.others[i].saved };
    const int64_t base = d.n_parts ? d.base : out->base;
    *out = (struct draft_bar){ .form = form, .base = base, .to = drafts_url(r->cx->a, code),
                               .back = back_here(r, f), .has = d.n_parts > 0,
                               .saved = d.saved, .others = others, .n_others = d.n_others };
    parts_fill(form_parts(form), d.parts, d.n_parts, f);
    return OK;
}

void draft_bar_typed(struct req *r, str code, str form, const struct form *f,
                     struct draft_bar *out)
{
    out->form = form;
    out->to = drafts_url(r->cx->a, code);
    out->back = back_here(r, f);
    if (str_i64(form_raw(f, "draft_base"), &out->base) != OK)
        out->base = 0;
}

static void wiped(enum err e)
{
    if (e != OK)
        log_line(LOG_WARN, "draft_not_wiped", LOG_ERR("error", e));
}

void draft_done(struct req *r, case_id cid, str form)
{
    wiped(draft_drop(r->cx, r->who, cid, form));
}

enum err draft_case_id(struct req *r, case_id *cid)
{
    if (cid->v || str_empty(draft_case(r)))
        return OK;
    return draft_case_of(r->cx, r->who, draft_case(r), cid);
}

enum err draft_here(struct req *r, case_id cid, str name, struct form *f, struct page *page,
                    struct draft_bar *out)
{
    const str form = str_empty(name) ? draft_page_here(r) : name;
    page->drafts = true;
    TRY(draft_case_id(r, &cid));
    if (r->method != POST)
        return draft_bar_open(r, cid, draft_case(r), form, f, out);
    draft_bar_typed(r, draft_case(r), form, f, out);
    return OK;
}

void draft_here_done(struct req *r, str name)
{
    wiped(draft_throw(r->cx, r->who, draft_case(r), str_empty(name) ? draft_page_here(r) : name));
}

void draft_sent(struct req *r, const struct form *f)
{
    const str name = form_raw(f, "draft_form");
    if (!str_empty(name))
        wiped(draft_throw(r->cx, r->who, draft_case(r), name));
}

/* Files are never part of a draft: they are read past. */
static enum err no_file(void *arg, const struct upload *u)
{
    (void)arg;
    (void)u;
    return OK;
}

static enum err no_bytes(void *arg, const struct upload *u, str piece)
{
    (void)arg;
    (void)u;
    (void)piece;
    return OK;
}

static void no_end(void *arg, const struct upload *u)
{
    (void)arg;
    (void)u;
}

static enum err read_form(struct req *r, struct form *f)
{
    const struct upload_sink past = {
        .max_files = 64, .max_file_bytes = DOCUMENT_BODY_MAX, .max_total_bytes = DOCUMENT_BODY_MAX,
        .begin = no_file, .data = no_bytes, .end = no_file, .drop = no_end };
    TRY(form_read_with(r, f, &past));
    return form_ok(f);
}

static enum err keep(struct req *r, const struct form *f, str form, int64_t base)
{
    const struct form_parts *p = form_parts(form);
    const str only = form_raw(f, "draft_part");
    const str code = draft_case(r);
    if (str_empty(only))
        return draft_keep(r->cx, r->who, code, form, base, parts_typed(r->cx->a, p, f), p->n);
    for (size_t i = 0; i < p->n; i++)
        if (str_eq(only, str_from(p->list[i].name))) {
            const struct draft_part part = part_typed(r->cx->a, p, &p->list[i], f);
            return draft_keep(r->cx, r->who, code, form, base, &part, 1);
        }
    return ERR_BAD_REQUEST;
}

/* The page that the form stands on. */
static str page_of(struct arena *a, str code, str form)
{
    const str page = str_sub(form, 0, str_find(form, S(DRAFT_TAIL)));
    const char *slash = str_empty(page) ? "" : "/";
    return str_empty(code) ? str_fmt(a, "/staff%s%.*s", slash, STR_ARG(page))
                           : str_fmt(a, "/staff/cases/%.*s%s%.*s", STR_ARG(code), slash,
                                     STR_ARG(page));
}

enum err drafts_post(struct req *r, struct resp *w)
{
    struct form f;
    int64_t base;
    TRY(read_form(r, &f));
    const str form = form_raw(&f, "draft_form");
    const str code = draft_case(r);
    if (!draft_form_ok(form))
        return ERR_NOT_FOUND;
    if (str_i64(form_raw(&f, "draft_base"), &base) != OK)
        return ERR_BAD_REQUEST;
    if (str_eq(form_raw(&f, "draft"), S("drop")))
        TRY(draft_throw(r->cx, r->who, code, form));
    else
        TRY(keep(r, &f, form, base));
    if (form_flag(&f, "draft_quiet")) {
        resp_body(w, 204, "text/plain");
        return OK;
    }
    const str back = form_raw(&f, "draft_back");
    return resp_redirect(w, staff_address(back) ? back : page_of(r->cx->a, code, form));
}

/* The step that a form takes, by its title; other forms by what they are for. */
static str form_title(struct req *r, const struct case_show *s, str form)
{
    static const struct { const char *pattern, *title; } titles[] = {
        { "decision", TR("Dự thảo quyết định xử phạt") },
        { "inspection/order", TR("Quyết định kiểm tra, đoàn kiểm tra") },
        { "submission*", TR("Tờ trình") },
        { "minutes/*", TR("Biên bản làm việc") },
        { "--message", TR("Thư cho người phản ánh") },
        { "reporter", TR("Người phản ánh") },
        { "reports--join", TR("Ghép vụ việc khác vào đây") },
        { "reports--separate", TR("Tách thành vụ việc riêng") },
        { "sanction", TR("Lập hồ sơ xử phạt") },
        { "identity--#", TR("Đề nghị mở danh tính") },
        { "hold", TR("Giữ danh tính vì khiếu kiện") },
        { "field--*", TR("Biên bản tại hiện trường") },
        { "inspection--*", TR("Kiểm tra tại chỗ") },
        { "photos/*", TR("Che mặt người, biển số") },
        { "samples", TR("Ghi một mẫu") },
        { "samples/#--void", TR("Hủy mẫu này") },
        { "samples/#", TR("Ghi một lần bàn giao") },
        { "samples/#/result", TR("Nhập kết quả thử nghiệm") },
        { "papers/*", TR("Điều hồ sơ không có") },
        { "exhibits/*", TR("Tang vật, phương tiện bị tạm giữ") },
        { "claims/*", TR("Vụ kiện, bồi thường, chi phí") },
        { "execution/*", TR("Thi hành quyết định") },
        { "approval", TR("Duyệt dự thảo quyết định") },
        { "signed*", TR("Văn bản đã ký") },
        { "publication*", TR("Công bố") },
        { "public*", TR("Công bố") },
    };
    str rest = form, last = form;
    while (str_next(&rest, '/', &last))
        ;
    const struct flow_step *step = flow_step_ever(r->cx->flows, s->held.flow, last);
    if (step)
        return flow_words(r->cx->lang, step->title);
    for (size_t i = 0; i < COUNT(titles); i++)
        if (field_fits(titles[i].pattern, form))
            return str_from(tr(titles[i].title));
    return form;
}

enum err drafts_get(struct req *r, struct resp *w)
{
    struct case_show s;
    struct form_drafts_of_case_row *rows;
    struct drafts_view v = {
        .page = page_staff(r, str_from(tr(TR("Bản nháp đang soạn")))),
        .code = req_path(r, "code") };
    TRY(case_show_load(r->cx, r->who, v.code, &s));
    TRY(drafts_of_case(r->cx, s.c.id, &rows, &v.n));
    struct draft_line *lines = NEWS(r->cx->a, struct draft_line, v.n);
    for (size_t i = 0; i < v.n; i++)
        lines[i] = (struct draft_line){
            .form = form_title(r, &s, rows[i].form), .name = rows[i].name,
            .mine = rows[i].account.v == r->who->id.v, .saved = rows[i].saved,
            .href = url_own(page_of(r->cx->a, v.code, rows[i].form)) };
    v.title = s.c.title;
    v.lines = lines;
    tpl_drafts(resp_html(w, 200), &v);
    return OK;
}
