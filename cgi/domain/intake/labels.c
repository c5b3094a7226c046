#include "domain/intake/labels.h"
#include "base/lang.h"

const char *pollution_word(str pollution)
{
    static const struct { const char *code, *label; } labels[] = {
        { "water", TR("Nước thải, ô nhiễm nước") },
        { "air", TR("Khói, bụi, khí thải") },
        { "odour", TR("Mùi hôi") },
        { "noise", TR("Tiếng ồn") },
        { "vibration", TR("Độ rung") },
        { "solid_waste", TR("Rác, chất thải rắn") },
        { "hazardous_waste", TR("Chất thải nguy hại") },
        { "soil", TR("Đất, bùn thải") },
        { "light", TR("Ánh sáng") },
        { "other", TR("Khác hoặc chưa rõ") },
    };
    for (size_t i = 0; i < COUNT(labels); i++)
        if (str_eq(pollution, str_from(labels[i].code)))
            return labels[i].label;
    return labels[COUNT(labels) - 1].label;
}

const char *nature_word(str nature)
{
    if (str_eq(nature, S("sudden")))
        return TR("Xảy ra đột ngột");
    if (str_eq(nature, S("frequent")))
        return TR("Xảy ra thường xuyên");
    return TR("Không rõ");
}
