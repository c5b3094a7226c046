/* Reports of the months that are over, alike but for their matter, and what became of each. */
#include "run/demo_months.h"
#include "run/demo_moves.h"
#include "run/demo_play.h"

#define MATTERS 5
#define WHATS 3
#define OF_A_MONTH 40 /* stories, at most */

static const struct matter {
    const char *pollution, *whats[WHATS], *places[WHATS];
    const char *seen, *done;
} matters[MATTERS] = {
    { "solid_waste", { "Rác sinh hoạt đổ trộm ven đường, ruồi bâu kín.",
                       "Phế thải xây dựng đổ đống trên vỉa hè.", "Bao tải rác vứt xuống mương." },
      { "Ven đường khu 7", "Vỉa hè khu 1", "Mương khu 5" },
      "Có rác tồn tại điểm phản ánh, khoảng 3 m³.", "Đã thu gom hết và đặt biển cấm đổ rác." },
    { "water", { "Nước cống đen, sủi bọt, mùi hôi nồng.", "Nước thải sinh hoạt tràn ra ngõ.",
                 "Nước rửa xe chảy thẳng xuống mương." },
      { "Cống khu 2", "Ngõ 9, khu 3", "Mương khu 9" },
      "Cống tắc, nước thải sinh hoạt tràn ra ngoài.", "Đã nạo vét cống, hướng dẫn đấu nối." },
    { "noise", { "Xưởng mộc cưa xẻ cả buổi trưa.", "Loa kéo mở hết cỡ mỗi tối.",
                 "Máy phát điện chạy suốt đêm." },
      { "Khu 4", "Khu 3", "Khu 8" },
      "Tiếng ồn lớn trong giờ nghỉ.", "Chủ cơ sở đã cam kết không làm việc giờ nghỉ." },
    { "odour", { "Mùi nhựa cháy mỗi chiều.", "Mùi chuồng nuôi giữa khu dân cư.",
                 "Mùi hôi từ điểm tập kết rác." },
      { "Khu 8", "Khu 9", "Khu 6" },
      "Có mùi hôi tại điểm phản ánh.", "Đã yêu cầu dọn sạch, rắc vôi khử mùi." },
    { "air", { "Đốt rơm và rác, khói phủ cả xóm.", "Xe tải chạy bụi mù mịt.",
               "Bụi trắng bay ra từ bãi vật liệu." },
      { "Cánh đồng khu 10", "Dốc khu 6", "Bãi vật liệu khu 1" },
      "Khói bụi tại điểm phản ánh.", "Đã nhắc nhở, tưới ẩm mặt đường hai lần mỗi ngày." },
};

/* What becomes of a report, taken in turn. */
enum fate { FATE_DONE, FATE_CONFIRMED, FATE_NONE, FATE_LATE, FATE_OBJECTED, FATE_REFUSED };
static const enum fate fates[] = {
    FATE_DONE, FATE_CONFIRMED, FATE_LATE, FATE_DONE, FATE_NONE, FATE_CONFIRMED, FATE_DONE,
    FATE_REFUSED, FATE_CONFIRMED, FATE_DONE, FATE_OBJECTED,
};
#define MOVES 16

struct writing {
    struct move *m;
    size_t n;
};

static struct move *next(struct writing *w, int day, int hour, enum move_kind kind,
                         const char *who, const char *step)
{
    struct move *m = &w->m[w->n++];
    *m = (struct move){ .day = day, .hour = hour, .kind = kind, .who = who, .step = step };
    return m;
}

static void say(struct move *m, const char *field, const char *text)
{
    size_t i = 0;
    while (m->values[i])
        i++;
    m->values[i] = field;
    m->values[i + 1] = text;
}

/* Who verifies and who answers: the ward, or after an objection the department. */
struct hands {
    const char *officer, *head;
};
static const struct hands ward = { CANBO, TRUONG }, department = { "so.canbo", "so.truong" };

static void answer(struct writing *w, int day, const struct matter *t, const struct hands *who,
                   bool found)
{
    struct move *m = next(w, day, 9, MOVE_STEP, who->head, "answer");
    say(m, "told_found", found ? t->seen : "Tại thời điểm kiểm tra không còn hiện tượng này.");
    say(m, "told_done", found ? t->done : "Đã nhắc khu phố theo dõi.");
    say(m, "told_name", found ? "unknown" : "no_violation");
    say(m, "answer", "Nếu thấy lại, bạn phản ánh tiếp giúp chúng tôi.");
}

