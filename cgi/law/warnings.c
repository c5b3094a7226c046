/* What the reader of an assessment must be told besides the numbers. */
#include "law/internal.h"

void warning_add(struct warnings *w, str en, str vi)
{
    if (w->n == w->cap) {
        const size_t more = w->cap ? w->cap * 2 : 8;
        w->en = arena_grow(w->a, w->en, w->cap * sizeof *w->en, more * sizeof *w->en);
        w->vi = arena_grow(w->a, w->vi, w->cap * sizeof *w->vi, more * sizeof *w->vi);
        w->cap = more;
    }
    w->en[w->n] = en;
    w->vi[w->n++] = vi;
}

static const struct {
    const char *body, *en, *vi;
} bodies[] = {
    { "police", "police", "công an" },
    { "border_guard", "border guard", "bộ đội biên phòng" },
    { "coast_guard", "coast guard", "cảnh sát biển" },
    { "port", "port", "cảng vụ" },
    { "forest", "forest", "kiểm lâm" },
};

static bool left_out(const struct law_assessment *as, str body)
{
    for (size_t i = 0; i < as->n_refused; i++)
        if (as->refused[i].refusal == LAW_ACTS_UNKNOWN
            && str_eq(as->refused[i].position->body, body))
            return true;
    return false;
}

static void warn_left_out(struct warnings *w, const struct law_assessment *as)
{
    struct buf en = { .a = w->a, .max = 400 }, vi = { .a = w->a, .max = 400 };
    size_t n = 0, k = 0;
    for (size_t i = 0; i < COUNT(bodies); i++)
        n += left_out(as, str_from(bodies[i].body));
    for (size_t i = 0; i < COUNT(bodies); i++) {
        if (!left_out(as, str_from(bodies[i].body)))
            continue;
        k++;
        buf_fmt(&en, "%s%s", k == 1 ? "" : k == n ? " and " : ", ", bodies[i].en);
        buf_fmt(&vi, "%s%s", k == 1 ? "" : k == n ? " và " : ", ", bodies[i].vi);
    }
    if (n == 0)
        return;
    buf_add(&en, S(" positions left out: their list of acts is not known"));
    warning_add(w, buf_str(&en),
        str_fmt(w->a, "chưa tính các chức danh %.*s: chưa có danh mục hành vi thuộc thẩm quyền",
                STR_ARG(buf_str(&vi))));
}

static void warn_teams(struct warnings *w, const struct law_assessment *as)
{
    struct buf en = { .a = w->a, .max = 1000 }, vi = { .a = w->a, .max = 2000 };
    for (size_t i = 0; i < as->n_signers; i++) {
        const struct law_position *p = as->signers[i].position;
        if (!p->team)
            continue;
        buf_fmt(&en, "%s%.*s", en.n ? ", " : "", STR_ARG(p->code));
        buf_fmt(&vi, "%s%.*s", vi.n ? ", " : "", STR_ARG(p->name_vi));
    }
    if (en.n == 0)
        return;
    const str e = buf_str(&en), v = buf_str(&vi);
    warning_add(w, str_fmt(w->a, "%.*s: heads of teams sign only for the case of their own team",
                   STR_ARG(e)),
        str_fmt(w->a, "%.*s: chỉ ký đối với vụ việc của đoàn mình", STR_ARG(v)));
}

static bool confiscates(const struct law_assessment *as)
{
    for (size_t i = 0; i < as->n_acts; i++)
        for (size_t k = 0; as->acts[i].in_time && k < as->acts[i].act->n_extras; k++)
            if (as->acts[i].act->extras[k].measure->kind == LAW_CONFISCATE)
                return true;
    return false;
}

static void warn_confiscation(struct warnings *w, const struct law_assessment *as)
{
    if (!confiscates(as))
        return;
    for (size_t i = 0; i < as->n_signers; i++) {
        const struct law_position *p = as->signers[i].position;
        if (p->confiscate_max == 0)
            continue;
        warning_add(w, str_fmt(w->a, "%.*s may confiscate goods worth up to %.*s đồng only (%.*s)",
                       STR_ARG(p->code), STR_ARG(vnd_words(w->a, LANG_EN, p->confiscate_max)),
                       STR_ARG(p->basis)),
            str_fmt(w->a, "%.*s chỉ được tịch thu tang vật, phương tiện trị giá đến %.*s đồng"
                    " (%.*s)", STR_ARG(p->name_vi),
                    STR_ARG(vnd_words(w->a, LANG_VI, p->confiscate_max)), STR_ARG(p->basis_vi)));
    }
}

/* Additions belong to measured discharges (a factor or pH) of the same medium. */
static bool takes_additions(const struct law_act *act)
{
    return str_eq(act->measure, S("exceed_factor")) || str_eq(act->measure, S("pH"));
}

static void warn_act(struct warnings *w, const struct law_act_out *o)
{
    const str code = o->act->code;
    if (!o->in_time)
        warning_add(w, str_fmt(w->a, "%.*s: the limitation period ended on %.*s; no fine, the "
                       "remedies stay (%.*s)", STR_ARG(code),
                       STR_ARG(date_iso(w->a, o->limit.due.day)), STR_ARG(o->limit.term->basis)),
            str_fmt(w->a, "%.*s: thời hiệu xử phạt đã hết vào ngày %.*s; không phạt tiền, vẫn "
                    "áp dụng biện pháp khắc phục hậu quả (%.*s)", STR_ARG(code),
                    STR_ARG(date_vi(w->a, o->limit.due.day)), STR_ARG(o->limit.term->basis_vi)));
    if (o->act->crime_check)
        warning_add(w, str_fmt(w->a, "%.*s: check first whether it amounts to a crime (Penal Code "
                       "art. 235)", STR_ARG(code)),
            str_fmt(w->a, "%.*s: phải xem xét dấu hiệu tội phạm trước khi xử phạt (Điều 235 "
                          "Bộ luật Hình sự)", STR_ARG(code)));
    if (o->addition_percent > 0 && !takes_additions(o->act))
        warning_add(w, str_fmt(w->a, "%.*s: additions belong to discharges over a standard (Decree "
                       "45/2022/NĐ-CP art. 7.3); check the other parameters", STR_ARG(code)),
            str_fmt(w->a, "%.*s: phạt tăng thêm chỉ áp dụng với hành vi xả, thải vượt quy "
                          "chuẩn (khoản 3 Điều 7 Nghị định 45/2022/NĐ-CP); hãy kiểm tra các "
                          "thông số khác",
                    STR_ARG(code)));
}

void find_warnings(struct arena *a, const struct law *law, struct law_assessment *as)
{
    struct warnings w = { .a = a };
    warn_left_out(&w, as);
    warn_teams(&w, as);
    warn_confiscation(&w, as);
    for (size_t i = 0; i < as->n_acts; i++) {
        warn_act(&w, &as->acts[i]);
        warn_rules(&w, law, as, i);
    }
    as->warnings = w.en;
    as->warnings_vi = w.vi;
    as->n_warnings = w.n;
}
