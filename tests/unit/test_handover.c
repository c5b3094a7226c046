/* What becomes of open cases when bodies end: the real table of units, the real days. */
#include "register_unit.h"

#include "domain/cases/show.h"
#include "base/config.h"
#include "domain/figures/told.h"
#include "domain/handover/run.h"
#include "sql/accounts.h"
#include "sql/units.h"

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

/* A person with one office, as the session would load it. */
static struct user person(const char *login, const struct unit_row *u, const char *role)
{
    struct office *office = NEW(arena, struct office);
    struct user who = { .login = str_from(login), .offices = office, .n_offices = 1 };
    const char *made = str_fmt(arena, "INSERT INTO account (login, name, password, made_us)"
                                      " VALUES ('%s', '%s', 'x', 1)", login, login).p;
    sql(made);
    who.id.v = number("SELECT MAX(id) FROM account");
    sql(str_fmt(arena, "INSERT INTO office (account_id, unit_id, role, valid_from)"
                       " VALUES (%lld, %lld, '%s', '2025-01-01')", (long long)who.id.v,
                (long long)u->id.v, role).p);
    *office = (struct office){ .unit = u->id, .unit_code = u->code, .level = u->level,
                              .unit_name = u->name, .parent = u->parent,
                              .role = user_role(str_from(role)) };
    who.roles = office->role;
    return who;
}

static struct handover_counts run_on(const struct user *who, const char *code, const char *on)
{
    const struct handover_ask ask = { .on = day(on), .unit_code = str_from(code) };
    struct handover_counts n;
    ck_assert_int_eq(handover_run(&cx, who, &ask, &reg, &n), OK);
    return n;
}

#define CLOCKS "SELECT COALESCE(SUM(CRC32(CONCAT_WS(' ', id, case_id, code, from_us, due_us," \
               " COALESCE(stopped_us, 0)))), 0) FROM clock"

static long long owner(str code)
{
    return number(str_fmt(arena, "SELECT unit_id FROM cases WHERE code = '%s'", code.p).p);
}

static enum err step_as(const struct user *who, str code, const char *step, opt_unit_id to)
{
    struct step_fault fault = { 0 };
    const struct flow_value values[] = {
        { S("reason"), S("ABC") },
        { S("receiver"), to.has ? str_fmt(arena, "%lld", (long long)to.v.v) : S("") } };
    const struct step_in in = { .values = values, .n_values = to.has ? 2 : 0, .to_unit = to };
    return case_step(&cx, who, code, str_from(step), &in, &fault);
}

/* Cases of three tiers on their last evening, one of them offered to another district. */
struct evening {
    str bai_chay, nowhere, offered, dak_to, kon_tum, quang_ngai;
    struct user by;
};

static struct evening last_evening(void)
{
    const opt_f64 none = { 0 };
    struct evening e = { 0 };
    const struct user officer = person("vandon.canbo", unit("203"), "officer");
    now("2025-06-30T16:30");
    e.bai_chay = open_case(unit("193")->id, "phường Bãi Cháy, Hạ Long", none, none);
    e.nowhere = open_case(unit("193")->id, "không rõ", none, none);
    e.offered = open_case(unit("203")->id, "đảo", none, none);
    e.dak_to = open_case(unit("612")->id, "xã Diên Bình", none, none);
    e.kon_tum = open_case(unit("62")->id, "Kon Tum", none, none);
    e.quang_ngai = open_case(unit("51")->id, "Quảng Ngãi", none, none);
    ck_assert_int_eq(step_as(&officer, e.offered, "forward",
                             (opt_unit_id){ true, unit("193")->id }), OK);
    now("2025-07-01T08:00");
    e.by = person("bangiao", unit("22"), "admin");
    return e;
}

