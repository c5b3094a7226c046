/* The forms below the list of exhibits. */
#include "base/lang.h"
#include "domain/execution/exhibits.h"
#include "pages/documents/documents.h"
#include "pages/execution/exhibit_words.h"
#include "pages/execution/exhibits.h"
#include "pages/execution/side.h"
#include "pages/frame.h"

static const struct claim_label kinds[] = {
    { "thing", TR("Tang vật") }, { "means", TR("Phương tiện") },
    { "paper", TR("Giấy phép, chứng chỉ, giấy tờ") }, { NULL, NULL },
};

static const struct claim_label acts[] = {
    { "return", TR("Trả lại") }, { "confiscate", TR("Tịch thu") }, { "destroy", TR("Tiêu hủy") },
    { "hand", TR("Chuyển cơ quan có thẩm quyền") }, { "keep", TR("Giao người khác bảo quản") },
    { "seal", TR("Mở, thay niêm phong") }, { NULL, NULL },
};

const struct claim_label *exhibit_kinds(void) { return kinds; }
const struct claim_label *exhibit_acts(void) { return acts; }

static const struct side_spec seizure_specs[] = {
    { "number", FIELD_TEXT, TR("Số quyết định tạm giữ"), TR("Ví dụ 12/QĐ-TG."), true, NULL },
    { "ordered", FIELD_DATE, TR("Ngày ký quyết định tạm giữ"), NULL, true, NULL },
    { "signer", FIELD_TEXT, TR("Người ký, chức vụ"), NULL, true, NULL },
    { "reason", FIELD_LONG_TEXT, TR("Lý do tạm giữ, căn cứ"), NULL, true, NULL },
    { "minutes", FIELD_TEXT, TR("Số biên bản tạm giữ"), TR("Ví dụ 12/BB-TG."), true, NULL },
    { "taken", FIELD_DATE, TR("Ngày tạm giữ"), NULL, true, NULL },
    { "place", FIELD_TEXT, TR("Nơi tạm giữ"), NULL, true, NULL },
    { "until", FIELD_DATE, TR("Hạn tạm giữ ghi trong quyết định"), NULL, true, NULL },
    { "file", FIELD_FILE, TR("Quyết định đã ký"), NULL, true, NULL },
};

static const struct side_spec item_specs[] = {
    { "kind", FIELD_CHOICE, TR("Loại"), NULL, true, kinds },
    { "name", FIELD_TEXT, TR("Tên, nhãn hiệu, số hiệu"), NULL, true, NULL },
    { "unit", FIELD_TEXT, TR("Đơn vị tính"), TR("Ví dụ: chiếc, kg, bản."), true, NULL },
    { "quantity", FIELD_TEXT, TR("Số lượng"), TR("Số dương, tối đa ba số lẻ, ví dụ 12,5."), true,
      NULL },
    { "state", FIELD_LONG_TEXT, TR("Tình trạng"), NULL, true, NULL },
    { "seal", FIELD_TEXT, TR("Niêm phong"), TR("Số niêm phong, nếu có."), false, NULL },
    { "keeper", FIELD_TEXT, TR("Người, nơi bảo quản"), NULL, true, NULL },
};

static const struct side_spec term_specs[] = {
    { "number", FIELD_TEXT, TR("Số quyết định kéo dài"), NULL, true, NULL },
    { "ordered", FIELD_DATE, TR("Ngày ký"), NULL, true, NULL },
    { "until", FIELD_DATE, TR("Tạm giữ đến hết ngày"), NULL, true, NULL },
    { "reason", FIELD_LONG_TEXT, TR("Lý do"), NULL, true, NULL },
};

static const struct side_spec move_specs[] = {
    { "act", FIELD_CHOICE, TR("Xử lý"), NULL, true, acts },
    { "quantity", FIELD_TEXT, TR("Số lượng"),
      TR("Để trống khi chỉ đổi người bảo quản hoặc niêm phong."), false, NULL },
    { "on", FIELD_DATE, TR("Ngày"), NULL, true, NULL },
    { "number", FIELD_TEXT, TR("Số quyết định hoặc biên bản"), NULL, true, NULL },
    { "party", FIELD_TEXT, TR("Người nhận, người bảo quản hoặc niêm phong mới"), NULL, true, NULL },
    { "state", FIELD_LONG_TEXT, TR("Tình trạng khi xử lý"), NULL, true, NULL },
};

