import Gate
import JSON
import Terms

/// What comparing two copies of a log came to.
struct Comparison {
    /// The first place in which the copies have different entries.
    struct Parting {
        let seq: UInt64
        let first: Entry?
        let second: Entry?
    }

    private(set) var common: UInt64 = 0
    private(set) var sizes: (UInt64, UInt64) = (0, 0)
    private(set) var parting: Parting?
    /// How much of each is signed; nil where nothing was verified.
    var signed: (UInt64?, UInt64?) = (nil, nil)

    var longest: UInt64 { max(sizes.0, sizes.1) }

    /// Takes what the two have in the next place; nil for one that has ended.
    mutating func take(_ first: [UInt8]?, _ second: [UInt8]?) {
        let place = longest
        if first != nil { sizes.0 += 1 }
        if second != nil { sizes.1 += 1 }
        guard let first, let second, parting == nil else { return }
        if first == second {
            common += 1
        } else {
            parting = Parting(
                seq: place, first: try? Entry(reading: first), second: try? Entry(reading: second))
        }
    }

    private var relation: String {
        if parting != nil { return "forked" }
        if sizes.0 == sizes.1 { return "equal" }
        return sizes.0 < sizes.1 ? "b_longer" : "a_longer"
    }

    func tell(_ a: String, _ b: String, asJSON: Bool) {
        guard !asJSON else { return Output.say(Output.text(of: members)) }
        if let parting {
            Output.say(
                "\(a) and \(b) are the same up to entry \(parting.seq), and there they part")
            Output.say("  \(a): \(line(parting.first)), \(sizes.0) entries in all")
            Output.say("  \(b): \(line(parting.second)), \(sizes.1) entries in all")
            if !differing.isEmpty { Output.say("  they differ in \(words(differing))") }
            Output.say(verdict(parting))
        } else if sizes.0 == sizes.1 {
            Output.say("\(a) and \(b) are the same: \(common) entries")
        } else {
            let (short, long) = sizes.0 < sizes.1 ? (a, b) : (b, a)
            Output.say(
                "\(long) goes on where \(short) ends: \(common) entries are the same, "
                    + "\(longest - common) are new")
        }
    }

    /// Who is to be asked about a fork: with signatures the log's keeper, else whoever kept the copies.
    private func verdict(_ parting: Parting) -> String {
        guard let first = signed.0, let second = signed.1 else {
            return "one was changed, or the log was forked: --key tells which"
        }
        switch (first > parting.seq, second > parting.seq) {
        case (true, true): return "both are signed: the log's keeper has told two stories"
        case (true, false), (false, true):
            return "one is signed there, and the other is not: what is not signed anyone can write"
        case (false, false): return "neither is signed there yet"
        }
    }

    private var members: [(String, JSON)] {
        var members: [(String, JSON)] = [
            ("relation", .string(relation)), ("common", .integer(common)),
            ("a_size", .integer(sizes.0)), ("b_size", .integer(sizes.1)),
        ]
        if let first = signed.0, let second = signed.1 {
            members += [("a_signed_size", .integer(first)), ("b_signed_size", .integer(second))]
        }
        if let parting {
            members.append(("entry", .integer(parting.seq)))
            members.append(("differs_in", .array(differing.map { .string($0) })))
        }
        return members
    }

    /// The members of the two entries that are not the same, by name.
    private var differing: [String] {
        guard let first = parting?.first, let second = parting?.second else { return [] }
        var names: [String] = []
        if first.time != second.time { names.append("time") }
        if first.kind != second.kind { names.append("kind") }
        if first.actor != second.actor { names.append("actor") }
        if first.blind != second.blind { names.append("blind") }
        let keys = Set((first.body.members + second.body.members).map(\.key))
        return names + keys.filter { first.body[$0] != second.body[$0] }.sorted()
    }

    private func words(_ names: [String]) -> String {
        names.map(SpelledText.word).joined(separator: ", ")
    }

    private func line(_ entry: Entry?) -> String {
        guard let entry else { return "no entry that can be read" }
        return "\(SpelledText.word(entry.kind)) of \(Timestamp.seconds(entry.time))"
    }
}
