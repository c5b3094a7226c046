#include "domain/violations/minutes.h"
#include "base/lang.h"
#include "domain/audit/audit.h"
#include "domain/cases/hands.h"
#include "domain/drafts/body.h"
#include "sql/minutes.h"
#include "store/db.h"

#define W MINUTES_WORKING
#define H MINUTES_HEARING
#define V MINUTES_VERIFICATION

const struct minutes_field minutes_fields[] = {
    { "basis", TR("Căn cứ"), "minutes.basis", MINUTES_TEXT, W | V, 0 },
    { "officials", TR("Người lập: họ tên, chức vụ, cơ quan"), "minutes.officials", MINUTES_TEXT,
      W | V, W | V },
    { "host", TR("Người tổ chức phiên giải trình: họ tên, chức vụ"), "hearing.host",
      MINUTES_LINE, H, H },
    { "clerk", TR("Người ghi biên bản"), "hearing.clerk", MINUTES_LINE, H, H },
    { "mandate", TR("Văn bản ủy quyền"), "hearing.mandate", MINUTES_LINE, H, 0 },
    { "notice", TR("Thông báo tổ chức phiên giải trình"), "hearing.notice", MINUTES_LINE, H, 0 },
    { "place", TR("Nơi tổ chức phiên giải trình"), "hearing.place", MINUTES_LINE, H, 0 },
    { "representative", TR("Người đại diện của người vi phạm"), "hearing.representative",
      MINUTES_LINE, H, 0 },
    { "witnesses", TR("Người chứng kiến"), "minutes.witnesses", MINUTES_TEXT, W, 0 },
    { "informant", TR("Người cung cấp thông tin"), "check.informant", MINUTES_TEXT, V, 0 },
    { "party", TR("Làm việc với: họ tên hoặc tổ chức, địa chỉ"), "minutes.party", MINUTES_TEXT,
      W, W },
    { "course", TR("Diễn biến, hiện trường"), "value.minutes", MINUTES_TEXT, W, W },
    { "law", TR("Căn cứ pháp lý, tình tiết, chứng cứ, hình thức xử lý dự kiến"), "hearing.law",
      MINUTES_TEXT, H, H },
    { "explanation", TR("Ý kiến của người vi phạm hoặc người đại diện"), "value.explanation",
      MINUTES_TEXT, H, H },
    { "verified", TR("Tình tiết đã xác minh"), "value.verified", MINUTES_TEXT, V, V },
    { "damage", TR("Thiệt hại"), "minutes.damage", MINUTES_TEXT, W | V, 0 },
    { "damaged", TR("Người bị thiệt hại"), "record.damaged", MINUTES_TEXT, W, 0 },
    { "mitigating", TR("Tình tiết giảm nhẹ"), "decision.mitigating", MINUTES_TEXT, V, 0 },
    { "aggravating", TR("Tình tiết tăng nặng"), "decision.aggravating", MINUTES_TEXT, V, 0 },
    { "statement", TR("Ý kiến của các bên"), "minutes.statement", MINUTES_TEXT, W | V, 0 },
    { "measures", TR("Biện pháp đã áp dụng"), "minutes.measures", MINUTES_TEXT, W, 0 },
    { "exhibits", TR("Tang vật, tang vật phải giám định"), "check.exhibits", MINUTES_TEXT,
      W | V, 0 },
    { "closed_at", TR("Kết thúc lúc"), "close.at", MINUTES_WHEN, W | H | V, 0 },
    { "pages", TR("Số tờ"), "close.pages", MINUTES_NUMBER, W | H | V, 0 },
    { "copies", TR("Số bản"), "close.copies", MINUTES_NUMBER, W | H | V, 0 },
    { "read_aloud", TR("Đã đọc lại cho mọi người cùng nghe"), "close.read", MINUTES_FLAG,
      W | H | V, 0 },
    { "given_to", TR("Giao cho"), "close.given", MINUTES_LINE, W | H | V, 0 },
    { "refused_who", TR("Người không ký"), "refused.who", MINUTES_LINE, W | H | V, 0 },
    { "refused_why", TR("Lý do không ký"), "refused.why", MINUTES_LINE, W | H | V, 0 },
};
const size_t n_minutes_fields = COUNT(minutes_fields);

static const struct {
    enum minutes_kind kind;
    const char *word, *suffix, *title;
} kinds[] = {
    { MINUTES_WORKING, "working", "/BB-LV", TR("Biên bản làm việc (MBB02)") },
    { MINUTES_HEARING, "hearing", "/BB-GTTT", TR("Biên bản phiên giải trình trực tiếp (MBB03)") },
    { MINUTES_VERIFICATION, "verification", "/BB-XM",
      TR("Biên bản xác minh tình tiết (MBB05)") },
};