enum which { SEIZURE, ITEM, TERM, MOVE };

static const struct side_about abouts[] = {
    [SEIZURE] = { .heading = TR("Ghi quyết định tạm giữ"), .button = TR("Ghi nhận"),
                  .specs = seizure_specs, .n_specs = COUNT(seizure_specs) },
    [ITEM] = { .heading = TR("Thêm vào danh mục tạm giữ"), .button = TR("Thêm"),
               .specs = item_specs, .n_specs = COUNT(item_specs) },
    [TERM] = { .heading = TR("Kéo dài thời hạn tạm giữ"), .button = TR("Ghi nhận"),
               .specs = term_specs, .n_specs = COUNT(term_specs) },
    [MOVE] = { .heading = TR("Xử lý tang vật, phương tiện, giấy tờ"), .button = TR("Ghi nhận"),
               .lead = TR("Có thể xử lý một phần; phần còn lại vẫn được giữ và vẫn hiện trong "
                          "danh mục."),
               .specs = move_specs, .n_specs = COUNT(move_specs) },
};

static enum err show(struct req *r, struct resp *w, const struct case_show *s, enum which which,
                     struct form *f, int status)
{
    static const char *const places[] = { [ITEM] = "item", [TERM] = "term", [MOVE] = "move" };
    struct side_about about = abouts[which];
    about.back = S("exhibits");
    about.action = which == SEIZURE ? S("exhibits/new")
        : str_fmt(r->cx->a, "exhibits/%.*s/%s", STR_ARG(req_path(r, "id")), places[which]);
    return side_page(r, w, s, &about, f, status);
}

/* The file, and the order or exhibit of it that the address names. */
static enum err load(struct req *r, struct case_show *s, enum which which, int64_t *id)
{
    struct exhibits x;
    bool there = false;
    TRY(side_load(r, s));
    if (which == SEIZURE)
        return OK;
    TRY(req_id(r, "id", id));
    TRY(exhibits_load(r->cx, s->c.id, &x));
    for (size_t i = 0; which == MOVE && i < x.n; i++)
        there = there || x.rows[i].id.v == *id;
    for (size_t i = 0; which != MOVE && i < x.n_seizures; i++)
        there = there || x.seizures[i].id.v == *id;
    return there ? OK : ERR_NOT_FOUND;
}

static enum err empty(struct req *r, struct resp *w, enum which which)
{
    struct case_show s;
    struct form f;
    int64_t id;
    TRY(load(r, &s, which, &id));
    form_empty(r, &f);
    return show(r, w, &s, which, &f, 200);
}

enum err seizure_new_get(struct req *r, struct resp *w) { return empty(r, w, SEIZURE); }
enum err exhibit_new_get(struct req *r, struct resp *w) { return empty(r, w, ITEM); }
enum err seizure_term_get(struct req *r, struct resp *w) { return empty(r, w, TERM); }
enum err exhibit_move_get(struct req *r, struct resp *w) { return empty(r, w, MOVE); }

/* What the domain refused, at its field. */
static void say(struct form *f, const struct exhibit_fault *fault, const char *day)
{
    const str left[] = { exhibit_quantity_words(f->a, fault->left) };
    if (fault->wrong == EXHIBIT_DAY_AHEAD)
        form_problem(f, day, str_from(tr(TR("Ngày này ở tương lai, hoặc trước quyết định tạm "
                                            "giữ."))));
    else if (fault->wrong == EXHIBIT_UNTIL)
        form_problem(f, "until", str_from(tr(TR("Hạn này phải sau ngày ký và sau hạn đang có."))));
    else
        form_problem(f, "quantity", tr_args(f->a, TR("Chỉ còn giữ {0}; số lượng phải lớn hơn 0 và "
            "không quá số đó, hoặc để trống khi chỉ đổi người bảo quản, niêm phong."), left, 1));
}

