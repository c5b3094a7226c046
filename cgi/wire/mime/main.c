/* hotline-mime: one untrusted mail in, its parts out; see usage. */
#include "base/file.h"
#include "base/lockdown.h"
#include "wire/mime/mime.h"
#include <libxml/parser.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char usage[] =
    "usage: hotline-mime < mail > parts\n"
    "\n"
    "Reads one mail (RFC 5322 with MIME) and writes its sender, subject, texts and files\n"
    "as the frames of cgi/wire/frames.h, texts in UTF-8. Shuts itself in first.\n"
    "\n"
    "Exit: 0 done, 2 wrong call, 6 no memory, or input or output failed.\n";

static void put(const char *p, size_t n)
{
    if (fd_write(1, p, n) != OK)
        _exit(MIME_EXIT_SYSTEM);
}

void frame_put(char tag, const char *bytes, size_t n, size_t max)
{
    if (n > max) { /* only texts are cut, and none inside a character */
        n = max;
        while (n && ((unsigned char)bytes[n] & 0xC0) == 0x80)
            n--;
    }
    const char head[FRAME_HEAD_BYTES] = { tag, (char)(n >> 24), (char)(n >> 16), (char)(n >> 8),
                                          (char)n };
    put(head, sizeof head);
    put(bytes, n);
}

void frame_text(char tag, const char *text, size_t max)
{
    if (!text || !*text)
        return;
    GString *s = charset_text(text, strlen(text), NULL);
    frame_put(tag, s->str, s->len, max);
    g_string_free(s, TRUE);
}

static enum mime_exit read_input(GByteArray *in)
{
    char piece[65536];
    size_t n;
    do {
        if (fd_read(0, piece, sizeof piece, &n) != OK)
            return MIME_EXIT_SYSTEM;
        g_byte_array_append(in, (const guint8 *)piece, (guint)n);
    } while (n == sizeof piece);
    return MIME_EXIT_OK;
}

/* Some mail servers put the line of a mail folder in front. */
static size_t folder_line(const GByteArray *in)
{
    const guint8 *end;
    if (in->len < 5 || memcmp(in->data, "From ", 5) != 0)
        return 0;
    end = memchr(in->data, '\n', in->len);
    return end ? (size_t)(end - in->data) + 1 : 0;
}

/* Without a head there is no mail; its words are read all the same. */
static void bare_frames(const GByteArray *in)
{
    GString *s = charset_text((const char *)in->data, in->len, NULL);
    frame_put('t', s->str, s->len, MIME_TEXT_MAX);
    g_string_free(s, TRUE);
}

static void parse(const GByteArray *in)
{
    static const char *fallbacks[] = { "utf-8", "windows-1258", "iso-8859-1", NULL };
    const size_t skip = folder_line(in);
    GMimeParserOptions *options = g_mime_parser_options_new();
    g_mime_parser_options_set_fallback_charsets(options, fallbacks);
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer((const char *)in->data + skip,
                                                            in->len - skip);
    GMimeParser *parser = g_mime_parser_new_with_stream(stream);
    GMimeMessage *m = g_mime_parser_construct_message(parser, options);
    if (m) {
        head_frames(m);
        body_frames(m);
        g_object_unref(m);
    } else {
        bare_frames(in);
    }
    g_object_unref(parser);
    g_object_unref(stream);
    g_mime_parser_options_free(options);
}

int main(int argc, char **argv)
{
    if (argc >= 2 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)) {
        fputs(usage, stdout);
        return MIME_EXIT_OK;
    }
    if (argc >= 2) {
        fputs("hotline-mime: takes no words\nTry 'hotline-mime --help'.\n", stderr);
        return MIME_EXIT_USAGE;
    }
    g_mime_init();
    xmlInitParser();
    charsets_open();
    if (lockdown() != OK)
        return MIME_EXIT_SYSTEM;
    GByteArray *in = g_byte_array_new();
    const enum mime_exit e = read_input(in);
    if (e == MIME_EXIT_OK) {
        put(FRAME_MAGIC, sizeof FRAME_MAGIC - 1);
        if (in->len)
            parse(in);
        frame_put('Z', "", 0, 0);
    }
    g_byte_array_free(in, TRUE);
    charsets_close();
    return (int)e;
}
