/* What becomes of open cases when bodies end: the real table of units, the real days. */
#include "register_unit.h"

#include "domain/handover/plan.h"

/* Districts of four provinces on their last day; and what the sources say of their number. */
static const struct { const char *province; size_t districts; const char *to; } provinces[] = {
    { "22", 13, "22" }, { "20", 11, "20" }, { "62", 10, "51" }, { "51", 13, "51" },
};

struct seen {
    int64_t decided, undecided, wrong;
    const char *want; /* code of the province that all receivers lie in */
};

static enum err count(struct cx *c, const struct handover_line *l, void *arg)
{
    struct seen *s = arg;
    (void)c;
    if (!l->choice.to)
        s->undecided++;
    else if (str_eq(l->choice.to->parent, str_from(s->want))
             || str_eq(l->choice.to->code, str_from(s->want)))
        s->decided++;
    else
        s->wrong++;
    return OK;
}

static struct seen plan_of(const char *code, const char *on, const char *want)
{
    struct handover_ask ask = { .on = day(on), .unit_code = str_from(code) };
    struct seen s = { .want = want };
    struct arena *batch = arena_new((size_t)16 << 20);
    const struct plan_walk w = { .ask = &ask, .reg = &reg, .batch = batch, .line = count,
                                 .arg = &s };
    ck_assert_int_eq(handover_plan(&cx, &w), OK);
    arena_free(batch);
    return s;
}

/* A case at the centre of every commune that took area over, and one at the district's own. */
static size_t fill_district(const struct unit_row *d)
{
    size_t n, cases = 0;
    const struct unit_row *const *to = register_heirs(arena, &reg, d, day("2025-07-01"), &n);
    ck_assert_uint_gt(n, 0);
    for (size_t i = 0; i < n; i++, cases++)
        open_case(d->id, "ABC", to[i]->lat, to[i]->lon);
    if (d->lat.has) {
        open_case(d->id, "ABC", d->lat, d->lon);
        cases++;
    }
    return cases;
}

START_TEST(every_district_has_a_receiver_for_every_case_with_a_point)
{
    size_t all = 0;
    for (size_t p = 0; p < COUNT(provinces); p++) {
        size_t districts = 0, cases = 0, decided = 0;
        for (size_t i = 0; i < reg.n; i++) {
            const struct unit_row *d = &reg.rows[i];
            if (!str_eq(d->level, S("district")) || !unit_in_force(d, day("2025-06-30"))
                || !str_eq(d->parent, str_from(provinces[p].province)))
                continue;
            const size_t here = fill_district(d);
            const struct seen s = plan_of(d->code.p, "2025-07-01", provinces[p].to);
            ck_assert_msg(s.decided == (int64_t)here && s.undecided == 0 && s.wrong == 0,
                          "%s: %lld of %zu", d->name.p, (long long)s.decided, here);
            districts++;
            cases += here;
            decided += (size_t)s.decided;
        }
        ck_assert_uint_eq(districts, provinces[p].districts);
        ck_assert_uint_eq(decided, cases);
        printf("province %s: %zu districts, %zu cases, %zu with a receiver in %s\n",
               provinces[p].province, districts, cases, decided, provinces[p].to);
        all += cases;
    }
    ck_assert_int_eq(number("SELECT COUNT(*) FROM cases"), (long long)all);
}
END_TEST

/* Who receives, by hand from the resolutions: place text, merged and divided communes. */
static const struct {
    const char *unit, *place; /* of the old body */
    const char *to;           /* code; NULL: undecided */
    enum why why;
    double lat, lon;
} rows[] = {
    { "193", "Khu 5, phường Bãi Cháy, thành phố Hạ Long", "06673", WHY_NAMED, 0, 0 },
    { "193", "bãi cháy", "06673", WHY_NAMED, 0, 0 },
    { "193", "Phường Hùng Thắng, Hạ Long", "06673", WHY_NAMED, 0, 0 },
    { "193", "thành phố Hạ Long", NULL, WHY_NO_PLACE, 0, 0 },
    { "193", "phường Hà Khẩu", NULL, WHY_DIVIDED, 0, 0 },
    { "193", "ven sông giữa phường Bãi Cháy, phường Hùng Thắng", "06673", WHY_NAMED, 0, 0 },
    { "193", "phường Bãi Cháy, phường Hồng Gai", "22", WHY_FIELD, 0, 0 },
    { "193", "không rõ", "06673", WHY_NEAREST, 20.94539, 107.03030 },
    { "203", "đâu đó", "06994", WHY_ONE_HEIR, 0, 0 },    /* the island as a whole */
    { "536", "An Hải", "21548", WHY_ONE_HEIR, 0, 0 },    /* a district that became a unit */
    { "612", "xã Diên Bình, huyện Đắk Tô", "23401", WHY_NAMED, 0, 0 },
    { "62", "Kon Tum", "51", WHY_ONE_HEIR, 0, 0 },       /* the province itself */
    { "51", "Quảng Ngãi", "51", WHY_ONE_HEIR, 0, 0 },    /* another body with the same name */
    { "22", "Quảng Ninh", "22", WHY_SAME_BODY, 0, 0 },
};

static void choose(size_t i)
{
    const struct unit_row *u = register_on(&reg, str_from(rows[i].unit), day("2025-06-30"));
    struct ending e;
    ck_assert_ptr_nonnull(u);
    ending_of(arena, &reg, u, day("2025-07-01"), &e);
    const bool point = rows[i].lat > 0;
    const struct handed h = { S("hotline"), str_from(rows[i].place), { point, rows[i].lat },
                              { point, rows[i].lon } };
    const struct choice c = choose_receiver(arena, cx.law, &e, &h);
    ck_assert_msg(c.why == rows[i].why, "%s: %s", rows[i].place, why_code(c.why));
    ck_assert_int_eq(c.to != NULL, rows[i].to != NULL);
    if (c.to)
        ck_assert_msg(str_eq(c.to->code, str_from(rows[i].to)), "%s: %s", rows[i].place,
                      c.to->code.p);
}

START_TEST(by_place_and_field)
{
    for (size_t i = 0; i < COUNT(rows); i++)
        choose(i);
}
END_TEST

START_TEST(one_body_keeps_its_row_number_through_its_names)
{
    static const char *const days[] = { "2025-06-30", "2025-07-01", "2026-09-01" };
    const struct unit_row *first = register_on(&reg, S("22"), day(days[0]));
    for (size_t i = 0; i < COUNT(days); i++)
        ck_assert_int_eq(register_on(&reg, S("22"), day(days[i]))->body.v, first->id.v);
    /* Quảng Ngãi took Kon Tum in: the code went on, the body did not. */
    const struct unit_row *new = register_on(&reg, S("51"), day("2025-07-01"));
    ck_assert_int_eq(new->body.v, new->id.v);
    /* A code may name another place: 06820 was Trưng Vương and is Vàng Danh. */
    ck_assert_int_ne(register_on(&reg, S("06820"), day("2025-06-30"))->body.v,
                     register_on(&reg, S("06820"), day("2025-07-01"))->body.v);
}
END_TEST

static void fill(TCase *tc)
{
    tcase_add_checked_fixture(tc, register_setup, register_teardown);
    tcase_add_test(tc, every_district_has_a_receiver_for_every_case_with_a_point);
    tcase_add_test(tc, by_place_and_field);
    tcase_add_test(tc, one_body_keeps_its_row_number_through_its_names);
}

DB_UNIT_MAIN("handover", fill)
