import Foundation
import Glibc
import JSON
import Testing

@Suite struct `A daemon that crashes` {
    @Test(arguments: [SIGILL, SIGSEGV, SIGBUS, SIGABRT, SIGTRAP, SIGFPE, SIGQUIT])
    func `prints nothing of what it held and leaves no core file`(_ signal: Int32) throws {
        let place = try Place()
        // As an operator may have set it; the daemon turns it off for itself.
        let settings = ["SWIFT_BACKTRACE": "enable=yes,color=no,interactive=no"]
        let passphrase = Array("a passphrase to be crashed with".utf8)
        try place.bursar("init", "--development", "--passphrase-fd", "0", input: passphrase)
        let directory = place.scratch.path + "/cwd"
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: false)
        let shell = ["/bin/sh", "-c", "ulimit -c unlimited; cd '\(directory)'; exec \"$@\"", "sh"]
        let served = try Served(place, under: shell, environment: settings)
        #expect(try served.unseal(passphrase).status == 200)
        let before = served.child.errors
        served.child.signal(signal)
        let status = served.child.wait()
        #expect(status & 0x7F == signal)
        #expect(status & 0x80 == 0, "a core was dumped")
        #expect(served.child.errors == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory).isEmpty)
        // And what is left is a vault.
        let again = try Served(place)
        #expect(try again.unseal(passphrase).status == 200)
        #expect(again.stop() == 0)
    }

    @Test func `is told from one that was stopped, by the next one's first entry`() throws {
        let place = try Place()
        try place.bursar(
            "init", "--development", "--passphrase-fd", "0",
            input: Array("a passphrase of tests".utf8))
        for end in ["none", "unclean", "clean"] {
            let served = try Served(place)
            let started = try served.entries().last { $0["kind"].text == "daemon.started" }
            #expect(started?["previous"].text == end)
            #expect(started?["binary"].text.count == 64)
            #expect(started?["hardening.dumps_forbidden"] == true)
            if end == "none" {
                served.child.signal(SIGKILL)
                #expect(served.child.exitCode() == 128 + SIGKILL)
            } else {
                #expect(served.stop() == 0)
            }
        }
    }
}
