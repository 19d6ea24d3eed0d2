import Callers
import Payment
import Wire

extension FrontDesk {
    /// The agent door: a wallet of the agent's own, made where there is none and the policy grants it.
    func wallet(
        _ request: DoorRequest, _ caller: Caller, _ teller: Teller, _ reply: @escaping Answer
    ) {
        switch body(request, WalletRequest.init) {
        case .failure(let problem): deny(request, problem, agent: caller.agent, reply)
        case .success(let asked):
            teller.wallet(asked, for: caller) { [self] answer in
                switch answer {
                case .shown(let wallet):
                    count(request, agent: caller.agent, "wallet")
                    reply(.json(wallet))
                case .refused(let rule, let detail, let hint):
                    // By the rule's own name: a refusal makes no entry, and this is all that tells of it.
                    count(request, agent: caller.agent, rule)
                    reply(
                        DoorReply(
                            Problem(
                                status: 403, title: "refused", rule: rule, detail: detail,
                                hint: hint)))
                case .failed(let error): deny(request, error, caller, reply)
                }
            }
        }
    }
}
