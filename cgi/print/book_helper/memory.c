#include "print/book_helper/memory.h"
#include "base/arena.h"
#include "base/file.h"
#include <minizip/zip.h>
#include <stdio.h>
#include <string.h>
#include <xlsxwriter.h>

#define PIECE ((size_t)1 << 20)

/* In pieces, which are never moved: what grew in one place would be there twice meanwhile. */
struct memory {
    struct arena *a; /* its own, given back when the file is closed */
    char **pieces;
    size_t n_pieces, n, at;
};

/* The libraries hand nothing through to us: what they work with is found here. */
static struct {
    size_t most;
    struct memory *archive;
} here;

void memory_start(size_t most)
{
    here.most = most;
}

static struct memory *memory_new(void)
{
    struct arena *a = arena_new(2 * here.most);
    struct memory *m = NEW(a, struct memory);
    *m = (struct memory){ .a = a, .pieces = NEWS(a, char *, here.most / PIECE + 1) };
    return m;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

enum err memory_write(int fd)
{
    const struct memory *m = here.archive;
    for (size_t i = 0; m && i < m->n_pieces; i++)
        TRY(fd_write(fd, m->pieces[i], least(PIECE, m->n - i * PIECE)));
    return m ? OK : ERR_UNAVAILABLE;
}

/* 0: it would be too large. */
static size_t put(struct memory *m, const char *from, size_t n)
{
    if (n > here.most || m->at > here.most - n)
        return 0;
    for (size_t done = 0, some; done < n; done += some, m->at += some) {
        const size_t in = m->at % PIECE;
        some = least(n - done, PIECE - in);
        if (m->at / PIECE == m->n_pieces)
            m->pieces[m->n_pieces++] = arena_alloc(m->a, PIECE);
        memcpy(m->pieces[m->at / PIECE] + in, from + done, some);
    }
    if (m->at > m->n)
        m->n = m->at;
    return n;
}

static size_t take(struct memory *m, char *into, size_t n)
{
    n = least(n, m->at < m->n ? m->n - m->at : 0);
    for (size_t done = 0, some; done < n; done += some, m->at += some) {
        some = least(n - done, PIECE - m->at % PIECE);
        memcpy(into + done, m->pieces[m->at / PIECE] + m->at % PIECE, some);
    }
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

static int stream_close(void *cookie)
{
    arena_free(((struct memory *)cookie)->a);
    return 0;
}

FILE *lxw_tmpfile(char *folder)
{
    (void)folder;
    return fopencookie(memory_new(), "w+b", (cookie_io_functions_t){
        .read = stream_read, .write = stream_write, .seek = stream_seek,
        .close = stream_close });
}

static voidpf zip_open(voidpf opaque, const char *name, int mode)
{
    (void)opaque, (void)name, (void)mode;
    return here.archive = memory_new();
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
