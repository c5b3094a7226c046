#include "pages/violations/delegation.h"
#include "base/lang.h"
#include "pages/answer.h"
#include "pages/documents/documents.h"
#include "pages/drafts/form_draft.h"
#include "pages/frame.h"
#include "pages/violations/delegation_lines.h"
#include "pages/violations/lines.h"
#include "tpl/delegation.h"
#include "tpl/delegations.h"

#define FINE_MAX INT64_C(1000000000000)

static const char *const contents[] = { "sanction", "coercion" };

/* The unit whose register is shown: where the person signs, else the first. */
static const struct office *office_of(const struct user *who)
{
    for (size_t i = 0; i < who->n_offices; i++)
        if (who->offices[i].role == ROLE_SIGNER)
            return &who->offices[i];
    return user_home(who);
}

static const struct choice *deputy_choices(struct cx *cx, const struct office *giver,
                                           const struct unit_signers_row *rows, size_t n,
                                           str chosen, size_t *out)
{
    struct choice *list = NEWS(cx->a, struct choice, n);
    *out = 0;
    for (size_t i = 0; i < n; i++) {
        const struct law_deputy *d = law_deputy(cx->law, rows[i].position, cx->today);
        if (!d || !str_eq(d->of, giver->position))
            continue;
        const str id = str_fmt(cx->a, "%lld", (long long)rows[i].id.v);
        list[(*out)++] = (struct choice){
            .value = id, .label = rows[i].name, .on = str_eq(id, chosen),
            .hint = cx->lang == LANG_EN ? d->name : d->name_vi };
    }
    return list;
}

static const struct choice *content_choices(struct cx *cx, str chosen)
{
    struct choice *list = NEWS(cx->a, struct choice, COUNT(contents));
    for (size_t i = 0; i < COUNT(contents); i++) {
        const str word = str_from(contents[i]);
        const char *label = delegation_content_label(delegation_content(word));
        list[i] = (struct choice){ .value = word, .label = str_from(tr(label)),
                                   .on = str_eq(word, chosen) };
    }
    return list;
}

static bool ticked(const struct form *f, str code)
{
    for (size_t i = 0; i < form_count(f, "fields"); i++)
        if (str_eq(form_raw_nth(f, "fields", i), code))
            return true;
    return false;
}

static const struct choice *field_choices(struct cx *cx, const struct form *f, size_t *n)
{
    size_t at = 0;
    *n = 0;
    while (law_next_field(cx->law, &at).p)
        ;
    struct choice *list = NEWS(cx->a, struct choice, at);
    at = 0;
    for (str code; (code = law_next_field(cx->law, &at)).p;)
        list[(*n)++] = (struct choice){ .value = code,
                                        .label = law_field_name(cx->law, cx->lang, code),
                                        .on = ticked(f, code) };
    return list;
}

static void form_fields(struct cx *cx, const struct form *f, struct delegations_view *v)
{
    v->deputy = field_of(f, (struct field){
        .name = "deputy", .label = TR("Cấp phó được giao quyền"), .required = true });
    v->content = field_of(f, (struct field){
        .name = "content", .label = TR("Nội dung giao quyền"), .required = true });
    v->fields = field_of(f, (struct field){
        .name = "fields", .label = TR("Lĩnh vực"), .required = true, .multiple = true });
    v->fine_max = field_of(f, (struct field){
        .name = "fine_max", .label = TR("Mức cao nhất của khung phạt mỗi hành vi (đồng)"),
        .hint = TR("Để trống: mọi mức thuộc thẩm quyền của người giao.") });
    v->scope = field_of(f, (struct field){
        .name = "scope", .label = TR("Phạm vi, ghi như trong văn bản"), .required = true,
        .rows = 3 });
    v->from = field_of(f, (struct field){
        .name = "from", .label = TR("Có hiệu lực từ ngày"), .required = true });
    v->to = field_of(f, (struct field){
        .name = "to", .label = TR("Đến hết ngày"), .required = true });
    v->number = field_of(f, (struct field){
        .name = "number", .label = TR("Số văn bản giao quyền"), .required = true,
        .hint = TR("Ví dụ 12/QĐ-GQXP; giao quyền cưỡng chế: 12/QĐ-GQCC") });
    v->signed_on = field_of(f, (struct field){
        .name = "signed_on", .label = TR("Ngày ký"), .required = true });
    v->file = field_of(f, (struct field){
        .name = "file", .label = TR("Văn bản giao quyền đã ký"), .required = true,
        .accept = DOCUMENT_ACCEPT,
        .hint = TR("Tệp PDF hoặc ảnh, tối đa 20 MB; được niêm phong khi lưu.") });
    v->contents = content_choices(cx, v->content.value);
    v->n_contents = COUNT(contents);
    v->field_choices = field_choices(cx, f, &v->n_field_choices);
}

