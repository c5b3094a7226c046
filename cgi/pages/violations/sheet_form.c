#include "pages/violations/sheet_form.h"
#include "base/lang.h"
#include "pages/frame.h"

#define LINES_MAX 8000

static void say_line(struct form *f, const char *field, const char *text, size_t line)
{
    const str args[] = { str_fmt(f->a, "%zu", line) };
    form_problem(f, field, tr_args(f->a, text, args, 1));
}

str clock_read(struct form *f, const char *name)
{
    const str typed = form_opt(f, name, 5);
    struct moment m;
    if (str_empty(typed))
        return S("");
    if (typed.n == 5 && moment_parse(str_fmt(f->a, "2000-01-01T%.*s", STR_ARG(typed)), &m) == OK)
        return typed;
    form_problem(f, name, str_from(tr(TR("Hãy nhập giờ theo dạng giờ:phút, ví dụ 14:30."))));
    return S("");
}

static str moment_or_none(struct form *f, const char *name)
{
    if (str_empty(str_trim(form_raw(f, name))))
        return S("");
    const struct moment m = form_moment(f, name);
    return date_valid(m.day) ? moment_iso(f->a, m) : S("");
}

static struct sheet_people people_read(struct form *f, const char *name, size_t most)
{
    struct sheet_people out = { 0 };
    size_t line;
    const enum err e = sheet_people_read(f->a, form_opt(f, name, LINES_MAX), &out, &line);
    if (e == ERR_INVALID)
        say_line(f, name, TR("Dòng {0}: hãy ghi đủ ba phần, cách nhau bằng dấu chấm phẩy, phần "
                             "đầu là họ tên; phần chưa biết thì để trống giữa hai dấu."), line);
    else if (e != OK)
        say_line(f, name, TR("Dòng {0}: dài quá hoặc quá 10 người."), line);
    else if (out.n > most)
        say_line(f, name, TR("Chỉ ghi {0} người ở ô này."), most);
    return out;
}

void times_read(struct form *f, const char *name, struct record_act *act)
{
    size_t line;
    const enum err e = sheet_times_read(f->a, form_opt(f, name, LINES_MAX), &act->times,
                                        &act->n_times, &line);
    if (e == ERR_INVALID)
        say_line(f, name, TR("Dòng {0}: bắt đầu bằng ngày, ví dụ 14/11/2026 xả lúc nửa đêm."),
                 line);
    else if (e != OK)
        say_line(f, name, TR("Dòng {0}: dài quá, hoặc đã quá 20 lần."), line);
    if (e != OK)
        act->n_times = 0;
}

static str one_of_or_none(struct form *f, const char *name, const char *const *values, size_t n)
{
    return str_empty(form_raw(f, name)) ? S("") : form_one_of(f, name, values, n);
}

static const char *const sexes[] = { "male", "female", "other" };
static const char *const id_kinds[] = { "personal", "identity", "passport" };
static const char *const witness_kinds[] = { "witness", "commune" };

static struct sheet_identity identity_read(struct form *f)
{
    return (struct sheet_identity){
        .sex = one_of_or_none(f, "sex", sexes, COUNT(sexes)),
        .born = form_date(f, "born"), .nationality = form_opt(f, "nationality", 60),
        .occupation = form_opt(f, "occupation", 200),
        .id_kind = one_of_or_none(f, "id_kind", id_kinds, COUNT(id_kinds)),
        .id_number = form_opt(f, "id_number", 60), .id_on = form_date(f, "id_on"),
        .id_by = form_opt(f, "id_by", 200), .licence = form_opt(f, "licence", 100),
        .licence_on = form_date(f, "licence_on"), .licence_by = form_opt(f, "licence_by", 200),
        .title = form_opt(f, "title", 100) };
}

