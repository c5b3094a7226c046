/* Moves of a sanction file of the demonstration, from its opening to the published decision. */
#include "domain/documents/document.h"
#include "domain/documents/signed.h"
#include "domain/publication/publication.h"
#include "domain/violations/open.h"
#include "domain/violations/payment.h"
#include "domain/violations/sign.h"
#include "run/demo_play.h"

static enum err open_file(struct play *p)
{
    const struct sanction_new in = { .violator = str_from(p->s->culprit->name),
                                     .detected = p->cx->today, .record_term = S("normal") };
    return sanction_open(p->cx, p->who, p->code, &in, &p->file);
}

static enum err record(struct play *p, const struct move *m)
{
    const struct culprit *c = p->s->culprit;
    struct step_fault fault = { 0 };
    const struct sheet_person writer = { p->who->name, S("Công chức"),
                                         user_home(p->who)->unit_name };
    const struct record_act act = {
        .in = { .act = str_from(c->act), .day = date_add(p->cx->today, -1), .going_on = true,
                .mitigating = 1 },
        .described = str_from(c->described), .ticks = S("MIT_CONFESSED") };
    const struct record_new in = {
        .number = str_fmt(p->cx->a, "%02zu" RECORD_SUFFIX, p->number + 11),
        .made = p->cx->today, .detected = date_add(p->cx->today, -1),
        .place = str_from(p->s->place), .subject = LAW_ORGANIZATION, .name = str_from(c->name),
        .address = str_from(c->address), .id_number = str_from(c->tax),
        .representative = str_from(c->representative),
        .statement = S("Thừa nhận sự việc, xin khắc phục."), .stop_ordered = true,
        .has_signed = true, .witness = S(""),
        .acts = &act, .n_acts = 1,
        .sheet = { .made_time = S("09:00"), .field = S("Bảo vệ môi trường"),
                   .basis = S("Biên bản kiểm tra tại chỗ (minh họa)"),
                   .officials = { &writer, 1 }, .copies = SOME_I64(2), .pages = SOME_I64(2),
                   .read_aloud = true, .given_to = str_from(c->representative),
                   .given_at = moment_iso(p->cx->a, (struct moment){ p->cx->today, 10, 0 }) },
    };
    return record_write(p->cx, p->who, p->file, str_from(m->step), &in, &fault);
}

static enum err draft(struct play *p)
{
    const struct culprit *c = p->s->culprit;
    struct draft_measure measures[COUNT(c->measures)];
    struct draft_act act = { .fine = SOME_I64(c->fine), .measures = measures,
                             .ticks = S("MIT_CONFESSED") };
    while (act.n_measures < COUNT(measures) && c->measures[act.n_measures]) {
        const size_t i = act.n_measures++;
        measures[i] = (struct draft_measure){ .code = str_from(c->measures[i]),
            .months = { .has = i == 0 && c->months > 0, .v = c->months } };
    }
    const struct draft_new in = {
        .acts = &act, .n_acts = 1,
        .remedy_due = { .has = act.n_measures > 1, .v = date_add(p->cx->today, 60) },
        .remedy_how = act.n_measures > 1 ? S("Tự thực hiện, báo cáo bằng văn bản.") : S(""),
        .reason = S("Một tình tiết giảm nhẹ, không có tình tiết tăng nặng."),
        .publish = c->publish_basis != NULL,
        .publish_basis = str_from(c->publish_basis ? c->publish_basis : ""),
        .words = {
            [WORD_EXTRA_FROM] = act.n_measures ? S("kể từ ngày quyết định có hiệu lực") : S(""),
            [WORD_REMEDY_COST] = act.n_measures > 1 ? S("tự chi trả") : S(""),
            [WORD_EFFECTIVE] = S("ngày ký"),
            [WORD_PAY_WHERE] = S("Kho bạc Nhà nước ABC"),
            [WORD_PAY_ACCOUNT] = S("3949.0.ABC"),
            [WORD_COLLECTOR] = S("Kho bạc Nhà nước ABC"),
            [WORD_EXECUTOR] = S("Công an phường ABC"),
        },
    };
    return draft_write(p->cx, p->who, p->file, &in);
}

