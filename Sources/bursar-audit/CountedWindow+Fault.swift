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

extension WindowSpan {
    /// The shortest such a window gets when clocks are changed, seconds; nil where the gate compares
    /// the bounds itself.
    ///
    /// Clocks are set by up to three hours, and hours are cut at such a change. Shorter days were
    /// left only by moves of the date line, the last in 2011.
    fileprivate var least: Int64? {
        switch self {
        case .hour: 900
        case .day: 21 * 3_600
        case .week: 7 * 86_400 - 3 * 3_600
        case .month: 28 * 86_400 - 3 * 3_600
        case .rolling: nil
        }
    }
}
