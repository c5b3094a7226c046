#include "base/buf.h"
#include "base/child.h"
#include "media/clean.h"
#include "media/dims.h"
#include "media/type.h"
#include "unit.h"
#include <fcntl.h>
#include <gd.h>
#include <libgen.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/*
 * Pictures of 64 x 48 in four squares: red and blue above, green and white
 * below, so that each turn is seen.
 */
enum { W = 64, H = 48, RED = 0xFF0000, GREEN = 0x00FF00, BLUE = 0x0000FF, WHITE = 0xFFFFFF };

static struct arena *A;
static const char *helper;

static void setup(void)
{
    A = arena_new((size_t)128 << 20);
    char self[1000] = { 0 };
    ck_assert_int_gt(readlink("/proc/self/exe", self, sizeof self - 1), 0);
    helper = str_fmt(A, "%s/../hotline-media", dirname(self)).p;
}

static void teardown(void)
{
    arena_free(A);
}

static gdImagePtr squares(void)
{
    gdImagePtr im = gdImageCreateTrueColor(W, H);
    gdImageFilledRectangle(im, 0, 0, W / 2 - 1, H / 2 - 1, RED);
    gdImageFilledRectangle(im, W / 2, 0, W - 1, H / 2 - 1, BLUE);
    gdImageFilledRectangle(im, 0, H / 2, W / 2 - 1, H - 1, GREEN);
    gdImageFilledRectangle(im, W / 2, H / 2, W - 1, H - 1, WHITE);
    return im;
}

static str squares_as(enum media_type t)
{
    gdImagePtr im = squares();
    int n = 0;
    void *p = t == MEDIA_JPEG ? gdImageJpegPtr(im, &n, 95)
            : t == MEDIA_PNG  ? gdImagePngPtr(im, &n)
                              : gdImageWebpPtrEx(im, &n, gdWebpLossless);
    ck_assert_ptr_nonnull(p);
    const str s = str_dup(A, (str){ p, (size_t)n });
    gdFree(p);
    gdImageDestroy(im);
    return s;
}

static str file(const char *path)
{
    struct stat st;
    const int fd = open(path, O_RDONLY);
    ck_assert_msg(fd >= 0, "%s", path);
    ck_assert_int_eq(fstat(fd, &st), 0);
    char *p = arena_alloc(A, (size_t)st.st_size);
    ck_assert_int_eq(read(fd, p, (size_t)st.st_size), st.st_size);
    close(fd);
    return (str){ p, (size_t)st.st_size };
}

/* TIFF structure with an orientation, a camera's name and a GPS latitude. */
static str exif(int orientation)
{
    struct buf b = { .a = A, .max = 1000 };
    buf_add(&b, S("II*\0\x08\0\0\0" /* first directory at 8: 3 entries */
                  "\x03\0"
                  "\x0F\x01\x02\0\x08\0\0\0\x32\0\0\0" /* Make at 50 */
                  "\x12\x01\x03\0\x01\0\0\0"));
    buf_byte(&b, (char)orientation);
    buf_add(&b, S("\0\0\0"
                  "\x25\x88\x04\0\x01\0\0\0\x3A\0\0\0" /* GPS directory at 58 */
                  "\0\0\0\0"
                  "ABCPHON\0"
                  "\x01\0"
                  "\x02\0\x05\0\x03\0\0\0\x4C\0\0\0" /* latitude at 76 */
                  "\0\0\0\0"
                  "\x15\0\0\0\x01\0\0\0\x02\0\0\0\x01\0\0\0\x03\0\0\0\x01\0\0\0"));
    return buf_str(&b);
}

static str phone_jpeg(int orientation)
{
    const str plain = squares_as(MEDIA_JPEG), tiff = exif(orientation);
    struct buf b = { .a = A, .max = 1 << 20 };
    buf_add(&b, S("\xFF\xD8\xFF\xE1\0"));
    buf_byte(&b, (char)(2 + 6 + tiff.n));
    buf_add(&b, S("Exif\0\0"));
    buf_add(&b, tiff);
    buf_add(&b, str_sub(plain, 2, plain.n));
    return buf_str(&b);
}

