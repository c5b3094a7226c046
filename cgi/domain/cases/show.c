#include "domain/cases/show.h"
#include "base/lang.h"

enum err clock_show_of(struct cx *cx, const struct clocks_of_case_row *row,
                       struct clock_show *out)
{
    struct law_due due;
    *out = (struct clock_show){ .row = *row, .words = S(""),
                                .name = law_term_name(cx->law, cx->lang, row->code) };
    TRY(clock_of_row(cx->a, row, &out->clock));
    if (clock_due(cx->a, cx->law, &out->clock, cx->now, &due) != OK)
        return OK; /* the table changed since: the clock keeps its own date */
    if (row->paused.has)
        out->if_resumed = due.due.day;
    out->words = law_due_words(cx->a, cx->lang, cx->law, &due);
    out->sure = due.term->sure == LAW_TEXT;
    out->demo = due.term->demo;
    return OK;
}

static enum err load_clocks(struct cx *cx, struct case_show *s)
{
    struct clocks_of_case_row *rows;
    TRY(clocks_of_case(cx, (struct clocks_of_case_in){ .cid = s->c.id }, &rows, &s->n_clocks));
    struct clock_show *out = NEWS(cx->a, struct clock_show, s->n_clocks);
    for (size_t i = 0; i < s->n_clocks; i++)
        TRY(clock_show_of(cx, &rows[i], &out[i]));
    s->clocks = out;
    return OK;
}

