#include "pages/intake/hotlines.h"
#include "base/config.h"
#include "base/lang.h"
#include "base/text.h"
#include "domain/accounts/user.h"
#include "domain/intake/places.h"
#include "pages/answer.h"
#include "pages/frame.h"
#include "pages/intake/hotlines_view.h"
#include "tpl/hotlines.h"

#define LETTERS 26
#define NAME_BYTES 120

struct directory {
    const struct hotline *v;
    size_t n;
};

/* 'A'..'Z' of the folded name; 0 when it begins with something else. */
static char first_letter(struct arena *a, str name)
{
    const str f = text_fold(a, name);
    return f.n && f.p[0] >= 'a' && f.p[0] <= 'z' ? (char)(f.p[0] - 'a' + 'A') : 0;
}

static bool is_commune(const struct hotline *h)
{
    return str_eq(h->level, S("commune"));
}

static struct line line_of(struct cx *cx, const struct hotline *h)
{
    struct line l = {
        .name = unit_body_words(cx->a, cx->lang, h->level, h->kind, h->name),
        .phone = h->phone.has ? h->phone.v : S(""), .email = h->email.has ? h->email.v : S(""),
        .hours = h->hours.has ? h->hours.v : S("") };
    if (url_tel(cx->a, l.phone, &l.tel) != OK)
        l.tel = (struct url){ 0 };
    return l;
}

/* Đ is looked for under D, but is a letter of its own: what stands there is said. */
static str letter_words(struct arena *a, const struct directory *d, char letter)
{
    bool plain = false, barred = false;
    for (size_t i = 0; letter == 'D' && i < d->n; i++)
        if (is_commune(&d->v[i]) && first_letter(a, d->v[i].name) == letter) {
            const bool has_bar = str_starts(d->v[i].name, S("Đ"));
            barred = barred || has_bar;
            plain = plain || !has_bar;
        }
    return !barred ? str_fmt(a, "%c", letter) : plain ? S("D, Đ") : S("Đ");
}

static void letters_of(struct arena *a, const struct directory *d, char shown,
                       struct hotlines_view *v)
{
    struct letter *l = NEWS(a, struct letter, LETTERS);
    for (int c = 'A'; c <= 'Z'; c++) {
        bool used = false;
        for (size_t i = 0; i < d->n && !used; i++)
            used = is_commune(&d->v[i]) && first_letter(a, d->v[i].name) == c;
        if (used)
            l[v->n_letters++] = (struct letter){
                .label = letter_words(a, d, (char)c), .current = c == shown,
                .href = url_own(str_fmt(a, "/hotlines?letter=%c", c)) };
    }
    v->letters = l;
}

static void lists_of(struct cx *cx, const struct directory *d, char shown,
                     struct hotlines_view *v)
{
    struct line *above = NEWS(cx->a, struct line, d->n), *lines = NEWS(cx->a, struct line, d->n);
    for (size_t i = 0; i < d->n; i++) {
        const struct hotline *h = &d->v[i];
        if (!is_commune(h))
            above[v->n_above++] = line_of(cx, h);
        else if (!v->asked && (!shown || first_letter(cx->a, h->name) == shown))
            lines[v->n_lines++] = line_of(cx, h);
    }
    v->above = above;
    v->lines = lines;
}

/* The bodies of these codes, under what was asked for. */
static struct was_line was_of(struct cx *cx, const struct directory *d, str was,
                              const str *codes, size_t n)
{
    struct line *lines = NEWS(cx->a, struct line, n);
    struct was_line out = { .was = was, .lines = lines };
    for (size_t k = 0; k < n; k++)
        for (size_t i = 0; i < d->n; i++)
            if (is_commune(&d->v[i]) && str_eq(d->v[i].code, codes[k]))
                lines[out.n++] = line_of(cx, &d->v[i]);
    return out;
}

static str name_was(struct cx *cx, const struct place_name *p)
{
    const str words = unit_place_words(cx->a, cx->lang, p->kind, p->name);
    return p->old ? tr_args(cx->a, TR("{0} (trước đây)"), &words, 1) : words;
}

static void find_name(struct cx *cx, const struct directory *d, const struct places *p, str q,
                      struct hotlines_view *v)
{
    struct place_said said;
    struct was_line *one = NEW(cx->a, struct was_line);
    if (places_said(cx->a, p, q, SAID_TYPED, &said)) {
        *one = was_of(cx, d, name_was(cx, said.as), said.codes, said.n);
    } else {
        size_t n;
        bool exact;
        const struct commune *const *found = places_find(cx->a, p, q, &n, &exact);
        str *codes = NEWS(cx->a, str, n);
        for (size_t i = 0; i < n; i++)
            codes[i] = found[i]->code;
        *one = was_of(cx, d, q, codes, n);
    }
    v->found = one;
    v->n_found = one->n > 0;
}

/* One code went on to another unit now and then: each that had it is told. */
static void find_code(struct cx *cx, const struct directory *d, const struct places *p, str code,
                      struct hotlines_view *v)
{
    struct was_line *all = NEWS(cx->a, struct was_line, p->n_names);
    for (size_t i = 0; i < p->n_names; i++) {
        const struct place_name *u = &p->names[i];
        if (!str_eq(u->code, code))
            continue;
        const str was = name_was(cx, u);
        bool there = false;
        for (size_t k = 0; k < v->n_found && !there; k++)
            there = str_eq(all[k].was, was);
        if (!there)
            all[v->n_found++] = was_of(cx, d, was, u->now, u->n_now);
    }
    v->found = all;
}

static enum err answer(struct req *r, struct resp *w, str q, str code)
{
    struct cx *cx = r->cx;
    struct directory d;
    struct places p;
    struct form f;
    const str letter = req_query(r, "letter", 1);
    const char shown = letter.n == 1 && letter.p[0] >= 'A' && letter.p[0] <= 'Z' ? letter.p[0] : 0;
    form_empty(r, &f);
    form_fill(&f, "q", q);
    struct hotlines_view v = { .page = page_public(r, TR("Danh bạ đường dây nóng"), "/hotlines"),
                               .asked = !str_empty(q) || !str_empty(code) };
    TRY(places_directory(cx, &d.v, &d.n));
    if (v.asked)
        TRY(places_load_all(cx, &p));
    if (!str_empty(q))
        find_name(cx, &d, &p, q, &v);
    if (!str_empty(code)) {
        find_code(cx, &d, &p, code, &v);
        if (v.n_found == 0)
            return ERR_NOT_FOUND;
    }
    v.q = field_of(&f, (struct field){
        .name = "q", .label = TR("Tìm nơi của bạn"), .quiet = true, .type = "search",
        .max = NAME_BYTES, .autocomplete = "off",
        .hint = TR("Gõ tên xã, phường, huyện, cũ hay mới, không dấu cũng được.") });
    lists_of(cx, &d, shown, &v);
    letters_of(cx->a, &d, shown, &v);
    tpl_hotlines(resp_html(w, 200), &v);
    if (str_empty(q)) /* what somebody looks for is kept nowhere */
        resp_cache_page(w, cx->conf->published.keep_seconds);
    return OK;
}

enum err hotlines_get(struct req *r, struct resp *w)
{
    const str q = req_query(r, "q", NAME_BYTES);
    return answer(r, w, q.p ? str_trim(q) : S(""), S(""));
}

enum err hotlines_code_get(struct req *r, struct resp *w)
{
    return answer(r, w, S(""), req_path(r, "code"));
}
