#include "domain/violations/submission.h"
#include "base/lang.h"
#include "domain/audit/audit.h"
#include "domain/cases/hands.h"
#include "domain/leader/items.h"
#include "sql/delegation.h"
#include "store/db.h"

static const struct { enum submission_ground ground; const char *word, *label; } grounds[] = {
    { GROUND_POWER, "power", TR("Vượt thẩm quyền xử phạt của cơ quan") },
    { GROUND_REPEAT, "repeat", TR("Tái phạm trong thời hạn chưa được coi là chưa bị xử phạt") },
    { GROUND_POLLUTER, "polluter", TR("Cơ sở thuộc danh sách gây ô nhiễm nghiêm trọng") },
    { GROUND_SUSPENSION, "suspension",
      TR("Có hành vi bị đình chỉ hoặc tước giấy phép") },
};

str submission_grounds_words(struct arena *a, unsigned set)
{
    struct buf b = { .a = a, .max = 100 };
    for (size_t i = 0; i < COUNT(grounds); i++)
        if (set & (unsigned)grounds[i].ground)
            buf_fmt(&b, "%s%s", b.n ? " " : "", grounds[i].word);
    return buf_str(&b);
}

unsigned submission_grounds(str words)
{
    unsigned set = 0;
    str one;
    while (str_next(&words, ' ', &one))
        for (size_t i = 0; i < COUNT(grounds); i++)
            if (str_eq(one, str_from(grounds[i].word)))
                set |= (unsigned)grounds[i].ground;
    return set;
}

const char *submission_ground_label(enum submission_ground g)
{
    for (size_t i = 0; i < COUNT(grounds); i++)
        if (grounds[i].ground == g)
            return grounds[i].label;
    return "";
}

/* Some position that somebody of the unit holds today may sign for all acts. */
static enum err power_here(struct cx *cx, unit_id unit, const struct law_assessment *as,
                           bool *may)
{
    struct unit_signers_row *rows;
    size_t n;
    *may = false;
    TRY(unit_signers(cx, (struct unit_signers_in){ .unit = unit, .today = cx->today }, &rows,
                     &n));
    for (size_t i = 0; i < n; i++)
        *may |= law_signer_find(as, rows[i].position).refusal == LAW_MAY_SIGN;
    return OK;
}

/* The act with the highest frame: what the power is tested on first. */
static const struct law_act_out *highest(const struct law_assessment *as)
{
    const struct law_act_out *top = &as->acts[0];
    for (size_t i = 1; i < as->n_acts; i++)
        if (as->acts[i].power_tested > top->power_tested)
            top = &as->acts[i];
    return top;
}

static const struct law_act_out *suspending(const struct law_assessment *as)
{
    for (size_t i = 0; i < as->n_acts; i++)
        if (as->acts[i].suspension_of)
            return &as->acts[i];
    return NULL;
}

/* The earlier decision that the engine calls a repeat; NULL: none, or it cannot tell. */
static enum err repeated(struct cx *cx, case_id cid, const struct law_assessment *as,
                         const struct earlier_acts_row **out)
{
    struct earlier_acts_row *rows;
    struct law_assessment again;
    struct buf why = { .a = cx->a, .max = 2000 };
    struct law_file file = as->file;
    size_t n;
    *out = NULL;
    TRY(earlier_acts(cx, (struct earlier_acts_in){ .cid = cid }, &rows, &n));
    struct law_earlier *history = NEWS(cx->a, struct law_earlier, n);
    for (size_t i = 0; i < n; i++)
        history[i] = (struct law_earlier){ .act = rows[i].act, .decided = rows[i].signed_on.v,
                                           .executed = rows[i].executed,
                                           .warning = rows[i].warned };
    file.has_history = true;
    file.history = history;
    file.n_history = n;
    if (n == 0 || law_assess(cx->a, cx->law, &file, &again, &why) != OK)
        return OK;
    for (size_t i = 0; i < again.n_acts; i++) {
        const struct law_earlier *e = again.acts[i].repeat_of ? again.acts[i].repeat_of
                                                              : again.acts[i].maybe_of;
        if (e)
            *out = &rows[e - history];
    }
    return OK;
}

enum err submission_due(struct cx *cx, const struct case_held *c, const struct violation *v,
                        struct submission_why *out)
{
    struct law_assessment as;
    struct province_above_row province;
    struct buf why = { .a = cx->a, .max = 2000 };
    struct case_polluter_row polluter;
    bool may;
    *out = (struct submission_why){ 0 };
    TRY(province_above(cx, (struct province_above_in){ .unit = c->unit, .today = cx->today },
                       &province));
    out->to = province.id;
    out->province = unit_body_name(cx->a, S("province"), province.kind, province.name);
    if (violation_assess(cx, v, cx->today, &as, &why) != OK || as.n_acts == 0)
        return OK;
    TRY(power_here(cx, c->unit, &as, &may));
    TRY(repeated(cx, c->id, &as, &out->repeat));
    TRY(case_polluter(cx, (struct case_polluter_in){ .cid = c->id }, &polluter));
    out->beyond = may ? NULL : highest(&as);
    out->suspends = suspending(&as);
    out->grounds = (out->beyond ? GROUND_POWER : 0u) | (out->repeat ? GROUND_REPEAT : 0u)
        | (polluter.listed ? GROUND_POLLUTER : 0u) | (out->suspends ? GROUND_SUSPENSION : 0u);
    return OK;
}

struct submitting {
    const struct user *who;
    str code;
    const struct submission_new *in;
    struct submission_fault *fault;
};

