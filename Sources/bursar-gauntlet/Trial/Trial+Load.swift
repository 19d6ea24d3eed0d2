import Glibc

extension Trial {
    /// Has clients pay small amounts without end while `body` runs; one that gets no final answer asks again
    /// under the same key.
    func underLoad(
        clients: Int, agents: [String] = ["solo"], _ body: () throws(Trouble) -> Void
    ) throws(Trouble) {
        setLoad(over: false)
        let crowd = Crowd(clients) { [self] index in
            while !notes.isLoadOver { payOnce(as: agents[index % agents.count]) }
        }
        defer {
            setLoad(over: true)
            crowd.wait()
        }
        try body()
    }

    /// Waits until so many more answers have come.
    func waitForAnswers(_ count: UInt64) throws(Trouble) {
        let goal = notes.answered + count
        // A minute is hundreds of times what the slowest wallet needs; then it does not answer at all.
        for _ in 0..<30_000 {
            if notes.answered >= goal { return }
            usleep(2_000)
        }
        throw .broken("fewer than \(count) answers came in 60 s")
    }

    private func payOnce(as agent: String) {
        let order = order(PaymentOrder.small, agent: agent)
        var answer = pay(order)
        while !answer.isFinal, !notes.isLoadOver {
            usleep(20_000)
            answer = pay(order)
        }
        // A refusal costs the wallet little: without a pause refusals would be all it does.
        if case .refused = answer { usleep(5_000) }
    }
}
