#include "domain/publication/opendata.h"
#include "base/csv.h"
#include "base/lang.h"

const struct open_column open_columns[OPEN_COLUMNS] = {
    { "id", OPEN_TEXT, true, TR("Mã công bố"),
      TR("Không bao giờ đổi và không dùng lại; có trong địa chỉ của trang.") },
    { "page", OPEN_ADDRESS, true, TR("Trang"), TR("Địa chỉ cố định của công bố này.") },
    { "name", OPEN_TEXT, true, TR("Tên"), TR("Người hoặc tổ chức bị xử phạt.") },
    { "subject", OPEN_TEXT, true, TR("Đối tượng"),
      TR("individual: cá nhân; household: hộ gia đình; organization: tổ chức; các mã khác như "
         "trong biên bản.") },
    { "address", OPEN_TEXT, false, TR("Địa chỉ"), TR("Của tổ chức; của cá nhân không đăng.") },
    { "place_code", OPEN_TEXT, false, TR("Mã xã, phường"),
      TR("Mã đơn vị hành chính nơi vi phạm.") },
    { "act", OPEN_TEXT, true, TR("Hành vi vi phạm"), TR("Theo nội dung công bố.") },
    { "sanction", OPEN_TEXT, true, TR("Hình thức xử phạt"), TR("Theo nội dung công bố.") },
    { "remedy", OPEN_TEXT, false, TR("Biện pháp khắc phục"),
      TR("Kèm thời hạn; trống là không có.") },
    { "fine_dong", OPEN_WHOLE, true, TR("Tiền phạt"), TR("Đồng.") },
    { "decision_number", OPEN_TEXT, true, TR("Số quyết định"), TR("Của quyết định xử phạt.") },
    { "decision_day", OPEN_DAY, true, TR("Ngày quyết định"), TR("Của quyết định xử phạt.") },
    { "decided_by", OPEN_TEXT, true, TR("Cơ quan"), TR("Tên vào ngày ra quyết định.") },
    { "basis", OPEN_TEXT, true, TR("Căn cứ công bố"), TR("Điều luật cho phép nêu tên.") },
    { "published", OPEN_DAY, true, TR("Ngày công bố"), TR("Lên trang này.") },
    { "until", OPEN_DAY, false, TR("Công bố đến"), TR("Sau ngày này trang được gỡ.") },
    { "execution", OPEN_TEXT, true, TR("Thi hành"),
      TR("open: đang thi hành; late: quá hạn; done: xong; stayed: tạm đình chỉ; lapsed: hết thời "
         "hiệu.") },
    { "appeal", OPEN_TEXT, true, TR("Khiếu nại, khởi kiện"),
      TR("none: không; complaint: khiếu nại; lawsuit: khởi kiện; both: cả hai.") },
    { "correction", OPEN_TEXT, false, TR("Đính chính"), TR("Thông báo đính chính đang đăng.") },
    { "corrected", OPEN_DAY, false, TR("Ngày đính chính"), TR("Lần gần nhất.") },
    { "statement", OPEN_TEXT, false, TR("Ý kiến của người bị xử phạt"),
      TR("Đăng cạnh công bố.") },
};

static str day_of(struct arena *a, opt_instant t)
{
    return t.has ? date_iso(a, instant_date(t.v)) : S("");
}

void open_values(struct arena *a, str site, const struct violator *v, str *out)
{
    const str all[OPEN_COLUMNS] = {
        v->slug,
        str_fmt(a, "%.*s/violators/%.*s", STR_ARG(site), STR_ARG(v->slug)),
        v->name, v->subject, v->address, v->place, v->act, v->sanction, v->remedy,
        str_fmt(a, "%lld", (long long)v->total), v->number, date_iso(a, v->signed_on),
        v->unit_name, v->basis, day_of(a, v->released), day_of(a, v->until), v->execution,
        v->appeal, v->correction, day_of(a, v->corrected), v->statement,
    };
    for (size_t i = 0; i < OPEN_COLUMNS; i++)
        out[i] = all[i];
}

void open_csv_head(struct buf *b)
{
    buf_add(b, S("\xEF\xBB\xBF")); /* without it spreadsheets read the bytes as Latin-1 */
    for (size_t i = 0; i < OPEN_COLUMNS; i++)
        csv_field(b, i ? CSV_NEXT : CSV_FIRST, str_from(open_columns[i].name));
    csv_end(b);
}

void open_csv_row(struct buf *b, const str *values)
{
    for (size_t i = 0; i < OPEN_COLUMNS; i++)
        csv_cell(b, i ? CSV_NEXT : CSV_FIRST, values[i]);
    csv_end(b);
}

void open_json_row(struct buf *b, const str *values)
{
    for (size_t i = 0; i < OPEN_COLUMNS; i++) {
        buf_fmt(b, "%s\"%s\":", i ? "," : "{", open_columns[i].name);
        if (values[i].n == 0)
            buf_add(b, S("null"));
        else if (open_columns[i].type == OPEN_WHOLE)
            buf_add(b, values[i]);
        else
            buf_json(b, values[i]);
    }
    buf_byte(b, '}');
}

enum err open_changes(struct cx *cx, int64_t after, struct open_change **out, size_t *n)
{
    struct changes_after_row *rows;
    TRY(changes_after(cx, (struct changes_after_in){ .after = after }, &rows, n));
    *out = NEWS(cx->a, struct open_change, *n);
    for (size_t i = 0; i < *n; i++)
        (*out)[i] = (struct open_change){ rows[i].id, rows[i].slug, rows[i].what, rows[i].at };
    return OK;
}

enum err open_last(struct cx *cx, int64_t *id, instant *at)
{
    struct change_last_row row;
    *id = 0;
    *at = 0;
    const enum err e = change_last(cx, &row);
    if (e == OK) {
        *id = row.id;
        *at = row.at;
    }
    return e == ERR_NOT_FOUND ? OK : e;
}

enum err open_count(struct cx *cx, int64_t *n)
{
    struct violators_count_row row;
    TRY(violators_count(cx, &row));
    *n = row.n;
    return OK;
}

/* 200 rows at most: a page that changed twice stands behind itself. */
enum err open_feed(struct cx *cx, struct feed_rows_row **out, size_t *n)
{
    struct feed_rows_row *rows;
    size_t all;
    TRY(feed_rows(cx, &rows, &all));
    *n = 0;
    *out = rows;
    for (size_t i = 0; i < all; i++) {
        size_t k = 0;
        while (k < *n && !str_eq(rows[k].slug, rows[i].slug))
            k++;
        if (k == *n)
            rows[(*n)++] = rows[i];
    }
    return OK;
}

enum err open_parts(struct cx *cx, struct sitemap_parts_row **out, size_t *n)
{
    return sitemap_parts(cx, out, n);
}

enum err open_part_each(struct cx *cx, int64_t part,
                        enum err (*each)(struct cx *, const struct sitemap_pages_row *, void *),
                        void *arg)
{
    return sitemap_pages(cx, (struct sitemap_pages_in){ .first = part * OPEN_SITEMAP_STEP,
                         .behind = (part + 1) * OPEN_SITEMAP_STEP }, each, arg);
}
