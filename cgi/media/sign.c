#include "media/sign.h"

#define BRANDS_MAX 32 /* listed behind the main one */

static const struct { const char *brand, *word; } brands[] = {
    { "isom", "mp4" }, { "iso2", "mp4" }, { "iso3", "mp4" }, { "iso4", "mp4" },
    { "iso5", "mp4" }, { "iso6", "mp4" }, { "mp41", "mp4" }, { "mp42", "mp4" },
    { "avc1", "mp4" }, { "dash", "mp4" }, { "MSNV", "mp4" }, { "M4V ", "mp4" },
    { "M4A ", "m4a" }, { "M4B ", "m4a" }, { "qt  ", "mov" },
    { "3gp4", "3gp" }, { "3gp5", "3gp" }, { "3gp6", "3gp" }, { "3gp7", "3gp" },
    { "3ge6", "3gp" }, { "3ge7", "3gp" }, { "3gg6", "3gp" }, { "3g2a", "3gp" },
    { "3g2b", "3gp" }, { "3g2c", "3gp" },
};

static str at(str head, size_t from, size_t n)
{
    return from + n <= head.n ? str_sub(head, from, from + n) : S("");
}

static str brand_word(str brand)
{
    for (size_t i = 0; i < COUNT(brands); i++)
        if (str_eq(brand, str_from(brands[i].brand)))
            return str_from(brands[i].word);
    return (str){ 0 };
}

/* The main brand decides; where it is a stranger, the first known one that it is compatible to. */
static str box_word(str head)
{
    str word = brand_word(at(head, 8, 4));
    const size_t size = head.n >= 4
        ? (size_t)(unsigned char)head.p[2] << 8 | (unsigned char)head.p[3] : 0;
    for (size_t i = 0; !word.p && i < BRANDS_MAX && 20 + 4 * i <= size; i++)
        word = brand_word(at(head, 16 + 4 * i, 4));
    return word;
}

size_t media_frame_bytes(str four)
{
    static const int kbit[2][15] = {
        { 0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320 },
        { 0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160 } };
    static const int hertz[3] = { 44100, 48000, 32000 };
    if (four.n < 4)
        return 0;
    const unsigned char *b = (const unsigned char *)four.p;
    const int version = b[1] >> 3 & 3, rate = b[2] >> 2 & 3, bits = b[2] >> 4;
    if (b[0] != 0xff || (b[1] & 0xe6) != 0xe2 || version == 1 || rate == 3 || bits == 0 ||
        bits == 15)
        return 0;
    const bool low = version != 3;
    const int hz = hertz[rate] / (version == 3 ? 1 : version == 2 ? 2 : 4);
    return (size_t)((low ? 72 : 144) * kbit[low][bits] * 1000 / hz + (b[2] >> 1 & 1));
}

/* Two frames one behind the other: two bytes alone prove nothing. */
static bool is_mp3(str head)
{
    if (str_starts(head, S("ID3")))
        return true;
    const size_t n = media_frame_bytes(at(head, 0, 4));
    return n > 0 && media_frame_bytes(at(head, n, 4)) > 0;
}

str media_sign(str head)
{
    const str box = at(head, 4, 4);
    if (str_eq(box, S("ftyp")))
        return box_word(head);
    if (str_eq(box, S("moov")) || str_eq(box, S("wide")) || str_eq(box, S("mdat")))
        return S("mov");
    if (str_starts(head, S("\x1a\x45\xdf\xa3")))
        return str_find(at(head, 0, 64), S("webm")) < 64 && head.n >= 64 ? S("webm") : (str){ 0 };
    if (str_starts(head, S("OggS")))
        return S("ogg");
    if (str_starts(head, S("RIFF")) && str_eq(at(head, 8, 4), S("WAVE")))
        return S("wav");
    if (str_starts(head, S("#!AMR")))
        return S("amr");
    if (str_starts(head, S("%PDF-")))
        return S("pdf");
    return is_mp3(head) ? S("mp3") : (str){ 0 };
}