static str phone_webp(int orientation)
{
    const str plain = squares_as(MEDIA_WEBP), tiff = exif(orientation);
    struct buf b = { .a = A, .max = 1 << 20 };
    buf_add(&b, S("RIFF"));
    const size_t n = 4 + 18 + (plain.n - 12) + 8 + tiff.n;
    ck_assert_uint_lt(n, 65536);
    ck_assert_uint_eq(tiff.n % 2, 0);
    buf_byte(&b, (char)(n & 255));
    buf_byte(&b, (char)(n >> 8));
    buf_add(&b, S("\0\0WEBPVP8X\x0A\0\0\0\x08\0\0\0\x3F\0\0\x2F\0\0"));
    buf_add(&b, str_sub(plain, 12, plain.n));
    buf_add(&b, S("EXIF"));
    buf_byte(&b, (char)tiff.n);
    buf_add(&b, S("\0\0\0"));
    buf_add(&b, tiff);
    return buf_str(&b);
}

/* Middle of square (x, y) of a picture is about this colour. */
static void colour_at(gdImagePtr im, int x, int y, int want)
{
    const int c = gdImageGetPixel(im, gdImageSX(im) * (2 * x + 1) / 4,
                                  gdImageSY(im) * (2 * y + 1) / 4);
    const int d = abs(gdTrueColorGetRed(c) - gdTrueColorGetRed(want)) +
                  abs(gdTrueColorGetGreen(c) - gdTrueColorGetGreen(want)) +
                  abs(gdTrueColorGetBlue(c) - gdTrueColorGetBlue(want));
    ck_assert_msg(d < 90, "square %d,%d is %06x, not %06x", x, y, (unsigned)c, (unsigned)want);
}

/* The clean copy: nothing but pixels, those of the four squares, this large. */
static void check_clean(str picture, int max_edge, int w, int h, const int colours[4])
{
    str jpeg;
    ck_assert_int_eq(media_clean(A, helper, max_edge, picture, &jpeg), OK);
    static const char *const leftovers[] = { "Exif", "ABCPHON", "CREATOR", "http", "ICC" };
    for (size_t i = 0; i < COUNT(leftovers); i++)
        ck_assert_uint_eq(str_find(jpeg, str_from(leftovers[i])), jpeg.n);
    ck_assert_uint_eq(str_find(jpeg, S("\xFF\xE1")), jpeg.n);
    char *bytes = arena_alloc(A, jpeg.n); /* libgd does not take const */
    memcpy(bytes, jpeg.p, jpeg.n);
    gdImagePtr im = gdImageCreateFromJpegPtr((int)jpeg.n, bytes);
    ck_assert_ptr_nonnull(im);
    ck_assert_int_eq(gdImageSX(im), w);
    ck_assert_int_eq(gdImageSY(im), h);
    for (int i = 0; i < 4; i++)
        colour_at(im, i % 2, i / 2, colours[i]);
    gdImageDestroy(im);
}

static const int upright[4] = { RED, BLUE, GREEN, WHITE };

START_TEST(each_type_is_known_and_cleaned)
{
    static const enum media_type types[] = { MEDIA_JPEG, MEDIA_PNG, MEDIA_WEBP, MEDIA_HEIC };
    for (size_t i = 0; i < COUNT(types); i++) {
        const str s = types[i] == MEDIA_HEIC ? file("tests/unit/media/squares.heic")
                                             : squares_as(types[i]);
        enum media_type t = 0;
        struct dims d;
        ck_assert_int_eq(media_type_of(s, &t), OK);
        ck_assert_int_eq(t, types[i]);
        ck_assert_int_eq(dims_read(s, &d), OK);
        ck_assert_int_eq(d.type, types[i]);
        ck_assert_int_eq(d.width, W);
        ck_assert_int_eq(d.height, types[i] == MEDIA_HEIC ? 64 : H); /* cropped from 64 */
        check_clean(s, 1600, W, H, upright);
        check_clean(s, 32, 32, 24, upright);
    }
}
END_TEST

