/* A year of the demonstration, so that figures, lists and desks have something to show. */
#include "domain/audit/supervision.h"
#include "domain/facilities/parts.h"
#include "domain/leader/sent.h"
#include "domain/leader/tasks.h"
#include "run/demo.h"
#include "run/demo_months.h"
#include "run/demo_play.h"

#define COMPANIES_FROM 100 /* numbers of their stories; papers bear them */
#define WEEK 7
#define WEEKS 58

/* About where each commune is; the facilities stand around it. */
static const struct { const char *unit; double lat, lon; } middles[] = {
    { "06673", 20.9500, 107.0350 }, { "06685", 20.9505, 107.0790 }, { "06712", 21.5310, 107.9660 },
};

static void put_near(struct demo_facility *d, size_t i)
{
    for (size_t k = 0; k < COUNT(middles); k++)
        if (str_eq(str_from(d->unit), str_from(middles[k].unit))) {
            d->lat = middles[k].lat + 0.0017 * (double)(i % 9);
            d->lon = middles[k].lon + 0.0021 * (double)(i % 9);
        }
}

static enum err facilities(struct cx *cx)
{
    for (size_t i = 0; i < n_demo_companies; i++) {
        const struct culprit *c = demo_companies[i].culprit;
        struct demo_facility d = {
            .unit = demo_companies[i].unit, .name = c->name, .tax = c->tax,
            .sector = i % 2 ? "seafood" : "textile", .address = c->address,
            .risk = i % 3 ? 2 : 3, .kind = LAW_ORGANIZATION };
        facility_id id;
        bool fresh;
        put_near(&d, i);
        TRY(demo_facility(cx, &d, &id, &fresh));
    }
    return OK;
}

/* Terms ran out and publications ended in the weeks that are over, each in its own. */
static enum err weeks(struct cx *cx)
{
    const instant real = cx->now;
    enum err e = OK;
    for (int i = WEEKS; i >= 0 && e == OK; i--) {
        cx->now = real - (instant)i * WEEK * 24 * 3600 * US_PER_S;
        cx->today = instant_date(cx->now);
        e = play_jobs(cx);
    }
    cx->now = real;
    cx->today = instant_date(real);
    return e;
}

static const struct planned {
    const char *login, *kind, *title, *lead, *others, *product, *state;
    int month, day;
    const char *what, *reach;
    int64_t goal;
} planned[] = {
    { "baichay.truong", "task", "Lập danh sách cơ sở xả nước thải ra vịnh", "UBND phường Bãi Cháy",
      "Chi cục Bảo vệ môi trường", "Danh sách, bản đồ", "done", 3, 31, "", "", 0 },
    { "baichay.truong", "task", "Nạo vét mương khu 5, khu 8", "UBND phường Bãi Cháy",
      "Công ty Môi trường ABC", "Biên bản nghiệm thu", "open", 9, 30, "", "", 0 },
    { "baichay.truong", "commitment", "Xóa ba điểm đổ rác tự phát", "UBND phường Bãi Cháy",
      "Mặt trận Tổ quốc phường", "Ảnh hiện trạng", "doing", 12, 15, "", "", 0 },
    { "baichay.truong", "target", "Trả lời ít nhất 100 phản ánh trong năm", "UBND phường Bãi Cháy",
      "", "Số liệu hệ thống", "open", 12, 31, "answered", "least", 100 },
    { "baichay.truong", "target", "Không quá 20 thời hạn bị vượt trong năm",
      "UBND phường Bãi Cháy", "", "Số liệu hệ thống", "open", 12, 31, "late", "most", 20 },
    { "so.truong", "task", "Kiểm tra cơ sở có nguồn thải lớn ven vịnh", "Chi cục Bảo vệ môi trường",
      "UBND các phường", "Kết luận kiểm tra", "doing", 11, 30, "", "", 0 },
    { "so.truong", "target", "Ban hành ít nhất 15 quyết định xử phạt trong năm",
      "Chi cục Bảo vệ môi trường", "", "Số liệu hệ thống", "open", 12, 31, "decided", "least", 15 },
};

static enum err plan_one(struct cx *cx, const struct planned *t)
{
    const struct user *who;
    struct scope scope;
    struct task_list list;
    int64_t id;
    TRY(demo_person(cx, str_from(t->login), &who));
    TRY(scope_of(who, &scope));
    TRY(tasks_year(cx, &scope, cx->today.y, &list));
    for (size_t i = 0; i < list.n; i++)
        if (str_eq(list.rows[i].title, str_from(t->title)))
            return OK; /* loaded before */
    const struct task_new in = {
        .year = cx->today.y, .kind = str_from(t->kind), .title = str_from(t->title),
        .basis = S("Kế hoạch ABC/KH-UBND (minh họa)"), .lead = str_from(t->lead),
        .others = str_from(t->others), .product = str_from(t->product),
        .due = { cx->today.y, (int8_t)t->month, (int8_t)t->day }, .what = str_from(t->what),
        .goal = t->goal, .reach = str_from(t->reach) };
    TRY(task_make(cx, who, &scope, &in, &id));
    return str_eq(str_from(t->state), S("open")) ? OK
        : task_move(cx, who, &scope, id, str_from(t->state), S("Số liệu trình diễn"));
}

