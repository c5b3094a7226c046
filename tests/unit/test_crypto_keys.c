#include "crypto/chain.h"
#include "crypto/password.h"
#include "crypto/seal.h"
#include "crypto/sign.h"
#include "crypto/token.h"
#include "crypto/totp.h"
#include "crypto_unit.h"

static void refused(enum key_set set, const char *why)
{
    struct keyring *k;
    faults = (struct buf){ .a = A, .max = 4000 };
    ck_assert_int_eq(keyring_load(A, dir, set, &k, &faults), ERR_INVALID);
    ck_assert_msg(strstr(buf_str(&faults).p, why), "no '%s' in '%s'", why, buf_str(&faults).p);
}

START_TEST(keys_are_made_once_and_kept)
{
    struct keyring *k = ring(KEYS_ALL);
    const str before = keyring_fingerprint(A, k);
    keyring_close(k);
    struct buf made = { .a = A, .max = 4000 };
    ck_assert_int_eq(unlink(in_dir("files.pub")), 0);
    ck_assert_int_eq(keyring_create(A, dir, &made, &faults), OK);
    ck_assert_str(buf_str(&made), "created files.pub\n");
    k = ring(KEYS_ALL);
    ck_assert(str_eq(keyring_fingerprint(A, k), before));
    keyring_close(k);
    ck_assert_int_eq(unlink(in_dir("files.key")), 0);
    ck_assert_int_eq(keyring_create(A, dir, &made, &faults), ERR_INVALID);
}
END_TEST

START_TEST(secret_files_that_others_may_read_are_refused)
{
    static const mode_t modes[] = { 0640, 0604, 0660, 0620, 0700, 0644, 0601 };
    for (size_t i = 0; i < COUNT(modes); i++) {
        ck_assert_int_eq(chmod(in_dir("identity.key"), modes[i]), 0);
        refused(KEYS_STAFF, "identity.key: must have mode 0600");
        keyring_close(ring(KEYS_PUBLIC)); /* which does not touch it */
    }
    ck_assert_int_eq(chmod(in_dir("identity.key"), 0400), 0);
    keyring_close(ring(KEYS_STAFF));
    ck_assert_int_eq(chmod(in_dir("service.key"), 0644), 0);
    refused(KEYS_PUBLIC, "service.key: must have mode 0600");
}
END_TEST

START_TEST(broken_key_files_are_refused)
{
    put_file("root.key", S(SERVICE_HEX), 0600);
    refused(KEYS_JOBS, "root.key: does not belong to root.pub");
    put_file("identity.key", S(SERVICE_HEX), 0600);
    refused(KEYS_STAFF, "identity.key: does not belong to identity.pub");
    put_file("identity.key", S("00"), 0600);
    refused(KEYS_STAFF, "identity.key: does not hold 32 bytes");
    put_file("contact.pub", S(""), 0644);
    refused(KEYS_PUBLIC, "contact.pub: does not hold 32 bytes");
    ck_assert_int_eq(unlink(in_dir("contact.pub")), 0);
    refused(KEYS_PUBLIC, "contact.pub: missing");
    ck_assert_int_eq(mkdir(in_dir("contact.pub"), 0700), 0);
    refused(KEYS_PUBLIC, "contact.pub: does not hold");
}
END_TEST

START_TEST(key_files_may_be_base64)
{
    struct keyring *k = ring(KEYS_PUBLIC);
    const str want = hash_keyed(A, k, S("x"), S("y"));
    keyring_close(k);
    put_file("service.key", S("\n AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8= \n"), 0600);
    k = ring(KEYS_PUBLIC);
    ck_assert(bytes_equal(want, hash_keyed(A, k, S("x"), S("y"))));
    keyring_close(k);
}
END_TEST