/* What the upper left, upper right, lower left, lower right squares become (EXIF 2.3, 4.6.4). */
static const int turned[9][4] = {
    [1] = { RED, BLUE, GREEN, WHITE }, [2] = { BLUE, RED, WHITE, GREEN },
    [3] = { WHITE, GREEN, BLUE, RED }, [4] = { GREEN, WHITE, RED, BLUE },
    [5] = { RED, GREEN, BLUE, WHITE }, [6] = { GREEN, RED, WHITE, BLUE },
    [7] = { WHITE, BLUE, GREEN, RED }, [8] = { BLUE, WHITE, RED, GREEN },
};

START_TEST(pictures_are_turned_as_the_camera_was_held)
{
    const int w = _i >= 5 ? H : W, h = _i >= 5 ? W : H;
    check_clean(phone_jpeg(_i), 1600, w, h, turned[_i]);
    check_clean(phone_webp(_i), 1600, w, h, turned[_i]);
}
END_TEST

START_TEST(nonsense_orientation_is_ignored)
{
    check_clean(phone_jpeg(0), 1600, W, H, upright);
    check_clean(phone_jpeg(9), 1600, W, H, upright);
}
END_TEST

START_TEST(transparent_parts_become_white)
{
    gdImagePtr im = gdImageCreateTrueColor(W, H);
    gdImageSaveAlpha(im, 1);
    gdImageAlphaBlending(im, 0);
    gdImageFilledRectangle(im, 0, 0, W - 1, H - 1, gdTrueColorAlpha(0, 0, 0, 127));
    int n;
    void *p = gdImagePngPtr(im, &n);
    check_clean(str_dup(A, (str){ p, (size_t)n }), 1600, W, H,
                (const int[]){ WHITE, WHITE, WHITE, WHITE });
    gdFree(p);
    gdImageDestroy(im);
}
END_TEST

/* Only what is not covered can be seen in the copy, to the pixel. */
START_TEST(covered_places_are_gone)
{
    str jpeg;
    ck_assert_int_eq(media_cover(A, helper, 1600, S("0,0,500,500;755,505,100,100"),
                                 squares_as(MEDIA_PNG), &jpeg), OK);
    union { const char *from; void *to; } bytes = { jpeg.p };
    gdImagePtr im = gdImageCreateFromJpegPtr((int)jpeg.n, bytes.to);
    ck_assert_ptr_nonnull(im);
    static const struct { int x, y; bool black; } seen[] = {
        { 2, 2, true }, { 29, 21, true }, { 50, 5, false }, { 5, 40, false }, { 51, 26, true },
        { 60, 44, false } };
    for (size_t i = 0; i < COUNT(seen); i++) {
        const int c = gdImageGetPixel(im, seen[i].x, seen[i].y);
        const int sum = gdImageRed(im, c) + gdImageGreen(im, c) + gdImageBlue(im, c);
        ck_assert_msg((sum < 90) == seen[i].black, "%zu: %d", i, sum);
    }
    gdImageDestroy(im);
    static const char *const wrong[] = { "1,2,3", "1,2,3,4,5", "0,0,1001,1", "a,b,c,d", ";" };
    for (size_t i = 0; i < COUNT(wrong); i++)
        ck_assert_int_ne(media_cover(A, helper, 1600, str_from(wrong[i]), squares_as(MEDIA_PNG),
                                     &jpeg), OK);
    ck_assert_int_eq(media_cover(A, helper, 1600, S(""), squares_as(MEDIA_PNG), &jpeg), OK);
}
END_TEST

