#include "pages/cases/step_fields.h"
#include "base/lang.h"
#include "domain/cases/coop.h"
#include "domain/violations/acts.h"
#include "pages/cases/hands.h"
#include "pages/cases/lines.h"
#include "pages/documents/documents.h"
#include "pages/frame.h"

#define ACT_HITS 10
#define ACT_PICK "act_pick"

static const struct choice *yes_no_list(struct req *r, const struct form *f, const char *name,
                                        size_t *n)
{
    struct choice *out = NEWS(r->cx->a, struct choice, 2);
    out[0] = (struct choice){ .value = S("yes"), .label = str_from(tr(TR("Có"))) };
    out[1] = (struct choice){ .value = S("no"), .label = str_from(tr(TR("Không"))) };
    for (*n = 0; *n < 2; ++*n)
        out[*n].on = str_eq(form_raw(f, name), out[*n].value);
    return out;
}

/* Who can be asked: the board of the zone first; who reads no inbox here gets a letter. */
static enum err asked_list(struct req *r, str typed, const struct step_people *p,
                           struct step_field *out)
{
    struct asked_unit *units;
    struct zone zone;
    TRY(coop_units(r->cx, p->show, &units, &out->n_choices, &zone));
    struct choice *list = NEWS(r->cx->a, struct choice, out->n_choices);
    for (size_t i = 0; i < out->n_choices; i++) {
        const str name[] = { units[i].name, zone.name };
        list[i].value = str_fmt(r->cx->a, "%lld", (long long)units[i].id.v);
        list[i].label = units[i].leads ? tr_args(r->cx->a, TR("{0} (phụ trách {1})"), name, 2)
            : units[i].inside ? units[i].name
                              : tr_args(r->cx->a, TR("{0} (gửi giấy)"), name, 1);
        list[i].on = str_empty(typed) ? units[i].leads : str_eq(typed, list[i].value);
    }
    out->choices = list;
    return OK;
}

static enum err unit_list(struct req *r, str typed, const struct step_people *p,
                          struct step_field *out)
{
    if (coop_asks(p->step))
        return asked_list(r, typed, p, out);
    const struct case_by_code_row *c = &p->show->c;
    struct unit_choice *units;
    TRY(units_for_offer(r->cx, c->id, c->unit, c->level, c->unit_code,
                        c->parent_code.has ? c->parent_code.v : S(""), &units, &out->n_choices));
    struct choice *list = NEWS(r->cx->a, struct choice, out->n_choices);
    for (size_t i = 0; i < out->n_choices; i++) {
        list[i].value = str_fmt(r->cx->a, "%lld", (long long)units[i].id.v);
        list[i].label = units[i].name;
        list[i].on = str_eq(typed, list[i].value);
    }
    out->choices = list;
    return OK;
}

/* Read once, however many fields ask. */
static enum err people_once(struct cx *cx, struct step_people *p)
{
    return p->people ? OK : people_for_case(cx, p->show->held.unit, p->show->held.id, &p->people,
                                            &p->n_people);
}

/* What to write, and, where one choice alone asks for the field, which. */
static const char *field_hint(struct cx *cx, const struct flow_field *field, bool required)
{
    const char *file = TR("Tệp PDF hoặc ảnh, tối đa 20 MB; được niêm phong khi lưu.");
    const str help = flow_words(cx->lang, field->help);
    if (field->type == FIELD_FILE)
        return str_empty(help) ? file
            : str_c(cx->a, str_fmt(cx->a, "%.*s %s", STR_ARG(help), tr(file)));
    if (!str_empty(help))
        return str_c(cx->a, help);
    for (size_t i = 0; !required && field->when && i < field->when->n_choices; i++)
        if (str_eq(field->when->choices[i].value, field->is)) {
            const str choice = flow_words(cx->lang, field->when->choices[i].label);
            return str_c(cx->a, tr_args(cx->a, TR("Phải ghi khi chọn: {0}."), &choice, 1));
        }
    return NULL;
}

/* The act is looked for by words, with or without diacritics: what is typed may be no code. */
static bool asks_act(const struct flow_field *field)
{
    return field->type == FIELD_TEXT && str_eq(field->name, S("act"));
}

static void act_hits(struct cx *cx, const struct form *f, struct step_field *out)
{
    const struct law_act *const *acts;
    const str typed = str_trim(out->field.value);
    if (str_empty(typed) || law_act(cx->law, typed, cx->today))
        return;
    const size_t n = acts_find(cx->a, cx->law, typed, cx->today, ACT_HITS, &acts);
    out->n_choices = n < ACT_HITS ? n : ACT_HITS;
    struct choice *list = NEWS(cx->a, struct choice, out->n_choices);
    for (size_t i = 0; i < out->n_choices; i++)
        list[i] = (struct choice){
            .value = acts[i]->code, .hint = acts[i]->code,
            .label = cx->lang == LANG_VI ? acts[i]->name_vi : acts[i]->name,
            .on = str_eq(form_raw(f, ACT_PICK), acts[i]->code) };
    out->choices = list;
    out->pick = field_of(f, (struct field){ .name = ACT_PICK, .quiet = true,
                                            .label = TR("Hành vi tìm được, chọn một") });
}

