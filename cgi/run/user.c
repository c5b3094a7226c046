/* `hotline user`: accounts of officials and their offices. */
#include "crypto/token.h"
#include "domain/accounts/second.h"
#include "domain/accounts/accounts.h"
#include "run/open.h"
#include "run/run.h"
#include "sql/accounts.h"
#include "sql/lawchange.h"
#include <stdio.h>
#include <string.h>

static const char usage[] =
    "usage: hotline user add LOGIN --name NAME [--password-file FILE]\n"
    "       hotline user office LOGIN --unit CODE --role ROLE [--position CODE]\n"
    "       hotline user disable|enable LOGIN\n"
    "       hotline user second LOGIN --by ADMIN (--secret-file FILE | --reset REASON)\n"
    "       each with [--config FILE]\n\n"
    "add      a new account; without --password-file one is made and printed once\n"
    "office   give the account a role in a unit from today on. Roles: operator\n"
    "         officer head inspector signer publisher custodian auditor admin\n"
    "         section office clerk observer;\n"
    "         --position is the sanctioning position (hotline law list positions)\n"
    "disable  no login any more; its sessions end at once. enable: the reverse\n"
    "second   the second factor with which the person signs: --secret-file hands out a\n"
    "         token (32 characters of base32), --reset takes a lost one away, so that\n"
    "         the person enrols again; ADMIN has the role admin, and it is written down\n\n"
    "Exit status: 0 done, 1 refused or failed, 2 wrong call.\n";

struct options {
    const char *config, *login, *name, *password_file, *unit, *role, *position, *by;
    const char *secret_file, *reset;
};

static const char *parse(int argc, char **argv, struct options *o)
{
    for (int i = 2; i < argc; i++) {
        const struct { const char *flag; const char **to; } flags[] = {
            { "--config", &o->config }, { "--name", &o->name }, { "--unit", &o->unit },
            { "--role", &o->role },     { "--position", &o->position },
            { "--password-file", &o->password_file }, { "--by", &o->by },
            { "--secret-file", &o->secret_file }, { "--reset", &o->reset },
        };
        const char **to = o->login ? NULL : &o->login;
        for (size_t k = 0; k < COUNT(flags); k++)
            if (strcmp(argv[i], flags[k].flag) == 0) {
                to = flags[k].to;
                if (++i == argc)
                    return "a value is missing";
                break;
            }
        if (!to || strncmp(argv[i], "--", 2) == 0)
            return "unknown argument";
        *to = argv[i];
    }
    return o->login ? NULL : "which login?";
}

static int failed(enum err e, const char *duplicate)
{
    fprintf(stderr, "hotline user: %s\n",
            e == ERR_DUPLICATE   ? duplicate
            : e == ERR_NOT_FOUND ? "no such account or unit today"
            : e == ERR_INVALID   ? "login, name, password or role is not acceptable; see --help"
                                 : "the database refused");
    return 1;
}

static int add(struct opened *o, const struct options *opt)
{
    account_id id;
    str password = str_sub(token_new(o->cx.a), 0, 16);
    if (!opt->name)
        return usage_error("user", "--name is missing");
    if (opt->password_file && config_secret(o->a, str_from(opt->password_file), &password) != OK) {
        fprintf(stderr, "hotline user: %s cannot be used as a password file\n",
                opt->password_file);
        return 1;
    }
    const enum err e = account_create(&o->cx, str_from(opt->login), str_from(opt->name), password,
                                      &id);
    if (e != OK)
        return failed(e, "this login is taken");
    if (!opt->password_file)
        printf("%.*s\n", STR_ARG(password));
    return 0;
}

static int office(struct opened *o, const struct options *opt)
{
    struct account_by_login_row row;
    if (!opt->unit || !opt->role)
        return usage_error("user", "--unit and --role are needed");
    enum err e = account_by_login(&o->cx, (struct account_by_login_in){
        .login = account_login(o->a, str_from(opt->login)) }, &row);
    const struct office_new in = { .unit_code = str_from(opt->unit), .role = str_from(opt->role),
                                   .position = str_from(opt->position ? opt->position : "") };
    if (e == OK)
        e = account_give_office(&o->cx, row.id, &in);
    return e == OK ? 0 : failed(e, "the account holds this office already");
}

static int set_disabled(struct opened *o, const struct options *opt, bool disabled)
{
    const enum err e = account_set_disabled(&o->cx, (struct account_set_disabled_in){
        .login = account_login(o->a, str_from(opt->login)), .disabled = disabled });
    return e != OK ? failed(e, "") : db_affected(&o->cx) == 0 ? failed(ERR_NOT_FOUND, "") : 0;
}

static int second(struct opened *o, const struct options *opt)
{
    struct account_by_login_row row;
    struct admin_by_login_row admin;
    str secret = S("");
    if (!opt->by || !opt->secret_file == !opt->reset)
        return usage_error("user", "--by and one of --secret-file and --reset are needed");
    if (opt->secret_file && config_secret(o->a, str_from(opt->secret_file), &secret) != OK)
        return usage_error("user", "the file of --secret-file cannot be used");
    enum err e = admin_by_login(&o->cx, (struct admin_by_login_in){
        .login = account_login(o->a, str_from(opt->by)), .today = o->cx.today }, &admin);
    if (e == ERR_NOT_FOUND) {
        fputs("hotline user: --by: no account with the role admin today\n", stderr);
        return 1;
    }
    if (e == OK)
        e = account_by_login(&o->cx, (struct account_by_login_in){
            .login = account_login(o->a, str_from(opt->login)) }, &row);
    if (e == OK)
        e = opt->reset ? second_reset(&o->cx, admin.id, row.id, str_from(opt->reset))
                       : second_give(&o->cx, admin.id, row.id, secret);
    if (e != ERR_NOT_FOUND && e != ERR_INVALID)
        return e == OK ? 0 : failed(e, "");
    fprintf(stderr, "hotline user: %s\n", e == ERR_INVALID ? "a secret has 32 characters of base32"
                                           : "no such account, or it has no second factor");
    return 1;
}

int run_user(int argc, char **argv)
{
    static const char *const verbs[] = { "add", "office", "disable", "enable", "second" };
    struct options opt = { .config = "hotline.yaml" };
    struct opened o;
    size_t verb = 0;
    if (usage_asked(argc, argv, usage))
        return 0;
    while (verb < COUNT(verbs) && (argc < 2 || strcmp(argv[1], verbs[verb]) != 0))
        verb++;
    if (verb == COUNT(verbs))
        return usage_error("user", "add, office, disable, enable or second");
    const char *wrong = parse(argc, argv, &opt);
    if (wrong)
        return usage_error("user", wrong);
    int status = open_command("user", opt.config, verb == 4 ? OPEN_ALL : OPEN_DB, &o);
    if (status)
        return status;
    status = verb == 0   ? add(&o, &opt)
             : verb == 1 ? office(&o, &opt)
             : verb == 4 ? second(&o, &opt)
                         : set_disabled(&o, &opt, verb == 2);
    open_close(&o);
    return status;
}