START_TEST(open_cases_pass_and_terms_keep_running)
{
    const struct evening e = last_evening();
    const long long clocks = number(CLOCKS);
    const struct handover_counts n = run_on(&e.by, "", "2025-07-01");
    ck_assert_int_eq(n.moved, 5);
    ck_assert_int_eq(n.undecided, 1);
    ck_assert_int_eq(number(CLOCKS), clocks);
    ck_assert_int_eq(owner(e.bai_chay), unit("06673")->id.v);
    ck_assert_int_eq(owner(e.offered), unit("06994")->id.v);
    ck_assert_int_eq(owner(e.dak_to), unit("23401")->id.v);
    ck_assert_int_eq(owner(e.kon_tum), unit("51")->id.v);
    ck_assert_int_eq(owner(e.quang_ngai), unit("51")->id.v);
    /* The offer to the ended district is no more; the case is with its new owner to act on. */
    ck_assert_int_eq(number("SELECT COUNT(*) FROM cases WHERE to_unit_id IS NOT NULL"
                            " OR stage = 'forwarding'"), 0);
    ck_assert_int_eq(number("SELECT COUNT(*) FROM event WHERE type = 'handover'"), 5);
    ck_assert_int_eq(number("SELECT COUNT(*) FROM case_text t JOIN cases c ON c.id = t.case_id"
                            " WHERE t.scope <> CONCAT('donvi', c.unit_id)"), 0);
    /* Again: nothing more happens, and what was open is still asked about. */
    const struct handover_counts again = run_on(&e.by, "", "2025-07-01");
    ck_assert_int_eq(again.moved, 0);
    ck_assert_int_eq(again.undecided, 1);
    ck_assert_int_eq(number("SELECT COUNT(*) FROM event WHERE type = 'handover'"), 5);
    /* Work goes on where the case is now. */
    const struct user officer = person("baichay.canbo", unit("06673"), "officer");
    now("2025-07-01T09:00");
    ck_assert_int_eq(step_as(&officer, e.bai_chay, "accept", (opt_unit_id){ 0 }), OK);
}
END_TEST

START_TEST(a_run_that_was_cut_goes_on)
{
    const struct evening e = last_evening();
    const struct handover_ask ask = { .on = day("2025-07-01"), .unit_code = S("") };
    struct handover_counts n;
    int tries = 0;
    /* Cut after ever more statements, each run going on from the one before. */
    for (int nth = 3; tries < 200; nth += 7, tries++) {
        db_fail_nth(cx.db, nth);
        const enum err err = handover_run(&cx, &e.by, &ask, &reg, &n);
        db_fail_nth(cx.db, 0);
        ck_assert_int_eq(number("SELECT COUNT(*) FROM cases c JOIN unit u ON u.id = c.unit_id"
                                " WHERE u.valid_to < '2025-07-01' AND EXISTS (SELECT 1 FROM event e"
                                " WHERE e.case_id = c.id AND e.type = 'handover')"), 0);
        if (err == OK)
            break;
    }
    ck_assert_int_gt(tries, 3);
    ck_assert_int_eq(number("SELECT COUNT(*) FROM event WHERE type = 'handover'"), 5);
    ck_assert_int_eq(number("SELECT COUNT(*) FROM unit_handover_case"), 5);
    ck_assert_int_eq(number("SELECT COUNT(*) FROM unit_handover"),
                     number("SELECT COUNT(DISTINCT from_unit_id) FROM unit_handover_case"));
}
END_TEST

START_TEST(a_wrong_receiver_is_put_right)
{
    const struct evening e = last_evening();
    run_on(&e.by, "", "2025-07-01");
    const long long n = number(str_fmt(arena, "SELECT k.handover_id FROM unit_handover_case k JOIN"
                                       " cases c ON c.id = k.case_id WHERE c.code = '%s'",
                                       e.bai_chay.p).p);
    struct put_right in = { { n }, e.bai_chay, S("06685"), S("ABC") };
    const long long clocks = number(CLOCKS);
    ck_assert_int_eq(handover_put_right(&cx, &e.by, &in), OK);
    ck_assert_int_eq(owner(e.bai_chay), unit("06685")->id.v);
    ck_assert_int_eq(number(CLOCKS), clocks);
    ck_assert_int_eq(handover_put_right(&cx, &e.by, &in), ERR_CONFLICT); /* it is there */
    in.to_code = S("99999");
    ck_assert_int_eq(handover_put_right(&cx, &e.by, &in), ERR_NOT_FOUND);
    in.case_code = e.dak_to; /* of another handover */
    in.to_code = S("06673");
    ck_assert_int_eq(handover_put_right(&cx, &e.by, &in), ERR_NOT_FOUND);
    in.case_code = e.bai_chay; /* and back to the first */
    ck_assert_int_eq(handover_put_right(&cx, &e.by, &in), OK);
    ck_assert_int_eq(owner(e.bai_chay), unit("06673")->id.v);
}
END_TEST