struct record_sheet mbb01_read(struct form *f)
{
    return (struct record_sheet){
        .made_time = clock_read(f, "made_time"), .field = form_opt(f, "field", 200),
        .place_why = form_opt(f, "place_why", 1000), .basis = form_opt(f, "basis", 4000),
        .officials = people_read(f, "officials", SHEET_PEOPLE_MAX),
        .witnesses = people_read(f, "witnesses", SHEET_PEOPLE_MAX),
        .interpreter = people_read(f, "interpreter", 1),
        .damaged = people_read(f, "damaged", SHEET_PEOPLE_MAX),
        .guardian = people_read(f, "guardian", 2), .unknown = form_flag(f, "unknown"),
        .identity = identity_read(f), .authority_says = form_opt(f, "authority_says", 8000),
        .damaged_says = form_opt(f, "damaged_says", 8000),
        .measures = form_opt(f, "measures", 4000), .explain_to = form_opt(f, "explain_to", 300),
        .waived = form_flag(f, "waived"), .come_at = moment_or_none(f, "come_at"),
        .come_place = form_opt(f, "come_place", 300),
        .closed_at = moment_or_none(f, "closed_at"),
        .pages = form_opt_i64(f, "pages", 1, SHEET_PAGES_MAX),
        .copies = form_opt_i64(f, "copies", 1, SHEET_COPIES_MAX),
        .read_aloud = form_flag(f, "read_aloud"), .refused_why = form_opt(f, "refused_why", 500),
        .witness_is = one_of_or_none(f, "witness_is", witness_kinds, COUNT(witness_kinds)),
        .no_witness = form_opt(f, "no_witness", 500), .given_at = moment_or_none(f, "given_at"),
        .given_to = form_opt(f, "given_to", 200), .guardian_given = form_flag(f, "guardian_given"),
        .electronic = form_flag(f, "electronic"), .e_means = form_flag(f, "e_means"),
        .e_reach = form_flag(f, "e_reach"),
    };
}

static const struct choice *choices(struct cx *cx, const struct form *f, const char *name,
                                    const char *const *values, const char *const *labels,
                                    size_t n)
{
    struct choice *out = NEWS(cx->a, struct choice, n);
    for (size_t i = 0; i < n; i++)
        out[i] = (struct choice){ .value = str_from(values[i]), .label = str_from(tr(labels[i])),
                                  .on = str_eq(form_raw(f, name), str_from(values[i])) };
    return out;
}

static struct field plain(const struct form *f, const char *name, const char *label,
                          const char *hint)
{
    return field_of(f, (struct field){ .name = name, .label = label, .hint = hint,
                                       .quiet = true, .rows = 3 });
}

static struct field typed(const struct form *f, const char *name, const char *label,
                          const char *type)
{
    return field_of(f, (struct field){ .name = name, .label = label, .type = type,
                                       .quiet = true });
}

static void paper_fields(const struct form *f, struct sheet_fields *v)
{
    v->made_time = typed(f, "made_time", TR("Giờ lập"), "time");
    v->field = plain(f, "field", TR("Lĩnh vực quản lý nhà nước"), NULL);
    v->place_why = plain(f, "place_why", TR("Lý do lập ở nơi khác"),
                         TR("Chỉ khi không lập tại nơi xảy ra vi phạm."));
    v->basis = plain(f, "basis", TR("Căn cứ lập biên bản"),
                     TR("Mỗi văn bản một dòng: biên bản làm việc, kết luận kiểm tra, kết quả "
                        "giám định, kết quả của thiết bị."));
    v->electronic = plain(f, "electronic", TR("Biên bản điện tử"), NULL);
    v->e_means = plain(f, "e_means", TR("Cơ quan có đủ hạ tầng kỹ thuật"), NULL);
    v->e_reach = plain(f, "e_reach", TR("Người vi phạm nhận được bằng phương thức điện tử"), NULL);
    v->officials = plain(f, "officials", TR("Người lập biên bản"),
                         TR("Mỗi người một dòng: họ tên; chức vụ; cơ quan."));
    v->witnesses = plain(f, "witnesses", TR("Người chứng kiến"),
                         TR("Mỗi người một dòng: họ tên; nghề nghiệp; địa chỉ."));
    v->interpreter = plain(f, "interpreter", TR("Người phiên dịch"),
                           TR("Họ tên; nghề nghiệp; địa chỉ."));
    v->damaged = plain(f, "damaged", TR("Người hoặc tổ chức bị thiệt hại"),
                       TR("Mỗi bên một dòng: tên; nghề nghiệp; địa chỉ."));
}

