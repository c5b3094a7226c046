#include "base/buf.h"
#include "base/child.h"
#include "wire/send.h"

#define LETTER_MAX ((size_t)64 * 1024)
#define MEMORY_BYTES ((size_t)512 << 20)
enum { DEADLINE_MS = 25000, CPU_S = 10, ANSWER_MAX = 1024 };

struct member {
    const char *name;
    str value;
};

static str record(struct arena *a, const struct member *m, size_t n)
{
    struct buf b = { .a = a, .max = LETTER_MAX };
    for (size_t i = 0; i < n; i++) {
        buf_byte(&b, i ? ',' : '{');
        buf_json(&b, str_from(m[i].name));
        buf_byte(&b, ':');
        buf_json(&b, m[i].value);
    }
    buf_byte(&b, '}');
    return buf_str(&b);
}

static enum err run(struct arena *a, const char *program, str in, enum courier_result *said)
{
    static const char *const argv[] = { "hotline-send", NULL };
    const struct child c = { .program = program, .argv = argv, .deadline_ms = DEADLINE_MS,
                             .cpu_s = CPU_S, .memory_bytes = MEMORY_BYTES,
                             .out_max_bytes = ANSWER_MAX };
    int status = 0;
    str out;
    const enum err e = child_run(a, &c, in, &out, &status);
    if (e == OK && (status == SEND_EXIT_SYSTEM || status == SEND_EXIT_USAGE))
        return ERR_UNAVAILABLE;
    *said = COURIER_LATER;
    if (e == OK && status == SEND_EXIT_SENT)
        *said = COURIER_SENT;
    if (e == OK && status == SEND_EXIT_REFUSED)
        *said = COURIER_REFUSED;
    return OK;
}

enum err send_mail(struct arena *a, const struct send_by *by, const struct courier_mail *m,
                   enum courier_result *said)
{
    const struct member members[] = {
        { "server", by->server }, { "user", by->user }, { "password", by->password },
        { "ca", by->ca }, { "from", m->from }, { "from_name", m->from_name }, { "to", m->to },
        { "subject", m->subject }, { "text", m->text }, { "id", m->id } };
    return run(a, by->program, record(a, members, COUNT(members)), said);
}

enum err send_sms(struct arena *a, const struct send_by *by, const struct courier_sms *m,
                  enum courier_result *said)
{
    const struct member members[] = {
        { "server", by->server }, { "ca", by->ca }, { "timestamp", m->timestamp },
        { "signature", m->signature }, { "body", m->body } };
    return run(a, by->program, record(a, members, COUNT(members)), said);
}
