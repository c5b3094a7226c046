#include "pages/publication/words.h"
#include "base/lang.h"
#include "base/text.h"
#include "law/law.h"

const char *execution_word(str code)
{
    static const struct { const char *code, *word; } words[] = {
        { "late", TR("Quá hạn thi hành") },
        { "done", TR("Đã thi hành xong") },
        { "stayed", TR("Tạm hoãn, tạm đình chỉ thi hành") },
        { "lapsed", TR("Hết thời hiệu thi hành") },
    };
    for (size_t i = 0; i < COUNT(words); i++)
        if (str_eq(code, str_from(words[i].code)))
            return words[i].word;
    return TR("Đang thi hành");
}

/* At most max bytes, cut behind a whole word. */
static str whole_words(str s, size_t max)
{
    str cut = text_cut(s, max);
    while (cut.n < s.n && cut.n > 0 && s.p[cut.n] != ' ')
        cut.n--;
    return cut.n > 0 ? cut : text_cut(s, max);
}

str act_line(struct cx *cx, str code, size_t max)
{
    const struct law_act *act = law_act(cx->law, code, cx->today);
    if (!act)
        return code;
    const str name = cx->lang == LANG_EN ? act->name : act->name_vi;
    const str cut = whole_words(name, max);
    const str place[] = { act->article, act->clause, act->point,
                          cut.n < name.n ? str_fmt(cx->a, "%.*s…", STR_ARG(cut)) : name };
    return tr_args(cx->a, TR("Điều {0}.{1}.{2}: {3}"), place, COUNT(place));
}

str act_slug(struct arena *a, str code)
{
    struct buf b = { .a = a, .max = 200 };
    const str f = text_fold(a, code);
    for (size_t i = 0; i < f.n; i++) {
        const char c = f.p[i];
        buf_byte(&b, (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' ? c : '-');
    }
    return buf_str(&b);
}

const char *appeal_word(str appeal)
{
    return str_eq(appeal, S("complaint")) ? TR("Đang có khiếu nại; quyết định chưa bị thay đổi")
         : str_eq(appeal, S("lawsuit"))   ? TR("Đang có vụ kiện; quyết định chưa bị thay đổi")
         : str_eq(appeal, S("both")) ? TR("Đang có khiếu nại và vụ kiện; quyết định chưa bị "
                                          "thay đổi")
                                     : NULL;
}
