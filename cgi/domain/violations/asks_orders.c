/* What the law says to orders beside the decision, and to its execution. */
#include "base/lang.h"
#include "domain/cases/effects.h"
#include "domain/violations/asks_internal.h"
#include "domain/violations/sheet.h"
#include "law/relief.h"
#include "sql/cases.h"
#include "sql/coop.h"
#include "sql/events.h"

enum err asking_says(const struct asking *q, const char *words, int64_t sum)
{
    q->fault->says = words;
    q->fault->says_sum = sum;
    return ERR_CONFLICT;
}

int64_t asking_money(const struct asking *q, const char *field)
{
    int64_t sum = 0;
    return str_i64(asking_typed(q, str_from(field)), &sum) == OK ? sum : 0;
}

/* A number of the table on that day; the law that was not entered forbids, in words. */
static enum err number_on(struct cx *cx, const struct asking *q, const char *code,
                          const struct law_number **out)
{
    *out = law_number(cx->law, str_from(code), q->day);
    return *out ? OK : asking_says(q,
                                 TR("Chưa nhập mức luật định cho ngày này nên chưa xét "
                                    "được. Nhờ quản trị bổ sung bảng pháp luật, rồi làm "
                                    "lại."), 0);
}

/* The act is one of the tables, and the sanction one of its frame (Decree 118/2021 art. 9). */
static enum err spot_act(struct cx *cx, const struct asking *q, bool organization)
{
    const struct law_act *act = law_act(cx->law, str_trim(asking_typed(q, S("act"))), q->day);
    const int64_t fine = asking_money(q, "fine");
    if (!act)
        return asking_says(q,
                      TR("Hành vi phải là một mã của bảng pháp luật có hiệu lực ngày này, ví dụ "
                         "45/2022:Đ25.2.a. Tìm mã ở trang “Tính mức phạt”."), 0);
    const int64_t times = organization ? act->org_factor : 1;
    const bool fined = str_eq(asking_typed(q, S("main_sanction")), S("fine"));
    if (!fined && !str_empty(asking_typed(q, S("fine")))) /* the paper would print "0 đồng", too */
        return asking_says(q, TR("Phạt cảnh cáo thì để trống mức tiền phạt."), 0);
    if (fined && str_empty(str_trim(asking_typed(q, S("pay_where")))))
        return asking_says(q, TR("Phạt tiền thì ghi nơi nộp, số tài khoản: quyết định không được "
                                 "để trống chỗ đó (mẫu MQĐ01)."), 0);
    if (!fined)
        return act->penalty != LAW_FINE ? OK : asking_says(q,
                      TR("Hành vi này phải phạt tiền, không phạt cảnh cáo."), 0);
    if (act->fine_max == 0)
        return asking_says(q, TR("Hành vi này chỉ phạt cảnh cáo, không phạt tiền."), 0);
    if (fine < act->fine_min * times)
        return asking_says(q, TR("Thấp hơn khung tiền phạt của hành vi này: từ {0} đồng."),
                           act->fine_min * times);
    return fine <= act->fine_max * times ? OK
        : asking_says(q, TR("Cao hơn khung tiền phạt của hành vi này: đến {0} đồng."),
                      act->fine_max * times);
}

/* Below the ages in force nobody is sanctioned, or nobody is fined; no day of birth: not known. */
static enum err spot_age(struct cx *cx, const struct asking *q, bool fined)
{
    enum sheet_age age;
    opt_date born = { 0 };
    born.has = date_parse(asking_typed(q, S("violator_born")), &born.v) == OK;
    const enum err e = sheet_age(cx->law, LAW_INDIVIDUAL, false, born, q->day, &age);
    if (e == ERR_EXPIRED)
        return OK;
    TRY(e);
    if (age == SHEET_AGE_CHILD)
        return asking_says(q, TR("Người vi phạm dưới tuổi bị xử phạt: không ra quyết định xử "
                                 "phạt (điểm a khoản 1 Điều 5; Điều 11; điểm a khoản 1 Điều "
                                 "65 Luật 15/2012/QH13)."), 0);
    if (age == SHEET_AGE_UNDER_16 && fined)
        return asking_says(q, TR("Người vi phạm chưa đủ tuổi bị phạt tiền: chỉ cảnh cáo, để "
                                 "trống mức phạt (Điều 135 Luật 15/2012/QH13)."), 0);
    return OK;
}

