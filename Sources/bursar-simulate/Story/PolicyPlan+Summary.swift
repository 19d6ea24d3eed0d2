extension PolicyPlan {
    /// All of it in words, in the same order each time: sets and tables have none of their own.
    var summary: String {
        var words = projects.map { project in
            "\(Cast.projects[project.project]) in \(project.zone.name) \(project.limit.summary), "
                + "reserve \(project.reserveNanos) \(project.opensReserve), emergency "
                + "\(project.emergencyNanos) \(project.opensEmergency)\(project.bounds.summary): "
                + project.agents.map(\.summary).joined(separator: "; ")
        }
        if let ceiling {
            let limit = ceiling.limit.map { " " + $0.summary } ?? ""
            words.append("vault in \(ceiling.zone.name)\(limit)\(ceiling.bounds.summary)")
        }
        return words.joined(separator: " | ")
    }
}

extension AgentPlan {
    fileprivate var summary: String {
        var words = ["\(Cast.agents[agent]) \(limit.summary)"]
        if let perPaymentNanos { words.append("a payment \(perPaymentNanos)") }
        words.append("fee \(feeNanos)")
        words.append("wallets \(wallets.sorted())")
        if let payees { words.append("payees \(payees.sorted())") }
        if let requestsPerDay { words.append("requests \(requestsPerDay)") }
        words.append("same \(sameness)")
        return words.joined(separator: ", ") + bounds.summary
    }
}

extension BoundsPlan {
    /// Each bound there is, after a comma.
    fileprivate var summary: String {
        var words = limits.map { "also \($0.summary)" }
        words += perAsset.sorted { $0.key < $1.key }.map {
            "\(Cast.assets[$0.key]) \($0.value.summary)"
        }
        words += perWallet.sorted { $0.key < $1.key }.map {
            "\(Cast.wallets[$0.key]) \($0.value.summary)"
        }
        if let perPayee { words.append("a payee \(perPayee.summary)") }
        if let newPayees { words.append("new payees \(newPayees.summary)") }
        if let count { words.append("payments \(count.summary)") }
        if let exposureNanos { words.append("exposure \(exposureNanos)") }
        if let hours { words.append("from \(hours.from) to \(hours.until)") }
        if !denied.isEmpty { words.append("denied \(denied.sorted())") }
        if let chainFeeNanos { words.append("chain fee \(chainFeeNanos)") }
        if let asking { words.append("asks above \(asking.aboveNanos) for \(asking.within) s") }
        return words.map { ", " + $0 }.joined()
    }
}

extension LimitPlan {
    fileprivate var summary: String {
        let carried = carryNanos.map { " carrying \($0)" } ?? ""
        return "\(most) a \(per.word) \(per.order.dropFirst())\(carried)"
    }
}
