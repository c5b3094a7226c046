/* Must, may, must not be named; how long it stays: each limit below, at and above. */
#include "law_unit.h"

#include "domain/publication/gate.h"
#include <stdlib.h>
#include <unistd.h>

struct asked {
    const char *act, *measure, *publish, *on;
    bool unsigned_, cancelled, minor;
    enum gate_verdict verdict;
    const char *article; /* in the basis of a line */
};

static const struct asked gates[] = {
    { "45/2022:Đ11.2.h", "revoke_permit", "must", "2026-10-05", 0, 0, 0, GATE_MUST,
      "khoản 1 Điều 72" },
    { "45/2022:Đ18.4.i", "suspend_source", "must", "2026-10-05", 0, 0, 0, GATE_MUST,
      "khoản 2 Điều 72" },
    { "45/2022:Đ14.3.c", "relocate", "must", "2026-10-05", 0, 0, 0, GATE_MUST,
      "khoản 3 Điều 72" },
    { "45/2022:Đ32.5.a", "", "must", "2026-10-05", 0, 0, 0, GATE_MUST,
      "khoản 4 Điều 72" },
    { "45/2022:Đ32.55", "", "no", "2026-10-05", 0, 0, 0, GATE_MUST_NOT, "Điều 72" },
    { "45/2022:Đ18.3.c", "pay_sampling", "no", "2026-10-05", 0, 0, 0, GATE_MUST_NOT, "Điều 72" },
    { "45/2022:Đ18.3.c", "pay_sampling", "chosen", "2026-10-05", 0, 0, 0, GATE_MAY,
      "khoản 1 Điều 72" },
    { "45/2022:Đ22.4", "suspend_noise", "no", "2026-10-05", 0, 0, 0, GATE_MUST_NOT,
      "khoản 2 Điều 72" },
    { "45/2022:Đ22.4", "suspend_noise", "chosen", "2026-10-05", 0, 0, 0, GATE_MAY,
      "khoản 2 Điều 72" },
    /* the decree is in force from 2022-08-25 */
    { "45/2022:Đ11.2.h", "revoke_permit", "no", "2022-08-24", 0, 0, 0, GATE_MUST_NOT, "72" },
    { "45/2022:Đ11.2.h", "revoke_permit", "no", "2022-08-25", 0, 0, 0, GATE_MUST,
      "khoản 1 Điều 72" },
    /* nobody is named without a decision, after its cancellation, or as a child */
    { "45/2022:Đ11.2.h", "revoke_permit", "must", "2026-10-05", 1, 0, 0, GATE_MUST_NOT,
      "khoản 1 Điều 72" },
    { "45/2022:Đ11.2.h", "revoke_permit", "must", "2026-10-05", 0, 1, 0, GATE_MUST_NOT, "Điều 13" },
    { "45/2022:Đ11.2.h", "revoke_permit", "must", "2026-10-05", 0, 0, 1, GATE_MUST_NOT,
      "chưa tìm thấy" },
    { "45/2022:Đ18.3.c", "pay_sampling", "chosen", "2026-10-05", 0, 0, 1, GATE_MUST_NOT,
      "chưa tìm thấy" },
};

START_TEST(the_gate_follows_the_law)
{
    const struct asked *t = &gates[_i];
    const str measure = str_from(t->measure);
    const struct law_imposed m = { str_from(t->act), &measure, measure.n > 0 };
    struct publication_gate out;
    bool named = false;
    publication_gate(arena, &(struct gate_in){
        .law = law, .lang = LANG_VI, .signed_ = !t->unsigned_, .cancelled = t->cancelled,
        .minor = t->minor, .on = day(t->on), .publish = str_from(t->publish),
        .basis = S("Điều ABC"), .imposed = &m, .n_imposed = 1 }, &out);
    ck_assert_int_eq(out.verdict, t->verdict);
    ck_assert_uint_gt(out.n, 0);
    for (size_t i = 0; i < out.n; i++)
        named = named || str_find(out.lines[i].basis, str_from(t->article)) < out.lines[i].basis.n;
    ck_assert_msg(named, "%s is not named", t->article);
}
END_TEST

/* site, basis, whether ours is the one, whether another one is. */
static const struct { const char *site, *basis; bool here, other; } sites[] = {
    { "", "", false, false },
    { "own", "", false, false },
    { "", "Quyết định ABC", false, false },
    { "own", "Quyết định ABC", true, false },
    { "https://abc.gov.vn", "Quyết định ABC", false, true },
    { "https://abc.gov.vn", "", false, false },
};

START_TEST(a_site_is_designated_with_its_basis)
{
    struct config conf = { 0 };
    conf.publication.site = str_from(sites[_i].site);
    conf.publication.site_basis = str_from(sites[_i].basis);
    const struct publication_site s = publication_site(&conf);
    ck_assert_int_eq(s.here, sites[_i].here);
    ck_assert_int_eq(!str_empty(s.name), sites[_i].other);
}
END_TEST