static enum err tell(struct cx *cx, unit_id unit, case_id cid, const char *code)
{
    static const char *const roles[] = { "head", "signer" };
    for (size_t i = 0; i < COUNT(roles); i++)
        TRY(notice_unit_add(cx, (struct notice_unit_add_in){
            .unit = unit, .role = str_from(roles[i]), .cid = cid, .code = str_from(code),
            .now = cx->now, .today = cx->today }));
    return OK;
}

static enum err make_tx(struct cx *cx, void *arg)
{
    struct submitting *j = arg;
    struct case_held c;
    struct violation v;
    struct submission_why why;
    *j->fault = (struct submission_fault){ 0 };
    TRY(case_hold(cx, j->code, &c));
    TRY(case_may_work(cx, j->who, &c));
    if (!(user_roles_in(j->who, c.unit) & (ROLE_OFFICER | ROLE_INSPECTOR | ROLE_HEAD)))
        return ERR_FORBIDDEN;
    TRY(violation_load(cx, c.id, &v));
    TRY(submission_due(cx, &c, &v, &why));
    j->fault->not_due = why.grounds == 0;
    if (j->fault->not_due)
        return ERR_INVALID;
    struct submissions_of_case_row *rows;
    size_t n;
    TRY(submissions_of_case(cx, (struct submissions_of_case_in){ .cid = c.id }, &rows, &n));
    j->fault->waits = n > 0 && str_eq(rows[0].state, S("submitted"));
    if (j->fault->waits)
        return ERR_INVALID;
    const str words = submission_grounds_words(cx->a, why.grounds);
    const enum err e = submission_add(cx, (struct submission_add_in){
        .cid = c.id, .unit = c.unit, .to_unit = why.to, .number = j->in->number,
        .dated = j->in->dated, .grounds = words, .body = j->in->body, .account = j->who->id,
        .now = cx->now });
    j->fault->number_taken = e == ERR_DUPLICATE;
    TRY(e == ERR_DUPLICATE ? ERR_INVALID : e);
    TRY(items_chair(cx, &c));
    TRY(tell(cx, why.to, c.id, "submission"));
    const str pairs[] = { S("submission_number"), j->in->number, S("submission_on"),
                          date_iso(cx->a, j->in->dated), S("grounds"), words };
    return audit_add(cx, j->who, c.id, S("submission"),
                     audit_data(cx->a, pairs, COUNT(pairs) / 2));
}

enum err submission_make(struct cx *cx, const struct user *who, str code,
                         const struct submission_new *in, struct submission_fault *fault)
{
    *fault = (struct submission_fault){ .days = date_cmp(in->dated, cx->today) > 0 };
    if (fault->days)
        return ERR_INVALID;
    return db_tx(cx, make_tx, &(struct submitting){ who, code, in, fault });
}

bool submission_answerer(const struct user *who, unit_id to)
{
    return user_roles_in(who, to) & (ROLE_HEAD | ROLE_SIGNER);
}

enum err submissions_waiting(struct cx *cx, const struct user *who,
                             struct submissions_to_row **rows, size_t *n)
{
    const struct office *home = user_home(who);
    size_t waiting = 0;
    *n = 0;
    if (!str_eq(home->level, S("province")) || !submission_answerer(who, home->unit))
        return OK;
    TRY(submissions_to(cx, (struct submissions_to_in){ .unit = home->unit }, rows, n));
    while (waiting < *n && str_eq((*rows)[waiting].state, S("submitted")))
        waiting++;
    *n = waiting;
    return OK;
}

struct replying {
    const struct user *who;
    str code, answer;
    enum submission_reply reply;
};

static enum err reply_tx(struct cx *cx, void *arg)
{
    const struct replying *j = arg;
    struct case_held c;
    struct submissions_of_case_row *rows;
    size_t n;
    TRY(case_hold(cx, j->code, &c));
    if (!case_visible(j->who, c.unit, c.unit_parent, c.to_unit))
        return ERR_NOT_FOUND;
    TRY(submissions_of_case(cx, (struct submissions_of_case_in){ .cid = c.id }, &rows, &n));
    if (n == 0 || !str_eq(rows[0].state, S("submitted")))
        return ERR_CONFLICT;
    if (!submission_answerer(j->who, rows[0].to_unit))
        return ERR_FORBIDDEN;
    TRY(standing_load(cx, j->who, &c, &c.standing));
    if (c.standing.conflict != CONFLICT_NONE)
        return ERR_RECUSED;
    const bool back = j->reply == SUBMISSION_RETURN;
    TRY(submission_answer(cx, (struct submission_answer_in){
        .cid = c.id, .state = back ? S("returned") : S("answered"), .answer = j->answer,
        .account = j->who->id, .now = cx->now }));
    TRY(items_chair(cx, &c));
    TRY(tell(cx, c.unit, c.id, back ? "submission_return" : "submission_answer"));
    if (c.handler.has)
        TRY(notice_add(cx, (struct notice_add_in){
            .account = c.handler.v, .cid = c.id, .now = cx->now,
            .code = back ? S("submission_return") : S("submission_answer") }));
    const str pairs[] = { S("submission_number"), rows[0].number, S("body"), j->answer };
    return audit_add(cx, j->who, c.id, back ? S("submission_return") : S("submission_answer"),
                     audit_data(cx->a, pairs, COUNT(pairs) / 2));
}

enum err submission_reply_to(struct cx *cx, const struct user *who, str code,
                             enum submission_reply reply, str answer)
{
    return db_tx(cx, reply_tx, &(struct replying){ .who = who, .code = code, .answer = answer,
                                                   .reply = reply });
}