enum err play_paper(struct play *p, str bytes, struct document *doc)
{
    struct document_in *d;
    TRY(document_new(p->cx, &d));
    TRY(document_add_bytes(d, bytes));
    return document_end(d, doc);
}

enum err play_compare(struct play *p)
{
    struct signed_of_case_row *rows;
    size_t n;
    TRY(play_as(p, "canbo"));
    TRY(signed_list(p->cx, p->who, p->file, &rows, &n));
    return n ? signed_confirm(p->cx, p->who, p->file, rows[0].id, S("")) : ERR_NOT_FOUND;
}

static enum err sign(struct play *p, const struct move *m)
{
    struct sign_fault fault = { 0 };
    struct document doc;
    TRY(play_paper(p, S("%PDF-1.4\n% quyet dinh minh hoa\n%%EOF\n"), &doc));
    const struct signing in = {
        .number = str_fmt(p->cx->a, "%zu" DECISION_SUFFIX, p->number + 101),
        .signed_on = p->cx->today, .file = &doc,
        .second = p->signature++ }; /* long before the codes of today */
    const enum err e =
        sanction_sign(p->cx, p->who, p->file, str_from(m->step), &in, &fault);
    if (e != OK) {
        document_forget(p->cx, &doc);
        return e;
    }
    return play_compare(p);
}

static enum err serve(struct play *p, const struct move *m)
{
    struct document doc;
    TRY(play_paper(p, S("%PDF-1.4\n% bien nhan minh hoa\n%%EOF\n"), &doc));
    const struct flow_value v[] = {
        { S("service_kind"), S("hand") },
        { S("served_on"), date_iso(p->cx->a, p->cx->today) },
        { S("received_by"), str_from(p->s->culprit->representative) },
        { S("service_proof"), doc.blob },
    };
    struct step_in in = { .values = v, .n_values = COUNT(v), .document = &doc };
    const enum err e = play_step(p, m, &in);
    if (e != OK)
        document_forget(p->cx, &doc);
    return e;
}

static enum err pay(struct play *p, const struct move *m)
{
    struct payment_fault fault = { 0 };
    const struct payment_new in = {
        .amount = p->s->culprit->fine, .paid = p->cx->today,
        .receipt = str_fmt(p->cx->a, "KB-ABC-%04zu", p->number) };
    return payment_write(p->cx, p->who, p->file, str_from(m->step), &in, &fault);
}

static enum err prepare(struct play *p, const struct move *m)
{
    struct step_fault fault = { 0 };
    struct publication_plan plan;
    struct case_held held;
    TRY(case_hold(p->cx, p->file, &held));
    TRY(publication_propose(p->cx, held.id, &plan));
    const struct publication_text in = {
        .ground = str_from(p->s->culprit->ground), .act = plan.text.act,
        .sanction = plan.text.sanction, .remedy = plan.text.remedy };
    return publication_prepare(p->cx, p->who, p->file, str_from(m->step), &in, &fault);
}

static enum err release(struct play *p, const struct move *m)
{
    struct step_fault fault = { 0 };
    struct publication_of_case_row row;
    struct case_held held;
    TRY(case_hold(p->cx, p->file, &held));
    TRY(publication_load(p->cx, held.id, &row));
    return publication_release(p->cx, p->who, p->file, str_from(m->step), row.made, &fault);
}

enum err play_file(struct play *p, const struct move *m)
{
    switch ((int)m->kind) {
    case MOVE_FILE:
        return open_file(p);
    case MOVE_RECORD:
        return record(p, m);
    case MOVE_DRAFT:
        return draft(p);
    case MOVE_SIGN:
        return sign(p, m);
    case MOVE_SERVE:
        return serve(p, m);
    case MOVE_PAY:
        return pay(p, m);
    case MOVE_PREPARE:
        return prepare(p, m);
    case MOVE_RELEASE:
        return release(p, m);
    default:
        return play_more(p, m);
    }
}
