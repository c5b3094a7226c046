/* Companies whose decisions were published in the year, each in another state by now. */
#include "base/err.h"
#include "run/demo_moves.h"

/* clang-format off */

#define TO_FILE \
    TAKEN(15), INSPECTED("violation", "Nước thải đục, có mùi, xả ra mương; đã lấy mẫu."), \
    { 3, 9, MOVE_STEP, CANBO, "conclude", { "finding", "violation", "findings", \
      "Kết quả phân tích mẫu vượt quy chuẩn; có dấu hiệu vi phạm." } }, \
    { 3, 10, MOVE_FILE, CANBO, "", { 0 } }, \
    { 3, 11, MOVE_LINK, CANBO, "", { 0 } }
#define TO_SERVED \
    TO_FILE, \
    { 4, 9, MOVE_RECORD, CANBO, "record", { 0 } }, \
    { 5, 9, MOVE_STEP, CANBO, "waive", { "waiver", "Văn bản không giải trình do đại diện ký." } }, \
    { 5, 14, MOVE_DRAFT, CANBO, "", { 0 } }, \
    { 6, 9, MOVE_SIGN, "chutich", "decide", { 0 } }, \
    { 7, 9, MOVE_SERVE, CANBO, "serve", { 0 } }, \
    { 7, 10, MOVE_MAIN, CANBO, "handle", { "measures", "Đã xử phạt, yêu cầu dừng xả thải." } }, \
    { 8, 9, MOVE_MAIN, TRUONG, "answer", \
      { "told_found", "Nước thải vượt quy chuẩn, đã lập biên bản và lấy mẫu.", \
        "told_done", "Đã ra quyết định xử phạt; việc thi hành được theo dõi tiếp.", \
        "told_name", "undecided", "answer", "Cảm ơn bạn đã phản ánh." } }
#define PUBLISHED \
    TO_SERVED, \
    { 8, 14, MOVE_PREPARE, "congbo1", "prepare_publication", { 0 } }, \
    { 9, 9, MOVE_RELEASE, "congbo2", "release_publication", { 0 } }
#define PAID(day) { day, 9, MOVE_PAY, CANBO, "pay", { 0 } }
#define EXECUTED(day) \
    { day, 9, MOVE_STEP, CANBO, "execute", { "executed_on", "@today", "main_sanction", "fine" } }

static const struct move over[] = { PUBLISHED, PAID(15), EXECUTED(40) };
static const struct move executed[] = { PUBLISHED, PAID(14), EXECUTED(60) };
#define CORRECTED(day, address) \
    { day, 9, MOVE_STEP, "congbo1", "report_error", \
      { "error_by", "publisher", "reason", "Địa chỉ ghi nhầm tổ dân phố." } }, \
    { day, 11, MOVE_CORRECT, "congbo1", "prepare_correction", \
      { "Địa chỉ của công ty đã đăng ghi nhầm tổ dân phố; nay ghi lại cho đúng.", address } }, \
    { day, 16, MOVE_CORRECTED, "congbo2", "release_correction", { 0 } }
static const struct move corrected[] = {
    PUBLISHED, PAID(16), CORRECTED(110, "Tổ 6, khu 5, phường Bãi Cháy, Quảng Ninh") };
static const struct move corrected_far[] = {
    PUBLISHED, PAID(16), CORRECTED(72, "Khu Hòa Bình, phường Móng Cái 1, Quảng Ninh") };
static const struct move cancelled[] = {
    PUBLISHED,
    { 40, 10, MOVE_PAPER, "chutich", "cancel",
      { "decision_number", "31/QĐ-HBXPHC", "ordered_on", "@today",
        "reason", "Kết quả giám định lại cho thấy mẫu nước không phải của cơ sở này." } },
};
static const struct move complained[] = {
    PUBLISHED,
    { 20, 9, MOVE_STEP, CANBO, "take_complaint", { "received_on", "@today" } },
    { 25, 9, MOVE_STATEMENT, "congbo1", "",
      { "Công ty cho rằng mẫu được lấy sau trận mưa lớn nên không đại diện, đã khiếu nại." } },
    { 26, 9, MOVE_STATED, "congbo2", "", { 0 } },
};
static const struct move by_instalments[] = {
    PUBLISHED,
    { 12, 9, MOVE_PAPER, "chutich", "allow_instalments",
      { "decision_number", "32/QĐ-NTPNL", "ordered_on", "@today",
        "reason", "Khó khăn đặc biệt về kinh tế, có xác nhận.",
        "first_sum", "130000000", "first_until", "@+60",
        "second_sum", "180000000", "second_until", "@+120" } },
};
static const struct move remedy_late[] = {
    PUBLISHED, PAID(15),
    { 16, 9, MOVE_STEP, CANBO, "follow_remedy",
      { "remedy_ordered", "Nạo vét bùn thải lắng trong mương, lập báo cáo kết quả.",
        "effective_on", "@today", "remedy_until", "@+30" } },
};
static const struct move unpaid[] = { PUBLISHED };
static const struct move unnamed[] = {
    TO_SERVED,
    { 8, 14, MOVE_STEP, TRUONG, "no_publication", { "reason", "Không thuộc Điều 72 Nghị định "
                                                              "45/2022/NĐ-CP." } },
    PAID(12), EXECUTED(16),
};

