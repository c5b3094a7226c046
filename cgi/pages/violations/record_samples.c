#include "pages/violations/record_samples.h"
#include "base/lang.h"
#include "domain/inspection/sample.h"
#include "pages/frame.h"
#include "pages/violations/acts_form.h"

/* What to look at before a proposal is used; empty: nothing. */
static str doubts(struct cx *cx, const struct sample_act *s)
{
    const struct { bool is; const char *says; } all[] = {
        { str_empty(s->in.act), TR("chưa xác định được hành vi: thiếu lưu lượng hoặc giới hạn") },
        { s->flow_differs, TR("các mẫu ghi lưu lượng khác nhau") },
        { s->typed_limit, TR("giới hạn do người nhập, không theo bảng quy chuẩn") },
        { s->custody_broken, TR("niêm phong mẫu không còn nguyên: chưa phải chứng cứ, không tự "
                                "đưa vào biên bản") },
        { s->unaccredited, TR("kết quả chưa có số công nhận phòng thí nghiệm: chưa phải chứng cứ, "
                             "không tự đưa vào biên bản") },
        { s->unhanded, TR("chưa ghi bàn giao mẫu cho phòng thí nghiệm") },
    };
    struct buf b = { .a = cx->a, .max = 1000 };
    for (size_t i = 0; i < COUNT(all); i++)
        if (all[i].is)
            buf_fmt(&b, "%s%s", b.n ? "; " : "", tr(all[i].says));
    return buf_str(&b);
}

/* Never taken over by itself: which clause it is goes by who issued the permit. */
static struct proposal_line above_permit(struct cx *cx, const struct permit_excess *over)
{
    const str words[] = { over->parameter, nano_words(cx->a, cx->lang, over->value), over->unit,
                          limit_words(cx->a, cx->lang, over->min, over->max), over->permit,
                          over->source };
    return (struct proposal_line){
        .point = over->point,
        .described = tr_args(cx->a, TR("{0} {1} {2}, giấy phép số {4} ({5}) chỉ cho {3}."), words,
                             COUNT(words)),
        .doubts = str_from(tr(TR("thực hiện không đúng giấy phép môi trường là hành vi riêng "
                                 "(Điều 11 Nghị định 45/2022/NĐ-CP): người lập biên bản chọn "
                                 "khoản theo cấp đã cấp giấy phép, hệ thống không tự chọn"))) };
}

enum err record_proposals(struct req *r, case_id cid, const struct form *f,
                          struct record_view *v)
{
    struct sample_rows rows;
    struct sample_act *acts;
    struct permit_excess *over;
    size_t n, n_over;
    if (acts_typed(f) > 0)
        return OK;
    TRY(sample_rows_load(r->cx, cid, &rows));
    sample_acts_of(r->cx->a, r->cx->law, r->cx->lang, rows.samples, rows.n_samples, rows.values,
                   rows.n_values, &acts, &n);
    TRY(sample_over_permit(r->cx, cid, &rows, &over, &n_over));
    struct proposal_line *out = NEWS(r->cx->a, struct proposal_line, n + n_over);
    for (size_t i = 0; i < n; i++) {
        out[i] = (struct proposal_line){ .point = acts[i].point, .code = acts[i].in.act,
                                         .described = acts[i].described,
                                         .doubts = doubts(r->cx, &acts[i]) };
        v->can_take = v->can_take
            || (!str_empty(acts[i].in.act) && sample_act_proves(&acts[i]));
    }
    v->proposals = out;
    for (size_t i = 0; i < n_over; i++)
        out[n + i] = above_permit(r->cx, &over[i]);
    v->n_proposals = n + n_over;
    return OK;
}

static void fill_params(struct form *f, size_t at, const struct law_act_in *in)
{
    for (size_t i = 0; i < in->n_params && i < PARAMS_MAX; i++) {
        const struct law_parameter *p = &in->params[i];
        form_fill(f, param_field(f->a, at, "kind", i),
                  p->ph ? S("ph") : str_from(param_kinds[p->kind - 1]));
        if (!p->ph)
            form_fill(f, param_field(f->a, at, "factor", i),
                      nano_words(f->a, LANG_VI, p->factor));
    }
}

static bool has_act(const struct form *f, const struct sample_act *s)
{
    for (size_t i = 0; i < acts_typed(f); i++)
        if (str_eq(form_raw(f, act_field(f->a, i, "code")), s->in.act)
            && str_eq(form_raw(f, act_field(f->a, i, "described")), s->described))
            return true;
    return false;
}

enum err record_take_samples(struct req *r, case_id cid, struct form *f)
{
    struct sample_act *acts;
    size_t n;
    TRY(sample_acts(r->cx, cid, &acts, &n));
    for (size_t i = 0; i < n && acts_typed(f) < ACTS_MAX; i++) {
        const size_t at = acts_typed(f);
        if (str_empty(acts[i].in.act) || !sample_act_proves(&acts[i]) || has_act(f, &acts[i]))
            continue;
        form_fill(f, act_field(f->a, at, "code"), acts[i].in.act);
        form_fill(f, act_field(f->a, at, "described"), acts[i].described);
        form_fill(f, act_field(f->a, at, "place"), acts[i].point);
        form_fill(f, act_field(f->a, at, "state"), acts[i].in.going_on ? S("going_on")
                                                                       : S("ended"));
        if (!acts[i].in.going_on)
            form_fill(f, act_field(f->a, at, "ended"), date_iso(f->a, acts[i].in.day));
        fill_params(f, at, &acts[i].in);
    }
    return OK;
}
