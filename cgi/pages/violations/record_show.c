#include "pages/violations/record_show.h"
#include "base/lang.h"
#include "domain/audit/sealed.h"
#include "domain/cases/show.h"
#include "domain/violations/record.h"
#include "pages/answer.h"
#include "pages/frame.h"
#include "pages/violations/lines.h"
#include "pages/violations/record_view.h"
#include "tpl/record_show.h"

#define LINES_MAX 60

struct writing {
    struct cx *cx;
    struct pair_line *list;
    size_t n;
    const char **missing;
    size_t n_missing;
};

/* A field that the form has; where nothing is known it is named as missing. */
static void put(struct writing *w, const char *label, str value)
{
    if (str_empty(value))
        w->missing[w->n_missing++] = label;
    else
        w->list[w->n++] = (struct pair_line){ .name = str_from(tr(label)), .text = value };
}

/* The same where the form may lawfully say nothing. */
static void may(struct writing *w, const char *label, str value)
{
    if (!str_empty(value))
        put(w, label, value);
}

static str when_words(struct cx *cx, str iso)
{
    struct moment m;
    if (moment_parse(iso, &m) != OK)
        return S("");
    return str_fmt(cx->a, "%02d:%02d %.*s", m.hour, m.minute, STR_ARG(date_vi(cx->a, m.day)));
}

static str day_or_none(struct cx *cx, opt_date d)
{
    return d.has ? date_vi(cx->a, d.v) : S("");
}

static str yes(bool on)
{
    return on ? str_from(tr(TR("Có"))) : S("");
}

static void put_paper(struct writing *w, const struct record_whole_row *r,
                      const struct record_sheet *s, bool open)
{
    put(w, TR("Số biên bản"), r->number);
    put(w, TR("Ngày lập biên bản"), date_vi(w->cx->a, r->made));
    put(w, TR("Giờ lập"), s->made_time);
    put(w, TR("Lĩnh vực quản lý nhà nước"), s->field);
    put(w, TR("Nơi lập biên bản"), r->place);
    may(w, TR("Lý do lập ở nơi khác"), s->place_why);
    put(w, TR("Căn cứ lập biên bản"), s->basis);
    may(w, TR("Biên bản điện tử"), yes(s->electronic));
    put(w, TR("Người lập biên bản"), sheet_people_words(w->cx->a, &s->officials));
    may(w, TR("Người chứng kiến"), sheet_people_words(w->cx->a, &s->witnesses));
    may(w, TR("Người phiên dịch"), sheet_people_words(w->cx->a, &s->interpreter));
    if (open) /* who was damaged may have reported it */
        may(w, TR("Người bị thiệt hại"), sheet_people_words(w->cx->a, &s->damaged));
}

static str id_words(struct cx *cx, const struct sheet_identity *d)
{
    const char *kind = str_eq(d->id_kind, S("personal")) ? TR("Số định danh cá nhân")
        : str_eq(d->id_kind, S("identity")) ? TR("Thẻ căn cước")
        : str_eq(d->id_kind, S("passport")) ? TR("Hộ chiếu") : NULL;
    struct buf b = { .a = cx->a, .max = 1000 };
    if (str_empty(d->id_number))
        return S("");
    if (kind)
        buf_fmt(&b, "%s ", tr(kind));
    buf_add(&b, d->id_number);
    if (d->id_on.has)
        buf_fmt(&b, ", %.*s", STR_ARG(date_vi(cx->a, d->id_on.v)));
    if (!str_empty(d->id_by))
        buf_fmt(&b, ", %.*s", STR_ARG(d->id_by));
    return buf_str(&b);
}

static void put_identity(struct writing *w, const struct sheet_identity *d, bool person)
{
    put(w, TR("Giấy tờ"), id_words(w->cx, d));
    if (person) {
        put(w, TR("Ngày sinh"), day_or_none(w->cx, d->born));
        put(w, TR("Giới tính"), str_eq(d->sex, S("male")) ? str_from(tr(TR("Nam")))
            : str_eq(d->sex, S("female")) ? str_from(tr(TR("Nữ")))
            : str_eq(d->sex, S("other")) ? str_from(tr(TR("Khác"))) : S(""));
        put(w, TR("Quốc tịch"), d->nationality);
        put(w, TR("Nghề nghiệp"), d->occupation);
        return;
    }
    put(w, TR("Chức danh của người đại diện"), d->title);
    put(w, TR("Số đăng ký, giấy phép hoạt động"), d->licence);
    put(w, TR("Ngày cấp giấy phép"), day_or_none(w->cx, d->licence_on));
    put(w, TR("Nơi cấp giấy phép"), d->licence_by);
}

static void put_violator(struct writing *w, const struct record_whole_row *r,
                         const struct record_sheet *s, bool open)
{
    const bool person = !str_eq(r->subject, S("organization"));
    put(w, TR("Người vi phạm"), r->name);
    if (s->unknown)
        return;
    put(w, TR("Địa chỉ, trụ sở"), r->address);
    if (!person)
        put(w, TR("Người đại diện theo pháp luật"), r->representative);
    may(w, TR("Cha, mẹ hoặc người giám hộ"), sheet_people_words(w->cx->a, &s->guardian));
    if (open)
        put_identity(w, &s->identity, person);
    else
        put(w, TR("Giấy tờ"), str_from(tr(TR("Đã niêm phong, chỉ người của đơn vị thụ lý xem "
                                            "được."))));
}

