/* Citations as Vietnamese law writes them: point, clause, article, act. */
#include "base/cite.h"
#include "unit.h"

static struct arena *arena;

static const struct { const char *from, *to; } places[] = {
    { "9", "Điều 9" },
    { "9.1", "khoản 1 Điều 9" },
    { "9.1.a", "điểm a khoản 1 Điều 9" },
    { "28.1.đ", "điểm đ khoản 1 Điều 28" },
    { "18a, 58", "Điều 18a, Điều 58" },
    { "9.1.a, 9.1.b, 10.2", "điểm a, điểm b khoản 1 Điều 9; khoản 2 Điều 10" },
    { "2.5, 2.6, 7.1", "khoản 5, khoản 6 Điều 2; khoản 1 Điều 7" },
    { "9.1.a, 9.2", "điểm a khoản 1, khoản 2 Điều 9" },
    { "9.1.a, 9.2.a", "điểm a khoản 1, điểm a khoản 2 Điều 9" },
    { "86-88", "Điều 86 đến Điều 88" },
    { "7, 8, 18 đến 21", "Điều 7, Điều 8, Điều 18 đến Điều 21" },
    { "20-21, 21.1.a", "Điều 20 đến Điều 21; điểm a khoản 1 Điều 21" },
    { "45/2022", "45/2022" },
    { "phụ lục", "phụ lục" },
    { "", "" },
};

static const struct { const char *from, *to; } texts[] = {
    { "Luật 15/2012/QH13, điều 61.1", "khoản 1 Điều 61 Luật 15/2012/QH13" },
    { "Luật 15/2012/QH13, điều 24; Nghị định 45/2022/NĐ-CP, điều 4.1.b",
      "Điều 24 Luật 15/2012/QH13; điểm b khoản 1 Điều 4 Nghị định 45/2022/NĐ-CP" },
    { "Nghị định 189/2025/NĐ-CP, điều 5.1 và 21",
      "khoản 1 Điều 5; Điều 21 Nghị định 189/2025/NĐ-CP" },
    { "Nghị định 118/2021/NĐ-CP, điều 8, được sửa đổi bởi Nghị định 68/2025/NĐ-CP",
      "Điều 8 Nghị định 118/2021/NĐ-CP, được sửa đổi bởi Nghị định 68/2025/NĐ-CP" },
    { "Nghị định 124/2020/NĐ-CP, điều 16.1, được sửa đổi bởi Nghị định 155/2026/NĐ-CP, điều 10",
      "khoản 1 Điều 16 Nghị định 124/2020/NĐ-CP, được sửa đổi bởi Điều 10 Nghị định "
      "155/2026/NĐ-CP" },
    { "Quyết định 174/QĐ-BTNMT (2022), điều 9-12",
      "Điều 9 đến Điều 12 Quyết định 174/QĐ-BTNMT (2022)" },
    { "Bộ luật Dân sự, điều 147", "Điều 147 Bộ luật Dân sự" },
    { "Luật 15/2012/QH13, điều 86, 87 (điều khoản chưa đối chiếu)",
      "Điều 86, Điều 87 Luật 15/2012/QH13 (điều khoản chưa đối chiếu)" },
    { "Nghị định 154/2026/NĐ-CP, điều 14.4, từ 01/7/2026",
      "khoản 4 Điều 14 Nghị định 154/2026/NĐ-CP, từ 01/7/2026" },
    { "phải tính (Luật 15/2012/QH13, điều 10.1.b): ghi rõ.",
      "phải tính (điểm b khoản 1 Điều 10 Luật 15/2012/QH13): ghi rõ." },
    { "là tình tiết tăng nặng (điều 10.1.b), trừ khi", "là tình tiết tăng nặng (điểm b khoản 1 "
      "Điều 10), trừ khi" },
    { "Căn cứ: Nghị định 45/2022/NĐ-CP, điều 7.", "Căn cứ: Điều 7 Nghị định 45/2022/NĐ-CP." },
    { "Không thuộc điều 72 Nghị định 45/2022/NĐ-CP.",
      "Không thuộc Điều 72 Nghị định 45/2022/NĐ-CP." },
    { "điểm a khoản 1 Điều 9 Luật ABC", "điểm a khoản 1 Điều 9 Luật ABC" },
    { "Nghị định 296/2025/NĐ-CP (điều khoản chưa đối chiếu)",
      "Nghị định 296/2025/NĐ-CP (điều khoản chưa đối chiếu)" },
    { "điều ", "điều " },
    { "điều 5", "Điều 5" },
    { "", "" },
};

START_TEST(places_stand_in_the_order_of_the_law)
{
    const str got = cite_places(arena, str_from(places[_i].from));
    ck_assert_msg(str_eq(got, str_from(places[_i].to)), "%.*s", STR_ARG(got));
}
END_TEST

START_TEST(a_text_is_cited_once)
{
    const str got = cite_vi(arena, str_from(texts[_i].from));
    ck_assert_msg(str_eq(got, str_from(texts[_i].to)), "%.*s", STR_ARG(got));
    ck_assert_msg(str_eq(cite_vi(arena, got), got), "cited twice: %.*s",
                  STR_ARG(cite_vi(arena, got)));
}
END_TEST

static void make_arena(void) { arena = arena_new(1 << 20); }
static void drop_arena(void) { arena_free(arena); }

static void fill(Suite *s)
{
    TCase *tc = tcase_create("cite");
    tcase_add_checked_fixture(tc, make_arena, drop_arena);
    tcase_add_loop_test(tc, places_stand_in_the_order_of_the_law, 0, COUNT(places));
    tcase_add_loop_test(tc, a_text_is_cited_once, 0, COUNT(texts));
    suite_add_tcase(s, tc);
}

UNIT_MAIN("cite", fill)
