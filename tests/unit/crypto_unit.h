/* A secrets directory and a ring for tests of cgi/crypto. */
#ifndef CRYPTO_UNIT_H
#define CRYPTO_UNIT_H

#include "crypto/keys.h"
#include "unit.h"
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Bytes 0, 1 .. 31 in hex: known answers were computed with Python's hashlib. */
#define SERVICE_HEX "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"

static struct arena *A;
static str dir;
static struct buf faults;

static inline const char *in_dir(const char *name)
{
    return str_fmt(A, "%s/%s", dir.p, name).p;
}

static inline void put_file(const char *name, str bytes, mode_t mode)
{
    const int fd = open(in_dir(name), O_WRONLY | O_CREAT | O_TRUNC, mode);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(write(fd, bytes.p, bytes.n), (ssize_t)bytes.n);
    ck_assert_int_eq(fchmod(fd, mode), 0);
    close(fd);
}

static inline str get_file(const char *path)
{
    struct stat st;
    const int fd = open(path, O_RDONLY);
    ck_assert_msg(fd >= 0, "cannot open %s", path);
    ck_assert_int_eq(fstat(fd, &st), 0);
    char *p = arena_alloc(A, (size_t)st.st_size + 1);
    ck_assert_int_eq(read(fd, p, (size_t)st.st_size), st.st_size);
    close(fd);
    return (str){ p, (size_t)st.st_size };
}

static inline void setup(void)
{
    A = arena_new((size_t)256 << 20);
    char tmpl[] = "/tmp/hlkeysXXXXXX";
    ck_assert_ptr_nonnull(mkdtemp(tmpl));
    dir = str_dup(A, str_from(tmpl));
    faults = (struct buf){ .a = A, .max = 4000 };
    struct buf made = { .a = A, .max = 4000 };
    put_file("service.key", S(SERVICE_HEX "\n"), 0600);
    ck_assert_int_eq(keyring_create(A, dir, &made, &faults), OK);
}

static inline void teardown(void)
{
    /* Only below /tmp, only what setup made. */
    ck_assert(str_starts(dir, S("/tmp/hlkeys")));
    ck_assert_int_eq(system(str_fmt(A, "rm -rf '%s'", dir.p).p), 0);
    arena_free(A);
}

static inline struct keyring *ring(enum key_set set)
{
    struct keyring *k = NULL;
    const enum err e = keyring_load(A, dir, set, &k, &faults);
    ck_assert_msg(e == OK, "%s", buf_str(&faults).p);
    return k;
}

#endif
