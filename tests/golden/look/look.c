/* look public|staff|error vi|en LOCALE_DIR: a page with every component, on standard output. */
#include "look.h"
#include "tpl/error.h"
#include "tpl/look_public.h"
#include "tpl/look_staff.h"
#include <stdio.h>
#include <string.h>

#define L(lit)                                                                                     \
    {                                                                                              \
        "" lit, sizeof(lit) - 1                                                                    \
    } /* S() for tables */

static const struct choice kinds[] = {
    { L("air"), L("Khói, khí thải"), { 0 }, "air", true },
    { L("water"), L("Nước thải"), { 0 }, "water", false },
    { L("waste"), L("Rác, chất thải rắn"), { 0 }, "waste", false },
    { L("hazard"), L("Hóa chất, chất thải nguy hại"), { 0 }, "hazard", false },
    { L("noise"), L("Tiếng ồn"), { 0 }, "noise", false },
    { L("dust"), L("Bụi"), { 0 }, "dust", false },
    { L("smell"), L("Mùi hôi"), { 0 }, "smell", false },
    { L("burn"), L("Đốt ngoài trời"), { 0 }, "burn", false },
    { L("nature"), L("Rừng, sinh vật"), { 0 }, "nature", false },
    { L("other"), L("Khác"), L("Nói rõ ở mục dưới"), "other", false },
};
static const struct choice places[] = {
    { L("1"), L("Phường ABC"), { 0 }, NULL, false },
    { L("2"), L("Xã ABC & Đảo"), { 0 }, NULL, true },
};
static const struct choice replies[] = {
    { L("key"), L("Tôi tự xem bằng khóa riêng"), L("Không cần cho biết tên"), NULL, true },
    { L("sms"), L("Tin nhắn"), { 0 }, NULL, false },
};
static const struct problem problems[] = {
    { L("what"), L("Hãy mô tả sự việc, ít nhất 10 chữ.") },
    { L(""), L("Tổng dung lượng ảnh vượt quá 25 MB.") },
};

static void write(struct out *o, const char *which, enum lang l)
{
    const struct nav_item public_nav[] = {
        { TR("Gửi phản ánh"), url_own(S("/report")), true, 0 },
        { TR("Theo dõi"), url_own(S("/status")), false, 0 },
        { TR("Danh sách vi phạm"), url_own(S("/violators")), false, 0 },
    };
    const struct nav_item staff_nav[] = {
        { TR("Hộp việc"), url_own(S("/staff/inbox")), true, 12 },
        { TR("Hồ sơ xử phạt"), url_own(S("/staff/files")), false, 3 },
        { TR("Công bố"), url_own(S("/staff/publish")), false, 0 },
    };
    const bool staff = strcmp(which, "staff") == 0;
    struct look v = {
        .page = { .title = staff ? S("Hộp việc") : S("Phản ánh ô nhiễm môi trường"),
                  .lang = l,
                  .province = S("Tỉnh ABC"),
                  .hotline = S("0200 000 000"),
                  .demo = true,
                  .vi = url_own(S("/lang/vi")),
                  .en = url_own(S("/lang/en")),
                  .nav = public_nav,
                  .n_nav = COUNT(public_nav),
                  .has_problems = !staff },
        .problems = problems,
        .n_problems = COUNT(problems),
        .kinds = kinds,
        .n_kinds = COUNT(kinds),
        .places = places,
        .n_places = COUNT(places),
        .replies = replies,
        .n_replies = COUNT(replies),
        .pager = { url_own(S("/violators?q=a%20b")), 2, 12, false },
        .qr = { S("M1 1h3v3h-3z"), 5 },
        .day = { 2026, 5, 5 },
        .at = 1777966200 * US_PER_S,
    };
    if (staff) {
        v.page.nav = staff_nav;
        v.page.n_nav = COUNT(staff_nav);
        v.page.who = S("Nguyễn Văn ABC");
        v.page.unit = S("Ủy ban nhân dân phường ABC");
    }
    if (strcmp(which, "error") == 0)
        tpl_error(o, &v.page,
                  &(struct failure){ 404,
                                     TR("Không tìm thấy trang này"),
                                     TR("Địa chỉ có thể đã đổi hoặc được gõ sai."),
                                     TR("Hãy kiểm tra lại địa chỉ."),
                                     .code = S("ABC-1") });
    else if (staff)
        tpl_look_staff(o, &v);
    else
        tpl_look_public(o, &v);
}

int main(int argc, char **argv)
{
    if (argc != 4 || lang_start(argv[3]) != OK)
        return 2;
    const enum lang l = strcmp(argv[2], "en") == 0 ? LANG_EN : LANG_VI;
    struct arena *a = arena_new((size_t)16 << 20);
    struct buf b = { .a = a, .max = (size_t)4 << 20 };
    struct out o = { .b = &b, .lang = l, .csrf = S("0123abcd") };
    lang_set(l);
    write(&o, argv[1], l);
    const str s = buf_str(&b);
    fwrite(s.p, 1, s.n, stdout);
    arena_free(a);
    return 0;
}
