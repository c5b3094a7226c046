/* What is said of an act besides its number: crime, repetition, the place. */
#include "law/internal.h"

static void warn_history(struct warnings *w, const struct law_act_out *o)
{
    const str code = o->act->code;
    if (o->repeat_of)
        warning_add(w, str_fmt(w->a, "%.*s: a repeat of %.*s decided on %.*s, inside the period of "
                               "Law 15/2012/QH13 art. 7.1", STR_ARG(code),
                               STR_ARG(o->repeat_of->act),
                               STR_ARG(date_iso(w->a, o->repeat_of->decided))),
                    str_fmt(w->a, "%.*s: tái phạm so với %.*s (quyết định ngày %.*s), còn "
                                  "trong thời hạn tại khoản 1 Điều 7 Luật 15/2012/QH13",
                            STR_ARG(code),
                            STR_ARG(o->repeat_of->act),
                            STR_ARG(date_vi(w->a, o->repeat_of->decided))));
    if (o->maybe_of && !o->repeat_of)
        warning_add(w, str_fmt(w->a, "%.*s: of one article with %.*s: a person decides whether "
                               "they differ only by degree or result and this is a repeat "
                               "(Decree 118/2021/NĐ-CP art. 8 as amended by Decree "
                               "68/2025/NĐ-CP, from a summary); not counted", STR_ARG(code),
                               STR_ARG(o->maybe_of->act)),
                    str_fmt(w->a, "%.*s: cùng một điều với %.*s: người có thẩm quyền xem xét "
                                  "có phải chỉ khác mức độ, hậu quả và là tái phạm hay không "
                                  "(Điều 8 Nghị định 118/2021/NĐ-CP, được sửa đổi bởi Nghị "
                                  "định 68/2025/NĐ-CP, theo nguồn tóm tắt); chưa tính",
                            STR_ARG(code), STR_ARG(o->maybe_of->act)));
}

static void warn_repeat_rule(struct warnings *w, const struct law_act_out *o,
                             const struct repeat_act *r)
{
    const bool again = o->repeat_of || o->n_multiple;
    const str code = o->act->code;
    if (r->rule == REPEAT_ELSEWHERE && again)
        warning_add(w, str_fmt(w->a, "%.*s: not the first time: choose the act among %.*s "
                               "instead (%.*s)", STR_ARG(code), STR_ARG(r->instead),
                               STR_ARG(r->basis)),
                    str_fmt(w->a, "%.*s: không phải lần đầu: hãy chọn hành vi tại %.*s (%.*s)",
                            STR_ARG(code), STR_ARG(r->instead), STR_ARG(r->basis_vi)));
    if (r->rule != REPEAT_ELSEWHERE && !again)
        warning_add(w, str_fmt(w->a, "%.*s: its frame is for a repeat or a multiple violation "
                               "only, and the file names none (%.*s)", STR_ARG(code),
                               STR_ARG(r->basis)),
                    str_fmt(w->a, "%.*s: khung này chỉ áp dụng khi tái phạm hoặc vi phạm nhiều "
                            "lần, mà hồ sơ chưa nêu lần nào (%.*s)", STR_ARG(code),
                            STR_ARG(r->basis_vi)));
    if (r->rule == REPEAT_ADDED)
        warning_add(w, str_fmt(w->a, "%.*s: added to the fine of another act: power must reach the "
                               "sum of both (Decree 45/2022/NĐ-CP art. 6.3)", STR_ARG(code)),
                    str_fmt(w->a, "%.*s: phạt tăng thêm vào hành vi khác: thẩm quyền phải xét "
                                  "trên tổng mức của cả hai (khoản 3 Điều 6 Nghị định "
                                  "45/2022/NĐ-CP)",
                            STR_ARG(code)));
}

static void warn_place(struct warnings *w, const struct law_act_out *o)
{
    const str code = o->act->code;
    const struct law_local *r = o->local;
    if (r)
        warning_add(w, str_fmt(w->a, "%.*s: %lld%% of the common frame by %.*s; check that the "
                               "place was in the inner area of a centrally run city that day "
                               "(%.*s; not verified for two tiers)", STR_ARG(code),
                               (long long)r->percent, STR_ARG(r->resolution), STR_ARG(r->basis)),
                    str_fmt(w->a, "%.*s: bằng %lld%% khung chung theo %.*s; hãy kiểm tra nơi vi "
                            "phạm có thuộc nội thành của thành phố trực thuộc trung ương vào ngày "
                            "đó (%.*s; chưa xác minh với chính quyền hai cấp)", STR_ARG(code),
                            (long long)r->percent, STR_ARG(r->resolution_vi),
                            STR_ARG(r->basis_vi)));
    if (o->ambient_max)
        warning_add(w, str_fmt(w->a, "%.*s: %lld%% to %lld%% added for surroundings polluted "
                               "already: a person decides which clause applies and how much",
                               STR_ARG(code), (long long)o->ambient_min,
                               (long long)o->ambient_max),
                    str_fmt(w->a, "%.*s: phạt tăng thêm %lld%% đến %lld%% do môi trường xung quanh "
                            "đã bị ô nhiễm: người có thẩm quyền quyết định khoản áp dụng và mức "
                            "tăng", STR_ARG(code), (long long)o->ambient_min,
                            (long long)o->ambient_max));
}

void warn_rules(struct warnings *w, const struct law *law, const struct law_assessment *as,
                size_t i)
{
    const struct law_act_out *o = &as->acts[i];
    const struct law_act_in *in = &as->file.acts[i];
    const struct repeat_act *r = repeat_rule(law, o->act, in->day);
    str en, vi;
    if (crime_words(w->a, law, in, o, &en, &vi))
        warning_add(w, en, vi);
    warn_history(w, o);
    if (r)
        warn_repeat_rule(w, o, r);
    warn_place(w, o);
}
