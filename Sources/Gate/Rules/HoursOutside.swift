import Terms

/// Outside the hours of the day that a policy names nothing is signed.
enum HoursOutside: Rule {
    static let id = "hours.outside"

    /// - Parameter known: whether it was outside, where that is known, as replay knows it from the entry: the
    ///   time of day came from the time zone database of its day.
    static func check(_ path: BudgetPath, at now: Moment, known: Bool?) -> Refusal? {
        for (scope, bounds, zone) in path.bounds {
            guard let hours = bounds.hours else { continue }
            let time = zone.timeOfDay(at: now)
            guard known ?? !hours.contains(time) else { continue }
            return refuse(
                "it is \(TimeOfDay.text(time)) in \(zone.identifier), and \(scope.text) pays from "
                    + "\(TimeOfDay.text(hours.from)) to \(TimeOfDay.text(hours.until))",
                hint: "ask again at \(TimeOfDay.text(hours.from))")
        }
        return nil
    }
}