static enum err giving(struct cx *cx, const struct office *giver, struct delegations_view *v)
{
    struct unit_signers_row *rows;
    size_t n;
    TRY(unit_signers(cx, (struct unit_signers_in){ .unit = giver->unit, .today = cx->today },
                     &rows, &n));
    v->deputies = deputy_choices(cx, giver, rows, n, v->deputy.value, &v->n_deputies);
    v->may = v->n_deputies > 0;
    if (!v->may)
        v->why_not = str_from(tr(TR("Cơ quan chưa có cấp phó nào của bạn giữ chức vụ hôm nay; quản "
                                    "trị nhập chức vụ trước.")));
    return OK;
}

static enum err page(struct req *r, struct resp *w, struct form *f, int status)
{
    struct cx *cx = r->cx;
    struct delegations_of_unit_row *rows;
    const struct office *o = office_of(r->who);
    const struct office *giver = delegation_giver(cx, r->who, o->unit);
    struct delegations_view v = {
        .page = page_staff(r, str_from(tr(TR("Giao quyền cho cấp phó")))), .unit = o->unit_name };
    TRY(delegations_of_unit(cx, (struct delegations_of_unit_in){ .unit = o->unit }, &rows,
                            &v.n_rows));
    struct delegation_line *lines = NEWS(cx->a, struct delegation_line, v.n_rows);
    for (size_t i = 0; i < v.n_rows; i++)
        lines[i] = delegation_words(cx, &rows[i]);
    v.rows = lines;
    if (giver)
        TRY(draft_here(r, (case_id){ 0 }, S(""), f, &v.page, &v.draft));
    form_fields(cx, f, &v);
    if (giver)
        TRY(giving(cx, giver, &v));
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_delegations(resp_html(w, status), &v);
    return OK;
}

enum err delegations_get(struct req *r, struct resp *w)
{
    struct form f;
    form_empty(r, &f);
    form_fill(&f, "content", S("sanction"));
    form_fill(&f, "signed_on", date_iso(r->cx->a, r->cx->today));
    form_fill(&f, "from", date_iso(r->cx->a, r->cx->today));
    return page(r, w, &f, 200);
}

static str fields_read(struct form *f)
{
    struct buf b = { .a = f->a, .max = 200 };
    for (size_t i = 0; i < form_count(f, "fields"); i++) {
        buf_add(&b, b.n ? S(" ") : S(""));
        buf_add(&b, form_nth(f, "fields", i, 60));
    }
    if (b.n == 0)
        form_problem(f, "fields", str_from(tr(TR("Hãy chọn ít nhất một lĩnh vực."))));
    return buf_str(&b);
}

static struct delegation_new read_form(struct form *f, const struct document *doc)
{
    struct delegation_new in = {
        .deputy = { form_i64(f, "deputy", 1, INT64_MAX) },
        .content = delegation_content(form_one_of(f, "content", contents, COUNT(contents))),
        .fields = fields_read(f),
        .scope = form_str(f, "scope", 2000),
        .number = form_str(f, "number", 60),
        .signed_on = form_day(f, "signed_on"),
        .from = form_day(f, "from"),
        .to = form_day(f, "to"),
        .file = doc,
    };
    if (!str_empty(str_trim(form_raw(f, "fine_max"))))
        in.fine_max = SOME_I64(form_money(f, "fine_max", FINE_MAX));
    const bool coerces = in.content == LAW_TO_COERCE;
    if (!str_empty(in.number)
        && !str_ends(in.number, coerces ? S(DELEGATION_COERCION_SUFFIX) : S(DELEGATION_SUFFIX)))
        form_problem(f, "number", str_from(tr(
            coerces ? TR("Số giao quyền cưỡng chế kết thúc bằng /QĐ-GQCC.")
                    : TR("Số giao quyền xử phạt kết thúc bằng /QĐ-GQXP."))));
    if (!doc->blob.p)
        form_problem(f, "file", str_from(tr(TR("Hãy chọn văn bản giao quyền đã ký."))));
    return in;
}

static void say(struct form *f, bool wrong, const char *field, const char *text)
{
    if (wrong)
        form_problem(f, field, str_from(tr(text)));
}

static void refused(struct form *f, const struct delegation_fault *fault)
{
    say(f, fault->deputy_gives, "",
        TR("Cấp phó được giao quyền không được giao tiếp cho người khác (Điều 54 Luật "
           "15/2012/QH13)."));
    say(f, fault->no_power && !fault->deputy_gives, "",
        TR("Chỉ người đứng đầu đang giữ chức danh có thẩm quyền xử phạt ở cơ quan này mới "
           "được giao quyền (Điều 54 Luật 15/2012/QH13)."));
    say(f, fault->no_deputy, "deputy",
        TR("Người này hôm nay không giữ chức vụ cấp phó của bạn ở cơ quan này (Điều 54 Luật "
           "15/2012/QH13)."));
    say(f, fault->days, "from",
        TR("Ngày ký không ở tương lai; hiệu lực bắt đầu từ ngày ký trở đi và có ngày hết."));
    say(f, fault->not_yet, "signed_on",
        TR("Vào ngày ký, bạn chưa giữ chức danh này ở cơ quan."));
    say(f, fault->number_taken, "number",
        TR("Số này đã là của một văn bản giao quyền khác trong năm."));
    say(f, fault->field_unknown, "fields", TR("Không có lĩnh vực này trong bảng pháp luật."));
}

