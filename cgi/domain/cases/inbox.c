#include "domain/cases/inbox.h"
#include "base/buf.h"
#include "base/text.h"
#include "crypto/refkey.h"
#include "domain/cases/open.h"
#include "sql/leader.h"
#include <string.h>

#define WORDS_MAX 8
#define WORD_BYTES_MAX 40

/* The lists have the same columns; the row of the first serves them all. */
_Static_assert(sizeof(struct inbox_unit_row) == sizeof(struct inbox_mine_row)
               && sizeof(struct inbox_unit_row) == sizeof(struct inbox_unit_idle_row)
               && sizeof(struct inbox_unit_row) == sizeof(struct inbox_incoming_row)
               && sizeof(struct inbox_unit_row) == sizeof(struct inbox_helping_row)
               && sizeof(struct inbox_unit_row) == sizeof(struct inbox_covering_row)
               && sizeof(struct inbox_unit_row) == sizeof(struct inbox_late_row)
               && sizeof(struct inbox_unit_row) == sizeof(struct inbox_reported_row)
               && sizeof(struct inbox_unit_row) == sizeof(struct case_search_row)
               && sizeof(struct inbox_unit_row) == sizeof(struct late_of_person_row)
               && sizeof(struct inbox_unit_row) == sizeof(struct case_of_ref_row),
               "lists of cases have the same columns");

/* An instant of zero is "not set"; no clock ends in the first microsecond of 1970. */
static instant after_due(struct inbox_after after)
{
    return after.due > 0 ? after.due : 1;
}

/* One row more than a page was asked for, to know whether there is a next one. */
static void page(struct cx *cx, struct inbox *out, const void *rows, size_t n)
{
    out->rows = NEWS(cx->a, struct inbox_unit_row, n);
    memcpy(out->rows, rows, n * sizeof *out->rows);
    out->more = n > INBOX_ROWS;
    out->n = out->more ? INBOX_ROWS : n;
    if (out->more) {
        const struct inbox_unit_row *last = &out->rows[out->n - 1];
        out->next = (struct inbox_after){ last->due.has ? last->due.v : 0, last->id.v };
    }
}

enum err inbox_of_unit(struct cx *cx, unit_id unit, struct inbox_after after, struct inbox *out)
{
    struct inbox_unit_row *rows;
    size_t n;
    TRY(inbox_unit(cx, (struct inbox_unit_in){ .unit = unit, .due = after_due(after),
                                               .after = after.id }, &rows, &n));
    page(cx, out, rows, n);
    return OK;
}

enum err inbox_idle(struct cx *cx, unit_id unit, struct inbox_after after, struct inbox *out)
{
    struct inbox_unit_idle_row *rows;
    size_t n;
    TRY(inbox_unit_idle(cx, (struct inbox_unit_idle_in){ .unit = unit, .after = after.id },
                        &rows, &n));
    page(cx, out, rows, n);
    return OK;
}

enum err inbox_of_person(struct cx *cx, account_id account, struct inbox_after after,
                         struct inbox *out)
{
    struct inbox_mine_row *rows;
    size_t n;
    TRY(inbox_mine(cx, (struct inbox_mine_in){ .account = account, .due = after_due(after),
                                               .after = after.id }, &rows, &n));
    page(cx, out, rows, n);
    return OK;
}

enum err inbox_of_helper(struct cx *cx, account_id account, struct inbox *out)
{
    struct inbox_helping_row *rows;
    size_t n;
    TRY(inbox_helping(cx, (struct inbox_helping_in){ .account = account }, &rows, &n));
    page(cx, out, rows, n);
    return OK;
}

enum err inbox_of_cover(struct cx *cx, account_id account, struct inbox *out)
{
    struct inbox_covering_row *rows;
    size_t n;
    TRY(inbox_covering(cx, (struct inbox_covering_in){ .account = account, .now = cx->now },
                       &rows, &n));
    page(cx, out, rows, n);
    return OK;
}

enum err inbox_offered(struct cx *cx, unit_id unit, struct inbox *out)
{
    struct inbox_incoming_row *rows;
    size_t n;
    TRY(inbox_incoming(cx, (struct inbox_incoming_in){ .unit = unit }, &rows, &n));
    page(cx, out, rows, n);
    return OK;
}

enum err inbox_overdue(struct cx *cx, unit_id unit, struct inbox_after after, struct inbox *out)
{
    struct inbox_late_row *rows;
    size_t n;
    TRY(inbox_late(cx, (struct inbox_late_in){ .unit = unit, .now = cx->now,
                                               .due = after_due(after), .after = after.id },
                   &rows, &n));
    page(cx, out, rows, n);
    return OK;
}

enum err inbox_late_of(struct cx *cx, unit_id unit, opt_account_id person, account_id reader,
                       struct inbox_after after, struct inbox *out)
{
    struct late_of_person_row *rows;
    size_t n;
    TRY(late_of_person(cx, (struct late_of_person_in){
        .unit = unit, .person = person, .account = reader, .now = cx->now,
        .due = after_due(after), .after = after.id }, &rows, &n));
    page(cx, out, rows, n);
    return OK;
}

enum err inbox_overdue_below(struct cx *cx, unit_id unit, struct inbox_after after,
                             struct inbox *out)
{
    struct inbox_reported_row *rows;
    size_t n;
    TRY(inbox_reported(cx, (struct inbox_reported_in){ .unit = unit, .now = cx->now,
                                                       .due = after_due(after),
                                                       .after = after.id }, &rows, &n));
    page(cx, out, rows, n);
    return OK;
}

/* Letters and digits of any script; everything else, operators of the index too, parts words. */
static bool word_byte(char c)
{
    return (unsigned char)c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z');
}

str search_words(struct arena *a, str typed)
{
    struct buf b = { .a = a, .max = WORDS_MAX * (WORD_BYTES_MAX + 2) };
    size_t words = 0;
    for (size_t i = 0; i < typed.n && words < WORDS_MAX;) {
        size_t n = 0;
        while (i + n < typed.n && word_byte(typed.p[i + n]))
            n++;
        if (n > 0) {
            if (b.n > 0)
                buf_byte(&b, ' ');
            buf_byte(&b, '+');
            buf_add(&b, text_cut(str_sub(typed, i, i + n), WORD_BYTES_MAX));
            words++;
        }
        i += n + 1;
    }
    return buf_str(&b);
}

enum err inbox_search(struct cx *cx, const struct office *o, str typed, struct inbox *out)
{
    struct case_search_row *rows;
    struct case_of_ref_row *of_ref;
    size_t n;
    str ref, words = search_words(cx->a, typed);
    const str below = office_area(o);
    *out = (struct inbox){ 0 };
    if (str_empty(words))
        return OK;
    if (refnum_parse(cx->a, typed, &ref) == OK) {
        TRY(case_of_ref(cx, (struct case_of_ref_in){ .ref = ref, .unit = o->unit,
                                                     .below = below }, &of_ref, &n));
        page(cx, out, of_ref, n);
        if (n > 0)
            return OK;
    }
    /* A commune's own cases are picked in the index; a department may see all of them. */
    if (str_eq(o->level, S("commune")))
        words = str_fmt(cx->a, "%.*s +%.*s", STR_ARG(words),
                        STR_ARG(case_scope(cx->a, o->unit)));
    TRY(case_search(cx, (struct case_search_in){ .words = words, .unit = o->unit,
                                                 .below = below }, &rows, &n));
    page(cx, out, rows, n);
    return OK;
}
