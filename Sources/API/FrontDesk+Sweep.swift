import Admin
import JSON
import Payment
import Terms
import Wire

extension FrontDesk {
    /// Has the teller sign one transaction of a rotated wallet to its successor.
    func sweep(
        _ name: String, _ request: DoorRequest, _ actor: Actor, _ reply: @escaping Answer
    ) throws(OfficeError) {
        guard let teller else { throw .sealed }
        guard let wallet = WalletName(name) else { throw .notFound }
        let order: WalletSweep
        let body = try body(request)
        do throws(FieldError) { order = try WalletSweep(body) } catch { throw .malformed(error) }
        teller.sweep(wallet, order, by: actor) { [self] answer in
            switch answer {
            case .signed(let body): reply(.json(body))
            case .refused(let rule, let detail, let hint):
                let why = OfficeError.refused(rule: rule, detail: detail, hint: hint)
                deny(request, .from(why), reply)
            case .failed(let error): deny(request, .from(error), reply)
            }
        }
    }
}
