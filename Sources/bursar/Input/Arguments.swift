import Terms
import Wire

/// The words of a command line as values, each checked where it is read.
///
/// What passes here goes into paths and headers as it is: none of the forms holds a space, a slash
/// beyond a wallet's own, a percent sign or a line's end.
enum Arguments {
    /// The form of agents' and projects' names, for the message.
    static let scopeForm = "[a-z0-9][a-z0-9-]{0,63}"

    /// An agent's name.
    static func agent(_ text: String) throws -> AgentName {
        guard let name = AgentName(text) else { throw TextError.notAName(form: scopeForm) }
        return name
    }

    /// A project's name.
    static func project(_ text: String) throws -> ProjectName {
        guard let name = ProjectName(text) else { throw TextError.notAName(form: scopeForm) }
        return name
    }

    /// A payment's id.
    static func payment(_ text: String) throws -> PaymentID {
        guard let id = PaymentID(text) else {
            throw TextError.notAPayment
        }
        return id
    }

    /// An observer's name, which has the form of an agent's.
    static func observer(_ text: String) throws -> String { try agent(text).text }

    /// An order's number.
    static func order(_ text: String) throws -> UInt64 {
        guard text.utf8.count <= 16, let number = UInt64(text), "\(number)" == text else {
            throw TextError.notAName(form: "an order's number")
        }
        return number
    }

    /// A key slot's name.
    static func slot(_ text: String) throws -> SlotName {
        guard let name = SlotName(text) else { throw TextError.notAName(form: scopeForm) }
        return name
    }

    /// How many of how many shares.
    static func shares(_ text: String) throws -> ShareCount {
        guard let shares = ShareCount(text) else {
            throw TextError.notAName(form: "2-of-3, up to 16-of-16")
        }
        return shares
    }

    /// 32 bytes in hex of either case: an Ed25519 key.
    static func hex32(_ text: String) throws -> [UInt8] {
        guard let bytes = Hex.decode(text), bytes.count == 32 else { throw TextError.notHex32 }
        return bytes
    }

    /// A digest, in hex of either case.
    static func digest(_ text: String) throws -> Digest32 {
        guard let digest = Digest32(try hex32(text)) else { throw TextError.notHex32 }
        return digest
    }

    /// An amount of the budget's currency above zero.
    static func money(_ text: String) throws -> Money {
        let money: Money
        do throws(AmountError) { money = try Money(decimal: text) } catch {
            throw TextError.notAnAmount(clause: error.clause)
        }
        guard money > .zero else { throw TextError.zeroAmount }
        return money
    }

    /// A wallet's full name.
    static func wallet(_ text: String) throws -> WalletName {
        guard let name = WalletName(text) else {
            throw TextError.notAName(form: "<chain>/<label>, both [a-z0-9-]{1,32}")
        }
        return name
    }

    /// A decimal string above zero, kept as text: how many decimals an asset has is for the vault
    /// to say.
    static func amount(_ text: String) throws -> String {
        guard try decimal(text) != 0 else { throw TextError.zeroAmount }
        return text
    }

    /// A decimal string, zero included, kept as text: what a payment has cost in the end.
    static func cost(_ text: String) throws -> String {
        _ = try decimal(text)
        return text
    }

    /// A price in 10^-18 of a currency, zero included: a development vault may have rates of zero.
    static func price(_ text: String) throws -> UInt128 {
        do {
            return try DecimalText.parse(text, decimals: RateSetting.decimals)
        } catch {
            throw TextError.notAnAmount(clause: error.clause)
        }
    }

    /// A currency's code.
    static func currency(_ text: String) throws -> Currency {
        guard let currency = Currency(text) else { throw TextError.notAName(form: "[A-Z]{3}") }
        return currency
    }

    /// A file descriptor; whether it is open shows when it is read.
    static func descriptor(_ text: String) throws -> Int32 {
        guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let number = Int32(text), number < 1_048_576
        else { throw TextError.notADescriptor }
        return number
    }

    /// An idempotency key, in API.md's form.
    static func key(_ text: String) throws -> String {
        guard (16...128).contains(text.utf8.count), text.utf8.allSatisfy(isKeyByte) else {
            throw TextError.notAName(form: "[A-Za-z0-9_-]{16,128}")
        }
        return text
    }

    /// A text of at most `limit` bytes.
    static func text(_ limit: Int) -> @Sendable (String) throws -> String {
        { text in
            guard text.utf8.count <= limit else { throw TextError.tooLong(limit: limit) }
            return text
        }
    }

    private static func decimal(_ text: String) throws(TextError) -> UInt128 {
        do {
            return try DecimalText.parse(text, decimals: 18)
        } catch AmountError.tooLarge {
            // 30 digits before the point and 18 behind do not fit, and are well-formed all the
            // same.
            return UInt128.max
        } catch {
            throw .notAnAmount(clause: error.clause)
        }
    }

    private static func isKeyByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