enum err seizure_new_post(struct req *r, struct resp *w)
{
    struct case_show s;
    struct form f;
    struct document doc;
    struct exhibit_fault fault = { 0 };
    TRY(load(r, &s, SEIZURE, NULL));
    TRY(document_form(r, &f, &doc));
    const struct seizure_new in = {
        .number = form_str(&f, "number", 60), .signer = form_str(&f, "signer", 200),
        .reason = form_str(&f, "reason", 2000), .place = form_str(&f, "place", 300),
        .minutes = form_str(&f, "minutes", 60), .ordered = form_day(&f, "ordered"),
        .taken = form_day(&f, "taken"), .until = form_day(&f, "until"), .file = &doc };
    if (!doc.blob.p)
        form_problem(&f, "file", str_from(tr(TR("Hãy chọn bản quyết định đã ký."))));
    enum err e = form_ok(&f);
    if (e == OK)
        e = seizure_write(r->cx, r->who, s.held.code, &in, &fault);
    if (e == OK)
        return side_done(r, w, &s, "exhibits");
    if (e != ERR_DB) /* at COMMIT the outcome is unknown: the file stays */
        document_forget(r->cx, &doc);
    if (e != ERR_INVALID)
        return e;
    if (fault.wrong)
        say(&f, &fault, date_cmp(in.taken, r->cx->today) > 0 ? "taken" : "ordered");
    return show(r, w, &s, SEIZURE, &f, 422);
}

enum err exhibit_new_post(struct req *r, struct resp *w)
{
    struct case_show s;
    struct form f;
    struct exhibit_new in = { 0 };
    TRY(load(r, &s, ITEM, &in.seizure.v));
    TRY(form_read(r, &f));
    in.kind = side_choice(&f, "kind", kinds);
    in.name = form_str(&f, "name", 300);
    in.unit = form_str(&f, "unit", 40);
    in.state = form_str(&f, "state", 500);
    in.seal = form_opt(&f, "seal", 200);
    in.keeper = form_str(&f, "keeper", 200);
    const str quantity = form_str(&f, "quantity", 30);
    if (!str_empty(quantity) && exhibit_quantity(quantity, &in.quantity) != OK)
        form_problem(&f, "quantity", str_from(tr(TR("Số lượng là số dương, tối đa ba số lẻ, ví dụ "
                                                    "12,5."))));
    if (form_ok(&f) != OK)
        return show(r, w, &s, ITEM, &f, 422);
    TRY(exhibit_write(r->cx, r->who, s.held.code, &in));
    return side_done(r, w, &s, "exhibits");
}

enum err seizure_term_post(struct req *r, struct resp *w)
{
    struct case_show s;
    struct form f;
    struct exhibit_fault fault = { 0 };
    struct seizure_longer in = { 0 };
    TRY(load(r, &s, TERM, &in.id.v));
    TRY(form_read(r, &f));
    in.number = form_str(&f, "number", 60);
    in.ordered = form_day(&f, "ordered");
    in.until = form_day(&f, "until");
    in.reason = form_str(&f, "reason", 2000);
    enum err e = form_ok(&f);
    if (e == OK)
        e = seizure_prolong(r->cx, r->who, s.held.code, &in, &fault);
    if (e == OK)
        return side_done(r, w, &s, "exhibits");
    if (e != ERR_INVALID)
        return e;
    if (fault.wrong)
        say(&f, &fault, "ordered");
    return show(r, w, &s, TERM, &f, 422);
}

enum err exhibit_move_post(struct req *r, struct resp *w)
{
    struct case_show s;
    struct form f;
    struct exhibit_fault fault = { 0 };
    struct exhibit_move in = { 0 };
    TRY(load(r, &s, MOVE, &in.id.v));
    TRY(form_read(r, &f));
    in.act = exhibit_act_of(side_choice(&f, "act", acts));
    in.on = form_day(&f, "on");
    in.number = form_str(&f, "number", 60);
    in.party = form_str(&f, "party", 200);
    in.state = form_str(&f, "state", 500);
    const str quantity = form_opt(&f, "quantity", 30);
    if (!str_empty(quantity) && !str_eq(quantity, S("0"))
        && exhibit_quantity(quantity, &in.quantity) != OK)
        form_problem(&f, "quantity", str_from(tr(TR("Số lượng là số dương, tối đa ba số lẻ, ví dụ "
                                                    "12,5."))));
    enum err e = form_ok(&f);
    if (e == OK)
        e = exhibit_move_write(r->cx, r->who, s.held.code, &in, &fault);
    if (e == OK)
        return side_done(r, w, &s, "exhibits");
    if (e != ERR_INVALID)
        return e;
    if (fault.wrong)
        say(&f, &fault, "on");
    return show(r, w, &s, MOVE, &f, 422);
}
