#include "pages/violations/show.h"
#include "base/config.h"
#include "base/lang.h"
#include "domain/violations/file.h"
#include "pages/answer.h"
#include "pages/cases/parts.h"
#include "pages/violations/lines.h"
#include "pages/violations/pay.h"
#include "tpl/case_sanction.h"

static struct record_lines record_words(const struct record_whole_row *r)
{
    return (struct record_lines){
        .number = r->number, .name = r->name, .address = r->address,
        .subject = str_from(tr(subject_label(r->subject))), .representative = r->representative,
        .statement = r->statement, .witness = r->witness, .place = r->place,
        .writer = r->writer_name, .made = r->made, .detected = r->detected, .has_id = r->has_id,
        .stop = r->stop, .has_signed = r->has_signed, .may_explain = r->may_explain,
    };
}

/* The stage of the side track; where the text is public, the way to it. */
static struct publication_line publication_words(struct cx *cx, const struct case_show *s,
                                                 const struct sanction_file *file)
{
    struct publication_line p = { .state = S("") };
    const struct flow_track *track = flow_track(s->held.flow, S("publication"));
    const struct flow_stage *stage =
        track ? track_stage(track, s->values, s->n_values, s->held.flow) : NULL;
    struct url site;
    if (stage)
        p.state = flow_words(cx->lang, stage->title);
    if (file->has_decision && file->decision.row.released.has
        && url_parse(str_fmt(cx->a, "%.*s/violators/%.*s", STR_ARG(cx->conf->public_site.url),
                             STR_ARG(file->decision.row.released.v)), &site) == OK)
        p.href = site;
    return p;
}

enum err sanction_show(struct req *r, struct resp *w, const struct case_show *s,
                       const struct case_view *v)
{
    struct cx *cx = r->cx;
    struct sanction_file file;
    struct sanction_view view = { .c = *v };
    parts_common(cx, r->who, s, &view.c);
    TRY(sanction_file_load(cx, s->c.id, &file));
    parts_children(cx, file.children, file.n_children, &view.c);
    view.has_record = file.has_record;
    view.has_decision = file.has_decision;
    if (file.has_record) {
        view.record = record_words(&file.violation.rows[0]);
        view.acts = act_lines(cx, &file.violation, file.has_decision ? &file.decision : NULL);
        view.n_acts = file.violation.n;
    }
    if (file.has_decision) {
        view.decision = decision_words(cx, s->held.code, &file.decision);
        if (file.decision.row.number.has)
            view.payments = pay_lines(cx, s, &file.fine);
        view.publication = publication_words(cx, s, &file);
    }
    tpl_case_sanction(resp_html(w, 200), &view);
    return OK;
}
