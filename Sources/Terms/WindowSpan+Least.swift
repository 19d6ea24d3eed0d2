extension WindowSpan {
    /// The shortest such a window gets when clocks are changed, seconds; nil where it is of one length always.
    ///
    /// Clocks are set by up to three hours, and hours are cut at such a change. Shorter days were
    /// left only by moves of the date line, the last in 2011.
    public var least: Int64? {
        switch self {
        case .hour: 900
        case .day: 21 * 3_600
        case .week: 7 * 86_400 - 3 * 3_600
        case .month: 28 * 86_400 - 3 * 3_600
        case .rolling: nil
        }
    }
}
