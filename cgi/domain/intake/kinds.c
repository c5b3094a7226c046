#include "domain/intake/kinds.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/fold.h"
#include "base/pattern.h"
#include "base/pattern_rules.h"
#include "base/text.h"
#include "domain/intake/tables.h"

#define TEXT_MAX 65536
#define STARTS_ROOM ((size_t)4 << 20)
#define FOUND_MIN 100  /* score from which a kind of message is named */
#define URGENT_MIN 100
#define WORDS_MAX 300  /* bytes, as table report_hint takes them */
#define WORD_MAX 60    /* bytes of one reason */

struct kind_rule {
    enum kind_subject subject;
    int value; /* index into the values of the subject */
    int64_t weight;
    bool any_marks; /* the folded text decides even where it was typed with other marks */
    const struct pattern *exact, *plain;
    const str *starts; /* one of them stands in the folded text wherever it holds */
    size_t n_starts;   /* 0: not known */
};

static const char *const columns[] = { "subject", "value", "weight", "marks", "pattern" };
enum { SUBJECT, VALUE, WEIGHT, MARKS, PATTERN };

static const char *const subjects[] = { "pollution", "message", "urgent", "nameless", NULL };
static const char *const marks[] = { "any", "needed", NULL };

/* Where two score alike, the first wins. */
static const char *const pollutions[] = {
    "water", "air", "odour", "noise", "vibration", "solid_waste", "hazardous_waste", "soil",
    "light", "other", NULL,
};
static const char *const messages[] = {
    "report", "data", "complaint", "denunciation", "opinion", "not_environment", "misconduct",
    NULL,
};
static const char *const urgencies[] = { "urgent", NULL };
static const char *const grounds[] = { "nameless", NULL };
enum { REPORT, DATA, DENUNCIATION = 3, NOT_ENVIRONMENT = 5, VALUES_MAX = 10 };

static const char *const *values_of(enum kind_subject s)
{
    return s == KIND_POLLUTION ? pollutions : s == KIND_MESSAGE ? messages
        : s == KIND_URGENT ? urgencies : grounds;
}

static const struct pattern *made(struct loader *l, str text)
{
    const char *why;
    struct pattern *p = NULL;
    if (pattern_make(l->a, text, &why, &p) != OK)
        fault(l, "pattern: %s", why);
    return p;
}

static void starts_of(struct arena *a, str pattern, struct kind_rule *r)
{
    struct arena *room = arena_new(STARTS_ROOM);
    str *found;
    r->n_starts = pattern_starts(room, pattern, &found);
    str *kept = NEWS(a, str, r->n_starts);
    for (size_t i = 0; i < r->n_starts; i++)
        kept[i] = str_dup(a, found[i]);
    r->starts = kept;
    arena_free(room);
}

void kind_words_load(struct loader *l, struct intake_tables *t)
{
    struct sheet s;
    if (!sheet_read(l, path_join(l->a, l->dir, S("kind_words.csv")), S("kind_words.csv"),
                    columns, COUNT(columns), &s))
        return;
    struct kind_rule *rules = NEWS(l->a, struct kind_rule, s.n);
    for (size_t i = 0; i < s.n; i++) {
        const str *c = s.rows[i].cell;
        l->line = s.rows[i].line;
        const int subject = need_word(l, c[SUBJECT], "subject", subjects);
        if (subject == 0)
            continue;
        rules[i] = (struct kind_rule){
            .subject = (enum kind_subject)subject,
            .value = need_word(l, c[VALUE], "value", values_of((enum kind_subject)subject)) - 1,
            .weight = need_whole(l, c[WEIGHT], "weight", 1, 1000),
            .any_marks = need_word(l, c[MARKS], "marks", marks) == 1,
            .exact = made(l, c[PATTERN]),
        };
        if (rules[i].exact)
            rules[i].plain = made(l, pattern_plain(l->a, c[PATTERN]));
        if (rules[i].exact && rules[i].plain)
            starts_of(l->a, c[PATTERN], &rules[i]);
    }
    t->kind_rules = rules;
    t->n_kind_rules = s.n;
}

struct score {
    int64_t of;
    struct buf words;
};

struct search {
    str text;
    struct folded folded;
    struct pattern_run *exact, *plain;
    struct score scores[KIND_NAMELESS + 1][VALUES_MAX];
};

static bool ascii(str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] >= 0x80)
            return false;
    return true;
}

static bool may_hold(const struct search *s, const struct kind_rule *r)
{
    bool may = r->n_starts == 0;
    for (size_t i = 0; i < r->n_starts && !may; i++)
        may = str_find(s->folded.text, r->starts[i]) < s->folded.text.n;
    return may;
}

/* The words of the text by which a rule holds; missing: it does not. */
static str matched(struct search *s, const struct kind_rule *r)
{
    struct pattern_hit h;
    if (!may_hold(s, r))
        return (str){ 0 };
    if (pattern_next(s->exact, r->exact, 0, &h) == PATTERN_HIT)
        return str_sub(s->text, h.from, h.to);
    for (size_t at = 0; pattern_next(s->plain, r->plain, at, &h) == PATTERN_HIT; at = h.end) {
        const str found = str_sub(s->text, s->folded.from[h.from],
                                  fold_end(&s->folded, s->text, h.to));
        if (r->any_marks || ascii(found))
            return found;
    }
    return (str){ 0 };
}

