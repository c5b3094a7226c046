/* The questions of the form: refused with a line for each fault, or each can be asked. */
#include "base/file.h"
#include "domain/intake/tables.h"
#include "fuzz.h"
#include <stdlib.h>
#include <unistd.h>

static str place(struct arena *a)
{
    char name[] = "/tmp/hlquestions.XXXXXX";
    MUST(mkdtemp(name) != NULL);
    return str_dup(a, str_from(name));
}

static void ask(const struct question *q)
{
    MUST(q->code.n > 0 && q->code.n <= 40 && q->vi.n > 0 && q->en.n > 0);
    MUST((q->type == QUESTION_TEXT) == (q->n_choices == 0));
    for (size_t i = 0; i < q->n_choices; i++) {
        MUST(answer_check(q, q->choices[i].value) == OK);
        MUST(answer_words(q, LANG_VI, q->choices[i].value).n > 0);
    }
    const struct report_answer danger = { q->code, q->danger };
    const struct intake_tables one = { .questions = q, .n_questions = 1 };
    MUST(answers_danger(&one, &danger, 1) == (q->danger.n > 0));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = arena_new(128 * MiB);
    struct buf faults = { .a = a, .max = 4 * MiB };
    struct intake_tables t = { 0 };
    struct loader l = { .a = a, .faults = &faults, .dir = place(a) };
    const str path = str_fmt(a, "%.*s/questions.csv", STR_ARG(l.dir));
    MUST(file_put_private(a, path, fuzz_str(data, n)) == OK);
    questions_load(&l, &t);
    MUST(unlink(str_c(a, path)) == 0 && rmdir(str_c(a, l.dir)) == 0);
    MUST((l.n_faults > 0) == (faults.n > 0));
    for (size_t i = 0; l.n_faults == 0 && i < t.n_questions; i++) {
        ask(&t.questions[i]);
        MUST(question_of(&t, t.questions[i].code) == &t.questions[i]);
    }
    arena_free(a);
    return 0;
}