static str read_act(struct cx *cx, struct form *f, const char *name, size_t max)
{
    const struct law_act *const *acts;
    const str typed = form_str(f, name, max), pick = form_raw(f, ACT_PICK);
    if (str_empty(typed) || law_act(cx->law, typed, cx->today))
        return typed;
    if (law_act(cx->law, pick, cx->today))
        return pick;
    if (acts_find(cx->a, cx->law, typed, cx->today, ACT_HITS, &acts))
        form_problem(f, name, str_from(tr(TR("Đây chưa phải mã hành vi. Chọn một hành vi tìm được "
                                             "ở dưới, hoặc gõ từ khác rồi gửi lại."))));
    else
        form_problem(f, name, str_from(tr(TR("Hành vi phải là một mã của bảng pháp luật; không "
                                             "tìm thấy hành vi nào có các từ này. Thử ít từ hơn, "
                                             "gõ không dấu cũng được."))));
    return S("");
}

enum err step_field_line(struct req *r, const struct form *f, struct step_people *p,
                           const struct flow_field *field, bool required, struct step_field *out)
{
    const char *name = str_c(r->cx->a, field->name);
    out->type = (int)field->type;
    out->field = field_of(f, (struct field){
        .name = name, .label = str_c(r->cx->a, flow_words(r->cx->lang, field->label)),
        .hint = field_hint(r->cx, field, required), .required = required,
        .type = field->type == FIELD_MOMENT ? "datetime-local"
            : field->type == FIELD_NUMBER || field->type == FIELD_MONEY ? "text" : NULL,
        .inputmode = field->type == FIELD_MONEY ? "numeric" : NULL, .rows = 6 });
    if (field->type == FIELD_ACCOUNT || field->type == FIELD_ACCOUNTS) {
        out->field.multiple = field->type == FIELD_ACCOUNTS;
        TRY(people_once(r->cx, p));
        people_choices(r->cx, f, name, p->people, p->n_people, out);
        return OK;
    }
    if (field->type == FIELD_UNIT)
        return unit_list(r, form_raw(f, name), p, out);
    if (field->type == FIELD_CHOICE)
        out->choices = flow_choices(r->cx, field, form_raw(f, name), &out->n_choices);
    if (field->type == FIELD_YES_NO)
        out->choices = yes_no_list(r, f, name, &out->n_choices);
    if (field->type == FIELD_FILE)
        out->field.accept = DOCUMENT_ACCEPT;
    if (asks_act(field))
        act_hits(r->cx, f, out);
    return OK;
}

static str read_choice(struct req *r, struct form *f, const char *name,
                       const struct flow_field *field)
{
    const char **values = NEWS(r->cx->a, const char *, field->n_choices);
    for (size_t i = 0; i < field->n_choices; i++)
        values[i] = str_c(r->cx->a, field->choices[i].value);
    return form_one_of(f, name, values, field->n_choices);
}

/* The name of the sealed file: what came as a file, never what was typed. */
static str read_file(struct form *f, const char *name, bool required, const struct step_in *in)
{
    if (in->document->blob.p)
        return in->document->blob;
    if (required)
        form_problem(f, name, str_from(tr(TR("Hãy chọn tệp."))));
    return S("");
}

/* The value as the domain takes it: dates in ISO form, ids and money as digits. */
str step_field_read(struct req *r, struct form *f, const struct flow_field *field, bool required,
                      struct step_in *in)
{
    const char *name = str_c(r->cx->a, field->name);
    if (field->type == FIELD_FILE)
        return read_file(f, name, required, in);
    if (field->type == FIELD_ACCOUNTS)
        return people_typed(f, name);
    if (asks_act(field))
        return read_act(r->cx, f, name, (size_t)field->max);
    if (!required && str_empty(form_raw(f, name)))
        return S("");
    switch (field->type) {
    case FIELD_DATE: {
        const struct date d = form_day(f, name);
        return date_valid(d) ? date_iso(r->cx->a, d) : S("");
    }
    case FIELD_CHOICE:
        return read_choice(r, f, name, field);
    case FIELD_YES_NO: {
        static const char *const yes_no[] = { "yes", "no" };
        return form_one_of(f, name, yes_no, COUNT(yes_no));
    }
    case FIELD_MONEY:
        return str_fmt(r->cx->a, "%lld", (long long)form_money(f, name, INT64_MAX / 1000));
    case FIELD_ACCOUNT:
    case FIELD_UNIT: {
        const int64_t id = form_i64(f, name, 1, INT64_MAX);
        if (field->type == FIELD_UNIT)
            in->to_unit = (opt_unit_id){ .has = id > 0, .v = { id } };
        else
            in->assignee = (opt_account_id){ .has = id > 0, .v = { id } };
        return str_fmt(r->cx->a, "%lld", (long long)id);
    }
    case FIELD_MOMENT: {
        const struct moment m = form_moment(f, name);
        return date_valid(m.day) ? moment_iso(r->cx->a, m) : S("");
    }
    case FIELD_TEXT:
    case FIELD_LONG_TEXT:
    case FIELD_NUMBER:
    case FIELD_FILE:
    case FIELD_ACCOUNTS:
    default:
        return required ? form_str(f, name, field->max) : form_opt(f, name, field->max);
    }
}
