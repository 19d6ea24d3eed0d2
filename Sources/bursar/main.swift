import Glibc

// A passphrase passes through this process: it leaves no core file.
var noCore = rlimit(rlim_cur: 0, rlim_max: 0)
unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &noCore)
// Our own main, not ArgumentParser's: it exits with 64 where API.md promises 2.
exit(Program.run(Array(CommandLine.arguments.dropFirst()), output: Output()).rawValue)
