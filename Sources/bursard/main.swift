import ArgumentParser
import Glibc
import Keyroom

// First of all, before a thread or a key exists: a crash after this line prints and dumps nothing.
let hardening = Hardening.apply()

do {
    var command = try Bursard.parseAsRoot()
    try command.run()
} catch {
    let code = Bursard.exitCode(for: error)
    Output.log(Bursard.fullMessage(for: error))
    // API.md: 2 is wrong usage, where the parser would say 64.
    exit(code == .success ? 0 : 2)
}
