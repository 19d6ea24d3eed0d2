public import JSON

extension PaymentRequest {
    /// What of it no entry may hold, by its path; nil where all of it may be logged.
    ///
    /// For whoever takes requests in: a decision can't fail for what its entry would say, so it is not begun.
    public var fault: FieldError? {
        let asked: [(String, any DeclaredField, JSON)] = [
            ("Idempotency-Key", Field.idempotencyKey, .string(key)),
            ("intent", Field.intent, intent), ("network", Field.networkFacts, network),
        ]
        for (path, field, json) in asked {
            guard let fault = field.fault(in: json) else { continue }
            return FieldError(path: path, clause: "\(fault), which no log may hold")
        }
        return nil
    }
}
