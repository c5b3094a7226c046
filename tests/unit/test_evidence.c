/* What a file is by its beginning, and films without what the camera wrote into them. */
#include "base/buf.h"
#include "media/sign.h"
#include "media/strip.h"
#include "unit.h"
#include <string.h>

static struct arena *A;

static void setup(void)
{
    A = arena_new((size_t)8 << 20);
}

static void teardown(void)
{
    arena_free(A);
}

#define HEAD(text) { text, sizeof text - 1 }

static const struct { str head; const char *word; } heads[] = {
    { HEAD("\0\0\0\x18" "ftypisom\0\0\2\0isommp42"), "mp4" },
    { HEAD("\0\0\0\x18" "ftypXXXX\0\0\2\0YYYYmp42"), "mp4" }, /* a stranger, but compatible */
    { HEAD("\0\0\0\x14" "ftypXXXX\0\0\2\0YYYYmp42"), NULL },  /* behind the box */
    { HEAD("\0\0\0\x18" "ftypheic\0\0\0\0mif1heic"), NULL },  /* a picture: not here */
    { HEAD("\0\0\0\x14" "ftypqt  \0\0\0\0qt  "), "mov" },
    { HEAD("\0\0\0\x08wide"), "mov" },
    { HEAD("\0\0\0\x14" "ftyp3gp5\0\0\0\0" "3gp5"), "3gp" },
    { HEAD("\0\0\0\x14" "ftypM4A \0\0\0\0M4A "), "m4a" },
    { HEAD("OggS\0\2"), "ogg" },
    { HEAD("RIFF\x24\0\0\0WAVEfmt "), "wav" },
    { HEAD("RIFF\x24\0\0\0WEBPVP8 "), NULL },
    { HEAD("RIFF"), NULL },
    { HEAD("#!AMR-WB\n"), "amr" },
    { HEAD("ID3\3\0"), "mp3" },
    { HEAD("\xff\xfb\x90\x64"), NULL }, /* one frame proves nothing */
    { HEAD("%PDF-1.7"), "pdf" },
    { HEAD(" %PDF-1.7"), NULL },
    { HEAD("MZ\x90"), NULL },
    { HEAD(""), NULL },
};

START_TEST(a_file_is_what_it_begins_like)
{
    const str got = media_sign(heads[_i].head);
    if (heads[_i].word)
        ck_assert_msg(str_eq(got, str_from(heads[_i].word)), "%.*s", STR_ARG(got));
    else
        ck_assert_ptr_null(got.p);
}
END_TEST

START_TEST(two_frames_are_a_sound)
{
    char two[417 + 4] = { 0 };
    memcpy(two, "\xff\xfb\x90\x64", 4); /* 128 kbit, 44100 Hz: 417 bytes */
    memcpy(two + 417, "\xff\xfb\x90\x64", 4);
    ck_assert(str_eq(media_sign((str){ two, sizeof two }), S("mp3")));
    two[417] = 0;
    ck_assert_ptr_null(media_sign((str){ two, sizeof two }).p);
}
END_TEST

static str through(str film, size_t step)
{
    struct strip *s = strip_new(A, S("mp4"));
    struct buf b = { .a = A, .max = 1 << 20 };
    for (size_t i = 0; i < film.n; i += step)
        buf_add(&b, strip_add(s, A, str_sub(film, i, i + step)));
    buf_add(&b, strip_end(s));
    return buf_str(&b);
}

#define FILM                                                                                  \
    "\0\0\0\x0c" "ftypisom" "\0\0\0\x0c" "mdatudta"                                           \
    "\0\0\0\x4c" "moov" "\0\0\0\x18" "mvhd\0\0\0\0TTTTTTTTkeep"                             \
    "\0\0\0\x1c" "trak" "\0\0\0\x14" "meta+20.9+107.01"                                      \
    "\0\0\0\x10" "udtacameraA!"
#define STRIPPED                                                                              \
    "\0\0\0\x0c" "ftypisom" "\0\0\0\x0c" "mdatudta"                                           \
    "\0\0\0\x4c" "moov" "\0\0\0\x18" "mvhd\0\0\0\0\0\0\0\0\0\0\0\0keep"                       \
    "\0\0\0\x1c" "trak" "\0\0\0\x14" "free\0\0\0\0\0\0\0\0\0\0\0\0"                          \
    "\0\0\0\x10" "free\0\0\0\0\0\0\0\0"

START_TEST(where_and_when_are_gone_and_nothing_moves)
{
    static const size_t steps[] = { 1, 3, 7, 4096 };
    const str film = { FILM, sizeof FILM - 1 }, want = { STRIPPED, sizeof STRIPPED - 1 };
    for (size_t i = 0; i < COUNT(steps); i++) {
        const str got = through(film, steps[i]);
        ck_assert_uint_eq(got.n, want.n);
        ck_assert_msg(memcmp(got.p, want.p, want.n) == 0, "in steps of %zu", steps[i]);
    }
    ck_assert_ptr_null(strip_new(A, S("webm")));
}
END_TEST

START_TEST(what_is_no_box_passes)
{
    static const str odd[] = { HEAD("\0\0\0\4mdat"), HEAD("abc"),
                               HEAD("\0\0\0\x10moov\0\0\0\x20trakXXXXXXXXXXXXXXXX"),
                               HEAD("\0\0\0\1mdat\0\0\0\0\0\0\0\x12zz\0\0\0\x08" "free"),
                               HEAD("\0\0\0\1mdat\xff\xff\xff\xff\xff\xff\xff\xffzz") };
    for (size_t i = 0; i < COUNT(odd); i++)
        ck_assert(str_eq(through(odd[i], 1), odd[i]));
}
END_TEST

static void fill(Suite *s)
{
    TCase *tc = tcase_create("files");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_loop_test(tc, a_file_is_what_it_begins_like, 0, COUNT(heads));
    tcase_add_test(tc, two_frames_are_a_sound);
    tcase_add_test(tc, where_and_when_are_gone_and_nothing_moves);
    tcase_add_test(tc, what_is_no_box_passes);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("evidence", fill)
