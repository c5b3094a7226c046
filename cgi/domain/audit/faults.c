#include "domain/audit/faults.h"

void audit_fault(struct audit_faults *f, str subject, int64_t seq, const char *what)
{
    if (f->n++ < AUDIT_FAULTS_SHOWN && f->told)
        buf_fmt(f->told, "%.*s event %lld: %s\n", STR_ARG(subject), (long long)seq, what);
}
