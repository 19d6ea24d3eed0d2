import Gate
import Terms

extension CountedWindow {
    /// What is wrong with a line although the gate took it, as a clause after "entry 7"; nil where
    /// nothing is.
    ///
    /// The limit is compared here once more, apart from the gate's rules: it is what the whole log is
    /// for. A window's bounds are the entry's word where it was the first to use it, and short ones
    /// would fill the budget again and again: so no window is shorter than its span ever gets.
    func fault(isSigned: Bool) -> String? {
        let whose = posting.scope.text + (posting.subject.text.map { " (\($0))" } ?? "")
        if isSigned, posting.after > posting.limit {
            return "signs \(posting.after.decimal) for \(whose), above the limit of "
                + posting.limit.decimal
        }
        guard isOpened, let least = span.least else { return nil }
        let length =
            (posting.window.end.nanoseconds - posting.window.start.nanoseconds) / Moment.second
        guard length < least else { return nil }
        return "opens a window of \(length) s for \(whose), where a \(span.word) is set"
    }
}