static void weigh(struct cx *cx, struct search *s, const struct kind_rule *r)
{
    const str found = matched(s, r);
    struct score *score = &s->scores[r->subject][r->value];
    if (!found.p)
        return;
    score->of += r->weight;
    if (!score->words.a)
        score->words = (struct buf){ .a = cx->a, .max = WORDS_MAX };
    const str word = text_cut(str_trim(found), WORD_MAX);
    const str so_far = buf_str(&score->words);
    if (str_find(so_far, word) < so_far.n || so_far.n + word.n + 2 > WORDS_MAX)
        return;
    if (so_far.n)
        buf_add(&score->words, S("; "));
    buf_add(&score->words, word);
}

static struct kind_guess guess(struct search *s, enum kind_subject subject, int value)
{
    struct score *score = &s->scores[subject][value];
    return (struct kind_guess){
        .value = str_from(values_of(subject)[value]), .score = score->of,
        .words = score->words.a ? buf_str(&score->words) : S(""),
    };
}

static int best(const struct search *s, enum kind_subject subject, int first)
{
    int b = first;
    for (int i = first; values_of(subject)[i]; i++)
        if (s->scores[subject][i].of > s->scores[subject][b].of)
            b = i;
    return b;
}

/* What comes by these channels is neither signed nor told in person. */
static bool may_denounce(str channel)
{
    return str_eq(channel, S("petition")) || str_eq(channel, S("in_person"));
}

static void guess_message(struct cx *cx, struct search *s, str channel, struct kind_hint *out)
{
    struct score *m = s->scores[KIND_MESSAGE];
    struct buf others = { .a = cx->a, .max = 200 };
    out->denounces = m[DENUNCIATION].of >= FOUND_MIN && !may_denounce(channel);
    if (out->denounces)
        m[DENUNCIATION].of = 0;
    /* A message that pollutes more than it strays stays with us. */
    if (m[NOT_ENVIRONMENT].of <= out->pollution.score)
        m[NOT_ENVIRONMENT].of = 0;
    const int b = best(s, KIND_MESSAGE, DATA);
    const int chosen = m[b].of >= FOUND_MIN ? b : REPORT;
    out->message = guess(s, KIND_MESSAGE, chosen);
    for (int i = 0; messages[i]; i++)
        if (i != chosen && m[i].of >= FOUND_MIN && chosen != REPORT)
            buf_fmt(&others, others.n ? " %s" : "%s", messages[i]);
    out->others = buf_str(&others);
}

/* false: the text cannot be searched. */
static bool search_new(struct cx *cx, str text, struct search *s)
{
    *s = (struct search){ 0 };
    if (text_nfc(cx->a, text_cut(text, TEXT_MAX), &s->text) != OK
        || pattern_run_new(cx->a, s->text, &s->exact) != OK)
        return false;
    fold_map(cx->a, s->text, &s->folded);
    return pattern_run_new(cx->a, s->folded.text, &s->plain) == OK;
}

/* By the rules of one subject: each rule is a walk over the text, so none is asked in vain. */
static void weigh_all(struct cx *cx, struct search *s, enum kind_subject subject)
{
    const struct intake_tables *t = cx->intake;
    for (size_t i = 0; i < t->n_kind_rules; i++)
        if (t->kind_rules[i].subject == subject)
            weigh(cx, s, &t->kind_rules[i]);
}

bool kind_gives_nameless(struct cx *cx, str text)
{
    struct search s;
    if (!search_new(cx, text, &s))
        return false;
    weigh_all(cx, &s, KIND_NAMELESS);
    return s.scores[KIND_NAMELESS][0].of > 0;
}

bool kind_urgent(struct cx *cx, str text)
{
    struct search s;
    if (!search_new(cx, text, &s))
        return false;
    weigh_all(cx, &s, KIND_URGENT);
    return s.scores[KIND_URGENT][0].of >= URGENT_MIN;
}

void kind_suggest(struct cx *cx, str text, str channel, struct kind_hint *out)
{
    struct search s;
    *out = (struct kind_hint){ .pollution = { S(""), 0, S("") }, .urgent = { S(""), 0, S("") },
                               .message = { S("report"), 0, S("") }, .others = S("") };
    if (!search_new(cx, text, &s))
        return;
    weigh_all(cx, &s, KIND_POLLUTION);
    weigh_all(cx, &s, KIND_MESSAGE);
    weigh_all(cx, &s, KIND_URGENT);
    const int p = best(&s, KIND_POLLUTION, 0);
    if (s.scores[KIND_POLLUTION][p].of > 0)
        out->pollution = guess(&s, KIND_POLLUTION, p);
    if (s.scores[KIND_URGENT][0].of >= URGENT_MIN)
        out->urgent = guess(&s, KIND_URGENT, 0);
    guess_message(cx, &s, channel, out);
}
