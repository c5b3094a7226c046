#include "pages/drafts/parts.h"
#include "base/lang.h"
#include "pages/frame.h"
#include "pages/violations/draft_parts.h"
#include "pages/violations/record_parts.h"

static const struct form_part whole[] = { { "all", TR("Nội dung đã nhập"), NULL } };
static const struct form_parts any = { .form = "", .list = whole, .n = COUNT(whole) };

/* Forms of several parts: each owner adds its own. */
static const struct form_parts *const forms[] = { &record_parts, &decision_parts };

/* Tokens, buttons and searches say nothing of the matter; secrets are never written down. */
static const char *const never[] = { "csrf", "once", "do", "q", "pick", "password*", "totp*",
                                     "draft*", "choose_*" };

const struct form_parts *form_parts(str form)
{
    for (size_t i = 0; i < COUNT(forms); i++)
        if (str_eq(form, str_from(forms[i]->form)))
            return forms[i];
    return &any;
}

static size_t digits(str s, size_t at)
{
    size_t n = 0;
    while (at + n < s.n && s.p[at + n] >= '0' && s.p[at + n] <= '9')
        n++;
    return n;
}

bool field_fits(const char *pattern, str name)
{
    size_t at = 0;
    for (const char *p = pattern; *p; p++) {
        if (*p == '*' && p[1] == '\0')
            return true;
        const size_t n = *p == '#' ? digits(name, at) : at < name.n && name.p[at] == *p;
        if (n == 0)
            return false;
        at += n;
    }
    return at == name.n;
}

static bool one_fits(const char *const *patterns, str name)
{
    for (size_t i = 0; patterns[i]; i++)
        if (field_fits(patterns[i], name))
            return true;
    return false;
}

const struct form_part *part_of_field(const struct form_parts *p, str field)
{
    for (size_t i = 0; i < COUNT(never); i++)
        if (field_fits(never[i], field))
            return NULL;
    for (size_t i = 0; i < p->n; i++)
        if (!p->list[i].fields || one_fits(p->list[i].fields, field))
            return &p->list[i];
    return NULL;
}

struct draft_part part_typed(struct arena *a, const struct form_parts *p,
                             const struct form_part *part, const struct form *f)
{
    struct draft_field *fields = NEWS(a, struct draft_field, f->fields.n);
    struct draft_part out = { .name = str_from(part->name), .fields = fields };
    for (size_t i = 0; i < f->fields.n; i++)
        if (part_of_field(p, f->fields.v[i].name) == part)
            fields[out.n++] = (struct draft_field){ f->fields.v[i].name, f->fields.v[i].value };
    return out;
}

const struct draft_part *parts_typed(struct arena *a, const struct form_parts *p,
                                     const struct form *f)
{
    struct draft_part *out = NEWS(a, struct draft_part, p->n);
    for (size_t i = 0; i < p->n; i++)
        out[i] = part_typed(a, p, &p->list[i], f);
    return out;
}

static bool is_kept(const struct draft_part *kept, size_t n, const struct form_part *part)
{
    for (size_t i = 0; part && i < n; i++)
        if (str_eq(kept[i].name, str_from(part->name)))
            return true;
    return false;
}

void parts_fill(const struct form_parts *p, const struct draft_part *kept, size_t n,
                struct form *f)
{
    struct form rest = { .a = f->a, .lang = f->lang, .problems = f->problems,
                         .n_problems = f->n_problems, .cap_problems = f->cap_problems };
    for (size_t i = 0; i < f->fields.n; i++)
        if (!is_kept(kept, n, part_of_field(p, f->fields.v[i].name)))
            form_fill(&rest, str_c(f->a, f->fields.v[i].name), f->fields.v[i].value);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < kept[i].n; k++)
            form_fill(&rest, str_c(f->a, kept[i].fields[k].name), kept[i].fields[k].value);
    *f = rest;
}

static const char *label_of(const struct form_label *list, size_t n, str name)
{
    for (size_t i = 0; i < n; i++)
        if (field_fits(list[i].field, name))
            return list[i].label;
    return NULL;
}

str field_words(const struct form_parts *p, str field)
{
    const char *label = label_of(p->labels, p->n_labels, field);
    return label ? str_from(tr(label)) : field;
}

str value_words(struct arena *a, const struct form_parts *p, str field, str value)
{
    const str both = str_fmt(a, "%.*s=%.*s", STR_ARG(field), STR_ARG(value));
    const char *label = label_of(p->words, p->n_words, both);
    return label ? str_from(tr(label)) : value;
}
