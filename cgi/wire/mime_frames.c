#include "base/buf.h"
#include "base/text.h"
#include "wire/frames.h"
#include "wire/mime.h"
#include <string.h>

struct frames {
    struct arena *a;
    str rest;
    struct letter *out;
    struct buf text;
    str *to, *answers;
    struct letter_file *files;
};

static enum err next(struct frames *f, char *tag, str *bytes)
{
    if (f->rest.n < FRAME_HEAD_BYTES)
        return ERR_INVALID;
    const unsigned char *p = (const unsigned char *)f->rest.p;
    const size_t n = (size_t)p[1] << 24 | (size_t)p[2] << 16 | (size_t)p[3] << 8 | p[4];
    if (n > f->rest.n - FRAME_HEAD_BYTES)
        return ERR_INVALID;
    *tag = (char)p[0];
    *bytes = str_sub(f->rest, FRAME_HEAD_BYTES, FRAME_HEAD_BYTES + n);
    f->rest = str_sub(f->rest, FRAME_HEAD_BYTES + n, f->rest.n);
    return OK;
}

/* A text of one line. */
static enum err line(struct frames *f, str bytes, str *out)
{
    str s;
    if (bytes.n > MIME_LINE_MAX)
        return ERR_INVALID;
    TRY(text_door(f->a, bytes, &s));
    char *p = arena_alloc(f->a, s.n + 1);
    for (size_t i = 0; i < s.n; i++)
        p[i] = (unsigned char)s.p[i] < ' ' ? ' ' : s.p[i];
    *out = str_trim((str){ p, s.n });
    return OK;
}

static enum err text(struct frames *f, str bytes)
{
    str s;
    TRY(text_door(f->a, bytes, &s));
    if (f->text.n)
        buf_add(&f->text, S("\n\n"));
    buf_add(&f->text, s);
    return f->text.full ? ERR_INVALID : OK;
}

static enum err listed(struct frames *f, str bytes, str **list, size_t *n)
{
    if (*n == MIME_LIST_MAX)
        return ERR_INVALID;
    if (!*list)
        *list = NEWS(f->a, str, MIME_LIST_MAX);
    return line(f, bytes, &(*list)[(*n)++]);
}

static enum err machine(struct frames *f, str word)
{
    static const struct { const char *word; enum letter_by by; } words[] = {
        { "bounce", LETTER_BOUNCE }, { "auto", LETTER_AUTO }, { "bulk", LETTER_BULK } };
    for (size_t i = 0; i < COUNT(words); i++)
        if (str_eq(word, str_from(words[i].word))) {
            f->out->by = words[i].by;
            return OK;
        }
    return ERR_INVALID;
}

/* "n" has come; "m" and "c" follow. */
static enum err file(struct frames *f, str name)
{
    struct letter_file file;
    char tag;
    str bytes;
    if (f->out->n_files == MIME_FILES_MAX)
        return ERR_INVALID;
    TRY(line(f, name, &file.name));
    TRY(next(f, &tag, &bytes));
    if (tag != 'm')
        return ERR_INVALID;
    TRY(line(f, bytes, &file.type));
    TRY(next(f, &tag, &file.bytes));
    if (tag != 'c')
        return ERR_INVALID;
    if (!f->files)
        f->files = NEWS(f->a, struct letter_file, MIME_FILES_MAX);
    f->files[f->out->n_files++] = file;
    return OK;
}

static enum err frame(struct frames *f, char tag, str bytes)
{
    struct letter *l = f->out;
    switch (tag) {
    case 'f': return line(f, bytes, &l->name);
    case 'a': return line(f, bytes, &l->address);
    case 's': return line(f, bytes, &l->subject);
    case 'i': return line(f, bytes, &l->id);
    case 'r': return listed(f, bytes, &f->to, &l->n_to);
    case 'q': return listed(f, bytes, &f->answers, &l->n_answers);
    case 'k': return machine(f, bytes);
    case 't': return text(f, bytes);
    case 'n': return file(f, bytes);
    case 'l': return str_i64(bytes, &l->left);
    default: return ERR_INVALID;
    }
}

enum err mime_frames(struct arena *a, str frames, struct letter *out)
{
    struct frames f = { .a = a, .out = out,
                        .text = { .a = a, .max = 4 * MIME_TEXT_MAX } };
    const size_t magic = sizeof FRAME_MAGIC - 1;
    char tag = 0;
    str bytes;
    if (!str_starts(frames, S(FRAME_MAGIC)))
        return ERR_INVALID;
    f.rest = str_sub(frames, magic, frames.n);
    out->by = LETTER_PERSON;
    for (;;) {
        TRY(next(&f, &tag, &bytes));
        if (tag == 'Z')
            break;
        TRY(frame(&f, tag, bytes));
    }
    if (f.rest.n || bytes.n)
        return ERR_INVALID;
    out->to = f.to;
    out->answers = f.answers;
    out->files = f.files;
    out->text = buf_str(&f.text);
    return OK;
}
