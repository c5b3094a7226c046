#include "crypto/filebox.h"
#include "crypto_unit.h"
#include <time.h>

static struct keyring *K;
static str blobs;

static void box_setup(void)
{
    setup();
    K = ring(KEYS_ALL);
    blobs = str_from(in_dir("blobs"));
    ck_assert_int_eq(mkdir(blobs.p, 0700), 0);
}

static void box_teardown(void)
{
    keyring_close(K);
    teardown();
}

static str pattern(size_t n)
{
    char *p = arena_alloc(A, n);
    for (size_t i = 0; i < n; i++)
        p[i] = (char)(i * 7 + i / 251);
    return (str){ p, n };
}

static const char *path_of(str name)
{
    return str_fmt(A, "%s/%.2s/%.2s/%s", blobs.p, name.p, name.p + 2, name.p).p;
}

static void store(const char *path, str bytes)
{
    const int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ck_assert_int_eq(write(fd, bytes.p, bytes.n), (ssize_t)bytes.n);
    close(fd);
}

static const size_t sizes[] = { 0, 1, 65535, 65536, 65537, 131072, 200000 };

START_TEST(files_come_back_in_any_pieces)
{
    const str plain = pattern(sizes[_i]);
    static const size_t steps[] = { 1000, 65536, 70000 };
    for (size_t s = 0; s < COUNT(steps); s++) {
        struct filebox *f;
        str name, got;
        ck_assert_int_eq(filebox_new(A, K, blobs, &f), OK);
        for (size_t at = 0; at < plain.n; at += steps[s])
            ck_assert_int_eq(filebox_add(f, str_sub(plain, at, at + steps[s])), OK);
        ck_assert_int_eq(filebox_size(f), (int64_t)plain.n);
        ck_assert_int_eq(filebox_end(f, &name), OK);
        filebox_drop(f); /* no effect any more */
        ck_assert_int_eq(filebox_get(A, K, blobs, name, 1 << 20, &got), OK);
        ck_assert(str_eq(got, plain));
        if (plain.n)
            ck_assert_int_eq(filebox_get(A, K, blobs, name, plain.n - 1, &got), ERR_TOO_LARGE);
    }
}
END_TEST

START_TEST(a_byte_changed_anywhere_is_found)
{
    str name, got;
    ck_assert_int_eq(filebox_put(A, K, blobs, pattern(300), &name), OK);
    const str file = get_file(path_of(name));
    ck_assert_uint_eq(file.n, 110 + 300 + 17);
    struct arena *all = A;
    for (size_t i = 0; i < file.n; i++) {
        A = arena_new(1 << 20);
        char *bad = arena_alloc(A, file.n);
        memcpy(bad, file.p, file.n);
        bad[i] ^= 1;
        store(path_of(name), (str){ bad, file.n });
        const enum err e = filebox_get(A, K, blobs, name, 1000, &got);
        ck_assert_msg(e == ERR_INVALID, "byte %zu", i);
        arena_free(A);
        A = all;
    }
}
END_TEST

START_TEST(a_file_cut_anywhere_is_found)
{
    str name, got;
    ck_assert_int_eq(filebox_put(A, K, blobs, pattern(300), &name), OK);
    const str file = get_file(path_of(name));
    struct arena *all = A;
    for (size_t n = 0; n < file.n; n++) {
        A = arena_new(1 << 20);
        store(path_of(name), (str){ file.p, n });
        const enum err e = filebox_get(A, K, blobs, name, 1000, &got);
        ck_assert_msg(e == ERR_INVALID, "cut to %zu", n);
        arena_free(A);
        A = all;
    }
}
END_TEST

/* Head and three chunks, of which each test makes another file. */
static const struct { const char *what, *order; } orders[] = {
    { "exchanged", "h213" }, { "last missing", "h12" },    { "first missing", "h23" },
    { "doubled", "h1123" },  { "more behind", "h1233" },   { "end moved", "h312" },
    { "no chunks", "h" },    { "two files", "h123h123" },
};

START_TEST(chunks_in_another_order_are_found)
{
    str name, got;
    ck_assert_int_eq(filebox_put(A, K, blobs, pattern(150000), &name), OK);
    const str file = get_file(path_of(name));
    const size_t chunk = 65536 + 17;
    struct buf b = { .a = A, .max = 1 << 20 };
    for (const char *o = orders[_i].order; *o; o++) {
        const size_t k = *o == 'h' ? 0 : (size_t)(*o - '1');
        buf_add(&b, *o == 'h' ? str_sub(file, 0, 110)
                              : str_sub(file, 110 + k * chunk, 110 + (k + 1) * chunk));
    }
    store(path_of(name), buf_str(&b));
    ck_assert_msg(filebox_get(A, K, blobs, name, 1 << 20, &got) == ERR_INVALID, "%s",
                  orders[_i].what);
}
END_TEST

