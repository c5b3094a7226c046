/* What a publication is proposed from, and what may not stand in its text. */
#include "domain/publication/publication.h"
#include <string.h>

#define DIGITS_MIN 9

/* Amounts as decisions write them: 40.000.000. */
static str grouped(struct arena *a, int64_t dong)
{
    struct buf b = { .a = a, .max = 40 };
    const str s = str_fmt(a, "%lld", (long long)dong);
    for (size_t i = 0; i < s.n; i++) {
        if (i > 0 && (s.n - i) % 3 == 0)
            buf_byte(&b, '.');
        buf_byte(&b, s.p[i]);
    }
    return buf_str(&b);
}

static void part(struct buf *b, str s)
{
    if (str_empty(s))
        return;
    if (b->n > 0)
        buf_add(b, S("; "));
    buf_add(b, s);
}

static enum err acts_text(struct cx *cx, record_id record, str *out)
{
    struct publication_acts_row *acts;
    struct buf b = { .a = cx->a, .max = PUBLICATION_ACT_MAX };
    size_t n;
    TRY(publication_acts(cx, (struct publication_acts_in){ record }, &acts, &n));
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            buf_byte(&b, '\n');
        buf_add(&b, acts[i].described);
    }
    *out = buf_str(&b);
    return OK;
}

static str sanction_text(struct arena *a, const struct publication_source_row *s)
{
    struct buf b = { .a = a, .max = PUBLICATION_SANCTION_MAX };
    if (s->total > 0)
        buf_fmt(&b, "Phạt tiền %.*s đồng", STR_ARG(grouped(a, s->total)));
    part(&b, s->extra);
    return b.n > 0 ? buf_str(&b) : S("Cảnh cáo");
}

static str remedy_text(struct arena *a, const struct publication_source_row *s)
{
    struct buf b = { .a = a, .max = PUBLICATION_REMEDY_MAX };
    part(&b, s->remedies);
    if (b.n > 0 && s->remedy_due.has)
        buf_fmt(&b, "; thời hạn: đến ngày %.*s", STR_ARG(date_vi(a, s->remedy_due.v)));
    return buf_str(&b);
}

static enum publication_call call_of(str word)
{
    return str_eq(word, S("must"))     ? PUBLICATION_MUST
           : str_eq(word, S("chosen")) ? PUBLICATION_CHOSEN
                                       : PUBLICATION_NO;
}

enum err publication_propose(struct cx *cx, case_id cid, struct publication_plan *out)
{
    struct publication_source_row s;
    struct publication_of_case_row p;
    TRY(publication_source(cx, (struct publication_source_in){ cid }, &s));
    if (!str_eq(s.state, S("signed")) || !s.number.has || !s.signed_on.has || !s.unit_name.has)
        return ERR_NOT_FOUND;
    *out = (struct publication_plan){
        .call = call_of(s.publish), .decision = s.decision,
        .cancelled = s.cancelled, .facility = s.facility,
        .text = { .name = s.name, .subject = s.subject,
                  /* The law's list has the address of an organization, none of a person. */
                  .address = violator_person(s.subject) ? S("") : s.address,
                  .execution = S("open"), .appeal = S("none"), .statement = S(""),
                  .place = S(""), .sanction = sanction_text(cx->a, &s),
                  .remedy = remedy_text(cx->a, &s), .number = s.number.v,
                  .signed_on = s.signed_on.v, .unit_name = s.unit_name.v, .basis = s.basis,
                  .total = s.total, .correction = S("") } };
    TRY(publication_gate_from(cx, &s, &out->gate));
    TRY(acts_text(cx, s.record, &out->text.act));
    const enum err e = publication_of_case(cx, (struct publication_of_case_in){ cid }, &p);
    if (e == ERR_NOT_FOUND)
        return OK;
    TRY(e);
    if (str_eq(p.state, S("draft"))) {
        out->draft = (opt_publication_id){ .has = true, .v = p.id };
        out->text.act = p.act;
        out->text.sanction = p.sanction;
        out->text.remedy = p.remedy;
    }
    return OK;
}

bool publication_ground_ok(enum publication_call call, str ground)
{
    const bool other = str_eq(ground, S("other"));
    return !str_empty(ground) && call != PUBLICATION_NO && (call == PUBLICATION_CHOSEN) == other;
}

static bool digit(str s, size_t i)
{
    return i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
}

/* Behind an amount as decisions write it, 40.000.000; from where there is none. */
static size_t amount_end(str s, size_t from)
{
    size_t i = from, groups = 0;
    while (digit(s, i) && i < from + 3)
        i++;
    for (; i < s.n && s.p[i] == '.' && digit(s, i + 1); groups++, i += 4)
        if (!digit(s, i + 2) || !digit(s, i + 3) || digit(s, i + 4))
            return from;
    return groups && s.p[from] != '0' ? i : from;
}

/* Behind a run of digits with a sign or blank between them at most. */
static size_t run_end(str s, size_t from, size_t *digits)
{
    size_t i = from;
    for (*digits = 0; digit(s, i); i++) {
        ++*digits;
        while (!digit(s, i + 1) && i + 1 < s.n && strchr(" .-()", s.p[i + 1])
               && (digit(s, i + 2) || digit(s, i + 3)))
            i++;
    }
    return i;
}

bool publication_has_number(str text)
{
    for (size_t i = 0; i < text.n; i++) {
        size_t digits = 0;
        if (!digit(text, i))
            continue;
        const size_t end = amount_end(text, i);
        if (end > i) {
            i = end;
            continue;
        }
        i = run_end(text, i, &digits);
        if (digits >= DIGITS_MIN)
            return true;
    }
    return false;
}
