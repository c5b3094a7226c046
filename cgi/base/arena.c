#include "base/arena.h"
#include "base/sanitized.h"
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if SANITIZED
#include <sanitizer/asan_interface.h>
#define POISON(p, n) ASAN_POISON_MEMORY_REGION(p, n)
#define UNPOISON(p, n) ASAN_UNPOISON_MEMORY_REGION(p, n)
#define GAP 16u /* poisoned bytes between two pieces */
#else
#define POISON(p, n) ((void)0)
#define UNPOISON(p, n) ((void)0)
#define GAP 0u
#endif

#define ALIGN 16u
#define BLOCK (64u * 1024)

struct block {
    struct block *next; /* older */
    size_t size, used;  /* bytes of data */
    _Alignas(ALIGN) unsigned char data[];
};

struct arena {
    struct block *top, *first;
    size_t limit, used, peak, held;
};

static _Noreturn void give_up(const char *why)
{
    fprintf(stderr, "{\"level\":\"fatal\",\"event\":\"memory\",\"why\":\"%s\"}\n", why);
    exit(70);
}

static struct block *block_new(struct arena *a, size_t data)
{
    if (data > a->limit || a->held > a->limit - data)
        give_up("request needs more memory than it may have");
    struct block *b = malloc(sizeof *b + data);
    if (!b)
        give_up("system has no memory");
    b->next = a->top;
    b->size = data;
    b->used = 0;
    a->held += data;
    a->top = b;
    POISON(b->data, data);
    return b;
}

struct arena *arena_new(size_t limit_bytes)
{
    struct arena *a = calloc(1, sizeof *a);
    if (!a)
        give_up("system has no memory");
    a->limit = limit_bytes < BLOCK ? BLOCK : limit_bytes;
    a->first = block_new(a, BLOCK);
    return a;
}

static size_t rounded(size_t n)
{
    if (n > SIZE_MAX - ALIGN - GAP)
        give_up("size overflow");
    return ((n ? n : 1) + ALIGN - 1) / ALIGN * ALIGN + GAP;
}

void *arena_alloc(struct arena *a, size_t n)
{
    const size_t want = rounded(n);
    struct block *b = a->top;
    if (b->size - b->used < want)
        b = block_new(a, want > BLOCK ? want : BLOCK);
    unsigned char *p = b->data + b->used;
    b->used += want;
    a->used += want;
    if (a->used > a->peak)
        a->peak = a->used;
    UNPOISON(p, n ? n : 1);
    memset(p, 0, n ? n : 1);
    return p;
}

void *arena_array(struct arena *a, size_t n, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(n, size, &bytes))
        give_up("size overflow");
    return arena_alloc(a, bytes);
}

void *arena_grow(struct arena *a, void *p, size_t have, size_t want)
{
    if (want <= have)
        return p;
    struct block *b = a->top;
    unsigned char *c = p;
    const size_t old = rounded(have), new = rounded(want);
    const bool last = c && c >= b->data && c + old == b->data + b->used;
    if (last && b->size - b->used >= new - old) {
        b->used += new - old;
        a->used += new - old;
        if (a->used > a->peak)
            a->peak = a->used;
        UNPOISON(c, want);
        memset(c + have, 0, want - have);
        return p;
    }
    void *fresh = arena_alloc(a, want);
    if (p)
        memcpy(fresh, p, have);
    return fresh;
}

size_t arena_used(const struct arena *a)
{
    return a->used;
}

size_t arena_peak(const struct arena *a)
{
    return a->peak;
}

/* explicit_bzero: the compiler must not drop the wipe of memory nobody reads again. */
static void wipe(struct block *b)
{
    UNPOISON(b->data, b->size);
    explicit_bzero(b->data, b->used);
    b->used = 0;
}

void arena_reset(struct arena *a)
{
    while (a->top != a->first) {
        struct block *b = a->top;
        a->top = b->next;
        a->held -= b->size;
        wipe(b);
        free(b);
    }
    wipe(a->first);
    POISON(a->first->data, a->first->size);
    a->used = 0;
}

__attribute__((noinline)) void stack_wipe(void)
{
    char below[128 * 1024];
    explicit_bzero(below, sizeof below);
}

void arena_free(struct arena *a)
{
    if (!a)
        return;
    arena_reset(a);
    UNPOISON(a->first->data, a->first->size);
    free(a->first);
    free(a);
}
