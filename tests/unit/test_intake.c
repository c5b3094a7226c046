#include "unit.h"
#include "crypto/hasher.h"
#include "crypto/ring.h"
#include "crypto/token.h"
#include "domain/intake/places.h"
#include "domain/intake/point.h"
#include "domain/intake/said.h"
#include "domain/intake/sender.h"

static struct arena *a;

static void setup(void) { a = arena_new(1 << 20); }
static void teardown(void) { arena_free(a); }

static const struct commune communes[] = {
    { .id = { 1 }, .code = { "06673", 5 }, .kind = { "phường", 9 }, .name = { "Bãi Cháy", 11 },
      .lat = { true, 20.94539 }, .lon = { true, 107.03030 } },
    { .id = { 2 }, .code = { "06652", 5 }, .kind = { "phường", 9 }, .name = { "Hà Tu", 6 },
      .lat = { true, 20.96 }, .lon = { true, 107.14 } },
    { .id = { 3 }, .code = { "07081", 5 }, .kind = { "phường", 9 }, .name = { "Bình Khê", 10 } },
    { .id = { 4 }, .code = { "07090", 5 }, .kind = { "xã", 4 }, .name = { "Bình Liêu", 12 } },
};
#define T(lit) { lit, sizeof lit - 1 }
static const str bai_chay[] = { T("06673") }, ha_tu[] = { T("06652") }, khe[] = { T("07081") },
    lieu[] = { T("07090") }, both[] = { T("06673"), T("06652") };
static const struct place_name names_of[] = {
    { T("Bãi Cháy"), T("phường"), false, false, T("06673"), T("22"), bai_chay, 1 },
    { T("Hà Tu"), T("phường"), false, false, T("06652"), T("22"), ha_tu, 1 },
    { T("Bình Khê"), T("phường"), false, false, T("07081"), T("22"), khe, 1 },
    { T("Bình Liêu"), T("xã"), false, false, T("07090"), T("22"), lieu, 1 },
    { T("Hùng Thắng"), T("phường"), false, true, T("06676"), T("193"), bai_chay, 1 },
    { T("Hà Phong"), T("phường"), false, true, T("06649"), T("193"), ha_tu, 1 },
    { T("Hạ Long"), T("thành phố"), true, true, T("193"), T("22"), both, 2 },
};
static struct places places = { communes, COUNT(communes), NULL, 0, names_of, COUNT(names_of),
                                NULL };

static const struct {
    const char *typed;
    size_t n;
    bool exact;
    int64_t first;
} names[] = {
    { "Bãi Cháy", 1, true, 1 },
    { "bai chay", 1, true, 1 },
    { "  BAI   CHAY ", 1, true, 1 },
    { "phường Bãi Cháy", 1, true, 1 },
    { "P. bai chay", 1, true, 1 },
    { "ba\xcc\x83i cha\xcc\x81y", 1, true, 1 }, /* typed in parts, as old systems do */
    { "hung thang", 1, false, 1 },
    { "thành phố Hạ Long", 2, false, 1 },
    { "binh", 2, false, 3 },
    { "khe", 1, false, 3 },
    { "hà tu", 1, true, 2 },
    { "phuong", 0, false, 0 },
    { "Sài Gòn", 0, false, 0 },
    { "", 0, false, 0 },
    { "   ", 0, false, 0 },
};

START_TEST(a_commune_is_found_as_people_name_it)
{
    size_t n;
    bool exact;
    places.book = name_book_new(a, names_of, COUNT(names_of));
    const struct commune *const *found =
        places_find(a, &places, str_from(names[_i].typed), &n, &exact);
    ck_assert_uint_eq(n, names[_i].n);
    ck_assert_int_eq(exact, names[_i].exact);
    if (n)
        ck_assert_int_eq(found[0]->id.v, names[_i].first);
}
END_TEST

