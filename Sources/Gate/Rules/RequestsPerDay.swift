import Terms

/// An agent has so many requests decided a day; more are turned away without an entry.
enum RequestsPerDay: Rule {
    static let id = "requests.per-day"

    static func refusal(_ most: Int, until end: Moment) -> Refusal {
        refuse(
            "\(most) requests were decided today, the most that requests.per_day allows",
            hint: "wait until \(Timestamp.seconds(end))")
    }
}