START_TEST(a_file_under_another_name_is_refused)
{
    str one, two, got;
    ck_assert_int_eq(filebox_put(A, K, blobs, S("one"), &one), OK);
    ck_assert_int_eq(filebox_put(A, K, blobs, S("two"), &two), OK);
    ck_assert_int_eq(rename(path_of(one), path_of(two)), 0);
    ck_assert_int_eq(filebox_get(A, K, blobs, two, 100, &got), ERR_INVALID);
    ck_assert_int_eq(filebox_get(A, K, blobs, one, 100, &got), ERR_NOT_FOUND);
    ck_assert_int_eq(filebox_get(A, K, blobs, S("../../etc/passwd"), 100, &got), ERR_INVALID);
    ck_assert_int_eq(filebox_get(A, K, blobs, S("../../../../../../../etc/passwd0"), 100, &got),
                     ERR_INVALID);
}
END_TEST

START_TEST(without_the_secret_key_nothing_is_read)
{
    struct keyring *pub = ring(KEYS_PUBLIC);
    str name, got;
    ck_assert_int_eq(filebox_put(A, pub, blobs, S("photo"), &name), OK);
    ck_assert_int_eq(filebox_get(A, pub, blobs, name, 100, &got), ERR_FORBIDDEN);
    ck_assert_int_eq(filebox_get(A, K, blobs, name, 100, &got), OK);
    ck_assert_str(got, "photo");
    ck_assert_uint_eq(str_find(get_file(path_of(name)), S("photo")), 110 + 5 + 17);
    keyring_close(pub);
}
END_TEST

START_TEST(unfinished_files_go_away)
{
    struct filebox *f, *left;
    str name;
    ck_assert_int_eq(filebox_new(A, K, blobs, &f), OK);
    ck_assert_int_eq(filebox_add(f, S("x")), OK);
    filebox_drop(f);
    ck_assert_int_eq(filebox_add(f, S("x")), ERR_INTERNAL);
    ck_assert_int_eq(filebox_end(f, &name), ERR_INTERNAL);
    ck_assert_int_eq(filebox_new(A, K, blobs, &left), OK);
    ck_assert_int_eq(filebox_sweep(A, blobs, time(NULL) - 60), 0);
    ck_assert_int_eq(filebox_sweep(A, blobs, time(NULL) + 60), 1);
    filebox_drop(left);
    ck_assert_int_eq(filebox_put(A, K, blobs, S("x"), &name), OK);
    ck_assert_int_eq(filebox_remove(A, blobs, name), OK);
    ck_assert_int_eq(filebox_remove(A, blobs, name), ERR_NOT_FOUND);
    ck_assert_int_eq(filebox_new(A, K, S("/nonexistent"), &f), ERR_UNAVAILABLE);
}
END_TEST

static enum err count(void *arg, str name)
{
    size_t *n = arg;
    ck_assert_uint_eq(name.n, FILEBOX_NAME_CHARS);
    return ++*n == 100 ? ERR_DB : filebox_remove(A, blobs, name);
}

static size_t walk(time_t before, size_t most)
{
    size_t n = 0;
    for (unsigned part = 0; part < 256; part++)
        ck_assert_int_eq(filebox_walk(A, blobs, part, before, most, count, &n), OK);
    return n;
}

START_TEST(a_walk_meets_every_old_file_once)
{
    str name;
    for (int i = 0; i < 20; i++)
        ck_assert_int_eq(filebox_put(A, K, blobs, S("x"), &name), OK);
    store(str_fmt(A, "%s/%.2s/stray", blobs.p, name.p).p, S("x"));
    ck_assert_uint_eq(walk(time(NULL) - 60, 100), 0);
    ck_assert_uint_eq(walk(time(NULL) + 60, 0), 0);
    ck_assert_uint_eq(walk(time(NULL) + 60, 100), 20);
    ck_assert_uint_eq(walk(time(NULL) + 60, 100), 0);
    size_t last = 99;
    ck_assert_int_eq(filebox_put(A, K, blobs, S("x"), &name), OK);
    const unsigned part = (unsigned)strtoul(str_fmt(A, "%.2s", name.p).p, NULL, 16);
    ck_assert_int_eq(filebox_walk(A, blobs, part, time(NULL) + 60, 9, count, &last), ERR_DB);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("filebox");
    tcase_set_timeout(tc, 60);
    tcase_add_checked_fixture(tc, box_setup, box_teardown);
    tcase_add_loop_test(tc, files_come_back_in_any_pieces, 0, COUNT(sizes));
    tcase_add_test(tc, a_byte_changed_anywhere_is_found);
    tcase_add_test(tc, a_file_cut_anywhere_is_found);
    tcase_add_loop_test(tc, chunks_in_another_order_are_found, 0, COUNT(orders));
    tcase_add_test(tc, a_file_under_another_name_is_refused);
    tcase_add_test(tc, without_the_secret_key_nothing_is_read);
    tcase_add_test(tc, unfinished_files_go_away);
    tcase_add_test(tc, a_walk_meets_every_old_file_once);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("filebox", fill)
