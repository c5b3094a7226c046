#include "pages/cases/inbox.h"
#include "base/lang.h"
#include "domain/cases/inbox.h"
#include "domain/cases/people.h"
#include "domain/cases/show.h"
#include "domain/notices/notices.h"
#include "pages/answer.h"
#include "pages/cases/lines.h"
#include "pages/duty/duty.h"
#include "pages/frame.h"
#include "tpl/inbox.h"

#define LISTS_MAX 3

/* A line about supervision requests, which are no cases. */
static bool supervises(str code)
{
    return str_starts(code, S("supervision"));
}

static struct notice_line notice_line(struct cx *cx, const struct notices_unread_row *n)
{
    const struct flow *f = n->flow.has ? flow_find(cx->flows, n->flow.v, (int)n->version.v) : NULL;
    const str of[] = { n->case_code.has ? n->case_code.v : n->code };
    const str number[] = { str_fmt(cx->a, "%lld", (long long)n->handover.v.v) };
    const str count[] = { str_fmt(cx->a, "%lld", (long long)n->n) };
    return (struct notice_line){
        .what = event_title(cx, f, n->code),
        .title = n->title.has ? n->title.v
               : tr_args(cx->a, str_starts(n->code, S("ask_")) ? TR("{0} yêu cầu")
                                : supervises(n->code)          ? TR("{0} kiến nghị")
                                                               : TR("{0} vụ việc"), count, 1),
        .href = n->handover.has ? url_path(cx->a, "/staff/handovers/%s", number, 1)
              : url_path(cx->a, n->case_code.has ? "/staff/notices/%s" : "/staff/notices/kind/%s",
                         of, 1),
        .at = n->made };
}

static enum err load_notices(struct req *r, struct inbox_view *v)
{
    struct notices_unread_row *rows;
    TRY(notices_of(r->cx, r->who, &rows, &v->n_notices));
    struct notice_line *out = NEWS(r->cx->a, struct notice_line, v->n_notices);
    for (size_t i = 0; i < v->n_notices; i++)
        out[i] = notice_line(r->cx, &rows[i]);
    v->notices = out;
    return OK;
}

static enum err list_page(struct req *r, struct resp *w, str heading,
                          const struct case_list *lists, size_t n)
{
    opt_str head;
    TRY(head_of_unit(r->cx, user_home(r->who)->unit, &head));
    struct inbox_view v = {
        .head = head.has ? head.v : S(""),
        .page = page_staff(r, heading),
        .heading = heading,
        .query = { .name = "q", .label = TR("Tìm vụ việc"), .type = "search", .quiet = true,
                   .value = req_query(r, "q", 200) },
        .searched = req_query(r, "q", 200).p != NULL,
        .lists = lists,
        .n_lists = n,
    };
    TRY(load_notices(r, &v));
    if (r->who->roles & (ROLE_OPERATOR | ROLE_OFFICER | ROLE_HEAD))
        TRY(duty_strip(r, &v.duty));
    if (!v.query.value.p)
        v.query.value = S("");
    tpl_inbox(resp_html(w, 200), &v);
    return OK;
}

enum err inbox_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    const struct office *home = user_home(r->who);
    const struct inbox_after after = lines_after(r);
    struct inbox unit, offered = { 0 }, idle = { 0 };
    if ((r->who->roles & ~(unsigned)ROLE_ADMIN) == 0)
        return resp_redirect(w, S("/staff/flows")); /* an administrator sees no case */
    if (r->who->roles & ROLE_OBSERVER)
        return resp_redirect(w, S("/staff/observer")); /* nor does an observer, but a sample */
    TRY(inbox_of_unit(cx, home->unit, after, &unit));
    if (after.id == 0) {
        TRY(inbox_offered(cx, home->unit, &offered));
        TRY(inbox_idle(cx, home->unit, after, &idle));
    }
    const struct case_list lists[LISTS_MAX] = {
        { .title = TR("Đơn vị khác chuyển đến, chờ nhận"), .lines = case_lines(cx, &offered),
          .n = offered.n },
        { .title = TR("Đang có thời hạn, gấp nhất ở trên"),
          .empty = TR("Không có vụ việc nào đang chạy thời hạn."),
          .lines = case_lines(cx, &unit), .n = unit.n, .next = lines_next(cx, "/staff", &unit) },
        { .title = TR("Đang mở, chưa có thời hạn nào chạy"), .lines = case_lines(cx, &idle),
          .n = idle.n },
    };
    return list_page(r, w, home->unit_name, lists, LISTS_MAX);
}

enum err mine_get(struct req *r, struct resp *w)
{
    const struct inbox_after after = lines_after(r);
    struct inbox mine, helping = { 0 }, covering = { 0 };
    TRY(inbox_of_person(r->cx, r->who->id, after, &mine));
    if (after.id == 0) {
        TRY(inbox_of_cover(r->cx, r->who->id, &covering));
        TRY(inbox_of_helper(r->cx, r->who->id, &helping));
    }
    const struct case_list lists[LISTS_MAX] = {
        { .title = TR("Vụ việc bạn được phân công"),
          .empty = TR("Chưa có vụ việc nào được phân công cho bạn."),
          .lines = case_lines(r->cx, &mine), .n = mine.n,
          .next = lines_next(r->cx, "/staff/mine", &mine) },
        { .title = TR("Bạn làm thay người đang nghỉ"), .lines = case_lines(r->cx, &covering),
          .n = covering.n },
        { .title = TR("Bạn phối hợp"), .lines = case_lines(r->cx, &helping), .n = helping.n },
    };
    return list_page(r, w, str_from(tr(TR("Việc của tôi"))), lists, LISTS_MAX);
}

enum err search_get(struct req *r, struct resp *w)
{
    struct inbox found;
    TRY(inbox_search(r->cx, user_home(r->who), req_query(r, "q", 200), &found));
    const struct case_list list = {
        .title = TR("Kết quả tìm kiếm"),
        .empty = TR("Không tìm thấy. Thử ít từ hơn, hoặc gõ không dấu."),
        .lines = case_lines(r->cx, &found), .n = found.n,
    };
    return list_page(r, w, str_from(tr(TR("Tìm vụ việc"))), &list, 1);
}

enum err notice_get(struct req *r, struct resp *w)
{
    const str code = req_path(r, "code");
    TRY(notices_set_read(r->cx, r->who, code));
    return resp_redirect(w, str_fmt(r->cx->a, "/staff/cases/%.*s",
                                    STR_ARG(percent_encode(r->cx->a, code))));
}

enum err notice_kind_get(struct req *r, struct resp *w)
{
    TRY(notices_set_kind_read(r->cx, r->who, req_path(r, "kind")));
    const str kind = req_path(r, "kind");
    return resp_redirect(w, str_starts(kind, S("late")) ? S("/staff/late")
                            : str_starts(kind, S("ask_")) ? S("/staff/corrections")
                            : supervises(kind) ? S("/staff/leader/supervision")
                            : S("/staff"));
}
