/* What citizens ask about public pages, and the answer that they read. */
#include "pages/publication/asks.h"
#include "base/lang.h"
#include "pages/answer.h"
#include "pages/frame.h"
#include "tpl/ask_new.h"
#include "tpl/ask_show.h"

const char *ask_kind_words(str kind)
{
    return str_eq(kind, S("error")) ? TR("Nội dung sai") : TR("Xin gỡ nội dung");
}

const char *ask_outcome_words(str outcome)
{
    static const struct { const char *code, *words; } all[] = {
        { "corrected", TR("Đã đính chính") }, { "removed", TR("Đã gỡ") },
        { "kept", TR("Giữ nguyên, có lý do") }, { "unclear", TR("Chưa đủ rõ để sửa") } };
    for (size_t i = 0; i < COUNT(all); i++)
        if (str_eq(outcome, str_from(all[i].code)))
            return all[i].words;
    return NULL;
}

static void not_kept(struct resp *w)
{
    resp_header(w, "X-Robots-Tag", S("noindex"));
}

static enum err page(struct req *r, struct resp *w, const struct form *f, str about, str token,
                     int status)
{
    static const char *const codes[] = { "error", "removal" };
    struct choice *kinds = NEWS(r->cx->a, struct choice, COUNT(codes));
    struct ask_new_view v = {
        .page = page_public(r, TR("Báo nội dung sai hoặc xin gỡ"), NULL), .about = about,
        .token = token, .kinds = kinds, .n_kinds = COUNT(codes),
        .kind = field_of(f, (struct field){ .name = "kind", .label = TR("Yêu cầu của bạn"),
                                            .required = true }),
        .body = field_of(f, (struct field){
            .name = "body", .label = TR("Chỗ nào sai, vì sao, đúng là gì"), .rows = 6,
            .required = true, .max = ASK_BODY_MAX / 4,
            .hint = TR("Không cần ghi tên hay số điện thoại của bạn: câu trả lời được đọc bằng số "
                       "của yêu cầu.") }) };
    if (about.n > 1 && url_parse(about, &v.back) != OK)
        v.back = (struct url){ 0 };
    for (size_t i = 0; i < COUNT(codes); i++)
        kinds[i] = (struct choice){
            .value = str_from(codes[i]), .label = str_from(tr(ask_kind_words(str_from(codes[i])))),
            .on = str_eq(form_raw(f, "kind"), str_from(codes[i])) };
    page_in_both(r, &v.page, url_with(r->cx->a, url_own(S("/corrections/new")), S("page"), about));
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_ask_new(resp_html(w, status), &v);
    not_kept(w);
    return OK;
}

enum err ask_new_get(struct req *r, struct resp *w)
{
    struct form f;
    const str about = req_query(r, "page", ASK_PAGE_MAX);
    form_empty(r, &f);
    return page(r, w, &f, ask_page_ok(about) ? about : S("/"), ask_token(r->cx->a), 200);
}

enum err ask_new_post(struct req *r, struct resp *w)
{
    static const char *const kinds[] = { "error", "removal" };
    struct form f;
    str ref;
    r->csrf_rule = CSRF_FREE; /* nobody is known here */
    TRY(form_read(r, &f));
    const str about = form_raw(&f, "page");
    const struct ask_new in = {
        .token = form_raw(&f, "token"), .page = ask_page_ok(about) ? about : S("/"),
        .kind = form_one_of(&f, "kind", kinds, COUNT(kinds)),
        .body = form_str(&f, "body", ASK_BODY_MAX) };
    if (form_ok(&f) != OK)
        return page(r, w, &f, in.page, in.token, 422);
    const enum err e = ask_send(r->cx, &in, &ref);
    if (e != ERR_DUPLICATE)
        TRY(e);
    return resp_redirect(w, str_fmt(r->cx->a, "/corrections/%.*s", STR_ARG(ref)));
}

enum err ask_show_get(struct req *r, struct resp *w)
{
    struct public_ask_read_row ask;
    const str ref = req_path(r, "ref");
    TRY(ask_read(r->cx, ref, &ask));
    struct ask_show_view v = {
        .page = page_public(r, TR("Yêu cầu về nội dung công khai"), NULL), .ref = ref,
        .kind = ask_kind_words(ask.kind), .ask = &ask,
        .outcome = ask.outcome.has ? ask_outcome_words(ask.outcome.v) : NULL };
    page_in_both(r, &v.page, url_path(r->cx->a, "/corrections/%s", &ref, 1));
    tpl_ask_show(resp_html(w, 200), &v);
    not_kept(w);
    return OK;
}
