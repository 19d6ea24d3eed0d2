import Terms

/// Where shares in words come from and go to; `bursard` makes and joins them.
enum ShareSource: Equatable {
    /// The terminal.
    case terminal
    /// A descriptor, a share a line.
    case descriptor(Int32)

    /// Joins shares to the 32 bytes they hold.
    func join() throws(Failure) -> SecretPage {
        try ShareSource.run(["shares", "join"] + option("--shares-fd"))
    }

    /// Makes shares of 32 fresh bytes and hands the words out; the bytes.
    func make(_ shares: ShareCount) throws(Failure) -> SecretPage {
        try ShareSource.run(["shares", "make", shares.text] + option("--words-fd"))
    }

    private func option(_ name: String) -> [String] {
        switch self {
        case .terminal: []
        case .descriptor(let number): [name, "\(number)"]
        }
    }

    private static func run(_ arguments: [String]) throws(Failure) -> SecretPage {
        let daemon: Sibling
        do throws(ProgramError) { daemon = try Sibling("bursard") } catch {
            throw .program(error)
        }
        var status: Int32 = 0
        let page = try daemon.secret(arguments, limit: KeyFile.length + 1, status: &status)
        // It has said why.
        guard status == 0 else { throw .reported(ExitStatus(rawValue: status) ?? .refused) }
        guard page.count == KeyFile.length else {
            throw .reply(asked: "bursard shares", lacks: "\(KeyFile.length) bytes")
        }
        return page
    }
}
