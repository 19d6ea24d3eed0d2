#ifndef BURSAR_HARDENING_H
#define BURSAR_HARDENING_H

// Swift cannot import variadic functions, nor limits whose constants are enums of another type.

#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

static inline int bursar_forbid_dumps(void) {
    return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

static inline int bursar_is_dumpable(void) {
    return prctl(PR_GET_DUMPABLE, 0, 0, 0, 0);
}

static inline int bursar_forbid_new_privileges(void) {
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

static inline int bursar_forbid_core_files(void) {
    struct rlimit none = {0, 0};
    return setrlimit(RLIMIT_CORE, &none);
}

#endif
