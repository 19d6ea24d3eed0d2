internal import Keyroom

/// The vault's own keys, from the records of class meta.
struct VaultKeys {
    let log: LogKey
    let mac: MacKey
    let index: MacKey
}
