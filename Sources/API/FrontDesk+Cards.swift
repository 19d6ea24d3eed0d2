import Admin
import Callers
import JSON
import Payment
import Terms
import Wire

extension FrontDesk {
    /// What an admin gives of a card as a secret body: the last parts of its path.
    enum CardSecret {
        /// All of a new card.
        case number(String)
        /// The CVV of a card whose CVV is in memory alone.
        case cvv(String)

        /// Every path there is.
        static let paths = ["cards/{label}", "cards/{label}/cvv"]

        /// Reads `cards/primary` and `cards/primary/cvv`; nil for any other path.
        init?(_ path: String) {
            let parts = path.split(separator: "/", omittingEmptySubsequences: false)
                .map(String.init)
            guard parts.count >= 2, parts[0] == "cards" else { return nil }
            if parts.count == 2 {
                self = .number(parts[1])
            } else if parts.count == 3, parts[2] == "cvv" {
                self = .cvv(parts[1])
            } else {
                return nil
            }
        }
    }

    /// Takes a card or its CVV from the page that its body arrived in.
    func takeCard(_ request: DoorRequest, _ card: CardSecret, _ reply: @escaping Answer) {
        let actor = Actor(role: .admin, name: "", uid: request.peer.uid)
        guard office.trouble == nil else {
            return deny(request, .from(.ledgerUnavailable as OfficeError), reply)
        }
        guard let secret = request.secret, secret.count > 0 else {
            return deny(request, .malformed("the body must be the card's text"), reply)
        }
        do throws(OfficeError) {
            let done: JSONObject
            switch card {
            case .number(let label):
                let order = try cardOrder(request)
                done = try secret.use { text throws(OfficeError) in
                    try office.addCard(label, order, text, by: actor)
                }
            case .cvv(let label):
                done = try secret.use { text throws(OfficeError) in
                    try office.giveCVV(label, text, by: actor)
                }
            }
            finish(request, reply) { done }
        } catch { deny(request, .from(error), reply) }
    }

    private func cardOrder(_ request: DoorRequest) throws(OfficeError) -> CardOrder {
        guard let query = Query(request.query),
            query.has(only: ["currency", "exposure", "network", "store_cvv"])
        else {
            throw .malformed(
                FieldError(
                    path: "the query",
                    clause: "takes currency, exposure, network and store_cvv"))
        }
        do throws(FieldError) {
            return try CardOrder(
                currency: query["currency"], exposure: query["exposure"],
                network: query["network"], storesCVV: query["store_cvv"])
        } catch { throw .malformed(error) }
    }

    /// Redeems a card's grant; the number goes from the vault's page to the door's, and from there to the socket.
    func redeem(
        _ request: DoorRequest, _ caller: Caller, _ text: String, _ teller: Teller,
        _ reply: @escaping Answer
    ) {
        switch body(request, CardRedemption.init) {
        case .failure(let problem): deny(request, problem, agent: caller.agent, reply)
        case .success(let redemption):
            once(text, request, caller, reply) { [self] id throws(PaymentError) in
                var shown: SecretBody?
                teller.redeem(id, redemption, from: caller) {
                    shown = SecretBody(copying: $0)
                } answer: { [self] answer in
                    switch answer {
                    case .shown:
                        guard let shown else {
                            return deny(request, .ledgerUnavailable as PaymentError, caller, reply)
                        }
                        reply(.card(shown))
                    case .refused(let words):
                        count(request, agent: caller.agent, "redemption refused")
                        reply(DoorReply(.refused(words)))
                    case .failed(let error): deny(request, error, caller, reply)
                    }
                }
            }
        }
    }
}