enum err ask_no_record(struct cx *cx, const struct asking *q)
{
    const struct law_number *most;
    const bool organization = str_eq(asking_typed(q, S("subject")), S("organization"));
    TRY(number_on(cx, q, organization ? "NO_RECORD_ORGANIZATION" : "NO_RECORD_INDIVIDUAL", &most));
    if (!str_eq(asking_typed(q, S("by_device")), S("no")))
        return asking_says(q,
                      TR("Vi phạm phát hiện bằng phương tiện, thiết bị kỹ thuật phải lập biên "
                         "bản (khoản 1 Điều 56 Luật 15/2012/QH13)."), 0);
    if (!organization)
        TRY(spot_age(cx, q, str_eq(asking_typed(q, S("main_sanction")), S("fine"))));
    if (!str_eq(asking_typed(q, S("main_sanction")), S("fine")))
        return spot_act(cx, q, organization);
    if (asking_money(q, "fine") > 0 && asking_money(q, "fine") <= law_number_whole(most))
        return spot_act(cx, q, organization);
    return asking_says(q,
                       TR("Chỉ được phạt không lập biên bản từ 1 đến {0} đồng (khoản 1 Điều "
                          "56 Luật 15/2012/QH13)."), law_number_whole(most));
}

/* One receipt pays one thing, on the spot too. */
static enum err spot_receipt(struct cx *cx, const struct asking *q)
{
    struct payment_of_receipt_row row;
    const str key = receipt_key(cx->a, asking_typed(q, S("receipt")));
    if (str_empty(key))
        return asking_says(q, TR("Ghi số biên lai thu tiền phạt (Điều 69 Luật 15/2012/QH13)."), 0);
    const enum err e =
        payment_of_receipt(cx, (struct payment_of_receipt_in){ .key = key }, &row);
    if (e != OK)
        return e == ERR_NOT_FOUND ? OK : e;
    return asking_says(q, TR("Biên lai này đã được ghi cho một khoản nộp khác: mỗi biên lai "
                             "chỉ thu một khoản (Điều 69 Luật 15/2012/QH13)."), 0);
}

enum err ask_paid_on_spot(struct cx *cx, const struct asking *q)
{
    str text;
    int64_t fine = 0;
    TRY(effects_typed(cx, q->c, q->in, S("fine"), &text));
    if (!str_empty(text)) /* none: a warning */
        TRY(str_i64(text, &fine));
    TRY(effects_typed(cx, q->c, &(struct step_in){ 0 }, S("main_sanction"), &text));
    if (!str_eq(text, asking_typed(q, S("main_sanction"))))
        return asking_says(q, TR("Hình thức xử phạt chính không đúng với quyết định. Chọn "
                                 "đúng hình thức ghi trong quyết định."), 0);
    q->fault->owed = fine - asking_money(q, "paid");
    if (q->fault->owed > 0)
        return ERR_CONFLICT;
    return fine > 0 ? spot_receipt(cx, q) : OK;
}

enum err ask_main_sanction(struct cx *cx, const struct asking *q)
{
    struct fine_state s;
    struct decision_fined_row row;
    TRY(fine_state_load(cx, q->file, &s));
    TRY(decision_fined(cx, (struct decision_fined_in){ .id = s.decision.id }, &row));
    const str really = row.total > 0 ? S("fine") : S("warning");
    return str_eq(asking_typed(q, S("main_sanction")), really) ? OK
        : asking_says(q, TR("Hình thức xử phạt chính không đúng với quyết định. Chọn đúng "
                            "hình thức ghi trong quyết định."), 0);
}

enum err ask_children(struct cx *cx, const struct asking *q)
{
    struct case_child_open_row row;
    const enum err e = case_child_open(cx, (struct case_child_open_in){ .cid = q->c->id }, &row);
    if (e != OK)
        return e == ERR_NOT_FOUND ? OK : e;
    const str args[] = { row.code, row.title };
    q->fault->power =
        tr_args(cx->a, TR("Còn hồ sơ chưa kết thúc: {0}, {1}. Kết thúc hồ sơ đó trước."), args,
                COUNT(args));
    return ERR_CONFLICT;
}

