#include "domain/leader/report.h"
#include "base/lang.h"
#include "domain/intake/labels.h"
#include "sql/units.h"
#include <stdlib.h>
#include <string.h>

#define ACTS_TOLD 10 /* "common acts" of the report on sanctions */

_Static_assert(sizeof(struct tally_rows_unit_row) == sizeof(struct tally_rows_below_row),
               "rows behind a figure have the same columns");

enum split { SPLIT_NONE = 0, SPLIT_ALL, SPLIT_TOP };

static const struct line {
    const char *head, *what, *label;
    enum split split; /* the parts stand below it */
    bool money;
} lines[] = {
    { TR("Phản ánh của người dân"), "received", TR("Tiếp nhận"), SPLIT_ALL },
    { NULL, "verified", TR("Đã xác minh"), 0 },
    { NULL, "answered", TR("Đã trả lời"), 0 },
    { NULL, "late", TR("Thời hạn bị vượt"), 0 },
    { NULL, "objected", TR("Người phản ánh không đồng ý"), 0 },
    { NULL, "confirmed", TR("Người phản ánh xác nhận đã hết"), 0 },
    { TR("Vi phạm và xử phạt"), "record", TR("Biên bản vi phạm hành chính"), 0 },
    { NULL, "decided", TR("Quyết định xử phạt"), 0, .money = true },
    { NULL, "subject", TR("Đối tượng bị xử phạt"), SPLIT_ALL },
    { NULL, "warned", TR("Trong đó chỉ cảnh cáo, không phạt tiền"), 0 },
    { NULL, "warned_minor", TR("Trong đó cảnh cáo người chưa thành niên"), 0 },
    { NULL, "act", TR("Hành vi vi phạm (mỗi hành vi đếm một lần trong một quyết định)"),
      SPLIT_TOP, .money = true },
    { NULL, "revoke", TR("Tước quyền sử dụng giấy phép"), 0 },
    { NULL, "suspend", TR("Đình chỉ hoạt động"), 0 },
    { NULL, "confiscate", TR("Tịch thu"), 0 },
    { NULL, "remedy", TR("Biện pháp khắc phục hậu quả"), SPLIT_TOP },
    { NULL, "remedy_only", TR("Không xử phạt nhưng buộc khắc phục hoặc tịch thu"), 0 },
    { NULL, "dismissed", TR("Không ra quyết định xử phạt"), 0 },
    { NULL, "seized", TR("Quyết định tạm giữ"), 0 },
    { NULL, "published", TR("Công bố công khai"), 0 },
    { TR("Thi hành quyết định"), "executed", TR("Đã thi hành xong"), 0 },
    { NULL, "paid", TR("Lần nộp phạt"), 0, .money = true },
    { NULL, "paid_back", TR("Lần ghi nộp sai, đã rút lại"), 0, .money = true },
    { NULL, "postponed", TR("Hoãn thi hành"), 0 },
    { NULL, "reduced", TR("Giảm, miễn"), 0 },
    { NULL, "instalments", TR("Cho nộp nhiều lần"), 0 },
    { NULL, "stayed", TR("Tạm đình chỉ thi hành"), 0 },
    { NULL, "coerced", TR("Quyết định cưỡng chế"), 0 },
    { NULL, "cancelled", TR("Quyết định bị hủy bỏ"), 0 },
    { NULL, "lapsed", TR("Hết thời hiệu thi hành phạt tiền"), 0 },
    { TR("Khiếu nại, khởi kiện, chuyển hình sự"), "complained", TR("Bị khiếu nại"), 0 },
    { NULL, "sued", TR("Bị khởi kiện"), 0 },
    { NULL, "crime_out", TR("Chuyển hồ sơ có dấu hiệu tội phạm"), 0 },
    { NULL, "crime_back", TR("Cơ quan tố tụng trả lại hồ sơ"), 0 },
    { NULL, "", TR("Nhắc nhở người chưa thành niên"), 0 },
};
#define FIRST_SANCTION 6 /* the first line of the report on sanctions */

static const struct { const char *word, *label; } subjects[] = {
    { "individual", TR("Cá nhân") }, { "household", TR("Hộ gia đình") },
    { "business_household", TR("Hộ kinh doanh") }, { "community", TR("Cộng đồng dân cư") },
    { "organization", TR("Tổ chức") },
};

const char *const report_unit_whats[6] = { "received", "verified", "answered", "late", "decided",
                                           "published" };

str report_what_words(str what)
{
    for (size_t i = 0; i < COUNT(lines); i++)
        if (!str_empty(what) && str_eq(what, str_from(lines[i].what)))
            return str_from(tr(lines[i].label));
    return (str){ 0 };
}

str report_part_words(struct cx *cx, str what, str part)
{
    if (str_empty(part))
        return S("");
    if (str_eq(part, S("spot")))
        return str_from(tr(TR("tại chỗ, không lập biên bản")));
    for (size_t i = 0; str_eq(what, S("subject")) && i < COUNT(subjects); i++)
        if (str_eq(part, str_from(subjects[i].word)))
            return str_from(tr(subjects[i].label));
    if (str_eq(what, S("act"))) {
        const struct law_act *a = law_act(cx->law, part, cx->today);
        return a ? str_fmt(cx->a, "%.*s: %.*s", STR_ARG(part),
                           STR_ARG(cx->lang == LANG_EN ? a->name : a->name_vi)) : part;
    }
    const struct law_measure *m = law_measure(cx->law, part);
    if (m)
        return cx->lang == LANG_EN ? m->name : m->name_vi;
    return str_from(tr(pollution_word(part)));
}

