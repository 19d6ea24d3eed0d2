import JSON
public import Terms

extension Event {
    /// A change is ordered that one admin may not make alone.
    public static func orderPlaced(_ change: Event, until: Moment) -> Event {
        Event(
            .orderPlaced,
            [Field.change(OrderedChange(ChangeOrder.content(of: change))), Field.until(until)])
    }

    /// An approver agrees to an order: the bytes of an SSH signature on its words, in Base64.
    public static func orderApproved(
        _ order: UInt64, approver: String, signature: String
    ) -> Event {
        Event(
            .orderApproved,
            [
                Field.order(order), Field.approver(Word(approver)),
                Field.signature(Word(signature)),
            ])
    }

    /// An order is taken back.
    public static func orderCancelled(_ order: UInt64, reason: String) -> Event {
        Event(.orderCancelled, [Field.order(order), Field.reason(TypedText(reason))])
    }

    /// The same event as what carries an order out.
    public func carryingOut(_ order: UInt64) -> Event {
        var body = body
        body["order"] = .integer(order)
        return Event(kind: kind, body: body)
    }
}
