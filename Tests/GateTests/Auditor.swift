import Foundation
import Gate
import Terms

/// An auditor who trusts nothing of the gate: a list of charges, and Foundation's calendar.
struct Auditor {
    private var windows: [String: Window] = [:]

    /// The first budget that a signed payment broke, in words; nil where none did.
    mutating func finding(in spent: [History.Spent]) -> String? {
        for (index, one) in spent.enumerated() {
            guard let (_, project) = one.policy.projects.first,
                let agent = project.agents[one.agent]
            else { return "payment \(index) by an agent the policy does not list" }
            let earlier = spent[...index]
            let own = sum(earlier.filter { $0.agent == one.agent }, agent.limit, project, one)
            guard own <= agent.limit.amount.nanos else {
                return "payment \(index): \(one.agent.text) spent \(own) in a window of "
                    + "\(agent.limit.amount.nanos)"
            }
            let pools = project.reserve.nanos + project.emergency.nanos
            let all = sum(earlier[...], project.limit, project, one)
            guard all <= project.limit.amount.nanos - pools else {
                return "payment \(index): the project spent \(all), pools are \(pools) of "
                    + "\(project.limit.amount.nanos)"
            }
        }
        return nil
    }

    private mutating func sum(
        _ spent: some Sequence<History.Spent>, _ limit: Limit, _ project: ProjectBudget,
        _ one: History.Spent
    ) -> Int64 {
        let window = window(limit.per.span, project.zone.identifier, one.time)
        return spent.reduce(0) {
            window.start <= $1.time && $1.time < window.end ? $0 + $1.amount.nanos : $0
        }
    }

    /// The calendar's window around `time`.
    mutating func window(_ span: WindowSpan, _ zone: String, _ time: Moment) -> Window {
        let key = "\(span) \(zone) \(time.seconds)"
        if let known = windows[key] { return known }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: zone) ?? .gmt
        let component: Calendar.Component =
            switch span {
            case .hour: .hour
            case .day, .rolling: .day
            case .week: .weekOfYear
            case .month: .month
            }
        // Foundation counts Sunday 1 … Saturday 7.
        if case .week(let starts) = span { calendar.firstWeekday = (starts + 1) % 7 + 1 }
        let date = Date(timeIntervalSince1970: Double(time.seconds))
        let interval = calendar.dateInterval(of: component, for: date) ?? DateInterval()
        let window = Window(
            start: Moment(seconds: Int64(interval.start.timeIntervalSince1970)),
            end: Moment(seconds: Int64(interval.end.timeIntervalSince1970)))
        windows[key] = window
        return window
    }
}