START_TEST(a_handover_is_undone_until_a_receiver_acts)
{
    const struct evening e = last_evening();
    const long long district = owner(e.bai_chay);
    str touched;
    run_on(&e.by, "193", "2025-07-01");
    const handover_id id = { number("SELECT MAX(id) FROM unit_handover") };
    ck_assert_int_eq(handover_undo(&cx, &e.by, id, S("ABC"), &touched), OK);
    ck_assert_int_eq(owner(e.bai_chay), district);
    ck_assert_int_eq(handover_undo(&cx, &e.by, id, S("ABC"), &touched), ERR_CONFLICT);
    /* A new one has its own number. */
    run_on(&e.by, "193", "2025-07-01");
    const handover_id next = { number("SELECT MAX(id) FROM unit_handover") };
    ck_assert_int_ne(next.v, id.v);
    const struct user officer = person("baichay.canbo", unit("06673"), "officer");
    now("2025-07-01T09:00");
    ck_assert_int_eq(step_as(&officer, e.bai_chay, "accept", (opt_unit_id){ 0 }), OK);
    ck_assert_int_eq(handover_undo(&cx, &e.by, next, S("ABC"), &touched), ERR_CONFLICT);
    ck_assert(str_eq(touched, e.bai_chay));
    ck_assert_int_eq(owner(e.bai_chay), unit("06673")->id.v);
}
END_TEST

/* Quảng Ninh, province until 31 August 2026 and city since: nothing stops on the day. */
START_TEST(a_new_name_needs_no_hand)
{
    int64_t *ids;
    size_t n;
    now("2026-08-20T09:00");
    const struct unit_row *before = unit("22");
    const struct user head = person("tinh.truong", before, "head");
    const str code = open_case(before->id, "ABC", (opt_f64){ 0 }, (opt_f64){ 0 });
    sql("UPDATE cases SET handler_id = (SELECT MAX(id) FROM account)");
    sql("INSERT INTO session (token_hash, account_id, made_us, seen_us) SELECT REPEAT('t', 32),"
        " MAX(id), 1, 1 FROM account");
    struct user_by_session_in who = { .token = S("tttttttttttttttttttttttttttttttt"), .idle = 1,
                                      .oldest = 1, .today = day("2026-08-31") };
    struct user_by_session_row *held;
    for (int i = 0; i < 3; i++) {
        ck_assert_int_eq(user_by_session(&cx, who, &held, &n), OK);
        ck_assert_uint_eq(n, 1);
        ck_assert_int_eq(held[0].unit.v, owner(code)); /* the office is where the case is */
        ck_assert(str_eq(held[0].kind, i == 0 ? S("tỉnh") : S("thành phố")));
        if (i == 1) { /* the jobs come round */
            now("2026-09-01T00:05");
            ck_assert_int_eq(rename_list(&cx, &ids, &n), OK);
            ck_assert_uint_eq(n, 1);
            ck_assert_int_eq(rename_one(&cx, ids[0]), OK);
            ck_assert_int_eq(rename_list(&cx, &ids, &n), OK);
            ck_assert_uint_eq(n, 0);
        }
        who.today = day("2026-09-01");
    }
    ck_assert_int_eq(owner(code), unit("22")->id.v);
    ck_assert_int_ne(owner(code), before->id.v);
    ck_assert_int_eq(number("SELECT handler_id FROM cases"), head.id.v);
    ck_assert_int_eq(number("SELECT COUNT(*) FROM office WHERE valid_to = '2026-08-31'"), 1);
}
END_TEST

static const struct { const char *code, *of, *on, *name; } names[] = {
    { "22", "2026-11-22", "2026-08-31", "UBND tỉnh Quảng Ninh" },
    { "22", "2026-11-22", "2026-09-01", "UBND thành phố Quảng Ninh" },
    { "22", "2026-11-22", "2024-01-02", "UBND tỉnh Quảng Ninh" },
    { "51", "2026-11-22", "2025-07-01", "UBND tỉnh Quảng Ngãi" },
    { "51", "2026-11-22", "2025-06-30", NULL }, /* another body then */
    { "06673", "2026-11-22", "2025-06-30", NULL },
    { "SNN", "2026-11-22", "2025-03-10", "Sở Nông nghiệp và Môi trường" },
    { "SNN", "2026-11-22", "2025-02-28", "Sở Tài nguyên và Môi trường" },
};

