#include "domain/facilities/words.h"
#include "base/lang.h"

const struct facility_word facility_kinds[] = {
    { "organization", TR("Tổ chức, doanh nghiệp") },
    { "business_household", TR("Hộ kinh doanh") },
    { "household", TR("Hộ gia đình") },
    { "individual", TR("Cá nhân") },
    { "community", TR("Cộng đồng dân cư") },
    { NULL, NULL },
};

const struct facility_word facility_sectors[] = {
    { "livestock", TR("Chăn nuôi") },
    { "aquaculture", TR("Nuôi trồng thủy sản") },
    { "seafood", TR("Chế biến thủy sản") },
    { "slaughter", TR("Giết mổ") },
    { "food", TR("Chế biến thực phẩm, đồ uống") },
    { "starch_sugar", TR("Tinh bột, đường, cồn") },
    { "textile", TR("Dệt, nhuộm, may, giặt mài") },
    { "leather", TR("Thuộc da") },
    { "paper", TR("Giấy, bột giấy") },
    { "chemicals", TR("Hóa chất, phân bón, thuốc bảo vệ thực vật") },
    { "plastics", TR("Nhựa, cao su, tái chế") },
    { "metal", TR("Luyện kim, cơ khí, mạ") },
    { "electronics", TR("Điện tử") },
    { "building_material", TR("Xi măng, gạch, vật liệu xây dựng") },
    { "mining", TR("Khai thác, chế biến khoáng sản") },
    { "power", TR("Nhiệt điện") },
    { "waste", TR("Xử lý, vận chuyển chất thải") },
    { "sewage", TR("Xử lý nước thải tập trung, khu công nghiệp") },
    { "construction", TR("Thi công xây dựng") },
    { "transport", TR("Bến bãi, vận tải, cảng") },
    { "repair", TR("Sửa chữa, rửa xe") },
    { "hospital", TR("Bệnh viện, cơ sở y tế") },
    { "lodging", TR("Khách sạn, nhà hàng, chợ") },
    { "entertainment", TR("Karaoke, giải trí") },
    { "craft", TR("Làng nghề") },
    { "other", TR("Ngành khác") },
    { NULL, NULL },
};

const struct facility_word facility_states[] = {
    { "active", TR("Đang hoạt động") },
    { "stopped", TR("Tạm ngừng") },
    { "closed", TR("Đã chấm dứt hoạt động") },
    { NULL, NULL },
};

const struct facility_word facility_media[] = {
    { "wastewater", TR("Nước thải") },
    { "emission", TR("Khí thải") },
    { NULL, NULL },
};

const struct facility_word place_kinds[] = {
    { "site", TR("Nơi hoạt động") },
    { "discharge", TR("Điểm xả") },
    { NULL, NULL },
};

const struct facility_word permit_kinds[] = {
    { "environment_permit", TR("Giấy phép môi trường") },
    { "registration", TR("Đăng ký môi trường") },
    { "impact_assessment", TR("Quyết định phê duyệt đánh giá tác động môi trường") },
    { "discharge", TR("Giấy phép xả thải (cấp trước)") },
    { "hazardous_waste", TR("Sổ đăng ký, giấy phép chất thải nguy hại (cấp trước)") },
    { "other", TR("Giấy tờ khác") },
    { NULL, NULL },
};

const struct facility_word duty_kinds[] = {
    { "relocate", TR("Di dời") },
    { "stop", TR("Ngừng hoạt động") },
    { "connect", TR("Đấu nối nước thải") },
    { "install", TR("Lắp đặt công trình, thiết bị") },
    { "treat", TR("Xử lý, cải tạo, phục hồi") },
    { "commitment", TR("Cam kết trong hồ sơ môi trường") },
    { "serious", TR("Danh sách gây ô nhiễm nghiêm trọng") },
    { "other", TR("Nghĩa vụ khác") },
    { NULL, NULL },
};

const struct facility_word duty_sources[] = {
    { "law", TR("Quy định của pháp luật") },
    { "decision", TR("Quyết định của cơ quan có thẩm quyền") },
    { "plan", TR("Kế hoạch đã được duyệt") },
    { "permit", TR("Giấy phép môi trường") },
    { "impact_assessment", TR("Đánh giá tác động môi trường") },
    { "registration", TR("Đăng ký môi trường") },
    { NULL, NULL },
};

const struct facility_word duty_states[] = {
    { "open", TR("Chưa thực hiện") },
    { "doing", TR("Đang thực hiện") },
    { "done", TR("Đã xong") },
    { "dropped", TR("Không còn áp dụng") },
    { NULL, NULL },
};

const struct facility_word monitor_musts[] = {
    { "law", TR("Phải quan trắc tự động theo quy định") },
    { "permit", TR("Phải quan trắc tự động theo giấy phép") },
    { "decision", TR("Phải quan trắc tự động theo quyết định") },
    { "no", TR("Đã xem xét: không phải quan trắc tự động") },
    { NULL, NULL },
};

const struct facility_word monitor_links[] = {
    { "none", TR("Chưa lắp đặt") },
    { "building", TR("Đang lắp đặt") },
    { "linked", TR("Đang truyền dữ liệu") },
    { "broken", TR("Mất kết nối") },
    { NULL, NULL },
};

static const struct facility_word *find(const struct facility_word *list, str code)
{
    while (list->code && !str_eq(str_from(list->code), code))
        list++;
    return list;
}

bool facility_word_known(const struct facility_word *list, str code)
{
    return find(list, code)->code != NULL;
}

str facility_word(const struct facility_word *list, str code)
{
    const struct facility_word *w = find(list, code);
    return w->code ? str_from(tr(w->label)) : code;
}