str event_title(const struct cx *cx, const struct flow *flow, str type)
{
    const struct flow_step *step = flow ? flow_step_ever(cx->flows, flow, type) : NULL;
    if (step)
        return flow_words(cx->lang, step->title);
    static const struct { const char *type, *title; } others[] = {
        { "report", TR("Phản ánh được ghép vào vụ việc") },
        { "reporter:message", TR("Người phản ánh gửi thư") },
        { "reporter:confirm", TR("Người phản ánh báo đã hết ô nhiễm") },
        { "reporter:objection", TR("Người phản ánh gửi phản đối") },
        { "key_help", TR("Đề nghị gửi mã mở phản ánh") },
        { "key_code", TR("Gửi mã mở phản ánh qua liên hệ đã niêm phong") },
        { "reward", TR("Đề nghị khen thưởng người phản ánh") },
        { "sheet_photo", TR("Kèm ảnh đã che vào phiếu chuyển") },
        { "sheet_photo_out", TR("Bỏ ảnh khỏi phiếu chuyển") },
        { "letter_in", TR("Gắn công văn đến") },
        { "letter_off", TR("Gỡ công văn đến") },
        { "submission", TR("Trình Chủ tịch UBND cấp tỉnh") },
        { "submission_return", TR("Chủ tịch UBND cấp tỉnh trả lại tờ trình") },
        { "submission_answer", TR("Chủ tịch UBND cấp tỉnh trả lời tờ trình") },
        { "photo_cover", TR("Che mặt người, biển số trên ảnh") },
        { "seizure", TR("Ghi quyết định tạm giữ") },
        { "seizure_prolonged", TR("Kéo dài thời hạn tạm giữ") },
        { "exhibit", TR("Thêm vào danh mục tạm giữ") },
        { "exhibit_move", TR("Xử lý tang vật, phương tiện, giấy tờ") },
        { "claim", TR("Ghi vụ kiện, yêu cầu bồi thường hoặc chi phí") },
        { "claim_news", TR("Cập nhật vụ kiện, bồi thường, chi phí") },
        { "cost_paid", TR("Ghi nhận nộp chi phí") },
        { "reminder", TR("Nhắc nộp phạt") },
        { "payment_taken_back", TR("Hủy ghi nhận một khoản nộp") },
        { "message_out", TR("Gửi thư cho người phản ánh") },
        { "relay_failed", TR("Không báo tin được cho người phản ánh") },
        { "near", TR("Sắp hết hạn") },
        { "late", TR("Quá hạn") },
        { "late_head", TR("Quá hạn, đã báo trưởng đơn vị") },
        { "late_superior", TR("Quá hạn, đã báo cáo cấp trên") },
        { "identity_ask", TR("Đề nghị mở danh tính") },
        { "identity_agree", TR("Đồng ý mở danh tính") },
        { "identity_refuse", TR("Không đồng ý mở danh tính") },
        { "identity_open", TR("Đã mở danh tính") },
        { "sanction_open", TR("Lập hồ sơ xử phạt") },
        { "case_open", TR("Mở hồ sơ liên quan") },
        { "import", TR("Chép từ sổ cũ") },
        { "public_clear", TR("Cho công khai tóm tắt") },
        { "public_change", TR("Sửa tóm tắt công khai") },
        { "public_withdraw", TR("Rút tóm tắt công khai") },
        { "form_copy", TR("Lưu bản soạn chung của biểu mẫu") },
        { "minutes", TR("Lập biên bản làm việc, giải trình hoặc xác minh") },
        { "decision_draft", TR("Soạn quyết định") },
        { "paper_confirm", TR("Đối chiếu văn bản với bản gốc có đóng dấu") },
        { "number_given", TR("Văn thư cấp số văn bản") },
        { "decision_pass", TR("Đồng ý với dự thảo quyết định") },
        { "decision_return", TR("Trả lại dự thảo quyết định") },
        { "payment", TR("Ghi nhận nộp phạt") },
        { "handover", TR("Bàn giao khi sắp xếp đơn vị hành chính") },
        { "handover_right", TR("Chuyển lại đúng cơ quan tiếp nhận") },
        { "handover_undo", TR("Hủy bàn giao, về cơ quan trước") },
        { "identity_erase_ask", TR("Đề nghị xóa danh tính") },
        { "identity_erase_agree", TR("Đồng ý xóa danh tính") },
        { "identity_erased", TR("Danh tính người phản ánh đã bị xóa") },
        { "hold_set", TR("Giữ danh tính vì khiếu kiện") },
        { "hold_lift", TR("Thôi giữ danh tính vì khiếu kiện") },
        { "onsite_take", TR("Mang vụ việc theo trên điện thoại") },
        { "onsite_entry", TR("Ghi biên bản tại hiện trường, bản nháp") },
        { "onsite_sign", TR("Ký nháp trên điện thoại tại hiện trường") },
        { "onsite_aside", TR("Ghi lại bản không dùng khi hai người cùng sửa") },
        { "visit_order", TR("Quyết định kiểm tra, lập đoàn") },
        { "site_note", TR("Ghi chép tại hiện trường") },
        { "site_answer", TR("Trả lời danh mục kiểm tra") },
        { "site_photo", TR("Ảnh tại hiện trường") },
        { "sample_taken", TR("Lấy mẫu, niêm phong") },
        { "sample_void", TR("Hủy mẫu đã ghi") },
        { "sample_hand", TR("Bàn giao mẫu") },
        { "sample_scan", TR("Đính bản chụp phiếu kết quả") },
        { "sample_result", TR("Nhận kết quả thử nghiệm") },
        { "kind_set", TR("Xác định loại phản ánh và loại ô nhiễm") },
        { "facility_link", TR("Gắn với cơ sở trong sổ") },
        { "facility_unlink", TR("Bỏ gắn với cơ sở") },
        { "join", TR("Ghép vụ việc khác vào đây") },
        { "joined", TR("Được ghép vào vụ việc khác") },
        { "separate", TR("Tách phản ánh ra khỏi vụ việc") },
        { "separated", TR("Được tách thành vụ việc riêng") },
        { "alarm_duty", TR("Báo khẩn cho người trực") },
        { "alarm_above", TR("Báo khẩn cho người trực cấp trên") },
        { "alarm_leader", TR("Báo khẩn cho lãnh đạo") },
        { "alarm_answer", TR("Đã nhận tin khẩn") },
        { "shift_given", TR("Giao ca trực, vụ việc còn mở") },
        { "shift_taken", TR("Nhận ca trực, vụ việc còn mở") },
        { "flow_version", TR("Chuyển sang phiên bản khác của quy trình") },
    };
    for (size_t i = 0; i < COUNT(others); i++)
        if (str_eq(type, str_from(others[i].type)))
            return str_from(tr(others[i].title));
    return type;
}

