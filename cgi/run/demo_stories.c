/* Invented reports of the last weeks and what became of them. */
#include "base/err.h"
#include "run/demo_moves.h"

/* clang-format off */

static const struct move taken[] = { TAKEN(15) };
static const struct move taken_before_leave[] = {
    TAKEN(15), { 1, 16, MOVE_LEAVE, TRUONG, "", { CANBO, TRUONG, "6" } },
};
static const struct move being_inspected[] = {
    { 0, 15, MOVE_STEP, CANBO, "accept", { 0 } },
    { 0, 15, MOVE_ASSIGN, TRUONG, "assign", { CANBO, "kiemtra", "6" } },
    { 1, 8, MOVE_STEP, CANBO, "inspect", { 0 } },
    { 1, 9, MOVE_MESSAGE, CANBO, "", { "Tổ kiểm tra sẽ đến trong ngày mai. Nếu mùi hoặc nước thải "
      "xuất hiện vào giờ khác, bạn nhắn lại giờ cụ thể giúp chúng tôi." } },
};
static const struct move handling[] = {
    TAKEN(15), INSPECTED("pollution", "Có nước đọng và rác tồn tại điểm phản ánh, chưa xác định "
                                      "được người đổ."),
    { 3, 9, MOVE_STEP, CANBO, "conclude",
      { "finding", "pollution", "findings", "Có ô nhiễm do rác tồn lâu ngày." } },
};
static const struct move answering[] = {
    TAKEN(15), INSPECTED("pollution", "Bụi nhiều trên đoạn đường khoảng 200 m, xe chở vật liệu "
                                      "không phủ bạt."),
    { 3, 9, MOVE_STEP, CANBO, "conclude",
      { "finding", "pollution", "findings", "Bụi do xe chở vật liệu rơi vãi." } },
    { 6, 14, MOVE_STEP, CANBO, "handle",
      { "measures", "Yêu cầu đơn vị thi công rửa đường hai lần mỗi ngày, phủ bạt xe." } },
};
static const struct move closed[] = {
    TAKEN(15), INSPECTED("pollution", "Bãi rác tự phát khoảng 4 m³ cạnh mương nước."),
    { 2, 16, MOVE_STEP, CANBO, "conclude",
      { "finding", "pollution", "findings", "Bãi rác tự phát, không rõ người đổ." } },
    { 4, 14, MOVE_STEP, CANBO, "handle",
      { "measures", "Đã thu gom, rắc vôi khử mùi, đặt biển cấm đổ rác." } },
    { 5, 9, MOVE_STEP, TRUONG, "answer",
      { "told_found", "Bãi rác tự phát khoảng 4 m³ cạnh mương nước.",
        "told_done", "Phường đã thu gom hết rác ngày hôm qua, khử mùi và đặt biển cấm.",
        "told_name", "unknown", "answer", "Nếu thấy đổ lại, bạn phản ánh tiếp giúp phường." } },
};
static const struct move nothing_found[] = {
    TAKEN(15), INSPECTED("none", "Đo tiếng ồn lúc 22 giờ trong giới hạn; quán đã chuyển loa "
                                 "vào trong."),
    { 3, 9, MOVE_STEP, CANBO, "conclude_no_action",
      { "finding", "none", "findings", "Tiếng ồn trong giới hạn cho phép." } },
    { 4, 9, MOVE_STEP, TRUONG, "answer",
      { "told_found", "Chúng tôi đã đo tiếng ồn lúc 22 giờ, kết quả trong giới hạn cho phép.",
        "told_done", "Quán đã tự chuyển loa vào trong.", "told_name", "no_violation",
        "answer", "Bạn có thể gửi lại phản ánh khi tiếng ồn tái diễn." } },
};
static const struct move refused[] = {
    { 1, 9, MOVE_STEP, TRUONG, "refuse",
      { "refusal", "not_environment", "answer", "Nội dung là tranh chấp ranh giới đất, không thuộc "
        "đường dây nóng môi trường. Bạn liên hệ bộ phận một cửa của phường." } },
};
static const struct move forwarded[] = {
    TAKEN(15),
    { 1, 10, MOVE_FORWARD, CANBO, "forward",
      { "22-NNMT", "Nguồn thải liên quan đến nhiều phường, cơ sở có giấy phép cấp tỉnh." } },
};
static const struct move with_department[] = {
    TAKEN(15),
    { 1, 10, MOVE_FORWARD, CANBO, "forward",
      { "22-NNMT", "Cơ sở có giấy phép môi trường cấp tỉnh." } },
    { 1, 15, MOVE_STEP, "so.canbo", "accept_forward", { 0 } },
    { 2, 9, MOVE_STEP, "so.canbo", "accept", { 0 } },
};

