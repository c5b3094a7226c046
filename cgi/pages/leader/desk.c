#include "base/lang.h"
#include "domain/leader/desk.h"
#include "domain/violations/submission.h"
#include "pages/answer.h"
#include "pages/cases/lines.h"
#include "pages/frame.h"
#include "pages/leader/asked.h"
#include "pages/leader/leader.h"
#include "pages/leader/view.h"
#include "tpl/leader_desk.h"
#include "tpl/leader_late.h"
#include "tpl/leader_list.h"

static const struct {
    const char *what, *note, *day;
} matters[DESK_KINDS + 1] = {
    [DESK_CHAIR] = { TR("Vi phạm nghiêm trọng, tái phạm cần trình Chủ tịch"),
                     TR("Biên bản có căn cứ phải trình Chủ tịch UBND cấp tỉnh mà chưa trình."),
                     TR("Từ ngày") },
    [DESK_PUBLISH] = { TR("Quyết định chờ công bố"),
                       TR("Quyết định phải hoặc được chọn công bố mà chưa đăng: chờ soạn hoặc chờ "
                          "người thứ hai duyệt."), TR("Ngày quyết định") },
    [DESK_REMEDY] = { TR("Khắc phục hậu quả quá hạn"),
                      TR("Đã qua ngày cuối của biện pháp khắc phục mà chưa ghi nhận làm xong."),
                      TR("Hạn khắc phục") },
    [DESK_OBJECTION] = { TR("Phản đối của người phản ánh chưa trả lời"),
                         TR("Người phản ánh không đồng ý với kết quả; chưa có trả lời nào sau đó."),
                         TR("Ngày phản đối") },
    [DESK_SUBMITTED] = { TR("Tờ trình chờ ý kiến"),
                         TR("Tờ trình gửi Chủ tịch UBND cấp tỉnh mà chưa có ý kiến."), NULL },
    [DESK_TASK] = { TR("Nhiệm vụ trong kế hoạch quá hạn"),
                    TR("Nhiệm vụ, cam kết của kế hoạch năm chưa xong khi đã qua hạn."), NULL },
    [DESK_SUPERVISION] = { TR("Kiến nghị giám sát chờ trả lời"),
                           TR("Kiến nghị của Mặt trận Tổ quốc, Hội đồng nhân dân mà đơn vị chưa "
                              "trả lời."), NULL },
};

static struct url matter_url(struct cx *cx, enum desk_kind k)
{
    if (k == DESK_SUBMITTED)
        return url_own(S("/staff/submissions"));
    if (k == DESK_TASK)
        return url_own(S("/staff/leader/plan?late=1"));
    if (k == DESK_SUPERVISION)
        return url_own(S("/staff/leader/supervision"));
    return url_own(str_fmt(cx->a, "/staff/leader/list/%.*s", STR_ARG(desk_word(k))));
}

static const struct desk_person *persons(struct cx *cx, const struct desk_counts *d)
{
    struct desk_person *out = NEWS(cx->a, struct desk_person, d->n_late);
    for (size_t i = 0; i < d->n_late; i++) {
        const struct late_by_person_row *row = &d->late[i];
        out[i] = (struct desk_person){
            .person = row->person_name.has ? row->person_name.v
                    : row->head.has ? row->head.v : S(""),
            .nobody = !row->person_name.has, .n = row->n, .oldest = instant_date(row->oldest.v),
            .unit = unit_body_words(cx->a, cx->lang, row->level, row->kind, row->name),
            .href = url_own(str_fmt(cx->a, "/staff/leader/late?unit=%lld&person=%lld",
                                    (long long)row->unit.v,
                                    (long long)(row->person.has ? row->person.v.v : 0))) };
    }
    return out;
}

/* Those of this year: the late ones, and those to come. */
static enum err reports(struct cx *cx, const struct scope *scope, struct desk_view *v)
{
    struct report_owed *owed;
    size_t n;
    TRY(reports_owed(cx, scope, cx->today.y, &owed, &n));
    struct report_due_line *out = NEWS(cx->a, struct report_due_line, n);
    for (size_t i = 0; i < n; i++)
        due_line(cx, &owed[i], &out[i]);
    v->reports = out;
    v->n_reports = n;
    return OK;
}

