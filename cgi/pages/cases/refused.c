#include "pages/cases/refused.h"
#include "base/lang.h"
#include "law/law.h"
#include "pages/cases/lines.h"

static str waits_words(struct cx *cx, const struct step_fault *fault)
{
    const struct law_term *t = law_term(cx->law, fault->waits_for, cx->today);
    const str name = !t ? fault->waits_for : cx->lang == LANG_EN ? t->start : t->start_vi;
    const str args[] = { name, instant_vi(cx->a, fault->waits_until) };
    return tr_args(cx->a, TR("Chưa thực hiện được: thời hạn của bên kia ({0}) còn chạy đến {1}."),
                   args, COUNT(args));
}

static str late_words(struct cx *cx, const struct step_fault *fault)
{
    const struct law_term *t = law_term(cx->law, fault->too_late, cx->today);
    const bool en = cx->lang == LANG_EN;
    const str args[] = { law_term_name(cx->law, cx->lang, fault->too_late),
                         instant_vi(cx->a, fault->too_late_since),
                         !t ? S("") : en ? t->basis : t->basis_vi };
    return tr_args(cx->a, TR("Không thực hiện được: thời hạn \"{0}\" đã hết lúc {1}. Căn cứ: {2}."),
                   args, COUNT(args));
}

static str order_words(struct cx *cx, const struct step_fault *fault)
{
    const str args[] = { flow_words(cx, fault->early->label), date_vi(cx->a, fault->early_day),
                         flow_words(cx, fault->first->label), date_vi(cx->a, fault->first_day) };
    return tr_args(cx->a, TR("{0} ({1}) không được trước {2} ({3})."), args, COUNT(args));
}

str step_refused_words(struct cx *cx, const struct step_fault *fault)
{
    if (fault->ahead)
        return str_from(tr(TR("Ngày này ở tương lai.")));
    if (fault->early)
        return order_words(cx, fault);
    if (fault->waits_for.p)
        return waits_words(cx, fault);
    if (fault->too_late.p)
        return late_words(cx, fault);
    return S("");
}
