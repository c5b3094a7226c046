#include "domain/intake/letter.h"
#include "base/config.h"
#include "base/text.h"
#include "crypto/filebox.h"
#include "crypto/refkey.h"
#include "crypto/token.h"
#include "domain/intake/draft.h"
#include "domain/intake/report.h"
#include "domain/intake/where.h"
#include "domain/notices/reply.h"
#include "sql/intake.h"
#include "sql/mail.h"
#include "store/db.h"

#define NAME_BYTES 200
#define EMAIL_BYTES 254
#define WORDS_BYTES 60000 /* the column takes 65535 */
#define NOTE_BYTES 600

struct taking {
    const struct letter *l;
    str token;          /* as a form's: 43 characters */
    str blob;           /* of the whole mail */
    opt_report_id of;   /* signed for */
    int64_t kept;       /* files that became files of the report */
};

/* What makes a mail the same: its id and everything that is read of it, not its way here. */
static str token_of(struct cx *cx, const struct letter *l)
{
    struct buf b = { .a = cx->a, .max = 1024 * 1024 };
    const str parts[] = { l->id, l->address, l->subject, l->text,
                          hash_of(cx->a, l->unread || str_empty(l->id) ? l->whole : S("")) };
    for (size_t i = 0; i < COUNT(parts); i++) {
        buf_fmt(&b, "%zu:", parts[i].n);
        buf_add(&b, parts[i]);
    }
    for (size_t i = 0; i < l->n_files; i++)
        buf_add(&b, hash_of(cx->a, l->files[i].bytes));
    return bytes_b64url(cx->a, hash_keyed(cx->a, cx->keys, S("mail token"), buf_str(&b)));
}

static enum err signed_for(struct cx *cx, const struct letter *l, opt_report_id *of)
{
    *of = (opt_report_id){ 0 };
    for (size_t i = 0; i < l->n_to; i++) {
        struct report_by_ref_row row;
        str ref;
        if (reply_read(cx, l->to[i], &ref) != OK)
            continue;
        const enum err e = report_by_ref(cx, (struct report_by_ref_in){ .ref = ref }, &row);
        if (e == OK)
            *of = (opt_report_id){ .has = true, .v = row.id };
        if (e != ERR_NOT_FOUND)
            return e;
    }
    return OK;
}

static enum err keep(struct cx *cx, const struct taking *t, str kind, opt_report_id report)
{
    return mail_add(cx, (struct mail_add_in){
        .token = hash_of(cx->a, t->token), .kind = kind, .report = report, .blob = t->blob,
        .size = (int64_t)t->l->whole.n, .files = (int64_t)t->l->n_files + t->l->left,
        .kept = t->kept, .now = cx->now });
}

/* Files of the kinds that reports take become files of this one; the rest stays in the whole. */
static enum err files_keep(struct cx *cx, struct taking *t)
{
    struct draft d;
    TRY(draft_read(cx, t->token, &d));
    for (size_t i = 0; i < t->l->n_files && !d.sent; i++) {
        struct evidence_in *p;
        enum err e = evidence_new(cx, &d, &p);
        if (e == OK)
            e = evidence_add(p, t->l->files[i].bytes);
        if (e == OK)
            e = evidence_end(p);
        if (e != OK && e != ERR_INVALID && e != ERR_CONFLICT)
            return e;
    }
    TRY(draft_read(cx, t->token, &d));
    t->kept = (int64_t)d.n_files;
    return OK;
}

/* In brackets behind the reporter's words: what of the mail is not in them. */
static str note_of(struct cx *cx, const struct taking *t, bool words_cut)
{
    const struct letter *l = t->l;
    const int64_t files = (int64_t)l->n_files + l->left;
    struct buf b = { .a = cx->a, .max = NOTE_BYTES };
    if (l->unread)
        buf_add(&b, S(" Máy không đọc được thư này."));
    if (words_cut)
        buf_add(&b, S(" Thư dài, ở đây chỉ có phần đầu."));
    if (l->cut)
        buf_add(&b, S(" Thư lớn quá giới hạn, phần sau không nhận được."));
    if (files > t->kept)
        buf_fmt(&b, " Thư kèm %lld tệp, %lld tệp lấy ra được.", (long long)files,
                (long long)t->kept);
    if (b.n == 0)
        return S("");
    const str note = buf_str(&b);
    return str_fmt(cx->a, "\n\n[Ghi chú của máy:%.*s Cả thư gốc được giữ, niêm phong.]",
                   STR_ARG(note));
}

static str words_of(struct cx *cx, const struct taking *t, str text)
{
    const int64_t limit = cx->conf->limits.text_bytes;
    const size_t max = (size_t)(limit < WORDS_BYTES ? limit : WORDS_BYTES) - NOTE_BYTES;
    const str words = text_cut(str_trim(text), max);
    const str note = note_of(cx, t, words.n < str_trim(text).n);
    if (str_empty(words) && str_empty(note))
        return S("[Ghi chú của máy: thư không có chữ.]");
    return str_trim(str_fmt(cx->a, "%.*s%.*s", STR_ARG(words), STR_ARG(note)));
}

