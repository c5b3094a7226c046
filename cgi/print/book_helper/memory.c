#include "print/book_helper/memory.h"
#include <minizip/zip.h>
#include <stdio.h>
#include <string.h>
#include <xlsxwriter.h>

struct memory {
    char *p;
    size_t n, cap, at;
};

/* The libraries hand nothing through to us: what they work with is found here. */
static struct {
    struct arena *a;
    size_t most;
    struct memory *archive;
} here;

void memory_start(struct arena *a, size_t most)
{
    here.a = a;
    here.most = most;
}

str memory_archive(void)
{
    return here.archive ? (str){ here.archive->p, here.archive->n } : (str){ NULL, 0 };
}

/* 0: it would be too large. */
static size_t put(struct memory *m, const void *from, size_t n)
{
    if (n > here.most || m->at > here.most - n)
        return 0;
    if (m->at + n > m->cap) {
        size_t cap = m->cap ? m->cap * 2 : 65536;
        while (cap < m->at + n)
            cap *= 2;
        m->p = arena_grow(here.a, m->p, m->cap, cap);
        m->cap = cap;
    }
    memcpy(m->p + m->at, from, n);
    m->at += n;
    if (m->at > m->n)
        m->n = m->at;
    return n;
}

static size_t take(struct memory *m, void *into, size_t n)
{
    const size_t left = m->at < m->n ? m->n - m->at : 0;
    if (n > left)
        n = left;
    memcpy(into, m->p + m->at, n);
    m->at += n;
    return n;
}

/* Only inside what is there: a hole is never written. */
static int move(struct memory *m, int64_t offset, int origin)
{
    const int64_t from = origin == SEEK_SET ? 0 : (int64_t)(origin == SEEK_CUR ? m->at : m->n);
    if (offset < -from || from + offset > (int64_t)m->n)
        return -1;
    m->at = (size_t)(from + offset);
    return 0;
}

static ssize_t stream_read(void *cookie, char *into, size_t n)
{
    return (ssize_t)take(cookie, into, n);
}

static ssize_t stream_write(void *cookie, const char *from, size_t n)
{
    return (ssize_t)put(cookie, from, n);
}

static int stream_seek(void *cookie, off64_t *offset, int origin)
{
    struct memory *m = cookie;
    if (move(m, *offset, origin) != 0)
        return -1;
    *offset = (off64_t)m->at;
    return 0;
}

FILE *lxw_tmpfile(char *folder)
{
    (void)folder;
    return fopencookie(NEW(here.a, struct memory), "w+b", (cookie_io_functions_t){
        .read = stream_read, .write = stream_write, .seek = stream_seek });
}

static voidpf zip_open(voidpf opaque, const char *name, int mode)
{
    (void)opaque, (void)name, (void)mode;
    return here.archive = NEW(here.a, struct memory);
}

static uLong zip_read(voidpf opaque, voidpf stream, void *into, uLong n)
{
    (void)opaque;
    return take(stream, into, n);
}

static uLong zip_write(voidpf opaque, voidpf stream, const void *from, uLong n)
{
    (void)opaque;
    return put(stream, from, n);
}

static long zip_tell(voidpf opaque, voidpf stream)
{
    (void)opaque;
    return (long)((const struct memory *)stream)->at;
}

static long zip_seek(voidpf opaque, voidpf stream, uLong offset, int origin)
{
    (void)opaque;
    return move(stream, (int64_t)offset,
                origin == ZLIB_FILEFUNC_SEEK_SET ? SEEK_SET
                : origin == ZLIB_FILEFUNC_SEEK_CUR ? SEEK_CUR : SEEK_END);
}

static int zip_nothing(voidpf opaque, voidpf stream)
{
    (void)opaque, (void)stream;
    return 0;
}

zipFile zipOpen(const char *name, int append)
{
    zlib_filefunc_def how = {
        .zopen_file = zip_open, .zread_file = zip_read, .zwrite_file = zip_write,
        .ztell_file = zip_tell, .zseek_file = zip_seek, .zclose_file = zip_nothing,
        .zerror_file = zip_nothing };
    return zipOpen2(name, append, NULL, &how);
}
