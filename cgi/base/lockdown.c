#include "base/lockdown.h"
#include "base/sanitized.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
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

#define DENY(name) IF_NUMBER(__NR_##name, SECCOMP_RET_ERRNO | EACCES)

/* Everything but what reaches out of the process. */
static enum err filter_program(void)
{
    struct sock_filter rules[] = {
        LOAD(arch),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCH, 1, 0),
        ANSWER(SECCOMP_RET_KILL_PROCESS),
        LOAD(nr),
        DENY(socket), DENY(socketpair), DENY(connect), DENY(bind), DENY(listen), DENY(accept),
        DENY(accept4), DENY(sendto), DENY(sendmsg), DENY(ptrace), DENY(process_vm_readv),
        DENY(process_vm_writev), DENY(kill), DENY(tkill), DENY(unlinkat), DENY(renameat2),
        DENY(mkdirat), DENY(linkat), DENY(symlinkat), DENY(fchmodat), DENY(fchownat),
        DENY(truncate), DENY(mount), DENY(umount2), DENY(chroot), DENY(setns), DENY(unshare),
        DENY(bpf), DENY(io_uring_setup), DENY(keyctl), DENY(add_key), DENY(request_key),
        DENY(userfaultfd), DENY(perf_event_open),
#if defined(__x86_64__) /* the older ways in */
        DENY(open), DENY(creat), DENY(fork), DENY(vfork), DENY(unlink), DENY(rename),
#endif
        IF_NUMBER(__NR_clone3, SECCOMP_RET_ERRNO | ENOSYS),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_clone, 0, 4),
        LOAD(args[0]),
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0),
        ANSWER(SECCOMP_RET_ERRNO | EAGAIN),
        ANSWER(SECCOMP_RET_ALLOW),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_openat, 0, 3),
        LOAD(args[2]),
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, O_WRONLY | O_RDWR | O_CREAT, 0, 1),
        ANSWER(SECCOMP_RET_ERRNO | EACCES),
        ANSWER(SECCOMP_RET_ALLOW),
    };
    const struct sock_fprog program = { .len = COUNT(rules), .filter = rules };
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0 ? OK : ERR_INTERNAL;
}

/* A folder that may be read and run from; one that is not there needs no rule. */
static void admit(int rules, const char *folder)
{
    const int at = open(folder, O_PATH | O_CLOEXEC);
    const struct landlock_path_beneath_attr beneath = {
        .allowed_access = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE
            | LANDLOCK_ACCESS_FS_READ_DIR,
        .parent_fd = at };
    if (at >= 0)
        (void)syscall(__NR_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
    if (at >= 0)
        close(at);
}

/* A kernel without Landlock leaves the rest of the walls. */
static enum err only_folders(const char *also)
{
    static const char *const system[] = { "/usr", "/lib", "/lib64", "/etc", "/proc/self", "/dev" };
    const struct landlock_ruleset_attr all = {
        .handled_access_fs = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE
            | LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_WRITE_FILE };
    const int rules = (int)syscall(__NR_landlock_create_ruleset, &all, sizeof all, 0);
    if (rules < 0)
        return errno == ENOSYS || errno == EOPNOTSUPP ? OK : ERR_INTERNAL;
    for (size_t i = 0; i < COUNT(system); i++)
        admit(rules, system[i]);
    if (also)
        admit(rules, also);
    const long done = syscall(__NR_landlock_restrict_self, rules, 0);
    close(rules);
    return done == 0 ? OK : ERR_INTERNAL;
}

enum err lockdown_program(const char *also)
{
    if (!LOCK)
        return OK;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return ERR_INTERNAL;
    TRY(only_folders(also));
    return filter_program();
}
