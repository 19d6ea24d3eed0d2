internal import Chains
public import JSON
import Terms

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
        return wallet.chain == Card.name ? faultOfCard : nil
    }

    /// Whoever was shown a number may put it where a name or a count belongs; of cards neither has so many digits.
    private var faultOfCard: FieldError? {
        var order: JSON = .null
        if case .object(let facts) = network, case .integer(let number)? = facts["order"] {
            order = .string(String(number))
        }
        for (path, json) in [("intent", intent), ("network.order", order)] {
            guard let fault = AbsentForm.fault(in: json) else { continue }
            return FieldError(path: path, clause: "\(fault), which no log may hold")
        }
        return nil
    }
}
