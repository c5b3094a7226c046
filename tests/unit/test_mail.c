/* Mails taken apart, addresses to answer to: what comes from a helper or a stranger. */
#include "crypto/refkey.h"
#include "crypto/replysig.h"
#include "crypto_unit.h"
#include "domain/intake/letter.h"
#include "domain/intake/sender.h"
#include "wire/frames.h"
#include "wire/mime.h"
#include <string.h>

static struct keyring *K;
static struct buf out;
static str one_ref, two_ref;

static void mail_setup(void)
{
    setup();
    K = ring(KEYS_PUBLIC);
    one_ref = refnum_derive(A, K, S("one"), 2026, 0);
    two_ref = refnum_derive(A, K, S("two"), 2026, 0);
}

static void mail_teardown(void)
{
    keyring_close(K);
    teardown();
}

static void frames_start(void)
{
    out = (struct buf){ .a = A, .max = 1 << 20 };
    buf_add(&out, S(FRAME_MAGIC));
}

static void put(char tag, str bytes)
{
    const char head[FRAME_HEAD_BYTES] = { tag, (char)(bytes.n >> 24), (char)(bytes.n >> 16),
                                          (char)(bytes.n >> 8), (char)bytes.n };
    buf_add(&out, (str){ head, sizeof head });
    buf_add(&out, bytes);
}

START_TEST(frames_become_a_letter)
{
    struct letter l = { 0 };
    frames_start();
    put('f', S(" Trần\tABC "));
    put('a', S("t.abc@example.com"));
    put('s', S("Mu\xCC\x80i")); /* NFD */
    put('r', S("one@example.vn"));
    put('r', S("two@example.vn"));
    put('q', S("1@x"));
    put('k', S("bulk"));
    put('t', S("một"));
    put('t', S("hai\r\nba"));
    put('n', S("a.png"));
    put('m', S("image/png"));
    put('c', S("\x89PNG\0x"));
    put('l', S("3"));
    put('Z', S(""));
    ck_assert_int_eq(mime_frames(A, buf_str(&out), &l), OK);
    ck_assert_str(l.name, "Trần ABC");
    ck_assert_str(l.subject, "Mùi");
    ck_assert_str(l.text, "một\n\nhai\nba");
    ck_assert_uint_eq(l.n_to, 2);
    ck_assert_str(l.to[1], "two@example.vn");
    ck_assert_uint_eq(l.n_answers, 1);
    ck_assert_int_eq(l.by, LETTER_BULK);
    ck_assert_uint_eq(l.n_files, 1);
    ck_assert_uint_eq(l.files[0].bytes.n, 6);
    ck_assert_int_eq(l.left, 3);
}
END_TEST

static enum err refused(void)
{
    struct letter l = { 0 };
    return mime_frames(A, buf_str(&out), &l);
}

START_TEST(frames_that_the_helper_does_not_write_are_refused)
{
    struct letter l;
    ck_assert_int_eq(mime_frames(A, S(""), &l), ERR_INVALID);
    ck_assert_int_eq(mime_frames(A, S("HLM2Z\0\0\0\0"), &l), ERR_INVALID);
    ck_assert_int_eq(mime_frames(A, S("HLM1"), &l), ERR_INVALID);
    ck_assert_int_eq(mime_frames(A, S("HLM1Z\0\0\0\0x"), &l), ERR_INVALID);
    ck_assert_int_eq(mime_frames(A, S("HLM1t\xFF\xFF\xFF\xFFxZ\0\0\0\0"), &l), ERR_INVALID);
    ck_assert_int_eq(mime_frames(A, S("HLM1Z\0\0\0\0"), &l), OK);
    const struct { char tag; str bytes; } bad[] = {
        { '?', S("x") }, { 't', S("\xC0") }, { 't', S("a\0b") }, { 'k', S("person") },
        { 'm', S("image/png") }, { 'c', S("x") }, { 'l', S("viele") },
    };
    for (size_t i = 0; i < COUNT(bad); i++) {
        frames_start();
        put(bad[i].tag, bad[i].bytes);
        put('Z', S(""));
        ck_assert_int_eq(refused(), ERR_INVALID);
    }
}
END_TEST

START_TEST(no_more_of_anything_than_the_limits)
{
    char line[MIME_LINE_MAX + 1];
    memset(line, 'a', sizeof line);
    for (size_t more = 0; more < 2; more++) {
        const enum err want = more ? ERR_INVALID : OK;
        frames_start();
        put('s', (str){ line, MIME_LINE_MAX + more });
        put('Z', S(""));
        ck_assert_int_eq(refused(), want);
        frames_start();
        for (size_t i = 0; i < MIME_LIST_MAX + more; i++)
            put('r', S("a@b"));
        put('Z', S(""));
        ck_assert_int_eq(refused(), want);
        frames_start();
        for (size_t i = 0; i < MIME_FILES_MAX + more; i++) {
            put('n', S("a"));
            put('m', S("a/b"));
            put('c', S("x"));
        }
        put('Z', S(""));
        ck_assert_int_eq(refused(), want);
    }
}
END_TEST

