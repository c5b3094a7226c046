#include "pages/execution/claims.h"
#include "base/lang.h"
#include "pages/answer.h"
#include "pages/execution/claims_view.h"
#include "pages/execution/side.h"
#include "pages/frame.h"
#include "tpl/claims.h"

static const struct claim_list heads[] = {
    [CLAIM_LAWSUIT - 1] = { .title = TR("Vụ kiện"), .none = TR("Chưa có vụ kiện nào."),
                            .begin = TR("Ghi vụ kiện") },
    [CLAIM_DAMAGE - 1] = { .title = TR("Bồi thường thiệt hại"),
                           .none = TR("Chưa có yêu cầu bồi thường nào."),
                           .begin = TR("Ghi yêu cầu bồi thường") },
    [CLAIM_COST - 1] = { .title = TR("Chi phí người gây ô nhiễm phải trả"),
                         .none = TR("Chưa ghi chi phí nào."), .begin = TR("Ghi chi phí"),
                         .costs = true },
};

/* What a judgment asks of the officials; the step itself is on the page of the file. */
static const char *effect_of(str state)
{
    static const struct claim_label effects[] = {
        { "filed", TR("Khởi kiện không dừng thi hành; chỉ tạm đình chỉ khi Tòa án yêu cầu "
                      "(khoản 3 Điều 15 Luật 15/2012/QH13).") },
        { "upheld", TR("Quyết định vẫn có hiệu lực: tiếp tục thi hành.") },
        { "changed", TR("Thực hiện bước “Sửa đổi, bổ sung quyết định” theo bản án.") },
        { "cancelled", TR("Thực hiện bước “Hủy bỏ quyết định” theo bản án.") },
        { NULL, NULL },
    };
    return claim_label(effects, state);
}

static void news_of(struct cx *cx, const struct claims *x, claim_id id, enum claim_kind kind,
                    struct claim_line *line)
{
    struct claim_news_line *out = NEWS(cx->a, struct claim_news_line, x->n_states);
    for (size_t i = 0; i < x->n_states; i++) {
        const struct claim_states_of_case_row *row = &x->states[i];
        if (row->claim.v != id.v)
            continue;
        const char *label = claim_label(claim_states(kind), row->state);
        out[line->n_news++] = (struct claim_news_line){
            .on = row->on_day, .state = label ? str_from(tr(label)) : row->state,
            .number = row->number, .note = row->note, .who = row->who, .amount = row->amount };
        if (kind == CLAIM_LAWSUIT)
            line->effect = effect_of(row->state);
    }
    line->news = out;
}

static void payments_of(struct cx *cx, const struct claims *x, claim_id id,
                        struct claim_line *line)
{
    struct paid_row *out = NEWS(cx->a, struct paid_row, x->n_payments);
    for (size_t i = 0; i < x->n_payments; i++) {
        const struct cost_payments_of_case_row *row = &x->payments[i];
        if (row->claim.v == id.v)
            out[line->n_payments++] = (struct paid_row){
                .day = row->paid, .amount = row->amount, .id = row->id.v,
                .receipt = row->receipt, .who = row->who,
                .why = row->why.has ? row->why.v : S("") };
    }
    line->payments = out;
}

/* Who was damaged may be who reported: only the unit that handles the file reads the name. */
static str party_of(struct cx *cx, const struct claims_of_case_row *row, bool may)
{
    (void)cx;
    if (claim_kind_of(row->kind) != CLAIM_DAMAGE || may)
        return row->party;
    return str_from(tr(TR("Tên người bị thiệt hại chỉ đơn vị thụ lý đọc được")));
}

static void list_of(struct cx *cx, const struct claims *x, enum claim_kind kind, bool may,
                    struct claim_list *list)
{
    struct claim_line *out = NEWS(cx->a, struct claim_line, x->n);
    *list = heads[kind - 1];
    list->word = claim_word(kind);
    for (size_t i = 0; i < x->n; i++) {
        const struct claims_of_case_row *row = &x->rows[i];
        if (claim_kind_of(row->kind) != kind)
            continue;
        const char *part = claim_label(claim_parts(), row->part);
        out[list->n] = (struct claim_line){
            .id = row->id.v, .party = party_of(cx, row, may), .number = row->number,
            .part = part ? str_from(tr(part)) : S(""), .basis = row->basis, .who = row->who,
            .what = kind == CLAIM_DAMAGE && !may ? S("") : row->what, .amount = row->amount,
            .paid = row->paid, .since = row->since,
            .rest = row->amount.has ? row->amount.v - row->paid : 0 };
        news_of(cx, x, row->id, kind, &out[list->n]);
        payments_of(cx, x, row->id, &out[list->n]);
        if (kind == CLAIM_DAMAGE && !may)
            out[list->n].n_news = 0;
        list->n++;
    }
    list->lines = out;
}

enum err claims_get(struct req *r, struct resp *w)
{
    struct cx *cx = r->cx;
    struct case_show s;
    struct claims x;
    TRY(case_show_load(cx, r->who, req_path(r, "code"), &s));
    if (!str_eq(s.held.flow->name, S("sanction")))
        return ERR_NOT_FOUND;
    TRY(claims_load(cx, s.c.id, &x));
    struct claims_view v = {
        .page = page_staff(r, str_from(tr(TR("Vụ kiện, bồi thường, chi phí")))),
        .code = s.held.code, .title = s.c.title, .may = side_may(r->who, &s) };
    for (enum claim_kind kind = CLAIM_LAWSUIT; kind <= CLAIM_COST; kind++)
        list_of(cx, &x, kind, v.may, &v.lists[kind - 1]);
    tpl_claims(resp_html(w, 200), &v);
    return OK;
}
