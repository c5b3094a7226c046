/* Messages that the desk took for somebody else, and callers who abused the line. */
#include "base/lang.h"
#include "domain/accounts/user.h"
#include "domain/cases/people.h"
#include "domain/desk/desk.h"
#include "domain/intake/places.h"
#include "pages/answer.h"
#include "pages/desk/desk.h"
#include "pages/desk/view.h"
#include "pages/drafts/form_draft.h"
#include "pages/drafts/several.h"
#include "pages/frame.h"
#include "tpl/desk_notes.h"

static const struct choice *unit_choices(struct req *r, const struct form *f, size_t *n)
{
    struct places p;
    if (places_load(r->cx, &p) != OK)
        return NULL;
    struct choice *c = NEWS(r->cx->a, struct choice, p.n + 1);
    const str own = str_fmt(r->cx->a, "%lld", (long long)user_home(r->who)->unit.v);
    const str typed = form_raw(f, "unit");
    c[(*n)++] = (struct choice){ .value = own, .label = user_home(r->who)->unit_name,
                                 .on = str_empty(typed) || str_eq(typed, own) };
    for (size_t i = 0; i < p.n; i++) {
        const str id = str_fmt(r->cx->a, "%lld", (long long)p.communes[i].id.v);
        if (!str_eq(id, own))
            c[(*n)++] = (struct choice){
                .value = id, .on = str_eq(typed, id),
                .label = unit_body_words(r->cx->a, r->cx->lang, S("commune"), p.communes[i].kind,
                                         p.communes[i].name) };
    }
    return c;
}

static enum err notes_lines(struct req *r, const struct page_drafts *d,
                            struct desk_notes_view *v)
{
    struct desk_notes_row *rows;
    const unit_id unit = user_home(r->who)->unit;
    TRY(notes_load(r->cx, unit, &rows, &v->n_lines));
    struct note_line *out = NEWS(r->cx->a, struct note_line, v->n_lines);
    for (size_t i = 0; i < v->n_lines; i++) {
        out[i] = (struct note_line){
            .id = rows[i].id.v, .body = rows[i].body, .by = rows[i].by_name,
            .to = rows[i].to_name.has ? rows[i].to_name.v : S(""), .made = rows[i].made,
            .abuse = str_eq(rows[i].kind, S("abuse")),
            .may_settle = note_may_settle(r->who, unit, rows[i].kind, rows[i].to, rows[i].by) };
        out[i].decision = form_raw(page_draft_line(d, "settle", rows[i].id.v, &out[i].draft),
                                   "decision");
    }
    v->lines = out;
    return OK;
}

static enum err notes_page(struct req *r, struct resp *w, struct form *typed, int status)
{
    static const char *const kinds[][2] = {
        { "message", TR("Tin nhắn cho đơn vị hoặc người khác") },
        { "abuse", TR("Người gọi chửi bới, quấy rối (báo phụ trách; không ai bị chặn)") },
    };
    struct page page = page_staff(r, str_from(tr(TR("Tin nhắn của bàn trực"))));
    struct draft_bar draft;
    struct page_drafts drafts;
    TRY(page_drafts_open(r, (case_id){ 0 }, S("desk/notes"), typed, &page, &drafts));
    const struct form *f = page_draft(&drafts, "", &draft);
    struct desk_notes_view v = {
        .page = page, .draft = draft,
        .kind = field_of(f, (struct field){ .name = "kind", .label = TR("Ghi gì?"),
                                            .required = true }),
        .unit = field_of(f, (struct field){ .name = "unit", .label = TR("Gửi cho đơn vị"),
                                            .required = true }),
        .body = field_of(f, (struct field){
            .name = "body", .label = TR("Nội dung"), .required = true, .rows = 4, .max = NOTE_MAX,
            .hint = TR("Không ghi số điện thoại: số của người gọi chỉ nằm trong phản ánh, đã niêm "
                       "phong.") }),
    };
    struct choice *c = NEWS(r->cx->a, struct choice, COUNT(kinds));
    const str kind = str_empty(v.kind.value) ? S("message") : v.kind.value;
    for (size_t i = 0; i < COUNT(kinds); i++)
        c[i] = (struct choice){ .value = str_from(kinds[i][0]),
                                .label = str_from(tr(kinds[i][1])),
                                .on = str_eq(kind, str_from(kinds[i][0])) };
    v.kinds = c;
    v.n_kinds = COUNT(kinds);
    v.units = unit_choices(r, f, &v.n_units);
    TRY(notes_lines(r, &drafts, &v));
    v.problems = form_problems(typed, &v.n_problems);
    v.page.has_problems = v.n_problems > 0;
    tpl_desk_notes(resp_html(w, status), &v);
    return OK;
}

enum err desk_notes_get(struct req *r, struct resp *w)
{
    struct form f;
    form_empty(r, &f);
    return notes_page(r, w, &f, 200);
}

/* The unit must be one of those offered. */
static bool known_unit(struct req *r, const struct form *f, int64_t id)
{
    size_t n = 0;
    const struct choice *c = unit_choices(r, f, &n);
    const str want = str_fmt(r->cx->a, "%lld", (long long)id);
    for (size_t i = 0; i < n; i++)
        if (str_eq(c[i].value, want))
            return true;
    return false;
}

enum err desk_notes_post(struct req *r, struct resp *w)
{
    static const char *const kinds[] = { "message", "abuse" };
    struct form f;
    TRY(form_read(r, &f));
    const str kind = form_one_of(&f, "kind", kinds, COUNT(kinds));
    const int64_t unit = form_i64(&f, "unit", 1, INT64_MAX);
    const str body = form_str(&f, "body", NOTE_MAX);
    if (form_ok(&f) == OK && !known_unit(r, &f, unit))
        form_problem(&f, "unit", str_from(tr(TR("Hãy chọn đơn vị trong danh sách."))));
    if (form_ok(&f) != OK)
        return notes_page(r, w, &f, 422);
    const enum err e = note_write(r->cx, r->who, str_eq(kind, S("abuse")) ? NOTE_ABUSE
                                                                          : NOTE_MESSAGE,
                                  (unit_id){ unit }, (opt_account_id){ 0 }, body);
    if (e == ERR_INVALID) {
        form_problem(&f, "body", str_from(tr(TR("Có số điện thoại trong nội dung. Hãy bỏ số đó: "
                                                "muốn được gọi lại, người gọi để lại phản ánh."))));
        return notes_page(r, w, &f, 422);
    }
    TRY(e);
    draft_sent(r, &f);
    return resp_redirect(w, S("/staff/desk/notes"));
}

enum err desk_note_settle_post(struct req *r, struct resp *w)
{
    struct form f;
    int64_t id = 0;
    TRY(form_read(r, &f));
    TRY(req_id(r, "id", &id));
    const str decision = form_str(&f, "decision", DECISION_MAX);
    if (form_ok(&f) != OK)
        return notes_page(r, w, &f, 422);
    TRY(note_settle(r->cx, r->who, (note_id){ id }, decision));
    draft_sent(r, &f);
    return resp_redirect(w, S("/staff/desk/notes"));
}
