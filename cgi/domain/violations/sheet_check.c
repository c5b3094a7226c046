/* What the law asks of a violation record. */
#include "base/lang.h"
#include "domain/violations/record.h"

#define FAULTS_MAX 40

struct checking {
    struct arena *a;
    const struct law *law;
    const struct record_new *in;
    struct date today;
    struct sheet_fault *list;
    size_t n;
};

static void wrong(struct checking *k, const char *field, const char *says, str arg)
{
    if (k->n < FAULTS_MAX)
        k->list[k->n++] = (struct sheet_fault){ field, says, arg };
}

static void check_violator(struct checking *k)
{
    const struct record_new *in = k->in;
    if (in->sheet.unknown) {
        if (!str_empty(in->name) || !str_empty(in->address) || !str_empty(in->id_number))
            wrong(k, "unknown", TR("Đã ghi không xác định được người vi phạm thì không ghi "
                                   "tên, địa chỉ, giấy tờ (khoản 3 Điều 58 Luật "
                                   "15/2012/QH13)."), S(""));
        return;
    }
    if (str_empty(in->name))
        wrong(k, "name", TR("Hãy ghi họ tên hoặc tên tổ chức; chưa xác định được thì đánh dấu ô "
                            "“Không xác định được người vi phạm”."), S(""));
    if (str_empty(in->address))
        wrong(k, "address", TR("Hãy ghi địa chỉ."), S(""));
    if (in->subject == LAW_ORGANIZATION && str_empty(in->representative))
        wrong(k, "representative", TR("Tổ chức phải có người đại diện theo pháp luật."), S(""));
    if (in->sheet.identity.born.has && date_cmp(in->sheet.identity.born.v, k->today) > 0)
        wrong(k, "born", TR("Ngày sinh ở tương lai."), S(""));
}

static void check_signature(struct checking *k)
{
    const struct record_new *in = k->in;
    const struct record_sheet *s = &in->sheet;
    if (s->unknown || in->has_signed)
        return;
    if (str_empty(s->refused_why))
        wrong(k, "refused_why", TR("Hãy ghi lý do người vi phạm không ký (mẫu MBB01)."), S(""));
    if (str_empty(in->witness) && str_empty(s->no_witness))
        wrong(k, "witness", TR("Người vi phạm không ký: ghi người chứng kiến hoặc đại diện "
                               "UBND cấp xã ký thay; nếu họ cũng không ký thì ghi lý do ở ô "
                               "dưới (Điều 58 Luật 15/2012/QH13)."), S(""));
    if (!str_empty(in->witness) && !str_empty(s->no_witness))
        wrong(k, "no_witness", TR("Đã có người ký thay thì không ghi lý do không có người ký "
                                  "thay."), S(""));
}

static void check_minor(struct checking *k)
{
    enum sheet_age age = record_age(k->law, k->in);
    if (age != SHEET_AGE_CHILD && age != SHEET_AGE_UNDER_16 && age != SHEET_AGE_UNDER_18)
        return;
    if (k->in->sheet.guardian.n == 0)
        wrong(k, "guardian", TR("Người vi phạm chưa thành niên: ghi cha, mẹ hoặc người giám "
                                "hộ, vì một bản biên bản được gửi cho họ (Điều 12 Nghị định "
                                "118/2021/NĐ-CP)."), S(""));
    if (k->in->sheet.copies.has && !str_empty(k->in->sheet.given_to)
        && !k->in->sheet.guardian_given)
        wrong(k, "guardian_given", TR("Biên bản của người chưa thành niên phải gửi cả cho cha, mẹ "
                                      "hoặc người giám hộ."), S(""));
}

