#include "pages/coop/sheet.h"
#include "base/lang.h"
#include "domain/cases/coop.h"
#include "pages/answer.h"
#include "pages/coop/view.h"
#include "pages/frame.h"
#include "tpl/coop_sheet.h"

static struct date day_of(const struct case_show *s, const char *field)
{
    struct date d = { 0 };
    return date_parse(case_show_value(s, str_from(field)), &d) == OK ? d : (struct date){ 0 };
}

static void photos_of(struct cx *cx, const struct coop_sheet *s, struct sheet_view *v)
{
    struct sheet_photo *all = NEWS(cx->a, struct sheet_photo, s->n_photos);
    struct sheet_photo *added = NEWS(cx->a, struct sheet_photo, s->n_added);
    for (size_t i = 0; i < s->n_photos; i++)
        all[i] = (struct sheet_photo){ s->photos[i].file.v, s->photos[i].ref,
                                       s->photos[i].added };
    for (size_t i = 0; i < s->n_added; i++)
        added[i] = (struct sheet_photo){ .file = s->added[i].file.v, .added = true };
    v->photos = all;
    v->n_photos = s->n_photos;
    v->added = added;
    v->n_added = s->n_added;
}

enum err coop_sheet_get(struct req *r, struct resp *w)
{
    struct coop_sheet s;
    TRY(coop_sheet_load(r->cx, r->who, req_path(r, "code"), &s));
    struct sheet_view v = {
        .page = page_staff(r, str_from(tr(TR("Phiếu chuyển, đề nghị phối hợp")))),
        .code = s.show.held.code,
        .parent = s.show.c.parent_case.has ? s.show.c.parent_case.v : S(""),
        .from = s.from, .to = s.to, .topic = case_show_value(&s.show, S("topic")),
        .place = case_show_value(&s.show, S("topic_place")),
        .request = case_show_value(&s.show, S("request")),
        .stage = flow_words(r->cx->lang, s.show.held.stage->title),
        .asked = instant_date(s.show.c.opened), .wanted = day_of(&s.show, "wanted_by"),
        .outside = !s.row.inside, .asker = s.asker,
        .changes = s.asker && str_eq(s.show.held.stage->name, S("asked")),
    };
    photos_of(r->cx, &s, &v);
    tpl_coop_sheet(resp_html(w, 200), &v);
    return OK;
}

enum err coop_sheet_post(struct req *r, struct resp *w)
{
    static const char *const acts[] = { "add", "take" };
    struct form f;
    struct coop_sheet s; /* who may not see it learns nothing, whatever was sent */
    TRY(coop_sheet_load(r->cx, r->who, req_path(r, "code"), &s));
    TRY(form_read(r, &f));
    const int64_t file = form_i64(&f, "file", 1, INT64_MAX);
    const str act = form_one_of(&f, "act", acts, COUNT(acts));
    TRY(form_ok(&f));
    TRY(coop_photo(r->cx, r->who, req_path(r, "code"), (file_id){ file },
                   str_eq(act, S("add")) ? COOP_PHOTO_ADD : COOP_PHOTO_TAKE));
    return resp_redirect(w, str_fmt(r->cx->a, "/staff/cases/%.*s/sheet",
                                    STR_ARG(req_path(r, "code"))));
}

enum err coop_photo_get(struct req *r, struct resp *w)
{
    file_id file;
    str jpeg;
    TRY(req_id(r, "file", &file.v));
    TRY(coop_photo_read(r->cx, r->who, req_path(r, "code"), file, &jpeg));
    return resp_bytes(w, 200, "image/jpeg", jpeg);
}