static void violator_fields(const struct form *f, struct sheet_fields *v)
{
    v->unknown = plain(f, "unknown", TR("Không xác định được người vi phạm"), NULL);
    v->sex = plain(f, "sex", TR("Giới tính"), NULL);
    v->born = plain(f, "born", TR("Ngày sinh"), NULL);
    v->nationality = plain(f, "nationality", TR("Quốc tịch"), NULL);
    v->occupation = plain(f, "occupation", TR("Nghề nghiệp"), NULL);
    v->id_kind = plain(f, "id_kind", TR("Loại giấy tờ"), NULL);
    v->id_on = plain(f, "id_on", TR("Ngày cấp"), NULL);
    v->id_by = plain(f, "id_by", TR("Nơi cấp"), NULL);
    v->licence = plain(f, "licence", TR("Số đăng ký, giấy phép hoạt động"), NULL);
    v->licence_on = plain(f, "licence_on", TR("Ngày cấp giấy phép"), NULL);
    v->licence_by = plain(f, "licence_by", TR("Nơi cấp giấy phép"), NULL);
    v->title = plain(f, "title", TR("Chức danh của người đại diện"), NULL);
    v->guardian = plain(f, "guardian", TR("Cha, mẹ hoặc người giám hộ"),
                        TR("Khi người vi phạm chưa thành niên. Họ tên; quan hệ; địa chỉ."));
}

static void right_fields(const struct form *f, struct sheet_fields *v)
{
    v->authority_says = plain(f, "authority_says", TR("Ý kiến của người chứng kiến, cơ quan"),
                              NULL);
    v->damaged_says = plain(f, "damaged_says", TR("Ý kiến của người bị thiệt hại"), NULL);
    v->measures = plain(f, "measures", TR("Biện pháp ngăn chặn, bảo đảm xử lý đã áp dụng"), NULL);
    v->explain_to = plain(f, "explain_to", TR("Gửi giải trình đến"),
                          TR("Người hoặc cơ quan nhận văn bản giải trình."));
    v->waived = plain(f, "waived", TR("Người vi phạm ghi không giải trình"), NULL);
    v->come_at = typed(f, "come_at", TR("Yêu cầu có mặt lúc"), "datetime-local");
    v->come_place = plain(f, "come_place", TR("Yêu cầu có mặt tại"), NULL);
}

static void close_fields(const struct form *f, struct sheet_fields *v)
{
    v->closed_at = typed(f, "closed_at", TR("Kết thúc lúc"), "datetime-local");
    v->pages = plain(f, "pages", TR("Số tờ"), NULL);
    v->copies = plain(f, "copies", TR("Số bản"), NULL);
    v->pages.inputmode = v->copies.inputmode = "numeric";
    v->read_aloud = plain(f, "read_aloud", TR("Đã đọc lại cho mọi người cùng nghe"), NULL);
    v->refused_why = plain(f, "refused_why", TR("Lý do người vi phạm không ký"), NULL);
    v->witness_is = plain(f, "witness_is", TR("Người ký thay là"), NULL);
    v->no_witness = plain(f, "no_witness", TR("Lý do không có người ký thay"), NULL);
    v->given_at = typed(f, "given_at", TR("Giao biên bản lúc"), "datetime-local");
    v->given_to = plain(f, "given_to", TR("Người nhận biên bản"), NULL);
    v->guardian_given = plain(f, "guardian_given",
                              TR("Đã gửi một bản cho cha, mẹ hoặc người giám hộ"), NULL);
}

struct sheet_fields sheet_fields(struct cx *cx, const struct form *f)
{
    static const char *const sex_labels[] = { TR("Nam"), TR("Nữ"), TR("Khác") };
    static const char *const id_labels[] = { TR("Số định danh cá nhân"), TR("Thẻ căn cước"),
                                             TR("Hộ chiếu") };
    static const char *const witness_labels[] = { TR("Người chứng kiến"),
                                                  TR("Đại diện UBND cấp xã") };
    struct sheet_fields v = {
        .sexes = choices(cx, f, "sex", sexes, sex_labels, COUNT(sexes)),
        .n_sexes = COUNT(sexes),
        .id_kinds = choices(cx, f, "id_kind", id_kinds, id_labels, COUNT(id_kinds)),
        .n_id_kinds = COUNT(id_kinds),
        .witness_kinds = choices(cx, f, "witness_is", witness_kinds, witness_labels,
                                 COUNT(witness_kinds)),
        .n_witness_kinds = COUNT(witness_kinds) };
    paper_fields(f, &v);
    violator_fields(f, &v);
    right_fields(f, &v);
    close_fields(f, &v);
    return v;
}
