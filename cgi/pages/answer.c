#include "pages/answer.h"
#include "base/lang.h"
#include "base/log.h"
#include "pages/api/answer.h"
#include "pages/frame.h"
#include "pages/routes.h"
#include "tpl/error.h"
#include "tpl/error_staff.h"

struct out *resp_html(struct resp *w, int status)
{
    struct out *o = NEW(w->req->cx->a, struct out);
    *o = (struct out){ .b = resp_body(w, status, "text/html; charset=utf-8"),
                       .lang = w->req->cx->lang,
                       .csrf = w->req->csrf.p ? w->req->csrf : S(""), .once = w->req->once };
    return o;
}

/* Title, what happened, what to do. */
struct words {
    const char *title, *what, *todo;
};

static const struct words by_error[] = {
    [ERR_BAD_REQUEST] = { TR("Yêu cầu không đọc được"),
        TR("Địa chỉ hoặc nội dung gửi lên bị thiếu hoặc bị lỗi trên đường truyền."),
        TR("Hãy quay lại trang trước, tải lại rồi gửi lần nữa.") },
    [ERR_LOGIN] = { TR("Cần đăng nhập"), TR("Trang này chỉ dành cho cán bộ đã đăng nhập."),
        TR("Hãy đăng nhập rồi mở lại trang.") },
    [ERR_FORBIDDEN] = { TR("Không được phép"),
        TR("Trang này không mở được với quyền hiện có, hoặc biểu mẫu đã mở quá lâu."),
        TR("Nếu đang gửi biểu mẫu, hãy quay lại, tải lại trang rồi gửi lần nữa.") },
    [ERR_NOT_FOUND] = { TR("Không có trang này"),
        TR("Địa chỉ bị gõ sai, hoặc nội dung đã được chuyển đi."),
        TR("Hãy kiểm tra lại địa chỉ, hoặc bắt đầu từ trang đầu.") },
    [ERR_METHOD] = { TR("Không làm được theo cách này"),
        TR("Trang này không nhận kiểu yêu cầu vừa gửi."),
        TR("Hãy mở lại trang từ đầu và dùng nút trên trang.") },
    [ERR_CONFLICT] = { TR("Việc này vừa thay đổi"),
        TR("Người khác vừa xử lý trước, hoặc bước này không còn làm được."),
        TR("Hãy tải lại trang để xem tình trạng mới nhất.") },
    [ERR_GONE] = { TR("Nội dung không còn nữa"), TR("Nội dung này đã hết hạn hoặc đã được gỡ."),
        TR("Hãy bắt đầu lại từ trang đầu.") },
    [ERR_TOO_LARGE] = { TR("Nội dung gửi lên quá lớn"),
        TR("Tổng dung lượng vượt quá mức hệ thống nhận được."),
        TR("Hãy bớt ảnh hoặc chọn ảnh nhỏ hơn rồi gửi lại.") },
    [ERR_MEDIA_TYPE] = { TR("Không nhận kiểu nội dung này"),
        TR("Nội dung gửi lên không phải là biểu mẫu của trang."),
        TR("Hãy gửi bằng biểu mẫu trên trang.") },
    [ERR_INVALID] = { TR("Nội dung chưa đúng"), TR("Có mục còn thiếu hoặc chưa đúng."),
        TR("Hãy quay lại, sửa các mục đó rồi gửi lại.") },
    [ERR_TOO_MANY] = { TR("Gửi quá nhiều lần"), TR("Có quá nhiều yêu cầu trong thời gian ngắn."),
        TR("Hãy chờ vài phút rồi thử lại.") },
    [ERR_INTERNAL] = { TR("Hệ thống gặp lỗi"),
        TR("Yêu cầu chưa được thực hiện vì một lỗi bên trong hệ thống."),
        TR("Hãy thử lại sau ít phút. Nếu vẫn lỗi, hãy gọi đường dây nóng.") },
    [ERR_UNAVAILABLE] = { TR("Hệ thống tạm ngừng"),
        TR("Hệ thống đang bảo trì hoặc quá tải; nội dung vừa gửi chưa được nhận."),
        TR("Hãy thử lại sau ít phút. Việc khẩn cấp, hãy gọi đường dây nóng.") },
    [ERR_UNSET] = { TR("Tỉnh chưa quy định"),
        TR("Pháp luật để tỉnh quy định thời hạn hoặc mức này, và tỉnh chưa ban hành."),
        TR("Người quản trị cần nhập quy định của tỉnh trước khi làm bước này.") },
    [ERR_EXPIRED] = { TR("Không có quy định cho ngày này"),
        TR("Không có quy định nào có hiệu lực vào ngày đã chọn."),
        TR("Hãy kiểm tra lại ngày.") },
    [ERR_RECUSED] = { TR("Bạn đã khai báo xung đột lợi ích"),
        TR("Người đã khai báo xung đột lợi ích không tham gia xử lý vụ việc đó nữa."),
        TR("Việc này do người khác làm. Nếu khai báo nhầm, hãy báo thủ trưởng đơn vị.") },
};

