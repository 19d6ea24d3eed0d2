import Chains
import JSON
import Terms

/// What is public by its nature: names, addresses, amounts, hashes, counts, times, fixed words.
///
/// The class `public` takes nothing else without a written reason. No `String`, no bytes and no ``JSON`` conforms:
/// whatever conforms says by its type what it can hold, and ArchitectureTests keep the conformances in this folder.
protocol PublicValue: EntryValue {}

extension Bool: PublicValue {
    var json: JSON { .bool(self) }
}

extension UInt64: PublicValue {
    var json: JSON { .integer(self) }
}

extension UInt32: PublicValue {
    var json: JSON { .integer(UInt64(self)) }
}

/// Null where there is none: fields that say so are there in every entry of their kind.
extension Optional: EntryValue, PublicValue where Wrapped: PublicValue {
    var json: JSON { self?.json ?? .null }

    static func fault(in json: JSON) -> String? {
        json == .null ? nil : Wrapped.fault(in: json)
    }
}

extension Array: EntryValue, PublicValue where Element: PublicValue {
    var json: JSON { .array(map(\.json)) }

    static func fault(in json: JSON) -> String? {
        guard case .array(let elements) = json else { return "is no list" }
        for element in elements {
            if let fault = Element.fault(in: element) { return fault }
        }
        return nil
    }
}

extension Moment: PublicValue {
    var json: JSON { .string(Timestamp.precise(self)) }
}

extension Money: PublicValue {
    var json: JSON { .string(decimal) }
}

extension Currency: PublicValue {
    var json: JSON { .string(code) }
}

extension Digest32: PublicValue {
    var json: JSON { .string(hex) }
}

extension AgentName: PublicValue {
    var json: JSON { .string(text) }
}

extension ProjectName: PublicValue {
    var json: JSON { .string(text) }
}

extension WalletName: PublicValue {
    var json: JSON { .string(text) }
}

extension PaymentID: PublicValue {
    var json: JSON { .string(text) }
}

extension ChainName: PublicValue {
    var json: JSON { .string(text) }
}

extension Network: PublicValue {
    var json: JSON { .string(rawValue) }
}

extension Account: PublicValue {
    var json: JSON { .string(text) }
}

extension ClockReading: PublicValue {}

extension AssetAmount: PublicValue {
    var json: JSON { ["amount": .string(decimal), "asset": .string(asset.id)] }
}

extension Draws: PublicValue {
    var json: JSON {
        ["emergency": emergency.json, "general": general.json, "reserve": reserve.json]
    }
}

extension SlotName: PublicValue {
    var json: JSON { .string(text) }
}

extension ShareCount: PublicValue {
    var json: JSON { .string(text) }
}

extension SlotKind: FixedWord {}

extension KeyringName: FixedWord {}

extension KeyForm: FixedWord {}