/* Header of a PNG of 60000 x 60000 (10 GB decoded): refused by the size alone. */
START_TEST(a_bomb_is_refused_before_decoding)
{
    struct dims d;
    str out;
    const str bomb = S("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\xEA\x60\0\0\xEA\x60\x08\x02\0\0\0"
                       "\0\0\0\0");
    ck_assert_int_eq(dims_read(bomb, &d), ERR_TOO_LARGE);
    ck_assert_int_eq(d.width, 60000);
    ck_assert_int_eq(d.height, 60000);
    ck_assert_int_eq(media_clean(A, helper, 1600, bomb, &out), ERR_TOO_LARGE);
    const str huge = { arena_alloc(A, MEDIA_MAX_BYTES + 1), MEDIA_MAX_BYTES + 1 };
    ck_assert_int_eq(media_clean(A, helper, 1600, huge, &out), ERR_TOO_LARGE);
}
END_TEST

#define B(lit) { lit, sizeof(lit) - 1 }
static const struct { str bytes; enum err e; } headers[] = {
    { { "", 0 }, ERR_MEDIA_TYPE },
    { { NULL, 0 }, ERR_MEDIA_TYPE },
    { B("GIF89a\1\0\1\0"), ERR_MEDIA_TYPE },
    { B("%PDF-1.7\n"), ERR_MEDIA_TYPE },
    { B("\0\0\0\x18" "ftypavif\0\0\0\0mif1avif"), ERR_MEDIA_TYPE },
    { B("\xFF\xD8\xFF"), ERR_INVALID },
    { B("\xFF\xD8\xFF\xC0\0\x0B\x08\0\0\0\x10\1\1\x11\0"), ERR_INVALID }, /* height 0 */
    { B("\xFF\xD8\xFF\xC0\0\x0B\x08\0\x20\0\x10\1\1\x11\0"), OK },
    { B("\xFF\xD8\xFF\xE1\xFF\xFF"), ERR_INVALID },
    { B("\xFF\xD8\xFF\xE1\0\1"), ERR_INVALID },
    { B("\xFF\xD8\xFF\xDA\0\x02\xFF\xC0\0\x0B\x08\0\x20\0\x10"), ERR_INVALID },
    { B("RIFF\0\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0\xFF\xFF\xFF\xFF\xFF\xFF"), ERR_TOO_LARGE },
    { B("RIFF\0\0\0\0WEBPVP8L\x05\0\0\0\x2F\xFF\xFF\xFF\x0F"), ERR_TOO_LARGE },
    { B("RIFF\0\0\0\0WEBPANIM"), ERR_INVALID },
    { B("\0\0\0\x14" "ftypmif1\0\0\0\0heic\0\0\0\1meta"), ERR_INVALID },
};

START_TEST(headers_are_judged)
{
    struct dims d;
    ck_assert_int_eq(dims_read(headers[_i].bytes, &d), headers[_i].e);
}
END_TEST

START_TEST(cut_pictures_do_no_harm)
{
    const str whole[] = { squares_as(MEDIA_PNG), phone_jpeg(6), squares_as(MEDIA_WEBP),
                          file("tests/unit/media/squares.heic") };
    for (size_t i = 0; i < COUNT(whole); i++)
        for (size_t n = 0; n < whole[i].n; n += 1 + whole[i].n / 12) {
            str out;
            const enum err e = media_clean(A, helper, 1600, str_sub(whole[i], 0, n), &out);
            ck_assert_msg(e == OK || e == ERR_INVALID || e == ERR_MEDIA_TYPE,
                          "picture %zu cut to %zu: %d", i, n, (int)e);
        }
    str out;
    ck_assert_int_eq(media_clean(A, helper, 1600, S("hello"), &out), ERR_MEDIA_TYPE);
}
END_TEST

static enum err run(const char *const *argv, str in, size_t max, str *out, int *status)
{
    const struct child c = { .program = argv[0], .argv = argv, .deadline_ms = 1500, .cpu_s = 2,
                             .memory_bytes = (size_t)1 << 30, .out_max_bytes = max };
    return child_run(A, &c, in, out, status);
}