#define SEAT ", phường Bãi Cháy, Quảng Ninh"
#define WATER_MUCH "45/2022:Đ18.4.i"
#define WATER_MORE "45/2022:Đ18.4.k"
#define WATER_SOME "45/2022:Đ18.3.h"
#define FOUND_MUCH \
    "Xả nước thải vượt quy chuẩn kỹ thuật về chất thải 3,4 lần, lưu lượng 240 m³/ngày."
#define FOUND_MORE \
    "Xả nước thải vượt quy chuẩn kỹ thuật về chất thải 3,8 lần, lưu lượng 450 m³/ngày."
#define FOUND_SOME \
    "Xả nước thải vượt quy chuẩn kỹ thuật về chất thải 1,9 lần, lưu lượng 150 m³/ngày."
#define SUSPENDED { "suspend_source", "remedy_pollution_report", "pay_sampling" }
#define REMEDIED { "remedy_pollution_report", "pay_sampling" }
#define CHOSEN "Vi phạm gây dư luận xấu tại khu dân cư (minh họa)"

static const struct culprit paper_mill = {
    "Công ty TNHH Giấy ABC", "Tổ 2, khu 6" SEAT, "Đặng Văn Giấy ABC, giám đốc", WATER_MUCH,
    FOUND_MUCH, SUSPENDED, 4, 290000000, NULL, "suspended", "5709999006" };
static const struct culprit cannery = {
    "Công ty Cổ phần Đồ hộp ABC", "Tổ 5, khu 5" SEAT, "Bùi Thị Hộp ABC, giám đốc", WATER_SOME,
    FOUND_SOME, REMEDIED, 0, 250000000, CHOSEN, "other", "5709999013" };
static const struct culprit dyeing = {
    "Công ty TNHH Nhuộm ABC Hạ Long", "Tổ 4, khu 5" SEAT, "Võ Văn Nhuộm ABC, giám đốc", WATER_MUCH,
    FOUND_MUCH, SUSPENDED, 4, 290000000, NULL, "suspended", "5709999020" };
static const struct culprit cement = {
    "Công ty Cổ phần Xi măng ABC", "Tổ 1, khu 10" SEAT, "Đỗ Văn Xi ABC, giám đốc", WATER_MORE,
    FOUND_MORE, SUSPENDED, 4, 310000000, NULL, "suspended", "5709999038" };
static const struct culprit packaging = {
    "Công ty TNHH Bao bì ABC", "Tổ 7, khu 2" SEAT, "Hồ Thị Bao ABC, giám đốc", WATER_MUCH,
    FOUND_MUCH, SUSPENDED, 3, 290000000, NULL, "suspended", "5709999045" };
static const struct culprit brewery = {
    "Công ty Cổ phần Bia ABC Hạ Long", "Tổ 9, khu 4" SEAT, "Lâm Văn Bia ABC, giám đốc", WATER_MORE,
    FOUND_MORE, SUSPENDED, 4, 310000000, NULL, "suspended", "5709999052" };
static const struct culprit plating = {
    "Công ty TNHH Mạ kẽm ABC", "Tổ 3, khu 8" SEAT, "Phan Văn Mạ ABC, giám đốc", WATER_MUCH,
    FOUND_MUCH, SUSPENDED, 4, 290000000, NULL, "suspended", "5709999077" };
static const struct culprit hotel = {
    "Công ty Cổ phần Khách sạn ABC", "Tổ 1, khu 3" SEAT, "Trịnh Thị Sạn ABC, giám đốc", WATER_SOME,
    FOUND_SOME, REMEDIED, 0, 250000000, CHOSEN, "other", "5709999084" };
static const struct culprit oil_mill = {
    "Công ty TNHH Dầu thực vật ABC", "Tổ 8, khu 7" SEAT, "Cao Văn Dầu ABC, giám đốc", WATER_SOME,
    FOUND_SOME, REMEDIED, 0, 250000000, NULL, NULL, "5709999091" };