START_TEST(a_paper_bears_the_name_of_its_day)
{
    import_units(S("code,level,kind_vi,name_vi,parent_code,valid_from,valid_to,successors,latitude,"
                   "longitude\n"
                   "SNN,department,Sở,Tài nguyên và Môi trường,22,,2025-02-28,SNN,,\n"
                   "SNN,department,Sở,Nông nghiệp và Môi trường,22,2025-03-01,,,,\n"));
    for (size_t i = 0; i < COUNT(names); i++) {
        struct unit_then_row u;
        const struct unit_row *of = register_on(&reg, str_from(names[i].code), day(names[i].of));
        const enum err e = unit_then(&cx, (struct unit_then_in){ of->id, day(names[i].on) }, &u);
        ck_assert_int_eq(e, names[i].name ? OK : ERR_NOT_FOUND);
        if (e == OK)
            ck_assert(str_eq(unit_body_name(arena, u.level, u.kind, u.name),
                             str_from(names[i].name)));
    }
}
END_TEST

/* Closed cases of bodies that are no more: the province that has their area reads them. */
START_TEST(records_are_kept_by_the_province_of_today)
{
    ck_assert_int_eq(number("SELECT COUNT(*) FROM unit WHERE code IN ('193', '06664') AND"
                            " valid_to = '2025-06-30' AND heir_code = '22'"),
                     number("SELECT COUNT(*) FROM unit WHERE code IN ('193', '06664')"
                            " AND valid_to = '2025-06-30'"));
    ck_assert_int_eq(number("SELECT COUNT(*) FROM unit WHERE valid_to = '2025-06-30'"
                            " AND (code = '62' OR parent_code = '62') AND heir_code = '51'"), 11);
    ck_assert_int_eq(number("SELECT COUNT(*) FROM unit WHERE valid_to = '2025-06-30'"
                            " AND heir_code IS NULL"), 0);
}
END_TEST

static enum err refuse_as(const struct user *who, str code)
{
    struct step_fault fault = { 0 };
    const struct flow_value values[] = { { S("refusal"), S("untrue") }, { S("answer"), S("ABC") } };
    const struct step_in in = { .values = values, .n_values = 2 };
    return case_step(&cx, who, code, S("refuse"), &in, &fault);
}

/* What three tiers began is finished on two, and what they finished can be read. */
START_TEST(a_district_case_ends_after_the_handover)
{
    const struct user old = person("halong.canbo", unit("193"), "officer");
    const str closed = open_case(unit("193")->id, "ABC", (opt_f64){ 0 }, (opt_f64){ 0 });
    ck_assert_int_eq(refuse_as(&old, closed), OK);
    const struct evening e = last_evening();
    run_on(&e.by, "", "2025-07-01");
    const struct user officer = person("baichay.canbo", unit("06673"), "officer");
    now("2025-07-02T09:00");
    ck_assert_int_eq(step_as(&officer, e.bai_chay, "accept", (opt_unit_id){ 0 }), OK);
    ck_assert_int_eq(refuse_as(&officer, e.bai_chay), OK);
    ck_assert_int_eq(number("SELECT COUNT(*) FROM cases WHERE ended = 1"), 2);
    /* The district's closed case stayed where it was closed. */
    struct case_show show;
    const struct user province = person("tinh.canbo", unit("22"), "officer");
    ck_assert_int_eq(owner(closed), register_on(&reg, S("193"), day("2025-06-30"))->id.v);
    ck_assert_int_eq(case_show_load(&cx, &province, closed, &show), OK);
    ck_assert_uint_ge(show.n_events, 2);
    const struct user elsewhere = person("langson.canbo", unit("20"), "officer");
    ck_assert_int_eq(case_show_load(&cx, &elsewhere, closed, &show), ERR_NOT_FOUND);
}
END_TEST