static void check_close(struct checking *k)
{
    const struct record_sheet *s = &k->in->sheet;
    const struct law_number *least = law_number(k->law, S("RECORD_COPIES"), k->in->made);
    if (s->copies.has && least && s->copies.v < law_number_whole(least))
        wrong(k, "copies", TR("Biên bản lập ít nhất {0} bản (Điều 12 Nghị định "
                              "118/2021/NĐ-CP)."),
              str_fmt(k->a, "%lld", (long long)law_number_whole(least)));
    if (!str_empty(s->closed_at) && str_cmp(s->closed_at, str_fmt(k->a, "%.*sT%.*s",
            STR_ARG(date_iso(k->a, k->in->made)), STR_ARG(s->made_time))) < 0)
        wrong(k, "closed_at", TR("Kết thúc trước khi bắt đầu lập biên bản."), S(""));
    if (!str_empty(s->given_at) && str_cmp(s->given_at, date_iso(k->a, k->in->made)) < 0)
        wrong(k, "given_at", TR("Giao biên bản trước ngày lập."), S(""));
    if (str_empty(s->come_at) != str_empty(s->come_place))
        wrong(k, str_empty(s->come_at) ? "come_at" : "come_place",
              TR("Yêu cầu có mặt phải ghi cả thời gian và địa điểm (mẫu MBB01)."), S(""));
    if (!str_empty(s->come_at) && str_cmp(s->come_at, date_iso(k->a, k->in->made)) < 0)
        wrong(k, "come_at", TR("Thời gian yêu cầu có mặt trước ngày lập biên bản."), S(""));
}

static void check_electronic(struct checking *k)
{
    const struct record_sheet *s = &k->in->sheet;
    if (!s->electronic)
        return;
    if (!law_number(k->law, S("RECORD_ELECTRONIC"), k->in->made))
        wrong(k, "electronic", TR("Ngày lập biên bản pháp luật chưa cho lập biên bản điện tử "
                                  "(khoản 7 Điều 12 Nghị định 118/2021/NĐ-CP)."), S(""));
    if (!s->e_means)
        wrong(k, "e_means", TR("Chỉ lập biên bản điện tử khi cơ quan có đủ hạ tầng kỹ thuật "
                               "(Điều 18a, Điều 58 Luật 15/2012/QH13)."),
              S(""));
    if (!s->e_reach)
        wrong(k, "e_reach", TR("Chỉ lập biên bản điện tử khi người vi phạm nhận được bằng "
                               "phương thức điện tử (Điều 18a, Điều 58 Luật 15/2012/QH13)."),
              S(""));
}

/* Each time of a repeated act is named once, in the limitation, none after the last. */
static void check_times(struct checking *k)
{
    for (size_t i = 0; i < k->in->n_acts; i++) {
        const struct record_act *act = &k->in->acts[i];
        const char *field = str_fmt(k->a, "act%zu_times", i).p;
        for (size_t t = 0; t < act->n_times; t++) {
            const str day[] = { date_vi(k->a, act->times[t].day) };
            if (date_valid(act->in.day) && date_cmp(act->times[t].day, act->in.day) > 0)
                wrong(k, field, TR("Lần vi phạm ngày {0} sau ngày của hành vi."), day[0]);
            if (str_empty(act->times[t].words))
                wrong(k, field, TR("Lần vi phạm ngày {0}: hãy ghi việc đã xảy ra (khoản 3 "
                                   "Điều 12 Nghị định 118/2021/NĐ-CP)."), day[0]);
        }
    }
}

/* What still goes on is stopped at once, and item 6 of the paper says so (art. 55). */
static void check_stop(struct checking *k)
{
    bool going_on = false;
    for (size_t i = 0; i < k->in->n_acts; i++)
        going_on |= k->in->acts[i].in.going_on;
    if (going_on && !k->in->stop_ordered)
        wrong(k, "stop", TR("Hành vi đang diễn ra thì phải buộc chấm dứt ngay: đánh dấu ô này "
                            "khi đã yêu cầu (Điều 55 Luật 15/2012/QH13). Hành vi đã dừng thì "
                            "ghi tình trạng là đã kết thúc."), S(""));
}

/* Who writes it says in which position. */
static void check_writer(struct checking *k)
{
    const struct sheet_people *p = &k->in->sheet.officials;
    if (p->n && str_empty(p->list[0].role))
        wrong(k, "officials", TR("Ghi chức vụ của người lập biên bản, giữa hai dấu chấm phẩy "
                                 "(mẫu MBB01)."), S(""));
}

size_t sheet_check(struct arena *a, const struct law *law, const struct record_new *in,
                   struct date today, const struct sheet_fault **out)
{
    struct checking k = { .a = a, .law = law, .in = in, .today = today,
                          .list = NEWS(a, struct sheet_fault, FAULTS_MAX) };
    check_violator(&k);
    check_stop(&k);
    check_writer(&k);
    check_signature(&k);
    check_minor(&k);
    check_close(&k);
    check_electronic(&k);
    check_times(&k);
    *out = k.list;
    return k.n;
}
