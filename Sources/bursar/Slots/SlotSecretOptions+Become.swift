import Glibc
import Terms

extension SlotSecretOptions {
    /// Runs `bursard` with these words in place of this program, and gives it what opens the slot through a pipe.
    func become(_ words: [String], _ session: Session) throws(Failure) -> Never {
        let secret = try read()
        var ends: [Int32] = [-1, -1]
        // A pipe holds more than any secret has bytes: nobody need be reading yet.
        guard unsafe pipe(&ends) == 0, secret.write(to: ends[1]),
            Output.write([UInt8(ascii: "\n")], to: ends[1])
        else { throw .file("bursard", why: "can't be given what opens the slot") }
        close(ends[1])
        let given = ["--passphrase-fd", "\(ends[0])", "--kind", kind.rawValue]
        do throws(ProgramError) {
            try Sibling("bursard").become(words + given + (session.json ? ["--json"] : []))
        } catch { throw .program(error) }
    }
}
