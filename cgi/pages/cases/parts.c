#include "pages/cases/parts.h"
#include "base/json.h"
#include "base/lang.h"
#include "domain/intake/labels.h"
#include "domain/cases/clock_next.h"
#include "domain/cases/material.h"
#include "domain/intake/tables.h"
#include "domain/violations/draft.h"
#include "domain/violations/open.h"
#include "law/law.h"
#include "pages/cases/opinion.h"
#include "pages/cases/place.h"

/* A step from more stages than that is no part of the way; a decision in force has many stages. */
#define RARE_FROM 4
#define RARE_FROM_IN_FORCE 8
#define RARE_FOLD 3 /* fewer are no crowd */

static struct step_line line_of(struct cx *cx, const struct case_show *s, str title, str hint,
                                str place)
{
    return (struct step_line){ title, hint,
        url_own(str_fmt(cx->a, "/staff/cases/%.*s/%.*s", STR_ARG(s->held.code), STR_ARG(place))) };
}

/* Death, a postponement, a stay: the fine is not late there. */
static bool detour(const struct flow_stage *to, const struct flow_stage *here)
{
    return to->not_late.n > 0 && here->not_late.n == 0;
}

/* The ordinary way on: to a later stage, not out of the procedure, not to other hands. */
static bool onward(const struct flow_step *step, const struct flow_stage *here)
{
    const struct flow_stage *to = step->to;
    if (step->record == RECORD_PAYMENT)
        return true;
    if (!to || step->handover != HANDOVER_NONE || to->index <= here->index
        || step->record == RECORD_TRANSFER)
        return false;
    if (detour(to, here))
        return false;
    if (here->in_force && (step->record == RECORD_DECISION || step->record == RECORD_COERCION))
        return false;
    return !to->end || to->in_force || (step->answers && step->n_from == 1);
}

/* All it does to the terms is to end some that do not run: it answers what nobody asked for. */
static bool unasked(const struct flow_step *step, const struct case_show *s)
{
    if (step->to || step->n_clocks == 0)
        return false;
    for (size_t i = 0; i < step->n_clocks; i++) {
        if (step->clocks[i].act != CLOCK_STOP)
            return false;
        for (size_t k = 0; k < s->n_clocks; k++)
            if (!s->clocks[k].row.stopped.has
                && str_eq(s->clocks[k].row.code, step->clocks[i].term))
                return false;
    }
    return true;
}

/* What most cases never need: from almost anywhere, a detour, or against a decision in force. */
static bool rare(const struct flow_step *step, const struct case_show *s)
{
    const struct flow_stage *here = s->held.stage;
    return unasked(step, s) || step->n_from > (here->in_force ? RARE_FROM_IN_FORCE : RARE_FROM)
        || (step->to && detour(step->to, here))
        || (here->in_force && step->record == RECORD_DECISION && step->n_from > 2);
}

/* Steps of the workflow, and what the reader may do besides. */
static void steps_of(struct cx *cx, const struct user *who, const struct case_show *s,
                     struct case_view *v)
{
    struct step_line *out = NEWS(cx->a, struct step_line, s->n_steps + 2);
    for (size_t i = 0; i < s->n_steps; i++) {
        const struct flow_step *step = s->steps[i];
        const str place = str_fmt(cx->a, "%s/%.*s", step_has_own_page(step) ? "write" : "step",
                                  STR_ARG(step->name));
        out[v->n_steps] = line_of(cx, s, flow_words(cx->lang, step->title), step->basis, place);
        struct step_line *l = &out[v->n_steps++];
        l->onward = onward(step, s->held.stage);
        l->rare = !l->onward && rare(step, s)
            && (s->held.handler.has || !step->assigns);
        v->n_rare += l->rare;
    }
    const bool free = s->held.standing.conflict == CONFLICT_NONE;
    if (free && sanction_may_open(who, s->held.flow, s->held.unit))
        out[v->n_steps++] = line_of(cx, s, str_from(tr(TR("Lập hồ sơ xử phạt"))),
                                    S("Điều 58 Luật 15/2012/QH13"), S("sanction"));
    if (draft_may(who, &s->held)) {
        out[v->n_steps] = line_of(cx, s, str_from(tr(TR("Soạn dự thảo quyết định"))),
                                  S("Điều 67, Điều 68 Luật 15/2012/QH13"), S("decision"));
        out[v->n_steps++].onward = true;
    }
    for (size_t i = 0; v->n_rare < RARE_FOLD && i < v->n_steps; i++)
        out[i].rare = false;
    v->n_rare = v->n_rare < RARE_FOLD ? 0 : v->n_rare;
    v->steps = out;
}

