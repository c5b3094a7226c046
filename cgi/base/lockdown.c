#include "base/lockdown.h"
#include "base/sanitized.h"
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#define LOCK (!SANITIZED) /* the sanitizers open /proc and start a process */

#if defined(__x86_64__)
#define ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCH AUDIT_ARCH_AARCH64
#else
#error "name the audit architecture of this processor"
#endif

#define LOAD(field) \
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)offsetof(struct seccomp_data, field))
#define ANSWER(action) BPF_STMT(BPF_RET | BPF_K, (action))
#define IF_NUMBER(nr, action) \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)(nr), 0, 1), ANSWER(action)
#define ALLOW(name) IF_NUMBER(__NR_##name, SECCOMP_RET_ALLOW)

/*
 * Memory, the two open streams, threads (libde265 waits for ever without one)
 * and ending. Whatever else is called kills the process.
 */
static enum err filter(void)
{
    struct sock_filter rules[] = {
        LOAD(arch),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCH, 1, 0),
        ANSWER(SECCOMP_RET_KILL_PROCESS),
        LOAD(nr),
        ALLOW(read), ALLOW(write), ALLOW(mmap), ALLOW(munmap), ALLOW(mremap), ALLOW(mprotect),
        ALLOW(madvise), ALLOW(brk), ALLOW(futex), ALLOW(getrandom), ALLOW(clock_gettime),
        ALLOW(rt_sigprocmask), ALLOW(rt_sigaction), ALLOW(rt_sigreturn), ALLOW(sched_yield),
        ALLOW(sched_getaffinity), ALLOW(gettid), ALLOW(getpid), ALLOW(tgkill), ALLOW(close),
        ALLOW(set_robust_list), ALLOW(rseq), ALLOW(exit), ALLOW(exit_group),
        IF_NUMBER(__NR_openat, SECCOMP_RET_ERRNO | EACCES), /* glibc counts processors */
        IF_NUMBER(__NR_clone3, SECCOMP_RET_ERRNO | ENOSYS), /* falls back to clone */
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_clone, 1, 0),
        ANSWER(SECCOMP_RET_KILL_PROCESS),
        LOAD(args[0]), /* its lower half: both processors are little endian */
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0),
        ANSWER(SECCOMP_RET_KILL_PROCESS),
        ANSWER(SECCOMP_RET_ALLOW),
    };
    const struct sock_fprog program = { .len = COUNT(rules), .filter = rules };
    /* A library may have started a thread already: it is shut in too. */
    return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program) == 0
        ? OK : ERR_INTERNAL;
}

enum err lockdown(void)
{
    const struct rlimit none = { 0, 0 };
    if (!LOCK)
        return OK;
    if (setrlimit(RLIMIT_NOFILE, &none) != 0 || setrlimit(RLIMIT_CORE, &none) != 0 ||
        prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return ERR_INTERNAL;
    return filter();
}
