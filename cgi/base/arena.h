/*
 * Memory of one request or one job: taken from the front, released all at once
 * and wiped, because it may hold what a citizen typed.
 *
 * Allocation cannot fail: past the limit, or without memory, the process logs
 * one line and exits; its supervisor starts a new one.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena;

/* A new arena that holds at most limit_bytes (rounded up to whole blocks). */
struct arena *arena_new(size_t limit_bytes);

/* n zeroed bytes, aligned for any type. n = 0 gives a valid unique pointer. */
void *arena_alloc(struct arena *a, size_t n) __attribute__((returns_nonnull, alloc_size(2)));

/* n elements of size bytes each, zeroed; an overflow of the product exits. */
void *arena_array(struct arena *a, size_t n, size_t size)
    __attribute__((returns_nonnull, alloc_size(2, 3)));

/* Grow the array at p from have to want bytes, in place where it is the last. Contents kept. */
void *arena_grow(struct arena *a, void *p, size_t have, size_t want)
    __attribute__((returns_nonnull));

/* Bytes handed out now, and the most since arena_new. */
size_t arena_used(const struct arena *a);
size_t arena_peak(const struct arena *a);

/* Wipe and take back everything; the first block is kept for the next request. */
void arena_reset(struct arena *a);

/* Wipe what functions that have returned left on the stack, 128 KiB below the caller. */
void stack_wipe(void);

/* Wipe and give everything back to the system. NULL is allowed. */
void arena_free(struct arena *a);

#define NEW(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define NEWS(a, type, n) ((type *)arena_array((a), (n), sizeof(type)))

#endif
