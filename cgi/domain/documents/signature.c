#include "base/words_vi.h"
#include "domain/documents/gather.h"

/* "Chủ tịch UBND cấp tỉnh" is "CHỦ TỊCH" above a name: the body stands in the head already. */
static str bare(struct arena *a, str name)
{
    static const char *const marks[] = { " UBND", " Sở", " Chi cục", " cấp ", " tỉnh", " thuộc ",
                                         " Ban Quản lý", " của " };
    size_t end = name.n;
    for (size_t i = 0; i < COUNT(marks); i++) {
        const size_t at = str_find(name, str_from(marks[i]));
        end = at < end ? at : end;
    }
    return upper_vi(a, str_sub(name, 0, end));
}

static const struct law_position *head_of(const struct law *law, str code, struct date day)
{
    const struct law_position *p;
    for (size_t at = 0; (p = law_next_position(law, day, &at));)
        if (str_eq(p->code, code))
            return p;
    return NULL;
}

str signature_title(struct arena *a, const struct law *law, str position, struct date day,
                    enum sign_for sign_for)
{
    const bool acting = str_starts(position, S("acting_"));
    const str code = acting ? str_sub(position, 7, position.n) : position;
    const struct law_deputy *deputy = law_deputy(law, code, day);
    const struct law_position *head = head_of(law, deputy ? deputy->of : code, day);
    if (!head)
        return S("");
    const str title = bare(a, head->name_vi);
    if (deputy)
        return str_fmt(a, "KT. %.*s\n%.*s", STR_ARG(title), STR_ARG(bare(a, deputy->name_vi)));
    if (acting)
        return str_fmt(a, "Q. %.*s", STR_ARG(title));
    if (sign_for == SIGN_COLLECTIVE && str_eq(head->body, S("committee")))
        return str_fmt(a, "TM. ỦY BAN NHÂN DÂN\n%.*s", STR_ARG(title));
    return title;
}
