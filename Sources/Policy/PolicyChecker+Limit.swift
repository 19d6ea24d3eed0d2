internal import Gate
internal import Terms

extension PolicyChecker {
    /// An amount, its window, and what it carries over.
    func limit(_ node: PolicyNode) -> Limit? {
        let known = ["amount", "per", "starts", "resets_at", "carry_over"]
        guard let fields = PolicyFields(node, known: known) else { return nil }
        let amount = fields.required("amount", hint: "write amount: \"25.00\"")
            .flatMap { $0.money(example: "25.00") }
        let per = recurrence(fields)
        let carry = fields["carry_over"].map { carryOver($0, of: per) } ?? .some(.none)
        guard let amount, let per, let carry else { return nil }
        return Limit(amount: amount, per: per, carryOver: carry)
    }

    /// A number of payments and its window.
    func countLimit(_ node: PolicyNode) -> CountLimit? {
        let known = ["count", "per", "starts", "resets_at"]
        guard let fields = PolicyFields(node, known: known) else { return nil }
        let count = fields.required("count", hint: "write count: 10")
            .flatMap { $0.integer(in: 0...1_000_000_000) }
        let per = recurrence(fields)
        guard let count, let per else { return nil }
        return CountLimit(count: count, per: per)
    }

    private func recurrence(_ fields: PolicyFields) -> Recurrence? {
        let span = fields.required("per", hint: PolicyChecker.windowHint)
            .flatMap { window($0, starts: fields["starts"]) }
        guard let node = fields["resets_at"] else { return span.map { Recurrence($0) } }
        let time = node.timeOfDay()
        guard let span, let time else { return nil }
        // An hour and a rolling window have no time of day, so that not even midnight is one.
        guard Limit.carries(span), let read = Recurrence(span, resetsAt: time) else {
            node.wrong("is for days, weeks and months only", hint: "leave it out")
            return nil
        }
        return read
    }

    private func window(_ node: PolicyNode, starts: PolicyNode?) -> WindowSpan? {
        guard let word = node.text(PolicyChecker.windowHint) else { return nil }
        if word == "week" {
            // ISO 8601 weeks start on Monday.
            guard let starts else { return .week(starts: 0) }
            return weekday(starts).map(WindowSpan.week(starts:))
        }
        starts?.wrong("is for weeks only", hint: "leave it out, or write per: week")
        guard let span = WindowSpan(word: word, starts: nil) else {
            node.wrong("is no window", hint: PolicyChecker.windowHint)
            return nil
        }
        return span
    }

    private func weekday(_ node: PolicyNode) -> Int? {
        let hint = "write monday, tuesday, … or sunday"
        guard let word = node.text(hint) else { return nil }
        guard let index = WindowSpan.weekdays.firstIndex(of: word) else {
            node.wrong("is no day of the week", hint: hint)
            return nil
        }
        return index
    }

    /// What is carried: nil for a mistake, nil inside for `none`.
    private func carryOver(_ node: PolicyNode, of per: Recurrence?) -> Money?? {
        let hint = "write none, or {unused: \"20.00\"} for the most that is carried"
        if node.isWord("none") { return .some(.none) }
        guard node.isMapping else {
            node.wrong("must be none or a mapping", hint: hint)
            return nil
        }
        guard let fields = PolicyFields(node, known: ["unused"]),
            let unused = fields.required("unused", hint: hint),
            let most = unused.money(example: "20.00")
        else { return nil }
        guard most > .zero else {
            unused.wrong("is 0, which carries nothing", hint: hint)
            return nil
        }
        guard let per else { return nil }
        guard Limit.carries(per.span) else {
            node.wrong("is for days, weeks and months only", hint: "leave it out")
            return nil
        }
        return most
    }

    static let windowHint = "write one of \(WindowSpan.words.joined(separator: ", "))"
}