static const struct date today = { 2026, 11, 21 };

START_TEST(a_signed_address_is_read_however_it_is_written)
{
    const str sig = replysig_make(A, K, one_ref, date_add(today, 400));
    str ref;
    ck_assert_uint_eq(sig.n, 12 + 1 + 19);
    ck_assert_int_eq(replysig_read(A, K, sig, today, &ref), OK);
    ck_assert(str_eq(ref, one_ref));
    char *other = arena_alloc(A, sig.n + 1);
    for (size_t i = 0; i < sig.n; i++) {
        const char c = sig.p[i];
        other[i] = c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
        if (i > 12 && c == '0')
            other[i] = 'o';
        if (i > 12 && c == '1')
            other[i] = 'L';
    }
    ck_assert_int_eq(replysig_read(A, K, (str){ other, sig.n }, today, &ref), OK);
    ck_assert_int_eq(replysig_read(A, K, sig, date_add(today, 400), &ref), OK);
    ck_assert_int_eq(replysig_read(A, K, sig, date_add(today, 401), &ref), ERR_EXPIRED);
}
END_TEST

START_TEST(no_character_of_a_signed_address_can_be_changed)
{
    const str sig = replysig_make(A, K, one_ref, date_add(today, 400));
    str ref;
    for (size_t i = 0; i < sig.n; i++) {
        char *other = arena_alloc(A, sig.n + 1);
        memcpy(other, sig.p, sig.n);
        other[i] = other[i] == '7' ? '8' : '7';
        ck_assert_int_eq(replysig_read(A, K, (str){ other, sig.n }, today, &ref), ERR_INVALID);
        ck_assert_int_eq(replysig_read(A, K, str_sub(sig, 0, i), today, &ref), ERR_INVALID);
    }
    /* Another service has another secret. */
    put_file("service.key",
             S("ff0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n"), 0600);
    struct keyring *other = ring(KEYS_PUBLIC);
    ck_assert_int_eq(replysig_read(A, other, sig, today, &ref), ERR_INVALID);
    keyring_close(other);
    /* The signature of one number opens no other. */
    const str two = replysig_make(A, K, two_ref, date_add(today, 400));
    const str mix = str_fmt(A, "%.12s%.*s", sig.p, (int)two.n - 12, two.p + 12);
    ck_assert_int_eq(replysig_read(A, K, mix, today, &ref), ERR_INVALID);
}
END_TEST

static const struct { const char *text, *own; } quotes[] = {
    { "Vẫn còn chảy.\n\nVào 21/11, Đường Dây Xanh viết:\n> Phản ánh\n> có tin mới\n\n",
      "Vẫn còn chảy." },
    { "Một\n> trích\nHai", "Một\n> trích\nHai" },
    { "> chỉ trích", "> chỉ trích" },
    { "Không trích gì:", "Không trích gì:" },
    { "", "" },
};

START_TEST(what_an_answer_quotes_is_left_out)
{
    ck_assert(str_eq(letter_unquoted(str_from(quotes[_i].text)), str_from(quotes[_i].own)));
}
END_TEST

START_TEST(a_wish_needs_what_serves_it)
{
    struct sender s = { .name = S("ABC"), .wish = WISH_EMAIL, .key = S("KEY") };
    ck_assert(!sender_wishes(&s));
    s.phone = S("0912345678");
    ck_assert(!sender_wishes(&s));
    ck_assert_str(sender_contact(A, &s), "{\"phone\":\"0912345678\"}");
    s.wish = WISH_SMS;
    ck_assert_str(sender_contact(A, &s), "{\"phone\":\"0912345678\",\"wish\":\"sms\"}");
    s.email = S("a@b.vn");
    s.wish = WISH_EMAIL;
    ck_assert_str(sender_contact(A, &s),
                  "{\"phone\":\"0912345678\",\"email\":\"a@b.vn\",\"wish\":\"email\","
                  "\"key\":\"KEY\"}");
}
END_TEST

static void fill(Suite *s)
{
    TCase *t = tcase_create("mail");
    tcase_add_checked_fixture(t, mail_setup, mail_teardown);
    tcase_add_test(t, frames_become_a_letter);
    tcase_add_test(t, frames_that_the_helper_does_not_write_are_refused);
    tcase_add_test(t, no_more_of_anything_than_the_limits);
    tcase_add_test(t, a_signed_address_is_read_however_it_is_written);
    tcase_add_test(t, no_character_of_a_signed_address_can_be_changed);
    tcase_add_loop_test(t, what_an_answer_quotes_is_left_out, 0, COUNT(quotes));
    tcase_add_test(t, a_wish_needs_what_serves_it);
    suite_add_tcase(s, t);
}

UNIT_MAIN("mail", fill)