static void put_rest(struct writing *w, const struct record_whole_row *r,
                     const struct record_sheet *s, bool open)
{
    if (!s->unknown)
        put(w, TR("Ý kiến của người vi phạm"), r->statement);
    may(w, TR("Ý kiến của người chứng kiến, cơ quan"), s->authority_says);
    if (open)
        may(w, TR("Ý kiến của người bị thiệt hại"), s->damaged_says);
    may(w, TR("Đã buộc chấm dứt hành vi"), yes(r->stop));
    may(w, TR("Biện pháp ngăn chặn, bảo đảm xử lý"), s->measures);
    put(w, TR("Quyền giải trình"), str_from(tr(r->may_explain ? TR("Có") : TR("Không"))));
    if (r->may_explain)
        put(w, TR("Gửi giải trình đến"), s->explain_to);
    may(w, TR("Người vi phạm ghi không giải trình"), yes(s->waived));
    may(w, TR("Yêu cầu có mặt lúc"), when_words(w->cx, s->come_at));
    may(w, TR("Yêu cầu có mặt tại"), s->come_place);
    put(w, TR("Kết thúc lúc"), when_words(w->cx, s->closed_at));
    put(w, TR("Số tờ"), s->pages.has ? str_fmt(w->cx->a, "%lld", (long long)s->pages.v) : S(""));
    put(w, TR("Số bản"), s->copies.has ? str_fmt(w->cx->a, "%lld", (long long)s->copies.v)
                                       : S(""));
    put(w, TR("Đã đọc lại cho mọi người cùng nghe"), yes(s->read_aloud));
    if (!s->unknown)
        put(w, TR("Người vi phạm ký biên bản"),
            str_from(tr(r->has_signed ? TR("Có ký") : TR("Không ký hoặc vắng mặt"))));
    may(w, TR("Lý do người vi phạm không ký"), s->refused_why);
    may(w, TR("Người ký thay"), r->witness);
    may(w, TR("Lý do không có người ký thay"), s->no_witness);
    if (s->unknown)
        return;
    put(w, TR("Giao biên bản lúc"), when_words(w->cx, s->given_at));
    put(w, TR("Người nhận biên bản"), s->given_to);
    may(w, TR("Đã gửi một bản cho cha, mẹ hoặc người giám hộ"), yes(s->guardian_given));
}

static const char *hand_over_label(str word)
{
    return str_eq(word, S("self")) ? TR("Người lập có thẩm quyền xử phạt các hành vi này.")
        : str_eq(word, S("here")) ? TR("Người lập không có thẩm quyền xử phạt; hồ sơ đã được "
                                       "báo ngay cho người có thẩm quyền trong cơ quan (khoản "
                                       "5 Điều 58 Luật 15/2012/QH13).")
        : str_eq(word, S("elsewhere")) ? TR("Không ai trong cơ quan có thẩm quyền xử phạt các "
                                            "hành vi này: hãy chuyển hồ sơ ngay (khoản 5 Điều "
                                            "58 Luật 15/2012/QH13).") : NULL;
}

static const struct act_times *times_of(struct cx *cx, const struct violation *v,
                                        const struct sheet_kept *kept)
{
    struct act_times *out = NEWS(cx->a, struct act_times, v->n);
    for (size_t i = 0; i < v->n; i++) {
        const struct record_act *act = &kept->acts[i];
        str *lines = NEWS(cx->a, str, act->n_times);
        for (size_t k = 0; k < act->n_times; k++)
            lines[k] = str_fmt(cx->a, "%.*s: %.*s", STR_ARG(date_vi(cx->a, act->times[k].day)),
                               STR_ARG(act->times[k].words));
        out[i] = (struct act_times){ .where = str_fmt(cx->a, "%.*s %.*s", STR_ARG(act->at_time),
                                                      STR_ARG(act->place)),
                                     .lines = lines, .n = act->n_times };
    }
    return out;
}

enum err record_show_get(struct req *r, struct resp *resp)
{
    struct cx *cx = r->cx;
    struct case_show s;
    struct violation v;
    struct sheet_kept kept;
    struct record_show_view view = { .code = req_path(r, "code") };
    TRY(case_show_load(cx, r->who, view.code, &s));
    TRY(violation_load(cx, s.c.id, &v));
    const enum err e = sheet_load(cx, &v, &kept);
    if (e != OK)
        return e;
    struct writing w = { .cx = cx, .list = NEWS(cx->a, struct pair_line, LINES_MAX),
                         .missing = NEWS(cx->a, const char *, LINES_MAX) };
    const bool open = user_roles_in(r->who, s.held.unit) & ROLES_WORK
        && s.held.standing.conflict == CONFLICT_NONE;
    if (open)
        TRY(sealed_seen(cx, r->who, s.c.id, SEALED_VIOLATOR));
    put_paper(&w, &v.rows[0], &kept.sheet, open);
    put_violator(&w, &v.rows[0], &kept.sheet, open);
    put_rest(&w, &v.rows[0], &kept.sheet, open);
    const char *said = hand_over_label(kept.hand_over);
    view.page = page_staff(r, str_from(tr(TR("Biên bản vi phạm hành chính"))));
    view.title = s.c.title;
    view.lines = w.list;
    view.n = w.n;
    view.missing = w.missing;
    view.n_missing = w.n_missing;
    view.hand_over = said ? str_from(tr(said)) : S("");
    view.notes = age_notes(cx, kept.age, &view.n_notes);
    view.acts = act_lines(cx, &v, NULL);
    view.times = times_of(cx, &v, &kept);
    view.n_acts = v.n;
    tpl_record_show(resp_html(resp, 200), &view);
    return OK;
}
