#include "pages/api/answer.h"
#include "pages/api/open311.h"
#include "base/lang.h"
#include "domain/intake/tables.h"
#include "pages/intake/kinds.h"

/* Other words for a kind, by its code; TR: in the reader's language. */
static const char *keywords_of(str code)
{
    static const struct { const char *code, *words; } all[] = {
        { "water", TR("nước thải, xả thải, sông, suối, kênh mương, biển, cá chết") },
        { "air", TR("khói, bụi, khí thải, đốt") },
        { "odour", TR("mùi hôi, mùi hóa chất, chăn nuôi") },
        { "solid_waste", TR("rác, chất thải rắn, đổ trộm, bãi rác") },
        { "hazardous_waste", TR("chất thải nguy hại, hóa chất, dầu, rác y tế") },
        { "noise", TR("tiếng ồn, ồn ban đêm, loa, máy móc") },
        { "soil", TR("đất, ô nhiễm đất, thuốc bảo vệ thực vật") },
        { "other", TR("khác, không rõ") },
        { "vibration", TR("rung, nổ mìn, máy móc") },
        { "light", TR("ánh sáng, đèn") },
    };
    for (size_t i = 0; i < COUNT(all); i++)
        if (str_eq(code, str_from(all[i].code)))
            return all[i].words;
    return TR("khác, không rõ");
}

static bool asks(const struct intake_tables *t, str code)
{
    for (size_t i = 0; i < t->n_questions; i++)
        if (question_about(&t->questions[i], code))
            return true;
    return false;
}

static void service(struct cx *cx, struct spark *s, const struct kind *k)
{
    const str name = str_from(tr(k->label));
    spark_record(s, NULL);
    spark_text(s, "service_code", str_from(k->code));
    spark_text(s, "service_name", name);
    spark_text(s, "description", k->hint ? str_from(tr(k->hint)) : name);
    spark_flag(s, "metadata", asks(cx->intake, str_from(k->code)));
    spark_text(s, "type", S("batch"));
    spark_text(s, "keywords", str_from(tr(keywords_of(str_from(k->code)))));
    spark_text(s, "group", str_from(tr(TR("Ô nhiễm môi trường"))));
    spark_end(s);
}

enum err open311_services_get(struct req *r, struct resp *w)
{
    struct spark s;
    if (!api_here(r, w))
        return OK;
    api_begin(r, w, 200, &s);
    spark_list(&s, "services", "service");
    for (size_t i = 0; i < n_pollution_kinds; i++)
        service(r->cx, &s, &pollution_kinds[i]);
    spark_end(&s);
    return OK;
}

/* Nobody has to answer: required is never true. */
static void attribute(enum lang lang, struct spark *s, const struct question *q, int64_t order)
{
    const bool list = q->type != QUESTION_TEXT;
    spark_record(s, NULL);
    spark_flag(s, "variable", true);
    spark_text(s, "code", q->code);
    spark_text(s, "datatype", list ? S("singlevaluelist") : S("string"));
    spark_flag(s, "required", false);
    spark_text(s, "datatype_description", S(""));
    spark_whole(s, "order", order);
    spark_text(s, "description", question_label(q, lang));
    if (list) {
        spark_list(s, "values", "value");
        for (size_t i = 0; i < q->n_choices; i++) {
            spark_record(s, NULL);
            spark_text(s, "key", q->choices[i].value);
            spark_text(s, "name", answer_words(q, lang, q->choices[i].value));
            spark_end(s);
        }
        spark_end(s);
    }
    spark_end(s);
}

enum err open311_service_get(struct req *r, struct resp *w)
{
    struct spark s;
    str code;
    TRY(api_name(r, "code", &code));
    if (!api_here(r, w))
        return OK;
    if (!kind_known(pollution_kinds, n_pollution_kinds, code))
        return api_refuse(r, w, 404, TR("Không có service_code này."), (str){ 0 });
    api_begin(r, w, 200, &s);
    spark_record(&s, "service_definition");
    spark_text(&s, "service_code", code);
    spark_list(&s, "attributes", "attribute");
    const struct intake_tables *t = r->cx->intake;
    for (size_t i = 0, order = 1; i < t->n_questions; i++)
        if (question_about(&t->questions[i], code))
            attribute(r->cx->lang, &s, &t->questions[i], (int64_t)order++);
    spark_end(&s);
    spark_end(&s);
    return OK;
}
