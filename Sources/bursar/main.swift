import CHardening
import Glibc

// Passphrases, tokens and values pass through this process: nobody of the same user reads its memory, and a crash
// leaves no file of it. The limit alone would not do: a handler that the kernel pipes core files to does not ask
// for it.
_ = bursar_forbid_dumps()
_ = bursar_forbid_cores()
// Our own main, not ArgumentParser's: it exits with 64 where API.md promises 2.
exit(Program.run(Array(CommandLine.arguments.dropFirst()), output: Output()).rawValue)
