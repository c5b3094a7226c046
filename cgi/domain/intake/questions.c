#include "domain/intake/questions.h"
#include "base/text.h"
#include "domain/intake/tables.h"

enum { Q_CODE, Q_POLLUTION, Q_TYPE, Q_VI, Q_EN, Q_CHOICES, Q_DANGER };
static const char *const columns[] = {
    "code", "pollution", "type", "vi", "en", "choices", "danger",
};
static const char *const types[] = { "choice", "text", "yes_no", NULL };

enum { CODE_MAX = 40, LABEL_MAX = 200, CHOICES_MAX = 20 };

static bool code_ok(str s)
{
    bool ok = s.n > 0 && s.n <= CODE_MAX && s.p[0] >= 'a' && s.p[0] <= 'z';
    for (size_t i = 0; ok && i < s.n; i++)
        ok = (s.p[i] >= 'a' && s.p[i] <= 'z') || (s.p[i] >= '0' && s.p[i] <= '9')
            || s.p[i] == '_';
    return ok;
}

static str code_read(struct loader *l, str cell, const char *what)
{
    if (!code_ok(cell))
        fault(l, "%s '%.*s': small letters, digits and _ expected, at most %d", what,
              STR_ARG(cell), CODE_MAX);
    return cell;
}

static str label_read(struct loader *l, str cell, const char *column)
{
    if (cell.n > LABEL_MAX)
        fault(l, "%s is longer than %d bytes", column, LABEL_MAX);
    if (!text_utf8_ok(cell))
        fault(l, "%s is not UTF-8", column);
    return need_text(l, cell, column);
}

static str pollutions_read(struct loader *l, str cell)
{
    str rest = cell, one;
    if (str_eq(cell, S("*")))
        return cell;
    while (str_next(&rest, ' ', &one))
        if (!pollution_known(one))
            fault(l, "pollution '%.*s' is not known", STR_ARG(one));
    return need_text(l, cell, "pollution");
}

/* "black=Đen=Black|white=Trắng=White" */
static void choices_read(struct loader *l, str cell, struct question *q)
{
    struct question_choice *c = NEWS(l->a, struct question_choice, CHOICES_MAX);
    str rest = cell, one;
    q->choices = c;
    while (!str_empty(rest) && str_next(&rest, '|', &one)) {
        str value, vi, en = one;
        if (!str_next(&en, '=', &value) || !str_next(&en, '=', &vi)
            || !en.p || str_find(en, S("=")) < en.n) {
            fault(l, "choice '%.*s': value=Vietnamese=English expected", STR_ARG(one));
            continue;
        }
        for (size_t i = 0; i < q->n_choices; i++)
            if (str_eq(c[i].value, value))
                fault(l, "choice '%.*s' stands twice", STR_ARG(value));
        if (q->n_choices == CHOICES_MAX) {
            fault(l, "more than %d choices", CHOICES_MAX);
            return;
        }
        c[q->n_choices++] = (struct question_choice){ code_read(l, value, "choice"),
                                                      label_read(l, vi, "choice in Vietnamese"),
                                                      label_read(l, en, "choice in English") };
    }
    if (q->n_choices < 2)
        fault(l, "a choice has two values at least");
}

static void type_read(struct loader *l, const str *c, struct question *q)
{
    static const struct question_choice yes_no[] = {
        { { "yes", 3 }, { "Có", sizeof "Có" - 1 }, { "Yes", 3 } },
        { { "no", 2 }, { "Không", sizeof "Không" - 1 }, { "No", 2 } },
    };
    q->type = (enum question_type)need_word(l, c[Q_TYPE], "type", types);
    if (q->type == QUESTION_CHOICE)
        choices_read(l, c[Q_CHOICES], q);
    else if (!str_empty(c[Q_CHOICES]))
        fault(l, "choices: only a question of type choice has them");
    if (q->type == QUESTION_YES_NO) {
        q->choices = yes_no;
        q->n_choices = COUNT(yes_no);
    }
    if (!str_empty(q->danger) && (q->type == QUESTION_TEXT || answer_check(q, q->danger) != OK))
        fault(l, "danger '%.*s' is no value of the question", STR_ARG(q->danger));
}

void questions_load(struct loader *l, struct intake_tables *t)
{
    struct sheet *s = NEW(l->a, struct sheet);
    if (!sheet_read(l, str_fmt(l->a, "%.*s/questions.csv", STR_ARG(l->dir)), S("questions.csv"),
                    columns, COUNT(columns), s))
        return;
    struct question *q = NEWS(l->a, struct question, s->n);
    t->questions = q;
    for (size_t i = 0; i < s->n; i++) {
        const str *c = s->rows[i].cell;
        l->line = s->rows[i].line;
        if (question_of(t, c[Q_CODE]))
            fault(l, "the question '%.*s' stands twice", STR_ARG(c[Q_CODE]));
        q[i] = (struct question){
            .code = code_read(l, c[Q_CODE], "code"),
            .pollutions = pollutions_read(l, c[Q_POLLUTION]),
            .vi = label_read(l, c[Q_VI], "vi"), .en = label_read(l, c[Q_EN], "en"),
            .danger = c[Q_DANGER],
        };
        type_read(l, c, &q[i]);
        t->n_questions++;
    }
    if (s->n > ANSWERS_MAX)
        fault(l, "more than %d questions", ANSWERS_MAX);
}

bool question_about(const struct question *q, str pollution)
{
    str rest = q->pollutions, one;
    if (str_eq(q->pollutions, S("*")))
        return true;
    while (str_next(&rest, ' ', &one))
        if (str_eq(one, pollution))
            return true;
    return false;
}

const struct question *question_of(const struct intake_tables *t, str code)
{
    for (size_t i = 0; i < t->n_questions; i++)
        if (str_eq(t->questions[i].code, code))
            return &t->questions[i];
    return NULL;
}

str question_label(const struct question *q, enum lang lang)
{
    return lang == LANG_EN ? q->en : q->vi;
}

static const struct question_choice *choice_of(const struct question *q, str value)
{
    for (size_t i = 0; i < q->n_choices; i++)
        if (str_eq(q->choices[i].value, value))
            return &q->choices[i];
    return NULL;
}

str answer_words(const struct question *q, enum lang lang, str value)
{
    const struct question_choice *c = choice_of(q, value);
    return !c ? value : lang == LANG_EN ? c->en : c->vi;
}

enum err answer_check(const struct question *q, str value)
{
    if (q->type != QUESTION_TEXT)
        return choice_of(q, value) ? OK : ERR_INVALID;
    return value.n <= ANSWER_MAX && text_utf8_ok(value) ? OK : ERR_INVALID;
}

bool answers_danger(const struct intake_tables *t, const struct report_answer *answers, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const struct question *q = question_of(t, answers[i].question);
        if (q && !str_empty(q->danger) && str_eq(q->danger, answers[i].value))
            return true;
    }
    return false;
}
