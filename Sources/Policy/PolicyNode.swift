internal import Terms
internal import Yams

/// A node of the text with its path in the policy; what it can't be read as, it logs.
struct PolicyNode {
    let node: Node
    let path: String
    let log: MistakeLog

    /// Logs that something is wrong with this node.
    func wrong(
        _ clause: String, hint: String, rule: PolicyMistake.Rule = .malformed
    ) {
        log.add(rule, at: node.mark, path: path, clause, hint: hint)
    }

    /// A text on one line, quoted or not.
    func text(_ expected: String) -> String? {
        guard let scalar = node.scalar, !isBlockText(scalar), !scalar.string.isEmpty else {
            wrong("must be a text", hint: expected)
            return nil
        }
        return scalar.string
    }

    /// Whether it is exactly this word.
    func isWord(_ word: String) -> Bool { node.scalar?.string == word }

    /// Whether it has keys.
    var isMapping: Bool { node.mapping != nil }

    /// An amount, quoted, because YAML's own numbers are floating point.
    func money(example: String) -> Money? {
        let hint = "write \"\(example)\", with the quotes"
        guard let scalar = node.scalar else {
            wrong("must be an amount", hint: hint)
            return nil
        }
        guard scalar.style == .doubleQuoted || scalar.style == .singleQuoted else {
            wrong("is an amount and must be quoted", hint: hint)
            return nil
        }
        do {
            return try Money(decimal: scalar.string)
        } catch AmountError.tooLarge {
            wrong("is above \(Money.most.decimal)", hint: "that is the most that is counted")
        } catch {
            wrong(error.clause, hint: hint)
        }
        return nil
    }

    /// An unquoted integer of a range.
    func integer(in range: ClosedRange<Int>) -> Int? {
        let hint = "write a whole number from \(range.lowerBound) to \(range.upperBound)"
        guard let scalar = node.scalar, scalar.style == .plain, scalar.string.utf8.count <= 18,
            scalar.string.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains),
            scalar.string == "0" || scalar.string.first != "0", let value = Int(scalar.string)
        else {
            wrong("must be a whole number without quotes", hint: hint)
            return nil
        }
        guard range.contains(value) else {
            wrong(
                "is \(value), outside \(range.lowerBound) to \(range.upperBound)", hint: hint)
            return nil
        }
        return value
    }

    /// `true` or `false`, unquoted; YAML 1.1's yes, no, on and off are none.
    func truth() -> Bool? {
        switch node.scalar.flatMap({ $0.style == .plain ? $0.string : nil }) {
        case "true": return true
        case "false": return false
        default:
            wrong("must be true or false", hint: "write true or false, without quotes")
            return nil
        }
    }

    /// The elements of a list.
    func list(_ expected: String) -> [PolicyNode]? {
        guard let sequence = node.sequence else {
            wrong("must be a list", hint: expected)
            return nil
        }
        return sequence.enumerated().map { index, element in
            PolicyNode(node: element, path: "\(path)[\(index)]", log: log)
        }
    }

    private func isBlockText(_ scalar: Node.Scalar) -> Bool {
        scalar.style == .literal || scalar.style == .folded
    }
}
