import Chains
import Gate
import JSON
import Keyroom
import Terms
import Vault

/// How what an admin says of a card is read, and what is wrong with it named.
extension Office {
    static func cardName(_ label: String) throws(OfficeError) -> WalletName {
        guard let name = WalletName("\(Card.name.text)/\(label)") else {
            throw .malformed(
                FieldError(path: "name", clause: "must be of the form card/[a-z0-9-]{1,32}"))
        }
        return name
    }

    static func exposure(_ order: CardOrder) throws(OfficeError) -> AssetAmount {
        let assets = Card.assets(network: order.network)
        guard let asset = assets.first(where: { $0.symbol == order.currency }) else {
            throw .malformed(
                FieldError(
                    path: "currency",
                    clause: "must be one of \(Card.kinds.joined(separator: ", "))"))
        }
        do throws(AmountError) {
            let atoms = try DecimalText.parse(order.exposure, decimals: asset.decimals)
            guard atoms > 0, atoms <= UInt128(UInt64.max) else { throw .tooLarge }
            return AssetAmount(asset: asset, atoms: atoms)
        } catch {
            let clause = error == .tooLarge ? "must be above zero, and not so much" : error.clause
            throw .malformed(FieldError(path: "exposure", clause: clause))
        }
    }

    /// Reads the card and seals it; a number that the vault has already is refused.
    static func make(
        _ name: WalletName, _ order: CardOrder, _ text: RawSpan, _ vault: OpenVault
    ) throws(OfficeError) -> NewCard {
        let entry = try entry(text, storesCVV: order.storesCVV)
        do throws(VaultError) {
            return try vault.makeCard(
                name: name, network: order.network, currency: order.currency, entry)
        } catch {
            guard case .cardKnown(let other) = error else { throw .damaged(error.clause) }
            throw .refused(
                rule: "card.known", detail: "the number is that of \(other.text)",
                hint: "use \(other.text): two names for one card would have two ceilings")
        }
    }

    private static func entry(
        _ text: RawSpan, storesCVV: Bool
    ) throws(OfficeError) -> CardEntry {
        do throws(CardError) {
            return try CardEntry(try secret(text), storesCVV: storesCVV)
        } catch { throw Office.error(error) }
    }

    static func secret(_ text: RawSpan) throws(CardError) -> SecretBytes {
        do throws(SecretError) { return try SecretBytes(copying: text) } catch {
            throw .memory(error)
        }
    }

    static func error(_ error: CardError) -> OfficeError {
        .malformed(FieldError(path: "the card", clause: error.clause))
    }
}
