#include "base/json.h"
#include "base/lang.h"
#include "domain/violations/draft.h"

const struct draft_word draft_words[DRAFT_WORDS] = { /* enum draft_word_at */
    { "aggravating", TR("Tình tiết tăng nặng (ghi rõ từng tình tiết)"), "decision.aggravating",
      2000 },
    { "mitigating", TR("Tình tiết giảm nhẹ (ghi rõ từng tình tiết)"), "decision.mitigating", 2000 },
    { "extra_from", TR("Hình thức bổ sung: từ ngày, đến ngày"), "decision.extra_from", 500,
      .needed = TR("Cần có trước khi ký, khi có hình thức xử phạt bổ sung.") },
    { "remedy_cost", TR("Chi phí thực hiện biện pháp khắc phục"), "decision.remedy_cost", 500,
      .needed = TR("Cần có trước khi ký, khi có biện pháp khắc phục.") },
    { "emergency_cost", TR("Kinh phí khắc phục khẩn cấp phải hoàn trả"),
      "decision.emergency_cost", 500 },
    { "effective", TR("Quyết định có hiệu lực kể từ"), "decision.effective", 100,
      .needed = TR("Cần có trước khi ký.") },
    { "pay_days", TR("Thời hạn thi hành dài hơn thời hạn của luật (số ngày)"),
      "decision.pay_days", 4 },
    { "pay_days_why", TR("Lý do cho thời hạn thi hành dài hơn"), "decision.pay_days_why", 500 },
    { "pay_where", TR("Nơi nộp tiền phạt"), "pay.where", 300,
      .needed = TR("Cần có trước khi ký, khi có tiền phạt.") },
    { "pay_account", TR("Số tài khoản nộp tiền phạt"), "pay.account", 100,
      .needed = TR("Cần có trước khi ký, khi có tiền phạt.") },
    { "collector", TR("Cơ quan thu tiền phạt"), "execute.collector", 300,
      .needed = TR("Cần có trước khi ký, khi có tiền phạt.") },
    { "executor", TR("Người, cơ quan tổ chức thực hiện"), "execute.by", 300,
      .needed = TR("Cần có trước khi ký.") },
    { "cooperator", TR("Cơ quan phối hợp thực hiện"), "execute.with", 500 },
    { "recipients", TR("Nơi nhận khác, cách nhau bằng dấu chấm phẩy"),
      "decision.recipients", 1000 },
};

enum err draft_words_read(struct arena *a, str kept, str out[DRAFT_WORDS])
{
    const struct json *data;
    str fault;
    for (size_t i = 0; i < DRAFT_WORDS; i++)
        out[i] = S("");
    if (str_empty(kept))
        return OK;
    if (json_parse(a, kept, &data, &fault) != OK || data->type != JSON_RECORD)
        return ERR_INTERNAL;
    for (size_t i = 0; i < DRAFT_WORDS; i++) {
        const struct json *word = json_get(data, str_from(draft_words[i].name));
        out[i] = word && word->type == JSON_TEXT ? word->text : S("");
    }
    return OK;
}

static const struct draft_measure *measure_of(const struct draft_act *act, str code)
{
    for (size_t k = 0; k < act->n_measures; k++)
        if (str_eq(act->measures[k].code, code))
            return &act->measures[k];
    return NULL;
}

/* The longest term that any act got for it. */
static int64_t longest(const struct draft_new *in, str code)
{
    int64_t most = 0;
    for (size_t i = 0; i < in->n_acts; i++) {
        const struct draft_measure *d = measure_of(&in->acts[i], code);
        if (d && d->months.has && d->months.v > most)
            most = d->months.v;
    }
    return most;
}

static bool said_before(const struct draft_new *in, size_t until, str code)
{
    for (size_t i = 0; i < until; i++)
        if (measure_of(&in->acts[i], code))
            return true;
    return false;
}

void draft_measures(const struct law *law, const struct draft_new *in, struct buf *extra,
                    struct buf *remedies)
{
    for (size_t i = 0; i < in->n_acts; i++)
        for (size_t k = 0; k < in->acts[i].n_measures; k++) {
            const str code = in->acts[i].measures[k].code;
            const struct law_measure *m = law_measure(law, code);
            struct buf *b = m->kind == LAW_REMEDY ? remedies : extra;
            const int64_t months = longest(in, code);
            if (said_before(in, i, code))
                continue;
            buf_fmt(b, "%s%.*s", b->n ? "; " : "", STR_ARG(m->name_vi));
            if (months)
                buf_fmt(b, " %lld tháng", (long long)months);
        }
}
