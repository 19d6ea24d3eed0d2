/// One line of the report: an attack and what came of it.
struct Row: Sendable {
    /// The attack's name.
    let attack: String
    /// Orders asked, retries included.
    let asked: UInt64
    /// Distinct transactions.
    let signed: UInt64
    /// Answers that were a no.
    let refused: UInt64
    /// Orders that no answer came to.
    let unanswered: UInt64
    /// The judgement on the budget that came off worst; nil where there was none yet.
    let ruling: Ruling?
    /// What the attack has shown.
    let verdict: Verdict

    /// Makes an attack on a wallet, and removes the wallet.
    init(_ attack: any Attack, on wallet: any WalletUnderTest) {
        let trial = Trial(wallet)
        var trouble: Trouble?
        do throws(Trouble) { try attack.run(trial) } catch { trouble = error }
        wallet.destroy()
        self.init(attack.name, trial.notes, trouble)
    }

    /// Sums up what was noted until the attack ended, or broke off in trouble.
    init(_ attack: String, _ book: Book, _ trouble: Trouble?) {
        self.attack = attack
        asked = book.asked
        signed = UInt64(book.judge.signatures)
        refused = book.refused
        unanswered = book.unanswered
        // The worst is the one that is most over; or else the one with least left.
        ruling = book.judge.rulings.max { left, right in
            (left.over, right.left) < (right.over, left.left)
        }
        verdict = Row.verdict(ruling, book, trouble)
    }

    private static func verdict(_ ruling: Ruling?, _ book: Book, _ trouble: Trouble?) -> Verdict {
        // A budget that broke is broken, whatever else went wrong.
        if let ruling, ruling.over > .zero { return .over }
        switch trouble {
        case .unavailable(let reason): return .skipped(reason)
        case .broken(let reason): return .failed(reason)
        case nil: break
        }
        if !book.faults.isEmpty { return .fault(book.faults.joined(separator: "; ")) }
        // A wallet that signs little goes over nothing: then nothing was tried.
        guard let ruling, book.refused > 0, ruling.spent >= ruling.limit.divided(by: 2) else {
            return .failed("the budget's end was not reached, so nothing is shown")
        }
        return .held
    }
}
