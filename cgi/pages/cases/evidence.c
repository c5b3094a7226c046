#include "pages/cases/evidence.h"
#include "base/lang.h"
#include "domain/cases/evidence.h"
#include "domain/intake/medium.h"
#include "pages/answer.h"
#include "pages/cases/evidence_view.h"
#include "pages/frame.h"
#include "pages/intake/photos.h"
#include "tpl/case_files.h"

#define MEGABYTE (1024.0 * 1024.0)

static const char *state_of(const struct evidence_of_case_row *r, bool picture)
{
    if (picture && !r->state.has)
        return TR("Đang làm bản sạch");
    if (picture)
        return str_eq(r->state.v, S("clean")) ? TR("Xem được; đã xóa thông tin ẩn")
            : TR("Không mở được an toàn; bản gốc vẫn được niêm phong");
    if (!r->scan.has)
        return TR("Đang kiểm tra");
    if (str_eq(r->scan.v, S("found")))
        return TR("Phát hiện vi-rút: không tải được; bản gốc vẫn được niêm phong");
    if (!r->copied)
        return TR("Chưa kiểm tra được nên không tải được; bản gốc vẫn được niêm phong");
    return str_eq(r->scan.v, S("clean")) ? TR("Đã quét vi-rút, không thấy gì")
        : TR("Chưa quét vi-rút: hệ thống chưa có bộ quét. Chỉ mở trên máy có phòng vệ.");
}

static struct evidence_line line_of(struct arena *a, const struct evidence_of_case_row *r)
{
    const struct file_type *t = file_type_of(r->type);
    const bool picture = t && t->medium == MEDIUM_PICTURE;
    struct evidence_line l = {
        .file = r->file.v, .label = medium_label(t ? t->medium : MEDIUM_DOCUMENT), .ref = r->ref,
        .ext = t ? str_from(t->ext) : S(""), .came = r->came, .covered = r->cover.has,
        .size = str_fmt(a, "%.1f", (double)r->size / MEGABYTE), .state = state_of(r, picture),
        .photo = picture && r->state.has && str_eq(r->state.v, S("clean")),
        .saved = !picture && r->copied,
    };
    if (l.saved)
        l.hidden = r->stripped
            ? TR("Đã xóa nơi, máy, giờ, tên ghi kèm trong tệp; giọng nói và hình vẫn còn.")
            : TR("Có thể còn thông tin ẩn (tên, nơi, máy, giờ): không chuyển tệp này ra ngoài.");
    return l;
}

enum err case_files_get(struct req *r, struct resp *w)
{
    struct evidence_of_case_row *rows;
    struct evidence_view v = { .page = page_staff(r, str_from(tr(TR("Tệp người phản ánh gửi")))),
                               .code = req_path(r, "code") };
    TRY(evidence_list(r->cx, r->who, v.code, &rows, &v.n_lines));
    struct evidence_line *lines = NEWS(r->cx->a, struct evidence_line, v.n_lines);
    for (size_t i = 0; i < v.n_lines; i++)
        lines[i] = line_of(r->cx->a, &rows[i]);
    v.lines = lines;
    tpl_case_files(resp_html(w, 200), &v);
    return OK;
}

static enum err nothing(void *arg, str piece)
{
    (void)arg, (void)piece;
    return OK;
}

static enum err out(void *arg, str piece)
{
    return resp_put(arg, piece);
}

enum err case_media_get(struct req *r, struct resp *w)
{
    struct evidence_file f;
    file_id file;
    TRY(req_id(r, "file", &file.v));
    TRY(evidence_open(r->cx, r->who, req_path(r, "code"), file, &f));
    TRY(evidence_read(r->cx, &f, nothing, NULL)); /* whole, before the first byte goes out */
    resp_download(w, str_fmt(r->cx->a, "%.*s-%lld.%s", STR_ARG(f.ref), (long long)file.v,
                             f.type->ext));
    /* Beside the policy of every answer: should it be opened after all, it can do nothing. */
    resp_header(w, "Content-Security-Policy", S("sandbox; default-src 'none'"));
    TRY(resp_stream(w, 200, "application/octet-stream"));
    return evidence_read(r->cx, &f, out, w);
}

enum err photo_public_get(struct req *r, struct resp *w)
{
    file_id file;
    str jpeg;
    TRY(req_id(r, "file", &file.v));
    TRY(photo_public(r->cx, r->who, req_path(r, "code"), file, &jpeg));
    return resp_bytes(w, 200, "image/jpeg", jpeg);
}
