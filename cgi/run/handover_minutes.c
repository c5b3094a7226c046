/* `hotline unit handover minutes N`: the minutes as plain text, to be printed and signed. */
#include "domain/handover/minutes.h"
#include "run/handover.h"
#include <stdio.h>

static const char head[] =
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "Độc lập - Tự do - Hạnh phúc\n\n"
    "BIÊN BẢN BÀN GIAO VỤ VIỆC ĐANG GIẢI QUYẾT\n";

static const char signatures[] =
    "\nĐẠI DIỆN BÊN GIAO                         ĐẠI DIỆN BÊN NHẬN\n"
    "(ký, ghi rõ họ tên, đóng dấu)             (ký, ghi rõ họ tên, đóng dấu)\n\n\n";

static void opening(struct cx *cx, const struct minutes *m)
{
    printf("%sBàn giao số %lld\n\nBên giao: %.*s\nNgày bên nhận bắt đầu giải quyết: %s\n", head,
           (long long)m->id.v, STR_ARG(m->giver), date_vi(cx->a, m->h.day).p);
    if (str_empty(m->basis))
        puts("Căn cứ: chưa có trong bảng workflows/law/handover.csv cho ngày này");
    else
        printf("Căn cứ: %.*s\n", STR_ARG(m->basis));
    if (m->h.by_name.has)
        printf("Người lập: %.*s, %s\n", STR_ARG(m->h.by_name.v), instant_vi(cx->a, m->h.made).p);
    if (m->h.undone.has)
        printf("ĐÃ HỦY BÀN GIAO lúc %s: %.*s\n", instant_vi(cx->a, m->h.undone.v).p,
               STR_ARG(m->h.undo_reason.v));
    puts("Các thời hạn đang chạy tiếp tục tính, không tính lại từ đầu.");
}

static void line(struct cx *cx, const struct minutes_line *l, int64_t number)
{
    printf("%lld. %.*s  %.*s\n   Bước: %.*s. %.*s.\n", (long long)number, STR_ARG(l->row.code),
           STR_ARG(l->row.title), STR_ARG(l->stage), STR_ARG(l->why));
    for (size_t i = 0; i < l->n_terms; i++)
        printf("   Thời hạn: %.*s, %s\n", STR_ARG(l->terms[i].name),
               l->terms[i].due ? str_fmt(cx->a, "đến %s", instant_vi(cx->a, l->terms[i].due).p).p
                               : "đang tạm dừng");
    if (!str_empty(l->right) && l->row.put_right.has)
        printf("   Chuyển lại cho %.*s lúc %s: %.*s\n", STR_ARG(l->right),
               instant_vi(cx->a, l->row.put_right.v).p, STR_ARG(l->row.why.v));
    if (l->row.undone.has)
        printf("   Đã đưa về bên giao lúc %s\n", instant_vi(cx->a, l->row.undone.v).p);
}

enum err minutes_print(struct cx *cx, int64_t number)
{
    struct minutes m = { .more = true };
    int64_t unit = 0, after = 0, n = 0;
    while (m.more) {
        arena_reset(cx->a);
        TRY(minutes_load(cx, (handover_id){ number }, unit, after, &m));
        if (unit == 0)
            opening(cx, &m);
        for (size_t i = 0; i < m.n; i++) {
            const struct minutes_line *l = &m.lines[i];
            if (l->row.to.v != unit) {
                if (unit)
                    fputs(signatures, stdout);
                printf("\nBên nhận: %.*s\n", STR_ARG(l->receiver));
            }
            unit = l->row.to.v;
            after = l->row.cid.v;
            line(cx, l, ++n);
        }
    }
    fputs(signatures, stdout);
    printf("Tổng số: %lld vụ việc\n", (long long)n);
    return OK;
}
