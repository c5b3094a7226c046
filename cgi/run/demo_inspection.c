/* Invented samples of a case, and the plans of the year of two bodies that meet at a facility. */
#include "domain/accounts/user.h"
#include "domain/facilities/facility.h"
#include "domain/inspection/order.h"
#include "domain/inspection/plan.h"
#include "domain/inspection/sample.h"
#include "run/demo.h"
#include "sql/accounts.h"

#define TAKER "Lê Văn Kiểm ABC"
#define SEAL "NP-ABC-0117"

enum err demo_order(struct cx *cx, const struct user *who, str code)
{
    const struct team_member team[] = {
        { S("Trần Thị Cán ABC"), S("Công chức, trưởng đoàn, UBND phường (minh họa)") },
        { S(TAKER), S("Công chức kiểm tra, UBND phường (minh họa)") },
    };
    const struct order_new in = {
        .signs = S("Người dân phản ánh nước thải màu xanh đen, có mùi hóa chất."),
        .number = S("88/QĐ-ABC"), .signer = S("Phạm Thị Chủ ABC, Chủ tịch (minh họa)"),
        .signed_on = cx->today, .until = date_add(cx->today, 20),
        .members = team, .n_members = COUNT(team) };
    enum order_fault fault;
    return order_keep(cx, who, code, &in, &fault);
}

enum err demo_sample(struct cx *cx, const struct user *who, str code)
{
    sample_id id;
    enum hand_fault fault;
    const struct sample_new in = {
        .item = site_id_new(cx->a), .code = S("NT-ABC-01"), .medium = S("wastewater"),
        .point = S("Cống xả sau hồ lắng, cạnh tường rào phía nam"),
        .at = { .at = cx->now - 1800 * US_PER_S, .lat = { true, 20.9621 },
                .lon = { true, 107.0473 } },
        .takers = S(TAKER), .witness = S("Đỗ Văn Dệt ABC, quản đốc"),
        .method = S("Lấy mẫu tổ hợp theo quy trình ABC (minh họa)"), .amount = S("2 chai 1 lít"),
        .preserved = S("Giữ lạnh 4 °C"), .seal = S(SEAL),
        .flow = 180 * LAW_NANO, .flow_of = SAMPLE_FLOW_DAY };
    const struct hand_new hand = {
        .edit = site_id_new(cx->a), .given_by = S(TAKER),
        .given_to = S("Ngô Thị Nhận ABC, Trung tâm quan trắc ABC"), .at = cx->now - 600 * US_PER_S,
        .seal = S(SEAL), .intact = true, .note = S("") };
    TRY(sample_keep(cx, who, code, &in, &id));
    return sample_hand_over(cx, who, code, id, &hand, &fault);
}

enum err demo_result(struct cx *cx, const struct user *who, str code)
{
    struct samples_of_case_row *rows;
    struct case_held held;
    size_t n;
    const struct value_new values[] = {
        { .parameter = S("COD"), .unit = S("mg/l"), .value = 512 * LAW_NANO },
        { .parameter = S("BOD5"), .unit = S("mg/l"), .value = 145 * LAW_NANO },
        { .parameter = S("TSS"), .unit = S("mg/l"), .value = 96 * LAW_NANO },
        { .parameter = S("pH"), .unit = S(""), .value = 7 * LAW_NANO },
    };
    TRY(case_hold(cx, code, &held));
    TRY(samples_of_case(cx, (struct samples_of_case_in){ held.id }, &rows, &n));
    if (n == 0)
        return ERR_NOT_FOUND;
    const struct result_new in = {
        .sample = rows[0].id, .number = S("PT-ABC-221"), .laboratory = S("Trung tâm quan trắc ABC"),
        .accreditation = S("VIMCERTS ABC"), .reported = date_add(cx->today, -1),
        .received = cx->today, .standard = S("QCVN ABC (trình diễn)"), .column = S("B"),
        .kq = S(""), .kf = S(""), .values = values, .n_values = COUNT(values), .why = S("") };
    return sample_result_keep(cx, who, code, &in);
}

static enum err plan(struct cx *cx, const char *login, const char *facility, int month,
                     const char *focus)
{
    const struct user *who;
    struct plan_candidate *all;
    size_t n, seen;
    TRY(demo_person(cx, str_from(login), &who));
    TRY(plan_candidates(cx, user_home(who), cx->today.y, SIZE_MAX, &all, &n, &seen));
    for (size_t i = 0; i < n; i++) {
        if (!str_eq(all[i].name, str_from(facility)))
            continue;
        const struct visit_new in = { .year = cx->today.y, .month = month, .facility = all[i].id,
                                      .focus = str_from(focus) };
        const enum err e = plan_add(cx, who, user_home(who), &in);
        return e == ERR_DUPLICATE || e == ERR_CONFLICT ? OK : e; /* loaded before */
    }
    return ERR_NOT_FOUND;
}

enum err demo_plans(struct cx *cx)
{
    static const char both[] = "Công ty TNHH Chế biến Hải sản ABC";
    TRY(plan(cx, "baichay.canbo", both, 11, "Khắc phục hậu quả, vận hành trạm xử lý nước thải"));
    TRY(plan(cx, "baichay.canbo", "Công ty Cổ phần Chăn nuôi ABC", 12, "Hầm biogas, mùi hôi"));
    TRY(plan(cx, "so.canbo", both, 12, "Giấy phép môi trường, quan trắc tự động"));
    return plan(cx, "so.canbo", "Bệnh viện ABC", 12, "Chất thải y tế, nước thải y tế");
}