START_TEST(sealed_text_opens_for_its_owner_alone)
{
    struct keyring *pub = ring(KEYS_PUBLIC), *staff = ring(KEYS_STAFF), *jobs = ring(KEYS_JOBS);
    const str who = S("Nguyễn Thị ABC, 0900 000 000");
    struct sealed box;
    str got;
    ck_assert_int_eq(seal_to(A, pub, KEY_IDENTITY, S("26-1"), who, &box), OK);
    ck_assert_int_eq(seal_open(A, pub, KEY_IDENTITY, S("26-1"), box, &got), ERR_FORBIDDEN);
    ck_assert_int_eq(seal_open(A, jobs, KEY_IDENTITY, S("26-1"), box, &got), ERR_FORBIDDEN);
    ck_assert_int_eq(seal_open(A, staff, KEY_CONTACT, S("26-1"), box, &got), ERR_FORBIDDEN);
    ck_assert_int_eq(seal_open(A, staff, KEY_FILES, S("26-1"), box, &got), ERR_INVALID);
    ck_assert_int_eq(seal_open(A, staff, KEY_IDENTITY, S("26-2"), box, &got), ERR_INVALID);
    ck_assert_int_eq(seal_open(A, staff, KEY_IDENTITY, S("26-1"), box, &got), OK);
    ck_assert(str_eq(got, who));
    ck_assert_uint_eq(str_find(box.box, S("ABC")), box.box.n);
    keyring_close(pub);
    keyring_close(staff);
    keyring_close(jobs);
}
END_TEST

START_TEST(sealed_length_tells_only_the_step)
{
    struct keyring *k = ring(KEYS_ALL);
    struct sealed box;
    str got;
    char *text = arena_alloc(A, SEAL_MAX_BYTES + 1);
    memset(text, 'x', SEAL_MAX_BYTES + 1);
    static const size_t lengths[] = { 0, 1, 222, 223, 224, 225, 479, 480, SEAL_MAX_BYTES };
    static const size_t boxes[] = { 304, 304, 304, 304, 560, 560, 560, 816, 65840 };
    for (size_t i = 0; i < COUNT(lengths); i++) {
        const str plain = { text, lengths[i] };
        ck_assert_int_eq(seal_to(A, k, KEY_CONTACT, S("r"), plain, &box), OK);
        ck_assert_uint_eq(box.box.n, boxes[i]);
        ck_assert_int_eq(seal_open(A, k, KEY_CONTACT, S("r"), box, &got), OK);
        ck_assert(str_eq(got, plain));
    }
    ck_assert_int_eq(seal_to(A, k, KEY_CONTACT, S("r"), (str){ text, SEAL_MAX_BYTES + 1 }, &box),
                     ERR_TOO_LARGE);
    keyring_close(k);
}
END_TEST

START_TEST(a_changed_box_does_not_open)
{
    struct keyring *k = ring(KEYS_ALL);
    struct sealed box;
    str got;
    ck_assert_int_eq(seal_to(A, k, KEY_IDENTITY, S("r"), S("hello"), &box), OK);
    for (size_t i = 0; i < box.box.n; i++) {
        char *copy = arena_alloc(A, box.box.n);
        memcpy(copy, box.box.p, box.box.n);
        copy[i] ^= 1;
        const struct sealed bad = { { copy, box.box.n } };
        ck_assert_int_eq(seal_open(A, k, KEY_IDENTITY, S("r"), bad, &got), ERR_INVALID);
    }
    for (size_t n = 0; n < box.box.n; n++) {
        const struct sealed cut = { { box.box.p, n } };
        ck_assert_int_eq(seal_open(A, k, KEY_IDENTITY, S("r"), cut, &got), ERR_INVALID);
    }
    keyring_close(k);
}
END_TEST

