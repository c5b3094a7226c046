/* A folder of workflows, and the list of forms beside them. */
#include "base/file.h"
#include "flow/parse.h"
#include <stdlib.h>

enum { MOST_FILES = 200 };

static enum err load_forms(struct arena *a, str path, struct flows *all, struct buf *faults)
{
    static const char *const keys[] = { "vi", "en", "basis", "valid_from", "valid_to" };
    struct parse p = { 0 };
    TRY(yml_load(a, path, faults, &p.d));
    struct flow_form *v = NEWS(a, struct flow_form, p.d.root->n);
    for (const struct yml *m = p.d.root->first; m; m = m->next) {
        if (!yml_only(&p.d, m, keys, COUNT(keys)))
            continue;
        struct flow_form *form = &v[all->n_forms++];
        form->code = m->key;
        form->title = parse_label(&p, m, YML_REQUIRED);
        form->basis = parse_basis(&p, m, "basis", YML_REQUIRED);
        const struct yml *from = yml_member(&p.d, m, "valid_from", YML_TEXT, YML_REQUIRED);
        const struct yml *to = yml_member(&p.d, m, "valid_to", YML_TEXT, YML_OPTIONAL);
        if (from)
            form->valid_from = yml_date(&p.d, from);
        if (to)
            form->valid_to = (opt_date){ true, yml_date(&p.d, to) };
    }
    all->forms = v;
    return p.d.n_faults ? ERR_INVALID : OK;
}

static int by_version(const void *x, const void *y)
{
    const struct flow *const *a = x, *const *b = y;
    const int names = str_cmp((*a)->name, (*b)->name);
    return names ? names : ((*a)->version > (*b)->version) - ((*a)->version < (*b)->version);
}

static size_t twice(const struct flow *const *v, size_t n, struct buf *faults)
{
    size_t found = 0;
    for (size_t i = 1; i < n; i++) {
        if (by_version(&v[i - 1], &v[i]) != 0)
            continue;
        buf_fmt(faults, "%.*s:1: name: version %d of \"%.*s\" stands in %.*s too\n",
                STR_ARG(v[i]->file), v[i]->version, STR_ARG(v[i]->name), STR_ARG(v[i - 1]->file));
        found++;
    }
    return found;
}

static void load_file(struct arena *a, str path, const struct flow **v, struct flows *all,
                      struct buf *faults, size_t *bad)
{
    str text;
    struct flow *f;
    if (file_read(a, path, YML_BYTES, &text) != OK) {
        buf_fmt(faults, "%.*s:1: cannot be read\n", STR_ARG(path));
        ++*bad;
    } else if (flow_parse(a, path, text, &f, faults) != OK) {
        ++*bad;
    } else {
        v[all->n++] = f;
    }
}

enum err flow_load(struct arena *a, str dir, const struct flow_terms *terms, struct flows **out,
                   struct buf *faults)
{
    struct flows *all = NEW(a, struct flows);
    str *names;
    size_t n;
    if (dir_list(a, dir, S(".yaml"), MOST_FILES, &names, &n) != OK) {
        buf_fmt(faults, "%.*s:1: folder cannot be read\n", STR_ARG(dir));
        return ERR_NOT_FOUND;
    }
    size_t bad = load_forms(a, path_join(a, dir, S("forms.yaml")), all, faults) != OK;
    const struct flow **v = NEWS(a, const struct flow *, n);
    for (size_t i = 0; i < n; i++)
        if (!str_eq(names[i], S("forms.yaml")))
            load_file(a, path_join(a, dir, names[i]), v, all, faults, &bad);
    qsort(v, all->n, sizeof(void *), by_version);
    all->all = v;
    bad += twice(v, all->n, faults);
    for (size_t i = 0; i < all->n; i++)
        bad += flow_check(a, v[i], all, terms, faults);
    *out = all;
    return bad ? ERR_INVALID : OK;
}