/* Who was told by name stands in the history. */
static str told_words(const struct clocks_of_case_row *k)
{
    if (k->stopped.has || k->told < TOLD_HEAD)
        return S("");
    return str_from(tr(k->told == TOLD_HEAD ? TR("đã báo trưởng đơn vị")
                                            : TR("đã báo cáo cấp trên")));
}

static const struct clock_line *clocks_of(struct cx *cx, const struct case_show *s)
{
    struct clock_line *out = NEWS(cx->a, struct clock_line, s->n_clocks);
    for (size_t i = 0; i < s->n_clocks; i++) {
        const struct clock_show *k = &s->clocks[i];
        out[i] = (struct clock_line){
            .name = k->name, .words = k->words, .sure = k->sure, .demo = k->demo,
            .due = instant_date(k->row.due), .due_at = k->row.due,
            .hours = k->row.due != day_end(instant_date(k->row.due)),
            .theirs = flow_duty(s->held.flow, k->row.code) == DUTY_VIOLATOR,
            .told = told_words(&k->row), .state = k->row.stopped.has
                ? DUE_DONE : due_state(cx, (opt_instant){ .has = true, .v = k->row.due }),
        };
        if (k->row.paused.has) /* its old date presses nobody */
            out[i] = (struct clock_line){
                .name = k->name, .words = k->words, .sure = k->sure, .demo = k->demo,
                .state = DUE_PAUSED, .paused = instant_date(k->row.paused.v),
                .if_resumed = k->if_resumed };
    }
    return out;
}

static bool shown_field(const struct flow_field *field)
{
    return field && field->type != FIELD_ACCOUNT && field->type != FIELD_ACCOUNTS
        && field->type != FIELD_UNIT;
}

/* A file is fetched by its name. */
static struct url value_link(struct cx *cx, const struct case_show *s,
                             const struct flow_field *field, str text)
{
    const str args[] = { s->held.code, text };
    return field && field->type == FIELD_FILE ? url_path(cx->a, "/staff/cases/%s/files/%s", args, 2)
                                              : (struct url){ 0 };
}

/* What the service itself writes into an event: which term, who was told, who was assigned. */
static const char *own_fact(str name)
{
    static const struct { const char *name, *label; } own[] = {
        { "draft_of", TR("Văn bản trình ký") }, { "version", TR("Bản") },
        { "comment", TR("Ý kiến") },
        { "term", TR("Thời hạn") }, { "told", TR("Đã báo cho") },
        { "why", TR("Vì sao") }, { "taken_by", TR("Người nghe điện thoại") },
        { "delegation", TR("Văn bản giao quyền") },
        { "letter_number", TR("Số công văn") }, { "letter_from", TR("Cơ quan gửi") },
        { "letter_on", TR("Ngày công văn") },
        { "submission_number", TR("Số tờ trình") }, { "submission_on", TR("Ngày tờ trình") },
        { "lead", TR("Chủ trì") }, { "helpers_named", TR("Phối hợp") },
        { "to_version", TR("Phiên bản") },
        { "pollution", TR("Loại ô nhiễm") }, { "message_kind", TR("Loại tin") },
        { "hint", TR("Máy gợi ý") },
        { "case", TR("Vụ việc") }, { "refs", TR("Phản ánh") },
        { "public_id", TR("Mã công khai") }, { "public_commune", TR("Xã, phường") },
        { "public_text", TR("Nội dung công khai") }, { "public_notes", TR("Kết quả công khai") },
    };
    for (size_t i = 0; i < COUNT(own); i++)
        if (str_eq(name, str_from(own[i].name)))
            return tr(own[i].label);
    return NULL;
}