/* Power follows the day: the district chair to the last day, the commune chair from the first. */
START_TEST(power_changes_with_the_day)
{
    const struct { const char *position, *on; bool there; } all[] = {
        { "district_chair", "2025-06-30", true }, { "district_chair", "2025-07-01", false },
        { "commune_chair", "2025-07-01", true },
    };
    for (size_t i = 0; i < COUNT(all); i++)
        ck_assert_msg((law_position(cx.law, str_from(all[i].position), S("environment"),
                                    day(all[i].on)) != NULL) == all[i].there, "%s %s",
                      all[i].position, all[i].on);
    /* A sanction file of any day since the decree has its procedure. */
    ck_assert_ptr_nonnull(flow_on(cx.flows, S("sanction"), day("2022-08-25"), 0));
    ck_assert_ptr_nonnull(flow_on(cx.flows, S("sanction"), day("2025-06-30"), 0));
}
END_TEST

static void figure(const char *code, const char *on, const char *month, const char *what, int n)
{
    const struct unit_row *u = register_on(&reg, str_from(code), day(on));
    sql(str_fmt(arena, "INSERT INTO figure (month, unit_id, what, pollution, n)"
                       " VALUES ('%s', %lld, '%s', 'water', %d)", month, (long long)u->id.v,
                what, n).p);
}

static int64_t received(const struct border_figures *f, enum border_line kind, const char *code)
{
    int64_t n = 0;
    for (size_t i = 0; i < f->n; i++)
        if (f->lines[i].kind == kind
            && (!code || str_eq(f->lines[i].unit->code, str_from(code))))
            n += f->lines[i].n[COUNTED_RECEIVED];
    return n;
}

/* Nothing is counted twice and nothing is lost when borders change. */
START_TEST(old_and_new_borders_have_one_sum)
{
    static const char *const provinces_now[] = { "22", "20", "51" };
    struct border_figures now_f, old_f;
    now("2026-11-22T08:00");
    figure("06673", "2025-06-30", "2025-03", "received", 2);
    figure("06679", "2025-06-30", "2025-03", "received", 3); /* merged into Bãi Cháy */
    figure("06673", "2025-07-01", "2025-08", "received", 7);
    figure("06655", "2025-06-30", "2025-04", "received", 4); /* Hà Khẩu was divided */
    figure("193", "2025-06-30", "2025-05", "received", 5);   /* Hạ Long was divided */
    figure("193", "2025-06-30", "2025-05", "late", 1);
    figure("22", "2025-06-30", "2025-05", "received", 11);
    figure("22", "2025-07-01", "2025-12", "received", 13);
    figure("62", "2025-06-30", "2025-02", "received", 17);
    figure("51", "2025-06-30", "2025-02", "received", 19);
    figure("178", "2025-06-30", "2025-02", "answered", 23);
    for (size_t i = 0; i < COUNT(provinces_now); i++) {
        const str p = str_from(provinces_now[i]);
        ck_assert_int_eq(figures_on_borders(&cx, p, S("2025-01"), S("2025-12"), BORDERS_NEW,
                                            &now_f), OK);
        ck_assert_int_eq(figures_on_borders(&cx, p, S("2025-01"), S("2025-12"), BORDERS_OLD,
                                            &old_f), OK);
        for (size_t k = 0; k < COUNTED_KINDS; k++) {
            int64_t sums[2] = { 0 };
            for (size_t l = 0; l < now_f.n; l++)
                sums[0] += now_f.lines[l].n[k];
            for (size_t l = 0; l < old_f.n; l++)
                sums[1] += old_f.lines[l].n[k];
            ck_assert_int_eq(sums[0], now_f.total[k]);
            ck_assert_int_eq(sums[1], now_f.total[k]);
            ck_assert_int_eq(old_f.total[k], now_f.total[k]);
        }
        if (i > 0)
            continue;
        ck_assert_int_eq(received(&now_f, LINE_UNIT, "06673"), 2 + 3 + 7);
        ck_assert_int_eq(received(&now_f, LINE_UNIT, "22"), 11 + 13);
        ck_assert_int_eq(received(&now_f, LINE_DIVIDED, NULL), 4 + 5);
        ck_assert_int_eq(received(&old_f, LINE_UNIT, "193"), 5);
        ck_assert_int_eq(received(&old_f, LINE_UNIT, "06679"), 3);
        ck_assert_int_eq(now_f.total[COUNTED_RECEIVED], 45);
        ck_assert_int_eq(now_f.total[COUNTED_LATE], 1);
    }
    ck_assert_int_eq(now_f.total[COUNTED_RECEIVED], 17 + 19); /* Kon Tum counts in Quảng Ngãi */
    /* One month alone. */
    ck_assert_int_eq(figures_on_borders(&cx, S("22"), S("2025-04"), S("2025-04"), BORDERS_NEW,
                                        &now_f), OK);
    ck_assert_int_eq(now_f.total[COUNTED_RECEIVED], 4);
}
END_TEST

