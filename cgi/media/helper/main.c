/* hotline-media: one untrusted picture in, one clean JPEG out; see usage. */
#include "base/file.h"
#include "base/lockdown.h"
#include "media/helper/image.h"
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char usage[] =
    "usage: hotline-media clean [--max-edge PIXELS [--cover PLACES]] < picture > clean.jpg\n"
    "       hotline-media thumb < picture > small.jpg\n"
    "\n"
    "Reads a JPEG, PNG, WebP or HEIC picture of at most 10 MiB and 50 megapixels,\n"
    "turns it as the camera held it, makes its longer edge at most PIXELS (16 to\n"
    "4096, default 1600; thumb: 320) and writes a JPEG without any metadata.\n"
    "PLACES, \"x,y,w,h;...\" in thousandths of width and height, are painted black:\n"
    "what was there is in the copy no more.\n"
    "\n"
    "Exit: 0 done, 2 wrong call, 3 another type of file, 4 too large, 5 broken\n"
    "picture, 6 no memory, or input or output failed.\n";

enum { QUALITY = 80, EDGE_DEFAULT = 1600, EDGE_THUMB = 320, EDGE_MIN = 16, EDGE_MAX = 4096 };

static int wrong_call(const char *what)
{
    fprintf(stderr, "hotline-media: %s\nTry 'hotline-media --help'.\n", what);
    return MEDIA_EXIT_USAGE;
}

/* Longest edge asked for, 0 after a message. */
static int read_edge(int argc, char **argv)
{
    int64_t v;
    if (argc >= 2 && strcmp(argv[1], "thumb") == 0 && argc == 2)
        return EDGE_THUMB;
    if (argc < 2 || strcmp(argv[1], "clean") != 0) {
        wrong_call(argc < 2 ? "clean or thumb?" : "unknown word");
        return 0;
    }
    if (argc == 2)
        return EDGE_DEFAULT;
    if (argc == 6 && strcmp(argv[4], "--cover") == 0 &&
        !image_cover(NULL, str_from(argv[5]))) {
        wrong_call("--cover takes x,y,w,h;... of numbers from 0 to 1000");
        return 0;
    }
    if ((argc != 4 && (argc != 6 || strcmp(argv[4], "--cover") != 0)) ||
        strcmp(argv[2], "--max-edge") != 0) {
        wrong_call("clean takes --max-edge PIXELS, then --cover PLACES, and nothing else");
        return 0;
    }
    if (str_i64(str_from(argv[3]), &v) != OK || v < EDGE_MIN || v > EDGE_MAX) {
        wrong_call("--max-edge takes a number from 16 to 4096");
        return 0;
    }
    return (int)v;
}

static enum media_exit read_input(struct bytes *in, size_t max)
{
    if (fd_read(0, in->p, max + 1, &in->n) != OK)
        return MEDIA_EXIT_SYSTEM;
    return in->n > max ? MEDIA_EXIT_LARGE : MEDIA_EXIT_OK;
}

static enum media_exit write_output(struct bytes b)
{
    return fd_write(1, b.p, b.n) == OK ? MEDIA_EXIT_OK : MEDIA_EXIT_SYSTEM;
}

static void say_nothing(int priority, const char *format, va_list ap)
{
    (void)priority;
    (void)format;
    (void)ap;
}

static enum media_exit clean(struct bytes in, int max_edge, str places)
{
    struct dims d;
    switch ((int)dims_read((str){ (char *)in.p, in.n }, &d)) {
    case OK:
        break;
    case ERR_MEDIA_TYPE:
        return MEDIA_EXIT_TYPE;
    case ERR_TOO_LARGE:
        return MEDIA_EXIT_LARGE;
    default:
        return MEDIA_EXIT_BROKEN;
    }
    gdImagePtr im = image_decode(in, &d);
    if (!im)
        return MEDIA_EXIT_BROKEN;
    im = image_shrink(im, max_edge);
    im = im ? image_turn(im, image_orientation(in, d.type)) : NULL;
    im = im ? image_flatten(im) : NULL;
    if (im)
        image_cover(im, places);
    const struct bytes jpeg = im ? image_jpeg(im, QUALITY) : (struct bytes){ 0 };
    const enum media_exit e = jpeg.p ? write_output(jpeg) : MEDIA_EXIT_SYSTEM;
    gdFree(jpeg.p);
    if (im)
        gdImageDestroy(im);
    return e;
}

int main(int argc, char **argv)
{
    if (argc >= 2 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)) {
        fputs(usage, stdout);
        return MEDIA_EXIT_OK;
    }
    const int max_edge = read_edge(argc, argv);
    if (!max_edge)
        return MEDIA_EXIT_USAGE;
    gdSetErrorMethod(say_nothing);
    if (lockdown() != OK)
        return MEDIA_EXIT_SYSTEM;
    struct arena *a = arena_new(2 * MEDIA_MAX_BYTES);
    struct bytes in = { .p = arena_alloc(a, MEDIA_MAX_BYTES + 1) };
    enum media_exit e = read_input(&in, MEDIA_MAX_BYTES);
    if (e == MEDIA_EXIT_OK)
        e = clean(in, max_edge, str_from(argc == 6 ? argv[5] : ""));
    arena_free(a);
    return (int)e;
}