static struct pair_line fact_of(struct cx *cx, const struct case_show *s, str name, str text)
{
    const struct flow_field *field = flow_field_ever(cx->flows, s->held.flow, name);
    if (shown_field(field))
        return (struct pair_line){ flow_words(cx->lang, field->label),
                                   flow_value_words(cx, field, text),
                                   value_link(cx, s, field, text) };
    if (own_fact(name))
        return (struct pair_line){
            .name = str_from(own_fact(name)),
            .text = str_eq(name, S("term")) ? law_term_name(cx->law, cx->lang, text)
                : str_eq(name, S("draft_of")) ? event_title(cx, s->held.flow, text) : text };
    return (struct pair_line){ .text = str_eq(name, S("body")) || str_eq(name, S("reason"))
                                   ? flow_value_words(cx, field, text) : S("") };
}

static void facts_of(struct cx *cx, const struct case_show *s, str data, struct event_line *out)
{
    const struct json *all;
    str fault;
    if (json_parse(cx->a, data, &all, &fault) != OK || all->type != JSON_RECORD)
        return;
    struct pair_line *facts = NEWS(cx->a, struct pair_line, all->n);
    for (size_t i = 0; i < all->n; i++) {
        const struct pair_line fact = fact_of(cx, s, all->names[i], all->items[i].text);
        if (str_eq(all->names[i], S("in_place_of"))) {
            const str names[] = { out->who, all->items[i].text };
            out->who = tr_args(cx->a, TR("{0} (thay {1})"), names, COUNT(names));
        } else if (!str_empty(fact.text)) {
            facts[out->n_facts++] = fact;
        }
    }
    out->facts = facts;
}

static const struct event_line *events_of(struct cx *cx, const struct case_show *s)
{
    struct event_line *out = NEWS(cx->a, struct event_line, s->n_events);
    for (size_t i = 0; i < s->n_events; i++) {
        const struct event_show *e = &s->events[i];
        out[i].at = e->row.at;
        out[i].title = e->title;
        out[i].who = e->row.name.has ? e->row.name.v : str_from(tr(TR("Hệ thống")));
        facts_of(cx, s, e->row.data, &out[i]);
    }
    return out;
}

static void values_of(struct cx *cx, const struct case_show *s, struct case_view *v)
{
    struct pair_line *out = NEWS(cx->a, struct pair_line, s->n_values);
    for (size_t i = 0; i < s->n_values; i++) {
        const struct flow_field *field =
            flow_field_ever(cx->flows, s->held.flow, s->values[i].field);
        if (!shown_field(field))
            continue;
        out[v->n_values].name = flow_words(cx->lang, field->label);
        out[v->n_values].href = value_link(cx, s, field, s->values[i].text);
        out[v->n_values++].text = flow_value_words(cx, field, s->values[i].text);
    }
    v->values = out;
}

void parts_common(struct cx *cx, const struct user *who, const struct case_show *s,
                  struct case_view *v)
{
    steps_of(cx, who, s, v);
    v->chain = s->held.flow->n_approval > 0;
    v->clocks = clocks_of(cx, s);
    v->n_clocks = s->n_clocks;
    v->events = events_of(cx, s);
    v->n_events = s->n_events;
    values_of(cx, s, v);
    places_of(cx, s, v);
}

/* "question=value" a line; a question that the table no longer has shows its code. */
static void answers_of(struct cx *cx, str rest, struct report_line *out)
{
    struct answer_line *lines = NEWS(cx->a, struct answer_line, ANSWERS_MAX);
    str one, code;
    while (out->n_answers < ANSWERS_MAX && str_next(&rest, '\n', &one)
           && str_next(&one, '=', &code)) {
        const struct question *q = question_of(cx->intake, code);
        lines[out->n_answers++] = (struct answer_line){
            .question = q ? question_label(q, cx->lang) : code,
            .words = q ? answer_words(q, cx->lang, one) : one };
    }
    out->answers = lines;
}

