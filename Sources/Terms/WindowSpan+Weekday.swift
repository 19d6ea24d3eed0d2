extension WindowSpan {
    /// The names a policy uses for days of the week, in the order of their numbers.
    public static let weekdays = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]
}
