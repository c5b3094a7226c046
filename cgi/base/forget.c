/*
 * What is given back to the system's heap is wiped first, whoever took it: the arena wipes
 * itself, but fcgi2, MariaDB's library, libcurl and libc keep copies of what citizens
 * typed in buffers of their own. These take the place of the C library's in the whole
 * process, libraries included. The sanitizers have theirs and are left alone.
 */
#include "base/sanitized.h"
#include "base/str.h"
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#if !SANITIZED
extern void *__libc_malloc(size_t n);
extern void __libc_free(void *p);

void free(void *p)
{
    if (p)
        explicit_bzero(p, malloc_usable_size(p));
    __libc_free(p);
}

/* Never moved by the system, which would leave the old copy behind. */
void *realloc(void *p, size_t n)
{
    const size_t have = p ? malloc_usable_size(p) : 0;
    if (p && n && n <= have && n >= have / 2)
        return p;
    if (p && n == 0) {
        free(p);
        return NULL;
    }
    void *fresh = __libc_malloc(n);
    if (!fresh || !p)
        return fresh;
    memcpy(fresh, p, have < n ? have : n);
    free(p);
    return fresh;
}
#endif
