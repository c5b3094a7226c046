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

static bool sure;

static str through_as(str film, const char *type, size_t step)
{
    struct strip *s = strip_new(A, str_from(type));
    struct buf b = { .a = A, .max = 1 << 20 };
    for (size_t i = 0; i < film.n; i += step)
        buf_add(&b, strip_add(s, A, str_sub(film, i, i + step)));
    buf_add(&b, strip_end(s));
    sure = strip_sure(s);
    return buf_str(&b);
}

static str through(str film, size_t step)
{
    return through_as(film, "mp4", step);
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
        ck_assert(sure);
    }
    ck_assert_ptr_null(strip_new(A, S("pdf")));
}
END_TEST

#define FRAME "\xff\xf3\x14\xc4" "01234567890123456789" /* 24 bytes: 8 kbit, 24000 Hz */
#define ZERO8 "\0\0\0\0\0\0\0\0"
#define PAGE(flags, serial, sum, n, body)                                                     \
    "OggS\0" flags ZERO8 serial "\0\0\0" "\1\0\0\0" sum "\1" n body

/* Each file, and what is left of it: as long, and the sound the same. */
static const struct { const char *type; str file, want; } recordings[] = {
    { "mp3", HEAD("ID3\3\0\0\0\0\0\x0c" "TPE1\0\0\0\2\0\0AB" FRAME FRAME "TAGBa Ngoai"),
      HEAD("ID3\3\0\0\0\0\0\x0c" "\0\0\0\0" ZERO8 FRAME FRAME "\0\0\0" ZERO8) },
    { "mp3", HEAD("ID3\4\0\x10\0\0\0\4" "TPE1" "3DI\4\0\x10\0\0\0\4" FRAME FRAME),
      HEAD("ID3\4\0\0\0\0\0\x0e" "\0\0\0\0" "\0\0" ZERO8 FRAME FRAME) }, /* footed */
    { "mp3", HEAD(FRAME FRAME "APETAGEX maker"), HEAD(FRAME FRAME ZERO8 "\0\0\0\0\0\0") },
    { "wav", HEAD("RIFF\x3a\0\0\0WAVEfmt \2\0\0\0xx" "LIST\5\0\0\0IARTx\0"
                  "data\4\0\0\0LIST" "bext\2\0\0\0me"),
      HEAD("RIFF\x3a\0\0\0WAVEfmt \2\0\0\0xx" "JUNK\5\0\0\0\0\0\0\0\0\0" "data\4\0\0\0LIST"
           "JUNK\2\0\0\0\0\0") },
    { "webm", HEAD("\x1a\x45\xdf\xa3\x84webm" "\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff"
                   "\x15\x49\xa9\x66\x90" "\x44\x61\x82" "DD" "\x4d\x80\x83" "App"
                   "\x7b\xa9\x82" "Me"
                   "\x1f\x43\xb6\x75\x01\xff\xff\xff\xff\xff\xff\xff" "\xa3\x84snd!"
                   "\x12\x54\xc3\x67\x84here"),
      HEAD("\x1a\x45\xdf\xa3\x84webm" "\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff"
           "\x15\x49\xa9\x66\x90" "\xec\x40\x02\0\0" "\x4d\x80\x83\0\0\0" "\xec\x40\x02\0\0"
           "\x1f\x43\xb6\x75\x01\xff\xff\xff\xff\xff\xff\xff" "\xa3\x84snd!"
           "\xec\x10\0\0\x04\0\0\0\0") },
    { "ogg", HEAD(PAGE("\2", "S", "\0\0\0\0", "\x09", "OpusHead1")
                  PAGE("\0", "S", "\0\0\0\0", "\x16", "OpusTags\2\0\0\0AB\1\0\0\0name")
                  PAGE("\4", "S", "\0\0\0\0", "\4", "tone")),
      HEAD(PAGE("\2", "S", "SUM1", "\x09", "OpusHead1")
           PAGE("\0", "S", "SUM2", "\x16", "OpusTags" ZERO8 "\0\0\0\0\0\0")
           PAGE("\4", "S", "SUM3", "\4", "tone")) },
    { "amr", HEAD("#!AMR\n<sound"), HEAD("#!AMR\n<sound") },
};

