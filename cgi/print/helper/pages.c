#include "print/helper/print.h"

static double heads_height(const struct atom *t)
{
    double h = 0;
    for (size_t i = 0; i < t->n_heads; i++)
        h += t->heads[i].height;
    return h;
}

/*
 * Where the page that begins at from ends: before the first atom that is too low, moved
 * up to a place where a break may be. A stretch that fills a page is broken anywhere.
 */
static size_t page_end(const struct atoms *all, size_t from)
{
    double y = heads_height(&all->v[from]);
    size_t end = from;
    while (end < all->n && (end == from || !all->v[end].new_page)) {
        const struct atom *t = &all->v[end];
        if (!t->gap && y + t->height > TEXT_H && end > from)
            break;
        y += t->height;
        end++;
    }
    if (end == all->n || all->v[end].new_page)
        return end;
    for (size_t i = end; i > from; i--)
        if (!all->v[i - 1].keep)
            return i;
    return end;
}

enum err pages_break(struct arena *a, const struct atoms *all, size_t **first, size_t *n)
{
    size_t at = 0;
    *first = NEWS(a, size_t, PAGES_MAX + 1);
    *n = 0;
    while (at < all->n) {
        while (at < all->n && all->v[at].gap && *n > 0)
            at++;
        if (at == all->n)
            break;
        if (*n == PAGES_MAX)
            return ERR_TOO_LARGE;
        (*first)[(*n)++] = at;
        at = page_end(all, at);
    }
    if (*n == 0)
        (*first)[(*n)++] = 0;
    (*first)[*n] = all->n;
    return OK;
}