static enum err load_events(struct cx *cx, struct case_show *s)
{
    struct events_of_case_row *rows;
    TRY(events_of_case(cx, (struct events_of_case_in){ .cid = s->c.id }, &rows, &s->n_events));
    struct event_show *out = NEWS(cx->a, struct event_show, s->n_events);
    for (size_t i = 0; i < s->n_events; i++) {
        out[i].row = rows[i];
        out[i].title = event_title(cx, s->held.flow, rows[i].type);
    }
    s->events = out;
    return OK;
}

static enum err load_values(struct cx *cx, struct case_show *s)
{
    struct case_values_row *rows;
    TRY(case_values(cx, (struct case_values_in){ .cid = s->c.id }, &rows, &s->n_values));
    struct flow_value *out = NEWS(cx->a, struct flow_value, s->n_values);
    for (size_t i = 0; i < s->n_values; i++)
        out[i] = (struct flow_value){ rows[i].name, rows[i].value };
    s->values = out;
    return OK;
}

/* Who took a step last, from the history that is loaded already (newest first). */
static int64_t last_in_history(const void *arg, const struct flow_step *step)
{
    const struct case_show *s = arg;
    for (size_t i = 0; i < s->n_events; i++)
        if (str_eq(s->events[i].row.type, step->name))
            return s->events[i].row.account.has ? s->events[i].row.account.v.v : 0;
    return 0;
}

static void offer_steps(struct cx *cx, const struct user *who, struct case_show *s)
{
    const struct flow *f = s->held.flow;
    const struct flow_step **out = NEWS(cx->a, const struct flow_step *, f->n_steps);
    for (size_t i = 0; i < f->n_steps; i++) {
        const struct flow_step *step = &f->steps[i];
        const struct flow_stage *at = step->track == &f->tracks[0]
            ? s->held.stage : track_stage(step->track, s->values, s->n_values, f);
        if (at && flow_leaves(step, at) && step_may(who, &s->held, step, last_in_history, s))
            out[s->n_steps++] = step;
    }
    s->steps = out;
}

enum err case_show_head(struct cx *cx, const struct user *who, str code, struct case_show *out)
{
    *out = (struct case_show){ 0 };
    TRY(case_by_code(cx, (struct case_by_code_in){
        .code = code, .today = cx->today, .reader = { .has = true, .v = who->id },
        .now = { .has = true, .v = cx->now } }, &out->c));
    const struct case_by_code_row *c = &out->c;
    const str parent = c->parent_code.has ? c->parent_code.v : S("");
    const struct flow *flow = flow_find(cx->flows, c->flow, (int)c->version);
    const struct flow_stage *stage = flow ? flow_stage(flow, c->stage) : NULL;
    if (!stage)
        return ERR_INTERNAL;
    out->held = (struct case_held){
        .id = c->id, .code = code, .parent = c->parent, .flow = flow, .stage = stage,
        .unit = c->unit, .unit_level = c->level, .unit_parent = parent, .to_unit = c->to_unit,
        .handler = c->handler, .pollution = c->pollution, .ended = c->ended,
        .joined = c->joined,
        .sender = flow->asked ? c->parent_unit : (opt_unit_id){ 0 },
        .standing = {
            .conflict = c->recused ? CONFLICT_DECLARED : CONFLICT_NONE, .helper = c->co,
            .for_handler = c->for_handler.has ? c->for_handler.v : S(""),
            .for_head = c->for_head.has ? c->for_head.v : S("") },
    };
    return case_visible(who, c->unit, parent, c->to_unit) || case_sent_by(who, &out->held)
        ? OK : ERR_NOT_FOUND;
}

enum err case_show_load(struct cx *cx, const struct user *who, str code, struct case_show *out)
{
    TRY(case_show_head(cx, who, code, out));
    TRY(load_clocks(cx, out));
    TRY(load_events(cx, out));
    TRY(load_values(cx, out));
    offer_steps(cx, who, out);
    return OK;
}

str case_show_value(const struct case_show *s, str field)
{
    for (size_t i = 0; i < s->n_values; i++)
        if (str_eq(s->values[i].field, field))
            return s->values[i].text;
    return S("");
}