START_TEST(recordings_tell_nothing_but_their_sound)
{
    static const size_t steps[] = { 1, 3, 7, 4096 };
    const str want = recordings[_i].want;
    for (size_t i = 0; i < COUNT(steps); i++) {
        const str got = through_as(recordings[_i].file, recordings[_i].type, steps[i]);
        ck_assert_uint_eq(got.n, want.n);
        ck_assert(sure);
        for (size_t k = 0; k < got.n; k++) {
            const bool sum = str_eq(str_from(recordings[_i].type), S("ogg")) &&
                             ((k >= 22 && k < 26) || (k >= 59 && k < 63) ||
                              (k >= 109 && k < 113));
            ck_assert_msg(sum || got.p[k] == want.p[k], "%s: byte %zu in steps of %zu: %02x",
                          recordings[_i].type, k, steps[i], (unsigned char)got.p[k]);
        }
    }
}
END_TEST

/* RFC 3533: polynomial 0x04c11db7, begun with 0, of the page with zeros in the place of the sum. */
START_TEST(a_page_of_ogg_gets_the_right_sum)
{
    static const char page[] =
        "OggS\0\2" ZERO8 "\x01\0\0\0" ZERO8 "\x01\x09" "OpusHead1";
    const str got = through_as((str){ page, sizeof page - 1 }, "ogg", 5);
    ck_assert_uint_eq((unsigned char)got.p[22] | (unsigned)(unsigned char)got.p[23] << 8 |
                      (unsigned)(unsigned char)got.p[24] << 16 |
                      (unsigned)(unsigned char)got.p[25] << 24, 0x46a8a369U);
}
END_TEST

START_TEST(what_is_not_understood_passes_and_is_said)
{
    static const struct { const char *type; str file; } odd[] = {
        { "mp3", HEAD(FRAME "????" FRAME) }, { "mp3", HEAD("ID3\3\0\0\xff\0\0\0name") },
        { "webm", HEAD("\0what") }, { "webm", HEAD("\xa3\x01\xff\xff\xff\xff\xff\xff\xffwhat") },
        { "ogg", HEAD("OggX" ZERO8 ZERO8 ZERO8 "name") }, { "ogg", HEAD("OggS\0cut") },
        { "wav", HEAD("RIFF\x3a\0\0\0WAVEdata\xff\xff\xff\xffsound") },
        { "mp4", HEAD("\0\0\0\4mdatname") }, { "mp4", HEAD("\0\0\0\x08" "freeabcde") },
        { "mp4", HEAD("\0\0\0\x30moov\0\0\0\x28trak\0\0\0\x20mdia\0\0\0\x18hdlr" ZERO8
                      "metaABCD") }, /* places in a track of their own */
    };
    for (size_t i = 0; i < COUNT(odd); i++) {
        ck_assert_msg(str_eq(through_as(odd[i].file, odd[i].type, 1), odd[i].file), "%zu", i);
        ck_assert_msg(!sure, "%zu", i);
    }
}
END_TEST

/* Boxes of makers are not known one by one: what is none of the film is emptied. */
START_TEST(what_a_maker_adds_is_emptied)
{
    static const char film[] = "\0\0\0\x0c" "skip+21." "\0\0\0\x0c" "sefd+107"
        "\0\0\0\x2c" "moov" "\0\0\0\x0c" "gps +20." "\0\0\0\x18" "trak"
        "\0\0\0\x10" "edts+is+kept";
    static const char want[] = "\0\0\0\x0c" "free\0\0\0\0" "\0\0\0\x0c" "free\0\0\0\0"
        "\0\0\0\x2c" "moov" "\0\0\0\x0c" "free\0\0\0\0" "\0\0\0\x18" "trak"
        "\0\0\0\x10" "edts+is+kept";
    const str got = through((str){ film, sizeof film - 1 }, 3);
    ck_assert_uint_eq(got.n, sizeof want - 1);
    ck_assert(memcmp(got.p, want, got.n) == 0);
    ck_assert(sure);
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
    tcase_add_test(tc, what_a_maker_adds_is_emptied);
    tcase_add_test(tc, what_is_no_box_passes);
    tcase_add_loop_test(tc, recordings_tell_nothing_but_their_sound, 0, COUNT(recordings));
    tcase_add_test(tc, a_page_of_ogg_gets_the_right_sum);
    tcase_add_test(tc, what_is_not_understood_passes_and_is_said);
    suite_add_tcase(s, tc);
}

UNIT_MAIN("evidence", fill)
