#include "pages/drafts/collision.h"
#include "base/buf.h"
#include "base/lang.h"
#include "pages/frame.h"

#define SHOWN_MAX (64 * 1024)

static const char *choose_name(struct arena *a, const struct form_part *part)
{
    return str_fmt(a, "choose_%s", part->name).p;
}

/* All values of a field in one line each; boxes come as several. */
static str values_of(const struct form *f, str field)
{
    struct buf b = { .a = f->a, .max = SHOWN_MAX };
    for (size_t i = 0; i < f->fields.n; i++)
        if (str_eq(f->fields.v[i].name, field) && !str_empty(f->fields.v[i].value)) {
            if (b.n)
                buf_add(&b, S(", "));
            buf_add(&b, f->fields.v[i].value);
        }
    return buf_str(&b);
}

static bool listed(const str *names, size_t n, str name)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(names[i], name))
            return true;
    return false;
}

/* Fields of the part that either form has, in the order of mine; *differ: some are not alike. */
static size_t compare(const struct form_parts *p, const struct form_part *part,
                      const struct form *mine, const struct form *theirs,
                      struct collision_line *lines, bool *differ)
{
    const struct form *forms[] = { mine, theirs };
    str *names = NEWS(mine->a, str, mine->fields.n + theirs->fields.n);
    size_t n = 0;
    *differ = false;
    for (size_t k = 0; k < 2; k++)
        for (size_t i = 0; i < forms[k]->fields.n; i++) {
            const str name = forms[k]->fields.v[i].name;
            if (part_of_field(p, name) != part || listed(names, n, name))
                continue;
            const str a = values_of(mine, name), b = values_of(theirs, name);
            if (str_empty(a) && str_empty(b))
                continue;
            names[n] = name;
            lines[n] = (struct collision_line){
                field_words(p, name), value_words(mine->a, p, name, a),
                value_words(mine->a, p, name, b), !str_eq(a, b) };
            *differ = *differ || lines[n].differs;
            n++;
        }
    return n;
}

void collision_show(const struct form_parts *p, struct form *mine, const struct form *theirs,
                    str name, instant made, int64_t version, struct draft_bar *bar)
{
    struct collision_part *parts = NEWS(mine->a, struct collision_part, p->n);
    bar->base = version;
    bar->collision = (struct collision){ .name = name, .made = made, .parts = parts };
    for (size_t i = 0; i < p->n; i++) {
        struct collision_line *lines = NEWS(mine->a, struct collision_line,
                                            mine->fields.n + theirs->fields.n);
        bool differ;
        const size_t n = compare(p, &p->list[i], mine, theirs, lines, &differ);
        if (!differ)
            continue;
        const char *choose = choose_name(mine->a, &p->list[i]);
        const str chose = form_raw(mine, choose);
        parts[bar->collision.n++] = (struct collision_part){
            .title = str_from(tr(p->list[i].title)), .choose = choose, .lines = lines, .n = n,
            .problem = form_problem_of(mine, choose), .chose_mine = str_eq(chose, S("mine")),
            .chose_theirs = str_eq(chose, S("theirs")) };
    }
}

bool collision_chosen(const struct form_parts *p, const struct form *mine)
{
    for (size_t i = 0; i < p->n; i++)
        if (!str_empty(form_raw(mine, choose_name(mine->a, &p->list[i]))))
            return true;
    return false;
}

void collision_take(const struct form_parts *p, struct form *mine, const struct form *theirs)
{
    struct draft_part *take = NEWS(mine->a, struct draft_part, p->n);
    size_t n = 0;
    for (size_t i = 0; i < p->n; i++) {
        struct collision_line *lines = NEWS(mine->a, struct collision_line,
                                            mine->fields.n + theirs->fields.n);
        bool differ;
        const str chose = form_raw(mine, choose_name(mine->a, &p->list[i]));
        compare(p, &p->list[i], mine, theirs, lines, &differ);
        if (differ && str_eq(chose, S("theirs")))
            take[n++] = part_typed(mine->a, p, &p->list[i], theirs);
        else if (differ && !str_eq(chose, S("mine")))
            form_problem(mine, choose_name(mine->a, &p->list[i]),
                         str_from(tr(TR("Hãy chọn bản được giữ."))));
    }
    parts_fill(p, take, n, mine);
}
