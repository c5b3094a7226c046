#include "domain/onsite/groups.h"
#include "base/json.h"
#include "base/lang.h"

const struct onsite_group onsite_groups[] = {
    { "visit", TR("Thời gian, địa điểm"), {
        { "visited", TR("Bắt đầu kiểm tra lúc"), NULL, 16, 0, true, false },
        { "place", TR("Nơi kiểm tra"), NULL, 300, 0, false, false } }, 2 },
    { "people", TR("Người tham gia"), {
        { "people", TR("Đoàn kiểm tra và người được gặp"),
          TR("Họ tên, chức vụ, cơ quan hoặc cơ sở của từng người."), 4000, 4, false, false } },
      1 },
    { "seen", TR("Hiện trạng"), {
        { "seen", TR("Những gì đã thấy"), NULL, 8000, 8, false, false } }, 1 },
    { "said", TR("Ý kiến của cơ sở"), {
        { "said", TR("Cơ sở, người làm chứng nói gì"), NULL, 4000, 5, false, false } }, 1 },
    { "finding", TR("Kết luận tại chỗ"), {
        { "finding", TR("Kết luận kiểm tra"), NULL, 40, 0, false, true },
        { "asked", TR("Yêu cầu, kiến nghị đối với cơ sở"), NULL, 4000, 4, false, false } }, 2 },
};
const size_t n_onsite_groups = COUNT(onsite_groups);

const struct onsite_group *onsite_group(str name)
{
    for (size_t i = 0; i < n_onsite_groups; i++)
        if (str_eq(name, str_from(onsite_groups[i].name)))
            return &onsite_groups[i];
    return NULL;
}

str onsite_text(struct arena *a, str body, const char *part)
{
    const struct json *j;
    str fault;
    if (json_parse(a, body, &j, &fault) != OK)
        return S("");
    const struct json *v = json_get(j, str_from(part));
    return v && v->type == JSON_TEXT ? v->text : S("");
}
