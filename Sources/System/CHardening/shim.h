// What Swift cannot call: variadic functions, and constants its importer types away.
// Everything is inline, so there is nothing to link.
#ifndef BURSAR_HARDENING_H
#define BURSAR_HARDENING_H

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

// 0 when no process of the same user can attach or read this one's memory any more.
static inline int bursar_forbid_dumps(void) {
    if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return errno;
    return prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0 ? 0 : EPERM;
}

// Both limits: a soft limit alone can be raised again by whoever takes the process over.
static inline int bursar_forbid_cores(void) {
    const struct rlimit none = {0, 0};
    return setrlimit(RLIMIT_CORE, &none) == 0 ? 0 : errno;
}

static inline int bursar_forbid_new_privileges(void) {
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return errno;
    return prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1 ? 0 : EPERM;
}

// Swift's backtracer hangs on these signals and prints registers with the memory behind them.
static inline int bursar_default_crash_signals(void) {
    const int fatal[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGQUIT};
    for (unsigned long index = 0; index < sizeof fatal / sizeof fatal[0]; index++) {
        if (signal(fatal[index], SIG_DFL) == SIG_ERR) return errno;
    }
    return 0;
}

// 1 when the environment asked Swift for a backtrace in words, 0 when it forbade one or is silent.
static inline int bursar_backtrace_requested(void) {
    const char *value = getenv("SWIFT_BACKTRACE");
    if (value == NULL) return 0;
    return strstr(value, "enable=no") == NULL && strstr(value, "enable=off") == NULL
        && strstr(value, "enable=false") == NULL && strstr(value, "enable") != NULL;
}

static inline void bursar_private_umask(void) { umask(077); }

// read(2), tried again where a signal interrupted it.
static inline long bursar_read(int descriptor, void *into, unsigned long count) {
    long got;
    do { got = read(descriptor, into, count); } while (got < 0 && errno == EINTR);
    return got;
}

static inline int bursar_errno(void) { return errno; }

#endif