START_TEST(a_child_has_only_its_streams_and_the_time_of_vietnam)
{
    str out;
    int status = 0;
    const char *const env[] = { "/usr/bin/env", NULL };
    ck_assert_int_eq(run(env, S(""), 1000, &out, &status), OK);
    ck_assert_str(out, "TZ=<+07>-7\n");
    const char *const day[] = { "/bin/date", "-d", "2020-01-01T19:00Z", "+%F", NULL };
    ck_assert_int_eq(run(day, S(""), 1000, &out, &status), OK);
    ck_assert_str(out, "2020-01-02\n");
    const int leak = open("/dev/null", O_RDONLY); /* not close-on-exec */
    const char *const fds[] = { "/bin/ls", "/proc/self/fd", NULL };
    ck_assert_int_eq(run(fds, S(""), 1000, &out, &status), OK);
    ck_assert_str(out, "0\n1\n2\n3\n"); /* 3 is the folder being listed */
    close(leak);
    const char *const cat[] = { "/bin/cat", NULL };
    char *big = arena_alloc(A, 3 << 20);
    ck_assert_int_eq(run(cat, (str){ big, 3 << 20 }, 4 << 20, &out, &status), OK);
    ck_assert_uint_eq(out.n, 3 << 20);
    ck_assert_int_eq(run(cat, (str){ big, 3 << 20 }, 1 << 20, &out, &status), ERR_TOO_LARGE);
}
END_TEST

START_TEST(a_child_that_fails_or_hangs_is_ended)
{
    str out;
    int status = 0;
    const char *const no[] = { "/nonexistent", NULL };
    ck_assert_int_eq(run(no, S("x"), 1000, &out, &status), OK);
    ck_assert_int_eq(status, 6);
    const char *const deaf[] = { "/bin/false", NULL };
    const str big = { arena_alloc(A, 3 << 20), 3 << 20 };
    ck_assert_int_eq(run(deaf, big, 1000, &out, &status), OK); /* and no SIGPIPE here */
    ck_assert_int_eq(status, 1);
    const char *const hang[] = { "/bin/sleep", "30", NULL };
    const time_t before = time(NULL);
    ck_assert_int_eq(run(hang, S(""), 1000, &out, &status), ERR_UNAVAILABLE);
    const char *const quiet[] = { "/bin/sh", "-c", "exec >&-; sleep 30", NULL };
    ck_assert_int_eq(run(quiet, S(""), 1000, &out, &status), ERR_UNAVAILABLE);
    ck_assert_int_lt(time(NULL) - before, 8);
    const char *const usage[] = { helper, "frobnicate", NULL };
    ck_assert_int_eq(run(usage, S(""), 1000, &out, &status), OK);
    ck_assert_int_eq(status, 2);
    const char *const help[] = { helper, "--help", NULL };
    ck_assert_int_eq(run(help, S(""), 4000, &out, &status), OK);
    ck_assert_int_eq(status, 0);
    ck_assert(str_starts(out, S("usage: hotline-media")));
}
END_TEST

START_TEST(other_content_is_no_picture)
{
    enum media_type t;
    ck_assert_int_eq(media_type_of(S("<svg xmlns='http://www.w3.org/2000/svg'/>"), &t),
                     ERR_MEDIA_TYPE);
    ck_assert_int_eq(media_type_of(S("GIF89a\1\0\1\0\0\0\0;"), &t), ERR_MEDIA_TYPE);
    ck_assert_int_eq(media_type_of(S(""), &t), ERR_MEDIA_TYPE);
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("media");
    tcase_set_timeout(tc, 120);
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, each_type_is_known_and_cleaned);
    tcase_add_loop_test(tc, pictures_are_turned_as_the_camera_was_held, 1, 9);
    tcase_add_test(tc, nonsense_orientation_is_ignored);
    tcase_add_test(tc, transparent_parts_become_white);
    tcase_add_test(tc, covered_places_are_gone);
    tcase_add_test(tc, a_bomb_is_refused_before_decoding);
    tcase_add_loop_test(tc, headers_are_judged, 0, COUNT(headers));
    tcase_add_test(tc, cut_pictures_do_no_harm);
    tcase_add_test(tc, a_child_has_only_its_streams_and_the_time_of_vietnam);
    tcase_add_test(tc, a_child_that_fails_or_hangs_is_ended);
    tcase_add_test(tc, other_content_is_no_picture);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("media", fill)