struct making {
    struct cx *cx;
    const struct tally_sums_row *rows;
    size_t n;
    struct report_figure *out;
    size_t n_out;
};

static int most_first(const void *left, const void *right)
{
    const struct report_figure *x = left, *y = right;
    return x->n != y->n ? (x->n < y->n ? 1 : -1) : str_cmp(x->part, y->part);
}

static void parts(struct making *m, const struct line *l)
{
    struct report_figure *first = &m->out[m->n_out];
    size_t n = 0;
    for (size_t i = 0; i < m->n; i++)
        if (str_eq(m->rows[i].what, str_from(l->what)) && !str_empty(m->rows[i].part))
            first[n++] = (struct report_figure){
                .label = report_part_words(m->cx, m->rows[i].what, m->rows[i].part),
                .what = m->rows[i].what, .part = m->rows[i].part, .n = m->rows[i].n,
                .amount = m->rows[i].amount, .money = l->money, .below = true };
    qsort(first, n, sizeof *first, most_first);
    m->n_out += l->split == SPLIT_TOP && n > ACTS_TOLD ? ACTS_TOLD : n;
}

static void figure(struct making *m, const struct line *l)
{
    struct report_figure *f = &m->out[m->n_out++];
    *f = (struct report_figure){ .head = l->head ? str_from(tr(l->head)) : (str){ 0 },
                                 .label = str_from(tr(l->label)), .what = str_from(l->what),
                                 .money = l->money, .unknown = !*l->what };
    for (size_t i = 0; i < m->n; i++)
        if (str_eq(m->rows[i].what, f->what)) {
            f->n += m->rows[i].n;
            f->amount += m->rows[i].amount;
        }
    if (l->split)
        parts(m, l);
}

static enum err by_unit(struct cx *cx, const struct scope *scope, const struct report_period *p,
                        struct report *out)
{
    struct tally_by_unit_row *rows;
    size_t n;
    TRY(tally_by_unit(cx, (struct tally_by_unit_in){
        .unit = scope->unit, .below = scope->below, .first = p->first, .last = p->last },
        &rows, &n));
    struct report_unit *units = NEWS(cx->a, struct report_unit, n + 1);
    struct report_unit *u = units - 1;
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || rows[i].unit.v != rows[i - 1].unit.v) {
            *++u = (struct report_unit){
                .unit = rows[i].unit,
                .name = unit_body_words(cx->a, cx->lang, rows[i].level, rows[i].kind,
                                        rows[i].name) };
            out->n_units++;
        }
        for (size_t k = 0; k < COUNT(report_unit_whats); k++)
            if (str_eq(rows[i].what, str_from(report_unit_whats[k])))
                u->n[k] = rows[i].n;
        if (str_eq(rows[i].what, S("decided")))
            u->fined = rows[i].amount;
    }
    out->units = units;
    return OK;
}

enum err report_load(struct cx *cx, const struct scope *scope, const struct report_period *p,
                     struct report *out)
{
    struct tally_sums_row *rows;
    struct making m = { .cx = cx };
    *out = (struct report){ 0 };
    TRY(tally_sums(cx, (struct tally_sums_in){
        .unit = scope->unit, .below = scope->below, .first = p->first, .last = p->last },
        &rows, &m.n));
    m.rows = rows;
    m.out = NEWS(cx->a, struct report_figure, COUNT(lines) + m.n);
    for (size_t i = p->kind == REPORT_SANCTION ? FIRST_SANCTION : 0; i < COUNT(lines); i++)
        figure(&m, &lines[i]);
    out->figures = m.out;
    out->n = m.n_out;
    return by_unit(cx, scope, p, out);
}

enum err report_rows_load(struct cx *cx, const struct scope *scope, unit_id unit, str what,
                          opt_str part, str first, str last, struct report_after after,
                          struct report_rows *out)
{
    const str month = str_empty(after.month) ? S("9999-99") : after.month;
    struct tally_rows_below_row *below;
    bool yes = true;
    *out = (struct report_rows){ 0 };
    if (unit.v)
        TRY(scope_holds(cx, scope, unit, &yes));
    if (!yes)
        return ERR_NOT_FOUND;
    if (unit.v || str_empty(scope->below)) {
        TRY(tally_rows_unit(cx, (struct tally_rows_unit_in){
            .unit = unit.v ? unit : scope->unit, .what = what, .part = part, .first = first,
            .last = last, .month = month, .after = after.id }, &out->rows, &out->n));
    } else {
        TRY(tally_rows_below(cx, (struct tally_rows_below_in){
            .unit = scope->unit, .below = scope->below, .what = what, .part = part,
            .first = first, .last = last, .month = month, .after = after.id },
            &below, &out->n));
        out->rows = NEWS(cx->a, struct tally_rows_unit_row, out->n);
        memcpy(out->rows, below, out->n * sizeof *out->rows);
    }
    out->more = out->n > DESK_ROWS;
    if (out->more) {
        out->n = DESK_ROWS;
        out->next = (struct report_after){ out->rows[DESK_ROWS - 1].month,
                                           out->rows[DESK_ROWS - 1].id };
    }
    return OK;
}
