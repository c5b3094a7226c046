/*
 * empty_fcgi FILE: a worker that answers every request with the bytes of FILE, header lines and
 * body, without looking at anything: what the transport itself costs.
 */
#include <fcgiapp.h>
#include <signal.h>
#include <stdio.h>

static char answer[1 << 20];

int main(int argc, char **argv)
{
    FCGX_Request q;
    FILE *f = argc == 2 ? fopen(argv[1], "re") : NULL;
    if (!f)
        return 1;
    const int n = (int)fread(answer, 1, sizeof answer, f);
    fclose(f);
    if (FCGX_Init() != 0 || FCGX_InitRequest(&q, 0, 0) != 0)
        return 1;
    signal(SIGUSR1, SIG_DFL);
    while (FCGX_Accept_r(&q) == 0) {
        FCGX_PutStr(answer, n, q.out);
        FCGX_Finish_r(&q);
    }
    return 0;
}
