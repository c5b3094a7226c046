/* All forms of a folder, and the one of a day. */
#include "base/file.h"
#include "domain/documents/form.h"

#define FILES_MAX 200

/* No two versions of one form on one day. */
static bool apart(const struct paper_forms *all, struct buf *faults)
{
    bool good = true;
    for (size_t i = 0; i < all->n; i++)
        for (size_t k = i + 1; k < all->n; k++) {
            const struct paper_form *x = &all->v[i], *y = &all->v[k];
            if (!str_eq(x->slug, y->slug) || (x->to.has && date_cmp(x->to.v, y->from) < 0)
                || (y->to.has && date_cmp(y->to.v, x->from) < 0))
                continue;
            buf_fmt(faults, "%.*s: two versions on one day\n", STR_ARG(x->slug));
            good = false;
        }
    return good;
}

static bool read_all(struct arena *a, str dir, str ending, struct paper_part **out, size_t *n,
                     struct buf *faults)
{
    str *names;
    if (dir_list(a, dir, ending, FILES_MAX, &names, n) != OK) {
        buf_fmt(faults, "%.*s: cannot be read, or too many files\n", STR_ARG(dir));
        return false;
    }
    bool good = true;
    *out = NEWS(a, struct paper_part, *n);
    for (size_t i = 0; i < *n; i++) {
        (*out)[i].name = names[i];
        if (file_read(a, path_join(a, dir, names[i]), PAPER_FILE_BYTES, &(*out)[i].text) != OK) {
            buf_fmt(faults, "%.*s: cannot be read\n", STR_ARG(names[i]));
            good = false;
        }
    }
    return good;
}

enum err paper_forms_load(struct arena *a, str dir, struct paper_forms **out, struct buf *faults)
{
    struct paper_part *files, *parts;
    size_t n, n_parts;
    if (!read_all(a, dir, S(".part"), &parts, &n_parts, faults)
        || !read_all(a, dir, S(".form"), &files, &n, faults))
        return ERR_INVALID;
    for (size_t i = 0; i < n_parts; i++)
        parts[i].name = str_sub(parts[i].name, 0, parts[i].name.n - 5);
    bool good = true;
    struct paper_form *v = NEWS(a, struct paper_form, n);
    for (size_t i = 0; i < n; i++)
        good = paper_form_read(a, files[i].name, files[i].text, parts, n_parts, &v[i],
                               faults) == OK && good;
    struct paper_forms *all = NEW(a, struct paper_forms);
    *all = (struct paper_forms){ v, n };
    if (!good || !apart(all, faults))
        return ERR_INVALID;
    *out = all;
    return OK;
}

const struct paper_form *paper_form_on(const struct paper_forms *all, str slug, struct date day)
{
    for (size_t i = 0; i < all->n; i++) {
        const struct paper_form *f = &all->v[i];
        if ((str_eq(f->slug, slug) || str_eq(f->code, slug)) && date_cmp(f->from, day) <= 0
            && (!f->to.has || date_cmp(f->to.v, day) >= 0))
            return f;
    }
    return NULL;
}