/* Sent in the week after the period, with the figures that stand in the list behind them. */
static enum err report_one(struct cx *cx, const char *login, enum report_kind kind,
                           struct date in, const char *number)
{
    const int quarter = (in.m + 2) / 3;
    const int part = kind == REPORT_MONTH ? in.m : kind == REPORT_QUARTER ? quarter : 0;
    const struct user *who;
    struct scope scope;
    struct report_period p;
    struct sent_report sent;
    enum sent_fault why;
    struct date last;
    TRY(demo_person(cx, str_from(login), &who));
    TRY(scope_of(who, &scope));
    TRY(report_period_of(cx->a, kind, in.y, part, &p));
    const enum err e = sent_find(cx, &scope, &p, &sent);
    if (e != ERR_NOT_FOUND)
        return e; /* loaded before */
    TRY(date_parse(str_fmt(cx->a, "%.*s-01", STR_ARG(p.last)), &last));
    return report_send(cx, who, &scope, &p, str_fmt(cx->a, "%d-%d/%s", part, in.y, number),
                       date_add(date_add_months(last, 1), 3), &why);
}

static enum err reports(struct cx *cx)
{
    const struct date this_month = { cx->today.y, cx->today.m, 1 };
    /* The last month that ended a quarter, over for more than a month. */
    struct date quarter = date_add_months(this_month, -2);
    while (quarter.m % 3)
        quarter = date_add_months(quarter, -1);
    for (int k = 2; k <= 4; k++)
        TRY(report_one(cx, "baichay.truong", REPORT_MONTH, date_add_months(this_month, -k),
                       "BC-UBND (ABC)"));
    TRY(report_one(cx, "baichay.truong", REPORT_QUARTER, quarter, "BC-UBND (ABC)"));
    TRY(report_one(cx, "so.truong", REPORT_QUARTER, quarter, "BC-SNNMT (ABC)"));
    if (quarter.m == 9)
        TRY(report_one(cx, "so.truong", REPORT_NINE, quarter, "BC-SNNMT (ABC)"));
    return OK;
}

/* Observers of the ward: answered in time, waiting, and over its day. */
static enum err supervise(struct cx *cx)
{
    static const struct { int days_ago; const char *title, *body, *answer; } asked[] = {
        { 80, "Công khai lịch thu gom rác các khu phố",
          "Đề nghị phường niêm yết lịch thu gom rác tại nhà văn hóa từng khu.",
          "Phường đã niêm yết lịch tại mười nhà văn hóa khu và trên loa truyền thanh." },
        { 40, "Rà soát các mương nhận nước thải của xưởng sản xuất",
          "Đề nghị rà soát các mương ở khu 5, khu 8 và thông báo kết quả.", NULL },
        { 4, "Tăng kiểm tra tiếng ồn buổi tối ven biển",
          "Người dân khu 3 nhiều lần nêu tại cuộc họp; đề nghị kiểm tra sau 22 giờ.", NULL },
    };
    const instant real = cx->now;
    const struct user *who, *head;
    struct supervision_list_row *rows;
    size_t n;
    TRY(demo_person(cx, S("baichay.mattran"), &who));
    TRY(demo_person(cx, S("baichay.truong"), &head));
    TRY(supervision_of(cx, who, INT64_MAX, &rows, &n));
    enum err e = OK;
    for (size_t i = 0; i < COUNT(asked) && n == 0 && e == OK; i++) {
        const instant day = 24 * 3600 * US_PER_S;
        int64_t id;
        cx->now = real - asked[i].days_ago * day;
        cx->today = instant_date(cx->now);
        e = supervision_write(cx, who, (struct supervision_new){
            S(""), str_from(asked[i].title), str_from(asked[i].body) }, &id);
        cx->now += 6 * day;
        cx->today = instant_date(cx->now);
        if (e == OK && asked[i].answer)
            e = supervision_reply(cx, head, id, str_from(asked[i].answer));
    }
    cx->now = real;
    cx->today = instant_date(real);
    return e;
}

enum err demo_year(struct cx *cx, int months, struct buf *faults)
{
    const struct date this_month = { cx->today.y, cx->today.m, 1 };
    TRY(facilities(cx));
    for (int k = months; k > 0; k--) {
        struct demo_month m;
        demo_month_make(cx->a, cx->today, date_add_months(this_month, -k), &m);
        play_all(cx, "month", m.stories, m.n, m.number, faults);
    }
    play_all(cx, "company", demo_companies, n_demo_companies, COMPANIES_FROM, faults);
    TRY(weeks(cx));
    for (size_t i = 0; i < COUNT(planned); i++)
        TRY(plan_one(cx, &planned[i]));
    TRY(reports(cx));
    return supervise(cx);
}