static const struct report_line *reports_of(struct cx *cx, const struct user *who,
                                            const struct case_material *m)
{
    struct report_line *out = NEWS(cx->a, struct report_line, m->n_reports);
    for (size_t i = 0; i < m->n_reports; i++) {
        const struct case_reports_row *r = &m->reports[i];
        out[i] = (struct report_line){
            .ref = r->ref, .what = r->what, .place = r->place, .polluter = r->polluter,
            .pollution = str_from(pollution_label(r->pollution)),
            .nature = str_from(tr(nature_word(r->nature))), .channel = r->channel,
            .received = r->received, .named = r->named, .id = r->id.v,
            .day = r->day.has ? date_vi(cx->a, r->day.v) : S(""),
            .point = r->lat.has && r->lon.has
                ? str_fmt(cx->a, "%.5f, %.5f", r->lat.v, r->lon.v) : S(""),
            .opinion = opinion_words(cx, r),
        };
        if (r->answers.has)
            answers_of(cx, r->answers.v, &out[i]);
        if (r->avoid.has && user_roles_in(who, r->receiver)) {
            out[i].avoid = r->avoid.v;
            out[i].avoid_why = r->avoid_why.has ? r->avoid_why.v : S("");
        }
    }
    return out;
}

static const struct message_line *messages_of(struct cx *cx, const struct case_material *m)
{
    struct message_line *out = NEWS(cx->a, struct message_line, m->n_messages);
    for (size_t i = 0; i < m->n_messages; i++) {
        const struct case_messages_row *r = &m->messages[i];
        out[i] = (struct message_line){
            .outgoing = r->outgoing != 0, .kind = r->kind, .body = r->body, .sent = r->sent,
            .seen = r->seen, .readers = r->readers, .receivers = r->receivers,
            .who = r->author.has ? r->author.v
                : str_from(tr(r->outgoing ? TR("Hệ thống") : TR("Người phản ánh"))) };
    }
    return out;
}

static const struct inspection_line *inspections_of(struct cx *cx, const struct case_show *s,
                                                    const struct case_material *m)
{
    const struct flow_field *finding = flow_field_ever(cx->flows, s->held.flow, S("finding"));
    struct inspection_line *out = NEWS(cx->a, struct inspection_line, m->n_inspections);
    for (size_t i = 0; i < m->n_inspections; i++) {
        const struct inspections_of_case_row *r = &m->inspections[i];
        out[i] = (struct inspection_line){
            .visited = r->visited, .place = r->place, .people = r->people, .seen = r->seen,
            .samples = r->samples, .finding = flow_value_words(cx, finding, r->finding),
            .writer = r->name };
    }
    return out;
}

void parts_children(struct cx *cx, const struct case_children_row *rows, size_t n,
                    struct case_view *v)
{
    struct case_line *out = NEWS(cx->a, struct case_line, n);
    for (size_t i = 0; i < n; i++)
        out[i] = (struct case_line){
            .code = rows[i].code, .title = rows[i].title,
            .stage = stage_words(cx, rows[i].flow, rows[i].version, rows[i].stage) };
    v->children = out;
    v->n_children = n;
}

enum err parts_load(struct cx *cx, const struct user *who, const struct case_show *s,
                    struct case_view *v)
{
    struct case_material m;
    parts_common(cx, who, s, v);
    TRY(case_material_load(cx, s->c.id, &m));
    v->inspections = inspections_of(cx, s, &m);
    v->n_inspections = m.n_inspections;
    v->reports = reports_of(cx, who, &m);
    v->n_reports = m.n_reports;
    v->messages = messages_of(cx, &m);
    v->n_messages = m.n_messages;
    struct photo_line *photos = NEWS(cx->a, struct photo_line, m.n_photos);
    for (size_t i = 0; i < m.n_photos; i++)
        photos[i] = (struct photo_line){ .clean = str_eq(m.photos[i].state, S("clean")),
                                         .file = m.photos[i].file.v };
    v->photos = photos;
    v->n_photos = m.n_photos;
    parts_children(cx, m.children, m.n_children, v);
    const bool ours = user_roles_in(who, s->c.unit) != 0;
    v->can_write = ours && !v->recused && m.n_reports > 0;
    v->can_ask_identity = ours && !v->recused;
    return v->can_write ? material_seen(cx, s->c.id, &m) : OK;
}
