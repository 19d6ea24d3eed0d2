import Terms
import Testing

/// One way to change a stopped vault, and how it must be found.
struct Tampering: Sendable, CustomTestStringConvertible {
    /// How it must show.
    enum Finding: Sendable {
        /// It serves frozen, and a warning holds this.
        case frozen(String)
        /// It serves sealed, and unsealing is refused with a detail that holds this.
        case staysSealed(String)
        /// It does not start, and says this.
        case noStart(String)
    }

    let testDescription: String
    let statements: [String]
    let finding: Finding
    /// What `bursar-audit verify` answers through the door.
    let verdict: Int32

    init(_ what: String, _ statements: String..., finds finding: Finding, verdict: Int32 = 0) {
        testDescription = what
        self.statements = statements
        self.finding = finding
        self.verdict = verdict
    }

    static let all = entries + checkpoints + blobs + pinned + vouched + places + schema

    /// The log itself.
    static let entries = [
        Tampering(
            "a charge in an entry is lowered",
            edit("seq = \(payment)", #""charge":"0.4"#, #""charge":"0.1"#),
            finds: .frozen("entry "), verdict: 4),
        Tampering(
            "a name in an entry is edited, its form kept", edit("seq = 10", "main", "main2"),
            finds: .frozen("entr"), verdict: 4),
        Tampering(
            "an entry's random blind is edited",
            "UPDATE entries SET bytes = CAST(substr(CAST(bytes AS TEXT), 1, instr(CAST(bytes AS TEXT), "
                + "'\"blind\":\"') + 8) || '00000000000000000000000000000000' || substr(CAST(bytes AS "
                + "TEXT), instr(CAST(bytes AS TEXT), '\"blind\":\"') + 41) AS BLOB) WHERE seq = 11",
            finds: .frozen("an entry below"), verdict: 4),
        Tampering(
            "an entry in the middle is overwritten",
            "UPDATE entries SET bytes = x'00ff' WHERE seq = 12", finds: .frozen("entry 12 "),
            verdict: 4),
        Tampering(
            "the last entry is overwritten",
            "UPDATE entries SET bytes = x'00ff' WHERE seq = (SELECT max(seq) FROM entries)",
            finds: .frozen("entry "), verdict: 4),
        Tampering(
            "the first entry is overwritten", "UPDATE entries SET bytes = x'7b7d' WHERE seq = 0",
            finds: .noStart("entry 0 ")),
        Tampering(
            "an entry in the middle is deleted", "DELETE FROM entries WHERE seq = 12",
            finds: .noStart("entry 12 is missing")),
        Tampering(
            "the first entry is deleted", "DELETE FROM entries WHERE seq = 0",
            finds: .noStart("entry 0 is missing")),
        Tampering(
            "the last entry is deleted",
            "DELETE FROM entries WHERE seq = (SELECT max(seq) FROM entries)",
            finds: .frozen("entr"), verdict: 4),
        Tampering(
            "every entry is deleted", "DELETE FROM entries", finds: .noStart("entry 0 ")),
        Tampering(
            "two entries are swapped", swap("entries", "bytes", "seq", "12", "13"),
            finds: .frozen("entry 12 "), verdict: 4),
        Tampering(
            "an entry is there twice",
            "INSERT INTO entries SELECT (SELECT max(seq) FROM entries) + 1, bytes FROM entries "
                + "WHERE seq = 12",
            finds: .frozen("entry "), verdict: 4),
        Tampering(
            "an entry stands before the first",
            "INSERT INTO entries SELECT -1, bytes FROM entries WHERE seq = 0",
            finds: .noStart("entry ")),
    ]

    private static let checkpoints = [
        Tampering(
            "the checkpoint is edited",
            "UPDATE checkpoint SET note = CAST(replace(CAST(note AS TEXT), char(10), 'x') AS BLOB)",
            finds: .frozen("stored checkpoint"), verdict: 4),
        Tampering(
            "the checkpoint's signature is edited",
            "UPDATE checkpoint SET note = substr(note, 1, length(note) - 8) || x'41414141' || "
                + "substr(note, length(note) - 3)",
            finds: .frozen("stored checkpoint"), verdict: 4),
        Tampering(
            "the checkpoint is deleted", "DELETE FROM checkpoint",
            finds: .frozen("table checkpoint"), verdict: 1),
        Tampering(
            "a second checkpoint stands beside it",
            "INSERT INTO checkpoint SELECT 2, note FROM checkpoint",
            finds: .frozen("table checkpoint")),
    ]

    private static let blobs = [
        Tampering(
            "a blob that no entry names stands there",
            "INSERT INTO blobs VALUES (zeroblob(32), x'00')", finds: .frozen("blob 0000")),
        Tampering(
            "a blob that no entry names stands there, its hash right",
            "INSERT INTO blobs VALUES "
                + "(x'6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d', x'00')",
            finds: .frozen("blob 6e34")),
    ]

    /// Tables whose rows the log pins.
    private static let pinned = [
        Tampering(
            "the vault's facts are edited", "UPDATE meta SET value = substr(value, 1, 16) || x'00'",
            finds: .staysSealed("vault of meta")),
        Tampering(
            "the vault's facts are deleted", "DELETE FROM meta",
            finds: .staysSealed("vault of meta")),
        Tampering(
            "the vault's facts are there twice", twice("meta"),
            finds: .frozen("of meta (version 1) is in no entry")),
        Tampering(
            "the MAC of the vault's facts is edited",
            "UPDATE meta SET mac = zeroblob(32)", finds: .staysSealed("vault of meta")),
        Tampering(
            "the slot's salt is edited",
            "UPDATE slots SET value = substr(value, 1, 17) || zeroblob(16) || substr(value, 34)",
            finds: .staysSealed("main of slots")),
        Tampering(
            "the slot's wrapped key is edited",
            "UPDATE slots SET value = substr(value, 1, length(value) - 1) || x'00'",
            finds: .staysSealed("main of slots")),
        Tampering(
            "the slot is deleted", "DELETE FROM slots", finds: .staysSealed("main of slots")),
        Tampering(
            "the slot is there twice", twice("slots"),
            finds: .frozen("of slots (version 1) is in no entry")),
        Tampering(
            "the slot's version is raised", "UPDATE slots SET version = 2",
            finds: .staysSealed("main of slots")),
        Tampering(
            "a term is edited",
            "UPDATE terms SET value = zeroblob(length(value)) WHERE id = CAST('wallet/1' AS BLOB)",
            finds: .staysSealed("wallet/1 of terms")),
        Tampering(
            "a term nobody uses yet is edited",
            "UPDATE terms SET value = zeroblob(length(value)) WHERE id = CAST('card/1' AS BLOB)",
            finds: .staysSealed("card/1 of terms")),
        Tampering(
            "a term is deleted", "DELETE FROM terms WHERE id = CAST('api/1' AS BLOB)",
            finds: .staysSealed("api/1 of terms")),
        Tampering(
            "two terms are swapped",
            swap("terms", "value", "id", "CAST('card/1' AS BLOB)", "CAST('api/1' AS BLOB)"),
            finds: .staysSealed("api/1 of terms")),
        Tampering(
            "a term is there twice", twice("terms"),
            finds: .staysSealed("api/11 of terms")),
        Tampering(
            "a wallet's key is edited",
            "UPDATE records SET value = zeroblob(length(value)) WHERE id = \(walletKey)",
            finds: .staysSealed("wallet/ethereum/main/key of records")),
        Tampering(
            "a wallet's key is deleted", "DELETE FROM records WHERE id = \(walletKey)",
            finds: .staysSealed("wallet/ethereum/main/key of records")),
        Tampering(
            "a wallet's key and its entropy are swapped",
            swap("records", "value", "id", walletKey, walletEntropy),
            finds: .staysSealed("wallet/ethereum/main/entropy of records")),
        Tampering(
            "the log's key and the MAC key are swapped",
            swap("records", "value", "id", "CAST('log/seed' AS BLOB)", "CAST('mac/key' AS BLOB)"),
            finds: .staysSealed("log/seed of records")),
        Tampering(
            "a record is there twice", twice("records"),
            finds: .frozen("of records (version 1) is in no entry")),
        Tampering(
            "a record's version is lowered",
            "UPDATE records SET version = 0 WHERE id = \(walletKey)",
            finds: .staysSealed("wallet/ethereum/main/key of records")),
    ]

    /// The table that says where payments stand.
    private static let places = [
        Tampering(
            "a payment's place is moved", "UPDATE places SET seq = seq - 1",
            finds: .frozen("the place of payment")),
        Tampering(
            "a payment is said to be another agent's",
            "UPDATE places SET agent = CAST('spare' AS BLOB)",
            finds: .frozen("the place of payment")),
        Tampering(
            "a payment's place is deleted",
            "DELETE FROM places WHERE payment = (SELECT min(payment) FROM places)",
            finds: .frozen("the place of payment")),
        Tampering(
            "a payment that was never decided has a place",
            "INSERT INTO places SELECT x'00', seq, agent FROM places LIMIT 1",
            finds: .frozen("the places table")),
    ]

    /// Tables whose rows carry a MAC.
    private static let vouched = [
        Tampering(
            "a token is edited", "UPDATE tokens SET value = zeroblob(32) WHERE id = \(solo)",
            finds: .frozen("agent solo")),
        Tampering(
            "a token is deleted", "DELETE FROM tokens WHERE id = \(solo)",
            finds: .frozen("agent solo")),
        Tampering(
            "two tokens are swapped", swap("tokens", "value", "id", solo, spare),
            finds: .frozen("agent solo")),
        Tampering(
            "two whole token rows are swapped",
            "UPDATE tokens SET id = x'00' WHERE id = \(solo)",
            "UPDATE tokens SET id = \(solo) WHERE id = \(spare)",
            "UPDATE tokens SET id = \(spare) WHERE id = x'00'", finds: .frozen("agent solo")),
        Tampering("a token is there twice", twice("tokens"), finds: .frozen("token row")),
        Tampering(
            "a token's version is lowered", "UPDATE tokens SET version = 0 WHERE id = \(solo)",
            finds: .frozen("agent solo")),
        Tampering(
            "an idempotency row is edited",
            "UPDATE idempotency SET value = zeroblob(length(value)) WHERE id = \(firstKey)",
            finds: .frozen("idempotency row of payment")),
        Tampering(
            "an idempotency row is deleted", "DELETE FROM idempotency WHERE id = \(firstKey)",
            finds: .frozen("idempotency row of payment")),
        Tampering(
            "two idempotency rows are swapped",
            swap("idempotency", "value", "id", firstKey, secondKey),
            finds: .frozen("idempotency row of payment")),
        Tampering(
            "an idempotency row is there twice", twice("idempotency"),
            finds: .frozen("idempotency table")),
        Tampering(
            "an idempotency row's version is lowered",
            "UPDATE idempotency SET version = 0 WHERE id = \(firstKey)",
            finds: .frozen("idempotency row of payment")),
    ]

    /// Code and room for more in the database itself.
    private static let schema = [
        Tampering(
            "a trigger forgets keys",
            "CREATE TRIGGER forget AFTER INSERT ON idempotency BEGIN DELETE FROM idempotency WHERE "
                + "id = NEW.id; END",
            finds: .noStart("forget")),
        Tampering(
            "a table is too many", "CREATE TABLE more(a)", finds: .noStart("more")),
        Tampering(
            "a table is gone", "DROP TABLE tokens", finds: .noStart("tokens")),
    ]

    /// The entry of the first payment, whatever its number is.
    private static let payment =
        "(SELECT min(seq) FROM entries WHERE instr(CAST(bytes AS TEXT), 'payment.decided') > 0)"

    private static let walletKey = "CAST('wallet/ethereum/main/key' AS BLOB)"
    private static let walletEntropy = "CAST('wallet/ethereum/main/entropy' AS BLOB)"
    private static let solo = "CAST('solo' AS BLOB)"
    private static let spare = "CAST('spare' AS BLOB)"
    private static let firstKey = blob("solo\u{0}tampering-payment-0")
    private static let secondKey = blob("solo\u{0}tampering-payment-1")

    private static func blob(_ text: String) -> String { "x'\(Hex.encode(Array(text.utf8)))'" }

    private static func edit(_ place: String, _ old: String, _ new: String) -> String {
        "UPDATE entries SET bytes = CAST(replace(CAST(bytes AS TEXT), '\(old)', '\(new)') AS BLOB) "
            + "WHERE \(place)"
    }

    private static func swap(
        _ table: String, _ column: String, _ id: String, _ one: String, _ other: String
    ) -> String {
        // Materialised, since otherwise the second row would read what the first has become.
        "WITH old AS MATERIALIZED (SELECT \(id) AS i, \(column) AS c FROM \(table)) UPDATE \(table) "
            + "SET \(column) = (SELECT c FROM old WHERE i = CASE \(id) WHEN \(one) THEN \(other) "
            + "ELSE \(one) END) WHERE \(id) IN (\(one), \(other))"
    }

    private static func twice(_ table: String) -> String {
        "INSERT INTO \(table) SELECT CAST(id || '1' AS BLOB), version, value, mac FROM \(table) LIMIT 1"
    }
}
