import JSON
import Payment

/// What one caller heard; more than one answer is a mistake.
final class Heard {
    private(set) var answers: [PaymentAnswer] = []

    func hear(_ answer: PaymentAnswer) { answers.append(answer) }

    var isSilent: Bool { answers.isEmpty }

    /// The body of the one answer, if it is a signature.
    var signed: JSONObject? {
        if answers.count == 1, case .signed(let body) = answers[0] { body } else { nil }
    }

    /// The body of the one answer, if it is a refusal.
    var refused: JSONObject? {
        if answers.count == 1, case .refused(let body) = answers[0] { body } else { nil }
    }

    /// The body of the one answer, if it waits for an admin.
    var waiting: JSONObject? {
        if answers.count == 1, case .waiting(let body) = answers[0] { body } else { nil }
    }

    /// The one answer's error.
    var error: PaymentError? {
        if answers.count == 1, case .failed(let error) = answers[0] { error } else { nil }
    }

    /// A signature without its receipt, which may be newer in a repeated answer.
    var lasting: JSONObject? {
        var body = signed
        body?["receipt"] = nil
        return body
    }
}
