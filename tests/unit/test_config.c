#include "base/config.h"
#include "unit.h"
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct arena *a;
static struct buf faults;
static struct config conf;
static char dir[64];

static void setup(void)
{
    a = arena_new(16u << 20);
    faults = (struct buf){ .a = a, .max = 20000 };
    snprintf(dir, sizeof dir, "/tmp/hotline-conf-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(dir));
}

static void teardown(void)
{
    unlink(str_c(a, str_fmt(a, "%s/h.yaml", dir)));
    unlink(str_c(a, str_fmt(a, "%s/s", dir)));
    rmdir(dir);
    arena_free(a);
}

static str put(const char *name, const char *text, mode_t mode)
{
    const str path = str_fmt(a, "%s/%s", dir, name);
    FILE *f = fopen(path.p, "w");
    ck_assert_ptr_nonnull(f);
    fputs(text, f);
    fclose(f);
    chmod(path.p, mode);
    return path;
}

static const char least[] =
    "province: {code: '22', name: Quảng Ninh, name_en: Quang Ninh}\n"
    "public: {url: 'http://127.0.0.1:8080'}\n"
    "staff: {url: 'http://127.0.0.1:8081'}\n"
    "database:\n"
    "  socket: db.sock\n"
    "  public: {password_file: p}\n"
    "  staff: {password_file: /abs/s}\n"
    "  jobs: {password_file: j}\n"
    "law: {tables: law}\n"
    "flows: {dir: flows}\n"
    "intake: {tables: intake}\n"
    "media_program: hotline-media\n";

START_TEST(least_file_gets_defaults)
{
    const enum err e = config_load(a, put("h.yaml", least, 0644), &conf, &faults);
    ck_assert_msg(e == OK, "%s", buf_str(&faults).p);
    ck_assert_str(conf.province.name, "Quảng Ninh");
    ck_assert(str_eq(conf.database.socket, str_fmt(a, "%s/db.sock", dir)));
    ck_assert_str(conf.database.staff_user.password_file, "/abs/s");
    ck_assert_str(conf.database.public_user.user, "hotline_public");
    ck_assert_ptr_null(conf.law.province_file.p);
    ck_assert_int_eq(conf.limits.photo_bytes, 10485760);
    ck_assert_int_eq(conf.sessions.staff_idle_minutes, 30);
    ck_assert_str(conf.log.level, "info");
    ck_assert(!conf.demo);
}
END_TEST

START_TEST(every_mistake_is_named)
{
    const str path = put("h.yaml",
        "province: {code: '222', nmae: X, name: Y, name_en: Y}\n"
        "public: {url: 'ftp://x/'}\n"
        "staff: http://x\n"
        "database:\n"
        "  socket: db.sock\n"
        "  public: {password: geheim}\n"
        "limits: {photos: many}\n"
        "log: {level: debgu}\n"
        "demo: maybe\n", 0644);
    ck_assert_int_eq(config_load(a, path, &conf, &faults), ERR_INVALID);
    static const char *const wanted[] = {
        ":1: province.code: longer than 2 bytes\n",
        ":1: province.nmae: unknown key; did you mean \"province.name\"?\n",
        ":2: public.url: http(s)://host expected, without \"/\" at the end\n",
        ":3: staff: a section with keys of its own is expected\n",
        ":1: staff.url: is missing\n",
        (":6: database.public.password: unknown key; "
         "did you mean \"database.public.password_file\"?\n"),
        ":6: database.public.password_file: is missing\n",
        ":4: database.staff.password_file: is missing\n",
        ":7: limits.photos: a whole number from 1 to 50 expected, not \"many\"\n",
        ":8: log.level: unknown word \"debgu\"; did you mean \"debug\"?\n",
        ":9: demo: true or false expected, not \"maybe\"\n",
        ":1: law.tables: is missing\n",
    };
    const str got = buf_str(&faults);
    for (size_t i = 0; i < COUNT(wanted); i++)
        ck_assert_msg(str_find(got, str_from(wanted[i])) < got.n, "no '%s' in:\n%s", wanted[i],
                      got.p);
    ck_assert_msg(str_find(got, S("geheim")) == got.n, "a secret was repeated");
}
END_TEST

START_TEST(shipped_files_have_known_keys)
{
    ck_assert_msg(config_load(a, S("nginx/hotline.example.yaml"), &conf, &faults) == OK, "%s",
                  buf_str(&faults).p);
    ck_assert_int_eq(conf.limits.pixels, 50000000);
}
END_TEST

START_TEST(secrets_are_private_files)
{
    str s;
    ck_assert_int_eq(config_secret(a, put("s", "abc\n", 0640), &s), OK);
    ck_assert_str(s, "abc");
    ck_assert_int_eq(config_secret(a, put("s", "abc\n", 0644), &s), ERR_FORBIDDEN);
    ck_assert_int_eq(config_secret(a, put("s", "\n", 0600), &s), ERR_INVALID);
    ck_assert_int_eq(config_secret(a, S("/nowhere"), &s), ERR_NOT_FOUND);
}
END_TEST

START_TEST(missing_file_is_a_fault)
{
    ck_assert_int_eq(config_load(a, S("/nowhere/h.yaml"), &conf, &faults), ERR_NOT_FOUND);
    ck_assert_str(buf_str(&faults), "/nowhere/h.yaml:1: cannot be read\n");
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("config");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, least_file_gets_defaults);
    tcase_add_test(tc, every_mistake_is_named);
    tcase_add_test(tc, shipped_files_have_known_keys);
    tcase_add_test(tc, secrets_are_private_files);
    tcase_add_test(tc, missing_file_is_a_fault);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("config", fill)
