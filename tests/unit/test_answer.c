/* What only passes a matter on is no answer. */
#include "domain/cases/answer.h"
#include "unit.h"

static struct arena *A;

static void setup(void)
{
    A = arena_new((size_t)1 << 20);
}

static void teardown(void)
{
    arena_free(A);
}

static const struct { const char *text; bool nothing; } texts[] = {
    { "Đã chuyển.", true },
    { "Da chuyen co quan chuc nang xu ly theo quy dinh", true },
    { "Phản ánh của bạn đã được chuyển đến UBND phường. Trân trọng cảm ơn!", true },
    { "ĐÃ CHUYỂN TIẾP CHO PHÒNG CHUYÊN MÔN XEM XÉT", true },
    { "Kính gửi ông bà; đã chuyển đơn tới Công an xã.\n", true },
    { "Cảm ơn bạn.", true },
    { "", true },
    { "Đã chuyển 4 m³ rác đến bãi chôn lấp.", false },
    { "Đã đo tiếng ồn lúc 22 giờ: 48 dBA. Đã chuyển hồ sơ cho Công an phường.", false },
    { "Xưởng đã dừng xả từ ngày 3/11.", false },
    { "Không thấy ô nhiễm", false },
    { "Dòng chuyển động của nước có màu đen", false },
};

START_TEST(passed_on_is_no_answer)
{
    ck_assert_msg(answer_passes_on(A, str_from(texts[_i].text)) == texts[_i].nothing, "%s",
                  texts[_i].text);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("answer");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_loop_test(tc, passed_on_is_no_answer, 0, COUNT(texts));
    suite_add_tcase(s, tc);
}

UNIT_MAIN("answer", fill)