static const struct move file_recorded[] = { RECORDED };
static const struct move file_decided[] = {
    DECIDED, { 8, 9, MOVE_PREPARE, "congbo1", "prepare_publication", { 0 } },
};
static const struct move file_published[] = {
    SERVED,
    { 8, 14, MOVE_PREPARE, "congbo1", "prepare_publication", { 0 } },
    { 9, 9, MOVE_RELEASE, "congbo2", "release_publication", { 0 } },
    { 15, 9, MOVE_PAY, CANBO, "pay", { 0 } },
};
static const struct move file_paid[] = {
    SERVED,
    { 9, 14, MOVE_STEP, TRUONG, "no_publication", { "reason", "Không thuộc Điều 72 Nghị định "
                                                              "45/2022/NĐ-CP." } },
    { 12, 9, MOVE_PAY, CANBO, "pay", { 0 } },
    { 16, 9, MOVE_STEP, CANBO, "execute", { "executed_on", "@today", "main_sanction", "fine" } },
};

/* The record is still to be written: the results propose its act. */
static const struct move file_sampled[] = {
    TAKEN(15), { 1, 8, MOVE_STEP, CANBO, "inspect", { 0 } },
    { 1, 9, MOVE_ORDER, CANBO, "", { 0 } },
    { 2, 9, MOVE_SAMPLE, "kiemtra", "", { 0 } },
    { 2, 10, MOVE_INSPECT, CANBO, "close_inspection", { "violation", "Nước thải màu xanh đen, xả "
      "thẳng ra kênh qua cống sau hồ lắng; đã lấy mẫu." } },
    { 3, 9, MOVE_STEP, CANBO, "conclude", { "finding", "violation", "findings",
      "Nước thải có dấu hiệu vượt quy chuẩn, chờ kết quả phân tích mẫu." } },
    { 3, 10, MOVE_FILE, CANBO, "", { 0 } },
    { 6, 14, MOVE_RESULT, CANBO, "", { 0 } },
};

static const struct culprit seafood = {
    "Công ty TNHH Chế biến Hải sản ABC", "Tổ 3, khu 5, phường Bãi Cháy, Quảng Ninh",
    "Nguyễn Văn Hải ABC, giám đốc", "45/2022:Đ18.4.i",
    "Xả nước thải vượt quy chuẩn kỹ thuật về chất thải 3,6 lần, lưu lượng 260 m³/ngày.",
    { "suspend_source", "remedy_pollution_report", "pay_sampling" }, 4, 290000000, NULL,
    "suspended",
    "5799999907",
};
static const struct culprit laundry = {
    "Công ty TNHH Giặt là ABC Bãi Cháy", "Tổ 8, khu 2, phường Bãi Cháy, Quảng Ninh",
    "Trần Thị Lan ABC, giám đốc", "45/2022:Đ18.4.i",
    "Xả nước thải vượt quy chuẩn kỹ thuật về chất thải 3,2 lần, lưu lượng 210 m³/ngày.",
    { "suspend_source", "pay_sampling" }, 3, 290000000, NULL, "suspended",
    "5799999914",
};
static const struct culprit farm = {
    "Công ty Cổ phần Chăn nuôi ABC", "Tổ 1, khu 9, phường Bãi Cháy, Quảng Ninh",
    "Lê Văn Nông ABC, giám đốc", "45/2022:Đ18.4.k",
    "Xả nước thải vượt quy chuẩn kỹ thuật về chất thải 3,1 lần, lưu lượng 420 m³/ngày.",
    { "suspend_source", "pay_sampling" }, 3, 310000000, NULL, "suspended",
    "5799999946",
};
static const struct culprit dye = { .name = "Công ty TNHH Dệt nhuộm ABC" };
static const struct culprit eia = {
    "Công ty TNHH Xây dựng ABC", "Tổ 2, khu 4, phường Bãi Cháy, Quảng Ninh",
    "Phạm Văn Xây ABC, giám đốc", "45/2022:Đ9.1.b", "Không nộp lại đăng ký môi trường đúng hạn.",
    { 0 }, 0, 8000000, NULL, NULL,
    "5700000000",
};

