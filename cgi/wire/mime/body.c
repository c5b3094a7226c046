#include "wire/mime/mime.h"
#include <string.h>

struct walk {
    int parts, files, left;
    size_t text;
};

static void text_put(struct walk *w, const char *text, size_t n)
{
    const size_t room = MIME_TEXT_MAX - w->text;
    if (n == 0 || room == 0)
        return;
    frame_put('t', text, n, room);
    w->text += n < room ? n : room;
}

static GByteArray *content(GMimePart *p)
{
    GMimeDataWrapper *d = g_mime_part_get_content(p);
    GMimeStream *mem = g_mime_stream_mem_new();
    GByteArray *bytes = g_byte_array_new();
    g_mime_stream_mem_set_byte_array(GMIME_STREAM_MEM(mem), bytes);
    if (d)
        g_mime_data_wrapper_write_to_stream(d, mem);
    g_object_unref(mem);
    return bytes;
}

static bool is_type(GMimeObject *o, const char *type, const char *sub)
{
    GMimeContentType *t = g_mime_object_get_content_type(o);
    return t && g_mime_content_type_is_type(t, type, sub);
}

/* A text that is read with the mail; another one is a file. */
static bool is_text(GMimeObject *o)
{
    if (!GMIME_IS_PART(o) || !(is_type(o, "text", "plain") || is_type(o, "text", "html")))
        return false;
    const char *how = g_mime_object_get_disposition(o);
    return !(how && g_ascii_strcasecmp(how, "attachment") == 0);
}

static GString *text_of(GMimeObject *o)
{
    GByteArray *bytes = content(GMIME_PART(o));
    const char *charset = g_mime_object_get_content_type_parameter(o, "charset");
    GString *s = charset_text((const char *)bytes->data, bytes->len, charset);
    g_byte_array_free(bytes, TRUE);
    if (is_type(o, "text", "html")) {
        GString *words = html_text(s);
        g_string_free(s, TRUE);
        s = words;
    }
    g_strchomp(s->str);
    s->len = strlen(s->str);
    return s;
}

static void file_put(struct walk *w, GMimeObject *o)
{
    GByteArray *bytes = content(GMIME_PART(o));
    const char *name = g_mime_part_get_filename(GMIME_PART(o));
    char *type = g_mime_content_type_get_mime_type(g_mime_object_get_content_type(o));
    if (bytes->len == 0) {
        /* nothing to keep */
    } else if (w->files == MIME_FILES_MAX) {
        w->left++;
    } else {
        GString *n = charset_text(name ? name : "", name ? strlen(name) : 0, NULL);
        frame_put('n', n->str, n->len, MIME_LINE_MAX);
        frame_put('m', type, strlen(type), MIME_LINE_MAX);
        frame_put('c', (const char *)bytes->data, bytes->len, bytes->len);
        g_string_free(n, TRUE);
        w->files++;
    }
    g_free(type);
    g_byte_array_free(bytes, TRUE);
}

static void part(struct walk *w, GMimeObject *o, bool mute)
{
    if (!is_text(o)) {
        file_put(w, o);
        return;
    }
    if (mute)
        return;
    GString *s = text_of(o);
    text_put(w, s->str, s->len);
    g_string_free(s, TRUE);
}

/* Of texts that say the same: the plain one, if it says anything; else the last. */
static int chosen(GMimeMultipart *m)
{
    const int n = g_mime_multipart_get_count(m);
    for (int i = 0; i < n; i++) {
        GMimeObject *o = g_mime_multipart_get_part(m, i);
        if (!is_text(o) || !is_type(o, "text", "plain"))
            continue;
        GString *s = text_of(o);
        const bool says = s->len > 0;
        g_string_free(s, TRUE);
        if (says)
            return i;
    }
    return n - 1;
}

static void object(struct walk *w, GMimeObject *o, int depth, bool mute);

static void several(struct walk *w, GMimeMultipart *m, int depth, bool mute)
{
    const bool same = is_type(GMIME_OBJECT(m), "multipart", "alternative");
    const int pick = same ? chosen(m) : -1;
    for (int i = 0; i < g_mime_multipart_get_count(m); i++)
        object(w, g_mime_multipart_get_part(m, i), depth + 1, mute || (same && i != pick));
}

/* A mail sent on: its words and files; who wrote it did not write to us. */
static void inner(struct walk *w, GMimeMessage *m, int depth, bool mute)
{
    static const char line[] = "---------- Thư chuyển tiếp ----------";
    const char *subject = m ? g_mime_message_get_subject(m) : NULL;
    if (!m)
        return;
    if (!mute) {
        GString *s = charset_text(subject ? subject : "", subject ? strlen(subject) : 0, NULL);
        g_string_prepend(s, *s->str ? "\n" : "");
        g_string_prepend(s, line);
        text_put(w, s->str, s->len);
        g_string_free(s, TRUE);
    }
    if (g_mime_message_get_mime_part(m))
        object(w, g_mime_message_get_mime_part(m), depth + 1, mute);
}

static void object(struct walk *w, GMimeObject *o, int depth, bool mute)
{
    if (!o || depth > MIME_DEPTH_MAX || ++w->parts > MIME_PARTS_MAX)
        w->left++;
    else if (GMIME_IS_MULTIPART(o))
        several(w, GMIME_MULTIPART(o), depth, mute);
    else if (GMIME_IS_MESSAGE_PART(o))
        inner(w, g_mime_message_part_get_message(GMIME_MESSAGE_PART(o)), depth, mute);
    else if (GMIME_IS_PART(o))
        part(w, o, mute);
    else
        w->left++;
}

void body_frames(GMimeMessage *m)
{
    struct walk w = { 0 };
    char left[16];
    if (g_mime_message_get_mime_part(m))
        object(&w, g_mime_message_get_mime_part(m), 0, false);
    if (w.left) {
        g_snprintf(left, sizeof left, "%d", w.left);
        frame_text('l', left, sizeof left);
    }
}
