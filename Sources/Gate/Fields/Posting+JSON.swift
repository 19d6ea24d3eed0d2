import JSON
import Terms

/// A line of `windows`, in the writer's order.
extension Posting: PublicValue {
    var json: JSON {
        var members: [(String, JSON)] = [("after", after.json), ("before", before.json)]
        if carried > .zero { members.append(("carried", carried.json)) }
        members += [("charge", charge.json), ("end", window.end.json), ("limit", limit.json)]
        if let of = subject.text { members.append(("of", .string(of))) }
        members += [("scope", .string(scope.text)), ("start", window.start.json)]
        return .object(JSONObject(members))
    }
}