static const struct {
    const char *typed;
    double lat, lon; /* 0: refused */
} points[] = {
    { "20.9583, 107.0489", 20.9583, 107.0489 },
    { "20.9583,107.0489", 20.9583, 107.0489 },
    { " 20.9583   107.0489 ", 20.9583, 107.0489 },
    { "20,9583 107,0489", 20.9583, 107.0489 },
    { "20,9583; 107,0489", 20.9583, 107.0489 },
    { "20,9583, 107,0489", 20.9583, 107.0489 },
    { "107.0489, 20.9583", 20.9583, 107.0489 },
    { "8 102", 8, 102 },
    { "24, 118", 24, 118 },
    { "7.999, 107", 0, 0 },
    { "24.001, 107", 0, 0 },
    { "20.9, 118.1", 0, 0 },
    { "0 0", 0, 0 },
    { "20.9583", 0, 0 },
    { "20.9583,", 0, 0 },
    { ", 107", 0, 0 },
    { "20.9583, 107.0489, 3", 0, 0 },
    { "nan, inf", 0, 0 },
    { "1e1, 107", 0, 0 },
    { "20.9583 x 107.0489", 0, 0 },
    { "", 0, 0 },
};

START_TEST(a_point_is_read_as_people_type_it)
{
    double lat = 0, lon = 0;
    const enum err e = places_point(str_from(points[_i].typed), &lat, &lon);
    ck_assert_int_eq(e, points[_i].lat > 0 ? OK : ERR_INVALID);
    if (e == OK) {
        ck_assert_double_eq_tol(lat, points[_i].lat, 1e-9);
        ck_assert_double_eq_tol(lon, points[_i].lon, 1e-9);
    }
}
END_TEST

static const struct { struct opinion_in in; enum opinion want; } opinions[] = {
    { { 0 }, OPINION_NONE },
    { { .said = true, .said_owner = true }, OPINION_NONE },
    { { .said = true }, OPINION_WORDS },
    { { .said = true, .point = true, .point_owner = true, .point_inside = true }, OPINION_WORDS },
    { { .said = true, .point = true, .point_inside = true }, OPINION_BOTH },
    /* The words agree: only an official outline speaks against them. */
    { { .said = true, .said_owner = true, .point = true, .point_inside = true }, OPINION_NONE },
    { { .said = true, .said_owner = true, .point = true, .point_inside = true,
        .point_sure = true }, OPINION_POINT },
    /* A divided commune: point and receiver are both among what may be meant. */
    { { .said = true, .said_owner = true, .point = true, .point_said = true,
        .point_inside = true, .point_sure = true }, OPINION_NONE },
    { { .point = true, .point_inside = true }, OPINION_POINT },
    { { .point = true }, OPINION_NONE }, /* a centre alone says too little */
    { { .point = true, .point_owner = true, .point_inside = true }, OPINION_NONE },
};

START_TEST(an_opinion_is_told_only_where_it_weighs)
{
    ck_assert_int_eq(opinion_of(&opinions[_i].in), opinions[_i].want);
}
END_TEST

START_TEST(a_distance_is_said_in_round_numbers)
{
    static const struct { double m; const char *vi, *en; } far[] = {
        { 0, "0 m", "0 m" },         { 1, "10 m", "10 m" },      { 431, "440 m", "440 m" },
        { 949, "950 m", "950 m" },   { 950, "1,0 km", "1.0 km" }, { 1249, "1,2 km", "1.2 km" },
        { 9940, "9,9 km", "9.9 km" }, { 9950, "10 km", "10 km" }, { 32600, "33 km", "33 km" },
    };
    for (size_t i = 0; i < COUNT(far); i++) {
        ck_assert(str_eq(point_distance(a, LANG_VI, far[i].m), str_from(far[i].vi)));
        ck_assert(str_eq(point_distance(a, LANG_EN, far[i].m), str_from(far[i].en)));
    }
}
END_TEST

