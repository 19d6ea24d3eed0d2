internal import Keyroom
internal import Ledger

extension VaultError {
    /// Runs `body`; its error becomes one of ours.
    static func secret<Value: ~Copyable>(
        _ body: () throws(SecretError) -> Value
    ) throws(VaultError) -> Value {
        do throws(SecretError) {
            return try body()
        } catch {
            throw .memory(error)
        }
    }

    /// Runs `body`; its error becomes one of ours.
    static func card<Value>(
        _ body: () throws(CardError) -> Value
    ) throws(VaultError) -> Value {
        do throws(CardError) {
            return try body()
        } catch {
            if case .memory(let memory) = error { throw .memory(memory) }
            throw .card(error)
        }
    }

    /// Runs `body`; whatever does not open is put down to the row it came from.
    static func row<Value: ~Copyable>(
        _ row: Row, _ body: () throws(SealError) -> Value
    ) throws(VaultError) -> Value {
        do throws(SealError) {
            return try body()
        } catch {
            if case .memory(let memory) = error { throw .memory(memory) }
            throw .rowDamaged(row.table, id: row.name)
        }
    }

    /// Runs `body`; its error becomes one of ours.
    static func key<Value: ~Copyable>(
        _ body: () throws(KeyError) -> Value
    ) throws(VaultError) -> Value {
        do throws(KeyError) {
            return try body()
        } catch {
            if case .memory(let memory) = error { throw .memory(memory) }
            throw .key(error)
        }
    }
}
