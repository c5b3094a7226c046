/* A small history with signed roots over it; see schema_unit.h. */
#ifndef AUDIT_UNIT_H
#define AUDIT_UNIT_H

#include "schema_unit.h"

#include "crypto/sign.h"
#include "crypto/token.h"
#include "domain/accounts/user.h"
#include "domain/audit/account.h"
#include "domain/audit/audit.h"
#include "domain/audit/prove.h"
#include "domain/audit/root.h"
#include "domain/audit/rows.h"
#include "domain/audit/verify.h"
#include <unistd.h>

static struct cx cx;
static str secrets, root_key;

struct adding {
    case_id cid; /* or */
    str subject;
    account_id account; /* or */
};

static enum err add_tx(struct cx *c, void *arg)
{
    const struct adding *j = arg;
    for (int i = 1; i <= 3; i++) {
        const str pair[] = { S("n"), str_fmt(c->a, "%d", i) };
        const str data = audit_data(c->a, pair, 1);
        if (j->cid.v)
            TRY(audit_add(c, NULL, j->cid, S("message"), data));
        else if (j->account.v)
            TRY(audit_account(c, j->account, j->account, S("second_made"), data));
        else
            TRY(audit_act(c, NULL, j->subject, S("facility_new"), data));
    }
    return OK;
}

static inline void three_events(struct adding of)
{
    ck_assert_int_eq(db_tx(&cx, add_tx, &of), OK);
}

/* A root of that day, signed in as many calls as it takes. */
static inline void signed_root(enum root_when when, struct date day)
{
    bool more = true;
    cx.today = day;
    for (int i = 0; more; i++) {
        ck_assert_int_lt(i, 100);
        ck_assert_int_eq(audit_root_make(&cx, when, &more), OK);
    }
}

static inline void history_setup(void)
{
    schema_setup();
    char tmpl[] = "/tmp/hlrootsXXXXXX";
    ck_assert_ptr_nonnull(mkdtemp(tmpl));
    secrets = str_dup(arena, str_from(tmpl));
    struct buf made = { .a = arena, .max = 4000 }, faults = { .a = arena, .max = 4000 };
    struct keyring *keys;
    ck_assert_int_eq(keyring_create(arena, secrets, &made, &faults), OK);
    ck_assert_int_eq(keyring_load(arena, secrets, KEYS_JOBS, &keys, &faults), OK);
    root_key = root_public(arena, keys);
    sql("INSERT INTO unit (code, level, kind_vi, name_vi, valid_from)"
        " VALUES ('1', 'commune', 'x', 'y', '2025-07-01')");
    sql("INSERT INTO account (id, login, name, password, made_us)"
        " VALUES (1, 'abc', 'ABC', 'x', 0)");
    cx = (struct cx){ .a = arena, .now = 1000000, .today = { 2026, 5, 5 }, .keys = keys };
    ck_assert_int_eq(db_open(arena, &conf, &cx.db), OK);
    for (int i = 1; i <= 2; i++) {
        sql(str_fmt(arena, "INSERT INTO cases (id, code, flow, flow_version, stage, unit_id,"
                           " pollution, title, place, opened_us) VALUES (%d, 'VV-%d', 'hotline',"
                           " 1, 'received', (SELECT id FROM unit), 'water', '', '', 0)", i, i).p);
        three_events((struct adding){ .cid = { i } });
    }
    three_events((struct adding){ .account = { 1 } });
    three_events((struct adding){ .subject = S("facility:1") });
}

static inline void history_teardown(void)
{
    static const char *const names[] = {
        "identity.pub", "identity.key", "contact.pub", "contact.key", "files.pub", "files.key",
        "root.pub", "root.key", "receipt.pub", "receipt.key", "service.key",
    };
    keyring_close((struct keyring *)(uintptr_t)cx.keys);
    for (size_t i = 0; i < COUNT(names); i++)
        unlink(str_fmt(arena, "%s/%s", secrets.p, names[i]).p);
    rmdir(secrets.p);
    db_close(cx.db);
    schema_teardown();
}

/* Faults of chains and roots together; *told: their lines. */
static inline int64_t faults_found(const char **told)
{
    struct audit_verdict v;
    struct audit_proof p = { 0 };
    struct buf b = { .a = arena, .max = 65536 };
    struct audit_faults f = { .told = &b };
    ck_assert_int_eq(audit_verify(&cx, &v, &f), OK);
    ck_assert_int_eq(audit_prove(&cx, root_key, &f, &p), OK);
    *told = buf_str(&b).p;
    return f.n;
}

#endif