/* Posted, the last moment of the least stay; 30 days on, and off a weekend or holiday. */
static const struct { const char *posted, *least; } stays[] = {
    { "2026-03-02T08:00", "2026-04-01" },
    { "2026-03-02T23:59", "2026-04-01" },
    { "2026-03-05T08:00", "2026-04-06" }, /* the 30th day is a Saturday */
    { "2026-04-01T08:00", "2026-05-04" }, /* 1 May, then a weekend */
};

START_TEST(thirty_days_at_least)
{
    struct publication_stay s;
    ck_assert_int_eq(publication_stay(arena, law, instant_of(at(stays[_i].posted)), &s), OK);
    ck_assert(!s.set);
    ck_assert_int_eq(s.least, day_end(day(stays[_i].least)));
    ck_assert_int_eq(s.until, s.least);
}
END_TEST

START_TEST(a_correction_stays_as_long)
{
    instant until;
    ck_assert_int_eq(publication_correction_stay(arena, law, instant_of(at("2026-03-02T08:00")),
                                                 &until), OK);
    ck_assert_int_eq(until, day_end(day("2026-04-01")));
}
END_TEST

/* The province's term counts where it is longer than the law's least, and never where shorter. */
static const struct { const char *length; const char *until; } terms[] = {
    { "29", "2026-04-01" }, { "30", "2026-04-01" }, { "31", "2026-04-02" }, { "365", "2027-03-02" },
};

START_TEST(the_province_may_keep_it_longer)
{
    struct publication_stay s;
    struct law *own;
    char path[] = "/tmp/hlstayXXXXXX";
    const int fd = mkstemp(path);
    FILE *f = fdopen(fd, "w");
    ck_assert_ptr_nonnull(f);
    fprintf(f, "code,length,unit,basis,basis_vi,valid_from,valid_to,demo\n"
               "PUBLISH_KEEP,%s,day,ABC,ABC,2022-01-24,,yes\n", terms[_i].length);
    fclose(f);
    struct buf faults = { .a = arena, .max = 1 << 20 };
    const enum err e = law_load(arena, S("workflows/law"),
                                (opt_str){ .has = true, .v = str_from(path) }, &own, &faults);
    unlink(path);
    ck_assert_msg(e == OK, "%s", buf_str(&faults).p);
    ck_assert_int_eq(publication_stay(arena, own, instant_of(at("2026-03-02T08:00")), &s), OK);
    ck_assert(s.set);
    ck_assert_int_eq(s.until, day_end(day(terms[_i].until)));
}
END_TEST

/* Sent in 3 working days, posted in 2, corrected in 1 working day or 24 hours. */
static const struct { const char *code, *from, *last; } limits[] = {
    { "PUBLISH_SEND", "2026-03-02T08:00", "2026-03-05T23:59" },
    { "PUBLISH_SEND", "2026-04-28T08:00", "2026-05-05T23:59" }, /* 30 April, 1 May, weekend */
    { "PUBLISH_POST", "2026-03-05T16:00", "2026-03-09T23:59" },
    { "PUBLISH_CORRECT_REQUEST", "2026-03-06T16:00", "2026-03-09T23:59" },
    { "PUBLISH_CORRECT_POST", "2026-03-06T16:00", "2026-03-09T23:59" },
    { "PUBLISH_CORRECT_OWN_ERROR", "2026-03-06T16:00", "2026-03-07T16:00" },
};

START_TEST(terms_end_as_the_decree_says)
{
    struct law_due due;
    ck_assert_int_eq(law_due(arena, law, str_from(limits[_i].code), at(limits[_i].from), &due), OK);
    const instant last = law_due_instant(&due), want = instant_of(at(limits[_i].last));
    ck_assert_msg(due.is_moment ? last == want : last / 60000000 == want / 60000000, "%s",
                  limits[_i].code);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("gate");
    tcase_set_timeout(tc, 60);
    tcase_add_unchecked_fixture(tc, load_shipped, unload);
    tcase_add_loop_test(tc, the_gate_follows_the_law, 0, (int)COUNT(gates));
    tcase_add_loop_test(tc, a_site_is_designated_with_its_basis, 0, (int)COUNT(sites));
    tcase_add_loop_test(tc, thirty_days_at_least, 0, (int)COUNT(stays));
    tcase_add_test(tc, a_correction_stays_as_long);
    tcase_add_loop_test(tc, the_province_may_keep_it_longer, 0, (int)COUNT(terms));
    tcase_add_loop_test(tc, terms_end_as_the_decree_says, 0, (int)COUNT(limits));
    suite_add_tcase(s, tc);
}

UNIT_MAIN("gate", fill)