enum err delegations_post(struct req *r, struct resp *w)
{
    struct form f;
    struct document doc;
    struct delegation_fault fault = { 0 };
    TRY(document_form(r, &f, &doc));
    const struct delegation_new in = read_form(&f, &doc);
    enum err e = form_ok(&f);
    if (e == OK)
        e = delegation_make(r->cx, r->who, office_of(r->who)->unit, &in, &fault);
    if (e == OK) {
        draft_here_done(r, S(""));
        return resp_redirect(w, S("/staff/delegations"));
    }
    if (e == ERR_DB)
        return e;
    document_forget(r->cx, &doc);
    if (e != ERR_INVALID && e != ERR_FORBIDDEN)
        return e;
    refused(&f, &fault);
    return page(r, w, &f, e == ERR_FORBIDDEN ? 403 : 422);
}

/* The row, when it stands in the register that the reader may see. */
static enum err load(struct req *r, struct delegations_of_unit_row *out)
{
    struct delegations_of_unit_row *rows;
    delegation_id id;
    size_t n;
    TRY(req_id(r, "id", &id.v));
    TRY(delegations_of_unit(r->cx, (struct delegations_of_unit_in){
        .unit = office_of(r->who)->unit }, &rows, &n));
    for (size_t i = 0; i < n; i++)
        if (rows[i].id.v == id.v) {
            *out = rows[i];
            return OK;
        }
    return ERR_NOT_FOUND;
}

static enum err one_page(struct req *r, struct resp *w, struct form *f,
                         const struct delegations_of_unit_row *row, int status)
{
    struct delegation_view v = {
        .page = page_staff(r, str_from(tr(TR("Văn bản giao quyền")))),
        .action = url_own(r->path), .row = delegation_words(r->cx, row),
        .may_end = row->giver.v == r->who->id.v && !row->ended.has
            && date_cmp(r->cx->today, row->until) <= 0,
    };
    if (v.may_end)
        TRY(draft_here(r, (case_id){ 0 }, S(""), f, &v.page, &v.draft));
    v.day = field_of(f, (struct field){
        .name = "day", .label = TR("Chấm dứt từ ngày"), .required = true,
        .hint = TR("Từ ngày này cấp phó không được ký nữa.") });
    v.number = field_of(f, (struct field){
        .name = "number", .label = TR("Số quyết định chấm dứt"), .required = true });
    v.reason = field_of(f, (struct field){
        .name = "reason", .label = TR("Lý do"), .required = true, .rows = 2 });
    const str id = str_fmt(r->cx->a, "%lld", (long long)row->id.v);
    const bool sanction = delegation_content(row->content) == LAW_TO_SANCTION;
    v.paper = url_path(r->cx->a, sanction ? "/staff/delegations/%s/papers/MQD34"
                                          : "/staff/delegations/%s/papers/MQD35", &id, 1);
    if (row->ended.has)
        v.paper_end = url_path(r->cx->a, "/staff/delegations/%s/papers/MQD37", &id, 1);
    v.problems = form_problems(f, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_delegation(resp_html(w, status), &v);
    return OK;
}

enum err delegation_get(struct req *r, struct resp *w)
{
    struct delegations_of_unit_row row;
    struct form f;
    TRY(load(r, &row));
    form_empty(r, &f);
    form_fill(&f, "day", date_iso(r->cx->a, r->cx->today));
    return one_page(r, w, &f, &row, 200);
}

enum err delegation_post(struct req *r, struct resp *w)
{
    struct delegations_of_unit_row row;
    struct form f;
    TRY(load(r, &row));
    TRY(form_read(r, &f));
    const struct delegation_end in = {
        .id = row.id, .day = form_day(&f, "day"), .number = form_str(&f, "number", 60),
        .reason = form_str(&f, "reason", 1000),
    };
    if (form_ok(&f) != OK)
        return one_page(r, w, &f, &row, 422);
    const enum err e = delegation_finish(r->cx, r->who, &in);
    if (e == OK) {
        draft_here_done(r, S(""));
        return resp_redirect(w, r->path);
    }
    if (e != ERR_INVALID && e != ERR_EXPIRED)
        return e;
    form_problem(&f, "day", str_from(tr(
        e == ERR_INVALID ? TR("Ngày này ở tương lai.")
                         : TR("Có quyết định đã ký theo văn bản này từ ngày đó trở đi. Hãy chọn "
                              "ngày sau quyết định cuối cùng."))));
    return one_page(r, w, &f, &row, 422);
}

enum err delegation_file_get(struct req *r, struct resp *w)
{
    struct delegation_file_row row;
    delegation_id id;
    TRY(req_id(r, "id", &id.v));
    TRY(delegation_file(r->cx, (struct delegation_file_in){ .id = id }, &row));
    if (!user_roles_in(r->who, row.unit))
        return ERR_NOT_FOUND;
    const struct document d = { .blob = row.blob, .type = row.type, .size = row.size };
    return document_send(r, w, &d, S("giao-quyen"));
}
