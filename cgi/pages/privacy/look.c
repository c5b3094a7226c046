#include "pages/privacy/look.h"
#include "base/lang.h"
#include "domain/privacy/redact.h"
#include "http/request.h"
#include <string.h>

/* What was typed, replaced, so that the page shows it and it is sent next. */
static void replace(struct form *f, const char *field, str text)
{
    for (size_t i = 0; i < f->fields.n; i++)
        if (str_eq(f->fields.v[i].name, str_from(field))) {
            f->fields.v[i].value = text;
            return;
        }
}

/* The text after the button that was pressed; missing: none of this field was. */
static str covered(struct req *r, const struct form *f, const char *field, str text)
{
    struct redaction found;
    str name, rest = form_raw(f, "look_cover");
    int64_t i = -1;
    if (!str_next(&rest, ':', &name) || !str_eq(name, str_from(field)))
        return (str){ 0 };
    redact_suggest(r->cx, text, &found);
    if (str_eq(rest, S("all")))
        return redact_cover_all(r->cx, text, &found);
    return str_i64(rest, &i) == OK && i >= 0 && (size_t)i < found.n
        ? redact_cover(r->cx, text, &found, (size_t)i) : text;
}

static void show(struct req *r, const char *field, str text, str warning,
                 const struct redaction *found, struct look_view *v)
{
    struct look_part *parts = NEWS(r->cx->a, struct look_part, found->n * 2 + 1);
    size_t at = 0;
    *v = (struct look_view){ .field = field, .mark = redact_mark(r->cx, text),
                             .unsure = found->unsure, .warning = warning, .parts = parts };
    for (size_t i = 0; i < found->n; i++) {
        const struct redact_span *s = &found->spans[i];
        parts[v->n_parts++].text = str_sub(text, at, s->from);
        parts[v->n_parts++] = (struct look_part){
            str_sub(text, s->from, s->to), redact_label(r->cx, s->kind),
            str_fmt(r->cx->a, "%s:%zu", field, i) };
        at = s->to;
    }
    parts[v->n_parts++].text = str_sub(text, at, text.n);
}

void look_at(struct req *r, struct form *f, const char *field, str text, str warning,
             struct looks *l)
{
    struct redaction found;
    const char *box = str_fmt(r->cx->a, "look_%s", field).p;
    const str after = covered(r, f, field, text);
    const bool pressed = form_raw(f, "look_cover").n > 0;
    if (after.p) {
        replace(f, field, after);
        text = after;
    }
    redact_suggest(r->cx, text, &found);
    const bool looked = str_empty(warning) ? redact_looked(r->cx, text, &found, form_raw(f, box))
                                           : str_eq(form_raw(f, box), redact_mark(r->cx, text));
    if (looked && !pressed)
        return;
    if (!looked && l->n < LOOKS_MAX)
        show(r, field, text, warning, &found, &l->v[l->n++]);
    form_problem(f, looked ? "" : box, str_from(looked
        ? tr(TR("Đã che. Hãy đọc lại rồi gửi; chưa có gì được gửi đi."))
        : str_empty(warning)
        ? tr(TR("Có chỗ có thể cho biết ai là ai. Hãy che đi, hoặc đọc lại rồi đánh dấu ô bên "
                "dưới; chưa có gì được gửi đi."))
        : str_c(r->cx->a, warning)));
}