enum err leader_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    struct scope scope;
    struct desk_counts d;
    TRY(scope_of(r->who, &scope));
    TRY(desk_load(cx, r->who, &scope, &d));
    struct desk_line lines[DESK_KINDS];
    struct desk_view v = {
        .page = page_staff(r, str_from(tr(TR("Điều hành")))), .unit = scope.name,
        .above = !str_empty(scope.below), .lines = lines, .late = persons(cx, &d),
        .n_late = d.n_late, .late_most = DESK_LATE_MOST,
        .late_past = d.all_late > DESK_LATE_MOST,
        .all_late = d.all_late > DESK_LATE_MOST ? DESK_LATE_MOST : d.all_late };
    for (enum desk_kind k = DESK_CHAIR; k <= DESK_SUPERVISION; k++)
        lines[v.n_lines++] = (struct desk_line){
            .what = matters[k].what, .note = matters[k].note, .href = matter_url(cx, k),
            .past = d.n[k] > DESK_MOST, .n = d.n[k] > DESK_MOST ? DESK_MOST : d.n[k] };
    TRY(reports(cx, &scope, &v));
    tpl_leader_desk(resp_html(w, 200), &v);
    return OK;
}

/* What the note of an item says to a reader. */
static str note_words(struct cx *cx, enum desk_kind kind, str note)
{
    struct buf b = { .a = cx->a, .max = 1000 };
    if (kind == DESK_PUBLISH)
        return str_from(tr(str_eq(note, S("pub_ready")) ? TR("Chờ người thứ hai duyệt")
                           : str_eq(note, S("pub_recalled"))
                           ? TR("Đã gỡ vì công bố sai, chờ người thứ hai xem lại")
                           : TR("Chờ soạn nội dung")));
    const unsigned set = kind == DESK_CHAIR ? submission_grounds(note) : 0;
    for (unsigned g = 1; g && g <= set; g <<= 1)
        if (set & g)
            buf_fmt(&b, "%s%s", b.n ? "; " : "",
                    tr(submission_ground_label((enum submission_ground)g)));
    return buf_str(&b);
}

static struct url next_page(struct cx *cx, enum desk_kind kind, const struct desk_list *l)
{
    if (!l->more)
        return (struct url){ 0 };
    return url_own(str_fmt(cx->a, "/staff/leader/list/%s?day=%s&after=%lld", desk_word(kind).p,
                           str_c(cx->a, date_iso(cx->a, l->next.day)), (long long)l->next.id));
}

enum err leader_list_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    struct scope scope;
    struct desk_list l;
    struct desk_after after = { 0 };
    const enum desk_kind kind = desk_kind_of(req_path(r, "kind"));
    if (!kind)
        return ERR_NOT_FOUND;
    if (date_parse(req_query(r, "day", 10), &after.day) != OK
        || str_i64(req_query(r, "after", 20), &after.id) != OK)
        after = (struct desk_after){ 0 };
    TRY(scope_of(r->who, &scope));
    TRY(desk_list_load(cx, r->who, &scope, kind, after, &l));
    struct item_line *rows = NEWS(cx->a, struct item_line, l.n);
    for (size_t i = 0; i < l.n; i++) {
        const struct desk_list_unit_row *row = &l.rows[i];
        rows[i] = (struct item_line){
            .code = row->code, .title = row->title, .day = row->day,
            .unit = unit_body_words(cx->a, cx->lang, row->level, row->unit_kind, row->unit_name),
            .handler = row->handler.has ? row->handler.v : S(""),
            .note = note_words(cx, kind, row->note),
            .href = url_path(cx->a, kind == DESK_CHAIR ? "/staff/cases/%s/submission"
                                                       : "/staff/cases/%s", &row->code, 1) };
    }
    const struct item_list_view v = {
        .page = page_staff(r, str_from(tr(matters[kind].what))), .what = matters[kind].what,
        .note = matters[kind].note, .day = matters[kind].day, .rows = rows, .n = l.n,
        .next = next_page(cx, kind, &l) };
    tpl_leader_list(resp_html(w, 200), &v);
    return OK;
}

enum err leader_late_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    struct scope scope;
    struct inbox in;
    int64_t unit, person = 0;
    TRY(scope_of(r->who, &scope));
    if (str_i64(req_query(r, "unit", 20), &unit) != OK || unit <= 0)
        return ERR_NOT_FOUND;
    if (str_i64(req_query(r, "person", 20), &person) != OK || person < 0)
        return ERR_NOT_FOUND;
    TRY(desk_late_of(cx, r->who, &scope, (unit_id){ unit },
                     (opt_account_id){ .has = person > 0, .v = { person } }, lines_after(r), &in));
    const char *here = str_fmt(cx->a, "/staff/leader/late?unit=%lld&person=%lld",
                               (long long)unit, (long long)person).p;
    const struct late_list_view v = {
        .page = page_staff(r, str_from(tr(TR("Quá hạn theo người phụ trách")))),
        .list = { .title = TR("Quá hạn theo người phụ trách"),
                  .empty = TR("Không còn vụ việc nào quá hạn ở đây."),
                  .lines = case_lines(cx, &in), .n = in.n, .next = lines_next(cx, here, &in) } };
    tpl_leader_late(resp_html(w, 200), &v);
    return OK;
}
