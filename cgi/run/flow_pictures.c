#include "run/flow_pictures.h"
#include "base/file.h"
#include "domain/flows/picture.h"
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void feed(int to, str dot)
{
    for (size_t done = 0; done < dot.n;) {
        const ssize_t n = write(to, dot.p + done, dot.n - done);
        if (n <= 0)
            break;
        done += (size_t)n;
    }
    close(to);
}

int dot_svg(str dot, int to)
{
    int ends[2];
    signal(SIGPIPE, SIG_IGN); /* a missing `dot` is told by its exit status */
    if (pipe(ends) != 0)
        return 2;
    const pid_t child = fork();
    if (child == 0) {
        dup2(ends[0], STDIN_FILENO);
        dup2(to, STDOUT_FILENO);
        close(ends[0]);
        close(ends[1]);
        execlp("dot", "dot", "-Tsvg", (char *)NULL);
        fputs("hotline flow: no program `dot`; install graphviz\n", stderr);
        _exit(2);
    }
    close(ends[0]);
    feed(ends[1], child > 0 ? dot : S(""));
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status))
        return 2;
    return WEXITSTATUS(status) ? 2 : 0;
}

static int one(struct arena *a, const struct flow *f, enum lang lang, str folder)
{
    const str dot = flow_picture_dot(a, f, lang);
    const str path = path_join(a, folder, flow_picture_name(a, dot));
    if (access(path.p, R_OK) == 0)
        return 0;
    const str new = str_fmt(a, "%.*s.%ld", STR_ARG(path), (long)getpid());
    const int to = open(new.p, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (to < 0) {
        fprintf(stderr, "hotline flow: %s cannot be written\n", new.p);
        return 2;
    }
    const int status = dot_svg(dot, to);
    if (close(to) == 0 && status == 0 && rename(new.p, path.p) == 0)
        return 0;
    (void)unlink(new.p);
    return 2;
}

int flow_pictures(struct arena *a, const struct flows *all, str folder)
{
    static const enum lang langs[] = { LANG_VI, LANG_EN };
    (void)mkdir(str_c(a, folder), 0755);
    for (size_t i = 0; i < all->n; i++)
        for (size_t k = 0; k < COUNT(langs); k++)
            if (one(a, all->all[i], langs[k], folder) != 0)
                return 2;
    return 0;
}