static const struct culprit fish_meal = {
    "Công ty TNHH Bột cá ABC", "Tổ 3, khu 4, phường Hồng Gai, Quảng Ninh",
    "Ngụy Văn Cá ABC, giám đốc", WATER_MUCH, FOUND_MUCH, SUSPENDED, 4, 290000000, NULL,
    "suspended", "5709999101" };
static const struct culprit boat_yard = {
    "Công ty Cổ phần Đóng tàu ABC", "Tổ 8, khu 2, phường Hồng Gai, Quảng Ninh",
    "Khúc Thị Tàu ABC, giám đốc", WATER_SOME, FOUND_SOME, REMEDIED, 0, 250000000, CHOSEN, "other",
    "5709999119" };
static const struct culprit timber = {
    "Công ty TNHH Gỗ ép ABC Móng Cái", "Khu 3, phường Móng Cái 1, Quảng Ninh",
    "Ông Văn Gỗ ABC, giám đốc", WATER_MUCH, FOUND_MUCH, SUSPENDED, 4, 290000000, NULL,
    "suspended", "5709999126" };
static const struct culprit cold_store = {
    "Công ty Cổ phần Kho lạnh ABC", "Khu 5, phường Móng Cái 1, Quảng Ninh",
    "Thân Thị Lạnh ABC, giám đốc", WATER_MORE, FOUND_MORE, SUSPENDED, 4, 310000000, NULL,
    "suspended", "5709999133" };
static const struct culprit tannery = {
    "Công ty TNHH Da giày ABC", "Khu 7, phường Móng Cái 1, Quảng Ninh",
    "Viên Văn Da ABC, giám đốc", WATER_SOME, FOUND_SOME, REMEDIED, 0, 250000000, CHOSEN, "other",
    "5709999140" };

const struct story demo_companies[] = {
    { BC, "water", "frequent", "Nước thải đặc như bột giấy chảy ra mương.", "Mương khu 6",
      "Xưởng giấy", 412, 9, MC(over, paper_mill) },
    { BC, "water", "frequent", "Mùi cá và nước đỏ tràn ra cống.", "Cống khu 5", "Nhà máy đồ hộp",
      300, 9, MC(executed, cannery) },
    { BC, "water", "sudden", "Nước suối đổi màu tím.", "Suối khu 5", "Xưởng nhuộm", 125, 9,
      MC(corrected, dyeing) },
    { BC, "water", "sudden", "Bùn xám phủ kín lòng mương.", "Mương khu 10", "Nhà máy xi măng",
      205, 9, MC(cancelled, cement) },
    { BC, "water", "frequent", "Nước thải có bọt vàng, hôi mùi keo.", "Cống khu 2",
      "Xưởng in bao bì", 62, 9, MC(complained, packaging) },
    { BC, "odour", "frequent", "Mùi men bia chua, nước thải trắng đục.", "Khu 4", "Nhà máy bia",
      48, 9, MC(by_instalments, brewery) },
    { BC, "water", "frequent", "Nước thải màu xanh, cỏ hai bên mương chết.", "Mương khu 8",
      "Xưởng mạ", 95, 9, MC(remedy_late, plating) },
    { BC, "water", "frequent", "Khách sạn xả nước thẳng ra bãi tắm.", "Bãi tắm khu 3",
      "Khách sạn ven biển", 40, 9, MC(unpaid, hotel) },
    { BC, "water", "frequent", "Váng dầu nổi trên mương sau xưởng ép.", "Mương khu 7",
      "Xưởng ép dầu", 150, 9, MC(unnamed, oil_mill) },
    { HG, "odour", "frequent", "Mùi cá tanh nồng, nước đỏ chảy ra bến.", "Bến khu 4",
      "Xưởng bột cá", 70, 9, MC(complained, fish_meal) },
    { HG, "water", "sudden", "Váng sơn nổi kín chân cầu cảng.", "Cầu cảng khu 2", "Xưởng đóng tàu",
      170, 9, MC(executed, boat_yard) },
    { MK, "water", "frequent", "Nước thải nâu, mùi keo, chảy ra sông.", "Bờ sông khu 3",
      "Xưởng gỗ ép", 88, 9, MC(corrected_far, timber) },
    { MK, "water", "frequent", "Nước rửa kho tràn ra ruộng.", "Ruộng khu 5", "Kho lạnh", 33, 9,
      MC(unpaid, cold_store) },
    { MK, "water", "frequent", "Nước thải đen, mùi da thuộc.", "Mương khu 7", "Xưởng thuộc da",
      230, 9, MC(executed, tannery) },
};
const size_t n_demo_companies = COUNT(demo_companies);