enum err ask_fine_only(struct cx *cx, const struct asking *q)
{
    struct fine_state s;
    bool remains;
    const enum err e = fine_state_load(cx, q->file, &s);
    if (e != OK)
        return e == ERR_CONFLICT ? OK : e; /* on the spot: nothing but a fine */
    TRY(decision_outlasts(cx, s.decision.id, &remains));
    return !remains ? OK
        : asking_says(q, TR("Tịch thu và biện pháp khắc phục không hết thời hiệu thi hành "
                            "(khoản 1 Điều 74 Luật 15/2012/QH13): phải tiếp tục thi hành."), 0);
}

/* Two years to execute only where the decision was amended before (Decree 118 art. 16). */
static enum err amended_before(struct cx *cx, const struct asking *q)
{
    static const char *const steps[] = { "amend", "amend_served" };
    struct event_last_actor_row row;
    if (!str_eq(asking_typed(q, S("amended_before")), S("yes")))
        return OK;
    for (size_t i = 0; i < COUNT(steps); i++) {
        const enum err e = event_last_actor(cx, (struct event_last_actor_in){
            .cid = q->c->id, .type = str_from(steps[i]) }, &row);
        if (e != ERR_NOT_FOUND)
            return e;
    }
    return asking_says(q, TR("Quyết định này chưa được sửa đổi lần nào nên thời hiệu thi hành "
                             "không dài thêm: chọn “Không” ở câu đã sửa đổi trước đây (Điều "
                             "16 Nghị định 118/2021/NĐ-CP)."), 0);
}

enum err ask_limitation(struct cx *cx, const struct asking *q)
{
    struct law_assessment as;
    TRY(amended_before(cx, q));
    const enum err e = asking_assess(cx, q, &as);
    if (e != OK)
        return e == ERR_NOT_FOUND ? OK : e;
    for (size_t i = 0; i < as.n_acts; i++)
        if (as.acts[i].in_time)
            return OK;
    return asking_says(q,
                    TR("Đã hết thời hiệu xử phạt: không được sửa đổi, đính chính, hủy bỏ một "
                       "phần quyết định (Điều 15 Nghị định 118/2021/NĐ-CP)."), 0);
}

/* The sum after an amendment stays within what the law allows for the acts (art. 9.1). */
enum err ask_new_fine(struct cx *cx, const struct asking *q)
{
    struct law_assessment as;
    const int64_t sum = asking_money(q, "new_fine");
    if (str_empty(asking_typed(q, S("new_fine"))))
        return OK;
    const enum err e = asking_assess(cx, q, &as);
    if (e != OK)
        return e == ERR_NOT_FOUND ? OK : e;
    if (sum < as.total_min)
        return asking_says(q, TR("Tổng tiền phạt sau khi sửa đổi không được dưới {0} đồng, "
                                 "mức thấp nhất của các hành vi (khoản 1 Điều 9 Nghị định "
                                 "118/2021/NĐ-CP)."),
                           as.total_min);
    if (sum > as.total_max)
        return asking_says(q, TR("Tổng tiền phạt sau khi sửa đổi không được trên {0} đồng, "
                                 "mức cao nhất của các hành vi (khoản 1 Điều 9 Nghị định "
                                 "118/2021/NĐ-CP)."),
                           as.total_max);
    return OK;
}

enum err ask_reduced(struct cx *cx, const struct asking *q)
{
    struct fine_state s;
    TRY(fine_state_load(cx, q->file, &s));
    const int64_t paid = fine_paid(&s);
    const int64_t most = s.decision.total > paid ? s.decision.total - paid : 0;
    const int64_t by = asking_money(q, "reduced_by");
    return by > 0 && by <= most ? OK
        : asking_says(q,
                      TR("Số tiền giảm, miễn phải từ 1 đến {0} đồng, phần tiền phạt chưa nộp "
                         "(Điều 77 Luật 15/2012/QH13)."), most);
}

/* "30", "30,5": micro percent. */
static bool percent(str text, int64_t *micro)
{
    int64_t whole = 0, part = 0;
    const size_t at = str_find(text, S(","));
    if (str_i64(str_sub(text, 0, at), &whole) != OK || whole < 0 || whole > 100)
        return false;
    if (at < text.n && (str_i64(str_sub(text, at + 1, text.n), &part) != OK || text.n - at != 2
                        || part < 0))
        return false;
    *micro = whole * 1000000 + part * 100000;
    return true;
}

