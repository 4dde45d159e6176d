/* Stands between SQLite and the system: counts what is done with files below one folder, writes it down, and lets
 * one act fail as a disk does. Loaded with LD_PRELOAD; `shim.py` builds and drives it. Linux only.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { NEVER, NO_SPACE, BROKEN, TORN };

static char below[4096];  /* the folder that is looked at */
static long count;        /* acts so far */
static long fails;        /* the act that fails, counted from 1 */
static int how = NEVER;   /* in which way */
static int lasts;         /* whether all that follow fail too */
static int record = -1;   /* where acts are written down */

/* Look at what happens below `folder` from now on; the act `at` fails. */
void shim_arm(const char *folder, long at, int kind, int sticky, int descriptor) {
    snprintf(below, sizeof below, "%s", folder);
    count = 0;
    fails = at;
    how = kind;
    lasts = sticky;
    record = descriptor;
}

/* Look at nothing any more; returns how many acts there were. */
long shim_disarm(void) {
    below[0] = 0;
    return count;
}

static int is_below(const char *path) { return below[0] && strncmp(path, below, strlen(below)) == 0; }

static int path_of(int descriptor, char *path, size_t size) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, size - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return is_below(path);
}

static void note(const char *act, const char *path, const char *other) {
    static ssize_t (*real)(int, const void *, size_t);
    if (record < 0) return;
    if (!real) real = dlsym(RTLD_NEXT, "write");
    char line[9000];
    int length = snprintf(line, sizeof line, "%s\t%s\t%s\n", act, path, other);
    if (real(record, line, length) != length) _exit(99);
}

/* Does this act fail? Sets errno. */
static int failing(const char *act, const char *path, const char *other) {
    note(act, path, other);
    count++;
    if (how == NEVER || count < fails || (count > fails && !lasts)) return NEVER;
    errno = how == NO_SPACE ? ENOSPC : EIO;
    return how;
}

#define REAL(type, name, ...)              \
    static type (*real)(__VA_ARGS__);      \
    if (!real) real = dlsym(RTLD_NEXT, #name)

ssize_t write(int descriptor, const void *bytes, size_t size) {
    REAL(ssize_t, write, int, const void *, size_t);
    char path[4096];
    if (below[0] && descriptor != record && path_of(descriptor, path, sizeof path))
        switch (failing("write", path, "")) {
        case NEVER: break;
        case TORN: return size > 1 ? real(descriptor, bytes, size / 2) : -1;
        default: return -1;
        }
    return real(descriptor, bytes, size);
}

static ssize_t written(int descriptor, const void *bytes, size_t size, off_t at,
                       ssize_t (*real)(int, const void *, size_t, off_t)) {
    char path[4096];
    if (below[0] && path_of(descriptor, path, sizeof path)) switch (failing("write", path, "")) {
        case NEVER: break;
        case TORN: /* half of it is there, and then the disk gives up */
            real(descriptor, bytes, size / 2, at);
            return -1;
        default: return -1;
        }
    return real(descriptor, bytes, size, at);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t size, off_t at) {
    REAL(ssize_t, pwrite, int, const void *, size_t, off_t);
    return written(descriptor, bytes, size, at, real);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off_t at) {
    REAL(ssize_t, pwrite64, int, const void *, size_t, off_t);
    return written(descriptor, bytes, size, at, real);
}

#define ON_DESCRIPTOR(type, name, act, parameters, arguments)                                            \
    type name parameters {                                                                               \
        static type(*real) parameters;                                                                   \
        if (!real) real = dlsym(RTLD_NEXT, #name);                                                       \
        char path[4096];                                                                                 \
        if (below[0] && path_of(descriptor, path, sizeof path) && failing(act, path, "")) return -1;    \
        return real arguments;                                                                           \
    }

ON_DESCRIPTOR(int, fsync, "sync", (int descriptor), (descriptor))
ON_DESCRIPTOR(int, fdatasync, "sync", (int descriptor), (descriptor))
ON_DESCRIPTOR(int, ftruncate, "truncate", (int descriptor, off_t size), (descriptor, size))
ON_DESCRIPTOR(int, ftruncate64, "truncate", (int descriptor, off_t size), (descriptor, size))
ON_DESCRIPTOR(ssize_t, pread, "read", (int descriptor, void *bytes, size_t size, off_t at),
              (descriptor, bytes, size, at))
ON_DESCRIPTOR(ssize_t, pread64, "read", (int descriptor, void *bytes, size_t size, off_t at),
              (descriptor, bytes, size, at))

#define ON_PATHS(name, act, parameters, one, other, arguments)                    \
    int name parameters {                                                         \
        static int(*real) parameters;                                             \
        if (!real) real = dlsym(RTLD_NEXT, #name);                                \
        if (is_below(one) && failing(act, one, other)) return -1;                 \
        return real arguments;                                                    \
    }

ON_PATHS(rename, "rename", (const char *from, const char *to), from, to, (from, to))
ON_PATHS(link, "link", (const char *from, const char *to), from, to, (from, to))
ON_PATHS(unlink, "unlink", (const char *path), path, "", (path))
ON_PATHS(mkdir, "mkdir", (const char *path, mode_t mode), path, "", (path, mode))

#define ON_OPEN(name)                                                             \
    int name(const char *path, int flags, ...) {                                  \
        static int (*real)(const char *, int, ...);                               \
        if (!real) real = dlsym(RTLD_NEXT, #name);                                \
        va_list rest;                                                             \
        va_start(rest, flags);                                                    \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;   \
        va_end(rest);                                                             \
        if (is_below(path) && failing("open", path, "")) return -1;               \
        return real(path, flags, mode);                                           \
    }

ON_OPEN(open)
ON_OPEN(open64)
