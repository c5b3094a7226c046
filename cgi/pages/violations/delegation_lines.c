#include "pages/violations/delegation_lines.h"
#include "base/lang.h"
#include "pages/violations/lines.h"

const char *delegation_content_label(enum law_content content)
{
    return content == LAW_TO_COERCE ? TR("Cưỡng chế thi hành quyết định xử phạt")
                                    : TR("Xử phạt vi phạm hành chính");
}

static str state_words(struct cx *cx, const struct delegations_of_unit_row *row, bool *in_force)
{
    *in_force = false;
    if (row->ended.has && date_cmp(cx->today, row->ended.v) >= 0) {
        const str day = date_vi(cx->a, row->ended.v);
        return tr_args(cx->a, TR("Đã chấm dứt từ {0}"), &day, 1);
    }
    if (date_cmp(cx->today, row->since) < 0)
        return str_from(tr(TR("Chưa có hiệu lực")));
    if (date_cmp(cx->today, row->until) > 0)
        return str_from(tr(TR("Đã hết thời hạn")));
    *in_force = true;
    return str_from(tr(TR("Đang có hiệu lực")));
}

static str field_words(struct cx *cx, str fields)
{
    struct buf b = { .a = cx->a, .max = 1000 };
    str code;
    while (str_next(&fields, ' ', &code)) {
        const str name = law_field_name(cx->law, cx->lang, code);
        buf_add(&b, b.n ? S(", ") : S(""));
        buf_add(&b, name.p ? name : code);
    }
    return buf_str(&b);
}

struct delegation_line delegation_words(struct cx *cx, const struct delegations_of_unit_row *row)
{
    const str id = str_fmt(cx->a, "%lld", (long long)row->id.v);
    const str sum = row->fine_max.has ? money_words(cx->a, row->fine_max.v) : S("");
    struct delegation_line v = {
        .href = url_path(cx->a, "/staff/delegations/%s", &id, 1),
        .file = url_path(cx->a, "/staff/delegations/%s/file", &id, 1),
        .number = row->number, .giver = row->giver_name,
        .position = position_words(cx, row->position, row->signed_on),
        .deputy = row->deputy_name,
        .content = str_from(tr(delegation_content_label(delegation_content(row->content)))),
        .fields = field_words(cx, row->fields), .scope = row->scope,
        .sum = row->fine_max.has
            ? tr_args(cx->a, TR("mỗi hành vi đến {0} đồng"), &sum, 1)
            : str_from(tr(TR("mọi mức thuộc thẩm quyền của người giao"))),
        .signed_on = row->signed_on, .from = row->since, .to = row->until,
        .end_number = row->end_number.has ? row->end_number.v : S(""),
        .end_reason = row->end_reason.has ? row->end_reason.v : S(""),
    };
    if (row->ended.has)
        v.ended = row->ended.v;
    v.state = state_words(cx, row, &v.in_force);
    return v;
}