static size_t at(enum minutes_kind kind)
{
    return kind == MINUTES_WORKING ? 0 : kind == MINUTES_HEARING ? 1 : 2;
}

const char *minutes_word(enum minutes_kind kind) { return kinds[at(kind)].word; }
const char *minutes_suffix(enum minutes_kind kind) { return kinds[at(kind)].suffix; }
const char *minutes_title(enum minutes_kind kind) { return kinds[at(kind)].title; }

enum minutes_kind minutes_of(str word)
{
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (str_eq(word, str_from(kinds[i].word)))
            return kinds[i].kind;
    return (enum minutes_kind)0;
}

static bool one_of(str stage, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(stage, str_from(list[i])))
            return true;
    return false;
}

bool minutes_fit(enum minutes_kind kind, const struct case_held *c)
{
    static const char *const heard[] = { "explaining" };
    static const char *const checked[] = { "checking", "renewing", "deciding_anew" };
    if (c->ended || kind == MINUTES_WORKING)
        return !c->ended;
    return str_eq(c->flow->name, S("sanction"))
        && (kind == MINUTES_HEARING ? one_of(c->stage->name, heard, COUNT(heard))
                                    : one_of(c->stage->name, checked, COUNT(checked)));
}

static str bound_to(struct cx *cx, case_id cid, str kind, str number)
{
    return str_fmt(cx->a, "minutes %lld %.*s %.*s", (long long)cid.v, STR_ARG(kind),
                   STR_ARG(number));
}

static str field_in(const struct draft_field *fields, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(fields[i].name, str_from(name)))
            return fields[i].value;
    return S("");
}

static bool whole(const struct minutes_new *in)
{
    struct moment m;
    for (size_t i = 0; i < COUNT(minutes_fields); i++)
        if (minutes_fields[i].required & (unsigned)in->kind
            && str_empty(field_in(in->fields, in->n, minutes_fields[i].name)))
            return false;
    return str_ends(in->number, str_from(minutes_suffix(in->kind)))
        && moment_parse(in->made_at, &m) == OK;
}

struct writing {
    const struct user *who;
    str code;
    const struct minutes_new *in;
};

static enum err write_tx(struct cx *cx, void *arg)
{
    const struct writing *j = arg;
    const str kind = str_from(minutes_word(j->in->kind));
    struct case_held c;
    str body;
    TRY(case_hold(cx, j->code, &c));
    TRY(case_may_work(cx, j->who, &c));
    if (!minutes_fit(j->in->kind, &c))
        return ERR_CONFLICT;
    const struct draft_part part = { S("minutes"), j->in->fields, j->in->n };
    TRY(part_seal(cx, bound_to(cx, c.id, kind, j->in->number), &part, &body));
    TRY(minutes_add(cx, (struct minutes_add_in){
        .cid = c.id, .kind = kind, .number = j->in->number, .made_at = j->in->made_at,
        .body = body, .account = j->who->id, .now = cx->now }));
    const str pairs[] = { S("kind"), kind, S("number"), j->in->number };
    return audit_add(cx, j->who, c.id, S("minutes"), audit_data(cx->a, pairs, 2));
}

enum err case_minutes_write(struct cx *cx, const struct user *who, str code,
                       const struct minutes_new *in)
{
    return whole(in) ? db_tx(cx, write_tx, &(struct writing){ who, code, in }) : ERR_INVALID;
}

enum err case_minutes_load(struct cx *cx, case_id cid, struct minutes **out, size_t *n)
{
    struct minutes_of_case_row *rows;
    TRY(minutes_of_case(cx, (struct minutes_of_case_in){ .cid = cid }, &rows, n));
    struct minutes *list = NEWS(cx->a, struct minutes, *n);
    for (size_t i = 0; i < *n; i++) {
        list[i] = (struct minutes){ .kind = minutes_of(rows[i].kind), .number = rows[i].number,
                                    .made_at = rows[i].made_at, .writer = rows[i].name };
        TRY(part_open(cx, bound_to(cx, cid, rows[i].kind, rows[i].number), S("minutes"),
                      rows[i].body, &list[i].body));
    }
    *out = list;
    return OK;
}

str minutes_value(const struct minutes *m, const char *name)
{
    return field_in(m->body.fields, m->body.n, name);
}