/* What everybody sees: cells of five and more, each in one line on either borders. */
START_TEST(told_figures_have_one_sum_on_both_borders)
{
    static struct config told_conf;
    struct cx reader = cx;
    struct told_line *lines;
    size_t n;
    told_conf.province.code = S("22");
    reader.conf = &told_conf;
    now("2026-11-22T08:00");
    reader.now = cx.now;
    reader.today = cx.today;
    figure("06673", "2025-06-30", "2025-03", "received", 4); /* waits ... */
    figure("06673", "2025-06-30", "2025-04", "received", 1); /* ... and is told here */
    figure("06673", "2025-07-01", "2025-08", "received", 7);
    figure("06679", "2025-06-30", "2025-03", "received", 6); /* merged into Bãi Cháy */
    figure("06655", "2025-06-30", "2025-04", "received", 8); /* Hà Khẩu was divided */
    figure("06655", "2025-06-30", "2025-05", "answered", 4); /* never five */
    figure("22", "2025-07-01", "2025-12", "decided", 1);
    ck_assert_int_eq(figures_close_batch(&reader, &n), OK);
    ck_assert_uint_eq(n, 20); /* 2025-03 to 2026-10 */
    ck_assert_int_eq(figures_close_batch(&reader, &n), OK);
    ck_assert_uint_eq(n, 0);
    for (enum borders b = BORDERS_NEW; b <= BORDERS_OLD; b++) {
        int64_t received = 0, answered = 0, decided = 0, divided = 0, bai_chay = 0;
        ck_assert_int_eq(told_compare(&reader, 2025, b, &lines, &n), OK);
        for (size_t i = 0; i < n; i++) {
            received += lines[i].n[COUNTED_RECEIVED];
            answered += lines[i].n[COUNTED_ANSWERED];
            decided += lines[i].n[COUNTED_DECIDED];
            if (lines[i].kind == LINE_DIVIDED)
                divided += lines[i].n[COUNTED_RECEIVED];
            else if (lines[i].kind == LINE_UNIT && str_eq(lines[i].unit->commune, S("06673")))
                bai_chay = lines[i].n[COUNTED_RECEIVED] > bai_chay
                    ? lines[i].n[COUNTED_RECEIVED] : bai_chay;
        }
        ck_assert_int_eq(received, 5 + 7 + 6 + 8);
        ck_assert_int_eq(answered, 0);
        ck_assert_int_eq(decided, 1);
        ck_assert_int_eq(divided, b == BORDERS_NEW ? 8 : 0);
        ck_assert_int_eq(bai_chay, b == BORDERS_NEW ? 5 + 7 + 6 : 7);
    }
}
END_TEST

static void fill(TCase *tc)
{
    tcase_add_checked_fixture(tc, register_setup, register_teardown);
    tcase_add_test(tc, told_figures_have_one_sum_on_both_borders);
    tcase_add_test(tc, every_district_has_a_receiver_for_every_case_with_a_point);
    tcase_add_test(tc, by_place_and_field);
    tcase_add_test(tc, open_cases_pass_and_terms_keep_running);
    tcase_add_test(tc, a_run_that_was_cut_goes_on);
    tcase_add_test(tc, a_wrong_receiver_is_put_right);
    tcase_add_test(tc, a_handover_is_undone_until_a_receiver_acts);
    tcase_add_test(tc, a_new_name_needs_no_hand);
    tcase_add_test(tc, a_paper_bears_the_name_of_its_day);
    tcase_add_test(tc, records_are_kept_by_the_province_of_today);
    tcase_add_test(tc, old_and_new_borders_have_one_sum);
    tcase_add_test(tc, a_district_case_ends_after_the_handover);
    tcase_add_test(tc, power_changes_with_the_day);
    tcase_add_test(tc, one_body_keeps_its_row_number_through_its_names);
}

DB_UNIT_MAIN("handover", fill)