static const struct words *words_of(enum err e)
{
    if (e == ERR_DB)
        e = ERR_INTERNAL;
    if (e == ERR_DUPLICATE)
        e = ERR_CONFLICT;
    return (size_t)e < COUNT(by_error) && by_error[e].title ? &by_error[e]
                                                            : &by_error[ERR_INTERNAL];
}

/* Officials have drafts; what they typed need not be typed again. */
static const struct words too_large_staff = {
    TR("Nội dung gửi lên quá lớn"),
    TR("Lần gửi này lớn hơn mức nhận được, nên chưa có gì được ghi."),
    TR("Chữ đã gõ vẫn còn nếu trang đã báo “Nháp đã lưu lúc …” hoặc bạn đã bấm “Lưu nháp”: hãy mở "
       "lại biểu mẫu, chữ hiện ra như cũ, tệp thì chọn lại. Hãy gửi tệp nhỏ hơn hoặc từng tệp một; "
       "không kèm tệp thì rút ngắn phần chữ."),
};

/* The limit that a body went over before it was read: "64 KB", "21 MB". */
static str limit_of(const struct req *r)
{
    const str type = req_header(r, "CONTENT_TYPE");
    const bool files = str_starts(type, S("multipart/"));
    const size_t max = files || r->body_max < FORM_BYTES_MAX ? r->body_max : FORM_BYTES_MAX;
    if (r->body_length <= (int64_t)max)
        return S("");
    return max < MiB ? str_fmt(r->cx->a, "%zu KB", max / KiB)
                     : str_fmt(r->cx->a, "%zu MB", max / MiB);
}

/* The page whose form was sent: that of its address, else the nearest one above it. */
static struct url form_page(const struct req *r)
{
    struct req page = *r;
    struct allow allow;
    page.method = GET;
    while (page.path.n && router_match(staff_routes, n_staff_routes, &page, &allow) != OK)
        do
            page.path.n--;
        while (page.path.n && page.path.p[page.path.n] != '/');
    return staff_address(page.path) ? url_own(page.path) : (struct url){ 0 };
}

void resp_error(struct req *r, struct resp *w, enum err e)
{
    if (api_asked(r)) {
        api_error_page(r, w, e);
        return;
    }
    /* Officials stay among their own pages. */
    const bool staff = str_starts(r->path, S("/staff"));
    const bool large = staff && e == ERR_TOO_LARGE;
    const struct words *t = large ? &too_large_staff : words_of(e);
    struct failure f = { .status = err_status(e), .title = t->title, .what = t->what,
                         .todo = t->todo };
    if (large) {
        f.limit = limit_of(r);
        f.back = form_page(r);
    }
    if (f.status >= 500) {
        f.code = str_fmt(r->cx->a, "E%llX", (unsigned long long)(r->cx->now / 1000));
        log_line(LOG_ERROR, "request_failed", LOG_ERR("error", e), LOG_CODE_STR("code", f.code),
                 LOG_N("status", f.status));
    }
    if (w->streaming)
        return; /* the head is gone; the answer just ends here */
    resp_clear(w);
    const struct page p = staff ? page_staff(r, str_from(tr(t->title)))
                                : page_public(r, t->title, NULL);
    (staff ? tpl_error_staff : tpl_error)(resp_html(w, f.status), &p, &f);
}
