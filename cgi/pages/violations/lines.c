#include "pages/violations/lines.h"
#include "base/lang.h"
#include "domain/violations/ticks.h"

str position_words(struct cx *cx, str code, struct date day)
{
    const struct law_position *p;
    for (size_t at = 0; (p = law_next_position(cx->law, day, &at));)
        if (str_eq(p->code, code))
            return cx->lang == LANG_EN ? p->name : p->name_vi;
    const struct law_deputy *d = law_deputy(cx->law, code, day);
    return !d ? code : cx->lang == LANG_EN ? d->name : d->name_vi;
}

static str sanction_words(struct cx *cx, const struct decision_acts_row *row)
{
    if (!row->fine.has)
        return str_from(tr(row->frame_min.has && !row->fine_min.has
                           ? TR("Không phạt tiền: hết thời hiệu") : TR("Cảnh cáo")));
    const str args[] = { money_words(cx->a, row->fine.v) };
    return tr_args(cx->a, TR("Phạt tiền {0} đồng"), args, 1);
}

/* By their names; of an older record how many. With the record alone, as it has them. */
static str circumstances(struct cx *cx, const struct record_whole_row *r, enum law_side side,
                         bool decided)
{
    const int64_t n = side == LAW_MITIGATING ? r->mitigating : r->aggravating;
    if (!r->circumstances.has)
        return n ? str_fmt(cx->a, "%lld", (long long)n) : S("");
    return decided ? ticks_decided(cx, cx->lang, r, side)
                   : ticks_words(cx, cx->lang, r->circumstances.v, side, TICKS_ALONE);
}

const struct act_line *act_lines(struct cx *cx, const struct violation *v,
                                 const struct decision *d)
{
    struct act_line *out = NEWS(cx->a, struct act_line, v->n);
    for (size_t i = 0; i < v->n; i++) {
        const struct record_whole_row *r = &v->rows[i];
        const struct date day = r->ended.has ? r->ended.v : r->going_on.v;
        const struct law_act *act = law_act(cx->law, r->act, day);
        const str args[] = { date_vi(cx->a, day) };
        out[i].code = r->act;
        out[i].name = !act ? r->act : cx->lang == LANG_EN ? act->name : act->name_vi;
        out[i].basis = !act ? S("") : cx->lang == LANG_EN ? act->basis : act->basis_vi;
        out[i].described = r->described;
        out[i].day = tr_args(cx->a, r->ended.has ? TR("Kết thúc ngày {0}")
                                                 : TR("Còn diễn ra khi phát hiện ngày {0}"),
                             args, 1);
        out[i].mitigating = circumstances(cx, r, LAW_MITIGATING, d != NULL);
        out[i].aggravating = circumstances(cx, r, LAW_AGGRAVATING, d != NULL);
        out[i].sanction = d && i < d->n_acts ? sanction_words(cx, &d->acts[i]) : S("");
    }
    return out;
}

static const char *publish_label(str publish)
{
    if (str_eq(publish, S("must")))
        return TR("Luật buộc công bố: {0}");
    return str_eq(publish, S("chosen")) ? TR("Người xử phạt quyết định công bố: {0}")
                                        : TR("Không công bố tên.");
}

/* What was typed for the paper alone; words that cannot be read are left out. */
static void typed_words(struct cx *cx, str kept, struct decision_lines *v)
{
    str words[DRAFT_WORDS];
    struct decision_word *out = NEWS(cx->a, struct decision_word, DRAFT_WORDS);
    if (draft_words_read(cx->a, kept, words) != OK)
        return;
    for (size_t i = 0; i < DRAFT_WORDS; i++)
        if (!str_empty(words[i]))
            out[v->n_words++] = (struct decision_word){ draft_words[i].label, words[i] };
    v->words = out;
}

struct decision_lines decision_words(struct cx *cx, str code, const struct decision *d)
{
    const struct decision_of_case_row *r = &d->row;
    struct decision_lines v = {
        .signed_ = str_eq(r->state, S("signed")), .extra = r->extra, .remedies = r->remedies,
        .how = r->how, .reason = r->reason, .total = r->total, .drafter = r->drafter_name,
        .publish = tr_args(cx->a, publish_label(r->publish), &r->basis, 1),
    };
    typed_words(cx, r->words, &v);
    if (r->remedy_due.has)
        v.remedy_due = r->remedy_due.v;
    if (!v.signed_)
        return v;
    v.number = r->number.v;
    v.signed_on = r->signed_on.v;
    v.unit = r->unit_name.v;
    v.signer = r->signer_name.v;
    v.position = position_words(cx, r->position.v, r->signed_on.v);
    if (r->delegation.has) {
        const str cited[] = { r->delegation.v, date_vi(cx->a, r->delegation_on.v) };
        v.delegation = tr_args(cx->a, TR("Văn bản giao quyền số {0} ngày {1}"), cited, 2);
    }
    const str args[] = { code, r->blob.v };
    v.file = url_path(cx->a, "/staff/cases/%s/files/%s", args, 2);
    return v;
}
