/* Signed messages of gateways: the signature, its window, what a body says. */
#include "unit.h"

#include "crypto/hmac.h"
#include "crypto/token.h"
#include "domain/intake/hooks.h"

/* RFC 4231, cases 1 and 2. */
static const struct { const char *key, *data, *mac; } vectors[] = {
    { "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "4869205468657265",
      "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7" },
    { "4a656665", "7768617420646f2079612077616e7420666f72206e6f7468696e673f",
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843" },
};

START_TEST(a_signature_is_hmac_sha256)
{
    struct arena *a = arena_new(1024 * 1024);
    str key, data;
    ck_assert_int_eq(bytes_from_hex(a, str_from(vectors[_i].key), &key), OK);
    ck_assert_int_eq(bytes_from_hex(a, str_from(vectors[_i].data), &data), OK);
    const str parts[] = { str_sub(data, 0, 3), str_sub(data, 3, data.n) };
    ck_assert_str_eq(str_c(a, bytes_hex(a, hmac_sha256(a, key, parts, 2))), vectors[_i].mac);
    arena_free(a);
}
END_TEST

START_TEST(a_signature_binds_time_and_body)
{
    struct arena *a = arena_new(1024 * 1024);
    const str secret = S("0123456789abcdef0123456789abcdef"), body = S("{}");
    const str parts[] = { S("1795321800"), S("."), body };
    const str hex = bytes_hex(a, hmac_sha256(a, secret, parts, COUNT(parts)));
    const str good = str_fmt(a, "sha256=%.*s", STR_ARG(hex));
    ck_assert(hook_signed(a, secret, parts[0], body, good));
    ck_assert(!hook_signed(a, secret, S("1795321801"), body, good));
    ck_assert(!hook_signed(a, secret, parts[0], S("{} "), good));
    ck_assert(!hook_signed(a, S("x"), parts[0], body, good));
    ck_assert(!hook_signed(a, secret, parts[0], body, hex));
    ck_assert(!hook_signed(a, secret, parts[0], body, str_sub(good, 0, good.n - 2)));
    ck_assert(!hook_signed(a, secret, parts[0], body, S("sha256=")));
    ck_assert(!hook_signed(a, secret, parts[0], body, (str){ 0 }));
    arena_free(a);
}
END_TEST

START_TEST(a_signature_is_good_for_five_minutes)
{
    const instant now = 1795321800 * US_PER_S + 999999;
    ck_assert(hook_fresh(1795321800 - 299, now));
    ck_assert(hook_fresh(1795321800 - 300, now));
    ck_assert(!hook_fresh(1795321800 - 301, now));
    ck_assert(hook_fresh(1795321800 + 300, now));
    ck_assert(!hook_fresh(1795321800 + 301, now));
    ck_assert(!hook_fresh(INT64_MIN, now) && !hook_fresh(INT64_MAX, now));
}
END_TEST

static const struct { const char *body; enum err e; const char *text; } bodies[] = {
    { "{\"id\":\"1\",\"from\":\"0912\",\"text\":\" e\xCC\x82 \"}", OK, "ê" },
    { "{\"id\":\"1\",\"from\":\"0912\",\"text\":\"\"}", OK, "" },
    { "{\"id\":\"1\",\"from\":\"0912\"}", OK, "" },
    { "{\"id\":\"1\",\"from\":\"\",\"text\":\"<b>\\u0007\"}", OK, "<b>" },
    { "{\"id\":\"\",\"from\":\"0912\",\"text\":\"x\"}", ERR_INVALID, NULL },
    { "{\"from\":\"0912\",\"text\":\"x\"}", ERR_INVALID, NULL },
    { "{\"id\":1,\"from\":\"0912\",\"text\":\"x\"}", ERR_INVALID, NULL },
    { "{\"id\":\"1\",\"text\":\"x\"}", ERR_INVALID, NULL },
    { "[]", ERR_INVALID, NULL },
    { "{\"id\":\"1\",\"from\":\"a\",\"from\":\"b\"}", ERR_INVALID, NULL },
    { "{\"id\":\"1\",\"from\":\"a\\u0000b\"}", ERR_INVALID, NULL },
    { "", ERR_INVALID, NULL },
    { "{\"id\":\"1\",\"from\":\"\xFF\"}", ERR_INVALID, NULL },
};

START_TEST(a_body_says_who_and_what)
{
    struct arena *a = arena_new(1024 * 1024);
    struct hook_message m;
    ck_assert_int_eq(hook_parse(a, str_from(bodies[_i].body), &m), bodies[_i].e);
    if (bodies[_i].text)
        ck_assert_str_eq(str_c(a, m.text), bodies[_i].text);
    arena_free(a);
}
END_TEST

START_TEST(an_id_has_its_limit)
{
    struct arena *a = arena_new(1024 * 1024);
    struct hook_message m;
    const str at = str_fmt(a, "{\"id\":\"%0*d\",\"from\":\"a\"}", HOOK_ID_MAX, 7);
    const str over = str_fmt(a, "{\"id\":\"%0*d\",\"from\":\"a\"}", HOOK_ID_MAX + 1, 7);
    ck_assert_int_eq(hook_parse(a, at, &m), OK);
    ck_assert_int_eq(hook_parse(a, over, &m), ERR_INVALID);
    arena_free(a);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("hooks");
    tcase_add_loop_test(tc, a_signature_is_hmac_sha256, 0, (int)COUNT(vectors));
    tcase_add_test(tc, a_signature_binds_time_and_body);
    tcase_add_test(tc, a_signature_is_good_for_five_minutes);
    tcase_add_loop_test(tc, a_body_says_who_and_what, 0, (int)COUNT(bodies));
    tcase_add_test(tc, an_id_has_its_limit);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("hooks", fill)