const struct story demo_stories[] = {
    { BC, "water", "frequent", "Nước thải từ xưởng chế biến chảy ra mương, tanh và đen, "
      "cá chết nổi.", "Mương sau chợ, khu 5", "Xưởng chế biến hải sản gần mương", 34, 9,
      MC(file_published, seafood) },
    { BC, "water", "frequent", "Nước xà phòng trắng xóa chảy ra cống mỗi đêm.",
      "Cống đầu ngõ 12, khu 2", "Xưởng giặt là", 12, 10, MC(file_decided, laundry) },
    { BC, "odour", "frequent", "Mùi phân nồng nặc cả ngày, nước thải trang trại tràn ra suối.",
      "Suối cạn, khu 9", "Trang trại lợn trên đồi", 9, 8, MC(file_recorded, farm) },
    { BC, "other", "unknown", "Công trình lớn nhưng không thấy bảng công khai về môi trường.",
      "Công trường ven đường Hạ Long, khu 4", "", 26, 11, MC(file_paid, eia) },
    { BC, "solid_waste", "frequent", "Bãi rác tự phát cạnh mương, ruồi nhiều, bốc mùi.",
      "Cuối ngõ 45, khu 7", "", 22, 9, M(closed) },
    { BC, "noise", "frequent", "Quán hát mở loa ngoài trời đến nửa đêm.",
      "Dãy quán ven biển, khu 3", "", 18, 21, M(nothing_found) },
    { BC, "air", "frequent", "Xe chở đất đá chạy làm bụi mù mịt cả xóm.",
      "Đoạn dốc vào khu 6", "", 9, 7, M(answering) },
    { BC, "solid_waste", "sudden", "Ai đó đổ cả xe phế thải xây dựng xuống bãi trống.",
      "Bãi trống sau trường học, khu 1", "", 6, 6, M(handling) },
    { BC, "odour", "sudden", "Mùi khét như đốt nhựa từ chiều tối.",
      "Khu 8, gần bến xe", "", 3, 8, M(being_inspected) },
    { BC, "water", "sudden", "Nước suối chuyển màu đỏ gạch sau mưa.",
      "Suối khu 9, đoạn cầu sắt", "", 2, 8, M(being_inspected) },
    { BC, "hazardous_waste", "sudden", "Nhiều thùng phuy dầu cũ bị bỏ bên đường.",
      "Đường tránh, khu 10", "", 2, 10, M(taken) },
    { BC, "other", "unknown", "Hàng xóm xây tường lấn sang đất nhà tôi.",
      "Ngõ 3, khu 2", "", 14, 9, M(refused) },
    { BC, "air", "frequent", "Khói đen từ ống khói nhà máy bay qua nhiều phường mỗi sáng sớm.",
      "Nhìn từ khu 6", "Nhà máy có ống khói cao", 4, 7, M(forwarded) },
    { BC, "water", "frequent", "Vệt dầu loang trên mặt vịnh gần cảng.",
      "Bến cảng, khu 3", "", 8, 8, M(with_department) },
    { BC, "noise", "sudden", "Khoan đá từ 5 giờ sáng, rung cả nhà.",
      "Công trường khu 6", "", 1, 6, NO_MOVES },
    { BC, "solid_waste", "frequent", "Rác du lịch trôi dạt đầy bãi tắm.",
      "Bãi tắm công cộng", "", 1, 9, NO_MOVES },
    { BC, "odour", "frequent", "Cống hở bốc mùi hôi, trời nắng không chịu được.",
      "Ngõ 20, khu 5", "", 1, 14, NO_MOVES },
    { BC, "light", "frequent", "Biển quảng cáo sáng chói suốt đêm chiếu thẳng vào nhà.",
      "Ngã tư khu 3", "", 1, 20, NO_MOVES },
    { BC, "soil", "unknown", "Đất ruộng bỏ hoang có váng vàng, cỏ chết từng mảng.",
      "Ruộng sau đồi, khu 9", "", 7, 16, NO_MOVES },
    { HG, "solid_waste", "frequent", "Rác chợ dồn đống đến trưa chưa có người gom.",
      "Chợ cũ, cổng phía sau", "", 16, 9, M(closed) },
    { HG, "air", "frequent", "Bụi từ điểm tập kết than bay vào nhà.",
      "Tổ 4, gần bến than", "", 5, 8, M(handling) },
    { HG, "water", "sudden", "Nước thải sinh hoạt trào lên đường.",
      "Ngõ 7, tổ 2", "", 2, 9, M(taken_before_leave) },
    { HG, "noise", "frequent", "Xưởng cơ khí cắt sắt cả buổi trưa.",
      "Tổ 11", "Xưởng cơ khí trong ngõ", 1, 13, NO_MOVES },
    { "06688", "", "odour", "sudden", "Mùi hóa chất lạ gần khu dân cư.",
      "Tổ 5, gần kho hàng", "", 1, 10, NO_MOVES },
    { "07093", "", "air", "frequent", "Lò gạch đốt khói trắng phủ cả cánh đồng.",
      "Cánh đồng phía tây", "Lò gạch", 3, 15, NO_MOVES },
    { BC, "water", "frequent", "Kênh đổi màu xanh đen theo ca làm của xưởng nhuộm, mùi hắc.",
      "Kênh sau khu 7", "Xưởng nhuộm sát kênh", 7, 8, MC(file_sampled, dye) },
};
const size_t n_demo_stories = COUNT(demo_stories);