static enum err mail_also(struct cx *cx, report_id id, void *arg)
{
    return keep(cx, arg, S("report"), (opt_report_id){ .has = true, .v = id });
}

/* Does an answer by machine to our receipt come back here? See letter.h. */
static bool may_answer(struct cx *cx, const struct letter *l)
{
    if (l->by != LETTER_PERSON || l->unread || reply_ours(cx, l->address))
        return false;
    for (size_t i = 0; i < l->n_answers; i++)
        if (reply_our_id(cx, l->answers[i]))
            return false;
    return true;
}

static enum err as_report(struct cx *cx, struct taking *t)
{
    const struct letter *l = t->l;
    const bool good = sender_email_check(l->address) == OK && l->address.n <= EMAIL_BYTES;
    const str text = str_empty(l->subject)
                         ? l->text
                         : str_fmt(cx->a, "%.*s\n\n%.*s", STR_ARG(l->subject), STR_ARG(l->text));
    const struct where where = { .text = text };
    struct receipt receipt;
    TRY(files_keep(cx, t));
    struct report_new in = {
        .token = t->token, .channel = S("email"), .pollution = S("other"),
        .nature = S("unknown"), .what = words_of(cx, t, text), .place = S(""),
        .polluter = S(""), .avoid_why = S(""), .also = mail_also, .also_arg = t,
        .sender = { .name = text_cut(l->name, NAME_BYTES), .email = good ? l->address : S(""),
                    .wish = may_answer(cx, l) ? WISH_EMAIL : WISH_NONE,
                    .key = refkey_derive(cx->a, cx->keys, t->token) },
    };
    TRY(where_unit(cx, &where, &in.receiver));
    return report_file(cx, &in, &receipt);
}

static enum err reply_tx(struct cx *cx, void *arg)
{
    const struct taking *t = arg;
    TRY(keep(cx, t, S("reply"), t->of));
    return message_in_add(cx, (struct message_in_add_in){
        .token = hash_of(cx->a, t->token), .report = t->of.v, .kind = S("message"),
        .body = words_of(cx, t, letter_unquoted(t->l->text)), .now = cx->now });
}

static enum err kept_tx(struct cx *cx, void *arg)
{
    const struct taking *t = arg;
    return keep(cx, t, t->l->by == LETTER_BOUNCE ? S("bounce") : S("auto"), t->of);
}

static enum err take(struct cx *cx, struct taking *t, enum letter_became *became)
{
    if (t->l->by == LETTER_AUTO || t->l->by == LETTER_BOUNCE) {
        *became = LETTER_KEPT;
        return db_tx(cx, kept_tx, t);
    }
    if (t->of.has) {
        *became = LETTER_REPLY;
        return db_tx(cx, reply_tx, t);
    }
    *became = LETTER_REPORT;
    return as_report(cx, t);
}

enum err letter_take(struct cx *cx, const struct letter *l, enum letter_became *became)
{
    struct taking t = { .l = l, .token = token_of(cx, l) };
    struct mail_by_token_row row;
    const struct mail_by_token_in token = { .token = hash_of(cx->a, t.token) };
    TRY(signed_for(cx, l, &t.of));
    enum err e = mail_by_token(cx, token, &row);
    if (e == ERR_NOT_FOUND) {
        TRY(filebox_put_to(cx->a, cx->keys, KEY_IDENTITY, cx->conf->blobs.dir, l->whole, &t.blob));
        e = take(cx, &t, became);
        /* Taken in meanwhile by a second delivery, or at a COMMIT whose answer was lost. */
        if (e == ERR_DUPLICATE || e == ERR_DB)
            e = mail_by_token(cx, token, &row) == OK ? OK : e;
        return e;
    }
    *became = LETTER_KEPT;
    if (e == OK && str_eq(row.kind, S("report")))
        *became = LETTER_REPORT;
    if (e == OK && str_eq(row.kind, S("reply")))
        *became = LETTER_REPLY;
    return e;
}

/* The line before end, without its line feed; *start is where it begins. */
static str line_before(str text, size_t end, size_t *start)
{
    size_t stop = end;
    if (stop > 0 && text.p[stop - 1] == '\n')
        stop--;
    *start = stop;
    while (*start > 0 && text.p[*start - 1] != '\n')
        (*start)--;
    return str_trim(str_sub(text, *start, stop));
}

str letter_unquoted(str text)
{
    size_t end = text.n, start;
    bool quoted = false;
    while (end > 0) {
        const str line = line_before(text, end, &start);
        const bool quote = str_starts(line, S(">"));
        const bool who = quoted && str_ends(line, S(":"));
        if (!str_empty(line) && !quote && !who)
            break;
        quoted = quoted || quote;
        end = start;
        if (who)
            break;
    }
    const str own = str_trim(str_sub(text, 0, end));
    return quoted && !str_empty(own) ? own : text;
}
