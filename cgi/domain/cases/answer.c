#include "domain/cases/answer.h"
#include "base/lang.h"
#include "base/text.h"
#include "sql/closing.h"

#define BODY_MAX ((size_t)20 * 1024)
#define FEW_WORDS 5

/* Whole words: the sentence has a blank before and behind each. */
static bool says_one_of(struct arena *a, str sentence, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_find(sentence, str_fmt(a, " %s ", words[i])) < sentence.n)
            return true;
    return false;
}

static str in_blanks(struct arena *a, str s)
{
    struct buf b = { .a = a, .max = s.n + 2 };
    buf_byte(&b, ' ');
    for (size_t i = 0; i < s.n; i++)
        buf_byte(&b, s.p[i] == ',' || s.p[i] == ':' || s.p[i] == '(' || s.p[i] == ')'
                         ? ' ' : s.p[i]);
    buf_byte(&b, ' ');
    return buf_str(&b);
}

static size_t count_words(str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        n += s.p[i] != ' ' && (i == 0 || s.p[i - 1] == ' ');
    return n;
}

/* One sentence, folded: does it tell nothing of what was found or done? */
static bool tells_nothing(struct arena *a, str sentence)
{
    static const char *const thanks[] = { "cam on", "tran trong", "kinh gui", "kinh chao" };
    static const char *const passed[] = { "da chuyen", "chuyen tiep", "chuyen den", "chuyen cho",
                                          "chuyen toi", "chuyen sang", "duoc chuyen",
                                          "chuyen phan anh", "chuyen don", "chuyen ho so" };
    static const char *const whom[] = { "co quan", "uy ban", "ubnd", "don vi", "phong", "ban",
                                        "so", "cong an", "tham quyen", "cap tren", "phuong",
                                        "xa", "bo phan", "noi khac", "theo quy dinh" };
    static const char *const things[] = { "rac", "chat thai", "bun", "nuoc thai", "xe" };
    const str s = in_blanks(a, sentence);
    if (str_empty(sentence) || says_one_of(a, s, thanks, COUNT(thanks)))
        return true;
    if (!says_one_of(a, s, passed, COUNT(passed)) || says_one_of(a, s, things, COUNT(things)))
        return false;
    return count_words(s) <= FEW_WORDS || says_one_of(a, s, whom, COUNT(whom));
}

bool answer_passes_on(struct arena *a, str text)
{
    const str folded = text_fold(a, text);
    size_t from = 0;
    bool nothing = true;
    for (size_t i = 0; i <= folded.n; i++) {
        if (i < folded.n && folded.p[i] != '.' && folded.p[i] != ';' && folded.p[i] != '!' &&
            folded.p[i] != '?' && folded.p[i] != '\n')
            continue;
        nothing = nothing && tells_nothing(a, str_trim(str_sub(folded, from, i)));
        from = i + 1;
    }
    return nothing;
}

/* The choice in Vietnamese: an answer is written in it, as the rest of its words. */
static str choice_of(const struct flow_step *step, const char *name, str value)
{
    for (size_t i = 0; i < step->n_needs; i++)
        for (size_t k = 0; str_eq(step->needs[i]->name, str_from(name))
             && k < step->needs[i]->n_choices; k++)
            if (str_eq(step->needs[i]->choices[k].value, value))
                return flow_words(LANG_VI, step->needs[i]->choices[k].label);
    return S("");
}

str answer_body(struct arena *a, const struct flow_step *step, const struct step_in *in)
{
    const str more = step_typed(in, S("answer")), found = step_typed(in, S("told_found"));
    if (str_empty(found))
        return more;
    struct buf b = { .a = a, .max = BODY_MAX };
    buf_add(&b, S("Đã xác minh thấy:\n"));
    buf_add(&b, found);
    buf_add(&b, S("\n\nĐã làm:\n"));
    buf_add(&b, step_typed(in, S("told_done")));
    buf_add(&b, S("\n\nTên người gây ô nhiễm: "));
    buf_add(&b, choice_of(step, "told_name", step_typed(in, S("told_name"))));
    if (!str_empty(more)) {
        buf_add(&b, S(".\n\n"));
        buf_add(&b, more);
    }
    return buf_str(&b);
}

static bool takes(const struct flow_step *step, const char *name)
{
    for (size_t i = 0; i < step->n_optional; i++)
        if (str_eq(step->optional[i]->name, str_from(name)))
            return true;
    return false;
}

enum err case_answer_check(struct cx *cx, const struct case_held *c,
                           const struct flow_step *step, const struct step_in *in,
                           struct step_fault *fault)
{
    struct closing_evidence_row row;
    const str found = step_typed(in, S("told_found"));
    if (!step->answers || str_empty(found))
        return OK;
    if (answer_passes_on(cx->a, found) || answer_passes_on(cx->a, step_typed(in, S("told_done")))) {
        fault->says = TR("Câu trả lời chỉ nói đã chuyển đi. Hãy viết đã xác minh thấy gì và đã làm "
                         "gì. Việc thuộc cơ quan khác thì dùng bước chuyển cơ quan khác, không "
                         "kết thúc ở đây.");
        return ERR_CONFLICT;
    }
    if (!takes(step, "evidence_file") || !str_empty(step_typed(in, S("evidence_file"))))
        return OK;
    TRY(closing_evidence(cx, (struct closing_evidence_in){ .cid = c->id }, &row));
    if (row.shown)
        return OK;
    fault->says = TR("Chưa có bằng chứng để kết thúc. Hãy đính kèm ảnh sau khi xử lý, biên bản "
                     "hoặc kết quả đo; hoặc ghi kết quả kiểm tra tại chỗ vào vụ việc trước.");
    return ERR_CONFLICT;
}