static void verified(struct writing *w, int day, const struct matter *t, const struct hands *who,
                     bool found)
{
    next(w, day, 8, MOVE_STEP, who->officer, "inspect");
    say(next(w, day, 15, MOVE_INSPECT, who->officer, "close_inspection"),
        found ? "pollution" : "none", found ? t->seen : "Không còn hiện tượng như phản ánh.");
    struct move *m = next(w, day + 1, 9, MOVE_STEP, who->officer,
                          found ? "conclude" : "conclude_no_action");
    say(m, "finding", found ? "pollution" : "none");
    say(m, "findings", found ? t->seen : "Không phát hiện ô nhiễm.");
    if (found)
        say(next(w, day + 3, 14, MOVE_STEP, who->officer, "handle"), "measures", t->done);
    answer(w, day + 4, t, who, found);
}

static void handled(struct writing *w, const struct matter *t, enum fate fate)
{
    const int slow = fate == FATE_LATE ? 9 : 0;
    next(w, 0, 15, MOVE_STEP, CANBO, "accept");
    say(next(w, 0, 16, MOVE_ASSIGN, TRUONG, "assign"), CANBO, NULL);
    if (slow) /* the term to verify runs out meanwhile */
        next(w, slow, 7, MOVE_LATE, CANBO, "");
    verified(w, slow + 1, t, &ward, fate != FATE_NONE);
}

/* days: since the report; what was objected to in the last weeks is still open. */
static void moves_of(struct writing *w, const struct matter *t, enum fate fate, int32_t days)
{
    if (fate == FATE_REFUSED) {
        struct move *m = next(w, 1, 9, MOVE_STEP, TRUONG, "refuse");
        say(m, "refusal", "not_environment");
        say(m, "answer", "Nội dung không thuộc đường dây nóng môi trường; bạn liên hệ bộ phận "
            "một cửa của phường.");
        return;
    }
    handled(w, t, fate);
    if (fate == FATE_CONFIRMED)
        say(next(w, 7, 19, MOVE_CITIZEN, CANBO, ""), "confirm", "Đã sạch, cảm ơn phường.");
    if (fate == FATE_OBJECTED)
        say(next(w, 7, 20, MOVE_CITIZEN, CANBO, ""), "objection", "Hai hôm sau lại như cũ.");
    if (fate == FATE_OBJECTED && days > 60)
        verified(w, 8, t, &department, true);
}

/* Bãi Cháy has all matters, Hồng Gai two of them. */
static const struct { const char *unit, *prefix; int n[MATTERS]; } wards[] = {
    { BC, { 7, 6, 5, 3, 2 } }, { HG, { 5, 0, 0, 0, 3 } },
};

void demo_month_make(struct arena *a, struct date today, struct date first,
                     struct demo_month *out)
{
    const size_t months = (size_t)first.y * 12 + (size_t)first.m;
    size_t i = 0;
    *out = (struct demo_month){ .stories = NEWS(a, struct story, OF_A_MONTH),
                                .number = months * OF_A_MONTH };
    for (size_t w = 0; w < COUNT(wards); w++)
        for (size_t k = 0; k < MATTERS; k++)
            for (int r = 0; r < wards[w].n[k]; r++, i++) {
                const struct matter *t = &matters[k];
                const int32_t day = (int32_t)((i * 7 + months * 3) % 27);
                const int32_t ago = date_days(today) - date_days(date_add(first, day));
                struct writing moves = { NEWS(a, struct move, MOVES), 0 };
                const size_t which = (i + months) % WHATS;
                moves_of(&moves, t, fates[(i * 3 + months) % COUNT(fates)], ago);
                out->stories[i] = (struct story){
                    .unit = wards[w].unit, .prefix = wards[w].prefix,
                    .pollution = t->pollution, .nature = "frequent", .what = t->whats[which],
                    .place = t->places[which], .polluter = "", .days_ago = ago,
                    .hour = 7 + (int)(i % 7), .moves = moves.m, .n_moves = moves.n };
            }
    out->n = i;
}