enum err ask_wage_share(struct cx *cx, const struct asking *q)
{
    const struct law_number *most;
    int64_t share;
    const bool wage = str_eq(asking_typed(q, S("wage_kind")), S("wage"));
    TRY(number_on(cx, q, wage ? "COERCION_WAGE_SHARE" : "COERCION_INCOME_SHARE", &most));
    if (percent(asking_typed(q, S("share")), &share) && share > 0 && share <= most->micro)
        return OK;
    const str args[] = { str_fmt(cx->a, "%lld", (long long)law_number_whole(most)),
                         most->basis_vi };
    q->fault->power = tr_args(cx->a, TR("Mỗi lần chỉ được khấu trừ tối đa {0} phần trăm ({1})."),
                              args, COUNT(args));
    return ERR_CONFLICT;
}

enum err ask_remedy_max(struct cx *cx, const struct asking *q)
{
    struct clocks_of_case_row *rows;
    size_t n;
    struct date until;
    TRY(clocks_of_case(cx, (struct clocks_of_case_in){ .cid = q->c->id }, &rows, &n));
    TRY(date_parse(asking_typed(q, S("remedy_until")), &until));
    for (size_t i = 0; i < n; i++)
        if (str_eq(rows[i].code, S("ENV_REMEDY_TOTAL_MAX"))
            && rows[i].due < instant_of((struct moment){ until, 0, 0 }))
            return asking_says(q,
                            TR("Tổng thời gian khắc phục, kể cả gia hạn, không quá 24 tháng "
                               "(Điều 70 Nghị định 45/2022/NĐ-CP)."), 0);
    return OK;
}

/* Thanh tra belongs to inspectorates, kiểm tra to the managing body. */
static bool inspection(const struct asking *q)
{
    return str_ends(asking_typed(q, S("kind")), S("_inspection"));
}

enum err ask_check_kind(struct cx *cx, const struct asking *q)
{
    (void)cx;
    return !inspection(q) ? OK
        : asking_says(q,
                   TR("Thanh tra do cơ quan thanh tra quyết định, không phải kiểm tra (Luật Thanh "
                     "tra 84/2025/QH15; Nghị định 217/2025/NĐ-CP)."), 0);
}

enum err ask_inspection_kind(struct cx *cx, const struct asking *q)
{
    if (!inspection(q))
        return asking_says(q,
                           TR("Đây là kiểm tra của cơ quan quản lý: dùng quyết định kiểm tra."), 0);
    for (size_t i = 0; q->who && i < q->who->n_offices; i++) {
        struct signer_positions_row *rows;
        size_t n;
        TRY(signer_positions(cx, (struct signer_positions_in){
            .account = q->who->id, .unit = q->who->offices[i].unit, .day = q->day }, &rows, &n));
        for (size_t k = 0; k < n; k++)
            if (str_eq(rows[k].position, S("provincial_chief_inspector")))
                return OK;
    }
    return asking_says(q,
                  TR("Chỉ Chánh Thanh tra tỉnh ký quyết định thanh tra; từ 01/7/2025 sở và xã chỉ "
                      "kiểm tra (Luật Thanh tra 84/2025/QH15; Nghị định 217/2025/NĐ-CP)."), 0);
}

enum err ask_no_crime(struct cx *cx, const struct asking *q)
{
    (void)cx;
    for (size_t i = 0; i < q->n_clocks; i++)
        if (!q->clocks[i].stopped.has && str_eq(q->clocks[i].code, S("CRIMINAL_TRANSFER")))
            return asking_says(q,
                      TR("Đã ghi nhận dấu hiệu tội phạm: phải chuyển ngay hồ sơ cho cơ quan "
                         "tố tụng, không giữ lại để xử phạt hành chính (khoản 1 Điều 12; "
                         "khoản 1 Điều 62 Luật 15/2012/QH13). Nếu xem lại thấy không có, "
                         "người có thẩm quyền ghi bước “Xác định không có dấu hiệu tội phạm” "
                         "trước."), 0);
    return OK;
}

enum err ask_outside(struct cx *cx, const struct asking *q)
{
    struct unit_inside_row row;
    if (!q->c->to_unit.has)
        return ERR_CONFLICT;
    TRY(unit_inside(cx, (struct unit_inside_in){ .id = q->c->to_unit.v, .today = cx->today },
                    &row));
    return !row.inside ? OK
        : asking_says(q,
                   TR("Cơ quan này đọc hộp việc của hệ thống nên tự nhận hoặc từ chối; bạn có thể "
                     "bấm nhắc, hoặc rút đề nghị."), 0);
}