START_TEST(only_what_was_given_is_sealed)
{
    const struct sender nobody = { S(""), S(""), S(""), S("") };
    const struct sender named = { S("Bà \"ABC\""), S(""), S("a@abc.vn"), S("") };
    const struct sender lives = { S(""), S(""), S(""), S("Thôn ABC") };
    ck_assert_ptr_null(sender_identity(a, &nobody).p);
    ck_assert_ptr_null(sender_contact(a, &nobody).p);
    ck_assert_str(sender_identity(a, &named),
                  "{\"name\":\"Bà \\\"ABC\\\"\",\"email\":\"a@abc.vn\"}");
    ck_assert_str(sender_contact(a, &named), "{\"email\":\"a@abc.vn\"}");
    ck_assert_str(sender_identity(a, &lives), "{\"address\":\"Thôn ABC\"}");
    ck_assert_ptr_null(sender_contact(a, &lives).p);
}
END_TEST

static const struct {
    const char *typed;
    enum err phone, email;
} contacts[] = {
    { "", OK, OK },
    { "0912345678", OK, ERR_INVALID },
    { "+84 912.345-678", OK, ERR_INVALID },
    { "(0203) 3825 825", OK, ERR_INVALID },
    { "12345678", OK, ERR_INVALID },
    { "1234567", ERR_INVALID, ERR_INVALID },
    { "123456789012345", OK, ERR_INVALID },
    { "1234567890123456", ERR_INVALID, ERR_INVALID },
    { "84+912345678", ERR_INVALID, ERR_INVALID },
    { "0912 345 abc", ERR_INVALID, ERR_INVALID },
    { "a@abc.vn", ERR_INVALID, OK },
    { "bà.năm@thư.vn", ERR_INVALID, OK },
    { "@abc.vn", ERR_INVALID, ERR_INVALID },
    { "a@", ERR_INVALID, ERR_INVALID },
    { "a@abc", ERR_INVALID, ERR_INVALID },
    { "a@.vn", ERR_INVALID, ERR_INVALID },
    { "a@abc.", ERR_INVALID, ERR_INVALID },
    { "a b@abc.vn", ERR_INVALID, ERR_INVALID },
    { "a@b@abc.vn", ERR_INVALID, ERR_INVALID },
};

START_TEST(contacts_are_checked_lightly)
{
    ck_assert_int_eq(sender_phone_check(str_from(contacts[_i].typed)), contacts[_i].phone);
    ck_assert_int_eq(sender_email_check(str_from(contacts[_i].typed)), contacts[_i].email);
}
END_TEST

START_TEST(pieces_hash_like_the_whole)
{
    crypto_ready();
    unsigned char *service = sodium_malloc(KEY_BYTES);
    randombytes_buf(service, KEY_BYTES);
    secret_hide(service);
    const struct keyring k = { .service = service };
    const str all = random_bytes(a, 5000);
    for (size_t step = 1; step < all.n; step = step * 7 + 3) {
        struct hasher *h = hasher_new(a, &k, S("photo"));
        for (size_t i = 0; i < all.n; i += step)
            hasher_add(h, str_sub(all, i, i + step));
        ck_assert(str_eq(hasher_end(h), hash_keyed(a, &k, S("photo"), all)));
    }
    ck_assert(str_eq(hasher_end(hasher_new(a, &k, S("photo"))),
                     hash_keyed(a, &k, S("photo"), S(""))));
    sodium_free(service);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("intake");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_loop_test(tc, a_commune_is_found_as_people_name_it, 0, COUNT(names));
    tcase_add_loop_test(tc, a_point_is_read_as_people_type_it, 0, COUNT(points));
    tcase_add_test(tc, a_distance_is_said_in_round_numbers);
    tcase_add_loop_test(tc, an_opinion_is_told_only_where_it_weighs, 0, COUNT(opinions));
    tcase_add_test(tc, only_what_was_given_is_sealed);
    tcase_add_loop_test(tc, contacts_are_checked_lightly, 0, COUNT(contacts));
    tcase_add_test(tc, pieces_hash_like_the_whole);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("intake", fill)