START_TEST(hashes_have_known_answers)
{
    struct keyring *k = ring(KEYS_PUBLIC);
    ck_assert_str(bytes_hex(A, hash_of(A, S("abc"))),
                  "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
    ck_assert_str(bytes_hex(A, hash_keyed(A, k, S("private key"),
                                          S("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"))),
                  "507a60c2f1b207bd289e2309efa68b1600a101d03ba786ddf8bb9c9a2ee19bad");
    const str a = hash_keyed(A, k, S("ab"), S("c")), b = hash_keyed(A, k, S("a"), S("bc"));
    ck_assert(!bytes_equal(a, b));
    keyring_close(k);
}
END_TEST

START_TEST(tokens_and_texts_of_bytes)
{
    const str t = token_new(A);
    str back;
    ck_assert(token_shaped(t) && !str_eq(t, token_new(A)));
    ck_assert_int_eq(bytes_from_b64url(A, t, &back), OK);
    ck_assert_uint_eq(back.n, 32);
    ck_assert(str_eq(bytes_b64url(A, back), t));
    ck_assert_int_eq(bytes_from_hex(A, bytes_hex(A, back), &back), OK);
    ck_assert(str_eq(bytes_b64url(A, back), t));
    ck_assert(!token_shaped(S("")) && !token_shaped((str){ 0 }) &&
              !token_shaped(S("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'")));
    static const char *const wrong[] = { "a", "0g", "zz", "00 0", "abc" };
    for (size_t i = 0; i < COUNT(wrong); i++)
        ck_assert_int_eq(bytes_from_hex(A, str_from(wrong[i]), &back), ERR_INVALID);
    ck_assert_int_eq(bytes_from_b64url(A, S("A"), &back), ERR_INVALID);
    ck_assert_int_eq(bytes_from_b64url(A, S("AA=="), &back), ERR_INVALID);
    ck_assert(bytes_equal(S("ab"), S("ab")) && !bytes_equal(S("ab"), S("ac")) &&
              !bytes_equal(S("ab"), S("a")));
}
END_TEST

START_TEST(passwords_are_checked)
{
    str h;
    enum password_result r;
    const str right = S("mật khẩu ABC");
    ck_assert_int_eq(password_hash(A, right, &h), OK);
    ck_assert(str_starts(h, S("$argon2id$v=19$m=65536,t=2,p=1$")));
    ck_assert_int_eq(password_check(SOME_STR(h), right, &r), OK);
    ck_assert_int_eq(r, PASSWORD_RIGHT);
    ck_assert_int_eq(password_check(SOME_STR(h), S("mật khẩu ABD"), &r), OK);
    ck_assert_int_eq(r, PASSWORD_WRONG);
    ck_assert_int_eq(password_check((opt_str){ 0 }, right, &r), OK);
    ck_assert_int_eq(r, PASSWORD_WRONG);
    ck_assert_int_eq(password_check(SOME_STR(S("junk")), right, &r), OK);
    ck_assert_int_eq(r, PASSWORD_WRONG);
    ck_assert_int_eq(password_hash(A, S(""), &h), ERR_INVALID);
    const str weak = S("$argon2id$v=19$m=64,t=1,p=1$5ybZC+ypxsMxs5L8js2YTw$"
                       "9HtdsO+MghNsYVoHyjhmdBbAfIYZu3Psx5B4kUZDt8Y");
    ck_assert_int_eq(password_check(SOME_STR(weak), S("password"), &r), OK);
    ck_assert_int_eq(r, PASSWORD_RIGHT_OLD);
}
END_TEST

START_TEST(events_form_a_chain)
{
    const str none = { 0 }, first[] = { S("case"), none, S("") }, second[] = { S("move") };
    const str e1 = chain_event(A, none, first, 3), e2 = chain_event(A, e1, second, 1);
    ck_assert_str(bytes_hex(A, e1),
                  "1653930d05116459bd5882846ecbfe19ed2fcf140498f9306034f410f102ac32");
    ck_assert_str(bytes_hex(A, e2),
                  "f71e2f45cb388b3a55daf737429dd900cfa7a36d6f5d89ec6a12c1b518bd57fd");
    const str ab[] = { S("ab"), S("c") }, bc[] = { S("a"), S("bc") };
    ck_assert(!bytes_equal(chain_event(A, none, ab, 2), chain_event(A, none, bc, 2)));
}
END_TEST

START_TEST(roots_are_signed_by_jobs_and_verified_by_all)
{
    struct keyring *pub = ring(KEYS_PUBLIC), *jobs = ring(KEYS_JOBS);
    const str root = hash_of(A, S("root"));
    str sig;
    ck_assert_int_eq(chain_sign(A, pub, root, &sig), ERR_FORBIDDEN);
    ck_assert_int_eq(chain_sign(A, jobs, root, &sig), OK);
    ck_assert_int_eq(chain_verify(root_public(A, pub), root, sig), OK);
    ck_assert_int_eq(chain_verify(root_public(A, pub), hash_of(A, S("other")), sig),
                     ERR_INVALID);
    ck_assert_int_eq(chain_verify(S("short"), root, sig), ERR_INVALID);
    for (size_t i = 0; i < sig.n; i++) {
        char bad[SIGNATURE_BYTES];
        memcpy(bad, sig.p, sizeof bad);
        bad[i] ^= 4;
        ck_assert_int_eq(chain_verify(root_public(A, pub), root, (str){ bad, sizeof bad }),
                         ERR_INVALID);
    }
    keyring_close(pub);
    keyring_close(jobs);
}
END_TEST

/* RFC 6238, appendix B (SHA-1), last six digits. */
static const struct { int64_t s; const char *code; } codes[] = {
    { 59, "287082" },         { 1111111109, "081804" }, { 1111111111, "050471" },
    { 1234567890, "005924" }, { 2000000000, "279037" }, { 20000000000, "353130" },
};

START_TEST(time_codes_follow_the_rfc)
{
    const str secret = S("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"), code = str_from(codes[_i].code);
    const instant t = codes[_i].s * US_PER_S, step = 30 * US_PER_S;
    int64_t at = 0, again;
    ck_assert_int_eq(totp_check(secret, code, t, 0, &at), OK);
    ck_assert_int_eq(at, codes[_i].s / 30);
    ck_assert_int_eq(totp_check(secret, code, t + step, 0, &again), OK);
    ck_assert_int_eq(totp_check(secret, code, t - step, 0, &again), OK);
    ck_assert_int_eq(totp_check(secret, code, t + 2 * step, 0, &again), ERR_INVALID);
    ck_assert_int_eq(totp_check(secret, code, t, at, &again), ERR_INVALID); /* used */
    ck_assert_int_eq(totp_check(secret, S("28708"), t, 0, &again), ERR_INVALID);
    ck_assert_int_eq(totp_check(S("GEZ"), code, t, 0, &again), ERR_INVALID);
}
END_TEST

START_TEST(time_code_secrets_and_addresses)
{
    const str s = totp_secret(A);
    ck_assert_uint_eq(s.n, 32);
    ck_assert(!str_eq(s, totp_secret(A)));
    ck_assert_str(totp_uri(A, S("Đường Dây"), S("abc@x"), S("GEZD")),
                  "otpauth://totp/%C4%90%C6%B0%E1%BB%9Dng%20D%C3%A2y:abc%40x?secret=GEZD&issuer="
                  "%C4%90%C6%B0%E1%BB%9Dng%20D%C3%A2y");
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("crypto");
    tcase_set_timeout(tc, 60);
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, keys_are_made_once_and_kept);
    tcase_add_test(tc, secret_files_that_others_may_read_are_refused);
    tcase_add_test(tc, broken_key_files_are_refused);
    tcase_add_test(tc, key_files_may_be_base64);
    tcase_add_test(tc, sealed_text_opens_for_its_owner_alone);
    tcase_add_test(tc, sealed_length_tells_only_the_step);
    tcase_add_test(tc, a_changed_box_does_not_open);
    tcase_add_test(tc, hashes_have_known_answers);
    tcase_add_test(tc, tokens_and_texts_of_bytes);
    tcase_add_test(tc, passwords_are_checked);
    tcase_add_test(tc, events_form_a_chain);
    tcase_add_test(tc, roots_are_signed_by_jobs_and_verified_by_all);
    tcase_add_loop_test(tc, time_codes_follow_the_rfc, 0, COUNT(codes));
    tcase_add_test(tc, time_code_secrets_and_addresses);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("crypto", fill)
